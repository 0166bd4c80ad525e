/* annals-date-part.c — one EDTF date, from its characters to its strict bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads a year, month, day and time of day with qualifiers, unspecified digits, significant
 * digits and exponents, after “Extended Date/Time Format (EDTF) Specification”, Library of
 * Congress, 4 February 2019. Intervals and sets are built of such dates in annals-date-parse.c.
 */

#include "config.h"

#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* “Y” is for years of more than four digits; a shorter one is written without. */
#define LONG_YEAR_MIN_DIGITS 5

/* Any greater exponent or number of significant digits means a year out of range anyway. */
#define MAX_SMALL_NUMBER 99

#define MINUTES_PER_HOUR 60
#define MAX_OFFSET_MIN   (14 * MINUTES_PER_HOUR)

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

/* --- Characters ------------------------------------------------------------------------------ */

/* Takes one character if it is the next. */
gboolean
annals_date_cursor_take (AnnalsDateCursor *cursor,
                         char              character)
{
  if (*cursor->at != character || character == '\0')
    return FALSE;

  cursor->at++;
  return TRUE;
}

/* Takes @count characters that are digits or, where @unspecified allows it, “X”. */
static gboolean
take_digits (AnnalsDateCursor *cursor,
             char             *digits,
             int               count,
             gboolean          unspecified)
{
  for (int i = 0; i < count; i++)
    {
      char c = cursor->at[i];

      if (!g_ascii_isdigit (c) && !(unspecified && c == 'X'))
        return FALSE;
      digits[i] = c;
    }

  digits[count] = '\0';
  cursor->at += count;
  return TRUE;
}

static gboolean
take_two_digit_number (AnnalsDateCursor *cursor,
                       int               maximum,
                       int              *number)
{
  AnnalsDateCursor ahead = *cursor;
  char             digits[3];

  if (!take_digits (&ahead, digits, 2, FALSE))
    return FALSE;

  *number = g_ascii_digit_value (digits[0]) * 10 + g_ascii_digit_value (digits[1]);
  if (*number > maximum)
    return FALSE;

  *cursor = ahead;
  return TRUE;
}

/* Takes a whole number from 1 to MAX_SMALL_NUMBER; more digits are read but change nothing. */
static gboolean
take_small_number (AnnalsDateCursor *cursor,
                   int              *number)
{
  if (!g_ascii_isdigit (*cursor->at))
    return FALSE;

  *number = 0;
  for (; g_ascii_isdigit (*cursor->at); cursor->at++)
    *number = MIN (*number * 10 + g_ascii_digit_value (*cursor->at), MAX_SMALL_NUMBER);

  return *number > 0;
}

static guint8
take_qualifier (AnnalsDateCursor *cursor)
{
  if (annals_date_cursor_take (cursor, '?'))
    return ANNALS_DATE_UNCERTAIN;
  if (annals_date_cursor_take (cursor, '~'))
    return ANNALS_DATE_APPROXIMATE;
  if (annals_date_cursor_take (cursor, '%'))
    return ANNALS_DATE_UNCERTAIN | ANNALS_DATE_APPROXIMATE;

  return 0;
}

/* --- Years ----------------------------------------------------------------------------------- */

static int
count_decimal_digits (gint64 number)
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
static gboolean
raise_ten (int     exponent,
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

static gboolean
fail_range (const AnnalsDateCursor *cursor,
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
               _ ("“%s” has a day that is not in the calendar"), excerpt);
  return FALSE;
}

/* What may follow the digits of a year: an exponent after “Y”, and significant digits. */
static gboolean
parse_year_suffix (AnnalsDatePart   *part,
                   AnnalsDateCursor *cursor,
                   GError          **error)
{
  gint64   power;
  gboolean is_long = part->year_digits[0] == '\0';

  if (is_long && annals_date_cursor_take (cursor, 'E'))
    {
      if (!take_small_number (cursor, &part->exponent))
        return annals_date_cursor_fail (cursor, _ ("Expected an exponent such as 7"), error);
      if (!raise_ten (part->exponent, &power) ||
          __builtin_mul_overflow (part->year, power, &part->year))
        return fail_range (cursor, error);
    }

  if (annals_date_cursor_take (cursor, 'S'))
    {
      int n_digits = is_long ? count_decimal_digits (ABS (part->year)) : 4;

      if (strchr (part->year_digits, 'X') != NULL)
        return annals_date_cursor_fail (cursor, _ ("Expected a year without “X” before “S”"), error);
      if (!take_small_number (cursor, &part->significant) || part->significant > n_digits)
        return annals_date_cursor_fail (cursor, _ ("Expected a number of significant digits that the year has"), error);
    }

  return TRUE;
}

static gboolean
parse_long_year (AnnalsDatePart   *part,
                 AnnalsDateCursor *cursor,
                 GError          **error)
{
  const char *first;
  gint64      year = 0;

  part->negative = annals_date_cursor_take (cursor, '-');
  first = cursor->at;
  if (*first == '0' || !g_ascii_isdigit (*first))
    return annals_date_cursor_fail (cursor, _ ("Expected a year after “Y” that does not begin with 0"), error);

  for (; g_ascii_isdigit (*cursor->at); cursor->at++)
    {
      if (__builtin_mul_overflow (year, 10, &year) ||
          __builtin_add_overflow (year, g_ascii_digit_value (*cursor->at), &year))
        return fail_range (cursor, error);
    }

  if (cursor->at - first < LONG_YEAR_MIN_DIGITS && *cursor->at != 'E')
    return annals_date_cursor_fail (cursor, _ ("Expected five or more digits after “Y”, as shorter years are written without it"), error);

  part->year = part->negative ? -year : year;
  return parse_year_suffix (part, cursor, error);
}

static gboolean
parse_short_year (AnnalsDatePart   *part,
                  AnnalsDateCursor *cursor,
                  GError          **error)
{
  part->negative = annals_date_cursor_take (cursor, '-');
  if (!take_digits (cursor, part->year_digits, 4, TRUE))
    return annals_date_cursor_fail (cursor, _ ("Expected a year of four digits"), error);

  for (int i = 0; i < 4; i++)
    part->year = part->year * 10 + MAX (g_ascii_digit_value (part->year_digits[i]), 0);
  if (part->negative)
    part->year = -part->year;

  if (part->negative && g_str_equal (part->year_digits, "0000"))
    {
      g_set_error_literal (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_CALENDAR,
                           _ ("There is no year -0000; 1 BCE is 0000 and 2 BCE is -0001"));
      return FALSE;
    }

  return parse_year_suffix (part, cursor, error);
}

/* --- The other components -------------------------------------------------------------------- */

static gboolean
parse_month (AnnalsDatePart   *part,
             AnnalsDateCursor *cursor,
             GError          **error)
{
  AnnalsDateCursor start = *cursor;
  int              number;

  if (!take_digits (cursor, part->month_digits, 2, TRUE))
    return annals_date_cursor_fail (cursor, _ ("Expected a month of two digits"), error);

  if (take_two_digit_number (&start, MAX_SMALL_NUMBER, &number) &&
      number >= ANNALS_GROUP_FIRST && number <= ANNALS_GROUP_LAST)
    {
      part->group = number;
      part->month_digits[0] = '\0';
    }
  else if (start.at == cursor->at && (number < 1 || number > 12))
    {
      g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_CALENDAR,
                   _ ("There is no month %s; months are 01 to 12 and parts of the year 21 to 41"),
                   part->month_digits);
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_zone (AnnalsDatePart   *part,
            AnnalsDateCursor *cursor,
            GError          **error)
{
  int sign = 0;
  int hours;
  int minutes = 0;

  if (annals_date_cursor_take (cursor, 'Z'))
    {
      part->zone = ANNALS_ZONE_UTC;
      return TRUE;
    }

  if (annals_date_cursor_take (cursor, '+'))
    sign = 1;
  else if (annals_date_cursor_take (cursor, '-'))
    sign = -1;
  else
    return TRUE;

  if (take_two_digit_number (cursor, 23, &hours) &&
      (!annals_date_cursor_take (cursor, ':') || take_two_digit_number (cursor, 59, &minutes)))
    {
      part->zone = ANNALS_ZONE_OFFSET;
      part->offset_min = sign * (hours * MINUTES_PER_HOUR + minutes);
      /* ISO 8601 knows no -00:00, and no zone is farther from UTC than 14 hours. */
      if (ABS (part->offset_min) <= MAX_OFFSET_MIN && (sign > 0 || part->offset_min < 0))
        return TRUE;
    }

  return annals_date_cursor_fail (cursor, _ ("Expected an offset such as +05 or +05:30 of at most 14 hours"), error);
}

static gboolean
parse_time (AnnalsDatePart   *part,
            AnnalsDateCursor *cursor,
            GError          **error)
{
  if (part->day_digits[0] == '\0' || part->level > 1 || part->flags != 0 ||
      annals_date_part_has_unspecified (part))
    return annals_date_cursor_fail (cursor, _ ("Expected a whole day without qualifiers before the time"), error);

  if (!take_two_digit_number (cursor, 24, &part->hour) ||
      !annals_date_cursor_take (cursor, ':') ||
      !take_two_digit_number (cursor, 59, &part->minute) ||
      !annals_date_cursor_take (cursor, ':') ||
      !take_two_digit_number (cursor, 59, &part->second) ||
      /* 24:00:00 is the midnight at the end of the day. */
      (part->hour == 24 && (part->minute > 0 || part->second > 0)))
    return annals_date_cursor_fail (cursor, _ ("Expected a time of day such as 23:20:30"), error);

  part->has_time = TRUE;
  part->precision = ANNALS_PRECISION_SECOND;
  return parse_zone (part, cursor, error);
}

/* --- What it means --------------------------------------------------------------------------- */

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

  return no_day ? 1 : 2;
}

static guint8
get_year_precision (const AnnalsDatePart *part)
{
  const char *x = strchr (part->year_digits, 'X');
  int         n_unknown = part->exponent;

  if (x != NULL)
    n_unknown = 4 - (int) (x - part->year_digits);
  else if (part->significant > 0)
    n_unknown = MAX (count_decimal_digits (ABS (part->year)) - part->significant, 0);

  return (guint8) MIN (ANNALS_PRECISION_YEAR + n_unknown, ANNALS_PRECISION_COARSER);
}

static guint8
get_precision (const AnnalsDatePart *part)
{
  guint8 precision = get_year_precision (part);

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

/* The first and the last year that the date may lie in. */
static void
get_year_range (const AnnalsDatePart *part,
                gint64               *first,
                gint64               *last)
{
  gint64 least = ABS (part->year);
  gint64 greatest = least;
  gint64 unit = 1;

  if (part->significant > 0)
    {
      raise_ten (MAX (count_decimal_digits (least) - part->significant, 0), &unit);
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

  get_year_range (part, &first_year, &last_year);
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
  gint64 second_of_day = (part->hour * MINUTES_PER_HOUR + part->minute) * 60 + part->second;

  part->lower = annals_instant_add_seconds (part->lower, second_of_day - part->offset_min * 60);
  part->upper = annals_instant_add_seconds (part->lower, 1);
}

static gboolean
set_bounds (AnnalsDatePart         *part,
            const AnnalsDateCursor *cursor,
            GError                **error)
{
  gint64 first_year;
  gint64 last_year;

  get_year_range (part, &first_year, &last_year);
  if (first_year < ANNALS_YEAR_MIN || last_year > ANNALS_YEAR_MAX)
    return fail_range (cursor, error);

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

/* --- The whole date -------------------------------------------------------------------------- */

/* A qualifier after a component holds for it and all before it, one before it for it alone. Only
 * one after the last component, for the whole date, is of level 1. */
static gboolean
parse_components (AnnalsDatePart   *part,
                  AnnalsDateCursor *cursor,
                  GError          **error)
{
  guint8 before[3] = { 0 };
  guint8 after[3] = { 0 };
  int    n = 0;

  before[n] = take_qualifier (cursor);
  if (annals_date_cursor_take (cursor, 'Y') ? !parse_long_year (part, cursor, error) : !parse_short_year (part, cursor, error))
    return FALSE;
  after[n++] = take_qualifier (cursor);

  if (part->year_digits[0] != '\0' && part->significant == 0 && annals_date_cursor_take (cursor, '-'))
    {
      before[n] = take_qualifier (cursor);
      if (!parse_month (part, cursor, error))
        return FALSE;
      after[n++] = take_qualifier (cursor);

      if (part->group == 0 && annals_date_cursor_take (cursor, '-'))
        {
          before[n] = take_qualifier (cursor);
          if (!take_digits (cursor, part->day_digits, 2, TRUE))
            return annals_date_cursor_fail (cursor, _ ("Expected a day of two digits"), error);
          after[n++] = take_qualifier (cursor);
        }
    }

  part->day_flags = before[2] | after[2];
  part->month_flags = before[1] | after[1] | after[2];
  part->year_flags = before[0] | after[0] | after[1] | after[2];
  part->flags = part->year_flags | part->month_flags | part->day_flags;

  part->level = after[n - 1] != 0 ? 1 : 0;
  if ((before[0] | before[1] | before[2]) != 0 || (n > 1 && after[0] != 0) || (n > 2 && after[1] != 0))
    part->level = 2;

  return TRUE;
}

/* Reads one date at the cursor and sets all of @part. What follows it is the caller's. */
gboolean
annals_date_part_parse (AnnalsDatePart   *part,
                        AnnalsDateCursor *cursor,
                        GError          **error)
{
  memset (part, 0, sizeof *part);

  if (!parse_components (part, cursor, error))
    return FALSE;

  if (part->negative || part->year_digits[0] == '\0' || part->group != 0)
    part->level = MAX (part->level, 1);
  if (part->exponent > 0 || part->significant > 0 || part->group > LAST_SEASON_SOMEWHERE)
    part->level = 2;
  part->level = MAX (part->level, get_unspecified_level (part));
  part->precision = get_precision (part);

  if (!set_bounds (part, cursor, error))
    return FALSE;

  if (annals_date_cursor_take (cursor, 'T'))
    {
      if (!parse_time (part, cursor, error))
        return FALSE;
      set_time_bounds (part);
    }

  return TRUE;
}
