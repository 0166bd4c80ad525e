/* annals-tool-check.c — “annals-tool check”: lists what is wrong with bundles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

/* Lines and columns count from 1; 0 stands for none. */
static void
add_place (JsonBuilder *builder,
           const char  *name,
           guint        place)
{
  if (place > 0)
    annals_tool_add_count (builder, name, place);
  else
    annals_tool_add_null (builder, name);
}

static void
print_json (const AnnalsDiagnostic *problem)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  annals_tool_add_text (builder, "file", problem->file);
  add_place (builder, "line", problem->line);
  add_place (builder, "column", problem->column);
  annals_tool_add_text (builder, "severity", annals_severity_get_name (problem->severity));
  annals_tool_add_text (builder, "code", problem->code);
  annals_tool_add_text (builder, "message", problem->message);
  annals_tool_add_text (builder, "pointer", problem->pointer);
  json_builder_end_object (builder);

  annals_tool_print_json (builder);
}

static int
check_file (const char *argument,
            gboolean    is_json)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = annals_tool_load (argument, problems, &error);
  int                      status = ANNALS_TOOL_GOOD;

  for (guint i = 0; i < problems->len; i++)
    {
      const AnnalsDiagnostic *problem = problems->pdata[i];
      g_autofree char        *text = annals_diagnostic_to_text (problem);

      if (is_json)
        print_json (problem);
      else
        g_print ("%s\n", text);
      if (problem->severity != ANNALS_SEVERITY_NOTE)
        status = ANNALS_TOOL_PROBLEMS;
    }

  if (bundle == NULL && g_error_matches (error, ANNALS_BUNDLE_ERROR, ANNALS_BUNDLE_ERROR_FILE))
    return ANNALS_TOOL_UNUSABLE;

  return status;
}

/**
 * annals_tool_check:
 * @files: (array zero-terminated=1): files, "-" for standard input
 * @is_json: whether to print a JSON object per problem
 *
 * Prints a line for each problem of each file. Notes do not count as problems.
 *
 * Returns: the exit status, the worst of all files
 */
int
annals_tool_check (char   **files,
                   gboolean is_json)
{
  int status = ANNALS_TOOL_GOOD;

  for (guint i = 0; files[i] != NULL; i++)
    {
      int file_status = check_file (files[i], is_json);

      status = MAX (status, file_status);
    }

  return status;
}
