/* annals-rows-tiles.c — who else finds room in a crowded group when the view comes closer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Zooms have levels, a factor of two each. At level k time is divided into cells of 2^k seconds,
 * which are at least as wide as a count, and into tiles of eight cells. A tile begins with those
 * who have a place in it at the level above, in their rows, and gives places to the most important
 * of the others where marks, now farther apart, leave room. So who has a place keeps it and its
 * row at every closer zoom.
 *
 *     level k+1   |         tile          |         tile          |
 *     level k           |   tile    |   tile    |   tile    |
 *
 * A tile only takes marks that lie within it, and thus depends on nothing but the tiles above it:
 * not on its neighbours, and not on where the view is or was. What lies across the end of a tile
 * is within one at the next level, because the tiles of every other level are shifted by half.
 *
 * A tile looks at a few events of each cell, however many there are. A view needs a few tiles of
 * each level, which are made when they are asked for, so many in a frame at most, and kept.
 */

#include "config.h"

#include "layout/annals-rows-private.h"

#include <math.h>

#define CELLS_BITS 3
#define N_CELLS    (1u << CELLS_BITS)
/* No wider zoom has tiles, for the sake of 64 bits: a cell of ten billion years. */
#define MOST_LEVEL 58
/* Of each cell a few more events are looked at than there are rows. */
#define MORE_CANDIDATES 2
/* Beyond so many tiles, those are let go that were not asked for in so many frames. */
#define MOST_TILES 6000
#define OLD_FRAMES 100

/* Half tiles are counted from 1970, so that shifting by a half is adding one. */
typedef struct
{
  guint32         group;
  gint32          level;
  gint64          half;
  guint           frame;
  guint           n_places;
  AnnalsRowPlace *places;
} Tile;

static guint
hash_tile (gconstpointer data)
{
  const Tile *tile = data;
  guint64     hash = (guint64) tile->half * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash ^= ((guint64) tile->group << 8 | (guint64) tile->level) *
          G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);
  return (guint) (hash >> 32);
}

static gboolean
equal_tiles (gconstpointer a,
             gconstpointer b)
{
  const Tile *left = a;
  const Tile *right = b;

  return left->half == right->half && left->level == right->level && left->group == right->group;
}

static void
free_tile (gpointer data)
{
  Tile *tile = data;

  g_free (tile->places);
  g_free (tile);
}

/* Prepares rows for tiles, which none of them has yet. */
void
annals_rows_init_tiles (AnnalsRows *self)
{
  guint n_events;

  annals_bundle_get_events (self->outline->bundle, &n_events);
  self->base_level = MIN (annals_rows_get_level (self->seconds_per_px), MOST_LEVEL + 1);
  self->tiles = g_hash_table_new_full (hash_tile, equal_tiles, free_tile, NULL);
  self->taken = g_new0 (guint32, n_events / 32 + 1);
  self->work_left = G_MAXUINT;
  self->is_complete = TRUE;
}

/* Lets all tiles go. */
void
annals_rows_clear_tiles (AnnalsRows *self)
{
  g_hash_table_unref (self->tiles);
  g_free (self->taken);
}

static gboolean
is_old (gpointer key,
        gpointer value,
        gpointer data)
{
  const Tile       *tile = key;
  const AnnalsRows *self = data;

  return self->frame - tile->frame > OLD_FRAMES;
}

/**
 * annals_rows_begin_frame:
 * @self: rows
 * @most_work: how many pieces may be worked out in this frame; %G_MAXUINT for all that it needs
 *
 * Says that another view is going to be asked for. Where the work does not suffice, fewer events
 * are shown, and @is_complete tells it: ask again in the next frame. A piece takes some ten
 * microseconds.
 */
void
annals_rows_begin_frame (AnnalsRows *self,
                         guint       most_work)
{
  self->frame++;
  self->work_left = most_work;
  self->is_complete = TRUE;
  if (g_hash_table_size (self->tiles) > MOST_TILES)
    g_hash_table_foreach_remove (self->tiles, is_old, self);
}

/**
 * annals_rows_get_level:
 * @seconds_per_px: a zoom
 *
 * Returns: its level: the least k for which 2^k seconds are as long as a cell has to be
 */
int
annals_rows_get_level (double seconds_per_px)
{
  return MAX ((int) ceil (log2 (seconds_per_px * ANNALS_CELL_PX) - 1e-9), 0);
}

/* The widest zoom of a level. */
static double
get_level_zoom (int level)
{
  return ldexp (1.0, level) / ANNALS_CELL_PX;
}

static AnnalsInstant
multiply_saturated (gint64 number,
                    int    bits)
{
  gint64 product;

  if (bits >= 63 || __builtin_mul_overflow (number, G_GINT64_CONSTANT (1) << bits, &product))
    return number < 0 ? G_MININT64 : (number > 0 ? G_MAXINT64 : 0);
  return product;
}

static gint64
divide_down (gint64 number,
             int    bits)
{
  return number >> MIN (bits, 63);
}

/**
 * annals_rows_get_cell:
 * @level: a level
 * @instant: any instant
 * @offset: how many cells after the one that holds the instant
 *
 * Returns: where a cell begins
 */
AnnalsInstant
annals_rows_get_cell (int           level,
                      AnnalsInstant instant,
                      int           offset)
{
  return multiply_saturated (divide_down (instant, level) + offset, level);
}

/* The number of the half with which the tile of an instant begins. */
static gint64
find_half (int           level,
           AnnalsInstant instant)
{
  gint64 half = divide_down (instant, level + CELLS_BITS - 1);
  gint64 shift = level & 1;

  return half - ((half - shift) & 1);
}

static AnnalsInstant
get_half_start (int    level,
                gint64 half)
{
  return multiply_saturated (half, level + CELLS_BITS - 1);
}

/* --- Making a tile ---------------------------------------------------------------------------- */

/* A tile on its way. */
typedef struct
{
  AnnalsRows   *rows;
  guint         group;
  AnnalsRange   events; /* those that begin in it */
  AnnalsInstant lower;
  AnnalsInstant upper;
  int           level;
  GArray       *taken;  /* AnnalsTaken */
  guint         n_here; /* how many of those with a place begin in it */
} Draft;

static double
get_title_room (const AnnalsRows *rows,
                guint             event)
{
  return MIN (annals_rows_estimate_title (rows, event), rows->short_label_px);
}

/* Takes over who has a place above and reaches into the tile. */
static void
inherit (Draft                *draft,
         const AnnalsRowPlace *places,
         guint                 n_places)
{
  AnnalsRows *rows = draft->rows;

  for (guint i = 0; i < n_places; i++)
    {
      AnnalsCandidate candidate = { .event = places[i].event, .group = draft->group };
      AnnalsTaken     stretch = { .place = places[i] };
      AnnalsInstant   start;

      if (annals_bits_has (rows->taken, candidate.event))
        continue; /* it reaches over the end of a tile above, and is in both */
      start = annals_outline_get_date (rows->outline, draft->group, candidate.event)->lower;
      annals_rows_measure (rows, &candidate, get_level_zoom (draft->level),
                           get_title_room (rows, candidate.event));
      stretch.start = candidate.start;
      stretch.end = places[i].has_label ? candidate.label_end : candidate.mark_end;
      if (stretch.end <= draft->lower || stretch.start >= draft->upper)
        continue;
      annals_bits_set (rows->taken, candidate.event, TRUE);
      g_array_append_val (draft->taken, stretch);
      draft->n_here += start >= draft->lower && start < draft->upper;
    }
}

static void
list_candidates (const Draft *draft,
                 guint        n_most,
                 GArray      *candidates)
{
  const AnnalsTimeIndex *index = draft->rows->outline->index;
  AnnalsRange            rest = draft->events;

  for (guint cell = 1; cell <= N_CELLS && rest.count > 0; cell++)
    {
      AnnalsInstant end = annals_rows_get_cell (draft->level, draft->lower, (int) cell);
      guint         last = rest.first + rest.count;
      guint32       places[ANNALS_MOST_GROUP_ROWS + MORE_CANDIDATES];
      guint         n;

      if (cell < N_CELLS)
        last = annals_time_index_find (index, rest, end);
      n = annals_time_index_take (index, rest.first, last, draft->rows->taken, places, n_most);
      for (guint i = 0; i < n; i++)
        {
          AnnalsCandidate candidate = { .event = index->events[places[i]],
                                        .group = draft->group,
                                        .precedence = index->precedences[places[i]] };

          annals_rows_measure (draft->rows, &candidate, get_level_zoom (draft->level),
                               get_title_room (draft->rows, candidate.event));
          g_array_append_val (candidates, candidate);
        }
      rest = (AnnalsRange){ last, rest.first + rest.count - last };
    }
}

static void
admit (Draft                *draft,
       const AnnalsRowGroup *group)
{
  g_autoptr (GArray) candidates = NULL;

  if (draft->n_here >= draft->events.count)
    return;
  candidates = g_array_new (FALSE, FALSE, sizeof (AnnalsCandidate));
  list_candidates (draft, group->n_rows + MORE_CANDIDATES, candidates);
  annals_rows_insert (candidates, group, draft->lower, draft->upper, draft->taken);
}

static Tile *get_tile (AnnalsRows *self,
                       guint       group,
                       int         level,
                       gint64      half);

/* Takes over from one tile above; FALSE if it is not to be had in this frame. */
static gboolean
inherit_tile (Draft *draft,
              guint  group,
              gint64 half)
{
  const Tile *above = get_tile (draft->rows, group, draft->level + 1, half);

  if (above == NULL)
    return FALSE;
  inherit (draft, above->places, above->n_places);
  return TRUE;
}

/* Takes over from above; FALSE if what is above is not to be had in this frame. */
static gboolean
inherit_all (Draft *draft,
             guint  group)
{
  AnnalsRows           *rows = draft->rows;
  const AnnalsRowGroup *base = &g_array_index (rows->groups, AnnalsRowGroup, group);
  gint64                first = find_half (draft->level + 1, draft->lower);
  gint64                last = find_half (draft->level + 1, draft->upper - 1);

  if (draft->level + 1 < rows->base_level)
    {
      /* Making one must not be disturbed by the bits of another that is on its way. */
      if (get_tile (rows, group, draft->level + 1, first) == NULL ||
          get_tile (rows, group, draft->level + 1, last) == NULL)
        return FALSE;
      return inherit_tile (draft, group, first) &&
             (last == first || inherit_tile (draft, group, last));
    }

  if (base->places.count > 0)
    inherit (draft, &g_array_index (rows->places, AnnalsRowPlace, base->places.first),
             base->places.count);
  return TRUE;
}

static Tile *
make_tile (AnnalsRows *self,
           const Tile *key)
{
  const AnnalsGroup    *group = &g_array_index (self->outline->groups, AnnalsGroup, key->group);
  const AnnalsRowGroup *base = &g_array_index (self->groups, AnnalsRowGroup, key->group);
  g_autoptr (GArray)    places = NULL;
  Draft                 draft = { .rows = self, .group = key->group, .level = key->level };
  Tile                 *tile = NULL;
  guint                 first;

  if (self->work_left == 0)
    {
      self->is_complete = FALSE;
      return NULL;
    }
  draft.lower = get_half_start (key->level, key->half);
  draft.upper = get_half_start (key->level, key->half + 2);
  draft.taken = g_array_new (FALSE, FALSE, sizeof (AnnalsTaken));
  if (!inherit_all (&draft, key->group) || self->work_left == 0)
    {
      self->is_complete = FALSE;
      goto out;
    }

  self->work_left--;
  first = annals_time_index_find (self->outline->index, group->events, draft.lower);
  draft.events = (AnnalsRange){ first, group->events.first + group->events.count - first };
  draft.events.count =
    annals_time_index_find (self->outline->index, draft.events, draft.upper) - first;
  admit (&draft, base);

  places = g_array_new (FALSE, FALSE, sizeof (AnnalsRowPlace));
  annals_rows_append_places (draft.taken, places);
  tile = g_new (Tile, 1);
  *tile = *key;
  tile->n_places = places->len;
  tile->places = g_memdup2 (places->data, places->len * sizeof (AnnalsRowPlace));

out:
  for (guint i = 0; i < draft.taken->len; i++)
    annals_bits_set (self->taken, g_array_index (draft.taken, AnnalsTaken, i).place.event, FALSE);
  g_array_unref (draft.taken);
  return tile;
}

/* A tile, made if there is work left for it; else NULL. */
static Tile *
get_tile (AnnalsRows *self,
          guint       group,
          int         level,
          gint64      half)
{
  Tile  key = { .group = group, .level = level, .half = half };
  Tile *tile = g_hash_table_lookup (self->tiles, &key);

  if (tile == NULL)
    {
      tile = make_tile (self, &key);
      if (tile != NULL)
        g_hash_table_add (self->tiles, tile);
    }
  if (tile != NULL)
    tile->frame = self->frame;
  return tile;
}

/**
 * annals_rows_set_taken:
 * @self: rows
 * @places: (array length=n_places): places of one group
 * @n_places: how many
 * @is_taken: whether to remember or to forget them
 *
 * Remembers who has a place, in the bits of @taken; they must be forgotten before anything else is
 * asked of the rows.
 */
void
annals_rows_set_taken (AnnalsRows           *self,
                       const AnnalsRowPlace *places,
                       guint                 n_places,
                       gboolean              is_taken)
{
  for (guint i = 0; i < n_places; i++)
    annals_bits_set (self->taken, places[i].event, is_taken);
}

/* --- Asking for a view ------------------------------------------------------------------------ */

/* The tiles of a stretch of time; FALSE if one is not to be had in this frame. */
static gboolean
list_tiles (AnnalsRows   *self,
            guint         group,
            int           level,
            AnnalsInstant lower,
            AnnalsInstant upper,
            GPtrArray    *tiles)
{
  gint64 last = find_half (level, upper);

  g_ptr_array_set_size (tiles, 0);
  for (gint64 half = find_half (level, lower); half <= last; half += 2)
    {
      Tile *tile = get_tile (self, group, level, half);

      if (tile == NULL)
        return FALSE;
      g_ptr_array_add (tiles, tile);
    }

  return TRUE;
}

/* Puts the places of several tiles together, row by row. Who reaches over the end of a tile is in
 * both. */
static void
join_tiles (AnnalsRows *self,
            GPtrArray  *tiles,
            guint       n_rows,
            GArray     *places)
{
  g_autofree guint *at = g_new0 (guint, tiles->len + 1);
  guint             first = places->len;

  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < tiles->len; i++)
      {
        const Tile *tile = g_ptr_array_index (tiles, i);

        for (; at[i] < tile->n_places && tile->places[at[i]].row == row; at[i]++)
          {
            if (annals_bits_has (self->taken, tile->places[at[i]].event))
              continue;
            annals_bits_set (self->taken, tile->places[at[i]].event, TRUE);
            g_array_append_val (places, tile->places[at[i]]);
          }
      }

  if (places->len > first)
    annals_rows_set_taken (self, &g_array_index (places, AnnalsRowPlace, first),
                           places->len - first, FALSE);
}

/* The part of each row of a group without counts that is in sight. */
static void
list_rows (AnnalsRows        *self,
           guint              index,
           const AnnalsScale *scale,
           GArray            *places)
{
  const AnnalsRowGroup *group = &g_array_index (self->groups, AnnalsRowGroup, index);
  guint                 end = group->places.first + group->places.count;

  for (guint i = group->places.first; i < end;)
    {
      guint  row = g_array_index (self->places, AnnalsRowPlace, i).row;
      guint  low = i;
      guint  last = i;
      guint  high = end;
      double x0;
      double x1;

      /* Where the row ends, and the first in it that does not end before the view. */
      while (last < high)
        {
          guint middle = last + (high - last) / 2;

          if (g_array_index (self->places, AnnalsRowPlace, middle).row <= row)
            last = middle + 1;
          else
            high = middle;
        }
      for (high = last; low < high;)
        {
          guint middle = low + (high - low) / 2;

          annals_rows_get_extents (self, index,
                                   g_array_index (self->places, AnnalsRowPlace, middle).event,
                                   scale, &x0, &x1);
          if (x1 < 0.0)
            low = middle + 1;
          else
            high = middle;
        }
      for (; low < last; low++)
        {
          AnnalsRowPlace place = g_array_index (self->places, AnnalsRowPlace, low);

          annals_rows_get_extents (self, index, place.event, scale, &x0, &x1);
          if (x0 > scale->width_px)
            break;
          g_array_append_val (places, place);
        }
      i = last;
    }
}

/**
 * annals_rows_list:
 * @self: rows
 * @group: index of a group
 * @scale: what is in sight
 * @lower: the first instant that matters, at or before the left edge
 * @upper: the last one, at or after the right edge
 * @places: (element-type AnnalsRowPlace): grows by the places in sight, by row and in the order of
 *   time; of a crowded group all that reach into the stretch from @lower to @upper, and some more
 *
 * Lists who is shown as a mark. Cost: bounded by pixels, with a logarithm of the events.
 */
void
annals_rows_list (AnnalsRows        *self,
                  guint              group,
                  const AnnalsScale *scale,
                  AnnalsInstant      lower,
                  AnnalsInstant      upper,
                  GArray            *places)
{
  const AnnalsRowGroup *base = &g_array_index (self->groups, AnnalsRowGroup, group);
  g_autoptr (GPtrArray) tiles = NULL;

  if (!base->is_crowded)
    {
      list_rows (self, group, scale, places);
      return;
    }

  if (base->n_rows == 0)
    return;
  /* Where there is no work left for the zoom itself, what was worked out above it. */
  tiles = g_ptr_array_new ();
  for (int level = annals_rows_get_level (scale->seconds_per_px); level < self->base_level; level++)
    if (list_tiles (self, group, level, lower, upper, tiles))
      {
        join_tiles (self, tiles, base->n_rows, places);
        return;
      }
  if (base->places.count > 0)
    g_array_append_vals (places, &g_array_index (self->places, AnnalsRowPlace, base->places.first),
                         base->places.count);
}
