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

#include "core/annals-json-cursor.h"
#include "core/annals-json-locate.h"
#include "core/annals-limits.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOKENS_PER_LOOK_ROUND 4096

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
  AnnalsJsonCursor  *cursor;
  const char *const *sections;
  AnnalsJsonScan    *scan;
  guint              n_values;

  /* what is open */
  Frame   frames[ANNALS_MAX_JSON_DEPTH];
  guint   depth;
  GArray *names; /* of Name */
} Scanner;

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
  gsize size = annals_json_unescape (raw, length, buffer);

  return g_strndup (buffer, size);
}

/* The way to the value that is being read. */
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
          g_autofree char *decoded = dup_name (self->cursor->text + name->start, name->length);

          annals_json_append_token (pointer, decoded);
        }
      else
        {
          g_string_append_printf (pointer, "/%u", frame->n_items - 1);
        }
    }

  return g_string_free (pointer, FALSE);
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
  AnnalsJsonMark  mark = annals_json_cursor_get_mark (self->cursor);
  AnnalsJsonSpan *span;

  if (self->depth == 2 && self->frames[0].is_object && get_last_member (self)->elements != NULL)
    {
      GArray *elements = get_last_member (self)->elements;

      if (elements->len >= ANNALS_MAX_ELEMENTS)
        return annals_json_cursor_fail (self->cursor, &mark, "json-limit-elements",
                                        _ ("There are more than %d entries here."),
                                        ANNALS_MAX_ELEMENTS);
      g_array_set_size (elements, elements->len + 1);
    }

  span = get_span (self);
  if (span != NULL)
    *span = (AnnalsJsonSpan){ mark.position, mark.position, mark.line, mark.column,
                              self->n_values };
  self->n_values++;

  return TRUE;
}

static State
end_value (Scanner *self)
{
  AnnalsJsonSpan *span = get_span (self);

  if (span != NULL)
    {
      span->end = self->cursor->position;
      span->n_values = self->n_values - span->n_values;
    }

  return self->depth == 0 ? EXPECT_END : EXPECT_SEPARATOR;
}

static void
add_member (Scanner    *self,
            const Name *name)
{
  AnnalsJsonMember member = { dup_name (self->cursor->text + name->start, name->length) };

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

  size = annals_json_unescape (self->cursor->text + a->start, a->length, x);
  return size == annals_json_unescape (self->cursor->text + b->start, b->length, y) &&
         memcmp (x, y, size) == 0;
}

static gboolean
check_name (Scanner       *self,
            AnnalsJsonMark mark)
{
  const Frame *frame = &self->frames[self->depth - 1];
  const Name  *names = &g_array_index (self->names, Name, 0);
  guint        last = self->names->len - 1;

  if (frame->n_items > ANNALS_MAX_JSON_MEMBERS)
    return annals_json_cursor_fail (self->cursor, &mark, "json-limit-members",
                                    _ ("This object has more than %d members."),
                                    ANNALS_MAX_JSON_MEMBERS);

  for (guint i = frame->first_name; i < last; i++)
    if (is_same_name (self, &names[i], &names[last]))
      return annals_json_cursor_fail (
        self->cursor, &mark, "json-duplicate-name",
        _ ("This object has another member of the same name before."));

  return TRUE;
}

static gboolean
scan_name (Scanner *self)
{
  AnnalsJsonMark mark = annals_json_cursor_get_mark (self->cursor);
  Frame         *frame = &self->frames[self->depth - 1];
  char           buffer[ANNALS_MAX_NAME_BYTES];
  Name           name;
  gsize          size;

  if (annals_json_cursor_peek (self->cursor) != '"')
    return annals_json_cursor_fail_at_character (
      self->cursor, _ ("the name of a member in quotes is expected here"));
  if (!annals_json_cursor_scan_string (self->cursor, ANNALS_MAX_NAME_BYTES))
    return FALSE;

  name.start = mark.position + 1;
  name.length = self->cursor->position - name.start - 1;
  size = annals_json_unescape (self->cursor->text + name.start, name.length, buffer);
  name.hash = hash_bytes (buffer, size);
  g_array_append_val (self->names, name);
  frame->n_items++;
  frame->has_item = TRUE;

  if (!check_name (self, mark))
    return FALSE;
  annals_json_cursor_skip_space (self->cursor);
  if (annals_json_cursor_peek (self->cursor) != ':')
    return annals_json_cursor_fail_at_character (self->cursor, _ ("a colon is expected here"));
  self->cursor->position++;
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
  gboolean is_object = annals_json_cursor_peek (self->cursor) == '{';
  char     closing = is_object ? '}' : ']';

  if (self->depth >= ANNALS_MAX_JSON_DEPTH)
    return annals_json_cursor_fail (
      self->cursor, NULL, "json-limit-depth",
      _ ("Arrays and objects stand more than %d deep inside each other."),
      ANNALS_MAX_JSON_DEPTH);

  self->frames[self->depth++] = (Frame){ .is_object = is_object, .first_name = self->names->len };
  if (!is_object && is_section (self))
    get_last_member (self)->elements = g_array_new (FALSE, FALSE, sizeof (AnnalsJsonSpan));
  self->cursor->position++;
  annals_json_cursor_skip_space (self->cursor);
  if (annals_json_cursor_peek (self->cursor) == closing)
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
  char     c = annals_json_cursor_peek (self->cursor);
  gboolean is_good;

  if (!begin_value (self))
    return FALSE;
  if (c == '{' || c == '[')
    return open_container (self, state);

  if (c == '"')
    is_good = annals_json_cursor_scan_string (self->cursor, ANNALS_MAX_STRING_BYTES);
  else if (c == '-' || g_ascii_isdigit (c))
    is_good = annals_json_cursor_scan_number (self->cursor);
  else
    is_good = annals_json_cursor_scan_literal (self->cursor);

  *state = end_value (self);
  return is_good;
}

static gboolean
scan_separator (Scanner *self,
                State   *state)
{
  Frame *frame = &self->frames[self->depth - 1];

  if (annals_json_cursor_peek (self->cursor) == (frame->is_object ? '}' : ']'))
    {
      self->cursor->position++;
      g_array_set_size (self->names, frame->first_name);
      self->depth--;
      *state = end_value (self);
      return TRUE;
    }
  if (annals_json_cursor_peek (self->cursor) != ',')
    return annals_json_cursor_fail_at_character (
      self->cursor, frame->is_object ? _ ("a comma or “}” is expected here")
                                     : _ ("a comma or “]” is expected here"));

  self->cursor->position++;
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
      return annals_json_cursor_fail (self->cursor, NULL, "json-trailing",
                                      _ ("Something stands behind the end of the document."));
    }

  g_assert_not_reached ();
}

static gboolean
check_encoding (Scanner *self)
{
  const guint8 *bytes = (const guint8 *) self->cursor->text;

  if (self->cursor->length >= 2 && ((bytes[0] == 0xFE && bytes[1] == 0xFF) ||
                                    (bytes[0] == 0xFF && bytes[1] == 0xFE) ||
                                    bytes[0] == 0 || bytes[1] == 0))
    return annals_json_cursor_fail (
      self->cursor, NULL, "json-encoding",
      _ ("The file is UTF-16 or UTF-32 text, or no text at all; JSON is UTF-8."));

  return TRUE;
}

/* Returns FALSE if the pass shall end. */
static gboolean
look_round (const Scanner         *self,
            const AnnalsJsonWatch *watch)
{
  if (watch->progress != NULL)
    watch->progress ((double) self->cursor->position / (double) self->cursor->length, watch->data);

  return !g_cancellable_is_cancelled (watch->cancellable);
}

static gboolean
scan_document (Scanner               *self,
               const AnnalsJsonWatch *watch)
{
  State state = EXPECT_VALUE;

  if (!check_encoding (self))
    return FALSE;

  annals_json_cursor_skip_space (self->cursor);
  if (annals_json_cursor_is_at_end (self->cursor))
    return annals_json_cursor_fail (self->cursor, NULL, "json-empty",
                                    _ ("The file is empty."));

  for (guint n_tokens = 1;
       state != EXPECT_END || !annals_json_cursor_is_at_end (self->cursor); n_tokens++)
    {
      if (n_tokens % TOKENS_PER_LOOK_ROUND == 0 && watch != NULL && !look_round (self, watch))
        return FALSE;
      if (!scan_token (self, &state))
        return FALSE;
      annals_json_cursor_skip_space (self->cursor);
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
 * @watch: (nullable): who watches the pass and may stop it
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
annals_json_scan_new (const char            *text,
                      gsize                  length,
                      const char            *file,
                      const char *const     *sections,
                      const AnnalsJsonWatch *watch,
                      AnnalsDiagnostic     **problem)
{
  g_autoptr (AnnalsJsonScan) scan = g_new0 (AnnalsJsonScan, 1);
  g_autoptr (GArray)         names = g_array_new (FALSE, FALSE, sizeof (Name));
  AnnalsJsonCursor           cursor = { .text = text, .length = length, .line = 1 };
  Scanner                    scanner = {
                       .cursor = &cursor,
                       .sections = sections,
                       .scan = scan,
                       .names = names,
  };

  scan->members = g_array_new (FALSE, TRUE, sizeof (AnnalsJsonMember));
  g_array_set_clear_func (scan->members, clear_member);

  *problem = NULL;
  if (scan_document (&scanner, watch))
    return g_steal_pointer (&scan);

  if (cursor.code != NULL)
    {
      g_autofree char *pointer = dup_pointer (&scanner);

      *problem = annals_diagnostic_new (ANNALS_SEVERITY_ERROR, cursor.code, file,
                                        cursor.problem_mark.line, cursor.problem_mark.column,
                                        pointer, cursor.message);
    }
  g_clear_pointer (&cursor.message, g_free);

  return NULL;
}

/**
 * annals_json_span_is_readable:
 * @self: where a value stands
 *
 * Returns: whether it is within the limits for an element
 */
gboolean
annals_json_span_is_readable (const AnnalsJsonSpan *self)
{
  return self->end - self->start <= ANNALS_MAX_ELEMENT_BYTES &&
         self->n_values <= ANNALS_MAX_ELEMENT_VALUES;
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
