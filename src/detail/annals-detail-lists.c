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
      gboolean           is_single = range->count > 0;

      for (guint j = range->first; j < range->first + range->count; j++)
        {
          is_single = is_single && accounts[j].source == accounts[range->first].source;
          g_hash_table_add (sources, GUINT_TO_POINTER (accounts[j].source));
        }
      figures.n_single += is_single;
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

/**
 * annals_detail_has_neighbour:
 * @bundle: a bundle
 * @era: an era of it
 * @direction: -1 for one before it, 1 for one after it
 *
 * Returns: whether an era of the same parent stands on that side. Cost: O(n) in all eras.
 */
gboolean
annals_detail_has_neighbour (AnnalsBundle *bundle,
                             guint         era,
                             int           direction)
{
  guint            n_eras;
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, &n_eras);

  for (guint i = 0; i < n_eras; i++)
    {
      int order;

      if (i == era || eras[i].parent != eras[era].parent || eras[i].date.kind == ANNALS_DATE_NONE)
        continue;
      order = annals_date_compare (&eras[i].date, &eras[era].date);
      if (order == 0)
        order = i > era ? 1 : -1;
      if ((order > 0) == (direction > 0))
        return TRUE;
    }

  return FALSE;
}
