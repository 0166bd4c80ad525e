/* annals-reader-view.c — the article of a source as formatted text with its passages marked
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view that is read and not written. It holds the pages of the article around the place
 * that is read, and takes in more of them when there is nothing else to do. What the article shows
 * beside its words (bullets, numbers, the glyphs of passages in the gutter, their underlines) is
 * drawn over the lines in sight.
 */

#include "config.h"

#include "reader/annals-reader-view.h"

#include "compat/annals-compat.h"
#include "core/annals-article-find.h"
#include "reader/annals-reader-marks.h"
#include "reader/annals-reader-ornaments.h"
#include "reader/annals-reader-scroller.h"
#include "reader/annals-reader-tags.h"
#include "reader/annals-reader-text.h"

/* Measure of a line: 39 em are about 72 characters. */
#define MEASURE_EM 39
/* Below this width the gutter and the type are smaller. */
#define NARROW_PX       560
#define GUTTER_PX       50
#define RIGHT_MARGIN_PX 14

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
  PROBE_FOUND_FILL,
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
  [PROBE_FOUND_FILL] = "annals-found-fill",
};

struct _AnnalsReaderView
{
  GtkTextView parent_instance;

  /* owned */
  AnnalsReaderText *text;
  GArray           *marks; /* AnnalsReaderMark, in the order of the text */
  GArray           *found; /* AnnalsStretch, in the order of the text */
  GtkWidget        *probes[N_PROBES];
  GdkFrameClock    *clock; /* nullable, while the view is on a screen */

  AnnalsReaderScroller *scroller;
  AnnalsReaderOrnaments ornaments; /* owned parts */

  guint  hover;     /* start of the passage under the pointer, or G_MAXUINT */
  gulong layout_id; /* handler of @clock */
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

  annals_reader_text_get_iter (self->text, offset, &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, place);
}

static void
annals_reader_view_snapshot_layer (GtkTextView     *view,
                                   GtkTextViewLayer layer,
                                   GtkSnapshot     *snapshot)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (view);

  if (layer == GTK_TEXT_VIEW_LAYER_ABOVE_TEXT &&
      annals_reader_text_get_article (self->text) != NULL)
    annals_reader_ornaments_snapshot (view, snapshot, &self->ornaments, self->text, self->marks);
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
  annals_compat_widget_get_color (self->probes[PROBE_FOUND_FILL], &colors.found_fill);
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

/* --- margins ------------------------------------------------------------------------------- */

static void
annals_reader_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (widget);

  annals_reader_scroller_begin_size (self->scroller);
  GTK_WIDGET_CLASS (annals_reader_view_parent_class)
    ->size_allocate (widget, width, height, baseline);
  annals_reader_scroller_end_size (self->scroller);
}

/* Gives the text its measure and its place in the width that the view has. A view must not change
 * its margins while it is given its size, so this comes right after, still before it is drawn: the
 * frame clock lays out again what has changed. */
static void
layout_cb (AnnalsReaderView *self)
{
  GtkWidget   *widget = GTK_WIDGET (self);
  GtkTextView *view = GTK_TEXT_VIEW (self);
  int          width = gtk_widget_get_width (widget);
  gboolean     is_narrow = width < NARROW_PX;
  int          measure = MEASURE_EM * get_em (self);
  int          gutter = is_narrow ? ANNALS_READER_GUTTER_NARROW_PX : GUTTER_PX;
  int          left = MAX (gutter, (width - measure) / 2);
  int          right = MAX (RIGHT_MARGIN_PX, width - left - measure);

  if (width <= 0)
    return;

  annals_reader_scroller_layout (self->scroller);
  if (is_narrow != gtk_widget_has_css_class (widget, "narrow"))
    {
      if (is_narrow)
        gtk_widget_add_css_class (widget, "narrow");
      else
        gtk_widget_remove_css_class (widget, "narrow");
    }
  if (left == gtk_text_view_get_left_margin (view) &&
      right == gtk_text_view_get_right_margin (view))
    return;

  gtk_text_view_set_left_margin (view, left);
  gtk_text_view_set_right_margin (view, right);
  /* Other margins make other lines, but ask for no new layout: GTK would learn the new heights
   * while it draws, when it is too late for the scroll bar. */
  gtk_widget_queue_resize (widget);
}

static void
annals_reader_view_realize (GtkWidget *widget)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (widget);

  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->realize (widget);

  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  self->layout_id = g_signal_connect_object (self->clock, "layout", G_CALLBACK (layout_cb), self,
                                             G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update_style (self);
}

static void
annals_reader_view_unrealize (GtkWidget *widget)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (widget);

  g_clear_signal_handler (&self->layout_id, self->clock);
  g_clear_object (&self->clock);

  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->unrealize (widget);
}

/* --- pages --------------------------------------------------------------------------------- */

/* Marks what was looked for in a part of the article, as far as the buffer holds it. */
static void
apply_found (AnnalsReaderView *self,
             guint             start,
             guint             end)
{
  guint loaded_start;
  guint loaded_end;

  annals_reader_text_get_range (self->text, &loaded_start, &loaded_end);
  start = MAX (start, loaded_start);
  end = MIN (end, loaded_end);
  for (guint i = 0; i < self->found->len; i++)
    {
      const AnnalsStretch *stretch = &g_array_index (self->found, AnnalsStretch, i);

      if (stretch->start >= end)
        return;
      if (stretch->end > start)
        annals_reader_text_apply (self->text, ANNALS_READER_TAG_FOUND, MAX (stretch->start, start),
                                  MIN (stretch->end, end));
    }
}

/* Marks the passages, and what was looked for, in a part of the article. */
static void
filled_cb (guint    start,
           guint    end,
           gpointer data)
{
  AnnalsReaderView *self = data;

  apply_found (self, start, end);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (self->marks, AnnalsReaderMark, i);

      if (mark->start >= end)
        return;
      if (mark->end <= start || mark->role == ANNALS_READER_ROLE_OTHER)
        continue;
      annals_reader_text_apply (self->text,
                                mark->role == ANNALS_READER_ROLE_READ ? ANNALS_READER_TAG_READ
                                                                      : ANNALS_READER_TAG_SELECTED,
                                MAX (mark->start, start), MIN (mark->end, end));
      if (mark->said_end > mark->said_start)
        annals_reader_text_apply (self->text, ANNALS_READER_TAG_SAID, MAX (mark->said_start, start),
                                  MIN (mark->said_end, end));
    }
}

static void
annals_reader_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->map (widget);

  annals_reader_scroller_map (ANNALS_READER_VIEW (widget)->scroller);
}

static void
annals_reader_view_move_cursor (GtkTextView    *view,
                                GtkMovementStep step,
                                int             count,
                                gboolean        is_selecting)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (view);
  gboolean          is_forward = count > 0;

  /* The ends of the buffer need not be those of the article. */
  if (step == GTK_MOVEMENT_BUFFER_ENDS && !is_selecting &&
      annals_reader_text_can_extend (self->text, is_forward))
    {
      guint end = annals_article_get_n_chars (annals_reader_text_get_article (self->text));

      annals_reader_view_scroll_to (self, is_forward ? end : 0, is_forward ? end : 0);
      return;
    }

  GTK_TEXT_VIEW_CLASS (annals_reader_view_parent_class)
    ->move_cursor (view, step, count, is_selecting);
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
        annals_reader_text_apply (self->text, ANNALS_READER_TAG_HOVER, mark->start, mark->end);
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
  activate (self, annals_reader_text_get_offset (self->text, &iter));
  return GDK_EVENT_STOP;
}

/* What is copied is what the source says, not the lines that it is shown in. */
static void
annals_reader_view_copy_clipboard (GtkTextView *view)
{
  g_autofree char *words = annals_reader_view_dup_selection (ANNALS_READER_VIEW (view));

  if (words != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (view)), words);
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_reader_view_dispose (GObject *object)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (object);

  for (guint i = 0; i < N_PROBES; i++)
    g_clear_object (&self->probes[i]);
  annals_reader_ornaments_clear (&self->ornaments);
  g_clear_pointer (&self->scroller, annals_reader_scroller_free);

  G_OBJECT_CLASS (annals_reader_view_parent_class)->dispose (object);
}

static void
annals_reader_view_finalize (GObject *object)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (object);

  g_clear_pointer (&self->marks, g_array_unref);
  g_clear_pointer (&self->found, g_array_unref);
  g_clear_pointer (&self->text, annals_reader_text_free);

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
  widget_class->unrealize = annals_reader_view_unrealize;
  view_class->copy_clipboard = annals_reader_view_copy_clipboard;
  view_class->move_cursor = annals_reader_view_move_cursor;
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

  self->marks = g_array_new (FALSE, FALSE, sizeof (AnnalsReaderMark));
  self->found = g_array_new (FALSE, FALSE, sizeof (AnnalsStretch));
  self->hover = G_MAXUINT;
  for (guint i = 0; i < N_PROBES; i++)
    {
      self->probes[i] = g_object_ref_sink (gtk_label_new (NULL));
      gtk_widget_add_css_class (self->probes[i], probe_classes[i]);
    }

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  annals_reader_tags_create (buffer);
  self->text = annals_reader_text_new (buffer);
  self->scroller =
    annals_reader_scroller_new (GTK_TEXT_VIEW (self), self->text, filled_cb, self);
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
 * Shows an article from its beginning, without marks. Cost: a walk over the lines of the article,
 * and filling in the first pages of it.
 */
void
annals_reader_view_set_article (AnnalsReaderView *self,
                                AnnalsArticle    *article)
{
  g_return_if_fail (ANNALS_IS_READER_VIEW (self));

  if (annals_reader_text_get_article (self->text) == article)
    return;

  g_array_unref (self->marks);
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnnalsReaderMark));
  g_array_unref (self->found);
  self->found = g_array_new (FALSE, FALSE, sizeof (AnnalsStretch));
  self->hover = G_MAXUINT;
  annals_reader_text_set_article (self->text, article);
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
  filled_cb (0, G_MAXUINT, self);
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
  g_return_if_fail (ANNALS_IS_READER_VIEW (self));

  annals_reader_scroller_go_to (self->scroller, start, end);
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
  annals_reader_text_get_iter (self->text, start, &start_iter);
  annals_reader_text_get_iter (self->text, end, &end_iter);
  gtk_text_buffer_select_range (get_buffer (self), &start_iter, &end_iter);
}

/**
 * annals_reader_view_set_look:
 * @self: a view
 * @look: size and face of the text, and its paper
 *
 * Gives the text another look.
 */
void
annals_reader_view_set_look (AnnalsReaderView       *self,
                             const AnnalsReaderLook *look)
{
  g_return_if_fail (ANNALS_IS_READER_VIEW (self));
  g_return_if_fail (look != NULL);

  annals_reader_look_apply_text (look, GTK_WIDGET (self));
  for (guint i = 0; i < N_PROBES; i++)
    annals_reader_look_apply_paper (look, self->probes[i]);
  update_style (self);
}

/**
 * annals_reader_view_set_found:
 * @self: a view
 * @found: (element-type AnnalsStretch) (transfer none): what was looked for, in text order
 *
 * Marks the words that a reader looks for.
 */
void
annals_reader_view_set_found (AnnalsReaderView *self,
                              GArray           *found)
{
  g_return_if_fail (ANNALS_IS_READER_VIEW (self));
  g_return_if_fail (found != NULL);

  g_array_ref (found);
  g_array_unref (self->found);
  self->found = found;
  annals_reader_tags_clear (get_buffer (self), ANNALS_READER_TAG_FOUND);
  apply_found (self, 0, G_MAXUINT);
}

/**
 * annals_reader_view_get_cursor:
 * @self: a view
 *
 * Returns: the code point at which the selection begins, or the text cursor stands
 */
guint
annals_reader_view_get_cursor (AnnalsReaderView *self)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (ANNALS_IS_READER_VIEW (self), 0);

  gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end);
  return annals_reader_text_get_offset (self->text, &start);
}

/**
 * annals_reader_view_dup_selection:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): the selected words as the article has them
 */
char *
annals_reader_view_dup_selection (AnnalsReaderView *self)
{
  AnnalsArticle *article;
  GtkTextIter    start;
  GtkTextIter    end;
  gsize          from;
  gsize          to;

  g_return_val_if_fail (ANNALS_IS_READER_VIEW (self), NULL);

  article = annals_reader_text_get_article (self->text);
  if (article == NULL || !gtk_text_buffer_get_selection_bounds (get_buffer (self), &start, &end))
    return NULL;

  from = annals_article_get_byte (article, annals_reader_text_get_offset (self->text, &start));
  to = annals_article_get_byte (article, annals_reader_text_get_offset (self->text, &end));
  return g_strndup (annals_article_get_text (article, NULL) + from, to - from);
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

  *offset = annals_reader_text_get_offset (self->text, &iter);
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
 * annals_reader_view_get_text:
 * @self: a view
 *
 * Returns: (transfer none): what stands where in the buffer
 */
AnnalsReaderText *
annals_reader_view_get_text (AnnalsReaderView *self)
{
  g_return_val_if_fail (ANNALS_IS_READER_VIEW (self), NULL);

  return self->text;
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
  const AnnalsMark *mark;

  g_return_val_if_fail (ANNALS_IS_READER_VIEW (self), NULL);

  mark = annals_reader_text_find_mark (self->text, ANNALS_MARK_LINK, offset);
  return mark != NULL ? mark->target : NULL;
}
