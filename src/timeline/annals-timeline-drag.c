/* annals-timeline-drag.c — dragging: the view itself, or a band around what to come closer to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A drag takes the view along, and it glides on when it is let go in motion. With Shift held it
 * draws a band instead, which fills the view when it is let go. Escape takes either back.
 */

#include "config.h"

#include "timeline/annals-timeline-view-private.h"

#include <math.h>

#define THRESHOLD_PX        5.0
#define LEAST_BAND_PX       8.0
#define FRICTION_S          0.32
#define LEAST_FLING_PX_S    80.0
#define LEAST_VELOCITY_PX_S 12.0

static double
clamp_x (AnnalsTimelineView *self,
         double              x)
{
  return CLAMP (x - self->layout->view_x, 0.0, self->scale.width_px);
}

static void
drag_begin_cb (GtkGestureDrag     *gesture,
               double              x,
               double              y,
               AnnalsTimelineView *self)
{
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (self->layout == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  annals_timeline_view_stop (self);
  self->drag = ANNALS_DRAG_NOTHING;
  self->is_band_wanted = (state & GDK_SHIFT_MASK) != 0 && x >= self->layout->view_x;
  self->drag_start = self->scale;
  self->drag_start_y = self->scroll_y;
  self->band_x0 = clamp_x (self, x);
}

/* A press becomes a drag. */
static void
claim (AnnalsTimelineView *self,
       GtkGesture         *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  self->drag = self->is_band_wanted ? ANNALS_DRAG_BAND : ANNALS_DRAG_VIEW;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   self->is_band_wanted ? "crosshair" : "grabbing");
  /* Escape has to find its way here. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
drag_update_cb (GtkGestureDrag     *gesture,
                double              dx,
                double              dy,
                AnnalsTimelineView *self)
{
  double start_x;
  double start_y;

  if (self->layout == NULL || (self->drag == ANNALS_DRAG_NOTHING && hypot (dx, dy) < THRESHOLD_PX))
    return;
  if (self->drag == ANNALS_DRAG_NOTHING)
    claim (self, GTK_GESTURE (gesture));

  if (self->drag == ANNALS_DRAG_BAND)
    {
      gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
      self->band_x1 = clamp_x (self, start_x + dx);
      gtk_widget_queue_draw (GTK_WIDGET (self));
      return;
    }
  annals_timeline_view_begin_move (self);
  self->scale = self->drag_start;
  self->scroll_y = self->drag_start_y;
  annals_timeline_view_pan (self, -dx, -dy);
}

/* Fills the view with what the band holds. */
static void
apply_band (AnnalsTimelineView *self)
{
  AnnalsScale to = self->scale;
  double      x0 = MIN (self->band_x0, self->band_x1);
  double      width = fabs (self->band_x1 - self->band_x0);

  if (width < LEAST_BAND_PX)
    return;
  annals_scale_pan (&to, x0);
  annals_scale_zoom (&to, 0.0, to.width_px / width);
  annals_timeline_view_go (self, &to);
}

static void
end_drag (AnnalsTimelineView *self)
{
  self->drag = ANNALS_DRAG_NOTHING;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_end_cb (GtkGestureDrag     *gesture,
             double              dx,
             double              dy,
             AnnalsTimelineView *self)
{
  if (self->drag == ANNALS_DRAG_BAND)
    apply_band (self);
  end_drag (self);
}

/* Takes back what the drag has done. */
static void
cancel (AnnalsTimelineView *self)
{
  if (self->drag == ANNALS_DRAG_VIEW)
    {
      self->scroll_y = self->drag_start_y;
      annals_timeline_view_jump (self, &self->drag_start);
    }
  end_drag (self);
}

static void
drag_cancel_cb (GtkGesture         *gesture,
                GdkEventSequence   *sequence,
                AnnalsTimelineView *self)
{
  cancel (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        AnnalsTimelineView    *self)
{
  if (key != GDK_KEY_Escape || self->drag == ANNALS_DRAG_NOTHING)
    return GDK_EVENT_PROPAGATE;
  /* To GTK this is an end like any other: it must find nothing left to do. */
  cancel (self);
  gtk_gesture_set_state (self->drag_gesture, GTK_EVENT_SEQUENCE_DENIED);
  return GDK_EVENT_STOP;
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
  AnnalsScale         before = self->scale;

  self->last_frame_us = now_us;
  annals_timeline_view_pan (self, -self->velocity_x * elapsed_s, -self->velocity_y * elapsed_s);
  /* At the end of the axis there is nothing to glide on. */
  self->velocity_x *= elapsed_s > 0.0 && annals_scale_equal (&before, &self->scale) ? 0.0 : decay;
  self->velocity_y *= decay;
  if (hypot (self->velocity_x, self->velocity_y) > LEAST_VELOCITY_PX_S)
    return G_SOURCE_CONTINUE;

  self->tick = 0;
  return G_SOURCE_REMOVE;
}

/* Lets the view glide, in pixels a second; not where the desktop asks for no animations. */
void
annals_timeline_view_fling (AnnalsTimelineView *self,
                            double              velocity_x,
                            double              velocity_y)
{
  GtkWidget *widget = GTK_WIDGET (self);

  if (self->layout == NULL || !adw_get_enable_animations (widget) ||
      hypot (velocity_x, velocity_y) < LEAST_FLING_PX_S)
    return;

  annals_timeline_view_begin_move (self);
  self->velocity_x = velocity_x;
  self->velocity_y = velocity_y;
  self->last_frame_us = gdk_frame_clock_get_frame_time (gtk_widget_get_frame_clock (widget));
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, glide_cb, NULL, NULL);
}

static void
swipe_cb (GtkGestureSwipe    *gesture,
          double              velocity_x,
          double              velocity_y,
          AnnalsTimelineView *self)
{
  /* Neither a click nor a band is a swipe. */
  if (!self->is_band_wanted && !annals_scale_equal (&self->scale, &self->drag_start))
    annals_timeline_view_fling (self, velocity_x, velocity_y);
}

/* Whether a band is drawn, and where, in pixels from the left edge of the axis. */
gboolean
annals_timeline_view_get_band (AnnalsTimelineView *self,
                               double             *x0,
                               double             *x1)
{
  if (self->drag != ANNALS_DRAG_BAND)
    return FALSE;
  *x0 = MIN (self->band_x0, self->band_x1);
  *x1 = MAX (self->band_x0, self->band_x1);
  return TRUE;
}

/* Gives the view what is dragged. */
void
annals_timeline_view_add_drag (AnnalsTimelineView *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkGesture         *swipe = gtk_gesture_swipe_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->drag_gesture = drag;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  g_signal_connect (swipe, "swipe", G_CALLBACK (swipe_cb), self);
  gtk_gesture_group (swipe, drag);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);

  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (widget, keys);
}
