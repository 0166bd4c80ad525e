/* annals-render-timeline.h — draws a layout of the timeline
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-layout.h"
#include "render/annals-painter.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

void annals_render_timeline (AnnalsPainter      *painter,
                             const AnnalsLayout *layout,
                             const AnnalsTheme  *theme);

G_END_DECLS
