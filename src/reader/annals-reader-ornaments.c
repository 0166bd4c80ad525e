/* annals-reader-ornaments.c — what stands beside and under the words of an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Underlines of passages, glyphs in the gutter, bullets and numbers: drawn over the lines in
 * sight, so that the buffer holds the words of the source alone.
 */

#include "config.h"

#include "reader/annals-reader-ornaments.h"

#include "compat/annals-compat.h"
#include "core/annals-article.h"
#include "reader/annals-reader-marks.h"

#define GLYPH_PX     16
#define GLYPH_GAP_PX 4
/* From the glyphs of the gutter to the text. */
#define GUTTER_GAP_PX        12
#define GUTTER_NARROW_GAP_PX 8
/* From a bullet or a number to the text that it belongs to. */
#define BULLET_GAP_PX  8
#define SLAB_WIDTH_PX  5
#define SLAB_HEIGHT_PX 10
#define DOT_PX         1.5f

/* How strong the colour of a category is beside the text, and how much white it takes on a dark
 * ground. */
#define CATEGORY_ALPHA 0.8f
#define LIFT_DARK      0.42f

/* What the gutter shows beside one line. */
typedef struct
{
  GdkRectangle            line;
  const AnnalsReaderMark *mark;
} GutterGlyph;

static void
locate (GtkTextView      *view,
        AnnalsReaderText *text,
        guint             offset,
        GdkRectangle     *place)
{
  GtkTextIter iter;

  annals_reader_text_get_iter (text, offset, &iter);
  gtk_text_view_get_iter_location (view, &iter, place);
}

/* Colour of an event that is not selected: that of its category, lighter on a dark ground. */
static void
get_color (const AnnalsReaderOrnaments *ornaments,
           const AnnalsReaderMark      *mark,
           GdkRGBA                     *color)
{
  float lift = ornaments->text.green > 0.5f ? LIFT_DARK : 0;
  float channels[3];

  *color = ornaments->other;
  if (mark->color == ANNALS_NONE)
    return;

  for (int i = 0; i < 3; i++)
    {
      channels[i] = (float) ((mark->color >> (8 * (2 - i))) & 0xff) / 255;
      channels[i] += (1 - channels[i]) * lift;
    }
  *color = (GdkRGBA){ channels[0], channels[1], channels[2], CATEGORY_ALPHA };
}

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

/* A changed wording is underlined with a broken line. */
static void
draw_dashes (GtkSnapshot           *snapshot,
             const GdkRGBA         *color,
             const graphene_rect_t *line)
{
  graphene_rect_t tile = *line;
  graphene_rect_t dash = *line;

  tile.size.width = 9;
  dash.size.width = 6;
  gtk_snapshot_push_repeat (snapshot, line, &tile);
  gtk_snapshot_append_color (snapshot, color, &dash);
  gtk_snapshot_pop (snapshot);
}

static void
draw_underline (GtkSnapshot                 *snapshot,
                const AnnalsReaderOrnaments *ornaments,
                const AnnalsReaderMark      *mark,
                const GdkRectangle          *first,
                const GdkRectangle          *last)
{
  float           left = (float) MIN (first->x, last->x + MIN (last->width, 0));
  float           right = (float) MAX (first->x, last->x + MAX (last->width, 0));
  float           bottom = (float) (first->y + first->height);
  float           thickness = mark->role == ANNALS_READER_ROLE_READ ? 2 : 1;
  graphene_rect_t line;
  GdkRGBA         color;

  if (mark->role == ANNALS_READER_ROLE_OTHER)
    thickness = DOT_PX;
  else if (!mark->is_exact)
    thickness = 2;
  graphene_rect_init (&line, left, bottom - thickness, right - left, thickness);

  if (mark->role == ANNALS_READER_ROLE_OTHER)
    {
      get_color (ornaments, mark, &color);
      draw_dots (snapshot, &color, &line);
    }
  else if (!mark->is_exact)
    draw_dashes (snapshot, &ornaments->accent, &line);
  else
    gtk_snapshot_append_color (snapshot, &ornaments->accent, &line);
}

/* The last character before @next that is not a space; @iter if there is none after it. */
static void
find_last_word (const GtkTextIter *iter,
                const GtkTextIter *next,
                GtkTextIter       *last)
{
  *last = *next;
  do
    gtk_text_iter_backward_char (last);
  while (gtk_text_iter_compare (last, iter) > 0 &&
         g_unichar_isspace (gtk_text_iter_get_char (last)));
}

/* Underlines a passage line by line, as it is wrapped now. A space that ends a line gets none. */
static void
draw_passage (GtkTextView                 *view,
              GtkSnapshot                 *snapshot,
              const AnnalsReaderOrnaments *ornaments,
              AnnalsReaderText            *text,
              const AnnalsReaderMark      *mark,
              guint                        visible_start,
              guint                        visible_end)
{
  GtkTextIter iter;
  GtkTextIter end;

  annals_reader_text_get_iter (text, MAX (mark->start, visible_start), &iter);
  annals_reader_text_get_iter (text, MIN (mark->end, visible_end), &end);

  while (gtk_text_iter_compare (&iter, &end) < 0)
    {
      GtkTextIter  next = iter;
      GtkTextIter  last;
      GdkRectangle first_place;
      GdkRectangle last_place;

      if (!gtk_text_view_forward_display_line (view, &next) ||
          gtk_text_iter_compare (&next, &end) > 0)
        next = end;

      find_last_word (&iter, &next, &last);
      if (!g_unichar_isspace (gtk_text_iter_get_char (&last)))
        {
          gtk_text_view_get_iter_location (view, &iter, &first_place);
          gtk_text_view_get_iter_location (view, &last, &last_place);
          draw_underline (snapshot, ornaments, mark, &first_place, &last_place);
        }
      iter = next;
    }
}

/* One glyph a line: the strongest passage that begins there. */
static void
add_glyph (GtkTextView            *view,
           AnnalsReaderText       *text,
           GArray                 *glyphs,
           const AnnalsReaderMark *mark)
{
  GutterGlyph  glyph = { .mark = mark };
  GutterGlyph *last = NULL;

  if (glyphs->len > 0)
    last = &g_array_index (glyphs, GutterGlyph, glyphs->len - 1);
  locate (view, text, mark->start, &glyph.line);
  if (last == NULL || last->line.y != glyph.line.y)
    g_array_append_val (glyphs, glyph);
  else if (mark->role > last->mark->role)
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
draw_slab (GtkSnapshot   *snapshot,
           const GdkRGBA *color,
           float          middle_x,
           float          middle_y)
{
  graphene_rect_t box;
  GskRoundedRect  slab;

  graphene_rect_init (&box, middle_x - SLAB_WIDTH_PX / 2.f, middle_y - SLAB_HEIGHT_PX / 2.f,
                      SLAB_WIDTH_PX, SLAB_HEIGHT_PX);
  gsk_rounded_rect_init_from_rect (&slab, &box, 2);
  gtk_snapshot_push_rounded_clip (snapshot, &slab);
  gtk_snapshot_append_color (snapshot, color, &box);
  gtk_snapshot_pop (snapshot);
}

static void
draw_glyph (GtkTextView                 *view,
            GtkSnapshot                 *snapshot,
            const AnnalsReaderOrnaments *ornaments,
            const GutterGlyph           *glyph)
{
  int      text = gtk_text_view_get_left_margin (view);
  gboolean is_narrow = text <= ANNALS_READER_GUTTER_NARROW_PX;
  float    x = (float) (text - (is_narrow ? GUTTER_NARROW_GAP_PX : GUTTER_GAP_PX) - GLYPH_PX);
  float    middle = (float) glyph->line.y + (float) glyph->line.height / 2;
  float    y = middle - GLYPH_PX / 2.f;
  GdkRGBA  color;

  if (glyph->mark->role == ANNALS_READER_ROLE_OTHER)
    {
      get_color (ornaments, glyph->mark, &color);
      draw_slab (snapshot, &color, x + GLYPH_PX / 2.f, middle);
      return;
    }

  draw_icon (snapshot, ornaments->quote_icon, &ornaments->accent, x, y);
  if (glyph->mark->is_disputed && !is_narrow)
    draw_icon (snapshot, ornaments->conflict_icon, &ornaments->conflict,
               x - GLYPH_PX - GLYPH_GAP_PX, y);
}

static void
draw_bullet (GtkTextView                 *view,
             GtkSnapshot                 *snapshot,
             const AnnalsReaderOrnaments *ornaments,
             AnnalsReaderText            *article,
             const AnnalsMark            *item)
{
  static const char *const bullets[] = { "•", "◦", "▪" };
  g_autofree char         *number = NULL;
  const char              *text;
  GdkRectangle             place;
  graphene_point_t         corner;
  int                      width;
  int                      height;

  if (item->number > 0)
    number = g_strdup_printf ("%u.", item->number);
  text = number != NULL ? number : bullets[(MAX (item->level, 1) - 1) % G_N_ELEMENTS (bullets)];
  pango_layout_set_text (ornaments->bullet, text, -1);
  pango_layout_get_pixel_size (ornaments->bullet, &width, &height);
  locate (view, article, item->start, &place);

  place.y += (place.height - height) / 2;
  graphene_point_init (&corner, (float) (place.x - BULLET_GAP_PX - width), (float) place.y);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &corner);
  gtk_snapshot_append_layout (snapshot, ornaments->bullet, &ornaments->text);
  gtk_snapshot_restore (snapshot);
}

/* Code points that are in sight, a line more on either side. */
static void
get_visible_range (GtkTextView      *view,
                   AnnalsReaderText *text,
                   guint            *start,
                   guint            *end)
{
  GdkRectangle visible;
  GtkTextIter  iter;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &iter, visible.y, NULL);
  *start = annals_reader_text_get_offset (text, &iter);
  gtk_text_view_get_line_at_y (view, &iter, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&iter);
  *end = annals_reader_text_get_offset (text, &iter);
  /* The last line has no other after it. */
  if (gtk_text_iter_is_end (&iter))
    *end += 1;
}

static GdkPaintable *
look_up_icon (GtkWidget  *widget,
              const char *name)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));

  return GDK_PAINTABLE (gtk_icon_theme_lookup_icon (theme, name, NULL, GLYPH_PX,
                                                    gtk_widget_get_scale_factor (widget),
                                                    gtk_widget_get_direction (widget), 0));
}

/**
 * annals_reader_ornaments_update:
 * @self: ornaments
 * @view: the view that they belong to
 *
 * Takes icons, font and text colour from the style that the view has now.
 */
void
annals_reader_ornaments_update (AnnalsReaderOrnaments *self,
                                GtkWidget             *view)
{
  g_return_if_fail (GTK_IS_WIDGET (view));

  annals_reader_ornaments_clear (self);
  annals_compat_widget_get_color (view, &self->text);
  self->bullet = gtk_widget_create_pango_layout (view, NULL);
  self->quote_icon = look_up_icon (view, "annals-quote-symbolic");
  self->conflict_icon = look_up_icon (view, "annals-conflict-symbolic");
}

/**
 * annals_reader_ornaments_clear:
 * @self: ornaments
 *
 * Drops what they own.
 */
void
annals_reader_ornaments_clear (AnnalsReaderOrnaments *self)
{
  g_clear_object (&self->bullet);
  g_clear_object (&self->quote_icon);
  g_clear_object (&self->conflict_icon);
}

/**
 * annals_reader_ornaments_snapshot:
 * @view: a view that shows an article
 * @snapshot: a snapshot in coordinates of the buffer
 * @ornaments: the means to draw with
 * @text: what the view shows
 * @marks: (element-type AnnalsReaderMark): passages in the order of the text
 *
 * Draws the ornaments of the lines in sight. Cost: O(n) in the passages of the article.
 */
void
annals_reader_ornaments_snapshot (GtkTextView                 *view,
                                  GtkSnapshot                 *snapshot,
                                  const AnnalsReaderOrnaments *ornaments,
                                  AnnalsReaderText            *text,
                                  GArray                      *marks)
{
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (GutterGlyph));
  const AnnalsMark  *items;
  guint              n_items;
  guint              start;
  guint              end;

  g_return_if_fail (GTK_IS_TEXT_VIEW (view));

  get_visible_range (view, text, &start, &end);
  for (guint i = 0; i < marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, i);

      if (mark->start >= end)
        break;
      if (mark->end <= start)
        continue;
      draw_passage (view, snapshot, ornaments, text, mark, start, end);
      if (mark->start >= start)
        add_glyph (view, text, glyphs, mark);
    }
  for (guint i = 0; i < glyphs->len; i++)
    draw_glyph (view, snapshot, ornaments, &g_array_index (glyphs, GutterGlyph, i));

  items = annals_reader_text_get_marks (text, start, &n_items);
  for (guint i = 0; i < n_items && items[i].start < end && ornaments->bullet != NULL; i++)
    if (items[i].kind == ANNALS_MARK_LIST_ITEM && items[i].start >= start)
      draw_bullet (view, snapshot, ornaments, text, &items[i]);
}
