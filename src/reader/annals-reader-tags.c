/* annals-reader-tags.c — the marks of an article as tags of a text buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The buffer holds the article's plain text and nothing else: bullets, numbers and glyphs are
 * drawn beside it. So the nth character of the buffer is the nth code point of the article, and
 * what is copied out of the reader is what the source says. Only very long paragraphs are parted.
 */

#include "config.h"

#include "reader/annals-reader-tags.h"

#include "compat/annals-text-tag.h"

#include <string.h>

/* Longer paragraphs are parted, about a page. */
#define LONG_PARAGRAPH_CHARS 2048

/* An article of the greatest length, written with care, has a tenth of them. */
#define MOST_MARKS 20000

/* Name, size relative to the text, and weight of a heading of each level. */
static const struct
{
  const char *name;
  double      scale;
} headings[] = {
  { "heading-1", 1.26 },
  { "heading-2", 1.08 },
  { "heading-3", 0.95 },
  { "heading-4", 0.95 },
  { "heading-5", 0.9 },
  { "heading-6", 0.9 },
};

static const char *const passage_tags[] = {
  [ANNALS_READER_TAG_HOVER] = "hover",
  [ANNALS_READER_TAG_SELECTED] = "selected",
  [ANNALS_READER_TAG_READ] = "read",
  [ANNALS_READER_TAG_SAID] = "said",
};

static GtkTextTag *
add_tag (GtkTextBuffer *buffer,
         const char    *name)
{
  GtkTextTag *tag = annals_text_tag_new (name);

  gtk_text_tag_table_add (gtk_text_buffer_get_tag_table (buffer), tag);
  g_object_unref (tag);

  return tag;
}

/* A tag counts once however often it is applied, so each level has its own. */
static void
add_level_tags (GtkTextBuffer *buffer)
{
  for (guint level = 1; level <= ANNALS_READER_MAX_LEVEL; level++)
    {
      g_autofree char *list = g_strdup_printf ("list-%u", level);
      g_autofree char *quote = g_strdup_printf ("quote-%u", level);

      g_object_set (add_tag (buffer, list), "accumulative-margin", TRUE, "left-margin",
                    ANNALS_READER_INDENT_PX, NULL);
      g_object_set (add_tag (buffer, quote), "accumulative-margin", TRUE, "left-margin",
                    ANNALS_READER_INDENT_PX, "style", PANGO_STYLE_ITALIC, NULL);
    }
}

/**
 * annals_reader_tags_create:
 * @buffer: a buffer without tags
 *
 * Creates all tags. Those of the passages come last, so that their ground lies on top.
 */
void
annals_reader_tags_create (GtkTextBuffer *buffer)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  g_object_set (add_tag (buffer, "text"), "line-height", 1.24, NULL);
  /* The blank line between two blocks: half a line is enough to part them. */
  g_object_set (add_tag (buffer, "gap"), "scale", 0.5, "line-height", 1.0, NULL);
  g_object_set (add_tag (buffer, "code-block"), "family", "monospace", "scale", 0.88, "wrap-mode",
                GTK_WRAP_CHAR, "accumulative-margin", TRUE, "left-margin",
                ANNALS_READER_INDENT_PX / 2, NULL);
  g_object_set (add_tag (buffer, "rule"), "justification", GTK_JUSTIFY_CENTER, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_object_set (add_tag (buffer, headings[i].name), "scale", headings[i].scale, "weight",
                  PANGO_WEIGHT_BOLD, NULL);
  add_level_tags (buffer);

  g_object_set (add_tag (buffer, "emphasis"), "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (add_tag (buffer, "strong"), "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (add_tag (buffer, "code"), "family", "monospace", "scale", 0.88, NULL);
  g_object_set (add_tag (buffer, "link"), "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (add_tag (buffer, "image"), "style", PANGO_STYLE_ITALIC, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (passage_tags); i++)
    if (i == ANNALS_READER_TAG_SAID)
      g_object_set (add_tag (buffer, passage_tags[i]), "weight", PANGO_WEIGHT_BOLD, NULL);
    else
      add_tag (buffer, passage_tags[i]);
}

static void
set_color (GtkTextBuffer *buffer,
           const char    *tag,
           const char    *property,
           const GdkRGBA *color)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);

  g_object_set (gtk_text_tag_table_lookup (table, tag), property, color, NULL);
}

/**
 * annals_reader_tags_set_colors:
 * @buffer: a buffer with the tags
 * @colors: the colours of the present style
 *
 * Colours the tags.
 */
void
annals_reader_tags_set_colors (GtkTextBuffer            *buffer,
                               const AnnalsReaderColors *colors)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  set_color (buffer, "link", "foreground-rgba", &colors->link);
  set_color (buffer, "image", "foreground-rgba", &colors->secondary);
  set_color (buffer, "rule", "foreground-rgba", &colors->secondary);
  set_color (buffer, "read", "background-rgba", &colors->read_fill);
  set_color (buffer, "selected", "background-rgba", &colors->selected_fill);
  set_color (buffer, "hover", "background-rgba", &colors->hover_fill);
  set_color (buffer, "said", "foreground-rgba", &colors->conflict);
}

/**
 * annals_reader_tags_set_heading_family:
 * @buffer: a buffer with the tags
 * @family: font family
 *
 * Sets the face of headings, which is the desktop's own and not that of the text.
 */
void
annals_reader_tags_set_heading_family (GtkTextBuffer *buffer,
                                       const char    *family)
{
  GtkTextTagTable *table;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  table = gtk_text_buffer_get_tag_table (buffer);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    g_object_set (gtk_text_tag_table_lookup (table, headings[i].name), "family", family, NULL);
}

static void
apply_name (GtkTextBuffer *buffer,
            const char    *name,
            guint          start,
            guint          end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) end);
  gtk_text_buffer_apply_tag_by_name (buffer, name, &from, &to);
}

static void
apply_level (GtkTextBuffer    *buffer,
             const char       *name,
             const AnnalsMark *mark)
{
  g_autofree char *tag = g_strdup_printf ("%s-%u", name,
                                          CLAMP (mark->level, 1, ANNALS_READER_MAX_LEVEL));

  apply_name (buffer, tag, mark->start, mark->end);
}

static void
apply_mark (GtkTextBuffer    *buffer,
            const AnnalsMark *mark)
{
  switch (mark->kind)
    {
    case ANNALS_MARK_HEADING:
      apply_name (buffer, headings[CLAMP (mark->level, 1, G_N_ELEMENTS (headings)) - 1].name,
                  mark->start, mark->end);
      return;
    case ANNALS_MARK_PARAGRAPH:
      return;
    case ANNALS_MARK_QUOTE:
      apply_level (buffer, "quote", mark);
      return;
    case ANNALS_MARK_LIST_ITEM:
      apply_level (buffer, "list", mark);
      return;
    case ANNALS_MARK_CODE_BLOCK:
      apply_name (buffer, "code-block", mark->start, mark->end);
      return;
    case ANNALS_MARK_RULE:
      apply_name (buffer, "rule", mark->start, mark->end);
      return;
    case ANNALS_MARK_EMPHASIS:
      apply_name (buffer, "emphasis", mark->start, mark->end);
      return;
    case ANNALS_MARK_STRONG:
      apply_name (buffer, "strong", mark->start, mark->end);
      return;
    case ANNALS_MARK_CODE:
      apply_name (buffer, "code", mark->start, mark->end);
      return;
    case ANNALS_MARK_LINK:
      apply_name (buffer, "link", mark->start, mark->end);
      return;
    case ANNALS_MARK_IMAGE:
      apply_name (buffer, "image", mark->start, mark->end);
      return;
    }

  g_assert_not_reached ();
}

/* Blank lines part blocks; within a code block they are text and keep their height. */
static void
apply_gaps (GtkTextBuffer *buffer)
{
  GtkTextTag *code =
    gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "code-block");
  GtkTextIter iter;

  gtk_text_buffer_get_start_iter (buffer, &iter);
  do
    {
      GtkTextIter end = iter;

      if (gtk_text_iter_ends_line (&iter) && gtk_text_iter_forward_line (&end) &&
          !gtk_text_iter_has_tag (&iter, code))
        gtk_text_buffer_apply_tag_by_name (buffer, "gap", &iter, &end);
    }
  while (gtk_text_iter_forward_line (&iter));
}

static gboolean
has_long_paragraph (const char *text,
                    gsize       n_bytes)
{
  const char *start = text;
  const char *end = text + n_bytes;

  while (end - start > LONG_PARAGRAPH_CHARS)
    {
      const char *line_feed = memchr (start, '\n', (gsize) (end - start));

      if (line_feed == NULL || line_feed - start > LONG_PARAGRAPH_CHARS)
        return TRUE;
      start = line_feed + 1;
    }

  return FALSE;
}

/* A text view shapes a paragraph in one piece, and one of a megabyte would stop the window for
 * seconds. So a long one is parted where a space is, which turns into a line feed: every offset
 * stays as it is. What has no space for twice as long is no text, and a character gives way. */
static char *
dup_parted (const char *text,
            gsize       n_bytes)
{
  GString    *parted = g_string_sized_new (n_bytes);
  const char *end = text + n_bytes;
  gsize       space = 0; /* the last in this paragraph, if it is not its beginning */
  guint       n_chars = 0;
  guint       n_chars_to_space = 0;

  for (const char *c = text; c < end; c = g_utf8_next_char (c))
    {
      n_chars = *c == '\n' ? 0 : n_chars + 1;
      if (*c == '\n')
        n_chars_to_space = 0;
      if (*c == ' ')
        {
          space = parted->len;
          n_chars_to_space = n_chars;
        }
      if (n_chars_to_space > 0 && n_chars >= LONG_PARAGRAPH_CHARS)
        {
          g_string_append_len (parted, c, g_utf8_next_char (c) - c);
          parted->str[space] = '\n';
          n_chars -= n_chars_to_space;
          n_chars_to_space = 0;
        }
      else if (n_chars >= 2 * LONG_PARAGRAPH_CHARS)
        {
          g_string_append_c (parted, '\n');
          n_chars = 0;
        }
      else
        {
          g_string_append_len (parted, c, g_utf8_next_char (c) - c);
        }
    }

  return g_string_free (parted, FALSE);
}

static void
set_text (GtkTextBuffer *buffer,
          const char    *text,
          gsize          n_bytes)
{
  g_autofree char *parted = NULL;

  if (has_long_paragraph (text, n_bytes))
    {
      parted = dup_parted (text, n_bytes);
      text = parted;
      n_bytes = strlen (parted);
    }
  gtk_text_buffer_set_text (buffer, text, (int) MIN (n_bytes, G_MAXINT));
}

/**
 * annals_reader_tags_fill:
 * @buffer: a buffer with the tags
 * @article: (nullable): an article
 *
 * Puts the article in place of what the buffer holds, code point by code point, but for line feeds
 * that part very long paragraphs. Of very many marks the last are left out.
 *
 * Cost: O(n log n).
 */
void
annals_reader_tags_fill (GtkTextBuffer *buffer,
                         AnnalsArticle *article)
{
  const AnnalsMark *marks;
  const char       *text;
  gsize             n_bytes;
  guint             n_marks;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  if (article == NULL)
    {
      gtk_text_buffer_set_text (buffer, "", 0);
      return;
    }

  text = annals_article_get_text (article, &n_bytes);
  set_text (buffer, text, n_bytes);
  apply_name (buffer, "text", 0, annals_article_get_n_chars (article));

  marks = annals_article_get_marks (article, &n_marks);
  for (guint i = 0; i < MIN (n_marks, MOST_MARKS); i++)
    apply_mark (buffer, &marks[i]);
  apply_gaps (buffer);
}

/**
 * annals_reader_tags_apply:
 * @buffer: a buffer with the tags
 * @tag: a tag of passages
 * @start: first code point
 * @end: first code point after the stretch
 *
 * Applies a passage tag to a stretch of the article.
 */
void
annals_reader_tags_apply (GtkTextBuffer  *buffer,
                          AnnalsReaderTag tag,
                          guint           start,
                          guint           end)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  apply_name (buffer, passage_tags[tag], start, end);
}

/**
 * annals_reader_tags_clear:
 * @buffer: a buffer with the tags
 * @tag: a tag of passages
 *
 * Takes a passage tag away from the whole article.
 */
void
annals_reader_tags_clear (GtkTextBuffer  *buffer,
                          AnnalsReaderTag tag)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, passage_tags[tag], &start, &end);
}
