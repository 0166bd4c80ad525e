/* annals-panes.h — timeline, reader, sidebar and bookmarks, as many of them as there is room for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_PANES (annals_panes_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsPanes, annals_panes, ANNALS, PANES, AdwBin)

/**
 * AnnalsPage:
 *
 * The panes that share the room of a small window. The timeline and the list are two views of the
 * same events: where there is room for more, one of them stands above the others.
 */
typedef enum
{
  ANNALS_PAGE_TIMELINE,
  ANNALS_PAGE_ARTICLE,
  ANNALS_PAGE_DETAIL,
  ANNALS_PAGE_LIST,
} AnnalsPage;

#define ANNALS_TYPE_PAGE (annals_page_get_type ())

GType annals_page_get_type (void);

void annals_panes_expect_size (AnnalsPanes *self,
                               int          width,
                               int          height);
void annals_panes_set_sizes (AnnalsPanes *self,
                             int          timeline_height,
                             int          detail_width);
void annals_panes_get_sizes (AnnalsPanes *self,
                             int         *timeline_height,
                             int         *detail_width);
void annals_panes_bind_settings (AnnalsPanes *self,
                                 GSettings   *settings);
void annals_panes_go_to_page (AnnalsPanes *self,
                              AnnalsPage   page);
void annals_panes_go_to_events (AnnalsPanes *self);
void annals_panes_zoom (AnnalsPanes *self,
                        const char  *action_name);
void annals_panes_show_bookmarks (AnnalsPanes *self,
                                  GPtrArray   *bookmarks);

G_END_DECLS
