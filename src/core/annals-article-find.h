/* annals-article-find.h — where words stand in an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article.h"

G_BEGIN_DECLS

/**
 * AnnalsFindFlags:
 * @ANNALS_FIND_NONE: case and accents make no difference, and parts of words count
 * @ANNALS_FIND_MATCH_CASE: case and accents make a difference
 * @ANNALS_FIND_WHOLE_WORDS: what is found does not begin or end within a word
 */
typedef enum
{
  ANNALS_FIND_NONE = 0,
  ANNALS_FIND_MATCH_CASE = 1 << 0,
  ANNALS_FIND_WHOLE_WORDS = 1 << 1,
} AnnalsFindFlags;

/**
 * AnnalsStretch:
 * @start: first code point of a stretch in the plain text
 * @end: first code point after it
 */
typedef struct
{
  guint start;
  guint end;
} AnnalsStretch;

GArray *annals_article_find (AnnalsArticle  *self,
                             const char     *words,
                             AnnalsFindFlags flags,
                             guint           most) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
