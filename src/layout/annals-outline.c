/* annals-outline.c — what of a bundle's timeline does not depend on zoom: groups, lanes, companions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-outline-private.h"

#include <glib/gi18n-lib.h>

/* More dates of one event than this would hide each other. */
#define MAX_COMPANIONS 12
/* Around a single moment there is at least this much to see. */
#define LEAST_MARGIN_S 60.0

static void
clear_era_lane (gpointer data)
{
  AnnalsEraLane *lane = data;

  g_free (lane->detail);
}

static int
compare_instants (gconstpointer a,
                  gconstpointer b)
{
  AnnalsInstant left = *(const AnnalsInstant *) a;
  AnnalsInstant right = *(const AnnalsInstant *) b;

  return (left > right) - (left < right);
}

static gboolean
has_companion (const AnnalsOutline *self,
               guint                first,
               const AnnalsDate    *date)
{
  for (guint i = first; i < self->companions->len; i++)
    {
      const AnnalsCompanion *companion = &g_array_index (self->companions, AnnalsCompanion, i);

      if (companion->date.lower == date->lower && companion->date.upper == date->upper)
        return TRUE;
    }

  return FALSE;
}

/* The members of a set, for the event or for the source of an account that gives the set. */
static void
add_members (AnnalsOutline    *self,
             guint32           event,
             guint32           account,
             AnnalsText        edtf,
             const AnnalsDate *date)
{
  g_autoptr (GArray) members = NULL;

  if (date->kind != ANNALS_DATE_ONE_OF && date->kind != ANNALS_DATE_ALL_OF)
    return;
  members = annals_date_list_members (annals_bundle_get_text (self->bundle, edtf));

  for (guint i = 0; members != NULL && i < MIN (members->len, MAX_COMPANIONS); i++)
    {
      AnnalsCompanion companion = {
        .event = event,
        .account = account,
        .kind = date->kind == ANNALS_DATE_ALL_OF ? ANNALS_COMPANION_ALL_OF
                                                 : ANNALS_COMPANION_ONE_OF,
        .date = g_array_index (members, AnnalsDate, i),
      };

      g_array_append_val (self->companions, companion);
    }
}

/* A ghost for every date that an account gives and that the event's own does not meet. */
static void
add_ghosts (AnnalsOutline     *self,
            guint32            index,
            const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (self->bundle, NULL);
  guint                first = self->companions->len;

  for (guint32 i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    {
      AnnalsCompanion companion = { .event = index, .account = i, .date = accounts[i].date };

      if (accounts[i].date.kind == ANNALS_DATE_NONE ||
          annals_date_overlaps (&accounts[i].date, &event->date) ||
          has_companion (self, first, &accounts[i].date) ||
          self->companions->len - first >= MAX_COMPANIONS)
        continue;
      companion.kind = ANNALS_COMPANION_GHOST;
      g_array_append_val (self->companions, companion);
    }
}

/* By source each source has its own place for the event, and its own set. */
static void
add_source_members (AnnalsOutline     *self,
                    guint32            index,
                    const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (self->bundle, NULL);

  if (event->accounts.count == 0)
    add_members (self, index, ANNALS_NONE, event->edtf, &event->date);
  for (guint32 i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    add_members (self, index, i, accounts[i].edtf, &accounts[i].date);
}

/* Everything that one look at each event tells. */
static void
collect_events (AnnalsOutline *self)
{
  guint              n_events;
  const AnnalsEvent *events = annals_bundle_get_events (self->bundle, &n_events);

  for (guint32 i = 0; i < n_events; i++)
    {
      const AnnalsEvent *event = &events[i];
      gboolean           is_dated = event->date.kind != ANNALS_DATE_NONE;

      if (event->agreement == ANNALS_AGREEMENT_CONFLICT)
        {
          self->n_conflicts++;
          if (is_dated)
            g_array_append_val (self->conflict_starts, event->date.lower);
        }
      if (!is_dated)
        g_array_append_val (self->undated, i);
      if (self->group_by == ANNALS_GROUP_BY_SOURCE)
        add_source_members (self, i, event);
      else
        add_members (self, i, ANNALS_NONE, event->edtf, &event->date);
      if (is_dated && event->date_agreement == ANNALS_AGREEMENT_CONFLICT)
        add_ghosts (self, i, event);
    }
  g_array_sort (self->conflict_starts, compare_instants);
}

/* Counts the events of every era, each also for the eras around it. */
static guint32 *
count_events (AnnalsBundle *bundle)
{
  guint              n_eras;
  guint              n_events;
  const AnnalsEra   *eras = annals_bundle_get_eras (bundle, &n_eras);
  const AnnalsEvent *events = annals_bundle_get_events (bundle, &n_events);
  guint32           *counts = g_new0 (guint32, n_eras + 1);

  for (guint i = 0; i < n_events; i++)
    for (guint32 era = events[i].era; era != ANNALS_NONE; era = eras[era].parent)
      counts[era]++;

  return counts;
}

/* How deep an era is nested, as far as that is drawn. */
static guint
get_depth (const AnnalsEra *eras,
           guint32          era)
{
  guint depth = 0;

  for (era = eras[era].parent; era != ANNALS_NONE && depth < ANNALS_MAX_ERA_LANES;
       era = eras[era].parent)
    depth++;

  return depth;
}

/* Where an era would stand in a lane, whose eras lie one after the other in the order of time. */
static guint
find_in_lane (const GArray    *lane,
              const AnnalsEra *eras,
              guint32          era)
{
  guint low = 0;
  guint high = lane->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (eras[g_array_index (lane, guint32, middle)].date.lower < eras[era].date.lower)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Takes the first lane at or below an era's depth in which no era stands at its time. Only its
 * neighbours can, as none in a lane overlap. */
static guint
take_lane (GArray          *lanes[ANNALS_MAX_ERA_LANES],
           const AnnalsEra *eras,
           guint32          era)
{
  guint lane = get_depth (eras, era);

  for (; lane < ANNALS_MAX_ERA_LANES; lane++)
    {
      guint          place = find_in_lane (lanes[lane], eras, era);
      const guint32 *others = &g_array_index (lanes[lane], guint32, 0);

      if (place > 0 && annals_date_overlaps (&eras[others[place - 1]].date, &eras[era].date))
        continue;
      if (place < lanes[lane]->len &&
          annals_date_overlaps (&eras[others[place]].date, &eras[era].date))
        continue;
      g_array_insert_val (lanes[lane], place, era);
      break;
    }

  return lane;
}

static char *
describe_era (AnnalsBundle    *bundle,
              const AnnalsEra *era,
              guint            n_events)
{
  g_autofree char *period =
    annals_date_to_text (annals_bundle_get_text (bundle, era->period), ANNALS_DATE_SHORT);

  /* Translators: beside the name of an era, its years and how many events: “2002 – 2010 · 6”. */
  return g_strdup_printf (_ ("%s · %u"), period, n_events);
}

static int
compare_lanes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const AnnalsEra     *eras = data;
  const AnnalsEraLane *left = a;
  const AnnalsEraLane *right = b;
  int                  order = (left->lane > right->lane) - (left->lane < right->lane);

  if (order != 0)
    return order;
  order = annals_date_compare (&eras[left->era].date, &eras[right->era].date);
  return order != 0 ? order : (left->era > right->era) - (left->era < right->era);
}

static void
collect_eras (AnnalsOutline *self)
{
  guint               n_eras;
  const AnnalsEra    *eras = annals_bundle_get_eras (self->bundle, &n_eras);
  g_autofree guint32 *counts = count_events (self->bundle);
  g_autofree guint32 *hues = g_new0 (guint32, n_eras + 1);
  GArray             *lanes[ANNALS_MAX_ERA_LANES];
  guint32             next_hue = 0;

  for (guint i = 0; i < ANNALS_MAX_ERA_LANES; i++)
    lanes[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; i < n_eras; i++)
    if (eras[i].parent == ANNALS_NONE)
      hues[i] = next_hue++;

  for (guint32 i = 0; i < n_eras; i++)
    {
      AnnalsEraLane lane = { .era = i, .n_events = counts[i] };
      guint32       root = i;

      if (eras[i].date.kind == ANNALS_DATE_NONE)
        continue;
      lane.lane = take_lane (lanes, eras, i);
      if (lane.lane >= ANNALS_MAX_ERA_LANES)
        continue;
      while (eras[root].parent != ANNALS_NONE)
        root = eras[root].parent;
      lane.hue = hues[root];
      lane.detail = describe_era (self->bundle, &eras[i], counts[i]);
      self->n_lanes = MAX (self->n_lanes, lane.lane + 1);
      g_array_append_val (self->eras, lane);
    }

  g_array_sort_with_data (self->eras, compare_lanes, (gpointer) (guintptr) eras);
  for (guint i = 0; i < ANNALS_MAX_ERA_LANES; i++)
    g_array_unref (lanes[i]);
}

/* The whole must not be empty, and where everything happens at once there is time around it. */
static void
find_bounds (AnnalsOutline *self)
{
  guint              n_dated;
  const guint32     *chronology = annals_bundle_get_chronology (self->bundle, &n_dated);
  const AnnalsEvent *events = annals_bundle_get_events (self->bundle, NULL);
  double             span;
  gint64             margin;

  if (!annals_bundle_get_bounds (self->bundle, &self->lower, &self->upper))
    {
      self->lower = annals_instant_from_day (1900, 1, 1);
      self->upper = annals_instant_from_day (2000, 1, 1);
    }
  if (self->eras->len > 0 || n_dated == 0 ||
      events[chronology[0]].date.lower != events[chronology[n_dated - 1]].date.lower)
    return;

  span = (double) self->upper - (double) self->lower;
  margin = (gint64) CLAMP (3.0 * span, LEAST_MARGIN_S, 1e18);
  self->lower = annals_instant_add_seconds (self->lower, -margin);
  self->upper = annals_instant_add_seconds (self->upper, margin);
}

/**
 * annals_outline_new:
 * @bundle: a bundle
 * @group_by: what the events of a group share
 *
 * Works out groups, lanes of eras and second places. Cost: O(n log n) in events, O(m²) in eras.
 *
 * Returns: (transfer full): the outline; it keeps the bundle
 */
AnnalsOutline *
annals_outline_new (AnnalsBundle *bundle,
                    AnnalsGroupBy group_by)
{
  AnnalsOutline *self = g_new0 (AnnalsOutline, 1);

  self->bundle = g_object_ref (bundle);
  self->group_by = group_by;
  self->groups = g_array_new (FALSE, TRUE, sizeof (AnnalsGroup));
  self->group_events = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->conflict_starts = g_array_new (FALSE, FALSE, sizeof (AnnalsInstant));
  self->eras = g_array_new (FALSE, TRUE, sizeof (AnnalsEraLane));
  g_array_set_clear_func (self->eras, clear_era_lane);
  self->companions = g_array_new (FALSE, TRUE, sizeof (AnnalsCompanion));
  self->undated = g_array_new (FALSE, TRUE, sizeof (guint32));

  annals_outline_collect_groups (self);
  collect_events (self);
  collect_eras (self);
  find_bounds (self);
  return self;
}

/**
 * annals_outline_free:
 * @self: (nullable): an outline
 *
 * Lets go of the outline and its bundle.
 */
void
annals_outline_free (AnnalsOutline *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->groups);
  annals_time_index_free (self->index);
  g_array_unref (self->group_events);
  g_array_unref (self->conflict_starts);
  g_array_unref (self->eras);
  g_array_unref (self->companions);
  g_array_unref (self->undated);
  g_string_chunk_free (self->names);
  g_clear_pointer (&self->source_keys, g_array_unref);
  g_object_unref (self->bundle);
  g_free (self);
}

/* By source: whether a companion is of what a group's source says, or a ghost if none is asked. */
static gboolean
is_of (const AnnalsCompanion *companion,
       guint                  group,
       guint                  account)
{
  if (group == ANNALS_NONE)
    return companion->kind == ANNALS_COMPANION_GHOST;
  return companion->kind != ANNALS_COMPANION_GHOST && companion->account == account;
}

/**
 * annals_outline_get_companions:
 * @self: an outline
 * @group: index of a group of the event, or %ANNALS_NONE to ask where else it stands for others
 * @event: index of an event
 * @n_companions: (out): how many there are
 *
 * Finds the other places of an event on the axis. By source there are no ghosts in a group, where
 * every source has its own place for the event: only those that the source itself gives. Cost:
 * O(log n).
 *
 * Returns: (array length=n_companions) (transfer none) (nullable): the first of them
 */
const AnnalsCompanion *
annals_outline_get_companions (const AnnalsOutline *self,
                               guint                group,
                               guint                event,
                               guint               *n_companions)
{
  gboolean is_by_source = self->group_by == ANNALS_GROUP_BY_SOURCE;
  guint    account = is_by_source && group != ANNALS_NONE
                       ? annals_outline_get_account (self, group, event)
                       : ANNALS_NONE;
  guint    low = 0;
  guint    high = self->companions->len;
  guint    end;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->companions, AnnalsCompanion, middle).event < event)
        low = middle + 1;
      else
        high = middle;
    }
  while (is_by_source && low < self->companions->len &&
         g_array_index (self->companions, AnnalsCompanion, low).event == event &&
         !is_of (&g_array_index (self->companions, AnnalsCompanion, low), group, account))
    low++;
  for (end = low; end < self->companions->len; end++)
    {
      const AnnalsCompanion *companion = &g_array_index (self->companions, AnnalsCompanion, end);

      if (companion->event != event || (is_by_source && !is_of (companion, group, account)))
        break;
    }

  *n_companions = end - low;
  return end > low ? &g_array_index (self->companions, AnnalsCompanion, low) : NULL;
}

/**
 * annals_outline_find_era:
 * @self: an outline
 * @era: index of an era
 *
 * Returns: (transfer none) (nullable): the era's place in the strip, or %NULL if it has none
 */
const AnnalsEraLane *
annals_outline_find_era (const AnnalsOutline *self,
                         guint                era)
{
  for (guint i = 0; i < self->eras->len; i++)
    if (g_array_index (self->eras, AnnalsEraLane, i).era == era)
      return &g_array_index (self->eras, AnnalsEraLane, i);

  return NULL;
}
