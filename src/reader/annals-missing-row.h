/* annals-missing-row.h — a passage that is not marked in its article, why, and what comes near
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"
#include "reader/annals-reader-view.h"

G_BEGIN_DECLS

GtkWidget *annals_missing_row_new (AnnalsBundle     *bundle,
                                   guint             passage,
                                   AnnalsReaderView *view);

G_END_DECLS
