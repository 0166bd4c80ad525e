/* annals-detail.c — the sidebar: what is known of the chosen event, era or bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail.h"

#include "detail/annals-bundle-page.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-era-page.h"
#include "detail/annals-event-page.h"

/* The least that a page can be read in. */
#define LEAST_WIDTH_PX  300
#define LEAST_HEIGHT_PX 120

struct _AnnalsDetail
{
  GtkWidget parent_instance;

  /* template children */
  GtkScrolledWindow *scroller;
  GtkStack          *stack;
  AnnalsBundlePage  *bundle_page;
  AnnalsEraPage     *era_page;
  AnnalsEventPage   *event_page;

  AnnalsSession *session; /* owned, nullable */
  GSignalGroup  *signals; /* owned */
  guint          event;   /* what is shown */
  guint          era;
};

G_DEFINE_FINAL_TYPE (AnnalsDetail, annals_detail, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static gboolean
has_focus_within (AnnalsDetail *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

static void
update (AnnalsDetail *self)
{
  gboolean      had_focus = has_focus_within (self);
  AnnalsBundle *bundle = self->session != NULL ? annals_session_get_bundle (self->session) : NULL;
  const char   *page = "none";
  guint         event = ANNALS_NONE;
  guint         era = ANNALS_NONE;

  if (bundle != NULL)
    {
      event = annals_session_get_selected_event (self->session);
      era = annals_session_get_selected_era (self->session);
      page = event != ANNALS_NONE ? "event" : era != ANNALS_NONE ? "era"
                                                                 : "bundle";
    }

  if (event != ANNALS_NONE)
    annals_event_page_show (self->event_page, self->session, event);
  else if (era != ANNALS_NONE)
    annals_era_page_show (self->era_page, self->session, era);
  else if (bundle != NULL)
    annals_bundle_page_show (self->bundle_page, self->session);

  self->event = event;
  self->era = era;
  gtk_stack_set_visible_child_name (self->stack, page);
  /* What had the keyboard may be gone with the page that it was of. */
  if (had_focus && !has_focus_within (self))
    gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

/* The session changes several of its parts at once and tells of them one by one. */
static void
changed_cb (AnnalsDetail *self)
{
  if (annals_session_get_selected_event (self->session) != self->event ||
      annals_session_get_selected_era (self->session) != self->era)
    update (self);
}

static void
update_reading (AnnalsDetail *self)
{
  if (annals_session_get_selected_event (self->session) != ANNALS_NONE)
    annals_event_page_update_reading (self->event_page);
}

static void
filter_changed_cb (AnnalsDetail *self)
{
  if (annals_session_get_selected_event (self->session) != ANNALS_NONE)
    annals_event_page_update_steps (self->event_page);
}

/* Lists show ribbons, too, so a page of a list is made again. */
static void
bookmark_changed_cb (AnnalsDetail *self,
                     guint         event)
{
  guint selected = annals_session_get_selected_event (self->session);

  if (selected == event)
    annals_event_page_update_bookmark (self->event_page);
  else if (selected == ANNALS_NONE)
    update (self);
}

static void
annals_detail_dispose (GObject *object)
{
  AnnalsDetail *self = ANNALS_DETAIL (object);

  annals_detail_dispose_template (GTK_WIDGET (self), ANNALS_TYPE_DETAIL);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_detail_parent_class)->dispose (object);
}

static void
annals_detail_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    g_value_set_object (value, ANNALS_DETAIL (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
annals_detail_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (property == PROP_SESSION)
    annals_detail_set_session (ANNALS_DETAIL (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

/* The page scrolls, so the pane can be as small as the reader of it likes. Asking the page would
 * shape all its text again for every width that a container above thinks about. */
static void
annals_detail_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH_PX : LEAST_HEIGHT_PX;
  *natural = *minimum;
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
annals_detail_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  AnnalsDetail *self = ANNALS_DETAIL (widget);

  gtk_widget_allocate (GTK_WIDGET (self->scroller), width, height, baseline, NULL);
}

static void
annals_detail_class_init (AnnalsDetailClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_detail_dispose;
  object_class->get_property = annals_detail_get_property;
  object_class->set_property = annals_detail_set_property;
  widget_class->measure = annals_detail_measure;
  widget_class->size_allocate = annals_detail_size_allocate;

  /**
   * AnnalsDetail:session:
   *
   * The session that the sidebar follows, or %NULL.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ANNALS_TYPE_BUNDLE_PAGE);
  g_type_ensure (ANNALS_TYPE_ERA_PAGE);
  g_type_ensure (ANNALS_TYPE_EVENT_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, AnnalsDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnalsDetail, bundle_page);
  gtk_widget_class_bind_template_child (widget_class, AnnalsDetail, era_page);
  gtk_widget_class_bind_template_child (widget_class, AnnalsDetail, event_page);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_detail_init (AnnalsDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::bundle", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-event", G_CALLBACK (changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-era", G_CALLBACK (changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::reading-passage",
                                  G_CALLBACK (update_reading), self);
  g_signal_group_connect_swapped (self->signals, "notify::chosen-account",
                                  G_CALLBACK (update_reading), self);
  g_signal_group_connect_swapped (self->signals, "filter-changed", G_CALLBACK (filter_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "bookmark-changed",
                                  G_CALLBACK (bookmark_changed_cb), self);
}

/**
 * annals_detail_get_session:
 * @self: a sidebar
 *
 * Returns: (transfer none) (nullable): the session that it follows
 */
AnnalsSession *
annals_detail_get_session (AnnalsDetail *self)
{
  g_return_val_if_fail (ANNALS_IS_DETAIL (self), NULL);

  return self->session;
}

/**
 * annals_detail_set_session:
 * @self: a sidebar
 * @session: (nullable): a session
 *
 * Makes the sidebar follow a session: it tells of the event chosen there, else of the era, else of
 * the bundle.
 */
void
annals_detail_set_session (AnnalsDetail  *self,
                           AnnalsSession *session)
{
  g_return_if_fail (ANNALS_IS_DETAIL (self));
  g_return_if_fail (session == NULL || ANNALS_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}
