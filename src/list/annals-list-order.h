/* annals-list-order.h — the events of a bundle in the groups and the order of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsListSort:
 * @ANNALS_LIST_SORT_DATE: in the order of the axis
 * @ANNALS_LIST_SORT_TITLE: as the reader's language orders words
 * @ANNALS_LIST_SORT_ERA: by the order of the eras, then in that of the axis
 * @ANNALS_LIST_SORT_SOURCES: by the number of sources
 * @ANNALS_LIST_SORT_DISAGREEMENT: by how loud the sources disagree
 *
 * What a list is sorted by. Events that are equal in it stand in the order of the axis.
 */
typedef enum
{
  ANNALS_LIST_SORT_DATE,
  ANNALS_LIST_SORT_TITLE,
  ANNALS_LIST_SORT_ERA,
  ANNALS_LIST_SORT_SOURCES,
  ANNALS_LIST_SORT_DISAGREEMENT,
} AnnalsListSort;

#define ANNALS_TYPE_LIST_SORT (annals_list_sort_get_type ())

GType annals_list_sort_get_type (void);

/**
 * AnnalsListGroupKind:
 * @ANNALS_LIST_GROUP_ALL: every dated event, in a list without groups
 * @ANNALS_LIST_GROUP_ERA: the dated events of an era, then the groups of its sub-eras
 * @ANNALS_LIST_GROUP_OTHERS: the dated events outside every era
 * @ANNALS_LIST_GROUP_UNDATED: the events that nothing dates, of an era or outside every one
 */
typedef enum
{
  ANNALS_LIST_GROUP_ALL,
  ANNALS_LIST_GROUP_ERA,
  ANNALS_LIST_GROUP_OTHERS,
  ANNALS_LIST_GROUP_UNDATED,
} AnnalsListGroupKind;

/**
 * AnnalsListGroup:
 * @kind: an #AnnalsListGroupKind
 * @era: the era, or %ANNALS_NONE
 * @parent: index of the group around it, or %ANNALS_NONE
 * @end: index of the first group after it and those inside it
 * @depth: how many groups are around it
 * @hue: number of the outermost era around it in file order, which lends its colour; or
 *   %ANNALS_NONE
 * @events: its own events, in the order's list of them
 * @n_events: how many it has together with the groups inside it
 * @n_conflicts: on how many of those the sources conflict
 */
typedef struct
{
  guint32     kind;
  guint32     era;
  guint32     parent;
  guint32     end;
  guint32     depth;
  guint32     hue;
  AnnalsRange events;
  guint32     n_events;
  guint32     n_conflicts;
} AnnalsListGroup;

/**
 * AnnalsListOrder:
 * @groups: (element-type AnnalsListGroup): each followed by those inside it
 * @events: (element-type guint32): every event once, by group
 */
typedef struct
{
  GArray *groups;
  GArray *events;
} AnnalsListOrder;

AnnalsListOrder *annals_list_order_new (AnnalsBundle  *bundle,
                                        AnnalsListSort sort,
                                        gboolean       is_descending,
                                        gboolean       is_grouped) G_GNUC_WARN_UNUSED_RESULT;
void             annals_list_order_free (AnnalsListOrder *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsListOrder, annals_list_order_free)

G_END_DECLS
