/* test-list-order.c — groups, sorting and ties, as a person would write them down
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list/annals-list-order.h"

#include "list-bundles.h"

static const char *
get_label (AnnalsBundle          *bundle,
           const AnnalsListGroup *group)
{
  switch ((AnnalsListGroupKind) group->kind)
    {
    case ANNALS_LIST_GROUP_ALL:
      return "all";
    case ANNALS_LIST_GROUP_ERA:
      return annals_bundle_get_text (bundle,
                                     annals_bundle_get_eras (bundle, NULL)[group->era].label);
    case ANNALS_LIST_GROUP_OTHERS:
      return "others";
    case ANNALS_LIST_GROUP_UNDATED:
      return "undated";
    }

  g_assert_not_reached ();
}

/* "Early 4/1: tower bridge; >Inner 1/0: flood; …": label, events with those inside, conflicts;
 * a > for each group around it. */
static char *
dump (AnnalsBundle          *bundle,
      const AnnalsListOrder *order)
{
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < order->groups->len; i++)
    {
      const AnnalsListGroup *group = &g_array_index (order->groups, AnnalsListGroup, i);

      g_string_append (text, i > 0 ? "; " : "");
      for (guint depth = 0; depth < group->depth; depth++)
        g_string_append_c (text, '>');
      g_string_append_printf (text, "%s %u/%u:", get_label (bundle, group), group->n_events,
                              group->n_conflicts);
      for (guint j = 0; j < group->events.count; j++)
        {
          guint event = g_array_index (order->events, guint32, group->events.first + j);

          g_string_append_printf (text, " %s", annals_bundle_get_text (bundle, events[event].id));
        }
    }

  return g_string_free (text, FALSE);
}

typedef struct
{
  const char    *name;
  AnnalsListSort sort;
  gboolean       is_descending;
  gboolean       is_grouped;
  const char    *expected;
} Case;

/* Of events of one date the axis puts that of the lower id first: bridge, tower, well. */
static const Case cases[] = {
  { "date", ANNALS_LIST_SORT_DATE, FALSE, TRUE,
    "Early 4/1: bridge tower well; >Inner 1/0: flood; Late 1/0: mill; Empty 0/0:; "
    "others 1/0: outside; undated 1/0: never" },
  { "date-descending", ANNALS_LIST_SORT_DATE, TRUE, TRUE,
    "Empty 0/0:; Late 1/0: mill; Early 4/1: well tower bridge; >Inner 1/0: flood; "
    "others 1/0: outside; undated 1/0: never" },
  { "title", ANNALS_LIST_SORT_TITLE, FALSE, TRUE,
    "Early 4/1: tower bridge well; >Inner 1/0: flood; Late 1/0: mill; Empty 0/0:; "
    "others 1/0: outside; undated 1/0: never" },
  { "sources", ANNALS_LIST_SORT_SOURCES, TRUE, TRUE,
    "Early 4/1: bridge well tower; >Inner 1/0: flood; Late 1/0: mill; Empty 0/0:; "
    "others 1/0: outside; undated 1/0: never" },
  { "era", ANNALS_LIST_SORT_ERA, FALSE, TRUE,
    "Early 4/1: bridge tower well; >Inner 1/0: flood; Late 1/0: mill; Empty 0/0:; "
    "others 1/0: outside; undated 1/0: never" },
  { "flat-date", ANNALS_LIST_SORT_DATE, FALSE, FALSE,
    "all 6/1: outside bridge tower well flood mill; undated 1/0: never" },
  { "flat-date-descending", ANNALS_LIST_SORT_DATE, TRUE, FALSE,
    "all 6/1: mill flood well tower bridge outside; undated 1/0: never" },
  { "flat-title", ANNALS_LIST_SORT_TITLE, FALSE, FALSE,
    "all 6/1: tower bridge mill well outside flood; undated 1/0: never" },
  { "flat-era", ANNALS_LIST_SORT_ERA, FALSE, FALSE,
    "all 6/1: bridge tower well flood mill outside; undated 1/0: never" },
  { "flat-era-descending", ANNALS_LIST_SORT_ERA, TRUE, FALSE,
    "all 6/1: outside mill flood bridge tower well; undated 1/0: never" },
  { "flat-sources", ANNALS_LIST_SORT_SOURCES, FALSE, FALSE,
    "all 6/1: tower outside well mill bridge flood; undated 1/0: never" },
  { "flat-sources-descending", ANNALS_LIST_SORT_SOURCES, TRUE, FALSE,
    "all 6/1: flood bridge outside well mill tower; undated 1/0: never" },
  { "flat-disagreement", ANNALS_LIST_SORT_DISAGREEMENT, TRUE, FALSE,
    "all 6/1: bridge flood outside well mill tower; undated 1/0: never" },
};

static void
test_order (gconstpointer data)
{
  const Case                 *expected = data;
  g_autoptr (AnnalsBundle)    bundle = load_valley ();
  g_autoptr (AnnalsListOrder) order =
    annals_list_order_new (bundle, expected->sort, expected->is_descending, expected->is_grouped);
  g_autofree char *text = dump (bundle, order);

  g_assert_cmpstr (text, ==, expected->expected);
}

static void
test_parents (void)
{
  g_autoptr (AnnalsBundle)    bundle = load_valley ();
  g_autoptr (AnnalsListOrder) order =
    annals_list_order_new (bundle, ANNALS_LIST_SORT_DATE, FALSE, TRUE);
  const AnnalsListGroup *groups = (const AnnalsListGroup *) (gpointer) order->groups->data;

  g_assert_cmpuint (groups[0].end, ==, 2);
  g_assert_cmpuint (groups[1].parent, ==, 0);
  g_assert_cmpuint (groups[1].end, ==, 2);
  /* The colours are those of the outermost eras in file order: late, early, empty. */
  g_assert_cmpuint (groups[0].hue, ==, 1);
  g_assert_cmpuint (groups[1].hue, ==, 1);
  g_assert_cmpuint (groups[2].hue, ==, 0);
  g_assert_cmpuint (groups[4].hue, ==, ANNALS_NONE);
}

static void
test_without_eras (void)
{
  g_autoptr (AnnalsBundle)    bundle = load_json ("'events':[{'id':'x','title':'X'}]");
  g_autoptr (AnnalsListOrder) order =
    annals_list_order_new (bundle, ANNALS_LIST_SORT_DATE, FALSE, TRUE);
  g_autofree char *text = dump (bundle, order);

  g_assert_cmpstr (text, ==, "undated 1/0: x");
}

static void
test_nothing (void)
{
  for (guint sort = 0; sort <= ANNALS_LIST_SORT_DISAGREEMENT; sort++)
    {
      g_autoptr (AnnalsBundle)    bundle = load_json ("'events':[]");
      g_autoptr (AnnalsListOrder) order =
        annals_list_order_new (bundle, (AnnalsListSort) sort, TRUE, sort % 2 == 0);

      g_assert_cmpuint (order->groups->len, ==, 0);
      g_assert_cmpuint (order->events->len, ==, 0);
    }
}

/* Sixty eras, one in the other, the event in the innermost. */
static void
test_deep_nesting (void)
{
  g_autoptr (GString)         json = g_string_new ("'eras':[");
  g_autoptr (AnnalsBundle)    bundle = NULL;
  g_autoptr (AnnalsListOrder) order = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_string_append_printf (json, "%s{'id':'e%u','label':'E','period':'%u/%u'",
                              i > 0 ? "," : "", i, 1000 + i, 1200 - i);
      if (i > 0)
        g_string_append_printf (json, ",'parent':'e%u'", i - 1);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "],'events':[{'id':'x','title':'X','date':'1100'}]");
  bundle = load_json (json->str);
  order = annals_list_order_new (bundle, ANNALS_LIST_SORT_TITLE, FALSE, TRUE);

  g_assert_cmpuint (order->groups->len, ==, 60);
  for (guint i = 0; i < 60; i++)
    {
      const AnnalsListGroup *group = &g_array_index (order->groups, AnnalsListGroup, i);

      g_assert_cmpuint (group->depth, ==, i);
      g_assert_cmpuint (group->n_events, ==, 1);
      g_assert_cmpuint (group->events.count, ==, i == 59 ? 1 : 0);
    }
}

/* Every event is in the list once, whatever the order. */
static void
test_completeness (void)
{
  g_autoptr (AnnalsBundle) bundle = load_many (3000);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (AnnalsListOrder) order = annals_list_order_new (
        bundle, (AnnalsListSort) (i / 4), (i & 1) != 0, (i & 2) != 0);
      g_autofree guint8 *seen = g_new0 (guint8, 3000);
      guint              n_events = 0;

      g_assert_cmpuint (order->events->len, ==, 3000);
      for (guint j = 0; j < 3000; j++)
        g_assert_cmpuint (seen[g_array_index (order->events, guint32, j)]++, ==, 0);
      for (guint j = 0; j < order->groups->len; j++)
        n_events += g_array_index (order->groups, AnnalsListGroup, j).events.count;
      g_assert_cmpuint (n_events, ==, 3000);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/list/order/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_order);
    }
  g_test_add_func ("/list/order/parents", test_parents);
  g_test_add_func ("/list/order/without-eras", test_without_eras);
  g_test_add_func ("/list/order/nothing", test_nothing);
  g_test_add_func ("/list/order/deep-nesting", test_deep_nesting);
  g_test_add_func ("/list/order/completeness", test_completeness);

  return g_test_run ();
}
