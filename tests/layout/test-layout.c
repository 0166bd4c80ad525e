/* test-layout.c — layouts of small bundles, read as text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-fixture.h"

#define HALVEK                                                                          \
  "'eras':[{'id':'old','label':'Before the bridge','period':'1200/1215'},"              \
  "{'id':'ysolne','label':'Reign of Ysolne','period':'1216/1240'},"                     \
  "{'id':'youth','label':'Youth','period':'1216/1220','parent':'ysolne'}],"             \
  "'categories':[{'id':'disaster','label':'Disaster'},{'id':'court','label':'Court'}]," \
  "'sources':[{'id':'guild','csl':{'type':'book','title':'Guild roll'}},"               \
  "{'id':'brenn','csl':{'type':'book','title':'Valley Tellings'}}],"                    \
  "'events':["                                                                          \
  "{'id':'fall','title':'The bridge falls','categories':['disaster'],'accounts':["      \
  "{'source':'guild','date':'1216','rank':'preferred','rankReason':'nearest'},"         \
  "{'source':'brenn','date':'1213'}]},"                                                 \
  "{'id':'reign','title':'Ysolne reigns','date':'1216/1240','categories':['court']},"   \
  "{'id':'oath','title':'An oath','date':'1230-05-02','categories':['court']},"         \
  "{'id':'song','title':'A song of the bridge'}]"

static void
expect (LayoutFixture *fixture,
        const char    *dump)
{
  g_autofree char *text = annals_layout_dump (fixture_lay_out (fixture));

  g_assert_cmpstr (text, ==, dump);
}

/* The view of 800 px shows 41 years, from 1200 on at pixel 16: 620 px are 41 years, 15.12 a year.
 * The column of headings is 148 px wide. */
static void
test_whole (void)
{
  LayoutFixture fixture;

  fixture_init (&fixture, load_json (HALVEK), 800.0, 300.0);
  expect (&fixture,
          "era old lane 0 164..404 “Before the bridge”1200–1215 · 0\n"
          "era ysolne lane 0 406..782 “Reign of Ysolne”1216–1240 · 3\n"
          "era youth lane 1 406..480 “Youth”\n"
          "group Disaster 1\n"
          " row 45..67\n"
          "  fall box 406..421 conflict\n"
          "    ghost box 361..376\n"
          "    label 426..537 “The bridge falls” sign\n"
          "group Court 2\n"
          " row 71..93\n"
          "  reign span 406..784\n"
          "    label 414..492 “Ysolne reigns” in-bar\n"
          " row 93..115\n"
          "  oath dot 617..629\n"
          "    label 634..676 “An oath”\n"
          "undated A song of the bridge\n"
          "axis 274 164:1200! 240:1205 315:1210! 391:1215 466:1220! 542:1225 618:1230! 693:1235 "
          "769:1240!\n");
  fixture_clear (&fixture);
}

static void
test_selected (void)
{
  LayoutFixture fixture;

  fixture_init (&fixture, load_json (HALVEK), 800.0, 300.0);
  fixture.input.selected_event = annals_bundle_find_event (fixture.bundle, "fall");
  fixture_lay_out (&fixture);
  {
    const AnnalsMarkItem  *mark = annals_layout_find_mark (fixture.layout,
                                                           fixture.input.selected_event);
    const AnnalsLabelItem *label;

    g_assert_nonnull (mark);
    g_assert_cmpuint (mark->state, ==, ANNALS_ITEM_SELECTED | ANNALS_ITEM_CONFLICT);
    g_assert_cmpint (mark->label, >=, 0);
    label = &g_array_index (fixture.layout->labels, AnnalsLabelItem, mark->label);
    g_assert_true ((label->flags & ANNALS_LABEL_PILL) != 0);
    g_assert_cmpuint (fixture.layout->flags->len, ==, 2);
    g_assert_cmpstr (g_array_index (fixture.layout->flags, AnnalsFlagItem, 0).text, ==, "1216");
    g_assert_true (g_array_index (fixture.layout->flags, AnnalsFlagItem, 1).is_ghost);
    g_assert_cmpstr (g_array_index (fixture.layout->flags, AnnalsFlagItem, 1).text, ==, "1213");
  }
  fixture_clear (&fixture);
}

/* Below 640 px there is no column, and no strip but a breadcrumb. */
static void
test_narrow (void)
{
  LayoutFixture fixture;

  fixture_init (&fixture, load_json (HALVEK), 360.0, 400.0);
  fixture_lay_out (&fixture);
  g_assert_true (fixture.layout->is_narrow);
  g_assert_cmpfloat_with_epsilon (fixture.layout->view_x, 0.0, 1e-9);
  g_assert_cmpuint (fixture.layout->eras->len, ==, 0);
  g_assert_cmpuint (fixture.layout->era_bands->len, ==, 2);
  fixture_clear (&fixture);
}

/* The name of a bar that begins before the view stays in sight. */
static void
test_cut_bar (void)
{
  LayoutFixture fixture;
  guint         reign;

  fixture_init (&fixture, load_json (HALVEK), 800.0, 300.0);
  reign = annals_bundle_find_event (fixture.bundle, "reign");
  annals_scale_fit (&fixture.input.scale, annals_instant_from_day (1222, 1, 1),
                    annals_instant_from_day (1235, 1, 1), 0.0);
  fixture_lay_out (&fixture);
  {
    const AnnalsMarkItem  *mark = annals_layout_find_mark (fixture.layout, reign);
    const AnnalsLabelItem *label;

    g_assert_nonnull (mark);
    g_assert_cmpint (mark->label, >=, 0);
    label = &g_array_index (fixture.layout->labels, AnnalsLabelItem, mark->label);
    g_assert_true ((label->flags & ANNALS_LABEL_CUT) != 0);
    g_assert_cmpfloat_with_epsilon (label->x0, fixture.layout->view_x + 14.0, 1e-9);
  }
  fixture_clear (&fixture);
}

typedef struct
{
  const char *name;
  const char *members;
  guint       n_dated;
  guint       n_undated;
} Strange;

/* clang-format off */
static const Strange strange[] = {
  { "empty", "'events':[]", 0, 0 },
  { "one-event", "'events':[{'id':'a','title':'A','date':'1971-03-04'}]", 1, 0 },
  { "one-undated", "'events':[{'id':'a','title':'A'}]", 0, 1 },
  { "one-open", "'events':[{'id':'a','title':'A','date':'../..'}]", 1, 0 },
  { "one-unknown", "'events':[{'id':'a','title':'A','date':'1971/'}]", 1, 0 },
  { "ages-beside-minutes",
    "'events':[{'id':'a','title':'A','date':'Y-13800000000'},"
    "{'id':'b','title':'B','date':'2001-05-06T10:00:00Z'},"
    "{'id':'c','title':'C','date':'2001-05-06T10:01:00Z'}]", 3, 0 },
};
/* clang-format on */

static void
test_strange (gconstpointer data)
{
  const Strange *test = data;
  LayoutFixture  fixture;

  for (double width = 1.0; width <= 1600.0; width *= 3.0)
    for (double height = 1.0; height <= 900.0; height *= 5.0)
      {
        fixture_init (&fixture, load_json (test->members), width, height);
        fixture_lay_out (&fixture);
        g_assert_cmpuint (fixture.outline->undated->len, ==, test->n_undated);
        g_assert_cmpuint (fixture.outline->group_events->len, ==, test->n_dated);
        fixture_clear (&fixture);
      }
}

static const AnnalsMarkItem *
find_item (LayoutFixture *fixture,
           const char    *id)
{
  return annals_layout_find_mark (fixture->layout,
                                  annals_bundle_find_event (fixture->bundle, id));
}

/* What is filtered out keeps its place and loses its label, unless it is the selection. */
static void
test_filtered (void)
{
  LayoutFixture            fixture;
  g_autoptr (AnnalsFilter) filter = annals_filter_new ();

  fixture_init (&fixture, load_json (HALVEK), 800.0, 300.0);
  annals_filter_set_bundle (filter, fixture.bundle);
  annals_filter_add (filter, ANNALS_FILTER_CATEGORY, "court");
  fixture.input.filter = filter;
  fixture_lay_out (&fixture);
  g_assert_cmpuint (find_item (&fixture, "fall")->state, ==,
                    ANNALS_ITEM_CONFLICT | ANNALS_ITEM_FILTERED_OUT);
  g_assert_cmpint (find_item (&fixture, "fall")->label, ==, -1);
  g_assert_cmpuint (find_item (&fixture, "oath")->state, ==, 0);
  g_assert_cmpint (find_item (&fixture, "oath")->label, >=, 0);
  g_assert_cmpuint (g_array_index (fixture.layout->chips, AnnalsChipItem, 0).state, ==,
                    ANNALS_ITEM_FILTERED_OUT);

  fixture.input.selected_event = annals_bundle_find_event (fixture.bundle, "fall");
  fixture_lay_out (&fixture);
  g_assert_cmpint (find_item (&fixture, "fall")->label, >=, 0);
  annals_filter_set_bundle (filter, NULL);
  fixture_clear (&fixture);
}

/* Which of twelve undated events is selected and which focused, and whose chips there are then. */
typedef struct
{
  const char *name;
  double      width;
  int         selected; /* or -1 */
  int         focused;
  const char *chips;
} Tray;

/* A chip of “Song 1” takes 36 + 34 px, that of the last, whose title is long, 80 + 34 at least; the
 * gap between two takes 6, the chip that counts the others 48, the column of headings 148. */
/* clang-format off */
static const Tray trays[] = {
  { "whole", 1200.0, -1, 11, "0 1 2 3 4 5 6 7 8 9 10 11" },
  { "in-order", 700.0, -1, -1, "0 1 2 3 4 5 +6" },
  { "focused-in-sight", 700.0, -1, 5, "0 1 2 3 4 5 +6" },
  { "focused-last", 700.0, -1, 11, "0 1 2 3 11 +7" },
  { "selected-in-the-middle", 700.0, 7, -1, "0 1 2 3 4 7 +6" },
  { "both", 700.0, 11, 8, "0 1 2 8 11 +7" },
  { "one-twice", 700.0, 9, 9, "0 1 2 3 4 9 +6" },
  { "one-in-sight", 700.0, 4, 11, "0 1 2 4 11 +7" },
  { "no-room-for-another", 220.0, -1, 11, "11 +11" },
  { "no-room", 1.0, 3, 11, "3 11 +10" },
};
/* clang-format on */

/* The chips of the selected and of the focused event always have a place in the tray. */
static void
test_tray (gconstpointer data)
{
  const Tray         *test = data;
  LayoutFixture       fixture;
  g_autoptr (GString) members = g_string_new ("'events':[");
  g_autoptr (GString) chips = g_string_new (NULL);

  for (guint i = 0; i < 12; i++)
    g_string_append_printf (members, "%s{'id':'s%u','title':'Song %u%s'}", i > 0 ? "," : "", i, i,
                            i == 11 ? " of more words than there is room for" : "");
  g_string_append_c (members, ']');
  fixture_init (&fixture, load_json (members->str), test->width, 300.0);
  if (test->selected >= 0)
    fixture.input.selected_event = (guint) test->selected;
  if (test->focused >= 0)
    fixture.input.focused_event = (guint) test->focused;
  fixture_lay_out (&fixture);

  for (guint i = 0; i < fixture.layout->chips->len; i++)
    {
      const AnnalsChipItem *chip = &g_array_index (fixture.layout->chips, AnnalsChipItem, i);

      if (chip->event == ANNALS_NONE)
        g_string_append_printf (chips, " %s", chip->text);
      else
        g_string_append_printf (chips, "%s%u", i > 0 ? " " : "", chip->event);
      g_assert_cmpfloat (chip->text_width, >=, 0.0);
      if (i > 0)
        g_assert_cmpfloat (chip->x0, >, (chip - 1)->x1);
      if (test->width >= 220.0)
        g_assert_cmpfloat (chip->x1, <=, test->width);
      if (chip->event != ANNALS_NONE && chip->event == fixture.input.focused_event)
        g_assert_true ((chip->state & ANNALS_ITEM_FOCUSED) != 0);
    }
  g_assert_cmpstr (chips->str, ==, test->chips);
  fixture_clear (&fixture);
}

/* The date that is asked for is marked, and shown however near it is to the event's own. */
static void
test_chosen_account (void)
{
  LayoutFixture fixture;

  for (guint chosen = 0; chosen < 2; chosen++)
    {
      const AnnalsCompanionItem *ghost;

      fixture_init (&fixture, load_json (HALVEK), 800.0, 300.0);
      annals_scale_zoom (&fixture.input.scale, 258.0, 0.05);
      fixture.input.selected_event = annals_bundle_find_event (fixture.bundle, "fall");
      fixture.input.chosen_account = chosen == 1 ? 1 : ANNALS_NONE;
      fixture_lay_out (&fixture);
      ghost = &g_array_index (fixture.layout->companions, AnnalsCompanionItem, 0);
      g_assert_cmpuint (ghost->account, ==, 1);
      g_assert_cmpint (ghost->is_chosen, ==, chosen == 1);
      g_assert_cmpint (ghost->is_hidden, ==, chosen == 0);
      fixture_clear (&fixture);
    }
}

/* A thousand events in one instant are counted, however near one comes. */
static void
test_one_instant (void)
{
  LayoutFixture       fixture;
  g_autoptr (GString) members = g_string_new ("'events':[");

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (members, "%s{'id':'e%u','title':'The same title','date':'1971-03-04'}",
                            i > 0 ? "," : "", i);
  g_string_append_c (members, ']');

  fixture_init (&fixture, load_json (members->str), 900.0, 400.0);
  for (guint step = 0; step < 30; step++)
    {
      fixture_lay_out (&fixture);
      g_assert_cmpuint (fixture.layout->row_bands->len, <=, 64);
      g_assert_cmpuint (fixture.layout->counts->len, >=, 1);
      annals_scale_zoom (&fixture.input.scale,
                         annals_scale_get_x (&fixture.input.scale,
                                             annals_instant_from_day (1971, 3, 4)),
                         1.5);
    }
  fixture_clear (&fixture);
}

typedef struct
{
  const char *name;
  int         year; /* where the view begins: an hour before this day */
  int         month;
  int         day;
  double      seconds_per_px;
  const char *axis; /* what is read on it */
} Edge;

/* clang-format off */
static const Edge edges[] = {
  { "months", 1995, 2, 1, 43200.0, "1995 | Mar Apr May Jun Jul Aug Sep Oct Nov Dec" },
  { "months-at-new-year", 1995, 1, 1, 43200.0, "1995! Feb Mar Apr May Jun Jul Aug Sep Oct Nov" },
  { "parts-of-months", 1995, 2, 1, 14400.0,
    "Feb 1995 | 15 20 25 Mar! 10 15 20 25 Apr! 10 15 20 25 May! 10 15" },
  { "parts-of-months-at-new-year", 1995, 1, 1, 14400.0,
    "1995! 10 15 20 25 Feb! 10 15 20 25 Mar! 10 15 20 25 Apr! 10 15" },
  { "days", 1995, 2, 1, 2880.0,
    "Feb 1995 | 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22" },
  { "quarter-days", 1999, 5, 1, 480.0,
    "1 May 1999 | 12:00 18:00 2 May! 06:00 12:00 18:00 3 May! 06:00 12:00 18:00 4 May! 06:00" },
  { "hours", 1999, 5, 1, 60.0,
    "1 May 1999 | 01:00 02:00 03:00 04:00 05:00 06:00 07:00 08:00 09:00" },
  { "hours-at-new-year", 1995, 1, 1, 60.0,
    "1 Jan 1995 | 01:00 02:00 03:00 04:00 05:00 06:00 07:00 08:00 09:00" },
};
/* clang-format on */

/* What is told at the left end is the unit of the parts that are in sight. */
static void
test_edge (gconstpointer data)
{
  const Edge         *test = data;
  const AnnalsLayout *layout;
  LayoutFixture       fixture;
  g_autoptr (GString) axis = g_string_new (NULL);

  fixture_init (&fixture, load_json ("'events':[{'id':'a','title':'A','date':'1995/1999'}]"),
                800.0, 300.0);
  fixture.input.scale =
    annals_scale_new (annals_instant_from_day (test->year, test->month, test->day) - 3600,
                      test->seconds_per_px, fixture.input.scale.width_px);
  layout = fixture_lay_out (&fixture);
  if (layout->context != NULL)
    g_string_append_printf (axis, "%s |", layout->context);
  for (guint i = 0; i < layout->ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (layout->ticks, AnnalsTick, i);

      if (tick->text[0] != '\0')
        g_string_append_printf (axis, "%s%s%s", axis->len > 0 ? " " : "", tick->text,
                                tick->is_emphasised ? "!" : "");
    }
  g_assert_cmpstr (axis->str, ==, test->axis);
  fixture_clear (&fixture);
}

/* Where the first of those that a count stands for begins. */
static double
get_count_x (const AnnalsLayout *layout,
             guint               count)
{
  g_autoptr (GArray) members = annals_layout_list_members (layout, count, 1);
  const AnnalsEvent *events = annals_bundle_get_events (layout->input.outline->bundle, NULL);

  return layout->view_x +
         annals_scale_get_x (&layout->input.scale,
                             events[g_array_index (members, guint32, 0)].date.lower);
}

/* What is in sight is counted where its number can be read; what is not, is not told at the edge,
 * but for dots of which a half is seen. */
static void
test_counts_at_right_edge (void)
{
  LayoutFixture       fixture;
  g_autoptr (GString) members = g_string_new ("'events':[");
  const double        width = 360.0;
  guint               n_at_edge = 0;

  for (guint i = 0; i < 6000; i++)
    g_string_append_printf (members, "%s{'id':'e%u','title':'A title','date':'%u'}",
                            i > 0 ? "," : "", i, 1100 + i / 10);
  g_string_append_c (members, ']');

  fixture_init (&fixture, load_json (members->str), width, 400.0);
  annals_scale_fit (&fixture.input.scale, annals_instant_from_day (1200, 1, 1),
                    annals_instant_from_day (1400, 1, 1), 0.0);
  for (guint step = 0; step < 200; step++)
    {
      const AnnalsLayout *layout = fixture_lay_out (&fixture);

      for (guint i = 0; i < layout->counts->len; i++)
        {
          const AnnalsCountItem *count = &g_array_index (layout->counts, AnnalsCountItem, i);
          double                 x = get_count_x (layout, i);

          if (x < width)
            g_assert_cmpfloat (count->x1, <=, width);
          else if (x > width + 6.0)
            g_assert_cmpfloat (count->x1, >, width);
          n_at_edge += count->x1 <= width && count->x1 > width - 10.0;
        }
      annals_scale_pan (&fixture.input.scale, 1.0);
    }
  g_assert_cmpuint (n_at_edge, >, 0);
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/layout/whole", test_whole);
  g_test_add_func ("/layout/layout/selected", test_selected);
  g_test_add_func ("/layout/layout/narrow", test_narrow);
  g_test_add_func ("/layout/layout/cut-bar", test_cut_bar);
  for (gsize i = 0; i < G_N_ELEMENTS (strange); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/layout/strange/%s", strange[i].name);

      g_test_add_data_func (path, &strange[i], test_strange);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/layout/edge/%s", edges[i].name);

      g_test_add_data_func (path, &edges[i], test_edge);
    }
  g_test_add_func ("/layout/layout/filtered", test_filtered);
  for (guint i = 0; i < G_N_ELEMENTS (trays); i++)
    {
      g_autofree char *path = g_strconcat ("/layout/layout/tray/", trays[i].name, NULL);

      g_test_add_data_func (path, &trays[i], test_tray);
    }
  g_test_add_func ("/layout/layout/chosen-account", test_chosen_account);
  g_test_add_func ("/layout/layout/one-instant", test_one_instant);
  g_test_add_func ("/layout/layout/counts-at-right-edge", test_counts_at_right_edge);

  return g_test_run ();
}
