/* annals-timeline-groups.c — groups of rows: what they share, in what order, open or collapsed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The headings are drawn with the rest; for the keyboard and for speech each is a small child,
 * known by the key of its group, which stays the same in every order.
 */

#include "config.h"

#include "timeline/annals-timeline-item.h"
#include "timeline/annals-timeline-view-private.h"

#include <glib/gi18n-lib.h>

static AnnalsGroup *
get_group (AnnalsTimelineView *self,
           guint               group)
{
  return &g_array_index (self->outline->groups, AnnalsGroup, group);
}

/* The heading that has the focus, or ANNALS_NONE. */
guint
annals_timeline_view_get_heading (AnnalsTimelineView *self)
{
  GtkWidget     *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  GHashTableIter iter;
  gpointer       key;
  gpointer       item;

  g_hash_table_iter_init (&iter, self->group_items);
  while (focus != NULL && self->outline != NULL && g_hash_table_iter_next (&iter, &key, &item))
    if (item == focus)
      return annals_outline_find_group (self->outline, GPOINTER_TO_UINT (key));

  return ANNALS_NONE;
}

/* --- What is spoken --------------------------------------------------------------------------- */

/* "Diplomacy, 29 events"; whether it is expanded is a state and spoken as such. */
static char *
describe_group (const AnnalsGroup *group)
{
  guint            n = group->events.count;
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", n), n);
  g_autofree char *undated = NULL;

  if (group->n_undated == 0)
    return g_strdup_printf ("%s, %s", group->label, count);
  undated = g_strdup_printf (ngettext ("%u undated", "%u undated", group->n_undated),
                             group->n_undated);
  return g_strdup_printf ("%s, %s, %s", group->label, count, undated);
}

static void
activated_cb (AnnalsTimelineView *self,
              AnnalsTimelineItem *item)
{
  guint group = annals_outline_find_group (self->outline, annals_timeline_item_get_index (item));

  if (group != ANNALS_NONE)
    annals_timeline_view_toggle_group (self, group);
}

static void
ensure_heading (AnnalsTimelineView *self,
                const AnnalsGroup  *group)
{
  GtkWidget       *item = g_hash_table_lookup (self->group_items, GUINT_TO_POINTER (group->key));
  g_autofree char *name = NULL;

  if (item == NULL)
    {
      name = describe_group (group);
      item = annals_timeline_item_new (GTK_ACCESSIBLE_ROLE_BUTTON, group->key, name);
      gtk_widget_set_focusable (item, TRUE);
      g_signal_connect_object (item, "activate", G_CALLBACK (activated_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (item, "notify::has-focus",
                               G_CALLBACK (annals_timeline_view_queue), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (item, GTK_WIDGET (self));
      g_hash_table_insert (self->group_items, GUINT_TO_POINTER (group->key), item);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_EXPANDED,
                               !group->is_collapsed, -1);
}

/* Makes a child for every heading, in sight or not; there are few. */
void
annals_timeline_view_sync_headings (AnnalsTimelineView *self)
{
  for (guint i = 0; i < self->outline->groups->len; i++)
    if (get_group (self, i)->label != NULL)
      ensure_heading (self, get_group (self, i));
}

/* --- Changing groups -------------------------------------------------------------------------- */

/* Collapses a group that is open, and opens one that is collapsed. */
void
annals_timeline_view_toggle_group (AnnalsTimelineView *self,
                                   guint               group)
{
  annals_outline_set_collapsed (self->outline, group, !get_group (self, group)->is_collapsed);
  annals_timeline_view_sync_headings (self);
  annals_timeline_view_queue_all (self);
}

/* Collapses or opens all groups. */
static void
set_all_collapsed (AnnalsTimelineView *self,
                   gboolean            is_collapsed)
{
  for (guint i = 0; i < self->outline->groups->len; i++)
    annals_outline_set_collapsed (self->outline, i,
                                  is_collapsed && get_group (self, i)->label != NULL);
  annals_timeline_view_sync_headings (self);
  annals_timeline_view_queue_all (self);
}

static void
move_group (AnnalsTimelineView *self,
            guint               group,
            int                 step)
{
  if (annals_outline_move_group (self->outline, group, step))
    annals_timeline_view_queue_all (self);
}

/* Groups the rows of the bundle that is shown. */
void
annals_timeline_view_group (AnnalsTimelineView *self)
{
  AnnalsBundle *bundle = annals_timeline_view_get_bundle (self);
  gboolean      has_heading = annals_timeline_view_get_heading (self) != ANNALS_NONE;
  gboolean      has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  annals_timeline_view_stop (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  annals_timeline_view_clear_items (self);
  annals_timeline_view_drop_rows (self);
  g_clear_pointer (&self->outline, annals_outline_free);
  self->cursor_group = ANNALS_NONE;
  self->hovered_group = ANNALS_NONE;
  self->hovered_silence = ANNALS_NONE;
  if (bundle == NULL)
    return;
  self->outline = annals_outline_new (bundle, self->group_by);
  annals_outline_order_groups (self->outline, self->group_order);
  annals_timeline_view_sync_headings (self);
  /* The keyboard stays where it was: on a heading, or on its event. */
  if (has_heading)
    annals_timeline_view_focus_heading (self, 0);
  else if (has_focus && self->cursor != ANNALS_NONE)
    gtk_widget_grab_focus (annals_timeline_view_ensure_item (self, self->cursor));
}

/**
 * annals_timeline_view_set_grouping:
 * @self: a view
 * @group_by: what the events of a group share
 * @order: how groups follow each other
 *
 * Groups the rows anew; the stretch of time in sight stays.
 */
void
annals_timeline_view_set_grouping (AnnalsTimelineView *self,
                                   AnnalsGroupBy       group_by,
                                   AnnalsGroupOrder    order)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (self->group_by != group_by)
    {
      self->group_by = group_by;
      self->group_order = order;
      self->scroll_y = 0.0;
      annals_timeline_view_group (self);
    }
  else if (self->group_order != order)
    {
      self->group_order = order;
      if (self->outline != NULL)
        annals_outline_order_groups (self->outline, order);
    }
  annals_timeline_view_queue_all (self);
}

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
  annals_scale_pan (
    &to,
    (annals_scale_get_x (&to, lower) + annals_scale_get_x (&to, upper) - to.width_px) / 2.0);
  annals_timeline_view_clamp (self, &to);
  annals_timeline_view_go (self, &to);
}

/* --- The keyboard ----------------------------------------------------------------------------- */

/* Scrolls until the heading of a group is in sight. */
static void
show_heading (AnnalsTimelineView *self,
              guint               group)
{
  const AnnalsLayout    *layout = self->layout;
  const AnnalsGroupBand *band;
  double                 top;

  if (layout == NULL || group >= layout->groups->len)
    return;
  band = &g_array_index (layout->groups, AnnalsGroupBand, group);
  top = band->y0 - layout->rows_y + layout->scroll_y;
  if (band->y0 < layout->rows_y)
    self->scroll_y = top;
  else if (band->heading_y + layout->row_height > layout->tray_y)
    self->scroll_y = MAX (top + 2.0 * layout->row_height - layout->rows_height, 0.0);
  annals_timeline_view_queue (self);
}

/* Puts the keyboard on a heading; FALSE if there is none. */
gboolean
annals_timeline_view_focus_heading (AnnalsTimelineView *self,
                                    guint               group)
{
  GtkWidget *item = NULL;

  if (self->outline == NULL || group >= self->outline->groups->len)
    return FALSE;
  item = g_hash_table_lookup (self->group_items,
                              GUINT_TO_POINTER (get_group (self, group)->key));
  if (item == NULL)
    return FALSE;
  self->heading_key = get_group (self, group)->key;
  show_heading (self, group);
  return gtk_widget_grab_focus (item);
}

/* The heading on which the keyboard was last, or the first. */
guint
annals_timeline_view_find_heading (AnnalsTimelineView *self)
{
  guint group = ANNALS_NONE;

  if (self->outline == NULL || self->outline->groups->len == 0)
    return ANNALS_NONE;
  group = annals_outline_find_group (self->outline, self->heading_key);
  return group != ANNALS_NONE ? group : 0;
}

static guint
find_silence (AnnalsTimelineView *self,
              guint               group)
{
  for (guint i = 0; self->layout != NULL && i < self->layout->silences->len; i++)
    if (g_array_index (self->layout->silences, AnnalsSilenceItem, i).group == group)
      return i;

  return ANNALS_NONE;
}

static void
set_collapsed (AnnalsTimelineView *self,
               guint               group,
               gboolean            is_collapsed)
{
  if (get_group (self, group)->is_collapsed != is_collapsed)
    annals_timeline_view_toggle_group (self, group);
  else if (!is_collapsed && find_silence (self, group) != ANNALS_NONE)
    annals_timeline_view_leave_silence (self, find_silence (self, group));
}

/* Keys on a heading: up and down to its neighbours, with Control to move it; left and right
 * collapse and expand, and right once more leads a silent group to its event. */
gboolean
annals_timeline_view_handle_heading_key (AnnalsTimelineView *self,
                                         guint               key,
                                         GdkModifierType     state)
{
  guint group = annals_timeline_view_get_heading (self);
  guint last;
  int   step;

  if (group == ANNALS_NONE || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return FALSE;
  last = self->outline->groups->len - 1;
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      step = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : 1;
      if ((state & GDK_CONTROL_MASK) != 0)
        move_group (self, group, step);
      else if ((step < 0 && group > 0) || (step > 0 && group < last))
        annals_timeline_view_focus_heading (self, group + (guint) step);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      set_collapsed (self, group, TRUE);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      set_collapsed (self, group, FALSE);
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return annals_timeline_view_focus_heading (self, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return annals_timeline_view_focus_heading (self, last);
    case GDK_KEY_Menu:
      annals_timeline_view_open_group_menu (self, group);
      return TRUE;
    case GDK_KEY_F10:
      if ((state & GDK_SHIFT_MASK) == 0)
        return FALSE;
      annals_timeline_view_open_group_menu (self, group);
      return TRUE;
    default:
      return FALSE;
    }
}

/* --- The menu of a heading -------------------------------------------------------------------- */

static void
run_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  guint               group;

  if (self->outline == NULL)
    return;
  group = annals_timeline_view_find_heading (self);
  if (g_str_equal (name, "groups.collapse-all"))
    set_all_collapsed (self, TRUE);
  else if (g_str_equal (name, "groups.expand-all"))
    set_all_collapsed (self, FALSE);
  else if (group == ANNALS_NONE)
    return;
  else if (g_str_equal (name, "groups.toggle"))
    annals_timeline_view_toggle_group (self, group);
  else if (g_str_equal (name, "groups.move-up"))
    move_group (self, group, -1);
  else if (g_str_equal (name, "groups.move-down"))
    move_group (self, group, 1);
}

/* Gives the class what the menu does. */
void
annals_timeline_view_install_group_actions (GtkWidgetClass *klass)
{
  static const char *const actions[] = { "groups.toggle", "groups.move-up", "groups.move-down",
                                         "groups.collapse-all", "groups.expand-all" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (klass, actions[i], NULL, run_action);
}

/* Opens the menu of a heading. */
void
annals_timeline_view_open_group_menu (AnnalsTimelineView *self,
                                      guint               group)
{
  const AnnalsGroupBand *band = &g_array_index (self->layout->groups, AnnalsGroupBand, group);
  g_autoptr (GMenu)      menu = g_menu_new ();
  g_autoptr (GMenu)      own = g_menu_new ();
  g_autoptr (GMenu)      all = g_menu_new ();
  GdkRectangle           at = { 12, (int) band->heading_y - 8, 60, 16 };

  self->heading_key = get_group (self, group)->key;
  g_menu_append (own, get_group (self, group)->is_collapsed ? _ ("_Expand") : _ ("_Collapse"),
                 "groups.toggle");
  g_menu_append (own, _ ("Move _Up"), "groups.move-up");
  g_menu_append (own, _ ("Move _Down"), "groups.move-down");
  g_menu_append (all, _ ("C_ollapse All"), "groups.collapse-all");
  g_menu_append (all, _ ("E_xpand All"), "groups.expand-all");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (all));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.move-up", group > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "groups.move-down",
                                 group + 1 < self->outline->groups->len);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &at);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}
