/* test-library.c — bookmarks survive kills, full disks, damaged files and other programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/annals-library.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define BUNDLE           "bundle"
#define KILL_ROUNDS      50
#define ROWS_PER_PROCESS 100
#define NOBODY           65534

static char *program;

/* --- Helpers ---------------------------------------------------------------------------------- */

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char              *folder = g_dir_make_tmp ("annals-library-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
add (AnnalsLibrary *library,
     const char    *event_id)
{
  g_autoptr (GError) error = NULL;

  annals_library_add_bookmark (library, BUNDLE, event_id, event_id, &error);
  g_assert_no_error (error);
}

/* The event ids of all bookmarks, the newest first, with a blank between. */
static char *
list (AnnalsLibrary *library)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) bookmarks = annals_library_list_bookmarks (library, BUNDLE, &error);
  GString              *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < bookmarks->len; i++)
    {
      const AnnalsBookmark *bookmark = g_ptr_array_index (bookmarks, i);

      g_string_append_printf (ids, i > 0 ? " %s" : "%s", bookmark->event_id);
    }

  return g_string_free (ids, FALSE);
}

static void
assert_library (const char        *folder,
                AnnalsLibraryState state,
                const char        *expected_ids)
{
  AnnalsLibrary   *library = annals_library_open (folder);
  g_autofree char *ids = list (library);

  g_assert_cmpint (annals_library_get_state (library), ==, state);
  g_assert_cmpstr (ids, ==, expected_ids);
  if (state == ANNALS_LIBRARY_STATE_GOOD)
    g_assert_null (annals_library_get_problem (library));
  else
    g_assert_nonnull (annals_library_get_problem (library));
  g_assert_finalize_object (library);
}

/* A folder with the bookmarks "b a" and, as the library was closed, a backup of them. */
static char *
make_library (void)
{
  char          *folder = make_folder ();
  AnnalsLibrary *library = annals_library_open (folder);

  add (library, "a");
  add (library, "b");
  g_assert_finalize_object (library);

  return folder;
}

static void
read_file (const char *folder,
           const char *name,
           char      **contents,
           gsize      *length)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *folder,
            const char *name,
            const char *contents,
            gsize       length)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

static gboolean
has_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static guint
get_mode (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf         info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

/* Changes the file behind the library's back. */
static void
run_sql (const char *folder,
         const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static GSubprocess *
spawn (const char *role,
       const char *folder,
       const char *argument)
{
  g_autoptr (GError) error = NULL;
  GSubprocess       *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                               program, role, folder, argument, NULL);

  g_assert_no_error (error);
  return child;
}

/* --- Children: the same program in another role ------------------------------------------------ */

/* Adds bookmarks for ever and names each one that add() has called kept. */
static int
add_until_killed (const char *folder,
                  const char *round)
{
  AnnalsLibrary *library = annals_library_open (folder);

  for (guint i = 0;; i++)
    {
      g_autofree char *event_id = g_strdup_printf ("%s-%u", round, i);

      if (!annals_library_add_bookmark (library, BUNDLE, event_id, event_id, NULL))
        return 1;
      g_print ("%s\n", event_id);
    }
}

static int
add_many (const char *folder,
          const char *prefix)
{
  AnnalsLibrary *library = annals_library_open (folder);

  for (guint i = 0; i < ROWS_PER_PROCESS; i++)
    {
      g_autofree char *event_id = g_strdup_printf ("%s-%u", prefix, i);

      if (!annals_library_add_bookmark (library, BUNDLE, event_id, event_id, NULL))
        return 1;
    }
  g_object_unref (library);

  return 0;
}

/* Adds bookmarks until a file may not grow any more; succeeds if the error says so. */
static int
add_until_full (const char *folder,
                const char *limit)
{
  rlim_t             bytes = (rlim_t) g_ascii_strtoull (limit, NULL, 10);
  struct rlimit      rlimit = { bytes, bytes };
  AnnalsLibrary     *library;
  g_autoptr (GError) error = NULL;
  g_autofree char   *title = g_strnfill (1000, 'x');

  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &rlimit) != 0)
    return 2;

  library = annals_library_open (folder);
  if (annals_library_get_state (library) != ANNALS_LIBRARY_STATE_GOOD)
    return annals_library_get_state (library) == ANNALS_LIBRARY_STATE_IN_MEMORY ? 0 : 3;

  for (guint i = 0; error == NULL; i++)
    {
      g_autofree char *event_id = g_strdup_printf ("%04u", i);

      if (annals_library_add_bookmark (library, BUNDLE, event_id, title, &error))
        g_print ("%s\n", event_id);
    }
  g_object_unref (library);

  return g_error_matches (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_FULL) ? 0 : 4;
}

/* Root may write everywhere, so the roles below are played by somebody who may not. */
static int
open_as_nobody (const char *folder,
                const char *expected_state)
{
  AnnalsLibrary     *library;
  g_autoptr (GError) error = NULL;
  g_autofree char   *ids = NULL;
  gboolean           is_added;

  if (geteuid () == 0 && (setgid (NOBODY) != 0 || setuid (NOBODY) != 0))
    return 77;

  library = annals_library_open (folder);
  ids = list (library);
  is_added = annals_library_add_bookmark (library, BUNDLE, "new", "new", &error);
  if (strcmp (expected_state, "read-only") == 0)
    {
      g_assert_cmpint (annals_library_get_state (library), ==, ANNALS_LIBRARY_STATE_READ_ONLY);
      g_assert_cmpstr (ids, ==, "b a");
      g_assert_false (is_added);
      g_assert_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_READ_ONLY);
    }
  else
    {
      g_assert_cmpint (annals_library_get_state (library), ==, ANNALS_LIBRARY_STATE_IN_MEMORY);
      g_assert_no_error (error);
      g_assert_true (is_added);
    }
  g_assert_nonnull (annals_library_get_problem (library));
  g_assert_finalize_object (library);

  return 0;
}

/* --- Tests -------------------------------------------------------------------------------------- */

static void
test_bookmarks (void)
{
  g_autofree char      *folder = make_folder ();
  g_autofree char      *ids = NULL;
  g_autofree char      *after_removal = NULL;
  g_autofree char      *after_second_add = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) others = NULL;
  AnnalsLibrary        *library = annals_library_open (folder);

  add (library, "a");
  add (library, "b");
  add (library, "a"); /* keeps its place */
  add (library, "c");
  ids = list (library);
  g_assert_cmpstr (ids, ==, "c b a");

  g_assert_true (annals_library_remove_bookmark (library, BUNDLE, "b", &error));
  g_assert_true (annals_library_remove_bookmark (library, BUNDLE, "never", &error));
  g_assert_no_error (error);
  after_removal = list (library);
  g_assert_cmpstr (after_removal, ==, "c a");

  add (library, "b");
  after_second_add = list (library);
  g_assert_cmpstr (after_second_add, ==, "b c a");

  others = annals_library_list_bookmarks (library, "another bundle", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, 0);

  g_assert_finalize_object (library);
  assert_library (folder, ANNALS_LIBRARY_STATE_GOOD, "b c a");
  remove_folder (folder);
}

static void
test_undo (void)
{
  g_autofree char      *folder = make_library ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  AnnalsLibrary        *library = annals_library_open (folder);

  before = annals_library_list_bookmarks (library, BUNDLE, &error);
  annals_library_remove_bookmark (library, BUNDLE, "a", &error);
  annals_library_remove_bookmark (library, BUNDLE, "b", &error);
  annals_library_restore_bookmark (library, BUNDLE, "a", &error);
  annals_library_restore_bookmark (library, BUNDLE, "b", &error);
  annals_library_restore_bookmark (library, BUNDLE, "never", &error);
  after = annals_library_list_bookmarks (library, BUNDLE, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    {
      const AnnalsBookmark *old = g_ptr_array_index (before, i);
      const AnnalsBookmark *new = g_ptr_array_index (after, i);

      g_assert_cmpstr (new->event_id, ==, old->event_id);
      g_assert_cmpstr (new->title, ==, old->title);
      g_assert_cmpint (new->revision, ==, old->revision);
    }

  g_assert_finalize_object (library);
  remove_folder (folder);
}

static void
test_text (void)
{
  static const char *const texts[] = { "", "it's \"quoted\"; DROP TABLE bookmarks", "Кремль 1949 🕊" };
  g_autofree char         *folder = make_folder ();
  AnnalsLibrary           *library = annals_library_open (folder);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError)    error = NULL;
      g_autoptr (GPtrArray) bookmarks = NULL;
      const AnnalsBookmark *bookmark;

      annals_library_add_bookmark (library, texts[i], texts[i], texts[i], &error);
      bookmarks = annals_library_list_bookmarks (library, texts[i], &error);
      g_assert_no_error (error);
      g_assert_cmpuint (bookmarks->len, ==, 1);
      bookmark = g_ptr_array_index (bookmarks, 0);
      g_assert_cmpstr (bookmark->event_id, ==, texts[i]);
      g_assert_cmpstr (bookmark->title, ==, texts[i]);
    }

  g_assert_finalize_object (library);
  remove_folder (folder);
}

static void
test_private (void)
{
  g_autofree char *parent = make_folder ();
  g_autofree char *folder = g_build_filename (parent, "data", "annals", NULL);
  AnnalsLibrary   *library = annals_library_open (folder);

  add (library, "a");
  g_assert_finalize_object (library);
  g_assert_cmpuint (get_mode (folder, "."), ==, 0700);
  g_assert_cmpuint (get_mode (folder, "library.db"), ==, 0600);
  g_assert_cmpuint (get_mode (folder, "library.backup.db"), ==, 0600);
  remove_folder (parent);
}

static void
test_killed (void)
{
  g_autofree char *folder = make_folder ();

  for (guint round = 0; round < KILL_ROUNDS; round++)
    {
      g_autofree char             *name = g_strdup_printf ("%u", round);
      g_autofree char             *kept = NULL;
      g_autofree char             *ids = NULL;
      g_autoptr (GError)           error = NULL;
      g_autoptr (GSubprocess)      child = spawn ("--add-until-killed", folder, name);
      g_autoptr (GDataInputStream) lines =
        g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
      AnnalsLibrary *library;

      for (guint i = 0; i <= round % 5; i++)
        {
          g_free (kept);
          kept = g_data_input_stream_read_line (lines, NULL, NULL, &error);
          g_assert_no_error (error);
          g_assert_nonnull (kept);
        }
      g_subprocess_force_exit (child);
      g_subprocess_wait (child, NULL, &error);
      g_assert_no_error (error);

      library = annals_library_open (folder);
      g_assert_cmpint (annals_library_get_state (library), ==, ANNALS_LIBRARY_STATE_GOOD);
      ids = list (library);
      g_assert_nonnull (strstr (ids, kept));
      g_assert_finalize_object (library);
    }

  remove_folder (folder);
}

static void
test_two_processes (void)
{
  g_autofree char        *folder = make_folder ();
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) first = spawn ("--add-many", folder, "first");
  g_autoptr (GSubprocess) second = spawn ("--add-many", folder, "second");
  g_autoptr (GPtrArray)   bookmarks = NULL;
  AnnalsLibrary          *library;

  g_subprocess_wait_check (first, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (second, NULL, &error);
  g_assert_no_error (error);

  library = annals_library_open (folder);
  bookmarks = annals_library_list_bookmarks (library, BUNDLE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bookmarks->len, ==, 2 * ROWS_PER_PROCESS);
  for (guint i = 0; i < bookmarks->len; i++)
    {
      const AnnalsBookmark *bookmark = g_ptr_array_index (bookmarks, i);

      g_assert_cmpint (bookmark->revision, ==, 2 * ROWS_PER_PROCESS - i);
    }

  g_assert_finalize_object (library);
  remove_folder (folder);
}

/* A writer that never ends must cost an error, not a bookmark and not a damaged library. */
static void
test_busy (void)
{
  g_autofree char   *folder = make_library ();
  g_autofree char   *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  AnnalsLibrary     *library = annals_library_open (folder);
  sqlite3           *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL);

  g_assert_false (annals_library_add_bookmark (library, BUNDLE, "c", "c", &error));
  g_assert_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_BUSY);

  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  add (library, "c");
  g_assert_finalize_object (library);
  assert_library (folder, ANNALS_LIBRARY_STATE_GOOD, "c b a");
  remove_folder (folder);
}

typedef struct
{
  const char *name;
  gssize      keep;      /* bytes of the good file, or -1 */
  const char *contents;  /* instead of it, or NULL */
  const char *sql;       /* run on it, or NULL */
  gsize       flip_page; /* a page to fill with 0xff, or 0 */
} Damage;

static const Damage damages[] = {
  { "empty", 0, NULL, NULL, 0 },
  { "garbage", -1, "This is no library, and it never was.", NULL, 0 },
  { "long-garbage", -1, NULL, NULL, 0 },
  { "cut-in-the-header", 50, NULL, NULL, 0 },
  { "cut-behind-the-header", 100, NULL, NULL, 0 },
  { "cut-after-a-page", 4096, NULL, NULL, 0 },
  { "cut-in-a-page", 6000, NULL, NULL, 0 },
  { "page", -1, NULL, NULL, 2 },
  { "another-program", -1, NULL, "PRAGMA application_id = 1", 0 },
  { "no-version", -1, NULL, "PRAGMA user_version = 0", 0 },
  { "no-sentinel", -1, NULL, "DELETE FROM meta", 0 },
  { "no-table", -1, NULL, "DROP TABLE meta", 0 },
};

static void
damage_library (const char   *folder,
                const Damage *damage)
{
  g_autofree char *contents = NULL;
  gsize            length;

  if (damage->sql != NULL)
    run_sql (folder, damage->sql);

  read_file (folder, "library.db", &contents, &length);
  if (damage->contents != NULL)
    write_file (folder, "library.db", damage->contents, strlen (damage->contents));
  else if (damage->keep >= 0)
    write_file (folder, "library.db", contents, (gsize) damage->keep);
  else if (damage->flip_page > 0)
    memset (contents + (damage->flip_page - 1) * 4096, 0xff, 4096);
  else if (damage->sql == NULL)
    memset (contents, 'x', length);

  if (damage->contents == NULL && damage->keep < 0)
    write_file (folder, "library.db", contents, length);
}

/* A damaged library is put aside unchanged, and the backup takes its place. */
static void
test_damaged (gconstpointer data)
{
  g_autofree char *folder = make_library ();
  g_autofree char *damaged = NULL;
  g_autofree char *aside = NULL;
  gsize            damaged_length, aside_length;

  damage_library (folder, data);
  read_file (folder, "library.db", &damaged, &damaged_length);

  assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "b a");
  read_file (folder, "library.damaged-1.db", &aside, &aside_length);
  g_assert_cmpmem (aside, aside_length, damaged, damaged_length);

  assert_library (folder, ANNALS_LIBRARY_STATE_GOOD, "b a");
  remove_folder (folder);
}

static void
test_damaged_twice (void)
{
  g_autofree char *folder = make_library ();

  write_file (folder, "library.db", "x", 1);
  write_file (folder, "library.db-journal", "y", 1);
  write_file (folder, "library.backup.db", "z", 1);
  assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "");
  g_assert_true (has_file (folder, "library.damaged-1.db"));
  g_assert_true (has_file (folder, "library.damaged-1.db-journal"));
  g_assert_true (has_file (folder, "library.damaged-2.db"));
  g_assert_false (has_file (folder, "library.db-journal"));

  write_file (folder, "library.db", "", 0);
  assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "");
  g_assert_true (has_file (folder, "library.damaged-3.db"));
  remove_folder (folder);
}

/* As after a crash between putting aside and restoring. */
static void
test_lost (void)
{
  g_autofree char *folder = make_library ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "b a");
  remove_folder (folder);
}

static void
test_no_file (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "");
  remove_folder (folder);
}

static void
test_newer (void)
{
  g_autofree char   *folder = make_library ();
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  gsize              before_length, after_length;
  g_autoptr (GError) error = NULL;
  AnnalsLibrary     *library;

  run_sql (folder, "PRAGMA user_version = 1000; ALTER TABLE bookmarks ADD COLUMN note TEXT");
  read_file (folder, "library.db", &before, &before_length);

  library = annals_library_open (folder);
  g_assert_false (annals_library_add_bookmark (library, BUNDLE, "c", "c", &error));
  g_assert_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_NEWER);
  g_assert_finalize_object (library);
  assert_library (folder, ANNALS_LIBRARY_STATE_READ_ONLY, "b a");

  read_file (folder, "library.db", &after, &after_length);
  g_assert_cmpmem (after, after_length, before, before_length);
  remove_folder (folder);
}

static void
check_as_nobody (const char *folder,
                 const char *state)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) child = spawn ("--open-as-nobody", folder, state);

  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == 77)
    g_test_skip ("root may write everywhere and cannot become somebody else here");
  else
    g_assert_true (g_subprocess_get_successful (child));
}

static void
give_to_nobody (const char *folder,
                const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (geteuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
}

static void
test_read_only_folder (void)
{
  g_autofree char *folder = make_library ();

  give_to_nobody (folder, ".");
  give_to_nobody (folder, "library.db");
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_as_nobody (folder, "read-only");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  remove_folder (folder);
}

static void
test_read_only_file (void)
{
  g_autofree char *folder = make_library ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  give_to_nobody (folder, ".");
  give_to_nobody (folder, "library.db");
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  check_as_nobody (folder, "read-only");
  remove_folder (folder);
}

static void
test_no_place (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);

  give_to_nobody (folder, ".");
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_as_nobody (folder, "in-memory");
  check_as_nobody (missing, "in-memory");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  remove_folder (folder);
}

static void
test_file_instead_of_folder (void)
{
  g_autofree char *parent = make_folder ();
  g_autofree char *folder = g_build_filename (parent, "file", NULL);

  write_file (parent, "file", "x", 1);
  assert_library (folder, ANNALS_LIBRARY_STATE_IN_MEMORY, "");
  remove_folder (parent);
}

static void
test_disk_full (void)
{
  for (guint limit = 0; limit <= 65536; limit += 4096)
    {
      g_autofree char        *folder = make_folder ();
      g_autofree char        *bytes = g_strdup_printf ("%u", limit);
      g_autofree char        *kept = NULL;
      g_autofree char        *ids = NULL;
      g_autoptr (GError)      error = NULL;
      g_auto (GStrv)          lines = NULL;
      g_autoptr (GSubprocess) child = spawn ("--add-until-full", folder, bytes);
      AnnalsLibrary          *library;

      g_subprocess_communicate_utf8 (child, NULL, NULL, &kept, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (child));
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);

      /* What was called kept is there, and nothing is there that was called lost. */
      library = annals_library_open (folder);
      g_assert_cmpint (annals_library_get_state (library), ==, ANNALS_LIBRARY_STATE_GOOD);
      ids = list (library);
      lines = g_strsplit (g_strchomp (kept), "\n", -1);
      g_assert_cmpuint (strlen (ids), ==, strlen (kept));
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_nonnull (strstr (ids, lines[i]));
      g_assert_finalize_object (library);
      remove_folder (folder);
    }
}

static void
add_damage_tests (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("/store/library/damaged/%s", damages[i].name);

      g_test_add_data_func (path, &damages[i], test_damaged);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    int (*run) (const char *folder,
                const char *argument);
  } roles[] = {
    { "--add-until-killed", add_until_killed },
    { "--add-many", add_many },
    { "--add-until-full", add_until_full },
    { "--open-as-nobody", open_as_nobody },
  };

  for (gsize i = 0; argc == 4 && i < G_N_ELEMENTS (roles); i++)
    if (strcmp (argv[1], roles[i].name) == 0)
      return roles[i].run (argv[2], argv[3]);

  program = argv[0];
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/library/bookmarks", test_bookmarks);
  g_test_add_func ("/store/library/undo", test_undo);
  g_test_add_func ("/store/library/text", test_text);
  g_test_add_func ("/store/library/private", test_private);
  g_test_add_func ("/store/library/killed", test_killed);
  g_test_add_func ("/store/library/two-processes", test_two_processes);
  g_test_add_func ("/store/library/busy", test_busy);
  add_damage_tests ();
  g_test_add_func ("/store/library/damaged-twice", test_damaged_twice);
  g_test_add_func ("/store/library/lost", test_lost);
  g_test_add_func ("/store/library/no-file", test_no_file);
  g_test_add_func ("/store/library/newer", test_newer);
  g_test_add_func ("/store/library/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/library/read-only-file", test_read_only_file);
  g_test_add_func ("/store/library/no-place", test_no_place);
  g_test_add_func ("/store/library/file-instead-of-folder", test_file_instead_of_folder);
  g_test_add_func ("/store/library/disk-full", test_disk_full);

  return g_test_run ();
}
