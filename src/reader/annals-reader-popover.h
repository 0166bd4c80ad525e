/* annals-reader-popover.h — what stands at a place of the article: a link, or several events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_READER_POPOVER (annals_reader_popover_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsReaderPopover,
                      annals_reader_popover,
                      ANNALS,
                      READER_POPOVER,
                      GtkPopover)

GtkWidget *annals_reader_popover_new_link (const char *address) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *annals_reader_popover_new_events (AnnalsBundle *bundle,
                                             GArray       *marks) G_GNUC_WARN_UNUSED_RESULT;
gboolean   annals_reader_may_open (const char *address);

G_END_DECLS
