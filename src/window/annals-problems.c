/* annals-problems.c — the dialog that lists what is wrong with a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-problems.h"

#include "core/annals-diagnostic.h"

#include <glib/gi18n-lib.h>

struct _AnnalsProblems
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay *toasts;
  GtkStringList   *lines; /* one for each diagnostic, in the same order */

  /* owned */
  GPtrArray *diagnostics; /* (element-type AnnalsDiagnostic) */
};

G_DEFINE_FINAL_TYPE (AnnalsProblems, annals_problems, ADW_TYPE_WINDOW)

/* Where it is, as far as that is known. */
static char *
describe_place (const AnnalsDiagnostic *diagnostic)
{
  if (diagnostic->line == 0)
    return g_strdup (*diagnostic->pointer != '\0' ? diagnostic->pointer : diagnostic->file);
  if (*diagnostic->pointer == '\0')
    return g_strdup_printf (_ ("%s, line %u, column %u"), diagnostic->file, diagnostic->line,
                            diagnostic->column);

  /* Translators: name of the file, line, column, JSON Pointer to the member. */
  return g_strdup_printf (_ ("%s, line %u, column %u, at %s"), diagnostic->file, diagnostic->line,
                          diagnostic->column, diagnostic->pointer);
}

static const char *
get_icon_name (AnnalsSeverity severity)
{
  switch (severity)
    {
    case ANNALS_SEVERITY_NOTE:
      return "dialog-information-symbolic";
    case ANNALS_SEVERITY_WARNING:
      return "dialog-warning-symbolic";
    case ANNALS_SEVERITY_ERROR:
      return "dialog-error-symbolic";
    }

  g_assert_not_reached ();
}

static const char *
get_severity_word (AnnalsSeverity severity)
{
  switch (severity)
    {
    case ANNALS_SEVERITY_NOTE:
      return _ ("Note");
    case ANNALS_SEVERITY_WARNING:
      return _ ("Warning");
    case ANNALS_SEVERITY_ERROR:
      return _ ("Error");
    }

  g_assert_not_reached ();
}

static void
bind_cb (AnnalsProblems *self,
         GtkListItem    *list_item)
{
  const AnnalsDiagnostic *diagnostic =
    self->diagnostics->pdata[gtk_list_item_get_position (list_item)];
  GtkWidget       *row = gtk_list_item_get_child (list_item);
  GtkWidget       *icon = gtk_widget_get_first_child (row);
  GtkWidget       *texts = gtk_widget_get_last_child (row);
  GtkStringObject *line = gtk_list_item_get_item (list_item);
  const char      *classes[] = { annals_severity_get_name (diagnostic->severity), NULL };
  g_autofree char *place = describe_place (diagnostic);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon_name (diagnostic->severity));
  gtk_widget_set_tooltip_text (icon, get_severity_word (diagnostic->severity));
  gtk_widget_set_css_classes (icon, classes);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (texts)), diagnostic->message);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (texts)), place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_string_object_get_string (line), -1);
}

static void
setup_cb (AnnalsProblems *self,
          GtkListItem    *list_item)
{
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource (APP_PATH "/ui/annals-problem-row.ui");

  gtk_list_item_set_child (list_item, GTK_WIDGET (gtk_builder_get_object (builder, "row")));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AnnalsProblems     *self = ANNALS_PROBLEMS (widget);
  g_autoptr (GString) text = g_string_new (NULL);
  GListModel         *lines = G_LIST_MODEL (self->lines);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    g_string_append_printf (text, "%s\n", gtk_string_list_get_string (self->lines, i));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The list is on the clipboard")));
}

static void
annals_problems_dispose (GObject *object)
{
  AnnalsProblems *self = ANNALS_PROBLEMS (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_PROBLEMS);
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);

  G_OBJECT_CLASS (annals_problems_parent_class)->dispose (object);
}

static void
annals_problems_class_init (AnnalsProblemsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_problems_dispose;

  gtk_widget_class_install_action (widget_class, "problems.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK,
                                       "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-problems.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsProblems, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnnalsProblems, lines);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
annals_problems_init (AnnalsProblems *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_problems_new:
 * @parent: window to stand before
 * @diagnostics: (element-type AnnalsDiagnostic) (transfer none): what to list; never changes
 *
 * Lists diagnostics with their place, and copies all of them as text.
 *
 * Returns: (transfer none): a window that is not yet shown; it belongs to GTK until it is closed
 */
GtkWidget *
annals_problems_new (GtkWindow *parent,
                     GPtrArray *diagnostics)
{
  AnnalsProblems *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (diagnostics != NULL, NULL);

  self = g_object_new (ANNALS_TYPE_PROBLEMS, "transient-for", parent, NULL);
  self->diagnostics = g_ptr_array_ref (diagnostics);
  for (guint i = 0; i < diagnostics->len; i++)
    gtk_string_list_take (self->lines, annals_diagnostic_to_text (diagnostics->pdata[i]));

  return GTK_WIDGET (self);
}
