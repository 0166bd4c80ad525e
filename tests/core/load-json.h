/* load-json.h — bundles written down in a test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-loader.h"

/* Loads a bundle from JSON with ' in place of ", to be read by people; @members are what follows
 * the format, the version and the id. */
static inline AnnalsBundle *
load_json (const char *members)
{
  g_autoptr (GString)   json = g_string_new (NULL);
  g_autoptr (GBytes)    bytes = NULL;
  g_autoptr (GPtrArray) diagnostics = NULL;
  g_autoptr (GError)    error = NULL;
  AnnalsBundle         *bundle;

  g_string_append (json, "{'format':'annals','version':1,'id':'test','title':'T',");
  g_string_append (json, members);
  g_string_append_c (json, '}');
  g_string_replace (json, "'", "\"", 0);
  bytes = g_bytes_new (json->str, json->len);
  diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
  bundle = annals_bundle_load_bytes (bytes, "test.annals", NULL, diagnostics, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      g_autofree char *text = annals_diagnostic_to_text (g_ptr_array_index (diagnostics, i));

      g_test_message ("%s", text);
    }

  return bundle;
}
