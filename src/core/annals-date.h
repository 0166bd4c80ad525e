/* annals-date.h — EDTF dates: strict bounds, what is known of each end, and words for them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-instant.h"

G_BEGIN_DECLS

#define ANNALS_DATE_ERROR (annals_date_error_quark ())

/**
 * AnnalsDateError:
 * @ANNALS_DATE_ERROR_SYNTAX: the text is not EDTF
 * @ANNALS_DATE_ERROR_CALENDAR: the form is right but there is no such day, month or season
 * @ANNALS_DATE_ERROR_ORDER: an interval or a range ends before it begins
 * @ANNALS_DATE_ERROR_RANGE: a year beyond %ANNALS_YEAR_MIN or %ANNALS_YEAR_MAX
 */
typedef enum
{
  ANNALS_DATE_ERROR_SYNTAX,
  ANNALS_DATE_ERROR_CALENDAR,
  ANNALS_DATE_ERROR_ORDER,
  ANNALS_DATE_ERROR_RANGE,
} AnnalsDateError;

/**
 * AnnalsDateKind:
 * @ANNALS_DATE_NONE: no date; the only kind without bounds
 * @ANNALS_DATE_SINGLE: some time within the unit: a day, a month, a year, a decade …
 * @ANNALS_DATE_INTERVAL: all through, from one end to the other
 * @ANNALS_DATE_ONE_OF: one of several members, it is not known which
 * @ANNALS_DATE_ALL_OF: all of several members
 */
typedef enum
{
  ANNALS_DATE_NONE,
  ANNALS_DATE_SINGLE,
  ANNALS_DATE_INTERVAL,
  ANNALS_DATE_ONE_OF,
  ANNALS_DATE_ALL_OF,
} AnnalsDateKind;

/**
 * AnnalsDatePrecision:
 *
 * The unit that an end of a date is told in, from the finest to the coarsest.
 */
typedef enum
{
  ANNALS_PRECISION_NONE,
  ANNALS_PRECISION_SECOND,
  ANNALS_PRECISION_DAY,
  ANNALS_PRECISION_MONTH,
  ANNALS_PRECISION_SEASON, /* any sub-year group: seasons, quarters, quadrimesters, semesters */
  ANNALS_PRECISION_YEAR,
  ANNALS_PRECISION_DECADE,
  ANNALS_PRECISION_CENTURY,
  ANNALS_PRECISION_MILLENNIUM,
  ANNALS_PRECISION_COARSER, /* ten thousand years and more, by significant digits or exponent */
} AnnalsDatePrecision;

/**
 * AnnalsDateFlags:
 * @ANNALS_DATE_APPROXIMATE: "about" (EDTF `~`)
 * @ANNALS_DATE_UNCERTAIN: "perhaps" (EDTF `?`)
 * @ANNALS_DATE_OPEN: the end is open (EDTF `..`): it goes on
 * @ANNALS_DATE_UNKNOWN: there is an end, but nobody knows when (EDTF empty)
 *
 * What is known of one end. `%` sets the first two.
 */
typedef enum
{
  ANNALS_DATE_APPROXIMATE = 1 << 0,
  ANNALS_DATE_UNCERTAIN = 1 << 1,
  ANNALS_DATE_OPEN = 1 << 2,
  ANNALS_DATE_UNKNOWN = 1 << 3,
} AnnalsDateFlags;

/**
 * AnnalsDate:
 * @lower: first second of the strict bounds, %ANNALS_INSTANT_MIN where open or unknown
 * @upper: first second after the strict bounds, %ANNALS_INSTANT_MAX where open or unknown
 * @kind: an #AnnalsDateKind
 * @level: EDTF conformance level that the expression needs, 0 to 2
 * @start_precision: #AnnalsDatePrecision of the lower end
 * @end_precision: #AnnalsDatePrecision of the upper end; of a single date the same
 * @start_flags: #AnnalsDateFlags of the lower end
 * @end_flags: #AnnalsDateFlags of the upper end; of a single date the same
 * @seasons: the seasons without a hemisphere, 1 for spring to 4 for winter, that the ends are told
 *   in: the lower end in the low four bits, the upper one in the high four; 0 for another unit
 * @estimate: of a single date told to some significant digits, where between the bounds the middle
 *   of the estimated year lies, in parts of 256; else 0
 *
 * What has to be known of a date to place, compare and draw it: a plain value of 24 bytes.
 * Qualifiers never widen the bounds; annals_date_get_margin() gives the margin for drawing.
 * Members of a set and the words come from the expression itself.
 */
typedef struct
{
  AnnalsInstant lower;
  AnnalsInstant upper;
  guint8        kind;
  guint8        level;
  guint8        start_precision;
  guint8        end_precision;
  guint8        start_flags;
  guint8        end_flags;
  guint8        seasons;
  guint8        estimate;
} AnnalsDate;

/**
 * AnnalsDateForm:
 * @ANNALS_DATE_LONG: "20 November 2014", "about 1950", "December 1971 to July 1977"
 * @ANNALS_DATE_SHORT: "20 Nov 2014", "c. 1950", "Dec 1971 – Jul 1977"
 */
typedef enum
{
  ANNALS_DATE_LONG,
  ANNALS_DATE_SHORT,
} AnnalsDateForm;

GQuark annals_date_error_quark (void);

gboolean annals_date_parse (const char *edtf,
                            AnnalsDate *date,
                            GError    **error);
GArray  *annals_date_list_members (const char *edtf) G_GNUC_WARN_UNUSED_RESULT;
char    *annals_date_to_text (const char    *edtf,
                              AnnalsDateForm form) G_GNUC_WARN_UNUSED_RESULT;
char    *annals_date_years_to_text (gint64 first,
                                    gint64 last) G_GNUC_WARN_UNUSED_RESULT;
char    *annals_date_to_julian_text (const char    *edtf,
                                     AnnalsDateForm form) G_GNUC_WARN_UNUSED_RESULT;

const char *annals_date_get_month_name (int      month,
                                        gboolean in_date);

int      annals_date_compare (const AnnalsDate *a,
                              const AnnalsDate *b);
gboolean annals_date_overlaps (const AnnalsDate *a,
                               const AnnalsDate *b);
void     annals_date_get_drawn_bounds (const AnnalsDate *date,
                                       AnnalsInstant    *lower,
                                       AnnalsInstant    *upper);
gboolean annals_date_get_estimate (const AnnalsDate *date,
                                   AnnalsInstant    *lower,
                                   AnnalsInstant    *upper);
void     annals_date_get_margin (const AnnalsDate *date,
                                 gint64           *before_s,
                                 gint64           *after_s);

G_END_DECLS
