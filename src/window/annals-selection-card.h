/* annals-selection-card.h — the selected event in two lines, for windows without a sidebar
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_SELECTION_CARD (annals_selection_card_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsSelectionCard, annals_selection_card, ANNALS, SELECTION_CARD, GtkBox)

void annals_selection_card_set_wanted (AnnalsSelectionCard *self,
                                       gboolean             is_wanted);

G_END_DECLS
