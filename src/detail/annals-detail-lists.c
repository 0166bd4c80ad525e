/* annals-detail-lists.c — which events an era or a source has, and which are disputed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail-lists.h"

static gboolean
is_within (const AnnalsEra *eras,
           guint            era,
           guint            holder)
{
  while (era != ANNALS_NONE && era != holder)
    era = eras[era].parent;

  return era == holder;
}

/**
 * annals_detail_list_events:
 * @bundle: a bundle
 * @era: an era of it, or %ANNALS_NONE for the whole bundle
 *
 * Lists the events that begin in an era or in one within it, in the order of the axis, those
 * without a date after them. Cost: O(n) in all events.
 *
 * Returns: (transfer full) (element-type guint32): events
 */
GArray *
annals_detail_list_events (AnnalsBundle *bundle,
                           guint         era)
{
  GArray            *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AnnalsEra   *eras = annals_bundle_get_eras (bundle, NULL);
  guint              n_dated;
  guint              n_events;
  const guint32     *chronology = annals_bundle_get_chronology (bundle, &n_dated);
  const AnnalsEvent *events = annals_bundle_get_events (bundle, &n_events);

  for (guint i = 0; i < n_dated; i++)
    if (is_within (eras, events[chronology[i]].era, era) || era == ANNALS_NONE)
      g_array_append_val (list, chronology[i]);
  for (guint32 i = 0; i < n_events; i++)
    if (events[i].date.kind == ANNALS_DATE_NONE &&
        (is_within (eras, events[i].era, era) || era == ANNALS_NONE))
      g_array_append_val (list, i);

  return list;
}

/**
 * annals_detail_list_disputed:
 * @bundle: a bundle
 * @events: (element-type guint32): events of it
 *
 * Returns: (transfer full) (element-type guint32): those on which the sources disagree
 */
GArray *
annals_detail_list_disputed (AnnalsBundle *bundle,
                             GArray       *events)
{
  GArray            *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AnnalsEvent *records = annals_bundle_get_events (bundle, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      guint32 event = g_array_index (events, guint32, i);

      if (records[event].agreement == ANNALS_AGREEMENT_CONFLICT)
        g_array_append_val (list, event);
    }

  return list;
}

static gboolean
is_told_by_one (const AnnalsAccount *accounts,
                const AnnalsRange   *range)
{
  gboolean is_single = range->count > 0;

  for (guint i = range->first; i < range->first + range->count; i++)
    is_single = is_single && accounts[i].source == accounts[range->first].source;

  return is_single;
}

/**
 * annals_detail_list_single:
 * @bundle: a bundle
 * @events: (element-type guint32): events of it
 *
 * Returns: (transfer full) (element-type guint32): those that rest on one source alone
 */
GArray *
annals_detail_list_single (AnnalsBundle *bundle,
                           GArray       *events)
{
  GArray              *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AnnalsEvent   *records = annals_bundle_get_events (bundle, NULL);
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      guint32 event = g_array_index (events, guint32, i);

      if (is_told_by_one (accounts, &records[event].accounts))
        g_array_append_val (list, event);
    }

  return list;
}

/**
 * annals_detail_count_by_source:
 * @bundle: a bundle
 * @events: (element-type guint32): events of it
 *
 * Counts how many of the events each source tells. Cost: O(n) in their accounts.
 *
 * Returns: (transfer full) (element-type guint): a number for each source of the bundle
 */
GArray *
annals_detail_count_by_source (AnnalsBundle *bundle,
                               GArray       *events)
{
  GArray              *counts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GArray)   last = g_array_new (FALSE, TRUE, sizeof (guint));
  const AnnalsEvent   *records = annals_bundle_get_events (bundle, NULL);
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  guint                n_sources;

  annals_bundle_get_sources (bundle, &n_sources);
  g_array_set_size (counts, n_sources);
  g_array_set_size (last, n_sources);
  for (guint i = 0; i < events->len; i++)
    {
      const AnnalsRange *range = &records[g_array_index (events, guint32, i)].accounts;

      for (guint j = range->first; j < range->first + range->count; j++)
        if (g_array_index (last, guint, accounts[j].source) != i + 1)
          {
            g_array_index (last, guint, accounts[j].source) = i + 1;
            g_array_index (counts, guint, accounts[j].source)++;
          }
    }

  return counts;
}

/**
 * annals_detail_split_undated:
 * @bundle: a bundle
 * @events: (element-type guint32): events of it, those without a date at the end
 *
 * Moves the events without a date out of a list.
 *
 * Returns: (transfer full) (element-type guint32): the events without a date
 */
GArray *
annals_detail_split_undated (AnnalsBundle *bundle,
                             GArray       *events)
{
  GArray            *undated = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AnnalsEvent *records = annals_bundle_get_events (bundle, NULL);
  guint              n_dated = events->len;

  while (n_dated > 0 &&
         records[g_array_index (events, guint32, n_dated - 1)].date.kind == ANNALS_DATE_NONE)
    n_dated--;
  if (n_dated < events->len)
    g_array_append_vals (undated, &g_array_index (events, guint32, n_dated), events->len - n_dated);
  g_array_set_size (events, n_dated);

  return undated;
}

/**
 * annals_detail_count:
 * @bundle: a bundle
 * @events: (element-type guint32): events of it
 *
 * Counts how well events are told. Cost: O(n) in their accounts.
 *
 * Returns: the figures
 */
AnnalsDetailFigures
annals_detail_count (AnnalsBundle *bundle,
                     GArray       *events)
{
  AnnalsDetailFigures    figures = { .n_events = events->len };
  const AnnalsEvent     *records = annals_bundle_get_events (bundle, NULL);
  const AnnalsAccount   *accounts = annals_bundle_get_accounts (bundle, NULL);
  g_autoptr (GHashTable) sources = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < events->len; i++)
    {
      const AnnalsEvent *event = &records[g_array_index (events, guint32, i)];
      const AnnalsRange *range = &event->accounts;

      for (guint j = range->first; j < range->first + range->count; j++)
        g_hash_table_add (sources, GUINT_TO_POINTER (accounts[j].source));
      figures.n_single += is_told_by_one (accounts, range);
      figures.n_conflicts += event->agreement == ANNALS_AGREEMENT_CONFLICT;
      figures.n_undated += event->date.kind == ANNALS_DATE_NONE;
    }

  figures.n_sources = g_hash_table_size (sources);
  return figures;
}

/**
 * annals_detail_count_told:
 * @bundle: a bundle
 * @source: a source of it
 *
 * Counts the events that a source tells. Cost: O(n) in all accounts.
 *
 * Returns: the number of events
 */
guint
annals_detail_count_told (AnnalsBundle *bundle,
                          guint         source)
{
  guint                n_accounts;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, &n_accounts);
  guint                last = ANNALS_NONE;
  guint                n_told = 0;

  /* The accounts of one event follow one another. */
  for (guint i = 0; i < n_accounts; i++)
    if (accounts[i].source == source && accounts[i].event != last)
      {
        last = accounts[i].event;
        n_told++;
      }

  return n_told;
}
