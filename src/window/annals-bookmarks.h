/* annals-bookmarks.h — the pane that lists the bookmarks of the open bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_BOOKMARKS (annals_bookmarks_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsBookmarks, annals_bookmarks, ANNALS, BOOKMARKS, AdwBin)

void annals_bookmarks_show (AnnalsBookmarks *self,
                            AnnalsBundle    *bundle,
                            GPtrArray       *bookmarks);

G_END_DECLS
