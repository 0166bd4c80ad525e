/* annals-json-access.h — typed reading of JSON values that reports what is not as it should be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-json-locate.h"
#include "core/annals-json-tree.h"

G_BEGIN_DECLS

/**
 * AnnalsJsonDocument:
 * @file: name of the file, for the diagnostics
 * @text: the text, accepted by the scan
 * @diagnostics: (element-type AnnalsDiagnostic): what was reported so far
 * @tree: takes one element after the other
 * @locator: finds lines and columns
 * @n_notes: notes among the diagnostics
 * @n_unlisted: problems that found no room among the diagnostics
 *
 * A file that is being read. All is borrowed.
 */
typedef struct
{
  const char        *file;
  const char        *text;
  GPtrArray         *diagnostics;
  AnnalsJsonTree    *tree;
  AnnalsJsonLocator *locator;
  guint              n_notes;
  guint              n_unlisted;
} AnnalsJsonDocument;

/**
 * AnnalsJsonValue:
 * @document: the file that is being read
 * @span: where the element stands that holds the value
 * @parent: (nullable): the object or array around the value; %NULL for the element itself
 * @name: name of the member of @parent, or of the section that the element stands in
 * @index: place in @parent or in the section, %G_MAXUINT if it is a member of an object
 * @offset: bytes from the first of the element to its own first
 * @node: (nullable): the value; lives until the next element is read
 *
 * A value and the way to it, so that a problem can be placed. Lives on the stack of its reader.
 */
typedef struct _AnnalsJsonValue AnnalsJsonValue;

struct _AnnalsJsonValue
{
  AnnalsJsonDocument    *document;
  const AnnalsJsonSpan  *span;
  const AnnalsJsonValue *parent;
  const char            *name;
  guint                  index;
  guint                  offset;
  const AnnalsJsonNode  *node;
};

void        annals_json_add_problem (AnnalsJsonDocument *document,
                                     AnnalsDiagnostic   *problem);
void        annals_json_report_unlisted (AnnalsJsonDocument *document);
void        annals_json_report (const AnnalsJsonValue *value,
                                const char            *name,
                                AnnalsSeverity         severity,
                                const char            *code,
                                const char            *format,
                                ...) G_GNUC_PRINTF (5, 6);
void        annals_json_report_unknown (const AnnalsJsonValue *value,
                                        const char            *name);
void        annals_json_report_type (const AnnalsJsonValue *value,
                                     const char            *expected);
const char *annals_json_describe (const AnnalsJsonValue *value);
gboolean    annals_json_read (AnnalsJsonDocument   *document,
                              const AnnalsJsonSpan *span,
                              const char           *name,
                              guint                 index,
                              AnnalsJsonValue      *value);
gboolean    annals_json_is_object (const AnnalsJsonValue *value);
gboolean    annals_json_is_array (const AnnalsJsonValue *value);
gboolean    annals_json_is_string (const AnnalsJsonValue *value);
gboolean    annals_json_is_integer (const AnnalsJsonValue *value);
gboolean    annals_json_is_null (const AnnalsJsonValue *value);
gboolean    annals_json_is_false (const AnnalsJsonValue *value);
gboolean    annals_json_expect_object (const AnnalsJsonValue *value,
                                       const char *const     *known);
gboolean    annals_json_get_member (const AnnalsJsonValue *object,
                                    const char            *name,
                                    AnnalsJsonValue       *member);
void        annals_json_report_missing (const AnnalsJsonValue *object,
                                        const char            *name);
const char *annals_json_to_string (const AnnalsJsonValue *value);
const char *annals_json_get_string (const AnnalsJsonValue *object,
                                    const char            *name);
gboolean    annals_json_to_number (const AnnalsJsonValue *value,
                                   double                 minimum,
                                   double                 maximum,
                                   double                *number);
gboolean    annals_json_to_integer (const AnnalsJsonValue *value,
                                    gint64                 minimum,
                                    gint64                 maximum,
                                    gint64                *number);
guint       annals_json_get_array (const AnnalsJsonValue *object,
                                   const char            *name,
                                   AnnalsJsonValue       *array);
guint       annals_json_count_items (const AnnalsJsonValue *array);
void        annals_json_get_item (const AnnalsJsonValue *array,
                                  guint                  index,
                                  AnnalsJsonValue       *item);

G_END_DECLS
