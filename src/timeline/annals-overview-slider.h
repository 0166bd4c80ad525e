/* annals-overview-slider.h — the overview by keyboard and for speech: a slider of years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "timeline/annals-timeline-view.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_OVERVIEW_SLIDER (annals_overview_slider_get_type ())

/* clang-format off */
G_DECLARE_FINAL_TYPE (AnnalsOverviewSlider, annals_overview_slider, ANNALS, OVERVIEW_SLIDER,
                      GtkWidget)
/* clang-format on */

GtkWidget *annals_overview_slider_new (AnnalsTimelineView *view);
gboolean   annals_overview_slider_has_focus (AnnalsOverviewSlider *self);

G_END_DECLS
