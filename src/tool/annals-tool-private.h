/* annals-tool-private.h — what the commands of annals-tool share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/annals-loader.h"

G_BEGIN_DECLS

/* Exit status: all is good, problems were found, the call or the file could not be used. */
enum
{
  ANNALS_TOOL_GOOD,
  ANNALS_TOOL_PROBLEMS,
  ANNALS_TOOL_UNUSABLE,
};

/**
 * AnnalsToolFunc:
 * @words: (array zero-terminated=1): the arguments without the options
 * @is_json: whether to print a JSON object per line
 *
 * Returns: the exit status
 */
typedef int (*AnnalsToolFunc) (char   **words,
                               gboolean is_json);

/* annals-tool.c */
AnnalsBundle *annals_tool_load (const char *argument,
                                GPtrArray  *diagnostics,
                                GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AnnalsBundle *annals_tool_open (const char *argument) G_GNUC_WARN_UNUSED_RESULT;

/* annals-tool-output.c */
char *annals_tool_dup_first_day (AnnalsInstant lower) G_GNUC_WARN_UNUSED_RESULT;
char *annals_tool_dup_last_day (AnnalsInstant upper) G_GNUC_WARN_UNUSED_RESULT;
void  annals_tool_add_text (JsonBuilder *builder,
                            const char  *name,
                            const char  *text);
void  annals_tool_add_count (JsonBuilder *builder,
                             const char  *name,
                             guint        count);
void  annals_tool_add_null (JsonBuilder *builder,
                            const char  *name);
void  annals_tool_print_json (JsonBuilder *builder);

int annals_tool_check (char   **files,
                       gboolean is_json);
int annals_tool_info (char   **files,
                      gboolean is_json);
int annals_tool_date (char   **words,
                      gboolean is_json);
int annals_tool_passages (char   **files,
                          gboolean is_json);
int annals_tool_conflicts (char   **files,
                           gboolean is_json);

int annals_tool_render (char   **files,
                        gboolean is_json);

/* Options of “render” alone. */
extern const GOptionEntry annals_tool_render_options[];

G_END_DECLS
