/* annals-bookmark-item.c — a bookmark as its row in a list needs it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-bookmark-item.h"

#include <glib/gi18n-lib.h>

struct _AnnalsBookmarkItem
{
  GObject parent_instance;

  /* owned */
  char *id;
  char *title;
  char *date_text;

  AnnalsDate date;
  guint      event; /* ANNALS_NONE if it is gone from the bundle */
};

G_DEFINE_FINAL_TYPE (AnnalsBookmarkItem, annals_bookmark_item, G_TYPE_OBJECT)

static void
annals_bookmark_item_finalize (GObject *object)
{
  AnnalsBookmarkItem *self = ANNALS_BOOKMARK_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->date_text);

  G_OBJECT_CLASS (annals_bookmark_item_parent_class)->finalize (object);
}

static void
annals_bookmark_item_class_init (AnnalsBookmarkItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = annals_bookmark_item_finalize;
}

static void
annals_bookmark_item_init (AnnalsBookmarkItem *self)
{
  self->event = ANNALS_NONE;
}

/**
 * annals_bookmark_item_new:
 * @bundle: the open bundle
 * @bookmark: (transfer none): a bookmark of that bundle
 *
 * The event's own title and date are shown as long as the bundle has it, else what the bookmark
 * has kept of it.
 *
 * Returns: (transfer full): the item
 */
AnnalsBookmarkItem *
annals_bookmark_item_new (AnnalsBundle         *bundle,
                          const AnnalsBookmark *bookmark)
{
  AnnalsBookmarkItem *self = g_object_new (ANNALS_TYPE_BOOKMARK_ITEM, NULL);
  const AnnalsEvent  *event;

  self->id = g_strdup (bookmark->event_id);
  self->event = annals_bundle_find_event (bundle, bookmark->event_id);
  if (self->event == ANNALS_NONE)
    {
      self->title = g_strdup (bookmark->title);
      self->date_text = g_strdup (_ ("no longer in this bundle"));
      return self;
    }

  event = &annals_bundle_get_events (bundle, NULL)[self->event];
  self->title = g_strdup (annals_bundle_get_text (bundle, event->title));
  self->date = event->date;
  if (event->date.kind == ANNALS_DATE_NONE)
    self->date_text = g_strdup (_ ("undated"));
  else
    self->date_text =
      annals_date_to_text (annals_bundle_get_text (bundle, event->edtf), ANNALS_DATE_LONG);

  return self;
}

/**
 * annals_bookmark_item_get_id:
 * @self: an item
 *
 * Returns: (transfer none): id of the event within its bundle
 */
const char *
annals_bookmark_item_get_id (AnnalsBookmarkItem *self)
{
  g_return_val_if_fail (ANNALS_IS_BOOKMARK_ITEM (self), NULL);

  return self->id;
}

/**
 * annals_bookmark_item_get_title:
 * @self: an item
 *
 * Returns: (transfer none): title of the event
 */
const char *
annals_bookmark_item_get_title (AnnalsBookmarkItem *self)
{
  g_return_val_if_fail (ANNALS_IS_BOOKMARK_ITEM (self), NULL);

  return self->title;
}

/**
 * annals_bookmark_item_get_date:
 * @self: an item
 *
 * Returns: (transfer none): date of the event in words, or that it has none, or is gone
 */
const char *
annals_bookmark_item_get_date (AnnalsBookmarkItem *self)
{
  g_return_val_if_fail (ANNALS_IS_BOOKMARK_ITEM (self), NULL);

  return self->date_text;
}

/**
 * annals_bookmark_item_get_event:
 * @self: an item
 *
 * Returns: index of the event, or %ANNALS_NONE if it is gone from the bundle
 */
guint
annals_bookmark_item_get_event (AnnalsBookmarkItem *self)
{
  g_return_val_if_fail (ANNALS_IS_BOOKMARK_ITEM (self), ANNALS_NONE);

  return self->event;
}

/* Dated events come first, then undated ones, then those that are gone. */
static int
get_rank (AnnalsBookmarkItem *self)
{
  if (self->event == ANNALS_NONE)
    return 2;

  return self->date.kind == ANNALS_DATE_NONE ? 1 : 0;
}

/**
 * annals_bookmark_item_compare:
 * @a: an item
 * @b: an item of the same bundle
 *
 * Returns: less than, equal to or greater than 0 as @a is listed before, with or after @b: in the
 *   order of the axis, then by title
 */
int
annals_bookmark_item_compare (AnnalsBookmarkItem *a,
                              AnnalsBookmarkItem *b)
{
  int order = get_rank (a) - get_rank (b);

  if (order == 0 && get_rank (a) == 0)
    order = annals_date_compare (&a->date, &b->date);
  if (order == 0)
    order = g_utf8_collate (a->title, b->title);

  return order != 0 ? order : strcmp (a->id, b->id);
}

/**
 * annals_bookmark_item_equal:
 * @a: an item
 * @b: an item
 *
 * Returns: whether their rows are the same
 */
gboolean
annals_bookmark_item_equal (AnnalsBookmarkItem *a,
                            AnnalsBookmarkItem *b)
{
  return a->event == b->event && g_str_equal (a->id, b->id) && g_str_equal (a->title, b->title) &&
         g_str_equal (a->date_text, b->date_text);
}
