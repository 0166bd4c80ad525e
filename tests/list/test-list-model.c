/* test-list-model.c — rows, groups that close, and the selection of the session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list/annals-list-model.h"

#include "list-bundles.h"
#include "look-at.h"

/* What has been told of changes, and whether it was true. */
typedef struct
{
  AnnalsListModel *model;
  guint            n_rows;
  GString         *told;
} Listener;

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       n_removed,
                  guint       n_added,
                  Listener   *listener)
{
  g_assert_cmpuint (position + n_removed, <=, listener->n_rows);
  listener->n_rows = listener->n_rows - n_removed + n_added;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, listener->n_rows);
  g_string_append_printf (listener->told, "%u-%u+%u ", position, n_removed, n_added);
}

static void
selection_changed_cb (GtkSelectionModel *model,
                      guint              position,
                      guint              n_items,
                      Listener          *listener)
{
  g_assert_cmpuint (position + n_items, <=, listener->n_rows);
  g_string_append_printf (listener->told, "s%u ", position);
}

typedef struct
{
  AnnalsSession   *session;
  AnnalsListModel *model;
  Listener         listener;
} Fixture;

static void
set_up (Fixture      *fixture,
        AnnalsBundle *bundle)
{
  fixture->session = annals_session_new ();
  annals_session_set_bundle (fixture->session, bundle);
  fixture->model = annals_list_model_new ();
  fixture->listener = (Listener){ .model = fixture->model, .told = g_string_new (NULL) };
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb),
                    &fixture->listener);
  g_signal_connect (fixture->model, "selection-changed", G_CALLBACK (selection_changed_cb),
                    &fixture->listener);
  annals_list_model_set_session (fixture->model, fixture->session);
  g_object_unref (bundle);
}

static void
tear_down (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (fixture->model, &fixture->listener);
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->session);
  g_string_free (fixture->listener.told, TRUE);
}

static char *
take_told (Fixture *fixture)
{
  char *told = g_strdup (g_strchomp (fixture->listener.told->str));

  g_string_truncate (fixture->listener.told, 0);
  return told;
}

static gboolean
is_done (gpointer model)
{
  return !annals_list_model_is_busy (model);
}

/* The rows as text: ids of events, labels of eras in brackets, [-] for trays and the like. */
static char *
dump (Fixture *fixture)
{
  AnnalsBundle      *bundle = annals_session_get_bundle (fixture->session);
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);
  const AnnalsEra   *eras = annals_bundle_get_eras (bundle, NULL);
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (fixture->model)); i++)
    {
      g_autoptr (AnnalsListItem) item = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);
      const AnnalsListGroup     *group = annals_list_item_get_group (item);

      g_string_append (text, i > 0 ? " " : "");
      if (group == NULL)
        g_string_append (text, annals_bundle_get_text (
                                 bundle, events[annals_list_item_get_event (item)].id));
      else if (group->era != ANNALS_NONE)
        g_string_append_printf (text, "[%s]",
                                annals_bundle_get_text (bundle, eras[group->era].label));
      else
        g_string_append (text, "[-]");
    }

  return g_string_free (text, FALSE);
}

static AnnalsListGroup
get_group (Fixture *fixture,
           guint    position)
{
  g_autoptr (AnnalsListItem) item =
    g_list_model_get_item (G_LIST_MODEL (fixture->model), position);

  return *annals_list_item_get_group (item);
}

#define ALL_ROWS "[Early] bridge tower well [Inner] flood [Late] mill [Empty] [-] outside [-] never"

static void
test_rows (void)
{
  Fixture          fixture;
  g_autofree char *rows = NULL;

  set_up (&fixture, load_valley ());
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.model)), ==, 0);
  annals_list_model_set_active (fixture.model, TRUE);
  rows = dump (&fixture);
  g_assert_cmpstr (rows, ==, ALL_ROWS);
  g_assert_cmpuint (g_list_model_get_item_type (G_LIST_MODEL (fixture.model)), ==,
                    ANNALS_TYPE_LIST_ITEM);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture.model), 13));
  tear_down (&fixture);
}

static void
test_collapsing (void)
{
  Fixture          fixture;
  AnnalsListGroup  early;
  AnnalsListGroup  late;
  g_autofree char *closed = NULL;
  g_autofree char *told = NULL;
  g_autofree char *open = NULL;
  g_autofree char *all = NULL;

  set_up (&fixture, load_valley ());
  annals_list_model_set_active (fixture.model, TRUE);
  early = get_group (&fixture, 0);
  late = get_group (&fixture, 6);
  g_free (take_told (&fixture));

  annals_list_model_set_collapsed (fixture.model, &late, TRUE);
  annals_list_model_set_collapsed (fixture.model, &early, TRUE);
  annals_list_model_set_collapsed (fixture.model, &early, TRUE);
  closed = dump (&fixture);
  g_assert_cmpstr (closed, ==, "[Early] [Late] [Empty] [-] outside [-] never");
  told = take_told (&fixture);
  g_assert_cmpstr (told, ==, "7-1+0 1-5+0");

  annals_list_model_set_collapsed (fixture.model, &early, FALSE);
  open = dump (&fixture);
  g_assert_cmpstr (
    open, ==, "[Early] bridge tower well [Inner] flood [Late] [Empty] [-] outside [-] never");

  annals_list_model_set_all_collapsed (fixture.model, TRUE);
  all = dump (&fixture);
  g_assert_cmpstr (all, ==, "[Early] [Late] [Empty] [-] [-]");
  annals_list_model_set_all_collapsed (fixture.model, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.model)), ==, 13);
  tear_down (&fixture);
}

/* A list without groups has nothing to close but its tray. */
/* What is filtered out is left out, and with it the headings under which nothing is left. */
static void
test_filtered (void)
{
  Fixture          fixture;
  g_autofree char *rows = NULL;
  g_autofree char *none = NULL;
  g_autofree char *all = NULL;

  set_up (&fixture, load_valley ());
  annals_list_model_set_active (fixture.model, TRUE);
  annals_session_set_filter (fixture.session, ANNALS_FILTER_SOURCE, "b", TRUE);
  rows = dump (&fixture);
  g_assert_cmpstr (rows, ==, "[Early] bridge [Inner] flood");

  annals_session_set_filter (fixture.session, ANNALS_FILTER_PERSON, "Nobody", TRUE);
  none = dump (&fixture);
  g_assert_cmpstr (none, ==, "");

  annals_session_clear_filter (fixture.session);
  all = dump (&fixture);
  g_assert_cmpstr (all, ==, ALL_ROWS);
  tear_down (&fixture);
}

static void
test_flat (void)
{
  Fixture          fixture;
  g_autofree char *rows = NULL;
  g_autofree char *closed = NULL;

  set_up (&fixture, load_valley ());
  annals_list_model_set_active (fixture.model, TRUE);
  annals_list_model_set_order (fixture.model, ANNALS_LIST_SORT_TITLE, FALSE, FALSE);
  rows = dump (&fixture);
  g_assert_cmpstr (rows, ==, "tower bridge mill well outside flood [-] never");
  annals_list_model_set_all_collapsed (fixture.model, TRUE);
  closed = dump (&fixture);
  g_assert_cmpstr (closed, ==, "tower bridge mill well outside flood [-]");
  tear_down (&fixture);
}

static void
test_selection_from_the_session (void)
{
  Fixture               fixture;
  GtkSelectionModel    *selection;
  g_autoptr (GtkBitset) selected = NULL;
  g_autofree char      *told = NULL;

  set_up (&fixture, load_valley ());
  selection = GTK_SELECTION_MODEL (fixture.model);
  annals_list_model_set_active (fixture.model, TRUE);
  g_free (take_told (&fixture));
  annals_session_select_event (fixture.session, 2);
  annals_session_select_event (fixture.session, 3);
  annals_session_select_era (fixture.session, 0);
  annals_session_select_nothing (fixture.session);
  told = take_told (&fixture);
  g_assert_cmpstr (told, ==, "s1 s1 s5 s5 s6 s6");
  annals_session_select_event (fixture.session, 3);
  g_assert_cmpuint (annals_list_model_get_selected (fixture.model), ==, 5);
  selected = gtk_selection_model_get_selection (selection);
  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  g_assert_true (gtk_bitset_contains (selected, 5));
  g_assert_true (gtk_selection_model_is_selected (selection, 5));
  g_assert_false (gtk_selection_model_is_selected (selection, 4));
  tear_down (&fixture);
}

static void
test_selection_from_the_list (void)
{
  Fixture            fixture;
  GtkSelectionModel *selection;

  set_up (&fixture, load_valley ());
  selection = GTK_SELECTION_MODEL (fixture.model);
  annals_list_model_set_active (fixture.model, TRUE);
  g_assert_true (gtk_selection_model_select_item (selection, 7, TRUE));
  g_assert_cmpuint (annals_session_get_selected_event (fixture.session), ==, 0);
  g_assert_true (gtk_selection_model_select_item (selection, 4, TRUE));
  g_assert_cmpuint (annals_session_get_selected_event (fixture.session), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_session_get_selected_era (fixture.session), ==, 1);
  g_assert_true (gtk_selection_model_is_selected (selection, 4));
  /* A tray is no era. */
  g_assert_false (gtk_selection_model_select_item (selection, 11, TRUE));
  g_assert_false (gtk_selection_model_select_item (selection, 13, TRUE));
  g_assert_cmpuint (annals_session_get_selected_era (fixture.session), ==, 1);
  tear_down (&fixture);
}

static void
test_revealing (void)
{
  Fixture          fixture;
  g_autofree char *rows = NULL;

  set_up (&fixture, load_valley ());
  annals_list_model_set_active (fixture.model, TRUE);
  annals_list_model_set_all_collapsed (fixture.model, TRUE);
  annals_session_select_event (fixture.session, 3);
  g_assert_cmpuint (annals_list_model_get_selected (fixture.model), ==, GTK_INVALID_LIST_POSITION);
  g_assert_cmpuint (annals_list_model_reveal (fixture.model), ==, 5);
  rows = dump (&fixture);
  g_assert_cmpstr (rows, ==, "[Early] bridge tower well [Inner] flood [Late] [Empty] [-] [-]");

  annals_list_model_set_all_collapsed (fixture.model, TRUE);
  annals_session_select_era (fixture.session, 1);
  g_assert_cmpuint (annals_list_model_reveal (fixture.model), ==, 4);
  tear_down (&fixture);
}

static void
test_headings (void)
{
  static const guint expected[] = { GTK_INVALID_LIST_POSITION, 0, 0, 0, 0, 4,
                                    GTK_INVALID_LIST_POSITION, 6 };
  Fixture            fixture;

  set_up (&fixture, load_valley ());
  annals_list_model_set_active (fixture.model, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpuint (annals_list_model_find_heading (fixture.model, i), ==, expected[i]);
  g_assert_cmpuint (annals_list_model_find_heading (fixture.model, 99), ==,
                    GTK_INVALID_LIST_POSITION);
  tear_down (&fixture);
}

/* Another bundle: the old rows go at once, closed groups are forgotten. */
static void
test_another_bundle (void)
{
  Fixture                  fixture;
  AnnalsListGroup          early;
  g_autoptr (AnnalsBundle) other = load_valley ();
  g_autofree char         *rows = NULL;

  set_up (&fixture, load_valley ());
  annals_list_model_set_active (fixture.model, TRUE);
  early = get_group (&fixture, 0);
  annals_list_model_set_collapsed (fixture.model, &early, TRUE);
  annals_session_set_bundle (fixture.session, other);
  rows = dump (&fixture);
  g_assert_cmpstr (rows, ==, ALL_ROWS);
  annals_session_set_bundle (fixture.session, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.model)), ==, 0);
  tear_down (&fixture);
}

/* A thread puts them in order; an order that nobody wants any more never comes. */
static void
test_many (void)
{
  Fixture fixture;
  guint   n_undated = 0;

  set_up (&fixture, load_many (100000));
  annals_list_model_set_active (fixture.model, TRUE);
  g_assert_true (annals_list_model_is_busy (fixture.model));
  annals_list_model_set_order (fixture.model, ANNALS_LIST_SORT_TITLE, FALSE, TRUE);
  annals_list_model_set_order (fixture.model, ANNALS_LIST_SORT_SOURCES, TRUE, FALSE);
  annals_list_model_set_order (fixture.model, ANNALS_LIST_SORT_DATE, TRUE, FALSE);
  wait_until (is_done, fixture.model);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture.model)), ==, 100001);
  for (guint i = 90001; i < 100001; i++)
    {
      g_autoptr (AnnalsListItem) item =
        g_list_model_get_item (G_LIST_MODEL (fixture.model), i);

      n_undated += annals_list_item_get_event (item) % 10 == 9;
    }
  g_assert_cmpuint (n_undated, ==, 10000);
  tear_down (&fixture);
}

/* The model may go while a thread is at work for it. */
static void
test_gone_while_busy (void)
{
  g_autoptr (AnnalsBundle)  bundle = load_many (5000);
  g_autoptr (AnnalsSession) session = annals_session_new ();
  AnnalsListModel          *model = annals_list_model_new ();

  annals_session_set_bundle (session, bundle);
  annals_list_model_set_session (model, session);
  annals_list_model_set_active (model, TRUE);
  annals_session_set_bundle (session, NULL);
  g_assert_finalize_object (model);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/list/model/rows", test_rows);
  g_test_add_func ("/list/model/collapsing", test_collapsing);
  g_test_add_func ("/list/model/filtered", test_filtered);
  g_test_add_func ("/list/model/flat", test_flat);
  g_test_add_func ("/list/model/selection-from-the-session", test_selection_from_the_session);
  g_test_add_func ("/list/model/selection-from-the-list", test_selection_from_the_list);
  g_test_add_func ("/list/model/revealing", test_revealing);
  g_test_add_func ("/list/model/headings", test_headings);
  g_test_add_func ("/list/model/another-bundle", test_another_bundle);
  g_test_add_func ("/list/model/many", test_many);
  g_test_add_func ("/list/model/gone-while-busy", test_gone_while_busy);

  return g_test_run ();
}
