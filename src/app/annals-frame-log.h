/* annals-frame-log.h — tells when each frame was drawn, for the tests of movement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void annals_frame_log_watch (GtkWidget *window);

G_END_DECLS
