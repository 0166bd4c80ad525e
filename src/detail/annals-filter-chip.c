/* annals-filter-chip.c — a category, a name or a source; pressed, it is what is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-filter-chip.h"

#include <glib/gi18n-lib.h>

/* A name is not cut further than that. */
#define LEAST_CHARS 12

struct _AnnalsFilterChip
{
  GtkWidget parent_instance;

  GtkWidget       *button;  /* child */
  AnnalsSession   *session; /* owned */
  AnnalsFilterKind kind;
  char            *value; /* owned */
};

G_DEFINE_FINAL_TYPE (AnnalsFilterChip, annals_filter_chip, GTK_TYPE_WIDGET)

/* Translators: what a chip is good for; %s is a category, a name or a source. */
static const char *const purposes[ANNALS_N_FILTER_KINDS] = {
  [ANNALS_FILTER_CATEGORY] = N_ ("Only events of the category %s"),
  [ANNALS_FILTER_PERSON] = N_ ("Only events with %s"),
  [ANNALS_FILTER_PLACE] = N_ ("Only events in %s"),
  [ANNALS_FILTER_SOURCE] = N_ ("Only events that %s tells"),
};

static gboolean
is_asked_for (AnnalsFilterChip *self)
{
  return annals_session_has_filter (self->session, self->kind, self->value);
}

static void
update (AnnalsFilterChip *self)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->button), is_asked_for (self));
}

static void
toggled_cb (AnnalsFilterChip *self)
{
  gboolean is_active = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->button));

  if (is_active != is_asked_for (self))
    annals_session_set_filter (self->session, self->kind, self->value, is_active);
}

static void
name_button (AnnalsFilterChip *self,
             const char       *words)
{
  g_autoptr (GString) purpose = g_string_new (_ (purposes[self->kind]));

  g_string_replace (purpose, "%s", words, 1);
  gtk_widget_set_tooltip_text (self->button, purpose->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  purpose->str, -1);
}

static void
annals_filter_chip_dispose (GObject *object)
{
  AnnalsFilterChip *self = ANNALS_FILTER_CHIP (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_filter_chip_parent_class)->dispose (object);
}

static void
annals_filter_chip_finalize (GObject *object)
{
  g_free (ANNALS_FILTER_CHIP (object)->value);

  G_OBJECT_CLASS (annals_filter_chip_parent_class)->finalize (object);
}

static void
annals_filter_chip_class_init (AnnalsFilterChipClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = annals_filter_chip_dispose;
  G_OBJECT_CLASS (klass)->finalize = annals_filter_chip_finalize;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
annals_filter_chip_init (AnnalsFilterChip *self)
{
  self->button = gtk_toggle_button_new ();
  gtk_widget_add_css_class (self->button, "annals-chip");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * annals_filter_chip_new:
 * @session: a session with a bundle
 * @kind: what is looked at
 * @value: id or name, see #AnnalsFilterKind
 * @leader: (nullable) (transfer floating): what stands before the words
 *
 * Creates a chip that asks for the events with a value when it is pressed, and no longer does when
 * it is pressed again.
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
annals_filter_chip_new (AnnalsSession   *session,
                        AnnalsFilterKind kind,
                        const char      *value,
                        GtkWidget       *leader)
{
  AnnalsFilterChip *self;
  GtkWidget        *content;
  GtkWidget        *label;
  g_autofree char  *words = NULL;

  g_return_val_if_fail (ANNALS_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind < ANNALS_N_FILTER_KINDS && value != NULL, NULL);

  self = g_object_new (ANNALS_TYPE_FILTER_CHIP, NULL);
  self->session = g_object_ref (session);
  self->kind = kind;
  self->value = g_strdup (value);

  words = annals_filter_name_value (annals_session_get_bundle (session), kind, value);
  content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  label = gtk_label_new (words);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), (int) MIN (g_utf8_strlen (words, -1), LEAST_CHARS));
  if (leader != NULL)
    gtk_box_append (GTK_BOX (content), leader);
  gtk_box_append (GTK_BOX (content), label);
  gtk_button_set_child (GTK_BUTTON (self->button), content);
  name_button (self, words);
  update (self);
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "filter-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
