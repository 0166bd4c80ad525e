/* annals-overview-slider.c — the overview by keyboard and for speech: a slider of years
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Until GTK 4.10 only its own ranges have a value for assistive technology. So there is one, which
 * is never drawn: its value is the year in the middle of the view, which moving it moves.
 *
 *   arrows, Page Up and Down, Home, End   the whole of what is in sight
 *   with Shift                            its end
 *   with Control                          its beginning
 *   + and -                               both
 */

#include "config.h"

#include "timeline/annals-overview-slider.h"

#include "timeline/annals-span-words.h"
#include "timeline/annals-timeline-view-private.h"

#include <glib/gi18n-lib.h>

#define EPOCH_YEAR 1970.0
#define YEAR_S     (365.2425 * (double) ANNALS_SECONDS_PER_DAY)
#define STEP       0.1 /* of what is in sight */
#define PAGE       0.9
#define KEY_ZOOM   1.5
#define LEAST_PX   20.0

/* Those who listen need no news of every frame. */
#define SYNC_MS 120

struct _AnnalsOverviewSlider
{
  GtkWidget parent_instance;

  AnnalsTimelineView *view;       /* borrowed: it lives as long */
  GtkWidget          *scale;      /* owned child */
  GtkAdjustment      *adjustment; /* borrowed from the scale */
  double              value;      /* year that the view has been told, or has told */
  gboolean            is_syncing;
  guint               sync_id;
};

G_DEFINE_FINAL_TYPE (AnnalsOverviewSlider, annals_overview_slider, GTK_TYPE_WIDGET)

static double
get_year (AnnalsInstant instant)
{
  return EPOCH_YEAR + (double) instant / YEAR_S;
}

/* Tells what is in sight. */
static gboolean
sync_cb (gpointer data)
{
  AnnalsOverviewSlider *self = data;
  const AnnalsScale    *scale = &self->view->scale;
  double                span_years = scale->width_px * scale->seconds_per_px / YEAR_S;
  g_autofree char      *words = NULL;
  g_autofree char      *description = NULL;

  self->sync_id = 0;
  if (self->view->outline == NULL || !self->view->has_scale)
    return G_SOURCE_REMOVE;

  words = annals_span_words (scale, 0.0, scale->width_px);
  description = g_strdup_printf (_ ("In sight: %s"), words);
  self->value = get_year (annals_scale_get_instant (scale, scale->width_px / 2.0));
  self->is_syncing = TRUE;
  gtk_adjustment_configure (self->adjustment, self->value, get_year (self->view->outline->lower),
                            get_year (self->view->outline->upper), span_years * STEP,
                            span_years * PAGE, 0.0);
  self->is_syncing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale),
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, words,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  return G_SOURCE_REMOVE;
}

static void
queue_sync (AnnalsOverviewSlider *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  self->sync_id = g_timeout_add (SYNC_MS, sync_cb, self);
}

static void
value_changed_cb (AnnalsOverviewSlider *self)
{
  double      value = gtk_adjustment_get_value (self->adjustment);
  double      delta_s = (value - self->value) * YEAR_S;
  AnnalsScale to = self->view->scale;

  if (self->is_syncing || !self->view->has_scale)
    return;
  self->value = value;
  annals_scale_pan (&to, delta_s / to.seconds_per_px);
  annals_timeline_view_jump (self->view, &to);
}

/* Moves one end of what is in sight by a share of it. */
static void
move_end (AnnalsOverviewSlider *self,
          gboolean              is_start,
          double                step)
{
  AnnalsScale to = self->view->scale;
  double      width = to.width_px;
  double      other = MAX (width * (1.0 + (is_start ? -step : step)), LEAST_PX);

  annals_scale_zoom (&to, is_start ? width : 0.0, width / other);
  annals_timeline_view_jump (self->view, &to);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        AnnalsOverviewSlider  *self)
{
  gboolean is_start = (state & GDK_CONTROL_MASK) != 0;
  gboolean is_end = (state & GDK_SHIFT_MASK) != 0;
  gboolean is_left = key == GDK_KEY_Left || key == GDK_KEY_KP_Left;
  gboolean is_right = key == GDK_KEY_Right || key == GDK_KEY_KP_Right;

  if (!self->view->has_scale)
    return GDK_EVENT_PROPAGATE;
  if ((is_left || is_right) && is_start != is_end && (state & GDK_ALT_MASK) == 0)
    {
      move_end (self, is_start, is_right ? STEP : -STEP);
      return GDK_EVENT_STOP;
    }
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_plus || key == GDK_KEY_equal || key == GDK_KEY_KP_Add)
    annals_timeline_view_zoom (self->view, KEY_ZOOM);
  else if (key == GDK_KEY_minus || key == GDK_KEY_KP_Subtract)
    annals_timeline_view_zoom (self->view, 1.0 / KEY_ZOOM);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
focus_changed_cb (AnnalsOverviewSlider *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  if (parent != NULL)
    gtk_widget_queue_draw (parent);
}

/* There is nothing to see: the overview is what the slider looks like. */
static void
annals_overview_slider_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
}

static void
annals_overview_slider_dispose (GObject *object)
{
  AnnalsOverviewSlider *self = ANNALS_OVERVIEW_SLIDER (object);

  g_clear_handle_id (&self->sync_id, g_source_remove);
  g_clear_pointer (&self->scale, gtk_widget_unparent);

  G_OBJECT_CLASS (annals_overview_slider_parent_class)->dispose (object);
}

static void
annals_overview_slider_class_init (AnnalsOverviewSliderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_overview_slider_dispose;
  widget_class->snapshot = annals_overview_slider_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "overviewslider");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_overview_slider_init (AnnalsOverviewSlider *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->scale = gtk_scale_new (GTK_ORIENTATION_HORIZONTAL, NULL);
  self->adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));
  gtk_scale_set_draw_value (GTK_SCALE (self->scale), FALSE);
  gtk_range_set_round_digits (GTK_RANGE (self->scale), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Overview of the whole time"), -1);
  gtk_widget_set_parent (self->scale, GTK_WIDGET (self));
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (value_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->scale, "notify::has-focus", G_CALLBACK (focus_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * annals_overview_slider_new:
 * @view: the view that it moves; it must live as long as the slider
 *
 * Returns: (transfer floating): a slider that shows and moves what of the bundle is in sight
 */
GtkWidget *
annals_overview_slider_new (AnnalsTimelineView *view)
{
  AnnalsOverviewSlider *self = g_object_new (ANNALS_TYPE_OVERVIEW_SLIDER, NULL);

  self->view = view;
  g_signal_connect_object (view, "changed", G_CALLBACK (queue_sync), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * annals_overview_slider_has_focus:
 * @self: a slider
 *
 * Returns: whether the keyboard is on it, and the window shows where the keyboard is
 */
gboolean
annals_overview_slider_has_focus (AnnalsOverviewSlider *self)
{
  g_return_val_if_fail (ANNALS_IS_OVERVIEW_SLIDER (self), FALSE);

  return gtk_widget_has_visible_focus (self->scale);
}
