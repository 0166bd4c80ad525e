/* test-article-find.c — where words stand in an article
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-article-find.h"

#include <string.h>

typedef struct
{
  const char     *name;
  const char     *text;
  const char     *words;
  AnnalsFindFlags flags;
  const char     *places; /* "start-end", in code points, apart by spaces */
} Case;

static const Case cases[] = {
  { "nothing-wanted", "abc", "", 0, "" },
  { "nothing-there", "", "a", 0, "" },
  { "once", "one boat", "boat", 0, "4-8" },
  { "several", "a ba a", "a", 0, "0-1 3-4 5-6" },
  { "no-overlap", "aaaa", "aa", 0, "0-2 2-4" },
  { "case", "Boat boat BOAT", "boat", 0, "0-4 5-9 10-14" },
  { "match-case", "Boat boat BOAT", "boat", ANNALS_FIND_MATCH_CASE, "5-9" },
  { "accents", "Café cafe", "cafe", 0, "0-4 5-9" },
  { "match-accents", "café cafe", "cafe", ANNALS_FIND_MATCH_CASE, "5-9" },
  { "code-points", "Мост упал, мост", "мост", 0, "0-4 11-15" },
  { "whole-words", "boats boat, aboat (boat)", "boat", ANNALS_FIND_WHOLE_WORDS, "6-10 19-23" },
  { "whole-russian", "мостик мост", "мост", ANNALS_FIND_WHOLE_WORDS, "7-11" },
  { "whole-at-the-ends", "boat", "boat", ANNALS_FIND_WHOLE_WORDS, "0-4" },
  { "whole-sign", "a 5% b 5%", "5%", ANNALS_FIND_WHOLE_WORDS, "2-4 7-9" },
  { "quotation-marks", "“so” he said", "\"so\"", 0, "0-4" },
  { "across-lines", "one\ntwo", "one two", 0, "0-7" },
  { "most", "aaaaaaaaaaaa", "a", 0, "0-1 1-2 2-3 3-4 4-5 5-6 6-7 7-8" },
};

static void
test_find (gconstpointer data)
{
  const Case               *row = data;
  g_autoptr (AnnalsArticle) article = annals_article_new (row->text, -1, ANNALS_ARTICLE_PLAIN);
  g_autoptr (GArray)        found = annals_article_find (article, row->words, row->flags, 8);
  g_autoptr (GString)       places = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const AnnalsStretch *place = &g_array_index (found, AnnalsStretch, i);

      g_string_append_printf (places, "%s%u-%u", i > 0 ? " " : "", place->start, place->end);
    }
  g_assert_cmpstr (places->str, ==, row->places);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/article/find/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_find);
    }

  return g_test_run ();
}
