/* passage-case.c — one article, one quote, and what must become of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "passage-case.h"

/* A passage without a place marks nothing, and what is offered in its stead has its state. */
static AnnalsAnchor
find_offer (AnnalsArticle      *article,
            const PassageCase  *test,
            const AnnalsAnchor *anchor)
{
  g_autoptr (GArray) offers = annals_passage_list_candidates (article, &test->quote);
  AnnalsAnchor       none = { .state = anchor->state };

  g_assert_cmpuint (anchor->start + anchor->end, ==, 0);
  for (guint i = 0; i < offers->len; i++)
    {
      const AnnalsAnchor *offer = &g_array_index (offers, AnnalsAnchor, i);

      g_assert_cmpint (offer->state, ==, anchor->state);
      g_assert_cmpuint (offer->start, <, offer->end);
    }

  return offers->len > 0 ? g_array_index (offers, AnnalsAnchor, 0) : none;
}

static void
check_case (gconstpointer data)
{
  const PassageCase        *test = data;
  g_autoptr (AnnalsArticle) article = NULL;
  g_autofree char          *words = NULL;
  AnnalsAnchor              anchor;
  AnnalsAnchor              place;

  if (test->article != NULL)
    article = annals_article_new (test->article, -1, ANNALS_ARTICLE_PLAIN);
  anchor = annals_passage_anchor (article, &test->quote);

  g_test_message ("score %.3f", (double) anchor.score);
  g_assert_cmpstr (annals_anchor_state_get_name (anchor.state), ==,
                   annals_anchor_state_get_name (test->state));
  g_assert_cmpstr (annals_anchor_method_get_name (anchor.method), ==,
                   annals_anchor_method_get_name (test->method));
  g_assert_cmpfloat (anchor.score, >=, 0);
  g_assert_cmpfloat (anchor.score, <=, 1);

  place = anchor;
  if (annals_anchor_has_place (&anchor))
    {
      g_autoptr (GArray) offers = annals_passage_list_candidates (article, &test->quote);

      g_assert_cmpuint (offers->len, ==, 0);
    }
  else
    place = find_offer (article, test, &anchor);

  if (place.end > 0)
    words = g_utf8_substring (annals_article_get_text (article, NULL), place.start, place.end);
  g_assert_cmpstr (words, ==, test->words);
}

void
passage_cases_add (const char        *path,
                   const PassageCase *cases,
                   gsize              n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *full_path = g_strconcat (path, cases[i].name, NULL);

      g_test_add_data_func (full_path, &cases[i], check_case);
    }
}
