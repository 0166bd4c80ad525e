/* annals-source-switch.c — a choice among sources: buttons side by side, or a menu
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Buttons as long as there are at most four and the width holds them, else a drop-down. Both are
 * always there and the allocation decides which one is seen, so that a changing width needs no
 * new widgets.
 */

#include "config.h"

#include "reader/annals-source-switch.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_BUTTONS 4

struct _AnnalsSourceSwitch
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget   *buttons;
  GtkDropDown *menu;

  AnnalsBundle *bundle;    /* owned, nullable */
  GArray       *sources;   /* owned; guint32 */
  int           n_blocked; /* while the choice is set and not made */
};

G_DEFINE_FINAL_TYPE (AnnalsSourceSwitch, annals_source_switch, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_buttons (AnnalsSourceSwitch *self)
{
  return self->sources->len <= MAX_BUTTONS;
}

static void
choose (AnnalsSourceSwitch *self,
        guint               place)
{
  if (self->n_blocked == 0 && place < self->sources->len)
    g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, g_array_index (self->sources, guint32, place));
}

static void
button_toggled_cb (AnnalsSourceSwitch *self,
                   GtkToggleButton    *button)
{
  guint place = 0;

  if (!gtk_toggle_button_get_active (button))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (self->buttons); child != GTK_WIDGET (button);
       child = gtk_widget_get_next_sibling (child))
    place++;
  choose (self, place);
}

static void
menu_selected_cb (AnnalsSourceSwitch *self)
{
  choose (self, gtk_drop_down_get_selected (self->menu));
}

static void
add_button (AnnalsSourceSwitch *self,
            const char         *name,
            const char         *title)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (name);
  GtkWidget *first = gtk_widget_get_first_child (self->buttons);

  gtk_widget_set_tooltip_text (button, title);
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  g_signal_connect_object (button, "toggled", G_CALLBACK (button_toggled_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static gboolean
is_same_choice (AnnalsSourceSwitch *self,
                AnnalsBundle       *bundle,
                GArray             *sources)
{
  return bundle == self->bundle && sources->len == self->sources->len &&
         (sources->len == 0 ||
          memcmp (sources->data, self->sources->data, sources->len * sizeof (guint32)) == 0);
}

static void
fill (AnnalsSourceSwitch *self,
      AnnalsBundle       *bundle,
      GArray             *sources)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const AnnalsSource       *records;
  GtkWidget                *child;

  g_set_object (&self->bundle, bundle);
  g_array_set_size (self->sources, 0);
  if (sources->len > 0)
    g_array_append_vals (self->sources, sources->data, sources->len);
  while ((child = gtk_widget_get_first_child (self->buttons)) != NULL)
    gtk_box_remove (GTK_BOX (self->buttons), child);

  records = bundle != NULL ? annals_bundle_get_sources (bundle, NULL) : NULL;
  for (guint i = 0; i < sources->len; i++)
    {
      const AnnalsSource *source = &records[g_array_index (sources, guint32, i)];
      const char         *name = annals_bundle_get_text (bundle, source->short_name);

      gtk_string_list_append (names, name);
      if (has_buttons (self))
        add_button (self, name, annals_bundle_get_text (bundle, source->title));
    }
  gtk_drop_down_set_model (self->menu, G_LIST_MODEL (names));
}

static void
show_choice (AnnalsSourceSwitch *self,
             guint               chosen)
{
  GtkWidget *button = gtk_widget_get_first_child (self->buttons);
  guint      selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->sources->len; i++)
    {
      gboolean is_chosen = g_array_index (self->sources, guint32, i) == chosen;

      if (is_chosen)
        selected = i;
      if (button != NULL)
        {
          gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_chosen);
          button = gtk_widget_get_next_sibling (button);
        }
    }
  gtk_drop_down_set_selected (self->menu, selected);
}

static void
measure_child (GtkWidget     *child,
               GtkOrientation orientation,
               int           *minimum,
               int           *natural)
{
  gtk_widget_measure (child, orientation, -1, minimum, natural, NULL, NULL);
}

static void
annals_source_switch_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  AnnalsSourceSwitch *self = ANNALS_SOURCE_SWITCH (widget);
  int                 buttons_minimum;
  int                 buttons_natural;

  measure_child (GTK_WIDGET (self->menu), orientation, minimum, natural);
  if (!has_buttons (self))
    return;

  measure_child (self->buttons, orientation, &buttons_minimum, &buttons_natural);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN (*minimum, buttons_minimum);
      *natural = buttons_natural;
    }
  else
    {
      *minimum = MAX (*minimum, buttons_minimum);
      *natural = MAX (*natural, buttons_natural);
    }
}

static void
annals_source_switch_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  AnnalsSourceSwitch *self = ANNALS_SOURCE_SWITCH (widget);
  GtkAllocation       allocation = { 0, 0, width, height };
  GtkWidget          *shown = GTK_WIDGET (self->menu);
  GtkWidget          *other = self->buttons;
  int                 minimum;
  int                 natural;

  measure_child (self->buttons, GTK_ORIENTATION_HORIZONTAL, &minimum, &natural);
  if (has_buttons (self) && minimum <= width)
    {
      shown = self->buttons;
      other = GTK_WIDGET (self->menu);
    }

  gtk_widget_set_child_visible (other, FALSE);
  gtk_widget_set_child_visible (shown, TRUE);
  gtk_widget_size_allocate (shown, &allocation, -1);
}

static void
annals_source_switch_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_SOURCE_SWITCH);
  g_clear_object (&ANNALS_SOURCE_SWITCH (object)->bundle);

  G_OBJECT_CLASS (annals_source_switch_parent_class)->dispose (object);
}

static void
annals_source_switch_finalize (GObject *object)
{
  g_clear_pointer (&ANNALS_SOURCE_SWITCH (object)->sources, g_array_unref);

  G_OBJECT_CLASS (annals_source_switch_parent_class)->finalize (object);
}

static void
annals_source_switch_class_init (AnnalsSourceSwitchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_source_switch_dispose;
  object_class->finalize = annals_source_switch_finalize;
  widget_class->measure = annals_source_switch_measure;
  widget_class->size_allocate = annals_source_switch_size_allocate;

  /**
   * AnnalsSourceSwitch::chosen:
   * @self: the switch
   * @source: index of the source
   *
   * The reader of the program has chosen a source.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", ANNALS_TYPE_SOURCE_SWITCH, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_PATH "/ui/annals-source-switch.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsSourceSwitch, buttons);
  gtk_widget_class_bind_template_child (widget_class, AnnalsSourceSwitch, menu);
  gtk_widget_class_bind_template_callback (widget_class, menu_selected_cb);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
annals_source_switch_init (AnnalsSourceSwitch *self)
{
  GtkWidget *button;

  self->sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_widget_init_template (GTK_WIDGET (self));

  /* The keyboard goes to the button within the menu, which GTK 4.8 leaves without a name. */
  button = gtk_widget_get_first_child (GTK_WIDGET (self->menu));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Source to read"), -1);
}

/**
 * annals_source_switch_set_sources:
 * @self: a switch
 * @bundle: (nullable): the bundle of the sources
 * @sources: (element-type guint32): sources to choose from
 * @chosen: the chosen one, or %ANNALS_NONE
 *
 * Sets what there is to choose, without telling of a choice. A lone source leaves nothing to
 * choose: the switch hides.
 */
void
annals_source_switch_set_sources (AnnalsSourceSwitch *self,
                                  AnnalsBundle       *bundle,
                                  GArray             *sources,
                                  guint               chosen)
{
  g_return_if_fail (ANNALS_IS_SOURCE_SWITCH (self));
  g_return_if_fail (sources != NULL);
  g_return_if_fail (bundle != NULL || sources->len == 0);

  self->n_blocked++;
  /* The same buttons stay, so that who pressed one by keyboard still stands on it. */
  if (!is_same_choice (self, bundle, sources))
    fill (self, bundle, sources);
  show_choice (self, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self), sources->len > 1);
  self->n_blocked--;
}
