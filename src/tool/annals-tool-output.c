/* annals-tool-output.c — what the commands of annals-tool print their answers with
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include <stdio.h>

/* Years beyond four digits are written out, those before year 0 with a minus. */
static char *
dup_day (AnnalsInstant instant)
{
  AnnalsCivil civil;

  annals_instant_to_civil (instant, &civil);
  return g_strdup_printf ("%s%04" G_GINT64_FORMAT "-%02d-%02d", civil.year < 0 ? "-" : "",
                          ABS (civil.year), civil.month, civil.day);
}

/**
 * annals_tool_dup_first_day:
 * @lower: lower bound of a date
 *
 * Returns: (transfer full) (nullable): its day as ISO 8601 writes it, %NULL if there is no bound
 */
char *
annals_tool_dup_first_day (AnnalsInstant lower)
{
  return lower != ANNALS_INSTANT_MIN ? dup_day (lower) : NULL;
}

/**
 * annals_tool_dup_last_day:
 * @upper: upper bound of a date, the first second that is no longer in it
 *
 * Returns: (transfer full) (nullable): the last day in it, %NULL if there is no bound
 */
char *
annals_tool_dup_last_day (AnnalsInstant upper)
{
  return upper != ANNALS_INSTANT_MAX ? dup_day (upper - 1) : NULL;
}

/**
 * annals_tool_add_text:
 * @builder: a builder inside an object
 * @name: name of a member
 * @text: (nullable): its value
 *
 * Adds a text, null if there is none.
 */
void
annals_tool_add_text (JsonBuilder *builder,
                      const char  *name,
                      const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/**
 * annals_tool_add_count:
 * @builder: a builder inside an object
 * @name: name of a member
 * @count: its value
 */
void
annals_tool_add_count (JsonBuilder *builder,
                       const char  *name,
                       guint        count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, count);
}

/**
 * annals_tool_add_null:
 * @builder: a builder inside an object
 * @name: name of a member
 */
void
annals_tool_add_null (JsonBuilder *builder,
                      const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_null_value (builder);
}

/**
 * annals_tool_print_json:
 * @builder: a complete value
 *
 * Prints a value in one line, in UTF-8 whatever the locale.
 */
void
annals_tool_print_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char     *text = json_to_string (root, FALSE);

  fputs (text, stdout);
  fputc ('\n', stdout);
}
