/* annals-layout.h — where everything on the timeline stands: the one geometry that is drawn,
 * hit-tested and spoken
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-filter.h"
#include "layout/annals-metrics.h"
#include "layout/annals-outline.h"
#include "layout/annals-rows.h"
#include "layout/annals-scale.h"
#include "layout/annals-shape.h"
#include "layout/annals-ticks.h"

G_BEGIN_DECLS

/* Free space at both ends of everything in the widest view, enough for a count at the last
 * instant. */
#define ANNALS_LAYOUT_MARGIN_PX 30.0

/**
 * AnnalsLayoutInput:
 * @outline: what of the bundle does not depend on zoom
 * @scale: what is in sight; its width is that of annals_layout_get_view_width()
 * @width: width of the whole timeline in pixels, the column of headings included
 * @height: its height
 * @scroll_y: how far the rows are scrolled down; clamped by the layout
 * @selected_event: the chosen event, or %ANNALS_NONE
 * @selected_era: the chosen era, or %ANNALS_NONE
 * @hovered_event: the event under the pointer, or %ANNALS_NONE
 * @focused_event: the event that the keyboard stands on, or %ANNALS_NONE
 * @focused_group: in which group, or %ANNALS_NONE for all in which it stands
 * @hovered_group: the group whose heading is under the pointer, or %ANNALS_NONE
 * @hovered_silence: index of the silence under the pointer, or %ANNALS_NONE
 * @focused_heading: the group on whose heading the keyboard stands, or %ANNALS_NONE
 * @bookmarks: (nullable) (element-type guint32): the bookmarked events, in order
 * @has_expanders: whether groups can be collapsed and expanded, which a picture cannot
 * @chosen_account: the account of the selected event whose date is pointed out, or %ANNALS_NONE
 * @filter: (nullable): what the reader has asked for; other events stand back, without a label
 * @most_work: how much may be worked out that is not known yet, see annals_rows_begin_frame()
 * @metrics: measures text
 *
 * All that a layout depends on.
 */
typedef struct
{
  const AnnalsOutline *outline;
  AnnalsScale          scale;
  double               width;
  double               height;
  double               scroll_y;
  guint                selected_event;
  guint                selected_era;
  guint                hovered_event;
  guint                focused_event;
  guint                focused_group;
  guint                hovered_group;
  guint                hovered_silence;
  guint                focused_heading;
  const GArray        *bookmarks;
  gboolean             has_expanders;
  guint                chosen_account;
  const AnnalsFilter  *filter;
  guint                most_work;
  AnnalsMetrics        metrics;
} AnnalsLayoutInput;

/**
 * AnnalsItemState:
 *
 * What distinguishes an item for the reader.
 */
typedef enum
{
  ANNALS_ITEM_SELECTED = 1 << 0,
  ANNALS_ITEM_FOCUSED = 1 << 1,
  ANNALS_ITEM_HOVERED = 1 << 2,
  ANNALS_ITEM_BOOKMARKED = 1 << 3,
  ANNALS_ITEM_CONFLICT = 1 << 4,
  ANNALS_ITEM_FILTERED_OUT = 1 << 5,
} AnnalsItemState;

/* Items of a layout. Positions are pixels of the timeline, from its top left corner; those of the
 * rows have the scrolling in them. Strings belong to the layout or to the bundle. */

typedef struct
{
  guint32     era;
  guint32     lane;
  guint32     hue;
  double      x0; /* of what is in sight */
  double      x1;
  double      y;
  double      height;
  gboolean    is_selected;
  gboolean    is_parent; /* of the selected era */
  gboolean    is_cut;    /* begins before the left edge */
  const char *label;     /* nullable: no room */
  double      label_x;
  double      label_width;
  const char *detail; /* nullable */
  double      detail_x;
} AnnalsEraCell;

/* The ground of an era behind the rows. */
typedef struct
{
  guint32  hue;
  double   x0;
  double   x1;
  gboolean has_edge; /* its beginning is in sight */
} AnnalsEraBand;

typedef struct
{
  guint32     group;
  guint32     category;
  const char *label;
  char        count[16];
  const char *detail; /* nullable: stands below the label instead of the count */
  gboolean    is_collapsed;
  double      y0;
  double      y1;
  double      heading_y;  /* middle of the heading's first line */
  double      heading_y1; /* lower end of the heading */
  AnnalsRange rows;       /* in @row_bands */
  AnnalsRange places;     /* in @places */
} AnnalsGroupBand;

typedef struct
{
  double      y0;
  double      y1;
  AnnalsRange marks;
  AnnalsRange counts;
} AnnalsRowBand;

typedef struct
{
  guint32     event;
  guint32     group;
  guint32     category;
  guint32     state; /* AnnalsItemState */
  double      y;     /* middle */
  AnnalsShape shape;
  AnnalsRange companions; /* in @companions */
  gint32      label;      /* in @labels, or -1 */
} AnnalsMarkItem;

typedef struct
{
  guint32     kind; /* AnnalsCompanionKind */
  guint32     account;
  double      y;
  AnnalsShape shape;
  double      line_x0; /* of the line to the mark */
  double      line_x1;
  gboolean    is_chosen; /* the reader asks where this date is */
  gboolean    is_hidden; /* nearer than the eye can part: only the line's sign is left */
} AnnalsCompanionItem;

typedef enum
{
  ANNALS_LABEL_IN_BAR = 1 << 0,
  ANNALS_LABEL_CUT = 1 << 1,    /* its bar begins before the left edge: a chevron stands before */
  ANNALS_LABEL_RIBBON = 1 << 2, /* a ribbon stands before the text */
  ANNALS_LABEL_SIGN = 1 << 3,   /* the sign of conflict stands behind the text */
  ANNALS_LABEL_PILL = 1 << 4,   /* on the accent colour */
  ANNALS_LABEL_GHOST = 1 << 5,  /* says who puts the event there; not the event's own label */
  ANNALS_LABEL_OVER = 1 << 6,   /* stands over other things and needs a ground of its own */
  ANNALS_LABEL_SOLID = 1 << 7,  /* on a solid bar */
} AnnalsLabelFlags;

typedef struct
{
  guint32     event;
  guint32     flags;
  double      x0; /* the whole label with ribbon and sign */
  double      x1;
  double      y; /* middle */
  double      text_x;
  double      text_width; /* room of the text, which is ellipsised to it */
  const char *text;
  guint32     style; /* AnnalsTextStyle */
} AnnalsLabelItem;

/* How many events of a group are not shown as marks: those that begin in a stretch of time, or
 * those that began before the first stretch in sight and last into it. */
typedef struct
{
  guint32       group;
  guint32       category;
  AnnalsRange   events;  /* places of the outline's index among which they are */
  AnnalsInstant lasting; /* for those from before: the instant into which they last */
  gboolean      is_before;
  guint         n;
  double        weight; /* 0 to 1: how dense */
  double        x0;
  double        x1;
  double        y;
  double        text_width;
  char          text[24];
} AnnalsCountItem;

/* Of a group that has nothing in sight: says so, and where there is something. */
typedef struct
{
  guint32     group;
  guint32     event; /* the nearest event of the group, or ANNALS_NONE if it has none */
  double      x0;
  double      x1;
  double      y; /* middle */
  double      text_x;
  double      text_width;
  const char *text;
} AnnalsSilenceItem;

/* Words on the axis for the selected event, and the line that leads to them. */
typedef struct
{
  double      x;
  double      x0; /* of the flag */
  double      x1;
  double      line_y; /* upper end of the line */
  gboolean    is_ghost;
  gboolean    is_span; /* a bar along the axis from span_x0 to span_x1 instead of the line */
  double      span_x0;
  double      span_x1;
  const char *text;
} AnnalsFlagItem;

typedef struct
{
  guint32     event; /* ANNALS_NONE for the number of those without room */
  guint32     category;
  guint32     state;
  double      x0;
  double      x1;
  double      y; /* middle */
  const char *text;
  double      text_width;
} AnnalsChipItem;

/**
 * AnnalsLayout:
 *
 * Everything that is drawn of a timeline, as flat arrays of plain items.
 */
typedef struct
{
  AnnalsLayoutInput input;
  double            view_x; /* left edge of the axis; 0 in narrow windows */
  gboolean          is_narrow;

  double strip_height;
  double rows_y;
  double rows_height;
  double content_height;
  double scroll_y;
  double tray_y;
  double tray_height; /* 0 without undated events */
  double axis_y;
  double axis_height;
  double row_height;

  AnnalsRows   *rows;        /* borrowed */
  gboolean      is_complete; /* the work sufficed; else the next frame shows more */
  GArray       *eras;
  GArray       *era_bands;
  GArray       *groups;
  GArray       *row_bands;
  GArray       *places; /* AnnalsRowPlace: who is shown, by group */
  GArray       *marks;
  GArray       *companions;
  GArray       *counts;
  GArray       *silences;
  GArray       *labels;
  GArray       *ticks;
  GArray       *flags;
  GArray       *chips;
  const char   *context; /* nullable: the larger unit at the left end of the axis */
  const char   *message; /* nullable: why there is nothing in the rows */
  double        message_x;
  const char   *tray_count;
  GStringChunk *strings;
} AnnalsLayout;

/**
 * AnnalsHitKind:
 *
 * What stands at a place.
 */
typedef enum
{
  ANNALS_HIT_NOTHING,
  ANNALS_HIT_EVENT,
  ANNALS_HIT_COUNT,
  ANNALS_HIT_ERA,
  ANNALS_HIT_TRAY_REST,
  ANNALS_HIT_GROUP,
  ANNALS_HIT_SILENCE,
} AnnalsHitKind;

/**
 * AnnalsHit:
 * @kind: what was hit
 * @index: an event, an era, or an index in the layout's @counts, @groups or @silences
 */
typedef struct
{
  AnnalsHitKind kind;
  guint         index;
} AnnalsHit;

double                annals_layout_get_view_width (const AnnalsOutline *outline,
                                                    double               width,
                                                    const AnnalsMetrics *metrics);
double                annals_layout_get_label_room (double width, const AnnalsMetrics *metrics);
guint                 annals_layout_get_row_budget (const AnnalsOutline *outline,
                                                    double               width,
                                                    double               height,
                                                    const AnnalsMetrics *metrics);
double                annals_layout_get_full_height (const AnnalsOutline *outline,
                                                     const AnnalsRows    *rows,
                                                     double               width,
                                                     const AnnalsMetrics *metrics);
gboolean              annals_layout_update_rows (AnnalsRows         **rows,
                                                 const AnnalsOutline *outline,
                                                 double               seconds_per_px,
                                                 double               width,
                                                 double               height,
                                                 const AnnalsMetrics *metrics);
AnnalsLayout         *annals_layout_new (const AnnalsLayoutInput *input,
                                         AnnalsRows              *rows) G_GNUC_WARN_UNUSED_RESULT;
void                  annals_layout_free (AnnalsLayout *self);
AnnalsHit             annals_layout_hit (const AnnalsLayout *self,
                                         double              x,
                                         double              y);
const AnnalsMarkItem *annals_layout_find_mark (const AnnalsLayout *self,
                                               guint               event);
const AnnalsMarkItem *annals_layout_find_mark_in (const AnnalsLayout *self,
                                                  guint               event,
                                                  guint               group);
gboolean              annals_layout_find_row_y (const AnnalsLayout *self,
                                                guint               event,
                                                double             *y0,
                                                double             *y1);
GArray               *annals_layout_list_members (const AnnalsLayout *self,
                                                  guint               count,
                                                  guint               n_most)
  G_GNUC_WARN_UNUSED_RESULT;
char *annals_layout_dump (const AnnalsLayout *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsLayout, annals_layout_free)

G_END_DECLS
