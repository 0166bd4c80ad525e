/* test-session-history.c — back and forward, the place in the article, and the filter of a session
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-session.h"
#include "load-json.h"

static const char bundle_json[] =
  "'categories':[{'id':'war','label':'War'}],"
  "'sources':["
  "{'id':'s0','csl':{'type':'book','title':'A'},'article':{'text':'one two','format':'plain'}},"
  "{'id':'s1','csl':{'type':'book','title':'B'},'article':{'text':'one two','format':'plain'}}],"
  "'eras':[{'id':'era','label':'W','period':'1900/1999'}],"
  "'events':["
  "{'id':'e0','title':'E','date':'1950','categories':['war'],'accounts':[{'source':'s0',"
  "'passages':[{'exact':'one'}]},{'source':'s1','passages':[{'exact':'two'}]}]},"
  "{'id':'e1','title':'E','date':'1960','accounts':[{'source':'s0',"
  "'passages':[{'exact':'two'}]}]},"
  "{'id':'e2','title':'E','date':'1970','categories':['war']},"
  "{'id':'e3','title':'E','categories':['war']}]";

typedef struct
{
  AnnalsSession *session; /* owned */
  guint          n_changes;
  guint          n_restored;
  guint          n_filtered;
} Fixture;

static void
count_cb (guint *count)
{
  (*count)++;
}

/* As the widget of the article does: it shows the beginning of whatever is new. */
static void
scroll_cb (AnnalsSession *session)
{
  annals_session_set_reading_place (session, 0, 0.0);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (AnnalsBundle) bundle = load_json (bundle_json);

  fixture->session = annals_session_new ();
  annals_session_set_bundle (fixture->session, bundle);
  g_signal_connect_swapped (fixture->session, "history-changed", G_CALLBACK (count_cb),
                            &fixture->n_changes);
  g_signal_connect_swapped (fixture->session, "place-restored", G_CALLBACK (count_cb),
                            &fixture->n_restored);
  g_signal_connect_swapped (fixture->session, "filter-changed", G_CALLBACK (count_cb),
                            &fixture->n_filtered);
  g_signal_connect (fixture->session, "notify::reading-passage", G_CALLBACK (scroll_cb), NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_assert_finalize_object (fixture->session);
}

#define assert_place(session, event, era, source, passage)                          \
  G_STMT_START                                                                      \
  {                                                                                 \
    g_assert_cmpuint (annals_session_get_selected_event (session), ==, (event));    \
    g_assert_cmpuint (annals_session_get_selected_era (session), ==, (era));        \
    g_assert_cmpuint (annals_session_get_reading_source (session), ==, (source));   \
    g_assert_cmpuint (annals_session_get_reading_passage (session), ==, (passage)); \
  }                                                                                 \
  G_STMT_END

static void
test_way_back (Fixture      *fixture,
               gconstpointer data)
{
  AnnalsSession *session = fixture->session;

  g_assert_false (annals_session_go_back (session));
  g_assert_false (annals_session_go_forward (session));

  annals_session_select_event (session, 0);
  annals_session_read_source (session, 1);
  annals_session_select_era (session, 0);
  annals_session_read_passage (session, 2);
  g_assert_cmpuint (fixture->n_changes, ==, 4);
  assert_place (session, 1, ANNALS_NONE, 0, 2);

  g_assert_true (annals_session_go_back (session));
  assert_place (session, ANNALS_NONE, 0, 1, ANNALS_NONE);
  g_assert_true (annals_session_go_back (session));
  assert_place (session, 0, ANNALS_NONE, 1, 1);
  g_assert_true (annals_session_go_back (session));
  assert_place (session, 0, ANNALS_NONE, 0, 0);
  g_assert_true (annals_session_go_back (session));
  assert_place (session, ANNALS_NONE, ANNALS_NONE, 0, ANNALS_NONE);
  g_assert_false (annals_session_can_go_back (session));
  g_assert_false (annals_session_go_back (session));

  for (guint i = 0; i < 4; i++)
    g_assert_true (annals_session_go_forward (session));
  assert_place (session, 1, ANNALS_NONE, 0, 2);
  g_assert_false (annals_session_can_go_forward (session));
}

/* The same once more is no step, and a new way ends the old way forward. */
static void
test_new_way (Fixture      *fixture,
              gconstpointer data)
{
  AnnalsSession *session = fixture->session;

  annals_session_select_event (session, 0);
  annals_session_select_event (session, 0);
  annals_session_read_passage (session, 0);
  annals_session_select_event (session, 1);
  annals_session_go_back (session);
  assert_place (session, 0, ANNALS_NONE, 0, 0);
  g_assert_true (annals_session_can_go_forward (session));

  annals_session_select_nothing (session);
  g_assert_false (annals_session_can_go_forward (session));
  annals_session_go_back (session);
  annals_session_go_back (session);
  g_assert_false (annals_session_can_go_back (session));
}

static void
test_place_in_article (Fixture      *fixture,
                       gconstpointer data)
{
  AnnalsSession *session = fixture->session;
  guint          offset = 99;
  double         within = 99.0;

  g_assert_false (annals_session_get_reading_place (session, &offset, &within));
  annals_session_select_event (session, 0);
  annals_session_set_reading_place (session, 5, 0.25);
  annals_session_select_event (session, 1);
  annals_session_set_reading_place (session, 3, 7.0);
  g_assert_true (annals_session_get_reading_place (session, &offset, &within));
  g_assert_cmpfloat (within, ==, 1.0);

  annals_session_go_back (session);
  g_assert_cmpuint (fixture->n_restored, ==, 1);
  g_assert_true (annals_session_get_reading_place (session, &offset, &within));
  g_assert_cmpuint (offset, ==, 5);
  g_assert_cmpfloat (within, ==, 0.25);

  annals_session_go_forward (session);
  g_assert_true (annals_session_get_reading_place (session, &offset, &within));
  g_assert_cmpuint (offset, ==, 3);

  /* Nobody has told where the article stood before the first event was chosen. */
  annals_session_go_back (session);
  annals_session_go_back (session);
  g_assert_cmpuint (fixture->n_restored, ==, 3);
}

static void
test_other_bundle (Fixture      *fixture,
                   gconstpointer data)
{
  AnnalsSession *session = fixture->session;

  annals_session_select_event (session, 3);
  annals_session_set_filter (session, ANNALS_FILTER_CATEGORY, "war", TRUE);
  fixture->n_filtered = 0;
  annals_session_set_bundle (session, NULL);
  g_assert_false (annals_session_can_go_back (session));
  g_assert_false (annals_session_is_filtered (session));
  g_assert_cmpuint (fixture->n_filtered, ==, 1);
  g_assert_cmpuint (annals_session_peek_event (session, 1), ==, ANNALS_NONE);
}

static void
test_chosen_account (Fixture      *fixture,
                     gconstpointer data)
{
  AnnalsSession *session = fixture->session;

  annals_session_select_event (session, 0);
  annals_session_choose_account (session, 1);
  g_assert_cmpuint (annals_session_get_chosen_account (session), ==, 1);
  annals_session_read_passage (session, 0);
  g_assert_cmpuint (annals_session_get_chosen_account (session), ==, 1);
  annals_session_select_event (session, 1);
  g_assert_cmpuint (annals_session_get_chosen_account (session), ==, ANNALS_NONE);
}

static void
test_filter (Fixture      *fixture,
             gconstpointer data)
{
  AnnalsSession *session = fixture->session;

  g_assert_false (annals_session_is_filtered (session));
  annals_session_set_filter (session, ANNALS_FILTER_CATEGORY, "war", TRUE);
  annals_session_set_filter (session, ANNALS_FILTER_CATEGORY, "war", TRUE);
  g_assert_cmpuint (fixture->n_filtered, ==, 1);
  g_assert_true (annals_session_has_filter (session, ANNALS_FILTER_CATEGORY, "war"));
  g_assert_true (annals_session_is_filtered_out (session, 1));
  g_assert_false (annals_session_is_filtered_out (session, 2));
  g_assert_cmpuint (annals_session_count_matches (session), ==, 3);
  g_assert_cmpuint (annals_session_get_filter_terms (session)->len, ==, 1);

  annals_session_clear_filter (session);
  annals_session_clear_filter (session);
  g_assert_cmpuint (fixture->n_filtered, ==, 2);
  g_assert_false (annals_session_is_filtered_out (session, 1));
}

/* A step goes over what is filtered out, from wherever it begins. */
static void
test_filtered_steps (Fixture      *fixture,
                     gconstpointer data)
{
  AnnalsSession *session = fixture->session;

  annals_session_select_event (session, 0);
  g_assert_cmpuint (annals_session_peek_event (session, 1), ==, 1);
  g_assert_cmpuint (annals_session_peek_event (session, -1), ==, ANNALS_NONE);
  annals_session_set_filter (session, ANNALS_FILTER_CATEGORY, "war", TRUE);
  g_assert_cmpuint (annals_session_peek_event (session, 1), ==, 2);
  g_assert_cmpuint (annals_session_peek_event (session, 2), ==, ANNALS_NONE);
  annals_session_select_event (session, 1);
  g_assert_true (annals_session_step_event (session, -1));
  g_assert_cmpuint (annals_session_get_selected_event (session), ==, 0);

  annals_session_set_filter (session, ANNALS_FILTER_PERSON, "Nobody", TRUE);
  g_assert_cmpuint (annals_session_peek_event (session, 1), ==, ANNALS_NONE);
  annals_session_select_nothing (session);
  g_assert_false (annals_session_step_event (session, 1));
}

static const struct
{
  const char *name;
  void (*function) (Fixture *, gconstpointer);
} tests[] = {
  { "way-back", test_way_back },
  { "new-way", test_new_way },
  { "place-in-article", test_place_in_article },
  { "other-bundle", test_other_bundle },
  { "chosen-account", test_chosen_account },
  { "filter", test_filter },
  { "filtered-steps", test_filtered_steps },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/core/session-history/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].function, tear_down);
    }

  return g_test_run ();
}
