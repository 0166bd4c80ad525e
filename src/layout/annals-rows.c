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

/* What every group gets if it needs it, however little room there is; then the view scrolls. */
#define LEAST_ROWS 2
/* What no group exceeds, however much room there is. */
#define MOST_ROWS 14
/* From so many on even long marks, which overlap, are counted. */
#define CROWDED_ROWS 40
/* One more row must mend at least this part of the trouble: dense places stay dense. */
#define WORTHWHILE_SHARE 30
/* So many rows at once are tried. */
#define FARTHEST_LOOK 3
/* A mark that is hidden in a count is worse than one without a label. */
#define COUNTED_PENALTY   2
#define UNLABELED_PENALTY 1

#define MARK_GAP_PX    4.0
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

/* A group packed into some number of rows, and how badly. */
typedef struct
{
  GArray *rows; /* OpenRow */
  guint   penalty;
} Packing;

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

/* The first second after a place. */
static AnnalsInstant
get_end (const AnnalsScale *scale,
         double             x_px)
{
  return annals_instant_add_seconds (annals_scale_get_instant (scale, x_px), 1);
}

/* Pixels to both sides of an event's anchor that its marks take, and that its label adds. */
static void
measure_event (const AnnalsOutline *outline,
               Candidate           *candidate,
               double               seconds_per_px,
               double               most_label_px,
               const AnnalsMetrics *metrics)
{
  const AnnalsEvent     *events = annals_bundle_get_events (outline->bundle, NULL);
  const AnnalsEvent     *event = &events[candidate->event];
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
    label_px = MIN (annals_metrics_measure (metrics, title, ANNALS_TEXT_LABEL), most_label_px) +
               LABEL_GAPS_PX +
               (event->agreement == ANNALS_AGREEMENT_CONFLICT ? SIGN_ROOM_PX : 0.0);

  candidate->is_countable = x1 - x0 <= COUNTABLE_PX;
  candidate->start = x0 <= -ANNALS_SCALE_FAR_PX ? ANNALS_INSTANT_MIN
                                                : annals_scale_get_instant (&scale, x0);
  candidate->mark_end = ANNALS_INSTANT_MAX;
  candidate->label_end = ANNALS_INSTANT_MAX;
  if (x1 >= ANNALS_SCALE_FAR_PX)
    return;
  candidate->mark_end = get_end (&scale, x1 + MARK_GAP_PX);
  candidate->label_end = get_end (&scale, x1 + MAX (label_px, MARK_GAP_PX));
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
                 double               label_px,
                 const AnnalsMetrics *metrics)
{
  GArray *candidates = g_array_sized_new (FALSE, TRUE, sizeof (Candidate), group->events.count);

  for (guint i = 0; i < group->events.count; i++)
    {
      Candidate candidate = {
        .event = g_array_index (outline->group_events, guint32, group->events.first + i),
      };

      measure_event (outline, &candidate, seconds_per_px, label_px, metrics);
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

static guint
get_last_count (const OpenRow *row)
{
  const AnnalsSlot *slot = &g_array_index (row->slots, AnnalsSlot, row->slots->len - 1);

  return slot->event == ANNALS_NONE ? slot->members.count : 1;
}

/* The row whose last mark can be counted together with one more, the emptiest first; or NULL. */
static OpenRow *
find_countable (GArray          *rows,
                const Candidate *candidate)
{
  gboolean is_crowded = rows->len >= CROWDED_ROWS;
  OpenRow *best = NULL;

  if (!candidate->is_countable && !is_crowded)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      OpenRow *row = &g_array_index (rows, OpenRow, i);

      if ((row->is_last_countable || is_crowded) &&
          (best == NULL || get_last_count (row) < get_last_count (best)))
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
  AnnalsScale   scale = annals_scale_new (row->last_start, seconds_per_px, 1.0);
  AnnalsInstant least = get_end (&scale, COUNT_PX);
  AnnalsInstant most = get_end (&scale, MOST_COUNT_PX);

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

  row->mark_end = MAX (row->mark_end, candidate->mark_end);
  if (candidate->is_countable && row->is_last_countable)
    row->mark_end = CLAMP (row->mark_end, least, most);
  row->label_end = row->mark_end;
  scale.origin = row->mark_end;
  slot->upper = annals_scale_get_instant (&scale, -MARK_GAP_PX);
}

/* Packs a group into so many rows; more are made only where long marks overlap. */
static Packing
pack (const GArray *candidates,
      guint         n_most,
      double        seconds_per_px)
{
  Packing packing = { .rows = g_array_new (FALSE, TRUE, sizeof (OpenRow)) };

  g_array_set_clear_func (packing.rows, clear_open_row);
  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      OpenRow         *row = find_room (packing.rows, candidate, n_most);

      if (row != NULL && row->label_end > candidate->start)
        packing.penalty += UNLABELED_PENALTY;
      if (row == NULL)
        {
          row = find_countable (packing.rows, candidate);
          if (row != NULL)
            {
              count_in (row, candidate, seconds_per_px);
              packing.penalty += COUNTED_PENALTY;
              continue;
            }
          row = add_open_row (packing.rows);
        }
      place (row, candidate);
    }

  return packing;
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

/* A group on its way to its rows: what it is now, and what one more row would make of it. */
typedef struct
{
  GArray *candidates;
  Packing now;
  Packing next;
  guint   n_most;
  guint   n_more;
} Share;

static void
clear_share (gpointer data)
{
  Share *share = data;

  g_array_unref (share->candidates);
  g_array_unref (share->now.rows);
  g_clear_pointer (&share->next.rows, g_array_unref);
}

/* Finds the next number of rows that is worth most for each row more: where one only moves the
 * trouble, two or three may mend it. */
static void
look_ahead (Share *share,
            double seconds_per_px)
{
  int best_gain = 0;

  share->next = (Packing){ NULL, 0 };
  share->n_more = 0;
  for (guint n_more = 1; n_more <= FARTHEST_LOOK && share->now.penalty > 0; n_more++)
    {
      Packing packing;
      int     gain;

      if (share->n_most + n_more > MOST_ROWS)
        break;
      packing = pack (share->candidates, share->n_most + n_more, seconds_per_px);
      gain = ((int) share->now.penalty - (int) packing.penalty) * 12 / (int) n_more;
      if (gain <= best_gain)
        {
          g_array_unref (packing.rows);
          continue;
        }
      g_clear_pointer (&share->next.rows, g_array_unref);
      share->next = packing;
      share->n_more = n_more;
      best_gain = gain;
    }
}

/* Gives a group the rows that it looked ahead to. */
static void
grow (Share *share,
      double seconds_per_px)
{
  g_array_unref (share->now.rows);
  share->now = share->next;
  share->n_most += share->n_more;
  look_ahead (share, seconds_per_px);
}

/* The group to which more rows, of those that are left, are worth most, or NULL. */
static Share *
find_neediest (GArray *shares,
               guint   n_left)
{
  Share *best = NULL;
  double best_gain = 0.0;

  for (guint i = 0; i < shares->len; i++)
    {
      Share *share = &g_array_index (shares, Share, i);
      double gain;

      if (share->next.rows == NULL || share->next.rows->len > share->now.rows->len + n_left)
        continue;
      gain = (double) (share->now.penalty - share->next.penalty) / share->n_more;
      if (gain > best_gain && gain * WORTHWHILE_SHARE >= share->now.penalty)
        {
          best = share;
          best_gain = gain;
        }
    }

  return best;
}

/* Divides the rows there are among the groups, each to where it helps most. */
static GArray *
divide_rows (const AnnalsOutline *outline,
             guint                budget,
             double               seconds_per_px,
             double               label_px,
             const AnnalsMetrics *metrics)
{
  GArray *shares = g_array_new (FALSE, TRUE, sizeof (Share));
  Share  *neediest;
  guint   n_rows = 0;

  g_array_set_clear_func (shares, clear_share);
  for (guint i = 0; i < outline->groups->len; i++)
    {
      const AnnalsGroup *group = &g_array_index (outline->groups, AnnalsGroup, i);
      Share              share = { .n_most = LEAST_ROWS };

      share.candidates = list_candidates (outline, group, seconds_per_px, label_px, metrics);
      share.now = pack (share.candidates, share.n_most, seconds_per_px);
      look_ahead (&share, seconds_per_px);
      n_rows += share.now.rows->len;
      g_array_append_val (shares, share);
    }

  while (n_rows < budget && (neediest = find_neediest (shares, budget - n_rows)) != NULL)
    {
      n_rows -= neediest->now.rows->len;
      grow (neediest, seconds_per_px);
      n_rows += neediest->now.rows->len;
    }

  return shares;
}

/**
 * annals_rows_new:
 * @outline: what to place
 * @zoom_class: for which zooms
 * @budget: how many rows there is room for; more may be made, for which the view scrolls
 * @label_px: the longest that a label becomes, in pixels
 * @metrics: measures the titles
 *
 * Gives every dated event a row. Cost: O(n (log n + rows²)).
 *
 * Returns: (transfer full): the rows
 */
AnnalsRows *
annals_rows_new (const AnnalsOutline *outline,
                 int                  zoom_class,
                 guint                budget,
                 double               label_px,
                 const AnnalsMetrics *metrics)
{
  AnnalsRows        *self = g_new0 (AnnalsRows, 1);
  g_autoptr (GArray) shares = NULL;

  self->zoom_class = zoom_class;
  self->budget = budget;
  self->label_px = label_px;
  self->rows = g_array_new (FALSE, TRUE, sizeof (AnnalsRow));
  self->slots = g_array_new (FALSE, TRUE, sizeof (AnnalsSlot));
  self->members = g_array_new (FALSE, TRUE, sizeof (guint32));

  shares = divide_rows (outline, budget, get_class_s_per_px (zoom_class), label_px, metrics);
  for (guint i = 0; i < shares->len; i++)
    append_rows (self, g_array_index (shares, Share, i).now.rows, i);

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
