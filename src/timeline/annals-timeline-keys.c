/* annals-timeline-keys.c — the timeline by keyboard: one tab stop, arrows along time and rows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/annals-timeline-item.h"
#include "timeline/annals-timeline-view-private.h"

#include <math.h>

#define KEY_ZOOM 1.5

/* Every event in the order of the arrows: along the axis, then the undated. */
static guint
get_n_events (AnnalsTimelineView *self)
{
  guint n_dated;

  annals_bundle_get_chronology (self->outline->bundle, &n_dated);
  return n_dated + self->outline->undated->len;
}

static guint
get_event_at (AnnalsTimelineView *self,
              guint               place)
{
  guint          n_dated;
  const guint32 *chronology = annals_bundle_get_chronology (self->outline->bundle, &n_dated);

  if (place < n_dated)
    return chronology[place];
  return g_array_index (self->outline->undated, guint32, place - n_dated);
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  const guint32 *left = a;
  const guint32 *right = b;

  return (*left > *right) - (*left < *right);
}

static guint
find_place (AnnalsTimelineView *self,
            guint32             event)
{
  guint n_dated;
  guint place = annals_bundle_find_in_chronology (self->outline->bundle, event);

  if (place != ANNALS_NONE)
    return place;
  annals_bundle_get_chronology (self->outline->bundle, &n_dated);
  if (g_array_binary_search (self->outline->undated, &event, compare_indices, &place))
    return n_dated + place;

  return 0;
}

/* Where the keyboard begins: at the selection, else at the first event in sight. */
static guint
find_entry (AnnalsTimelineView *self)
{
  guint selected = annals_session_get_selected_event (self->session);

  if (selected != ANNALS_NONE)
    return selected;
  if (self->cursor != ANNALS_NONE)
    return self->cursor;
  for (guint i = 0; self->layout != NULL && i < self->layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (self->layout->marks, AnnalsMarkItem, i);

      if (mark->shape.x0 >= self->layout->view_x)
        return mark->event;
    }

  return get_n_events (self) > 0 ? get_event_at (self, 0) : ANNALS_NONE;
}

static gboolean
move_to (AnnalsTimelineView *self,
         guint               event)
{
  GtkWidget *item;

  if (event == ANNALS_NONE)
    return FALSE;
  self->cursor = event;
  annals_timeline_view_show_event (self, event);
  annals_timeline_view_queue (self);
  item = annals_timeline_view_ensure_item (self, event);
  return gtk_widget_grab_focus (item);
}

static gboolean
step (AnnalsTimelineView *self,
      int                 direction)
{
  guint  n_events = get_n_events (self);
  gint64 place;

  if (n_events == 0)
    return FALSE;
  if (self->cursor == ANNALS_NONE)
    return move_to (self, find_entry (self));
  place = (gint64) find_place (self, self->cursor) + direction;
  if (place >= 0 && place < (gint64) n_events)
    move_to (self, get_event_at (self, (guint) place));
  return TRUE;
}

/* The event of the nearest row above or below whose mark is nearest to that of the cursor. */
static gboolean
step_row (AnnalsTimelineView *self,
          int                 direction)
{
  const AnnalsMarkItem *from = NULL;
  const AnnalsMarkItem *best = NULL;
  double                best_distance = 0.0;

  if (self->cursor != ANNALS_NONE && self->layout != NULL)
    from = annals_layout_find_mark_in (self->layout, self->cursor, self->cursor_group);
  if (from == NULL)
    return move_to (self, find_entry (self));

  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (self->layout->marks, AnnalsMarkItem, i);
      double                rows = (mark->y - from->y) * direction;
      double                distance;

      if (rows < 1.0)
        continue;
      /* A row farther away counts more than any distance along time. */
      distance = rows * 10000.0 + fabs (annals_shape_get_center (&mark->shape) -
                                        annals_shape_get_center (&from->shape));
      if (best == NULL || distance < best_distance)
        {
          best = mark;
          best_distance = distance;
        }
    }

  if (best == NULL)
    return TRUE;
  self->cursor_group = best->group;
  move_to (self, best->event);
  return TRUE;
}

static gboolean
is_within (const AnnalsEra *eras,
           guint            era,
           guint            holder)
{
  while (era != ANNALS_NONE && era != holder)
    era = eras[era].parent;

  return era == holder;
}

/* The first dated event that begins in an era or in one within it, or ANNALS_NONE. */
static guint
find_first_in_era (AnnalsTimelineView *self,
                   guint               era)
{
  AnnalsBundle      *bundle = self->outline->bundle;
  const AnnalsEra   *eras = annals_bundle_get_eras (bundle, NULL);
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);
  guint              n_dated;
  const guint32     *chronology = annals_bundle_get_chronology (bundle, &n_dated);

  for (guint i = 0; i < n_dated; i++)
    if (is_within (eras, events[chronology[i]].era, era))
      return chronology[i];

  return ANNALS_NONE;
}

/* Goes on to another era, and takes the keyboard along: to its first event, or off the events if it
 * has none. */
static void
step_era (AnnalsTimelineView *self,
          int                 direction)
{
  guint event;

  if (!annals_session_step_era (self->session, direction))
    return;
  event = find_first_in_era (self, annals_session_get_selected_era (self->session));
  self->cursor_group = ANNALS_NONE;
  self->cursor = event;
  if (event == ANNALS_NONE)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      return;
    }

  /* Its row is to be in sight among those of the era's zoom. */
  annals_timeline_view_lay_out (self);
  move_to (self, event);
}

static gboolean
bookmark (AnnalsTimelineView *self)
{
  guint event = self->cursor != ANNALS_NONE ? self->cursor
                                            : annals_session_get_selected_event (self->session);

  if (event == ANNALS_NONE)
    return FALSE;
  annals_timeline_view_select (self, event);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toggle-bookmark", NULL);
  return TRUE;
}

/* Keys that move the keyboard's place. */
static gboolean
handle_move (AnnalsTimelineView *self,
             guint               key)
{
  guint n_events = get_n_events (self);

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return step (self, -1);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return step (self, 1);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return step_row (self, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return step_row (self, 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return n_events > 0 && move_to (self, get_event_at (self, 0));
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return n_events > 0 && move_to (self, get_event_at (self, n_events - 1));
    default:
      return FALSE;
    }
}

/* Keys that move the view, and commands. */
static gboolean
handle_command (AnnalsTimelineView *self,
                guint               key)
{
  switch (key)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      step_era (self, -1);
      return TRUE;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      step_era (self, 1);
      return TRUE;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      annals_timeline_view_zoom (self, KEY_ZOOM);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      annals_timeline_view_zoom (self, 1.0 / KEY_ZOOM);
      return TRUE;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      annals_timeline_view_fit (self);
      return TRUE;
    case GDK_KEY_b:
      return bookmark (self);
    case GDK_KEY_g:
      gtk_widget_activate_action (GTK_WIDGET (self), "timeline.next-grouping", NULL);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        AnnalsTimelineView    *self)
{
  GdkModifierType modifiers = GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK;

  if (self->outline != NULL && annals_timeline_view_handle_heading_key (self, key, state))
    return GDK_EVENT_STOP;
  if (self->outline == NULL || (state & modifiers) != 0)
    return GDK_EVENT_PROPAGATE;
  return handle_move (self, key) || handle_command (self, key);
}

/* Shows the ring around the mark that has the focus, or takes it away. */
static void
focus_cb (AnnalsTimelineView *self)
{
  annals_timeline_view_queue (self);
}

/* Gives the view its keys. */
void
annals_timeline_view_add_keys (AnnalsTimelineView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "notify::has-focus", G_CALLBACK (focus_cb), NULL);
}

/* Two tab stops: the events, entered at the cursor, and then the headings of the groups. */
gboolean
annals_timeline_view_focus (GtkWidget       *widget,
                            GtkDirectionType direction)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);
  GtkWidget          *child = gtk_widget_get_focus_child (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD &&
      (child != NULL || gtk_widget_has_focus (widget)))
    return FALSE;
  if (annals_timeline_view_get_heading (self) != ANNALS_NONE)
    return direction == GTK_DIR_TAB_BACKWARD && move_to (self, find_entry (self));
  if (child != NULL || gtk_widget_has_focus (widget))
    return direction == GTK_DIR_TAB_FORWARD &&
           annals_timeline_view_focus_heading (self, annals_timeline_view_find_heading (self));
  if (direction == GTK_DIR_TAB_BACKWARD &&
      annals_timeline_view_focus_heading (self, annals_timeline_view_find_heading (self)))
    return TRUE;
  if (self->outline != NULL && move_to (self, find_entry (self)))
    return TRUE;
  return gtk_widget_grab_focus (widget);
}
