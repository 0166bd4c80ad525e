/* annals-reader-text.c — the pages of an article that a text buffer holds at the moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A short article stands in the buffer as a whole. Of a long one the buffer holds the pages around
 * the place that is read; pages come at one end and go at the other. Everybody else speaks in code
 * points of the article, and only this file knows where in the buffer they stand.
 */

#include "config.h"

#include "reader/annals-reader-text.h"

#include "reader/annals-reader-pages.h"

/* So many pages stand in the buffer at most. */
#define MAX_PAGES 48

/* Characters of the buffer that are none of the article, right before the code point @offset. */
typedef struct
{
  guint offset;
  guint n_chars;
} Insertion;

struct _AnnalsReaderText
{
  GtkTextBuffer *buffer;     /* borrowed: belongs to the view that owns this */
  AnnalsArticle *article;    /* owned, nullable */
  GPtrArray     *pages;      /* owned, nullable; AnnalsReaderPage */
  GArray        *insertions; /* owned; Insertion, in the order of the text */
  guint          first;      /* first page in the buffer */
  guint          n_loaded;   /* how many follow each other from there */
};

static const AnnalsReaderPage *
get_page (AnnalsReaderText *self,
          guint             index)
{
  return g_ptr_array_index (self->pages, index);
}

static guint
to_buffer (AnnalsReaderText *self,
           guint             offset)
{
  guint start;
  guint end;
  guint n_inserted = 0;

  annals_reader_text_get_range (self, &start, &end);
  offset = CLAMP (offset, start, end);
  for (guint i = 0; i < self->insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (self->insertions, Insertion, i);

      if (insertion->offset <= offset)
        n_inserted += insertion->n_chars;
    }

  return offset - start + n_inserted;
}

/* --- filling ------------------------------------------------------------------------------- */

/* Blank lines part blocks; within a code block they are text and keep their height. */
static void
apply_gaps (GtkTextBuffer *buffer,
            int            start,
            int            end)
{
  GtkTextTag *code =
    gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "code-block");
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, start);
  while (gtk_text_iter_get_offset (&iter) < end)
    {
      GtkTextIter next = iter;

      if (!gtk_text_iter_forward_line (&next))
        return;
      if (gtk_text_iter_starts_line (&iter) && gtk_text_iter_ends_line (&iter) &&
          !gtk_text_iter_has_tag (&iter, code))
        gtk_text_buffer_apply_tag_by_name (buffer, "gap", &iter, &next);
      iter = next;
    }
}

static void
apply_mark (AnnalsReaderText       *self,
            const AnnalsMark       *mark,
            const AnnalsReaderPage *page)
{
  GtkTextIter start;
  GtkTextIter end;

  annals_reader_text_get_iter (self, MAX (mark->start, page->start), &start);
  annals_reader_text_get_iter (self, MIN (mark->end, page->end), &end);
  annals_reader_tags_apply_mark (self->buffer, mark, &start, &end);
}

static void
insert_page (AnnalsReaderText *self,
             guint             index,
             GtkTextIter      *at)
{
  const AnnalsReaderPage *page = get_page (self, index);
  const char             *text = annals_article_get_text (self->article, NULL);
  gsize                   from = annals_article_get_byte (self->article, page->start);
  gsize                   to = annals_article_get_byte (self->article, page->end);
  guint                   n_marks;
  const AnnalsMark       *marks = annals_article_get_marks (self->article, &n_marks);
  gboolean                is_cut;
  int                     start = gtk_text_iter_get_offset (at);

  is_cut = index + 1 < self->pages->len && get_page (self, index + 1)->is_continued;
  gtk_text_buffer_insert_with_tags_by_name (self->buffer, at, text + from, (int) (to - from),
                                            "text", NULL);
  if (is_cut)
    {
      Insertion feed = { page->end, 1 };

      gtk_text_buffer_insert_with_tags_by_name (self->buffer, at, "\n", 1, "text", NULL);
      if (index < self->first + self->n_loaded - 1)
        g_array_prepend_val (self->insertions, feed);
      else
        g_array_append_val (self->insertions, feed);
    }

  for (guint i = 0; i < page->open->len; i++)
    apply_mark (self, &marks[g_array_index (page->open, guint, i)], page);
  for (guint i = page->first_mark; i < n_marks && marks[i].start < page->end; i++)
    apply_mark (self, &marks[i], page);
  apply_gaps (self->buffer, start, gtk_text_iter_get_offset (at));
}

static void
append_page (AnnalsReaderText *self)
{
  GtkTextIter end;

  self->n_loaded++;
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  insert_page (self, self->first + self->n_loaded - 1, &end);
}

static void
prepend_page (AnnalsReaderText *self)
{
  GtkTextIter start;

  self->first--;
  self->n_loaded++;
  gtk_text_buffer_get_start_iter (self->buffer, &start);
  insert_page (self, self->first, &start);
}

static void
drop_first_page (AnnalsReaderText *self)
{
  guint       next = get_page (self, self->first + 1)->start;
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (self->buffer, &start);
  annals_reader_text_get_iter (self, next, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  while (self->insertions->len > 0 && g_array_index (self->insertions, Insertion, 0).offset <= next)
    g_array_remove_index (self->insertions, 0);
  self->first++;
  self->n_loaded--;
}

static void
drop_last_page (AnnalsReaderText *self)
{
  guint       last = get_page (self, self->first + self->n_loaded - 1)->start;
  GtkTextIter start;
  GtkTextIter end;

  annals_reader_text_get_iter (self, last, &start);
  gtk_text_buffer_get_end_iter (self->buffer, &end);
  gtk_text_buffer_delete (self->buffer, &start, &end);
  while (self->insertions->len > 0 &&
         g_array_index (self->insertions, Insertion, self->insertions->len - 1).offset > last)
    g_array_remove_index (self->insertions, self->insertions->len - 1);
  self->n_loaded--;
}

static void
clear (AnnalsReaderText *self)
{
  gtk_text_buffer_set_text (self->buffer, "", 0);
  g_array_set_size (self->insertions, 0);
  self->first = 0;
  self->n_loaded = 0;
}

/* --- public -------------------------------------------------------------------------------- */

/**
 * annals_reader_text_new:
 * @buffer: an empty buffer with the tags of the reader, which must outlive the object
 *
 * Returns: (transfer full): what fills the buffer
 */
AnnalsReaderText *
annals_reader_text_new (GtkTextBuffer *buffer)
{
  AnnalsReaderText *self = g_new0 (AnnalsReaderText, 1);

  self->buffer = buffer;
  self->insertions = g_array_new (FALSE, FALSE, sizeof (Insertion));

  return self;
}

/**
 * annals_reader_text_free:
 * @self: (transfer full): a text
 */
void
annals_reader_text_free (AnnalsReaderText *self)
{
  g_clear_pointer (&self->article, annals_article_unref);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_array_unref (self->insertions);
  g_free (self);
}

/**
 * annals_reader_text_get_article:
 * @self: a text
 *
 * Returns: (transfer none) (nullable): the article
 */
AnnalsArticle *
annals_reader_text_get_article (AnnalsReaderText *self)
{
  return self->article;
}

/**
 * annals_reader_text_set_article:
 * @self: a text
 * @article: (nullable) (transfer none): an article
 *
 * Empties the buffer and prepares to show @article. Cost: a walk over its lines and marks.
 */
void
annals_reader_text_set_article (AnnalsReaderText *self,
                                AnnalsArticle    *article)
{
  clear (self);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->article, annals_article_unref);
  if (article == NULL)
    return;

  self->article = annals_article_ref (article);
  self->pages = annals_reader_pages_new (article);
}

/**
 * annals_reader_text_show:
 * @self: a text
 * @offset: a code point of the article
 *
 * Sees to it that the buffer holds the page of @offset and its neighbours. Cost: that of filling
 * in three pages at most.
 *
 * Returns: whether the buffer was filled anew
 */
gboolean
annals_reader_text_show (AnnalsReaderText *self,
                         guint             offset)
{
  guint page;

  if (self->article == NULL)
    return FALSE;

  page = annals_reader_pages_find (self->pages, offset);
  if (self->n_loaded > 0 && page >= self->first && page < self->first + self->n_loaded)
    return FALSE;

  clear (self);
  self->first = page > 0 ? page - 1 : 0;
  for (guint i = self->first; i <= page + 1 && i < self->pages->len; i++)
    append_page (self);

  return TRUE;
}

/**
 * annals_reader_text_can_extend:
 * @self: a text
 * @is_forward: whether towards the end
 *
 * Returns: whether there is more of the article in that direction than the buffer holds
 */
gboolean
annals_reader_text_can_extend (AnnalsReaderText *self,
                               gboolean          is_forward)
{
  if (self->n_loaded == 0)
    return FALSE;

  return is_forward ? self->first + self->n_loaded < self->pages->len : self->first > 0;
}

/**
 * annals_reader_text_is_full:
 * @self: a text
 *
 * Returns: whether one more page makes another one go
 */
gboolean
annals_reader_text_is_full (AnnalsReaderText *self)
{
  return self->n_loaded >= MAX_PAGES;
}

/**
 * annals_reader_text_extend:
 * @self: a text
 * @is_forward: whether towards the end
 *
 * Adds a page. A full buffer loses one at the other end, but not while words are selected.
 *
 * Returns: whether there was a page to add
 */
gboolean
annals_reader_text_extend (AnnalsReaderText *self,
                           gboolean          is_forward)
{
  if (!annals_reader_text_can_extend (self, is_forward))
    return FALSE;

  if (is_forward)
    append_page (self);
  else
    prepend_page (self);
  if (self->n_loaded > MAX_PAGES && !gtk_text_buffer_get_has_selection (self->buffer))
    {
      if (is_forward)
        drop_first_page (self);
      else
        drop_last_page (self);
    }

  return TRUE;
}

/**
 * annals_reader_text_get_range:
 * @self: a text
 * @start: (out): first code point that the buffer holds
 * @end: (out): first code point after what it holds
 */
void
annals_reader_text_get_range (AnnalsReaderText *self,
                              guint            *start,
                              guint            *end)
{
  *start = 0;
  *end = 0;
  if (self->n_loaded == 0)
    return;

  *start = get_page (self, self->first)->start;
  *end = get_page (self, self->first + self->n_loaded - 1)->end;
}

/**
 * annals_reader_text_get_iter:
 * @self: a text
 * @offset: a code point of the article
 * @iter: (out caller-allocates): its place in the buffer, or the end of the buffer that is nearer
 */
void
annals_reader_text_get_iter (AnnalsReaderText *self,
                             guint             offset,
                             GtkTextIter      *iter)
{
  gtk_text_buffer_get_iter_at_offset (self->buffer, iter, (int) to_buffer (self, offset));
}

/**
 * annals_reader_text_get_offset:
 * @self: a text
 * @iter: a place in the buffer
 *
 * Returns: the code point of the article that stands there
 */
guint
annals_reader_text_get_offset (AnnalsReaderText  *self,
                               const GtkTextIter *iter)
{
  guint place = (guint) gtk_text_iter_get_offset (iter);
  guint n_inserted = 0;
  guint start;
  guint end;

  annals_reader_text_get_range (self, &start, &end);
  for (guint i = 0; i < self->insertions->len; i++)
    {
      const Insertion *insertion = &g_array_index (self->insertions, Insertion, i);
      guint            at = insertion->offset - start + n_inserted;

      if (place < at)
        break;
      if (place < at + insertion->n_chars)
        return insertion->offset;
      n_inserted += insertion->n_chars;
    }

  return MIN (start + place - n_inserted, end);
}

/**
 * annals_reader_text_apply:
 * @self: a text
 * @tag: a tag of passages
 * @start: first code point
 * @end: first code point after the stretch
 *
 * Applies a passage tag to a stretch of the article as far as the buffer holds it.
 */
void
annals_reader_text_apply (AnnalsReaderText *self,
                          AnnalsReaderTag   tag,
                          guint             start,
                          guint             end)
{
  GtkTextIter from;
  GtkTextIter to;

  annals_reader_text_get_iter (self, start, &from);
  annals_reader_text_get_iter (self, end, &to);
  if (gtk_text_iter_compare (&from, &to) < 0)
    annals_reader_tags_apply (self->buffer, tag, &from, &to);
}

/**
 * annals_reader_text_find_mark:
 * @self: a text
 * @kind: a kind of marks
 * @offset: a code point of the article
 *
 * Finds the innermost mark of a kind that covers a place. Cost: O(n) in the marks of a page.
 *
 * Returns: (transfer none) (nullable): the mark
 */
const AnnalsMark *
annals_reader_text_find_mark (AnnalsReaderText *self,
                              AnnalsMarkKind    kind,
                              guint             offset)
{
  const AnnalsReaderPage *page;
  const AnnalsMark       *found = NULL;
  const AnnalsMark       *marks;
  guint                   n_marks;

  if (self->article == NULL)
    return NULL;

  page = get_page (self, annals_reader_pages_find (self->pages, offset));
  marks = annals_article_get_marks (self->article, &n_marks);
  for (guint i = 0; i < page->open->len; i++)
    {
      const AnnalsMark *mark = &marks[g_array_index (page->open, guint, i)];

      if (mark->kind == kind && offset < mark->end)
        found = mark;
    }
  for (guint i = page->first_mark; i < n_marks && marks[i].start <= offset; i++)
    if (marks[i].kind == kind && offset < marks[i].end)
      found = &marks[i];

  return found;
}

/**
 * annals_reader_text_get_marks:
 * @self: a text
 * @offset: a code point of the article
 * @n_marks: (out): how many marks begin in the page of @offset or after it
 *
 * Returns: (array length=n_marks) (transfer none): these marks, in the order of their starts
 */
const AnnalsMark *
annals_reader_text_get_marks (AnnalsReaderText *self,
                              guint             offset,
                              guint            *n_marks)
{
  const AnnalsReaderPage *page;
  const AnnalsMark       *marks;

  *n_marks = 0;
  if (self->article == NULL)
    return NULL;

  page = get_page (self, annals_reader_pages_find (self->pages, offset));
  marks = annals_article_get_marks (self->article, n_marks);
  *n_marks -= page->first_mark;
  return marks + page->first_mark;
}
