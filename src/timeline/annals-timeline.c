/* annals-timeline.c — the timeline: eras, events and axis, with their controls
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The view draws everything; over it stand two groups of buttons in the places that the layout
 * leaves free for them: the way through the eras at the top of the column of headings, zoom at its
 * foot. In narrow windows there is no such column: the eras become a breadcrumb across the top.
 */

#include "config.h"

#include "timeline/annals-timeline.h"

#include "timeline/annals-timeline-overview.h"
#include "timeline/annals-timeline-view.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.5

#define BUTTON_BACK    8
#define BUTTON_FORWARD 9

/* The overview gives way where the rows would have no room. */
#define NARROW_PX              640
#define OVERVIEW_PX            60
#define NARROW_OVERVIEW_PX     46
#define LEAST_WITH_OVERVIEW_PX 400

struct _AnnalsTimeline
{
  GtkWidget parent_instance;

  AnnalsSession *session; /* owned, nullable */
  GSignalGroup  *signals; /* owned; of the session */

  /* template children */
  AnnalsGroupBy    group_by;
  AnnalsGroupOrder group_order;

  AnnalsTimelineView *view;
  GtkWidget          *eras;
  GtkLabel           *era_label;
  GtkWidget          *breadcrumb;
  GtkLabel           *breadcrumb_label;
  GtkWidget          *zoom;
  GtkWidget          *overview;
  GtkWidget          *summary;
  GtkLabel           *event_count;
  GtkLabel           *conflict_count;
  GtkLabel           *undated_count;
};

G_DEFINE_FINAL_TYPE (AnnalsTimeline, annals_timeline, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_GROUP_BY,
  PROP_GROUP_ORDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const orders[ANNALS_N_GROUP_ORDERS] = { "file", "size", "name", "date" };

/* Takes what a menu or the settings ask for; what is no name changes nothing. */
static void
set_grouping (AnnalsTimeline *self,
              const char     *group_by,
              const char     *order)
{
  if (group_by != NULL)
    annals_group_by_from_name (group_by, &self->group_by);
  for (guint i = 0; order != NULL && i < ANNALS_N_GROUP_ORDERS; i++)
    if (g_str_equal (order, orders[i]))
      self->group_order = (AnnalsGroupOrder) i;
  annals_timeline_view_set_grouping (self->view, self->group_by, self->group_order);
  g_object_notify_by_pspec (G_OBJECT (self),
                            properties[group_by != NULL ? PROP_GROUP_BY : PROP_GROUP_ORDER]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static AnnalsBundle *
get_bundle (AnnalsTimeline *self)
{
  return self->session != NULL ? annals_session_get_bundle (self->session) : NULL;
}

/* The era that the reader is in: the chosen one, or that of the chosen event, or the one that fills
 * the view. */
static guint
get_current_era (AnnalsTimeline *self,
                 AnnalsBundle   *bundle)
{
  guint era = annals_session_get_selected_era (self->session);
  guint event = annals_session_get_selected_event (self->session);

  if (era == ANNALS_NONE && event != ANNALS_NONE)
    era = annals_bundle_get_events (bundle, NULL)[event].era;
  if (era == ANNALS_NONE)
    era = annals_timeline_view_find_era (self->view);
  return era;
}

/* "Rapprochement › Visits", from the outermost era on. */
static char *
get_breadcrumb (AnnalsBundle *bundle,
                guint         era)
{
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, NULL);
  char            *words = g_strdup (annals_bundle_get_text (bundle, eras[era].label));

  for (guint outer = eras[era].parent; outer != ANNALS_NONE; outer = eras[outer].parent)
    {
      g_autofree char *inner = words;

      /* Translators: an era and one inside it, as in “Rapprochement › Visits”. */
      words = g_strdup_printf (_ ("%s › %s"), annals_bundle_get_text (bundle, eras[outer].label),
                               inner);
    }

  return words;
}

/* "Era 2 of 7": its place among those beside it. */
static char *
get_place (AnnalsBundle *bundle,
           guint         era)
{
  guint            n_eras;
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, &n_eras);
  guint            place = 1;
  guint            count = 0;

  for (guint i = 0; i < n_eras; i++)
    {
      if (eras[i].parent != eras[era].parent || eras[i].date.kind == ANNALS_DATE_NONE)
        continue;
      count++;
      if (i != era && annals_date_compare (&eras[i].date, &eras[era].date) < 0)
        place++;
    }

  /* Translators: the place of an era among its neighbours, as in “Era 2 of 7”. */
  return g_strdup_printf (_ ("Era %u of %u"), place, count);
}

static void
update_label (AnnalsTimeline *self)
{
  AnnalsBundle    *bundle = get_bundle (self);
  guint            era = bundle != NULL ? get_current_era (self, bundle) : ANNALS_NONE;
  g_autofree char *place = era != ANNALS_NONE ? get_place (bundle, era) : NULL;
  g_autofree char *breadcrumb = era != ANNALS_NONE ? get_breadcrumb (bundle, era) : NULL;

  gtk_label_set_text (self->era_label, place != NULL ? place : _ ("Eras"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->era_label), breadcrumb);
  gtk_label_set_text (self->breadcrumb_label, breadcrumb != NULL ? breadcrumb : _ ("Eras"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->breadcrumb_label), breadcrumb);
}

/* How much there is, and how much of it is disputed or undated. */
static void
update_summary (AnnalsTimeline *self,
                AnnalsBundle   *bundle)
{
  guint              n_events;
  const AnnalsEvent *events = annals_bundle_get_events (bundle, &n_events);
  guint              n_conflicts = 0;
  guint              n_undated = 0;
  g_autofree char   *of_events = NULL;
  g_autofree char   *of_conflicts = NULL;
  g_autofree char   *of_undated = NULL;

  for (guint i = 0; i < n_events; i++)
    {
      n_conflicts += events[i].agreement == ANNALS_AGREEMENT_CONFLICT;
      n_undated += events[i].date.kind == ANNALS_DATE_NONE;
    }

  of_events = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);
  of_conflicts = g_strdup_printf (ngettext ("%u in conflict", "%u in conflict", n_conflicts),
                                  n_conflicts);
  of_undated = g_strdup_printf (ngettext ("%u undated", "%u undated", n_undated), n_undated);
  gtk_label_set_text (self->event_count, of_events);
  gtk_label_set_text (self->conflict_count, of_conflicts);
  gtk_label_set_text (self->undated_count, of_undated);
  gtk_widget_set_visible (GTK_WIDGET (self->conflict_count), n_conflicts > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->undated_count), n_undated > 0);
}

static gboolean
is_selection_dated (AnnalsTimeline *self,
                    AnnalsBundle   *bundle)
{
  guint event = annals_session_get_selected_event (self->session);
  guint era = annals_session_get_selected_era (self->session);

  if (event != ANNALS_NONE)
    return annals_bundle_get_events (bundle, NULL)[event].date.kind != ANNALS_DATE_NONE;
  return era != ANNALS_NONE &&
         annals_bundle_get_eras (bundle, NULL)[era].date.kind != ANNALS_DATE_NONE;
}

static void
update_actions (AnnalsTimeline *self)
{
  GtkWidget    *widget = GTK_WIDGET (self);
  AnnalsBundle *bundle = get_bundle (self);
  gboolean      has_bundle = bundle != NULL;
  guint         n_eras = 0;

  if (has_bundle)
    annals_bundle_get_eras (bundle, &n_eras);
  gtk_widget_action_set_enabled (widget, "timeline.previous-era", n_eras > 0);
  gtk_widget_action_set_enabled (widget, "timeline.next-era", n_eras > 0);
  gtk_widget_action_set_enabled (widget, "timeline.zoom-in", has_bundle);
  gtk_widget_action_set_enabled (widget, "timeline.zoom-out", has_bundle);
  gtk_widget_action_set_enabled (widget, "timeline.fit", has_bundle);
  gtk_widget_action_set_enabled (widget, "timeline.fit-era", n_eras > 0);
  gtk_widget_action_set_enabled (widget, "timeline.fit-selection",
                                 has_bundle && is_selection_dated (self, bundle));
  gtk_widget_action_set_enabled (widget, "timeline.back",
                                 annals_timeline_view_can_travel (self->view, -1));
  gtk_widget_action_set_enabled (widget, "timeline.forward",
                                 annals_timeline_view_can_travel (self->view, 1));
}

static void
place_changed_cb (AnnalsTimeline *self)
{
  update_label (self);
  update_actions (self);
}

static void
update (AnnalsTimeline *self)
{
  AnnalsBundle *bundle = get_bundle (self);

  if (bundle != NULL)
    update_summary (self, bundle);
  place_changed_cb (self);
}

static void
run_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AnnalsTimeline *self = ANNALS_TIMELINE (widget);

  if (g_str_equal (name, "timeline.zoom-in"))
    annals_timeline_view_zoom (self->view, ZOOM_STEP);
  else if (g_str_equal (name, "timeline.zoom-out"))
    annals_timeline_view_zoom (self->view, 1.0 / ZOOM_STEP);
  else if (g_str_equal (name, "timeline.fit"))
    annals_timeline_view_fit (self->view);
  else if (g_str_equal (name, "timeline.fit-era"))
    annals_timeline_view_fit_era (self->view);
  else if (g_str_equal (name, "timeline.fit-selection"))
    annals_timeline_view_fit_selection (self->view);
  else if (g_str_equal (name, "timeline.back"))
    annals_timeline_view_travel (self->view, -1);
  else if (g_str_equal (name, "timeline.forward"))
    annals_timeline_view_travel (self->view, 1);
  else if (g_str_equal (name, "timeline.next-grouping"))
    set_grouping (
      self, annals_group_by_get_name ((AnnalsGroupBy) ((self->group_by + 1) % ANNALS_N_GROUP_BY)),
      NULL);
  else if (g_str_equal (name, "timeline.previous-era"))
    annals_session_step_era (self->session, -1);
  else if (g_str_equal (name, "timeline.next-era"))
    annals_session_step_era (self->session, 1);
}

/* The buttons at the side of a mouse. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            AnnalsTimeline  *self)
{
  guint button = gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (gesture));

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  annals_timeline_view_travel (self->view, button == BUTTON_BACK ? -1 : 1);
}

static void
add_button (AnnalsTimeline *self,
            guint           button)
{
  GtkGesture *press = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (press), button);
  g_signal_connect (press, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}

static void
allocate (GtkWidget *child,
          int        x,
          int        y,
          int        width,
          int        height)
{
  GtkAllocation area = { x, y, MAX (width, 1), MAX (height, 1) };
  int           minimum;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  area.width = MAX (area.width, minimum);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  area.height = MAX (area.height, minimum);
  gtk_widget_size_allocate (child, &area, -1);
}

static int
get_overview_height (AnnalsTimeline *self,
                     int             width,
                     int             height)
{
  guint n_dated = 0;

  if (get_bundle (self) != NULL)
    annals_bundle_get_chronology (get_bundle (self), &n_dated);
  if (n_dated == 0 || height < LEAST_WITH_OVERVIEW_PX)
    return 0;
  return width < NARROW_PX ? NARROW_OVERVIEW_PX : OVERVIEW_PX;
}

/* The strip above the view and the words beside it. */
static void
allocate_overview (AnnalsTimeline *self,
                   int             width,
                   int             height)
{
  const AnnalsLayout *layout = annals_timeline_view_get_layout (self->view);
  int                 x = layout != NULL ? (int) layout->view_x : 0;

  gtk_widget_set_child_visible (self->overview, layout != NULL && height > 0);
  gtk_widget_set_child_visible (self->summary, layout != NULL && height > 0 && x > 0);
  if (layout == NULL || height == 0)
    return;
  allocate (self->overview, x, 0, width - x, height);
  if (x > 0)
    allocate (self->summary, 0, 0, x - 1, height);
}

static void
annals_timeline_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  AnnalsTimeline     *self = ANNALS_TIMELINE (widget);
  int                 top = get_overview_height (self, width, height);
  const AnnalsLayout *layout;
  gboolean            is_narrow;
  gboolean            has_eras;
  int                 column;

  allocate (GTK_WIDGET (self->view), 0, top, width, height - top);
  allocate_overview (self, width, top);
  layout = annals_timeline_view_get_layout (self->view);
  is_narrow = layout != NULL && layout->is_narrow;
  has_eras = layout != NULL && layout->strip_height > 0.0;
  gtk_widget_set_child_visible (self->eras, has_eras && !is_narrow);
  gtk_widget_set_child_visible (self->breadcrumb, has_eras && is_narrow);
  gtk_widget_set_child_visible (self->zoom, layout != NULL && !is_narrow);
  if (layout == NULL)
    return;

  column = (int) layout->view_x - 1;
  if (has_eras && is_narrow)
    allocate (self->breadcrumb, 0, top, width, (int) layout->strip_height - 1);
  else if (has_eras)
    allocate (self->eras, 0, top, column, (int) layout->strip_height - 1);
  if (!is_narrow)
    allocate (self->zoom, 0, top + (int) layout->axis_y + 1, column, (int) layout->axis_height - 1);
}

static void
annals_timeline_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  AnnalsTimeline *self = ANNALS_TIMELINE (widget);

  gtk_widget_measure (GTK_WIDGET (self->view), orientation, for_size, minimum, natural, NULL, NULL);
}

static void
annals_timeline_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AnnalsTimeline *self = ANNALS_TIMELINE (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_GROUP_BY:
      g_value_set_string (value, annals_group_by_get_name (self->group_by));
      break;
    case PROP_GROUP_ORDER:
      g_value_set_string (value, orders[self->group_order]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_timeline_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AnnalsTimeline *self = ANNALS_TIMELINE (object);

  switch (property)
    {
    case PROP_SESSION:
      annals_timeline_set_session (self, g_value_get_object (value));
      break;
    case PROP_GROUP_BY:
      set_grouping (self, g_value_get_string (value), NULL);
      break;
    case PROP_GROUP_ORDER:
      set_grouping (self, NULL, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_timeline_dispose (GObject *object)
{
  AnnalsTimeline *self = ANNALS_TIMELINE (object);

  g_clear_object (&self->signals);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNALS_TYPE_TIMELINE);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_timeline_parent_class)->dispose (object);
}

static void
annals_timeline_class_init (AnnalsTimelineClass *klass)
{
  static const char *const actions[] = {
    "timeline.zoom-in",
    "timeline.zoom-out",
    "timeline.fit",
    "timeline.fit-era",
    "timeline.fit-selection",
    "timeline.back",
    "timeline.forward",
    "timeline.previous-era",
    "timeline.next-era",
    "timeline.next-grouping",
  };
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_timeline_dispose;
  object_class->get_property = annals_timeline_get_property;
  object_class->set_property = annals_timeline_set_property;
  widget_class->measure = annals_timeline_measure;
  widget_class->size_allocate = annals_timeline_size_allocate;

  /**
   * AnnalsTimeline:session:
   *
   * What is shown, and where choices go.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnalsTimeline:group-by:
   *
   * What the rows are grouped by: "none", "category", "source", "place" or "person".
   */
  properties[PROP_GROUP_BY] =
    g_param_spec_string ("group-by", NULL, NULL, "category",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * AnnalsTimeline:group-order:
   *
   * How groups follow each other: "file", "size", "name" or "date".
   */
  properties[PROP_GROUP_ORDER] =
    g_param_spec_string ("group-order", NULL, NULL, "file",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "timeline.group-by", "group-by");
  gtk_widget_class_install_property_action (widget_class, "timeline.group-order", "group-order");

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, run_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "timeline.back",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, GDK_ALT_MASK,
                                       "timeline.forward", NULL);

  g_type_ensure (ANNALS_TYPE_TIMELINE_OVERVIEW);
  g_type_ensure (ANNALS_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, view);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, eras);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, era_label);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, breadcrumb);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, breadcrumb_label);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, zoom);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, overview);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, summary);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, event_count);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, conflict_count);
  gtk_widget_class_bind_template_child (widget_class, AnnalsTimeline, undated_count);
}

static void
annals_timeline_init (AnnalsTimeline *self)
{
  self->group_by = ANNALS_GROUP_BY_CATEGORY;
  gtk_widget_init_template (GTK_WIDGET (self));
  annals_timeline_overview_set_view (ANNALS_TIMELINE_OVERVIEW (self->overview), self->view);
  g_signal_connect_object (self->view, "history-changed", G_CALLBACK (place_changed_cb), self,
                           G_CONNECT_SWAPPED);

  add_button (self, BUTTON_BACK);
  add_button (self, BUTTON_FORWARD);

  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::bundle", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-event",
                                  G_CALLBACK (place_changed_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-era",
                                  G_CALLBACK (place_changed_cb), self);
  update (self);
}

/**
 * annals_timeline_new:
 *
 * Creates a timeline that shows nothing until it has a session.
 *
 * Returns: (transfer floating): the timeline
 */
GtkWidget *
annals_timeline_new (void)
{
  return g_object_new (ANNALS_TYPE_TIMELINE, NULL);
}

/**
 * annals_timeline_get_session:
 * @self: a timeline
 *
 * Returns: (transfer none) (nullable): the session
 */
AnnalsSession *
annals_timeline_get_session (AnnalsTimeline *self)
{
  g_return_val_if_fail (ANNALS_IS_TIMELINE (self), NULL);

  return self->session;
}

/**
 * annals_timeline_set_session:
 * @self: a timeline
 * @session: (nullable): what to show, and where choices go
 *
 * Shows the bundle of a session and follows its selection.
 */
void
annals_timeline_set_session (AnnalsTimeline *self,
                             AnnalsSession  *session)
{
  g_return_if_fail (ANNALS_IS_TIMELINE (self));
  g_return_if_fail (session == NULL || ANNALS_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->signals, session);
  annals_timeline_view_set_session (self->view, session);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * annals_timeline_focus_marks:
 * @self: a timeline
 *
 * Takes the keyboard to the marks rather than to the first button.
 */
void
annals_timeline_focus_marks (AnnalsTimeline *self)
{
  g_return_if_fail (ANNALS_IS_TIMELINE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
