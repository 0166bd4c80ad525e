/* annals-reader-view.h — the article of a source as formatted text with its passages marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-article.h"
#include "reader/annals-reader-look.h"
#include "reader/annals-reader-text.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_READER_VIEW (annals_reader_view_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsReaderView, annals_reader_view, ANNALS, READER_VIEW, GtkTextView)

void              annals_reader_view_set_article (AnnalsReaderView *self,
                                                  AnnalsArticle    *article);
void              annals_reader_view_set_marks (AnnalsReaderView *self,
                                                GArray           *marks);
void              annals_reader_view_scroll_to (AnnalsReaderView *self,
                                                guint             start,
                                                guint             end);
void              annals_reader_view_select (AnnalsReaderView *self,
                                             guint             start,
                                             guint             end);
void              annals_reader_view_set_look (AnnalsReaderView       *self,
                                               const AnnalsReaderLook *look);
void              annals_reader_view_set_found (AnnalsReaderView *self,
                                                GArray           *found);
guint             annals_reader_view_get_cursor (AnnalsReaderView *self);
char             *annals_reader_view_dup_selection (AnnalsReaderView *self);
gboolean          annals_reader_view_get_offset (AnnalsReaderView *self,
                                                 double            x,
                                                 double            y,
                                                 guint            *offset);
void              annals_reader_view_get_place (AnnalsReaderView *self,
                                                guint             offset,
                                                GdkRectangle     *place);
AnnalsReaderText *annals_reader_view_get_text (AnnalsReaderView *self);
const char       *annals_reader_view_get_link (AnnalsReaderView *self,
                                               guint             offset);

G_END_DECLS
