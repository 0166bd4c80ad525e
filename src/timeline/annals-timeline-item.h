/* annals-timeline-item.h — an unseen child where an event or era is drawn, for focus and speech
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_TIMELINE_ITEM (annals_timeline_item_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsTimelineItem, annals_timeline_item, ANNALS, TIMELINE_ITEM, GtkWidget)

GtkWidget *annals_timeline_item_new (GtkAccessibleRole role,
                                     guint             index,
                                     const char       *name);
void       annals_timeline_item_set_name (AnnalsTimelineItem *self,
                                          const char         *name);
guint      annals_timeline_item_get_index (AnnalsTimelineItem *self);
void       annals_timeline_item_set_selected (AnnalsTimelineItem *self,
                                              gboolean            is_selected);

G_END_DECLS
