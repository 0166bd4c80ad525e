/* annals-list.h — all events of the bundle as a list, in step with the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LIST (annals_list_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsList, annals_list, ANNALS, LIST, AdwBin)

GtkWidget *annals_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       annals_list_focus_rows (AnnalsList *self);

G_END_DECLS
