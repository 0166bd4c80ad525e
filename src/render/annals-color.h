/* annals-color.h — a colour, for drawings that know of no toolkit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsColor:
 * @red: 0 to 1
 * @green: 0 to 1
 * @blue: 0 to 1
 * @alpha: 0 for invisible to 1 for opaque
 *
 * A colour of sRGB; its alpha is not multiplied into the others.
 */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} AnnalsColor;

gboolean annals_color_parse (AnnalsColor *self,
                             const char  *text);
gboolean annals_color_equal (const AnnalsColor *a,
                             const AnnalsColor *b);

G_END_DECLS
