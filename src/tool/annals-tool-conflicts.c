/* annals-tool-conflicts.c — “annals-tool conflicts”: what the sources dispute, and who says what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include "core/annals-agreement.h"

#include <glib/gi18n.h>

/* The ids of those who give a value, each source once, in file order. */
static GPtrArray *
list_sources (AnnalsBundle      *bundle,
              const AnnalsValue *value)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, NULL);
  GPtrArray           *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < value->accounts->len; i++)
    {
      guint32     account = g_array_index (value->accounts, guint32, i);
      const char *id = annals_bundle_get_text (bundle, sources[accounts[account].source].id);

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_strdup (id));
    }

  return ids;
}

static void
add_value (JsonBuilder       *builder,
           AnnalsBundle      *bundle,
           const AnnalsValue *value)
{
  g_autoptr (GPtrArray) sources = list_sources (bundle, value);

  json_builder_begin_object (builder);
  annals_tool_add_text (builder, "value", value->text);
  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sources->len; i++)
    json_builder_add_string_value (builder, sources->pdata[i]);
  json_builder_end_array (builder);
  if (value->polarity == ANNALS_POLARITY_DENIES)
    annals_tool_add_text (builder, "polarity", "denies");
  json_builder_end_object (builder);
}

static void
print_json (AnnalsBundle         *bundle,
            const char           *event,
            const AnnalsProperty *property)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  annals_tool_add_text (builder, "event", event);
  annals_tool_add_text (builder, "property", property->name);
  annals_tool_add_text (builder, "state", annals_agreement_get_name (property->agreement));
  json_builder_set_member_name (builder, "values");
  json_builder_begin_array (builder);
  for (guint i = 0; i < property->values->len; i++)
    add_value (builder, bundle, property->values->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  annals_tool_print_json (builder);
}

static void
append_value (GString           *text,
              AnnalsBundle      *bundle,
              const AnnalsValue *value)
{
  g_autoptr (GPtrArray) sources = list_sources (bundle, value);
  g_autofree char      *names = NULL;

  g_ptr_array_add (sources, NULL);
  names = g_strjoinv (", ", (char **) sources->pdata);
  if (text->len > 0)
    g_string_append (text, "; ");
  if (value->polarity == ANNALS_POLARITY_DENIES)
    /* Translators: a date, person or place that is denied, and the ids of the sources. */
    g_string_append_printf (text, _ ("not %s (%s)"), value->text, names);
  else
    g_string_append_printf (text, "%s (%s)", value->text, names);
}

static void
print_text (AnnalsBundle         *bundle,
            const char           *event,
            const AnnalsProperty *property)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < property->values->len; i++)
    append_value (values, bundle, property->values->pdata[i]);
  g_print ("%s, %s: %s: %s\n", event, property->name,
           annals_agreement_get_name (property->agreement), values->str);
}

static void
print_event (AnnalsBundle *bundle,
             guint         index,
             gboolean      is_json)
{
  const AnnalsEvent    *event = &annals_bundle_get_events (bundle, NULL)[index];
  const char           *id = annals_bundle_get_text (bundle, event->id);
  g_autoptr (GPtrArray) properties = annals_agreement_list_properties (bundle, index);

  for (guint i = 0; i < properties->len; i++)
    {
      const AnnalsProperty *property = properties->pdata[i];

      if (property->agreement < ANNALS_AGREEMENT_DENIED)
        continue;
      if (is_json)
        print_json (bundle, id, property);
      else
        print_text (bundle, id, property);
    }
}

/**
 * annals_tool_conflicts:
 * @files: (array zero-terminated=1): one file, "-" for standard input
 * @is_json: whether to print a JSON object per disputed property
 *
 * Prints for each event, in file order, what its sources deny or contradict each other about.
 * That they do is no problem of the file.
 *
 * Returns: the exit status
 */
int
annals_tool_conflicts (char   **files,
                       gboolean is_json)
{
  g_autoptr (AnnalsBundle) bundle = annals_tool_open (files[0]);
  const AnnalsEvent       *events;
  guint                    n_events;

  if (bundle == NULL)
    return ANNALS_TOOL_UNUSABLE;

  events = annals_bundle_get_events (bundle, &n_events);
  for (guint i = 0; i < n_events; i++)
    if (events[i].agreement >= ANNALS_AGREEMENT_DENIED)
      print_event (bundle, i, is_json);

  return ANNALS_TOOL_GOOD;
}
