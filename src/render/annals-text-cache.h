/* annals-text-cache.h — texts of the timeline, measured and turned into render nodes only once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "layout/annals-metrics.h"

G_BEGIN_DECLS

typedef struct _AnnalsTextCache AnnalsTextCache;

AnnalsTextCache *annals_text_cache_new (PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
void             annals_text_cache_free (AnnalsTextCache *self);
AnnalsMetrics    annals_text_cache_get_metrics (AnnalsTextCache *self);
void             annals_text_cache_trim (AnnalsTextCache *self);
GskRenderNode   *annals_text_cache_get_node (AnnalsTextCache *self,
                                             const char      *text,
                                             AnnalsTextStyle  style,
                                             double           width,
                                             const GdkRGBA   *color,
                                             double          *height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsTextCache, annals_text_cache_free)

G_END_DECLS
