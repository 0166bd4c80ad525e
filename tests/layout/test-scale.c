/* test-scale.c — which instant stands at which pixel
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-scale.h"

#include <math.h>

#define YEAR_S 31556952.0

static const gint64 years[] = { -13800000000, -4540000000, -66000000, -10000, -43, 0,
                                1, 1582, 1970, 2021, 290000 };
static const double zooms[] = { 0.02, 1.0, 60.0, 3600.0, 86400.0, YEAR_S, 1e3 * YEAR_S,
                                1e7 * YEAR_S };

/* An instant is found again at the pixel where it stands, wherever and however near. */
static void
test_round_trip (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (zooms); j++)
      {
        AnnalsInstant origin = annals_instant_from_day (years[i], 7, 14);
        AnnalsScale   scale = annals_scale_new (origin, zooms[j], 1000.0);

        for (int x = 0; x <= 1000; x += 125)
          {
            AnnalsInstant instant = annals_scale_get_instant (&scale, x);
            double        error = fabs (annals_scale_get_x (&scale, instant) - x);

            g_assert_cmpfloat (error, <=, 1.0 / zooms[j] + 1e-6);
          }
      }
}

/* A day is as long on the axis in every age. */
static void
test_same_day_everywhere (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      AnnalsInstant day = annals_instant_from_day (years[i], 3, 1);
      AnnalsScale   scale = annals_scale_new (day - 1000, 432.0, 800.0);
      double        length = annals_scale_get_x (&scale, day + ANNALS_SECONDS_PER_DAY) -
                      annals_scale_get_x (&scale, day);

      g_assert_cmpfloat_with_epsilon (length, 200.0, 1e-9);
    }
}

static void
test_zoom_keeps_place (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      AnnalsScale   scale = annals_scale_new (annals_instant_from_day (years[i], 1, 1), 1e6, 900.0);
      AnnalsInstant there = annals_scale_get_instant (&scale, 300.0);
      double        x = annals_scale_get_x (&scale, there);

      for (int step = 0; step < 40; step++)
        {
          annals_scale_zoom (&scale, x, 1.25);
          g_assert_cmpfloat_with_epsilon (annals_scale_get_x (&scale, there), x, 0.01);
        }
      for (int step = 0; step < 40; step++)
        annals_scale_zoom (&scale, x, 0.8);
      g_assert_cmpfloat_with_epsilon (annals_scale_get_x (&scale, there), x, 0.01);
    }
}

/* Many small steps lead as far as one large one. */
static void
test_pan_adds_up (void)
{
  AnnalsScale start = annals_scale_new (annals_instant_from_day (2000, 1, 1), 0.3, 900.0);
  AnnalsScale scale = start;
  AnnalsScale once = start;

  for (int i = 0; i < 1000; i++)
    annals_scale_pan (&scale, 0.7);
  annals_scale_pan (&once, 700.0);
  g_assert_true (annals_scale_equal (&scale, &once));
  for (int i = 0; i < 1000; i++)
    annals_scale_pan (&scale, -0.7);
  g_assert_true (annals_scale_equal (&scale, &start));
}

static void
test_fit (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      AnnalsInstant lower = annals_instant_from_day (years[i], 1, 1);
      AnnalsInstant upper = annals_instant_from_day (years[i] + 30, 1, 1);
      AnnalsScale   scale = annals_scale_new (0, 1.0, 1000.0);

      annals_scale_fit (&scale, lower, upper, 50.0);
      g_assert_cmpfloat_with_epsilon (annals_scale_get_x (&scale, lower), 50.0, 0.01);
      g_assert_cmpfloat_with_epsilon (annals_scale_get_x (&scale, upper), 950.0, 0.01);
    }
}

/* Nothing to fit still gives a view: the closest there is, with the instant in its middle. */
static void
test_fit_of_an_instant (void)
{
  AnnalsInstant instant = annals_instant_from_day (1947, 8, 14);
  AnnalsScale   scale = annals_scale_new (0, 1.0, 1000.0);

  annals_scale_fit (&scale, instant, instant, 50.0);
  g_assert_cmpfloat (scale.seconds_per_px, >, 0.0);
  g_assert_cmpfloat_with_epsilon (annals_scale_get_x (&scale, instant), 500.0, 1.0);
}

static void
test_clamp (void)
{
  AnnalsInstant lower = annals_instant_from_day (1947, 1, 1);
  AnnalsInstant upper = annals_instant_from_day (2022, 1, 1);
  AnnalsScale   whole = annals_scale_new (0, 1.0, 1000.0);
  AnnalsScale   scale;

  annals_scale_fit (&whole, lower, upper, 10.0);

  scale = whole;
  annals_scale_zoom (&scale, 500.0, 0.1);
  annals_scale_clamp (&scale, lower, upper, 10.0);
  g_assert_true (annals_scale_equal (&scale, &whole));

  scale = whole;
  annals_scale_zoom (&scale, 500.0, 20.0);
  annals_scale_pan (&scale, 1e6);
  annals_scale_clamp (&scale, lower, upper, 10.0);
  g_assert_cmpfloat (annals_scale_get_x (&scale, upper), >=, 499.0);
  annals_scale_pan (&scale, -1e7);
  annals_scale_clamp (&scale, lower, upper, 10.0);
  g_assert_cmpfloat (annals_scale_get_x (&scale, lower), <=, 501.0);
}

/* The ends of time neither overflow nor leave the range of positions. */
static void
test_extremes (void)
{
  const AnnalsInstant ends[] = { ANNALS_INSTANT_MIN, ANNALS_INSTANT_MIN + 1, 0,
                                 ANNALS_INSTANT_MAX - 1, ANNALS_INSTANT_MAX };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ends); j++)
      {
        AnnalsScale scale = annals_scale_new (ends[i], 0.0, 1000.0);

        annals_scale_pan (&scale, 1e9);
        annals_scale_zoom (&scale, -1e9, 1e-30);
        annals_scale_pan (&scale, -1e9);
        g_assert_cmpfloat (fabs (annals_scale_get_x (&scale, ends[j])), <=, ANNALS_SCALE_FAR_PX);
        if (ends[j] >= ends[i])
          annals_scale_fit (&scale, ends[i], ends[j], 10.0);
        g_assert_cmpfloat (scale.seconds_per_px, >, 0.0);
      }
}

static void
test_interpolate (void)
{
  AnnalsScale from = annals_scale_new (annals_instant_from_day (1947, 1, 1), 2e6, 1000.0);
  AnnalsScale to = annals_scale_new (annals_instant_from_day (2011, 1, 1), 1e5, 1000.0);
  AnnalsScale start = annals_scale_interpolate (&from, &to, 0.0);
  AnnalsScale end = annals_scale_interpolate (&from, &to, 1.0);
  AnnalsScale middle = annals_scale_interpolate (&from, &to, 0.5);

  g_assert_true (annals_scale_equal (&start, &from));
  g_assert_true (annals_scale_equal (&end, &to));
  g_assert_cmpfloat_with_epsilon (middle.seconds_per_px, sqrt (2e6 * 1e5), 1.0);
  g_assert_cmpint (middle.origin, >, from.origin);
  g_assert_cmpint (middle.origin, <, to.origin);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/layout/scale/round-trip", test_round_trip);
  g_test_add_func ("/layout/scale/same-day-everywhere", test_same_day_everywhere);
  g_test_add_func ("/layout/scale/zoom-keeps-place", test_zoom_keeps_place);
  g_test_add_func ("/layout/scale/pan-adds-up", test_pan_adds_up);
  g_test_add_func ("/layout/scale/fit", test_fit);
  g_test_add_func ("/layout/scale/fit-of-an-instant", test_fit_of_an_instant);
  g_test_add_func ("/layout/scale/clamp", test_clamp);
  g_test_add_func ("/layout/scale/extremes", test_extremes);
  g_test_add_func ("/layout/scale/interpolate", test_interpolate);

  return g_test_run ();
}
