/* annals-bundle-builder.h — fills the tables of a bundle and works out what follows from them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/* At most so many eras: which of them holds an event is worked out for each pair of their ends. */
#define ANNALS_MAX_ERAS 4096

typedef struct _AnnalsBundleBuilder AnnalsBundleBuilder;

typedef enum
{
  ANNALS_RECORD_CATEGORY,
  ANNALS_RECORD_SOURCE,
  ANNALS_RECORD_ERA,
  ANNALS_RECORD_EVENT,
} AnnalsRecordKind;

/**
 * AnnalsBundleHeader:
 *
 * What a bundle says of itself. All strings are borrowed and may be %NULL but @id.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *description;
  const char *language;
  const char *license;
  const char *creator;
} AnnalsBundleHeader;

guint                annals_id_hash (gconstpointer id);
AnnalsBundleBuilder *annals_bundle_builder_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                 annals_bundle_builder_free (AnnalsBundleBuilder *self);
AnnalsText           annals_bundle_builder_add_text (AnnalsBundleBuilder *self,
                                                     const char          *text);
guint                annals_bundle_builder_find (AnnalsBundleBuilder *self,
                                                 AnnalsRecordKind     kind,
                                                 const char          *id);
void                 annals_bundle_builder_set_header (AnnalsBundleBuilder      *self,
                                                       const AnnalsBundleHeader *header);
guint                annals_bundle_builder_add_category (AnnalsBundleBuilder  *self,
                                                         const AnnalsCategory *category);
guint                annals_bundle_builder_add_source (AnnalsBundleBuilder *self,
                                                       const AnnalsSource  *source,
                                                       AnnalsArticle       *article);
guint                annals_bundle_builder_add_era (AnnalsBundleBuilder *self,
                                                    const AnnalsEra     *era);
void                 annals_bundle_builder_set_era_parent (AnnalsBundleBuilder *self,
                                                           guint                era,
                                                           guint                parent);
guint                annals_bundle_builder_add_event (AnnalsBundleBuilder *self,
                                                      const AnnalsEvent   *event);
void                 annals_bundle_builder_set_event_era (AnnalsBundleBuilder *self,
                                                          guint                era);
void                 annals_bundle_builder_add_event_category (AnnalsBundleBuilder *self,
                                                               guint                category);
void                 annals_bundle_builder_add_participant (AnnalsBundleBuilder *self,
                                                            const char          *name);
void                 annals_bundle_builder_add_place (AnnalsBundleBuilder *self,
                                                      const char          *name,
                                                      double               latitude,
                                                      double               longitude);
void                 annals_bundle_builder_add_resolution (AnnalsBundleBuilder *self,
                                                           const char          *property,
                                                           const char          *note);
guint                annals_bundle_builder_add_account (AnnalsBundleBuilder *self,
                                                        const AnnalsAccount *account);
gboolean             annals_bundle_builder_has_article (AnnalsBundleBuilder *self,
                                                        guint                source);
AnnalsAnchor         annals_bundle_builder_add_passage (AnnalsBundleBuilder *self,
                                                        const AnnalsQuote   *quote);
void                 annals_bundle_builder_add_claim (AnnalsBundleBuilder *self,
                                                      const char          *property,
                                                      const char          *value,
                                                      AnnalsPolarity       polarity);
AnnalsBundleBuilder *annals_bundle_builder_new_part (AnnalsBundleBuilder *whole)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean      annals_bundle_builder_has_to_wait (AnnalsBundleBuilder *self);
gboolean      annals_bundle_builder_append_part (AnnalsBundleBuilder *self,
                                                 AnnalsBundleBuilder *part);
AnnalsBundle *annals_bundle_builder_finish (AnnalsBundleBuilder *self,
                                            GPtrArray           *diagnostics,
                                            GCancellable        *cancellable)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsBundleBuilder, annals_bundle_builder_free)

G_END_DECLS
