/* test-library.c — bookmarks survive kills, other programs and other versions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/annals-library.h"

#include <sqlite3.h>
#include <string.h>

#include "library-fixture.h"

#define KILL_ROUNDS      50
#define ROWS_PER_PROCESS 100

/* --- Roles: this program again, in another process -------------------------------------------- */

/* Adds bookmarks for ever and names each one that add() has called kept. */
static int
add_until_killed (const char *folder,
                  const char *round)
{
  AnnalsLibrary *library = annals_library_open (folder);

  for (guint i = 0;; i++)
    {
      g_autofree char *event_id = g_strdup_printf ("%s-%u", round, i);

      if (!annals_library_add_bookmark (library, FIXTURE_BUNDLE, event_id, event_id, NULL))
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
      g_autofree char   *event_id = g_strdup_printf ("%s-%u", prefix, i);
      g_autoptr (GError) error = NULL;

      /* On a slow disk the other process may hold the lock for longer than the library waits. */
      while (!annals_library_add_bookmark (library, FIXTURE_BUNDLE, event_id, event_id, &error))
        {
          if (!g_error_matches (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_BUSY))
            return 1;
          g_clear_error (&error);
        }
    }
  g_object_unref (library);

  return 0;
}

/* --- Tests ------------------------------------------------------------------------------------ */

static void
test_bookmarks (void)
{
  g_autofree char      *folder = fixture_make_folder ();
  g_autofree char      *ids = NULL;
  g_autofree char      *after_removal = NULL;
  g_autofree char      *after_second_add = NULL;
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) others = NULL;
  AnnalsLibrary        *library = annals_library_open (folder);

  fixture_add (library, "a");
  fixture_add (library, "b");
  fixture_add (library, "a"); /* keeps its place */
  fixture_add (library, "c");
  ids = fixture_list (library);
  g_assert_cmpstr (ids, ==, "c b a");

  g_assert_true (annals_library_remove_bookmark (library, FIXTURE_BUNDLE, "b", &error));
  g_assert_true (annals_library_remove_bookmark (library, FIXTURE_BUNDLE, "never", &error));
  g_assert_no_error (error);
  after_removal = fixture_list (library);
  g_assert_cmpstr (after_removal, ==, "c a");

  fixture_add (library, "b");
  after_second_add = fixture_list (library);
  g_assert_cmpstr (after_second_add, ==, "b c a");

  others = annals_library_list_bookmarks (library, "another bundle", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (others->len, ==, 0);

  g_assert_finalize_object (library);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_GOOD, "b c a");
  fixture_remove_folder (folder);
}

static void
test_undo (void)
{
  g_autofree char      *folder = fixture_make_library ();
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  AnnalsLibrary        *library = annals_library_open (folder);

  before = annals_library_list_bookmarks (library, FIXTURE_BUNDLE, &error);
  annals_library_remove_bookmark (library, FIXTURE_BUNDLE, "a", &error);
  annals_library_remove_bookmark (library, FIXTURE_BUNDLE, "b", &error);
  annals_library_restore_bookmark (library, FIXTURE_BUNDLE, "a", &error);
  annals_library_restore_bookmark (library, FIXTURE_BUNDLE, "b", &error);
  annals_library_restore_bookmark (library, FIXTURE_BUNDLE, "never", &error);
  after = annals_library_list_bookmarks (library, FIXTURE_BUNDLE, &error);
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
  fixture_remove_folder (folder);
}

static void
test_text (void)
{
  static const char *const texts[] = { "", "it's \"x\"; DROP TABLE bookmarks", "Кремль 1949 🕊" };
  g_autofree char         *folder = fixture_make_folder ();
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
  fixture_remove_folder (folder);
}

static void
test_private (void)
{
  g_autofree char *parent = fixture_make_folder ();
  g_autofree char *folder = g_build_filename (parent, "data", "annals", NULL);
  AnnalsLibrary   *library = annals_library_open (folder);

  fixture_add (library, "a");
  g_assert_finalize_object (library);
  g_assert_cmpuint (fixture_get_mode (folder, "."), ==, 0700);
  g_assert_cmpuint (fixture_get_mode (folder, "library.db"), ==, 0600);
  g_assert_cmpuint (fixture_get_mode (folder, "library.backup.db"), ==, 0600);
  fixture_remove_folder (parent);
}

static void
test_killed (void)
{
  g_autofree char *folder = fixture_make_folder ();

  for (guint round = 0; round < KILL_ROUNDS; round++)
    {
      g_autofree char             *name = g_strdup_printf ("%u", round);
      g_autofree char             *kept = NULL;
      g_autofree char             *ids = NULL;
      g_autoptr (GError)           error = NULL;
      g_autoptr (GSubprocess)      child = fixture_spawn ("--add-until-killed", folder, name);
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
      ids = fixture_list (library);
      g_assert_nonnull (strstr (ids, kept));
      g_assert_finalize_object (library);
    }

  fixture_remove_folder (folder);
}

static void
test_two_processes (void)
{
  g_autofree char        *folder = fixture_make_folder ();
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) first = fixture_spawn ("--add-many", folder, "first");
  g_autoptr (GSubprocess) second = fixture_spawn ("--add-many", folder, "second");
  g_autoptr (GPtrArray)   bookmarks = NULL;
  AnnalsLibrary          *library;

  g_subprocess_wait_check (first, NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (second, NULL, &error);
  g_assert_no_error (error);

  library = annals_library_open (folder);
  bookmarks = annals_library_list_bookmarks (library, FIXTURE_BUNDLE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bookmarks->len, ==, 2 * ROWS_PER_PROCESS);
  for (guint i = 0; i < bookmarks->len; i++)
    {
      const AnnalsBookmark *bookmark = g_ptr_array_index (bookmarks, i);

      g_assert_cmpint (bookmark->revision, ==, 2 * ROWS_PER_PROCESS - i);
    }

  g_assert_finalize_object (library);
  fixture_remove_folder (folder);
}

/* A writer that never ends must cost an error, not a bookmark and not a damaged library. */
static void
test_busy (void)
{
  g_autofree char   *folder = fixture_make_library ();
  g_autofree char   *path = g_build_filename (folder, "library.db", NULL);
  g_autoptr (GError) error = NULL;
  AnnalsLibrary     *library = annals_library_open (folder);
  sqlite3           *other = NULL;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL);

  g_assert_false (annals_library_add_bookmark (library, FIXTURE_BUNDLE, "c", "c", &error));
  g_assert_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_BUSY);

  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  fixture_add (library, "c");
  g_assert_finalize_object (library);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_GOOD, "c b a");
  fixture_remove_folder (folder);
}

static void
test_newer (void)
{
  g_autofree char   *folder = fixture_make_library ();
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  gsize              before_length, after_length;
  g_autoptr (GError) error = NULL;
  AnnalsLibrary     *library;

  fixture_run_sql (folder, "PRAGMA user_version = 1000;"
                           "ALTER TABLE bookmarks ADD COLUMN note TEXT");
  fixture_read_file (folder, "library.db", &before, &before_length);

  library = annals_library_open (folder);
  g_assert_false (annals_library_add_bookmark (library, FIXTURE_BUNDLE, "c", "c", &error));
  g_assert_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_NEWER);
  g_assert_finalize_object (library);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_READ_ONLY, "b a");

  fixture_read_file (folder, "library.db", &after, &after_length);
  g_assert_cmpmem (after, after_length, before, before_length);
  fixture_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  static const FixtureRole roles[] = {
    { "--add-until-killed", add_until_killed },
    { "--add-many", add_many },
    { NULL, NULL },
  };
  int status;

  if (fixture_play_role (argc, argv, roles, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/library/bookmarks", test_bookmarks);
  g_test_add_func ("/store/library/undo", test_undo);
  g_test_add_func ("/store/library/text", test_text);
  g_test_add_func ("/store/library/private", test_private);
  g_test_add_func ("/store/library/killed", test_killed);
  g_test_add_func ("/store/library/two-processes", test_two_processes);
  g_test_add_func ("/store/library/busy", test_busy);
  g_test_add_func ("/store/library/newer", test_newer);

  return g_test_run ();
}
