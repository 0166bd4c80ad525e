/* annals-bookmark-row.c — one bookmark in the list: ribbon, title, date and a way to remove it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-bookmark-row.h"

#include <glib/gi18n-lib.h>

struct _AnnalsBookmarkRow
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel  *title;
  GtkLabel  *date;
  GtkButton *remove;
};

G_DEFINE_FINAL_TYPE (AnnalsBookmarkRow, annals_bookmark_row, GTK_TYPE_BOX)

static void
annals_bookmark_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_BOOKMARK_ROW);

  G_OBJECT_CLASS (annals_bookmark_row_parent_class)->dispose (object);
}

static void
annals_bookmark_row_class_init (AnnalsBookmarkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_bookmark_row_dispose;

  gtk_widget_class_set_css_name (widget_class, "bookmark");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/annals-bookmark-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsBookmarkRow, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBookmarkRow, date);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBookmarkRow, remove);
}

static void
annals_bookmark_row_init (AnnalsBookmarkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_bookmark_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
annals_bookmark_row_new (void)
{
  return g_object_new (ANNALS_TYPE_BOOKMARK_ROW, NULL);
}

/**
 * annals_bookmark_row_bind:
 * @self: a row within a list
 * @item: (transfer none): the bookmark to show
 *
 * Shows a bookmark, and names the list's own row for those who hear it.
 */
void
annals_bookmark_row_bind (AnnalsBookmarkRow  *self,
                          AnnalsBookmarkItem *item)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const char      *title = annals_bookmark_item_get_title (item);
  const char      *date = annals_bookmark_item_get_date (item);
  g_autofree char *name = NULL;
  g_autofree char *removal = NULL;

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_label_set_text (self->date, date);
  if (annals_bookmark_item_get_event (item) == ANNALS_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "gone");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "gone");

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s",
                                    annals_bookmark_item_get_id (item));
  /* Translators: what a screen reader says of the button; %s is the title of an event. */
  removal = g_strdup_printf (_ ("Remove the bookmark on “%s”"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, removal, -1);

  if (parent == NULL)
    return;

  /* Translators: a bookmark as a screen reader says it: title of an event, its date. */
  name = g_strdup_printf (_ ("%s, %s"), title, date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annals_bookmark_row_remove:
 * @self: a row that shows a bookmark
 *
 * Does what its button does: asks the window to remove the bookmark.
 */
void
annals_bookmark_row_remove (AnnalsBookmarkRow *self)
{
  GtkActionable *button;

  g_return_if_fail (ANNALS_IS_BOOKMARK_ROW (self));

  button = GTK_ACTIONABLE (self->remove);
  gtk_widget_activate_action_variant (GTK_WIDGET (self), gtk_actionable_get_action_name (button),
                                      gtk_actionable_get_action_target_value (button));
}
