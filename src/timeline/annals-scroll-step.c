/* annals-scroll-step.c — what a turn of a wheel or a slide on a touchpad asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *                      wheel             touchpad
 *   no modifier        zoom | time       rows | time       (down | right)
 *   Control            zoom | time       zoom | time
 *   Shift              time | rows       time | rows
 *   Alt                rows | time       rows | time
 *   over the headings  rows | time       rows | time
 *
 * A wheel is counted in clicks, of which the finer ones send fractions; a touchpad in pixels, but
 * under X11 in clicks as well.
 */

#include "config.h"

#include "timeline/annals-scroll-step.h"

#include <math.h>

#define WHEEL_ZOOM    1.25
#define WHEEL_TIME_PX 90.0
#define WHEEL_ROWS_PX 60.0

/* A slide of so many pixels zooms as far as a click of the wheel. */
#define PIXELS_PER_CLICK 24.0

/* No event zooms farther than a fast turn of a wheel does, whatever a device sends. */
#define MOST_CLICKS 12.0

static double
zoom_by (double clicks)
{
  return pow (WHEEL_ZOOM, -CLAMP (clicks, -MOST_CLICKS, MOST_CLICKS));
}

/**
 * annals_scroll_step_read:
 * @input: a scroll event
 *
 * Tells what an event asks for. Shift turns the directions round, as elsewhere.
 *
 * Returns: the movement
 */
AnnalsScrollStep
annals_scroll_step_read (const AnnalsScrollInput *input)
{
  gboolean         is_in_clicks = input->unit == GDK_SCROLL_UNIT_WHEEL;
  gboolean         is_control = (input->modifiers & GDK_CONTROL_MASK) != 0;
  gboolean         is_shift = (input->modifiers & GDK_SHIFT_MASK) != 0;
  gboolean         is_alt = (input->modifiers & GDK_ALT_MASK) != 0;
  AnnalsScrollStep step = { .zoom = 1.0 };
  double           along = is_shift ? input->dy : input->dx;
  double           across = is_shift ? input->dx : input->dy;
  gboolean         is_zoom = is_control || (is_in_clicks && !input->is_touchpad && !is_shift &&
                                    !is_alt && !input->is_over_headings);

  step.pan_x_px = along * (is_in_clicks ? WHEEL_TIME_PX : 1.0);
  if (is_zoom)
    step.zoom = zoom_by (is_in_clicks ? across : across / PIXELS_PER_CLICK);
  else
    step.pan_y_px = across * (is_in_clicks ? WHEEL_ROWS_PX : 1.0);
  return step;
}
