/* annals-render-glyph.c — the mark of a date, small enough to stand before a line of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One mark has one shape everywhere: the glyph is the mark that the timeline would draw, squeezed
 * into a square. What has no place on the axis is the square of its category, as in the tray.
 */

#include "config.h"

#include "render/annals-render-glyph.h"

#include "render/annals-render-private.h"

#define SQUARE_PX 9.0
#define RADIUS_PX 2.0
#define MEMBER_PX 6.0
#define BAR_PX    12.0
/* How much of a shape fades where its end is approximate. */
#define FADE_PX 5.0

/* So far out that every date is as short as its shape can be. */
#define SECONDS_PER_PX 1e15

/* Where the arrows of open ends are drawn, inside the edges of a view. */
#define ARROW_LEFT_PX  6.0
#define ARROW_RIGHT_PX 8.0

/* The shape from edge to edge, unless it is one that has a width of its own. */
static AnnalsShape
squeeze (const AnnalsDate *date,
         double            x)
{
  AnnalsScale scale = annals_scale_new (date->lower, SECONDS_PER_PX, ANNALS_GLYPH_PX);
  AnnalsShape shape = annals_shape_from_date (date, &scale, 0.0);
  double      width = shape.kind == ANNALS_SHAPE_DOT    ? 12.0
                      : shape.kind == ANNALS_SHAPE_SLAB ? 6.0
                                                        : ANNALS_GLYPH_PX;

  shape.x0 = x + (ANNALS_GLYPH_PX - width) / 2.0;
  shape.x1 = shape.x0 + width;
  shape.fade_in_px = MIN (shape.fade_in_px, FADE_PX);
  shape.fade_out_px = MIN (shape.fade_out_px, FADE_PX);
  return shape;
}

/* Two hollow members. */
static void
draw_set (AnnalsPainter     *painter,
          const AnnalsColor *color,
          double             x,
          double             y)
{
  AnnalsPen pen = { .color = *color, .width = 1.5 };
  double    places[] = { x + 1.0, x + ANNALS_GLYPH_PX - 1.0 - MEMBER_PX };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      AnnalsBox box = { places[i], y - BAR_PX / 2.0, MEMBER_PX, BAR_PX };

      painter->klass->stroke (painter, &box, RADIUS_PX, &pen);
    }
}

static void
draw_square (AnnalsPainter     *painter,
             const AnnalsColor *color,
             double             x,
             double             y)
{
  AnnalsBox box = { x + (ANNALS_GLYPH_PX - SQUARE_PX) / 2.0, y - SQUARE_PX / 2.0, SQUARE_PX,
                    SQUARE_PX };

  painter->klass->fill (painter, &box, RADIUS_PX, color);
}

/**
 * annals_render_glyph:
 * @painter: what to draw on
 * @theme: its colours
 * @date: the date of an event, or none
 * @category: category of the event, or %ANNALS_NONE
 * @x: left edge in pixels
 * @y: its middle in pixels
 *
 * Draws the mark of an event into %ANNALS_GLYPH_PX pixels.
 */
void
annals_render_glyph (AnnalsPainter     *painter,
                     const AnnalsTheme *theme,
                     const AnnalsDate  *date,
                     guint              category,
                     double             x,
                     double             y)
{
  AnnalsColor    color = annals_theme_get_category (theme, category);
  AnnalsBox      box = { x, y - ANNALS_GLYPH_PX / 2.0, ANNALS_GLYPH_PX, ANNALS_GLYPH_PX };
  AnnalsLayout   layout = { .view_x = x - ARROW_LEFT_PX,
                            .input.width = x + ANNALS_GLYPH_PX + ARROW_RIGHT_PX };
  AnnalsDrawing  drawing = { painter, theme, &layout };
  AnnalsMarkItem mark = { .category = category, .y = y };

  if (date->kind == ANNALS_DATE_NONE)
    {
      draw_square (painter, &color, x, y);
      return;
    }
  if (date->kind == ANNALS_DATE_ONE_OF || date->kind == ANNALS_DATE_ALL_OF)
    {
      draw_set (painter, &color, x, y);
      return;
    }

  mark.shape = squeeze (date, x);
  painter->klass->push_clip (painter, &box);
  annals_render_mark (&drawing, &mark);
  painter->klass->pop_clip (painter);
}
