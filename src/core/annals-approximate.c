/* annals-approximate.c — how many edits lie between two strings, and where one nearly stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits are insertions, deletions and replacements of one character (Levenshtein distance). The
 * table of distances, one row for each character of the pattern and one column for each of the
 * text, is worked out column by column. Neighbours in a column differ by -1, 0 or 1, so a column is
 * two bit vectors, and sixty-four rows take a dozen instructions: G. Myers, A fast bit-vector
 * algorithm for approximate string matching based on dynamic programming, Journal of the ACM 46
 * (1999); with H. Hyyrö's order of steps for patterns of several words (2003).
 *
 * Cost: text length times the number of 64-character words of the pattern.
 */

#include "config.h"

#include "core/annals-approximate.h"

#include <gio/gio.h>
#include <string.h>

#define WORD_BITS                64
#define N_ASCII                  128
#define COLUMNS_PER_CANCEL_CHECK 4096

struct _AnnalsPattern
{
  guint length;
  guint n_words;
  guint n_chars; /* distinct ones */

  /* owned */
  gunichar *chars; /* distinct characters, sorted */
  guint64  *masks; /* n_words for each distinct character: where it stands; zeros for all others */
  guint64  *rising;
  guint64  *falling;

  guint ascii[N_ASCII]; /* index of the masks of a character */
  guint n_errors;       /* in the last row of the column reached */
};

static int
compare_chars (gconstpointer a,
               gconstpointer b)
{
  gunichar x = *(const gunichar *) a;
  gunichar y = *(const gunichar *) b;

  return (x > y) - (x < y);
}

/* Index of the masks of a character; that of n_chars is all zeros. */
static guint
find_char (AnnalsPattern *self,
           gunichar       c)
{
  guint low = 0;
  guint high = self->n_chars;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->chars[middle] < c)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->n_chars && self->chars[low] == c ? low : self->n_chars;
}

static void
list_distinct_chars (AnnalsPattern  *self,
                     const gunichar *chars)
{
  self->chars = g_memdup2 (chars, self->length * sizeof *chars);
  qsort (self->chars, self->length, sizeof *chars, compare_chars);
  for (guint i = 0; i < self->length; i++)
    if (i == 0 || self->chars[i] != self->chars[self->n_chars - 1])
      self->chars[self->n_chars++] = self->chars[i];

  for (guint c = 0; c < N_ASCII; c++)
    self->ascii[c] = find_char (self, c);
}

static void
fill_masks (AnnalsPattern  *self,
            const gunichar *chars)
{
  self->masks = g_new0 (guint64, (gsize) (self->n_chars + 1) * self->n_words);
  for (guint i = 0; i < self->length; i++)
    {
      gsize word = (gsize) find_char (self, chars[i]) * self->n_words + i / WORD_BITS;

      self->masks[word] |= G_GUINT64_CONSTANT (1) << i % WORD_BITS;
    }
}

/**
 * annals_pattern_new:
 * @chars: (array length=length): what is looked for
 * @length: how many characters that are, at least 1
 *
 * Prepares a string for being compared. Cost: O(length · distinct characters / 64).
 *
 * Returns: (transfer full): the pattern; not for use from two threads at once
 */
AnnalsPattern *
annals_pattern_new (const gunichar *chars,
                    guint           length)
{
  AnnalsPattern *self = g_new0 (AnnalsPattern, 1);

  self->length = length;
  self->n_words = (length + WORD_BITS - 1) / WORD_BITS;
  list_distinct_chars (self, chars);
  fill_masks (self, chars);
  self->rising = g_new (guint64, self->n_words);
  self->falling = g_new (guint64, self->n_words);

  return self;
}

/**
 * annals_pattern_free:
 * @self: (transfer full): a pattern
 */
void
annals_pattern_free (AnnalsPattern *self)
{
  g_free (self->chars);
  g_free (self->masks);
  g_free (self->rising);
  g_free (self->falling);
  g_free (self);
}

/* The column before the text: every character of the pattern is missing. */
static void
start_column (AnnalsPattern *self)
{
  memset (self->rising, 0xff, self->n_words * sizeof *self->rising);
  memset (self->falling, 0, self->n_words * sizeof *self->falling);
  self->n_errors = self->length;
}

/* Goes one character of the text on. @step is what the top row of the table does there: 0 if a
 * match may begin anywhere in the text, 1 if it begins at the first character. */
static void
add_column (AnnalsPattern *self,
            gunichar       c,
            int            step)
{
  guint          index = c < N_ASCII ? self->ascii[c] : find_char (self, c);
  const guint64 *masks = self->masks + (gsize) index * self->n_words;

  for (guint i = 0; i < self->n_words; i++)
    {
      gboolean is_last = i == self->n_words - 1;
      guint    shift = is_last ? (self->length - 1) % WORD_BITS : WORD_BITS - 1;
      guint64  rising = self->rising[i];
      guint64  falling = self->falling[i];
      guint64  equal = masks[i];
      guint64  vertical = equal | falling;
      guint64  horizontal;
      guint64  up;
      guint64  down;
      int      out;

      if (step < 0)
        equal |= 1;
      horizontal = (((equal & rising) + rising) ^ rising) | equal;
      up = falling | ~(horizontal | rising);
      down = rising & horizontal;
      out = (int) (up >> shift & 1) - (int) (down >> shift & 1);

      up = up << 1 | (step > 0 ? 1 : 0);
      down = down << 1 | (step < 0 ? 1 : 0);
      self->rising[i] = down | ~(vertical | up);
      self->falling[i] = up & vertical;
      step = out;
    }

  self->n_errors = (guint) ((int) self->n_errors + step);
}

/**
 * annals_pattern_get_least_errors:
 * @self: a pattern
 * @text: (array length=length): a text
 * @length: how many characters it has
 *
 * Counts the edits between the pattern and the stretch of the text that is most like it.
 *
 * Returns: how many edits, at most the pattern's length
 */
guint
annals_pattern_get_least_errors (AnnalsPattern  *self,
                                 const gunichar *text,
                                 guint           length)
{
  guint least = self->length;

  start_column (self);
  for (guint i = 0; i < length; i++)
    {
      add_column (self, text[i], 0);
      least = MIN (least, self->n_errors);
    }

  return least;
}

/**
 * annals_pattern_measure_prefixes:
 * @self: a pattern
 * @text: (array length=length): a text
 * @length: how many characters it has
 * @n_errors: (out caller-allocates) (array): @length + 1 numbers: the edits between the pattern and
 *   the first 0, 1, 2 … characters of the text
 */
void
annals_pattern_measure_prefixes (AnnalsPattern  *self,
                                 const gunichar *text,
                                 guint           length,
                                 guint          *n_errors)
{
  start_column (self);
  n_errors[0] = self->n_errors;
  for (guint i = 0; i < length; i++)
    {
      add_column (self, text[i], 1);
      n_errors[i + 1] = self->n_errors;
    }
}

/**
 * annals_pattern_list_near:
 * @self: a pattern
 * @text: (array length=length): a text
 * @length: how many characters it has
 * @max_errors: how many edits are still near
 *
 * Lists every place where the pattern nearly stands. Of ends that are closer to each other than
 * half the pattern only the best is told. Ends early if the thread's current #GCancellable is
 * cancelled.
 *
 * Returns: (transfer full) (element-type AnnalsNearMatch): the matches in the order of the text
 */
GArray *
annals_pattern_list_near (AnnalsPattern  *self,
                          const gunichar *text,
                          guint           length,
                          guint           max_errors)
{
  GArray *matches = g_array_new (FALSE, FALSE, sizeof (AnnalsNearMatch));

  start_column (self);
  for (guint i = 0; i < length; i++)
    {
      AnnalsNearMatch  match = { i + 1, 0 };
      AnnalsNearMatch *last = NULL;

      if (i % COLUMNS_PER_CANCEL_CHECK == 0 &&
          g_cancellable_is_cancelled (g_cancellable_get_current ()))
        break;
      add_column (self, text[i], 0);
      match.n_errors = self->n_errors;
      if (match.n_errors > max_errors)
        continue;

      if (matches->len > 0)
        last = &g_array_index (matches, AnnalsNearMatch, matches->len - 1);
      if (last == NULL || match.end - last->end >= (self->length + 1) / 2)
        g_array_append_val (matches, match);
      else if (match.n_errors < last->n_errors)
        *last = match;
    }

  return matches;
}
