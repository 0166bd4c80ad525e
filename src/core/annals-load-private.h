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

  GHashTable *short_names;     /* of the sources, each with the number of those that share it */
  GArray     *parents;         /* of AnnalsLoadParent, one for each era */
  gsize       n_article_bytes; /* read so far */
} AnnalsLoad;

/**
 * AnnalsLoadParent:
 * @id: (nullable): id of the era that the file names as parent
 * @value: the era, without its node, to report by
 * @offset: where @id stands in it
 * @parent: the era that it leads to, or %ANNALS_NONE
 */
typedef struct
{
  char           *id;
  AnnalsJsonValue value;
  guint           offset;
  guint           parent;
} AnnalsLoadParent;

/**
 * AnnalsLoadStepFunc:
 * @n_read: elements of the section that have been read
 * @data: the caller's
 *
 * Called now and then while a section is read.
 */
typedef void (*AnnalsLoadStepFunc) (guint    n_read,
                                    gpointer data);

/* annals-load-text.c */
const char *annals_load_id (AnnalsLoad            *load,
                            const AnnalsJsonValue *object,
                            AnnalsRecordKind       kind);
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
guint       annals_load_resolve (AnnalsLoad            *load,
                                 const AnnalsJsonValue *value,
                                 AnnalsRecordKind       kind,
                                 const char            *code);
guint       annals_load_reference (AnnalsLoad            *load,
                                   const AnnalsJsonValue *object,
                                   const char            *name,
                                   AnnalsRecordKind       kind,
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
GHashTable *annals_load_new_names (void);
char       *annals_load_dup_names (const AnnalsJsonValue *value,
                                   GPtrArray             *families);
void        annals_load_source (AnnalsLoad            *load,
                                const AnnalsJsonValue *value);

/* annals-load-era.c */
void annals_load_category (AnnalsLoad            *load,
                           const AnnalsJsonValue *value);
void annals_load_era (AnnalsLoad            *load,
                      const AnnalsJsonValue *value);
void annals_load_join_eras (AnnalsLoad *load);

/* annals-load-parts.c */
gboolean annals_load_events (AnnalsLoad        *load,
                             GArray            *elements,
                             AnnalsLoadStepFunc step,
                             gpointer           data);

/* annals-load-event.c */
void annals_load_event (AnnalsLoad            *load,
                        const AnnalsJsonValue *value);

G_END_DECLS
