/* annals-json-tree.c — the values of one piece of JSON that the scan has accepted
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scan has read every byte by the rules of RFC 8259, found the names in an object to be
 * different and counted the values. So there is nothing left that could be wrong, and what remains
 * is one pass that writes the values down in the order of the text, each with the number of nodes
 * that it takes, and copies names and texts without their escapes. json-glib does the same with a
 * hash table for each object and four allocations for each value, which takes it ten times as long.
 *
 *     {"a": [1, 2], "b": null}
 *
 *     node      0       1       2  3  4
 *     name      –       a       –  –  b
 *     type      object  array   1  2  null
 *     n_nodes   5       3       1  1  1
 */

#include "config.h"

#include "core/annals-json-tree.h"

#include "core/annals-json-cursor.h"
#include "core/annals-limits.h"

#include <string.h>

/* What is kept for the next piece at most: a larger buffer is given back. */
#define KEPT_BYTES ((gsize) 1024 * 1024)
#define KEPT_NODES (KEPT_BYTES / sizeof (AnnalsJsonNode))

struct _AnnalsJsonTree
{
  AnnalsJsonNode *nodes; /* owned, as many as the largest piece so far has values */
  gsize           n_nodes_allocated;
  char           *texts; /* owned, one behind the other, each ends with a NUL */
  gsize           n_bytes_allocated;

  /* while a piece is read */
  const char *start;
  guint       n_nodes;
  char       *free_text;
  const char *name; /* of the member whose value comes next */
  guint       open[ANNALS_MAX_JSON_DEPTH];
  guint       depth;
};

/**
 * annals_json_tree_new:
 *
 * Returns: (transfer full): a tree to read one piece of text after the other into
 */
AnnalsJsonTree *
annals_json_tree_new (void)
{
  return g_new0 (AnnalsJsonTree, 1);
}

/**
 * annals_json_tree_free:
 * @self: (transfer full): a tree
 *
 * Frees the tree and the nodes that it gave.
 */
void
annals_json_tree_free (AnnalsJsonTree *self)
{
  g_free (self->nodes);
  g_free (self->texts);
  g_free (self);
}

/* Makes room. No text without escapes is longer than in quotes, and behind each number stands a
 * byte that its NUL can take, but behind the last one. */
static void
reserve (AnnalsJsonTree       *self,
         const AnnalsJsonSpan *span)
{
  gsize n_bytes = span->end - span->start + 1;

  if (self->n_nodes_allocated < span->n_values || self->n_nodes_allocated > KEPT_NODES)
    {
      g_free (self->nodes);
      self->nodes = g_new (AnnalsJsonNode, span->n_values);
      self->n_nodes_allocated = span->n_values;
    }
  if (self->n_bytes_allocated < n_bytes || self->n_bytes_allocated > KEPT_BYTES)
    {
      g_free (self->texts);
      self->texts = g_malloc (n_bytes);
      self->n_bytes_allocated = n_bytes;
    }

  self->n_nodes = 0;
  self->free_text = self->texts;
  self->name = NULL;
  self->depth = 0;
}

static AnnalsJsonNode *
add_node (AnnalsJsonTree *self,
          AnnalsJsonType  type,
          const char     *start,
          const char     *text)
{
  AnnalsJsonNode *node = &self->nodes[self->n_nodes++];

  *node = (AnnalsJsonNode){
    .name = self->name,
    .text = text,
    .n_nodes = 1,
    .offset = (guint) (start - self->start),
    .type = type,
  };
  self->name = NULL;
  if (self->depth > 0)
    self->nodes[self->open[self->depth - 1]].n_items++;

  return node;
}

static void
open_container (AnnalsJsonTree *self,
                const char     *start)
{
  AnnalsJsonNode *node = add_node (self, *start == '{' ? ANNALS_JSON_OBJECT : ANNALS_JSON_ARRAY,
                                   start, NULL);

  self->open[self->depth++] = (guint) (node - self->nodes);
}

static void
close_container (AnnalsJsonTree *self)
{
  guint index = self->open[--self->depth];

  self->nodes[index].n_nodes = self->n_nodes - index;
}

/* Ends the text whose @size bytes stand at the free place. */
static const char *
keep_text (AnnalsJsonTree *self,
           gsize           size)
{
  const char *text = self->free_text;

  self->free_text[size] = '\0';
  self->free_text += size + 1;

  return text;
}

/* Reads a text or a name from its opening quote; returns what follows its closing one. */
static const char *
read_string (AnnalsJsonTree *self,
             const char     *start,
             const char     *end)
{
  const char *closing = start + 1;
  gboolean    has_escapes = FALSE;
  gboolean    is_name = self->depth > 0 && self->name == NULL &&
                     self->nodes[self->open[self->depth - 1]].type == ANNALS_JSON_OBJECT;
  gsize       size;
  const char *text;

  for (; closing < end && *closing != '"'; closing++)
    if (*closing == '\\')
      {
        has_escapes = TRUE;
        closing++;
      }

  size = (gsize) (closing - start) - 1;
  if (has_escapes)
    size = annals_json_unescape (start + 1, size, self->free_text);
  else
    memcpy (self->free_text, start + 1, size);

  text = keep_text (self, size);
  if (is_name)
    self->name = text;
  else
    add_node (self, ANNALS_JSON_STRING, start, text);

  return closing + 1;
}

static const char *
read_number (AnnalsJsonTree *self,
             const char     *start,
             const char     *end)
{
  const char    *c = start;
  AnnalsJsonType type = ANNALS_JSON_INTEGER;

  for (; c < end && (g_ascii_isdigit (*c) || strchr ("+-.eE", *c) != NULL); c++)
    if (*c == '.' || *c == 'e' || *c == 'E')
      type = ANNALS_JSON_FLOAT;

  memcpy (self->free_text, start, (gsize) (c - start));
  add_node (self, type, start, keep_text (self, (gsize) (c - start)));

  return c;
}

static const char *
read_word (AnnalsJsonTree *self,
           const char     *start)
{
  AnnalsJsonType type = *start == 't'   ? ANNALS_JSON_TRUE
                        : *start == 'f' ? ANNALS_JSON_FALSE
                                        : ANNALS_JSON_NULL;

  add_node (self, type, start, NULL);
  return start + (type == ANNALS_JSON_FALSE ? 5 : 4);
}

/* Reads one token and returns what follows it. Of commas and colons nothing depends: the scan has
 * found them where they belong. */
static const char *
read_token (AnnalsJsonTree *self,
            const char     *c,
            const char     *end)
{
  switch (*c)
    {
    case ' ':
    case '\t':
    case '\n':
    case '\r':
    case ',':
    case ':':
      return c + 1;
    case '{':
    case '[':
      open_container (self, c);
      return c + 1;
    case '}':
    case ']':
      close_container (self);
      return c + 1;
    case '"':
      return read_string (self, c, end);
    case 't':
    case 'f':
    case 'n':
      return read_word (self, c);
    default:
      return read_number (self, c, end);
    }
}

/**
 * annals_json_tree_read:
 * @self: a tree; what it holds is given up
 * @text: a text that the scan has accepted
 * @span: where a value stands in it
 *
 * Reads a value and all that stands in it.
 *
 * Cost: O(n) in the bytes of the span; 32 bytes for each value, and those of the texts.
 *
 * Returns: (transfer none): the value, good until the next one is read
 */
const AnnalsJsonNode *
annals_json_tree_read (AnnalsJsonTree       *self,
                       const char           *text,
                       const AnnalsJsonSpan *span)
{
  const char *end = text + span->end;

  g_return_val_if_fail (span->start < span->end, NULL);

  reserve (self, span);
  self->start = text + span->start;
  for (const char *c = text + span->start; c < end;)
    c = read_token (self, c, end);

  return self->nodes;
}
