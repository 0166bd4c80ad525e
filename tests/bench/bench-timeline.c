/* bench-timeline.c — what a frame of the timeline costs, from a thousand events to a million
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bundles come from a seed. The view goes once through the whole range: 120 steps of zoom, half of
 * them in and half out, and 120 steps of panning through a tenth of the range. A frame is what the
 * program does for it: layout, then render nodes, then the overview's handle; what turns nodes into
 * pixels is the toolkit's and not measured. One JSON object a line; `ratio` is the median over that
 * of a thousand events, and `bytes` what outline, rows and layout take for each event.
 */

#include "config.h"

#include "core/annals-bundle-builder.h"
#include "layout/annals-overview.h"
#include "render/annals-render-overview.h"
#include "render/annals-render-timeline.h"
#include "render/annals-snapshot-painter.h"

#include <locale.h>
#include <malloc.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <time.h>

#define SEED         20260101
#define N_WORDS      20000
#define N_SOURCES    500
#define N_CATEGORIES 12
#define N_ERAS       7
#define N_STEPS      120
#define DENSITY      6 /* the higher, the more events lie near the present */
#define FIRST_YEAR   (-3000)
#define LAST_YEAR    2020
#define WIDTH        1400.0
#define HEIGHT       460.0
/* As the view does, see annals-timeline-view.c. */
#define MOST_WORK 100

/* --- Data ------------------------------------------------------------------------------------- */

static void
append_word (GString *text,
             guint    number)
{
  static const char *const syllables[] = { "ka", "ru", "mel", "to", "vin", "sa", "dor", "li",
                                           "pen", "ho", "ras", "ni", "gal", "be", "tur", "wo" };

  for (guint rest = number + 1; rest > 0; rest /= G_N_ELEMENTS (syllables))
    g_string_append (text, syllables[rest % G_N_ELEMENTS (syllables)]);
}

/* Words as languages have them: the n-th most frequent turns up 1/n as often as the first. */
static void
append_words (GString *text,
              GRand   *random,
              gint32   n_words)
{
  for (gint32 i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_word (text, (guint) pow (N_WORDS, g_rand_double (random)) - 1);
    }
}

static void
append_date (GString *text,
             GRand   *random)
{
  double age = pow (g_rand_double (random), DENSITY);
  int    year = LAST_YEAR - (int) (age * (LAST_YEAR - FIRST_YEAR));
  int    month = g_rand_int_range (random, 1, 13);

  g_string_append_printf (text, year < 0 ? "-%04d" : "%04d", ABS (year));
  g_string_append_printf (text, "-%02d-%02d", month, g_rand_int_range (random, 1, 29));
  if (g_rand_double (random) < 0.3)
    g_string_append_printf (text, "/%04d", MAX (year, 0) + g_rand_int_range (random, 1, 40));
}

static void
add_event (AnnalsBundleBuilder *builder,
           GRand               *random,
           guint                number)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AnnalsEvent         event = { .importance = 0.5f, .era = ANNALS_NONE, .dating = ANNALS_NONE };
  gint32              n_accounts = g_rand_int_range (random, 1, 4);

  g_string_printf (text, "e%u", number);
  event.id = annals_bundle_builder_add_text (builder, text->str);
  g_string_truncate (text, 0);
  append_words (text, random, g_rand_int_range (random, 3, 9));
  event.title = annals_bundle_builder_add_text (builder, text->str);
  g_string_truncate (text, 0);
  append_date (text, random);
  event.edtf = annals_bundle_builder_add_text (builder, text->str);
  annals_date_parse (text->str, &event.date, NULL);
  if (g_rand_double (random) < 0.3)
    event.importance = (float) g_rand_double (random);
  annals_bundle_builder_add_event (builder, &event);
  annals_bundle_builder_add_event_category (builder,
                                            (guint) g_rand_int_range (random, 0, N_CATEGORIES));
  for (gint32 i = 0; i < n_accounts; i++)
    {
      AnnalsAccount account = {
        .source = (number * 7 + (guint) i * 131) % N_SOURCES,
        .edtf = event.edtf,
        .date = event.date,
      };

      annals_bundle_builder_add_account (builder, &account);
    }
}

static void
add_head (AnnalsBundleBuilder *builder)
{
  AnnalsBundleHeader  header = { .id = "bench", .title = "Bench" };
  AnnalsSource        source = { .article = ANNALS_NONE };
  g_autoptr (GString) text = g_string_new (NULL);

  annals_bundle_builder_set_header (builder, &header);
  for (guint i = 0; i < N_CATEGORIES; i++)
    {
      AnnalsCategory category = { 0 };

      g_string_printf (text, "Category %u", i);
      category.id = annals_bundle_builder_add_text (builder, text->str);
      category.label = category.id;
      annals_bundle_builder_add_category (builder, &category);
    }
  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_string_printf (text, "Source %u", i);
      source.id = annals_bundle_builder_add_text (builder, text->str);
      source.title = source.id;
      source.short_name = source.id;
      annals_bundle_builder_add_source (builder, &source, NULL);
    }
  for (int i = 0; i < N_ERAS; i++)
    {
      AnnalsEra era = { .parent = ANNALS_NONE, .source = ANNALS_NONE };

      g_string_printf (text, "Era %d", i);
      era.id = annals_bundle_builder_add_text (builder, text->str);
      era.label = era.id;
      g_string_printf (text, "%04d/%04d", i * 290, i * 290 + 289);
      era.period = annals_bundle_builder_add_text (builder, text->str);
      annals_date_parse (text->str, &era.date, NULL);
      annals_bundle_builder_add_era (builder, &era);
    }
}

static AnnalsBundle *
make_bundle (guint n_events)
{
  g_autoptr (GRand)               random = g_rand_new_with_seed (SEED);
  g_autoptr (AnnalsBundleBuilder) builder = annals_bundle_builder_new ();
  g_autoptr (GPtrArray)           diagnostics = g_ptr_array_new ();

  add_head (builder);
  for (guint i = 0; i < n_events; i++)
    add_event (builder, random, i);
  return annals_bundle_builder_finish (builder, diagnostics, NULL);
}

/* Time on the processor, not on the clock: machines are shared, and nothing here waits. */
static gint64
get_cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* --- Measuring -------------------------------------------------------------------------------- */

/* What a window keeps of a timeline. */
typedef struct
{
  AnnalsOutline    *outline;
  AnnalsTextCache  *texts;
  AnnalsTheme      *theme;
  AnnalsRows       *rows;
  AnnalsLayout     *layout;
  AnnalsOverview   *overview;
  AnnalsLayoutInput input;
  guint             n_marks;
  guint             n_unfinished;
} View;

static AnnalsTextCache *
new_texts (void)
{
  PangoContext *context = pango_font_map_create_context (
    pango_cairo_font_map_get_default ());
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");
  AnnalsTextCache      *texts;

  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_font_description (context, font);
  texts = annals_text_cache_new (context);
  pango_font_description_free (font);
  g_object_unref (context);
  return texts;
}

/* One frame, as milliseconds. */
static double
draw_frame (View *view)
{
  gint64                    before = get_cpu_us ();
  g_autoptr (GtkSnapshot)   snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  AnnalsSnapshotPainter     painter;

  annals_text_cache_trim (view->texts);
  g_clear_pointer (&view->layout, annals_layout_free);
  annals_layout_update_rows (&view->rows, view->outline, view->input.scale.seconds_per_px, WIDTH,
                             HEIGHT, &view->input.metrics);
  view->layout = annals_layout_new (&view->input, view->rows);
  painter = annals_snapshot_painter_init (snapshot, view->texts);
  annals_render_timeline (&painter.parent, view->layout, view->theme);
  if (view->overview != NULL)
    {
      annals_overview_set_view (view->overview, &view->input.scale);
      annals_render_overview (&painter.parent, view->overview, view->theme);
    }
  node = gtk_snapshot_to_node (snapshot);
  view->n_marks = MAX (view->n_marks, view->layout->marks->len);
  view->n_unfinished += view->layout->is_complete ? 0 : 1;
  return (double) (get_cpu_us () - before) / 1000.0;
}

static gsize
get_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* Everything from the bundle to the first frame, as milliseconds. */
static double
open_view (View         *view,
           AnnalsBundle *bundle,
           AnnalsGroupBy group_by)
{
  gint64              before;
  double              first_ms;
  AnnalsOverviewInput input = { .selected_event = ANNALS_NONE, .height = 60.0 };

  *view = (View){ .texts = new_texts (), .theme = annals_theme_new (FALSE) };
  view->input = (AnnalsLayoutInput){
    .width = WIDTH,
    .height = HEIGHT,
    .selected_event = ANNALS_NONE,
    .selected_era = ANNALS_NONE,
    .hovered_event = ANNALS_NONE,
    .focused_event = ANNALS_NONE,
    .focused_group = ANNALS_NONE,
    .hovered_group = ANNALS_NONE,
    .hovered_silence = ANNALS_NONE,
    .chosen_account = ANNALS_NONE,
    .focused_heading = ANNALS_NONE,
    .most_work = MOST_WORK,
    .metrics = annals_text_cache_get_metrics (view->texts),
  };
  annals_metrics_measure (&view->input.metrics, "fonts are there", ANNALS_TEXT_LABEL);

  before = get_cpu_us ();
  view->outline = annals_outline_new (bundle, group_by);
  annals_theme_set_bundle (view->theme, bundle);
  view->input.outline = view->outline;
  view->input.scale = annals_scale_new (
    0, 1.0, annals_layout_get_view_width (view->outline, WIDTH, &view->input.metrics));
  annals_scale_fit (&view->input.scale, view->outline->lower, view->outline->upper,
                    ANNALS_LAYOUT_MARGIN_PX);
  input.outline = view->outline;
  input.view = view->input.scale;
  input.width = view->input.scale.width_px;
  input.metrics = view->input.metrics;
  view->overview = annals_overview_new (&input);
  first_ms = (double) (get_cpu_us () - before) / 1000.0;
  return first_ms + draw_frame (view);
}

static void
close_view (View *view)
{
  annals_overview_free (view->overview);
  annals_layout_free (view->layout);
  annals_rows_free (view->rows);
  annals_theme_free (view->theme);
  annals_text_cache_free (view->texts);
  annals_outline_free (view->outline);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const double *left = a;
  const double *right = b;

  return (*left > *right) - (*left < *right);
}

/* Zooms in where most of it happened and out again, then pans from the first time to the last. */
static void
move_through (View   *view,
              GArray *times)
{
  AnnalsScale whole = view->input.scale;

  for (guint i = 0; i < N_STEPS; i++)
    {
      double factor = i < N_STEPS / 2 ? 1.1 : 1.0 / 1.1;
      double ms;

      annals_scale_zoom (&view->input.scale, whole.width_px - ANNALS_LAYOUT_MARGIN_PX, factor);
      annals_scale_clamp (&view->input.scale, view->outline->lower, view->outline->upper,
                          ANNALS_LAYOUT_MARGIN_PX);
      ms = draw_frame (view);
      g_array_append_val (times, ms);
    }

  view->input.scale = whole;
  annals_scale_zoom (&view->input.scale, 0.0, 10.0);
  for (guint i = 0; i < N_STEPS; i++)
    {
      double ms;

      annals_scale_pan (&view->input.scale, whole.width_px * 9.0 / N_STEPS);
      ms = draw_frame (view);
      g_array_append_val (times, ms);
    }
}

static double
get_median (GArray *times)
{
  g_array_sort (times, compare_times);
  return g_array_index (times, double, times->len / 2);
}

static double
measure (guint         n_events,
         AnnalsGroupBy group_by,
         double        yardstick)
{
  g_autoptr (AnnalsBundle) bundle = make_bundle (n_events);
  g_autoptr (GArray)       times = g_array_new (FALSE, FALSE, sizeof (double));
  View                     view;
  gsize                    with_view;
  double                   first_ms = open_view (&view, bundle, group_by);
  double                   median;

  move_through (&view, times);
  median = get_median (times);
  with_view = get_heap ();
  g_clear_pointer (&view.layout, annals_layout_free);
  g_clear_pointer (&view.rows, annals_rows_free);
  g_clear_pointer (&view.outline, annals_outline_free);
  g_print (
    "{\"name\":\"timeline\",\"groups\":\"%s\",\"events\":%u,\"median_ms\":%.3f,\"p95_ms\":%.3f,"
    "\"max_ms\":%.3f,\"ratio\":%.2f,\"bytes\":%.1f,\"first_ms\":%.1f,\"marks\":%u,"
    "\"unfinished\":%u}\n",
    annals_group_by_get_name (group_by), n_events, median,
    g_array_index (times, double, times->len * 95 / 100),
    g_array_index (times, double, times->len - 1), yardstick > 0.0 ? median / yardstick : 1.0,
    (double) (with_view - get_heap ()) / n_events, first_ms, view.n_marks, view.n_unfinished);
  close_view (&view);
  return median;
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 1000, 10000, 100000, 1000000 };
  double             yardstick = 0.0;

  setlocale (LC_ALL, "");
  /* GTK 4.8 registers its node types only so, where there is no display. */
  g_type_ensure (GSK_TYPE_CONTAINER_NODE);

  if (argc > 1)
    {
      for (int i = 1; i < argc; i++)
        for (guint by = ANNALS_GROUP_BY_CATEGORY; by <= ANNALS_GROUP_BY_SOURCE; by++)
          measure ((guint) strtoul (argv[i], NULL, 10), (AnnalsGroupBy) by, 0.0);
      return 0;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      double median = measure (sizes[i], ANNALS_GROUP_BY_CATEGORY, yardstick);

      if (i == 0)
        yardstick = median;
    }
  measure (sizes[G_N_ELEMENTS (sizes) - 1], ANNALS_GROUP_BY_SOURCE, yardstick);

  return 0;
}
