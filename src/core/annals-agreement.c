/* annals-agreement.c — per property of an event: who says what, and whether they agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each account's date and each of its claims is a statement. Sorted by property, value, polarity
 * and place in the file, equal statements stand together and make a value, and neighbouring values
 * make a property. Sorting keeps the cost at O(n log n) whatever a stranger's file repeats.
 *
 * "place" and "participant" have many values: an event can have several, so only an assertion and
 * a denial of the same one clash. Every other property has one value: any two that cannot both
 * be true clash. Accounts of rank deprecated are listed but weigh nothing.
 */

#include "config.h"

#include "core/annals-agreement.h"

#include <string.h>

/* The properties whose names the format fixes, in the order in which they are listed. Those of
 * the bundle's own follow by name. */
static const char *const known_properties[] = { "date", "place", "participant" };

/* From so many members of sets on, dates of one event are compared by their hulls. */
#define MAX_STRETCHES 1000

typedef struct
{
  const char    *property; /* borrowed */
  const char    *text;     /* borrowed; as the bundle writes the value */
  char          *key;      /* owned; the same for all spellings of one value */
  guint          order;    /* of the property in known_properties */
  guint32        account;
  guint          place; /* in the file */
  AnnalsDate     date;
  AnnalsPolarity polarity;
} Statement;

static void
statement_clear (gpointer data)
{
  Statement *self = data;

  g_free (self->key);
}

static void
annals_value_free (gpointer data)
{
  AnnalsValue *self = data;

  g_array_unref (self->accounts);
  g_free (self);
}

static void
annals_property_free (gpointer data)
{
  AnnalsProperty *self = data;

  g_ptr_array_unref (self->values);
  g_free (self);
}

/* --- Statements ----------------------------------------------------------------------------- */

static guint
get_property_order (const char *property)
{
  guint order = 0;

  while (order < G_N_ELEMENTS (known_properties) && strcmp (property, known_properties[order]) != 0)
    order++;

  return order;
}

static gboolean
is_date (const char *property)
{
  return get_property_order (property) == 0;
}

static gboolean
has_many_values (const char *property)
{
  guint order = get_property_order (property);

  return order == 1 || order == 2;
}

static void
add_statement (GArray    *statements,
               Statement *statement)
{
  statement->order = get_property_order (statement->property);
  statement->place = statements->len;
  statement->key = is_date (statement->property) ? g_strdup (statement->text)
                                                 : g_utf8_casefold (statement->text, -1);
  g_array_append_vals (statements, statement, 1);
}

static void
add_claim (GArray            *statements,
           AnnalsBundle      *bundle,
           const AnnalsClaim *claim)
{
  Statement statement = {
    .property = annals_bundle_get_text (bundle, claim->property),
    .text = annals_bundle_get_text (bundle, claim->value),
    .account = claim->account,
    .polarity = claim->polarity,
  };

  if (is_date (statement.property) && !annals_date_parse (statement.text, &statement.date, NULL))
    statement.date = (AnnalsDate){ 0 };

  add_statement (statements, &statement);
}

static int
compare_statements (gconstpointer a,
                    gconstpointer b)
{
  const Statement *x = a;
  const Statement *y = b;
  int              order = (x->order > y->order) - (x->order < y->order);

  if (order == 0)
    order = strcmp (x->property, y->property);
  if (order == 0)
    order = strcmp (x->key, y->key);
  if (order == 0)
    order = (x->polarity > y->polarity) - (x->polarity < y->polarity);
  if (order == 0)
    order = (x->place > y->place) - (x->place < y->place);

  return order;
}

static GArray *
list_statements (AnnalsBundle      *bundle,
                 const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsClaim   *claims = annals_bundle_get_claims (bundle, NULL);
  GArray              *statements = g_array_new (FALSE, FALSE, sizeof (Statement));

  g_array_set_clear_func (statements, statement_clear);
  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    {
      const AnnalsRange *range = &accounts[i].claims;
      Statement          dating = {
                 .property = known_properties[0],
                 .text = annals_bundle_get_text (bundle, accounts[i].edtf),
                 .account = i,
                 .date = accounts[i].date,
                 .polarity = ANNALS_POLARITY_ASSERTS,
      };

      if (accounts[i].date.kind != ANNALS_DATE_NONE)
        add_statement (statements, &dating);
      for (guint j = range->first; j < range->first + range->count; j++)
        add_claim (statements, bundle, &claims[j]);
    }
  g_array_sort (statements, compare_statements);

  return statements;
}

/* --- Values --------------------------------------------------------------------------------- */

typedef struct
{
  AnnalsValue *value; /* borrowed */
  const char  *key;   /* borrowed */
  guint        place; /* in the file */
  guint        n_accounts;
  guint        n_sources;
} Support;

static int
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  guint32 x = *(const guint32 *) a;
  guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

/* Counts who stands behind a value, deprecated accounts left out. */
static void
count_support (AnnalsBundle *bundle,
               Support      *support)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  g_autoptr (GArray)   sources = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < support->value->accounts->len; i++)
    {
      guint32              index = g_array_index (support->value->accounts, guint32, i);
      const AnnalsAccount *account = &accounts[index];

      support->value->is_preferred |= account->rank == ANNALS_RANK_PREFERRED;
      if (account->rank != ANNALS_RANK_DEPRECATED)
        g_array_append_val (sources, account->source);
    }

  support->n_accounts = sources->len;
  g_array_sort (sources, compare_indexes);
  for (guint i = 0; i < sources->len; i++)
    if (i == 0 || g_array_index (sources, guint32, i) != g_array_index (sources, guint32, i - 1))
      support->n_sources++;
}

static int
compare_support (gconstpointer a,
                 gconstpointer b)
{
  const Support *x = a;
  const Support *y = b;

  if (x->value->is_preferred != y->value->is_preferred)
    return x->value->is_preferred ? -1 : 1;
  if (x->n_accounts != y->n_accounts)
    return x->n_accounts > y->n_accounts ? -1 : 1;
  if (x->value->date.lower != y->value->date.lower)
    return x->value->date.lower < y->value->date.lower ? -1 : 1;
  if (x->value->date.upper != y->value->date.upper)
    return x->value->date.upper < y->value->date.upper ? -1 : 1;

  return (x->place > y->place) - (x->place < y->place);
}

static void
add_support (GArray          *supports,
             const Statement *statement)
{
  Support support = { g_new0 (AnnalsValue, 1), statement->key, statement->place, 0, 0 };

  support.value->text = statement->text;
  support.value->date = statement->date;
  support.value->polarity = statement->polarity;
  support.value->accounts = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_array_append_val (supports, support);
}

/* Statements of one value stand in file order, so an account that repeats itself is the last. */
static void
add_account (AnnalsValue *value,
             guint32      account)
{
  GArray *accounts = value->accounts;

  if (accounts->len == 0 || g_array_index (accounts, guint32, accounts->len - 1) != account)
    g_array_append_val (accounts, account);
}

/* Gathers the values of the property whose statements begin at @first, each with its support, and
 * in @next where the next property begins. */
static GArray *
group_values (AnnalsBundle *bundle,
              GArray       *statements,
              guint         first,
              guint        *next)
{
  GArray    *supports = g_array_new (FALSE, FALSE, sizeof (Support));
  Statement *head = &g_array_index (statements, Statement, first);
  guint      i;

  for (i = first; i < statements->len; i++)
    {
      Statement *statement = &g_array_index (statements, Statement, i);
      Support   *last = NULL;

      if (strcmp (statement->property, head->property) != 0)
        break;

      if (supports->len > 0)
        last = &g_array_index (supports, Support, supports->len - 1);
      if (last == NULL || last->value->polarity != statement->polarity ||
          strcmp (last->key, statement->key) != 0)
        add_support (supports, statement);

      last = &g_array_index (supports, Support, supports->len - 1);
      add_account (last->value, statement->account);
    }

  *next = i;
  for (i = 0; i < supports->len; i++)
    count_support (bundle, &g_array_index (supports, Support, i));

  return supports;
}

/* --- Judgement ------------------------------------------------------------------------------ */

typedef struct
{
  guint    n_asserted;
  guint    n_denied;
  guint    n_sources;   /* behind all values */
  guint    n_common;    /* fewest sources behind one asserted value */
  gboolean is_clashing; /* somebody denies what another asserts */
} Tally;

/* Distinct sources that make any statement on the property. */
static guint
count_sources (AnnalsBundle *bundle,
               GArray       *supports)
{
  AnnalsValue everybody = { .accounts = g_array_new (FALSE, FALSE, sizeof (guint32)) };
  Support     support = { .value = &everybody };

  for (guint i = 0; i < supports->len; i++)
    {
      GArray *accounts = g_array_index (supports, Support, i).value->accounts;

      g_array_append_vals (everybody.accounts, accounts->data, accounts->len);
    }
  count_support (bundle, &support);
  g_array_unref (everybody.accounts);

  return support.n_sources;
}

/* The supports still stand in the order of their keys, so an assertion and a denial of the same
 * value are neighbours. */
static Tally
tally_supports (AnnalsBundle *bundle,
                GArray       *supports)
{
  Tally    tally = { .n_common = G_MAXUINT };
  Support *asserted = NULL;

  tally.n_sources = count_sources (bundle, supports);
  for (guint i = 0; i < supports->len; i++)
    {
      Support *support = &g_array_index (supports, Support, i);

      if (support->n_accounts == 0)
        continue;

      if (support->value->polarity == ANNALS_POLARITY_DENIES)
        {
          tally.n_denied++;
          tally.is_clashing |= asserted != NULL && strcmp (asserted->key, support->key) == 0;
          continue;
        }

      asserted = support;
      tally.n_asserted++;
      tally.n_common = MIN (tally.n_common, support->n_sources);
    }

  return tally;
}

/* The stretches of time that a date allows: one, or those of the members of a set, unless there are
 * so many sets that only their hulls are compared. */
static GArray *
list_stretches (const AnnalsValue *value,
                gboolean           has_few_members)
{
  GArray *stretches;

  if (has_few_members &&
      (value->date.kind == ANNALS_DATE_ONE_OF || value->date.kind == ANNALS_DATE_ALL_OF))
    return annals_date_list_members (value->text);

  stretches = g_array_new (FALSE, FALSE, sizeof (AnnalsDate));
  g_array_append_val (stretches, value->date);
  return stretches;
}

static gboolean
do_any_meet (GArray *stretches,
             GArray *others)
{
  for (guint i = 0; i < stretches->len; i++)
    for (guint j = 0; j < others->len; j++)
      if (annals_date_overlaps (&g_array_index (stretches, AnnalsDate, i),
                                &g_array_index (others, AnnalsDate, j)))
        return TRUE;

  return FALSE;
}

/* Whether any two of the asserted dates can both be true. */
static gboolean
do_all_dates_meet (GArray *supports)
{
  g_autoptr (GPtrArray) dates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  guint                 n_stretches = 0;

  for (guint i = 0; i < supports->len; i++)
    {
      const Support *support = &g_array_index (supports, Support, i);
      GArray        *stretches;

      if (support->n_accounts == 0 || support->value->polarity == ANNALS_POLARITY_DENIES ||
          support->value->date.kind == ANNALS_DATE_NONE)
        continue;

      stretches = list_stretches (support->value, n_stretches < MAX_STRETCHES);
      n_stretches += stretches->len;
      for (guint j = 0; j < dates->len; j++)
        if (!do_any_meet (stretches, g_ptr_array_index (dates, j)))
          {
            g_array_unref (stretches);
            return FALSE;
          }
      g_ptr_array_add (dates, stretches);
    }

  return TRUE;
}

static AnnalsAgreement
judge (const char  *property,
       GArray      *supports,
       const Tally *tally)
{
  if (tally->is_clashing)
    return ANNALS_AGREEMENT_CONFLICT;
  if (tally->n_asserted == 0)
    return tally->n_denied > 0 ? ANNALS_AGREEMENT_DENIED : ANNALS_AGREEMENT_SINGLE;
  if (tally->n_asserted > 1 && is_date (property))
    return do_all_dates_meet (supports) ? ANNALS_AGREEMENT_COMPATIBLE
                                        : ANNALS_AGREEMENT_CONFLICT;
  if (tally->n_asserted > 1 && !has_many_values (property))
    return ANNALS_AGREEMENT_CONFLICT;
  if (tally->n_sources <= 1)
    return ANNALS_AGREEMENT_SINGLE;

  return tally->n_common == tally->n_sources ? ANNALS_AGREEMENT_AGREE : ANNALS_AGREEMENT_COMPATIBLE;
}

/* Nobody prefers a value, and no value has more sources than every other. */
static gboolean
is_tie (GArray *supports)
{
  guint most = 0;
  guint n_most = 0;

  for (guint i = 0; i < supports->len; i++)
    {
      Support *support = &g_array_index (supports, Support, i);

      if (support->value->is_preferred)
        return FALSE;
      if (support->n_sources > most)
        {
          most = support->n_sources;
          n_most = 0;
        }
      n_most += support->n_sources == most;
    }

  return n_most > 1;
}

/* The bundle's own note on a conflict. The notes are ordered by event. */
static const char *
find_resolution (AnnalsBundle *bundle,
                 guint         event,
                 const char   *property)
{
  guint                   n_resolutions;
  const AnnalsResolution *resolutions = annals_bundle_get_resolutions (bundle, &n_resolutions);
  guint                   low = 0;
  guint                   high = n_resolutions;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (resolutions[middle].event < event)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < n_resolutions && resolutions[low].event == event; low++)
    if (strcmp (annals_bundle_get_text (bundle, resolutions[low].property), property) == 0)
      return annals_bundle_get_text (bundle, resolutions[low].note);

  return NULL;
}

static AnnalsProperty *
make_property (AnnalsBundle *bundle,
               guint         event,
               const char   *name,
               GArray       *supports)
{
  AnnalsProperty *property = g_new0 (AnnalsProperty, 1);
  Tally           tally = tally_supports (bundle, supports);

  property->name = name;
  property->agreement = judge (name, supports, &tally);
  property->is_tie = property->agreement == ANNALS_AGREEMENT_CONFLICT && is_tie (supports);
  property->resolution = find_resolution (bundle, event, name);
  property->values = g_ptr_array_new_with_free_func (annals_value_free);

  g_array_sort (supports, compare_support);
  for (guint i = 0; i < supports->len; i++)
    g_ptr_array_add (property->values, g_array_index (supports, Support, i).value);

  return property;
}

/**
 * annals_agreement_list_properties:
 * @bundle: a bundle
 * @event: index of an event
 *
 * Lists the properties of an event that its sources tell: the date first, then place and
 * participant, then those of the bundle's own by name. The event's own date, places and
 * participants are the bundle's choice and no source's, so they are not among the values. An
 * account without a date has no say in the date. Cost: O(n log n) for n accounts and claims.
 *
 * Returns: (transfer full) (element-type AnnalsProperty): the properties; they must not outlive
 *   the bundle
 */
GPtrArray *
annals_agreement_list_properties (AnnalsBundle *bundle,
                                  guint         event)
{
  GPtrArray         *properties;
  g_autoptr (GArray) statements = NULL;
  const AnnalsEvent *events;
  guint              n_events;

  g_return_val_if_fail (ANNALS_IS_BUNDLE (bundle), NULL);
  events = annals_bundle_get_events (bundle, &n_events);
  g_return_val_if_fail (event < n_events, NULL);

  properties = g_ptr_array_new_with_free_func (annals_property_free);
  statements = list_statements (bundle, &events[event]);
  for (guint i = 0, next; i < statements->len; i = next)
    {
      g_autoptr (GArray) supports = group_values (bundle, statements, i, &next);
      const char        *name = g_array_index (statements, Statement, i).property;

      g_ptr_array_add (properties, make_property (bundle, event, name, supports));
    }

  return properties;
}

/**
 * annals_agreement_summarise:
 * @bundle: a bundle
 * @event: index of an event
 * @date_agreement: (out): an #AnnalsAgreement: how the sources stand to each other on the date
 * @loudest: (out): the loudest #AnnalsAgreement among all properties
 *
 * Works out what annals_agreement_list_properties() would say, without a list for the usual event
 * that one account tells.
 */
void
annals_agreement_summarise (AnnalsBundle *bundle,
                            guint         event,
                            guint8       *date_agreement,
                            guint8       *loudest)
{
  const AnnalsEvent    *record;
  const AnnalsAccount  *accounts;
  g_autoptr (GPtrArray) properties = NULL;

  g_return_if_fail (ANNALS_IS_BUNDLE (bundle));

  *date_agreement = *loudest = ANNALS_AGREEMENT_NONE;
  record = &annals_bundle_get_events (bundle, NULL)[event];
  accounts = annals_bundle_get_accounts (bundle, NULL);
  if (record->accounts.count == 0)
    return;

  if (record->accounts.count == 1 && accounts[record->accounts.first].claims.count == 0)
    {
      if (accounts[record->accounts.first].date.kind != ANNALS_DATE_NONE)
        *date_agreement = *loudest = ANNALS_AGREEMENT_SINGLE;
      return;
    }

  properties = annals_agreement_list_properties (bundle, event);
  for (guint i = 0; i < properties->len; i++)
    {
      const AnnalsProperty *property = g_ptr_array_index (properties, i);

      if (is_date (property->name))
        *date_agreement = (guint8) property->agreement;
      *loudest = MAX (*loudest, (guint8) property->agreement);
    }
}

/**
 * annals_agreement_explain_placing:
 * @bundle: a bundle
 * @event: index of an event
 *
 * Tells by what the event's date was chosen. Cost: O(n) for n accounts.
 *
 * Returns: the reason
 */
AnnalsPlacing
annals_agreement_explain_placing (AnnalsBundle *bundle,
                                  guint         event)
{
  const AnnalsEvent   *record;
  const AnnalsAccount *accounts;
  guint                n_dated = 0;

  g_return_val_if_fail (ANNALS_IS_BUNDLE (bundle), ANNALS_PLACING_NOWHERE);

  record = &annals_bundle_get_events (bundle, NULL)[event];
  accounts = annals_bundle_get_accounts (bundle, NULL);
  if (record->date.kind == ANNALS_DATE_NONE)
    return ANNALS_PLACING_NOWHERE;
  if (record->dating == ANNALS_NONE)
    return ANNALS_PLACING_OWN;

  for (guint i = record->accounts.first; i < record->accounts.first + record->accounts.count; i++)
    if (accounts[i].date.kind != ANNALS_DATE_NONE && accounts[i].rank != ANNALS_RANK_DEPRECATED)
      n_dated++;
  if (n_dated == 1)
    return ANNALS_PLACING_ONLY;

  return accounts[record->dating].rank == ANNALS_RANK_PREFERRED ? ANNALS_PLACING_PREFERRED
                                                                : ANNALS_PLACING_FIRST;
}

/**
 * annals_agreement_get_name:
 * @agreement: an agreement
 *
 * Returns: (transfer none): its name in files and on the command line, not translated
 */
const char *
annals_agreement_get_name (AnnalsAgreement agreement)
{
  switch (agreement)
    {
    case ANNALS_AGREEMENT_NONE:
      return "none";
    case ANNALS_AGREEMENT_SINGLE:
      return "single";
    case ANNALS_AGREEMENT_AGREE:
      return "agree";
    case ANNALS_AGREEMENT_COMPATIBLE:
      return "compatible";
    case ANNALS_AGREEMENT_DENIED:
      return "denied";
    case ANNALS_AGREEMENT_CONFLICT:
      return "conflict";
    }

  g_return_val_if_reached ("none");
}
