/* test-date.c — EDTF expressions: what is valid, at which level, with which strict bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The expressions stand in edtf.tsv, with where their meaning comes from and what another
 * implementation makes of them.
 */

#include "config.h"

#include "core/annals-date.h"

#include <stdio.h>
#include <string.h>

#define NO_DATE "-"
#define NO_END  ".."

enum
{
  COLUMN_FEATURE,
  COLUMN_EXPRESSION,
  COLUMN_LEVEL,
  COLUMN_FIRST,
  COLUMN_LAST,
  COLUMN_BESIDE,
  N_COLUMNS,
};

static GPtrArray *table; /* (element-type GStrv): the rows */

static void
read_table (void)
{
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "core", "edtf.tsv", NULL);
  g_autofree char   *content = NULL;
  g_auto (GStrv)     lines = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);

  table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char **row;

      if (*lines[i] == '#' || *lines[i] == '\0')
        continue;
      row = g_strsplit (lines[i], "\t", -1);
      g_assert_cmpuint (g_strv_length (row), ==, N_COLUMNS);
      g_ptr_array_add (table, row);
    }
}

/* The first second of a day, or a second. */
static AnnalsInstant
read_instant (const char *text)
{
  AnnalsCivil civil = { 0 };
  int         n_read = sscanf (text, "%" G_GINT64_MODIFIER "d-%d-%dT%d:%d:%d", &civil.year,
                               &civil.month, &civil.day, &civil.hour, &civil.minute, &civil.second);

  g_assert_true (n_read == 3 || n_read == 6);
  return annals_instant_from_civil (&civil);
}

static void
check_valid (char **row)
{
  gint64             unit_s = strchr (row[COLUMN_LAST], 'T') != NULL ? 1 : ANNALS_SECONDS_PER_DAY;
  AnnalsInstant      lower = ANNALS_INSTANT_MIN;
  AnnalsInstant      upper = ANNALS_INSTANT_MAX;
  AnnalsDate         date;
  g_autoptr (GError) error = NULL;

  if (strcmp (row[COLUMN_FIRST], NO_END) != 0)
    lower = read_instant (row[COLUMN_FIRST]);
  if (strcmp (row[COLUMN_LAST], NO_END) != 0)
    upper = read_instant (row[COLUMN_LAST]) + unit_s;

  annals_date_parse (row[COLUMN_EXPRESSION], &date, &error);
  g_assert_no_error (error);
  g_assert_cmpint (date.level, ==, g_ascii_strtoll (row[COLUMN_LEVEL], NULL, 10));
  g_assert_cmpint (date.lower, ==, lower);
  g_assert_cmpint (date.upper, ==, upper);
  g_assert_cmpint (date.start_precision == ANNALS_PRECISION_SECOND, ==, unit_s == 1);
}

static void
check_invalid (const char *edtf,
               const char *kind,
               const char *reason)
{
  static const char *const kinds[] = { "syntax", "calendar", "order", "range" };
  g_autoptr (GError)       error = NULL;
  AnnalsDate               date = { .lower = 7 };

  g_assert_false (annals_date_parse (edtf, &date, &error));
  g_assert_cmpuint (error->domain, ==, ANNALS_DATE_ERROR);
  g_assert_cmpstr (kinds[error->code], ==, kind);
  if (strstr (error->message, reason) == NULL)
    g_assert_cmpstr (error->message, ==, reason);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_cmpint (date.lower, ==, 7);
}

static void
test_feature (gconstpointer data)
{
  const char *feature = data;

  for (guint i = 0; i < table->len; i++)
    {
      char **row = table->pdata[i];

      if (strcmp (row[COLUMN_FEATURE], feature) != 0)
        continue;
      g_test_message ("%s", row[COLUMN_EXPRESSION]);
      if (strcmp (row[COLUMN_LEVEL], NO_DATE) == 0)
        check_invalid (row[COLUMN_EXPRESSION], row[COLUMN_FIRST], row[COLUMN_LAST]);
      else
        check_valid (row);
    }
}

/* The examples of the specification, all of them: accepted at their level, with their bounds. */
static void
test_library_of_congress (void)
{
  guint n_examples = 0;

  for (guint i = 0; i < table->len; i++)
    {
      char **row = table->pdata[i];

      if (strcmp (row[COLUMN_FEATURE], "loc") != 0)
        continue;
      g_test_message ("%s", row[COLUMN_EXPRESSION]);
      g_assert_cmpstr (row[COLUMN_LEVEL], !=, NO_DATE);
      check_valid (row);
      n_examples++;
    }

  g_assert_cmpuint (n_examples, ==, 63);
}

static void
test_table (void)
{
  g_autoptr (GHashTable) expressions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < table->len; i++)
    {
      char **row = table->pdata[i];

      g_test_message ("%s", row[COLUMN_EXPRESSION]);
      g_assert_true (g_hash_table_add (expressions, row[COLUMN_EXPRESSION]));
      g_assert_cmpuint (strlen (row[COLUMN_BESIDE]), ==, 1);
    }

  g_assert_cmpuint (table->len, >=, 400);
}

/* What a table of text cannot hold. */
static void
test_bytes (void)
{
  static const char *const texts[] = { "\001", "\377\376", "1985\t", "1985\n", "\n", "19\t85" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    check_invalid (texts[i], "syntax", "");
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GHashTable) features = g_hash_table_new (g_str_hash, g_str_equal);
  int                    status;

  g_test_init (&argc, &argv, NULL);
  read_table ();

  for (guint i = 0; i < table->len; i++)
    {
      char            *feature = ((char **) table->pdata[i])[COLUMN_FEATURE];
      g_autofree char *path = g_strconcat ("/core/date/", feature, NULL);

      if (g_hash_table_add (features, feature) && strcmp (feature, "loc") != 0)
        g_test_add_data_func (path, feature, test_feature);
    }
  g_test_add_func ("/core/date/all-63-examples-of-the-library-of-congress",
                   test_library_of_congress);
  g_test_add_func ("/core/date/table", test_table);
  g_test_add_func ("/core/date/bytes", test_bytes);

  status = g_test_run ();
  g_ptr_array_unref (table);

  return status;
}
