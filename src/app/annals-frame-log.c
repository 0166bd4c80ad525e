/* annals-frame-log.c — tells when each frame was drawn, for the tests of movement
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A line for each frame: when its drawing began and ended, in microseconds of the monotonic clock,
 * which whoever sends the input can read as well. The lines are kept until the program ends, as
 * writing them would delay the frames that are measured.
 */

#include "config.h"

#include "app/annals-frame-log.h"

typedef struct
{
  gint64   begin_us;
  GString *lines;
} FrameLog;

static void
free_log (gpointer  data,
          GClosure *closure)
{
  FrameLog *log = data;

  g_string_free (log->lines, TRUE);
  g_free (log);
}

static void
before_paint_cb (GdkFrameClock *clock,
                 FrameLog      *log)
{
  log->begin_us = g_get_monotonic_time ();
}

static void
after_paint_cb (GdkFrameClock *clock,
                FrameLog      *log)
{
  g_string_append_printf (log->lines, "frame %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                          log->begin_us, g_get_monotonic_time ());
}

static void
map_cb (GtkWidget *window,
        FrameLog  *log)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);

  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), log);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), log);
}

static void
unmap_cb (GtkWidget *window,
          FrameLog  *log)
{
  g_signal_handlers_disconnect_matched (gtk_widget_get_frame_clock (window), G_SIGNAL_MATCH_DATA, 0,
                                        0, NULL, NULL, log);
  g_print ("%s", log->lines->str);
  g_string_truncate (log->lines, 0);
}

/**
 * annals_frame_log_watch:
 * @window: a window that is not yet shown
 *
 * Prints a line for each frame of a window, "frame BEGIN END", when the window goes away.
 */
void
annals_frame_log_watch (GtkWidget *window)
{
  FrameLog *log = g_new0 (FrameLog, 1);

  log->lines = g_string_new (NULL);
  g_signal_connect (window, "map", G_CALLBACK (map_cb), log);
  g_signal_connect_data (window, "unmap", G_CALLBACK (unmap_cb), log, free_log, 0);
}
