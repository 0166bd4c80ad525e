/* annals-bookmarks.c — the pane that lists the bookmarks of the open bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pane only shows. Choosing a bookmark is told by a signal, removing one is the action
 * win.remove-bookmark with the id of the event, since the window owns what is kept on disk.
 */

#include "config.h"

#include "window/annals-bookmarks.h"

#include "window/annals-bookmark-item.h"
#include "window/annals-bookmark-row.h"

struct _AnnalsBookmarks
{
  AdwBin parent_instance;

  /* template children */
  GtkStack    *stack;
  GtkListView *list;
  GListStore  *store;
};

G_DEFINE_FINAL_TYPE (AnnalsBookmarks, annals_bookmarks, ADW_TYPE_BIN)

enum
{
  SIGNAL_EVENT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item)
{
  gtk_list_item_set_child (list_item, annals_bookmark_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item)
{
  AnnalsBookmarkItem *item = gtk_list_item_get_item (list_item);
  GtkWidget          *row = gtk_list_item_get_child (list_item);

  gtk_list_item_set_activatable (list_item, annals_bookmark_item_get_event (item) != ANNALS_NONE);
  annals_bookmark_row_bind (ANNALS_BOOKMARK_ROW (row), item);
}

static void
activate_cb (AnnalsBookmarks *self,
             guint            position)
{
  g_autoptr (AnnalsBookmarkItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->store), position);

  if (annals_bookmark_item_get_event (item) != ANNALS_NONE)
    g_signal_emit (self, signals[SIGNAL_EVENT_CHOSEN], 0, annals_bookmark_item_get_event (item));
}

/* The list's own row has the focus; ours is the only child of it. */
static gboolean
remove_focused_cb (GtkWidget *widget,
                   GVariant  *arguments,
                   gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (row == NULL || !ANNALS_IS_BOOKMARK_ROW (row))
    return GDK_EVENT_PROPAGATE;

  annals_bookmark_row_remove (ANNALS_BOOKMARK_ROW (row));
  return GDK_EVENT_STOP;
}

static gboolean
annals_bookmarks_grab_focus (GtkWidget *widget)
{
  AnnalsBookmarks *self = ANNALS_BOOKMARKS (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
annals_bookmarks_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_BOOKMARKS);

  G_OBJECT_CLASS (annals_bookmarks_parent_class)->dispose (object);
}

static void
annals_bookmarks_class_init (AnnalsBookmarksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_bookmarks_dispose;
  widget_class->grab_focus = annals_bookmarks_grab_focus;

  /**
   * AnnalsBookmarks::event-chosen:
   * @self: the pane
   * @event: index of the event
   *
   * The reader wants to see the event of a bookmark.
   */
  signals[SIGNAL_EVENT_CHOSEN] =
    g_signal_new ("event-chosen", ANNALS_TYPE_BOOKMARKS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "bookmarks");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, remove_focused_cb, NULL);

  g_type_ensure (ANNALS_TYPE_BOOKMARK_ITEM);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-bookmarks.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsBookmarks, stack);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBookmarks, list);
  gtk_widget_class_bind_template_child (widget_class, AnnalsBookmarks, store);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
annals_bookmarks_init (AnnalsBookmarks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  return annals_bookmark_item_compare (*(AnnalsBookmarkItem *const *) a,
                                       *(AnnalsBookmarkItem *const *) b);
}

static gboolean
is_kept (GListModel *old,
         guint       position,
         gpointer    item)
{
  g_autoptr (AnnalsBookmarkItem) other = g_list_model_get_item (old, position);

  return annals_bookmark_item_equal (other, item);
}

/* Changes only the rows that differ, so that the list keeps its place and the keyboard's. */
static void
replace_items (GListStore *store,
               GPtrArray  *items)
{
  GListModel *old = G_LIST_MODEL (store);
  guint       n_old = g_list_model_get_n_items (old);
  guint       n_new = items->len;
  guint       first = 0;

  while (first < MIN (n_old, n_new) && is_kept (old, first, items->pdata[first]))
    first++;
  while (n_old > first && n_new > first && is_kept (old, n_old - 1, items->pdata[n_new - 1]))
    {
      n_old--;
      n_new--;
    }

  if (n_old > first || n_new > first)
    g_list_store_splice (store, first, n_old - first, items->pdata + first, n_new - first);
}

/**
 * annals_bookmarks_show:
 * @self: the pane
 * @bundle: (nullable): the open bundle
 * @bookmarks: (nullable) (element-type AnnalsBookmark): the bookmarks of that bundle
 *
 * Lists the bookmarks in the order of their events. Cost: O(n log n).
 */
void
annals_bookmarks_show (AnnalsBookmarks *self,
                       AnnalsBundle    *bundle,
                       GPtrArray       *bookmarks)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (1, g_object_unref);

  g_return_if_fail (ANNALS_IS_BOOKMARKS (self));
  g_return_if_fail (bundle == NULL || ANNALS_IS_BUNDLE (bundle));

  if (bundle != NULL && bookmarks != NULL)
    for (guint i = 0; i < bookmarks->len; i++)
      g_ptr_array_add (items, annals_bookmark_item_new (bundle, bookmarks->pdata[i]));

  g_ptr_array_sort (items, compare_items);
  replace_items (self->store, items);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "empty");
}
