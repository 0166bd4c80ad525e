/* annals-rows.c — which row each event stands in, at every zoom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows are divided among the groups once, for the view in which all of the time is in sight, where
 * marks stand nearest. A group whose events all find room there is done: nearer, marks only move
 * apart, so that no two ever meet and every event keeps its row at every zoom.
 *
 * Such a group is packed in the order in which its marks begin. Each goes to the first row whose
 * last mark and its label end before; if there is none, into a new row; when the group has all its
 * rows, beside a label that then has to go elsewhere:
 *
 *     ● first label   ● second label
 *     ▭ third label ● ●  the fourth stands where the label of the third would go on
 *
 * In a crowded group not all find room. Of each part of the time the most important get a place,
 * and one row more counts the others. When the view comes closer, annals-rows-tiles.c gives places
 * to more of them between those who already have one. The work does not grow with the number of
 * events: of a large group only the most important of each part are ever looked at.
 */

#include "config.h"

#include "layout/annals-rows.h"

#include "layout/annals-rows-private.h"
#include "layout/annals-shape.h"

#include <math.h>

/* What every group gets if it needs it, however little room there is; then the view scrolls. */
#define LEAST_ROWS 2
/* What no large group exceeds, however much room there is, and what the long marks of a small one
 * may take without being asked. */
#define MOST_ROWS 14
/* One more row must mend at least this part of the trouble of a small group. */
#define WORTHWHILE_SHARE 30
/* So many rows at once are tried. */
#define FARTHEST_LOOK 3
/* A mark that is hidden in a count is worse than one without a label. */
#define COUNTED_PENALTY   2
#define UNLABELED_PENALTY 1
/* Of a larger group only so many are looked at. */
#define MOST_CANDIDATES 400
/* In a larger bundle the width of titles is estimated, not measured. */
#define MOST_MEASURED 500

#define MARK_GAP_PX    4.0
#define LABEL_GAPS_PX  12.0
#define SIGN_ROOM_PX   15.0
#define BAR_PADDING_PX 18.0
#define GHOST_PX       9.0
/* Longer marks are not hidden in a count while the group is small. */
#define COUNTABLE_PX 60.0
/* In crowded groups many short labels tell more than few long ones. */
#define SHORT_LABEL_PX 130.0

/* --- Measuring -------------------------------------------------------------------------------- */

/**
 * annals_rows_get_extents:
 * @self: rows
 * @group: index of a group
 * @event: index of an event that has a date in the group
 * @scale: where instants stand
 * @x0: (out): where the event's marks begin, its ghosts included, in pixels of the scale
 * @x1: (out): where they end
 */
void
annals_rows_get_extents (const AnnalsRows  *self,
                         guint              group,
                         guint              event,
                         const AnnalsScale *scale,
                         double            *x0,
                         double            *x1)
{
  const AnnalsDate      *date = annals_outline_get_date (self->outline, group, event);
  AnnalsShape            shape = annals_shape_from_date (date, scale, 0.0);
  guint                  n_companions;
  const AnnalsCompanion *companions =
    annals_outline_get_companions (self->outline, group, event, &n_companions);

  *x0 = shape.x0;
  *x1 = shape.x1;
  for (guint i = 0; i < n_companions; i++)
    {
      AnnalsShape other = annals_shape_from_date (&companions[i].date, scale, GHOST_PX);

      *x0 = MIN (*x0, other.x0);
      *x1 = MAX (*x1, other.x1);
    }
}

/* About how wide a title is; of long ones no more is looked at than a label shows. */
double
annals_rows_estimate_title (const AnnalsRows *self,
                            guint             event)
{
  const AnnalsEvent *record = &annals_bundle_get_events (self->outline->bundle, NULL)[event];
  const char        *title = annals_bundle_get_text (self->outline->bundle, record->title);
  double             width = 0.0;

  for (; *title != '\0' && width < self->label_px; title = g_utf8_next_char (title))
    {
      gboolean is_wide = (guint8) *title >= 0xe1 && g_unichar_iswide (g_utf8_get_char (title));

      width += is_wide ? 2.0 * self->char_px : self->char_px;
    }

  return width;
}

/* The first second after a place. */
static AnnalsInstant
get_end (const AnnalsScale *scale,
         double             x_px)
{
  return annals_instant_add_seconds (annals_scale_get_instant (scale, x_px), 1);
}

/**
 * annals_rows_measure:
 * @self: rows
 * @candidate: its @event and @group say which; the rest is filled in
 * @seconds_per_px: the zoom
 * @title_px: width of its title
 *
 * Works out what an event takes of a row at a zoom.
 */
void
annals_rows_measure (const AnnalsRows *self,
                     AnnalsCandidate  *candidate,
                     double            seconds_per_px,
                     double            title_px)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->outline->bundle, NULL);
  const AnnalsEvent *event = &events[candidate->event];
  const AnnalsDate  *date =
    annals_outline_get_date (self->outline, candidate->group, candidate->event);
  AnnalsInstant anchor = date->lower != ANNALS_INSTANT_MIN ? date->lower : date->upper;
  AnnalsScale   scale;
  AnnalsShape   shape;
  double        x0;
  double        x1;
  double        label_px = 0.0;

  if (anchor == ANNALS_INSTANT_MAX)
    anchor = 0;
  scale = annals_scale_new (anchor, seconds_per_px, 1.0);
  shape = annals_shape_from_date (date, &scale, 0.0);
  annals_rows_get_extents (self, candidate->group, candidate->event, &scale, &x0, &x1);
  if ((shape.kind != ANNALS_SHAPE_BOX && shape.kind != ANNALS_SHAPE_SPAN) ||
      shape.x1 - shape.x0 < title_px + BAR_PADDING_PX)
    label_px = MIN (title_px, self->label_px) + LABEL_GAPS_PX +
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
  const AnnalsCandidate *left = a;
  const AnnalsCandidate *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->mark_end != right->mark_end)
    return left->mark_end > right->mark_end ? -1 : 1;
  return (left->event > right->event) - (left->event < right->event);
}

static void
add_candidate (const AnnalsRows    *self,
               const AnnalsMetrics *metrics,
               guint                group,
               guint                place,
               gboolean             is_large,
               GArray              *candidates)
{
  const AnnalsTimeIndex *index = self->outline->index;
  AnnalsCandidate        candidate = { .event = index->events[place],
                                       .group = group,
                                       .precedence = index->precedences[place] };
  double                 title_px;

  if (index->n <= MOST_MEASURED)
    {
      AnnalsBundle      *bundle = self->outline->bundle;
      const AnnalsEvent *event = &annals_bundle_get_events (bundle, NULL)[candidate.event];

      title_px = annals_metrics_measure (metrics, annals_bundle_get_text (bundle, event->title),
                                         ANNALS_TEXT_LABEL);
    }
  else
    title_px = annals_rows_estimate_title (self, candidate.event);
  if (is_large)
    title_px = MIN (title_px, self->short_label_px);
  annals_rows_measure (self, &candidate, self->seconds_per_px, title_px);
  g_array_append_val (candidates, candidate);
}

/* All events of a small group; of a large one the most important of each part of the time, equally
 * many of each, so that every part has its own. */
static GArray *
list_candidates (const AnnalsRows    *self,
                 guint                index,
                 const AnnalsMetrics *metrics)
{
  const AnnalsGroup   *group = &g_array_index (self->outline->groups, AnnalsGroup, index);
  const AnnalsOutline *outline = self->outline;
  GArray              *candidates = g_array_new (FALSE, FALSE, sizeof (AnnalsCandidate));
  double               cell_s = ANNALS_CELL_PX * self->seconds_per_px;
  AnnalsScale          scale = annals_scale_new (outline->lower, cell_s, 1.0);
  guint                n_cells = (guint) ceil (CLAMP (annals_scale_get_x (&scale, outline->upper),
                                                      1.0, MOST_CANDIDATES / 4.0));
  guint                first = group->events.first;
  guint                end = first + group->events.count;
  gboolean             is_large = group->events.count > MOST_CANDIDATES;
  guint32              places[MOST_CANDIDATES];

  if (!is_large)
    n_cells = 1;
  for (guint i = 1; i <= n_cells; i++)
    {
      AnnalsRange rest = { first, end - first };
      guint       last = end;
      guint       n;

      if (i < n_cells)
        last = annals_time_index_find (outline->index, rest, annals_scale_get_instant (&scale, i));
      n = annals_time_index_take (outline->index, first, last, NULL, places,
                                  MOST_CANDIDATES / n_cells);
      for (guint j = 0; j < n; j++)
        add_candidate (self, metrics, index, places[j], is_large, candidates);
      first = last;
    }

  g_array_sort (candidates, compare_candidates);
  return candidates;
}

/* --- Packing ---------------------------------------------------------------------------------- */

#define HIDDEN G_MAXUINT8

/* A group packed into some number of rows, and how badly. */
typedef struct
{
  guint8 *rows; /* owned: row of each candidate, or HIDDEN */
  guint   n_rows;
  guint   n_hidden;
  guint   penalty;
} Packing;

/* Where the last mark of a row ends, and its label. */
typedef struct
{
  AnnalsInstant mark_end;
  AnnalsInstant label_end;
  gboolean      is_countable; /* the last mark */
} OpenRow;

/* A row in which a mark, its label if possible, finds room; or HIDDEN. Long marks and the first
 * short one beside them always find some. Where none has room for the label, the mark stands over
 * the label that ends first, or, to spare all the others, over the one that was placed last. */
static guint
find_room (Packing               *packing,
           const OpenRow         *rows,
           const AnnalsCandidate *candidate,
           guint                  n_most,
           guint                  n_limit,
           gboolean               spares_labels)
{
  guint    best = HIDDEN;
  gboolean is_countable = FALSE;

  for (guint i = 0; i < packing->n_rows; i++)
    {
      is_countable |= candidate->is_countable && rows[i].is_countable;
      if (rows[i].label_end <= candidate->start)
        return i;
      if (rows[i].mark_end <= candidate->start &&
          (best == HIDDEN || (spares_labels ? rows[i].label_end > rows[best].label_end
                                            : rows[i].label_end < rows[best].label_end)))
        best = i;
    }

  if (packing->n_rows < n_most ||
      (best == HIDDEN && !is_countable && packing->n_rows < n_limit))
    return packing->n_rows++;
  return best;
}

static Packing
pack_in_order (const GArray *candidates,
               guint         n_most,
               gboolean      is_sample,
               gboolean      spares_labels)
{
  Packing packing = { .rows = g_new (guint8, candidates->len + 1) };
  guint   n_limit = is_sample ? n_most : ANNALS_MOST_GROUP_ROWS;
  OpenRow rows[ANNALS_MOST_GROUP_ROWS];

  for (guint i = 0; i < ANNALS_MOST_GROUP_ROWS; i++)
    rows[i] = (OpenRow){ ANNALS_INSTANT_MIN, ANNALS_INSTANT_MIN, FALSE };
  for (guint i = 0; i < candidates->len; i++)
    {
      const AnnalsCandidate *candidate = &g_array_index (candidates, AnnalsCandidate, i);
      guint                  row = find_room (&packing, rows, candidate, n_most, n_limit,
                                              spares_labels);

      packing.rows[i] = (guint8) row;
      if (row == HIDDEN)
        {
          packing.n_hidden++;
          packing.penalty += COUNTED_PENALTY;
          continue;
        }
      if (rows[row].label_end > candidate->start)
        packing.penalty += UNLABELED_PENALTY;
      rows[row] = (OpenRow){ candidate->mark_end, candidate->label_end, candidate->is_countable };
    }

  return packing;
}

/* Packs a group into so many rows; of a small group more are made where long marks overlap. */
static Packing
pack (const GArray *candidates,
      guint         n_most,
      gboolean      is_sample)
{
  Packing first = pack_in_order (candidates, n_most, is_sample, FALSE);
  Packing other;

  if (first.penalty == 0)
    return first;
  other = pack_in_order (candidates, n_most, is_sample, TRUE);
  if (other.penalty >= first.penalty)
    {
      g_free (other.rows);
      return first;
    }
  g_free (first.rows);
  return other;
}

/* A group on its way to its rows: what it is now, and what more rows would make of it. */
typedef struct
{
  GArray  *candidates;
  gboolean is_sample; /* of a larger group */
  guint    n_least;   /* rows, that of the counts included */
  Packing  now;
  Packing  next;
  guint    n_most;
  guint    n_more;
} Share;

static void
clear_share (gpointer data)
{
  Share *share = data;

  g_array_unref (share->candidates);
  g_free (share->now.rows);
  g_free (share->next.rows);
}

static gboolean
is_crowded (const Share   *share,
            const Packing *packing)
{
  return share->is_sample || packing->n_hidden > 0;
}

/* How many rows the marks get: of a large group never more than were asked for, of a small one
 * more for long marks that overlap. */
static guint
get_n_rows (const Share   *share,
            const Packing *packing,
            guint          n_most)
{
  guint n_rows = packing->n_rows;

  if (share->is_sample)
    n_rows = MIN (n_rows, n_most);
  else if (packing->n_hidden > 0)
    n_rows = MIN (n_rows, MOST_ROWS);
  return MAX (n_rows, share->n_least - (is_crowded (share, packing) ? 1 : 0));
}

/* All rows of a group now; a further one is for the counts, if there are any. */
static guint
get_height (const Share *share)
{
  return get_n_rows (share, &share->now, share->n_most) + (is_crowded (share, &share->now) ? 1 : 0);
}

/* And with more rows. */
static guint
get_next_height (const Share *share)
{
  return get_n_rows (share, &share->next, share->n_most + share->n_more) +
         (is_crowded (share, &share->next) ? 1 : 0);
}

/* Finds the next number of rows that is worth most for each row more: where one only moves the
 * trouble, two or three may mend it. */
static void
look_ahead (Share *share)
{
  int best_gain = 0;

  share->next = (Packing){ NULL, 0, 0, 0 };
  share->n_more = 0;
  /* Long marks may have more rows already. */
  if (!share->is_sample)
    share->n_most = MAX (share->n_most, share->now.n_rows);
  for (guint n_more = 1; n_more <= FARTHEST_LOOK && share->now.penalty > 0; n_more++)
    {
      Packing packing;
      int     gain;

      if (share->n_most + n_more > (share->is_sample ? MOST_ROWS : ANNALS_MOST_GROUP_ROWS))
        break;
      packing = pack (share->candidates, share->n_most + n_more, share->is_sample);
      gain = ((int) share->now.penalty - (int) packing.penalty) * 12 / (int) n_more;
      if (gain <= best_gain)
        {
          g_free (packing.rows);
          continue;
        }
      g_free (share->next.rows);
      share->next = packing;
      share->n_more = n_more;
      best_gain = gain;
    }
}

/* Gives a group the rows that it looked ahead to. */
static void
grow (Share *share)
{
  g_free (share->now.rows);
  share->now = share->next;
  share->n_most += share->n_more;
  look_ahead (share);
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

      if (share->next.rows == NULL ||
          get_next_height (share) > get_height (share) + n_left)
        continue;
      gain = (double) (share->now.penalty - share->next.penalty) / share->n_more;
      if (gain > best_gain &&
          (share->is_sample || gain * WORTHWHILE_SHARE >= share->now.penalty))
        {
          best = share;
          best_gain = gain;
        }
    }

  return best;
}

static void
start_share (Share               *share,
             const AnnalsRows    *self,
             guint                index,
             const AnnalsMetrics *metrics)
{
  const AnnalsGroup *group = &g_array_index (self->outline->groups, AnnalsGroup, index);

  *share = (Share){ .n_most = LEAST_ROWS, .n_least = 1 };
  if (group->is_collapsed)
    {
      share->candidates = g_array_new (FALSE, FALSE, sizeof (AnnalsCandidate));
      share->is_sample = TRUE;
      return;
    }
  /* The heading of a source has two lines. */
  if (self->outline->group_by == ANNALS_GROUP_BY_SOURCE)
    share->n_least = LEAST_ROWS;
  share->candidates = list_candidates (self, index, metrics);
  share->is_sample = share->candidates->len < group->events.count;
  share->now = pack (share->candidates, share->n_most, share->is_sample);
  /* The row of the counts is one of those that every group gets. */
  if (is_crowded (share, &share->now))
    {
      g_free (share->now.rows);
      share->n_most = LEAST_ROWS - 1;
      share->now = pack (share->candidates, share->n_most, share->is_sample);
    }
  look_ahead (share);
}

/* Divides the rows there are among the groups, each to where it helps most. */
static GArray *
divide_rows (const AnnalsRows    *self,
             const AnnalsMetrics *metrics)
{
  const GArray *groups = self->outline->groups;
  GArray       *shares = g_array_sized_new (FALSE, TRUE, sizeof (Share), groups->len);
  Share        *neediest;
  guint         n_rows = 0;

  g_array_set_clear_func (shares, clear_share);
  for (guint i = 0; i < groups->len; i++)
    {
      Share share;

      start_share (&share, self, i, metrics);
      n_rows += get_height (&share);
      g_array_append_val (shares, share);
    }

  while (n_rows < self->budget &&
         (neediest = find_neediest (shares, self->budget - n_rows)) != NULL)
    {
      n_rows -= get_height (neediest);
      grow (neediest);
      n_rows += get_height (neediest);
    }

  return shares;
}

/* Takes the rows of a packing as they are, or fills them by precedence if some must stay out. */
static void
add_group (AnnalsRows *self,
           Share      *share)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (AnnalsTaken));
  AnnalsRowGroup     group = {
        .first_row = self->n_rows,
        .n_rows = get_n_rows (share, &share->now, share->n_most),
        .is_large = share->is_sample,
        .is_crowded = is_crowded (share, &share->now),
        .places = { self->places->len, 0 },
  };

  if (group.is_crowded)
    annals_rows_insert (share->candidates, &group, ANNALS_INSTANT_MIN, ANNALS_INSTANT_MAX, taken);
  for (guint i = 0; i < share->candidates->len && !group.is_crowded; i++)
    {
      const AnnalsCandidate *from = &g_array_index (share->candidates, AnnalsCandidate, i);
      AnnalsTaken            stretch = { .start = from->start,
                                         .place = { from->event, share->now.rows[i], TRUE } };

      g_array_append_val (taken, stretch);
    }
  annals_rows_append_places (taken, self->places);
  group.places.count = self->places->len - group.places.first;
  self->n_rows += group.n_rows + (group.is_crowded ? 1 : 0);
  g_array_append_val (self->groups, group);
}

/**
 * annals_rows_new:
 * @outline: what to place; it must outlive the rows
 * @seconds_per_px: the widest zoom that there will be
 * @budget: how many rows there is room for; more may be made, for which the view scrolls
 * @label_px: the longest that a label becomes, in pixels
 * @metrics: measures the titles
 *
 * Divides rows among the groups, and gives places to what is shown at the widest zoom. Cost:
 * O(groups × rows²), and O(log n) for each group.
 *
 * Returns: (transfer full): the rows
 */
AnnalsRows *
annals_rows_new (const AnnalsOutline *outline,
                 double               seconds_per_px,
                 guint                budget,
                 double               label_px,
                 const AnnalsMetrics *metrics)
{
  static const char  sample[] = "The quick brown fox jumps over the lazy dog";
  AnnalsRows        *self = g_new0 (AnnalsRows, 1);
  g_autoptr (GArray) shares = NULL;

  self->outline = outline;
  self->revision = outline->revision;
  self->seconds_per_px = seconds_per_px;
  self->budget = budget;
  self->label_px = label_px;
  self->short_label_px = MIN (label_px, SHORT_LABEL_PX * metrics->font_scale);
  self->char_px =
    annals_metrics_measure (metrics, sample, ANNALS_TEXT_LABEL) / (double) strlen (sample);
  self->groups = g_array_new (FALSE, FALSE, sizeof (AnnalsRowGroup));
  self->places = g_array_new (FALSE, FALSE, sizeof (AnnalsRowPlace));

  shares = divide_rows (self, metrics);
  for (guint i = 0; i < shares->len; i++)
    add_group (self, &g_array_index (shares, Share, i));
  annals_rows_init_tiles (self);
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

  annals_rows_clear_tiles (self);
  g_array_unref (self->groups);
  g_array_unref (self->places);
  g_free (self);
}
