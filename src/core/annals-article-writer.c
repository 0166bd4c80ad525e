/* annals-article-writer.c — the plain text of an article and its marks while they grow
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-article-writer.h"

#include "core/annals-limits.h"

/* Marks that lie deeper than this are not told; a reader could not show them apart. */
#define MAX_MARK_DEPTH 64

/**
 * annals_article_writer_init:
 * @self: a writer that holds nothing
 * @size_hint: about how many bytes are going to be written
 */
void
annals_article_writer_init (AnnalsArticleWriter *self,
                            gsize                size_hint)
{
  *self = (AnnalsArticleWriter){
    .text = g_string_sized_new (size_hint),
    .marks = g_array_new (FALSE, TRUE, sizeof (AnnalsMark)),
    .open = g_array_new (FALSE, FALSE, sizeof (guint)),
    .targets = g_string_chunk_new (256),
  };
}

/**
 * annals_article_writer_add_text:
 * @self: a writer
 * @text: valid UTF-8
 * @length: bytes of @text
 *
 * Appends text. Control characters but line feed and tab are dropped, and so is what goes beyond
 * %ANNALS_MAX_COMBINING_MARKS in a row.
 */
void
annals_article_writer_add_text (AnnalsArticleWriter *self,
                                const char          *text,
                                gsize                length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        {
          self->n_combining = 0;
          if (c >= 0x20 ? c != 0x7f : c == '\n' || c == '\t')
            g_string_append_c (self->text, (char) c);
          continue;
        }

      /* Characters without a shape, such as joiners, do not begin a new letter. */
      if (g_unichar_ismark (c))
        self->n_combining++;
      else if (g_unichar_type (c) != G_UNICODE_FORMAT)
        self->n_combining = 0;

      if (self->n_combining <= ANNALS_MAX_COMBINING_MARKS && !g_unichar_iscntrl (c))
        g_string_append_len (self->text, p, g_utf8_skip[(guchar) *p]);
    }

  self->content_end = self->text->len;
}

/**
 * annals_article_writer_begin_block:
 * @self: a writer
 *
 * Begins a block: one blank line lies between it and what stands before.
 */
void
annals_article_writer_begin_block (AnnalsArticleWriter *self)
{
  if (self->text->len > 0 && self->text->len == self->content_end)
    g_string_append (self->text, "\n\n");
  self->n_combining = 0;
}

/**
 * annals_article_writer_open_mark:
 * @self: a writer
 * @kind: what the stretch is
 * @level: see #AnnalsMarkKind
 * @number: see #AnnalsMarkKind
 * @target: (nullable): address of a link or image
 *
 * Begins a mark. It ends with its own call of annals_article_writer_close_mark().
 */
void
annals_article_writer_open_mark (AnnalsArticleWriter *self,
                                 AnnalsMarkKind       kind,
                                 guint                level,
                                 guint                number,
                                 const char          *target)
{
  AnnalsMark mark = {
    .kind = kind,
    .level = level,
    .number = number,
    .start = (guint) self->text->len,
    .target = target == NULL ? NULL : g_string_chunk_insert (self->targets, target),
  };
  guint index = self->marks->len;

  if (self->open->len >= MAX_MARK_DEPTH)
    {
      self->n_skipped++;
      return;
    }

  g_array_append_val (self->marks, mark);
  g_array_append_val (self->open, index);
}

/**
 * annals_article_writer_close_mark:
 * @self: a writer
 *
 * Ends the mark begun last that has not ended yet, with the last text written.
 */
void
annals_article_writer_close_mark (AnnalsArticleWriter *self)
{
  guint index;

  if (self->n_skipped > 0)
    {
      self->n_skipped--;
      return;
    }

  index = g_array_index (self->open, guint, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  g_array_index (self->marks, AnnalsMark, index).end = (guint) self->content_end;
}

/* Whether normalisation may join the character to the one before it: all that may are marks, but
 * for the vowels and final consonants of Hangul. */
static gboolean
joins_backwards (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c >= 0x300 && (g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff));
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Every byte at which a mark begins or ends, and the end of the text, in order. A mark that ends
 * inside a character takes the whole of it. */
static GArray *
list_cuts (AnnalsArticleWriter *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   end = (guint) self->text->len;

  for (guint i = 0; i < self->marks->len; i++)
    {
      AnnalsMark *mark = &g_array_index (self->marks, AnnalsMark, i);
      guint      *ends[] = { &mark->start, &mark->end };

      for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
        {
          const char *p = self->text->str + *ends[j];

          while (*p != '\0' && joins_backwards (p))
            p = g_utf8_next_char (p);
          *ends[j] = (guint) (p - self->text->str);
          g_array_append_val (cuts, *ends[j]);
        }
    }
  g_array_append_val (cuts, end);
  g_array_sort (cuts, compare_sizes);

  return cuts;
}

static guint
find_cut (GArray *cuts,
          guint   byte)
{
  guint index = 0;

  g_array_binary_search (cuts, &byte, compare_sizes, &index);
  return index;
}

/* Brings the text into NFC and turns the offsets of the marks from bytes into code points. Between
 * two cuts nothing joins across, so the pieces can be normalised one by one. A mark that covers but
 * an accent is empty then. */
static void
normalise (AnnalsArticleWriter *self)
{
  g_autoptr (GArray) cuts = list_cuts (self);
  g_autoptr (GArray) offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint), cuts->len);
  GString           *text = g_string_sized_new (self->text->len);
  guint              from = 0;
  guint              n_chars = 0;

  for (guint i = 0; i < cuts->len; i++)
    {
      guint            to = g_array_index (cuts, guint, i);
      g_autofree char *piece = NULL;

      if (to > from)
        {
          piece = g_utf8_normalize (self->text->str + from, (gssize) (to - from), G_NORMALIZE_NFC);
          g_string_append (text, piece);
          n_chars += (guint) g_utf8_strlen (piece, -1);
          from = to;
        }
      g_array_append_val (offsets, n_chars);
    }

  for (guint i = 0; i < self->marks->len; i++)
    {
      AnnalsMark *mark = &g_array_index (self->marks, AnnalsMark, i);

      mark->start = g_array_index (offsets, guint, find_cut (cuts, mark->start));
      mark->end = g_array_index (offsets, guint, find_cut (cuts, mark->end));
    }

  g_string_free (self->text, TRUE);
  self->text = text;
}

static void
drop_empty_marks (GArray *marks)
{
  guint n_kept = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      AnnalsMark mark = g_array_index (marks, AnnalsMark, i);

      if (mark.end > mark.start)
        g_array_index (marks, AnnalsMark, n_kept++) = mark;
    }
  g_array_set_size (marks, n_kept);
}

/**
 * annals_article_writer_finish:
 * @self: a writer whose marks are all closed
 *
 * Brings the text into NFC and drops the marks that cover nothing; the offsets of the others count
 * code points from now on. @text, @marks and @targets are the caller's then.
 */
void
annals_article_writer_finish (AnnalsArticleWriter *self)
{
  g_string_truncate (self->text, self->content_end);
  drop_empty_marks (self->marks);
  normalise (self);
  drop_empty_marks (self->marks);
  g_clear_pointer (&self->open, g_array_unref);
}
