/* test-passage-scenarios.c — what other programs test their anchoring with, in words of our own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The situations are those of the public tests of regelrecht (“note”), Hypothesis (“context”), the
 * incubator annotator of Apache (“selector”), qnop (“cascade”) and the polyfill of text fragments
 * (“bounds”). What must become of each follows from the rules that annals_passage_anchor()
 * documents; where those programs guess and this one does not, the case says so.
 */

#include "config.h"

#include "passage-case.h"

#include <string.h>

#define FOUND        ANNALS_ANCHOR_FOUND
#define MOVED        ANNALS_ANCHOR_MOVED
#define CHANGED      ANNALS_ANCHOR_CHANGED
#define AMBIGUOUS    ANNALS_ANCHOR_AMBIGUOUS
#define CONTRADICTED ANNALS_ANCHOR_CONTRADICTED
#define ORPHANED     ANNALS_ANCHOR_ORPHANED
#define INVALID      ANNALS_ANCHOR_INVALID

#define BY_NOTHING    ANNALS_ANCHOR_BY_NOTHING
#define BY_POSITION   ANNALS_ANCHOR_BY_POSITION
#define BY_EXACT      ANNALS_ANCHOR_BY_EXACT
#define BY_NORMALISED ANNALS_ANCHOR_BY_NORMALISED
#define BY_FOLDED     ANNALS_ANCHOR_BY_FOLDED
#define BY_FUZZY      ANNALS_ANCHOR_BY_FUZZY

#define NEW_RULE "New rule: carts wait at the gate.\n\n"
#define TOLL     "every carter has the right to a free crossing in the week of lanterns"

/* The same few words again and again, so that only their neighbours tell them apart. */
#define VERSES                                                                                 \
  "There was ice on the river, there was snow on the road; we had boats before us, we had no " \
  "boats before us, we were bound for the sea, we were bound for the hills."

#define TALE                                                                             \
  "Seven winters on, when the river rose, Warden Ysmer thought of the morning on which " \
  "her mother had shown her the lanterns"

/* clang-format off */
static const PassageCase cases[] = {
  { "note/exact", TOLL, { "free crossing", "right to a ", " in the", -1, -1 },
    FOUND, BY_EXACT, "free crossing" },
  { "note/renumbered", NEW_RULE TOLL, { "free crossing", "right to a ", " in the", 32, 45 },
    FOUND, BY_EXACT, "free crossing" },
  { "note/minor-change", "every carter has the claim to a free crossing in each week of lanterns",
    { "right to a free crossing", "every carter has the ", " in the week of lanterns", -1, -1 },
    CHANGED, BY_FUZZY, "claim to a free crossing" },
  { "note/words-swapped", "the warden who the whole toll of the bridge collects",
    { "the whole toll of the bridge did collect", "the warden who ", "", -1, -1 },
    CHANGED, BY_FUZZY, "the whole toll of the bridge collects" },
  { "note/rewritten", "The guild grants an advance to whom it likes.",
    { "collects the whole toll of the bridge from every carter",
    "the warden ", " for the year", -1, -1 },
    ORPHANED, BY_NOTHING, NULL },
  { "note/removed", "Quite another text without the words in question.",
    { "free crossing in the week of lanterns", "right to a ", "", -1, -1 },
    ORPHANED, BY_NOTHING, NULL },
  { "note/common-word", "the carter and the carter and one more carter",
    { "carter", "", "", -1, -1 },
    AMBIGUOUS, BY_EXACT, "carter" },
  { "note/common-word-in-context", "the carter pays; the carter waits; so has the carter a right",
    { "carter", "has the ", " a right", -1, -1 }, FOUND, BY_EXACT, "carter" },
  { "note/hint-right", TOLL, { "free crossing", "right to a ", " in the", 32, 45 },
    FOUND, BY_POSITION, "free crossing" },
  { "note/hint-outdated", TOLL, { "free crossing", "right to a ", " in the", 0, 5 },
    FOUND, BY_EXACT, "free crossing" },
  { "note/other-case", "By decree of the Crown further rules are made.",
    { "by decree of the crown", "", " further rules", -1, -1 },
    FOUND, BY_FOLDED, "By decree of the Crown" },
  { "note/word-twice-within", "The guild acts by the customs of the guild in matters of ice.",
    { "customs of the guild", "by the ", " in matters", -1, -1 },
    FOUND, BY_EXACT, "customs of the guild" },
  { "note/number-with-comma", "The toll is 2,7 parts of a load, and one more in winter.",
    { "2,7 parts of a load", "The toll is ", ", and", -1, -1 },
    FOUND, BY_EXACT, "2,7 parts of a load" },

  { "context/exact", TALE, { "the lanterns", "", "", -1, -1 }, FOUND, BY_EXACT, "the lanterns" },
  { "context/nearest", TALE, { "the morning on that her mother", "", "", -1, -1 },
    CHANGED, BY_FUZZY, "the morning on which her mother" },
  /* Hypothesis takes another number for the nearest words. */
  { "context/nearest-but-number", TALE, { "many winters on, seven", "", "", -1, -1 },
    ORPHANED, BY_NOTHING, "winters on, when" },
  { "context/none-near", VERSES, { TALE, "", "", -1, -1 }, ORPHANED, BY_NOTHING, NULL },
  { "context/no-quote", "ferry", { "", "", "", -1, -1 }, INVALID, BY_NOTHING, NULL },
  { "context/no-text", "", { "the ferry boat", "", "", -1, -1 }, ORPHANED, BY_NOTHING, NULL },
  { "context/prefix-beyond-text", TALE, { "winters on", "It had been full seven ", "", -1, -1 },
    MOVED, BY_FUZZY, "winters on" },
  { "context/suffix-beyond-text", "A text of the guild",
    { "of the guild", "text ", " is lost", -1, -1 },
    FOUND, BY_EXACT, "of the guild" },
  { "context/hint-is-no-tie-breaker", VERSES, { "boat before us", "", "", 52, 66 },
    AMBIGUOUS, BY_FUZZY, "boats before us" },

  { "selector/first", "lantern ice ferry gate boat boat", { "lantern ice", "", "", -1, -1 },
    FOUND, BY_EXACT, "lantern ice" },
  { "selector/last", "lantern ice ferry gate boat boat", { "boat boat", "", "", -1, -1 },
    FOUND, BY_EXACT, "boat boat" },
  { "selector/within-word", "lantern ice ferry gate boat boat", { "ferry ga", "", "", -1, -1 },
    FOUND, BY_EXACT, "ferry ga" },
  { "selector/two", "lantern ice ferry gate boat boat", { "boat", "", "", -1, -1 },
    AMBIGUOUS, BY_EXACT, "boat" },
  { "selector/overlapping", "bananas", { "ana", "", "", -1, -1 }, AMBIGUOUS, BY_EXACT, "ana" },
  { "selector/none", "lantern ice ferry gate boat boat", { "holy well", "", "", -1, -1 },
    ORPHANED, BY_NOTHING, NULL },
  { "selector/prefix", "lantern ice ferry gate boat boat", { "boat", "gate ", "", -1, -1 },
    FOUND, BY_EXACT, "boat" },
  { "selector/suffix-within-word", "lantern lamp lair", { "la", "", "i", -1, -1 },
    FOUND, BY_EXACT, "la" },
  { "selector/both-contexts-twice", "lamp lamb", { "a", "l", "m", -1, -1 },
    AMBIGUOUS, BY_EXACT, "a" },
  /* The one place is still a place if a short context is not there; the state says so. */
  { "selector/other-prefix", "lantern ice ferry gate boat boat",
    { "ferry", "iceberg ", "", -1, -1 },
    MOVED, BY_FUZZY, "ferry" },

  { "cascade/line-before", "A new line\nso that the toll is thirty marks from the first day",
    { "the toll is thirty marks", "so that ", " from", 8, 32 },
    FOUND, BY_EXACT, "the toll is thirty marks" },
  { "cascade/far-away", NEW_RULE NEW_RULE "here lies a sentence like no other now",
    { "a sentence like no other", "", "", 0, 24 }, FOUND, BY_EXACT, "a sentence like no other" },
  { "cascade/context-edited",
    "first the loss is shared here somehow\nrule 9: the loss is shared by all",
    { "the loss is shared", "rule nine: ", " by all", -1, -1 },
    FOUND, BY_EXACT, "the loss is shared" },
  { "cascade/no-context", "first the loss is shared here\nthen the loss is shared there",
    { "the loss is shared", "", "", -1, -1 }, AMBIGUOUS, BY_EXACT, "the loss is shared" },
  /* There the nearest words are taken; a number as a word is a number here. */
  { "cascade/number-as-word", "so that the toll of the bridge is ninety marks from the first day",
    { "the toll of the bridge is thirty marks", "so that ", " from", -1, -1 },
    CONTRADICTED, BY_FUZZY, "the toll of the bridge is ninety marks" },
  { "cascade/half-alike", "abcdefgh________", { "abcdefghijklmnop", "", "", -1, -1 },
    ORPHANED, BY_NOTHING, NULL },

  { "bounds/punctuation", "They met (at the ford) once.", { "at the ford", "", "", -1, -1 },
    FOUND, BY_EXACT, "at the ford" },
  { "bounds/japanese", "石の橋は冬に落ちた。", { "橋は冬", "", "", -1, -1 }, FOUND, BY_EXACT, "橋は冬" },
  { "bounds/accents-and-case", "The CAFÉ of the Guild", { "the cafe of", "", "", -1, -1 },
    FOUND, BY_FOLDED, "The CAFÉ of" },
  { "bounds/line-break-within", "the stone\nbridge at the ford",
    { "stone bridge at", "", "", -1, -1 },
    FOUND, BY_NORMALISED, "stone\nbridge at" },
};
/* clang-format on */

/* Where exactly, for words that stand in several places. */
static void
test_contexts_tell_places_apart (void)
{
  static const struct
  {
    const char *exact;
    const char *prefix;
    const char *suffix;
    const char *before; /* what stands in the text before the right place */
  } rows[] = {
    { "before us", "we had boats ", "", "we had boats " },
    { "before us", "we had no boats ", "", "we had no boats " },
    { "before us", "we hat boats ", "", "we had boats " },
    { "before us", "we had nay boats ", "", "we had no boats " },
    { "we had", "", " boats", "road; " },
    { "we had", "", " no boats", "before us, " },
    { "we had", "", " bots before us, we had nun", "road; " },
    { "we had", "", " no boat", "before us, " },
  };
  g_autoptr (AnnalsArticle) article = annals_article_new (VERSES, -1, ANNALS_ARTICLE_PLAIN);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AnnalsQuote      quote = { rows[i].exact, rows[i].prefix, rows[i].suffix, -1, -1 };
      AnnalsAnchor     anchor = annals_passage_anchor (article, &quote);
      g_autofree char *whole = g_strconcat (rows[i].before, rows[i].exact, NULL);
      const char      *place = strstr (VERSES, whole);

      g_test_message ("%s|%s|%s", rows[i].prefix, rows[i].exact, rows[i].suffix);
      g_assert_true (annals_anchor_has_place (&anchor));
      g_assert_cmpuint (anchor.start, ==, place - VERSES + strlen (rows[i].before));
    }
}

/* The less a quote or its context is like the text, the less its score. */
static void
test_score_falls (void)
{
  static const AnnalsQuote rows[][4] = {
    { { "her mother had shown her the", "", "", -1, -1 },
      { "her mother had shown his the", "", "", -1, -1 },
      { "her mother has shown his the", "", "", -1, -1 },
      { "her mather has shown his the", "", "", -1, -1 } },
    { { "thought of the morning", "Warden Ysmer ", "", -1, -1 },
      { "thought of the morning", "Warden Yzmer ", "", -1, -1 },
      { "thought of the morning", "Wardan Yzmer ", "", -1, -1 },
      { "thought of the morning", "Wardan Izmer ", "", -1, -1 } },
    { { "Seven winters on", "", ", when the river rose", -1, -1 },
      { "Seven winters on", "", ", when a river rose", -1, -1 },
      { "Seven winters on", "", ", when a river fell", -1, -1 },
      { "Seven winters on", "", ", when a liver fell", -1, -1 } },
  };
  g_autoptr (AnnalsArticle) article = annals_article_new (TALE, -1, ANNALS_ARTICLE_PLAIN);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 1; j < G_N_ELEMENTS (rows[i]); j++)
      g_assert_cmpfloat (annals_passage_anchor (article, &rows[i][j]).score, <,
                         annals_passage_anchor (article, &rows[i][j - 1]).score);
}

/* All places of an ambiguous passage are offered, and no other. */
static void
test_all_places_are_offered (void)
{
  static const struct
  {
    const char *text;
    AnnalsQuote quote;
    guint       starts[4];
    guint       n_starts;
  } rows[] = {
    { "é the toll, the toll and the toll.", { "the toll", "", "", -1, -1 }, { 2, 12, 25 }, 3 },
    { "a b c. a b c. b", { "b", "a ", " c", -1, -1 }, { 2, 9 }, 2 },
    { "“a” and “a”", { "\"a\"", "", "", -1, -1 }, { 0, 8 }, 2 },
    { "The Toll. THE TOLL.", { "the toll", "", "", -1, -1 }, { 0, 10 }, 2 },
    { "He went to the old mill. Then he went to the old hill.",
      { "went to the old bill", "", "", -1, -1 },
      { 3, 33 },
      2 },
    { "the toll", { "the toll", "", "", -1, -1 }, { 0 }, 0 },
    { "the toll", { "", "", "", -1, -1 }, { 0 }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (AnnalsArticle) article = annals_article_new (rows[i].text, -1,
                                                              ANNALS_ARTICLE_PLAIN);
      g_autoptr (GArray)        offers = annals_passage_list_candidates (article, &rows[i].quote);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpuint (offers->len, ==, rows[i].n_starts);
      for (guint j = 0; j < offers->len; j++)
        g_assert_cmpuint (g_array_index (offers, AnnalsAnchor, j).start, ==, rows[i].starts[j]);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  passage_cases_add ("/core/passage-scenarios/", cases, G_N_ELEMENTS (cases));
  g_test_add_func ("/core/passage-scenarios/contexts-tell-places-apart",
                   test_contexts_tell_places_apart);
  g_test_add_func ("/core/passage-scenarios/score-falls", test_score_falls);
  g_test_add_func ("/core/passage-scenarios/all-places-are-offered", test_all_places_are_offered);

  return g_test_run ();
}
