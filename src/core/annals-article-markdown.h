/* annals-article-markdown.h — from CommonMark to plain text with marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-article-writer.h"

G_BEGIN_DECLS

gboolean annals_article_markdown_is_hostile (const char *source,
                                             gsize       length);
void     annals_article_markdown_write (AnnalsArticleWriter *writer,
                                        const char          *source,
                                        gsize                length);

G_END_DECLS
