/* annals-bundle-private.h — the tables behind a bundle, for the builder alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

typedef struct _AnnalsIdSlot AnnalsIdSlot;

/**
 * AnnalsIdIndex:
 * @slots: (nullable): owned
 * @n_slots: how many
 * @n_records: how many of them are taken
 *
 * Finds the records of a table by id, see annals-bundle-ids.c. All zero is an index of nothing.
 */
typedef struct
{
  AnnalsIdSlot *slots;
  guint         n_slots;
  guint         n_records;
} AnnalsIdIndex;

struct _AnnalsBundle
{
  GObject parent_instance;

  /* owned; element types as their names say */
  GByteArray *pool;
  GArray     *eras;
  GArray     *categories;
  GArray     *sources;
  GArray     *events;
  GArray     *accounts;
  GArray     *passages;
  GArray     *claims;
  GArray     *places;
  GArray     *resolutions;
  GArray     *event_categories;   /* guint32 */
  GArray     *event_participants; /* AnnalsText */
  GArray     *chronology;         /* guint32, dated events in the order of the axis */
  GPtrArray  *articles;           /* AnnalsArticle */
  GPtrArray  *diagnostics;        /* AnnalsDiagnostic */

  AnnalsIdIndex category_ids;
  AnnalsIdIndex source_ids;
  AnnalsIdIndex era_ids;
  AnnalsIdIndex event_ids;

  AnnalsText id;
  AnnalsText title;
  AnnalsText description;
  AnnalsText language;
  AnnalsText license;
  AnnalsText creator;

  AnnalsInstant lower;
  AnnalsInstant upper;
  gboolean      has_bounds;
};

/* annals-bundle-order.c */
void annals_bundle_order_events (AnnalsBundle *bundle,
                                 GCancellable *cancellable);

/* annals-bundle-finish.c */
void annals_bundle_work_out (AnnalsBundle *bundle,
                             GCancellable *cancellable);

/* annals-bundle-ids.c */
void     annals_id_index_clear (AnnalsIdIndex *self);
guint    annals_id_index_find (const AnnalsIdIndex *self,
                               AnnalsBundle        *bundle,
                               GArray              *table,
                               const char          *id);
void     annals_id_index_add (AnnalsIdIndex *self,
                              AnnalsBundle  *bundle,
                              GArray        *table,
                              guint          record);
gboolean annals_id_index_shares_events (const AnnalsIdIndex *self,
                                        AnnalsBundle        *bundle,
                                        const AnnalsIdIndex *other,
                                        AnnalsBundle        *part);
void     annals_id_index_append (AnnalsIdIndex       *self,
                                 const AnnalsIdIndex *other,
                                 guint                first);

G_END_DECLS
