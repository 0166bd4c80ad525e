/* annals-view-history.c — the views that a reader has been at, to go back and forward among
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of views and a place in it, as in a browser: going on from a place in the middle forgets
 * what lay ahead. Only views at which the reader has come to rest are told to the history.
 */

#include "config.h"

#include "layout/annals-view-history.h"

#include <math.h>

/* Edges that have moved less than this make no other view. */
#define NUDGE_PX 4.0

struct _AnnalsViewHistory
{
  GArray *views; /* AnnalsView */
  guint   place; /* in the views, while there are any */
};

static AnnalsView *
get_current (const AnnalsViewHistory *self)
{
  return &g_array_index (self->views, AnnalsView, self->place);
}

/* Whether both show the same, whatever the width of the window was. */
static gboolean
is_same (const AnnalsView *a,
         const AnnalsView *b)
{
  AnnalsScale scale = b->scale;
  double      left;

  annals_scale_resize (&scale, a->scale.width_px);
  left = annals_scale_get_x (&a->scale, scale.origin) + scale.offset_s / a->scale.seconds_per_px;
  return fabs (left) < NUDGE_PX &&
         fabs (left + a->scale.width_px * (scale.seconds_per_px / a->scale.seconds_per_px - 1.0)) <
           NUDGE_PX;
}

/**
 * annals_view_history_new:
 *
 * Returns: (transfer full): an empty history
 */
AnnalsViewHistory *
annals_view_history_new (void)
{
  AnnalsViewHistory *self = g_new0 (AnnalsViewHistory, 1);

  self->views = g_array_new (FALSE, FALSE, sizeof (AnnalsView));
  return self;
}

/**
 * annals_view_history_free:
 * @self: (nullable): a history
 */
void
annals_view_history_free (AnnalsViewHistory *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->views);
  g_free (self);
}

/**
 * annals_view_history_clear:
 * @self: a history
 *
 * Forgets all views.
 */
void
annals_view_history_clear (AnnalsViewHistory *self)
{
  g_array_set_size (self->views, 0);
  self->place = 0;
}

/**
 * annals_view_history_settle:
 * @self: a history
 * @view: where the reader has come to rest
 *
 * Remembers a view, unless it shows what the present place does; then only the scrolling of the
 * rows is taken over. Views ahead of the present place are forgotten for a new one. Cost: O(n) in
 * the views once the history is full.
 */
void
annals_view_history_settle (AnnalsViewHistory *self,
                            const AnnalsView  *view)
{
  if (self->views->len > 0 && is_same (get_current (self), view))
    {
      get_current (self)->scroll_y = view->scroll_y;
      return;
    }

  if (self->views->len > 0)
    g_array_set_size (self->views, self->place + 1);
  if (self->views->len == ANNALS_VIEW_HISTORY_MAX)
    g_array_remove_index (self->views, 0);
  g_array_append_val (self->views, *view);
  self->place = self->views->len - 1;
}

/**
 * annals_view_history_can_step:
 * @self: a history
 * @step: how many views to go on; negative goes back
 *
 * Returns: whether there is a view that way
 */
gboolean
annals_view_history_can_step (const AnnalsViewHistory *self,
                              int                      step)
{
  gint64 place = (gint64) self->place + step;

  return place >= 0 && place < (gint64) self->views->len;
}

/**
 * annals_view_history_step:
 * @self: a history
 * @step: how many views to go on; negative goes back
 * @view: (out caller-allocates): the view that is the present one now; untouched if there is none
 *
 * Goes to another view of the history. Its width is that of the window when it was settled at:
 * annals_scale_resize() fits it to that of now.
 *
 * Returns: %FALSE if there is no view that way
 */
gboolean
annals_view_history_step (AnnalsViewHistory *self,
                          int                step,
                          AnnalsView        *view)
{
  if (!annals_view_history_can_step (self, step))
    return FALSE;

  self->place = (guint) ((gint64) self->place + step);
  *view = *get_current (self);
  return TRUE;
}
