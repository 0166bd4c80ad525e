/* annals-json-tree.h — the values of one piece of JSON that the scan has accepted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-json-scan.h"

G_BEGIN_DECLS

typedef enum
{
  ANNALS_JSON_NULL,
  ANNALS_JSON_FALSE,
  ANNALS_JSON_TRUE,
  ANNALS_JSON_INTEGER, /* written without fraction and exponent */
  ANNALS_JSON_FLOAT,
  ANNALS_JSON_STRING,
  ANNALS_JSON_ARRAY,
  ANNALS_JSON_OBJECT,
} AnnalsJsonType;

/**
 * AnnalsJsonNode:
 * @name: (nullable): name of the member that it is the value of, without escapes
 * @text: (nullable): a string without its escapes, or a number as it is written
 * @n_items: of an array or object, how many values stand in it
 * @n_nodes: how many nodes it takes with all that stands in it; the next sibling follows them
 * @offset: bytes from the first of the piece to its own first
 * @type: what it is
 *
 * A value. Its first item, if it has any, is the node behind it.
 */
typedef struct
{
  const char    *name;
  const char    *text;
  guint          n_items;
  guint          n_nodes;
  guint          offset;
  AnnalsJsonType type;
} AnnalsJsonNode;

typedef struct _AnnalsJsonTree AnnalsJsonTree;

AnnalsJsonTree       *annals_json_tree_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                  annals_json_tree_free (AnnalsJsonTree *self);
const AnnalsJsonNode *annals_json_tree_read (AnnalsJsonTree       *self,
                                             const char           *text,
                                             const AnnalsJsonSpan *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsJsonTree, annals_json_tree_free)

G_END_DECLS
