/* annals-reader-map.c — where in an article its passages lie, beside the scroll bar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scroll bar knows the part of a long article that the text view holds; the map knows all of
 * it. A click goes to the place. Who has no pointer steps through the passages by their keys.
 */

#include "config.h"

#include "reader/annals-reader-map.h"

#include "compat/annals-compat.h"
#include "core/annals-bundle.h"
#include "reader/annals-reader-marks.h"

#define WIDTH_PX           10
#define TICK_HEIGHT_PX     2
#define SELECTED_HEIGHT_PX 6
#define MIN_VISIBLE_PX     8
#define CATEGORY_ALPHA     0.8f
#define LIFT_DARK          0.42f
#define VISIBLE_ALPHA      0.2f
#define WITHOUT_CATEGORY   0x808080
#define N_COLORS           3

struct _AnnalsReaderMap
{
  GtkWidget parent_instance;

  AnnalsReaderView *view;       /* weak, nullable */
  GSignalGroup     *adjustment; /* owned */
  GArray           *marks;      /* owned, nullable; AnnalsReaderMark */
  guint             n_chars;
};

G_DEFINE_FINAL_TYPE (AnnalsReaderMap, annals_reader_map, GTK_TYPE_WIDGET)

static float
place_offset (AnnalsReaderMap *self,
              guint            offset)
{
  return (float) gtk_widget_get_height (GTK_WIDGET (self)) * (float) offset /
         (float) MAX (self->n_chars, 1);
}

static guint
find_offset (AnnalsReaderMap *self,
             double           y)
{
  double share = y / MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1);

  return (guint) (CLAMP (share, 0, 1) * self->n_chars);
}

/* A category as it is told apart from the paper: lighter where the accent is light, too. */
static void
get_category_color (const AnnalsReaderMark *mark,
                    const GdkRGBA          *accent,
                    GdkRGBA                *color)
{
  guint32 value = mark->color != ANNALS_NONE ? mark->color : WITHOUT_CATEGORY;
  float   lift = accent->green > 0.6f ? LIFT_DARK : 0;
  float   channels[N_COLORS];

  for (int i = 0; i < N_COLORS; i++)
    {
      channels[i] = (float) ((value >> (8 * (N_COLORS - 1 - i))) & 0xff) / 255;
      channels[i] += (1 - channels[i]) * lift;
    }
  *color = (GdkRGBA){ channels[0], channels[1], channels[2], CATEGORY_ALPHA };
}

static void
draw_visible (AnnalsReaderMap *self,
              GtkSnapshot     *snapshot)
{
  AnnalsReaderText *text = annals_reader_view_get_text (self->view);
  GtkTextView      *view = GTK_TEXT_VIEW (self->view);
  const GdkRGBA     grey = { 0.5f, 0.5f, 0.5f, VISIBLE_ALPHA };
  GdkRectangle      visible;
  GtkTextIter       first;
  GtkTextIter       last;
  float             top;
  float             bottom;

  gtk_text_view_get_visible_rect (view, &visible);
  gtk_text_view_get_line_at_y (view, &first, visible.y, NULL);
  gtk_text_view_get_line_at_y (view, &last, visible.y + visible.height, NULL);
  gtk_text_iter_forward_line (&last);
  top = place_offset (self, annals_reader_text_get_offset (text, &first));
  bottom = place_offset (self, annals_reader_text_get_offset (text, &last));

  gtk_snapshot_append_color (
    snapshot, &grey, &GRAPHENE_RECT_INIT (0, top, WIDTH_PX, MAX (bottom - top, MIN_VISIBLE_PX)));
}

static void
annals_reader_map_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AnnalsReaderMap *self = ANNALS_READER_MAP (widget);
  GdkRGBA          accent;
  GdkRGBA          color;

  if (self->marks == NULL || self->view == NULL)
    return;

  annals_compat_widget_get_color (widget, &accent);
  draw_visible (self, snapshot);
  /* What belongs to the selected event lies on top. */
  for (int is_selected = 0; is_selected < 2; is_selected++)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const AnnalsReaderMark *mark = &g_array_index (self->marks, AnnalsReaderMark, i);
        float                   height = is_selected ? SELECTED_HEIGHT_PX : TICK_HEIGHT_PX;
        float                   y = place_offset (self, mark->start);

        if ((mark->role != ANNALS_READER_ROLE_OTHER) != is_selected)
          continue;
        get_category_color (mark, &accent, &color);
        gtk_snapshot_append_color (
          snapshot, is_selected ? &accent : &color,
          &GRAPHENE_RECT_INIT (1, MAX (y - height / 2, 0), WIDTH_PX - 2, height));
      }
}

static void
annals_reader_map_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH_PX : 0;
  *natural = *minimum;
}

static void
pressed_cb (AnnalsReaderMap *self,
            int              n_press,
            double           x,
            double           y)
{
  guint offset = find_offset (self, y);
  guint nearest = offset;
  float reach = SELECTED_HEIGHT_PX;

  if (self->view == NULL || self->marks == NULL)
    return;

  /* Who clicks on a mark means the passage, not a place near by. */
  for (guint i = 0; i < self->marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (self->marks, AnnalsReaderMark, i);
      float                   distance = ABS (place_offset (self, mark->start) - (float) y);

      if (distance < reach)
        {
          reach = distance;
          nearest = mark->start;
        }
    }
  annals_reader_view_scroll_to (self->view, nearest, nearest);
}

static void
annals_reader_map_dispose (GObject *object)
{
  AnnalsReaderMap *self = ANNALS_READER_MAP (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->adjustment);
  g_clear_pointer (&self->marks, g_array_unref);

  G_OBJECT_CLASS (annals_reader_map_parent_class)->dispose (object);
}

static void
annals_reader_map_class_init (AnnalsReaderMapClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_reader_map_dispose;
  widget_class->snapshot = annals_reader_map_snapshot;
  widget_class->measure = annals_reader_map_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
annals_reader_map_init (AnnalsReaderMap *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  gtk_widget_add_css_class (GTK_WIDGET (self), "annals-accent");

  self->adjustment = g_signal_group_new (GTK_TYPE_ADJUSTMENT);
  g_signal_group_connect_swapped (self->adjustment, "value-changed",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  g_signal_group_connect_swapped (self->adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw),
                                  self);
}

/**
 * annals_reader_map_set_view:
 * @self: a map
 * @view: the view of the article, which has its place in a scrolled window already
 */
void
annals_reader_map_set_view (AnnalsReaderMap  *self,
                            AnnalsReaderView *view)
{
  g_return_if_fail (ANNALS_IS_READER_MAP (self));
  g_return_if_fail (ANNALS_IS_READER_VIEW (view));

  g_set_weak_pointer (&self->view, view);
  g_signal_group_set_target (self->adjustment,
                             gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)));
}

/**
 * annals_reader_map_set_marks:
 * @self: a map
 * @marks: (nullable) (element-type AnnalsReaderMark) (transfer none): passages of the article
 * @n_chars: length of the article, code points
 */
void
annals_reader_map_set_marks (AnnalsReaderMap *self,
                             GArray          *marks,
                             guint            n_chars)
{
  g_return_if_fail (ANNALS_IS_READER_MAP (self));

  if (marks != NULL)
    g_array_ref (marks);
  g_clear_pointer (&self->marks, g_array_unref);
  self->marks = marks;
  self->n_chars = n_chars;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
