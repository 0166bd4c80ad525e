/* test-layout-hostile.c — bundles that other timelines break on, laid out as they have to be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each layout is compared with the one in the folder dumps, which a person has read. After a change
 * that is meant, run the program with UPDATE_DUMPS=1 in the environment and read what it changed.
 */

#include "config.h"

#include "layout-fixture.h"

#include <math.h>

typedef struct
{
  const char *name;
  double      width;
  double      height;
  double      zoom; /* around the middle; 1 shows all */
  void (*write) (GString *json);
} Case;

static void
add_event (GString    *json,
           guint       index,
           const char *title,
           const char *date)
{
  g_string_append_printf (json, "%s{'id':'e%u','title':'%s','date':'%s'}", index > 0 ? "," : "",
                          index, title, date);
}

static void
write_one_instant (GString *json)
{
  g_string_append (json, "'events':[");
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Event %u", i);

      add_event (json, i, title, "1971-03-04T05:06:07Z");
    }
  g_string_append_c (json, ']');
}

static void
write_ages_and_minutes (GString *json)
{
  g_string_append (json, "'eras':[{'id':'dark','label':'Dark ages','period':'Y-13800000000/"
                         "Y-13600000000'}],'events':[");
  add_event (json, 0, "The Big Bang", "Y-138E8S3");
  add_event (json, 1, "The Earth forms", "Y-4540000000");
  add_event (json, 2, "The bell rings", "2001-05-06T10:00:00Z");
  add_event (json, 3, "The door opens", "2001-05-06T10:01:00Z");
  add_event (json, 4, "The guests sit down", "2001-05-06T10:03:00Z");
  g_string_append_c (json, ']');
}

static void
write_identical_titles (GString *json)
{
  g_string_append (json, "'events':[");
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *date = g_strdup_printf ("%04u-%02u-%02u", 1000 + i / 100, i % 12 + 1,
                                               i % 28 + 1);

      add_event (json, i, "The same title", date);
    }
  g_string_append_c (json, ']');
}

static void
add_long_title (GString    *json,
                guint       index,
                const char *piece,
                const char *date)
{
  g_autoptr (GString) title = g_string_new (NULL);

  while (g_utf8_strlen (title->str, -1) < 500)
    g_string_append (title, piece);
  add_event (json, index, title->str, date);
}

static void
write_strange_titles (GString *json)
{
  g_string_append (json, "'events':[");
  add_long_title (json, 0, "A long story ", "1901-02-03");
  add_long_title (json, 1, "Donaudampfschifffahrt", "1902/1909");
  add_long_title (json, 2, "שלום עולם ", "1911-05");
  add_long_title (json, 3, "🎉👩‍👩‍👧‍👦", "1914");
  add_event (json, 4, "a\\nb\\tc", "1917-01-01");
  g_string_append_c (json, ']');
}

static void
write_deep_eras (GString *json)
{
  g_string_append (json, "'eras':[");
  for (int i = 0; i < 60; i++)
    {
      g_string_append_printf (json, "%s{'id':'a%d','label':'Era %d','period':'%04d/%04d'",
                              i > 0 ? "," : "", i, i, 1000 + i, 1999 - i);
      if (i > 0)
        g_string_append_printf (json, ",'parent':'a%d'", i - 1);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "],'events':[");
  add_event (json, 0, "In the innermost era", "1500");
  g_string_append_c (json, ']');
}

static void
write_no_events (GString *json)
{
  g_string_append (json, "'events':[]");
}

static void
write_one_event (GString *json)
{
  g_string_append (json, "'events':[");
  add_event (json, 0, "The only one", "1971-03-04");
  g_string_append_c (json, ']');
}

/* So many bars at once that no window has a row for each. */
static void
write_overlapping_bars (GString *json)
{
  g_string_append (json, "'events':[");
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *title = g_strdup_printf ("Reign %u", i);
      g_autofree char *date = g_strdup_printf ("%u/%u", 1000 + i % 40, 1900 + i / 40);

      add_event (json, i, title, date);
    }
  g_string_append_c (json, ']');
}

static const Case cases[] = {
  { "one-instant", 900.0, 300.0, 1.0, write_one_instant },
  { "one-instant-near", 900.0, 300.0, 1e6, write_one_instant },
  { "ages-and-minutes", 900.0, 200.0, 1.0, write_ages_and_minutes },
  { "identical-titles", 900.0, 200.0, 1.0, write_identical_titles },
  { "identical-titles-near", 900.0, 200.0, 3000.0, write_identical_titles },
  { "strange-titles", 900.0, 200.0, 1.0, write_strange_titles },
  { "strange-titles-narrow", 320.0, 300.0, 1.0, write_strange_titles },
  { "deep-eras", 900.0, 200.0, 1.0, write_deep_eras },
  { "no-events", 900.0, 200.0, 1.0, write_no_events },
  { "one-event", 900.0, 200.0, 1.0, write_one_event },
  { "overlapping-bars", 900.0, 300.0, 1.0, write_overlapping_bars },
  { "overlapping-bars-near", 900.0, 300.0, 500.0, write_overlapping_bars },
};

static void
check_dump (const char *name,
            const char *dump)
{
  g_autofree char   *file_name = g_strconcat (name, ".txt", NULL);
  g_autofree char   *path = g_test_build_filename (G_TEST_DIST, "layout", "dumps", file_name, NULL);
  g_autofree char   *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("UPDATE_DUMPS") != NULL)
    {
      g_file_set_contents (path, dump, -1, &error);
      g_assert_no_error (error);
    }
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dump, ==, expected);
}

static void
test_case (gconstpointer data)
{
  const Case         *test = data;
  g_autoptr (GString) json = g_string_new (NULL);
  g_autofree char    *dump = NULL;
  LayoutFixture       fixture;

  test->write (json);
  /* In one pass: load_json() moves the rest of the text for each that it finds. */
  g_strdelimit (json->str, "'", '"');
  fixture_init (&fixture, load_json (json->str), test->width, test->height);
  annals_scale_zoom (&fixture.input.scale, fixture.input.scale.width_px / 2.0, test->zoom);
  dump = annals_layout_dump (fixture_lay_out (&fixture));
  check_dump (test->name, dump);
  fixture_clear (&fixture);
}

/* From the Big Bang to the minutes: at every zoom the three events of that morning stand where they
 * belong, to a fraction of a pixel, and the larger unit is told. */
static void
test_dive (void)
{
  LayoutFixture       fixture;
  g_autoptr (GString) json = g_string_new (NULL);
  guint               bell;
  guint               door;
  AnnalsInstant       there;

  write_ages_and_minutes (json);
  fixture_init (&fixture, load_json (json->str), 900.0, 200.0);
  bell = annals_bundle_find_event (fixture.bundle, "e2");
  door = annals_bundle_find_event (fixture.bundle, "e3");
  there = annals_bundle_get_events (fixture.bundle, NULL)[bell].date.lower;
  for (guint step = 0; step < 60; step++)
    {
      AnnalsLayoutInput    *input = &fixture.input;
      const AnnalsMarkItem *mark;
      const AnnalsMarkItem *other;
      double                minute_px;
      AnnalsInstant         half;

      half = (AnnalsInstant) (input->scale.width_px * 0.5 * input->scale.seconds_per_px);
      annals_scale_fit (&input->scale, there - half, there + half, 0.0);
      minute_px = 60.0 / input->scale.seconds_per_px;
      fixture_lay_out (&fixture);
      mark = annals_layout_find_mark (fixture.layout, bell);
      other = annals_layout_find_mark (fixture.layout, door);
      g_assert_cmpuint (fixture.layout->ticks->len, >, 1);
      if (minute_px > 8.0 && minute_px < 300.0)
        {
          g_assert_nonnull (mark);
          g_assert_nonnull (other);
          g_assert_cmpfloat_with_epsilon (other->shape.x0 - mark->shape.x0, minute_px, 0.01);
          g_assert_nonnull (fixture.layout->context);
        }
      annals_scale_zoom (&input->scale, 300.0, 2.0);
    }
  fixture_clear (&fixture);
}

/* Titles too long for their row do not cost all others their label: most of so many marks have one,
 * shortened, as there is room for more rows. */
static void
test_long_titles (void)
{
  LayoutFixture       fixture;
  g_autoptr (GString) json = g_string_new ("'events':[");

  for (guint i = 0; i < 40; i++)
    g_string_append_printf (json,
                            "%s{'id':'e%u','title':'A title that goes on and on until nobody "
                            "listens any more','date':'%u'}",
                            i > 0 ? "," : "", i, 1000 + i * 25);
  g_string_append_c (json, ']');
  fixture_init (&fixture, load_json (json->str), 1400.0, 400.0);
  fixture_lay_out (&fixture);
  g_assert_cmpuint (fixture.layout->marks->len, ==, 40);
  g_assert_cmpuint (fixture.layout->labels->len, >=, 30);
  fixture_clear (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/layout/hostile/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/layout/hostile/from-ages-to-minutes", test_dive);
  g_test_add_func ("/layout/hostile/long-titles-have-labels", test_long_titles);

  return g_test_run ();
}
