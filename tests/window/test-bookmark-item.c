/* test-bookmark-item.c — how bookmarks are worded and in which order they are listed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-bookmark-item.h"

#include "core/annals-loader.h"

#include <string.h>

static const char bundle_text[] =
  "{ \"format\": \"annals\", \"version\": 1, \"id\": \"halvek\", \"title\": \"Halvek\","
  "  \"events\": ["
  "    { \"id\": \"feast\", \"title\": \"The feast of lanterns\", \"date\": \"1217-02-02\" },"
  "    { \"id\": \"fall\", \"title\": \"The bridge falls\", \"date\": \"1216\" },"
  "    { \"id\": \"oath\", \"title\": \"The oath\" },"
  "    { \"id\": \"alms\", \"title\": \"The alms\" },"
  "    { \"id\": \"again\", \"title\": \"Another fall\", \"date\": \"1216\" } ] }";

/* In the order in which they have to be listed; “toll” and “ferry” are gone from the bundle. */
static const struct
{
  const char *event_id;
  const char *kept_title;
  const char *title;
  const char *date;
} rows[] = {
  { "again", "An older title", "Another fall", "1216" },
  { "fall", "The bridge falls", "The bridge falls", "1216" },
  { "feast", "The feast of lanterns", "The feast of lanterns", "2 February 1217" },
  { "alms", "The alms", "The alms", "undated" },
  { "oath", "The oath", "The oath", "undated" },
  { "ferry", "The ferry stops", "The ferry stops", "no longer in this bundle" },
  { "toll", "The toll is raised", "The toll is raised", "no longer in this bundle" },
};

static AnnalsBundle *
load_bundle (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (bundle_text, strlen (bundle_text));
  g_autoptr (GError) error = NULL;
  AnnalsBundle      *bundle =
    annals_bundle_load_bytes (bytes, "halvek.annals", NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return bundle;
}

static AnnalsBookmarkItem *
make_item (AnnalsBundle *bundle,
           gsize         row)
{
  g_autofree char     *event_id = g_strdup (rows[row].event_id);
  g_autofree char     *title = g_strdup (rows[row].kept_title);
  const AnnalsBookmark bookmark = { .event_id = event_id, .title = title };

  return annals_bookmark_item_new (bundle, &bookmark);
}

static void
test_words (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsBookmarkItem *item = make_item (bundle, i);

      g_assert_cmpstr (annals_bookmark_item_get_id (item), ==, rows[i].event_id);
      g_assert_cmpstr (annals_bookmark_item_get_title (item), ==, rows[i].title);
      g_assert_cmpstr (annals_bookmark_item_get_date (item), ==, rows[i].date);
      g_assert_cmpuint (annals_bookmark_item_get_event (item), ==,
                        annals_bundle_find_event (bundle, rows[i].event_id));
      g_assert_finalize_object (item);
    }
}

static void
test_order (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (rows); j++)
      {
        g_autoptr (AnnalsBookmarkItem) a = make_item (bundle, i);
        g_autoptr (AnnalsBookmarkItem) b = make_item (bundle, j);
        int                            order = annals_bookmark_item_compare (a, b);

        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        g_assert_cmpint (annals_bookmark_item_equal (a, b), ==, i == j);
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/window/bookmark-item/words", test_words);
  g_test_add_func ("/window/bookmark-item/order", test_order);

  return g_test_run ();
}
