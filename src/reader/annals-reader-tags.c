/* annals-reader-tags.c — the marks of an article as tags of a text buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bullets, numbers and glyphs are drawn beside the text, which is the words of the source alone.
 */

#include "config.h"

#include "reader/annals-reader-tags.h"

#include "compat/annals-text-tag.h"

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
  [ANNALS_READER_TAG_FOUND] = "found",
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
  set_color (buffer, "found", "background-rgba", &colors->found_fill);
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

/* Name of the tag for a mark, NULL if it needs none; @buffer takes the name of a level. */
static const char *
name_mark (const AnnalsMark *mark,
           char             *name,
           gsize             size)
{
  switch (mark->kind)
    {
    case ANNALS_MARK_HEADING:
      return headings[CLAMP (mark->level, 1, G_N_ELEMENTS (headings)) - 1].name;
    case ANNALS_MARK_PARAGRAPH:
      return NULL;
    case ANNALS_MARK_QUOTE:
      g_snprintf (name, size, "quote-%u", CLAMP (mark->level, 1, ANNALS_READER_MAX_LEVEL));
      return name;
    case ANNALS_MARK_LIST_ITEM:
      g_snprintf (name, size, "list-%u", CLAMP (mark->level, 1, ANNALS_READER_MAX_LEVEL));
      return name;
    case ANNALS_MARK_CODE_BLOCK:
      return "code-block";
    case ANNALS_MARK_RULE:
      return "rule";
    case ANNALS_MARK_EMPHASIS:
      return "emphasis";
    case ANNALS_MARK_STRONG:
      return "strong";
    case ANNALS_MARK_CODE:
      return "code";
    case ANNALS_MARK_LINK:
      return "link";
    case ANNALS_MARK_IMAGE:
      return "image";
    }

  g_return_val_if_reached (NULL);
}

/**
 * annals_reader_tags_apply_mark:
 * @buffer: a buffer with the tags
 * @mark: a mark of the article
 * @start: where it begins
 * @end: where it ends
 *
 * Gives a stretch the look of what the mark says it is.
 */
void
annals_reader_tags_apply_mark (GtkTextBuffer     *buffer,
                               const AnnalsMark  *mark,
                               const GtkTextIter *start,
                               const GtkTextIter *end)
{
  char        level[16];
  const char *name;

  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  name = name_mark (mark, level, sizeof level);
  if (name != NULL)
    gtk_text_buffer_apply_tag_by_name (buffer, name, start, end);
}

/**
 * annals_reader_tags_apply:
 * @buffer: a buffer with the tags
 * @tag: a tag of passages
 * @start: where the passage begins
 * @end: where it ends
 *
 * Applies a passage tag to a stretch.
 */
void
annals_reader_tags_apply (GtkTextBuffer     *buffer,
                          AnnalsReaderTag    tag,
                          const GtkTextIter *start,
                          const GtkTextIter *end)
{
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  gtk_text_buffer_apply_tag_by_name (buffer, passage_tags[tag], start, end);
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
