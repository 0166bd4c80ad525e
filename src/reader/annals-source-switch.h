/* annals-source-switch.h — a choice among sources: buttons side by side, or a menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_SOURCE_SWITCH (annals_source_switch_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsSourceSwitch, annals_source_switch, ANNALS, SOURCE_SWITCH, GtkWidget)

void annals_source_switch_set_sources (AnnalsSourceSwitch *self,
                                       AnnalsBundle       *bundle,
                                       GArray             *sources,
                                       guint               chosen);

G_END_DECLS
