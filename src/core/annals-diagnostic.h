/* annals-diagnostic.h — what is wrong with a file, where, and how badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsSeverity:
 * @ANNALS_SEVERITY_NOTE: worth knowing, nothing is lost
 * @ANNALS_SEVERITY_WARNING: the file says something doubtful; it was loaded as it stands
 * @ANNALS_SEVERITY_ERROR: a part of the file could not be used
 */
typedef enum
{
  ANNALS_SEVERITY_NOTE,
  ANNALS_SEVERITY_WARNING,
  ANNALS_SEVERITY_ERROR,
} AnnalsSeverity;

/**
 * AnnalsDiagnostic:
 * @severity: how bad it is
 * @code: stable kebab-case code, static; those of text that is not JSON begin with `json-`
 * @file: name of the file as the reader gave it
 * @line: line counted from 1, 0 where there is none
 * @column: column in code points counted from 1, 0 where there is none
 * @pointer: JSON Pointer (RFC 6901) to the member, "" for the whole document
 * @message: one translated sentence: what was expected and what was found
 */
typedef struct
{
  AnnalsSeverity severity;
  const char    *code;
  char          *file;
  guint          line;
  guint          column;
  char          *pointer;
  char          *message;
} AnnalsDiagnostic;

AnnalsDiagnostic *annals_diagnostic_new (AnnalsSeverity severity,
                                         const char    *code,
                                         const char    *file,
                                         guint          line,
                                         guint          column,
                                         const char    *pointer,
                                         const char    *message) G_GNUC_WARN_UNUSED_RESULT;
void              annals_diagnostic_free (AnnalsDiagnostic *self);
char             *annals_diagnostic_to_text (const AnnalsDiagnostic *self)
  G_GNUC_WARN_UNUSED_RESULT;
const char *annals_severity_get_name (AnnalsSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsDiagnostic, annals_diagnostic_free)

G_END_DECLS
