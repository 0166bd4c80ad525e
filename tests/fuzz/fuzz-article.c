/* fuzz-article.c — articles in both formats and the marks of their Markdown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-checks.h"

#include <string.h>

#define MAX_NESTED_MARKS 64

/* Between code points that are asked for; every one would cost more than all the rest. */
#define OFFSET_STEP 61

static void
check_text (AnnalsArticle *article)
{
  gsize            n_bytes;
  const char      *text = annals_article_get_text (article, &n_bytes);
  g_autofree char *composed = NULL;
  guint            n_chars = 0;

  g_assert_cmpuint (n_bytes, ==, strlen (text));
  fuzz_check_text (text);
  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_assert_cmpstr (text, ==, composed);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    {
      gunichar c = g_utf8_get_char (p);

      g_assert_true (!g_unichar_iscntrl (c) || c == '\n' || c == '\t');
      if (n_chars % OFFSET_STEP != 0)
        continue;
      g_assert_cmpuint (annals_article_get_byte (article, n_chars), ==, (gsize) (p - text));
      g_assert_cmpuint (annals_article_get_offset (article, (gsize) (p - text)), ==, n_chars);
    }
  g_assert_cmpuint (n_chars, ==, annals_article_get_n_chars (article));
}

/* Marks stand in the order of their starts, the outer first, and none crosses another. */
static void
check_marks (AnnalsArticle *article)
{
  guint             n_marks;
  const AnnalsMark *marks = annals_article_get_marks (article, &n_marks);
  guint             open[MAX_NESTED_MARKS + 1];
  guint             n_open = 0;

  for (guint i = 0; i < n_marks; i++)
    {
      const AnnalsMark *mark = &marks[i];

      g_assert_cmpint (mark->kind, <=, ANNALS_MARK_IMAGE);
      g_assert_cmpuint (mark->start, <, mark->end);
      g_assert_cmpuint (mark->end, <=, annals_article_get_n_chars (article));
      g_assert_true (i == 0 || marks[i - 1].start <= mark->start);
      g_assert_true (mark->kind != ANNALS_MARK_HEADING || (mark->level >= 1 && mark->level <= 6));
      if (mark->target != NULL)
        fuzz_check_text (mark->target);

      while (n_open > 0 && open[n_open - 1] <= mark->start)
        n_open--;
      g_assert_true (n_open == 0 || mark->end <= open[n_open - 1]);
      g_assert_cmpuint (n_open, <, G_N_ELEMENTS (open));
      open[n_open++] = mark->end;
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  for (AnnalsArticleFormat format = ANNALS_ARTICLE_PLAIN; format <= ANNALS_ARTICLE_MARKDOWN;
       format++)
    {
      g_autoptr (AnnalsArticle) article =
        annals_article_new ((const char *) data, (gssize) size, format);

      check_text (article);
      check_marks (article);
      g_assert_false (format == ANNALS_ARTICLE_PLAIN && annals_article_is_degraded (article));
    }

  return 0;
}
