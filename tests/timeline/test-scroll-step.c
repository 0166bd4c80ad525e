/* test-scroll-step.c — what a turn of a wheel or a slide on a touchpad asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/annals-scroll-step.h"

#define WHEEL GDK_SCROLL_UNIT_WHEEL
#define PIXEL GDK_SCROLL_UNIT_SURFACE

/* The signs of what is asked for: closer or farther, along time, down the rows. */
typedef struct
{
  const char       *name;
  AnnalsScrollInput input;
  int               zoom;
  int               pan_x;
  int               pan_y;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "wheel-up",           { WHEEL, FALSE, FALSE, 0, 0, -1 }, 1, 0, 0 },
  { "wheel-down",         { WHEEL, FALSE, FALSE, 0, 0, 1 }, -1, 0, 0 },
  { "wheel-right",        { WHEEL, FALSE, FALSE, 0, 1, 0 }, 0, 1, 0 },
  { "wheel-finely",       { WHEEL, FALSE, FALSE, 0, 0, -0.125 }, 1, 0, 0 },
  { "wheel-shift",        { WHEEL, FALSE, FALSE, GDK_SHIFT_MASK, 0, 1 }, 0, 1, 0 },
  { "wheel-control",      { WHEEL, FALSE, FALSE, GDK_CONTROL_MASK, 0, -1 }, 1, 0, 0 },
  { "wheel-alt",          { WHEEL, FALSE, FALSE, GDK_ALT_MASK, 0, 1 }, 0, 0, 1 },
  { "headings",           { WHEEL, FALSE, TRUE, 0, 0, 1 }, 0, 0, 1 },
  { "headings-control",   { WHEEL, FALSE, TRUE, GDK_CONTROL_MASK, 0, 1 }, -1, 0, 0 },
  { "slide-down",         { PIXEL, TRUE, FALSE, 0, 0, 7 }, 0, 0, 1 },
  { "slide-left",         { PIXEL, TRUE, FALSE, 0, -7, 0 }, 0, -1, 0 },
  { "slide-across",       { PIXEL, TRUE, FALSE, 0, -7, 7 }, 0, -1, 1 },
  { "slide-control",      { PIXEL, TRUE, FALSE, GDK_CONTROL_MASK, 0, -7 }, 1, 0, 0 },
  { "slide-shift",        { PIXEL, TRUE, FALSE, GDK_SHIFT_MASK, 0, -7 }, 0, -1, 0 },
  { "x11-touchpad",       { WHEEL, TRUE, FALSE, 0, 0.1, 0.2 }, 0, 1, 1 },
  { "x11-touchpad-ctrl",  { WHEEL, TRUE, FALSE, GDK_CONTROL_MASK, 0, 0.2 }, -1, 0, 0 },
  { "locks-do-not-count", { WHEEL, FALSE, FALSE, GDK_LOCK_MASK, 0, -1 }, 1, 0, 0 },
};
/* clang-format on */

static int
sign (double value)
{
  return (value > 0.0) - (value < 0.0);
}

static void
test_case (gconstpointer data)
{
  const Case      *test = data;
  AnnalsScrollStep step = annals_scroll_step_read (&test->input);

  g_assert_cmpint (sign (step.zoom - 1.0), ==, test->zoom);
  g_assert_cmpint (sign (step.pan_x_px), ==, test->pan_x);
  g_assert_cmpint (sign (step.pan_y_px), ==, test->pan_y);
}

/* Eight fine turns of a wheel lead as far as a click, and a click back undoes it. */
static void
test_adds_up (void)
{
  AnnalsScrollInput fine = { .unit = WHEEL, .dy = -0.125 };
  AnnalsScrollInput click = { .unit = WHEEL, .dy = -1.0 };
  AnnalsScrollInput back = { .unit = WHEEL, .dy = 1.0 };
  double            zoom = 1.0;

  for (int i = 0; i < 8; i++)
    zoom *= annals_scroll_step_read (&fine).zoom;
  g_assert_cmpfloat_with_epsilon (zoom, annals_scroll_step_read (&click).zoom, 1e-9);
  g_assert_cmpfloat_with_epsilon (zoom * annals_scroll_step_read (&back).zoom, 1.0, 1e-9);
}

/* A slide pans by just as much as the fingers went. */
static void
test_slide_is_exact (void)
{
  AnnalsScrollInput slide = { .unit = PIXEL, .is_touchpad = TRUE, .dx = 12.5, .dy = -3.25 };
  AnnalsScrollStep  step = annals_scroll_step_read (&slide);

  g_assert_cmpfloat (step.pan_x_px, ==, 12.5);
  g_assert_cmpfloat (step.pan_y_px, ==, -3.25);
}

/* A device that sends nonsense does not throw the view out of the world. */
static void
test_wild (void)
{
  const double wild[] = { 1e9, -1e9 };

  for (gsize i = 0; i < G_N_ELEMENTS (wild); i++)
    {
      AnnalsScrollInput input = { .unit = WHEEL, .dy = wild[i] };
      double            zoom = annals_scroll_step_read (&input).zoom;

      g_assert_cmpfloat (zoom, >, 0.01);
      g_assert_cmpfloat (zoom, <, 100.0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/timeline/scroll-step/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/timeline/scroll-step/adds-up", test_adds_up);
  g_test_add_func ("/timeline/scroll-step/slide-is-exact", test_slide_is_exact);
  g_test_add_func ("/timeline/scroll-step/wild", test_wild);

  return g_test_run ();
}
