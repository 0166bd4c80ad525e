/* annals-svg-painter.h — the painter that writes SVG
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "render/annals-painter.h"
#include "render/annals-text-cache.h"

G_BEGIN_DECLS

typedef struct _AnnalsSvgPainter AnnalsSvgPainter;

/**
 * AnnalsDescribeFunc:
 * @event: index of an event
 * @id: (out) (transfer none): its id
 * @data: whatever was given with the function
 *
 * Returns: (transfer full): words about the event, which a viewer shows at the pointer
 */
typedef char *(*AnnalsDescribeFunc) (guint        event,
                                     const char **id,
                                     gpointer     data);

AnnalsSvgPainter *annals_svg_painter_new (double             width,
                                          double             height,
                                          const char        *title,
                                          const char        *language,
                                          AnnalsTextCache   *texts,
                                          AnnalsDescribeFunc describe,
                                          gpointer           data) G_GNUC_WARN_UNUSED_RESULT;
char             *annals_svg_painter_finish (AnnalsSvgPainter *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
