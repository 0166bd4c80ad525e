/* annals-loading-bar.c — loads a bundle, with progress and a way out when that takes long
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A load that has been cancelled or overtaken by the next one says nothing any more.
 */

#include "config.h"

#include "window/annals-loading-bar.h"

#include "core/annals-loader.h"

#include <glib/gi18n-lib.h>

/* Shorter loads show no bar: a flash of it would only disturb. */
#define PATIENCE_MS 300

struct _AnnalsLoadingBar
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel       *label;
  GtkProgressBar *progress;

  /* owned */
  GCancellable *cancellable; /* of the load under way, or NULL */
  guint         patience;    /* source that shows the bar */
};

G_DEFINE_FINAL_TYPE (AnnalsLoadingBar, annals_loading_bar, GTK_TYPE_BOX)

enum
{
  SIGNAL_LOADED,
  SIGNAL_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  AnnalsLoadingBar *bar; /* owned: a load outlives its window */
  GFile            *file;
  GCancellable     *cancellable;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->bar);
  g_object_unref (load->file);
  g_object_unref (load->cancellable);
  g_free (load);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Load, load_free)

static void
stop (AnnalsLoadingBar *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Load *load = user_data;

  if (load->bar->cancellable == load->cancellable)
    gtk_progress_bar_set_fraction (load->bar->progress, fraction);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (Load)         load = user_data;
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = annals_bundle_load_finish (result, &error);
  AnnalsLoadingBar        *self = load->bar;

  if (self->cancellable != load->cancellable)
    return;

  stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (bundle != NULL)
    g_signal_emit (self, signals[SIGNAL_LOADED], 0, load->file, bundle);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, load->file, error);
}

static gboolean
show_cb (gpointer user_data)
{
  AnnalsLoadingBar *self = user_data;

  self->patience = 0;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return G_SOURCE_REMOVE;
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  stop (ANNALS_LOADING_BAR (widget));
  gtk_widget_set_visible (widget, FALSE);
}

static void
annals_loading_bar_dispose (GObject *object)
{
  stop (ANNALS_LOADING_BAR (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_LOADING_BAR);

  G_OBJECT_CLASS (annals_loading_bar_parent_class)->dispose (object);
}

static void
annals_loading_bar_class_init (AnnalsLoadingBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_loading_bar_dispose;

  /**
   * AnnalsLoadingBar::loaded:
   * @self: the bar
   * @file: what was loaded
   * @bundle: the bundle
   *
   * The newest load has ended well.
   */
  signals[SIGNAL_LOADED] =
    g_signal_new ("loaded", ANNALS_TYPE_LOADING_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_FILE, ANNALS_TYPE_BUNDLE);
  /**
   * AnnalsLoadingBar::failed:
   * @self: the bar
   * @file: what could not be loaded
   * @error: why
   *
   * The newest load has failed. Cancelling it is no failure.
   */
  signals[SIGNAL_FAILED] =
    g_signal_new ("failed", ANNALS_TYPE_LOADING_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_FILE, G_TYPE_ERROR);

  gtk_widget_class_install_action (widget_class, "loading.cancel", NULL, cancel_cb);
  gtk_widget_class_set_css_name (widget_class, "loadingbar");
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-loading-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsLoadingBar, label);
  gtk_widget_class_bind_template_child (widget_class, AnnalsLoadingBar, progress);
}

static void
annals_loading_bar_init (AnnalsLoadingBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_loading_bar_load:
 * @self: the bar
 * @file: a file to load
 *
 * Begins to load a file, in place of one that is still being loaded. The bar shows itself when
 * that takes long, and hides again.
 */
void
annals_loading_bar_load (AnnalsLoadingBar *self,
                         GFile            *file)
{
  Load            *load;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (ANNALS_IS_LOADING_BAR (self));
  g_return_if_fail (G_IS_FILE (file));

  stop (self);
  self->cancellable = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, show_cb, self);
  name = annals_file_dup_display_name (file);
  text = g_strdup_printf (_ ("Opening “%s”"), name);
  gtk_label_set_text (self->label, text);
  gtk_progress_bar_set_fraction (self->progress, 0.0);

  load = g_new (Load, 1);
  load->bar = g_object_ref (self);
  load->file = g_object_ref (file);
  load->cancellable = g_object_ref (self->cancellable);
  annals_bundle_load_async (file, progress_cb, load, self->cancellable, loaded_cb, load);
}

/**
 * annals_file_dup_display_name:
 * @file: a file
 *
 * Returns: (transfer full): its base name as valid UTF-8, for showing only
 */
char *
annals_file_dup_display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name != NULL ? name : "");
}
