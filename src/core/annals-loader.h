/* annals-loader.h — from a stranger's file to a bundle, with every problem told and placed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/annals-bundle.h"
#include "core/annals-diagnostic.h"

G_BEGIN_DECLS

#define ANNALS_BUNDLE_ERROR (annals_bundle_error_quark ())

/**
 * AnnalsBundleError:
 * @ANNALS_BUNDLE_ERROR_FILE: it is not a readable regular file
 * @ANNALS_BUNDLE_ERROR_LIMIT: it is beyond a limit of the format
 * @ANNALS_BUNDLE_ERROR_JSON: it is not JSON
 * @ANNALS_BUNDLE_ERROR_FORMAT: it is JSON but not an Annals bundle, or of an unknown version
 *
 * Why nothing at all could be loaded. The error's message is the text of the first diagnostic,
 * with file, line, column and JSON Pointer.
 */
typedef enum
{
  ANNALS_BUNDLE_ERROR_FILE,
  ANNALS_BUNDLE_ERROR_LIMIT,
  ANNALS_BUNDLE_ERROR_JSON,
  ANNALS_BUNDLE_ERROR_FORMAT,
} AnnalsBundleError;

/**
 * AnnalsProgressFunc:
 * @fraction: 0 to 1, never falling
 * @user_data: data of the caller
 *
 * Called on the thread-default main context of the load's caller, at most once per idle.
 */
typedef void (*AnnalsProgressFunc) (double   fraction,
                                    gpointer user_data);

GQuark annals_bundle_error_quark (void);

AnnalsBundle *annals_bundle_load (GFile        *file,
                                  GPtrArray    *diagnostics,
                                  GCancellable *cancellable,
                                  GError      **error) G_GNUC_WARN_UNUSED_RESULT;
AnnalsBundle *annals_bundle_load_bytes (GBytes       *bytes,
                                        const char   *name,
                                        GFile        *folder,
                                        GPtrArray    *diagnostics,
                                        GCancellable *cancellable,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void          annals_bundle_load_async (GFile              *file,
                                        AnnalsProgressFunc  progress,
                                        gpointer            progress_data,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
AnnalsBundle *annals_bundle_load_finish (GAsyncResult *result,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
