/* annals-passage-private.h — the step of anchoring that looks for changed wording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-passage.h"
#include "core/annals-search-text.h"

G_BEGIN_DECLS

/* So much of a context is compared, next to the quote; and the text beside a place is looked
 * through so much further than the context is long. */
#define ANNALS_MAX_CONTEXT_CHARS   128
#define ANNALS_CONTEXT_SLACK_CHARS 8

/* Two places are told apart if one fits better by so much. */
#define ANNALS_LEAD 0.05

/* So many places are offered to a reader at most. */
#define ANNALS_MAX_PLACES 64

/* What a quote and a text are when the facts of the one are looked for in the other. Borrowed. */
typedef struct
{
  const gunichar *quote;
  guint           n_quote;
  const gunichar *text;
  guint           n_text;
  gboolean        is_within_sentence; /* the quote begins there, so that its first capital counts */
} AnnalsPassageFacts;

/* annals-passage-words.c */
gboolean    annals_passage_find_words (AnnalsArticle     *article,
                                       const AnnalsQuote *quote,
                                       AnnalsAnchorMethod method,
                                       GArray            *places,
                                       AnnalsAnchor      *anchor);
const char *annals_passage_skip_space_back (const char *text,
                                            const char *end);
char       *annals_passage_bring_into_form (const char      *text,
                                            AnnalsSearchForm form);
gboolean    annals_passage_is_invisible (gunichar c);
gboolean    annals_passage_cuts_first (const char *text,
                                       const char *start,
                                       gboolean    is_folded);
gboolean    annals_passage_cuts_last (const char *text,
                                      const char *start,
                                      const char *end,
                                      gboolean    is_folded);

/* annals-passage-fuzzy.c */
AnnalsAnchor annals_passage_find_changed (AnnalsArticle     *article,
                                          const AnnalsQuote *quote,
                                          gboolean           is_within_sentence,
                                          GArray            *places);

/* annals-passage-facts.c */
gboolean annals_passage_is_word_char (gunichar c);
gboolean annals_passage_splits_token (const gunichar around[4]);
void     annals_passage_widen (const AnnalsPassageFacts *self,
                               guint                    *start,
                               guint                    *end);
gboolean annals_passage_keeps_facts (const AnnalsPassageFacts *self,
                                     guint                     start,
                                     guint                     end);

G_END_DECLS
