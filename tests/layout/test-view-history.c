/* test-view-history.c — back and forward among the views that a reader has been at
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-view-history.h"

/* A view of a number of days from the start of a year. */
static AnnalsView
view_of (int    year,
         double n_days)
{
  return (AnnalsView){
    .scale = annals_scale_new (annals_instant_from_day (year, 1, 1),
                               n_days * ANNALS_SECONDS_PER_DAY / 1000.0, 1000.0),
    .scroll_y = year,
  };
}

static void
settle (AnnalsViewHistory *history,
        int                year,
        double             n_days)
{
  AnnalsView view = view_of (year, n_days);

  annals_view_history_settle (history, &view);
}

static void
assert_step (AnnalsViewHistory *history,
             int                step,
             int                year)
{
  AnnalsView view;

  g_assert_true (annals_view_history_can_step (history, step));
  g_assert_true (annals_view_history_step (history, step, &view));
  g_assert_cmpint (view.scale.origin, ==, annals_instant_from_day (year, 1, 1));
  g_assert_cmpfloat_with_epsilon (view.scroll_y, year, 1e-9);
}

static void
assert_no_step (AnnalsViewHistory *history,
                int                step)
{
  AnnalsView view = view_of (1, 1.0);

  g_assert_false (annals_view_history_can_step (history, step));
  g_assert_false (annals_view_history_step (history, step, &view));
  g_assert_cmpfloat_with_epsilon (view.scroll_y, 1.0, 1e-9);
}

static void
test_empty (void)
{
  g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();

  assert_no_step (history, -1);
  assert_no_step (history, 0);
  assert_no_step (history, 1);
}

static void
test_back_and_forward (void)
{
  g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();

  settle (history, 1947, 365.0);
  settle (history, 1965, 30.0);
  settle (history, 1971, 365.0);
  assert_no_step (history, 1);
  assert_step (history, -1, 1965);
  assert_step (history, -1, 1947);
  assert_no_step (history, -1);
  assert_step (history, 2, 1971);
  assert_no_step (history, 1);
}

/* Going on from a place in the middle forgets what lay ahead. */
static void
test_branch (void)
{
  g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();

  settle (history, 1947, 365.0);
  settle (history, 1965, 365.0);
  settle (history, 1971, 365.0);
  assert_step (history, -2, 1947);
  settle (history, 1999, 365.0);
  assert_no_step (history, 1);
  assert_step (history, -1, 1947);
  assert_step (history, 1, 1999);
}

/* Coming to rest where one is already makes no other view and loses none. */
static void
test_same (void)
{
  g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();
  AnnalsView                    view = view_of (1965, 365.0);

  settle (history, 1947, 365.0);
  settle (history, 1965, 365.0);
  settle (history, 1971, 365.0);
  assert_step (history, -1, 1965);

  annals_scale_pan (&view.scale, 2.0);
  annals_view_history_settle (history, &view);
  annals_scale_resize (&view.scale, 500.0);
  annals_view_history_settle (history, &view);
  assert_step (history, 1, 1971);
  assert_step (history, -1, 1965);

  annals_scale_pan (&view.scale, 20.0);
  annals_view_history_settle (history, &view);
  assert_no_step (history, 1);
  assert_step (history, -1, 1965);
}

/* A zoom around the left edge, or the right one, or the middle is another view. */
static void
test_zoom (void)
{
  for (double x = 0.0; x <= 1000.0; x += 500.0)
    {
      g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();
      AnnalsView                    view = view_of (1965, 365.0);

      annals_view_history_settle (history, &view);
      annals_scale_zoom (&view.scale, x, 1.1);
      annals_view_history_settle (history, &view);
      assert_step (history, -1, 1965);
    }
}

/* Rows that are scrolled are the same view, to which one comes back as one left it. */
static void
test_scroll (void)
{
  g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();
  AnnalsView                    view = view_of (1947, 365.0);

  annals_view_history_settle (history, &view);
  view.scroll_y = 120.0;
  annals_view_history_settle (history, &view);
  assert_no_step (history, -1);
  settle (history, 1965, 365.0);
  g_assert_true (annals_view_history_step (history, -1, &view));
  g_assert_cmpfloat_with_epsilon (view.scroll_y, 120.0, 1e-9);
}

static void
test_limit (void)
{
  g_autoptr (AnnalsViewHistory) history = annals_view_history_new ();

  for (int i = 0; i <= ANNALS_VIEW_HISTORY_MAX; i++)
    settle (history, 1000 + i, 365.0);
  assert_step (history, 1 - ANNALS_VIEW_HISTORY_MAX, 1001);
  assert_no_step (history, -1);
  assert_step (history, ANNALS_VIEW_HISTORY_MAX - 1, 1000 + ANNALS_VIEW_HISTORY_MAX);
  annals_view_history_clear (history);
  assert_no_step (history, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/view-history/empty", test_empty);
  g_test_add_func ("/layout/view-history/back-and-forward", test_back_and_forward);
  g_test_add_func ("/layout/view-history/branch", test_branch);
  g_test_add_func ("/layout/view-history/same", test_same);
  g_test_add_func ("/layout/view-history/zoom", test_zoom);
  g_test_add_func ("/layout/view-history/scroll", test_scroll);
  g_test_add_func ("/layout/view-history/limit", test_limit);

  return g_test_run ();
}
