/* annals-session-step.c — going on to the next or previous event or era
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-session-private.h"

/* Place of a dated event in the chronology, or G_MAXUINT. */
static guint
find_in_chronology (const guint32 *chronology,
                    guint          n_dated,
                    guint          event)
{
  for (guint i = 0; i < n_dated; i++)
    if (chronology[i] == event)
      return i;

  return G_MAXUINT;
}

/* First event of the selected era in the chronology, or what comes next after the era's beginning;
 * without an era the very first. */
static guint
find_entry (AnnalsSession *self,
            const guint32 *chronology,
            guint          n_dated)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->bundle, NULL);
  const AnnalsEra   *eras = annals_bundle_get_eras (self->bundle, NULL);

  if (self->place.era == ANNALS_NONE)
    return 0;

  for (guint i = 0; i < n_dated; i++)
    if (events[chronology[i]].era == self->place.era ||
        events[chronology[i]].date.lower >= eras[self->place.era].date.lower)
      return i;

  return n_dated - 1;
}

/* The nearest place in the chronology from one on, in a direction, whose event is not filtered out;
 * -1 if there is none. */
static gint64
skip_filtered (AnnalsSession *self,
               const guint32 *chronology,
               guint          n_dated,
               gint64         place,
               int            direction)
{
  while (place >= 0 && place < (gint64) n_dated &&
         annals_session_is_filtered_out (self, chronology[place]))
    place += direction;

  return place < (gint64) n_dated ? place : -1;
}

/**
 * annals_session_peek_event:
 * @self: a session
 * @step: how many events to go on in the order of the axis; negative goes back
 *
 * Looks where annals_session_step_event() would lead: from the chosen event on over those that are
 * not filtered out; with none chosen, or one without a date, to the selected era's first event, or
 * to the first of all. Cost: O(n).
 *
 * Returns: an event, or %ANNALS_NONE if there is none that way
 */
guint
annals_session_peek_event (AnnalsSession *self,
                           int            step)
{
  const guint32 *chronology;
  guint          n_dated = 0;
  guint          start;
  int            direction = step < 0 ? -1 : 1;
  gint64         place;

  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);
  g_return_val_if_fail (step != 0, ANNALS_NONE);

  if (self->bundle == NULL)
    return ANNALS_NONE;

  chronology = annals_bundle_get_chronology (self->bundle, &n_dated);
  if (n_dated == 0)
    return ANNALS_NONE;

  start = find_in_chronology (chronology, n_dated, self->place.event);
  if (start == G_MAXUINT)
    {
      place = skip_filtered (self, chronology, n_dated, find_entry (self, chronology, n_dated), 1);
      return place < 0 ? ANNALS_NONE : chronology[place];
    }

  place = start;
  for (int i = 0; i != step && place >= 0; i += direction)
    place = skip_filtered (self, chronology, n_dated, place + direction, direction);

  return place < 0 ? ANNALS_NONE : chronology[place];
}

/**
 * annals_session_step_event:
 * @self: a session
 * @step: how many events to go on in the order of the axis; negative goes back
 *
 * Chooses the next or previous dated event that is not filtered out. With none chosen it enters at
 * the selected era's first event, or at the first of all. Cost: O(n).
 *
 * Returns: %FALSE if there is no event that way
 */
gboolean
annals_session_step_event (AnnalsSession *self,
                           int            step)
{
  guint event = annals_session_peek_event (self, step);

  if (event == ANNALS_NONE)
    return FALSE;

  annals_session_select_event (self, event);
  return TRUE;
}

static int
compare_eras (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const AnnalsEra *eras = data;
  guint32          i = *(const guint32 *) a;
  guint32          j = *(const guint32 *) b;
  int              order = annals_date_compare (&eras[i].date, &eras[j].date);

  return order != 0 ? order : (i > j) - (i < j);
}

/* Dated eras with the same parent as @like, in the order of the axis. */
static GArray *
list_sibling_eras (AnnalsBundle *bundle,
                   guint         like)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint              n_eras;
  const AnnalsEra   *eras = annals_bundle_get_eras (bundle, &n_eras);
  guint32            parent = like == ANNALS_NONE ? ANNALS_NONE : eras[like].parent;

  for (guint32 i = 0; i < n_eras; i++)
    if (eras[i].parent == parent && eras[i].date.kind != ANNALS_DATE_NONE)
      g_array_append_val (siblings, i);

  g_array_sort_with_data (siblings, compare_eras, (gpointer) (guintptr) eras);
  return g_steal_pointer (&siblings);
}

/**
 * annals_session_peek_era:
 * @self: a session
 * @step: how many eras to go on among those of the same parent; negative goes back
 *
 * Looks where annals_session_step_era() would lead. Cost: O(m log m).
 *
 * Returns: an era, or %ANNALS_NONE if there is none that way
 */
guint
annals_session_peek_era (AnnalsSession *self,
                         int            step)
{
  g_autoptr (GArray) siblings = NULL;
  guint              from;
  gint64             target = 0;

  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);

  if (self->bundle == NULL)
    return ANNALS_NONE;

  from = self->place.era;
  if (from == ANNALS_NONE && self->place.event != ANNALS_NONE)
    from = annals_bundle_get_events (self->bundle, NULL)[self->place.event].era;

  siblings = list_sibling_eras (self->bundle, from);
  for (guint i = 0; i < siblings->len; i++)
    if (g_array_index (siblings, guint32, i) == from)
      target = (gint64) i + step;

  if (target < 0 || target >= (gint64) siblings->len)
    return ANNALS_NONE;

  return g_array_index (siblings, guint32, target);
}

/**
 * annals_session_step_era:
 * @self: a session
 * @step: how many eras to go on among those of the same parent; negative goes back
 *
 * Chooses the next or previous era. It starts from the chosen era, else from the era of the
 * chosen event, else enters at the first. Cost: O(m log m).
 *
 * Returns: %FALSE if there is no era that way
 */
gboolean
annals_session_step_era (AnnalsSession *self,
                         int            step)
{
  guint era = annals_session_peek_era (self, step);

  if (era == ANNALS_NONE)
    return FALSE;

  annals_session_select_era (self, era);
  return TRUE;
}
