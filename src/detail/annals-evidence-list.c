/* annals-evidence-list.c — the passages that an event rests on, one under the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For those who do not see the marks in the article: each row says which passage it is, how surely
 * it was found, and in which source. The rows are made once the reader opens the list.
 */

#include "config.h"

#include "detail/annals-evidence-list.h"

#include <glib/gi18n-lib.h>

#include "detail/annals-detail-parts.h"

struct _AnnalsEvidenceList
{
  GtkWidget parent_instance;

  /* template children */
  GtkExpander *expander;
  GtkListBox  *list;

  AnnalsSession *session; /* owned, nullable */
  guint          event;
  guint          n_passages;
  gboolean       is_filled;
};

G_DEFINE_FINAL_TYPE (AnnalsEvidenceList, annals_evidence_list, GTK_TYPE_WIDGET)

/* How surely a passage was found, in few words. */
static const char *const states[] = {
  [ANNALS_ANCHOR_FOUND] = N_ ("as quoted"),
  [ANNALS_ANCHOR_MOVED] = N_ ("as quoted, elsewhere"),
  [ANNALS_ANCHOR_CHANGED] = N_ ("wording differs"),
  [ANNALS_ANCHOR_AMBIGUOUS] = N_ ("several places fit"),
  [ANNALS_ANCHOR_CONTRADICTED] = N_ ("a name or number differs"),
  [ANNALS_ANCHOR_ORPHANED] = N_ ("not in the article"),
  [ANNALS_ANCHOR_SKIPPED] = N_ ("not looked for"),
  [ANNALS_ANCHOR_INVALID] = N_ ("no quote"),
};

static void
add_row (AnnalsEvidenceList *self,
         guint               passage,
         guint               number)
{
  AnnalsBundle        *bundle = annals_session_get_bundle (self->session);
  const AnnalsPassage *record = &annals_bundle_get_passages (bundle, NULL)[passage];
  const AnnalsAccount *account = &annals_bundle_get_accounts (bundle, NULL)[record->account];
  const AnnalsSource  *source = &annals_bundle_get_sources (bundle, NULL)[account->source];
  const char          *who = annals_bundle_get_text (bundle, source->short_name);
  const char          *state = _ (states[record->anchor.state]);
  /* Translators: number of a passage, how many there are, how surely it was found, its source. */
  g_autofree char *name =
    g_strdup_printf (_ ("Evidence %u of %u, %s, %s"), number, self->n_passages, state, who);
  /* Translators: quotation marks around the words of a source. */
  g_autofree char *quote =
    g_strdup_printf (_ ("“%s”"), annals_bundle_get_text (bundle, record->exact));
  g_autofree char *caption = g_strdup_printf (_ ("%s · %s"), who, state);
  GtkWidget       *row = gtk_list_box_row_new ();
  GtkWidget       *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (lines), annals_detail_new_line (quote, "annals-stated"));
  gtk_box_append (GTK_BOX (lines), annals_detail_new_line (caption, "annals-row-date"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), lines);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, quote, -1);
  g_object_set_data (G_OBJECT (row), "passage", GUINT_TO_POINTER (passage));
  gtk_list_box_append (self->list, row);
}

static void
fill (AnnalsEvidenceList *self)
{
  AnnalsBundle        *bundle = annals_session_get_bundle (self->session);
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsRange   *range = &annals_bundle_get_events (bundle, NULL)[self->event].accounts;
  guint                number = 1;

  self->is_filled = TRUE;
  for (guint i = range->first; i < range->first + range->count; i++)
    for (guint j = 0; j < accounts[i].passages.count; j++)
      add_row (self, accounts[i].passages.first + j, number++);
}

static void
expanded_cb (AnnalsEvidenceList *self)
{
  if (gtk_expander_get_expanded (self->expander) && !self->is_filled && self->session != NULL)
    fill (self);
}

static void
row_activated_cb (AnnalsEvidenceList *self,
                  GtkListBoxRow      *row)
{
  annals_session_read_passage (self->session,
                               GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "passage")));
}

static void
annals_evidence_list_dispose (GObject *object)
{
  annals_detail_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_EVIDENCE_LIST);
  g_clear_object (&ANNALS_EVIDENCE_LIST (object)->session);

  G_OBJECT_CLASS (annals_evidence_list_parent_class)->dispose (object);
}

static void
annals_evidence_list_class_init (AnnalsEvidenceListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_evidence_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/annals-evidence-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsEvidenceList, expander);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEvidenceList, list);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
annals_evidence_list_init (AnnalsEvidenceList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_evidence_list_show:
 * @self: a list
 * @session: a session with a bundle
 * @event: an event of it
 *
 * Shows the passages of an event, account by account. Without any the list hides.
 */
void
annals_evidence_list_show (AnnalsEvidenceList *self,
                           AnnalsSession      *session,
                           guint               event)
{
  AnnalsBundle        *bundle;
  const AnnalsAccount *accounts;
  const AnnalsRange   *range;
  g_autofree char     *label = NULL;

  g_return_if_fail (ANNALS_IS_EVIDENCE_LIST (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->event = event;
  self->n_passages = 0;
  bundle = annals_session_get_bundle (session);
  accounts = annals_bundle_get_accounts (bundle, NULL);
  range = &annals_bundle_get_events (bundle, NULL)[event].accounts;
  for (guint i = range->first; i < range->first + range->count; i++)
    self->n_passages += accounts[i].passages.count;

  annals_detail_clear (GTK_WIDGET (self->list));
  self->is_filled = FALSE;
  label = g_strdup_printf (ngettext ("Evidence: %u passage", "Evidence: %u passages",
                                     self->n_passages),
                           self->n_passages);
  gtk_expander_set_label (self->expander, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_passages > 0);
  expanded_cb (self);
}
