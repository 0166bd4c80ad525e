/* annals-sheet-legend.c — what the shapes and colours mean that are on a sheet, and only those
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The samples are drawn by the same functions as the timeline. They are grey, because a shape means
 * the same in every colour.
 */

#include "config.h"

#include "render/annals-render-private.h"
#include "render/annals-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define GAP_PX      22.0
#define WORDS_PX    7.0
#define SQUARE_PX   8.0
#define ERA_PX      18.0
#define SHORT_PX    14.0
#define LONG_PX     36.0
#define GHOST_PX    12.0
#define FADE_PX     14.0
#define COUNT_PX    30.0
#define SIGN_PX     10.0
#define MOST_COLORS 48

/**
 * annals_legend_new:
 *
 * Returns: (transfer full): a list without entries
 */
AnnalsLegend *
annals_legend_new (void)
{
  AnnalsLegend *self = g_new0 (AnnalsLegend, 1);

  self->entries = g_array_new (FALSE, TRUE, sizeof (AnnalsLegendEntry));
  self->strings = g_string_chunk_new (256);
  return self;
}

/**
 * annals_legend_free:
 * @self: (nullable): a list
 */
void
annals_legend_free (AnnalsLegend *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->entries);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static void
add_entry (AnnalsLegend    *self,
           AnnalsLegendKind kind,
           double           sample_px,
           const char      *text)
{
  AnnalsLegendEntry entry = {
    .kind = (guint8) kind,
    .category = ANNALS_NONE,
    .sample_px = sample_px,
    .text = g_string_chunk_insert (self->strings, text),
  };

  g_array_append_val (self->entries, entry);
}

static AnnalsLegendEntry *
get_last (AnnalsLegend *self)
{
  return &g_array_index (self->entries, AnnalsLegendEntry, self->entries->len - 1);
}

/**
 * annals_legend_add_text:
 * @self: a list
 * @text: what it says
 *
 * Adds an entry without a sample.
 */
void
annals_legend_add_text (AnnalsLegend *self,
                        const char   *text)
{
  add_entry (self, ANNALS_LEGEND_TEXT, 0.0, text);
}

/**
 * annals_legend_add_event:
 * @self: a list
 * @bundle: a bundle
 * @event: an event of it
 * @text: what it is called here
 *
 * Adds an event with the colour of its category.
 */
void
annals_legend_add_event (AnnalsLegend *self,
                         AnnalsBundle *bundle,
                         guint32       event,
                         const char   *text)
{
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];

  add_entry (self, ANNALS_LEGEND_EVENT, SQUARE_PX, text);
  get_last (self)->index = event;
  if (record->categories.count > 0)
    get_last (self)->category = annals_bundle_get_event_categories (bundle, record)[0];
}

/* --- What is used ----------------------------------------------------------------------------- */

/* What of the marks' forms a layout shows. */
typedef struct
{
  gboolean has_shape[ANNALS_SHAPE_SET + 1];
  gboolean has_day_slab;
  gboolean has_companion[ANNALS_COMPANION_ALL_OF + 1];
  guint32  flags;
  gboolean has_sign;
} Usage;

static void
note_shape (Usage             *usage,
            const AnnalsShape *shape)
{
  usage->has_shape[shape->kind] = TRUE;
  usage->flags |= shape->flags;
}

static Usage
find_usage (const AnnalsLayout *layout)
{
  const AnnalsEvent *events = annals_bundle_get_events (layout->input.outline->bundle, NULL);
  Usage              usage = { 0 };

  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      note_shape (&usage, &mark->shape);
      if (mark->shape.kind == ANNALS_SHAPE_SLAB &&
          events[mark->event].date.start_precision <= ANNALS_PRECISION_DAY)
        usage.has_day_slab = TRUE;
    }
  for (guint i = 0; i < layout->companions->len; i++)
    {
      const AnnalsCompanionItem *item =
        &g_array_index (layout->companions, AnnalsCompanionItem, i);

      if (item->kind == ANNALS_COMPANION_ALL_OF)
        note_shape (&usage, &item->shape);
      usage.has_companion[item->kind] |= !item->is_hidden;
    }
  for (guint i = 0; i < layout->labels->len; i++)
    if (g_array_index (layout->labels, AnnalsLabelItem, i).flags & ANNALS_LABEL_SIGN)
      usage.has_sign = TRUE;

  return usage;
}

static void
add_mark (AnnalsLegend   *self,
          AnnalsShapeKind shape,
          guint           flags,
          double          sample_px,
          const char     *text)
{
  add_entry (self, ANNALS_LEGEND_MARK, sample_px, text);
  get_last (self)->shape = (guint8) shape;
  get_last (self)->flags = (guint8) flags;
}

static void
add_marks (AnnalsLegend *self,
           const Usage  *usage)
{
  guint open = ANNALS_SHAPE_OPEN_START | ANNALS_SHAPE_OPEN_END;
  guint soft = ANNALS_SHAPE_FADES_IN | ANNALS_SHAPE_FADES_OUT;

  if (usage->has_shape[ANNALS_SHAPE_DOT])
    add_mark (self, ANNALS_SHAPE_DOT, 0, 12.0, _ ("a day"));
  if (usage->has_shape[ANNALS_SHAPE_SLAB])
    add_mark (self, ANNALS_SHAPE_SLAB, 0, SHORT_PX,
              usage->has_day_slab ? _ ("a day or a month") : _ ("a month"));
  if (usage->has_shape[ANNALS_SHAPE_BOX])
    /* Translators: what an outlined bar means: at some time within the years that it covers. */
    add_mark (self, ANNALS_SHAPE_BOX, 0, LONG_PX, _ ("some time in it"));
  if (usage->has_shape[ANNALS_SHAPE_SPAN])
    /* Translators: what a bar with two caps means: it lasted all the time that it covers. */
    add_mark (self, ANNALS_SHAPE_SPAN, 0, LONG_PX, _ ("all through"));
  if (usage->flags & open)
    add_mark (self, ANNALS_SHAPE_SPAN,
              usage->flags & ANNALS_SHAPE_OPEN_END ? ANNALS_SHAPE_OPEN_END
                                                   : ANNALS_SHAPE_OPEN_START,
              LONG_PX, _ ("goes on"));
  if (usage->has_shape[ANNALS_SHAPE_STUB])
    add_mark (self, ANNALS_SHAPE_STUB, 0, LONG_PX, _ ("the other end is unknown"));
  if (usage->flags & soft)
    add_mark (self, ANNALS_SHAPE_BOX, soft, LONG_PX, _ ("about"));
  if (usage->flags & ANNALS_SHAPE_HATCHED)
    add_mark (self, ANNALS_SHAPE_BOX, ANNALS_SHAPE_HATCHED, LONG_PX, _ ("uncertain"));
  if (usage->has_companion[ANNALS_COMPANION_ONE_OF])
    add_entry (self, ANNALS_LEGEND_ONE_OF, LONG_PX, _ ("one of these"));
  if (usage->has_companion[ANNALS_COMPANION_ALL_OF])
    add_entry (self, ANNALS_LEGEND_ALL_OF, LONG_PX, _ ("each of these"));
  if (usage->has_companion[ANNALS_COMPANION_GHOST])
    add_entry (self, ANNALS_LEGEND_GHOST, LONG_PX, _ ("another source’s date"));
  if (usage->has_sign)
    add_entry (self, ANNALS_LEGEND_SIGN, SIGN_PX, _ ("sources disagree"));
}

/* What the colours mean where rows are not grouped by it: the categories of the marks. */
static void
add_mark_categories (AnnalsLegend       *self,
                     const AnnalsLayout *layout)
{
  AnnalsBundle         *bundle = layout->input.outline->bundle;
  guint                 n_categories;
  const AnnalsCategory *categories = annals_bundle_get_categories (bundle, &n_categories);
  g_autofree gboolean  *is_used = g_new0 (gboolean, n_categories + 1);

  for (guint i = 0; i < layout->marks->len; i++)
    {
      guint32 category = g_array_index (layout->marks, AnnalsMarkItem, i).category;

      if (category != ANNALS_NONE)
        is_used[category] = TRUE;
    }
  for (guint32 i = 0; i < MIN (n_categories, MOST_COLORS); i++)
    if (is_used[i])
      {
        add_entry (self, ANNALS_LEGEND_CATEGORY, SQUARE_PX,
                   annals_bundle_get_text (bundle, categories[i].label));
        get_last (self)->category = i;
      }
}

static void
add_categories (AnnalsLegend       *self,
                const AnnalsLayout *layout)
{
  if (layout->input.outline->group_by != ANNALS_GROUP_BY_CATEGORY)
    {
      add_mark_categories (self, layout);
      return;
    }
  for (guint i = 0; i < MIN (layout->groups->len, MOST_COLORS); i++)
    {
      const AnnalsGroupBand *group = &g_array_index (layout->groups, AnnalsGroupBand, i);

      if (group->label == NULL)
        continue;
      add_entry (self, ANNALS_LEGEND_CATEGORY, SQUARE_PX, group->label);
      get_last (self)->category = group->category;
    }
}

/* The eras whose whole name the strip has no room for. */
static void
add_eras (AnnalsLegend       *self,
          const AnnalsLayout *layout)
{
  const AnnalsEra *eras = annals_bundle_get_eras (layout->input.outline->bundle, NULL);
  guint            n_added = 0;

  for (guint i = 0; i < layout->eras->len && n_added < MOST_COLORS; i++)
    {
      const AnnalsEraCell *cell = &g_array_index (layout->eras, AnnalsEraCell, i);
      AnnalsTextStyle      style = cell->lane == 0 ? ANNALS_TEXT_LABEL_BOLD : ANNALS_TEXT_SMALL;
      const char          *label = annals_bundle_get_text (layout->input.outline->bundle,
                                                           eras[cell->era].label);

      g_autofree char *period = NULL;
      g_autofree char *text = NULL;

      if (cell->label != NULL && annals_metrics_measure (&layout->input.metrics, label, style) <=
                                   cell->label_width + 1.0)
        continue;
      period = annals_date_to_text (
        annals_bundle_get_text (layout->input.outline->bundle, eras[cell->era].period),
        ANNALS_DATE_SHORT);
      text = g_strdup_printf (_ ("%s, %s"), label, period);
      add_entry (self, ANNALS_LEGEND_ERA, ERA_PX, text);
      get_last (self)->index = cell->hue;
      get_last (self)->flags = cell->lane > 0;
      n_added++;
    }
}

/**
 * annals_legend_add_layout:
 * @self: a list
 * @layout: what is drawn
 *
 * Adds an entry for each form, sign and colour that the drawing has.
 */
void
annals_legend_add_layout (AnnalsLegend       *self,
                          const AnnalsLayout *layout)
{
  Usage usage = find_usage (layout);

  add_categories (self, layout);
  add_eras (self, layout);
  add_marks (self, &usage);
  if (layout->counts->len > 0)
    add_entry (self, ANNALS_LEGEND_COUNT, COUNT_PX, _ ("so many events, too close to each other"));
}

/**
 * annals_legend_arrange:
 * @self: a list
 * @width: of its lines
 * @metrics: measures text
 *
 * Places the entries, and works out the height.
 */
void
annals_legend_arrange (AnnalsLegend        *self,
                       double               width,
                       const AnnalsMetrics *metrics)
{
  double line_px = ANNALS_SHEET_LINE_PX * metrics->font_scale;
  double x = 0.0;
  double y = line_px / 2.0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      AnnalsLegendEntry *entry = &g_array_index (self->entries, AnnalsLegendEntry, i);
      double             before = entry->sample_px > 0.0 ? entry->sample_px + WORDS_PX : 0.0;

      entry->text_px =
        MIN (ceil (annals_metrics_measure (metrics, entry->text, ANNALS_TEXT_SMALL)),
             width - before);
      if (x > 0.0 && x + before + entry->text_px > width)
        {
          x = 0.0;
          y += line_px;
        }
      entry->x = x;
      entry->y = y;
      x += before + entry->text_px + GAP_PX;
    }

  self->height = self->entries->len > 0 ? y + line_px / 2.0 : 0.0;
}

/* --- Drawing ---------------------------------------------------------------------------------- */

/* A timeline as wide as a sample, with a single mark and one companion at most. */
static void
draw_mark (AnnalsPainter           *painter,
           const AnnalsTheme       *theme,
           const AnnalsMetrics     *metrics,
           const AnnalsLegendEntry *entry,
           const AnnalsMarkItem    *mark,
           GArray                  *companions)
{
  gboolean      is_open_start = (entry->flags & ANNALS_SHAPE_OPEN_START) != 0;
  gboolean      is_open_end = (entry->flags & ANNALS_SHAPE_OPEN_END) != 0;
  AnnalsLayout  layout = { .input = { .metrics = *metrics }, .companions = companions };
  AnnalsDrawing drawing = { painter, theme, &layout };

  /* Arrows keep a distance from the edge. */
  layout.view_x = mark->shape.x0 - (is_open_start ? 6.0 : 0.0);
  layout.input.width = mark->shape.x1 + (is_open_end ? 8.0 : 0.0);
  annals_render_companions (&drawing, mark);
  annals_render_mark (&drawing, mark);
}

static AnnalsShape
make_shape (AnnalsShapeKind kind,
            guint           flags,
            double          x0,
            double          x1)
{
  return (AnnalsShape){
    .x0 = x0,
    .x1 = x1,
    .fade_in_px = flags & ANNALS_SHAPE_FADES_IN ? FADE_PX : 0.0,
    .fade_out_px = flags & ANNALS_SHAPE_FADES_OUT ? FADE_PX : 0.0,
    .kind = (guint8) kind,
    .flags = (guint8) flags,
  };
}

static void
add_companion (GArray             *companions,
               AnnalsCompanionKind kind,
               double              y,
               double              x0,
               double              line_x0)
{
  AnnalsCompanionItem item = {
    .kind = kind,
    .y = y,
    .shape = make_shape (ANNALS_SHAPE_DOT, 0, x0, x0 + GHOST_PX),
    .line_x0 = line_x0,
    .line_x1 = x0,
  };

  g_array_append_val (companions, item);
}

static void
draw_date (AnnalsPainter           *painter,
           const AnnalsTheme       *theme,
           const AnnalsMetrics     *metrics,
           const AnnalsLegendEntry *entry)
{
  g_autoptr (GArray) companions = g_array_new (FALSE, TRUE, sizeof (AnnalsCompanionItem));
  double             x0 = entry->x;
  double             x1 = entry->x + entry->sample_px;
  AnnalsMarkItem     mark = { .category = ANNALS_NONE, .y = entry->y };

  switch ((AnnalsLegendKind) entry->kind)
    {
    case ANNALS_LEGEND_GHOST:
      mark.shape = make_shape (ANNALS_SHAPE_DOT, 0, x0, x0 + GHOST_PX);
      add_companion (companions, ANNALS_COMPANION_GHOST, entry->y, x1 - GHOST_PX, x0 + GHOST_PX);
      break;
    case ANNALS_LEGEND_ONE_OF:
    case ANNALS_LEGEND_ALL_OF:
      mark.shape = make_shape (ANNALS_SHAPE_SET, 0, x0, x1);
      for (guint i = 0; i < 2; i++)
        add_companion (companions,
                       entry->kind == ANNALS_LEGEND_ONE_OF ? ANNALS_COMPANION_ONE_OF
                                                           : ANNALS_COMPANION_ALL_OF,
                       entry->y, i == 0 ? x0 : x1 - GHOST_PX, i == 0 ? x0 : x0 + GHOST_PX);
      break;
    case ANNALS_LEGEND_MARK:
    case ANNALS_LEGEND_SIGN:
    case ANNALS_LEGEND_COUNT:
    case ANNALS_LEGEND_CATEGORY:
    case ANNALS_LEGEND_ERA:
    case ANNALS_LEGEND_EVENT:
    case ANNALS_LEGEND_TEXT:
      mark.shape = make_shape ((AnnalsShapeKind) entry->shape, entry->flags, x0, x1);
      break;
    }

  mark.companions = (AnnalsRange){ 0, companions->len };
  draw_mark (painter, theme, metrics, entry, &mark, companions);
}

static void
draw_era (AnnalsPainter           *painter,
          const AnnalsTheme       *theme,
          const AnnalsLegendEntry *entry)
{
  AnnalsColor color = annals_theme_get_era (theme, entry->index);
  gboolean    is_sub = entry->flags != 0;
  double      share = (theme->is_dark ? 0.34 : 0.26) * (is_sub ? 0.6 : 1.0);
  AnnalsColor wash = annals_theme_mix (&color, &theme->view, share);
  AnnalsBox   box = { entry->x, entry->y - 6.0, entry->sample_px, 12.0 };
  AnnalsBox   edge = { entry->x, entry->y + 3.0, entry->sample_px, 3.0 };

  painter->klass->fill (painter, &box, 3.0, &wash);
  if (!is_sub)
    painter->klass->fill (painter, &edge, 1.5, &color);
}

static void
draw_sample (AnnalsPainter           *painter,
             const AnnalsTheme       *theme,
             const AnnalsMetrics     *metrics,
             const AnnalsLegendEntry *entry)
{
  AnnalsLayout    layout = { .input = { .metrics = *metrics } };
  AnnalsDrawing   drawing = { painter, theme, &layout };
  AnnalsColor     color = annals_theme_get_category (theme, entry->category);
  AnnalsBox       square = { entry->x, entry->y - SQUARE_PX / 2.0, SQUARE_PX, SQUARE_PX };
  AnnalsCountItem count = { .category = ANNALS_NONE, .y = entry->y, .text = "+3" };

  switch ((AnnalsLegendKind) entry->kind)
    {
    case ANNALS_LEGEND_MARK:
    case ANNALS_LEGEND_GHOST:
    case ANNALS_LEGEND_ONE_OF:
    case ANNALS_LEGEND_ALL_OF:
      draw_date (painter, theme, metrics, entry);
      break;
    case ANNALS_LEGEND_SIGN:
      annals_render_sign (&drawing, entry->x, round (entry->y), &theme->conflict);
      break;
    case ANNALS_LEGEND_COUNT:
      count.x0 = entry->x;
      count.x1 = entry->x + entry->sample_px;
      count.text_width = annals_metrics_measure (metrics, count.text, ANNALS_TEXT_SMALL_BOLD);
      annals_render_count (&drawing, &count);
      break;
    case ANNALS_LEGEND_CATEGORY:
    case ANNALS_LEGEND_EVENT:
      painter->klass->fill (painter, &square, 2.0, &color);
      break;
    case ANNALS_LEGEND_ERA:
      draw_era (painter, theme, entry);
      break;
    case ANNALS_LEGEND_TEXT:
      break;
    }
}

static void
draw_entry (AnnalsPainter           *painter,
            const AnnalsTheme       *theme,
            const AnnalsMetrics     *metrics,
            const AnnalsLegendEntry *entry)
{
  double before = entry->sample_px > 0.0 ? entry->sample_px + WORDS_PX : 0.0;

  draw_sample (painter, theme, metrics, entry);
  painter->klass->text (painter, entry->text, ANNALS_TEXT_SMALL,
                        (AnnalsPoint){ entry->x + before, entry->y }, entry->text_px,
                        &theme->text);
}

/**
 * annals_legend_draw:
 * @self: a list that is arranged
 * @painter: what to draw on; the list begins at its origin
 * @theme: in which colours
 * @metrics: those that it was arranged with
 *
 * Draws the entries with their samples.
 */
void
annals_legend_draw (const AnnalsLegend  *self,
                    AnnalsPainter       *painter,
                    const AnnalsTheme   *theme,
                    const AnnalsMetrics *metrics)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AnnalsLegendEntry *entry = &g_array_index (self->entries, AnnalsLegendEntry, i);
      gboolean                 is_event = entry->kind == ANNALS_LEGEND_EVENT;

      if (is_event && painter->klass->push_event != NULL)
        painter->klass->push_event (painter, entry->index);
      draw_entry (painter, theme, metrics, entry);
      if (is_event && painter->klass->pop_event != NULL)
        painter->klass->pop_event (painter);
    }
}
