/* annals-date-text.c — EDTF expressions in the words of a historian
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts the words of single dates (annals-date-words.c) into phrases: about and perhaps, from and
 * to, one of several.
 */

#include "config.h"

#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>

#define QUALIFIED (ANNALS_DATE_APPROXIMATE | ANNALS_DATE_UNCERTAIN)

/* Bits of a set of components. */
enum
{
  COMPONENT_YEAR = 1 << 0,
  COMPONENT_MONTH = 1 << 1,
  COMPONENT_DAY = 1 << 2,
  N_COMPONENT_SETS = 1 << 3,
};

/* By the flags, less one, and the components that they hold for. All components together are
 * “about” or “perhaps” instead. */
static const char *const component_notes[QUALIFIED][N_COMPONENT_SETS] = {
  [ANNALS_DATE_APPROXIMATE - 1] = {
    [COMPONENT_YEAR] = N_ ("year approximate"),
    [COMPONENT_MONTH] = N_ ("month approximate"),
    [COMPONENT_DAY] = N_ ("day approximate"),
    [COMPONENT_YEAR |
      COMPONENT_MONTH] = N_ ("year and month approximate"),
    [COMPONENT_YEAR |
      COMPONENT_DAY] = N_ ("year and day approximate"),
    [COMPONENT_MONTH |
      COMPONENT_DAY] = N_ ("month and day approximate"),
  },
  [ANNALS_DATE_UNCERTAIN - 1] = {
    [COMPONENT_YEAR] = N_ ("year uncertain"),
    [COMPONENT_MONTH] = N_ ("month uncertain"),
    [COMPONENT_DAY] = N_ ("day uncertain"),
    [COMPONENT_YEAR |
      COMPONENT_MONTH] = N_ ("year and month uncertain"),
    [COMPONENT_YEAR |
      COMPONENT_DAY] = N_ ("year and day uncertain"),
    [COMPONENT_MONTH |
      COMPONENT_DAY] = N_ ("month and day uncertain"),
  },
  [QUALIFIED - 1] = {
    [COMPONENT_YEAR] = N_ ("year uncertain and approximate"),
    [COMPONENT_MONTH] = N_ ("month uncertain and approximate"),
    [COMPONENT_DAY] = N_ ("day uncertain and approximate"),
    [COMPONENT_YEAR |
      COMPONENT_MONTH] = N_ ("year and month uncertain and approximate"),
    [COMPONENT_YEAR |
      COMPONENT_DAY] = N_ ("year and day uncertain and approximate"),
    [COMPONENT_MONTH |
      COMPONENT_DAY] = N_ ("month and day uncertain and approximate"),
  },
};

/* What is known of an end of an interval. */
enum
{
  END_TOLD,
  END_OPEN,
  END_UNKNOWN,
  N_ENDS,
};

/* By the start and the end; the one that is told is filled in. Two that are told have phrases of
 * their own. */
static const char *const intervals[N_ENDS][N_ENDS] = {
  [END_TOLD] = {
    [END_OPEN] = NC_ ("interval", "from %s"),
    [END_UNKNOWN] = NC_ ("interval", "%s to an unknown date"),
  },
  [END_OPEN] = {
    [END_TOLD] = NC_ ("interval", "until %s"),
    [END_OPEN] = NC_ ("interval", "at all times"),
    [END_UNKNOWN] = NC_ ("interval", "until an unknown date"),
  },
  [END_UNKNOWN] = {
    [END_TOLD] = NC_ ("interval", "from an unknown date to %s"),
    [END_OPEN] = NC_ ("interval", "from an unknown date"),
    [END_UNKNOWN] = NC_ ("interval", "from an unknown date to an unknown date"),
  },
};

static const char *const short_intervals[N_ENDS][N_ENDS] = {
  [END_TOLD] = {
    [END_OPEN] = NC_ ("short interval", "from %s"),
    [END_UNKNOWN] = NC_ ("short interval", "%s – ?"),
  },
  [END_OPEN] = {
    [END_TOLD] = NC_ ("short interval", "until %s"),
    [END_OPEN] = NC_ ("short interval", "at all times"),
    [END_UNKNOWN] = NC_ ("short interval", "until ?"),
  },
  [END_UNKNOWN] = {
    [END_TOLD] = NC_ ("short interval", "? – %s"),
    [END_OPEN] = NC_ ("short interval", "from ?"),
    [END_UNKNOWN] = NC_ ("short interval", "? – ?"),
  },
};

/* The style for a form, which for the long one depends on what stands around the date. */
static AnnalsDateStyle
get_style (AnnalsDateForm  form,
           AnnalsDateStyle long_style)
{
  return form == ANNALS_DATE_SHORT ? ANNALS_STYLE_SHORT : long_style;
}

/* --- Qualifiers ------------------------------------------------------------------------------ */

/* The components that are told and have just these flags. */
static guint
find_components (const AnnalsDatePart *part,
                 guint8                flags)
{
  guint components = 0;

  if (part->year_flags == flags)
    components |= COMPONENT_YEAR;
  if (part->month_flags == flags && (part->month_digits[0] != '\0' || part->group != 0))
    components |= COMPONENT_MONTH;
  if (part->day_flags == flags && part->day_digits[0] != '\0')
    components |= COMPONENT_DAY;

  return components;
}

/* Tells whether the qualifiers hold for some components only, or differ. */
static gboolean
is_partly_qualified (const AnnalsDatePart *part)
{
  for (guint8 flags = 0; flags < part->flags; flags++)
    if (find_components (part, flags) != 0)
      return TRUE;

  return FALSE;
}

/* “11 June 2004 (year and month approximate)”. */
static char *
note_components (const AnnalsDatePart *part,
                 AnnalsDateStyle       style)
{
  g_autofree char *words = annals_date_part_to_words (part, style);
  g_autofree char *notes = NULL;

  for (guint8 flags = ANNALS_DATE_APPROXIMATE; flags <= QUALIFIED; flags++)
    {
      const char *note = component_notes[flags - 1][find_components (part, flags)];

      if (note == NULL)
        continue;

      if (notes == NULL)
        notes = g_strdup (_ (note));
      else
        {
          /* Translators: two notes, such as “year approximate; day uncertain”. */
          char *both = g_strdup_printf (C_ ("notes on a date", "%s; %s"), notes, _ (note));

          g_free (notes);
          notes = both;
        }
    }

  /* Translators: a date and what is known of its parts, such as “11 June 2004 (day uncertain)”. */
  return g_strdup_printf (C_ ("date", "%s (%s)"), words, notes);
}

static char *
qualify_short (const AnnalsDatePart *part)
{
  g_autofree char *words = annals_date_part_to_words (part, ANNALS_STYLE_SHORT);

  if (part->flags == ANNALS_DATE_APPROXIMATE)
    return g_strdup_printf (C_ ("short date", "c. %s"), words);
  if (part->flags == ANNALS_DATE_UNCERTAIN)
    return g_strdup_printf (C_ ("short date", "%s?"), words);

  return g_strdup_printf (C_ ("short date", "c. %s?"), words);
}

/* Words a date that is neither open nor unknown, with its qualifiers. */
static char *
word_part (const AnnalsDatePart *part,
           AnnalsDateStyle       style)
{
  AnnalsDateStyle  inner = part->flags == ANNALS_DATE_UNCERTAIN ? style : ANNALS_STYLE_IN_PHRASE;
  g_autofree char *words = NULL;

  if (part->flags == 0)
    return annals_date_part_to_words (part, style);
  if (style == ANNALS_STYLE_SHORT)
    return qualify_short (part);
  if (is_partly_qualified (part))
    return note_components (part, style);

  words = annals_date_part_to_words (part, inner);
  if (part->flags == ANNALS_DATE_APPROXIMATE)
    return g_strdup_printf (C_ ("date", "about %s"), words);
  if (part->flags == ANNALS_DATE_UNCERTAIN)
    return g_strdup_printf (C_ ("date", "perhaps %s"), words);

  return g_strdup_printf (C_ ("date", "perhaps about %s"), words);
}

/* --- Intervals ------------------------------------------------------------------------------- */

/* A calendar year, month or day, told whole and sure. */
static gboolean
is_plain (const AnnalsDatePart *part)
{
  return part->flags == 0 && part->group == 0 && part->significant == 0 &&
         part->year_digits[0] != '\0' && !annals_date_part_has_unspecified (part);
}

/* Two days or two months of one year share it, and two days of one month that too. */
static char *
word_within_year (const AnnalsDatePart *start,
                  const AnnalsDatePart *end,
                  AnnalsDateForm        form)
{
  AnnalsDateStyle  style = get_style (form, ANNALS_STYLE_ALONE);
  AnnalsDatePart   year_alone = *start;
  gboolean         in_date = start->day_digits[0] != '\0';
  const char      *start_month = annals_date_name_month (start, in_date, style);
  const char      *end_month = annals_date_name_month (end, in_date, style);
  g_autofree char *year = NULL;
  int              start_day = annals_date_read_number (start->day_digits);
  int              end_day = annals_date_read_number (end->day_digits);

  year_alone.month_digits[0] = '\0';
  year_alone.day_digits[0] = '\0';
  year = annals_date_part_to_words (&year_alone, get_style (form, ANNALS_STYLE_IN_PHRASE));

  if (!in_date)
    /* Translators: two months of a year, such as “June–August 2004”. */
    return g_strdup_printf (C_ ("interval", "%s–%s %s"), start_month, end_month, year);
  if (g_str_equal (start->month_digits, end->month_digits))
    /* Translators: two days of a month, such as “6–7 April 2021”. */
    return g_strdup_printf (C_ ("interval", "%d–%d %s %s"), start_day, end_day, end_month, year);

  /* Translators: two days of a year, such as “25 September – 9 October 2017”. */
  return g_strdup_printf (C_ ("interval", "%d %s – %d %s %s"),
                          start_day, start_month, end_day, end_month, year);
}

static gboolean
is_same_season (const AnnalsDatePart *start,
                const AnnalsDatePart *end)
{
  return start->group != 0 && start->group == end->group && start->year == end->year &&
         start->flags == 0 && end->flags == 0 && !annals_date_part_has_unspecified (start) &&
         !annals_date_part_has_unspecified (end);
}

/* Words two dates in fewer words than one after the other takes; NULL where there are none. */
static char *
word_shared (const AnnalsDatePart *start,
             const AnnalsDatePart *end,
             AnnalsDateForm        form)
{
  gboolean both_years = start->month_digits[0] == '\0' && end->month_digits[0] == '\0';
  gboolean both_days = start->day_digits[0] != '\0' && end->day_digits[0] != '\0';
  gboolean both_months = start->month_digits[0] != '\0' && end->month_digits[0] != '\0' &&
                         start->day_digits[0] == '\0' && end->day_digits[0] == '\0';

  if (is_same_season (start, end))
    return annals_date_part_to_words (start, get_style (form, ANNALS_STYLE_ALONE));
  if (!is_plain (start) || !is_plain (end))
    return NULL;
  if (start->lower == end->lower && start->upper == end->upper)
    return annals_date_part_to_words (start, get_style (form, ANNALS_STYLE_ALONE));
  if (both_years && end->year <= 0)
    return annals_date_word_years (start->year, end->year);
  if (both_years && form == ANNALS_DATE_SHORT && start->year >= 100)
    return annals_date_word_years (start->year, end->year);
  if (start->year == end->year && (both_days || both_months))
    return word_within_year (start, end, form);

  return NULL;
}

static guint
get_end (const AnnalsDatePart *part)
{
  if ((part->flags & ANNALS_DATE_OPEN) != 0)
    return END_OPEN;

  return (part->flags & ANNALS_DATE_UNKNOWN) != 0 ? END_UNKNOWN : END_TOLD;
}

/* Words an end of a range; NULL where it is open or unknown. */
static char *
word_end (const AnnalsDatePart *part,
          AnnalsDateForm        form)
{
  if (get_end (part) != END_TOLD)
    return NULL;

  return word_part (part, get_style (form, ANNALS_STYLE_IN_PHRASE));
}

static const char *
translate_interval (const AnnalsDateMember *member,
                    AnnalsDateForm          form)
{
  guint start = get_end (&member->start);
  guint end = get_end (&member->end);

  if (form == ANNALS_DATE_SHORT)
    return g_dpgettext2 (GETTEXT_PACKAGE, "short interval", short_intervals[start][end]);

  return g_dpgettext2 (GETTEXT_PACKAGE, "interval", intervals[start][end]);
}

static char *
word_interval (const AnnalsDateMember *member,
               AnnalsDateForm          form)
{
  g_autofree char *start = word_end (&member->start, form);
  g_autofree char *end = word_end (&member->end, form);
  char            *shared;

  if (start == NULL && end == NULL)
    return g_strdup (translate_interval (member, form));
  if (start == NULL || end == NULL)
    return annals_date_fill (translate_interval (member, form), start != NULL ? start : end);

  shared = word_shared (&member->start, &member->end, form);
  if (shared != NULL)
    return shared;

  if (form == ANNALS_DATE_SHORT)
    /* Translators: such as “Dec 1971 – Jul 1977”. */
    return g_strdup_printf (C_ ("short interval", "%s – %s"), start, end);

  /* Translators: such as “December 1971 to July 1977”. */
  return g_strdup_printf (C_ ("interval", "%s to %s"), start, end);
}

/* --- Sets ------------------------------------------------------------------------------------ */

/* A range of which one date is meant. */
static char *
word_choice (const AnnalsDateMember *member,
             AnnalsDateForm          form)
{
  g_autofree char *start = word_end (&member->start, form);
  g_autofree char *end = word_end (&member->end, form);

  if (start == NULL)
    /* Translators: the date is this or an earlier one, such as “1984 or earlier”. */
    return g_strdup_printf (C_ ("one of several dates", "%s or earlier"), end);
  if (end == NULL)
    /* Translators: the date is this or a later one, such as “December 1760 or later”. */
    return g_strdup_printf (C_ ("one of several dates", "%s or later"), start);

  /* Translators: one date within these, such as “between 1947 and 1950”. */
  return g_strdup_printf (C_ ("one of several dates", "between %s and %s"), start, end);
}

static char *
word_member (const AnnalsDateMember *member,
             AnnalsDateKind          kind,
             AnnalsDateForm          form)
{
  if (!member->is_range)
    return word_part (&member->start, get_style (form, ANNALS_STYLE_ALONE));

  return kind == ANNALS_DATE_ONE_OF ? word_choice (member, form) : word_interval (member, form);
}

/* “1667, 1668 or between 1670 and 1672”. */
static char *
word_members (const AnnalsDateExpression *expression,
              AnnalsDateForm              form)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv)           all_but_last = NULL;
  g_autofree char         *list = NULL;
  g_autofree char         *last = NULL;

  for (guint i = 0; i < expression->members->len; i++)
    {
      const AnnalsDateMember *member = &g_array_index (expression->members, AnnalsDateMember, i);

      if (last != NULL)
        g_strv_builder_add (builder, last);
      g_free (last);
      last = word_member (member, expression->kind, form);
    }

  if (expression->members->len == 1)
    return g_steal_pointer (&last);

  all_but_last = g_strv_builder_end (builder);
  /* Translators: stands between the dates of a list but the last two. */
  list = g_strjoinv (C_ ("list of dates", ", "), all_but_last);

  if (expression->kind == ANNALS_DATE_ONE_OF)
    /* Translators: the last of several dates, such as “1667, 1668 or 1670”. */
    return g_strdup_printf (C_ ("list of dates", "%s or %s"), list, last);

  /* Translators: the last of several dates, such as “1667, 1668 and 1670”. */
  return g_strdup_printf (C_ ("list of dates", "%s and %s"), list, last);
}

/* --- The Julian calendar --------------------------------------------------------------------- */

/* Only days are the same in both calendars: a month or a year of the one is none of the other. */
static gboolean
is_day (const AnnalsDatePart *part)
{
  return part->day_digits[0] != '\0' && !part->has_time && !annals_date_part_has_unspecified (part);
}

static void
set_julian (AnnalsDatePart *part)
{
  AnnalsCivil civil;

  annals_instant_to_julian (part->lower, &civil);
  part->year = civil.year;
  part->negative = civil.year < 0;
  g_snprintf (part->year_digits, sizeof part->year_digits, "%04d",
              (int) (ABS (civil.year) % 10000));
  g_snprintf (part->month_digits, sizeof part->month_digits, "%02d", civil.month % 100);
  g_snprintf (part->day_digits, sizeof part->day_digits, "%02d", civil.day % 100);
}

/* Puts the days of an expression into the other calendar; FALSE if it has other dates, or none. */
static gboolean
convert_days (AnnalsDateExpression *expression)
{
  gboolean has_day = FALSE;

  for (guint i = 0; i < expression->members->len; i++)
    {
      AnnalsDateMember *member = &g_array_index (expression->members, AnnalsDateMember, i);
      AnnalsDatePart   *parts[] = { &member->start, member->is_range ? &member->end : NULL };

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          if (parts[j] == NULL || get_end (parts[j]) != END_TOLD)
            continue;
          if (!is_day (parts[j]))
            return FALSE;
          set_julian (parts[j]);
          has_day = TRUE;
        }
    }

  return has_day;
}

/* --- Public ---------------------------------------------------------------------------------- */

/**
 * annals_date_to_text:
 * @edtf: an EDTF expression, or any other text
 * @form: long or short
 *
 * Words a date as a historian writes it, in the language of the reader.
 *
 * Years before the common era are counted as people do (-0043 is 44 BCE), and years before -99 999
 * from now. Unspecified digits become decades, centuries and millennia where they are such, and
 * stay as written otherwise.
 *
 * Thread: any. Cost: linear in the length of @edtf.
 *
 * Returns: (transfer full): the words, in UTF-8; a copy of @edtf where it is no EDTF
 */
char *
annals_date_to_text (const char    *edtf,
                     AnnalsDateForm form)
{
  g_auto (AnnalsDateExpression) expression = { 0 };

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!annals_date_expression_parse (&expression, edtf, NULL))
    return g_strdup (edtf);

  return word_members (&expression, form);
}

/* A year in EDTF, which wants a mark before one of more than four digits. */
static char *
year_to_edtf (gint64 year)
{
  if (ABS (year) > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, year < 0 ? "-" : "", ABS (year));
}

/**
 * annals_date_years_to_text:
 * @first: a year, counted astronomically
 * @last: the same or a later one
 *
 * Words a stretch of whole years in the short form. They need not be told in the same way, as the
 * ends of an EDTF interval must: "13.8 billion years ago – 2014".
 *
 * Thread: any.
 *
 * Returns: (transfer full): the words, in UTF-8
 */
char *
annals_date_years_to_text (gint64 first,
                           gint64 last)
{
  g_auto (AnnalsDateExpression) start = { 0 };
  g_auto (AnnalsDateExpression) end = { 0 };
  g_autofree char              *from = year_to_edtf (first);
  g_autofree char              *to = year_to_edtf (last);
  AnnalsDateMember              member = { .is_range = TRUE };

  if (first == last || !annals_date_expression_parse (&start, from, NULL) ||
      !annals_date_expression_parse (&end, to, NULL))
    return annals_date_to_text (from, ANNALS_DATE_SHORT);

  member.start = g_array_index (start.members, AnnalsDateMember, 0).start;
  member.end = g_array_index (end.members, AnnalsDateMember, 0).start;
  return word_interval (&member, ANNALS_DATE_SHORT);
}

/**
 * annals_date_to_julian_text:
 * @edtf: an EDTF expression
 * @form: long or short
 *
 * Words a date in the Julian calendar, and says so: 1216-02-12 is “5 February 1216 (Julian)”.
 *
 * Thread: any. Cost: linear in the length of @edtf.
 *
 * Returns: (transfer full) (nullable): the words, in UTF-8; %NULL where @edtf is no EDTF, or has
 *   dates other than whole days
 */
char *
annals_date_to_julian_text (const char    *edtf,
                            AnnalsDateForm form)
{
  g_auto (AnnalsDateExpression) expression = { 0 };
  g_autofree char              *words = NULL;

  g_return_val_if_fail (edtf != NULL, NULL);

  if (!annals_date_expression_parse (&expression, edtf, NULL) || !convert_days (&expression))
    return NULL;

  words = word_members (&expression, form);
  /* Translators: a date in the Julian calendar, such as “5 February 1216 (Julian)”. */
  return g_strdup_printf (C_ ("date", "%s (Julian)"), words);
}
