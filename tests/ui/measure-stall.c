/* measure-stall.c — asks the window again and again whether it is alive, and how long it took
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Usage: measure-stall WINDOW
 *
 * Sends the window _NET_WM_PING, as window managers do, which the program's main loop answers. Each
 * line on standard input gets an answer: the longest time in milliseconds that the window took
 * since the line before, also if it has not answered yet. Ends with the input, or with the window.
 */

#include <X11/Xlib.h>
#include <glib.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define BETWEEN_PINGS_MS 2

typedef struct
{
  Display *display;
  Window   window;
  Atom     ping;
  Atom     protocols;
  gboolean is_waiting; /* for an answer */
  gint64   sent_us;
  gint64   longest_us;
} Watch;

/* The window may go at any time. */
static int
ignore_error (Display     *display,
              XErrorEvent *event)
{
  return 0;
}

static void
send_ping (Watch *watch)
{
  XEvent event = {
    .xclient = {
      .type = ClientMessage,
      .window = watch->window,
      .message_type = watch->protocols,
      .format = 32,
      .data.l = { (long) watch->ping, CurrentTime, (long) watch->window },
    },
  };

  XSendEvent (watch->display, watch->window, False, NoEventMask, &event);
  XFlush (watch->display);
  watch->sent_us = g_get_monotonic_time ();
  watch->is_waiting = TRUE;
}

static void
note_time (Watch *watch)
{
  watch->longest_us = MAX (watch->longest_us, g_get_monotonic_time () - watch->sent_us);
}

/* Answers come to the root window. */
static void
read_events (Watch *watch)
{
  while (XPending (watch->display) > 0)
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      if (event.type == ClientMessage && event.xclient.message_type == watch->protocols &&
          (Atom) event.xclient.data.l[0] == watch->ping && watch->is_waiting)
        {
          note_time (watch);
          watch->is_waiting = FALSE;
        }
    }
}

/* Returns whether there is more to come. */
static gboolean
answer (Watch *watch)
{
  char line[16];

  if (read (STDIN_FILENO, line, sizeof line) <= 0)
    return FALSE;

  if (watch->is_waiting)
    note_time (watch);
  printf ("%.1f\n", (double) watch->longest_us / 1000);
  fflush (stdout);
  watch->longest_us = 0;

  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  Watch         watch = { 0 };
  struct pollfd polls[2] = { { STDIN_FILENO, POLLIN, 0 } };

  g_return_val_if_fail (argc == 2, 2);

  watch.display = XOpenDisplay (NULL);
  g_return_val_if_fail (watch.display != NULL, 2);

  XSetErrorHandler (ignore_error);
  watch.window = strtoul (argv[1], NULL, 0);
  watch.ping = XInternAtom (watch.display, "_NET_WM_PING", False);
  watch.protocols = XInternAtom (watch.display, "WM_PROTOCOLS", False);
  XSelectInput (watch.display, DefaultRootWindow (watch.display),
                SubstructureNotifyMask);
  polls[1] = (struct pollfd){ ConnectionNumber (watch.display), POLLIN, 0 };

  do
    {
      read_events (&watch);
      if (!watch.is_waiting)
        send_ping (&watch);
      poll (polls, G_N_ELEMENTS (polls), BETWEEN_PINGS_MS);
    }
  while ((polls[0].revents & (POLLIN | POLLHUP)) == 0 || answer (&watch));

  XCloseDisplay (watch.display);
  return 0;
}
