/* test-built-in-bundle.c — the bundle that comes with the program keeps its promises
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-agreement.h"
#include "core/annals-loader.h"

#include <string.h>

#define BUNDLE_URI     "resource://" APP_PATH "/bundle/pakistan-russia.annals"
#define DIGEST_NOTE    "This is a digest in our own words"
#define MIN_WORDS      500
#define MAX_WORDS      900
#define MAX_TITLE      60
#define WORDS_PER_RUN  8 /* so many equal words in a row are no longer own words */
#define SEEDS_LOCATION "../shared/seeds"

/* Where the sources part, each found by reading them. */
static const struct
{
  const char *event;
  const char *property;
} disputes[] = {
  { "relations-begin", "date" },
  { "first-climate", "warmth" },
  { "steel-mill", "date" },
  { "steel-mill", "brought about by" },
  { "ties-under-bhutto", "extent" },
  { "hostile-years", "lasted until" },
  { "sharif-visit", "result" },
  { "joint-commission", "date" },
  { "joint-commission", "in the time of" },
  { "working-groups", "date" },
  { "musharraf-visit", "result" },
  { "lavrov-visit", "date" },
  { "defence-agreement", "date" },
  { "defence-agreement", "scope" },
  { "fighters", "aircraft" },
  { "north-south-pipeline", "route" },
  { "gas-pipelines", "TAPI ends in" },
  { "gas-pipelines", "line from Iran" },
};

static AnnalsBundle *
load_bundle (GPtrArray *diagnostics)
{
  g_autoptr (GFile)  file = g_file_new_for_uri (BUNDLE_URI);
  g_autoptr (GError) error = NULL;
  AnnalsBundle      *bundle = annals_bundle_load (file, diagnostics, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bundle);

  return bundle;
}

static void
test_loads_without_problems (void)
{
  g_autoptr (GPtrArray) diagnostics =
    g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
  AnnalsBundle *bundle = load_bundle (diagnostics);

  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *text = annals_diagnostic_to_text (diagnostics->pdata[i]);

      g_test_message ("%s", text);
    }
  g_assert_cmpuint (diagnostics->len, ==, 0);
  g_assert_finalize_object (bundle);
}

static void
test_finds_places_on_axis (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  guint                    n_events;
  guint                    n_dated;
  guint                    n_found = 0;
  const AnnalsEvent       *events = annals_bundle_get_events (bundle, &n_events);
  const guint32           *chronology = annals_bundle_get_chronology (bundle, &n_dated);

  for (guint i = 0; i < n_dated; i++)
    g_assert_cmpuint (annals_bundle_find_in_chronology (bundle, chronology[i]), ==, i);
  for (guint i = 0; i < n_events; i++)
    if (events[i].date.kind == ANNALS_DATE_NONE)
      {
        g_assert_cmpuint (annals_bundle_find_in_chronology (bundle, i), ==, ANNALS_NONE);
        n_found++;
      }
  g_assert_cmpuint (n_found, ==, n_events - n_dated);
}

static void
test_tells_enough (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  const AnnalsEvent       *events;
  guint                    n_articles = 0;
  guint                    n_conflicts = 0;
  guint                    n;

  annals_bundle_get_sources (bundle, &n);
  for (guint i = 0; i < n; i++)
    n_articles += annals_bundle_get_article (bundle, i) != NULL;
  g_assert_cmpuint (n_articles, ==, 5);

  annals_bundle_get_accounts (bundle, &n);
  g_assert_cmpuint (n, >=, 85);

  annals_bundle_get_eras (bundle, &n);
  g_assert_cmpuint (n, >=, 6);

  events = annals_bundle_get_events (bundle, &n);
  g_assert_cmpuint (n, >=, 60);
  for (guint i = 0; i < n; i++)
    n_conflicts += events[i].agreement == ANNALS_AGREEMENT_CONFLICT;
  g_assert_cmpuint (n_conflicts, >=, 10);
}

static void
test_finds_every_passage (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  const AnnalsAccount     *accounts = annals_bundle_get_accounts (bundle, NULL);
  guint                    n_passages;
  const AnnalsPassage     *passages = annals_bundle_get_passages (bundle, &n_passages);

  g_assert_cmpuint (n_passages, >, 0);
  for (guint i = 0; i < n_passages; i++)
    {
      const AnnalsPassage *passage = &passages[i];
      AnnalsArticle       *article =
        annals_bundle_get_article (bundle, accounts[passage->account].source);
      g_autofree char *marked = NULL;

      g_test_message ("%s", annals_bundle_get_text (bundle, passage->exact));
      g_assert_cmpint (passage->anchor.state, ==, ANNALS_ANCHOR_FOUND);
      g_assert_cmpint (passage->anchor.method, ==, ANNALS_ANCHOR_BY_POSITION);
      g_assert_cmpint (passage->start, ==, passage->anchor.start);
      g_assert_cmpint (passage->end, ==, passage->anchor.end);
      marked = g_utf8_substring (annals_article_get_text (article, NULL),
                                 passage->anchor.start, passage->anchor.end);
      g_assert_cmpstr (marked, ==, annals_bundle_get_text (bundle, passage->exact));
    }
}

static void
test_quotes_stated_words (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  guint                    n_accounts;
  const AnnalsAccount     *accounts = annals_bundle_get_accounts (bundle, &n_accounts);

  for (guint i = 0; i < n_accounts; i++)
    {
      const char    *stated = annals_bundle_get_text (bundle, accounts[i].stated);
      AnnalsArticle *article = annals_bundle_get_article (bundle, accounts[i].source);

      g_assert_cmpuint (accounts[i].passages.count, >, 0);
      if (accounts[i].edtf != 0)
        g_assert_cmpstr (stated, !=, "");
      if (strstr (annals_article_get_text (article, NULL), stated) == NULL)
        g_error ("“%s” does not stand in the article", stated);
    }
}

static void
test_describes_every_event (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  guint                    n_events;
  const AnnalsEvent       *events = annals_bundle_get_events (bundle, &n_events);

  for (guint i = 0; i < n_events; i++)
    {
      const char *title = annals_bundle_get_text (bundle, events[i].title);

      g_test_message ("%s", title);
      g_assert_cmpint (g_utf8_strlen (title, -1), <=, MAX_TITLE);
      g_assert_cmpstr (annals_bundle_get_text (bundle, events[i].summary), !=, "");
      g_assert_cmpuint (events[i].categories.count, >, 0);
      g_assert_cmpuint (events[i].accounts.count, >, 0);
      g_assert_cmpfloat (events[i].importance, >, 0);
      g_assert_cmpfloat (events[i].importance, <=, 1);
      if (events[i].date.kind != ANNALS_DATE_NONE)
        g_assert_cmpuint (events[i].era, !=, ANNALS_NONE);
    }
}

static void
test_spans_every_era (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  guint                    n_eras;
  const AnnalsEra         *eras = annals_bundle_get_eras (bundle, &n_eras);

  for (guint i = 0; i < n_eras; i++)
    {
      const AnnalsEra *parent = eras[i].parent == ANNALS_NONE ? NULL : &eras[eras[i].parent];

      g_test_message ("%s", annals_bundle_get_text (bundle, eras[i].label));
      g_assert_cmpint (eras[i].date.kind, ==, ANNALS_DATE_INTERVAL);
      g_assert_cmpint (eras[i].date.lower, <, eras[i].date.upper);
      g_assert_cmpstr (annals_bundle_get_text (bundle, eras[i].description), !=, "");
      if (parent != NULL)
        {
          g_assert_cmpint (eras[i].date.lower, >=, parent->date.lower);
          g_assert_cmpint (eras[i].date.upper, <=, parent->date.upper);
        }
    }
}

static AnnalsAgreement
get_agreement (AnnalsBundle *bundle,
               const char   *event,
               const char   *name)
{
  guint                 index = annals_bundle_find_event (bundle, event);
  g_autoptr (GPtrArray) properties = NULL;

  g_assert_cmpuint (index, !=, ANNALS_NONE);
  properties = annals_agreement_list_properties (bundle, index);
  for (guint i = 0; i < properties->len; i++)
    {
      const AnnalsProperty *property = properties->pdata[i];

      if (g_str_equal (property->name, name))
        return property->agreement;
    }

  return ANNALS_AGREEMENT_NONE;
}

static void
test_shows_disputes (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (disputes); i++)
    {
      g_test_message ("%s: %s", disputes[i].event, disputes[i].property);
      g_assert_cmpint (get_agreement (bundle, disputes[i].event, disputes[i].property), ==,
                       ANNALS_AGREEMENT_CONFLICT);
    }
}

/* --- Words ------------------------------------------------------------------------------------ */

/* Splits a text into lower-case words of letters and digits; apostrophes join, all else parts. */
static GPtrArray *
split_words (const char *text)
{
  GPtrArray          *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char    *folded = g_utf8_casefold (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *p = folded;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (c != '\'' && c != 0x2019 && word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        return words;
    }
}

/* The run of words that begins at @first. */
static char *
join_run (GPtrArray *words,
          guint      first)
{
  g_autoptr (GString) run = g_string_new (words->pdata[first]);

  for (guint i = first + 1; i < first + WORDS_PER_RUN; i++)
    g_string_append_printf (run, " %s", (const char *) words->pdata[i]);

  return g_strdup (run->str);
}

static void
add_runs (GHashTable *runs,
          const char *path)
{
  g_autofree char      *text = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GError)    error = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  words = split_words (text);
  for (guint i = 0; i + WORDS_PER_RUN <= words->len; i++)
    g_hash_table_add (runs, join_run (words, i));
}

static void
assert_own_words (GHashTable *runs,
                  const char *text)
{
  g_autoptr (GPtrArray) words = split_words (text);

  for (guint i = 0; i + WORDS_PER_RUN <= words->len; i++)
    {
      g_autofree char *run = join_run (words, i);

      if (g_hash_table_contains (runs, run))
        g_error ("“%s” are the words of a source", run);
    }
}

/* The source's own title, the heading of its article, is a name and stays as it is. */
static char *
dup_body (AnnalsArticle *article)
{
  GString          *body = g_string_new (NULL);
  const char       *text = annals_article_get_text (article, NULL);
  guint             n_marks;
  const AnnalsMark *marks = annals_article_get_marks (article, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == ANNALS_MARK_PARAGRAPH ||
        (marks[i].kind == ANNALS_MARK_HEADING && marks[i].level > 1))
      {
        g_autofree char *block = g_utf8_substring (text, marks[i].start, marks[i].end);

        g_string_append_printf (body, "%s\n\n", block);
      }

  return g_string_free (body, FALSE);
}

static void
test_measures_articles (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  guint                    n_sources;

  annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_sources; i++)
    {
      AnnalsArticle        *article = annals_bundle_get_article (bundle, i);
      const char           *text = annals_article_get_text (article, NULL);
      g_autoptr (GPtrArray) words = split_words (text);

      g_assert_true (g_str_has_prefix (text, DIGEST_NOTE));
      g_assert_cmpuint (words->len, >=, MIN_WORDS);
      g_assert_cmpuint (words->len, <=, MAX_WORDS);
    }
}

static GHashTable *
load_runs (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNALS_SOURCE_DIR"), SEEDS_LOCATION, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  GHashTable      *runs;
  const char      *name;

  if (folder == NULL)
    return NULL;

  runs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      add_runs (runs, file);
    }

  return runs;
}

static void
test_uses_own_words (void)
{
  g_autoptr (AnnalsBundle) bundle = load_bundle (NULL);
  g_autoptr (GHashTable)   runs = load_runs ();
  guint                    n;
  const AnnalsEvent       *events = annals_bundle_get_events (bundle, &n);
  const AnnalsEra         *eras;

  if (runs == NULL)
    {
      g_test_skip ("The texts of the sources are not here.");
      return;
    }

  assert_own_words (runs, annals_bundle_get_description (bundle));
  for (guint i = 0; i < n; i++)
    assert_own_words (runs, annals_bundle_get_text (bundle, events[i].summary));
  eras = annals_bundle_get_eras (bundle, &n);
  for (guint i = 0; i < n; i++)
    assert_own_words (runs, annals_bundle_get_text (bundle, eras[i].description));
  annals_bundle_get_sources (bundle, &n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *body = dup_body (annals_bundle_get_article (bundle, i));

      assert_own_words (runs, body);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/built-in-bundle/loads-without-problems", test_loads_without_problems);
  g_test_add_func ("/core/built-in-bundle/finds-places-on-axis", test_finds_places_on_axis);
  g_test_add_func ("/core/built-in-bundle/tells-enough", test_tells_enough);
  g_test_add_func ("/core/built-in-bundle/finds-every-passage", test_finds_every_passage);
  g_test_add_func ("/core/built-in-bundle/quotes-stated-words", test_quotes_stated_words);
  g_test_add_func ("/core/built-in-bundle/describes-every-event", test_describes_every_event);
  g_test_add_func ("/core/built-in-bundle/spans-every-era", test_spans_every_era);
  g_test_add_func ("/core/built-in-bundle/shows-disputes", test_shows_disputes);
  g_test_add_func ("/core/built-in-bundle/measures-articles", test_measures_articles);
  g_test_add_func ("/core/built-in-bundle/uses-own-words", test_uses_own_words);

  return g_test_run ();
}
