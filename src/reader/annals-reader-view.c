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
#include "reader/annals-reader-tags.h"

/* Measure of a line: 39 em are about 72 characters. */
#define MEASURE_EM 39
/* Below this width the gutter and the type are smaller. */
#define NARROW_PX        560
#define GUTTER_PX        50
#define GUTTER_NARROW_PX 34
#define RIGHT_MARGIN_PX  14
#define GLYPH_PX         16
#define GLYPH_GAP_PX     4
/* From a bullet or a number to the text that it belongs to. */
#define BULLET_GAP_PX 8
#define DOT_PX        1.5f

typedef enum
{
  COLOR_ACCENT,
  COLOR_CONFLICT,
  COLOR_SECONDARY,
  COLOR_READ_FILL,
  COLOR_SELECTED_FILL,
  COLOR_HOVER_FILL,
  N_COLORS
} ColorName;

/* Classes of annals-reader.css whose `color` is one of ours. */
static const char *const color_classes[N_COLORS] = {
  [COLOR_ACCENT] = "annals-accent",
  [COLOR_CONFLICT] = "annals-conflict",
  [COLOR_SECONDARY] = "annals-secondary",
  [COLOR_READ_FILL] = "annals-read-fill",
  [COLOR_SELECTED_FILL] = "annals-selected-fill",
  [COLOR_HOVER_FILL] = "annals-hover-fill",
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
  GtkWidget     *probes[N_COLORS]; /* never shown; the style sheet colours them */
  GtkTextMark   *place;            /* borrowed, cleared with the buffer */

  GdkRGBA  colors[N_COLORS];
  guint    hover;       /* start of the passage under the pointer, or G_MAXUINT */
  gboolean is_laid_out; /* whether the article has been shown at its place */
};

G_DEFINE_FINAL_TYPE (AnnalsReaderView, annals_reader_view, GTK_TYPE_TEXT_VIEW)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What the gutter shows beside one line. */
typedef struct
{
  GdkRectangle line;
  guint8       role;
  guint8       is_disputed;
} GutterGlyph;

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

/* --- drawing ------------------------------------------------------------------------------- */

static void
draw_dots (GtkSnapshot           *snapshot,
           const GdkRGBA         *color,
           const graphene_rect_t *line)
{
  graphene_rect_t tile = *line;
  graphene_rect_t dot = *line;

  tile.size.width = 2 * DOT_PX;
  dot.size.width = DOT_PX;
  gtk_snapshot_push_repeat (snapshot, line, &tile);
  gtk_snapshot_append_color (snapshot, color, &dot);
  gtk_snapshot_pop (snapshot);
}

static void
draw_underline (AnnalsReaderView       *self,
                GtkSnapshot            *snapshot,
                const AnnalsReaderMark *mark,
                const GdkRectangle     *first,
                const GdkRectangle     *last)
{
  float           left = (float) MIN (first->x, last->x + MIN (last->width, 0));
  float           right = (float) MAX (first->x, last->x + MAX (last->width, 0));
  float           bottom = (float) (first->y + first->height);
  float           thickness = mark->role == ANNALS_READER_ROLE_READ ? 2 : 1;
  graphene_rect_t line;

  if (mark->role == ANNALS_READER_ROLE_OTHER)
    {
      graphene_rect_init (&line, left, bottom - DOT_PX, right - left, DOT_PX);
      draw_dots (snapshot, &self->colors[COLOR_SECONDARY], &line);
      return;
    }

  graphene_rect_init (&line, left, bottom - thickness, right - left, thickness);
  gtk_snapshot_append_color (snapshot, &self->colors[COLOR_ACCENT], &line);
}

/* Underlines a passage line by line, as it is wrapped now. A space that ends a line gets none. */
static void
draw_passage (AnnalsReaderView       *self,
              GtkSnapshot            *snapshot,
              const AnnalsReaderMark *mark)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GtkTextIter  iter;
  GtkTextIter  end;

  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &iter, (int) mark->start);
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), &end, (int) mark->end);

  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter  next = iter;
      GtkTextIter  last;
      GdkRectangle first_place;
      GdkRectangle last_place;

      if (!gtk_text_view_forward_display_line (view, &next) || gtk_text_iter_compare (&next, &end) > 0)
        next = end;

      last = next;
      while (gtk_text_iter_backward_char (&last) && gtk_text_iter_compare (&last, &iter) > 0 && g_unichar_isspace (gtk_text_iter_get_char (&last)))
        continue;

      if (!g_unichar_isspace (gtk_text_iter_get_char (&last)))
        {
          gtk_text_view_get_iter_location (view, &iter, &first_place);
          gtk_text_view_get_iter_location (view, &last, &last_place);
          draw_underline (self, snapshot, mark, &first_place, &last_place);
        }
      iter = next;
    }
}

/* One glyph a line: the strongest passage that begins there. */
static void
add_glyph (AnnalsReaderView       *self,
           GArray                 *glyphs,
           const AnnalsReaderMark *mark)
{
  GutterGlyph  glyph = { .role = mark->role };
  GutterGlyph *last = glyphs->len > 0 ? &g_array_index (glyphs, GutterGlyph, glyphs->len - 1) : NULL;

  locate (self, mark->start, &glyph.line);
  glyph.is_disputed = mark->is_disputed && mark->role != ANNALS_READER_ROLE_OTHER;
  if (last == NULL || last->line.y != glyph.line.y)
    g_array_append_val (glyphs, glyph);
  else if (mark->role > last->role)
    *last = glyph;
}

static void
draw_icon (GtkSnapshot   *snapshot,
           GdkPaintable  *icon,
           const GdkRGBA *color,
           float          x,
           float          y)
{
  if (icon == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, GLYPH_PX,
                                            GLYPH_PX, color, 1);
  gtk_snapshot_restore (snapshot);
}

static void
draw_glyph (AnnalsReaderView  *self,
            GtkSnapshot       *snapshot,
            const GutterGlyph *glyph)
{
  int   text = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self));
  float gap = text > GUTTER_NARROW_PX ? 12 : 8;
  float x = (float) text - gap - GLYPH_PX;
  float middle = (float) glyph->line.y + (float) glyph->line.height / 2;

  if (glyph->role == ANNALS_READER_ROLE_OTHER)
    {
      GskRoundedRect slab;

      gsk_rounded_rect_init_from_rect (
        &slab, &GRAPHENE_RECT_INIT (x + GLYPH_PX / 2.f - 2.5f, middle - 5, 5, 10), 2);
      gtk_snapshot_push_rounded_clip (snapshot, &slab);
      gtk_snapshot_append_color (snapshot, &self->colors[COLOR_SECONDARY], &slab.bounds);
      gtk_snapshot_pop (snapshot);
      return;
    }

  draw_icon (snapshot, self->quote_icon, &self->colors[COLOR_ACCENT], x, middle - GLYPH_PX / 2.f);
  x -= GLYPH_PX + GLYPH_GAP_PX;
  if (glyph->is_disputed && x >= 0)
    draw_icon (snapshot, self->conflict_icon, &self->colors[COLOR_CONFLICT], x,
               middle - GLYPH_PX / 2.f);
}

static void
draw_bullet (AnnalsReaderView *self,
             GtkSnapshot      *snapshot,
             const AnnalsMark *item)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  g_autofree char         *number = NULL;
  GdkRectangle             place;
  GdkRGBA                  color;
  int                      width;
  int                      height;

  if (item->number > 0)
    number = g_strdup_printf ("%u.", item->number);
  pango_layout_set_text (self->bullet,
                         number != NULL ? number
                                        : bullets[(MAX (item->level, 1) - 1) % G_N_ELEMENTS (bullets)],
                         -1);
  pango_layout_get_pixel_size (self->bullet, &width, &height);
  locate (self, item->start, &place);
  annals_compat_widget_get_color (GTK_WIDGET (self), &color);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (place.x - BULLET_GAP_PX - width),
                                                (float) (place.y + (place.height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, self->bullet, &color);
  gtk_snapshot_restore (snapshot);
}

/* Code points that are in sight, a line more on either side. */
static void
get_visible_range (AnnalsReaderView *self,
                   guint            *start,
                   guint            *end)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);
  GdkRectangle visible;
  GtkTextIter  iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  *start = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  *end = (guint) gtk_text_iter_get_offset (&iter);
}

static void
annals_reader_view_snapshot_layer (GtkTextView     *view,
                                   GtkTextViewLayer layer,
                                   GtkSnapshot     *snapshot)
{
  AnnalsReaderView  *self = ANNALS_READER_VIEW (view);
  g_autoptr (GArray) glyphs = NULL;
  guint              start;
  guint              end;

  if (layer != GTK_TEXT_VIEW_LAYER_ABOVE_TEXT || self->article == NULL)
    return;

  glyphs = g_array_new (FALSE, FALSE, sizeof (GutterGlyph));
  get_visible_range (self, &start, &end);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (self->marks, AnnalsReaderMark, i);

      if (mark->start >= end || mark->end <= start)
        continue;
      draw_passage (self, snapshot, mark);
      add_glyph (self, glyphs, mark);
    }
  for (guint i = 0; i < glyphs->len; i++)
    draw_glyph (self, snapshot, &g_array_index (glyphs, GutterGlyph, i));
  for (guint i = 0; i < self->list_items->len; i++)
    {
      const AnnalsMark *item = &g_array_index (self->list_items, AnnalsMark, i);

      if (item->start < end && item->end > start)
        draw_bullet (self, snapshot, item);
    }
}

/* --- style and size ------------------------------------------------------------------------ */

static GdkPaintable *
look_up_icon (AnnalsReaderView *self,
              const char       *name)
{
  GtkWidget    *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, name, NULL, GLYPH_PX,
                                                    gtk_widget_get_scale_factor (widget),
                                                    gtk_widget_get_direction (widget), 0));
}

static void
update_style (AnnalsReaderView *self)
{
  GtkWidget         *widget = GTK_WIDGET (self);
  GtkWidget         *parent = gtk_widget_get_parent (widget);
  AnnalsReaderColors colors;

  for (guint i = 0; i < N_COLORS; i++)
    annals_compat_widget_get_color (self->probes[i], &self->colors[i]);

  colors = (AnnalsReaderColors){
    .link = self->colors[COLOR_ACCENT],
    .secondary = self->colors[COLOR_SECONDARY],
    .read_fill = self->colors[COLOR_READ_FILL],
    .selected_fill = self->colors[COLOR_SELECTED_FILL],
    .hover_fill = self->colors[COLOR_HOVER_FILL],
  };
  annals_reader_tags_set_colors (get_buffer (self), &colors);

  /* Annals speaks in the desktop's own face, which the pane around the text still has. */
  if (parent != NULL)
    annals_reader_tags_set_heading_family (
      get_buffer (self), pango_font_description_get_family (
                           pango_context_get_font_description (gtk_widget_get_pango_context (parent))));

  g_clear_object (&self->bullet);
  self->bullet = gtk_widget_create_pango_layout (widget, NULL);
  g_set_object (&self->quote_icon, NULL);
  self->quote_icon = look_up_icon (self, "annals-quote-symbolic");
  g_set_object (&self->conflict_icon, NULL);
  self->conflict_icon = look_up_icon (self, "annals-conflict-symbolic");
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

static void
annals_reader_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  AnnalsReaderView *self = ANNALS_READER_VIEW (widget);
  int               measure = MEASURE_EM * get_em (self);
  int               gutter = width < NARROW_PX ? GUTTER_NARROW_PX : GUTTER_PX;
  int               left = MAX (gutter, (width - measure) / 2);
  int               right = MAX (RIGHT_MARGIN_PX, width - left - measure);

  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), left);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), right);

  GTK_WIDGET_CLASS (annals_reader_view_parent_class)->size_allocate (widget, width, height, baseline);
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
  if (n_press == 1 && !gtk_text_buffer_get_has_selection (get_buffer (self)) && annals_reader_view_get_offset (self, x, y, &offset))
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

  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
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

  for (guint i = 0; i < N_COLORS; i++)
    g_clear_object (&self->probes[i]);
  g_clear_object (&self->bullet);
  g_clear_object (&self->quote_icon);
  g_clear_object (&self->conflict_icon);
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
  for (guint i = 0; i < N_COLORS; i++)
    {
      self->probes[i] = g_object_ref_sink (gtk_label_new (NULL));
      gtk_widget_add_css_class (self->probes[i], color_classes[i]);
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
  self->is_laid_out = FALSE;
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
  for (guint i = 0; i < marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, i);

      if (mark->role != ANNALS_READER_ROLE_OTHER)
        annals_reader_tags_apply (buffer,
                                  mark->role == ANNALS_READER_ROLE_READ ? ANNALS_READER_TAG_READ
                                                                        : ANNALS_READER_TAG_SELECTED,
                                  mark->start, mark->end);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
is_in_sight (AnnalsReaderView *self,
             guint             start,
             guint             end)
{
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;

  if (!self->is_laid_out || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return FALSE;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  locate (self, start, &first);
  locate (self, end, &last);
  return first.y >= visible.y && last.y + last.height <= visible.y + visible.height;
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
  /* The very beginning has a margin above its first line, which a line of text has not. */
  if (start == 0)
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self)), 0);
  else if (!is_in_sight (self, start, end))
    gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->place, 0, TRUE, 0, 0.33);
  self->is_laid_out = TRUE;
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
