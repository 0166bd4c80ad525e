/* annals-render-band.c — draws the band around what to come closer to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "render/annals-render-band.h"

#include <math.h>

#define RADIUS_PX      5.0
#define LINE_PX        2.0
#define VEIL           0.42
#define FLAG_PX        17.0
#define FLAG_MARGIN_PX 6.0

/* The dates at both ends, on the axis below the band. */
static void
draw_words (AnnalsPainter      *painter,
            const AnnalsLayout *layout,
            const AnnalsTheme  *theme,
            double              center,
            const char         *words)
{
  double    width = annals_metrics_measure (&layout->input.metrics, words, ANNALS_TEXT_SMALL_BOLD);
  double    height = round (FLAG_PX * layout->input.metrics.font_scale);
  AnnalsBox flag = { 0.0, layout->axis_y + 4.0, ceil (width) + 2.0 * FLAG_MARGIN_PX, height };

  flag.x = CLAMP (round (center - flag.width / 2.0), layout->view_x,
                  MAX (layout->input.width - flag.width, layout->view_x));
  painter->klass->fill (painter, &flag, RADIUS_PX, &theme->accent);
  painter->klass->text (painter, words, ANNALS_TEXT_SMALL_BOLD,
                        (AnnalsPoint){ flag.x + FLAG_MARGIN_PX, flag.y + height / 2.0 }, -1.0,
                        &theme->accent_text);
}

/**
 * annals_render_band:
 * @painter: what to draw on; the timeline begins at its origin
 * @layout: the timeline, which has been drawn
 * @theme: in which colours
 * @x0: where the band begins, in pixels from the left edge of the axis
 * @x1: where it ends, at least @x0
 * @words: the dates at both ends
 *
 * Draws the band in the way of the overview's handle: what will be out of sight lies under a veil.
 */
void
annals_render_band (AnnalsPainter      *painter,
                    const AnnalsLayout *layout,
                    const AnnalsTheme  *theme,
                    double              x0,
                    double              x1,
                    const char         *words)
{
  double      left = round (layout->view_x + x0);
  double      right = round (layout->view_x + x1);
  double      foot = layout->tray_height > 0.0 ? layout->tray_y : layout->axis_y;
  double      height = foot - layout->rows_y;
  AnnalsColor veil = annals_theme_fade (&theme->view, VEIL);
  AnnalsBox   all = { layout->view_x, layout->rows_y, layout->input.width - layout->view_x,
                      layout->input.height - layout->rows_y };
  AnnalsBox   before = { layout->view_x, layout->rows_y, left - layout->view_x, height };
  AnnalsBox   after = { right, layout->rows_y, layout->input.width - right, height };
  AnnalsBox   frame = { left, layout->rows_y, MAX (right - left, 2.0 * LINE_PX), height };
  AnnalsPen   pen = { .color = theme->accent, .width = LINE_PX };

  painter->klass->push_clip (painter, &all);
  painter->klass->fill (painter, &before, 0.0, &veil);
  painter->klass->fill (painter, &after, 0.0, &veil);
  painter->klass->stroke (painter, &frame, RADIUS_PX, &pen);
  draw_words (painter, layout, theme, (left + right) / 2.0, words);
  painter->klass->pop_clip (painter);
}
