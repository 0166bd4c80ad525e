/* annals-snapshot-painter.c — the painter that appends render nodes to a GtkSnapshot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Boxes, gradients and texts become nodes that a graphics card draws. What GTK 4.8 has no node for,
 * slanted and dashed lines, is drawn by cairo into nodes no larger than the mark itself.
 */

#include "config.h"

#include "render/annals-snapshot-painter.h"

#include "render/annals-cairo-painter.h"

#include <math.h>

static GtkSnapshot *
get_snapshot (AnnalsPainter *painter)
{
  return ((AnnalsSnapshotPainter *) (gpointer) painter)->snapshot;
}

static GdkRGBA
get_rgba (const AnnalsColor *color)
{
  return (GdkRGBA){ color->red, color->green, color->blue, color->alpha };
}

static graphene_rect_t
get_rect (const AnnalsBox *box)
{
  return GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) MAX (box->width, 0.0),
                             (float) MAX (box->height, 0.0));
}

static GskRoundedRect
get_rounded (const AnnalsBox *box,
             double           radius)
{
  graphene_rect_t rect = get_rect (box);
  GskRoundedRect  rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &rect,
                                   (float) MIN (radius, MIN (box->width, box->height) / 2.0));
  return rounded;
}

static void
fill (AnnalsPainter     *painter,
      const AnnalsBox   *box,
      double             radius,
      const AnnalsColor *color)
{
  GtkSnapshot    *snapshot = get_snapshot (painter);
  graphene_rect_t rect = get_rect (box);
  GdkRGBA         rgba = get_rgba (color);

  if (box->width <= 0.0 || box->height <= 0.0)
    return;
  if (radius > 0.0)
    {
      GskRoundedRect rounded = get_rounded (box, radius);

      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
      gtk_snapshot_append_color (snapshot, &rgba, &rect);
      gtk_snapshot_pop (snapshot);
    }
  else
    gtk_snapshot_append_color (snapshot, &rgba, &rect);
}

/* A surface for cairo just around a box. */
static cairo_t *
begin_cairo (AnnalsPainter   *painter,
             const AnnalsBox *box)
{
  AnnalsBox       around = { floor (box->x) - 2.0, floor (box->y) - 2.0, ceil (box->width) + 5.0,
                             ceil (box->height) + 5.0 };
  graphene_rect_t rect = get_rect (&around);

  return gtk_snapshot_append_cairo (get_snapshot (painter), &rect);
}

static void
stroke (AnnalsPainter   *painter,
        const AnnalsBox *box,
        double           radius,
        const AnnalsPen *pen)
{
  if (box->width <= 0.0 || box->height <= 0.0)
    return;

  if (pen->dash > 0.0)
    {
      cairo_t           *cr = begin_cairo (painter, box);
      AnnalsCairoPainter other = annals_cairo_painter_init (cr, NULL);

      other.parent.klass->stroke (&other.parent, box, radius, pen);
      cairo_destroy (cr);
    }
  else
    {
      GskRoundedRect rounded = get_rounded (box, radius);
      float          width = (float) pen->width;
      GdkRGBA        rgba = get_rgba (&pen->color);

      gtk_snapshot_append_border (get_snapshot (painter), &rounded,
                                  (float[]){ width, width, width, width },
                                  (GdkRGBA[]){ rgba, rgba, rgba, rgba });
    }
}

static void
fade (AnnalsPainter     *painter,
      const AnnalsBox   *box,
      const AnnalsColor *left,
      const AnnalsColor *right)
{
  graphene_rect_t    rect = get_rect (box);
  const GskColorStop stops[] = { { 0.0f, get_rgba (left) }, { 1.0f, get_rgba (right) } };
  graphene_point_t   from = GRAPHENE_POINT_INIT (rect.origin.x, rect.origin.y);
  graphene_point_t   to = GRAPHENE_POINT_INIT (rect.origin.x + rect.size.width, rect.origin.y);

  if (box->width <= 0.0 || box->height <= 0.0)
    return;
  gtk_snapshot_append_linear_gradient (get_snapshot (painter), &rect, &from, &to, stops,
                                       G_N_ELEMENTS (stops));
}

static void
hatch (AnnalsPainter     *painter,
       const AnnalsBox   *box,
       double             radius,
       const AnnalsColor *ground,
       const AnnalsColor *stripes)
{
  cairo_t           *cr;
  AnnalsCairoPainter other;

  if (box->width <= 0.0 || box->height <= 0.0)
    return;

  cr = begin_cairo (painter, box);
  other = annals_cairo_painter_init (cr, NULL);
  other.parent.klass->hatch (&other.parent, box, radius, ground, stripes);
  cairo_destroy (cr);
}

static void
line (AnnalsPainter   *painter,
      AnnalsPoint      from,
      AnnalsPoint      to,
      const AnnalsPen *pen)
{
  AnnalsBox          box = { MIN (from.x, to.x), MIN (from.y, to.y), fabs (to.x - from.x),
                             fabs (to.y - from.y) };
  cairo_t           *cr;
  AnnalsCairoPainter other;

  /* Upright and level lines are boxes. */
  if (pen->dash <= 0.0 && (box.width < 0.01 || box.height < 0.01))
    {
      AnnalsBox thick = box;

      if (box.width < 0.01)
        thick = (AnnalsBox){ box.x - pen->width / 2.0, box.y, pen->width, box.height };
      else
        thick = (AnnalsBox){ box.x, box.y - pen->width / 2.0, box.width, pen->width };
      fill (painter, &thick, 0.0, &pen->color);
      return;
    }

  cr = begin_cairo (painter, &box);
  other = annals_cairo_painter_init (cr, NULL);
  other.parent.klass->line (&other.parent, from, to, pen);
  cairo_destroy (cr);
}

static AnnalsBox
get_bounds (const AnnalsPoint *points,
            guint              n_points)
{
  double x0 = points[0].x;
  double y0 = points[0].y;
  double x1 = x0;
  double y1 = y0;

  for (guint i = 1; i < n_points; i++)
    {
      x0 = MIN (x0, points[i].x);
      y0 = MIN (y0, points[i].y);
      x1 = MAX (x1, points[i].x);
      y1 = MAX (y1, points[i].y);
    }

  return (AnnalsBox){ x0, y0, x1 - x0, y1 - y0 };
}

static void
polygon (AnnalsPainter     *painter,
         const AnnalsPoint *points,
         guint              n_points,
         const AnnalsColor *color)
{
  AnnalsBox          box = get_bounds (points, n_points);
  cairo_t           *cr = begin_cairo (painter, &box);
  AnnalsCairoPainter other = annals_cairo_painter_init (cr, NULL);

  other.parent.klass->polygon (&other.parent, points, n_points, color);
  cairo_destroy (cr);
}

static void
polyline (AnnalsPainter     *painter,
          const AnnalsPoint *points,
          guint              n_points,
          const AnnalsPen   *pen)
{
  AnnalsBox          box = get_bounds (points, n_points);
  cairo_t           *cr = begin_cairo (painter, &box);
  AnnalsCairoPainter other = annals_cairo_painter_init (cr, NULL);

  other.parent.klass->polyline (&other.parent, points, n_points, pen);
  cairo_destroy (cr);
}

static void
free_node (gpointer node)
{
  gsk_render_node_unref (node);
}

/* The node of a line with its top left corner at the origin, or NULL if nothing is to be drawn. */
static GskRenderNode *
get_node (AnnalsTextLine    *line,
          const AnnalsColor *color)
{
  g_autoptr (GtkSnapshot) snapshot = NULL;
  GdkRGBA                 rgba = get_rgba (color);

  if (line->drawn != NULL && annals_color_equal (&line->drawn_color, color))
    return line->drawn;

  g_clear_pointer (&line->drawn, free_node);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_layout (snapshot, line->layout, &rgba);
  line->drawn = gtk_snapshot_to_node (snapshot);
  line->drawn_color = *color;
  line->free_drawn = free_node;
  return line->drawn;
}

static void
text (AnnalsPainter     *painter,
      const char        *string,
      AnnalsTextStyle    style,
      AnnalsPoint        at,
      double             width,
      const AnnalsColor *color)
{
  AnnalsSnapshotPainter *self = (AnnalsSnapshotPainter *) (gpointer) painter;
  GtkSnapshot           *snapshot = self->snapshot;
  AnnalsTextLine        *line = annals_text_cache_get_line (self->texts, string, style, width);
  GskRenderNode         *node = get_node (line, color);

  if (node == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (at.x),
                                                (float) round (at.y - line->height / 2.0)));
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
}

static void
push_clip (AnnalsPainter   *painter,
           const AnnalsBox *box)
{
  graphene_rect_t rect = get_rect (box);

  gtk_snapshot_push_clip (get_snapshot (painter), &rect);
}

static void
pop_clip (AnnalsPainter *painter)
{
  gtk_snapshot_pop (get_snapshot (painter));
}

static void
push_origin (AnnalsPainter *painter,
             AnnalsPoint    origin)
{
  GtkSnapshot *snapshot = get_snapshot (painter);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) origin.x, (float) origin.y));
}

static void
pop_origin (AnnalsPainter *painter)
{
  gtk_snapshot_restore (get_snapshot (painter));
}

static const AnnalsPainterClass snapshot_painter_class = {
  .fill = fill,
  .stroke = stroke,
  .fade = fade,
  .hatch = hatch,
  .line = line,
  .polygon = polygon,
  .polyline = polyline,
  .text = text,
  .push_clip = push_clip,
  .pop_clip = pop_clip,
  .push_origin = push_origin,
  .pop_origin = pop_origin,
};

/**
 * annals_snapshot_painter_init:
 * @snapshot: where nodes are appended; must outlive the painter
 * @texts: where texts come from; must outlive the painter
 *
 * Returns: a painter
 */
AnnalsSnapshotPainter
annals_snapshot_painter_init (GtkSnapshot     *snapshot,
                              AnnalsTextCache *texts)
{
  return (AnnalsSnapshotPainter){
    .parent = { &snapshot_painter_class },
    .snapshot = snapshot,
    .texts = texts,
  };
}
