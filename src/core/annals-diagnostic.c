/* annals-diagnostic.c — what is wrong with a file, where, and how badly
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-diagnostic.h"

#include "core/annals-sanitize.h"

/**
 * annals_diagnostic_new:
 * @severity: how bad it is
 * @code: stable code; a static string
 * @file: (nullable): name of the file
 * @line: line from 1, or 0
 * @column: column in code points from 1, or 0
 * @pointer: (nullable): JSON Pointer
 * @message: one translated sentence
 *
 * Returns: (transfer full): the diagnostic
 */
AnnalsDiagnostic *
annals_diagnostic_new (AnnalsSeverity severity,
                       const char    *code,
                       const char    *file,
                       guint          line,
                       guint          column,
                       const char    *pointer,
                       const char    *message)
{
  AnnalsDiagnostic *self = g_new0 (AnnalsDiagnostic, 1);

  self->severity = severity;
  self->code = code;
  self->file = g_strdup (file != NULL ? file : "");
  self->line = line;
  self->column = column;
  self->pointer = g_strdup (pointer != NULL ? pointer : "");
  self->message = g_strdup (message);

  return self;
}

/**
 * annals_diagnostic_free:
 * @self: (transfer full): a diagnostic
 */
void
annals_diagnostic_free (AnnalsDiagnostic *self)
{
  g_free (self->file);
  g_free (self->pointer);
  g_free (self->message);
  g_free (self);
}

/**
 * annals_severity_get_name:
 * @severity: a severity
 *
 * Returns: (transfer none): "note", "warning" or "error", never translated
 */
const char *
annals_severity_get_name (AnnalsSeverity severity)
{
  switch (severity)
    {
    case ANNALS_SEVERITY_NOTE:
      return "note";
    case ANNALS_SEVERITY_WARNING:
      return "warning";
    case ANNALS_SEVERITY_ERROR:
      return "error";
    }

  g_assert_not_reached ();
}

/**
 * annals_diagnostic_to_text:
 * @self: a diagnostic
 *
 * Writes it as compilers do, so that editors can jump to the place:
 * `file:line:column: error: message [code] (/json/pointer)`.
 *
 * A pointer has names from the file; what would not show in a terminal as it is is left out.
 *
 * Returns: (transfer full): one line without a line feed
 */
char *
annals_diagnostic_to_text (const AnnalsDiagnostic *self)
{
  GString *text = g_string_new (self->file);

  if (self->line > 0)
    g_string_append_printf (text, ":%u:%u", self->line, self->column);
  g_string_append_printf (text, ": %s: %s [%s]", annals_severity_get_name (self->severity),
                          self->message, self->code);
  if (*self->pointer != '\0')
    {
      g_autofree char *pointer = annals_sanitize_line (self->pointer, NULL);

      g_string_append_printf (text, " (%s)", pointer);
    }

  return g_string_free (text, FALSE);
}
