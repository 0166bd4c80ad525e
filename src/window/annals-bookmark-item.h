/* annals-bookmark-item.h — a bookmark as its row in a list needs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"
#include "store/annals-library.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_BOOKMARK_ITEM (annals_bookmark_item_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsBookmarkItem, annals_bookmark_item, ANNALS, BOOKMARK_ITEM, GObject)

AnnalsBookmarkItem *annals_bookmark_item_new (AnnalsBundle         *bundle,
                                              const AnnalsBookmark *bookmark)
  G_GNUC_WARN_UNUSED_RESULT;
const char *annals_bookmark_item_get_id (AnnalsBookmarkItem *self);
const char *annals_bookmark_item_get_title (AnnalsBookmarkItem *self);
const char *annals_bookmark_item_get_date (AnnalsBookmarkItem *self);
guint       annals_bookmark_item_get_event (AnnalsBookmarkItem *self);
int         annals_bookmark_item_compare (AnnalsBookmarkItem *a,
                                          AnnalsBookmarkItem *b);
gboolean    annals_bookmark_item_equal (AnnalsBookmarkItem *a,
                                        AnnalsBookmarkItem *b);

G_END_DECLS
