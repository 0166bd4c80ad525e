/* fixed-metrics.h — text that is six pixels a character, whatever fonts there are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-metrics.h"

static inline double
measure_fixed (const char     *text,
               AnnalsTextStyle style,
               gpointer        data)
{
  return 6.0 * (double) g_utf8_strlen (text, -1);
}

static const AnnalsMetrics fixed_metrics = { measure_fixed, NULL, 1.0 };
