/* annals-sheet-words.c — the words around the timeline of a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-event-words.h"
#include "render/annals-sheet-private.h"

#include <glib/gi18n-lib.h>

#define MOST_TITLE_LINES 4
/* From so many sources on only their short names are told, and from so many more not even these. */
#define MOST_WHOLE_SOURCES 12
#define MOST_SHORT_SOURCES 120
/* So many undated events are told, and, only if they are no more, so many without a label. */
#define MOST_UNDATED 240
#define MOST_UNNAMED 100
/* And of eras that lie too deep in others. */
#define MOST_ERAS 24

/* --- The header ------------------------------------------------------------------------------- */

/**
 * annals_sheet_dup_title:
 * @self: a sheet with its input
 *
 * Returns: (transfer full): the title of the bundle, that of the picture too
 */
char *
annals_sheet_dup_title (const AnnalsSheet *self)
{
  const char *title = annals_bundle_get_title (self->input.bundle);

  return g_strdup (*title != '\0' ? title : _ ("Untitled"));
}

/**
 * annals_sheet_break_title:
 * @self: a sheet with its title and the width of its content
 *
 * Breaks the title at blanks. The last line takes whatever is left, and may be too long.
 *
 * Returns: (transfer full) (element-type utf8): its lines, at least one
 */
GPtrArray *
annals_sheet_break_title (const AnnalsSheet *self)
{
  AnnalsMetrics       metrics = annals_text_cache_get_metrics (self->texts);
  GPtrArray          *lines = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv)      words = g_strsplit (self->title, " ", -1);
  g_autoptr (GString) line = g_string_new (words[0]);

  for (guint i = 1; words[0] != NULL && words[i] != NULL; i++)
    {
      gsize before = line->len;

      g_string_append_c (line, ' ');
      g_string_append (line, words[i]);
      if (lines->len + 1 == MOST_TITLE_LINES ||
          annals_metrics_measure (&metrics, line->str, ANNALS_TEXT_TITLE) <= self->content_width)
        continue;
      g_ptr_array_add (lines, g_strndup (line->str, before));
      g_string_assign (line, words[i]);
    }

  g_ptr_array_add (lines, g_strdup (line->str));
  return lines;
}

/* The years of the dates that the bundle has, not of the room around them. */
static char *
dup_years (const AnnalsSheet *self)
{
  AnnalsInstant lower;
  AnnalsInstant upper;
  AnnalsCivil   first;
  AnnalsCivil   last;

  if (!annals_bundle_get_bounds (self->input.bundle, &lower, &upper))
    return NULL;
  annals_instant_to_civil (lower, &first);
  annals_instant_to_civil (MAX (upper - 1, lower), &last);
  return annals_date_years_to_text (first.year, last.year);
}

static char *
dup_period (const AnnalsSheet *self)
{
  AnnalsBundle    *bundle = self->input.bundle;
  const AnnalsEra *era;
  const char      *label;
  g_autofree char *period = NULL;

  if (self->input.period != NULL && self->input.era == ANNALS_NONE)
    return g_strdup (self->input.period);
  if (self->input.era == ANNALS_NONE)
    return dup_years (self);

  era = &annals_bundle_get_eras (bundle, NULL)[self->input.era];
  label = annals_bundle_get_text (bundle, era->label);
  if (self->input.period != NULL)
    period = g_strdup (self->input.period);
  else
    period = annals_date_to_text (annals_bundle_get_text (bundle, era->period), ANNALS_DATE_SHORT);
  /* Translators: the name of an era and its years: “Reign of Ysolne, 1211 – 1240”. */
  return g_strdup_printf (_ ("%s, %s"), label, period);
}

/* --- The sources ------------------------------------------------------------------------------ */

static void
note_sources (const AnnalsSheet *self,
              guint32            index,
              gboolean          *is_used)
{
  AnnalsBundle        *bundle = self->input.bundle;
  const AnnalsEvent   *event = &annals_bundle_get_events (bundle, NULL)[index];
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);

  for (guint32 i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    is_used[accounts[i].source] = TRUE;
}

/* The sources of the events on the sheet, in file order. */
static GArray *
list_sources (const AnnalsSheet *self)
{
  GArray              *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint                n_sources;
  g_autofree gboolean *is_used = NULL;

  annals_bundle_get_sources (self->input.bundle, &n_sources);
  is_used = g_new0 (gboolean, n_sources + 1);
  for (guint i = 0; i < self->outline->group_events->len; i++)
    note_sources (self, g_array_index (self->outline->group_events, guint32, i), is_used);
  for (guint i = 0; i < self->undated->len; i++)
    note_sources (self, g_array_index (self->undated, guint32, i), is_used);

  for (guint32 i = 0; i < n_sources; i++)
    if (is_used[i])
      g_array_append_val (list, i);
  return list;
}

/* Takes the part. */
static void
append_part (GString *text,
             char    *part)
{
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
  g_free (part);
}

/**
 * annals_sheet_dup_subtitle:
 * @self: a sheet with its outline
 *
 * Returns: (transfer full): what the sheet shows: “2011 – 2021 · 32 events · 5 sources”
 */
char *
annals_sheet_dup_subtitle (const AnnalsSheet *self)
{
  g_autofree char   *period = dup_period (self);
  g_autoptr (GArray) sources = list_sources (self);
  GString           *text = g_string_new (period);
  g_autoptr (GArray) dated = annals_outline_list_events (self->outline);
  guint              n_events = dated->len + self->undated->len;
  guint              n_conflicts = self->outline->n_conflicts;

  if (n_events > 0)
    append_part (text,
                 g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE, "%u event", "%u events", n_events), n_events));
  if (n_conflicts > 0)
    append_part (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u in conflict",
                                                     "%u in conflict", n_conflicts),
                                        n_conflicts));
  if (sources->len > 0)
    append_part (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u source", "%u sources",
                                                     sources->len),
                                        sources->len));
  return g_string_free (text, FALSE);
}

/* The last entry of a list that is too long. Takes the text. */
static void
add_rest (AnnalsLegend *list,
          char         *text)
{
  annals_legend_add_text (list, text);
  g_free (text);
}

/**
 * annals_sheet_list_undated:
 * @self: a sheet with its undated events
 *
 * Returns: (transfer full): these events, not yet arranged
 */
AnnalsLegend *
annals_sheet_list_undated (const AnnalsSheet *self)
{
  AnnalsLegend *list = annals_legend_new ();
  guint         n_told = MIN (self->undated->len, MOST_UNDATED);
  guint         n_rest = self->undated->len - n_told;

  for (guint i = 0; i < n_told; i++)
    {
      guint32            event = g_array_index (self->undated, guint32, i);
      const AnnalsEvent *record = &annals_bundle_get_events (self->input.bundle, NULL)[event];

      annals_legend_add_event (list, self->input.bundle, event,
                               annals_bundle_get_text (self->input.bundle, record->title));
    }
  if (n_rest > 0)
    add_rest (list, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more event",
                                                  "and %u more events", n_rest),
                                     n_rest));
  return list;
}

/* Whether a mark has the whole title of its event beside or in it. */
static gboolean
is_named (const AnnalsLayout   *layout,
          const AnnalsMarkItem *mark)
{
  const AnnalsLabelItem *label;

  if (mark->label < 0)
    return FALSE;
  label = &g_array_index (layout->labels, AnnalsLabelItem, mark->label);
  return label->text_width + 1.0 >= annals_metrics_measure (&layout->input.metrics, label->text,
                                                            (AnnalsTextStyle) label->style);
}

/**
 * annals_sheet_list_unnamed:
 * @self: a sheet with its layout
 * @n_unnamed: (out): how many are listed
 *
 * Returns: (transfer full): the events whose marks have no room for their title and those that
 *   stand in counts, by date; not yet arranged
 */
AnnalsLegend *
annals_sheet_list_unnamed (const AnnalsSheet *self,
                           guint             *n_unnamed)
{
  AnnalsLegend          *list = annals_legend_new ();
  AnnalsBundle          *bundle = self->input.bundle;
  const AnnalsEvent     *events = annals_bundle_get_events (bundle, NULL);
  g_autoptr (GArray)     shown = annals_outline_list_events (self->outline);
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  *n_unnamed = 0;
  for (guint i = 0; i < self->layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (self->layout->marks, AnnalsMarkItem, i);

      if (is_named (self->layout, mark))
        g_hash_table_add (named, GUINT_TO_POINTER (mark->event));
    }

  for (guint i = 0; i < shown->len; i++)
    {
      guint32          event = g_array_index (shown, guint32, i);
      g_autofree char *date = NULL;
      g_autofree char *text = NULL;

      if (g_hash_table_contains (named, GUINT_TO_POINTER (event)) ||
          ++*n_unnamed > MOST_UNNAMED)
        continue;
      date = annals_date_to_text (annals_bundle_get_text (bundle, events[event].edtf),
                                  ANNALS_DATE_SHORT);
      /* Translators: when, and what happened: “1216: The bridge at Halvek falls”. */
      text = g_strdup_printf (_ ("%s: %s"), date,
                              annals_bundle_get_text (bundle, events[event].title));
      annals_legend_add_event (list, bundle, event, text);
    }
  if (*n_unnamed > MOST_UNNAMED)
    {
      annals_legend_free (list);
      list = annals_legend_new ();
      add_rest (list, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                    "%u event, more than can be listed here",
                                                    "%u events, more than can be listed here",
                                                    *n_unnamed),
                                       *n_unnamed));
      *n_unnamed = 0;
    }
  return list;
}

static gboolean
has_cell (const AnnalsLayout *layout,
          guint32             era)
{
  for (guint i = 0; i < layout->eras->len; i++)
    if (g_array_index (layout->eras, AnnalsEraCell, i).era == era)
      return TRUE;

  return FALSE;
}

/**
 * annals_sheet_list_eras:
 * @self: a sheet with its layout
 *
 * Returns: (transfer full): the eras of the time on the sheet for which the strip has no lane, not
 *   yet arranged
 */
AnnalsLegend *
annals_sheet_list_eras (const AnnalsSheet *self)
{
  AnnalsLegend    *list = annals_legend_new ();
  AnnalsBundle    *bundle = self->input.bundle;
  guint            n_eras;
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, &n_eras);
  guint            n_missing = 0;

  for (guint32 i = 0; i < n_eras; i++)
    {
      g_autofree char *period = NULL;
      g_autofree char *text = NULL;

      if (eras[i].date.kind == ANNALS_DATE_NONE || eras[i].date.lower >= self->summary.upper ||
          eras[i].date.upper <= self->summary.lower || has_cell (self->layout, i) ||
          ++n_missing > MOST_ERAS)
        continue;
      period = annals_date_to_text (annals_bundle_get_text (bundle, eras[i].period),
                                    ANNALS_DATE_SHORT);
      text = g_strdup_printf (_ ("%s, %s"), annals_bundle_get_text (bundle, eras[i].label), period);
      annals_legend_add_text (list, text);
    }
  if (n_missing > MOST_ERAS)
    add_rest (list, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more era",
                                                  "and %u more eras", n_missing - MOST_ERAS),
                                     n_missing - MOST_ERAS));
  return list;
}

/**
 * annals_sheet_list_sources:
 * @self: a sheet with its outline
 *
 * Returns: (transfer full): what the events on the sheet rest on, not yet arranged
 */
AnnalsLegend *
annals_sheet_list_sources (const AnnalsSheet *self)
{
  AnnalsLegend       *list = annals_legend_new ();
  AnnalsBundle       *bundle = self->input.bundle;
  const AnnalsSource *sources = annals_bundle_get_sources (bundle, NULL);
  g_autoptr (GArray)  used = list_sources (self);
  guint               n_told = MIN (used->len, MOST_SHORT_SOURCES);
  guint               n_rest = used->len - n_told;

  for (guint i = 0; i < n_told; i++)
    {
      const AnnalsSource *source = &sources[g_array_index (used, guint32, i)];
      const char         *name = annals_bundle_get_text (bundle, source->short_name);
      const char         *title = annals_bundle_get_text (bundle, source->title);
      g_autofree char    *text = NULL;

      if (used->len > MOST_WHOLE_SOURCES || *title == '\0' || g_str_equal (title, name))
        text = g_strdup (name);
      else
        /* Translators: a source by author and year, and its title. */
        text = g_strdup_printf (_ ("%s: %s"), name, title);
      annals_legend_add_text (list, text);
    }
  if (n_rest > 0)
    add_rest (list, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more source",
                                                  "and %u more sources", n_rest),
                                     n_rest));
  return list;
}

/**
 * annals_sheet_list_rights:
 * @self: a sheet with its input
 *
 * Returns: (transfer full): who has made the bundle, and who may do what with it; not yet arranged
 */
AnnalsLegend *
annals_sheet_list_rights (const AnnalsSheet *self)
{
  AnnalsLegend *list = annals_legend_new ();
  const char   *creator = annals_bundle_get_creator (self->input.bundle);
  const char   *license = annals_bundle_get_license (self->input.bundle);

  if (*creator != '\0')
    annals_legend_add_text (list, creator);
  if (*license != '\0')
    {
      g_autofree char *text = g_strdup_printf (_ ("Licence: %s"), license);

      annals_legend_add_text (list, text);
    }
  return list;
}

/**
 * annals_sheet_describe_event:
 * @event: index of an event
 * @id: (out) (transfer none): its id
 * @data: the sheet
 *
 * Returns: (transfer full): its whole title, its date in words, its era and what its sources are
 */
char *
annals_sheet_describe_event (guint        event,
                             const char **id,
                             gpointer     data)
{
  const AnnalsSheet *self = data;
  AnnalsBundle      *bundle = self->input.bundle;

  *id = annals_bundle_get_text (bundle, annals_bundle_get_events (bundle, NULL)[event].id);
  return annals_event_describe (bundle, event, FALSE, ", ");
}
