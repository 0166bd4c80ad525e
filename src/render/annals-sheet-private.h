/* annals-sheet-private.h — the parts of a sheet
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-layout.h"
#include "render/annals-painter.h"
#include "render/annals-sheet.h"
#include "render/annals-text-cache.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

/**
 * AnnalsLegendKind:
 *
 * What stands before the words of an entry: a mark, or the sample of something else.
 */
typedef enum
{
  ANNALS_LEGEND_MARK,
  ANNALS_LEGEND_GHOST,
  ANNALS_LEGEND_ONE_OF,
  ANNALS_LEGEND_ALL_OF,
  ANNALS_LEGEND_SIGN,
  ANNALS_LEGEND_COUNT,
  ANNALS_LEGEND_CATEGORY,
  ANNALS_LEGEND_ERA,
  ANNALS_LEGEND_EVENT,
  ANNALS_LEGEND_TEXT,
} AnnalsLegendKind;

/**
 * AnnalsLegendEntry:
 * @kind: an #AnnalsLegendKind
 * @shape: of a mark, its #AnnalsShapeKind
 * @flags: of a mark, its #AnnalsShapeFlags; of an era, whether it lies within another
 * @category: of a category, or of an undated event
 * @index: the event, or the hue of the era
 * @text: what it means
 * @sample_px: width of what stands before the words
 * @x: left end
 * @y: middle, from the top of its list
 * @text_px: room of the words
 */
typedef struct
{
  guint8      kind;
  guint8      shape;
  guint8      flags;
  guint32     category;
  guint32     index;
  const char *text;
  double      sample_px;
  double      x;
  double      y;
  double      text_px;
} AnnalsLegendEntry;

/**
 * AnnalsLegend:
 * @entries: (element-type AnnalsLegendEntry): in the order in which they stand
 * @height: of all lines
 * @strings: owns the words
 *
 * Entries that follow each other in lines, as words of a paragraph do.
 */
typedef struct
{
  GArray       *entries;
  double        height;
  GStringChunk *strings;
} AnnalsLegend;

/**
 * AnnalsSection:
 * @heading: words before the list, in the column of the headings; may be empty
 * @count: (nullable): how many, behind the heading
 * @list: what is listed
 * @has_ground: whether it lies on grey, as the tray of undated events does
 *
 * A part of the sheet below the timeline.
 */
typedef struct
{
  char         *heading;
  char         *count;
  AnnalsLegend *list;
  gboolean      has_ground;
} AnnalsSection;

struct _AnnalsSheet
{
  AnnalsSheetInput   input;
  AnnalsSheetSummary summary;
  AnnalsTextCache   *texts;
  AnnalsTheme       *theme;
  AnnalsOutline     *outline;
  AnnalsRows        *rows;
  AnnalsLayout      *layout;
  GArray            *undated;  /* guint32: in file order */
  GArray            *sections; /* AnnalsSection */
  char              *title;
  GPtrArray         *title_lines; /* owned strings: the title as it is broken */
  char              *subtitle;
  gboolean           lists_unnamed;
  double             header_height;
  double             content_width;
};

/* annals-sheet-legend.c */
AnnalsLegend *annals_legend_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          annals_legend_free (AnnalsLegend *self);
void          annals_legend_add_layout (AnnalsLegend       *self,
                                        const AnnalsLayout *layout);
void          annals_legend_add_text (AnnalsLegend *self,
                                      const char   *text);
void          annals_legend_add_event (AnnalsLegend *self,
                                       AnnalsBundle *bundle,
                                       guint32       event,
                                       const char   *text);
void          annals_legend_arrange (AnnalsLegend        *self,
                                     double               width,
                                     const AnnalsMetrics *metrics);
void          annals_legend_draw (const AnnalsLegend  *self,
                                  AnnalsPainter       *painter,
                                  const AnnalsTheme   *theme,
                                  const AnnalsMetrics *metrics);

/* annals-sheet-words.c */
char         *annals_sheet_dup_title (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *annals_sheet_break_title (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
char         *annals_sheet_dup_subtitle (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
AnnalsLegend *annals_sheet_list_undated (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
AnnalsLegend *annals_sheet_list_unnamed (const AnnalsSheet *self,
                                         guint             *n_unnamed) G_GNUC_WARN_UNUSED_RESULT;
AnnalsLegend *annals_sheet_list_eras (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
AnnalsLegend *annals_sheet_list_sources (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
AnnalsLegend *annals_sheet_list_rights (const AnnalsSheet *self) G_GNUC_WARN_UNUSED_RESULT;
char         *annals_sheet_describe_event (guint        event,
                                           const char **id,
                                           gpointer     data) G_GNUC_WARN_UNUSED_RESULT;

/* annals-sheet-draw.c */
void annals_sheet_draw (const AnnalsSheet *self,
                        AnnalsPainter     *painter);

/* annals-sheet.c */
double annals_section_get_height (const AnnalsSection *self,
                                  const AnnalsMetrics *metrics);

/* Sizes in pixels at a text scale of 1. */
#define ANNALS_SHEET_MARGIN_PX   24.0
#define ANNALS_SHEET_TITLE_PX    28.0
#define ANNALS_SHEET_SUBTITLE_PX 20.0
#define ANNALS_SHEET_LINE_PX     22.0
#define ANNALS_SHEET_PADDING_PX  7.0

G_END_DECLS
