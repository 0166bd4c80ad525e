/* annals-reader-scroller.h — keeps a place of a long article in sight while its pages come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/annals-reader-text.h"

G_BEGIN_DECLS

typedef struct _AnnalsReaderScroller AnnalsReaderScroller;

/**
 * AnnalsReaderFilled:
 * @start: first code point that has come into the buffer
 * @end: first code point after it
 * @data: what was given with the function
 *
 * A part of the article has come into the buffer and has yet to get its passages.
 */
typedef void (*AnnalsReaderFilled) (guint    start,
                                    guint    end,
                                    gpointer data);

AnnalsReaderScroller *annals_reader_scroller_new (GtkTextView       *view,
                                                  AnnalsReaderText  *text,
                                                  AnnalsReaderFilled filled,
                                                  gpointer           data);
void                  annals_reader_scroller_free (AnnalsReaderScroller *self);
void                  annals_reader_scroller_go_to (AnnalsReaderScroller *self,
                                                    guint                 start,
                                                    guint                 end);
void                  annals_reader_scroller_map (AnnalsReaderScroller *self);
void                  annals_reader_scroller_begin_size (AnnalsReaderScroller *self);
void                  annals_reader_scroller_end_size (AnnalsReaderScroller *self);
void                  annals_reader_scroller_layout (AnnalsReaderScroller *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsReaderScroller, annals_reader_scroller_free)

G_END_DECLS
