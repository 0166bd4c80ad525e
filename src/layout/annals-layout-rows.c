/* annals-layout-rows.c — the groups, their rows, and the marks and counts that are in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows tell who is shown; here they get their shapes. The last row of a crowded group counts
 * those who are not, see annals-layout-counts.c.
 */

#include "config.h"

#include "layout/annals-layout-private.h"

#include <math.h>
#include <string.h>

#define GHOST_PX 9.0
/* A ghost whose middle is nearer to that of the mark than this cannot be told from it. */
#define GHOST_NEAR_PX 9.0

static const AnnalsEvent *
get_event (const AnnalsLayout *self,
           guint               event)
{
  return &annals_bundle_get_events (self->input.outline->bundle, NULL)[event];
}

static void
move_shape (AnnalsShape *shape,
            double       delta)
{
  shape->x0 += delta;
  shape->x1 += delta;
}

static AnnalsShape
get_shape (const AnnalsLayout *self,
           const AnnalsDate   *date,
           double              least_px)
{
  AnnalsShape shape = annals_shape_from_date (date, &self->input.scale, least_px);

  move_shape (&shape, self->view_x);
  return shape;
}

/* Whether the reader has bookmarked an event. Cost: O(log bookmarks). */
gboolean
annals_layout_is_bookmarked (const AnnalsLayout *self,
                             guint               event)
{
  const GArray *bookmarks = self->input.bookmarks;
  guint         low = 0;
  guint         high = bookmarks != NULL ? bookmarks->len : 0;

  while (low < high)
    {
      guint   middle = low + (high - low) / 2;
      guint32 found = g_array_index (bookmarks, guint32, middle);

      if (found == event)
        return TRUE;
      if (found < event)
        low = middle + 1;
      else
        high = middle;
    }

  return FALSE;
}

static guint32
get_state (const AnnalsLayout *self,
           guint               event,
           guint               group)
{
  const AnnalsLayoutInput *input = &self->input;
  guint32                  state = 0;

  if (event == input->selected_event)
    state |= ANNALS_ITEM_SELECTED;
  if (event == input->focused_event &&
      (input->focused_group == ANNALS_NONE || input->focused_group == group))
    state |= ANNALS_ITEM_FOCUSED;
  if (event == input->hovered_event)
    state |= ANNALS_ITEM_HOVERED;
  if (annals_layout_is_bookmarked (self, event))
    state |= ANNALS_ITEM_BOOKMARKED;
  if (get_event (self, event)->agreement == ANNALS_AGREEMENT_CONFLICT)
    state |= ANNALS_ITEM_CONFLICT;
  if (input->filter != NULL && !annals_filter_matches (input->filter, event))
    state |= ANNALS_ITEM_FILTERED_OUT;
  return state;
}

/* A ghost stands for all accounts that give its date. */
static gboolean
is_chosen (const AnnalsLayout   *self,
           const AnnalsMarkItem *mark,
           guint                 account)
{
  AnnalsBundle        *bundle = self->input.outline->bundle;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  guint                chosen = self->input.chosen_account;

  return chosen != ANNALS_NONE && mark->event == self->input.selected_event &&
         strcmp (annals_bundle_get_text (bundle, accounts[chosen].edtf),
                 annals_bundle_get_text (bundle, accounts[account].edtf)) == 0;
}

static void
add_companions (AnnalsLayout   *self,
                AnnalsMarkItem *mark)
{
  const AnnalsCompanion *companions;
  guint                  n_companions;

  companions = annals_outline_get_companions (self->input.outline, mark->group, mark->event,
                                              &n_companions);
  mark->companions = (AnnalsRange){ self->companions->len, n_companions };
  for (guint i = 0; i < n_companions; i++)
    {
      AnnalsCompanionItem item = {
        .kind = companions[i].kind,
        .account = companions[i].account,
        .y = mark->y,
        .shape = get_shape (self, &companions[i].date, GHOST_PX),
      };
      double distance = annals_shape_get_center (&item.shape) -
                        annals_shape_get_center (&mark->shape);

      if (item.kind == ANNALS_COMPANION_GHOST)
        {
          item.is_chosen = is_chosen (self, mark, item.account);
          item.is_hidden = fabs (distance) < GHOST_NEAR_PX && !item.is_chosen;
          item.line_x0 = distance > 0.0 ? mark->shape.x1 : item.shape.x1;
          item.line_x1 = distance > 0.0 ? item.shape.x0 : mark->shape.x0;
        }
      else if (i > 0)
        {
          item.line_x0 = g_array_index (self->companions, AnnalsCompanionItem,
                                        mark->companions.first + i - 1)
                           .shape.x1;
          item.line_x1 = item.shape.x0;
        }
      g_array_append_val (self->companions, item);
    }
}

/* The category that lends a mark its colour: that of the group, else the first of the event. */
static guint32
get_category (const AnnalsLayout *self,
              guint               event,
              guint               group)
{
  const AnnalsOutline *outline = self->input.outline;
  const AnnalsEvent   *record = get_event (self, event);

  if (outline->group_by == ANNALS_GROUP_BY_CATEGORY &&
      g_array_index (outline->groups, AnnalsGroup, group).key < ANNALS_GROUP_OTHERS)
    return g_array_index (outline->groups, AnnalsGroup, group).category;
  if (record->categories.count == 0)
    return ANNALS_NONE;
  return annals_bundle_get_event_categories (outline->bundle, record)[0];
}

/* Adds the mark of an event in a group, with its companions. */
void
annals_layout_add_mark (AnnalsLayout *self,
                        guint         event,
                        guint         group,
                        double        y)
{
  AnnalsMarkItem mark = {
    .event = event,
    .group = group,
    .category = get_category (self, event, group),
    .state = get_state (self, event, group),
    .y = y,
    .shape = get_shape (self, annals_outline_get_date (self->input.outline, group, event), 0.0),
    .label = -1,
  };

  add_companions (self, &mark);
  g_array_append_val (self->marks, mark);
}

static gboolean
is_in_sight (const AnnalsLayout *self,
             guint               group,
             guint               event)
{
  double x0;
  double x1;

  annals_rows_get_extents (self->rows, group, event, &self->input.scale, &x0, &x1);
  return x1 >= 0.0 && x0 <= self->input.scale.width_px;
}

/* Adds the rows of a group, one band each, and what of them is in sight. */
static void
add_rows (AnnalsLayout    *self,
          AnnalsGroupBand *group,
          AnnalsInstant    lower,
          AnnalsInstant    upper)
{
  const AnnalsRowGroup *from = &g_array_index (self->rows->groups, AnnalsRowGroup, group->group);
  guint                 n_rows = from->n_rows + (from->is_crowded ? 1 : 0);
  double                y = group->y0;
  guint                 place = group->places.first;
  guint                 last = group->places.first + group->places.count;

  group->rows = (AnnalsRange){ self->row_bands->len, n_rows };
  for (guint row = 0; row < n_rows; row++, y += self->row_height)
    {
      AnnalsRowBand band = {
        .y0 = y,
        .y1 = y + self->row_height,
        .marks = { self->marks->len, 0 },
        .counts = { self->counts->len, 0 },
      };
      gboolean is_shown = band.y1 > self->rows_y && band.y0 < self->tray_y;

      for (; place < last; place++)
        {
          const AnnalsRowPlace *at = &g_array_index (self->places, AnnalsRowPlace, place);
          guint                 event = at->event;

          if (at->row != row)
            break;
          if (is_shown && is_in_sight (self, group->group, event))
            annals_layout_add_mark (self, event, group->group, y + self->row_height / 2.0);
        }
      if (is_shown && from->is_crowded && row == from->n_rows)
        annals_layout_add_counts (self, group, lower, upper, y + self->row_height / 2.0);
      band.marks.count = self->marks->len - band.marks.first;
      band.counts.count = self->counts->len - band.counts.first;
      g_array_append_val (self->row_bands, band);
    }
}

/* Asks who is shown of a group, if it is in sight. */
static void
list_places (AnnalsLayout    *self,
             AnnalsGroupBand *group,
             AnnalsInstant    lower,
             AnnalsInstant    upper)
{
  group->places.first = self->places->len;
  if (group->y1 > self->rows_y && group->y0 < self->tray_y)
    annals_rows_list (self->rows, group->group, &self->input.scale, lower, upper, self->places);
  group->places.count = self->places->len - group->places.first;
}

/**
 * annals_layout_add_rows:
 * @self: a layout whose geometry is set
 *
 * Adds groups, rows, and the marks, companions and counts in sight.
 */
void
annals_layout_add_rows (AnnalsLayout *self)
{
  const AnnalsOutline *outline = self->input.outline;
  const AnnalsScale   *scale = &self->input.scale;
  int                  level = annals_rows_get_level (scale->seconds_per_px);
  AnnalsInstant        right = annals_scale_get_instant (scale, scale->width_px);
  AnnalsInstant        lower =
    annals_rows_get_cell (level, annals_scale_get_instant (scale, 0.0), 0);
  AnnalsInstant upper = annals_rows_get_cell (level, right, 1);
  double        heading = self->is_narrow ? ANNALS_NARROW_HEAD_PX : 0.0;
  double        y = self->rows_y - self->scroll_y;

  annals_rows_begin_frame (self->rows, self->input.most_work);
  heading = annals_layout_scaled (&self->input.metrics, heading);
  for (guint32 i = 0; i < outline->groups->len; i++)
    {
      const AnnalsGroup    *from = &g_array_index (outline->groups, AnnalsGroup, i);
      const AnnalsRowGroup *rows = &g_array_index (self->rows->groups, AnnalsRowGroup, i);
      guint                 n_shown;
      AnnalsGroupBand       band = {
              .group = i,
              .category = from->category,
              .label = from->label,
              .is_collapsed = from->is_collapsed,
      };

      g_snprintf (band.count, sizeof band.count, "%u", from->events.count);
      band.heading_y = y + (self->is_narrow ? heading / 2.0 + 1.0
                                            : ANNALS_GROUP_PAD_PX + self->row_height / 2.0);
      band.y0 = y + ANNALS_GROUP_PAD_PX + heading;
      band.y1 = band.y0 + (rows->n_rows + (rows->is_crowded ? 1 : 0)) * self->row_height +
                ANNALS_GROUP_PAD_PX;
      band.heading_y1 = self->is_narrow ? band.y0 : band.y1;
      annals_layout_describe_group (self, &band);
      n_shown = self->marks->len + self->counts->len;
      list_places (self, &band, lower, upper);
      add_rows (self, &band, lower, upper);
      if (self->marks->len + self->counts->len == n_shown)
        annals_layout_add_silence (self, &band, band.y0 + self->row_height / 2.0);
      band.y0 = y;
      y = band.y1;
      g_array_append_val (self->groups, band);
    }
  self->is_complete = self->rows->is_complete;
}
