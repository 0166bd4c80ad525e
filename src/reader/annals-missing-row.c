/* annals-missing-row.c — a passage that is not marked in its article, why, and what comes near
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The places that came into question are no evidence, so that nothing marks them. A reader who
 * wants to judge for herself asks for them one after the other, and each is selected as if by hand.
 */

#include "config.h"

#include "reader/annals-missing-row.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"
#include "reader/annals-reader-marks.h"
#include "reader/annals-reader-words.h"

#define SPACING_PX 6

typedef struct
{
  AnnalsBundle     *bundle; /* owned */
  AnnalsReaderView *view;   /* weak */
  GArray           *places; /* owned, (element-type AnnalsAnchor); NULL until asked for */
  guint             passage;
  guint             next; /* the place to show, among places */
} Nearest;

static void
nearest_free (gpointer  data,
              GClosure *closure)
{
  Nearest *self = data;

  g_clear_weak_pointer (&self->view);
  g_clear_pointer (&self->places, g_array_unref);
  g_object_unref (self->bundle);
  g_free (self);
}

/* The search may take some time, so it waits until somebody asks. */
static void
show_next_cb (GtkButton *button,
              Nearest   *self)
{
  const AnnalsAnchor *place;
  g_autofree char    *label = NULL;

  if (self->places == NULL)
    self->places = annals_reader_list_candidates (self->bundle, self->passage);
  if (self->places->len == 0)
    {
      gtk_button_set_label (button, _ ("Nothing comes near"));
      gtk_widget_set_sensitive (GTK_WIDGET (button), FALSE);
      return;
    }

  place = &g_array_index (self->places, AnnalsAnchor, self->next);
  if (self->view != NULL)
    annals_reader_view_select (self->view, place->start, place->end);

  self->next = (self->next + 1) % self->places->len;
  if (self->places->len > 1)
    {
      /* Translators: the number of the place that a click shows next, and how many there are. */
      label = g_strdup_printf (_ ("Show Place %u of %u"), self->next + 1, self->places->len);
      gtk_button_set_label (button, label);
    }
}

static gboolean
may_have_places (AnnalsAnchorState state)
{
  return state == ANNALS_ANCHOR_AMBIGUOUS || state == ANNALS_ANCHOR_CONTRADICTED ||
         state == ANNALS_ANCHOR_ORPHANED;
}

static GtkWidget *
make_button (AnnalsBundle     *bundle,
             guint             passage,
             AnnalsReaderView *view)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Show Nearest Place"));
  Nearest   *nearest = g_new0 (Nearest, 1);

  nearest->bundle = g_object_ref (bundle);
  nearest->passage = passage;
  g_set_weak_pointer (&nearest->view, view);
  g_signal_connect_data (button, "clicked", G_CALLBACK (show_next_cb), nearest, nearest_free, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

/**
 * annals_missing_row_new:
 * @bundle: a bundle
 * @passage: a passage of it that has no place
 * @view: the view that shows its article
 *
 * Returns: (transfer floating): a row with the words of the passage, why they are not marked, and a
 *   button for the places that come near, if there can be any
 */
GtkWidget *
annals_missing_row_new (AnnalsBundle     *bundle,
                        guint             passage,
                        AnnalsReaderView *view)
{
  const AnnalsPassage *record = &annals_bundle_get_passages (bundle, NULL)[passage];
  g_autofree char     *quote = NULL;
  GtkWidget           *row = annals_wrap_box_new ();
  GtkWidget           *reason;
  GtkWidget           *words;

  quote = annals_reader_write_quote (annals_bundle_get_text (bundle, record->exact));
  reason = gtk_label_new (annals_reader_describe_state (record->anchor.state));
  words = gtk_label_new (quote);
  g_object_set (row, "spacing", SPACING_PX, NULL);
  g_object_set (reason, "xalign", 0.0, "wrap", TRUE, "valign", GTK_ALIGN_CENTER, NULL);
  g_object_set (words, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand",
                TRUE, "width-chars", 24, "valign", GTK_ALIGN_CENTER, NULL);
  gtk_widget_add_css_class (words, "annals-stated");
  annals_wrap_box_append (ANNALS_WRAP_BOX (row), reason);
  annals_wrap_box_append (ANNALS_WRAP_BOX (row), words);
  if (may_have_places (record->anchor.state))
    annals_wrap_box_append (ANNALS_WRAP_BOX (row), make_button (bundle, passage, view));

  return row;
}
