/* annals-reader-tags.h — the marks of an article as tags of a text buffer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-article.h"

G_BEGIN_DECLS

/* Indentation of a list or a quotation for each level, px. */
#define ANNALS_READER_INDENT_PX 24

/* Deeper levels are shown like this one. */
#define ANNALS_READER_MAX_LEVEL 8

/**
 * AnnalsReaderColors:
 * @link: of links
 * @conflict: of the words that the sources dispute
 * @secondary: of what is not the text proper
 * @read_fill: ground of the passage being read
 * @selected_fill: ground of the other passages of the selected event
 * @hover_fill: ground of what the pointer is on
 * @found_fill: ground of words that were looked for
 *
 * Colours that a tag cannot take from a style sheet by itself.
 */
typedef struct
{
  GdkRGBA link;
  GdkRGBA conflict;
  GdkRGBA secondary;
  GdkRGBA read_fill;
  GdkRGBA selected_fill;
  GdkRGBA hover_fill;
  GdkRGBA found_fill;
} AnnalsReaderColors;

/**
 * AnnalsReaderTag:
 *
 * The tags that come and go with the selection, the pointer and a search.
 */
typedef enum
{
  ANNALS_READER_TAG_HOVER,
  ANNALS_READER_TAG_SELECTED,
  ANNALS_READER_TAG_READ,
  ANNALS_READER_TAG_SAID,
  ANNALS_READER_TAG_FOUND,
} AnnalsReaderTag;

void annals_reader_tags_create (GtkTextBuffer *buffer);
void annals_reader_tags_set_colors (GtkTextBuffer            *buffer,
                                    const AnnalsReaderColors *colors);
void annals_reader_tags_set_heading_family (GtkTextBuffer *buffer,
                                            const char    *family);
void annals_reader_tags_apply_mark (GtkTextBuffer     *buffer,
                                    const AnnalsMark  *mark,
                                    const GtkTextIter *start,
                                    const GtkTextIter *end);
void annals_reader_tags_apply (GtkTextBuffer     *buffer,
                               AnnalsReaderTag    tag,
                               const GtkTextIter *start,
                               const GtkTextIter *end);
void annals_reader_tags_clear (GtkTextBuffer  *buffer,
                               AnnalsReaderTag tag);

G_END_DECLS
