/* annals-tool-date.c — “annals-tool date”: what EDTF expressions mean
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include "core/annals-sanitize.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <unistd.h>

typedef struct
{
  const char *edtf; /* borrowed; valid UTF-8 */
  AnnalsDate  date;
  guint       flags;  /* AnnalsDateFlags of all members and ends */
  GError     *reason; /* owned; NULL if it is a date */
} Answer;

static void
clear_answer (Answer *answer)
{
  g_clear_error (&answer->reason);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, clear_answer)

/* The hull of a set knows only of its outermost members, so all of them are asked. */
static void
find_answer (const char *edtf,
             Answer     *answer)
{
  g_autoptr (GArray) members = annals_date_list_members (edtf);

  answer->edtf = edtf;
  annals_date_parse (edtf, &answer->date, &answer->reason);
  for (guint i = 0; i < members->len; i++)
    {
      const AnnalsDate *member = &g_array_index (members, AnnalsDate, i);

      answer->flags |= member->start_flags | member->end_flags;
    }
}

static void
add_boolean (JsonBuilder *builder,
             const char  *name,
             gboolean     value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
add_meaning (JsonBuilder  *builder,
             const Answer *answer)
{
  g_autofree char *earliest = annals_tool_dup_first_day (answer->date.lower);
  g_autofree char *latest = annals_tool_dup_last_day (answer->date.upper);
  g_autofree char *words = annals_date_to_text (answer->edtf, ANNALS_DATE_LONG);

  annals_tool_add_count (builder, "level", answer->date.level);
  annals_tool_add_text (builder, "earliest", earliest);
  annals_tool_add_text (builder, "latest", latest);
  add_boolean (builder, "approximate", (answer->flags & ANNALS_DATE_APPROXIMATE) != 0);
  add_boolean (builder, "uncertain", (answer->flags & ANNALS_DATE_UNCERTAIN) != 0);
  annals_tool_add_text (builder, "text", words);
}

static void
print_json (const Answer *answer)
{
  static const char *const meanings[] = { "level", "earliest", "latest",
                                          "approximate", "uncertain", "text" };
  g_autoptr (JsonBuilder)  builder = json_builder_new ();

  json_builder_begin_object (builder);
  annals_tool_add_text (builder, "input", answer->edtf);
  add_boolean (builder, "valid", answer->reason == NULL);
  if (answer->reason == NULL)
    {
      add_meaning (builder, answer);
    }
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
        annals_tool_add_null (builder, meanings[i]);
      annals_tool_add_text (builder, "reason", answer->reason->message);
    }
  json_builder_end_object (builder);

  annals_tool_print_json (builder);
}

static void
print_text (const Answer *answer)
{
  g_autofree char *shown = annals_sanitize_line (answer->edtf, NULL);
  g_autofree char *earliest = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *words = NULL;

  if (answer->reason != NULL)
    {
      /* Translators: what somebody wrote for a date, and why it is none. */
      g_print (_ ("%s: not a date. %s\n"), shown, answer->reason->message);
      return;
    }

  earliest = annals_tool_dup_first_day (answer->date.lower);
  latest = annals_tool_dup_last_day (answer->date.upper);
  words = annals_date_to_text (answer->edtf, ANNALS_DATE_LONG);
  /* Translators: a date as EDTF writes it; the same in words; its first and its last day, each as
   * 2014-11-20 or as two dots; its EDTF level, 0 to 2. */
  g_print (_ ("%s: %s (%s to %s, level %u)\n"), shown, words, earliest != NULL ? earliest : "..",
           latest != NULL ? latest : "..", answer->date.level);
}

/* Answers a text of any bytes; @length is -1 if it ends in a null byte. */
static int
answer_text (const char *text,
             gssize      length,
             gboolean    is_json)
{
  g_autofree char *edtf = g_utf8_make_valid (text, length);
  g_auto (Answer)  answer = { 0 };

  find_answer (edtf, &answer);
  if (is_json)
    print_json (&answer);
  else
    print_text (&answer);

  return answer.reason == NULL ? ANNALS_TOOL_GOOD : ANNALS_TOOL_PROBLEMS;
}

/* Answers each line of standard input, and before it waits for more: who writes one line may wait
 * for its answer. */
static int
answer_lines (gboolean is_json)
{
  g_autoptr (GInputStream)     input = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (input);
  g_autoptr (GError)           error = NULL;
  int                          status = ANNALS_TOOL_GOOD;

  g_data_input_stream_set_newline_type (lines, G_DATA_STREAM_NEWLINE_TYPE_LF);
  while (TRUE)
    {
      gsize            length;
      g_autofree char *line = g_data_input_stream_read_line (lines, &length, NULL, &error);
      int              line_status;

      if (line == NULL)
        break;
      if (length > 0 && line[length - 1] == '\r')
        length--;
      line_status = answer_text (line, (gssize) length, is_json);
      status = MAX (status, line_status);
      if (g_buffered_input_stream_get_available (G_BUFFERED_INPUT_STREAM (lines)) == 0)
        fflush (stdout);
    }

  if (error == NULL)
    return status;

  g_printerr (_ ("Standard input cannot be read. %s."), error->message);
  g_printerr ("\n");
  return ANNALS_TOOL_UNUSABLE;
}

/**
 * annals_tool_date:
 * @words: (array zero-terminated=1): EDTF expressions; "-" for those of standard input, one a line
 * @is_json: whether to print a JSON object per expression
 *
 * Prints what each expression means, or why it is no date, in their order.
 *
 * Returns: the exit status: problems if one of them is no date
 */
int
annals_tool_date (char   **words,
                  gboolean is_json)
{
  int status = ANNALS_TOOL_GOOD;

  for (guint i = 0; words[i] != NULL; i++)
    {
      int word_status = g_str_equal (words[i], "-") ? answer_lines (is_json)
                                                    : answer_text (words[i], -1, is_json);

      status = MAX (status, word_status);
    }

  return status;
}
