/* annals-filter-bar.c — what the reader has asked for, above the events, and the way out of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"

struct _AnnalsFilterBar
{
  GtkWidget parent_instance;

  /* template children */
  AnnalsWrapBox *terms;
  GtkLabel      *count;
  GtkWidget     *clear;

  AnnalsSession *session; /* owned, nullable */
  GSignalGroup  *signals; /* owned */
};

G_DEFINE_FINAL_TYPE (AnnalsFilterBar, annals_filter_bar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* The button goes with its term, so the keyboard leaves it first. */
static void
remove_cb (AnnalsFilterBar *self,
           GtkWidget       *button)
{
  AnnalsFilterKind kind = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "kind"));
  g_autofree char *value = g_strdup (g_object_get_data (G_OBJECT (button), "value"));

  gtk_widget_grab_focus (self->clear);
  annals_session_set_filter (self->session, kind, value, FALSE);
}

static void
clear_cb (AnnalsFilterBar *self)
{
  annals_session_clear_filter (self->session);
}

static GtkWidget *
new_term (AnnalsFilterBar        *self,
          const AnnalsFilterTerm *term)
{
  g_autofree char *words = annals_filter_name_value (annals_session_get_bundle (self->session),
                                                     term->kind, term->value);
  g_autofree char *name = g_strdup_printf (_ ("No longer filter by %s"), words);
  GtkWidget       *button = gtk_button_new ();
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget       *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "term");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "kind", GUINT_TO_POINTER (term->kind));
  g_object_set_data_full (G_OBJECT (button), "value", g_strdup (term->value), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);

  return button;
}

/* Terms of a kind stand together, as they are alternatives. */
static void
fill_terms (AnnalsFilterBar *self)
{
  GPtrArray *terms = annals_session_get_filter_terms (self->session);
  int        last = -1;

  annals_wrap_box_remove_all (self->terms);
  for (int kind = 0; kind < ANNALS_N_FILTER_KINDS; kind++)
    for (guint i = 0; i < terms->len; i++)
      {
        const AnnalsFilterTerm *term = g_ptr_array_index (terms, i);
        GtkWidget              *joint;

        if ((int) term->kind != kind)
          continue;
        /* Translators: between two things that are filtered by. */
        joint = gtk_label_new (last == kind ? _ ("or") : _ ("and"));
        gtk_widget_add_css_class (joint, "secondary");
        gtk_widget_set_visible (joint, last >= 0);
        annals_wrap_box_append (self->terms, joint);
        annals_wrap_box_append (self->terms, new_term (self, term));
        last = kind;
      }
}

static void
update (AnnalsFilterBar *self)
{
  AnnalsSession   *session = self->session;
  gboolean         is_filtered = session != NULL && annals_session_is_filtered (session);
  guint            n_events = 0;
  guint            n_matches;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), is_filtered);
  if (!is_filtered)
    return;

  fill_terms (self);
  annals_bundle_get_events (annals_session_get_bundle (self->session), &n_events);
  n_matches = annals_session_count_matches (self->session);
  if (n_matches == 0)
    words = g_strdup (_ ("no event is like that"));
  else
    words = g_strdup_printf (ngettext ("%u of %u event", "%u of %u events", n_events), n_matches,
                             n_events);
  gtk_label_set_text (self->count, words);
}

static void
set_session (AnnalsFilterBar *self,
             AnnalsSession   *session)
{
  if (!g_set_object (&self->session, session))
    return;

  g_signal_group_set_target (self->signals, session);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SESSION]);
}

static void
annals_filter_bar_dispose (GObject *object)
{
  AnnalsFilterBar *self = ANNALS_FILTER_BAR (object);
  GtkWidget       *child;

  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_FILTER_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_filter_bar_parent_class)->dispose (object);
}

static void
annals_filter_bar_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property == PROP_SESSION)
    g_value_set_object (value, ANNALS_FILTER_BAR (object)->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
annals_filter_bar_set_property (GObject      *object,
                                guint         property,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property == PROP_SESSION)
    set_session (ANNALS_FILTER_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
}

static void
annals_filter_bar_class_init (AnnalsFilterBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_filter_bar_dispose;
  object_class->get_property = annals_filter_bar_get_property;
  object_class->set_property = annals_filter_bar_set_property;

  /**
   * AnnalsFilterBar:session:
   *
   * The session whose filter it shows, or %NULL. The bar hides while there is none.
   */
  properties[PROP_SESSION] =
    g_param_spec_object ("session", NULL, NULL, ANNALS_TYPE_SESSION,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "filterbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (ANNALS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsFilterBar, terms);
  gtk_widget_class_bind_template_child (widget_class, AnnalsFilterBar, count);
  gtk_widget_class_bind_template_child (widget_class, AnnalsFilterBar, clear);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
annals_filter_bar_init (AnnalsFilterBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "filter-changed", G_CALLBACK (update), self);
  update (self);
}
