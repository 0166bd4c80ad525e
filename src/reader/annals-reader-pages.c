/* annals-reader-pages.c — an article cut into pieces that can be laid out without a stall
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view lays out whole lines, so neither a page nor a line may be long. Pages end between
 * two blocks if they can, else between two lines; only a line that is longer than any that is
 * meant to be read is cut, at a space if it has one.
 */

#include "config.h"

#include "reader/annals-reader-pages.h"

#include <string.h>

#include "core/annals-limits.h"

/* A page that finds no end of a block is cut at the end of a line after this many bytes. */
#define MAX_PAGE_BYTES (2 * ANNALS_READER_PAGE_BYTES)

/* A longer line has too many code points, whatever they are. */
#define MAX_LINE_BYTES (4 * ANNALS_READER_LINE_CHARS + 1)

static void
page_free (gpointer data)
{
  AnnalsReaderPage *page = data;

  g_array_unref (page->open);
  g_free (page);
}

/* Where a line that is too long is cut: after a space near @limit, else between two letters. */
static const char *
cut_line (const char *limit)
{
  const char *p;

  for (p = limit; p > limit - ANNALS_READER_LINE_CHARS / 4; p--)
    if (p[-1] == ' ')
      return p;

  p = limit;
  for (guint i = 0; i < ANNALS_MAX_COMBINING_MARKS && g_unichar_ismark (g_utf8_get_char (p)); i++)
    p = g_utf8_prev_char (p);

  return p;
}

/* Where a line must be cut, or NULL: the time that Pango takes to wrap a word grows with the square
 * of its length. Scripts that know no spaces may be wrapped anywhere. */
static const char *
find_cut (const char *line,
          const char *end)
{
  gsize n_word = 0;
  guint n_chars = 0;

  if (end - line <= ANNALS_READER_WORD_BYTES)
    return NULL;

  for (const char *p = line; p < end; p++)
    {
      n_chars += (*p & 0xc0) != 0x80;
      if (n_chars > ANNALS_READER_LINE_CHARS)
        return cut_line (p);
      n_word = *p != ' ' && (guchar) *p < 0x80 ? n_word + 1 : 0;
      if (n_word > ANNALS_READER_WORD_BYTES)
        return p;
    }

  return NULL;
}

/* First byte after the page that begins at @start. */
static const char *
find_page_end (const char *start,
               const char *end)
{
  const char *line = start;
  guint       n_lines = 0;

  while (line < end)
    {
      gsize       limit = MIN ((gsize) (end - line), MAX_LINE_BYTES);
      const char *feed = memchr (line, '\n', limit);
      const char *next = feed != NULL ? feed + 1 : line + limit;
      const char *cut = find_cut (line, feed != NULL ? feed : line + limit);
      gboolean    is_blank = feed == line;

      if (cut != NULL)
        return line > start ? line : cut;
      if (next - start > MAX_PAGE_BYTES && line > start)
        return line;

      line = next;
      n_lines++;
      if ((line - start >= ANNALS_READER_PAGE_BYTES && is_blank) ||
          n_lines >= ANNALS_READER_PAGE_LINES)
        return line;
    }

  return end;
}

/* Notes which marks begin where, and which reach in from before. Marks nest, so those that are open
 * are a stack. */
static void
assign_marks (GPtrArray     *pages,
              AnnalsArticle *article)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));
  guint              n_marks;
  const AnnalsMark  *marks = annals_article_get_marks (article, &n_marks);
  guint              mark = 0;

  for (guint i = 0; i < pages->len; i++)
    {
      AnnalsReaderPage *page = g_ptr_array_index (pages, i);

      for (; mark < n_marks && marks[mark].start < page->start; mark++)
        {
          while (open->len > 0 &&
                 marks[g_array_index (open, guint, open->len - 1)].end <= marks[mark].start)
            g_array_set_size (open, open->len - 1);
          g_array_append_val (open, mark);
        }
      while (open->len > 0 && marks[g_array_index (open, guint, open->len - 1)].end <= page->start)
        g_array_set_size (open, open->len - 1);

      page->first_mark = mark;
      page->open = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_vals (page->open, open->data, open->len);
    }
}

/**
 * annals_reader_pages_new:
 * @article: an article
 *
 * Cuts an article into pages. Cost: O(n) in its bytes and marks.
 *
 * Returns: (transfer full) (element-type AnnalsReaderPage): the pages, at least one
 */
GPtrArray *
annals_reader_pages_new (AnnalsArticle *article)
{
  GPtrArray  *pages = g_ptr_array_new_with_free_func (page_free);
  gsize       n_bytes;
  const char *text = annals_article_get_text (article, &n_bytes);
  const char *end = text + n_bytes;
  const char *start = text;

  do
    {
      AnnalsReaderPage *page = g_new0 (AnnalsReaderPage, 1);
      const char       *next = find_page_end (start, end);

      page->start = annals_article_get_offset (article, (gsize) (start - text));
      page->end = annals_article_get_offset (article, (gsize) (next - text));
      page->is_continued = start > text && start[-1] != '\n';
      g_ptr_array_add (pages, page);
      start = next;
    }
  while (start < end);

  assign_marks (pages, article);
  return pages;
}

/**
 * annals_reader_pages_find:
 * @pages: (element-type AnnalsReaderPage): pages of an article
 * @offset: a code point; beyond the text stands for its end
 *
 * Returns: index of the page that holds @offset. Cost: O(log n).
 */
guint
annals_reader_pages_find (GPtrArray *pages,
                          guint      offset)
{
  guint low = 0;
  guint high = pages->len;

  while (high - low > 1)
    {
      guint                   middle = low + (high - low) / 2;
      const AnnalsReaderPage *page = g_ptr_array_index (pages, middle);

      if (page->start <= offset)
        low = middle;
      else
        high = middle;
    }

  return low;
}
