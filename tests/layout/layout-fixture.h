/* layout-fixture.h — a bundle laid out with text of a fixed size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../core/load-json.h"
#include "fixed-metrics.h"
#include "layout/annals-layout.h"

typedef struct
{
  AnnalsBundle     *bundle;
  AnnalsOutline    *outline;
  AnnalsRows       *rows;
  AnnalsLayout     *layout;
  AnnalsLayoutInput input;
} LayoutFixture;

/* Takes the bundle; shows all of it, the rows grouped. */
static inline void
fixture_init_by (LayoutFixture *fixture,
                 AnnalsBundle  *bundle,
                 AnnalsGroupBy  group_by,
                 double         width,
                 double         height)
{
  *fixture = (LayoutFixture){ .bundle = bundle, .outline = annals_outline_new (bundle, group_by) };
  fixture->input = (AnnalsLayoutInput){
    .outline = fixture->outline,
    .width = width,
    .height = height,
    .selected_event = ANNALS_NONE,
    .selected_era = ANNALS_NONE,
    .hovered_event = ANNALS_NONE,
    .focused_event = ANNALS_NONE,
    .focused_group = ANNALS_NONE,
    .hovered_group = ANNALS_NONE,
    .hovered_silence = ANNALS_NONE,
    .chosen_account = ANNALS_NONE,
    .focused_heading = ANNALS_NONE,
    .most_work = G_MAXUINT,
    .metrics = fixed_metrics,
  };
  fixture->input.scale = annals_scale_new (
    0, 1.0, annals_layout_get_view_width (fixture->outline, width, &fixed_metrics));
  annals_scale_fit (&fixture->input.scale, fixture->outline->lower, fixture->outline->upper, 16.0);
}

/* The same, by category. */
static inline void
fixture_init (LayoutFixture *fixture,
              AnnalsBundle  *bundle,
              double         width,
              double         height)
{
  fixture_init_by (fixture, bundle, ANNALS_GROUP_BY_CATEGORY, width, height);
}

/* Lays out what the input says now. */
static inline AnnalsLayout *
fixture_lay_out (LayoutFixture *fixture)
{
  const AnnalsLayoutInput *input = &fixture->input;

  g_clear_pointer (&fixture->layout, annals_layout_free);
  annals_layout_update_rows (&fixture->rows, fixture->outline, input->scale.seconds_per_px,
                             input->width, input->height, &input->metrics);
  fixture->layout = annals_layout_new (input, fixture->rows);
  return fixture->layout;
}

static inline void
fixture_clear (LayoutFixture *fixture)
{
  g_clear_pointer (&fixture->layout, annals_layout_free);
  g_clear_pointer (&fixture->rows, annals_rows_free);
  g_clear_pointer (&fixture->outline, annals_outline_free);
  g_assert_finalize_object (fixture->bundle);
}
