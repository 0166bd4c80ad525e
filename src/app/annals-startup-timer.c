/* annals-startup-timer.c — measures the start of the program, for the benchmark
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time begins with the process, before the libraries are loaded, and ends with the first
 * frame that shows a bundle.
 */

#include "config.h"

#include "app/annals-startup-timer.h"

#include <gio/gio.h>
#include <time.h>
#include <unistd.h>

/* Field of /proc/self/stat, counted from the end of the name in parentheses: see proc(5). */
#define START_TIME_FIELD 20

/* Milliseconds since the process began, to the clock tick of the kernel; negative if unknown. */
static double
get_process_age_ms (void)
{
  g_autofree char *stat = NULL;
  g_auto (GStrv)   fields = NULL;
  struct timespec  now;
  double           start_s;

  if (!g_file_get_contents ("/proc/self/stat", &stat, NULL, NULL))
    return -1.0;

  fields = g_strsplit (strrchr (stat, ')'), " ", 0);
  if (g_strv_length (fields) <= START_TIME_FIELD || clock_gettime (CLOCK_BOOTTIME, &now) != 0)
    return -1.0;

  start_s = g_ascii_strtod (fields[START_TIME_FIELD], NULL) / (double) sysconf (_SC_CLK_TCK);
  return ((double) now.tv_sec + (double) now.tv_nsec / 1e9 - start_s) * 1e3;
}

static void
after_paint_cb (GdkFrameClock *clock,
                AnnalsSession *session)
{
  /* What the bundle asks for is laid out and drawn in the frame that follows it. */
  if (annals_session_get_bundle (session) == NULL)
    return;

  g_signal_handlers_disconnect_matched (clock, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, session);
  g_print ("%.1f\n", get_process_age_ms ());
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
 * Prints the milliseconds from the start of the process to the first complete frame of a loaded
 * bundle, and quits.
 */
void
annals_startup_timer_watch (GtkWidget     *window,
                            AnnalsSession *session)
{
  g_signal_connect_object (window, "map", G_CALLBACK (map_cb), session, 0);
}
