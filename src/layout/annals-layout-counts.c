/* annals-layout-counts.c — the row that counts the events which are not shown as marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time is divided into cells that do not depend on where the view is. Each cell counts the events
 * that begin in it, and a count at the left edge those that began before the first cell and last
 * into it; so every event in sight is shown or counted, and none twice. Events that the reader has
 * chosen or bookmarked are always shown: those without a place stand in this row, and counts make
 * way for them.
 */

#include "config.h"

#include "layout/annals-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The least width of a count, and what it has beside its text. */
#define COUNT_PX   30.0
#define PADDING_PX 16.0
#define END_PX     6.0
/* Between two counts, and between a count and the ring around a mark. */
#define GAP_PX   3.0
#define ASIDE_PX 6.0
/* At the ends of a cell so many places are looked at for the first and last that is counted. */
#define MOST_LOOKS 64
/* So many events are as dense as can be told. */
#define DENSEST    1e5
#define MOST_CELLS 512

/* The row while it is filled. Positions are pixels of the timeline. */
typedef struct
{
  AnnalsLayout          *layout;
  const AnnalsGroupBand *group;
  AnnalsRange            events; /* all places of the group */
  int                    level;
  AnnalsInstant          lower;
  guint                  n_cells;
  guint                  firsts[MOST_CELLS + 1]; /* where the places of a cell begin */
  guint                  hidden[MOST_CELLS];     /* how many of a cell are to be counted */
  guint                  n_before;
  guint                  first_mark; /* of those that stand in this row */
  double                 free_to;    /* right of it something stands already */
  double                 y;
} Filling;

static double
get_cell_x (const Filling *filling,
            guint          cell)
{
  AnnalsInstant start = annals_rows_get_cell (filling->level, filling->lower, (int) cell);

  return filling->layout->view_x + annals_scale_get_x (&filling->layout->input.scale, start);
}

/* One that is shown is not counted. */
static void
discount (Filling *filling,
          guint    event)
{
  const AnnalsLayout *layout = filling->layout;
  const AnnalsDate   *date =
    annals_outline_get_date (layout->input.outline, filling->group->group, event);

  if (date->lower < filling->lower)
    {
      if (annals_time_index_get_end (date) > filling->lower)
        filling->n_before--;
      return;
    }
  for (guint low = 0, high = filling->n_cells; low < high;)
    {
      guint middle = low + (high - low) / 2;

      if (date->lower < annals_rows_get_cell (filling->level, filling->lower, (int) middle))
        high = middle;
      else if (date->lower >=
               annals_rows_get_cell (filling->level, filling->lower, (int) middle + 1))
        low = middle + 1;
      else
        {
          filling->hidden[middle]--;
          return;
        }
    }
}

/* Counts all events of the group that begin in each cell, or before and last. */
static void
count_all (Filling      *filling,
           AnnalsInstant upper)
{
  const AnnalsTimeIndex *index = filling->layout->input.outline->index;
  AnnalsRange            rest = filling->events;
  guint                  end = rest.first + rest.count;

  for (filling->n_cells = 0; filling->n_cells < MOST_CELLS; filling->n_cells++)
    {
      AnnalsInstant start =
        annals_rows_get_cell (filling->level, filling->lower, (int) filling->n_cells);
      guint first = annals_time_index_find (index, rest, start);

      filling->firsts[filling->n_cells] = first;
      if (filling->n_cells > 0)
        filling->hidden[filling->n_cells - 1] = first - filling->firsts[filling->n_cells - 1];
      if (start >= upper)
        break;
      rest = (AnnalsRange){ first, end - first };
    }

  filling->n_before = filling->firsts[0] - filling->events.first;
  if (filling->lower != ANNALS_INSTANT_MIN)
    filling->n_before -=
      annals_time_index_count_ended (index, filling->events, filling->lower);
}

static gboolean
is_shown (const Filling *filling,
          guint          event)
{
  const AnnalsLayout *layout = filling->layout;
  AnnalsRange         places = filling->group->places;

  for (guint i = places.first; i < places.first + places.count; i++)
    if (g_array_index (layout->places, AnnalsRowPlace, i).event == event)
      return TRUE;
  for (guint i = filling->first_mark; i < layout->marks->len; i++)
    if (g_array_index (layout->marks, AnnalsMarkItem, i).event == event)
      return TRUE;

  return FALSE;
}

static void
get_mark_extents (const Filling *filling,
                  guint          event,
                  double        *x0,
                  double        *x1)
{
  const AnnalsLayout *layout = filling->layout;

  annals_rows_get_extents (layout->rows, filling->group->group, event, &layout->input.scale, x0,
                           x1);
  *x0 += layout->view_x;
  *x1 += layout->view_x;
}

/* Whether a mark in this row stands between two places, with room around it. */
static const AnnalsMarkItem *
find_mark_between (const Filling *filling,
                   double         left,
                   double         right,
                   double        *x0,
                   double        *x1)
{
  const AnnalsLayout *layout = filling->layout;

  for (guint i = filling->first_mark; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      get_mark_extents (filling, mark->event, x0, x1);
      *x0 -= ASIDE_PX;
      *x1 += ASIDE_PX;
      if (*x0<right && * x1> left)
        return mark;
    }

  return NULL;
}

/* Shows an event of the group that has no place but must be seen; a bookmark only where it does
 * not stand on another. */
static void
show (Filling *filling,
      guint    event,
      gboolean may_overlap)
{
  AnnalsLayout     *layout = filling->layout;
  const AnnalsDate *date;
  double            x0;
  double            x1;
  double            other_x0;
  double            other_x1;

  if (event == ANNALS_NONE)
    return;
  date = annals_outline_get_date (layout->input.outline, filling->group->group, event);
  if (date->kind == ANNALS_DATE_NONE)
    return;
  get_mark_extents (filling, event, &x0, &x1);
  if (x1 < layout->view_x || x0 > layout->input.width || is_shown (filling, event) ||
      annals_time_index_find_event (layout->input.outline->index, filling->events, date, event) ==
        ANNALS_NONE)
    return;
  if (!may_overlap && find_mark_between (filling, x0 - COUNT_PX, x1 + COUNT_PX, &other_x0,
                                         &other_x1) != NULL)
    return;

  annals_layout_add_mark (layout, event, filling->group->group, filling->y);
  discount (filling, event);
}

static void
show_all (Filling *filling)
{
  const AnnalsLayoutInput *input = &filling->layout->input;

  show (filling, input->selected_event, TRUE);
  show (filling, input->focused_event, TRUE);
  for (guint i = 0; input->bookmarks != NULL && i < input->bookmarks->len; i++)
    show (filling, g_array_index (input->bookmarks, guint32, i), FALSE);
}

static void
write_count (const Filling   *filling,
             AnnalsCountItem *item)
{
  g_snprintf (item->text, sizeof item->text, item->is_before ? "‹ +%u" : "+%u", item->n);
  item->text_width = annals_metrics_measure (&filling->layout->input.metrics, item->text,
                                             ANNALS_TEXT_SMALL_BOLD);
}

static void
add_count (Filling    *filling,
           AnnalsRange events,
           guint       n,
           gboolean    is_before,
           double      x0,
           double      x1)
{
  AnnalsCountItem item = {
    .group = filling->group->group,
    .category = filling->group->category,
    .events = events,
    .lasting = filling->lower,
    .is_before = is_before,
    .n = n,
    .weight = MIN (log1p (n) / log1p (DENSEST), 1.0),
    .x0 = x0,
    .x1 = x1,
    .y = filling->y,
  };

  write_count (filling, &item);
  g_array_append_val (filling->layout->counts, item);
}

/* How wide a count has to be. */
static double
measure_count (const Filling *filling,
               guint          n,
               gboolean       is_before)
{
  AnnalsCountItem item = { .n = n, .is_before = is_before };

  write_count (filling, &item);
  return MAX (ceil (item.text_width) + PADDING_PX, COUNT_PX);
}

/* The count at the left edge. Returns where the next may begin. */
static double
add_before (Filling *filling)
{
  const AnnalsLayout *layout = filling->layout;
  double              x = layout->view_x + ANNALS_EDGE_PX;
  double              width;
  double              x0;
  double              x1;

  if (filling->n_before == 0)
    return -ANNALS_SCALE_FAR_PX;
  width = measure_count (filling, filling->n_before, TRUE);
  while (x + width < layout->input.width &&
         find_mark_between (filling, x, x + width, &x0, &x1) != NULL)
    x = x1;
  if (x + width >= layout->input.width)
    {
      /* A chosen bar takes the whole row: over its end. */
      x = layout->input.width - ANNALS_EDGE_PX - width;
      filling->free_to = x - GAP_PX;
    }
  add_count (filling,
             (AnnalsRange){ filling->events.first, filling->firsts[0] - filling->events.first },
             filling->n_before, TRUE, x, x + width);
  return filling->free_to > x ? x + width + GAP_PX : -ANNALS_SCALE_FAR_PX;
}

/* The widest stretch between two places in which no mark stands. */
static void
find_free (const Filling *filling,
           double        *left,
           double        *right)
{
  double best_left = *left;
  double best_right = *left;
  double x = *left;

  while (x < *right)
    {
      double end = *right;
      double next = *right;
      double x0;
      double x1;

      for (guint i = filling->first_mark; i < filling->layout->marks->len; i++)
        {
          const AnnalsMarkItem *mark = &g_array_index (filling->layout->marks, AnnalsMarkItem, i);

          get_mark_extents (filling, mark->event, &x0, &x1);
          if (x1 + ASIDE_PX <= x || x0 - ASIDE_PX >= end)
            continue;
          end = MAX (x0 - ASIDE_PX, x);
          next = x1 + ASIDE_PX;
        }
      if (end - x > best_right - best_left)
        {
          best_left = x;
          best_right = end;
        }
      x = MAX (next, end);
    }
  *left = best_left;
  *right = best_right;
}

/* From the first to the last event of a cell that is counted. */
static void
get_span (const Filling *filling,
          guint          cell,
          double        *x0,
          double        *x1)
{
  const AnnalsLayout    *layout = filling->layout;
  const AnnalsTimeIndex *index = layout->input.outline->index;
  guint                  first = filling->firsts[cell];
  guint                  last = filling->firsts[cell + 1] - 1;

  for (guint i = 0; i < MOST_LOOKS && first < last; i++, first++)
    if (!annals_bits_has (layout->rows->taken, index->events[first]))
      break;
  for (guint i = 0; i < MOST_LOOKS && first < last; i++, last--)
    if (!annals_bits_has (layout->rows->taken, index->events[last]))
      break;
  *x0 = layout->view_x + annals_scale_get_x (&layout->input.scale, index->starts[first]) - END_PX;
  *x1 = layout->view_x + annals_scale_get_x (&layout->input.scale, index->starts[last]) + END_PX;
}

/* Puts a count of a width into a stretch, as near as can be to the span that it counts. */
static void
fit_count (double  left,
           double  right,
           double  width,
           double *x0,
           double *x1)
{
  double lack = MAX (width - (*x1 - *x0), 0.0) / 2.0;

  *x0 = CLAMP (*x0 - lack, left, right - width);
  *x1 = CLAMP (*x1 + lack, *x0 + width, right);
}

/* Limits the stretch for a count at the right edge. What is in sight is counted in sight, if need
 * be in the room of the cell before as far as @free_from; what is not stays out of it. */
static void
keep_in_sight (const Filling *filling,
               gboolean       is_in_sight,
               double         width,
               double         free_from,
               double        *left,
               double        *right)
{
  const AnnalsLayout *layout = filling->layout;
  double              edge = layout->input.width - ANNALS_EDGE_PX;

  if (!is_in_sight)
    {
      *left = MAX (*left, layout->input.width);
      *right = MAX (*right, *left + width);
    }
  else if (*right > edge)
    {
      *right = edge;
      *left = MAX (MIN (*left, edge - width), MAX (layout->view_x, free_from));
    }
}

/* Counts what no cell had room for: with the last count, or else anywhere in the row, or over the
 * end of a chosen bar that takes the whole row. */
static void
add_rest (Filling *filling,
          guint    first_count,
          guint    first_cell,
          guint    n,
          double   free_from)
{
  AnnalsLayout *layout = filling->layout;

  if (layout->counts->len > first_count)
    {
      AnnalsCountItem *last =
        &g_array_index (layout->counts, AnnalsCountItem, layout->counts->len - 1);

      last->events.count = filling->firsts[filling->n_cells] - last->events.first;
      last->n += n;
      write_count (filling, last);
    }
  else
    {
      double width = measure_count (filling, n, FALSE);
      double x1 = MIN (filling->free_to, layout->input.width - ANNALS_EDGE_PX);
      double left = MAX (layout->view_x + ANNALS_EDGE_PX, free_from);
      double right = x1;

      find_free (filling, &left, &right);
      if (right - left >= width)
        x1 = right;

      add_count (filling,
                 (AnnalsRange){ filling->firsts[first_cell], filling->firsts[filling->n_cells] -
                                                               filling->firsts[first_cell] },
                 n, FALSE, x1 - width, x1);
    }
}

/* A count for each cell; where there is no room for it, together with that of the next. */
static void
add_cells (Filling *filling,
           double   free_from)
{
  AnnalsLayout *layout = filling->layout;
  guint         first_count = layout->counts->len;
  guint         n = 0;
  guint         first_cell = 0;

  for (guint cell = 0; cell < filling->n_cells; cell++)
    {
      double left =
        MAX (MAX (get_cell_x (filling, cell) + GAP_PX / 2.0, layout->view_x), free_from);
      double right = MIN (get_cell_x (filling, cell + 1) - GAP_PX / 2.0, filling->free_to);
      double width;
      double x0;
      double x1;

      if (n == 0)
        first_cell = cell;
      n += filling->hidden[cell];
      if (n == 0)
        continue;
      width = MIN (measure_count (filling, n, FALSE), ANNALS_CELL_PX - GAP_PX);
      if (filling->hidden[cell] > 0)
        get_span (filling, cell, &x0, &x1);
      else
        x0 = x1 = left;
      keep_in_sight (filling, n > filling->hidden[cell] || x0 < layout->input.width, width,
                     free_from, &left, &right);
      find_free (filling, &left, &right);
      if (right - left < width)
        continue;
      fit_count (left, right, width, &x0, &x1);
      add_count (filling,
                 (AnnalsRange){ filling->firsts[first_cell],
                                filling->firsts[cell + 1] - filling->firsts[first_cell] },
                 n, FALSE, x0, x1);
      free_from = x1 + GAP_PX;
      n = 0;
    }

  if (n > 0)
    add_rest (filling, first_count, first_cell, n, free_from);
}

/**
 * annals_layout_add_counts:
 * @self: a layout
 * @group: a group whose places are known
 * @lower: where the first cell in sight begins
 * @upper: where the last one ends
 * @y: middle of the row
 *
 * Fills the row that counts. Cost: O(cells × log n + places + bookmarks).
 */
void
annals_layout_add_counts (AnnalsLayout          *self,
                          const AnnalsGroupBand *group,
                          AnnalsInstant          lower,
                          AnnalsInstant          upper,
                          double                 y)
{
  const AnnalsRowPlace *places = NULL; /* of the group; the table of all may be NULL */
  Filling               filling;

  if (group->places.count > 0)
    places = &g_array_index (self->places, AnnalsRowPlace, group->places.first);

  filling.layout = self;
  filling.group = group;
  filling.events = g_array_index (self->input.outline->groups, AnnalsGroup, group->group).events;
  filling.level = annals_rows_get_level (self->input.scale.seconds_per_px);
  filling.lower = lower;
  filling.first_mark = self->marks->len;
  filling.y = y;
  filling.free_to = ANNALS_SCALE_FAR_PX;
  count_all (&filling, upper);
  for (guint i = 0; i < group->places.count; i++)
    discount (&filling, places[i].event);
  show_all (&filling);

  annals_rows_set_taken (self->rows, places, group->places.count, TRUE);
  add_cells (&filling, add_before (&filling));
  annals_rows_set_taken (self->rows, places, group->places.count, FALSE);
}

/* Whether an event of a count is one that it stands for. */
static gboolean
is_counted (const AnnalsLayout    *self,
            const AnnalsCountItem *count,
            guint                  event)
{
  const AnnalsGroupBand *group = &g_array_index (self->groups, AnnalsGroupBand, count->group);
  AnnalsRange            rows = group->rows;
  const AnnalsRowBand   *band =
    &g_array_index (self->row_bands, AnnalsRowBand, rows.first + rows.count - 1);

  if (annals_bits_has (self->rows->taken, event) ||
      (count->is_before && annals_time_index_get_end (
                             annals_outline_get_date (self->input.outline, count->group, event)) <=
                             count->lasting))
    return FALSE;
  for (guint i = band->marks.first; i < band->marks.first + band->marks.count; i++)
    if (g_array_index (self->marks, AnnalsMarkItem, i).event == event)
      return FALSE;

  return TRUE;
}

/**
 * annals_layout_list_members:
 * @self: a layout
 * @count: index in its @counts
 * @n_most: how many are wanted
 *
 * Lists the events that a count stands for, in the order of the axis. Cost: O(n) in the events
 * among which they are.
 *
 * Returns: (transfer full) (element-type guint32): indices of events
 */
GArray *
annals_layout_list_members (const AnnalsLayout *self,
                            guint               count,
                            guint               n_most)
{
  const AnnalsCountItem *item = &g_array_index (self->counts, AnnalsCountItem, count);
  const AnnalsGroupBand *group = &g_array_index (self->groups, AnnalsGroupBand, item->group);
  const AnnalsRowPlace  *places =
    (const AnnalsRowPlace *) (gconstpointer) self->places->data + group->places.first;
  GArray *members = g_array_new (FALSE, FALSE, sizeof (guint32));

  annals_rows_set_taken (self->rows, places, group->places.count, TRUE);
  for (guint i = item->events.first;
       i < item->events.first + item->events.count && members->len < n_most; i++)
    {
      guint32 event = self->input.outline->index->events[i];

      if (is_counted (self, item, event))
        g_array_append_val (members, event);
    }
  annals_rows_set_taken (self->rows, places, group->places.count, FALSE);

  return members;
}
