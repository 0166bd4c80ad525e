/* annals-event-page.h — an event: when, what, and who says so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVENT_PAGE (annals_event_page_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsEventPage, annals_event_page, ANNALS, EVENT_PAGE, GtkWidget)

void annals_event_page_show (AnnalsEventPage *self, AnnalsSession *session, guint event);
void annals_event_page_update_steps (AnnalsEventPage *self);
void annals_event_page_update_reading (AnnalsEventPage *self);
void annals_event_page_update_bookmark (AnnalsEventPage *self);

G_END_DECLS
