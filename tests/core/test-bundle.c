/* test-bundle.c — what a bundle works out from its records
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-bundle-builder.h"
#include "load-json.h"

#include <math.h>

/* --- Eras ----------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *eras; /* members of the list, JSON with ' for " */
  const char *date; /* of the event */
  const char *era;  /* that holds it, NULL for none */
} EraCase;

#define NESTED                                                        \
  "{'id':'outer','label':'O','period':'1900/1999'},"                  \
  "{'id':'inner','label':'I','period':'1940/1960','parent':'outer'}," \
  "{'id':'innermost','label':'M','period':'1945/1950','parent':'inner'}"
#define OVERLAPPING                                 \
  "{'id':'long','label':'L','period':'1900/1950'}," \
  "{'id':'short','label':'S','period':'1940/1960'}"
#define OPEN                                       \
  "{'id':'since','label':'S','period':'1947/..'}," \
  "{'id':'until','label':'U','period':'../1900'}," \
  "{'id':'war','label':'W','period':'1965'}"
#define DAYS                                                \
  "{'id':'before','label':'B','period':'1940/1947-08-13'}," \
  "{'id':'after','label':'A','period':'1947-08-14/1970'}"
#define ALIKE                                        \
  "{'id':'whole','label':'W','period':'1900/1950'}," \
  "{'id':'part','label':'P','period':'1900/1950','parent':'whole'}"

/* clang-format off */
static const EraCase era_cases[] = {
  { "no-eras", "", "1950", NULL },
  { "outer", NESTED, "1920", "outer" },
  { "inner", NESTED, "1940-01-01", "inner" },
  { "innermost", NESTED, "1947", "innermost" },
  { "after-innermost", NESTED, "1951", "inner" },
  { "after-inner", NESTED, "1961", "outer" },
  { "last-day", NESTED, "1999-12-31", "outer" },
  { "after-all", NESTED, "2000", NULL },
  { "before-all", NESTED, "1899-12-31", NULL },
  { "interval-by-its-beginning", NESTED, "1939/1947", "outer" },
  { "interval-before-all", NESTED, "1890/1947", NULL },
  { "overlap-goes-to-the-shorter", OVERLAPPING, "1945", "short" },
  { "before-overlap", OVERLAPPING, "1939", "long" },
  { "after-overlap", OVERLAPPING, "1955", "short" },
  { "open-end", OPEN, "2500", "since" },
  { "open-beginning", OPEN, "-5000", "until" },
  { "between-open-ends", OPEN, "1920", NULL },
  { "short-in-open", OPEN, "1965-06", "war" },
  { "event-of-open-end", OPEN, "1950/..", "since" },
  { "event-of-open-beginning", OPEN, "../1950", "since" },
  { "event-open-on-both-sides", OPEN, "../..", "since" },
  { "boundary-day", DAYS, "1947-08-14", "after" },
  { "day-before-boundary", DAYS, "1947-08-13", "before" },
  { "year-across-boundary", DAYS, "1947", "before" },
  { "year-before-first-era", "{'id':'after','label':'A','period':'1947-08-14/1970'}", "1947",
    "after" },
  { "decade-before-first-era", "{'id':'after','label':'A','period':'1947-08-14/1970'}", "194X",
    "after" },
  { "part-as-long-as-the-whole", ALIKE, "1920", "part" },
  { "era-without-parent-first",
    "{'id':'part','label':'P','period':'1900/1950','parent':'whole'},"
    "{'id':'whole','label':'W','period':'1900/1950'}", "1920", "part" },
};
/* clang-format on */

static void
check_era (gconstpointer data)
{
  const EraCase     *test = data;
  g_autofree char   *json = NULL;
  AnnalsBundle      *bundle;
  const AnnalsEvent *event;
  const AnnalsEra   *eras;
  const char        *era = NULL;

  json = g_strdup_printf ("'eras':[%s],'events':[{'id':'e','title':'E','date':'%s'}]",
                          test->eras, test->date);
  bundle = load_json (json);
  event = annals_bundle_get_events (bundle, NULL);
  eras = annals_bundle_get_eras (bundle, NULL);
  if (event->era != ANNALS_NONE)
    era = annals_bundle_get_text (bundle, eras[event->era].id);

  g_assert_cmpint (event->date.kind, !=, ANNALS_DATE_NONE);
  g_assert_cmpstr (era, ==, test->era);
  g_assert_finalize_object (bundle);
}

/* What the bundle says counts where the date tells no era. */
static void
test_named_era (void)
{
  static const struct
  {
    const char *date; /* member of the event, or nothing */
    guint       era;
  } rows[] = {
    { "", 2 },
    { ",'date':'at harvest time'", 2 },
    { ",'date':'1920'", 2 },
    { ",'date':'1950'", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *json = g_strdup_printf (
        "'eras':[" OPEN "],'events':[{'id':'e','title':'E','era':'war'%s}]", rows[i].date);
      AnnalsBundle *bundle = load_json (json);

      g_assert_cmpuint (annals_bundle_get_events (bundle, NULL)->era, ==, rows[i].era);
      g_assert_finalize_object (bundle);
    }
}

static void
test_undated_event_has_no_era (void)
{
  AnnalsBundle      *bundle = load_json ("'eras':[" OPEN "],'events':[{'id':'e','title':'E'}]");
  const AnnalsEvent *event = annals_bundle_get_events (bundle, NULL);

  g_assert_cmpuint (event->era, ==, ANNALS_NONE);
  g_assert_cmpint (event->date.kind, ==, ANNALS_DATE_NONE);
  g_assert_finalize_object (bundle);
}

/* --- Dating --------------------------------------------------------------------------------- */

#define SOURCES                                              \
  "'sources':[{'id':'a','csl':{'type':'book','title':'A'}}," \
  "{'id':'b','csl':{'type':'book','title':'B'}}],"

typedef struct
{
  const char *name;
  const char *event; /* members of the event */
  const char *edtf;
  guint       dating;
} DatingCase;

/* clang-format off */
static const DatingCase dating_cases[] = {
  { "own", "'date':'1950','accounts':[{'source':'a','date':'1951'}]", "1950", ANNALS_NONE },
  { "account", "'accounts':[{'source':'a'},{'source':'b','date':'1951'}]", "1951", 1 },
  { "first-of-equals", "'accounts':[{'source':'a','date':'1951'},{'source':'b','date':'1950'}]",
    "1951", 0 },
  { "preferred",
    "'accounts':[{'source':'a','date':'1951'},"
    "{'source':'b','date':'1950','rank':'preferred','rankReason':'x'}]", "1950", 1 },
  { "never-deprecated",
    "'accounts':[{'source':'a','date':'1951','rank':'deprecated','rankReason':'x'},"
    "{'source':'b','date':'1950'}]", "1950", 1 },
  { "deprecated-alone",
    "'accounts':[{'source':'a','date':'1951','rank':'deprecated','rankReason':'x'}]", "",
    ANNALS_NONE },
  { "nothing", "'accounts':[{'source':'a'}]", "", ANNALS_NONE },
};
/* clang-format on */

static void
check_dating (gconstpointer data)
{
  const DatingCase  *test = data;
  g_autofree char   *json = NULL;
  AnnalsBundle      *bundle;
  const AnnalsEvent *event;

  json = g_strdup_printf (SOURCES "'events':[{'id':'e','title':'E',%s}]", test->event);
  bundle = load_json (json);
  event = annals_bundle_get_events (bundle, NULL);

  g_assert_cmpstr (annals_bundle_get_text (bundle, event->edtf), ==, test->edtf);
  g_assert_cmpuint (event->dating, ==, test->dating);
  g_assert_cmpint (event->date.kind == ANNALS_DATE_NONE, ==, *test->edtf == '\0');
  g_assert_finalize_object (bundle);
}

/* --- Order and bounds ----------------------------------------------------------------------- */

/* By lower bound, upper bound, precision and id; undated events are not among them. */
static void
test_chronology (void)
{
  static const char *const expected[] = {
    "ancient",
    "open",
    "year-day",
    "a-year",
    "b-year",
    "decade",
    "later",
  };
  AnnalsBundle      *bundle = load_json ("'events':["
                                              "{'id':'later','title':'x','date':'1951'},"
                                              "{'id':'b-year','title':'x','date':'1950'},"
                                              "{'id':'undated','title':'x'},"
                                              "{'id':'decade','title':'x','date':'195X'},"
                                              "{'id':'a-year','title':'x','date':'1950'},"
                                              "{'id':'year-day','title':'x','date':'1950-01-01'},"
                                              "{'id':'ancient','title':'x','date':'../-0043'},"
                                              "{'id':'open','title':'x','date':'../1930'}]");
  guint              n_dated;
  const guint32     *chronology = annals_bundle_get_chronology (bundle, &n_dated);
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);

  g_assert_cmpuint (n_dated, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n_dated; i++)
    g_assert_cmpstr (annals_bundle_get_text (bundle, events[chronology[i]].id), ==, expected[i]);

  g_assert_finalize_object (bundle);
}

typedef struct
{
  const char *name;
  const char *members;
  gint64      first_year; /* of the lower bound */
  gint64      last_year;  /* its end is the upper bound */
} BoundsCase;

/* clang-format off */
static const BoundsCase bounds_cases[] = {
  { "events",
    "'events':[{'id':'a','title':'A','date':'1950'},{'id':'b','title':'B','date':'1960'}]",
    1950, 1960 },
  { "eras", "'eras':[{'id':'a','label':'A','period':'1900/1999'}]", 1900, 1999 },
  { "accounts",
    SOURCES "'events':[{'id':'a','title':'A','date':'1950','accounts':["
    "{'source':'a','date':'1940'},{'source':'b','date':'1961'}]}]", 1940, 1961 },
  { "open-ends",
    "'eras':[{'id':'a','label':'A','period':'1950/..'},{'id':'b','label':'B','period':'../1960'}],"
    "'events':[{'id':'a','title':'A','date':'1955'}]", 1950, 1960 },
  { "unknown-ends",
    "'events':[{'id':'a','title':'A','date':'1950/'},{'id':'b','title':'B','date':'/1960'}]",
    1950, 1960 },
  { "before-common-era", "'events':[{'id':'a','title':'A','date':'-0043'}]", -43, -43 },
};
/* clang-format on */

static void
check_bounds (gconstpointer data)
{
  const BoundsCase *test = data;
  AnnalsBundle     *bundle = load_json (test->members);
  AnnalsInstant     lower;
  AnnalsInstant     upper;

  g_assert_true (annals_bundle_get_bounds (bundle, &lower, &upper));
  g_assert_cmpint (lower, ==, annals_instant_from_day (test->first_year, 1, 1));
  g_assert_cmpint (upper, ==, annals_instant_from_day (test->last_year + 1, 1, 1));
  g_assert_finalize_object (bundle);
}

static void
test_bounds_of_nothing (void)
{
  static const char *const members[] = {
    "'events':[]",
    "'events':[{'id':'a','title':'A'}]",
    "'events':[{'id':'a','title':'A','date':'../..'}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      AnnalsBundle *bundle = load_json (members[i]);
      AnnalsInstant lower = 1;
      AnnalsInstant upper = 2;

      g_assert_false (annals_bundle_get_bounds (bundle, &lower, &upper));
      g_assert_cmpint (lower, ==, 1);
      g_assert_cmpint (upper, ==, 2);
      g_assert_finalize_object (bundle);
    }
}

/* One end that is told is a point in time, but an axis needs a length. */
static void
test_bounds_of_one_end (void)
{
  AnnalsBundle *bundle = load_json ("'events':[{'id':'a','title':'A','date':'1950/..'}]");
  AnnalsInstant lower;
  AnnalsInstant upper;

  g_assert_true (annals_bundle_get_bounds (bundle, &lower, &upper));
  g_assert_cmpint (lower, <, upper);
  g_assert_cmpint (lower, <=, annals_instant_from_day (1950, 1, 1));
  g_assert_cmpint (upper, >=, annals_instant_from_day (1950, 1, 1));
  g_assert_finalize_object (bundle);
}

/* --- Records -------------------------------------------------------------------------------- */

static void
test_find_by_id (void)
{
  AnnalsBundle *bundle = load_json ("'eras':[{'id':'b','label':'B','period':'1950'},"
                                    "{'id':'a','label':'A','period':'1951'}],"
                                    "'events':[{'id':'zz','title':'x'},{'id':'z','title':'x'},"
                                    "{'id':'é','title':'x'},{'id':'a','title':'x'}]");

  g_assert_cmpuint (annals_bundle_find_event (bundle, "zz"), ==, 0);
  g_assert_cmpuint (annals_bundle_find_event (bundle, "z"), ==, 1);
  g_assert_cmpuint (annals_bundle_find_event (bundle, "é"), ==, 2);
  g_assert_cmpuint (annals_bundle_find_event (bundle, "a"), ==, 3);
  g_assert_cmpuint (annals_bundle_find_event (bundle, "b"), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_bundle_find_event (bundle, ""), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_bundle_find_event (bundle, "zzz"), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_bundle_find_era (bundle, "a"), ==, 1);
  g_assert_cmpuint (annals_bundle_find_era (bundle, "zz"), ==, ANNALS_NONE);
  g_assert_finalize_object (bundle);
}

static void
test_empty (void)
{
  g_autoptr (AnnalsBundleBuilder) builder = annals_bundle_builder_new ();
  AnnalsBundleHeader              header = { .id = "empty" };
  AnnalsBundle                   *bundle;
  guint                           n_records;

  annals_bundle_builder_set_header (builder, &header);
  bundle = annals_bundle_builder_finish (builder, NULL, NULL);

  g_assert_cmpstr (annals_bundle_get_id (bundle), ==, "empty");
  g_assert_cmpstr (annals_bundle_get_title (bundle), ==, "");
  annals_bundle_get_events (bundle, &n_records);
  g_assert_cmpuint (n_records, ==, 0);
  annals_bundle_get_chronology (bundle, &n_records);
  g_assert_cmpuint (n_records, ==, 0);
  g_assert_cmpuint (annals_bundle_find_event (bundle, "a"), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_bundle_get_diagnostics (bundle)->len, ==, 0);
  g_assert_finalize_object (bundle);
}

static guint
add_event (AnnalsBundleBuilder *builder,
           const char          *id)
{
  AnnalsEvent event = {
    .id = annals_bundle_builder_add_text (builder, id),
    .title = annals_bundle_builder_add_text (builder, id),
    .importance = 0.5F,
  };

  return annals_bundle_builder_add_event (builder, &event);
}

/* Three events: one bare, one with every part there is, one with some. The first of the two sources
 * has an article. */
static AnnalsBundle *
build_with_parts (AnnalsArticle *article)
{
  g_autoptr (AnnalsBundleBuilder) builder = annals_bundle_builder_new ();
  AnnalsBundleHeader              header = { .id = "parts" };
  AnnalsSource                    source = { 0 };
  AnnalsCategory                  category = { 0 };
  AnnalsAccount                   account = { 0 };
  AnnalsQuote                     quote = { "def", "", "", -1, -1 };

  annals_bundle_builder_set_header (builder, &header);
  annals_bundle_builder_add_source (builder, &source, article);
  annals_bundle_builder_add_source (builder, &source, NULL);
  annals_bundle_builder_add_category (builder, &category);
  add_event (builder, "bare");

  add_event (builder, "full");
  annals_bundle_builder_add_event_category (builder, 0);
  annals_bundle_builder_add_participant (builder, "Orrin");
  annals_bundle_builder_add_participant (builder, "Pell");
  annals_bundle_builder_add_place (builder, "Halvek", 47.2, 10.1);
  annals_bundle_builder_add_account (builder, &account);
  annals_bundle_builder_add_passage (builder, &quote);
  annals_bundle_builder_add_claim (builder, "cost", "1", ANNALS_POLARITY_ASSERTS);

  add_event (builder, "last");
  annals_bundle_builder_add_participant (builder, "Ysolne");
  account.source = 1;
  annals_bundle_builder_add_account (builder, &account);
  annals_bundle_builder_add_passage (builder, &quote);

  return annals_bundle_builder_finish (builder, NULL, NULL);
}

/* Name of the participant of an event. */
static const char *
get_participant (AnnalsBundle      *bundle,
                 const AnnalsEvent *event,
                 guint              index)
{
  return annals_bundle_get_text (bundle,
                                 annals_bundle_get_event_participants (bundle, event)[index]);
}

/* The parts of two events do not run into each other, and an event without parts has none. */
static void
test_parts_of_events (void)
{
  g_autoptr (AnnalsArticle) article = annals_article_new ("abc", -1, ANNALS_ARTICLE_PLAIN);
  AnnalsBundle             *bundle = build_with_parts (article);
  const AnnalsEvent        *events = annals_bundle_get_events (bundle, NULL);
  const AnnalsPlace        *places = annals_bundle_get_places (bundle, NULL);

  g_assert_cmpuint (events[0].participants.count, ==, 0);
  g_assert_cmpuint (events[0].accounts.count, ==, 0);
  g_assert_cmpuint (events[0].agreement, ==, ANNALS_AGREEMENT_NONE);
  g_assert_cmpuint (events[1].participants.count, ==, 2);
  g_assert_cmpstr (get_participant (bundle, &events[1], 1), ==, "Pell");
  g_assert_cmpstr (get_participant (bundle, &events[2], 0), ==, "Ysolne");
  g_assert_cmpuint (annals_bundle_get_event_categories (bundle, &events[1])[0], ==, 0);
  g_assert_cmpuint (events[1].agreement, ==, ANNALS_AGREEMENT_SINGLE);
  g_assert_cmpuint (events[1].date_agreement, ==, ANNALS_AGREEMENT_NONE);
  g_assert_cmpfloat (places[events[1].places.first].latitude, ==, 47.2);
  g_assert_cmpfloat (places[events[1].places.first].longitude, ==, 10.1);
  g_assert_finalize_object (bundle);
}

static void
test_parts_of_accounts (void)
{
  g_autoptr (AnnalsArticle) article = annals_article_new ("abc def", -1, ANNALS_ARTICLE_PLAIN);
  AnnalsBundle             *bundle = build_with_parts (article);
  const AnnalsAccount      *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsPassage      *passages = annals_bundle_get_passages (bundle, NULL);

  g_assert_cmpuint (accounts[0].event, ==, 1);
  g_assert_cmpuint (accounts[0].claims.count, ==, 1);
  g_assert_cmpuint (accounts[1].event, ==, 2);
  g_assert_cmpuint (accounts[1].claims.count, ==, 0);
  g_assert_cmpuint (accounts[1].passages.first, ==, 1);
  g_assert_cmpuint (passages[0].anchor.start, ==, 4);
  g_assert_cmpuint (passages[0].account, ==, 0);
  g_assert_cmpuint (passages[1].anchor.state, ==, ANNALS_ANCHOR_SKIPPED);
  g_assert_true (annals_bundle_get_article (bundle, 0) == article);
  g_assert_null (annals_bundle_get_article (bundle, 1));
  g_assert_finalize_object (bundle);
}

/* Getters work for records without parts, in a bundle where nobody has any. */
static void
test_no_parts_at_all (void)
{
  AnnalsBundle      *bundle = load_json ("'events':[{'id':'a','title':'A'}]");
  const AnnalsEvent *event = annals_bundle_get_events (bundle, NULL);

  g_assert_cmpuint (event->categories.count, ==, 0);
  annals_bundle_get_event_categories (bundle, event);
  annals_bundle_get_event_participants (bundle, event);
  g_assert_finalize_object (bundle);
}

static void
test_text (void)
{
  g_autoptr (AnnalsBundleBuilder) builder = annals_bundle_builder_new ();
  AnnalsBundleHeader              header = { .id = "text", .title = "Ti\ntel" };
  AnnalsText                      text;
  AnnalsBundle                   *bundle;

  g_assert_cmpuint (annals_bundle_builder_add_text (builder, NULL), ==, 0);
  g_assert_cmpuint (annals_bundle_builder_add_text (builder, ""), ==, 0);
  text = annals_bundle_builder_add_text (builder, "Ünïcode");
  annals_bundle_builder_set_header (builder, &header);
  bundle = annals_bundle_builder_finish (builder, NULL, NULL);

  g_assert_cmpstr (annals_bundle_get_text (bundle, 0), ==, "");
  g_assert_cmpstr (annals_bundle_get_text (bundle, text), ==, "Ünïcode");
  g_assert_cmpstr (annals_bundle_get_title (bundle), ==, "Ti\ntel");
  g_assert_finalize_object (bundle);
}

static void
test_too_many_eras (void)
{
  g_autoptr (AnnalsBundleBuilder) builder = annals_bundle_builder_new ();
  AnnalsEra                       era = { .parent = ANNALS_NONE, .source = ANNALS_NONE };

  for (guint i = 0; i < ANNALS_MAX_ERAS; i++)
    g_assert_cmpuint (annals_bundle_builder_add_era (builder, &era), ==, i);
  g_assert_cmpuint (annals_bundle_builder_add_era (builder, &era), ==, ANNALS_NONE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (era_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/bundle/era/", era_cases[i].name, NULL);

      g_test_add_data_func (path, &era_cases[i], check_era);
    }
  for (guint i = 0; i < G_N_ELEMENTS (dating_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/bundle/dating/", dating_cases[i].name, NULL);

      g_test_add_data_func (path, &dating_cases[i], check_dating);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bounds_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/bundle/bounds/", bounds_cases[i].name, NULL);

      g_test_add_data_func (path, &bounds_cases[i], check_bounds);
    }
  g_test_add_func ("/core/bundle/eras/named", test_named_era);
  g_test_add_func ("/core/bundle/era/undated", test_undated_event_has_no_era);
  g_test_add_func ("/core/bundle/bounds/nothing", test_bounds_of_nothing);
  g_test_add_func ("/core/bundle/bounds/one-end", test_bounds_of_one_end);
  g_test_add_func ("/core/bundle/chronology", test_chronology);
  g_test_add_func ("/core/bundle/find-by-id", test_find_by_id);
  g_test_add_func ("/core/bundle/empty", test_empty);
  g_test_add_func ("/core/bundle/parts-of-events", test_parts_of_events);
  g_test_add_func ("/core/bundle/parts-of-accounts", test_parts_of_accounts);
  g_test_add_func ("/core/bundle/no-parts-at-all", test_no_parts_at_all);
  g_test_add_func ("/core/bundle/text", test_text);
  g_test_add_func ("/core/bundle/too-many-eras", test_too_many_eras);

  return g_test_run ();
}
