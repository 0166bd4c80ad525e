/* annals-outline-order.c — how groups follow each other, and which are collapsed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-outline-private.h"

/**
 * annals_outline_find_group:
 * @self: an outline
 * @key: the key of a group
 *
 * Returns: its index, or %ANNALS_NONE
 */
guint
annals_outline_find_group (const AnnalsOutline *self,
                           guint                key)
{
  for (guint i = 0; i < self->groups->len; i++)
    if (g_array_index (self->groups, AnnalsGroup, i).key == key)
      return i;

  return ANNALS_NONE;
}

typedef struct
{
  const AnnalsOutline *outline;
  AnnalsGroupOrder     order;
} Ordering;

static AnnalsInstant
get_first_start (const AnnalsOutline *self,
                 const AnnalsGroup   *group)
{
  return group->events.count > 0 ? self->index->starts[group->events.first] : ANNALS_INSTANT_MAX;
}

/* Those of a record come first, then the others, then those without. */
static guint
get_class (const AnnalsGroup *group)
{
  return group->key == ANNALS_GROUP_WITHOUT ? 2 : (group->key == ANNALS_GROUP_OTHERS ? 1 : 0);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Ordering    *ordering = data;
  const AnnalsGroup *left = a;
  const AnnalsGroup *right = b;
  AnnalsInstant      one = get_first_start (ordering->outline, left);
  AnnalsInstant      other = get_first_start (ordering->outline, right);
  int                order = (int) get_class (left) - (int) get_class (right);

  if (order != 0)
    return order;
  switch (ordering->order)
    {
    case ANNALS_GROUP_ORDER_SIZE:
      order =
        (left->events.count < right->events.count) - (left->events.count > right->events.count);
      break;
    case ANNALS_GROUP_ORDER_NAME:
      order = left->label != NULL && right->label != NULL
                ? g_utf8_collate (left->label, right->label)
                : 0;
      break;
    case ANNALS_GROUP_ORDER_DATE:
      order = (one > other) - (one < other);
      break;
    case ANNALS_GROUP_ORDER_FILE:
    case ANNALS_N_GROUP_ORDERS:
      break;
    }
  return order != 0 ? order : (left->key > right->key) - (left->key < right->key);
}

/**
 * annals_outline_order_groups:
 * @self: an outline
 * @order: how the groups shall follow each other
 *
 * Puts the groups in another order. Rows that were made before have to be made again.
 */
void
annals_outline_order_groups (AnnalsOutline   *self,
                             AnnalsGroupOrder order)
{
  Ordering ordering = { self, order };

  if (order == ANNALS_GROUP_ORDER_FILE && (self->group_by == ANNALS_GROUP_BY_PLACE ||
                                           self->group_by == ANNALS_GROUP_BY_PERSON))
    ordering.order = ANNALS_GROUP_ORDER_SIZE;
  g_array_sort_with_data (self->groups, compare_groups, &ordering);
  self->revision++;
}

/**
 * annals_outline_move_group:
 * @self: an outline
 * @group: index of a group
 * @step: how many places down, or up if negative
 *
 * Moves a group among the others, as far as there are places. Rows that were made before have to
 * be made again.
 *
 * Returns: %FALSE if it stands there already
 */
gboolean
annals_outline_move_group (AnnalsOutline *self,
                           guint          group,
                           int            step)
{
  AnnalsGroup moved = g_array_index (self->groups, AnnalsGroup, group);
  gint64      to = CLAMP ((gint64) group + step, 0, (gint64) self->groups->len - 1);

  if (to == (gint64) group)
    return FALSE;
  g_array_remove_index (self->groups, group);
  g_array_insert_val (self->groups, (guint) to, moved);
  self->revision++;
  return TRUE;
}

/**
 * annals_outline_set_collapsed:
 * @self: an outline
 * @group: index of a group
 * @is_collapsed: whether it shall have one row only, in which all of its events are counted
 *
 * Rows that were made before have to be made again.
 */
void
annals_outline_set_collapsed (AnnalsOutline *self,
                              guint          group,
                              gboolean       is_collapsed)
{
  AnnalsGroup *record = &g_array_index (self->groups, AnnalsGroup, group);

  if (record->is_collapsed == is_collapsed)
    return;
  record->is_collapsed = is_collapsed;
  self->revision++;
}
