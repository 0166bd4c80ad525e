/* annals-time-index.c — how many events a stretch of time holds, and which of them matter most
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many events begin in a stretch, and how many last into it, follows from two sorted lists by
 * halving. The most important of a stretch come from a tree of maxima over the order of the axis:
 * it is walked down from the few nodes that cover the stretch, the best node first, so that taking
 * k events costs k walks down however many events there are.
 */

#include "config.h"

#include "layout/annals-time-index.h"

#include "layout/annals-outline.h"

#include <string.h>

#define FAN_OUT 16u
/* Records lie anywhere: so many events ahead they are asked for. */
#define AHEAD 16u
/* A walk keeps no more open nodes than this; the least of them are let go. */
#define MOST_OPEN 4096

/* Sorting goes by so many bits at a time. */
#define DIGIT_BITS 11
#define N_DIGITS   (1u << DIGIT_BITS)

/* One pass of a radix sort; FALSE if all have the same digit and nothing moved. */
static gboolean
sort_by_digit (const guint64 *from,
               guint64       *to,
               guint          n,
               guint          shift)
{
  guint offsets[N_DIGITS] = { 0 };
  guint sum = 0;

  for (guint i = 0; i < n; i++)
    offsets[from[i] >> shift & (N_DIGITS - 1)]++;
  if (offsets[from[0] >> shift & (N_DIGITS - 1)] == n)
    return FALSE;
  for (guint i = 0; i < N_DIGITS; i++)
    {
      guint count = offsets[i];

      offsets[i] = sum;
      sum += count;
    }
  for (guint i = 0; i < n; i++)
    to[offsets[from[i] >> shift & (N_DIGITS - 1)]++] = from[i];

  return TRUE;
}

/* Sorts instants by the digits in which they differ; signs are turned so that they order. */
static void
sort_instants (AnnalsInstant *instants,
               guint64       *keys,
               guint64       *spare,
               guint          n)
{
  for (guint i = 0; i < n; i++)
    keys[i] = (guint64) instants[i] ^ G_GUINT64_CONSTANT (1) << 63;
  for (guint shift = 0; shift < 64 && n > 1; shift += DIGIT_BITS)
    if (sort_by_digit (keys, spare, n, shift))
      {
        guint64 *swap = keys;

        keys = spare;
        spare = swap;
      }
  for (guint i = 0; i < n; i++)
    instants[i] = (AnnalsInstant) (keys[i] ^ G_GUINT64_CONSTANT (1) << 63);
}

static void
sort_ends (AnnalsTimeIndex *self,
           const GArray    *groups)
{
  g_autofree guint64 *keys = NULL;
  g_autofree guint64 *spare = NULL;
  guint               most = 1;

  for (guint i = 0; i < groups->len; i++)
    most = MAX (most, g_array_index (groups, AnnalsGroup, i).events.count);
  keys = g_new (guint64, most);
  spare = g_new (guint64, most);
  for (guint i = 0; i < groups->len; i++)
    {
      AnnalsRange range = g_array_index (groups, AnnalsGroup, i).events;

      sort_instants (self->ends + range.first, keys, spare, range.count);
    }
}

/* Who wins when space is short: importance, then the number of accounts, then chance, so that of
 * equals those are taken that stand apart and not the first ones. */
static guint32
get_precedence (const AnnalsEvent *event,
                guint32            index)
{
  guint32 importance = (guint32) (CLAMP (event->importance, 0.0f, 1.0f) * 65535.0f);
  guint32 chance = (index * 2654435761u) >> 24;

  return importance << 16 | MIN (event->accounts.count, 255) << 8 | chance;
}

static guint
get_level_size (guint n)
{
  return (n + FAN_OUT - 1) / FAN_OUT;
}

static void
build_tree (AnnalsTimeIndex *self)
{
  const guint32 *below = self->precedences;
  guint          n = self->n;

  for (guint level = 0; level < ANNALS_TIME_INDEX_LEVELS && n > 1; level++)
    {
      guint size = get_level_size (n);

      self->tops[level] = g_new0 (guint32, size);
      for (guint i = 0; i < n; i++)
        self->tops[level][i / FAN_OUT] = MAX (self->tops[level][i / FAN_OUT], below[i]);
      below = self->tops[level];
      n = size;
    }
}

/* Where the events of a group stand. */
static void
fill_group (AnnalsTimeIndex     *self,
            const AnnalsOutline *outline,
            guint                group)
{
  const AnnalsEvent *records = annals_bundle_get_events (outline->bundle, NULL);
  AnnalsRange        range = g_array_index (outline->groups, AnnalsGroup, group).events;
  guint              end = range.first + range.count;

  for (guint i = range.first; i < end; i++)
    {
      const AnnalsDate *date = annals_outline_get_date (outline, group, self->events[i]);

      __builtin_prefetch (&records[self->events[MIN (i + AHEAD, self->n - 1)]]);
      self->starts[i] = date->lower;
      self->ends[i] = annals_time_index_get_end (date);
      self->precedences[i] = get_precedence (&records[self->events[i]], self->events[i]);
    }
}

/**
 * annals_time_index_new:
 * @outline: an outline whose groups and their events are known, each group in the order of the
 *   axis; the events must outlive the index
 *
 * Cost: O(n).
 *
 * Returns: (transfer full): the index
 */
AnnalsTimeIndex *
annals_time_index_new (const AnnalsOutline *outline)
{
  AnnalsTimeIndex *self = g_new0 (AnnalsTimeIndex, 1);

  self->n = outline->group_events->len;
  self->events = (const guint32 *) (gconstpointer) outline->group_events->data;
  self->starts = g_new (AnnalsInstant, self->n + 1);
  self->ends = g_new (AnnalsInstant, self->n + 1);
  self->precedences = g_new (guint32, self->n + 1);
  for (guint i = 0; i < outline->groups->len; i++)
    fill_group (self, outline, i);
  sort_ends (self, outline->groups);
  build_tree (self);
  return self;
}

/**
 * annals_time_index_free:
 * @self: (nullable): an index
 */
void
annals_time_index_free (AnnalsTimeIndex *self)
{
  if (self == NULL)
    return;

  g_free (self->starts);
  g_free (self->ends);
  g_free (self->precedences);
  for (guint i = 0; i < ANNALS_TIME_INDEX_LEVELS; i++)
    g_free (self->tops[i]);
  g_free (self);
}

/* The first of sorted instants that is not before one. */
static guint
find_instant (const AnnalsInstant *instants,
              AnnalsRange          range,
              AnnalsInstant        instant)
{
  guint low = range.first;
  guint high = range.first + range.count;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (instants[middle] < instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/**
 * annals_time_index_find:
 * @self: an index
 * @group: the places of a group, or the end of them from some place on
 * @instant: any instant
 *
 * Returns: the first place whose event begins at or after the instant; the end of the group if
 *   none does
 */
guint
annals_time_index_find (const AnnalsTimeIndex *self,
                        AnnalsRange            group,
                        AnnalsInstant          instant)
{
  return find_instant (self->starts, group, instant);
}

/**
 * annals_time_index_count_ended:
 * @self: an index
 * @group: all the places of a group
 * @instant: an instant that is not the last of all
 *
 * Returns: how many of the group's events are over at the instant: they end at or before it
 */
guint
annals_time_index_count_ended (const AnnalsTimeIndex *self,
                               AnnalsRange            group,
                               AnnalsInstant          instant)
{
  return find_instant (self->ends, group, instant + 1) - group.first;
}

/**
 * annals_time_index_find_event:
 * @self: an index
 * @group: the places of a group
 * @date: where the event stands in the group
 * @event: its index
 *
 * Returns: the place of an event, or %ANNALS_NONE if it is not of the group. Cost: O(log n), and
 *   O(m) in the events that begin with it
 */
guint
annals_time_index_find_event (const AnnalsTimeIndex *self,
                              AnnalsRange            group,
                              const AnnalsDate      *date,
                              guint                  event)
{
  for (guint i = annals_time_index_find (self, group, date->lower);
       i < group.first + group.count && self->starts[i] == date->lower; i++)
    if (self->events[i] == event)
      return i;

  return ANNALS_NONE;
}

/* A node of the tree: @level 0 is a place. */
typedef struct
{
  guint32 precedence;
  guint32 level;
  guint32 place;
} Node;

typedef struct
{
  Node  nodes[MOST_OPEN]; /* a heap, the best at 0 */
  guint n;
} OpenNodes;

static gboolean
is_better (const Node *a,
           const Node *b)
{
  if (a->precedence != b->precedence)
    return a->precedence > b->precedence;
  /* The earlier one, wherever in the tree it is met. */
  return (guint64) a->place << (4 * a->level) < (guint64) b->place << (4 * b->level);
}

static void
open_node (OpenNodes             *open,
           const AnnalsTimeIndex *index,
           guint                  level,
           guint                  place)
{
  Node  node = { .level = level, .place = place };
  guint at = open->n;

  if (open->n == MOST_OPEN)
    return;
  node.precedence = level == 0 ? index->precedences[place] : index->tops[level - 1][place];
  open->n++;
  while (at > 0 && is_better (&node, &open->nodes[(at - 1) / 2]))
    {
      open->nodes[at] = open->nodes[(at - 1) / 2];
      at = (at - 1) / 2;
    }
  open->nodes[at] = node;
}

static Node
take_best (OpenNodes *open)
{
  Node  best = open->nodes[0];
  Node  last = open->nodes[--open->n];
  guint at = 0;

  for (guint child = 1; child < open->n; child = 2 * at + 1)
    {
      if (child + 1 < open->n && is_better (&open->nodes[child + 1], &open->nodes[child]))
        child++;
      if (!is_better (&open->nodes[child], &last))
        break;
      open->nodes[at] = open->nodes[child];
      at = child;
    }
  open->nodes[at] = last;
  return best;
}

/* Opens the fewest nodes that cover a stretch of places and nothing else. */
static void
open_stretch (OpenNodes             *open,
              const AnnalsTimeIndex *index,
              guint                  first,
              guint                  last)
{
  for (guint level = 0; first < last; level++)
    {
      gboolean is_top = level == ANNALS_TIME_INDEX_LEVELS || index->tops[level] == NULL;

      while (first < last && (is_top || first % FAN_OUT != 0))
        open_node (open, index, level, first++);
      while (first < last && last % FAN_OUT != 0)
        open_node (open, index, level, --last);
      first /= FAN_OUT;
      last /= FAN_OUT;
    }
}

/**
 * annals_time_index_take:
 * @self: an index
 * @first: the first place of a stretch
 * @last: the place after it
 * @taken: (nullable): bits of the events that are not wanted any more
 * @places: (out) (array length=n_most): where they stand
 * @n_most: how many are wanted
 *
 * Takes the most important events of a stretch. Cost: O(k log n) in those taken and passed over.
 *
 * Returns: how many were taken
 */
guint
annals_time_index_take (const AnnalsTimeIndex *self,
                        guint                  first,
                        guint                  last,
                        const guint32         *taken,
                        guint32               *places,
                        guint                  n_most)
{
  OpenNodes open;
  guint     n = 0;

  open.n = 0;
  open_stretch (&open, self, first, last);
  while (open.n > 0 && n < n_most)
    {
      Node  node = take_best (&open);
      guint child = node.place * FAN_OUT;
      guint n_below = self->n;

      if (node.level == 0)
        {
          if (taken == NULL || !annals_bits_has (taken, self->events[node.place]))
            places[n++] = node.place;
          continue;
        }
      for (guint i = 1; i < node.level; i++)
        n_below = get_level_size (n_below);
      for (guint i = 0; i < FAN_OUT && child + i < n_below; i++)
        open_node (&open, self, node.level - 1, child + i);
    }

  return n;
}
