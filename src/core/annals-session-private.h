/* annals-session-private.h — what the source files of the session share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-session.h"

G_BEGIN_DECLS

/* Where a reader is, or has been: what is chosen, and the place in the article. */
typedef struct
{
  guint    event;
  guint    era;
  guint    source;
  guint    passage;
  gboolean has_offset; /* the reader has told the place in the article */
  guint    offset;
  double   within;
} AnnalsSessionPlace;

struct _AnnalsSession
{
  GObject parent_instance;

  AnnalsBundle *bundle;    /* owned, nullable */
  GHashTable   *bookmarks; /* owned; event indexes as pointers */
  AnnalsFilter *filter;    /* owned */

  AnnalsSessionPlace place;
  guint              account; /* chosen of the event's, or ANNALS_NONE */

  GArray *back;    /* owned; AnnalsSessionPlace, the latest last */
  GArray *forward; /* owned; AnnalsSessionPlace, the next one last */
  guint   depth;   /* of changes within changes, which count as one */
};

/* annals-session.c */
void annals_session_set_place (AnnalsSession            *self,
                               const AnnalsSessionPlace *place);
void annals_session_emit_history_changed (AnnalsSession *self);
void annals_session_emit_place_restored (AnnalsSession *self);
void annals_session_emit_filter_changed (AnnalsSession *self);

/* annals-session-history.c */
AnnalsSessionPlace annals_session_begin (AnnalsSession *self);
void               annals_session_end (AnnalsSession            *self,
                                       const AnnalsSessionPlace *before);
void               annals_session_clear_history (AnnalsSession *self);

G_END_DECLS
