/* annals-json-ahead.c — parses the elements of a section ahead of their reader, on all processors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Elements are parsed in batches, as a parser of json-glib costs more to start than a small element
 * to read. Threads of a pool parse the next few batches while the caller reads one, so that memory
 * stays bounded; the caller gets the elements in the order of the file, whoever was faster. What is
 * built from them is therefore the same on any machine.
 */

#include "config.h"

#include "core/annals-json-ahead.h"

#include "core/annals-json-access.h"

#define BATCH_ELEMENTS      64
#define BATCH_BYTES         ((gsize) 64 * 1024)
#define BATCHES_PER_THREAD  4
#define MAX_THREADS         16
#define ELEMENTS_FOR_A_POOL 512 /* fewer are parsed sooner than threads are started */

typedef struct
{
  guint     first; /* element */
  guint     n_elements;
  JsonNode *list; /* owned, an array of them; NULL if it could not be parsed. The last batch's list
                   * stays until the next is parsed: freeing it takes a third as long as parsing */
  gboolean  is_done;
} Batch;

struct _AnnalsJsonAhead
{
  const char *text;
  GArray     *elements; /* of AnnalsJsonSpan, borrowed */

  GThreadPool *pool; /* nullable */
  GMutex       mutex;
  GCond        batch_done;

  Batch  batches[MAX_THREADS * BATCHES_PER_THREAD]; /* a ring */
  guint  n_batches;                                 /* of the ring that are in use */
  guint  next_batch;                                /* to be begun next, counted from the first */
  guint  next_element;                              /* that it begins with */
  Batch *current;
  guint  current_number;
  guint  position; /* in the current batch */
};

static const AnnalsJsonSpan *
get_span (AnnalsJsonAhead *self,
          guint            element)
{
  return &g_array_index (self->elements, AnnalsJsonSpan, element);
}

static void
parse_batch (AnnalsJsonAhead *self,
             Batch           *batch)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GString)    list = g_string_sized_new (BATCH_BYTES / 4);

  for (guint i = 0; i < batch->n_elements; i++)
    {
      const AnnalsJsonSpan *span = get_span (self, batch->first + i);

      g_string_append_c (list, i == 0 ? '[' : ',');
      if (annals_json_span_is_readable (span))
        g_string_append_len (list, self->text + span->start, (gssize) (span->end - span->start));
      else
        g_string_append (list, "null");
    }
  g_string_append_c (list, ']');

  g_clear_pointer (&batch->list, json_node_unref);
  if (json_parser_load_from_data (parser, list->str, (gssize) list->len, NULL))
    batch->list = json_parser_steal_root (parser);
}

static void
parse_in_thread (gpointer data,
                 gpointer user_data)
{
  AnnalsJsonAhead *self = user_data;
  Batch           *batch = data;

  parse_batch (self, batch);
  g_mutex_lock (&self->mutex);
  batch->is_done = TRUE;
  g_cond_signal (&self->batch_done);
  g_mutex_unlock (&self->mutex);
}

/* Begins one more batch, if an element is left. */
static void
begin_batch (AnnalsJsonAhead *self)
{
  Batch *batch = &self->batches[self->next_batch % self->n_batches];
  gsize  size = 0;

  if (self->next_element == self->elements->len)
    return;

  *batch = (Batch){ .first = self->next_element, .list = batch->list };
  while (batch->n_elements < BATCH_ELEMENTS && size < BATCH_BYTES &&
         self->next_element < self->elements->len)
    {
      const AnnalsJsonSpan *span = get_span (self, self->next_element++);

      size += annals_json_span_is_readable (span) ? span->end - span->start : 0;
      batch->n_elements++;
    }
  self->next_batch++;

  if (self->pool != NULL)
    g_thread_pool_push (self->pool, batch, NULL);
  else
    parse_batch (self, batch);
}

/**
 * annals_json_ahead_new:
 * @text: a text that the scan has accepted
 * @elements: (element-type AnnalsJsonSpan): elements of it
 *
 * Begins to parse. Both arguments must outlive the parsing.
 *
 * Returns: (transfer full): what hands them over
 */
AnnalsJsonAhead *
annals_json_ahead_new (const char *text,
                       GArray     *elements)
{
  AnnalsJsonAhead *self = g_new0 (AnnalsJsonAhead, 1);
  guint            n_threads = MIN (g_get_num_processors (), MAX_THREADS);

  self->text = text;
  self->elements = elements;
  self->n_batches = 1;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->batch_done);
  if (elements->len >= ELEMENTS_FOR_A_POOL)
    {
      self->pool = g_thread_pool_new (parse_in_thread, self, (int) n_threads, FALSE, NULL);
      self->n_batches = n_threads * BATCHES_PER_THREAD;
      for (guint i = 0; i < self->n_batches; i++)
        begin_batch (self);
    }

  return self;
}

/**
 * annals_json_ahead_free:
 * @self: (transfer full): what hands over elements
 *
 * Ends the parsing, at any time. What is being parsed just now is waited for: one batch a thread.
 */
void
annals_json_ahead_free (AnnalsJsonAhead *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, TRUE, TRUE);
  for (guint i = 0; i < self->n_batches; i++)
    g_clear_pointer (&self->batches[i].list, json_node_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->batch_done);
  g_free (self);
}

static void
go_to_next_batch (AnnalsJsonAhead *self)
{
  if (self->current != NULL)
    {
      self->current_number++;
      begin_batch (self);
    }
  else if (self->pool == NULL)
    {
      begin_batch (self);
    }

  self->current = &self->batches[self->current_number % self->n_batches];
  self->position = 0;
  if (self->pool == NULL)
    return;

  g_mutex_lock (&self->mutex);
  while (!self->current->is_done)
    g_cond_wait (&self->batch_done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * annals_json_ahead_next:
 * @self: what hands over elements
 *
 * Waits for the next element. It may be called once for each.
 *
 * Returns: (transfer none) (nullable): the element, good until the next call; %NULL if it could not
 *   be parsed
 */
JsonNode *
annals_json_ahead_next (AnnalsJsonAhead *self)
{
  if (self->current == NULL || self->position == self->current->n_elements)
    go_to_next_batch (self);

  if (self->current->list == NULL)
    {
      self->position++;
      return NULL;
    }

  return annals_json_get_element (self->current->list, self->position++);
}
