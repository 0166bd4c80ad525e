/* annals-ticks.h — the divisions of the axis that are in sight, and the words on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-metrics.h"
#include "layout/annals-scale.h"

G_BEGIN_DECLS

#define ANNALS_TICK_TEXT_BYTES 64

/**
 * AnnalsTick:
 * @instant: where the division begins
 * @x_px: distance from the view's left edge
 * @is_major: whether it carries a label
 * @is_emphasised: whether a larger unit begins with it
 * @names_year: whether its label is a year
 * @text: what it is called; empty for a minor tick
 */
typedef struct
{
  AnnalsInstant instant;
  double        x_px;
  gboolean      is_major;
  gboolean      is_emphasised;
  gboolean      names_year;
  char          text[ANNALS_TICK_TEXT_BYTES];
} AnnalsTick;

GArray *annals_ticks_list (const AnnalsScale   *scale,
                           const AnnalsMetrics *metrics) G_GNUC_WARN_UNUSED_RESULT;
char   *annals_ticks_get_context (const AnnalsScale   *scale,
                                  const AnnalsMetrics *metrics,
                                  AnnalsInstant        at) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
