/* annals-list-columns.c — where the columns of the list stand, for its rows and its titles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A heading goes across all columns, which GtkColumnView cannot do in GTK 4.8. So each row is one
 * widget that puts its parts under the titles by itself; all of them ask here.
 */

#include "config.h"

#include "list/annals-list-columns.h"

/* A narrower list has two lines an event, and no columns. */
#define LEAST_WIDTH_PX 720

#define STATE_PX 48

/* Shares of what is left, in thousandths. */
static const int shares[] = {
  [ANNALS_LIST_COLUMN_DATE] = 180,
  [ANNALS_LIST_COLUMN_TITLE] = 350,
  [ANNALS_LIST_COLUMN_ERA] = 160,
  [ANNALS_LIST_COLUMN_SOURCES] = 180,
  [ANNALS_LIST_COLUMN_PLACE] = 130,
};

/**
 * annals_list_columns_are_shown:
 * @width: width of the list in px
 *
 * Returns: whether the list is wide enough for columns
 */
gboolean
annals_list_columns_are_shown (int width)
{
  return width >= LEAST_WIDTH_PX;
}

/**
 * annals_list_columns_place:
 * @line: a row of the list, or its titles, of which the width is known
 * @child: a child of it
 * @x: its place in px from the start of the line, in the direction of reading
 * @y: its place from the top
 * @width: room for it, of which it gets its least width at least
 * @height: its height in px
 *
 * Gives a child its place.
 */
void
annals_list_columns_place (GtkWidget *line,
                           GtkWidget *child,
                           int        x,
                           int        y,
                           int        width,
                           int        height)
{
  GtkAllocation place = { x, y, width, height };
  int           least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  place.width = MAX (width, least);
  if (gtk_widget_get_direction (line) == GTK_TEXT_DIR_RTL)
    place.x = gtk_widget_get_width (line) - x - place.width;
  gtk_widget_size_allocate (child, &place, -1);
}

/**
 * annals_list_columns_allocate:
 * @line: a row of the list, or its titles, of which the width is known
 * @child: a child of it
 * @column: its column
 * @height: height of the line in px
 *
 * Gives a child the place of its column, in the middle of the line.
 */
void
annals_list_columns_allocate (GtkWidget       *line,
                              GtkWidget       *child,
                              AnnalsListColumn column,
                              int              height)
{
  int width = gtk_widget_get_width (line);
  int left = width - ANNALS_LIST_TEXT_PX - STATE_PX - ANNALS_LIST_MARGIN_PX;
  int x = ANNALS_LIST_TEXT_PX;
  int room = STATE_PX;
  int natural;

  for (guint i = 0; i < column; i++)
    x += left * shares[i] / 1000;
  if (column != ANNALS_LIST_COLUMN_STATE)
    room = left * shares[column] / 1000 - ANNALS_LIST_MARGIN_PX;
  else
    x = width - STATE_PX - ANNALS_LIST_MARGIN_PX;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  natural = MIN (natural, height);
  annals_list_columns_place (line, child, x, (height - natural) / 2, room, natural);
}
