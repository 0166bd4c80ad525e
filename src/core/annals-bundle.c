/* annals-bundle.c — a loaded bundle: immutable packed records, shared between threads without locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bundle is a handful of tables. Records are plain structs that name each other by index and
 * their strings by place in one pool, so that a million events stay a few dozen allocations.
 * Objects are made only for the few records that a list shows. Nothing changes after
 * annals_bundle_builder_finish(), so every thread may read without a lock.
 */

#include "config.h"

#include "core/annals-bundle.h"

#include "core/annals-bundle-private.h"
#include "core/annals-diagnostic.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (AnnalsBundle, annals_bundle, G_TYPE_OBJECT)

static void
annals_bundle_finalize (GObject *object)
{
  AnnalsBundle *self = ANNALS_BUNDLE (object);
  GArray      **tables[] = {
         &self->eras,
         &self->categories,
         &self->sources,
         &self->events,
         &self->accounts,
         &self->passages,
         &self->claims,
         &self->places,
         &self->resolutions,
         &self->event_categories,
         &self->event_participants,
         &self->chronology,
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_clear_pointer (tables[i], g_array_unref);
  annals_id_index_clear (&self->category_ids);
  annals_id_index_clear (&self->source_ids);
  annals_id_index_clear (&self->era_ids);
  annals_id_index_clear (&self->event_ids);
  g_clear_pointer (&self->pool, g_byte_array_unref);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_pointer (&self->diagnostics, g_ptr_array_unref);

  G_OBJECT_CLASS (annals_bundle_parent_class)->finalize (object);
}

static void
annals_bundle_class_init (AnnalsBundleClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_bundle_finalize;
}

static void
annals_bundle_init (AnnalsBundle *self)
{
}

static gconstpointer
get_table (GArray *table,
           guint  *n_records)
{
  if (n_records != NULL)
    *n_records = table->len;

  return table->data;
}

/**
 * annals_bundle_get_text:
 * @self: a bundle
 * @text: a string of a record of this bundle
 *
 * Gets the bytes behind a string of a record.
 *
 * Returns: (transfer none): valid UTF-8 without control characters other than line feed and tab;
 *   "" where the bundle tells nothing. Lives as long as the bundle.
 */
const char *
annals_bundle_get_text (AnnalsBundle *self,
                        AnnalsText    text)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), "");
  g_return_val_if_fail (text < self->pool->len, "");

  return (const char *) self->pool->data + text;
}

/**
 * annals_bundle_get_id:
 * @self: a bundle
 *
 * Gets the id under which the reader's bookmarks and notes on this bundle are kept.
 *
 * Returns: (transfer none): the id, never empty
 */
const char *
annals_bundle_get_id (AnnalsBundle *self)
{
  return annals_bundle_get_text (self, self->id);
}

/**
 * annals_bundle_get_title:
 * @self: a bundle
 *
 * Returns: (transfer none): the title, or "" if the bundle has none
 */
const char *
annals_bundle_get_title (AnnalsBundle *self)
{
  return annals_bundle_get_text (self, self->title);
}

/**
 * annals_bundle_get_description:
 * @self: a bundle
 *
 * Returns: (transfer none): what the bundle says of itself, Markdown, or ""
 */
const char *
annals_bundle_get_description (AnnalsBundle *self)
{
  return annals_bundle_get_text (self, self->description);
}

/**
 * annals_bundle_get_language:
 * @self: a bundle
 *
 * Returns: (transfer none): BCP 47 language tag, or ""
 */
const char *
annals_bundle_get_language (AnnalsBundle *self)
{
  return annals_bundle_get_text (self, self->language);
}

/**
 * annals_bundle_get_license:
 * @self: a bundle
 *
 * Returns: (transfer none): SPDX licence expression as written, or ""
 */
const char *
annals_bundle_get_license (AnnalsBundle *self)
{
  return annals_bundle_get_text (self, self->license);
}

/**
 * annals_bundle_get_creator:
 * @self: a bundle
 *
 * Returns: (transfer none): who made the bundle, as text, or ""
 */
const char *
annals_bundle_get_creator (AnnalsBundle *self)
{
  return annals_bundle_get_text (self, self->creator);
}

/**
 * annals_bundle_get_eras:
 * @self: a bundle
 * @n_eras: (out) (optional): how many there are
 *
 * Returns: (array length=n_eras) (transfer none): the eras in file order
 */
const AnnalsEra *
annals_bundle_get_eras (AnnalsBundle *self,
                        guint        *n_eras)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->eras, n_eras);
}

/**
 * annals_bundle_get_categories:
 * @self: a bundle
 * @n_categories: (out) (optional): how many there are
 *
 * Returns: (array length=n_categories) (transfer none): the categories in file order
 */
const AnnalsCategory *
annals_bundle_get_categories (AnnalsBundle *self,
                              guint        *n_categories)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->categories, n_categories);
}

/**
 * annals_bundle_get_sources:
 * @self: a bundle
 * @n_sources: (out) (optional): how many there are
 *
 * Returns: (array length=n_sources) (transfer none): the sources in file order
 */
const AnnalsSource *
annals_bundle_get_sources (AnnalsBundle *self,
                           guint        *n_sources)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->sources, n_sources);
}

/**
 * annals_bundle_get_events:
 * @self: a bundle
 * @n_events: (out) (optional): how many there are
 *
 * Returns: (array length=n_events) (transfer none): the events in file order; for the order of
 *   the axis see annals_bundle_get_chronology()
 */
const AnnalsEvent *
annals_bundle_get_events (AnnalsBundle *self,
                          guint        *n_events)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->events, n_events);
}

/**
 * annals_bundle_get_accounts:
 * @self: a bundle
 * @n_accounts: (out) (optional): how many there are
 *
 * Returns: (array length=n_accounts) (transfer none): the accounts, those of one event together
 */
const AnnalsAccount *
annals_bundle_get_accounts (AnnalsBundle *self,
                            guint        *n_accounts)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->accounts, n_accounts);
}

/**
 * annals_bundle_get_passages:
 * @self: a bundle
 * @n_passages: (out) (optional): how many there are
 *
 * Returns: (array length=n_passages) (transfer none): the passages, those of one account together
 */
const AnnalsPassage *
annals_bundle_get_passages (AnnalsBundle *self,
                            guint        *n_passages)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->passages, n_passages);
}

/**
 * annals_bundle_get_claims:
 * @self: a bundle
 * @n_claims: (out) (optional): how many there are
 *
 * Returns: (array length=n_claims) (transfer none): the claims, those of one account together
 */
const AnnalsClaim *
annals_bundle_get_claims (AnnalsBundle *self,
                          guint        *n_claims)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->claims, n_claims);
}

/**
 * annals_bundle_get_places:
 * @self: a bundle
 * @n_places: (out) (optional): how many there are
 *
 * Returns: (array length=n_places) (transfer none): the places, those of one event together
 */
const AnnalsPlace *
annals_bundle_get_places (AnnalsBundle *self,
                          guint        *n_places)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->places, n_places);
}

/**
 * annals_bundle_get_resolutions:
 * @self: a bundle
 * @n_resolutions: (out) (optional): how many there are
 *
 * Returns: (array length=n_resolutions) (transfer none): the bundle's own notes on conflicts,
 *   ordered by event
 */
const AnnalsResolution *
annals_bundle_get_resolutions (AnnalsBundle *self,
                               guint        *n_resolutions)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->resolutions, n_resolutions);
}

/**
 * annals_bundle_get_event_categories:
 * @self: a bundle
 * @event: an event of this bundle
 *
 * Returns: (transfer none) (nullable): the indexes of the event's categories,
 *   `event->categories.count` of them; %NULL if there are none
 */
const guint32 *
annals_bundle_get_event_categories (AnnalsBundle      *self,
                                    const AnnalsEvent *event)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);
  g_return_val_if_fail (event != NULL, NULL);

  if (event->categories.count == 0)
    return NULL;

  return &g_array_index (self->event_categories, guint32, event->categories.first);
}

/**
 * annals_bundle_get_event_participants:
 * @self: a bundle
 * @event: an event of this bundle
 *
 * Returns: (transfer none) (nullable): the names of those who took part,
 *   `event->participants.count` of them; %NULL if there are none
 */
const AnnalsText *
annals_bundle_get_event_participants (AnnalsBundle      *self,
                                      const AnnalsEvent *event)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);
  g_return_val_if_fail (event != NULL, NULL);

  if (event->participants.count == 0)
    return NULL;

  return &g_array_index (self->event_participants, AnnalsText, event->participants.first);
}

/**
 * annals_bundle_get_chronology:
 * @self: a bundle
 * @n_dated: (out) (optional): how many events are dated
 *
 * Gets the dated events in the order of the axis: by lower bound, then upper bound, then
 * precision, then id (annals_date_compare()).
 *
 * Returns: (array length=n_dated) (transfer none): event indexes
 */
const guint32 *
annals_bundle_get_chronology (AnnalsBundle *self,
                              guint        *n_dated)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return get_table (self->chronology, n_dated);
}

/**
 * annals_bundle_get_article:
 * @self: a bundle
 * @source: index of a source
 *
 * Returns: (transfer none) (nullable): the source's article, or %NULL if it has none or it could
 *   not be read
 */
AnnalsArticle *
annals_bundle_get_article (AnnalsBundle *self,
                           guint         source)
{
  guint32 article;

  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);
  g_return_val_if_fail (source < self->sources->len, NULL);

  article = g_array_index (self->sources, AnnalsSource, source).article;
  if (article == ANNALS_NONE)
    return NULL;

  return g_ptr_array_index (self->articles, article);
}

/**
 * annals_bundle_get_bounds:
 * @self: a bundle
 * @lower: (out): first second that an event or era reaches
 * @upper: (out): first second after all of them
 *
 * Gets the span of everything dated, ends that are open or unknown left out.
 *
 * Returns: %FALSE, with the out parameters untouched, if nothing is dated
 */
gboolean
annals_bundle_get_bounds (AnnalsBundle  *self,
                          AnnalsInstant *lower,
                          AnnalsInstant *upper)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), FALSE);
  g_return_val_if_fail (lower != NULL && upper != NULL, FALSE);

  if (!self->has_bounds)
    return FALSE;

  *lower = self->lower;
  *upper = self->upper;
  return TRUE;
}

/**
 * annals_bundle_find_event:
 * @self: a bundle
 * @id: an event's id
 *
 * Cost: that of reading the id.
 *
 * Returns: the event's index, or %ANNALS_NONE
 */
guint
annals_bundle_find_event (AnnalsBundle *self,
                          const char   *id)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), ANNALS_NONE);
  g_return_val_if_fail (id != NULL, ANNALS_NONE);

  return annals_id_index_find (&self->event_ids, self, self->events, id);
}

/**
 * annals_bundle_find_era:
 * @self: a bundle
 * @id: an era's id
 *
 * Cost: that of reading the id.
 *
 * Returns: the era's index, or %ANNALS_NONE
 */
guint
annals_bundle_find_era (AnnalsBundle *self,
                        const char   *id)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), ANNALS_NONE);
  g_return_val_if_fail (id != NULL, ANNALS_NONE);

  return annals_id_index_find (&self->era_ids, self, self->eras, id);
}

/**
 * annals_bundle_get_diagnostics:
 * @self: a bundle
 *
 * Gets what was wrong with the file that the bundle was loaded from.
 *
 * Returns: (transfer none) (element-type AnnalsDiagnostic): problems in file order
 */
GPtrArray *
annals_bundle_get_diagnostics (AnnalsBundle *self)
{
  g_return_val_if_fail (ANNALS_IS_BUNDLE (self), NULL);

  return self->diagnostics;
}
