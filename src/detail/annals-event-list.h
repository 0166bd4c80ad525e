/* annals-event-list.h — events one under the other, more of them on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_LIST (annals_event_list_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsEventList, annals_event_list, ANNALS, EVENT_LIST, GtkWidget)

void annals_event_list_show (AnnalsEventList *self, AnnalsSession *session, GArray *events);

G_END_DECLS
