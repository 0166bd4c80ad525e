/* annals-reader-words.c — what the reader pane says about sources, passages and places
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/annals-reader-words.h"

#include <glib/gi18n-lib.h>

#include "reader/annals-reader-marks.h"

/* As much of a quote as a tooltip shows. */
#define MAX_QUOTED_CHARS 300

/* Types of the Citation Style Language, as a reader would name them. */
static const struct
{
  const char *type;
  const char *name;
} kinds[] = {
  { "article", N_ ("article") },
  { "article-journal", N_ ("journal article") },
  { "article-magazine", N_ ("magazine article") },
  { "article-newspaper", N_ ("newspaper article") },
  { "bill", N_ ("bill") },
  { "book", N_ ("book") },
  { "broadcast", N_ ("broadcast") },
  { "chapter", N_ ("chapter") },
  { "dataset", N_ ("dataset") },
  { "document", N_ ("document") },
  { "entry-dictionary", N_ ("dictionary entry") },
  { "entry-encyclopedia", N_ ("encyclopedia entry") },
  { "interview", N_ ("interview") },
  { "legislation", N_ ("law") },
  { "manuscript", N_ ("manuscript") },
  { "map", N_ ("map") },
  { "paper-conference", N_ ("conference paper") },
  { "pamphlet", N_ ("pamphlet") },
  { "personal_communication", N_ ("letter") },
  { "post", N_ ("post") },
  { "post-weblog", N_ ("blog post") },
  { "report", N_ ("report") },
  { "review", N_ ("review") },
  { "speech", N_ ("speech") },
  { "thesis", N_ ("thesis") },
  { "treaty", N_ ("treaty") },
  { "webpage", N_ ("web page") },
};

static const char *
name_kind (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return _ (kinds[i].name);

  return type;
}

static void
add_part (GString    *line,
          const char *part)
{
  if (*part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

/**
 * annals_reader_write_byline:
 * @bundle: a bundle
 * @source: a source of it
 *
 * Tells who wrote a source, where and when it came out, and what it is, as far as it is known.
 *
 * Returns: (transfer full): one line
 */
char *
annals_reader_write_byline (AnnalsBundle *bundle,
                            guint         source)
{
  const AnnalsSource *record = &annals_bundle_get_sources (bundle, NULL)[source];
  g_autofree char    *issued = annals_date_to_text (annals_bundle_get_text (bundle, record->issued),
                                                    ANNALS_DATE_LONG);
  GString            *line = g_string_new (NULL);

  add_part (line, annals_bundle_get_text (bundle, record->author));
  add_part (line, annals_bundle_get_text (bundle, record->publisher));
  add_part (line, issued);
  add_part (line, name_kind (annals_bundle_get_text (bundle, record->type)));

  return g_string_free (line, FALSE);
}

/**
 * annals_reader_write_quote:
 * @words: words of a source
 *
 * Returns: (transfer full): the words between quotation marks
 */
char *
annals_reader_write_quote (const char *words)
{
  /* Translators: quotation marks around the words of a source */
  return g_strdup_printf (_ ("“%s”"), words);
}

/**
 * annals_reader_describe_state:
 * @state: state of a passage without a place
 *
 * Returns: (transfer none): why the passage is not marked, a sentence
 */
const char *
annals_reader_describe_state (AnnalsAnchorState state)
{
  switch (state)
    {
    case ANNALS_ANCHOR_FOUND:
    case ANNALS_ANCHOR_MOVED:
    case ANNALS_ANCHOR_CHANGED:
      return _ ("The passage is marked.");
    case ANNALS_ANCHOR_AMBIGUOUS:
      return _ ("Several places in the article fit this passage.");
    case ANNALS_ANCHOR_CONTRADICTED:
      return _ ("The article gives another number or name in this passage.");
    case ANNALS_ANCHOR_ORPHANED:
      return _ ("This passage is not in the article.");
    case ANNALS_ANCHOR_SKIPPED:
      return _ ("This passage was not looked for.");
    case ANNALS_ANCHOR_INVALID:
      return _ ("This passage has no words.");
    }

  g_return_val_if_reached ("");
}

/**
 * annals_reader_describe_event:
 * @bundle: a bundle
 * @event: an event of it
 *
 * Returns: (transfer full): title and date of the event, in a line each
 */
char *
annals_reader_describe_event (AnnalsBundle *bundle,
                              guint         event)
{
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];
  const char        *title = annals_bundle_get_text (bundle, record->title);
  g_autofree char   *date = annals_date_to_text (annals_bundle_get_text (bundle, record->edtf),
                                                 ANNALS_DATE_LONG);

  return *date == '\0' ? g_strdup (title) : g_strdup_printf ("%s\n%s", title, date);
}

/* The words that a passage is quoted with, to be compared with those of the article. */
static char *
write_quoted (AnnalsBundle *bundle,
              guint         passage)
{
  const AnnalsPassage *record = &annals_bundle_get_passages (bundle, NULL)[passage];
  const char          *words = annals_bundle_get_text (bundle, record->exact);
  g_autofree char     *start = NULL;

  if (g_utf8_strlen (words, -1) <= MAX_QUOTED_CHARS)
    return annals_reader_write_quote (words);

  start = g_utf8_substring (words, 0, MAX_QUOTED_CHARS);
  /* Translators: the beginning of the words of a source */
  return g_strdup_printf (_ ("“%s…”"), start);
}

/**
 * annals_reader_describe_marks:
 * @bundle: a bundle
 * @marks: (element-type AnnalsReaderMark): marks of an article
 * @offset: a code point of the article
 *
 * Returns: (transfer full) (nullable): the events that rest on the words at @offset, if any do
 */
char *
annals_reader_describe_marks (AnnalsBundle *bundle,
                              GArray       *marks,
                              guint         offset)
{
  g_autoptr (GArray)    found = annals_reader_find_marks (marks, offset);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (found->len == 0)
    return NULL;

  for (guint i = 0; i < found->len; i++)
    {
      const AnnalsReaderMark *mark = &g_array_index (found, AnnalsReaderMark, i);

      g_ptr_array_add (lines, annals_reader_describe_event (bundle, mark->event));
      if (mark->is_disputed)
        g_ptr_array_add (lines, g_strdup (_ ("The sources disagree.")));
      if (!mark->is_exact)
        {
          g_ptr_array_add (lines,
                           g_strdup (_ ("The wording differs a little from the quoted one.")));
          g_ptr_array_add (lines, write_quoted (bundle, mark->passage));
        }
    }
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/**
 * annals_reader_write_position:
 * @sequence: (element-type guint32): the passages that tell the selected event
 * @position: which of them is being read, -1 if none is
 *
 * Returns: (transfer full): "Passage 1 of 2"
 */
char *
annals_reader_write_position (GArray *sequence,
                              int     position)
{
  if (sequence->len == 0)
    return g_strdup (_ ("No passages"));
  if (position < 0)
    return g_strdup_printf (ngettext ("%u passage", "%u passages", sequence->len), sequence->len);

  return g_strdup_printf (_ ("Passage %d of %u"), position + 1, sequence->len);
}

/**
 * annals_reader_write_hint:
 * @bundle: a bundle
 * @sequence: (element-type guint32): the passages that tell the selected event
 * @position: which of them is being read, -1 if none is
 *
 * Returns: (transfer full): which source comes next, or came before, and what it says
 */
char *
annals_reader_write_hint (AnnalsBundle *bundle,
                          GArray       *sequence,
                          int           position)
{
  const AnnalsAccount *account;
  const char          *stated;
  const char          *name;
  gboolean             is_next = position + 1 < (int) sequence->len;
  guint                neighbour = (guint) (is_next ? position + 1 : position - 1);
  guint32              passage;

  if (neighbour >= sequence->len)
    return g_strdup ("");

  passage = g_array_index (sequence, guint32, neighbour);
  account = &annals_bundle_get_accounts (
    bundle, NULL)[annals_bundle_get_passages (bundle, NULL)[passage].account];
  stated = annals_bundle_get_text (bundle, account->stated);
  name = annals_bundle_get_text (
    bundle, annals_bundle_get_sources (bundle, NULL)[account->source].short_name);

  if (*stated == '\0')
    return g_strdup_printf (is_next ? _ ("Next: %s") : _ ("Before: %s"), name);

  /* Translators: a source, and its own words for the date of the event */
  return g_strdup_printf (is_next ? _ ("Next: %s — “%s”") : _ ("Before: %s — “%s”"), name, stated);
}
