/* annals-layout-frame.c — what stands around the rows: strip of eras, axis with flags, tray
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ERA_INDENT_PX  8.0
#define ERA_CUT_PX     15.0
#define ERA_DETAIL_PX  9.0
#define LEAST_LABEL_PX 40.0
#define LEAST_ROOM_PX  4.0
#define CELL_GAP_PX    1.5
#define FLAG_PAD_PX    6.0
#define FLAG_GAP_PX    3.0
#define TICK_INDENT_PX 5.0
#define CONTEXT_PX     8.0
#define CONTEXT_GAP_PX 6.0
#define CHIP_PAD_PX    10.0
#define CHIP_SQUARE_PX 14.0
#define CHIP_GAP_PX    6.0
#define CHIP_TEXT_PX   220.0

/* The label of a cell, long, short or none; its years go before it does. */
static void
label_era (AnnalsLayout        *self,
           AnnalsEraCell       *cell,
           const AnnalsEraLane *lane)
{
  const AnnalsMetrics *metrics = &self->input.metrics;
  const AnnalsEra     *era = &annals_bundle_get_eras (self->input.outline->bundle, NULL)[cell->era];
  const char          *name = annals_bundle_get_text (self->input.outline->bundle, era->label);
  AnnalsTextStyle      style = cell->lane == 0 ? ANNALS_TEXT_LABEL_BOLD : ANNALS_TEXT_SMALL_BOLD;
  double               width;
  double               room;

  cell->label_x = cell->x0 + (cell->is_cut ? ERA_CUT_PX : ERA_INDENT_PX);
  room = cell->x1 - cell->label_x - 4.0;
  /* Most cells of a strip full of eras; their names are not even measured. */
  if (room < LEAST_ROOM_PX)
    return;
  width = ceil (annals_metrics_measure (metrics, name, style));
  if (room < MIN (width, LEAST_LABEL_PX))
    return;

  cell->label = name;
  cell->label_width = MIN (width, room);
  cell->detail_x = cell->label_x + width + ERA_DETAIL_PX;
  if (cell->detail_x + annals_metrics_measure (metrics, lane->detail, ANNALS_TEXT_SMALL) + 4.0 <=
      cell->x1)
    cell->detail = lane->detail;
}

static void
add_band (AnnalsLayout        *self,
          const AnnalsEraLane *lane,
          double               x0,
          double               x1)
{
  AnnalsEraBand band = {
    .hue = lane->hue,
    .x0 = MAX (x0, self->view_x),
    .x1 = MIN (x1, self->input.width),
    .has_edge = x0 > self->view_x,
  };

  if (lane->lane == 0)
    g_array_append_val (self->era_bands, band);
}

/**
 * annals_layout_add_eras:
 * @self: a layout whose geometry is set
 *
 * Adds the cells of the strip and the grounds behind the rows. In narrow windows the strip gives
 * way to a breadcrumb, which is no part of the layout. Cost: O(eras).
 */
void
annals_layout_add_eras (AnnalsLayout *self)
{
  const AnnalsOutline *outline = self->input.outline;
  const AnnalsEra     *eras = annals_bundle_get_eras (outline->bundle, NULL);
  const AnnalsMetrics *metrics = &self->input.metrics;
  const AnnalsScale   *scale = &self->input.scale;
  double               top_px = annals_layout_scaled (metrics, ANNALS_ERA_LANE_PX);
  double               sub_px = annals_layout_scaled (metrics, ANNALS_SUB_ERA_LANE_PX);

  for (guint i = 0; i < outline->eras->len; i++)
    {
      const AnnalsEraLane *lane = &g_array_index (outline->eras, AnnalsEraLane, i);
      const AnnalsEra     *era = &eras[lane->era];
      double               x0 = self->view_x + annals_scale_get_x (scale, era->date.lower);
      double               x1 = self->view_x + annals_scale_get_x (scale, era->date.upper);
      AnnalsEraCell        cell = { .era = lane->era, .lane = lane->lane, .hue = lane->hue };

      if (x1 <= self->view_x || x0 >= self->input.width)
        continue;
      add_band (self, lane, x0, x1);
      if (self->is_narrow)
        continue;

      cell.is_cut = x0 < self->view_x;
      cell.x0 = MAX (x0, self->view_x);
      cell.x1 = MIN (x1 - CELL_GAP_PX, self->input.width);
      cell.x1 = MAX (cell.x1, cell.x0 + 1.0);
      cell.y = round (lane->lane == 0 ? 2.0 : top_px - 1.0 + (lane->lane - 1) * sub_px);
      cell.height = round (lane->lane == 0 ? top_px - 4.0 : sub_px - 3.0);
      cell.is_selected = lane->era == self->input.selected_era;
      for (guint32 up = self->input.selected_era; up != ANNALS_NONE; up = eras[up].parent)
        cell.is_parent |= up == lane->era && !cell.is_selected;
      label_era (self, &cell, lane);
      g_array_append_val (self->eras, cell);
    }
}

/* A flag keeps within the axis; a ghost's flag gives way to those already there. */
static void
add_flag (AnnalsLayout      *self,
          const AnnalsDate  *date,
          const char        *edtf,
          const AnnalsShape *shape,
          double             y,
          gboolean           is_ghost)
{
  g_autofree char *text = NULL;
  AnnalsFlagItem   flag = { .is_ghost = is_ghost, .line_y = y };
  double           x0 = MAX (shape->x0, self->view_x);
  double           x1 = MIN (shape->x1, self->input.width);
  double           width;

  if (x1 < self->view_x || x0 > self->input.width)
    return;

  text = annals_date_to_text (edtf, ANNALS_DATE_SHORT);
  width = ceil (annals_metrics_measure (&self->input.metrics, text, ANNALS_TEXT_SMALL_BOLD)) +
          2.0 * FLAG_PAD_PX;
  flag.is_span = date->kind == ANNALS_DATE_INTERVAL;
  flag.span_x0 = x0;
  flag.span_x1 = x1;
  flag.x = (x0 + x1) / 2.0;
  flag.x0 = CLAMP (flag.x - width / 2.0, self->view_x + 2.0,
                   MAX (self->input.width - width - 2.0, self->view_x + 2.0));
  flag.x1 = flag.x0 + width;
  for (guint i = 0; i < self->flags->len; i++)
    {
      const AnnalsFlagItem *other = &g_array_index (self->flags, AnnalsFlagItem, i);

      if (flag.x0 < other->x1 + FLAG_GAP_PX && flag.x1 > other->x0 - FLAG_GAP_PX)
        return;
    }
  flag.text = g_string_chunk_insert (self->strings, text);
  g_array_append_val (self->flags, flag);
}

/* The flags of a mark: its own, and those of its ghosts. By source, what does not meet the event's
 * date is a ghost's. */
static void
add_mark_flags (AnnalsLayout         *self,
                const AnnalsMarkItem *mark)
{
  const AnnalsOutline *outline = self->input.outline;
  AnnalsBundle        *bundle = outline->bundle;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsEvent   *event = &annals_bundle_get_events (bundle, NULL)[mark->event];
  const AnnalsDate    *date = annals_outline_get_date (outline, mark->group, mark->event);

  add_flag (self, date, annals_outline_get_edtf (outline, mark->group, mark->event), &mark->shape,
            mark->y,
            event->date.kind != ANNALS_DATE_NONE && date != &event->date &&
              !annals_date_overlaps (date, &event->date));
  for (guint i = 0; i < mark->companions.count; i++)
    {
      const AnnalsCompanionItem *item =
        &g_array_index (self->companions, AnnalsCompanionItem, mark->companions.first + i);

      if (item->kind == ANNALS_COMPANION_GHOST && !item->is_hidden)
        add_flag (self, &accounts[item->account].date,
                  annals_bundle_get_text (bundle, accounts[item->account].edtf), &item->shape,
                  mark->y, TRUE);
    }
}

/* Those of the date that places the event come first, for a ghost's gives way. */
static void
add_flags (AnnalsLayout *self)
{
  guint              selected = self->input.selected_event;
  const AnnalsEvent *event;

  if (selected == ANNALS_NONE)
    return;
  event = &annals_bundle_get_events (self->input.outline->bundle, NULL)[selected];
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const AnnalsMarkItem *mark = &g_array_index (self->marks, AnnalsMarkItem, i);
        const AnnalsDate     *date;
        gboolean              is_placing;

        if (mark->event != selected)
          continue;
        date = annals_outline_get_date (self->input.outline, mark->group, selected);
        is_placing = date->lower == event->date.lower && date->upper == event->date.upper;
        if (is_placing == (pass == 0))
          add_mark_flags (self, mark);
      }
}

/* Where the name of the larger unit ends. */
static double
get_context_end (const AnnalsLayout *self,
                 const char         *text)
{
  return self->view_x + CONTEXT_PX +
         annals_metrics_measure (&self->input.metrics, text, ANNALS_TEXT_SMALL_BOLD);
}

/* Labels of ticks give way to flags and to the larger unit at the left end, and end at the edge. */
static void
clear_covered_labels (AnnalsLayout *self)
{
  const AnnalsMetrics *metrics = &self->input.metrics;
  double               left = self->view_x;

  if (self->context != NULL)
    left = get_context_end (self, self->context) + CONTEXT_GAP_PX;

  for (guint i = 0; i < self->ticks->len; i++)
    {
      AnnalsTick     *tick = &g_array_index (self->ticks, AnnalsTick, i);
      AnnalsTextStyle style = tick->is_emphasised ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL;
      double          x0 = tick->x_px + TICK_INDENT_PX;
      double          x1;

      if (tick->text[0] == '\0')
        continue;
      x1 = x0 + annals_metrics_measure (metrics, tick->text, style);
      if (x0 < left || x1 > self->input.width - 2.0)
        tick->text[0] = '\0';
      for (guint j = 0; j < self->flags->len; j++)
        {
          const AnnalsFlagItem *flag = &g_array_index (self->flags, AnnalsFlagItem, j);

          if (x0 < flag->x1 + FLAG_GAP_PX && x1 > flag->x0 - FLAG_GAP_PX)
            tick->text[0] = '\0';
        }
    }
}

/* The larger unit is told at the left end, unless a year near it tells it or a flag is there. It
 * hides the labels below it: where one of these begins the next unit, that is the one to be told,
 * or what is left in sight would be taken for parts of the unit that ends. */
static void
add_context (AnnalsLayout *self)
{
  const AnnalsScale   *scale = &self->input.scale;
  const AnnalsMetrics *metrics = &self->input.metrics;
  g_autofree char     *text = annals_ticks_get_context (scale, metrics, scale->origin);

  if (text == NULL)
    return;
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (self->ticks, AnnalsTick, i);

      if (tick->x_px + TICK_INDENT_PX >= get_context_end (self, text) + CONTEXT_GAP_PX)
        break;
      if (tick->names_year)
        return;
      if (!tick->is_emphasised)
        continue;
      g_free (text);
      text = annals_ticks_get_context (scale, metrics, tick->instant);
    }
  for (guint i = 0; i < self->flags->len; i++)
    if (g_array_index (self->flags, AnnalsFlagItem, i).x0 <
        get_context_end (self, text) + FLAG_GAP_PX)
      return;

  self->context = g_string_chunk_insert (self->strings, text);
}

/* In the place of the rows, if there are none. */
static void
add_message (AnnalsLayout *self)
{
  double width;

  if (self->input.outline->undated->len > 0)
    self->message = _ ("None of the events has a date");
  else
    self->message = _ ("There are no events here");
  width = annals_metrics_measure (&self->input.metrics, self->message, ANNALS_TEXT_LABEL_BOLD);
  self->message_x = MAX (round ((self->view_x + self->input.width - width) / 2.0),
                         self->view_x + ANNALS_EDGE_PX);
}

/**
 * annals_layout_add_axis:
 * @self: a layout with its marks
 *
 * Adds the ticks of the axis and the flags of the selected event, and says why there are no rows.
 */
void
annals_layout_add_axis (AnnalsLayout *self)
{
  const AnnalsOutline *outline = self->input.outline;

  if (outline->groups->len == 0)
    add_message (self);
  /* Where nothing has a date there is no time to show, but a stretch of it that means nothing. */
  if (outline->groups->len == 0 && outline->eras->len == 0)
    {
      self->ticks = g_array_new (FALSE, FALSE, sizeof (AnnalsTick));
      return;
    }

  self->ticks = annals_ticks_list (&self->input.scale, &self->input.metrics);
  for (guint i = 0; i < self->ticks->len; i++)
    g_array_index (self->ticks, AnnalsTick, i).x_px += self->view_x;

  add_flags (self);
  add_context (self);
  clear_covered_labels (self);
}

static guint32
get_category (const AnnalsLayout *self,
              const AnnalsEvent  *event)
{
  if (event->categories.count == 0)
    return ANNALS_NONE;
  return annals_bundle_get_event_categories (self->input.outline->bundle, event)[0];
}

static guint32
get_chip_state (const AnnalsLayout *self,
                guint               event)
{
  const AnnalsLayoutInput *input = &self->input;

  return (event == input->selected_event ? ANNALS_ITEM_SELECTED : 0u) |
         (event == input->focused_event ? ANNALS_ITEM_FOCUSED : 0u) |
         (event == input->hovered_event ? ANNALS_ITEM_HOVERED : 0u) |
         (input->filter != NULL && !annals_filter_matches (input->filter, event)
            ? ANNALS_ITEM_FILTERED_OUT
            : 0u);
}

/* The chip that says how many have no room. */
static void
add_rest_chip (AnnalsLayout *self,
               double        x,
               guint         n_rest,
               double        y)
{
  g_autofree char *text = g_strdup_printf ("+%u", n_rest);
  AnnalsChipItem   chip = { .event = ANNALS_NONE, .category = ANNALS_NONE, .x0 = x, .y = y };

  chip.text = g_string_chunk_insert (self->strings, text);
  chip.text_width =
    ceil (annals_metrics_measure (&self->input.metrics, text, ANNALS_TEXT_LABEL_BOLD));
  chip.x1 = x + chip.text_width + 2.0 * CHIP_PAD_PX;
  g_array_append_val (self->chips, chip);
}

static double
measure_chip (const AnnalsLayout *self,
              guint               event)
{
  const AnnalsOutline *outline = self->input.outline;
  const AnnalsEvent   *record = &annals_bundle_get_events (outline->bundle, NULL)[event];
  const char          *title = annals_bundle_get_text (outline->bundle, record->title);

  return MIN (ceil (annals_metrics_measure (&self->input.metrics, title, ANNALS_TEXT_LABEL)),
              CHIP_TEXT_PX);
}

/* What a chip needs at least, so that its title can be recognized. */
static double
get_least_chip_px (double text_width)
{
  return MIN (text_width, 2.0 * LEAST_LABEL_PX) + CHIP_SQUARE_PX + 2.0 * CHIP_PAD_PX;
}

/* Returns the place after it. */
static double
add_chip (AnnalsLayout *self,
          guint         event,
          double        x,
          double        room)
{
  AnnalsBundle      *bundle = self->input.outline->bundle;
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];
  AnnalsChipItem     chip = { .event = event, .x0 = x };

  chip.y = self->tray_y + self->tray_height / 2.0;
  chip.category = get_category (self, record);
  chip.state = get_chip_state (self, event);
  chip.text = annals_bundle_get_text (bundle, record->title);
  chip.text_width = CLAMP (room - CHIP_SQUARE_PX - 2.0 * CHIP_PAD_PX, 0.0,
                           measure_chip (self, event));
  chip.x1 = x + chip.text_width + CHIP_SQUARE_PX + 2.0 * CHIP_PAD_PX;
  g_array_append_val (self->chips, chip);
  return chip.x1 + CHIP_GAP_PX;
}

static guint32
get_undated (const AnnalsLayout *self,
             guint               place)
{
  return g_array_index (self->input.outline->undated, guint32, place);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  const guint32 *left = a;
  const guint32 *right = b;

  return (*left > *right) - (*left < *right);
}

/* The places among the undated of the events whose chips are shown in any case: the selected and
 * the focused one. */
static guint
list_wanted (const AnnalsLayout *self,
             guint               wanted[2])
{
  guint32 first = MIN (self->input.selected_event, self->input.focused_event);
  guint32 last = MAX (self->input.selected_event, self->input.focused_event);
  GArray *undated = self->input.outline->undated;
  guint   n_wanted = 0;

  if (g_array_binary_search (undated, &first, compare_indices, &wanted[n_wanted]))
    n_wanted++;
  if (last != first && g_array_binary_search (undated, &last, compare_indices, &wanted[n_wanted]))
    n_wanted++;

  return n_wanted;
}

/* Room for the chip at a place, beside those after it that are shown in any case and the one that
 * counts the rest, without which only the last of all stands, and only while all are in order. */
static double
get_chip_room (const AnnalsLayout *self,
               guint               place,
               double              x,
               const guint        *wanted,
               guint               n_wanted)
{
  double room = self->input.width - x - CHIP_PAD_PX;

  if (n_wanted > 0 || place + 1 < self->input.outline->undated->len)
    room -= annals_layout_scaled (&self->input.metrics, 48.0);
  for (guint i = 0; i < n_wanted; i++)
    if (wanted[i] > place)
      room -= get_least_chip_px (measure_chip (self, get_undated (self, wanted[i]))) + CHIP_GAP_PX;

  return room;
}

/* Adds chips from the first on as long as they find room, then those that are shown in any case,
 * and the one that counts the others. Returns the place of the first that found no room. */
static guint
fill_tray (AnnalsLayout *self,
           const guint  *wanted,
           guint         n_wanted)
{
  guint  n_undated = self->input.outline->undated->len;
  double x = self->view_x + CHIP_PAD_PX;
  guint  n_rest;
  guint  i;

  if (self->is_narrow)
    x += annals_layout_scaled (&self->input.metrics, 30.0);
  for (i = 0; i < n_undated; i++)
    {
      guint  event = get_undated (self, i);
      double room = get_chip_room (self, i, x, wanted, n_wanted);

      if (room < get_least_chip_px (measure_chip (self, event)))
        break;
      x = add_chip (self, event, x, room);
    }

  n_rest = n_undated - i;
  for (guint k = 0; k < n_wanted; k++)
    if (wanted[k] >= i)
      {
        x = add_chip (self, get_undated (self, wanted[k]), x,
                      get_chip_room (self, wanted[k], x, wanted, n_wanted));
        n_rest--;
      }
  if (n_rest > 0)
    add_rest_chip (self, x, n_rest, self->tray_y + self->tray_height / 2.0);
  return i;
}

/**
 * annals_layout_add_tray:
 * @self: a layout whose geometry is set
 *
 * Adds a chip for each undated event that finds room, and one that counts the others. The chips of
 * the selected and of the focused event are always there: where they would come too late, fewer of
 * those before them are. Cost: O(shown + log n).
 */
void
annals_layout_add_tray (AnnalsLayout *self)
{
  g_autofree char *count = g_strdup_printf ("%u", self->input.outline->undated->len);
  guint            wanted[2];
  guint            n_wanted = list_wanted (self, wanted);
  guint            n_shown;

  self->tray_count = g_string_chunk_insert (self->strings, count);
  n_shown = fill_tray (self, NULL, 0);
  if (n_wanted == 0 || wanted[n_wanted - 1] < n_shown)
    return;

  g_array_set_size (self->chips, 0);
  fill_tray (self, wanted, n_wanted);
}
