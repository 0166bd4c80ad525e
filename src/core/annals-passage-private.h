/* annals-passage-private.h — the step of anchoring that looks for changed wording
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-passage.h"

G_BEGIN_DECLS

/* So much of a context is compared, next to the quote; and the text beside a place is looked
 * through so much further than the context is long. */
#define ANNALS_MAX_CONTEXT_CHARS   128
#define ANNALS_CONTEXT_SLACK_CHARS 8

/* Two places are told apart if one fits better by so much. */
#define ANNALS_LEAD 0.05

AnnalsAnchor annals_passage_find_changed (AnnalsArticle     *article,
                                          const AnnalsQuote *quote);

G_END_DECLS
