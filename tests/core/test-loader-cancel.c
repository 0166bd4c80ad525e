/* test-loader-cancel.c — a load that is given up at any point ends, and soon
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How soon is told and not judged. A slow run (-m slow) takes a bundle of a million events.
 */

#include "config.h"

#include "core/annals-loader.h"

#include <glib/gstdio.h>

#define QUOTE    "The bridge of Halvek was broken by the ice in that winter."
#define N_POINTS 4

typedef struct
{
  const char *name;
  guint       n_events;
  guint       n_slow_events;
  guint       n_articles;
  const char *article; /* that is repeated up to the limit of its length */
  const char *passage; /* of each event, nullable */
} Kind;

static const Kind kinds[] = {
  { "events", 10000, 1000000, 1, "Words of the guild. " QUOTE " ", NULL },
  { "passages", 6, 2000, 2, "On this day the harvest was brought in. ", QUOTE },
  { "articles", 2, 2, 2, "*a **a _b `c` [d](e) ", NULL },
};

/* One load that is to be cancelled. */
typedef struct
{
  GMainContext *context;
  GCancellable *cancellable;
  double        fraction; /* of the progress at which it is cancelled; 2 for never */
  gint64        cancelled_us;
  gint64        ended_us;
  AnnalsBundle *bundle;
  GError       *error;
  gboolean      is_done;
} Load;

static char *
write_bundle (const Kind *kind)
{
  g_autoptr (GString) article = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new ("{'format':'annals','version':1,'id':'b','title':'B',"
                                           "'sources':[");
  g_autoptr (GError)  error = NULL;
  guint               n_events = g_test_slow () ? kind->n_slow_events : kind->n_events;
  char               *path = NULL;
  int                 fd = g_file_open_tmp ("annals-cancel-XXXXXX", &path, &error);

  g_assert_no_error (error);
  g_close (fd, NULL);

  while (article->len < 900000)
    g_string_append (article, kind->article);
  for (guint i = 0; i < kind->n_articles; i++)
    g_string_append_printf (text, "%s{'id':'s%u','csl':{'title':'S'},'article':{'text':'%s'}}",
                            i > 0 ? "," : "", i, article->str);
  g_string_append (text, "],'events':[");
  for (guint i = 0; i < n_events; i++)
    {
      g_string_append_printf (text,
                              "%s{'id':'e%u','title':'Event %u','accounts':[{'source':'s%u',"
                              "'date':'1%03u','passages':[",
                              i > 0 ? "," : "", i, i, i % kind->n_articles, i * 7 % 1000);
      if (kind->passage != NULL)
        g_string_append_printf (text, "{'exact':'%u %s'}", i, kind->passage);
      g_string_append (text, "]}]}");
    }
  g_string_append (text, "]}");
  g_strdelimit (text->str, "'", '"');
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);

  return path;
}

static void
cancel (Load *load)
{
  load->cancelled_us = g_get_monotonic_time ();
  g_cancellable_cancel (load->cancellable);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  Load *load = data;

  if (fraction >= load->fraction && load->cancelled_us == 0)
    cancel (load);
}

static gboolean
timeout_cb (gpointer data)
{
  cancel (data);
  return G_SOURCE_REMOVE;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  Load *load = data;

  load->ended_us = g_get_monotonic_time ();
  load->bundle = annals_bundle_load_finish (result, &load->error);
  load->is_done = TRUE;
}

/* Loads until the callback; cancels at a progress, or after a time if that is not 0. Returns how
 * long it took from the start, or if it was cancelled, from then on. */
static gint64
load_and_cancel (const char *path,
                 double      fraction,
                 gint64      after_us)
{
  g_autoptr (GFile)        file = g_file_new_for_path (path);
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Load                     load = { .context = context, .cancellable = cancellable, fraction };
  g_autoptr (GSource)      timeout = NULL;
  gint64                   started_us = g_get_monotonic_time ();

  g_main_context_push_thread_default (context);
  annals_bundle_load_async (file, progress_cb, &load, cancellable, loaded_cb, &load);
  if (after_us > 0)
    {
      timeout = g_timeout_source_new ((guint) (after_us / 1000));
      g_source_set_callback (timeout, timeout_cb, &load, NULL);
      g_source_attach (timeout, context);
    }
  while (!load.is_done)
    g_main_context_iteration (context, TRUE);
  g_main_context_pop_thread_default (context);
  if (timeout != NULL)
    g_source_destroy (timeout);

  if (load.cancelled_us != 0)
    {
      g_assert_null (load.bundle);
      g_assert_error (load.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&load.error);
      return load.ended_us - load.cancelled_us;
    }

  g_assert_no_error (load.error);
  g_object_unref (load.bundle);
  return load.ended_us - started_us;
}

static void
test_cancel (gconstpointer data)
{
  const Kind      *kind = data;
  g_autofree char *path = write_bundle (kind);
  gint64           whole_us = load_and_cancel (path, 2, 0);
  gint64           longest_us = 0;

  for (guint i = 0; i < N_POINTS; i++)
    {
      gint64 at_progress_us = load_and_cancel (path, (double) i / N_POINTS, 0);
      gint64 at_time_us = load_and_cancel (path, 2, whole_us * (i + 1) / (N_POINTS + 1));

      longest_us = MAX (longest_us, MAX (at_progress_us, at_time_us));
    }
  g_test_message ("the load takes %.1f ms; given up, it ended after %.1f ms at most",
                  (double) whole_us / 1000, (double) longest_us / 1000);
  g_remove (path);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_strconcat ("/core/loader-cancel/", kinds[i].name, NULL);

      g_test_add_data_func (path, &kinds[i], test_cancel);
    }

  return g_test_run ();
}
