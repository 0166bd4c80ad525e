/* annals-date-explain.c — well-known ways to write a date that are not EDTF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * People write dates as their language does, and files hold EDTF of the drafts before 2019. Where
 * the parser fails, these rules are tried in their order, and the first that fits names the
 * mistake. They read bytes of any kind and never decide what is valid.
 */

#include "config.h"

#include "core/annals-date-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef const char *(*FindMistake) (const char *text);

typedef struct
{
  const char *word; /* found anywhere, or NULL */
  FindMistake find; /* where there is no word */
  const char *expected;
} Mistake;

/* A letter that a draft used, right after a digit or the sign: “199u”, “y-17e7”, “1950p2”. */
static const char *
find_draft_letter (const char *text,
                   const char *letters)
{
  for (const char *at = strpbrk (text, letters); at != NULL; at = strpbrk (at + 1, letters))
    if ((at > text && (g_ascii_isdigit (at[-1]) || strchr (letters, at[-1]) != NULL)) ||
        (g_ascii_isdigit (at[1]) || at[1] == '-'))
      return at;

  return NULL;
}

static const char *
find_draft_unspecified (const char *text)
{
  return find_draft_letter (text, "ux");
}

static const char *
find_draft_exponent (const char *text)
{
  return find_draft_letter (text, "yep");
}

/* Words of any language, and an era after the year as its beginning. */
static const char *
find_era (const char *text)
{
  static const char *const eras[] = { "BC", "B.C", "bc", "AD", "A.D", "CE" };

  for (guint i = 0; i < G_N_ELEMENTS (eras); i++)
    {
      const char *at = strstr (text, eras[i]);

      if (at != NULL)
        return at;
    }

  return NULL;
}

static const char *
find_space (const char *text)
{
  const char *at = strpbrk (text, " \t\r\n");

  return at != NULL ? at : strstr (text, "\302\240");
}

static gsize
count_digits (const char *text)
{
  return strspn (text, "0123456789");
}

/* Two numbers joined by a mark of which one has fewer digits than a year: “20/11/2014”. */
static const char *
find_short_number (const char *text,
                   char        mark)
{
  gsize n_before = count_digits (text);
  gsize n_after;

  if (n_before == 0 || text[n_before] != mark)
    return NULL;

  n_after = count_digits (text + n_before + 1);
  return n_before < 3 || n_after == 1 || n_after == 2 ? text : NULL;
}

static const char *
find_slashed_day (const char *text)
{
  return find_short_number (text, '/');
}

static const char *
find_dotted_day (const char *text)
{
  return find_short_number (text, '.');
}

/* “2014-20-11” is a matter of the calendar; “20-11-2014” has the year last. */
static const char *
find_year_last (const char *text)
{
  gsize n = count_digits (text);

  return (n == 1 || n == 2) && text[n] == '-' ? text : NULL;
}

static const char *
find_years_with_hyphen (const char *text)
{
  gboolean found = count_digits (text) == 4 && text[4] == '-' && count_digits (text + 5) == 4;

  return found ? text + 4 : NULL;
}

static const char *
find_decade_s (const char *text)
{
  return count_digits (text) == 4 && text[4] == 's' ? text + 4 : NULL;
}

static const char *
find_day_without_hyphens (const char *text)
{
  return count_digits (text) == 8 ? text + 4 : NULL;
}

/* “12000”, perhaps with a minus. */
static const char *
find_long_year (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize       n_digits = count_digits (digits);

  return n_digits > 4 && digits[n_digits] == '\0' ? text : NULL;
}

static const Mistake mistakes[] = {
  { "unknown", NULL, N_ ("Expected nothing in place of an unknown end, as in “1985/”") },
  { "open", NULL, N_ ("Expected two dots for an open end, as in “1985/..”") },
  { NULL, find_era, N_ ("Expected an astronomical year, such as -0043 for 44 BCE") },
  { NULL, find_space, N_ ("Expected digits without spaces, such as 2014-11-20") },
  { "?~", NULL, N_ ("Expected “%” for a date both uncertain and approximate") },
  { "~?", NULL, N_ ("Expected “%” for a date both uncertain and approximate") },
  { "(", NULL, N_ ("Expected qualifiers beside their component, without parentheses") },
  { "^", NULL, N_ ("Expected a season without a qualifier after “^”") },
  { "–", NULL, N_ ("Expected “/” between the ends of an interval, “-” within a date") },
  { "—", NULL, N_ ("Expected “/” between the ends of an interval, “-” within a date") },
  { "−", NULL, N_ ("Expected a plain “-” for a minus") },
  { NULL, find_draft_unspecified, N_ ("Expected a capital “X” for an unspecified digit") },
  { NULL, find_draft_exponent, N_ ("Expected “Y”, “E” and “S”, as in “Y17E7” and “1950S2”") },
  { NULL, find_slashed_day, N_ ("Expected year, month and day as in 2014-11-20") },
  { NULL, find_dotted_day, N_ ("Expected year, month and day as in 2014-11-20") },
  { NULL, find_year_last, N_ ("Expected the year first, as in 2014-11-20") },
  { NULL, find_years_with_hyphen, N_ ("Expected “/” between two years") },
  { NULL, find_decade_s, N_ ("Expected “X” in a decade, such as 196X for the 1960s") },
  { NULL, find_day_without_hyphens, N_ ("Expected hyphens, as in 2014-11-20") },
  { NULL, find_long_year,
    N_ ("Expected “Y” before a year of more than four digits, as in Y12000") },
};

/* Names the mistake in the text and moves the cursor to it; NULL where none is known. The result
 * is a translated clause for annals_date_cursor_fail(). */
const char *
annals_date_explain (AnnalsDateCursor *cursor)
{
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      const Mistake *mistake = &mistakes[i];
      const char    *at;

      if (mistake->word != NULL)
        at = strstr (cursor->text, mistake->word);
      else
        at = mistake->find (cursor->text);

      if (at != NULL)
        {
          cursor->at = at;
          return _ (mistake->expected);
        }
    }

  return NULL;
}
