/* annals-reader.h — the pane in which a source is read, with the passages of the chosen event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_READER (annals_reader_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsReader, annals_reader, ANNALS, READER, GtkWidget)

AnnalsSession *annals_reader_get_session (AnnalsReader *self);
void           annals_reader_set_session (AnnalsReader  *self,
                                          AnnalsSession *session);
void           annals_reader_focus_article (AnnalsReader *self);

G_END_DECLS
