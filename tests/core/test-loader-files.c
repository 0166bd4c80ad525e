/* test-loader-files.c — what may be opened as a bundle or an article, and loading in a thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-limits.h"
#include "loader-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SIXTY_DIGITS "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ab"

/* --- A folder for each test ------------------------------------------------------------------- */

typedef struct
{
  char  *path;
  GFile *file;
} Folder;

static void
write_file (Folder     *folder,
            const char *name,
            const char *content,
            gssize      length)
{
  g_autofree char   *path = g_build_filename (folder->path, name, NULL);
  g_autofree char   *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, content, length, &error);
  g_assert_no_error (error);
}

static void
make_link (Folder     *folder,
           const char *name,
           const char *target)
{
  g_autofree char *path = g_build_filename (folder->path, name, NULL);

  g_assert_cmpint (symlink (target, path), ==, 0);
}

static void
folder_set_up (Folder       *folder,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  folder->path = g_dir_make_tmp ("annals-loader-XXXXXX", &error);
  g_assert_no_error (error);
  folder->file = g_file_new_build_filename (folder->path, "bundle", NULL);
  write_file (folder, "bundle/good.md", "Good.", -1);
  write_file (folder, "outside.md", "Outside.", -1);
}

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL
                                                                    : g_dir_open (path, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

static void
folder_tear_down (Folder       *folder,
                  gconstpointer data)
{
  remove_tree (folder->path);
  g_clear_pointer (&folder->path, g_free);
  g_assert_finalize_object (folder->file);
}

static AnnalsBundle *
load_path (const char *path,
           GPtrArray  *diagnostics,
           GError    **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return annals_bundle_load (file, diagnostics, NULL, error);
}

/* --- What may be opened ----------------------------------------------------------------------- */

static void
assert_unreadable (const char       *path,
                   AnnalsBundleError code,
                   const char       *name)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load_path (path, diagnostics, &error);
  const AnnalsDiagnostic  *problem;

  g_assert_null (bundle);
  g_assert_error (error, ANNALS_BUNDLE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpuint (diagnostics->len, ==, 1);
  problem = diagnostics->pdata[0];
  g_assert_cmpstr (problem->code, ==, name);
  g_assert_cmpuint (problem->line, ==, 0);
}

static void
test_not_regular (Folder       *folder,
                  gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (folder->path, "fifo", NULL);
  g_autofree char *missing = g_build_filename (folder->path, "missing", NULL);
  g_autofree char *below = g_build_filename (folder->path, "outside.md", "x", NULL);

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_unreadable (fifo, ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
  assert_unreadable (folder->path, ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
  assert_unreadable ("/dev/null", ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
  assert_unreadable ("/dev/zero", ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
  assert_unreadable (missing, ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
  assert_unreadable (below, ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
}

static void
test_no_permission (Folder       *folder,
                    gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "outside.md", NULL);

  if (geteuid () == 0)
    {
      g_test_skip ("The superuser may read everything.");
      return;
    }

  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  assert_unreadable (path, ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
}

/* A file of the kernel says that it is empty and is not. */
static void
test_process_file (void)
{
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = load_path ("/proc/self/status", NULL, &error);

  g_assert_null (bundle);
  g_assert_error (error, ANNALS_BUNDLE_ERROR, ANNALS_BUNDLE_ERROR_JSON);
  assert_unreadable ("/proc/self/mem", ANNALS_BUNDLE_ERROR_FILE, "unreadable-file");
}

static void
test_huge (Folder       *folder,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (folder->path, "outside.md", NULL);

  g_assert_cmpint (truncate (path, (off_t) 100 << 30), ==, 0);
  assert_unreadable (path, ANNALS_BUNDLE_ERROR_LIMIT, "file-too-large");
}

static void
test_not_local (void)
{
  g_autoptr (GFile)  file = g_file_new_for_uri ("http://localhost/a.annals");
  g_autoptr (GError) error = NULL;

  g_assert_null (annals_bundle_load (file, NULL, NULL, &error));
  g_assert_error (error, ANNALS_BUNDLE_ERROR, ANNALS_BUNDLE_ERROR_FILE);
}

/* The reader's own link to a bundle is followed. */
static void
test_link_to_bundle (Folder       *folder,
                     gconstpointer data)
{
  g_autofree char         *link = g_build_filename (folder->path, "link", NULL);
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = NULL;

  write_file (folder, "b.annals",
              "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"B\"}",
              -1);
  make_link (folder, "link", "b.annals");
  bundle = load_path (link, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (annals_bundle_get_title (bundle), ==, "B");
}

/* --- What an article may be ------------------------------------------------------------------- */

#define ARTICLE(content) HEAD ",'sources':[{'id':'s','csl':{'title':'S'},'article':{" content "}}]}"

static const BadInput bad_articles[] = {
  { "missing", ARTICLE ("'file':^'missing.md'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "folder", ARTICLE ("'file':^'sub'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "pipe", ARTICLE ("'file':^'fifo'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "link", ARTICLE ("'file':^'link.md'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "link-inside", ARTICLE ("'file':^'inner.md'"), "unreadable-article",
    "/sources/0/article/file", "source:s" },
  { "folder-link", ARTICLE ("'file':^'out/outside.md'"), "unreadable-article",
    "/sources/0/article/file", "source:s" },
  { "below-a-file", ARTICLE ("'file':^'good.md/x'"), "unreadable-article",
    "/sources/0/article/file", "source:s" },
  { "too-large", ARTICLE ("'file':^'large.md'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "latin-1", ARTICLE ("'file':^'latin.md'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "nul-byte", ARTICLE ("'file':^'nul.md'"), "unreadable-article", "/sources/0/article/file",
    "source:s" },
  { "parent", ARTICLE ("'file':^'../outside.md'"), "invalid-reference", "/sources/0/article/file",
    "source:s" },
  { "parent-inside", ARTICLE ("'file':^'sub/../good.md'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "absolute", ARTICLE ("'file':^'/etc/passwd'"), "invalid-reference", "/sources/0/article/file",
    "source:s" },
  { "file-uri", ARTICLE ("'file':^'file:///etc/passwd'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "http-uri", ARTICLE ("'file':^'http://localhost/a.md'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "escapes", ARTICLE ("'file':^'%2e%2e/outside.md'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "backslash", ARTICLE ("'file':^'..\\\\outside.md'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "dot", ARTICLE ("'file':^'./good.md'"), "invalid-reference", "/sources/0/article/file",
    "source:s" },
  { "no-name", ARTICLE ("'file':^''"), "invalid-reference", "/sources/0/article/file",
    "source:s" },
  { "double-slash", ARTICLE ("'file':^'sub//good.md'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "last-slash", ARTICLE ("'file':^'sub/'"), "invalid-reference", "/sources/0/article/file",
    "source:s" },
  { "blank", ARTICLE ("'file':^'good .md'"), "invalid-reference", "/sources/0/article/file",
    "source:s" },
  { "deep", ARTICLE ("'file':^'1/2/3/4/5/6/7/8/9.md'"), "invalid-reference",
    "/sources/0/article/file", "source:s" },
  { "type", HEAD ",'sources':[{'id':'s','csl':{'title':'S'},'article':^'good.md'}]}", "wrong-type",
    "/sources/0/article", "source:s" },
  { "nothing", HEAD ",'sources':[{'id':'s','csl':{'title':'S'},'article':^{}}]}",
    "missing-member", "/sources/0/article/text", "source:s" },
  { "format", ARTICLE ("'file':'good.md','format':^'html'"), "unknown-value",
    "/sources/0/article/format", "source:s+article" },
  { "digest-form", ARTICLE ("'file':'good.md','digest':^'md5:0'"), "invalid-digest",
    "/sources/0/article/digest", "source:s+article" },
  { "digest-short", ARTICLE ("'file':'good.md','digest':^'sha256:00'"), "invalid-digest",
    "/sources/0/article/digest", "source:s+article" },
  { "digest-digits", ARTICLE ("'file':'good.md','digest':^'sha256:" SIXTY_DIGITS "000g'"),
    "invalid-digest", "/sources/0/article/digest", "source:s+article" },
  { "digest", ARTICLE ("'file':'good.md','digest':^'sha256:" SIXTY_DIGITS "0000'"),
    "digest-mismatch", "/sources/0/article/digest", "source:s+article" },
  { "file-type-beside-text", ARTICLE ("'text':'x','file':^5"), "wrong-type",
    "/sources/0/article/file", "source:s+article" },
};

static void
test_bad_article (Folder       *folder,
                  gconstpointer data)
{
  g_autofree char *large = g_strnfill (ANNALS_MAX_ARTICLE_BYTES + 1, 'x');
  g_autofree char *fifo = g_build_filename (folder->path, "bundle", "fifo", NULL);

  write_file (folder, "bundle/sub/good.md", "Good.", -1);
  write_file (folder, "bundle/large.md", large, -1);
  write_file (folder, "bundle/latin.md", "caf\xE9", -1);
  write_file (folder, "bundle/nul.md", "a\0b", 3);
  make_link (folder, "bundle/link.md", "../outside.md");
  make_link (folder, "bundle/inner.md", "good.md");
  make_link (folder, "bundle/out", "..");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  fixture_assert_bad_input (data, folder->file);
}

static void
test_good_articles (Folder       *folder,
                    gconstpointer data)
{
  static const struct
  {
    const char *article;
    const char *text;
  } rows[] = {
    { "'file':'good.md'", "Good." },
    { "'file':'1/2/3/4/5/6/7/8.md'", "Deep." },
    { "'file':'_a-b/c..d.md'", "Dots." },
    { "'file':'bom.md'", "Mark." },
    { "'text':'In *the* bundle.'", "In the bundle." },
    { "'text':'In *the* bundle.','format':'plain'", "In *the* bundle." },
    { "'text':''", "" },
    /* the digest of the three bytes "abc" as FIPS 180-2 gives it */
    { "'text':'abc','digest':"
      "'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'",
      "abc" },
    { "'text':'abc','digest':"
      "'sha256:BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD'",
      "abc" },
  };

  write_file (folder, "bundle/1/2/3/4/5/6/7/8.md", "Deep.", -1);
  write_file (folder, "bundle/_a-b/c..d.md", "Dots.", -1);
  write_file (folder, "bundle/bom.md", "\xEF\xBB\xBFMark.", -1);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char         *text = g_strconcat (HEAD ",'sources':[{'id':'s','csl':{'title':'S'},"
                                                                "'article':{",
                                                   rows[i].article, "}}]}", NULL);
      g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
      g_autoptr (AnnalsBundle) bundle = fixture_load (text, folder->file, diagnostics, NULL);

      g_assert_cmpuint (diagnostics->len, ==, 0);
      g_assert_cmpstr (annals_article_get_text (annals_bundle_get_article (bundle, 0), NULL), ==,
                       rows[i].text);
    }
}

/* Text that is in no folder has no articles beside it. */
static void
test_no_folder (void)
{
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (AnnalsBundle) bundle = fixture_load (ARTICLE ("'file':'good.md'"), NULL, diagnostics,
                                                  NULL);
  const AnnalsDiagnostic  *problem = diagnostics->pdata[0];

  g_assert_nonnull (bundle);
  g_assert_cmpstr (problem->code, ==, "unreadable-article");
}

/* --- In a thread ------------------------------------------------------------------------------ */

/* Many events are parsed by several threads, and their text is given back as it is read; problems
 * and events still come in the order of the file, and a problem of an era finds its place. */
static void
test_many_events (Folder       *folder,
                  gconstpointer data)
{
  enum
  {
    N_EVENTS = 10000,
    N_BETWEEN = 1000, /* events from one problem to the next */
  };
  g_autoptr (GString)      text = g_string_new (HEAD ",'events':[\n");
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autofree char         *padding = g_strnfill (500, 'x');
  g_autofree char         *path = g_build_filename (folder->path, "many.annals", NULL);
  g_autoptr (GFile)        file = g_file_new_for_path (path);
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = NULL;
  const AnnalsEvent       *events;
  guint                    n_events;

  for (guint i = 0; i < N_EVENTS; i++)
    g_string_append_printf (text, "%s{'id':'e%u','title':'%u','summary':'%s','date':'%s'}",
                            i > 0 ? ",\n" : "", i, i, padding,
                            i % N_BETWEEN == 0 ? "soon" : "1900");
  g_string_append (text, "],\n'eras':[{'id':'a','label':'A','period':'1900','parent':'b'}]}");
  g_strdelimit (text->str, "'", '"');
  write_file (folder, "many.annals", text->str, (gssize) text->len);

  bundle = annals_bundle_load (file, diagnostics, NULL, &error);
  g_assert_no_error (error);
  events = annals_bundle_get_events (bundle, &n_events);
  g_assert_cmpuint (n_events, ==, N_EVENTS);
  for (guint i = 0; i < n_events; i++)
    {
      const char *title = annals_bundle_get_text (bundle, events[i].title);

      g_assert_cmpuint (g_ascii_strtoull (title, NULL, 10), ==, i);
    }

  g_assert_cmpuint (diagnostics->len, ==, N_EVENTS / N_BETWEEN + 1);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const AnnalsDiagnostic *problem = diagnostics->pdata[i];
      gboolean                is_era = i == N_EVENTS / N_BETWEEN;

      g_assert_cmpstr (problem->code, ==, is_era ? "dangling-parent" : "invalid-date");
      g_assert_cmpuint (problem->line, ==, i * N_BETWEEN + 2);
    }
}

typedef struct
{
  AnnalsBundle *bundle;
  GError       *error;
  gboolean      is_done;
  guint         n_calls;
  double        fraction;
  GCancellable *cancellable; /* cancelled at the first progress */
} Load;

static void
progress_cb (double   fraction,
             gpointer data)
{
  Load *load = data;

  g_assert_false (load->is_done);
  g_assert_cmpfloat (fraction, >=, load->fraction);
  g_assert_cmpfloat (fraction, <=, 1);
  load->fraction = fraction;
  load->n_calls++;
  g_cancellable_cancel (load->cancellable);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Load *load = data;

  load->bundle = annals_bundle_load_finish (result, &load->error);
  load->is_done = TRUE;
}

static void
load_in_background (Load       *load,
                    const char *path)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GFile)        file = g_file_new_for_path (path);

  g_main_context_push_thread_default (context);
  annals_bundle_load_async (file, progress_cb, load, load->cancellable, loaded_cb, load);
  while (!load->is_done)
    g_main_context_iteration (context, TRUE);
  while (g_main_context_iteration (context, FALSE))
    continue;
  g_main_context_pop_thread_default (context);
}

/* Many events with an account each, and one article that all of them quote. */
static char *
write_large_bundle (Folder *folder,
                    guint   n_events)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  char               *path = g_build_filename (folder->path, "bundle", "large.annals", NULL);

  g_string_append (text, ",'sources':[{'id':'s','csl':{'title':'S'},'article':{'file':'good.md'}}],"
                         "'events':[");
  for (guint i = 0; i < n_events; i++)
    g_string_append_printf (text,
                            "%s{'id':'e%u','title':'E','accounts':[{'source':'s','date':'19%02u',"
                            "'passages':[{'exact':'Good.'}]}]}",
                            i > 0 ? "," : "", i, i % 100);
  g_string_append (text, "]}");
  g_strdelimit (text->str, "'", '"');
  write_file (folder, "bundle/large.annals", text->str, -1);

  return path;
}

static void
test_async (Folder       *folder,
            gconstpointer data)
{
  g_autofree char *path = write_large_bundle (folder, 5000);
  Load             load = { 0 };
  guint            n_dated;

  load_in_background (&load, path);
  g_assert_no_error (load.error);
  g_assert_cmpuint (load.n_calls, >, 0);
  annals_bundle_get_chronology (load.bundle, &n_dated);
  g_assert_cmpuint (n_dated, ==, 5000);
  g_assert_cmpuint (annals_bundle_get_diagnostics (load.bundle)->len, ==, 0);
  g_assert_finalize_object (load.bundle);
}

static void
test_async_cancelled (Folder       *folder,
                      gconstpointer data)
{
  g_autofree char         *path = write_large_bundle (folder, 50000);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Load                     load = { .cancellable = cancellable };

  load_in_background (&load, path);
  g_assert_null (load.bundle);
  g_assert_error (load.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&load.error);
}

static void
test_async_failed (Folder       *folder,
                   gconstpointer data)
{
  Load load = { 0 };

  load_in_background (&load, folder->path);
  g_assert_null (load.bundle);
  g_assert_error (load.error, ANNALS_BUNDLE_ERROR, ANNALS_BUNDLE_ERROR_FILE);
  g_clear_error (&load.error);
}

static void
add_test (const char *path,
          void (*test) (Folder *, gconstpointer))
{
  g_test_add (path, Folder, NULL, folder_set_up, test, folder_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_articles); i++)
    {
      g_autofree char *path = g_strconcat ("/core/loader-files/bad-article/", bad_articles[i].name,
                                           NULL);

      g_test_add (path, Folder, &bad_articles[i], folder_set_up, test_bad_article,
                  folder_tear_down);
    }
  add_test ("/core/loader-files/good-articles", test_good_articles);
  g_test_add_func ("/core/loader-files/no-folder", test_no_folder);
  add_test ("/core/loader-files/not-regular", test_not_regular);
  add_test ("/core/loader-files/no-permission", test_no_permission);
  g_test_add_func ("/core/loader-files/process-file", test_process_file);
  add_test ("/core/loader-files/huge", test_huge);
  g_test_add_func ("/core/loader-files/not-local", test_not_local);
  add_test ("/core/loader-files/link-to-bundle", test_link_to_bundle);
  add_test ("/core/loader-files/many-events", test_many_events);
  add_test ("/core/loader-files/async", test_async);
  add_test ("/core/loader-files/async-cancelled", test_async_cancelled);
  add_test ("/core/loader-files/async-failed", test_async_failed);

  return g_test_run ();
}
