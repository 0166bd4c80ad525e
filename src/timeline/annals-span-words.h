/* annals-span-words.h — a stretch of the axis in words, as exactly as its pixels are
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-scale.h"

G_BEGIN_DECLS

char *annals_span_words (const AnnalsScale *scale,
                         double             x0,
                         double             x1) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
