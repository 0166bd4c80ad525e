/* test-sheet.c — a timeline as a picture that stands alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the pictures, tests/tool/test-render.py looks at; here are the rules of the sheet.
 */

#include "config.h"

#include "../core/load-json.h"
#include "render/annals-sheet.h"
#include "render/annals-svg-painter.h"

#include <string.h>

#define EVENTS                                                                           \
  "'eras':[{'id':'x','label':'First','period':'1900/1949'}],"                            \
  "'categories':[{'id':'a','label':'A'},{'id':'b','label':'B'},{'id':'c','label':'C'}]," \
  "'events':[{'id':'one','title':'One','date':'1910','categories':['a']},"               \
  "{'id':'two','title':'Two','date':'1920','categories':['b']},"                         \
  "{'id':'three','title':'Three','date':'1960-02-01','categories':['c']},"               \
  "{'id':'four','title':'Four','categories':['c']}]"

static AnnalsSheetInput
make_input (AnnalsBundle *bundle)
{
  return (AnnalsSheetInput){
    .group_by = ANNALS_GROUP_BY_CATEGORY,
    .bundle = bundle,
    .era = ANNALS_NONE,
    .lower = ANNALS_INSTANT_MIN,
    .upper = ANNALS_INSTANT_MAX,
    .width = 1000.0,
  };
}

static void
test_summary (void)
{
  g_autoptr (AnnalsBundle)  bundle = load_json (EVENTS);
  AnnalsSheetInput          input = make_input (bundle);
  g_autoptr (GError)        error = NULL;
  g_autoptr (AnnalsSheet)   whole = annals_sheet_new (&input, &error);
  g_autoptr (AnnalsSheet)   era = NULL;
  const AnnalsSheetSummary *summary;

  g_assert_no_error (error);
  summary = annals_sheet_get_summary (whole);
  g_assert_cmpuint (summary->n_drawn, ==, 3);
  g_assert_cmpuint (summary->n_labelled, ==, 3);
  g_assert_cmpuint (summary->n_counted, ==, 0);
  g_assert_cmpuint (summary->n_undated, ==, 1);
  g_assert_cmpfloat_with_epsilon (summary->width, 1000.0, 1e-9);

  input.era = 0;
  era = annals_sheet_new (&input, &error);
  g_assert_no_error (error);
  summary = annals_sheet_get_summary (era);
  g_assert_cmpuint (summary->n_drawn, ==, 2);
  g_assert_cmpuint (summary->n_undated, ==, 0);
  g_assert_true (summary->lower == annals_instant_from_day (1900, 1, 1));
  g_assert_true (summary->upper == annals_instant_from_day (1950, 1, 1));
}

/* Whoever chooses the height that the content has gets the same timeline; a little less and it is
 * told how much is needed, and that is right. */
static void
test_height (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (EVENTS);
  AnnalsSheetInput         input = make_input (bundle);
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsSheet)  natural = annals_sheet_new (&input, &error);
  g_autoptr (AnnalsSheet)  chosen = NULL;
  g_autoptr (AnnalsSheet)  least = NULL;
  const char              *number;

  g_assert_no_error (error);
  input.height = annals_sheet_get_summary (natural)->height;
  chosen = annals_sheet_new (&input, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat_with_epsilon (annals_sheet_get_summary (chosen)->height, input.height, 1e-9);
  g_assert_cmpuint (annals_sheet_get_summary (chosen)->n_drawn, ==, 3);

  input.height = ANNALS_SHEET_MIN_HEIGHT;
  g_assert_null (annals_sheet_new (&input, &error));
  g_assert_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SIZE);
  number = strpbrk (error->message, "0123456789");
  g_assert_nonnull (number);
  input.height = g_ascii_strtod (number, NULL);
  g_assert_cmpfloat (input.height, >, ANNALS_SHEET_MIN_HEIGHT);
  g_clear_error (&error);
  least = annals_sheet_new (&input, &error);
  g_assert_no_error (error);
}

static void
test_no_time (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (EVENTS);
  AnnalsSheetInput         input = make_input (bundle);
  g_autoptr (GError)       error = NULL;

  input.era = 0;
  input.lower = annals_instant_from_day (1955, 1, 1);
  g_assert_null (annals_sheet_new (&input, &error));
  g_assert_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SPAN);
}

static void
test_too_many_pixels (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (EVENTS);
  AnnalsSheetInput         input = make_input (bundle);
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsSheet)  sheet = NULL;
  g_autoptr (GBytes)       page = NULL;

  input.width = ANNALS_SHEET_MAX_WIDTH;
  sheet = annals_sheet_new (&input, &error);
  g_assert_no_error (error);
  g_assert_null (annals_sheet_export (sheet, ANNALS_SHEET_PNG, ANNALS_SHEET_MAX_SCALE, &error));
  g_assert_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SIZE);
  g_clear_error (&error);
  page = annals_sheet_export (sheet, ANNALS_SHEET_PDF, ANNALS_SHEET_MAX_SCALE, &error);
  g_assert_no_error (error);
}

static char *
describe (guint        event,
          const char **id,
          gpointer     data)
{
  *id = "a\"b";
  return g_strdup ("<1> & \001");
}

/* Every value that the painter of SVG writes, as XML and with points whatever the locale. */
static void
test_svg (void)
{
  static const char *const wanted[] = {
    "<g class=\"event\" data-event=\"a&quot;b\"><title>&lt;1&gt; &amp; \xef\xbf\xbd</title>",
    "<rect x=\"1.5\" y=\"-2\" width=\"30\" height=\"10\" rx=\"5\" fill=\"#ff8000\" "
    "fill-opacity=\"0.25\"/>",
    "<rect x=\"2.5\" y=\"-1\" width=\"28\" height=\"8\" rx=\"3\" fill=\"none\" stroke=\"#ff8000\" "
    "stroke-opacity=\"0.25\" stroke-width=\"2\" stroke-dasharray=\"3 2\"/>",
    "<line x1=\"0\" y1=\"0\" x2=\"0.33\" y2=\"7\"",
    "<polygon points=\"0,0 0.33,7\"",
    "<title>]]&gt;</title>",
  };
  g_autoptr (AnnalsTextCache) texts = annals_text_cache_new_for_picture ();
  AnnalsSvgPainter           *self =
    annals_svg_painter_new (100.0, 50.0, "]]>", "en", texts, describe, NULL);
  AnnalsPainter   *painter = (AnnalsPainter *) (gpointer) self;
  AnnalsColor      color = { 1.0f, 0.5f, 0.0f, 0.25f };
  AnnalsBox        box = { 1.5, -2.0, 30.0, 10.0 };
  AnnalsBox        nothing = { 1.5, -2.0, 0.0, 10.0 };
  AnnalsPen        pen = { color, 2.0, 3.0, 2.0 };
  AnnalsPoint      points[] = { { 0.0, -0.0001 }, { 1.0 / 3.0, 7.0 } };
  g_autofree char *document = NULL;

  painter->klass->push_event (painter, 0);
  painter->klass->fill (painter, &box, 9.0, &color);
  painter->klass->fill (painter, &nothing, 9.0, &color);
  painter->klass->stroke (painter, &box, 4.0, &pen);
  painter->klass->line (painter, points[0], points[1], &pen);
  painter->klass->polygon (painter, points, G_N_ELEMENTS (points), &color);
  painter->klass->fade (painter, &box, &color, &color);
  painter->klass->fade (painter, &box, &color, &color);
  painter->klass->pop_event (painter);
  document = annals_svg_painter_finish (self);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      if (strstr (document, wanted[i]) == NULL)
        g_test_message ("%s\nis not in\n%s", wanted[i], document);
      g_assert_nonnull (strstr (document, wanted[i]));
    }
  /* What is the same is defined once, and what is empty is not drawn. */
  g_assert_nonnull (strstr (document, "id=\"fill1\""));
  g_assert_null (strstr (document, "id=\"fill2\""));
  g_assert_null (strstr (document, "width=\"0\""));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/sheet/summary", test_summary);
  g_test_add_func ("/render/sheet/height", test_height);
  g_test_add_func ("/render/sheet/no-time", test_no_time);
  g_test_add_func ("/render/sheet/too-many-pixels", test_too_many_pixels);
  g_test_add_func ("/render/svg", test_svg);

  return g_test_run ();
}
