/* library-fixture.h — what the tests of the library share: folders, files and other processes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "store/annals-library.h"

#define FIXTURE_BUNDLE "bundle"

/**
 * FixtureRole:
 * @name: the argument that makes the test program play the role
 * @run: what it does then; returns the exit status
 */
typedef struct
{
  const char *name;
  int (*run) (const char *folder,
              const char *argument);
} FixtureRole;

void         fixture_remove_folder (const char *folder);
char        *fixture_make_folder (void);
void         fixture_add (AnnalsLibrary *library,
                          const char    *event_id);
char        *fixture_list (AnnalsLibrary *library);
void         fixture_assert_library (const char        *folder,
                                     AnnalsLibraryState state,
                                     const char        *expected_ids);
char        *fixture_make_library (void);
void         fixture_read_file (const char *folder,
                                const char *name,
                                char      **contents,
                                gsize      *length);
void         fixture_write_file (const char *folder,
                                 const char *name,
                                 const char *contents,
                                 gsize       length);
gboolean     fixture_has_file (const char *folder,
                               const char *name);
guint        fixture_get_mode (const char *folder,
                               const char *name);
void         fixture_run_sql (const char *folder,
                              const char *sql);
GSubprocess *fixture_spawn (const char *role,
                            const char *folder,
                            const char *argument);
gboolean     fixture_play_role (int                argc,
                                char             **argv,
                                const FixtureRole *roles,
                                int               *status);
