/* annals-list-titles.h — the titles of the columns, to sort by them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "list/annals-list-order.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LIST_TITLES (annals_list_titles_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsListTitles, annals_list_titles, ANNALS, LIST_TITLES, GtkWidget)

void annals_list_titles_show (AnnalsListTitles *self,
                              AnnalsListSort    sort,
                              gboolean          is_descending);

G_END_DECLS
