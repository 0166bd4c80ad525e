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

/**
 * AnnalsGroup:
 * @category: the category that the events share, or %ANNALS_NONE for those without
 * @label: (nullable): its name; %NULL if no event of the bundle has a category
 * @events: place of its dated events in @group_events of the outline, in the order of the axis
 */
typedef struct
{
  guint32     category;
  const char *label;
  AnnalsRange events;
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
 * @groups: (element-type AnnalsGroup): those that hold dated events, in file order
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
typedef struct
{
  AnnalsBundle    *bundle;
  GArray          *groups;
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
} AnnalsOutline;

AnnalsOutline *annals_outline_new (AnnalsBundle *bundle) G_GNUC_WARN_UNUSED_RESULT;
AnnalsOutline *annals_outline_new_within (AnnalsBundle *bundle,
                                          AnnalsInstant lower,
                                          AnnalsInstant upper)
  G_GNUC_WARN_UNUSED_RESULT;
void                   annals_outline_free (AnnalsOutline *self);
const AnnalsCompanion *annals_outline_get_companions (const AnnalsOutline *self,
                                                      guint                event,
                                                      guint               *n_companions);
const AnnalsEraLane   *annals_outline_find_era (const AnnalsOutline *self,
                                                guint                era);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsOutline, annals_outline_free)

G_END_DECLS
