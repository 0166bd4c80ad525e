/* annals-load-text.c — ids, texts, colours, dates and choices of a bundle, checked one by one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-load-private.h"

#include "core/annals-limits.h"
#include "core/annals-sanitize.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- Ids -------------------------------------------------------------------------------------- */

/**
 * annals_load_id:
 * @load: the load
 * @object: a record
 * @kind: its kind
 *
 * Reads the id of a record. An id is one line of at most %ANNALS_MAX_ID_CHARS characters, none of
 * them hidden, so that two ids never look the same.
 *
 * Returns: (transfer none) (nullable): the id, %NULL and a report if it is missing, not allowed or
 *   taken
 */
const char *
annals_load_id (AnnalsLoad            *load,
                const AnnalsJsonValue *object,
                AnnalsRecordKind       kind)
{
  AnnalsJsonValue  member;
  const char      *id;
  g_autofree char *clean = NULL;

  if (!annals_json_get_member (object, "id", &member))
    {
      annals_json_report_missing (object, "id");
      return NULL;
    }

  id = annals_json_to_string (&member);
  if (id == NULL)
    return NULL;

  clean = annals_sanitize_line (id, NULL);
  if (*id == '\0' || !g_str_equal (id, clean) || g_utf8_strlen (id, -1) > ANNALS_MAX_ID_CHARS)
    {
      g_autofree char *excerpt = annals_sanitize_excerpt (id);

      annals_json_report (object, "id", ANNALS_SEVERITY_ERROR, "invalid-id",
                          _ ("An id is one line of 1 to %d visible characters, not “%s”."),
                          ANNALS_MAX_ID_CHARS, excerpt);
      return NULL;
    }
  if (annals_bundle_builder_find (load->builder, kind, id) != ANNALS_NONE)
    {
      annals_json_report (object, "id", ANNALS_SEVERITY_ERROR, "duplicate-id",
                          _ ("The id “%s” is taken already; only the first is read."), id);
      return NULL;
    }

  return id;
}

/**
 * annals_load_resolve:
 * @load: the load
 * @value: a value that should be the id of a record
 * @kind: kind of the record
 * @code: code of the report if it names none of them
 *
 * Returns: index of the record, or %ANNALS_NONE and a report
 */
guint
annals_load_resolve (AnnalsLoad            *load,
                     const AnnalsJsonValue *value,
                     AnnalsRecordKind       kind,
                     const char            *code)
{
  const char      *id = annals_json_to_string (value);
  guint            index;
  g_autofree char *excerpt = NULL;

  if (id == NULL)
    return ANNALS_NONE;
  index = annals_bundle_builder_find (load->builder, kind, id);
  if (index != ANNALS_NONE)
    return index;

  excerpt = annals_sanitize_excerpt (id);
  annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, code,
                      _ ("There is no “%s” in this bundle."), excerpt);
  return ANNALS_NONE;
}

/**
 * annals_load_reference:
 * @load: the load
 * @object: an object
 * @name: a member that names a record
 * @kind: kind of the record
 * @code: code of the report if it names none of them
 *
 * Returns: index of the record, or %ANNALS_NONE
 */
guint
annals_load_reference (AnnalsLoad            *load,
                       const AnnalsJsonValue *object,
                       const char            *name,
                       AnnalsRecordKind       kind,
                       const char            *code)
{
  AnnalsJsonValue member;

  if (!annals_json_get_member (object, name, &member))
    return ANNALS_NONE;

  return annals_load_resolve (load, &member, kind, code);
}

/* --- Texts ------------------------------------------------------------------------------------ */

static void
report_sanitized (const AnnalsJsonValue *value,
                  AnnalsSanitizeFlags    done,
                  int                    max_chars)
{
  if (done & ANNALS_SANITIZE_REMOVED)
    annals_json_report (value, NULL, ANNALS_SEVERITY_WARNING, "hidden-characters",
                        _ ("Characters that cannot be seen were taken out of this text."));
  if (done & ANNALS_SANITIZE_CUT)
    annals_json_report (value, NULL, ANNALS_SEVERITY_WARNING, "too-long",
                        _ ("This text is cut after %d characters."), max_chars);
}

/* Reads a text as @sanitize leaves it; NULL if nothing is left. */
static char *
dup_text (const AnnalsJsonValue *value,
          char *(*sanitize) (const char *text, AnnalsSanitizeFlags *done),
          int max_chars)
{
  const char         *text = annals_json_to_string (value);
  AnnalsSanitizeFlags done;
  char               *clean;

  if (text == NULL)
    return NULL;

  clean = sanitize (text, &done);
  report_sanitized (value, done, max_chars);
  if (*clean == '\0')
    g_clear_pointer (&clean, g_free);

  return clean;
}

/**
 * annals_load_dup_line:
 * @value: a value that should be a text
 *
 * Returns: (transfer full) (nullable): the text in one line, or %NULL if there is none
 */
char *
annals_load_dup_line (const AnnalsJsonValue *value)
{
  return dup_text (value, annals_sanitize_line, ANNALS_MAX_LINE_CHARS);
}

/**
 * annals_load_dup_block:
 * @value: a value that should be a text
 *
 * Returns: (transfer full) (nullable): the text with its lines, or %NULL if there is none
 */
char *
annals_load_dup_block (const AnnalsJsonValue *value)
{
  return dup_text (value, annals_sanitize_block, ANNALS_MAX_BLOCK_CHARS);
}

/* Puts the text of a member into the pool as @dup makes it. */
static AnnalsText
add_text (AnnalsLoad            *load,
          const AnnalsJsonValue *object,
          const char            *name,
          char *(*dup) (const AnnalsJsonValue *value))
{
  AnnalsJsonValue  member;
  g_autofree char *text = NULL;

  if (annals_json_get_member (object, name, &member))
    text = dup (&member);

  return annals_bundle_builder_add_text (load->builder, text);
}

/**
 * annals_load_line:
 * @load: the load
 * @object: an object
 * @name: one of its members
 *
 * Returns: the member's text in one line, 0 if there is none
 */
AnnalsText
annals_load_line (AnnalsLoad            *load,
                  const AnnalsJsonValue *object,
                  const char            *name)
{
  return add_text (load, object, name, annals_load_dup_line);
}

/**
 * annals_load_dup_required_line:
 * @object: an object
 * @name: a member that it must have
 *
 * Returns: (transfer full) (nullable): the member's text in one line; %NULL and a report if there
 *   is none
 */
char *
annals_load_dup_required_line (const AnnalsJsonValue *object,
                               const char            *name)
{
  AnnalsJsonValue member;
  char           *line;

  if (!annals_json_get_member (object, name, &member))
    {
      annals_json_report_missing (object, name);
      return NULL;
    }

  line = annals_load_dup_line (&member);
  if (line == NULL && annals_json_is_string (&member))
    annals_json_report_missing (object, name);

  return line;
}

/**
 * annals_load_required_line:
 * @load: the load
 * @object: an object
 * @name: a member that it must have
 * @fallback: what to show if it has not
 *
 * Returns: the member's text in one line, or @fallback and a report
 */
AnnalsText
annals_load_required_line (AnnalsLoad            *load,
                           const AnnalsJsonValue *object,
                           const char            *name,
                           const char            *fallback)
{
  g_autofree char *line = annals_load_dup_required_line (object, name);

  return annals_bundle_builder_add_text (load->builder, line != NULL ? line : fallback);
}

/**
 * annals_load_block:
 * @load: the load
 * @object: an object
 * @name: one of its members
 *
 * Returns: the member's text with its lines, 0 if there is none
 */
AnnalsText
annals_load_block (AnnalsLoad            *load,
                   const AnnalsJsonValue *object,
                   const char            *name)
{
  return add_text (load, object, name, annals_load_dup_block);
}

/* --- Values of their own kind ----------------------------------------------------------------- */

/**
 * annals_load_color:
 * @load: the load
 * @object: an object
 * @name: one of its members
 *
 * Returns: the member's colour as "#rrggbb", 0 if there is none
 */
AnnalsText
annals_load_color (AnnalsLoad            *load,
                   const AnnalsJsonValue *object,
                   const char            *name)
{
  const char *color = annals_json_get_string (object, name);

  if (color == NULL)
    return 0;

  if (strlen (color) == 7 && *color == '#' && strspn (color + 1, "0123456789abcdefABCDEF") == 6)
    return annals_bundle_builder_add_text (load->builder, color);

  annals_json_report (object, name, ANNALS_SEVERITY_ERROR, "invalid-color",
                      _ ("A colour is written as “#rrggbb” with hexadecimal digits."));
  return 0;
}

/**
 * annals_load_date:
 * @load: the load
 * @object: an object
 * @name: one of its members
 * @date: (out): the date; of kind %ANNALS_DATE_NONE if there is none or it is not EDTF
 *
 * Reads a date. What is not EDTF is reported and kept in its words.
 *
 * Returns: the member's text in one line, 0 if there is none
 */
AnnalsText
annals_load_date (AnnalsLoad            *load,
                  const AnnalsJsonValue *object,
                  const char            *name,
                  AnnalsDate            *date)
{
  AnnalsJsonValue    member;
  const char        *edtf;
  g_autofree char   *words = NULL;
  g_autofree char   *excerpt = NULL;
  g_autoptr (GError) error = NULL;

  *date = (AnnalsDate){ 0 };
  if (!annals_json_get_member (object, name, &member))
    return 0;

  edtf = annals_json_to_string (&member);
  if (edtf == NULL || annals_date_parse (edtf, date, &error))
    return annals_bundle_builder_add_text (load->builder, edtf);

  *date = (AnnalsDate){ 0 };
  words = annals_sanitize_line (edtf, NULL);
  excerpt = annals_sanitize_excerpt (edtf);
  annals_json_report (&member, NULL, ANNALS_SEVERITY_ERROR,
                      error->code == ANNALS_DATE_ERROR_ORDER ? "date-order" : "invalid-date",
                      _ ("“%s” cannot be placed in time: %s"), excerpt, error->message);

  return annals_bundle_builder_add_text (load->builder, words);
}

/**
 * annals_load_choice:
 * @object: an object
 * @name: one of its members
 * @choices: (array zero-terminated=1): the words that the format knows; the first is the default
 * @is_known: (out) (optional): whether the member is one of them, or is not there
 *
 * Returns: index of the member's word among @choices, 0 and a report if it is none of them
 */
guint
annals_load_choice (const AnnalsJsonValue *object,
                    const char            *name,
                    const char *const     *choices,
                    gboolean              *is_known)
{
  AnnalsJsonValue     member;
  const char         *word;
  g_autoptr (GString) list = NULL;

  if (is_known != NULL)
    *is_known = TRUE;
  if (!annals_json_get_member (object, name, &member))
    return 0;

  word = annals_json_to_string (&member);
  for (guint i = 0; word != NULL && choices[i] != NULL; i++)
    if (g_str_equal (choices[i], word))
      return i;

  if (is_known != NULL)
    *is_known = FALSE;
  if (word == NULL)
    return 0;

  list = g_string_new (NULL);
  for (guint i = 0; choices[i] != NULL; i++)
    g_string_append_printf (list, i > 0 ? ", %s" : "%s", choices[i]);
  annals_json_report (&member, NULL, ANNALS_SEVERITY_ERROR, "unknown-value",
                      _ ("The format knows only these words here: %s."), list->str);
  return 0;
}
