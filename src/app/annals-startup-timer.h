/* annals-startup-timer.h — measures the start of the program, for the benchmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

void annals_startup_timer_watch (GtkWidget     *window,
                                 AnnalsSession *session);

G_END_DECLS
