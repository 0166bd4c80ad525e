/* annals-bundle-page.c — a bundle: what it is, its sources and where they disagree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-bundle-page.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"
#include "detail/annals-detail-lists.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-event-list.h"

struct _AnnalsBundlePage
{
  GtkWidget parent_instance;

  /* template children */
  GtkLabel        *title;
  GtkLabel        *creator;
  GtkLabel        *description;
  AnnalsWrapBox   *figures;
  GtkWidget       *sources_section;
  GtkListBox      *sources;
  GtkWidget       *disagreements;
  AnnalsEventList *disputed;
  GtkWidget       *undated_section;
  AnnalsEventList *undated;
  GtkWidget       *single_section;
  AnnalsEventList *single;

  AnnalsSession *session; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (AnnalsBundlePage, annals_bundle_page, GTK_TYPE_WIDGET)

static void
source_activated_cb (AnnalsBundlePage *self,
                     GtkListBoxRow    *row)
{
  annals_session_read_source (self->session, (guint) gtk_list_box_row_get_index (row));
}

static void
add_source (AnnalsBundlePage *self,
            AnnalsBundle     *bundle,
            guint             source)
{
  const AnnalsSource *record = &annals_bundle_get_sources (bundle, NULL)[source];
  guint               n_told = annals_detail_count_told (bundle, source);
  g_autofree char    *told = g_strdup_printf (ngettext ("%u event", "%u events", n_told), n_told);
  const char         *name = annals_bundle_get_text (bundle, record->short_name);
  const char         *title = annals_bundle_get_text (bundle, record->title);
  g_autofree char    *label = g_strdup_printf (_ ("%s, %s, %s"), name, title, told);
  GtkWidget          *row = gtk_list_box_row_new ();
  GtkWidget          *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget          *count = gtk_label_new (told);
  GtkWidget          *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (text), annals_detail_new_line (name, "heading"));
  gtk_box_append (GTK_BOX (text), annals_detail_new_line (title, "annals-caption"));
  gtk_widget_add_css_class (count, "annals-caption");
  gtk_widget_set_hexpand (text, TRUE);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), record->article != ANNALS_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (self->sources, row);
}

static void
update_sources (AnnalsBundlePage *self,
                AnnalsBundle     *bundle)
{
  guint n_sources;

  annals_detail_clear (GTK_WIDGET (self->sources));
  annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_sources; i++)
    add_source (self, bundle, i);
  gtk_widget_set_visible (self->sources_section, n_sources > 0);
}

static void
update_events (AnnalsBundlePage *self,
               AnnalsBundle     *bundle)
{
  g_autoptr (GArray)  events = annals_detail_list_events (bundle, ANNALS_NONE);
  g_autoptr (GArray)  disputed = annals_detail_list_disputed (bundle, events);
  AnnalsDetailFigures figures = annals_detail_count (bundle, events);
  g_autoptr (GArray)  single = annals_detail_list_single (bundle, events);
  g_autoptr (GArray)  undated = annals_detail_split_undated (bundle, events);
  AnnalsDetailTargets targets = { self->disagreements, self->single_section,
                                  self->undated_section };

  annals_detail_fill_figures (self->figures, bundle, &figures, &targets);
  annals_event_list_show (self->single, self->session, single);
  gtk_widget_set_visible (self->single_section, single->len > 0);
  annals_event_list_show (self->disputed, self->session, disputed);
  gtk_widget_set_visible (self->disagreements, disputed->len > 0);
  annals_event_list_show (self->undated, self->session, undated);
  gtk_widget_set_visible (self->undated_section, undated->len > 0);
}

static void
annals_bundle_page_dispose (GObject *object)
{
  annals_detail_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_BUNDLE_PAGE);
  g_clear_object (&ANNALS_BUNDLE_PAGE (object)->session);

  G_OBJECT_CLASS (annals_bundle_page_parent_class)->dispose (object);
}

static void
annals_bundle_page_class_init (AnnalsBundlePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_bundle_page_dispose;

  g_type_ensure (ANNALS_TYPE_EVENT_LIST);
  g_type_ensure (ANNALS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-bundle-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, creator);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, description);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, figures);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, sources_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, sources);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, disagreements);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, disputed);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, undated_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, undated);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, single_section);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBundlePage, single);
  gtk_widget_class_bind_template_callback (widget_class, source_activated_cb);
}

static void
annals_bundle_page_init (AnnalsBundlePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* "The Annals project · CC-BY-4.0" */
static void
update_creator (AnnalsBundlePage *self,
                AnnalsBundle     *bundle)
{
  const char      *creator = annals_bundle_get_creator (bundle);
  const char      *license = annals_bundle_get_license (bundle);
  const char      *divider = *creator != '\0' && *license != '\0' ? " · " : "";
  g_autofree char *text = g_strconcat (creator, divider, license, NULL);

  gtk_label_set_text (self->creator, text);
  gtk_widget_set_visible (GTK_WIDGET (self->creator), *text != '\0');
}

/**
 * annals_bundle_page_show:
 * @self: a page
 * @session: a session with a bundle
 *
 * Shows the bundle.
 */
void
annals_bundle_page_show (AnnalsBundlePage *self,
                         AnnalsSession    *session)
{
  AnnalsBundle *bundle;

  g_return_if_fail (ANNALS_IS_BUNDLE_PAGE (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));

  g_set_object (&self->session, session);
  bundle = annals_session_get_bundle (session);
  gtk_label_set_text (self->title, annals_bundle_get_title (bundle));
  annals_detail_set_prose (self->description, annals_bundle_get_description (bundle));
  update_creator (self, bundle);
  update_sources (self, bundle);
  update_events (self, bundle);
}
