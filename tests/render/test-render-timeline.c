/* test-render-timeline.c — timelines drawn without a display
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../core/load-json.h"
#include "render/annals-cairo-painter.h"
#include "render/annals-render-overview.h"
#include "render/annals-render-timeline.h"
#include "render/annals-snapshot-painter.h"

#include <math.h>
#include <pango/pangocairo.h>

#define WIDTH  900.0
#define HEIGHT 420.0

/* Every kind of date, a conflict, an undated event, eras beside and inside each other. */
#define ALL_KINDS                                                                      \
  "'categories':[{'id':'a','label':'Kinds'}],"                                         \
  "'sources':[{'id':'s','csl':{'type':'book','title':'S'}},"                           \
  "{'id':'t','csl':{'type':'book','title':'T'}}],"                                     \
  "'eras':[{'id':'x','label':'First','period':'1960/1964'},"                           \
  "{'id':'y','label':'Second','period':'1965/1970'},"                                  \
  "{'id':'z','label':'Inside','period':'1966/1967','parent':'y'}],"                    \
  "'events':[{'id':'day','title':'Day','date':'1966-01-10','categories':['a']},"       \
  "{'id':'month','title':'Month','date':'1966-01','categories':['a']},"                \
  "{'id':'year','title':'Year','date':'1966','categories':['a']},"                     \
  "{'id':'decade','title':'Decade','date':'196X','categories':['a']},"                 \
  "{'id':'span','title':'Span','date':'1962/1968','categories':['a']},"                \
  "{'id':'about','title':'About','date':'1966~','categories':['a']},"                  \
  "{'id':'soft','title':'Soft end','date':'1962/1968~','categories':['a']},"           \
  "{'id':'unsure','title':'Unsure','date':'1966?','categories':['a']},"                \
  "{'id':'unsure-day','title':'Unsure day','date':'1966-01-10?','categories':['a']},"  \
  "{'id':'unsure-span','title':'Unsure span','date':'1962?/1963','categories':['a']}," \
  "{'id':'open','title':'Open','date':'1962/..','categories':['a']},"                  \
  "{'id':'before','title':'Before','date':'../1962','categories':['a']},"              \
  "{'id':'lost','title':'Lost end','date':'1962/','categories':['a']},"                \
  "{'id':'lost-start','title':'Lost start','date':'/1962','categories':['a']},"        \
  "{'id':'one-of','title':'One of','date':'[1964,1967]','categories':['a']},"          \
  "{'id':'all-of','title':'All of','date':'{1964,1967}','categories':['a']},"          \
  "{'id':'dispute','title':'Dispute','categories':['a'],'accounts':["                  \
  "{'source':'s','date':'1966','rank':'preferred','rankReason':'near'},"               \
  "{'source':'t','date':'1963'}]},"                                                    \
  "{'id':'undated','title':'Undated'}]"

typedef struct
{
  AnnalsBundle    *bundle;
  AnnalsOutline   *outline;
  AnnalsTextCache *texts;
  AnnalsTheme     *theme;
  AnnalsRows      *rows;
  AnnalsLayout    *layout;
  GskRenderNode   *node;
} Drawing;

static AnnalsTextCache *
new_texts (void)
{
  PangoFontMap         *map = pango_cairo_font_map_get_default ();
  PangoContext         *context = pango_font_map_create_context (map);
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");
  AnnalsTextCache      *texts;

  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_font_description (context, font);
  texts = annals_text_cache_new (context);
  pango_font_description_free (font);
  g_object_unref (context);
  return texts;
}

/* Takes the bundle. */
static void
draw (Drawing      *drawing,
      AnnalsBundle *bundle,
      const char   *selected,
      gboolean      is_dark)
{
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  AnnalsSnapshotPainter   painter;
  AnnalsLayoutInput       input = {
          .width = WIDTH,
          .height = HEIGHT,
          .selected_event = annals_bundle_find_event (bundle, selected),
          .selected_era = ANNALS_NONE,
          .hovered_event = ANNALS_NONE,
          .focused_event = ANNALS_NONE,
          .focused_group = ANNALS_NONE,
          .hovered_group = ANNALS_NONE,
          .hovered_silence = ANNALS_NONE,
          .chosen_account = ANNALS_NONE,
          .focused_heading = ANNALS_NONE,
          .most_work = G_MAXUINT,
  };
  *drawing = (Drawing){ .bundle = bundle };
  drawing->outline = annals_outline_new (bundle, ANNALS_GROUP_BY_CATEGORY);
  drawing->texts = new_texts ();
  drawing->theme = annals_theme_new (is_dark);
  annals_theme_set_bundle (drawing->theme, bundle);

  input.outline = drawing->outline;
  input.metrics = annals_text_cache_get_metrics (drawing->texts);
  input.scale = annals_scale_new (
    0, 1.0, annals_layout_get_view_width (drawing->outline, WIDTH, &input.metrics));
  annals_scale_fit (&input.scale, drawing->outline->lower, drawing->outline->upper, 16.0);
  annals_layout_update_rows (&drawing->rows, drawing->outline, input.scale.seconds_per_px, WIDTH,
                             HEIGHT, &input.metrics);
  drawing->layout = annals_layout_new (&input, drawing->rows);

  painter = annals_snapshot_painter_init (snapshot, drawing->texts);
  annals_render_timeline (&painter.parent, drawing->layout, drawing->theme);
  drawing->node = gtk_snapshot_to_node (snapshot);
}

static void
clear (Drawing *drawing)
{
  gsk_render_node_unref (drawing->node);
  annals_layout_free (drawing->layout);
  annals_rows_free (drawing->rows);
  annals_theme_free (drawing->theme);
  annals_text_cache_free (drawing->texts);
  annals_outline_free (drawing->outline);
  g_assert_finalize_object (drawing->bundle);
}

static cairo_surface_t *
rasterise (const Drawing *drawing)
{
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (drawing->node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* The colour of a pixel is that of the theme, give or take what rounding does. */
static void
expect_pixel (cairo_surface_t   *surface,
              double             x,
              double             y,
              const AnnalsColor *color)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const guint8 *row = data + (int) y * cairo_image_surface_get_stride (surface);
  guint32       pixel;

  memcpy (&pixel, row + (int) x * 4, sizeof pixel);
  g_assert_cmpint (ABS ((int) (pixel >> 16 & 0xff) - (int) (color->red * 255.0f)), <=, 2);
  g_assert_cmpint (ABS ((int) (pixel >> 8 & 0xff) - (int) (color->green * 255.0f)), <=, 2);
  g_assert_cmpint (ABS ((int) (pixel & 0xff) - (int) (color->blue * 255.0f)), <=, 2);
}

/* Everything stays inside the timeline, and nothing is left out: it is drawn or counted. */
static void
test_bounds (void)
{
  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      Drawing         drawing;
      graphene_rect_t bounds;

      draw (&drawing, load_json (ALL_KINDS), "dispute", is_dark);
      gsk_render_node_get_bounds (drawing.node, &bounds);
      g_assert_cmpfloat (bounds.origin.x, >=, 0.0f);
      g_assert_cmpfloat (bounds.origin.y, >=, 0.0f);
      g_assert_cmpfloat ((double) (bounds.origin.x + bounds.size.width), <=, WIDTH);
      g_assert_cmpfloat ((double) (bounds.origin.y + bounds.size.height), <=, HEIGHT);
      g_assert_cmpuint (drawing.layout->marks->len, ==, 17);
      g_assert_cmpuint (drawing.layout->chips->len, ==, 1);
      clear (&drawing);
    }
}

/* A dot is filled with the colour of its category, where the layout says it is. */
static void
test_pixels (void)
{
  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      Drawing               drawing;
      cairo_surface_t      *surface;
      const AnnalsMarkItem *mark;
      AnnalsColor           color;

      draw (&drawing, load_json (ALL_KINDS), "day", is_dark);
      surface = rasterise (&drawing);
      mark = annals_layout_find_mark (drawing.layout,
                                      annals_bundle_find_event (drawing.bundle, "day"));
      g_assert_nonnull (mark);
      color = annals_theme_get_category (drawing.theme, 0);
      expect_pixel (surface, annals_shape_get_center (&mark->shape), mark->y, &color);
      expect_pixel (surface, 2.0, drawing.layout->rows_y + drawing.layout->rows_height - 3.0,
                    &drawing.theme->view);
      cairo_surface_destroy (surface);
      clear (&drawing);
    }
}

/* How different two surfaces are: the mean over all channels, 0 to 255. */
static double
compare (cairo_surface_t *one,
         cairo_surface_t *other)
{
  const guint8 *left = cairo_image_surface_get_data (one);
  const guint8 *right = cairo_image_surface_get_data (other);
  gsize         size = (gsize) cairo_image_surface_get_stride (one) * (gsize) HEIGHT;
  guint64       sum = 0;

  for (gsize i = 0; i < size; i++)
    sum += i % 4 < 3 ? (guint64) ABS (left[i] - right[i]) : 0;
  return (double) sum / ((double) size * 0.75);
}

/* A picture shows what the screen shows: both painters draw the same, but for the edges. */
static void
test_cairo (void)
{
  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      Drawing            drawing;
      cairo_surface_t   *screen;
      cairo_surface_t   *picture;
      cairo_surface_t   *empty;
      cairo_t           *cr;
      AnnalsCairoPainter painter;

      draw (&drawing, load_json (ALL_KINDS), "dispute", is_dark);
      screen = rasterise (&drawing);
      picture = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
      cr = cairo_create (picture);
      painter = annals_cairo_painter_init (cr, drawing.texts);
      annals_render_timeline (&painter.parent, drawing.layout, drawing.theme);
      cairo_destroy (cr);
      cairo_surface_flush (picture);

      empty = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) WIDTH, (int) HEIGHT);
      g_test_message ("%g and %g", compare (screen, picture), compare (empty, picture));
      g_assert_cmpfloat (compare (screen, picture), <, 1.0);
      g_assert_cmpfloat (compare (empty, picture), >, 10.0);
      cairo_surface_destroy (empty);
      cairo_surface_destroy (screen);
      cairo_surface_destroy (picture);
      clear (&drawing);
    }
}

/* The same input is drawn the same. */
static void
test_same_twice (void)
{
  Drawing            one;
  Drawing            other;
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;

  draw (&one, load_json (ALL_KINDS), "dispute", FALSE);
  draw (&other, load_json (ALL_KINDS), "dispute", FALSE);
  first = gsk_render_node_serialize (one.node);
  second = gsk_render_node_serialize (other.node);
  g_assert_true (g_bytes_equal (first, second));
  clear (&one);
  clear (&other);
}

static void
test_empty (void)
{
  Drawing drawing;

  draw (&drawing, load_json ("'events':[]"), "none", FALSE);
  g_assert_cmpuint (drawing.layout->marks->len, ==, 0);
  clear (&drawing);
}

/* The overview of the same bundle stays inside its strip. */
static void
test_overview (void)
{
  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      Drawing                    drawing;
      g_autoptr (GArray)         bookmarks = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GtkSnapshot)    snapshot = gtk_snapshot_new ();
      g_autoptr (AnnalsOverview) overview = NULL;
      g_autoptr (GskRenderNode)  node = NULL;
      AnnalsSnapshotPainter      painter;
      AnnalsOverviewInput        input = { .width = 700.0, .height = 60.0 };
      graphene_rect_t            bounds;

      draw (&drawing, load_json (ALL_KINDS), "dispute", is_dark);
      for (guint32 event = 0; event < 17; event += 3)
        g_array_append_val (bookmarks, event);
      input.outline = drawing.outline;
      input.view = drawing.layout->input.scale;
      input.selected_event = drawing.layout->input.selected_event;
      input.bookmarks = bookmarks;
      input.metrics = drawing.layout->input.metrics;
      annals_scale_zoom (&input.view, 300.0, 4.0);
      overview = annals_overview_new (&input);
      g_assert_true (overview->has_handle);
      painter = annals_snapshot_painter_init (snapshot, drawing.texts);
      annals_render_overview (&painter.parent, overview, drawing.theme);
      node = gtk_snapshot_to_node (snapshot);
      gsk_render_node_get_bounds (node, &bounds);
      g_assert_cmpfloat ((double) bounds.size.width, <=, 700.0);
      g_assert_cmpfloat ((double) bounds.size.height, <=, 60.0);
      g_clear_pointer (&overview, annals_overview_free);
      clear (&drawing);
    }
}

/* Measuring and drawing use the same line; too long a text is ellipsised within its room. */
static void
test_texts (void)
{
  g_autoptr (AnnalsTextCache) texts = new_texts ();
  AnnalsMetrics               metrics = annals_text_cache_get_metrics (texts);
  const char                 *text = "The steel mill at Karachi";
  AnnalsTextLine             *line;
  double                      width;

  g_assert_cmpfloat_with_epsilon (metrics.font_scale, 1.0, 1e-3);
  width = annals_metrics_measure (&metrics, text, ANNALS_TEXT_LABEL);
  g_assert_cmpfloat (width, >, 60.0);
  line = annals_text_cache_get_line (texts, text, ANNALS_TEXT_LABEL, 60.0);
  g_assert_cmpfloat (line->width, <=, 60.0);
  g_assert_true (pango_layout_is_ellipsized (line->layout));
  g_assert_true (annals_text_cache_get_line (texts, text, ANNALS_TEXT_LABEL, 60.0) == line);
  line = annals_text_cache_get_line (texts, text, ANNALS_TEXT_LABEL, -1.0);
  g_assert_cmpfloat_with_epsilon (line->width, width, 1e-9);
  g_assert_false (pango_layout_is_ellipsized (line->layout));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* GTK 4.8 registers its node types only so, where there is no display. */
  g_type_ensure (GSK_TYPE_CONTAINER_NODE);

  g_test_add_func ("/render/timeline/bounds", test_bounds);
  g_test_add_func ("/render/timeline/pixels", test_pixels);
  g_test_add_func ("/render/timeline/cairo", test_cairo);
  g_test_add_func ("/render/timeline/same-twice", test_same_twice);
  g_test_add_func ("/render/timeline/empty", test_empty);
  g_test_add_func ("/render/overview/bounds", test_overview);
  g_test_add_func ("/render/texts/same-font", test_texts);

  return g_test_run ();
}
