/* annals-bundle-order.c — the orders in which a bundle's records are walked and found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-bundle-private.h"

#include <string.h>

/* A record with what most comparisons need, so that sorting a million of them does not wait for
 * the memory that the records and their ids lie in. */
typedef struct
{
  guint64 key;
  guint32 record;
} Sortable;

typedef struct
{
  AnnalsBundle *bundle;
  GArray       *table;
  GCompareFunc  compare; /* of two records whose keys are the same; nullable */
} Order;

/* The id of a record is its first member, whatever the table. */
static const char *
get_id (const Order *order,
        guint32      record)
{
  gsize      size = g_array_get_element_size (order->table);
  AnnalsText id;

  memcpy (&id, order->table->data + record * size, sizeof id);

  return annals_bundle_get_text (order->bundle, id);
}

static int
compare_sortables (gconstpointer a,
                   gconstpointer b,
                   gpointer      data)
{
  const Order    *order = data;
  const Sortable *x = a;
  const Sortable *y = b;
  gsize           size = g_array_get_element_size (order->table);
  int             result = 0;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  if (order->compare != NULL)
    result = order->compare (order->table->data + x->record * size,
                             order->table->data + y->record * size);

  return result != 0 ? result : strcmp (get_id (order, x->record), get_id (order, y->record));
}

/* Fills @records with the records of @sortables in their order. */
static void
sort (GArray *sortables,
      Order  *order,
      GArray *records)
{
  g_array_sort_with_data (sortables, compare_sortables, order);

  g_array_set_size (records, sortables->len);
  for (guint i = 0; i < sortables->len; i++)
    g_array_index (records, guint32, i) = g_array_index (sortables, Sortable, i).record;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  return annals_date_compare (&((const AnnalsEvent *) a)->date, &((const AnnalsEvent *) b)->date);
}

/**
 * annals_bundle_order_events:
 * @bundle: a bundle whose events are dated
 *
 * Fills the chronology, see annals_bundle_get_chronology().
 *
 * Cost: O(n log n).
 */
void
annals_bundle_order_events (AnnalsBundle *bundle)
{
  g_autoptr (GArray) sortables = g_array_sized_new (FALSE, FALSE, sizeof (Sortable),
                                                    bundle->events->len);
  Order              order = { bundle, bundle->events, compare_events };

  for (guint32 i = 0; i < bundle->events->len; i++)
    {
      const AnnalsDate *date = &g_array_index (bundle->events, AnnalsEvent, i).date;
      Sortable          sortable = { (guint64) date->lower - (guint64) G_MININT64, i };

      if (date->kind != ANNALS_DATE_NONE)
        g_array_append_val (sortables, sortable);
    }
  sort (sortables, &order, bundle->chronology);
}

/* How many bytes all ids begin with in common, as numbered ids often do. */
static gsize
measure_common_prefix (const Order *order)
{
  const char *first = order->table->len > 0 ? get_id (order, 0) : "";
  gsize       length = strlen (first);

  for (guint32 i = 1; i < order->table->len && length > 0; i++)
    {
      const char *id = get_id (order, i);
      gsize       n = 0;

      while (n < length && id[n] == first[n])
        n++;
      length = n;
    }

  return length;
}

/* The next bytes of an id as a number that orders as they do. */
static guint64
make_key (const char *bytes)
{
  guint64 key = 0;

  for (guint i = 0; i < sizeof key; i++)
    {
      key = key << 8 | (guint8) *bytes;
      bytes += *bytes != '\0' ? 1 : 0;
    }

  return key;
}

/**
 * annals_bundle_index_ids:
 * @bundle: a bundle
 * @table: a table of it whose records begin with their id
 * @index: the index to fill
 *
 * Cost: O(n log n).
 */
void
annals_bundle_index_ids (AnnalsBundle  *bundle,
                         GArray        *table,
                         AnnalsIdIndex *index)
{
  g_autoptr (GArray) sortables = g_array_sized_new (FALSE, FALSE, sizeof (Sortable), table->len);
  Order              order = { bundle, table, NULL };
  gsize              prefix = measure_common_prefix (&order);

  for (guint32 i = 0; i < table->len; i++)
    {
      Sortable sortable = { make_key (get_id (&order, i) + prefix), i };

      g_array_append_val (sortables, sortable);
    }
  sort (sortables, &order, index->records);
}
