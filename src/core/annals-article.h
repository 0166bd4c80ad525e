/* annals-article.h — a source's article as plain text with the marks that its Markdown carried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_ARTICLE (annals_article_get_type ())

typedef struct _AnnalsArticle AnnalsArticle;

/**
 * AnnalsArticleFormat:
 * @ANNALS_ARTICLE_PLAIN: paragraphs, separated by blank lines
 * @ANNALS_ARTICLE_MARKDOWN: CommonMark
 */
typedef enum
{
  ANNALS_ARTICLE_PLAIN,
  ANNALS_ARTICLE_MARKDOWN,
} AnnalsArticleFormat;

/**
 * AnnalsMarkKind:
 *
 * What a stretch of the plain text is. Block marks cover whole lines, inline marks any stretch;
 * marks nest but never cross.
 */
typedef enum
{
  ANNALS_MARK_HEADING, /* level = 1 to 6 */
  ANNALS_MARK_PARAGRAPH,
  ANNALS_MARK_QUOTE,     /* level = depth, from 1 */
  ANNALS_MARK_LIST_ITEM, /* level = depth, from 1; number = ordinal, 0 for a bullet */
  ANNALS_MARK_CODE_BLOCK,
  ANNALS_MARK_RULE, /* covers the stand-in character of the thematic break */
  ANNALS_MARK_EMPHASIS,
  ANNALS_MARK_STRONG,
  ANNALS_MARK_CODE,
  ANNALS_MARK_LINK,  /* target = address as written, unchecked */
  ANNALS_MARK_IMAGE, /* covers the alternative text; target = reference as written */
} AnnalsMarkKind;

/**
 * AnnalsMark:
 * @kind: what the stretch is
 * @level: see #AnnalsMarkKind
 * @number: see #AnnalsMarkKind
 * @start: first code point of the stretch in the plain text
 * @end: first code point after the stretch
 * @target: (nullable): address of a link or image
 */
typedef struct
{
  AnnalsMarkKind kind;
  guint          level;
  guint          number;
  guint          start;
  guint          end;
  const char    *target;
} AnnalsMark;

GType             annals_article_get_type (void);
AnnalsArticle    *annals_article_new (const char         *source,
                                      gssize              length,
                                      AnnalsArticleFormat format) G_GNUC_WARN_UNUSED_RESULT;
AnnalsArticle    *annals_article_ref (AnnalsArticle *self);
void              annals_article_unref (AnnalsArticle *self);
const char       *annals_article_get_text (AnnalsArticle *self,
                                           gsize         *n_bytes);
guint             annals_article_get_n_chars (AnnalsArticle *self);
gsize             annals_article_get_byte (AnnalsArticle *self,
                                           guint          offset);
guint             annals_article_get_offset (AnnalsArticle *self,
                                             gsize          byte);
const AnnalsMark *annals_article_get_marks (AnnalsArticle *self,
                                            guint         *n_marks);
gboolean          annals_article_is_degraded (AnnalsArticle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsArticle, annals_article_unref)

G_END_DECLS
