/* test-reader-long.c — articles that are too long, or too odd, to be laid out at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gstdio.h>
#include <time.h>

#include "reader/annals-reader-pages.h"
#include "reader/annals-reader-text.h"
#include "reader/annals-reader-view.h"
#include "reader/annals-reader.h"

#include "load-json.h"
#include "look-at.h"

#define MEGABYTE 1000000

/* What a bundle or its article may be made of. */
static char *
write_words (gsize size)
{
  GString *text = g_string_sized_new (size + 200);

  for (guint i = 0; text->len < size; i++)
    g_string_append_printf (text,
                            "%sParagraph %u tells of the *ferry* that [sank](https://a.org) below "
                            "the bridge, and of **%u** boats that did not; the third winter of the "
                            "queen was a hard one, and nobody had seen the ice so thick.\n\n%s",
                            i % 50 == 0 ? "## Of the year\n\n" : "", i, i % 7,
                            i % 20 == 0 ? "- one\n- two\n\n> said\n\n" : "");
  return g_string_free (text, FALSE);
}

static char *
write_one_word (gsize size)
{
  return g_strnfill (size, 'x');
}

static char *
write_one_paragraph (gsize size)
{
  GString *text = g_string_sized_new (size + 100);

  while (text->len < size)
    g_string_append (text, "The *bridge* fell. Мост упал. ");
  return g_string_free (text, FALSE);
}

static char *
write_without_spaces (gsize size)
{
  GString *text = g_string_sized_new (size + 3);

  while (text->len < size)
    g_string_append (text, "漢");
  return g_string_free (text, FALSE);
}

static char *
write_line_feeds (gsize size)
{
  return g_strnfill (size, '\n');
}

/* Lines without a blank one among them. */
static char *
write_short_lines (gsize size)
{
  GString *text = g_string_sized_new (size);

  while (text->len < size)
    g_string_append (text, "a\n");
  return g_string_free (text, FALSE);
}

static char *
write_combining_marks (gsize size)
{
  GString *text = g_string_sized_new (size + 2);

  while (text->len < size)
    g_string_append (text, "\u0301");
  return g_string_free (text, FALSE);
}

static char *
write_html (gsize size)
{
  GString *text = g_string_sized_new (size + 100);

  while (text->len < size)
    g_string_append (text, "<script>alert(1)</script>\n\n<b onclick='x()'>bold</b> "
                           "[go](javascript:alert(1)) [file](file:///etc/passwd)\n\n");
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name;
  char *(*write) (gsize size);
  gsize               size;
  AnnalsArticleFormat format;
} articles[] = {
  { "empty", write_words, 0, ANNALS_ARTICLE_MARKDOWN },
  { "short", write_words, 2000, ANNALS_ARTICLE_MARKDOWN },
  { "markdown", write_words, 10 * MEGABYTE, ANNALS_ARTICLE_MARKDOWN },
  { "plain", write_words, 10 * MEGABYTE, ANNALS_ARTICLE_PLAIN },
  { "one word", write_one_word, MEGABYTE, ANNALS_ARTICLE_MARKDOWN },
  { "one paragraph", write_one_paragraph, MEGABYTE, ANNALS_ARTICLE_MARKDOWN },
  { "without spaces", write_without_spaces, MEGABYTE, ANNALS_ARTICLE_PLAIN },
  { "line feeds", write_line_feeds, 200000, ANNALS_ARTICLE_PLAIN },
  { "short lines", write_short_lines, 400000, ANNALS_ARTICLE_PLAIN },
  { "combining marks", write_combining_marks, 200000, ANNALS_ARTICLE_MARKDOWN },
  { "raw HTML", write_html, 20000, ANNALS_ARTICLE_MARKDOWN },
};

static AnnalsArticle *
make_article (guint index)
{
  g_autofree char *text = articles[index].write (articles[index].size);

  return annals_article_new (text, -1, articles[index].format);
}

/* --- without a screen ---------------------------------------------------------------------- */

/* Pages follow each other without a gap, and none is long, or has a long line. */
static void
test_pages (gconstpointer data)
{
  g_autoptr (AnnalsArticle) article = make_article (GPOINTER_TO_UINT (data));
  g_autoptr (GPtrArray)     pages = annals_reader_pages_new (article);
  const char               *text = annals_article_get_text (article, NULL);
  guint                     end = 0;

  g_assert_cmpuint (pages->len, >, 0);
  for (guint i = 0; i < pages->len; i++)
    {
      const AnnalsReaderPage *page = g_ptr_array_index (pages, i);
      gsize                   from = annals_article_get_byte (article, page->start);
      gsize                   to = annals_article_get_byte (article, page->end);
      g_autofree char        *part = g_strndup (text + from, to - from);
      g_auto (GStrv)          lines = g_strsplit (part, "\n", -1);

      g_assert_cmpuint (page->start, ==, end);
      g_assert_true (page->end > page->start || pages->len == 1);
      g_assert_cmpuint (to - from, <=, 2 * ANNALS_READER_PAGE_BYTES);
      g_assert_cmpuint (g_strv_length (lines), <=, ANNALS_READER_PAGE_LINES + 1);
      for (char **line = lines; *line != NULL; line++)
        g_assert_cmpint (g_utf8_strlen (*line, -1), <=, ANNALS_READER_LINE_CHARS);
      g_assert_cmpint (page->is_continued, ==, from > 0 && text[from - 1] != '\n');
      g_assert_cmpuint (annals_reader_pages_find (pages, page->start), ==, i);
      end = page->end;
    }
  g_assert_cmpuint (end, ==, annals_article_get_n_chars (article));
}

/* Every code point of the buffer that is no line feed between two parts of a line is the one of
 * the article that it says it is. */
static void
check_text (AnnalsReaderText *text,
            GtkTextBuffer    *buffer)
{
  AnnalsArticle *article = annals_reader_text_get_article (text);
  guint          start;
  guint          end;

  annals_reader_text_get_range (text, &start, &end);
  for (guint offset = start; offset < end; offset += MAX ((end - start) / 1000, 1))
    {
      const char *place =
        annals_article_get_text (article, NULL) + annals_article_get_byte (article, offset);
      GtkTextIter iter;

      annals_reader_text_get_iter (text, offset, &iter);
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, g_utf8_get_char (place));
      g_assert_cmpuint (annals_reader_text_get_offset (text, &iter), ==, offset);
    }
}

static void
test_buffer (gconstpointer data)
{
  g_autoptr (GtkTextBuffer)    buffer = gtk_text_buffer_new (NULL);
  g_autoptr (AnnalsReaderText) text = NULL;
  g_autoptr (AnnalsArticle)    article = make_article (GPOINTER_TO_UINT (data));
  guint                        n_chars = annals_article_get_n_chars (article);

  annals_reader_tags_create (buffer);
  text = annals_reader_text_new (buffer);
  annals_reader_text_set_article (text, article);
  for (guint share = 0; share <= 4; share++)
    {
      guint offset = (guint) ((guint64) n_chars * share / 4);
      guint start;
      guint end;

      annals_reader_text_show (text, offset);
      annals_reader_text_get_range (text, &start, &end);
      g_assert_cmpuint (start, <=, offset);
      g_assert_cmpuint (offset, <=, end);
      check_text (text, buffer);
      for (guint i = 0; i < 100 && annals_reader_text_extend (text, share % 2 == 0); i++)
        continue;
      check_text (text, buffer);
      for (guint i = 0; i < 30 && annals_reader_text_extend (text, share % 2 != 0); i++)
        continue;
      check_text (text, buffer);
      g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 1100000);
    }
}

/* --- on a screen --------------------------------------------------------------------------- */

typedef struct
{
  gint64 longest; /* longest turn, µs */
  gint64 total;   /* µs */
} Turns;

/* Time of this thread's own work, µs: what other programs do meanwhile is not to be seen. */
static gint64
get_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
turn (Turns *turns)
{
  gint64 start = get_time ();

  g_main_context_iteration (NULL, FALSE);
  start = get_time () - start;
  turns->longest = MAX (turns->longest, start);
  turns->total += start;
}

static AnnalsBundle *
load_article (guint index)
{
  g_autoptr (GError)    error = NULL;
  g_autofree char      *folder = g_dir_make_tmp (NULL, &error);
  g_autofree char      *words = articles[index].write (articles[index].size);
  g_autofree char      *beside = g_build_filename (folder, "long.md", NULL);
  g_autofree char      *path = g_build_filename (folder, "long.annals", NULL);
  g_autoptr (GFile)     file = g_file_new_for_path (path);
  g_autoptr (GPtrArray) problems = g_ptr_array_new ();
  g_autofree char      *json =
    g_strdup_printf ("{\"format\":\"annals\",\"version\":1,\"id\":\"long\",\"title\":\"Long\","
                     "\"sources\":[{\"id\":\"a\",\"csl\":{\"type\":\"book\",\"title\":\"A\"},"
                     "\"article\":{\"file\":\"long.md\",\"format\":\"%s\"}}],\"events\":["
                     "{\"id\":\"first\",\"title\":\"First\",\"date\":\"1216\",\"accounts\":["
                     "{\"source\":\"a\",\"passages\":["
                     "{\"exact\":\"Paragraph 3 tells of the \"}]}]},"
                     "{\"id\":\"last\",\"title\":\"Last\",\"date\":\"1217\",\"accounts\":["
                     "{\"source\":\"a\",\"passages\":["
                     "{\"exact\":\"Paragraph 40321 tells of the \"}]}]},"
                     "{\"id\":\"none\",\"title\":\"None\",\"date\":\"1218\",\"accounts\":["
                     "{\"source\":\"a\"}]}]}",
                     articles[index].format == ANNALS_ARTICLE_PLAIN ? "plain" : "markdown");
  AnnalsBundle *bundle;

  g_assert_no_error (error);
  g_file_set_contents (beside, words, -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, json, -1, &error);
  g_assert_no_error (error);
  bundle = annals_bundle_load (file, problems, NULL, &error);
  g_assert_no_error (error);
  g_unlink (beside);
  g_unlink (path);
  g_rmdir (folder);

  return bundle;
}

static GtkWidget *
get_view (GtkWidget *reader)
{
  return find_widget (reader, ANNALS_TYPE_READER_VIEW, NULL);
}

static gboolean
is_drawn (GtkWidget *reader)
{
  GtkWidget *view = get_view (reader);

  return view != NULL && gtk_widget_get_mapped (view) && gtk_widget_get_height (view) > 0;
}

static void
after_paint_cb (gboolean *is_painted)
{
  *is_painted = TRUE;
}

/* Runs the main loop until there is nothing to do, for two hundred frames at most. */
static void
run_to_rest (Turns *turns)
{
  for (guint i = 0; i < 3000 && g_main_context_pending (NULL); i++)
    turn (turns);
}

static gboolean
is_cursor_in_sight (gpointer reader)
{
  GtkTextView   *view = GTK_TEXT_VIEW (get_view (reader));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GdkRectangle   visible;
  GdkRectangle   place;
  GtkTextIter    iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  gtk_text_view_get_iter_location (view, &iter, &place);
  gtk_text_view_get_visible_rect (view, &visible);

  return place.y >= visible.y && place.y + place.height <= visible.y + visible.height;
}

/* Opens an article in a pane on the screen, goes to its end and back, and prints what it cost. */
static void
test_opens (gconstpointer data)
{
  guint                    index = GPOINTER_TO_UINT (data);
  g_autoptr (AnnalsBundle) bundle = load_article (index);
  AnnalsSession           *session = annals_session_new ();
  GtkWidget               *reader = g_object_new (ANNALS_TYPE_READER, "session", session, NULL);
  GtkWidget               *window = show_in_window (reader, 700, 500);
  GdkFrameClock           *clock = gtk_widget_get_frame_clock (window);
  gboolean                 is_painted = FALSE;
  Turns                    first = { 0 };
  Turns                    rest = { 0 };
  Turns                    ends = { 0 };
  gint64                   work;
  gint64                   start;

  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_paint_cb), &is_painted);
  start = get_time ();
  annals_session_set_bundle (session, bundle);
  annals_session_select_event (session, 2);
  work = get_time () - start;
  is_painted = FALSE;
  while (!is_painted || !is_drawn (reader))
    turn (&first);
  start = get_time () - start;
  run_to_rest (&rest);
  g_assert_true (is_drawn (reader));

  g_signal_emit_by_name (get_view (reader), "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, 1, FALSE);
  run_to_rest (&ends);
  wait_until (is_cursor_in_sight, reader);
  g_signal_emit_by_name (get_view (reader), "move-cursor", GTK_MOVEMENT_BUFFER_ENDS, -1, FALSE);
  run_to_rest (&ends);
  wait_until (is_cursor_in_sight, reader);

  g_test_message ("%s: set up %.1f ms, first page after %.1f ms, longest turn then %.1f ms, later "
                  "%.1f ms, at the ends %.1f ms",
                  articles[index].name, (double) work / 1000, (double) start / 1000,
                  (double) first.longest / 1000, (double) rest.longest / 1000,
                  (double) ends.longest / 1000);
  for (guint event = 0; event < 2 && articles[index].size == 10 * MEGABYTE; event++)
    {
      Turns turns = { 0 };

      start = get_time ();
      annals_session_select_event (session, event);
      work = get_time () - start;
      run_to_rest (&turns);
      g_test_message ("%s: event %u takes %.1f ms, longest turn after it %.1f ms",
                      articles[index].name, event, (double) work / 1000,
                      (double) turns.longest / 1000);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (session);
}

int
main (int   argc,
      char *argv[])
{
  gboolean is_seen;

  g_test_init (&argc, &argv, NULL);
  is_seen = has_display ();
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autofree char *pages = g_strdup_printf ("/reader/long/pages/%s", articles[i].name);
      g_autofree char *buffer = g_strdup_printf ("/reader/long/buffer/%s", articles[i].name);
      g_autofree char *opens = g_strdup_printf ("/reader/long/opens/%s", articles[i].name);

      g_test_add_data_func (pages, GUINT_TO_POINTER (i), test_pages);
      g_test_add_data_func (buffer, GUINT_TO_POINTER (i), test_buffer);
      if (is_seen)
        g_test_add_data_func (opens, GUINT_TO_POINTER (i), test_opens);
      else
        g_test_add_func (opens, skip_without_display);
    }

  return g_test_run ();
}
