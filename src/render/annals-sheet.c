/* annals-sheet.c — a timeline as a picture that stands alone: with title, legend and sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the top: the title with what is shown, the timeline, the legend, the sources and the
 * licence. It is the layout and the drawing of the window, but nothing of a picture can be scrolled
 * or opened: so all rows are in sight, labels may be longer, and the rows are those of the events
 * in the picture alone.
 */

#include "config.h"

#include "render/annals-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define BELOW_HEADER_PX 12.0
#define FIT_PX          16.0
/* Of so many events every label is measured, and gets room up to such a share of the width. */
#define MOST_MEASURED   1000
#define MOST_LABEL_ROOM 0.24
#define LABEL_GAPS_PX   12.0
#define EDGE_PX         1.0
/* As many rows as there are events would be no more of a timeline. */
#define MOST_BUDGET    4096
#define MOST_LOOKS     12
#define MOST_LABEL_PX  420.0
#define LABEL_SHARE    0.4
#define LEAST_LABEL_PX 240.0

/* clang-format off */
G_DEFINE_QUARK (annals-sheet-error-quark, annals_sheet_error)
/* clang-format on */

/* --- What is shown ---------------------------------------------------------------------------- */

/* The bounds that are asked for; where none is, those of the bundle. */
static gboolean
choose_span (AnnalsSheet         *self,
             const AnnalsOutline *whole,
             GError             **error)
{
  AnnalsSheetInput *input = &self->input;
  AnnalsInstant     lower = input->lower;
  AnnalsInstant     upper = input->upper;

  if (input->era != ANNALS_NONE)
    {
      const AnnalsDate *date = &annals_bundle_get_eras (input->bundle, NULL)[input->era].date;

      lower = MAX (lower, date->lower);
      upper = MIN (upper, date->upper);
    }
  if (lower == ANNALS_INSTANT_MIN)
    lower = whole->lower;
  if (upper == ANNALS_INSTANT_MAX)
    upper = whole->upper;
  self->summary.lower = lower;
  self->summary.upper = upper;
  if (lower < upper)
    return TRUE;

  g_set_error_literal (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SPAN,
                       _ ("There is nothing to show in that time."));
  return FALSE;
}

static gboolean
choose_outline (AnnalsSheet *self,
                GError     **error)
{
  AnnalsSheetInput *input = &self->input;

  self->outline = annals_outline_new (input->bundle, input->group_by);
  if (!choose_span (self, self->outline, error))
    return FALSE;
  if (input->era != ANNALS_NONE || input->lower != ANNALS_INSTANT_MIN ||
      input->upper != ANNALS_INSTANT_MAX)
    {
      annals_outline_free (self->outline);
      self->outline = annals_outline_new_within (input->bundle, input->group_by,
                                                 self->summary.lower, self->summary.upper);
    }
  return TRUE;
}

/* --- Around the timeline ---------------------------------------------------------------------- */

static void
clear_section (gpointer data)
{
  AnnalsSection *section = data;

  g_free (section->heading);
  g_free (section->count);
  annals_legend_free (section->list);
}

/* Takes the list; without an entry there is no section. */
static void
add_section (AnnalsSheet         *self,
             const char          *heading,
             guint                count,
             gboolean             has_ground,
             AnnalsLegend        *list,
             const AnnalsMetrics *metrics)
{
  AnnalsSection section = { .list = list, .has_ground = has_ground };
  double        width = annals_layout_get_view_width (self->outline, self->content_width, metrics);

  if (list->entries->len == 0)
    {
      annals_legend_free (list);
      return;
    }
  section.heading = g_strdup (heading);
  if (count > 0)
    section.count = g_strdup_printf ("%u", count);
  annals_legend_arrange (list, width - ANNALS_SHEET_PADDING_PX, metrics);
  g_array_append_val (self->sections, section);
}

/* The legend depends on what is drawn, so all this is made anew with every layout. */
static void
add_sections (AnnalsSheet         *self,
              const AnnalsMetrics *metrics)
{
  AnnalsLegend *legend = annals_legend_new ();
  guint         n_unnamed = 0;

  g_array_set_size (self->sections, 0);
  annals_legend_add_layout (legend, self->layout);
  add_section (self, _ ("Undated"), self->undated->len, TRUE, annals_sheet_list_undated (self),
               metrics);
  if (self->lists_unnamed)
    {
      AnnalsLegend *unnamed = annals_sheet_list_unnamed (self, &n_unnamed);

      /* Translators: heading of a list of events whose marks have no room for their whole title. */
      add_section (self, _ ("Not named above"), n_unnamed, FALSE, unnamed, metrics);
    }
  add_section (self, _ ("Legend"), 0, FALSE, legend, metrics);
  /* Translators: heading of a list of eras that lie too deep in others to be drawn. */
  add_section (self, _ ("More eras"), 0, FALSE, annals_sheet_list_eras (self), metrics);
  add_section (self, _ ("Sources"), 0, FALSE, annals_sheet_list_sources (self), metrics);
  add_section (self, _ ("Collection"), 0, FALSE, annals_sheet_list_rights (self), metrics);
}

/**
 * annals_section_get_height:
 * @self: a section
 * @metrics: how large text is
 *
 * Returns: its height with the space around it
 */
double
annals_section_get_height (const AnnalsSection *self,
                           const AnnalsMetrics *metrics)
{
  return ceil (self->list->height) + ANNALS_SHEET_PADDING_PX * (self->has_ground ? 2.0 : 1.0);
}

/* --- Sizes ------------------------------------------------------------------------------------ */

/* What stands above and below the timeline. */
static double
get_frame_height (const AnnalsSheet   *self,
                  const AnnalsMetrics *metrics)
{
  double height = 2.0 * ANNALS_SHEET_MARGIN_PX + self->header_height;

  for (guint i = 0; i < self->sections->len; i++)
    {
      const AnnalsSection *section = &g_array_index (self->sections, AnnalsSection, i);

      height += annals_section_get_height (section, metrics);
    }

  return height;
}

static void
make_rows (AnnalsSheet       *self,
           AnnalsLayoutInput *input,
           guint              budget)
{
  double label_px = CLAMP (self->content_width * LABEL_SHARE, LEAST_LABEL_PX, MOST_LABEL_PX);

  g_clear_pointer (&self->layout, annals_layout_free);
  annals_rows_free (self->rows);
  self->rows = annals_rows_new (self->outline, input->scale.seconds_per_px, budget, label_px,
                                &input->metrics);
}

/* Where there is room for labels only, the axis has nothing to tell. */
static void
end_axis (AnnalsSheet *self)
{
  AnnalsLayout *layout = self->layout;
  double        end = layout->view_x + EDGE_PX +
               annals_scale_get_x (&layout->input.scale, self->outline->upper);

  while (layout->ticks->len > 0 &&
         g_array_index (layout->ticks, AnnalsTick, layout->ticks->len - 1).x_px > end)
    g_array_set_size (layout->ticks, layout->ticks->len - 1);
}

static void
lay_out (AnnalsSheet       *self,
         AnnalsLayoutInput *input)
{
  g_clear_pointer (&self->layout, annals_layout_free);
  self->layout = annals_layout_new (input, self->rows);
  end_axis (self);
  add_sections (self, &input->metrics);
}

/* The rows that all labels need, and a sheet of their height. */
static gboolean
fit_content (AnnalsSheet       *self,
             AnnalsLayoutInput *input,
             GError           **error)
{
  self->lists_unnamed = TRUE;
  make_rows (self, input, MOST_BUDGET);
  input->height = annals_layout_get_full_height (self->outline, self->rows, input->width,
                                                 &input->metrics);
  lay_out (self, input);
  self->summary.height = ceil (input->height + get_frame_height (self, &input->metrics));
  if (self->summary.height <= ANNALS_SHEET_MAX_HEIGHT)
    return TRUE;

  g_set_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SIZE,
               _ ("The timeline would be %.0f pixels high, more than %.0f. Choose a height."),
               self->summary.height, ANNALS_SHEET_MAX_HEIGHT);
  return FALSE;
}

/* As many rows as the sheet has room for. What stands below depends on what is drawn, and that on
 * the room which it leaves; a few looks settle it. */
static gboolean
try_height (AnnalsSheet       *self,
            AnnalsLayoutInput *input,
            gboolean           lists_unnamed)
{
  double whole = self->input.height;

  self->lists_unnamed = lists_unnamed;
  g_array_set_size (self->sections, 0);
  for (guint i = 0; i < MOST_LOOKS; i++)
    {
      double room = MAX (whole - get_frame_height (self, &input->metrics), 0.0);

      make_rows (self, input,
                 annals_layout_get_row_budget (self->outline, input->width, room, &input->metrics));
      /* All rows must be in sight to know what has no label. */
      input->height = MAX (whole, annals_layout_get_full_height (self->outline, self->rows,
                                                                 input->width, &input->metrics));
      lay_out (self, input);
      input->height = MAX (whole - get_frame_height (self, &input->metrics), 0.0);
      g_clear_pointer (&self->layout, annals_layout_free);
      self->layout = annals_layout_new (input, self->rows);
      end_axis (self);
      if (self->layout->content_height <= self->layout->rows_height)
        return TRUE;
    }

  return FALSE;
}

static gboolean
fit_height (AnnalsSheet       *self,
            AnnalsLayoutInput *input,
            GError           **error)
{
  double least;

  self->summary.height = self->input.height;
  if (try_height (self, input, TRUE) || try_height (self, input, FALSE))
    return TRUE;

  least = get_frame_height (self, &input->metrics) + self->layout->strip_height +
          self->layout->content_height + self->layout->tray_height + self->layout->axis_height;
  g_set_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SIZE,
               _ ("The timeline does not fit. At this width it needs a height of %.0f pixels."),
               ceil (least));
  return FALSE;
}

/* How far the label of an event would stand out at the right. */
static double
get_overhang (const AnnalsSheet       *self,
              const AnnalsLayoutInput *input,
              guint32                  event)
{
  AnnalsBundle      *bundle = self->input.bundle;
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];
  const char        *title = annals_bundle_get_text (bundle, record->title);
  AnnalsShape        shape = annals_shape_from_date (&record->date, &input->scale, 0.0);
  double             width;

  if (shape.x1 >= input->scale.width_px)
    return 0.0;
  width = annals_metrics_measure (&input->metrics, title, ANNALS_TEXT_LABEL) + LABEL_GAPS_PX;
  return shape.x1 + width - input->scale.width_px;
}

/* All of the time, and at its end room for the labels of the last events: labels stand right of
 * their marks, and where they find no room there, they hide others on the left. */
static void
fit_scale (AnnalsSheet       *self,
           AnnalsLayoutInput *input)
{
  const GArray *events = self->outline->group_events;
  double        room = 0.0;
  double        width =
    annals_layout_get_view_width (input->outline, input->width, &input->metrics);

  input->scale = annals_scale_new (0, 1.0, width);
  annals_scale_fit (&input->scale, self->outline->lower, self->outline->upper, FIT_PX);
  if (events->len > MOST_MEASURED)
    return;

  for (guint i = 0; i < events->len; i++)
    room = MAX (room, get_overhang (self, input, g_array_index (events, guint32, i)));
  /* Of the same zoom, but wider. */
  input->scale.width_px = width - MIN (room, width * MOST_LABEL_ROOM);
  annals_scale_fit (&input->scale, self->outline->lower, self->outline->upper, FIT_PX);
  input->scale.width_px = width;
}

static gboolean
fit (AnnalsSheet *self,
     GError     **error)
{
  AnnalsLayoutInput input = {
    .most_work = G_MAXUINT,
    .outline = self->outline,
    .width = self->content_width,
    .selected_event = ANNALS_NONE,
    .selected_era = ANNALS_NONE,
    .hovered_event = ANNALS_NONE,
    .focused_event = ANNALS_NONE,
    .focused_group = ANNALS_NONE,
    .hovered_group = ANNALS_NONE,
    .hovered_silence = ANNALS_NONE,
    .chosen_account = ANNALS_NONE,
    .focused_heading = ANNALS_NONE,
    .metrics = annals_text_cache_get_metrics (self->texts),
  };
  double lines = self->title_lines->len * ANNALS_SHEET_TITLE_PX;

  fit_scale (self, &input);
  if (*self->subtitle != '\0')
    lines += ANNALS_SHEET_SUBTITLE_PX;
  self->header_height = ceil (lines * input.metrics.font_scale) + BELOW_HEADER_PX;

  return self->input.height > 0.0 ? fit_height (self, &input, error)
                                  : fit_content (self, &input, error);
}

/* Each event once, in however many groups it stands. */
static void
count (AnnalsSheet *self)
{
  const AnnalsLayout    *layout = self->layout;
  g_autoptr (GHashTable) drawn = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) labelled = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      g_hash_table_add (drawn, GUINT_TO_POINTER (mark->event));
      if (mark->label >= 0)
        g_hash_table_add (labelled, GUINT_TO_POINTER (mark->event));
    }
  for (guint i = 0; i < layout->counts->len; i++)
    {
      g_autoptr (GArray) members = annals_layout_list_members (layout, i, G_MAXUINT);

      for (guint j = 0; j < members->len; j++)
        {
          gpointer event = GUINT_TO_POINTER (g_array_index (members, guint32, j));

          if (!g_hash_table_contains (drawn, event))
            g_hash_table_add (counted, event);
        }
    }
  self->summary.n_drawn = g_hash_table_size (drawn);
  self->summary.n_labelled = g_hash_table_size (labelled);
  self->summary.n_counted = g_hash_table_size (counted);
}

/**
 * annals_sheet_new:
 * @input: what to show, and how; its period need not outlive the call
 * @error: return location for an error
 *
 * Lays a sheet out. It needs no display. Cost: that of the rows, O(n log n) in events.
 *
 * Errors: %ANNALS_SHEET_ERROR_SPAN, %ANNALS_SHEET_ERROR_SIZE.
 *
 * Returns: (transfer full): the sheet
 */
AnnalsSheet *
annals_sheet_new (const AnnalsSheetInput *input,
                  GError                **error)
{
  g_autoptr (AnnalsSheet) self = g_new0 (AnnalsSheet, 1);

  self->input = *input;
  g_object_ref (input->bundle);
  self->summary.width = input->width;
  self->content_width = input->width - 2.0 * ANNALS_SHEET_MARGIN_PX;
  self->texts = annals_text_cache_new_for_picture ();
  self->theme = annals_theme_new (input->is_dark);
  annals_theme_set_bundle (self->theme, input->bundle);
  self->sections = g_array_new (FALSE, TRUE, sizeof (AnnalsSection));
  g_array_set_clear_func (self->sections, clear_section);
  if (!choose_outline (self, error))
    return NULL;

  /* They get a list of their own below the timeline: a tray of one line would hide some. */
  self->undated = g_steal_pointer (&self->outline->undated);
  self->outline->undated = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->summary.n_conflicts = self->outline->n_conflicts;
  self->summary.n_undated = self->undated->len;
  self->title = annals_sheet_dup_title (self);
  self->title_lines = annals_sheet_break_title (self);
  self->subtitle = annals_sheet_dup_subtitle (self);
  self->input.period = NULL;
  if (!fit (self, error))
    return NULL;

  count (self);
  return g_steal_pointer (&self);
}

/**
 * annals_sheet_free:
 * @self: (nullable): a sheet
 */
void
annals_sheet_free (AnnalsSheet *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->undated, g_array_unref);
  g_array_unref (self->sections);
  annals_layout_free (self->layout);
  annals_rows_free (self->rows);
  annals_outline_free (self->outline);
  annals_theme_free (self->theme);
  annals_text_cache_free (self->texts);
  g_free (self->title);
  g_clear_pointer (&self->title_lines, g_ptr_array_unref);
  g_free (self->subtitle);
  g_object_unref (self->input.bundle);
  g_free (self);
}

/**
 * annals_sheet_get_summary:
 * @self: a sheet
 *
 * Returns: (transfer none): what is on it
 */
const AnnalsSheetSummary *
annals_sheet_get_summary (const AnnalsSheet *self)
{
  return &self->summary;
}
