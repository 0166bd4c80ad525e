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

  info->earliest = lower != ANNALS_INSTANT_MAX ? annals_tool_dup_first_day (lower) : NULL;
  info->latest = upper != ANNALS_INSTANT_MIN ? annals_tool_dup_last_day (upper) : NULL;
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
  annals_tool_add_text (builder, "title", annals_bundle_get_title (bundle));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    annals_tool_add_count (builder, counts[i].name, counts[i].count);
  annals_tool_add_text (builder, "earliest", info->earliest);
  annals_tool_add_text (builder, "latest", info->latest);
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
  g_autoptr (AnnalsBundle) bundle = annals_tool_open (files[0]);
  g_auto (Info)            info = { 0 };

  if (bundle == NULL)
    return ANNALS_TOOL_UNUSABLE;

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
