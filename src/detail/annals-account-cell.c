/* annals-account-cell.c — what one source says of one property, and the way to its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-account-cell.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-filter-chip.h"

struct _AnnalsAccountCell
{
  GtkBox parent_instance;

  AnnalsSession *session; /* owned, nullable */
  guint          account;
  GtkWidget     *choice;  /* child, nullable; points out the value on the timeline */
  GtkWidget     *passage; /* child, nullable; turns the reader to the passage */
};

G_DEFINE_FINAL_TYPE (AnnalsAccountCell, annals_account_cell, GTK_TYPE_BOX)

static AnnalsBundle *
get_bundle (AnnalsAccountCell *self)
{
  return annals_session_get_bundle (self->session);
}

static const AnnalsAccount *
get_account (AnnalsAccountCell *self)
{
  return &annals_bundle_get_accounts (get_bundle (self), NULL)[self->account];
}

static const AnnalsSource *
get_source (AnnalsAccountCell *self)
{
  return &annals_bundle_get_sources (get_bundle (self), NULL)[get_account (self)->source];
}

static const char *
get_source_name (AnnalsAccountCell *self)
{
  return annals_bundle_get_text (get_bundle (self), get_source (self)->short_name);
}

/* --- the way to the passage ---------------------------------------------------------------- */

static void
passage_clicked_cb (AnnalsAccountCell *self)
{
  annals_session_read_passage (self->session, get_account (self)->passages.first);
}

static void
update_passage (AnnalsAccountCell *self)
{
  const AnnalsRange *passages = &get_account (self)->passages;
  guint              passage = annals_session_get_reading_passage (self->session);
  gboolean           is_read = passage - passages->first < passages->count;
  GtkWidget         *content = gtk_button_get_child (GTK_BUTTON (self->passage));
  GtkWidget         *image = gtk_widget_get_first_child (content);
  GtkWidget         *label = gtk_widget_get_next_sibling (image);
  g_autofree char   *name = NULL;

  gtk_widget_set_visible (image, is_read);
  gtk_label_set_text (GTK_LABEL (label), is_read ? _ ("in the reader") : _ ("Show passage"));
  if (is_read)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "being-read");
      gtk_widget_add_css_class (self->passage, "flat");
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "being-read");
      gtk_widget_remove_css_class (self->passage, "flat");
    }

  /* Translators: what a screen reader says of a button; %s is a source. */
  name =
    g_strdup_printf (is_read ? _ ("Passage of %s, in the reader") : _ ("Show the passage of %s"),
                     get_source_name (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->passage), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

/* A button, or why there is none. */
static GtkWidget *
new_passage_button (AnnalsAccountCell *self)
{
  GtkWidget *content;

  if (get_account (self)->passages.count == 0)
    return annals_detail_new_name (_ ("no passage"), "annals-caption");
  if (get_source (self)->article == ANNALS_NONE)
    return annals_detail_new_name (_ ("article not in the bundle"), "annals-caption");

  self->passage = gtk_button_new ();
  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("annals-article-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (self->passage), content);
  gtk_widget_add_css_class (self->passage, "annals-passage-button");
  gtk_widget_set_valign (self->passage, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->passage, "clicked", G_CALLBACK (passage_clicked_cb), self,
                           G_CONNECT_SWAPPED);

  return self->passage;
}

/* --- the value ----------------------------------------------------------------------------- */

static gboolean
is_chosen (AnnalsAccountCell *self)
{
  return annals_session_get_chosen_account (self->session) == self->account;
}

/* The session knows one choice, so a second click on it takes it back. */
static void
choice_toggled_cb (AnnalsAccountCell *self)
{
  gboolean is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->choice));

  if (is_active != is_chosen (self))
    annals_session_choose_account (self->session, is_active ? self->account : ANNALS_NONE);
}

static GtkWidget *
new_value (AnnalsAccountCell         *self,
           const AnnalsAccountSaying *saying)
{
  GtkWidget       *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *value = annals_detail_new_label (saying->words, "heading");
  g_autofree char *name = NULL;

  gtk_widget_add_css_class (head, "annals-cell-head");
  gtk_widget_set_hexpand (value, TRUE);
  if (saying->glyph != NULL)
    gtk_box_append (GTK_BOX (head), saying->glyph);
  gtk_box_append (GTK_BOX (head), value);
  if (!saying->is_choosable)
    return head;

  self->choice = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->choice), head);
  gtk_widget_add_css_class (self->choice, "flat");
  gtk_widget_add_css_class (self->choice, "annals-choice");
  /* Translators: a button in the account of a source: its date, the source. */
  name = g_strdup_printf (_ ("%s, %s: point out on the timeline"), saying->words,
                          get_source_name (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_tooltip_text (self->choice, _ ("Point out on the timeline"));
  g_signal_connect_object (self->choice, "toggled", G_CALLBACK (choice_toggled_cb), self,
                           G_CONNECT_SWAPPED);

  return self->choice;
}

/* --- the words ----------------------------------------------------------------------------- */

/* The source's own words for the date. Where nothing else of it can be read, its passage. */
static void
add_stated (AnnalsAccountCell *self)
{
  AnnalsBundle        *bundle = get_bundle (self);
  const AnnalsAccount *account = get_account (self);
  const char          *stated = annals_bundle_get_text (bundle, account->stated);
  g_autofree char     *quote = NULL;
  GtkWidget           *label;

  if (*stated == '\0' && account->passages.count > 0 && get_source (self)->article == ANNALS_NONE)
    stated = annals_bundle_get_text (
      bundle, annals_bundle_get_passages (bundle, NULL)[account->passages.first].exact);
  if (*stated == '\0')
    return;

  /* Translators: quotation marks around the words of a source. */
  quote = g_strdup_printf (_ ("“%s”"), stated);
  label = annals_detail_new_label (quote, "annals-stated");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self), label);
}

/* The day that the source itself gives, if its calendar has another name for it. */
static void
add_julian (AnnalsAccountCell *self)
{
  const AnnalsAccount *record = get_account (self);
  g_autofree char     *text = NULL;

  if (record->calendar == ANNALS_CALENDAR_JULIAN)
    text = annals_date_to_julian_text (annals_bundle_get_text (get_bundle (self), record->edtf),
                                       ANNALS_DATE_LONG);
  if (text != NULL)
    gtk_box_append (GTK_BOX (self), annals_detail_new_label (text, "annals-caption"));
}

static void
add_rank (AnnalsAccountCell *self)
{
  const AnnalsAccount *record = get_account (self);
  const char          *reason = annals_bundle_get_text (get_bundle (self), record->rank_reason);
  g_autofree char     *text = NULL;

  if (record->rank == ANNALS_RANK_NORMAL)
    return;

  if (*reason == '\0')
    text = g_strdup (record->rank == ANNALS_RANK_PREFERRED ? _ ("preferred") : _ ("set aside"));
  else
    text = g_strdup_printf (record->rank == ANNALS_RANK_PREFERRED ? _ ("preferred: %s")
                                                                  : _ ("set aside: %s"),
                            reason);
  gtk_box_append (GTK_BOX (self), annals_detail_new_label (text, "annals-caption"));
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_account_cell_dispose (GObject *object)
{
  g_clear_object (&ANNALS_ACCOUNT_CELL (object)->session);

  G_OBJECT_CLASS (annals_account_cell_parent_class)->dispose (object);
}

static void
annals_account_cell_class_init (AnnalsAccountCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_account_cell_dispose;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_account_cell_init (AnnalsAccountCell *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "annals-cell");
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
}

/**
 * annals_account_cell_new:
 * @session: a session with a bundle
 * @saying: an account of the bundle, and what of it is shown
 *
 * Creates a cell: the value, the source's own words for it, the source, and a button to its
 * passage, or what the bundle lacks for one.
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
annals_account_cell_new (AnnalsSession             *session,
                         const AnnalsAccountSaying *saying)
{
  AnnalsAccountCell *self;
  GtkWidget         *foot;
  GtkWidget         *source;
  const char        *id;

  g_return_val_if_fail (ANNALS_IS_SESSION (session), NULL);
  g_return_val_if_fail (saying != NULL, NULL);

  self = g_object_new (ANNALS_TYPE_ACCOUNT_CELL, NULL);
  self->session = g_object_ref (session);
  self->account = saying->account;

  foot = annals_wrap_box_new ();
  g_object_set (foot, "spacing", 6, NULL);
  id = annals_bundle_get_text (get_bundle (self), get_source (self)->id);
  source = annals_filter_chip_new (session, ANNALS_FILTER_SOURCE, id, NULL);
  gtk_widget_set_hexpand (source, TRUE);
  gtk_widget_set_halign (source, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_source_name (self), -1);

  gtk_box_append (GTK_BOX (self), new_value (self, saying));
  if (saying->has_stated)
    {
      add_julian (self);
      add_stated (self);
    }
  add_rank (self);
  annals_wrap_box_append (ANNALS_WRAP_BOX (foot), source);
  annals_wrap_box_append (ANNALS_WRAP_BOX (foot), new_passage_button (self));
  gtk_box_append (GTK_BOX (self), foot);
  annals_account_cell_follow (self);

  return GTK_WIDGET (self);
}

/**
 * annals_account_cell_follow:
 * @self: a cell
 *
 * Shows whether its account is the one in the reader, and the one that the timeline points out.
 */
void
annals_account_cell_follow (AnnalsAccountCell *self)
{
  g_return_if_fail (ANNALS_IS_ACCOUNT_CELL (self));

  if (self->passage != NULL)
    update_passage (self);
  if (self->choice != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->choice), is_chosen (self));
}
