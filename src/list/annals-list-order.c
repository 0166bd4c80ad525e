/* annals-list-order.c — the events of a bundle in the groups and the order of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All events are sorted once; dealing them out to their groups afterwards keeps that order. The
 * groups stand as an outline is read: an era, its own events, its sub-eras, and at its end the tray
 * of those that nothing dates. Eras without events have their group too: that a time has none is
 * worth knowing.
 *
 *   Détente              group 0, era, depth 0, end 3
 *     events …
 *     Tashkent           group 1, era, depth 1, end 2
 *       events …
 *     Undated            group 2, tray, depth 1, end 3
 *       events …
 *   Outside every era    group 3, depth 0
 */

#include "config.h"

#include "list/annals-list-order.h"

#include <string.h>

#include "core/annals-event-words.h"

/* clang-format off */
G_DEFINE_ENUM_TYPE (AnnalsListSort, annals_list_sort,
  G_DEFINE_ENUM_VALUE (ANNALS_LIST_SORT_DATE, "date"),
  G_DEFINE_ENUM_VALUE (ANNALS_LIST_SORT_TITLE, "title"),
  G_DEFINE_ENUM_VALUE (ANNALS_LIST_SORT_ERA, "era"),
  G_DEFINE_ENUM_VALUE (ANNALS_LIST_SORT_SOURCES, "sources"),
  G_DEFINE_ENUM_VALUE (ANNALS_LIST_SORT_DISAGREEMENT, "disagreement"))
/* clang-format on */

/* What an event is sorted by: a number, or a text that compares by its bytes. */
typedef struct
{
  guint32 event;
  guint32 number;
  char   *text;
} Key;

/* The eras as a tree. One more entry than there are eras stands for what is outside all of them. */
typedef struct
{
  AnnalsBundle    *bundle; /* borrowed */
  const AnnalsEra *eras;   /* borrowed */
  guint            n_eras;

  /* owned; by era */
  guint32 *first_child;
  guint32 *next_sibling;
  guint32 *hues;
  guint32 *n_dated;
  guint32 *n_undated;
  guint32 *group;
  guint32 *tray;
} Tree;

/* --- sorting ------------------------------------------------------------------------------- */

static int
compare_numbers (gconstpointer a,
                 gconstpointer b)
{
  const Key *x = a;
  const Key *y = b;

  return (x->number > y->number) - (x->number < y->number);
}

static int
compare_numbers_down (gconstpointer a,
                      gconstpointer b)
{
  return compare_numbers (b, a);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Key *) a)->text, ((const Key *) b)->text);
}

static int
compare_texts_down (gconstpointer a,
                    gconstpointer b)
{
  return compare_texts (b, a);
}

static void
clear_key (gpointer data)
{
  g_free (((Key *) data)->text);
}

static char *
make_title_key (const char *title)
{
  g_autofree char *folded = g_utf8_casefold (title, -1);

  return g_utf8_collate_key (folded, -1);
}

static Key
make_key (const Tree    *tree,
          guint32        event,
          AnnalsListSort sort)
{
  const AnnalsEvent *record = &annals_bundle_get_events (tree->bundle, NULL)[event];
  Key                key = { .event = event };

  switch (sort)
    {
    case ANNALS_LIST_SORT_DATE:
      break;
    case ANNALS_LIST_SORT_TITLE:
      key.text = make_title_key (annals_bundle_get_text (tree->bundle, record->title));
      break;
    case ANNALS_LIST_SORT_ERA:
      /* The groups stand in the order of the eras. */
      key.number = tree->group[record->era == ANNALS_NONE ? tree->n_eras : record->era];
      break;
    case ANNALS_LIST_SORT_SOURCES:
      key.number = annals_event_count_sources (tree->bundle, event);
      break;
    case ANNALS_LIST_SORT_DISAGREEMENT:
      /* Of two that are equally loud, the one disputed in its date comes first. */
      key.number = record->agreement * 256U + record->date_agreement;
      break;
    }

  return key;
}

/* Every event: those on the axis, then the undated in file order. */
static GArray *
list_events (AnnalsBundle *bundle,
             gboolean      is_reversed)
{
  guint              n_events;
  guint              n_dated;
  const AnnalsEvent *records = annals_bundle_get_events (bundle, &n_events);
  const guint32     *chronology = annals_bundle_get_chronology (bundle, &n_dated);
  GArray            *events = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_events);

  for (guint i = 0; i < n_dated; i++)
    g_array_append_val (events, chronology[is_reversed ? n_dated - 1 - i : i]);
  for (guint32 i = 0; i < n_events; i++)
    if (records[i].date.kind == ANNALS_DATE_NONE)
      g_array_append_val (events, i);

  return events;
}

/* Equal events keep the order of the axis, whichever way the others go. */
static GArray *
sort_events (const Tree    *tree,
             AnnalsListSort sort,
             gboolean       is_descending)
{
  gboolean           is_text = sort == ANNALS_LIST_SORT_TITLE;
  GArray            *events;
  g_autoptr (GArray) keys = NULL;

  events = list_events (tree->bundle, sort == ANNALS_LIST_SORT_DATE && is_descending);
  if (sort == ANNALS_LIST_SORT_DATE)
    return events;

  keys = g_array_sized_new (FALSE, FALSE, sizeof (Key), events->len);
  g_array_set_clear_func (keys, clear_key);
  for (guint i = 0; i < events->len; i++)
    {
      Key key = make_key (tree, g_array_index (events, guint32, i), sort);

      g_array_append_val (keys, key);
    }
  if (is_text)
    g_array_sort (keys, is_descending ? compare_texts_down : compare_texts);
  else
    g_array_sort (keys, is_descending ? compare_numbers_down : compare_numbers);
  for (guint i = 0; i < keys->len; i++)
    g_array_index (events, guint32, i) = g_array_index (keys, Key, i).event;

  return events;
}

/* --- eras ---------------------------------------------------------------------------------- */

/* By date, undated ones last. */
static int
compare_eras (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const Tree      *tree = data;
  guint32          x = *(const guint32 *) a;
  guint32          y = *(const guint32 *) b;
  const AnnalsEra *one = &tree->eras[x];
  const AnnalsEra *other = &tree->eras[y];
  int              order = 0;

  if (one->date.kind == ANNALS_DATE_NONE || other->date.kind == ANNALS_DATE_NONE)
    order = (one->date.kind == ANNALS_DATE_NONE) - (other->date.kind == ANNALS_DATE_NONE);
  else
    order = annals_date_compare (&one->date, &other->date);

  return order != 0 ? order : (x > y) - (x < y);
}

static void
link_eras (Tree    *tree,
           gboolean is_descending)
{
  g_autofree guint32 *sorted = g_new (guint32, tree->n_eras + 1);

  for (guint32 i = 0; i < tree->n_eras; i++)
    sorted[i] = i;
  g_qsort_with_data (sorted, (int) tree->n_eras, sizeof (guint32), compare_eras, tree);

  for (guint i = 0; i <= tree->n_eras; i++)
    tree->first_child[i] = tree->next_sibling[i] = ANNALS_NONE;
  /* Each is put before those that are there. */
  for (guint i = 0; i < tree->n_eras; i++)
    {
      guint32 era = sorted[is_descending ? i : tree->n_eras - 1 - i];
      guint32 parent = tree->eras[era].parent == ANNALS_NONE ? tree->n_eras
                                                             : tree->eras[era].parent;

      tree->next_sibling[era] = tree->first_child[parent];
      tree->first_child[parent] = era;
    }
}

static void
count_events (Tree *tree)
{
  guint              n_events;
  const AnnalsEvent *records = annals_bundle_get_events (tree->bundle, &n_events);

  for (guint i = 0; i < n_events; i++)
    {
      guint32 era = records[i].era == ANNALS_NONE ? tree->n_eras : records[i].era;

      if (records[i].date.kind == ANNALS_DATE_NONE)
        tree->n_undated[era]++;
      else
        tree->n_dated[era]++;
    }
}

static void
number_hues (Tree *tree)
{
  guint32 n_hues = 0;

  for (guint i = 0; i < tree->n_eras; i++)
    tree->hues[i] = tree->eras[i].parent == ANNALS_NONE ? n_hues++ : ANNALS_NONE;
}

static void
tree_init (Tree         *tree,
           AnnalsBundle *bundle,
           gboolean      is_descending)
{
  tree->bundle = bundle;
  tree->eras = annals_bundle_get_eras (bundle, &tree->n_eras);
  tree->first_child = g_new0 (guint32, tree->n_eras + 1);
  tree->next_sibling = g_new0 (guint32, tree->n_eras + 1);
  tree->hues = g_new0 (guint32, tree->n_eras + 1);
  tree->n_dated = g_new0 (guint32, tree->n_eras + 1);
  tree->n_undated = g_new0 (guint32, tree->n_eras + 1);
  tree->group = g_new0 (guint32, tree->n_eras + 1);
  tree->tray = g_new0 (guint32, tree->n_eras + 1);
  link_eras (tree, is_descending);
  count_events (tree);
  number_hues (tree);
}

static void
tree_clear (Tree *tree)
{
  g_free (tree->first_child);
  g_free (tree->next_sibling);
  g_free (tree->hues);
  g_free (tree->n_dated);
  g_free (tree->n_undated);
  g_free (tree->group);
  g_free (tree->tray);
}

/* --- groups -------------------------------------------------------------------------------- */

static guint32
add_group (GArray             *groups,
           AnnalsListGroupKind kind,
           guint32             era,
           guint32             parent,
           guint32             n_events)
{
  AnnalsListGroup group = {
    .kind = kind,
    .era = era,
    .parent = parent,
    .end = groups->len + 1,
    .hue = ANNALS_NONE,
    .events.count = n_events,
  };

  if (parent != ANNALS_NONE)
    {
      const AnnalsListGroup *around = &g_array_index (groups, AnnalsListGroup, parent);

      group.depth = around->depth + 1;
      group.hue = around->hue;
    }
  g_array_append_val (groups, group);
  return groups->len - 1;
}

static void
add_tray (Tree   *tree,
          GArray *groups,
          guint32 era,
          guint32 parent)
{
  if (tree->n_undated[era] == 0)
    return;
  tree->tray[era] = add_group (groups, ANNALS_LIST_GROUP_UNDATED,
                               era == tree->n_eras ? ANNALS_NONE : era, parent,
                               tree->n_undated[era]);
}

/* The era, what is inside it, and its tray. Recurses once for each level of nesting. */
static void
add_era (Tree   *tree,
         GArray *groups,
         guint32 era,
         guint32 parent)
{
  guint32 group = add_group (groups, ANNALS_LIST_GROUP_ERA, era, parent, tree->n_dated[era]);

  tree->group[era] = group;
  if (parent == ANNALS_NONE)
    g_array_index (groups, AnnalsListGroup, group).hue = tree->hues[era];
  for (guint32 i = tree->first_child[era]; i != ANNALS_NONE; i = tree->next_sibling[i])
    add_era (tree, groups, i, group);
  add_tray (tree, groups, era, group);
  g_array_index (groups, AnnalsListGroup, group).end = groups->len;
}

static void
add_groups (Tree   *tree,
            GArray *groups)
{
  for (guint32 i = tree->first_child[tree->n_eras]; i != ANNALS_NONE; i = tree->next_sibling[i])
    add_era (tree, groups, i, ANNALS_NONE);
  tree->group[tree->n_eras] = groups->len;
  if (tree->n_dated[tree->n_eras] > 0)
    add_group (groups, ANNALS_LIST_GROUP_OTHERS, ANNALS_NONE, ANNALS_NONE,
               tree->n_dated[tree->n_eras]);
  add_tray (tree, groups, tree->n_eras, ANNALS_NONE);
}

/* Two groups without eras: what is on the axis, and the tray of all. */
static void
flatten (Tree   *tree,
         GArray *groups)
{
  guint32 n_dated;
  guint   n_events;

  annals_bundle_get_chronology (tree->bundle, &n_dated);
  annals_bundle_get_events (tree->bundle, &n_events);
  g_array_set_size (groups, 0);
  if (n_dated > 0)
    add_group (groups, ANNALS_LIST_GROUP_ALL, ANNALS_NONE, ANNALS_NONE, n_dated);
  if (n_events > n_dated)
    add_group (groups, ANNALS_LIST_GROUP_UNDATED, ANNALS_NONE, ANNALS_NONE, n_events - n_dated);
  for (guint i = 0; i <= tree->n_eras; i++)
    {
      tree->group[i] = 0;
      tree->tray[i] = groups->len - 1;
    }
}

/* Deals the events out to their groups, in the order in which they come. */
static GArray *
deal_events (const Tree   *tree,
             GArray       *groups,
             const GArray *sorted)
{
  const AnnalsEvent *records = annals_bundle_get_events (tree->bundle, NULL);
  GArray            *events = g_array_sized_new (FALSE, FALSE, sizeof (guint32), sorted->len);
  guint32            first = 0;

  g_array_set_size (events, sorted->len);
  for (guint i = 0; i < groups->len; i++)
    {
      AnnalsRange *range = &g_array_index (groups, AnnalsListGroup, i).events;

      range->first = first;
      first += range->count;
      range->count = 0;
    }
  for (guint i = 0; i < sorted->len; i++)
    {
      guint32            event = g_array_index (sorted, guint32, i);
      const AnnalsEvent *record = &records[event];
      guint32            era = record->era == ANNALS_NONE ? tree->n_eras : record->era;
      gboolean           is_dated = record->date.kind != ANNALS_DATE_NONE;
      AnnalsListGroup   *group =
        &g_array_index (groups, AnnalsListGroup, is_dated ? tree->group[era] : tree->tray[era]);

      g_array_index (events, guint32, group->events.first + group->events.count++) = event;
      group->n_events++;
      group->n_conflicts += record->agreement == ANNALS_AGREEMENT_CONFLICT;
    }

  return events;
}

/* What is inside a group comes after it, so that a way back passes it before its parent. */
static void
sum_up (GArray *groups)
{
  for (guint i = groups->len; i > 0; i--)
    {
      const AnnalsListGroup *group = &g_array_index (groups, AnnalsListGroup, i - 1);
      AnnalsListGroup       *around;

      if (group->parent == ANNALS_NONE)
        continue;
      around = &g_array_index (groups, AnnalsListGroup, group->parent);
      around->n_events += group->n_events;
      around->n_conflicts += group->n_conflicts;
    }
}

/**
 * annals_list_order_new:
 * @bundle: a bundle
 * @sort: what to sort by
 * @is_descending: whether the last, most or loudest comes first; sorted by date or era this goes
 *   for the eras too
 * @is_grouped: whether to group by era, if the bundle has any
 *
 * Puts the events of a bundle in order. The undated stand in trays at the end of their eras, or of
 * everything. Thread: any, as the bundle never changes. Cost: O(n log n), O(n) by date.
 *
 * Returns: (transfer full): the order
 */
AnnalsListOrder *
annals_list_order_new (AnnalsBundle  *bundle,
                       AnnalsListSort sort,
                       gboolean       is_descending,
                       gboolean       is_grouped)
{
  AnnalsListOrder   *self = g_new0 (AnnalsListOrder, 1);
  gboolean           is_by_time = sort == ANNALS_LIST_SORT_DATE || sort == ANNALS_LIST_SORT_ERA;
  g_autoptr (GArray) sorted = NULL;
  Tree               tree = { 0 };
  guint              n_eras;

  annals_bundle_get_eras (bundle, &n_eras);
  is_grouped = is_grouped && n_eras > 0;
  tree_init (&tree, bundle, is_grouped && is_by_time && is_descending);
  self->groups = g_array_new (FALSE, FALSE, sizeof (AnnalsListGroup));
  add_groups (&tree, self->groups);
  /* Within an era only the axis is left to sort by. */
  if (is_grouped && sort == ANNALS_LIST_SORT_ERA)
    sort = ANNALS_LIST_SORT_DATE;
  sorted = sort_events (&tree, sort, is_descending);
  if (!is_grouped)
    flatten (&tree, self->groups);
  self->events = deal_events (&tree, self->groups, sorted);
  sum_up (self->groups);
  tree_clear (&tree);

  return self;
}

/**
 * annals_list_order_free:
 * @self: (nullable): an order
 */
void
annals_list_order_free (AnnalsListOrder *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->groups);
  g_array_unref (self->events);
  g_free (self);
}
