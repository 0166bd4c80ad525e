/* annals-bundle-page.h — a bundle: what it is, its sources and where they disagree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_BUNDLE_PAGE (annals_bundle_page_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsBundlePage, annals_bundle_page, ANNALS, BUNDLE_PAGE, GtkWidget)

void annals_bundle_page_show (AnnalsBundlePage *self, AnnalsSession *session);

G_END_DECLS
