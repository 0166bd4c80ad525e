/* annals-theme.h — the colours of a timeline, for the eras and categories of a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"
#include "render/annals-color.h"

G_BEGIN_DECLS

/**
 * AnnalsTheme:
 * @view: ground of the timeline
 * @text: text on it
 * @secondary: text that stands back
 * @accent: selection and focus
 * @accent_text: text on @accent
 * @conflict: disagreement, and nothing else
 * @mine: what is the reader's own
 * @is_dark: whether the ground is dark
 * @is_high_contrast: whether washes give way to outlines
 * @categories: (element-type AnnalsColor): a colour for each category of the bundle
 * @eras: (element-type AnnalsColor): a colour for each outermost era, by hue
 * @dimmed: (nullable): the same for what stands back, once there is a bundle
 */
typedef struct _AnnalsTheme
{
  AnnalsColor view;
  AnnalsColor text;
  AnnalsColor secondary;
  AnnalsColor accent;
  AnnalsColor accent_text;
  AnnalsColor conflict;
  AnnalsColor mine;
  gboolean    is_dark;
  gboolean    is_high_contrast;
  GArray     *categories;
  GArray     *eras;

  struct _AnnalsTheme *dimmed;
} AnnalsTheme;

AnnalsTheme *annals_theme_new (gboolean is_dark) G_GNUC_WARN_UNUSED_RESULT;
void         annals_theme_free (AnnalsTheme *self);
void         annals_theme_set_bundle (AnnalsTheme  *self,
                                      AnnalsBundle *bundle);
AnnalsColor  annals_theme_get_category (const AnnalsTheme *self,
                                        guint              category);
AnnalsColor  annals_theme_get_era (const AnnalsTheme *self,
                                   guint              hue);
AnnalsColor  annals_theme_mix (const AnnalsColor *over,
                               const AnnalsColor *ground,
                               double             share);
AnnalsColor  annals_theme_fade (const AnnalsColor *color,
                                double             alpha);
double       annals_theme_get_contrast (const AnnalsColor *a,
                                        const AnnalsColor *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsTheme, annals_theme_free)

G_END_DECLS
