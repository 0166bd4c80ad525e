/* test-groups.c — who stands in which group, in which order, and what is said of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-fixture.h"

#include <string.h>

/* Two sources that put the fall into different years, one that dates nothing, and an event that
 * only the bundle dates. */
static const char MEMBERS[] =
  "'categories':[{'id':'w','label':'War'},{'id':'t','label':'Trade'}],"
  "'sources':[{'id':'a','csl':{'type':'book','title':'Annals A','issued':{'raw':'2001'}}},"
  "{'id':'b','csl':{'type':'book','title':'Book B','issued':{'raw':'2002'}}},"
  "{'id':'c','csl':{'type':'book','title':'Chronicle C','issued':{'raw':'2003'}}}],'events':["
  "{'id':'fall','title':'Fall','categories':['w','t'],'participants':['Orrin','Pell','Orrin'],"
  "'places':[{'name':'Halvek'}],'accounts':["
  "{'source':'a','date':'1216','rank':'preferred','rankReason':'r'},{'source':'b','date':'1250'}]},"
  "{'id':'fair','title':'Fair','categories':['t'],'participants':['Pell'],"
  "'accounts':[{'source':'b','date':'1230'},{'source':'c'}]},"
  "{'id':'rain','title':'Rain','date':'1201','places':[{'name':'Halvek'},{'name':'Brenn'}]},"
  "{'id':'lost','title':'Lost','categories':['w'],'accounts':[{'source':'c'}]}]";

/* "War: fall · 1 undated; Trade: fall fair" */
static char *
describe (const AnnalsOutline *outline)
{
  GString           *text = g_string_new (NULL);
  const AnnalsEvent *events = annals_bundle_get_events (outline->bundle, NULL);

  for (guint i = 0; i < outline->groups->len; i++)
    {
      const AnnalsGroup *group = &g_array_index (outline->groups, AnnalsGroup, i);

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "", group->label);
      for (guint j = group->events.first; j < group->events.first + group->events.count; j++)
        {
          guint32 event = g_array_index (outline->group_events, guint32, j);

          g_string_append_printf (text, " %s",
                                  annals_bundle_get_text (outline->bundle, events[event].id));
        }
      if (group->n_undated > 0)
        g_string_append_printf (text, " · %u undated", group->n_undated);
    }

  return g_string_free (text, FALSE);
}

static const struct
{
  const char      *path;
  AnnalsGroupBy    group_by;
  AnnalsGroupOrder order;
  const char      *wanted;
} cases[] = {
  { "/layout/groups/none", ANNALS_GROUP_BY_NONE, ANNALS_GROUP_ORDER_FILE,
    "All events: rain fall fair · 1 undated" },
  { "/layout/groups/category", ANNALS_GROUP_BY_CATEGORY, ANNALS_GROUP_ORDER_FILE,
    "War: fall · 1 undated; Trade: fall fair; Other events: rain" },
  { "/layout/groups/category-by-size", ANNALS_GROUP_BY_CATEGORY, ANNALS_GROUP_ORDER_SIZE,
    "Trade: fall fair; War: fall · 1 undated; Other events: rain" },
  { "/layout/groups/category-by-name", ANNALS_GROUP_BY_CATEGORY, ANNALS_GROUP_ORDER_NAME,
    "Trade: fall fair; War: fall · 1 undated; Other events: rain" },
  { "/layout/groups/source", ANNALS_GROUP_BY_SOURCE, ANNALS_GROUP_ORDER_FILE,
    "Annals A 2001: fall; Book B 2002: fair fall; Chronicle C 2003: · 2 undated; "
    "Dated by no source: rain" },
  { "/layout/groups/source-by-date", ANNALS_GROUP_BY_SOURCE, ANNALS_GROUP_ORDER_DATE,
    "Annals A 2001: fall; Book B 2002: fair fall; Chronicle C 2003: · 2 undated; "
    "Dated by no source: rain" },
  { "/layout/groups/place", ANNALS_GROUP_BY_PLACE, ANNALS_GROUP_ORDER_FILE,
    "Halvek: rain fall; Brenn: rain; No place: fair · 1 undated" },
  { "/layout/groups/person", ANNALS_GROUP_BY_PERSON, ANNALS_GROUP_ORDER_FILE,
    "Pell: fall fair; Orrin: fall; Nobody named: rain · 1 undated" },
};

static void
test_members (gconstpointer data)
{
  guint                     index = GPOINTER_TO_UINT (data);
  g_autoptr (AnnalsBundle)  bundle = load_json (MEMBERS);
  g_autoptr (AnnalsOutline) outline = annals_outline_new (bundle, cases[index].group_by);
  g_autofree char          *text = NULL;

  annals_outline_order_groups (outline, cases[index].order);
  text = describe (outline);
  g_assert_cmpstr (text, ==, cases[index].wanted);
}

static void
assert_dumped (LayoutFixture *fixture,
               const char    *line)
{
  g_autofree char *dump = annals_layout_dump (fixture_lay_out (fixture));

  if (strstr (dump, line) == NULL)
    g_error ("no “%s” in\n%s", line, dump);
}

/* Each source has its own place for the event, and who is silent says where he speaks. */
static void
test_coverage (void)
{
  LayoutFixture         fixture;
  const AnnalsMarkItem *first;
  const AnnalsMarkItem *second;

  fixture_init_by (&fixture, load_json (MEMBERS), ANNALS_GROUP_BY_SOURCE, 900.0, 500.0);
  fixture.input.selected_event = annals_bundle_find_event (fixture.bundle, "fall");
  fixture_lay_out (&fixture);
  g_assert_cmpfloat_with_epsilon (fixture.layout->view_x, 172.0, 1e-9);
  first = annals_layout_find_mark_in (fixture.layout, fixture.input.selected_event, 0);
  second = annals_layout_find_mark_in (fixture.layout, fixture.input.selected_event, 1);
  g_assert_cmpuint (first->group, ==, 0);
  g_assert_cmpuint (second->group, ==, 1);
  g_assert_cmpfloat (second->shape.x0, >, first->shape.x1);
  g_assert_true ((first->state & second->state & ANNALS_ITEM_SELECTED) != 0);
  g_assert_cmpuint (first->companions.count, ==, 0);
  g_assert_cmpuint (fixture.layout->flags->len, ==, 2);
  g_assert_false (g_array_index (fixture.layout->flags, AnnalsFlagItem, 0).is_ghost);
  g_assert_true (g_array_index (fixture.layout->flags, AnnalsFlagItem, 1).is_ghost);
  assert_dumped (&fixture, "group Book B 2002 2 · 2 of 4 events\n");
  assert_dumped (&fixture, "group Chronicle C 2003 0 · 2 of 4 · 2 undated\n "
                           "silence “gives no dates”");

  annals_scale_fit (&fixture.input.scale, annals_instant_from_day (1220, 1, 1),
                    annals_instant_from_day (1225, 1, 1), 0.0);
  assert_dumped (&fixture, "silence “‹ last dated event 1216 · silent on these years”");
  assert_dumped (&fixture, "silence “silent on these years · first dated event 1230 ›”");
  fixture_clear (&fixture);
}

/* What is said of a silent group is a way to its event. */
static void
test_silence_hit (void)
{
  LayoutFixture            fixture;
  const AnnalsSilenceItem *item;
  AnnalsHit                hit;

  fixture_init_by (&fixture, load_json (MEMBERS), ANNALS_GROUP_BY_SOURCE, 900.0, 500.0);
  annals_scale_fit (&fixture.input.scale, annals_instant_from_day (1220, 1, 1),
                    annals_instant_from_day (1225, 1, 1), 0.0);
  fixture_lay_out (&fixture);
  item = &g_array_index (fixture.layout->silences, AnnalsSilenceItem, 1);
  hit = annals_layout_hit (fixture.layout, item->text_x + 4.0, item->y);
  g_assert_cmpint (hit.kind, ==, ANNALS_HIT_SILENCE);
  g_assert_cmpuint (hit.index, ==, 1);
  g_assert_cmpuint (item->event, ==, annals_bundle_find_event (fixture.bundle, "fair"));
  hit = annals_layout_hit (fixture.layout, item->x0, item->y);
  g_assert_cmpint (hit.kind, ==, ANNALS_HIT_NOTHING);
  fixture_clear (&fixture);
}

/* A collapsed group has one row, in which all of it is counted; a click on its heading is one on
 * the group. */
static void
test_collapsed (void)
{
  LayoutFixture          fixture;
  const AnnalsGroupBand *group;
  double                 height;
  double                 heading_y;
  AnnalsHit              hit;

  fixture_init (&fixture, load_json (MEMBERS), 900.0, 500.0);
  fixture.input.has_expanders = TRUE;
  height = fixture_lay_out (&fixture)->content_height;
  annals_outline_set_collapsed (fixture.outline, 1, TRUE);
  assert_dumped (&fixture, "group Trade 2 collapsed\n");
  g_assert_cmpfloat (fixture.layout->content_height, <=, height);
  group = &g_array_index (fixture.layout->groups, AnnalsGroupBand, 1);
  g_assert_cmpuint (group->rows.count, ==, 1);
  heading_y = group->heading_y; /* the band goes with the next layout */
  for (guint i = 0; i < fixture.layout->marks->len; i++)
    g_assert_cmpuint (g_array_index (fixture.layout->marks, AnnalsMarkItem, i).group, !=, 1);
  hit = annals_layout_hit (fixture.layout, 20.0, heading_y);
  g_assert_cmpint (hit.kind, ==, ANNALS_HIT_GROUP);
  g_assert_cmpuint (hit.index, ==, 1);
  fixture.input.has_expanders = FALSE;
  fixture_lay_out (&fixture);
  hit = annals_layout_hit (fixture.layout, 20.0, heading_y);
  g_assert_cmpint (hit.kind, ==, ANNALS_HIT_NOTHING);
  fixture_clear (&fixture);
}

static void
test_moving (void)
{
  g_autoptr (AnnalsBundle)  bundle = load_json (MEMBERS);
  g_autoptr (AnnalsOutline) outline = annals_outline_new (bundle, ANNALS_GROUP_BY_CATEGORY);
  guint                     revision = outline->revision;

  g_assert_false (annals_outline_move_group (outline, 0, -1));
  g_assert_cmpuint (outline->revision, ==, revision);
  g_assert_true (annals_outline_move_group (outline, 0, 9));
  g_assert_cmpuint (annals_outline_find_group (outline, 0), ==, 2);
  g_assert_cmpuint (annals_outline_find_group (outline, 77), ==, ANNALS_NONE);
}

/* Of many people the most named are kept; an event of several others is counted once with them. */
static void
test_others (void)
{
  g_autoptr (GString)       json = g_string_new ("'events':[");
  g_autoptr (AnnalsBundle)  bundle = NULL;
  g_autoptr (AnnalsOutline) outline = NULL;
  const AnnalsGroup        *others;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (json,
                            "%s{'id':'e%u','title':'E','date':'%u','participants':['King %u',"
                            "'Page %u','Smith %u']}",
                            i > 0 ? "," : "", i, 1000 + i, i % ANNALS_MOST_GROUPS, i, i);
  g_string_append (json, "]");
  bundle = load_json (json->str);
  outline = annals_outline_new (bundle, ANNALS_GROUP_BY_PERSON);
  g_assert_cmpuint (outline->groups->len, ==, ANNALS_MOST_GROUPS + 1);
  others = &g_array_index (outline->groups, AnnalsGroup, ANNALS_MOST_GROUPS);
  g_assert_cmpuint (others->key, ==, ANNALS_GROUP_OTHERS);
  g_assert_cmpstr (others->label, ==, "400 other people");
  g_assert_cmpuint (others->events.count, ==, 200);
}

static void
test_names (void)
{
  for (guint i = 0; i < ANNALS_N_GROUP_BY; i++)
    {
      AnnalsGroupBy by = ANNALS_N_GROUP_BY;

      g_assert_true (
        annals_group_by_from_name (annals_group_by_get_name ((AnnalsGroupBy) i), &by));
      g_assert_cmpuint (by, ==, i);
      g_assert_false (annals_group_by_from_name ("size", &by));
      g_assert_cmpuint (by, ==, i);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_members);
  g_test_add_func ("/layout/groups/coverage", test_coverage);
  g_test_add_func ("/layout/groups/silence-hit", test_silence_hit);
  g_test_add_func ("/layout/groups/collapsed", test_collapsed);
  g_test_add_func ("/layout/groups/moving", test_moving);
  g_test_add_func ("/layout/groups/others", test_others);
  g_test_add_func ("/layout/groups/names", test_names);

  return g_test_run ();
}
