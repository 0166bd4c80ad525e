/* annals-overview.c — the whole of a bundle on a few pixels: eras, density, and what is in sight
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-overview.h"

#include <math.h>

#define MARGIN_PX       16.0
#define NAMES_PX        15.0
#define YEARS_PX        16.0
#define BIN_PX          12.0
#define LEAST_BAR_PX    3.0
#define NARROW_PX       500.0
#define LEAST_HANDLE_PX 10.0
#define GRIP_PX         8.0
#define EDGE_PX         5.0 /* half a grip, which is drawn whole at either end */

/* Tells which eras the view is in. */
static void
mark_eras (AnnalsOverview *self)
{
  for (guint i = 0; i < self->eras->len; i++)
    {
      AnnalsOverviewEra *era = &g_array_index (self->eras, AnnalsOverviewEra, i);
      double             middle = (era->x0 + era->x1) / 2.0;

      era->is_in_sight = middle >= self->handle_x0 && middle <= self->handle_x1;
    }
}

static void
add_eras (AnnalsOverview *self)
{
  const AnnalsOverviewInput *input = &self->input;
  AnnalsBundle              *bundle = input->outline->bundle;
  const AnnalsEra           *eras = annals_bundle_get_eras (bundle, NULL);

  for (guint i = 0; i < input->outline->eras->len; i++)
    {
      const AnnalsEraLane *lane = &g_array_index (input->outline->eras, AnnalsEraLane, i);
      const AnnalsEra     *era = &eras[lane->era];
      AnnalsOverviewEra    item = { .hue = lane->hue };
      const char          *label = annals_bundle_get_text (bundle, era->label);

      if (lane->lane > 0)
        continue;
      item.x0 = MAX (annals_scale_get_x (&self->scale, era->date.lower), 0.0);
      item.x1 = MIN (annals_scale_get_x (&self->scale, era->date.upper) - 1.0, input->width);
      if (input->width >= NARROW_PX &&
          annals_metrics_measure (&input->metrics, label, ANNALS_TEXT_SMALL_BOLD) + 9.0 <=
            item.x1 - item.x0)
        item.label = label;
      g_array_append_val (self->eras, item);
    }
}

/* How many of sorted instants come before one. */
static guint
count_before (const AnnalsInstant *instants,
              guint                n,
              AnnalsInstant        instant)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (instants[middle] < instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* How many dated events begin before an instant. They are counted in the chronology, in which each
 * stands once, whatever groups it belongs to. */
static guint
count_events_before (const AnnalsOverview *self,
                     AnnalsInstant         instant)
{
  AnnalsBundle      *bundle = self->input.outline->bundle;
  const AnnalsEvent *events = annals_bundle_get_events (bundle, NULL);
  guint              high;
  const guint32     *chronology = annals_bundle_get_chronology (bundle, &high);
  guint              low = 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (events[chronology[middle]].date.lower < instant)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* Counts where events begin; the tallest bar fills the height. */
static void
add_bars (AnnalsOverview *self)
{
  const GArray     *conflict_starts = self->input.outline->conflict_starts;
  guint             n_bins = (guint) MAX (self->input.width / BIN_PX, 1.0);
  g_autofree guint *counts = g_new0 (guint, n_bins);
  g_autofree guint *conflicts = g_new0 (guint, n_bins);
  guint             most = 8; /* a few events are no density */
  guint             n_before = 0;
  guint             n_conflicts_before = 0;
  double            room = self->body_y1 - self->names_height - 2.0;

  for (guint i = 0; i < n_bins; i++)
    {
      AnnalsInstant end = ANNALS_INSTANT_MAX;
      guint         n;

      if (i + 1 < n_bins)
        end = annals_scale_get_instant (&self->scale, (i + 1) * BIN_PX);
      n = count_events_before (self, end);
      counts[i] = n - n_before;
      n_before = n;
      n = count_before ((const AnnalsInstant *) (gconstpointer) conflict_starts->data,
                        conflict_starts->len, end);
      conflicts[i] = n - n_conflicts_before;
      n_conflicts_before = n;
      most = MAX (most, counts[i]);
    }

  for (guint i = 0; i < n_bins; i++)
    {
      AnnalsOverviewBar bar = { .x = (i + 0.5) * BIN_PX };

      if (counts[i] == 0)
        continue;
      bar.height = MAX (round (room * counts[i] / most), LEAST_BAR_PX);
      if (conflicts[i] > 0)
        bar.conflict_height = MAX (round (room * conflicts[i] / most), LEAST_BAR_PX);
      g_array_append_val (self->bars, bar);
    }
}

static double
get_center (const AnnalsOverview *self,
            const AnnalsDate     *date)
{
  AnnalsShape shape = annals_shape_from_date (date, &self->scale, 0.0);

  return (MAX (shape.x0, 0.0) + MIN (shape.x1, self->input.width)) / 2.0;
}

static void
add_selection (AnnalsOverview *self)
{
  const AnnalsEvent     *events = annals_bundle_get_events (self->input.outline->bundle, NULL);
  guint                  selected = self->input.selected_event;
  const AnnalsCompanion *companions;
  guint                  n_companions;

  self->selected_x = -1.0;
  if (selected == ANNALS_NONE || events[selected].date.kind == ANNALS_DATE_NONE)
    return;

  self->selected_x = get_center (self, &events[selected].date);
  companions =
    annals_outline_get_companions (self->input.outline, ANNALS_NONE, selected, &n_companions);
  for (guint i = 0; i < n_companions; i++)
    {
      double x = get_center (self, &companions[i].date);

      if (companions[i].kind == ANNALS_COMPANION_GHOST && fabs (x - self->selected_x) >= 4.0)
        g_array_append_val (self->ghosts, x);
    }
}

static void
add_ribbons (AnnalsOverview *self)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->input.outline->bundle, NULL);
  const GArray      *bookmarks = self->input.bookmarks;

  for (guint i = 0; bookmarks != NULL && i < bookmarks->len; i++)
    {
      const AnnalsEvent *event = &events[g_array_index (bookmarks, guint32, i)];
      double             x;

      if (event->date.kind == ANNALS_DATE_NONE)
        continue;
      x = get_center (self, &event->date);
      g_array_append_val (self->ribbons, x);
    }
}

/**
 * annals_overview_new:
 * @input: what to show; its pointers must outlive the overview
 *
 * Lays out the overview. Cost: O(width × log n), and O(m) in bookmarks and eras.
 *
 * Returns: (transfer full): the overview
 */
AnnalsOverview *
annals_overview_new (const AnnalsOverviewInput *input)
{
  AnnalsOverview *self = g_new0 (AnnalsOverview, 1);
  double          font_scale = input->metrics.font_scale;

  self->input = *input;
  self->eras = g_array_new (FALSE, TRUE, sizeof (AnnalsOverviewEra));
  self->bars = g_array_new (FALSE, TRUE, sizeof (AnnalsOverviewBar));
  self->ribbons = g_array_new (FALSE, TRUE, sizeof (double));
  self->ghosts = g_array_new (FALSE, TRUE, sizeof (double));
  self->names_height = round (3.0 + (input->width >= NARROW_PX ? NAMES_PX * font_scale : 0.0));
  self->body_y1 = round (input->height - YEARS_PX * font_scale);

  self->scale = annals_scale_new (0, 1.0, input->width);
  annals_scale_fit (&self->scale, input->outline->lower, input->outline->upper, MARGIN_PX);
  self->ticks = annals_ticks_list (&self->scale, &input->metrics);
  add_eras (self);
  add_bars (self);
  add_selection (self);
  add_ribbons (self);
  annals_overview_set_view (self, &input->view);
  return self;
}

/**
 * annals_overview_set_view:
 * @self: an overview
 * @view: what is in sight on the timeline
 *
 * Moves the handle to where the timeline is. Cost: O(eras).
 */
void
annals_overview_set_view (AnnalsOverview    *self,
                          const AnnalsScale *view)
{
  AnnalsInstant start = annals_scale_get_instant (view, 0.0);
  AnnalsInstant end = annals_scale_get_instant (view, view->width_px);
  double        x0 = annals_scale_get_x (&self->scale, start);
  double        x1 = annals_scale_get_x (&self->scale, end);
  double        lack = MAX (LEAST_HANDLE_PX - (x1 - x0), 0.0) / 2.0;

  self->input.view = *view;
  self->handle_x0 = MAX (x0 - lack, EDGE_PX);
  self->handle_x1 = MIN (x1 + lack, self->input.width - EDGE_PX);
  self->has_handle = x1 - x0 < (self->input.width - 2.0 * MARGIN_PX) * 0.99;
  mark_eras (self);
}

/**
 * annals_overview_free:
 * @self: (nullable): an overview
 */
void
annals_overview_free (AnnalsOverview *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->eras);
  g_array_unref (self->bars);
  g_array_unref (self->ribbons);
  g_array_unref (self->ghosts);
  g_array_unref (self->ticks);
  g_free (self);
}

/**
 * annals_overview_get_grip:
 * @self: an overview
 * @x: pixels from its left edge
 *
 * Returns: what of the handle a pointer takes hold of there
 */
AnnalsOverviewGrip
annals_overview_get_grip (const AnnalsOverview *self,
                          double                x)
{
  double inside = MIN (GRIP_PX, (self->handle_x1 - self->handle_x0) / 4.0);

  /* However small the handle is, its middle moves it. */
  if (x >= self->handle_x0 - GRIP_PX && x <= self->handle_x0 + inside)
    return ANNALS_GRIP_START;
  if (x <= self->handle_x1 + GRIP_PX && x >= self->handle_x1 - inside)
    return ANNALS_GRIP_END;
  if (x > self->handle_x0 && x < self->handle_x1)
    return ANNALS_GRIP_BODY;
  return ANNALS_GRIP_NOTHING;
}
