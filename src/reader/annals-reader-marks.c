/* annals-reader-marks.c — which stretches of a source's article tell which events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pure functions over the tables of a bundle: what the reader marks, what it could not find, and
 * in which order it walks through the evidence of an event.
 */

#include "config.h"

#include "reader/annals-reader-marks.h"

#include <string.h>

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const AnnalsReaderMark *x = a;
  const AnnalsReaderMark *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->end != y->end)
    return x->end < y->end ? -1 : 1;

  return (x->passage > y->passage) - (x->passage < y->passage);
}

static AnnalsReaderRole
get_role (const AnnalsAccount *account,
          guint                candidate,
          guint                event,
          guint                passage)
{
  if (account->event != event)
    return ANNALS_READER_ROLE_OTHER;

  return candidate == passage ? ANNALS_READER_ROLE_READ : ANNALS_READER_ROLE_SELECTED;
}

static guint32
read_color (AnnalsBundle      *bundle,
            const AnnalsEvent *event)
{
  const AnnalsCategory *categories = annals_bundle_get_categories (bundle, NULL);
  const char           *text;

  if (event->categories.count == 0)
    return ANNALS_NONE;

  text = annals_bundle_get_text (
    bundle, categories[annals_bundle_get_event_categories (bundle, event)[0]].color);

  return *text == '#' ? (guint32) g_ascii_strtoull (text + 1, NULL, 16) : ANNALS_NONE;
}

/* Finds the words that the dispute over a date is about, if the passage has them as stated. */
static void
find_said (AnnalsBundle        *bundle,
           AnnalsArticle       *article,
           const AnnalsAccount *account,
           AnnalsReaderMark    *mark)
{
  const AnnalsEvent *event = &annals_bundle_get_events (bundle, NULL)[account->event];
  const char        *stated = annals_bundle_get_text (bundle, account->stated);
  const char        *text = annals_article_get_text (article, NULL);
  gsize              start = annals_article_get_byte (article, mark->start);
  gsize              end = annals_article_get_byte (article, mark->end);
  const char        *said;

  if (event->date_agreement != ANNALS_AGREEMENT_CONFLICT || *stated == '\0' ||
      mark->role == ANNALS_READER_ROLE_OTHER)
    return;

  said = g_strstr_len (text + start, (gssize) (end - start), stated);
  if (said == NULL)
    return;

  mark->said_start = annals_article_get_offset (article, (gsize) (said - text));
  mark->said_end = annals_article_get_offset (article, (gsize) (said - text) + strlen (stated));
}

/**
 * annals_reader_list_marks:
 * @bundle: a bundle
 * @source: the source being read
 * @event: the selected event, or %ANNALS_NONE
 * @passage: the passage being read, or %ANNALS_NONE
 *
 * Lists the passages that have a place in the source's article. Cost: O(n log n) in all accounts
 * and the passages of the source.
 *
 * Returns: (transfer full) (element-type AnnalsReaderMark): marks in the order of the text
 */
GArray *
annals_reader_list_marks (AnnalsBundle *bundle,
                          guint         source,
                          guint         event,
                          guint         passage)
{
  GArray              *marks = g_array_new (FALSE, FALSE, sizeof (AnnalsReaderMark));
  guint                n_accounts;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, &n_accounts);
  const AnnalsPassage *passages = annals_bundle_get_passages (bundle, NULL);
  const AnnalsEvent   *events = annals_bundle_get_events (bundle, NULL);
  AnnalsArticle       *article = annals_bundle_get_article (bundle, source);

  for (guint i = 0; i < n_accounts && article != NULL; i++)
    {
      const AnnalsRange *range = &accounts[i].passages;
      const AnnalsEvent *told = &events[accounts[i].event];

      if (accounts[i].source != source)
        continue;
      for (guint32 j = range->first; j < range->first + range->count; j++)
        {
          const AnnalsAnchor *anchor = &passages[j].anchor;
          AnnalsReaderMark    mark = {
               .start = anchor->start,
               .end = anchor->end,
               .passage = j,
               .event = accounts[i].event,
               .role = (guint8) get_role (&accounts[i], j, event, passage),
               .is_exact = anchor->state != ANNALS_ANCHOR_CHANGED,
               .is_disputed = told->agreement == ANNALS_AGREEMENT_CONFLICT,
               .color = read_color (bundle, told),
          };

          if (!annals_anchor_has_place (anchor))
            continue;
          find_said (bundle, article, &accounts[i], &mark);
          g_array_append_val (marks, mark);
        }
    }

  g_array_sort (marks, compare_marks);
  return marks;
}

/**
 * annals_reader_list_missing:
 * @bundle: a bundle
 * @source: the source being read
 * @event: the selected event, or %ANNALS_NONE for all events
 *
 * Lists the passages of a source that have no place in its article. Cost: O(n) in all accounts.
 *
 * Returns: (transfer full) (element-type guint32): passages in file order
 */
GArray *
annals_reader_list_missing (AnnalsBundle *bundle,
                            guint         source,
                            guint         event)
{
  GArray              *missing = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint                n_accounts;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, &n_accounts);
  const AnnalsPassage *passages = annals_bundle_get_passages (bundle, NULL);

  for (guint i = 0; i < n_accounts; i++)
    {
      const AnnalsRange *range = &accounts[i].passages;

      if (accounts[i].source != source || (event != ANNALS_NONE && accounts[i].event != event))
        continue;
      for (guint32 j = range->first; j < range->first + range->count; j++)
        if (!annals_anchor_has_place (&passages[j].anchor))
          g_array_append_val (missing, j);
    }

  return missing;
}

/**
 * annals_reader_list_candidates:
 * @bundle: a bundle
 * @passage: a passage that has no place
 *
 * Lists the places that came into question for it. Cost: a search through the article.
 *
 * Returns: (transfer full) (element-type AnnalsAnchor): the places, see
 *   annals_passage_list_candidates()
 */
GArray *
annals_reader_list_candidates (AnnalsBundle *bundle,
                               guint         passage)
{
  const AnnalsPassage *record = &annals_bundle_get_passages (bundle, NULL)[passage];
  const AnnalsAccount *account = &annals_bundle_get_accounts (bundle, NULL)[record->account];
  AnnalsQuote          quote = {
             .exact = annals_bundle_get_text (bundle, record->exact),
             .prefix = annals_bundle_get_text (bundle, record->prefix),
             .suffix = annals_bundle_get_text (bundle, record->suffix),
             .start = record->start,
             .end = record->end,
  };

  return annals_passage_list_candidates (annals_bundle_get_article (bundle, account->source),
                                         &quote);
}

/**
 * annals_reader_list_sequence:
 * @bundle: a bundle
 * @event: an event, or %ANNALS_NONE
 *
 * Lists the evidence of an event in the order in which the reader walks through it: account by
 * account, and within an account as the bundle gives its passages.
 *
 * Returns: (transfer full) (element-type guint32): passages
 */
GArray *
annals_reader_list_sequence (AnnalsBundle *bundle,
                             guint         event)
{
  GArray              *sequence = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsRange   *range;

  if (event == ANNALS_NONE)
    return sequence;

  range = &annals_bundle_get_events (bundle, NULL)[event].accounts;
  for (guint i = range->first; i < range->first + range->count; i++)
    for (guint32 j = 0; j < accounts[i].passages.count; j++)
      {
        guint32 passage = accounts[i].passages.first + j;

        g_array_append_val (sequence, passage);
      }

  return sequence;
}

static void
add_source (GArray *sources,
            guint32 source)
{
  for (guint i = 0; i < sources->len; i++)
    if (g_array_index (sources, guint32, i) == source)
      return;

  g_array_append_val (sources, source);
}

/**
 * annals_reader_list_sources:
 * @bundle: a bundle
 * @event: the selected event, or %ANNALS_NONE
 *
 * Lists the sources to choose from: those that tell the event; without an event, or where nobody
 * tells it, all that have an article. Cost: O(n²) in the accounts of one event.
 *
 * Returns: (transfer full) (element-type guint32): sources, each once
 */
GArray *
annals_reader_list_sources (AnnalsBundle *bundle,
                            guint         event)
{
  GArray              *sources = g_array_new (FALSE, FALSE, sizeof (guint32));
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsRange   *range;
  guint                n_sources;

  if (event != ANNALS_NONE)
    {
      range = &annals_bundle_get_events (bundle, NULL)[event].accounts;
      for (guint i = range->first; i < range->first + range->count; i++)
        add_source (sources, accounts[i].source);
    }
  if (sources->len > 0)
    return sources;

  annals_bundle_get_sources (bundle, &n_sources);
  for (guint32 i = 0; i < n_sources; i++)
    if (annals_bundle_get_article (bundle, i) != NULL)
      g_array_append_val (sources, i);

  return sources;
}

/**
 * annals_reader_find_marks:
 * @marks: (element-type AnnalsReaderMark): marks
 * @offset: a code point of the article's plain text
 *
 * Finds what stands at a place, one mark for each event: the one being read before others of the
 * selected event, those before the rest. Cost: O(n).
 *
 * Returns: (transfer full) (element-type AnnalsReaderMark): marks that cover @offset
 */
GArray *
annals_reader_find_marks (GArray *marks,
                          guint   offset)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (AnnalsReaderMark));

  for (int role = ANNALS_READER_ROLE_READ; role >= ANNALS_READER_ROLE_OTHER; role--)
    for (guint i = 0; i < marks->len; i++)
      {
        AnnalsReaderMark *mark = &g_array_index (marks, AnnalsReaderMark, i);
        gboolean          is_new = mark->role == role && mark->start <= offset;

        is_new = is_new && offset < mark->end;
        for (guint j = 0; j < found->len && is_new; j++)
          is_new = g_array_index (found, AnnalsReaderMark, j).event != mark->event;
        if (is_new)
          g_array_append_val (found, *mark);
      }

  return found;
}
