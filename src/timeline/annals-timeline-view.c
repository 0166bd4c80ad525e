/* annals-timeline-view.c — the part of the timeline that is drawn, and moves
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The layout is made when the view gets its size, once for each frame in which something changed;
 * drawing, hit test, items for speech and tooltips all read the same one. Whatever changes calls
 * annals_timeline_view_queue() and nothing else.
 */

#include "config.h"

#include "timeline/annals-timeline-view-private.h"

#include "compat/annals-compat.h"
#include "render/annals-render-band.h"
#include "render/annals-render-timeline.h"
#include "render/annals-snapshot-painter.h"
#include "timeline/annals-span-words.h"
#include "timeline/annals-timeline-item.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SCROLLBAR_PX   12
#define MIN_WIDTH_PX   200
#define MIN_HEIGHT_PX  140
#define NATURAL_WIDTH  800
#define NATURAL_HEIGHT 420
/* Pieces of the rows that are worked out in a frame: a millisecond or two. */
#define MOST_WORK 100

G_DEFINE_FINAL_TYPE (AnnalsTimelineView, annals_timeline_view, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_HISTORY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* More than what is in sight has changed. */
void
annals_timeline_view_queue_all (AnnalsTimelineView *self)
{
  self->is_content_stale = TRUE;
  annals_timeline_view_queue (self);
}

static void
bookmark_changed (AnnalsTimelineView *self,
                  guint               event)
{
  annals_timeline_view_rename_item (self, event);
  g_clear_pointer (&self->bookmarks, g_array_unref);
  annals_timeline_view_queue_all (self);
}

/* Drops the layout, and what it rests on if that has changed too. */
static void
drop_layout (AnnalsTimelineView *self)
{
  g_clear_pointer (&self->layout, annals_layout_free);
}

void
annals_timeline_view_drop_rows (AnnalsTimelineView *self)
{
  drop_layout (self);
  g_clear_pointer (&self->rows, annals_rows_free);
}

static void
drop_style (AnnalsTimelineView *self)
{
  annals_timeline_view_drop_rows (self);
  g_clear_pointer (&self->theme, annals_theme_free);
  g_clear_pointer (&self->texts, annals_text_cache_free);
  annals_timeline_view_queue_all (self);
}

static AnnalsColor
get_color (GtkWidget *widget)
{
  GdkRGBA color;

  annals_compat_widget_get_color (widget, &color);
  return (AnnalsColor){ color.red, color.green, color.blue, color.alpha };
}

static void
set_theme (AnnalsTimelineView *self)
{
  AnnalsColor colors[ANNALS_N_PROBES];
  AnnalsColor text = get_color (GTK_WIDGET (self));
  AnnalsColor black = { 0.0f, 0.0f, 0.0f, 1.0f };
  gboolean    is_dark;

  for (guint i = 0; i < ANNALS_N_PROBES; i++)
    colors[i] = get_color (self->probes[i]);

  is_dark = annals_theme_get_contrast (&colors[ANNALS_PROBE_VIEW], &black) < 4.5;
  self->theme = annals_theme_new (is_dark);
  self->theme->view = colors[ANNALS_PROBE_VIEW];
  /* Adwaita's text may be translucent; ours is mixed into gradients and must not be. */
  self->theme->text = annals_theme_mix (&text, &self->theme->view, (double) text.alpha);
  self->theme->secondary = colors[ANNALS_PROBE_SECONDARY];
  self->theme->accent = colors[ANNALS_PROBE_ACCENT];
  self->theme->accent_text = colors[ANNALS_PROBE_ACCENT_TEXT];
  self->theme->conflict = colors[ANNALS_PROBE_CONFLICT];
  self->theme->mine = colors[ANNALS_PROBE_MINE];
  self->theme->is_high_contrast =
    adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  annals_theme_set_bundle (self->theme, self->outline->bundle);
}

/* The first view of a bundle: all of it, unless an era was chosen before there was a view. */
static void
start_scale (AnnalsTimelineView *self,
             double              view_width)
{
  guint era = annals_session_get_selected_era (self->session);
  guint event = annals_session_get_selected_event (self->session);

  self->scale = annals_scale_new (0, 1.0, view_width);
  annals_scale_fit (&self->scale, self->outline->lower, self->outline->upper,
                    ANNALS_LAYOUT_MARGIN_PX);
  self->has_scale = TRUE;
  if (era != ANNALS_NONE)
    annals_timeline_view_show_era (self, era);
  else if (event != ANNALS_NONE)
    annals_timeline_view_show_event (self, event);
  if (self->animation != NULL)
    adw_animation_skip (self->animation);
}

static void
update_scale (AnnalsTimelineView *self,
              double              view_width)
{
  if (!self->has_scale)
    start_scale (self, view_width);
  else
    annals_scale_resize (&self->scale, view_width);
  annals_timeline_view_clamp (self, &self->scale);
}

static void
update_scrollbar (AnnalsTimelineView *self,
                  int                 width)
{
  const AnnalsLayout *layout = self->layout;
  gboolean            is_needed = layout->content_height > layout->rows_height + 0.5;
  GtkAllocation       allocation = { width - SCROLLBAR_PX, (int) layout->rows_y, SCROLLBAR_PX,
                                     MAX ((int) layout->rows_height, 1) };

  self->scroll_y = layout->scroll_y;
  gtk_widget_set_child_visible (self->scrollbar, is_needed);
  gtk_adjustment_configure (self->adjustment, layout->scroll_y, 0.0, layout->content_height,
                            layout->row_height, layout->rows_height * 0.9, layout->rows_height);
  if (is_needed)
    gtk_widget_size_allocate (self->scrollbar, &allocation, -1);
}

/* Time runs from left to right in every language, and so do years that stand alone; a text with
 * letters goes its own way. */
static AnnalsTextCache *
new_texts (AnnalsTimelineView *self)
{
  PangoContext    *context = gtk_widget_create_pango_context (GTK_WIDGET (self));
  AnnalsTextCache *texts;

  pango_context_set_base_dir (context, PANGO_DIRECTION_WEAK_LTR);
  texts = annals_text_cache_new (context);
  g_object_unref (context);
  return texts;
}

static gboolean
is_focus_visible (AnnalsTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root));
}

/* The event that the keyboard stands on, while the window shows where that is. An undated one holds
 * its place in the tray for as long as the keyboard is on it. */
static guint
get_focused_event (AnnalsTimelineView *self)
{
  GtkWidget         *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  const AnnalsEvent *events = annals_bundle_get_events (self->outline->bundle, NULL);
  guint              event;

  if (focus == NULL || !ANNALS_IS_TIMELINE_ITEM (focus) || !gtk_widget_has_focus (focus) ||
      annals_timeline_view_get_heading (self) != ANNALS_NONE)
    return ANNALS_NONE;
  event = annals_timeline_item_get_index (ANNALS_TIMELINE_ITEM (focus));
  if (g_hash_table_lookup (self->items, GUINT_TO_POINTER (event)) != focus)
    return ANNALS_NONE;
  return is_focus_visible (self) || events[event].date.kind == ANNALS_DATE_NONE ? event
                                                                                : ANNALS_NONE;
}

static gboolean
refine_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);

  self->refinement = 0;
  annals_timeline_view_queue (self);
  return G_SOURCE_REMOVE;
}

/* What a frame has no time for comes with the next. */
static void
queue_refinement (AnnalsTimelineView *self)
{
  if (!self->layout->is_complete && self->refinement == 0)
    self->refinement = gtk_widget_add_tick_callback (GTK_WIDGET (self), refine_cb, NULL, NULL);
}

static void
update_layout (AnnalsTimelineView *self,
               int                 width,
               int                 height)
{
  AnnalsLayoutInput input = {
    .outline = self->outline,
    .width = width,
    .height = height,
    .scroll_y = self->scroll_y,
    .selected_event = annals_session_get_selected_event (self->session),
    .selected_era = annals_session_get_selected_era (self->session),
    .hovered_event = self->hovered,
    .focused_event = ANNALS_NONE,
    .chosen_account = annals_session_get_chosen_account (self->session),
    .focused_group = self->cursor_group,
    .hovered_group = self->hovered_group,
    .hovered_silence = self->hovered_silence,
    .focused_heading = ANNALS_NONE,
    .has_expanders = TRUE,
    .most_work = MOST_WORK,
  };

  if (self->texts == NULL)
    self->texts = new_texts (self);
  annals_text_cache_trim (self->texts);
  if (self->theme == NULL)
    set_theme (self);

  input.metrics = annals_text_cache_get_metrics (self->texts);
  input.focused_event = get_focused_event (self);
  if (is_focus_visible (self))
    input.focused_heading = annals_timeline_view_get_heading (self);
  update_scale (self, annals_layout_get_view_width (self->outline, width, &input.metrics));
  input.scale = self->scale;
  drop_layout (self);
  /* On an animated way the rows are those of its end, so that they change only once. */
  annals_layout_update_rows (
    &self->rows, self->outline,
    (annals_timeline_view_is_moving (self) ? self->to : self->scale).seconds_per_px, width, height,
    &input.metrics);
  if (self->bookmarks == NULL)
    self->bookmarks = annals_session_list_bookmarks (self->session);
  input.bookmarks = self->bookmarks;
  input.filter = annals_session_get_filter (self->session);
  self->layout = annals_layout_new (&input, self->rows);
  self->is_stale = FALSE;
  queue_refinement (self);
}

static gboolean
is_same (double a,
         int    b)
{
  return fabs (a - b) < 0.5;
}

static void
annals_timeline_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (widget);

  if (self->outline == NULL)
    {
      gtk_widget_set_child_visible (self->scrollbar, FALSE);
      return;
    }

  self->is_allocating = TRUE;
  if (self->layout == NULL || self->is_stale || !is_same (self->layout->input.width, width) ||
      !is_same (self->layout->input.height, height))
    {
      gboolean is_only_moved = !self->is_content_stale && self->layout != NULL;

      update_layout (self, width, height);
      annals_timeline_view_queue_items (self);
      self->is_content_stale = FALSE;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0, is_only_moved);
    }
  update_scrollbar (self, width);
  annals_timeline_view_allocate_items (self);
  self->is_allocating = FALSE;
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
annals_timeline_view_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  gboolean is_width = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = is_width ? MIN_WIDTH_PX : MIN_HEIGHT_PX;
  *natural = is_width ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
draw_band (AnnalsTimelineView *self,
           AnnalsPainter      *painter)
{
  double           x0;
  double           x1;
  g_autofree char *words = NULL;

  if (!annals_timeline_view_get_band (self, &x0, &x1))
    return;
  words = annals_span_words (&self->scale, x0, x1);
  annals_render_band (painter, self->layout, self->theme, x0, x1, words);
}

static void
annals_timeline_view_snapshot (GtkWidget   *widget,
                               GtkSnapshot *snapshot)
{
  AnnalsTimelineView   *self = ANNALS_TIMELINE_VIEW (widget);
  AnnalsSnapshotPainter painter;

  if (self->layout != NULL && self->theme != NULL)
    {
      painter = annals_snapshot_painter_init (snapshot, self->texts);
      annals_render_timeline (&painter.parent, self->layout, self->theme);
      draw_band (self, &painter.parent);
    }
  gtk_widget_snapshot_child (widget, self->scrollbar, snapshot);
}

static void
annals_timeline_view_css_changed (GtkWidget         *widget,
                                  GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (annals_timeline_view_parent_class)->css_changed (widget, change);

  drop_style (ANNALS_TIMELINE_VIEW (widget));
}

static void
annals_timeline_view_system_setting_changed (GtkWidget       *widget,
                                             GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (annals_timeline_view_parent_class)->system_setting_changed (widget, setting);

  drop_style (ANNALS_TIMELINE_VIEW (widget));
}

static gboolean
query_tooltip (AnnalsTimelineView *self,
               int                 x,
               int                 y,
               gboolean            is_keyboard,
               GtkTooltip         *tooltip)
{
  AnnalsHit             hit = { ANNALS_HIT_NOTHING, 0 };
  const AnnalsMarkItem *mark;
  g_autofree char      *text = NULL;
  GdkRectangle          area = { x - 8, y - 8, 16, 16 };

  if (self->layout == NULL)
    return FALSE;
  if (!is_keyboard)
    hit = annals_layout_hit (self->layout, x, y);
  else if (self->layout->input.focused_event != ANNALS_NONE)
    hit = (AnnalsHit){ ANNALS_HIT_EVENT, self->layout->input.focused_event };

  if (hit.kind == ANNALS_HIT_EVENT)
    text = annals_timeline_view_describe (self, hit.index);
  else if (hit.kind == ANNALS_HIT_ERA)
    text = annals_timeline_view_describe_era (self, hit.index);
  else if (hit.kind == ANNALS_HIT_COUNT)
    text = annals_timeline_view_describe_count (self, hit.index);
  if (text == NULL)
    return FALSE;

  mark = hit.kind == ANNALS_HIT_EVENT ? annals_layout_find_mark (self->layout, hit.index) : NULL;
  if (is_keyboard && mark != NULL)
    area = (GdkRectangle){ (int) mark->shape.x0, (int) mark->y - 8, 16, 16 };
  gtk_tooltip_set_text (tooltip, text);
  gtk_tooltip_set_tip_area (tooltip, &area);
  return TRUE;
}

static void
scrolled_cb (GtkAdjustment      *adjustment,
             AnnalsTimelineView *self)
{
  double value = gtk_adjustment_get_value (adjustment);

  if (self->layout == NULL || ABS (value - self->layout->scroll_y) < 0.5)
    return;
  self->scroll_y = value;
  annals_timeline_view_queue (self);
}

static void
bundle_cb (AnnalsTimelineView *self)
{
  AnnalsBundle *bundle = annals_timeline_view_get_bundle (self);

  g_clear_pointer (&self->bookmarks, g_array_unref);
  self->cursor = ANNALS_NONE;
  annals_timeline_view_group (self);
  if (self->theme != NULL)
    annals_theme_set_bundle (self->theme, bundle);
  self->has_scale = FALSE;
  annals_timeline_view_clear_history (self);
  self->scroll_y = 0.0;
  self->hovered = ANNALS_NONE;
  self->cursor = ANNALS_NONE;
  annals_timeline_view_queue_all (self);
}

static void
event_cb (AnnalsTimelineView *self)
{
  guint event = annals_session_get_selected_event (self->session);

  if (event != ANNALS_NONE && self->outline != NULL)
    {
      if (self->cursor != event)
        self->cursor_group = ANNALS_NONE;
      self->cursor = event;
      annals_timeline_view_show_event (self, event);
    }
  annals_timeline_view_queue_all (self);
}

static void
account_cb (AnnalsTimelineView *self)
{
  guint account = annals_session_get_chosen_account (self->session);

  if (account != ANNALS_NONE && self->outline != NULL)
    annals_timeline_view_show_account (self, account);
  annals_timeline_view_queue_all (self);
}

static void
era_cb (AnnalsTimelineView *self)
{
  guint era = annals_session_get_selected_era (self->session);

  if (era != ANNALS_NONE && self->outline != NULL)
    annals_timeline_view_show_era (self, era);
  annals_timeline_view_queue (self);
}

static void
annals_timeline_view_dispose (GObject *object)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (object);

  annals_timeline_view_stop (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  if (self->refinement != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->refinement);
  self->refinement = 0;
  g_clear_object (&self->animation);
  g_clear_object (&self->signals);
  annals_timeline_view_clear_items (self);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->scrollbar, gtk_widget_unparent);
  for (guint i = 0; i < ANNALS_N_PROBES; i++)
    g_clear_pointer (&self->probes[i], gtk_widget_unparent);
  annals_timeline_view_drop_rows (self);
  g_clear_pointer (&self->theme, annals_theme_free);
  g_clear_pointer (&self->texts, annals_text_cache_free);
  g_clear_pointer (&self->outline, annals_outline_free);
  g_clear_pointer (&self->bookmarks, g_array_unref);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_timeline_view_parent_class)->dispose (object);
}

static void
annals_timeline_view_finalize (GObject *object)
{
  AnnalsTimelineView *self = ANNALS_TIMELINE_VIEW (object);

  annals_view_history_free (self->history);
  g_clear_pointer (&self->items, g_hash_table_unref);
  g_clear_pointer (&self->era_items, g_hash_table_unref);
  g_clear_pointer (&self->group_items, g_hash_table_unref);

  G_OBJECT_CLASS (annals_timeline_view_parent_class)->finalize (object);
}

static void
annals_timeline_view_class_init (AnnalsTimelineViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_timeline_view_dispose;
  object_class->finalize = annals_timeline_view_finalize;
  widget_class->measure = annals_timeline_view_measure;
  widget_class->size_allocate = annals_timeline_view_size_allocate;
  widget_class->snapshot = annals_timeline_view_snapshot;
  widget_class->css_changed = annals_timeline_view_css_changed;
  widget_class->system_setting_changed = annals_timeline_view_system_setting_changed;
  widget_class->focus = annals_timeline_view_focus;

  /**
   * AnnalsTimelineView::changed:
   * @self: the view
   * @is_only_moved: whether nothing but what is in sight has changed
   *
   * The view has another layout.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", ANNALS_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * AnnalsTimelineView::history-changed:
   * @self: the view
   *
   * There may be other places to go back or forward to.
   */
  signals[SIGNAL_HISTORY_CHANGED] =
    g_signal_new ("history-changed", ANNALS_TYPE_TIMELINE_VIEW, G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timelineview");
  annals_timeline_view_install_group_actions (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
add_probes (AnnalsTimelineView *self)
{
  static const char *const classes[ANNALS_N_PROBES] = {
    [ANNALS_PROBE_VIEW] = "view-color",
    [ANNALS_PROBE_SECONDARY] = "secondary-color",
    [ANNALS_PROBE_ACCENT] = "accent-color",
    [ANNALS_PROBE_ACCENT_TEXT] = "accent-text-color",
    [ANNALS_PROBE_CONFLICT] = "conflict-color",
    [ANNALS_PROBE_MINE] = "mine-color",
  };

  for (guint i = 0; i < ANNALS_N_PROBES; i++)
    {
      self->probes[i] = g_object_new (ANNALS_TYPE_TIMELINE_ITEM, "accessible-role",
                                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_add_css_class (self->probes[i], classes[i]);
      gtk_widget_set_child_visible (self->probes[i], FALSE);
      gtk_widget_set_parent (self->probes[i], GTK_WIDGET (self));
    }
}

static void
annals_timeline_view_init (AnnalsTimelineView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->hovered = ANNALS_NONE;
  self->cursor = ANNALS_NONE;
  self->history = annals_view_history_new ();
  self->items = g_hash_table_new (NULL, NULL);
  self->era_items = g_hash_table_new (NULL, NULL);
  self->group_items = g_hash_table_new (NULL, NULL);
  self->group_by = ANNALS_GROUP_BY_CATEGORY;
  self->cursor_group = ANNALS_NONE;
  self->heading_key = ANNALS_NONE;
  self->hovered_group = ANNALS_NONE;
  self->hovered_silence = ANNALS_NONE;

  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);
  g_signal_connect (self, "query-tooltip", G_CALLBACK (query_tooltip), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timeline"), -1);

  add_probes (self);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_add_css_class (self->scrollbar, "overlay-indicator");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scrollbar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Scroll the rows"), -1);
  gtk_widget_set_parent (self->scrollbar, widget);
  self->adjustment = gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (self->scrollbar));
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, 0);

  annals_timeline_view_add_gestures (self);
  annals_timeline_view_add_keys (self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast",
                           G_CALLBACK (drop_style), self, G_CONNECT_SWAPPED);

  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::bundle", G_CALLBACK (bundle_cb), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-event", G_CALLBACK (event_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::chosen-account", G_CALLBACK (account_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-era", G_CALLBACK (era_cb), self);
  g_signal_group_connect_swapped (self->signals, "filter-changed",
                                  G_CALLBACK (annals_timeline_view_queue_all), self);
  g_signal_group_connect_swapped (self->signals, "bookmark-changed",
                                  G_CALLBACK (bookmark_changed), self);
}

/* Makes the layout anew at once, for who has to know the rows that come next. */
void
annals_timeline_view_lay_out (AnnalsTimelineView *self)
{
  if (self->layout == NULL || self->is_allocating)
    return;
  update_layout (self, (int) self->layout->input.width, (int) self->layout->input.height);
  annals_timeline_view_queue (self);
}

/* Asks for a new layout in the next frame. */
void
annals_timeline_view_queue (AnnalsTimelineView *self)
{
  self->is_stale = TRUE;
  if (self->is_allocating)
    return;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Tells those who lead back and forward. */
void
annals_timeline_view_emit_history_changed (AnnalsTimelineView *self)
{
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

/* The open bundle, or NULL. */
AnnalsBundle *
annals_timeline_view_get_bundle (AnnalsTimelineView *self)
{
  return self->session != NULL ? annals_session_get_bundle (self->session) : NULL;
}

/* Keeps a scale on what there is. */
void
annals_timeline_view_clamp (AnnalsTimelineView *self,
                            AnnalsScale        *scale)
{
  annals_scale_clamp (scale, self->outline->lower, self->outline->upper, ANNALS_LAYOUT_MARGIN_PX);
}

/* Chooses an event as the reader does. */
void
annals_timeline_view_select (AnnalsTimelineView *self,
                             guint               event)
{
  self->cursor = event;
  annals_session_select_event (self->session, event);
}

/**
 * annals_timeline_view_set_session:
 * @self: a view
 * @session: (nullable): what to show
 */
void
annals_timeline_view_set_session (AnnalsTimelineView *self,
                                  AnnalsSession      *session)
{
  g_return_if_fail (ANNALS_IS_TIMELINE_VIEW (self));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->signals, session);
  bundle_cb (self);
  if (session != NULL)
    event_cb (self);
}

/**
 * annals_timeline_view_get_layout:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what is drawn now; valid until the next frame
 */
const AnnalsLayout *
annals_timeline_view_get_layout (AnnalsTimelineView *self)
{
  g_return_val_if_fail (ANNALS_IS_TIMELINE_VIEW (self), NULL);

  return self->layout;
}
