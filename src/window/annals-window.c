/* annals-window.c — the main window: a bundle, its panes, and what the reader can do with them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-window.h"

#include "window/annals-window-private.h"

#include <glib/gi18n-lib.h>

/* What a window starts with where no settings are installed; the schema says the same. */
#define DEFAULT_TIMELINE_HEIGHT_PX 420
#define DEFAULT_DETAIL_WIDTH_PX    520
#define HEADER_HEIGHT_PX           47

#define BACK_BUTTON    8
#define FORWARD_BUTTON 9

G_DEFINE_FINAL_TYPE (AnnalsWindow, annals_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_BOOKMARKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Whole phrases, since numbers and nouns agree differently in every language. */
static const char *const source_counts[] = {
  N_ ("no source"),
  N_ ("one source"),
  N_ ("two sources"),
  N_ ("three sources"),
  N_ ("four sources"),
  N_ ("five sources"),
  N_ ("six sources"),
  N_ ("seven sources"),
  N_ ("eight sources"),
  N_ ("nine sources"),
};

static char *
describe_sources (AnnalsBundle *bundle)
{
  guint n_sources;

  annals_bundle_get_sources (bundle, &n_sources);
  if (n_sources < G_N_ELEMENTS (source_counts))
    return g_strdup (_ (source_counts[n_sources]));

  return g_strdup_printf (ngettext ("%u source", "%u sources", n_sources), n_sources);
}

/* The years that the bundle covers, or NULL if nothing in it is dated. */
static char *
describe_years (AnnalsBundle *bundle)
{
  AnnalsInstant lower;
  AnnalsInstant upper;
  AnnalsCivil   first;
  AnnalsCivil   last;

  if (!annals_bundle_get_bounds (bundle, &lower, &upper))
    return NULL;

  annals_instant_to_civil (lower, &first);
  annals_instant_to_civil (annals_instant_add_seconds (upper, -1), &last);
  return annals_date_years_to_text (first.year, last.year);
}

static void
update_title (AnnalsWindow *self)
{
  AnnalsBundle    *bundle = annals_session_get_bundle (self->session);
  const char      *title = bundle != NULL ? annals_bundle_get_title (bundle) : "";
  g_autofree char *sources = NULL;
  g_autofree char *years = NULL;
  g_autofree char *subtitle = NULL;

  if (bundle != NULL)
    {
      sources = describe_sources (bundle);
      years = describe_years (bundle);
    }
  /* Translators: years of a bundle, number of its sources in words. */
  if (years != NULL)
    subtitle = g_strdup_printf (_ ("%s · %s"), years, sources);

  if (*title == '\0')
    title = _ ("Annals");
  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : sources);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_actions (AnnalsWindow *self)
{
  GtkWidget    *widget = GTK_WIDGET (self);
  AnnalsBundle *bundle = annals_session_get_bundle (self->session);
  gboolean      has_event = annals_session_get_selected_event (self->session) != ANNALS_NONE;
  guint         n_dated = 0;
  guint         n_eras = 0;
  guint         n_problems = 0;

  if (bundle != NULL)
    {
      annals_bundle_get_chronology (bundle, &n_dated);
      annals_bundle_get_eras (bundle, &n_eras);
      n_problems = annals_bundle_get_diagnostics (bundle)->len;
    }

  gtk_widget_action_set_enabled (widget, "win.open-built-in", !self->is_built_in);
  gtk_widget_action_set_enabled (widget, "win.toggle-bookmark", has_event);
  gtk_widget_action_set_enabled (widget, "win.previous-event", n_dated > 0);
  gtk_widget_action_set_enabled (widget, "win.next-event", n_dated > 0);
  gtk_widget_action_set_enabled (widget, "win.previous-era", n_eras > 0);
  gtk_widget_action_set_enabled (widget, "win.next-era", n_eras > 0);
  gtk_widget_action_set_enabled (widget, "win.show-problems", n_problems > 0);
}

static void
bundle_changed_cb (AnnalsWindow *self)
{
  update_title (self);
  update_actions (self);
}

static void
bookmark_changed_cb (AnnalsWindow *self)
{
  gtk_button_set_icon_name (self->ribbon, annals_window_is_bookmarked (self)
                                            ? "annals-ribbon-symbolic"
                                            : "annals-ribbon-outline-symbolic");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOKMARKED]);
}

static void
selection_changed_cb (AnnalsWindow *self)
{
  update_actions (self);
  bookmark_changed_cb (self);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AnnalsWindow *self = ANNALS_WINDOW (widget);
  int           step = g_str_has_prefix (action_name, "win.next") ? 1 : -1;

  if (g_str_has_suffix (action_name, "era"))
    annals_session_step_era (self->session, step);
  else
    annals_session_step_event (self->session, step);
}

static void
go_cb (GtkWidget  *widget,
       const char *action_name,
       GVariant   *parameter)
{
  AnnalsSession *session = ANNALS_WINDOW (widget)->session;

  if (g_str_equal (action_name, "win.back"))
    annals_session_go_back (session);
  else
    annals_session_go_forward (session);
}

static void
history_changed_cb (AnnalsWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.back", annals_session_can_go_back (self->session));
  gtk_widget_action_set_enabled (widget, "win.forward",
                                 annals_session_can_go_forward (self->session));
}

/* In the timeline the side buttons of a mouse go through its views. */
static void
side_button_cb (AnnalsWindow *self,
                int           n_presses,
                double        x,
                double        y,
                GtkGesture   *gesture)
{
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (GTK_WIDGET (self), button == BACK_BUTTON ? "win.back" : "win.forward",
                              NULL);
}

static void
add_side_button (AnnalsWindow *self,
                 guint         button)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), button);
  g_signal_connect_object (gesture, "pressed", G_CALLBACK (side_button_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autofree char *name = g_strconcat ("timeline.", action_name + strlen ("win."), NULL);

  annals_panes_zoom (ANNALS_WINDOW (widget)->panes, name);
}

static void
toggle_bookmarks_pane_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  AnnalsPanes *panes = ANNALS_WINDOW (widget)->panes;
  gboolean     is_shown;

  g_object_get (panes, "bookmarks-shown", &is_shown, NULL);
  g_object_set (panes, "bookmarks-shown", !is_shown, NULL);
}

static void
go_to_pane_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_autoptr (GEnumClass) pages = g_type_class_ref (ANNALS_TYPE_PAGE);
  const GEnumValue      *page =
    g_enum_get_value_by_nick (pages, g_variant_get_string (parameter, NULL));

  if (page != NULL)
    annals_panes_go_to_page (ANNALS_WINDOW (widget)->panes, page->value);
}

static void
go_to_events_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  annals_panes_go_to_events (ANNALS_WINDOW (widget)->panes);
}

static void
close_notice_cb (AnnalsWindow *self)
{
  gtk_widget_set_visible (self->notice, FALSE);
}

static GSettings *
open_settings (void)
{
  GSettingsSchemaSource      *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

static void
restore_state (AnnalsWindow *self)
{
  int timeline_height = DEFAULT_TIMELINE_HEIGHT_PX;
  int detail_width = DEFAULT_DETAIL_WIDTH_PX;
  int width;
  int height;

  if (self->settings != NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self),
                                   g_settings_get_int (self->settings, "window-width"),
                                   g_settings_get_int (self->settings, "window-height"));
      if (g_settings_get_boolean (self->settings, "is-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
      timeline_height = g_settings_get_int (self->settings, "timeline-height");
      detail_width = g_settings_get_int (self->settings, "detail-width");
      annals_panes_bind_settings (self->panes, self->settings);
    }

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  annals_panes_set_sizes (self->panes, timeline_height, detail_width);
  annals_panes_expect_size (self->panes, width, height - HEADER_HEIGHT_PX);
}

/* A size that the schema does not allow, in a window squeezed by its desktop, is not kept. */
static void
save_int (GSettings  *settings,
          const char *name,
          int         value)
{
  g_autoptr (GSettingsSchema)    schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant)           variant = g_variant_ref_sink (g_variant_new_int32 (value));

  g_object_get (settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, name);
  if (g_settings_schema_key_range_check (key, variant))
    g_settings_set_value (settings, name, variant);
}

static void
save_state (AnnalsWindow *self)
{
  int width;
  int height;
  int timeline_height;
  int detail_width;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  annals_panes_get_sizes (self->panes, &timeline_height, &detail_width);
  save_int (self->settings, "window-width", width);
  save_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "is-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  save_int (self->settings, "timeline-height", timeline_height);
  save_int (self->settings, "detail-width", detail_width);
}

static void
annals_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (annals_window_parent_class)->map (widget);

  /* GTK would begin with the first button of the header bar. */
  annals_panes_go_to_events (ANNALS_WINDOW (widget)->panes);
}

static void
annals_window_unmap (GtkWidget *widget)
{
  /* Also when the program is quit, which closes no window. */
  save_state (ANNALS_WINDOW (widget));

  GTK_WIDGET_CLASS (annals_window_parent_class)->unmap (widget);
}

static void
annals_window_dispose (GObject *object)
{
  AnnalsWindow *self = ANNALS_WINDOW (object);

  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_WINDOW);
  g_clear_object (&self->settings);
  g_clear_object (&self->library);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_window_parent_class)->dispose (object);
}

static void
annals_window_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AnnalsWindow *self = ANNALS_WINDOW (object);

  switch (property)
    {
    case PROP_BOOKMARKED:
      g_value_set_boolean (value, annals_window_is_bookmarked (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_window_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AnnalsWindow *self = ANNALS_WINDOW (object);

  switch (property)
    {
    case PROP_BOOKMARKED:
      annals_window_set_bookmarked (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  /**
   * AnnalsWindow:bookmarked:
   *
   * Whether the selected event is bookmarked. It stays as it is if that cannot be kept on disk.
   */
  properties[PROP_BOOKMARKED] =
    g_param_spec_boolean ("bookmarked", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  annals_window_install_open_actions (widget_class);
  annals_window_install_bookmark_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "win.toggle-bookmark", "bookmarked");
  gtk_widget_class_install_action (widget_class, "win.toggle-bookmarks-pane", NULL,
                                   toggle_bookmarks_pane_cb);
  gtk_widget_class_install_action (widget_class, "win.go-to-pane", "s", go_to_pane_cb);
  gtk_widget_class_install_action (widget_class, "win.go-to-events", NULL, go_to_events_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.fit", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.fit-era", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.fit-selection", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, go_cb);
  gtk_widget_class_install_action (widget_class, "win.forward", NULL, go_cb);
  /* Not for the whole application: in the timeline the same keys go through its views. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK, "win.forward",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Forward, 0, "win.forward", NULL);
  gtk_widget_class_install_action (widget_class, "win.previous-event", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.next-event", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.previous-era", NULL, step_cb);
  gtk_widget_class_install_action (widget_class, "win.next-era", NULL, step_cb);
}

static void
annals_window_class_init (AnnalsWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_window_dispose;
  object_class->get_property = annals_window_get_property;
  object_class->set_property = annals_window_set_property;
  widget_class->map = annals_window_map;
  widget_class->unmap = annals_window_unmap;
  install_properties (object_class);
  install_actions (widget_class);

  g_type_ensure (ANNALS_TYPE_LOADING_BAR);
  g_type_ensure (ANNALS_TYPE_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, ribbon);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, notice_text);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, loading_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, AnnalsWindow, panes);
  gtk_widget_class_bind_template_callback (widget_class, annals_window_loaded_cb);
  gtk_widget_class_bind_template_callback (widget_class, annals_window_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_notice_cb);
}

static void
annals_window_init (AnnalsWindow *self)
{
  self->session = annals_session_new ();
  self->cancellable = g_cancellable_new ();
  self->settings = open_settings ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_set (self->panes, "session", self->session, NULL);

  annals_window_add_drop_target (self);
  add_side_button (self, BACK_BUTTON);
  add_side_button (self, FORWARD_BUTTON);
  annals_window_open_library (self);
  restore_state (self);

  g_signal_connect_object (self->session, "notify::bundle", G_CALLBACK (bundle_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::selected-event",
                           G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "history-changed", G_CALLBACK (history_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "bookmark-changed", G_CALLBACK (bookmark_changed_cb),
                           self, G_CONNECT_SWAPPED);
  bundle_changed_cb (self);
  history_changed_cb (self);
}

/**
 * annals_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a bundle; it belongs to the application
 */
AnnalsWindow *
annals_window_new (GtkApplication *application)
{
  return g_object_new (ANNALS_TYPE_WINDOW, "application", application, NULL);
}

/**
 * annals_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what is open, chosen and in sight in it
 */
AnnalsSession *
annals_window_get_session (AnnalsWindow *self)
{
  g_return_val_if_fail (ANNALS_IS_WINDOW (self), NULL);

  return self->session;
}
