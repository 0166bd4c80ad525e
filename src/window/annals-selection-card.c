/* annals-selection-card.c — the selected event in two lines, for windows without a sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-selection-card.h"

#include <glib/gi18n-lib.h>

struct _AnnalsSelectionCard
{
  GtkBox parent_instance;

  /* template children */
  GtkLabel  *title;
  GtkLabel  *date;
  GtkWidget *conflict;
  GtkLabel  *sources;

  /* owned */
  AnnalsSession *session;

  gboolean is_wanted; /* the window has no sidebar in sight */
};

G_DEFINE_FINAL_TYPE (AnnalsSelectionCard, annals_selection_card, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
show_event (AnnalsSelectionCard *self,
            AnnalsBundle        *bundle,
            const AnnalsEvent   *event)
{
  const char      *edtf = annals_bundle_get_text (bundle, event->edtf);
  g_autofree char *date = annals_date_to_text (edtf, ANNALS_DATE_SHORT);
  g_autofree char *sources = NULL;

  sources = g_strdup_printf (ngettext ("%u source", "%u sources", event->accounts.count),
                             event->accounts.count);
  gtk_label_set_text (self->title, annals_bundle_get_text (bundle, event->title));
  gtk_label_set_text (self->date, event->date.kind == ANNALS_DATE_NONE ? _ ("undated") : date);
  gtk_widget_set_visible (self->conflict, event->agreement == ANNALS_AGREEMENT_CONFLICT);
  gtk_label_set_text (self->sources, sources);
}

static void
update (AnnalsSelectionCard *self)
{
  guint event = ANNALS_NONE;

  if (self->session != NULL)
    event = annals_session_get_selected_event (self->session);

  gtk_widget_set_visible (GTK_WIDGET (self), self->is_wanted && event != ANNALS_NONE);
  if (event != ANNALS_NONE)
    {
      AnnalsBundle *bundle = annals_session_get_bundle (self->session);

      show_event (self, bundle, &annals_bundle_get_events (bundle, NULL)[event]);
    }
}

static void
set_session (AnnalsSelectionCard *self,
             AnnalsSession       *session)
{
  if (!g_set_object (&self->session, session))
    return;

  if (session != NULL)
    g_signal_connect_object (session, "notify::selected-event", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
annals_selection_card_dispose (GObject *object)
{
  AnnalsSelectionCard *self = ANNALS_SELECTION_CARD (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_SELECTION_CARD);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_selection_card_parent_class)->dispose (object);
}

static void
annals_selection_card_get_property (GObject    *object,
                                    guint       property,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_SESSION:
      g_value_set_object (value, ANNALS_SELECTION_CARD (object)->session);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_selection_card_set_property (GObject      *object,
                                    guint         property,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch (property)
    {
    case PROP_SESSION:
      set_session (ANNALS_SELECTION_CARD (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_selection_card_class_init (AnnalsSelectionCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_selection_card_dispose;
  object_class->get_property = annals_selection_card_get_property;
  object_class->set_property = annals_selection_card_set_property;

  /**
   * AnnalsSelectionCard:session:
   *
   * Whose selection the card shows.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "selectioncard");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/annals-selection-card.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsSelectionCard, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsSelectionCard, date);
  gtk_widget_class_bind_template_child (widget_class, AnnalsSelectionCard, conflict);
  gtk_widget_class_bind_template_child (widget_class, AnnalsSelectionCard, sources);
}

static void
annals_selection_card_init (AnnalsSelectionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_selection_card_set_wanted:
 * @self: the card
 * @is_wanted: whether nothing else in sight tells what is selected
 *
 * The card shows itself while it is wanted and an event is selected.
 */
void
annals_selection_card_set_wanted (AnnalsSelectionCard *self,
                                  gboolean             is_wanted)
{
  g_return_if_fail (ANNALS_IS_SELECTION_CARD (self));

  self->is_wanted = is_wanted;
  update (self);
}
