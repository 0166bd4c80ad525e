/* test-passage-changes.c — what becomes of a quote when its article is changed in known ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles of invented words are changed as editors change them, many times over with fixed random
 * numbers. What counts is how often a passage is found again, and how often it is marked in a wrong
 * place, or in one that now says something else. A quote of a few words may have no number and no
 * name; nothing can tell that it stands in a twin of its sentence, which is what the last rows
 * allow for. The figures of each row are printed.
 */

#include "config.h"

#include "core/annals-passage.h"

#include <string.h>

#define N_TRIALS    400
#define N_SENTENCES 30
#define QUOTED      14 /* index of the sentence that is quoted */
#define N_CONTEXT   32
#define YEAR_WORD   3 /* of a sentence with facts */
#define NAME_WORD   7
#define PART_WORDS  7 /* of a sentence, for quotes that are a part of one */

typedef enum
{
  CHANGE_NOTHING,
  CHANGE_NEIGHBOURS, /* new sentences around the quoted one */
  CHANGE_SPACE,      /* other white space, soft hyphens */
  CHANGE_CASE,
  CHANGE_MOVE,
  CHANGE_DUPLICATE, /* the same sentence once more, elsewhere */
  CHANGE_TENTH_OF_WORDS,
  CHANGE_FIFTH_OF_WORDS,
  CHANGE_THIRD_OF_WORDS,
  CHANGE_HALF_OF_WORDS,
  CHANGE_DELETE,
  CHANGE_TWIN_INSTEAD, /* gone, and elsewhere the same sentence with another name and year */
  CHANGE_FACTS,        /* there, with another name and year */
} Change;

typedef enum
{
  OUTCOME_FOUND,   /* marked in its place as found */
  OUTCOME_FLAGGED, /* marked in its place as moved or changed */
  OUTCOME_WRONG,   /* marked as found elsewhere, or where it is no evidence */
  OUTCOME_FLAGGED_WRONG /* so as moved or changed */,
  OUTCOME_UNMARKED,
  N_OUTCOMES
} Outcome;

typedef struct
{
  const char *name;
  Change      change;
  gboolean    is_part;     /* the quote is a part of the sentence */
  guint       min_right;   /* found or flagged */
  guint       max_wrong;   /* silently */
  guint       max_flagged; /* wrong, but flagged */
} Row;

static const Row rows[] = {
  { "nothing", CHANGE_NOTHING, FALSE, 400, 0, 0 },
  { "neighbours", CHANGE_NEIGHBOURS, FALSE, 400, 0, 0 },
  { "white-space", CHANGE_SPACE, FALSE, 400, 0, 0 },
  { "case", CHANGE_CASE, FALSE, 400, 0, 0 },
  { "moved", CHANGE_MOVE, FALSE, 400, 0, 0 },
  { "duplicate", CHANGE_DUPLICATE, FALSE, 385, 1, 0 },
  { "tenth-of-words", CHANGE_TENTH_OF_WORDS, FALSE, 399, 0, 0 },
  { "fifth-of-words", CHANGE_FIFTH_OF_WORDS, FALSE, 394, 0, 0 },
  { "third-of-words", CHANGE_THIRD_OF_WORDS, FALSE, 378, 0, 0 },
  { "half-of-words", CHANGE_HALF_OF_WORDS, FALSE, 286, 0, 0 },
  { "deleted", CHANGE_DELETE, FALSE, 0, 0, 0 },
  { "deleted-part", CHANGE_DELETE, TRUE, 0, 0, 0 },
  { "twin-instead", CHANGE_TWIN_INSTEAD, FALSE, 0, 0, 0 },
  { "facts", CHANGE_FACTS, FALSE, 0, 0, 0 },
  { "twin-instead-of-part", CHANGE_TWIN_INSTEAD, TRUE, 0, 57, 6 },
  { "facts-around-part", CHANGE_FACTS, TRUE, 0, 44, 15 },
};

static const char *const syllables[] = {
  "ba",
  "do",
  "fe",
  "gu",
  "hal",
  "ki",
  "lor",
  "mer",
  "nu",
  "or",
  "pel",
  "ri",
  "sun",
  "ta",
  "vek",
  "zo",
};

static char *
invent_word (GRand *random)
{
  GString *word = g_string_new (NULL);
  int      n_syllables = g_rand_int_range (random, 1, 4);

  for (int i = 0; i < n_syllables; i++)
    g_string_append (word, syllables[g_rand_int_range (random, 0, G_N_ELEMENTS (syllables))]);

  return g_string_free (word, FALSE);
}

static char *
invent_name (GRand *random)
{
  char *name = g_strconcat ("or", NULL);

  for (int i = 0; i < 2; i++)
    {
      g_autofree char *head = g_steal_pointer (&name);
      g_autofree char *tail = invent_word (random);

      name = g_strconcat (head, tail, NULL);
    }
  name[0] = g_ascii_toupper (name[0]);

  return name;
}

/* Words with the place of a year and of a name among them: "%" and "@". */
static char *
invent_pattern (GRand *random)
{
  GString *pattern = g_string_new (NULL);
  int      n_words = g_rand_int_range (random, 10, 18);

  for (int i = 0; i < n_words; i++)
    {
      g_autofree char *word = invent_word (random);

      g_string_append (pattern, i == 0 ? "" : " ");
      g_string_append (pattern, i == YEAR_WORD ? "%" : i == NAME_WORD ? "@"
                                                                      : word);
    }

  return g_string_free (pattern, FALSE);
}

/* Fills a year and a name into the pattern; years of two calls differ. */
static char *
make_sentence (GRand      *random,
               const char *pattern,
               int         first_year)
{
  g_autoptr (GString) sentence = g_string_new (pattern);
  g_autofree char    *name = invent_name (random);
  g_autofree char    *year = g_strdup_printf ("%d", first_year + g_rand_int_range (random, 0, 100));

  g_string_replace (sentence, "%", year, 0);
  g_string_replace (sentence, "@", name, 0);

  return g_strdup (sentence->str);
}

static char *
change_words (GRand      *random,
              const char *sentence,
              double      share)
{
  g_auto (GStrv) words = g_strsplit (sentence, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_islower (words[i][0]) && g_rand_double (random) < share)
      {
        g_free (words[i]);
        words[i] = invent_word (random);
      }

  return g_strjoinv (" ", words);
}

static char *
change_space (const char *sentence)
{
  g_autoptr (GString) changed = g_string_new (sentence);

  g_string_replace (changed, " ", "\u00a0 ", 2);
  g_string_replace (changed, "or", "o\u00adr", 0);

  return g_strdup (changed->str);
}

/* Changes the sentences, and tells in @place where the quoted one stands then. */
static void
apply (GRand      *random,
       Change      change,
       const char *pattern,
       char      **sentences,
       guint      *place)
{
  char *quoted = sentences[QUOTED];

  *place = QUOTED;
  switch (change)
    {
    case CHANGE_NOTHING:
      return;
    case CHANGE_NEIGHBOURS:
      for (guint i = QUOTED - 1; i <= QUOTED + 1; i += 2)
        {
          g_free (sentences[i]);
          sentences[i] = invent_pattern (random);
        }
      return;
    case CHANGE_MOVE:
      sentences[QUOTED] = sentences[3];
      sentences[3] = quoted;
      *place = 3;
      return;
    case CHANGE_DUPLICATE:
      g_free (sentences[5]);
      sentences[5] = g_strdup (quoted);
      return;
    case CHANGE_SPACE:
      sentences[QUOTED] = change_space (quoted);
      break;
    case CHANGE_CASE:
      sentences[QUOTED] = g_ascii_strup (quoted, -1);
      break;
    case CHANGE_TENTH_OF_WORDS:
      sentences[QUOTED] = change_words (random, quoted, 0.10);
      break;
    case CHANGE_FIFTH_OF_WORDS:
      sentences[QUOTED] = change_words (random, quoted, 0.20);
      break;
    case CHANGE_THIRD_OF_WORDS:
      sentences[QUOTED] = change_words (random, quoted, 0.30);
      break;
    case CHANGE_HALF_OF_WORDS:
      sentences[QUOTED] = change_words (random, quoted, 0.50);
      break;
    case CHANGE_DELETE:
      sentences[QUOTED] = invent_pattern (random);
      break;
    case CHANGE_TWIN_INSTEAD:
      sentences[QUOTED] = invent_pattern (random);
      g_free (sentences[5]);
      sentences[5] = make_sentence (random, pattern, 1500);
      break;
    case CHANGE_FACTS:
      sentences[QUOTED] = make_sentence (random, pattern, 1500);
      break;
    }

  g_free (quoted);
}

static char *
join (char **sentences,
      guint  place,
      guint *start,
      guint *end)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_SENTENCES; i++)
    {
      if (i == place)
        *start = (guint) g_utf8_strlen (text->str, -1);
      g_string_append (text, sentences[i]);
      if (i == place)
        *end = (guint) g_utf8_strlen (text->str, -1);
      g_string_append (text, i % 6 == 5 ? ".\n\n" : ". ");
    }

  return g_string_free (text, FALSE);
}

/* Narrows the quote to some words of its sentence, which lies from *@start to *@end. */
static void
narrow (GRand      *random,
        const char *text,
        guint      *start,
        guint      *end)
{
  g_autofree char *sentence = g_utf8_substring (text, *start, *end);
  g_auto (GStrv)   words = g_strsplit (sentence, " ", -1);
  int              n_words = (int) g_strv_length (words);
  int              first = g_rand_int_range (random, 0, n_words - PART_WORDS + 1);
  guint            length = PART_WORDS - 1; /* the spaces */

  for (int i = 0; i < first; i++)
    *start += (guint) strlen (words[i]) + 1;
  for (int i = first; i < first + PART_WORDS; i++)
    length += (guint) strlen (words[i]);
  *end = *start + length;
}

/* Whether most of a stretch and of another are the same: words at the ends may have changed. */
static gboolean
is_about_same (const AnnalsAnchor *anchor,
               guint               start,
               guint               end)
{
  return MIN (anchor->end, end) > MAX (anchor->start, start) &&
         (MIN (anchor->end, end) - MAX (anchor->start, start)) * 10 >=
           (MAX (anchor->end, end) - MIN (anchor->start, start)) * 7;
}

static gboolean
leaves_evidence (Change change)
{
  return change != CHANGE_DELETE && change != CHANGE_TWIN_INSTEAD && change != CHANGE_FACTS;
}

static Outcome
judge (const Row          *row,
       const AnnalsAnchor *anchor,
       guint               start,
       guint               end)
{
  gboolean is_flagged = anchor->state != ANNALS_ANCHOR_FOUND;

  if (!annals_anchor_has_place (anchor))
    return OUTCOME_UNMARKED;
  if (leaves_evidence (row->change) && is_about_same (anchor, start, end))
    return is_flagged ? OUTCOME_FLAGGED : OUTCOME_FOUND;

  return is_flagged ? OUTCOME_FLAGGED_WRONG : OUTCOME_WRONG;
}

/* One article, one quote, one change. */
static Outcome
try_change (GRand     *random,
            const Row *row)
{
  g_auto (GStrv)            sentences = g_new0 (char *, N_SENTENCES + 1);
  g_autofree char          *pattern = invent_pattern (random);
  g_autofree char          *text = NULL;
  g_autofree char          *changed_text = NULL;
  g_autofree char          *exact = NULL;
  g_autofree char          *prefix = NULL;
  g_autofree char          *suffix = NULL;
  g_autoptr (AnnalsArticle) article = NULL;
  AnnalsQuote               quote;
  AnnalsAnchor              anchor;
  guint                     place;
  guint                     start = 0;
  guint                     end = 0;

  for (guint i = 0; i < N_SENTENCES; i++)
    sentences[i] = i == QUOTED ? make_sentence (random, pattern, 1800) : invent_pattern (random);
  text = join (sentences, QUOTED, &start, &end);
  if (row->is_part)
    narrow (random, text, &start, &end);
  exact = g_utf8_substring (text, start, end);
  prefix = g_utf8_substring (text, start - N_CONTEXT, start);
  suffix = g_utf8_substring (text, end, end + N_CONTEXT);
  quote = (AnnalsQuote){ exact, prefix, suffix, start, end };

  apply (random, row->change, pattern, sentences, &place);
  changed_text = join (sentences, place, &start, &end);
  article = annals_article_new (changed_text, -1, ANNALS_ARTICLE_PLAIN);
  anchor = annals_passage_anchor (article, &quote);

  return judge (row, &anchor, start, end);
}

static void
check_row (gconstpointer data)
{
  const Row *row = data;
  GRand     *random = g_rand_new_with_seed (7);
  guint      n[N_OUTCOMES] = { 0 };

  for (guint i = 0; i < N_TRIALS; i++)
    n[try_change (random, row)]++;
  g_rand_free (random);

  g_test_message ("of %d: %u found, %u flagged, %u silently wrong, %u wrong but flagged, "
                  "%u not marked",
                  N_TRIALS, n[OUTCOME_FOUND], n[OUTCOME_FLAGGED], n[OUTCOME_WRONG],
                  n[OUTCOME_FLAGGED_WRONG], n[OUTCOME_UNMARKED]);
  g_assert_cmpuint (n[OUTCOME_FOUND] + n[OUTCOME_FLAGGED], >=, row->min_right);
  g_assert_cmpuint (n[OUTCOME_WRONG], <=, row->max_wrong);
  g_assert_cmpuint (n[OUTCOME_FLAGGED_WRONG], <=, row->max_flagged);
}

/* Changes, takes out or puts in single characters anywhere. */
static char *
edit_chars (GRand      *random,
            const char *text,
            guint       n_edits)
{
  static const char *const characters[] = { "a", "e", "o", "r", "1", "8", " ", ",", "O", "P" };
  GString                 *edited = g_string_new (text);

  for (guint i = 0; i < n_edits; i++)
    {
      const char *character = characters[g_rand_int_range (random, 0, G_N_ELEMENTS (characters))];
      int         what = g_rand_int_range (random, 0, 3);
      gssize      at = g_rand_int_range (random, 0, (int) edited->len);

      if (what != 0)
        g_string_erase (edited, at, 1);
      if (what != 1)
        g_string_insert (edited, at, character);
    }

  return g_string_free (edited, FALSE);
}

/* Whether a year or a name stands in the text, and not as a part of a longer one. */
static gboolean
has_whole (const char *text,
           const char *word)
{
  const char      *kind = g_ascii_isdigit (*word) ? "digit" : "alpha";
  g_autofree char *pattern = g_strdup_printf ("(?<![[:%s:]])%s(?![[:%s:]])", kind, word, kind);

  return g_regex_match_simple (pattern, text, 0, 0);
}

/* Whatever letters an editor touches: where a passage is marked, its year and its name stand. */
static void
test_edits_of_characters (void)
{
  GRand *random = g_rand_new_with_seed (11);
  guint  n_marked = 0;
  guint  n_contradicted = 0;

  for (guint i = 0; i < N_TRIALS; i++)
    {
      g_autofree char          *pattern = invent_pattern (random);
      g_autofree char          *sentence = make_sentence (random, pattern, 1800);
      g_auto (GStrv)            words = g_strsplit (sentence, " ", -1);
      g_autofree char          *edited = edit_chars (random, sentence, i % 8);
      g_autofree char          *before = invent_pattern (random);
      g_autofree char          *after = invent_pattern (random);
      g_autofree char          *text = g_strdup_printf ("%s. %s. %s.", before, edited, after);
      g_autofree char          *marked = NULL;
      g_autoptr (AnnalsArticle) article = annals_article_new (text, -1, ANNALS_ARTICLE_PLAIN);
      AnnalsQuote               quote = { sentence, "", "", -1, -1 };
      AnnalsAnchor              anchor = annals_passage_anchor (article, &quote);

      n_contradicted += anchor.state == ANNALS_ANCHOR_CONTRADICTED ? 1 : 0;
      if (!annals_anchor_has_place (&anchor))
        continue;

      n_marked++;
      marked = g_utf8_substring (text, anchor.start, anchor.end);
      g_test_message ("%s | %s", sentence, marked);
      g_assert_true (has_whole (marked, words[YEAR_WORD]));
      g_assert_true (has_whole (marked, words[NAME_WORD]));
    }
  g_rand_free (random);

  g_test_message ("of %d: %u marked, %u contradicted", N_TRIALS, n_marked, n_contradicted);
  g_assert_cmpuint (n_marked, >, N_TRIALS / 3);
  g_assert_cmpuint (n_contradicted, >, N_TRIALS / 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/core/passage-changes/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], check_row);
    }
  g_test_add_func ("/core/passage-changes/edits-of-characters", test_edits_of_characters);

  return g_test_run ();
}
