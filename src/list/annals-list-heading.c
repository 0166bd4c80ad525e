/* annals-list-heading.c — what stands before the events of a group: an era, or a tray
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "list/annals-list-heading.h"

#include <glib/gi18n-lib.h>

#include "list/annals-list-columns.h"
#include "render/annals-snapshot-painter.h"

/* An era's wash on the ground, and the edge at its beginning. */
#define WASH_LIGHT 0.15
#define WASH_DARK  0.20
#define EDGE_PX    3.0
#define START_PX   8
#define STEP_PX    18
#define MOST_STEPS 6

struct _AnnalsListHeading
{
  GtkBox parent_instance;

  /* template children */
  GtkImage *arrow;
  GtkLabel *name;
  GtkLabel *period;
  GtkLabel *count;
  GtkLabel *conflicts;

  const AnnalsListLook *look; /* borrowed, nullable */
  AnnalsListGroup       group;
};

G_DEFINE_FINAL_TYPE (AnnalsListHeading, annals_list_heading, GTK_TYPE_BOX)

static const char *
get_name (AnnalsListHeading *self,
          AnnalsBundle      *bundle)
{
  switch ((AnnalsListGroupKind) self->group.kind)
    {
    case ANNALS_LIST_GROUP_ERA:
      return annals_bundle_get_text (
        bundle, annals_bundle_get_eras (bundle, NULL)[self->group.era].label);
    case ANNALS_LIST_GROUP_ALL:
    case ANNALS_LIST_GROUP_OTHERS:
      return _ ("Outside every era");
    case ANNALS_LIST_GROUP_UNDATED:
      return _ ("Undated");
    }

  g_assert_not_reached ();
}

static char *
write_period (AnnalsListHeading *self,
              AnnalsBundle      *bundle,
              AnnalsDateForm     form)
{
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, NULL);

  switch ((AnnalsListGroupKind) self->group.kind)
    {
    case ANNALS_LIST_GROUP_ERA:
      return annals_date_to_text (annals_bundle_get_text (bundle, eras[self->group.era].period),
                                  form);
    case ANNALS_LIST_GROUP_UNDATED:
      return g_strdup (_ ("no source tells when"));
    case ANNALS_LIST_GROUP_ALL:
    case ANNALS_LIST_GROUP_OTHERS:
      return g_strdup ("");
    }

  g_assert_not_reached ();
}

/* What is spoken: "Détente, 1965 to 1970, 6 events, 1 in conflict". */
static void
update_name (AnnalsListHeading *self,
             AnnalsBundle      *bundle,
             const char        *count,
             gboolean           is_collapsed)
{
  GtkWidget            *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  char                 *period = write_period (self, bundle, ANNALS_DATE_LONG);
  g_autofree char      *name = NULL;
  guint                 n = self->group.n_conflicts;

  g_ptr_array_add (parts, g_strdup (get_name (self, bundle)));
  if (*period != '\0')
    g_ptr_array_add (parts, period);
  else
    g_free (period);
  g_ptr_array_add (parts, g_strdup (count));
  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u in conflict", "%u in conflict", n), n));
  if (is_collapsed)
    g_ptr_array_add (parts, g_strdup (_ ("collapsed")));
  g_ptr_array_add (parts, NULL);
  name = g_strjoinv (", ", (char **) parts->pdata);

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), gtk_label_get_text (self->name));
  if (parent == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !is_collapsed, -1);
}

/* The gesture keeps the press, so that the row is not chosen as well. */
static void
arrow_pressed_cb (GtkGestureClick   *gesture,
                  int                n_press,
                  double             x,
                  double             y,
                  AnnalsListHeading *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  annals_list_heading_toggle (self);
}

static void
draw_ground (AnnalsListHeading *self,
             GtkSnapshot       *snapshot)
{
  const AnnalsTheme    *theme = self->look->theme;
  AnnalsSnapshotPainter painter = annals_snapshot_painter_init (snapshot, NULL);
  GtkWidget            *widget = GTK_WIDGET (self);
  double                width = gtk_widget_get_width (widget);
  double                height = gtk_widget_get_height (widget);
  AnnalsBox             all = { 0.0, 0.0, width, height };
  AnnalsBox             edge = { 0.0, 0.0, EDGE_PX, height };
  AnnalsColor           color = theme->secondary;
  AnnalsColor           wash;

  if (self->group.hue != ANNALS_NONE)
    color = annals_theme_get_era (theme, self->group.hue);
  wash = annals_theme_fade (&color, theme->is_dark ? WASH_DARK : WASH_LIGHT);
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    edge.x = width - EDGE_PX;
  if (!theme->is_high_contrast)
    painter.parent.klass->fill (&painter.parent, &all, 0.0, &wash);
  painter.parent.klass->fill (&painter.parent, &edge, 0.0, &color);
}

static void
annals_list_heading_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AnnalsListHeading *self = ANNALS_LIST_HEADING (widget);

  if (self->look != NULL)
    draw_ground (self, snapshot);

  GTK_WIDGET_CLASS (annals_list_heading_parent_class)->snapshot (widget, snapshot);
}

static void
annals_list_heading_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_LIST_HEADING);

  G_OBJECT_CLASS (annals_list_heading_parent_class)->dispose (object);
}

static void
annals_list_heading_class_init (AnnalsListHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_list_heading_dispose;
  widget_class->snapshot = annals_list_heading_snapshot;

  gtk_widget_class_set_css_name (widget_class, "listheading");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-list-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsListHeading, arrow);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListHeading, name);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListHeading, period);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListHeading, count);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListHeading, conflicts);
  gtk_widget_class_bind_template_callback (widget_class, arrow_pressed_cb);
}

static void
annals_list_heading_init (AnnalsListHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_list_heading_new:
 *
 * Returns: (transfer floating): a heading that shows nothing yet
 */
GtkWidget *
annals_list_heading_new (void)
{
  return g_object_new (ANNALS_TYPE_LIST_HEADING, NULL);
}

/**
 * annals_list_heading_bind:
 * @self: a heading within a list
 * @look: what it needs, until it is unbound
 * @group: the group that it heads
 *
 * Shows a group as it is now, and names the list's own row for those who hear it.
 */
void
annals_list_heading_bind (AnnalsListHeading     *self,
                          const AnnalsListLook  *look,
                          const AnnalsListGroup *group)
{
  AnnalsBundle    *bundle = annals_session_get_bundle (look->session);
  gboolean         is_collapsed = annals_list_model_is_collapsed (look->model, group);
  g_autofree char *period = NULL;
  g_autofree char *count = NULL;
  g_autofree char *conflicts = NULL;

  g_return_if_fail (ANNALS_IS_LIST_HEADING (self));

  self->look = look;
  self->group = *group;
  period = write_period (self, bundle, ANNALS_DATE_SHORT);
  count = g_strdup_printf (ngettext ("%u event", "%u events", group->n_events), group->n_events);
  conflicts = g_strdup_printf ("%u ≠", group->n_conflicts);
  gtk_image_set_from_icon_name (self->arrow,
                                is_collapsed ? "pan-end-symbolic" : "pan-down-symbolic");
  gtk_widget_set_margin_start (GTK_WIDGET (self->arrow),
                               START_PX + STEP_PX * (int) MIN (group->depth, MOST_STEPS));
  gtk_label_set_text (self->name, get_name (self, bundle));
  gtk_label_set_text (self->period, period);
  gtk_label_set_text (self->count, count);
  gtk_label_set_text (self->conflicts, conflicts);
  gtk_widget_set_visible (GTK_WIDGET (self->conflicts), group->n_conflicts > 0);
  update_name (self, bundle, count, is_collapsed);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * annals_list_heading_unbind:
 * @self: a heading
 *
 * Forgets the group.
 */
void
annals_list_heading_unbind (AnnalsListHeading *self)
{
  g_return_if_fail (ANNALS_IS_LIST_HEADING (self));

  self->look = NULL;
}

/**
 * annals_list_heading_toggle:
 * @self: a heading
 *
 * Does what its arrow does: hides what is in the group, or shows it again.
 */
void
annals_list_heading_toggle (AnnalsListHeading *self)
{
  g_return_if_fail (ANNALS_IS_LIST_HEADING (self));

  if (self->look == NULL)
    return;
  annals_list_model_set_collapsed (
    self->look->model, &self->group,
    !annals_list_model_is_collapsed (self->look->model, &self->group));
}
