/* annals-event-words.h — an event in words: what is spoken of it, and stands in its tooltip
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

guint annals_event_count_sources (AnnalsBundle *bundle,
                                  guint         event);
char *annals_event_describe_sources (AnnalsBundle *bundle,
                                     guint         event) G_GNUC_WARN_UNUSED_RESULT;
char *annals_event_describe (AnnalsBundle *bundle,
                             guint         event,
                             gboolean      is_bookmarked,
                             const char   *separator) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
