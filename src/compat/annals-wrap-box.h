/* annals-wrap-box.h — children in a line, and in further lines where the width runs out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_WRAP_BOX (annals_wrap_box_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsWrapBox, annals_wrap_box, ANNALS, WRAP_BOX, GtkWidget)

GtkWidget *annals_wrap_box_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       annals_wrap_box_append (AnnalsWrapBox *self,
                                   GtkWidget     *child);
void       annals_wrap_box_remove_all (AnnalsWrapBox *self);

G_END_DECLS
