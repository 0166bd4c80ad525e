/* annals-load-event.c — events of a bundle: accounts, passages, claims
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-load-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEFAULT_IMPORTANCE 0.5

static void
read_categories (AnnalsLoad            *load,
                 const AnnalsJsonValue *event)
{
  AnnalsJsonValue list;
  guint           n_items = annals_json_get_array (event, "categories", &list);

  for (guint i = 0; i < n_items; i++)
    {
      AnnalsJsonValue item;
      guint           category;

      annals_json_get_item (&list, i, &item);
      category = annals_load_resolve (load, &item, ANNALS_RECORD_CATEGORY, "dangling-category");
      if (category != ANNALS_NONE)
        annals_bundle_builder_add_event_category (load->builder, category);
    }
}

static void
read_participants (AnnalsLoad            *load,
                   const AnnalsJsonValue *event)
{
  AnnalsJsonValue list;
  guint           n_items = annals_json_get_array (event, "participants", &list);

  for (guint i = 0; i < n_items; i++)
    {
      AnnalsJsonValue  item;
      g_autofree char *name = NULL;

      annals_json_get_item (&list, i, &item);
      name = annals_load_dup_line (&item);
      if (name != NULL)
        annals_bundle_builder_add_participant (load->builder, name);
    }
}

/* GeoJSON order: longitude first. */
static void
read_position (const AnnalsJsonValue *place,
               double                *latitude,
               double                *longitude)
{
  AnnalsJsonValue list;
  AnnalsJsonValue x;
  AnnalsJsonValue y;
  double          numbers[2];
  guint           n_items;

  *latitude = *longitude = (double) NAN;
  if (!annals_json_get_member (place, "geo", &list))
    return;
  n_items = annals_json_get_array (place, "geo", &list);
  if (n_items != 2)
    {
      if (annals_json_is_array (&list))
        annals_json_report (&list, NULL, ANNALS_SEVERITY_ERROR, "invalid-position",
                            _ ("A position is written as [longitude, latitude] in degrees."));
      return;
    }

  annals_json_get_item (&list, 0, &x);
  annals_json_get_item (&list, 1, &y);
  if (annals_json_to_number (&x, -180, 180, &numbers[0]) &&
      annals_json_to_number (&y, -90, 90, &numbers[1]))
    {
      *longitude = numbers[0];
      *latitude = numbers[1];
    }
}

static void
read_places (AnnalsLoad            *load,
             const AnnalsJsonValue *event)
{
  static const char *const known[] = { "name", "geo", NULL };
  AnnalsJsonValue          list;
  guint                    n_items = annals_json_get_array (event, "places", &list);

  for (guint i = 0; i < n_items; i++)
    {
      AnnalsJsonValue  item;
      AnnalsJsonValue  member;
      g_autofree char *name = NULL;
      double           latitude;
      double           longitude;

      annals_json_get_item (&list, i, &item);
      if (!annals_json_expect_object (&item, known))
        continue;
      if (annals_json_get_member (&item, "name", &member))
        name = annals_load_dup_line (&member);
      else
        annals_json_report_missing (&item, "name");
      read_position (&item, &latitude, &longitude);
      if (name != NULL)
        annals_bundle_builder_add_place (load->builder, name, latitude, longitude);
    }
}

static void
read_resolution (AnnalsLoad            *load,
                 const AnnalsJsonValue *value)
{
  static const char *const known[] = { "property", "note", NULL };
  g_autofree char         *property = NULL;
  g_autofree char         *note = NULL;
  AnnalsJsonValue          member;

  if (!annals_json_expect_object (value, known))
    return;
  if (annals_json_get_member (value, "property", &member))
    property = annals_load_dup_line (&member);
  if (annals_json_get_member (value, "note", &member))
    note = annals_load_dup_block (&member);

  if (property != NULL && note != NULL)
    annals_bundle_builder_add_resolution (load->builder, property, note);
  else
    annals_json_report_missing (value, property == NULL ? "property" : "note");
}

/* "resolution" is one object, or a list of them where several properties are disputed. */
static void
read_resolutions (AnnalsLoad            *load,
                  const AnnalsJsonValue *event)
{
  AnnalsJsonValue member;
  guint           n_items;

  if (!annals_json_get_member (event, "resolution", &member))
    return;
  if (!annals_json_is_array (&member))
    {
      read_resolution (load, &member);
      return;
    }

  n_items = annals_json_count_items (&member);
  for (guint i = 0; i < n_items; i++)
    {
      AnnalsJsonValue item;

      annals_json_get_item (&member, i, &item);
      read_resolution (load, &item);
    }
}

/* --- Accounts --------------------------------------------------------------------------------- */

static gint64
read_offset (const AnnalsJsonValue *passage,
             const char            *name)
{
  AnnalsJsonValue member;
  gint64          offset = -1;

  if (annals_json_get_member (passage, name, &member))
    annals_json_to_integer (&member, 0, G_MAXINT32, &offset);

  return offset;
}

static char *
dup_quote_part (const AnnalsJsonValue *passage,
                const char            *name)
{
  AnnalsJsonValue member;
  char           *text = NULL;

  if (annals_json_get_member (passage, name, &member))
    text = annals_load_dup_block (&member);

  return text != NULL ? text : g_strdup ("");
}

/* What to say of a passage that does not stand in its article as it is quoted. */
static void
report_anchor (const AnnalsJsonValue *passage,
               const AnnalsAnchor    *anchor)
{
  static const struct
  {
    AnnalsAnchorState state;
    AnnalsSeverity    severity;
    const char       *code;
    const char       *message;
  } reports[] = {
    { ANNALS_ANCHOR_MOVED, ANNALS_SEVERITY_NOTE, "passage-moved",
      N_ ("The words stand in the article, but what surrounds them has changed.") },
    { ANNALS_ANCHOR_CHANGED, ANNALS_SEVERITY_NOTE, "passage-changed",
      N_ ("The article has this passage in other words.") },
    { ANNALS_ANCHOR_AMBIGUOUS, ANNALS_SEVERITY_WARNING, "passage-ambiguous",
      N_ ("The words stand in several places of the article, and nothing tells which is meant.") },
    { ANNALS_ANCHOR_CONTRADICTED, ANNALS_SEVERITY_WARNING, "passage-contradicted",
      N_ ("The article has another number or name in this passage.") },
    { ANNALS_ANCHOR_ORPHANED, ANNALS_SEVERITY_WARNING, "passage-orphaned",
      N_ ("The words are not in the article.") },
    { ANNALS_ANCHOR_SKIPPED, ANNALS_SEVERITY_NOTE, "passage-skipped",
      N_ ("The words were not looked for: the passage is too long, or too many are not found.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (reports); i++)
    if (reports[i].state == (AnnalsAnchorState) anchor->state)
      annals_json_report (passage, "exact", reports[i].severity, reports[i].code, "%s",
                          _ (reports[i].message));
}

/* A passage without words stays in its place of the list, as one that cannot be found: others are
 * known by their number. */
static void
read_passage (AnnalsLoad            *load,
              const AnnalsJsonValue *value,
              guint                  source)
{
  static const char *const known[] = { "exact", "prefix", "suffix", "start", "end", NULL };
  g_autofree char         *exact = NULL;
  g_autofree char         *prefix = NULL;
  g_autofree char         *suffix = NULL;
  g_autofree char         *bare = NULL;
  AnnalsQuote              quote;
  AnnalsAnchor             anchor;

  if (!annals_json_expect_object (value, known))
    return;

  exact = dup_quote_part (value, "exact");
  prefix = dup_quote_part (value, "prefix");
  suffix = dup_quote_part (value, "suffix");
  bare = g_strstrip (g_strdup (exact));
  if (*bare == '\0')
    annals_json_report (value, "exact", ANNALS_SEVERITY_ERROR, "passage-without-exact",
                        _ ("A passage needs the quoted words as “exact”."));

  quote = (AnnalsQuote){ exact, prefix, suffix, read_offset (value, "start"),
                         read_offset (value, "end") };
  if (quote.start >= 0 && quote.end >= 0 && quote.end < quote.start)
    {
      annals_json_report (value, "end", ANNALS_SEVERITY_ERROR, "passage-order",
                          _ ("The passage ends before it begins."));
      quote.start = quote.end = -1;
    }
  anchor = annals_bundle_builder_add_passage (load->builder, &quote);
  if (annals_bundle_builder_has_article (load->builder, source))
    report_anchor (value, &anchor);
}

static void
read_claim (AnnalsLoad            *load,
            const AnnalsJsonValue *value)
{
  static const char *const known[] = { "property", "value", "polarity", NULL };
  static const char *const polarities[] = { "asserts", "denies", NULL };
  g_autofree char         *property = NULL;
  g_autofree char         *content = NULL;
  AnnalsJsonValue          member;
  gboolean                 is_known;
  guint                    polarity;

  if (!annals_json_expect_object (value, known))
    return;
  if (annals_json_get_member (value, "property", &member))
    property = annals_load_dup_line (&member);
  if (annals_json_get_member (value, "value", &member))
    content = annals_load_dup_line (&member);
  polarity = annals_load_choice (value, "polarity", polarities, &is_known);

  if (property == NULL || content == NULL)
    annals_json_report_missing (value, property == NULL ? "property" : "value");
  else if (is_known)
    annals_bundle_builder_add_claim (load->builder, property, content,
                                     polarity == 1 ? ANNALS_POLARITY_DENIES
                                                   : ANNALS_POLARITY_ASSERTS);
}

static void
read_account (AnnalsLoad            *load,
              const AnnalsJsonValue *value)
{
  static const char *const known[] = { "source", "date", "stated", "calendar", "rank",
                                       "rankReason", "passages", "claims", NULL };
  static const char *const calendars[] = { "gregorian", "julian", NULL };
  static const char *const ranks[] = { "normal", "preferred", "deprecated", NULL };
  static const AnnalsRank  rank_values[] = { ANNALS_RANK_NORMAL, ANNALS_RANK_PREFERRED,
                                             ANNALS_RANK_DEPRECATED };
  AnnalsAccount            account = { 0 };
  AnnalsJsonValue          list;
  AnnalsJsonValue          item;
  guint                    n_items;

  if (!annals_json_expect_object (value, known))
    return;
  if (!annals_json_get_member (value, "source", &item))
    annals_json_report_missing (value, "source");
  account.source = annals_load_reference (load, value, "source", ANNALS_RECORD_SOURCE,
                                          "dangling-source");
  if (account.source == ANNALS_NONE)
    return;

  account.edtf = annals_load_date (load, value, "date", &account.date);
  account.stated = annals_load_line (load, value, "stated");
  account.calendar = annals_load_choice (value, "calendar", calendars, NULL) == 1
                       ? ANNALS_CALENDAR_JULIAN
                       : ANNALS_CALENDAR_GREGORIAN;
  account.rank = (guint8) rank_values[annals_load_choice (value, "rank", ranks, NULL)];
  account.rank_reason = annals_load_line (load, value, "rankReason");
  if (account.rank != ANNALS_RANK_NORMAL && account.rank_reason == 0)
    annals_json_report (value, "rank", ANNALS_SEVERITY_NOTE, "rank-without-reason",
                        _ ("A rank other than “normal” asks for a “rankReason”."));
  annals_bundle_builder_add_account (load->builder, &account);

  n_items = annals_json_get_array (value, "passages", &list);
  for (guint i = 0; i < n_items && !g_cancellable_is_cancelled (load->cancellable); i++)
    {
      annals_json_get_item (&list, i, &item);
      read_passage (load, &item, account.source);
    }

  n_items = annals_json_get_array (value, "claims", &list);
  for (guint i = 0; i < n_items; i++)
    {
      annals_json_get_item (&list, i, &item);
      read_claim (load, &item);
    }
}

static void
read_accounts (AnnalsLoad            *load,
               const AnnalsJsonValue *event)
{
  AnnalsJsonValue list;
  guint           n_items = annals_json_get_array (event, "accounts", &list);

  for (guint i = 0; i < n_items; i++)
    {
      AnnalsJsonValue item;

      annals_json_get_item (&list, i, &item);
      read_account (load, &item);
    }
}

/**
 * annals_load_event:
 * @load: the load
 * @value: an element of "events"
 *
 * An event without a good date stays: an account may date it, or it goes to the undated ones of its
 * era.
 */
void
annals_load_event (AnnalsLoad            *load,
                   const AnnalsJsonValue *value)
{
  static const char *const known[] = { "id", "title", "date", "summary", "categories",
                                       "participants", "places", "importance", "era", "media",
                                       "accounts", "resolution", NULL };
  AnnalsEvent              event = { 0 };
  AnnalsJsonValue          member;
  const char              *id;
  double                   importance = DEFAULT_IMPORTANCE;

  if (!annals_json_expect_object (value, known))
    return;
  id = annals_load_id (load, value, ANNALS_RECORD_EVENT);
  if (id == NULL)
    return;

  event.id = annals_bundle_builder_add_text (load->builder, id);
  event.title = annals_load_required_line (load, value, "title", id);
  event.edtf = annals_load_date (load, value, "date", &event.date);
  event.summary = annals_load_block (load, value, "summary");
  if (annals_json_get_member (value, "importance", &member))
    annals_json_to_number (&member, 0, 1, &importance);
  event.importance = (float) importance;
  annals_bundle_builder_add_event (load->builder, &event);
  annals_bundle_builder_set_event_era (load->builder,
                                       annals_load_reference (load, value, "era", ANNALS_RECORD_ERA,
                                                              "dangling-era"));

  read_categories (load, value);
  read_participants (load, value);
  read_places (load, value);
  annals_json_get_array (value, "media", &member);
  read_resolutions (load, value);
  read_accounts (load, value);
}
