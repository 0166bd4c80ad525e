/* annals-list-titles.c — the titles of the columns, to sort by them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * They take no room where there are no columns. The keyboard has the menu for the same, so that
 * the list stays one step away.
 */

#include "config.h"

#include "list/annals-list-titles.h"

#include "list/annals-list-columns.h"

#define PADDING_PX 3

struct _AnnalsListTitles
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *date;
  GtkWidget *title;
  GtkWidget *era;
  GtkWidget *sources;
  GtkWidget *place;
  GtkWidget *disagreement;
};

G_DEFINE_FINAL_TYPE (AnnalsListTitles, annals_list_titles, GTK_TYPE_WIDGET)

static void
annals_list_titles_measure (GtkWidget     *widget,
                            GtkOrientation orientation,
                            int            for_size,
                            int           *minimum,
                            int           *natural,
                            int           *minimum_baseline,
                            int           *natural_baseline)
{
  AnnalsListTitles *self = ANNALS_LIST_TITLES (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    return;
  /* Without a width it is the most that any width needs. */
  if (for_size >= 0 && !annals_list_columns_are_shown (for_size))
    return;
  gtk_widget_measure (self->date, orientation, -1, minimum, natural, NULL, NULL);
  *natural += 2 * PADDING_PX;
  *minimum = *natural;
}

static void
annals_list_titles_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnalsListTitles *self = ANNALS_LIST_TITLES (widget);
  gboolean          is_shown = annals_list_columns_are_shown (width);
  GtkWidget        *children[] = {
           [ANNALS_LIST_COLUMN_DATE] = self->date,
           [ANNALS_LIST_COLUMN_TITLE] = self->title,
           [ANNALS_LIST_COLUMN_ERA] = self->era,
           [ANNALS_LIST_COLUMN_SOURCES] = self->sources,
           [ANNALS_LIST_COLUMN_PLACE] = self->place,
           [ANNALS_LIST_COLUMN_STATE] = self->disagreement,
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      gtk_widget_set_child_visible (children[i], is_shown);
      if (is_shown)
        annals_list_columns_allocate (widget, children[i], (AnnalsListColumn) i, height);
    }
}

static GtkSizeRequestMode
annals_list_titles_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annals_list_titles_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_LIST_TITLES);

  G_OBJECT_CLASS (annals_list_titles_parent_class)->dispose (object);
}

static void
annals_list_titles_class_init (AnnalsListTitlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_list_titles_dispose;
  widget_class->get_request_mode = annals_list_titles_get_request_mode;
  widget_class->measure = annals_list_titles_measure;
  widget_class->size_allocate = annals_list_titles_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "listtitles");
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-list-titles.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsListTitles, date);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListTitles, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListTitles, era);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListTitles, sources);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListTitles, place);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListTitles, disagreement);
}

/* The arrow is the last part of a button. */
static void
show_arrow (GtkWidget  *button,
            const char *icon)
{
  GtkWidget *arrow = gtk_widget_get_last_child (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_image_set_from_icon_name (GTK_IMAGE (arrow), icon);
  gtk_widget_set_visible (arrow, icon != NULL);
}

static void
annals_list_titles_init (AnnalsListTitles *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_list_titles_show:
 * @self: the titles
 * @sort: what the list is sorted by
 * @is_descending: which way
 *
 * Shows an arrow at the column that the list is sorted by.
 */
void
annals_list_titles_show (AnnalsListTitles *self,
                         AnnalsListSort    sort,
                         gboolean          is_descending)
{
  GtkWidget *buttons[] = {
    [ANNALS_LIST_SORT_DATE] = self->date,
    [ANNALS_LIST_SORT_TITLE] = self->title,
    [ANNALS_LIST_SORT_ERA] = self->era,
    [ANNALS_LIST_SORT_SOURCES] = self->sources,
    [ANNALS_LIST_SORT_DISAGREEMENT] = self->disagreement,
  };

  g_return_if_fail (ANNALS_IS_LIST_TITLES (self));

  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    show_arrow (buttons[i], i != sort       ? NULL
                            : is_descending ? "pan-down-symbolic"
                                            : "pan-up-symbolic");
}
