/* test-library-hardship.c — damaged files, full disks and folders that cannot be written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "store/annals-library.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "library-fixture.h"

#define NOBODY 65534

/* --- Roles: this program again, in another process -------------------------------------------- */

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

      if (annals_library_add_bookmark (library, FIXTURE_BUNDLE, event_id, title, &error))
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
  ids = fixture_list (library);
  is_added = annals_library_add_bookmark (library, FIXTURE_BUNDLE, "new", "new", &error);
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

/* --- Tests ------------------------------------------------------------------------------------ */

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
    fixture_run_sql (folder, damage->sql);

  fixture_read_file (folder, "library.db", &contents, &length);
  if (damage->contents != NULL)
    fixture_write_file (folder, "library.db", damage->contents, strlen (damage->contents));
  else if (damage->keep >= 0)
    fixture_write_file (folder, "library.db", contents, (gsize) damage->keep);
  else if (damage->flip_page > 0)
    memset (contents + (damage->flip_page - 1) * 4096, 0xff, 4096);
  else if (damage->sql == NULL)
    memset (contents, 'x', length);

  if (damage->contents == NULL && damage->keep < 0)
    fixture_write_file (folder, "library.db", contents, length);
}

/* A damaged library is put aside unchanged, and the backup takes its place. */
static void
test_damaged (gconstpointer data)
{
  g_autofree char *folder = fixture_make_library ();
  g_autofree char *damaged = NULL;
  g_autofree char *aside = NULL;
  gsize            damaged_length, aside_length;

  damage_library (folder, data);
  fixture_read_file (folder, "library.db", &damaged, &damaged_length);

  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "b a");
  fixture_read_file (folder, "library.damaged-1.db", &aside, &aside_length);
  g_assert_cmpmem (aside, aside_length, damaged, damaged_length);

  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_GOOD, "b a");
  fixture_remove_folder (folder);
}

static void
test_damaged_twice (void)
{
  g_autofree char *folder = fixture_make_library ();

  fixture_write_file (folder, "library.db", "x", 1);
  fixture_write_file (folder, "library.db-journal", "y", 1);
  fixture_write_file (folder, "library.backup.db", "z", 1);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "");
  g_assert_true (fixture_has_file (folder, "library.damaged-1.db"));
  g_assert_true (fixture_has_file (folder, "library.damaged-1.db-journal"));
  g_assert_true (fixture_has_file (folder, "library.damaged-2.db"));
  g_assert_false (fixture_has_file (folder, "library.db-journal"));

  fixture_write_file (folder, "library.db", "", 0);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "");
  g_assert_true (fixture_has_file (folder, "library.damaged-3.db"));
  fixture_remove_folder (folder);
}

/* As after a crash between putting aside and restoring. */
static void
test_lost (void)
{
  g_autofree char *folder = fixture_make_library ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "b a");
  fixture_remove_folder (folder);
}

static void
test_no_file (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_RESTORED, "");
  fixture_remove_folder (folder);
}

static void
check_as_nobody (const char *folder,
                 const char *state)
{
  g_autoptr (GError)      error = NULL;
  g_autoptr (GSubprocess) child = fixture_spawn ("--open-as-nobody", folder, state);

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
  g_autofree char *folder = fixture_make_library ();

  give_to_nobody (folder, ".");
  give_to_nobody (folder, "library.db");
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_as_nobody (folder, "read-only");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  fixture_remove_folder (folder);
}

static void
test_read_only_file (void)
{
  g_autofree char *folder = fixture_make_library ();
  g_autofree char *path = g_build_filename (folder, "library.db", NULL);

  give_to_nobody (folder, ".");
  give_to_nobody (folder, "library.db");
  g_assert_cmpint (g_chmod (path, 0400), ==, 0);
  check_as_nobody (folder, "read-only");
  fixture_remove_folder (folder);
}

static void
test_no_place (void)
{
  g_autofree char *folder = fixture_make_folder ();
  g_autofree char *missing = g_build_filename (folder, "missing", NULL);

  give_to_nobody (folder, ".");
  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  check_as_nobody (folder, "in-memory");
  check_as_nobody (missing, "in-memory");
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  fixture_remove_folder (folder);
}

static void
test_file_instead_of_folder (void)
{
  g_autofree char *parent = fixture_make_folder ();
  g_autofree char *folder = g_build_filename (parent, "file", NULL);

  fixture_write_file (parent, "file", "x", 1);
  fixture_assert_library (folder, ANNALS_LIBRARY_STATE_IN_MEMORY, "");
  fixture_remove_folder (parent);
}

static void
test_disk_full (void)
{
  for (guint limit = 0; limit <= 65536; limit += 4096)
    {
      g_autofree char        *folder = fixture_make_folder ();
      g_autofree char        *bytes = g_strdup_printf ("%u", limit);
      g_autofree char        *kept = NULL;
      g_autofree char        *ids = NULL;
      g_autoptr (GError)      error = NULL;
      g_auto (GStrv)          lines = NULL;
      g_autoptr (GSubprocess) child = fixture_spawn ("--add-until-full", folder, bytes);
      AnnalsLibrary          *library;

      g_subprocess_communicate_utf8 (child, NULL, NULL, &kept, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_subprocess_get_if_exited (child));
      g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);

      /* What was called kept is there, and nothing is there that was called lost. */
      library = annals_library_open (folder);
      g_assert_cmpint (annals_library_get_state (library), ==, ANNALS_LIBRARY_STATE_GOOD);
      ids = fixture_list (library);
      lines = g_strsplit (g_strchomp (kept), "\n", -1);
      g_assert_cmpuint (strlen (ids), ==, strlen (kept));
      for (guint i = 0; lines[i] != NULL; i++)
        g_assert_nonnull (strstr (ids, lines[i]));
      g_assert_finalize_object (library);
      fixture_remove_folder (folder);
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
  static const FixtureRole roles[] = {
    { "--add-until-full", add_until_full },
    { "--open-as-nobody", open_as_nobody },
    { NULL, NULL },
  };
  int status;

  if (fixture_play_role (argc, argv, roles, &status))
    return status;

  g_test_init (&argc, &argv, NULL);

  add_damage_tests ();
  g_test_add_func ("/store/library/damaged-twice", test_damaged_twice);
  g_test_add_func ("/store/library/lost", test_lost);
  g_test_add_func ("/store/library/no-file", test_no_file);
  g_test_add_func ("/store/library/read-only-folder", test_read_only_folder);
  g_test_add_func ("/store/library/read-only-file", test_read_only_file);
  g_test_add_func ("/store/library/no-place", test_no_place);
  g_test_add_func ("/store/library/file-instead-of-folder", test_file_instead_of_folder);
  g_test_add_func ("/store/library/disk-full", test_disk_full);

  return g_test_run ();
}
