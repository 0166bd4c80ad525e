/* annals-list-item.c — a row of the list: an event, or the heading of a group
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Made when a row comes into sight, gone when it leaves: the list of a million events has a few
 * hundred of them.
 */

#include "config.h"

#include "list/annals-list-item.h"

struct _AnnalsListItem
{
  GObject parent_instance;

  guint           event; /* ANNALS_NONE for a heading */
  AnnalsListGroup group; /* a copy: the order may be another by the time it is read */
};

G_DEFINE_FINAL_TYPE (AnnalsListItem, annals_list_item, G_TYPE_OBJECT)

static void
annals_list_item_class_init (AnnalsListItemClass *klass)
{
}

static void
annals_list_item_init (AnnalsListItem *self)
{
  self->event = ANNALS_NONE;
}

/**
 * annals_list_item_new_event:
 * @event: index of an event
 *
 * Returns: (transfer full): the row of an event
 */
AnnalsListItem *
annals_list_item_new_event (guint event)
{
  AnnalsListItem *self = g_object_new (ANNALS_TYPE_LIST_ITEM, NULL);

  self->event = event;
  return self;
}

/**
 * annals_list_item_new_heading:
 * @group: a group
 *
 * Returns: (transfer full): the row that stands before the events of a group
 */
AnnalsListItem *
annals_list_item_new_heading (const AnnalsListGroup *group)
{
  AnnalsListItem *self = g_object_new (ANNALS_TYPE_LIST_ITEM, NULL);

  self->group = *group;
  return self;
}

/**
 * annals_list_item_get_event:
 * @self: a row
 *
 * Returns: index of its event, or %ANNALS_NONE if it is a heading
 */
guint
annals_list_item_get_event (AnnalsListItem *self)
{
  g_return_val_if_fail (ANNALS_IS_LIST_ITEM (self), ANNALS_NONE);

  return self->event;
}

/**
 * annals_list_item_get_group:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): the group that it heads, or %NULL if it is an event
 */
const AnnalsListGroup *
annals_list_item_get_group (AnnalsListItem *self)
{
  g_return_val_if_fail (ANNALS_IS_LIST_ITEM (self), NULL);

  return self->event == ANNALS_NONE ? &self->group : NULL;
}
