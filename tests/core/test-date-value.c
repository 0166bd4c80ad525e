/* test-date-value.c — dates as values: what is known of their ends, members, order, margins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-date.h"

#include <string.h>

#define SECONDS_PER_YEAR G_GINT64_CONSTANT (31556952)

static AnnalsDate
parse (const char *edtf)
{
  g_autoptr (GError) error = NULL;
  AnnalsDate         date = { 0 };

  g_test_message ("%s", edtf);
  annals_date_parse (edtf, &date, &error);
  g_assert_no_error (error);
  return date;
}

/* --- Ends ------------------------------------------------------------------------------------ */

/* Short names for the table. */
enum
{
  A = ANNALS_DATE_APPROXIMATE,
  U = ANNALS_DATE_UNCERTAIN,
  OPEN = ANNALS_DATE_OPEN,
  UNKNOWN = ANNALS_DATE_UNKNOWN,
  SINGLE = ANNALS_DATE_SINGLE,
  INTERVAL = ANNALS_DATE_INTERVAL,
  ONE_OF = ANNALS_DATE_ONE_OF,
  ALL_OF = ANNALS_DATE_ALL_OF,
  NONE = ANNALS_PRECISION_NONE,
  SECOND = ANNALS_PRECISION_SECOND,
  DAY = ANNALS_PRECISION_DAY,
  MONTH = ANNALS_PRECISION_MONTH,
  SEASON = ANNALS_PRECISION_SEASON,
  YEAR = ANNALS_PRECISION_YEAR,
  DECADE = ANNALS_PRECISION_DECADE,
  CENTURY = ANNALS_PRECISION_CENTURY,
  MILLENNIUM = ANNALS_PRECISION_MILLENNIUM,
  COARSER = ANNALS_PRECISION_COARSER,
};

static const struct
{
  const char *edtf;
  int         kind;
  int         start_precision;
  int         end_precision;
  int         start_flags;
  int         end_flags;
} end_rows[] = {
  { "1985-04-12T10:00:00", SINGLE, SECOND, SECOND, 0, 0 },
  { "1985-04-12", SINGLE, DAY, DAY, 0, 0 },
  { "1985-04~", SINGLE, MONTH, MONTH, A, A },
  { "1985-04-XX", SINGLE, MONTH, MONTH, 0, 0 },
  { "1985-XX-XX", SINGLE, YEAR, YEAR, 0, 0 },
  { "1985-21", SINGLE, SEASON, SEASON, 0, 0 },
  { "1985-41", SINGLE, SEASON, SEASON, 0, 0 },
  { "1985%", SINGLE, YEAR, YEAR, A | U, A | U },
  { "198X", SINGLE, DECADE, DECADE, 0, 0 },
  { "156X-12-25", SINGLE, DECADE, DECADE, 0, 0 },
  { "19XX", SINGLE, CENTURY, CENTURY, 0, 0 },
  { "1950S2", SINGLE, CENTURY, CENTURY, 0, 0 },
  { "1XXX", SINGLE, MILLENNIUM, MILLENNIUM, 0, 0 },
  { "XXXX", SINGLE, COARSER, COARSER, 0, 0 },
  { "Y-17E7", SINGLE, COARSER, COARSER, 0, 0 },
  { "Y171010000S3", SINGLE, COARSER, COARSER, 0, 0 },
  { "Y170000002", SINGLE, YEAR, YEAR, 0, 0 },
  { "2004?-06-~11", SINGLE, DAY, DAY, A | U, A | U },
  { "1211~/1240", INTERVAL, YEAR, YEAR, A, 0 },
  { "1985-04-12/2004?", INTERVAL, DAY, YEAR, 0, U },
  { "2005/..", INTERVAL, YEAR, NONE, 0, OPEN },
  { "/2005-03", INTERVAL, NONE, MONTH, UNKNOWN, 0 },
  { "../", INTERVAL, NONE, NONE, OPEN, UNKNOWN },
  { "[1964~,1967-03]", ONE_OF, YEAR, MONTH, A, 0 },
  { "[1967-03,1964~]", ONE_OF, YEAR, MONTH, A, 0 },
  { "[..1760]", ONE_OF, NONE, YEAR, OPEN, 0 },
  { "{1960,1961-12..}", ALL_OF, YEAR, NONE, 0, OPEN },
};

static void
test_ends (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (end_rows); i++)
    {
      AnnalsDate date = parse (end_rows[i].edtf);

      g_assert_cmpint (date.kind, ==, end_rows[i].kind);
      g_assert_cmpint (date.start_precision, ==, end_rows[i].start_precision);
      g_assert_cmpint (date.end_precision, ==, end_rows[i].end_precision);
      g_assert_cmpint (date.start_flags, ==, end_rows[i].start_flags);
      g_assert_cmpint (date.end_flags, ==, end_rows[i].end_flags);
    }
}

/* --- Members --------------------------------------------------------------------------------- */

static void
check_member (GArray     *members,
              guint       index,
              int         kind,
              const char *same_bounds)
{
  const AnnalsDate *member = &g_array_index (members, AnnalsDate, index);
  AnnalsDate        expected = parse (same_bounds);

  g_assert_cmpint (member->kind, ==, kind);
  g_assert_cmpint (member->lower, ==, expected.lower);
  g_assert_cmpint (member->upper, ==, expected.upper);
}

static void
test_members (void)
{
  g_autoptr (GArray) one_of = annals_date_list_members ("[1668,1667-05~,1670..1672,1760-12..]");
  g_autoptr (GArray) all_of = annals_date_list_members ("{..1660,1670..1672}");
  g_autoptr (GArray) itself = annals_date_list_members ("1971-12/1977-07");
  g_autoptr (GArray) none = annals_date_list_members ("no date");

  g_assert_cmpuint (one_of->len, ==, 4);
  check_member (one_of, 0, ANNALS_DATE_SINGLE, "1668");
  check_member (one_of, 1, ANNALS_DATE_SINGLE, "1667-05");
  check_member (one_of, 2, ANNALS_DATE_SINGLE, "1670/1672");
  check_member (one_of, 3, ANNALS_DATE_SINGLE, "1760-12/..");
  g_assert_cmpint (g_array_index (one_of, AnnalsDate, 1).start_flags, ==, ANNALS_DATE_APPROXIMATE);
  g_assert_cmpint (g_array_index (one_of, AnnalsDate, 3).end_flags, ==, ANNALS_DATE_OPEN);

  g_assert_cmpuint (all_of->len, ==, 2);
  check_member (all_of, 0, ANNALS_DATE_INTERVAL, "../1660");
  check_member (all_of, 1, ANNALS_DATE_INTERVAL, "1670/1672");

  g_assert_cmpuint (itself->len, ==, 1);
  check_member (itself, 0, ANNALS_DATE_INTERVAL, "1971-12/1977-07");
  g_assert_cmpuint (none->len, ==, 0);
}

/* --- Order and overlap ----------------------------------------------------------------------- */

static void
test_order (void)
{
  /* By lower bound, upper bound, precision; each stands before all that follow. */
  static const char *const in_order[] = {
    "../1950",
    "../..",
    "Y-138E8",
    "-0043",
    "0000-01-01",
    "0000",
    "1949-12-31",
    "1950-01-01T00:00:00",
    "1950-01-01",
    "1950-01",
    "1950-21",
    "1950",
    "1950/1951",
    "195X",
    "1950/..",
    "1950-02",
  };
  AnnalsDate none = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (in_order); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (in_order); j++)
      {
        AnnalsDate a = parse (in_order[i]);
        AnnalsDate b = parse (in_order[j]);
        int        order = annals_date_compare (&a, &b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        g_assert_cmpint (annals_date_compare (&a, &none), <, 0);
        g_assert_cmpint (annals_date_compare (&none, &a), >, 0);
      }

  g_assert_cmpint (annals_date_compare (&none, &none), ==, 0);
}

static void
test_overlaps (void)
{
  static const struct
  {
    const char *a;
    const char *b;
    gboolean    overlap;
  } rows[] = {
    { "2014-11-20", "2014-11", TRUE },
    { "2014-11-20", "2014-11-21", FALSE },
    { "2014-11-30", "2014-12", FALSE },
    { "1216", "1213-24", FALSE },
    { "1214-02", "1213-24", TRUE },
    { "1214-03", "1213-24", FALSE },
    { "1950~", "1951", FALSE },
    { "195X", "1950S2", TRUE },
    { "2005/..", "2020-01-01", TRUE },
    { "2005/..", "2004", FALSE },
    { "../1950", "1950-12-31T23:59:59", TRUE },
    { "../1950", "1951-01-01T00:00:00", FALSE },
    { "1985/", "1990", TRUE },
  };
  AnnalsDate none = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsDate a = parse (rows[i].a);
      AnnalsDate b = parse (rows[i].b);

      g_assert_cmpint (annals_date_overlaps (&a, &b), ==, rows[i].overlap);
      g_assert_cmpint (annals_date_overlaps (&b, &a), ==, rows[i].overlap);
      g_assert_false (annals_date_overlaps (&a, &none));
      g_assert_false (annals_date_overlaps (&none, &a));
    }
}

/* --- Margins --------------------------------------------------------------------------------- */

static void
test_margins (void)
{
  static const struct
  {
    const char *edtf;
    gint64      before_s;
    gint64      after_s;
  } rows[] = {
    { "1950", 0, 0 },
    { "1950~", SECONDS_PER_YEAR, SECONDS_PER_YEAR },
    { "1950?", SECONDS_PER_YEAR, SECONDS_PER_YEAR },
    { "1950%", 2 * SECONDS_PER_YEAR, 2 * SECONDS_PER_YEAR },
    { "1950-06-01~", 86400, 86400 },
    { "1950-06~", SECONDS_PER_YEAR / 12, SECONDS_PER_YEAR / 12 },
    { "195X~", 10 * SECONDS_PER_YEAR, 10 * SECONDS_PER_YEAR },
    { "1211~/1240-05-06", SECONDS_PER_YEAR, 0 },
    { "1211/..", 0, 0 },
    { "Y-138E8~", 100000000 * SECONDS_PER_YEAR, 100000000 * SECONDS_PER_YEAR },
    { "Y171010000S3~", 1000000 * SECONDS_PER_YEAR, 1000000 * SECONDS_PER_YEAR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsDate date = parse (rows[i].edtf);
      gint64     before_s = -1;
      gint64     after_s = -1;

      annals_date_get_margin (&date, &before_s, &after_s);
      g_assert_cmpint (before_s, ==, rows[i].before_s);
      g_assert_cmpint (after_s, ==, rows[i].after_s);
    }
}

/* --- Any input ------------------------------------------------------------------------------- */

/* Parses and words whatever it is; the words of what is no date are the text itself. */
static void
check_any (const char *text)
{
  g_autofree char   *words = annals_date_to_text (text, ANNALS_DATE_LONG);
  g_autofree char   *short_words = annals_date_to_text (text, ANNALS_DATE_SHORT);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) members = annals_date_list_members (text);
  AnnalsDate         date;

  if (annals_date_parse (text, &date, &error))
    {
      g_assert_cmpint (date.lower, <, date.upper);
      g_assert_cmpuint (members->len, >, 0);
      g_assert_cmpstr (words, !=, "");
      g_assert_cmpstr (short_words, !=, "");
    }
  else
    {
      g_assert_nonnull (error);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpstr (words, ==, text);
      g_assert_cmpuint (members->len, ==, 0);
    }
}

static void
test_random_bytes (void)
{
  /* Bytes of EDTF itself, so that some get deep into the parser, and any others. */
  static const char edtf_bytes[] = "00112345678999XXYES-----///..,,[]{}?~%T:Z+u( ";
  g_autoptr (GRand) random = g_rand_new_with_seed (2014);

  for (guint i = 0; i < 30000; i++)
    {
      char text[25];
      int  length = g_rand_int_range (random, 0, (gint32) sizeof text);

      for (int j = 0; j < length; j++)
        if (i % 4 == 0)
          text[j] = (char) g_rand_int_range (random, 1, 256);
        else
          text[j] = edtf_bytes[g_rand_int_range (random, 0, (gint32) strlen (edtf_bytes))];
      text[length] = '\0';

      check_any (text);
    }
}

/* One byte of a valid expression changed, dropped or doubled. */
static void
test_mutations (void)
{
  static const char *const seeds[] = {
    "1985-04-12T23:20:30+04:30",
    "2004-06-~01/2004-06-~20",
    "[1667,1668,1670..1672]",
    "{1960,1961-12..}",
    "Y-171010000S3",
    "Y-17E7S2",
    "156X-12-25",
    "?2004-06-~11",
    "2001-34/2002-XX",
  };
  g_autoptr (GRand) random = g_rand_new_with_seed (1971);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GString) text = g_string_new (seeds[i % G_N_ELEMENTS (seeds)]);
      gssize              at = g_rand_int_range (random, 0, (gint32) text->len);

      if (i % 3 == 0)
        text->str[at] = (char) g_rand_int_range (random, 32, 127);
      else if (i % 3 == 1)
        g_string_erase (text, at, 1);
      else
        g_string_insert_c (text, at, text->str[at]);

      check_any (text->str);
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) members = g_string_new ("{");
  g_autofree char    *longest = g_strnfill (1024, '9');
  g_autofree char    *too_long = g_strnfill (1025, '9');
  g_autoptr (GError)  error = NULL;
  AnnalsDate          date;

  g_assert_false (annals_date_parse (too_long, &date, &error));
  g_assert_error (error, ANNALS_DATE_ERROR, ANNALS_DATE_ERROR_SYNTAX);
  g_assert_nonnull (strstr (error->message, "1024 bytes"));
  g_clear_error (&error);
  check_any (longest);

  /* As many members as fit. */
  for (guint i = 0; i < 204; i++)
    g_string_append (members, i == 0 ? "1950" : ",1950");
  g_string_append_c (members, '}');
  g_assert_cmpuint (members->len, <=, 1024);
  g_assert_true (annals_date_parse (members->str, &date, &error));
  g_assert_no_error (error);
}

static void
test_round_trip (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1947);

  for (guint i = 0; i < 20000; i++)
    {
      /* Days in the years that have four digits, whole years up to ten billion away. */
      gboolean         is_day = i % 2 == 0;
      double           reach = is_day ? 9999 : 1e10;
      gint64           year = (gint64) g_rand_double_range (random, -reach, reach);
      int              month = is_day ? g_rand_int_range (random, 1, 13) : 1;
      int              day = is_day ? g_rand_int_range (random, 1, 29) : 1;
      g_autofree char *edtf = NULL;
      AnnalsDate       date;
      AnnalsCivil      civil;

      if (is_day)
        edtf = g_strdup_printf ("%s%04d-%02d-%02d", year < 0 ? "-" : "", (int) ABS (year),
                                month, day);
      else if (ABS (year) > 9999)
        edtf = g_strdup_printf ("Y%" G_GINT64_FORMAT, year);
      else
        continue;

      g_assert_true (annals_date_parse (edtf, &date, NULL));
      annals_instant_to_civil (date.lower, &civil);
      g_assert_cmpint (civil.year, ==, year);
      g_assert_cmpint (civil.month, ==, month);
      g_assert_cmpint (civil.day, ==, day);
      annals_instant_to_civil (date.upper - 1, &civil);
      g_assert_cmpint (civil.year, ==, year);
      g_assert_cmpint (civil.month, ==, is_day ? month : 12);
      g_assert_cmpint (civil.day, ==, is_day ? day : 31);
      g_assert_cmpint (civil.second, ==, 59);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/date-value/ends", test_ends);
  g_test_add_func ("/core/date-value/members", test_members);
  g_test_add_func ("/core/date-value/order", test_order);
  g_test_add_func ("/core/date-value/overlaps", test_overlaps);
  g_test_add_func ("/core/date-value/margins", test_margins);
  g_test_add_func ("/core/date-value/random-bytes", test_random_bytes);
  g_test_add_func ("/core/date-value/mutations", test_mutations);
  g_test_add_func ("/core/date-value/limits", test_limits);
  g_test_add_func ("/core/date-value/round-trip", test_round_trip);

  return g_test_run ();
}
