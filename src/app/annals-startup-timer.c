/* annals-startup-timer.c — tells when the program has started, for the benchmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The start ends with the first frame that shows a bundle. Whoever started the program measures,
 * as only it knows when the process began, before the libraries were loaded.
 */

#include "config.h"

#include "app/annals-startup-timer.h"

static void
after_paint_cb (GdkFrameClock *clock,
                AnnalsSession *session)
{
  /* What the bundle asks for is laid out and drawn in the frame that follows it. */
  if (annals_session_get_bundle (session) == NULL)
    return;

  g_signal_handlers_disconnect_matched (clock, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, session);
  g_print ("first-frame\n");
  g_application_quit (g_application_get_default ());
}

static void
map_cb (GtkWidget     *window,
        AnnalsSession *session)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint",
                           G_CALLBACK (after_paint_cb), session, 0);
}

/**
 * annals_startup_timer_watch:
 * @window: a window that is not yet shown
 * @session: its session
 *
 * Prints a line after the first complete frame of a loaded bundle, and quits.
 */
void
annals_startup_timer_watch (GtkWidget     *window,
                            AnnalsSession *session)
{
  g_signal_connect_object (window, "map", G_CALLBACK (map_cb), session, 0);
}
