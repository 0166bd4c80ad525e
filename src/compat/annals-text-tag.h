/* annals-text-tag.h — a text tag whose colour a screen reader can ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_TEXT_TAG (annals_text_tag_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsTextTag, annals_text_tag, ANNALS, TEXT_TAG, GtkTextTag)

GtkTextTag *annals_text_tag_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
