/* annals-reader-tools.h — the buttons of the reader: contents, find, appearance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-article.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_READER_TOOLS (annals_reader_tools_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsReaderTools, annals_reader_tools, ANNALS, READER_TOOLS, GtkWidget)

void annals_reader_tools_set_article (AnnalsReaderTools *self,
                                      AnnalsArticle     *article);
void annals_reader_tools_set_zoom (AnnalsReaderTools *self,
                                   guint              zoom);

G_END_DECLS
