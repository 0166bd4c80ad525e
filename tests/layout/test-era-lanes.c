/* test-era-lanes.c — eras stand beside each other in as few lanes as they can
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout-fixture.h"

#define N_BUNDLES 20

/* Eras of random length, each perhaps within an earlier one. */
static AnnalsBundle *
make_bundle (GRand *random)
{
  g_autoptr (GString) json = g_string_new ("'events':[],'sources':[],'eras':[");
  gint32              n_eras = g_rand_int_range (random, 0, 80);

  for (gint32 i = 0; i < n_eras; i++)
    {
      int year = g_rand_int_range (random, 1000, 2000);

      g_string_append_printf (json, "%s{'id':'e%d','label':'E','period':'%04d/%04d'",
                              i > 0 ? "," : "", i, year, year + g_rand_int_range (random, 0, 120));
      if (i > 0 && g_rand_boolean (random))
        g_string_append_printf (json, ",'parent':'e%d'", g_rand_int_range (random, 0, i));
      g_string_append (json, "}");
    }
  g_string_append (json, "]");
  return load_json (json->str);
}

static guint
get_depth (const AnnalsEra *eras,
           guint32          era)
{
  return eras[era].parent == ANNALS_NONE ? 0 : 1 + get_depth (eras, eras[era].parent);
}

/* Whether one of the eras before it in the file stands in a lane at the time of an era. */
static gboolean
is_taken (const guint     *lanes,
          guint            lane,
          const AnnalsEra *eras,
          guint32          era)
{
  for (guint32 i = 0; i < era; i++)
    if (lanes[i] == lane && annals_date_overlaps (&eras[i].date, &eras[era].date))
      return TRUE;

  return FALSE;
}

/* By looking at all the others, one lane after the other. */
static void
test_first_free_lane (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20260401);

  for (guint i = 0; i < N_BUNDLES; i++)
    {
      g_autoptr (AnnalsBundle)  bundle = make_bundle (random);
      g_autoptr (AnnalsOutline) outline = annals_outline_new (bundle, ANNALS_GROUP_BY_CATEGORY);
      guint                     n_eras;
      const AnnalsEra          *eras = annals_bundle_get_eras (bundle, &n_eras);
      g_autofree guint         *lanes = g_new0 (guint, n_eras + 1);

      for (guint32 era = 0; era < n_eras; era++)
        {
          const AnnalsEraLane *found = annals_outline_find_era (outline, era);

          lanes[era] = get_depth (eras, era);
          while (lanes[era] < ANNALS_MAX_ERA_LANES && is_taken (lanes, lanes[era], eras, era))
            lanes[era]++;
          if (lanes[era] >= ANNALS_MAX_ERA_LANES)
            g_assert_null (found);
          else
            g_assert_cmpuint (found->lane, ==, lanes[era]);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout/era-lanes/first-free", test_first_free_lane);

  return g_test_run ();
}
