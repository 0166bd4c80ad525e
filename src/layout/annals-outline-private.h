/* annals-outline-private.h — the steps in which an outline is made
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "layout/annals-outline.h"

G_BEGIN_DECLS

void annals_outline_collect_groups (AnnalsOutline *self);

G_END_DECLS
