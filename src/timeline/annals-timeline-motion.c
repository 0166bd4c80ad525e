/* annals-timeline-motion.c — how the view moves: at once, by steps and on animated ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zoom keeps one place of the axis where it is and never returns to the selection. An animated way
 * that is cut short ends where it has come to; where the desktop asks for no animations there is
 * none.
 */

#include "config.h"

#include "timeline/annals-timeline-view-private.h"

#include <math.h>

#define ANIMATION_MS       320
#define SHORT_ANIMATION_MS 160
#define ERA_MARGIN_PX      72.0
#define NARROW_MARGIN_PX   24.0
#define NARROW_PX          640

/* A single event is shown with as much time before and after it as it lasts; one of a day or less
 * with half a month. */
#define SHORT_EVENT_S (2 * ANNALS_SECONDS_PER_DAY)
#define SHORT_PAD     15

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

/* Whether an era has a place on the axis. */
static gboolean
is_dated_era (AnnalsTimelineView *self,
              guint               era)
{
  return era != ANNALS_NONE &&
         annals_bundle_get_eras (self->outline->bundle, NULL)[era].date.kind != ANNALS_DATE_NONE;
}

static void
animate (AnnalsTimelineView *self,
         const AnnalsScale  *to,
         guint               duration_ms)
{
  annals_timeline_view_begin_move (self);
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

/* Moves to another view and leaves no trace; at once where the desktop asks for no animations. */
void
annals_timeline_view_move_to (AnnalsTimelineView *self,
                              const AnnalsScale  *to)
{
  if (self->has_scale)
    animate (self, to, ANIMATION_MS);
}

/* Moves to another view, from which the reader can come back to this one. */
void
annals_timeline_view_go (AnnalsTimelineView *self,
                         const AnnalsScale  *to)
{
  annals_timeline_view_settle (self);
  annals_timeline_view_move_to (self, to);
}

/* Shows another view at once. */
void
annals_timeline_view_jump (AnnalsTimelineView *self,
                           const AnnalsScale  *to)
{
  annals_timeline_view_begin_move (self);
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

  if (is_dated_era (self, era))
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

/* Brings an event into sight without changing the zoom; nothing moves if it is, or will be where
 * the view is on its way to. */
void
annals_timeline_view_show_event (AnnalsTimelineView *self,
                                 guint               event)
{
  const AnnalsEvent *record = &annals_bundle_get_events (self->outline->bundle, NULL)[event];
  AnnalsScale        to = annals_timeline_view_is_moving (self) ? self->to : self->scale;
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

/* Brings the date that an account gives its event into sight, and the event's own beside it. */
void
annals_timeline_view_show_account (AnnalsTimelineView *self,
                                   guint               account)
{
  const AnnalsAccount *record =
    &annals_bundle_get_accounts (self->outline->bundle, NULL)[account];
  const AnnalsEvent *event =
    &annals_bundle_get_events (self->outline->bundle, NULL)[record->event];
  AnnalsShape shape;

  if (!self->has_scale || record->date.kind == ANNALS_DATE_NONE)
    return;

  show_row (self, record->event);
  shape = annals_shape_from_date (&record->date, &self->scale, 0.0);
  if (shape.x0 >= 0.0 && shape.x1 <= self->scale.width_px)
    return;
  if (event->date.kind == ANNALS_DATE_NONE)
    annals_timeline_view_show_span (self, record->date.lower, record->date.upper);
  else
    annals_timeline_view_show_span (self, MIN (record->date.lower, event->date.lower),
                                    MAX (record->date.upper, event->date.upper));
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

/* Moves the view by pixels, along time and down the rows. */
void
annals_timeline_view_pan (AnnalsTimelineView *self,
                          double              dx,
                          double              dy)
{
  annals_scale_pan (&self->scale, dx);
  annals_timeline_view_clamp (self, &self->scale);
  self->scroll_y = MAX (self->scroll_y + dy, 0.0);
  annals_timeline_view_queue (self);
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
  annals_scale_fit (&to, self->outline->lower, self->outline->upper, ANNALS_LAYOUT_MARGIN_PX);
  annals_timeline_view_go (self, &to);
}

/* The shortest era around the middle of the view. */
static guint
find_era_in_sight (AnnalsTimelineView *self)
{
  guint            n_eras;
  const AnnalsEra *eras = annals_bundle_get_eras (self->outline->bundle, &n_eras);
  AnnalsInstant    middle = annals_scale_get_instant (&self->scale, self->scale.width_px / 2.0);
  double           least = 0.0;
  guint            found = ANNALS_NONE;

  for (guint i = 0; i < n_eras; i++)
    {
      double length = (double) eras[i].date.upper - (double) eras[i].date.lower;

      if (!is_dated_era (self, i) || middle < eras[i].date.lower || middle >= eras[i].date.upper)
        continue;
      if (found == ANNALS_NONE || length < least)
        {
          found = i;
          least = length;
        }
    }

  return found;
}

/**
 * annals_timeline_view_find_era:
 * @self: a view
 *
 * Finds where in the eras the view is. Cost: O(eras).
 *
 * Returns: the innermost era that holds the middle of the view and at least half of it, or
 *   %ANNALS_NONE
 */
guint
annals_timeline_view_find_era (AnnalsTimelineView *self)
{
  const AnnalsEra *eras;
  guint            era;

  g_return_val_if_fail (ANNALS_IS_TIMELINE_VIEW (self), ANNALS_NONE);

  /* While a bundle comes, the view may still have the one before. */
  if (self->outline == NULL || !self->has_scale ||
      self->outline->bundle != annals_session_get_bundle (self->session))
    return ANNALS_NONE;
  eras = annals_bundle_get_eras (self->outline->bundle, NULL);
  for (era = find_era_in_sight (self); era != ANNALS_NONE; era = eras[era].parent)
    {
      double x0 = annals_scale_get_x (&self->scale, eras[era].date.lower);
      double x1 = annals_scale_get_x (&self->scale, eras[era].date.upper);
      double width = self->scale.width_px;

      if (MIN (x1, width) - MAX (x0, 0.0) >= width / 2.0)
        break;
    }

  return era;
}

/**
 * annals_timeline_view_fit_era:
 * @self: a view
 *
 * Shows the chosen era, else that of the chosen event, else the one around the middle of the view.
 */
void
annals_timeline_view_fit_era (AnnalsTimelineView *self)
{
  guint era;
  guint event;

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (self->layout == NULL)
    return;
  era = annals_session_get_selected_era (self->session);
  event = annals_session_get_selected_event (self->session);
  if (era == ANNALS_NONE && event != ANNALS_NONE)
    era = annals_bundle_get_events (self->outline->bundle, NULL)[event].era;
  if (!is_dated_era (self, era))
    era = find_era_in_sight (self);
  if (era != ANNALS_NONE)
    annals_timeline_view_show_era (self, era);
}

/* Shows an event with all places where accounts put it, and what is around. */
static void
fit_event (AnnalsTimelineView *self,
           guint               event)
{
  const AnnalsDate      *date = &annals_bundle_get_events (self->outline->bundle, NULL)[event].date;
  AnnalsInstant          lower = MAX (date->lower, self->outline->lower);
  AnnalsInstant          upper = MIN (date->upper, self->outline->upper);
  AnnalsScale            to = self->scale;
  guint                  n_companions;
  const AnnalsCompanion *companions =
    annals_outline_get_companions (self->outline, ANNALS_NONE, event, &n_companions);
  double pad;

  for (guint i = 0; i < n_companions; i++)
    {
      lower = MAX (MIN (lower, companions[i].date.lower), self->outline->lower);
      upper = MIN (MAX (upper, companions[i].date.upper), self->outline->upper);
    }

  pad = (double) upper - (double) lower;
  if (pad < SHORT_EVENT_S)
    pad = MAX (pad, 1.0) * SHORT_PAD;
  annals_scale_fit (&to, annals_instant_add_seconds (lower, (gint64) -pad),
                    annals_instant_add_seconds (upper, (gint64) pad), 0.0);
  show_row (self, event);
  annals_timeline_view_go (self, &to);
}

/**
 * annals_timeline_view_fit_selection:
 * @self: a view
 *
 * Shows the chosen event as large as makes sense, or the chosen era; nothing moves without either.
 */
void
annals_timeline_view_fit_selection (AnnalsTimelineView *self)
{
  guint event;
  guint era;

  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (self->layout == NULL)
    return;
  event = annals_session_get_selected_event (self->session);
  era = annals_session_get_selected_era (self->session);
  if (event == ANNALS_NONE && era != ANNALS_NONE)
    annals_timeline_view_show_era (self, era);
  else if (event != ANNALS_NONE && annals_bundle_get_events (self->outline->bundle, NULL)[event]
                                       .date.kind != ANNALS_DATE_NONE)
    fit_event (self, event);
}
