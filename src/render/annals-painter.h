/* annals-painter.h — the few things that a drawing needs, behind which any surface can stand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layout/annals-metrics.h"
#include "render/annals-text-cache.h"

G_BEGIN_DECLS

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
  GdkRGBA color;
  double  width;
  double  dash;
  double  gap;
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
 *
 * What a surface has to do. Every function gets the painter first.
 */
typedef struct
{
  void (*fill) (AnnalsPainter   *self,
                const AnnalsBox *box,
                double           radius,
                const GdkRGBA   *color);
  void (*stroke) (AnnalsPainter   *self,
                  const AnnalsBox *box,
                  double           radius,
                  const AnnalsPen *pen);
  void (*fade) (AnnalsPainter   *self,
                const AnnalsBox *box,
                const GdkRGBA   *left,
                const GdkRGBA   *right);
  void (*hatch) (AnnalsPainter   *self,
                 const AnnalsBox *box,
                 double           radius,
                 const GdkRGBA   *ground,
                 const GdkRGBA   *stripes);
  void (*line) (AnnalsPainter   *self,
                AnnalsPoint      from,
                AnnalsPoint      to,
                const AnnalsPen *pen);
  void (*polygon) (AnnalsPainter     *self,
                   const AnnalsPoint *points,
                   guint              n_points,
                   const GdkRGBA     *color);
  void (*polyline) (AnnalsPainter     *self,
                    const AnnalsPoint *points,
                    guint              n_points,
                    const AnnalsPen   *pen);
  void (*text) (AnnalsPainter  *self,
                const char     *text,
                AnnalsTextStyle style,
                AnnalsPoint     at,
                double          width,
                const GdkRGBA  *color);
  void (*push_clip) (AnnalsPainter   *self,
                     const AnnalsBox *box);
  void (*pop_clip) (AnnalsPainter *self);
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
 * AnnalsSnapshotPainter:
 *
 * A painter that appends render nodes to a snapshot: a plain value for the stack.
 */
typedef struct
{
  AnnalsPainter    parent;
  GtkSnapshot     *snapshot; /* borrowed */
  AnnalsTextCache *texts;    /* borrowed */
} AnnalsSnapshotPainter;

AnnalsSnapshotPainter annals_snapshot_painter_init (GtkSnapshot     *snapshot,
                                                    AnnalsTextCache *texts);

G_END_DECLS
