/* annals-reader-copy.h — takes words and references out of the reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

void annals_reader_copy_reference (GtkWidget    *widget,
                                   AnnalsBundle *bundle,
                                   guint         source,
                                   const char   *format);
void annals_reader_copy_with_citation (GtkWidget    *widget,
                                       AnnalsBundle *bundle,
                                       guint         source,
                                       const char   *words);

G_END_DECLS
