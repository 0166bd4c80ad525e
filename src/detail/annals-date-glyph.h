/* annals-date-glyph.h — the timeline's mark of a date, small enough for a line of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-date.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_DATE_GLYPH (annals_date_glyph_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsDateGlyph, annals_date_glyph, ANNALS, DATE_GLYPH, GtkWidget)

GtkWidget *annals_date_glyph_new (const AnnalsDate *date,
                                  const char       *color) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *annals_date_glyph_new_ghost (const AnnalsDate *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
