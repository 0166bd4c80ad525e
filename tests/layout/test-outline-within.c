/* test-outline-within.c — what has a part in a stretch of time
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-fixture.h"

#define MEMBERS                                                                           \
  "'categories':[{'id':'a','label':'A'},{'id':'b','label':'B'}],"                         \
  "'sources':[{'id':'s','csl':{'type':'book','title':'S'}},"                              \
  "{'id':'t','csl':{'type':'book','title':'T'}}],"                                        \
  "'eras':[{'id':'x','label':'First','period':'1900/1949'},"                              \
  "{'id':'y','label':'Second','period':'1950/1999'},"                                     \
  "{'id':'z','label':'Inside','period':'1960/1969','parent':'y'}],"                       \
  "'events':[{'id':'before','title':'Before','date':'1939','categories':['b']},"          \
  "{'id':'first-day','title':'First day','date':'1940-01-01','categories':['a']},"        \
  "{'id':'last-day','title':'Last day','date':'1949-12-31','categories':['a']},"          \
  "{'id':'after','title':'After','date':'1950-01-01','categories':['b']},"                \
  "{'id':'through','title':'Through','date':'1900/1999','categories':['a']},"             \
  "{'id':'open','title':'Open','date':'1900/..','categories':['a']},"                     \
  "{'id':'lost','title':'Lost','date':'1900/','categories':['a']},"                       \
  "{'id':'lost-here','title':'Lost here','date':'1945/','categories':['a']},"             \
  "{'id':'lost-start','title':'Lost start','date':'/1960','categories':['a']},"           \
  "{'id':'lost-start-here','title':'Lost start here','date':'/1945','categories':['a']}," \
  "{'id':'ghost','title':'Ghost','categories':['a'],'accounts':["                         \
  "{'source':'s','date':'1930','rank':'preferred','rankReason':'near'},"                  \
  "{'source':'t','date':'1944'}]},"                                                       \
  "{'id':'undated','title':'Undated'},"                                                   \
  "{'id':'inside','title':'Inside','era':'z'},"                                           \
  "{'id':'second','title':'Second','era':'y'}]"

static void
test_events (void)
{
  static const char *const wanted[] = { "first-day", "last-day", "through", "open",
                                        "lost-here", "lost-start-here", "ghost" };
  AnnalsBundle            *bundle = load_json (MEMBERS);
  AnnalsOutline           *outline = annals_outline_new_within (
              bundle, ANNALS_GROUP_BY_CATEGORY, annals_instant_from_day (1940, 1, 1),
              annals_instant_from_day (1950, 1, 1));
  const AnnalsGroup *group = &g_array_index (outline->groups, AnnalsGroup, 0);

  g_assert_cmpuint (outline->groups->len, ==, 1);
  g_assert_cmpstr (group->label, ==, "A");
  g_assert_cmpuint (group->events.count, ==, G_N_ELEMENTS (wanted));
  g_assert_cmpuint (outline->group_events->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint    event = annals_bundle_find_event (bundle, wanted[i]);
      gboolean is_found = FALSE;

      for (guint j = 0; j < outline->group_events->len; j++)
        is_found |= g_array_index (outline->group_events, guint32, j) == event;
      g_test_message ("%s", wanted[i]);
      g_assert_true (is_found);
    }
  g_assert_cmpuint (outline->undated->len, ==, 0);
  g_assert_cmpuint (outline->n_conflicts, ==, 1);

  annals_outline_free (outline);
  g_assert_finalize_object (bundle);
}

/* Eras outside take no lane, and those whose lane is left keep it. */
static void
test_eras (void)
{
  AnnalsBundle  *bundle = load_json (MEMBERS);
  AnnalsOutline *early = annals_outline_new_within (bundle, ANNALS_GROUP_BY_CATEGORY,
                                                    annals_instant_from_day (1940, 1, 1),
                                                    annals_instant_from_day (1950, 1, 1));
  AnnalsOutline *late = annals_outline_new_within (bundle, ANNALS_GROUP_BY_CATEGORY,
                                                   annals_instant_from_day (1955, 1, 1),
                                                   annals_instant_from_day (1965, 1, 1));

  g_assert_cmpuint (early->eras->len, ==, 1);
  g_assert_cmpuint (early->n_lanes, ==, 1);
  g_assert_cmpuint (late->eras->len, ==, 2);
  g_assert_cmpuint (late->n_lanes, ==, 2);
  g_assert_true (early->lower == annals_instant_from_day (1940, 1, 1));
  g_assert_true (early->upper == annals_instant_from_day (1950, 1, 1));

  annals_outline_free (early);
  annals_outline_free (late);
  g_assert_finalize_object (bundle);
}

/* An undated event is shown where its whole era is. */
static void
test_undated (void)
{
  static const struct
  {
    int   from;
    int   to;
    guint n_wanted;
  } cases[] = { { 1940, 1950, 0 }, { 1960, 1970, 1 }, { 1961, 1970, 0 }, { 1950, 2000, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsBundle  *bundle = load_json (MEMBERS);
      AnnalsOutline *outline = annals_outline_new_within (
        bundle, ANNALS_GROUP_BY_CATEGORY, annals_instant_from_day (cases[i].from, 1, 1),
        annals_instant_from_day (cases[i].to, 1, 1));

      g_assert_cmpuint (outline->undated->len, ==, cases[i].n_wanted);
      if (cases[i].n_wanted > 0)
        g_assert_cmpuint (g_array_index (outline->undated, guint32, 0), ==,
                          annals_bundle_find_event (bundle, "inside"));
      annals_outline_free (outline);
      g_assert_finalize_object (bundle);
    }
}

/* At the full height all rows are in sight, and not much more than they. */
static void
test_full_height (void)
{
  LayoutFixture fixture;
  double        height;

  fixture_init (&fixture, load_json (MEMBERS), 1200.0, 900.0);
  fixture_lay_out (&fixture);
  height = annals_layout_get_full_height (fixture.outline, fixture.rows, 1200.0, &fixed_metrics);
  fixture.input.height = height;
  annals_layout_free (fixture.layout);
  fixture.layout = annals_layout_new (&fixture.input, fixture.rows);
  g_assert_cmpfloat (fixture.layout->content_height, <=, fixture.layout->rows_height);
  g_assert_cmpfloat (fixture.layout->content_height, >, fixture.layout->rows_height - 2.0);
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/outline-within/events", test_events);
  g_test_add_func ("/layout/outline-within/eras", test_eras);
  g_test_add_func ("/layout/outline-within/undated", test_undated);
  g_test_add_func ("/layout/outline-within/full-height", test_full_height);

  return g_test_run ();
}
