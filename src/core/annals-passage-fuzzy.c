/* annals-passage-fuzzy.c — finding a quoted passage whose wording has changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every stretch of the article that is nearly the quote is a candidate, not only the nearest, so
 * that the contexts have a say. Each gets a score from the likeness of its words and of its
 * contexts, and a little from its distance to the position that the quote tells. The best one is
 * taken if it is good enough and leads clearly.
 *
 * Last comes the guard (annals-passage-facts.c): a number or a name of the quote that is missing
 * from the words found means that the article now says something else, which is no evidence.
 */

#include "config.h"

#include "core/annals-passage-private.h"

#include "core/annals-approximate.h"
#include "core/annals-article-private.h"

#include <math.h>
#include <string.h>

/* Longer quotes are not compared, shorter ones only with a context to hold on to. */
#define MAX_QUOTE_CHARS      1024
#define MIN_LONE_QUOTE_CHARS 12

/* A candidate is at most so far from the quote, in parts of its length. */
#define MAX_ERRORS     0.40
#define MIN_LENGTH     0.60
#define MAX_LENGTH     1.40
#define MAX_CANDIDATES 64

/* Weights of what makes the score, and what it takes to be accepted. */
#define WORDS_WEIGHT    50.0
#define CONTEXT_WEIGHT  20.0
#define POSITION_WEIGHT 2.0
#define MIN_SCORE       0.75
#define MIN_QUALITY     0.60

typedef struct
{
  gunichar      *chars; /* owned */
  guint          n_chars;
  AnnalsPattern *pattern; /* owned; NULL if there are no characters */
} Words;

typedef struct
{
  guint  start;
  guint  end;
  guint  n_errors;
  double quality; /* likeness of the words, 0 to 1 */
  double score;
} Candidate;

typedef struct
{
  AnnalsArticle *article; /* borrowed */
  gint64         start;   /* as the quote tells it, -1 if not told */
  gboolean       is_within_sentence;

  Words exact;
  Words backwards; /* the quote from its end */
  Words prefix;
  Words suffix;

  /* The article, normalised. */
  gunichar *chars;   /* owned */
  guint32  *origins; /* owned; n_chars of them */
  guint     n_chars;

  /* Room for the longest stretch that is compared. */
  gunichar *stretch;  /* owned; backwards */
  guint    *n_errors; /* owned; of its beginnings */

  Candidate suggestion; /* best of those that are not good enough; all 0 if there are none */
} Search;

/* --- Preparation ------------------------------------------------------------------------------ */

static void
words_init (Words    *self,
            gunichar *chars,
            guint     n_chars)
{
  self->chars = chars;
  self->n_chars = n_chars;
  self->pattern = n_chars == 0 ? NULL : annals_pattern_new (chars, n_chars);
}

static void
words_clear (Words *self)
{
  g_free (self->chars);
  g_clear_pointer (&self->pattern, annals_pattern_free);
}

/* Takes the last (@is_before) or first characters of a context. */
static void
words_init_context (Words      *self,
                    const char *text,
                    gboolean    is_before)
{
  glong                length;
  g_autofree gunichar *all = g_utf8_to_ucs4_fast (text, -1, &length);
  glong                n_kept = MIN (length, ANNALS_MAX_CONTEXT_CHARS);
  gunichar            *from = is_before ? all + (length - n_kept) : all;

  words_init (self, g_memdup2 (from, (gsize) n_kept * sizeof *from), (guint) n_kept);
}

static void
decode_article (Search *self)
{
  const AnnalsSearchText *text;

  text = annals_article_get_search_text (self->article, ANNALS_SEARCH_NORMALISED);
  self->chars = g_new (gunichar, text->n_bytes + 1);
  self->origins = g_new (guint32, text->n_bytes + 1);
  for (const char *p = text->text; *p != '\0'; p = g_utf8_next_char (p), self->n_chars++)
    {
      self->chars[self->n_chars] = g_utf8_get_char (p);
      self->origins[self->n_chars] = text->origins[p - text->text];
    }
}

static void
search_init (Search            *self,
             AnnalsArticle     *article,
             const AnnalsQuote *quote,
             gunichar          *exact,
             guint              n_exact)
{
  gunichar *backwards = g_new (gunichar, n_exact);
  guint     longest = (guint) (n_exact * MAX_LENGTH);

  *self = (Search){ .article = article, .start = quote->start };
  for (guint i = 0; i < n_exact; i++)
    backwards[i] = exact[n_exact - 1 - i];
  words_init (&self->exact, exact, n_exact);
  words_init (&self->backwards, backwards, n_exact);
  words_init_context (&self->prefix, quote->prefix, TRUE);
  words_init_context (&self->suffix, quote->suffix, FALSE);
  decode_article (self);
  self->stretch = g_new (gunichar, longest);
  self->n_errors = g_new (guint, longest + 1);
}

static void
search_clear (Search *self)
{
  words_clear (&self->exact);
  words_clear (&self->backwards);
  words_clear (&self->prefix);
  words_clear (&self->suffix);
  g_free (self->chars);
  g_free (self->origins);
  g_free (self->stretch);
  g_free (self->n_errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

/* --- Candidates ------------------------------------------------------------------------------- */

/* Whether a word may end before the character at @index. Between wide characters, which are
 * written without spaces, it may anywhere. */
static gboolean
is_boundary (const Search *self,
             guint         index)
{
  if (index == 0 || index == self->n_chars)
    return TRUE;

  return !annals_passage_is_word_char (self->chars[index - 1]) ||
         !annals_passage_is_word_char (self->chars[index]) ||
         g_unichar_iswide (self->chars[index]);
}

/* The end of the last word that ends before @end or there. */
static guint
find_end_before (const Search *self,
                 guint         end)
{
  while (end > 0 && !is_boundary (self, end))
    end--;
  while (end > 0 && !annals_passage_is_word_char (self->chars[end - 1]))
    end--;

  return end;
}

/* The end of the word that @end lies in, or of the next. */
static guint
find_end_after (const Search *self,
                guint         end)
{
  while (end < self->n_chars && end > 0 && !annals_passage_is_word_char (self->chars[end - 1]))
    end++;
  while (!is_boundary (self, end))
    end++;

  return end;
}

/* The ends to try for a near match: its own, or those of the words around it if the quote ends with
 * a whole word. */
static guint
list_ends (const Search *self,
           guint         end,
           guint         ends[2])
{
  guint limit = (guint) (self->exact.n_chars * MAX_ERRORS);
  guint back = find_end_before (self, end);
  guint on = find_end_after (self, end);
  guint n_ends = 0;

  if (annals_passage_is_word_char (self->exact.chars[self->exact.n_chars - 1]))
    {
      if (on - end <= limit)
        ends[n_ends++] = on;
      if (back != on && back > 0 && end - back <= limit)
        ends[n_ends++] = back;
    }
  if (n_ends == 0)
    ends[n_ends++] = end;

  return n_ends;
}

/* Finds the stretch before @end that is most like the quote. All lengths are measured at once, by
 * comparing the quote and the text from their ends. */
static gboolean
find_start (Search    *self,
            guint      end,
            gboolean   is_at_word,
            Candidate *candidate)
{
  guint    length = self->exact.n_chars;
  guint    longest = MIN (end, (guint) (length * MAX_LENGTH));
  guint    shortest = MAX (1, (guint) ceil (length * MIN_LENGTH));
  gboolean is_found = FALSE;

  for (guint i = 0; i < longest; i++)
    self->stretch[i] = self->chars[end - 1 - i];
  annals_pattern_measure_prefixes (self->backwards.pattern, self->stretch, longest,
                                   self->n_errors);

  for (guint n = shortest; n <= longest; n++)
    {
      double quality = 1.0 - (double) self->n_errors[n] / MAX (length, n);

      if (is_at_word && !(is_boundary (self, end - n) &&
                          annals_passage_is_word_char (self->chars[end - n])))
        continue;
      if (is_found && quality <= candidate->quality)
        continue;

      *candidate = (Candidate){ end - n, end, self->n_errors[n], quality, 0 };
      is_found = TRUE;
    }

  return is_found;
}

static double
compare_context (const Words    *context,
                 const gunichar *text,
                 guint           n_chars)
{
  guint n_errors = annals_pattern_get_least_errors (context->pattern, text, n_chars);

  return 1.0 - (double) n_errors / context->n_chars;
}

/* What is not told of the quote has no weight. */
static void
rate (Search    *self,
      Candidate *candidate)
{
  double weight = WORDS_WEIGHT;
  double sum = WORDS_WEIGHT * candidate->quality;

  if (self->prefix.n_chars > 0)
    {
      guint n = MIN (candidate->start, self->prefix.n_chars + ANNALS_CONTEXT_SLACK_CHARS);

      sum += CONTEXT_WEIGHT *
             compare_context (&self->prefix, self->chars + candidate->start - n, n);
      weight += CONTEXT_WEIGHT;
    }
  if (self->suffix.n_chars > 0)
    {
      guint n = MIN (self->n_chars - candidate->end,
                     self->suffix.n_chars + ANNALS_CONTEXT_SLACK_CHARS);

      sum += CONTEXT_WEIGHT * compare_context (&self->suffix, self->chars + candidate->end, n);
      weight += CONTEXT_WEIGHT;
    }
  if (self->start >= 0)
    {
      double distance = fabs ((double) self->origins[candidate->start] - (double) self->start);

      sum += POSITION_WEIGHT *
             MAX (0, 1 - distance / annals_article_get_n_chars (self->article));
      weight += POSITION_WEIGHT;
    }

  candidate->score = sum / weight;
}

/* The best stretch for one near match. */
static gboolean
find_candidate (Search    *self,
                guint      end,
                Candidate *best)
{
  gboolean is_at_word = annals_passage_is_word_char (self->exact.chars[0]);
  gboolean is_found = FALSE;
  guint    ends[2];
  guint    n_ends = list_ends (self, end, ends);

  for (guint i = 0; i < n_ends; i++)
    {
      Candidate candidate;

      if (!find_start (self, ends[i], is_at_word, &candidate) &&
          !find_start (self, ends[i], FALSE, &candidate))
        continue;

      rate (self, &candidate);
      if (!is_found || candidate.score > best->score)
        *best = candidate;
      is_found = TRUE;
    }

  return is_found;
}

static int
compare_errors (gconstpointer a,
                gconstpointer b)
{
  const AnnalsNearMatch *x = a;
  const AnnalsNearMatch *y = b;

  return (x->n_errors > y->n_errors) - (x->n_errors < y->n_errors);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const Candidate *x = a;
  const Candidate *y = b;

  return (x->score < y->score) - (x->score > y->score);
}

/* The candidates that are good enough, the best first. Of the others the best is kept. */
static GArray *
list_candidates (Search *self)
{
  guint              max_errors = (guint) (self->exact.n_chars * MAX_ERRORS);
  GArray            *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autoptr (GArray) matches = annals_pattern_list_near (self->exact.pattern, self->chars,
                                                         self->n_chars, max_errors);

  g_array_sort (matches, compare_errors);
  for (guint i = 0; i < MIN (matches->len, MAX_CANDIDATES); i++)
    {
      Candidate candidate;

      if (!find_candidate (self, g_array_index (matches, AnnalsNearMatch, i).end, &candidate))
        continue;
      if (candidate.score >= MIN_SCORE && candidate.quality >= MIN_QUALITY)
        g_array_append_val (candidates, candidate);
      else if (candidate.score > self->suggestion.score)
        self->suggestion = candidate;
    }
  g_array_sort (candidates, compare_scores);

  return candidates;
}

/* --- Decision --------------------------------------------------------------------------------- */

static gboolean
is_led_clearly (GArray *candidates)
{
  const Candidate *best = &g_array_index (candidates, Candidate, 0);

  for (guint i = 1; i < candidates->len; i++)
    {
      const Candidate *other = &g_array_index (candidates, Candidate, i);

      if (other->start < best->end && best->start < other->end)
        continue;
      return best->score - other->score >= ANNALS_LEAD;
    }

  return TRUE;
}

static AnnalsPassageFacts
get_facts (const Search *self)
{
  return (AnnalsPassageFacts){
    .quote = self->exact.chars,
    .n_quote = self->exact.n_chars,
    .text = self->chars,
    .n_text = self->n_chars,
    .is_within_sentence = self->is_within_sentence,
  };
}

static gboolean
keeps_facts (const Search    *self,
             const Candidate *candidate)
{
  AnnalsPassageFacts facts = get_facts (self);

  return annals_passage_keeps_facts (&facts, candidate->start, candidate->end);
}

/* The candidate as a place in the article. */
static AnnalsAnchor
make_anchor (const Search     *self,
             const Candidate  *candidate,
             AnnalsAnchorState state)
{
  return (AnnalsAnchor){
    .state = (guint8) state,
    .method = ANNALS_ANCHOR_BY_FUZZY,
    .score = (float) candidate->score,
    .start = self->origins[candidate->start],
    .end = self->origins[candidate->end - 1] + 1,
  };
}

/* The candidate as a place for a reader to look at, with whole words and numbers. */
static AnnalsAnchor
make_offer (const Search     *self,
            const Candidate  *candidate,
            AnnalsAnchorState state)
{
  AnnalsPassageFacts facts = get_facts (self);
  Candidate          wide = *candidate;

  annals_passage_widen (&facts, &wide.start, &wide.end);
  return make_anchor (self, &wide, state);
}

static gboolean
overlaps_any (const AnnalsAnchor *place,
              GArray             *places)
{
  for (guint i = 0; i < places->len; i++)
    {
      const AnnalsAnchor *other = &g_array_index (places, AnnalsAnchor, i);

      if (other->start < place->end && place->start < other->end)
        return TRUE;
    }

  return FALSE;
}

/* Lists the places among which a reader may choose: the best, and all that it does not lead. */
static void
list_places (const Search     *self,
             GArray           *candidates,
             AnnalsAnchorState state,
             GArray           *places)
{
  double best = g_array_index (candidates, Candidate, 0).score;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = &g_array_index (candidates, Candidate, i);
      AnnalsAnchor     place = make_offer (self, candidate, state);

      if (best - candidate->score < ANNALS_LEAD && !overlaps_any (&place, places))
        g_array_append_val (places, place);
    }
}

static AnnalsAnchor
decide (const Search *self,
        GArray       *candidates,
        GArray       *places)
{
  AnnalsAnchor     anchor = { .state = ANNALS_ANCHOR_ORPHANED };
  const Candidate *best;

  if (candidates->len == 0)
    {
      if (places != NULL && self->suggestion.end > 0)
        {
          AnnalsAnchor place = make_offer (self, &self->suggestion, ANNALS_ANCHOR_ORPHANED);

          g_array_append_val (places, place);
        }
      return anchor;
    }

  best = &g_array_index (candidates, Candidate, 0);
  if (!is_led_clearly (candidates))
    anchor.state = ANNALS_ANCHOR_AMBIGUOUS;
  else if (!keeps_facts (self, best))
    anchor.state = ANNALS_ANCHOR_CONTRADICTED;
  else
    return make_anchor (self, best,
                        best->n_errors == 0 ? ANNALS_ANCHOR_MOVED : ANNALS_ANCHOR_CHANGED);

  anchor.method = ANNALS_ANCHOR_BY_FUZZY;
  anchor.score = (float) best->score;
  if (places != NULL)
    list_places (self, candidates, anchor.state, places);

  return anchor;
}

/* What the search will take at most: the scan of the article, and that of each candidate. */
static guint64
estimate_effort (guint64 n_text,
                 guint64 n_quote)
{
  guint64 n_words = n_quote / 64 + 1;

  return (n_text + MIN (n_text / (n_quote / 2 + 1) + 1, MAX_CANDIDATES) * 4 * n_quote) * n_words;
}

/**
 * annals_passage_find_changed:
 * @article: the article that is quoted
 * @quote: what is quoted, its strings normalised and trimmed; @exact is not in the article
 * @is_within_sentence: whether the quote is known to begin within a sentence
 * @places: (element-type AnnalsAnchor) (nullable): where the answer carries no place, those between
 *   which a reader may choose are added here, the best first
 *
 * Looks for the words that come nearest to a quote. Cost: O(n m / 64) for n characters of the
 * article and m of the quote.
 *
 * Returns: the place if it is sure; else ambiguous, contradicted, orphaned, or skipped if the quote
 *   is too long or too much has been searched in this article
 */
AnnalsAnchor
annals_passage_find_changed (AnnalsArticle     *article,
                             const AnnalsQuote *quote,
                             gboolean           is_within_sentence,
                             GArray            *places)
{
  AnnalsAnchor         orphaned = { .state = ANNALS_ANCHOR_ORPHANED };
  AnnalsAnchor         skipped = { .state = ANNALS_ANCHOR_SKIPPED };
  glong                length;
  g_autofree gunichar *exact = g_utf8_to_ucs4_fast (quote->exact, -1, &length);
  g_auto (Search)      search = { NULL };
  g_autoptr (GArray)   candidates = NULL;

  if (length > MAX_QUOTE_CHARS)
    return skipped;
  if (length == 0 || annals_article_get_n_chars (article) == 0)
    return orphaned;
  if (length < MIN_LONE_QUOTE_CHARS && *quote->prefix == '\0' && *quote->suffix == '\0')
    return orphaned;
  if (!annals_article_spend_effort (article, estimate_effort (article->n_chars, (guint64) length)))
    return skipped;

  search_init (&search, article, quote, g_steal_pointer (&exact), (guint) length);
  search.is_within_sentence = is_within_sentence;
  candidates = list_candidates (&search);
  return decide (&search, candidates, places);
}
