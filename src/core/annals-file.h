/* annals-file.h — reads strangers' files without being led astray, blocked or flooded
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *annals_file_read (GFile        *file,
                          gsize         limit,
                          GCancellable *cancellable,
                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes *annals_file_read_below (GFile        *folder,
                                const char   *reference,
                                gsize         limit,
                                GCancellable *cancellable,
                                GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void    annals_file_forget (GFile      *file,
                            const char *start,
                            const char *end);

G_END_DECLS
