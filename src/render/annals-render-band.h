/* annals-render-band.h — draws the band around what to come closer to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-layout.h"
#include "render/annals-painter.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

void annals_render_band (AnnalsPainter      *painter,
                         const AnnalsLayout *layout,
                         const AnnalsTheme  *theme,
                         double              x0,
                         double              x1,
                         const char         *words);

G_END_DECLS
