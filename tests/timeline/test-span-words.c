/* test-span-words.c — a stretch of the axis in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/annals-span-words.h"

#define DAY_S 86400.0

typedef struct
{
  const char *name;
  gint64      year; /* on whose first of March the view begins */
  double      seconds_per_px;
  double      x0;
  double      x1;
  const char *words;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "years",       1965, 365.2425 * DAY_S / 10.0, 0.0, 65.0, "1965 – 1971" },
  { "months",      1965, DAY_S, 0.0, 365.0, "Mar 1965 – Mar 1966" },
  { "days",        1965, DAY_S / 24.0, 0.0, 24.0 * 3.0, "1 Mar 1965 – 4 Mar 1965" },
  { "times",       1965, 10.0, 0.0, 360.0, "1 Mar 1965, 00:00 UTC – 1 Mar 1965, 01:00 UTC" },
  { "one-year",    1965, 365.2425 * DAY_S / 10.0, 0.0, 5.0, "1965" },
  { "before",      -43, 365.2425 * DAY_S, 0.0, 100.0, "44 BCE – 57 CE" },
  { "rounded",     1234, 40.0 * 365.2425 * DAY_S, 0.0, 10.0, "1200 – 1600" },
  { "far-back",    -13800123456, 1e6 * 365.2425 * DAY_S, 0.0, 1000.0,
    "13.8 billion years ago – 12.8 billion years ago" },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case      *test = data;
  AnnalsScale      scale = annals_scale_new (annals_instant_from_day (test->year, 3, 1),
                                             test->seconds_per_px, 1000.0);
  g_autofree char *words = annals_span_words (&scale, test->x0, test->x1);

  g_assert_cmpstr (words, ==, test->words);
}

/* There are words for the ends of time, too. */
static void
test_extremes (void)
{
  const AnnalsInstant ends[] = { ANNALS_INSTANT_MIN, 0, ANNALS_INSTANT_MAX - 1 };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    for (double zoom = 0.02; zoom < 1e19; zoom *= 100.0)
      {
        AnnalsScale      scale = annals_scale_new (ends[i], zoom, 1000.0);
        g_autofree char *words = annals_span_words (&scale, 0.0, 1000.0);

        g_assert_cmpstr (words, !=, "");
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline/span-words/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timeline/span-words/extremes", test_extremes);

  return g_test_run ();
}
