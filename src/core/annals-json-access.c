/* annals-json-access.c — typed reading of JSON values that reports what is not as it should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in a stranger's file may be of any type. Here every value is looked at before it is
 * taken, and what does not fit is reported with its place and counts as not told.
 */

#include "config.h"

#include "core/annals-json-access.h"

#include "core/annals-limits.h"
#include "core/annals-sanitize.h"

#include <glib/gi18n-lib.h>
#include <stdarg.h>

/* --- Reports ---------------------------------------------------------------------------------- */

/* Whether one more problem of this severity is listed; counts it otherwise. */
static gboolean
has_room (AnnalsJsonDocument *document,
          AnnalsSeverity      severity)
{
  if (document->diagnostics->len < ANNALS_MAX_DIAGNOSTICS &&
      (severity != ANNALS_SEVERITY_NOTE || document->n_notes < ANNALS_MAX_NOTES))
    return TRUE;

  document->n_unlisted++;
  return FALSE;
}

/**
 * annals_json_add_problem:
 * @document: the file that is being read
 * @problem: (transfer full): what is wrong with it
 *
 * Lists a problem, or counts it if the list is full.
 */
void
annals_json_add_problem (AnnalsJsonDocument *document,
                         AnnalsDiagnostic   *problem)
{
  if (!has_room (document, problem->severity))
    {
      annals_diagnostic_free (problem);
      return;
    }

  if (problem->severity == ANNALS_SEVERITY_NOTE)
    document->n_notes++;
  g_ptr_array_add (document->diagnostics, problem);
}

/**
 * annals_json_report_unlisted:
 * @document: a file that has been read
 *
 * Says at the end how many problems found no room in the list.
 */
void
annals_json_report_unlisted (AnnalsJsonDocument *document)
{
  g_autofree char *message = NULL;

  if (document->n_unlisted == 0)
    return;

  message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                          "%u more problem is not listed.",
                                          "%u more problems are not listed.",
                                          document->n_unlisted),
                             document->n_unlisted);
  g_ptr_array_add (document->diagnostics,
                   annals_diagnostic_new (ANNALS_SEVERITY_NOTE, "too-many-problems",
                                          document->file, 0, 0, NULL, message));
}

/* Appends the way from the element to the value. */
static void
append_path (GString               *pointer,
             const AnnalsJsonValue *value)
{
  if (value->parent == NULL)
    return;

  append_path (pointer, value->parent);
  if (value->index == G_MAXUINT)
    annals_json_append_token (pointer, value->name);
  else
    g_string_append_printf (pointer, "/%u", value->index);
}

/* As the text has at most ANNALS_MAX_JSON_MEMBERS of them, looking through all is fast enough. */
static const AnnalsJsonNode *
find_member (const AnnalsJsonNode *object,
             const char           *name)
{
  const AnnalsJsonNode *member = object + 1;

  if (object->type != ANNALS_JSON_OBJECT)
    return NULL;

  for (guint i = 0; i < object->n_items; i++, member += member->n_nodes)
    if (*member->name == *name && g_str_equal (member->name, name))
      return member;

  return NULL;
}

/* Where a value begins, or its member @name if it has such a one. */
static AnnalsJsonMark
find_place (const AnnalsJsonValue *value,
            const char            *name)
{
  const AnnalsJsonNode *member = NULL;

  if (value->node != NULL && name != NULL)
    member = find_member (value->node, name);

  return annals_json_locator_find (value->document->locator, value->span,
                                   value->span->start +
                                     (member != NULL ? member->offset : value->offset));
}

/**
 * annals_json_report:
 * @value: what is wrong, or the object around it
 * @name: (nullable): name of the member of @value that is wrong
 * @severity: how bad it is
 * @code: stable code
 * @format: one translated sentence
 * @...: its arguments
 *
 * Reports a problem with its line, column and JSON Pointer.
 *
 * Cost: O(n) in the bytes between this problem and the one that was reported before, if both are in
 * one element and in the order of the file; else in those of the element before the problem.
 */
void
annals_json_report (const AnnalsJsonValue *value,
                    const char            *name,
                    AnnalsSeverity         severity,
                    const char            *code,
                    const char            *format,
                    ...)
{
  AnnalsJsonDocument    *document = value->document;
  const AnnalsJsonValue *element = value;
  g_autoptr (GString)    pointer = NULL;
  g_autofree char       *message = NULL;
  AnnalsJsonMark         place;
  va_list                arguments;

  if (!has_room (document, severity))
    return;

  while (element->parent != NULL)
    element = element->parent;
  pointer = g_string_new (NULL);
  if (element->name != NULL)
    annals_json_append_token (pointer, element->name);
  if (element->index != G_MAXUINT)
    g_string_append_printf (pointer, "/%u", element->index);
  append_path (pointer, value);
  if (name != NULL)
    annals_json_append_token (pointer, name);

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  place = find_place (value, name);
  annals_json_add_problem (document,
                           annals_diagnostic_new (severity, code, document->file, place.line,
                                                  place.column, pointer->str, message));
}

/* --- Types ------------------------------------------------------------------------------------ */

/**
 * annals_json_describe:
 * @value: a value
 *
 * Returns: (transfer none): translated, what the value is: “a text”, “the word null”
 */
const char *
annals_json_describe (const AnnalsJsonValue *value)
{
  switch (value->document->text[value->span->start + value->offset])
    {
    case '{':
      return _ ("an object");
    case '[':
      return _ ("a list");
    case '"':
      return _ ("a text");
    case 't':
      return _ ("the word “true”");
    case 'f':
      return _ ("the word “false”");
    case 'n':
      return _ ("the word “null”");
    default:
      return _ ("a number");
    }
}

/**
 * annals_json_report_type:
 * @value: a value
 * @expected: translated name of what it should be
 *
 * Reports that a value is of another type than the format asks.
 */
void
annals_json_report_type (const AnnalsJsonValue *value,
                         const char            *expected)
{
  annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "wrong-type",
                      /* Translators: two of “a text”, “a number”, “a list” and so on. */
                      _ ("What is expected here is %s, not %s."), expected,
                      annals_json_describe (value));
}

/**
 * annals_json_report_unknown:
 * @value: a value that the format does not know, or the object around it
 * @name: (nullable): name of the member of @value that the format does not know
 *
 * Notes that a member is not known and therefore not shown.
 */
void
annals_json_report_unknown (const AnnalsJsonValue *value,
                            const char            *name)
{
  annals_json_report (value, name, ANNALS_SEVERITY_NOTE, "unknown-member",
                      _ ("The format has no such member; it is not shown."));
}

/**
 * annals_json_read:
 * @document: the file that is being read
 * @span: an element of it, or the value of a member of the whole document
 * @name: name of the section or member
 * @index: place of the element in the section, %G_MAXUINT for a member
 * @value: (out caller-allocates): the value, good until the next call
 *
 * Reads one piece of the text. A piece beyond the limits is reported instead.
 *
 * Returns: whether there is a value
 */
gboolean
annals_json_read (AnnalsJsonDocument   *document,
                  const AnnalsJsonSpan *span,
                  const char           *name,
                  guint                 index,
                  AnnalsJsonValue      *value)
{
  *value = (AnnalsJsonValue){
    .document = document,
    .span = span,
    .name = name,
    .index = index,
  };

  if (!annals_json_span_is_readable (span))
    {
      annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "too-large",
                          _ ("This is too large: more than %lu bytes or %d values."),
                          ANNALS_MAX_ELEMENT_BYTES, ANNALS_MAX_ELEMENT_VALUES);
      return FALSE;
    }

  value->node = annals_json_tree_read (document->tree, document->text, span);
  return TRUE;
}

/**
 * annals_json_is_object:
 * @value: a value
 *
 * Returns: whether it is an object
 */
gboolean
annals_json_is_object (const AnnalsJsonValue *value)
{
  return value->node->type == ANNALS_JSON_OBJECT;
}

/**
 * annals_json_is_array:
 * @value: a value
 *
 * Returns: whether it is an array
 */
gboolean
annals_json_is_array (const AnnalsJsonValue *value)
{
  return value->node->type == ANNALS_JSON_ARRAY;
}

/**
 * annals_json_is_string:
 * @value: a value
 *
 * Returns: whether it is a text
 */
gboolean
annals_json_is_string (const AnnalsJsonValue *value)
{
  return value->node->type == ANNALS_JSON_STRING;
}

/**
 * annals_json_is_null:
 * @value: a value
 *
 * Returns: whether it is null
 */
gboolean
annals_json_is_null (const AnnalsJsonValue *value)
{
  return value->node->type == ANNALS_JSON_NULL;
}

/**
 * annals_json_is_false:
 * @value: a value
 *
 * Returns: whether it is false
 */
gboolean
annals_json_is_false (const AnnalsJsonValue *value)
{
  return value->node->type == ANNALS_JSON_FALSE;
}

/* As g_strv_contains(), but most of what differs does so in the first letter. */
static gboolean
is_known (const char *const *known,
          const char        *name)
{
  for (guint i = 0; known[i] != NULL; i++)
    if (*known[i] == *name && g_str_equal (known[i], name))
      return TRUE;

  return FALSE;
}

/**
 * annals_json_expect_object:
 * @value: a value
 * @known: (array zero-terminated=1) (nullable): members that the format knows; %NULL if any will do
 *
 * Reports what is no object, and of an object the members that the format does not know.
 *
 * Returns: whether it is an object
 */
gboolean
annals_json_expect_object (const AnnalsJsonValue *value,
                           const char *const     *known)
{
  const AnnalsJsonNode *member = value->node + 1;

  if (!annals_json_is_object (value))
    {
      annals_json_report_type (value, _ ("an object"));
      return FALSE;
    }

  for (guint i = 0; known != NULL && i < value->node->n_items; i++, member += member->n_nodes)
    if (!is_known (known, member->name))
      annals_json_report_unknown (value, member->name);

  return TRUE;
}

/**
 * annals_json_get_member:
 * @object: an object
 * @name: name of a member
 * @member: (out caller-allocates): the member; refers to @object
 *
 * Returns: whether there is such a member
 */
gboolean
annals_json_get_member (const AnnalsJsonValue *object,
                        const char            *name,
                        AnnalsJsonValue       *member)
{
  const AnnalsJsonNode *node = find_member (object->node, name);

  *member = (AnnalsJsonValue){
    .document = object->document,
    .span = object->span,
    .parent = object,
    .name = name,
    .index = G_MAXUINT,
    .offset = node != NULL ? node->offset : object->offset,
    .node = node,
  };

  return node != NULL;
}

/**
 * annals_json_report_missing:
 * @object: an object
 * @name: a member that it must have and has not, or has without content
 *
 * Reports that a member is missing, at the place of the object or of the empty member.
 */
void
annals_json_report_missing (const AnnalsJsonValue *object,
                            const char            *name)
{
  annals_json_report (object, name, ANNALS_SEVERITY_ERROR, "missing-member",
                      _ ("The member “%s” is missing or empty."), name);
}

/**
 * annals_json_to_string:
 * @value: a value
 *
 * Returns: (transfer none) (nullable): the text, %NULL and a report if it is none
 */
const char *
annals_json_to_string (const AnnalsJsonValue *value)
{
  if (annals_json_is_string (value))
    return value->node->text;

  annals_json_report_type (value, _ ("a text"));
  return NULL;
}

/**
 * annals_json_get_string:
 * @object: an object
 * @name: name of a member
 *
 * Returns: (transfer none) (nullable): the member's text; %NULL if there is no such member, and
 *   %NULL and a report if it is no text
 */
const char *
annals_json_get_string (const AnnalsJsonValue *object,
                        const char            *name)
{
  AnnalsJsonValue member;

  return annals_json_get_member (object, name, &member) ? annals_json_to_string (&member) : NULL;
}

/**
 * annals_json_is_integer:
 * @value: a value
 *
 * Returns: whether it is a number that is written without fraction and exponent
 */
gboolean
annals_json_is_integer (const AnnalsJsonValue *value)
{
  return value->node->type == ANNALS_JSON_INTEGER;
}

static gboolean
is_number (const AnnalsJsonValue *value)
{
  return annals_json_is_integer (value) || value->node->type == ANNALS_JSON_FLOAT;
}

/**
 * annals_json_to_number:
 * @value: a value
 * @minimum: the least that is allowed
 * @maximum: the most that is allowed
 * @number: (out): the number; untouched on failure
 *
 * Returns: whether it is a number within the bounds; reported if not
 */
gboolean
annals_json_to_number (const AnnalsJsonValue *value,
                       double                 minimum,
                       double                 maximum,
                       double                *number)
{
  double found;

  if (!is_number (value))
    {
      annals_json_report_type (value, _ ("a number"));
      return FALSE;
    }

  found = g_ascii_strtod (value->node->text, NULL);
  if (found < minimum || found > maximum)
    {
      annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "out-of-range",
                          _ ("The number must lie between %g and %g; this is %s."), minimum,
                          maximum, value->node->text);
      return FALSE;
    }

  *number = found;
  return TRUE;
}

/**
 * annals_json_to_integer:
 * @value: a value
 * @minimum: the least that is allowed
 * @maximum: the most that is allowed
 * @number: (out): the number; untouched on failure
 *
 * Returns: whether it is a whole number within the bounds; reported if not
 */
gboolean
annals_json_to_integer (const AnnalsJsonValue *value,
                        gint64                 minimum,
                        gint64                 maximum,
                        gint64                *number)
{
  gint64 found;

  if (!annals_json_is_integer (value))
    {
      annals_json_report_type (value, _ ("a whole number"));
      return FALSE;
    }

  found = g_ascii_strtoll (value->node->text, NULL, 10);
  if (found < minimum || found > maximum)
    {
      annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "out-of-range",
                          _ ("The number must lie between %lld and %lld; this is %s."),
                          (long long) minimum, (long long) maximum, value->node->text);
      return FALSE;
    }

  *number = found;
  return TRUE;
}

/**
 * annals_json_get_array:
 * @object: an object
 * @name: name of a member
 * @array: (out caller-allocates): the member, if there are items
 *
 * Gets a list. What stands beyond %ANNALS_MAX_LIST items is reported and left out.
 *
 * Returns: how many items it has; 0 if there is no such member, or if it is no array, which is
 *   reported
 */
guint
annals_json_get_array (const AnnalsJsonValue *object,
                       const char            *name,
                       AnnalsJsonValue       *array)
{
  if (!annals_json_get_member (object, name, array))
    return 0;
  if (!annals_json_is_array (array))
    {
      annals_json_report_type (array, _ ("a list"));
      return 0;
    }

  return annals_json_count_items (array);
}

/**
 * annals_json_count_items:
 * @array: an array
 *
 * Counts items. What stands beyond %ANNALS_MAX_LIST items is reported and left out.
 *
 * Returns: how many there are to be read
 */
guint
annals_json_count_items (const AnnalsJsonValue *array)
{
  if (array->node->n_items <= ANNALS_MAX_LIST)
    return array->node->n_items;

  annals_json_report (array, NULL, ANNALS_SEVERITY_ERROR, "too-many-items",
                      _ ("Only the first %d items of this list are read."), ANNALS_MAX_LIST);
  return ANNALS_MAX_LIST;
}

/**
 * annals_json_get_item:
 * @array: an array
 * @index: place of an item
 * @item: (out caller-allocates): the item; refers to @array
 *
 * Cost: O(@index); lists have at most %ANNALS_MAX_LIST items that are read.
 */
void
annals_json_get_item (const AnnalsJsonValue *array,
                      guint                  index,
                      AnnalsJsonValue       *item)
{
  const AnnalsJsonNode *node = array->node + 1;

  for (guint i = 0; i < index; i++)
    node += node->n_nodes;

  *item = (AnnalsJsonValue){
    .document = array->document,
    .span = array->span,
    .parent = array,
    .index = index,
    .offset = node->offset,
    .node = node,
  };
}
