/* annals-passage-facts.c — the numbers and names of a quote, and whether a place keeps them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a quote proves hangs on its numbers and its names. A token is a run of digits or of letters;
 * it is a fact if it is a number, or if it may be a name:
 *
 *   Latin, Greek, Cyrillic …   a word with a capital letter; the first word of a quote only if it
 *                              stands within a sentence, or never stands without its capital
 *   Han                        every character that is not a mere particle, as nothing tells where
 *                              a name begins or ends
 *   Hiragana                   none: it writes endings and particles
 *   Arabic, Devanagari, Thai … every word of three characters or more, as no capital tells a name
 *
 * and also if it is the word for a number or a month in one of the languages of fact_words.
 *
 * A place keeps the facts if they stand in it whole and in their order. That says too often that a
 * fact has changed where there are no capitals, and never too seldom.
 */

#include "config.h"

#include "core/annals-passage-private.h"

#include <string.h>

/* Shorter words of a script without capitals are taken for particles. */
#define LEAST_NAME_CHARS 3

/* Han characters that carry grammar: and, with, of, at, is, also, then, this, that … */
static const char han_particles[] =
  "的了着著和與与及跟同或在於于是之其而以所也亦都就才又再並并且但把將将被給给對对從从到至由向因為为"
  "則则即乃便這这那此個个們们還还很最更已曾會会能可等地得";

/* Numbers and months as words, where they are written without a capital. Words that mostly mean
 * something else, such as articles for “one” or the English “may”, are not among them. */
static const char *const fact_words[] = {
  /* English */
  "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
  "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
  "hundred hundreds thousand thousands million millions billion dozen dozens half twice thrice "
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
  "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth hundredth",
  /* French */
  "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt "
  "trente quarante cinquante soixante cent mille million millions premier première deuxième "
  "troisième quatrième cinquième sixième septième huitième neuvième dixième "
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  /* German */
  "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig "
  "sechzig siebzig achtzig neunzig hundert tausend erste ersten zweite zweiten dritte dritten "
  "vierte vierten fünfte fünften",
  /* Spanish */
  "dos tres cuatro cinco seis siete ocho nueve diez doce veinte treinta cuarenta cincuenta "
  "cien ciento mil millones primero primera segundo segunda tercero tercera cuarto cuarta quinto "
  "quinta enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  /* Italian */
  "tre quattro cinque sei sette otto nove dieci undici dodici venti trenta cento mille primo "
  "prima secondo seconda terzo terza quarto quarta gennaio febbraio aprile maggio giugno luglio "
  "settembre ottobre dicembre",
  /* Russian */
  "один одна два две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать "
  "двадцать тридцать сорок пятьдесят сто двести тысяча тысячи тысяч миллион миллиона миллионов "
  "двух трёх трех четырёх четырех пяти шести семи восьми девяти десяти первый первая первого "
  "первой второй вторая второго третий третья третьего третьей четвёртый четвертый четвёртого "
  "пятый пятого шестой шестого седьмой седьмого январь января январе февраль февраля феврале март "
  "марта марте апрель апреля апреле май мая мае июнь июня июне июль июля июле август августа "
  "августе сентябрь сентября сентябре октябрь октября октябре ноябрь ноября ноябре декабрь "
  "декабря декабре",
};

/* A stretch of characters that counts as one word or number. */
typedef struct
{
  guint start;
  guint end;
} Token;

/* Whether a character is part of a word or a number. */
gboolean
annals_passage_is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether words are written without spaces between them, so that no word is seen to go on. */
static gboolean
is_unspaced (gunichar c)
{
  switch ((int) g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL: /* endings are joined to names */
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
    case G_UNICODE_SCRIPT_TIBETAN:
      return TRUE;
    default:
      return FALSE;
    }
}

/* What may stand between the digits of one number: 1,217 or 12.5 or 1'217. */
static gboolean
is_number_mark (gunichar c)
{
  return c == '.' || c == ',' || c == '\'' || c == 0x2019;
}

/* Whether a word or a number goes on across a place in a text, which lies in the middle of
 * @around; 0 stands there for what is beyond the text. */
gboolean
annals_passage_splits_token (const gunichar around[4])
{
  gboolean is_digit_before = g_unichar_isdigit (around[1]);
  gboolean is_digit_after = g_unichar_isdigit (around[2]);

  if (is_digit_before || is_digit_after)
    return (is_digit_before && is_digit_after) ||
           (is_digit_before && is_number_mark (around[2]) && g_unichar_isdigit (around[3])) ||
           (is_digit_after && is_number_mark (around[1]) && g_unichar_isdigit (around[0]));

  return annals_passage_is_word_char (around[1]) && annals_passage_is_word_char (around[2]) &&
         !is_unspaced (around[1]) && !is_unspaced (around[2]);
}

static gboolean
is_digit_at (const gunichar *chars,
             guint           n_chars,
             guint           at)
{
  return at < n_chars && g_unichar_isdigit (chars[at]);
}

/* Whether a word goes on with a character: not from one of the scripts of East Asia to another,
 * where the next word may follow without a space. */
static gboolean
joins (gunichar first,
       gunichar next)
{
  GUnicodeScript of_first = g_unichar_get_script (first);
  GUnicodeScript of_next = g_unichar_get_script (next);

  if (!annals_passage_is_word_char (next) || g_unichar_isdigit (next) ||
      of_first == G_UNICODE_SCRIPT_HAN || of_next == G_UNICODE_SCRIPT_HAN)
    return FALSE;

  return (of_first == G_UNICODE_SCRIPT_HIRAGANA) == (of_next == G_UNICODE_SCRIPT_HIRAGANA) ||
         of_next == G_UNICODE_SCRIPT_INHERITED;
}

/* End of the run of digits or letters at @start. Digits within a word, as in "21st", are a run of
 * their own, and so is a Han character. */
static guint
find_token_end (const gunichar *chars,
                guint           n_chars,
                guint           start)
{
  guint end = start + 1;

  if (is_digit_at (chars, n_chars, start))
    while (is_digit_at (chars, n_chars, end) ||
           (end < n_chars && is_number_mark (chars[end]) && is_digit_at (chars, n_chars, end + 1)))
      end++;
  else
    while (end < n_chars && joins (chars[start], chars[end]))
      end++;

  return end;
}

/* The next word or number at or after @at. */
static gboolean
find_token (const gunichar *chars,
            guint           n_chars,
            guint           at,
            Token          *token)
{
  while (at < n_chars && !annals_passage_is_word_char (chars[at]))
    at++;
  if (at == n_chars)
    return FALSE;

  *token = (Token){ at, find_token_end (chars, n_chars, at) };
  return TRUE;
}

static gboolean
is_same (const gunichar *a,
         const gunichar *b,
         guint           n_chars)
{
  for (guint i = 0; i < n_chars; i++)
    if (g_unichar_tolower (a[i]) != g_unichar_tolower (b[i]))
      return FALSE;

  return TRUE;
}

/* Finds a word or number that stands whole in a text; *@at then is behind it. */
static gboolean
find_same (const gunichar *chars,
           guint           n_chars,
           const gunichar *word,
           guint           length,
           guint          *at)
{
  Token token = { *at, *at };

  while (find_token (chars, n_chars, token.end, &token))
    if (token.end - token.start == length && is_same (chars + token.start, word, length))
      {
        *at = token.end;
        return TRUE;
      }

  return FALSE;
}

/* Whether a word stands somewhere in the text with a small letter, as no name does. */
static gboolean
stands_uncapitalised (const gunichar *chars,
                      guint           n_chars,
                      const gunichar *word,
                      guint           length)
{
  guint at = 0;

  while (find_same (chars, n_chars, word, length, &at))
    if (!g_unichar_isupper (chars[at - length]))
      return TRUE;

  return FALSE;
}

/* Whether a word of a script without capitals may be a name. */
static gboolean
is_caseless_name (const gunichar *word,
                  guint           length)
{
  switch ((int) g_unichar_get_script (*word))
    {
    case G_UNICODE_SCRIPT_HAN:
      return g_utf8_strchr (han_particles, -1, *word) == NULL;
    case G_UNICODE_SCRIPT_HIRAGANA:
      return FALSE;
    case G_UNICODE_SCRIPT_GEORGIAN: /* has capitals, but not for names */
      return length >= LEAST_NAME_CHARS;
    default:
      return g_unichar_type (*word) == G_UNICODE_OTHER_LETTER && length >= LEAST_NAME_CHARS;
    }
}

/* Whether a word without a capital is the word for a number or a month. */
static gboolean
is_fact_word (const gunichar *word,
              guint           length)
{
  g_autofree char *decomposed = g_ucs4_to_utf8 (word, length, NULL, NULL, NULL);
  g_autofree char *composed = g_utf8_normalize (decomposed, -1, G_NORMALIZE_NFC);
  gsize            size = strlen (composed);

  for (guint i = 0; i < G_N_ELEMENTS (fact_words); i++)
    for (const char *at = strstr (fact_words[i], composed); at != NULL;
         at = strstr (at + size, composed))
      if ((at == fact_words[i] || at[-1] == ' ') && (at[size] == ' ' || at[size] == '\0'))
        return TRUE;

  return FALSE;
}

static gboolean
is_fact (const AnnalsPassageFacts *self,
         const Token              *token,
         gboolean                  is_first)
{
  const gunichar *word = self->quote + token->start;
  guint           length = token->end - token->start;

  if (g_unichar_isdigit (*word))
    return TRUE;
  if (!g_unichar_isupper (*word))
    return is_caseless_name (word, length) || is_fact_word (word, length);

  return !is_first || self->is_within_sentence ||
         !stands_uncapitalised (self->text, self->n_text, word, length);
}

static gboolean
splits_token_at (const AnnalsPassageFacts *self,
                 guint                     index)
{
  gunichar around[4] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    if (index + i >= 2 && index + i - 2 < self->n_text)
      around[i] = self->text[index + i - 2];

  return annals_passage_splits_token (around);
}

/* Widens a stretch of the text so that it begins and ends with whole words and numbers. */
void
annals_passage_widen (const AnnalsPassageFacts *self,
                      guint                    *start,
                      guint                    *end)
{
  while (splits_token_at (self, *start))
    (*start)--;
  while (splits_token_at (self, *end))
    (*end)++;
}

/* Whether every number and every name of the quote stands between @start and @end in the text, in
 * the same order. A word or a number that goes on beyond them counts whole. */
gboolean
annals_passage_keeps_facts (const AnnalsPassageFacts *self,
                            guint                     start,
                            guint                     end)
{
  Token    token = { 0, 0 };
  gboolean is_first = TRUE;

  annals_passage_widen (self, &start, &end);
  for (; find_token (self->quote, self->n_quote, token.end, &token); is_first = FALSE)
    if (is_fact (self, &token, is_first) &&
        !find_same (self->text, end, self->quote + token.start, token.end - token.start, &start))
      return FALSE;

  return TRUE;
}
