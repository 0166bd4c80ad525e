/* test-reader-marks.c — what the reader marks, walks through and says, without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/annals-reader-marks.h"

#include "halvek.h"
#include "reader/annals-reader-popover.h"
#include "reader/annals-reader-text.h"
#include "reader/annals-reader-words.h"

#define BUILT_IN "resource://" APP_PATH "/bundle/pakistan-russia.annals"

/* Words of the article between two code points. */
static char *
dup_words (AnnalsArticle *article,
           guint          start,
           guint          end)
{
  const char *text = annals_article_get_text (article, NULL);
  gsize       from = annals_article_get_byte (article, start);

  return g_strndup (text + from, annals_article_get_byte (article, end) - from);
}

static void
test_roles (void)
{
  static const struct
  {
    const char      *words;
    AnnalsReaderRole role;
    guint            event;
    const char      *said;
    guint32          color;
  } expected[] = {
    { "Æthel saw the bridge fall in 1216", ANNALS_READER_ROLE_READ, 0, "in 1216", 0xc64600 },
    { "fall in 1216, and the ferry sank", ANNALS_READER_ROLE_OTHER, 1, "", ANNALS_NONE },
    { "two boats", ANNALS_READER_ROLE_SELECTED, 0, "", 0xc64600 },
  };
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       marks = annals_reader_list_marks (bundle, 0, 0, 0);

  g_assert_cmpuint (marks->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < marks->len; i++)
    {
      AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, i);
      g_autofree char  *words = dup_words (annals_bundle_get_article (bundle, 0), mark->start,
                                           mark->end);

      g_autofree char *said = dup_words (annals_bundle_get_article (bundle, 0), mark->said_start,
                                         mark->said_end);

      g_assert_cmpstr (words, ==, expected[i].words);
      g_assert_cmpstr (said, ==, expected[i].said);
      g_assert_cmphex (mark->color, ==, expected[i].color);
      g_assert_cmpuint (mark->role, ==, expected[i].role);
      g_assert_cmpuint (mark->event, ==, expected[i].event);
      g_assert_cmpuint (mark->is_disputed, ==, expected[i].event == 0);
    }
}

static void
test_nothing_selected (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       marks = annals_reader_list_marks (bundle, 0, ANNALS_NONE, ANNALS_NONE);

  g_assert_cmpuint (marks->len, ==, 3);
  for (guint i = 0; i < marks->len; i++)
    g_assert_cmpuint (g_array_index (marks, AnnalsReaderMark, i).role, ==,
                      ANNALS_READER_ROLE_OTHER);
}

/* "# Winter" is eight code points of the text with its blank line; the words that two events share
 * are found for both, the selected event first. */
static void
test_find (void)
{
  static const struct
  {
    const char *words;
    guint       n_events;
    guint       first;
  } cases[] = {
    { "Winter", 0, 0 },
    { "saw the", 1, 0 },
    { "in 1216", 2, 1 },
    { "the ferry", 1, 1 },
    { "one boat", 0, 0 },
  };
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       marks = annals_reader_list_marks (bundle, 0, 1, ANNALS_NONE);
  AnnalsArticle           *article = annals_bundle_get_article (bundle, 0);
  const char              *text = annals_article_get_text (article, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint              byte = (guint) (strstr (text, cases[i].words) - text);
      g_autoptr (GArray) found =
        annals_reader_find_marks (marks, annals_article_get_offset (article, byte));

      g_assert_cmpuint (found->len, ==, cases[i].n_events);
      if (found->len > 0)
        g_assert_cmpuint (g_array_index (found, AnnalsReaderMark, 0).event, ==, cases[i].first);
    }
}

static void
test_edges (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       marks = annals_reader_list_marks (bundle, 1, 0, ANNALS_NONE);
  AnnalsReaderMark        *mark = &g_array_index (marks, AnnalsReaderMark, 0);
  g_autoptr (GArray)       first = annals_reader_find_marks (marks, mark->start);
  g_autoptr (GArray)       last = annals_reader_find_marks (marks, mark->end - 1);
  g_autoptr (GArray)       after = annals_reader_find_marks (marks, mark->end);

  g_assert_cmpuint (marks->len, ==, 1);
  g_assert_cmpuint (first->len, ==, 1);
  g_assert_cmpuint (last->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 0);
}

static void
test_missing (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  const AnnalsPassage     *passages = annals_bundle_get_passages (bundle, NULL);
  g_autoptr (GArray)       all = annals_reader_list_missing (bundle, 0, ANNALS_NONE);
  g_autoptr (GArray)       of_bridge = annals_reader_list_missing (bundle, 0, 0);
  g_autoptr (GArray)       of_ferry = annals_reader_list_missing (bundle, 0, 1);

  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpuint (of_bridge->len, ==, 0);
  g_assert_cmpuint (of_ferry->len, ==, 1);
  g_assert_cmpstr (
    annals_bundle_get_text (bundle, passages[g_array_index (of_ferry, guint32, 0)].exact), ==,
    "four of them were handed over");
}

static void
test_sequence (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       bridge = annals_reader_list_sequence (bundle, 0);
  g_autoptr (GArray)       frost = annals_reader_list_sequence (bundle, 2);
  g_autoptr (GArray)       nothing = annals_reader_list_sequence (bundle, ANNALS_NONE);

  g_assert_cmpuint (bridge->len, ==, 3);
  for (guint32 i = 0; i < bridge->len; i++)
    g_assert_cmpuint (g_array_index (bridge, guint32, i), ==, i);
  g_assert_cmpuint (frost->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_sources (void)
{
  static const struct
  {
    guint event;
    guint n_sources;
    guint first;
  } cases[] = {
    { 0, 2, 0 },
    { 1, 1, 0 },
    { 2, 1, 2 },
    { ANNALS_NONE, 2, 0 },
  };
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) sources = annals_reader_list_sources (bundle, cases[i].event);

      g_assert_cmpuint (sources->len, ==, cases[i].n_sources);
      g_assert_cmpuint (g_array_index (sources, guint32, 0), ==, cases[i].first);
    }
}

/* Fills a buffer with the whole of an article. */
static AnnalsReaderText *
fill (GtkTextBuffer *buffer,
      AnnalsArticle *article)
{
  AnnalsReaderText *text = annals_reader_text_new (buffer);

  annals_reader_text_set_article (text, article);
  annals_reader_text_show (text, 0);
  while (annals_reader_text_extend (text, TRUE))
    continue;

  return text;
}

static char *
dup_slice (GtkTextBuffer *buffer,
           guint          start,
           guint          end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (buffer, &to, (int) end);
  return gtk_text_buffer_get_slice (buffer, &from, &to, TRUE);
}

/* Every passage of the built-in bundle that has a place stands, in the buffer of the reader, at
 * the offsets that are marked. */
static void
test_built_in (void)
{
  g_autoptr (GFile)         file = g_file_new_for_uri (BUILT_IN);
  g_autoptr (GPtrArray)     problems = g_ptr_array_new ();
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (GError)        error = NULL;
  g_autoptr (AnnalsBundle)  bundle = annals_bundle_load (file, problems, NULL, &error);
  const AnnalsPassage      *passages;
  guint                     n_sources;
  guint                     n_marks = 0;
  guint                     n_passages;

  g_assert_no_error (error);
  passages = annals_bundle_get_passages (bundle, &n_passages);
  annals_bundle_get_sources (bundle, &n_sources);
  annals_reader_tags_create (buffer);
  for (guint i = 0; i < n_sources; i++)
    {
      g_autoptr (GArray)           marks = NULL;
      g_autoptr (AnnalsReaderText) text = NULL;

      marks = annals_reader_list_marks (bundle, i, ANNALS_NONE, ANNALS_NONE);
      text = fill (buffer, annals_bundle_get_article (bundle, i));
      for (guint j = 0; j < marks->len; j++)
        {
          AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, j);
          g_autofree char  *slice = dup_slice (buffer, mark->start, mark->end);

          g_assert_cmpstr (slice, ==,
                           annals_bundle_get_text (bundle, passages[mark->passage].exact));
        }
      n_marks += marks->len;
    }
  g_assert_cmpuint (n_marks, ==, n_passages);
}

static gboolean
has_tag (GtkTextBuffer *buffer,
         const char    *name,
         const char    *words)
{
  g_autofree char *text = dup_slice (buffer, 0, (guint) gtk_text_buffer_get_char_count (buffer));
  const char      *place = strstr (text, words);
  GtkTextTag      *tag;
  GtkTextIter      iter;

  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, (int) g_utf8_strlen (text, place - text));

  return gtk_text_iter_has_tag (&iter, tag);
}

static void
test_tags (void)
{
  static const struct
  {
    const char *tag;
    const char *words;
    const char *not_words;
  } cases[] = {
    { "heading-1", "Top", "plain" },
    { "heading-3", "Low", "Top" },
    { "emphasis", "slanted", "plain" },
    { "strong", "loud", "slanted" },
    { "code", "typed", "loud" },
    { "quote-1", "said", "plain" },
    { "quote-2", "retold", "said" },
    { "list-1", "item", "plain" },
    { "list-2", "nested", "item" },
    { "code-block", "listing", "plain" },
    { "link", "away", "plain" },
    { "rule", "—", "plain" },
  };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  g_autoptr (AnnalsArticle) article =
    annals_article_new ("# Top\n\n&nbsp;plain *slanted* **loud** `typed` [away](https://a.org)\n\n"
                        "### Low\n\n> said\n>\n> > retold\n\n- item 🌉\n  - nested\n\n***\n\n"
                        "    listing\n",
                        -1, ANNALS_ARTICLE_MARKDOWN);
  g_autoptr (AnnalsReaderText) filled = NULL;
  g_autofree char             *text = NULL;

  annals_reader_tags_create (buffer);
  filled = fill (buffer, article);
  text = dup_slice (buffer, 0, annals_article_get_n_chars (article));
  g_assert_cmpstr (text, ==, annals_article_get_text (article, NULL));
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), ==,
                   (int) annals_article_get_n_chars (article));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (has_tag (buffer, cases[i].tag, cases[i].words));
      g_assert_false (has_tag (buffer, cases[i].tag, cases[i].not_words));
    }
  /* The second line feed between two blocks is the blank line. */
  g_assert_false (has_tag (buffer, "gap", "\n\n"));
  g_assert_true (has_tag (buffer, "gap", "\n\u00a0plain"));
}

/* GTK 4.8 reads `foreground` to tell a screen reader of a coloured word, and crashed. */
static void
test_colors (void)
{
  static const char *const  names[] = { "link", "image", "rule", "said" };
  g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
  const GdkRGBA             red = { 1, 0, 0, 1 };
  const AnnalsReaderColors  colors = { red, red, red, red, red, red, red };

  annals_reader_tags_create (buffer);
  annals_reader_tags_set_colors (buffer, &colors);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
      GdkRGBA         *color = NULL;

      g_object_get (gtk_text_tag_table_lookup (table, names[i]), "foreground", &color, NULL);
      g_assert_nonnull (color);
      g_assert_true (gdk_rgba_equal (color, &red));
      gdk_rgba_free (color);
    }
}

static void
test_words (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       sequence = annals_reader_list_sequence (bundle, 0);
  g_autoptr (GArray)       none = annals_reader_list_sequence (bundle, 2);
  g_autofree char         *guild = annals_reader_write_byline (bundle, 0);
  g_autofree char         *brenn = annals_reader_write_byline (bundle, 1);
  g_autofree char         *first = annals_reader_write_position (sequence, 0);
  g_autofree char         *outside = annals_reader_write_position (sequence, -1);
  g_autofree char         *silent = annals_reader_write_position (none, -1);
  g_autofree char         *next = annals_reader_write_hint (bundle, sequence, 1);
  g_autofree char         *before = annals_reader_write_hint (bundle, sequence, 2);
  g_autofree char         *nothing = annals_reader_write_hint (bundle, none, -1);

  g_assert_cmpstr (guild, ==, "Æthel Orrin · Ferry House · 1216 · book");
  g_assert_cmpstr (brenn, ==, "Ada Brenn · 1987 · article");
  g_assert_cmpstr (first, ==, "Passage 1 of 3");
  g_assert_cmpstr (outside, ==, "3 passages");
  g_assert_cmpstr (silent, ==, "No passages");
  g_assert_cmpstr (next, ==, "Next: Brenn 1987 — “the third winter”");
  g_assert_cmpstr (before, ==, "Before: Orrin 1216 — “in 1216”");
  g_assert_cmpstr (nothing, ==, "");
}

static void
test_links (void)
{
  static const struct
  {
    const char *address;
    gboolean    may_open;
  } cases[] = {
    { "https://example.org/a?b#c", TRUE },
    { "HTTP://example.org", TRUE },
    { "mailto:ada@example.org", TRUE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "data:text/html,x", FALSE },
    { "ftp://example.org", FALSE },
    { "articles/brenn.md", FALSE },
    { "//example.org", FALSE },
    { "https://exa mple.org", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].address);
      g_assert_cmpint (annals_reader_may_open (cases[i].address), ==, cases[i].may_open);
    }
}

/* Where the wording differs, the quoted words are told, too. */
static void
test_differing (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (HALVEK);
  g_autoptr (GArray)       marks = annals_reader_list_marks (bundle, 0, 0, ANNALS_NONE);
  AnnalsReaderMark        *mark = &g_array_index (marks, AnnalsReaderMark, 0);
  g_autofree char         *same = NULL;
  g_autofree char         *differing = NULL;

  g_assert_true (mark->is_exact);
  same = annals_reader_describe_marks (bundle, marks, mark->start);
  g_assert_null (strstr (same, "“Æthel saw the bridge fall in 1216”"));

  mark->is_exact = FALSE;
  differing = annals_reader_describe_marks (bundle, marks, mark->start);
  g_assert_nonnull (strstr (differing, "“Æthel saw the bridge fall in 1216”"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/reader/marks/roles", test_roles);
  g_test_add_func ("/reader/marks/nothing-selected", test_nothing_selected);
  g_test_add_func ("/reader/marks/find", test_find);
  g_test_add_func ("/reader/marks/edges", test_edges);
  g_test_add_func ("/reader/marks/missing", test_missing);
  g_test_add_func ("/reader/marks/sequence", test_sequence);
  g_test_add_func ("/reader/marks/sources", test_sources);
  g_test_add_func ("/reader/tags/built-in-passages", test_built_in);
  g_test_add_func ("/reader/tags/marks", test_tags);
  g_test_add_func ("/reader/tags/colours-can-be-read", test_colors);
  g_test_add_func ("/reader/words/bylines-and-places", test_words);
  g_test_add_func ("/reader/links/schemes", test_links);
  g_test_add_func ("/reader/words/differing", test_differing);

  return g_test_run ();
}
