/* test-ticks.c — the divisions of the axis and the words on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-date.h"
#include "fixed-metrics.h"
#include "layout/annals-ticks.h"

#include <glib/gi18n.h>
#include <locale.h>

typedef struct
{
  const char *name;
  const char *lower; /* EDTF */
  const char *upper;
  const char *labels; /* "!" behind the emphasised */
  const char *context;
  const char *language; /* NULL for English */
} Case;

/* clang-format off */
static const Case cases[] = {
  { "decades", "1947", "2021",
    "1950! 1955 1960! 1965 1970! 1975 1980! 1985 1990! 1995 2000! 2005 2010! 2015",
    NULL, NULL },
  { "years", "2001", "2012",
    "2001 2002 2003 2004 2005 2006 2007 2008 2009 2010! 2011 2012",
    NULL, NULL },
  { "quarters", "1971", "1972",
    "1971! Apr Jul Oct 1972! Apr Jul Oct",
    "1970", NULL },
  { "months", "1971-02", "1972-06",
    "Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec 1972! Feb Mar Apr May Jun",
    "1971", NULL },
  { "parts-of-months", "1971-02", "1971-04",
    "Feb! 5 10 15 20 25 Mar! 5 10 15 20 25 Apr! 5 10 15 20 25",
    "Jan 1971", NULL },
  { "days", "2014-11-10", "2014-11-28",
    "10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28",
    "Nov 2014", NULL },
  { "half-days", "2014-11-18", "2014-11-20",
    "18 Nov! 06:00 12:00 18:00 19 Nov! 06:00 12:00 18:00 20 Nov! 06:00 12:00 18:00",
    "17 Nov 2014", NULL },
  { "hours", "1971-12-03", "1971-12-03",
    "3 Dec! 03:00 06:00 09:00 12:00 15:00 18:00 21:00",
    "2 Dec 1971", NULL },
  { "no-year-0", "-0006", "0007",
    "7 BCE 6 BCE 5 BCE 4 BCE 3 BCE 2 BCE 1 BCE 1 CE 2 CE 3 CE 4 CE 5 CE 6 CE 7 CE",
    NULL, NULL },
  { "months-of-year-0", "-0001-09", "0000-04",
    "Sep! 10 20 Oct! 10 20 Nov! 10 20 Dec! 10 20 1 BCE! 20 Feb! 10 20 Mar! 10 20 Apr! 10 20",
    "Aug 2 BCE", NULL },
  { "centuries-across-1", "-0399", "0500",
    "400 BCE 300 BCE 200 BCE 100 BCE 1 CE 100 200 300 400",
    NULL, NULL },
  { "earth", "Y-4500000000", "Y-500000000",
    "4 billion years ago 3 billion years ago 2 billion years ago",
    NULL, NULL },
  { "across-a-million-years-ago", "Y-1200000", "Y-800000",
    "1.2 million years ago 1.1 million years ago 1 million years ago! 900 thousand years ago",
    NULL, NULL },
  { "far-centuries", "Y-66043500", "Y-66042500",
    "66\u202f043\u202f400 BCE 66\u202f043\u202f200 BCE 66\u202f043\u202f000 BCE! "
    "66\u202f042\u202f800 BCE 66\u202f042\u202f600 BCE",
    NULL, NULL },
  { "far-months", "Y-66043001", "Y-66043001",
    "66\u202f043\u202f002 BCE! Apr Jul Oct",
    "66\u202f043\u202f003 BCE", NULL },
  { "future", "Y100000000", "Y300000000",
    "100 million years from now! 150 million years from now 200 million years from now! 250 "
    "million years from now",
    NULL, NULL },
  { "months-in-russian", "1971-02", "1972-06",
    "февр. март апр. май июнь июль авг. сент. окт. нояб. дек. 1972! февр. март апр. май июнь",
    "1971", "ru" },
  { "days-in-russian", "2014-11-10", "2014-11-28",
    "10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28",
    "нояб. 2014", "ru" },
  { "half-days-in-russian", "2014-11-18", "2014-11-20",
    "18 нояб.! 06:00 12:00 18:00 19 нояб.! 06:00 12:00 18:00 20 нояб.! 06:00 12:00 18:00",
    "17 нояб. 2014", "ru" },
  { "centuries-in-russian", "-0399", "0500",
    "400 до н. э. 300 до н. э. 200 до н. э. 100 до н. э. 1 н. э. 100 200 300 400",
    NULL, "ru" },
  { "earth-in-russian", "Y-4500000000", "Y-500000000",
    "4 миллиарда лет назад 3 миллиарда лет назад 2 миллиарда лет назад",
    NULL, "ru" },
};
/* clang-format on */

/* The catalogues stand in the folder where they are built. */
static void
set_language (const char *language)
{
  g_setenv ("LANGUAGE", language != NULL ? language : "C", TRUE);
  setlocale (LC_ALL, "C");
  setlocale (LC_ALL, "C.UTF-8");
}

static AnnalsScale
get_scale (const Case *test)
{
  AnnalsDate  lower;
  AnnalsDate  upper;
  AnnalsScale scale = annals_scale_new (0, 1.0, 900.0);

  g_assert_true (annals_date_parse (test->lower, &lower, NULL));
  g_assert_true (annals_date_parse (test->upper, &upper, NULL));
  annals_scale_fit (&scale, lower.lower, upper.upper, 0.01);
  return scale;
}

static void
test_labels (gconstpointer data)
{
  const Case         *test = data;
  AnnalsScale         scale = get_scale (test);
  g_autoptr (GArray)  ticks = NULL;
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree char    *context = NULL;

  set_language (test->language);
  ticks = annals_ticks_list (&scale, &fixed_metrics);
  context = annals_ticks_get_context (&scale, &fixed_metrics, scale.origin);
  set_language (NULL);
  for (guint i = 0; i < ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);

      if (tick->text[0] != '\0')
        g_string_append_printf (labels, "%s%s%s", labels->len > 0 ? " " : "", tick->text,
                                tick->is_emphasised ? "!" : "");
    }
  g_assert_cmpstr (labels->str, ==, test->labels);
  /* The context is that of the left edge, a hair before the span. */
  g_assert_cmpstr (context, ==, test->context);
}

/* At every zoom: in order, in sight, no label over the next tick, neither too many nor none. */
static void
test_every_zoom (void)
{
  const gint64 years[] = { -13800000000, -66000000, -43, 1, 1971, 2021 };

  for (gsize i = 0; i < G_N_ELEMENTS (years); i++)
    for (double zoom = 0.02; zoom < 1e18 / 900.0; zoom *= 1.3)
      {
        AnnalsInstant      origin = annals_instant_from_day (years[i], 5, 17);
        AnnalsScale        scale = annals_scale_new (origin, zoom, 900.0);
        g_autoptr (GArray) ticks = annals_ticks_list (&scale, &fixed_metrics);
        double             free_from = -1.0;
        guint              n_labels = 0;

        g_assert_cmpuint (ticks->len, <=, 250);
        for (guint j = 0; j < ticks->len; j++)
          {
            const AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, j);

            g_assert_cmpfloat (tick->x_px, >=, 0.0);
            g_assert_cmpfloat (tick->x_px, <=, 900.0);
            if (j > 0)
              g_assert_cmpint (tick->instant, >, g_array_index (ticks, AnnalsTick, j - 1).instant);
            if (tick->text[0] == '\0')
              continue;
            g_assert_cmpstr (tick->text, !=, "0");
            g_assert_cmpfloat (tick->x_px, >=, free_from);
            if (ticks->len > 1)
              g_assert_cmpfloat (tick->x_px + 5.0 +
                                   measure_fixed (tick->text, ANNALS_TEXT_SMALL, NULL),
                                 <=, 900.0);
            free_from = tick->x_px + 5.0 + measure_fixed (tick->text, ANNALS_TEXT_SMALL, NULL);
            n_labels++;
          }
        g_assert_cmpuint (n_labels, >=, 1);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *catalogues = NULL;

  g_test_init (&argc, &argv, NULL);
  catalogues = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  bindtextdomain (GETTEXT_PACKAGE, catalogues);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  /* GLib asks once whether there are translations. */
  set_language ("ru");
  g_assert_cmpstr (g_dgettext (GETTEXT_PACKAGE, "Undated"), !=, "Undated");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/ticks/labels/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_labels);
    }
  g_test_add_func ("/layout/ticks/every-zoom", test_every_zoom);

  return g_test_run ();
}
