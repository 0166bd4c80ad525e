/* annals-tool-info.c — “annals-tool info”: counts what a bundle holds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include "core/annals-agreement.h"

#include <glib/gi18n.h>

typedef struct
{
  guint eras;
  guint events;
  guint undated;
  guint sources;
  guint articles;
  guint accounts;
  guint passages;
  guint conflicts;
  char *earliest; /* owned; NULL if no event has a known beginning */
  char *latest;   /* owned */
} Info;

static void
clear_info (Info *info)
{
  g_clear_pointer (&info->earliest, g_free);
  g_clear_pointer (&info->latest, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, clear_info)

/* A day as ISO 8601 writes it; years beyond four digits are written out. */
static char *
dup_day (AnnalsInstant instant)
{
  AnnalsCivil civil;

  annals_instant_to_civil (instant, &civil);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02d", civil.year < 0 ? "-" : "",
                          ABS (civil.year), civil.month, civil.day);
}

static guint
count_articles (AnnalsBundle *bundle)
{
  guint               n_sources;
  const AnnalsSource *sources = annals_bundle_get_sources (bundle, &n_sources);
  guint               n_articles = 0;

  for (guint i = 0; i < n_sources; i++)
    n_articles += sources[i].article != ANNALS_NONE ? 1 : 0;

  return n_articles;
}

static guint
count_conflicts (AnnalsBundle *bundle,
                 guint         event)
{
  g_autoptr (GPtrArray) properties = annals_agreement_list_properties (bundle, event);
  guint                 n_conflicts = 0;

  for (guint i = 0; i < properties->len; i++)
    {
      const AnnalsProperty *property = properties->pdata[i];

      n_conflicts += property->agreement == ANNALS_AGREEMENT_CONFLICT ? 1 : 0;
    }

  return n_conflicts;
}

/* The span of the dated events. Ends that are open or unknown have no day. */
static void
count_events (AnnalsBundle *bundle,
              Info         *info)
{
  const AnnalsEvent *events = annals_bundle_get_events (bundle, &info->events);
  AnnalsInstant      lower = ANNALS_INSTANT_MAX;
  AnnalsInstant      upper = ANNALS_INSTANT_MIN;

  for (guint i = 0; i < info->events; i++)
    {
      const AnnalsDate *date = &events[i].date;

      if (events[i].agreement == ANNALS_AGREEMENT_CONFLICT)
        info->conflicts += count_conflicts (bundle, i);
      if (date->kind == ANNALS_DATE_NONE)
        {
          info->undated++;
          continue;
        }
      if (date->lower != ANNALS_INSTANT_MIN)
        lower = MIN (lower, date->lower);
      if (date->upper != ANNALS_INSTANT_MAX)
        upper = MAX (upper, date->upper);
    }

  info->earliest = lower != ANNALS_INSTANT_MAX ? dup_day (lower) : NULL;
  info->latest = upper != ANNALS_INSTANT_MIN ? dup_day (upper - 1) : NULL;
}

static void
print_json (AnnalsBundle *bundle,
            const Info   *info)
{
  const struct
  {
    const char *name;
    guint       count;
  } counts[] = {
    { "eras", info->eras },
    { "events", info->events },
    { "undated", info->undated },
    { "sources", info->sources },
    { "articles", info->articles },
    { "accounts", info->accounts },
    { "passages", info->passages },
    { "conflicts", info->conflicts },
  };
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "title");
  json_builder_add_string_value (builder, annals_bundle_get_title (bundle));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (builder, counts[i].name);
      json_builder_add_int_value (builder, counts[i].count);
    }
  json_builder_set_member_name (builder, "earliest");
  json_builder_add_string_value (builder, info->earliest);
  json_builder_set_member_name (builder, "latest");
  json_builder_add_string_value (builder, info->latest);
  json_builder_end_object (builder);

  annals_tool_print_json (builder);
}

static void
print_text (AnnalsBundle *bundle,
            const Info   *info)
{
  g_print (_ ("Title: %s\n"), annals_bundle_get_title (bundle));
  g_print (_ ("Eras: %u\n"), info->eras);
  g_print (_ ("Events: %u, of them undated: %u\n"), info->events, info->undated);
  g_print (_ ("Sources: %u, with an article: %u\n"), info->sources, info->articles);
  g_print (_ ("Accounts: %u\n"), info->accounts);
  g_print (_ ("Passages: %u\n"), info->passages);
  g_print (_ ("Conflicts: %u\n"), info->conflicts);
  g_print (_ ("Earliest day: %s\n"), info->earliest != NULL ? info->earliest : "–");
  g_print (_ ("Latest day: %s\n"), info->latest != NULL ? info->latest : "–");
}

static void
print_errors (GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = annals_diagnostic_to_text (problems->pdata[i]);

      g_printerr ("%s\n", text);
    }
}

/**
 * annals_tool_info:
 * @files: (array zero-terminated=1): one file, "-" for standard input
 * @is_json: whether to print one JSON object
 *
 * Prints what a bundle holds. What is wrong with it is the business of “check”.
 *
 * Returns: the exit status
 */
int
annals_tool_info (char   **files,
                  gboolean is_json)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
  g_autoptr (AnnalsBundle) bundle = annals_tool_load (files[0], problems, NULL);
  g_auto (Info)            info = { 0 };

  if (bundle == NULL)
    {
      print_errors (problems);
      return ANNALS_TOOL_UNUSABLE;
    }

  annals_bundle_get_eras (bundle, &info.eras);
  annals_bundle_get_sources (bundle, &info.sources);
  annals_bundle_get_accounts (bundle, &info.accounts);
  annals_bundle_get_passages (bundle, &info.passages);
  info.articles = count_articles (bundle);
  count_events (bundle, &info);

  if (is_json)
    print_json (bundle, &info);
  else
    print_text (bundle, &info);

  return ANNALS_TOOL_GOOD;
}
