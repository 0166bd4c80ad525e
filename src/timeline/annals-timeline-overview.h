/* annals-timeline-overview.h — the strip above the timeline that shows the whole and moves the view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "timeline/annals-timeline-view.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_TIMELINE_OVERVIEW (annals_timeline_overview_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsTimelineOverview,
                      annals_timeline_overview,
                      ANNALS,
                      TIMELINE_OVERVIEW,
                      GtkWidget)

void annals_timeline_overview_set_view (AnnalsTimelineOverview *self,
                                        AnnalsTimelineView     *view);

G_END_DECLS
