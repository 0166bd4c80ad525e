/* annals-reader-popover.c — what stands at a place of the article: a link, or several events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stranger's link is shown before it is followed, and only the web and mail are followed at all.
 */

#include "config.h"

#include "reader/annals-reader-popover.h"

#include <glib/gi18n-lib.h>

#include "reader/annals-reader-marks.h"
#include "reader/annals-reader-words.h"

#define MAX_ADDRESS_CHARS 40

struct _AnnalsReaderPopover
{
  GtkPopover parent_instance;

  char     *address; /* owned, nullable */
  GtkLabel *problem; /* child, nullable */
};

G_DEFINE_FINAL_TYPE (AnnalsReaderPopover, annals_reader_popover, GTK_TYPE_POPOVER)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkLabel *
add_label (GtkBox     *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "max-width-chars", MAX_ADDRESS_CHARS, NULL);
  gtk_box_append (box, label);

  return GTK_LABEL (label);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AnnalsReaderPopover) self = user_data;
  g_autoptr (GError)              error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  if (self->problem != NULL)
    {
      gtk_label_set_text (self->problem, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
}

static void
open_cb (AnnalsReaderPopover *self)
{
  GdkDisplay                   *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GAppLaunchContext) context =
    G_APP_LAUNCH_CONTEXT (gdk_display_get_app_launch_context (display));

  g_app_info_launch_default_for_uri_async (self->address, context, NULL, launched_cb,
                                           g_object_ref (self));
}

static void
copy_cb (AnnalsReaderPopover *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->address);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
event_clicked_cb (AnnalsReaderPopover *self,
                  GtkWidget           *button)
{
  guint passage = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "passage"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, passage);
}

static void
annals_reader_popover_dispose (GObject *object)
{
  ANNALS_READER_POPOVER (object)->problem = NULL;

  G_OBJECT_CLASS (annals_reader_popover_parent_class)->dispose (object);
}

static void
annals_reader_popover_finalize (GObject *object)
{
  g_free (ANNALS_READER_POPOVER (object)->address);

  G_OBJECT_CLASS (annals_reader_popover_parent_class)->finalize (object);
}

static void
annals_reader_popover_class_init (AnnalsReaderPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annals_reader_popover_dispose;
  object_class->finalize = annals_reader_popover_finalize;

  /**
   * AnnalsReaderPopover::chosen:
   * @self: the popover
   * @passage: a passage that stands at the place
   *
   * One of several events was chosen, by the passage that tells it.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ANNALS_TYPE_READER_POPOVER, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
annals_reader_popover_init (AnnalsReaderPopover *self)
{
}

/**
 * annals_reader_may_open:
 * @address: an address as an article gives it
 *
 * Returns: whether it is one of those that may be handed to another program
 */
gboolean
annals_reader_may_open (const char *address)
{
  static const char *const schemes[] = { "http", "https", "mailto" };
  g_autofree char         *scheme = g_uri_parse_scheme (address);

  for (const char *byte = address; *byte != '\0'; byte++)
    if (g_ascii_isspace (*byte) || g_ascii_iscntrl (*byte))
      return FALSE;

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      return g_uri_is_valid (address, G_URI_FLAGS_NONE, NULL);

  return FALSE;
}

/**
 * annals_reader_popover_new_link:
 * @address: an address as an article gives it
 *
 * Creates a popover that shows where a link leads, copies the address, and follows it if it may and
 * is told to.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
annals_reader_popover_new_link (const char *address)
{
  AnnalsReaderPopover *self = g_object_new (ANNALS_TYPE_READER_POPOVER, NULL);
  GtkWidget           *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget           *button;

  self->address = g_strdup (address);
  gtk_label_set_selectable (add_label (GTK_BOX (box), address), TRUE);
  if (annals_reader_may_open (address))
    {
      button = gtk_button_new_with_label (_ ("Open"));
      g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
      self->problem = add_label (GTK_BOX (box), "");
      gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
    }
  else
    gtk_widget_add_css_class (
      GTK_WIDGET (
        add_label (GTK_BOX (box), _ ("Addresses of this kind are not opened from here."))),
      "annals-secondary");

  button = gtk_button_new_with_label (_ ("Copy Address"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  return GTK_WIDGET (self);
}

/**
 * annals_reader_popover_new_events:
 * @bundle: a bundle
 * @marks: (element-type AnnalsReaderMark): what stands at one place, one mark for each event
 *
 * Creates a popover to choose among the events that rest on the same words.
 *
 * Returns: (transfer floating): the popover
 */
GtkWidget *
annals_reader_popover_new_events (AnnalsBundle *bundle,
                                  GArray       *marks)
{
  GtkWidget *self = g_object_new (ANNALS_TYPE_READER_POPOVER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  for (guint i = 0; i < marks->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, i);
      g_autofree char        *event = annals_reader_describe_event (bundle, mark->event);
      GtkWidget              *button = gtk_button_new_with_label (event);

      gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "passage", GUINT_TO_POINTER (mark->passage));
      g_signal_connect_object (button, "clicked", G_CALLBACK (event_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }

  g_object_set (scroller, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER,
                "propagate-natural-height", TRUE, "propagate-natural-width", TRUE,
                "max-content-height", 320, NULL);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  return self;
}
