/* annals-timeline-overview.c — the strip above the timeline that shows the whole and moves the view
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * It draws with the fonts and colours of the view. The pointer takes hold of what is drawn; the
 * keyboard and assistive technology have a slider that lies over it unseen.
 */

#include "config.h"

#include "timeline/annals-timeline-overview.h"

#include "layout/annals-overview.h"
#include "render/annals-render-overview.h"
#include "render/annals-snapshot-painter.h"
#include "timeline/annals-overview-slider.h"
#include "timeline/annals-scroll-step.h"
#include "timeline/annals-timeline-view-private.h"

struct _AnnalsTimelineOverview
{
  GtkWidget parent_instance;

  AnnalsTimelineView *view;     /* borrowed, nullable: a sibling */
  GtkWidget          *slider;   /* owned child, nullable */
  AnnalsOverview     *overview; /* owned, nullable */

  AnnalsOverviewGrip grip;
  AnnalsScale        drag_start;
};

G_DEFINE_FINAL_TYPE (AnnalsTimelineOverview, annals_timeline_overview, GTK_TYPE_WIDGET)

static void
lay_out (AnnalsTimelineOverview *self)
{
  AnnalsTimelineView *view = self->view;
  AnnalsOverviewInput input = {
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
  };

  g_clear_pointer (&self->overview, annals_overview_free);
  if (view == NULL || view->layout == NULL || input.width < 1.0)
    return;

  input.outline = view->outline;
  input.bookmarks = view->bookmarks;
  input.view = view->scale;
  input.selected_event = annals_session_get_selected_event (view->session);
  input.metrics = annals_text_cache_get_metrics (view->texts);
  self->overview = annals_overview_new (&input);
}

/* The view has another layout. All that panning and zooming change is the handle. */
static void
changed_cb (AnnalsTimelineOverview *self,
            gboolean                is_only_moved)
{
  if (is_only_moved && self->overview != NULL && self->view->layout != NULL)
    annals_overview_set_view (self->overview, &self->view->scale);
  else
    lay_out (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
annals_timeline_overview_size_allocate (GtkWidget *widget,
                                        int        width,
                                        int        height,
                                        int        baseline)
{
  AnnalsTimelineOverview *self = ANNALS_TIMELINE_OVERVIEW (widget);
  GtkAllocation           all = { 0, 0, width, height };
  int                     minimum;

  lay_out (self);
  if (self->slider == NULL)
    return;
  gtk_widget_measure (self->slider, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  all.width = MAX (all.width, minimum);
  gtk_widget_measure (self->slider, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  all.height = MAX (all.height, minimum);
  gtk_widget_size_allocate (self->slider, &all, -1);
}

static void
annals_timeline_overview_snapshot (GtkWidget   *widget,
                                   GtkSnapshot *snapshot)
{
  AnnalsTimelineOverview *self = ANNALS_TIMELINE_OVERVIEW (widget);
  AnnalsSnapshotPainter   painter;

  if (self->overview == NULL || self->view->layout == NULL || self->view->theme == NULL)
    return;
  painter = annals_snapshot_painter_init (snapshot, self->view->texts);
  annals_render_overview (&painter.parent, self->overview, self->view->theme);
  if (annals_overview_slider_has_focus (ANNALS_OVERVIEW_SLIDER (self->slider)))
    annals_render_overview_focus (&painter.parent, self->overview, self->view->theme);
}

static void
set_cursor (AnnalsTimelineOverview *self,
            double                  x)
{
  static const char *const cursors[] = {
    [ANNALS_GRIP_NOTHING] = "pointer",
    [ANNALS_GRIP_BODY] = "grab",
    [ANNALS_GRIP_START] = "ew-resize",
    [ANNALS_GRIP_END] = "ew-resize",
  };

  if (self->overview != NULL)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                     cursors[annals_overview_get_grip (self->overview, x)]);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           AnnalsTimelineOverview   *self)
{
  if (self->grip == ANNALS_GRIP_NOTHING)
    set_cursor (self, x);
}

/* A press beside the handle brings the middle of the view there. */
static void
drag_begin_cb (GtkGestureDrag         *gesture,
               double                  x,
               double                  y,
               AnnalsTimelineOverview *self)
{
  if (self->overview == NULL)
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  annals_timeline_view_stop (self->view);
  self->drag_start = self->view->scale;
  self->grip = annals_overview_get_grip (self->overview, x);
  if (self->grip == ANNALS_GRIP_NOTHING)
    {
      AnnalsInstant there = annals_scale_get_instant (&self->overview->scale, x);
      double        at = annals_scale_get_x (&self->drag_start, there);

      annals_scale_pan (&self->drag_start, at - self->drag_start.width_px / 2.0);
      annals_timeline_view_clamp (self->view, &self->drag_start);
      annals_timeline_view_go (self->view, &self->drag_start);
      self->grip = ANNALS_GRIP_BODY;
    }
}

static void
drag_update_cb (GtkGestureDrag         *gesture,
                double                  dx,
                double                  dy,
                AnnalsTimelineOverview *self)
{
  AnnalsScale   to = self->drag_start;
  AnnalsInstant start;
  AnnalsInstant end;
  double        delta_s;

  if (self->overview == NULL || ABS (dx) < 2.0)
    return;

  delta_s = dx * self->overview->scale.seconds_per_px;
  start = annals_scale_get_instant (&to, 0.0);
  end = annals_scale_get_instant (&to, to.width_px);
  switch (self->grip)
    {
    case ANNALS_GRIP_NOTHING:
      return;
    case ANNALS_GRIP_BODY:
      annals_scale_pan (&to, delta_s / to.seconds_per_px);
      break;
    case ANNALS_GRIP_START:
      start = annals_scale_get_instant (&to, delta_s / to.seconds_per_px);
      break;
    case ANNALS_GRIP_END:
      end = annals_scale_get_instant (&to, to.width_px + delta_s / to.seconds_per_px);
      break;
    }
  if (self->grip != ANNALS_GRIP_BODY)
    annals_scale_fit (&to, MIN (start, end), MAX (start, end), 0.0);
  annals_timeline_view_jump (self->view, &to);
}

static void
drag_end_cb (GtkGestureDrag         *gesture,
             double                  dx,
             double                  dy,
             AnnalsTimelineOverview *self)
{
  self->grip = ANNALS_GRIP_NOTHING;
}

/* What turns the view when it is turned over the view does so here; it zooms around the middle. */
static gboolean
scroll_cb (GtkEventControllerScroll *scroll,
           double                    dx,
           double                    dy,
           AnnalsTimelineOverview   *self)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (scroll);
  AnnalsScrollInput   input = {
      .unit = gtk_event_controller_scroll_get_unit (scroll),
      .modifiers = gtk_event_controller_get_current_event_state (controller),
      .dx = dx,
      .dy = dy,
  };
  AnnalsScrollStep step = annals_scroll_step_read (&input);
  AnnalsScale      to;

  if (self->overview == NULL)
    return GDK_EVENT_PROPAGATE;
  to = self->view->scale;
  annals_scale_pan (&to, step.pan_x_px);
  annals_scale_zoom (&to, to.width_px / 2.0, step.zoom);
  annals_timeline_view_jump (self->view, &to);
  return GDK_EVENT_STOP;
}

static void
annals_timeline_overview_dispose (GObject *object)
{
  AnnalsTimelineOverview *self = ANNALS_TIMELINE_OVERVIEW (object);

  g_clear_pointer (&self->overview, annals_overview_free);
  g_clear_pointer (&self->slider, gtk_widget_unparent);
  self->view = NULL;

  G_OBJECT_CLASS (annals_timeline_overview_parent_class)->dispose (object);
}

static void
annals_timeline_overview_class_init (AnnalsTimelineOverviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_timeline_overview_dispose;
  widget_class->size_allocate = annals_timeline_overview_size_allocate;
  widget_class->snapshot = annals_timeline_overview_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelineoverview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_timeline_overview_init (AnnalsTimelineOverview *self)
{
  GtkWidget          *widget = GTK_WIDGET (self);
  GtkGesture         *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
}

/**
 * annals_timeline_overview_set_view:
 * @self: an overview
 * @view: the view that it shows and moves; it must be a child of the same parent
 *
 * Joins the overview to a view, once.
 */
void
annals_timeline_overview_set_view (AnnalsTimelineOverview *self,
                                   AnnalsTimelineView     *view)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_OVERVIEW (self));
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (view));
  g_return_if_fail (self->view == NULL);

  self->view = view;
  self->slider = annals_overview_slider_new (view);
  gtk_widget_set_parent (self->slider, GTK_WIDGET (self));
  g_signal_connect_object (view, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}
