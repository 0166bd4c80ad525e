/* annals-search-text.h — a text as passages are compared in it, with the way back to the original
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsSearchForm:
 * @ANNALS_SEARCH_NORMALISED: without differences in white space, quotation marks, dashes, invisible
 *   characters and ways to write one character
 * @ANNALS_SEARCH_FOLDED: also without differences in case and accents
 */
typedef enum
{
  ANNALS_SEARCH_NORMALISED,
  ANNALS_SEARCH_FOLDED,
} AnnalsSearchForm;

#define ANNALS_N_SEARCH_FORMS 2

/**
 * AnnalsSearchText:
 * @text: the text in its search form, UTF-8
 * @n_bytes: length of @text
 * @origins: (array): for each byte of @text the code point of the original that it stands for, and
 *   after the last the length of the original
 */
typedef struct
{
  char    *text;
  gsize    n_bytes;
  guint32 *origins;
} AnnalsSearchText;

AnnalsSearchText *annals_search_text_new (const char      *original,
                                          AnnalsSearchForm form) G_GNUC_WARN_UNUSED_RESULT;
void              annals_search_text_free (AnnalsSearchText *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsSearchText, annals_search_text_free)

G_END_DECLS
