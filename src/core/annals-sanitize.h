/* annals-sanitize.h — takes from strangers' texts what deceives the eye or stalls the drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsSanitizeFlags:
 * @ANNALS_SANITIZE_REMOVED: characters that cannot be seen were taken out
 * @ANNALS_SANITIZE_CUT: the text was too long and is cut
 *
 * What was done to a text.
 */
typedef enum
{
  ANNALS_SANITIZE_REMOVED = 1 << 0,
  ANNALS_SANITIZE_CUT = 1 << 1,
} AnnalsSanitizeFlags;

char *annals_sanitize_line (const char          *text,
                            AnnalsSanitizeFlags *done) G_GNUC_WARN_UNUSED_RESULT;
char *annals_sanitize_block (const char          *text,
                             AnnalsSanitizeFlags *done) G_GNUC_WARN_UNUSED_RESULT;
char *annals_sanitize_excerpt (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
