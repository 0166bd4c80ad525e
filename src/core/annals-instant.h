/* annals-instant.h — points in time as signed 64-bit seconds, proleptic Gregorian calendar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsInstant:
 *
 * Seconds since 1970-01-01T00:00:00, proleptic Gregorian, no leap seconds, no time zone.
 * The range reaches 292 billion years to both sides, so that the Big Bang and a minute share an
 * axis. The two extreme values stand for "no bound on this side".
 */
typedef gint64 AnnalsInstant;

#define ANNALS_INSTANT_MIN G_MININT64
#define ANNALS_INSTANT_MAX G_MAXINT64

#define ANNALS_SECONDS_PER_DAY G_GINT64_CONSTANT (86400)

/* The years for which every instant is finite; beyond them conversions saturate. */
#define ANNALS_YEAR_MIN (-G_GINT64_CONSTANT (290000000000))
#define ANNALS_YEAR_MAX G_GINT64_CONSTANT (290000000000)

/**
 * AnnalsCivil:
 * @year: astronomical year; 0 is 1 BCE, -43 is 44 BCE
 * @month: 1 to 12
 * @day: 1 to 31
 * @hour: 0 to 23
 * @minute: 0 to 59
 * @second: 0 to 59
 *
 * An instant as the calendar and the clock show it.
 */
typedef struct
{
  gint64 year;
  int    month;
  int    day;
  int    hour;
  int    minute;
  int    second;
} AnnalsCivil;

gboolean      annals_year_is_leap (gint64 year);
int           annals_year_get_month_days (gint64 year,
                                          int    month);
AnnalsInstant annals_instant_from_day (gint64 year,
                                       int    month,
                                       int    day);
AnnalsInstant annals_instant_from_civil (const AnnalsCivil *civil);
void          annals_instant_to_civil (AnnalsInstant instant,
                                       AnnalsCivil  *civil);
void          annals_instant_to_julian (AnnalsInstant instant,
                                        AnnalsCivil  *civil);
AnnalsInstant annals_instant_add_months (AnnalsInstant instant,
                                         gint64        n_months);
AnnalsInstant annals_instant_add_seconds (AnnalsInstant instant,
                                          gint64        n_seconds);

G_END_DECLS
