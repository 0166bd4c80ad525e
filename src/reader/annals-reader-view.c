/* annals-reader-view.c — the article of a source as formatted text with its passages marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view that is read and not written. Offsets of the buffer are offsets of the article; what
 * the article shows beside its words (bullets, numbers, the glyphs of passages in the gutter,
 * their underlines) is drawn over the lines in sight.
 */

#include "config.h"

#include "reader/annals-reader-view.h"

#include "compat/annals-compat.h"
#include "reader/annals-reader-marks.h"
#include "reader/annals-reader-ornaments.h"
#include "reader/annals-reader-tags.h"

/* Measure of a line: 39 em are about 72 characters. */
#define MEASURE_EM 39
/* Below this width the gutter and the type are smaller. */
#define NARROW_PX       560
#define GUTTER_PX       50
#define RIGHT_MARGIN_PX 14

/* Where a passage comes to stand, as a share of the height. */
#define PLACE_BELOW_TOP 0.33

/* Widgets that are never shown and only carry a class of annals-reader.css, for its `color`. */
typedef enum
{
  PROBE_ACCENT,
  PROBE_CONFLICT,
  PROBE_SECONDARY,
  PROBE_OTHER,
  PROBE_READ_FILL,
  PROBE_SELECTED_FILL,
  PROBE_HOVER_FILL,
  N_PROBES
} Probe;

static const char *const probe_classes[N_PROBES] = {
  [PROBE_ACCENT] = "annals-accent",
  [PROBE_CONFLICT] = "annals-conflict",
  [PROBE_SECONDARY] = "annals-secondary",
  [PROBE_OTHER] = "annals-other",
  [PROBE_READ_FILL] = "annals-read-fill",
  [PROBE_SELECTED_FILL] = "annals-selected-fill",
  [PROBE_HOVER_FILL] = "annals-hover-fill",
};

struct _AnnalsReaderView
{
  GtkTextView parent_instance;

  /* owned */
  AnnalsArticle *article;    /* nullable */
  GArray        *marks;      /* AnnalsReaderMark, in the order of the text */
  GArray        *list_items; /* AnnalsMark of the article's list items */
  PangoLayout   *bullet;     /* nullable; reused for every bullet and number */
  GdkPaintable  *quote_icon; /* nullable */
  GdkPaintable  *conflict_icon;
  GtkWidget     *probes[N_PROBES];
  GtkTextMark   *place; /* borrowed, cleared with the buffer */

  AnnalsReaderOrnaments ornaments; /* owned parts */

  guint    hover;       /* start of the passage under the pointer, or G_MAXUINT */
  guint    settle_id;   /* source that puts the place right, or 0 */
  guint    place_start; /* code points to be kept in sight until the lines have their heights */
  guint    place_end;
  gboolean is_place_new; /* whether nobody has had a chance to see the place yet */
};

G_DEFINE_FINAL_TYPE (AnnalsReaderView, annals_reader_view, GTK_TYPE_TEXT_VIEW)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (AnnalsReaderView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
locate (AnnalsReaderView *self,
        guint             offset,
        GdkRectangle     *place)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, (int) offset);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, place);
}

static void
annals_reader_view_snapshot_layer (GtkTextView     *view,
                                   GtkTextViewLayer layer,
                                   GtkSnapshot     *snapshot)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT && self->article != NULL)
    annals_reader_ornaments_snapshot (view, snapshot, &self->ornaments, self->marks,
                                      self->list_items);
}

/* --- style and size ------------------------------------------------------------------------ */

static void
update_style (AnnalsReaderView *self)
{
  GtkWidget                  *widget = GTK_WIDGET (self);
  GtkWidget                  *parent = gtk_widget_get_parent (widget);
  PangoContext               *context;
  const PangoFontDescription *font;
  AnnalsReaderColors          colors;

  annals_compat_widget_get_color (self->probes[PROBE_ACCENT], &self->ornaments.accent);
  annals_compat_widget_get_color (self->probes[PROBE_CONFLICT], &self->ornaments.conflict);
  annals_compat_widget_get_color (self->probes[PROBE_OTHER], &self->ornaments.other);
  annals_reader_ornaments_update (&self->ornaments, widget);

  annals_compat_widget_get_color (self->probes[PROBE_ACCENT], &colors.link);
  annals_compat_widget_get_color (self->probes[PROBE_CONFLICT], &colors.conflict);
  annals_compat_widget_get_color (self->probes[PROBE_SECONDARY], &colors.secondary);
  annals_compat_widget_get_color (self->probes[PROBE_READ_FILL], &colors.read_fill);
  annals_compat_widget_get_color (self->probes[PROBE_SELECTED_FILL], &colors.selected_fill);
  annals_compat_widget_get_color (self->probes[PROBE_HOVER_FILL], &colors.hover_fill);
  annals_reader_tags_set_colors (get_buffer (self), &colors);

  /* Annals speaks in the desktop's own face, which the pane around the text still has. */
  if (parent != NULL)
    {
      context = gtk_widget_get_pango_context (parent);
      font = pango_context_get_font_description (context);
      annals_reader_tags_set_heading_family (get_buffer (self),
                                             pango_font_description_get_family (font));
    }
  gtk_widget_queue_draw (widget);
}

static void
annals_reader_view_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->css_changed (widget, change);

  update_style (ANNALS_READER_VIEW (widget));
}

static void
annals_reader_view_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->realize (widget);

  update_style (ANNALS_READER_VIEW (widget));
}

/* Font size of the view in pixels. */
static int
get_em (AnnalsReaderView *self)
{
  PangoContext               *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;

  return (int) MAX (size, 1.0);
}

static gboolean
is_in_sight (AnnalsReaderView *self)
{
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  locate (self, self->place_start, &first);
  locate (self, self->place_end, &last);
  return first.y >= visible.y && last.y + last.height <= visible.y + visible.height;
}

static void
scroll_to_place (AnnalsReaderView *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));

  /* The very beginning has a margin above its first line, which a line of text has not. */
  if (self->place_start == 0)
    gtk_adjustment_set_value (adjustment, 0);
  else if (!is_in_sight (self))
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->place, 0, TRUE, 0, PLACE_BELOW_TOP);
}

static gboolean
settle_cb (gpointer data)
{
  AnnalsReaderView *self = data;

  self->settle_id = 0;
  scroll_to_place (self);
  self->is_place_new = !gtk_widget_get_mapped (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* A text view scrolls by the heights of lines that it has guessed. Its idle work puts them right,
 * and what has a lower priority comes after all of it. */
static void
settle (AnnalsReaderView *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

static void
annals_reader_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->map (widget);

  if (ANNALS_READER_VIEW (widget)->is_place_new)
    settle (ANNALS_READER_VIEW (widget));
}

static void
annals_reader_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (widget);
  gboolean          is_narrow = width < NARROW_PX;
  int               measure = MEASURE_EM * get_em (self);
  int               gutter = is_narrow ? ANNALS_READER_GUTTER_NARROW_PX : GUTTER_PX;
  int               left = MAX (gutter, (width - measure) / 2);
  int               right = MAX (RIGHT_MARGIN_PX, width - left - measure);

  if (is_narrow)
    gtk_widget_add_css_class (widget, "narrow");
  else
    gtk_widget_remove_css_class (widget, "narrow");
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), left);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), right);

  GTK_WIDGET_CLASS (annals_reader_view_parent_class)
    ->size_allocate (widget, width, height, baseline);
}

/* --- pointer and keyboard ------------------------------------------------------------------ */

static void
set_hover (AnnalsReaderView *self,
           guint             offset)
{
  GtkTextBuffer     *buffer = get_buffer (self);
  g_autoptr (GArray) found = annals_reader_find_marks (self->marks, offset);
  gboolean           is_link = annals_reader_view_get_link (self, offset) != NULL;
  guint              hover = G_MAXUINT;

  if (found->len > 0)
    hover = g_array_index (found, AnnalsReaderMark, 0).start;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hover != G_MAXUINT || is_link ? "pointer" : "text");
  if (hover == self->hover)
    return;

  self->hover = hover;
  annals_reader_tags_clear (buffer, ANNALS_READER_TAG_HOVER);
  for (guint i = 0; i < found->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (found, AnnalsReaderMark, i);

      if (mark->role == ANNALS_READER_ROLE_OTHER)
        annals_reader_tags_apply (buffer, ANNALS_READER_TAG_HOVER, mark->start, mark->end);
    }
}

static void
motion_cb (AnnalsReaderView *self,
           double            x,
           double            y)
{
  guint offset;

  set_hover (self, annals_reader_view_get_offset (self, x, y, &offset) ? offset : G_MAXUINT);
}

static void
leave_cb (AnnalsReaderView *self)
{
  set_hover (self, G_MAXUINT);
}

static void
activate (AnnalsReaderView *self,
          guint             offset)
{
  g_autoptr (GArray) found = annals_reader_find_marks (self->marks, offset);

  if (found->len > 0 || annals_reader_view_get_link (self, offset) != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, offset);
}

static void
released_cb (AnnalsReaderView *self,
             int               n_press,
             double            x,
             double            y)
{
  guint offset;

  /* Who selects words wants the words. */
  if (n_press == 1 && !gtk_text_buffer_get_has_selection (get_buffer (self)) &&
      annals_reader_view_get_offset (self, x, y, &offset))
    activate (self, offset);
}

static gboolean
key_pressed_cb (AnnalsReaderView *self,
                guint             key,
                guint             code,
                GdkModifierType   state)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    iter;

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter) ||
      (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  activate (self, (guint) gtk_text_iter_get_offset (&iter));
  return GDK_EVENT_STOP;
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_reader_view_dispose (GObject *object)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (object);

  for (guint i = 0; i < N_PROBES; i++)
    g_clear_object (&self->probes[i]);
  annals_reader_ornaments_clear (&self->ornaments);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->article, annals_article_unref);

  G_OBJECT_CLASS (annals_reader_view_parent_class)->dispose (object);
}

static void
annals_reader_view_finalize (GObject *object)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->list_items, g_array_unref);

  G_OBJECT_CLASS (annals_reader_view_parent_class)->finalize (object);
}

static void
annals_reader_view_class_init (AnnalsReaderViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *view_class = GTK_TEXT_VIEW_CLASS (klass);

  object_class->dispose = annals_reader_view_dispose;
  object_class->finalize = annals_reader_view_finalize;
  widget_class->css_changed = annals_reader_view_css_changed;
  widget_class->map = annals_reader_view_map;
  widget_class->realize = annals_reader_view_realize;
  widget_class->size_allocate = annals_reader_view_size_allocate;
  view_class->snapshot_layer = annals_reader_view_snapshot_layer;

  /**
   * AnnalsReaderView::activated:
   * @self: the view
   * @offset: code point of the article
   *
   * A marked passage or a link was clicked, or chosen by Enter at the text cursor.
   */
  signals[SIGNAL_ACTIVATED] =
    g_signal_new ("activated", ANNALS_TYPE_READER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
add_controllers (AnnalsReaderView *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_swapped (key, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), key);
}

static void
annals_reader_view_init (AnnalsReaderView *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter    start;

  self->marks = g_array_new (FALSE, FALSE, sizeof (AnnalsReaderMark));
  self->list_items = g_array_new (FALSE, FALSE, sizeof (AnnalsMark));
  self->hover = G_MAXUINT;
  for (guint i = 0; i < N_PROBES; i++)
    {
      self->probes[i] = g_object_ref_sink (gtk_label_new (NULL));
      gtk_widget_add_css_class (self->probes[i], probe_classes[i]);
    }

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  annals_reader_tags_create (buffer);
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->place = gtk_text_buffer_create_mark (buffer, "place", &start, TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  add_controllers (self);
}

/**
 * annals_reader_view_set_article:
 * @self: a view
 * @article: (nullable) (transfer none): an article
 *
 * Shows an article from its beginning, without marks. Cost: O(n log n).
 */
void
annals_reader_view_set_article (AnnalsReaderView *self,
                                AnnalsArticle    *article)
{
  const AnnalsMark *marks = NULL;
  guint             n_marks = 0;

  g_return_if_fail (ANNALS_IS_READER_VIEW (self));

  if (self->article == article)
    return;

  g_clear_pointer (&self->article, annals_article_unref);
  g_array_set_size (self->marks, 0);
  g_array_set_size (self->list_items, 0);
  self->hover = G_MAXUINT;
  if (article != NULL)
    {
      self->article = annals_article_ref (article);
      marks = annals_article_get_marks (article, &n_marks);
    }
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == ANNALS_MARK_LIST_ITEM)
      g_array_append_val (self->list_items, marks[i]);

  annals_reader_tags_fill (get_buffer (self), article);
  annals_reader_view_scroll_to (self, 0, 0);
}

/**
 * annals_reader_view_set_marks:
 * @self: a view
 * @marks: (element-type AnnalsReaderMark) (transfer none): passages in the order of the text
 *
 * Marks the passages of the article.
 */
void
annals_reader_view_set_marks (AnnalsReaderView *self,
                              GArray           *marks)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (ANNALS_IS_READER_VIEW (self));
  g_return_if_fail (marks != NULL);

  buffer = get_buffer (self);
  g_array_unref (self->marks);
  self->marks = g_array_ref (marks);
  self->hover = G_MAXUINT;
  annals_reader_tags_clear (buffer, ANNALS_READER_TAG_HOVER);
  annals_reader_tags_clear (buffer, ANNALS_READER_TAG_SELECTED);
  annals_reader_tags_clear (buffer, ANNALS_READER_TAG_READ);
  annals_reader_tags_clear (buffer, ANNALS_READER_TAG_SAID);
  for (guint i = 0; i < marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, i);

      if (mark->role != ANNALS_READER_ROLE_OTHER)
        annals_reader_tags_apply (buffer,
                                  mark->role == ANNALS_READER_ROLE_READ
                                    ? ANNALS_READER_TAG_READ
                                    : ANNALS_READER_TAG_SELECTED,
                                  mark->start, mark->end);
      if (mark->said_end > mark->said_start)
        annals_reader_tags_apply (buffer, ANNALS_READER_TAG_SAID, mark->said_start, mark->said_end);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * annals_reader_view_scroll_to:
 * @self: a view
 * @start: a code point of the article
 * @end: first code point after the stretch
 *
 * Puts the text cursor at the beginning of a stretch and brings the stretch into sight, a third
 * below the top, unless it is in sight already. Works before the view has a size, too: the text
 * view keeps the request until it has laid out its lines.
 */
void
annals_reader_view_scroll_to (AnnalsReaderView *self,
                              guint             start,
                              guint             end)
{
  GtkTextIter iter;

  g_return_if_fail (ANNALS_IS_READER_VIEW (self));

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, (int) start);
  gtk_text_buffer_place_cursor (get_buffer (self), &iter);
  gtk_text_buffer_move_mark (get_buffer (self), self->place, &iter);
  self->place_start = start;
  self->place_end = end;
  self->is_place_new = TRUE;
  scroll_to_place (self);
  settle (self);
}

/**
 * annals_reader_view_select:
 * @self: a view
 * @start: a code point of the article
 * @end: first code point after the stretch
 *
 * Selects a stretch, as a reader would, and brings it into sight.
 */
void
annals_reader_view_select (AnnalsReaderView *self,
                           guint             start,
                           guint             end)
{
  GtkTextIter start_iter;
  GtkTextIter end_iter;

  g_return_if_fail (ANNALS_IS_READER_VIEW (self));

  annals_reader_view_scroll_to (self, start, end);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &start_iter, (int) start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &end_iter, (int) end);
  gtk_text_buffer_select_range (get_buffer (self), &start_iter, &end_iter);
}

/**
 * annals_reader_view_get_offset:
 * @self: a view
 * @x: place in the widget, px
 * @y: place in the widget, px
 * @offset: (out): the code point there
 *
 * Returns: whether there is text at that place
 */
gboolean
annals_reader_view_get_offset (AnnalsReaderView *self,
                               double            x,
                               double            y,
                               guint            *offset)
{
  GtkTextView *view;
  GtkTextIter  iter;
  int          buffer_x;
  int          buffer_y;

  g_return_val_if_fail (ANNALS_IS_READER_VIEW (self), FALSE);

  view = GTK_TEXT_VIEW (self);
  gtk_text_view_window_to_buffer_coords (view, GTK_TEXT_WINDOW_WIDGET, (int) x, (int) y, &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (view, &iter, buffer_x, buffer_y))
    return FALSE;

  *offset = (guint) gtk_text_iter_get_offset (&iter);
  return TRUE;
}

/**
 * annals_reader_view_get_place:
 * @self: a view
 * @offset: a code point of the article
 * @place: (out caller-allocates): its box in the widget, px
 *
 * Tells where a character stands at the moment.
 */
void
annals_reader_view_get_place (AnnalsReaderView *self,
                              guint             offset,
                              GdkRectangle     *place)
{
  g_return_if_fail (ANNALS_IS_READER_VIEW (self));

  locate (self, offset, place);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self), GTK_TEXT_WINDOW_WIDGET, place->x,
                                         place->y, &place->x, &place->y);
}

/**
 * annals_reader_view_get_link:
 * @self: a view
 * @offset: a code point of the article
 *
 * Returns: (transfer none) (nullable): address of the link that stands there, as written
 */
const char *
annals_reader_view_get_link (AnnalsReaderView *self,
                             guint             offset)
{
  const AnnalsMark *marks;
  guint             n_marks;

  g_return_val_if_fail (ANNALS_IS_READER_VIEW (self), NULL);

  if (self->article == NULL)
    return NULL;

  marks = annals_article_get_marks (self->article, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == ANNALS_MARK_LINK && marks[i].start <= offset && offset < marks[i].end)
      return marks[i].target;

  return NULL;
}
