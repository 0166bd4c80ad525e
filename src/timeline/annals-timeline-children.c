/* annals-timeline-children.c — items for what is in sight, the words on them, and lists of counts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-event-words.h"
#include "timeline/annals-timeline-item.h"
#include "timeline/annals-timeline-view-private.h"

#include <glib/gi18n-lib.h>

/* How long the view has to rest. */
#define SYNC_MS 120

/* A tooltip names no more events than this. */
#define MOST_TITLES 8

#define LIST_WIDTH_PX  280
#define LIST_HEIGHT_PX 320

/* Coming this much closer is worth it; otherwise a list tells more. */
#define WORTHWHILE_ZOOM 1.5

static char *
describe (AnnalsTimelineView *self,
          guint               event,
          const char         *separator)
{
  return annals_event_describe (self->outline->bundle, event,
                                annals_session_is_bookmarked (self->session, event), separator);
}

/* An event in a few lines: title, date in words, era, agreement. */
char *
annals_timeline_view_describe (AnnalsTimelineView *self,
                               guint               event)
{
  return describe (self, event, "\n");
}

/* An era in two lines: its name, its span in words and how many events it holds. */
char *
annals_timeline_view_describe_era (AnnalsTimelineView *self,
                                   guint               era)
{
  AnnalsBundle        *bundle = self->outline->bundle;
  const AnnalsEra     *record = &annals_bundle_get_eras (bundle, NULL)[era];
  const AnnalsEraLane *lane = annals_outline_find_era (self->outline, era);
  guint                n_events = lane != NULL ? lane->n_events : 0;
  g_autofree char     *period =
    annals_date_to_text (annals_bundle_get_text (bundle, record->period), ANNALS_DATE_LONG);
  g_autofree char *count = g_strdup_printf (ngettext ("%u event", "%u events", n_events), n_events);

  return g_strdup_printf ("%s\n%s\n%s", annals_bundle_get_text (bundle, record->label), period,
                          count);
}

/* The titles of the events in a count, or the first of them and how many there are more. */
char *
annals_timeline_view_describe_count (AnnalsTimelineView *self,
                                     guint               count)
{
  const AnnalsCountItem *item = &g_array_index (self->layout->counts, AnnalsCountItem, count);
  AnnalsBundle          *bundle = self->outline->bundle;
  const AnnalsEvent     *events = annals_bundle_get_events (bundle, NULL);
  g_autoptr (GArray)     shown = annals_layout_list_members (self->layout, count, MOST_TITLES);
  guint                  n_more = item->n - shown->len;
  g_autoptr (GPtrArray)  lines = g_ptr_array_new_with_free_func (g_free);

  if (item->is_before)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u event began earlier and lasts till here",
                                                       "%u events began earlier and last till here",
                                                       item->n),
                                             item->n));
  for (guint i = 0; i < shown->len; i++)
    {
      guint event = g_array_index (shown, guint32, i);

      g_ptr_array_add (lines, g_strdup (annals_bundle_get_text (bundle, events[event].title)));
    }
  if (n_more > 0)
    g_ptr_array_add (lines, g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
event_activated_cb (AnnalsTimelineView *self,
                    AnnalsTimelineItem *item)
{
  annals_timeline_view_select (self, annals_timeline_item_get_index (item));
}

static void
era_activated_cb (AnnalsTimelineView *self,
                  AnnalsTimelineItem *item)
{
  annals_session_select_era (self->session, annals_timeline_item_get_index (item));
}

static void
focus_cb (AnnalsTimelineView *self)
{
  annals_timeline_view_queue (self);
}

static GtkWidget *
ensure_item (AnnalsTimelineView *self,
             GHashTable         *items,
             guint               index)
{
  gboolean         is_event = items == self->items;
  GtkWidget       *item = g_hash_table_lookup (items, GUINT_TO_POINTER (index));
  g_autofree char *name = NULL;

  if (item != NULL)
    return item;

  if (is_event)
    name = describe (self, index, ", ");
  else
    {
      g_autofree char *lines = annals_timeline_view_describe_era (self, index);
      g_auto (GStrv)   parts = g_strsplit (lines, "\n", -1);

      name = g_strjoinv (", ", parts);
    }
  item = annals_timeline_item_new (is_event ? GTK_ACCESSIBLE_ROLE_LIST_ITEM
                                            : GTK_ACCESSIBLE_ROLE_BUTTON,
                                   index, name);
  g_signal_connect_object (item, "activate",
                           G_CALLBACK (is_event ? event_activated_cb : era_activated_cb), self,
                           G_CONNECT_SWAPPED);
  if (is_event)
    g_signal_connect_object (item, "notify::has-focus", G_CALLBACK (focus_cb), self,
                             G_CONNECT_SWAPPED);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  g_hash_table_insert (items, GUINT_TO_POINTER (index), item);
  return item;
}

/* What is spoken of an event also tells whether it is bookmarked. */
void
annals_timeline_view_rename_item (AnnalsTimelineView *self,
                                  guint               event)
{
  AnnalsTimelineItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (event));
  g_autofree char    *name = NULL;

  if (item == NULL)
    return;
  name = describe (self, event, ", ");
  annals_timeline_item_set_name (item, name);
}

static void
allocate_item (GHashTable *items,
               guint       index,
               double      x0,
               double      y0,
               double      x1,
               double      y1)
{
  GtkWidget    *item = g_hash_table_lookup (items, GUINT_TO_POINTER (index));
  GtkAllocation area = { (int) x0, (int) y0, MAX ((int) (x1 - x0), 1), MAX ((int) (y1 - y0), 1) };
  int           minimum;

  if (item == NULL)
    return;
  gtk_widget_measure (item, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (item, &area, -1);
}

/* Those that are out of sight stand in a corner until they go. */
static void
allocate_all_aside (GHashTable *items)
{
  GHashTableIter iter;
  gpointer       key;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    allocate_item (items, GPOINTER_TO_UINT (key), 0.0, 0.0, 1.0, 1.0);
}

static gboolean
is_mark_in_sight (const AnnalsLayout   *layout,
                  const AnnalsMarkItem *mark)
{
  return mark->y >= layout->rows_y && mark->y <= layout->tray_y;
}

/* Puts the items where their marks, chips and cells stand now. */
void
annals_timeline_view_allocate_items (AnnalsTimelineView *self)
{
  const AnnalsLayout *layout = self->layout;

  allocate_all_aside (self->items);
  allocate_all_aside (self->era_items);
  allocate_all_aside (self->group_items);
  for (guint i = 0; i < layout->groups->len; i++)
    {
      const AnnalsGroupBand *group = &g_array_index (layout->groups, AnnalsGroupBand, i);
      double                 y0 = MAX (group->y0, layout->rows_y);
      double                 y1 = MIN (group->heading_y1, layout->tray_y);

      if (y1 > y0)
        allocate_item (self->group_items,
                       g_array_index (self->outline->groups, AnnalsGroup, group->group).key, 0.0,
                       y0, layout->is_narrow ? layout->input.width : layout->view_x, y1);
    }
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      /* Of the marks of an event the one on which the keyboard stands, else the first. */
      if (is_mark_in_sight (layout, mark) &&
          annals_layout_find_mark_in (layout, mark->event, self->cursor_group) == mark)
        allocate_item (self->items, mark->event,
                       CLAMP (mark->shape.x0, layout->view_x, layout->input.width - 1.0),
                       mark->y - layout->row_height / 2.0,
                       CLAMP (mark->shape.x1, layout->view_x + 1.0, layout->input.width),
                       mark->y + layout->row_height / 2.0);
    }
  for (guint i = 0; i < layout->chips->len; i++)
    {
      const AnnalsChipItem *chip = &g_array_index (layout->chips, AnnalsChipItem, i);

      allocate_item (self->items, chip->event, chip->x0, chip->y - 11.0, chip->x1, chip->y + 11.0);
    }
  for (guint i = 0; i < layout->eras->len; i++)
    {
      const AnnalsEraCell *cell = &g_array_index (layout->eras, AnnalsEraCell, i);

      allocate_item (self->era_items, cell->era, cell->x0, cell->y, cell->x1,
                     cell->y + cell->height);
    }
}

static void
keep_item (AnnalsTimelineView *self,
           GHashTable         *kept,
           guint               event,
           guint32             state)
{
  GtkWidget *item = ensure_item (self, self->items, event);

  annals_timeline_item_set_selected (ANNALS_TIMELINE_ITEM (item),
                                     (state & ANNALS_ITEM_SELECTED) != 0);
  g_hash_table_add (kept, GUINT_TO_POINTER (event));
}

/* Takes away the items that are no longer in sight, but never the one with the focus. */
static void
drop_items (GHashTable *items,
            GHashTable *kept)
{
  GHashTableIter iter;
  gpointer       key;
  gpointer       item;

  g_hash_table_iter_init (&iter, items);
  while (g_hash_table_iter_next (&iter, &key, &item))
    if (kept == NULL || (!g_hash_table_contains (kept, key) && !gtk_widget_has_focus (item)))
      {
        g_hash_table_iter_remove (&iter);
        gtk_widget_unparent (item);
      }
}

static void
sync_events (AnnalsTimelineView *self)
{
  const AnnalsLayout    *layout = self->layout;
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      if (is_mark_in_sight (layout, mark))
        keep_item (self, kept, mark->event, mark->state);
    }
  for (guint i = 0; i < layout->chips->len; i++)
    {
      const AnnalsChipItem *chip = &g_array_index (layout->chips, AnnalsChipItem, i);

      if (chip->event != ANNALS_NONE)
        keep_item (self, kept, chip->event, chip->state);
    }
  drop_items (self->items, kept);
}

static void
sync_eras (AnnalsTimelineView *self)
{
  g_autoptr (GHashTable) kept = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->layout->eras->len; i++)
    {
      guint era = g_array_index (self->layout->eras, AnnalsEraCell, i).era;

      ensure_item (self, self->era_items, era);
      g_hash_table_add (kept, GUINT_TO_POINTER (era));
    }
  drop_items (self->era_items, kept);
}

static gboolean
sync_items (gpointer data)
{
  AnnalsTimelineView *self = data;

  self->sync_id = 0;
  if (self->layout != NULL)
    {
      sync_events (self);
      sync_eras (self);
    }
  return G_SOURCE_REMOVE;
}

/* Brings the items in step with the layout as soon as the view has come to rest: children must not
 * come and go while sizes are given, and those who listen need no news of every frame. */
void
annals_timeline_view_queue_items (AnnalsTimelineView *self)
{
  if (self->sync_id != 0)
    g_source_remove (self->sync_id);
  self->sync_id = g_timeout_add (SYNC_MS, sync_items, self);
}

/* The item of an event, in sight or not, for the keyboard to stand on. */
GtkWidget *
annals_timeline_view_ensure_item (AnnalsTimelineView *self,
                                  guint               event)
{
  return ensure_item (self, self->items, event);
}

/* Takes all items away. */
void
annals_timeline_view_clear_items (AnnalsTimelineView *self)
{
  g_clear_handle_id (&self->sync_id, g_source_remove);
  drop_items (self->items, NULL);
  drop_items (self->era_items, NULL);
  drop_items (self->group_items, NULL);
}

static void
setup_row (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_row (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);
  GtkWidget       *label = gtk_list_item_get_child (item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (string));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_string_object_get_string (string), -1);
}

static void
row_activated_cb (GtkListView        *list,
                  guint               position,
                  AnnalsTimelineView *self)
{
  const GArray *events = g_object_get_data (G_OBJECT (list), "annals-events");
  guint         event = g_array_index (events, guint32, position);

  gtk_popover_popdown (GTK_POPOVER (self->popover));
  annals_timeline_view_select (self, event);
}

/* A list of events in a popover; takes the array. */
static void
show_list (AnnalsTimelineView *self,
           GArray             *events,
           const GdkRectangle *at)
{
  AnnalsBundle             *bundle = self->outline->bundle;
  const AnnalsEvent        *records = annals_bundle_get_events (bundle, NULL);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  GtkListItemFactory       *factory = gtk_signal_list_item_factory_new ();
  GtkWidget                *scroller = gtk_scrolled_window_new ();
  GtkWidget                *list;

  for (guint i = 0; i < events->len; i++)
    gtk_string_list_append (
      titles,
      annals_bundle_get_text (bundle, records[g_array_index (events, guint32, i)].title));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  list = gtk_list_view_new (
    GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&titles)))), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Events in this place"), -1);
  g_object_set_data_full (G_OBJECT (list), "annals-events", events, (GDestroyNotify) g_array_unref);
  g_signal_connect_object (list, "activate", G_CALLBACK (row_activated_cb), self, 0);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT_PX);
  gtk_widget_set_size_request (scroller, LIST_WIDTH_PX, -1);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  self->popover = gtk_popover_new ();
  gtk_widget_add_css_class (self->popover, "timeline-list");
  gtk_popover_set_child (GTK_POPOVER (self->popover), scroller);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* Where a popover points to. */
static GdkRectangle
get_area (double x0,
          double x1,
          double y)
{
  return (GdkRectangle){ (int) x0, (int) y - 9, (int) (x1 - x0), 18 };
}

/* Comes closer to the events of a count; where that parts nothing, lists them. One alone is there
 * to be chosen. */
void
annals_timeline_view_open_count (AnnalsTimelineView *self,
                                 guint               count)
{
  const AnnalsCountItem *item = &g_array_index (self->layout->counts, AnnalsCountItem, count);
  GArray                *events = annals_layout_list_members (self->layout, count, G_MAXUINT);
  GdkRectangle           at = get_area (item->x0, item->x1, item->y);
  AnnalsInstant          first = ANNALS_INSTANT_MAX;
  AnnalsInstant          last = ANNALS_INSTANT_MIN;
  AnnalsScale            to = self->scale;

  if (events->len == 1)
    {
      guint event = g_array_index (events, guint32, 0);

      g_array_unref (events);
      annals_timeline_view_select (self, event);
      return;
    }
  for (guint i = 0; i < events->len; i++)
    {
      const AnnalsDate *date =
        annals_outline_get_date (self->outline, item->group, g_array_index (events, guint32, i));

      first = MIN (first, date->lower);
      last = MAX (last, date->lower);
    }

  /* Those from before do not come apart however near one comes. */
  annals_scale_fit (&to, first, MAX (first, last), self->scale.width_px / 5.0);
  if (!item->is_before && first < last &&
      to.seconds_per_px * WORTHWHILE_ZOOM < self->scale.seconds_per_px)
    {
      annals_timeline_view_go (self, &to);
      g_array_unref (events);
    }
  else
    show_list (self, events, &at);
}

/* Lists the undated events. */
void
annals_timeline_view_open_tray (AnnalsTimelineView *self)
{
  GArray               *events = g_array_copy (self->outline->undated);
  const AnnalsLayout   *layout = self->layout;
  guint                 last = layout->chips->len - 1;
  const AnnalsChipItem *chip = &g_array_index (layout->chips, AnnalsChipItem, last);
  GdkRectangle          at = get_area (chip->x0, chip->x1, chip->y);

  show_list (self, events, &at);
}
