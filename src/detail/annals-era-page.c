/* annals-era-page.c — an era: its span, its reasons and its events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-era-page.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"
#include "detail/annals-detail-lists.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-event-list.h"
#include "detail/annals-filter-chip.h"
#include "detail/annals-swatch.h"

/* Of more sources only those that tell anything are listed. */
#define MOST_SOURCES 12

struct _AnnalsEraPage
{
  GtkWidget parent_instance;

  /* template children */
  AnnalsSwatch    *edge;
  GtkLabel        *title;
  GtkLabel        *span;
  GtkWidget       *previous;
  GtkWidget       *next;
  GtkLabel        *description;
  GtkLabel        *drawn_by;
  AnnalsWrapBox   *figures;
  GtkWidget       *disagreements;
  AnnalsEventList *disputed;
  GtkWidget       *events_section;
  AnnalsEventList *events;
  GtkWidget       *undated_section;
  AnnalsEventList *undated;
  GtkWidget       *single_section;
  AnnalsEventList *single;
  GtkWidget       *sources_section;
  GtkGrid         *shares;
  GtkBox          *neighbours;

  AnnalsSession *session; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (AnnalsEraPage, annals_era_page, GTK_TYPE_WIDGET)

static void
previous_cb (AnnalsEraPage *self)
{
  annals_session_step_era (self->session, -1);
}

static void
next_cb (AnnalsEraPage *self)
{
  annals_session_step_era (self->session, 1);
}

static void
update_drawn_by (AnnalsEraPage   *self,
                 AnnalsBundle    *bundle,
                 const AnnalsEra *era)
{
  const AnnalsSource *sources = annals_bundle_get_sources (bundle, NULL);
  g_autofree char    *text = NULL;

  if (era->source != ANNALS_NONE)
    /* Translators: whose idea the beginning and the end of an era are. */
    text = g_strdup_printf (_ ("The span is drawn after %s."),
                            annals_bundle_get_text (bundle, sources[era->source].short_name));
  gtk_label_set_text (self->drawn_by, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->drawn_by), text != NULL);
}

/* A line: the source, its share as a bar, and in words; silence is a finding, too. */
static void
add_share (AnnalsEraPage *self,
           AnnalsBundle  *bundle,
           guint          source,
           guint          n_told,
           guint          n_events)
{
  const AnnalsSource *record = &annals_bundle_get_sources (bundle, NULL)[source];
  const char         *id = annals_bundle_get_text (bundle, record->id);
  GtkWidget          *bar = gtk_progress_bar_new ();
  GtkWidget          *chip;
  g_autofree char    *words =
    n_told == 0 ? g_strdup (_ ("silent"))
                /* Translators: how many events a source tells, of how many there are. */
                   : g_strdup_printf (_ ("%u of %u"), n_told, n_events);
  GtkWidget *label = gtk_label_new (words);
  int        row = (int) source;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar), n_told / (double) n_events);
  gtk_widget_set_hexpand (bar, TRUE);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annals_bundle_get_text (bundle, record->short_name), -1);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "annals-caption");
  chip = annals_filter_chip_new (self->session, ANNALS_FILTER_SOURCE, id, NULL);
  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_grid_attach (self->shares, chip, 0, row, 1, 1);
  gtk_grid_attach (self->shares, bar, 1, row, 1, 1);
  gtk_grid_attach (self->shares, label, 2, row, 1, 1);
}

static void
update_shares (AnnalsEraPage *self,
               AnnalsBundle  *bundle,
               GArray        *events)
{
  g_autoptr (GArray) counts = annals_detail_count_by_source (bundle, events);
  gboolean           has_few = counts->len <= MOST_SOURCES;
  GtkWidget         *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->shares))) != NULL)
    gtk_grid_remove (self->shares, child);
  /* Of very many sources the silent ones are no news. */
  for (guint i = 0; i < counts->len && events->len > 0; i++)
    if (has_few || g_array_index (counts, guint, i) > 0)
      add_share (self, bundle, i, g_array_index (counts, guint, i), events->len);
  gtk_widget_set_visible (self->sources_section, counts->len > 0 && events->len > 0);
}

static GtkWidget *
new_neighbour (AnnalsEraPage *self,
               AnnalsBundle  *bundle,
               guint          era,
               gboolean       is_next)
{
  const AnnalsEra   *record = &annals_bundle_get_eras (bundle, NULL)[era];
  g_autoptr (GArray) events = annals_detail_list_events (bundle, era);
  const char        *label = annals_bundle_get_text (bundle, record->label);
  const char        *period = annals_bundle_get_text (bundle, record->period);
  g_autofree char   *span = annals_date_to_text (period, ANNALS_DATE_SHORT);
  g_autofree char   *count =
    g_strdup_printf (ngettext ("%u event", "%u events", events->len), events->len);
  /* Translators: the span of an era, the number of its events. */
  g_autofree char *caption = g_strdup_printf (_ ("%s · %s"), span, count);
  g_autofree char *name =
    g_strdup_printf (is_next ? _ ("Next era: %s, %s") : _ ("Previous era: %s, %s"), label, caption);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), annals_detail_new_name (label, "heading"));
  gtk_box_append (GTK_BOX (box), annals_detail_new_name (caption, "annals-caption"));
  for (GtkWidget *line = gtk_widget_get_first_child (box); line != NULL;
       line = gtk_widget_get_next_sibling (line))
    gtk_label_set_xalign (GTK_LABEL (line), is_next ? 1 : 0);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "annals-neighbour");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (is_next ? next_cb : previous_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

/* The era before and the one after; where there is none its place stays free. */
static void
update_neighbours (AnnalsEraPage *self,
                   AnnalsBundle  *bundle)
{
  guint previous = annals_session_peek_era (self->session, -1);
  guint next = annals_session_peek_era (self->session, 1);

  gtk_widget_set_sensitive (self->previous, previous != ANNALS_NONE);
  gtk_widget_set_sensitive (self->next, next != ANNALS_NONE);
  annals_detail_clear (GTK_WIDGET (self->neighbours));
  gtk_box_append (self->neighbours, previous != ANNALS_NONE
                                      ? new_neighbour (self, bundle, previous, FALSE)
                                      : gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  if (next != ANNALS_NONE)
    gtk_box_append (self->neighbours, new_neighbour (self, bundle, next, TRUE));
  gtk_widget_set_visible (GTK_WIDGET (self->neighbours),
                          previous != ANNALS_NONE || next != ANNALS_NONE);
}

static void
update_events (AnnalsEraPage *self,
               AnnalsBundle  *bundle,
               guint          era)
{
  g_autoptr (GArray)  events = annals_detail_list_events (bundle, era);
  g_autoptr (GArray)  disputed = annals_detail_list_disputed (bundle, events);
  AnnalsDetailFigures figures = annals_detail_count (bundle, events);
  g_autoptr (GArray)  single = annals_detail_list_single (bundle, events);
  g_autoptr (GArray)  undated = NULL;
  AnnalsDetailTargets targets = { self->disagreements, self->single_section,
                                  self->undated_section };

  update_shares (self, bundle, events);
  undated = annals_detail_split_undated (bundle, events);
  annals_detail_fill_figures (self->figures, bundle, &figures, &targets);
  annals_event_list_show (self->single, self->session, single);
  gtk_widget_set_visible (self->single_section, single->len > 0);
  annals_event_list_show (self->disputed, self->session, disputed);
  gtk_widget_set_visible (self->disagreements, disputed->len > 0);
  annals_event_list_show (self->events, self->session, events);
  gtk_widget_set_visible (self->events_section, events->len > 0);
  annals_event_list_show (self->undated, self->session, undated);
  gtk_widget_set_visible (self->undated_section, undated->len > 0);
}

static void
annals_era_page_dispose (GObject *object)
{
  annals_detail_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_ERA_PAGE);
  g_clear_object (&ANNALS_ERA_PAGE (object)->session);

  G_OBJECT_CLASS (annals_era_page_parent_class)->dispose (object);
}

static void
annals_era_page_class_init (AnnalsEraPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_era_page_dispose;

  g_type_ensure (ANNALS_TYPE_EVENT_LIST);
  g_type_ensure (ANNALS_TYPE_SWATCH);
  g_type_ensure (ANNALS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-era-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, edge);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, span);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, previous);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, next);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, description);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, drawn_by);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, figures);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, disagreements);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, disputed);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, events_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, events);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, undated_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, undated);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, single_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, single);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, sources_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, shares);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEraPage, neighbours);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
annals_era_page_init (AnnalsEraPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_era_page_show:
 * @self: a page
 * @session: a session with a bundle
 * @era: an era of it
 *
 * Shows an era.
 */
void
annals_era_page_show (AnnalsEraPage *self,
                      AnnalsSession *session,
                      guint          era)
{
  AnnalsBundle    *bundle;
  const AnnalsEra *record;
  g_autofree char *span = NULL;

  g_return_if_fail (ANNALS_IS_ERA_PAGE (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));

  g_set_object (&self->session, session);
  bundle = annals_session_get_bundle (session);
  record = &annals_bundle_get_eras (bundle, NULL)[era];
  span = annals_date_to_text (annals_bundle_get_text (bundle, record->period), ANNALS_DATE_SHORT);

  annals_swatch_set_color (self->edge, annals_bundle_get_text (bundle, record->color));
  gtk_label_set_text (self->title, annals_bundle_get_text (bundle, record->label));
  gtk_label_set_text (self->span, span);
  annals_detail_set_prose (self->description, annals_bundle_get_text (bundle, record->description));
  update_drawn_by (self, bundle, record);
  update_events (self, bundle, era);
  update_neighbours (self, bundle);
}
