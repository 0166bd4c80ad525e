/* annals-outline-groups.c — which groups there are, and who stands in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every event has keys: its categories, its sources, its places or those who took part in it.
 * The events are looked at twice. First, in the order in which their records lie, for their keys
 * and for how many each key has; then along the axis, to put them into their groups in that order.
 * Between the two, the keys with the fewest events become one if there are too many.
 */

#include "config.h"

#include "layout/annals-outline-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const names[ANNALS_N_GROUP_BY] = { "none", "category", "source", "place",
                                                      "person" };

/**
 * annals_group_by_from_name:
 * @name: "none", "category", "source", "place" or "person"
 * @group_by: (out): what it names
 *
 * Returns: %FALSE, with @group_by untouched, if it names nothing
 */
gboolean
annals_group_by_from_name (const char    *name,
                           AnnalsGroupBy *group_by)
{
  for (guint i = 0; i < ANNALS_N_GROUP_BY; i++)
    if (g_str_equal (name, names[i]))
      {
        *group_by = (AnnalsGroupBy) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * annals_group_by_get_name:
 * @group_by: a grouping
 *
 * Returns: (transfer none): its name for annals_group_by_from_name()
 */
const char *
annals_group_by_get_name (AnnalsGroupBy group_by)
{
  return names[group_by];
}

/* What is known of a key. */
typedef struct
{
  const char *label; /* nullable */
  guint32     n_dated;
  guint32     n_undated;
  guint32     target; /* the key of its group */
  guint32     place;  /* where its next event goes in the groups' events */
} Key;

/* Groups on their way. The last two keys are those of the others and of the events without. */
typedef struct
{
  AnnalsOutline *outline;
  GArray        *keys;    /* Key */
  GHashTable    *numbers; /* names of places or persons, each with its key + 1 */
  GArray        *members; /* guint32: the keys of all events, one event after the other */
  guint32       *firsts;  /* where the keys of each event begin in @members */
  guint32       *homes;   /* the only key of each event, or ANNALS_NONE if it has several */
  guint32        others;  /* index of the key of the others; that of those without follows */
} Grouper;

static Key *
get_key (const Grouper *self,
         guint32        key)
{
  return &g_array_index (self->keys, Key, key);
}

static guint32
add_key (Grouper    *self,
         const char *label)
{
  Key key = { .label = label, .target = self->keys->len };

  g_array_append_val (self->keys, key);
  return key.target;
}

/* The key of a name, made when it is met first. */
static guint32
ensure_name (Grouper   *self,
             AnnalsText text)
{
  const char *name = annals_bundle_get_text (self->outline->bundle, text);
  guint32     key = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, name));

  if (key > 0)
    return key - 1;
  key = add_key (self, name);
  g_hash_table_insert (self->numbers, (gpointer) (guintptr) name, GUINT_TO_POINTER (key + 1));
  return key;
}

/* An event is of each key once, however often it names it. */
static void
add_member (Grouper *self,
            guint32  event,
            guint32  key)
{
  for (guint i = self->firsts[event]; i < self->members->len; i++)
    if (g_array_index (self->members, guint32, i) == key)
      return;
  g_array_append_val (self->members, key);
}

static void
list_keys (Grouper           *self,
           guint32            index,
           const AnnalsEvent *event)
{
  AnnalsBundle        *bundle = self->outline->bundle;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsPlace   *places = annals_bundle_get_places (bundle, NULL);
  gboolean             is_told = FALSE;

  switch (self->outline->group_by)
    {
    case ANNALS_GROUP_BY_CATEGORY:
      for (guint i = 0; i < event->categories.count; i++)
        add_member (self, index, annals_bundle_get_event_categories (bundle, event)[i]);
      break;
    case ANNALS_GROUP_BY_SOURCE:
      for (guint i = 0; i < event->accounts.count; i++)
        {
          add_member (self, index, accounts[event->accounts.first + i].source);
          is_told |= accounts[event->accounts.first + i].date.kind != ANNALS_DATE_NONE;
        }
      /* What only the bundle itself dates is not lost: it stands with those without a source. */
      if (!is_told && event->date.kind != ANNALS_DATE_NONE)
        add_member (self, index, self->keys->len + 1);
      break;
    case ANNALS_GROUP_BY_PLACE:
      for (guint i = 0; i < event->places.count; i++)
        add_member (self, index, ensure_name (self, places[event->places.first + i].name));
      break;
    case ANNALS_GROUP_BY_PERSON:
      for (guint i = 0; i < event->participants.count; i++)
        add_member (self, index,
                    ensure_name (self, annals_bundle_get_event_participants (bundle, event)[i]));
      break;
    case ANNALS_GROUP_BY_NONE:
    case ANNALS_N_GROUP_BY:
      break;
    }
}

/* Keys that are there before any event is looked at. */
static void
start_keys (Grouper *self)
{
  AnnalsBundle         *bundle = self->outline->bundle;
  AnnalsGroupBy         by = self->outline->group_by;
  guint                 n = 0;
  const AnnalsCategory *categories = annals_bundle_get_categories (bundle, &n);

  for (guint i = 0; by == ANNALS_GROUP_BY_CATEGORY && i < n; i++)
    add_key (self, annals_bundle_get_text (bundle, categories[i].label));
  if (by == ANNALS_GROUP_BY_SOURCE)
    {
      const AnnalsSource *sources = annals_bundle_get_sources (bundle, &n);

      for (guint i = 0; i < n; i++)
        add_key (self, annals_bundle_get_text (bundle, sources[i].short_name));
    }
}

/* The account of a source that dates an event: the first with a date that the bundle does not call
 * worse than others, or the first with any. */
static guint32
find_account (const AnnalsOutline *self,
              const AnnalsEvent   *event,
              guint32              key)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (self->bundle, NULL);
  guint32              best = ANNALS_NONE;

  for (guint32 i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    {
      if (accounts[i].date.kind == ANNALS_DATE_NONE ||
          g_array_index (self->source_keys, guint32, accounts[i].source) != key)
        continue;
      if (best == ANNALS_NONE || (accounts[best].rank == ANNALS_RANK_DEPRECATED &&
                                  accounts[i].rank != ANNALS_RANK_DEPRECATED))
        best = i;
    }

  return best;
}

/* By source an event has that source's date, else its own. Those without a source are not told by
 * anyone and have only their own. */
static const AnnalsDate *
find_date (const AnnalsOutline *self,
           guint32              key,
           guint                event)
{
  static const AnnalsDate none = { .kind = ANNALS_DATE_NONE };
  const AnnalsEvent      *record = &annals_bundle_get_events (self->bundle, NULL)[event];
  guint32                 account;

  if (self->group_by != ANNALS_GROUP_BY_SOURCE || key == ANNALS_GROUP_WITHOUT)
    return &record->date;
  account = find_account (self, record, key);
  return account != ANNALS_NONE ? &annals_bundle_get_accounts (self->bundle, NULL)[account].date
                                : &none;
}

static void
collect_members (Grouper *self)
{
  guint              n_events;
  const AnnalsEvent *events = annals_bundle_get_events (self->outline->bundle, &n_events);

  self->firsts = g_new (guint32, n_events + 1);
  for (guint32 i = 0; i < n_events; i++)
    {
      self->firsts[i] = self->members->len;
      list_keys (self, i, &events[i]);
    }
  self->firsts[n_events] = self->members->len;
}

/* Who is of no key is without. From here on there are no more keys. */
static void
add_last_keys (Grouper *self)
{
  self->others = add_key (self, NULL);
  get_key (self, self->others)->target = ANNALS_GROUP_OTHERS;
  add_key (self, NULL);
  get_key (self, self->others + 1)->target = ANNALS_GROUP_WITHOUT;
}

typedef void (*MemberFunc) (Grouper *self,
                            guint32  event,
                            guint32  key);

/* Calls a function for every group that an event belongs to, for each once. */
static void
visit (Grouper   *self,
       guint32    event,
       MemberFunc function)
{
  gboolean is_other = FALSE;

  if (self->firsts[event] == self->firsts[event + 1])
    function (self, event, self->others + 1);
  for (guint i = self->firsts[event]; i < self->firsts[event + 1]; i++)
    {
      guint32 key = g_array_index (self->members, guint32, i);

      if (get_key (self, key)->target != ANNALS_GROUP_OTHERS)
        function (self, event, key);
      else if (!is_other)
        {
          is_other = TRUE;
          function (self, event, self->others);
        }
    }
}

static void
count_member (Grouper *self,
              guint32  event,
              guint32  key)
{
  Key *record = get_key (self, key);

  if (find_date (self->outline, record->target, event)->kind != ANNALS_DATE_NONE)
    record->n_dated++;
  else
    record->n_undated++;
}

static void
count_all (Grouper *self)
{
  guint n_events;

  annals_bundle_get_events (self->outline->bundle, &n_events);
  for (guint i = 0; i < self->keys->len; i++)
    get_key (self, i)->n_dated = get_key (self, i)->n_undated = 0;
  for (guint32 i = 0; i < n_events; i++)
    visit (self, i, count_member);
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b,
               gpointer      data)
{
  const Grouper *self = data;
  guint32        left = *(const guint32 *) a;
  guint32        right = *(const guint32 *) b;
  const Key     *one = get_key (self, left);
  const Key     *other = get_key (self, right);

  if (one->n_dated != other->n_dated)
    return one->n_dated > other->n_dated ? -1 : 1;
  return (left > right) - (left < right);
}

/* Whether a key has a group. A source that tells something without dating it has one too: that it
 * is silent on the years is worth seeing. */
static gboolean
has_group (const Grouper *self,
           const Key     *key)
{
  return key->n_dated > 0 ||
         (self->outline->group_by == ANNALS_GROUP_BY_SOURCE && key->n_undated > 0);
}

/* Keeps the largest keys and makes the rest others. Returns how many these are. */
static guint
bound_keys (Grouper *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < self->others; i++)
    if (has_group (self, get_key (self, i)))
      g_array_append_val (order, i);
  if (order->len <= ANNALS_MOST_GROUPS)
    return 0;

  g_array_sort_with_data (order, compare_sizes, self);
  for (guint i = ANNALS_MOST_GROUPS; i < order->len; i++)
    {
      guint32 key = g_array_index (order, guint32, i);

      get_key (self, key)->target = ANNALS_GROUP_OTHERS;
      if (self->outline->source_keys != NULL)
        g_array_index (self->outline->source_keys, guint32, key) = ANNALS_GROUP_OTHERS;
    }
  return order->len - ANNALS_MOST_GROUPS;
}

static char *
name_others (AnnalsGroupBy by,
             guint         n_others)
{
  switch (by)
    {
    case ANNALS_GROUP_BY_SOURCE:
      return g_strdup_printf (ngettext ("%u other source", "%u other sources", n_others),
                              n_others);
    case ANNALS_GROUP_BY_PLACE:
      return g_strdup_printf (ngettext ("%u other place", "%u other places", n_others), n_others);
    case ANNALS_GROUP_BY_PERSON:
      return g_strdup_printf (ngettext ("%u other person", "%u other people", n_others),
                              n_others);
    case ANNALS_GROUP_BY_NONE:
    case ANNALS_GROUP_BY_CATEGORY:
    case ANNALS_N_GROUP_BY:
      break;
    }
  return g_strdup_printf (ngettext ("%u other category", "%u other categories", n_others),
                          n_others);
}

static const char *
name_without (AnnalsGroupBy by)
{
  switch (by)
    {
    case ANNALS_GROUP_BY_SOURCE:
      /* Translators: heading over the events whose date only the bundle itself gives. */
      return _ ("Dated by no source");
    case ANNALS_GROUP_BY_PLACE:
      /* Translators: heading over the events of which no place is told. */
      return _ ("No place");
    case ANNALS_GROUP_BY_PERSON:
      /* Translators: heading over the events of which nobody is named. */
      return _ ("Nobody named");
    case ANNALS_GROUP_BY_NONE:
    case ANNALS_GROUP_BY_CATEGORY:
    case ANNALS_N_GROUP_BY:
      break;
    }
  return _ ("Other events");
}

/* Most events have one key. Along the axis records lie anywhere, and the less is read of each the
 * better. */
static void
find_homes (Grouper *self)
{
  guint n_events;

  annals_bundle_get_events (self->outline->bundle, &n_events);
  self->homes = g_new (guint32, n_events + 1);
  for (guint i = 0; i < n_events; i++)
    {
      guint n = self->firsts[i + 1] - self->firsts[i];

      self->homes[i] = n == 0 ? self->others + 1 : ANNALS_NONE;
      if (n != 1)
        continue;
      self->homes[i] = g_array_index (self->members, guint32, self->firsts[i]);
      if (get_key (self, self->homes[i])->target == ANNALS_GROUP_OTHERS)
        self->homes[i] = self->others;
    }
}

/* Adds the groups in the order of their keys, and says where the events of each begin. */
static void
add_groups (Grouper *self,
            guint    n_others)
{
  AnnalsOutline   *outline = self->outline;
  g_autofree char *others = name_others (outline->group_by, n_others);
  guint32          first = 0;

  for (guint32 i = 0; i < self->keys->len; i++)
    {
      Key        *key = get_key (self, i);
      AnnalsGroup group = {
        .key = key->target,
        .category = outline->group_by == ANNALS_GROUP_BY_CATEGORY && i < self->others
                      ? i
                      : ANNALS_NONE,
        .label = key->label,
        .events = { first, key->n_dated },
        .n_undated = key->n_undated,
      };

      if (!has_group (self, key) || (i < self->others && key->target == ANNALS_GROUP_OTHERS))
        continue;
      if (key->target == ANNALS_GROUP_OTHERS)
        group.label = g_string_chunk_insert (outline->names, others);
      else if (outline->group_by == ANNALS_GROUP_BY_NONE)
        group.label = _ ("All events");
      else if (key->target == ANNALS_GROUP_WITHOUT && outline->groups->len > 0)
        group.label = name_without (outline->group_by);
      key->place = first;
      first += group.events.count;
      g_array_append_val (outline->groups, group);
    }
  g_array_set_size (outline->group_events, first);
}

static void
put_member (Grouper *self,
            guint32  event,
            guint32  key)
{
  Key     *record = get_key (self, key);
  gboolean is_by_source = self->outline->source_keys != NULL;

  /* But by source, only those who are dated are asked about: records lie anywhere, and looking at
   * them along the axis is slow. */
  if (!is_by_source ||
      find_date (self->outline, record->target, event)->kind != ANNALS_DATE_NONE)
    g_array_index (self->outline->group_events, guint32, record->place++) = event;
}

/* An event with the dates by which it is put in order. */
typedef struct
{
  AnnalsInstant lower;
  AnnalsInstant upper;
  guint32       event;
} Dated;

static int
compare_dated (gconstpointer a,
               gconstpointer b)
{
  const Dated *left = a;
  const Dated *right = b;

  if (left->lower != right->lower)
    return left->lower < right->lower ? -1 : 1;
  if (left->upper != right->upper)
    return left->upper < right->upper ? -1 : 1;
  return (left->event > right->event) - (left->event < right->event);
}

/* A source may put events in another order than the bundle does. */
static void
sort_group (AnnalsOutline     *self,
            const AnnalsGroup *group)
{
  g_autofree Dated *dated = g_new (Dated, group->events.count + 1);
  guint32          *events = &g_array_index (self->group_events, guint32, group->events.first);
  gboolean          is_sorted = TRUE;

  for (guint i = 0; i < group->events.count; i++)
    {
      const AnnalsDate *date = find_date (self, group->key, events[i]);

      dated[i] = (Dated){ date->lower, date->upper, events[i] };
      is_sorted &= i == 0 || dated[i - 1].lower <= dated[i].lower;
    }
  if (is_sorted)
    return;
  qsort (dated, group->events.count, sizeof (Dated), compare_dated);
  for (guint i = 0; i < group->events.count; i++)
    events[i] = dated[i].event;
}

/**
 * annals_outline_collect_groups:
 * @self: an outline whose bundle and grouping are set
 *
 * Fills @groups, @group_events and @index. Cost: O(n log n) in events and keys.
 */
void
annals_outline_collect_groups (AnnalsOutline *self)
{
  Grouper        grouper = { .outline = self };
  guint          n_dated;
  guint          n_sources;
  guint          n_others;
  guint          n_events;
  const guint32 *chronology = annals_bundle_get_chronology (self->bundle, &n_dated);

  annals_bundle_get_sources (self->bundle, &n_sources);
  annals_bundle_get_events (self->bundle, &n_events);
  self->names = g_string_chunk_new (64);
  if (self->group_by == ANNALS_GROUP_BY_SOURCE)
    self->source_keys = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint32 i = 0; self->source_keys != NULL && i < n_sources; i++)
    g_array_append_val (self->source_keys, i);
  grouper.keys = g_array_new (FALSE, TRUE, sizeof (Key));
  grouper.numbers = g_hash_table_new (g_str_hash, g_str_equal);
  grouper.members = g_array_new (FALSE, FALSE, sizeof (guint32));

  start_keys (&grouper);
  collect_members (&grouper);
  add_last_keys (&grouper);
  count_all (&grouper);
  n_others = bound_keys (&grouper);
  if (n_others > 0)
    count_all (&grouper);
  add_groups (&grouper, n_others);
  find_homes (&grouper);
  for (guint i = 0; i < n_dated; i++)
    if (grouper.homes[chronology[i]] != ANNALS_NONE)
      put_member (&grouper, chronology[i], grouper.homes[chronology[i]]);
    else
      visit (&grouper, chronology[i], put_member);
  /* What only a deprecated account dates, nothing dates for the bundle. */
  for (guint32 i = 0; self->source_keys != NULL && i < n_events; i++)
    if (annals_bundle_get_events (self->bundle, NULL)[i].date.kind == ANNALS_DATE_NONE)
      visit (&grouper, i, put_member);
  for (guint i = 0; self->source_keys != NULL && i < self->groups->len; i++)
    sort_group (self, &g_array_index (self->groups, AnnalsGroup, i));

  self->index = annals_time_index_new (self);
  if (self->group_by == ANNALS_GROUP_BY_PLACE || self->group_by == ANNALS_GROUP_BY_PERSON)
    annals_outline_order_groups (self, ANNALS_GROUP_ORDER_SIZE);
  g_array_unref (grouper.keys);
  g_hash_table_unref (grouper.numbers);
  g_array_unref (grouper.members);
  g_free (grouper.firsts);
  g_free (grouper.homes);
}

/**
 * annals_outline_get_account:
 * @self: an outline
 * @group: index of a group
 * @event: index of an event of the group
 *
 * Returns: the account whose date places the event in the group if events are grouped by source,
 *   else %ANNALS_NONE. Cost: O(accounts of the event)
 */
guint
annals_outline_get_account (const AnnalsOutline *self,
                            guint                group,
                            guint                event)
{
  guint32 key = g_array_index (self->groups, AnnalsGroup, group).key;

  if (self->group_by != ANNALS_GROUP_BY_SOURCE || key == ANNALS_GROUP_WITHOUT)
    return ANNALS_NONE;
  return find_account (self, &annals_bundle_get_events (self->bundle, NULL)[event], key);
}

/**
 * annals_outline_get_date:
 * @self: an outline
 * @group: index of a group
 * @event: index of an event
 *
 * Returns: (transfer none): where the event stands in the group: by source at that source's date,
 *   else at its own; of kind %ANNALS_DATE_NONE if nothing dates it there
 */
const AnnalsDate *
annals_outline_get_date (const AnnalsOutline *self,
                         guint                group,
                         guint                event)
{
  return find_date (self, g_array_index (self->groups, AnnalsGroup, group).key, event);
}

/**
 * annals_outline_get_edtf:
 * @self: an outline
 * @group: index of a group
 * @event: index of an event of the group
 *
 * Returns: (transfer none): the date of annals_outline_get_date() as the bundle has it
 */
const char *
annals_outline_get_edtf (const AnnalsOutline *self,
                         guint                group,
                         guint                event)
{
  guint      account = annals_outline_get_account (self, group, event);
  AnnalsText edtf = annals_bundle_get_events (self->bundle, NULL)[event].edtf;

  if (account != ANNALS_NONE)
    edtf = annals_bundle_get_accounts (self->bundle, NULL)[account].edtf;
  return annals_bundle_get_text (self->bundle, edtf);
}

/**
 * annals_outline_list_events:
 * @self: an outline
 *
 * Returns: (transfer full) (element-type guint32): the events that stand in a group, each once
 */
GArray *
annals_outline_list_events (const AnnalsOutline *self)
{
  GArray             *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint32 *seen = NULL;
  guint               n_events;

  annals_bundle_get_events (self->bundle, &n_events);
  seen = g_new0 (guint32, n_events / 32 + 1);
  for (guint i = 0; i < self->group_events->len; i++)
    {
      guint32 event = g_array_index (self->group_events, guint32, i);

      if (annals_bits_has (seen, event))
        continue;
      annals_bits_set (seen, event, TRUE);
      g_array_append_val (list, event);
    }

  return list;
}
