/* annals-accounts-card.c — who says what of an event, property by property
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The date comes first and is always open: each account stands there with its own date, its own
 * words and the way to its passage, whether the sources agree or not. Dates that can be true
 * together share a column, those that cannot stand side by side. Of the other properties only a
 * disagreement is opened; the rest takes a line each.
 */

#include "config.h"

#include "detail/annals-accounts-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat/annals-wrap-box.h"
#include "core/annals-agreement.h"
#include "detail/annals-date-glyph.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-detail-words.h"

/* A button that turns the reader to the passage of an account. */
typedef struct
{
  GtkWidget *cell;   /* borrowed, child of the card */
  GtkWidget *button; /* borrowed, child of the card */
  guint      account;
} PassageButton;

struct _AnnalsAccountsCard
{
  GtkBox parent_instance;

  AnnalsSession *session; /* owned, nullable */
  GArray        *buttons; /* owned; PassageButton */
  guint          event;
  const char    *color; /* borrowed from the bundle; of the event's first category */
};

G_DEFINE_FINAL_TYPE (AnnalsAccountsCard, annals_accounts_card, GTK_TYPE_BOX)

static AnnalsBundle *
get_bundle (AnnalsAccountsCard *self)
{
  return annals_session_get_bundle (self->session);
}

static const AnnalsAccount *
get_account (AnnalsAccountsCard *self,
             guint               account)
{
  return &annals_bundle_get_accounts (get_bundle (self), NULL)[account];
}

static const char *
get_source_name (AnnalsAccountsCard *self,
                 guint               account)
{
  const AnnalsSource *sources = annals_bundle_get_sources (get_bundle (self), NULL);

  return annals_bundle_get_text (get_bundle (self),
                                 sources[get_account (self, account)->source].short_name);
}

/* --- the way to the passage ---------------------------------------------------------------- */

static void
passage_clicked_cb (AnnalsAccountsCard *self,
                    GtkWidget          *button)
{
  guint account = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "account"));

  annals_session_read_passage (self->session, get_account (self, account)->passages.first);
}

static void
update_button (AnnalsAccountsCard  *self,
               const PassageButton *entry,
               guint                passage)
{
  const AnnalsRange *passages = &get_account (self, entry->account)->passages;
  gboolean           is_read = passage - passages->first < passages->count;
  GtkWidget         *image =
    gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (entry->button)));
  GtkWidget       *label = gtk_widget_get_next_sibling (image);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (image, is_read);
  gtk_label_set_text (GTK_LABEL (label), is_read ? _ ("in the reader") : _ ("Show passage"));
  if (is_read)
    {
      gtk_widget_add_css_class (entry->cell, "being-read");
      gtk_widget_add_css_class (entry->button, "flat");
    }
  else
    {
      gtk_widget_remove_css_class (entry->cell, "being-read");
      gtk_widget_remove_css_class (entry->button, "flat");
    }

  /* Translators: what a screen reader says of a button; %s is a source. */
  name =
    g_strdup_printf (is_read ? _ ("Passage of %s, in the reader") : _ ("Show the passage of %s"),
                     get_source_name (self, entry->account));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
}

static GtkWidget *
new_passage_button (AnnalsAccountsCard *self,
                    GtkWidget          *cell,
                    guint               account)
{
  PassageButton entry = { .cell = cell, .account = account };
  GtkWidget    *content;

  if (get_account (self, account)->passages.count == 0)
    return annals_detail_new_name (_ ("no passage"), "annals-caption");

  entry.button = gtk_button_new ();
  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("annals-article-symbolic"));
  gtk_box_append (GTK_BOX (content), gtk_label_new (NULL));
  gtk_button_set_child (GTK_BUTTON (entry.button), content);
  gtk_widget_add_css_class (entry.button, "annals-passage-button");
  gtk_widget_set_valign (entry.button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (entry.button), "account", GUINT_TO_POINTER (account));
  g_signal_connect_object (entry.button, "clicked", G_CALLBACK (passage_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_array_append_val (self->buttons, entry);

  return entry.button;
}

/* --- a cell: what one account says --------------------------------------------------------- */

static void
add_stated (AnnalsAccountsCard *self,
            GtkWidget          *cell,
            guint               account)
{
  const char *stated =
    annals_bundle_get_text (get_bundle (self), get_account (self, account)->stated);
  g_autofree char *quote = NULL;
  GtkWidget       *label;

  if (*stated == '\0')
    return;

  /* Translators: quotation marks around the words of a source. */
  quote = g_strdup_printf (_ ("“%s”"), stated);
  label = annals_detail_new_label (quote, "annals-stated");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (cell), label);
}

/* The day that the source itself gives, if its calendar has another name for it. */
static void
add_julian (AnnalsAccountsCard *self,
            GtkWidget          *cell,
            guint               account)
{
  const AnnalsAccount *record = get_account (self, account);
  g_autofree char     *text = NULL;

  if (record->calendar == ANNALS_CALENDAR_JULIAN)
    text = annals_date_to_julian_text (annals_bundle_get_text (get_bundle (self), record->edtf),
                                       ANNALS_DATE_LONG);
  if (text != NULL)
    gtk_box_append (GTK_BOX (cell), annals_detail_new_label (text, "annals-caption"));
}

static void
add_rank (AnnalsAccountsCard *self,
          GtkWidget          *cell,
          guint               account)
{
  const AnnalsAccount *record = get_account (self, account);
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
  gtk_box_append (GTK_BOX (cell), annals_detail_new_label (text, "annals-caption"));
}

/* What one account says; @glyph stands before @words. */
static GtkWidget *
new_cell (AnnalsAccountsCard *self,
          guint               account,
          const char         *words,
          GtkWidget          *glyph,
          gboolean            has_stated)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *foot = annals_wrap_box_new ();
  GtkWidget *value = annals_detail_new_label (words, "heading");
  GtkWidget *source = annals_detail_new_name (get_source_name (self, account), "annals-caption");

  gtk_widget_add_css_class (cell, "annals-cell");
  gtk_widget_add_css_class (head, "annals-cell-head");
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_hexpand (value, TRUE);
  gtk_widget_set_hexpand (source, TRUE);
  gtk_widget_set_valign (source, GTK_ALIGN_CENTER);
  g_object_set (foot, "spacing", 6, NULL);

  if (glyph != NULL)
    gtk_box_append (GTK_BOX (head), glyph);
  gtk_box_append (GTK_BOX (head), value);
  gtk_box_append (GTK_BOX (cell), head);
  if (has_stated)
    {
      add_julian (self, cell, account);
      add_stated (self, cell, account);
    }
  add_rank (self, cell, account);
  annals_wrap_box_append (ANNALS_WRAP_BOX (foot), source);
  annals_wrap_box_append (ANNALS_WRAP_BOX (foot), new_passage_button (self, cell, account));
  gtk_box_append (GTK_BOX (cell), foot);

  return cell;
}

/* --- a property ---------------------------------------------------------------------------- */

static GtkWidget *
add_head (AnnalsAccountsCard *self,
          const char         *name,
          AnnalsAgreement     agreement,
          const char         *caption)
{
  g_autofree char *title = annals_detail_write_property (name);
  GtkWidget       *head = annals_wrap_box_new ();

  g_object_set (head, "spacing", 8, "line-spacing", 2, NULL);
  gtk_widget_add_css_class (head, "annals-property");
  annals_wrap_box_append (ANNALS_WRAP_BOX (head),
                          annals_detail_new_name (title, "annals-property-name"));
  if (agreement != ANNALS_AGREEMENT_NONE)
    annals_wrap_box_append (ANNALS_WRAP_BOX (head), annals_detail_new_badge (agreement));
  if (*caption != '\0')
    annals_wrap_box_append (ANNALS_WRAP_BOX (head),
                            annals_detail_new_label (caption, "annals-caption"));
  gtk_box_append (GTK_BOX (self), head);

  return head;
}

static GtkWidget *
new_columns (AnnalsAccountsCard *self)
{
  GtkWidget *columns = annals_wrap_box_new ();

  g_object_set (columns, "spacing", 1, "line-spacing", 1, NULL);
  gtk_widget_add_css_class (columns, "annals-columns");
  gtk_box_append (GTK_BOX (self), columns);

  return columns;
}

static GtkWidget *
new_column (GtkWidget *columns)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (column, "annals-column");
  gtk_widget_set_hexpand (column, TRUE);
  annals_wrap_box_append (ANNALS_WRAP_BOX (columns), column);

  return column;
}

/* Moves the date that places the event before the others of its group. FALSE if it is not there. */
static gboolean
bring_forward (AnnalsAccountsCard *self,
               GPtrArray          *group)
{
  AnnalsBundle      *bundle = get_bundle (self);
  const AnnalsEvent *event = &annals_bundle_get_events (bundle, NULL)[self->event];
  const char        *edtf = annals_bundle_get_text (bundle, event->edtf);

  for (guint i = 0; i < group->len; i++)
    if (strcmp (((const AnnalsValue *) g_ptr_array_index (group, i))->text, edtf) == 0)
      {
        g_ptr_array_insert (group, 0, g_ptr_array_steal_index (group, i));
        return TRUE;
      }

  return FALSE;
}

/* Solid is what the timeline draws solid; hollow what it draws as a ghost. */
static GtkWidget *
new_glyph (AnnalsAccountsCard *self,
           const AnnalsValue  *value,
           gboolean            is_placed)
{
  return is_placed ? annals_date_glyph_new (&value->date, self->color)
                   : annals_date_glyph_new_ghost (&value->date);
}

/* Values that can be true together. Where nothing contradicts them, each has a column. */
static void
add_group (AnnalsAccountsCard   *self,
           GtkWidget            *columns,
           const AnnalsProperty *property,
           GPtrArray            *group,
           gboolean              is_alone,
           gboolean              is_placed)
{
  gboolean   is_date = strcmp (property->name, "date") == 0;
  GtkWidget *column = is_alone ? NULL : new_column (columns);
  guint      n_accounts = 0;

  for (guint i = 0; i < group->len; i++)
    {
      const AnnalsValue *value = g_ptr_array_index (group, i);
      g_autofree char   *words = annals_detail_write_value (property->name, value);

      for (guint j = 0; j < value->accounts->len; j++)
        gtk_box_append (
          GTK_BOX (column != NULL ? column : new_column (columns)),
          new_cell (self, g_array_index (value->accounts, guint32, j), words,
                    is_date ? new_glyph (self, value, is_placed) : NULL, is_date));
      n_accounts += value->accounts->len;
    }

  if (column != NULL && n_accounts > 1)
    gtk_box_append (GTK_BOX (column),
                    annals_detail_new_badge (group->len > 1 ? ANNALS_AGREEMENT_COMPATIBLE
                                                            : ANNALS_AGREEMENT_AGREE));
}

static void
add_values (AnnalsAccountsCard   *self,
            GtkWidget            *columns,
            const AnnalsProperty *property)
{
  g_autoptr (GPtrArray) groups = annals_detail_group_values (property);
  gboolean              is_placed = FALSE;

  for (guint i = 0; i < groups->len && !is_placed; i++)
    if (bring_forward (self, g_ptr_array_index (groups, i)))
      {
        g_ptr_array_insert (groups, 0, g_ptr_array_steal_index (groups, i));
        is_placed = TRUE;
      }

  for (guint i = 0; i < groups->len; i++)
    add_group (self, columns, property, g_ptr_array_index (groups, i), groups->len == 1,
               groups->len == 1 || (is_placed && i == 0));
}

static void
add_resolution (AnnalsAccountsCard   *self,
                const AnnalsProperty *property)
{
  GtkWidget *label;

  if (property->resolution == NULL)
    return;

  label = annals_detail_new_label (property->resolution, "annals-resolution");
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (self), label);
}

static gboolean
has_account (GPtrArray *values,
             guint      account)
{
  for (guint i = 0; i < values->len; i++)
    {
      GArray *accounts = ((const AnnalsValue *) g_ptr_array_index (values, i))->accounts;

      for (guint j = 0; j < accounts->len; j++)
        if (g_array_index (accounts, guint32, j) == account)
          return TRUE;
    }

  return FALSE;
}

/* Every account of the event: those that date it by their dates, the rest after them. */
static void
add_date (AnnalsAccountsCard   *self,
          const AnnalsProperty *property)
{
  const AnnalsRange *accounts =
    &annals_bundle_get_events (get_bundle (self), NULL)[self->event].accounts;
  g_autofree char *caption = NULL;
  GtkWidget       *columns;

  if (accounts->count == 0)
    return;

  caption = property != NULL ? annals_detail_write_headline (property)
                             : g_strdup (_ ("no source gives one"));
  add_head (self, "date", property != NULL ? property->agreement : ANNALS_AGREEMENT_NONE, caption);
  columns = new_columns (self);
  if (property != NULL)
    add_values (self, columns, property);
  for (guint i = accounts->first; i < accounts->first + accounts->count; i++)
    if (property == NULL || !has_account (property->values, i))
      gtk_box_append (GTK_BOX (new_column (columns)),
                      new_cell (self, i, _ ("gives no date"), NULL, TRUE));
  if (property != NULL)
    add_resolution (self, property);
}

static void
add_line (AnnalsAccountsCard   *self,
          const AnnalsProperty *property)
{
  GtkWidget            *head = add_head (self, property->name, property->agreement, "");
  g_autoptr (GArray)    accounts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *values = NULL;
  g_autofree char      *sources = NULL;
  GtkWidget            *label;
  GtkWidget            *who;
  const AnnalsAccount  *records = annals_bundle_get_accounts (get_bundle (self), NULL);

  for (guint i = 0; i < property->values->len; i++)
    {
      const AnnalsValue *value = g_ptr_array_index (property->values, i);

      g_ptr_array_add (words, annals_detail_write_value (property->name, value));
      for (guint j = 0; j < value->accounts->len; j++)
        {
          guint32  account = g_array_index (value->accounts, guint32, j);
          gboolean is_new = TRUE;

          for (guint k = 0; k < accounts->len && is_new; k++)
            is_new =
              records[g_array_index (accounts, guint32, k)].source != records[account].source;
          if (is_new)
            g_array_append_val (accounts, account);
        }
    }
  g_ptr_array_add (words, NULL);

  gtk_widget_add_css_class (head, "line");
  values = g_strjoinv (" · ", (char **) words->pdata);
  sources = annals_detail_write_sources (get_bundle (self), accounts);
  label = annals_detail_new_label (values, NULL);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_widget_set_hexpand (label, TRUE);
  annals_wrap_box_append (ANNALS_WRAP_BOX (head), label);
  who = annals_detail_new_label (sources, "annals-caption");
  gtk_label_set_xalign (GTK_LABEL (who), 1);
  annals_wrap_box_append (ANNALS_WRAP_BOX (head), who);
}

static void
add_property (AnnalsAccountsCard   *self,
              const AnnalsProperty *property)
{
  g_autofree char *caption = NULL;

  if (property->agreement != ANNALS_AGREEMENT_CONFLICT)
    {
      add_line (self, property);
      add_resolution (self, property);
      return;
    }

  caption = annals_detail_write_headline (property);
  add_head (self, property->name, property->agreement, caption);
  add_values (self, new_columns (self), property);
  add_resolution (self, property);
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_accounts_card_dispose (GObject *object)
{
  g_clear_object (&ANNALS_ACCOUNTS_CARD (object)->session);

  G_OBJECT_CLASS (annals_accounts_card_parent_class)->dispose (object);
}

static void
annals_accounts_card_finalize (GObject *object)
{
  g_clear_pointer (&ANNALS_ACCOUNTS_CARD (object)->buttons, g_array_unref);

  G_OBJECT_CLASS (annals_accounts_card_parent_class)->finalize (object);
}

static void
annals_accounts_card_class_init (AnnalsAccountsCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = annals_accounts_card_dispose;
  object_class->finalize = annals_accounts_card_finalize;
}

static void
annals_accounts_card_init (AnnalsAccountsCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "annals-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->buttons = g_array_new (FALSE, FALSE, sizeof (PassageButton));
}

/* Conflicts first; else in the order of core. */
static void
add_others (AnnalsAccountsCard *self,
            GPtrArray          *properties,
            gboolean            is_conflict)
{
  for (guint i = 0; i < properties->len; i++)
    {
      const AnnalsProperty *property = g_ptr_array_index (properties, i);

      if (strcmp (property->name, "date") != 0 &&
          (property->agreement == ANNALS_AGREEMENT_CONFLICT) == is_conflict)
        add_property (self, property);
    }
}

/**
 * annals_accounts_card_show:
 * @self: a card
 * @session: a session with a bundle
 * @event: an event of it
 *
 * Shows who says what of an event. An event without accounts hides the card.
 */
void
annals_accounts_card_show (AnnalsAccountsCard *self,
                           AnnalsSession      *session,
                           guint               event)
{
  g_autoptr (GPtrArray) properties = NULL;
  AnnalsBundle         *bundle;
  const AnnalsEvent    *record;
  const AnnalsProperty *date = NULL;

  g_return_if_fail (ANNALS_IS_ACCOUNTS_CARD (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->event = event;
  g_array_set_size (self->buttons, 0);
  annals_detail_clear (GTK_WIDGET (self));

  bundle = get_bundle (self);
  record = &annals_bundle_get_events (bundle, NULL)[event];
  self->color = annals_detail_get_color (bundle, record);

  properties = annals_agreement_list_properties (bundle, event);
  for (guint i = 0; i < properties->len && date == NULL; i++)
    if (strcmp (((AnnalsProperty *) g_ptr_array_index (properties, i))->name, "date") == 0)
      date = g_ptr_array_index (properties, i);

  add_date (self, date);
  add_others (self, properties, TRUE);
  add_others (self, properties, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), record->accounts.count > 0);
  annals_accounts_card_follow (self);
}

/**
 * annals_accounts_card_follow:
 * @self: a card
 *
 * Shows which account is the one in the reader.
 */
void
annals_accounts_card_follow (AnnalsAccountsCard *self)
{
  guint passage;

  g_return_if_fail (ANNALS_IS_ACCOUNTS_CARD (self));

  if (self->session == NULL || get_bundle (self) == NULL)
    return;

  passage = annals_session_get_reading_passage (self->session);
  for (guint i = 0; i < self->buttons->len; i++)
    update_button (self, &g_array_index (self->buttons, PassageButton, i), passage);
}
