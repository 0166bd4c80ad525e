/* list-bundles.h — bundles for the tests of the list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "../core/load-json.h"

/* Eras in no order, one inside another; events of all kinds, in no order either. */
static inline AnnalsBundle *
load_valley (void)
{
  return load_json (
    "'eras':["
    "{'id':'late','label':'Late','period':'1300/1399'},"
    "{'id':'inner','label':'Inner','period':'1220/1230','parent':'early'},"
    "{'id':'early','label':'Early','period':'1200/1299'},"
    "{'id':'empty','label':'Empty','period':'1400/1450'}],"
    "'sources':["
    "{'id':'a','csl':{'type':'book','title':'A','issued':{'raw':'1990'}}},"
    "{'id':'b','csl':{'type':'book','title':'B','issued':{'raw':'1990'}}},"
    "{'id':'c','csl':{'type':'book','title':'C','issued':{'raw':'1990'}}}],"
    "'events':["
    "{'id':'mill','title':'mill','date':'1310','accounts':[{'source':'a','date':'1310'}]},"
    "{'id':'never','title':'Anchor','accounts':[{'source':'a'}]},"
    "{'id':'bridge','title':'Bridge','date':'1216','accounts':["
    "{'source':'a','date':'1216'},{'source':'b','date':'1219'}]},"
    "{'id':'flood','title':'Élan','date':'1225','accounts':["
    "{'source':'a','date':'1225'},{'source':'b','date':'1225'},{'source':'c','date':'1225'}]},"
    "{'id':'tower','title':'abbey','date':'1216'},"
    "{'id':'outside','title':'Zeal','date':'1100','accounts':[{'source':'a','date':'1100'}]},"
    "{'id':'well','title':'Well','date':'1216','accounts':["
    "{'source':'c','date':'1216'},{'source':'c','date':'1216'}]}]");
}

/* Many events in ten eras, every tenth of them without a date. */
static inline AnnalsBundle *
load_many (guint n_events)
{
  GString         *json = g_string_new ("'eras':[");
  g_autofree char *members = NULL;

  for (guint i = 0; i < 10; i++)
    g_string_append_printf (json, "%s{'id':'e%u','label':'Era %u','period':'%u/%u'}",
                            i > 0 ? "," : "", i, i, 1000 + i * 100, 1099 + i * 100);
  g_string_append (json, "],'events':[");
  for (guint i = 0; i < n_events; i++)
    {
      g_string_append_printf (json, "%s{'id':'v%u','title':'Event %u'", i > 0 ? "," : "", i, i);
      if (i % 10 != 9)
        g_string_append_printf (json, ",'date':'%u'", 1000 + i * 7919 % 1000);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
  /* load_json() would take a time that grows with the square of their number. */
  members = g_strdelimit (g_string_free (json, FALSE), "'", '"');

  return load_json (members);
}
