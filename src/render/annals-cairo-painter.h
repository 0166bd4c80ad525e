/* annals-cairo-painter.h — the painter that draws with cairo: pixels and pages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <cairo.h>

#include "render/annals-painter.h"
#include "render/annals-text-cache.h"

G_BEGIN_DECLS

/**
 * AnnalsCairoPainter:
 *
 * A painter on a cairo context: a plain value for the stack.
 */
typedef struct
{
  AnnalsPainter    parent;
  cairo_t         *cr;    /* borrowed */
  AnnalsTextCache *texts; /* borrowed; NULL if no text is drawn */
} AnnalsCairoPainter;

AnnalsCairoPainter annals_cairo_painter_init (cairo_t         *cr,
                                              AnnalsTextCache *texts);

G_END_DECLS
