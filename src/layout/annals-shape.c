/* annals-shape.c — what a date looks like: the form that tells what is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-shape.h"

#define DOT_PX 12.0
/* From this length on a day is drawn as long as it is. */
#define LONG_DAY_PX 16.0
#define SLAB_PX     6.0
#define BOX_PX      8.0
#define FADING_PX   22.0
#define STUB_PX     34.0
#define SPAN_PX     8.0

/* Widens a shape to a least width around its middle. */
static void
widen (AnnalsShape *shape,
       double       least_px)
{
  double lack = least_px - (shape->x1 - shape->x0);

  if (lack <= 0.0)
    return;
  shape->x0 -= lack / 2.0;
  shape->x1 += lack / 2.0;
}

/* Lets the ends that are approximate reach one margin outwards and fade over two. */
static void
fade_ends (AnnalsShape       *shape,
           const AnnalsDate  *date,
           const AnnalsScale *scale)
{
  gint64 before_s = 0;
  gint64 after_s = 0;
  double width;

  annals_date_get_margin (date, &before_s, &after_s);
  if (date->start_flags & ANNALS_DATE_APPROXIMATE)
    {
      shape->flags |= ANNALS_SHAPE_FADES_IN;
      shape->fade_in_px = 2.0 * (double) before_s / scale->seconds_per_px;
      shape->x0 -= shape->fade_in_px / 2.0;
    }
  if (date->end_flags & ANNALS_DATE_APPROXIMATE)
    {
      shape->flags |= ANNALS_SHAPE_FADES_OUT;
      shape->fade_out_px = 2.0 * (double) after_s / scale->seconds_per_px;
      shape->x1 += shape->fade_out_px / 2.0;
    }
  if (shape->flags & (ANNALS_SHAPE_FADES_IN | ANNALS_SHAPE_FADES_OUT))
    widen (shape, FADING_PX);

  width = shape->x1 - shape->x0;
  if (shape->flags & ANNALS_SHAPE_FADES_IN)
    shape->fade_in_px = CLAMP (shape->fade_in_px, 8.0, width / 2.0);
  if (shape->flags & ANNALS_SHAPE_FADES_OUT)
    shape->fade_out_px = CLAMP (shape->fade_out_px, 8.0, width / 2.0);
}

static void
shape_single (AnnalsShape       *shape,
              const AnnalsDate  *date,
              const AnnalsScale *scale)
{
  gboolean is_soft = (date->start_flags & ANNALS_DATE_APPROXIMATE) != 0;
  gboolean is_long = shape->x1 - shape->x0 >= LONG_DAY_PX;

  if (is_soft)
    shape->kind = ANNALS_SHAPE_BOX;
  else if (date->start_precision <= ANNALS_PRECISION_DAY)
    shape->kind = is_long ? ANNALS_SHAPE_SLAB : ANNALS_SHAPE_DOT;
  else if (date->start_precision == ANNALS_PRECISION_MONTH)
    shape->kind = ANNALS_SHAPE_SLAB;
  else
    shape->kind = ANNALS_SHAPE_BOX;

  if (shape->kind == ANNALS_SHAPE_DOT)
    {
      double center = annals_shape_get_center (shape);

      shape->x0 = center - DOT_PX / 2.0;
      shape->x1 = center + DOT_PX / 2.0;
    }
  widen (shape, shape->kind == ANNALS_SHAPE_SLAB ? SLAB_PX : BOX_PX);
}

static void
shape_interval (AnnalsShape      *shape,
                const AnnalsDate *date)
{
  gboolean has_start = date->lower != ANNALS_INSTANT_MIN;
  gboolean has_end = date->upper != ANNALS_INSTANT_MAX;

  shape->kind = ANNALS_SHAPE_SPAN;
  if (has_start && !has_end && (date->end_flags & ANNALS_DATE_UNKNOWN))
    {
      shape->kind = ANNALS_SHAPE_STUB;
      shape->x1 = shape->x0 + STUB_PX;
      return;
    }
  if (has_end && !has_start && (date->start_flags & ANNALS_DATE_UNKNOWN))
    {
      shape->kind = ANNALS_SHAPE_STUB;
      shape->flags |= ANNALS_SHAPE_BREAKS_LEFT;
      shape->x0 = shape->x1 - STUB_PX;
      return;
    }

  if (!has_start)
    shape->flags |= ANNALS_SHAPE_OPEN_START;
  if (!has_end)
    shape->flags |= ANNALS_SHAPE_OPEN_END;
  widen (shape, SPAN_PX);
}

/* Finds the estimated year within the shape, whose ends are final. */
static void
place_estimate (AnnalsShape       *shape,
                const AnnalsDate  *date,
                const AnnalsScale *scale)
{
  AnnalsInstant lower;
  AnnalsInstant upper;
  double        width = shape->x1 - shape->x0;

  if (!annals_date_get_estimate (date, &lower, &upper))
    return;
  shape->estimate = (float) ((annals_scale_get_x (scale, lower) - shape->x0) / width);
  shape->estimate_end = (float) ((annals_scale_get_x (scale, upper) - shape->x0) / width);
}

/**
 * annals_shape_from_date:
 * @date: a date; not of kind %ANNALS_DATE_NONE
 * @scale: where instants stand
 * @least_px: least width, for ghosts that have to be seen; 0 for the kind's own
 *
 * Returns: the shape, in pixels from the left edge of the scale's view
 */
AnnalsShape
annals_shape_from_date (const AnnalsDate  *date,
                        const AnnalsScale *scale,
                        double             least_px)
{
  AnnalsShape   shape = { 0 };
  AnnalsInstant lower;
  AnnalsInstant upper;

  annals_date_get_drawn_bounds (date, &lower, &upper);
  shape.x0 = annals_scale_get_x (scale, lower);
  shape.x1 = annals_scale_get_x (scale, upper);
  switch ((AnnalsDateKind) date->kind)
    {
    case ANNALS_DATE_NONE:
    case ANNALS_DATE_SINGLE:
      shape_single (&shape, date, scale);
      break;
    case ANNALS_DATE_INTERVAL:
      shape_interval (&shape, date);
      break;
    case ANNALS_DATE_ONE_OF:
    case ANNALS_DATE_ALL_OF:
      shape.kind = ANNALS_SHAPE_SET;
      widen (&shape, DOT_PX);
      break;
    }

  if ((date->start_flags | date->end_flags) & ANNALS_DATE_UNCERTAIN)
    shape.flags |= ANNALS_SHAPE_HATCHED;
  if ((date->start_flags | date->end_flags) & ANNALS_DATE_APPROXIMATE)
    fade_ends (&shape, date, scale);
  widen (&shape, least_px);
  place_estimate (&shape, date, scale);
  return shape;
}
