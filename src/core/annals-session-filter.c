/* annals-session-filter.c — which events the reader has asked for, the same for every widget
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-session-private.h"

/**
 * annals_session_get_filter:
 * @self: a session
 *
 * Returns: (transfer none): what the reader has asked for, for those who look at many events at
 *   once; it stays the same object, and changes with #AnnalsSession::filter-changed
 */
const AnnalsFilter *
annals_session_get_filter (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), NULL);

  return self->filter;
}

/**
 * annals_session_is_filtered:
 * @self: a session
 *
 * Returns: whether the reader has asked for some events only
 */
gboolean
annals_session_is_filtered (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return annals_filter_get_terms (self->filter)->len > 0;
}

/**
 * annals_session_is_filtered_out:
 * @self: a session
 * @event: an event of the open bundle
 *
 * Returns: whether the event is none of those that the reader has asked for
 */
gboolean
annals_session_is_filtered_out (AnnalsSession *self,
                                guint          event)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return !annals_filter_matches (self->filter, event);
}

/**
 * annals_session_has_filter:
 * @self: a session
 * @kind: what is looked at
 * @value: id or name, see #AnnalsFilterKind
 *
 * Returns: whether the reader has asked for this
 */
gboolean
annals_session_has_filter (AnnalsSession   *self,
                           AnnalsFilterKind kind,
                           const char      *value)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return annals_filter_has (self->filter, kind, value);
}

/**
 * annals_session_get_filter_terms:
 * @self: a session
 *
 * Returns: (transfer none) (element-type AnnalsFilterTerm): what the reader has asked for; valid
 *   until the filter changes
 */
GPtrArray *
annals_session_get_filter_terms (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), NULL);

  return annals_filter_get_terms (self->filter);
}

/**
 * annals_session_count_matches:
 * @self: a session
 *
 * Returns: how many events of the open bundle are not filtered out
 */
guint
annals_session_count_matches (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), 0);

  return annals_filter_count_matches (self->filter);
}

/**
 * annals_session_set_filter:
 * @self: a session
 * @kind: what is looked at
 * @value: id or name, see #AnnalsFilterKind
 * @is_wanted: whether it is asked for
 *
 * Asks for the events with a value, or no longer asks for it. Values of one kind are alternatives,
 * and an event has to meet every kind. Cost: O(n) in all events, their names and accounts.
 */
void
annals_session_set_filter (AnnalsSession   *self,
                           AnnalsFilterKind kind,
                           const char      *value,
                           gboolean         is_wanted)
{
  gboolean is_changed;

  g_return_if_fail (ANNALS_IS_SESSION (self));

  is_changed = is_wanted ? annals_filter_add (self->filter, kind, value)
                         : annals_filter_remove (self->filter, kind, value);
  if (is_changed)
    annals_session_emit_filter_changed (self);
}

/**
 * annals_session_clear_filter:
 * @self: a session
 *
 * Asks for all events again.
 */
void
annals_session_clear_filter (AnnalsSession *self)
{
  g_return_if_fail (ANNALS_IS_SESSION (self));

  if (annals_filter_clear (self->filter))
    annals_session_emit_filter_changed (self);
}
