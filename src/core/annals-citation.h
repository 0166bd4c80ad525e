/* annals-citation.h — a source as it is cited: for people, and for programs that keep references
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsCitationFormat:
 * @ANNALS_CITATION_REFERENCE: a line for people, author first
 * @ANNALS_CITATION_BIBTEX: BibTeX, with the fields `date` and `url` of BibLaTeX
 * @ANNALS_CITATION_RIS: the RIS of reference managers
 * @ANNALS_CITATION_CSL_JSON: an array of one item of the Citation Style Language
 */
typedef enum
{
  ANNALS_CITATION_REFERENCE,
  ANNALS_CITATION_BIBTEX,
  ANNALS_CITATION_RIS,
  ANNALS_CITATION_CSL_JSON,
} AnnalsCitationFormat;

/**
 * AnnalsCitation:
 * @id: what the source is called in its bundle
 * @type: type of the Citation Style Language
 * @title: its title
 * @author: all authors as text
 * @publisher: who published it, or what it is a part of
 * @issued: when it came out: EDTF, or words
 * @url: its address
 * @language: BCP 47
 *
 * What is cited. Strings are borrowed, of any content, and empty where nothing is told.
 */
typedef struct
{
  const char *id;
  const char *type;
  const char *title;
  const char *author;
  const char *publisher;
  const char *issued;
  const char *url;
  const char *language;
} AnnalsCitation;

void  annals_citation_init (AnnalsCitation *self,
                            AnnalsBundle   *bundle,
                            guint           source);
char *annals_citation_write (const AnnalsCitation *self,
                             AnnalsCitationFormat  format) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
