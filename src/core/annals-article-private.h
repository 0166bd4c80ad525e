/* annals-article-private.h — what an article holds, for the files that search in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article.h"
#include "core/annals-search-text.h"

G_BEGIN_DECLS

struct _AnnalsArticle
{
  gatomicrefcount ref_count;

  /* owned, never changed */
  char         *text;
  GArray       *steps; /* guint32, byte of every 256th code point */
  GArray       *marks; /* AnnalsMark */
  GStringChunk *targets;
  gsize         n_bytes;
  guint         n_chars;
  gboolean      is_degraded;

  /* owned, made when first asked for, by whichever thread is first */
  AnnalsSearchText *search_texts[ANNALS_N_SEARCH_FORMS];
  int               search_effort; /* atomic */
};

const char             *annals_article_find_line_end (const char  *line,
                                                      const char  *end,
                                                      const char **next);
const AnnalsSearchText *annals_article_get_search_text (AnnalsArticle   *self,
                                                        AnnalsSearchForm form);
gboolean                annals_article_spend_effort (AnnalsArticle *self,
                                                     guint64        n_steps);

G_END_DECLS
