/* annals-ticks.c — the divisions of the axis that are in sight, and the words on them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A table holds every step that an axis may have, from the second to five billion years, each with
 * the finer step of the unlabelled ticks below it. The finest step whose labels do not touch is
 * taken, and only what is in sight is counted out. Divisions are numbered: second, day, month and
 * year k have a number from which the instant follows, so that nothing is added up and drifts.
 *
 * There is no year 0: the years before 1 are numbered as BCE counts them, 100 BCE, 200 BCE.
 */

#include "config.h"

#include "layout/annals-ticks.h"

#include "core/annals-date.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Between the end of a label and the next tick, and from a tick to its label. */
#define LABEL_GAP_PX    10.0
#define LABEL_INDENT_PX 5.0
/* Between a label and the next tick, if nearer is not to be had. */
#define LEAST_GAP_PX 3.0
/* Unlabelled ticks nearer to each other than this say nothing. */
#define MINOR_GAP_PX 4.0
/* From here on core tells years from now, in thousands, millions and billions. */
#define FIRST_FAR_YEAR 100000
/* Between thousands: narrow, and no line breaks at it. */
#define THIN_SPACE "\xe2\x80\xaf"
/* No view has more ticks; a guard, not a limit that is met. */
#define MAX_TICKS 4000

typedef enum
{
  UNIT_SECOND,
  UNIT_DAY,
  UNIT_MONTH,
  UNIT_YEAR,
} Unit;

typedef struct
{
  Unit   unit;
  gint64 count;
} Step;

typedef struct
{
  Step step;
  Step minor;
} StepPair;

static const double unit_seconds[] = { 1.0, 86400.0, 2629746.0, 31556952.0 };

#define SECONDS(n)                     \
  {                                    \
    UNIT_SECOND, G_GINT64_CONSTANT (n) \
  }
#define DAYS(n)                     \
  {                                 \
    UNIT_DAY, G_GINT64_CONSTANT (n) \
  }
#define MONTHS(n)                     \
  {                                   \
    UNIT_MONTH, G_GINT64_CONSTANT (n) \
  }
#define YEARS(n)                     \
  {                                  \
    UNIT_YEAR, G_GINT64_CONSTANT (n) \
  }

/* From the finest to the coarsest. */
static const StepPair steps[] = {
  { SECONDS (1), SECONDS (1) },
  { SECONDS (5), SECONDS (1) },
  { SECONDS (10), SECONDS (1) },
  { SECONDS (30), SECONDS (5) },
  { SECONDS (60), SECONDS (10) },
  { SECONDS (300), SECONDS (60) },
  { SECONDS (600), SECONDS (60) },
  { SECONDS (1800), SECONDS (300) },
  { SECONDS (3600), SECONDS (600) },
  { SECONDS (10800), SECONDS (3600) },
  { SECONDS (21600), SECONDS (3600) },
  { SECONDS (43200), SECONDS (3600) },
  { DAYS (1), SECONDS (21600) },
  { DAYS (2), DAYS (1) },
  { DAYS (5), DAYS (1) },
  { DAYS (10), DAYS (1) },
  { MONTHS (1), DAYS (5) },
  { MONTHS (3), MONTHS (1) },
  { MONTHS (6), MONTHS (1) },
  { YEARS (1), MONTHS (3) },
  { YEARS (2), YEARS (1) },
  { YEARS (5), YEARS (1) },
  { YEARS (10), YEARS (1) },
  { YEARS (20), YEARS (5) },
  { YEARS (50), YEARS (10) },
  { YEARS (100), YEARS (10) },
  { YEARS (200), YEARS (50) },
  { YEARS (500), YEARS (100) },
  { YEARS (1000), YEARS (100) },
  { YEARS (2000), YEARS (500) },
  { YEARS (5000), YEARS (1000) },
  { YEARS (10000), YEARS (1000) },
  { YEARS (20000), YEARS (5000) },
  { YEARS (50000), YEARS (10000) },
  { YEARS (100000), YEARS (10000) },
  { YEARS (200000), YEARS (50000) },
  { YEARS (500000), YEARS (100000) },
  { YEARS (1000000), YEARS (100000) },
  { YEARS (2000000), YEARS (500000) },
  { YEARS (5000000), YEARS (1000000) },
  { YEARS (10000000), YEARS (1000000) },
  { YEARS (20000000), YEARS (5000000) },
  { YEARS (50000000), YEARS (10000000) },
  { YEARS (100000000), YEARS (10000000) },
  { YEARS (200000000), YEARS (50000000) },
  { YEARS (500000000), YEARS (100000000) },
  { YEARS (1000000000), YEARS (100000000) },
  { YEARS (2000000000), YEARS (500000000) },
  { YEARS (5000000000), YEARS (1000000000) },
  { YEARS (10000000000), YEARS (1000000000) },
  { YEARS (20000000000), YEARS (5000000000) },
  { YEARS (50000000000), YEARS (10000000000) },
  { YEARS (100000000000), YEARS (10000000000) },
};

static gint64
floor_divide (gint64 a,
              gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

/* The year that division k of a step begins with; 1 stands where 0 would. */
static gint64
get_year (gint64 k,
          gint64 count)
{
  if (count == 1)
    return k;
  return k > 0 ? k * count : 1 + k * count;
}

/* The last division that begins at or before an instant; the first of its month for days. */
static gint64
find_division (const Step   *step,
               AnnalsInstant instant)
{
  AnnalsCivil civil;

  annals_instant_to_civil (instant, &civil);
  switch (step->unit)
    {
    case UNIT_SECOND:
      return floor_divide (instant, step->count);
    case UNIT_DAY:
      return civil.year * 12 + civil.month - 1;
    case UNIT_MONTH:
      return floor_divide (civil.year * 12 + civil.month - 1, step->count);
    case UNIT_YEAR:
      return floor_divide (civil.year, step->count) - 1;
    }
  g_assert_not_reached ();
}

static AnnalsInstant
get_month_start (gint64 month)
{
  gint64 year = floor_divide (month, 12);

  return annals_instant_from_day (year, (int) (month - year * 12) + 1, 1);
}

static AnnalsInstant
get_division_start (const Step *step,
                    gint64      k)
{
  switch (step->unit)
    {
    case UNIT_SECOND:
      return annals_instant_add_seconds (0, k * step->count);
    case UNIT_DAY:
      return get_month_start (k);
    case UNIT_MONTH:
      return get_month_start (k * step->count);
    case UNIT_YEAR:
      return annals_instant_from_day (get_year (k, step->count), 1, 1);
    }
  g_assert_not_reached ();
}

static char *
get_day_text (const AnnalsCivil *civil)
{
  /* Translators: a day on the axis, as in “14 Oct”: day of the month, short name of the month. */
  return g_strdup_printf (_ ("%d %s"), civil->day, annals_date_get_month_name (civil->month, TRUE));
}

/* Whether the words for far years, “66.04 million years ago”, tell one year from the next that is
 * @count away. */
static gboolean
tells_apart (gint64 year,
             gint64 count)
{
  gint64 rounded = 1000;

  if (ABS (year) >= 1000000000)
    rounded = 1000000;

  return ABS (year) < FIRST_FAR_YEAR || count % rounded == 0;
}

/* A far year to its last digit, “66 043 001 BCE”. */
static char *
get_exact_year_text (gint64 year)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  g_string_printf (digits, "%" G_GINT64_FORMAT, year > 0 ? year : 1 - year);
  for (gssize i = (gssize) digits->len - 3; i > 0; i -= 3)
    g_string_insert (digits, i, THIN_SPACE);
  if (year > 0)
    return g_string_free (g_steal_pointer (&digits), FALSE);
  return g_strdup_printf (C_ ("short date", "%s BCE"), digits->str);
}

/* A year on an axis of divisions that are @count years long, 0 for parts of a year: in the words
 * that dates have everywhere, if these tell the divisions apart. */
static char *
get_year_text (gint64 year,
               gint64 count)
{
  if (!tells_apart (year, MAX (count, 1)))
    return get_exact_year_text (year);
  return annals_date_years_to_text (year, year);
}

static char *
get_month_text (const AnnalsCivil *civil)
{
  if (civil->month == 1)
    return get_year_text (civil->year, 0);
  return g_strdup (annals_date_get_month_name (civil->month, FALSE));
}

static char *
get_time_text (const AnnalsCivil *civil,
               const Step        *step)
{
  if (civil->hour == 0 && civil->minute == 0 && civil->second == 0)
    return get_day_text (civil);
  if (step->count < 60)
    return g_strdup_printf ("%02d:%02d:%02d", civil->hour, civil->minute, civil->second);
  return g_strdup_printf ("%02d:%02d", civil->hour, civil->minute);
}

static char *
get_text (const Step        *step,
          const AnnalsCivil *civil)
{
  switch (step->unit)
    {
    case UNIT_SECOND:
      return get_time_text (civil, step);
    case UNIT_DAY:
      return civil->day > 1 ? g_strdup_printf ("%d", civil->day) : get_month_text (civil);
    case UNIT_MONTH:
      return get_month_text (civil);
    case UNIT_YEAR:
      return get_year_text (civil->year, step->count);
    }
  g_assert_not_reached ();
}

static gboolean
is_emphasised (const Step        *step,
               const AnnalsCivil *civil)
{
  gint64 round = step->count;
  gint64 number = civil->year > 0 ? civil->year : 1 - civil->year;

  switch (step->unit)
    {
    case UNIT_SECOND:
      return civil->hour == 0 && civil->minute == 0 && civil->second == 0;
    case UNIT_DAY:
      return civil->day == 1;
    case UNIT_MONTH:
      return civil->month == 1;
    case UNIT_YEAR:
      /* The next power of ten above the step. */
      while (round >= 10)
        round /= 10;
      return number % (step->count / round * 10) == 0;
    }
  g_assert_not_reached ();
}

static void
add_tick (GArray            *ticks,
          const AnnalsScale *scale,
          AnnalsInstant      instant)
{
  AnnalsTick tick = { .instant = instant, .x_px = annals_scale_get_x (scale, instant) };

  if (tick.x_px >= 0.0 && tick.x_px <= scale->width_px)
    g_array_append_val (ticks, tick);
}

/* Days are counted within their month, so that the first always carries a tick. */
static void
add_days (GArray            *ticks,
          const AnnalsScale *scale,
          gint64             month,
          gint64             count)
{
  AnnalsInstant start = get_month_start (month);
  gint64        n_days = (get_month_start (month + 1) - start) / ANNALS_SECONDS_PER_DAY;

  add_tick (ticks, scale, start);
  for (gint64 day = MAX (count, 2); day + count / 2 <= n_days; day += count)
    add_tick (ticks, scale, start + (day - 1) * ANNALS_SECONDS_PER_DAY);
}

static GArray *
list_divisions (const AnnalsScale *scale,
                const Step        *step)
{
  g_autoptr (GArray) ticks = g_array_new (FALSE, TRUE, sizeof (AnnalsTick));
  gint64             k = find_division (step, scale->origin);

  for (guint i = 0; i < MAX_TICKS; i++, k++)
    {
      AnnalsInstant start = get_division_start (step, k);

      if (annals_scale_get_x (scale, start) > scale->width_px)
        break;
      if (step->unit == UNIT_DAY)
        add_days (ticks, scale, k, step->count);
      else
        add_tick (ticks, scale, start);
    }

  return g_steal_pointer (&ticks);
}

static double
get_step_px (const Step        *step,
             const AnnalsScale *scale)
{
  return (double) step->count * unit_seconds[step->unit] / scale->seconds_per_px;
}

/* Room that a label of this step needs: the wider of those at the two edges of the view. */
static double
measure_labels (const Step          *step,
                const AnnalsScale   *scale,
                const AnnalsMetrics *metrics)
{
  double widest = 0.0;

  for (int edge = 0; edge < 2; edge++)
    {
      AnnalsInstant    at = annals_scale_get_instant (scale, edge * scale->width_px);
      AnnalsCivil      civil;
      g_autofree char *text = NULL;

      annals_instant_to_civil (at, &civil);
      if (step->unit == UNIT_MONTH)
        civil.month = 1;
      if (step->unit == UNIT_DAY)
        civil.day = 28;
      if (step->unit == UNIT_YEAR)
        civil.year = get_year (floor_divide (civil.year, step->count), step->count);
      text = get_text (step, &civil);
      widest = MAX (widest, annals_metrics_measure (metrics, text, ANNALS_TEXT_SMALL_BOLD));
    }

  return widest + LABEL_INDENT_PX + LABEL_GAP_PX;
}

static const StepPair *
choose_steps (const AnnalsScale   *scale,
              const AnnalsMetrics *metrics)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (get_step_px (&steps[i].step, scale) >= LABEL_INDENT_PX + LABEL_GAP_PX &&
        get_step_px (&steps[i].step, scale) >= measure_labels (&steps[i].step, scale, metrics))
      return &steps[i];

  return &steps[G_N_ELEMENTS (steps) - 1];
}

static void
name_ticks (GArray     *ticks,
            const Step *step)
{
  for (guint i = 0; i < ticks->len; i++)
    {
      AnnalsTick      *tick = &g_array_index (ticks, AnnalsTick, i);
      g_autofree char *text = NULL;
      AnnalsCivil      civil;

      annals_instant_to_civil (tick->instant, &civil);
      text = get_text (step, &civil);
      tick->is_major = TRUE;
      tick->is_emphasised = is_emphasised (step, &civil);
      tick->names_year = step->unit != UNIT_SECOND && civil.month == 1 && civil.day == 1;
      g_strlcpy (tick->text, text, sizeof tick->text);
    }
}

static double
get_label_end (const AnnalsTick    *tick,
               const AnnalsMetrics *metrics)
{
  AnnalsTextStyle style = tick->is_emphasised ? ANNALS_TEXT_SMALL_BOLD : ANNALS_TEXT_SMALL;

  return tick->x_px + annals_metrics_measure (metrics, tick->text, style) + LABEL_INDENT_PX +
         LEAST_GAP_PX;
}

/* Months differ in length, and years have longer names than months: of labels that would reach
 * over a tick the plain ones give way, from the right, so that what is left never touches. One that
 * would be cut off at the right edge goes too, unless it is the only one. */
static void
thin_labels (GArray              *ticks,
             double               width_px,
             const AnnalsMetrics *metrics)
{
  double free_to = ticks->len > 1 ? width_px + LEAST_GAP_PX : G_MAXDOUBLE;
  double free_from = -G_MAXDOUBLE;

  for (guint i = ticks->len; i > 0; i--)
    {
      AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i - 1);

      if (get_label_end (tick, metrics) > free_to)
        tick->text[0] = '\0';
      else if (tick->is_emphasised)
        free_to = tick->x_px;
    }
  for (guint i = 0; i < ticks->len; i++)
    {
      AnnalsTick *tick = &g_array_index (ticks, AnnalsTick, i);

      if (tick->text[0] != '\0' && tick->x_px < free_from)
        tick->text[0] = '\0';
      else if (tick->text[0] != '\0')
        free_from = get_label_end (tick, metrics);
    }
}

/* Puts the unlabelled ticks between the labelled; both stand in the order of time. */
static GArray *
merge_ticks (GArray *major,
             GArray *minor)
{
  g_autoptr (GArray) all = g_array_new (FALSE, TRUE, sizeof (AnnalsTick));
  guint              i = 0;

  for (guint j = 0; j < major->len; j++)
    {
      const AnnalsTick *tick = &g_array_index (major, AnnalsTick, j);

      for (; i < minor->len && g_array_index (minor, AnnalsTick, i).instant <= tick->instant; i++)
        if (g_array_index (minor, AnnalsTick, i).instant < tick->instant)
          g_array_append_val (all, g_array_index (minor, AnnalsTick, i));
      g_array_append_val (all, *tick);
    }
  for (; i < minor->len; i++)
    g_array_append_val (all, g_array_index (minor, AnnalsTick, i));

  return g_steal_pointer (&all);
}

/**
 * annals_ticks_list:
 * @scale: what is in sight
 * @metrics: measures the labels, in the small styles
 *
 * Counts out the ticks in sight. Cost: O(number of ticks in sight).
 *
 * Returns: (transfer full) (element-type AnnalsTick): the ticks in the order of time; the labels
 *   never reach over the next labelled tick
 */
GArray *
annals_ticks_list (const AnnalsScale   *scale,
                   const AnnalsMetrics *metrics)
{
  const StepPair    *pair = choose_steps (scale, metrics);
  g_autoptr (GArray) major = list_divisions (scale, &pair->step);
  g_autoptr (GArray) minor = NULL;

  name_ticks (major, &pair->step);
  thin_labels (major, scale->width_px, metrics);
  if (get_step_px (&pair->minor, scale) < MINOR_GAP_PX)
    return g_steal_pointer (&major);

  minor = list_divisions (scale, &pair->minor);
  return merge_ticks (major, minor);
}

/**
 * annals_ticks_get_context:
 * @scale: what is in sight
 * @metrics: measures the labels
 * @at: the instant whose unit is named, as a rule that of the view's left edge
 *
 * Names the larger unit in which an instant stands, for an axis that shows only its parts: the
 * year while months are labelled, the month and year while days are, the day while hours are.
 *
 * Returns: (transfer full) (nullable): the name, or %NULL where every label says it all
 */
char *
annals_ticks_get_context (const AnnalsScale   *scale,
                          const AnnalsMetrics *metrics,
                          AnnalsInstant        at)
{
  const StepPair  *pair = choose_steps (scale, metrics);
  g_autofree char *year = NULL;
  AnnalsCivil      civil;

  annals_instant_to_civil (at, &civil);
  year = get_year_text (civil.year, 0);
  switch (pair->step.unit)
    {
    case UNIT_YEAR:
      return NULL;
    case UNIT_MONTH:
      return g_steal_pointer (&year);
    case UNIT_DAY:
      return g_strdup_printf (C_ ("date", "%s %s"), annals_date_get_month_name (civil.month, FALSE),
                              year);
    case UNIT_SECOND:
      return g_strdup_printf (C_ ("date", "%d %s %s"), civil.day,
                              annals_date_get_month_name (civil.month, TRUE), year);
    }
  g_assert_not_reached ();
}
