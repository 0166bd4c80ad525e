/* annals-date.c — EDTF dates as values: bounds, order, members and drawing margins
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-date-private.h"

/* Mean lengths, for margins in drawing only. */
#define SECONDS_PER_YEAR  G_GINT64_CONSTANT (31556952)
#define SECONDS_PER_MONTH (SECONDS_PER_YEAR / 12)

#define COARSE_YEARS G_GINT64_CONSTANT (10000)

#define N_SEASONS 4

/* Which of the seasons somewhere on the globe a date tells, from 1; 0 for anything else. */
static guint8
get_season (const AnnalsDatePart *part)
{
  int season = part->group - ANNALS_GROUP_FIRST + 1;

  return part->precision == ANNALS_PRECISION_SEASON && season >= 1 && season <= N_SEASONS
           ? (guint8) season
           : 0;
}

/* Where the year that is told to some significant digits lies within the years that they leave
 * open. Exact to the year up to a century; longer ranges are estimates of estimates. */
static guint8
get_estimate (const AnnalsDatePart *part)
{
  gint64 first;
  gint64 last;

  if (part->significant == 0)
    return 0;
  annals_date_part_get_years (part, &first, &last);
  if (first == last)
    return 0;

  return (guint8) MAX (
    ((double) (part->year - first) + 0.5) * 256.0 / (double) (last - first + 1), 1.0);
}

/* A date made of the stretch from @start to @end, which may be the same. */
static void
set_stretch (AnnalsDate           *date,
             AnnalsDateKind        kind,
             const AnnalsDatePart *start,
             const AnnalsDatePart *end)
{
  date->kind = (guint8) kind;
  date->lower = start->lower;
  date->upper = end->upper;
  date->start_precision = start->precision;
  date->end_precision = end->precision;
  date->start_flags = start->flags;
  date->end_flags = end->flags;
  date->seasons = (guint8) (get_season (start) | get_season (end) << 4);
  date->estimate = kind == ANNALS_DATE_SINGLE && start == end ? get_estimate (start) : 0;
}

/* A range in a set: of one of several dates, some time in it; of all of them, all through it. */
static void
set_member (AnnalsDate                 *date,
            const AnnalsDateExpression *expression,
            const AnnalsDateMember     *member)
{
  const AnnalsDatePart *end = member->is_range ? &member->end : &member->start;
  gboolean              through = member->is_range && expression->kind != ANNALS_DATE_ONE_OF;

  set_stretch (date, through ? ANNALS_DATE_INTERVAL : ANNALS_DATE_SINGLE, &member->start, end);
  date->level = expression->level;
}

/* Widens a set by a member; what is known of an end comes from the member that reaches farthest. */
static void
widen (AnnalsDate       *hull,
       const AnnalsDate *member)
{
  if (member->lower < hull->lower)
    {
      hull->lower = member->lower;
      hull->start_precision = member->start_precision;
      hull->start_flags = member->start_flags;
      hull->seasons = (guint8) ((hull->seasons & 0xf0) | (member->seasons & 0x0f));
    }

  if (member->upper > hull->upper)
    {
      hull->upper = member->upper;
      hull->end_precision = member->end_precision;
      hull->end_flags = member->end_flags;
      hull->seasons = (guint8) ((hull->seasons & 0x0f) | (member->seasons & 0xf0));
    }
}

/**
 * annals_date_parse:
 * @edtf: an expression of EDTF level 0, 1 or 2, of a stranger's making
 * @date: (out caller-allocates): what it means; untouched on error
 * @error: return location for an error
 *
 * Reads an EDTF expression after the Library of Congress specification of 2019.
 *
 * The bounds are strict: no qualifier widens them. The bounds of a set reach from its first to
 * its last member; annals_date_list_members() gives the members. Seasons without a hemisphere (21
 * to 24) are only known to lie in their year, the winter of 24 up to the end of the next February.
 * A time of day with an offset is moved to UTC; 24:00:00 is the next midnight.
 *
 * Errors: in the domain %ANNALS_DATE_ERROR, a sentence that tells what was expected and what was
 * found. Texts of more than 1024 bytes, which hold a set of 204 members, are refused.
 *
 * Thread: any. Cost: linear in the length of @edtf.
 *
 * Returns: %TRUE if @edtf is EDTF
 */
gboolean
annals_date_parse (const char *edtf,
                   AnnalsDate *date,
                   GError    **error)
{
  g_auto (AnnalsDateExpression) expression = { 0 };
  AnnalsDate                    hull;

  g_return_val_if_fail (edtf != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  if (!annals_date_expression_parse (&expression, edtf, error))
    return FALSE;

  set_member (&hull, &expression, &g_array_index (expression.members, AnnalsDateMember, 0));
  for (guint i = 1; i < expression.members->len; i++)
    {
      AnnalsDate member;

      set_member (&member, &expression, &g_array_index (expression.members, AnnalsDateMember, i));
      widen (&hull, &member);
    }

  hull.kind = (guint8) expression.kind;
  if (hull.kind != ANNALS_DATE_SINGLE)
    hull.estimate = 0;
  *date = hull;
  return TRUE;
}

/**
 * annals_date_list_members:
 * @edtf: an EDTF expression
 *
 * Lists the members of a set, each as a date of its own, in the order in which they are written.
 *
 * A range within a set is one member: of kind %ANNALS_DATE_SINGLE in a set of which one is meant
 * (some time in the range), %ANNALS_DATE_INTERVAL in one of which all are meant. What is no set
 * has itself as only member; what is no EDTF has none.
 *
 * Thread: any. Cost: linear in the length of @edtf.
 *
 * Returns: (transfer full) (element-type AnnalsDate): the members
 */
GArray *
annals_date_list_members (const char *edtf)
{
  g_auto (AnnalsDateExpression) expression = { 0 };
  GArray                       *members = g_array_new (FALSE, FALSE, sizeof (AnnalsDate));

  g_return_val_if_fail (edtf != NULL, members);

  if (!annals_date_expression_parse (&expression, edtf, NULL))
    return members;

  for (guint i = 0; i < expression.members->len; i++)
    {
      AnnalsDate member;

      set_member (&member, &expression, &g_array_index (expression.members, AnnalsDateMember, i));
      g_array_append_val (members, member);
    }

  return members;
}

static int
compare_numbers (gint64 a,
                 gint64 b)
{
  return (a > b) - (a < b);
}

/**
 * annals_date_compare:
 * @a: a date
 * @b: another date
 *
 * Orders two dates for an axis or a list.
 *
 * By strict lower bound, then strict upper bound, then precision, the finer first. Dates of kind
 * %ANNALS_DATE_NONE come last.
 *
 * Returns: less than, equal to, or greater than 0 as @a comes before, with, or after @b
 */
int
annals_date_compare (const AnnalsDate *a,
                     const AnnalsDate *b)
{
  int order;

  if (a->kind == ANNALS_DATE_NONE || b->kind == ANNALS_DATE_NONE)
    return (a->kind == ANNALS_DATE_NONE) - (b->kind == ANNALS_DATE_NONE);

  order = compare_numbers (a->lower, b->lower);
  if (order == 0)
    order = compare_numbers (a->upper, b->upper);
  if (order == 0)
    order = compare_numbers (a->start_precision, b->start_precision);
  if (order == 0)
    order = compare_numbers (a->end_precision, b->end_precision);

  return order;
}

/**
 * annals_date_overlaps:
 * @a: a date
 * @b: another date
 *
 * Tells whether the strict bounds of two dates share at least a second.
 *
 * Of sets the hull is taken; compare annals_date_list_members() where the gaps matter. A date of
 * kind %ANNALS_DATE_NONE overlaps nothing.
 *
 * Returns: %TRUE if the bounds meet
 */
gboolean
annals_date_overlaps (const AnnalsDate *a,
                      const AnnalsDate *b)
{
  if (a->kind == ANNALS_DATE_NONE || b->kind == ANNALS_DATE_NONE)
    return FALSE;

  return a->lower < b->upper && b->lower < a->upper;
}

/* The power of ten that the year of an instant is a multiple of, but ten thousand at least. */
static gint64
get_round_years (AnnalsInstant instant)
{
  AnnalsCivil civil;
  gint64      years = COARSE_YEARS;

  annals_instant_to_civil (instant, &civil);
  while (civil.year != 0 && civil.year % (years * 10) == 0)
    years *= 10;

  return years;
}

/* The length of the unit of an end. What is coarser than a millennium is told by the round year
 * on one of the two sides of the bound. */
static gint64
get_unit (AnnalsDatePrecision precision,
          AnnalsInstant       bound)
{
  static const gint64 units[] = {
    [ANNALS_PRECISION_NONE] = 0,
    [ANNALS_PRECISION_SECOND] = 1,
    [ANNALS_PRECISION_DAY] = ANNALS_SECONDS_PER_DAY,
    [ANNALS_PRECISION_MONTH] = SECONDS_PER_MONTH,
    [ANNALS_PRECISION_SEASON] = 3 * SECONDS_PER_MONTH,
    [ANNALS_PRECISION_YEAR] = SECONDS_PER_YEAR,
    [ANNALS_PRECISION_DECADE] = 10 * SECONDS_PER_YEAR,
    [ANNALS_PRECISION_CENTURY] = 100 * SECONDS_PER_YEAR,
    [ANNALS_PRECISION_MILLENNIUM] = 1000 * SECONDS_PER_YEAR,
  };

  if (precision != ANNALS_PRECISION_COARSER)
    return units[precision];

  return MAX (get_round_years (bound), get_round_years (bound - 1)) * SECONDS_PER_YEAR;
}

static gint64
get_end_margin (guint8        precision,
                guint8        flags,
                AnnalsInstant bound)
{
  gint64 n_units = 0;

  if ((flags & ANNALS_DATE_APPROXIMATE) != 0)
    n_units++;
  if ((flags & ANNALS_DATE_UNCERTAIN) != 0)
    n_units++;

  return n_units == 0 ? 0 : n_units * get_unit (precision, bound);
}

/**
 * annals_date_get_margin:
 * @date: a date
 * @before_s: (out) (optional): seconds to fade before the lower bound
 * @after_s: (out) (optional): seconds to fade after the upper bound
 *
 * Gets how far the ends of a date are drawn soft.
 *
 * One unit of the precision of that end where it is approximate or uncertain, two where it is
 * both, else 0. For drawing only: no comparison uses it.
 */
void
annals_date_get_margin (const AnnalsDate *date,
                        gint64           *before_s,
                        gint64           *after_s)
{
  if (before_s != NULL)
    *before_s = get_end_margin (date->start_precision, date->start_flags, date->lower);
  if (after_s != NULL)
    *after_s = get_end_margin (date->end_precision, date->end_flags, date->upper);
}

/**
 * annals_date_get_drawn_bounds:
 * @date: a date
 * @lower: (out): first second that is drawn
 * @upper: (out): first second after
 *
 * Gets where a date stands on an axis: between its strict bounds, but seasons without a hemisphere
 * (21 to 24) at the three months from March, June, September and December on. For drawing only: no
 * comparison uses it.
 */
void
annals_date_get_drawn_bounds (const AnnalsDate *date,
                              AnnalsInstant    *lower,
                              AnnalsInstant    *upper)
{
  int first = date->seasons & 0x0f;
  int last = date->seasons >> 4;

  *lower = date->lower;
  *upper = date->upper;
  if (first != 0)
    *lower = annals_instant_add_months (date->lower, 3 * first - 1);
  /* The strict bounds of a winter end where it ends, those of the others with their year. */
  if (last != 0 && last != N_SEASONS)
    *upper = annals_instant_add_months (date->upper, 3 * last - 10);
}

/**
 * annals_date_get_estimate:
 * @date: a date
 * @lower: (out): where the estimated year begins
 * @upper: (out): where it ends
 *
 * Gets the likeliest year of a date such as 1950S2: some time from 1900 to 1999, estimated 1950.
 * Exact to the year where the bounds are a century apart or less. For drawing only.
 *
 * Returns: %FALSE if the date has no estimate
 */
gboolean
annals_date_get_estimate (const AnnalsDate *date,
                          AnnalsInstant    *lower,
                          AnnalsInstant    *upper)
{
  AnnalsCivil first;
  AnnalsCivil last;
  gint64      offset;

  if (date->estimate == 0)
    return FALSE;
  annals_instant_to_civil (date->lower, &first);
  annals_instant_to_civil (date->upper, &last);
  offset = (gint64) ((double) (last.year - first.year) * date->estimate / 256.0);
  *lower = annals_instant_from_day (first.year + offset, 1, 1);
  *upper = annals_instant_from_day (first.year + offset + 1, 1, 1);
  return TRUE;
}
