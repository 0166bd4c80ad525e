/* annals-detail.h — the sidebar: what is known of the chosen event, era or bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_DETAIL (annals_detail_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsDetail, annals_detail, ANNALS, DETAIL, GtkWidget)

AnnalsSession *annals_detail_get_session (AnnalsDetail *self);
void           annals_detail_set_session (AnnalsDetail *self, AnnalsSession *session);

G_END_DECLS
