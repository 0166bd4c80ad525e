/* annals-svg-painter.c — the painter that writes SVG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text is written as text, so that it can be searched, copied, translated and read aloud. Whoever
 * shows the file may have other fonts; “textLength” then keeps each text to the room that it has.
 * Shapes of SVG 1.1 only, and attributes instead of a style sheet, as not every program that edits
 * drawings knows more.
 */

#include "config.h"

#include "render/annals-svg-painter.h"

#include <math.h>
#include <string.h>

struct _AnnalsSvgPainter
{
  AnnalsPainter      parent;
  GString           *svg;
  AnnalsTextCache   *texts; /* borrowed */
  AnnalsDescribeFunc describe;
  gpointer           data;
  GHashTable        *fills; /* owned: what a gradient or pattern looks like, to its number */
  guint              n_clips;
};

static GString *
get_svg (AnnalsPainter *painter)
{
  return ((AnnalsSvgPainter *) (gpointer) painter)->svg;
}

/* --- Values ----------------------------------------------------------------------------------- */

/* A number as XML wants it whatever the locale, to a hundredth of a pixel. */
static void
append_number (GString *svg,
               double   number)
{
  char  text[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (text, sizeof text, "%.2f", number);
  end = text + strlen (text);
  while (end[-1] == '0')
    end--;
  if (end[-1] == '.')
    end--;
  *end = '\0';
  g_string_append (svg, g_str_equal (text, "-0") ? "0" : text);
}

static void
append_attribute (GString    *svg,
                  const char *name,
                  double      number)
{
  g_string_append_printf (svg, " %s=\"", name);
  append_number (svg, number);
  g_string_append_c (svg, '"');
}

/* XML 1.0 has no character references for these at all. */
static gboolean
is_allowed (gunichar character)
{
  return character == '\t' || character == '\n' || character == '\r' ||
         (character >= 0x20 && character <= 0xd7ff) ||
         (character >= 0xe000 && character <= 0xfffd) || character >= 0x10000;
}

static void
append_escaped (GString    *svg,
                const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar character = g_utf8_get_char (at);

      if (character == '&')
        g_string_append (svg, "&amp;");
      else if (character == '<')
        g_string_append (svg, "&lt;");
      else if (character == '>')
        g_string_append (svg, "&gt;");
      else if (character == '"')
        g_string_append (svg, "&quot;");
      else
        g_string_append_unichar (svg, is_allowed (character) ? character : 0xfffd);
    }
}

static guint
get_byte (float channel)
{
  return (guint) lroundf (CLAMP (channel, 0.0f, 1.0f) * 255.0f);
}

/* For example ‘ fill="#0a6e76" fill-opacity="0.24"’. */
static void
append_color (GString           *svg,
              const char        *name,
              const char        *opacity,
              const AnnalsColor *color)
{
  g_string_append_printf (svg, " %s=\"#%02x%02x%02x\"", name, get_byte (color->red),
                          get_byte (color->green), get_byte (color->blue));
  if (color->alpha < 1.0f)
    append_attribute (svg, opacity, (double) color->alpha);
}

static void
append_box (GString         *svg,
            const AnnalsBox *box,
            double           radius)
{
  g_string_append (svg, "<rect");
  append_attribute (svg, "x", box->x);
  append_attribute (svg, "y", box->y);
  append_attribute (svg, "width", MAX (box->width, 0.0));
  append_attribute (svg, "height", MAX (box->height, 0.0));
  if (radius > 0.0)
    append_attribute (svg, "rx", MIN (radius, MIN (box->width, box->height) / 2.0));
}

static void
append_pen (GString         *svg,
            const AnnalsPen *pen)
{
  append_color (svg, "stroke", "stroke-opacity", &pen->color);
  append_attribute (svg, "stroke-width", pen->width);
  if (pen->dash > 0.0)
    {
      g_string_append (svg, " stroke-dasharray=\"");
      append_number (svg, pen->dash);
      g_string_append_c (svg, ' ');
      append_number (svg, pen->gap);
      g_string_append_c (svg, '"');
    }
}

static void
append_points (GString           *svg,
               const AnnalsPoint *points,
               guint              n_points)
{
  g_string_append (svg, " points=\"");
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (svg, ' ');
      append_number (svg, points[i].x);
      g_string_append_c (svg, ',');
      append_number (svg, points[i].y);
    }
  g_string_append_c (svg, '"');
}

static gboolean
is_empty (const AnnalsBox *box)
{
  return box->width <= 0.0 || box->height <= 0.0;
}

/* --- What is drawn ---------------------------------------------------------------------------- */

static void
fill (AnnalsPainter     *painter,
      const AnnalsBox   *box,
      double             radius,
      const AnnalsColor *color)
{
  GString *svg = get_svg (painter);

  if (is_empty (box))
    return;
  append_box (svg, box, radius);
  append_color (svg, "fill", "fill-opacity", color);
  g_string_append (svg, "/>\n");
}

static void
stroke (AnnalsPainter   *painter,
        const AnnalsBox *box,
        double           radius,
        const AnnalsPen *pen)
{
  GString  *svg = get_svg (painter);
  AnnalsBox middle = annals_painter_get_stroke_box (box, pen);

  if (is_empty (box))
    return;
  append_box (svg, &middle, MAX (radius - pen->width / 2.0, 0.0));
  g_string_append (svg, " fill=\"none\"");
  append_pen (svg, pen);
  g_string_append (svg, "/>\n");
}

/* The number of a gradient or pattern. What is already defined is used again. */
static guint
define_fill (AnnalsSvgPainter *self,
             char             *content,
             const char       *opening,
             const char       *name)
{
  g_autofree char *key = content;
  guint            number = GPOINTER_TO_UINT (g_hash_table_lookup (self->fills, key));

  if (number > 0)
    return number;

  number = g_hash_table_size (self->fills) + 1;
  g_string_append_printf (self->svg, "<defs><%s id=\"fill%u\"%s>%s</%s></defs>\n", name, number,
                          opening, key, name);
  g_hash_table_insert (self->fills, g_steal_pointer (&key), GUINT_TO_POINTER (number));
  return number;
}

static void
fade (AnnalsPainter     *painter,
      const AnnalsBox   *box,
      const AnnalsColor *left,
      const AnnalsColor *right)
{
  GString *svg = get_svg (painter);
  GString *stops;
  guint    number;

  if (is_empty (box))
    return;
  stops = g_string_new ("<stop offset=\"0\"");
  append_color (stops, "stop-color", "stop-opacity", left);
  g_string_append (stops, "/><stop offset=\"1\"");
  append_color (stops, "stop-color", "stop-opacity", right);
  g_string_append (stops, "/>");
  number = define_fill ((AnnalsSvgPainter *) (gpointer) painter, g_string_free (stops, FALSE), "",
                        "linearGradient");
  append_box (svg, box, 0.0);
  g_string_append_printf (svg, " fill=\"url(#fill%u)\"/>\n", number);
}

static void
hatch (AnnalsPainter     *painter,
       const AnnalsBox   *box,
       double             radius,
       const AnnalsColor *ground,
       const AnnalsColor *stripes)
{
  const AnnalsBox whole = { 0.0, 0.0, ANNALS_HATCH_STEP_PX, ANNALS_HATCH_STEP_PX };
  const AnnalsBox stripe = { 0.0, 0.0, ANNALS_HATCH_STRIPE_PX, ANNALS_HATCH_STEP_PX };
  GString        *svg = get_svg (painter);
  GString        *content;
  guint           number;

  if (is_empty (box))
    return;
  content = g_string_new (NULL);
  append_box (content, &whole, 0.0);
  append_color (content, "fill", "fill-opacity", ground);
  g_string_append (content, "/>");
  append_box (content, &stripe, 0.0);
  append_color (content, "fill", "fill-opacity", stripes);
  g_string_append (content, "/>");
  number = define_fill ((AnnalsSvgPainter *) (gpointer) painter, g_string_free (content, FALSE),
                        " width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\""
                        " patternTransform=\"rotate(45)\"",
                        "pattern");
  append_box (svg, box, radius);
  g_string_append_printf (svg, " fill=\"url(#fill%u)\"/>\n", number);
}

static void
line (AnnalsPainter   *painter,
      AnnalsPoint      from,
      AnnalsPoint      to,
      const AnnalsPen *pen)
{
  GString *svg = get_svg (painter);

  g_string_append (svg, "<line");
  append_attribute (svg, "x1", from.x);
  append_attribute (svg, "y1", from.y);
  append_attribute (svg, "x2", to.x);
  append_attribute (svg, "y2", to.y);
  append_pen (svg, pen);
  g_string_append (svg, "/>\n");
}

static void
polygon (AnnalsPainter     *painter,
         const AnnalsPoint *points,
         guint              n_points,
         const AnnalsColor *color)
{
  GString *svg = get_svg (painter);

  g_string_append (svg, "<polygon");
  append_points (svg, points, n_points);
  append_color (svg, "fill", "fill-opacity", color);
  g_string_append (svg, "/>\n");
}

static void
polyline (AnnalsPainter     *painter,
          const AnnalsPoint *points,
          guint              n_points,
          const AnnalsPen   *pen)
{
  GString *svg = get_svg (painter);

  g_string_append (svg, "<polyline");
  append_points (svg, points, n_points);
  g_string_append (svg, " fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"");
  append_pen (svg, pen);
  g_string_append (svg, "/>\n");
}

/* --- Text ------------------------------------------------------------------------------------- */

/* What is seen of a text that is ellipsised at its end. */
static char *
dup_visible (PangoLayout *layout)
{
  const char      *text = pango_layout_get_text (layout);
  PangoLayoutLine *content = pango_layout_get_line_readonly (layout, 0);

  for (GSList *run = content->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((const PangoGlyphItem *) run->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS)
        return g_strdup_printf ("%.*s…%s", item->offset, text,
                                text + item->offset + item->length);
    }

  return g_strdup (text);
}

static void
append_font (GString     *svg,
             PangoLayout *layout)
{
  const PangoFontDescription *font = pango_layout_get_font_description (layout);
  PangoWeight                 weight = pango_font_description_get_weight (font);

  append_attribute (svg, "font-size",
                    (double) pango_font_description_get_size (font) / PANGO_SCALE);
  if (weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (svg, " font-weight=\"%d\"", (int) weight);
}

static void
text (AnnalsPainter     *painter,
      const char        *string,
      AnnalsTextStyle    style,
      AnnalsPoint        at,
      double             width,
      const AnnalsColor *color)
{
  AnnalsSvgPainter *self = (AnnalsSvgPainter *) (gpointer) painter;
  AnnalsTextLine   *content = annals_text_cache_get_line (self->texts, string, style, width);
  g_autofree char  *visible = dup_visible (content->layout);
  double            baseline = (double) pango_layout_get_baseline (content->layout) / PANGO_SCALE;
  gboolean          is_rtl = pango_layout_get_direction (content->layout, 0) == PANGO_DIRECTION_RTL;

  PangoRectangle logical;
  double         start;

  if (*visible == '\0')
    return;
  pango_layout_get_extents (content->layout, NULL, &logical);
  start = (double) (logical.x + (is_rtl ? logical.width : 0)) / PANGO_SCALE;
  g_string_append (self->svg, "<text");
  append_attribute (self->svg, "x", round (at.x) + start);
  append_attribute (self->svg, "y", round (at.y - content->height / 2.0) + baseline);
  if (content->width > 0.0)
    {
      append_attribute (self->svg, "textLength", content->width);
      g_string_append (self->svg, " lengthAdjust=\"spacingAndGlyphs\"");
    }
  if (is_rtl)
    g_string_append (self->svg, " direction=\"rtl\" unicode-bidi=\"embed\"");
  append_font (self->svg, content->layout);
  append_color (self->svg, "fill", "fill-opacity", color);
  g_string_append_c (self->svg, '>');
  append_escaped (self->svg, visible);
  g_string_append (self->svg, "</text>\n");
}

/* --- Groups ----------------------------------------------------------------------------------- */

static void
push_clip (AnnalsPainter   *painter,
           const AnnalsBox *box)
{
  AnnalsSvgPainter *self = (AnnalsSvgPainter *) (gpointer) painter;

  self->n_clips++;
  g_string_append_printf (self->svg, "<clipPath id=\"clip%u\">", self->n_clips);
  append_box (self->svg, box, 0.0);
  g_string_append_printf (self->svg, "/></clipPath>\n<g clip-path=\"url(#clip%u)\">\n",
                          self->n_clips);
}

static void
push_origin (AnnalsPainter *painter,
             AnnalsPoint    origin)
{
  GString *svg = get_svg (painter);

  g_string_append (svg, "<g transform=\"translate(");
  append_number (svg, origin.x);
  g_string_append_c (svg, ' ');
  append_number (svg, origin.y);
  g_string_append (svg, ")\">\n");
}

static void
push_event (AnnalsPainter *painter,
            guint          event)
{
  AnnalsSvgPainter *self = (AnnalsSvgPainter *) (gpointer) painter;
  const char       *id = "";
  g_autofree char  *words = self->describe (event, &id, self->data);

  g_string_append (self->svg, "<g class=\"event\" data-event=\"");
  append_escaped (self->svg, id);
  g_string_append (self->svg, "\"><title>");
  append_escaped (self->svg, words);
  g_string_append (self->svg, "</title>\n");
}

static void
pop_group (AnnalsPainter *painter)
{
  g_string_append (get_svg (painter), "</g>\n");
}

static const AnnalsPainterClass svg_painter_class = {
  .fill = fill,
  .stroke = stroke,
  .fade = fade,
  .hatch = hatch,
  .line = line,
  .polygon = polygon,
  .polyline = polyline,
  .text = text,
  .push_clip = push_clip,
  .pop_clip = pop_group,
  .push_origin = push_origin,
  .pop_origin = pop_group,
  .push_event = push_event,
  .pop_event = pop_group,
};

/**
 * annals_svg_painter_new:
 * @width: width of the picture in pixels
 * @height: its height
 * @title: what it shows
 * @language: language of the texts as BCP 47 names it, or the empty string
 * @texts: where texts come from; must outlive the painter
 * @describe: tells what events are called
 * @data: for @describe
 *
 * Begins a picture. Its painter is the first member of what is returned.
 *
 * Returns: (transfer full): a painter; free it with annals_svg_painter_finish()
 */
AnnalsSvgPainter *
annals_svg_painter_new (double             width,
                        double             height,
                        const char        *title,
                        const char        *language,
                        AnnalsTextCache   *texts,
                        AnnalsDescribeFunc describe,
                        gpointer           data)
{
  AnnalsSvgPainter *self = g_new0 (AnnalsSvgPainter, 1);
  g_autofree char  *family = annals_text_cache_dup_family (texts);

  self->parent.klass = &svg_painter_class;
  self->svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                            "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\"");
  self->texts = texts;
  self->describe = describe;
  self->data = data;
  self->fills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  append_attribute (self->svg, "width", width);
  append_attribute (self->svg, "height", height);
  g_string_append (self->svg, " viewBox=\"0 0 ");
  append_number (self->svg, width);
  g_string_append_c (self->svg, ' ');
  append_number (self->svg, height);
  g_string_append (self->svg, "\" role=\"img\" xml:space=\"preserve\" font-family=\"");
  append_escaped (self->svg, family);
  g_string_append (self->svg, ", sans-serif\"");
  if (*language != '\0')
    {
      g_string_append (self->svg, " xml:lang=\"");
      append_escaped (self->svg, language);
      g_string_append_c (self->svg, '"');
    }
  g_string_append (self->svg, ">\n<title>");
  append_escaped (self->svg, title);
  g_string_append (self->svg, "</title>\n");
  return self;
}

/**
 * annals_svg_painter_finish:
 * @self: (transfer full): a painter
 *
 * Ends the picture and frees the painter.
 *
 * Returns: (transfer full): the picture, an XML document
 */
char *
annals_svg_painter_finish (AnnalsSvgPainter *self)
{
  char *document;

  g_string_append (self->svg, "</svg>\n");
  document = g_string_free (self->svg, FALSE);
  g_hash_table_unref (self->fills);
  g_free (self);
  return document;
}
