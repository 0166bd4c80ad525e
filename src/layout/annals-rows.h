/* annals-rows.h — which row each event stands in, at every zoom
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-metrics.h"
#include "layout/annals-outline.h"
#include "layout/annals-scale.h"

G_BEGIN_DECLS

/* A stretch of time that one count stands for is at least so long, and less than twice. */
#define ANNALS_CELL_PX 96.0

/**
 * AnnalsRowPlace:
 * @event: an event that is shown as a mark
 * @row: its row, counted from the first of its group
 * @has_label: whether room is kept for its label
 */
typedef struct
{
  guint32 event;
  guint16 row;
  guint16 has_label;
} AnnalsRowPlace;

/**
 * AnnalsRowGroup:
 * @first_row: its first row
 * @n_rows: how many rows its marks have; the same at every zoom
 * @is_large: whether it has so many events that only marks with room for a label are shown
 * @is_crowded: whether not all of its events find room while all of the time is in sight; then a
 *   further row is for their counts
 * @places: what is shown while all of the time is in sight, in @places of the rows
 */
typedef struct
{
  guint32     first_row;
  guint32     n_rows;
  gboolean    is_large;
  gboolean    is_crowded;
  AnnalsRange places;
} AnnalsRowGroup;

/**
 * AnnalsRows:
 * @outline: whose events stand in the rows; borrowed
 * @revision: of the outline when the rows were made
 * @seconds_per_px: the widest zoom, at which all of the time is in sight
 * @budget: how many rows were asked for at most
 * @label_px: the longest that a label becomes before it is ellipsised
 * @short_label_px: the room for a label that marks of a crowded group reckon with
 * @n_rows: how many rows there are
 * @groups: (element-type AnnalsRowGroup): by group of the outline
 * @places: (element-type AnnalsRowPlace): by group and row, in the order of time
 * @is_complete: whether all that was asked for since annals_rows_begin_frame() was answered in full
 *
 * The rows of all groups. They do not depend on what is in sight, and hardly on zoom: an event
 * that is shown keeps its row however near one comes, and nearer only more events are shown.
 * Which ones is worked out piece by piece as it is asked for, and kept.
 */
typedef struct
{
  const AnnalsOutline *outline;
  guint                revision;
  double               seconds_per_px;
  guint                budget;
  double               label_px;
  double               short_label_px;
  guint                n_rows;
  GArray              *groups;
  GArray              *places;
  gboolean             is_complete;

  /*< private >*/
  double      char_px;
  int         base_level;
  GHashTable *tiles;
  guint32    *taken;
  guint       frame;
  guint       work_left;
} AnnalsRows;

AnnalsRows   *annals_rows_new (const AnnalsOutline *outline,
                               double               seconds_per_px,
                               guint                budget,
                               double               label_px,
                               const AnnalsMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void          annals_rows_free (AnnalsRows *self);
void          annals_rows_begin_frame (AnnalsRows *self,
                                       guint       most_work);
void          annals_rows_list (AnnalsRows        *self,
                                guint              group,
                                const AnnalsScale *scale,
                                AnnalsInstant      lower,
                                AnnalsInstant      upper,
                                GArray            *places);
void          annals_rows_get_extents (const AnnalsRows  *self,
                                       guint              group,
                                       guint              event,
                                       const AnnalsScale *scale,
                                       double            *x0,
                                       double            *x1);
void          annals_rows_set_taken (AnnalsRows           *self,
                                     const AnnalsRowPlace *places,
                                     guint                 n_places,
                                     gboolean              is_taken);
int           annals_rows_get_level (double seconds_per_px);
AnnalsInstant annals_rows_get_cell (int           level,
                                    AnnalsInstant instant,
                                    int           offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsRows, annals_rows_free)

G_END_DECLS
