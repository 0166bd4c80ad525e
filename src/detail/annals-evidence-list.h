/* annals-evidence-list.h — the passages that an event rests on, one under the other
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_EVIDENCE_LIST (annals_evidence_list_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsEvidenceList, annals_evidence_list, ANNALS, EVIDENCE_LIST, GtkWidget)

void annals_evidence_list_show (AnnalsEvidenceList *self,
                                AnnalsSession      *session,
                                guint               event);

G_END_DECLS
