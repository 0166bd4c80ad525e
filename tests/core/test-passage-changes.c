/* test-passage-changes.c — what becomes of a quote when its article is changed in known ways
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Articles of invented words are changed as editors change them, many times over with fixed random
 * numbers. What counts is how often a passage is found again, and that it is never marked in a
 * wrong place.
 */

#include "config.h"

#include "core/annals-passage.h"

#include <string.h>

#define N_TRIALS    60
#define N_SENTENCES 30
#define QUOTED      14 /* index of the sentence that is quoted */
#define N_CONTEXT   32

typedef enum
{
  CHANGE_NOTHING,
  CHANGE_NEIGHBOURS, /* new sentences around the quoted one */
  CHANGE_SPACE,      /* other white space, soft hyphens, typographic quotes */
  CHANGE_CASE,
  CHANGE_MOVE,
  CHANGE_TENTH_OF_WORDS,
  CHANGE_THIRD_OF_WORDS,
  CHANGE_DELETE,
  CHANGE_TWIN_INSTEAD, /* gone, and elsewhere the same sentence with another name and year */
  CHANGE_FACTS,        /* there, with another name and year */
} Change;

typedef struct
{
  const char *name;
  Change      change;
  guint       min_found; /* in parts of a hundred; marked in the right place */
  guint       max_found;
} Row;

static const Row rows[] = {
  { "nothing", CHANGE_NOTHING, 100, 100 },
  { "neighbours", CHANGE_NEIGHBOURS, 100, 100 },
  { "white-space", CHANGE_SPACE, 100, 100 },
  { "case", CHANGE_CASE, 100, 100 },
  { "moved", CHANGE_MOVE, 100, 100 },
  { "tenth-of-words", CHANGE_TENTH_OF_WORDS, 90, 100 },
  { "third-of-words", CHANGE_THIRD_OF_WORDS, 90, 100 },
  { "deleted", CHANGE_DELETE, 0, 0 },
  { "twin-instead", CHANGE_TWIN_INSTEAD, 0, 0 },
  { "facts", CHANGE_FACTS, 0, 0 },
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
      g_string_append (pattern, i == 3 ? "%" : i == 7 ? "@"
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
    case CHANGE_SPACE:
      sentences[QUOTED] = change_space (quoted);
      break;
    case CHANGE_CASE:
      sentences[QUOTED] = g_ascii_strup (quoted, -1);
      break;
    case CHANGE_TENTH_OF_WORDS:
      sentences[QUOTED] = change_words (random, quoted, 0.10);
      break;
    case CHANGE_THIRD_OF_WORDS:
      sentences[QUOTED] = change_words (random, quoted, 0.33);
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

/* One article, one quote, one change: whether the passage was marked in its place. */
static gboolean
try_change (GRand *random,
            Change change)
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
  exact = g_utf8_substring (text, start, end);
  prefix = g_utf8_substring (text, start - N_CONTEXT, start);
  suffix = g_utf8_substring (text, end, end + N_CONTEXT);
  quote = (AnnalsQuote){ exact, prefix, suffix, start, end };

  apply (random, change, pattern, sentences, &place);
  changed_text = join (sentences, place, &start, &end);
  article = annals_article_new (changed_text, -1, ANNALS_ARTICLE_PLAIN);
  anchor = annals_passage_anchor (article, &quote);
  if (!annals_anchor_has_place (&anchor))
    return FALSE;

  /* Marked at all means marked there, but for words at the ends that have changed. */
  g_assert_cmpuint (MIN (anchor.end, end), >, MAX (anchor.start, start));
  g_assert_cmpuint ((MIN (anchor.end, end) - MAX (anchor.start, start)) * 10, >=,
                    (MAX (anchor.end, end) - MIN (anchor.start, start)) * 7);
  return TRUE;
}

static void
check_row (gconstpointer data)
{
  const Row *row = data;
  GRand     *random = g_rand_new_with_seed (7);
  guint      n_found = 0;

  for (guint i = 0; i < N_TRIALS; i++)
    n_found += try_change (random, row->change) ? 1 : 0;
  g_rand_free (random);

  g_test_message ("%u of %d found", n_found, N_TRIALS);
  g_assert_cmpuint (n_found * 100, >=, row->min_found * N_TRIALS);
  g_assert_cmpuint (n_found * 100, <=, row->max_found * N_TRIALS);
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

  return g_test_run ();
}
