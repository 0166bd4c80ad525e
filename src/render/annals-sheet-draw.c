/* annals-sheet-draw.c — draws a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "render/annals-render-timeline.h"
#include "render/annals-sheet-private.h"

/* The headings of the sections stand where those of the timeline's groups do. */
#define HEADING_PX     12.0
#define HEADING_END_PX 10.0
#define HEADING_GAP_PX 4.0

static void
draw_header (const AnnalsSheet *self,
             AnnalsPainter     *painter)
{
  double scale = self->layout->input.metrics.font_scale;
  double line_px = ANNALS_SHEET_TITLE_PX * scale;
  double y = ANNALS_SHEET_MARGIN_PX + line_px / 2.0 - 4.0;

  for (guint i = 0; i < self->title_lines->len; i++)
    {
      painter->klass->text (painter, self->title_lines->pdata[i], ANNALS_TEXT_TITLE,
                            (AnnalsPoint){ ANNALS_SHEET_MARGIN_PX, y }, self->content_width,
                            &self->theme->text);
      y += line_px;
    }
  y += (ANNALS_SHEET_SUBTITLE_PX * scale - line_px) / 2.0;
  if (*self->subtitle != '\0')
    painter->klass->text (painter, self->subtitle, ANNALS_TEXT_LABEL,
                          (AnnalsPoint){ ANNALS_SHEET_MARGIN_PX, y },
                          self->content_width, &self->theme->secondary);
}

static void
draw_rule (const AnnalsSheet *self,
           AnnalsPainter     *painter,
           double             y,
           double             alpha)
{
  AnnalsColor color = annals_theme_fade (&self->theme->text, alpha);
  AnnalsBox   box = { ANNALS_SHEET_MARGIN_PX, y, self->content_width, 1.0 };

  painter->klass->fill (painter, &box, 0.0, &color);
}

static void
draw_section (const AnnalsSheet   *self,
              AnnalsPainter       *painter,
              const AnnalsSection *section,
              double               y)
{
  const AnnalsMetrics *metrics = &self->layout->input.metrics;
  const AnnalsTheme   *theme = self->theme;
  double               height = annals_section_get_height (section, metrics);
  double               top = ANNALS_SHEET_PADDING_PX;
  double               line_y = top + ANNALS_SHEET_LINE_PX * metrics->font_scale / 2.0;
  double               right = self->layout->view_x - HEADING_END_PX;
  double               count_px = 0.0;
  AnnalsBox            box = { 0.0, 0.0, self->content_width, height };
  AnnalsColor          grey = annals_theme_mix (&theme->text, &theme->view, 0.06);

  painter->klass->push_origin (painter, (AnnalsPoint){ ANNALS_SHEET_MARGIN_PX, y });
  if (section->has_ground)
    painter->klass->fill (painter, &box, 0.0, &grey);
  if (section->count != NULL)
    count_px = annals_metrics_measure (metrics, section->count, ANNALS_TEXT_SMALL);
  painter->klass->text (painter, section->heading, ANNALS_TEXT_LABEL_BOLD,
                        (AnnalsPoint){ HEADING_PX, line_y },
                        right - HEADING_PX - count_px - HEADING_GAP_PX, &theme->text);
  if (section->count != NULL)
    painter->klass->text (painter, section->count, ANNALS_TEXT_SMALL,
                          (AnnalsPoint){ right - count_px, line_y }, -1.0, &theme->secondary);
  painter->klass->push_origin (painter, (AnnalsPoint){ self->layout->view_x, top });
  annals_legend_draw (section->list, painter, theme, metrics);
  painter->klass->pop_origin (painter);
  painter->klass->pop_origin (painter);
}

/**
 * annals_sheet_draw:
 * @self: a sheet
 * @painter: what to draw on; the sheet begins at its origin
 *
 * Draws the whole sheet.
 */
void
annals_sheet_draw (const AnnalsSheet *self,
                   AnnalsPainter     *painter)
{
  const AnnalsMetrics *metrics = &self->layout->input.metrics;
  AnnalsBox            all = { 0.0, 0.0, self->summary.width, self->summary.height };
  double               y = ANNALS_SHEET_MARGIN_PX + self->header_height;

  painter->klass->fill (painter, &all, 0.0, &self->theme->view);
  draw_header (self, painter);
  draw_rule (self, painter, y - 1.0, 0.25);
  painter->klass->push_origin (painter, (AnnalsPoint){ ANNALS_SHEET_MARGIN_PX, y });
  annals_render_timeline (painter, self->layout, self->theme);
  painter->klass->pop_origin (painter);

  y += self->layout->input.height;
  for (guint i = 0; i < self->sections->len; i++)
    {
      const AnnalsSection *section = &g_array_index (self->sections, AnnalsSection, i);

      if (i == 0)
        draw_rule (self, painter, y, 0.25);
      draw_section (self, painter, section, y);
      y += annals_section_get_height (section, metrics);
    }
}
