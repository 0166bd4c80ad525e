/* annals-load-parts.c — reads the events of a bundle on all processors
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The events are cut into parts of some hundred. Threads of a pool read a few parts ahead, each
 * into a builder of its own, while the caller appends what they have read, in the order of the
 * file. So memory stays bounded, and what is built is the same on any machine.
 *
 * What depends on the events before is not known while a part is read: whether an id is taken, and
 * how much has been spent on searches in an article. A part for which that makes a difference is
 * thrown away and read a second time, straight into the whole. A hostile file can make all its
 * parts so, and then takes as long as on one processor.
 */

#include "config.h"

#include "core/annals-load-private.h"

#define EVENTS_PER_PART     1024
#define BYTES_PER_PART      ((gsize) 512 * 1024)
#define PARTS_PER_THREAD    4
#define MAX_THREADS         16
#define EVENTS_FOR_A_THREAD (2 * EVENTS_PER_PART) /* fewer are read before one is started */
#define EVENTS_PER_STEP     256

typedef struct
{
  guint                first; /* element */
  guint                n_elements;
  AnnalsBundleBuilder *builder;     /* owned */
  GPtrArray           *diagnostics; /* owned */
  guint                n_unlisted;
  gboolean             is_done;
} Part;

typedef struct
{
  AnnalsLoad load;     /* that of a part begins as a copy of it */
  GArray    *elements; /* of AnnalsJsonSpan */

  GThreadPool *pool;
  GMutex       mutex;
  GCond        part_done;

  Part  parts[MAX_THREADS * PARTS_PER_THREAD]; /* a ring */
  guint n_parts;
  guint next_part;    /* to be begun, counted from the first */
  guint next_element; /* that it begins with */
} Reading;

static const AnnalsJsonSpan *
get_span (GArray *elements,
          guint   element)
{
  return &g_array_index (elements, AnnalsJsonSpan, element);
}

static void
read_event (AnnalsLoad *load,
            GArray     *elements,
            guint       element)
{
  AnnalsJsonValue value;

  if (annals_json_read (&load->document, get_span (elements, element), "events", element, &value))
    annals_load_event (load, &value);
}

static void
read_part (const Reading *self,
           Part          *part)
{
  g_autoptr (AnnalsJsonTree)    tree = annals_json_tree_new ();
  g_autoptr (AnnalsJsonLocator) locator = annals_json_locator_new (self->load.document.text);
  AnnalsLoad                    load = self->load;

  load.builder = part->builder;
  load.document.tree = tree;
  load.document.locator = locator;
  load.document.diagnostics = part->diagnostics;
  for (guint i = 0; i < part->n_elements && !g_cancellable_is_cancelled (load.cancellable) &&
                    !annals_bundle_builder_has_to_wait (part->builder);
       i++)
    read_event (&load, self->elements, part->first + i);
  part->n_unlisted = load.document.n_unlisted;
}

static void
read_in_thread (gpointer data,
                gpointer user_data)
{
  Part    *part = data;
  Reading *self = user_data;

  read_part (self, part);
  g_mutex_lock (&self->mutex);
  part->is_done = TRUE;
  g_cond_signal (&self->part_done);
  g_mutex_unlock (&self->mutex);
}

static void
clear_part (Part *part)
{
  g_clear_pointer (&part->builder, annals_bundle_builder_free);
  g_clear_pointer (&part->diagnostics, g_ptr_array_unref);
}

/* Hands the next part to the threads, if an element is left. */
static void
begin_part (Reading             *self,
            AnnalsBundleBuilder *whole)
{
  Part *part = &self->parts[self->next_part % self->n_parts];
  gsize size = 0;

  if (self->next_element == self->elements->len)
    return;

  *part = (Part){
    .first = self->next_element,
    .builder = annals_bundle_builder_new_part (whole),
    .diagnostics = g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free),
  };
  while (part->n_elements < EVENTS_PER_PART && size < BYTES_PER_PART &&
         self->next_element < self->elements->len)
    {
      const AnnalsJsonSpan *span = get_span (self->elements, self->next_element++);

      size += span->end - span->start;
      part->n_elements++;
    }
  self->next_part++;
  g_thread_pool_push (self->pool, part, NULL);
}

static void
wait_for_part (Reading *self,
               Part    *part)
{
  g_mutex_lock (&self->mutex);
  while (!part->is_done)
    g_cond_wait (&self->part_done, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
take_over (AnnalsLoad *load,
           Part       *part)
{
  g_ptr_array_set_free_func (part->diagnostics, NULL);
  for (guint i = 0; i < part->diagnostics->len; i++)
    annals_json_add_problem (&load->document, part->diagnostics->pdata[i]);
  load->document.n_unlisted += part->n_unlisted;
}

static void
append_part (AnnalsLoad *load,
             GArray     *elements,
             Part       *part)
{
  if (annals_bundle_builder_append_part (load->builder, part->builder))
    {
      take_over (load, part);
      return;
    }

  for (guint i = 0; i < part->n_elements && !g_cancellable_is_cancelled (load->cancellable); i++)
    read_event (load, elements, part->first + i);
}

static void
read_in_parts (AnnalsLoad        *load,
               GArray            *elements,
               guint              n_threads,
               AnnalsLoadStepFunc step,
               gpointer           data)
{
  Reading self = { .load = *load, .elements = elements, .n_parts = n_threads * PARTS_PER_THREAD };

  self.load.document.n_notes = self.load.document.n_unlisted = 0;
  g_mutex_init (&self.mutex);
  g_cond_init (&self.part_done);
  self.pool = g_thread_pool_new (read_in_thread, &self, (int) n_threads, FALSE, NULL);
  for (guint i = 0; i < self.n_parts; i++)
    begin_part (&self, load->builder);

  for (guint i = 0; i < self.next_part && !g_cancellable_is_cancelled (load->cancellable); i++)
    {
      Part *part = &self.parts[i % self.n_parts];

      wait_for_part (&self, part);
      append_part (load, elements, part);
      step (part->first + part->n_elements, data);
      clear_part (part);
      begin_part (&self, load->builder);
    }

  g_thread_pool_free (self.pool, TRUE, TRUE);
  for (guint i = 0; i < self.n_parts; i++)
    clear_part (&self.parts[i]);
  g_mutex_clear (&self.mutex);
  g_cond_clear (&self.part_done);
}

/**
 * annals_load_events:
 * @load: the load, which has read all other sections
 * @elements: (element-type AnnalsJsonSpan): where the events stand
 * @step: told how far it is
 * @data: data for @step
 *
 * Reads all events into the load's builder.
 *
 * Returns: whether all were read; %FALSE if the load was cancelled
 */
gboolean
annals_load_events (AnnalsLoad        *load,
                    GArray            *elements,
                    AnnalsLoadStepFunc step,
                    gpointer           data)
{
  guint n_threads = MIN (MIN (g_get_num_processors (), MAX_THREADS),
                         elements->len / EVENTS_FOR_A_THREAD);

  if (n_threads > 1)
    {
      read_in_parts (load, elements, n_threads, step, data);
      return !g_cancellable_is_cancelled (load->cancellable);
    }

  for (guint i = 0; i < elements->len && !g_cancellable_is_cancelled (load->cancellable); i++)
    {
      read_event (load, elements, i);
      if (i % EVENTS_PER_STEP == 0)
        step (i, data);
    }

  return !g_cancellable_is_cancelled (load->cancellable);
}
