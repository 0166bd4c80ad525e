/* annals-list-row.h — an event in the list: two lines, or one under the titles of the columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "list/annals-list-look.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LIST_ROW (annals_list_row_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsListRow, annals_list_row, ANNALS, LIST_ROW, GtkWidget)

GtkWidget *annals_list_row_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       annals_list_row_bind (AnnalsListRow        *self,
                                 const AnnalsListLook *look,
                                 guint                 event);
void       annals_list_row_unbind (AnnalsListRow *self);

G_END_DECLS
