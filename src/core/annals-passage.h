/* annals-passage.h — finding a quoted passage in an article, and saying when it is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article.h"

G_BEGIN_DECLS

/**
 * AnnalsAnchorState:
 * @ANNALS_ANCHOR_FOUND: the words stand there as quoted
 * @ANNALS_ANCHOR_MOVED: the words stand as quoted, their surroundings have changed
 * @ANNALS_ANCHOR_CHANGED: the wording differs a little, all facts are kept
 * @ANNALS_ANCHOR_AMBIGUOUS: several places fit equally well
 * @ANNALS_ANCHOR_CONTRADICTED: the place is there, but a number or a name in it has changed, or,
 *   in a script without capitals, a word that may be a name
 * @ANNALS_ANCHOR_ORPHANED: the words are not in the article
 * @ANNALS_ANCHOR_SKIPPED: not searched to the end: no article, a quote too long to compare, or too
 *   many searches in one article
 * @ANNALS_ANCHOR_INVALID: there is no quote to look for
 *
 * How sure the place of a passage is. Only the first three carry a place.
 */
typedef enum
{
  ANNALS_ANCHOR_FOUND,
  ANNALS_ANCHOR_MOVED,
  ANNALS_ANCHOR_CHANGED,
  ANNALS_ANCHOR_AMBIGUOUS,
  ANNALS_ANCHOR_CONTRADICTED,
  ANNALS_ANCHOR_ORPHANED,
  ANNALS_ANCHOR_SKIPPED,
  ANNALS_ANCHOR_INVALID,
} AnnalsAnchorState;

/**
 * AnnalsAnchorMethod:
 *
 * The step of the cascade that decided.
 */
typedef enum
{
  ANNALS_ANCHOR_BY_NOTHING,
  ANNALS_ANCHOR_BY_POSITION,
  ANNALS_ANCHOR_BY_EXACT,
  ANNALS_ANCHOR_BY_NORMALISED,
  ANNALS_ANCHOR_BY_FOLDED,
  ANNALS_ANCHOR_BY_FUZZY,
} AnnalsAnchorMethod;

/**
 * AnnalsQuote:
 * @exact: the quoted words, UTF-8
 * @prefix: words right before them, "" if not told
 * @suffix: words right after them, "" if not told
 * @start: first code point of the quote in the plain text, -1 if not told
 * @end: first code point after it, -1 if not told
 *
 * A W3C text quote selector with, where told, its text position selector. Strings are borrowed.
 */
typedef struct
{
  const char *exact;
  const char *prefix;
  const char *suffix;
  gint64      start;
  gint64      end;
} AnnalsQuote;

/**
 * AnnalsAnchor:
 * @state: an #AnnalsAnchorState
 * @method: an #AnnalsAnchorMethod
 * @score: 0 to 1, 1 where the words and both contexts are the same
 * @start: first code point of the place in the plain text
 * @end: first code point after it; @start = @end = 0 where nothing is marked
 */
typedef struct
{
  guint8 state;
  guint8 method;
  float  score;
  guint  start;
  guint  end;
} AnnalsAnchor;

AnnalsAnchor annals_passage_anchor (AnnalsArticle     *article,
                                    const AnnalsQuote *quote);
gboolean     annals_passage_anchor_at_once (AnnalsArticle     *article,
                                            const AnnalsQuote *quote,
                                            AnnalsAnchor      *anchor);
GArray      *annals_passage_list_candidates (AnnalsArticle     *article,
                                             const AnnalsQuote *quote) G_GNUC_WARN_UNUSED_RESULT;
gboolean     annals_anchor_has_place (const AnnalsAnchor *anchor);
const char  *annals_anchor_state_get_name (AnnalsAnchorState state);
const char  *annals_anchor_method_get_name (AnnalsAnchorMethod method);

G_END_DECLS
