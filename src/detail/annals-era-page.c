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
#include "detail/annals-swatch.h"

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

static void
update_events (AnnalsEraPage *self,
               AnnalsBundle  *bundle,
               guint          era)
{
  g_autoptr (GArray)  events = annals_detail_list_events (bundle, era);
  g_autoptr (GArray)  disputed = annals_detail_list_disputed (bundle, events);
  AnnalsDetailFigures figures = annals_detail_count (bundle, events);
  g_autoptr (GArray)  undated = annals_detail_split_undated (bundle, events);

  annals_detail_fill_figures (self->figures, bundle, &figures);
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
  gtk_widget_set_sensitive (self->previous, annals_detail_has_neighbour (bundle, era, -1));
  gtk_widget_set_sensitive (self->next, annals_detail_has_neighbour (bundle, era, 1));
}
