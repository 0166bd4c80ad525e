/* test-loader.c — what a bundle with mistakes says, and what of it still loads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-limits.h"
#include "loader-fixture.h"

#include <string.h>

#define EVENTS(content) HEAD ",\n 'events':[" content "]}"
#define ERAS(content)   HEAD ",\n 'eras':[" content "]}"
#define ACCOUNT(content) \
  HEAD "," SOURCE ",\n'events':[{'id':'e','title':'E','accounts':[" content "]}]}"

#define PASSAGE(text, content)                                                        \
  HEAD ",'sources':[{'id':'s','csl':{'title':'S'},'article':{'text':'" text "'}}],\n" \
       "'events':[{'id':'e','title':'E','accounts':[{'source':'s','passages':[" content "]}]}]}"

static const BadInput bad_inputs[] = {
  /* nothing can be read */
  { "empty", "^", "json-empty", "", NULL },
  { "blank", " \n ^", "json-empty", "", NULL },
  { "not-json", "^<html>", "json-syntax", "", NULL },
  { "truncated", HEAD ",'events':[{'id':'é^", "json-truncated", "/events/0/id", NULL },
  { "trailing", HEAD "}\n^{}", "json-trailing", "", NULL },
  { "duplicate-member", HEAD ",'x':1,^'x':2}", "json-duplicate-name", "/x", NULL },
  { "infinite-number", HEAD ",'x':[0,^1e999]}", "json-number-range", "/x/1", NULL },
  { "null-character", HEAD ",'x':'a^\\u0000'}", "json-null-character", "/x", NULL },
  { "lone-surrogate", HEAD ",'x':'^\\ud800'}", "json-surrogate", "/x", NULL },
  { "format-missing", "^{'version':1}", "wrong-format", "/format", NULL },
  { "format-other", "{'format':^'chronicle'}", "wrong-format", "/format", NULL },
  { "format-type", "{'format':^1,'version':1}", "wrong-format", "/format", NULL },
  { "array", "^[1]", "wrong-format", "/format", NULL },
  { "string", "^'annals'", "wrong-format", "/format", NULL },
  { "version-missing", "^{'format':'annals'}", "wrong-version", "/version", NULL },
  { "version-newer", "{'format':'annals',\n'version':^2}", "wrong-version", "/version", NULL },
  { "version-text", "{'format':'annals','version':^'1'}", "wrong-version", "/version", NULL },
  { "version-fraction", "{'format':'annals','version':^1.5}", "wrong-version", "/version", NULL },

  /* the header */
  { "id-missing", "^{'format':'annals','version':1,'title':'B','events':[{'id':'e','title':'E'}]}",
    "missing-member", "/id", "event:e" },
  { "header-id-empty", "{'format':'annals','version':1,'id':^' ','title':'B'}", "missing-member",
    "/id", "" },
  { "header-title-empty", "{'format':'annals','version':1,'id':'b','title':^''}", "missing-member",
    "/title", "" },
  { "title-missing", "^{'format':'annals','version':1,'id':'b'}", "missing-member", "/title", "" },
  { "header-type", HEAD ",\n'language':^5,'events':[{'id':'e','title':'E'}]}", "wrong-type",
    "/language", "event:e" },
  { "header-unknown", HEAD ",'x-more':^{'a':1}}", "unknown-member", "/x-more", "" },
  { "section-type", HEAD ",'events':^{'id':'e'}}", "wrong-type", "/events", "" },
  { "creator-type", HEAD ",'creator':^'me'}", "wrong-type", "/creator", "" },

  /* ids */
  { "element-type", EVENTS ("^7,{'id':'e','title':'E'}"), "wrong-type", "/events/0", "event:e" },
  { "event-id-missing", EVENTS ("^{'title':'E'},{'id':'f','title':'F'}"), "missing-member",
    "/events/0/id", "event:f" },
  { "event-id-empty", EVENTS ("{'id':^'','title':'E'}"), "invalid-id", "/events/0/id", "" },
  { "event-id-lines", EVENTS ("{'id':^'a\\nb','title':'E'}"), "invalid-id", "/events/0/id", "" },
  { "event-id-hidden", EVENTS ("{'id':^'a\\u202eb','title':'E'}"), "invalid-id", "/events/0/id",
    "" },
  { "event-id-type", EVENTS ("{'id':^1,'title':'E'}"), "wrong-type", "/events/0/id", "" },
  { "duplicate-event",
    EVENTS ("{'id':'e','title':'First','date':'1950'},\n{'id':^'e','title':'Second'}"),
    "duplicate-id", "/events/1/id", "event:e+date" },
  { "duplicate-era",
    ERAS ("{'id':'a','label':'A','period':'1950'},{'id':^'a','label':'B','period':'1960'}"),
    "duplicate-id", "/eras/1/id", "era:a+date" },
  { "duplicate-source",
    HEAD ",'sources':[{'id':'s','csl':{'title':'S'}},{'id':^'s','csl':{'title':'T'}}]}",
    "duplicate-id", "/sources/1/id", "source:s" },
  { "duplicate-category",
    HEAD ",'categories':[{'id':'c','label':'C'},{'id':^'c','label':'D'}]}", "duplicate-id",
    "/categories/1/id", "" },

  /* dates */
  { "date-words", EVENTS ("{'id':'e','title':'E','date':^'13 May 1950'}"), "invalid-date",
    "/events/0/date", "event:e" },
  { "date-no-such-day", EVENTS ("{'id':'e','title':'E','date':^'1950-02-30'}"), "invalid-date",
    "/events/0/date", "event:e" },
  { "date-order", EVENTS ("{'id':'e','title':'E','date':^'1950/1949'}"), "date-order",
    "/events/0/date", "event:e" },
  { "date-number", EVENTS ("{'id':'e','title':'E','date':^1950}"), "wrong-type", "/events/0/date",
    "event:e" },
  { "era-order", ERAS ("{'id':'a','label':'A','period':^'1240/1211'}"), "date-order",
    "/eras/0/period", "era:a" },
  { "era-words", ERAS ("{'id':'a','label':'A','period':^'long ago'}"), "invalid-date",
    "/eras/0/period", "era:a" },
  { "era-period-missing", ERAS ("^{'id':'a','label':'A'}"), "missing-member", "/eras/0/period",
    "era:a" },
  { "account-date", ACCOUNT ("{'source':'s','date':^'soon'}"), "invalid-date",
    "/events/0/accounts/0/date", "source:s event:e account+0p+0c" },

  /* references */
  { "dangling-source", ACCOUNT ("{'source':^'x','date':'1950'},{'source':'s'}"),
    "dangling-source", "/events/0/accounts/0/source", "source:s event:e account+0p+0c" },
  { "account-without-source", ACCOUNT ("^{'date':'1950'}"), "missing-member",
    "/events/0/accounts/0/source", "source:s event:e" },
  { "dangling-category", EVENTS ("{'id':'e','title':'E','categories':[^'x']}"),
    "dangling-category", "/events/0/categories/0", "event:e" },
  { "dangling-era", EVENTS ("{'id':'e','title':'E','era':^'x'}"), "dangling-era", "/events/0/era",
    "event:e" },
  { "dangling-era-source", ERAS ("{'id':'a','label':'A','period':'1950','source':^'x'}"),
    "dangling-source", "/eras/0/source", "era:a+date" },
  { "dangling-parent", ERAS ("{'id':'a','label':'A','period':'1950','parent':^'x'}"),
    "dangling-parent", "/eras/0/parent", "era:a+date" },
  { "own-parent", ERAS ("{'id':'a','label':'A','period':'1950','parent':^'a'}"), "era-cycle",
    "/eras/0/parent", "era:a+date" },
  { "cycle-of-two",
    ERAS ("{'id':'a','label':'A','period':'1950','parent':'b'},"
          "{'id':'b','label':'B','period':'1950','parent':^'a'}"),
    "era-cycle", "/eras/1/parent", "era:a+date+parent era:b+date" },
  { "cycle-behind-a-tail",
    ERAS ("{'id':'t','label':'T','period':'1950','parent':'a'},"
          "{'id':'a','label':'A','period':'1950','parent':'b'},"
          "{'id':'b','label':'B','period':'1950','parent':'c'},"
          "{'id':'c','label':'C','period':'1950','parent':^'a'}"),
    "era-cycle", "/eras/3/parent", "era:t+date+parent era:a+date+parent era:b+date+parent "
                                   "era:c+date" },

  /* members of events */
  { "title-empty", EVENTS ("{'id':'e','title':^' \\n'}"), "missing-member", "/events/0/title",
    "event:e" },
  { "title-hidden", EVENTS ("{'id':'e','title':^'evil\\u202Etxt'}"), "hidden-characters",
    "/events/0/title", "event:e" },
  { "importance-range", EVENTS ("{'id':'e','title':'E','importance':^1.1}"), "out-of-range",
    "/events/0/importance", "event:e" },
  { "importance-type", EVENTS ("{'id':'e','title':'E','importance':^'high'}"), "wrong-type",
    "/events/0/importance", "event:e" },
  { "position-length", EVENTS ("{'id':'e','title':'E','places':[{'name':'P','geo':^[1]}]}"),
    "invalid-position", "/events/0/places/0/geo", "event:e" },
  { "position-range", EVENTS ("{'id':'e','title':'E','places':[{'name':'P','geo':[1,^91]}]}"),
    "out-of-range", "/events/0/places/0/geo/1", "event:e" },
  { "place-without-name", EVENTS ("{'id':'e','title':'E','places':[^{'geo':[1,2]}]}"),
    "missing-member", "/events/0/places/0/name", "event:e" },
  { "participant-type", EVENTS ("{'id':'e','title':'E','participants':['A',^2]}"), "wrong-type",
    "/events/0/participants/1", "event:e" },
  { "resolution-without-note", EVENTS ("{'id':'e','title':'E','resolution':^{'property':'date'}}"),
    "missing-member", "/events/0/resolution/note", "event:e" },
  { "unknown-member", EVENTS ("{'id':'e','title':'E','a/b':^[1]}"), "unknown-member",
    "/events/0/a~1b", "event:e" },
  { "colour-word", ERAS ("{'id':'a','label':'A','period':'1950','color':^'red'}"),
    "invalid-color", "/eras/0/color", "era:a+date" },
  { "colour-digits", ERAS ("{'id':'a','label':'A','period':'1950','color':^'#12345g'}"),
    "invalid-color", "/eras/0/color", "era:a+date" },

  /* members of accounts */
  { "passage-without-exact", ACCOUNT ("{'source':'s','passages':[^{'prefix':'a'}]}"),
    "passage-without-exact", "/events/0/accounts/0/passages/0/exact",
    "source:s event:e account+1p+0c" },
  { "passage-blank", ACCOUNT ("{'source':'s','passages':[{'exact':^' '},{'exact':'a'}]}"),
    "passage-without-exact", "/events/0/accounts/0/passages/0/exact",
    "source:s event:e account+2p+0c" },
  { "passage-order",
    ACCOUNT ("{'source':'s','passages':[{'exact':'a','start':5,'end':^4}]}"), "passage-order",
    "/events/0/accounts/0/passages/0/end", "source:s event:e account+1p+0c" },
  { "passage-offset", ACCOUNT ("{'source':'s','passages':[{'exact':'a','start':^-5}]}"),
    "out-of-range", "/events/0/accounts/0/passages/0/start", "source:s event:e account+1p+0c" },
  { "passage-orphaned", PASSAGE ("It fell.", "{'exact':^'The harvest was good that year.'}"),
    "passage-orphaned", "/events/0/accounts/0/passages/0/exact",
    "source:s+article event:e account+1p+0c" },
  { "passage-ambiguous", PASSAGE ("It fell. It rose. It fell.", "{'exact':^'It fell.'}"),
    "passage-ambiguous", "/events/0/accounts/0/passages/0/exact",
    "source:s+article event:e account+1p+0c" },
  { "passage-contradicted",
    PASSAGE ("In 1217 the bridge of Halvek was broken by the ice.",
             "{'exact':^'In 1216 the bridge of Halvek was broken by the ice.'}"),
    "passage-contradicted", "/events/0/accounts/0/passages/0/exact",
    "source:s+article event:e account+1p+0c" },
  { "passage-changed",
    PASSAGE ("In 1216 the old bridge of Halvek was broken by ice.",
             "{'exact':^'In 1216 the bridge of Halvek was broken by the ice.'}"),
    "passage-changed", "/events/0/accounts/0/passages/0/exact",
    "source:s+article event:e account+1p+0c" },
  { "calendar-unknown", ACCOUNT ("{'source':'s','calendar':^'islamic'}"), "unknown-value",
    "/events/0/accounts/0/calendar", "source:s event:e account+0p+0c" },
  { "rank-unknown", ACCOUNT ("{'source':'s','rank':^'best'}"), "unknown-value",
    "/events/0/accounts/0/rank", "source:s event:e account+0p+0c" },
  { "rank-without-reason", ACCOUNT ("{'source':'s','rank':^'preferred'}"), "rank-without-reason",
    "/events/0/accounts/0/rank", "source:s event:e account+0p+0c" },
  { "claim-without-value", ACCOUNT ("{'source':'s','claims':[^{'property':'place'}]}"),
    "missing-member", "/events/0/accounts/0/claims/0/value", "source:s event:e account+0p+0c" },
  { "claim-polarity",
    ACCOUNT ("{'source':'s','claims':[{'property':'p','value':'v','polarity':^'maybe'}]}"),
    "unknown-value", "/events/0/accounts/0/claims/0/polarity", "source:s event:e account+0p+0c" },
};

static void
test_bad_input (gconstpointer data)
{
  fixture_assert_bad_input (data, NULL);
}

/* --- A bundle without mistakes ---------------------------------------------------------------- */

static const char whole_bundle[] =
  "{'format':'annals','version':1,'id':'halvek','title':'The Halvek crossing',"
  "'description':'Words.','language':'en','license':'CC0','creator':[{'literal':'A'},"
  "{'given':'B','family':'C'}],"
  "'events':[{'id':'fall','title':'The bridge\\n falls','date':'1216','summary':'One.\\r\\nTwo.',"
  "'categories':['disaster'],'participants':['Orrin'],'places':[{'name':'Halvek','geo':[10.5,47]}],"
  "'importance':0.75,'media':[],'resolution':[{'property':'date','note':'N'}],'accounts':["
  "{'source':'guild','date':'1216','stated':'in the year 1216','rank':'preferred',"
  "'rankReason':'nearest','passages':[{'exact':'the ice broke it','prefix':'','suffix':'.',"
  "'start':0,'end':16}],'claims':[{'property':'participant','value':'Pell',"
  "'polarity':'denies'}]},"
  "{'source':'brenn','date':'1213-24','calendar':'julian'}]},"
  "{'id':'later','title':'Later','accounts':[{'source':'brenn','date':'1230'}]},"
  "{'id':'undated','title':'Undated'}],"
  "'categories':[{'id':'disaster','label':'Disaster','color':'#C64600'}],"
  "'eras':[{'id':'inner','label':'Inner','period':'1229/1231','parent':'reign','source':'brenn'},"
  "{'id':'reign','label':'Reign','period':'1211~/1240','parent':null,'description':'D',"
  "'color':'#7a5cff'}],"
  "'sources':[{'id':'brenn','csl':{'type':'book','title':'Valley Tellings','author':"
  "[{'family':'Brenn','given':'Ada'}],'issued':{'raw':'1987'},'publisher':'Fenwick'},"
  "'note':'oral'},"
  "{'id':'guild','csl':{'type':'manuscript','title':'Annals of the Guild'},"
  "'article':{'text':'the ice broke it.','format':'plain','language':'en'}}]}";

static void
test_whole_bundle (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = fixture_load (whole_bundle, NULL, diagnostics, &error);
  g_autofree char         *dump = NULL;
  const AnnalsEvent       *events;
  const AnnalsEra         *eras;
  const AnnalsAccount     *accounts;
  const AnnalsPlace       *places;
  const AnnalsClaim       *claims;
  const AnnalsCategory    *categories;

#define assert_text(text, expected) \
  g_assert_cmpstr (annals_bundle_get_text (bundle, (text)), ==, (expected))

  g_assert_no_error (error);
  g_assert_cmpuint (diagnostics->len, ==, 0);
  dump = fixture_dump (bundle);
  g_assert_cmpstr (dump, ==, "source:brenn source:guild+article era:inner+date+parent "
                             "era:reign+date event:fall+date+era account+date+1p+1c "
                             "account+date+0p+0c event:later+date+era account+date+0p+0c "
                             "event:undated");
  g_assert_cmpstr (annals_bundle_get_id (bundle), ==, "halvek");
  g_assert_cmpstr (annals_bundle_get_title (bundle), ==, "The Halvek crossing");
  g_assert_cmpstr (annals_bundle_get_creator (bundle), ==, "A, B C");
  g_assert_cmpstr (annals_bundle_get_license (bundle), ==, "CC0");

  events = annals_bundle_get_events (bundle, NULL);
  assert_text (events[0].title, "The bridge falls");
  assert_text (events[0].summary, "One.\nTwo.");
  g_assert_cmpfloat (events[0].importance, ==, 0.75);
  g_assert_cmpfloat (events[2].importance, ==, 0.5);
  g_assert_cmpuint (events[0].dating, ==, ANNALS_NONE);
  g_assert_cmpuint (events[1].dating, ==, 2);
  g_assert_cmpuint (events[1].era, ==, 0);
  g_assert_cmpuint (events[0].era, ==, 1);
  g_assert_cmpuint (events[0].categories.count, ==, 1);
  g_assert_cmpuint (annals_bundle_get_event_categories (bundle, &events[0])[0], ==, 0);
  assert_text (annals_bundle_get_event_participants (bundle, &events[0])[0], "Orrin");

  categories = annals_bundle_get_categories (bundle, NULL);
  assert_text (categories[0].color, "#C64600");
  places = annals_bundle_get_places (bundle, NULL);
  g_assert_cmpfloat (places[0].longitude, ==, 10.5);
  g_assert_cmpfloat (places[0].latitude, ==, 47);
  eras = annals_bundle_get_eras (bundle, NULL);
  g_assert_cmpuint (eras[0].parent, ==, 1);
  g_assert_cmpuint (eras[0].source, ==, 0);
  g_assert_cmpuint (eras[1].source, ==, ANNALS_NONE);
  accounts = annals_bundle_get_accounts (bundle, NULL);
  g_assert_cmpuint (accounts[0].source, ==, 1);
  g_assert_cmpint (accounts[0].rank, ==, ANNALS_RANK_PREFERRED);
  assert_text (accounts[0].rank_reason, "nearest");
  g_assert_cmpint (accounts[0].calendar, ==, ANNALS_CALENDAR_GREGORIAN);
  g_assert_cmpint (accounts[1].calendar, ==, ANNALS_CALENDAR_JULIAN);
  claims = annals_bundle_get_claims (bundle, NULL);
  g_assert_cmpint (claims[0].polarity, ==, ANNALS_POLARITY_DENIES);
  g_assert_cmpint (annals_bundle_get_passages (bundle, NULL)[0].anchor.state, ==,
                   ANNALS_ANCHOR_FOUND);
}

/* Names of members come from the file, and a terminal would obey what stands in them. */
static void
test_plain_report (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (AnnalsBundle) bundle =
    fixture_load (HEAD ",\n'\\u001b]0;x\\u0007\\n\\u202eb':1}", NULL, diagnostics, NULL);
  const AnnalsDiagnostic *problem = diagnostics->pdata[0];
  g_autofree char        *text = annals_diagnostic_to_text (problem);

  g_assert_nonnull (bundle);
  g_assert_cmpstr (problem->pointer, ==, "/\x1B]0;x\x07\n\u202Eb");
  g_assert_true (g_str_has_suffix (text, " [unknown-member] (/]0;x b)"));
}

/* What cannot be placed keeps its words. */
static void
test_verbatim_date (void)
{
  g_autoptr (AnnalsBundle) bundle =
    fixture_load (EVENTS ("{'id':'e','title':'E','date':'13 May\\t1950'}"), NULL, NULL, NULL);
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);

  assert_text (events[0].edtf, "13 May 1950");
  g_assert_cmpint (events[0].date.kind, ==, ANNALS_DATE_NONE);
}

/* A set may have many members; it is no line that is cut. */
static void
test_long_date (void)
{
  g_autoptr (GString)      text = g_string_new (HEAD ",'events':[{'id':'e','title':'E','date':'[");
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (AnnalsBundle) bundle = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (text, "%s%u", i > 0 ? "," : "", 1000 + i);
  g_string_append (text, "]'}]}");
  bundle = fixture_load (text->str, NULL, diagnostics, NULL);

  g_assert_cmpuint (diagnostics->len, ==, 0);
  g_assert_cmpint (annals_bundle_get_events (bundle, NULL)[0].date.kind, ==, ANNALS_DATE_ONE_OF);
}

/* Seconds to load many events whose ids are made of two pairs of letters. */
static double
time_ids (const char *zero,
          const char *one)
{
  g_autoptr (GString)      text = g_string_new (HEAD ",'events':[");
  g_autoptr (AnnalsBundle) bundle = NULL;
  double                   elapsed_s;
  guint                    n_events;

  for (guint i = 0; i < 1 << 14; i++)
    {
      g_string_append (text, i > 0 ? ",{'title':'E','id':'" : "{'title':'E','id':'");
      for (guint bit = 0; bit < 14; bit++)
        g_string_append (text, i >> bit & 1 ? one : zero);
      g_string_append (text, "'}");
    }
  g_string_append (text, "]}");

  g_test_timer_start ();
  bundle = fixture_load (text->str, NULL, NULL, NULL);
  elapsed_s = g_test_timer_elapsed ();
  annals_bundle_get_events (bundle, &n_events);
  g_assert_cmpuint (n_events, ==, 1 << 14);

  return elapsed_s;
}

/* Ids that collide under djb2, the hash of g_str_hash(), cost no more than others. */
static void
test_colliding_ids (void)
{
  double plain_s = time_ids ("aa", "bb");

  g_assert_cmpfloat (time_ids ("bY", "az"), <, 4 * plain_s + 1);
}

/* --- Every member of every wrong type --------------------------------------------------------- */

static const char *const wrong_values[] = { "null", "true", "1", "-1", "1e9", "\"\"", "\"x\"",
                                            "[]", "{}", "[[]]", "[{}]", "{\"id\":{}}" };

/* The length of the JSON value that begins at @text. */
static gsize
measure_value (const char *text)
{
  gboolean is_string = FALSE;
  guint    depth = 0;

  for (gsize i = 0;; i++)
    {
      if (text[i] == '\\')
        {
          i++;
          continue;
        }
      if (!is_string && depth == 0 && i > 0 && strchr (",]}:", text[i]) != NULL)
        return i;
      if (text[i] == '"')
        is_string = !is_string;
      else if (!is_string && strchr ("[{", text[i]) != NULL)
        depth++;
      else if (!is_string && strchr ("]}", text[i]) != NULL)
        depth--;
      if (depth == 0 && text[i + 1] == '\0')
        return i + 1;
    }
}

static void
load_mutation (const char *text)
{
  g_autoptr (GBytes)       bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = annals_bundle_load_bytes (bytes, "test", NULL, diagnostics,
                                                              NULL, &error);

  g_assert_true ((bundle == NULL) == (error != NULL));
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const AnnalsDiagnostic *problem = diagnostics->pdata[i];
      g_autofree char        *line = annals_diagnostic_to_text (problem);

      g_assert_cmpuint (problem->line, ==, 1);
      g_assert_cmpuint (problem->column, >, 0);
      g_assert_cmpuint (problem->column, <=, strlen (text));
      g_assert_null (strchr (line, '\n'));
    }
}

/* Puts values of every kind in the place of every name and value of a good bundle. Most are of the
 * wrong type, and none may lead to more than a report. */
static void
test_wrong_types (void)
{
  guint            line;
  guint            column;
  guint            n_places = 0;
  g_autofree char *text = fixture_make_text (whole_bundle, &line, &column);

  for (gsize i = 0; text[i] != '\0'; i++)
    {
      gsize size;

      if (i > 0 && (strchr ("[{,:", text[i - 1]) == NULL || strchr ("]}", text[i]) != NULL))
        continue;
      size = measure_value (text + i);
      n_places++;
      for (guint j = 0; j < G_N_ELEMENTS (wrong_values); j++)
        {
          g_autoptr (GString) mutation = g_string_new_len (text, (gssize) i);

          g_string_append (mutation, wrong_values[j]);
          g_string_append (mutation, text + i + size);
          load_mutation (mutation->str);
        }
    }

  g_assert_cmpuint (n_places, >, 150);
}

/* --- How much is reported --------------------------------------------------------------------- */

static char *
make_events (guint       n_events,
             const char *content)
{
  GString *text = g_string_new (HEAD ",'events':[");

  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (text, "%s{'id':'e%u','title':'E'%s}", i > 0 ? "," : "", i, content);
  g_string_append (text, "]}");

  return g_string_free (text, FALSE);
}

static void
test_many_problems (void)
{
  static const struct
  {
    const char *content;
    guint       n_listed;
    const char *rest;
  } rows[] = {
    { ",'importance':2", ANNALS_MAX_DIAGNOSTICS, "500 more problems are not listed." },
    { ",'x':2", ANNALS_MAX_NOTES, "1250 more problems are not listed." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char         *text = make_events (1500, rows[i].content);
      g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
      g_autoptr (AnnalsBundle) bundle = fixture_load (text, NULL, diagnostics, NULL);
      const AnnalsDiagnostic  *last = diagnostics->pdata[diagnostics->len - 1];
      guint                    n_events;

      g_assert_cmpuint (diagnostics->len, ==, rows[i].n_listed + 1);
      g_assert_cmpstr (last->code, ==, "too-many-problems");
      g_assert_cmpstr (last->message, ==, rows[i].rest);
      annals_bundle_get_events (bundle, &n_events);
      g_assert_cmpuint (n_events, ==, 1500);
    }
}

static void
test_list_limit (void)
{
  g_autoptr (GString) text = g_string_new (
    HEAD ",'events':[{'id':'e','title':'E','participants':[");
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (AnnalsBundle) bundle = NULL;

  for (guint i = 0; i <= ANNALS_MAX_LIST; i++)
    g_string_append_printf (text, "%s'P%u'", i > 0 ? "," : "", i);
  g_string_append (text, "]}]}");
  bundle = fixture_load (text->str, NULL, diagnostics, NULL);

  g_assert_cmpuint (diagnostics->len, ==, 1);
  g_assert_cmpstr (((AnnalsDiagnostic *) diagnostics->pdata[0])->code, ==, "too-many-items");
  g_assert_cmpuint (annals_bundle_get_events (bundle, NULL)[0].participants.count, ==,
                    ANNALS_MAX_LIST);
}

static void
test_element_limit (void)
{
  g_autoptr (GString)      text = g_string_new (HEAD ",'events':[{'id':'e','title':'E','x':[0");
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (AnnalsBundle) bundle = NULL;
  g_autofree char         *dump = NULL;

  for (guint i = 0; i < ANNALS_MAX_ELEMENT_VALUES; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]},{'id':'f','title':'F'}]}");
  bundle = fixture_load (text->str, NULL, diagnostics, NULL);
  dump = fixture_dump (bundle);

  g_assert_cmpuint (diagnostics->len, ==, 1);
  g_assert_cmpstr (((AnnalsDiagnostic *) diagnostics->pdata[0])->code, ==, "too-large");
  g_assert_cmpstr (dump, ==, "event:f");
}

static void
test_byte_order_mark (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (AnnalsBundle) bundle =
    fixture_load ("\xEF\xBB\xBF" HEAD ",'x':1}", NULL, diagnostics, NULL);
  const AnnalsDiagnostic *problem = diagnostics->pdata[0];

  g_assert_nonnull (bundle);
  g_assert_cmpstr (problem->code, ==, "json-bom");
  g_assert_cmpint (problem->severity, ==, ANNALS_SEVERITY_WARNING);
  problem = diagnostics->pdata[1];
  g_assert_cmpuint (problem->column, ==, strlen (HEAD ",'x':") + 1);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char         *text = make_events (100, "");
  g_autoptr (GBytes)       bytes = g_bytes_new (g_strdelimit (text, "'", '"'), strlen (text));
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = NULL;

  g_cancellable_cancel (cancellable);
  bundle = annals_bundle_load_bytes (bytes, "test", NULL, diagnostics, cancellable, &error);
  g_assert_null (bundle);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (diagnostics->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  fixture_add_bad_inputs ("/core/loader/bad-input/", bad_inputs, G_N_ELEMENTS (bad_inputs),
                          test_bad_input);
  g_test_add_func ("/core/loader/whole-bundle", test_whole_bundle);
  g_test_add_func ("/core/loader/plain-report", test_plain_report);
  g_test_add_func ("/core/loader/verbatim-date", test_verbatim_date);
  g_test_add_func ("/core/loader/long-date", test_long_date);
  g_test_add_func ("/core/loader/colliding-ids", test_colliding_ids);
  g_test_add_func ("/core/loader/wrong-types", test_wrong_types);
  g_test_add_func ("/core/loader/many-problems", test_many_problems);
  g_test_add_func ("/core/loader/list-limit", test_list_limit);
  g_test_add_func ("/core/loader/element-limit", test_element_limit);
  g_test_add_func ("/core/loader/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/core/loader/cancelled", test_cancelled);

  return g_test_run ();
}
