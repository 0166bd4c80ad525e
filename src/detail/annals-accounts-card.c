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
#include "detail/annals-account-cell.h"
#include "detail/annals-date-glyph.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-detail-words.h"

/* So many accounts of a property are shown at first: the windows of those who look at an event that
 * three hundred tell shall not wait for cells that nobody reads. */
#define FIRST_CELLS 12

/* So many values of a property that takes a line are named, more are counted. */
#define MOST_VALUES 12

struct _AnnalsAccountsCard
{
  GtkWidget parent_instance;

  GtkWidget     *box;     /* child, nullable; made anew for each event */
  AnnalsSession *session; /* owned, nullable */
  GPtrArray     *cells;   /* owned; AnnalsAccountCell, borrowed: children */
  GHashTable    *opened;  /* owned; names of properties, borrowed, that are shown whole */
  guint          event;
  guint          budget; /* cells that the property at hand may still have */
  const char    *color;  /* borrowed from the bundle; of the event's first category */
};

G_DEFINE_FINAL_TYPE (AnnalsAccountsCard, annals_accounts_card, GTK_TYPE_WIDGET)

static AnnalsBundle *
get_bundle (AnnalsAccountsCard *self)
{
  return annals_session_get_bundle (self->session);
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
  gtk_box_append (GTK_BOX (self->box), head);

  return head;
}

static GtkWidget *
new_columns (AnnalsAccountsCard *self)
{
  GtkWidget *columns = annals_wrap_box_new ();

  g_object_set (columns, "spacing", 1, "line-spacing", 1, NULL);
  gtk_widget_add_css_class (columns, "annals-columns");
  gtk_box_append (GTK_BOX (self->box), columns);

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

static GtkWidget *
new_cell (AnnalsAccountsCard        *self,
          const AnnalsAccountSaying *saying)
{
  GtkWidget *cell = annals_account_cell_new (self->session, saying);

  g_ptr_array_add (self->cells, cell);
  self->budget--;
  return cell;
}

/* A value of several that the timeline has room for, too. */
static gboolean
is_choosable (const AnnalsProperty *property,
              const AnnalsValue    *value)
{
  return strcmp (property->name, "date") == 0 && property->values->len > 1 &&
         value->date.kind != ANNALS_DATE_NONE && value->polarity == ANNALS_POLARITY_ASSERTS;
}

/* One cell for each account of a value, as many as are wanted. Returns how many there are now. */
static guint
add_value (AnnalsAccountsCard   *self,
           GtkWidget            *columns,
           GtkWidget            *column,
           const AnnalsProperty *property,
           const AnnalsValue    *value,
           gboolean              is_placed,
           guint                 most)
{
  gboolean            is_date = strcmp (property->name, "date") == 0;
  g_autofree char    *words = annals_detail_write_value (property->name, value);
  AnnalsAccountSaying saying = { .words = words,
                                 .has_stated = is_date,
                                 .is_choosable = is_choosable (property, value) };
  guint               n_cells = MIN (value->accounts->len, MIN (most, self->budget));

  for (guint i = 0; i < n_cells; i++)
    {
      saying.account = g_array_index (value->accounts, guint32, i);
      saying.glyph = is_date ? new_glyph (self, value, is_placed) : NULL;
      gtk_box_append (GTK_BOX (column != NULL ? column : new_column (columns)),
                      new_cell (self, &saying));
    }

  return n_cells;
}

/* Values that can be true together. Where nothing contradicts them, each has a column. */
static void
add_group (AnnalsAccountsCard   *self,
           GtkWidget            *columns,
           const AnnalsProperty *property,
           GPtrArray            *group,
           gboolean              is_alone,
           gboolean              is_placed,
           guint                 most)
{
  GtkWidget *column = is_alone ? NULL : new_column (columns);
  guint      n_accounts = 0;
  guint      n_cells = 0;

  for (guint i = 0; i < group->len; i++)
    {
      const AnnalsValue *value = g_ptr_array_index (group, i);

      n_accounts += value->accounts->len;
      n_cells +=
        add_value (self, columns, column, property, value, is_placed, most - MIN (most, n_cells));
    }

  if (column != NULL && n_accounts > 1)
    gtk_box_append (GTK_BOX (column),
                    annals_detail_new_badge (group->len > 1 ? ANNALS_AGREEMENT_COMPATIBLE
                                                            : ANNALS_AGREEMENT_AGREE));
}

static guint
count_accounts (const AnnalsProperty *property)
{
  guint n_accounts = 0;

  for (guint i = 0; i < property->values->len; i++)
    n_accounts += ((const AnnalsValue *) g_ptr_array_index (property->values, i))->accounts->len;

  return n_accounts;
}

/* Each side has its share of the cells, however many stand on the other. */
static void
add_values (AnnalsAccountsCard   *self,
            GtkWidget            *columns,
            const AnnalsProperty *property)
{
  g_autoptr (GPtrArray) groups = annals_detail_group_values (property);
  gboolean              is_placed = FALSE;
  guint                 most = MAX (self->budget / groups->len, 1);

  for (guint i = 0; i < groups->len && !is_placed; i++)
    if (bring_forward (self, g_ptr_array_index (groups, i)))
      {
        g_ptr_array_insert (groups, 0, g_ptr_array_steal_index (groups, i));
        is_placed = TRUE;
      }

  for (guint i = 0; i < groups->len && self->budget > 0; i++)
    add_group (self, columns, property, g_ptr_array_index (groups, i), groups->len == 1,
               groups->len == 1 || (is_placed && i == 0), most);
}

/* --- more of it ---------------------------------------------------------------------------- */

static void fill (AnnalsAccountsCard *self);

/* The keyboard goes on where the new cells begin. */
static void
show_all_cb (AnnalsAccountsCard *self,
             GtkWidget          *button)
{
  const char *property = g_object_get_data (G_OBJECT (button), "property");
  guint       first = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "first"));

  g_hash_table_add (self->opened, g_strdup (property));
  fill (self);
  if (first < self->cells->len)
    gtk_widget_child_focus (g_ptr_array_index (self->cells, first), GTK_DIR_TAB_FORWARD);
}

static guint
get_budget (AnnalsAccountsCard *self,
            const char         *property)
{
  return g_hash_table_contains (self->opened, property) ? G_MAXUINT : FIRST_CELLS;
}

static void
add_show_all (AnnalsAccountsCard *self,
              const char         *property,
              guint               n_accounts,
              guint               n_shown)
{
  g_autofree char *words = NULL;
  GtkWidget       *button;

  if (n_shown >= n_accounts)
    return;

  words = g_strdup_printf (ngettext ("Show all %u account", "Show all %u accounts", n_accounts),
                           n_accounts);
  button = gtk_button_new_with_label (words);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "annals-show-all");
  g_object_set_data_full (G_OBJECT (button), "property", g_strdup (property), g_free);
  g_object_set_data (G_OBJECT (button), "first", GUINT_TO_POINTER (self->cells->len));
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_all_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), button);
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
  gtk_box_append (GTK_BOX (self->box), label);
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
  AnnalsAccountSaying saying = { .words = _ ("gives no date"), .has_stated = TRUE };
  g_autofree char    *caption = NULL;
  GtkWidget          *columns;
  guint               first = self->cells->len;

  if (accounts->count == 0)
    return;

  caption = property != NULL ? annals_detail_write_headline (property)
                             : g_strdup (_ ("no source gives one"));
  add_head (self, "date", property != NULL ? property->agreement : ANNALS_AGREEMENT_NONE, caption);
  columns = new_columns (self);
  self->budget = get_budget (self, "date");
  if (property != NULL)
    add_values (self, columns, property);
  for (guint i = accounts->first; i < accounts->first + accounts->count && self->budget > 0; i++)
    {
      saying.account = i;
      if (property == NULL || !has_account (property->values, i))
        gtk_box_append (GTK_BOX (new_column (columns)), new_cell (self, &saying));
    }
  add_show_all (self, "date", accounts->count, self->cells->len - first);
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

      if (i < MOST_VALUES)
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
  if (property->values->len > MOST_VALUES)
    {
      guint n_more = property->values->len - MOST_VALUES;

      g_ptr_array_add (words, g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more));
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
  guint            first = self->cells->len;

  if (property->agreement != ANNALS_AGREEMENT_CONFLICT)
    {
      add_line (self, property);
      add_resolution (self, property);
      return;
    }

  caption = annals_detail_write_headline (property);
  add_head (self, property->name, property->agreement, caption);
  self->budget = get_budget (self, property->name);
  add_values (self, new_columns (self), property);
  add_show_all (self, property->name, count_accounts (property), self->cells->len - first);
  add_resolution (self, property);
}

/* --- object -------------------------------------------------------------------------------- */

/* As far as GTK knows, a box that was once empty and hidden may be of one height for ever. */
static GtkSizeRequestMode
annals_accounts_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annals_accounts_card_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  AnnalsAccountsCard *self = ANNALS_ACCOUNTS_CARD (widget);

  if (self->box != NULL)
    gtk_widget_measure (self->box, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
annals_accounts_card_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  AnnalsAccountsCard *self = ANNALS_ACCOUNTS_CARD (widget);

  if (self->box != NULL)
    gtk_widget_allocate (self->box, width, height, baseline, NULL);
}

static void
annals_accounts_card_dispose (GObject *object)
{
  g_clear_pointer (&ANNALS_ACCOUNTS_CARD (object)->box, gtk_widget_unparent);
  g_clear_object (&ANNALS_ACCOUNTS_CARD (object)->session);

  G_OBJECT_CLASS (annals_accounts_card_parent_class)->dispose (object);
}

static void
annals_accounts_card_finalize (GObject *object)
{
  g_clear_pointer (&ANNALS_ACCOUNTS_CARD (object)->cells, g_ptr_array_unref);
  g_clear_pointer (&ANNALS_ACCOUNTS_CARD (object)->opened, g_hash_table_unref);

  G_OBJECT_CLASS (annals_accounts_card_parent_class)->finalize (object);
}

static void
annals_accounts_card_class_init (AnnalsAccountsCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_accounts_card_dispose;
  object_class->finalize = annals_accounts_card_finalize;
  widget_class->get_request_mode = annals_accounts_card_get_request_mode;
  widget_class->measure = annals_accounts_card_measure;
  widget_class->size_allocate = annals_accounts_card_size_allocate;
}

static void
annals_accounts_card_init (AnnalsAccountsCard *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "annals-card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->cells = g_ptr_array_new ();
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

static void
fill (AnnalsAccountsCard *self)
{
  g_autoptr (GPtrArray) properties = NULL;
  AnnalsBundle         *bundle = get_bundle (self);
  const AnnalsEvent    *record = &annals_bundle_get_events (bundle, NULL)[self->event];
  const AnnalsProperty *date = NULL;

  g_ptr_array_set_size (self->cells, 0);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->color = annals_detail_get_color (bundle, record);

  properties = annals_agreement_list_properties (bundle, self->event);
  for (guint i = 0; i < properties->len && date == NULL; i++)
    if (strcmp (((AnnalsProperty *) g_ptr_array_index (properties, i))->name, "date") == 0)
      date = g_ptr_array_index (properties, i);

  add_date (self, date);
  add_others (self, properties, TRUE);
  add_others (self, properties, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), record->accounts.count > 0);
}

/**
 * annals_accounts_card_show:
 * @self: a card
 * @session: a session with a bundle
 * @event: an event of it
 *
 * Shows who says what of an event. An event without accounts hides the card; of very many accounts
 * some are shown, and all when asked for.
 */
void
annals_accounts_card_show (AnnalsAccountsCard *self,
                           AnnalsSession      *session,
                           guint               event)
{
  g_return_if_fail (ANNALS_IS_ACCOUNTS_CARD (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->event = event;
  g_hash_table_remove_all (self->opened);
  fill (self);
}

/**
 * annals_accounts_card_follow:
 * @self: a card
 *
 * Shows which account is the one in the reader, and which the one that the timeline points out.
 */
void
annals_accounts_card_follow (AnnalsAccountsCard *self)
{
  g_return_if_fail (ANNALS_IS_ACCOUNTS_CARD (self));

  if (self->session == NULL || get_bundle (self) == NULL)
    return;

  for (guint i = 0; i < self->cells->len; i++)
    annals_account_cell_follow (g_ptr_array_index (self->cells, i));
}
