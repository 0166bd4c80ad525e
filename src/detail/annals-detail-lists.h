/* annals-detail-lists.h — which events an era or a source has, and which are disputed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsDetailFigures:
 * @n_events: events counted
 * @n_sources: sources that tell at least one of them
 * @n_conflicts: events on which the sources disagree
 * @n_single: events that one source alone tells
 * @n_undated: events that nothing dates
 *
 * How well a number of events is told.
 */
typedef struct
{
  guint n_events;
  guint n_sources;
  guint n_conflicts;
  guint n_single;
  guint n_undated;
} AnnalsDetailFigures;

/**
 * AnnalsDetailTargets:
 * @conflicts: (nullable): what lists the events in conflict
 * @single: (nullable): what lists those on one source
 * @undated: (nullable): what lists those without a date
 *
 * Where figures lead that are buttons.
 */
typedef struct
{
  GtkWidget *conflicts;
  GtkWidget *single;
  GtkWidget *undated;
} AnnalsDetailTargets;

GArray             *annals_detail_list_events (AnnalsBundle *bundle,
                                               guint         era) G_GNUC_WARN_UNUSED_RESULT;
GArray             *annals_detail_list_disputed (AnnalsBundle *bundle,
                                                 GArray       *events) G_GNUC_WARN_UNUSED_RESULT;
GArray             *annals_detail_split_undated (AnnalsBundle *bundle,
                                                 GArray       *events) G_GNUC_WARN_UNUSED_RESULT;
GArray             *annals_detail_list_single (AnnalsBundle *bundle,
                                               GArray       *events) G_GNUC_WARN_UNUSED_RESULT;
GArray             *annals_detail_count_by_source (AnnalsBundle *bundle,
                                                   GArray       *events) G_GNUC_WARN_UNUSED_RESULT;
AnnalsDetailFigures annals_detail_count (AnnalsBundle *bundle,
                                         GArray       *events);
guint               annals_detail_count_told (AnnalsBundle *bundle,
                                              guint         source);

G_END_DECLS
