/* annals-rows-private.h — what packing all of the time and packing pieces of it share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-rows.h"

G_BEGIN_DECLS

/* No group has more rows than this: what has room for a row is kept as bits. */
#define ANNALS_MOST_GROUP_ROWS 40

/**
 * AnnalsCandidate:
 * @event: an event on its way into a row
 * @group: of which group
 * @precedence: who goes first, see annals_time_index_take()
 * @start: where its marks begin
 * @mark_end: where they end, with a gap
 * @label_end: where its label ends
 * @is_countable: whether it is short enough to be hidden in a count
 *
 * The ends are instants, because pixels counted from the beginning of a long span would run out
 * of digits.
 */
typedef struct
{
  guint32       event;
  guint32       group;
  guint32       precedence;
  AnnalsInstant start;
  AnnalsInstant mark_end;
  AnnalsInstant label_end;
  gboolean      is_countable;
} AnnalsCandidate;

/**
 * AnnalsTaken:
 * @start: where the event's marks begin
 * @end: where they end, and its label if room was kept for it
 * @place: which event it is, and its row
 *
 * A stretch of a row that is taken.
 */
typedef struct
{
  AnnalsInstant  start;
  AnnalsInstant  end;
  AnnalsRowPlace place;
} AnnalsTaken;

/* annals-rows.c */
void   annals_rows_measure (const AnnalsRows *self,
                            AnnalsCandidate  *candidate,
                            double            seconds_per_px,
                            double            title_px);
double annals_rows_estimate_title (const AnnalsRows *self,
                                   guint             event);

/* annals-rows-insert.c */
void annals_rows_insert (GArray               *candidates,
                         const AnnalsRowGroup *group,
                         AnnalsInstant         lower,
                         AnnalsInstant         upper,
                         GArray               *taken);
void annals_rows_append_places (GArray *taken,
                                GArray *places);

/* annals-rows-tiles.c */
void annals_rows_init_tiles (AnnalsRows *self);
void annals_rows_clear_tiles (AnnalsRows *self);

G_END_DECLS
