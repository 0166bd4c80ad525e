/* annals-bundle-builder.c — fills the tables of a bundle and works out what follows from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records are added top down: categories, sources and eras first, then event after event, each
 * followed by what belongs to it and by its accounts, each account by its passages and claims.
 * So the parts of a record are neighbours in their tables, and a first index with a count names
 * them. Events may also be added in parts that several threads fill at the same time: all that is
 * left to do for a part is to move its records, and the places that they name, behind those of the
 * whole. annals_bundle_builder_finish() then works out what follows from the records.
 */

#include "config.h"

#include "core/annals-bundle-builder.h"

#include "core/annals-bundle-private.h"
#include "core/annals-diagnostic.h"

#include <string.h>

struct _AnnalsBundleBuilder
{
  AnnalsBundle        *bundle; /* owned */
  AnnalsBundle        *base;   /* owned, what the parts see of it; NULL if there are none */
  AnnalsBundleBuilder *whole;  /* borrowed, that this is a part of; NULL if it is none */
  gboolean             has_to_wait;
};

#define RECORD(table, type, index) (&g_array_index ((table), type, (index)))
#define LAST(table, type)          RECORD (table, type, (table)->len - 1)

/* The bundle to read categories, sources and eras from. */
static AnnalsBundle *
get_base (AnnalsBundleBuilder *self)
{
  return self->whole != NULL ? self->whole->base : self->bundle;
}

/**
 * annals_bundle_builder_new:
 *
 * Creates a builder without any record.
 *
 * Returns: (transfer full): the builder
 */
AnnalsBundleBuilder *
annals_bundle_builder_new (void)
{
  AnnalsBundleBuilder *self = g_new0 (AnnalsBundleBuilder, 1);
  AnnalsBundle        *bundle = g_object_new (ANNALS_TYPE_BUNDLE, NULL);

  bundle->pool = g_byte_array_new ();
  g_byte_array_append (bundle->pool, (const guint8 *) "", 1);
  bundle->eras = g_array_new (FALSE, FALSE, sizeof (AnnalsEra));
  bundle->categories = g_array_new (FALSE, FALSE, sizeof (AnnalsCategory));
  bundle->sources = g_array_new (FALSE, FALSE, sizeof (AnnalsSource));
  bundle->events = g_array_new (FALSE, FALSE, sizeof (AnnalsEvent));
  bundle->accounts = g_array_new (FALSE, FALSE, sizeof (AnnalsAccount));
  bundle->passages = g_array_new (FALSE, FALSE, sizeof (AnnalsPassage));
  bundle->claims = g_array_new (FALSE, FALSE, sizeof (AnnalsClaim));
  bundle->places = g_array_new (FALSE, FALSE, sizeof (AnnalsPlace));
  bundle->resolutions = g_array_new (FALSE, FALSE, sizeof (AnnalsResolution));
  bundle->event_categories = g_array_new (FALSE, FALSE, sizeof (guint32));
  bundle->event_participants = g_array_new (FALSE, FALSE, sizeof (AnnalsText));
  bundle->chronology = g_array_new (FALSE, FALSE, sizeof (guint32));
  bundle->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_article_unref);
  self->bundle = bundle;

  return self;
}

/**
 * annals_bundle_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees the builder and all that was added to it.
 */
void
annals_bundle_builder_free (AnnalsBundleBuilder *self)
{
  g_clear_object (&self->base);
  g_clear_object (&self->bundle);
  g_free (self);
}

/**
 * annals_bundle_builder_add_text:
 * @self: a builder
 * @text: (nullable): valid UTF-8
 *
 * Puts a string into the pool.
 *
 * Returns: its place, 0 for %NULL, "" and whatever no longer fits into 4 GiB
 */
AnnalsText
annals_bundle_builder_add_text (AnnalsBundleBuilder *self,
                                const char          *text)
{
  GByteArray *pool = self->bundle->pool;
  gsize       size;
  guint       place = pool->len;

  if (text == NULL || *text == '\0')
    return 0;

  size = strlen (text) + 1;
  if (size > G_MAXUINT32 - 1 - place)
    return 0;

  g_byte_array_append (pool, (const guint8 *) text, (guint) size);
  return place;
}

/**
 * annals_bundle_builder_find:
 * @self: a builder
 * @kind: kind of record
 * @id: an id
 *
 * A part knows the categories, sources and eras of the whole, and its own events.
 *
 * Returns: index of the record that was added first with this id, or %ANNALS_NONE
 */
guint
annals_bundle_builder_find (AnnalsBundleBuilder *self,
                            AnnalsRecordKind     kind,
                            const char          *id)
{
  AnnalsBundle *base = get_base (self);
  AnnalsBundle *whole = self->whole != NULL ? self->whole->bundle : self->bundle;

  switch (kind)
    {
    case ANNALS_RECORD_CATEGORY:
      return annals_id_index_find (&whole->category_ids, base, base->categories, id);
    case ANNALS_RECORD_SOURCE:
      return annals_id_index_find (&whole->source_ids, base, base->sources, id);
    case ANNALS_RECORD_ERA:
      return annals_id_index_find (&whole->era_ids, base, base->eras, id);
    case ANNALS_RECORD_EVENT:
      return annals_id_index_find (&self->bundle->event_ids, self->bundle, self->bundle->events,
                                   id);
    }

  g_assert_not_reached ();
}

/**
 * annals_bundle_builder_set_header:
 * @self: a builder
 * @header: what the bundle says of itself
 */
void
annals_bundle_builder_set_header (AnnalsBundleBuilder      *self,
                                  const AnnalsBundleHeader *header)
{
  AnnalsBundle *bundle = self->bundle;

  g_return_if_fail (header->id != NULL && *header->id != '\0');

  bundle->id = annals_bundle_builder_add_text (self, header->id);
  bundle->title = annals_bundle_builder_add_text (self, header->title);
  bundle->description = annals_bundle_builder_add_text (self, header->description);
  bundle->language = annals_bundle_builder_add_text (self, header->language);
  bundle->license = annals_bundle_builder_add_text (self, header->license);
  bundle->creator = annals_bundle_builder_add_text (self, header->creator);
}

/**
 * annals_bundle_builder_add_category:
 * @self: a builder
 * @category: a category whose strings are in the pool
 *
 * Returns: its index
 */
guint
annals_bundle_builder_add_category (AnnalsBundleBuilder  *self,
                                    const AnnalsCategory *category)
{
  AnnalsBundle *bundle = self->bundle;
  guint         index = bundle->categories->len;

  g_array_append_vals (bundle->categories, category, 1);
  annals_id_index_add (&bundle->category_ids, bundle, bundle->categories, index);

  return index;
}

/**
 * annals_bundle_builder_add_source:
 * @self: a builder
 * @source: a source whose strings are in the pool; its `article` is set here
 * @article: (nullable): the source's article; a reference is taken
 *
 * Returns: its index
 */
guint
annals_bundle_builder_add_source (AnnalsBundleBuilder *self,
                                  const AnnalsSource  *source,
                                  AnnalsArticle       *article)
{
  AnnalsBundle *bundle = self->bundle;
  AnnalsSource  copy = *source;
  guint         index = bundle->sources->len;

  copy.article = ANNALS_NONE;
  if (article != NULL)
    {
      copy.article = bundle->articles->len;
      g_ptr_array_add (bundle->articles, annals_article_ref (article));
    }

  g_array_append_val (bundle->sources, copy);
  annals_id_index_add (&bundle->source_ids, bundle, bundle->sources, index);

  return index;
}

/**
 * annals_bundle_builder_add_era:
 * @self: a builder
 * @era: an era whose strings are in the pool and whose date is that of its period
 *
 * Returns: its index, or %ANNALS_NONE beyond %ANNALS_MAX_ERAS
 */
guint
annals_bundle_builder_add_era (AnnalsBundleBuilder *self,
                               const AnnalsEra     *era)
{
  AnnalsBundle *bundle = self->bundle;
  guint         index = bundle->eras->len;

  if (index >= ANNALS_MAX_ERAS)
    return ANNALS_NONE;

  g_array_append_vals (bundle->eras, era, 1);
  annals_id_index_add (&bundle->era_ids, bundle, bundle->eras, index);

  return index;
}

/**
 * annals_bundle_builder_set_era_parent:
 * @self: a builder
 * @era: an era
 * @parent: the era that it is part of, or %ANNALS_NONE
 *
 * Sets the parent after all eras are known. The caller makes sure that there is no cycle.
 */
void
annals_bundle_builder_set_era_parent (AnnalsBundleBuilder *self,
                                      guint                era,
                                      guint                parent)
{
  g_return_if_fail (era < self->bundle->eras->len);

  RECORD (self->bundle->eras, AnnalsEra, era)->parent = parent;
}

/**
 * annals_bundle_builder_add_event:
 * @self: a builder
 * @event: id, title, edtf, date, summary and importance; the rest is set here
 *
 * Begins an event. What is added next belongs to it.
 *
 * Returns: its index
 */
guint
annals_bundle_builder_add_event (AnnalsBundleBuilder *self,
                                 const AnnalsEvent   *event)
{
  AnnalsBundle *bundle = self->bundle;
  AnnalsEvent   copy = *event;
  guint         index = bundle->events->len;

  copy.dating = ANNALS_NONE;
  copy.era = ANNALS_NONE;
  copy.accounts = (AnnalsRange){ bundle->accounts->len, 0 };
  copy.categories = (AnnalsRange){ bundle->event_categories->len, 0 };
  copy.participants = (AnnalsRange){ bundle->event_participants->len, 0 };
  copy.places = (AnnalsRange){ bundle->places->len, 0 };
  g_array_append_val (bundle->events, copy);
  annals_id_index_add (&bundle->event_ids, bundle, bundle->events, index);

  return index;
}

/**
 * annals_bundle_builder_set_event_era:
 * @self: a builder
 * @era: an era that the event begun last belongs to where its date does not tell one
 */
void
annals_bundle_builder_set_event_era (AnnalsBundleBuilder *self,
                                     guint                era)
{
  LAST (self->bundle->events, AnnalsEvent)->era = era;
}

/**
 * annals_bundle_builder_add_event_category:
 * @self: a builder
 * @category: index of a category of the event begun last
 */
void
annals_bundle_builder_add_event_category (AnnalsBundleBuilder *self,
                                          guint                category)
{
  guint32 copy = category;

  g_array_append_val (self->bundle->event_categories, copy);
  LAST (self->bundle->events, AnnalsEvent)->categories.count++;
}

/**
 * annals_bundle_builder_add_participant:
 * @self: a builder
 * @name: somebody who took part in the event begun last
 */
void
annals_bundle_builder_add_participant (AnnalsBundleBuilder *self,
                                       const char          *name)
{
  AnnalsText text = annals_bundle_builder_add_text (self, name);

  g_array_append_val (self->bundle->event_participants, text);
  LAST (self->bundle->events, AnnalsEvent)->participants.count++;
}

/**
 * annals_bundle_builder_add_place:
 * @self: a builder
 * @name: a place of the event begun last
 * @latitude: degrees, NaN if not told
 * @longitude: degrees, NaN if not told
 */
void
annals_bundle_builder_add_place (AnnalsBundleBuilder *self,
                                 const char          *name,
                                 double               latitude,
                                 double               longitude)
{
  AnnalsPlace place = { annals_bundle_builder_add_text (self, name), latitude, longitude };

  g_array_append_val (self->bundle->places, place);
  LAST (self->bundle->events, AnnalsEvent)->places.count++;
}

/**
 * annals_bundle_builder_add_resolution:
 * @self: a builder
 * @property: a property of the event begun last
 * @note: how the bundle explains the conflict about it
 */
void
annals_bundle_builder_add_resolution (AnnalsBundleBuilder *self,
                                      const char          *property,
                                      const char          *note)
{
  AnnalsResolution resolution = {
    self->bundle->events->len - 1,
    annals_bundle_builder_add_text (self, property),
    annals_bundle_builder_add_text (self, note),
  };

  g_array_append_val (self->bundle->resolutions, resolution);
}

/**
 * annals_bundle_builder_add_account:
 * @self: a builder
 * @account: source, edtf, date, stated, rank and rank_reason; the rest is set here
 *
 * Begins an account of the event begun last. Passages and claims added next belong to it.
 *
 * Returns: its index
 */
guint
annals_bundle_builder_add_account (AnnalsBundleBuilder *self,
                                   const AnnalsAccount *account)
{
  AnnalsBundle *bundle = self->bundle;
  AnnalsAccount copy = *account;

  copy.event = bundle->events->len - 1;
  copy.passages = (AnnalsRange){ bundle->passages->len, 0 };
  copy.claims = (AnnalsRange){ bundle->claims->len, 0 };
  g_array_append_val (bundle->accounts, copy);
  LAST (bundle->events, AnnalsEvent)->accounts.count++;

  return bundle->accounts->len - 1;
}

/**
 * annals_bundle_builder_has_article:
 * @self: a builder
 * @source: index of a source
 *
 * Returns: whether the source has an article to look for passages in
 */
gboolean
annals_bundle_builder_has_article (AnnalsBundleBuilder *self,
                                   guint                source)
{
  return annals_bundle_get_article (get_base (self), source) != NULL;
}

/* Looks for a passage. In a part, only as far as no other passage can make a difference. */
static AnnalsAnchor
find_passage (AnnalsBundleBuilder *self,
              guint                source,
              const AnnalsQuote   *quote)
{
  AnnalsArticle *article = annals_bundle_get_article (get_base (self), source);
  AnnalsAnchor   anchor = { .state = ANNALS_ANCHOR_SKIPPED };

  if (self->whole == NULL)
    return annals_passage_anchor (article, quote);

  if (!annals_passage_anchor_at_once (article, quote, &anchor))
    self->has_to_wait = TRUE;
  return anchor;
}

/**
 * annals_bundle_builder_add_passage:
 * @self: a builder
 * @quote: a passage of the account begun last
 *
 * The passage is looked up in the source's article at once. Cost: that of
 * annals_passage_anchor().
 *
 * Returns: where it was found
 */
AnnalsAnchor
annals_bundle_builder_add_passage (AnnalsBundleBuilder *self,
                                   const AnnalsQuote   *quote)
{
  AnnalsBundle  *bundle = self->bundle;
  AnnalsAccount *account = LAST (bundle->accounts, AnnalsAccount);
  AnnalsPassage  passage = {
     .account = bundle->accounts->len - 1,
     .exact = annals_bundle_builder_add_text (self, quote->exact),
     .prefix = annals_bundle_builder_add_text (self, quote->prefix),
     .suffix = annals_bundle_builder_add_text (self, quote->suffix),
     .start = quote->start,
     .end = quote->end,
     .anchor = find_passage (self, account->source, quote),
  };

  g_array_append_val (bundle->passages, passage);
  account->passages.count++;

  return passage.anchor;
}

/**
 * annals_bundle_builder_add_claim:
 * @self: a builder
 * @property: what the claim of the account begun last is about
 * @value: what it says
 * @polarity: whether it asserts or denies the value
 */
void
annals_bundle_builder_add_claim (AnnalsBundleBuilder *self,
                                 const char          *property,
                                 const char          *value,
                                 AnnalsPolarity       polarity)
{
  AnnalsBundle *bundle = self->bundle;
  AnnalsClaim   claim = {
      .account = bundle->accounts->len - 1,
      .property = annals_bundle_builder_add_text (self, property),
      .value = annals_bundle_builder_add_text (self, value),
      .polarity = (guint8) polarity,
  };

  g_array_append_val (bundle->claims, claim);
  LAST (bundle->accounts, AnnalsAccount)->claims.count++;
}

/* --- Parts ------------------------------------------------------------------------------------ */

/* A text of a part behind those of the whole; "" stays the one that each pool begins with. */
static void
move_text (AnnalsText *text,
           guint       offset)
{
  *text += *text != 0 ? offset : 0;
}

static void
append_events (AnnalsBundle *whole,
               AnnalsBundle *part,
               guint         offset)
{
  guint first = whole->events->len;

  g_array_append_vals (whole->events, part->events->data, part->events->len);
  for (guint i = first; i < whole->events->len; i++)
    {
      AnnalsEvent *event = RECORD (whole->events, AnnalsEvent, i);

      move_text (&event->id, offset);
      move_text (&event->title, offset);
      move_text (&event->edtf, offset);
      move_text (&event->summary, offset);
      event->accounts.first += whole->accounts->len;
      event->categories.first += whole->event_categories->len;
      event->participants.first += whole->event_participants->len;
      event->places.first += whole->places->len;
    }
}

static void
append_accounts (AnnalsBundle *whole,
                 AnnalsBundle *part,
                 guint         first_event,
                 guint         offset)
{
  guint first = whole->accounts->len;

  g_array_append_vals (whole->accounts, part->accounts->data, part->accounts->len);
  for (guint i = first; i < whole->accounts->len; i++)
    {
      AnnalsAccount *account = RECORD (whole->accounts, AnnalsAccount, i);

      account->event += first_event;
      move_text (&account->edtf, offset);
      move_text (&account->stated, offset);
      move_text (&account->rank_reason, offset);
      account->passages.first += whole->passages->len;
      account->claims.first += whole->claims->len;
    }
}

static void
append_evidence (AnnalsBundle *whole,
                 AnnalsBundle *part,
                 guint         first_account,
                 guint         offset)
{
  guint first_passage = whole->passages->len;
  guint first_claim = whole->claims->len;

  g_array_append_vals (whole->passages, part->passages->data, part->passages->len);
  for (guint i = first_passage; i < whole->passages->len; i++)
    {
      AnnalsPassage *passage = RECORD (whole->passages, AnnalsPassage, i);

      passage->account += first_account;
      move_text (&passage->exact, offset);
      move_text (&passage->prefix, offset);
      move_text (&passage->suffix, offset);
    }

  g_array_append_vals (whole->claims, part->claims->data, part->claims->len);
  for (guint i = first_claim; i < whole->claims->len; i++)
    {
      AnnalsClaim *claim = RECORD (whole->claims, AnnalsClaim, i);

      claim->account += first_account;
      move_text (&claim->property, offset);
      move_text (&claim->value, offset);
    }
}

static void
append_circumstances (AnnalsBundle *whole,
                      AnnalsBundle *part,
                      guint         first_event,
                      guint         offset)
{
  guint first_place = whole->places->len;
  guint first_participant = whole->event_participants->len;
  guint first_resolution = whole->resolutions->len;

  g_array_append_vals (whole->event_categories, part->event_categories->data,
                       part->event_categories->len);

  g_array_append_vals (whole->places, part->places->data, part->places->len);
  for (guint i = first_place; i < whole->places->len; i++)
    move_text (&RECORD (whole->places, AnnalsPlace, i)->name, offset);

  g_array_append_vals (whole->event_participants, part->event_participants->data,
                       part->event_participants->len);
  for (guint i = first_participant; i < whole->event_participants->len; i++)
    move_text (RECORD (whole->event_participants, AnnalsText, i), offset);

  g_array_append_vals (whole->resolutions, part->resolutions->data, part->resolutions->len);
  for (guint i = first_resolution; i < whole->resolutions->len; i++)
    {
      AnnalsResolution *resolution = RECORD (whole->resolutions, AnnalsResolution, i);

      resolution->event += first_event;
      move_text (&resolution->property, offset);
      move_text (&resolution->note, offset);
    }
}

/* What parts read while other parts are appended: the tables that stay as they are, with the pool
 * as it is now, as that of the whole moves when it grows. */
static AnnalsBundle *
make_base (AnnalsBundle *whole)
{
  AnnalsBundle *base = g_object_new (ANNALS_TYPE_BUNDLE, NULL);

  base->pool = g_byte_array_sized_new (whole->pool->len);
  g_byte_array_append (base->pool, whole->pool->data, whole->pool->len);
  base->categories = g_array_ref (whole->categories);
  base->sources = g_array_ref (whole->sources);
  base->eras = g_array_ref (whole->eras);
  base->articles = g_ptr_array_ref (whole->articles);

  return base;
}

/**
 * annals_bundle_builder_new_part:
 * @whole: a builder that has all categories, sources and eras
 *
 * Creates a builder for some of the events, to be filled in another thread while events are added
 * to @whole, but nothing else is. Thread: that of @whole.
 *
 * Returns: (transfer full): the part; @whole must outlive it
 */
AnnalsBundleBuilder *
annals_bundle_builder_new_part (AnnalsBundleBuilder *whole)
{
  AnnalsBundleBuilder *self = annals_bundle_builder_new ();

  if (whole->base == NULL)
    whole->base = make_base (whole->bundle);
  self->whole = whole;
  return self;
}

/**
 * annals_bundle_builder_has_to_wait:
 * @self: a builder
 *
 * Tells whether something was to be done for a part that gives the same result on every machine
 * only if it is done in the order of the file: to search an article where earlier passages may
 * have used up what may be spent on searches.
 *
 * Returns: whether the part cannot be appended
 */
gboolean
annals_bundle_builder_has_to_wait (AnnalsBundleBuilder *self)
{
  return self->has_to_wait;
}

/**
 * annals_bundle_builder_append_part:
 * @self: a builder
 * @part: a part of it
 *
 * Appends the events of a part, unless one of them has an id that is taken, they do not fit, or
 * the part has to wait, see annals_bundle_builder_has_to_wait(). They must be read again then, into
 * @self.
 *
 * Cost: O(n) in the events of the part; they are moved as they are.
 *
 * Returns: whether they were appended
 */
gboolean
annals_bundle_builder_append_part (AnnalsBundleBuilder *self,
                                   AnnalsBundleBuilder *part)
{
  AnnalsBundle *whole = self->bundle;
  AnnalsBundle *events = part->bundle;
  guint         first_event = whole->events->len;
  guint         first_account = whole->accounts->len;
  guint         offset = whole->pool->len - 1; /* the part's text 1 follows on the whole's last */

  g_return_val_if_fail (part->whole == self, FALSE);

  if (part->has_to_wait || events->pool->len > G_MAXUINT32 - whole->pool->len ||
      annals_id_index_shares_events (&whole->event_ids, whole, &events->event_ids, events))
    return FALSE;

  g_byte_array_append (whole->pool, events->pool->data + 1, events->pool->len - 1);
  append_events (whole, events, offset);
  append_accounts (whole, events, first_event, offset);
  append_evidence (whole, events, first_account, offset);
  append_circumstances (whole, events, first_event, offset);
  annals_id_index_append (&whole->event_ids, &events->event_ids, first_event);

  return TRUE;
}

/* --- The bundle ------------------------------------------------------------------------------- */

/**
 * annals_bundle_builder_finish:
 * @self: a builder; empty afterwards, to be freed
 * @diagnostics: (element-type AnnalsDiagnostic) (nullable): what was wrong with the file; a
 *   reference is taken
 * @cancellable: (nullable): to stop
 *
 * Works out what follows from the records and hands over the bundle.
 *
 * Cost: O(n) in events, O(m²) in eras.
 *
 * Returns: (transfer full) (nullable): the bundle, immutable from now on; %NULL if it was cancelled
 */
AnnalsBundle *
annals_bundle_builder_finish (AnnalsBundleBuilder *self,
                              GPtrArray           *diagnostics,
                              GCancellable        *cancellable)
{
  AnnalsBundle *bundle = self->bundle;

  g_return_val_if_fail (bundle != NULL && self->whole == NULL, NULL);

  if (diagnostics != NULL)
    bundle->diagnostics = g_ptr_array_ref (diagnostics);
  else
    bundle->diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);

  annals_bundle_work_out (bundle, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;

  return g_steal_pointer (&self->bundle);
}
