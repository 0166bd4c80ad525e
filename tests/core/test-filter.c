/* test-filter.c — which events pass a filter of categories, names and sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-filter.h"
#include "load-json.h"

static const char bundle_json[] =
  "'categories':[{'id':'war','label':'War'},{'id':'trade','label':'Trade'}],"
  "'sources':[{'id':'s0','csl':{'type':'book','title':'A','author':[{'family':'Brenn'}],"
  "'issued':{'date-parts':[[1987]]}}},{'id':'s1','csl':{'type':'book','title':'B'}}],"
  "'events':["
  "{'id':'a','title':'A','date':'1950','categories':['war'],'participants':['Orrin'],"
  "'places':[{'name':'Halvek'}],'accounts':[{'source':'s0'}]},"
  "{'id':'b','title':'B','date':'1951','categories':['war','trade'],'accounts':[{'source':'s1',"
  "'claims':[{'property':'participant','value':'Pell','polarity':'denies'},"
  "{'property':'place','value':'Orrin'}]}]},"
  "{'id':'c','title':'C','date':'1952','categories':['trade'],'participants':['Pell','Orrin'],"
  "'accounts':[{'source':'s0'},{'source':'s1'}]},"
  "{'id':'d','title':'D'}]";

/* As AnnalsFilterTerm, of constants. */
typedef struct
{
  AnnalsFilterKind kind;
  const char      *value;
} Term;

typedef struct
{
  const char *name;
  Term        terms[3];
  const char *passed; /* letters of the events that pass */
} Case;

static const Case cases[] = {
  { "none", { { 0, NULL } }, "abcd" },
  { "category", { { ANNALS_FILTER_CATEGORY, "war" } }, "ab" },
  { "person", { { ANNALS_FILTER_PERSON, "Orrin" } }, "ac" },
  { "person-of-a-source", { { ANNALS_FILTER_PERSON, "Pell" } }, "bc" },
  { "place", { { ANNALS_FILTER_PLACE, "Halvek" } }, "a" },
  { "place-of-a-source", { { ANNALS_FILTER_PLACE, "Orrin" } }, "b" },
  { "source", { { ANNALS_FILTER_SOURCE, "s1" } }, "bc" },
  { "either-of-a-kind",
    { { ANNALS_FILTER_PERSON, "Orrin" }, { ANNALS_FILTER_PERSON, "Pell" } },
    "abc" },
  { "both-kinds",
    { { ANNALS_FILTER_CATEGORY, "war" }, { ANNALS_FILTER_SOURCE, "s0" } },
    "a" },
  { "three",
    { { ANNALS_FILTER_CATEGORY, "war" },
      { ANNALS_FILTER_PERSON, "Orrin" },
      { ANNALS_FILTER_CATEGORY, "trade" } },
    "ac" },
  { "nobody", { { ANNALS_FILTER_PERSON, "Ysolne" } }, "" },
  { "part-of-a-name", { { ANNALS_FILTER_PERSON, "Orr" } }, "" },
};

static void
test_case (gconstpointer data)
{
  const Case              *entry = data;
  g_autoptr (AnnalsBundle) bundle = load_json (bundle_json);
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();
  g_autoptr (GString)      passed = g_string_new (NULL);
  const Term              *terms = entry->terms;

  annals_filter_set_bundle (filter, bundle);
  for (guint i = 0; i < G_N_ELEMENTS (entry->terms) && terms[i].value != NULL; i++)
    {
      g_assert_true (annals_filter_add (filter, terms[i].kind, terms[i].value));
      g_assert_false (annals_filter_add (filter, terms[i].kind, terms[i].value));
      g_assert_true (annals_filter_has (filter, terms[i].kind, terms[i].value));
    }

  for (guint i = 0; i < 4; i++)
    if (annals_filter_matches (filter, i))
      g_string_append_c (passed, (char) ('a' + i));
  g_assert_cmpstr (passed->str, ==, entry->passed);
  g_assert_cmpuint (annals_filter_count_matches (filter), ==, passed->len);
}

static void
test_taken_away (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (bundle_json);
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();

  annals_filter_set_bundle (filter, bundle);
  annals_filter_add (filter, ANNALS_FILTER_CATEGORY, "war");
  annals_filter_add (filter, ANNALS_FILTER_PERSON, "Pell");
  g_assert_cmpuint (annals_filter_count_matches (filter), ==, 1);
  g_assert_false (annals_filter_remove (filter, ANNALS_FILTER_PLACE, "Pell"));
  g_assert_true (annals_filter_remove (filter, ANNALS_FILTER_PERSON, "Pell"));
  g_assert_cmpuint (annals_filter_count_matches (filter), ==, 2);
  g_assert_true (annals_filter_clear (filter));
  g_assert_false (annals_filter_clear (filter));
  g_assert_cmpuint (annals_filter_count_matches (filter), ==, 4);

  annals_filter_add (filter, ANNALS_FILTER_PERSON, "Pell");
  annals_filter_set_bundle (filter, NULL);
  g_assert_cmpuint (annals_filter_get_terms (filter)->len, ==, 0);
  g_assert_cmpuint (annals_filter_count_matches (filter), ==, 0);
}

static void
test_names (void)
{
  static const struct
  {
    Term        term;
    const char *name;
  } names[] = {
    { { ANNALS_FILTER_CATEGORY, "war" }, "War" },
    { { ANNALS_FILTER_SOURCE, "s0" }, "Brenn 1987" },
    { { ANNALS_FILTER_PERSON, "war" }, "war" },
    { { ANNALS_FILTER_CATEGORY, "gone" }, "gone" },
  };
  g_autoptr (AnnalsBundle) bundle = load_json (bundle_json);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = annals_filter_name_value (bundle, names[i].term.kind,
                                                        names[i].term.value);

      g_assert_cmpstr (name, ==, names[i].name);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/filter/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/filter/taken-away", test_taken_away);
  g_test_add_func ("/core/filter/names", test_names);

  return g_test_run ();
}
