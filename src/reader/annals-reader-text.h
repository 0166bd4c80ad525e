/* annals-reader-text.h — the pages of an article that a text buffer holds at the moment
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-article.h"
#include "reader/annals-reader-tags.h"

G_BEGIN_DECLS

typedef struct _AnnalsReaderText AnnalsReaderText;

AnnalsReaderText *annals_reader_text_new (GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
void              annals_reader_text_free (AnnalsReaderText *self);
AnnalsArticle    *annals_reader_text_get_article (AnnalsReaderText *self);
void              annals_reader_text_set_article (AnnalsReaderText *self,
                                                  AnnalsArticle    *article);
gboolean          annals_reader_text_show (AnnalsReaderText *self,
                                           guint             offset);
gboolean          annals_reader_text_can_extend (AnnalsReaderText *self,
                                                 gboolean          is_forward);
gboolean          annals_reader_text_is_full (AnnalsReaderText *self);
gboolean          annals_reader_text_extend (AnnalsReaderText *self,
                                             gboolean          is_forward);
void              annals_reader_text_get_range (AnnalsReaderText *self,
                                                guint            *start,
                                                guint            *end);
void              annals_reader_text_get_iter (AnnalsReaderText *self,
                                               guint             offset,
                                               GtkTextIter      *iter);
guint             annals_reader_text_get_offset (AnnalsReaderText  *self,
                                                 const GtkTextIter *iter);
void              annals_reader_text_apply (AnnalsReaderText *self,
                                            AnnalsReaderTag   tag,
                                            guint             start,
                                            guint             end);
const AnnalsMark *annals_reader_text_find_mark (AnnalsReaderText *self,
                                                AnnalsMarkKind    kind,
                                                guint             offset);
const AnnalsMark *annals_reader_text_get_marks (AnnalsReaderText *self,
                                                guint             offset,
                                                guint            *n_marks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsReaderText, annals_reader_text_free)

G_END_DECLS
