/* annals-layout-rows.c — the groups, their rows, and the marks and counts that are in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slots of a row follow each other and never touch, so that those in sight are found by halving.
 */

#include "config.h"

#include "layout/annals-layout-private.h"

#include <math.h>

#define GHOST_PX 9.0
/* A ghost whose middle is nearer to that of the mark than this cannot be told from it. */
#define GHOST_NEAR_PX 9.0
#define COUNT_PX      30.0
/* Between a count and the ring around an event of its own that is selected. */
#define ASIDE_PX 6.0

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

/* Both ends of a slot, in pixels of the timeline. */
static void
get_slot_extents (const AnnalsLayout *self,
                  const AnnalsSlot   *slot,
                  double             *x0,
                  double             *x1)
{
  const AnnalsCompanion *companions;
  guint                  n_companions;
  AnnalsShape            shape;

  if (slot->event == ANNALS_NONE)
    {
      *x0 = annals_scale_get_x (&self->input.scale, slot->lower) + self->view_x;
      *x1 = annals_scale_get_x (&self->input.scale, slot->upper) + self->view_x;
      *x1 = MAX (*x1, *x0 + COUNT_PX);
      return;
    }

  shape = get_shape (self, &get_event (self, slot->event)->date, 0.0);
  *x0 = shape.x0;
  *x1 = shape.x1;
  companions = annals_outline_get_companions (self->input.outline, slot->event, &n_companions);
  for (guint i = 0; i < n_companions; i++)
    {
      AnnalsShape other = get_shape (self, &companions[i].date, GHOST_PX);

      *x0 = MIN (*x0, other.x0);
      *x1 = MAX (*x1, other.x1);
    }
}

static guint32
get_state (const AnnalsLayout *self,
           guint               event)
{
  const AnnalsLayoutInput *input = &self->input;
  guint32                  state = 0;

  if (event == input->selected_event)
    state |= ANNALS_ITEM_SELECTED;
  if (event == input->focused_event)
    state |= ANNALS_ITEM_FOCUSED;
  if (event == input->hovered_event)
    state |= ANNALS_ITEM_HOVERED;
  if (input->is_bookmarked != NULL && input->is_bookmarked (event, input->bookmark_data))
    state |= ANNALS_ITEM_BOOKMARKED;
  if (get_event (self, event)->agreement == ANNALS_AGREEMENT_CONFLICT)
    state |= ANNALS_ITEM_CONFLICT;
  return state;
}

static void
add_companions (AnnalsLayout   *self,
                AnnalsMarkItem *mark)
{
  const AnnalsCompanion *companions;
  guint                  n_companions;

  companions = annals_outline_get_companions (self->input.outline, mark->event, &n_companions);
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
          item.is_hidden = fabs (distance) < GHOST_NEAR_PX;
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

static void
add_mark (AnnalsLayout *self,
          guint         event,
          guint32       category,
          double        y)
{
  AnnalsMarkItem mark = {
    .event = event,
    .category = category,
    .state = get_state (self, event),
    .y = y,
    .shape = get_shape (self, &get_event (self, event)->date, 0.0),
    .label = -1,
  };

  add_companions (self, &mark);
  g_array_append_val (self->marks, mark);
}

/* Whether an event must be seen even where marks are too dense for it. */
static gboolean
is_called_for (const AnnalsLayout *self,
               guint               event)
{
  return event == self->input.selected_event || event == self->input.focused_event;
}

/* Both ends of the marks from a place on, with all that belongs to them. */
static void
get_drawn_extents (const AnnalsLayout *self,
                   guint               first,
                   double             *x0,
                   double             *x1)
{
  *x0 = G_MAXDOUBLE;
  *x1 = -G_MAXDOUBLE;
  for (guint i = first; i < self->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (self->marks, AnnalsMarkItem, i);

      *x0 = MIN (*x0, mark->shape.x0);
      *x1 = MAX (*x1, mark->shape.x1);
      for (guint j = 0; j < mark->companions.count; j++)
        {
          const AnnalsCompanionItem *item = &g_array_index (self->companions, AnnalsCompanionItem,
                                                            mark->companions.first + j);

          *x0 = MIN (*x0, item->shape.x0);
          *x1 = MAX (*x1, item->shape.x1);
        }
    }
}

/* A count makes way for its own events that are drawn all the same: to the right of them, or to the
 * left where the next slot begins too soon. */
static void
step_aside (const AnnalsLayout *self,
            guint               first_mark,
            double              next_x,
            AnnalsCountItem    *item)
{
  double x0;
  double x1;

  get_drawn_extents (self, first_mark, &x0, &x1);
  item->x0 = x1 + ASIDE_PX;
  if (item->x0 + COUNT_PX > next_x)
    item->x0 = x0 - ASIDE_PX - COUNT_PX;
  item->x1 = item->x0 + COUNT_PX;
}

static void
add_count (AnnalsLayout     *self,
           const AnnalsSlot *slot,
           guint32           category,
           double            y,
           double            next_x)
{
  AnnalsCountItem item = { .members = slot->members, .category = category, .y = y };
  guint           first_mark = self->marks->len;
  guint           n_drawn;

  for (guint i = 0; i < slot->members.count; i++)
    {
      guint event = g_array_index (self->rows->members, guint32, slot->members.first + i);

      if (is_called_for (self, event))
        add_mark (self, event, category, y);
    }
  n_drawn = self->marks->len - first_mark;
  if (n_drawn == slot->members.count)
    return;

  if (n_drawn == 0)
    get_slot_extents (self, slot, &item.x0, &item.x1);
  else
    step_aside (self, first_mark, next_x, &item);
  g_snprintf (item.text, sizeof item.text, "+%u", slot->members.count - n_drawn);
  g_array_append_val (self->counts, item);
}

static guint
find_first_slot (const AnnalsLayout *self,
                 const AnnalsRow    *row)
{
  guint low = row->slots.first;
  guint high = low + row->slots.count;

  while (low < high)
    {
      guint  middle = low + (high - low) / 2;
      double x0;
      double x1;

      get_slot_extents (self, &g_array_index (self->rows->slots, AnnalsSlot, middle), &x0, &x1);
      if (x1 < self->view_x)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Where the slot after one begins, or the edge of the view. */
static double
get_next_x (const AnnalsLayout *self,
            const AnnalsRow    *row,
            guint               slot)
{
  double x0 = self->input.width;
  double x1;

  if (slot + 1 < row->slots.first + row->slots.count)
    get_slot_extents (self, &g_array_index (self->rows->slots, AnnalsSlot, slot + 1), &x0, &x1);

  return MIN (x0, self->input.width);
}

static void
add_row (AnnalsLayout    *self,
         const AnnalsRow *row,
         guint32          category,
         double           y)
{
  AnnalsRowBand band = {
    .y0 = y,
    .y1 = y + self->row_height,
    .marks = { self->marks->len, 0 },
    .counts = { self->counts->len, 0 },
  };
  gboolean is_in_sight = band.y1 > self->rows_y && band.y0 < self->tray_y;

  for (guint i = find_first_slot (self, row);
       is_in_sight && i < row->slots.first + row->slots.count; i++)
    {
      const AnnalsSlot *slot = &g_array_index (self->rows->slots, AnnalsSlot, i);
      double            x0;
      double            x1;

      get_slot_extents (self, slot, &x0, &x1);
      if (x0 > self->input.width)
        break;
      if (slot->event == ANNALS_NONE)
        add_count (self, slot, category, y + self->row_height / 2.0,
                   get_next_x (self, row, i));
      else
        add_mark (self, slot->event, category, y + self->row_height / 2.0);
    }

  band.marks.count = self->marks->len - band.marks.first;
  band.counts.count = self->counts->len - band.counts.first;
  g_array_append_val (self->row_bands, band);
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
  const GArray        *rows = self->rows->rows;
  double               heading = self->is_narrow ? ANNALS_NARROW_HEAD_PX : 0.0;
  double               y = self->rows_y - self->scroll_y;
  guint                i = 0;

  heading = annals_layout_scaled (&self->input.metrics, heading);
  for (guint32 group = 0; group < outline->groups->len; group++)
    {
      const AnnalsGroup *from = &g_array_index (outline->groups, AnnalsGroup, group);
      AnnalsGroupBand    band = {
           .group = group,
           .category = from->category,
           .label = from->label,
           .y0 = y,
      };

      g_snprintf (band.count, sizeof band.count, "%u", from->events.count);
      band.heading_y = y + (self->is_narrow ? heading / 2.0 + 1.0
                                            : ANNALS_GROUP_PAD_PX + self->row_height / 2.0);
      y += ANNALS_GROUP_PAD_PX + heading;
      for (; i < rows->len && g_array_index (rows, AnnalsRow, i).group == group; i++)
        {
          add_row (self, &g_array_index (rows, AnnalsRow, i), from->category, y);
          y += self->row_height;
        }
      y += ANNALS_GROUP_PAD_PX;
      band.y1 = y;
      g_array_append_val (self->groups, band);
    }
}
