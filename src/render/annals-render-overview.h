/* annals-render-overview.h — draws the overview of a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-overview.h"
#include "render/annals-painter.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

void annals_render_overview (AnnalsPainter        *painter,
                             const AnnalsOverview *overview,
                             const AnnalsTheme    *theme);
void annals_render_overview_focus (AnnalsPainter        *painter,
                                   const AnnalsOverview *overview,
                                   const AnnalsTheme    *theme);

G_END_DECLS
