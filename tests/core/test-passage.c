/* test-passage.c — anchoring of quoted passages
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "passage-case.h"

#include <string.h>

/* An article with look-alikes: two sentences that differ in a name and a year, and one that stands
 * there twice. */
#define FERRY                                                                                \
  "Annals of the Ferry-Guild\n\n"                                                            \
  "In the year 1216, on the feast of lanterns, the bridge of Halvek was broken by the ice. " \
  "Master Orrin of the guild was present; the warden Pell was not.\n\n"                      \
  "In the year 1231, on the feast of lanterns, the bridge of Merrow was broken by the ice. " \
  "The toll was not paid. The crown sent no help to the valley in that winter.\n\n"          \
  "Of the second bridge nothing is told. The toll was not paid. The guild kept the boats."

#define TOLL "The toll was not paid."

/* clang-format off */
static const PassageCase cases[] = {
  /* Position */
  { "position/with-contexts", "abc def ghi", { "def", "abc ", " ghi", 4, 7 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_POSITION, "def" },
  { "position/without-contexts", "abc def def", { "def", "", "", 8, 11 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_POSITION, "def" },
  { "position/code-points", "é🜁 def ghi", { "def", "é🜁 ", "", 3, 6 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_POSITION, "def" },
  { "position/whole-text", "abc", { "abc", "", "", 0, 3 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_POSITION, "abc" },
  { "position/wrong", "abc def ghi", { "def", "abc ", " ghi", 3, 6 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "def" },
  { "position/beyond-text", "abc def ghi", { "def", "", "", 4, 700 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "def" },
  { "position/end-before-start", "abc def ghi", { "def", "", "", 7, 4 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "def" },
  { "position/huge", "abc def ghi", { "def", "", "", G_MAXINT64 - 3, G_MAXINT64 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "def" },
  { "position/prefix-beyond-start", "def abc", { "def", "something before ", "", 0, 3 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, "def" },

  /* Exact */
  { "exact/once", FERRY, { "the warden Pell was not", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "the warden Pell was not" },
  { "exact/context-chooses", FERRY,
    { "The toll was not paid.", "nothing is told. ", " The guild", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "The toll was not paid." },
  { "exact/twice-without-context", FERRY, { "The toll was not paid.", "", "", -1, -1 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_EXACT, TOLL },
  { "exact/position-never-decides", FERRY, { "The toll was not paid.", "", "", 271, 293 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_EXACT, TOLL },
  { "exact/no-context-like", FERRY, { "The toll was not paid.", "Zzz zzz ", " Qqq qqq", -1, -1 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_EXACT, "The toll was not paid." },
  { "exact/context-twice", "a b c. a b c.", { "b", "a ", " c", -1, -1 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_EXACT, "b" },
  { "exact/overlapping", "aaa", { "aa", "", "", -1, -1 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_EXACT, "aa" },
  { "exact/context-with-white-space", FERRY, { "nothing is told", "second bridge\n", " .", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "nothing is told" },
  { "exact/long-quote-in-new-place", FERRY,
    { "The crown sent no help to the valley in that winter",
      "Zzz zzz zzz zzz", "Qqq qqq qqq", -1, -1 },
    ANNALS_ANCHOR_MOVED, ANNALS_ANCHOR_BY_EXACT,
    "The crown sent no help to the valley in that winter" },
  { "exact/short-quote-in-new-place", FERRY,
    { "warden Pell", "zzzz zzzz zzzz", "qqqq qqqq qqqq", -1, -1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, "warden Pell" },
  { "exact/likeness-chooses", FERRY,
    { "The toll was not paid.", "Of the 2nd bridge nothing was told.", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "The toll was not paid." },

  /* Normalised */
  { "normalised/white-space", "the\u00a0stone  bridge\n\nat Halvek",
    { "stone bridge at Halvek", "the ", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_NORMALISED, "stone  bridge\n\nat Halvek" },
  { "normalised/quotation-marks", "he said “no” — and it’s so…",
    { "\"no\" - and it's so...", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_NORMALISED, "“no” — and it’s so…" },
  { "normalised/soft-hyphen", "the lan\u00adterns burn", { "lanterns burn", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_NORMALISED, "lan\u00adterns burn" },
  { "normalised/ligature", "in the o\ufb03ce of", { "office", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_NORMALISED, "o\ufb03ce" },
  { "normalised/decomposed-quote", "the café closed", { "cafe\314\201", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_NORMALISED, "café" },
  { "normalised/half-an-ellipsis", "the end… came", { "end. ", "", "", -1, -1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "normalised/twice", "“a” and “a”", { "\"a\"", "", "", -1, -1 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_NORMALISED, "“a”" },

  /* Folded */
  { "folded/case", "THE TREATY OF MERROW", { "Treaty of Merrow", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_FOLDED, "TREATY OF MERROW" },
  { "folded/accents", "Général Étienne", { "general etienne", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_FOLDED, "Général Étienne" },
  { "folded/sharp-s", "die große Straße dort", { "GROSSE STRASSE", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_FOLDED, "große Straße" },
  { "folded/accent-of-its-own", "q\314\203", { "q", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_FOLDED, "q\314\203" },
  { "folded/cyrillic", "Договор о дружбе", { "ДОГОВОР", "", "", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_FOLDED, "Договор" },

  /* Fuzzy */
  { "fuzzy/word-inserted", FERRY,
    { "the bridge of Halvek was wholly broken by the ice",
      "feast of lanterns, ", ". Master Orrin", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY, "the bridge of Halvek was broken by the ice" },
  { "fuzzy/word-replaced", FERRY,
    { "The crown sent no aid to the valley in that winter", "", "", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY,
    "The crown sent no help to the valley in that winter" },
  { "fuzzy/whole-words", "xx the old stone bridge yy", { "the old stome brid", "", "", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY, "the old stone bridge" },
  { "fuzzy/year-changed", FERRY,
    { "In the year 1217, on the feast of lanterns, the bridge of Halvek was broken by the ice",
      "Annals of the Ferry-Guild\n\n", ". Master Orrin", -1, -1 },
    ANNALS_ANCHOR_CONTRADICTED, ANNALS_ANCHOR_BY_FUZZY,
    "In the year 1216, on the feast of lanterns, the bridge of Halvek was broken by the ice" },
  { "fuzzy/name-changed", FERRY,
    { "Master Jonas of the guild was present", "broken by the ice. ", "; the warden", -1, -1 },
    ANNALS_ANCHOR_CONTRADICTED, ANNALS_ANCHOR_BY_FUZZY, "Master Orrin of the guild was present" },
  { "fuzzy/look-alike-only",
    "In the year 1231, on the feast of lanterns, the bridge of Merrow was broken by the ice.",
    { "In the year 1216, on the feast of lanterns, the bridge of Halvek was broken by the ice",
      "", "", -1, -1 },
    ANNALS_ANCHOR_CONTRADICTED, ANNALS_ANCHOR_BY_FUZZY,
    "In the year 1231, on the feast of lanterns, the bridge of Merrow was broken by the ice" },
  { "fuzzy/two-alike", "He went to the old mill. Then he went to the old hill.",
    { "went to the old bill", "", "", -1, -1 },
    ANNALS_ANCHOR_AMBIGUOUS, ANNALS_ANCHOR_BY_FUZZY, "went to the old mill" },
  { "fuzzy/context-chooses",
    "At dawn he went to the old mill alone. By night he went to the old hill together.",
    { "he went to the old bill", "At dawn ", " alone", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY, "he went to the old mill" },
  { "fuzzy/short-without-context", "the guild", { "the gild", "", "", -1, -1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "fuzzy/short-with-context", "Then came the guild from the sea",
    { "the gild", "Then came ", " from the sea", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY, "the guild" },
  { "fuzzy/unlike", FERRY, { "Nobody has ever seen a dragon in these hills", "", "", -1, -1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "fuzzy/clear-lead", "He went to the old mill. Then he went to thy old mall.",
    { "went to the old bill", "", "", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY, "went to the old mill" },
  { "fuzzy/contexts-do-not-make-up-for-words", "Then came thy odd mallards from the sea",
    { "the old mill", "Then came ", " from the sea", -1, -1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, "thy odd mallards" },
  { "fuzzy/goes-on-as-another-word", "abc defghij klostertaler Wiesenwege",
    { "abc defghij klmnopqr", "", "", -1, -1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "fuzzy/chinese", "一九五〇年中国与邻国签订了友好条约。", { "年中国和邻国签订了友好条约", "", "", -1, -1 },
    ANNALS_ANCHOR_CHANGED, ANNALS_ANCHOR_BY_FUZZY, "年中国与邻国签订了友好条约" },

  /* A number that is only a part of another is another number. */
  { "number/grown", "Of them 1217 men stood by the river bank at dawn.",
    { "217 men stood by the river bank at dawn", "", "", -1, -1 },
    ANNALS_ANCHOR_CONTRADICTED, ANNALS_ANCHOR_BY_FUZZY,
    "1217 men stood by the river bank at dawn" },
  { "number/grown-at-end", "At dawn by the river bank stood men, in all 12170.",
    { "dawn by the river bank stood men, in all 1217", "", "", -1, -1 },
    ANNALS_ANCHOR_CONTRADICTED, ANNALS_ANCHOR_BY_FUZZY,
    "dawn by the river bank stood men, in all 12170" },
  { "number/grown-and-words-changed", "Of them 1217 men stand by the river bank at dawn.",
    { "217 men stood by the river bank at dawn", "Of them ", ".", -1, -1 },
    ANNALS_ANCHOR_CONTRADICTED, ANNALS_ANCHOR_BY_FUZZY,
    "1217 men stand by the river bank at dawn" },
  { "number/cut-and-told", "Of them 1217 men stood by the river.",
    { "217 men stood", "Of them 1", " by the river", -1, -1 },
    ANNALS_ANCHOR_FOUND, ANNALS_ANCHOR_BY_EXACT, "217 men stood" },

  /* No quote, nothing to search */
  { "invalid/empty", FERRY, { "", "", "", -1, -1 },
    ANNALS_ANCHOR_INVALID, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "invalid/null", FERRY, { NULL, NULL, NULL, 0, 0 },
    ANNALS_ANCHOR_INVALID, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "invalid/white-space", FERRY, { " \n\t\u00a0", "", "", 0, 4 },
    ANNALS_ANCHOR_INVALID, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "invalid/invisible", FERRY, { "\u200b\u00ad\ufeff", "", "", -1, -1 },
    ANNALS_ANCHOR_INVALID, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "skipped/no-article", NULL, { "a", "", "", 0, 1 },
    ANNALS_ANCHOR_SKIPPED, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "invalid/no-article-either", NULL, { "", "", "", 0, 1 },
    ANNALS_ANCHOR_INVALID, ANNALS_ANCHOR_BY_NOTHING, NULL },
  { "orphaned/empty-article", "", { "a quote that is long", "", "", 0, 1 },
    ANNALS_ANCHOR_ORPHANED, ANNALS_ANCHOR_BY_NOTHING, NULL },
};
/* clang-format on */

static void
test_context_chooses_place (void)
{
  g_autoptr (AnnalsArticle) article = annals_article_new (FERRY, -1, ANNALS_ARTICLE_PLAIN);
  const char               *text = annals_article_get_text (article, NULL);
  const char               *first = strstr (text, TOLL);
  const char               *second = strstr (first + 1, TOLL);
  AnnalsQuote               quote = { TOLL, "told. ", " The guild kept", -1, -1 };
  AnnalsAnchor              anchor = annals_passage_anchor (article, &quote);

  g_assert_cmpint (anchor.state, ==, ANNALS_ANCHOR_FOUND);
  g_assert_cmpuint (anchor.start, ==, g_utf8_pointer_to_offset (text, second));
}

static void
test_long_quote_is_skipped (void)
{
  g_autoptr (AnnalsArticle) article = annals_article_new (FERRY, -1, ANNALS_ARTICLE_PLAIN);
  g_autofree char          *words = g_strnfill (1025, 'z');
  AnnalsQuote               quote = { words, "", "", -1, -1 };

  g_assert_cmpint (annals_passage_anchor (article, &quote).state, ==, ANNALS_ANCHOR_SKIPPED);
  words[1024] = '\0';
  g_assert_cmpint (annals_passage_anchor (article, &quote).state, ==, ANNALS_ANCHOR_ORPHANED);
}

/* However many quotes a file makes the program look for in vain, it comes to an end. */
static void
test_endless_search_is_skipped (void)
{
  g_autofree char          *text = g_strnfill (1000000, 'a');
  g_autofree char          *words = g_strnfill (1000, 'b');
  g_autoptr (AnnalsArticle) article = annals_article_new (text, -1, ANNALS_ARTICLE_PLAIN);
  AnnalsQuote               quote = { words, "", "", -1, -1 };
  AnnalsAnchorState         state = ANNALS_ANCHOR_ORPHANED;
  guint                     n_searches = 0;

  while (state == ANNALS_ANCHOR_ORPHANED && n_searches < 1000)
    {
      state = annals_passage_anchor (article, &quote).state;
      n_searches++;
    }
  g_assert_cmpint (state, ==, ANNALS_ANCHOR_SKIPPED);
  g_assert_cmpuint (n_searches, >, 10);

  /* A few words cost less, so that they are looked for a little longer. */
  quote.exact = "bb";
  for (n_searches = 0; n_searches < 1000; n_searches++)
    if (annals_passage_anchor (article, &quote).state == ANNALS_ANCHOR_SKIPPED)
      break;
  g_assert_cmpuint (n_searches, >, 0);
  g_assert_cmpuint (n_searches, <, 1000);
}

static void
test_flood_of_occurrences (void)
{
  g_autofree char          *text = g_strnfill (20000, 'a');
  g_autoptr (AnnalsArticle) article = annals_article_new (text, -1, ANNALS_ARTICLE_PLAIN);
  AnnalsQuote               quote = { "a", "bbb", "ccc", -1, -1 };

  g_assert_cmpint (annals_passage_anchor (article, &quote).state, ==, ANNALS_ANCHOR_AMBIGUOUS);
}

/* What is quoted of an article as it stands is found there, wherever it is cut out. */
static void
test_every_cut_is_found (void)
{
  g_autoptr (AnnalsArticle) article = annals_article_new (FERRY, -1, ANNALS_ARTICLE_PLAIN);
  const char               *text = annals_article_get_text (article, NULL);
  guint                     n_chars = annals_article_get_n_chars (article);

  for (guint start = 1; start + 40 < n_chars; start += 7)
    {
      g_autofree char *exact = g_utf8_substring (text, start, start + 40);
      g_autofree char *prefix = g_utf8_substring (text, start > 32 ? start - 32 : 0, start);
      g_autofree char *suffix = g_utf8_substring (text, start + 40, MIN (start + 72, n_chars));
      AnnalsQuote      quote = { exact, prefix, suffix, -1, -1 };
      AnnalsAnchor     anchor = annals_passage_anchor (article, &quote);

      g_assert_cmpint (anchor.state, ==, ANNALS_ANCHOR_FOUND);
      g_assert_cmpuint (anchor.start, ==, start);
      g_assert_cmpuint (anchor.end, ==, start + 40);
      g_assert_cmpfloat (anchor.score, ==, 1);

      quote.start = start;
      quote.end = start + 40;
      anchor = annals_passage_anchor (article, &quote);
      g_assert_cmpint (anchor.method, ==, ANNALS_ANCHOR_BY_POSITION);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  passage_cases_add ("/core/passage/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/core/passage/context-chooses-place", test_context_chooses_place);
  g_test_add_func ("/core/passage/long-quote-is-skipped", test_long_quote_is_skipped);
  g_test_add_func ("/core/passage/endless-search-is-skipped", test_endless_search_is_skipped);
  g_test_add_func ("/core/passage/flood-of-occurrences", test_flood_of_occurrences);
  g_test_add_func ("/core/passage/every-cut-is-found", test_every_cut_is_found);

  return g_test_run ();
}
