/* annals-filter.c — which events of a bundle a reader wants to see: by category, name or source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Terms of one kind are alternatives, and each kind that has terms must be met: “Orrin or Pell,
 * and told by the guild”. Whether an event is met is worked out for all events when the terms
 * change, and looked up in a byte of each whenever something is drawn.
 */

#include "config.h"

#include "core/annals-filter.h"

#include <string.h>

struct _AnnalsFilter
{
  AnnalsBundle *bundle;  /* owned, nullable */
  GPtrArray    *terms;   /* owned; AnnalsFilterTerm in the order in which they were added */
  guint8       *matches; /* owned; for each event whether it is met; NULL without terms */
  guint         n_events;
  guint         n_matches;
};

static void
term_free (AnnalsFilterTerm *term)
{
  g_free (term->value);
  g_free (term);
}

/* Whether an account of the event states a value of a property. What a source denies counts, too:
 * whoever asks for a name wants to see who disputes it. */
static gboolean
is_claimed (AnnalsBundle      *bundle,
            const AnnalsEvent *event,
            const char        *property,
            const char        *value)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsClaim   *claims = annals_bundle_get_claims (bundle, NULL);

  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    for (guint j = accounts[i].claims.first;
         j < accounts[i].claims.first + accounts[i].claims.count; j++)
      if (strcmp (annals_bundle_get_text (bundle, claims[j].value), value) == 0 &&
          strcmp (annals_bundle_get_text (bundle, claims[j].property), property) == 0)
        return TRUE;

  return FALSE;
}

static gboolean
has_category (AnnalsBundle      *bundle,
              const AnnalsEvent *event,
              const char        *id)
{
  const AnnalsCategory *categories = annals_bundle_get_categories (bundle, NULL);
  const guint32        *members = annals_bundle_get_event_categories (bundle, event);

  for (guint i = 0; i < event->categories.count; i++)
    if (strcmp (annals_bundle_get_text (bundle, categories[members[i]].id), id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
has_person (AnnalsBundle      *bundle,
            const AnnalsEvent *event,
            const char        *name)
{
  const AnnalsText *people = annals_bundle_get_event_participants (bundle, event);

  for (guint i = 0; i < event->participants.count; i++)
    if (strcmp (annals_bundle_get_text (bundle, people[i]), name) == 0)
      return TRUE;

  return is_claimed (bundle, event, "participant", name);
}

static gboolean
has_place (AnnalsBundle      *bundle,
           const AnnalsEvent *event,
           const char        *name)
{
  const AnnalsPlace *places = annals_bundle_get_places (bundle, NULL);

  for (guint i = event->places.first; i < event->places.first + event->places.count; i++)
    if (strcmp (annals_bundle_get_text (bundle, places[i].name), name) == 0)
      return TRUE;

  return is_claimed (bundle, event, "place", name);
}

static gboolean
has_source (AnnalsBundle      *bundle,
            const AnnalsEvent *event,
            const char        *id)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, NULL);

  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    if (strcmp (annals_bundle_get_text (bundle, sources[accounts[i].source].id), id) == 0)
      return TRUE;

  return FALSE;
}

static gboolean (*const tests[ANNALS_N_FILTER_KINDS]) (AnnalsBundle      *bundle,
                                                       const AnnalsEvent *event,
                                                       const char        *value) = {
  [ANNALS_FILTER_CATEGORY] = has_category,
  [ANNALS_FILTER_PERSON] = has_person,
  [ANNALS_FILTER_PLACE] = has_place,
  [ANNALS_FILTER_SOURCE] = has_source,
};

static gboolean
is_met (const AnnalsFilter *self,
        const AnnalsEvent  *event)
{
  guint wanted = 0;
  guint met = 0;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const AnnalsFilterTerm *term = g_ptr_array_index (self->terms, i);
      guint                   bit = 1u << term->kind;

      wanted |= bit;
      if ((met & bit) == 0 && tests[term->kind](self->bundle, event, term->value))
        met |= bit;
    }

  return met == wanted;
}

static void
update_matches (AnnalsFilter *self)
{
  const AnnalsEvent *events = NULL;

  g_clear_pointer (&self->matches, g_free);
  self->n_events = 0;
  if (self->bundle != NULL)
    events = annals_bundle_get_events (self->bundle, &self->n_events);
  self->n_matches = self->n_events;
  if (self->terms->len == 0 || self->n_events == 0)
    return;

  self->matches = g_new (guint8, self->n_events);
  self->n_matches = 0;
  for (guint i = 0; i < self->n_events; i++)
    {
      self->matches[i] = is_met (self, &events[i]) ? 1 : 0;
      self->n_matches += self->matches[i];
    }
}

static guint
find_term (const AnnalsFilter *self,
           AnnalsFilterKind    kind,
           const char         *value)
{
  for (guint i = 0; i < self->terms->len; i++)
    {
      const AnnalsFilterTerm *term = g_ptr_array_index (self->terms, i);

      if (term->kind == kind && strcmp (term->value, value) == 0)
        return i;
    }

  return ANNALS_NONE;
}

/**
 * annals_filter_new:
 *
 * Creates a filter without a bundle that every event passes.
 *
 * Returns: (transfer full): the filter
 */
AnnalsFilter *
annals_filter_new (void)
{
  AnnalsFilter *self = g_new0 (AnnalsFilter, 1);

  self->terms = g_ptr_array_new_with_free_func ((GDestroyNotify) term_free);
  return self;
}

/**
 * annals_filter_free:
 * @self: (transfer full): a filter
 *
 * Frees a filter.
 */
void
annals_filter_free (AnnalsFilter *self)
{
  g_clear_object (&self->bundle);
  g_ptr_array_unref (self->terms);
  g_free (self->matches);
  g_free (self);
}

/**
 * annals_filter_set_bundle:
 * @self: a filter
 * @bundle: (nullable): the bundle whose events it chooses from
 *
 * Begins anew with the events of a bundle: all terms are taken away.
 */
void
annals_filter_set_bundle (AnnalsFilter *self,
                          AnnalsBundle *bundle)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->bundle, bundle);
  g_ptr_array_set_size (self->terms, 0);
  update_matches (self);
}

/**
 * annals_filter_add:
 * @self: a filter
 * @kind: what is looked at
 * @value: what has to be there
 *
 * Adds a term. Cost: O(n) in all events, their names and accounts.
 *
 * Returns: %FALSE if it was there already
 */
gboolean
annals_filter_add (AnnalsFilter    *self,
                   AnnalsFilterKind kind,
                   const char      *value)
{
  AnnalsFilterTerm *term;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (kind < ANNALS_N_FILTER_KINDS && value != NULL, FALSE);

  if (annals_filter_has (self, kind, value))
    return FALSE;

  term = g_new (AnnalsFilterTerm, 1);
  term->kind = kind;
  term->value = g_strdup (value);
  g_ptr_array_add (self->terms, term);
  update_matches (self);
  return TRUE;
}

/**
 * annals_filter_remove:
 * @self: a filter
 * @kind: what is looked at
 * @value: what had to be there
 *
 * Takes a term away. Cost: as annals_filter_add().
 *
 * Returns: %FALSE if it was not there
 */
gboolean
annals_filter_remove (AnnalsFilter    *self,
                      AnnalsFilterKind kind,
                      const char      *value)
{
  guint place;

  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  place = find_term (self, kind, value);
  if (place == ANNALS_NONE)
    return FALSE;

  g_ptr_array_remove_index (self->terms, place);
  update_matches (self);
  return TRUE;
}

/**
 * annals_filter_clear:
 * @self: a filter
 *
 * Takes all terms away.
 *
 * Returns: %FALSE if there were none
 */
gboolean
annals_filter_clear (AnnalsFilter *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->terms->len == 0)
    return FALSE;

  g_ptr_array_set_size (self->terms, 0);
  update_matches (self);
  return TRUE;
}

/**
 * annals_filter_has:
 * @self: a filter
 * @kind: what is looked at
 * @value: what has to be there
 *
 * Returns: whether this is one of the terms
 */
gboolean
annals_filter_has (const AnnalsFilter *self,
                   AnnalsFilterKind    kind,
                   const char         *value)
{
  g_return_val_if_fail (self != NULL && value != NULL, FALSE);

  return find_term (self, kind, value) != ANNALS_NONE;
}

/**
 * annals_filter_get_terms:
 * @self: a filter
 *
 * Returns: (transfer none) (element-type AnnalsFilterTerm): its terms, the first added first
 */
GPtrArray *
annals_filter_get_terms (AnnalsFilter *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->terms;
}

/**
 * annals_filter_matches:
 * @self: a filter
 * @event: an event of its bundle
 *
 * Returns: whether the event passes; without terms every event does
 */
gboolean
annals_filter_matches (const AnnalsFilter *self,
                       guint               event)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->matches == NULL || (event < self->n_events && self->matches[event]);
}

/**
 * annals_filter_count_matches:
 * @self: a filter
 *
 * Returns: how many events pass
 */
guint
annals_filter_count_matches (const AnnalsFilter *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_matches;
}

/**
 * annals_filter_name_value:
 * @bundle: the bundle of a filter
 * @kind: what is looked at
 * @value: what has to be there
 *
 * Returns: (transfer full): what the reader calls it: a label, a name, a short name; the id where
 *   the bundle has nothing of this id
 */
char *
annals_filter_name_value (AnnalsBundle    *bundle,
                          AnnalsFilterKind kind,
                          const char      *value)
{
  guint                 n_categories;
  guint                 n_sources;
  const AnnalsCategory *categories;
  const AnnalsSource   *sources;

  g_return_val_if_fail (ANNALS_IS_BUNDLE (bundle) && value != NULL, NULL);

  categories = annals_bundle_get_categories (bundle, &n_categories);
  for (guint i = 0; i < n_categories && kind == ANNALS_FILTER_CATEGORY; i++)
    if (strcmp (annals_bundle_get_text (bundle, categories[i].id), value) == 0)
      return g_strdup (annals_bundle_get_text (bundle, categories[i].label));

  sources = annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_sources && kind == ANNALS_FILTER_SOURCE; i++)
    if (strcmp (annals_bundle_get_text (bundle, sources[i].id), value) == 0)
      return g_strdup (annals_bundle_get_text (bundle, sources[i].short_name));

  return g_strdup (value);
}
