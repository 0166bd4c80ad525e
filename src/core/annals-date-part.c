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

/* The zones in use, and those that EDTF allows. */
#define MIN_OFFSET_MIN (-12 * MINUTES_PER_HOUR)
#define MAX_OFFSET_MIN (14 * MINUTES_PER_HOUR)

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
      if (!annals_date_raise_ten (part->exponent, &power) ||
          __builtin_mul_overflow (part->year, power, &part->year))
        return annals_date_cursor_fail_range (cursor, error);
    }

  if (annals_date_cursor_take (cursor, 'S'))
    {
      if (strchr (part->year_digits, 'X') != NULL)
        return annals_date_cursor_fail (cursor,
                                        _ ("Expected a year without “X” before “S”"),
                                        error);
      if (!take_small_number (cursor, &part->significant))
        return annals_date_cursor_fail (cursor,
                                        _ ("Expected a number of significant digits"),
                                        error);
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
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected a year after “Y” that does not begin with 0"),
                                    error);

  for (; g_ascii_isdigit (*cursor->at); cursor->at++)
    {
      if (__builtin_mul_overflow (year, 10, &year) ||
          __builtin_add_overflow (year, g_ascii_digit_value (*cursor->at), &year))
        return annals_date_cursor_fail_range (cursor, error);
    }

  if (cursor->at - first < LONG_YEAR_MIN_DIGITS && *cursor->at != 'E')
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected “Y” only before a year of five or more digits"),
                                    error);

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

static gboolean
parse_year (AnnalsDatePart   *part,
            AnnalsDateCursor *cursor,
            GError          **error)
{
  if (annals_date_cursor_take (cursor, 'Y'))
    return parse_long_year (part, cursor, error);

  return parse_short_year (part, cursor, error);
}

/* --- The other components -------------------------------------------------------------------- */

static gboolean
parse_month (AnnalsDatePart   *part,
             AnnalsDateCursor *cursor,
             GError          **error)
{
  AnnalsDateCursor start = *cursor;
  int              number;

  if (!take_digits (cursor, part->month_digits, 2, TRUE) || g_ascii_isdigit (*cursor->at))
    return annals_date_cursor_fail (&start, _ ("Expected a month of two digits"), error);

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
      /* ISO 8601 knows no -00:00. */
      if (part->offset_min >= MIN_OFFSET_MIN && part->offset_min <= MAX_OFFSET_MIN &&
          (sign > 0 || part->offset_min < 0))
        return TRUE;
    }

  return annals_date_cursor_fail (cursor,
                                  _ ("Expected an offset from -12:00 to +14:00"),
                                  error);
}

static gboolean
parse_time (AnnalsDatePart   *part,
            AnnalsDateCursor *cursor,
            GError          **error)
{
  if (part->day_digits[0] == '\0' || part->flags != 0 || annals_date_part_has_unspecified (part))
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected a whole day without qualifiers before the time"),
                                    error);

  if (!take_two_digit_number (cursor, 24, &part->hour) ||
      !annals_date_cursor_take (cursor, ':') ||
      !take_two_digit_number (cursor, 59, &part->minute) ||
      !annals_date_cursor_take (cursor, ':') ||
      !take_two_digit_number (cursor, 59, &part->second) ||
      /* 24:00:00 is the midnight at the end of the day. */
      (part->hour == 24 && (part->minute > 0 || part->second > 0)))
    return annals_date_cursor_fail (cursor, _ ("Expected a time of day such as 23:20:30"), error);

  part->has_time = TRUE;
  return parse_zone (part, cursor, error);
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
  if (!parse_year (part, cursor, error))
    return FALSE;
  after[n++] = take_qualifier (cursor);

  if (part->year_digits[0] != '\0' && part->significant == 0 &&
      annals_date_cursor_take (cursor, '-'))
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
  after[n - 1] = 0;
  if ((before[0] | before[1] | before[2] | after[0] | after[1]) != 0)
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

  if (annals_date_cursor_take (cursor, 'T') && !parse_time (part, cursor, error))
    return FALSE;

  return annals_date_part_set_meaning (part, cursor, error);
}
