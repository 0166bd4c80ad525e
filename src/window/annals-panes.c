/* annals-panes.c — timeline, reader, sidebar and bookmarks, as many of them as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   all (wide)                one below (medium)        one (narrow or low)
 *   +--------------------+    +--------------------+    +---------------+
 *   | timeline or list   |    | timeline           |    | page          |
 *   +------------+-------+    +--------------------+    |               |
 *   | reader     | detail|    | reader or detail   |    +---------------+
 *   |            |       |    +--------------------+    | card          | only below
 *   +------------+-------+    | Article | Detail   |    +---------------+ the events
 *                             +--------------------+    | T | A | D | L |
 *
 * A list wants height rather than width: in a medium window it stands beside the other pane.
 * The bookmarks stand to the left of all that, or, in a narrow window, in its place. Widgets are
 * shown and hidden, never moved: each keeps its scroll place and its focus.
 */

#include "config.h"

#include "window/annals-panes.h"

#include "detail/annals-detail.h"
#include "list/annals-list.h"
#include "reader/annals-reader.h"
#include "timeline/annals-timeline.h"
#include "window/annals-adaptive-bin.h"
#include "window/annals-bookmarks.h"
#include "window/annals-filter-bar.h"
#include "window/annals-selection-card.h"

/* Where the shape changes. */
#define NARROW_WIDTH_PX    640
#define LOW_HEIGHT_PX      420
#define WIDE_WIDTH_PX      1100
#define WIDE_CONTENT_PX    960 /* beside the bookmarks */
#define BOOKMARKS_WIDTH_PX 380

typedef enum
{
  MODE_ONE,
  MODE_ONE_BELOW,
  MODE_ALL,
} Mode;

struct _AnnalsPanes
{
  AdwBin parent_instance;

  /* template children */
  AnnalsBookmarks *bookmarks;
  GtkWidget       *bookmarks_separator;
  GtkWidget       *content;
  GtkPaned        *rows;    /* events over the columns, or beside them */
  GtkWidget       *events;  /* timeline or list */
  GtkPaned        *columns; /* reader beside the sidebar */
  GtkWidget       *filter_bar;
  GtkWidget       *timeline;
  GtkWidget       *list;
  GtkWidget       *reader;
  GtkWidget       *detail;
  GtkWidget       *card;
  GtkWidget       *switcher;
  GtkWidget       *timeline_button;
  GtkWidget       *list_button;

  /* owned */
  AnnalsSession *session;

  Mode       mode;
  AnnalsPage page;
  AnnalsPage lower; /* the page below the timeline where there is room for one */
  gboolean   has_bookmarks_shown;
  gboolean   has_list_shown; /* rather than the timeline */
  gboolean   has_size;       /* rather than an expected one */
  guint      last_event;
  int        width;
  int        height;
  int        timeline_height;
  int        detail_width;
};

G_DEFINE_FINAL_TYPE (AnnalsPanes, annals_panes, ADW_TYPE_BIN)

/* clang-format off */
G_DEFINE_ENUM_TYPE (AnnalsPage, annals_page,
  G_DEFINE_ENUM_VALUE (ANNALS_PAGE_TIMELINE, "timeline"),
  G_DEFINE_ENUM_VALUE (ANNALS_PAGE_ARTICLE, "article"),
  G_DEFINE_ENUM_VALUE (ANNALS_PAGE_DETAIL, "detail"),
  G_DEFINE_ENUM_VALUE (ANNALS_PAGE_LIST, "list"))
/* clang-format on */

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_PAGE,
  PROP_BOOKMARKS_SHOWN,
  PROP_LIST_SHOWN,
  PROP_SINGLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static Mode
choose_mode (AnnalsPanes *self)
{
  gboolean is_beside = self->has_bookmarks_shown && self->width >= NARROW_WIDTH_PX;
  int      content = is_beside ? self->width - BOOKMARKS_WIDTH_PX : self->width;

  if (content < NARROW_WIDTH_PX || self->height < LOW_HEIGHT_PX)
    return MODE_ONE;
  if (self->width < WIDE_WIDTH_PX || content < WIDE_CONTENT_PX)
    return MODE_ONE_BELOW;

  return MODE_ALL;
}

static gboolean
is_of_events (AnnalsPage page)
{
  return page == ANNALS_PAGE_TIMELINE || page == ANNALS_PAGE_LIST;
}

static gboolean
is_list_beside (AnnalsPanes *self)
{
  return self->has_list_shown && self->mode == MODE_ONE_BELOW;
}

static void
remember_sizes (AnnalsPanes *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self->columns));

  if (!self->has_size)
    return;
  if (self->mode != MODE_ONE && !is_list_beside (self) &&
      gtk_widget_get_height (GTK_WIDGET (self->rows)) > 0)
    self->timeline_height = gtk_paned_get_position (self->rows);
  if (self->mode == MODE_ALL && width > 0)
    self->detail_width = width - gtk_paned_get_position (self->columns);
}

static void
place_dividers (AnnalsPanes *self)
{
  int content = self->has_bookmarks_shown ? self->width - BOOKMARKS_WIDTH_PX : self->width;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->rows), is_list_beside (self)
                                                                 ? GTK_ORIENTATION_HORIZONTAL
                                                                 : GTK_ORIENTATION_VERTICAL);
  if (is_list_beside (self))
    gtk_paned_set_position (self->rows, content / 2);
  else if (self->mode != MODE_ONE)
    gtk_paned_set_position (self->rows, self->timeline_height);
  if (self->mode == MODE_ALL)
    gtk_paned_set_position (self->columns, content - self->detail_width);
}

static void
update_visibility (AnnalsPanes *self)
{
  gboolean   is_one = self->mode == MODE_ONE;
  gboolean   is_all = self->mode == MODE_ALL;
  gboolean   is_narrow = self->width < NARROW_WIDTH_PX;
  AnnalsPage page = is_one ? self->page : self->lower;

  gtk_widget_set_visible (GTK_WIDGET (self->bookmarks), self->has_bookmarks_shown);
  gtk_widget_set_hexpand (GTK_WIDGET (self->bookmarks), is_narrow);
  gtk_widget_set_size_request (GTK_WIDGET (self->bookmarks), is_narrow ? -1 : BOOKMARKS_WIDTH_PX,
                               -1);
  gtk_widget_set_visible (self->bookmarks_separator, self->has_bookmarks_shown && !is_narrow);
  gtk_widget_set_visible (self->content, !self->has_bookmarks_shown || !is_narrow);

  gtk_widget_set_visible (self->timeline,
                          is_one ? page == ANNALS_PAGE_TIMELINE : !self->has_list_shown);
  gtk_widget_set_visible (self->list, is_one ? page == ANNALS_PAGE_LIST : self->has_list_shown);
  gtk_widget_set_visible (self->events, !is_one || is_of_events (page));
  gtk_widget_set_visible (GTK_WIDGET (self->columns), !is_one || !is_of_events (page));
  gtk_widget_set_visible (self->reader, is_all || page == ANNALS_PAGE_ARTICLE);
  gtk_widget_set_visible (self->detail, is_all || page == ANNALS_PAGE_DETAIL);
  annals_selection_card_set_wanted (ANNALS_SELECTION_CARD (self->card),
                                    is_one && is_of_events (page));
  gtk_widget_set_visible (self->switcher, !is_all);
  gtk_widget_set_visible (self->timeline_button, is_one);
  gtk_widget_set_visible (self->list_button, is_one);
}

/* The other view of the events. */
static void
set_list_shown (AnnalsPanes *self,
                gboolean     is_shown)
{
  if (self->has_list_shown == is_shown)
    return;

  remember_sizes (self);
  self->has_list_shown = is_shown;
  place_dividers (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIST_SHOWN]);
}

static void
set_page (AnnalsPanes *self,
          AnnalsPage   page)
{
  if (self->page == page)
    return;

  self->page = page;
  if (is_of_events (page))
    set_list_shown (self, page == ANNALS_PAGE_LIST);
  else
    self->lower = page;
  update_visibility (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
update_layout (AnnalsPanes *self)
{
  Mode mode = choose_mode (self);

  if (mode != self->mode)
    {
      self->mode = mode;
      place_dividers (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE]);
    }
  update_visibility (self);
  if (mode == MODE_ONE_BELOW)
    set_page (self, self->lower);
}

/* Only what the reader moves is remembered, not what a smaller window squeezes. */
static void
divider_moved_cb (AnnalsPanes *self)
{
  if (gtk_widget_get_width (GTK_WIDGET (self)) == self->width &&
      gtk_widget_get_height (GTK_WIDGET (self)) == self->height)
    remember_sizes (self);
}

static void
resized_cb (AnnalsPanes *self,
            int          width,
            int          height)
{
  self->width = width;
  self->height = height;
  update_layout (self);
  if (!self->has_size)
    place_dividers (self);
  self->has_size = TRUE;
}

static void
set_bookmarks_shown (AnnalsPanes *self,
                     gboolean     is_shown)
{
  if (self->has_bookmarks_shown == is_shown)
    return;

  self->has_bookmarks_shown = is_shown;
  update_layout (self);
  if (is_shown)
    gtk_widget_grab_focus (GTK_WIDGET (self->bookmarks));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BOOKMARKS_SHOWN]);
}

/* In a narrow window the bookmarks stand in the way of every page. */
static void
choose_page (AnnalsPanes *self,
             AnnalsPage   page)
{
  if (self->width < NARROW_WIDTH_PX)
    set_bookmarks_shown (self, FALSE);
  if (is_of_events (page))
    set_list_shown (self, page == ANNALS_PAGE_LIST);
  /* The events are no choice where they are in sight anyway. */
  if (self->mode != MODE_ONE_BELOW || !is_of_events (page))
    set_page (self, page);
  update_visibility (self);
}

/* What the switch in the header bar asks for. */
static void
choose_view (AnnalsPanes *self,
             gboolean     is_list)
{
  if (self->has_list_shown != is_list)
    choose_page (self, is_list ? ANNALS_PAGE_LIST : ANNALS_PAGE_TIMELINE);
}

/* There is nothing to open where the details are in sight. */
static void
event_opened_cb (AnnalsPanes *self)
{
  if (self->mode != MODE_ALL)
    choose_page (self, ANNALS_PAGE_DETAIL);
}

static void
event_chosen_cb (AnnalsPanes *self,
                 guint        event)
{
  annals_session_select_event (self->session, event);
  if (self->width < NARROW_WIDTH_PX)
    set_bookmarks_shown (self, FALSE);
}

/* Whoever asks for another passage of the event in sight wants to read it. */
static void
reading_passage_changed_cb (AnnalsPanes *self)
{
  guint event = annals_session_get_selected_event (self->session);

  if (event == self->last_event && self->page == ANNALS_PAGE_DETAIL &&
      annals_session_get_reading_passage (self->session) != ANNALS_NONE)
    set_page (self, ANNALS_PAGE_ARTICLE);
  self->last_event = event;
}

static void
set_session (AnnalsPanes   *self,
             AnnalsSession *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::reading-passage",
                             G_CALLBACK (reading_passage_changed_cb), self, G_CONNECT_SWAPPED);
  g_object_set (self->filter_bar, "session", session, NULL);
  g_object_set (self->timeline, "session", session, NULL);
  g_object_set (self->list, "session", session, NULL);
  g_object_set (self->reader, "session", session, NULL);
  g_object_set (self->detail, "session", session, NULL);
  g_object_set (self->card, "session", session, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
annals_panes_dispose (GObject *object)
{
  AnnalsPanes *self = ANNALS_PANES (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_PANES);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_panes_parent_class)->dispose (object);
}

static void
annals_panes_get_property (GObject    *object,
                           guint       property,
                           GValue     *value,
                           GParamSpec *pspec)
{
  AnnalsPanes *self = ANNALS_PANES (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_PAGE:
      g_value_set_enum (value, self->page);
      break;
    case PROP_BOOKMARKS_SHOWN:
      g_value_set_boolean (value, self->has_bookmarks_shown);
      break;
    case PROP_LIST_SHOWN:
      g_value_set_boolean (value, self->has_list_shown);
      break;
    case PROP_SINGLE:
      g_value_set_boolean (value, self->mode == MODE_ONE);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_panes_set_property (GObject      *object,
                           guint         property,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  AnnalsPanes *self = ANNALS_PANES (object);

  switch (property)
    {
    case PROP_SESSION:
      set_session (self, g_value_get_object (value));
      break;
    case PROP_PAGE:
      choose_page (self, g_value_get_enum (value));
      break;
    case PROP_BOOKMARKS_SHOWN:
      set_bookmarks_shown (self, g_value_get_boolean (value));
      break;
    case PROP_LIST_SHOWN:
      choose_view (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * AnnalsPanes:session:
   *
   * What the panes show.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION, flags);
  /**
   * AnnalsPanes:page:
   *
   * The pane in sight where there is not room for all.
   */
  properties[PROP_PAGE] =
    g_param_spec_enum ("page", NULL, NULL, ANNALS_TYPE_PAGE, ANNALS_PAGE_TIMELINE, flags);
  /**
   * AnnalsPanes:bookmarks-shown:
   *
   * Whether the bookmarks stand beside the other panes, or in their place.
   */
  properties[PROP_BOOKMARKS_SHOWN] =
    g_param_spec_boolean ("bookmarks-shown", NULL, NULL, FALSE, flags);
  /**
   * AnnalsPanes:list-shown:
   *
   * Whether the events are shown as a list rather than as a timeline.
   */
  properties[PROP_LIST_SHOWN] = g_param_spec_boolean ("list-shown", NULL, NULL, FALSE, flags);
  /**
   * AnnalsPanes:single:
   *
   * Whether there is room for one pane only, so that each has its button below them.
   */
  properties[PROP_SINGLE] =
    g_param_spec_boolean ("single", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
annals_panes_class_init (AnnalsPanesClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_panes_dispose;
  object_class->get_property = annals_panes_get_property;
  object_class->set_property = annals_panes_set_property;
  install_properties (object_class);

  gtk_widget_class_install_property_action (widget_class, "panes.page", "page");
  gtk_widget_class_set_css_name (widget_class, "panes");

  g_type_ensure (ANNALS_TYPE_ADAPTIVE_BIN);
  g_type_ensure (ANNALS_TYPE_BOOKMARKS);
  g_type_ensure (ANNALS_TYPE_DETAIL);
  g_type_ensure (ANNALS_TYPE_FILTER_BAR);
  g_type_ensure (ANNALS_TYPE_LIST);
  g_type_ensure (ANNALS_TYPE_READER);
  g_type_ensure (ANNALS_TYPE_TIMELINE);
  g_type_ensure (ANNALS_TYPE_SELECTION_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-panes.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, bookmarks);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, bookmarks_separator);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, content);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, rows);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, columns);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, events);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, timeline);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, list);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, reader);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, detail);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, card);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, timeline_button);
  gtk_widget_class_bind_template_child (widget_class, AnnalsPanes, list_button);
  gtk_widget_class_bind_template_callback (widget_class, divider_moved_cb);
  gtk_widget_class_bind_template_callback (widget_class, resized_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, event_opened_cb);
}

static void
annals_panes_init (AnnalsPanes *self)
{
  self->mode = MODE_ALL;
  self->lower = ANNALS_PAGE_DETAIL;
  self->last_event = ANNALS_NONE;

  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_panes_expect_size:
 * @self: the panes
 * @width: width in px that they will probably get
 * @height: height in px
 *
 * Takes the right shape before the first frame rather than after it.
 */
void
annals_panes_expect_size (AnnalsPanes *self,
                          int          width,
                          int          height)
{
  g_return_if_fail (ANNALS_IS_PANES (self));

  self->width = width;
  self->height = height;
  self->mode = choose_mode (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE]);
  place_dividers (self);
  update_visibility (self);
}

/**
 * annals_panes_set_sizes:
 * @self: the panes, not yet shown
 * @timeline_height: height of the timeline in px
 * @detail_width: width of the sidebar in px
 *
 * Sets what the dividers leave to each pane once there is room for more than one.
 */
void
annals_panes_set_sizes (AnnalsPanes *self,
                        int          timeline_height,
                        int          detail_width)
{
  g_return_if_fail (ANNALS_IS_PANES (self));

  self->timeline_height = timeline_height;
  self->detail_width = detail_width;
}

/**
 * annals_panes_get_sizes:
 * @self: the panes
 * @timeline_height: (out): height of the timeline in px
 * @detail_width: (out): width of the sidebar in px
 *
 * Gets where the reader has left the dividers.
 */
void
annals_panes_get_sizes (AnnalsPanes *self,
                        int         *timeline_height,
                        int         *detail_width)
{
  g_return_if_fail (ANNALS_IS_PANES (self));

  remember_sizes (self);
  *timeline_height = self->timeline_height;
  *detail_width = self->detail_width;
}

/**
 * annals_panes_bind_settings:
 * @self: the panes
 * @settings: the settings of the program
 *
 * Takes the view of the events and the order of the list from the settings, and keeps them there.
 */
void
annals_panes_bind_settings (AnnalsPanes *self,
                            GSettings   *settings)
{
  g_return_if_fail (ANNALS_IS_PANES (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, "is-list-shown", self, "list-shown", G_SETTINGS_BIND_DEFAULT);
  /* The direction comes after what is sorted by, as the latter sets it. */
  g_settings_bind (settings, "group-by", self->timeline, "group-by", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "group-order", self->timeline, "group-order",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "list-sort", self->list, "sort", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "is-list-descending", self->list, "descending",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "is-list-grouped", self->list, "grouped", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-zoom", self->reader, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-paper", self->reader, "paper", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "reader-face", self->reader, "face", G_SETTINGS_BIND_DEFAULT);
}

/**
 * annals_panes_go_to_page:
 * @self: the panes
 * @page: a pane
 *
 * Brings a pane into sight and the keyboard into it.
 */
void
annals_panes_go_to_page (AnnalsPanes *self,
                         AnnalsPage   page)
{
  g_return_if_fail (ANNALS_IS_PANES (self));

  choose_page (self, page);
  switch (page)
    {
    case ANNALS_PAGE_TIMELINE:
      annals_timeline_focus_marks (ANNALS_TIMELINE (self->timeline));
      break;
    case ANNALS_PAGE_ARTICLE:
      annals_reader_focus_article (ANNALS_READER (self->reader));
      break;
    case ANNALS_PAGE_DETAIL:
      /* From within it would go on to the next control. */
      if (gtk_widget_get_focus_child (self->detail) == NULL)
        gtk_widget_child_focus (self->detail, GTK_DIR_TAB_FORWARD);
      break;
    case ANNALS_PAGE_LIST:
      annals_list_focus_rows (ANNALS_LIST (self->list));
      break;
    }
}

/**
 * annals_panes_go_to_events:
 * @self: the panes
 *
 * Brings the timeline or the list into sight, whichever the reader has chosen, and the keyboard
 * into it.
 */
void
annals_panes_go_to_events (AnnalsPanes *self)
{
  g_return_if_fail (ANNALS_IS_PANES (self));

  annals_panes_go_to_page (self, self->has_list_shown ? ANNALS_PAGE_LIST : ANNALS_PAGE_TIMELINE);
}

/**
 * annals_panes_zoom:
 * @self: the panes
 * @action_name: an action of the timeline without a parameter, such as "timeline.zoom-in"
 *
 * Moves the timeline, or changes the size of the text if the keyboard is in the reader.
 */
void
annals_panes_zoom (AnnalsPanes *self,
                   const char  *action_name)
{
  static const struct
  {
    const char *timeline;
    const char *reader;
  } sizes[] = {
    { "timeline.zoom-in", "reader.zoom-in" },
    { "timeline.zoom-out", "reader.zoom-out" },
    { "timeline.fit", "reader.zoom-reset" },
  };
  GtkWidget *focus;

  g_return_if_fail (ANNALS_IS_PANES (self));

  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  if (focus != NULL && gtk_widget_is_ancestor (focus, self->reader))
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      if (g_str_equal (action_name, sizes[i].timeline))
        {
          gtk_widget_activate_action (self->reader, sizes[i].reader, NULL);
          return;
        }

  gtk_widget_activate_action (self->timeline, action_name, NULL);
}

/**
 * annals_panes_show_bookmarks:
 * @self: the panes
 * @bookmarks: (nullable) (element-type AnnalsBookmark): bookmarks of the session's bundle
 *
 * Lists bookmarks in their pane.
 */
void
annals_panes_show_bookmarks (AnnalsPanes *self,
                             GPtrArray   *bookmarks)
{
  g_return_if_fail (ANNALS_IS_PANES (self));

  annals_bookmarks_show (self->bookmarks, annals_session_get_bundle (self->session), bookmarks);
}
