/* annals-color.c — a colour, for drawings that know of no toolkit
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "render/annals-color.h"

#include <string.h>

static float
parse_channel (const char *digits)
{
  int value = g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1]);

  return (float) value / 255.0f;
}

/**
 * annals_color_parse:
 * @self: (out): gets the colour
 * @text: "#rrggbb", the only form that a bundle may use
 *
 * Reads an opaque colour.
 *
 * Returns: %FALSE if the text is none; then @self is as before
 */
gboolean
annals_color_parse (AnnalsColor *self,
                    const char  *text)
{
  if (strlen (text) != 7 || *text != '#' || strspn (text + 1, "0123456789abcdefABCDEF") != 6)
    return FALSE;

  self->red = parse_channel (text + 1);
  self->green = parse_channel (text + 3);
  self->blue = parse_channel (text + 5);
  self->alpha = 1.0f;
  return TRUE;
}

/**
 * annals_color_equal:
 * @a: a colour
 * @b: another
 *
 * Returns: whether they are the same but for what arithmetic leaves behind
 */
gboolean
annals_color_equal (const AnnalsColor *a,
                    const AnnalsColor *b)
{
  const float slack = 1e-6f;

  return ABS (a->red - b->red) < slack && ABS (a->green - b->green) < slack &&
         ABS (a->blue - b->blue) < slack && ABS (a->alpha - b->alpha) < slack;
}
