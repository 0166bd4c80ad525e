/* test-detail.c — the sidebar on a screen
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail.h"

#include "load-json.h"
#include "look-at.h"

#define BUNDLE                                                                                 \
  "'description':'Of a *bridge*.',"                                                            \
  "'eras':[{'id':'ysolne','label':'Reign of Ysolne','period':'1211/1240','source':'brenn',"    \
  "'description':'She <b>ruled</b>.'},{'id':'after','label':'After','period':'1241/1260'}],"   \
  "'categories':[{'id':'disaster','label':'Disaster','color':'#c64600'}],"                     \
  "'sources':["                                                                                \
  "{'id':'guild','csl':{'type':'book','title':'Annals of the Guild',"                          \
  "'author':[{'family':'Orrin'}],'issued':{'date-parts':[[1216]]}},"                           \
  "'article':{'format':'plain','text':'The bridge fell in 1216.'}},"                           \
  "{'id':'brenn','csl':{'type':'book','title':'Tellings','author':[{'family':'Brenn'}],"       \
  "'issued':{'date-parts':[[1987]]}},"                                                         \
  "'article':{'format':'plain','text':'It fell in the third winter.'}}],"                      \
  "'events':["                                                                                 \
  "{'id':'bridge','title':'The bridge <i>falls</i>','summary':'It *fell*.',"                   \
  "'categories':['disaster'],'participants':['Orrin'],'places':[{'name':'Halvek'}],"           \
  "'resolution':{'property':'date','note':'The winter began in 1213.'},'accounts':["           \
  "{'source':'guild','date':'1216','stated':'in 1216','passages':[{'exact':'fell in 1216'}]}," \
  "{'source':'brenn','date':'1213','stated':'the third winter',"                               \
  "'passages':[{'exact':'the third winter'}]}]},"                                              \
  "{'id':'ferry','title':'The ferry sinks','date':'1220','accounts':["                         \
  "{'source':'guild','date':'1220','stated':'four years on'},"                                 \
  "{'source':'brenn','date':'1220','stated':'in 1220'}]},"                                     \
  "{'id':'toll','title':'The toll ends','accounts':["                                          \
  "{'source':'brenn','date':'1216-02-12','calendar':'julian'}]}]"

typedef struct
{
  AnnalsSession *session;
  GtkWidget     *detail;
  GtkWidget     *window;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (AnnalsBundle) bundle = load_json (BUNDLE);

  fixture->session = annals_session_new ();
  annals_session_set_bundle (fixture->session, bundle);
  fixture->detail = g_object_new (ANNALS_TYPE_DETAIL, "session", fixture->session, NULL);
  fixture->window = show_in_window (fixture->detail, 400, 700);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->session);
}

static gboolean
says (Fixture    *fixture,
      const char *text)
{
  return find_label (fixture->detail, text) != NULL;
}

static void
test_conflict (Fixture      *fixture,
               gconstpointer data)
{
  static const char *const words[] = {
    "The bridge <i>falls</i>",
    "1216, or 1213",
    "Reign of Ysolne",
    "Disaster",
    "It fell.",
    "2 sources",
    "The sources disagree",
    "conflict",
    "1216",
    "3 years apart · one source each, a tie",
    "“in 1216”",
    "“the third winter”",
    "1213",
    "The winter began in 1213.",
    "Orrin",
    "Halvek",
    "Orrin 1216",
    "Brenn 1987",
  };

  annals_session_select_event (fixture->session, 0);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_true (says (fixture, words[i]));
    }
}

/* Where the sources agree, each still has its own words. */
static void
test_agreement (Fixture      *fixture,
                gconstpointer data)
{
  annals_session_select_event (fixture->session, 1);
  g_assert_true (says (fixture, "agree"));
  g_assert_true (says (fixture, "“four years on”"));
  g_assert_true (says (fixture, "“in 1220”"));
  g_assert_true (says (fixture, "no passage"));
  g_assert_false (says (fixture, "The sources disagree"));
}

/* The date is Gregorian everywhere; the source's own stands beside it. */
static void
test_calendar (Fixture      *fixture,
               gconstpointer data)
{
  annals_session_select_event (fixture->session, 2);
  g_assert_true (says (fixture, "12 February 1216"));
  g_assert_true (says (fixture, "5 February 1216 (Julian)"));
}

static void
test_passages (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *button;

  annals_session_select_event (fixture->session, 0);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture->session), ==, 0);
  g_assert_nonnull (find_button (fixture->detail, "in the reader"));

  button = find_button (fixture->detail, "Show passage");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (annals_session_get_reading_passage (fixture->session), ==, 1);
  g_assert_cmpuint (annals_session_get_reading_source (fixture->session), ==, 1);
  /* The same button, and with it the focus, is still there; it says what has become of it. */
  g_assert_true (find_button (fixture->detail, "in the reader") == button);

  annals_session_read_source (fixture->session, 0);
  g_assert_true (find_button (fixture->detail, "Show passage") == button);
}

static void
test_bookmark (Fixture      *fixture,
               gconstpointer data)
{
  GtkWidget *button;

  annals_session_select_event (fixture->session, 0);
  button = find_widget (fixture->detail, GTK_TYPE_TOGGLE_BUTTON, NULL);
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==,
                   "win.toggle-bookmark");
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (button)), ==,
                   "annals-ribbon-outline-symbolic");

  annals_session_set_bookmarked (fixture->session, 0, TRUE);
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (button)), ==, "annals-ribbon-symbolic");
  annals_session_select_event (fixture->session, 1);
  g_assert_cmpstr (gtk_button_get_icon_name (GTK_BUTTON (button)), ==,
                   "annals-ribbon-outline-symbolic");
}

static void
activate_row (Fixture    *fixture,
              const char *title)
{
  GtkWidget *label = find_label (fixture->detail, title);
  GtkWidget *row;

  g_assert_nonnull (label);
  row = gtk_widget_get_ancestor (label, GTK_TYPE_LIST_BOX_ROW);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
}

static void
test_era (Fixture      *fixture,
          gconstpointer data)
{
  annals_session_select_era (fixture->session, 0);
  g_assert_true (says (fixture, "Reign of Ysolne"));
  g_assert_true (says (fixture, "1211–1240"));
  g_assert_true (says (fixture, "She <b>ruled</b>."));
  g_assert_true (says (fixture, "The span is drawn after Brenn 1987."));
  g_assert_true (says (fixture, "of 2 sources"));
  g_assert_true (says (fixture, "Disagreements"));
  activate_row (fixture, "The ferry sinks");
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 1);

  annals_session_select_era (fixture->session, 1);
  g_assert_true (says (fixture, "After"));
  g_assert_false (says (fixture, "Disagreements"));
}

static void
test_bundle (Fixture      *fixture,
             gconstpointer data)
{
  g_assert_true (says (fixture, "T"));
  g_assert_true (says (fixture, "Of a bridge."));
  g_assert_true (says (fixture, "Annals of the Guild"));
  g_assert_true (says (fixture, "3 events"));
  activate_row (fixture, "Brenn 1987");
  g_assert_cmpuint (annals_session_get_reading_source (fixture->session), ==, 1);
  activate_row (fixture, "The bridge <i>falls</i>");
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 0);

  annals_session_set_bundle (fixture->session, NULL);
  g_assert_false (says (fixture, "T"));
}

/* Every page fits into the narrowest pane there is, without a scroll bar that it has not. */
static void
test_width (Fixture      *fixture,
            gconstpointer data)
{
  GtkWidget *stack = find_widget (fixture->detail, GTK_TYPE_STACK, NULL);
  int        least;

  gtk_widget_measure (fixture->detail, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 320);

  for (guint page = 0; page < 4; page++)
    {
      int minimum;

      if (page == 1 || page == 2)
        annals_session_select_event (fixture->session, page - 1);
      else if (page == 3)
        annals_session_select_era (fixture->session, 0);
      gtk_widget_measure (gtk_stack_get_visible_child (GTK_STACK (stack)),
                          GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_test_message ("page %u: %d px", page, minimum);
      g_assert_cmpint (minimum, <=, least);
    }
}

/* Of a thousand people the first are shown, and more when that is asked for. */
static void
test_many_names (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (GString)      text = g_string_new ("'events':[{'id':'e','title':'E','participants':[");
  g_autoptr (AnnalsBundle) bundle = NULL;
  GtkWidget               *more;

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, "%s'Person %u'", i > 0 ? "," : "", i);
  g_string_append (text, "],'places':[{'name':'Halvek'}]}]");
  bundle = load_json (text->str);
  annals_session_set_bundle (fixture->session, bundle);
  annals_session_select_event (fixture->session, 0);

  g_assert_true (says (fixture, "Person 59"));
  g_assert_false (says (fixture, "Person 60"));
  more = find_button (fixture->detail, "941 more");
  g_assert_nonnull (more);
  g_signal_emit_by_name (more, "clicked");
  g_assert_true (says (fixture, "Person 239"));
  g_assert_true (says (fixture, "761 more"));
  g_signal_emit_by_name (find_button (fixture->detail, "761 more"), "clicked");
  g_signal_emit_by_name (find_button (fixture->detail, "41 more"), "clicked");
  g_assert_true (says (fixture, "Person 999"));
  g_assert_true (says (fixture, "Halvek"));
  g_assert_null (find_button (fixture->detail, "0 more"));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  if (!has_display ())
    {
      g_test_add_func ("/detail/pane", skip_without_display);
      return g_test_run ();
    }

  add ("/detail/pane/conflict", test_conflict);
  add ("/detail/pane/agreement", test_agreement);
  add ("/detail/pane/calendar", test_calendar);
  add ("/detail/pane/passages", test_passages);
  add ("/detail/pane/bookmark", test_bookmark);
  add ("/detail/pane/era", test_era);
  add ("/detail/pane/bundle", test_bundle);
  add ("/detail/pane/many-names", test_many_names);
  add ("/detail/pane/fits-a-narrow-window", test_width);

  return g_test_run ();
}
