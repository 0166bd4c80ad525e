/* annals-scroll-step.h — what a turn of a wheel or a slide on a touchpad asks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * AnnalsScrollStep:
 * @zoom: factor to come closer by; 1 leaves the zoom alone
 * @pan_x_px: how far to go along time, in pixels
 * @pan_y_px: how far to go down the rows, in pixels
 *
 * A movement of the view.
 */
typedef struct
{
  double zoom;
  double pan_x_px;
  double pan_y_px;
} AnnalsScrollStep;

/**
 * AnnalsScrollInput:
 * @unit: in what @dx and @dy are counted
 * @is_touchpad: whether fingers slide, even where the system counts them in clicks of a wheel
 * @is_over_headings: whether the pointer is beside the axis
 * @modifiers: keys that are held
 * @dx: to the right
 * @dy: down
 *
 * A scroll event, as far as it matters.
 */
typedef struct
{
  GdkScrollUnit   unit;
  gboolean        is_touchpad;
  gboolean        is_over_headings;
  GdkModifierType modifiers;
  double          dx;
  double          dy;
} AnnalsScrollInput;

AnnalsScrollStep annals_scroll_step_read (const AnnalsScrollInput *input);

G_END_DECLS
