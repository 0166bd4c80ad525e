/* test-loader-parts.c — bundles of so many events that several threads read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read in parts must be what one pass over the file would give. The events here are made
 * from their number, so that each record tells which event it should belong to.
 */

#include "config.h"

#include "core/annals-limits.h"
#include "loader-fixture.h"

#include <math.h>
#include <string.h>

/* Several parts for several threads, whatever their size is. */
#define N_EVENTS 9000

#define ARTICLE                                                     \
  "The ferry sank in March 1820. All of its goods were lost.\\n\\n" \
  "Nobody rebuilt the landing stage before the war had ended."

#define BEFORE_EVENTS                                                                           \
  "{\"format\":\"annals\",\"version\":1,\"id\":\"parts\",\"title\":\"Parts\",\n"                \
  "\"categories\":[{\"id\":\"c0\",\"label\":\"A\"},{\"id\":\"c1\",\"label\":\"B\"},"            \
  "{\"id\":\"c2\",\"label\":\"C\"}],\n"                                                         \
  "\"sources\":[{\"id\":\"s0\",\"csl\":{\"title\":\"Zero\"},\"article\":{\"text\":\"" ARTICLE   \
  "\"}},{\"id\":\"s1\",\"csl\":{\"title\":\"One\"},\"article\":{\"text\":\"" ARTICLE "\"}}],\n" \
  "\"eras\":[{\"id\":\"all\",\"label\":\"All\",\"period\":\"0900/2000\"}],\n\"events\":[\n"

static void
append_event (GString *text,
              guint    number)
{
  g_string_append_printf (text,
                          "{\"id\":\"e%u\",\"title\":\"Title %u\",\"date\":\"%04u\",\"summary\":"
                          "\"Summary %u\",\"categories\":[\"c%u\"],\"participants\":[\"P%u\","
                          "\"Q%u\"],\"places\":[{\"name\":\"L%u\",\"geo\":[%u,1]}],",
                          number, number, 1000 + number % 900, number, number % 3, number, number,
                          number, number % 180);
  g_string_append_printf (text,
                          "\"accounts\":[{\"source\":\"s%u\",\"date\":\"%04u\",\"stated\":\"in %u"
                          "\",\"rank\":\"preferred\",\"rankReason\":\"R%u\",\"passages\":[{"
                          "\"exact\":\"ferry sank in March 1820\"},{\"exact\":\"All of its goods\","
                          "\"prefix\":\"1820. \"}],\"claims\":[{\"property\":\"cause\",\"value\":"
                          "\"V%u\",\"polarity\":\"denies\"}]},{\"source\":\"s0\"}],",
                          number % 2, 1000 + number % 900, number, number, number);
  g_string_append_printf (text,
                          "\"resolution\":{\"property\":\"cause\",\"note\":\"N%u\"}}", number);
}

static AnnalsBundle *
load (const char *(*special) (guint number),
      GPtrArray *diagnostics,
      GError   **error)
{
  GString           *text = g_string_new (BEFORE_EVENTS);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < N_EVENTS; i++)
    {
      const char *event = special != NULL ? special (i) : NULL;

      if (event != NULL)
        g_string_append (text, event);
      else
        append_event (text, i);
      g_string_append (text, i + 1 < N_EVENTS ? ",\n" : "\n");
    }
  g_string_append (text, "]}\n");
  bytes = g_string_free_to_bytes (text);

  return annals_bundle_load_bytes (bytes, "parts", NULL, diagnostics, NULL, error);
}

/* The line of the file on which an event stands. */
static guint
line_of (guint number)
{
  return 6 + number;
}

/* Whether a text is @prefix and a number, as append_event() writes them. */
static void
assert_text (AnnalsBundle *bundle,
             AnnalsText    text,
             const char   *prefix,
             guint         number)
{
  g_autofree char *expected = g_strdup_printf ("%s%u", prefix, number);

  g_assert_cmpstr (annals_bundle_get_text (bundle, text), ==, expected);
}

static void
assert_account (AnnalsBundle *bundle,
                guint         event,
                guint         number)
{
  const AnnalsEvent   *record = &annals_bundle_get_events (bundle, NULL)[event];
  const AnnalsAccount *account = &annals_bundle_get_accounts (bundle,
                                                              NULL)[record->accounts.first];
  const AnnalsPassage *passages = annals_bundle_get_passages (bundle, NULL);
  const AnnalsClaim   *claim = &annals_bundle_get_claims (bundle, NULL)[account->claims.first];
  const AnnalsAccount *other = account + 1;

  g_assert_cmpuint (account->event, ==, event);
  g_assert_cmpuint (account->source, ==, number % 2);
  g_assert_cmpint (account->rank, ==, ANNALS_RANK_PREFERRED);
  assert_text (bundle, account->stated, "in ", number);
  assert_text (bundle, account->rank_reason, "R", number);
  assert_text (bundle, account->edtf, "", 1000 + number % 900);

  g_assert_cmpuint (account->passages.count, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const AnnalsPassage *passage = &passages[account->passages.first + i];

      g_assert_cmpuint (passage->account, ==, record->accounts.first);
      g_assert_cmpint (passage->anchor.state, ==, ANNALS_ANCHOR_FOUND);
      g_assert_cmpuint (passage->anchor.start, ==, i == 0 ? 4 : 30);
    }
  g_assert_cmpuint (account->claims.count, ==, 1);
  g_assert_cmpuint (claim->account, ==, record->accounts.first);
  g_assert_cmpint (claim->polarity, ==, ANNALS_POLARITY_DENIES);
  assert_text (bundle, claim->value, "V", number);

  g_assert_cmpuint (other->event, ==, event);
  g_assert_cmpuint (other->source, ==, 0);
  g_assert_cmpuint (other->passages.count, ==, 0);
  g_assert_cmpuint (other->claims.count, ==, 0);
  g_assert_cmpstr (annals_bundle_get_text (bundle, other->stated), ==, "");
}

/* Whether the event at @event is the one made from @number, with all that belongs to it. */
static void
assert_event (AnnalsBundle *bundle,
              guint         event,
              guint         number)
{
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];
  const AnnalsText  *participants = annals_bundle_get_event_participants (bundle, record);
  const AnnalsPlace *place = &annals_bundle_get_places (bundle, NULL)[record->places.first];
  g_autofree char   *id = g_strdup_printf ("e%u", number);

  assert_text (bundle, record->id, "e", number);
  assert_text (bundle, record->title, "Title ", number);
  assert_text (bundle, record->summary, "Summary ", number);
  assert_text (bundle, record->edtf, "", 1000 + number % 900);
  g_assert_cmpuint (annals_bundle_find_event (bundle, id), ==, event);
  g_assert_cmpuint (record->era, ==, 0);

  g_assert_cmpuint (record->categories.count, ==, 1);
  g_assert_cmpuint (annals_bundle_get_event_categories (bundle, record)[0], ==, number % 3);
  g_assert_cmpuint (record->participants.count, ==, 2);
  assert_text (bundle, participants[0], "P", number);
  assert_text (bundle, participants[1], "Q", number);
  g_assert_cmpuint (record->places.count, ==, 1);
  assert_text (bundle, place->name, "L", number);
  g_assert_cmpfloat (fabs (place->longitude - number % 180), <, 1e-9);
  g_assert_cmpuint (record->accounts.count, ==, 2);
  assert_account (bundle, event, number);
}

static void
assert_resolutions (AnnalsBundle *bundle,
                    guint         n_expected)
{
  guint                   n_resolutions;
  const AnnalsResolution *resolutions = annals_bundle_get_resolutions (bundle, &n_resolutions);
  const AnnalsEvent      *events = annals_bundle_get_events (bundle, NULL);

  g_assert_cmpuint (n_resolutions, ==, n_expected);
  for (guint i = 0; i < n_resolutions; i++)
    {
      const char *id = annals_bundle_get_text (bundle, events[resolutions[i].event].id);
      const char *note = annals_bundle_get_text (bundle, resolutions[i].note);

      g_assert_cmpstr (note + 1, ==, id + 1);
    }
}

static void
assert_problem (GPtrArray  *diagnostics,
                guint       index,
                const char *code,
                guint       number,
                const char *path)
{
  const AnnalsDiagnostic *problem;
  g_autofree char        *pointer = g_strdup_printf ("/events/%u%s", number, path);

  g_assert_cmpuint (index, <, diagnostics->len);
  problem = diagnostics->pdata[index];
  g_assert_cmpstr (problem->code, ==, code);
  g_assert_cmpstr (problem->pointer, ==, pointer);
  g_assert_cmpuint (problem->line, ==, line_of (number));
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_whole (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load (NULL, diagnostics, &error);
  guint                    n_events;
  guint                    n_dated;

  g_assert_no_error (error);
  g_assert_cmpuint (diagnostics->len, ==, 0);
  annals_bundle_get_events (bundle, &n_events);
  g_assert_cmpuint (n_events, ==, N_EVENTS);
  for (guint i = 0; i < n_events; i++)
    assert_event (bundle, i, i);
  assert_resolutions (bundle, N_EVENTS);

  annals_bundle_get_chronology (bundle, &n_dated);
  g_assert_cmpuint (n_dated, ==, N_EVENTS);
}

/* Events of which something is wrong, here and there; 4321 again has an id of long before. */
static const char *
make_wrong (guint number)
{
  switch (number)
    {
    case 10:
      return "{\"id\":\"e9\",\"title\":\"Again\"}";
    case 2999:
      return "{\"title\":\"No id\"}";
    case 4321:
      return "{\"id\":\"e7\",\"title\":\"Again, much later\"}";
    case 4400:
      return "{\"id\":\"e4400\",\"title\":\"Strange\",\"colour\":1,\"accounts\":[{\"source\":"
             "\"nobody\"}]}";
    case 8999:
      return "[]";
    default:
      return NULL;
    }
}

static void
test_problems (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load (make_wrong, diagnostics, &error);
  guint                    n_events;
  guint                    event = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (diagnostics->len, ==, 6);
  assert_problem (diagnostics, 0, "duplicate-id", 10, "/id");
  assert_problem (diagnostics, 1, "missing-member", 2999, "/id");
  assert_problem (diagnostics, 2, "duplicate-id", 4321, "/id");
  assert_problem (diagnostics, 3, "unknown-member", 4400, "/colour");
  assert_problem (diagnostics, 4, "dangling-source", 4400, "/accounts/0/source");
  assert_problem (diagnostics, 5, "wrong-type", 8999, "");

  annals_bundle_get_events (bundle, &n_events);
  g_assert_cmpuint (n_events, ==, N_EVENTS - 4);
  for (guint i = 0; i < N_EVENTS; i++)
    {
      if (make_wrong (i) == NULL)
        assert_event (bundle, event, i);
      event += make_wrong (i) == NULL || i == 4400 ? 1 : 0;
    }
  assert_resolutions (bundle, N_EVENTS - 5);
}

/* A passage that is not in the article as it is quoted: it takes a search, which a part leaves to
 * the pass in order. */
static const char *
make_changed (guint number)
{
  return number == 1500
           ? "{\"id\":\"e1500\",\"title\":\"T\",\"accounts\":[{\"source\":\"s0\",\"passages\":[{"
             "\"exact\":\"Nobody built the landing stage again before the war had ended\"}]}]}"
           : NULL;
}

static void
test_search (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load (make_changed, diagnostics, &error);
  const AnnalsPassage     *passage;
  guint                    n_events;

  g_assert_no_error (error);
  g_assert_cmpuint (diagnostics->len, ==, 1);
  assert_problem (diagnostics, 0, "passage-changed", 1500, "/accounts/0/passages/0/exact");

  annals_bundle_get_events (bundle, &n_events);
  g_assert_cmpuint (n_events, ==, N_EVENTS);
  for (guint i = 0; i < N_EVENTS; i++)
    if (i != 1500)
      assert_event (bundle, i, i);

  passage = &annals_bundle_get_passages (bundle, NULL)[1500 * 2];
  g_assert_cmpint (passage->anchor.state, ==, ANNALS_ANCHOR_CHANGED);
  g_assert_cmpuint (passage->anchor.start, ==, 59);
}

/* All events have the id of an earlier part: each part is read twice. */
static const char *
make_same (guint number)
{
  return number < N_EVENTS / 2 ? NULL : "{\"id\":\"e5\",\"title\":\"The same\"}";
}

static void
test_all_taken (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load (make_same, diagnostics, &error);
  const AnnalsDiagnostic  *last = diagnostics->pdata[diagnostics->len - 1];
  guint                    n_events;

  g_assert_no_error (error);
  annals_bundle_get_events (bundle, &n_events);
  g_assert_cmpuint (n_events, ==, N_EVENTS / 2);
  assert_event (bundle, N_EVENTS / 2 - 1, N_EVENTS / 2 - 1);
  assert_problem (diagnostics, 0, "duplicate-id", N_EVENTS / 2, "/id");

  g_assert_cmpuint (diagnostics->len, ==, ANNALS_MAX_DIAGNOSTICS + 1);
  g_assert_cmpstr (last->code, ==, "too-many-problems");
  g_assert_cmpstr (last->message, ==, "3500 more problems are not listed.");
}

/* More problems than are listed, over several parts: the first ones are. */
static const char *
make_empty (guint number)
{
  return number < 1000 ? NULL : "{}";
}

static void
test_unlisted (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load (make_empty, diagnostics, &error);
  const AnnalsDiagnostic  *last = diagnostics->pdata[diagnostics->len - 1];

  g_assert_no_error (error);
  g_assert_cmpuint (diagnostics->len, ==, ANNALS_MAX_DIAGNOSTICS + 1);
  for (guint i = 0; i < ANNALS_MAX_DIAGNOSTICS; i++)
    assert_problem (diagnostics, i, "missing-member", 1000 + i, "/id");
  g_assert_cmpstr (last->message, ==, "7000 more problems are not listed.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/loader-parts/whole", test_whole);
  g_test_add_func ("/core/loader-parts/problems", test_problems);
  g_test_add_func ("/core/loader-parts/search", test_search);
  g_test_add_func ("/core/loader-parts/all-taken", test_all_taken);
  g_test_add_func ("/core/loader-parts/unlisted", test_unlisted);

  return g_test_run ();
}
