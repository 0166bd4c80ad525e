/* annals-span-words.c — a stretch of the axis in words, as exactly as its pixels are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "timeline/annals-span-words.h"

#include "core/annals-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* No hand points more exactly. */
#define POINTING_PX 3.0

#define DAY_S   ((double) ANNALS_SECONDS_PER_DAY)
#define MONTH_S (DAY_S * 30.4)
#define YEAR_S  (DAY_S * 365.2425)

/* A year without the digits that the zoom cannot tell apart. */
static char *
get_year_edtf (gint64 year,
               double resolution_s)
{
  double step = 1.0;
  gint64 rounded;

  while (step * 10.0 * YEAR_S <= resolution_s)
    step *= 10.0;
  rounded = (gint64) (round ((double) year / step) * step);

  if (ABS (rounded) > 9999)
    return g_strdup_printf ("Y%" G_GINT64_FORMAT, rounded);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, rounded < 0 ? "-" : "", ABS (rounded));
}

static char *
word_instant (AnnalsInstant instant,
              double        resolution_s)
{
  AnnalsCivil      civil;
  g_autofree char *year = NULL;
  g_autofree char *edtf = NULL;

  annals_instant_to_civil (instant, &civil);
  year = get_year_edtf (civil.year, resolution_s);
  if (resolution_s >= MONTH_S || strlen (year) > strlen ("-0043"))
    edtf = g_strdup (year);
  else if (resolution_s >= DAY_S)
    edtf = g_strdup_printf ("%s-%02d", year, civil.month);
  else if (resolution_s >= DAY_S / 24.0)
    edtf = g_strdup_printf ("%s-%02d-%02d", year, civil.month, civil.day);
  else
    edtf = g_strdup_printf ("%s-%02d-%02dT%02d:%02d:%02dZ", year, civil.month, civil.day,
                            civil.hour, civil.minute, civil.second);
  return annals_date_to_text (edtf, ANNALS_DATE_SHORT);
}

/**
 * annals_span_words:
 * @scale: what is in sight
 * @x0: where the stretch begins, in pixels from the left edge
 * @x1: where it ends
 *
 * Names the dates at both ends, with years, months, days or times as the zoom allows.
 *
 * Returns: (transfer full): such as "Mar 1965 – Dec 1971", or one date if both ends have the same
 */
char *
annals_span_words (const AnnalsScale *scale,
                   double             x0,
                   double             x1)
{
  double           resolution_s = scale->seconds_per_px * POINTING_PX;
  g_autofree char *first = word_instant (annals_scale_get_instant (scale, x0), resolution_s);
  g_autofree char *last = word_instant (annals_scale_get_instant (scale, x1), resolution_s);

  if (g_str_equal (first, last))
    return g_steal_pointer (&first);
  /* Translators: the dates at both ends of what is in sight, as in “Mar 1965 – Dec 1971”. */
  return g_strdup_printf (_ ("%s – %s"), first, last);
}
