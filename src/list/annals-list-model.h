/* annals-list-model.h — every event of the session's bundle as the rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"
#include "list/annals-list-item.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_LIST_MODEL (annals_list_model_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsListModel, annals_list_model, ANNALS, LIST_MODEL, GObject)

AnnalsListModel *annals_list_model_new (void) G_GNUC_WARN_UNUSED_RESULT;

void     annals_list_model_set_session (AnnalsListModel *self,
                                        AnnalsSession   *session);
void     annals_list_model_set_active (AnnalsListModel *self,
                                       gboolean         is_active);
void     annals_list_model_set_order (AnnalsListModel *self,
                                      AnnalsListSort   sort,
                                      gboolean         is_descending,
                                      gboolean         is_grouped);
gboolean annals_list_model_is_busy (AnnalsListModel *self);

gboolean annals_list_model_is_collapsed (AnnalsListModel       *self,
                                         const AnnalsListGroup *group);
void     annals_list_model_set_collapsed (AnnalsListModel       *self,
                                          const AnnalsListGroup *group,
                                          gboolean               is_collapsed);
void     annals_list_model_set_all_collapsed (AnnalsListModel *self,
                                              gboolean         is_collapsed);
guint    annals_list_model_find_heading (AnnalsListModel *self,
                                         guint            position);
guint    annals_list_model_get_selected (AnnalsListModel *self);
guint    annals_list_model_reveal (AnnalsListModel *self);

G_END_DECLS
