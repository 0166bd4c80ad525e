/* annals-shape.h — what a date looks like: the form that tells what is known of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-date.h"
#include "layout/annals-scale.h"

G_BEGIN_DECLS

/**
 * AnnalsShapeKind:
 * @ANNALS_SHAPE_DOT: a day or a moment
 * @ANNALS_SHAPE_SLAB: a month, solid, of its own length; a day when it is long enough in sight
 * @ANNALS_SHAPE_BOX: some time in a year, a decade, …: pale, outlined all round
 * @ANNALS_SHAPE_SPAN: all through an interval: a body on a rail with caps
 * @ANNALS_SHAPE_STUB: an interval with an unknown end: it begins, or ends, and breaks up
 * @ANNALS_SHAPE_SET: the hull of several members, which are drawn instead
 */
typedef enum
{
  ANNALS_SHAPE_DOT,
  ANNALS_SHAPE_SLAB,
  ANNALS_SHAPE_BOX,
  ANNALS_SHAPE_SPAN,
  ANNALS_SHAPE_STUB,
  ANNALS_SHAPE_SET,
} AnnalsShapeKind;

/**
 * AnnalsShapeFlags:
 * @ANNALS_SHAPE_HATCHED: the date is uncertain
 * @ANNALS_SHAPE_FADES_IN: its beginning is approximate
 * @ANNALS_SHAPE_FADES_OUT: its end is approximate
 * @ANNALS_SHAPE_OPEN_START: it was so before; the shape begins far left
 * @ANNALS_SHAPE_OPEN_END: it goes on; the shape ends far right
 * @ANNALS_SHAPE_BREAKS_LEFT: a stub whose beginning is unknown
 */
typedef enum
{
  ANNALS_SHAPE_HATCHED = 1 << 0,
  ANNALS_SHAPE_FADES_IN = 1 << 1,
  ANNALS_SHAPE_FADES_OUT = 1 << 2,
  ANNALS_SHAPE_OPEN_START = 1 << 3,
  ANNALS_SHAPE_OPEN_END = 1 << 4,
  ANNALS_SHAPE_BREAKS_LEFT = 1 << 5,
} AnnalsShapeFlags;

/**
 * AnnalsShape:
 * @x0: left end in pixels, all fading included
 * @x1: right end
 * @fade_in_px: how far the shape fades at its left end
 * @fade_out_px: how far it fades at its right end
 * @estimate: of a box whose likeliest year is told, where that begins, 0 being the left end of the
 *   shape and 1 the right one
 * @estimate_end: where it ends; as @estimate if there is none
 * @kind: an #AnnalsShapeKind
 * @flags: #AnnalsShapeFlags
 */
typedef struct
{
  double x0;
  double x1;
  double fade_in_px;
  double fade_out_px;
  float  estimate;
  float  estimate_end;
  guint8 kind;
  guint8 flags;
} AnnalsShape;

AnnalsShape annals_shape_from_date (const AnnalsDate  *date,
                                    const AnnalsScale *scale,
                                    double             least_px);

/**
 * annals_shape_get_center:
 * @shape: a shape
 *
 * Returns: the middle between its ends, in pixels
 */
static inline double
annals_shape_get_center (const AnnalsShape *shape)
{
  return (shape->x0 + shape->x1) / 2.0;
}

G_END_DECLS
