/* annals-account-cell.h — what one source says of one property, and the way to its words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_ACCOUNT_CELL (annals_account_cell_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsAccountCell, annals_account_cell, ANNALS, ACCOUNT_CELL, GtkBox)

/**
 * AnnalsAccountSaying:
 * @account: an account
 * @words: what it says, in words
 * @glyph: (nullable) (transfer floating): the shape of its date
 * @has_stated: whether its own words and its rank are shown
 * @is_choosable: whether the timeline can point out what it says
 */
typedef struct
{
  guint       account;
  const char *words;
  GtkWidget  *glyph;
  gboolean    has_stated;
  gboolean    is_choosable;
} AnnalsAccountSaying;

GtkWidget *annals_account_cell_new (AnnalsSession             *session,
                                    const AnnalsAccountSaying *saying) G_GNUC_WARN_UNUSED_RESULT;
void       annals_account_cell_follow (AnnalsAccountCell *self);

G_END_DECLS
