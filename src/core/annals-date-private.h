/* annals-date-private.h — an EDTF expression taken apart, shared by the parser and the wording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-date.h"

G_BEGIN_DECLS

/* Room for a set of 204 years, so that the members need no limit of their own. */
#define ANNALS_DATE_MAX_BYTES 1024

/* The codes of sub-year groups that stand in the place of a month. */
#define ANNALS_GROUP_FIRST 21
#define ANNALS_GROUP_LAST  41

/* Where the parser is: what stands before @at has been read. */
typedef struct
{
  const char *text;
  const char *at;
} AnnalsDateCursor;

typedef enum
{
  ANNALS_ZONE_NONE, /* no time of day, or one without zone */
  ANNALS_ZONE_UTC,
  ANNALS_ZONE_OFFSET,
} AnnalsZone;

/* One date: a whole expression, an end of an interval or range, or a member of a set. Digits are
 * kept as written, “X” for an unspecified one; an empty string where the component is not told. */
typedef struct
{
  gboolean   negative;
  char       year_digits[5]; /* empty for a year after “Y” */
  char       month_digits[3];
  char       day_digits[3];
  gint64     year;        /* with its sign, unspecified digits read as 0 */
  int        significant; /* significant digits of the year, 0 where not told */
  int        exponent;    /* power of ten, 0 where not told */
  int        group;       /* ANNALS_GROUP_FIRST to ANNALS_GROUP_LAST, else 0 */
  guint8     year_flags;
  guint8     month_flags;
  guint8     day_flags;
  gboolean   has_time;
  AnnalsZone zone;
  int        hour;
  int        minute;
  int        second;
  int        offset_min; /* minutes ahead of UTC */

  AnnalsInstant lower;
  AnnalsInstant upper;
  guint8        level;
  guint8        precision; /* the finest unit all of whose digits are known */
  guint8        flags;     /* of all components together, or open or unknown */
} AnnalsDatePart;

/* A single date (start alone), or a stretch of time from start to end. */
typedef struct
{
  AnnalsDatePart start;
  AnnalsDatePart end;
  gboolean       is_range;
} AnnalsDateMember;

typedef struct
{
  AnnalsDateKind kind;
  guint8         level;
  GArray        *members; /* (element-type AnnalsDateMember): one but in sets */
} AnnalsDateExpression;

/* annals-date-parse.c */
gboolean annals_date_expression_parse (AnnalsDateExpression *expression,
                                       const char           *edtf,
                                       GError              **error);
void     annals_date_expression_clear (AnnalsDateExpression *expression);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnnalsDateExpression, annals_date_expression_clear)

/* annals-date-part.c and annals-date-bounds.c */
gboolean annals_date_part_parse (AnnalsDatePart   *part,
                                 AnnalsDateCursor *cursor,
                                 GError          **error);
gboolean annals_date_part_has_unspecified (const AnnalsDatePart *part);

gboolean annals_date_part_set_meaning (AnnalsDatePart         *part,
                                       const AnnalsDateCursor *cursor,
                                       GError                **error);
void     annals_date_part_get_years (const AnnalsDatePart *part,
                                     gint64               *first,
                                     gint64               *last);
int      annals_date_count_digits (gint64 number);
gboolean annals_date_raise_ten (int     exponent,
                                gint64 *power);
gboolean annals_date_cursor_fail_range (const AnnalsDateCursor *cursor,
                                        GError                **error);

gboolean annals_date_cursor_take (AnnalsDateCursor *cursor,
                                  char              character);
gboolean annals_date_cursor_fail (const AnnalsDateCursor *cursor,
                                  const char             *expected,
                                  GError                **error);
char    *annals_date_excerpt (const char *text);

/* annals-date-explain.c */
const char *annals_date_explain (AnnalsDateCursor *cursor);

/* The form that the words of a date take. English has one for the first two but for an article;
 * many languages decline what follows “about”, “from” or “to”. */
typedef enum
{
  ANNALS_STYLE_ALONE,
  ANNALS_STYLE_IN_PHRASE,
  ANNALS_STYLE_SHORT,
} AnnalsDateStyle;

/* annals-date-words.c */
char       *annals_date_part_to_words (const AnnalsDatePart *part,
                                       AnnalsDateStyle       style);
char       *annals_date_word_years (gint64 first,
                                    gint64 last);
const char *annals_date_name_month (const AnnalsDatePart *part,
                                    gboolean              in_date,
                                    AnnalsDateStyle       style);
int         annals_date_read_number (const char *digits);
char       *annals_date_fill (const char *phrase,
                              const char *words);

G_END_DECLS
