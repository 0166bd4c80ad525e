/* annals-layout-private.h — the steps in which a layout is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-layout.h"

G_BEGIN_DECLS

#define ANNALS_ERA_LANE_PX     24.0
#define ANNALS_SUB_ERA_LANE_PX 19.0
#define ANNALS_BREADCRUMB_PX   36.0
#define ANNALS_AXIS_PX         26.0
#define ANNALS_TRAY_PX         34.0
#define ANNALS_HEADING_PX      148.0
/* By source the heading also tells how much of the whole the source covers. */
#define ANNALS_SOURCE_HEADING_PX 172.0
#define ANNALS_ROW_PX            20.0
#define ANNALS_WIDE_ROW_PX       22.0
#define ANNALS_TIGHT_ROW_PX      18.0
#define ANNALS_GROUP_PAD_PX      2.0
#define ANNALS_NARROW_PX         640.0
#define ANNALS_NARROW_HEAD_PX    18.0
#define ANNALS_EDGE_PX           4.0
#define ANNALS_LABEL_SHARE       0.42
#define ANNALS_LEAST_LABEL_PX    120.0
#define ANNALS_MOST_LABEL_PX     240.0

void     annals_layout_add_eras (AnnalsLayout *self);
void     annals_layout_add_axis (AnnalsLayout *self);
void     annals_layout_add_tray (AnnalsLayout *self);
void     annals_layout_add_rows (AnnalsLayout *self);
void     annals_layout_add_labels (AnnalsLayout *self);
void     annals_layout_add_mark (AnnalsLayout *self,
                                 guint         event,
                                 guint         group,
                                 double        y);
void     annals_layout_add_counts (AnnalsLayout          *self,
                                   const AnnalsGroupBand *group,
                                   AnnalsInstant          lower,
                                   AnnalsInstant          upper,
                                   double                 y);
void     annals_layout_describe_group (AnnalsLayout    *self,
                                       AnnalsGroupBand *group);
void     annals_layout_add_silence (AnnalsLayout          *self,
                                    const AnnalsGroupBand *group,
                                    double                 y);
gboolean annals_layout_is_bookmarked (const AnnalsLayout *self,
                                      guint               event);

static inline double
annals_layout_scaled (const AnnalsMetrics *metrics,
                      double               px)
{
  return px * metrics->font_scale;
}

G_END_DECLS
