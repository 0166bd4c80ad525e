/* annals-bundle-order.c — the order in which a bundle's events stand on the axis
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-bundle-private.h"

#include <string.h>

#define DIGIT_BITS 8
#define N_BUCKETS  (1 << DIGIT_BITS)
#define N_DIGITS   (64 / DIGIT_BITS)

/* An event with its beginning as a number that orders as instants do. Most comparisons need no
 * more, so that ordering a million events does not wait for the memory that they lie in. */
typedef struct
{
  guint64 key;
  guint32 event;
} Sortable;

typedef struct
{
  AnnalsBundle *bundle;
  GCancellable *cancellable;
} Order;

static guint
get_digit (const Sortable *sortable,
           guint           digit)
{
  return sortable->key >> (digit * DIGIT_BITS) & (N_BUCKETS - 1);
}

/* Moves the events into the order of one digit of their keys; those of the same digit keep theirs.
 * Returns FALSE if all have the same, and there is nothing to do. */
static gboolean
sort_by_digit (const Sortable *from,
               Sortable       *to,
               guint           n_events,
               guint           digit)
{
  guint places[N_BUCKETS] = { 0 };
  guint place = 0;

  for (guint i = 0; i < n_events; i++)
    places[get_digit (&from[i], digit)]++;
  if (places[get_digit (&from[0], digit)] == n_events)
    return FALSE;

  for (guint i = 0; i < N_BUCKETS; i++)
    {
      guint n_in_bucket = places[i];

      places[i] = place;
      place += n_in_bucket;
    }
  for (guint i = 0; i < n_events; i++)
    to[places[get_digit (&from[i], digit)]++] = from[i];

  return TRUE;
}

/* Sorts by key, the least significant digit first (radix sort; Knuth, volume 3, section 5.2.5). */
static void
sort_by_key (GArray       *events,
             GCancellable *cancellable)
{
  g_autofree Sortable *other = g_new (Sortable, events->len);
  Sortable            *from = (Sortable *) events->data;
  Sortable            *to = other;

  for (guint i = 0; i < N_DIGITS && !g_cancellable_is_cancelled (cancellable); i++)
    if (sort_by_digit (from, to, events->len, i))
      {
        Sortable *swap = from;

        from = to;
        to = swap;
      }

  if (from == other)
    memcpy (events->data, other, events->len * sizeof *other);
}

/* By the whole date, then by id, so that the order does not depend on the file's. */
static int
compare_on_axis (AnnalsBundle *bundle,
                 guint         a,
                 guint         b)
{
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);
  int                result = annals_date_compare (&events[a].date, &events[b].date);

  if (result != 0)
    return result;
  return strcmp (annals_bundle_get_text (bundle, events[a].id),
                 annals_bundle_get_text (bundle, events[b].id));
}

/* A sort that was cancelled is hurried to its end. */
static int
compare_events (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Order *order = data;

  if (g_cancellable_is_cancelled (order->cancellable))
    return 0;
  return compare_on_axis (order->bundle, ((const Sortable *) a)->event,
                          ((const Sortable *) b)->event);
}

static void
sort_equal_keys (GArray *events,
                 Order  *order)
{
  Sortable *sortables = (Sortable *) events->data;
  guint     end;

  for (guint start = 0; start < events->len; start = end)
    {
      end = start + 1;
      while (end < events->len && sortables[end].key == sortables[start].key)
        end++;
      if (end - start > 1)
        g_qsort_with_data (&sortables[start], (int) (end - start), sizeof *sortables,
                           compare_events, order);
    }
}

/**
 * annals_bundle_order_events:
 * @bundle: a bundle whose events are dated
 * @cancellable: (nullable): to be done soon; the order is of no use then
 *
 * Fills the chronology, see annals_bundle_get_chronology().
 *
 * Cost: O(n), and O(m log m) for each m events that begin at the same instant.
 */
void
annals_bundle_order_events (AnnalsBundle *bundle,
                            GCancellable *cancellable)
{
  g_autoptr (GArray) sortables = g_array_sized_new (FALSE, FALSE, sizeof (Sortable),
                                                    bundle->events->len);
  Order              order = { bundle, cancellable };

  for (guint32 i = 0; i < bundle->events->len; i++)
    {
      const AnnalsDate *date = &g_array_index (bundle->events, AnnalsEvent, i).date;
      Sortable          sortable = { (guint64) date->lower - (guint64) G_MININT64, i };

      if (date->kind != ANNALS_DATE_NONE)
        g_array_append_val (sortables, sortable);
    }
  if (sortables->len > 0)
    sort_by_key (sortables, cancellable);
  sort_equal_keys (sortables, &order);

  g_array_set_size (bundle->chronology, sortables->len);
  for (guint i = 0; i < sortables->len; i++)
    g_array_index (bundle->chronology, guint32, i) = g_array_index (sortables, Sortable, i).event;
}

/**
 * annals_bundle_find_in_chronology:
 * @self: a bundle
 * @event: index of an event
 *
 * Finds an event in the order of the axis. Cost: O(log n).
 *
 * Returns: its place in annals_bundle_get_chronology(), or %ANNALS_NONE if nothing dates it
 */
guint
annals_bundle_find_in_chronology (AnnalsBundle *self,
                                  guint         event)
{
  guint          high;
  const guint32 *chronology = annals_bundle_get_chronology (self, &high);
  guint          n_dated = high;
  guint          low = 0;

  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), ANNALS_NONE);

  if (annals_bundle_get_events (self, NULL)[event].date.kind == ANNALS_DATE_NONE)
    return ANNALS_NONE;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_on_axis (self, chronology[middle], event) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  /* Ids are unique in what the loader makes; else those that are equal lie side by side. */
  while (low < n_dated && chronology[low] != event)
    low++;

  return low < n_dated ? low : ANNALS_NONE;
}
