/* test-shape.c — the form of every kind of date
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-shape.h"

/* Where it stands does not matter. */
#define ANY (-1.0e9)

typedef struct
{
  const char     *edtf;
  AnnalsShapeKind kind;
  guint           flags;
  double          x0; /* at 36 px a year from 1960 on */
  double          x1;
} Case;

/* The rules are those of the visual language: a day a dot of 12 px, a month a slab of its own
 * length but at least 6 px, a year its own length, a stub 34 px. */
/* clang-format off */
static const Case cases[] = {
  { "1966-01-10", ANNALS_SHAPE_DOT, 0, ANY, ANY },
  { "1966-01", ANNALS_SHAPE_SLAB, 0, ANY, ANY },
  { "1966", ANNALS_SHAPE_BOX, 0, 216.0, 252.0 },
  { "1966-21", ANNALS_SHAPE_BOX, 0, 221.8, 230.9 }, /* March to May */
  { "1966-22", ANNALS_SHAPE_BOX, 0, 230.9, 239.9 },
  { "1966-23", ANNALS_SHAPE_BOX, 0, 239.9, 248.9 },
  { "1966-24", ANNALS_SHAPE_BOX, 0, 248.9, 257.8 }, /* December to the next February */
  { "1966-25", ANNALS_SHAPE_BOX, 0, 221.8, 230.9 },
  { "1966-23/1967-21", ANNALS_SHAPE_SPAN, 0, 239.9, 266.9 },
  { "1966S3", ANNALS_SHAPE_BOX, 0, 0.0, 360.0 },
  { "196X", ANNALS_SHAPE_BOX, 0, 0.0, 360.0 },
  { "1962/1968", ANNALS_SHAPE_SPAN, 0, 72.0, 324.0 },
  { "1966~", ANNALS_SHAPE_BOX, ANNALS_SHAPE_FADES_IN | ANNALS_SHAPE_FADES_OUT, 180.0, 288.0 },
  { "1962/1968~", ANNALS_SHAPE_SPAN, ANNALS_SHAPE_FADES_OUT, 72.0, 360.0 },
  { "1966?", ANNALS_SHAPE_BOX, ANNALS_SHAPE_HATCHED, 216.0, 252.0 },
  { "1962/..", ANNALS_SHAPE_SPAN, ANNALS_SHAPE_OPEN_END, 72.0, ANNALS_SCALE_FAR_PX },
  { "../1962", ANNALS_SHAPE_SPAN, ANNALS_SHAPE_OPEN_START, -ANNALS_SCALE_FAR_PX, 108.0 },
  { "1962/", ANNALS_SHAPE_STUB, 0, 72.0, 106.0 },
  { "/1962", ANNALS_SHAPE_STUB, ANNALS_SHAPE_BREAKS_LEFT, 74.0, 108.0 },
  { "[1964,1967]", ANNALS_SHAPE_SET, 0, 144.0, 288.0 },
  { "{1964,1967}", ANNALS_SHAPE_SET, 0, 144.0, 288.0 },
};
/* clang-format on */

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  AnnalsScale scale = annals_scale_new (annals_instant_from_day (1960, 1, 1),
                                        365.25 * 86400.0 / 36.0, 400.0);
  AnnalsDate  date;
  AnnalsShape shape;

  g_assert_true (annals_date_parse (test->edtf, &date, NULL));
  shape = annals_shape_from_date (&date, &scale, 0.0);
  g_assert_cmpint (shape.kind, ==, test->kind);
  g_assert_cmpuint (shape.flags, ==, test->flags);
  if (test->x0 > ANY)
    {
      g_assert_cmpfloat_with_epsilon (shape.x0, test->x0, 0.3);
      g_assert_cmpfloat_with_epsilon (shape.x1, test->x1, 0.3);
    }
}

typedef struct
{
  const char *edtf;
  double      x0; /* of the likeliest year, as above */
  double      x1;
} EstimateCase;

static const EstimateCase estimate_cases[] = {
  { "1966S3", 216.0, 252.0 },
  { "1966S2", 216.0, 252.0 },
  { "1960S3", 0.0, 36.0 },
  { "1969S3", 324.0, 360.0 },
  { "1966S3~", 216.0, 252.0 },
  { "1966S3?", 216.0, 252.0 },
  { "1966S1", 216.0, 252.0 },
  { "1966", 0.0, 0.0 },
  { "1966S4", 0.0, 0.0 },
  { "[1966S3,1990]", 0.0, 0.0 },
  { "1966S3/1990", 0.0, 0.0 },
};

static void
test_estimate (gconstpointer data)
{
  const EstimateCase *test = data;
  AnnalsScale         scale = annals_scale_new (annals_instant_from_day (1960, 1, 1),
                                                365.25 * 86400.0 / 36.0, 400.0);
  AnnalsDate          date;
  AnnalsShape         shape;
  double              width;
  /* A millennium is told to its 256th part. */
  double tolerance = g_str_has_suffix (test->edtf, "S1") ? 4.0 * 36.0 : 0.5;

  g_assert_true (annals_date_parse (test->edtf, &date, NULL));
  shape = annals_shape_from_date (&date, &scale, 0.0);
  width = shape.x1 - shape.x0;
  if (test->x1 <= test->x0)
    {
      g_assert_cmpfloat ((double) shape.estimate_end, <=, (double) shape.estimate);
      return;
    }
  g_assert_cmpfloat_with_epsilon (shape.x0 + (double) shape.estimate * width, test->x0, tolerance);
  g_assert_cmpfloat_with_epsilon (shape.x0 + (double) shape.estimate_end * width, test->x1,
                                  tolerance);
}

static void
test_least_sizes (void)
{
  AnnalsScale scale = annals_scale_new (annals_instant_from_day (1960, 1, 1), 1e9, 400.0);
  AnnalsDate  date;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AnnalsShape shape;

      g_assert_true (annals_date_parse (cases[i].edtf, &date, NULL));
      shape = annals_shape_from_date (&date, &scale, 0.0);
      g_assert_cmpfloat (shape.x1 - shape.x0, >=, 6.0 - 1e-9);
      shape = annals_shape_from_date (&date, &scale, 9.0);
      g_assert_cmpfloat (shape.x1 - shape.x0, >=, 9.0 - 1e-9);
    }
}

/* Near enough, a day is as long as it is, and no point in time. */
static void
test_long_day (void)
{
  AnnalsScale scale = annals_scale_new (annals_instant_from_day (1966, 1, 10), 864.0, 400.0);
  AnnalsDate  date;
  AnnalsShape shape;

  g_assert_true (annals_date_parse ("1966-01-10", &date, NULL));
  shape = annals_shape_from_date (&date, &scale, 0.0);
  g_assert_cmpint (shape.kind, ==, ANNALS_SHAPE_SLAB);
  g_assert_cmpfloat_with_epsilon (shape.x1 - shape.x0, 100.0, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (cases[i].edtf), "/", '_');
      g_autofree char *path = g_strdup_printf ("/layout/shape/kind/%s", name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (estimate_cases); i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (estimate_cases[i].edtf), "/", '_');
      g_autofree char *path = g_strdup_printf ("/layout/shape/estimate/%s", name);

      g_test_add_data_func (path, &estimate_cases[i], test_estimate);
    }
  g_test_add_func ("/layout/shape/least-sizes", test_least_sizes);
  g_test_add_func ("/layout/shape/long-day", test_long_day);

  return g_test_run ();
}
