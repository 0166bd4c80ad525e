/* annals-passage.c — finding a quoted passage in an article, and saying when it is not there
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A cascade of steps, each more forgiving than the one before; the first that decides ends it:
 *
 *   position    the words and their contexts stand where the quote says
 *   exact       the words stand somewhere
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

#include "core/annals-approximate.h"
#include "core/annals-article-private.h"
#include "core/annals-passage-private.h"

#include <string.h>

/* From this length on the words alone are proof enough of their place. */
#define LONG_QUOTE_CHARS 32

/* How much of its context a place must have, and how much for being called found, not moved. */
#define MIN_CONTEXT_LIKENESS 0.5
#define MIN_FOUND_SCORE      0.75

/* Words that stand more often in an article are not told apart. */
#define MAX_OCCURRENCES 256

/* What a search form costs, in bytes for one step of effort. */
#define BYTES_PER_STEP 8

#define SOFT_HYPHEN 0x00ad

typedef struct
{
  const char        *text;    /* borrowed */
  const guint32     *origins; /* borrowed; NULL if the text is the article's own */
  AnnalsArticle     *article; /* borrowed */
  AnnalsAnchorMethod method;
} Haystack;

typedef struct
{
  char          *exact;    /* owned */
  char          *prefix;   /* owned; without white space around it */
  char          *suffix;   /* owned; without white space around it */
  AnnalsPattern *before;   /* owned; the part of the prefix that is compared, NULL if untold */
  AnnalsPattern *after;    /* owned; of the suffix */
  gsize          size;     /* of the words in bytes */
  guint          n_chars;  /* in the words */
  guint          n_before; /* characters in the pattern */
  guint          n_after;
} Needle;

static void
needle_clear (Needle *self)
{
  g_free (self->exact);
  g_free (self->prefix);
  g_free (self->suffix);
  g_clear_pointer (&self->before, annals_pattern_free);
  g_clear_pointer (&self->after, annals_pattern_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Needle, needle_clear)

/* --- Strings -------------------------------------------------------------------------------- */

static const char *
skip_space (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

/* End of the text before @end without the white space there. */
static const char *
skip_space_back (const char *text,
                 const char *end)
{
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      end = last;
    }

  return end;
}

static char *
dup_trimmed (const char *text)
{
  const char *start = skip_space (text);
  const char *end = skip_space_back (start, start + strlen (start));

  return g_strndup (start, (gsize) (end - start));
}

/* At most @n_chars before @end. */
static const char *
step_back (const char *text,
           const char *end,
           guint       n_chars)
{
  while (n_chars > 0 && end > text)
    {
      end = g_utf8_prev_char (end);
      n_chars--;
    }

  return end;
}

/* At most @n_chars after @start. */
static const char *
step_forward (const char *start,
              guint       n_chars)
{
  while (n_chars > 0 && *start != '\0')
    {
      start = g_utf8_next_char (start);
      n_chars--;
    }

  return start;
}

static AnnalsPattern *
make_pattern (const char *start,
              const char *end,
              guint      *n_chars)
{
  glong                length;
  g_autofree gunichar *chars = NULL;

  *n_chars = 0;
  if (start == end)
    return NULL;

  chars = g_utf8_to_ucs4_fast (start, end - start, &length);
  *n_chars = (guint) length;
  return annals_pattern_new (chars, *n_chars);
}

static char *
bring_into_form (const char      *text,
                 AnnalsSearchForm form)
{
  g_autofree char             *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (AnnalsSearchText) search_text = annals_search_text_new (composed, form);

  return dup_trimmed (search_text->text);
}

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
  gsize       start;

  if (quote->start < 0 || quote->end <= quote->start ||
      quote->end > annals_article_get_n_chars (article))
    return FALSE;

  start = annals_article_get_byte (article, (guint) quote->start);
  return annals_article_get_byte (article, (guint) quote->end) == start + size &&
         prefix_size <= start && suffix_size <= n_bytes - start - size &&
         memcmp (text + start, quote->exact, size) == 0 &&
         memcmp (text + start - prefix_size, quote->prefix, prefix_size) == 0 &&
         memcmp (text + start + size, quote->suffix, suffix_size) == 0;
}

/* --- Steps 2 to 4: the words ---------------------------------------------------------------- */

/* Whether the words stand there as whole characters: not the letter of an accented one, and not
 * one of the dots of an ellipsis. */
static gboolean
is_whole (const Haystack *haystack,
          gsize           start,
          gsize           end)
{
  if (g_unichar_ismark (g_utf8_get_char (haystack->text + end)))
    return FALSE;
  if (haystack->origins == NULL)
    return TRUE;

  return (start == 0 || haystack->origins[start - 1] != haystack->origins[start]) &&
         haystack->origins[end - 1] != haystack->origins[end];
}

static gboolean
has_contexts (const Haystack *haystack,
              const Needle   *needle,
              gsize           start)
{
  const char *text = haystack->text;
  const char *before = skip_space_back (text, text + start);
  const char *after = skip_space (text + start + needle->size);
  gsize       prefix_size = strlen (needle->prefix);

  return prefix_size <= (gsize) (before - text) &&
         memcmp (before - prefix_size, needle->prefix, prefix_size) == 0 &&
         strncmp (after, needle->suffix, strlen (needle->suffix)) == 0;
}

/* Whether a number goes on across this byte. */
static gboolean
splits_number (const char *text,
               gsize       byte)
{
  return byte > 0 && g_unichar_isdigit (g_utf8_get_char (text + byte)) &&
         g_unichar_isdigit (g_utf8_get_char (g_utf8_prev_char (text + byte)));
}

/* Whether the words have only a part of a number that the quote tells whole: the 217 of a quote
 * does not stand in 1217, but where its prefix ends with the 1. */
static gboolean
cuts_number (const Haystack *haystack,
             const Needle   *needle,
             gsize           start,
             gboolean        is_in_context)
{
  return (splits_number (haystack->text, start) &&
          !(is_in_context && needle->prefix[0] != '\0')) ||
         (splits_number (haystack->text, start + needle->size) &&
          !(is_in_context && needle->suffix[0] != '\0'));
}

static double
compare_context (AnnalsPattern *pattern,
                 guint          n_chars,
                 const char    *start,
                 const char    *end)
{
  glong                length;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (start, end - start, &length);
  guint                n_errors = annals_pattern_get_least_errors (pattern, chars, (guint) length);

  return 1.0 - (double) n_errors / n_chars;
}

/* How much of the contexts stands around the words: 0 to 1, the mean of those that are told. */
static double
compare_contexts (const Haystack *haystack,
                  const Needle   *needle,
                  gsize           start)
{
  const char *words = haystack->text + start;
  const char *after = words + needle->size;
  double      sum = 0;
  int         n_contexts = 0;

  if (needle->before != NULL)
    {
      sum += compare_context (needle->before, needle->n_before,
                              step_back (haystack->text, words,
                                         needle->n_before + ANNALS_CONTEXT_SLACK_CHARS),
                              words);
      n_contexts++;
    }
  if (needle->after != NULL)
    {
      sum += compare_context (needle->after, needle->n_after, after,
                              step_forward (after, needle->n_after + ANNALS_CONTEXT_SLACK_CHARS));
      n_contexts++;
    }

  return n_contexts == 0 ? 1 : sum / n_contexts;
}

/* First code point after the place, the accents that a search form has dropped with it. */
static guint
find_end (const Haystack *haystack,
          gsize           end)
{
  const char *text = annals_article_get_text (haystack->article, NULL);
  guint       offset = haystack->origins[end - 1] + 1;
  const char *p = text + annals_article_get_byte (haystack->article, offset);

  for (; g_unichar_ismark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
    offset++;

  return offset;
}

static void
set_place (AnnalsAnchor   *anchor,
           const Haystack *haystack,
           gsize           start,
           gsize           end,
           double          likeness)
{
  double score = 0.5 + 0.5 * likeness;

  anchor->state = score < MIN_FOUND_SCORE ? ANNALS_ANCHOR_MOVED : ANNALS_ANCHOR_FOUND;
  anchor->method = (guint8) haystack->method;
  anchor->score = (float) score;
  if (haystack->origins != NULL)
    {
      anchor->start = haystack->origins[start];
      anchor->end = find_end (haystack, end);
    }
  else
    {
      anchor->start = annals_article_get_offset (haystack->article, start);
      anchor->end = annals_article_get_offset (haystack->article, end);
    }
}

/* The first step that finds several places keeps the word, as long as no later one decides. */
static void
set_ambiguous (AnnalsAnchor   *anchor,
               const Haystack *haystack,
               double          likeness)
{
  if (anchor->state == ANNALS_ANCHOR_AMBIGUOUS)
    return;

  anchor->state = ANNALS_ANCHOR_AMBIGUOUS;
  anchor->method = (guint8) haystack->method;
  anchor->score = (float) (0.5 + 0.5 * likeness);
}

/* The starts of the words in the text, at most one more than can be told apart. Those that have
 * both contexts are counted in @n_matching, and the first of them comes first. */
static GArray *
list_occurrences (const Haystack *haystack,
                  const Needle   *needle,
                  guint          *n_matching)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));

  *n_matching = 0;
  for (const char *p = strstr (haystack->text, needle->exact); p != NULL && *n_matching < 2;
       p = strstr (p + 1, needle->exact))
    {
      gsize    start = (gsize) (p - haystack->text);
      gboolean is_in_context;

      if (!is_whole (haystack, start, start + needle->size))
        continue;
      is_in_context = has_contexts (haystack, needle, start);
      if (cuts_number (haystack, needle, start, is_in_context))
        continue;
      if (is_in_context)
        {
          (*n_matching)++;
          g_array_prepend_val (starts, start);
        }
      else if (starts->len <= MAX_OCCURRENCES)
        g_array_append_val (starts, start);
    }

  return starts;
}

/* None has both contexts: the one whose contexts are most like them, if it is far enough ahead. */
static gboolean
choose_by_likeness (const Haystack *haystack,
                    const Needle   *needle,
                    GArray         *starts,
                    AnnalsAnchor   *anchor)
{
  double   best = -1;
  double   second = -1;
  gsize    place = 0;
  gboolean is_clear;

  if (starts->len > MAX_OCCURRENCES)
    {
      set_ambiguous (anchor, haystack, 0);
      return FALSE;
    }

  for (guint i = 0; i < starts->len; i++)
    {
      gsize  start = g_array_index (starts, gsize, i);
      double likeness = compare_contexts (haystack, needle, start);

      if (likeness > best)
        {
          second = best;
          best = likeness;
          place = start;
        }
      else
        second = MAX (second, likeness);
    }

  is_clear = starts->len == 1 ? best >= MIN_CONTEXT_LIKENESS || needle->n_chars >= LONG_QUOTE_CHARS
                              : best >= MIN_CONTEXT_LIKENESS && best - second >= ANNALS_LEAD;
  if (is_clear)
    set_place (anchor, haystack, place, place + needle->size, best);
  else if (starts->len > 1)
    set_ambiguous (anchor, haystack, best);

  return is_clear;
}

/* Looks for the words as they are. If they stand in several places, @anchor says so and a later
 * step may still tell them apart. */
static gboolean
find_words (const Haystack *haystack,
            const Needle   *needle,
            AnnalsAnchor   *anchor)
{
  g_autoptr (GArray) starts = NULL;
  guint              n_matching;
  gsize              start;

  if (needle->size == 0)
    return FALSE;

  starts = list_occurrences (haystack, needle, &n_matching);
  if (starts->len == 0)
    return FALSE;

  if (n_matching == 0)
    return choose_by_likeness (haystack, needle, starts, anchor);

  if (n_matching > 1)
    {
      set_ambiguous (anchor, haystack, 1);
      return FALSE;
    }

  start = g_array_index (starts, gsize, 0);
  set_place (anchor, haystack, start, start + needle->size, 1);
  return TRUE;
}

static void
prepare_needle (Needle *self)
{
  const char *prefix_end = self->prefix + strlen (self->prefix);

  self->size = strlen (self->exact);
  self->n_chars = (guint) g_utf8_strlen (self->exact, -1);
  self->before = make_pattern (step_back (self->prefix, prefix_end, ANNALS_MAX_CONTEXT_CHARS),
                               prefix_end, &self->n_before);
  self->after = make_pattern (self->suffix,
                              step_forward (self->suffix, ANNALS_MAX_CONTEXT_CHARS),
                              &self->n_after);
}

static gboolean
find_exact (AnnalsArticle     *article,
            const AnnalsQuote *quote,
            AnnalsAnchor      *anchor)
{
  Haystack        haystack = { .article = article, .method = ANNALS_ANCHOR_BY_EXACT };
  g_auto (Needle) needle = {
    .exact = g_strdup (quote->exact),
    .prefix = dup_trimmed (quote->prefix),
    .suffix = dup_trimmed (quote->suffix),
  };

  haystack.text = annals_article_get_text (article, NULL);
  prepare_needle (&needle);

  return find_words (&haystack, &needle, anchor);
}

static gboolean
find_in_form (AnnalsArticle   *article,
              const Needle    *needle,
              AnnalsSearchForm form,
              AnnalsAnchor    *anchor)
{
  const AnnalsSearchText *text = annals_article_get_search_text (article, form);
  Haystack                haystack = {
                   .text = text->text,
                   .origins = text->origins,
                   .article = article,
                   .method = form == ANNALS_SEARCH_NORMALISED ? ANNALS_ANCHOR_BY_NORMALISED
                                                              : ANNALS_ANCHOR_BY_FOLDED,
  };

  return find_words (&haystack, needle, anchor);
}

static void
bring_needle_into_form (Needle            *self,
                        const AnnalsQuote *quote,
                        AnnalsSearchForm   form)
{
  self->exact = bring_into_form (quote->exact, form);
  self->prefix = bring_into_form (quote->prefix, form);
  self->suffix = bring_into_form (quote->suffix, form);
  prepare_needle (self);
}

/* Searches for words that are not in the article as they are quoted. */
static AnnalsAnchor
find_other_words (AnnalsArticle     *article,
                  const AnnalsQuote *quote,
                  AnnalsAnchor       anchor)
{
  AnnalsQuote     changed = *quote;
  g_auto (Needle) normalised = { NULL };
  g_auto (Needle) folded = { NULL };

  if (!annals_article_spend_effort (article, article->n_bytes / BYTES_PER_STEP))
    return (AnnalsAnchor){ .state = ANNALS_ANCHOR_SKIPPED };

  bring_needle_into_form (&normalised, quote, ANNALS_SEARCH_NORMALISED);
  if (find_in_form (article, &normalised, ANNALS_SEARCH_NORMALISED, &anchor))
    return anchor;
  bring_needle_into_form (&folded, quote, ANNALS_SEARCH_FOLDED);
  if (find_in_form (article, &folded, ANNALS_SEARCH_FOLDED, &anchor))
    return anchor;

  /* A fuzzy search cannot tell apart what stands word for word in several places. */
  if (anchor.state == ANNALS_ANCHOR_AMBIGUOUS)
    return anchor;

  changed.exact = normalised.exact;
  changed.prefix = normalised.prefix;
  changed.suffix = normalised.suffix;
  return annals_passage_find_changed (article, &changed);
}

/* Nothing that a reader could see. */
static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && !g_unichar_iszerowidth (c) && c != SOFT_HYPHEN)
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
  AnnalsQuote copy;

  g_return_val_if_fail (quote != NULL && anchor != NULL, FALSE);

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
  return find_exact (article, &copy, anchor);
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
  AnnalsAnchor anchor = { .state = ANNALS_ANCHOR_INVALID };
  AnnalsQuote  copy;

  g_return_val_if_fail (quote != NULL, anchor);

  if (annals_passage_anchor_at_once (article, quote, &anchor))
    return anchor;

  copy = fill_in (quote);
  return find_other_words (article, &copy, anchor);
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
