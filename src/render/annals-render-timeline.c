/* annals-render-timeline.c — draws a layout of the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the ground up: washes of the eras, grid, guides of the selected event, marks, labels, and
 * over them the frame of strip, headings, tray and axis.
 */

#include "config.h"

#include "render/annals-render-timeline.h"

#include "render/annals-render-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EXPANDER_X_PX 11.0
/* Between the parts of a heading. */
#define HEADING_GAP_PX 6.0
#define DETAIL_LINE_PX 16.0
#define SILENCE_GAP_PX 8.0

static void
fill (const AnnalsDrawing *drawing,
      const AnnalsBox     *box,
      double               radius,
      const AnnalsColor   *color)
{
  drawing->painter->klass->fill (drawing->painter, box, radius, color);
}

static void
write_text (const AnnalsDrawing *drawing,
            const char          *text,
            AnnalsTextStyle      style,
            double               x,
            double               y,
            const AnnalsColor   *color)
{
  drawing->painter->klass->text (drawing->painter, text, style, (AnnalsPoint){ x, y }, -1.0, color);
}

/* A line of the frame, one pixel wide. */
static void
rule (const AnnalsDrawing *drawing,
      double               x0,
      double               y0,
      double               x1,
      double               y1,
      double               alpha)
{
  AnnalsColor color = annals_theme_fade (&drawing->theme->text, alpha);
  AnnalsBox   box = { x0, y0, MAX (x1 - x0, 1.0), MAX (y1 - y0, 1.0) };

  fill (drawing, &box, 0.0, &color);
}

static double
get_line_alpha (const AnnalsTheme *theme)
{
  if (theme->is_high_contrast)
    return 0.5;
  return theme->is_dark ? 0.16 : 0.15;
}

static double
get_soft_alpha (const AnnalsTheme *theme)
{
  return get_line_alpha (theme) * 0.55;
}

static void
draw_ground (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  const AnnalsTheme  *theme = drawing->theme;

  for (guint i = 0; i < layout->era_bands->len; i++)
    {
      const AnnalsEraBand *band = &g_array_index (layout->era_bands, AnnalsEraBand, i);
      AnnalsColor          color = annals_theme_get_era (theme, band->hue);
      AnnalsColor          wash = annals_theme_fade (&color, theme->is_dark ? 0.07 : 0.05);
      AnnalsPen            pen = { annals_theme_fade (&color, 0.55), 1.0, 1.0, 3.0 };
      double               x0 = round (band->x0);
      double               x = floor (band->x0) + 0.5;
      AnnalsBox            box = { x0, layout->rows_y, round (band->x1) - x0, layout->rows_height };

      if (!theme->is_high_contrast)
        fill (drawing, &box, 0.0, &wash);
      if (band->has_edge)
        drawing->painter->klass->line (drawing->painter, (AnnalsPoint){ x, layout->rows_y },
                                       (AnnalsPoint){ x, layout->tray_y }, &pen);
    }

  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (layout->ticks, AnnalsTick, i);

      if (tick->is_major)
        rule (drawing, floor (tick->x_px), layout->rows_y, floor (tick->x_px) + 1.0, layout->tray_y,
              0.055);
    }
}

static void
draw_guides (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  const AnnalsTheme  *theme = drawing->theme;

  for (guint i = layout->flags->len; i > 0; i--)
    {
      const AnnalsFlagItem *flag = &g_array_index (layout->flags, AnnalsFlagItem, i - 1);
      AnnalsPen             pen = {
                    .color = flag->is_ghost ? theme->conflict : theme->accent,
                    .width = 1.0,
                    .dash = flag->is_ghost ? 2.0 : 0.0,
                    .gap = 3.0,
      };
      double x = floor (flag->x) + 0.5;

      if (flag->is_span)
        continue;
      pen.color = annals_theme_fade (&pen.color, 0.65);
      drawing->painter->klass->line (drawing->painter,
                                     (AnnalsPoint){ x, MAX (flag->line_y, layout->rows_y) },
                                     (AnnalsPoint){ x, layout->axis_y }, &pen);
    }
}

/**
 * annals_render_count:
 * @drawing: where
 * @count: what
 *
 * Draws how many events stand at a place that is too dense for them.
 */
void
annals_render_count (const AnnalsDrawing   *drawing,
                     const AnnalsCountItem *count)
{
  const AnnalsTheme *theme = drawing->theme;
  AnnalsColor        color = annals_theme_get_category (theme, count->category);
  AnnalsColor        ground = annals_theme_mix (&color, &theme->view, 0.06 + 0.18 * count->weight);
  AnnalsPen          pen = { .color = annals_theme_mix (&color, &theme->view, 0.55), .width = 1.0 };
  double             x0 = round (count->x0);
  AnnalsBox          box = { x0, round (count->y) - 8.5, round (count->x1) - x0, 17.0 };

  fill (drawing, &box, 8.5, &ground);
  drawing->painter->klass->stroke (drawing->painter, &box, 8.5, &pen);
  write_text (drawing, count->text, ANNALS_TEXT_SMALL_BOLD,
              box.x + (box.width - count->text_width) / 2.0, count->y, &theme->text);
}

static void
push_event (const AnnalsDrawing *drawing,
            guint                event)
{
  if (drawing->painter->klass->push_event != NULL)
    drawing->painter->klass->push_event (drawing->painter, event);
}

static void
pop_event (const AnnalsDrawing *drawing)
{
  if (drawing->painter->klass->pop_event != NULL)
    drawing->painter->klass->pop_event (drawing->painter);
}

/* What is filtered out stands back, unless it is what the reader has chosen. */
static AnnalsDrawing
choose_colors (const AnnalsDrawing *drawing,
               guint32              state)
{
  AnnalsDrawing chosen = *drawing;

  if ((state & ANNALS_ITEM_FILTERED_OUT) != 0 && (state & ANNALS_ITEM_SELECTED) == 0 &&
      drawing->theme->dimmed != NULL)
    chosen.theme = drawing->theme->dimmed;

  return chosen;
}

static void
draw_marks (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  guint               selected = layout->input.selected_event;

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      AnnalsDrawing colored = choose_colors (drawing, mark->state);

      push_event (drawing, mark->event);
      annals_render_companions (&colored, mark);
      pop_event (drawing);
    }
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      AnnalsDrawing colored = choose_colors (drawing, mark->state);

      push_event (drawing, mark->event);
      annals_render_mark (&colored, mark);
      pop_event (drawing);
    }
  for (guint i = 0; i < layout->counts->len; i++)
    annals_render_count (drawing, &g_array_index (layout->counts, AnnalsCountItem, i));
  /* From the least important up, so that what must be seen is on top. */
  for (guint i = layout->labels->len; i > 0; i--)
    {
      const AnnalsLabelItem *label = &g_array_index (layout->labels, AnnalsLabelItem, i - 1);

      push_event (drawing, label->event);
      annals_render_label (drawing, label, label->event == selected);
      pop_event (drawing);
    }
}

/* Shows whether a group is open, as an expander does. */
static void
draw_expander (const AnnalsDrawing   *drawing,
               const AnnalsGroupBand *group)
{
  double      x = EXPANDER_X_PX;
  double      y = round (group->heading_y);
  AnnalsPen   pen = { .color = drawing->theme->secondary, .width = 1.5 };
  AnnalsPoint open[] = { { x - 4.0, y - 2.0 }, { x, y + 2.0 }, { x + 4.0, y - 2.0 } };
  AnnalsPoint closed[] = { { x - 2.0, y - 4.0 }, { x + 2.0, y }, { x - 2.0, y + 4.0 } };

  drawing->painter->klass->polyline (drawing->painter, group->is_collapsed ? closed : open, 3,
                                     &pen);
}

/* A heading: expander, colour, name; the count at its end or what there is to say below. */
static void
draw_heading (const AnnalsDrawing   *drawing,
              const AnnalsGroupBand *group)
{
  const AnnalsLayout  *layout = drawing->layout;
  const AnnalsTheme   *theme = drawing->theme;
  const AnnalsMetrics *metrics = &layout->input.metrics;
  double               right = layout->is_narrow ? layout->input.width : layout->view_x;
  double               count_width = 0.0;
  double               x = 12.0;
  double               name_width;

  if (layout->input.has_expanders)
    {
      draw_expander (drawing, group);
      x = EXPANDER_X_PX + 4.0 + HEADING_GAP_PX;
    }
  if (layout->input.outline->group_by == ANNALS_GROUP_BY_CATEGORY)
    {
      AnnalsColor color = annals_theme_get_category (theme, group->category);
      AnnalsBox   square = { x, round (group->heading_y) - 4.0, 8.0, 8.0 };

      fill (drawing, &square, 2.0, &color);
      x += 8.0 + HEADING_GAP_PX;
    }
  if (group->detail == NULL)
    count_width =
      annals_metrics_measure (metrics, group->count, ANNALS_TEXT_SMALL) + HEADING_GAP_PX;
  name_width = MIN (annals_metrics_measure (metrics, group->label, ANNALS_TEXT_LABEL_BOLD),
                    right - x - count_width - HEADING_GAP_PX);
  drawing->painter->klass->text (drawing->painter, group->label, ANNALS_TEXT_LABEL_BOLD,
                                 (AnnalsPoint){ x, group->heading_y }, ceil (name_width),
                                 &theme->text);
  if (group->detail == NULL)
    write_text (drawing, group->count, ANNALS_TEXT_SMALL,
                layout->is_narrow ? x + name_width + HEADING_GAP_PX : right - count_width,
                group->heading_y, &theme->secondary);
  else
    drawing->painter->klass->text (
      drawing->painter, group->detail, ANNALS_TEXT_SMALL,
      (AnnalsPoint){ x, group->heading_y + DETAIL_LINE_PX * metrics->font_scale }, right - x - 6.0,
      &theme->secondary);
}

static void
draw_headings (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;

  for (guint i = 0; i < layout->groups->len; i++)
    {
      const AnnalsGroupBand *group = &g_array_index (layout->groups, AnnalsGroupBand, i);
      double                 height = group->heading_y1 - group->y0;
      AnnalsBox              area = { 0.0, group->y0, layout->view_x, height };

      if (group->y1 < layout->rows_y || group->y0 > layout->tray_y || group->label == NULL)
        continue;
      if (layout->is_narrow)
        area.width = layout->input.width;
      if (group->group == layout->input.hovered_group)
        {
          AnnalsColor halo = annals_theme_fade (&drawing->theme->text, 0.07);

          fill (drawing, &area, 0.0, &halo);
        }
      if (group->group == layout->input.focused_heading)
        {
          AnnalsPen pen = { .color = annals_theme_fade (&drawing->theme->accent, 0.55),
                            .width = 2.0 };
          AnnalsBox ring = { 2.0, area.y + 1.0, area.width - 5.0, area.height - 3.0 };

          drawing->painter->klass->stroke (drawing->painter, &ring, 6.0, &pen);
        }
      draw_heading (drawing, group);
    }
}

/* Who has nothing in these years says so on a dotted line. */
static void
draw_silences (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  const AnnalsTheme  *theme = drawing->theme;
  AnnalsPen           pen = { annals_theme_fade (&theme->secondary, 0.6), 1.0, 2.0, 3.0 };

  for (guint i = 0; i < layout->silences->len; i++)
    {
      const AnnalsSilenceItem *item = &g_array_index (layout->silences, AnnalsSilenceItem, i);
      double                   y = round (item->y) + 0.5;
      double                   left = item->text_x - SILENCE_GAP_PX;
      double                   right = item->text_x + item->text_width + SILENCE_GAP_PX;

      if (left > item->x0)
        drawing->painter->klass->line (drawing->painter, (AnnalsPoint){ item->x0, y },
                                       (AnnalsPoint){ left, y }, &pen);
      if (right < item->x1)
        drawing->painter->klass->line (drawing->painter, (AnnalsPoint){ right, y },
                                       (AnnalsPoint){ item->x1, y }, &pen);
      drawing->painter->klass->text (
        drawing->painter, item->text, ANNALS_TEXT_SMALL, (AnnalsPoint){ item->text_x, item->y },
        item->text_width,
        i == layout->input.hovered_silence ? &theme->text : &theme->secondary);
    }
}

static void
draw_separators (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  double              alpha = get_soft_alpha (drawing->theme);

  for (guint i = 0; i < layout->groups->len; i++)
    {
      double y = round (g_array_index (layout->groups, AnnalsGroupBand, i).y1) - 1.0;

      rule (drawing, 0.0, y, layout->input.width, y + 1.0, alpha);
    }
}

static void
draw_rows (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  AnnalsBox           all = { 0.0, layout->rows_y, layout->input.width, layout->rows_height };
  AnnalsBox           view = { layout->view_x, layout->rows_y, layout->input.width - layout->view_x,
                               layout->axis_y - layout->rows_y };

  drawing->painter->klass->push_clip (drawing->painter, &view);
  draw_ground (drawing);
  drawing->painter->klass->pop_clip (drawing->painter);
  drawing->painter->klass->push_clip (drawing->painter, &all);
  draw_separators (drawing);
  drawing->painter->klass->pop_clip (drawing->painter);

  view.height = layout->rows_height;
  drawing->painter->klass->push_clip (drawing->painter, &view);
  draw_guides (drawing);
  draw_silences (drawing);
  draw_marks (drawing);
  if (layout->message != NULL)
    write_text (drawing, layout->message, ANNALS_TEXT_LABEL_BOLD, layout->message_x,
                round (layout->rows_y + layout->rows_height / 2.0), &drawing->theme->secondary);
  drawing->painter->klass->pop_clip (drawing->painter);

  drawing->painter->klass->push_clip (drawing->painter, &all);
  draw_headings (drawing);
  drawing->painter->klass->pop_clip (drawing->painter);
}

static void
draw_era (const AnnalsDrawing *drawing,
          const AnnalsEraCell *cell)
{
  const AnnalsTheme *theme = drawing->theme;
  AnnalsColor        color = annals_theme_get_era (theme, cell->hue);
  double             mix = theme->is_dark ? 0.34 : 0.26;
  double             middle = cell->y + (cell->lane == 0 ? cell->height - 3.0 : cell->height) / 2.0;
  AnnalsBox          box = { round (cell->x0), cell->y, round (cell->x1) - round (cell->x0),
                             cell->height };
  AnnalsColor        ground;

  if (cell->is_selected)
    mix *= 1.5;
  else if (cell->lane > 0)
    mix *= 0.6;
  if (theme->is_high_contrast)
    mix = 0.0;
  ground = annals_theme_mix (&color, &theme->view, mix);
  fill (drawing, &box, 4.0, &ground);
  if (cell->lane == 0)
    {
      AnnalsBox edge = { box.x, box.y + box.height - 3.0, box.width, 3.0 };

      fill (drawing, &edge, 1.5, &color);
    }
  if (cell->is_selected || theme->is_high_contrast)
    {
      AnnalsPen pen = { .color = cell->is_selected ? theme->accent : color,
                        .width = cell->is_selected ? 2.0 : 1.0 };

      drawing->painter->klass->stroke (drawing->painter, &box, 4.0, &pen);
    }
  if (cell->is_cut && cell->label != NULL)
    annals_render_chevron (drawing, cell->x0 + 6.0, middle, &theme->text);
  if (cell->label != NULL)
    drawing->painter->klass->text (
      drawing->painter, cell->label,
      cell->lane == 0 ? ANNALS_TEXT_LABEL_BOLD
                      : (cell->is_selected ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL),
      (AnnalsPoint){ cell->label_x, middle }, cell->label_width, &theme->text);
  if (cell->detail != NULL)
    {
      AnnalsColor soft = annals_theme_fade (&theme->text, 0.8);

      write_text (drawing, cell->detail, ANNALS_TEXT_SMALL, cell->detail_x, middle, &soft);
    }
}

static void
draw_strip (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  AnnalsBox           ground = { 0.0, 0.0, layout->input.width, layout->strip_height };

  if (layout->strip_height <= 0.0)
    return;
  fill (drawing, &ground, 0.0, &drawing->theme->view);
  for (guint i = 0; i < layout->eras->len; i++)
    draw_era (drawing, &g_array_index (layout->eras, AnnalsEraCell, i));
  rule (drawing, 0.0, layout->strip_height - 1.0, layout->input.width, layout->strip_height,
        get_soft_alpha (drawing->theme));
}

static void
draw_chip (const AnnalsDrawing  *drawing,
           const AnnalsChipItem *chip)
{
  const AnnalsTheme *theme = drawing->theme;
  AnnalsColor        color = annals_theme_get_category (theme, chip->category);
  gboolean           is_selected = (chip->state & ANNALS_ITEM_SELECTED) != 0;
  AnnalsBox          box = { round (chip->x0), round (chip->y) - 11.0,
                             round (chip->x1) - round (chip->x0), 22.0 };
  AnnalsPen          pen = { .color = color, .width = 1.5 };
  double             x = box.x + 10.0;

  fill (drawing, &box, 6.0, is_selected ? &theme->accent : &theme->view);
  if (chip->state & ANNALS_ITEM_HOVERED)
    {
      AnnalsColor halo = annals_theme_fade (&color, 0.16);

      fill (drawing, &box, 6.0, &halo);
    }
  if (is_selected || (chip->state & ANNALS_ITEM_FOCUSED))
    pen.color = theme->accent;
  drawing->painter->klass->stroke (drawing->painter, &box, 6.0, &pen);
  if (chip->event != ANNALS_NONE)
    {
      AnnalsBox square = { x, round (chip->y) - 4.0, 8.0, 8.0 };

      fill (drawing, &square, 2.0, is_selected ? &theme->accent_text : &color);
      x += 14.0;
    }
  drawing->painter->klass->text (
    drawing->painter, chip->text,
    chip->event == ANNALS_NONE ? ANNALS_TEXT_LABEL_BOLD : ANNALS_TEXT_LABEL,
    (AnnalsPoint){ x, chip->y }, chip->text_width,
    is_selected ? &theme->accent_text : &theme->text);
}

static void
draw_tray (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  const AnnalsTheme  *theme = drawing->theme;
  AnnalsBox           ground = { 0.0, layout->tray_y, layout->input.width, layout->tray_height };
  AnnalsColor         grey = annals_theme_mix (&theme->text, &theme->view, 0.06);
  double              y = layout->tray_y + layout->tray_height / 2.0;

  if (layout->tray_height <= 0.0)
    return;
  fill (drawing, &ground, 0.0, &grey);
  rule (drawing, 0.0, layout->tray_y, layout->input.width, layout->tray_y + 1.0,
        get_soft_alpha (theme));
  if (layout->is_narrow)
    write_text (drawing, layout->tray_count, ANNALS_TEXT_SMALL_BOLD, 12.0, y, &theme->secondary);
  else
    {
      double width = annals_metrics_measure (&layout->input.metrics, layout->tray_count,
                                             ANNALS_TEXT_SMALL);

      write_text (drawing, _ ("Undated"), ANNALS_TEXT_LABEL_BOLD, 12.0, y, &theme->text);
      write_text (drawing, layout->tray_count, ANNALS_TEXT_SMALL, layout->view_x - 10.0 - width, y,
                  &theme->secondary);
    }
  for (guint i = 0; i < layout->chips->len; i++)
    {
      const AnnalsChipItem *chip = &g_array_index (layout->chips, AnnalsChipItem, i);
      AnnalsDrawing         colored = choose_colors (drawing, chip->state);

      if (chip->event != ANNALS_NONE)
        push_event (drawing, chip->event);
      draw_chip (&colored, chip);
      if (chip->event != ANNALS_NONE)
        pop_event (drawing);
    }
}

static void
draw_ticks (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  const AnnalsTheme  *theme = drawing->theme;
  double              y = layout->axis_y + layout->axis_height / 2.0 + 1.0;

  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (layout->ticks, AnnalsTick, i);
      double            x = floor (tick->x_px);
      AnnalsColor       color = annals_theme_fade (&theme->secondary, tick->is_major ? 1.0 : 0.55);
      AnnalsBox         box = { x, layout->axis_y, 1.0, tick->is_major ? 7.0 : 4.0 };

      fill (drawing, &box, 0.0, &color);
      if (tick->text[0] != '\0')
        write_text (drawing, tick->text,
                    tick->is_emphasised ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL, x + 5.0, y,
                    tick->is_emphasised ? &theme->text : &theme->secondary);
    }
  if (layout->context != NULL)
    write_text (drawing, layout->context, ANNALS_TEXT_SMALL_BOLD, layout->view_x + 6.0, y,
                &theme->text);
}

static void
draw_flag (const AnnalsDrawing  *drawing,
           const AnnalsFlagItem *flag)
{
  const AnnalsLayout *layout = drawing->layout;
  const AnnalsTheme  *theme = drawing->theme;
  double              height = round (17.0 * layout->input.metrics.font_scale);
  AnnalsBox           box = { round (flag->x0),
                              round (layout->axis_y + (layout->axis_height - height) / 2.0),
                              round (flag->x1) - round (flag->x0), height };
  AnnalsPen           pen = { theme->conflict, 1.5, 3.0, 2.0 };

  if (flag->is_span)
    {
      AnnalsBox bar = { flag->span_x0, layout->axis_y, flag->span_x1 - flag->span_x0, 3.0 };

      fill (drawing, &bar, 0.0, flag->is_ghost ? &theme->conflict : &theme->accent);
    }
  fill (drawing, &box, 5.0, flag->is_ghost ? &theme->view : &theme->accent);
  if (flag->is_ghost)
    drawing->painter->klass->stroke (drawing->painter, &box, 5.0, &pen);
  write_text (drawing, flag->text, ANNALS_TEXT_SMALL_BOLD, box.x + 6.0, box.y + height / 2.0,
              flag->is_ghost ? &theme->conflict : &theme->accent_text);
}

static void
draw_axis (const AnnalsDrawing *drawing)
{
  const AnnalsLayout *layout = drawing->layout;
  AnnalsBox           ground = { 0.0, layout->axis_y, layout->input.width, layout->axis_height };
  AnnalsBox           view = { layout->view_x, layout->axis_y, layout->input.width - layout->view_x,
                               layout->axis_height };

  fill (drawing, &ground, 0.0, &drawing->theme->view);
  rule (drawing, 0.0, layout->axis_y, layout->input.width, layout->axis_y + 1.0,
        get_line_alpha (drawing->theme));
  drawing->painter->klass->push_clip (drawing->painter, &view);
  draw_ticks (drawing);
  for (guint i = layout->flags->len; i > 0; i--)
    draw_flag (drawing, &g_array_index (layout->flags, AnnalsFlagItem, i - 1));
  drawing->painter->klass->pop_clip (drawing->painter);
}

/**
 * annals_render_timeline:
 * @painter: what to draw on; the timeline begins at its origin
 * @layout: what to draw
 * @theme: in which colours, set for the bundle of the layout
 *
 * Draws a timeline. It measures, sorts and formats nothing but what the text cache already holds.
 */
void
annals_render_timeline (AnnalsPainter      *painter,
                        const AnnalsLayout *layout,
                        const AnnalsTheme  *theme)
{
  AnnalsDrawing drawing = { painter, theme, layout };
  AnnalsBox     all = { 0.0, 0.0, layout->input.width, layout->input.height };

  painter->klass->push_clip (painter, &all);
  painter->klass->fill (painter, &all, 0.0, &theme->view);
  draw_rows (&drawing);
  draw_strip (&drawing);
  draw_tray (&drawing);
  draw_axis (&drawing);
  if (!layout->is_narrow)
    rule (&drawing, layout->view_x - 1.0, 0.0, layout->view_x, layout->input.height,
          get_soft_alpha (theme));
  painter->klass->pop_clip (painter);
}
