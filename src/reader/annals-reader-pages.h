/* annals-reader-pages.h — an article cut into pieces that can be laid out without a stall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article.h"

G_BEGIN_DECLS

/* About how many bytes a page has, how many code points of them at most stand in one line, how many
 * bytes in one word, and how many lines it has at most. */
#define ANNALS_READER_PAGE_BYTES 8192
#define ANNALS_READER_LINE_CHARS 4000
#define ANNALS_READER_WORD_BYTES 1024
#define ANNALS_READER_PAGE_LINES 200

/**
 * AnnalsReaderPage:
 * @start: first code point
 * @end: first code point after the page
 * @first_mark: the first of the article's marks that begins in the page or after it
 * @open: (element-type guint): marks that begin before the page and reach into it
 * @is_continued: whether the page begins within a line, which was too long for one page
 *
 * A piece of an article. Pages follow each other without a gap.
 */
typedef struct
{
  guint    start;
  guint    end;
  guint    first_mark;
  GArray  *open;
  gboolean is_continued;
} AnnalsReaderPage;

GPtrArray *annals_reader_pages_new (AnnalsArticle *article) G_GNUC_WARN_UNUSED_RESULT;
guint      annals_reader_pages_find (GPtrArray *pages,
                                     guint      offset);

G_END_DECLS
