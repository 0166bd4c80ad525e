/* annals-layout.c — where everything on the timeline stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the top: the strip of eras, the rows (which scroll), the tray of undated events, the axis.
 * On the left, from 640 px of width on, the column with the names of the groups.
 */

#include "config.h"

#include "layout/annals-layout.h"

#include "layout/annals-layout-private.h"

#include <math.h>

/* So many steps of the widest zoom to a factor of two. */
#define ZOOM_STEPS 4.0
/* So many events are few, and so much closer is much. */
#define FEW_EVENTS  1000
#define MUCH_CLOSER 4.0

static gboolean
is_narrow (double               width,
           const AnnalsMetrics *metrics)
{
  return width < annals_layout_scaled (metrics, ANNALS_NARROW_PX);
}

/**
 * annals_layout_get_view_width:
 * @outline: what is shown
 * @width: width of the timeline
 * @metrics: how large text is
 *
 * Returns: how much of the width the axis has, which a scale for the layout must have too
 */
double
annals_layout_get_view_width (const AnnalsOutline *outline,
                              double               width,
                              const AnnalsMetrics *metrics)
{
  if (is_narrow (width, metrics))
    return width;
  return width - annals_layout_scaled (metrics, outline->group_by == ANNALS_GROUP_BY_SOURCE
                                                  ? ANNALS_SOURCE_HEADING_PX
                                                  : ANNALS_HEADING_PX);
}

static double
get_strip_height (const AnnalsOutline *outline,
                  double               width,
                  const AnnalsMetrics *metrics)
{
  if (outline->n_lanes == 0)
    return 0.0;
  if (is_narrow (width, metrics))
    return round (annals_layout_scaled (metrics, ANNALS_BREADCRUMB_PX));
  return round (annals_layout_scaled (metrics, ANNALS_ERA_LANE_PX +
                                                 (outline->n_lanes - 1) * ANNALS_SUB_ERA_LANE_PX));
}

static double
get_tray_height (const AnnalsOutline *outline,
                 const AnnalsMetrics *metrics)
{
  return outline->undated->len > 0 ? round (annals_layout_scaled (metrics, ANNALS_TRAY_PX)) : 0.0;
}

static double
get_rows_height (const AnnalsOutline *outline,
                 double               width,
                 double               height,
                 const AnnalsMetrics *metrics)
{
  return MAX (height - get_strip_height (outline, width, metrics) -
                get_tray_height (outline, metrics) -
                round (annals_layout_scaled (metrics, ANNALS_AXIS_PX)),
              0.0);
}

/* What a group takes beside its rows. */
static double
get_group_padding (double               width,
                   const AnnalsMetrics *metrics)
{
  double padding = 2.0 * ANNALS_GROUP_PAD_PX;

  if (is_narrow (width, metrics))
    padding += annals_layout_scaled (metrics, ANNALS_NARROW_HEAD_PX);
  return padding;
}

/**
 * annals_layout_get_row_budget:
 * @outline: what is shown
 * @width: width of the timeline
 * @height: height of the timeline
 * @metrics: how large text is
 *
 * In narrow windows half as many again: marks stand dense there, and fingers scroll.
 *
 * Returns: how many rows the groups should share
 */
guint
annals_layout_get_row_budget (const AnnalsOutline *outline,
                              double               width,
                              double               height,
                              const AnnalsMetrics *metrics)
{
  double room = get_rows_height (outline, width, height, metrics) -
                outline->groups->len * get_group_padding (width, metrics);

  if (is_narrow (width, metrics))
    room *= 1.5;
  return (guint) MAX (room / annals_layout_scaled (metrics, ANNALS_ROW_PX), 0.0);
}

/**
 * annals_layout_get_label_room:
 * @width: width of the timeline
 * @metrics: how large text is
 *
 * Returns: the longest that a label beside its mark becomes, in pixels
 */
double
annals_layout_get_label_room (double               width,
                              const AnnalsMetrics *metrics)
{
  return annals_layout_scaled (
    metrics, CLAMP (width * ANNALS_LABEL_SHARE, ANNALS_LEAST_LABEL_PX, ANNALS_MOST_LABEL_PX));
}

/**
 * annals_layout_get_full_height:
 * @outline: what is shown
 * @rows: its rows
 * @width: width of the timeline
 * @metrics: how large text is
 *
 * Returns: the height of a timeline in which nothing has to be scrolled
 */
double
annals_layout_get_full_height (const AnnalsOutline *outline,
                               const AnnalsRows    *rows,
                               double               width,
                               const AnnalsMetrics *metrics)
{
  double frame = get_strip_height (outline, width, metrics) + get_tray_height (outline, metrics) +
                 round (annals_layout_scaled (metrics, ANNALS_AXIS_PX));
  double row = annals_layout_scaled (metrics, rows->n_rows < 10 ? ANNALS_WIDE_ROW_PX
                                                                : ANNALS_ROW_PX);

  return ceil (frame + rows->n_rows * row +
               outline->groups->len * get_group_padding (width, metrics));
}

/* The zoom for which rows are divided. It is that at which all of the time is in sight, rounded up
 * so that a window that changes its width does not change its rows with every pixel. A few events
 * are worth a new division when the view has come much closer. */
static double
get_row_zoom (const AnnalsOutline *outline,
              double               seconds_per_px,
              double               width,
              const AnnalsMetrics *metrics)
{
  AnnalsScale all =
    annals_scale_new (0, 1.0, annals_layout_get_view_width (outline, width, metrics));
  double zoom;

  annals_scale_fit (&all, outline->lower, outline->upper, ANNALS_LAYOUT_MARGIN_PX);
  zoom = exp2 (ceil (log2 (all.seconds_per_px) * ZOOM_STEPS - 1e-6) / ZOOM_STEPS);
  while (outline->index->n <= FEW_EVENTS && seconds_per_px * MUCH_CLOSER < zoom)
    zoom /= MUCH_CLOSER;
  return zoom;
}

/**
 * annals_layout_update_rows:
 * @rows: (inout) (transfer full) (nullable): rows that were made before, or a place for them
 * @outline: what is shown
 * @seconds_per_px: the zoom
 * @width: width of the timeline
 * @height: height of the timeline
 * @metrics: measures text
 *
 * Makes the rows for a timeline of some size, unless there are just such. They are good for every
 * zoom, but while there are few events, for a range of zooms; whoever has a layout that rests on
 * the old ones has to let it go before.
 *
 * Returns: %TRUE if there are other rows now
 */
gboolean
annals_layout_update_rows (AnnalsRows         **rows,
                           const AnnalsOutline *outline,
                           double               seconds_per_px,
                           double               width,
                           double               height,
                           const AnnalsMetrics *metrics)
{
  double widest = get_row_zoom (outline, seconds_per_px, width, metrics);
  guint  budget = annals_layout_get_row_budget (outline, width, height, metrics);
  double label_px = annals_layout_get_label_room (width, metrics);

  if (*rows != NULL && (*rows)->outline == outline &&
      (*rows)->revision == outline->revision && (*rows)->budget == budget &&
      fabs ((*rows)->seconds_per_px / widest - 1.0) < 1e-6 &&
      fabs ((*rows)->label_px - label_px) < 0.5)
    return FALSE;
  annals_rows_free (*rows);
  *rows = annals_rows_new (outline, widest, budget, label_px, metrics);
  return TRUE;
}

static void
set_geometry (AnnalsLayout *self)
{
  const AnnalsLayoutInput *input = &self->input;
  const AnnalsMetrics     *metrics = &input->metrics;
  guint                    n_rows = self->rows->n_rows;
  double                   padding = get_group_padding (input->width, metrics);
  double                   room;

  self->is_narrow = is_narrow (input->width, metrics);
  self->view_x =
    input->width - annals_layout_get_view_width (input->outline, input->width, metrics);
  self->strip_height = get_strip_height (input->outline, input->width, metrics);
  self->rows_y = self->strip_height;
  self->rows_height = get_rows_height (input->outline, input->width, input->height, metrics);
  self->tray_height = get_tray_height (input->outline, metrics);
  self->tray_y = self->rows_y + self->rows_height;
  self->axis_height = round (annals_layout_scaled (metrics, ANNALS_AXIS_PX));
  self->axis_y = self->tray_y + self->tray_height;

  padding *= input->outline->groups->len;
  room = (self->rows_height - padding) / MAX (n_rows, 1);
  self->row_height = annals_layout_scaled (metrics, ANNALS_ROW_PX);
  if (n_rows < 10)
    self->row_height = CLAMP (room, self->row_height,
                              annals_layout_scaled (metrics, ANNALS_WIDE_ROW_PX));
  else if (room >= annals_layout_scaled (metrics, ANNALS_TIGHT_ROW_PX))
    /* A little tighter is better than to scroll for a few pixels. */
    self->row_height = MIN (self->row_height, floor (room));
  self->content_height = n_rows * self->row_height + padding;
  self->scroll_y = round (CLAMP (input->scroll_y, 0.0,
                                 MAX (self->content_height - self->rows_height, 0.0)));
}

/**
 * annals_layout_new:
 * @input: what to show, and how; its pointers must outlive the layout
 * @rows: the rows for the input's size, see annals_layout_update_rows(); they must outlive the
 *   layout
 *
 * Places everything that is in sight. Cost: bounded by pixels, with a logarithm of the events.
 *
 * Returns: (transfer full): the layout
 */
AnnalsLayout *
annals_layout_new (const AnnalsLayoutInput *input,
                   AnnalsRows              *rows)
{
  AnnalsLayout *self = g_new0 (AnnalsLayout, 1);

  self->input = *input;
  self->rows = rows;
  self->eras = g_array_new (FALSE, TRUE, sizeof (AnnalsEraCell));
  self->era_bands = g_array_new (FALSE, TRUE, sizeof (AnnalsEraBand));
  self->groups = g_array_new (FALSE, TRUE, sizeof (AnnalsGroupBand));
  self->row_bands = g_array_new (FALSE, TRUE, sizeof (AnnalsRowBand));
  self->places = g_array_new (FALSE, FALSE, sizeof (AnnalsRowPlace));
  self->marks = g_array_new (FALSE, TRUE, sizeof (AnnalsMarkItem));
  self->companions = g_array_new (FALSE, TRUE, sizeof (AnnalsCompanionItem));
  self->counts = g_array_new (FALSE, TRUE, sizeof (AnnalsCountItem));
  self->labels = g_array_new (FALSE, TRUE, sizeof (AnnalsLabelItem));
  self->silences = g_array_new (FALSE, TRUE, sizeof (AnnalsSilenceItem));
  self->flags = g_array_new (FALSE, TRUE, sizeof (AnnalsFlagItem));
  self->chips = g_array_new (FALSE, TRUE, sizeof (AnnalsChipItem));
  self->strings = g_string_chunk_new (512);

  set_geometry (self);
  annals_layout_add_eras (self);
  annals_layout_add_rows (self);
  annals_layout_add_labels (self);
  annals_layout_add_axis (self);
  annals_layout_add_tray (self);
  return self;
}

/**
 * annals_layout_free:
 * @self: (nullable): a layout
 */
void
annals_layout_free (AnnalsLayout *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->eras);
  g_array_unref (self->era_bands);
  g_array_unref (self->groups);
  g_array_unref (self->row_bands);
  g_array_unref (self->places);
  g_array_unref (self->marks);
  g_array_unref (self->companions);
  g_array_unref (self->counts);
  g_array_unref (self->labels);
  g_array_unref (self->ticks);
  g_array_unref (self->silences);
  g_array_unref (self->flags);
  g_array_unref (self->chips);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/* The first row whose lower edge is below y. */
static guint
find_row (const AnnalsLayout *self,
          double              y)
{
  guint low = 0;
  guint high = self->row_bands->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->row_bands, AnnalsRowBand, middle).y1 <= y)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* How far outside a shape a pointer still hits it. */
#define HIT_SLACK_PX     3.0
#define SILENCE_SLACK_PX 6.0

static gboolean
hits_mark (const AnnalsLayout   *self,
           const AnnalsMarkItem *mark,
           double                x)
{
  if (x >= mark->shape.x0 - HIT_SLACK_PX && x <= mark->shape.x1 + HIT_SLACK_PX)
    return TRUE;
  for (guint i = 0; i < mark->companions.count; i++)
    {
      const AnnalsCompanionItem *companion =
        &g_array_index (self->companions, AnnalsCompanionItem, mark->companions.first + i);

      if (!companion->is_hidden && x >= companion->shape.x0 - HIT_SLACK_PX &&
          x <= companion->shape.x1 + HIT_SLACK_PX)
        return TRUE;
    }

  return FALSE;
}

static gboolean
hits_label (const AnnalsLayout   *self,
            const AnnalsMarkItem *mark,
            double                x)
{
  const AnnalsLabelItem *label;

  if (mark->label < 0)
    return FALSE;
  label = &g_array_index (self->labels, AnnalsLabelItem, mark->label);
  return x >= label->x0 && x <= label->x1;
}

static gboolean
hit_count (const AnnalsLayout  *self,
           const AnnalsRowBand *row,
           double               x,
           AnnalsHit           *hit)
{
  for (guint i = row->counts.first; i < row->counts.first + row->counts.count; i++)
    {
      const AnnalsCountItem *count = &g_array_index (self->counts, AnnalsCountItem, i);

      if (x < count->x0 || x > count->x1)
        continue;
      *hit = (AnnalsHit){ ANNALS_HIT_COUNT, i };
      return TRUE;
    }

  return FALSE;
}

/* What is drawn later comes first: the labels of the chosen, which may stand over others, counts,
 * marks, and then the labels between them. */
static AnnalsHit
hit_row (const AnnalsLayout  *self,
         const AnnalsRowBand *row,
         double               x)
{
  AnnalsHit hit = { ANNALS_HIT_NOTHING, 0 };

  for (guint pass = 0; pass < 3; pass++)
    {
      if (pass == 1 && hit_count (self, row, x, &hit))
        return hit;
      for (guint i = row->marks.first; i < row->marks.first + row->marks.count; i++)
        {
          const AnnalsMarkItem *mark = &g_array_index (self->marks, AnnalsMarkItem, i);
          guint32               above = ANNALS_ITEM_SELECTED | ANNALS_ITEM_FOCUSED;

          if ((pass == 0 && (mark->state & above) != 0 && hits_label (self, mark, x)) ||
              (pass == 1 && hits_mark (self, mark, x)) || (pass == 2 && hits_label (self, mark, x)))
            return (AnnalsHit){ ANNALS_HIT_EVENT, mark->event };
        }
    }

  return hit;
}

static AnnalsHit
hit_strip (const AnnalsLayout *self,
           double              x,
           double              y)
{
  for (guint i = 0; i < self->eras->len; i++)
    {
      const AnnalsEraCell *cell = &g_array_index (self->eras, AnnalsEraCell, i);

      if (x >= cell->x0 && x < cell->x1 && y >= cell->y && y < cell->y + cell->height)
        return (AnnalsHit){ ANNALS_HIT_ERA, cell->era };
    }

  return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };
}

static AnnalsHit
hit_tray (const AnnalsLayout *self,
          double              x)
{
  for (guint i = 0; i < self->chips->len; i++)
    {
      const AnnalsChipItem *chip = &g_array_index (self->chips, AnnalsChipItem, i);

      if (x < chip->x0 || x > chip->x1)
        continue;
      if (chip->event == ANNALS_NONE)
        return (AnnalsHit){ ANNALS_HIT_TRAY_REST, 0 };
      return (AnnalsHit){ ANNALS_HIT_EVENT, chip->event };
    }

  return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };
}

/* The heading of a group, if it can be collapsed and expanded. In narrow windows it stands above
 * the rows of the group. */
static AnnalsHit
hit_heading (const AnnalsLayout *self,
             double              x,
             double              y)
{
  for (guint i = 0; i < self->groups->len && self->input.has_expanders; i++)
    {
      const AnnalsGroupBand *group = &g_array_index (self->groups, AnnalsGroupBand, i);

      if (group->label != NULL && y >= group->y0 && y < group->heading_y1 && y >= self->rows_y)
        return (AnnalsHit){ ANNALS_HIT_GROUP, i };
    }

  return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };
}

/**
 * annals_layout_hit:
 * @self: a layout
 * @x: pixels from the timeline's left edge
 * @y: pixels from its top
 *
 * Finds what stands at a place. Cost: O(log rows + items of the row).
 *
 * Returns: what was hit
 */
AnnalsHit
annals_layout_hit (const AnnalsLayout *self,
                   double              x,
                   double              y)
{
  guint row;

  if (y < self->strip_height)
    return hit_strip (self, x, y);
  if (y >= self->tray_y && y < self->axis_y)
    return hit_tray (self, x);
  if (x < self->view_x && y < self->tray_y)
    return hit_heading (self, x, y);
  if (y >= self->tray_y)
    return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };

  for (guint i = 0; i < self->silences->len; i++)
    {
      const AnnalsSilenceItem *silence = &g_array_index (self->silences, AnnalsSilenceItem, i);

      if (silence->event != ANNALS_NONE && fabs (y - silence->y) <= self->row_height / 2.0 &&
          x >= silence->text_x - SILENCE_SLACK_PX &&
          x <= silence->text_x + silence->text_width + SILENCE_SLACK_PX)
        return (AnnalsHit){ ANNALS_HIT_SILENCE, i };
    }

  if (self->is_narrow)
    {
      AnnalsHit hit = hit_heading (self, x, y);

      if (hit.kind != ANNALS_HIT_NOTHING)
        return hit;
    }
  row = find_row (self, y);
  if (row < self->row_bands->len && g_array_index (self->row_bands, AnnalsRowBand, row).y0 <= y)
    return hit_row (self, &g_array_index (self->row_bands, AnnalsRowBand, row), x);
  return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };
}

/**
 * annals_layout_find_mark:
 * @self: a layout
 * @event: index of an event
 *
 * Returns: (transfer none) (nullable): the event's mark if it is in sight and not counted
 */
const AnnalsMarkItem *
annals_layout_find_mark (const AnnalsLayout *self,
                         guint               event)
{
  return annals_layout_find_mark_in (self, event, ANNALS_NONE);
}

/**
 * annals_layout_find_mark_in:
 * @self: a layout
 * @event: index of an event
 * @group: index of a group, or %ANNALS_NONE
 *
 * Returns: (transfer none) (nullable): the event's mark in the group, or else its first that is in
 *   sight and not counted
 */
const AnnalsMarkItem *
annals_layout_find_mark_in (const AnnalsLayout *self,
                            guint               event,
                            guint               group)
{
  const AnnalsMarkItem *first = NULL;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (self->marks, AnnalsMarkItem, i);

      if (mark->event != event)
        continue;
      if (mark->group == group)
        return mark;
      if (first == NULL)
        first = mark;
    }

  return first;
}

/* The row of an event within its group; the row of the counts if it has none, G_MAXUINT if it is
 * not of the group. */
static guint
find_row_of (const AnnalsLayout *self,
             guint               group,
             guint               event)
{
  const AnnalsOutline  *outline = self->input.outline;
  const AnnalsGroup    *from = &g_array_index (outline->groups, AnnalsGroup, group);
  const AnnalsRowGroup *rows = &g_array_index (self->rows->groups, AnnalsRowGroup, group);
  const AnnalsDate     *date = annals_outline_get_date (outline, group, event);
  AnnalsScale           there = self->input.scale;
  g_autoptr (GArray)    places = NULL;

  if (date->kind == ANNALS_DATE_NONE ||
      annals_time_index_find_event (outline->index, from->events, date, event) == ANNALS_NONE)
    return G_MAXUINT;
  places = g_array_new (FALSE, FALSE, sizeof (AnnalsRowPlace));
  there.origin = date->lower != ANNALS_INSTANT_MIN ? date->lower : date->upper - 1;
  annals_rows_begin_frame (self->rows, G_MAXUINT);
  annals_rows_list (self->rows, group, &there, there.origin, there.origin, places);
  for (guint i = 0; i < places->len; i++)
    if (g_array_index (places, AnnalsRowPlace, i).event == event)
      return g_array_index (places, AnnalsRowPlace, i).row;

  return rows->n_rows;
}

/**
 * annals_layout_find_row_y:
 * @self: a layout
 * @event: index of an event
 * @y0: (out): upper edge of its row, unscrolled: 0 is the top of all rows
 * @y1: (out): lower edge
 *
 * Finds the first row of an event at this zoom, in sight or not. Cost: O(groups × log n).
 *
 * Returns: %FALSE if the event has no row, because nothing dates it
 */
gboolean
annals_layout_find_row_y (const AnnalsLayout *self,
                          guint               event,
                          double             *y0,
                          double             *y1)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const AnnalsGroupBand *group = &g_array_index (self->groups, AnnalsGroupBand, i);
      guint                  row = find_row_of (self, i, event);
      const AnnalsRowBand   *band;

      if (row == G_MAXUINT)
        continue;
      band = &g_array_index (self->row_bands, AnnalsRowBand, group->rows.first + row);
      *y0 = band->y0 - self->rows_y + self->scroll_y;
      *y1 = band->y1 - self->rows_y + self->scroll_y;
      return TRUE;
    }

  return FALSE;
}
