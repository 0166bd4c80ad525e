/* annals-overview.h — the whole of a bundle on a few pixels: eras, density, and what is in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-layout.h"

G_BEGIN_DECLS

/**
 * AnnalsOverviewInput:
 * @outline: what is shown
 * @view: what is in sight on the timeline
 * @width: width of the strip, the column of headings not included
 * @height: its height
 * @selected_event: the chosen event, or %ANNALS_NONE
 * @bookmarks: (nullable) (element-type guint32): the bookmarked events
 * @metrics: measures text
 *
 * All that an overview depends on.
 */
typedef struct
{
  const AnnalsOutline *outline;
  AnnalsScale          view;
  double               width;
  double               height;
  guint                selected_event;
  const GArray        *bookmarks;
  AnnalsMetrics        metrics;
} AnnalsOverviewInput;

/* An outermost era. */
typedef struct
{
  guint32     hue;
  double      x0;
  double      x1;
  gboolean    is_in_sight; /* its middle is */
  const char *label;       /* nullable: no room */
} AnnalsOverviewEra;

/* How many events begin in a stretch of time. */
typedef struct
{
  double x;
  double height;
  double conflict_height; /* of those in conflict, at the foot */
} AnnalsOverviewBar;

/**
 * AnnalsOverview:
 *
 * Everything that is drawn of the overview. Positions are pixels from its top left corner.
 */
typedef struct
{
  AnnalsOverviewInput input;
  AnnalsScale         scale; /* of the whole */
  double              names_height;
  double              body_y1; /* foot of the bars, where the line of years begins */
  double              handle_x0;
  double              handle_x1;
  gboolean            has_handle; /* not all is in sight */
  double              selected_x; /* negative without a dated selection */
  GArray             *eras;
  GArray             *bars;
  GArray             *ribbons; /* double: bookmarks */
  GArray             *ghosts;  /* double: where others put the selection */
  GArray             *ticks;   /* AnnalsTick */
} AnnalsOverview;

/**
 * AnnalsOverviewGrip:
 *
 * What of the overview a pointer takes hold of.
 */
typedef enum
{
  ANNALS_GRIP_NOTHING,
  ANNALS_GRIP_BODY,
  ANNALS_GRIP_START,
  ANNALS_GRIP_END,
} AnnalsOverviewGrip;

AnnalsOverview    *annals_overview_new (const AnnalsOverviewInput *input) G_GNUC_WARN_UNUSED_RESULT;
void               annals_overview_free (AnnalsOverview *self);
void               annals_overview_set_view (AnnalsOverview *self, const AnnalsScale *view);
AnnalsOverviewGrip annals_overview_get_grip (const AnnalsOverview *self,
                                             double                x);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsOverview, annals_overview_free)

G_END_DECLS
