/* annals-timeline-view.h — the part of the timeline that is drawn, and moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"
#include "layout/annals-layout.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_TIMELINE_VIEW (annals_timeline_view_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsTimelineView, annals_timeline_view, ANNALS, TIMELINE_VIEW, GtkWidget)

void                annals_timeline_view_set_session (AnnalsTimelineView *self,
                                                      AnnalsSession      *session);
const AnnalsLayout *annals_timeline_view_get_layout (AnnalsTimelineView *self);
void                annals_timeline_view_zoom (AnnalsTimelineView *self,
                                               double              factor);
void                annals_timeline_view_fit (AnnalsTimelineView *self);
void                annals_timeline_view_fit_era (AnnalsTimelineView *self);
void                annals_timeline_view_fit_selection (AnnalsTimelineView *self);
void                annals_timeline_view_set_grouping (AnnalsTimelineView *self,
                                                       AnnalsGroupBy       group_by,
                                                       AnnalsGroupOrder    order);
guint               annals_timeline_view_find_era (AnnalsTimelineView *self);
gboolean            annals_timeline_view_can_travel (AnnalsTimelineView *self,
                                                     int                 step);
void                annals_timeline_view_travel (AnnalsTimelineView *self,
                                                 int                 step);

G_END_DECLS
