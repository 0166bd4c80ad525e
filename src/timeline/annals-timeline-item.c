/* annals-timeline-item.c — an unseen child where an event or era is drawn, for focus and speech
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * In GTK 4.8 only widgets take part in accessibility. The view draws everything itself and puts an
 * item over each mark and each cell of an era in sight: it draws nothing and lets the pointer
 * through, but it can have the focus, has a name, and can be activated.
 */

#include "config.h"

#include "timeline/annals-timeline-item.h"

struct _AnnalsTimelineItem
{
  GtkWidget parent_instance;

  guint    index;
  gboolean is_selected;
};

G_DEFINE_FINAL_TYPE (AnnalsTimelineItem, annals_timeline_item, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
activate (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ACTIVATE], 0);
}

static void
annals_timeline_item_class_init (AnnalsTimelineItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  /**
   * AnnalsTimelineItem::activate:
   * @self: the item
   *
   * The item was activated by key or by assistive technology.
   */
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", ANNALS_TYPE_TIMELINE_ITEM, G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timelineitem");
  gtk_widget_class_install_action (widget_class, "item.activate", NULL, activate);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "item.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "item.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "item.activate", NULL);
}

static void
annals_timeline_item_init (AnnalsTimelineItem *self)
{
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * annals_timeline_item_new:
 * @role: what it is: a list item for an event, a button for an era
 * @index: which event or era
 * @name: what is spoken
 *
 * Returns: (transfer floating): the item
 */
GtkWidget *
annals_timeline_item_new (GtkAccessibleRole role,
                          guint             index,
                          const char       *name)
{
  AnnalsTimelineItem *self =
    g_object_new (ANNALS_TYPE_TIMELINE_ITEM, "accessible-role", role, "focusable",
                  role == GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);

  self->index = index;
  annals_timeline_item_set_name (self, name);
  return GTK_WIDGET (self);
}

/**
 * annals_timeline_item_set_name:
 * @self: an item
 * @name: what is spoken
 *
 * Tells assistive technology what the item is now.
 */
void
annals_timeline_item_set_name (AnnalsTimelineItem *self,
                               const char         *name)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_ITEM (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annals_timeline_item_get_index:
 * @self: an item
 *
 * Returns: which event or era it stands for
 */
guint
annals_timeline_item_get_index (AnnalsTimelineItem *self)
{
  g_return_val_if_fail (ANNALS_IS_TIMELINE_ITEM (self), G_MAXUINT);

  return self->index;
}

/**
 * annals_timeline_item_set_selected:
 * @self: an item
 * @is_selected: whether its event is chosen
 *
 * Tells assistive technology what is chosen.
 */
void
annals_timeline_item_set_selected (AnnalsTimelineItem *self,
                                   gboolean            is_selected)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_ITEM (self));

  if (self->is_selected == is_selected)
    return;
  self->is_selected = is_selected;
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, is_selected,
                               -1);
}
