/* annals-scale.c — which instant stands at which pixel, exact at every zoom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The left edge is kept as an integer second and a fraction of one. Every position is the integer
 * difference to that second, converted and divided: the error stays far below a pixel wherever
 * the view stands, because what is in sight is always near the origin.
 */

#include "config.h"

#include "layout/annals-scale.h"

#include <math.h>

/* Beyond this no double can be turned into 64 bits. */
#define MAX_SECONDS 9.2e18

static gint64
subtract_saturated (gint64 a,
                    gint64 b)
{
  gint64 difference;

  if (__builtin_sub_overflow (a, b, &difference))
    return a > b ? G_MAXINT64 : G_MININT64;
  return difference;
}

static gint64
add_saturated (gint64 a,
               double seconds)
{
  gint64 sum;
  gint64 term = (gint64) CLAMP (seconds, -MAX_SECONDS, MAX_SECONDS);

  if (__builtin_add_overflow (a, term, &sum))
    return term > 0 ? G_MAXINT64 : G_MININT64;
  return sum;
}

/* Moves the left edge by seconds, keeping the fraction in its range. */
static void
shift (AnnalsScale *self,
       double       seconds)
{
  double total = self->offset_s + seconds;
  double whole = floor (total);

  self->origin = add_saturated (self->origin, whole);
  self->offset_s = CLAMP (total - whole, 0.0, 1.0 - 1e-9);
}

static double
clamp_zoom (double seconds_per_px,
            double width_px)
{
  return CLAMP (seconds_per_px, ANNALS_SCALE_MIN_S_PER_PX, 1.8e19 / width_px);
}

/**
 * annals_scale_new:
 * @origin: instant at the left edge
 * @seconds_per_px: time in a pixel; clamped to what can be shown
 * @width_px: width of the view; clamped to at least 1
 *
 * Returns: the scale
 */
AnnalsScale
annals_scale_new (AnnalsInstant origin,
                  double        seconds_per_px,
                  double        width_px)
{
  double width = MAX (width_px, 1.0);

  return (AnnalsScale){
    .origin = origin,
    .seconds_per_px = clamp_zoom (seconds_per_px, width),
    .width_px = width,
  };
}

/**
 * annals_scale_get_x:
 * @self: a scale
 * @instant: any instant
 *
 * Returns: distance from the left edge in pixels, negative before it, never beyond
 *   %ANNALS_SCALE_FAR_PX to either side; the two infinite instants stand just there
 */
double
annals_scale_get_x (const AnnalsScale *self,
                    AnnalsInstant      instant)
{
  double x;

  if (instant == ANNALS_INSTANT_MIN)
    return -ANNALS_SCALE_FAR_PX;
  if (instant == ANNALS_INSTANT_MAX)
    return ANNALS_SCALE_FAR_PX;

  x = ((double) subtract_saturated (instant, self->origin) - self->offset_s) / self->seconds_per_px;
  return CLAMP (x, -ANNALS_SCALE_FAR_PX, ANNALS_SCALE_FAR_PX);
}

/**
 * annals_scale_get_instant:
 * @self: a scale
 * @x_px: distance from the left edge
 *
 * Returns: the second that holds the place
 */
AnnalsInstant
annals_scale_get_instant (const AnnalsScale *self,
                          double             x_px)
{
  return add_saturated (self->origin, floor (self->offset_s + x_px * self->seconds_per_px));
}

/**
 * annals_scale_pan:
 * @self: a scale
 * @delta_px: how far the view moves along time; negative goes back
 */
void
annals_scale_pan (AnnalsScale *self,
                  double       delta_px)
{
  shift (self, delta_px * self->seconds_per_px);
}

/**
 * annals_scale_zoom:
 * @self: a scale
 * @x_px: the place that keeps its instant, in pixels from the left edge
 * @factor: above 1 comes closer, below 1 goes away
 */
void
annals_scale_zoom (AnnalsScale *self,
                   double       x_px,
                   double       factor)
{
  double before = self->seconds_per_px;

  self->seconds_per_px = clamp_zoom (before / factor, self->width_px);
  shift (self, x_px * (before - self->seconds_per_px));
}

/**
 * annals_scale_fit:
 * @self: a scale
 * @lower: first instant to show
 * @upper: first instant after what is shown; at least @lower
 * @margin_px: free space kept on either side
 *
 * Shows a span as large as the view allows.
 */
void
annals_scale_fit (AnnalsScale  *self,
                  AnnalsInstant lower,
                  AnnalsInstant upper,
                  double        margin_px)
{
  double room = MAX (self->width_px - 2.0 * margin_px, 1.0);
  double span = (double) MAX (subtract_saturated (upper, lower), 0);
  double margin;

  self->seconds_per_px = clamp_zoom (span / room, self->width_px);
  self->origin = lower;
  self->offset_s = 0.0;
  /* What the zoom's limit left over stands on both sides. */
  margin = (self->width_px - span / self->seconds_per_px) / 2.0;
  shift (self, -margin * self->seconds_per_px);
}

/**
 * annals_scale_clamp:
 * @self: a scale
 * @lower: first instant of all
 * @upper: first instant after all
 * @margin_px: free space beyond either end that may be in sight
 *
 * Keeps the view on what there is: never farther out than the whole, never beside it. While the
 * view is closer than the whole, either end may be drawn as far as the middle.
 */
void
annals_scale_clamp (AnnalsScale  *self,
                    AnnalsInstant lower,
                    AnnalsInstant upper,
                    double        margin_px)
{
  AnnalsScale whole = *self;
  double      slack;
  double      left;
  double      right;

  annals_scale_fit (&whole, lower, upper, margin_px);
  if (self->seconds_per_px >= whole.seconds_per_px)
    {
      *self = whole;
      return;
    }

  slack = MIN (self->width_px / 2.0,
               (whole.seconds_per_px / self->seconds_per_px - 1.0) * self->width_px + margin_px);
  left = annals_scale_get_x (self, lower);
  right = annals_scale_get_x (self, upper);
  if (left > slack)
    annals_scale_pan (self, left - slack);
  else if (right < self->width_px - slack)
    annals_scale_pan (self, right - (self->width_px - slack));
}

/**
 * annals_scale_resize:
 * @self: a scale
 * @width_px: the new width of the view
 *
 * Shows the same span in another width.
 */
void
annals_scale_resize (AnnalsScale *self,
                     double       width_px)
{
  double width = MAX (width_px, 1.0);

  self->seconds_per_px = clamp_zoom (self->seconds_per_px * self->width_px / width, width);
  self->width_px = width;
}

/**
 * annals_scale_interpolate:
 * @from: where the way begins
 * @to: where it ends; of the same width
 * @progress: 0 to 1
 *
 * Finds a place on the way between two views. Zoom changes by equal ratios, and both edges run
 * straight to their ends, so that the eye follows.
 *
 * Returns: the scale in between
 */
AnnalsScale
annals_scale_interpolate (const AnnalsScale *from,
                          const AnnalsScale *to,
                          double             progress)
{
  AnnalsScale scale = *from;
  double      ratio = to->seconds_per_px / from->seconds_per_px;
  double      share = progress;

  if (progress >= 1.0)
    return *to;

  scale.seconds_per_px = from->seconds_per_px * pow (ratio, progress);
  if (fabs (ratio - 1.0) > 1e-6)
    share = (scale.seconds_per_px - from->seconds_per_px) /
            (to->seconds_per_px - from->seconds_per_px);
  shift (&scale, share * ((double) subtract_saturated (to->origin, from->origin) +
                          to->offset_s - from->offset_s));
  return scale;
}

/**
 * annals_scale_equal:
 * @a: a scale
 * @b: another scale
 *
 * Returns: whether both show the same to within a thousandth of a pixel
 */
gboolean
annals_scale_equal (const AnnalsScale *a,
                    const AnnalsScale *b)
{
  return fabs (a->width_px - b->width_px) < 1e-3 &&
         fabs (a->seconds_per_px / b->seconds_per_px - 1.0) < 1e-9 &&
         fabs (annals_scale_get_x (a, b->origin) + b->offset_s / a->seconds_per_px) < 1e-3;
}
