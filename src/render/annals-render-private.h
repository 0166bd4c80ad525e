/* annals-render-private.h — the parts of the timeline's drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-layout.h"
#include "render/annals-painter.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

/**
 * AnnalsDrawing:
 * @painter: what is drawn on
 * @theme: its colours
 * @layout: what is drawn
 *
 * What every part of the drawing needs.
 */
typedef struct
{
  AnnalsPainter      *painter;
  const AnnalsTheme  *theme;
  const AnnalsLayout *layout;
} AnnalsDrawing;

void annals_render_mark (const AnnalsDrawing  *drawing,
                         const AnnalsMarkItem *mark);
void annals_render_companions (const AnnalsDrawing  *drawing,
                               const AnnalsMarkItem *mark);
void annals_render_label (const AnnalsDrawing   *drawing,
                          const AnnalsLabelItem *label,
                          gboolean               is_selected);
void annals_render_sign (const AnnalsDrawing *drawing,
                         double               x,
                         double               y,
                         const AnnalsColor   *color);
void annals_render_count (const AnnalsDrawing   *drawing,
                          const AnnalsCountItem *count);
void annals_render_chevron (const AnnalsDrawing *drawing,
                            double               x,
                            double               y,
                            const AnnalsColor   *color);

G_END_DECLS
