/* test-approximate.c — edit distances by bit vectors against the plain table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-approximate.h"

#define MAX_PATTERN 200
#define MAX_TEXT    300

/* The textbook's table, one column at a time. @first_row is what one more character of the text
 * costs before the pattern begins: 1 for whole strings, 0 for any stretch of the text. */
static void
measure_by_table (const gunichar *pattern,
                  guint           n_pattern,
                  const gunichar *text,
                  guint           n_text,
                  guint           first_row,
                  guint          *n_errors)
{
  guint column[MAX_PATTERN + 1];

  for (guint i = 0; i <= n_pattern; i++)
    column[i] = i;
  n_errors[0] = n_pattern;

  for (guint j = 1; j <= n_text; j++)
    {
      guint diagonal = column[0];

      column[0] = j * first_row;
      for (guint i = 1; i <= n_pattern; i++)
        {
          guint replaced = diagonal + (pattern[i - 1] == text[j - 1] ? 0 : 1);

          diagonal = column[i];
          column[i] = MIN (replaced, MIN (column[i], column[i - 1]) + 1);
        }
      n_errors[j] = column[n_pattern];
    }
}

static void
fill_at_random (GRand    *random,
                gunichar *chars,
                guint     length)
{
  static const gunichar alphabet[] = { 'a', 'b', 'c', 0x7f, 0x80, 0xe9, 0x416, 0x1f701 };

  for (guint i = 0; i < length; i++)
    chars[i] = alphabet[g_rand_int_range (random, 0, G_N_ELEMENTS (alphabet))];
}

static void
test_against_table (void)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 400; round++)
    {
      gunichar                  pattern_chars[MAX_PATTERN];
      gunichar                  text[MAX_TEXT];
      guint                     expected[MAX_TEXT + 1];
      guint                     got[MAX_TEXT + 1];
      guint                     least;
      guint                     n_pattern = (guint) g_rand_int_range (random, 1, MAX_PATTERN + 1);
      guint                     n_text = (guint) g_rand_int_range (random, 0, MAX_TEXT + 1);
      g_autoptr (AnnalsPattern) pattern = NULL;
      g_autoptr (GArray)        matches = NULL;

      fill_at_random (random, pattern_chars, n_pattern);
      fill_at_random (random, text, n_text);
      pattern = annals_pattern_new (pattern_chars, n_pattern);

      measure_by_table (pattern_chars, n_pattern, text, n_text, 1, expected);
      annals_pattern_measure_prefixes (pattern, text, n_text, got);
      for (guint i = 0; i <= n_text; i++)
        g_assert_cmpuint (got[i], ==, expected[i]);

      measure_by_table (pattern_chars, n_pattern, text, n_text, 0, expected);
      least = expected[0];
      for (guint i = 1; i <= n_text; i++)
        least = MIN (least, expected[i]);
      g_assert_cmpuint (annals_pattern_get_least_errors (pattern, text, n_text), ==, least);

      matches = annals_pattern_list_near (pattern, text, n_text, n_pattern * 3 / 4);
      for (guint i = 0; i < matches->len; i++)
        {
          AnnalsNearMatch *match = &g_array_index (matches, AnnalsNearMatch, i);

          g_assert_cmpuint (match->n_errors, ==, expected[match->end]);
          g_assert_cmpuint (match->n_errors, <=, n_pattern * 3 / 4);
        }
      if (n_text > 0 && least < n_pattern * 3 / 4)
        g_assert_cmpuint (matches->len, >, 0);
    }

  g_rand_free (random);
}

/* A place that is found does not hide another one further on, even if it is better. */
static void
test_every_place_is_listed (void)
{
  static const char         words[] = "a bridge, a brigde, a fridge";
  glong                     n_pattern;
  glong                     n_text;
  g_autofree gunichar      *chars = g_utf8_to_ucs4_fast ("bridge", -1, &n_pattern);
  g_autofree gunichar      *text = g_utf8_to_ucs4_fast (words, -1, &n_text);
  g_autoptr (AnnalsPattern) pattern = annals_pattern_new (chars, (guint) n_pattern);
  g_autoptr (GArray)        matches = annals_pattern_list_near (pattern, text, (guint) n_text, 2);

  g_assert_cmpuint (matches->len, ==, 3);
  g_assert_cmpuint (g_array_index (matches, AnnalsNearMatch, 0).end, ==, 8);
  g_assert_cmpuint (g_array_index (matches, AnnalsNearMatch, 0).n_errors, ==, 0);
  g_assert_cmpuint (g_array_index (matches, AnnalsNearMatch, 1).n_errors, ==, 2);
  g_assert_cmpuint (g_array_index (matches, AnnalsNearMatch, 2).end, ==, 28);
  g_assert_cmpuint (g_array_index (matches, AnnalsNearMatch, 2).n_errors, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/approximate/against-table", test_against_table);
  g_test_add_func ("/core/approximate/every-place-is-listed", test_every_place_is_listed);

  return g_test_run ();
}
