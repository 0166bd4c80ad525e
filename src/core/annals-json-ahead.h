/* annals-json-ahead.h — parses the elements of a section ahead of their reader, on all processors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "core/annals-json-scan.h"

G_BEGIN_DECLS

typedef struct _AnnalsJsonAhead AnnalsJsonAhead;

AnnalsJsonAhead *annals_json_ahead_new (const char *text,
                                        GArray     *elements);
void             annals_json_ahead_free (AnnalsJsonAhead *self);
JsonNode        *annals_json_ahead_next (AnnalsJsonAhead *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsJsonAhead, annals_json_ahead_free)

G_END_DECLS
