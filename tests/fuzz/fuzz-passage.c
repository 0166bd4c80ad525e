/* fuzz-passage.c — quotes of all kinds in articles of all kinds
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An input is a list of fields, each ended by the control character “unit separator”: article,
 * words, prefix, suffix, start and end. What is left out is not told.
 */

#include "config.h"

#include "fuzz-checks.h"

#include "core/annals-search-text.h"

#include <string.h>

#define SEPARATOR "\x1f"

enum
{
  ARTICLE,
  EXACT,
  PREFIX,
  SUFFIX,
  START,
  END,
  N_FIELDS,
};

static char *
bring_into_form (const char      *text,
                 gssize           length,
                 AnnalsSearchForm form)
{
  g_autofree char             *composed = g_utf8_normalize (text, length, G_NORMALIZE_NFC);
  g_autoptr (AnnalsSearchText) search_text = annals_search_text_new (composed, form);

  return g_strstrip (g_strdup (search_text->text));
}

/* What is found in a search form reads in that form as the quote does. */
static void
check_likeness (const AnnalsAnchor *anchor,
                AnnalsArticle      *article,
                const char         *exact)
{
  AnnalsSearchForm form = anchor->method == ANNALS_ANCHOR_BY_NORMALISED ? ANNALS_SEARCH_NORMALISED
                                                                        : ANNALS_SEARCH_FOLDED;
  const char      *text = annals_article_get_text (article, NULL);
  gsize            start = annals_article_get_byte (article, anchor->start);
  gsize            end = annals_article_get_byte (article, anchor->end);
  g_autofree char *found = bring_into_form (text + start, (gssize) (end - start), form);
  g_autofree char *wanted = bring_into_form (exact, -1, form);

  g_assert_cmpstr (found, ==, wanted);
}

/* The next run of digits at or after *@start, and its end. */
static gboolean
find_number (const char **start,
             const char **end)
{
  while (**start != '\0' && !g_ascii_isdigit (**start))
    (*start)++;
  for (*end = *start; g_ascii_isdigit (**end);)
    (*end)++;

  return *end > *start;
}

static gboolean
has_number (const char *text,
            const char *number,
            gsize       length)
{
  for (const char *end; find_number (&text, &end); text = end)
    if ((gsize) (end - text) == length && memcmp (text, number, length) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
is_told (const char *context)
{
  return context != NULL && context[0] != '\0';
}

/* What is found has all numbers of the quote, and none of them is only a part of another, unless
 * the quote is cut out so and its context tells the rest. */
static void
check_numbers (const AnnalsAnchor *anchor,
               AnnalsArticle      *article,
               const AnnalsQuote  *quote)
{
  const char      *text = annals_article_get_text (article, NULL);
  gsize            start = annals_article_get_byte (article, anchor->start);
  gsize            end = annals_article_get_byte (article, anchor->end);
  gboolean         is_changed = anchor->method == ANNALS_ANCHOR_BY_FUZZY;
  g_autofree char *found = NULL;
  g_autofree char *wanted = NULL;

  if (is_changed || !is_told (quote->prefix))
    while (start > 0 && g_ascii_isdigit (text[start]) && g_ascii_isdigit (text[start - 1]))
      start--;
  if (is_changed || !is_told (quote->suffix))
    while (g_ascii_isdigit (text[end - 1]) && g_ascii_isdigit (text[end]))
      end++;

  found = bring_into_form (text + start, (gssize) (end - start), ANNALS_SEARCH_NORMALISED);
  wanted = bring_into_form (quote->exact, -1, ANNALS_SEARCH_NORMALISED);
  for (const char *number = wanted, *rest; find_number (&number, &rest); number = rest)
    g_assert_true (has_number (found, number, (gsize) (rest - number)));
}

/* Nothing else is offered where a passage has a place, and what is offered lies in the article. */
static void
check_candidates (const AnnalsAnchor *anchor,
                  AnnalsArticle      *article,
                  const AnnalsQuote  *quote)
{
  g_autoptr (GArray) candidates = annals_passage_list_candidates (article, quote);

  g_assert_true (candidates->len == 0 || !annals_anchor_has_place (anchor));
  for (guint i = 0; i < candidates->len; i++)
    {
      const AnnalsAnchor *candidate = &g_array_index (candidates, AnnalsAnchor, i);

      g_assert_cmpuint (candidate->start, <, candidate->end);
      g_assert_cmpuint (candidate->end, <=, annals_article_get_n_chars (article));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char          *input = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_auto (GStrv)            fields = g_strsplit (input, SEPARATOR, N_FIELDS);
  guint                     n_fields = g_strv_length (fields);
  g_autoptr (AnnalsArticle) article = NULL;
  AnnalsQuote               quote = { .start = -1, .end = -1 };
  AnnalsAnchor              anchor;

  if (n_fields <= EXACT)
    return 0;

  article = annals_article_new (fields[ARTICLE], -1, ANNALS_ARTICLE_PLAIN);
  quote.exact = fields[EXACT];
  if (n_fields > PREFIX)
    quote.prefix = fields[PREFIX];
  if (n_fields > SUFFIX)
    quote.suffix = fields[SUFFIX];
  if (n_fields > END)
    {
      quote.start = g_ascii_strtoll (fields[START], NULL, 10);
      quote.end = g_ascii_strtoll (fields[END], NULL, 10);
    }

  anchor = annals_passage_anchor (article, &quote);
  fuzz_check_anchor (&anchor, article, quote.exact);
  check_candidates (&anchor, article, &quote);
  if (anchor.method == ANNALS_ANCHOR_BY_NORMALISED || anchor.method == ANNALS_ANCHOR_BY_FOLDED)
    if (annals_anchor_has_place (&anchor))
      check_likeness (&anchor, article, quote.exact);
  if (anchor.method != ANNALS_ANCHOR_BY_POSITION && annals_anchor_has_place (&anchor))
    check_numbers (&anchor, article, &quote);

  return 0;
}
