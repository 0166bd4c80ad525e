/* annals-list.c — all events of the bundle as a list, in step with the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The arrows, Home, End, Page Up and Page Down are those of GtkListView: they select as they go, so
 * that the details and the article follow. What is selected elsewhere comes into sight here.
 */

#include "config.h"

#include "list/annals-list.h"

#include <glib/gi18n-lib.h>

#include "list/annals-list-heading.h"
#include "list/annals-list-look.h"
#include "list/annals-list-row.h"
#include "list/annals-list-titles.h"

struct _AnnalsList
{
  AdwBin parent_instance;

  /* template children */
  GtkLabel         *summary;
  GtkSpinner       *spinner;
  GtkWidget        *order_button;
  GtkLabel         *order_label;
  AnnalsListTitles *titles;
  GtkStack         *stack;
  GtkListView      *view;

  /* owned */
  AnnalsSession   *session; /* nullable */
  GSignalGroup    *signals; /* of the session */
  AnnalsListModel *model;
  AnnalsTheme     *theme;
  GHashTable      *rows; /* bound GtkListItem, borrowed */

  AnnalsListLook look;
  AnnalsListSort sort;
  gboolean       is_descending;
  gboolean       is_grouped;
  guint          scroll_id;
};

G_DEFINE_FINAL_TYPE (AnnalsList, annals_list, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_GROUPED,
  N_PROPS
};

enum
{
  SIGNAL_EVENT_OPENED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* --- rows ---------------------------------------------------------------------------------- */

/* The widget for a row, kept from what the list item showed before if that was of the same kind. */
static GtkWidget *
ensure_child (GtkListItem *list_item,
              gboolean     is_heading)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  if (child != NULL && ANNALS_IS_LIST_HEADING (child) == is_heading)
    return child;

  child = is_heading ? annals_list_heading_new () : annals_list_row_new ();
  gtk_list_item_set_child (list_item, child);
  return child;
}

static void
show_row (AnnalsList  *self,
          GtkListItem *list_item)
{
  AnnalsListItem        *item = gtk_list_item_get_item (list_item);
  const AnnalsListGroup *group = annals_list_item_get_group (item);
  GtkWidget             *child = ensure_child (list_item, group != NULL);

  if (group != NULL)
    annals_list_heading_bind (ANNALS_LIST_HEADING (child), &self->look, group);
  else
    annals_list_row_bind (ANNALS_LIST_ROW (child), &self->look, annals_list_item_get_event (item));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         AnnalsList               *self)
{
  g_hash_table_add (self->rows, list_item);
  show_row (self, list_item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *list_item,
           AnnalsList               *self)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, list_item);
  if (ANNALS_IS_LIST_HEADING (child))
    annals_list_heading_unbind (ANNALS_LIST_HEADING (child));
  else
    annals_list_row_unbind (ANNALS_LIST_ROW (child));
}

/* Shows every row in sight anew. */
static void
update_rows (AnnalsList *self)
{
  GHashTableIter iter;
  gpointer       list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_row (self, list_item);
}

static void
bookmark_changed_cb (AnnalsList *self,
                     guint       event)
{
  GHashTableIter iter;
  gpointer       list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (annals_list_item_get_event (gtk_list_item_get_item (list_item)) == event)
      show_row (self, list_item);
}

static void
update_theme (AnnalsList *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_clear_pointer (&self->theme, annals_theme_free);
  self->theme = annals_theme_new (adw_style_manager_get_dark (manager));
  self->theme->is_high_contrast = adw_style_manager_get_high_contrast (manager);
  if (self->session != NULL)
    annals_theme_set_bundle (self->theme, annals_session_get_bundle (self->session));
  self->look =
    (AnnalsListLook){ .session = self->session, .model = self->model, .theme = self->theme };
}

static void
style_changed_cb (AnnalsList *self)
{
  update_theme (self);
  update_rows (self);
}

/* --- what is in sight ---------------------------------------------------------------------- */

static gboolean
has_keyboard (AnnalsList *self)
{
  return gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;
}

/* The widget of the list itself for a row that is in sight, or near it. */
static GtkWidget *
find_row_widget (AnnalsList *self,
                 guint       position)
{
  GHashTableIter iter;
  gpointer       list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == position)
      return gtk_widget_get_parent (gtk_list_item_get_child (list_item));

  return NULL;
}

static void
scroll_to (AnnalsList *self,
           guint       position,
           gboolean    takes_keyboard)
{
  GtkWidget *row;

  gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  row = takes_keyboard ? find_row_widget (self, position) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (row);
}

static gboolean
scroll_cb (gpointer data)
{
  AnnalsList *self = data;
  guint       position = annals_list_model_get_selected (self->model);

  self->scroll_id = 0;
  /* The list goes on from where the keyboard is. */
  if (position != GTK_INVALID_LIST_POSITION)
    scroll_to (self, position, has_keyboard (self));
  return G_SOURCE_REMOVE;
}

/* Brings what is selected into sight once the list has its rows and its size. */
static void
queue_scroll (AnnalsList *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  annals_list_model_reveal (self->model);
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add (scroll_cb, self);
}

static void
update_summary (AnnalsList *self)
{
  AnnalsBundle    *bundle = NULL;
  guint            n_events = 0;
  guint            n_dated = 0;
  g_autofree char *events = NULL;
  g_autofree char *undated = NULL;
  g_autofree char *summary = NULL;

  if (self->session != NULL)
    bundle = annals_session_get_bundle (self->session);
  if (bundle != NULL)
    {
      annals_bundle_get_events (bundle, &n_events);
      annals_bundle_get_chronology (bundle, &n_dated);
    }

  events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  undated = g_strdup_printf (ngettext ("%u undated", "%u undated", n_events - n_dated),
                             n_events - n_dated);
  if (n_events > n_dated)
    /* Translators: "87 events", "11 undated". */
    summary = g_strdup_printf (_ ("%s, %s"), events, undated);
  gtk_label_set_text (self->summary, summary != NULL ? summary : events);
  gtk_stack_set_visible_child_name (self->stack,
                                    bundle != NULL && n_events == 0 ? "empty" : "rows");
  gtk_widget_set_sensitive (self->order_button, n_events > 0);
}

static void
bundle_changed_cb (AnnalsList *self)
{
  update_theme (self);
  update_summary (self);
}

static void
busy_changed_cb (AnnalsList *self)
{
  gboolean is_busy = annals_list_model_is_busy (self->model);

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  if (!is_busy)
    queue_scroll (self);
}

/* --- order --------------------------------------------------------------------------------- */

/* What is asked for by number is asked for by the largest. */
static gboolean
begins_with_most (AnnalsListSort sort)
{
  return sort == ANNALS_LIST_SORT_SOURCES || sort == ANNALS_LIST_SORT_DISAGREEMENT;
}

static const char *
get_sort_name (AnnalsListSort sort)
{
  switch (sort)
    {
    case ANNALS_LIST_SORT_DATE:
      return _ ("Date");
    case ANNALS_LIST_SORT_TITLE:
      return _ ("Title");
    case ANNALS_LIST_SORT_ERA:
      return _ ("Era");
    case ANNALS_LIST_SORT_SOURCES:
      return _ ("Sources");
    case ANNALS_LIST_SORT_DISAGREEMENT:
      return _ ("Disagreement");
    }

  g_assert_not_reached ();
}

static void
update_order (AnnalsList *self)
{
  const char *sort = get_sort_name (self->sort);
  /* Translators: what a screen reader says of the button; %s is "Date", "Title" and so on. */
  g_autofree char *name = g_strdup_printf (_ ("Order of the list: %s"), sort);

  gtk_label_set_text (self->order_label, sort);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  annals_list_titles_show (self->titles, self->sort, self->is_descending);
  annals_list_model_set_order (self->model, self->sort, self->is_descending, self->is_grouped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "events.expand-all", self->is_grouped);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "events.collapse-all", self->is_grouped);
}

static void
set_boolean (AnnalsList *self,
             gboolean   *field,
             gboolean    value,
             guint       property)
{
  if (*field == value)
    return;

  *field = value;
  update_order (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_sort (AnnalsList    *self,
          AnnalsListSort sort)
{
  if (self->sort == sort)
    return;

  self->sort = sort;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  set_boolean (self, &self->is_descending, begins_with_most (sort), PROP_DESCENDING);
  update_order (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/* A title of a column: the same once more goes the other way. */
static void
sort_by_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  AnnalsList            *self = ANNALS_LIST (widget);
  g_autoptr (GEnumClass) sorts = g_type_class_ref (ANNALS_TYPE_LIST_SORT);
  const GEnumValue      *sort =
    g_enum_get_value_by_nick (sorts, g_variant_get_string (parameter, NULL));

  if (sort == NULL)
    return;
  if ((AnnalsListSort) sort->value == self->sort)
    set_boolean (self, &self->is_descending, !self->is_descending, PROP_DESCENDING);
  else
    set_sort (self, (AnnalsListSort) sort->value);
}

static void
collapse_all_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AnnalsList *self = ANNALS_LIST (widget);

  annals_list_model_set_all_collapsed (self->model,
                                       g_str_equal (action_name, "events.collapse-all"));
}

/* --- pointer and keyboard ------------------------------------------------------------------ */

static void
activate_cb (AnnalsList *self,
             guint       position)
{
  g_autoptr (AnnalsListItem) item = g_list_model_get_item (G_LIST_MODEL (self->model), position);
  const AnnalsListGroup     *group = annals_list_item_get_group (item);

  if (group != NULL)
    {
      annals_list_model_set_collapsed (self->model, group,
                                       !annals_list_model_is_collapsed (self->model, group));
      return;
    }
  annals_session_select_event (self->session, annals_list_item_get_event (item));
  g_signal_emit (self, signals[SIGNAL_EVENT_OPENED], 0);
}

/* The row that has the keyboard, or NULL. */
static GtkListItem *
find_focused (AnnalsList *self)
{
  GtkWidget     *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->view));
  GHashTableIter iter;
  gpointer       list_item;

  if (focus == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_widget_is_ancestor (gtk_list_item_get_child (list_item), focus))
      return list_item;

  return NULL;
}

static gboolean
go_to_row (AnnalsList *self,
           guint       position)
{
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->model), position, TRUE);
  scroll_to (self, position, TRUE);
  return TRUE;
}

/* As in a tree: inwards opens a group, then enters it; outwards closes it, or leaves it. */
static gboolean
move_across (AnnalsList *self,
             gboolean    is_inwards)
{
  GtkListItem           *list_item = find_focused (self);
  const AnnalsListGroup *group;
  guint                  position;
  gboolean               is_collapsed;

  if (list_item == NULL)
    return FALSE;
  position = gtk_list_item_get_position (list_item);
  group = annals_list_item_get_group (gtk_list_item_get_item (list_item));
  is_collapsed = group != NULL && annals_list_model_is_collapsed (self->model, group);

  if (group != NULL && is_inwards == is_collapsed)
    {
      annals_list_model_set_collapsed (self->model, group, !is_inwards);
      return TRUE;
    }
  if (!is_inwards)
    return go_to_row (self, annals_list_model_find_heading (self->model, position));
  if (group != NULL && position + 1 < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return go_to_row (self, position + 1);
  return TRUE;
}

static gboolean
toggle_bookmark (AnnalsList *self)
{
  GtkListItem *list_item = find_focused (self);
  guint        event = ANNALS_NONE;

  if (list_item != NULL)
    event = annals_list_item_get_event (gtk_list_item_get_item (list_item));
  if (event == ANNALS_NONE)
    return FALSE;
  annals_session_select_event (self->session, event);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toggle-bookmark", NULL);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        AnnalsList            *self)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return move_across (self, is_rtl);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return move_across (self, !is_rtl);
    case GDK_KEY_b:
      return toggle_bookmark (self);
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* GtkListView would take the arrows for itself: it is asked after us. */
static void
add_keys (AnnalsList *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), keys);
}

/* --- object -------------------------------------------------------------------------------- */

static void
set_session (AnnalsList    *self,
             AnnalsSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  update_theme (self);
  annals_list_model_set_session (self->model, session);
  update_summary (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
annals_list_map (GtkWidget *widget)
{
  AnnalsList *self = ANNALS_LIST (widget);

  GTK_WIDGET_CLASS (annals_list_parent_class)->map (widget);

  annals_list_model_set_active (self->model, TRUE);
  queue_scroll (self);
}

static void
annals_list_unmap (GtkWidget *widget)
{
  AnnalsList *self = ANNALS_LIST (widget);

  annals_list_model_set_active (self->model, FALSE);
  g_clear_handle_id (&self->scroll_id, g_source_remove);

  GTK_WIDGET_CLASS (annals_list_parent_class)->unmap (widget);
}

static void
annals_list_get_property (GObject    *object,
                          guint       property,
                          GValue     *value,
                          GParamSpec *pspec)
{
  AnnalsList *self = ANNALS_LIST (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_SORT:
      g_value_set_enum (value, (int) self->sort);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->is_descending);
      break;
    case PROP_GROUPED:
      g_value_set_boolean (value, self->is_grouped);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_list_set_property (GObject      *object,
                          guint         property,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  AnnalsList *self = ANNALS_LIST (object);

  switch (property)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_SORT:
      set_sort (self, (AnnalsListSort) g_value_get_enum (value));
      break;
    case PROP_DESCENDING:
      set_boolean (self, &self->is_descending, g_value_get_boolean (value), property);
      break;
    case PROP_GROUPED:
      set_boolean (self, &self->is_grouped, g_value_get_boolean (value), property);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_list_dispose (GObject *object)
{
  AnnalsList *self = ANNALS_LIST (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_LIST);
  g_clear_object (&self->model);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_list_parent_class)->dispose (object);
}

static void
annals_list_finalize (GObject *object)
{
  AnnalsList *self = ANNALS_LIST (object);

  g_clear_pointer (&self->theme, annals_theme_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (annals_list_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * AnnalsList:session:
   *
   * What is listed, and where choices go.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION, flags);
  /**
   * AnnalsList:sort:
   *
   * What the events are sorted by. Setting another one also sets #AnnalsList:descending to what is
   * most often wanted with it.
   */
  properties[PROP_SORT] = g_param_spec_enum ("sort", NULL, NULL, ANNALS_TYPE_LIST_SORT,
                                             ANNALS_LIST_SORT_DATE, flags);
  /**
   * AnnalsList:descending:
   *
   * Whether the last, most or loudest comes first.
   */
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags);
  /**
   * AnnalsList:grouped:
   *
   * Whether the events are grouped by era.
   */
  properties[PROP_GROUPED] = g_param_spec_boolean ("grouped", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (ANNALS_TYPE_LIST_TITLES);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, summary);
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, spinner);
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, order_button);
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, order_label);
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, titles);
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnalsList, view);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
annals_list_class_init (AnnalsListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = annals_list_get_property;
  object_class->set_property = annals_list_set_property;
  object_class->dispose = annals_list_dispose;
  object_class->finalize = annals_list_finalize;
  widget_class->map = annals_list_map;
  widget_class->unmap = annals_list_unmap;
  install_properties (object_class);

  /**
   * AnnalsList::event-opened:
   * @self: the list
   *
   * The reader wants to see the event that has just been selected.
   */
  signals[SIGNAL_EVENT_OPENED] = g_signal_new ("event-opened", ANNALS_TYPE_LIST, G_SIGNAL_RUN_LAST,
                                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "eventlist");
  gtk_widget_class_install_property_action (widget_class, "events.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "events.descending", "descending");
  gtk_widget_class_install_property_action (widget_class, "events.grouped", "grouped");
  gtk_widget_class_install_action (widget_class, "events.sort-by", "s", sort_by_cb);
  gtk_widget_class_install_action (widget_class, "events.expand-all", NULL, collapse_all_cb);
  gtk_widget_class_install_action (widget_class, "events.collapse-all", NULL, collapse_all_cb);
  install_template (widget_class);
}

static void
annals_list_init (AnnalsList *self)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  self->rows = g_hash_table_new (NULL, NULL);
  self->model = annals_list_model_new ();
  self->is_grouped = TRUE;
  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::bundle", G_CALLBACK (bundle_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-event",
                                  G_CALLBACK (queue_scroll), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-era", G_CALLBACK (queue_scroll),
                                  self);
  g_signal_group_connect_swapped (self->signals, "bookmark-changed",
                                  G_CALLBACK (bookmark_changed_cb), self);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (style_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_theme (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->model, "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->model, "collapsed-changed", G_CALLBACK (update_rows), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->model));
  add_keys (self);
  update_order (self);
  update_summary (self);
}

/**
 * annals_list_new:
 *
 * Creates a list that shows nothing until it has a session.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
annals_list_new (void)
{
  return g_object_new (ANNALS_TYPE_LIST, NULL);
}

/**
 * annals_list_focus_rows:
 * @self: a list
 *
 * Takes the keyboard to the rows: to what is selected, else to where it was last.
 */
void
annals_list_focus_rows (AnnalsList *self)
{
  g_return_if_fail (ANNALS_IS_LIST (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
