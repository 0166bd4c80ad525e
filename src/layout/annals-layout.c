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

static gboolean
is_narrow (double               width,
           const AnnalsMetrics *metrics)
{
  return width < annals_layout_scaled (metrics, ANNALS_NARROW_PX);
}

/**
 * annals_layout_get_view_width:
 * @width: width of the timeline
 * @metrics: how large text is
 *
 * Returns: how much of the width the axis has, which a scale for the layout must have too
 */
double
annals_layout_get_view_width (double               width,
                              const AnnalsMetrics *metrics)
{
  if (is_narrow (width, metrics))
    return width;
  return width - annals_layout_scaled (metrics, ANNALS_HEADING_PX);
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
  double row = annals_layout_scaled (metrics, rows->rows->len < 10 ? ANNALS_WIDE_ROW_PX
                                                                   : ANNALS_ROW_PX);

  return ceil (frame + rows->rows->len * row +
               outline->groups->len * get_group_padding (width, metrics));
}

static void
set_geometry (AnnalsLayout *self)
{
  const AnnalsLayoutInput *input = &self->input;
  const AnnalsMetrics     *metrics = &input->metrics;
  guint                    n_rows = self->rows->rows->len;
  double                   padding = get_group_padding (input->width, metrics);
  double                   room;

  self->is_narrow = is_narrow (input->width, metrics);
  self->view_x = input->width - annals_layout_get_view_width (input->width, metrics);
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
 * @rows: the rows for the class of the input's zoom; they must outlive the layout
 *
 * Places everything that is in sight. Cost: bounded by pixels, with a logarithm of the events.
 *
 * Returns: (transfer full): the layout
 */
AnnalsLayout *
annals_layout_new (const AnnalsLayoutInput *input,
                   const AnnalsRows        *rows)
{
  AnnalsLayout *self = g_new0 (AnnalsLayout, 1);

  self->input = *input;
  self->rows = rows;
  self->eras = g_array_new (FALSE, TRUE, sizeof (AnnalsEraCell));
  self->era_bands = g_array_new (FALSE, TRUE, sizeof (AnnalsEraBand));
  self->groups = g_array_new (FALSE, TRUE, sizeof (AnnalsGroupBand));
  self->row_bands = g_array_new (FALSE, TRUE, sizeof (AnnalsRowBand));
  self->marks = g_array_new (FALSE, TRUE, sizeof (AnnalsMarkItem));
  self->companions = g_array_new (FALSE, TRUE, sizeof (AnnalsCompanionItem));
  self->counts = g_array_new (FALSE, TRUE, sizeof (AnnalsCountItem));
  self->labels = g_array_new (FALSE, TRUE, sizeof (AnnalsLabelItem));
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
  g_array_unref (self->marks);
  g_array_unref (self->companions);
  g_array_unref (self->counts);
  g_array_unref (self->labels);
  g_array_unref (self->ticks);
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
#define HIT_SLACK_PX 3.0

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

/* A label that stands over others comes first, then marks, then the labels between them. */
static AnnalsHit
hit_row (const AnnalsLayout  *self,
         const AnnalsRowBand *row,
         double               x)
{
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = row->marks.first; i < row->marks.first + row->marks.count; i++)
      {
        const AnnalsMarkItem *mark = &g_array_index (self->marks, AnnalsMarkItem, i);
        guint32               above = ANNALS_ITEM_SELECTED | ANNALS_ITEM_FOCUSED;

        if ((pass == 0 && (mark->state & above) != 0 && hits_label (self, mark, x)) ||
            (pass == 1 && hits_mark (self, mark, x)) || (pass == 2 && hits_label (self, mark, x)))
          return (AnnalsHit){ ANNALS_HIT_EVENT, mark->event };
      }
  for (guint i = row->counts.first; i < row->counts.first + row->counts.count; i++)
    {
      const AnnalsCountItem *count = &g_array_index (self->counts, AnnalsCountItem, i);

      if (x >= count->x0 && x <= count->x1)
        return (AnnalsHit){ ANNALS_HIT_COUNT, i };
    }

  return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };
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
  if (x < self->view_x || y >= self->tray_y)
    return (AnnalsHit){ ANNALS_HIT_NOTHING, 0 };

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
  for (guint i = 0; i < self->marks->len; i++)
    if (g_array_index (self->marks, AnnalsMarkItem, i).event == event)
      return &g_array_index (self->marks, AnnalsMarkItem, i);

  return NULL;
}

static gboolean
has_event (const AnnalsRows *rows,
           const AnnalsRow  *row,
           guint             event)
{
  for (guint i = row->slots.first; i < row->slots.first + row->slots.count; i++)
    {
      const AnnalsSlot *slot = &g_array_index (rows->slots, AnnalsSlot, i);

      if (slot->event == event)
        return TRUE;
      for (guint j = 0; slot->event == ANNALS_NONE && j < slot->members.count; j++)
        if (g_array_index (rows->members, guint32, slot->members.first + j) == event)
          return TRUE;
    }

  return FALSE;
}

/**
 * annals_layout_find_row_y:
 * @self: a layout
 * @event: index of an event
 * @y0: (out): upper edge of its row, unscrolled: 0 is the top of all rows
 * @y1: (out): lower edge
 *
 * Finds the row of an event, in sight or not. Cost: O(n).
 *
 * Returns: %FALSE if the event has no row, because nothing dates it
 */
gboolean
annals_layout_find_row_y (const AnnalsLayout *self,
                          guint               event,
                          double             *y0,
                          double             *y1)
{
  for (guint i = 0; i < self->rows->rows->len; i++)
    if (has_event (self->rows, &g_array_index (self->rows->rows, AnnalsRow, i), event))
      {
        const AnnalsRowBand *band = &g_array_index (self->row_bands, AnnalsRowBand, i);

        *y0 = band->y0 - self->rows_y + self->scroll_y;
        *y1 = band->y1 - self->rows_y + self->scroll_y;
        return TRUE;
      }

  return FALSE;
}
