/* annals-reader.c — the pane in which a source is read, with the passages of the chosen event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/annals-reader.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"
#include "reader/annals-find-bar.h"
#include "reader/annals-missing-row.h"
#include "reader/annals-reader-copy.h"
#include "reader/annals-reader-map.h"
#include "reader/annals-reader-marks.h"
#include "reader/annals-reader-popover.h"
#include "reader/annals-reader-tools.h"
#include "reader/annals-reader-view.h"
#include "reader/annals-reader-words.h"
#include "reader/annals-source-switch.h"

/* More passages that are not found than this are scrolled. */
#define MAX_MISSING_LINES 3

/* What of a session the pane depends on, beside the bundle. */
typedef struct
{
  guint source;
  guint event;
  guint passage;
} Reading;

struct _AnnalsReader
{
  GtkWidget parent_instance;

  /* template children */
  GtkLabel           *title;
  GtkLabel           *byline;
  AnnalsSourceSwitch *source_switch;
  GtkWidget          *missing;
  GtkBox             *missing_list;
  AnnalsReaderTools  *tools;
  AnnalsFindBar      *find_bar;
  GtkWidget          *paper;
  AnnalsReaderMap    *map;
  GtkStack           *stack;
  AnnalsReaderView   *view;
  GtkLabel           *empty_title;
  GtkLabel           *empty_reason;
  GtkWidget          *header;
  GtkWidget          *footer;
  GtkLabel           *position;
  GtkWidget          *disputed;
  GtkLabel           *hint;

  AnnalsSession   *session;  /* owned, nullable */
  GSignalGroup    *signals;  /* owned */
  GArray          *marks;    /* owned; AnnalsReaderMark of the article shown */
  GArray          *sequence; /* owned; guint32 passages of the selected event */
  AnnalsReaderLook look;
  Reading          shown;   /* what the pane shows */
  GtkWidget       *popover; /* child, nullable; what stands at the place last activated */
};

G_DEFINE_FINAL_TYPE (AnnalsReader, annals_reader, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  PROP_ZOOM,
  PROP_PAPER,
  PROP_FACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static AnnalsBundle *
get_bundle (AnnalsReader *self)
{
  return self->session != NULL ? annals_session_get_bundle (self->session) : NULL;
}

static guint
get_source (AnnalsReader *self)
{
  return self->session != NULL ? annals_session_get_reading_source (self->session) : ANNALS_NONE;
}

static guint
get_event (AnnalsReader *self)
{
  return self->session != NULL ? annals_session_get_selected_event (self->session) : ANNALS_NONE;
}

/* --- what the pane shows ------------------------------------------------------------------- */

static void
update_header (AnnalsReader *self)
{
  AnnalsBundle      *bundle = get_bundle (self);
  guint              source = get_source (self);
  g_autoptr (GArray) sources = NULL;
  g_autofree char   *byline = NULL;

  gtk_widget_set_visible (self->header, bundle != NULL);
  if (bundle == NULL)
    sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  else
    sources = annals_reader_list_sources (bundle, get_event (self));
  annals_source_switch_set_sources (self->source_switch, bundle, sources, source);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.cite", source != ANNALS_NONE);
  if (source == ANNALS_NONE)
    {
      gtk_label_set_text (self->title, "");
      gtk_label_set_text (self->byline, "");
      return;
    }

  byline = annals_reader_write_byline (bundle, source);
  gtk_label_set_text (
    self->title,
    annals_bundle_get_text (bundle, annals_bundle_get_sources (bundle, NULL)[source].title));
  gtk_label_set_text (self->byline, byline);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), gtk_label_get_text (self->title));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->byline), byline);
}

static void
update_missing (AnnalsReader *self)
{
  g_autoptr (GArray) missing = NULL;
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->missing_list))) != NULL)
    gtk_box_remove (self->missing_list, child);

  if (get_source (self) != ANNALS_NONE)
    missing = annals_reader_list_missing (get_bundle (self), get_source (self), get_event (self));
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    gtk_box_append (self->missing_list,
                    annals_missing_row_new (get_bundle (self), g_array_index (missing, guint32, i),
                                            self->view));
  /* A scroll bar alone would be higher than a few lines. */
  g_object_set (self->missing, "vscrollbar-policy",
                missing != NULL && missing->len > MAX_MISSING_LINES ? GTK_POLICY_AUTOMATIC
                                                                    : GTK_POLICY_NEVER,
                NULL);
  gtk_widget_set_visible (self->missing, missing != NULL && missing->len > 0);
}

static void
show_empty (AnnalsReader *self,
            const char   *title,
            const char   *reason)
{
  annals_reader_view_set_article (self->view, NULL);
  annals_find_bar_set_article (self->find_bar, NULL);
  annals_reader_tools_set_article (self->tools, NULL);
  annals_reader_map_set_marks (self->map, NULL, 0);
  gtk_label_set_text (self->empty_title, title);
  gtk_label_set_text (self->empty_reason, reason);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/* Brings the passage being read into sight, if it has a place. */
static void
follow_passage (AnnalsReader *self)
{
  guint               passage = annals_session_get_reading_passage (self->session);
  const AnnalsAnchor *anchor;

  if (passage == ANNALS_NONE)
    return;

  anchor = &annals_bundle_get_passages (get_bundle (self), NULL)[passage].anchor;
  if (annals_anchor_has_place (anchor))
    annals_reader_view_scroll_to (self->view, anchor->start, anchor->end);
}

static void
update_article (AnnalsReader *self)
{
  AnnalsBundle  *bundle = get_bundle (self);
  guint          source = get_source (self);
  AnnalsArticle *article =
    source != ANNALS_NONE ? annals_bundle_get_article (bundle, source) : NULL;

  g_clear_pointer (&self->marks, g_array_unref);
  if (bundle == NULL)
    {
      show_empty (self, _ ("No bundle is open"), _ ("Its sources will be read here."));
      return;
    }
  if (source == ANNALS_NONE)
    {
      show_empty (self, _ ("Nothing to read"), _ ("No source of this bundle has an article."));
      return;
    }
  if (article == NULL)
    {
      show_empty (
        self, _ ("This source has no article"),
        _ ("The bundle names the source and tells what it says, but does not carry its text."));
      return;
    }

  self->marks = annals_reader_list_marks (bundle, source, get_event (self),
                                          annals_session_get_reading_passage (self->session));
  annals_reader_view_set_article (self->view, article);
  annals_reader_view_set_marks (self->view, self->marks);
  annals_find_bar_set_article (self->find_bar, article);
  annals_reader_tools_set_article (self->tools, article);
  annals_reader_map_set_marks (self->map, self->marks, annals_article_get_n_chars (article));
  gtk_stack_set_visible_child_name (self->stack, "article");
  follow_passage (self);
}

/* Place of the passage being read in the walk through the evidence, or -1. */
static int
find_position (AnnalsReader *self)
{
  guint passage = annals_session_get_reading_passage (self->session);

  for (guint i = 0; i < self->sequence->len; i++)
    if (g_array_index (self->sequence, guint32, i) == passage)
      return (int) i;

  return -1;
}

static void
update_footer (AnnalsReader *self)
{
  AnnalsBundle    *bundle = get_bundle (self);
  guint            event = get_event (self);
  int              position = -1;
  g_autofree char *place = NULL;
  g_autofree char *hint = NULL;

  g_clear_pointer (&self->sequence, g_array_unref);
  if (bundle != NULL)
    self->sequence = annals_reader_list_sequence (bundle, event);
  if (self->sequence != NULL)
    position = find_position (self);

  gtk_widget_set_visible (self->footer, event != ANNALS_NONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.previous-passage", position > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.next-passage",
                                 self->sequence != NULL &&
                                   position + 1 < (int) self->sequence->len);
  if (event == ANNALS_NONE)
    return;

  place = annals_reader_write_position (self->sequence, position);
  hint = annals_reader_write_hint (bundle, self->sequence, position);
  gtk_label_set_text (self->position, place);
  gtk_label_set_text (self->hint, hint);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->hint), hint);
  gtk_widget_set_visible (self->disputed,
                          annals_bundle_get_events (bundle, NULL)[event].agreement ==
                            ANNALS_AGREEMENT_CONFLICT);
}

static Reading
read_session (AnnalsReader *self)
{
  Reading now = { get_source (self), get_event (self), ANNALS_NONE };

  if (self->session != NULL)
    now.passage = annals_session_get_reading_passage (self->session);

  return now;
}

static void
update (AnnalsReader *self)
{
  self->shown = read_session (self);
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));

  update_header (self);
  update_missing (self);
  update_article (self);
  update_footer (self);
}

/* The session changes several of its parts at once and tells of them one by one. */
static void
changed_cb (AnnalsReader *self)
{
  Reading now = read_session (self);

  if (now.source != self->shown.source || now.event != self->shown.event ||
      now.passage != self->shown.passage)
    update (self);
}

/* --- what the reader does ------------------------------------------------------------------ */

static void
source_chosen_cb (AnnalsReader *self,
                  guint         source)
{
  annals_session_read_source (self->session, source);
}

static void
popover_closed_cb (AnnalsReader *self,
                   GtkWidget    *popover)
{
  if (self->popover != popover)
    return;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  /* The keyboard was in the article, and would be nowhere now. */
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
passage_chosen_cb (AnnalsReader *self,
                   guint         passage)
{
  annals_session_read_passage (self->session, passage);
}

static void
show_popover (AnnalsReader *self,
              GtkWidget    *popover,
              guint         offset)
{
  GdkRectangle     place;
  graphene_point_t corner;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = popover;
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);

  annals_reader_view_get_place (self->view, offset, &place);
  if (gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y), &corner))
    {
      place.x = (int) corner.x;
      place.y = (int) corner.y;
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &place);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* A link says more exactly what was meant than the passage around it. */
static void
activated_cb (AnnalsReader *self,
              guint         offset)
{
  const char        *link = annals_reader_view_get_link (self->view, offset);
  g_autoptr (GArray) found = NULL;
  GtkWidget         *popover;

  if (link != NULL)
    {
      show_popover (self, annals_reader_popover_new_link (link), offset);
      return;
    }

  found = annals_reader_find_marks (self->marks, offset);
  if (found->len == 1)
    annals_session_read_passage (self->session, g_array_index (found, AnnalsReaderMark, 0).passage);
  if (found->len < 2)
    return;

  popover = annals_reader_popover_new_events (get_bundle (self), found);
  g_signal_connect_object (popover, "chosen", G_CALLBACK (passage_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  show_popover (self, popover, offset);
}

static gboolean
query_tooltip_cb (AnnalsReader *self,
                  int           x,
                  int           y,
                  gboolean      is_keyboard,
                  GtkTooltip   *tooltip)
{
  g_autofree char *text = NULL;
  const char      *link;
  guint            offset;

  if (is_keyboard || self->marks == NULL ||
      !annals_reader_view_get_offset (self->view, x, y, &offset))
    return FALSE;

  link = annals_reader_view_get_link (self->view, offset);
  text = link != NULL ? g_strdup (link)
                      : annals_reader_describe_marks (get_bundle (self), self->marks, offset);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
step_passage (AnnalsReader *self,
              int           step)
{
  int target = find_position (self) + step;

  if (target >= 0 && target < (int) self->sequence->len)
    annals_session_read_passage (self->session, g_array_index (self->sequence, guint32, target));
}

static void
next_passage (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  step_passage (ANNALS_READER (widget), 1);
}

static void
previous_passage (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  step_passage (ANNALS_READER (widget), -1);
}

static void
cite (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  AnnalsReader *self = ANNALS_READER (widget);

  annals_reader_copy_reference (widget, get_bundle (self), get_source (self),
                                g_variant_get_string (parameter, NULL));
}

static void
copy_with_citation (GtkWidget  *widget,
                    const char *action,
                    GVariant   *parameter)
{
  AnnalsReader    *self = ANNALS_READER (widget);
  g_autofree char *words = annals_reader_view_dup_selection (self->view);

  if (words != NULL)
    annals_reader_copy_with_citation (widget, get_bundle (self), get_source (self), words);
}

static void
has_selection_cb (AnnalsReader *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.copy-with-citation",
                                 gtk_text_buffer_get_has_selection (buffer));
}

static void
find (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  annals_find_bar_open (ANNALS_READER (widget)->find_bar);
}

static void
find_step (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  annals_find_bar_step (ANNALS_READER (widget)->find_bar,
                        g_str_equal (action, "reader.find-next") ? 1 : -1);
}

static void
heading_chosen_cb (AnnalsReader *self,
                   guint         offset)
{
  annals_reader_view_scroll_to (self->view, offset, offset);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
update_look (AnnalsReader *self)
{
  annals_reader_look_apply_paper (&self->look, self->paper);
  annals_reader_look_apply_paper (&self->look, GTK_WIDGET (self->map));
  annals_reader_view_set_look (self->view, &self->look);
  annals_reader_tools_set_zoom (self->tools, self->look.zoom);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.zoom-in",
                                 self->look.zoom < ANNALS_READER_MAX_ZOOM);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reader.zoom-out",
                                 self->look.zoom > ANNALS_READER_MIN_ZOOM);
}

static void
zoom (GtkWidget  *widget,
      const char *action,
      GVariant   *parameter)
{
  AnnalsReader *self = ANNALS_READER (widget);
  guint         size = 100;

  if (!g_str_equal (action, "reader.zoom-reset"))
    size = annals_reader_look_step_zoom (self->look.zoom,
                                         g_str_equal (action, "reader.zoom-in") ? 1 : -1);
  g_object_set (self, "zoom", size, NULL);
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_reader_dispose (GObject *object)
{
  AnnalsReader *self = ANNALS_READER (object);
  GtkWidget    *child;

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNALS_TYPE_READER);
  /* The template lets go of the children that have a name, not of the box that has none. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->sequence, g_array_unref);

  G_OBJECT_CLASS (annals_reader_parent_class)->dispose (object);
}

static void
annals_reader_get_property (GObject    *object,
                            guint       property,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AnnalsReader *self = ANNALS_READER (object);

  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_ZOOM:
      g_value_set_uint (value, self->look.zoom);
      break;
    case PROP_PAPER:
      g_value_set_static_string (value, self->look.paper);
      break;
    case PROP_FACE:
      g_value_set_static_string (value, self->look.is_sans ? "sans" : "serif");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_reader_set_property (GObject      *object,
                            guint         property,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AnnalsReader    *self = ANNALS_READER (object);
  AnnalsReaderLook look = self->look;

  switch (property)
    {
    case PROP_SESSION:
      annals_reader_set_session (self, g_value_get_object (value));
      return;
    case PROP_ZOOM:
      look.zoom = g_value_get_uint (value);
      break;
    case PROP_PAPER:
      look.paper = annals_reader_look_find_paper (g_value_get_string (value));
      break;
    case PROP_FACE:
      look.is_sans = g_strcmp0 (g_value_get_string (value), "sans") == 0;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }

  if (look.zoom == self->look.zoom && look.paper == self->look.paper &&
      look.is_sans == self->look.is_sans)
    return;
  self->look = look;
  update_look (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, byline);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, source_switch);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, missing);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, missing_list);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, tools);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, paper);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, map);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, view);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, empty_title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, empty_reason);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, header);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, footer);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, position);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, disputed);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReader, hint);
  gtk_widget_class_bind_template_callback (widget_class, source_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, query_tooltip_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.next-passage", NULL, next_passage);
  gtk_widget_class_install_action (widget_class, "reader.previous-passage", NULL, previous_passage);
  gtk_widget_class_install_action (widget_class, "reader.find", NULL, find);
  gtk_widget_class_install_action (widget_class, "reader.find-next", NULL, find_step);
  gtk_widget_class_install_action (widget_class, "reader.find-previous", NULL, find_step);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "reader.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "reader.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK,
                                       "reader.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, 0, "reader.next-passage", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, 0, "reader.previous-passage", NULL);
  gtk_widget_class_install_action (widget_class, "reader.cite", "s", cite);
  gtk_widget_class_install_action (widget_class, "reader.copy-with-citation", NULL,
                                   copy_with_citation);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "reader.copy-with-citation", NULL);
  gtk_widget_class_install_action (widget_class, "reader.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "reader.zoom-out", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "reader.zoom-reset", NULL, zoom);
  gtk_widget_class_install_property_action (widget_class, "reader.paper", "paper");
  gtk_widget_class_install_property_action (widget_class, "reader.face", "face");
}

static void
annals_reader_class_init (AnnalsReaderClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_reader_dispose;
  object_class->get_property = annals_reader_get_property;
  object_class->set_property = annals_reader_set_property;

  /**
   * AnnalsReader:session:
   *
   * The session that the pane follows, or %NULL.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnalsReader:zoom:
   *
   * Size of the text of articles, in percent of its usual size.
   */
  properties[PROP_ZOOM] =
    g_param_spec_uint ("zoom", NULL, NULL, ANNALS_READER_MIN_ZOOM, ANNALS_READER_MAX_ZOOM, 100,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnalsReader:paper:
   *
   * What articles stand on: "auto" for the style of the desktop, "light", "dark" or "sepia".
   */
  properties[PROP_PAPER] =
    g_param_spec_string ("paper", NULL, NULL, "auto",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnalsReader:face:
   *
   * The face of articles: "serif" or "sans".
   */
  properties[PROP_FACE] =
    g_param_spec_string ("face", NULL, NULL, "serif",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ANNALS_TYPE_WRAP_BOX);
  g_type_ensure (ANNALS_TYPE_FIND_BAR);
  g_type_ensure (ANNALS_TYPE_READER_MAP);
  g_type_ensure (ANNALS_TYPE_READER_TOOLS);
  g_type_ensure (ANNALS_TYPE_SOURCE_SWITCH);
  g_type_ensure (ANNALS_TYPE_READER_VIEW);
  bind_template (widget_class);

  install_actions (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_reader_init (AnnalsReader *self)
{
  static const char *const changes[] = { "notify::selected-event", "notify::reading-source",
                                         "notify::reading-passage" };

  gtk_widget_init_template (GTK_WIDGET (self));
  annals_find_bar_set_view (self->find_bar, self->view);
  annals_reader_map_set_view (self->map, self->view);
  self->look = (AnnalsReaderLook){ 100, FALSE, annals_reader_look_find_paper ("auto") };
  update_look (self);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)),
                           "notify::has-selection", G_CALLBACK (has_selection_cb), self,
                           G_CONNECT_SWAPPED);
  has_selection_cb (self);

  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::bundle", G_CALLBACK (update), self);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    g_signal_group_connect_swapped (self->signals, changes[i], G_CALLBACK (changed_cb), self);
  update (self);
}

/**
 * annals_reader_get_session:
 * @self: a reader
 *
 * Returns: (transfer none) (nullable): the session that it follows
 */
AnnalsSession *
annals_reader_get_session (AnnalsReader *self)
{
  g_return_val_if_fail (ANNALS_IS_READER (self), NULL);

  return self->session;
}

/**
 * annals_reader_set_session:
 * @self: a reader
 * @session: (nullable): a session
 *
 * Makes the pane follow a session: it shows the source that is read there, and tells it which
 * passage the reader turns to.
 */
void
annals_reader_set_session (AnnalsReader  *self,
                           AnnalsSession *session)
{
  g_return_if_fail (ANNALS_IS_READER (self));
  g_return_if_fail (session == NULL || ANNALS_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

/**
 * annals_reader_focus_article:
 * @self: a reader
 *
 * Takes the keyboard to the article rather than to the first button.
 */
void
annals_reader_focus_article (AnnalsReader *self)
{
  g_return_if_fail (ANNALS_IS_READER (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}
