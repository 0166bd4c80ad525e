/* annals-list-heading.h — what stands before the events of a group: an era, or a tray
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "list/annals-list-look.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LIST_HEADING (annals_list_heading_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsListHeading, annals_list_heading, ANNALS, LIST_HEADING, GtkBox)

GtkWidget *annals_list_heading_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       annals_list_heading_bind (AnnalsListHeading     *self,
                                     const AnnalsListLook  *look,
                                     const AnnalsListGroup *group);
void       annals_list_heading_unbind (AnnalsListHeading *self);
void       annals_list_heading_toggle (AnnalsListHeading *self);

G_END_DECLS
