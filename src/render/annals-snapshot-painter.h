/* annals-snapshot-painter.h — the painter that appends render nodes to a GtkSnapshot
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "render/annals-painter.h"
#include "render/annals-text-cache.h"

G_BEGIN_DECLS

/**
 * AnnalsSnapshotPainter:
 *
 * A painter that appends render nodes to a snapshot: a plain value for the stack.
 */
typedef struct
{
  AnnalsPainter    parent;
  GtkSnapshot     *snapshot; /* borrowed */
  AnnalsTextCache *texts;    /* borrowed */
} AnnalsSnapshotPainter;

AnnalsSnapshotPainter annals_snapshot_painter_init (GtkSnapshot     *snapshot,
                                                    AnnalsTextCache *texts);

G_END_DECLS
