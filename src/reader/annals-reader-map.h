/* annals-reader-map.h — where in an article its passages lie, beside the scroll bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "reader/annals-reader-view.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_READER_MAP (annals_reader_map_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsReaderMap, annals_reader_map, ANNALS, READER_MAP, GtkWidget)

void annals_reader_map_set_view (AnnalsReaderMap  *self,
                                 AnnalsReaderView *view);
void annals_reader_map_set_marks (AnnalsReaderMap *self,
                                  GArray          *marks,
                                  guint            n_chars);

G_END_DECLS
