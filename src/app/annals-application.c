/* annals-application.c — the program as the desktop sees it: one instance, its files, its actions
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "app/annals-application.h"

#include "app/annals-frame-log.h"
#include "app/annals-startup-timer.h"
#include "compat/annals-compat.h"
#include "window/annals-window.h"

#include <glib/gi18n.h>

#define WEBSITE "https://github.com/annalsreader/annals"

struct _AnnalsApplication
{
  AdwApplication parent_instance;

  gboolean is_timed;  /* tell when the start is over, and quit */
  gboolean is_logged; /* tell when each frame was drawn */
};

G_DEFINE_FINAL_TYPE (AnnalsApplication, annals_application, ADW_TYPE_APPLICATION)

typedef struct
{
  const char *action;
  const char *accels[3];
} Shortcut;

static const Shortcut shortcuts[] = {
  { "win.open", { "<Control>o" } },
  { "win.toggle-bookmark", { "<Control>d" } },
  { "win.toggle-bookmarks-pane", { "F9" } },
  { "win.previous-event", { "<Alt>Up" } },
  { "win.next-event", { "<Alt>Down" } },
  { "win.previous-era", { "<Alt>Page_Up" } },
  { "win.next-era", { "<Alt>Page_Down" } },
  { "win.go-to-pane::timeline", { "<Control>1" } },
  { "win.go-to-pane::list", { "<Control>2" } },
  { "win.go-to-events", { "<Alt>1" } },
  { "win.go-to-pane::article", { "<Alt>2" } },
  { "win.go-to-pane::detail", { "<Alt>3" } },
  { "win.zoom-in", { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", { "<Control>minus" } },
  { "win.fit", { "<Control>0" } },
  { "win.fit-era", { "<Control>9" } },
  { "win.fit-selection", { "<Control>8" } },
  { "window.close", { "<Control>w" } },
  { "app.shortcuts", { "<Control>question" } },
  { "app.quit", { "<Control>q" } },
};

static void
quit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  g_application_quit (G_APPLICATION (user_data));
}

/* Made when it is asked for: GTK itself would make it for every window, shown or not. */
static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (APP_PATH "/ui/help-overlay.ui");
  GtkWindow             *overlay = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (overlay, gtk_application_get_active_window (user_data));
  gtk_window_present (overlay);
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  const AnnalsAbout about = {
    .name = _ ("Annals"),
    .icon_name = APP_ID,
    .version = PACKAGE_VERSION,
    .comments = _ ("Read history with its sources, and see where they disagree."),
    .developer = _ ("The Annals authors"),
    .website = WEBSITE,
    .license = GTK_LICENSE_GPL_3_0,
    /* Translators: your names and addresses, a line each. */
    .translators = _ ("translator-credits"),
  };

  annals_compat_show_about (gtk_application_get_active_window (user_data), &about);
}

static const GActionEntry actions[] = {
  { "quit", quit_cb },
  { "shortcuts", shortcuts_cb },
  { "about", about_cb },
};

static AnnalsWindow *
get_window (AnnalsApplication *self)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      window = GTK_WINDOW (annals_window_new (GTK_APPLICATION (self)));
      if (self->is_logged)
        annals_frame_log_watch (GTK_WIDGET (window));
    }
  while (!ANNALS_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (self->is_timed)
    annals_startup_timer_watch (GTK_WIDGET (window),
                                annals_window_get_session (ANNALS_WINDOW (window)));

  return ANNALS_WINDOW (window);
}

static void
annals_application_activate (GApplication *application)
{
  AnnalsWindow *window = get_window (ANNALS_APPLICATION (application));

  if (annals_session_get_bundle (annals_window_get_session (window)) == NULL)
    annals_window_open_built_in (window);
  annals_window_present_soon (window);
}

static void
annals_application_open (GApplication *application,
                         GFile       **files,
                         int           n_files,
                         const char   *hint)
{
  AnnalsWindow *window = get_window (ANNALS_APPLICATION (application));

  annals_window_open (window, files[0]);
  annals_window_present_soon (window);
}

static void
annals_application_startup (GApplication *application)
{
  GtkApplication *app = GTK_APPLICATION (application);

  G_APPLICATION_CLASS (annals_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (APP_ID);
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (app, shortcuts[i].action, shortcuts[i].accels);
}

static int
annals_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  AnnalsApplication *self = ANNALS_APPLICATION (application);

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("%s %s\n", GETTEXT_PACKAGE, PACKAGE_VERSION);
      return EXIT_SUCCESS;
    }

  self->is_timed = g_variant_dict_contains (options, "exit-after-startup");
  self->is_logged = g_variant_dict_contains (options, "log-frames");
  /* A running instance would take the file over and be measured in its place. */
  if (self->is_timed || self->is_logged)
    g_application_set_flags (application,
                             g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
annals_application_class_init (AnnalsApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = annals_application_activate;
  application_class->open = annals_application_open;
  application_class->startup = annals_application_startup;
  application_class->handle_local_options = annals_application_handle_local_options;
}

static const GOptionEntry options[] = {
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
  { "exit-after-startup", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { "log-frames", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL, NULL, NULL },
  { NULL },
};

static void
annals_application_init (AnnalsApplication *self)
{
  GApplication *application = G_APPLICATION (self);

  g_application_add_main_option_entries (application, options);
  g_application_set_option_context_parameter_string (application, _ ("[FILE]"));
  g_application_set_option_context_summary (application,
                                            _ ("Opens a bundle of history, or the built-in one."));
}

/**
 * annals_application_new:
 *
 * Returns: (transfer full): the application
 */
AnnalsApplication *
annals_application_new (void)
{
  return g_object_new (ANNALS_TYPE_APPLICATION,
                       "application-id", APP_ID,
                       "resource-base-path", APP_PATH,
                       "flags", G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
