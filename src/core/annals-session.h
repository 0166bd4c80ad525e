/* annals-session.h — what is open, chosen and in sight: the only thing the widgets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"
#include "core/annals-filter.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_SESSION (annals_session_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsSession, annals_session, ANNALS, SESSION, GObject)

AnnalsSession *annals_session_new (void) G_GNUC_WARN_UNUSED_RESULT;

AnnalsBundle *annals_session_get_bundle (AnnalsSession *self);
void          annals_session_set_bundle (AnnalsSession *self,
                                         AnnalsBundle  *bundle);

guint    annals_session_get_selected_event (AnnalsSession *self);
guint    annals_session_get_selected_era (AnnalsSession *self);
void     annals_session_select_event (AnnalsSession *self,
                                      guint          event);
void     annals_session_select_era (AnnalsSession *self,
                                    guint          era);
void     annals_session_select_nothing (AnnalsSession *self);
guint    annals_session_peek_event (AnnalsSession *self,
                                    int            step);
guint    annals_session_peek_era (AnnalsSession *self,
                                  int            step);
gboolean annals_session_step_event (AnnalsSession *self,
                                    int            step);
gboolean annals_session_step_era (AnnalsSession *self,
                                  int            step);

guint annals_session_get_reading_source (AnnalsSession *self);
void  annals_session_read_source (AnnalsSession *self,
                                  guint          source);
guint annals_session_get_reading_passage (AnnalsSession *self);
void  annals_session_read_passage (AnnalsSession *self,
                                   guint          passage);

void     annals_session_set_reading_place (AnnalsSession *self,
                                           guint          offset,
                                           double         within);
gboolean annals_session_get_reading_place (AnnalsSession *self,
                                           guint         *offset,
                                           double        *within);

guint annals_session_get_chosen_account (AnnalsSession *self);
void  annals_session_choose_account (AnnalsSession *self,
                                     guint          account);

gboolean annals_session_can_go_back (AnnalsSession *self);
gboolean annals_session_can_go_forward (AnnalsSession *self);
gboolean annals_session_go_back (AnnalsSession *self);
gboolean annals_session_go_forward (AnnalsSession *self);

const AnnalsFilter *annals_session_get_filter (AnnalsSession *self);

gboolean   annals_session_is_filtered (AnnalsSession *self);
gboolean   annals_session_is_filtered_out (AnnalsSession *self,
                                           guint          event);
gboolean   annals_session_has_filter (AnnalsSession   *self,
                                      AnnalsFilterKind kind,
                                      const char      *value);
GPtrArray *annals_session_get_filter_terms (AnnalsSession *self);
guint      annals_session_count_matches (AnnalsSession *self);
void       annals_session_set_filter (AnnalsSession   *self,
                                      AnnalsFilterKind kind,
                                      const char      *value,
                                      gboolean         is_wanted);
void       annals_session_clear_filter (AnnalsSession *self);

gboolean annals_session_is_bookmarked (AnnalsSession *self,
                                       guint          event);
GArray  *annals_session_list_bookmarks (AnnalsSession *self) G_GNUC_WARN_UNUSED_RESULT;
void     annals_session_set_bookmarked (AnnalsSession *self,
                                        guint          event,
                                        gboolean       is_bookmarked);

G_END_DECLS
