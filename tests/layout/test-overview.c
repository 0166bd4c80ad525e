/* test-overview.c — the whole of a bundle on a few pixels
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-fixture.h"
#include "layout/annals-overview.h"

#define ERAS                                                                                      \
  "'eras':[{'id':'a','label':'First','period':'1901/1950'},"                                      \
  "{'id':'b','label':'Second','period':'1951/2000'},"                                             \
  "{'id':'c','label':'Inside','period':'1960/1970','parent':'b'}],"                               \
  "'events':[{'id':'x','title':'X','date':'1901-01-01'},{'id':'y','title':'Y','date':'1901-02'}," \
  "{'id':'z','title':'Z','date':'2000-12-31'},{'id':'u','title':'U'}]"

/* Takes the bundle. */
static void
set_up (LayoutFixture       *fixture,
        AnnalsOverviewInput *input,
        AnnalsBundle        *bundle,
        double               width)
{
  fixture_init (fixture, bundle, width, 400.0);
  *input = (AnnalsOverviewInput){
    .outline = fixture->outline,
    .view = fixture->input.scale,
    .width = width,
    .height = 60.0,
    .selected_event = ANNALS_NONE,
    .metrics = fixed_metrics,
  };
}

/* While all is in sight there is nothing to take hold of. */
static void
test_whole (void)
{
  LayoutFixture       fixture;
  AnnalsOverviewInput input;

  set_up (&fixture, &input, load_json (ERAS), 800.0);
  {
    g_autoptr (AnnalsOverview) overview = annals_overview_new (&input);

    g_assert_false (overview->has_handle);
    g_assert_cmpuint (overview->eras->len, ==, 2);
    g_assert_cmpuint (overview->bars->len, ==, 2);
    g_assert_cmpfloat (g_array_index (overview->bars, AnnalsOverviewBar, 0).height, >,
                       g_array_index (overview->bars, AnnalsOverviewBar, 1).height);
    g_assert_cmpstr (g_array_index (overview->eras, AnnalsOverviewEra, 0).label, ==, "First");
  }
  fixture_clear (&fixture);
}

/* A hundred years are 768 px between margins of 16; the handle stands over the years in sight. */
static void
test_handle (void)
{
  LayoutFixture       fixture;
  AnnalsOverviewInput input;

  set_up (&fixture, &input, load_json (ERAS), 800.0);
  annals_scale_fit (&input.view, annals_instant_from_day (1951, 1, 1),
                    annals_instant_from_day (1976, 1, 1), 0.0);
  {
    g_autoptr (AnnalsOverview) overview = annals_overview_new (&input);

    g_assert_true (overview->has_handle);
    g_assert_cmpfloat_with_epsilon (overview->handle_x0, 16.0 + 384.0, 0.5);
    g_assert_cmpfloat_with_epsilon (overview->handle_x1, 16.0 + 576.0, 0.5);
    g_assert_cmpint (annals_overview_get_grip (overview, 400.0), ==, ANNALS_GRIP_START);
    g_assert_cmpint (annals_overview_get_grip (overview, 592.0), ==, ANNALS_GRIP_END);
    g_assert_cmpint (annals_overview_get_grip (overview, 500.0), ==, ANNALS_GRIP_BODY);
    g_assert_cmpint (annals_overview_get_grip (overview, 100.0), ==, ANNALS_GRIP_NOTHING);
    g_assert_false (g_array_index (overview->eras, AnnalsOverviewEra, 0).is_in_sight);
    g_assert_true (g_array_index (overview->eras, AnnalsOverviewEra, 1).is_in_sight);
  }
  fixture_clear (&fixture);
}

/* However little is in sight, the handle can be seen and stays within the strip. */
static void
test_tiny_handle (void)
{
  LayoutFixture       fixture;
  AnnalsOverviewInput input;

  set_up (&fixture, &input, load_json (ERAS), 800.0);
  for (int year = 1900; year <= 2001; year++)
    {
      g_autoptr (AnnalsOverview) overview = NULL;
      AnnalsInstant              day = annals_instant_from_day (year, 6, 1);

      annals_scale_fit (&input.view, day, day + 60, 0.0);
      overview = annals_overview_new (&input);
      g_assert_cmpfloat (overview->handle_x1 - overview->handle_x0, >=, 9.0);
      g_assert_cmpfloat (overview->handle_x0, >=, 5.0);
      g_assert_cmpfloat (overview->handle_x1, <=, 795.0);
      g_assert_cmpint (annals_overview_get_grip (overview, overview->handle_x0 - 3.0), ==,
                       ANNALS_GRIP_START);
      g_assert_cmpint (annals_overview_get_grip (
                         overview, (overview->handle_x0 + overview->handle_x1) / 2.0),
                       ==, ANNALS_GRIP_BODY);
      g_assert_cmpint (annals_overview_get_grip (overview, overview->handle_x1 + 3.0), ==,
                       ANNALS_GRIP_END);
    }
  fixture_clear (&fixture);
}

static void
test_strange (void)
{
  static const char *const bundles[] = {
    "'events':[]",
    "'events':[{'id':'a','title':'A'}]",
    "'events':[{'id':'a','title':'A','date':'../..'}]",
    "'events':[{'id':'a','title':'A','date':'Y-13800000000'},"
    "{'id':'b','title':'B','date':'2001-05-06T10:00:00Z'}]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bundles); i++)
    for (double width = 1.0; width < 2000.0; width *= 7.0)
      {
        LayoutFixture       fixture;
        AnnalsOverviewInput input;

        set_up (&fixture, &input, load_json (bundles[i]), width);
        {
          g_autoptr (AnnalsOverview) overview = annals_overview_new (&input);

          g_assert_nonnull (overview->ticks);
        }
        fixture_clear (&fixture);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/overview/whole", test_whole);
  g_test_add_func ("/layout/overview/handle", test_handle);
  g_test_add_func ("/layout/overview/tiny-handle", test_tiny_handle);
  g_test_add_func ("/layout/overview/strange", test_strange);

  return g_test_run ();
}
