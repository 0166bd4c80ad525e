/* test-date.c — EDTF expressions: what is valid, at which level, with which strict bounds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The rows hold every example of “Extended Date/Time Format (EDTF) Specification”, Library of
 * Congress, 4 February 2019, and more of each of its forms. The bounds are counted by hand from its
 * wording and, for what it leaves open, from the rules that annals_date_parse() documents.
 */

#include "config.h"

#include "core/annals-date.h"

#include <stdio.h>
#include <string.h>

/* Valid expressions with the first and last day of their bounds; NULL where open or unknown. */
typedef struct
{
  const char *edtf;
  int         level;
  const char *first_day;
  const char *last_day; /* empty where the same day */
} ValidRow;

static const ValidRow level_0_rows[] = {
  { "1985-04-12", 0, "1985-04-12", "" },
  { "1985-04", 0, "1985-04-01", "1985-04-30" },
  { "1985", 0, "1985-01-01", "1985-12-31" },
  { "0000", 0, "0-01-01", "0-12-31" },
  { "0001", 0, "1-01-01", "1-12-31" },
  { "9999", 0, "9999-01-01", "9999-12-31" },
  { "0000-02-29", 0, "0-02-29", "" },
  { "2000-02-29", 0, "2000-02-29", "" },
  { "1900-02", 0, "1900-02-01", "1900-02-28" },
  { "2000-02", 0, "2000-02-01", "2000-02-29" },
  { "2014-12", 0, "2014-12-01", "2014-12-31" },
  { "1964/2008", 0, "1964-01-01", "2008-12-31" },
  { "2004-06/2006-08", 0, "2004-06-01", "2006-08-31" },
  { "2004-02-01/2005-02-08", 0, "2004-02-01", "2005-02-08" },
  { "2004-02-01/2005-02", 0, "2004-02-01", "2005-02-28" },
  { "2004-02-01/2005", 0, "2004-02-01", "2005-12-31" },
  { "2005/2006-02", 0, "2005-01-01", "2006-02-28" },
  { "1950/1950", 0, "1950-01-01", "1950-12-31" },
  { "2004-01/2004", 0, "2004-01-01", "2004-12-31" },
  { "2014-11-20/2014-11-20", 0, "2014-11-20", "" },
  { "0000/0001", 0, "0-01-01", "1-12-31" },
};

static const ValidRow level_1_rows[] = {
  /* Years of more than four digits, and before year 0. */
  { "Y170000002", 1, "170000002-01-01", "170000002-12-31" },
  { "Y-170000002", 1, "-170000002-01-01", "-170000002-12-31" },
  { "Y10000", 1, "10000-01-01", "10000-12-31" },
  { "Y-13800000000", 1, "-13800000000-01-01", "-13800000000-12-31" },
  { "Y290000000000", 1, "290000000000-01-01", "290000000000-12-31" },
  { "Y-290000000000", 1, "-290000000000-01-01", "-290000000000-12-31" },
  { "Y-13800000000~", 1, "-13800000000-01-01", "-13800000000-12-31" },
  { "-1985", 1, "-1985-01-01", "-1985-12-31" },
  { "-0001", 1, "-1-01-01", "-1-12-31" },
  { "-0043-03-15", 1, "-43-03-15", "" },
  { "-0500-08", 1, "-500-08-01", "-500-08-31" },
  { "-0004-02", 1, "-4-02-01", "-4-02-29" },
  /* Seasons: no more is certain than the year, and of winter the next February. */
  { "2001-21", 1, "2001-01-01", "2001-12-31" },
  { "2001-22", 1, "2001-01-01", "2001-12-31" },
  { "2001-23", 1, "2001-01-01", "2001-12-31" },
  { "2001-24", 1, "2001-01-01", "2002-02-28" },
  { "2003-24", 1, "2003-01-01", "2004-02-29" },
  /* Qualifiers never widen the bounds. */
  { "1984?", 1, "1984-01-01", "1984-12-31" },
  { "1984~", 1, "1984-01-01", "1984-12-31" },
  { "1984%", 1, "1984-01-01", "1984-12-31" },
  { "2004-06~", 1, "2004-06-01", "2004-06-30" },
  { "2004-06-11%", 1, "2004-06-11", "" },
  { "-0043-03-15?", 1, "-43-03-15", "" },
  /* Unspecified digits from the right. */
  { "201X", 1, "2010-01-01", "2019-12-31" },
  { "20XX", 1, "2000-01-01", "2099-12-31" },
  { "000X", 1, "0-01-01", "9-12-31" },
  { "00XX", 1, "0-01-01", "99-12-31" },
  { "-20XX", 1, "-2099-01-01", "-2000-12-31" },
  { "-004X", 1, "-49-01-01", "-40-12-31" },
  { "-00XX", 1, "-99-01-01", "-1-12-31" },
  { "201X?", 1, "2010-01-01", "2019-12-31" },
  { "2004-XX", 1, "2004-01-01", "2004-12-31" },
  { "1985-04-XX", 1, "1985-04-01", "1985-04-30" },
  { "2004-02-XX", 1, "2004-02-01", "2004-02-29" },
  { "1985-XX-XX", 1, "1985-01-01", "1985-12-31" },
  { "-2004-XX", 1, "-2004-01-01", "-2004-12-31" },
  { "-1985-04-XX", 1, "-1985-04-01", "-1985-04-30" },
  /* Open and unknown ends. */
  { "1985-04-12/..", 1, "1985-04-12", NULL },
  { "1985-04/..", 1, "1985-04-01", NULL },
  { "1985/..", 1, "1985-01-01", NULL },
  { "../1985-04-12", 1, NULL, "1985-04-12" },
  { "../1985-04", 1, NULL, "1985-04-30" },
  { "../1985", 1, NULL, "1985-12-31" },
  { "1985-04-12/", 1, "1985-04-12", NULL },
  { "1985-04/", 1, "1985-04-01", NULL },
  { "1985/", 1, "1985-01-01", NULL },
  { "/1985-04-12", 1, NULL, "1985-04-12" },
  { "/1985-04", 1, NULL, "1985-04-30" },
  { "/1985", 1, NULL, "1985-12-31" },
  { "../..", 1, NULL, NULL },
  { "/..", 1, NULL, NULL },
  { "../", 1, NULL, NULL },
  { "-0026/..", 1, "-26-01-01", NULL },
  /* Intervals of such parts. */
  { "1984~/2004-06", 1, "1984-01-01", "2004-06-30" },
  { "1984/2004-06~", 1, "1984-01-01", "2004-06-30" },
  { "1984~/2004~", 1, "1984-01-01", "2004-12-31" },
  { "1984?/2004%", 1, "1984-01-01", "2004-12-31" },
  { "1984-06?/2004-08?", 1, "1984-06-01", "2004-08-31" },
  { "1984-06-02?/2004-08-08~", 1, "1984-06-02", "2004-08-08" },
  { "1984-06-02?/", 1, "1984-06-02", NULL },
  { "1211~/1240", 1, "1211-01-01", "1240-12-31" },
  { "-1000/-0999", 1, "-1000-01-01", "-999-12-31" },
  { "-0026/0014", 1, "-26-01-01", "14-12-31" },
  { "-0057-03/-0049-02", 1, "-57-03-01", "-49-02-28" },
  { "2003-22/2004-22", 1, "2003-01-01", "2004-12-31" },
  { "2003-22/2003-23", 1, "2003-01-01", "2003-12-31" },
  { "1923-21/1924", 1, "1923-01-01", "1924-12-31" },
  { "2001-05/2001-23", 1, "2001-05-01", "2001-12-31" },
  { "Y-252000000/Y-66000000", 1, "-252000000-01-01", "-66000000-12-31" },
  { "Y-66000000/..", 1, "-66000000-01-01", NULL },
};

static const ValidRow year_rows[] = {
  { "Y-17E7", 2, "-170000000-01-01", "-170000000-12-31" },
  { "Y17E8", 2, "1700000000-01-01", "1700000000-12-31" },
  { "Y-138E8", 2, "-13800000000-01-01", "-13800000000-12-31" },
  { "Y-45E2", 2, "-4500-01-01", "-4500-12-31" },
  { "Y29E10", 2, "290000000000-01-01", "290000000000-12-31" },
  { "1950S2", 2, "1900-01-01", "1999-12-31" },
  { "1950S1", 2, "1000-01-01", "1999-12-31" },
  { "1956S3", 2, "1950-01-01", "1959-12-31" },
  { "1956S4", 2, "1956-01-01", "1956-12-31" },
  { "-1859S5", 2, "-1859-01-01", "-1859-12-31" },
  { "-1950S2", 2, "-1999-01-01", "-1900-12-31" },
  { "Y171010000S3", 2, "171000000-01-01", "171999999-12-31" },
  { "Y-171010000S2", 2, "-179999999-01-01", "-170000000-12-31" },
  { "Y3388E2S3", 2, "338000-01-01", "338999-12-31" },
  { "Y-3388E2S3", 2, "-338999-01-01", "-338000-12-31" },
  { "1950S2~", 2, "1900-01-01", "1999-12-31" },
};

static const ValidRow group_rows[] = {
  /* Seasons of the north. */
  { "2001-25", 2, "2001-03-01", "2001-05-31" },
  { "2001-26", 2, "2001-06-01", "2001-08-31" },
  { "2001-27", 2, "2001-09-01", "2001-11-30" },
  { "2001-28", 2, "2001-12-01", "2002-02-28" },
  { "2003-28", 2, "2003-12-01", "2004-02-29" },
  /* Seasons of the south. */
  { "2001-29", 2, "2001-09-01", "2001-11-30" },
  { "2001-30", 2, "2001-12-01", "2002-02-28" },
  { "2001-31", 2, "2001-03-01", "2001-05-31" },
  { "2001-32", 2, "2001-06-01", "2001-08-31" },
  /* Quarters, quadrimesters, semesters. */
  { "2001-33", 2, "2001-01-01", "2001-03-31" },
  { "2001-34", 2, "2001-04-01", "2001-06-30" },
  { "2001-35", 2, "2001-07-01", "2001-09-30" },
  { "2001-36", 2, "2001-10-01", "2001-12-31" },
  { "2001-37", 2, "2001-01-01", "2001-04-30" },
  { "2001-38", 2, "2001-05-01", "2001-08-31" },
  { "2001-39", 2, "2001-09-01", "2001-12-31" },
  { "2001-40", 2, "2001-01-01", "2001-06-30" },
  { "2001-41", 2, "2001-07-01", "2001-12-31" },
  { "-2001-34", 2, "-2001-04-01", "-2001-06-30" },
  { "2001-33/2001-36", 2, "2001-01-01", "2001-12-31" },
  { "2011-23~", 2, "2011-01-01", "2011-12-31" },
};

static const ValidRow unspecified_rows[] = {
  { "156X-12-25", 2, "1560-12-25", "1569-12-25" },
  { "15XX-12-25", 2, "1500-12-25", "1599-12-25" },
  { "15XX-12-XX", 2, "1500-12-01", "1599-12-31" },
  { "XXXX-12-XX", 2, "0-12-01", "9999-12-31" },
  { "1XXX-XX", 2, "1000-01-01", "1999-12-31" },
  { "1XXX-12", 2, "1000-12-01", "1999-12-31" },
  { "1984-1X", 2, "1984-10-01", "1984-12-31" },
  { "1984-0X", 2, "1984-01-01", "1984-09-30" },
  { "1984-X1", 2, "1984-01-01", "1984-11-30" },
  { "1984-X0", 2, "1984-10-01", "1984-10-31" },
  { "1985-XX-12", 2, "1985-01-12", "1985-12-12" },
  { "1985-XX-31", 2, "1985-01-31", "1985-12-31" },
  { "1985-04-1X", 2, "1985-04-10", "1985-04-19" },
  { "1985-04-3X", 2, "1985-04-30", "" },
  { "1985-02-2X", 2, "1985-02-20", "1985-02-28" },
  { "1985-04-X1", 2, "1985-04-01", "1985-04-21" },
  { "1985-04-0X", 2, "1985-04-01", "1985-04-09" },
  { "19X5", 2, "1905-01-01", "1995-12-31" },
  { "1X6X", 2, "1060-01-01", "1969-12-31" },
  { "XXX5", 2, "5-01-01", "9995-12-31" },
  { "1XXX", 2, "1000-01-01", "1999-12-31" },
  { "XXXX", 2, "0-01-01", "9999-12-31" },
  { "XXXX-XX", 2, "0-01-01", "9999-12-31" },
  { "XXXX-XX-XX", 2, "0-01-01", "9999-12-31" },
  { "-XXXX", 2, "-9999-01-01", "-1-12-31" },
  { "-XXXX-12-XX", 2, "-9999-12-01", "-1-12-31" },
  { "-156X-12-25", 2, "-1569-12-25", "-1560-12-25" },
  { "-1X32-X1-X2", 2, "-1932-01-02", "-1032-11-22" },
  { "20X0-10-02", 2, "2000-10-02", "2090-10-02" },
  /* 29 February picks the leap years among them. */
  { "19XX-02-29", 2, "1904-02-29", "1996-02-29" },
  { "190X-02-29", 2, "1904-02-29", "1908-02-29" },
  { "1X00-02-29", 2, "1200-02-29", "1600-02-29" },
  { "-00XX-02-29", 2, "-96-02-29", "-4-02-29" },
  { "XXXX-02-29", 2, "0-02-29", "9996-02-29" },
  { "198X-21", 2, "1980-01-01", "1989-12-31" },
  { "198X-33", 2, "1980-01-01", "1989-03-31" },
};

static const ValidRow component_rows[] = {
  { "2004-06~-11", 2, "2004-06-11", "" },
  { "2004?-06-11", 2, "2004-06-11", "" },
  { "2004-06-11?", 1, "2004-06-11", "" },
  { "2004?-06-11~", 2, "2004-06-11", "" },
  { "?2004-06-~11", 2, "2004-06-11", "" },
  { "2004-%06-11", 2, "2004-06-11", "" },
  { "2004-?06-?11", 2, "2004-06-11", "" },
  { "?2004-06-04~", 2, "2004-06-04", "" },
  { "2004-%06", 2, "2004-06-01", "2004-06-30" },
  { "2004?-~06", 2, "2004-06-01", "2004-06-30" },
  { "?2004-06%", 2, "2004-06-01", "2004-06-30" },
  { "%2001", 2, "2001-01-01", "2001-12-31" },
  { "?-2004-06", 2, "-2004-06-01", "-2004-06-30" },
  { "%-2011-06-13", 2, "-2011-06-13", "" },
  { "-2004?-%06", 2, "-2004-06-01", "-2004-06-30" },
};

static const ValidRow interval_rows[] = {
  { "2004-06-~01/2004-06-~20", 2, "2004-06-01", "2004-06-20" },
  { "2004-06-XX/2004-07-03", 2, "2004-06-01", "2004-07-03" },
  { "-2004-06-?01/2006-06-~20", 2, "-2004-06-01", "2006-06-20" },
  { "1984?-06/2004-08?", 2, "1984-06-01", "2004-08-31" },
  { "?2004-06~-10/2004-06-%11", 2, "2004-06-10", "2004-06-11" },
  { "2003-06-25/2004-X1-03", 2, "2003-06-25", "2004-11-03" },
  { "XXXX-12-21/1890-09-2X", 2, "0-12-21", "1890-09-29" },
  { "1984-11-2X/1999-01-01", 2, "1984-11-20", "1999-01-01" },
  { "1984-11-12/1984-11-XX", 2, "1984-11-12", "1984-11-30" },
  { "198X/199X", 2, "1980-01-01", "1999-12-31" },
  { "198X/..", 2, "1980-01-01", NULL },
  { "2000/2000-XX-XX", 2, "2000-01-01", "2000-12-31" },
  { "2004-06-11/2004-XX", 2, "2004-06-11", "2004-12-31" },
  { "1919-XX-02/1919-XX-01", 2, "1919-01-02", "1919-12-01" },
  { "1950/1955S2", 2, "1950-01-01", "1999-12-31" },
  { "Y-10000/Y-45E2", 2, "-10000-01-01", "-4500-12-31" },
};

static const ValidRow set_rows[] = {
  { "[1667,1668,1670..1672]", 2, "1667-01-01", "1672-12-31" },
  { "[..1760-12-03]", 2, NULL, "1760-12-03" },
  { "[1760-12..]", 2, "1760-12-01", NULL },
  { "[1760-01,1760-02,1760-12..]", 2, "1760-01-01", NULL },
  { "[1667,1760-12]", 2, "1667-01-01", "1760-12-31" },
  { "[..1984]", 2, NULL, "1984-12-31" },
  { "{1667,1668,1670..1672}", 2, "1667-01-01", "1672-12-31" },
  { "{1960,1961-12}", 2, "1960-01-01", "1961-12-31" },
  { "{..1984}", 2, NULL, "1984-12-31" },
  { "{1760-12..}", 2, "1760-12-01", NULL },
  { "[1984]", 2, "1984-01-01", "1984-12-31" },
  { "[1672,1667]", 2, "1667-01-01", "1672-12-31" },
  { "[..1760,1790..]", 2, NULL, NULL },
  { "[-1667,1668,1670..1672]", 2, "-1667-01-01", "1672-12-31" },
  { "[-1740-02-12..-1200-01-29]", 2, "-1740-02-12", "-1200-01-29" },
  { "{-1640-06..-1200-01}", 2, "-1640-06-01", "-1200-01-31" },
  { "[1964~,1967?]", 2, "1964-01-01", "1967-12-31" },
  { "[156X,1580-XX]", 2, "1560-01-01", "1580-12-31" },
  { "[198X..199X]", 2, "1980-01-01", "1999-12-31" },
  { "[2001-21,2003]", 2, "2001-01-01", "2003-12-31" },
  { "[Y-17E7,Y-16E7]", 2, "-170000000-01-01", "-160000000-12-31" },
};

/* Times of day, in UTC where the zone is told. */
typedef struct
{
  const char   *edtf;
  int           level;
  AnnalsInstant second;
} TimeRow;

static const TimeRow time_rows[] = {
  { "1985-04-12T23:20:30", 0, 482196030 },
  { "1985-04-12T23:20:30Z", 0, 482196030 },
  { "1985-04-12T23:20:30-04", 0, 482196030 + 4 * 3600 },
  { "1985-04-12T23:20:30+04:30", 0, 482196030 - 4 * 3600 - 30 * 60 },
  { "2004-01-01T10:10:10+00:59", 0, 1072951810 - 59 * 60 },
  { "1970-01-01T00:00:00Z", 0, 0 },
  { "1970-01-01T00:00:00+14:00", 0, -14 * 3600 },
  { "1970-01-01T00:00:00-12:00", 0, 12 * 3600 },
  { "1970-01-01T00:00:00+00:00", 0, 0 },
  { "1969-12-31T24:00:00", 0, 0 },
  { "0000-02-29T23:59:59Z", 0, -719468 * ANNALS_SECONDS_PER_DAY - 1 },
  { "-0001-12-31T23:59:59", 1, -719528 * ANNALS_SECONDS_PER_DAY - 1 },
};

/* What is refused, with a part of the reason. */
typedef struct
{
  const char *edtf;
  int         code;
  const char *reason;
} InvalidRow;

static const InvalidRow syntax_rows[] = {
  { "", ANNALS_DATE_ERROR_SYNTAX, "found nothing" },
  { "199", ANNALS_DATE_ERROR_SYNTAX, "a year of four digits" },
  { "20", ANNALS_DATE_ERROR_SYNTAX, "a year of four digits" },
  { "19850", ANNALS_DATE_ERROR_SYNTAX, "nothing more after the date" },
  { "+2006", ANNALS_DATE_ERROR_SYNTAX, "a year of four digits" },
  { "1985-", ANNALS_DATE_ERROR_SYNTAX, "a month of two digits" },
  { "1985-041", ANNALS_DATE_ERROR_SYNTAX, "a month of two digits" },
  { "1985-4", ANNALS_DATE_ERROR_SYNTAX, "a month of two digits" },
  { "1985-4-12", ANNALS_DATE_ERROR_SYNTAX, "a month of two digits" },
  { "1985-04-", ANNALS_DATE_ERROR_SYNTAX, "a day of two digits" },
  { "1985-04-1", ANNALS_DATE_ERROR_SYNTAX, "a day of two digits" },
  { "1985-04-12-", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "2001-21-01", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "2020-AB", ANNALS_DATE_ERROR_SYNTAX, "a month of two digits" },
  { "Y2006", ANNALS_DATE_ERROR_SYNTAX, "five or more digits" },
  { "Y00017", ANNALS_DATE_ERROR_SYNTAX, "does not begin with 0" },
  { "Y", ANNALS_DATE_ERROR_SYNTAX, "a year after “Y”" },
  { "Y-", ANNALS_DATE_ERROR_SYNTAX, "a year after “Y”" },
  { "Y17E", ANNALS_DATE_ERROR_SYNTAX, "an exponent" },
  { "Y17E0", ANNALS_DATE_ERROR_SYNTAX, "an exponent" },
  { "Y20067890-14-10", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1950S", ANNALS_DATE_ERROR_SYNTAX, "significant digits" },
  { "1950S0", ANNALS_DATE_ERROR_SYNTAX, "significant digits" },
  { "195XS2", ANNALS_DATE_ERROR_SYNTAX, "without “X” before “S”" },
  { "1950S2-01", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1984??", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1984-", ANNALS_DATE_ERROR_SYNTAX, "a month" },
  { "1985-04-12T", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T23:20", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T23:20:3", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T1:20:30", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T25:00:00", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T24:00:01", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T23:60:30", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T23:20:60", ANNALS_DATE_ERROR_SYNTAX, "time of day" },
  { "1985-04-12T23:20:30.5", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1985-04-12T23:20:30z", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1985-04-12t23:20:30", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1985-04-12T23:20:30Z15", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "1985-04-12T23:20:30+15:00", ANNALS_DATE_ERROR_SYNTAX, "offset" },
  { "1985-04-12T23:20:30-13:00", ANNALS_DATE_ERROR_SYNTAX, "offset" },
  { "1985-04-12T23:20:30-00:00", ANNALS_DATE_ERROR_SYNTAX, "offset" },
  { "1985-04-12T23:20:30+05:60", ANNALS_DATE_ERROR_SYNTAX, "offset" },
  { "1985-04T23:20:30", ANNALS_DATE_ERROR_SYNTAX, "a whole day" },
  { "1985-04-XXT23:20:30", ANNALS_DATE_ERROR_SYNTAX, "a whole day" },
  { "1985-04-12?T23:20:30", ANNALS_DATE_ERROR_SYNTAX, "a whole day" },
  { "2005-07-25T10:10:10Z/2006-01-01", ANNALS_DATE_ERROR_SYNTAX, "has a time of day" },
  { "[2005-07-25T10:10:10Z,2006]", ANNALS_DATE_ERROR_SYNTAX, "has a time of day" },
  { "2012///4444", ANNALS_DATE_ERROR_SYNTAX, "after the end of the interval" },
  { "2012/2013/2014", ANNALS_DATE_ERROR_SYNTAX, "after the end of the interval" },
  { "2012/...", ANNALS_DATE_ERROR_SYNTAX, "after the end of the interval" },
  { "2012x/2013", ANNALS_DATE_ERROR_SYNTAX, "capital “X”" },
  { "2012!/2013", ANNALS_DATE_ERROR_SYNTAX, "after the start of the interval" },
  { "Y-10000/-4500", ANNALS_DATE_ERROR_SYNTAX, "“Y” at both ends" },
  { "..", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "2005..", ANNALS_DATE_ERROR_SYNTAX, "nothing more" },
  { "[", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "[]", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "{}", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "[..]", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "[2020}", ANNALS_DATE_ERROR_SYNTAX, "closing bracket" },
  { "{2020]", ANNALS_DATE_ERROR_SYNTAX, "closing bracket" },
  { "[2020", ANNALS_DATE_ERROR_SYNTAX, "closing bracket" },
  { "[2020,]", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "[2020,..2022]", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "[2020..,2022]", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "[2020]2", ANNALS_DATE_ERROR_SYNTAX, "after the set" },
  { "[1667/1668]", ANNALS_DATE_ERROR_SYNTAX, "closing bracket" },
  { "[1984..1985-01]", ANNALS_DATE_ERROR_SYNTAX, "the same unit" },
  { "\001", ANNALS_DATE_ERROR_SYNTAX, "a year" },
  { "\377\376", ANNALS_DATE_ERROR_SYNTAX, "a year" },
};

static const InvalidRow meaning_rows[] = {
  { "-0000", ANNALS_DATE_ERROR_CALENDAR, "no year -0000" },
  { "-0000-01-01", ANNALS_DATE_ERROR_CALENDAR, "no year -0000" },
  { "1985-00", ANNALS_DATE_ERROR_CALENDAR, "no month 00" },
  { "1985-13", ANNALS_DATE_ERROR_CALENDAR, "no month 13" },
  { "1985-20", ANNALS_DATE_ERROR_CALENDAR, "no month 20" },
  { "1985-42", ANNALS_DATE_ERROR_CALENDAR, "no month 42" },
  { "1985-13-01", ANNALS_DATE_ERROR_CALENDAR, "no month 13" },
  { "1985-04-00", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1985-04-31", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1985-01-32", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1900-02-29", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "2019-02-29", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "-0001-02-29", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1984-2X", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1985-02-3X", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1985-04-4X", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "XXX1-02-29", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "XXXX-02-30", ANNALS_DATE_ERROR_CALENDAR, "not in the calendar" },
  { "1985/1984", ANNALS_DATE_ERROR_ORDER, "“1985/1984” ends before it begins" },
  { "2004-06-02/2004-06-01", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "0800/-0999", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "0000/-0001", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "2012-24/2012-21", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "2012-23/2012-22", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "199X/198X", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "2004-06/2004", ANNALS_DATE_ERROR_ORDER, "as exact as the start" },
  { "2004-06-11/2004-06", ANNALS_DATE_ERROR_ORDER, "as exact as the start" },
  { "[1672..1670]", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "{1672-05..1672-04}", ANNALS_DATE_ERROR_ORDER, "ends before" },
  { "Y290000000001", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
  { "Y-290000000001", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
  { "Y99999999999999999999999999", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
  { "Y1E12", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
  { "Y1E99999999999", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
  { "Y9223372036854775807E1", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
  { "Y25E10S1", ANNALS_DATE_ERROR_RANGE, "290 billion years" },
};

/* What people and older files write instead. */
static const InvalidRow mistake_rows[] = {
  { "199u", ANNALS_DATE_ERROR_SYNTAX, "capital “X” for an unspecified digit" },
  { "1999-uu", ANNALS_DATE_ERROR_SYNTAX, "capital “X” for an unspecified digit" },
  { "19xx", ANNALS_DATE_ERROR_SYNTAX, "capital “X” for an unspecified digit" },
  { "unknown/2006", ANNALS_DATE_ERROR_SYNTAX, "nothing in place of an unknown end" },
  { "2004-01-01/open", ANNALS_DATE_ERROR_SYNTAX, "two dots for an open end" },
  { "1984?~", ANNALS_DATE_ERROR_SYNTAX, "“%” for a date both uncertain and approximate" },
  { "2004-(06)?-11", ANNALS_DATE_ERROR_SYNTAX, "without parentheses" },
  { "y170000002", ANNALS_DATE_ERROR_SYNTAX, "“Y”, “E” and “S”" },
  { "y-17e7", ANNALS_DATE_ERROR_SYNTAX, "“Y”, “E” and “S”" },
  { "2001-21^southernHemisphere", ANNALS_DATE_ERROR_SYNTAX, "“^”" },
  { "20/11/2014", ANNALS_DATE_ERROR_SYNTAX, "as in 2014-11-20" },
  { "11/2014", ANNALS_DATE_ERROR_SYNTAX, "as in 2014-11-20" },
  { "2014/11/20", ANNALS_DATE_ERROR_SYNTAX, "as in 2014-11-20" },
  { "20.11.2014", ANNALS_DATE_ERROR_SYNTAX, "as in 2014-11-20" },
  { "20-11-2014", ANNALS_DATE_ERROR_SYNTAX, "the year first" },
  { "20141120", ANNALS_DATE_ERROR_SYNTAX, "hyphens" },
  { "1947-1950", ANNALS_DATE_ERROR_SYNTAX, "“/” between two years" },
  { "1947–1950", ANNALS_DATE_ERROR_SYNTAX, "“/” between the ends" },
  { "−0043", ANNALS_DATE_ERROR_SYNTAX, "a plain “-”" },
  { "1960s", ANNALS_DATE_ERROR_SYNTAX, "196X for the 1960s" },
  { "44 BCE", ANNALS_DATE_ERROR_SYNTAX, "-0043 for 44 BCE" },
  { "AD 79", ANNALS_DATE_ERROR_SYNTAX, "an astronomical year" },
  { "20 November 2014", ANNALS_DATE_ERROR_SYNTAX, "without spaces" },
  { " 1950", ANNALS_DATE_ERROR_SYNTAX, "found “ 1950” at character 1 of" },
  { "[1667, 1668]", ANNALS_DATE_ERROR_SYNTAX, "without spaces" },
  { "spring", ANNALS_DATE_ERROR_SYNTAX, "a year of four digits" },
};

static AnnalsInstant
read_day (const char *text)
{
  gint64 year;
  int    month;
  int    day;

  g_assert_cmpint (sscanf (text, "%" G_GINT64_FORMAT "-%d-%d", &year, &month, &day), ==, 3);
  return annals_instant_from_day (year, month, day);
}

static void
check_valid (const ValidRow *row)
{
  g_autoptr (GError) error = NULL;
  const char        *last_day = row->last_day;
  AnnalsInstant      lower = ANNALS_INSTANT_MIN;
  AnnalsInstant      upper = ANNALS_INSTANT_MAX;
  AnnalsDate         date;

  if (g_strcmp0 (last_day, "") == 0)
    last_day = row->first_day;
  if (row->first_day != NULL)
    lower = read_day (row->first_day);
  if (last_day != NULL)
    upper = read_day (last_day) + ANNALS_SECONDS_PER_DAY;

  g_test_message ("%s", row->edtf);
  annals_date_parse (row->edtf, &date, &error);
  g_assert_no_error (error);
  g_assert_cmpint (date.level, ==, row->level);
  g_assert_cmpint (date.lower, ==, lower);
  g_assert_cmpint (date.upper, ==, upper);
}

typedef struct
{
  const char     *path;
  const ValidRow *rows;
  gsize           n_rows;
} ValidTable;

static const ValidTable valid_tables[] = {
  { "/core/date/valid/level-0", level_0_rows, G_N_ELEMENTS (level_0_rows) },
  { "/core/date/valid/level-1", level_1_rows, G_N_ELEMENTS (level_1_rows) },
  { "/core/date/valid/years", year_rows, G_N_ELEMENTS (year_rows) },
  { "/core/date/valid/groups", group_rows, G_N_ELEMENTS (group_rows) },
  { "/core/date/valid/unspecified", unspecified_rows, G_N_ELEMENTS (unspecified_rows) },
  { "/core/date/valid/components", component_rows, G_N_ELEMENTS (component_rows) },
  { "/core/date/valid/intervals", interval_rows, G_N_ELEMENTS (interval_rows) },
  { "/core/date/valid/sets", set_rows, G_N_ELEMENTS (set_rows) },
};

static void
test_valid (gconstpointer data)
{
  const ValidTable *table = data;

  for (gsize i = 0; i < table->n_rows; i++)
    check_valid (&table->rows[i]);
}

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (time_rows); i++)
    {
      g_autoptr (GError) error = NULL;
      AnnalsDate         date;

      g_test_message ("%s", time_rows[i].edtf);
      annals_date_parse (time_rows[i].edtf, &date, &error);
      g_assert_no_error (error);
      g_assert_cmpint (date.level, ==, time_rows[i].level);
      g_assert_cmpint (date.lower, ==, time_rows[i].second);
      g_assert_cmpint (date.upper, ==, time_rows[i].second + 1);
      g_assert_cmpint (date.start_precision, ==, ANNALS_PRECISION_SECOND);
    }
}

typedef struct
{
  const char       *path;
  const InvalidRow *rows;
  gsize             n_rows;
} InvalidTable;

static const InvalidTable invalid_tables[] = {
  { "/core/date/invalid/syntax", syntax_rows, G_N_ELEMENTS (syntax_rows) },
  { "/core/date/invalid/meaning", meaning_rows, G_N_ELEMENTS (meaning_rows) },
  { "/core/date/invalid/mistakes", mistake_rows, G_N_ELEMENTS (mistake_rows) },
};

static void
test_invalid (gconstpointer data)
{
  const InvalidTable *table = data;

  for (gsize i = 0; i < table->n_rows; i++)
    {
      const InvalidRow  *row = &table->rows[i];
      g_autofree char   *shown = g_strescape (row->edtf, NULL);
      g_autoptr (GError) error = NULL;
      AnnalsDate         date = { .lower = 7 };

      g_test_message ("%s", shown);
      g_assert_false (annals_date_parse (row->edtf, &date, &error));
      g_assert_error (error, ANNALS_DATE_ERROR, row->code);
      if (strstr (error->message, row->reason) == NULL)
        g_assert_cmpstr (error->message, ==, row->reason);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (date.lower, ==, 7);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (valid_tables); i++)
    g_test_add_data_func (valid_tables[i].path, &valid_tables[i], test_valid);
  for (gsize i = 0; i < G_N_ELEMENTS (invalid_tables); i++)
    g_test_add_data_func (invalid_tables[i].path, &invalid_tables[i], test_invalid);
  g_test_add_func ("/core/date/times", test_times);

  return g_test_run ();
}
