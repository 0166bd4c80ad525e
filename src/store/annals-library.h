/* annals-library.h — what the reader made, on disk: bookmarks, kept by bundle id and event id
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_LIBRARY (annals_library_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsLibrary, annals_library, ANNALS, LIBRARY, GObject)

#define ANNALS_LIBRARY_ERROR (annals_library_error_quark ())

/**
 * AnnalsLibraryError:
 * @ANNALS_LIBRARY_ERROR_READ_ONLY: nothing can be written where the library lies
 * @ANNALS_LIBRARY_ERROR_BUSY: another program holds the library
 * @ANNALS_LIBRARY_ERROR_FULL: the disk is full
 * @ANNALS_LIBRARY_ERROR_NEWER: a newer version of the program wrote the library
 * @ANNALS_LIBRARY_ERROR_DAMAGED: the file is no library, or is damaged
 * @ANNALS_LIBRARY_ERROR_FAILED: anything else; the message says what SQLite said
 */
typedef enum
{
  ANNALS_LIBRARY_ERROR_READ_ONLY,
  ANNALS_LIBRARY_ERROR_BUSY,
  ANNALS_LIBRARY_ERROR_FULL,
  ANNALS_LIBRARY_ERROR_NEWER,
  ANNALS_LIBRARY_ERROR_DAMAGED,
  ANNALS_LIBRARY_ERROR_FAILED,
} AnnalsLibraryError;

/**
 * AnnalsLibraryState:
 * @ANNALS_LIBRARY_STATE_GOOD: what is made is kept
 * @ANNALS_LIBRARY_STATE_RESTORED: the file was damaged; it was put aside and the newest good
 *   backup, or an empty library, took its place
 * @ANNALS_LIBRARY_STATE_READ_ONLY: bookmarks can be read but none can be made
 * @ANNALS_LIBRARY_STATE_IN_MEMORY: there is no place to keep anything; bookmarks last until the end
 */
typedef enum
{
  ANNALS_LIBRARY_STATE_GOOD,
  ANNALS_LIBRARY_STATE_RESTORED,
  ANNALS_LIBRARY_STATE_READ_ONLY,
  ANNALS_LIBRARY_STATE_IN_MEMORY,
} AnnalsLibraryState;

/**
 * AnnalsBookmark:
 * @event_id: id of the event within its bundle
 * @title: title of the event when it was bookmarked, for the day it is gone from the bundle
 * @revision: grows with every change of the library; orders bookmarks, the newest highest
 */
typedef struct
{
  char  *event_id;
  char  *title;
  gint64 revision;
} AnnalsBookmark;

GQuark annals_library_error_quark (void);
void   annals_bookmark_free (AnnalsBookmark *bookmark);

AnnalsLibrary     *annals_library_open (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
AnnalsLibraryState annals_library_get_state (AnnalsLibrary *self);
const char        *annals_library_get_problem (AnnalsLibrary *self);
gboolean           annals_library_add_bookmark (AnnalsLibrary *self,
                                                const char    *bundle_id,
                                                const char    *event_id,
                                                const char    *title,
                                                GError       **error);
gboolean           annals_library_remove_bookmark (AnnalsLibrary *self,
                                                   const char    *bundle_id,
                                                   const char    *event_id,
                                                   GError       **error);
gboolean           annals_library_restore_bookmark (AnnalsLibrary *self,
                                                    const char    *bundle_id,
                                                    const char    *event_id,
                                                    GError       **error);
GPtrArray         *annals_library_list_bookmarks (AnnalsLibrary *self,
                                                  const char    *bundle_id,
                                                  GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsBookmark, annals_bookmark_free)

G_END_DECLS
