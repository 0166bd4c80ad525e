/* annals-window-bookmarks.c — the window's part in bookmarks: disk first, then what is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what the library has put on disk is told to the session. If it could not, the reader is
 * told why, and everything shows what it showed before.
 */

#include "config.h"

#include "window/annals-window-private.h"

#include "compat/annals-compat.h"

#include <glib/gi18n-lib.h>

/* The bundle's bookmarks, or NULL after the reader has been told why not. */
static GPtrArray *
list_bookmarks (AnnalsWindow *self,
                AnnalsBundle *bundle)
{
  g_autoptr (GError)    error = NULL;
  g_autoptr (GPtrArray) bookmarks =
    annals_library_list_bookmarks (self->library, annals_bundle_get_id (bundle), &error);

  if (bookmarks == NULL)
    annals_compat_show_message (GTK_WINDOW (self), _ ("The bookmarks cannot be read"),
                                error->message, _ ("_Close"));

  return g_steal_pointer (&bookmarks);
}

/**
 * annals_window_read_bookmarks:
 * @self: a window
 *
 * Tells the session and the pane what the library has on the open bundle.
 */
void
annals_window_read_bookmarks (AnnalsWindow *self)
{
  AnnalsBundle         *bundle = annals_session_get_bundle (self->session);
  g_autoptr (GPtrArray) bookmarks = NULL;

  if (bundle != NULL)
    bookmarks = list_bookmarks (self, bundle);

  for (guint i = 0; bookmarks != NULL && i < bookmarks->len; i++)
    {
      const AnnalsBookmark *bookmark = bookmarks->pdata[i];
      guint                 event = annals_bundle_find_event (bundle, bookmark->event_id);

      if (event != ANNALS_NONE)
        annals_session_set_bookmarked (self->session, event, TRUE);
    }
  annals_panes_show_bookmarks (self->panes, bookmarks);
}

/* A bundle can be replaced between a removal and its undoing: the id tells which one is meant. A
 * bookmark that is kept without a title is a removed one, which comes back as it was. */
static gboolean
keep (AnnalsWindow *self,
      const char   *bundle_id,
      const char   *event_id,
      const char   *title,
      gboolean      is_bookmarked)
{
  AnnalsBundle      *bundle = annals_session_get_bundle (self->session);
  g_autoptr (GError) error = NULL;
  gboolean           is_kept;
  guint              event;

  if (!is_bookmarked)
    is_kept = annals_library_remove_bookmark (self->library, bundle_id, event_id, &error);
  else if (title != NULL)
    is_kept = annals_library_add_bookmark (self->library, bundle_id, event_id, title, &error);
  else
    is_kept = annals_library_restore_bookmark (self->library, bundle_id, event_id, &error);
  if (!is_kept)
    {
      annals_compat_show_message (GTK_WINDOW (self),
                                  is_bookmarked ? _ ("The bookmark cannot be kept")
                                                : _ ("The bookmark cannot be removed"),
                                  error->message, _ ("_Close"));
      return FALSE;
    }

  if (bundle != NULL && g_str_equal (bundle_id, annals_bundle_get_id (bundle)))
    {
      event = annals_bundle_find_event (bundle, event_id);
      if (event != ANNALS_NONE)
        annals_session_set_bookmarked (self->session, event, is_bookmarked);
      annals_window_read_bookmarks (self);
    }
  return TRUE;
}

/**
 * annals_window_is_bookmarked:
 * @self: a window
 *
 * Returns: whether an event is selected that is bookmarked
 */
gboolean
annals_window_is_bookmarked (AnnalsWindow *self)
{
  guint event = annals_session_get_selected_event (self->session);

  return event != ANNALS_NONE && annals_session_is_bookmarked (self->session, event);
}

/**
 * annals_window_set_bookmarked:
 * @self: a window
 * @is_bookmarked: whether the selected event shall be bookmarked
 *
 * Sets or removes the bookmark on the selected event.
 */
void
annals_window_set_bookmarked (AnnalsWindow *self,
                              gboolean      is_bookmarked)
{
  AnnalsBundle      *bundle = annals_session_get_bundle (self->session);
  guint              event = annals_session_get_selected_event (self->session);
  const AnnalsEvent *record;

  if (event == ANNALS_NONE)
    return;

  record = &annals_bundle_get_events (bundle, NULL)[event];
  keep (self, annals_bundle_get_id (bundle), annals_bundle_get_text (bundle, record->id),
        annals_bundle_get_text (bundle, record->title), is_bookmarked);
}

static void
offer_undo (AnnalsWindow         *self,
            const char           *bundle_id,
            const AnnalsBookmark *bookmark)
{
  AdwToast *toast = adw_toast_new (_ ("The bookmark was removed"));

  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.restore-bookmark");
  adw_toast_set_action_target (toast, "(ss)", bundle_id, bookmark->event_id);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  AnnalsWindow         *self = ANNALS_WINDOW (widget);
  AnnalsBundle         *bundle = annals_session_get_bundle (self->session);
  const char           *event_id = g_variant_get_string (parameter, NULL);
  g_autofree char      *bundle_id = NULL;
  g_autoptr (GPtrArray) bookmarks = NULL;

  if (bundle == NULL)
    return;

  bookmarks = list_bookmarks (self, bundle);
  bundle_id = g_strdup (annals_bundle_get_id (bundle));
  for (guint i = 0; bookmarks != NULL && i < bookmarks->len; i++)
    {
      const AnnalsBookmark *bookmark = bookmarks->pdata[i];

      if (g_str_equal (bookmark->event_id, event_id) &&
          keep (self, bundle_id, event_id, bookmark->title, FALSE))
        offer_undo (self, bundle_id, bookmark);
    }
}

static void
restore_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  const char *bundle_id;
  const char *event_id;

  g_variant_get (parameter, "(&s&s)", &bundle_id, &event_id);
  keep (ANNALS_WINDOW (widget), bundle_id, event_id, NULL, TRUE);
}

/**
 * annals_window_install_bookmark_actions:
 * @widget_class: the class of the window
 *
 * Installs win.remove-bookmark with the id of an event, and win.restore-bookmark with the ids of
 * a bundle and an event.
 */
void
annals_window_install_bookmark_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.remove-bookmark", "s", remove_cb);
  gtk_widget_class_install_action (widget_class, "win.restore-bookmark", "(ss)", restore_cb);
}

/**
 * annals_window_open_library:
 * @self: a window
 *
 * Opens what the reader has made, and tells if it cannot be kept.
 */
void
annals_window_open_library (AnnalsWindow *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), GETTEXT_PACKAGE, NULL);

  self->library = annals_library_open (folder);
  if (annals_library_get_state (self->library) == ANNALS_LIBRARY_STATE_GOOD)
    return;

  gtk_label_set_text (self->notice_text, annals_library_get_problem (self->library));
  gtk_widget_set_visible (self->notice, TRUE);
}
