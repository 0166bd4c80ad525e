/* annals-view-history.h — the views that a reader has been at, to go back and forward among
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-scale.h"

G_BEGIN_DECLS

/* Views that are remembered; the oldest are forgotten first. */
#define ANNALS_VIEW_HISTORY_MAX 100

/**
 * AnnalsView:
 * @scale: what was in sight
 * @scroll_y: how far the rows were scrolled down, in pixels
 *
 * A place to come back to.
 */
typedef struct
{
  AnnalsScale scale;
  double      scroll_y;
} AnnalsView;

typedef struct _AnnalsViewHistory AnnalsViewHistory;

AnnalsViewHistory *annals_view_history_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               annals_view_history_free (AnnalsViewHistory *self);
void               annals_view_history_clear (AnnalsViewHistory *self);
void               annals_view_history_settle (AnnalsViewHistory *self,
                                               const AnnalsView  *view);
gboolean           annals_view_history_can_step (const AnnalsViewHistory *self,
                                                 int                      step);
gboolean           annals_view_history_step (AnnalsViewHistory *self,
                                             int                step,
                                             AnnalsView        *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsViewHistory, annals_view_history_free)

G_END_DECLS
