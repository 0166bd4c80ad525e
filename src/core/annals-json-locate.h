/* annals-json-locate.h — where a problem is, for people and for programs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-json-cursor.h"
#include "core/annals-json-scan.h"

G_BEGIN_DECLS

typedef struct _AnnalsJsonLocator AnnalsJsonLocator;

void               annals_json_append_token (GString    *pointer,
                                             const char *name);
AnnalsJsonLocator *annals_json_locator_new (const char *text) G_GNUC_WARN_UNUSED_RESULT;
void               annals_json_locator_free (AnnalsJsonLocator *self);
AnnalsJsonMark     annals_json_locator_find (AnnalsJsonLocator    *self,
                                             const AnnalsJsonSpan *span,
                                             gsize                 position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsJsonLocator, annals_json_locator_free)

G_END_DECLS
