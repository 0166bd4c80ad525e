/* annals-scale.h — which instant stands at which pixel, exact at every zoom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-instant.h"

G_BEGIN_DECLS

/* The closest zoom: fifty pixels to a second. */
#define ANNALS_SCALE_MIN_S_PER_PX 0.02

/* No position is farther from the view's left edge than this, in pixels. */
#define ANNALS_SCALE_FAR_PX 1.0e7

/**
 * AnnalsScale:
 * @origin: the last full second at or before the left edge of the view
 * @offset_s: seconds from @origin to the left edge, 0 <= offset < 1
 * @seconds_per_px: how much time a pixel holds, at least %ANNALS_SCALE_MIN_S_PER_PX
 * @width_px: width of the view, at least 1
 *
 * The horizontal geometry of a view: a plain value. Differences are taken between integers before
 * they become floating point, so that a day is as sharp in the year -13800000000 as in 1970.
 */
typedef struct
{
  AnnalsInstant origin;
  double        offset_s;
  double        seconds_per_px;
  double        width_px;
} AnnalsScale;

AnnalsScale   annals_scale_new (AnnalsInstant origin,
                                double        seconds_per_px,
                                double        width_px);
double        annals_scale_get_x (const AnnalsScale *self,
                                  AnnalsInstant      instant);
AnnalsInstant annals_scale_get_instant (const AnnalsScale *self,
                                        double             x_px);
void          annals_scale_pan (AnnalsScale *self,
                                double       delta_px);
void          annals_scale_zoom (AnnalsScale *self,
                                 double       x_px,
                                 double       factor);
void          annals_scale_fit (AnnalsScale  *self,
                                AnnalsInstant lower,
                                AnnalsInstant upper,
                                double        margin_px);
void          annals_scale_clamp (AnnalsScale  *self,
                                  AnnalsInstant lower,
                                  AnnalsInstant upper,
                                  double        margin_px);
void          annals_scale_resize (AnnalsScale *self,
                                   double       width_px);
AnnalsScale   annals_scale_interpolate (const AnnalsScale *from,
                                        const AnnalsScale *to,
                                        double             progress);
gboolean      annals_scale_equal (const AnnalsScale *a,
                                  const AnnalsScale *b);

G_END_DECLS
