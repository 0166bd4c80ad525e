/* annals-painter.h — the few things that a drawing needs, behind which any surface can stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-metrics.h"
#include "render/annals-color.h"

G_BEGIN_DECLS

/* What is uncertain has stripes so wide, so far from each other. */
#define ANNALS_HATCH_STEP_PX   5.0
#define ANNALS_HATCH_STRIPE_PX 2.0

typedef struct _AnnalsPainter AnnalsPainter;

/**
 * AnnalsBox:
 *
 * A rectangle in pixels.
 */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} AnnalsBox;

/**
 * AnnalsPoint:
 *
 * A place in pixels.
 */
typedef struct
{
  double x;
  double y;
} AnnalsPoint;

/**
 * AnnalsPen:
 * @color: colour of the line
 * @width: its width
 * @dash: length of a dash; 0 for an unbroken line
 * @gap: length of the gap after a dash
 */
typedef struct
{
  AnnalsColor color;
  double      width;
  double      dash;
  double      gap;
} AnnalsPen;

/**
 * AnnalsPainterClass:
 * @fill: fills a box with round corners
 * @stroke: draws inside the edge of a box with round corners
 * @fade: fills a box from one colour at its left to another at its right
 * @hatch: fills a box with round corners with stripes of 45° on a ground
 * @line: draws a straight line
 * @polygon: fills the area between points
 * @polyline: joins points with round ends
 * @text: writes a text, its left end at x, its line's middle at y, ellipsised to a width
 * @push_clip: keeps what follows inside a box
 * @pop_clip: ends that
 * @push_origin: makes a point the origin of what follows
 * @pop_origin: ends that
 * @push_event: (nullable): tells that what follows belongs to an event; they are not nested
 * @pop_event: (nullable): ends that
 *
 * What a surface has to do. Every function gets the painter first.
 */
typedef struct
{
  void (*fill) (AnnalsPainter     *self,
                const AnnalsBox   *box,
                double             radius,
                const AnnalsColor *color);
  void (*stroke) (AnnalsPainter   *self,
                  const AnnalsBox *box,
                  double           radius,
                  const AnnalsPen *pen);
  void (*fade) (AnnalsPainter     *self,
                const AnnalsBox   *box,
                const AnnalsColor *left,
                const AnnalsColor *right);
  void (*hatch) (AnnalsPainter     *self,
                 const AnnalsBox   *box,
                 double             radius,
                 const AnnalsColor *ground,
                 const AnnalsColor *stripes);
  void (*line) (AnnalsPainter   *self,
                AnnalsPoint      from,
                AnnalsPoint      to,
                const AnnalsPen *pen);
  void (*polygon) (AnnalsPainter     *self,
                   const AnnalsPoint *points,
                   guint              n_points,
                   const AnnalsColor *color);
  void (*polyline) (AnnalsPainter     *self,
                    const AnnalsPoint *points,
                    guint              n_points,
                    const AnnalsPen   *pen);
  void (*text) (AnnalsPainter     *self,
                const char        *text,
                AnnalsTextStyle    style,
                AnnalsPoint        at,
                double             width,
                const AnnalsColor *color);
  void (*push_clip) (AnnalsPainter   *self,
                     const AnnalsBox *box);
  void (*pop_clip) (AnnalsPainter *self);
  void (*push_origin) (AnnalsPainter *self,
                       AnnalsPoint    origin);
  void (*pop_origin) (AnnalsPainter *self);
  void (*push_event) (AnnalsPainter *self,
                      guint          event);
  void (*pop_event) (AnnalsPainter *self);
} AnnalsPainterClass;

/**
 * AnnalsPainter:
 *
 * Something to draw on. The first member of every painter.
 */
struct _AnnalsPainter
{
  const AnnalsPainterClass *klass;
};

/**
 * annals_painter_get_stroke_box:
 * @box: a box
 * @pen: what it is outlined with
 *
 * Returns: where the middle of the outline runs, so that all of it is inside the box
 */
static inline AnnalsBox
annals_painter_get_stroke_box (const AnnalsBox *box,
                               const AnnalsPen *pen)
{
  return (AnnalsBox){ box->x + pen->width / 2.0, box->y + pen->width / 2.0,
                      MAX (box->width - pen->width, 0.5), MAX (box->height - pen->width, 0.5) };
}

G_END_DECLS
