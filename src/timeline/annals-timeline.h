/* annals-timeline.h — the timeline: eras, events and axis, with their controls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_TIMELINE (annals_timeline_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsTimeline, annals_timeline, ANNALS, TIMELINE, GtkWidget)

GtkWidget     *annals_timeline_new (void);
AnnalsSession *annals_timeline_get_session (AnnalsTimeline *self);
void           annals_timeline_set_session (AnnalsTimeline *self,
                                            AnnalsSession  *session);
void           annals_timeline_focus_marks (AnnalsTimeline *self);

G_END_DECLS
