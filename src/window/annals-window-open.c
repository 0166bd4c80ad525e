/* annals-window-open.c — the window's part in opening: dialog, drop, failure and problems
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The open bundle stays until the next one is there. What cannot be opened is explained, and
 * nothing else changes.
 */

#include "config.h"

#include "window/annals-window-private.h"

#include "compat/annals-compat.h"
#include "core/annals-loader.h"
#include "window/annals-problems.h"

#include <glib/gi18n-lib.h>

#define BUILT_IN_URI "resource://" APP_PATH "/bundle/pakistan-russia.annals"

/* So long the window waits for its first file: less than what a person feels as a pause. */
#define PATIENCE_MS 150

static GListModel *
list_filters (void)
{
  GListStore               *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) bundles = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (bundles, _ ("Annals bundles"));
  gtk_file_filter_add_suffix (bundles, "annals");
  gtk_file_filter_add_suffix (bundles, "json");
  g_list_store_append (filters, bundles);

  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, all);

  return G_LIST_MODEL (filters);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  AnnalsWindow      *self = ANNALS_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile)  file = annals_compat_open_file_finish (result, &error);

  if (file != NULL)
    annals_window_open (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    annals_compat_show_message (GTK_WINDOW (self), _ ("No file could be chosen"), error->message,
                                _ ("_Close"));
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AnnalsWindow          *self = ANNALS_WINDOW (widget);
  g_autoptr (GListModel) filters = list_filters ();

  annals_compat_open_file_async (GTK_WINDOW (self), _ ("Open a Bundle"), filters, self->cancellable,
                                 chosen_cb, NULL);
}

static void
open_built_in_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  annals_window_open_built_in (ANNALS_WINDOW (widget));
}

static void
show_problems_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  AnnalsBundle *bundle = annals_session_get_bundle (self->session);

  if (bundle != NULL)
    gtk_window_present (GTK_WINDOW (annals_problems_new (GTK_WINDOW (self),
                                                         annals_bundle_get_diagnostics (bundle))));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         AnnalsWindow  *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;

  annals_window_open (self, files->data);
  return TRUE;
}

static gboolean
lose_patience_cb (gpointer user_data)
{
  AnnalsWindow *self = user_data;

  self->patience = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
show_now (AnnalsWindow *self)
{
  if (self->patience == 0)
    return;

  g_clear_handle_id (&self->patience, g_source_remove);
  gtk_window_present (GTK_WINDOW (self));
}

/* Notes lose nothing and disturb nobody; they are listed with the others when asked for. */
static guint
count_problems (GPtrArray *diagnostics)
{
  guint n_problems = 0;

  for (guint i = 0; i < diagnostics->len; i++)
    {
      const AnnalsDiagnostic *diagnostic = diagnostics->pdata[i];

      if (diagnostic->severity > ANNALS_SEVERITY_NOTE)
        n_problems++;
    }

  return n_problems;
}

static void
tell_problems (AnnalsWindow *self,
               AnnalsBundle *bundle)
{
  guint            n_problems = count_problems (annals_bundle_get_diagnostics (bundle));
  g_autofree char *text = NULL;
  AdwToast        *toast;

  if (n_problems == 0)
    return;

  text = g_strdup_printf (ngettext ("%u problem in this file", "%u problems in this file",
                                    n_problems),
                          n_problems);
  toast = adw_toast_new (text);
  adw_toast_set_button_label (toast, _ ("Show"));
  adw_toast_set_action_name (toast, "win.show-problems");
  adw_toast_set_timeout (toast, 0);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/**
 * annals_window_loaded_cb:
 * @self: a window
 * @file: what was loaded
 * @bundle: the bundle
 *
 * Puts a loaded bundle in place of the open one.
 */
void
annals_window_loaded_cb (AnnalsWindow *self,
                         GFile        *file,
                         AnnalsBundle *bundle)
{
  gtk_stack_set_visible_child_name (self->stack, "panes");
  self->is_built_in = g_file_has_uri_scheme (file, "resource");
  annals_session_set_bundle (self->session, bundle);
  annals_panes_go_to_events (self->panes);
  annals_window_read_bookmarks (self);
  show_now (self);
  tell_problems (self, bundle);
}

/**
 * annals_window_failed_cb:
 * @self: a window
 * @file: what could not be loaded
 * @error: why
 *
 * Tells why a file cannot be opened: before the open bundle, or in its place if there is none.
 */
void
annals_window_failed_cb (AnnalsWindow *self,
                         GFile        *file,
                         const GError *error)
{
  g_autofree char *name = annals_file_dup_display_name (file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” cannot be opened"), name);
  g_autofree char *title = g_markup_escape_text (heading, -1);
  g_autofree char *description = g_markup_escape_text (error->message, -1);

  if (annals_session_get_bundle (self->session) != NULL)
    {
      annals_compat_show_message (GTK_WINDOW (self), heading, error->message, _ ("_Close"));
      return;
    }

  adw_status_page_set_title (self->failure, title);
  adw_status_page_set_description (self->failure, description);
  gtk_stack_set_visible_child_name (self->stack, "failure");
  show_now (self);
}

/**
 * annals_window_add_drop_target:
 * @self: a window
 *
 * Makes the window open the first of the files that are dropped on it.
 */
void
annals_window_add_drop_target (AnnalsWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  /* The article would take the file for text, and then refuse it. */
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->toasts), GTK_EVENT_CONTROLLER (target));
}

/**
 * annals_window_install_open_actions:
 * @widget_class: the class of the window
 *
 * Installs win.open, win.open-built-in and win.show-problems.
 */
void
annals_window_install_open_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.open-built-in", NULL, open_built_in_cb);
  gtk_widget_class_install_action (widget_class, "win.show-problems", NULL, show_problems_cb);
}

/**
 * annals_window_open:
 * @self: a window
 * @file: a bundle
 *
 * Begins to open a file. The open bundle stays until the file has been loaded, and stays if it
 * cannot be.
 */
void
annals_window_open (AnnalsWindow *self,
                    GFile        *file)
{
  g_return_if_fail (ANNALS_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));

  annals_loading_bar_load (self->loading_bar, file);
}

/**
 * annals_window_open_built_in:
 * @self: a window
 *
 * Begins to open the bundle that comes with the program.
 */
void
annals_window_open_built_in (AnnalsWindow *self)
{
  g_autoptr (GFile) file = g_file_new_for_uri (BUILT_IN_URI);

  annals_window_open (self, file);
}

/**
 * annals_window_present_soon:
 * @self: a window that has begun to open a file
 *
 * Shows the window, the first time with the file already in it: most files are there in a blink,
 * and nobody has to see empty panes fill. A file that takes longer is waited for in sight.
 */
void
annals_window_present_soon (AnnalsWindow *self)
{
  g_return_if_fail (ANNALS_IS_WINDOW (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    gtk_window_present (GTK_WINDOW (self));
  else if (self->patience == 0)
    self->patience = g_timeout_add (PATIENCE_MS, lose_patience_cb, self);
}
