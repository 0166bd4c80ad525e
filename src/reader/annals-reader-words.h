/* annals-reader-words.h — what the reader pane says about sources, passages and places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

char       *annals_reader_write_byline (AnnalsBundle *bundle,
                                        guint         source) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_reader_write_quote (const char *words) G_GNUC_WARN_UNUSED_RESULT;
const char *annals_reader_describe_state (AnnalsAnchorState state);
char       *annals_reader_describe_event (AnnalsBundle *bundle,
                                          guint         event) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_reader_describe_marks (AnnalsBundle *bundle,
                                          GArray       *marks,
                                          guint         offset) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_reader_write_position (GArray *sequence,
                                          int     position) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_reader_write_hint (AnnalsBundle *bundle,
                                      GArray       *sequence,
                                      int           position) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
