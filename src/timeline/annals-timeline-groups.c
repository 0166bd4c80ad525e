/* annals-timeline-groups.c — groups of rows: what they share, in what order, open or collapsed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/annals-timeline-view-private.h"

/* Goes to the event of a group that has nothing in sight, without coming closer. */
void
annals_timeline_view_leave_silence (AnnalsTimelineView *self,
                                    guint               silence)
{
  const AnnalsSilenceItem *item =
    &g_array_index (self->layout->silences, AnnalsSilenceItem, silence);
  const AnnalsDate *date;
  AnnalsInstant     lower;
  AnnalsInstant     upper;
  AnnalsScale       to = self->scale;

  if (item->event == ANNALS_NONE)
    return;
  date = annals_outline_get_date (self->outline, item->group, item->event);
  lower = MAX (date->lower, self->outline->lower);
  upper = MIN (date->upper, self->outline->upper);
  annals_scale_pan (&to, (annals_scale_get_x (&to, lower) + annals_scale_get_x (&to, upper) -
                          to.width_px) /
                           2.0);
  annals_timeline_view_clamp (self, &to);
  annals_timeline_view_go (self, &to);
}

/* Collapses a group that is open, and opens one that is collapsed. */
void
annals_timeline_view_toggle_group (AnnalsTimelineView *self,
                                   guint               group)
{
  const AnnalsGroup *record = &g_array_index (self->outline->groups, AnnalsGroup, group);

  annals_outline_set_collapsed (self->outline, group, !record->is_collapsed);
  annals_timeline_view_queue_all (self);
}
