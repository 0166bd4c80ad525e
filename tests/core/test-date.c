/* test-date.c — EDTF expressions: what is valid, at which level, with which strict bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-date.h"

#include <stdio.h>

/* Days, as first and last one of the strict bounds; NULL where open or unknown. */
typedef struct
{
  const char *edtf;
  int         level;
  const char *first_day;
  const char *last_day;
} ValidRow;

static const ValidRow valid_rows[] = {
  { "1985-04-12", 0, "1985-04-12", "1985-04-12" },
  { "1985-04", 0, "1985-04-01", "1985-04-30" },
  { "1985", 0, "1985-01-01", "1985-12-31" },
  { "1964/2008", 0, "1964-01-01", "2008-12-31" },
  { "2004-02-01/2005-02", 0, "2004-02-01", "2005-02-28" },
  { "Y-170000002", 1, "-170000002-01-01", "-170000002-12-31" },
  { "201X", 1, "2010-01-01", "2019-12-31" },
  { "1985-XX-XX", 1, "1985-01-01", "1985-12-31" },
  { "1985-04/..", 1, "1985-04-01", NULL },
  { "/1985", 1, NULL, "1985-12-31" },
  { "-1985", 1, "-1985-01-01", "-1985-12-31" },
  { "2001-24", 1, "2001-01-01", "2002-02-28" },
  { "1984?", 1, "1984-01-01", "1984-12-31" },
};

static AnnalsInstant
read_day (const char *text)
{
  gint64 year;
  int    month;
  int    day;

  g_assert_cmpint (sscanf (text, "%" G_GINT64_FORMAT "-%d-%d", &year, &month, &day), ==, 3);
  return annals_instant_from_day (year, month, day);
}

static void
test_valid (gconstpointer data)
{
  const ValidRow    *row = data;
  g_autoptr (GError) error = NULL;
  AnnalsInstant      lower = row->first_day == NULL ? ANNALS_INSTANT_MIN : read_day (row->first_day);
  AnnalsInstant      upper = row->last_day == NULL ? ANNALS_INSTANT_MAX : read_day (row->last_day) + ANNALS_SECONDS_PER_DAY;
  AnnalsDate         date;

  g_assert_true (annals_date_parse (row->edtf, &date, &error));
  g_assert_no_error (error);
  g_assert_cmpint (date.level, ==, row->level);
  g_assert_cmpint (date.lower, ==, lower);
  g_assert_cmpint (date.upper, ==, upper);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (valid_rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/date/valid/%u", i);

      g_test_add_data_func (path, &valid_rows[i], test_valid);
    }

  return g_test_run ();
}
