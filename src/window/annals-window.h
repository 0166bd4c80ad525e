/* annals-window.h — the main window: a bundle, its panes, and what the reader can do with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_WINDOW (annals_window_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsWindow, annals_window, ANNALS, WINDOW, AdwApplicationWindow)

AnnalsWindow  *annals_window_new (GtkApplication *application) G_GNUC_WARN_UNUSED_RESULT;
AnnalsSession *annals_window_get_session (AnnalsWindow *self);
void           annals_window_open (AnnalsWindow *self,
                                   GFile        *file);
void           annals_window_open_built_in (AnnalsWindow *self);
void           annals_window_present_soon (AnnalsWindow *self);

G_END_DECLS
