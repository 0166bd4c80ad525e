/* test-instant.c — the calendar, against days that the literature gives and against itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-instant.h"

typedef struct
{
  gint64        year;
  int           month;
  int           day;
  AnnalsInstant days; /* since 1970-01-01 */
} KnownDay;

static void
check_round_trip (gint64 year,
                  int    month,
                  int    day)
{
  AnnalsInstant instant = annals_instant_from_day (year, month, day);
  AnnalsCivil   civil;

  annals_instant_to_civil (instant, &civil);
  g_assert_cmpint (civil.year, ==, year);
  g_assert_cmpint (civil.month, ==, month);
  g_assert_cmpint (civil.day, ==, day);
  g_assert_cmpint (civil.hour, ==, 0);
  g_assert_cmpint (civil.second, ==, 0);
}

static void
test_known_days (void)
{
  /* Julian day numbers from Meeus, “Astronomical Algorithms”, and from RFC 3339's neighbours:
   * 1970-01-01 is JD 2440587.5, 2000-01-01 JD 2451544.5, 1600-01-01 JD 2305447.5. The epoch of
   * the Julian day, noon of 24 November -4713, is 2440588 days before noon of 1970-01-01. */
  static const KnownDay days[] = {
    { 1970, 1, 1, 0 },
    { 1969, 12, 31, -1 },
    { 2000, 1, 1, 10957 },
    { 2000, 2, 29, 11016 },
    { 2000, 3, 1, 11017 },
    { 1600, 1, 1, -135140 },
    { 1582, 10, 15, -141427 },
    { 1858, 11, 17, -40587 },
    { 1, 1, 1, -719162 },
    { 0, 3, 1, -719468 },
    { -4713, 11, 24, -2440588 },
    { 2038, 1, 19, 24855 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_cmpint (annals_instant_from_day (days[i].year, days[i].month, days[i].day), ==,
                       days[i].days * ANNALS_SECONDS_PER_DAY);
      check_round_trip (days[i].year, days[i].month, days[i].day);
    }
}

static void
test_leap_years (void)
{
  g_assert_true (annals_year_is_leap (0));
  g_assert_true (annals_year_is_leap (-4));
  g_assert_true (annals_year_is_leap (-400));
  g_assert_true (annals_year_is_leap (2000));
  g_assert_true (annals_year_is_leap (2024));
  g_assert_false (annals_year_is_leap (1900));
  g_assert_false (annals_year_is_leap (-100));
  g_assert_false (annals_year_is_leap (-1));
  g_assert_cmpint (annals_year_get_month_days (1900, 2), ==, 28);
  g_assert_cmpint (annals_year_get_month_days (0, 2), ==, 29);
  g_assert_cmpint (annals_year_get_month_days (2021, 4), ==, 30);
  g_assert_cmpint (annals_year_get_month_days (2021, 12), ==, 31);
}

static void
test_every_day (void)
{
  AnnalsInstant expected = annals_instant_from_day (-800, 1, 1);

  for (gint64 year = -800; year <= 800; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= annals_year_get_month_days (year, month); day++)
        {
          g_assert_cmpint (annals_instant_from_day (year, month, day), ==, expected);
          check_round_trip (year, month, day);
          expected += ANNALS_SECONDS_PER_DAY;
        }
}

/* Of every day from the beginning of the Julian day count, noon of 1 January -4712, the calendar
 * that has a leap day every fourth year; and of days that the literature gives. */
static void
test_julian (void)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  static const struct
  {
    AnnalsCivil gregorian;
    AnnalsCivil julian;
  } days[] = {
    /* The bull “Inter gravissimas”, the Calendar Act of 1750, the decree of 24 January 1918. */
    { { 1582, 10, 15, 0, 0, 0 }, { 1582, 10, 5, 0, 0, 0 } },
    { { 1752, 9, 14, 0, 0, 0 }, { 1752, 9, 3, 0, 0, 0 } },
    { { 1918, 2, 14, 23, 59, 59 }, { 1918, 2, 1, 23, 59, 59 } },
    { { 1300, 3, 8, 0, 0, 0 }, { 1300, 2, 29, 0, 0, 0 } },
    { { 0, 12, 30, 12, 0, 0 }, { 1, 1, 1, 12, 0, 0 } },
  };
  AnnalsInstant instant = -2440588 * ANNALS_SECONDS_PER_DAY;
  AnnalsCivil   civil;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      annals_instant_to_julian (annals_instant_from_civil (&days[i].gregorian), &civil);
      g_assert_cmpint (civil.year, ==, days[i].julian.year);
      g_assert_cmpint (civil.month, ==, days[i].julian.month);
      g_assert_cmpint (civil.day, ==, days[i].julian.day);
      g_assert_cmpint (civil.hour, ==, days[i].julian.hour);
      g_assert_cmpint (civil.second, ==, days[i].julian.second);
    }

  for (int year = -4712; year <= 2100; year++)
    for (int month = 1; month <= 12; month++)
      for (int day = 1; day <= lengths[month - 1] + (month == 2 && year % 4 == 0); day++)
        {
          annals_instant_to_julian (instant, &civil);
          g_assert_cmpint (civil.year, ==, year);
          g_assert_cmpint (civil.month, ==, month);
          g_assert_cmpint (civil.day, ==, day);
          instant += ANNALS_SECONDS_PER_DAY;
        }
}

static void
test_far_years (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1216);

  for (guint i = 0; i < 20000; i++)
    {
      double scale = g_rand_double_range (random, -1, 1);
      gint64 year = (gint64) (scale * (i % 2 == 0 ? 1e10 : 2.9e11));
      int    month = g_rand_int_range (random, 1, 13);
      int    n_days = annals_year_get_month_days (year, month);

      check_round_trip (year, month, g_rand_int_range (random, 1, n_days + 1));
    }

  check_round_trip (ANNALS_YEAR_MIN, 1, 1);
  check_round_trip (ANNALS_YEAR_MAX + 1, 1, 1);
}

static void
test_time_of_day (void)
{
  AnnalsCivil civil = { 1985, 4, 12, 23, 20, 30 };
  AnnalsCivil back;

  /* RFC 3339 section 5.8: 1985-04-12T23:20:50.52Z; twenty seconds before. */
  g_assert_cmpint (annals_instant_from_civil (&civil), ==, 482196030);

  annals_instant_to_civil (-1, &back);
  g_assert_cmpint (back.year, ==, 1969);
  g_assert_cmpint (back.month, ==, 12);
  g_assert_cmpint (back.day, ==, 31);
  g_assert_cmpint (back.hour, ==, 23);
  g_assert_cmpint (back.minute, ==, 59);
  g_assert_cmpint (back.second, ==, 59);
}

static void
test_saturation (void)
{
  AnnalsCivil civil;

  g_assert_cmpint (annals_instant_from_day (G_MAXINT64, 1, 1), ==, ANNALS_INSTANT_MAX);
  g_assert_cmpint (annals_instant_from_day (G_MININT64, 1, 1), ==, ANNALS_INSTANT_MIN);
  g_assert_cmpint (annals_instant_from_day (299000000000, 1, 1), ==, ANNALS_INSTANT_MAX);
  g_assert_cmpint (annals_instant_from_day (-299000000000, 1, 1), ==, ANNALS_INSTANT_MIN);
  g_assert_cmpint (annals_instant_add_seconds (ANNALS_INSTANT_MAX - 5, 6), ==, ANNALS_INSTANT_MAX);
  g_assert_cmpint (annals_instant_add_seconds (ANNALS_INSTANT_MIN + 5, -6), ==, ANNALS_INSTANT_MIN);
  g_assert_cmpint (annals_instant_add_seconds (ANNALS_INSTANT_MIN, 100), ==, ANNALS_INSTANT_MIN);
  g_assert_cmpint (annals_instant_add_seconds (ANNALS_INSTANT_MAX, -100), ==, ANNALS_INSTANT_MAX);
  g_assert_cmpint (annals_instant_add_months (0, G_MAXINT64), ==, ANNALS_INSTANT_MAX);
  g_assert_cmpint (annals_instant_add_months (-1, G_MININT64), ==, ANNALS_INSTANT_MIN);
  g_assert_cmpint (annals_instant_add_months (ANNALS_INSTANT_MAX, -1), ==, ANNALS_INSTANT_MAX);

  annals_instant_to_civil (ANNALS_INSTANT_MIN, &civil);
  g_assert_cmpint (civil.year, ==, -292277022657);
  annals_instant_to_civil (ANNALS_INSTANT_MAX, &civil);
  g_assert_cmpint (civil.year, ==, 292277026596);
}

static void
test_add_months (void)
{
  static const struct
  {
    KnownDay from;
    gint64   n_months;
    KnownDay to;
  } rows[] = {
    { { 2004, 1, 31 }, 1, { 2004, 2, 29 } },
    { { 2005, 1, 31 }, 1, { 2005, 2, 28 } },
    { { 2004, 3, 31 }, -1, { 2004, 2, 29 } },
    { { 2004, 12, 15 }, 1, { 2005, 1, 15 } },
    { { 0, 1, 1 }, -1, { -1, 12, 1 } },
    { { -44, 3, 15 }, 12 * 2000, { 1956, 3, 15 } },
    { { 1970, 1, 1 }, -12 * 10000, { -8030, 1, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const KnownDay *from = &rows[i].from;
      const KnownDay *to = &rows[i].to;
      AnnalsInstant   start = annals_instant_from_day (from->year, from->month, from->day);
      AnnalsInstant   end = annals_instant_from_day (to->year, to->month, to->day);

      g_assert_cmpint (annals_instant_add_months (start, rows[i].n_months), ==, end);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/instant/known-days", test_known_days);
  g_test_add_func ("/core/instant/leap-years", test_leap_years);
  g_test_add_func ("/core/instant/every-day", test_every_day);
  g_test_add_func ("/core/instant/julian", test_julian);
  g_test_add_func ("/core/instant/far-years", test_far_years);
  g_test_add_func ("/core/instant/time-of-day", test_time_of_day);
  g_test_add_func ("/core/instant/saturation", test_saturation);
  g_test_add_func ("/core/instant/add-months", test_add_months);

  return g_test_run ();
}
