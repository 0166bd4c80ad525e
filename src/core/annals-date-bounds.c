/* annals-date-bounds.c — what one EDTF date means: its level, precision and strict bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The months that a sub-year group covers, the first of them from 1; more than 12 runs into the
 * next year. The seasons 21 to 24 are told without a place on the globe, so that nothing narrower
 * than the year is certain, and winter may end with the next February. */
typedef struct
{
  guint8 first_month;
  guint8 n_months;
} GroupSpan;

static const GroupSpan group_spans[] = {
  { 1, 12 }, { 1, 12 }, { 1, 12 }, { 1, 14 }, /* 21 to 24: seasons somewhere */
  { 3, 3 },
  { 6, 3 },
  { 9, 3 },
  { 12, 3 }, /* 25 to 28: of the north */
  { 9, 3 },
  { 12, 3 },
  { 3, 3 },
  { 6, 3 }, /* 29 to 32: of the south */
  { 1, 3 },
  { 4, 3 },
  { 7, 3 },
  { 10, 3 }, /* 33 to 36: quarters */
  { 1, 4 },
  { 5, 4 },
  { 9, 4 }, /* 37 to 39: quadrimesters */
  { 1, 6 },
  { 7, 6 }, /* 40 and 41: semesters */
};

G_STATIC_ASSERT (G_N_ELEMENTS (group_spans) == ANNALS_GROUP_LAST - ANNALS_GROUP_FIRST + 1);

#define LAST_SEASON_SOMEWHERE 24

/* Counts the digits of a number that is not negative. */
int
annals_date_count_digits (gint64 number)
{
  int n_digits = 1;

  while (number >= 10)
    {
      number /= 10;
      n_digits++;
    }

  return n_digits;
}

/* Ten to the power of @exponent; FALSE where that is beyond every year. */
gboolean
annals_date_raise_ten (int     exponent,
                       gint64 *power)
{
  *power = 1;
  for (int i = 0; i < exponent; i++)
    {
      if (*power > ANNALS_YEAR_MAX)
        return FALSE;
      *power *= 10;
    }

  return TRUE;
}

/* Sets the error for a year that no instant can tell. Always FALSE. */
gboolean
annals_date_cursor_fail_range (const AnnalsDateCursor *cursor,
                               GError                **error)
{
  g_autofree char *excerpt = annals_date_excerpt (cursor->text);

  g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_RANGE,
               _ ("The year of “%s” is more than 290 billion years away"), excerpt);
  return FALSE;
}

static gboolean
fail_calendar (const AnnalsDateCursor *cursor,
               GError                **error)
{
  g_autofree char *excerpt = annals_date_excerpt (cursor->text);

  g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_CALENDAR,
               _ ("“%s” has a month or a day that is not in the calendar"), excerpt);
  return FALSE;
}

/* Tells whether any digit of the date is “X”. */
gboolean
annals_date_part_has_unspecified (const AnnalsDatePart *part)
{
  return strchr (part->year_digits, 'X') != NULL ||
         strchr (part->month_digits, 'X') != NULL ||
         strchr (part->day_digits, 'X') != NULL;
}

/* Level 1 knows “X” for the last digit or two of a year alone, and for a whole month or day. */
static guint8
get_unspecified_level (const AnnalsDatePart *part)
{
  const char *x = strchr (part->year_digits, 'X');
  gboolean    no_month = g_str_equal (part->month_digits, "XX");
  gboolean    no_day = g_str_equal (part->day_digits, "XX");

  if (!annals_date_part_has_unspecified (part))
    return 0;
  if (x != NULL)
    return part->month_digits[0] == '\0' && part->group == 0 && x - part->year_digits >= 2 &&
               part->year_digits[3] == 'X'
             ? 1
             : 2;
  if (no_month)
    return part->day_digits[0] == '\0' || no_day ? 1 : 2;

  return no_day && strchr (part->month_digits, 'X') == NULL ? 1 : 2;
}

static guint8
get_year_precision (const AnnalsDatePart *part)
{
  const char *x = strchr (part->year_digits, 'X');
  int         n_unknown = part->exponent;

  if (x != NULL)
    n_unknown = 4 - (int) (x - part->year_digits);
  else if (part->significant > 0)
    n_unknown = MAX (annals_date_count_digits (ABS (part->year)) - part->significant, 0);

  return (guint8) MIN (ANNALS_PRECISION_YEAR + n_unknown, ANNALS_PRECISION_COARSER);
}

static guint8
get_precision (const AnnalsDatePart *part)
{
  guint8 precision = get_year_precision (part);

  if (part->has_time)
    return ANNALS_PRECISION_SECOND;
  if (precision > ANNALS_PRECISION_YEAR)
    return precision;
  if (part->group != 0)
    return ANNALS_PRECISION_SEASON;
  if (part->month_digits[0] == '\0' || strchr (part->month_digits, 'X') != NULL)
    return ANNALS_PRECISION_YEAR;
  if (part->day_digits[0] == '\0' || strchr (part->day_digits, 'X') != NULL)
    return ANNALS_PRECISION_MONTH;

  return ANNALS_PRECISION_DAY;
}

static gboolean
matches (const char *pattern,
         gint64      number)
{
  for (gsize i = strlen (pattern); i > 0; i--)
    {
      if (pattern[i - 1] != 'X' && pattern[i - 1] != '0' + (char) (number % 10))
        return FALSE;
      number /= 10;
    }

  return TRUE;
}

/* Gets the first and the last year that the date may lie in. */
void
annals_date_part_get_years (const AnnalsDatePart *part,
                            gint64               *first,
                            gint64               *last)
{
  gint64 least = ABS (part->year);
  gint64 greatest = least;
  gint64 unit = 1;

  if (part->significant > 0)
    {
      annals_date_raise_ten (MAX (annals_date_count_digits (least) - part->significant, 0), &unit);
      least -= least % unit;
      greatest = least + unit - 1;
    }
  else
    for (int i = 3; i >= 0 && part->year_digits[0] != '\0'; i--, unit *= 10)
      if (part->year_digits[i] == 'X')
        greatest += 9 * unit;

  /* A minus before zeros would be a second year 0. */
  if (part->negative && least == 0)
    least = 1;

  *first = part->negative ? -greatest : least;
  *last = part->negative ? -least : greatest;
}

/* Finds the first month and day of a year that fit the digits, or the last. Without told day the
 * first or last of the month is taken. */
static gboolean
find_day_in_year (const AnnalsDatePart *part,
                  gint64                year,
                  gboolean              last,
                  int                  *month,
                  int                  *day)
{
  for (int i = 1; i <= 12; i++)
    {
      int m = last ? 13 - i : i;
      int n_days = annals_year_get_month_days (year, m);

      if (!matches (part->month_digits, m))
        continue;

      for (int j = 1; j <= n_days; j++)
        {
          int d = last ? n_days + 1 - j : j;

          if (!matches (part->day_digits, d))
            continue;

          *month = m;
          *day = d;
          return TRUE;
        }
    }

  return FALSE;
}

/* Finds the first or the last day that fits all digits. Only 29 February depends on the year, so
 * that what a leap year does not have no year has; the search is over 10,000 years at most. */
static gboolean
find_day (const AnnalsDatePart *part,
          gboolean              last,
          AnnalsInstant        *instant)
{
  gint64 first_year;
  gint64 last_year;
  int    month;
  int    day;

  if (!find_day_in_year (part, 2000, last, &month, &day))
    return FALSE;

  annals_date_part_get_years (part, &first_year, &last_year);
  for (gint64 i = 0; i <= last_year - first_year; i++)
    {
      gint64 year = last ? last_year - i : first_year + i;

      if (part->significant > 0 || matches (part->year_digits, ABS (year)))
        if (find_day_in_year (part, year, last, &month, &day))
          {
            *instant = annals_instant_from_day (year, month, day);
            return TRUE;
          }
    }

  return FALSE;
}

static void
set_time_bounds (AnnalsDatePart *part)
{
  gint64 minute_of_day = part->hour * 60 + part->minute - part->offset_min;

  part->lower = annals_instant_add_seconds (part->lower, minute_of_day * 60 + part->second);
  part->upper = annals_instant_add_seconds (part->lower, 1);
}

static gboolean
set_bounds (AnnalsDatePart         *part,
            const AnnalsDateCursor *cursor,
            GError                **error)
{
  gint64 first_year;
  gint64 last_year;

  annals_date_part_get_years (part, &first_year, &last_year);
  if (first_year < ANNALS_YEAR_MIN || last_year > ANNALS_YEAR_MAX)
    return annals_date_cursor_fail_range (cursor, error);

  if (part->group != 0)
    {
      const GroupSpan *span = &group_spans[part->group - ANNALS_GROUP_FIRST];
      AnnalsInstant    last_start = annals_instant_from_day (last_year, span->first_month, 1);

      part->lower = annals_instant_from_day (first_year, span->first_month, 1);
      part->upper = annals_instant_add_months (last_start, span->n_months);
    }
  else if (part->month_digits[0] == '\0')
    {
      part->lower = annals_instant_from_day (first_year, 1, 1);
      part->upper = annals_instant_from_day (last_year + 1, 1, 1);
    }
  else if (find_day (part, FALSE, &part->lower) && find_day (part, TRUE, &part->upper))
    part->upper = annals_instant_add_seconds (part->upper, ANNALS_SECONDS_PER_DAY);
  else
    return fail_calendar (cursor, error);

  return TRUE;
}

static guint8
get_level (const AnnalsDatePart *part)
{
  guint8 level = MAX (part->level, get_unspecified_level (part));

  if (part->exponent > 0 || part->significant > 0 || part->group > LAST_SEASON_SOMEWHERE)
    return 2;
  /* A qualified season is no example of level 1; some programs refuse it. */
  if (part->group != 0 && part->flags != 0)
    return 2;
  if (part->negative || part->year_digits[0] == '\0' || part->group != 0)
    return MAX (level, 1);

  return level;
}

/* Sets level, precision and bounds from what is written; the level is that of the qualifiers
 * until then. Fails where the calendar has no such day, or the year is too far away. */
gboolean
annals_date_part_set_meaning (AnnalsDatePart         *part,
                              const AnnalsDateCursor *cursor,
                              GError                **error)
{
  if (!set_bounds (part, cursor, error))
    return FALSE;

  part->level = get_level (part);
  part->precision = get_precision (part);
  if (part->has_time)
    set_time_bounds (part);

  return TRUE;
}
