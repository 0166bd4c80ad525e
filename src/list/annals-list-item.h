/* annals-list-item.h — a row of the list: an event, or the heading of a group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "list/annals-list-order.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LIST_ITEM (annals_list_item_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsListItem, annals_list_item, ANNALS, LIST_ITEM, GObject)

AnnalsListItem *annals_list_item_new_event (guint event) G_GNUC_WARN_UNUSED_RESULT;
AnnalsListItem *annals_list_item_new_heading (const AnnalsListGroup *group)
  G_GNUC_WARN_UNUSED_RESULT;

guint                  annals_list_item_get_event (AnnalsListItem *self);
const AnnalsListGroup *annals_list_item_get_group (AnnalsListItem *self);

G_END_DECLS
