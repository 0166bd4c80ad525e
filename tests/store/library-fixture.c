/* library-fixture.c — what the tests of the library share: folders, files and other processes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "library-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static const char *fixture_program;

void
fixture_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fixture_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

char *
fixture_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char              *folder = g_dir_make_tmp ("annals-library-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
fixture_add (AnnalsLibrary *library,
             const char    *event_id)
{
  g_autoptr (GError) error = NULL;

  annals_library_add_bookmark (library, FIXTURE_BUNDLE, event_id, event_id, &error);
  g_assert_no_error (error);
}

/* The event ids of all bookmarks, the newest first, with a blank between. */
char *
fixture_list (AnnalsLibrary *library)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) bookmarks = annals_library_list_bookmarks (library, FIXTURE_BUNDLE, &error);
  GString              *ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < bookmarks->len; i++)
    {
      const AnnalsBookmark *bookmark = g_ptr_array_index (bookmarks, i);

      g_string_append_printf (ids, i > 0 ? " %s" : "%s", bookmark->event_id);
    }

  return g_string_free (ids, FALSE);
}

void
fixture_assert_library (const char        *folder,
                        AnnalsLibraryState state,
                        const char        *expected_ids)
{
  AnnalsLibrary   *library = annals_library_open (folder);
  g_autofree char *ids = fixture_list (library);

  g_assert_cmpint (annals_library_get_state (library), ==, state);
  g_assert_cmpstr (ids, ==, expected_ids);
  if (state == ANNALS_LIBRARY_STATE_GOOD)
    g_assert_null (annals_library_get_problem (library));
  else
    g_assert_nonnull (annals_library_get_problem (library));
  g_assert_finalize_object (library);
}

/* A folder with the bookmarks "b a" and, as the library was closed, a backup of them. */
char *
fixture_make_library (void)
{
  char          *folder = fixture_make_folder ();
  AnnalsLibrary *library = annals_library_open (folder);

  fixture_add (library, "a");
  fixture_add (library, "b");
  g_assert_finalize_object (library);

  return folder;
}

void
fixture_read_file (const char *folder,
                   const char *name,
                   char      **contents,
                   gsize      *length)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

void
fixture_write_file (const char *folder,
                    const char *name,
                    const char *contents,
                    gsize       length)
{
  g_autofree char   *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, (gssize) length, &error);
  g_assert_no_error (error);
}

gboolean
fixture_has_file (const char *folder,
                  const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

guint
fixture_get_mode (const char *folder,
                  const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf         info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

/* Changes the file behind the library's back. */
void
fixture_run_sql (const char *folder,
                 const char *sql)
{
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);
  sqlite3         *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

GSubprocess *
fixture_spawn (const char *role,
               const char *folder,
               const char *argument)
{
  g_autoptr (GError) error = NULL;
  GSubprocess       *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error,
                                               fixture_program, role, folder, argument, NULL);

  g_assert_no_error (error);
  return child;
}

/* Plays one of the roles if the arguments are ROLE FOLDER ARGUMENT. The roles end with NULL. */
gboolean
fixture_play_role (int                argc,
                   char             **argv,
                   const FixtureRole *roles,
                   int               *status)
{
  fixture_program = argv[0];
  for (gsize i = 0; argc == 4 && roles[i].name != NULL; i++)
    if (strcmp (argv[1], roles[i].name) == 0)
      {
        *status = roles[i].run (argv[2], argv[3]);
        return TRUE;
      }

  return FALSE;
}
