/* annals-bundle-builder.c — fills the tables of a bundle and works out what follows from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records are added top down: categories, sources and eras first, then event after event, each
 * followed by what belongs to it and by its accounts, each account by its passages and claims.
 * So the parts of a record are neighbours in their tables, and a first index with a count names
 * them. annals_bundle_builder_finish() then places the events on the axis, in their eras and in
 * order, anchors the passages and compares the accounts.
 */

#include "config.h"

#include "core/annals-bundle-builder.h"

#include "core/annals-agreement.h"
#include "core/annals-bundle-private.h"
#include "core/annals-diagnostic.h"

#include <math.h>
#include <string.h>

struct _AnnalsBundleBuilder
{
  AnnalsBundle *bundle; /* owned */
};

#define RECORD(table, type, index) (&g_array_index ((table), type, (index)))
#define LAST(table, type)          RECORD (table, type, (table)->len - 1)

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
  bundle->event_index.records = g_array_new (FALSE, FALSE, sizeof (guint32));
  bundle->era_index.records = g_array_new (FALSE, FALSE, sizeof (guint32));
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
  g_array_append_vals (self->bundle->categories, category, 1);
  return self->bundle->categories->len - 1;
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
  AnnalsSource copy = *source;

  copy.article = ANNALS_NONE;
  if (article != NULL)
    {
      copy.article = self->bundle->articles->len;
      g_ptr_array_add (self->bundle->articles, annals_article_ref (article));
    }

  g_array_append_val (self->bundle->sources, copy);
  return self->bundle->sources->len - 1;
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
  if (self->bundle->eras->len >= ANNALS_MAX_ERAS)
    return ANNALS_NONE;

  g_array_append_vals (self->bundle->eras, era, 1);
  return self->bundle->eras->len - 1;
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

  copy.dating = ANNALS_NONE;
  copy.era = ANNALS_NONE;
  copy.accounts = (AnnalsRange){ bundle->accounts->len, 0 };
  copy.categories = (AnnalsRange){ bundle->event_categories->len, 0 };
  copy.participants = (AnnalsRange){ bundle->event_participants->len, 0 };
  copy.places = (AnnalsRange){ bundle->places->len, 0 };
  g_array_append_val (bundle->events, copy);

  return bundle->events->len - 1;
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
  return annals_bundle_get_article (self->bundle, source) != NULL;
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
     .anchor = annals_passage_anchor (annals_bundle_get_article (bundle, account->source), quote),
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

/* An event without a date of its own stands where its best-ranked dated account puts it, but never
 * where an account does that the bundle itself has set aside. Among equals the first in the file
 * decides, so that the same file always gives the same picture. */
static void
place_event (AnnalsBundle *bundle,
             AnnalsEvent  *event)
{
  const AnnalsAccount *best = NULL;

  if (event->date.kind != ANNALS_DATE_NONE)
    return;

  for (guint i = 0; i < event->accounts.count; i++)
    {
      guint                index = event->accounts.first + i;
      const AnnalsAccount *account = RECORD (bundle->accounts, AnnalsAccount, index);

      if (account->date.kind == ANNALS_DATE_NONE || account->rank == ANNALS_RANK_DEPRECATED)
        continue;
      if (best != NULL && (account->rank != ANNALS_RANK_PREFERRED || best->rank == account->rank))
        continue;

      best = account;
      event->dating = index;
      event->date = account->date;
      event->edtf = account->edtf;
    }
}

static int
compare_instants (gconstpointer a,
                  gconstpointer b)
{
  AnnalsInstant x = *(const AnnalsInstant *) a;
  AnnalsInstant y = *(const AnnalsInstant *) b;

  return (x > y) - (x < y);
}

/* Length of an era for the question which is the inner one; an open end makes it the outer. */
static guint64
get_length (const AnnalsEra *era)
{
  return (guint64) era->date.upper - (guint64) era->date.lower;
}

/* How many eras the era is part of, one in the other. */
static guint
get_depth (AnnalsBundle    *bundle,
           const AnnalsEra *era)
{
  guint depth = 0;

  for (; era->parent != ANNALS_NONE; era = RECORD (bundle->eras, AnnalsEra, era->parent))
    depth++;

  return depth;
}

typedef struct
{
  guint64 length;
  guint   depth;
  guint32 era;
} Nesting;

/* The shorter era is the inner one; of two that are equally long the part, not the whole. */
static int
compare_nestings (gconstpointer a,
                  gconstpointer b)
{
  const Nesting *x = a;
  const Nesting *y = b;

  if (x->length != y->length)
    return x->length < y->length ? -1 : 1;
  if (x->depth != y->depth)
    return x->depth > y->depth ? -1 : 1;

  return (x->era > y->era) - (x->era < y->era);
}

/* The dated eras, inner ones before outer ones. */
static GArray *
order_by_nesting (AnnalsBundle *bundle)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Nesting));

  for (guint32 i = 0; i < bundle->eras->len; i++)
    {
      const AnnalsEra *era = RECORD (bundle->eras, AnnalsEra, i);
      Nesting          nesting = { get_length (era), get_depth (bundle, era), i };

      if (era->date.kind != ANNALS_DATE_NONE)
        g_array_append_val (order, nesting);
    }
  g_array_sort (order, compare_nestings);

  return order;
}

static guint32
find_innermost (AnnalsBundle *bundle,
                GArray       *order,
                AnnalsInstant instant)
{
  for (guint i = 0; i < order->len; i++)
    {
      guint32          index = g_array_index (order, Nesting, i).era;
      const AnnalsEra *era = RECORD (bundle->eras, AnnalsEra, index);

      if (instant >= era->date.lower && instant < era->date.upper)
        return index;
    }

  return ANNALS_NONE;
}

/*
 * The ends of all eras cut the axis into pieces; within a piece the innermost era is the same.
 *
 *     eras    |----a----|  |---c---|
 *                |-b-|
 *     pieces  |a |b  |a |- |c      |
 *
 * Returns the starts of the pieces, and in @innermost the era of each.
 */
static GArray *
cut_axis_by_eras (AnnalsBundle *bundle,
                  GArray       *innermost)
{
  GArray            *starts = g_array_new (FALSE, FALSE, sizeof (AnnalsInstant));
  g_autoptr (GArray) order = order_by_nesting (bundle);

  for (guint i = 0; i < order->len; i++)
    {
      const AnnalsEra *era = RECORD (bundle->eras, AnnalsEra,
                                     g_array_index (order, Nesting, i).era);

      g_array_append_val (starts, era->date.lower);
      g_array_append_val (starts, era->date.upper);
    }
  g_array_sort (starts, compare_instants);

  for (guint i = 0; i < starts->len; i++)
    {
      AnnalsInstant start = g_array_index (starts, AnnalsInstant, i);
      guint32       inner = find_innermost (bundle, order, start);

      g_array_append_val (innermost, inner);
    }

  return starts;
}

/* The era of the piece in which a date begins. A date of which it is only known that it lies in a
 * stretch of time may begin before the first era that it can lie in. */
static guint32
find_era (GArray           *starts,
          GArray           *innermost,
          const AnnalsDate *date)
{
  gboolean      is_stretch = date->kind == ANNALS_DATE_SINGLE || date->kind == ANNALS_DATE_ONE_OF;
  AnnalsInstant begin = date->lower == ANNALS_INSTANT_MIN ? date->upper - 1 : date->lower;
  guint         low = 0;
  guint         high = starts->len;
  guint32       era;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (starts, AnnalsInstant, middle) <= begin)
        low = middle + 1;
      else
        high = middle;
    }

  era = low == 0 ? ANNALS_NONE : g_array_index (innermost, guint32, low - 1);
  for (; era == ANNALS_NONE && is_stretch && low < starts->len &&
         g_array_index (starts, AnnalsInstant, low) < date->upper;
       low++)
    era = g_array_index (innermost, guint32, low);

  return era;
}

static void
assign_eras (AnnalsBundle *bundle)
{
  g_autoptr (GArray) innermost = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) starts = cut_axis_by_eras (bundle, innermost);

  for (guint i = 0; i < bundle->events->len; i++)
    {
      AnnalsEvent *event = RECORD (bundle->events, AnnalsEvent, i);

      if (event->date.kind != ANNALS_DATE_NONE)
        event->era = find_era (starts, innermost, &event->date);
    }
}

static void
extend_bounds_by_second (AnnalsBundle *bundle,
                         AnnalsInstant second)
{
  bundle->lower = bundle->has_bounds ? MIN (bundle->lower, second) : second;
  bundle->upper = bundle->has_bounds ? MAX (bundle->upper, second + 1) : second + 1;
  bundle->has_bounds = TRUE;
}

/* Ends that are open or unknown do not widen the bounds, or one of them would fill the axis; the
 * other end still counts. */
static void
extend_bounds (AnnalsBundle     *bundle,
               const AnnalsDate *date)
{
  if (date->kind == ANNALS_DATE_NONE)
    return;

  if (date->lower != ANNALS_INSTANT_MIN)
    extend_bounds_by_second (bundle, date->lower);
  if (date->upper != ANNALS_INSTANT_MAX)
    extend_bounds_by_second (bundle, date->upper - 1);
}

static void
measure_bounds (AnnalsBundle *bundle)
{
  for (guint i = 0; i < bundle->eras->len; i++)
    extend_bounds (bundle, &RECORD (bundle->eras, AnnalsEra, i)->date);
  for (guint i = 0; i < bundle->events->len; i++)
    extend_bounds (bundle, &RECORD (bundle->events, AnnalsEvent, i)->date);
  for (guint i = 0; i < bundle->accounts->len; i++)
    extend_bounds (bundle, &RECORD (bundle->accounts, AnnalsAccount, i)->date);
}

/**
 * annals_bundle_builder_finish:
 * @self: a builder; empty afterwards, to be freed
 * @diagnostics: (element-type AnnalsDiagnostic) (nullable): what was wrong with the file; a
 *   reference is taken
 *
 * Works out what follows from the records and hands over the bundle.
 *
 * Cost: O(n log n) in events, O(m²) in eras.
 *
 * Returns: (transfer full): the bundle, immutable from now on
 */
AnnalsBundle *
annals_bundle_builder_finish (AnnalsBundleBuilder *self,
                              GPtrArray           *diagnostics)
{
  AnnalsBundle *bundle = self->bundle;

  g_return_val_if_fail (bundle != NULL, NULL);

  if (diagnostics != NULL)
    bundle->diagnostics = g_ptr_array_ref (diagnostics);
  else
    bundle->diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);

  for (guint i = 0; i < bundle->events->len; i++)
    place_event (bundle, RECORD (bundle->events, AnnalsEvent, i));
  assign_eras (bundle);
  annals_bundle_order_events (bundle);
  annals_bundle_index_ids (bundle, bundle->events, &bundle->event_index);
  annals_bundle_index_ids (bundle, bundle->eras, &bundle->era_index);
  measure_bounds (bundle);

  for (guint i = 0; i < bundle->events->len; i++)
    {
      AnnalsEvent *event = RECORD (bundle->events, AnnalsEvent, i);

      annals_agreement_summarise (bundle, i, &event->date_agreement, &event->agreement);
    }

  return g_steal_pointer (&self->bundle);
}
