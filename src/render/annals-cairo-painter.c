/* annals-cairo-painter.c — the painter that draws with cairo: pixels and pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * On a page everything stays what it is: lines are lines, text is text in embedded fonts.
 */

#include "config.h"

#include "render/annals-cairo-painter.h"

#include <math.h>
#include <pango/pangocairo.h>

static cairo_t *
get_cr (AnnalsPainter *painter)
{
  return ((AnnalsCairoPainter *) (gpointer) painter)->cr;
}

static gboolean
is_empty (const AnnalsBox *box)
{
  return box->width <= 0.0 || box->height <= 0.0;
}

static void
set_source (cairo_t           *cr,
            const AnnalsColor *color)
{
  cairo_set_source_rgba (cr, (double) color->red, (double) color->green, (double) color->blue,
                         (double) color->alpha);
}

/* Begins a stroke; end it with cairo_restore (). */
static void
begin_stroke (cairo_t         *cr,
              const AnnalsPen *pen)
{
  cairo_save (cr);
  set_source (cr, &pen->color);
  cairo_set_line_width (cr, pen->width);
  if (pen->dash > 0.0)
    cairo_set_dash (cr, (double[]){ pen->dash, pen->gap }, 2, 0.0);
}

static void
trace_box (cairo_t         *cr,
           const AnnalsBox *box,
           double           radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2.0);
  double x1 = box->x + box->width;
  double y1 = box->y + box->height;

  if (r <= 0.0)
    {
      cairo_rectangle (cr, box->x, box->y, box->width, box->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x1 - r, box->y + r, r, -G_PI_2, 0.0);
  cairo_arc (cr, x1 - r, y1 - r, r, 0.0, G_PI_2);
  cairo_arc (cr, box->x + r, y1 - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3.0 * G_PI_2);
  cairo_close_path (cr);
}

static void
fill (AnnalsPainter     *painter,
      const AnnalsBox   *box,
      double             radius,
      const AnnalsColor *color)
{
  cairo_t *cr = get_cr (painter);

  if (is_empty (box))
    return;
  set_source (cr, color);
  trace_box (cr, box, radius);
  cairo_fill (cr);
}

static void
stroke (AnnalsPainter   *painter,
        const AnnalsBox *box,
        double           radius,
        const AnnalsPen *pen)
{
  AnnalsBox middle = annals_painter_get_stroke_box (box, pen);
  cairo_t  *cr = get_cr (painter);

  if (is_empty (box))
    return;
  begin_stroke (cr, pen);
  trace_box (cr, &middle, MAX (radius - pen->width / 2.0, 0.0));
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
fade (AnnalsPainter     *painter,
      const AnnalsBox   *box,
      const AnnalsColor *left,
      const AnnalsColor *right)
{
  cairo_t         *cr = get_cr (painter);
  cairo_pattern_t *pattern;

  if (is_empty (box))
    return;
  pattern = cairo_pattern_create_linear (box->x, box->y, box->x + box->width, box->y);
  cairo_pattern_add_color_stop_rgba (pattern, 0.0, (double) left->red, (double) left->green,
                                     (double) left->blue, (double) left->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1.0, (double) right->red, (double) right->green,
                                     (double) right->blue, (double) right->alpha);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
  trace_box (cr, box, 0.0);
  cairo_fill (cr);
}

static void
hatch (AnnalsPainter     *painter,
       const AnnalsBox   *box,
       double             radius,
       const AnnalsColor *ground,
       const AnnalsColor *stripes)
{
  const double step = ANNALS_HATCH_STEP_PX * G_SQRT2;
  cairo_t     *cr = get_cr (painter);

  if (is_empty (box))
    return;

  cairo_save (cr);
  trace_box (cr, box, radius);
  cairo_clip_preserve (cr);
  set_source (cr, ground);
  cairo_fill (cr);
  set_source (cr, stripes);
  cairo_set_line_width (cr, ANNALS_HATCH_STRIPE_PX);
  for (double x = box->x - box->height; x < box->x + box->width; x += step)
    {
      cairo_move_to (cr, x, box->y + box->height);
      cairo_line_to (cr, x + box->height, box->y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
line (AnnalsPainter   *painter,
      AnnalsPoint      from,
      AnnalsPoint      to,
      const AnnalsPen *pen)
{
  cairo_t *cr = get_cr (painter);

  begin_stroke (cr, pen);
  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, to.x, to.y);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
trace_points (cairo_t           *cr,
              const AnnalsPoint *points,
              guint              n_points)
{
  cairo_new_path (cr);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
}

static void
polygon (AnnalsPainter     *painter,
         const AnnalsPoint *points,
         guint              n_points,
         const AnnalsColor *color)
{
  cairo_t *cr = get_cr (painter);

  set_source (cr, color);
  trace_points (cr, points, n_points);
  cairo_fill (cr);
}

static void
polyline (AnnalsPainter     *painter,
          const AnnalsPoint *points,
          guint              n_points,
          const AnnalsPen   *pen)
{
  cairo_t *cr = get_cr (painter);

  begin_stroke (cr, pen);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  trace_points (cr, points, n_points);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
text (AnnalsPainter     *painter,
      const char        *string,
      AnnalsTextStyle    style,
      AnnalsPoint        at,
      double             width,
      const AnnalsColor *color)
{
  AnnalsCairoPainter *self = (AnnalsCairoPainter *) (gpointer) painter;
  AnnalsTextLine     *content = annals_text_cache_get_line (self->texts, string, style, width);

  set_source (self->cr, color);
  cairo_move_to (self->cr, round (at.x), round (at.y - content->height / 2.0));
  pango_cairo_show_layout (self->cr, content->layout);
  cairo_new_path (self->cr);
}

static void
push_clip (AnnalsPainter   *painter,
           const AnnalsBox *box)
{
  cairo_t *cr = get_cr (painter);

  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, MAX (box->width, 0.0), MAX (box->height, 0.0));
  cairo_clip (cr);
}

static void
push_origin (AnnalsPainter *painter,
             AnnalsPoint    origin)
{
  cairo_t *cr = get_cr (painter);

  cairo_save (cr);
  cairo_translate (cr, origin.x, origin.y);
}

static void
restore (AnnalsPainter *painter)
{
  cairo_restore (get_cr (painter));
}

static const AnnalsPainterClass cairo_painter_class = {
  .fill = fill,
  .stroke = stroke,
  .fade = fade,
  .hatch = hatch,
  .line = line,
  .polygon = polygon,
  .polyline = polyline,
  .text = text,
  .push_clip = push_clip,
  .pop_clip = restore,
  .push_origin = push_origin,
  .pop_origin = restore,
};

/**
 * annals_cairo_painter_init:
 * @cr: what is drawn on; must outlive the painter
 * @texts: (nullable): where texts come from; must outlive the painter; needed only to draw text
 *
 * Returns: a painter
 */
AnnalsCairoPainter
annals_cairo_painter_init (cairo_t         *cr,
                           AnnalsTextCache *texts)
{
  return (AnnalsCairoPainter){
    .parent = { &cairo_painter_class },
    .cr = cr,
    .texts = texts,
  };
}
