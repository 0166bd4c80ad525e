/* fuzz-loader.c — bundles from strangers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-checks.h"

#include "core/annals-limits.h"
#include "core/annals-loader.h"

static void
check_range (AnnalsRange range,
             guint       n_records)
{
  g_assert_cmpuint (range.count, <=, n_records);
  g_assert_true (range.count == 0 || range.first <= n_records - range.count);
}

static void
check_dating (const AnnalsDate *date)
{
  if (date->kind != ANNALS_DATE_NONE)
    fuzz_check_date (date);
}

static void
check_diagnostics (GPtrArray *diagnostics)
{
  g_assert_cmpuint (diagnostics->len, <=, ANNALS_MAX_DIAGNOSTICS + 1);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const AnnalsDiagnostic *diagnostic = g_ptr_array_index (diagnostics, i);
      g_autofree char        *text = annals_diagnostic_to_text (diagnostic);

      fuzz_check_text (text);
      fuzz_check_text (diagnostic->pointer);
      g_assert_cmpstr (diagnostic->message, !=, "");
    }
}

static void
check_eras (AnnalsBundle *bundle)
{
  guint            n_eras;
  guint            n_sources;
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, &n_eras);

  annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_eras; i++)
    {
      guint n_steps = 0;

      fuzz_check_text (annals_bundle_get_text (bundle, eras[i].label));
      check_dating (&eras[i].date);
      g_assert_true (eras[i].source == ANNALS_NONE || eras[i].source < n_sources);
      for (guint era = i; era != ANNALS_NONE; era = eras[era].parent)
        {
          g_assert_cmpuint (era, <, n_eras);
          g_assert_cmpuint (n_steps++, <, n_eras);
        }
    }
}

static void
check_events (AnnalsBundle *bundle)
{
  guint              n_accounts;
  guint              n_eras;
  guint              n_events;
  guint              n_places;
  const AnnalsEvent *events = annals_bundle_get_events (bundle, &n_events);

  annals_bundle_get_accounts (bundle, &n_accounts);
  annals_bundle_get_eras (bundle, &n_eras);
  annals_bundle_get_places (bundle, &n_places);
  for (guint i = 0; i < n_events; i++)
    {
      fuzz_check_text (annals_bundle_get_text (bundle, events[i].title));
      fuzz_check_text (annals_bundle_get_text (bundle, events[i].summary));
      check_dating (&events[i].date);
      check_range (events[i].accounts, n_accounts);
      check_range (events[i].places, n_places);
      g_assert_true (events[i].importance >= 0 && events[i].importance <= 1);
      g_assert_true (events[i].era == ANNALS_NONE || events[i].era < n_eras);
      g_assert_true (events[i].dating == ANNALS_NONE || events[i].dating < n_accounts);
      g_assert_cmpint (events[i].agreement, <=, ANNALS_AGREEMENT_CONFLICT);
      g_assert_cmpint (events[i].date_agreement, <=, events[i].agreement);
      g_assert_cmpuint (
        annals_bundle_find_event (bundle, annals_bundle_get_text (bundle, events[i].id)), ==, i);
    }
}

static void
check_accounts (AnnalsBundle *bundle)
{
  guint                n_accounts;
  guint                n_claims;
  guint                n_events;
  guint                n_passages;
  guint                n_sources;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, &n_accounts);
  const AnnalsPassage *passages = annals_bundle_get_passages (bundle, &n_passages);

  annals_bundle_get_claims (bundle, &n_claims);
  annals_bundle_get_events (bundle, &n_events);
  annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_accounts; i++)
    {
      check_dating (&accounts[i].date);
      check_range (accounts[i].passages, n_passages);
      check_range (accounts[i].claims, n_claims);
      g_assert_cmpuint (accounts[i].event, <, n_events);
      g_assert_cmpuint (accounts[i].source, <, n_sources);
    }
  for (guint i = 0; i < n_passages; i++)
    {
      g_assert_cmpuint (passages[i].account, <, n_accounts);
      fuzz_check_anchor (
        &passages[i].anchor,
        annals_bundle_get_article (bundle, accounts[passages[i].account].source),
        annals_bundle_get_text (bundle, passages[i].exact));
    }
}

static void
check_chronology (AnnalsBundle *bundle)
{
  guint              n_dated;
  guint              n_events;
  const AnnalsEvent *events = annals_bundle_get_events (bundle, &n_events);
  const guint32     *order = annals_bundle_get_chronology (bundle, &n_dated);

  g_assert_cmpuint (n_dated, <=, n_events);
  for (guint i = 0; i < n_dated; i++)
    {
      g_assert_cmpuint (order[i], <, n_events);
      g_assert_true (
        i == 0 || annals_date_compare (&events[order[i - 1]].date, &events[order[i]].date) <= 0);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)       bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray)    diagnostics = NULL;
  g_autoptr (AnnalsBundle) bundle = NULL;
  g_autoptr (GError)       error = NULL;

  diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
  bundle = annals_bundle_load_bytes (bytes, "fuzz.annals", NULL, diagnostics, NULL, &error);

  check_diagnostics (diagnostics);
  if (bundle == NULL)
    {
      fuzz_check_error (error);
      g_assert_cmpuint (diagnostics->len, >, 0);
      return 0;
    }

  g_assert_no_error (error);
  fuzz_check_text (annals_bundle_get_title (bundle));
  check_eras (bundle);
  check_events (bundle);
  check_accounts (bundle);
  check_chronology (bundle);

  return 0;
}
