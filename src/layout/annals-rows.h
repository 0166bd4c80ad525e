/* annals-rows.h — which row each event stands in, for a class of zooms
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-metrics.h"
#include "layout/annals-outline.h"
#include "layout/annals-scale.h"

G_BEGIN_DECLS

/**
 * AnnalsSlot:
 * @event: the event that stands there, or %ANNALS_NONE for a count
 * @members: for a count, the events it stands for, in @members of the rows
 * @lower: for a count, where it begins
 * @upper: for a count, where it ends
 *
 * A place in a row. Slots of a row follow each other in time and never touch.
 */
typedef struct
{
  guint32       event;
  AnnalsRange   members;
  AnnalsInstant lower;
  AnnalsInstant upper;
} AnnalsSlot;

/**
 * AnnalsRow:
 * @group: index of the group in the outline
 * @slots: its places in @slots of the rows, in the order of time
 */
typedef struct
{
  guint32     group;
  AnnalsRange slots;
} AnnalsRow;

/**
 * AnnalsRows:
 * @zoom_class: for which zooms the rows hold, see annals_rows_get_zoom_class()
 * @budget: how many rows were asked for at most
 * @label_px: the longest that a label becomes before it is ellipsised
 * @rows: (element-type AnnalsRow): by group, from the top
 * @slots: (element-type AnnalsSlot): by row
 * @members: (element-type guint32): events inside counts, by count
 *
 * The rows of all events at one class of zooms. They do not depend on what is in sight.
 */
typedef struct
{
  int     zoom_class;
  guint   budget;
  double  label_px;
  GArray *rows;
  GArray *slots;
  GArray *members;
} AnnalsRows;

AnnalsRows *annals_rows_new (const AnnalsOutline *outline,
                             int                  zoom_class,
                             guint                budget,
                             double               label_px,
                             const AnnalsMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
void        annals_rows_free (AnnalsRows *self);
int         annals_rows_get_zoom_class (double seconds_per_px);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsRows, annals_rows_free)

G_END_DECLS
