/* fuzz-checks.c — what must hold whatever a stranger has written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-checks.h"

#include <string.h>

int
LLVMFuzzerInitialize (int    *argc,
                      char ***argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  return 0;
}

void
fuzz_check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

void
fuzz_check_error (const GError *error)
{
  g_assert_nonnull (error);
  fuzz_check_text (error->message);
  g_assert_cmpstr (error->message, !=, "");
}

void
fuzz_check_date (const AnnalsDate *date)
{
  gint64 before_s;
  gint64 after_s;

  g_assert_cmpint (date->kind, !=, ANNALS_DATE_NONE);
  g_assert_cmpint (date->kind, <=, ANNALS_DATE_ALL_OF);
  g_assert_cmpint (date->level, <=, 2);
  g_assert_cmpint (date->lower, <, date->upper);
  g_assert_cmpint (annals_date_compare (date, date), ==, 0);
  g_assert_true (annals_date_overlaps (date, date));

  annals_date_get_margin (date, &before_s, &after_s);
  g_assert_cmpint (before_s, >=, 0);
  g_assert_cmpint (after_s, >=, 0);
}

/* Words that are found as they are quoted stand so at their place. */
void
fuzz_check_anchor (const AnnalsAnchor *anchor,
                   AnnalsArticle      *article,
                   const char         *exact)
{
  gboolean is_exact =
    anchor->method == ANNALS_ANCHOR_BY_POSITION || anchor->method == ANNALS_ANCHOR_BY_EXACT;

  g_assert_cmpint (anchor->state, <=, ANNALS_ANCHOR_INVALID);
  g_assert_true (anchor->score >= 0 && anchor->score <= 1);
  if (!annals_anchor_has_place (anchor))
    {
      g_assert_cmpuint (anchor->start, ==, 0);
      g_assert_cmpuint (anchor->end, ==, 0);
      return;
    }

  g_assert_nonnull (article);
  g_assert_cmpint (anchor->method, !=, ANNALS_ANCHOR_BY_NOTHING);
  g_assert_cmpuint (anchor->start, <, anchor->end);
  g_assert_cmpuint (anchor->end, <=, annals_article_get_n_chars (article));
  g_assert_true (anchor->state != ANNALS_ANCHOR_CHANGED ||
                 anchor->method == ANNALS_ANCHOR_BY_FUZZY);
  if (is_exact)
    {
      const char *text = annals_article_get_text (article, NULL);
      gsize       start = annals_article_get_byte (article, anchor->start);
      gsize       end = annals_article_get_byte (article, anchor->end);

      g_assert_cmpmem (text + start, end - start, exact, strlen (exact));
    }
}
