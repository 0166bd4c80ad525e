/* annals-list-look.h — what the rows of a list need to show what they show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "list/annals-list-model.h"
#include "render/annals-theme.h"

G_BEGIN_DECLS

/**
 * AnnalsListLook:
 * @session: whose bundle and bookmarks are shown
 * @model: tells which groups are collapsed
 * @theme: colours of eras and categories
 *
 * Borrowed by the rows from the list that they are in.
 */
typedef struct
{
  AnnalsSession     *session;
  AnnalsListModel   *model;
  const AnnalsTheme *theme;
} AnnalsListLook;

G_END_DECLS
