/* annals-session-history.c — the way back to what was chosen, and to where it was read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place is left whenever something else is chosen. It goes onto the way back with the place in
 * the article that the widget of the article told last, and the way forward ends there.
 */

#include "config.h"

#include "core/annals-session-private.h"

/* More steps than anyone goes back. */
#define MOST_PLACES 500

static gboolean
is_same (const AnnalsSessionPlace *a,
         const AnnalsSessionPlace *b)
{
  return a->event == b->event && a->era == b->era && a->source == b->source &&
         a->passage == b->passage;
}

/**
 * annals_session_begin:
 * @self: a session
 *
 * Begins a change of what is chosen. Changes within it count as one with it.
 *
 * Returns: where the reader is now, for annals_session_end()
 */
AnnalsSessionPlace
annals_session_begin (AnnalsSession *self)
{
  self->depth++;
  g_object_freeze_notify (G_OBJECT (self));

  return self->place;
}

/**
 * annals_session_end:
 * @self: a session
 * @before: what annals_session_begin() has returned
 *
 * Ends a change: keeps the place that was left, and tells of what is new.
 */
void
annals_session_end (AnnalsSession            *self,
                    const AnnalsSessionPlace *before)
{
  gboolean is_left = --self->depth == 0 && !is_same (&self->place, before);

  if (is_left)
    {
      self->place.has_offset = FALSE;
      if (self->back->len == MOST_PLACES)
        g_array_remove_index (self->back, 0);
      g_array_append_val (self->back, *before);
      g_array_set_size (self->forward, 0);
    }
  g_object_thaw_notify (G_OBJECT (self));
  if (is_left)
    annals_session_emit_history_changed (self);
}

/**
 * annals_session_clear_history:
 * @self: a session
 *
 * Forgets all places: they were of another bundle.
 */
void
annals_session_clear_history (AnnalsSession *self)
{
  if (self->back->len == 0 && self->forward->len == 0)
    return;

  g_array_set_size (self->back, 0);
  g_array_set_size (self->forward, 0);
  annals_session_emit_history_changed (self);
}

static gboolean
go (AnnalsSession *self,
    GArray        *from,
    GArray        *to)
{
  AnnalsSessionPlace place;

  if (from->len == 0)
    return FALSE;

  place = g_array_index (from, AnnalsSessionPlace, from->len - 1);
  g_array_set_size (from, from->len - 1);
  g_array_append_val (to, self->place);
  annals_session_set_place (self, &place);
  /* Who hears of the new article tells where it stands, which is not where it shall stand. */
  self->place = place;
  annals_session_emit_history_changed (self);
  if (place.has_offset)
    annals_session_emit_place_restored (self);

  return TRUE;
}

/**
 * annals_session_can_go_back:
 * @self: a session
 *
 * Returns: whether there is a place to go back to
 */
gboolean
annals_session_can_go_back (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return self->back->len > 0;
}

/**
 * annals_session_can_go_forward:
 * @self: a session
 *
 * Returns: whether there is a place to go forward to
 */
gboolean
annals_session_can_go_forward (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return self->forward->len > 0;
}

/**
 * annals_session_go_back:
 * @self: a session
 *
 * Chooses again what was chosen before, with its source, passage and place in the article.
 *
 * Returns: %FALSE if there is nothing to go back to
 */
gboolean
annals_session_go_back (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return go (self, self->back, self->forward);
}

/**
 * annals_session_go_forward:
 * @self: a session
 *
 * Undoes annals_session_go_back().
 *
 * Returns: %FALSE if there is nothing to go forward to
 */
gboolean
annals_session_go_forward (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return go (self, self->forward, self->back);
}

/**
 * annals_session_set_reading_place:
 * @self: a session
 * @offset: first code point of the topmost line in sight of the article being read
 * @within: how much of that line has gone out of sight, 0 to 1
 *
 * Tells where the reader is in the article, whenever that changes. It is kept with what is chosen.
 */
void
annals_session_set_reading_place (AnnalsSession *self,
                                  guint          offset,
                                  double         within)
{
  g_return_if_fail (ANNALS_IS_SESSION (self));

  self->place.has_offset = TRUE;
  self->place.offset = offset;
  self->place.within = CLAMP (within, 0.0, 1.0);
}

/**
 * annals_session_get_reading_place:
 * @self: a session
 * @offset: (out): first code point of the topmost line in sight
 * @within: (out): how much of that line has gone out of sight, 0 to 1
 *
 * Gets where the reader is in the article, or shall be, in a handler of
 * #AnnalsSession::place-restored.
 *
 * Returns: %FALSE if nobody has told since the article or the passage was chosen
 */
gboolean
annals_session_get_reading_place (AnnalsSession *self,
                                  guint         *offset,
                                  double        *within)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  if (!self->place.has_offset)
    return FALSE;

  *offset = self->place.offset;
  *within = self->place.within;
  return TRUE;
}
