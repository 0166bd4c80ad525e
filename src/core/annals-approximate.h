/* annals-approximate.h — how many edits lie between two strings, and where one nearly stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AnnalsPattern AnnalsPattern;

/**
 * AnnalsNearMatch:
 * @end: first character after a stretch of the text that is nearly the pattern
 * @n_errors: edits between the two
 */
typedef struct
{
  guint end;
  guint n_errors;
} AnnalsNearMatch;

AnnalsPattern *annals_pattern_new (const gunichar *chars,
                                   guint           length) G_GNUC_WARN_UNUSED_RESULT;
void           annals_pattern_free (AnnalsPattern *self);
guint          annals_pattern_get_least_errors (AnnalsPattern  *self,
                                                const gunichar *text,
                                                guint           length);
void           annals_pattern_measure_prefixes (AnnalsPattern  *self,
                                                const gunichar *text,
                                                guint           length,
                                                guint          *n_errors);
GArray        *annals_pattern_list_near (AnnalsPattern  *self,
                                         const gunichar *text,
                                         guint           length,
                                         guint           max_errors) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsPattern, annals_pattern_free)

G_END_DECLS
