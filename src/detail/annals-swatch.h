/* annals-swatch.h — a patch of a colour that the bundle gives, or a child on such a ground
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_SWATCH (annals_swatch_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsSwatch, annals_swatch, ANNALS, SWATCH, GtkWidget)

GtkWidget *annals_swatch_new (const char *color,
                              GtkWidget  *child) G_GNUC_WARN_UNUSED_RESULT;
void       annals_swatch_parse_color (const char *text,
                                      GdkRGBA    *color);
void       annals_swatch_adapt_color (GtkWidget     *widget,
                                      const GdkRGBA *color,
                                      GdkRGBA       *adapted);
void       annals_swatch_set_color (AnnalsSwatch *self,
                                    const char   *color);

G_END_DECLS
