/* annals-article-writer.h — the plain text of an article and its marks while they grow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article.h"

G_BEGIN_DECLS

/**
 * AnnalsArticleWriter:
 * @text: what has been written
 * @marks: (element-type AnnalsMark): in the order of their starts; offsets in bytes until
 *   annals_article_writer_finish()
 * @targets: holds the addresses of @marks
 *
 * The other fields are the writer's own: the end of what is not a separator, the number of
 * combining marks right before the end, indexes of the open marks, and how many more are open
 * beyond the depth that is told.
 */
typedef struct
{
  GString      *text;
  GArray       *marks;
  GStringChunk *targets;

  gsize   content_end;
  guint   n_combining;
  GArray *open;
  guint   n_skipped;
} AnnalsArticleWriter;

void annals_article_writer_init (AnnalsArticleWriter *self,
                                 gsize                size_hint);
void annals_article_writer_add_text (AnnalsArticleWriter *self,
                                     const char          *text,
                                     gsize                length);
void annals_article_writer_begin_block (AnnalsArticleWriter *self);
void annals_article_writer_open_mark (AnnalsArticleWriter *self,
                                      AnnalsMarkKind       kind,
                                      guint                level,
                                      guint                number,
                                      const char          *target);
void annals_article_writer_close_mark (AnnalsArticleWriter *self);
void annals_article_writer_finish (AnnalsArticleWriter *self);

G_END_DECLS
