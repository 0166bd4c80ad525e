/* test-event-words.c — what is spoken of an event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-event-words.h"
#include "load-json.h"

#include <locale.h>

#define SOURCES                                                               \
  "'sources':[{'id':'a','csl':{'title':'A'}},{'id':'b','csl':{'title':'B'}}," \
  "{'id':'c','csl':{'title':'C'}}],'eras':[{'id':'x','label':'The middle','period':'1900/1960'}],"

typedef struct
{
  const char *name;
  const char *members; /* of the event, behind its title */
  guint       n_sources;
  const char *words;
} Row;

static const Row rows[] = {
  { "nobody", ",'date':'1950'", 0, "E | 1950 | The middle | no source" },
  { "undated", ",'accounts':[{'source':'a'}]", 1, "E | undated | 1 source" },
  { "outside", ",'date':'1861','accounts':[{'source':'a'}]", 1, "E | 1861 | 1 source" },
  { "agree", ",'accounts':[{'source':'a','date':'1950'},{'source':'b','date':'1950'}]", 2,
    "E | 1950 | The middle | 2 sources" },
  { "disagree",
    ",'accounts':[{'source':'a','date':'1950'},{'source':'b','date':'1951'},{'source':'c'}]", 3,
    "E | 1950 | The middle | 3 sources, they disagree" },
  { "one-twice", ",'accounts':[{'source':'a','date':'1950'},{'source':'a','date':'1950'}]", 1,
    "E | 1950 | The middle | 1 source" },
  { "one-against-itself",
    ",'accounts':[{'source':'a','date':'1950'},{'source':'a','date':'1951'}]", 1,
    "E | 1950 | The middle | 1 source, which disagrees with itself" },
  { "denied",
    ",'date':'1950','accounts':[{'source':'b','claims':[{'property':'cause','value':'ice',"
    "'polarity':'denies'}]}]",
    1, "E | 1950 | The middle | 1 source, which denies it" },
  { "denied-by-two",
    ",'date':'1950','accounts':[{'source':'b','claims':[{'property':'cause','value':'ice',"
    "'polarity':'denies'}]},{'source':'c'}]",
    2, "E | 1950 | The middle | 2 sources, it is denied" },
};

static AnnalsBundle *
load_event (const char *members)
{
  g_autofree char *json = g_strdup_printf (SOURCES "'events':[{'id':'e','title':'E'%s}]", members);

  return load_json (json);
}

static void
test_words (gconstpointer data)
{
  const Row       *row = data;
  AnnalsBundle    *bundle = load_event (row->members);
  g_autofree char *words = annals_event_describe (bundle, 0, FALSE, " | ");

  g_assert_cmpuint (annals_event_count_sources (bundle, 0), ==, row->n_sources);
  g_assert_cmpstr (words, ==, row->words);
  g_assert_finalize_object (bundle);
}

static void
test_bookmarked (void)
{
  AnnalsBundle    *bundle = load_event ("");
  g_autofree char *words = annals_event_describe (bundle, 0, TRUE, ", ");

  g_assert_cmpstr (words, ==, "E, undated, no source, bookmarked");
  g_assert_finalize_object (bundle);
}

/* So many accounts that their sources are counted in another way than those of a few. */
static void
test_many_accounts (void)
{
  g_autoptr (GString) members = g_string_new (",'accounts':[{'source':'a'}");
  AnnalsBundle       *bundle;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (members, ",{'source':'%c'}", i % 2 == 0 ? 'b' : 'c');
  g_string_append_c (members, ']');
  bundle = load_event (members->str);

  g_assert_cmpuint (annals_event_count_sources (bundle, 0), ==, 3);
  g_assert_finalize_object (bundle);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/event-words/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_words);
    }
  g_test_add_func ("/core/event-words/bookmarked", test_bookmarked);
  g_test_add_func ("/core/event-words/many-accounts", test_many_accounts);

  return g_test_run ();
}
