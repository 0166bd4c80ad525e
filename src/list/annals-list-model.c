/* annals-list-model.c — every event of the session's bundle as the rows of a list
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A row is a number: an event, or a group with the highest bit set. Objects are made when the list
 * asks for them. What is selected is the session's: the model keeps no selection of its own, it
 * only knows in which row it is. A heading of an era stands for the era.
 *
 * Few events are put in order at once; many in a thread, while the list shows the order before.
 */

#include "config.h"

#include "list/annals-list-model.h"

#define HEADING 0x80000000U

/* So many events take less time than a frame. */
#define MOST_AT_ONCE 2000

struct _AnnalsListModel
{
  GObject parent_instance;

  AnnalsSession   *session;     /* owned, nullable */
  GSignalGroup    *signals;     /* owned; of the session */
  AnnalsListOrder *order;       /* owned, nullable */
  GArray          *rows;        /* owned; guint32 */
  GHashTable      *collapsed;   /* owned; keys of groups */
  GCancellable    *cancellable; /* owned, nullable; of the thread at work */

  AnnalsListSort sort;
  gboolean       is_descending;
  gboolean       is_grouped;
  gboolean       is_active;
  gboolean       is_stale; /* the order is not of now */
  guint          selected; /* row, or GTK_INVALID_LIST_POSITION */
};

static void list_model_init (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (
  AnnalsListModel,
  annals_list_model,
  G_TYPE_OBJECT,
  G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
    G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

enum
{
  PROP_0,
  PROP_BUSY,
  N_PROPS
};

enum
{
  SIGNAL_COLLAPSED_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

/* What a thread needs to put a bundle in order. */
typedef struct
{
  AnnalsBundle  *bundle;
  AnnalsListSort sort;
  gboolean       is_descending;
  gboolean       is_grouped;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->bundle);
  g_free (job);
}

/* --- rows ---------------------------------------------------------------------------------- */

static const AnnalsListGroup *
get_group (AnnalsListModel *self,
           guint32          row)
{
  return &g_array_index (self->order->groups, AnnalsListGroup, row & ~HEADING);
}

/* The same group has the same key in every order. */
static gpointer
get_key (const AnnalsListGroup *group)
{
  return GSIZE_TO_POINTER (((gsize) group->era + 1) * 4 + group->kind);
}

static void
append_events (AnnalsListModel *self,
               GArray          *rows,
               const GArray    *order,
               AnnalsRange      range)
{
  if (self->session == NULL || !annals_session_is_filtered (self->session))
    {
      g_array_append_vals (rows, &g_array_index (order, guint32, range.first), range.count);
      return;
    }

  for (guint32 i = range.first; i < range.first + range.count; i++)
    {
      guint32 event = g_array_index (order, guint32, i);

      if (!annals_session_is_filtered_out (self->session, event))
        g_array_append_val (rows, event);
    }
}

/* Whether anything is left of a group and those within it that is not filtered out. */
static gboolean
is_left (AnnalsListModel *self,
         guint            first,
         guint            end)
{
  g_autoptr (GArray) rows = NULL;

  if (self->session == NULL || !annals_session_is_filtered (self->session))
    return TRUE;

  rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = first; i < MAX (end, first + 1) && rows->len == 0; i++)
    append_events (self, rows, self->order->events,
                   g_array_index (self->order->groups, AnnalsListGroup, i).events);

  return rows->len > 0;
}

static GArray *
list_rows (AnnalsListModel *self)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint   n_groups = self->order != NULL ? self->order->groups->len : 0;

  for (guint32 i = 0; i < n_groups;)
    {
      const AnnalsListGroup *group = &g_array_index (self->order->groups, AnnalsListGroup, i);
      guint32                heading = i | HEADING;
      gboolean               is_collapsed = annals_list_model_is_collapsed (self, group);

      if (group->kind != ANNALS_LIST_GROUP_ALL && is_left (self, i, group->end))
        g_array_append_val (rows, heading);
      if (!is_collapsed && group->events.count > 0)
        append_events (self, rows, self->order->events, group->events);
      i = is_collapsed ? group->end : i + 1;
    }

  return rows;
}

/* The row of what the session has selected. Cost: O(n), without a branch in most steps. */
static guint
find_selected (AnnalsListModel *self)
{
  guint event = ANNALS_NONE;
  guint era = ANNALS_NONE;

  if (self->session != NULL)
    {
      event = annals_session_get_selected_event (self->session);
      era = annals_session_get_selected_era (self->session);
    }
  if (event == ANNALS_NONE && era == ANNALS_NONE)
    return GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < self->rows->len; i++)
    {
      guint32 row = g_array_index (self->rows, guint32, i);

      if (row == event)
        return i;
      if (era != ANNALS_NONE && (row & HEADING) != 0 && get_group (self, row)->era == era &&
          get_group (self, row)->kind == ANNALS_LIST_GROUP_ERA)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
update_selected (AnnalsListModel *self)
{
  guint last = self->selected;

  self->selected = find_selected (self);
  if (self->selected == last)
    return;
  if (last < self->rows->len)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), last, 1);
  if (self->selected != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), self->selected, 1);
}

/* Takes the rows, and tells of those that differ. */
static void
replace_rows (AnnalsListModel *self,
              GArray          *rows)
{
  g_autoptr (GArray) old = self->rows;
  guint              n_old = old->len;
  guint              n_new = rows->len;
  guint              first = 0;

  while (first < MIN (n_old, n_new) &&
         g_array_index (old, guint32, first) == g_array_index (rows, guint32, first))
    first++;
  while (n_old > first && n_new > first &&
         g_array_index (old, guint32, n_old - 1) == g_array_index (rows, guint32, n_new - 1))
    {
      n_old--;
      n_new--;
    }

  self->rows = rows;
  self->selected = find_selected (self);
  if (n_old > first || n_new > first)
    g_list_model_items_changed (G_LIST_MODEL (self), first, n_old - first, n_new - first);
}

static void
update_rows (AnnalsListModel *self)
{
  replace_rows (self, list_rows (self));
  g_signal_emit (self, signals[SIGNAL_COLLAPSED_CHANGED], 0);
}

/* --- order --------------------------------------------------------------------------------- */

/* Takes the order. Its groups have other numbers, so that no row is known to be the same. */
static void
take_order (AnnalsListModel *self,
            AnnalsListOrder *order)
{
  guint n_old = self->rows->len;

  g_clear_pointer (&self->order, annals_list_order_free);
  self->order = order;
  g_array_unref (self->rows);
  self->rows = list_rows (self);
  self->selected = find_selected (self);
  if (n_old > 0 || self->rows->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->rows->len);
}

static void
cancel (AnnalsListModel *self)
{
  if (self->cancellable == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
run_job (GTask        *task,
         gpointer      source,
         gpointer      task_data,
         GCancellable *cancellable)
{
  const Job *job = task_data;

  g_task_return_pointer (
    task, annals_list_order_new (job->bundle, job->sort, job->is_descending, job->is_grouped),
    (GDestroyNotify) annals_list_order_free);
}

/* An order that nobody waits for any more ends as cancelled; then the model may be gone. */
static void
ordered_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  AnnalsListOrder *order = g_task_propagate_pointer (G_TASK (result), NULL);
  AnnalsListModel *self = user_data;

  if (order == NULL)
    return;
  g_clear_object (&self->cancellable);
  take_order (self, order);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* The task has no reference to the model, which its thread could be the last to drop. */
static void
start_job (AnnalsListModel *self,
           AnnalsBundle    *bundle)
{
  g_autoptr (GTask) task = NULL;
  Job              *job = g_new (Job, 1);

  *job = (Job){ g_object_ref (bundle), self->sort, self->is_descending, self->is_grouped };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, ordered_cb, self);
  g_task_set_name (task, "annals_list_model_start_job");
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, run_job);
}

static void
update_order (AnnalsListModel *self)
{
  AnnalsBundle *bundle = NULL;
  guint         n_events = 0;

  if (!self->is_active || !self->is_stale)
    return;
  self->is_stale = FALSE;
  cancel (self);
  if (self->session != NULL)
    bundle = annals_session_get_bundle (self->session);
  if (bundle != NULL)
    annals_bundle_get_events (bundle, &n_events);

  if (bundle == NULL)
    take_order (self, NULL);
  else if (n_events > MOST_AT_ONCE)
    start_job (self, bundle);
  else
    take_order (
      self, annals_list_order_new (bundle, self->sort, self->is_descending, self->is_grouped));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* The rows are of another bundle now: none of them may be asked for. */
static void
bundle_changed_cb (AnnalsListModel *self)
{
  cancel (self);
  g_hash_table_remove_all (self->collapsed);
  take_order (self, NULL);
  self->is_stale = TRUE;
  update_order (self);
}

/* --- interfaces ---------------------------------------------------------------------------- */

static GType
annals_list_model_get_item_type (GListModel *model)
{
  return ANNALS_TYPE_LIST_ITEM;
}

static guint
annals_list_model_get_n_items (GListModel *model)
{
  return ANNALS_LIST_MODEL (model)->rows->len;
}

static gpointer
annals_list_model_get_item (GListModel *model,
                            guint       position)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (model);
  guint32          row;

  if (position >= self->rows->len)
    return NULL;

  row = g_array_index (self->rows, guint32, position);
  if ((row & HEADING) != 0)
    return annals_list_item_new_heading (get_group (self, row));
  return annals_list_item_new_event (row);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = annals_list_model_get_item_type;
  iface->get_n_items = annals_list_model_get_n_items;
  iface->get_item = annals_list_model_get_item;
}

static gboolean
annals_list_model_is_selected (GtkSelectionModel *model,
                               guint              position)
{
  return position == ANNALS_LIST_MODEL (model)->selected &&
         position != GTK_INVALID_LIST_POSITION;
}

static GtkBitset *
annals_list_model_get_selection_in_range (GtkSelectionModel *model,
                                          guint              position,
                                          guint              n_items)
{
  guint      selected = ANNALS_LIST_MODEL (model)->selected;
  GtkBitset *selection = gtk_bitset_new_empty ();

  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (selection, selected);
  return selection;
}

/* Trays and the like stand for nothing that could be selected. */
static gboolean
annals_list_model_select_item (GtkSelectionModel *model,
                               guint              position,
                               gboolean           unselect_rest)
{
  AnnalsListModel       *self = ANNALS_LIST_MODEL (model);
  const AnnalsListGroup *group;
  guint32                row;

  if (position >= self->rows->len)
    return FALSE;

  row = g_array_index (self->rows, guint32, position);
  if ((row & HEADING) == 0)
    {
      annals_session_select_event (self->session, row);
      return TRUE;
    }

  group = get_group (self, row);
  if (group->kind != ANNALS_LIST_GROUP_ERA)
    return FALSE;
  if (annals_session_get_selected_era (self->session) != group->era)
    annals_session_select_era (self->session, group->era);
  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = annals_list_model_is_selected;
  iface->get_selection_in_range = annals_list_model_get_selection_in_range;
  iface->select_item = annals_list_model_select_item;
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_list_model_get_property (GObject    *object,
                                guint       property,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch (property)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, annals_list_model_is_busy (ANNALS_LIST_MODEL (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_list_model_dispose (GObject *object)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (object);

  cancel (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (annals_list_model_parent_class)->dispose (object);
}

static void
annals_list_model_finalize (GObject *object)
{
  AnnalsListModel *self = ANNALS_LIST_MODEL (object);

  g_clear_pointer (&self->order, annals_list_order_free);
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->collapsed, g_hash_table_unref);

  G_OBJECT_CLASS (annals_list_model_parent_class)->finalize (object);
}

static void
annals_list_model_class_init (AnnalsListModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = annals_list_model_get_property;
  object_class->dispose = annals_list_model_dispose;
  object_class->finalize = annals_list_model_finalize;

  /**
   * AnnalsListModel:busy:
   *
   * Whether the events are being put in order. Announced whenever the rows may be others.
   */
  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnnalsListModel::collapsed-changed:
   * @self: the model
   *
   * Groups were collapsed or opened; their headings are the same rows as before.
   */
  signals[SIGNAL_COLLAPSED_CHANGED] =
    g_signal_new ("collapsed-changed", ANNALS_TYPE_LIST_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 0);
}

static void
annals_list_model_init (AnnalsListModel *self)
{
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->collapsed = g_hash_table_new (NULL, NULL);
  self->selected = GTK_INVALID_LIST_POSITION;
  self->is_grouped = TRUE;
  self->is_stale = TRUE;

  self->signals = g_signal_group_new (ANNALS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::bundle", G_CALLBACK (bundle_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "filter-changed", G_CALLBACK (update_rows), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-event",
                                  G_CALLBACK (update_selected), self);
  g_signal_group_connect_swapped (self->signals, "notify::selected-era",
                                  G_CALLBACK (update_selected), self);
}

/**
 * annals_list_model_new:
 *
 * Creates a model without rows: it has no session yet, and is not active.
 *
 * Returns: (transfer full): the model
 */
AnnalsListModel *
annals_list_model_new (void)
{
  return g_object_new (ANNALS_TYPE_LIST_MODEL, NULL);
}

/**
 * annals_list_model_set_session:
 * @self: a model
 * @session: (nullable): whose bundle and selection it shows
 *
 * Sets the session that the model follows, and in which a row that is selected is selected.
 */
void
annals_list_model_set_session (AnnalsListModel *self,
                               AnnalsSession   *session)
{
  g_return_if_fail (ANNALS_IS_LIST_MODEL (self));
  g_return_if_fail (session == NULL || ANNALS_IS_SESSION (session));

  if (!g_set_object (&self->session, session))
    return;
  g_signal_group_set_target (self->signals, session);
  bundle_changed_cb (self);
}

/**
 * annals_list_model_set_active:
 * @self: a model
 * @is_active: whether somebody looks at it
 *
 * Nothing is put in order for a list that is not in sight.
 */
void
annals_list_model_set_active (AnnalsListModel *self,
                              gboolean         is_active)
{
  g_return_if_fail (ANNALS_IS_LIST_MODEL (self));

  self->is_active = is_active;
  update_order (self);
}

/**
 * annals_list_model_set_order:
 * @self: a model
 * @sort: what to sort by
 * @is_descending: whether the last, most or loudest comes first
 * @is_grouped: whether to group by era
 *
 * Sets the order of the rows, as annals_list_order_new() explains it. A bundle of many events is
 * put in order in a thread: #AnnalsListModel:busy tells when.
 */
void
annals_list_model_set_order (AnnalsListModel *self,
                             AnnalsListSort   sort,
                             gboolean         is_descending,
                             gboolean         is_grouped)
{
  g_return_if_fail (ANNALS_IS_LIST_MODEL (self));

  if (self->sort == sort && self->is_descending == is_descending &&
      self->is_grouped == is_grouped)
    return;
  self->sort = sort;
  self->is_descending = is_descending;
  self->is_grouped = is_grouped;
  self->is_stale = TRUE;
  update_order (self);
}

/**
 * annals_list_model_is_busy:
 * @self: a model
 *
 * Returns: whether the events are being put in order
 */
gboolean
annals_list_model_is_busy (AnnalsListModel *self)
{
  g_return_val_if_fail (ANNALS_IS_LIST_MODEL (self), FALSE);

  return self->cancellable != NULL;
}

/**
 * annals_list_model_is_collapsed:
 * @self: a model
 * @group: a group of it
 *
 * Returns: whether only the heading of the group is shown
 */
gboolean
annals_list_model_is_collapsed (AnnalsListModel       *self,
                                const AnnalsListGroup *group)
{
  g_return_val_if_fail (ANNALS_IS_LIST_MODEL (self), FALSE);

  return g_hash_table_contains (self->collapsed, get_key (group));
}

/**
 * annals_list_model_set_collapsed:
 * @self: a model
 * @group: a group of it
 * @is_collapsed: whether only its heading shall be shown
 *
 * Hides or shows what is in a group, in every order, until another bundle is open. The group keeps
 * its heading and what is inside it keeps its own state. Cost: O(n).
 */
void
annals_list_model_set_collapsed (AnnalsListModel       *self,
                                 const AnnalsListGroup *group,
                                 gboolean               is_collapsed)
{
  gboolean is_changed;

  g_return_if_fail (ANNALS_IS_LIST_MODEL (self));

  is_changed = is_collapsed ? g_hash_table_add (self->collapsed, get_key (group))
                            : g_hash_table_remove (self->collapsed, get_key (group));
  if (is_changed)
    update_rows (self);
}

/**
 * annals_list_model_set_all_collapsed:
 * @self: a model
 * @is_collapsed: whether only headings shall be shown
 *
 * Hides or shows what is in every group. Cost: O(n).
 */
void
annals_list_model_set_all_collapsed (AnnalsListModel *self,
                                     gboolean         is_collapsed)
{
  g_return_if_fail (ANNALS_IS_LIST_MODEL (self));

  g_hash_table_remove_all (self->collapsed);
  for (guint i = 0; is_collapsed && self->order != NULL && i < self->order->groups->len; i++)
    {
      const AnnalsListGroup *group = &g_array_index (self->order->groups, AnnalsListGroup, i);

      if (group->kind != ANNALS_LIST_GROUP_ALL)
        g_hash_table_add (self->collapsed, get_key (group));
    }
  update_rows (self);
}

/**
 * annals_list_model_find_heading:
 * @self: a model
 * @position: a row
 *
 * Finds the heading under which a row stands: of an event that of its group, of a heading that of
 * the group around it. Cost: O(n).
 *
 * Returns: the row of the heading, or %GTK_INVALID_LIST_POSITION
 */
guint
annals_list_model_find_heading (AnnalsListModel *self,
                                guint            position)
{
  guint32 depth = G_MAXUINT32;
  guint32 row;

  g_return_val_if_fail (ANNALS_IS_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  if (position >= self->rows->len)
    return GTK_INVALID_LIST_POSITION;
  row = g_array_index (self->rows, guint32, position);
  if ((row & HEADING) != 0)
    depth = get_group (self, row)->depth;
  for (guint i = position; i > 0; i--)
    {
      row = g_array_index (self->rows, guint32, i - 1);
      if ((row & HEADING) != 0 && get_group (self, row)->depth < depth)
        return i - 1;
    }

  return GTK_INVALID_LIST_POSITION;
}

/**
 * annals_list_model_get_selected:
 * @self: a model
 *
 * Returns: the row of what the session has selected, or %GTK_INVALID_LIST_POSITION
 */
guint
annals_list_model_get_selected (AnnalsListModel *self)
{
  g_return_val_if_fail (ANNALS_IS_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  return self->selected;
}

/* Opens the groups around a group. */
static gboolean
open_around (AnnalsListModel *self,
             guint32          group)
{
  gboolean is_changed = FALSE;

  while (group != ANNALS_NONE)
    {
      const AnnalsListGroup *record =
        &g_array_index (self->order->groups, AnnalsListGroup, group);

      is_changed |= g_hash_table_remove (self->collapsed, get_key (record));
      group = record->parent;
    }

  return is_changed;
}

/* The group in which an event stands or, for an era, the one around its heading. */
static guint32
find_group_of_selected (AnnalsListModel *self)
{
  guint event = annals_session_get_selected_event (self->session);
  guint era = annals_session_get_selected_era (self->session);

  for (guint32 i = 0; i < self->order->groups->len; i++)
    {
      const AnnalsListGroup *group = &g_array_index (self->order->groups, AnnalsListGroup, i);

      if (event == ANNALS_NONE && group->kind == ANNALS_LIST_GROUP_ERA && group->era == era)
        return group->parent;
      for (guint j = 0; event != ANNALS_NONE && j < group->events.count; j++)
        if (g_array_index (self->order->events, guint32, group->events.first + j) == event)
          return i;
    }

  return ANNALS_NONE;
}

/**
 * annals_list_model_reveal:
 * @self: a model
 *
 * Opens the groups that hide what the session has selected. Cost: O(n).
 *
 * Returns: its row, or %GTK_INVALID_LIST_POSITION
 */
guint
annals_list_model_reveal (AnnalsListModel *self)
{
  g_return_val_if_fail (ANNALS_IS_LIST_MODEL (self), GTK_INVALID_LIST_POSITION);

  if (self->session == NULL || self->order == NULL)
    return GTK_INVALID_LIST_POSITION;
  if (self->selected == GTK_INVALID_LIST_POSITION &&
      g_hash_table_size (self->collapsed) > 0 && open_around (self, find_group_of_selected (self)))
    update_rows (self);

  return self->selected;
}
