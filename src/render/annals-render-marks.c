/* annals-render-marks.c — the shapes of dates, their ghosts, rings and labels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "render/annals-render-private.h"

#include <math.h>

#define BAR_PX        13.0
#define SPAN_PX       15.0
#define OUTLINE_PX    1.5
#define RAIL_PX       2.5
#define CAP_PX        3.0
#define BAR_RADIUS_PX 3.0
#define ARROW_PX      10.0
#define ESTIMATE_PX   4.0
/* What is farther outside the view than this is cut off before it is drawn. */
#define MARGIN_PX 40.0

/* What one shape is drawn with. */
typedef struct
{
  const AnnalsDrawing *drawing;
  AnnalsColor          color;
  double               y;
  double               x0; /* in sight, with a margin */
  double               x1;
  double               body_alpha;
} Brush;

static double
get_tint (const AnnalsTheme *theme)
{
  return (theme->is_dark ? 0.20 : 0.15) * (theme->is_high_contrast ? 2.0 : 1.0);
}

static double
get_outline (const AnnalsTheme *theme)
{
  return theme->is_high_contrast ? 2.0 : OUTLINE_PX;
}

/* In high contrast as much more as still leaves words on it 4.5 to 1. */
static double
get_body_alpha (const AnnalsTheme *theme)
{
  if (theme->is_dark)
    return theme->is_high_contrast ? 0.5 : 0.34;
  return theme->is_high_contrast ? 0.48 : 0.24;
}

static void
fill (const Brush *brush,
      double       x0,
      double       x1,
      double       y,
      double       height,
      double       alpha)
{
  AnnalsColor color = annals_theme_fade (&brush->color, alpha);
  AnnalsBox   box = { x0, y, x1 - x0, height };

  brush->drawing->painter->klass->fill (brush->drawing->painter, &box, 0.0, &color);
}

/* A strip along the shape: full in its middle, fading where the shape does. The parts meet at whole
 * pixels, or a fine line would show between them. */
static void
fill_fading (const Brush       *brush,
             const AnnalsShape *shape,
             double             y,
             double             height,
             double             alpha)
{
  AnnalsPainter *painter = brush->drawing->painter;
  double         in_end = round (shape->x0 + shape->fade_in_px);
  double         out_start = MAX (round (shape->x1 - shape->fade_out_px), in_end);
  AnnalsColor    full = annals_theme_fade (&brush->color, alpha);
  AnnalsColor    none = annals_theme_fade (&brush->color, 0.0);

  if (shape->fade_in_px > 0.0 && in_end > brush->x0)
    {
      AnnalsBox box = { shape->x0, y, in_end - shape->x0, height };

      painter->klass->fade (painter, &box, &none, &full);
    }
  if (shape->fade_out_px > 0.0 && out_start < brush->x1)
    {
      AnnalsBox box = { out_start, y, shape->x1 - out_start, height };

      painter->klass->fade (painter, &box, &full, &none);
    }
  fill (brush, MAX (in_end, brush->x0), MIN (out_start, brush->x1), y, height, alpha);
}

/* Three dots where an approximate end runs out. */
static void
fill_dots (const Brush *brush,
           double       x,
           double       direction,
           double       y,
           double       size)
{
  for (int i = 0; i < 3; i++)
    {
      double at = x + direction * 5.0 * i - (direction < 0.0 ? size : 0.0);

      fill (brush, at, at + size, y, size, 1.0);
    }
}

/* Where a shape is densest: half of what fades, mostly outside the bounds, stays free. */
static void
hatch_within (const Brush       *brush,
              const AnnalsShape *shape,
              double             y,
              double             height,
              double             alpha)
{
  double      x0 = MAX (round (shape->x0 + shape->fade_in_px / 2.0), brush->x0);
  double      x1 = MIN (round (shape->x1 - shape->fade_out_px / 2.0), brush->x1);
  AnnalsBox   box = { x0, y, x1 - x0, height };
  AnnalsColor ground = annals_theme_fade (&brush->color, 0.0);
  AnnalsColor stripes = annals_theme_fade (&brush->color, alpha);

  if (x1 > x0)
    brush->drawing->painter->klass->hatch (brush->drawing->painter, &box, 0.0, &ground, &stripes);
}

static void
draw_soft_box (const Brush       *brush,
               const AnnalsShape *shape)
{
  double top = brush->y - BAR_PX / 2.0;
  double lines[] = { top, top + BAR_PX - OUTLINE_PX };

  fill_fading (brush, shape, top, BAR_PX, brush->body_alpha);
  if (shape->flags & ANNALS_SHAPE_HATCHED)
    hatch_within (brush, shape, top, BAR_PX, MIN (brush->body_alpha * 2.5, 1.0));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      fill_fading (brush, shape, lines[i], OUTLINE_PX, 1.0);
      if (shape->flags & ANNALS_SHAPE_FADES_IN)
        fill_dots (brush, shape->x0, 1.0, lines[i], 2.0);
      if (shape->flags & ANNALS_SHAPE_FADES_OUT)
        fill_dots (brush, shape->x1, -1.0, lines[i], 2.0);
    }
}

/* The likeliest year of a bar, solid within it. */
static void
draw_estimate (const Brush       *brush,
               const AnnalsShape *shape)
{
  double width = shape->x1 - shape->x0;
  double x0 = round (shape->x0 + width * (double) shape->estimate);
  double x1 = round (shape->x0 + width * (double) shape->estimate_end);
  double lack = MAX (ESTIMATE_PX - (x1 - x0), 0.0);

  if (shape->estimate_end <= shape->estimate)
    return;
  x0 = MAX (x0 - floor (lack / 2.0), brush->x0);
  x1 = MIN (MAX (x1 + ceil (lack / 2.0), x0 + 1.0), brush->x1);
  if (x1 > x0)
    fill (brush, x0, x1, brush->y - BAR_PX / 2.0, BAR_PX, 1.0);
}

/* A bar with round corners; one end may lie outside the view. */
static void
draw_bar (const Brush       *brush,
          const AnnalsShape *shape,
          double             radius)
{
  const AnnalsTheme *theme = brush->drawing->theme;
  AnnalsPainter     *painter = brush->drawing->painter;
  AnnalsBox          box = { brush->x0, brush->y - BAR_PX / 2.0, brush->x1 - brush->x0, BAR_PX };
  AnnalsColor        ground = annals_theme_mix (&brush->color, &theme->view, get_tint (theme));
  AnnalsPen          pen = { .color = brush->color, .width = get_outline (theme) };

  if (shape->kind == ANNALS_SHAPE_DOT)
    box = (AnnalsBox){ shape->x0, brush->y - 6.0, 12.0, 12.0 };
  if (shape->flags & ANNALS_SHAPE_HATCHED)
    painter->klass->hatch (painter, &box, radius, &ground, &brush->color);
  else if (shape->kind == ANNALS_SHAPE_BOX)
    painter->klass->fill (painter, &box, radius, &ground);
  else
    {
      painter->klass->fill (painter, &box, radius, &brush->color);
      return;
    }
  painter->klass->stroke (painter, &box, radius, &pen);
}

static void
draw_arrow (const Brush *brush,
            double       tip_x,
            double       direction)
{
  AnnalsPoint points[] = {
    { tip_x - direction * ARROW_PX, brush->y - 8.5 },
    { tip_x, brush->y },
    { tip_x - direction * ARROW_PX, brush->y + 8.5 },
  };

  brush->drawing->painter->klass->polygon (brush->drawing->painter, points, G_N_ELEMENTS (points),
                                           &brush->color);
}

static void
draw_span (Brush             *brush,
           const AnnalsShape *original)
{
  const AnnalsLayout *layout = brush->drawing->layout;
  AnnalsShape         shape = *original;
  double              top = brush->y - SPAN_PX / 2.0;
  double              rail = top + SPAN_PX - RAIL_PX;

  if (shape.flags & ANNALS_SHAPE_OPEN_START)
    {
      shape.x0 = layout->view_x + 6.0;
      draw_arrow (brush, shape.x0, -1.0);
      shape.x0 += ARROW_PX - 1.0;
      brush->x0 = shape.x0;
    }
  if (shape.flags & ANNALS_SHAPE_OPEN_END)
    {
      shape.x1 = layout->input.width - 8.0;
      draw_arrow (brush, shape.x1, 1.0);
      shape.x1 -= ARROW_PX - 1.0;
      brush->x1 = shape.x1;
    }

  if (shape.flags & ANNALS_SHAPE_HATCHED)
    {
      fill_fading (brush, &shape, top, SPAN_PX, brush->body_alpha / 2.0);
      hatch_within (brush, &shape, top, SPAN_PX, MIN (brush->body_alpha * 1.5, 1.0));
    }
  else
    fill_fading (brush, &shape, top, SPAN_PX, brush->body_alpha);
  fill_fading (brush, &shape, rail, RAIL_PX, 1.0);

  if (shape.flags & ANNALS_SHAPE_FADES_IN)
    fill_dots (brush, shape.x0, 1.0, rail, RAIL_PX);
  else if (!(shape.flags & ANNALS_SHAPE_OPEN_START))
    fill (brush, shape.x0, shape.x0 + CAP_PX, top, SPAN_PX, 1.0);
  if (shape.flags & ANNALS_SHAPE_FADES_OUT)
    fill_dots (brush, shape.x1, -1.0, rail, RAIL_PX);
  else if (!(shape.flags & ANNALS_SHAPE_OPEN_END))
    fill (brush, shape.x1 - CAP_PX, shape.x1, top, SPAN_PX, 1.0);
}

/* A cap, a piece of body, and a rail that breaks up in ever shorter dashes. */
static void
draw_stub (const Brush       *brush,
           const AnnalsShape *shape)
{
  static const struct
  {
    double x;
    double width;
    double alpha;
  } dashes[] = { { 0.0, 10.0, 1.0 }, { 13.0, 7.0, 0.8 }, { 23.0, 5.0, 0.6 }, { 31.0, 3.0, 0.4 } };
  gboolean is_left = (shape->flags & ANNALS_SHAPE_BREAKS_LEFT) != 0;
  double   from = is_left ? shape->x1 : shape->x0;
  double   way = is_left ? -1.0 : 1.0;
  double   top = brush->y - SPAN_PX / 2.0;

  fill (brush, MIN (from, from + way * CAP_PX), MAX (from, from + way * CAP_PX), top, SPAN_PX, 1.0);
  fill (brush, MIN (from, from + way * 10.0), MAX (from, from + way * 10.0), top, SPAN_PX,
        brush->body_alpha);
  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      double near = from + way * dashes[i].x;
      double far = near + way * dashes[i].width;

      fill (brush, MIN (near, far), MAX (near, far), top + SPAN_PX - RAIL_PX, RAIL_PX,
            dashes[i].alpha);
    }
}

/* Marks keep to whole pixels, which makes their edges sharp. */
static AnnalsShape
snap (const AnnalsShape *shape)
{
  AnnalsShape snapped = *shape;

  snapped.x0 = round (shape->x0);
  snapped.x1 = MAX (round (shape->x1), snapped.x0 + 1.0);
  return snapped;
}

static Brush
make_brush (const AnnalsDrawing *drawing,
            const AnnalsShape   *shape,
            double               y,
            const AnnalsColor   *color)
{
  return (Brush){
    .drawing = drawing,
    .color = *color,
    .y = y,
    .x0 = MAX (shape->x0, drawing->layout->view_x - MARGIN_PX),
    .x1 = MIN (shape->x1, drawing->layout->input.width + MARGIN_PX),
    .body_alpha = get_body_alpha (drawing->theme),
  };
}

static void
draw_shape (const AnnalsDrawing *drawing,
            const AnnalsShape   *original,
            double               y,
            const AnnalsColor   *color)
{
  AnnalsShape shape = snap (original);
  Brush       brush = make_brush (drawing, &shape, y, color);

  switch ((AnnalsShapeKind) shape.kind)
    {
    case ANNALS_SHAPE_DOT:
      draw_bar (&brush, &shape, 6.0);
      break;
    case ANNALS_SHAPE_SLAB:
      draw_bar (&brush, &shape, BAR_RADIUS_PX);
      break;
    case ANNALS_SHAPE_BOX:
      if (shape.flags & (ANNALS_SHAPE_FADES_IN | ANNALS_SHAPE_FADES_OUT))
        draw_soft_box (&brush, &shape);
      else
        draw_bar (&brush, &shape, BAR_RADIUS_PX);
      draw_estimate (&brush, &shape);
      break;
    case ANNALS_SHAPE_SPAN:
      draw_span (&brush, &shape);
      break;
    case ANNALS_SHAPE_STUB:
      draw_stub (&brush, &shape);
      break;
    case ANNALS_SHAPE_SET:
      break;
    }
}

/* The area around a shape, for rings and halos. */
static AnnalsBox
get_surroundings (const AnnalsDrawing *drawing,
                  const AnnalsShape   *original,
                  double               y,
                  double               distance)
{
  AnnalsShape shape = snap (original);
  Brush       brush = make_brush (drawing, &shape, y, &drawing->theme->text);
  double      height = BAR_PX;

  if (shape.kind == ANNALS_SHAPE_DOT)
    height = 12.0;
  if (shape.kind == ANNALS_SHAPE_SPAN || shape.kind == ANNALS_SHAPE_STUB)
    height = SPAN_PX;
  return (AnnalsBox){ brush.x0 - distance, y - height / 2.0 - distance,
                      brush.x1 - brush.x0 + 2.0 * distance, height + 2.0 * distance };
}

static void
draw_ring (const AnnalsDrawing *drawing,
           const AnnalsShape   *shape,
           double               y,
           double               distance,
           double               alpha)
{
  AnnalsBox box = get_surroundings (drawing, shape, y, distance);
  AnnalsPen pen = { .color = annals_theme_fade (&drawing->theme->accent, alpha), .width = 2.0 };
  double    radius = shape->kind == ANNALS_SHAPE_DOT ? box.height / 2.0 : 6.0;

  drawing->painter->klass->stroke (drawing->painter, &box, radius, &pen);
}

/**
 * annals_render_mark:
 * @drawing: where
 * @mark: what
 *
 * Draws a mark with its halo or ring.
 */
void
annals_render_mark (const AnnalsDrawing  *drawing,
                    const AnnalsMarkItem *mark)
{
  const AnnalsTheme *theme = drawing->theme;
  AnnalsColor        color = annals_theme_get_category (theme, mark->category);

  if (mark->state & ANNALS_ITEM_HOVERED)
    {
      AnnalsBox   box = get_surroundings (drawing, &mark->shape, mark->y, 4.0);
      AnnalsColor halo = annals_theme_fade (&color, 0.18);

      drawing->painter->klass->fill (drawing->painter, &box, 8.0, &halo);
    }
  draw_shape (drawing, &mark->shape, mark->y, &color);
  if (mark->state & ANNALS_ITEM_SELECTED)
    draw_ring (drawing, &mark->shape, mark->y, 4.0, 1.0);
  else if (mark->state & ANNALS_ITEM_FOCUSED)
    draw_ring (drawing, &mark->shape, mark->y, 4.0, 0.55);
}

/* The hollow form of another date: dashed, unbroken where it is short. */
static void
draw_hollow (const AnnalsDrawing       *drawing,
             const AnnalsCompanionItem *item,
             const AnnalsColor         *color)
{
  AnnalsPainter *painter = drawing->painter;
  AnnalsBox      box = get_surroundings (drawing, &item->shape, item->y, 0.0);
  AnnalsPen      pen = { .color = *color, .width = get_outline (drawing->theme) };
  double         radius = item->shape.kind == ANNALS_SHAPE_DOT ? 6.0 : BAR_RADIUS_PX;

  if (item->shape.kind == ANNALS_SHAPE_SPAN)
    radius = 1.0;
  if (box.width >= 14.0)
    {
      pen.dash = 3.0;
      pen.gap = 2.0;
    }
  painter->klass->fill (painter, &box, radius, &drawing->theme->view);
  painter->klass->stroke (painter, &box, radius, &pen);
}

static void
draw_joint (const AnnalsDrawing       *drawing,
            const AnnalsCompanionItem *item,
            const AnnalsColor         *color,
            gboolean                   is_selected)
{
  double    x0 = MAX (item->line_x0, drawing->layout->view_x - MARGIN_PX);
  double    x1 = MIN (item->line_x1, drawing->layout->input.width + MARGIN_PX);
  double    y = floor (item->y) + 0.5;
  AnnalsPen pen = { .color = annals_theme_fade (color, is_selected ? 1.0 : 0.75),
                    .width = is_selected ? OUTLINE_PX : 1.0 };

  if (x1 <= x0)
    return;
  if (item->kind != ANNALS_COMPANION_GHOST)
    {
      pen.dash = 1.0;
      pen.gap = 3.0;
    }
  drawing->painter->klass->line (drawing->painter, (AnnalsPoint){ x0, y }, (AnnalsPoint){ x1, y },
                                 &pen);
}

/**
 * annals_render_companions:
 * @drawing: where
 * @mark: whose
 *
 * Draws the ghosts and members of a mark and the lines to them.
 */
void
annals_render_companions (const AnnalsDrawing  *drawing,
                          const AnnalsMarkItem *mark)
{
  const AnnalsTheme *theme = drawing->theme;
  AnnalsColor        own = annals_theme_get_category (theme, mark->category);
  gboolean           is_selected = (mark->state & ANNALS_ITEM_SELECTED) != 0;

  for (guint i = 0; i < mark->companions.count; i++)
    {
      const AnnalsCompanionItem *item = &g_array_index (
        drawing->layout->companions, AnnalsCompanionItem, mark->companions.first + i);
      const AnnalsColor *color = item->kind == ANNALS_COMPANION_GHOST ? &theme->conflict : &own;

      if (item->is_hidden)
        continue;
      draw_joint (drawing, item, color, is_selected);
      if (item->is_chosen)
        draw_ring (drawing, &item->shape, item->y, 4.0, 1.0);
      if (item->kind == ANNALS_COMPANION_ALL_OF)
        draw_shape (drawing, &item->shape, item->y, color);
      else
        draw_hollow (drawing, item, color);
    }
}

/* A ribbon: the reader's own mark. */
static void
draw_ribbon (const AnnalsDrawing *drawing,
             double               x,
             double               y,
             const AnnalsColor   *color)
{
  double      top = round (y - 5.0);
  AnnalsPoint points[] = { { x, top },
                           { x + 7.0, top },
                           { x + 7.0, top + 10.5 },
                           { x + 3.5, top + 7.5 },
                           { x, top + 10.5 } };

  drawing->painter->klass->polygon (drawing->painter, points, G_N_ELEMENTS (points), color);
}

/**
 * annals_render_sign:
 * @drawing: where
 * @x: its left end
 * @y: its middle
 * @color: its colour
 *
 * Draws the sign of conflict, an equals sign struck through.
 */
void
annals_render_sign (const AnnalsDrawing *drawing,
                    double               x,
                    double               y,
                    const AnnalsColor   *color)
{
  AnnalsPen   pen = { .color = *color, .width = 1.7 };
  AnnalsPoint upper[] = { { x + 1.0, y - 1.8 }, { x + 9.0, y - 1.8 } };
  AnnalsPoint lower[] = { { x + 1.0, y + 1.8 }, { x + 9.0, y + 1.8 } };
  AnnalsPoint stroke[] = { { x + 7.3, y - 5.0 }, { x + 2.7, y + 5.0 } };

  drawing->painter->klass->polyline (drawing->painter, upper, G_N_ELEMENTS (upper), &pen);
  drawing->painter->klass->polyline (drawing->painter, lower, G_N_ELEMENTS (lower), &pen);
  drawing->painter->klass->polyline (drawing->painter, stroke, G_N_ELEMENTS (stroke), &pen);
}

/**
 * annals_render_chevron:
 * @drawing: where
 * @x: its tip
 * @y: its middle
 * @color: its colour
 *
 * Draws the sign that something begins farther left.
 */
void
annals_render_chevron (const AnnalsDrawing *drawing,
                       double               x,
                       double               y,
                       const AnnalsColor   *color)
{
  AnnalsPen   pen = { .color = *color, .width = 1.5 };
  AnnalsPoint points[] = { { x + 3.0, y - 3.0 }, { x, y }, { x + 3.0, y + 3.0 } };

  drawing->painter->klass->polyline (drawing->painter, points, G_N_ELEMENTS (points), &pen);
}

/**
 * annals_render_label:
 * @drawing: where
 * @label: what
 * @is_selected: whether it belongs to the selected event
 *
 * Draws a label with its ribbon, sign and ground.
 */
void
annals_render_label (const AnnalsDrawing   *drawing,
                     const AnnalsLabelItem *label,
                     gboolean               is_selected)
{
  const AnnalsTheme *theme = drawing->theme;
  AnnalsPainter     *painter = drawing->painter;
  gboolean           is_pill = (label->flags & ANNALS_LABEL_PILL) != 0;
  gboolean           is_solid = (label->flags & ANNALS_LABEL_SOLID) != 0;
  AnnalsColor        color = is_pill ? theme->accent_text : is_solid ? theme->view
                                                                     : theme->text;
  double             half = round (9.0 * drawing->layout->input.metrics.font_scale);
  AnnalsBox          ground = { round (label->x0), round (label->y) - half,
                                round (label->x1) - round (label->x0), 2.0 * half };

  if (label->flags & ANNALS_LABEL_GHOST)
    color = theme->conflict;
  if (is_pill)
    painter->klass->fill (painter, &ground, 5.0, &theme->accent);
  else if ((label->flags & ANNALS_LABEL_OVER) || is_selected)
    {
      AnnalsColor veil = annals_theme_fade (&theme->view, 0.85);

      if (!(label->flags & ANNALS_LABEL_IN_BAR))
        painter->klass->fill (painter, &ground, 4.0, &veil);
    }

  if (label->flags & ANNALS_LABEL_CUT)
    annals_render_chevron (drawing, drawing->layout->view_x + 6.0, label->y, &color);
  if (label->flags & ANNALS_LABEL_RIBBON)
    draw_ribbon (drawing, round (label->x0 + (is_pill ? 4.0 : 0.0)), label->y,
                 is_pill || is_solid ? &color : &theme->mine);
  painter->klass->text (painter, label->text, (AnnalsTextStyle) label->style,
                        (AnnalsPoint){ label->text_x, label->y }, label->text_width, &color);
  if (label->flags & ANNALS_LABEL_SIGN)
    annals_render_sign (drawing, round (label->text_x + label->text_width + 5.0), round (label->y),
                        is_pill || is_solid ? &color : &theme->conflict);
}
