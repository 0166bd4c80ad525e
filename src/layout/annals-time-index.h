/* annals-time-index.h — how many events a stretch of time holds, and which of them matter most
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/* From a million events on the root of the tree has one node. */
#define ANNALS_TIME_INDEX_LEVELS 6

/**
 * AnnalsTimeIndex:
 * @n: how many places there are
 * @events: events by place; borrowed
 * @starts: strict lower bound by place
 * @ends: where they end, see annals_time_index_get_end(), in order within each group and so not by
 *   place
 * @precedences: by place, see annals_time_index_get_precedence()
 * @tops: the highest precedence of sixteen nodes of the level below, the first of sixteen places
 *
 * The dated events of all groups, one group after the other, each in the order of the axis. A
 * place is an index in that order. Worked out once and then only read: 24 bytes for an event, and
 * less than half a byte for the tree.
 */
typedef struct
{
  guint          n;
  const guint32 *events;
  AnnalsInstant *starts;
  AnnalsInstant *ends;
  guint32       *precedences;
  guint32       *tops[ANNALS_TIME_INDEX_LEVELS];
} AnnalsTimeIndex;

struct _AnnalsOutline;

AnnalsTimeIndex *annals_time_index_new (const struct _AnnalsOutline *outline)
  G_GNUC_WARN_UNUSED_RESULT;
void  annals_time_index_free (AnnalsTimeIndex *self);
guint annals_time_index_find (const AnnalsTimeIndex *self,
                              AnnalsRange            group,
                              AnnalsInstant          instant);
guint annals_time_index_count_ended (const AnnalsTimeIndex *self,
                                     AnnalsRange            group,
                                     AnnalsInstant          instant);
guint annals_time_index_find_event (const AnnalsTimeIndex *self,
                                    AnnalsRange            group,
                                    const AnnalsDate      *date,
                                    guint                  event);
guint annals_time_index_take (const AnnalsTimeIndex *self,
                              guint                  first,
                              guint                  last,
                              const guint32         *taken,
                              guint32               *places,
                              guint                  n_most);

/**
 * annals_time_index_get_end:
 * @date: a date
 *
 * Returns: until when an event is counted as lasting: its strict upper bound, but of one whose end
 *   is unknown no more than its beginning
 */
static inline AnnalsInstant
annals_time_index_get_end (const AnnalsDate *date)
{
  if (date->upper == ANNALS_INSTANT_MAX && (date->end_flags & ANNALS_DATE_UNKNOWN) != 0)
    return annals_instant_add_seconds (date->lower, 1);
  return date->upper;
}

/**
 * annals_bits_has:
 * @bits: a set of events, a bit for each
 * @event: index of an event
 *
 * Returns: whether the event is in the set
 */
static inline gboolean
annals_bits_has (const guint32 *bits,
                 guint          event)
{
  return (bits[event / 32] >> (event % 32) & 1u) != 0;
}

/**
 * annals_bits_set:
 * @bits: a set of events
 * @event: index of an event
 * @is_in: whether it shall be in the set
 */
static inline void
annals_bits_set (guint32 *bits,
                 guint    event,
                 gboolean is_in)
{
  if (is_in)
    bits[event / 32] |= 1u << (event % 32);
  else
    bits[event / 32] &= ~(1u << (event % 32));
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsTimeIndex, annals_time_index_free)

G_END_DECLS
