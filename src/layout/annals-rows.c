/* annals-rows.c — which row each event stands in, for a class of zooms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zooms are divided into classes, a factor of the square root of two each. Rows are packed at the
 * widest zoom of a class, where marks stand nearest; closer in, marks move apart and no two can
 * meet. So the rows of a class are worked out once, for all time at once, and panning changes
 * nothing.
 *
 * Within a group events are taken in the order in which their marks begin. Each goes to the first
 * row whose last mark and its label end before; if there is none, into a new row; when the group
 * has all its rows, beside a label that then has to go elsewhere; and where marks would touch,
 * into a count together with the mark it would touch:
 *
 *     ● first label   ● second label
 *     ▭ third label ●● → (+3) counted
 *
 * Ends are kept as instants, because pixels counted from the beginning of a long span would run
 * out of digits.
 */

#include "config.h"

#include "layout/annals-rows.h"

#include "layout/annals-shape.h"

#include <math.h>

/* Never fewer rows to a group than this, however little room there is; it scrolls. */
#define LEAST_ROWS 3
/* Never more, however much room there is. */
#define MOST_ROWS 14

#define MARK_GAP_PX    4.0
#define LABEL_ROOM_PX  170.0
#define LABEL_GAPS_PX  12.0
#define SIGN_ROOM_PX   15.0
#define BAR_PADDING_PX 18.0
#define COUNT_PX       34.0
#define MOST_COUNT_PX  120.0
/* Longer marks are not hidden in a count. */
#define COUNTABLE_PX 60.0

/* An event on its way into a row. */
typedef struct
{
  guint32       event;
  AnnalsInstant start;
  AnnalsInstant mark_end;
  AnnalsInstant label_end;
  gboolean      is_countable;
} Candidate;

/* A row while it is being filled. */
typedef struct
{
  GArray       *slots; /* AnnalsSlot; members counts into the row's own members */
  GArray       *members;
  AnnalsInstant mark_end;
  AnnalsInstant label_end;
  gboolean      is_last_countable;
  AnnalsInstant last_start;
} OpenRow;

static double
get_class_s_per_px (int zoom_class)
{
  return MAX (pow (2.0, zoom_class / 2.0), ANNALS_SCALE_MIN_S_PER_PX);
}

/* Pixels to both sides of an event's anchor that its marks take, and that its label adds. */
static void
measure_event (const AnnalsOutline *outline,
               Candidate           *candidate,
               double               seconds_per_px,
               const AnnalsMetrics *metrics)
{
  const AnnalsEvent     *event = &annals_bundle_get_events (outline->bundle, NULL)[candidate->event];
  const char            *title = annals_bundle_get_text (outline->bundle, event->title);
  AnnalsInstant          anchor = event->date.lower != ANNALS_INSTANT_MIN ? event->date.lower
                                                                          : event->date.upper;
  AnnalsScale            scale;
  AnnalsShape            shape;
  const AnnalsCompanion *companions;
  guint                  n_companions;
  double                 x0;
  double                 x1;
  double                 label_px = 0.0;

  if (anchor == ANNALS_INSTANT_MAX)
    anchor = 0;
  scale = annals_scale_new (anchor, seconds_per_px, 1.0);
  shape = annals_shape_from_date (&event->date, &scale, 0.0);
  x0 = shape.x0;
  x1 = shape.x1;
  companions = annals_outline_get_companions (outline, candidate->event, &n_companions);
  for (guint i = 0; i < n_companions; i++)
    {
      AnnalsShape other = annals_shape_from_date (&companions[i].date, &scale, 9.0);

      x0 = MIN (x0, other.x0);
      x1 = MAX (x1, other.x1);
    }

  if ((shape.kind != ANNALS_SHAPE_BOX && shape.kind != ANNALS_SHAPE_SPAN) ||
      shape.x1 - shape.x0 <
        annals_metrics_measure (metrics, title, ANNALS_TEXT_BAR) + BAR_PADDING_PX)
    label_px = MIN (annals_metrics_measure (metrics, title, ANNALS_TEXT_LABEL), LABEL_ROOM_PX) +
               LABEL_GAPS_PX +
               (event->agreement == ANNALS_AGREEMENT_CONFLICT ? SIGN_ROOM_PX : 0.0);

  candidate->is_countable = x1 - x0 <= COUNTABLE_PX;
  candidate->start = x0 <= -ANNALS_SCALE_FAR_PX ? ANNALS_INSTANT_MIN
                                                : annals_scale_get_instant (&scale, x0);
  candidate->mark_end = ANNALS_INSTANT_MAX;
  candidate->label_end = ANNALS_INSTANT_MAX;
  if (x1 >= ANNALS_SCALE_FAR_PX)
    return;
  candidate->mark_end = annals_scale_get_instant (&scale, x1 + MARK_GAP_PX) + 1;
  candidate->label_end = annals_scale_get_instant (&scale, x1 + MAX (label_px, MARK_GAP_PX)) + 1;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *left = a;
  const Candidate *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->mark_end != right->mark_end)
    return left->mark_end > right->mark_end ? -1 : 1;
  return (left->event > right->event) - (left->event < right->event);
}

static GArray *
list_candidates (const AnnalsOutline *outline,
                 const AnnalsGroup   *group,
                 double               seconds_per_px,
                 const AnnalsMetrics *metrics)
{
  GArray *candidates = g_array_sized_new (FALSE, TRUE, sizeof (Candidate), group->events.count);

  for (guint i = 0; i < group->events.count; i++)
    {
      Candidate candidate = {
        .event = g_array_index (outline->group_events, guint32, group->events.first + i),
      };

      measure_event (outline, &candidate, seconds_per_px, metrics);
      g_array_append_val (candidates, candidate);
    }

  g_array_sort (candidates, compare_candidates);
  return candidates;
}

static void
clear_open_row (gpointer data)
{
  OpenRow *row = data;

  g_array_unref (row->slots);
  g_array_unref (row->members);
}

static OpenRow *
add_open_row (GArray *rows)
{
  OpenRow row = {
    .slots = g_array_new (FALSE, TRUE, sizeof (AnnalsSlot)),
    .members = g_array_new (FALSE, TRUE, sizeof (guint32)),
    .mark_end = ANNALS_INSTANT_MIN,
    .label_end = ANNALS_INSTANT_MIN,
  };

  g_array_append_val (rows, row);
  return &g_array_index (rows, OpenRow, rows->len - 1);
}

/* A row in which a mark, its label if possible, finds room; or NULL. */
static OpenRow *
find_room (GArray          *rows,
           const Candidate *candidate,
           guint            n_most)
{
  OpenRow *best = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      OpenRow *row = &g_array_index (rows, OpenRow, i);

      if (row->slots->len == 0 || row->label_end <= candidate->start)
        return row;
      if (row->mark_end <= candidate->start && (best == NULL || row->label_end < best->label_end))
        best = row;
    }

  return rows->len < n_most ? add_open_row (rows) : best;
}

/* The row whose last mark can be counted together with one more, or NULL. */
static OpenRow *
find_countable (GArray          *rows,
                const Candidate *candidate)
{
  OpenRow *best = NULL;

  for (guint i = 0; candidate->is_countable && i < rows->len; i++)
    {
      OpenRow *row = &g_array_index (rows, OpenRow, i);

      if (row->is_last_countable && (best == NULL || row->mark_end < best->mark_end))
        best = row;
    }

  return best;
}

static void
place (OpenRow         *row,
       const Candidate *candidate)
{
  AnnalsSlot slot = { .event = candidate->event };

  g_array_append_val (row->slots, slot);
  row->mark_end = candidate->mark_end;
  row->label_end = candidate->label_end;
  row->is_last_countable = candidate->is_countable;
  row->last_start = candidate->start;
}

/* Adds to the last slot of a row, which becomes a count. It never grows without end. */
static void
count_in (OpenRow         *row,
          const Candidate *candidate,
          double           seconds_per_px)
{
  AnnalsSlot   *slot = &g_array_index (row->slots, AnnalsSlot, row->slots->len - 1);
  AnnalsInstant least = annals_instant_add_seconds (row->last_start,
                                                    (gint64) (COUNT_PX * seconds_per_px) + 1);
  AnnalsInstant most = annals_instant_add_seconds (row->last_start,
                                                   (gint64) (MOST_COUNT_PX * seconds_per_px) + 1);

  if (slot->event != ANNALS_NONE)
    {
      slot->members.first = row->members->len;
      slot->members.count = 1;
      slot->lower = row->last_start;
      g_array_append_val (row->members, slot->event);
      slot->event = ANNALS_NONE;
    }
  g_array_append_val (row->members, candidate->event);
  slot->members.count++;

  row->mark_end = CLAMP (MAX (row->mark_end, candidate->mark_end), least, most);
  row->label_end = row->mark_end;
  slot->upper = annals_instant_add_seconds (row->mark_end,
                                            -(gint64) (MARK_GAP_PX * seconds_per_px));
}

static GArray *
pack (GArray *candidates,
      guint   n_most,
      double  seconds_per_px)
{
  GArray *rows = g_array_new (FALSE, TRUE, sizeof (OpenRow));

  g_array_set_clear_func (rows, clear_open_row);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      OpenRow         *row = find_room (rows, candidate, n_most);

      if (row != NULL)
        {
          place (row, candidate);
          continue;
        }
      row = find_countable (rows, candidate);
      if (row != NULL)
        count_in (row, candidate, seconds_per_px);
      else
        place (add_open_row (rows), candidate);
    }

  return rows;
}

static void
append_rows (AnnalsRows *self,
             GArray     *open_rows,
             guint32     group)
{
  for (guint i = 0; i < open_rows->len; i++)
    {
      const OpenRow *open_row = &g_array_index (open_rows, OpenRow, i);
      AnnalsRow      row = { .group = group };

      row.slots = (AnnalsRange){ self->slots->len, open_row->slots->len };
      for (guint j = 0; j < open_row->slots->len; j++)
        {
          AnnalsSlot slot = g_array_index (open_row->slots, AnnalsSlot, j);

          if (slot.event == ANNALS_NONE)
            slot.members.first += self->members->len;
          g_array_append_val (self->slots, slot);
        }
      if (open_row->members->len > 0)
        g_array_append_vals (self->members, open_row->members->data, open_row->members->len);
      g_array_append_val (self->rows, row);
    }
}

/* The most rows that a group may have so that all together stay within the budget. */
static guint
find_most_rows (GPtrArray *packed,
                guint      budget)
{
  for (guint most = MOST_ROWS; most > LEAST_ROWS; most--)
    {
      guint sum = 0;

      for (guint i = 0; i < packed->len; i++)
        sum += MIN (((GArray *) packed->pdata[i])->len, most);
      if (sum <= budget)
        return most;
    }

  return LEAST_ROWS;
}

/**
 * annals_rows_new:
 * @outline: what to place
 * @zoom_class: for which zooms
 * @budget: how many rows there is room for; more may be made, for which the view scrolls
 * @metrics: measures the titles
 *
 * Gives every dated event a row. Cost: O(n (log n + rows)).
 *
 * Returns: (transfer full): the rows
 */
AnnalsRows *
annals_rows_new (const AnnalsOutline *outline,
                 int                  zoom_class,
                 guint                budget,
                 const AnnalsMetrics *metrics)
{
  AnnalsRows           *self = g_new0 (AnnalsRows, 1);
  double                seconds_per_px = get_class_s_per_px (zoom_class);
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GPtrArray) packed = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint                 most;

  self->zoom_class = zoom_class;
  self->budget = budget;
  self->rows = g_array_new (FALSE, TRUE, sizeof (AnnalsRow));
  self->slots = g_array_new (FALSE, TRUE, sizeof (AnnalsSlot));
  self->members = g_array_new (FALSE, TRUE, sizeof (guint32));

  for (guint i = 0; i < outline->groups->len; i++)
    {
      const AnnalsGroup *group = &g_array_index (outline->groups, AnnalsGroup, i);

      g_ptr_array_add (candidates, list_candidates (outline, group, seconds_per_px, metrics));
      g_ptr_array_add (packed, pack (candidates->pdata[i], MOST_ROWS, seconds_per_px));
    }

  most = find_most_rows (packed, budget);
  for (guint i = 0; i < packed->len; i++)
    {
      g_autoptr (GArray) again = NULL;

      if (((GArray *) packed->pdata[i])->len > most)
        again = pack (candidates->pdata[i], most, seconds_per_px);
      append_rows (self, again != NULL ? again : packed->pdata[i], i);
    }

  return self;
}

/**
 * annals_rows_free:
 * @self: (nullable): rows
 */
void
annals_rows_free (AnnalsRows *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->rows);
  g_array_unref (self->slots);
  g_array_unref (self->members);
  g_free (self);
}

/**
 * annals_rows_get_zoom_class:
 * @seconds_per_px: a zoom
 *
 * Returns: the class of the zoom; higher is farther out
 */
int
annals_rows_get_zoom_class (double seconds_per_px)
{
  return (int) ceil (2.0 * log2 (seconds_per_px) - 1e-6);
}
