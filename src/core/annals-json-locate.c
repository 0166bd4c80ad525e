/* annals-json-locate.c — where a problem is, for people and for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines and columns are counted only for what is reported. Marks on the way keep a file of many
 * problems from being counted through for each of them.
 */

#include "config.h"

#include "core/annals-json-locate.h"

#define BYTES_PER_MARK ((gsize) 4096)

struct _AnnalsJsonLocator
{
  const char *text;
  GArray     *marks; /* of AnnalsJsonMark: of the element that was looked at last */
};

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

/**
 * annals_json_locator_new:
 * @text: text that the scan has accepted; must outlive the locator
 *
 * Returns: (transfer full): what finds places in it
 */
AnnalsJsonLocator *
annals_json_locator_new (const char *text)
{
  AnnalsJsonLocator *self = g_new0 (AnnalsJsonLocator, 1);

  self->text = text;
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonMark));

  return self;
}

/**
 * annals_json_locator_free:
 * @self: (transfer full): a locator
 */
void
annals_json_locator_free (AnnalsJsonLocator *self)
{
  g_array_unref (self->marks);
  g_free (self);
}

static AnnalsJsonMark
go_on (const char    *text,
       AnnalsJsonMark mark,
       gsize          position)
{
  while (mark.position < position)
    {
      const char *c = text + mark.position;
      gboolean    is_line_end = *c == '\n' || (*c == '\r' && c[1] != '\n');

      mark.line += is_line_end ? 1 : 0;
      mark.column = is_line_end ? 1 : mark.column + 1;
      mark.position += (gsize) (g_utf8_next_char (c) - c);
    }

  return mark;
}

/**
 * annals_json_locator_find:
 * @self: a locator
 * @span: an element of the text
 * @position: where a value begins in it, in bytes from the start of the text
 *
 * Finds the line and column of a value.
 *
 * Cost: O(n) in the bytes of the element for the first value of it, O(1) for each other.
 *
 * Returns: the place
 */
AnnalsJsonMark
annals_json_locator_find (AnnalsJsonLocator    *self,
                          const AnnalsJsonSpan *span,
                          gsize                 position)
{
  AnnalsJsonMark first = { span->start, span->line, span->column };
  guint          index = (guint) ((position - span->start) / BYTES_PER_MARK);
  AnnalsJsonMark mark;

  if (self->marks->len == 0 ||
      g_array_index (self->marks, AnnalsJsonMark, 0).position != span->start)
    {
      g_array_set_size (self->marks, 0);
      g_array_append_val (self->marks, first);
    }

  while (self->marks->len <= index)
    {
      guint last = self->marks->len - 1;

      mark = go_on (self->text, g_array_index (self->marks, AnnalsJsonMark, last),
                    span->start + (last + 1) * BYTES_PER_MARK);
      g_array_append_val (self->marks, mark);
    }

  /* A mark stands on the first character at its place or behind it. */
  mark = g_array_index (self->marks, AnnalsJsonMark, index);
  if (mark.position > position)
    mark = g_array_index (self->marks, AnnalsJsonMark, index - 1);

  return go_on (self->text, mark, position);
}
