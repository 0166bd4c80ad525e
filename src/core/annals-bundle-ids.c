/* annals-bundle-ids.c — finds the records of a bundle by their ids
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A hash table with open addressing whose slots name records, so that an id stands in memory only
 * once, in the pool. GHashTable would need a copy of each id or pointers into a pool that moves.
 *
 * Ids come from strangers, who could choose a million that collide under a hash that they know.
 * This one is a polynomial over the field of the Mersenne prime 2^31 − 1 at a secret place (Carter
 * and Wegman's universal hashing): two ids of n bytes collide with a chance of about n / 2^31,
 * whoever chose them.
 */

#include "config.h"

#include "core/annals-bundle-builder.h"
#include "core/annals-bundle-private.h"

#include <string.h>

#define PRIME       G_MAXINT32
#define FIRST_SLOTS 16 /* a power of two, as every number of slots is */

struct _AnnalsIdSlot
{
  guint32 hash;
  guint32 record; /* ANNALS_NONE in a free slot */
};

/**
 * annals_id_hash:
 * @id: an id or another text of a stranger
 *
 * Hashes a text as g_str_hash() does, by a secret of this process.
 *
 * Returns: its hash, below 2^31
 */
guint
annals_id_hash (gconstpointer id)
{
  static gsize secret = 0;
  guint64      hash = 1;

  if (g_once_init_enter (&secret))
    g_once_init_leave (&secret, (gsize) g_random_int_range (256, PRIME));

  for (const guint8 *c = id; *c != '\0'; c++)
    hash = (hash + *c) * secret % PRIME;

  return (guint) hash;
}

/* The id of a record is its first member, whatever the table. */
static const char *
get_id (AnnalsBundle *bundle,
        GArray       *table,
        guint32       record)
{
  gsize      size = g_array_get_element_size (table);
  AnnalsText id;

  memcpy (&id, table->data + record * size, sizeof id);

  return (const char *) bundle->pool->data + id;
}

/* The slot of an id, or the free one where it would stand. There always is a free one. */
static AnnalsIdSlot *
find_slot (const AnnalsIdIndex *index,
           AnnalsBundle        *bundle,
           GArray              *table,
           const char          *id,
           guint                hash)
{
  guint mask = index->n_slots - 1;

  for (guint i = hash & mask;; i = (i + 1) & mask)
    {
      AnnalsIdSlot *slot = &index->slots[i];

      if (slot->record == ANNALS_NONE ||
          (slot->hash == hash && g_str_equal (get_id (bundle, table, slot->record), id)))
        return slot;
    }
}

/* Puts what is known to be new into the first free slot. */
static void
insert (const AnnalsIdIndex *index,
        AnnalsIdSlot         new_slot)
{
  guint mask = index->n_slots - 1;
  guint i = new_slot.hash & mask;

  while (index->slots[i].record != ANNALS_NONE)
    i = (i + 1) & mask;
  index->slots[i] = new_slot;
}

/* Makes room for @n_more, at most half of the slots taken. */
static void
reserve (AnnalsIdIndex *index,
         guint          n_more)
{
  AnnalsIdIndex old = *index;

  if (index->slots != NULL && (index->n_records + n_more) * 2 <= index->n_slots)
    return;

  index->n_slots = MAX (old.n_slots, FIRST_SLOTS);
  while ((index->n_records + n_more) * 2 > index->n_slots)
    index->n_slots *= 2;
  index->slots = g_new (AnnalsIdSlot, index->n_slots);
  for (guint i = 0; i < index->n_slots; i++)
    index->slots[i].record = ANNALS_NONE;

  for (guint i = 0; i < old.n_slots; i++)
    if (old.slots[i].record != ANNALS_NONE)
      insert (index, old.slots[i]);
  g_free (old.slots);
}

/**
 * annals_id_index_clear:
 * @self: an index
 *
 * Forgets all ids.
 */
void
annals_id_index_clear (AnnalsIdIndex *self)
{
  g_clear_pointer (&self->slots, g_free);
  self->n_slots = self->n_records = 0;
}

/**
 * annals_id_index_find:
 * @self: an index of @table
 * @bundle: the bundle
 * @table: a table of it whose records begin with their id
 * @id: an id
 *
 * Cost: O(n) in the bytes of the id.
 *
 * Returns: the record of this id, or %ANNALS_NONE
 */
guint
annals_id_index_find (const AnnalsIdIndex *self,
                      AnnalsBundle        *bundle,
                      GArray              *table,
                      const char          *id)
{
  if (self->n_records == 0)
    return ANNALS_NONE;

  return find_slot (self, bundle, table, id, annals_id_hash (id))->record;
}

/**
 * annals_id_index_add:
 * @self: an index of @table
 * @bundle: the bundle
 * @table: a table of it whose records begin with their id
 * @record: one of them
 *
 * Adds a record. Of several with one id, the first is found.
 */
void
annals_id_index_add (AnnalsIdIndex *self,
                     AnnalsBundle  *bundle,
                     GArray        *table,
                     guint          record)
{
  const char   *id = get_id (bundle, table, record);
  guint         hash = annals_id_hash (id);
  AnnalsIdSlot *slot;

  reserve (self, 1);
  slot = find_slot (self, bundle, table, id, hash);
  if (slot->record != ANNALS_NONE)
    return;

  *slot = (AnnalsIdSlot){ hash, record };
  self->n_records++;
}

/**
 * annals_id_index_shares_events:
 * @self: the index of the events of @bundle
 * @bundle: a bundle
 * @other: the index of the events of @part
 * @part: another one
 *
 * Returns: whether an event of each has the same id
 */
gboolean
annals_id_index_shares_events (const AnnalsIdIndex *self,
                               AnnalsBundle        *bundle,
                               const AnnalsIdIndex *other,
                               AnnalsBundle        *part)
{
  if (self->n_records == 0)
    return FALSE;

  for (guint i = 0; i < other->n_slots; i++)
    {
      const AnnalsIdSlot *slot = &other->slots[i];

      if (slot->record != ANNALS_NONE &&
          find_slot (self, bundle, bundle->events, get_id (part, part->events, slot->record),
                     slot->hash)
              ->record != ANNALS_NONE)
        return TRUE;
    }

  return FALSE;
}

/**
 * annals_id_index_append:
 * @self: an index
 * @other: an index of records that stand behind those of @self from now on
 * @first: where the first of them stands
 *
 * Takes over the ids of @other, none of which @self has.
 */
void
annals_id_index_append (AnnalsIdIndex       *self,
                        const AnnalsIdIndex *other,
                        guint                first)
{
  reserve (self, other->n_records);
  for (guint i = 0; i < other->n_slots; i++)
    {
      AnnalsIdSlot slot = other->slots[i];

      if (slot.record == ANNALS_NONE)
        continue;
      slot.record += first;
      insert (self, slot);
    }
  self->n_records += other->n_records;
}
