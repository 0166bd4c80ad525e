/* annals-json-scan.c — strict RFC 8259 recogniser that says where everything stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * json-glib 1.6 recurses without a limit, accepts much that is not JSON and silently changes
 * numbers and texts, so no stranger's byte reaches it before this pass has read it. The pass is a
 * loop over tokens with a fixed stack of open arrays and objects: no recursion, no allocation per
 * value, O(n) in the bytes. The first problem ends it.
 *
 * Names of the objects that are open lie on one stack. Comparing each new name with its at most
 * ANNALS_MAX_JSON_MEMBERS elder siblings finds duplicates; nobody can make that slow.
 */

#include "config.h"

#include "core/annals-json-scan.h"

#include "core/annals-json-locate.h"
#include "core/annals-limits.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdarg.h>
#include <string.h>

#define TOKENS_PER_CANCEL_CHECK 4096
#define MAX_NUMBER_BYTES        1024

#define FIRST_HIGH_SURROGATE 0xD800
#define FIRST_LOW_SURROGATE  0xDC00
#define AFTER_SURROGATES     0xE000
#define MAX_UNICODE          0x10FFFF

typedef struct
{
  gsize position;
  guint line;
  guint column;
} Mark;

typedef struct
{
  gsize start; /* of the text between the quotes */
  gsize length;
  guint hash; /* of the name without escapes */
} Name;

typedef struct
{
  gboolean is_object;
  gboolean has_item;   /* whether the pointer leads on into an item */
  guint    n_items;    /* items begun so far */
  guint    first_name; /* of this object on the stack of names */
} Frame;

typedef enum
{
  EXPECT_VALUE,
  EXPECT_NAME,
  EXPECT_SEPARATOR,
  EXPECT_END,
} State;

typedef struct
{
  const char        *text;
  gsize              length;
  const char        *file;
  const char *const *sections;
  AnnalsDiagnostic **problem;

  /* where the pass stands */
  gsize position;
  guint line;
  gsize line_start;
  gsize n_continuation; /* bytes of this line that begin no code point */
  guint n_values;

  /* what is open */
  Frame   frames[ANNALS_MAX_JSON_DEPTH];
  guint   depth;
  GArray *names; /* of Name */

  AnnalsJsonScan *scan;
} Scanner;

static Mark
get_mark (const Scanner *self)
{
  gsize column = self->position - self->line_start - self->n_continuation + 1;

  return (Mark){ self->position, self->line, (guint) column };
}

static gboolean
is_at_end (const Scanner *self)
{
  return self->position == self->length;
}

/* The byte @offset behind the position, NUL behind the end of the text. */
static char
peek_at (const Scanner *self,
         gsize          offset)
{
  if (self->length - self->position <= offset)
    return '\0';

  return self->text[self->position + offset];
}

static char
peek (const Scanner *self)
{
  return peek_at (self, 0);
}

/* --- Names ------------------------------------------------------------------------------------ */

static gunichar
read_hex4 (const char *text)
{
  gunichar value = 0;

  for (guint i = 0; i < 4; i++)
    value = value << 4 | (gunichar) g_ascii_xdigit_value (text[i]);

  return value;
}

/**
 * annals_json_decode_name:
 * @raw: the text between the quotes of a name that the scan has accepted
 * @length: how many bytes
 * @buffer: (out caller-allocates): room for %ANNALS_MAX_NAME_BYTES; no escape is shorter than what
 *   it stands for
 *
 * Undoes the escapes of the name of a member.
 *
 * Returns: how many bytes of @buffer are the name; no NUL is among them or behind them
 */
gsize
annals_json_decode_name (const char *raw,
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

static guint
hash_bytes (const char *bytes,
            gsize       length)
{
  guint hash = 2166136261U; /* FNV-1a, 32 bit */

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619U;

  return hash;
}

static char *
dup_name (const char *raw,
          gsize       length)
{
  char  buffer[ANNALS_MAX_NAME_BYTES];
  gsize size = annals_json_decode_name (raw, length, buffer);

  return g_strndup (buffer, size);
}

/* --- Problems --------------------------------------------------------------------------------- */

static char *
dup_pointer (const Scanner *self)
{
  GString *pointer = g_string_new (NULL);

  for (guint i = 0; i < self->depth; i++)
    {
      const Frame *frame = &self->frames[i];
      guint        end = i + 1 < self->depth ? self->frames[i + 1].first_name : self->names->len;

      if (!frame->has_item)
        break;
      if (frame->is_object)
        {
          const Name      *name = &g_array_index (self->names, Name, end - 1);
          g_autofree char *decoded = dup_name (self->text + name->start, name->length);

          annals_json_append_token (pointer, decoded);
        }
      else
        {
          g_string_append_printf (pointer, "/%u", frame->n_items - 1);
        }
    }

  return g_string_free (pointer, FALSE);
}

static gboolean G_GNUC_PRINTF (4, 5)
  fail (Scanner    *self,
        Mark        mark,
        const char *code,
        const char *format,
        ...)
{
  g_autofree char *pointer = dup_pointer (self);
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  *self->problem = annals_diagnostic_new (ANNALS_SEVERITY_ERROR, code, self->file,
                                          mark.line, mark.column, pointer, message);
  return FALSE;
}

/* The character at the position; one beyond Unicode if the bytes there are not UTF-8. */
static gunichar
get_character (const Scanner *self)
{
  const char *start = self->text + self->position;

  if (*start == '\0')
    return 0; /* which GLib calls invalid */

  return g_utf8_get_char_validated (start, (gssize) (self->length - self->position));
}

static gboolean
fail_at_byte (Scanner *self)
{
  return fail (self, get_mark (self), "json-utf8", _ ("The byte 0x%02X is not UTF-8 here."),
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

static gboolean
fail_at_character (Scanner    *self,
                   const char *expected)
{
  g_autofree char *found = NULL;
  gunichar         code;

  if (is_at_end (self))
    return fail (self, get_mark (self), "json-truncated",
                 _ ("The file ends too early: %s."), expected);

  code = get_character (self);
  if (code > MAX_UNICODE)
    return fail_at_byte (self);

  found = describe_character (code);
  return fail (self, get_mark (self), "json-syntax", _ ("This is not JSON: %s, not %s."),
               expected, found);
}

/* --- Tokens ----------------------------------------------------------------------------------- */

/* A line ends with LF, CR or both, as editors count. */
static void
skip_space (Scanner *self)
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
scan_hex4 (Scanner  *self,
           gunichar *code)
{
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (peek_at (self, i)))
      return fail (self, get_mark (self), "json-escape",
                   _ ("“\\u” needs four hexadecimal digits after it."));

  *code = read_hex4 (self->text + self->position + 2);
  self->position += 6;
  return TRUE;
}

static gboolean
scan_unicode_escape (Scanner *self)
{
  Mark     mark = get_mark (self);
  gunichar code = 0;
  gunichar low = 0;

  if (!scan_hex4 (self, &code))
    return FALSE;
  if (code == 0)
    return fail (self, mark, "json-null-character",
                 _ ("“\\u0000” is no character of a text."));
  if (code < FIRST_HIGH_SURROGATE || code >= AFTER_SURROGATES)
    return TRUE;
  if (code >= FIRST_LOW_SURROGATE || peek (self) != '\\' || peek_at (self, 1) != 'u')
    return fail (self, mark, "json-surrogate",
                 _ ("The escape “\\u%04X” is half a character; its other half is missing."), code);
  if (!scan_hex4 (self, &low))
    return FALSE;
  if (low < FIRST_LOW_SURROGATE || low >= AFTER_SURROGATES)
    return fail (self, mark, "json-surrogate",
                 _ ("The escape “\\u%04X” is half a character; its other half is missing."), code);

  return TRUE;
}

static gboolean
scan_escape (Scanner *self)
{
  char c = peek_at (self, 1);

  if (c == 'u')
    return scan_unicode_escape (self);
  if (c == '\0' || strchr ("\"\\/bfnrt", c) == NULL)
    return fail (self, get_mark (self), "json-escape",
                 _ ("There is no such escape; a backslash itself is written “\\\\”."));

  self->position += 2;
  return TRUE;
}

static gboolean
scan_wide_character (Scanner *self)
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

/* Scans a string from its opening quote to behind its closing one. */
static gboolean
scan_string (Scanner *self,
             gsize    limit)
{
  Mark start = get_mark (self);

  self->position++;
  while (self->position < self->length)
    {
      guint8 c = (guint8) self->text[self->position];

      if (self->position - start.position - 1 > limit)
        return fail (self, start, "json-limit-string",
                     _ ("This text is longer than %zu bytes."), limit);
      if (c == '"')
        {
          self->position++;
          return TRUE;
        }
      if (c < 0x20)
        return fail (self, get_mark (self), "json-control-character",
                     _ ("The control character U+%04X must be written as an escape."), c);
      if (c == '\\' ? !scan_escape (self) : c >= 0x80 && !scan_wide_character (self))
        return FALSE;
      if (c != '\\' && c < 0x80)
        self->position++;
    }

  return fail (self, get_mark (self), "json-truncated",
               _ ("The file ends inside a text that begins in line %u."), start.line);
}

static gsize
skip_digits (Scanner *self)
{
  gsize start = self->position;

  while (g_ascii_isdigit (peek (self)))
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

static gboolean
scan_number (Scanner *self)
{
  Mark     start = get_mark (self);
  gboolean is_good;
  gboolean is_whole = TRUE;
  gsize    length;

  if (peek (self) == '-')
    self->position++;
  is_good = peek (self) != '0' ? skip_digits (self) > 0 : skip_digits (self) == 1;
  if (is_good && peek (self) == '.')
    {
      self->position++;
      is_whole = FALSE;
      is_good = skip_digits (self) > 0;
    }
  if (is_good && (peek (self) == 'e' || peek (self) == 'E'))
    {
      self->position++;
      if (peek (self) == '+' || peek (self) == '-')
        self->position++;
      is_whole = FALSE;
      is_good = skip_digits (self) > 0;
    }

  if (!is_good)
    return fail (self, start, "json-number", _ ("This number is not written as JSON asks."));

  length = self->position - start.position;
  if (length > MAX_NUMBER_BYTES || !is_in_range (self->text + start.position, length, is_whole))
    return fail (self, start, "json-number-range", _ ("This number is out of range."));

  return TRUE;
}

static gboolean
scan_literal (Scanner *self)
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

  return fail_at_character (self, _ ("a value is expected here"));
}

/* --- What is recorded ------------------------------------------------------------------------- */

static AnnalsJsonMember *
get_last_member (Scanner *self)
{
  return &g_array_index (self->scan->members, AnnalsJsonMember, self->scan->members->len - 1);
}

/* The span that stands for the value at the present depth; NULL where none is kept. */
static AnnalsJsonSpan *
get_span (Scanner *self)
{
  GArray *elements;

  if (self->depth == 0)
    return &self->scan->root;
  if (!self->frames[0].is_object || self->depth > 2)
    return NULL;
  if (self->depth == 1)
    return &get_last_member (self)->value;

  elements = get_last_member (self)->elements;
  return elements != NULL ? &g_array_index (elements, AnnalsJsonSpan, elements->len - 1) : NULL;
}

static gboolean
begin_value (Scanner *self)
{
  Mark            mark = get_mark (self);
  AnnalsJsonSpan *span;

  if (self->depth == 2 && self->frames[0].is_object && get_last_member (self)->elements != NULL)
    {
      GArray *elements = get_last_member (self)->elements;

      if (elements->len >= ANNALS_MAX_ELEMENTS)
        return fail (self, mark, "json-limit-elements",
                     _ ("There are more than %d entries here."), ANNALS_MAX_ELEMENTS);
      g_array_set_size (elements, elements->len + 1);
    }

  span = get_span (self);
  if (span != NULL)
    *span = (AnnalsJsonSpan){ mark.position, mark.position, mark.line, mark.column, self->n_values };
  self->n_values++;

  return TRUE;
}

static State
end_value (Scanner *self)
{
  AnnalsJsonSpan *span = get_span (self);

  if (span != NULL)
    {
      span->end = self->position;
      span->n_values = self->n_values - span->n_values;
    }

  return self->depth == 0 ? EXPECT_END : EXPECT_SEPARATOR;
}

static void
add_member (Scanner    *self,
            const Name *name)
{
  AnnalsJsonMember member = { dup_name (self->text + name->start, name->length) };

  g_array_append_val (self->scan->members, member);
}

/* --- Structure -------------------------------------------------------------------------------- */

static gboolean
is_same_name (const Scanner *self,
              const Name    *a,
              const Name    *b)
{
  char  x[ANNALS_MAX_NAME_BYTES];
  char  y[ANNALS_MAX_NAME_BYTES];
  gsize size;

  if (a->hash != b->hash)
    return FALSE;

  size = annals_json_decode_name (self->text + a->start, a->length, x);
  return size == annals_json_decode_name (self->text + b->start, b->length, y) && memcmp (x, y, size) == 0;
}

static gboolean
check_name (Scanner *self,
            Mark     mark)
{
  const Frame *frame = &self->frames[self->depth - 1];
  const Name  *names = &g_array_index (self->names, Name, 0);
  guint        last = self->names->len - 1;

  if (frame->n_items > ANNALS_MAX_JSON_MEMBERS)
    return fail (self, mark, "json-limit-members",
                 _ ("This object has more than %d members."), ANNALS_MAX_JSON_MEMBERS);

  for (guint i = frame->first_name; i < last; i++)
    if (is_same_name (self, &names[i], &names[last]))
      return fail (self, mark, "json-duplicate-name",
                   _ ("This object has another member of the same name before."));

  return TRUE;
}

static gboolean
scan_name (Scanner *self)
{
  Mark   mark = get_mark (self);
  Frame *frame = &self->frames[self->depth - 1];
  char   buffer[ANNALS_MAX_NAME_BYTES];
  Name   name;

  if (peek (self) != '"')
    return fail_at_character (self, _ ("the name of a member in quotes is expected here"));
  if (!scan_string (self, ANNALS_MAX_NAME_BYTES))
    return FALSE;

  name.start = mark.position + 1;
  name.length = self->position - name.start - 1;
  name.hash = hash_bytes (buffer, annals_json_decode_name (self->text + name.start, name.length, buffer));
  g_array_append_val (self->names, name);
  frame->n_items++;
  frame->has_item = TRUE;

  if (!check_name (self, mark))
    return FALSE;
  skip_space (self);
  if (peek (self) != ':')
    return fail_at_character (self, _ ("a colon is expected here"));
  self->position++;
  if (self->depth == 1)
    add_member (self, &name);

  return TRUE;
}

static gboolean
is_section (const Scanner *self)
{
  const AnnalsJsonMember *member;

  if (self->depth != 2 || !self->frames[0].is_object || self->sections == NULL)
    return FALSE;

  member = &g_array_index (self->scan->members, AnnalsJsonMember, self->scan->members->len - 1);
  return g_strv_contains (self->sections, member->name);
}

static gboolean
open_container (Scanner *self,
                State   *state)
{
  gboolean is_object = peek (self) == '{';
  char     closing = is_object ? '}' : ']';

  if (self->depth >= ANNALS_MAX_JSON_DEPTH)
    return fail (self, get_mark (self), "json-limit-depth",
                 _ ("Arrays and objects stand more than %d deep inside each other."),
                 ANNALS_MAX_JSON_DEPTH);

  self->frames[self->depth++] = (Frame){ .is_object = is_object, .first_name = self->names->len };
  if (!is_object && is_section (self))
    get_last_member (self)->elements = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonSpan));
  self->position++;
  skip_space (self);
  if (peek (self) == closing)
    {
      *state = EXPECT_SEPARATOR; /* which sees the closing bracket */
      return TRUE;
    }

  *state = is_object ? EXPECT_NAME : EXPECT_VALUE;
  if (!is_object)
    {
      self->frames[self->depth - 1].n_items = 1;
      self->frames[self->depth - 1].has_item = TRUE;
    }
  return TRUE;
}

static gboolean
scan_value (Scanner *self,
            State   *state)
{
  char     c = peek (self);
  gboolean is_good;

  if (!begin_value (self))
    return FALSE;
  if (c == '{' || c == '[')
    return open_container (self, state);

  if (c == '"')
    is_good = scan_string (self, ANNALS_MAX_STRING_BYTES);
  else if (c == '-' || g_ascii_isdigit (c))
    is_good = scan_number (self);
  else
    is_good = scan_literal (self);

  *state = end_value (self);
  return is_good;
}

static gboolean
scan_separator (Scanner *self,
                State   *state)
{
  Frame *frame = &self->frames[self->depth - 1];

  if (peek (self) == (frame->is_object ? '}' : ']'))
    {
      self->position++;
      g_array_set_size (self->names, frame->first_name);
      self->depth--;
      *state = end_value (self);
      return TRUE;
    }
  if (peek (self) != ',')
    return fail_at_character (self, frame->is_object ? _ ("a comma or “}” is expected here")
                                                     : _ ("a comma or “]” is expected here"));

  self->position++;
  frame->has_item = !frame->is_object;
  if (!frame->is_object)
    frame->n_items++;
  *state = frame->is_object ? EXPECT_NAME : EXPECT_VALUE;
  return TRUE;
}

static gboolean
scan_token (Scanner *self,
            State   *state)
{
  switch (*state)
    {
    case EXPECT_VALUE:
      return scan_value (self, state);
    case EXPECT_NAME:
      *state = EXPECT_VALUE;
      return scan_name (self);
    case EXPECT_SEPARATOR:
      return scan_separator (self, state);
    case EXPECT_END:
      return fail (self, get_mark (self), "json-trailing",
                   _ ("Something stands behind the end of the document."));
    }

  g_assert_not_reached ();
}

static gboolean
check_encoding (Scanner *self)
{
  const guint8 *bytes = (const guint8 *) self->text;

  if (self->length >= 2 && ((bytes[0] == 0xFE && bytes[1] == 0xFF) ||
                            (bytes[0] == 0xFF && bytes[1] == 0xFE) ||
                            bytes[0] == 0 || bytes[1] == 0))
    return fail (self, get_mark (self), "json-encoding",
                 _ ("The file is UTF-16 or UTF-32 text, or no text at all; JSON is UTF-8."));

  return TRUE;
}

static gboolean
scan_document (Scanner      *self,
               GCancellable *cancellable)
{
  State state = EXPECT_VALUE;

  if (!check_encoding (self))
    return FALSE;

  skip_space (self);
  if (is_at_end (self))
    return fail (self, get_mark (self), "json-empty", _ ("The file is empty."));

  for (guint n_tokens = 1; state != EXPECT_END || !is_at_end (self); n_tokens++)
    {
      if (n_tokens % TOKENS_PER_CANCEL_CHECK == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (!scan_token (self, &state))
        return FALSE;
      skip_space (self);
    }

  return TRUE;
}

static void
clear_member (gpointer data)
{
  AnnalsJsonMember *member = data;

  g_free (member->name);
  g_clear_pointer (&member->elements, g_array_unref);
}

/**
 * annals_json_scan_new:
 * @text: bytes that claim to be JSON
 * @length: how many
 * @file: name of the file, for the problem
 * @sections: (array zero-terminated=1) (nullable): members of the document whose elements shall be
 *   recorded one by one
 * @cancellable: (nullable): to stop the pass
 * @problem: (out) (nullable): the first problem; %NULL if all is well or the pass was stopped.
 *   The codes of what is beyond a limit begin with `json-limit-`
 *
 * Reads the whole text as strict JSON (RFC 8259) in UTF-8, with limits on its shape, and records
 * where its parts stand.
 *
 * Thread: any. Cost: O(n) in time, no memory but for the records.
 *
 * Returns: (transfer full) (nullable): where things stand, %NULL if the text is not acceptable
 */
AnnalsJsonScan *
annals_json_scan_new (const char        *text,
                      gsize              length,
                      const char        *file,
                      const char *const *sections,
                      GCancellable      *cancellable,
                      AnnalsDiagnostic **problem)
{
  g_autoptr (AnnalsJsonScan) scan = g_new0 (AnnalsJsonScan, 1);
  g_autoptr (GArray)         names = g_array_new (FALSE, FALSE, sizeof (Name));
  Scanner                    scanner = {
                       .text = text,
                       .length = length,
                       .file = file,
                       .sections = sections,
                       .problem = problem,
                       .line = 1,
                       .names = names,
                       .scan = scan,
  };

  scan->members = g_array_new (FALSE, TRUE, sizeof (AnnalsJsonMember));
  g_array_set_clear_func (scan->members, clear_member);
  *problem = NULL;

  return scan_document (&scanner, cancellable) ? g_steal_pointer (&scan) : NULL;
}

/**
 * annals_json_scan_free:
 * @self: (transfer full): what a scan has recorded
 */
void
annals_json_scan_free (AnnalsJsonScan *self)
{
  g_array_unref (self->members);
  g_free (self);
}

/**
 * annals_json_scan_find:
 * @self: what a scan has recorded
 * @name: name of a member of the document
 *
 * Returns: (transfer none) (nullable): the member
 */
const AnnalsJsonMember *
annals_json_scan_find (const AnnalsJsonScan *self,
                       const char           *name)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const AnnalsJsonMember *member = &g_array_index (self->members, AnnalsJsonMember, i);

      if (g_str_equal (member->name, name))
        return member;
    }

  return NULL;
}
