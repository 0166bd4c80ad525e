/* annals-filter-bar.h — what the reader has asked for, above the events, and the way out of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_FILTER_BAR (annals_filter_bar_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsFilterBar, annals_filter_bar, ANNALS, FILTER_BAR, GtkWidget)

G_END_DECLS
