/* annals-library-file.h — the library's file: made, checked, put aside, restored and backed up
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "store/annals-library.h"

G_BEGIN_DECLS

/**
 * AnnalsLibraryFile:
 * @db: the connection; never %NULL after opening
 * @state: how good the library is
 * @refusal: with which code a change is refused while @state is read-only
 * @problem: (nullable): translated sentences for the reader
 */
typedef struct
{
  sqlite3           *db;
  AnnalsLibraryState state;
  AnnalsLibraryError refusal;
  char              *problem;
} AnnalsLibraryFile;

AnnalsLibraryFile *annals_library_file_open (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void               annals_library_file_back_up (AnnalsLibraryFile *self,
                                                const char        *folder);
void               annals_library_file_close (AnnalsLibraryFile *self);
void               annals_library_set_error (sqlite3 *db,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsLibraryFile, annals_library_file_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

G_END_DECLS
