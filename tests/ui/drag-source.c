/* drag-source.c — a window from which a test drags the file of its argument
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gtk/gtk.h>

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            const char    *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return gdk_content_provider_new_typed (G_TYPE_FILE, file);
}

static void
activate_cb (GApplication *application,
             char         *path)
{
  GtkWidget     *window = gtk_application_window_new (GTK_APPLICATION (application));
  GtkWidget     *handle = gtk_label_new ("Drag me");
  GtkDragSource *source = gtk_drag_source_new ();

  g_signal_connect (source, "prepare", G_CALLBACK (prepare_cb), path);
  gtk_widget_add_controller (handle, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_child (GTK_WINDOW (window), handle);
  gtk_window_set_title (GTK_WINDOW (window), "Source of a drag");
  gtk_window_set_default_size (GTK_WINDOW (window), 160, 160);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application =
    gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_return_val_if_fail (argc == 2, 2);

  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), argv[1]);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
