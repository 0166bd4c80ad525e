/* annals-render-glyph.h — the mark of a date, small enough to stand before a line of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/annals-painter.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

/* Width and height that a glyph needs. */
#define ANNALS_GLYPH_PX 16

void annals_render_glyph (AnnalsPainter     *painter,
                          const AnnalsTheme *theme,
                          const AnnalsDate  *date,
                          guint              category,
                          double             x,
                          double             y);

G_END_DECLS
