/* test-agreement.c — who says what about an event, and whether they agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-agreement.h"
#include "load-json.h"

#define SOURCES                                              \
  "'sources':[{'id':'a','csl':{'type':'book','title':'A'}}," \
  "{'id':'b','csl':{'type':'book','title':'B'}},"            \
  "{'id':'c','csl':{'type':'book','title':'C'}}],"

typedef struct
{
  const char     *name;
  const char     *accounts; /* members of the list, JSON with ' for " */
  const char     *properties;
  AnnalsAgreement date_agreement;
  AnnalsAgreement loudest;
} Case;

/* clang-format off */
static const Case cases[] = {
  { "nobody", "", "", ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_NONE },
  { "undated", "{'source':'a'}", "", ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_NONE },
  { "date/single", "{'source':'a','date':'1216'}",
    "date single: 1216 [a]\n", ANNALS_AGREEMENT_SINGLE, ANNALS_AGREEMENT_SINGLE },
  { "date/agree", "{'source':'a','date':'1216'},{'source':'b','date':'1216'}",
    "date agree: 1216 [a b]\n", ANNALS_AGREEMENT_AGREE, ANNALS_AGREEMENT_AGREE },
  { "date/one-source-twice", "{'source':'a','date':'1216'},{'source':'a','date':'1216'}",
    "date single: 1216 [a a]\n", ANNALS_AGREEMENT_SINGLE, ANNALS_AGREEMENT_SINGLE },
  { "date/undated-has-no-say", "{'source':'a','date':'1216'},{'source':'b'}",
    "date single: 1216 [a]\n", ANNALS_AGREEMENT_SINGLE, ANNALS_AGREEMENT_SINGLE },
  { "date/compatible", "{'source':'a','date':'1216'},{'source':'b','date':'1216-03'}",
    "date compatible: 1216 [a], 1216-03 [b]\n",
    ANNALS_AGREEMENT_COMPATIBLE, ANNALS_AGREEMENT_COMPATIBLE },
  { "date/halvek",
    "{'source':'a','date':'1213-24'},{'source':'b','date':'1216','rank':'preferred',"
    "'rankReason':'near'}",
    "date conflict: 1216 [b] preferred, 1213-24 [a]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/tie", "{'source':'a','date':'2013'},{'source':'b','date':'2012'}",
    "date conflict tie: 2012 [b], 2013 [a]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/two-against-one",
    "{'source':'a','date':'2012'},{'source':'b','date':'2013'},{'source':'c','date':'2013'}",
    "date conflict: 2013 [b c], 2012 [a]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/tie-counts-sources",
    "{'source':'a','date':'2013'},{'source':'a','date':'2013'},{'source':'b','date':'2012'}",
    "date conflict tie: 2013 [a a], 2012 [b]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/within-one-source", "{'source':'a','date':'2012'},{'source':'a','date':'2013'}",
    "date conflict tie: 2012 [a], 2013 [a]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/pairwise",
    "{'source':'a','date':'2012/2014'},{'source':'b','date':'2012'},{'source':'c','date':'2014'}",
    "date conflict tie: 2012 [b], 2012/2014 [a], 2014 [c]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/qualifiers-do-not-widen", "{'source':'a','date':'1950~'},{'source':'b','date':'1951'}",
    "date conflict tie: 1950~ [a], 1951 [b]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/open-end", "{'source':'a','date':'1950/..'},{'source':'b','date':'2000'}",
    "date compatible: 1950/.. [a], 2000 [b]\n",
    ANNALS_AGREEMENT_COMPATIBLE, ANNALS_AGREEMENT_COMPATIBLE },
  { "date/claim-in-words",
    "{'source':'a','date':'1216'},"
    "{'source':'b','claims':[{'property':'date','value':'the third winter'}]}",
    "date compatible: 1216 [a], the third winter [b]\n",
    ANNALS_AGREEMENT_COMPATIBLE, ANNALS_AGREEMENT_COMPATIBLE },
  { "date/neighbours", "{'source':'a','date':'2012-12-31'},{'source':'b','date':'2013-01-01'}",
    "date conflict tie: 2012-12-31 [a], 2013-01-01 [b]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/between-members", "{'source':'a','date':'[2012,2014]'},{'source':'b','date':'2013'}",
    "date conflict tie: [2012,2014] [a], 2013 [b]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/one-of-members", "{'source':'a','date':'[2012,2014]'},{'source':'b','date':'2014-05'}",
    "date compatible: [2012,2014] [a], 2014-05 [b]\n",
    ANNALS_AGREEMENT_COMPATIBLE, ANNALS_AGREEMENT_COMPATIBLE },
  { "date/deprecated",
    "{'source':'a','date':'2012','rank':'deprecated','rankReason':'forged'},"
    "{'source':'b','date':'2013'}",
    "date single: 2013 [b], 2012 [a]\n", ANNALS_AGREEMENT_SINGLE, ANNALS_AGREEMENT_SINGLE },
  { "date/deprecated-alone",
    "{'source':'a','date':'2012','rank':'deprecated','rankReason':'forged'}",
    "date single: 2012 [a]\n", ANNALS_AGREEMENT_SINGLE, ANNALS_AGREEMENT_SINGLE },
  { "date/preferred-does-not-hide",
    "{'source':'a','date':'2012','rank':'preferred','rankReason':'x'},"
    "{'source':'b','date':'2013'},{'source':'c','date':'2013'}",
    "date conflict: 2012 [a] preferred, 2013 [b c]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/denied",
    "{'source':'a','date':'1216'},"
    "{'source':'b','claims':[{'property':'date','value':'1216','polarity':'denies'}]}",
    "date conflict tie: 1216 [a], not 1216 [b]\n",
    ANNALS_AGREEMENT_CONFLICT, ANNALS_AGREEMENT_CONFLICT },
  { "date/other-date-denied",
    "{'source':'a','date':'1216'},"
    "{'source':'b','claims':[{'property':'date','value':'1217','polarity':'denies'}]}",
    "date compatible: 1216 [a], not 1217 [b]\n",
    ANNALS_AGREEMENT_COMPATIBLE, ANNALS_AGREEMENT_COMPATIBLE },

  { "participant/denied",
    "{'source':'a','claims':[{'property':'participant','value':'Pell','polarity':'denies'}]}",
    "participant denied: not Pell [a]\n", ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_DENIED },
  { "participant/several",
    "{'source':'a','claims':[{'property':'participant','value':'Orrin'},"
    "{'property':'participant','value':'Pell'}]},"
    "{'source':'b','claims':[{'property':'participant','value':'Ysolne'}]}",
    "participant compatible: Orrin [a], Pell [a], Ysolne [b]\n",
    ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_COMPATIBLE },
  { "participant/same-set",
    "{'source':'a','claims':[{'property':'participant','value':'Pell'},"
    "{'property':'participant','value':'Orrin'}]},"
    "{'source':'b','claims':[{'property':'participant','value':'Orrin'},"
    "{'property':'participant','value':'Pell'}]}",
    "participant agree: Pell [a b], Orrin [a b]\n",
    ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_AGREE },
  { "participant/asserted-and-denied",
    "{'source':'a','claims':[{'property':'participant','value':'Pell'}]},"
    "{'source':'b','claims':[{'property':'participant','value':'PELL','polarity':'denies'}]}",
    "participant conflict tie: Pell [a], not PELL [b]\n",
    ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_CONFLICT },
  { "participant/another-denied",
    "{'source':'a','claims':[{'property':'participant','value':'Orrin'},"
    "{'property':'participant','value':'Pell','polarity':'denies'}]}",
    "participant single: Orrin [a], not Pell [a]\n",
    ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_SINGLE },
  { "place/several",
    "{'source':'a','claims':[{'property':'place','value':'Halvek'}]},"
    "{'source':'b','claims':[{'property':'place','value':'Merrow'}]}",
    "place compatible: Halvek [a], Merrow [b]\n",
    ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_COMPATIBLE },
  { "own/conflict",
    "{'source':'a','claims':[{'property':'cost','value':'1 billion'}]},"
    "{'source':'b','claims':[{'property':'cost','value':'2 billion'}]}",
    "cost conflict tie: 1 billion [a], 2 billion [b]\n",
    ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_CONFLICT },
  { "own/same-but-for-case",
    "{'source':'a','claims':[{'property':'outcome','value':'Lost'}]},"
    "{'source':'b','claims':[{'property':'outcome','value':'lost'}]}",
    "outcome agree: Lost [a b]\n", ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_AGREE },
  { "own/repeated-in-one-account",
    "{'source':'a','claims':[{'property':'outcome','value':'lost'},"
    "{'property':'outcome','value':'lost'}]}",
    "outcome single: lost [a]\n", ANNALS_AGREEMENT_NONE, ANNALS_AGREEMENT_SINGLE },
  { "order-of-properties",
    "{'source':'a','date':'1216','claims':[{'property':'zeal','value':'1'},"
    "{'property':'cost','value':'1'},{'property':'participant','value':'1'},"
    "{'property':'place','value':'1'}]}",
    "date single: 1216 [a]\nplace single: 1 [a]\nparticipant single: 1 [a]\n"
    "cost single: 1 [a]\nzeal single: 1 [a]\n",
    ANNALS_AGREEMENT_SINGLE, ANNALS_AGREEMENT_SINGLE },
  { "loudest",
    "{'source':'a','date':'1216','claims':[{'property':'cost','value':'1'}]},"
    "{'source':'b','date':'1216','claims':[{'property':'cost','value':'2'}]}",
    "date agree: 1216 [a b]\ncost conflict tie: 1 [a], 2 [b]\n",
    ANNALS_AGREEMENT_AGREE, ANNALS_AGREEMENT_CONFLICT },
};
/* clang-format on */

static void
print_value (GString           *out,
             AnnalsBundle      *bundle,
             const AnnalsValue *value)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, NULL);

  g_string_append_printf (out, "%s%s [",
                          value->polarity == ANNALS_POLARITY_DENIES ? "not " : "", value->text);
  for (guint i = 0; i < value->accounts->len; i++)
    {
      guint32 account = g_array_index (value->accounts, guint32, i);
      guint32 source = accounts[account].source;

      g_string_append_printf (out, "%s%s", i == 0 ? "" : " ",
                              annals_bundle_get_text (bundle, sources[source].id));
    }
  g_string_append (out, value->is_preferred ? "] preferred" : "]");
}

/* One property a line: name, agreement, values with their sources. */
static char *
print_properties (AnnalsBundle *bundle,
                  guint         event)
{
  g_autoptr (GPtrArray) properties = annals_agreement_list_properties (bundle, event);
  GString              *out = g_string_new (NULL);

  for (guint i = 0; i < properties->len; i++)
    {
      const AnnalsProperty *property = g_ptr_array_index (properties, i);

      g_string_append_printf (out, "%s %s%s: ", property->name,
                              annals_agreement_get_name (property->agreement),
                              property->is_tie ? " tie" : "");
      for (guint j = 0; j < property->values->len; j++)
        {
          g_string_append (out, j == 0 ? "" : ", ");
          print_value (out, bundle, g_ptr_array_index (property->values, j));
        }
      g_string_append_c (out, '\n');
    }

  return g_string_free (out, FALSE);
}

static void
check_case (gconstpointer data)
{
  const Case        *test = data;
  g_autofree char   *json = NULL;
  g_autofree char   *properties = NULL;
  AnnalsBundle      *bundle;
  const AnnalsEvent *event;
  guint8             date_agreement;
  guint8             loudest;

  json = g_strdup_printf (SOURCES "'events':[{'id':'e','title':'E','date':'1200','accounts':[%s]}]",
                          test->accounts);
  bundle = load_json (json);
  properties = print_properties (bundle, 0);
  g_assert_cmpstr (properties, ==, test->properties);

  annals_agreement_summarise (bundle, 0, &date_agreement, &loudest);
  g_assert_cmpstr (annals_agreement_get_name (date_agreement), ==,
                   annals_agreement_get_name (test->date_agreement));
  g_assert_cmpstr (annals_agreement_get_name (loudest), ==,
                   annals_agreement_get_name (test->loudest));

  event = annals_bundle_get_events (bundle, NULL);
  g_assert_cmpuint (event->date_agreement, ==, date_agreement);
  g_assert_cmpuint (event->agreement, ==, loudest);
  g_assert_finalize_object (bundle);
}

#define DISPUTE "'accounts':[{'source':'a','date':'2012'},{'source':'b','date':'2013'}]"

static void
test_resolution (void)
{
  AnnalsBundle *bundle = load_json (
    SOURCES "'events':["
            "{'id':'e','title':'E'," DISPUTE ",'resolution':{'property':'date','note':'first'}},"
            "{'id':'f','title':'F'," DISPUTE "},"
            "{'id':'g','title':'G'," DISPUTE ",'resolution':{'property':'date','note':'third'}},"
            "{'id':'h','title':'H'," DISPUTE ",'resolution':{'property':'cost','note':'none'}}]");
  static const char *const notes[] = { "first", NULL, "third", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      g_autoptr (GPtrArray) properties = annals_agreement_list_properties (bundle, i);
      const AnnalsProperty *property = g_ptr_array_index (properties, 0);

      g_assert_cmpstr (property->resolution, ==, notes[i]);
      g_assert_cmpint (property->agreement, ==, ANNALS_AGREEMENT_CONFLICT);
    }

  g_assert_finalize_object (bundle);
}

/* What the timeline shows of an event, and why. */
static void
test_placing (void)
{
  static const struct
  {
    const char   *event;
    const char   *edtf;
    AnnalsPlacing placing;
  } rows[] = {
    { "", "", ANNALS_PLACING_NOWHERE },
    { "'accounts':[{'source':'a'}]", "", ANNALS_PLACING_NOWHERE },
    { "'accounts':[{'source':'a','date':'1216','rank':'deprecated','rankReason':'copied'}]", "",
      ANNALS_PLACING_NOWHERE },
    { "'date':'1217','accounts':[{'source':'a','date':'1216'}]", "1217", ANNALS_PLACING_OWN },
    { "'accounts':[{'source':'b'},{'source':'a','date':'1216'}]", "1216", ANNALS_PLACING_ONLY },
    { "'accounts':[{'source':'a','date':'1215','rank':'deprecated','rankReason':'copied'},"
      "{'source':'b','date':'1216'}]",
      "1216", ANNALS_PLACING_ONLY },
    { "'accounts':[{'source':'a','date':'1215'},"
      "{'source':'b','date':'1216','rank':'preferred','rankReason':'near'}]",
      "1216", ANNALS_PLACING_PREFERRED },
    { "'accounts':[{'source':'a','date':'1216'},{'source':'b','date':'1215'}]", "1216",
      ANNALS_PLACING_FIRST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char              *divider = *rows[i].event == '\0' ? "" : ",";
      g_autofree char         *json = g_strdup_printf (SOURCES
                                                       "'events':[{'id':'e','title':'E'%s%s}]",
                                                       divider, rows[i].event);
      g_autoptr (AnnalsBundle) bundle = load_json (json);
      const AnnalsEvent       *event = annals_bundle_get_events (bundle, NULL);

      g_test_message ("%s", rows[i].event);
      g_assert_cmpstr (annals_bundle_get_text (bundle, event->edtf), ==, rows[i].edtf);
      g_assert_cmpint (annals_agreement_explain_placing (bundle, 0), ==, rows[i].placing);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/agreement/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], check_case);
    }
  g_test_add_func ("/core/agreement/resolution", test_resolution);
  g_test_add_func ("/core/agreement/placing", test_placing);

  return g_test_run ();
}
