/* annals-timeline-history.c — back and forward among the views at which the reader came to rest
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whatever moves the view calls annals_timeline_view_begin_move() before it does. The first call
 * after a rest remembers the place that is left, the rest that follows the place that was reached.
 */

#include "config.h"

#include "timeline/annals-timeline-view-private.h"

/* A view counts as one where the reader has been after so long without a movement. */
#define SETTLE_MS 400

/* Remembers the present view, or the one that the view is on its way to: who goes elsewhere or back
 * meanwhile means the place, not the way. */
void
annals_timeline_view_settle (AnnalsTimelineView *self)
{
  AnnalsView view = { annals_timeline_view_is_moving (self) ? self->to : self->scale,
                      self->scroll_y };

  if (!self->has_scale || self->is_allocating)
    return;
  annals_view_history_settle (self->history, &view);
  annals_timeline_view_emit_history_changed (self);
}

static gboolean
settle_cb (gpointer data)
{
  AnnalsTimelineView *self = data;

  if (annals_timeline_view_is_moving (self) || self->tick != 0 ||
      self->drag != ANNALS_DRAG_NOTHING)
    return G_SOURCE_CONTINUE;

  self->settle_id = 0;
  annals_timeline_view_settle (self);
  return G_SOURCE_REMOVE;
}

/* Remembers the view that is about to be left, if the reader was at rest there. */
void
annals_timeline_view_begin_move (AnnalsTimelineView *self)
{
  gboolean was_at_rest = self->settle_id == 0;

  if (!self->has_scale || self->is_allocating)
    return;
  /* Whoever hears of the history finds the view in motion, which leads back to where it began. */
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, settle_cb, self);
  if (was_at_rest)
    annals_timeline_view_settle (self);
}

/* Forgets where the reader has been, as with another bundle. */
void
annals_timeline_view_clear_history (AnnalsTimelineView *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  annals_view_history_clear (self->history);
  annals_timeline_view_emit_history_changed (self);
}

/**
 * annals_timeline_view_can_travel:
 * @self: a view
 * @step: 1 for forward, -1 for back
 *
 * Returns: whether there is a view that way
 */
gboolean
annals_timeline_view_can_travel (AnnalsTimelineView *self,
                                 int                 step)
{
  g_return_val_if_fail (ANNALS_IS_TIMELINE_VIEW (self), FALSE);

  /* From a place that is not yet remembered there is always a way back, and none ahead. */
  return annals_view_history_can_step (self->history, step) ||
         (step < 0 && self->settle_id != 0 && annals_view_history_can_step (self->history, 0));
}

/**
 * annals_timeline_view_travel:
 * @self: a view
 * @step: 1 for forward, -1 for back
 *
 * Goes back or forward to where the reader has been.
 */
void
annals_timeline_view_travel (AnnalsTimelineView *self,
                             int                 step)
{
  AnnalsView view;

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (!self->has_scale)
    return;
  /* What is left is remembered while it still is the present place. */
  annals_timeline_view_settle (self);
  annals_timeline_view_begin_move (self);
  if (!annals_view_history_step (self->history, step, &view))
    return;

  annals_scale_resize (&view.scale, self->scale.width_px);
  self->scroll_y = view.scroll_y;
  annals_timeline_view_move_to (self, &view.scale);
  annals_timeline_view_emit_history_changed (self);
}
