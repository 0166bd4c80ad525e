/* test-detail-words.c — what the sidebar says about dates, disagreement and silence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail-words.h"

#include <string.h>

#include "detail/annals-detail-lists.h"
#include "load-json.h"

#define SOURCES                                                                \
  "'sources':[{'id':'a','csl':{'type':'book','title':'A',"                     \
  "'author':[{'family':'Askari'}],'issued':{'date-parts':[[2014]]}}},"         \
  "{'id':'b','csl':{'type':'book','title':'B','author':[{'family':'Arif'}]}}," \
  "{'id':'c','csl':{'type':'book','title':'C',"                                \
  "'author':[{'family':'Iqbal'}],'issued':{'date-parts':[[2021]]}}},"          \
  "{'id':'d','csl':{'type':'book','title':'D',"                                \
  "'author':[{'family':'Farwa'}],'issued':{'date-parts':[[2017]]}}}],"

/* --- how far apart ------------------------------------------------------------------------- */

static void
test_gap (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    const char *words;
  } cases[] = {
    /* alike: from beginning to beginning */
    { "2012-10", "2014-10", "2 years apart" },
    { "2014-10", "2012-10", "2 years apart" },
    { "2012-10", "2014-11", "25 months apart" },
    { "2012-10", "2012-11", "1 month apart" },
    { "1999", "2002", "3 years apart" },
    { "1965", "1966", "1 year apart" },
    { "-0001", "0001", "2 years apart" },
    { "2014-11-20", "2014-11-21", "1 day apart" },
    { "2014-11-20", "2014-12-20", "30 days apart" },
    { "2014-11-20", "2017-11-20", "3 years apart" },
    /* unlike: from the end of the one to the beginning of the other */
    { "1971-01", "1971-12/1977-07", "10 months apart" },
    { "1971", "1975-06", "3 years apart" },
    { "1971", "1972-03", NULL },
    { "1948-05-01", "1949", NULL },
    /* no such thing */
    { "1971", "1971-03", NULL },
    { "197X", "1985", NULL },
    { "../1950", "1960", "9 years apart" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      AnnalsDate       a;
      AnnalsDate       b;

      g_test_message ("%s and %s", cases[i].a, cases[i].b);
      g_assert_true (annals_date_parse (cases[i].a, &a, NULL));
      g_assert_true (annals_date_parse (cases[i].b, &b, NULL));
      words = annals_detail_write_gap (&a, &b);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* --- groups and headlines ------------------------------------------------------------------ */

typedef struct
{
  const char *name;
  const char *accounts; /* JSON with ' for " */
  const char *groups;   /* of the first property */
  const char *headline;
  const char *dating;
  const char *silence;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "one", "{'source':'a','date':'1216'}",
    "1216", "", "1216", "1 source · 3 are silent" },
  { "agree", "{'source':'a','date':'1216'},{'source':'c','date':'1216'}",
    "1216", "", "1216", "2 sources · Arif and Farwa are silent" },
  { "compatible", "{'source':'a','date':'2012'},{'source':'c','date':'2012-10'}",
    "2012 2012-10", "", "2012", "2 sources · Arif and Farwa are silent" },
  { "two-years", "{'source':'c','date':'2012-10'},{'source':'a','date':'2014-10'}",
    "2012-10 | 2014-10", "2 years apart · one source each, a tie",
    "October 2012, or October 2014", "2 sources · Arif and Farwa are silent" },
  { "steel-mill",
    "{'source':'a','date':'1971-12/1977-07'},{'source':'b','date':'1975~'},"
    "{'source':'c','date':'1971-01'},{'source':'d','date':'197X'}",
    "197X 1971-12/1977-07 1975~ | 1971-01", "3 against 1",
    "December 1971 to July 1977, or January 1971", "4 sources" },
  { "two-each",
    "{'source':'a','date':'1950'},{'source':'b','date':'1950'},"
    "{'source':'c','date':'1960'},{'source':'d','date':'1960'}",
    "1950 | 1960", "10 years apart · 2 against 2, a tie", "1950, or 1960", "4 sources" },
  { "two-against-one",
    "{'source':'a','date':'1950'},{'source':'b','date':'1960'},{'source':'c','date':'1960'}",
    "1960 | 1950", "10 years apart · 2 against 1", "1950, or 1960",
    "3 sources · Farwa is silent" },
  { "three-ways",
    "{'source':'a','date':'1950'},{'source':'b','date':'1960'},{'source':'c','date':'1970'}",
    "1950 | 1960 | 1970", "3 different answers · a tie", "1950, or 1960, or 1970",
    "3 sources · Farwa is silent" },
  { "six-ways",
    "{'source':'a','date':'1950'},{'source':'b','date':'1960'},{'source':'c','date':'1970'},"
    "{'source':'d','date':'1980'},{'source':'a','date':'1990'},{'source':'b','date':'2000'}",
    "1950 | 1960 | 1970 | 1980 | 1990 | 2000", "6 different answers · a tie",
    "1950, or 1960, or 1970, or 1980, or 2 others", "4 sources" },
  { "preferred",
    "{'source':'a','date':'1950'},{'source':'c','date':'1960','rank':'preferred',"
    "'rankReason':'nearest in time'}",
    "1960 | 1950", "10 years apart · the bundle prefers one", "1960, or 1950",
    "2 sources · Arif and Farwa are silent" },
  { "set", "{'source':'a','date':'[2012,2014]'},{'source':'c','date':'2013'}",
    "[2012,2014] | 2013", "one source each, a tie", NULL,
    "2 sources · Arif and Farwa are silent" },
  { "member-of-set", "{'source':'a','date':'[2012,2014]'},{'source':'c','date':'2014-05'}",
    "[2012,2014] 2014-05", "", NULL, "2 sources · Arif and Farwa are silent" },
  { "undated", "{'source':'a'}", "", "", "Undated", "1 source · 3 are silent" },
  { "asserted-and-denied",
    "{'source':'a','claims':[{'property':'stage','value':'talks'}]},"
    "{'source':'c','claims':[{'property':'stage','value':'talks','polarity':'denies'}]}",
    "talks | not talks", "one source each, a tie", "Undated",
    "2 sources · Arif and Farwa are silent" },
};
/* clang-format on */

static char *
dump_groups (const AnnalsProperty *property)
{
  g_autoptr (GPtrArray) groups = annals_detail_group_values (property);
  GString              *dump = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->len; j++)
        {
          const AnnalsValue *value = g_ptr_array_index (group, j);
          const char        *divider = j > 0 ? " " : i > 0 ? " | "
                                                           : "";
          gboolean           is_denied = value->polarity == ANNALS_POLARITY_DENIES;

          g_string_append_printf (dump, "%s%s%s", divider, is_denied ? "not " : "", value->text);
        }
    }

  return g_string_free (dump, FALSE);
}

static void
test_event (gconstpointer data)
{
  const Case              *test = data;
  g_autofree char         *json = g_strdup_printf (SOURCES "'events':[{'id':'e','title':'E',"
                                                                   "'accounts':[%s]}]",
                                                   test->accounts);
  g_autoptr (AnnalsBundle) bundle = load_json (json);
  g_autoptr (GPtrArray)    properties = annals_agreement_list_properties (bundle, 0);
  g_autofree char         *dating = annals_detail_write_dating (bundle, 0);
  g_autofree char         *silence = annals_detail_write_silence (bundle, 0);

  if (properties->len > 0)
    {
      AnnalsProperty  *property = g_ptr_array_index (properties, 0);
      g_autofree char *groups = dump_groups (property);
      g_autofree char *headline = annals_detail_write_headline (property);

      g_assert_cmpstr (groups, ==, test->groups);
      g_assert_cmpstr (headline, ==, test->headline);
    }
  if (test->dating != NULL)
    g_assert_cmpstr (dating, ==, test->dating);
  g_assert_cmpstr (silence, ==, test->silence);
}

/* --- why it stands there ------------------------------------------------------------------- */

static void
test_placing (void)
{
  static const char *const rows[][2] = {
    { "'accounts':[]", "Nothing tells its date." },
    { "'accounts':[{'source':'a','date':'1950'}]", NULL },
    { "'date':'1950','accounts':[{'source':'a','date':'1950'}]", NULL },
    { "'date':'1950','accounts':[{'source':'a','date':'1951'},{'source':'b','date':'1950'}]",
      "The timeline has the date that the bundle chose, that of Arif, undated." },
    { "'date':'1950','accounts':[{'source':'a','date':'1951'}]",
      "The timeline has a date of the bundle’s own, which no source gives." },
    { "'accounts':[{'source':'a','date':'1951','rank':'deprecated','rankReason':'copied'}]",
      "The bundle has set its only dates aside." },
    { "'accounts':[{'source':'a','date':'1951','rank':'deprecated','rankReason':'copied'},"
      "{'source':'c','date':'1952'}]",
      "The timeline has the date of Iqbal 2021; the bundle has set the others aside." },
    { "'accounts':[{'source':'a','date':'1951'},"
      "{'source':'c','date':'1952','rank':'preferred','rankReason':'nearest in time'}]",
      "The timeline has the date of Iqbal 2021, which the bundle prefers (nearest in time)." },
    { "'accounts':[{'source':'a','date':'1951'},{'source':'c','date':'1952'}]",
      "The timeline has the date of Askari 2014, the first in the bundle, which prefers none." },
    { "'accounts':[{'source':'a','date':'1951'},{'source':'c','date':'1951'}]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char         *json = g_strdup_printf (SOURCES
                                                       "'events':[{'id':'e','title':'E',%s}]",
                                                       rows[i][0]);
      g_autoptr (AnnalsBundle) bundle = load_json (json);
      g_autofree char         *placing = annals_detail_write_placing (bundle, 0);

      g_assert_cmpstr (placing, ==, rows[i][1]);
    }
}

/* --- names --------------------------------------------------------------------------------- */

static void
test_authors (void)
{
  static const char *const names[][2] = {
    { "Askari 2014", "Askari" },
    { "Arif, undated", "Arif" },
    { "de la Cruz 1811", "de la Cruz" },
    { "Annals of the Guild", "Annals of the Guild" },
    { "Iqbal 2021b", "Iqbal" },
    { "2014", "2014" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *author = annals_detail_write_author (names[i][0]);

      g_assert_cmpstr (author, ==, names[i][1]);
    }
}

static void
test_properties (void)
{
  static const char *const names[][2] = {
    { "date", "Date" },
    { "participant", "People" },
    { "place", "Place" },
    { "visitor", "Visitor" },
    { "line-from_Iran", "Line from Iran" },
    { "étape", "Étape" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = annals_detail_write_property (names[i][0]);

      g_assert_cmpstr (name, ==, names[i][1]);
    }
}

/* Each state has a word, a meaning and a shape, and no two have the same. */
static void
test_agreements (void)
{
  for (int i = ANNALS_AGREEMENT_SINGLE; i <= ANNALS_AGREEMENT_CONFLICT; i++)
    for (int j = ANNALS_AGREEMENT_SINGLE; j < i; j++)
      {
        g_assert_cmpstr (annals_detail_name_agreement (i), !=, annals_detail_name_agreement (j));
        g_assert_cmpstr (annals_detail_describe_agreement (i), !=,
                         annals_detail_describe_agreement (j));
        g_assert_cmpstr (annals_detail_get_agreement_icon (i), !=,
                         annals_detail_get_agreement_icon (j));
      }
}

/* --- lists --------------------------------------------------------------------------------- */

#define ERAS                                                                    \
  "'eras':[{'id':'old','label':'Old','period':'1900/1949'},"                    \
  "{'id':'new','label':'New','period':'1950/1999'},"                            \
  "{'id':'late','label':'Late','period':'1980/1999','parent':'new'}],"          \
  "'events':[{'id':'p','title':'P','date':'1990','accounts':[{'source':'a'}]}," \
  "{'id':'q','title':'Q','accounts':[{'source':'a','date':'1950'},"             \
  "{'source':'b','date':'1960'}]},"                                             \
  "{'id':'r','title':'R','accounts':[{'source':'c'}]},"                         \
  "{'id':'s','title':'S','date':'1920','accounts':[{'source':'a'},{'source':'a'}]}]"

static char *
dump_list (AnnalsBundle *bundle,
           GArray       *list)
{
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);
  GString           *dump = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    g_string_append (dump,
                     annals_bundle_get_text (bundle, events[g_array_index (list, guint32, i)].id));

  return g_string_free (dump, FALSE);
}

static void
test_lists (void)
{
  static const struct
  {
    const char *era;
    const char *events;
    const char *disputed;
    guint       n_single;
    guint       n_sources;
  } eras[] = {
    { "old", "s", "", 1, 1 },
    { "new", "qp", "q", 1, 2 },
    { "late", "p", "", 1, 1 },
    { NULL, "sqpr", "q", 3, 3 },
  };
  g_autoptr (AnnalsBundle) bundle = load_json (SOURCES ERAS);

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      guint era =
        eras[i].era == NULL ? ANNALS_NONE : annals_bundle_find_era (bundle, eras[i].era);
      g_autoptr (GArray)  events = annals_detail_list_events (bundle, era);
      g_autoptr (GArray)  disputed = annals_detail_list_disputed (bundle, events);
      AnnalsDetailFigures figures = annals_detail_count (bundle, events);
      g_autofree char    *all = dump_list (bundle, events);
      g_autofree char    *conflicts = dump_list (bundle, disputed);

      g_assert_cmpstr (all, ==, eras[i].events);
      g_assert_cmpstr (conflicts, ==, eras[i].disputed);
      g_assert_cmpuint (figures.n_events, ==, strlen (eras[i].events));
      g_assert_cmpuint (figures.n_conflicts, ==, strlen (eras[i].disputed));
      g_assert_cmpuint (figures.n_single, ==, eras[i].n_single);
      g_assert_cmpuint (figures.n_sources, ==, eras[i].n_sources);
    }
}

static void
test_undated (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (SOURCES ERAS);
  g_autoptr (GArray)       events = annals_detail_list_events (bundle, ANNALS_NONE);
  g_autoptr (GArray)       undated = annals_detail_split_undated (bundle, events);
  g_autofree char         *dated_ids = dump_list (bundle, events);
  g_autofree char         *undated_ids = dump_list (bundle, undated);

  g_assert_cmpstr (dated_ids, ==, "sqp");
  g_assert_cmpstr (undated_ids, ==, "r");
  g_assert_cmpuint (annals_detail_count_told (bundle, 0), ==, 3);
  g_assert_cmpuint (annals_detail_count_told (bundle, 3), ==, 0);
}

/* What one source tells twice counts once. */
static void
test_by_source (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (
    "'sources':[{'id':'a','csl':{'type':'book','title':'A'}},"
    "{'id':'b','csl':{'type':'book','title':'B'}},{'id':'c','csl':{'type':'book','title':'C'}}],"
    "'events':[{'id':'p','title':'P','accounts':[{'source':'a'},{'source':'a'}]},"
    "{'id':'q','title':'Q','accounts':[{'source':'a'},{'source':'b'}]},"
    "{'id':'r','title':'R'},{'id':'s','title':'S','accounts':[{'source':'b'}]}]");
  g_autoptr (GArray) events = annals_detail_list_events (bundle, ANNALS_NONE);
  g_autoptr (GArray) single = annals_detail_list_single (bundle, events);
  g_autoptr (GArray) counts = annals_detail_count_by_source (bundle, events);
  g_autofree char   *ids = dump_list (bundle, single);

  g_assert_cmpstr (ids, ==, "ps");
  g_assert_cmpuint (counts->len, ==, 3);
  g_assert_cmpuint (g_array_index (counts, guint, 0), ==, 2);
  g_assert_cmpuint (g_array_index (counts, guint, 1), ==, 2);
  g_assert_cmpuint (g_array_index (counts, guint, 2), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/detail/words/placing", test_placing);
  g_test_add_func ("/detail/words/gap", test_gap);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/detail/words/event/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_event);
    }
  g_test_add_func ("/detail/words/authors", test_authors);
  g_test_add_func ("/detail/words/properties", test_properties);
  g_test_add_func ("/detail/words/agreements", test_agreements);
  g_test_add_func ("/detail/lists/eras", test_lists);
  g_test_add_func ("/detail/lists/undated", test_undated);
  g_test_add_func ("/detail/lists/by-source", test_by_source);

  return g_test_run ();
}
