/* annals-layout-labels.c — who gets a label, and where: inside the bar, right, left, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels are given one after the other in the order of what matters to the reader. Each row keeps
 * the stretches that are taken, by marks first and then by labels; a label goes to the first place
 * of its own that is free. Only the labels of the selected and the focused event may stand over
 * something: they get a ground of their own, and whoever comes later keeps clear of them.
 */

#include "config.h"

#include "layout/annals-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_GAP_PX    5.0
#define SELECTED_GAP_PX 8.0
#define FOCUSED_GAP_PX  9.0
#define APART_PX        3.0
#define RIBBON_PX       11.0
#define SIGN_PX         15.0
#define PILL_PX         4.0
/* About eight characters: a shorter piece of a title says nothing. */
#define LEAST_TEXT_PX 52.0
/* Nothing outside a bar that is shorter is looked at. */
#define SHORT_TEXT_PX   16.0
#define BAR_INDENT_PX   8.0
#define CUT_INDENT_PX   14.0
#define ARROW_INDENT_PX 20.0

typedef struct
{
  double x0;
  double x1;
} Stretch;

typedef struct
{
  AnnalsLayout *layout;
  GPtrArray    *taken; /* (element-type GArray<Stretch>): by row */
  guint        *rows;  /* row of each mark */
} Placing;

static gboolean
is_free (const Placing *placing,
         guint          row,
         double         x0,
         double         x1)
{
  const GArray *taken = placing->taken->pdata[row];
  double        left = placing->layout->view_x + ANNALS_EDGE_PX;
  double        right = placing->layout->input.width - ANNALS_EDGE_PX;

  if (x0 < left || x1 > right)
    return FALSE;
  for (guint i = 0; i < taken->len; i++)
    {
      const Stretch *stretch = &g_array_index (taken, Stretch, i);

      if (x0 < stretch->x1 + APART_PX && x1 > stretch->x0 - APART_PX)
        return FALSE;
    }

  return TRUE;
}

static void
take (Placing *placing,
      guint    row,
      double   x0,
      double   x1)
{
  Stretch stretch = { x0, x1 };

  g_array_append_val ((GArray *) placing->taken->pdata[row], stretch);
}

/* The stretch from the first to the last of a mark and its ghosts. */
static void
get_extents (const AnnalsLayout   *layout,
             const AnnalsMarkItem *mark,
             double               *x0,
             double               *x1)
{
  *x0 = mark->shape.x0;
  *x1 = mark->shape.x1;
  for (guint i = 0; i < mark->companions.count; i++)
    {
      const AnnalsCompanionItem *item =
        &g_array_index (layout->companions, AnnalsCompanionItem, mark->companions.first + i);

      if (item->is_hidden)
        continue;
      *x0 = MIN (*x0, item->shape.x0);
      *x1 = MAX (*x1, item->shape.x1);
    }
}

static int
compare_marks (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const AnnalsLayout   *layout = data;
  const AnnalsEvent    *events = annals_bundle_get_events (layout->input.outline->bundle, NULL);
  const AnnalsMarkItem *left = &g_array_index (layout->marks, AnnalsMarkItem, *(const guint *) a);
  const AnnalsMarkItem *right = &g_array_index (layout->marks, AnnalsMarkItem, *(const guint *) b);
  const AnnalsEvent    *one = &events[left->event];
  const AnnalsEvent    *other = &events[right->event];

  for (guint bit = 0; bit <= 3; bit++)
    if ((left->state ^ right->state) & (1u << bit))
      return left->state & (1u << bit) ? -1 : 1;
  if (one->importance > other->importance || one->importance < other->importance)
    return one->importance > other->importance ? -1 : 1;
  if (one->accounts.count != other->accounts.count)
    return one->accounts.count > other->accounts.count ? -1 : 1;
  if (one->date.lower != other->date.lower)
    return one->date.lower < other->date.lower ? -1 : 1;
  return (left->event > right->event) - (left->event < right->event);
}

static guint *
order_marks (AnnalsLayout *layout)
{
  guint *order = g_new (guint, layout->marks->len + 1);

  for (guint i = 0; i < layout->marks->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) layout->marks->len, sizeof (guint), compare_marks, layout);
  return order;
}

static AnnalsLabelItem
start_label (const AnnalsLayout   *layout,
             const AnnalsMarkItem *mark)
{
  AnnalsBundle      *bundle = layout->input.outline->bundle;
  const AnnalsEvent *event = &annals_bundle_get_events (bundle, NULL)[mark->event];
  AnnalsLabelItem    label = {
       .event = mark->event,
       .y = mark->y,
       .text = annals_bundle_get_text (bundle, event->title),
       .style = ANNALS_TEXT_LABEL,
  };

  if (mark->state & ANNALS_ITEM_BOOKMARKED)
    label.flags |= ANNALS_LABEL_RIBBON;
  if (mark->state & ANNALS_ITEM_CONFLICT)
    label.flags |= ANNALS_LABEL_SIGN;
  if (mark->state & ANNALS_ITEM_HOVERED)
    label.style = ANNALS_TEXT_LABEL_UNDERLINED;
  if (mark->state & ANNALS_ITEM_SELECTED)
    {
      label.style = ANNALS_TEXT_LABEL_BOLD;
      label.flags |= ANNALS_LABEL_PILL;
    }
  return label;
}

/* What a label takes beside its text. */
static double
get_ornament (const AnnalsLabelItem *label)
{
  return (label->flags & ANNALS_LABEL_RIBBON ? RIBBON_PX : 0.0) +
         (label->flags & ANNALS_LABEL_SIGN ? SIGN_PX : 0.0) +
         (label->flags & ANNALS_LABEL_PILL ? 2.0 * PILL_PX : 0.0);
}

static void
put_label (AnnalsLabelItem *label,
           double           x0,
           double           text_width)
{
  label->x0 = x0;
  label->x1 = x0 + text_width + get_ornament (label);
  label->text_width = text_width;
  label->text_x = x0 + (label->flags & ANNALS_LABEL_RIBBON ? RIBBON_PX : 0.0) +
                  (label->flags & ANNALS_LABEL_PILL ? PILL_PX : 0.0);
}

/* A text keeps off the likeliest year of a bar, which is solid: it stands on the side with more
 * room. */
static void
leave_estimate (Stretch           *room,
                const AnnalsShape *shape)
{
  double width = shape->x1 - shape->x0;
  double left = shape->x0 + width * (double) shape->estimate - BAR_INDENT_PX;
  double right = shape->x0 + width * (double) shape->estimate_end + BAR_INDENT_PX;

  if (shape->estimate_end <= shape->estimate)
    return;
  if (left - room->x0 >= room->x1 - right)
    room->x1 = MIN (room->x1, left);
  else
    room->x0 = MAX (room->x0, right);
}

/* The stretch of a bar in which a text may stand, or an empty one. */
static Stretch
get_bar_room (const AnnalsLayout   *layout,
              const AnnalsMarkItem *mark,
              gboolean             *is_cut)
{
  const AnnalsShape *shape = &mark->shape;
  Stretch            room;

  double indent = BAR_INDENT_PX;

  *is_cut = shape->x0 < layout->view_x && !(shape->flags & ANNALS_SHAPE_OPEN_START);
  if ((shape->kind != ANNALS_SHAPE_BOX && shape->kind != ANNALS_SHAPE_SPAN &&
       shape->kind != ANNALS_SHAPE_SLAB) ||
      (shape->flags & ANNALS_SHAPE_HATCHED))
    return (Stretch){ 0.0, 0.0 };

  if (*is_cut)
    indent = CUT_INDENT_PX;
  else if (shape->flags & ANNALS_SHAPE_OPEN_START)
    indent = ARROW_INDENT_PX;
  room.x0 = MAX (shape->x0 + BAR_INDENT_PX + (shape->flags & ANNALS_SHAPE_FADES_IN ? 14.0 : 0.0),
                 layout->view_x + indent);
  room.x1 = MIN (shape->x1, layout->input.width) - BAR_INDENT_PX;
  if (shape->flags & ANNALS_SHAPE_OPEN_END)
    room.x1 -= ARROW_INDENT_PX - BAR_INDENT_PX;
  leave_estimate (&room, shape);
  return room;
}

static gboolean
place_in_bar (const AnnalsLayout   *layout,
              const AnnalsMarkItem *mark,
              AnnalsLabelItem      *label,
              gboolean              may_ellipsise)
{
  AnnalsLabelItem inside = *label;
  gboolean        is_cut;
  Stretch         room = get_bar_room (layout, mark, &is_cut);
  double          width;
  double          most;

  inside.style = mark->state & ANNALS_ITEM_SELECTED ? ANNALS_TEXT_BAR_BOLD : ANNALS_TEXT_BAR;
  inside.flags |= ANNALS_LABEL_IN_BAR | (is_cut ? ANNALS_LABEL_CUT : 0u);
  inside.flags &= ~(guint32) ANNALS_LABEL_PILL;
  if (mark->shape.kind == ANNALS_SHAPE_SPAN)
    inside.y -= 1.0;
  if (mark->shape.kind == ANNALS_SHAPE_SLAB)
    inside.flags |= ANNALS_LABEL_SOLID;
  if (room.x1 - room.x0 < SHORT_TEXT_PX)
    return FALSE;
  width = ceil (annals_metrics_measure (&layout->input.metrics, inside.text,
                                        (AnnalsTextStyle) inside.style));
  most = room.x1 - room.x0 - get_ornament (&inside);
  if (width > most && (!may_ellipsise || most < LEAST_TEXT_PX))
    return FALSE;

  put_label (&inside, room.x0, MIN (width, most));
  *label = inside;
  return TRUE;
}

/* Between a mark and a ghost, over the line that joins them. */
static gboolean
place_between (const Placing        *placing,
               const AnnalsMarkItem *mark,
               guint                 row,
               AnnalsLabelItem      *label,
               double                width)
{
  const AnnalsLayout *layout = placing->layout;

  for (guint i = 0; i < mark->companions.count; i++)
    {
      const AnnalsCompanionItem *item =
        &g_array_index (layout->companions, AnnalsCompanionItem, mark->companions.first + i);
      double x0 = MAX (item->line_x0, layout->view_x) + LABEL_GAP_PX;
      double x1 = MIN (item->line_x1, layout->input.width) - LABEL_GAP_PX;

      if (item->is_hidden || x1 - x0 < width)
        continue;
      if (item->line_x0 < mark->shape.x0)
        x0 = x1 - width;
      if (x0 < layout->view_x + ANNALS_EDGE_PX ||
          x0 + width > layout->input.width - ANNALS_EDGE_PX)
        continue;
      label->flags |= ANNALS_LABEL_OVER;
      put_label (label, x0, width - get_ornament (label));
      return TRUE;
    }

  return FALSE;
}

/* Over whatever is there, on the side with more room: for the label that must be seen. */
static void
place_over (const AnnalsLayout   *layout,
            const AnnalsMarkItem *mark,
            AnnalsLabelItem      *label,
            double                text_width,
            double                gap)
{
  double x0;
  double x1;
  double left;
  double right;
  double least;
  double most;
  double width;

  /* Beside the ghosts too, while there is room for a good piece of the title. */
  get_extents (layout, mark, &x0, &x1);
  if (MAX (x0 - layout->view_x, layout->input.width - x1) < 3.0 * LEAST_TEXT_PX)
    {
      x0 = mark->shape.x0;
      x1 = mark->shape.x1;
    }
  left = x0 - gap - layout->view_x - ANNALS_EDGE_PX;
  right = layout->input.width - ANNALS_EDGE_PX - x1 - gap;
  least = layout->view_x + ANNALS_EDGE_PX;
  most = layout->input.width - ANNALS_EDGE_PX - get_ornament (label);
  width = MIN (text_width, MAX (MAX (left, right) - get_ornament (label), LEAST_TEXT_PX));
  width = CLAMP (width, 0.0, MAX (most - least, 0.0));

  /* The mark itself may be out of sight, and only the line to its ghost in it. */
  label->flags |= ANNALS_LABEL_OVER;
  put_label (label,
             CLAMP (right >= left ? x1 + gap : x0 - gap - width - get_ornament (label), least,
                    MAX (most - width, least)),
             width);
}

/* Right of the mark, left of it, or between it and a ghost, where that is free. */
static gboolean
place_beside (const Placing        *placing,
              const AnnalsMarkItem *mark,
              guint                 row,
              AnnalsLabelItem      *label,
              double                text_width,
              double                gap)
{
  double   width = text_width + get_ornament (label);
  double   x0;
  double   x1;
  gboolean is_right_free;
  gboolean is_left_free;

  get_extents (placing->layout, mark, &x0, &x1);
  is_right_free = is_free (placing, row, x1 + gap, x1 + gap + width);
  is_left_free = is_free (placing, row, x0 - gap - width, x0 - gap);
  /* The side of the ghost is left to the ghost's own words. */
  if (is_left_free && (mark->state & ANNALS_ITEM_SELECTED) && x1 > mark->shape.x1)
    is_right_free = FALSE;

  if (is_right_free)
    put_label (label, x1 + gap, text_width);
  else if (is_left_free)
    put_label (label, x0 - gap - width, text_width);
  else
    return place_between (placing, mark, row, label, width);
  return TRUE;
}

/* How much of a row is free from a place on, to the right or to the left. */
static double
get_room (const Placing *placing,
          guint          row,
          double         x,
          gboolean       is_right)
{
  const GArray *taken = placing->taken->pdata[row];
  double        end = placing->layout->view_x + ANNALS_EDGE_PX;

  if (is_right)
    end = placing->layout->input.width - ANNALS_EDGE_PX;
  for (guint i = 0; i < taken->len; i++)
    {
      const Stretch *stretch = &g_array_index (taken, Stretch, i);

      if (is_right && stretch->x1 > x - APART_PX)
        end = MIN (end, MAX (stretch->x0 - APART_PX, x));
      else if (!is_right && stretch->x0 < x + APART_PX)
        end = MAX (end, MIN (stretch->x1 + APART_PX, x));
    }

  return fabs (end - x);
}

/* Whether it is worth while to measure a title: most marks of a dense row have no room anyway. */
static gboolean
may_have_room (const Placing        *placing,
               const AnnalsMarkItem *mark,
               guint                 row,
               double                gap)
{
  double x0;
  double x1;

  if (mark->state & (ANNALS_ITEM_SELECTED | ANNALS_ITEM_FOCUSED) || mark->companions.count > 0)
    return TRUE;
  get_extents (placing->layout, mark, &x0, &x1);
  return get_room (placing, row, x1 + gap, TRUE) >= SHORT_TEXT_PX ||
         get_room (placing, row, x0 - gap, FALSE) >= SHORT_TEXT_PX;
}

/* As long as it is if that fits, else as long as the rows have reckoned with. */
static gboolean
place_outside (const Placing        *placing,
               const AnnalsMarkItem *mark,
               guint                 row,
               AnnalsLabelItem      *label,
               double                gap)
{
  const AnnalsLayout  *layout = placing->layout;
  const AnnalsMetrics *metrics = &layout->input.metrics;
  double               most = MAX (annals_layout_scaled (metrics, ANNALS_MOST_LABEL_PX),
                                   layout->rows->label_px);
  double               width;

  if (!may_have_room (placing, mark, row, gap))
    return FALSE;
  width = ceil (annals_metrics_measure (metrics, label->text, (AnnalsTextStyle) label->style));
  if (place_beside (placing, mark, row, label, MIN (width, most), gap))
    return TRUE;
  if (width > layout->rows->label_px &&
      place_beside (placing, mark, row, label, layout->rows->label_px, gap))
    return TRUE;
  if (width > layout->rows->short_label_px &&
      place_beside (placing, mark, row, label, layout->rows->short_label_px, gap))
    return TRUE;
  if (!(mark->state & (ANNALS_ITEM_SELECTED | ANNALS_ITEM_FOCUSED)))
    return FALSE;

  place_over (layout, mark, label, MIN (width, most), gap);
  return TRUE;
}

/* What is filtered out has a label only while the reader points at it. */
static gboolean
is_silent (const AnnalsMarkItem *mark)
{
  guint32 pointed_at = ANNALS_ITEM_SELECTED | ANNALS_ITEM_FOCUSED | ANNALS_ITEM_HOVERED;

  return (mark->state & ANNALS_ITEM_FILTERED_OUT) != 0 && (mark->state & pointed_at) == 0;
}

static gboolean
is_in_sight (const AnnalsLayout   *layout,
             const AnnalsMarkItem *mark)
{
  double x0;
  double x1;

  get_extents (layout, mark, &x0, &x1);
  return x1 > layout->view_x && x0 < layout->input.width;
}

/* Who puts the selected event elsewhere, beside the ghost. */
static void
label_ghosts (Placing              *placing,
              const AnnalsMarkItem *mark,
              guint                 row)
{
  AnnalsLayout        *layout = placing->layout;
  AnnalsBundle        *bundle = layout->input.outline->bundle;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, NULL);

  for (guint i = 0; i < mark->companions.count; i++)
    {
      const AnnalsCompanionItem *item =
        &g_array_index (layout->companions, AnnalsCompanionItem, mark->companions.first + i);
      g_autofree char *date = NULL;
      g_autofree char *text = NULL;
      AnnalsLabelItem  label = {
         .event = mark->event,
         .flags = ANNALS_LABEL_GHOST,
         .y = mark->y,
         .style = ANNALS_TEXT_LABEL_BOLD,
      };
      double width;

      if (item->kind != ANNALS_COMPANION_GHOST || item->is_hidden)
        continue;
      date = annals_date_to_text (annals_bundle_get_text (bundle, accounts[item->account].edtf),
                                  ANNALS_DATE_SHORT);
      /* Translators: beside a mark, which source puts the event there: “Askari 2014: Oct 2014”. */
      text = g_strdup_printf (_ ("%s: %s"),
                              annals_bundle_get_text (
                                bundle, sources[accounts[item->account].source].short_name),
                              date);
      width = ceil (annals_metrics_measure (&layout->input.metrics, text, ANNALS_TEXT_LABEL_BOLD));
      if (is_free (placing, row, item->shape.x1 + LABEL_GAP_PX,
                   item->shape.x1 + LABEL_GAP_PX + width))
        put_label (&label, item->shape.x1 + LABEL_GAP_PX, width);
      else if (is_free (placing, row, item->shape.x0 - LABEL_GAP_PX - width,
                        item->shape.x0 - LABEL_GAP_PX))
        put_label (&label, item->shape.x0 - LABEL_GAP_PX - width, width);
      else
        continue;
      label.text = g_string_chunk_insert (layout->strings, text);
      take (placing, row, label.x0, label.x1);
      g_array_append_val (layout->labels, label);
    }
}

static void
place_label (Placing *placing,
             guint    index)
{
  AnnalsLayout   *layout = placing->layout;
  AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, index);
  guint           row = placing->rows[index];
  AnnalsLabelItem label;
  double          gap = LABEL_GAP_PX;

  if (!is_in_sight (layout, mark) || is_silent (mark))
    return;

  label = start_label (layout, mark);
  if (mark->state & ANNALS_ITEM_SELECTED)
    gap = SELECTED_GAP_PX;
  if (mark->state & (ANNALS_ITEM_FOCUSED | ANNALS_ITEM_HOVERED))
    gap = FOCUSED_GAP_PX;

  if (!place_in_bar (layout, mark, &label, FALSE) &&
      !place_outside (placing, mark, row, &label, gap) &&
      !place_in_bar (layout, mark, &label, TRUE))
    return;

  if (!(label.flags & ANNALS_LABEL_IN_BAR))
    take (placing, row, label.x0, label.x1);
  mark->label = (gint32) layout->labels->len;
  g_array_append_val (layout->labels, label);
  if (mark->state & ANNALS_ITEM_SELECTED)
    label_ghosts (placing, mark, row);
}

static void
take_marks (Placing *placing)
{
  AnnalsLayout *layout = placing->layout;

  for (guint row = 0; row < layout->row_bands->len; row++)
    {
      const AnnalsRowBand *band = &g_array_index (layout->row_bands, AnnalsRowBand, row);

      g_ptr_array_add (placing->taken, g_array_new (FALSE, FALSE, sizeof (Stretch)));
      for (guint i = band->marks.first; i < band->marks.first + band->marks.count; i++)
        {
          double x0;
          double x1;

          get_extents (layout, &g_array_index (layout->marks, AnnalsMarkItem, i), &x0, &x1);
          take (placing, row, x0, x1);
          placing->rows[i] = row;
        }
      for (guint i = band->counts.first; i < band->counts.first + band->counts.count; i++)
        {
          const AnnalsCountItem *count = &g_array_index (layout->counts, AnnalsCountItem, i);

          take (placing, row, count->x0, count->x1);
        }
    }
}

/**
 * annals_layout_add_labels:
 * @self: a layout with its rows
 *
 * Gives labels to the marks in sight. Cost: O(m log m) in the marks in sight.
 */
void
annals_layout_add_labels (AnnalsLayout *self)
{
  g_autofree guint     *order = order_marks (self);
  g_autofree guint     *rows = g_new0 (guint, self->marks->len + 1);
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Placing               placing = { self, taken, rows };

  take_marks (&placing);
  for (guint i = 0; i < self->marks->len; i++)
    place_label (&placing, order[i]);
}
