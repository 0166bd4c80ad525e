/* annals-event-list.c — events one under the other, more of them on demand
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list stands within a page that scrolls, so it makes a row for each event it shows; it shows
 * a hundred, and a hundred more when asked.
 */

#include "config.h"

#include "detail/annals-event-list.h"

#include <glib/gi18n-lib.h>

#include "detail/annals-detail-parts.h"

#define ROWS_PER_STEP 100

struct _AnnalsEventList
{
  GtkWidget parent_instance;

  /* template children */
  GtkListBox *list;
  GtkButton  *more;

  AnnalsSession *session; /* owned, nullable */
  GArray        *events;  /* owned; guint32 */
  guint          n_shown;
};

G_DEFINE_FINAL_TYPE (AnnalsEventList, annals_event_list, GTK_TYPE_WIDGET)

static void
show_more (AnnalsEventList *self)
{
  guint            end = MIN (self->n_shown + ROWS_PER_STEP, self->events->len);
  guint            n_left;
  g_autofree char *label = NULL;

  for (; self->n_shown < end; self->n_shown++)
    gtk_list_box_append (self->list,
                         annals_detail_new_event_row (
                           self->session, g_array_index (self->events, guint32, self->n_shown)));

  n_left = self->events->len - end;
  label = g_strdup_printf (ngettext ("Show %u more event", "Show %u more events",
                                     MIN (n_left, ROWS_PER_STEP)),
                           MIN (n_left, ROWS_PER_STEP));
  gtk_button_set_label (self->more, label);
  gtk_widget_set_visible (GTK_WIDGET (self->more), n_left > 0);
}

static void
row_activated_cb (AnnalsEventList *self,
                  GtkListBoxRow   *row)
{
  annals_session_select_event (self->session,
                               GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "event")));
}

static void
annals_event_list_dispose (GObject *object)
{
  annals_detail_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_EVENT_LIST);
  g_clear_object (&ANNALS_EVENT_LIST (object)->session);

  G_OBJECT_CLASS (annals_event_list_parent_class)->dispose (object);
}

static void
annals_event_list_finalize (GObject *object)
{
  g_clear_pointer (&ANNALS_EVENT_LIST (object)->events, g_array_unref);

  G_OBJECT_CLASS (annals_event_list_parent_class)->finalize (object);
}

static void
annals_event_list_class_init (AnnalsEventListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_event_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = annals_event_list_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-event-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventList, list);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventList, more);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_more);
}

static void
annals_event_list_init (AnnalsEventList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_event_list_show:
 * @self: a list
 * @session: a session with a bundle
 * @events: (element-type guint32): events of it
 *
 * Shows events in the order given. Activating one selects it in the session. An empty list hides.
 */
void
annals_event_list_show (AnnalsEventList *self,
                        AnnalsSession   *session,
                        GArray          *events)
{
  g_return_if_fail (ANNALS_IS_EVENT_LIST (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));
  g_return_if_fail (events != NULL);

  g_set_object (&self->session, session);
  g_clear_pointer (&self->events, g_array_unref);
  self->events = g_array_ref (events);
  self->n_shown = 0;
  annals_detail_clear (GTK_WIDGET (self->list));
  show_more (self);
  gtk_widget_set_visible (GTK_WIDGET (self), events->len > 0);
}
