/* annals-library-file.c — the library's file: made, checked, put aside, restored and backed up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A library is only ever born whole: it is written under a temporary name, synced and renamed. So a
 * file of no bytes, which SQLite takes for a new database, is here what it really is: damage. What
 * is damaged is renamed together with its journal and never written to again.
 *
 * The folder is locked from the look at the file until it is open. Without that, of two programs
 * that find the same damage the slower one would put aside what the faster one has just restored.
 */

#include "config.h"

#include "store/annals-library-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#define LIBRARY_NAME          "library.db"
#define BACKUP_NAME           "library.backup.db"
#define APPLICATION_ID        0x416e6e6c /* "Annl" */
#define APPLICATION_ID_OFFSET 68
#define SCHEMA_VERSION        1
#define SENTINEL              "annals library"
#define BUSY_TIMEOUT_MS       2000
#define LOCK_RETRY_US         (10 * 1000)

/* The sentinel is a row, not only a header field, so that a file cut behind its header is found.
 * "removed" is the revision that removed a bookmark, or 0. */
static const char tables[] =
  "CREATE TABLE meta ("
  "  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),"
  "  sentinel TEXT NOT NULL,"
  "  revision INTEGER NOT NULL) STRICT;"
  "CREATE TABLE bookmarks ("
  "  bundle_id TEXT NOT NULL,"
  "  event_id TEXT NOT NULL,"
  "  title TEXT NOT NULL,"
  "  revision INTEGER NOT NULL,"
  "  removed INTEGER NOT NULL DEFAULT 0,"
  "  PRIMARY KEY (bundle_id, event_id)) STRICT, WITHOUT ROWID;";

/**
 * annals_library_set_error:
 * @db: (nullable): a connection whose last call failed
 * @error: (out) (optional): return location for an error
 *
 * Says in the library's own error domain what SQLite said last.
 */
void
annals_library_set_error (sqlite3 *db,
                          GError **error)
{
  int                code = db != NULL ? sqlite3_errcode (db) & 0xff : SQLITE_NOMEM;
  AnnalsLibraryError kind = ANNALS_LIBRARY_ERROR_FAILED;
  const char        *message = NULL;

  /* A quota or a limit on file sizes is not SQLITE_FULL, but a write that fails. */
  if (code == SQLITE_FULL || sqlite3_extended_errcode (db) == SQLITE_IOERR_WRITE)
    {
      kind = ANNALS_LIBRARY_ERROR_FULL;
      message = _ ("The disk is full or does not take what is written");
    }
  else if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
    {
      kind = ANNALS_LIBRARY_ERROR_BUSY;
      message = _ ("Another program is using the library");
    }
  else if (code == SQLITE_READONLY || code == SQLITE_CANTOPEN || code == SQLITE_PERM)
    {
      kind = ANNALS_LIBRARY_ERROR_READ_ONLY;
      message = _ ("The library cannot be written");
    }
  else if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
    {
      kind = ANNALS_LIBRARY_ERROR_DAMAGED;
      message = _ ("The library is damaged");
    }

  if (message != NULL)
    g_set_error_literal (error, ANNALS_LIBRARY_ERROR, (int) kind, message);
  else
    g_set_error (error, ANNALS_LIBRARY_ERROR, (int) kind, _ ("The library failed: %s"),
                 db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (code));
}

/* Runs a query for one value. What is not there is damage, as every library has it. */
static gboolean
query_text (sqlite3    *db,
            const char *sql,
            char      **value,
            GError    **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    {
      *value = g_strdup ((const char *) sqlite3_column_text (statement, 0));
      return TRUE;
    }

  if (sqlite3_errcode (db) == SQLITE_ERROR || sqlite3_errcode (db) == SQLITE_DONE)
    g_set_error_literal (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_DAMAGED,
                         _ ("The library is damaged"));
  else
    annals_library_set_error (db, error);

  return FALSE;
}

static gboolean
check_value (sqlite3    *db,
             const char *sql,
             const char *expected,
             GError    **error)
{
  g_autofree char *value = NULL;

  if (!query_text (db, sql, &value, error))
    return FALSE;

  if (g_strcmp0 (value, expected) == 0)
    return TRUE;

  g_set_error_literal (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_DAMAGED,
                       _ ("The library is damaged"));
  return FALSE;
}

static gboolean
run (sqlite3    *db,
     const char *sql,
     GError    **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  annals_library_set_error (db, error);
  return FALSE;
}

static gboolean
create_tables (sqlite3 *db,
               GError **error)
{
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; %s"
                                          "INSERT INTO meta VALUES (1, '%s', 0);"
                                          "PRAGMA application_id = %d; PRAGMA user_version = %d;"
                                          "COMMIT",
                                          tables, SENTINEL, APPLICATION_ID, SCHEMA_VERSION);

  return run (db, sql, error);
}

/* Tells by its first bytes whether a file is a library. SQLite must not find out by opening it, as
 * that would already roll back, or throw away, the journal beside it. And a FIFO would block. */
static gboolean
has_library_header (const char *path)
{
  static const char magic[16] = "SQLite format 3";
  char              header[100];
  guint32           application_id;
  int               fd;
  gboolean          is_whole;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;

  fd = open (path, O_RDONLY | O_CLOEXEC);
  if (fd < 0)
    return TRUE; /* it may be good and not ours to read; opening it will say why it fails */

  is_whole = read (fd, header, sizeof header) == (gssize) sizeof header;
  close (fd);
  if (!is_whole)
    return FALSE;

  memcpy (&application_id, header + APPLICATION_ID_OFFSET, sizeof application_id);
  return memcmp (header, magic, sizeof magic) == 0 &&
         GUINT32_FROM_BE (application_id) == APPLICATION_ID;
}

/* The order matters: nothing is set that may change the file before it is known not to be newer
 * than we are. */
static gboolean
check_library (sqlite3 *db,
               GError **error)
{
  g_autofree char *version = NULL;

  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);

  if (!run (db, "PRAGMA mmap_size = 0; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON",
            error) ||
      !query_text (db, "PRAGMA user_version", &version, error))
    return FALSE;

  if (g_ascii_strtoll (version, NULL, 10) > SCHEMA_VERSION)
    {
      g_set_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_NEWER,
                   _ ("A newer version of Annals wrote the library (format %s, this version knows "
                      "format %d)"),
                   version, SCHEMA_VERSION);
      return FALSE;
    }

  return check_value (db, "PRAGMA user_version", G_STRINGIFY (SCHEMA_VERSION), error) &&
         check_value (db, "PRAGMA integrity_check (1)", "ok", error) &&
         check_value (db, "SELECT sentinel FROM meta", SENTINEL, error) &&
         run (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", error);
}

/* Opens and checks a file that is there. After NEWER and BUSY the connection stays, for reading. */
static gboolean
open_library (const char *path,
              sqlite3   **db,
              GError    **error)
{
  g_autoptr (GError) problem = NULL;

  if (!has_library_header (path))
    {
      g_set_error_literal (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_DAMAGED,
                           _ ("The library is damaged"));
      return FALSE;
    }

  if (sqlite3_open_v2 (path, db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    {
      if (check_library (*db, &problem))
        return TRUE;
    }
  else
    {
      annals_library_set_error (*db, &problem);
    }

  if (!g_error_matches (problem, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_NEWER) &&
      !g_error_matches (problem, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_BUSY))
    g_clear_pointer (db, sqlite3_close);

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
sync_path (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/* Makes a file of no bytes that only its owner may read, for SQLite to fill. */
static char *
make_temporary (const char *folder,
                GError    **error)
{
  g_autofree char *path = g_build_filename (folder, ".library-XXXXXX", NULL);
  int              fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      g_set_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_READ_ONLY,
                   _ ("Nothing can be written in “%s”"), folder);
      return NULL;
    }

  close (fd);
  return g_steal_pointer (&path);
}

/* Gives a finished library its name, durably. */
static gboolean
install (const char *temporary,
         const char *folder,
         const char *name,
         GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  sync_path (temporary);
  if (g_rename (temporary, path) != 0)
    {
      g_set_error (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_READ_ONLY,
                   _ ("Nothing can be written in “%s”"), folder);
      return FALSE;
    }

  sync_path (folder);
  return TRUE;
}

static gboolean
create_library (const char *folder,
                GError    **error)
{
  g_autofree char *temporary = make_temporary (folder, error);
  sqlite3         *db = NULL;
  gboolean         is_made = FALSE;

  if (temporary == NULL)
    return FALSE;

  if (sqlite3_open_v2 (temporary, &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    is_made = create_tables (db, error);
  else
    annals_library_set_error (db, error);
  sqlite3_close (db);

  if (is_made && install (temporary, folder, LIBRARY_NAME, error))
    return TRUE;

  g_unlink (temporary);
  return FALSE;
}

/* Copies a whole library under another name. The copy is opened and checked before it takes the
 * place of an older one. */
static gboolean
copy_library (sqlite3    *db,
              const char *folder,
              const char *name,
              GError    **error)
{
  g_autofree char *temporary = make_temporary (folder, error);
  sqlite3         *copy = NULL;
  char            *sql;
  gboolean         is_good;

  if (temporary == NULL)
    return FALSE;

  sql = sqlite3_mprintf ("VACUUM INTO %Q", temporary);
  is_good = run (db, sql, error) && open_library (temporary, &copy, error);
  sqlite3_free (sql);
  sqlite3_close (copy);

  if (is_good && install (temporary, folder, name, error))
    return TRUE;

  g_unlink (temporary);
  return FALSE;
}

/* Renames a damaged library and its journal to a number not yet taken.
 * Returns: (transfer full) (nullable): the new name */
static char *
put_aside (const char *folder,
           const char *name)
{
  static const char *const siblings[] = { "-journal", "-wal", "-shm" };
  g_autofree char         *path = g_build_filename (folder, name, NULL);
  g_autofree char         *aside_name = NULL;
  g_autofree char         *aside = NULL;

  for (guint number = 1; aside == NULL || g_file_test (aside, G_FILE_TEST_EXISTS); number++)
    {
      g_free (aside);
      g_free (aside_name);
      aside_name = g_strdup_printf ("library.damaged-%u.db", number);
      aside = g_build_filename (folder, aside_name, NULL);
    }

  if (g_rename (path, aside) != 0)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (siblings); i++)
    {
      g_autofree char *from = g_strconcat (path, siblings[i], NULL);
      g_autofree char *to = g_strconcat (aside, siblings[i], NULL);

      /* Most often there is none. One that stays would spoil the library that comes next. */
      if (g_rename (from, to) != 0 && errno != ENOENT)
        return NULL;
    }

  sync_path (folder);
  return g_steal_pointer (&aside_name);
}

/* Puts the backup in the place of the library. Returns: FALSE without a good backup */
static gboolean
restore_backup (const char *folder)
{
  g_autofree char   *path = g_build_filename (folder, BACKUP_NAME, NULL);
  g_autoptr (GError) error = NULL;
  sqlite3           *backup = NULL;
  gboolean           is_restored;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;

  is_restored = open_library (path, &backup, &error) &&
                copy_library (backup, folder, LIBRARY_NAME, NULL);
  sqlite3_close (backup);

  /* The next backup would otherwise overwrite what somebody may still want to look into. */
  if (g_error_matches (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_DAMAGED))
    g_free (put_aside (folder, BACKUP_NAME));

  return is_restored;
}

/* Puts a good library where a damaged or a lost one was. */
static gboolean
repair_library (const char *folder,
                gboolean    is_lost,
                char      **problem,
                GError    **error)
{
  g_autofree char *aside = NULL;

  if (!is_lost && (aside = put_aside (folder, LIBRARY_NAME)) == NULL)
    {
      g_set_error_literal (error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_READ_ONLY,
                           _ ("The library is damaged and cannot be put aside"));
      return FALSE;
    }

  if (restore_backup (folder))
    {
      if (is_lost)
        *problem = g_strdup (_ ("The library was lost. The last backup took its place."));
      else
        *problem = g_strdup_printf (_ ("The library was damaged. The last backup took its place; "
                                       "the damaged file is kept as “%s”."),
                                    aside);
      return TRUE;
    }

  if (!is_lost)
    *problem = g_strdup_printf (_ ("The library was damaged. An empty one took its place; the "
                                   "damaged file is kept as “%s”."),
                                aside);
  return create_library (folder, error);
}

static int
lock_folder (const char *folder)
{
  gint64 deadline = g_get_monotonic_time () + BUSY_TIMEOUT_MS * 1000;
  int    fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  /* Where the file system knows no locks, SQLite's own still keep two writers apart. */
  while (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK &&
         g_get_monotonic_time () < deadline)
    g_usleep (LOCK_RETRY_US);

  return fd;
}

/* Only takes rights away: a folder that its owner made read-only stays read-only. */
static void
make_private (const char *path)
{
  GStatBuf info;

  if (g_stat (path, &info) == 0 && (info.st_mode & 0077) != 0 && info.st_uid == geteuid ())
    (void) g_chmod (path, (int) (info.st_mode & 0700));
}

static gboolean
open_or_repair (AnnalsLibraryFile *self,
                const char        *folder,
                GError           **error)
{
  g_autofree char   *path = g_build_filename (folder, LIBRARY_NAME, NULL);
  g_autoptr (GError) problem = NULL;
  gboolean           is_lost = !g_file_test (path, G_FILE_TEST_EXISTS);

  if (!is_lost && open_library (path, &self->db, &problem))
    {
      make_private (path);
      return TRUE;
    }

  if (!is_lost && !g_error_matches (problem, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  if (!repair_library (folder, is_lost, &self->problem, error) ||
      !open_library (path, &self->db, error))
    return FALSE;

  if (self->problem != NULL)
    self->state = ANNALS_LIBRARY_STATE_RESTORED;
  return TRUE;
}

static void
fall_back (AnnalsLibraryFile *self,
           const GError      *error)
{
  g_free (self->problem);

  if (self->db != NULL)
    {
      self->state = ANNALS_LIBRARY_STATE_READ_ONLY;
      self->refusal = (AnnalsLibraryError) error->code;
      self->problem = g_strdup_printf (_ ("Bookmarks can be read but not changed. %s."),
                                       error->message);
      sqlite3_exec (self->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
      return;
    }

  self->state = ANNALS_LIBRARY_STATE_IN_MEMORY;
  self->problem = g_strdup_printf (_ ("Bookmarks last only until Annals is closed. %s."),
                                   error->message);
  if (sqlite3_open (":memory:", &self->db) != SQLITE_OK || !create_tables (self->db, NULL))
    g_error ("There is no memory for a library");
}

/**
 * annals_library_file_open:
 * @folder: the folder of the library; made if it is missing
 *
 * Opens the library's file. What is damaged is put aside and restored from the backup, what cannot
 * be written is opened for reading, and where nothing can be kept the library lives in memory.
 *
 * Cost: waits at most two seconds for other programs, and reads the whole file.
 *
 * Returns: (transfer full): the open file
 */
AnnalsLibraryFile *
annals_library_file_open (const char *folder)
{
  AnnalsLibraryFile *self = g_new0 (AnnalsLibraryFile, 1);
  g_autoptr (GError) error = NULL;
  int                lock;

  self->state = ANNALS_LIBRARY_STATE_GOOD;
  (void) g_mkdir_with_parents (folder, 0700);
  make_private (folder);

  lock = lock_folder (folder);
  if (!open_or_repair (self, folder, &error))
    fall_back (self, error);
  if (lock >= 0)
    close (lock);

  /* SQLite reads a file without needing to write beside it, and says nothing until the first write
   * fails: better to know before the reader tries. */
  if (self->state == ANNALS_LIBRARY_STATE_GOOD &&
      (sqlite3_db_readonly (self->db, "main") != 0 || g_access (folder, W_OK | X_OK) != 0))
    {
      g_set_error (&error, ANNALS_LIBRARY_ERROR, ANNALS_LIBRARY_ERROR_READ_ONLY,
                   _ ("Nothing can be written in “%s”"), folder);
      fall_back (self, error);
    }

  return self;
}

/**
 * annals_library_file_back_up:
 * @self: an open file
 * @folder: the folder of the library
 *
 * Writes the backup anew. A backup that fails leaves the one before as it was.
 *
 * Cost: reads and writes the whole file.
 */
void
annals_library_file_back_up (AnnalsLibraryFile *self,
                             const char        *folder)
{
  g_autoptr (GError) error = NULL;

  if (!copy_library (self->db, folder, BACKUP_NAME, &error))
    g_message ("The library was not backed up: %s", error->message);
}

/**
 * annals_library_file_close:
 * @self: (transfer full): an open file
 */
void
annals_library_file_close (AnnalsLibraryFile *self)
{
  sqlite3_close (self->db);
  g_free (self->problem);
  g_free (self);
}
