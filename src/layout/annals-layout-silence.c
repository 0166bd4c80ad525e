/* annals-layout-silence.c — what the heading of a group tells, and that nothing of it is in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* From the ends of the line to those of the view. */
#define LINE_PAD_PX 14.0

/**
 * annals_layout_describe_group:
 * @self: a layout
 * @group: a group of it
 *
 * By source, says below the name how many of all events the source dates, and how many of those
 * that it tells it does not.
 */
void
annals_layout_describe_group (AnnalsLayout    *self,
                              AnnalsGroupBand *group)
{
  const AnnalsOutline *outline = self->input.outline;
  const AnnalsGroup   *from = &g_array_index (outline->groups, AnnalsGroup, group->group);
  guint                n = from->events.count + from->n_undated;
  g_autofree char     *undated = NULL;
  g_autofree char     *text = NULL;
  guint                n_events;

  if (outline->group_by != ANNALS_GROUP_BY_SOURCE || self->is_narrow || from->is_collapsed)
    return;
  annals_bundle_get_events (outline->bundle, &n_events);
  if (from->n_undated == 0)
    /* Translators: below the name of a source: it tells 25 of the bundle's 64 events. */
    text = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n_events), n, n_events);
  else
    {
      undated = g_strdup_printf (ngettext ("%u undated", "%u undated", from->n_undated),
                                 from->n_undated);
      /* Translators: below the name of a source: it tells 25 of the bundle's 64 events, some of
       * them without a date: “25 of 64 · 1 undated”. */
      text = g_strdup_printf (_ ("%u of %u · %s"), n, n_events, undated);
    }
  group->detail = g_string_chunk_insert (self->strings, text);
}

static char *
describe_next (gboolean    is_by_source,
               gboolean    is_first,
               const char *date)
{
  if (is_by_source)
    return is_first
             /* Translators: in the row of a source that dates nothing in the years in sight. */
             ? g_strdup_printf (_ ("silent on these years · first dated event %s ›"), date)
             : g_strdup_printf (_ ("silent on these years · next dated event %s ›"), date);
  return is_first
           /* Translators: in the row of a group of events, none of which is in sight. */
           ? g_strdup_printf (_ ("nothing in these years · first event %s ›"), date)
           : g_strdup_printf (_ ("nothing in these years · next event %s ›"), date);
}

static char *
describe_last (gboolean    is_by_source,
               const char *date)
{
  if (is_by_source)
    return g_strdup_printf (_ ("‹ last dated event %s · silent on these years"), date);
  return g_strdup_printf (_ ("‹ last event %s · nothing in these years"), date);
}

/* What to say, and of which event; NULL if there is nothing to say. */
static char *
describe_silence (const AnnalsLayout *self,
                  guint               group,
                  guint32            *event)
{
  const AnnalsOutline *outline = self->input.outline;
  const AnnalsGroup   *from = &g_array_index (outline->groups, AnnalsGroup, group);
  gboolean             is_by_source = outline->group_by == ANNALS_GROUP_BY_SOURCE;
  AnnalsInstant        left = annals_scale_get_instant (&self->input.scale, 0.0);
  guint                end = from->events.first + from->events.count;
  guint                next = annals_time_index_find (outline->index, from->events, left);
  g_autofree char     *date = NULL;

  *event = ANNALS_NONE;
  if (from->events.count == 0)
    return g_strdup (is_by_source && outline->is_within
                       /* Translators: in the row of a source without any date in sight. */
                       ? _ ("silent on these years")
                       : is_by_source
                           /* Translators: in the row of a source that dates nothing at all. */
                           ? _ ("gives no dates")
                           : _ ("nothing in these years"));

  *event = outline->index->events[next < end ? next : end - 1];
  date = annals_date_to_text (annals_outline_get_edtf (outline, group, *event), ANNALS_DATE_SHORT);
  if (next < end)
    return describe_next (is_by_source, next == from->events.first, date);
  return describe_last (is_by_source, date);
}

/**
 * annals_layout_add_silence:
 * @self: a layout
 * @group: a group that has neither a mark nor a count in sight
 * @y: middle of its first row
 *
 * Says that there is nothing of the group in these years, and where the next is. Cost: O(log n).
 */
void
annals_layout_add_silence (AnnalsLayout          *self,
                           const AnnalsGroupBand *group,
                           double                 y)
{
  AnnalsSilenceItem item = {
    .group = group->group,
    .x0 = self->view_x + LINE_PAD_PX,
    .x1 = self->input.width - LINE_PAD_PX,
    .y = y,
  };
  g_autofree char *text = NULL;

  if (y + self->row_height / 2.0 < self->rows_y || y - self->row_height / 2.0 > self->tray_y ||
      item.x1 <= item.x0)
    return;
  text = describe_silence (self, group->group, &item.event);
  item.text_width =
    MIN (ceil (annals_metrics_measure (&self->input.metrics, text, ANNALS_TEXT_SMALL)),
         item.x1 - item.x0);
  item.text_x = round ((item.x0 + item.x1 - item.text_width) / 2.0);
  item.text = g_string_chunk_insert (self->strings, text);
  g_array_append_val (self->silences, item);
}
