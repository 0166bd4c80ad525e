/* annals-era-page.h — an era: its span, its reasons and its events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_ERA_PAGE (annals_era_page_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsEraPage, annals_era_page, ANNALS, ERA_PAGE, GtkWidget)

void annals_era_page_show (AnnalsEraPage *self, AnnalsSession *session, guint era);

G_END_DECLS
