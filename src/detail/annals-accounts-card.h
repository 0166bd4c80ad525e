/* annals-accounts-card.h — who says what of an event, property by property
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_ACCOUNTS_CARD (annals_accounts_card_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsAccountsCard, annals_accounts_card, ANNALS, ACCOUNTS_CARD, GtkWidget)

void annals_accounts_card_show (AnnalsAccountsCard *self,
                                AnnalsSession      *session,
                                guint               event);
void annals_accounts_card_follow (AnnalsAccountsCard *self);

G_END_DECLS
