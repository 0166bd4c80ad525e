/* annals-passage.c — finding a quoted passage in an article, and saying when it is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-passage.h"

#include <string.h>

/* From this length on the words alone are proof enough of their place. */
#define LONG_QUOTE_CHARS 32

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* The quote stands where its selector says, between the words that the selector tells. */
static gboolean
stands_at_position (AnnalsArticle     *article,
                    const AnnalsQuote *quote)
{
  gsize       n_bytes;
  const char *text = annals_article_get_text (article, &n_bytes);
  gsize       size = strlen (quote->exact);
  gsize       prefix_size = strlen (quote->prefix);
  gsize       suffix_size = strlen (quote->suffix);
  gsize       start;

  if (quote->start < 0 || quote->end <= quote->start || quote->end > annals_article_get_n_chars (article))
    return FALSE;

  start = annals_article_get_byte (article, (guint) quote->start);
  return annals_article_get_byte (article, (guint) quote->end) == start + size &&
         prefix_size <= start && suffix_size <= n_bytes - start - size &&
         memcmp (text + start, quote->exact, size) == 0 &&
         memcmp (text + start - prefix_size, quote->prefix, prefix_size) == 0 &&
         memcmp (text + start + size, quote->suffix, suffix_size) == 0;
}

static AnnalsAnchor
find_exact (AnnalsArticle     *article,
            const AnnalsQuote *quote)
{
  AnnalsAnchor anchor = { .state = ANNALS_ANCHOR_ORPHANED };
  gsize        n_bytes;
  const char  *text = annals_article_get_text (article, &n_bytes);
  gsize        size = strlen (quote->exact);
  gsize        prefix_size = strlen (quote->prefix);
  gsize        suffix_size = strlen (quote->suffix);
  const char  *first = NULL;
  guint        n_found = 0;
  guint        n_matching = 0;

  for (const char *p = text; (p = strstr (p, quote->exact)) != NULL; p++)
    {
      gsize    start = (gsize) (p - text);
      gboolean is_matching = prefix_size <= start && suffix_size <= n_bytes - start - size &&
                             memcmp (p - prefix_size, quote->prefix, prefix_size) == 0 &&
                             memcmp (p + size, quote->suffix, suffix_size) == 0;

      if ((is_matching && n_matching == 0) || n_found == 0)
        first = p;
      n_matching += is_matching ? 1 : 0;
      n_found++;
    }

  if (n_found == 0)
    return anchor;

  anchor.method = ANNALS_ANCHOR_BY_EXACT;
  if (n_matching > 1 || (n_matching == 0 && n_found > 1))
    {
      anchor.state = ANNALS_ANCHOR_AMBIGUOUS;
      return anchor;
    }
  if (n_matching == 0 && g_utf8_strlen (quote->exact, -1) < LONG_QUOTE_CHARS)
    return (AnnalsAnchor){ .state = ANNALS_ANCHOR_ORPHANED };

  anchor.state = n_matching == 1 ? ANNALS_ANCHOR_FOUND : ANNALS_ANCHOR_MOVED;
  anchor.score = n_matching == 1 ? 1.0F : 0.5F;
  anchor.start = annals_article_get_offset (article, (gsize) (first - text));
  anchor.end = annals_article_get_offset (article, (gsize) (first - text) + size);
  return anchor;
}

/**
 * annals_passage_anchor:
 * @article: (nullable): the article that is quoted
 * @quote: what is quoted
 *
 * Looks for a quoted passage in an article. Cost: O(1) where the words stand at the position that
 * the quote tells, else O(n).
 *
 * Returns: where the passage stands, or why it has no place
 */
AnnalsAnchor
annals_passage_anchor (AnnalsArticle     *article,
                       const AnnalsQuote *quote)
{
  g_return_val_if_fail (quote != NULL, ((AnnalsAnchor){ .state = ANNALS_ANCHOR_INVALID }));

  if (quote->exact == NULL || is_blank (quote->exact))
    return (AnnalsAnchor){ .state = ANNALS_ANCHOR_INVALID };
  if (article == NULL)
    return (AnnalsAnchor){ .state = ANNALS_ANCHOR_SKIPPED };
  if (stands_at_position (article, quote))
    return (AnnalsAnchor){
      .state = ANNALS_ANCHOR_FOUND,
      .method = ANNALS_ANCHOR_BY_POSITION,
      .score = 1,
      .start = (guint) quote->start,
      .end = (guint) quote->end,
    };

  return find_exact (article, quote);
}

/**
 * annals_anchor_has_place:
 * @anchor: an anchor
 *
 * Returns: whether the passage can be shown in the article
 */
gboolean
annals_anchor_has_place (const AnnalsAnchor *anchor)
{
  g_return_val_if_fail (anchor != NULL, FALSE);

  return anchor->state <= ANNALS_ANCHOR_CHANGED;
}

/**
 * annals_anchor_state_get_name:
 * @state: an anchor state
 *
 * Returns: (transfer none): the state's name in files and on the command line, not translated
 */
const char *
annals_anchor_state_get_name (AnnalsAnchorState state)
{
  switch (state)
    {
    case ANNALS_ANCHOR_FOUND:
      return "found";
    case ANNALS_ANCHOR_MOVED:
      return "moved";
    case ANNALS_ANCHOR_CHANGED:
      return "changed";
    case ANNALS_ANCHOR_AMBIGUOUS:
      return "ambiguous";
    case ANNALS_ANCHOR_CONTRADICTED:
      return "contradicted";
    case ANNALS_ANCHOR_ORPHANED:
      return "orphaned";
    case ANNALS_ANCHOR_SKIPPED:
      return "skipped";
    case ANNALS_ANCHOR_INVALID:
      return "invalid";
    }

  g_return_val_if_reached ("invalid");
}

/**
 * annals_anchor_method_get_name:
 * @method: a step of the cascade
 *
 * Returns: (transfer none): the step's name in files and on the command line, not translated
 */
const char *
annals_anchor_method_get_name (AnnalsAnchorMethod method)
{
  switch (method)
    {
    case ANNALS_ANCHOR_BY_NOTHING:
      return "none";
    case ANNALS_ANCHOR_BY_POSITION:
      return "position";
    case ANNALS_ANCHOR_BY_EXACT:
      return "exact";
    case ANNALS_ANCHOR_BY_NORMALISED:
      return "normalised";
    case ANNALS_ANCHOR_BY_FOLDED:
      return "folded";
    case ANNALS_ANCHOR_BY_FUZZY:
      return "fuzzy";
    }

  g_return_val_if_reached ("none");
}
