/* annals-article-private.h — what an article holds, for the files that search in it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article.h"

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
};

G_END_DECLS
