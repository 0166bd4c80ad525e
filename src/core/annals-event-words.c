/* annals-event-words.c — an event in words: what is spoken of it, and stands in its tooltip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The timeline and the list name an event in the same words, so that a person who hears them knows
 * it again.
 */

#include "config.h"

#include "core/annals-event-words.h"

#include <glib/gi18n-lib.h>

/* From so many accounts on, those of one source are not looked for among the others one by one. */
#define FEW_ACCOUNTS 16

static guint
count_among_few (const AnnalsAccount *accounts,
                 guint                n_accounts)
{
  guint n_sources = 0;

  for (guint i = 0; i < n_accounts; i++)
    {
      guint earlier = 0;

      while (earlier < i && accounts[earlier].source != accounts[i].source)
        earlier++;
      n_sources += earlier == i;
    }

  return n_sources;
}

/**
 * annals_event_count_sources:
 * @bundle: a bundle
 * @event: index of an event of it
 *
 * Counts the sources that tell an event; one that has several accounts of it counts once. Cost:
 * O(n) in the accounts of the event.
 *
 * Returns: the number of sources
 */
guint
annals_event_count_sources (AnnalsBundle *bundle,
                            guint         event)
{
  const AnnalsRange     *range = &annals_bundle_get_events (bundle, NULL)[event].accounts;
  const AnnalsAccount   *accounts = annals_bundle_get_accounts (bundle, NULL);
  g_autoptr (GHashTable) sources = NULL;

  if (range->count == 0)
    return 0;
  accounts += range->first;
  if (range->count <= FEW_ACCOUNTS)
    return count_among_few (accounts, range->count);

  sources = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < range->count; i++)
    g_hash_table_add (sources, GUINT_TO_POINTER (accounts[i].source));
  return g_hash_table_size (sources);
}

/**
 * annals_event_describe_sources:
 * @bundle: a bundle
 * @event: index of an event of it
 *
 * Tells how many sources tell an event, and whether they agree.
 *
 * Returns: (transfer full): "3 sources, they disagree"
 */
char *
annals_event_describe_sources (AnnalsBundle *bundle,
                               guint         event)
{
  guint  n = annals_event_count_sources (bundle, event);
  guint8 agreement = annals_bundle_get_events (bundle, NULL)[event].agreement;

  if (n == 0)
    return g_strdup (_ ("no source"));
  if (agreement == ANNALS_AGREEMENT_CONFLICT)
    return g_strdup_printf (
      ngettext ("%u source, which disagrees with itself", "%u sources, they disagree", n), n);
  if (agreement == ANNALS_AGREEMENT_DENIED)
    return g_strdup_printf (ngettext ("%u source, which denies it", "%u sources, it is denied", n),
                            n);
  return g_strdup_printf (ngettext ("%u source", "%u sources", n), n);
}

static char *
describe_date (AnnalsBundle      *bundle,
               const AnnalsEvent *event)
{
  if (event->date.kind == ANNALS_DATE_NONE)
    return g_strdup (_ ("undated"));
  return annals_date_to_text (annals_bundle_get_text (bundle, event->edtf), ANNALS_DATE_LONG);
}

/**
 * annals_event_describe:
 * @bundle: a bundle
 * @event: index of an event of it
 * @is_bookmarked: whether the reader has bookmarked it
 * @separator: what stands between the parts: ", " to be spoken, a line break to be read
 *
 * Names an event: its title, date in words, era if it lies in one, sources and whether they agree,
 * and that it is bookmarked if it is.
 *
 * Returns: (transfer full): the words
 */
char *
annals_event_describe (AnnalsBundle *bundle,
                       guint         event,
                       gboolean      is_bookmarked,
                       const char   *separator)
{
  const AnnalsEvent    *record = &annals_bundle_get_events (bundle, NULL)[event];
  const AnnalsEra      *eras = annals_bundle_get_eras (bundle, NULL);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (parts, g_strdup (annals_bundle_get_text (bundle, record->title)));
  g_ptr_array_add (parts, describe_date (bundle, record));
  if (record->era != ANNALS_NONE)
    g_ptr_array_add (parts, g_strdup (annals_bundle_get_text (bundle, eras[record->era].label)));
  g_ptr_array_add (parts, annals_event_describe_sources (bundle, event));
  if (is_bookmarked)
    g_ptr_array_add (parts, g_strdup (_ ("bookmarked")));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (separator, (char **) parts->pdata);
}
