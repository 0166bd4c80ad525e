/* annals-library.c — what the reader made, on disk: bookmarks, kept by bundle id and event id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A change is one transaction, and a function returns only when it is on the disk. Order is kept by
 * a revision counter and not by time, as clocks are set back. A removed bookmark stays as a row
 * that knows which revision removed it, so that it can come back exactly as it was.
 */

#include "config.h"

#include "store/annals-library.h"

#include <glib/gi18n-lib.h>

#include "store/annals-library-file.h"

struct _AnnalsLibrary
{
  GObject parent_instance;

  char              *folder;  /* owned */
  AnnalsLibraryFile *file;    /* owned */
  gboolean           changed; /* since it was opened */
};

G_DEFINE_FINAL_TYPE (AnnalsLibrary, annals_library, G_TYPE_OBJECT)
G_DEFINE_QUARK (annals_library_error, annals_library_error)

/* ?1 is the bundle, ?2 the event, ?3 the title. */
static const char add_sql[] =
  "INSERT INTO bookmarks"
  "  SELECT ?1, ?2, ?3, revision + 1, 0 FROM meta WHERE TRUE"
  "  ON CONFLICT DO UPDATE SET title = excluded.title, revision = excluded.revision, removed = 0"
  "  WHERE removed <> 0";
static const char remove_sql[] =
  "UPDATE bookmarks SET removed = (SELECT revision + 1 FROM meta)"
  "  WHERE bundle_id = ?1 AND event_id = ?2 AND removed = 0";
static const char restore_sql[] =
  "UPDATE bookmarks SET removed = 0"
  "  WHERE bundle_id = ?1 AND event_id = ?2 AND removed <> 0";
static const char list_sql[] =
  "SELECT event_id, title, revision FROM bookmarks"
  "  WHERE bundle_id = ?1 AND removed = 0 ORDER BY revision DESC";

/**
 * annals_bookmark_free:
 * @bookmark: (transfer full): a bookmark
 */
void
annals_bookmark_free (AnnalsBookmark *bookmark)
{
  g_free (bookmark->event_id);
  g_free (bookmark->title);
  g_free (bookmark);
}

static void
annals_library_finalize (GObject *object)
{
  AnnalsLibrary *self = ANNALS_LIBRARY (object);

  if (self->changed && self->file->state != ANNALS_LIBRARY_STATE_IN_MEMORY)
    annals_library_file_back_up (self->file, self->folder);

  g_clear_pointer (&self->file, annals_library_file_close);
  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (annals_library_parent_class)->finalize (object);
}

static void
annals_library_class_init (AnnalsLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_library_finalize;
}

static void
annals_library_init (AnnalsLibrary *self)
{
}

/**
 * annals_library_open:
 * @folder: (type filename): the folder of the library; made, with mode 0700, if it is missing
 *
 * Opens the reader's library, or makes a new one. This never fails: a damaged file is put aside and
 * restored from the backup of the last good session, a file that cannot be written or that a newer
 * version wrote is opened for reading, and where there is no place to keep anything the bookmarks
 * last until the end. annals_library_get_state() says which, and annals_library_get_problem() says
 * it to the reader.
 *
 * Cost: reads and checks the whole file; waits at most two seconds for other programs.
 *
 * Returns: (transfer full): the library
 */
AnnalsLibrary *
annals_library_open (const char *folder)
{
  AnnalsLibrary *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (ANNALS_TYPE_LIBRARY, NULL);
  self->folder = g_strdup (folder);
  self->file = annals_library_file_open (folder);

  return self;
}

/**
 * annals_library_get_state:
 * @self: a library
 *
 * Returns: how good it was when it was opened
 */
AnnalsLibraryState
annals_library_get_state (AnnalsLibrary *self)
{
  g_return_val_if_fail (ANNALS_IS_LIBRARY (self), ANNALS_LIBRARY_STATE_IN_MEMORY);

  return self->file->state;
}

/**
 * annals_library_get_problem:
 * @self: a library
 *
 * Returns: (nullable): one or two translated sentences for the reader, or %NULL while the state is
 *   %ANNALS_LIBRARY_STATE_GOOD
 */
const char *
annals_library_get_problem (AnnalsLibrary *self)
{
  g_return_val_if_fail (ANNALS_IS_LIBRARY (self), NULL);

  return self->file->problem;
}

/* Binds @texts as parameters 1 and up, and steps once. Returns: a result code of SQLite */
static int
step (sqlite3           *db,
      const char        *sql,
      const char *const *texts)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int                      code = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  for (int i = 0; code == SQLITE_OK && texts != NULL && texts[i] != NULL; i++)
    code = sqlite3_bind_text (statement, i + 1, texts[i], -1, SQLITE_STATIC);

  return code == SQLITE_OK ? sqlite3_step (statement) : code;
}

/* Makes one change and counts it. A change that finds nothing to do leaves the revision alone. */
static gboolean
change (AnnalsLibrary     *self,
        const char        *sql,
        const char *const *texts,
        GError           **error)
{
  sqlite3 *db = self->file->db;
  gboolean has_changed;

  if (self->file->state == ANNALS_LIBRARY_STATE_READ_ONLY)
    {
      g_set_error_literal (error, ANNALS_LIBRARY_ERROR, (int) self->file->refusal,
                           self->file->problem);
      return FALSE;
    }

  /* A deferred transaction that turns into a write after another program's commit fails at once,
   * without waiting: so the write lock is taken first. */
  if (step (db, "BEGIN IMMEDIATE", NULL) == SQLITE_DONE && step (db, sql, texts) == SQLITE_DONE)
    {
      has_changed = sqlite3_changes (db) > 0;
      if ((!has_changed ||
           step (db, "UPDATE meta SET revision = revision + 1", NULL) == SQLITE_DONE) &&
          step (db, "COMMIT", NULL) == SQLITE_DONE)
        {
          self->changed = self->changed || has_changed;
          return TRUE;
        }
    }

  annals_library_set_error (db, error);
  if (!sqlite3_get_autocommit (db))
    step (db, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * annals_library_add_bookmark:
 * @self: a library
 * @bundle_id: id of the bundle
 * @event_id: id of the event within the bundle
 * @title: title of the event, for the day it is gone from the bundle
 * @error: (out) (optional): return location for an error
 *
 * Bookmarks an event as the newest. When this returns %TRUE the bookmark is on the disk. An event
 * that has a bookmark keeps it as it is.
 *
 * Errors: %ANNALS_LIBRARY_ERROR. Cost: some disk writes, 1 to 5 ms.
 *
 * Returns: whether the event is bookmarked now
 */
gboolean
annals_library_add_bookmark (AnnalsLibrary *self,
                             const char    *bundle_id,
                             const char    *event_id,
                             const char    *title,
                             GError       **error)
{
  const char *const texts[] = { bundle_id, event_id, title, NULL };

  g_return_val_if_fail (ANNALS_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (bundle_id != NULL && event_id != NULL && title != NULL, FALSE);

  return change (self, add_sql, texts, error);
}

/**
 * annals_library_remove_bookmark:
 * @self: a library
 * @bundle_id: id of the bundle
 * @event_id: id of the event within the bundle
 * @error: (out) (optional): return location for an error
 *
 * Removes a bookmark. annals_library_restore_bookmark() brings it back. An event without a bookmark
 * is left alone.
 *
 * Errors: %ANNALS_LIBRARY_ERROR. Cost: some disk writes, 1 to 5 ms.
 *
 * Returns: whether the event is without a bookmark now
 */
gboolean
annals_library_remove_bookmark (AnnalsLibrary *self,
                                const char    *bundle_id,
                                const char    *event_id,
                                GError       **error)
{
  const char *const texts[] = { bundle_id, event_id, NULL };

  g_return_val_if_fail (ANNALS_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (bundle_id != NULL && event_id != NULL, FALSE);

  return change (self, remove_sql, texts, error);
}

/**
 * annals_library_restore_bookmark:
 * @self: a library
 * @bundle_id: id of the bundle
 * @event_id: id of the event within the bundle
 * @error: (out) (optional): return location for an error
 *
 * Brings a removed bookmark back exactly as it was, with its title and its place in the order.
 *
 * Errors: %ANNALS_LIBRARY_ERROR. Cost: some disk writes, 1 to 5 ms.
 *
 * Returns: whether nothing is removed any more
 */
gboolean
annals_library_restore_bookmark (AnnalsLibrary *self,
                                 const char    *bundle_id,
                                 const char    *event_id,
                                 GError       **error)
{
  const char *const texts[] = { bundle_id, event_id, NULL };

  g_return_val_if_fail (ANNALS_IS_LIBRARY (self), FALSE);
  g_return_val_if_fail (bundle_id != NULL && event_id != NULL, FALSE);

  return change (self, restore_sql, texts, error);
}

/**
 * annals_library_list_bookmarks:
 * @self: a library
 * @bundle_id: id of the bundle
 * @error: (out) (optional): return location for an error
 *
 * Lists the bookmarks of a bundle, the newest first.
 *
 * Errors: %ANNALS_LIBRARY_ERROR. Cost: O(n) in the bookmarks of the bundle.
 *
 * Returns: (transfer full) (element-type AnnalsBookmark) (nullable): the bookmarks
 */
GPtrArray *
annals_library_list_bookmarks (AnnalsLibrary *self,
                               const char    *bundle_id,
                               GError       **error)
{
  g_autoptr (GPtrArray)    bookmarks = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  sqlite3                 *db;
  int                      code;

  g_return_val_if_fail (ANNALS_IS_LIBRARY (self), NULL);
  g_return_val_if_fail (bundle_id != NULL, NULL);

  db = self->file->db;
  bookmarks = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_bookmark_free);
  if (sqlite3_prepare_v2 (db, list_sql, -1, &statement, NULL) != SQLITE_OK ||
      sqlite3_bind_text (statement, 1, bundle_id, -1, SQLITE_STATIC) != SQLITE_OK)
    {
      annals_library_set_error (db, error);
      return NULL;
    }

  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    {
      AnnalsBookmark *bookmark = g_new0 (AnnalsBookmark, 1);
      const char     *event_id = (const char *) sqlite3_column_text (statement, 0);
      const char     *title = (const char *) sqlite3_column_text (statement, 1);

      /* A flipped bit in a text passes every check of SQLite; a label must still be UTF-8. */
      bookmark->event_id = g_utf8_make_valid (event_id != NULL ? event_id : "", -1);
      bookmark->title = g_utf8_make_valid (title != NULL ? title : "", -1);
      bookmark->revision = sqlite3_column_int64 (statement, 2);
      g_ptr_array_add (bookmarks, bookmark);
    }

  if (code != SQLITE_DONE)
    {
      annals_library_set_error (db, error);
      return NULL;
    }

  return g_steal_pointer (&bookmarks);
}
