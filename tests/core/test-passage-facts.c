/* test-passage-facts.c — numbers and names of a quote are never marked where they have changed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "passage-case.h"

#define FOUND        ANNALS_ANCHOR_FOUND
#define MOVED        ANNALS_ANCHOR_MOVED
#define CHANGED      ANNALS_ANCHOR_CHANGED
#define CONTRADICTED ANNALS_ANCHOR_CONTRADICTED
#define ORPHANED     ANNALS_ANCHOR_ORPHANED

#define BY_NOTHING    ANNALS_ANCHOR_BY_NOTHING
#define BY_POSITION   ANNALS_ANCHOR_BY_POSITION
#define BY_EXACT      ANNALS_ANCHOR_BY_EXACT
#define BY_NORMALISED ANNALS_ANCHOR_BY_NORMALISED
#define BY_FOLDED     ANNALS_ANCHOR_BY_FOLDED
#define BY_FUZZY      ANNALS_ANCHOR_BY_FUZZY

/* clang-format off */
static const PassageCase cases[] = {
  /* A name or a number that has grown is another one. */
  { "grown/name", "Before the gate stood the warden Pellham with his men.",
    { "stood the warden Pell", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "stood the warden Pellham" },
  { "grown/name-alone", "Before the gate stood the warden Pellham.",
    { "Pell", "", "", -1, -1 }, ORPHANED, BY_NOTHING, NULL },
  { "grown/name-alone-in-context", "Before the gate stood the warden Pellham with his men.",
    { "Pell", "stood the warden ", " with his men", -1, -1 },
    CONTRADICTED, BY_FUZZY, "Pellham" },
  { "grown/name-at-its-position", "the warden Pellham was there",
    { "the warden Pell", "", "", 0, 15 },
    CONTRADICTED, BY_FUZZY, "the warden Pellham" },
  { "grown/name-at-front", "At dawn came MacOrrin of the guild alone.",
    { "Orrin of the guild", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "MacOrrin of the guild" },
  { "grown/name-at-front-at-its-position", "MacOrrin of the guild",
    { "Orrin of the guild", "", "", 3, 21 },
    CONTRADICTED, BY_FUZZY, "MacOrrin of the guild" },
  { "grown/name-over-soft-hyphen", "there stood the warden Pell\u00adham with his men",
    { "stood the warden Pell", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "stood the warden Pell\u00adham" },
  { "grown/name-in-capitals", "THERE STOOD THE WARDEN PELLHAM WITH HIS MEN",
    { "stood the warden Pell", "", "", -1, -1 }, ORPHANED, BY_NOTHING, NULL },
  { "grown/thousands", "In all 1,217 men stood by the river at dawn.",
    { "217 men stood by the river at dawn", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "1,217 men stood by the river at dawn" },
  { "grown/decimals", "The toll of a cart in that year was 12.5 marks.",
    { "The toll of a cart in that year was 12", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "The toll of a cart in that year was 12.5" },
  { "grown/end-of-sentence-is-no-decimal", "The toll of a cart was 12. It rose.",
    { "The toll of a cart was 12", "", "", -1, -1 },
    FOUND, BY_EXACT, "The toll of a cart was 12" },
  { "grown/word", "They built two bridges there.", { "two bridge", "", "", -1, -1 },
    FOUND, BY_EXACT, "two bridge" },
  { "grown/told-by-suffix", "stood the warden Pellham with",
    { "warden Pell", "the ", "ham with", -1, -1 },
    FOUND, BY_EXACT, "warden Pell" },
  { "grown/told-by-position", "stood the warden Pellham with",
    { "warden Pell", "the ", "ham with", 10, 21 }, FOUND, BY_POSITION, "warden Pell" },
  { "grown/possessive", "It was the warden Pell's own horse.",
    { "the warden Pell", "", "", -1, -1 },
    FOUND, BY_EXACT, "the warden Pell" },

  /* The same facts in other places of the sentence say something else. */
  { "order/numbers", "That winter 30 ships and 12 boats lay in the harbour of the town.",
    { "12 ships and 30 boats lay in the harbour of the town", "That winter ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "30 ships and 12 boats lay in the harbour of the town" },
  { "order/names", "It is told that Orrin sold the old bridge house on the hill to Pell.",
    { "told that Pell sold the old bridge house on the hill to Orrin", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "told that Orrin sold the old bridge house on the hill to Pell" },
  { "order/twice", "They lost 12 men at the ford and many men at the gate.",
    { "lost 12 men at the ford and 12 men at the gate", "They ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "lost 12 men at the ford and many men at the gate" },

  /* The first word may be a name as well. */
  { "first-word/name", "Jonas told the crown that the bridge would not hold. The crown was told.",
    { "Orrin told the crown that the bridge would not hold", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "Jonas told the crown that the bridge would not hold" },
  { "first-word/no-name", "A ferry was lost, and the other ferry came too late to help the men.",
    { "The ferry was lost, and the other ferry came too late to help the men", "", "", -1, -1 },
    CHANGED, BY_FUZZY, "A ferry was lost, and the other ferry came too late to help the men" },
  { "first-word/within-sentence",
    "It was then that March came and the men of the ford marched home.",
    { "April came and the men of the ford marched home", "It was then that ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "March came and the men of the ford marched home" },
  { "first-word/name-that-is-a-word-too",
    "It was then that Hill came and the men of the valley marched home. The ford was ice.",
    { "Ford came and the men of the valley marched home", "It was then that ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "Hill came and the men of the valley marched home" },
  { "first-word/after-comma",
    "In that year, the men of the ford at last marched home to the valley.",
    { "The men of the ford at last marched back to the valley", "In that year, ", "", -1, -1 },
    CHANGED, BY_FUZZY, "the men of the ford at last marched home to the valley" },
  { "first-word/after-heading", "Of the ford\n\nNo men of the ford ever came home to the valley.",
    { "The men of the ford ever came home to the valley", "Of the ford\n\n", "", -1, -1 },
    CHANGED, BY_FUZZY, "No men of the ford ever came home to the valley" },

  /* Numbers and months that are words */
  { "words/ordinal", "The bridge fell in the fourth winter of the queen.",
    { "The bridge fell in the third winter of the queen", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "The bridge fell in the fourth winter of the queen" },
  { "words/number", "Of the carts that crossed at dawn fifty were lost in the ice.",
    { "the carts that crossed at dawn forty were lost in the ice", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "the carts that crossed at dawn fifty were lost in the ice" },
  { "words/french-month", "Le pont fut détruit le 12 juin par les glaces du fleuve.",
    { "pont fut détruit le 12 mai par les glaces du fleuve", "Le ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "pont fut détruit le 12 juin par les glaces du fleuve" },
  { "words/french-month-with-accent", "Le pont fut détruit le 12 juin par les glaces du fleuve.",
    { "pont fut détruit le 12 août par les glaces du fleuve", "Le ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "pont fut détruit le 12 juin par les glaces du fleuve" },
  { "words/russian-month", "Мост был разрушен льдом 12 июня того же года.",
    { "был разрушен льдом 12 мая того же года", "Мост ", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "был разрушен льдом 12 июня того же года" },
  { "words/russian-other-word", "Мост был полностью сломан льдом 12 мая того же года.",
    { "был полностью разбит льдом 12 мая того же года", "Мост ", "", -1, -1 },
    CHANGED, BY_FUZZY, "был полностью сломан льдом 12 мая того же года" },

  /* Scripts without capitals */
  { "caseless/han-name", "一九五〇年英国与邻国签订了友好条约。",
    { "年中国与邻国签订了友好条约", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "年英国与邻国签订了友好条约" },
  { "caseless/han-year", "一九五一年中国与邻国签订了友好条约。",
    { "一九五〇年中国与邻国签订了友好条约", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "一九五一年中国与邻国签订了友好条约" },
  { "caseless/han-particle", "一九五〇年中国与邻国签订了友好条约。",
    { "年中国和邻国签订了友好条约", "", "", -1, -1 },
    CHANGED, BY_FUZZY, "年中国与邻国签订了友好条约" },
  { "caseless/japanese-ending", "川が凍った冬に石の橋が落ちたという話がある。",
    { "川が凍った冬に石の橋は落ちたという話がある", "", "", -1, -1 },
    CHANGED, BY_FUZZY, "川が凍った冬に石の橋が落ちたという話がある" },
  { "caseless/katakana-name", "川が凍った冬にオリンの橋が落ちたという話がある。",
    { "川が凍った冬にペルの橋が落ちたという話がある", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "川が凍った冬にオリンの橋が落ちたという話がある" },
  { "caseless/arabic-name", "في تلك السنة حضر سالم إلى القلعة مع رجاله.",
    { "في تلك السنة حضر خالد إلى القلعة مع رجاله", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "في تلك السنة حضر سالم إلى القلعة مع رجاله" },
  { "caseless/arabic-particle", "في تلك السنة حضر سالم من القلعة مع رجاله.",
    { "في تلك السنة حضر سالم في القلعة مع رجاله", "", "", -1, -1 },
    CHANGED, BY_FUZZY, "في تلك السنة حضر سالم من القلعة مع رجاله" },
  { "caseless/arabic-grown", "حضر سالمان إلى القلعة", { "حضر سالم", "", "", -1, -1 },
    ORPHANED, BY_NOTHING, NULL },
  { "caseless/georgian-name", "იმ წელს ნინო მივიდა ციხესთან თავის ხალხთან ერთად.",
    { "იმ წელს დავით მივიდა ციხესთან თავის ხალხთან ერთად", "", "", -1, -1 },
    CONTRADICTED, BY_FUZZY, "იმ წელს ნინო მივიდა ციხესთან თავის ხალხთან ერთად" },

  /* Marks that make another letter are no accents. */
  { "marks/accent", "Then came Étienne alone.", { "came Etienne", "", "", -1, -1 },
    FOUND, BY_FOLDED, "came Étienne" },
  { "marks/arabic-points", "حَضَرَ سَالِم", { "حضر سالم", "", "", -1, -1 },
    FOUND, BY_FOLDED, "حَضَرَ سَالِم" },
  { "marks/kana", "川のかきの話", { "がきの", "", "", -1, -1 }, ORPHANED, BY_NOTHING, NULL },
  { "marks/devanagari", "वहाँ कुल था", { "वहाँ कल था", "", "", -1, -1 },
    ORPHANED, BY_NOTHING, NULL },
  { "marks/thai", "นายสินมา", { "นายสนมา", "", "", -1, -1 }, ORPHANED, BY_NOTHING, NULL },
};
/* clang-format on */

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  passage_cases_add ("/core/passage-facts/", cases, G_N_ELEMENTS (cases));

  return g_test_run ();
}
