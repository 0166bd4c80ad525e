/* annals-date-words.c — one EDTF date in words, without its qualifiers
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every phrase stands whole in a table, once for each style, so that a translation may decline it
 * or turn it round. “%s” in them is filled in by annals_date_fill(), never by printf, so that a
 * faulty translation cannot do harm.
 */

#include "config.h"

#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_STYLES 3

/* Years farther away are told from now: their last digits mean nothing to a reader. */
#define DEEP_PAST  G_GINT64_CONSTANT (-99999)
#define FAR_FUTURE G_GINT64_CONSTANT (99999)

#define THOUSAND G_GINT64_CONSTANT (1000)
#define MILLION  (1000 * THOUSAND)
#define BILLION  (1000 * MILLION)

/* Years are told to a thousand at the finest where they are told from now. */
#define ROUNDING (THOUSAND / 2)

/* A bare number below it is not taken for a year. */
#define FIRST_PLAIN_YEAR 100

static const char *const style_contexts[N_STYLES] = {
  "date alone",
  "date in a phrase",
  "short date",
};

/* What a phrase takes in: */
typedef enum
{
  PHRASE_YEAR,     /* a year of the common era */
  PHRASE_YEAR_CE,  /* a year below 100, which alone would be no year to the eye */
  PHRASE_YEAR_BCE, /* a year before the common era */
  PHRASE_DECADE,   /* the number ends in 0 */
  PHRASE_CENTURY,  /* an ordinal, as for the next three */
  PHRASE_CENTURY_BCE,
  PHRASE_MILLENNIUM,
  PHRASE_MILLENNIUM_BCE,
  PHRASE_UNKNOWN, /* takes nothing */
  PHRASE_UNKNOWN_BCE,
  PHRASE_PATTERN, /* a date as written with “X” */
  N_PHRASES
} Phrase;

/* clang-format off */
static const char *const phrases[N_PHRASES][N_STYLES] = {
  /* Translators: the contexts of dates are “date alone”, as in “19th century”; “date in a phrase”,
   * after words such as about, from, until, between or to; “short date”, where room is scarce. */
  [PHRASE_YEAR] = { NC_ ("date alone", "%s"),
    NC_ ("date in a phrase", "%s"),
    NC_ ("short date", "%s") },
  [PHRASE_YEAR_CE] = { NC_ ("date alone", "%s CE"),
    NC_ ("date in a phrase", "%s CE"),
    NC_ ("short date", "%s CE") },
  [PHRASE_YEAR_BCE] = { NC_ ("date alone", "%s BCE"),
    NC_ ("date in a phrase", "%s BCE"),
    NC_ ("short date", "%s BCE") },
  [PHRASE_DECADE] = { NC_ ("date alone", "the %ss"),
    NC_ ("date in a phrase", "the %ss"),
    NC_ ("short date", "%ss") },
  [PHRASE_CENTURY] = { NC_ ("date alone", "%s century"),
    NC_ ("date in a phrase", "the %s century"),
    NC_ ("short date", "%s c.") },
  [PHRASE_CENTURY_BCE] = { NC_ ("date alone", "%s century BCE"),
    NC_ ("date in a phrase", "the %s century BCE"),
    NC_ ("short date", "%s c. BCE") },
  [PHRASE_MILLENNIUM] = { NC_ ("date alone", "%s millennium"),
    NC_ ("date in a phrase", "the %s millennium"),
    NC_ ("short date", "%s mill.") },
  [PHRASE_MILLENNIUM_BCE] = { NC_ ("date alone", "%s millennium BCE"),
    NC_ ("date in a phrase", "the %s millennium BCE"),
    NC_ ("short date", "%s mill. BCE") },
  [PHRASE_UNKNOWN] = { NC_ ("date alone", "an unknown year"),
    NC_ ("date in a phrase", "an unknown year"),
    NC_ ("short date", "unknown year") },
  [PHRASE_UNKNOWN_BCE] = { NC_ ("date alone", "an unknown year BCE"),
    NC_ ("date in a phrase", "an unknown year BCE"),
    NC_ ("short date", "unknown year BCE") },
  [PHRASE_PATTERN] = { NC_ ("date alone", "%s (X is an unknown digit)"),
    NC_ ("date in a phrase", "%s (X is an unknown digit)"),
    NC_ ("short date", "%s") },
};

/* The parts of a year that stand in the place of the month, from ANNALS_GROUP_FIRST on; they take
 * in the year in a phrase. */
static const char *const group_phrases[][N_STYLES] = {
  { NC_ ("date alone", "spring %s"),
    NC_ ("date in a phrase", "spring %s"),
    NC_ ("short date", "spring %s") },
  { NC_ ("date alone", "summer %s"),
    NC_ ("date in a phrase", "summer %s"),
    NC_ ("short date", "summer %s") },
  { NC_ ("date alone", "autumn %s"),
    NC_ ("date in a phrase", "autumn %s"),
    NC_ ("short date", "autumn %s") },
  { NC_ ("date alone", "winter %s"),
    NC_ ("date in a phrase", "winter %s"),
    NC_ ("short date", "winter %s") },
  { NC_ ("date alone", "spring %s (northern hemisphere)"),
    NC_ ("date in a phrase", "spring %s (northern hemisphere)"),
    NC_ ("short date", "spring %s (north)") },
  { NC_ ("date alone", "summer %s (northern hemisphere)"),
    NC_ ("date in a phrase", "summer %s (northern hemisphere)"),
    NC_ ("short date", "summer %s (north)") },
  { NC_ ("date alone", "autumn %s (northern hemisphere)"),
    NC_ ("date in a phrase", "autumn %s (northern hemisphere)"),
    NC_ ("short date", "autumn %s (north)") },
  { NC_ ("date alone", "winter %s (northern hemisphere)"),
    NC_ ("date in a phrase", "winter %s (northern hemisphere)"),
    NC_ ("short date", "winter %s (north)") },
  { NC_ ("date alone", "spring %s (southern hemisphere)"),
    NC_ ("date in a phrase", "spring %s (southern hemisphere)"),
    NC_ ("short date", "spring %s (south)") },
  { NC_ ("date alone", "summer %s (southern hemisphere)"),
    NC_ ("date in a phrase", "summer %s (southern hemisphere)"),
    NC_ ("short date", "summer %s (south)") },
  { NC_ ("date alone", "autumn %s (southern hemisphere)"),
    NC_ ("date in a phrase", "autumn %s (southern hemisphere)"),
    NC_ ("short date", "autumn %s (south)") },
  { NC_ ("date alone", "winter %s (southern hemisphere)"),
    NC_ ("date in a phrase", "winter %s (southern hemisphere)"),
    NC_ ("short date", "winter %s (south)") },
  { NC_ ("date alone", "first quarter of %s"),
    NC_ ("date in a phrase", "the first quarter of %s"),
    NC_ ("short date", "Q1 %s") },
  { NC_ ("date alone", "second quarter of %s"),
    NC_ ("date in a phrase", "the second quarter of %s"),
    NC_ ("short date", "Q2 %s") },
  { NC_ ("date alone", "third quarter of %s"),
    NC_ ("date in a phrase", "the third quarter of %s"),
    NC_ ("short date", "Q3 %s") },
  { NC_ ("date alone", "last quarter of %s"),
    NC_ ("date in a phrase", "the last quarter of %s"),
    NC_ ("short date", "Q4 %s") },
  { NC_ ("date alone", "first four months of %s"),
    NC_ ("date in a phrase", "the first four months of %s"),
    NC_ ("short date", "Jan–Apr %s") },
  { NC_ ("date alone", "middle four months of %s"),
    NC_ ("date in a phrase", "the middle four months of %s"),
    NC_ ("short date", "May–Aug %s") },
  { NC_ ("date alone", "last four months of %s"),
    NC_ ("date in a phrase", "the last four months of %s"),
    NC_ ("short date", "Sep–Dec %s") },
  { NC_ ("date alone", "first half of %s"),
    NC_ ("date in a phrase", "the first half of %s"),
    NC_ ("short date", "Jan–Jun %s") },
  { NC_ ("date alone", "second half of %s"),
    NC_ ("date in a phrase", "the second half of %s"),
    NC_ ("short date", "Jul–Dec %s") },
};

static const char *const month_contexts[] = {
  "month alone", "month in a date", "short month alone", "short month in a date",
};

static const char *const month_names[12][G_N_ELEMENTS (month_contexts)] = {
  /* Translators: “month alone” stands in “October 2012”, “month in a date” in “20 October 2012”
   * and in “from October 2012”. */
  { NC_ ("month alone", "January"), NC_ ("month in a date", "January"),
    NC_ ("short month alone", "Jan"), NC_ ("short month in a date", "Jan") },
  { NC_ ("month alone", "February"), NC_ ("month in a date", "February"),
    NC_ ("short month alone", "Feb"), NC_ ("short month in a date", "Feb") },
  { NC_ ("month alone", "March"), NC_ ("month in a date", "March"),
    NC_ ("short month alone", "Mar"), NC_ ("short month in a date", "Mar") },
  { NC_ ("month alone", "April"), NC_ ("month in a date", "April"),
    NC_ ("short month alone", "Apr"), NC_ ("short month in a date", "Apr") },
  { NC_ ("month alone", "May"), NC_ ("month in a date", "May"),
    NC_ ("short month alone", "May"), NC_ ("short month in a date", "May") },
  { NC_ ("month alone", "June"), NC_ ("month in a date", "June"),
    NC_ ("short month alone", "Jun"), NC_ ("short month in a date", "Jun") },
  { NC_ ("month alone", "July"), NC_ ("month in a date", "July"),
    NC_ ("short month alone", "Jul"), NC_ ("short month in a date", "Jul") },
  { NC_ ("month alone", "August"), NC_ ("month in a date", "August"),
    NC_ ("short month alone", "Aug"), NC_ ("short month in a date", "Aug") },
  { NC_ ("month alone", "September"), NC_ ("month in a date", "September"),
    NC_ ("short month alone", "Sep"), NC_ ("short month in a date", "Sep") },
  { NC_ ("month alone", "October"), NC_ ("month in a date", "October"),
    NC_ ("short month alone", "Oct"), NC_ ("short month in a date", "Oct") },
  { NC_ ("month alone", "November"), NC_ ("month in a date", "November"),
    NC_ ("short month alone", "Nov"), NC_ ("short month in a date", "Nov") },
  { NC_ ("month alone", "December"), NC_ ("month in a date", "December"),
    NC_ ("short month alone", "Dec"), NC_ ("short month in a date", "Dec") },
};
/* clang-format on */

/* Puts @words in the place of “%s”. */
char *
annals_date_fill (const char *phrase,
                  const char *words)
{
  GString *text = g_string_new (phrase);

  g_string_replace (text, "%s", words, 1);
  return g_string_free (text, FALSE);
}

static const char *
translate (const char *const *styles,
           AnnalsDateStyle    style)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, style_contexts[style], styles[style]);
}

static char *
fill_phrase (Phrase          phrase,
             AnnalsDateStyle style,
             const char     *words)
{
  return annals_date_fill (translate (phrases[phrase], style), words);
}

/* Reads the two digits of a month or day. */
int
annals_date_read_number (const char *digits)
{
  return (int) g_ascii_strtoll (digits, NULL, 10);
}

static const char *
name_month (int   month,
            guint column)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, month_contexts[column], month_names[month - 1][column]);
}

/* Names the month of a date; @in_date where a day stands before it. */
const char *
annals_date_name_month (const AnnalsDatePart *part,
                        gboolean              in_date,
                        AnnalsDateStyle       style)
{
  guint column = in_date || style == ANNALS_STYLE_IN_PHRASE ? 1 : 0;

  if (style == ANNALS_STYLE_SHORT)
    column += 2;

  return name_month (annals_date_read_number (part->month_digits), column);
}

/**
 * annals_date_get_month_name:
 * @month: 1 to 12
 * @in_date: whether the day of the month stands before it, for which some languages decline it
 *
 * Returns: (transfer none): its short name in the language of the interface, such as "Oct"
 */
const char *
annals_date_get_month_name (int      month,
                            gboolean in_date)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return name_month (month, in_date ? 3 : 2);
}

/* --- Years ----------------------------------------------------------------------------------- */

/* “13.8 billion”, to three decimals at most, or whole thousands, and what that counts as in a
 * language that tells numbers of things apart. */
static char *
word_round_number (gint64  number,
                   gint64  unit,
                   gulong *plural)
{
  gint64 thousandths = (number + unit / 2000) / (unit / 1000);
  int    decimals = 0;

  if (unit < MILLION)
    {
      *plural = (gulong) ((number + unit / 2) / unit);
      return g_strdup_printf ("%lu", *plural);
    }

  for (gint64 rest = thousandths % 1000; rest > 0; rest = rest * 10 % 1000)
    decimals++;

  /* Languages that count “13.8 billion” unlike whole numbers treat it as they treat two. */
  *plural = decimals == 0 ? (gulong) (thousandths / 1000) : 2;
  return g_strdup_printf ("%.*f", decimals, (double) thousandths / 1000);
}

static char *
word_years_from_now (gint64 year)
{
  gint64           years = ABS (year);
  gint64           unit = THOUSAND;
  gulong           n;
  g_autofree char *number = NULL;
  const char      *phrase;

  /* What rounds to a thousand of one unit is one of the next. */
  if (years + ROUNDING >= MILLION)
    unit = years + ROUNDING >= BILLION ? BILLION : MILLION;
  number = word_round_number (years, unit, &n);
  if (unit == BILLION)
    phrase = year < 0 ? ngettext ("%s billion years ago", "%s billion years ago", n)
                      : ngettext ("%s billion years from now", "%s billion years from now", n);
  else if (unit == MILLION)
    phrase = year < 0 ? ngettext ("%s million years ago", "%s million years ago", n)
                      : ngettext ("%s million years from now", "%s million years from now", n);
  else
    phrase = year < 0 ? ngettext ("%s thousand years ago", "%s thousand years ago", n)
                      : ngettext ("%s thousand years from now", "%s thousand years from now", n);

  return annals_date_fill (phrase, number);
}

static char *
fill_number (Phrase          phrase,
             AnnalsDateStyle style,
             gint64          number)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  return fill_phrase (phrase, style, digits);
}

static char *
word_year_number (gint64          year,
                  AnnalsDateStyle style)
{
  if (year < DEEP_PAST || year > FAR_FUTURE)
    return word_years_from_now (year);
  if (year <= 0)
    return fill_number (PHRASE_YEAR_BCE, style, 1 - year);

  return fill_number (year < FIRST_PLAIN_YEAR ? PHRASE_YEAR_CE : PHRASE_YEAR, style, year);
}

/* Words the years from @first to @last, which are astronomical. */
char *
annals_date_word_years (gint64 first,
                        gint64 last)
{
  gboolean         bce = last <= 0;
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, first <= 0 ? 1 - first : first);
  g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, bce ? 1 - last : last);

  if (bce)
    /* Translators: two years, such as 58–50 BCE. */
    return g_strdup_printf (C_ ("range of years", "%s–%s BCE"), from, to);

  if (first <= 0)
    /* Translators: two years, such as 1 BCE – 9 CE. */
    return g_strdup_printf (C_ ("range of years", "%s BCE – %s CE"), from, to);

  /* Translators: two years, such as 1964–2008. */
  return g_strdup_printf (C_ ("range of years", "%s–%s"), from, to);
}

/* “1900s, estimated 1950”: the span that the significant digits leave open, and the year told. */
static char *
word_estimate (const AnnalsDatePart *part,
               AnnalsDateStyle       style)
{
  g_autofree char *year = word_year_number (part->year, style);
  g_autofree char *span = NULL;
  gint64           first;
  gint64           last;

  annals_date_part_get_years (part, &first, &last);
  if (first == last || part->year < DEEP_PAST || part->year > FAR_FUTURE)
    return g_steal_pointer (&year);

  if (last - first == 99 && first >= 100)
    {
      span = g_strdup_printf ("%" G_GINT64_FORMAT, first);
      /* Translators: the years of a century and the likeliest, such as “1900s, estimated 1950”. */
      return g_strdup_printf (C_ ("date within a century", "%ss, estimated %s"), span, year);
    }

  if (last - first == 9 && first >= 10)
    span = fill_number (PHRASE_DECADE, style, first);
  else
    span = annals_date_word_years (first, last);

  /* Translators: some years and the likeliest of them, such as “the 1950s, estimated 1956”. */
  return g_strdup_printf (C_ ("date", "%s, estimated %s"), span, year);
}

/* An ordinal number in digits, as English ends it. */
static char *
word_ordinal (gint64 number)
{
  int n = (int) number;

  if (n % 10 == 1 && n != 11)
    /* Translators: the number of a century or millennium, such as 1st or 21st. */
    return g_strdup_printf (C_ ("ordinal number", "%dst"), n);
  if (n % 10 == 2 && n != 12)
    /* Translators: the number of a century or millennium, such as 2nd or 22nd. */
    return g_strdup_printf (C_ ("ordinal number", "%dnd"), n);
  if (n % 10 == 3 && n != 13)
    /* Translators: the number of a century or millennium, such as 3rd or 23rd. */
    return g_strdup_printf (C_ ("ordinal number", "%drd"), n);

  /* Translators: the number of a century or millennium, such as 4th or 19th. */
  return g_strdup_printf (C_ ("ordinal number", "%dth"), n);
}

/* A century, millennium or quite unknown year, by the number of unknown digits at the end. */
static char *
word_coarse_year (const AnnalsDatePart *part,
                  gsize                 n_unknown,
                  AnnalsDateStyle       style)
{
  gint64           span = n_unknown == 2 ? 100 : 1000;
  g_autofree char *ordinal = word_ordinal (ABS (part->year) / span + 1);

  if (n_unknown == 4)
    return fill_phrase (part->negative ? PHRASE_UNKNOWN_BCE : PHRASE_UNKNOWN, style, "");
  if (n_unknown == 3)
    return fill_phrase (part->negative ? PHRASE_MILLENNIUM_BCE : PHRASE_MILLENNIUM, style, ordinal);

  return fill_phrase (part->negative ? PHRASE_CENTURY_BCE : PHRASE_CENTURY, style, ordinal);
}

/* The date as written, where words would take longer than the digits. */
static char *
word_pattern (const AnnalsDatePart *part,
              AnnalsDateStyle       style)
{
  g_autofree char *group = part->group == 0 ? NULL : g_strdup_printf ("%d", part->group);
  const char      *month = group != NULL ? group : part->month_digits;
  g_autofree char *digits = g_strconcat (part->negative ? "-" : "", part->year_digits,
                                         *month == '\0' ? "" : "-", month,
                                         part->day_digits[0] == '\0' ? "" : "-", part->day_digits,
                                         NULL);

  return fill_phrase (PHRASE_PATTERN, style, digits);
}

static char *
word_year (const AnnalsDatePart *part,
           AnnalsDateStyle       style)
{
  const char *x = strchr (part->year_digits, 'X');
  gint64      first;
  gint64      last;

  if (x == NULL)
    return part->significant > 0 ? word_estimate (part, style)
                                 : word_year_number (part->year, style);
  if (strlen (x) > 1)
    return word_coarse_year (part, strlen (x), style);
  if (part->year > 0)
    return fill_number (PHRASE_DECADE, style, part->year);

  annals_date_part_get_years (part, &first, &last);
  return annals_date_word_years (first, last);
}

/* Tells whether there are words for the digits of a year: “X” stands only at the end. */
static gboolean
has_year_words (const AnnalsDatePart *part)
{
  const char *x = strchr (part->year_digits, 'X');

  return x == NULL || strspn (x, "X") == strlen (x);
}

/* --- Whole dates ----------------------------------------------------------------------------- */

static gboolean
is_unknown (const char *digits)
{
  return g_str_equal (digits, "XX");
}

/* Tells whether there are words for the digits of month and day: each known, or quite unknown,
 * and no known day of an unknown month. */
static gboolean
has_day_words (const AnnalsDatePart *part)
{
  const char *month = part->month_digits;
  const char *day = part->day_digits;

  if (is_unknown (month))
    return *day == '\0' || is_unknown (day);

  return strchr (month, 'X') == NULL && (is_unknown (day) || strchr (day, 'X') == NULL);
}

static char *
word_month (const AnnalsDatePart *part,
            AnnalsDateStyle       style)
{
  AnnalsDateStyle  inner = style == ANNALS_STYLE_SHORT ? style : ANNALS_STYLE_IN_PHRASE;
  g_autofree char *year = word_year (part, inner);
  const char      *month = annals_date_name_month (part, FALSE, style);

  if (strchr (part->year_digits, 'X') == NULL)
    /* Translators: month and year, such as “October 2012”. */
    return g_strdup_printf (C_ ("date", "%s %s"), month, year);
  if (style == ANNALS_STYLE_SHORT)
    /* Translators: a month of an unknown year, such as “Dec, 1560s”. */
    return g_strdup_printf (C_ ("short date", "%s, %s"), month, year);

  /* Translators: a month of an unknown year, such as “December in the 1560s”. */
  return g_strdup_printf (C_ ("date", "%s in %s"), month, year);
}

static char *
word_day (const AnnalsDatePart *part,
          AnnalsDateStyle       style)
{
  AnnalsDateStyle  inner = style == ANNALS_STYLE_SHORT ? style : ANNALS_STYLE_IN_PHRASE;
  g_autofree char *year = word_year (part, inner);
  const char      *month = annals_date_name_month (part, TRUE, style);
  int              day = annals_date_read_number (part->day_digits);

  if (strchr (part->year_digits, 'X') == NULL)
    /* Translators: day, month and year, such as “20 November 2014”. */
    return g_strdup_printf (C_ ("date", "%d %s %s"), day, month, year);
  if (style == ANNALS_STYLE_SHORT)
    /* Translators: a day of an unknown year, such as “25 Dec, 1560s”. */
    return g_strdup_printf (C_ ("short date", "%d %s, %s"), day, month, year);

  /* Translators: a day of an unknown year, such as “25 December in the 1560s”. */
  return g_strdup_printf (C_ ("date", "%d %s in %s"), day, month, year);
}

/* The clock as the expression tells it, not moved to UTC. */
static char *
word_time (const AnnalsDatePart *part)
{
  g_autofree char *clock = NULL;
  g_autofree char *offset = NULL;
  int              ahead_min = ABS (part->offset_min);

  if (part->second == 0)
    clock = g_strdup_printf ("%02d:%02d", part->hour, part->minute);
  else
    clock = g_strdup_printf ("%02d:%02d:%02d", part->hour, part->minute, part->second);

  if (part->zone == ANNALS_ZONE_NONE)
    return g_steal_pointer (&clock);
  if (part->zone == ANNALS_ZONE_UTC)
    return g_strdup_printf (C_ ("time of day", "%s UTC"), clock);

  offset = g_strdup_printf ("%s%02d:%02d", part->offset_min < 0 ? "−" : "+",
                            ahead_min / 60, ahead_min % 60);
  /* Translators: a time of day and how far its zone is ahead, such as “23:20 UTC−04:00”. */
  return g_strdup_printf (C_ ("time of day", "%s UTC%s"), clock, offset);
}

static char *
word_moment (const AnnalsDatePart *part,
             AnnalsDateStyle       style)
{
  g_autofree char *day = word_day (part, style);
  g_autofree char *time = word_time (part);

  /* Translators: a day and a time of day, such as “12 April 1985, 23:20”. */
  return g_strdup_printf (C_ ("date and time", "%s, %s"), day, time);
}

static char *
word_group (const AnnalsDatePart *part,
            AnnalsDateStyle       style)
{
  AnnalsDateStyle    inner = style == ANNALS_STYLE_SHORT ? style : ANNALS_STYLE_IN_PHRASE;
  g_autofree char   *year = word_year (part, inner);
  const char *const *phrase = group_phrases[part->group - ANNALS_GROUP_FIRST];

  return annals_date_fill (translate (phrase, style), year);
}

/* A date whose month or day is unknown; the short style leaves that out. */
static char *
word_incomplete (const AnnalsDatePart *part,
                 AnnalsDateStyle       style)
{
  gboolean         no_month = is_unknown (part->month_digits);
  g_autofree char *known = no_month ? word_year (part, style) : word_month (part, style);

  if (style == ANNALS_STYLE_SHORT)
    return g_steal_pointer (&known);
  if (!no_month)
    return g_strdup_printf (C_ ("date", "%s (day unknown)"), known);
  if (part->day_digits[0] == '\0')
    return g_strdup_printf (C_ ("date", "%s (month unknown)"), known);

  return g_strdup_printf (C_ ("date", "%s (month and day unknown)"), known);
}

/* Words a date that is neither open nor unknown, without its qualifiers. */
char *
annals_date_part_to_words (const AnnalsDatePart *part,
                           AnnalsDateStyle       style)
{
  if (!has_year_words (part) || !has_day_words (part) ||
      (part->group != 0 && strchr (part->year_digits, 'X') != NULL))
    return word_pattern (part, style);

  if (part->has_time)
    return word_moment (part, style);
  if (part->group != 0)
    return word_group (part, style);
  if (is_unknown (part->month_digits) || is_unknown (part->day_digits))
    return word_incomplete (part, style);
  if (part->day_digits[0] != '\0')
    return word_day (part, style);

  return part->month_digits[0] != '\0' ? word_month (part, style) : word_year (part, style);
}
