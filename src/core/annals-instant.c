/* annals-instant.c — instants to and from the proleptic Gregorian calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The calendar arithmetic follows Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”
 * (days_from_civil and civil_from_days). A year is taken to begin on 1 March, so that the leap
 * day is its last day and the lengths of the months before it follow one linear rule; 400 such
 * years always have 146 097 days, so that negative years need no case of their own.
 */

#include "config.h"

#include "core/annals-instant.h"

#define DAYS_PER_ERA  G_GINT64_CONSTANT (146097) /* 400 years */
#define YEARS_PER_ERA G_GINT64_CONSTANT (400)
#define DAYS_TO_EPOCH G_GINT64_CONSTANT (719468) /* 0000-03-01 to 1970-01-01 */
#define DAYS_PER_YEAR G_GINT64_CONSTANT (365)

/* Four years of the Julian calendar, and its 1 March of year 0 to 1970-01-01: that day is 28
 * February of the Gregorian one. */
#define DAYS_PER_JULIAN_CYCLE G_GINT64_CONSTANT (1461)
#define JULIAN_DAYS_TO_EPOCH  (DAYS_TO_EPOCH + 2)

#define SECONDS_PER_H   G_GINT64_CONSTANT (3600)
#define SECONDS_PER_M   G_GINT64_CONSTANT (60)
#define MONTHS_PER_YEAR G_GINT64_CONSTANT (12)

/* No instant lies in a year beyond it; nearer years can be counted in days without overflow. */
#define FARTHEST_YEAR G_GINT64_CONSTANT (300000000000)

static gint64
divide_down (gint64 dividend,
             gint64 divisor)
{
  gint64 quotient = dividend / divisor;

  return dividend % divisor < 0 ? quotient - 1 : quotient;
}

/* The days from the first of March of a year to the first of a month, March being month 0: the
 * months from March on have 31, 30, 31, 30, 31 days over and over, which is 153 days in five. */
static gint64
count_days_to_month (gint64 months_from_march)
{
  return (153 * months_from_march + 2) / 5;
}

static gint64
count_days_to_year (gint64 year_of_era)
{
  return year_of_era * DAYS_PER_YEAR + year_of_era / 4 - year_of_era / 100;
}

static gint64
count_days (gint64 year,
            int    month,
            int    day)
{
  gint64 march_year = month > 2 ? year : year - 1;
  gint64 era = divide_down (march_year, YEARS_PER_ERA);
  gint64 year_of_era = march_year - era * YEARS_PER_ERA;

  return era * DAYS_PER_ERA + count_days_to_year (year_of_era) +
         count_days_to_month ((month + 9) % 12) + day - 1 - DAYS_TO_EPOCH;
}

/* Sets month and day from the day of a year that begins in March; returns what to add to that year
 * for the year that begins in January. */
static int
split_year (gint64       day_of_year,
            AnnalsCivil *civil)
{
  gint64 months_from_march = (5 * day_of_year + 2) / 153;

  civil->day = (int) (day_of_year - count_days_to_month (months_from_march)) + 1;
  civil->month = (int) (months_from_march + 2) % 12 + 1;

  return civil->month <= 2 ? 1 : 0;
}

static void
split_days (gint64       days,
            AnnalsCivil *civil)
{
  gint64 from_march = days + DAYS_TO_EPOCH;
  gint64 era = divide_down (from_march, DAYS_PER_ERA);
  gint64 day_of_era = from_march - era * DAYS_PER_ERA;
  /* The three terms take the leap days out again, so that a plain division finds the year. */
  gint64 year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) /
                       DAYS_PER_YEAR;

  civil->year = era * YEARS_PER_ERA + year_of_era +
                split_year (day_of_era - count_days_to_year (year_of_era), civil);
}

/* Every fourth year has a leap day, so that the years lie 1461 / 4 days apart, rounded down. */
static void
split_julian_days (gint64       days,
                   AnnalsCivil *civil)
{
  gint64 from_march = days + JULIAN_DAYS_TO_EPOCH;
  gint64 year = divide_down (4 * from_march + 3, DAYS_PER_JULIAN_CYCLE);

  civil->year = year + split_year (from_march - divide_down (DAYS_PER_JULIAN_CYCLE * year, 4),
                                   civil);
}

static AnnalsInstant
combine (gint64 year,
         int    month,
         int    day,
         gint64 second_of_day)
{
  gint64 instant;

  if (year > FARTHEST_YEAR)
    return ANNALS_INSTANT_MAX;
  if (year < -FARTHEST_YEAR)
    return ANNALS_INSTANT_MIN;

  if (__builtin_mul_overflow (count_days (year, month, day), ANNALS_SECONDS_PER_DAY, &instant) ||
      __builtin_add_overflow (instant, second_of_day, &instant))
    return year < 0 ? ANNALS_INSTANT_MIN : ANNALS_INSTANT_MAX;

  return instant;
}

/**
 * annals_year_is_leap:
 * @year: astronomical year, of any size
 *
 * Tells whether @year has 366 days in the proleptic Gregorian calendar.
 *
 * Year 0 (1 BCE) is a leap year.
 *
 * Returns: %TRUE for a leap year
 */
gboolean
annals_year_is_leap (gint64 year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/**
 * annals_year_get_month_days:
 * @year: astronomical year, of any size
 * @month: 1 to 12
 *
 * Gets the number of days of a month.
 *
 * Returns: 28 to 31
 */
int
annals_year_get_month_days (gint64 year,
                            int    month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 30);

  return month == 2 && annals_year_is_leap (year) ? 29 : lengths[month - 1];
}

/**
 * annals_instant_from_day:
 * @year: astronomical year; 0 is 1 BCE
 * @month: 1 to 12
 * @day: 1 to 31; a day that the month does not have counts on into the next month
 *
 * Gets the first second of a day.
 *
 * Algorithm: Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”.
 *
 * Returns: the instant; %ANNALS_INSTANT_MIN or %ANNALS_INSTANT_MAX where it would not fit, which
 *   never happens from %ANNALS_YEAR_MIN to one year after %ANNALS_YEAR_MAX
 */
AnnalsInstant
annals_instant_from_day (gint64 year,
                         int    month,
                         int    day)
{
  g_return_val_if_fail (month >= 1 && month <= 12, 0);
  g_return_val_if_fail (day >= 1 && day <= 31, 0);

  return combine (year, month, day, 0);
}

/**
 * annals_instant_from_civil:
 * @civil: a date and a time of day, each field within its range
 *
 * Gets the instant of a calendar date and time of day.
 *
 * Returns: the instant; %ANNALS_INSTANT_MIN or %ANNALS_INSTANT_MAX where it would not fit
 */
AnnalsInstant
annals_instant_from_civil (const AnnalsCivil *civil)
{
  g_return_val_if_fail (civil != NULL, 0);
  g_return_val_if_fail (civil->month >= 1 && civil->month <= 12, 0);

  return combine (civil->year, civil->month, civil->day,
                  civil->hour * SECONDS_PER_H + civil->minute * SECONDS_PER_M + civil->second);
}

/* Splits off the time of day; returns the days since 1970-01-01. */
static gint64
split_time (AnnalsInstant instant,
            AnnalsCivil  *civil)
{
  /* Not instant - days * 86400, whose product does not fit near the lower end. */
  gint64 second_of_day = instant % ANNALS_SECONDS_PER_DAY;

  if (second_of_day < 0)
    second_of_day += ANNALS_SECONDS_PER_DAY;

  civil->hour = (int) (second_of_day / SECONDS_PER_H);
  civil->minute = (int) (second_of_day % SECONDS_PER_H / SECONDS_PER_M);
  civil->second = (int) (second_of_day % SECONDS_PER_M);

  return divide_down (instant, ANNALS_SECONDS_PER_DAY);
}

/**
 * annals_instant_to_civil:
 * @instant: any instant
 * @civil: (out caller-allocates): the same as calendar date and time of day
 *
 * Splits an instant into calendar date and time of day.
 *
 * %ANNALS_INSTANT_MIN and %ANNALS_INSTANT_MAX are split as the numbers they are, near the years
 * -292 and 292 billion.
 */
void
annals_instant_to_civil (AnnalsInstant instant,
                         AnnalsCivil  *civil)
{
  g_return_if_fail (civil != NULL);

  split_days (split_time (instant, civil), civil);
}

/**
 * annals_instant_to_julian:
 * @instant: any instant
 * @civil: (out caller-allocates): the same as date of the Julian calendar and time of day
 *
 * Splits an instant as annals_instant_to_civil() does, into the calendar that Europe had before
 * 1582, and parts of it into the twentieth century. Its year, too, is astronomical.
 */
void
annals_instant_to_julian (AnnalsInstant instant,
                          AnnalsCivil  *civil)
{
  g_return_if_fail (civil != NULL);

  split_julian_days (split_time (instant, civil), civil);
}

/**
 * annals_instant_add_months:
 * @instant: any instant
 * @n_months: months to add, negative to go back
 *
 * Moves an instant by calendar months.
 *
 * The day of the month and the time of day stay; where the month is too short, its last day is
 * taken. The two extreme instants stay what they are.
 *
 * Returns: the instant; %ANNALS_INSTANT_MIN or %ANNALS_INSTANT_MAX where it would not fit
 */
AnnalsInstant
annals_instant_add_months (AnnalsInstant instant,
                           gint64        n_months)
{
  AnnalsCivil civil;
  gint64      month;

  if (instant == ANNALS_INSTANT_MIN || instant == ANNALS_INSTANT_MAX)
    return instant;

  annals_instant_to_civil (instant, &civil);
  if (__builtin_add_overflow (civil.year * MONTHS_PER_YEAR + civil.month - 1, n_months, &month))
    return n_months < 0 ? ANNALS_INSTANT_MIN : ANNALS_INSTANT_MAX;

  civil.year = divide_down (month, MONTHS_PER_YEAR);
  civil.month = (int) (month - civil.year * MONTHS_PER_YEAR) + 1;
  civil.day = MIN (civil.day, annals_year_get_month_days (civil.year, civil.month));
  return annals_instant_from_civil (&civil);
}

/**
 * annals_instant_add_seconds:
 * @instant: any instant
 * @n_seconds: seconds to add, negative to go back
 *
 * Moves an instant by seconds.
 *
 * The two extreme instants stay what they are.
 *
 * Returns: the instant; %ANNALS_INSTANT_MIN or %ANNALS_INSTANT_MAX where it would not fit
 */
AnnalsInstant
annals_instant_add_seconds (AnnalsInstant instant,
                            gint64        n_seconds)
{
  AnnalsInstant sum;

  if (instant == ANNALS_INSTANT_MIN || instant == ANNALS_INSTANT_MAX)
    return instant;

  if (__builtin_add_overflow (instant, n_seconds, &sum))
    return n_seconds < 0 ? ANNALS_INSTANT_MIN : ANNALS_INSTANT_MAX;

  return sum;
}
