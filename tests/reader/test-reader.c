/* test-reader.c — the reader pane on a screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/annals-reader.h"

#include "halvek.h"
#include "look-at.h"
#include "reader/annals-find-bar.h"
#include "reader/annals-reader-view.h"
#include "reader/annals-source-switch.h"

#define BUILT_IN "resource://" APP_PATH "/bundle/pakistan-russia.annals"

typedef struct
{
  AnnalsSession *session;
  GtkWidget     *reader;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        AnnalsBundle *bundle)
{
  fixture->session = annals_session_new ();
  annals_session_set_bundle (fixture->session, bundle);
  fixture->reader = g_object_new (ANNALS_TYPE_READER, "session", fixture->session, NULL);
}

static void
tear_down (Fixture *fixture)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->session);
}

static GtkTextView *
get_view (Fixture *fixture)
{
  return GTK_TEXT_VIEW (find_widget (fixture->reader, ANNALS_TYPE_READER_VIEW, NULL));
}

static gboolean
is_in_sight (gpointer data)
{
  Fixture             *fixture = data;
  AnnalsBundle        *bundle = annals_session_get_bundle (fixture->session);
  guint                passage = annals_session_get_reading_passage (fixture->session);
  const AnnalsPassage *record = &annals_bundle_get_passages (bundle, NULL)[passage];
  GtkTextView         *view = get_view (fixture);
  GdkRectangle         visible;
  GdkRectangle         place;
  GtkTextIter          iter;

  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (view), &iter,
                                      (int) record->anchor.start);
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);

  return place.height > 0 && place.y >= visible.y &&
         place.y + place.height <= visible.y + visible.height;
}

/* An event chosen before there is a window is in sight when there is one, and so is every other
 * that is chosen then: without a pause that a test or a reader would have to make. */
static void
test_scrolls (void)
{
  g_autoptr (GFile)        file = g_file_new_for_uri (BUILT_IN);
  g_autoptr (GPtrArray)    problems = g_ptr_array_new ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = annals_bundle_load (file, problems, NULL, &error);
  const guint32           *chronology;
  guint                    n_dated;
  Fixture                  fixture = { NULL };

  g_assert_no_error (error);
  chronology = annals_bundle_get_chronology (bundle, &n_dated);
  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, chronology[n_dated / 2]);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  wait_until (is_in_sight, &fixture);

  for (guint i = 0; i < n_dated; i += 9)
    {
      annals_session_select_event (fixture.session, chronology[i]);
      if (annals_session_get_reading_passage (fixture.session) != ANNALS_NONE)
        wait_until (is_in_sight, &fixture);
    }
  tear_down (&fixture);
}

static void
test_steps (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 0);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  g_assert_nonnull (find_label (fixture.reader, "Passage 1 of 3"));
  g_assert_nonnull (find_label (fixture.reader, "Annals of the Guild"));

  gtk_widget_activate_action (fixture.reader, "reader.next-passage", NULL);
  gtk_widget_activate_action (fixture.reader, "reader.next-passage", NULL);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture.session), ==, 2);
  g_assert_cmpuint (annals_session_get_reading_source (fixture.session), ==, 1);
  g_assert_nonnull (find_label (fixture.reader, "Passage 3 of 3"));
  g_assert_nonnull (find_label (fixture.reader, "Valley Tellings"));

  gtk_widget_activate_action (fixture.reader, "reader.next-passage", NULL);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture.session), ==, 2);
  gtk_widget_activate_action (fixture.reader, "reader.previous-passage", NULL);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture.session), ==, 1);
  tear_down (&fixture);
}

static void
test_switch (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };
  GtkWidget               *button;

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 0);
  fixture.window = show_in_window (fixture.reader, 700, 320);

  button = find_button (fixture.reader, "Brenn 1987");
  g_assert_nonnull (button);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_cmpuint (annals_session_get_reading_source (fixture.session), ==, 1);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture.session), ==, 2);

  /* The button that was pressed is still there, with whatever stands on it. */
  g_assert_true (find_button (fixture.reader, "Brenn 1987") == button);
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));

  annals_session_select_event (fixture.session, 1);
  g_assert_null (find_widget (fixture.reader, ANNALS_TYPE_SOURCE_SWITCH, NULL));
  tear_down (&fixture);
}

/* A click, or Enter at the text cursor: one event is selected, among several one can choose. */
static void
test_activated (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  const AnnalsPassage     *passages = annals_bundle_get_passages (bundle, NULL);
  Fixture                  fixture = { NULL };

  set_up (&fixture, bundle);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  g_signal_emit_by_name (get_view (&fixture), "activated", passages[3].anchor.end - 1);
  g_assert_cmpuint (annals_session_get_selected_event (fixture.session), ==, 1);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture.session), ==, 3);

  g_signal_emit_by_name (get_view (&fixture), "activated", passages[3].anchor.start);
  g_assert_cmpuint (annals_session_get_selected_event (fixture.session), ==, 1);
  g_assert_nonnull (find_button (fixture.reader, "The bridge falls\n1216"));
  g_signal_emit_by_name (find_button (fixture.reader, "The bridge falls\n1216"), "clicked");
  g_assert_cmpuint (annals_session_get_selected_event (fixture.session), ==, 0);
  tear_down (&fixture);
}

static void
test_missing (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 1);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  g_assert_nonnull (find_label (fixture.reader, "“four of them were handed over”"));
  g_assert_nonnull (find_label (fixture.reader, "This passage is not in the article."));

  annals_session_select_event (fixture.session, 0);
  g_assert_null (find_label (fixture.reader, "“four of them were handed over”"));
  tear_down (&fixture);
}

static void
assert_selected (Fixture *fixture,
                 int      start,
                 int      end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (get_view (fixture));
  GtkTextIter    start_iter;
  GtkTextIter    end_iter;

  g_assert_true (gtk_text_buffer_get_selection_bounds (buffer, &start_iter, &end_iter));
  g_assert_cmpint (gtk_text_iter_get_offset (&start_iter), ==, start);
  g_assert_cmpint (gtk_text_iter_get_offset (&end_iter), ==, end);
}

/* What comes near a passage without a place is selected, one place after the other. */
static void
test_nearest_places (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (
    "'sources':[{'id':'s','csl':{'type':'book','title':'S'},'article':{'text':"
    "'The toll was not paid. In 1217 the ice broke the bridge. The toll was not paid.'}}],"
    "'events':[{'id':'a','title':'A','accounts':[{'source':'s','passages':["
    "{'exact':'In 1216 the ice broke the bridge'}]}]},"
    "{'id':'b','title':'B','accounts':[{'source':'s','passages':["
    "{'exact':'The toll was not paid'}]}]},"
    "{'id':'c','title':'C','accounts':[{'source':'s','passages':["
    "{'exact':'Nobody has seen herrings here'}]}]}]");
  Fixture fixture = { NULL };

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 0);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  g_signal_emit_by_name (find_button (fixture.reader, "Show Nearest Place"), "clicked");
  assert_selected (&fixture, 23, 55);

  annals_session_select_event (fixture.session, 1);
  g_signal_emit_by_name (find_button (fixture.reader, "Show Nearest Place"), "clicked");
  assert_selected (&fixture, 0, 21);
  g_signal_emit_by_name (find_button (fixture.reader, "Show Place 2 of 2"), "clicked");
  assert_selected (&fixture, 57, 78);
  g_signal_emit_by_name (find_button (fixture.reader, "Show Place 1 of 2"), "clicked");
  assert_selected (&fixture, 0, 21);

  annals_session_select_event (fixture.session, 2);
  g_signal_emit_by_name (find_button (fixture.reader, "Show Nearest Place"), "clicked");
  g_assert_false (
    gtk_widget_get_sensitive (find_button (fixture.reader, "Nothing comes near")));
  tear_down (&fixture);
}

static void
test_empty (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };

  set_up (&fixture, NULL);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  g_assert_nonnull (find_label (fixture.reader, "No bundle is open"));

  annals_session_set_bundle (fixture.session, bundle);
  g_assert_nonnull (find_label (fixture.reader, "Annals of the Guild"));
  annals_session_select_event (fixture.session, 2);
  g_assert_nonnull (find_label (fixture.reader, "This source has no article"));
  g_assert_nonnull (find_label (fixture.reader, "No passages"));

  annals_session_set_bundle (fixture.session, NULL);
  g_assert_nonnull (find_label (fixture.reader, "No bundle is open"));
  tear_down (&fixture);
}

static void
test_width (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };
  int                      minimum;

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 0);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  gtk_widget_measure (fixture.reader, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 320);
  tear_down (&fixture);
}

typedef struct
{
  GtkWidget  *reader;
  const char *count;
} Wanted;

static gboolean
is_counted (gpointer data)
{
  const Wanted *wanted = data;

  return find_label (wanted->reader, wanted->count) != NULL;
}

static void
look_for (Fixture    *fixture,
          const char *words,
          const char *count)
{
  GtkWidget *entry = find_widget (fixture->reader, GTK_TYPE_SEARCH_ENTRY, NULL);
  Wanted     wanted = { fixture->reader, count };

  gtk_editable_set_text (GTK_EDITABLE (entry), words);
  wait_until (is_counted, &wanted);
}

/* Finding counts the places, walks round, and gives the keyboard back. */
static void
test_find (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };
  GtkTextIter              start;
  GtkTextIter              end;
  Wanted                   last;

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 0);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  g_assert_null (find_widget (fixture.reader, GTK_TYPE_SEARCH_ENTRY, NULL));

  gtk_widget_activate_action (fixture.reader, "reader.find", NULL);
  look_for (&fixture, "BOAT", "1 of 2");
  g_assert_true (gtk_text_buffer_get_selection_bounds (
    gtk_text_view_get_buffer (get_view (&fixture)), &start, &end));
  gtk_widget_activate_action (fixture.reader, "reader.find-next", NULL);
  g_assert_nonnull (find_label (fixture.reader, "2 of 2"));
  gtk_widget_activate_action (fixture.reader, "reader.find-next", NULL);
  g_assert_nonnull (find_label (fixture.reader, "1 of 2"));
  gtk_widget_activate_action (fixture.reader, "reader.find-previous", NULL);
  g_assert_nonnull (find_label (fixture.reader, "2 of 2"));

  look_for (&fixture, "steamer", "Not found");
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_button (fixture.reader, "Whole Words")), TRUE);
  look_for (&fixture, "boat", "1 of 1");
  last = (Wanted){ fixture.reader, "1 of 2" };
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (find_button (fixture.reader, "Whole Words")), FALSE);
  wait_until (is_counted, &last);

  gtk_widget_activate_action (find_widget (fixture.reader, ANNALS_TYPE_FIND_BAR, NULL),
                              "find.close", NULL);
  g_assert_null (find_widget (fixture.reader, GTK_TYPE_SEARCH_ENTRY, NULL));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture.window)) ==
                 GTK_WIDGET (get_view (&fixture)));
  tear_down (&fixture);
}

static gboolean
is_on_paper (GtkWidget  *widget,
             const char *name)
{
  while (widget != NULL && !gtk_widget_has_css_class (widget, name))
    widget = gtk_widget_get_parent (widget);

  return widget != NULL;
}

/* The text has its own size, face and paper, within bounds. */
static void
test_look (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };
  GtkWidget               *view;
  guint                    zoom;

  set_up (&fixture, bundle);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  view = GTK_WIDGET (get_view (&fixture));

  gtk_widget_activate_action (fixture.reader, "reader.zoom-in", NULL);
  g_object_get (fixture.reader, "zoom", &zoom, NULL);
  g_assert_cmpuint (zoom, ==, 110);
  g_assert_true (gtk_widget_has_css_class (view, "zoom-110"));
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (fixture.reader, "reader.zoom-in", NULL);
  g_object_get (fixture.reader, "zoom", &zoom, NULL);
  g_assert_cmpuint (zoom, ==, 400);
  for (guint i = 0; i < 20; i++)
    gtk_widget_activate_action (fixture.reader, "reader.zoom-out", NULL);
  g_object_get (fixture.reader, "zoom", &zoom, NULL);
  g_assert_cmpuint (zoom, ==, 50);
  gtk_widget_activate_action (fixture.reader, "reader.zoom-reset", NULL);
  g_assert_false (gtk_widget_has_css_class (view, "zoom-50"));

  gtk_widget_activate_action (fixture.reader, "reader.face", "s", "sans");
  g_assert_true (gtk_widget_has_css_class (view, "sans"));
  gtk_widget_activate_action (fixture.reader, "reader.paper", "s", "sepia");
  g_assert_true (is_on_paper (view, "paper-sepia"));
  g_object_set (fixture.reader, "paper", "tartan", NULL);
  g_assert_false (is_on_paper (view, "paper-sepia"));
  tear_down (&fixture);
}

static char *
dup_clipboard (GtkWidget *widget)
{
  GdkContentProvider *content =
    gdk_clipboard_get_content (gtk_widget_get_clipboard (widget));
  g_auto (GValue)    value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (content);
  g_value_init (&value, G_TYPE_STRING);
  gdk_content_provider_get_value (content, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

/* What is copied is what the source says, alone or with where it says so. */
static void
test_copy (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  Fixture                  fixture = { NULL };
  g_autofree char         *words = NULL;
  g_autofree char         *cited = NULL;
  g_autofree char         *ris = NULL;

  set_up (&fixture, bundle);
  annals_session_select_event (fixture.session, 0);
  fixture.window = show_in_window (fixture.reader, 700, 320);
  annals_reader_view_select (ANNALS_READER_VIEW (get_view (&fixture)), 8, 28);

  g_signal_emit_by_name (get_view (&fixture), "copy-clipboard");
  words = dup_clipboard (fixture.reader);
  g_assert_cmpstr (words, ==, "Æthel saw the bridge");

  gtk_widget_activate_action (fixture.reader, "reader.copy-with-citation", NULL);
  cited = dup_clipboard (fixture.reader);
  g_assert_cmpstr (cited, ==,
                   "“Æthel saw the bridge”\n"
                   "— Æthel Orrin. Annals of the Guild. Ferry House, 1216.");

  gtk_widget_activate_action (fixture.reader, "reader.cite", "s", "ris");
  ris = dup_clipboard (fixture.reader);
  g_assert_true (g_str_has_prefix (ris, "TY  - BOOK\r\nID  - guild\r\nAU  - Æthel Orrin\r\n"));
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!has_display ())
    {
      g_test_add_func ("/reader/pane", skip_without_display);
      return g_test_run ();
    }

  g_test_add_func ("/reader/pane/scrolls-to-the-passage", test_scrolls);
  g_test_add_func ("/reader/pane/steps-through-the-evidence", test_steps);
  g_test_add_func ("/reader/pane/switches-sources", test_switch);
  g_test_add_func ("/reader/pane/words-select-their-event", test_activated);
  g_test_add_func ("/reader/pane/lists-what-is-not-found", test_missing);
  g_test_add_func ("/reader/pane/shows-what-comes-near", test_nearest_places);
  g_test_add_func ("/reader/pane/says-why-it-is-empty", test_empty);
  g_test_add_func ("/reader/pane/fits-a-narrow-window", test_width);

  g_test_add_func ("/reader/pane/finds-words", test_find);
  g_test_add_func ("/reader/pane/has-a-look", test_look);
  g_test_add_func ("/reader/pane/copies-words-and-references", test_copy);

  return g_test_run ();
}
