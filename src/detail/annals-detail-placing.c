/* annals-detail-placing.c — why an event stands where it does on the timeline, in a sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
get_source_name (AnnalsBundle *bundle,
                 guint         account)
{
  const AnnalsAccount *record = &annals_bundle_get_accounts (bundle, NULL)[account];
  const AnnalsSource  *source = &annals_bundle_get_sources (bundle, NULL)[record->source];

  return annals_bundle_get_text (bundle, source->short_name);
}

/* Whether a source gives another date than the event has on the timeline. */
static gboolean
has_other_date (AnnalsBundle      *bundle,
                const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const char          *edtf = annals_bundle_get_text (bundle, event->edtf);

  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    if (accounts[i].date.kind != ANNALS_DATE_NONE &&
        strcmp (annals_bundle_get_text (bundle, accounts[i].edtf), edtf) != 0)
      return TRUE;

  return FALSE;
}

static char *
write_own (AnnalsBundle      *bundle,
           const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const char          *edtf = annals_bundle_get_text (bundle, event->edtf);

  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    if (strcmp (annals_bundle_get_text (bundle, accounts[i].edtf), edtf) == 0)
      /* Translators: a source */
      return g_strdup_printf (_ ("The timeline has the date that the bundle chose, that of %s."),
                              get_source_name (bundle, i));

  return g_strdup (_ ("The timeline has a date of the bundle’s own, which no source gives."));
}

static char *
write_preferred (AnnalsBundle *bundle,
                 guint         account)
{
  const char *name = get_source_name (bundle, account);
  const char *reason = annals_bundle_get_text (
    bundle, annals_bundle_get_accounts (bundle, NULL)[account].rank_reason);

  if (*reason == '\0')
    return g_strdup_printf (_ ("The timeline has the date of %s, which the bundle prefers."), name);

  /* Translators: a source, and the bundle’s own words for why */
  return g_strdup_printf (_ ("The timeline has the date of %s, which the bundle prefers (%s)."),
                          name, reason);
}

/**
 * annals_detail_write_placing:
 * @bundle: a bundle
 * @event: an event of it
 *
 * Tells why the timeline has the event at the one of its dates and not at another.
 *
 * Returns: (transfer full) (nullable): a sentence; %NULL where there is nothing to choose from
 */
char *
annals_detail_write_placing (AnnalsBundle *bundle,
                             guint         event)
{
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];
  gboolean           has_choice = has_other_date (bundle, record);

  switch (annals_agreement_explain_placing (bundle, event))
    {
    case ANNALS_PLACING_NOWHERE:
      return g_strdup (has_choice ? _ ("The bundle has set its only dates aside.")
                                  : _ ("Nothing tells its date."));
    case ANNALS_PLACING_OWN:
      return has_choice ? write_own (bundle, record) : NULL;
    case ANNALS_PLACING_ONLY:
      if (!has_choice)
        return NULL;
      return g_strdup_printf (
        _ ("The timeline has the date of %s; the bundle has set the others aside."),
        get_source_name (bundle, record->dating));
    case ANNALS_PLACING_PREFERRED:
      return has_choice ? write_preferred (bundle, record->dating) : NULL;
    case ANNALS_PLACING_FIRST:
      if (!has_choice)
        return NULL;
      return g_strdup_printf (
        _ ("The timeline has the date of %s, the first in the bundle, which prefers none."),
        get_source_name (bundle, record->dating));
    }

  g_return_val_if_reached (NULL);
}
