/* annals-loading-bar.h — loads a bundle, with progress and a way out when that takes long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LOADING_BAR (annals_loading_bar_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsLoadingBar, annals_loading_bar, ANNALS, LOADING_BAR, GtkBox)

void annals_loading_bar_load (AnnalsLoadingBar *self,
                              GFile            *file);

char *annals_file_dup_display_name (GFile *file) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
