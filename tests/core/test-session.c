/* test-session.c — selection, reading and stepping, and who hears of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-session.h"
#include "load-json.h"

/* Three sources, the last without an article; passages are told by their source and number:
 *
 *   event  date     accounts
 *   e0     1950     s0 without passage, s1 with p0 and p1
 *   e1     1960     s0 with p2, s1 with p3
 *   e2     1970     s2 with p4
 *   e3     -        none
 *   e4     1955     s1 without passage
 */
static const char events_json[] =
  "'sources':["
  "{'id':'s0','csl':{'type':'book','title':'A'},'article':{'text':'one two','format':'plain'}},"
  "{'id':'s1','csl':{'type':'book','title':'B'},'article':{'text':'one two','format':'plain'}},"
  "{'id':'s2','csl':{'type':'book','title':'C'}}],"
  "'eras':["
  "{'id':'whole','label':'W','period':'1900/1999'},"
  "{'id':'late','label':'L','period':'1960/1979','parent':'whole'},"
  "{'id':'early','label':'E','period':'1940/1959','parent':'whole','source':'s1'},"
  "{'id':'next','label':'N','period':'2000/2010','source':'s2'}],"
  "'events':["
  "{'id':'e0','title':'E','date':'1950','accounts':[{'source':'s0'},"
  "{'source':'s1','passages':[{'exact':'one'},{'exact':'two'}]}]},"
  "{'id':'e1','title':'E','date':'1960','accounts':["
  "{'source':'s0','passages':[{'exact':'one'}]},{'source':'s1','passages':[{'exact':'two'}]}]},"
  "{'id':'e2','title':'E','date':'1970','accounts':["
  "{'source':'s2','passages':[{'exact':'x'}]}]},"
  "{'id':'e3','title':'E'},"
  "{'id':'e4','title':'E','date':'1955','accounts':[{'source':'s1'}]}]";

typedef struct
{
  AnnalsSession *session; /* owned */
  AnnalsBundle  *bundle;  /* owned */
  GString       *heard;   /* owned; names of what was announced, in order of the alphabet */
} Fixture;

static void
hear_notify_cb (AnnalsSession *session,
                GParamSpec    *pspec,
                gpointer       data)
{
  Fixture *fixture = data;

  g_string_append_printf (fixture->heard, "%s ", pspec->name);
}

static void
hear_bookmark_cb (AnnalsSession *session,
                  guint          event,
                  gpointer       data)
{
  Fixture *fixture = data;

  g_string_append_printf (fixture->heard, "bookmark-%u ", event);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->bundle = load_json (events_json);
  fixture->session = annals_session_new ();
  fixture->heard = g_string_new (NULL);
  annals_session_set_bundle (fixture->session, fixture->bundle);
  g_signal_connect (fixture->session, "notify", G_CALLBACK (hear_notify_cb), fixture);
  g_signal_connect (fixture->session, "bookmark-changed", G_CALLBACK (hear_bookmark_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
  g_assert_finalize_object (fixture->bundle);
  g_string_free (fixture->heard, TRUE);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* What was announced since the last call, each as often as it was, in order of the alphabet: who
 * hears first is nobody's business. */
static void
check_heard (Fixture    *fixture,
             const char *expected)
{
  g_auto (GStrv)   names = g_strsplit (g_strchomp (fixture->heard->str), " ", -1);
  g_autofree char *heard = NULL;

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  heard = g_strjoinv (" ", names);
  g_assert_cmpstr (heard, ==, expected);
  g_string_truncate (fixture->heard, 0);
}

static void
check_state (Fixture *fixture,
             guint    event,
             guint    era,
             guint    source,
             guint    passage)
{
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, event);
  g_assert_cmpuint (annals_session_get_selected_era (fixture->session), ==, era);
  g_assert_cmpuint (annals_session_get_reading_source (fixture->session), ==, source);
  g_assert_cmpuint (annals_session_get_reading_passage (fixture->session), ==, passage);
}

static void
test_new (void)
{
  AnnalsSession *session = annals_session_new ();

  g_assert_null (annals_session_get_bundle (session));
  g_assert_cmpuint (annals_session_get_selected_event (session), ==, ANNALS_NONE);
  g_assert_false (annals_session_step_event (session, 1));
  g_assert_false (annals_session_step_era (session, 1));
  g_assert_finalize_object (session);
}

static void
test_bundle (Fixture      *fixture,
             gconstpointer data)
{
  AnnalsBundle *other = load_json (events_json);

  check_state (fixture, ANNALS_NONE, ANNALS_NONE, 0, ANNALS_NONE);

  annals_session_set_bundle (fixture->session, fixture->bundle);
  check_heard (fixture, "");

  annals_session_select_event (fixture->session, 0);
  annals_session_set_bookmarked (fixture->session, 0, TRUE);
  check_heard (fixture, "bookmark-0 reading-passage reading-source selected-event");
  annals_session_set_bundle (fixture->session, other);
  check_heard (fixture, "bundle reading-passage reading-source selected-event");
  check_state (fixture, ANNALS_NONE, ANNALS_NONE, 0, ANNALS_NONE);
  g_assert_false (annals_session_is_bookmarked (fixture->session, 0));

  annals_session_set_bundle (fixture->session, NULL);
  check_heard (fixture, "bundle reading-source");
  check_state (fixture, ANNALS_NONE, ANNALS_NONE, ANNALS_NONE, ANNALS_NONE);
  g_assert_finalize_object (other);
}

static void
test_select_event (Fixture      *fixture,
                   gconstpointer data)
{
  /* The source that is being read has nothing to show, the other one has. */
  annals_session_select_event (fixture->session, 0);
  check_state (fixture, 0, ANNALS_NONE, 1, 0);
  check_heard (fixture, "reading-passage reading-source selected-event");

  /* Again: nothing happens. */
  annals_session_select_event (fixture->session, 0);
  check_heard (fixture, "");

  /* Both sources tell it, the one being read stays. */
  annals_session_select_event (fixture->session, 1);
  check_state (fixture, 1, ANNALS_NONE, 1, 3);
  check_heard (fixture, "reading-passage selected-event");

  /* Nobody tells it: the article stays, no passage is read. */
  annals_session_select_event (fixture->session, 3);
  check_state (fixture, 3, ANNALS_NONE, 1, ANNALS_NONE);
  check_heard (fixture, "reading-passage selected-event");

  /* A source without an article. */
  annals_session_select_event (fixture->session, 2);
  check_state (fixture, 2, ANNALS_NONE, 2, 4);
  check_heard (fixture, "reading-passage reading-source selected-event");

  annals_session_select_nothing (fixture->session);
  check_state (fixture, ANNALS_NONE, ANNALS_NONE, 2, ANNALS_NONE);
  check_heard (fixture, "reading-passage selected-event");
  annals_session_select_nothing (fixture->session);
  check_heard (fixture, "");
}

static void
test_select_era (Fixture      *fixture,
                 gconstpointer data)
{
  annals_session_select_event (fixture->session, 1);
  check_state (fixture, 1, ANNALS_NONE, 0, 2);
  check_heard (fixture, "reading-passage selected-event");

  /* An era takes the place of the event, and brings the source that draws it so. */
  annals_session_select_era (fixture->session, 2);
  check_state (fixture, ANNALS_NONE, 2, 1, ANNALS_NONE);
  check_heard (fixture, "reading-passage reading-source selected-era selected-event");
  annals_session_select_era (fixture->session, 2);
  check_heard (fixture, "");

  /* No source, and one that has no article to show. */
  annals_session_select_era (fixture->session, 1);
  check_state (fixture, ANNALS_NONE, 1, 1, ANNALS_NONE);
  check_heard (fixture, "selected-era");
  annals_session_select_era (fixture->session, 3);
  check_state (fixture, ANNALS_NONE, 3, 1, ANNALS_NONE);
  check_heard (fixture, "selected-era");

  annals_session_select_event (fixture->session, 3);
  check_state (fixture, 3, ANNALS_NONE, 1, ANNALS_NONE);
  check_heard (fixture, "selected-era selected-event");
}

static void
test_read (Fixture      *fixture,
           gconstpointer data)
{
  /* Without an event a source is read, and no passage. */
  annals_session_read_source (fixture->session, 1);
  check_state (fixture, ANNALS_NONE, ANNALS_NONE, 1, ANNALS_NONE);
  check_heard (fixture, "reading-source");

  /* The same event in the other source. */
  annals_session_select_event (fixture->session, 1);
  check_heard (fixture, "reading-passage selected-event");
  annals_session_read_source (fixture->session, 0);
  check_state (fixture, 1, ANNALS_NONE, 0, 2);
  check_heard (fixture, "reading-passage reading-source");

  /* A source that does not tell it. */
  annals_session_read_source (fixture->session, 2);
  check_state (fixture, 1, ANNALS_NONE, 2, ANNALS_NONE);
  check_heard (fixture, "reading-passage reading-source");

  /* A passage brings its event and its source, and takes the place of an era. */
  annals_session_select_era (fixture->session, 1);
  check_heard (fixture, "selected-era selected-event");
  annals_session_read_passage (fixture->session, 1);
  check_state (fixture, 0, ANNALS_NONE, 1, 1);
  check_heard (fixture, "reading-passage reading-source selected-era selected-event");

  /* Another passage of the same account. */
  annals_session_read_passage (fixture->session, 0);
  check_state (fixture, 0, ANNALS_NONE, 1, 0);
  check_heard (fixture, "reading-passage");
}

static void
test_step_event (Fixture      *fixture,
                 gconstpointer data)
{
  static const guint order[] = { 0, 4, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_assert_true (annals_session_step_event (fixture->session, 1));
      g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, order[i]);
    }
  g_assert_false (annals_session_step_event (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 2);

  g_assert_true (annals_session_step_event (fixture->session, -3));
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 0);
  g_assert_false (annals_session_step_event (fixture->session, -1));
  g_assert_false (annals_session_step_event (fixture->session, G_MAXINT));
  g_assert_false (annals_session_step_event (fixture->session, G_MININT));
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 0);
}

static void
test_step_event_from_era (Fixture      *fixture,
                          gconstpointer data)
{
  annals_session_select_era (fixture->session, 1);
  g_assert_true (annals_session_step_event (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 1);

  /* Nothing happens in that era or after it. */
  annals_session_select_era (fixture->session, 3);
  g_assert_true (annals_session_step_event (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 2);

  /* An undated event is not on the axis. */
  annals_session_select_event (fixture->session, 3);
  g_assert_true (annals_session_step_event (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_event (fixture->session), ==, 0);
}

static void
test_step_era (Fixture      *fixture,
               gconstpointer data)
{
  /* Among the outermost, in the order of the axis. */
  g_assert_true (annals_session_step_era (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_era (fixture->session), ==, 0);
  g_assert_true (annals_session_step_era (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_era (fixture->session), ==, 3);
  g_assert_false (annals_session_step_era (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_era (fixture->session), ==, 3);

  /* Among the parts of one era. */
  annals_session_select_era (fixture->session, 2);
  g_assert_true (annals_session_step_era (fixture->session, 1));
  g_assert_cmpuint (annals_session_get_selected_era (fixture->session), ==, 1);
  g_assert_false (annals_session_step_era (fixture->session, 1));
  g_assert_true (annals_session_step_era (fixture->session, -1));
  g_assert_cmpuint (annals_session_get_selected_era (fixture->session), ==, 2);
  g_assert_false (annals_session_step_era (fixture->session, -1));

  /* From the era of the chosen event. */
  annals_session_select_event (fixture->session, 2);
  g_assert_true (annals_session_step_era (fixture->session, -1));
  check_state (fixture, ANNALS_NONE, 2, 1, ANNALS_NONE);
}

static void
test_bookmarks (Fixture      *fixture,
                gconstpointer data)
{
  g_assert_false (annals_session_is_bookmarked (fixture->session, 1));
  annals_session_set_bookmarked (fixture->session, 1, FALSE);
  check_heard (fixture, "");

  annals_session_set_bookmarked (fixture->session, 1, TRUE);
  g_assert_true (annals_session_is_bookmarked (fixture->session, 1));
  g_assert_false (annals_session_is_bookmarked (fixture->session, 0));
  check_heard (fixture, "bookmark-1");
  annals_session_set_bookmarked (fixture->session, 1, TRUE);
  check_heard (fixture, "");

  annals_session_set_bookmarked (fixture->session, 0, TRUE);
  {
    g_autoptr (GArray) bookmarks = annals_session_list_bookmarks (fixture->session);

    g_assert_cmpuint (bookmarks->len, ==, 2);
    g_assert_cmpuint (g_array_index (bookmarks, guint32, 0), ==, 0);
    g_assert_cmpuint (g_array_index (bookmarks, guint32, 1), ==, 1);
  }
  annals_session_set_bookmarked (fixture->session, 0, FALSE);
  check_heard (fixture, "bookmark-0 bookmark-0");

  annals_session_set_bookmarked (fixture->session, 1, FALSE);
  g_assert_false (annals_session_is_bookmarked (fixture->session, 1));
  check_heard (fixture, "bookmark-1");
}

static void
check_consistent_cb (AnnalsSession *session,
                     GParamSpec    *pspec,
                     gpointer       data)
{
  guint *n_heard = data;

  g_assert_cmpuint (annals_session_get_selected_event (session), ==, 0);
  g_assert_cmpuint (annals_session_get_selected_era (session), ==, ANNALS_NONE);
  g_assert_cmpuint (annals_session_get_reading_source (session), ==, 1);
  g_assert_cmpuint (annals_session_get_reading_passage (session), ==, 0);
  (*n_heard)++;
}

/* Whoever hears of one part of a change sees the whole of it. */
static void
test_changes_are_whole (Fixture      *fixture,
                        gconstpointer data)
{
  guint n_heard = 0;

  annals_session_select_era (fixture->session, 0);
  g_signal_connect (fixture->session, "notify", G_CALLBACK (check_consistent_cb), &n_heard);
  annals_session_select_event (fixture->session, 0);
  g_assert_cmpuint (n_heard, ==, 4);
}

static void
test_properties (Fixture      *fixture,
                 gconstpointer data)
{
  AnnalsBundle *bundle = NULL;
  guint         event;
  guint         era;
  guint         source;
  guint         passage;

  annals_session_select_event (fixture->session, 0);
  g_object_get (fixture->session, "bundle", &bundle, "selected-event", &event,
                "selected-era", &era, "reading-source", &source, "reading-passage", &passage, NULL);
  g_assert_true (bundle == fixture->bundle);
  g_assert_cmpuint (event, ==, 0);
  g_assert_cmpuint (era, ==, ANNALS_NONE);
  g_assert_cmpuint (source, ==, 1);
  g_assert_cmpuint (passage, ==, 0);
  g_object_unref (bundle);
}

typedef struct
{
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} Test;

static const Test tests[] = {
  { "bundle", test_bundle },
  { "select-event", test_select_event },
  { "select-era", test_select_era },
  { "read", test_read },
  { "step-event", test_step_event },
  { "step-event-from-era", test_step_event_from_era },
  { "step-era", test_step_era },
  { "bookmarks", test_bookmarks },
  { "changes-are-whole", test_changes_are_whole },
  { "properties", test_properties },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/session/new", test_new);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/core/session/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].function, tear_down);
    }

  return g_test_run ();
}
