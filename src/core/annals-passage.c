/* annals-passage.c — finding a quoted passage in an article, and saying when it is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cascade of steps, each more forgiving than the one before; the first that decides ends it:
 *
 *   position    the words and their contexts stand where the quote says
 *   exact       the words stand somewhere (annals-passage-words.c)
 *   normalised  so, but for white space, quotation marks, dashes and spelling of characters
 *   folded      so, but for case and accents
 *   fuzzy       nearly the words (annals-passage-fuzzy.c)
 *
 * Where several places fit and the contexts do not tell them apart, the answer is that it is not
 * known. The position that a quote tells never decides between places: it is what a change of the
 * text makes wrong first.
 */

#include "config.h"

#include "core/annals-passage.h"

#include "core/annals-article-private.h"
#include "core/annals-passage-private.h"

#include <string.h>

/* What a search form costs, in bytes for one step of effort. */
#define BYTES_PER_STEP 8

/* --- Step 1: position ----------------------------------------------------------------------- */

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
  const char *words;
  gsize       start;

  if (quote->start < 0 || quote->end <= quote->start ||
      quote->end > annals_article_get_n_chars (article))
    return FALSE;

  start = annals_article_get_byte (article, (guint) quote->start);
  words = text + start;
  return annals_article_get_byte (article, (guint) quote->end) == start + size &&
         prefix_size <= start && suffix_size <= n_bytes - start - size &&
         memcmp (text + start, quote->exact, size) == 0 &&
         memcmp (text + start - prefix_size, quote->prefix, prefix_size) == 0 &&
         memcmp (text + start + size, quote->suffix, suffix_size) == 0 &&
         (prefix_size > 0 || !annals_passage_cuts_first (text, words, FALSE)) &&
         (suffix_size > 0 || !annals_passage_cuts_last (text, words, words + size, FALSE));
}

/* --- The steps after it ---------------------------------------------------------------------- */

/* Whether a prefix ends within a sentence: after a word or a comma, and not with a new line. */
static gboolean
ends_within_sentence (const char *prefix)
{
  const char *end = prefix + strlen (prefix);
  const char *words_end = annals_passage_skip_space_back (prefix, end);
  gunichar    last;

  if (words_end == prefix || strchr (words_end, '\n') != NULL)
    return FALSE;

  last = g_utf8_get_char (g_utf8_prev_char (words_end));
  return annals_passage_is_word_char (last) || last == ',';
}

/* The strings of a quote in a search form. */
typedef struct
{
  char *exact;
  char *prefix;
  char *suffix;
} Strings;

static void
strings_clear (Strings *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Strings, strings_clear)

/* The quote in a search form; its strings are owned by @strings. */
static AnnalsQuote
bring_quote_into_form (const AnnalsQuote *quote,
                       AnnalsSearchForm   form,
                       Strings           *strings)
{
  strings->exact = annals_passage_bring_into_form (quote->exact, form);
  strings->prefix = annals_passage_bring_into_form (quote->prefix, form);
  strings->suffix = annals_passage_bring_into_form (quote->suffix, form);

  return (AnnalsQuote){
    strings->exact, strings->prefix, strings->suffix, quote->start, quote->end
  };
}

/* Searches for words that are not in the article as they are quoted. */
static AnnalsAnchor
find_other_words (AnnalsArticle     *article,
                  const AnnalsQuote *quote,
                  GArray            *places,
                  AnnalsAnchor       anchor)
{
  g_auto (Strings) normalised_strings = { NULL };
  g_auto (Strings) folded_strings = { NULL };
  AnnalsQuote      normalised;
  AnnalsQuote      folded;

  if (!annals_article_spend_effort (article, article->n_bytes / BYTES_PER_STEP))
    return (AnnalsAnchor){ .state = ANNALS_ANCHOR_SKIPPED };

  normalised = bring_quote_into_form (quote, ANNALS_SEARCH_NORMALISED, &normalised_strings);
  if (annals_passage_find_words (article, &normalised, ANNALS_ANCHOR_BY_NORMALISED, places,
                                 &anchor))
    return anchor;
  folded = bring_quote_into_form (quote, ANNALS_SEARCH_FOLDED, &folded_strings);
  if (annals_passage_find_words (article, &folded, ANNALS_ANCHOR_BY_FOLDED, places, &anchor))
    return anchor;

  /* A fuzzy search cannot tell apart what stands word for word in several places. */
  if (anchor.state == ANNALS_ANCHOR_AMBIGUOUS)
    return anchor;

  return annals_passage_find_changed (article, &normalised, ends_within_sentence (quote->prefix),
                                      places);
}

/* Nothing that a reader could see. */
static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && !annals_passage_is_invisible (c))
        return FALSE;
    }

  return TRUE;
}

static AnnalsQuote
fill_in (const AnnalsQuote *quote)
{
  AnnalsQuote copy = *quote;

  copy.prefix = quote->prefix == NULL ? "" : quote->prefix;
  copy.suffix = quote->suffix == NULL ? "" : quote->suffix;

  return copy;
}

/* Takes the steps that need no search; whether the answer is final. */
static gboolean
anchor_at_once (AnnalsArticle     *article,
                const AnnalsQuote *quote,
                GArray            *places,
                AnnalsAnchor      *anchor)
{
  AnnalsQuote copy;

  *anchor = (AnnalsAnchor){ .state = ANNALS_ANCHOR_INVALID };
  if (quote->exact == NULL || is_blank (quote->exact))
    return TRUE;

  anchor->state = ANNALS_ANCHOR_SKIPPED;
  if (article == NULL)
    return TRUE;

  copy = fill_in (quote);
  if (stands_at_position (article, &copy))
    {
      *anchor = (AnnalsAnchor){
        .state = ANNALS_ANCHOR_FOUND,
        .method = ANNALS_ANCHOR_BY_POSITION,
        .score = 1,
        .start = (guint) quote->start,
        .end = (guint) quote->end,
      };
      return TRUE;
    }

  anchor->state = ANNALS_ANCHOR_ORPHANED;
  return annals_passage_find_words (article, &copy, ANNALS_ANCHOR_BY_EXACT, places, anchor);
}

static AnnalsAnchor
anchor_passage (AnnalsArticle     *article,
                const AnnalsQuote *quote,
                GArray            *places)
{
  AnnalsAnchor anchor;
  AnnalsQuote  copy;

  if (anchor_at_once (article, quote, places, &anchor))
    return anchor;

  copy = fill_in (quote);
  return find_other_words (article, &copy, places, anchor);
}

/* --- Public --------------------------------------------------------------------------------- */

/**
 * annals_passage_anchor_at_once:
 * @article: (nullable): the article that is quoted
 * @quote: what is quoted; strings that are %NULL stand for ""
 * @anchor: (out): where the passage stands, or why it has no place
 *
 * Does of annals_passage_anchor() what depends on the article and the quote alone. What is left is
 * a search, which an article allows only until too much has been spent on it.
 *
 * Thread: any. Cost: O(n) in the article.
 *
 * Returns: whether @anchor is what annals_passage_anchor() would return
 */
gboolean
annals_passage_anchor_at_once (AnnalsArticle     *article,
                               const AnnalsQuote *quote,
                               AnnalsAnchor      *anchor)
{
  g_return_val_if_fail (quote != NULL && anchor != NULL, FALSE);

  return anchor_at_once (article, quote, NULL, anchor);
}

/**
 * annals_passage_anchor:
 * @article: (nullable): the article that is quoted
 * @quote: what is quoted; strings that are %NULL stand for ""
 *
 * Looks for a quoted passage in an article. A place is told only where it is sure: words that
 * stand in several places with like contexts are ambiguous, and a place where a number or a name
 * has changed is no evidence. Thread: any. Cost: O(1) where the words stand at the position that
 * the quote tells, O(n) where they stand elsewhere, else O(n m / 64) for a quote of m characters.
 *
 * Returns: where the passage stands, or why it has no place
 */
AnnalsAnchor
annals_passage_anchor (AnnalsArticle     *article,
                       const AnnalsQuote *quote)
{
  g_return_val_if_fail (quote != NULL, ((AnnalsAnchor){ .state = ANNALS_ANCHOR_INVALID }));

  return anchor_passage (article, quote, NULL);
}

/**
 * annals_passage_list_candidates:
 * @article: (nullable): the article that is quoted
 * @quote: what is quoted; strings that are %NULL stand for ""
 *
 * Lists the places that came into question for a passage that annals_passage_anchor() gives none:
 * for an ambiguous one those that fit equally well, in the order of the text where the words stand
 * there as quoted, else the best first; for a contradicted one the place whose number or name
 * differs; for an orphaned one what comes nearest, if anything does. They are for a person to look
 * at and never evidence. Thread: any. Cost: that of annals_passage_anchor().
 *
 * Returns: (transfer full) (element-type AnnalsAnchor): the places, at most 64; each has the state
 *   of the passage. None if the passage has a place
 */
GArray *
annals_passage_list_candidates (AnnalsArticle     *article,
                                const AnnalsQuote *quote)
{
  GArray      *places = g_array_new (FALSE, FALSE, sizeof (AnnalsAnchor));
  AnnalsAnchor anchor;

  g_return_val_if_fail (quote != NULL, places);

  anchor = anchor_passage (article, quote, places);
  if (annals_anchor_has_place (&anchor))
    g_array_set_size (places, 0);

  return places;
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
