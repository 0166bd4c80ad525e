/* loader-fixture.c — bundles for the tests of the loader, written so that they can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "loader-fixture.h"

#include <string.h>

GPtrArray *
fixture_new_diagnostics (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
}

/* Makes JSON of what is easy to read in C: ' becomes ", and the mark ^ its line and column. */
char *
fixture_make_text (const char *text,
                   guint      *line,
                   guint      *column)
{
  GString *json = g_string_new (NULL);
  guint    n_lines = 1;
  guint    n_columns = 1;

  *line = 0;
  *column = 0;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (*c == '^')
        {
          *line = n_lines;
          *column = n_columns;
          continue;
        }
      g_string_append_unichar (json, *c == '\'' ? '"' : g_utf8_get_char (c));
      n_lines += *c == '\n' ? 1 : 0;
      n_columns = *c == '\n' ? 1 : n_columns + 1;
    }

  return g_string_free (json, FALSE);
}

AnnalsBundle *
fixture_load (const char *text,
              GFile      *folder,
              GPtrArray  *diagnostics,
              GError    **error)
{
  guint              line;
  guint              column;
  g_autofree char   *json = fixture_make_text (text, &line, &column);
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return annals_bundle_load_bytes (bytes, "test.annals", folder, diagnostics, NULL, error);
}

/* One word for each record: its kind, its id, and what matters of it. */
char *
fixture_dump (AnnalsBundle *bundle)
{
  GString             *out = g_string_new (NULL);
  guint                n_sources;
  guint                n_eras;
  guint                n_events;
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, &n_sources);
  const AnnalsEra     *eras = annals_bundle_get_eras (bundle, &n_eras);
  const AnnalsEvent   *events = annals_bundle_get_events (bundle, &n_events);
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);

  for (guint i = 0; i < n_sources; i++)
    g_string_append_printf (out, "source:%s%s ", annals_bundle_get_text (bundle, sources[i].id),
                            sources[i].article != ANNALS_NONE ? "+article" : "");
  for (guint i = 0; i < n_eras; i++)
    g_string_append_printf (out, "era:%s%s%s ", annals_bundle_get_text (bundle, eras[i].id),
                            eras[i].date.kind != ANNALS_DATE_NONE ? "+date" : "",
                            eras[i].parent != ANNALS_NONE ? "+parent" : "");
  for (guint i = 0; i < n_events; i++)
    {
      const AnnalsEvent *event = &events[i];

      g_string_append_printf (out, "event:%s%s%s ", annals_bundle_get_text (bundle, event->id),
                              event->date.kind != ANNALS_DATE_NONE ? "+date" : "",
                              event->era != ANNALS_NONE ? "+era" : "");
      for (guint j = 0; j < event->accounts.count; j++)
        {
          const AnnalsAccount *account = &accounts[event->accounts.first + j];

          g_string_append_printf (out, "account%s+%up+%uc ",
                                  account->date.kind != ANNALS_DATE_NONE ? "+date" : "",
                                  account->passages.count, account->claims.count);
        }
    }
  if (out->len > 0)
    g_string_truncate (out, out->len - 1);

  return g_string_free (out, FALSE);
}

void
fixture_assert_bad_input (const BadInput *row,
                          GFile          *folder)
{
  guint                    line;
  guint                    column;
  g_autofree char         *json = fixture_make_text (row->text, &line, &column);
  g_autoptr (GBytes)       bytes = g_bytes_new (json, strlen (json));
  g_autoptr (GPtrArray)    diagnostics = fixture_new_diagnostics ();
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = annals_bundle_load_bytes (bytes, "test.annals", folder,
                                                              diagnostics, NULL, &error);
  const AnnalsDiagnostic  *problem;

  g_assert_cmpuint (diagnostics->len, >, 0);
  problem = diagnostics->pdata[0];
  g_assert_cmpstr (problem->code, ==, row->code);
  g_assert_cmpstr (problem->pointer, ==, row->pointer);
  g_assert_cmpstr (problem->file, ==, "test.annals");
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpuint (problem->column, ==, column);

  if (row->dump != NULL)
    {
      g_autofree char *dump = fixture_dump (bundle);

      g_assert_no_error (error);
      g_assert_cmpstr (dump, ==, row->dump);
      g_assert_true (annals_bundle_get_diagnostics (bundle) == diagnostics);
      g_assert_finalize_object (g_steal_pointer (&bundle));
    }
  else
    {
      g_autofree char *text = annals_diagnostic_to_text (problem);

      g_assert_null (bundle);
      g_assert_nonnull (error);
      g_assert_true (error->domain == ANNALS_BUNDLE_ERROR);
      g_assert_cmpstr (error->message, ==, text);
    }
}

void
fixture_add_bad_inputs (const char     *prefix,
                        const BadInput *rows,
                        guint           n_rows,
                        GTestDataFunc   test)
{
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *path = g_strconcat (prefix, rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test);
    }
}
