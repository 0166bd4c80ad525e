/* annals-rows-insert.c — the most important events first, each into a row where it finds room
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-rows-private.h"

static int
compare_precedences (gconstpointer a,
                     gconstpointer b)
{
  const AnnalsCandidate *left = a;
  const AnnalsCandidate *right = b;

  if (left->precedence != right->precedence)
    return left->precedence > right->precedence ? -1 : 1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return (left->event > right->event) - (left->event < right->event);
}

/* The first row that is free for a candidate with its label, else without it, else -1. */
static int
find_row (const GArray          *taken,
          const AnnalsCandidate *candidate,
          guint                  n_rows,
          gboolean               may_have_label,
          gboolean              *has_label)
{
  guint64 bare = 0;
  guint64 labelled = 0;
  guint64 all = (G_GUINT64_CONSTANT (1) << n_rows) - 1;
  guint64 free_rows;

  for (guint i = 0; i < taken->len; i++)
    {
      const AnnalsTaken *other = &g_array_index (taken, AnnalsTaken, i);
      guint64            row = G_GUINT64_CONSTANT (1) << other->place.row;

      if (other->end <= candidate->start)
        continue;
      if (other->start < candidate->mark_end)
        bare |= row;
      if (other->start < candidate->label_end)
        labelled |= row;
    }

  free_rows = all & ~labelled;
  *has_label = may_have_label && free_rows != 0;
  if (!*has_label)
    free_rows = all & ~bare;
  return free_rows != 0 ? __builtin_ctzll (free_rows) : -1;
}

/**
 * annals_rows_insert:
 * @candidates: (element-type AnnalsCandidate): who wants a place; sorted by precedence here
 * @group: how many rows there are, and whether marks may go without a label
 * @lower: no mark may begin before this
 * @upper: no mark may end after this
 * @taken: (element-type AnnalsTaken): what is taken; grows by those who find a place
 *
 * Gives places in the order of precedence. Cost: O(candidates × taken).
 */
void
annals_rows_insert (GArray               *candidates,
                    const AnnalsRowGroup *group,
                    AnnalsInstant         lower,
                    AnnalsInstant         upper,
                    GArray               *taken)
{
  guint n_rows = group->n_rows;

  g_array_sort (candidates, compare_precedences);
  for (guint i = 0; i < candidates->len && n_rows > 0; i++)
    {
      const AnnalsCandidate *candidate = &g_array_index (candidates, AnnalsCandidate, i);
      AnnalsTaken            stretch = { .start = candidate->start,
                                         .place = { .event = candidate->event } };
      gboolean               has_label = FALSE;
      int                    row;

      if (candidate->start < lower || candidate->mark_end > upper)
        continue;
      row = find_row (taken, candidate, n_rows, candidate->label_end <= upper, &has_label);
      if (row < 0 || (group->is_large && !has_label))
        continue;
      /* In a small group as many as possible are shown, and labels stand where room is left. */
      has_label &= group->is_large;
      stretch.end = has_label ? candidate->label_end : candidate->mark_end;
      stretch.place.row = (guint16) row;
      stretch.place.has_label = (guint16) has_label;
      g_array_append_val (taken, stretch);
    }
}

static int
compare_taken (gconstpointer a,
               gconstpointer b)
{
  const AnnalsTaken *left = a;
  const AnnalsTaken *right = b;

  if (left->place.row != right->place.row)
    return left->place.row < right->place.row ? -1 : 1;
  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return (left->place.event > right->place.event) - (left->place.event < right->place.event);
}

/**
 * annals_rows_append_places:
 * @taken: (element-type AnnalsTaken): stretches of the rows of one group; sorted here
 * @places: (element-type AnnalsRowPlace): grows by their places, by row and in the order of time
 */
void
annals_rows_append_places (GArray *taken,
                           GArray *places)
{
  g_array_sort (taken, compare_taken);
  for (guint i = 0; i < taken->len; i++)
    g_array_append_val (places, g_array_index (taken, AnnalsTaken, i).place);
}
