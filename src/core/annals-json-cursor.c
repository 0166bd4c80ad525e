/* annals-json-cursor.c — the tokens of JSON: texts, numbers, words and the space between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-json-cursor.h"

#include "core/annals-limits.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#define MAX_NUMBER_BYTES 1024

#define FIRST_HIGH_SURROGATE 0xD800
#define FIRST_LOW_SURROGATE  0xDC00
#define AFTER_SURROGATES     0xE000
#define MAX_UNICODE          0x10FFFF

/**
 * annals_json_cursor_get_mark:
 * @self: a cursor
 *
 * Returns: where it stands
 */
AnnalsJsonMark
annals_json_cursor_get_mark (const AnnalsJsonCursor *self)
{
  gsize column = self->position - self->line_start - self->n_continuation + 1;

  return (AnnalsJsonMark){ self->position, self->line, (guint) column };
}

/**
 * annals_json_cursor_is_at_end:
 * @self: a cursor
 *
 * Returns: whether no byte is left
 */
gboolean
annals_json_cursor_is_at_end (const AnnalsJsonCursor *self)
{
  return self->position == self->length;
}

/* The byte @offset behind the position, NUL behind the end of the text. */
static char
peek_at (const AnnalsJsonCursor *self,
         gsize                   offset)
{
  if (self->length - self->position <= offset)
    return '\0';

  return self->text[self->position + offset];
}

/**
 * annals_json_cursor_peek:
 * @self: a cursor
 *
 * Returns: the next byte, NUL behind the end of the text
 */
char
annals_json_cursor_peek (const AnnalsJsonCursor *self)
{
  return peek_at (self, 0);
}

/* --- Problems --------------------------------------------------------------------------------- */

/**
 * annals_json_cursor_fail:
 * @self: a cursor
 * @mark: (nullable): where the problem is; %NULL if it is here
 * @code: stable code, static
 * @format: one translated sentence
 * @...: its arguments
 *
 * Keeps the problem. It is the last thing to do with the cursor.
 *
 * Returns: %FALSE, to be handed on
 */
gboolean
annals_json_cursor_fail (AnnalsJsonCursor     *self,
                         const AnnalsJsonMark *mark,
                         const char           *code,
                         const char           *format,
                         ...)
{
  va_list arguments;

  va_start (arguments, format);
  self->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->code = code;
  self->problem_mark = mark != NULL ? *mark : annals_json_cursor_get_mark (self);

  return FALSE;
}

/* The character at the position; one beyond Unicode if the bytes there are not UTF-8. */
static gunichar
get_character (const AnnalsJsonCursor *self)
{
  const char *start = self->text + self->position;

  if (*start == '\0')
    return 0; /* which GLib calls invalid */

  return g_utf8_get_char_validated (start, (gssize) (self->length - self->position));
}

static gboolean
fail_at_byte (AnnalsJsonCursor *self)
{
  return annals_json_cursor_fail (self, NULL, "json-utf8",
                                  _ ("The byte 0x%02X is not UTF-8 here."),
                                  (guint8) self->text[self->position]);
}

/* A character for a message: itself, or its number if it cannot be seen. */
static char *
describe_character (gunichar code)
{
  char character[7] = "";

  if (!g_unichar_isgraph (code) || g_unichar_ismark (code))
    return g_strdup_printf ("U+%04X", code);

  g_unichar_to_utf8 (code, character);
  return g_strdup_printf ("“%s”", character);
}

/**
 * annals_json_cursor_fail_at_character:
 * @self: a cursor
 * @expected: translated, what should stand here
 *
 * Fails because of the character that stands here instead, or because none does.
 *
 * Returns: %FALSE
 */
gboolean
annals_json_cursor_fail_at_character (AnnalsJsonCursor *self,
                                      const char       *expected)
{
  g_autofree char *found = NULL;
  gunichar         code;

  if (annals_json_cursor_is_at_end (self))
    return annals_json_cursor_fail (self, NULL, "json-truncated",
                                    _ ("The file ends too early: %s."), expected);

  code = get_character (self);
  if (code > MAX_UNICODE)
    return fail_at_byte (self);

  found = describe_character (code);
  return annals_json_cursor_fail (self, NULL, "json-syntax",
                                  _ ("This is not JSON: %s, not %s."),
                                  expected, found);
}

/* --- Tokens ----------------------------------------------------------------------------------- */

static gunichar
read_hex4 (const char *text)
{
  gunichar value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (gunichar) g_ascii_xdigit_value (text[i]);

  return value;
}

/**
 * annals_json_unescape:
 * @raw: the text between the quotes of a text or name that the scan has accepted
 * @length: how many bytes
 * @buffer: (out caller-allocates): room for @length bytes; no escape is shorter than what it stands
 *   for
 *
 * Undoes the escapes of a text.
 *
 * Returns: how many bytes of @buffer are the text; no NUL is among them or behind them
 */
gsize
annals_json_unescape (const char *raw,
                      gsize       length,
                      char       *buffer)
{
  static const char escapes[] = "\"\"\\\\//b\bf\fn\nr\rt\t";
  gsize             size = 0;

  for (gsize i = 0; i < length; i++)
    {
      gunichar code;

      if (raw[i] != '\\')
        {
          buffer[size++] = raw[i];
          continue;
        }
      i++;
      if (raw[i] != 'u')
        {
          const char *escape = escapes;

          while (escape[0] != raw[i])
            escape += 2;
          buffer[size++] = escape[1];
          continue;
        }
      code = read_hex4 (raw + i + 1);
      i += 4;
      if (code >= FIRST_HIGH_SURROGATE && code < FIRST_LOW_SURROGATE)
        {
          code = 0x10000 + ((code - FIRST_HIGH_SURROGATE) << 10) +
                 (read_hex4 (raw + i + 3) - FIRST_LOW_SURROGATE);
          i += 6;
        }
      size += (gsize) g_unichar_to_utf8 (code, buffer + size);
    }

  return size;
}

/**
 * annals_json_cursor_skip_space:
 * @self: a cursor
 *
 * Goes on to the next token. A line ends with LF, CR or both, as editors count.
 */
void
annals_json_cursor_skip_space (AnnalsJsonCursor *self)
{
  for (; self->position < self->length; self->position++)
    {
      char c = self->text[self->position];

      if (c == ' ' || c == '\t')
        continue;
      if (c != '\n' && c != '\r')
        return;
      if (c == '\r' && peek_at (self, 1) == '\n')
        continue;
      self->line++;
      self->line_start = self->position + 1;
      self->n_continuation = 0;
    }
}

/* Reads four hexadecimal digits after "\u"; the position is that of the backslash. */
static gboolean
scan_hex4 (AnnalsJsonCursor *self,
           gunichar         *code)
{
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (peek_at (self, i)))
      return annals_json_cursor_fail (self, NULL, "json-escape",
                                      _ ("“\\u” needs four hexadecimal digits after it."));

  *code = read_hex4 (self->text + self->position + 2);
  self->position += 6;
  return TRUE;
}

static gboolean
fail_at_half (AnnalsJsonCursor     *self,
              const AnnalsJsonMark *mark,
              gunichar              code)
{
  return annals_json_cursor_fail (
    self, mark, "json-surrogate",
    _ ("The escape “\\u%04X” is half a character; its other half is missing."), code);
}

static gboolean
scan_unicode_escape (AnnalsJsonCursor *self)
{
  AnnalsJsonMark mark = annals_json_cursor_get_mark (self);
  gunichar       code = 0;
  gunichar       low = 0;

  if (!scan_hex4 (self, &code))
    return FALSE;
  if (code == 0)
    return annals_json_cursor_fail (self, &mark, "json-null-character",
                                    _ ("“\\u0000” is no character of a text."));
  if (code < FIRST_HIGH_SURROGATE || code >= AFTER_SURROGATES)
    return TRUE;
  if (code >= FIRST_LOW_SURROGATE || peek_at (self, 0) != '\\' || peek_at (self, 1) != 'u')
    return fail_at_half (self, &mark, code);
  if (!scan_hex4 (self, &low))
    return FALSE;
  if (low < FIRST_LOW_SURROGATE || low >= AFTER_SURROGATES)
    return fail_at_half (self, &mark, code);

  return TRUE;
}

static gboolean
scan_escape (AnnalsJsonCursor *self)
{
  char c = peek_at (self, 1);

  if (c == 'u')
    return scan_unicode_escape (self);
  if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
    return annals_json_cursor_fail (
      self, NULL, "json-escape",
      _ ("There is no such escape; a backslash itself is written “\\\\”."));

  self->position += 2;
  return TRUE;
}

static gboolean
scan_wide_character (AnnalsJsonCursor *self)
{
  const char *start = self->text + self->position;
  gsize       size;

  if (get_character (self) > MAX_UNICODE)
    return fail_at_byte (self);

  size = (gsize) (g_utf8_next_char (start) - start);
  self->position += size;
  self->n_continuation += size - 1;
  return TRUE;
}

/**
 * annals_json_cursor_scan_string:
 * @self: a cursor at an opening quote
 * @limit: the most bytes between the quotes
 *
 * Scans a text up to behind its closing quote.
 *
 * Returns: whether it is one
 */
gboolean
annals_json_cursor_scan_string (AnnalsJsonCursor *self,
                                gsize             limit)
{
  AnnalsJsonMark start = annals_json_cursor_get_mark (self);

  self->position++;
  while (self->position < self->length)
    {
      guint8 c = (guint8) self->text[self->position];

      if (self->position - start.position - 1 > limit)
        return annals_json_cursor_fail (self, &start, "json-limit-string",
                                        _ ("This text is longer than %zu bytes."), limit);
      if (c == '"')
        {
          self->position++;
          return TRUE;
        }
      if (c < 0x20)
        return annals_json_cursor_fail (
          self, NULL, "json-control-character",
          _ ("The control character U+%04X must be written as an escape."),
          c);
      if (c == '\\' ? !scan_escape (self) : c >= 0x80 && !scan_wide_character (self))
        return FALSE;
      if (c != '\\' && c < 0x80)
        self->position++;
    }

  return annals_json_cursor_fail (self, NULL, "json-truncated",
                                  _ ("The file ends inside a text that begins in line %u."),
                                  start.line);
}

static gsize
skip_digits (AnnalsJsonCursor *self)
{
  gsize start = self->position;

  while (g_ascii_isdigit (annals_json_cursor_peek (self)))
    self->position++;

  return self->position - start;
}

/* Whether a number keeps its value: whole numbers within 64 bits, others within a double. */
static gboolean
is_in_range (const char *number,
             gsize       length,
             gboolean    is_whole)
{
  char buffer[MAX_NUMBER_BYTES + 1];

  memcpy (buffer, number, length);
  buffer[length] = '\0';

  if (is_whole)
    return g_ascii_string_to_signed (buffer, 10, G_MININT64, G_MAXINT64, NULL, NULL);

  return isfinite (g_ascii_strtod (buffer, NULL));
}

/**
 * annals_json_cursor_scan_number:
 * @self: a cursor at a digit or a minus
 *
 * Scans a number that keeps its value in 64 bits.
 *
 * Returns: whether it is one
 */
gboolean
annals_json_cursor_scan_number (AnnalsJsonCursor *self)
{
  AnnalsJsonMark start = annals_json_cursor_get_mark (self);
  gboolean       is_good;
  gboolean       is_whole = TRUE;
  gsize          length;

  if (annals_json_cursor_peek (self) == '-')
    self->position++;
  is_good = peek_at (self, 0) == '0' ? skip_digits (self) == 1 : skip_digits (self) > 0;
  if (is_good && annals_json_cursor_peek (self) == '.')
    {
      self->position++;
      is_whole = FALSE;
      is_good = skip_digits (self) > 0;
    }
  if (is_good && (annals_json_cursor_peek (self) == 'e' || annals_json_cursor_peek (self) == 'E'))
    {
      self->position++;
      if (annals_json_cursor_peek (self) == '+' || annals_json_cursor_peek (self) == '-')
        self->position++;
      is_whole = FALSE;
      is_good = skip_digits (self) > 0;
    }

  if (!is_good)
    return annals_json_cursor_fail (self, &start, "json-number",
                                    _ ("This number is not written as JSON asks."));

  length = self->position - start.position;
  if (length > MAX_NUMBER_BYTES || !is_in_range (self->text + start.position, length, is_whole))
    return annals_json_cursor_fail (self, &start, "json-number-range",
                                    _ ("This number is out of range: whole numbers take 64 bits at "
                                       "most, others reach to 1.7e308."));

  return TRUE;
}

/**
 * annals_json_cursor_scan_literal:
 * @self: a cursor where a value should begin
 *
 * Scans “true”, “false” or “null”.
 *
 * Returns: whether it is one of them
 */
gboolean
annals_json_cursor_scan_literal (AnnalsJsonCursor *self)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize size = strlen (literals[i]);

      if (self->length - self->position >= size &&
          memcmp (self->text + self->position, literals[i], size) == 0)
        {
          self->position += size;
          return TRUE;
        }
    }

  return annals_json_cursor_fail_at_character (self, _ ("a value is expected here"));
}
