/* test-list.c — the widget: rows only for what is in sight, in both shapes, recycled clean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list/annals-list.h"

#include "list-bundles.h"
#include "list/annals-list-heading.h"
#include "list/annals-list-row.h"
#include "look-at.h"

static guint
count (GtkWidget *root,
       GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (root), type);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count (child, type);

  return n;
}

typedef struct
{
  AnnalsSession *session;
  GtkWidget     *list;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        AnnalsBundle *bundle,
        int           width)
{
  fixture->session = annals_session_new ();
  annals_session_set_bundle (fixture->session, bundle);
  fixture->list = annals_list_new ();
  g_object_set (fixture->list, "session", fixture->session, NULL);
  fixture->window = show_in_window (fixture->list, width, 600);
  g_object_unref (bundle);
}

static void
tear_down (Fixture *fixture)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->list), (gpointer *) &fixture->list);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (fixture->list != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (fixture->session);
}

static gboolean
has_rows (gpointer list)
{
  return find_widget (list, ANNALS_TYPE_LIST_ROW, NULL) != NULL;
}

/* However many events there are, the list has widgets for a few hundred rows. */
static void
test_rows_in_sight (void)
{
  Fixture fixture;
  guint   n_rows;

  if (!has_display ())
    {
      skip_without_display ();
      return;
    }
  set_up (&fixture, load_many (100000), 400);
  wait_until (has_rows, fixture.list);
  n_rows = count (fixture.list, ANNALS_TYPE_LIST_ROW) +
           count (fixture.list, ANNALS_TYPE_LIST_HEADING);
  g_test_message ("%u rows have widgets", n_rows);
  g_assert_cmpuint (n_rows, >, 10);
  g_assert_cmpuint (n_rows, <, 300);
  tear_down (&fixture);
}

static void
test_narrow (void)
{
  Fixture fixture;

  if (!has_display ())
    {
      skip_without_display ();
      return;
    }
  set_up (&fixture, load_valley (), 400);
  wait_until (has_rows, fixture.list);
  g_assert_nonnull (find_label (fixture.list, "1216 ≠ 1219 · A 1990, B 1990"));
  g_assert_nonnull (find_label (fixture.list, "1216 · no source"));
  g_assert_null (find_label (fixture.list, "2 sources, they disagree"));
  g_assert_null (find_button (fixture.list, "Sources"));
  g_assert_nonnull (find_label (fixture.list, "7 events, 1 undated"));
  tear_down (&fixture);
}

static void
test_wide (void)
{
  Fixture         fixture;
  GtkWidget      *title;
  GtkWidget      *heading;
  graphene_rect_t a;
  graphene_rect_t b;

  if (!has_display ())
    {
      skip_without_display ();
      return;
    }
  set_up (&fixture, load_valley (), 1000);
  wait_until (has_rows, fixture.list);
  title = find_label (fixture.list, "2 sources, they disagree");
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_has_css_class (title, "conflict"));
  g_assert_nonnull (find_label (fixture.list, "1216 ≠ 1219"));
  g_assert_null (find_label (fixture.list, "1216 ≠ 1219 · A 1990, B 1990"));
  heading = find_button (fixture.list, "Sources");
  g_assert_nonnull (heading);
  /* A title stands over its column. */
  g_assert_true (gtk_widget_compute_bounds (heading, fixture.list, &a));
  g_assert_true (gtk_widget_compute_bounds (title, fixture.list, &b));
  g_assert_cmpfloat_with_epsilon (a.origin.x, b.origin.x, 2.0f);
  tear_down (&fixture);
}

/* The same widgets show other events after sorting: nothing of the last ones may stay. */
static void
test_recycled_rows (void)
{
  Fixture fixture;

  if (!has_display ())
    {
      skip_without_display ();
      return;
    }
  set_up (&fixture, load_valley (), 1000);
  wait_until (has_rows, fixture.list);
  annals_session_set_bookmarked (fixture.session, 2, TRUE);
  g_object_set (fixture.list, "grouped", FALSE, "sort", 1, NULL);
  g_object_set (fixture.list, "descending", TRUE, NULL);
  annals_session_set_bookmarked (fixture.session, 2, FALSE);
  gtk_test_widget_wait_for_draw (fixture.window);
  g_assert_cmpuint (count (fixture.list, ANNALS_TYPE_LIST_ROW), ==, 7);
  for (GtkWidget *row = gtk_widget_get_first_child (
         gtk_widget_get_ancestor (find_widget (fixture.list, ANNALS_TYPE_LIST_ROW, NULL),
                                  GTK_TYPE_LIST_VIEW));
       row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *sources = find_label (row, "2 sources, they disagree");
      GtkWidget *bridge = find_label (row, "Bridge");

      g_assert_cmpint (sources != NULL, ==, bridge != NULL);
      if (sources == NULL && find_label (row, "3 sources") != NULL)
        g_assert_false (
          gtk_widget_has_css_class (find_label (row, "3 sources"), "conflict"));
    }
  tear_down (&fixture);
}

static void
test_sorting (void)
{
  Fixture  fixture;
  gboolean is_descending;

  if (!has_display ())
    {
      skip_without_display ();
      return;
    }
  set_up (&fixture, load_valley (), 1000);
  gtk_widget_activate_action (fixture.list, "events.sort-by", "s", "sources");
  g_object_get (fixture.list, "descending", &is_descending, NULL);
  g_assert_true (is_descending);
  gtk_widget_activate_action (fixture.list, "events.sort-by", "s", "sources");
  g_object_get (fixture.list, "descending", &is_descending, NULL);
  g_assert_false (is_descending);
  gtk_widget_activate_action (fixture.list, "events.sort-by", "s", "nonsense");
  gtk_widget_activate_action (fixture.list, "events.sort-by", "s", "title");
  g_object_get (fixture.list, "descending", &is_descending, NULL);
  g_assert_false (is_descending);
  tear_down (&fixture);
}

static void
test_empty (void)
{
  Fixture fixture;

  if (!has_display ())
    {
      skip_without_display ();
      return;
    }
  set_up (&fixture, load_json ("'events':[]"), 400);
  g_assert_nonnull (find_label (fixture.list, "No Events"));
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list/widget/rows-in-sight", test_rows_in_sight);
  g_test_add_func ("/list/widget/narrow", test_narrow);
  g_test_add_func ("/list/widget/wide", test_wide);
  g_test_add_func ("/list/widget/recycled-rows", test_recycled_rows);
  g_test_add_func ("/list/widget/sorting", test_sorting);
  g_test_add_func ("/list/widget/empty", test_empty);

  return g_test_run ();
}
