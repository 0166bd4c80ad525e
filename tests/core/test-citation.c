/* test-citation.c — references for people and programs, from whatever a bundle says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-citation.h"

#include <locale.h>
#include <string.h>

static const AnnalsCitation book = {
  "brenn",
  "book",
  "Valley Tellings",
  "Ada Brenn",
  "Fenwick",
  "1987-05",
  "https://a.org/x_y?a=%20b",
  "en",
};

static const AnnalsCitation bare = { "x", "", "", "", "", "", "", "" };

/* Each value tries to end its field, and to bring another. */
static const AnnalsCitation hostile = {
  "a}, evil = {b",
  "article-journal",
  "End}\n}\n@book{x, title = {Y\\input{/etc/passwd} 100% of $5 & #1 ~_^",
  "A\r\nER  - \r\nTY  - BOOK",
  "P\", \"x\": \"y\\",
  "before } 1200",
  "javascript:alert({1}\\)",
  "en\u2028X",
};

static void
test_written (void)
{
  static const struct
  {
    const AnnalsCitation *citation;
    AnnalsCitationFormat  format;
    const char           *text;
  } rows[] = {
    { &book, ANNALS_CITATION_REFERENCE,
      "Ada Brenn. Valley Tellings. Fenwick, May 1987. https://a.org/x_y?a=%20b" },
    { &book, ANNALS_CITATION_BIBTEX,
      "@book{brenn,\n  author = {{Ada Brenn}},\n  title = {Valley Tellings},\n"
      "  publisher = {Fenwick},\n  date = {1987-05},\n  url = {https://a.org/x_y?a=%20b},\n"
      "  langid = {en}\n}\n" },
    { &book, ANNALS_CITATION_RIS,
      "TY  - BOOK\r\nID  - brenn\r\nAU  - Ada Brenn\r\nTI  - Valley Tellings\r\nPB  - Fenwick\r\n"
      "PY  - 1987\r\nDA  - 1987/05//\r\nUR  - https://a.org/x_y?a=%20b\r\nLA  - en\r\nER  - \r\n" },
    { &book, ANNALS_CITATION_CSL_JSON,
      "[\n  {\n    \"id\": \"brenn\",\n    \"type\": \"book\",\n"
      "    \"title\": \"Valley Tellings\",\n"
      "    \"author\": [{ \"literal\": \"Ada Brenn\" }],\n    \"publisher\": \"Fenwick\",\n"
      "    \"issued\": { \"date-parts\": [[1987, 5]] },\n"
      "    \"URL\": \"https://a.org/x_y?a=%20b\",\n    \"language\": \"en\"\n  }\n]\n" },
    { &bare, ANNALS_CITATION_REFERENCE, "" },
    { &bare, ANNALS_CITATION_BIBTEX, "@misc{x\n}\n" },
    { &bare, ANNALS_CITATION_RIS, "TY  - GEN\r\nID  - x\r\nER  - \r\n" },
    { &bare, ANNALS_CITATION_CSL_JSON,
      "[\n  {\n    \"id\": \"x\",\n    \"type\": \"document\"\n  }\n]\n" },
    { &hostile, ANNALS_CITATION_RIS,
      "TY  - JOUR\r\nID  - a}, evil = {b\r\nAU  - A ER  - TY  - BOOK\r\n"
      "TI  - End} } @book{x, title = {Y\\input{/etc/passwd} 100% of $5 & #1 ~_^\r\n"
      "T2  - P\", \"x\": \"y\\\r\nDA  - before } 1200\r\nUR  - javascript:alert({1}\\)\r\n"
      "LA  - en X\r\nER  - \r\n" },
    { &hostile, ANNALS_CITATION_CSL_JSON,
      "[\n  {\n    \"id\": \"a}, evil = {b\",\n    \"type\": \"article-journal\",\n"
      "    \"title\": \"End} } @book{x, title = {Y\\\\input{/etc/passwd} 100% of $5 & #1 ~_^\",\n"
      "    \"author\": [{ \"literal\": \"A ER  - TY  - BOOK\" }],\n"
      "    \"container-title\": \"P\\\", \\\"x\\\": \\\"y\\\\\",\n"
      "    \"issued\": { \"raw\": \"before } 1200\" },\n"
      "    \"URL\": \"javascript:alert({1}\\\\)\",\n    \"language\": \"en X\"\n  }\n]\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = annals_citation_write (rows[i].citation, rows[i].format);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Braces match, so that no value has ended its field, and no command but those of the escapes is
 * there. */
static void
test_hostile_bibtex (void)
{
  static const char *const allowed[] = { "textbackslash", "textasciitilde", "textasciicircum",
                                         "textbraceleft", "textbraceright" };
  g_autofree char         *text = annals_citation_write (&hostile, ANNALS_CITATION_BIBTEX);
  int                      depth = 0;
  guint                    n_fields = 0;

  g_test_message ("%s", text);
  g_assert_true (g_str_has_prefix (text, "@article{a---evil----b,\n"));
  for (const char *p = text; *p != '\0'; p++)
    {
      gboolean is_allowed = strchr ("#$%&_", p[1]) != NULL;

      depth += *p == '{' ? 1 : *p == '}' ? -1
                                         : 0;
      g_assert_true (depth > 0 || p == text || *p == '}' || *p == '\n' || p < strchr (text, '{'));
      n_fields += *p == '\n' && p[1] == ' ';
      for (guint i = 0; i < G_N_ELEMENTS (allowed); i++)
        is_allowed = is_allowed || g_str_has_prefix (p + 1, allowed[i]);
      g_assert_true (*p != '\\' || is_allowed);
    }
  g_assert_cmpint (depth, ==, 0);
  g_assert_cmpuint (n_fields, ==, 6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_add_func ("/core/citation/written", test_written);
  g_test_add_func ("/core/citation/hostile-bibtex", test_hostile_bibtex);

  return g_test_run ();
}
