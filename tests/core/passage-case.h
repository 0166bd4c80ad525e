/* passage-case.h — one article, one quote, and what must become of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-passage.h"

typedef struct
{
  const char        *name;
  const char        *article; /* plain text, NULL for none */
  AnnalsQuote        quote;
  AnnalsAnchorState  state;
  AnnalsAnchorMethod method;
  const char        *words; /* what is marked, or else offered first; NULL for nothing */
} PassageCase;

void passage_cases_add (const char        *path,
                        const PassageCase *cases,
                        gsize              n_cases);
