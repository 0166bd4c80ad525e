/* annals-filter.h — which events of a bundle a reader wants to see: by category, name or source
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsFilterKind:
 * @ANNALS_FILTER_CATEGORY: the value is the id of a category
 * @ANNALS_FILTER_PERSON: the value is a name, as the event or one of its sources gives it
 * @ANNALS_FILTER_PLACE: the value is a name, as the event or one of its sources gives it
 * @ANNALS_FILTER_SOURCE: the value is the id of a source
 *
 * What an event is chosen by.
 */
typedef enum
{
  ANNALS_FILTER_CATEGORY,
  ANNALS_FILTER_PERSON,
  ANNALS_FILTER_PLACE,
  ANNALS_FILTER_SOURCE,
  ANNALS_N_FILTER_KINDS
} AnnalsFilterKind;

/**
 * AnnalsFilterTerm:
 * @kind: what is looked at
 * @value: what has to be there
 */
typedef struct
{
  AnnalsFilterKind kind;
  char            *value;
} AnnalsFilterTerm;

typedef struct _AnnalsFilter AnnalsFilter;

AnnalsFilter *annals_filter_new (void) G_GNUC_WARN_UNUSED_RESULT;
void          annals_filter_free (AnnalsFilter *self);
void          annals_filter_set_bundle (AnnalsFilter *self,
                                        AnnalsBundle *bundle);
gboolean      annals_filter_add (AnnalsFilter    *self,
                                 AnnalsFilterKind kind,
                                 const char      *value);
gboolean      annals_filter_remove (AnnalsFilter    *self,
                                    AnnalsFilterKind kind,
                                    const char      *value);
gboolean      annals_filter_clear (AnnalsFilter *self);
gboolean      annals_filter_has (const AnnalsFilter *self,
                                 AnnalsFilterKind    kind,
                                 const char         *value);
GPtrArray    *annals_filter_get_terms (AnnalsFilter *self);
gboolean      annals_filter_matches (const AnnalsFilter *self,
                                     guint               event);
guint         annals_filter_count_matches (const AnnalsFilter *self);
char         *annals_filter_name_value (AnnalsBundle    *bundle,
                                        AnnalsFilterKind kind,
                                        const char      *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsFilter, annals_filter_free)

G_END_DECLS
