/* annals-timeline-pointer.c — wheel, touchpad, pinch, clicks, and what is under the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/annals-scroll-step.h"
#include "timeline/annals-timeline-view-private.h"

#include <math.h>

#define CLICK_ZOOM 2.0

static double
get_view_x (AnnalsTimelineView *self)
{
  return self->layout != NULL ? self->layout->view_x : 0.0;
}

static gboolean
is_touchpad (GtkEventController *controller)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (controller);

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHPAD;
}

static gboolean
scroll_cb (GtkEventControllerScroll *scroll,
           double                    dx,
           double                    dy,
           AnnalsTimelineView       *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  double              x = self->pointer_x - get_view_x (self);
  AnnalsScrollInput   input = {
      .unit = gtk_event_controller_scroll_get_unit (scroll),
      .is_touchpad = is_touchpad (controller),
      .is_over_headings = x < 0.0,
      .modifiers = gtk_event_controller_get_current_event_state (controller),
      .dx = dx,
      .dy = dy,
  };
  AnnalsScrollStep step = annals_scroll_step_read (&input);

  if (!self->has_scale)
    return GDK_EVENT_PROPAGATE;

  annals_timeline_view_begin_move (self);
  annals_timeline_view_stop (self);
  annals_timeline_view_pan (self, step.pan_x_px, step.pan_y_px);
  if (fabs (step.zoom - 1.0) > 0.0)
    annals_timeline_view_zoom_at (self, MAX (x, 0.0), step.zoom, FALSE);
  return GDK_EVENT_STOP;
}

/* Fingers have left the touchpad in motion. */
static void
decelerate_cb (GtkEventControllerScroll *scroll,
               double                    velocity_x,
               double                    velocity_y,
               AnnalsTimelineView       *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  GdkModifierType     state = gtk_event_controller_get_current_event_state (controller);

  if (gtk_event_controller_scroll_get_unit (scroll) == GDK_SCROLL_UNIT_SURFACE &&
      (state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) == 0)
    annals_timeline_view_fling (self, -velocity_x, -velocity_y);
}

static void
pinch_begin_cb (GtkGesture         *gesture,
                GdkEventSequence   *sequence,
                AnnalsTimelineView *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  annals_timeline_view_stop (self);
  self->pinch_start = self->scale;
}

static void
pinch_cb (GtkGestureZoom     *gesture,
          double              scale,
          AnnalsTimelineView *self)
{
  double x = 0.0;
  double y = 0.0;

  if (!self->has_scale || scale <= 0.0)
    return;
  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  annals_timeline_view_begin_move (self);
  self->scale = self->pinch_start;
  annals_timeline_view_zoom_at (self, x - get_view_x (self), scale, FALSE);
}

/* Comes closer to a place that was clicked twice; farther away with Shift. */
static void
zoom_by_click (AnnalsTimelineView *self,
               GtkGestureClick    *gesture,
               double              x)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  double factor = (state & GDK_SHIFT_MASK) != 0 ? 1.0 / CLICK_ZOOM : CLICK_ZOOM;

  annals_timeline_view_zoom_at (self, x - self->layout->view_x, factor, TRUE);
}

static void
choose (AnnalsTimelineView *self,
        const AnnalsHit    *hit)
{
  switch (hit->kind)
    {
    case ANNALS_HIT_NOTHING:
      break;
    case ANNALS_HIT_EVENT:
      annals_timeline_view_select (self, hit->index);
      break;
    case ANNALS_HIT_COUNT:
      annals_timeline_view_open_count (self, hit->index);
      break;
    case ANNALS_HIT_ERA:
      annals_session_select_era (self->session, hit->index);
      /* Once more on the chosen era leads back to it. */
      annals_timeline_view_show_era (self, hit->index);
      break;
    case ANNALS_HIT_TRAY_REST:
      annals_timeline_view_open_tray (self);
      break;
    case ANNALS_HIT_GROUP:
      annals_timeline_view_toggle_group (self, hit->index);
      break;
    case ANNALS_HIT_SILENCE:
      annals_timeline_view_leave_silence (self, hit->index);
      break;
    }
}

static void
click_cb (GtkGestureClick    *gesture,
          int                 n_press,
          double              x,
          double              y,
          AnnalsTimelineView *self)
{
  AnnalsHit hit;

  if (self->layout == NULL)
    return;
  hit = annals_layout_hit (self->layout, x, y);
  gtk_widget_grab_focus (GTK_WIDGET (self));

  if (n_press == 1)
    {
      self->clicked = hit.kind;
      choose (self, &hit);
    }
  /* Every second click of a row comes closer, but not where the first one has opened something. */
  else if (n_press % 2 == 0 && x >= self->layout->view_x &&
           (self->clicked == ANNALS_HIT_NOTHING || self->clicked == ANNALS_HIT_EVENT))
    zoom_by_click (self, gesture, x);
}

/* The menu of the heading under the pointer. */
static void
menu_cb (GtkGestureClick    *gesture,
         int                 n_press,
         double              x,
         double              y,
         AnnalsTimelineView *self)
{
  AnnalsHit hit;

  if (self->layout == NULL)
    return;
  hit = annals_layout_hit (self->layout, x, y);
  if (hit.kind != ANNALS_HIT_GROUP)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  annals_timeline_view_open_group_menu (self, hit.index);
}

/* Finds again what is under the pointer. */
void
annals_timeline_view_hover (AnnalsTimelineView *self)
{
  AnnalsHit hit = { ANNALS_HIT_NOTHING, 0 };
  guint     hovered;
  guint     group;
  guint     silence;

  if (self->layout == NULL)
    return;
  if (self->pointer_x >= 0.0)
    hit = annals_layout_hit (self->layout, self->pointer_x, self->pointer_y);
  hovered = hit.kind == ANNALS_HIT_EVENT ? hit.index : ANNALS_NONE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hit.kind == ANNALS_HIT_NOTHING ? NULL : "pointer");
  group = hit.kind == ANNALS_HIT_GROUP ? hit.index : ANNALS_NONE;
  silence = hit.kind == ANNALS_HIT_SILENCE ? hit.index : ANNALS_NONE;
  if (hovered == self->hovered && group == self->hovered_group &&
      silence == self->hovered_silence)
    return;
  self->hovered_group = group;
  self->hovered_silence = silence;
  self->hovered = hovered;
  annals_timeline_view_queue (self);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           AnnalsTimelineView       *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  annals_timeline_view_hover (self);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          AnnalsTimelineView       *self)
{
  self->pointer_x = -1.0;
  annals_timeline_view_hover (self);
}

/* Gives the view what a pointer does with it. */
void
annals_timeline_view_add_gestures (AnnalsTimelineView *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *scroll = gtk_event_controller_scroll_new (
    GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkGesture         *menu = gtk_gesture_click_new ();

  self->pointer_x = -1.0;
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (scroll, "decelerate", G_CALLBACK (decelerate_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_cb), self);

  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, motion);
  annals_timeline_view_add_drag (self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
}
