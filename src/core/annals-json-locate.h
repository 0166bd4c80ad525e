/* annals-json-locate.h — finds the line and column of what a JSON Pointer names
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-json-scan.h"

G_BEGIN_DECLS

void annals_json_append_token (GString    *pointer,
                               const char *name);
void annals_json_locate (const char           *text,
                         const AnnalsJsonSpan *span,
                         const char           *pointer,
                         guint                *line,
                         guint                *column);

G_END_DECLS
