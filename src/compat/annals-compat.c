/* annals-compat.c — what differs between the versions of GTK and libadwaita, behind one face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only file that asks which version it is built with, and the only one built without the
 * version pins. Each function uses the newest way its system knows, so that the oldest supported
 * system has everything and the newest shows no deprecated widget.
 */

#include "config.h"

#include "compat/annals-compat.h"

#include <adwaita.h>

#if GTK_CHECK_VERSION(4, 10, 0)

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask)  task = user_data;
  g_autoptr (GError) error = NULL;
  GFile             *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
}

static void
open_file (GTask      *task,
           GtkWindow  *parent,
           const char *title,
           GListModel *filters)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_modal (dialog, TRUE);
  gtk_file_dialog_set_filters (dialog, filters);
  gtk_file_dialog_open (dialog, parent, g_task_get_cancellable (task), open_cb,
                        g_object_ref (task));
}

#else

static void
return_cancelled (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
}

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             GTask           *task)
{
  g_autoptr (GFile) file = NULL;

  /* Nothing but this task keeps the dialog alive. */
  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
  else
    return_cancelled (task);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (task);
}

static void
cancelled_cb (GCancellable *cancellable,
              GTask        *task)
{
  GtkNativeDialog *dialog = g_task_get_task_data (task);

  if (gtk_native_dialog_get_visible (dialog))
    g_signal_emit_by_name (dialog, "response", GTK_RESPONSE_CANCEL);
}

static void
open_file (GTask      *task,
           GtkWindow  *parent,
           const char *title,
           GListModel *filters)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  GCancellable *cancellable = g_task_get_cancellable (task);

  for (guint i = 0; i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }

  g_task_set_task_data (task, dialog, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), g_object_ref (task));
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), task, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

/**
 * annals_compat_open_file_async:
 * @parent: window to stand before
 * @title: title of the dialog
 * @filters: (transfer none): list of #GtkFileFilter, the first one is active
 * @cancellable: (nullable): closes the dialog
 * @callback: called when the reader has chosen or declined
 * @user_data: data for @callback
 *
 * Asks the reader for a file to open.
 */
void
annals_compat_open_file_async (GtkWindow          *parent,
                               const char         *title,
                               GListModel         *filters,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (G_IS_LIST_MODEL (filters));

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_name (task, "annals_compat_open_file_async");
  open_file (task, parent, title, filters);
}

/**
 * annals_compat_open_file_finish:
 * @result: what the callback got
 * @error: return place for an error
 *
 * Errors: %G_IO_ERROR_CANCELLED if the reader chose nothing.
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error set
 */
GFile *
annals_compat_open_file_finish (GAsyncResult *result,
                                GError      **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * annals_compat_show_message:
 * @parent: window to stand before
 * @heading: what happened, a sentence without markup
 * @body: why and where, without markup
 * @close_label: label of the only button, with a mnemonic
 *
 * Shows a message that the reader has to see before going on.
 */
void
annals_compat_show_message (GtkWindow  *parent,
                            const char *heading,
                            const char *body,
                            const char *close_label)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *dialog = adw_alert_dialog_new (heading, body);

  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", close_label);
  adw_dialog_present (dialog, GTK_WIDGET (parent));
#else
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", close_label);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * annals_compat_show_about:
 * @parent: window to stand before
 * @about: what to tell
 *
 * Shows the about window.
 */
void
annals_compat_show_about (GtkWindow         *parent,
                          const AnnalsAbout *about)
{
  const char *developers[] = { about->developer, NULL };

  g_return_if_fail (GTK_IS_WINDOW (parent));

#if ADW_CHECK_VERSION(1, 5, 0)
  AdwDialog *dialog = adw_about_dialog_new ();
#else
  GtkWidget *dialog = adw_about_window_new ();
#endif

  g_object_set (dialog,
                "application-name", about->name,
                "application-icon", about->icon_name,
                "version", about->version,
                "comments", about->comments,
                "developer-name", about->developer,
                "developers", developers,
                "website", about->website,
                "license-type", about->license,
                "translator-credits", about->translators,
                NULL);

#if ADW_CHECK_VERSION(1, 5, 0)
  adw_dialog_present (dialog, GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (dialog), parent);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

/**
 * annals_compat_widget_get_color:
 * @widget: a widget
 * @color: (out caller-allocates): its CSS `color`
 *
 * Gives what a style sheet sets as the foreground of a widget. For a named colour, give a child
 * node a CSS class whose `color` is that name, and ask that child.
 */
void
annals_compat_widget_get_color (GtkWidget *widget,
                                GdkRGBA   *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (color != NULL);

#if GTK_CHECK_VERSION(4, 10, 0)
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}
