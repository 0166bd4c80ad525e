/* annals-article.c — a source's article as plain text with the marks that its Markdown carried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Code points and bytes are turned into each other through the byte of every 256th code point.
 */

#include "config.h"

#include "core/annals-article.h"

#include "core/annals-article-markdown.h"
#include "core/annals-article-private.h"

#include <string.h>

#define CHARS_PER_STEP 256

/* How long a search for changed passages may go on in one article, in thousands of steps of a few
 * nanoseconds: some seconds. A bundle made to keep the program busy ends there; a scholar's has a
 * thousand changed passages in an article before it does. */
#define MAX_SEARCH_EFFORT 400000

/* The macro of GLib hands functions to a transparent union, which is no ISO C. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
G_DEFINE_BOXED_TYPE (AnnalsArticle, annals_article, annals_article_ref, annals_article_unref)
#pragma GCC diagnostic pop

/**
 * annals_article_find_line_end:
 * @line: start of a line
 * @end: end of the text
 * @next: (out): start of the next line, or @end
 *
 * Finds the end of a line. Lines end with LF, CR or both.
 *
 * Returns: (transfer none): the first byte after the line
 */
const char *
annals_article_find_line_end (const char  *line,
                              const char  *end,
                              const char **next)
{
  const char *p = line;

  while (p < end && *p != '\n' && *p != '\r')
    p++;

  *next = p;
  if (p < end)
    *next = p[0] == '\r' && p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;

  return p;
}

static gboolean
is_blank (const char *start,
          const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static void
write_plain (AnnalsArticleWriter *self,
             const char          *source,
             gsize                length)
{
  const char *end = source + length;
  gboolean    is_in_paragraph = FALSE;

  for (const char *line = source, *next; line < end; line = next)
    {
      const char *line_end = annals_article_find_line_end (line, end, &next);

      if (is_blank (line, line_end))
        {
          if (is_in_paragraph)
            annals_article_writer_close_mark (self);
          is_in_paragraph = FALSE;
          continue;
        }

      if (is_in_paragraph)
        annals_article_writer_add_text (self, "\n", 1);
      else
        {
          annals_article_writer_begin_block (self);
          annals_article_writer_open_mark (self, ANNALS_MARK_PARAGRAPH, 0, 0, NULL);
        }
      annals_article_writer_add_text (self, line, (gsize) (line_end - line));
      is_in_paragraph = TRUE;
    }

  if (is_in_paragraph)
    annals_article_writer_close_mark (self);
}

static void
index_chars (AnnalsArticle *self)
{
  guint n_chars = 0;

  self->steps = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    if (n_chars % CHARS_PER_STEP == 0)
      {
        guint32 byte = (guint32) (p - self->text);

        g_array_append_val (self->steps, byte);
      }

  self->n_chars = n_chars;
}

/**
 * annals_article_get_search_text:
 * @self: an article
 * @form: how far differences are to be levelled
 *
 * Gets the plain text in a search form. It is made when first asked for and kept. Thread: any.
 * Cost: O(n) the first time.
 *
 * Returns: (transfer none): the text; its origins are offsets into the article
 */
const AnnalsSearchText *
annals_article_get_search_text (AnnalsArticle   *self,
                                AnnalsSearchForm form)
{
  AnnalsSearchText **slot = &self->search_texts[form];
  AnnalsSearchText  *made;

  if (g_atomic_pointer_get (slot) == NULL)
    {
      made = annals_search_text_new (self->text, form);
      if (!g_atomic_pointer_compare_and_exchange (slot, NULL, made))
        annals_search_text_free (made);
    }

  return g_atomic_pointer_get (slot);
}

/**
 * annals_article_spend_effort:
 * @self: an article
 * @n_steps: how many steps a search is going to take
 *
 * Keeps account of the searches in an article that cost more than reading it. Thread: any.
 *
 * Returns: %FALSE if so much has been spent on the article that the search must not be made
 */
gboolean
annals_article_spend_effort (AnnalsArticle *self,
                             guint64        n_steps)
{
  int effort = (int) MIN (n_steps / 1000 + 1, MAX_SEARCH_EFFORT);

  if (g_atomic_int_get (&self->search_effort) > MAX_SEARCH_EFFORT - effort)
    return FALSE;

  g_atomic_int_add (&self->search_effort, effort);
  return TRUE;
}

/* --- Public --------------------------------------------------------------------------------- */

/**
 * annals_article_new:
 * @source: the article as written, at most 1 GiB; what is not UTF-8 in it becomes U+FFFD
 * @length: bytes of @source, or -1 if it ends with a NUL
 * @format: how @source is to be read
 *
 * Makes the plain text of an article and its marks. The text is in NFC, its lines end with a line
 * feed, its blocks stand one blank line apart, and of the control characters only tabs are left.
 * A run of combining marks is cut after thirty. Markdown that would keep the parser busy for
 * seconds is taken as plain text. Cost: O(n log n).
 *
 * Returns: (transfer full): the article
 */
AnnalsArticle *
annals_article_new (const char         *source,
                    gssize              length,
                    AnnalsArticleFormat format)
{
  AnnalsArticle      *self;
  g_autofree char    *valid = NULL;
  AnnalsArticleWriter writer;
  gsize               size;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (length <= (1 << 30), NULL);

  size = length < 0 ? strlen (source) : (gsize) length;
  if (!g_utf8_validate_len (source, size, NULL))
    {
      valid = g_utf8_make_valid (source, (gssize) size);
      source = valid;
      size = strlen (valid);
    }

  self = g_new0 (AnnalsArticle, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->is_degraded =
    format == ANNALS_ARTICLE_MARKDOWN && annals_article_markdown_is_hostile (source, size);

  annals_article_writer_init (&writer, size);
  if (format == ANNALS_ARTICLE_MARKDOWN && !self->is_degraded)
    annals_article_markdown_write (&writer, source, size);
  else
    write_plain (&writer, source, size);
  annals_article_writer_finish (&writer);

  self->n_bytes = writer.text->len;
  self->text = g_string_free (writer.text, FALSE);
  self->marks = writer.marks;
  self->targets = writer.targets;
  index_chars (self);

  return self;
}

/**
 * annals_article_ref:
 * @self: an article
 *
 * Takes a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
AnnalsArticle *
annals_article_ref (AnnalsArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * annals_article_unref:
 * @self: (transfer full): an article
 *
 * Gives a reference back; with the last one the article is freed. Thread: any.
 */
void
annals_article_unref (AnnalsArticle *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_array_unref (self->steps);
  g_array_unref (self->marks);
  g_string_chunk_free (self->targets);
  for (guint i = 0; i < ANNALS_N_SEARCH_FORMS; i++)
    g_clear_pointer (&self->search_texts[i], annals_search_text_free);
  g_free (self);
}

/**
 * annals_article_get_text:
 * @self: an article
 * @n_bytes: (out) (optional): length of the text in bytes
 *
 * Gets the plain text, which every offset into the article counts.
 *
 * Returns: (transfer none): UTF-8 in NFC
 */
const char *
annals_article_get_text (AnnalsArticle *self,
                         gsize         *n_bytes)
{
  g_return_val_if_fail (self != NULL, "");

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;

  return self->text;
}

/**
 * annals_article_get_n_chars:
 * @self: an article
 *
 * Returns: the length of the plain text in code points
 */
guint
annals_article_get_n_chars (AnnalsArticle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_chars;
}

/**
 * annals_article_get_byte:
 * @self: an article
 * @offset: a code point, counted from 0; beyond the text stands for its end
 *
 * Finds the byte at which a code point begins. Cost: a walk over at most 256 code points.
 *
 * Returns: the byte, counted from 0
 */
gsize
annals_article_get_byte (AnnalsArticle *self,
                         guint          offset)
{
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_bytes;

  p = self->text + g_array_index (self->steps, guint32, offset / CHARS_PER_STEP);
  return (gsize) (g_utf8_offset_to_pointer (p, offset % CHARS_PER_STEP) - self->text);
}

/**
 * annals_article_get_offset:
 * @self: an article
 * @byte: a byte of the plain text, counted from 0; beyond the text stands for its end
 *
 * Finds the code point that a byte belongs to. Cost: a binary search and a walk over at most 256
 * code points.
 *
 * Returns: the code point, counted from 0
 */
guint
annals_article_get_offset (AnnalsArticle *self,
                           gsize          byte)
{
  guint       low = 0;
  guint       high;
  guint       offset;
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->n_chars;

  /* The last step at or before the byte; the first stands at 0. */
  high = self->steps->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->steps, guint32, middle) <= byte)
        low = middle;
      else
        high = middle;
    }

  offset = low * CHARS_PER_STEP;
  p = self->text + g_array_index (self->steps, guint32, low);
  while (g_utf8_next_char (p) <= self->text + byte)
    {
      p = g_utf8_next_char (p);
      offset++;
    }

  return offset;
}

/**
 * annals_article_get_marks:
 * @self: an article
 * @n_marks: (out) (optional): how many there are
 *
 * Gets the marks in the order of their starts, the outer before the inner; none is empty. An item
 * without any text has therefore no mark, and marks nested more than 64 deep are left out.
 *
 * Returns: (array length=n_marks) (transfer none): the marks
 */
const AnnalsMark *
annals_article_get_marks (AnnalsArticle *self,
                          guint         *n_marks)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_marks != NULL)
    *n_marks = self->marks->len;

  return (const AnnalsMark *) (gconstpointer) self->marks->data;
}

/**
 * annals_article_is_degraded:
 * @self: an article
 *
 * Returns: whether the article is Markdown that is shown as plain text, since it would have kept
 *   the parser busy for too long
 */
gboolean
annals_article_is_degraded (AnnalsArticle *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_degraded;
}
