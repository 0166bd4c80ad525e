/* annals-timeline-motion.c — how the view moves: wheel, drag, pinch, clicks and animated ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wheel turns in clicks and zooms, a touchpad slides in pixels and pans. Zoom keeps what is under
 * the pointer where it is and never returns to the selection.
 */

#include "config.h"

#include "timeline/annals-timeline-view-private.h"

#include <math.h>

#define WHEEL_ZOOM          1.25
#define WHEEL_PAN_PX        90.0
#define WHEEL_ROWS_PX       60.0
#define TOUCHPAD_ZOOM       1.01
#define CLICK_ZOOM          2.0
#define ANIMATION_MS        320
#define SHORT_ANIMATION_MS  160
#define DRAG_THRESHOLD_PX   5.0
#define ERA_MARGIN_PX       72.0
#define NARROW_MARGIN_PX    24.0
#define NARROW_PX           640
#define FRICTION_S          0.32
#define LEAST_VELOCITY_PX_S 12.0

static double
get_view_x (AnnalsTimelineView *self)
{
  return self->layout != NULL ? self->layout->view_x : 0.0;
}

static void
animate_cb (double   progress,
            gpointer data)
{
  AnnalsTimelineView *self = data;

  self->scale = annals_scale_interpolate (&self->from, &self->to, progress);
  annals_timeline_view_queue (self);
}

/* Whether the view is on an animated way. */
gboolean
annals_timeline_view_is_moving (AnnalsTimelineView *self)
{
  return self->animation != NULL &&
         adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING;
}

/* Stops what moves by itself. */
void
annals_timeline_view_stop (AnnalsTimelineView *self)
{
  if (self->animation != NULL)
    adw_animation_pause (self->animation);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
}

static void
animate (AnnalsTimelineView *self,
         const AnnalsScale  *to,
         guint               duration_ms)
{
  annals_timeline_view_stop (self);
  self->from = self->scale;
  self->to = *to;
  annals_timeline_view_clamp (self, &self->to);
  if (annals_scale_equal (&self->from, &self->to))
    return;

  g_clear_object (&self->animation);
  self->animation = adw_timed_animation_new (
    GTK_WIDGET (self), 0.0, 1.0, duration_ms,
    adw_callback_animation_target_new (animate_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_IN_OUT_CUBIC);
  adw_animation_play (self->animation);
}

/* Moves to another view; at once where the desktop asks for no animations. */
void
annals_timeline_view_go (AnnalsTimelineView *self,
                         const AnnalsScale  *to)
{
  if (!self->has_scale)
    return;
  animate (self, to, ANIMATION_MS);
}

/* Shows another view at once. */
void
annals_timeline_view_jump (AnnalsTimelineView *self,
                           const AnnalsScale  *to)
{
  annals_timeline_view_stop (self);
  self->scale = *to;
  annals_timeline_view_clamp (self, &self->scale);
  annals_timeline_view_queue (self);
}

/* Shows a span with some of its surroundings. */
void
annals_timeline_view_show_span (AnnalsTimelineView *self,
                                AnnalsInstant       lower,
                                AnnalsInstant       upper)
{
  AnnalsScale to = self->scale;
  double      margin = gtk_widget_get_width (GTK_WIDGET (self)) < NARROW_PX ? NARROW_MARGIN_PX
                                                                            : ERA_MARGIN_PX;

  if (!self->has_scale)
    return;
  annals_scale_fit (&to, MAX (lower, self->outline->lower), MIN (upper, self->outline->upper),
                    margin);
  annals_timeline_view_go (self, &to);
}

/* Shows an era as large as the view allows. */
void
annals_timeline_view_show_era (AnnalsTimelineView *self,
                               guint               era)
{
  const AnnalsEra *record = &annals_bundle_get_eras (self->outline->bundle, NULL)[era];

  if (record->date.kind != ANNALS_DATE_NONE)
    annals_timeline_view_show_span (self, record->date.lower, record->date.upper);
}

static void
show_row (AnnalsTimelineView *self,
          guint               event)
{
  double y0;
  double y1;

  if (self->layout == NULL || !annals_layout_find_row_y (self->layout, event, &y0, &y1))
    return;
  if (y0 < self->scroll_y)
    self->scroll_y = y0 - self->layout->row_height;
  else if (y1 > self->scroll_y + self->layout->rows_height)
    self->scroll_y = y1 + self->layout->row_height - self->layout->rows_height;
  self->scroll_y = MAX (self->scroll_y, 0.0);
}

/* Brings an event into sight without changing the zoom; nothing moves if it is. */
void
annals_timeline_view_show_event (AnnalsTimelineView *self,
                                 guint               event)
{
  const AnnalsEvent *record = &annals_bundle_get_events (self->outline->bundle, NULL)[event];
  AnnalsScale        to = self->scale;
  AnnalsShape        shape;
  double             left;
  double             right;

  if (!self->has_scale || record->date.kind == ANNALS_DATE_NONE)
    return;

  show_row (self, event);
  shape = annals_shape_from_date (&record->date, &to, 0.0);
  left = MAX (shape.x0, 0.0);
  right = MIN (shape.x1, to.width_px);
  if (right - left >= MIN (shape.x1 - shape.x0, 24.0))
    return;

  annals_scale_pan (&to, (shape.x0 > to.width_px ? shape.x0 : MAX (shape.x0, shape.x1 - 200.0)) -
                           to.width_px / 3.0);
  annals_timeline_view_go (self, &to);
}

/* Zooms around a place, in pixels from the left edge of the axis. */
void
annals_timeline_view_zoom_at (AnnalsTimelineView *self,
                              double              x,
                              double              factor,
                              gboolean            is_animated)
{
  AnnalsScale to = self->scale;

  if (!self->has_scale)
    return;
  if (is_animated && annals_timeline_view_is_moving (self))
    to = self->to; /* a second step goes on from where the first one leads */
  annals_scale_zoom (&to, x, factor);
  if (is_animated)
    {
      animate (self, &to, SHORT_ANIMATION_MS);
      return;
    }
  annals_timeline_view_jump (self, &to);
}

static void
pan (AnnalsTimelineView *self,
     double              dx,
     double              dy)
{
  annals_scale_pan (&self->scale, dx);
  annals_timeline_view_clamp (self, &self->scale);
  self->scroll_y = MAX (self->scroll_y + dy, 0.0);
  annals_timeline_view_queue (self);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           AnnalsTimelineView       *self)
{
  GtkEventController *event_controller = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType     state = gtk_event_controller_get_current_event_state (event_controller);
  gboolean            is_wheel =
    gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_WHEEL;
  gboolean is_control = (state & GDK_CONTROL_MASK) != 0;
  double   x = self->pointer_x - get_view_x (self);

  if (!self->has_scale)
    return GDK_EVENT_PROPAGATE;

  if (is_wheel && (state & GDK_SHIFT_MASK))
    {
      dx += dy;
      dy = 0.0;
    }
  annals_timeline_view_stop (self);
  if (is_wheel && x < 0.0)
    pan (self, dx * WHEEL_PAN_PX, dy * WHEEL_ROWS_PX);
  else if (is_wheel)
    {
      if (fabs (dy) > 0.0)
        annals_timeline_view_zoom_at (self, x, pow (WHEEL_ZOOM, -dy), FALSE);
      if (fabs (dx) > 0.0)
        pan (self, dx * WHEEL_PAN_PX, 0.0);
    }
  else if (is_control)
    annals_timeline_view_zoom_at (self, x, pow (TOUCHPAD_ZOOM, -dy), FALSE);
  else
    pan (self, dx, dy);

  return GDK_EVENT_STOP;
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               AnnalsTimelineView *self)
{
  if (self->layout == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  annals_timeline_view_stop (self);
  self->drag_start = self->scale;
  self->drag_start_y = self->scroll_y;
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              dx,
                double              dy,
                AnnalsTimelineView *self)
{
  gboolean is_claimed =
    gtk_gesture_get_sequence_state (GTK_GESTURE (gesture),
                                    gtk_gesture_single_get_current_sequence (
                                      GTK_GESTURE_SINGLE (gesture))) == GTK_EVENT_SEQUENCE_CLAIMED;

  if (self->layout == NULL)
    return;
  if (!is_claimed && hypot (dx, dy) < DRAG_THRESHOLD_PX)
    return;
  if (!is_claimed)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
    }
  self->scale = self->drag_start;
  self->scroll_y = self->drag_start_y;
  pan (self, -dx, -dy);
}

static void
drag_end_cb (GtkGestureDrag     *gesture,
             double              dx,
             double              dy,
             AnnalsTimelineView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Goes on after a drag, and slows down as things do. */
static gboolean
glide_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       data)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  gint64              now_us = gdk_frame_clock_get_frame_time (clock);
  double              elapsed_s = (double) (now_us - self->last_frame_us) / G_USEC_PER_SEC;
  double              decay = exp (-elapsed_s / FRICTION_S);

  self->last_frame_us = now_us;
  pan (self, -self->velocity_x * elapsed_s, -self->velocity_y * elapsed_s);
  self->velocity_x *= decay;
  self->velocity_y *= decay;
  if (hypot (self->velocity_x, self->velocity_y) > LEAST_VELOCITY_PX_S)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
swipe_cb (GtkGestureSwipe    *gesture,
          double              velocity_x,
          double              velocity_y,
          AnnalsTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  /* A click is no swipe, and no glide where the desktop asks for no animations. */
  if (self->layout == NULL || !adw_get_enable_animations (widget) ||
      hypot (velocity_x, velocity_y) < 80.0 || annals_scale_equal (&self->scale, &self->drag_start))
    return;

  self->velocity_x = velocity_x;
  self->velocity_y = velocity_y;
  self->last_frame_us = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, glide_cb, NULL, NULL);
}

static void
pinch_begin_cb (GtkGesture         *gesture,
                GdkEventSequence   *sequence,
                AnnalsTimelineView *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  annals_timeline_view_stop (self);
  self->drag_start = self->scale;
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
  self->scale = self->drag_start;
  annals_timeline_view_zoom_at (self, x - get_view_x (self), scale, FALSE);
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

  if (n_press == 2 && (hit.kind == ANNALS_HIT_NOTHING || hit.kind == ANNALS_HIT_EVENT) &&
      x >= self->layout->view_x)
    {
      annals_timeline_view_zoom_at (self, x - self->layout->view_x, CLICK_ZOOM, TRUE);
      return;
    }

  switch (hit.kind)
    {
    case ANNALS_HIT_NOTHING:
      break;
    case ANNALS_HIT_EVENT:
      annals_timeline_view_select (self, hit.index);
      break;
    case ANNALS_HIT_COUNT:
      annals_timeline_view_open_count (self, hit.index);
      break;
    case ANNALS_HIT_ERA:
      annals_session_select_era (self->session, hit.index);
      /* Once more on the chosen era leads back to it. */
      annals_timeline_view_show_era (self, hit.index);
      break;
    case ANNALS_HIT_TRAY_REST:
      annals_timeline_view_open_tray (self);
      break;
    }
}

/* Finds again what is under the pointer. */
void
annals_timeline_view_hover (AnnalsTimelineView *self)
{
  AnnalsHit hit = { ANNALS_HIT_NOTHING, 0 };
  guint     hovered;

  if (self->layout == NULL)
    return;
  if (self->pointer_x >= 0.0)
    hit = annals_layout_hit (self->layout, self->pointer_x, self->pointer_y);
  hovered = hit.kind == ANNALS_HIT_EVENT ? hit.index : ANNALS_NONE;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   hit.kind == ANNALS_HIT_NOTHING ? NULL : "pointer");
  if (hovered == self->hovered)
    return;
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

/* Gives the view its gestures. */
void
annals_timeline_view_add_gestures (AnnalsTimelineView *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *swipe = gtk_gesture_swipe_new ();
  GtkGesture         *pinch = gtk_gesture_zoom_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  self->pointer_x = -1.0;
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  g_signal_connect (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (click_cb), self);
  gtk_gesture_group (swipe, drag);

  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}

/**
 * annals_timeline_view_zoom:
 * @self: a view
 * @factor: above 1 comes closer
 *
 * Zooms around the selected event if it is in sight, else around the middle.
 */
void
annals_timeline_view_zoom (AnnalsTimelineView *self,
                           double              factor)
{
  const AnnalsMarkItem *mark = NULL;
  double                x;

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (self->layout == NULL)
    return;
  x = self->scale.width_px / 2.0;
  if (self->layout->input.selected_event != ANNALS_NONE)
    mark = annals_layout_find_mark (self->layout, self->layout->input.selected_event);
  if (mark != NULL)
    {
      double center = annals_shape_get_center (&mark->shape) - self->layout->view_x;

      if (center >= 0.0 && center <= self->scale.width_px)
        x = center;
    }
  annals_timeline_view_zoom_at (self, x, factor, TRUE);
}

/**
 * annals_timeline_view_fit:
 * @self: a view
 *
 * Shows the whole bundle.
 */
void
annals_timeline_view_fit (AnnalsTimelineView *self)
{
  AnnalsScale to;

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (self->layout == NULL)
    return;
  to = self->scale;
  annals_scale_fit (&to, self->outline->lower, self->outline->upper, ANNALS_FIT_MARGIN_PX);
  annals_timeline_view_go (self, &to);
}
