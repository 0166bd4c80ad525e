/* annals-outline-within.c — the outline of a stretch of time, for a picture that cannot be scrolled
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What has nothing to show in that stretch takes no row and no heading there.
 */

#include "config.h"

#include "layout/annals-outline-private.h"

/* An end that nobody knows reaches nowhere: of such a date only the known end is drawn. */
static gboolean
is_within (const AnnalsDate *date,
           AnnalsInstant     lower,
           AnnalsInstant     upper)
{
  if (date->kind == ANNALS_DATE_NONE)
    return FALSE;
  if (date->kind == ANNALS_DATE_INTERVAL && (date->end_flags & ANNALS_DATE_UNKNOWN))
    return date->lower >= lower && date->lower < upper;
  if (date->kind == ANNALS_DATE_INTERVAL && (date->start_flags & ANNALS_DATE_UNKNOWN))
    return date->upper > lower && date->upper <= upper;
  return date->lower < upper && date->upper > lower;
}

static gboolean
is_event_within (const AnnalsOutline *self,
                 guint                group,
                 guint32              event,
                 AnnalsInstant        lower,
                 AnnalsInstant        upper)
{
  const AnnalsCompanion *companions;
  guint                  n_companions;

  if (is_within (annals_outline_get_date (self, group, event), lower, upper))
    return TRUE;
  companions = annals_outline_get_companions (self, group, event, &n_companions);
  for (guint i = 0; i < n_companions; i++)
    if (is_within (&companions[i].date, lower, upper))
      return TRUE;

  return FALSE;
}

/* Counts the events in conflict among those of all groups, each once. */
static void
count_conflicts (AnnalsOutline *self)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->bundle, NULL);
  g_autoptr (GArray) list = annals_outline_list_events (self);

  self->n_conflicts = 0;
  for (guint i = 0; i < list->len; i++)
    if (events[g_array_index (list, guint32, i)].agreement == ANNALS_AGREEMENT_CONFLICT)
      self->n_conflicts++;
}

/* A source that is silent here stays: that is what grouping by source is asked for. */
static gboolean
is_group_kept (const AnnalsOutline *self,
               const AnnalsGroup   *group)
{
  return group->events.count > 0 ||
         (self->group_by == ANNALS_GROUP_BY_SOURCE && group->key < ANNALS_GROUP_OTHERS);
}

static void
keep_events (AnnalsOutline *self,
             AnnalsInstant  lower,
             AnnalsInstant  upper)
{
  g_autoptr (GArray) old_events = g_steal_pointer (&self->group_events);

  self->group_events = g_array_new (FALSE, TRUE, sizeof (guint32));
  for (guint i = 0; i < self->groups->len; i++)
    {
      AnnalsGroup *group = &g_array_index (self->groups, AnnalsGroup, i);
      guint32      first = self->group_events->len;

      for (guint32 j = group->events.first; j < group->events.first + group->events.count; j++)
        {
          guint32 event = g_array_index (old_events, guint32, j);

          if (is_event_within (self, i, event, lower, upper))
            g_array_append_val (self->group_events, event);
        }
      group->n_undated = 0; /* nobody knows whether they are of this time */
      group->events = (AnnalsRange){ first, self->group_events->len - first };
    }
  for (guint i = self->groups->len; i > 0; i--)
    if (!is_group_kept (self, &g_array_index (self->groups, AnnalsGroup, i - 1)))
      g_array_remove_index (self->groups, i - 1);

  count_conflicts (self);
  annals_time_index_free (self->index);
  self->index = annals_time_index_new (self);
}

/* An event without a date is where its era is; if that reaches farther, nobody knows. */
static void
keep_undated (AnnalsOutline *self,
              AnnalsInstant  lower,
              AnnalsInstant  upper)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->bundle, NULL);
  const AnnalsEra   *eras = annals_bundle_get_eras (self->bundle, NULL);
  g_autoptr (GArray) old = g_steal_pointer (&self->undated);

  self->undated = g_array_new (FALSE, TRUE, sizeof (guint32));
  for (guint i = 0; i < old->len; i++)
    {
      guint32 event = g_array_index (old, guint32, i);
      guint32 era = events[event].era;

      if (era != ANNALS_NONE && eras[era].date.kind != ANNALS_DATE_NONE &&
          eras[era].date.lower >= lower && eras[era].date.upper <= upper)
        g_array_append_val (self->undated, event);
    }
}

static void
keep_eras (AnnalsOutline *self,
           AnnalsInstant  lower,
           AnnalsInstant  upper)
{
  const AnnalsEra *eras = annals_bundle_get_eras (self->bundle, NULL);

  self->n_lanes = 0;
  for (guint i = 0; i < self->eras->len;)
    {
      const AnnalsEraLane *lane = &g_array_index (self->eras, AnnalsEraLane, i);

      if (is_within (&eras[lane->era].date, lower, upper))
        {
          self->n_lanes = MAX (self->n_lanes, lane->lane + 1);
          i++;
        }
      else
        g_array_remove_index (self->eras, i);
    }
}

/**
 * annals_outline_new_within:
 * @bundle: a bundle
 * @group_by: what the events of a group share
 * @lower: first second of the stretch
 * @upper: first second after it
 *
 * Works out the outline of what has a part in a stretch of time: the events with their date or
 * another account's in it, and the eras. Undated events have a part if their era lies within it.
 * Cost: that of annals_outline_new().
 *
 * Returns: (transfer full): the outline; it keeps the bundle
 */
AnnalsOutline *
annals_outline_new_within (AnnalsBundle *bundle,
                           AnnalsGroupBy group_by,
                           AnnalsInstant lower,
                           AnnalsInstant upper)
{
  AnnalsOutline *self = annals_outline_new (bundle, group_by);

  self->is_within = TRUE;
  keep_events (self, lower, upper);
  keep_eras (self, lower, upper);
  keep_undated (self, lower, upper);
  self->lower = lower;
  self->upper = upper;
  return self;
}
