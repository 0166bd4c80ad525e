/* annals-bundle-private.h — the tables behind a bundle, for the builder alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsIdIndex:
 * @records: (element-type guint32): record indexes, ordered by the bytes of their ids
 *
 * Finds a record by id in O(log n). A sorted array and no hash table: ids come from strangers, and
 * nobody can make a comparison collide.
 */
typedef struct
{
  GArray *records;
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

  AnnalsIdIndex event_index;
  AnnalsIdIndex era_index;

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
void annals_bundle_order_events (AnnalsBundle *bundle);
void annals_bundle_index_ids (AnnalsBundle  *bundle,
                              GArray        *table,
                              AnnalsIdIndex *index);

G_END_DECLS
