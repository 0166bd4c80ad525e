/* annals-event-page.c — an event: when, what, and who says so
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-event-page.h"

#include <glib/gi18n-lib.h>

#include "compat/annals-wrap-box.h"
#include "detail/annals-accounts-card.h"
#include "detail/annals-detail-parts.h"
#include "detail/annals-detail-words.h"
#include "detail/annals-evidence-list.h"
#include "detail/annals-filter-chip.h"

/* So many people and places are shown at first, and each time that more are asked for as many times
 * more: a thousand chips are laid out anew with every change of the window. */
#define FIRST_NAMES 60
#define MORE_NAMES  4

/* Longer titles are not seen whole. */
#define LONG_TITLE_CHARS 150

struct _AnnalsEventPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkLabel           *title;
  GtkLabel           *date;
  GtkLabel           *placing;
  AnnalsWrapBox      *kinds;
  GtkWidget          *previous;
  GtkWidget          *next;
  GtkButton          *bookmark;
  GtkLabel           *summary;
  GtkWidget          *accounts;
  GtkLabel           *sources;
  GtkWidget          *disagreement;
  AnnalsAccountsCard *card;
  AnnalsEvidenceList *evidence;
  AnnalsWrapBox      *names;

  AnnalsSession *session; /* owned, nullable */
  guint          event;
  guint          most_names; /* people and places that are shown */
};

G_DEFINE_FINAL_TYPE (AnnalsEventPage, annals_event_page, GTK_TYPE_WIDGET)

static const AnnalsEvent *
get_event (AnnalsEventPage *self)
{
  return &annals_bundle_get_events (annals_session_get_bundle (self->session), NULL)[self->event];
}

/* "Rapprochement › Visits": an era within the one that holds it. */
static char *
write_era (AnnalsBundle *bundle,
           guint         era)
{
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, NULL);
  const char      *label = annals_bundle_get_text (bundle, eras[era].label);

  if (eras[era].parent == ANNALS_NONE)
    return g_strdup (label);

  return g_strdup_printf ("%s › %s", annals_bundle_get_text (bundle, eras[eras[era].parent].label),
                          label);
}

static void
update_kinds (AnnalsEventPage *self)
{
  AnnalsBundle         *bundle = annals_session_get_bundle (self->session);
  const AnnalsEvent    *event = get_event (self);
  const AnnalsCategory *categories = annals_bundle_get_categories (bundle, NULL);
  const guint32        *members = annals_bundle_get_event_categories (bundle, event);
  g_autofree char      *era = NULL;

  annals_wrap_box_remove_all (self->kinds);
  if (event->era != ANNALS_NONE)
    {
      era = write_era (bundle, event->era);
      annals_wrap_box_append (self->kinds,
                              annals_detail_new_era_chip (self->session, event->era, era));
    }
  for (guint i = 0; i < event->categories.count; i++)
    {
      const AnnalsCategory *category = &categories[members[i]];

      annals_wrap_box_append (
        self->kinds,
        annals_filter_chip_new (
          self->session, ANNALS_FILTER_CATEGORY, annals_bundle_get_text (bundle, category->id),
          annals_detail_new_square (annals_bundle_get_text (bundle, category->color))));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->kinds),
                          event->era != ANNALS_NONE || event->categories.count > 0);
}

static void
update_title (AnnalsEventPage *self)
{
  AnnalsBundle *bundle = annals_session_get_bundle (self->session);
  const char   *title = annals_bundle_get_text (bundle, get_event (self)->title);

  gtk_label_set_text (self->title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title),
                               g_utf8_strlen (title, -1) > LONG_TITLE_CHARS ? title : NULL);
}

static void update_names (AnnalsEventPage *self);

static void
show_more_names_cb (AnnalsEventPage *self)
{
  self->most_names *= MORE_NAMES;
  update_names (self);
}

static GtkWidget *
new_more_button (AnnalsEventPage *self,
                 guint            n_more)
{
  g_autofree char *words = g_strdup_printf (ngettext ("%u more", "%u more", n_more), n_more);
  GtkWidget       *button = gtk_button_new_with_label (words);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (show_more_names_cb), self,
                           G_CONNECT_SWAPPED);

  return button;
}

static void
add_name (AnnalsEventPage *self,
          AnnalsFilterKind kind,
          AnnalsText       name,
          const char      *icon_name)
{
  const char *text = annals_bundle_get_text (annals_session_get_bundle (self->session), name);

  annals_wrap_box_append (self->names,
                          annals_filter_chip_new (self->session, kind, text,
                                                  gtk_image_new_from_icon_name (icon_name)));
}

static void
update_names (AnnalsEventPage *self)
{
  AnnalsBundle      *bundle = annals_session_get_bundle (self->session);
  const AnnalsEvent *event = get_event (self);
  const AnnalsText  *people = annals_bundle_get_event_participants (bundle, event);
  const AnnalsPlace *places = annals_bundle_get_places (bundle, NULL);
  guint              n_people = MIN (event->participants.count, self->most_names);
  guint              n_places = MIN (event->places.count, self->most_names - n_people);
  guint              n_more = event->participants.count + event->places.count - n_people - n_places;

  annals_wrap_box_remove_all (self->names);
  for (guint i = 0; i < n_people; i++)
    add_name (self, ANNALS_FILTER_PERSON, people[i], "annals-person-symbolic");
  for (guint i = event->places.first; i < event->places.first + n_places; i++)
    add_name (self, ANNALS_FILTER_PLACE, places[i].name, "annals-place-symbolic");
  if (n_more > 0)
    annals_wrap_box_append (self->names, new_more_button (self, n_more));
  gtk_widget_set_visible (GTK_WIDGET (self->names), n_people + n_places > 0);
}

static void
previous_cb (AnnalsEventPage *self)
{
  annals_session_step_event (self->session, -1);
}

static void
next_cb (AnnalsEventPage *self)
{
  annals_session_step_event (self->session, 1);
}

static void
annals_event_page_dispose (GObject *object)
{
  annals_detail_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_EVENT_PAGE);
  g_clear_object (&ANNALS_EVENT_PAGE (object)->session);

  G_OBJECT_CLASS (annals_event_page_parent_class)->dispose (object);
}

static void
annals_event_page_class_init (AnnalsEventPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_event_page_dispose;

  g_type_ensure (ANNALS_TYPE_WRAP_BOX);
  g_type_ensure (ANNALS_TYPE_ACCOUNTS_CARD);
  g_type_ensure (ANNALS_TYPE_EVIDENCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-event-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, date);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, placing);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, previous);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, next);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, bookmark);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, accounts);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, sources);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, disagreement);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, card);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, evidence);
  gtk_widget_class_bind_template_child (widget_class, AnnalsEventPage, names);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);
}

static void
annals_event_page_init (AnnalsEventPage *self)
{
  self->event = ANNALS_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_event_page_show:
 * @self: a page
 * @session: a session with a bundle
 * @event: an event of it
 *
 * Shows an event.
 */
void
annals_event_page_show (AnnalsEventPage *self,
                        AnnalsSession   *session,
                        guint            event)
{
  AnnalsBundle      *bundle;
  const AnnalsEvent *record;
  g_autofree char   *date = NULL;
  g_autofree char   *placing = NULL;
  g_autofree char   *sources = NULL;

  g_return_if_fail (ANNALS_IS_EVENT_PAGE (self));
  g_return_if_fail (ANNALS_IS_SESSION (session));

  g_set_object (&self->session, session);
  self->event = event;
  self->most_names = FIRST_NAMES;
  bundle = annals_session_get_bundle (session);
  record = get_event (self);
  date = annals_detail_write_dating (bundle, event);
  placing = annals_detail_write_placing (bundle, event);
  sources = annals_detail_write_silence (bundle, event);

  update_title (self);
  gtk_label_set_text (self->date, date);
  gtk_label_set_text (self->placing, placing != NULL ? placing : "");
  gtk_widget_set_visible (GTK_WIDGET (self->placing), placing != NULL);
  annals_detail_set_prose (self->summary, annals_bundle_get_text (bundle, record->summary));
  gtk_label_set_text (self->sources, sources);
  gtk_widget_set_visible (self->accounts, record->accounts.count > 0);
  gtk_widget_set_visible (self->disagreement, record->agreement == ANNALS_AGREEMENT_CONFLICT);
  update_kinds (self);
  update_names (self);
  annals_event_page_update_steps (self);
  annals_accounts_card_show (self->card, session, event);
  annals_evidence_list_show (self->evidence, session, event);
  annals_event_page_update_bookmark (self);
}

/**
 * annals_event_page_update_steps:
 * @self: a page
 *
 * Shows whether there is an event before and after it that is not filtered out. An event without a
 * date has no neighbours; from there the way leads to the first of all.
 */
void
annals_event_page_update_steps (AnnalsEventPage *self)
{
  g_return_if_fail (ANNALS_IS_EVENT_PAGE (self));

  gtk_widget_set_sensitive (self->previous,
                            annals_session_peek_event (self->session, -1) != ANNALS_NONE);
  gtk_widget_set_sensitive (self->next,
                            annals_session_peek_event (self->session, 1) != ANNALS_NONE);
}

/**
 * annals_event_page_update_reading:
 * @self: a page
 *
 * Shows which account of the event is the one in the reader.
 */
void
annals_event_page_update_reading (AnnalsEventPage *self)
{
  g_return_if_fail (ANNALS_IS_EVENT_PAGE (self));

  annals_accounts_card_follow (self->card);
}

/**
 * annals_event_page_update_bookmark:
 * @self: a page
 *
 * Shows whether the event is bookmarked.
 */
void
annals_event_page_update_bookmark (AnnalsEventPage *self)
{
  gboolean is_bookmarked;

  g_return_if_fail (ANNALS_IS_EVENT_PAGE (self));

  is_bookmarked = annals_session_is_bookmarked (self->session, self->event);
  gtk_button_set_icon_name (self->bookmark, is_bookmarked ? "annals-ribbon-symbolic"
                                                          : "annals-ribbon-outline-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->bookmark), is_bookmarked
                                                              ? _ ("Remove the bookmark")
                                                              : _ ("Bookmark this event"));
  if (is_bookmarked)
    gtk_widget_add_css_class (GTK_WIDGET (self->bookmark), "annals-mine");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->bookmark), "annals-mine");
}
