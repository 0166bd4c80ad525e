/* annals-render-overview.c — draws the overview of a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "render/annals-render-overview.h"

#include <math.h>

#define TOP_PX 3.0
#define BAR_PX 9.0

typedef struct
{
  AnnalsPainter        *painter;
  const AnnalsOverview *overview;
  const AnnalsTheme    *theme;
} Drawing;

static void
fill (const Drawing     *drawing,
      double             x,
      double             y,
      double             width,
      double             height,
      double             radius,
      const AnnalsColor *color)
{
  AnnalsBox box = { x, y, width, height };

  drawing->painter->klass->fill (drawing->painter, &box, radius, color);
}

static void
draw_eras (const Drawing *drawing)
{
  const AnnalsOverview *overview = drawing->overview;
  const AnnalsTheme    *theme = drawing->theme;
  double                mix = theme->is_dark ? 0.34 : 0.26;
  double                names = overview->names_height - TOP_PX;

  for (guint i = 0; i < overview->eras->len; i++)
    {
      const AnnalsOverviewEra *era = &g_array_index (overview->eras, AnnalsOverviewEra, i);
      AnnalsColor              color = annals_theme_get_era (theme, era->hue);
      AnnalsColor              head = annals_theme_mix (&color, &theme->view, mix);
      AnnalsColor              body = annals_theme_mix (&color, &theme->view, mix * 0.42);
      double                   x0 = round (era->x0);
      double                   width = round (era->x1) - x0;

      if (!theme->is_high_contrast)
        fill (drawing, x0, TOP_PX, width, overview->body_y1 - TOP_PX, 2.0, &body);
      if (!theme->is_high_contrast && names > 0.0)
        fill (drawing, x0, TOP_PX, width, names, 2.0, &head);
      if (theme->is_high_contrast)
        fill (drawing, x0, TOP_PX, 1.0, overview->body_y1 - TOP_PX, 0.0, &color);
      if (era->label != NULL)
        drawing->painter->klass->text (
          drawing->painter, era->label,
          era->is_in_sight ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL,
          (AnnalsPoint){ x0 + 5.0, TOP_PX + names / 2.0 }, -1.0, &theme->text);
    }
}

static void
draw_bars (const Drawing *drawing)
{
  const AnnalsOverview *overview = drawing->overview;
  const AnnalsTheme    *theme = drawing->theme;
  AnnalsColor           density = annals_theme_mix (&theme->secondary, &theme->view, 0.82);

  for (guint i = 0; i < overview->bars->len; i++)
    {
      const AnnalsOverviewBar *bar = &g_array_index (overview->bars, AnnalsOverviewBar, i);
      double                   x = round (bar->x - BAR_PX / 2.0);

      fill (drawing, x, overview->body_y1 - bar->height, BAR_PX, bar->height, 1.5, &density);
      if (bar->conflict_height > 0.0)
        fill (drawing, x, overview->body_y1 - bar->conflict_height, BAR_PX, bar->conflict_height,
              1.0, &theme->conflict);
    }
}

static void
draw_ribbons (const Drawing *drawing)
{
  const AnnalsOverview *overview = drawing->overview;

  for (guint i = 0; i < overview->ribbons->len; i++)
    {
      double      x = round (g_array_index (overview->ribbons, double, i) - 3.0);
      double      y = overview->names_height + 1.0;
      AnnalsPoint points[] = {
        { x, y },
        { x + 6.0, y },
        { x + 6.0, y + 8.0 },
        { x + 3.0, y + 5.5 },
        { x, y + 8.0 },
      };

      drawing->painter->klass->polygon (drawing->painter, points, G_N_ELEMENTS (points),
                                        &drawing->theme->mine);
    }
}

static void
draw_years (const Drawing *drawing)
{
  const AnnalsOverview *overview = drawing->overview;
  const AnnalsTheme    *theme = drawing->theme;
  AnnalsColor           line = annals_theme_fade (&theme->text, 0.15);
  double                y = (overview->body_y1 + overview->input.height) / 2.0 + 1.0;

  fill (drawing, 0.0, overview->body_y1, overview->input.width, 1.0, 0.0, &line);
  for (guint i = 0; i < overview->ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (overview->ticks, AnnalsTick, i);

      if (tick->text[0] == '\0' || tick->x_px + 30.0 > overview->input.width)
        continue;
      fill (drawing, floor (tick->x_px), overview->body_y1, 1.0, 4.0, 0.0, &theme->secondary);
      drawing->painter->klass->text (drawing->painter, tick->text, ANNALS_TEXT_SMALL,
                                     (AnnalsPoint){ tick->x_px + 4.0, y }, -1.0,
                                     &theme->secondary);
    }
}

/* Where the selection is, or, hollow, where others put it. */
static void
draw_triangle (const Drawing *drawing,
               double         x,
               gboolean       is_ghost)
{
  const AnnalsTheme *theme = drawing->theme;
  double             y = drawing->overview->body_y1;
  AnnalsPen          pen = { .color = theme->conflict, .width = 1.5 };
  AnnalsPoint        points[] = {
           { x, y - 1.0 },
           { x + 4.5, y + 6.0 },
           { x - 4.5, y + 6.0 },
           { x, y - 1.0 },
  };

  drawing->painter->klass->polygon (drawing->painter, points, G_N_ELEMENTS (points),
                                    is_ghost ? &theme->view : &theme->accent);
  if (is_ghost)
    drawing->painter->klass->polyline (drawing->painter, points, G_N_ELEMENTS (points), &pen);
}

/* What is out of sight lies under a veil; the handle frames the rest. */
static void
draw_handle (const Drawing *drawing)
{
  const AnnalsOverview *overview = drawing->overview;
  const AnnalsTheme    *theme = drawing->theme;
  AnnalsColor           veil = annals_theme_fade (&theme->view, 0.42);
  double                x0 = round (overview->handle_x0);
  double                x1 = round (overview->handle_x1);
  double                height = overview->body_y1 - TOP_PX;
  AnnalsBox             frame = { x0 - 1.0, TOP_PX - 2.0, x1 - x0 + 2.0, height + 4.0 };
  AnnalsPen             pen = { .color = theme->accent, .width = 2.0 };
  double                grips[] = { x0, x1 };

  if (!overview->has_handle)
    return;
  fill (drawing, 0.0, TOP_PX, x0, height, 0.0, &veil);
  fill (drawing, x1, TOP_PX, overview->input.width - x1, height, 0.0, &veil);
  drawing->painter->klass->stroke (drawing->painter, &frame, 5.0, &pen);
  for (guint i = 0; i < G_N_ELEMENTS (grips); i++)
    {
      double y = TOP_PX + height / 2.0 - 10.0;

      fill (drawing, grips[i] - 5.0, y - 1.0, 10.0, 22.0, 5.0, &theme->view);
      fill (drawing, grips[i] - 4.0, y, 8.0, 20.0, 4.0, &theme->accent);
    }
}

/**
 * annals_render_overview:
 * @painter: what to draw on; the overview begins at its origin
 * @overview: what to draw
 * @theme: in which colours, set for the bundle of the overview
 *
 * Draws an overview.
 */
void
annals_render_overview (AnnalsPainter        *painter,
                        const AnnalsOverview *overview,
                        const AnnalsTheme    *theme)
{
  Drawing   drawing = { painter, overview, theme };
  AnnalsBox all = { 0.0, 0.0, overview->input.width, overview->input.height };

  painter->klass->push_clip (painter, &all);
  fill (&drawing, 0.0, 0.0, all.width, all.height, 0.0, &theme->view);
  draw_eras (&drawing);
  draw_bars (&drawing);
  draw_ribbons (&drawing);
  draw_years (&drawing);
  draw_handle (&drawing);
  for (guint i = 0; i < overview->ghosts->len; i++)
    draw_triangle (&drawing, g_array_index (overview->ghosts, double, i), TRUE);
  if (overview->selected_x >= 0.0)
    draw_triangle (&drawing, overview->selected_x, FALSE);
  painter->klass->pop_clip (painter);
}

/**
 * annals_render_overview_focus:
 * @painter: what to draw on; the overview begins at its origin
 * @overview: an overview that has been drawn
 * @theme: in which colours
 *
 * Draws the ring that tells that the keyboard moves the handle.
 */
void
annals_render_overview_focus (AnnalsPainter        *painter,
                              const AnnalsOverview *overview,
                              const AnnalsTheme    *theme)
{
  double    x0 = round (overview->handle_x0);
  double    x1 = round (overview->handle_x1);
  AnnalsPen pen = { .color = annals_theme_fade (&theme->accent, 0.55), .width = 2.0 };
  AnnalsBox ring = { x0 - 6.0, 0.0, x1 - x0 + 12.0, overview->body_y1 + 3.0 };

  if (ring.x < 1.0)
    ring = (AnnalsBox){ 1.0, ring.y, ring.width + ring.x - 1.0, ring.height };
  ring.width = MIN (ring.width, overview->input.width - ring.x - 1.0);
  painter->klass->stroke (painter, &ring, 6.0, &pen);
}
