/* annals-list-columns.h — where the columns of the list stand, for its rows and its titles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnalsListColumn:
 *
 * The columns, from the start of a line to its end.
 */
typedef enum
{
  ANNALS_LIST_COLUMN_DATE,
  ANNALS_LIST_COLUMN_TITLE,
  ANNALS_LIST_COLUMN_ERA,
  ANNALS_LIST_COLUMN_SOURCES,
  ANNALS_LIST_COLUMN_PLACE,
  ANNALS_LIST_COLUMN_STATE, /* bookmark and disagreement */
  ANNALS_LIST_N_COLUMNS
} AnnalsListColumn;

/* Free space at both ends of a line, and between columns. */
#define ANNALS_LIST_MARGIN_PX 12

/* From the start of a line to what stands after the glyph. */
#define ANNALS_LIST_TEXT_PX (ANNALS_LIST_MARGIN_PX + 16 + 10)

gboolean annals_list_columns_are_shown (int width);
void     annals_list_columns_allocate (GtkWidget       *line,
                                       GtkWidget       *child,
                                       AnnalsListColumn column,
                                       int              height);
void     annals_list_columns_place (GtkWidget *line,
                                    GtkWidget *child,
                                    int        x,
                                    int        y,
                                    int        width,
                                    int        height);

G_END_DECLS
