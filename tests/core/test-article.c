/* test-article.c — plain text and marks of articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-article.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *source;
  const char *text;
  const char *marks; /* as print_marks() writes them, or NULL if they do not matter */
} Case;

static const char *const kind_names[] = {
  "heading",
  "paragraph",
  "quote",
  "item",
  "code-block",
  "rule",
  "emphasis",
  "strong",
  "code",
  "link",
  "image",
};

/* One mark a line: kind, level, number, the words that it covers, its target. */
static char *
print_marks (AnnalsArticle *article)
{
  GString          *out = g_string_new (NULL);
  const char       *text = annals_article_get_text (article, NULL);
  guint             n_marks;
  const AnnalsMark *marks = annals_article_get_marks (article, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    {
      g_autofree char *words = g_utf8_substring (text, marks[i].start, marks[i].end);

      g_string_append (out, kind_names[marks[i].kind]);
      if (marks[i].level > 0)
        g_string_append_printf (out, " %u", marks[i].level);
      if (marks[i].number > 0)
        g_string_append_printf (out, " #%u", marks[i].number);
      g_string_append_printf (out, " [%s]", words);
      if (marks[i].target != NULL)
        g_string_append_printf (out, " -> %s", marks[i].target);
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

/* Everything that holds for every article, whatever stands in it. */
static void
check_invariants (AnnalsArticle *article)
{
  gsize             n_bytes;
  const char       *text = annals_article_get_text (article, &n_bytes);
  guint             n_chars = annals_article_get_n_chars (article);
  guint             n_marks;
  const AnnalsMark *marks = annals_article_get_marks (article, &n_marks);
  g_autofree char  *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

  g_assert_cmpuint (n_bytes, ==, strlen (text));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpstr (text, ==, composed);
  g_assert_cmpuint (n_chars, ==, g_utf8_strlen (text, -1));

  for (guint i = 0; i < n_marks; i++)
    {
      g_assert_cmpuint (marks[i].start, <, marks[i].end);
      g_assert_cmpuint (marks[i].end, <=, n_chars);
      if (i > 0 && marks[i].start < marks[i - 1].end)
        g_assert_cmpuint (marks[i].end, <=, marks[i - 1].end);
      if (i > 0)
        g_assert_cmpuint (marks[i].start, >=, marks[i - 1].start);
    }
}

static void
check_case (gconstpointer data)
{
  const Case               *test = data;
  gboolean                  is_plain = strstr (test->name, "plain") == test->name;
  g_autoptr (AnnalsArticle) article = NULL;
  g_autofree char          *marks = NULL;

  article = annals_article_new (test->source, -1,
                                is_plain ? ANNALS_ARTICLE_PLAIN : ANNALS_ARTICLE_MARKDOWN);
  check_invariants (article);
  g_assert_cmpstr (annals_article_get_text (article, NULL), ==, test->text);
  g_assert_false (annals_article_is_degraded (article));

  marks = print_marks (article);
  if (test->marks != NULL)
    g_assert_cmpstr (marks, ==, test->marks);
}

/* clang-format off */
static const Case cases[] = {
  { "markdown/empty", "", "", "" },
  { "markdown/blank", " \n\n \n", "", "" },
  { "markdown/blocks", "# One\n\nTwo\n\n\n\nThree\n", "One\n\nTwo\n\nThree",
    "heading 1 [One]\nparagraph [Two]\nparagraph [Three]\n" },
  { "markdown/setext", "One\n===\nTwo\n---\n", "One\n\nTwo", "heading 1 [One]\nheading 2 [Two]\n" },
  { "markdown/breaks", "soft\nhard  \nnext\\\nlast", "soft hard\nnext\nlast", NULL },
  { "markdown/inline", "a *b **c*** `d  e`", "a b c d  e",
    "paragraph [a b c d  e]\nemphasis [b c]\nstrong [c]\ncode [d  e]\n" },
  { "markdown/link", "[Tavel](http://x.test/a \"title\") and <http://y.test>",
    "Tavel and http://y.test",
    "paragraph [Tavel and http://y.test]\nlink [Tavel] -> http://x.test/a\n"
    "link [http://y.test] -> http://y.test\n" },
  { "markdown/reference", "see [the leaf][1]\n\n[1]: leaf.md\n", "see the leaf",
    "paragraph [see the leaf]\nlink [the leaf] -> leaf.md\n" },
  { "markdown/image", "![the *old* bridge](b.png)", "the old bridge",
    "paragraph [the old bridge]\nimage [the old bridge] -> b.png\nemphasis [old]\n" },
  { "markdown/html",
    "<div>\n<b>a</b>\n</div>\n\nx <i>y</i>", "<div>\n<b>a</b>\n</div>\n\nx <i>y</i>",
    "paragraph [<div>\n<b>a</b>\n</div>]\nparagraph [x <i>y</i>]\n" },
  { "markdown/code-block", "```c\nint x;\n\n\ty\n```\nz", "int x;\n\n\ty\n\nz",
    "code-block [int x;\n\n\ty]\nparagraph [z]\n" },
  { "markdown/rule", "a\n\n***\n\nb", "a\n\n—\n\nb",
    "paragraph [a]\nrule [—]\nparagraph [b]\n" },
  { "markdown/tight-list", "- a\n- b", "a\n\nb",
    "item 1 [a]\nparagraph [a]\nitem 1 [b]\nparagraph [b]\n" },
  { "markdown/ordered-list", "3. a\n4. b\n   - c\n", "a\n\nb\n\nc",
    "item 1 #3 [a]\nparagraph [a]\n"
    "item 1 #4 [b\n\nc]\nparagraph [b]\nitem 2 [c]\nparagraph [c]\n" },
  { "markdown/empty-item", "- a\n-\n- b", "a\n\nb",
    "item 1 [a]\nparagraph [a]\nitem 1 [b]\nparagraph [b]\n" },
  { "markdown/quote", "> a\n>\n> > b\n\nc", "a\n\nb\n\nc",
    "quote 1 [a\n\nb]\nparagraph [a]\nquote 2 [b]\nparagraph [b]\nparagraph [c]\n" },
  { "markdown/entities", "&amp; &eacute; &#x2014; &#0;", "& é — \357\277\275", NULL },
  { "markdown/line-ends", "a\r\nb\rc\r\n\r\nd", "a b c\n\nd", NULL },
  { "markdown/controls", "a\001b\tc\177d\302\205e", "ab\tcde", NULL },
  { "markdown/composed", "e\314\201 A\314\212", "é Å", NULL },
  { "markdown/composed-by-entity", "e&#x301;t", "ét", NULL },
  /* The accent belongs to the letter before, so the mark begins after the whole character. */
  { "markdown/composed-across-mark", "e*\314\201t*", "ét",
    "paragraph [ét]\nemphasis [t]\n" },
  { "markdown/hangul-across-mark", "\341\204\200*\341\205\241x*", "가x",
    "paragraph [가x]\nemphasis [x]\n" },
  { "plain/paragraphs", "a\nb\n\n\n \nc\n", "a\nb\n\nc", "paragraph [a\nb]\nparagraph [c]\n" },
  { "plain/markup-is-text", "# a\n* b [c](d)", "# a\n* b [c](d)", "paragraph [# a\n* b [c](d)]\n" },
  { "plain/line-ends", "a\r\nb\rc\r\n\r\nd\r\n", "a\nb\nc\n\nd", NULL },
  { "plain/leading-blank-lines", "\n\n\ta", "\ta", NULL },
  { "plain/controls", "a\001\033[1mb\033c", "a[1mbc", NULL },
};
/* clang-format on */

static void
test_invalid_utf8 (void)
{
  static const char         source[] = "a\377b\0c";
  g_autoptr (AnnalsArticle) article =
    annals_article_new (source, sizeof source - 1, ANNALS_ARTICLE_MARKDOWN);

  check_invariants (article);
  g_assert_cmpstr (annals_article_get_text (article, NULL), ==, "a\357\277\275b\357\277\275c");
}

static void
test_offsets (void)
{
  g_autoptr (GString)       source = g_string_new (NULL);
  g_autoptr (AnnalsArticle) article = NULL;
  const char               *text;
  gsize                     n_bytes;
  guint                     offset = 0;

  for (guint i = 0; i < 700; i++)
    g_string_append (source, i % 3 == 0 ? "a" : i % 3 == 1 ? "é"
                                                           : "🜁");
  article = annals_article_new (source->str, -1, ANNALS_ARTICLE_PLAIN);
  text = annals_article_get_text (article, &n_bytes);
  g_assert_cmpuint (annals_article_get_n_chars (article), ==, 700);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), offset++)
    {
      gsize byte = (gsize) (p - text);

      g_assert_cmpuint (annals_article_get_byte (article, offset), ==, byte);
      for (gsize inside = 0; inside < (gsize) g_utf8_skip[(guchar) *p]; inside++)
        g_assert_cmpuint (annals_article_get_offset (article, byte + inside), ==, offset);
    }

  g_assert_cmpuint (annals_article_get_byte (article, 700), ==, n_bytes);
  g_assert_cmpuint (annals_article_get_byte (article, G_MAXUINT), ==, n_bytes);
  g_assert_cmpuint (annals_article_get_offset (article, n_bytes), ==, 700);
  g_assert_cmpuint (annals_article_get_offset (article, G_MAXSIZE), ==, 700);
}

static void
test_combining_flood (void)
{
  g_autoptr (GString)       source = g_string_new ("x");
  g_autoptr (AnnalsArticle) article = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (source, i % 2 == 0 ? "\314\201" : "&#x323;");
  g_string_append (source, "y");
  article = annals_article_new (source->str, -1, ANNALS_ARTICLE_MARKDOWN);

  check_invariants (article);
  g_assert_cmpuint (annals_article_get_n_chars (article), <=, 32);
  g_assert_true (g_str_has_suffix (annals_article_get_text (article, NULL), "y"));
}

typedef struct
{
  const char *name;
  const char *unit;
  guint       n_units;
  gboolean    is_degraded;
} Flood;

static const Flood floods[] = {
  { "quote-markers", ">", 33, TRUE },
  { "few-quote-markers", ">", 31, FALSE },
  { "list-markers", "* ", 33, TRUE },
  { "ordered-markers", "1. ", 40, TRUE },
  { "deep-indentation", "  ", 31, FALSE },
  { "emphasis", "*a ", 10000, FALSE },
  { "image-brackets", "![[]()", 4000, TRUE },
  { "brackets", "[", 20001, TRUE },
  { "bracketed-paragraphs", "[a] [b] ![c](d)\n\n", 40000, FALSE },
  { "links", "[a](b) ", 5000, FALSE },
  { "short-lines", "a\n", 2000001, TRUE },
  { "backticks", "`a``", 5000, FALSE },
  { "html-comments", "<!--", 2000, FALSE },
  { "long", "word ", 1500000, FALSE },
  { "too-long", "word ", 2200000, TRUE },
};

static void
test_flood (gconstpointer data)
{
  const Flood              *flood = data;
  g_autoptr (GString)       source = g_string_new (NULL);
  g_autoptr (AnnalsArticle) article = NULL;

  for (guint i = 0; i < flood->n_units; i++)
    g_string_append (source, flood->unit);
  g_string_append (source, "- end\n");
  article = annals_article_new (source->str, -1, ANNALS_ARTICLE_MARKDOWN);

  check_invariants (article);
  g_assert_cmpint (annals_article_is_degraded (article), ==, flood->is_degraded);
  g_assert_nonnull (strstr (annals_article_get_text (article, NULL), "end"));
}

/* clang-format off */
static const char *const pieces[] = {
  "# ", "> ", "- ", "3. ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "***", "---\n", "```\n",
  "*", "**", "_", "`", "[", "](a)", "![", "]", "<b>", "</b>", "<!-- ", "-->", "&#x301;", "&amp;",
  "&#10;", "e", "\314\201", "\341\205\241", "\341\204\200", "\u00ad", "\u2028", "\001", "\377",
  "word ", "🜁", "<http://a.test>", "\\", "  \n", "=", "\n===\n", "[a]: b\n",
};
/* clang-format on */

/* Whatever pieces an article is made of, its text is normal and its marks nest. */
static void
test_random (void)
{
  GRand *random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString)       source = g_string_new (NULL);
      g_autoptr (AnnalsArticle) markdown = NULL;
      g_autoptr (AnnalsArticle) plain = NULL;
      int                       n_pieces = g_rand_int_range (random, 1, 60);

      for (int i = 0; i < n_pieces; i++)
        g_string_append (source, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      markdown = annals_article_new (source->str, (gssize) source->len, ANNALS_ARTICLE_MARKDOWN);
      plain = annals_article_new (source->str, (gssize) source->len, ANNALS_ARTICLE_PLAIN);
      check_invariants (markdown);
      check_invariants (plain);
    }

  g_rand_free (random);
}

static void
test_deep_tree (void)
{
  g_autoptr (GString)       source = g_string_new (NULL);
  g_autoptr (AnnalsArticle) article = NULL;
  guint                     n_marks;

  for (guint i = 0; i < 10000; i++)
    g_string_append (source, "**a ");
  for (guint i = 0; i < 10000; i++)
    g_string_append (source, "b**");
  article = annals_article_new (source->str, -1, ANNALS_ARTICLE_MARKDOWN);

  check_invariants (article);
  annals_article_get_marks (article, &n_marks);
  g_assert_cmpuint (n_marks, <=, 64);
}

static void
test_boxed (void)
{
  AnnalsArticle *article = annals_article_new ("a", -1, ANNALS_ARTICLE_PLAIN);
  GValue         value = G_VALUE_INIT;

  g_value_init (&value, ANNALS_TYPE_ARTICLE);
  g_value_take_boxed (&value, article);
  article = g_value_dup_boxed (&value);
  g_value_unset (&value);
  g_assert_cmpstr (annals_article_get_text (article, NULL), ==, "a");
  annals_article_unref (article);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/article/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (floods); i++)
    {
      g_autofree char *path = g_strconcat ("/core/article/flood/", floods[i].name, NULL);

      g_test_add_data_func (path, &floods[i], test_flood);
    }
  g_test_add_func ("/core/article/invalid-utf8", test_invalid_utf8);
  g_test_add_func ("/core/article/offsets", test_offsets);
  g_test_add_func ("/core/article/combining-flood", test_combining_flood);
  g_test_add_func ("/core/article/random", test_random);
  g_test_add_func ("/core/article/deep-tree", test_deep_tree);
  g_test_add_func ("/core/article/boxed", test_boxed);

  return g_test_run ();
}
