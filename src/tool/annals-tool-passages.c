/* annals-tool-passages.c — “annals-tool passages”: where the quoted words stand in the articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include <glib/gi18n.h>

typedef struct
{
  const char         *event;  /* id */
  const char         *source; /* id */
  guint               index;  /* among the passages of its account */
  const AnnalsAnchor *anchor;
} Line;

static void
add_offset (JsonBuilder        *builder,
            const char         *name,
            const AnnalsAnchor *anchor,
            guint               offset)
{
  if (annals_anchor_has_place (anchor))
    annals_tool_add_count (builder, name, offset);
  else
    annals_tool_add_null (builder, name);
}

static void
print_json (const Line *line)
{
  const AnnalsAnchor     *anchor = line->anchor;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  annals_tool_add_text (builder, "event", line->event);
  annals_tool_add_text (builder, "source", line->source);
  annals_tool_add_count (builder, "index", line->index);
  annals_tool_add_text (builder, "state", annals_anchor_state_get_name (anchor->state));
  annals_tool_add_text (builder, "method", annals_anchor_method_get_name (anchor->method));
  json_builder_set_member_name (builder, "score");
  json_builder_add_double_value (builder, (double) anchor->score);
  add_offset (builder, "start", anchor, anchor->start);
  add_offset (builder, "end", anchor, anchor->end);
  json_builder_end_object (builder);

  annals_tool_print_json (builder);
}

static void
print_text (const Line *line)
{
  const AnnalsAnchor *anchor = line->anchor;
  const char         *state = annals_anchor_state_get_name (anchor->state);
  const char         *method = annals_anchor_method_get_name (anchor->method);

  if (annals_anchor_has_place (anchor))
    /* Translators: ids of an event and a source; a number; what became of the passage and how,
     * both in English; how sure that is, 0 to 1; the place in the text. */
    g_print (_ ("%s, %s, passage %u: %s (%s, %.2f), characters %u to %u\n"), line->event,
             line->source, line->index, state, method, (double) anchor->score, anchor->start,
             anchor->end);
  else
    /* Translators: ids of an event and a source; a number; what became of the passage and how,
     * both in English; how sure that is, 0 to 1. */
    g_print (_ ("%s, %s, passage %u: %s (%s, %.2f)\n"), line->event, line->source, line->index,
             state, method, (double) anchor->score);
}

/**
 * annals_tool_passages:
 * @files: (array zero-terminated=1): one file, "-" for standard input
 * @is_json: whether to print a JSON object per passage
 *
 * Prints for each passage, in file order, whether and where it stands in its source's article.
 *
 * Returns: the exit status: problems if a passage has no place
 */
int
annals_tool_passages (char   **files,
                      gboolean is_json)
{
  g_autoptr (AnnalsBundle) bundle = annals_tool_open (files[0]);
  const AnnalsEvent       *events;
  const AnnalsSource      *sources;
  const AnnalsAccount     *accounts;
  const AnnalsPassage     *passages;
  guint                    n_passages;
  int                      status = ANNALS_TOOL_GOOD;

  if (bundle == NULL)
    return ANNALS_TOOL_UNUSABLE;

  events = annals_bundle_get_events (bundle, NULL);
  sources = annals_bundle_get_sources (bundle, NULL);
  accounts = annals_bundle_get_accounts (bundle, NULL);
  passages = annals_bundle_get_passages (bundle, &n_passages);
  for (guint i = 0; i < n_passages; i++)
    {
      const AnnalsAccount *account = &accounts[passages[i].account];
      Line                 line = {
                        .event = annals_bundle_get_text (bundle, events[account->event].id),
                        .source = annals_bundle_get_text (bundle, sources[account->source].id),
                        .index = i - account->passages.first,
                        .anchor = &passages[i].anchor,
      };

      if (is_json)
        print_json (&line);
      else
        print_text (&line);
      if (!annals_anchor_has_place (line.anchor))
        status = ANNALS_TOOL_PROBLEMS;
    }

  return status;
}
