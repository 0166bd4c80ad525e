/* annals-timeline-view-private.h — the view's state, shared by drawing, movement and keyboard
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "layout/annals-view-history.h"
#include "render/annals-text-cache.h"
#include "render/annals-theme.h"
#include "timeline/annals-timeline-view.h"

G_BEGIN_DECLS

/* Invisible children whose colours the style sheet sets. */
typedef enum
{
  ANNALS_PROBE_VIEW,
  ANNALS_PROBE_SECONDARY,
  ANNALS_PROBE_ACCENT,
  ANNALS_PROBE_ACCENT_TEXT,
  ANNALS_PROBE_CONFLICT,
  ANNALS_PROBE_MINE,
  ANNALS_N_PROBES
} AnnalsProbe;

/* What a press has become. */
typedef enum
{
  ANNALS_DRAG_NOTHING,
  ANNALS_DRAG_VIEW,
  ANNALS_DRAG_BAND,
} AnnalsDrag;

struct _AnnalsTimelineView
{
  GtkWidget parent_instance;

  AnnalsSession *session; /* owned, nullable */
  GSignalGroup  *signals; /* owned; of the session */

  /* owned, nullable; each depends on those before it */
  AnnalsOutline   *outline;
  GArray          *bookmarks; /* guint32: events, in order */
  AnnalsTextCache *texts;
  AnnalsTheme     *theme;
  AnnalsRows      *rows;
  AnnalsLayout    *layout;

  AnnalsGroupBy    group_by;
  AnnalsGroupOrder group_order;

  AnnalsScale scale;
  gboolean    has_scale;
  double      scroll_y;
  guint       hovered;
  guint       hovered_group;
  guint       hovered_silence;
  guint       cursor_group;     /* of which group is the mark of the cursor, or ANNALS_NONE */
  guint       heading_key;      /* the heading on which the keyboard was last */
  guint       cursor;           /* where the keyboard stands, ANNALS_NONE before it was used */
  gboolean    is_stale;         /* the layout is not of now */
  gboolean    is_content_stale; /* and not only because the view has moved */
  gboolean    is_allocating;    /* sizes are being given: nothing may ask for others */
  guint       refinement;       /* tick in which a layout that is not complete is made again */

  /* children */
  GtkWidget     *probes[ANNALS_N_PROBES];
  GtkWidget     *scrollbar;
  GtkAdjustment *adjustment;  /* borrowed from the scrollbar */
  GtkWidget     *popover;     /* nullable: the events of a count */
  GHashTable    *items;       /* event to AnnalsTimelineItem, borrowed */
  GHashTable    *era_items;   /* era to AnnalsTimelineItem, borrowed */
  GHashTable    *group_items; /* key of a group to AnnalsTimelineItem, borrowed */
  guint          sync_id;

  /* movement */
  AdwAnimation *animation; /* owned, nullable */
  AnnalsScale   from;
  AnnalsScale   to;

  AnnalsDrag  drag;
  GtkGesture *drag_gesture; /* borrowed from the view */
  gboolean    is_band_wanted;
  AnnalsScale drag_start;
  double      drag_start_y;
  double      band_x0; /* where the band begins, from the left edge of the axis */
  double      band_x1;
  AnnalsScale pinch_start;

  double velocity_x; /* pixels a second */
  double velocity_y;
  gint64 last_frame_us;
  guint  tick;

  double        pointer_x; /* negative while it is elsewhere */
  double        pointer_y;
  AnnalsHitKind clicked; /* what the first of several clicks met */

  AnnalsViewHistory *history;   /* owned */
  guint              settle_id; /* while the view has not come to rest */
};

/* annals-timeline-view.c */
void          annals_timeline_view_queue (AnnalsTimelineView *self);
void          annals_timeline_view_lay_out (AnnalsTimelineView *self);
void          annals_timeline_view_drop_rows (AnnalsTimelineView *self);
void          annals_timeline_view_queue_all (AnnalsTimelineView *self);
void          annals_timeline_view_clamp (AnnalsTimelineView *self,
                                          AnnalsScale        *scale);
AnnalsBundle *annals_timeline_view_get_bundle (AnnalsTimelineView *self);
void          annals_timeline_view_select (AnnalsTimelineView *self,
                                           guint               event);

void annals_timeline_view_emit_history_changed (AnnalsTimelineView *self);

/* annals-timeline-pointer.c */
void annals_timeline_view_add_gestures (AnnalsTimelineView *self);
void annals_timeline_view_hover (AnnalsTimelineView *self);

/* annals-timeline-drag.c */
void     annals_timeline_view_add_drag (AnnalsTimelineView *self);
void     annals_timeline_view_fling (AnnalsTimelineView *self,
                                     double              velocity_x,
                                     double              velocity_y);
gboolean annals_timeline_view_get_band (AnnalsTimelineView *self,
                                        double             *x0,
                                        double             *x1);

/* annals-timeline-history.c */
void annals_timeline_view_settle (AnnalsTimelineView *self);
void annals_timeline_view_begin_move (AnnalsTimelineView *self);
void annals_timeline_view_clear_history (AnnalsTimelineView *self);

/* annals-timeline-motion.c */
void     annals_timeline_view_jump (AnnalsTimelineView *self, const AnnalsScale *to);
void     annals_timeline_view_pan (AnnalsTimelineView *self,
                                   double              dx,
                                   double              dy);
gboolean annals_timeline_view_is_moving (AnnalsTimelineView *self);
void     annals_timeline_view_stop (AnnalsTimelineView *self);
void     annals_timeline_view_move_to (AnnalsTimelineView *self,
                                       const AnnalsScale  *to);
void     annals_timeline_view_go (AnnalsTimelineView *self,
                                  const AnnalsScale  *to);
void     annals_timeline_view_show_span (AnnalsTimelineView *self,
                                         AnnalsInstant       lower,
                                         AnnalsInstant       upper);
void     annals_timeline_view_show_era (AnnalsTimelineView *self,
                                        guint               era);
void     annals_timeline_view_show_event (AnnalsTimelineView *self,
                                          guint               event);
void     annals_timeline_view_show_account (AnnalsTimelineView *self,
                                            guint               account);
void     annals_timeline_view_zoom_at (AnnalsTimelineView *self,
                                       double              x,
                                       double              factor,
                                       gboolean            is_animated);

/* annals-timeline-groups.c */
void     annals_timeline_view_group (AnnalsTimelineView *self);
void     annals_timeline_view_sync_headings (AnnalsTimelineView *self);
guint    annals_timeline_view_get_heading (AnnalsTimelineView *self);
guint    annals_timeline_view_find_heading (AnnalsTimelineView *self);
gboolean annals_timeline_view_focus_heading (AnnalsTimelineView *self,
                                             guint               group);
gboolean annals_timeline_view_handle_heading_key (AnnalsTimelineView *self,
                                                  guint               key,
                                                  GdkModifierType     state);
void     annals_timeline_view_toggle_group (AnnalsTimelineView *self,
                                            guint               group);
void     annals_timeline_view_leave_silence (AnnalsTimelineView *self,
                                             guint               silence);
void     annals_timeline_view_open_group_menu (AnnalsTimelineView *self,
                                               guint               group);
void     annals_timeline_view_install_group_actions (GtkWidgetClass *klass);

/* annals-timeline-keys.c */
void     annals_timeline_view_add_keys (AnnalsTimelineView *self);
gboolean annals_timeline_view_focus (GtkWidget       *widget,
                                     GtkDirectionType direction);

/* annals-timeline-children.c */
char      *annals_timeline_view_describe_count (AnnalsTimelineView *self,
                                                guint               count);
void       annals_timeline_view_allocate_items (AnnalsTimelineView *self);
void       annals_timeline_view_queue_items (AnnalsTimelineView *self);
void       annals_timeline_view_clear_items (AnnalsTimelineView *self);
GtkWidget *annals_timeline_view_ensure_item (AnnalsTimelineView *self,
                                             guint               event);
void       annals_timeline_view_rename_item (AnnalsTimelineView *self,
                                             guint               event);
char      *annals_timeline_view_describe (AnnalsTimelineView *self,
                                          guint               event);
char      *annals_timeline_view_describe_era (AnnalsTimelineView *self,
                                              guint               era);
void       annals_timeline_view_open_count (AnnalsTimelineView *self,
                                            guint               count);
void       annals_timeline_view_open_tray (AnnalsTimelineView *self);

G_END_DECLS
