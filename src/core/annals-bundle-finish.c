/* annals-bundle-finish.c — what follows from the records of a bundle: places in time, eras, bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-bundle-private.h"

#include "core/annals-agreement.h"

#define EVENTS_PER_STEP     4096
#define EVENTS_FOR_A_THREAD (2 * EVENTS_PER_STEP) /* fewer are done before one is started */
#define MAX_THREADS         16

#define RECORD(table, type, index) (&g_array_index ((table), type, (index)))

/* --- Places in time --------------------------------------------------------------------------- */

/* An event without a date of its own stands where its best-ranked dated account puts it, but never
 * where an account does that the bundle itself has set aside. Among equals the first in the file
 * decides, so that the same file always gives the same picture. */
static void
place_event (AnnalsBundle *bundle,
             AnnalsEvent  *event)
{
  const AnnalsAccount *best = NULL;

  if (event->date.kind != ANNALS_DATE_NONE)
    return;

  for (guint i = 0; i < event->accounts.count; i++)
    {
      guint                index = event->accounts.first + i;
      const AnnalsAccount *account = RECORD (bundle->accounts, AnnalsAccount, index);

      if (account->date.kind == ANNALS_DATE_NONE || account->rank == ANNALS_RANK_DEPRECATED)
        continue;
      if (best != NULL && (account->rank != ANNALS_RANK_PREFERRED || best->rank == account->rank))
        continue;

      best = account;
      event->dating = index;
      event->date = account->date;
      event->edtf = account->edtf;
    }
}

/* --- Eras ------------------------------------------------------------------------------------- */

static int
compare_instants (gconstpointer a,
                  gconstpointer b)
{
  AnnalsInstant x = *(const AnnalsInstant *) a;
  AnnalsInstant y = *(const AnnalsInstant *) b;

  return (x > y) - (x < y);
}

/* Length of an era for the question which is the inner one; an open end makes it the outer. */
static guint64
get_length (const AnnalsEra *era)
{
  return (guint64) era->date.upper - (guint64) era->date.lower;
}

/* How many eras the era is part of, one in the other. */
static guint
get_depth (AnnalsBundle    *bundle,
           const AnnalsEra *era)
{
  guint depth = 0;

  for (; era->parent != ANNALS_NONE; era = RECORD (bundle->eras, AnnalsEra, era->parent))
    depth++;

  return depth;
}

typedef struct
{
  guint64 length;
  guint   depth;
  guint32 era;
} Nesting;

/* The shorter era is the inner one; of two that are equally long the part, not the whole. */
static int
compare_nestings (gconstpointer a,
                  gconstpointer b)
{
  const Nesting *x = a;
  const Nesting *y = b;

  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;
  if (x->depth != y->depth)
    return x->depth > y->depth ? -1 : 1;

  return (x->era > y->era) - (x->era < y->era);
}

/* The dated eras, inner ones before outer ones. */
static GArray *
order_by_nesting (AnnalsBundle *bundle)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Nesting));

  for (guint32 i = 0; i < bundle->eras->len; i++)
    {
      const AnnalsEra *era = RECORD (bundle->eras, AnnalsEra, i);
      Nesting          nesting = { get_length (era), get_depth (bundle, era), i };

      if (era->date.kind != ANNALS_DATE_NONE)
        g_array_append_val (order, nesting);
    }
  g_array_sort (order, compare_nestings);

  return order;
}

static guint32
find_innermost (AnnalsBundle *bundle,
                GArray       *order,
                AnnalsInstant instant)
{
  for (guint i = 0; i < order->len; i++)
    {
      guint32          index = g_array_index (order, Nesting, i).era;
      const AnnalsEra *era = RECORD (bundle->eras, AnnalsEra, index);

      if (instant >= era->date.lower && instant < era->date.upper)
        return index;
    }

  return ANNALS_NONE;
}

/*
 * The ends of all eras cut the axis into pieces; within a piece the innermost era is the same.
 *
 *     eras    |----a----|  |---c---|
 *                |-b-|
 *     pieces  |a |b  |a |- |c      |
 *
 * Returns the starts of the pieces, and in @innermost the era of each.
 */
static GArray *
cut_axis_by_eras (AnnalsBundle *bundle,
                  GArray       *innermost)
{
  GArray            *starts = g_array_new (FALSE, FALSE, sizeof (AnnalsInstant));
  g_autoptr (GArray) order = order_by_nesting (bundle);

  for (guint i = 0; i < order->len; i++)
    {
      const AnnalsEra *era = RECORD (bundle->eras, AnnalsEra,
                                     g_array_index (order, Nesting, i).era);

      g_array_append_val (starts, era->date.lower);
      g_array_append_val (starts, era->date.upper);
    }
  g_array_sort (starts, compare_instants);

  for (guint i = 0; i < starts->len; i++)
    {
      AnnalsInstant start = g_array_index (starts, AnnalsInstant, i);
      guint32       inner = find_innermost (bundle, order, start);

      g_array_append_val (innermost, inner);
    }

  return starts;
}

/* The era of the piece in which a date begins. A date of which it is only known that it lies in a
 * stretch of time may begin before the first era that it can lie in. */
static guint32
find_era (GArray           *starts,
          GArray           *innermost,
          const AnnalsDate *date)
{
  gboolean      is_stretch = date->kind == ANNALS_DATE_SINGLE || date->kind == ANNALS_DATE_ONE_OF;
  AnnalsInstant begin = date->lower == ANNALS_INSTANT_MIN ? date->upper - 1 : date->lower;
  guint         low = 0;
  guint         high = starts->len;
  guint32       era;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (starts, AnnalsInstant, middle) <= begin)
        low = middle + 1;
      else
        high = middle;
    }

  era = low == 0 ? ANNALS_NONE : g_array_index (innermost, guint32, low - 1);
  for (; era == ANNALS_NONE && is_stretch && low < starts->len &&
         g_array_index (starts, AnnalsInstant, low) < date->upper;
       low++)
    era = g_array_index (innermost, guint32, low);

  return era;
}

/* --- Bounds ----------------------------------------------------------------------------------- */

static void
extend_bounds_by_second (AnnalsBundle *bundle,
                         AnnalsInstant second)
{
  bundle->lower = bundle->has_bounds ? MIN (bundle->lower, second) : second;
  bundle->upper = bundle->has_bounds ? MAX (bundle->upper, second + 1) : second + 1;
  bundle->has_bounds = TRUE;
}

/* Ends that are open or unknown do not widen the bounds, or one of them would fill the axis; the
 * other end still counts. */
static void
extend_bounds (AnnalsBundle     *bundle,
               const AnnalsDate *date)
{
  if (date->kind == ANNALS_DATE_NONE)
    return;

  if (date->lower != ANNALS_INSTANT_MIN)
    extend_bounds_by_second (bundle, date->lower);
  if (date->upper != ANNALS_INSTANT_MAX)
    extend_bounds_by_second (bundle, date->upper - 1);
}

static void
measure_bounds (AnnalsBundle *bundle)
{
  for (guint i = 0; i < bundle->eras->len; i++)
    extend_bounds (bundle, &RECORD (bundle->eras, AnnalsEra, i)->date);
  for (guint i = 0; i < bundle->events->len; i++)
    extend_bounds (bundle, &RECORD (bundle->events, AnnalsEvent, i)->date);
  for (guint i = 0; i < bundle->accounts->len; i++)
    extend_bounds (bundle, &RECORD (bundle->accounts, AnnalsAccount, i)->date);
}

/* --- All events ------------------------------------------------------------------------------- */

/* What several threads work out together; each takes the next few events. */
typedef struct
{
  AnnalsBundle *bundle;
  GCancellable *cancellable;
  GArray       *starts; /* see cut_axis_by_eras() */
  GArray       *innermost;
  int           next_event; /* atomic */
} Work;

/* The date decides. Where it lies in no era, or there is none, what the bundle says stays. */
static void
set_era (const Work  *self,
         AnnalsEvent *event)
{
  guint32 era = ANNALS_NONE;

  if (event->date.kind != ANNALS_DATE_NONE)
    era = find_era (self->starts, self->innermost, &event->date);
  if (era != ANNALS_NONE)
    event->era = era;
}

static gpointer
work (gpointer data)
{
  Work *self = data;
  int   n_events = (int) self->bundle->events->len;
  int   first;

  while ((first = g_atomic_int_add (&self->next_event, EVENTS_PER_STEP)) < n_events &&
         !g_cancellable_is_cancelled (self->cancellable))
    for (int i = first; i < MIN (first + EVENTS_PER_STEP, n_events); i++)
      {
        AnnalsEvent *event = RECORD (self->bundle->events, AnnalsEvent, i);

        place_event (self->bundle, event);
        set_era (self, event);
        annals_agreement_summarise (self->bundle, (guint) i, &event->date_agreement,
                                    &event->agreement);
      }

  return NULL;
}

static void
work_in_threads (Work *self)
{
  GThread *threads[MAX_THREADS];
  guint    n_threads = MIN (MIN (g_get_num_processors () - 1, MAX_THREADS),
                            self->bundle->events->len / EVENTS_FOR_A_THREAD);

  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("annals-bundle", work, self);
  work (self);
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
}

/**
 * annals_bundle_work_out:
 * @bundle: a bundle whose records are all there
 * @cancellable: (nullable): to stop; the bundle is of no use then
 *
 * Works out what follows from the records: where the events stand in time, in which era and in
 * which order, how the sources stand to each other, and which span all of it takes.
 *
 * Cost: O(n) in events, O(m²) in eras, on all processors.
 */
void
annals_bundle_work_out (AnnalsBundle *bundle,
                        GCancellable *cancellable)
{
  g_autoptr (GArray) innermost = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) starts = cut_axis_by_eras (bundle, innermost);
  Work               events = { bundle, cancellable, starts, innermost, 0 };

  work_in_threads (&events);
  annals_bundle_order_events (bundle, cancellable);
  measure_bounds (bundle);
}
