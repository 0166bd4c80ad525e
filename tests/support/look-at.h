/* look-at.h — widgets as a test looks at them: what they say, and where they are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

/* TRUE with GTK set up; without a display the caller's tests have nothing to do. */
static inline gboolean
has_display (void)
{
  if (g_getenv ("DISPLAY") == NULL && g_getenv ("WAYLAND_DISPLAY") == NULL)
    return FALSE;
  if (!gtk_init_check ())
    return FALSE;

  adw_init ();
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    APP_PATH "/icons");
  return TRUE;
}

static inline void
skip_without_display (void)
{
  g_test_skip ("There is no display");
}

static inline gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0;
  if (GTK_IS_INSCRIPTION (widget))
    return g_strcmp0 (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), text) == 0;

  return FALSE;
}

/* First descendant of a type that is shown and says @text, if that is not NULL. */
static inline GtkWidget *
find_widget (GtkWidget  *root,
             GType       type,
             const char *text)
{
  if (!gtk_widget_get_visible (root) || !gtk_widget_get_child_visible (root))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (root), type) &&
      (text == NULL || has_text (root, text)))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static inline GtkWidget *
find_label (GtkWidget  *root,
            const char *text)
{
  return find_widget (root, GTK_TYPE_WIDGET, text);
}

/* The button around a label. */
static inline GtkWidget *
find_button (GtkWidget  *root,
             const char *text)
{
  GtkWidget *label = find_label (root, text);

  return label != NULL ? gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON) : NULL;
}

static inline gboolean
out_of_time_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Runs the main loop until @condition holds; a test that waits longer than ten seconds fails. */
static inline void
wait_until (gboolean (*condition) (gpointer data),
            gpointer data)
{
  gboolean is_out_of_time = FALSE;
  guint    timeout = g_timeout_add_seconds (10, out_of_time_cb, &is_out_of_time);

  while (!condition (data) && !is_out_of_time)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_out_of_time);
  g_source_remove (timeout);
}

/* A window around @child, shown and drawn once. */
static inline GtkWidget *
show_in_window (GtkWidget *child,
                int        width,
                int        height)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}
