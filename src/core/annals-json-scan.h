/* annals-json-scan.h — strict RFC 8259 recogniser that says where everything stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/annals-diagnostic.h"

G_BEGIN_DECLS

/**
 * AnnalsJsonSpan:
 * @start: first byte of the value
 * @end: first byte after it
 * @line: line of the first byte, from 1
 * @column: column of the first byte in code points, from 1
 * @n_values: how many values it holds, itself included
 */
typedef struct
{
  gsize start;
  gsize end;
  guint line;
  guint column;
  guint n_values;
} AnnalsJsonSpan;

/**
 * AnnalsJsonMember:
 * @name: name of the member, without escapes
 * @value: where its value stands
 * @elements: (element-type AnnalsJsonSpan) (nullable): of a section whose value is an array, where
 *   its elements stand
 */
typedef struct
{
  char          *name;
  AnnalsJsonSpan value;
  GArray        *elements;
} AnnalsJsonMember;

/**
 * AnnalsJsonScan:
 * @root: where the document's one value stands
 * @members: (element-type AnnalsJsonMember): the members of the document, if it is an object
 */
typedef struct
{
  AnnalsJsonSpan root;
  GArray        *members;
} AnnalsJsonScan;

/**
 * AnnalsJsonWatch:
 * @cancellable: (nullable): to stop the pass
 * @progress: (nullable): told now and then which fraction of the text is read
 * @data: data for @progress
 *
 * Who watches a long pass.
 */
typedef struct
{
  GCancellable *cancellable;
  void (*progress) (double   fraction,
                    gpointer data);
  gpointer data;
} AnnalsJsonWatch;

AnnalsJsonScan *annals_json_scan_new (const char            *text,
                                      gsize                  length,
                                      const char            *file,
                                      const char *const     *sections,
                                      const AnnalsJsonWatch *watch,
                                      AnnalsDiagnostic     **problem)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean                annals_json_span_is_readable (const AnnalsJsonSpan *self);
void                    annals_json_scan_free (AnnalsJsonScan *self);
const AnnalsJsonMember *annals_json_scan_find (const AnnalsJsonScan *self,
                                               const char           *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsJsonScan, annals_json_scan_free)

G_END_DECLS
