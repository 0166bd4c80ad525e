/* fuzz-sanitize.c — texts of strangers as they are shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-checks.h"

#include "core/annals-limits.h"
#include "core/annals-sanitize.h"

typedef char *(*Sanitize) (const char          *text,
                           AnnalsSanitizeFlags *done);

/* What is clean must come out of the sanitiser as it went in. */
static void
check (Sanitize    sanitize,
       const char *text,
       gboolean    is_line,
       glong       max_chars)
{
  AnnalsSanitizeFlags done;
  AnnalsSanitizeFlags done_again;
  g_autofree char    *clean = sanitize (text, &done);
  g_autofree char    *again = sanitize (clean, &done_again);
  guint               n_marks = 0;

  fuzz_check_text (clean);
  g_assert_cmpstr (again, ==, clean);
  g_assert_cmpint (done_again & ANNALS_SANITIZE_REMOVED, ==, 0);
  /* The gap before the ellipsis and the ellipsis itself come on top. */
  g_assert_cmpint (g_utf8_strlen (clean, -1), <=,
                   max_chars + (done & ANNALS_SANITIZE_CUT ? 2 : 0));

  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      g_assert_cmpuint (n_marks, <=, ANNALS_MAX_COMBINING_MARKS);
      g_assert_true (!g_unichar_iscntrl (c) || (!is_line && (c == '\n' || c == '\t')));
      g_assert_false (is_line && ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
                                  c == 0x2028 || c == 0x2029));
    }
}

static char *
sanitize_excerpt (const char          *text,
                  AnnalsSanitizeFlags *done)
{
  *done = 0;
  return annals_sanitize_excerpt (text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);

  check (annals_sanitize_line, text, TRUE, ANNALS_MAX_LINE_CHARS);
  check (annals_sanitize_block, text, FALSE, ANNALS_MAX_BLOCK_CHARS);
  check (sanitize_excerpt, text, TRUE, ANNALS_MAX_LINE_CHARS);

  return 0;
}
