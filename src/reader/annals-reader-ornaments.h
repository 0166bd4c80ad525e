/* annals-reader-ornaments.h — what stands beside and under the words of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "reader/annals-reader-text.h"

G_BEGIN_DECLS

/* Gutters narrower than this have no room for a second glyph. */
#define ANNALS_READER_GUTTER_NARROW_PX 34

/**
 * AnnalsReaderOrnaments:
 * @text: colour of bullets and numbers
 * @accent: colour of what belongs to the selected event
 * @conflict: colour of what the sources dispute
 * @other: colour of what belongs to other events that have no category
 * @quote_icon: (nullable) (owned): stands beside a passage of the selected event
 * @conflict_icon: (nullable) (owned): stands before it where the sources disagree
 * @bullet: (nullable) (owned): layout that every bullet and number is written with
 *
 * The means to draw with, as the style of the view has them at the moment.
 */
typedef struct
{
  GdkRGBA       text;
  GdkRGBA       accent;
  GdkRGBA       conflict;
  GdkRGBA       other;
  GdkPaintable *quote_icon;
  GdkPaintable *conflict_icon;
  PangoLayout  *bullet;
} AnnalsReaderOrnaments;

void annals_reader_ornaments_update (AnnalsReaderOrnaments *self,
                                     GtkWidget             *view);
void annals_reader_ornaments_clear (AnnalsReaderOrnaments *self);
void annals_reader_ornaments_snapshot (GtkTextView                 *view,
                                       GtkSnapshot                 *snapshot,
                                       const AnnalsReaderOrnaments *ornaments,
                                       AnnalsReaderText            *text,
                                       GArray                      *marks);

G_END_DECLS
