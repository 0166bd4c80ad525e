/* annals-date-parse.c — EDTF expressions: single dates, intervals and sets
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One pass from left to right over at most ANNALS_DATE_MAX_BYTES. What an expression may hold is
 * told in “Extended Date/Time Format (EDTF) Specification”, Library of Congress, 4 February 2019.
 */

#include "config.h"

#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer texts are cut in messages. */
#define EXCERPT_CHARS 40

/* What stands between the dates of a range in a set, and for an open end. */
#define DOTS ".."

/* clang-format off */
G_DEFINE_QUARK (annals_date_error, annals_date_error)
/* clang-format on */

/* Gets the beginning of a text of whatever bytes, fit to be shown in a message. */
char *
annals_date_excerpt (const char *text)
{
  g_autofree char *bytes = g_strndup (text, EXCERPT_CHARS * 4);
  g_autofree char *valid = g_utf8_make_valid (bytes, -1);

  if (g_utf8_strlen (valid, -1) <= EXCERPT_CHARS)
    return g_steal_pointer (&valid);

  *g_utf8_offset_to_pointer (valid, EXCERPT_CHARS) = '\0';
  return g_strconcat (valid, "…", NULL);
}

/* Sets the error for what stands at the cursor; @expected is a translated clause, without a full
 * stop, that tells what should stand there. A mistake that is known says more than the place where
 * the parser gave up. Always FALSE. */
gboolean
annals_date_cursor_fail (const AnnalsDateCursor *cursor,
                         const char             *expected,
                         GError                **error)
{
  AnnalsDateCursor place = *cursor;
  const char      *explanation = annals_date_explain (&place);
  g_autofree char *text = annals_date_excerpt (place.text);
  g_autofree char *found = annals_date_excerpt (place.at);
  glong            position = g_utf8_strlen (place.text, place.at - place.text) + 1;

  if (explanation != NULL)
    expected = explanation;

  if (*place.at == '\0')
    /* Translators: the first is a clause such as “Expected a month of two digits”, the second the
     * whole text that should be a date. */
    g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
                 _ ("%s (but “%s” ends there)"), expected, text);
  else
    /* Translators: a clause such as “Expected a month of two digits”, the text found instead, its
     * place counted in characters, the whole text that should be a date. */
    g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
                 _ ("%s (found “%s” at character %ld of “%s”)"), expected, found, position, text);

  return FALSE;
}

static gboolean
take_dots (AnnalsDateCursor *cursor)
{
  if (!g_str_has_prefix (cursor->at, DOTS))
    return FALSE;

  cursor->at += strlen (DOTS);
  return TRUE;
}

static void
set_open (AnnalsDatePart *part,
          AnnalsDateFlags flag)
{
  memset (part, 0, sizeof *part);
  part->flags = (guint8) flag;
  part->lower = ANNALS_INSTANT_MIN;
  part->upper = ANNALS_INSTANT_MAX;
}

static gboolean
is_open (const AnnalsDatePart *part)
{
  return (part->flags & (ANNALS_DATE_OPEN | ANNALS_DATE_UNKNOWN)) != 0;
}

/* Tells whether two seasons of one year stand in the wrong order. Their strict bounds, the whole
 * year, cannot tell. */
static gboolean
are_seasons_reversed (const AnnalsDateMember *member)
{
  return member->start.group != 0 && member->end.group != 0 &&
         member->start.precision == ANNALS_PRECISION_SEASON &&
         member->end.precision == ANNALS_PRECISION_SEASON &&
         member->start.year == member->end.year &&
         member->start.group <= 24 && member->end.group < member->start.group;
}

/* Tells whether the first day of an end is known from its digits. */
static gboolean
begins_on_known_day (const AnnalsDatePart *part)
{
  return !is_open (part) && part->group == 0 && part->significant == 0 &&
         !annals_date_part_has_unspecified (part);
}

/* An end may not lie before the start; nor may it be told in a longer unit that the start lies
 * within, as in 2004-06/2004, which other programs refuse too. */
static gboolean
check_order (const AnnalsDateMember *member,
             const AnnalsDateCursor *cursor,
             GError                **error)
{
  g_autofree char *text = annals_date_excerpt (cursor->text);

  if (member->start.lower >= member->end.upper || are_seasons_reversed (member))
    {
      g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_ORDER,
                   _ ("Expected an end not before the start, but “%s” ends before it begins"),
                   text);
      return FALSE;
    }

  if (begins_on_known_day (&member->end) && member->start.lower > member->end.lower)
    {
      g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_ORDER,
                   _ ("Expected an end as exact as the start, with XX for an unknown month or day, "
                      "but found “%s”"),
                   text);
      return FALSE;
    }

  return TRUE;
}

/* --- Intervals ------------------------------------------------------------------------------- */

/* One end of an interval: nothing for an unknown one, two dots for an open one, or a date. */
static gboolean
parse_end (AnnalsDatePart   *part,
           AnnalsDateCursor *cursor,
           GError          **error)
{
  if (*cursor->at == '/' || *cursor->at == '\0')
    set_open (part, ANNALS_DATE_UNKNOWN);
  else if (take_dots (cursor))
    set_open (part, ANNALS_DATE_OPEN);
  else if (!annals_date_part_parse (part, cursor, error))
    return FALSE;

  if (part->has_time)
    {
      g_autofree char *text = annals_date_excerpt (cursor->text);

      g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
                   _ ("Expected an interval of whole days or more, but “%s” has a time of day"),
                   text);
      return FALSE;
    }

  return TRUE;
}

/* EDTF has no interval between a year after “Y” and one without. */
static gboolean
check_same_form (const AnnalsDateMember *member,
                 const AnnalsDateCursor *cursor,
                 GError                **error)
{
  gboolean         is_start_long = member->start.year_digits[0] == '\0';
  gboolean         is_end_long = member->end.year_digits[0] == '\0';
  g_autofree char *text = NULL;

  if (is_open (&member->start) || is_open (&member->end) || is_start_long == is_end_long)
    return TRUE;

  text = annals_date_excerpt (cursor->text);
  g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
               _ ("Expected “Y” at both ends or at none, such as Y-45E2 for -4500, but found “%s”"),
               text);
  return FALSE;
}

static guint8
get_interval_level (const AnnalsDateMember *member)
{
  guint8 level = MAX (member->start.level, member->end.level);

  if (annals_date_part_has_unspecified (&member->start) ||
      annals_date_part_has_unspecified (&member->end))
    return 2;
  if (is_open (&member->start) || is_open (&member->end))
    return MAX (level, 1);

  return level;
}

static gboolean
parse_interval (AnnalsDateExpression *expression,
                AnnalsDateCursor     *cursor,
                GError              **error)
{
  AnnalsDateMember member = { .is_range = TRUE };

  if (!parse_end (&member.start, cursor, error))
    return FALSE;
  if (!annals_date_cursor_take (cursor, '/'))
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected “/” after the start of the interval"),
                                    error);
  if (!parse_end (&member.end, cursor, error))
    return FALSE;
  if (*cursor->at != '\0')
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected nothing after the end of the interval"),
                                    error);
  if (!check_same_form (&member, cursor, error) || !check_order (&member, cursor, error))
    return FALSE;

  expression->kind = ANNALS_DATE_INTERVAL;
  expression->level = get_interval_level (&member);
  g_array_append_val (expression->members, member);
  return TRUE;
}

/* --- Sets ------------------------------------------------------------------------------------ */

/* The unit that a date is written in, whether its digits are known or not. */
static AnnalsDatePrecision
get_written_unit (const AnnalsDatePart *part)
{
  if (part->day_digits[0] != '\0')
    return ANNALS_PRECISION_DAY;
  if (part->month_digits[0] != '\0')
    return ANNALS_PRECISION_MONTH;

  return part->group != 0 ? ANNALS_PRECISION_SEASON : ANNALS_PRECISION_YEAR;
}

static gboolean
parse_member_date (AnnalsDatePart   *part,
                   AnnalsDateCursor *cursor,
                   GError          **error)
{
  if (!annals_date_part_parse (part, cursor, error))
    return FALSE;

  if (part->has_time)
    {
      g_autofree char *text = annals_date_excerpt (cursor->text);

      g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
                   _ ("Expected a set of whole days or more, but “%s” has a time of day"), text);
      return FALSE;
    }

  return TRUE;
}

/* A date, a range of two dates, “on or before” a date where it is the first member, or “on or
 * after” a date where it is the last. */
static gboolean
parse_member (AnnalsDateMember *member,
              AnnalsDateCursor *cursor,
              char              closing,
              GError          **error)
{
  gboolean is_first = cursor->at == cursor->text + 1;

  memset (member, 0, sizeof *member);
  if (is_first && take_dots (cursor))
    {
      member->is_range = TRUE;
      set_open (&member->start, ANNALS_DATE_OPEN);
      return parse_member_date (&member->end, cursor, error);
    }

  if (!parse_member_date (&member->start, cursor, error))
    return FALSE;
  if (!take_dots (cursor))
    return TRUE;

  member->is_range = TRUE;
  if (*cursor->at == closing)
    {
      set_open (&member->end, ANNALS_DATE_OPEN);
      return TRUE;
    }

  if (!parse_member_date (&member->end, cursor, error))
    return FALSE;
  if (get_written_unit (&member->start) != get_written_unit (&member->end))
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected a range between two dates of the same unit"),
                                    error);

  return check_order (member, cursor, error);
}

static gboolean
parse_set (AnnalsDateExpression *expression,
           AnnalsDateCursor     *cursor,
           char                  closing,
           GError              **error)
{
  expression->level = 2;

  do
    {
      AnnalsDateMember member;

      if (!parse_member (&member, cursor, closing, error))
        return FALSE;
      g_array_append_val (expression->members, member);
    }
  while (annals_date_cursor_take (cursor, ','));

  if (!annals_date_cursor_take (cursor, closing))
    return annals_date_cursor_fail (cursor,
                                    _ ("Expected “,” or the closing bracket in the set"), error);
  if (*cursor->at != '\0')
    return annals_date_cursor_fail (cursor, _ ("Expected nothing after the set"), error);

  return TRUE;
}

/* --- Whole expressions ----------------------------------------------------------------------- */

static gboolean
parse_single (AnnalsDateExpression *expression,
              AnnalsDateCursor     *cursor,
              GError              **error)
{
  AnnalsDateMember member = { .is_range = FALSE };

  if (!annals_date_part_parse (&member.start, cursor, error))
    return FALSE;
  if (*cursor->at != '\0')
    return annals_date_cursor_fail (cursor, _ ("Expected nothing more after the date"), error);

  expression->kind = ANNALS_DATE_SINGLE;
  expression->level = member.start.level;
  g_array_append_val (expression->members, member);
  return TRUE;
}

static gboolean
parse_any (AnnalsDateExpression *expression,
           AnnalsDateCursor     *cursor,
           GError              **error)
{
  if (annals_date_cursor_take (cursor, '['))
    {
      expression->kind = ANNALS_DATE_ONE_OF;
      return parse_set (expression, cursor, ']', error);
    }

  if (annals_date_cursor_take (cursor, '{'))
    {
      expression->kind = ANNALS_DATE_ALL_OF;
      return parse_set (expression, cursor, '}', error);
    }

  if (strchr (cursor->text, '/') != NULL)
    return parse_interval (expression, cursor, error);

  return parse_single (expression, cursor, error);
}

/* Frees what annals_date_expression_parse() made. */
void
annals_date_expression_clear (AnnalsDateExpression *expression)
{
  g_clear_pointer (&expression->members, g_array_unref);
}

/* Takes an expression apart. @expression is overwritten, and holds something to clear only where
 * it was parsed. */
gboolean
annals_date_expression_parse (AnnalsDateExpression *expression,
                              const char           *edtf,
                              GError              **error)
{
  AnnalsDateCursor cursor = { .text = edtf, .at = edtf };

  memset (expression, 0, sizeof *expression);
  if (strnlen (edtf, ANNALS_DATE_MAX_BYTES + 1) > ANNALS_DATE_MAX_BYTES)
    {
      g_set_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
                   _ ("Expected a date of at most %d bytes, but the text is longer"),
                   ANNALS_DATE_MAX_BYTES);
      return FALSE;
    }

  if (*edtf == '\0')
    {
      g_set_error_literal (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX,
                           _ ("Expected a date such as 1950 or 2014-11-20, but found nothing"));
      return FALSE;
    }

  expression->members = g_array_sized_new (FALSE, FALSE, sizeof (AnnalsDateMember), 1);
  if (parse_any (expression, &cursor, error))
    return TRUE;

  annals_date_expression_clear (expression);
  return FALSE;
}
