/* test-loader-sources.c — CSL-JSON items as the reader sees them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loader-fixture.h"

typedef struct
{
  const char *csl;
  const char *title;
  const char *author;
  const char *short_name;
  const char *issued;
  const char *publisher;
} Item;

/* The first column is what a CSL-JSON item says, the others what is shown of it. */
static const Item items[] = {
  { "'title':'T','author':[{'family':'Brenn','given':'Ada'}],'issued':{'raw':'1987'},"
    "'publisher':'Fenwick','container-title':'Journal'",
    "T", "Ada Brenn", "Brenn 1987", "1987", "Fenwick" },
  { "'title':'T','container-title':'Journal'", "T", "", "T, undated", "", "Journal" },
  { "'title':'T','author':[{'literal':'The Guild'}]", "T", "The Guild", "The Guild, undated", "",
    "" },
  { "'title':'T','author':[{'family':'A','given':'B'},{'family':'C'}],"
    "'issued':{'date-parts':[[2014,11,27]]}",
    "T", "B A, C", "A & C 2014", "2014-11-27", "" },
  { "'title':'T','author':[{'family':'A'},{'family':'B'},{'literal':'C'}],"
    "'issued':{'date-parts':[['2014','2']]}",
    "T", "A, B, C", "A et al. 2014", "2014-02", "" },
  { "'title':'T','author':[{'family':'Gogh','non-dropping-particle':'van','given':'Vincent',"
    "'suffix':'Jr.'}]",
    "T", "Vincent van Gogh Jr.", "Gogh, undated", "", "" },
  { "'title':'T','author':[{'given':'Plato'}],'issued':{'raw':'-0359~'}", "T", "Plato",
    "Plato 360 BCE", "-0359~", "" },
  /* CSL-JSON has no year 0: -1 is 1 BCE, which is the year 0 of EDTF */
  { "'title':'T','issued':{'date-parts':[[-1]]}", "T", "", "T 1 BCE", "0000", "" },
  { "'title':'T','issued':{'date-parts':[[-44,3]]}", "T", "", "T 44 BCE", "-0043-03", "" },
  { "'title':'T','issued':{'date-parts':[[1950],[1952]]}", "T", "", "T 1950", "1950/1952", "" },
  { "'title':'T','issued':{'date-parts':[[1950]],'circa':true}", "T", "", "T 1950", "1950~", "" },
  { "'title':'T','issued':{'date-parts':[[1950]],'season':2}", "T", "", "T 1950", "1950-22", "" },
  { "'title':'T','issued':{'literal':'in the old days'}", "T", "", "T, in the old days",
    "in the old days", "" },
  { "'title':'T','issued':{'raw':'May 1950'}", "T", "", "T, May 1950", "May 1950", "" },
  { "'title':'Tom & <b>Jerry</b>\\n %s','author':[{'family':'\\u202EA\\u0000B'}]", NULL, NULL, NULL,
    NULL, NULL },
  { "'title':'Tom & <b>Jerry</b>\\n %s'", "Tom & <b>Jerry</b> %s", "",
    "Tom & <b>Jerry</b> %s, undated", "", "" },
};

static AnnalsBundle *
load_item (const char *csl,
           GPtrArray  *diagnostics)
{
  g_autofree char *text = g_strconcat (HEAD ",'sources':[{'id':'s','csl':{", csl, "}}]}", NULL);

  return fixture_load (text, NULL, diagnostics, NULL);
}

static void
test_items (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      const Item              *item = &items[i];
      g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
      g_autoptr (AnnalsBundle) bundle = load_item (item->csl, diagnostics);
      const AnnalsSource      *source;

      g_test_message ("%s", item->csl);
      g_assert_true ((bundle == NULL) == (item->title == NULL));
      if (bundle == NULL)
        continue;

      source = annals_bundle_get_sources (bundle, NULL);
      g_assert_cmpuint (diagnostics->len, ==, 0);
      g_assert_cmpstr (annals_bundle_get_text (bundle, source->title), ==, item->title);
      g_assert_cmpstr (annals_bundle_get_text (bundle, source->author), ==, item->author);
      g_assert_cmpstr (annals_bundle_get_text (bundle, source->short_name), ==, item->short_name);
      g_assert_cmpstr (annals_bundle_get_text (bundle, source->issued), ==, item->issued);
      g_assert_cmpstr (annals_bundle_get_text (bundle, source->publisher), ==, item->publisher);
    }
}

/* Sources of one author and year get numbers. */
static void
test_same_names (void)
{
  static const char *const names[] = { "Askari 2014", "Arif, undated", "Askari 2014 (2)",
                                       "Askari 2014 (3)" };
  g_autoptr (AnnalsBundle) bundle = fixture_load (
    HEAD ",'sources':["
         "{'id':'a','csl':{'title':'A','author':[{'family':'Askari'}],'issued':{'raw':'2014'}}},"
         "{'id':'b','csl':{'title':'B','author':[{'family':'Arif'}]}},"
         "{'id':'c','csl':{'title':'C','author':[{'family':'Askari'}],'issued':{'raw':'2014-05'}}},"
         "{'id':'d','csl':{'title':'D','author':[{'family':'Askari'}],'issued':{'raw':'2014'}}}]}",
    NULL, NULL, NULL);
  guint               n_sources;
  const AnnalsSource *sources = annals_bundle_get_sources (bundle, &n_sources);

  g_assert_cmpuint (n_sources, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < n_sources; i++)
    g_assert_cmpstr (annals_bundle_get_text (bundle, sources[i].short_name), ==, names[i]);
}

#define ITEM(content) HEAD ",'sources':[{'id':'s','csl':{" content "}}]}"

static const BadInput bad_items[] = {
  { "csl-missing", HEAD ",'sources':[^{'id':'s'}]}", "missing-member", "/sources/0/csl",
    "source:s" },
  { "csl-type", HEAD ",'sources':[{'id':'s','csl':^'S'}]}", "wrong-type", "/sources/0/csl",
    "source:s" },
  { "title-missing", HEAD ",'sources':[{'id':'s','csl':^{}}]}", "missing-member",
    "/sources/0/csl/title", "source:s" },
  { "title-empty", ITEM ("'title':^''"), "missing-member", "/sources/0/csl/title", "source:s" },
  { "container-type", ITEM ("'title':'T','publisher':'P','container-title':^1"), "wrong-type",
    "/sources/0/csl/container-title", "source:s" },
  { "family-type", ITEM ("'title':'T','author':[{'literal':'A','family':^1}]"), "wrong-type",
    "/sources/0/csl/author/0/family", "source:s" },
  { "raw-type", ITEM ("'title':'T','issued':{'date-parts':[[1950]],'raw':^1950}"), "wrong-type",
    "/sources/0/csl/issued/raw", "source:s" },
  { "title-type", ITEM ("'title':^1"), "wrong-type", "/sources/0/csl/title", "source:s" },
  { "author-type", ITEM ("'title':'T','author':^'A'"), "wrong-type", "/sources/0/csl/author",
    "source:s" },
  { "name-type", ITEM ("'title':'T','author':[^'A']"), "wrong-type", "/sources/0/csl/author/0",
    "source:s" },
  { "issued-type", ITEM ("'title':'T','issued':^'1950'"), "wrong-type", "/sources/0/csl/issued",
    "source:s" },
  { "parts-type", ITEM ("'title':'T','issued':{'date-parts':[^1950]}"), "wrong-type",
    "/sources/0/csl/issued/date-parts/0", "source:s" },
  { "part-type", ITEM ("'title':'T','issued':{'date-parts':[[^'x']]}"), "wrong-type",
    "/sources/0/csl/issued/date-parts/0/0", "source:s" },
  { "parts-day", ITEM ("'title':'T','issued':{'date-parts':^[[1950,2,30]]}"), "invalid-date",
    "/sources/0/csl/issued/date-parts", "source:s" },
  { "parts-order", ITEM ("'title':'T','issued':{'date-parts':^[[1950],[1949]]}"), "invalid-date",
    "/sources/0/csl/issued/date-parts", "source:s" },
  { "season", ITEM ("'title':'T','issued':{'date-parts':[[1950]],'season':^7}"), "out-of-range",
    "/sources/0/csl/issued/season", "source:s" },
};

static void
test_bad_item (gconstpointer data)
{
  fixture_assert_bad_input (data, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/loader-sources/items", test_items);
  g_test_add_func ("/core/loader-sources/same-names", test_same_names);
  fixture_add_bad_inputs ("/core/loader-sources/bad-item/", bad_items, G_N_ELEMENTS (bad_items),
                          test_bad_item);

  return g_test_run ();
}
