/* annals-json-locate.c — finds the line and column of what a JSON Pointer names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Places are looked up only for what is reported, by reading the bytes of one element again. The
 * text has passed the scan, so that nothing here needs to be checked a second time.
 */

#include "config.h"

#include "core/annals-json-locate.h"

#include "core/annals-json-cursor.h"
#include "core/annals-limits.h"

#include <string.h>

/**
 * annals_json_append_token:
 * @pointer: a JSON Pointer
 * @name: name of a member
 *
 * Leads a JSON Pointer (RFC 6901) on into a member.
 */
void
annals_json_append_token (GString    *pointer,
                          const char *name)
{
  g_string_append_c (pointer, '/');
  for (const char *c = name; *c != '\0'; c++)
    {
      if (*c == '~')
        g_string_append (pointer, "~0");
      else if (*c == '/')
        g_string_append (pointer, "~1");
      else
        g_string_append_c (pointer, *c);
    }
}

static const char *
skip_space (const char *c)
{
  while (*c == ' ' || *c == '\t' || *c == '\n' || *c == '\r')
    c++;

  return c;
}

static const char *
skip_string (const char *c)
{
  for (c++; *c != '"'; c++)
    if (*c == '\\')
      c++;

  return c + 1;
}

static const char *
skip_value (const char *c)
{
  guint depth = 0;

  do
    {
      if (*c == '"')
        {
          c = skip_string (c);
          continue;
        }
      if (*c == '{' || *c == '[')
        depth++;
      if (*c == '}' || *c == ']')
        depth--;
      c++;
    }
  while (depth > 0 || (*c != '\0' && strchr (",:]} \t\n\r", *c) == NULL));

  return c;
}

static gboolean
has_name (const char *raw,
          const char *end,
          const char *name)
{
  char  buffer[ANNALS_MAX_NAME_BYTES];
  gsize size = annals_json_unescape (raw, (gsize) (end - raw), buffer);

  return size == strlen (name) && memcmp (buffer, name, size) == 0;
}

/* Leads from the first byte of an object or array to that of one of its values; %NULL if it is not
 * there. */
static const char *
descend (const char *c,
         const char *token)
{
  gboolean is_object = *c == '{';
  guint64  index = is_object ? 0 : g_ascii_strtoull (token, NULL, 10);

  if (!is_object && (*c != '[' || !g_ascii_isdigit (*token)))
    return NULL;

  for (guint64 i = 0;; i++)
    {
      gboolean is_found = !is_object && i == index;

      c = skip_space (c + 1);
      if (*c == '}' || *c == ']')
        return NULL;
      if (is_object)
        {
          const char *end = skip_string (c);

          is_found = has_name (c + 1, end - 1, token);
          c = skip_space (skip_space (end) + 1);
        }
      if (is_found)
        return c;
      c = skip_space (skip_value (c));
      if (*c != ',')
        return NULL;
    }
}

static char *
unescape_token (const char *token)
{
  g_autoptr (GString) name = g_string_new (token);

  g_string_replace (name, "~1", "/", 0);
  g_string_replace (name, "~0", "~", 0);

  return g_strdup (name->str);
}

/**
 * annals_json_locate:
 * @text: text that the scan has accepted
 * @span: an element of it
 * @pointer: JSON Pointer within the element, "" for the element itself
 * @line: (out): line from 1
 * @column: (out): column in code points from 1
 *
 * Finds where a value begins. Where the pointer leads to nothing, the innermost value that is on
 * its way counts.
 *
 * Cost: O(n) in the bytes of the element before the value.
 */
void
annals_json_locate (const char           *text,
                    const AnnalsJsonSpan *span,
                    const char           *pointer,
                    guint                *line,
                    guint                *column)
{
  g_auto (GStrv) tokens = g_strsplit (pointer, "/", -1);
  const char    *found = text + span->start;
  guint          n_lines = span->line;
  guint          n_columns = span->column;

  for (guint i = 1; tokens[0] != NULL && tokens[i] != NULL; i++)
    {
      g_autofree char *token = unescape_token (tokens[i]);
      const char      *next = descend (found, token);

      if (next == NULL)
        break;
      found = next;
    }

  for (const char *c = text + span->start; c < found; c = g_utf8_next_char (c))
    {
      gboolean is_line_end = *c == '\n' || (*c == '\r' && c[1] != '\n');

      n_lines += is_line_end ? 1 : 0;
      n_columns = is_line_end ? 1 : n_columns + 1;
    }

  *line = n_lines;
  *column = n_columns;
}
