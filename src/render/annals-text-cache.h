/* annals-text-cache.h — texts of the timeline, shaped and measured only once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

#include "layout/annals-metrics.h"
#include "render/annals-color.h"

G_BEGIN_DECLS

typedef struct _AnnalsTextCache AnnalsTextCache;

/**
 * AnnalsTextLine:
 * @layout: the shaped text
 * @width: its width in pixels
 * @height: height of the line
 * @drawn: (nullable): what a painter keeps of it, owned
 * @drawn_color: the colour of @drawn
 * @free_drawn: (nullable): frees @drawn
 *
 * A line of text. A painter that draws the same again and again may leave its drawing here.
 */
typedef struct
{
  PangoLayout   *layout;
  double         width;
  double         height;
  gpointer       drawn;
  AnnalsColor    drawn_color;
  GDestroyNotify free_drawn;
} AnnalsTextLine;

AnnalsTextCache *annals_text_cache_new (PangoContext *context) G_GNUC_WARN_UNUSED_RESULT;
AnnalsTextCache *annals_text_cache_new_for_picture (void) G_GNUC_WARN_UNUSED_RESULT;
void             annals_text_cache_free (AnnalsTextCache *self);
AnnalsMetrics    annals_text_cache_get_metrics (AnnalsTextCache *self);
char            *annals_text_cache_dup_family (AnnalsTextCache *self) G_GNUC_WARN_UNUSED_RESULT;
void             annals_text_cache_trim (AnnalsTextCache *self);
AnnalsTextLine  *annals_text_cache_get_line (AnnalsTextCache *self,
                                             const char      *text,
                                             AnnalsTextStyle  style,
                                             double           width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsTextCache, annals_text_cache_free)

G_END_DECLS
