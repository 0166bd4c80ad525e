/* annals-bookmark-row.h — one bookmark in the list: ribbon, title, date and a way to remove it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "window/annals-bookmark-item.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_BOOKMARK_ROW (annals_bookmark_row_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsBookmarkRow, annals_bookmark_row, ANNALS, BOOKMARK_ROW, GtkBox)

GtkWidget *annals_bookmark_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       annals_bookmark_row_bind (AnnalsBookmarkRow  *self,
                                     AnnalsBookmarkItem *item);
void       annals_bookmark_row_remove (AnnalsBookmarkRow *self);

G_END_DECLS
