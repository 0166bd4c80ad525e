/* annals-load-private.h — what the parts of the loader share while they read one file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/annals-bundle-builder.h"
#include "core/annals-json-access.h"

G_BEGIN_DECLS

/**
 * AnnalsLoad:
 *
 * One file on its way to a bundle. Sections are read in an order in which everything that an
 * element names is known before it: categories, sources, eras, events.
 */
typedef struct
{
  AnnalsJsonDocument   document;
  AnnalsBundleBuilder *builder;
  GFile               *folder;      /* of the bundle; NULL if it has none */
  GCancellable        *cancellable; /* nullable */

  /* ids of the records so far, each with its index plus one */
  GHashTable *categories;
  GHashTable *sources;
  GHashTable *eras;
  GHashTable *events;

  GHashTable *short_names;     /* of the sources, each with the number of those that share it */
  GArray     *parents;         /* of AnnalsLoadParent, one for each era */
  gsize       n_article_bytes; /* read so far */
} AnnalsLoad;

/**
 * AnnalsLoadParent:
 * @id: (nullable): id of the era that the file names as parent
 * @value: the era, without its node, to report by
 * @parent: the era that it leads to, or %ANNALS_NONE
 */
typedef struct
{
  char           *id;
  AnnalsJsonValue value;
  guint           parent;
} AnnalsLoadParent;

/* annals-load-text.c */
GHashTable *annals_load_new_ids (void);
const char *annals_load_id (const AnnalsJsonValue *object,
                            GHashTable            *ids);
void        annals_load_add_id (GHashTable *ids,
                                const char *id,
                                guint       index);
guint       annals_load_find_id (GHashTable *ids,
                                 const char *id);
char       *annals_load_dup_line (const AnnalsJsonValue *value);
AnnalsText  annals_load_line (AnnalsLoad            *load,
                              const AnnalsJsonValue *object,
                              const char            *name);
char       *annals_load_dup_required_line (const AnnalsJsonValue *object,
                                           const char            *name);
AnnalsText  annals_load_required_line (AnnalsLoad            *load,
                                       const AnnalsJsonValue *object,
                                       const char            *name,
                                       const char            *fallback);
char       *annals_load_dup_block (const AnnalsJsonValue *value);
AnnalsText  annals_load_block (AnnalsLoad            *load,
                               const AnnalsJsonValue *object,
                               const char            *name);
guint       annals_load_resolve (const AnnalsJsonValue *value,
                                 GHashTable            *ids,
                                 const char            *code);
guint       annals_load_reference (const AnnalsJsonValue *object,
                                   const char            *name,
                                   GHashTable            *ids,
                                   const char            *code);
AnnalsText  annals_load_color (AnnalsLoad            *load,
                               const AnnalsJsonValue *object,
                               const char            *name);
AnnalsText  annals_load_date (AnnalsLoad            *load,
                              const AnnalsJsonValue *object,
                              const char            *name,
                              AnnalsDate            *date);
guint       annals_load_choice (const AnnalsJsonValue *object,
                                const char            *name,
                                const char *const     *choices,
                                gboolean              *is_known);

/* annals-load-source.c */
char *annals_load_dup_names (const AnnalsJsonValue *value,
                             GPtrArray             *families);
void  annals_load_source (AnnalsLoad            *load,
                          const AnnalsJsonValue *value);

/* annals-load-era.c */
void annals_load_category (AnnalsLoad            *load,
                           const AnnalsJsonValue *value);
void annals_load_era (AnnalsLoad            *load,
                      const AnnalsJsonValue *value);
void annals_load_join_eras (AnnalsLoad *load);

/* annals-load-event.c */
void annals_load_event (AnnalsLoad            *load,
                        const AnnalsJsonValue *value);

G_END_DECLS
