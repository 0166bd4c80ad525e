/* test-sanitize.c — what is taken from strangers' texts, and what must stay
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-limits.h"
#include "core/annals-sanitize.h"

#include <string.h>

#define REMOVED ANNALS_SANITIZE_REMOVED

typedef struct
{
  const char *text;
  const char *line;
  guint       line_done;
  const char *block; /* NULL if it stays as it is */
  guint       block_done;
} Row;

static const Row rows[] = {
  { "", "", 0, NULL, 0 },
  { "Plain text, 50%.", "Plain text, 50%.", 0, NULL, 0 },
  { "Tom & Jerry <b>1940</b> %s", "Tom & Jerry <b>1940</b> %s", 0, NULL, 0 },
  /* white space */
  { "  a  b\tc\n\n d ", "a b c d", 0, NULL, 0 },
  { "a\r\nb\rc\n", "a b c", 0, "a\nb\nc\n", 0 },
  { "a\u00A0b\u2003c\u2028d\u2029e", "a b c d e", 0, NULL, 0 },
  { "\n\t ", "", 0, NULL, 0 },
  /* control characters */
  { "a\x01"
    "b\x1B[31mc\x7F",
    "ab[31mc", REMOVED, "ab[31mc", REMOVED },
  { "a\xC2\x80"
    "b\xC2\x9B"
    "c",
    "abc", REMOVED, "abc", REMOVED },
  /* direction: marks, embeddings, overrides, isolates */
  { "evil\u202Ejson.exe", "eviljson.exe", REMOVED, NULL, 0 },
  { "\u202Aa\u202Bb\u202Cc\u202Dd\u202E", "abcd", REMOVED, NULL, 0 },
  { "\u2066a\u2067b\u2068c\u2069d", "abcd", REMOVED, NULL, 0 },
  { "a\u200Eb\u200Fc\u061Cd", "abcd", REMOVED, NULL, 0 },
  /* fillers and tags */
  { "a\u00ADb\u200Bc\u2060d\uFEFFe\U000E0041f\U000E007F", "abcdef", REMOVED, NULL, 0 },
  /* what scripts need: joiners in Persian, Hindi and emoji, marks, right-to-left letters */
  { "می\u200Cخواهم", "می\u200Cخواهم", 0, NULL, 0 },
  { "क्\u200Dष", "क्\u200Dष", 0, NULL, 0 },
  { "👩\u200D👧\u200D👦 ❤\uFE0F", "👩\u200D👧\u200D👦 ❤\uFE0F", 0, NULL, 0 },
  { "e\u0301\u0323 שָׁלוֹם", "e\u0301\u0323 שָׁלוֹם", 0, NULL, 0 },
  { "\U0001D11E \uFFFD \uE000", "\U0001D11E \uFFFD \uE000", 0, NULL, 0 },
};

static void
test_rows (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsSanitizeFlags done;
      g_autofree char    *line = annals_sanitize_line (rows[i].text, &done);
      g_autofree char    *block = NULL;

      g_test_message ("row %u", i);
      g_assert_cmpstr (line, ==, rows[i].line);
      g_assert_cmpuint (done, ==, rows[i].line_done);
      block = annals_sanitize_block (rows[i].text, &done);
      g_assert_cmpstr (block, ==, rows[i].block != NULL ? rows[i].block : rows[i].text);
      g_assert_cmpuint (done, ==, rows[i].block_done);
    }
}

static char *
make_flood (const char *unit,
            guint       n)
{
  GString *text = g_string_new ("a");

  for (guint i = 0; i < n; i++)
    g_string_append (text, unit);
  g_string_append_c (text, 'b');

  return g_string_free (text, FALSE);
}

/* Marks on one letter: thirty stay, whatever invisible characters stand between them. */
static void
test_mark_floods (void)
{
  static const char *const units[] = { "\u0301", "\u0301\u200D", "\u20DD", "\u0E31" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autofree char    *few = make_flood (units[i], ANNALS_MAX_COMBINING_MARKS);
      g_autofree char    *many = make_flood (units[i], 20000);
      g_autofree char    *kept = NULL;
      g_autofree char    *cut = NULL;
      AnnalsSanitizeFlags done;
      guint               n_marks = 0;

      kept = annals_sanitize_block (few, &done);
      g_assert_cmpstr (kept, ==, few);
      g_assert_cmpuint (done, ==, 0);

      cut = annals_sanitize_block (many, &done);
      g_assert_cmpuint (done, ==, REMOVED);
      for (const char *c = cut; *c != '\0'; c = g_utf8_next_char (c))
        n_marks += g_unichar_ismark (g_utf8_get_char (c)) ? 1 : 0;
      g_assert_cmpuint (n_marks, ==, ANNALS_MAX_COMBINING_MARKS);
      g_assert_true (g_str_has_suffix (cut, "b"));
    }
}

static void
test_lengths (void)
{
  for (gsize n = ANNALS_MAX_LINE_CHARS - 1; n <= ANNALS_MAX_LINE_CHARS + 1; n++)
    {
      g_autofree char    *text = g_strnfill (n, 'x');
      AnnalsSanitizeFlags done;
      g_autofree char    *line = annals_sanitize_line (text, &done);
      gboolean            is_cut = n > ANNALS_MAX_LINE_CHARS;

      g_assert_cmpint (g_utf8_strlen (line, -1), ==,
                       (glong) MIN (n, ANNALS_MAX_LINE_CHARS) + (is_cut ? 1 : 0));
      g_assert_cmpuint (done, ==, is_cut ? ANNALS_SANITIZE_CUT : 0);
      g_assert_true (g_str_has_suffix (line, is_cut ? "x…" : "x"));
    }
}

static void
test_excerpt (void)
{
  g_autofree char *text = g_strnfill (1000, 'x');
  g_autofree char *excerpt = annals_sanitize_excerpt (text);
  g_autofree char *short_excerpt = annals_sanitize_excerpt (" a\n\u202Eb");

  g_assert_cmpint (g_utf8_strlen (excerpt, -1), <, 100);
  g_assert_cmpstr (short_excerpt, ==, "a b");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/sanitize/rows", test_rows);
  g_test_add_func ("/core/sanitize/mark-floods", test_mark_floods);
  g_test_add_func ("/core/sanitize/lengths", test_lengths);
  g_test_add_func ("/core/sanitize/excerpt", test_excerpt);

  return g_test_run ();
}
