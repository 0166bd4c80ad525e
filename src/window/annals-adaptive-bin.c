/* annals-adaptive-bin.c — a container that can be small and tells how big it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A window cannot get smaller than the sum of what its panes need, so nothing could ever react to
 * a narrow window by showing fewer of them. This bin asks for little, whatever its child needs,
 * and reports its size before the next frame is drawn. The child is given what it needs in the
 * meantime and is cut off for that one frame at most.
 */

#include "config.h"

#include "window/annals-adaptive-bin.h"

/* The least that one pane can be used in, both below what the smallest phones offer. */
#define LEAST_WIDTH_PX  320
#define LEAST_HEIGHT_PX 240

struct _AnnalsAdaptiveBin
{
  AdwBin parent_instance;

  int   width;
  int   height;
  guint idle; /* source that tells the size */
};

G_DEFINE_FINAL_TYPE (AnnalsAdaptiveBin, annals_adaptive_bin, ADW_TYPE_BIN)

enum
{
  SIGNAL_RESIZED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
tell_size_cb (gpointer user_data)
{
  AnnalsAdaptiveBin *self = user_data;

  self->idle = 0;
  g_signal_emit (self, signals[SIGNAL_RESIZED], 0, self->width, self->height);
  return G_SOURCE_REMOVE;
}

static void
annals_adaptive_bin_measure (GtkWidget     *widget,
                             GtkOrientation orientation,
                             int            for_size,
                             int           *minimum,
                             int           *natural,
                             int           *minimum_baseline,
                             int           *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH_PX : LEAST_HEIGHT_PX;
  *natural = *minimum;
  if (child != NULL)
    {
      int child_natural;

      gtk_widget_measure (child, orientation, -1, NULL, &child_natural, NULL, NULL);
      *natural = MAX (*natural, child_natural);
    }
  *minimum_baseline = -1;
  *natural_baseline = -1;
}

static void
annals_adaptive_bin_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  AnnalsAdaptiveBin *self = ANNALS_ADAPTIVE_BIN (widget);
  GtkWidget         *child = adw_bin_get_child (ADW_BIN (widget));

  if (width != self->width || height != self->height)
    {
      self->width = width;
      self->height = height;
      /* Nothing may be shown or hidden while sizes are given out. */
      if (self->idle == 0)
        self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, tell_size_cb, self, NULL);
    }

  if (child != NULL)
    {
      int least_width;
      int least_height;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
      width = MAX (width, least_width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
      gtk_widget_allocate (child, width, MAX (height, least_height), baseline, NULL);
    }
}

static void
annals_adaptive_bin_dispose (GObject *object)
{
  AnnalsAdaptiveBin *self = ANNALS_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->idle, g_source_remove);

  G_OBJECT_CLASS (annals_adaptive_bin_parent_class)->dispose (object);
}

static void
annals_adaptive_bin_class_init (AnnalsAdaptiveBinClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_adaptive_bin_dispose;
  widget_class->measure = annals_adaptive_bin_measure;
  widget_class->size_allocate = annals_adaptive_bin_size_allocate;

  /**
   * AnnalsAdaptiveBin::resized:
   * @self: the bin
   * @width: its width in px
   * @height: its height in px
   *
   * The bin has another size than before. Children may be shown and hidden in the handler.
   */
  signals[SIGNAL_RESIZED] =
    g_signal_new ("resized", ANNALS_TYPE_ADAPTIVE_BIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
}

static void
annals_adaptive_bin_init (AnnalsAdaptiveBin *self)
{
  /* The layout manager of AdwBin would go before the functions of this class. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}
