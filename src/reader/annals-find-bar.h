/* annals-find-bar.h — finds words in the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/annals-reader-view.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_FIND_BAR (annals_find_bar_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsFindBar, annals_find_bar, ANNALS, FIND_BAR, GtkWidget)

void annals_find_bar_set_view (AnnalsFindBar    *self,
                               AnnalsReaderView *view);
void annals_find_bar_set_article (AnnalsFindBar *self,
                                  AnnalsArticle *article);
void annals_find_bar_open (AnnalsFindBar *self);
void annals_find_bar_close (AnnalsFindBar *self);
void annals_find_bar_step (AnnalsFindBar *self,
                           int            step);

G_END_DECLS
