/* annals-reader-scroller.c — keeps a place of a long article in sight while its pages come and go
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text view guesses the heights of lines that it has not laid out, and learns them when there is
 * nothing else to do. So a place is scrolled to until it is really there, and only then pages are
 * taken in before and after it, one at a time.
 */

#include "config.h"

#include "reader/annals-reader-scroller.h"

/* Where a passage comes to stand, as a share of the height. */
#define PLACE_BELOW_TOP 0.33

/* So often at most is a place put right while the heights of lines become known. */
#define MAX_SETTLED 20

/* So many heights of the view are kept ready above and below what is in sight. */
#define RESERVE_SCREENS 6

#define BOTTOM_MARGIN_PX 24
#define ROOM_BELOW_PX    6000

struct _AnnalsReaderScroller
{
  GtkTextView       *view;       /* borrowed: owns this */
  AnnalsReaderText  *text;       /* borrowed from the view */
  GtkAdjustment     *adjustment; /* owned, nullable; the vertical one of the view */
  GtkTextMark       *place;      /* borrowed, cleared with the buffer */
  GtkTextMark       *top;        /* borrowed; the first line before others came before it */
  AnnalsReaderFilled filled;
  gpointer           data;

  guint    n_settled;   /* how often the place was put right since it was set */
  guint    settle_id;   /* source that puts the place right, or 0 */
  guint    tick_id;     /* callback that does so again at the next frame, or 0 */
  guint    extend_id;   /* source that takes in more of the article, or 0 */
  gulong   notify_id;   /* handler of @view */
  gulong   scrolled_id; /* handler of @adjustment */
  gulong   changed_id;  /* another one */
  guint    place_start; /* code points to be kept in sight until the lines have their heights */
  guint    place_end;
  gboolean is_sizing;
  gboolean has_scrolled;  /* while the view was given its size */
  gboolean is_cursor_due; /* whether the text cursor has yet to come to the place */
  gboolean is_place_new;  /* whether nobody has had a chance to see the place yet */
};

static void
locate (AnnalsReaderScroller *self,
        guint                 offset,
        GdkRectangle         *place)
{
  GtkTextIter iter;

  annals_reader_text_get_iter (self->text, offset, &iter);
  gtk_text_view_get_iter_location (self->view, &iter, place);
}

static void     queue_extend (AnnalsReaderScroller *self);
static gboolean settle_again_cb (GtkWidget     *widget,
                                 GdkFrameClock *clock,
                                 gpointer       data);

static gboolean
is_in_sight (AnnalsReaderScroller *self)
{
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;

  gtk_text_view_get_visible_rect (self->view, &visible);
  locate (self, self->place_start, &first);
  locate (self, self->place_end, &last);
  return first.y >= visible.y && last.y + last.height <= visible.y + visible.height;
}

/* The text view only notes where to scroll to. Unless it is given its size again, it may come to do
 * so while it is drawn, when it is too late for the scroll bar. */
static void
scroll_to_mark (AnnalsReaderScroller *self,
                GtkTextMark          *mark,
                double                y_align)
{
  gtk_text_view_scroll_to_mark (self->view, mark, 0, TRUE, 0, y_align);
  gtk_widget_queue_allocate (GTK_WIDGET (self->view));
}

static void
scroll_to_place (AnnalsReaderScroller *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    iter;

  /* Without a width there are as many lines as letters, and nobody sees them. */
  if (gtk_widget_get_width (GTK_WIDGET (self->view)) <= 0)
    return;

  if (self->is_cursor_due)
    {
      self->is_cursor_due = FALSE;
      gtk_text_buffer_get_iter_at_mark (buffer, &iter, self->place);
      gtk_text_buffer_place_cursor (buffer, &iter);
    }
  /* The very beginning has a margin above its first line, which a line of text has not. */
  if (self->place_start == 0)
    gtk_adjustment_set_value (adjustment, 0);
  else if (!is_in_sight (self))
    scroll_to_mark (self, self->place, PLACE_BELOW_TOP);
}

static gboolean
is_settling (AnnalsReaderScroller *self)
{
  return self->settle_id != 0 || self->tick_id != 0;
}

static gboolean
settle_cb (gpointer data)
{
  AnnalsReaderScroller *self = data;
  gboolean              is_seen = gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
                     gtk_widget_get_width (GTK_WIDGET (self->view)) > 0;

  self->settle_id = 0;
  scroll_to_place (self);
  self->is_place_new = !is_seen;
  if (is_seen && self->n_settled++ < MAX_SETTLED && !is_in_sight (self))
    self->tick_id =
      gtk_widget_add_tick_callback (GTK_WIDGET (self->view), settle_again_cb, self, NULL);
  else
    queue_extend (self);

  return G_SOURCE_REMOVE;
}

/* A text view scrolls by the heights of lines that it has guessed, and no farther than it knew at
 * the last frame. Its idle work puts the heights right, and what has a lower priority comes after
 * all of it. */
static void
queue_settle (AnnalsReaderScroller *self)
{
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_LOW, settle_cb, self, NULL);
}

static gboolean
settle_again_cb (GtkWidget     *widget,
                 GdkFrameClock *clock,
                 gpointer       data)
{
  AnnalsReaderScroller *self = data;

  self->tick_id = 0;
  queue_settle (self);
  return G_SOURCE_REMOVE;
}

static void
settle (AnnalsReaderScroller *self)
{
  self->n_settled = 0;
  queue_settle (self);
}

/* The text view scrolls while it is given its size, which GTK tells its scroll bar too late: the
 * slider is left without a place, and is not drawn. */
static void
place_slider (AnnalsReaderScroller *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->view));
  GtkWidget *part = NULL;

  self->has_scrolled = FALSE;
  if (GTK_IS_SCROLLED_WINDOW (parent))
    part = gtk_scrolled_window_get_vscrollbar (GTK_SCROLLED_WINDOW (parent));
  while (part != NULL && gtk_widget_get_first_child (part) != NULL)
    part = gtk_widget_get_first_child (part);
  if (part != NULL)
    gtk_widget_queue_resize (part);
}

/* Which side lacks text that the reader may scroll to: 1 below, -1 above, 0 neither. */
static int
find_lack (AnnalsReaderScroller *self)
{
  gboolean     is_full = annals_reader_text_is_full (self->text);
  GdkRectangle visible;
  double       reserve;
  double       below;

  if (self->adjustment == NULL || gtk_widget_get_width (GTK_WIDGET (self->view)) <= 0)
    return 0;

  gtk_text_view_get_visible_rect (self->view, &visible);
  reserve = RESERVE_SCREENS * MAX (visible.height, 1);
  below = gtk_adjustment_get_upper (self->adjustment) - visible.y - visible.height -
          gtk_text_view_get_bottom_margin (self->view);
  if (annals_reader_text_can_extend (self->text, TRUE) && (!is_full || below < reserve))
    return 1;
  if (annals_reader_text_can_extend (self->text, FALSE) && (!is_full || visible.y < reserve))
    return -1;

  return 0;
}

/* Without the resize GTK would see to it while it draws, when it is too late for the scroll bar. */
static void
set_room_below (AnnalsReaderScroller *self,
                int                   room)
{
  gtk_text_view_set_bottom_margin (self->view, room);
  gtk_widget_queue_resize (GTK_WIDGET (self->view));
}

static gboolean
extend_cb (gpointer data)
{
  AnnalsReaderScroller *self = data;
  int                   lack = find_lack (self);
  guint                 old_start;
  guint                 old_end;
  guint                 start;
  guint                 end;
  GtkTextIter           top;
  GdkRectangle          visible;

  if (lack == 0 || is_settling (self))
    {
      self->extend_id = 0;
      set_room_below (self, BOTTOM_MARGIN_PX);
      return G_SOURCE_REMOVE;
    }

  /* While text comes above, the text view scrolls by its height, and needs room below to do so. */
  if (gtk_text_view_get_bottom_margin (self->view) != ROOM_BELOW_PX)
    {
      set_room_below (self, ROOM_BELOW_PX);
      return G_SOURCE_CONTINUE;
    }

  gtk_text_view_get_visible_rect (self->view, &visible);
  gtk_text_view_get_line_at_y (self->view, &top, visible.y, NULL);
  annals_reader_text_get_range (self->text, &old_start, &old_end);
  /* The text view keeps its place while lines come before the first one in sight, unless that is
   * the very first one of all. */
  if (lack < 0 && gtk_text_iter_is_start (&top))
    {
      gtk_text_buffer_move_mark (gtk_text_view_get_buffer (self->view), self->top, &top);
      annals_reader_text_extend (self->text, FALSE);
      scroll_to_mark (self, self->top, 0);
    }
  else
    annals_reader_text_extend (self->text, lack > 0);
  annals_reader_text_get_range (self->text, &start, &end);
  if (lack > 0)
    self->filled (old_end, end, self->data);
  else
    self->filled (start, old_start, self->data);

  return G_SOURCE_CONTINUE;
}

/* Text that comes when there is nothing else to do is there before anybody scrolls to it. This is
 * called while the text view validates its lines, too, so that nothing of it may change here. */
static void
queue_extend (AnnalsReaderScroller *self)
{
  if (self->extend_id != 0 || is_settling (self) || find_lack (self) == 0)
    return;

  self->extend_id = g_idle_add_full (G_PRIORITY_LOW, extend_cb, self, NULL);
}

static void
scrolled_cb (AnnalsReaderScroller *self)
{
  self->has_scrolled = self->has_scrolled || self->is_sizing;
  queue_extend (self);
}

static void
forget_adjustment (AnnalsReaderScroller *self)
{
  if (self->adjustment == NULL)
    return;

  g_clear_signal_handler (&self->scrolled_id, self->adjustment);
  g_clear_signal_handler (&self->changed_id, self->adjustment);
  g_clear_object (&self->adjustment);
}

static void
adjustment_changed_cb (AnnalsReaderScroller *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  forget_adjustment (self);
  if (adjustment == NULL)
    return;

  self->adjustment = g_object_ref (adjustment);
  self->scrolled_id =
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  self->changed_id =
    g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (scrolled_cb), self);
}

/**
 * annals_reader_scroller_new:
 * @view: the view that is scrolled, which must outlive the object
 * @text: what @view shows
 * @filled: is called when a part of the article has come into the buffer
 * @data: for @filled
 *
 * Returns: (transfer full): what scrolls @view
 */
AnnalsReaderScroller *
annals_reader_scroller_new (GtkTextView       *view,
                            AnnalsReaderText  *text,
                            AnnalsReaderFilled filled,
                            gpointer           data)
{
  AnnalsReaderScroller *self = g_new0 (AnnalsReaderScroller, 1);
  GtkTextBuffer        *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter           start;

  self->view = view;
  self->text = text;
  self->filled = filled;
  self->data = data;
  gtk_text_buffer_get_start_iter (buffer, &start);
  self->place = gtk_text_buffer_create_mark (buffer, "place", &start, FALSE);
  self->top = gtk_text_buffer_create_mark (buffer, "top", &start, FALSE);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN_PX);
  self->notify_id = g_signal_connect_swapped (view, "notify::vadjustment",
                                              G_CALLBACK (adjustment_changed_cb), self);
  adjustment_changed_cb (self);

  return self;
}

/**
 * annals_reader_scroller_free:
 * @self: (transfer full): a scroller
 */
void
annals_reader_scroller_free (AnnalsReaderScroller *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->extend_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->view), self->tick_id);
  g_clear_signal_handler (&self->notify_id, self->view);
  forget_adjustment (self);
  g_free (self);
}

/**
 * annals_reader_scroller_go_to:
 * @self: a scroller
 * @start: a code point of the article
 * @end: first code point after the stretch
 *
 * Puts the text cursor at the beginning of a stretch and brings the stretch into sight, a third
 * below the top, unless it is in sight already. Works before the view has a size, too.
 */
void
annals_reader_scroller_go_to (AnnalsReaderScroller *self,
                              guint                 start,
                              guint                 end)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter    iter;

  if (annals_reader_text_show (self->text, start))
    self->filled (0, G_MAXUINT, self->data);
  annals_reader_text_get_iter (self->text, start, &iter);
  gtk_text_buffer_move_mark (buffer, self->place, &iter);
  self->is_cursor_due = TRUE;
  self->place_start = start;
  self->place_end = end;
  self->is_place_new = TRUE;
  scroll_to_place (self);
  settle (self);
}

/**
 * annals_reader_scroller_map:
 * @self: a scroller
 *
 * The view has come to be seen.
 */
void
annals_reader_scroller_map (AnnalsReaderScroller *self)
{
  if (self->is_place_new)
    settle (self);
  queue_extend (self);
}

/**
 * annals_reader_scroller_begin_size:
 * @self: a scroller
 *
 * The view is about to be given its size.
 */
void
annals_reader_scroller_begin_size (AnnalsReaderScroller *self)
{
  self->is_sizing = TRUE;
}

/**
 * annals_reader_scroller_end_size:
 * @self: a scroller
 *
 * The view has been given its size.
 */
void
annals_reader_scroller_end_size (AnnalsReaderScroller *self)
{
  self->is_sizing = FALSE;
}

/**
 * annals_reader_scroller_layout:
 * @self: a scroller
 *
 * The window has been laid out and is about to be drawn.
 */
void
annals_reader_scroller_layout (AnnalsReaderScroller *self)
{
  if (self->has_scrolled)
    place_slider (self);
}
