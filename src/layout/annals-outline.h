/* annals-outline.h — what of a bundle's timeline does not depend on zoom: groups, lanes, companions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"
#include "layout/annals-time-index.h"

G_BEGIN_DECLS

/* Sub-eras deeper than this are not drawn in the strip. */
#define ANNALS_MAX_ERA_LANES 3

/* No grouping has more groups than this; the smallest are put together into one of "others". */
#define ANNALS_MOST_GROUPS 60

/**
 * AnnalsGroupBy:
 * @ANNALS_GROUP_BY_NONE: all events in one group
 * @ANNALS_GROUP_BY_CATEGORY: by category
 * @ANNALS_GROUP_BY_SOURCE: by the sources that tell them, each at that source's own date
 * @ANNALS_GROUP_BY_PLACE: by the names of their places
 * @ANNALS_GROUP_BY_PERSON: by those who took part
 *
 * What the events of a group share. An event with several of these stands in each of their groups.
 */
typedef enum
{
  ANNALS_GROUP_BY_NONE,
  ANNALS_GROUP_BY_CATEGORY,
  ANNALS_GROUP_BY_SOURCE,
  ANNALS_GROUP_BY_PLACE,
  ANNALS_GROUP_BY_PERSON,
  ANNALS_N_GROUP_BY
} AnnalsGroupBy;

/**
 * AnnalsGroupOrder:
 * @ANNALS_GROUP_ORDER_FILE: as the bundle has them; places and people by size
 * @ANNALS_GROUP_ORDER_SIZE: most events first
 * @ANNALS_GROUP_ORDER_NAME: by name
 * @ANNALS_GROUP_ORDER_DATE: by their first dated event
 *
 * How groups follow each other. Others, and those without, always come last.
 */
typedef enum
{
  ANNALS_GROUP_ORDER_FILE,
  ANNALS_GROUP_ORDER_SIZE,
  ANNALS_GROUP_ORDER_NAME,
  ANNALS_GROUP_ORDER_DATE,
  ANNALS_N_GROUP_ORDERS
} AnnalsGroupOrder;

/* Keys of groups that stand for no record. */
#define ANNALS_GROUP_WITHOUT (ANNALS_NONE - 1)
#define ANNALS_GROUP_OTHERS  (ANNALS_NONE - 2)

/**
 * AnnalsGroup:
 * @key: the category or source that the events share, a number for a place or a person; or
 *   %ANNALS_GROUP_WITHOUT, or %ANNALS_GROUP_OTHERS. It stays the same when the order changes
 * @category: the category that lends its colour, or %ANNALS_NONE
 * @label: (nullable): its name; %NULL where there is nothing to tell apart
 * @events: place of its dated events in @group_events of the outline, in the order of the axis
 * @n_undated: how many more events are of it that nothing dates; by source, that the source does
 *   not date
 * @is_collapsed: whether it has one row only, in which all of its events are counted
 */
typedef struct
{
  guint32     key;
  guint32     category;
  const char *label;
  AnnalsRange events;
  guint32     n_undated;
  gboolean    is_collapsed;
} AnnalsGroup;

/**
 * AnnalsEraLane:
 * @era: index of the era
 * @lane: row of the strip, 0 at the top
 * @hue: number of the outermost era around it, which lends its colour
 * @n_events: events that begin in it, those of its sub-eras included
 * @detail: "2002–2010 · 6"
 */
typedef struct
{
  guint32 era;
  guint32 lane;
  guint32 hue;
  guint32 n_events;
  char   *detail;
} AnnalsEraLane;

/**
 * AnnalsCompanionKind:
 * @ANNALS_COMPANION_GHOST: what another account says against the date of the event
 * @ANNALS_COMPANION_ONE_OF: a member of a set of which one is meant
 * @ANNALS_COMPANION_ALL_OF: a member of a set of which all are meant
 */
typedef enum
{
  ANNALS_COMPANION_GHOST,
  ANNALS_COMPANION_ONE_OF,
  ANNALS_COMPANION_ALL_OF,
} AnnalsCompanionKind;

/**
 * AnnalsCompanion:
 * @event: the event beside whose mark it stands
 * @account: the account that gives the date, for a ghost; else %ANNALS_NONE
 * @kind: an #AnnalsCompanionKind
 * @date: where it stands
 *
 * A second place on the axis for an event.
 */
typedef struct
{
  guint32    event;
  guint32    account;
  guint32    kind;
  AnnalsDate date;
} AnnalsCompanion;

/**
 * AnnalsOutline:
 * @bundle: the bundle
 * @group_by: what the events of a group share
 * @is_within: whether it is only of a stretch of time
 * @groups: (element-type AnnalsGroup): those that hold dated events, and sources that date none
 * @revision: grows when groups change their order, are collapsed or expanded
 * @group_events: (element-type guint32): events of all groups, one group after the other; an event
 *   stands in it once for each group that it belongs to
 * @index: finds stretches of time in @group_events
 * @conflict_starts: (element-type AnnalsInstant): where dated events in conflict begin, in order
 * @eras: (element-type AnnalsEraLane): by lane, then in the order of the axis
 * @n_lanes: rows that the strip of eras needs
 * @companions: (element-type AnnalsCompanion): by event
 * @undated: (element-type guint32): events that nothing dates, in file order
 * @n_conflicts: events about which sources conflict
 * @lower: first instant that any event or era has
 * @upper: first instant after all
 *
 * Worked out once for a bundle and then only read.
 */
typedef struct _AnnalsOutline
{
  AnnalsBundle    *bundle;
  AnnalsGroupBy    group_by;
  gboolean         is_within;
  GArray          *groups;
  guint            revision;
  GArray          *group_events;
  AnnalsTimeIndex *index;
  GArray          *conflict_starts;
  GArray          *eras;
  guint            n_lanes;
  GArray          *companions;
  GArray          *undated;
  guint            n_conflicts;
  AnnalsInstant    lower;
  AnnalsInstant    upper;

  /*< private >*/
  GStringChunk *names;       /* labels that are no texts of the bundle */
  GArray       *source_keys; /* guint32: by source, the key of its group; by source only */
} AnnalsOutline;

gboolean    annals_group_by_from_name (const char    *name,
                                       AnnalsGroupBy *group_by);
const char *annals_group_by_get_name (AnnalsGroupBy group_by);

AnnalsOutline *annals_outline_new (AnnalsBundle *bundle,
                                   AnnalsGroupBy group_by) G_GNUC_WARN_UNUSED_RESULT;
AnnalsOutline *annals_outline_new_within (AnnalsBundle *bundle,
                                          AnnalsGroupBy group_by,
                                          AnnalsInstant lower,
                                          AnnalsInstant upper)
  G_GNUC_WARN_UNUSED_RESULT;
void                   annals_outline_free (AnnalsOutline *self);
const AnnalsCompanion *annals_outline_get_companions (const AnnalsOutline *self,
                                                      guint                group,
                                                      guint                event,
                                                      guint               *n_companions);
guint                  annals_outline_get_account (const AnnalsOutline *self,
                                                   guint                group,
                                                   guint                event);
const AnnalsDate      *annals_outline_get_date (const AnnalsOutline *self,
                                                guint                group,
                                                guint                event);
const char            *annals_outline_get_edtf (const AnnalsOutline *self,
                                                guint                group,
                                                guint                event);
GArray                *annals_outline_list_events (const AnnalsOutline *self)
  G_GNUC_WARN_UNUSED_RESULT;
guint                annals_outline_find_group (const AnnalsOutline *self,
                                                guint                key);
void                 annals_outline_order_groups (AnnalsOutline   *self,
                                                  AnnalsGroupOrder order);
gboolean             annals_outline_move_group (AnnalsOutline *self,
                                                guint          group,
                                                int            step);
void                 annals_outline_set_collapsed (AnnalsOutline *self,
                                                   guint          group,
                                                   gboolean       is_collapsed);
const AnnalsEraLane *annals_outline_find_era (const AnnalsOutline *self,
                                              guint                era);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsOutline, annals_outline_free)

G_END_DECLS
