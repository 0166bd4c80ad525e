/* test-loader-changes.c — files that change while they are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The linker leads every read() here first, so that a change comes at the same point each time:
 * before the first, second or later piece of the bundle is read. What was opened is what counts; it
 * loads, or is refused with its problem told, and never breaks the program.
 */

#include "config.h"

#include "core/annals-limits.h"
#include "loader-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PIECE_BYTES    (1024 * 1024) /* that the loader reads at once, or less */
#define N_PIECES       3
#define ARTICLE_LENGTH 200000

ssize_t __real_read (int    fd,
                     void  *buffer,
                     size_t size);
ssize_t __wrap_read (int    fd,
                     void  *buffer,
                     size_t size);

typedef struct
{
  char *path;    /* a folder */
  char *bundle;  /* a file in it */
  char *article; /* another, in a folder below */
  char *outside; /* a folder beside it */
} Files;

typedef struct
{
  const char *name;
  void (*change) (const Files *files);
  gboolean    is_before_article; /* whether the change is to be before the article is read */
  const char *code;              /* of the first problem, NULL if there is none */
  gboolean    loads;
  const char *title; /* of the bundle, if it loads */
} Case;

/* What happens before which read of which file. */
static struct
{
  struct stat  file;
  guint        n_reads_to_go;
  const Case  *row; /* NULL if nothing is to happen any more */
  const Files *files;
} trap;

ssize_t
__wrap_read (int    fd,
             void  *buffer,
             size_t size)
{
  struct stat status;

  if (trap.row != NULL && fstat (fd, &status) == 0 && status.st_ino == trap.file.st_ino &&
      status.st_dev == trap.file.st_dev && trap.n_reads_to_go-- == 0)
    {
      const Case *row = trap.row;

      trap.row = NULL;
      row->change (trap.files);
    }

  return __real_read (fd, buffer, size);
}

/* --- Files ------------------------------------------------------------------------------------ */

static void
write_text (const char *path,
            const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* A bundle of three pieces, with one article. */
static char *
make_bundle (const char *title)
{
  GString         *text = g_string_new ("{'format':'annals','version':1,'id':'b','title':'");
  g_autofree char *summary = g_strnfill (PIECE_BYTES / 2, 'x');

  g_string_append_printf (text, "%s','sources':[{'id':'s','csl':{'title':'S'},'article':"
                                "{'file':'sub/article.md'}}],'events':[",
                          title);
  for (guint i = 0; i < 2 * N_PIECES - 1; i++)
    g_string_append_printf (text, "%s{'id':'e%u','title':'E','x':'%s'}", i > 0 ? "," : "", i,
                            summary);
  g_string_append (text, "]}");

  return g_strdelimit (g_string_free (text, FALSE), "'", '"');
}

static void
files_set_up (Files        *files,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *folder = NULL;
  g_autofree char   *bundle = make_bundle ("Old");
  g_autofree char   *article = g_strnfill (ARTICLE_LENGTH, 'a');
  g_autofree char   *stranger = NULL;

  files->path = g_dir_make_tmp ("annals-changes-XXXXXX", &error);
  g_assert_no_error (error);
  folder = g_build_filename (files->path, "sub", NULL);
  files->bundle = g_build_filename (files->path, "b.annals", NULL);
  files->article = g_build_filename (folder, "article.md", NULL);
  files->outside = g_build_filename (files->path, "outside", NULL);
  stranger = g_build_filename (files->outside, "article.md", NULL);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (files->outside, 0700), ==, 0);
  write_text (files->bundle, bundle);
  write_text (files->article, article);
  write_text (stranger, "Outside.");
}

static void
files_tear_down (Files        *files,
                 gconstpointer data)
{
  g_autofree char   *quoted = g_shell_quote (files->path);
  g_autofree char   *command = g_strconcat ("rm -rf ", quoted, NULL);
  g_autoptr (GError) error = NULL;

  g_spawn_command_line_sync (command, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_free (files->path);
  g_free (files->bundle);
  g_free (files->article);
  g_free (files->outside);
}

/* --- Changes ---------------------------------------------------------------------------------- */

static void
cut_to (const char *path,
        off_t       length)
{
  g_assert_cmpint (truncate (path, length), ==, 0);
}

static void
empty_bundle (const Files *files)
{
  cut_to (files->bundle, 0);
}

static void
shrink_bundle (const Files *files)
{
  cut_to (files->bundle, PIECE_BYTES / 2);
}

static void
append (const char *path,
        const char *text)
{
  int fd = open (path, O_WRONLY | O_APPEND | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, text, strlen (text)), ==, (gssize) strlen (text));
  close (fd);
}

static void
grow_by_white_space (const Files *files)
{
  g_autofree char *space = g_strnfill (N_PIECES * PIECE_BYTES, ' ');

  append (files->bundle, space);
}

static void
grow_by_words (const Files *files)
{
  append (files->bundle, " more");
}

/* Without a byte on the disk. */
static void
grow_without_end (const Files *files)
{
  cut_to (files->bundle, (off_t) ANNALS_MAX_FILE_BYTES * 4);
}

/* As editors save: a new file takes the name of the old. */
static void
swap_bundle (const Files *files)
{
  g_autofree char *text = make_bundle ("New");
  g_autofree char *path = g_build_filename (files->path, "new", NULL);

  write_text (path, text);
  g_assert_cmpint (g_rename (path, files->bundle), ==, 0);
}

static void
remove_bundle (const Files *files)
{
  g_assert_cmpint (g_remove (files->bundle), ==, 0);
}

static void
overwrite_bundle (const Files *files)
{
  g_autofree char *junk = g_strnfill (N_PIECES * PIECE_BYTES, '\xff');
  int              fd = open (files->bundle, O_WRONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (write (fd, junk, strlen (junk)), ==, (gssize) strlen (junk));
  close (fd);
}

static void
remove_article (const Files *files)
{
  g_assert_cmpint (g_remove (files->article), ==, 0);
}

static void
swap_article_for_link (const Files *files)
{
  remove_article (files);
  g_assert_cmpint (symlink ("../outside/article.md", files->article), ==, 0);
}

static void
swap_article_for_pipe (const Files *files)
{
  remove_article (files);
  g_assert_cmpint (mkfifo (files->article, 0600), ==, 0);
}

static void
swap_folder_for_link (const Files *files)
{
  g_autofree char *folder = g_path_get_dirname (files->article);
  g_autofree char *away = g_strconcat (folder, ".away", NULL);

  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_cmpint (symlink ("outside", folder), ==, 0);
}

static void
empty_article (const Files *files)
{
  cut_to (files->article, 0);
}

static void
grow_article_without_end (const Files *files)
{
  cut_to (files->article, (off_t) 1 << 40);
}

static const Case cases[] = {
  { "bundle-emptied", empty_bundle, .code = "json-", .loads = FALSE },
  { "bundle-shrinks", shrink_bundle, .code = "json-truncated", .loads = FALSE },
  { "bundle-grows-by-white-space", grow_by_white_space, .loads = TRUE, .title = "Old" },
  { "bundle-grows-by-words", grow_by_words, .code = "json-trailing", .loads = FALSE },
  { "bundle-grows-without-end", grow_without_end, .code = "file-too-large", .loads = FALSE },
  { "bundle-swapped", swap_bundle, .loads = TRUE, .title = "Old" },
  { "bundle-removed", remove_bundle, .loads = TRUE, .title = "Old" },
  { "bundle-overwritten", overwrite_bundle, .code = "json-", .loads = FALSE },
  { "article-removed", remove_article, .code = "unreadable-article", .loads = TRUE,
    .title = "Old" },
  { "article-swapped-for-link", swap_article_for_link, .code = "unreadable-article",
    .loads = TRUE, .title = "Old" },
  { "article-swapped-for-pipe", swap_article_for_pipe, .code = "unreadable-article",
    .loads = TRUE, .title = "Old" },
  { "folder-swapped-for-link", swap_folder_for_link, .code = "unreadable-article",
    .loads = TRUE, .title = "Old" },
  { "article-emptied", empty_article, .is_before_article = TRUE, .loads = TRUE, .title = "Old" },
  { "article-grows-without-end", grow_article_without_end, .is_before_article = TRUE,
    .code = "unreadable-article", .loads = TRUE, .title = "Old" },
};

/* --- Tests ------------------------------------------------------------------------------------ */

/* The first problem that is more than the note on the filler of the events. */
static const AnnalsDiagnostic *
find_problem (GPtrArray *diagnostics)
{
  for (guint i = 0; i < diagnostics->len; i++)
    {
      const AnnalsDiagnostic *problem = diagnostics->pdata[i];

      if (problem->severity != ANNALS_SEVERITY_NOTE)
        return problem;
    }

  return NULL;
}

static void
load_and_compare (const Files *files,
                  const Case  *row)
{
  g_autoptr (GFile)        file = g_file_new_for_path (files->bundle);
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = annals_bundle_load (file, diagnostics, NULL, &error);
  const AnnalsDiagnostic  *problem = find_problem (diagnostics);

  g_assert_null (trap.row); /* it has happened */
  g_assert_true ((bundle != NULL) == row->loads);
  g_assert_true ((error == NULL) == row->loads);
  g_assert_true ((problem != NULL) == (row->code != NULL));
  if (problem != NULL && !g_str_has_prefix (problem->code, row->code))
    g_assert_cmpstr (problem->code, ==, row->code);
  if (bundle != NULL)
    g_assert_cmpstr (annals_bundle_get_title (bundle), ==, row->title);
}

static void
test_change (Files        *files,
             gconstpointer data)
{
  const Case *row = data;
  guint       n_points = row->is_before_article ? 1 : N_PIECES;

  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        {
          files_tear_down (files, NULL);
          files_set_up (files, NULL);
        }
      g_test_message ("before piece %u", i);
      g_assert_cmpint (
        stat (row->is_before_article ? files->article : files->bundle, &trap.file), ==, 0);
      trap.n_reads_to_go = i;
      trap.files = files;
      trap.row = row;
      load_and_compare (files, row);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/loader-changes/", cases[i].name, NULL);

      g_test_add (path, Files, &cases[i], files_set_up, test_change, files_tear_down);
    }

  return g_test_run ();
}
