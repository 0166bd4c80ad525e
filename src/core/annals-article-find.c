/* annals-article-find.c — where words stand in an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* memmem() */
#define _GNU_SOURCE

#include "config.h"

#include "core/annals-article-find.h"

#include "core/annals-article-private.h"

#include <string.h>

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Whether a stretch begins and ends where words do. */
static gboolean
is_whole (AnnalsArticle       *self,
          const AnnalsStretch *stretch)
{
  const char *start = self->text + annals_article_get_byte (self, stretch->start);
  const char *end = self->text + annals_article_get_byte (self, stretch->end);
  gunichar    first = g_utf8_get_char (start);
  gunichar    last = g_utf8_get_char (g_utf8_prev_char (end));

  if (start > self->text && is_of_word (first) &&
      is_of_word (g_utf8_get_char (g_utf8_prev_char (start))))
    return FALSE;

  return *end == '\0' || !is_of_word (last) || !is_of_word (g_utf8_get_char (end));
}

/**
 * annals_article_find:
 * @self: an article
 * @words: what to look for, UTF-8
 * @flags: what makes a difference
 * @most: how many places to list at most
 *
 * Looks for words, in whatever way white space, quotation marks and dashes are written. Cost: O(n),
 * and once for each article that of putting it into its search form. Thread: any.
 *
 * Returns: (transfer full) (element-type AnnalsStretch): places in the order of the text that do
 *   not overlap
 */
GArray *
annals_article_find (AnnalsArticle  *self,
                     const char     *words,
                     AnnalsFindFlags flags,
                     guint           most)
{
  GArray                      *found = g_array_new (FALSE, FALSE, sizeof (AnnalsStretch));
  AnnalsSearchForm             form;
  const AnnalsSearchText      *text;
  g_autoptr (AnnalsSearchText) wanted = NULL;
  const char                  *place;
  const char                  *end;

  g_return_val_if_fail (self != NULL, found);
  g_return_val_if_fail (words != NULL, found);

  form = (flags & ANNALS_FIND_MATCH_CASE) != 0 ? ANNALS_SEARCH_NORMALISED : ANNALS_SEARCH_FOLDED;
  wanted = annals_search_text_new (words, form);
  if (wanted->n_bytes == 0)
    return found;

  text = annals_article_get_search_text (self, form);
  end = text->text + text->n_bytes;
  place = text->text;
  while (found->len < most &&
         (place = memmem (place, (gsize) (end - place), wanted->text, wanted->n_bytes)) != NULL)
    {
      gsize         first = (gsize) (place - text->text);
      gsize         last = first + wanted->n_bytes - 1;
      AnnalsStretch stretch = { text->origins[first], text->origins[last] + 1 };
      gboolean      is_new;

      is_new = found->len == 0 ||
               stretch.start >= g_array_index (found, AnnalsStretch, found->len - 1).end;
      place++;
      /* A letter that goes on with an accent is another letter. */
      if (!is_new || g_unichar_ismark (g_utf8_get_char (text->text + last + 1)) ||
          ((flags & ANNALS_FIND_WHOLE_WORDS) != 0 && !is_whole (self, &stretch)))
        continue;
      g_array_append_val (found, stretch);
      place += wanted->n_bytes - 1;
    }

  return found;
}
