/* test-date-text.c — EDTF expressions in words, long and short
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-date.h"

typedef struct
{
  const char *edtf;
  const char *long_text;
  const char *short_text; /* NULL where the same */
} TextRow;

static const TextRow single_rows[] = {
  { "2014-11-20", "20 November 2014", "20 Nov 2014" },
  { "2014-11-02", "2 November 2014", "2 Nov 2014" },
  { "2012-10", "October 2012", "Oct 2012" },
  { "2012-05", "May 2012", NULL },
  { "1966", "1966", NULL },
  { "0476-09-04", "4 September 476", "4 Sep 476" },
  { "0079-08-24", "24 August 79 CE", "24 Aug 79 CE" },
  { "0014", "14 CE", NULL },
  { "0001", "1 CE", NULL },
  { "0000", "1 BCE", NULL },
  { "-0001", "2 BCE", NULL },
  { "-0043", "44 BCE", NULL },
  { "-0043-03", "March 44 BCE", "Mar 44 BCE" },
  { "-0043-03-15", "15 March 44 BCE", "15 Mar 44 BCE" },
  { "Y-12000", "12001 BCE", NULL },
  { "Y-99999", "100000 BCE", NULL },
  { "Y-100000", "100 thousand years ago", NULL },
  { "Y-999400", "999 thousand years ago", NULL },
  { "Y-999999", "1 million years ago", NULL },
  { "Y-999999999", "1 billion years ago", NULL },
  { "Y-315000", "315 thousand years ago", NULL },
  { "Y-170000002", "170 million years ago", NULL },
  { "Y-66043000", "66.043 million years ago", NULL },
  { "Y-17E7", "170 million years ago", NULL },
  { "Y-4543E6", "4.543 billion years ago", NULL },
  { "Y-13800000000", "13.8 billion years ago", NULL },
  { "Y-1000000000", "1 billion years ago", NULL },
  { "Y12026", "12026", NULL },
  { "Y99999", "99999", NULL },
  { "Y100000", "100 thousand years from now", NULL },
  { "Y170000002", "170 million years from now", NULL },
  { "Y17E9", "17 billion years from now", NULL },
};

static const TextRow unspecified_rows[] = {
  { "196X", "the 1960s", "1960s" },
  { "190X", "the 1900s", "1900s" },
  { "18XX", "19th century", "19th c." },
  { "00XX", "1st century", "1st c." },
  { "01XX", "2nd century", "2nd c." },
  { "02XX", "3rd century", "3rd c." },
  { "10XX", "11th century", "11th c." },
  { "11XX", "12th century", "12th c." },
  { "12XX", "13th century", "13th c." },
  { "20XX", "21st century", "21st c." },
  { "21XX", "22nd century", "22nd c." },
  { "-00XX", "1st century BCE", "1st c. BCE" },
  { "-04XX", "5th century BCE", "5th c. BCE" },
  { "1XXX", "2nd millennium", "2nd mill." },
  { "-2XXX", "3rd millennium BCE", "3rd mill. BCE" },
  { "XXXX", "an unknown year", "unknown year" },
  { "-XXXX", "an unknown year BCE", "unknown year BCE" },
  { "-004X", "50–41 BCE", NULL },
  { "-000X", "10–2 BCE", NULL },
  { "000X", "1 BCE – 9 CE", NULL },
  { "001X", "the 10s", "10s" },
  { "1X6X", "1X6X (X is an unknown digit)", "1X6X" },
  { "1984-1X", "1984-1X (X is an unknown digit)", "1984-1X" },
  { "1985-XX-12", "1985-XX-12 (X is an unknown digit)", "1985-XX-12" },
  { "-198X-21", "-198X-21 (X is an unknown digit)", "-198X-21" },
  { "2004-XX", "2004 (month unknown)", "2004" },
  { "1985-04-XX", "April 1985 (day unknown)", "Apr 1985" },
  { "1985-XX-XX", "1985 (month and day unknown)", "1985" },
  { "156X-12-25", "25 December in the 1560s", "25 Dec, 1560s" },
  { "15XX-12-25", "25 December in the 16th century", "25 Dec, 16th c." },
  { "15XX-12-XX", "December in the 16th century (day unknown)", "Dec, 16th c." },
  { "XXXX-12-25", "25 December in an unknown year", "25 Dec, unknown year" },
  { "1950S2", "1900s, estimated 1950", NULL },
  { "1956S3", "the 1950s, estimated 1956", "1950s, estimated 1956" },
  { "1950S1", "1000–1999, estimated 1950", NULL },
  { "1950S4", "1950", NULL },
  { "-1950S2", "2000–1901 BCE, estimated 1951 BCE", NULL },
  { "Y-171010000S3", "171.01 million years ago", NULL },
  { "Y171010000S3", "171.01 million years from now", NULL },
};

static const TextRow qualified_rows[] = {
  { "1950~", "about 1950", "c. 1950" },
  { "1950?", "perhaps 1950", "1950?" },
  { "1950%", "perhaps about 1950", "c. 1950?" },
  { "1950-10~", "about October 1950", "c. Oct 1950" },
  { "19XX~", "about the 20th century", "c. 20th c." },
  { "19XX?", "perhaps 20th century", "20th c.?" },
  { "-0043~", "about 44 BCE", "c. 44 BCE" },
  { "2001-21~", "about spring 2001", "c. spring 2001" },
  { "Y-138E8~", "about 13.8 billion years ago", "c. 13.8 billion years ago" },
  { "2004-06~-11", "11 June 2004 (year and month approximate)", "c. 11 Jun 2004" },
  { "2004~-06-11", "11 June 2004 (year approximate)", "c. 11 Jun 2004" },
  { "2004?-06-11", "11 June 2004 (year uncertain)", "11 Jun 2004?" },
  { "2004-%06-11", "11 June 2004 (month uncertain and approximate)", "c. 11 Jun 2004?" },
  { "?2004-06-~11", "11 June 2004 (day approximate; year uncertain)", "c. 11 Jun 2004?" },
  { "?2004-?06-11", "11 June 2004 (year and month uncertain)", "11 Jun 2004?" },
  { "?2004-06-?11", "11 June 2004 (year and day uncertain)", "11 Jun 2004?" },
  { "2004-?06-?11", "11 June 2004 (month and day uncertain)", "11 Jun 2004?" },
  { "?2004-?06-?11", "perhaps 11 June 2004", "11 Jun 2004?" },
  { "?1984", "perhaps 1984", "1984?" },
};

static const TextRow group_rows[] = {
  { "1213-21", "spring 1213", NULL },
  { "1213-24", "winter 1213", NULL },
  { "-0489-23", "autumn 490 BCE", NULL },
  { "2001-26", "summer 2001 (northern hemisphere)", "summer 2001 (north)" },
  { "2001-32", "winter 2001 (southern hemisphere)", "winter 2001 (south)" },
  { "2001-33", "first quarter of 2001", "Q1 2001" },
  { "2001-36", "last quarter of 2001", "Q4 2001" },
  { "2001-38", "middle four months of 2001", "May–Aug 2001" },
  { "2001-41", "second half of 2001", "Jul–Dec 2001" },
};

static const TextRow interval_rows[] = {
  { "1971-12/1977-07", "December 1971 to July 1977", "Dec 1971 – Jul 1977" },
  { "1964/2008", "1964 to 2008", "1964–2008" },
  { "-0057/-0049", "58–50 BCE", NULL },
  { "-0026/0014", "27 BCE to 14 CE", "27 BCE – 14 CE" },
  { "1950/1950", "1950", NULL },
  { "2021-04-06/2021-04-07", "6–7 April 2021", "6–7 Apr 2021" },
  { "2017-09-25/2017-10-09", "25 September – 9 October 2017", "25 Sep – 9 Oct 2017" },
  { "2017-12-25/2018-01-09", "25 December 2017 to 9 January 2018", "25 Dec 2017 – 9 Jan 2018" },
  { "2004-06/2004-08", "June–August 2004", "Jun–Aug 2004" },
  { "2004-06/2004-08-03", "June 2004 to 3 August 2004", "Jun 2004 – 3 Aug 2004" },
  { "2004-06/2006-08~", "June 2004 to about August 2006", "Jun 2004 – c. Aug 2006" },
  { "18XX/19XX", "the 19th century to the 20th century", "19th c. – 20th c." },
  { "1984~/2004-06", "about 1984 to June 2004", "c. 1984 – Jun 2004" },
  { "1890?/1910", "perhaps 1890 to 1910", "1890? – 1910" },
  { "2003-22/2003-22", "summer 2003", NULL },
  { "2003-22?/2003-22", "perhaps summer 2003 to summer 2003", "summer 2003? – summer 2003" },
  { "2003-22/2004-22", "summer 2003 to summer 2004", "summer 2003 – summer 2004" },
  { "2005/..", "from 2005", NULL },
  { "1985-04-12/..", "from 12 April 1985", "from 12 Apr 1985" },
  { "../1950", "until 1950", NULL },
  { "1985/", "1985 to an unknown date", "1985 – ?" },
  { "/1985", "from an unknown date to 1985", "? – 1985" },
  { "../..", "at all times", NULL },
  { "/..", "from an unknown date", "from ?" },
  { "../", "until an unknown date", "until ?" },
};

static const TextRow set_rows[] = {
  { "[1964,1967]", "1964 or 1967", NULL },
  { "[1667,1760-12]", "1667 or December 1760", "1667 or Dec 1760" },
  { "[1947..1950]", "between 1947 and 1950", NULL },
  { "[1667,1668,1670..1672]", "1667, 1668 or between 1670 and 1672", NULL },
  { "[..1760-12-03]", "3 December 1760 or earlier", "3 Dec 1760 or earlier" },
  { "[1760-12..]", "December 1760 or later", "Dec 1760 or later" },
  { "[1984]", "1984", NULL },
  { "{1960,1961-12}", "1960 and December 1961", "1960 and Dec 1961" },
  { "{1667,1668,1670..1672}", "1667, 1668 and 1670 to 1672", "1667, 1668 and 1670–1672" },
  { "{..1984}", "until 1984", NULL },
  { "[19XX,20XX]", "20th century or 21st century", "20th c. or 21st c." },
};

static const TextRow time_rows[] = {
  { "1985-04-12T23:20:30", "12 April 1985, 23:20:30", "12 Apr 1985, 23:20:30" },
  { "1985-04-12T23:20:00", "12 April 1985, 23:20", "12 Apr 1985, 23:20" },
  { "1985-04-12T23:20:00Z", "12 April 1985, 23:20 UTC", "12 Apr 1985, 23:20 UTC" },
  { "1985-04-12T23:20:00-04", "12 April 1985, 23:20 UTC−04:00", "12 Apr 1985, 23:20 UTC−04:00" },
  { "1985-04-12T23:20:00+05:30", "12 April 1985, 23:20 UTC+05:30", "12 Apr 1985, 23:20 UTC+05:30" },
};

static const TextRow verbatim_rows[] = {
  { "", "", NULL },
  { "the third winter of Queen Ysolne", "the third winter of Queen Ysolne", NULL },
  { "20/11/2014", "20/11/2014", NULL },
  { "1950/1940", "1950/1940", NULL },
};

/* Days of the old calendar as histories give them; months, years and times have none. */
static const TextRow julian_rows[] = {
  { "1216-02-12", "5 February 1216 (Julian)", "5 Feb 1216 (Julian)" },
  { "-0043-03-13", "15 March 44 BCE (Julian)", "15 Mar 44 BCE (Julian)" },
  { "1066-10-20", "14 October 1066 (Julian)", "14 Oct 1066 (Julian)" },
  { "1300-03-08", "29 February 1300 (Julian)", "29 Feb 1300 (Julian)" },
  { "1649-02-09", "30 January 1649 (Julian)", "30 Jan 1649 (Julian)" },
  { "1917-11-07~", "about 25 October 1917 (Julian)", "c. 25 Oct 1917 (Julian)" },
  { "1917-11-06/1917-11-07", "24–25 October 1917 (Julian)", "24–25 Oct 1917 (Julian)" },
  { "1917-11-07/..", "from 25 October 1917 (Julian)", "from 25 Oct 1917 (Julian)" },
  { "[1216-02-12,1216-02-13]", "5 February 1216 or 6 February 1216 (Julian)",
    "5 Feb 1216 or 6 Feb 1216 (Julian)" },
  { "1216", NULL, NULL },
  { "1216-02", NULL, NULL },
  { "1216-02-XX", NULL, NULL },
  { "1216-02-12/1217", NULL, NULL },
  { "1917-11-07T21:45:00", NULL, NULL },
  { "../..", NULL, NULL },
  { "the feast of lanterns", NULL, NULL },
};

static void
check_rows_with (const TextRow *rows,
                 gsize          n_rows,
                 char *(*to_text) (const char *edtf, AnnalsDateForm form))
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *long_text = to_text (rows[i].edtf, ANNALS_DATE_LONG);
      g_autofree char *short_text = to_text (rows[i].edtf, ANNALS_DATE_SHORT);
      const char      *expected = rows[i].short_text;

      g_test_message ("%s", rows[i].edtf);
      g_assert_cmpstr (long_text, ==, rows[i].long_text);
      g_assert_cmpstr (short_text, ==, expected != NULL ? expected : rows[i].long_text);
    }
}

static void
check_rows (const TextRow *rows,
            gsize          n_rows)
{
  check_rows_with (rows, n_rows, annals_date_to_text);
}

static void
test_single (void)
{
  check_rows (single_rows, G_N_ELEMENTS (single_rows));
}

static void
test_unspecified (void)
{
  check_rows (unspecified_rows, G_N_ELEMENTS (unspecified_rows));
}

static void
test_qualified (void)
{
  check_rows (qualified_rows, G_N_ELEMENTS (qualified_rows));
}

static void
test_groups (void)
{
  check_rows (group_rows, G_N_ELEMENTS (group_rows));
}

static void
test_intervals (void)
{
  check_rows (interval_rows, G_N_ELEMENTS (interval_rows));
}

static void
test_sets (void)
{
  check_rows (set_rows, G_N_ELEMENTS (set_rows));
}

static void
test_times (void)
{
  check_rows (time_rows, G_N_ELEMENTS (time_rows));
}

static void
test_verbatim (void)
{
  check_rows (verbatim_rows, G_N_ELEMENTS (verbatim_rows));
}

static void
test_julian (void)
{
  check_rows_with (julian_rows, G_N_ELEMENTS (julian_rows), annals_date_to_julian_text);
}

static void
test_years (void)
{
  static const struct
  {
    gint64      first;
    gint64      last;
    const char *words;
  } years[] = {
    { 1947, 2021, "1947–2021" },
    { 1947, 1947, "1947" },
    { -43, 14, "44 BCE – 14 CE" },
    { -499, -43, "500–44 BCE" },
    { G_GINT64_CONSTANT (-13800000000), 2014, "13.8 billion years ago – 2014" },
    { 2014, 170000000, "2014 – 170 million years from now" },
    { 12000, 12000, "12000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    {
      g_autofree char *words = annals_date_years_to_text (years[i].first, years[i].last);

      g_assert_cmpstr (words, ==, years[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date-text/single", test_single);
  g_test_add_func ("/core/date-text/unspecified", test_unspecified);
  g_test_add_func ("/core/date-text/qualified", test_qualified);
  g_test_add_func ("/core/date-text/groups", test_groups);
  g_test_add_func ("/core/date-text/intervals", test_intervals);
  g_test_add_func ("/core/date-text/sets", test_sets);
  g_test_add_func ("/core/date-text/times", test_times);
  g_test_add_func ("/core/date-text/verbatim", test_verbatim);
  g_test_add_func ("/core/date-text/julian", test_julian);
  g_test_add_func ("/core/date-text/years", test_years);

  return g_test_run ();
}
