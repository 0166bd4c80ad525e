/* annals-passage-words.c — finding the words of a quote as they are, or brought into a search form
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All places where the words stand are looked at. One is taken if it alone has both contexts of the
 * quote, or its contexts are like them and clearly more so than those of every other place.
 */

#include "config.h"

#include "core/annals-passage-private.h"

#include "core/annals-approximate.h"
#include "core/annals-article-private.h"

#include <string.h>

/* From this length on the words alone are proof enough of their place. */
#define LONG_QUOTE_CHARS 32

/* How much of its context a place must have, and how much for being called found, not moved. */
#define MIN_CONTEXT_LIKENESS 0.5
#define MIN_FOUND_SCORE      0.75

/* Words that stand more often in an article are not told apart. */
#define MAX_OCCURRENCES 256

#define SOFT_HYPHEN 0x00ad

typedef struct
{
  const char        *text;    /* borrowed */
  const guint32     *origins; /* borrowed; NULL if the text is the article's own */
  AnnalsArticle     *article; /* borrowed */
  AnnalsAnchorMethod method;
  GArray            *places; /* borrowed; where those that are not told apart go, or NULL */
} Haystack;

typedef struct
{
  const char    *exact;    /* borrowed */
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
const char *
annals_passage_skip_space_back (const char *text,
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
  const char *end = annals_passage_skip_space_back (start, start + strlen (start));

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

/* Brings words of a quote into a form of annals_article_get_search_text(). */
char *
annals_passage_bring_into_form (const char      *text,
                                AnnalsSearchForm form)
{
  g_autofree char             *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autoptr (AnnalsSearchText) search_text = annals_search_text_new (composed, form);

  return dup_trimmed (search_text->text);
}

/* Characters that nobody sees, such as a soft hyphen in a word. */
gboolean
annals_passage_is_invisible (gunichar c)
{
  return c == SOFT_HYPHEN || (g_unichar_iszerowidth (c) && !g_unichar_ismark (c));
}

/* Whether a word or number of the text goes on across @at. */
static gboolean
splits_token (const char *text,
              const char *at)
{
  gunichar    around[4] = { 0 };
  const char *p = at;

  for (int i = 1; i >= 0 && p > text;)
    {
      p = g_utf8_prev_char (p);
      if (!annals_passage_is_invisible (g_utf8_get_char (p)))
        around[i--] = g_utf8_get_char (p);
    }
  p = at;
  for (int i = 2; i < 4 && *p != '\0'; p = g_utf8_next_char (p))
    if (!annals_passage_is_invisible (g_utf8_get_char (p)))
      around[i++] = g_utf8_get_char (p);

  return annals_passage_splits_token (around);
}

/* Whether words that stand in a text begin with what is only the end of a number or a name there:
 * the 217 of a quote does not stand in 1217. A part of any other word is as good as the whole, but
 * in a text without capitals (@is_folded) every word may be a name. */
gboolean
annals_passage_cuts_first (const char *text,
                           const char *start,
                           gboolean    is_folded)
{
  return (is_folded || !g_unichar_islower (g_utf8_get_char (start))) && splits_token (text, start);
}

/* Whether they end with what is only its beginning: Pell does not stand in Pellham. */
gboolean
annals_passage_cuts_last (const char *text,
                          const char *start,
                          const char *end,
                          gboolean    is_folded)
{
  const char *word = end;

  while (word > start && annals_passage_is_word_char (g_utf8_get_char (g_utf8_prev_char (word))))
    word = g_utf8_prev_char (word);

  return (is_folded || !g_unichar_islower (g_utf8_get_char (word))) && splits_token (text, end);
}

/* --- Places ---------------------------------------------------------------------------------- */

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
  const char *before = annals_passage_skip_space_back (text, text + start);
  const char *after = skip_space (text + start + needle->size);
  gsize       prefix_size = strlen (needle->prefix);

  return prefix_size <= (gsize) (before - text) &&
         memcmp (before - prefix_size, needle->prefix, prefix_size) == 0 &&
         strncmp (after, needle->suffix, strlen (needle->suffix)) == 0;
}

/* Whether the words have only a part of a number or name that the quote tells whole, so not where
 * its prefix or suffix has the other part. */
static gboolean
cuts_fact (const Haystack *haystack,
           const Needle   *needle,
           gsize           start,
           gboolean        is_in_context)
{
  const char *text = haystack->text;
  const char *words = text + start;
  gboolean    is_folded = haystack->method == ANNALS_ANCHOR_BY_FOLDED;

  return (annals_passage_cuts_first (text, words, is_folded) &&
          !(is_in_context && needle->prefix[0] != '\0')) ||
         (annals_passage_cuts_last (text, words, words + needle->size, is_folded) &&
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

/* A place of the words, in code points of the article. */
static AnnalsAnchor
make_anchor (const Haystack   *haystack,
             const Needle     *needle,
             gsize             start,
             AnnalsAnchorState state,
             double            likeness)
{
  gsize        end = start + needle->size;
  AnnalsAnchor anchor = {
    .state = (guint8) state,
    .method = (guint8) haystack->method,
    .score = (float) (0.5 + 0.5 * likeness),
  };

  if (haystack->origins != NULL)
    {
      anchor.start = haystack->origins[start];
      anchor.end = find_end (haystack, end);
    }
  else
    {
      anchor.start = annals_article_get_offset (haystack->article, start);
      anchor.end = annals_article_get_offset (haystack->article, end);
    }

  return anchor;
}

static void
set_place (AnnalsAnchor   *anchor,
           const Haystack *haystack,
           const Needle   *needle,
           gsize           start,
           double          likeness)
{
  *anchor = make_anchor (haystack, needle, start, ANNALS_ANCHOR_FOUND, likeness);
  if ((double) anchor->score < MIN_FOUND_SCORE)
    anchor->state = ANNALS_ANCHOR_MOVED;
}

/* The first step that finds several places keeps the word, as long as no later one decides. */
static void
set_ambiguous (AnnalsAnchor   *anchor,
               const Haystack *haystack,
               const Needle   *needle,
               GArray         *starts,
               double          likeness)
{
  if (anchor->state == ANNALS_ANCHOR_AMBIGUOUS)
    return;

  anchor->state = ANNALS_ANCHOR_AMBIGUOUS;
  anchor->method = (guint8) haystack->method;
  anchor->score = (float) (0.5 + 0.5 * likeness);

  for (guint i = 0; haystack->places != NULL && i < MIN (starts->len, ANNALS_MAX_PLACES); i++)
    {
      AnnalsAnchor place = make_anchor (haystack, needle, g_array_index (starts, gsize, i),
                                        ANNALS_ANCHOR_AMBIGUOUS, likeness);

      g_array_append_val (haystack->places, place);
    }
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  gsize x = *(const gsize *) a;
  gsize y = *(const gsize *) b;

  return (x > y) - (x < y);
}

/* The starts of the words in the text, at most one more than can be told apart. Those that have
 * both contexts are counted in @n_matching and come first. */
static GArray *
list_occurrences (const Haystack *haystack,
                  const Needle   *needle,
                  guint          *n_matching)
{
  GArray *starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint   n_enough = haystack->places != NULL ? ANNALS_MAX_PLACES : 2;

  *n_matching = 0;
  for (const char *p = strstr (haystack->text, needle->exact);
       p != NULL && *n_matching < n_enough;
       p = strstr (p + 1, needle->exact))
    {
      gsize    start = (gsize) (p - haystack->text);
      gboolean is_in_context;

      if (!is_whole (haystack, start, start + needle->size))
        continue;
      is_in_context = has_contexts (haystack, needle, start);
      if (cuts_fact (haystack, needle, start, is_in_context))
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
      set_ambiguous (anchor, haystack, needle, starts, 0);
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
    set_place (anchor, haystack, needle, place, best);
  else if (starts->len > 1)
    set_ambiguous (anchor, haystack, needle, starts, best);

  return is_clear;
}

static void
needle_init (Needle            *self,
             const AnnalsQuote *quote)
{
  const char *prefix_end;

  self->exact = quote->exact;
  self->prefix = dup_trimmed (quote->prefix);
  self->suffix = dup_trimmed (quote->suffix);
  self->size = strlen (self->exact);
  self->n_chars = (guint) g_utf8_strlen (self->exact, -1);

  prefix_end = self->prefix + strlen (self->prefix);
  self->before = make_pattern (step_back (self->prefix, prefix_end, ANNALS_MAX_CONTEXT_CHARS),
                               prefix_end, &self->n_before);
  self->after = make_pattern (self->suffix,
                              step_forward (self->suffix, ANNALS_MAX_CONTEXT_CHARS),
                              &self->n_after);
}

static void
haystack_init (Haystack          *self,
               AnnalsArticle     *article,
               AnnalsAnchorMethod method,
               GArray            *places)
{
  *self = (Haystack){
    .text = annals_article_get_text (article, NULL),
    .article = article,
    .method = method,
    .places = places,
  };

  if (method != ANNALS_ANCHOR_BY_EXACT)
    {
      gboolean                is_folded = method == ANNALS_ANCHOR_BY_FOLDED;
      AnnalsSearchForm        form = is_folded ? ANNALS_SEARCH_FOLDED : ANNALS_SEARCH_NORMALISED;
      const AnnalsSearchText *text = annals_article_get_search_text (article, form);

      self->text = text->text;
      self->origins = text->origins;
    }
}

/**
 * annals_passage_find_words:
 * @article: the article that is quoted
 * @quote: what is quoted, in the form that @method compares
 * @method: by exact, normalised or folded words
 * @places: (element-type AnnalsAnchor) (nullable): where the words are not told apart, the places
 *   are added here in the order of the text
 * @anchor: (inout): the place, or that it is ambiguous, if no step before this one has said so
 *
 * Looks for the words as they are. If they stand in several places, @anchor says so and a later
 * step may still tell them apart. Cost: O(n).
 *
 * Returns: whether the place is sure
 */
gboolean
annals_passage_find_words (AnnalsArticle     *article,
                           const AnnalsQuote *quote,
                           AnnalsAnchorMethod method,
                           GArray            *places,
                           AnnalsAnchor      *anchor)
{
  Haystack           haystack;
  g_auto (Needle)    needle = { NULL };
  g_autoptr (GArray) starts = NULL;
  guint              n_matching;
  gsize              start;

  if (*quote->exact == '\0')
    return FALSE;

  haystack_init (&haystack, article, method, places);
  needle_init (&needle, quote);
  starts = list_occurrences (&haystack, &needle, &n_matching);
  if (starts->len == 0)
    return FALSE;

  if (n_matching == 0)
    return choose_by_likeness (&haystack, &needle, starts, anchor);

  if (n_matching > 1)
    {
      g_array_set_size (starts, n_matching); /* the others do not come into question */
      g_array_sort (starts, compare_starts);
      set_ambiguous (anchor, &haystack, &needle, starts, 1);
      return FALSE;
    }

  start = g_array_index (starts, gsize, 0);
  set_place (anchor, &haystack, &needle, start, 1);
  return TRUE;
}
