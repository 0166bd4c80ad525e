/* annals-session.c — what is open, chosen and in sight: the only thing the widgets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widgets never call each other. One of them changes the session, the others hear of it by
 * `notify`. The session keeps its parts in step: an event chosen brings a source that tells it
 * into the reader, a passage chosen brings its event and its source, a new bundle clears all.
 * Whatever changes what is chosen does so between annals_session_begin() and annals_session_end(),
 * which keep the way back.
 */

#include "config.h"

#include "core/annals-session-private.h"

G_DEFINE_FINAL_TYPE (AnnalsSession, annals_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUNDLE,
  PROP_SELECTED_EVENT,
  PROP_SELECTED_ERA,
  PROP_READING_SOURCE,
  PROP_READING_PASSAGE,
  PROP_CHOSEN_ACCOUNT,
  N_PROPS
};

enum
{
  SIGNAL_BOOKMARK_CHANGED,
  SIGNAL_FILTER_CHANGED,
  SIGNAL_HISTORY_CHANGED,
  SIGNAL_PLACE_RESTORED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint       signals[N_SIGNALS];

static void
set_index (AnnalsSession *self,
           guint         *field,
           guint          value,
           guint          property)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/* Another event, or none, has other accounts. */
static void
set_event (AnnalsSession *self,
           guint          event)
{
  if (self->place.event != event)
    set_index (self, &self->account, ANNALS_NONE, PROP_CHOSEN_ACCOUNT);
  set_index (self, &self->place.event, event, PROP_SELECTED_EVENT);
}

/* How much of an account the reader can show: a passage in an article, an article, or nothing. */
static int
rate_account (AnnalsSession       *self,
              const AnnalsAccount *account)
{
  if (annals_bundle_get_article (self->bundle, account->source) == NULL)
    return 0;

  return account->passages.count > 0 ? 2 : 1;
}

/* The account that the reader shows first for an event: that of the source being read if there is
 * as much to show of it as of any other, else the first of which there is most to show. */
static guint
choose_account (AnnalsSession     *self,
                const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (self->bundle, NULL);
  guint                best = ANNALS_NONE;
  int                  best_rate = -1;

  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    {
      int      rate = rate_account (self, &accounts[i]);
      gboolean is_read = accounts[i].source == self->place.source;

      if (rate < best_rate ||
          (rate == best_rate && (!is_read || accounts[best].source == self->place.source)))
        continue;
      best = i;
      best_rate = rate;
    }

  return best;
}

static void
follow_event (AnnalsSession *self,
              guint          event)
{
  const AnnalsEvent   *events = annals_bundle_get_events (self->bundle, NULL);
  const AnnalsAccount *accounts = annals_bundle_get_accounts (self->bundle, NULL);
  guint                account = choose_account (self, &events[event]);

  if (account == ANNALS_NONE)
    {
      set_index (self, &self->place.passage, ANNALS_NONE, PROP_READING_PASSAGE);
      return;
    }

  set_index (self, &self->place.source, accounts[account].source, PROP_READING_SOURCE);
  set_index (self, &self->place.passage,
             accounts[account].passages.count > 0 ? accounts[account].passages.first : ANNALS_NONE,
             PROP_READING_PASSAGE);
}

static void
annals_session_finalize (GObject *object)
{
  AnnalsSession *self = ANNALS_SESSION (object);

  g_clear_object (&self->bundle);
  g_clear_pointer (&self->bookmarks, g_hash_table_unref);
  g_clear_pointer (&self->filter, annals_filter_free);
  g_clear_pointer (&self->back, g_array_unref);
  g_clear_pointer (&self->forward, g_array_unref);

  G_OBJECT_CLASS (annals_session_parent_class)->finalize (object);
}

static void
annals_session_get_property (GObject    *object,
                             guint       property,
                             GValue     *value,
                             GParamSpec *pspec)
{
  AnnalsSession *self = ANNALS_SESSION (object);

  switch (property)
    {
    case PROP_BUNDLE:
      g_value_set_object (value, self->bundle);
      break;
    case PROP_SELECTED_EVENT:
      g_value_set_uint (value, self->place.event);
      break;
    case PROP_SELECTED_ERA:
      g_value_set_uint (value, self->place.era);
      break;
    case PROP_READING_SOURCE:
      g_value_set_uint (value, self->place.source);
      break;
    case PROP_READING_PASSAGE:
      g_value_set_uint (value, self->place.passage);
      break;
    case PROP_CHOSEN_ACCOUNT:
      g_value_set_uint (value, self->account);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static GParamSpec *
new_index_property (const char *name)
{
  return g_param_spec_uint (name, NULL, NULL, 0, ANNALS_NONE, ANNALS_NONE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
}

static guint
new_signal (const char *name)
{
  return g_signal_new (name, ANNALS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                       G_TYPE_NONE, 0);
}

static void
annals_session_class_init (AnnalsSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = annals_session_finalize;
  object_class->get_property = annals_session_get_property;

  /**
   * AnnalsSession:bundle:
   *
   * The open bundle, or %NULL. When it is announced, everything else is cleared already.
   */
  properties[PROP_BUNDLE] =
    g_param_spec_object ("bundle", NULL, NULL, ANNALS_TYPE_BUNDLE,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnalsSession:selected-event:
   *
   * Index of the chosen event, or %ANNALS_NONE.
   */
  properties[PROP_SELECTED_EVENT] = new_index_property ("selected-event");
  /**
   * AnnalsSession:selected-era:
   *
   * Index of the chosen era, or %ANNALS_NONE. Never set together with an event.
   */
  properties[PROP_SELECTED_ERA] = new_index_property ("selected-era");
  /**
   * AnnalsSession:reading-source:
   *
   * Index of the source in the reader, or %ANNALS_NONE.
   */
  properties[PROP_READING_SOURCE] = new_index_property ("reading-source");
  /**
   * AnnalsSession:reading-passage:
   *
   * Index of the passage being read, or %ANNALS_NONE. It belongs to the selected event.
   */
  properties[PROP_READING_PASSAGE] = new_index_property ("reading-passage");
  /**
   * AnnalsSession:chosen-account:
   *
   * Index of the account whose value is looked at among those of the selected event, or
   * %ANNALS_NONE.
   */
  properties[PROP_CHOSEN_ACCOUNT] = new_index_property ("chosen-account");
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * AnnalsSession::bookmark-changed:
   * @self: the session
   * @event: index of the event
   *
   * A bookmark on an event of the open bundle was set or removed, and is on disk.
   */
  signals[SIGNAL_BOOKMARK_CHANGED] =
    g_signal_new ("bookmark-changed", ANNALS_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * AnnalsSession::filter-changed:
   * @self: the session
   *
   * Other events are filtered out than before.
   */
  signals[SIGNAL_FILTER_CHANGED] = new_signal ("filter-changed");
  /**
   * AnnalsSession::history-changed:
   * @self: the session
   *
   * There may be a way back or forward now where there was none, or none where there was one.
   */
  signals[SIGNAL_HISTORY_CHANGED] = new_signal ("history-changed");
  /**
   * AnnalsSession::place-restored:
   * @self: the session
   *
   * The reader has gone back or forward to a place in the article that is
   * annals_session_get_reading_place(). It comes after all changes were announced.
   */
  signals[SIGNAL_PLACE_RESTORED] = new_signal ("place-restored");
}

static void
annals_session_init (AnnalsSession *self)
{
  self->bookmarks = g_hash_table_new (NULL, NULL);
  self->filter = annals_filter_new ();
  self->back = g_array_new (FALSE, FALSE, sizeof (AnnalsSessionPlace));
  self->forward = g_array_new (FALSE, FALSE, sizeof (AnnalsSessionPlace));
  self->account = ANNALS_NONE;
  self->place.event = ANNALS_NONE;
  self->place.era = ANNALS_NONE;
  self->place.source = ANNALS_NONE;
  self->place.passage = ANNALS_NONE;
}

/**
 * annals_session_new:
 *
 * Creates a session without a bundle.
 *
 * Returns: (transfer full): the session
 */
AnnalsSession *
annals_session_new (void)
{
  return g_object_new (ANNALS_TYPE_SESSION, NULL);
}

/**
 * annals_session_get_bundle:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the open bundle
 */
AnnalsBundle *
annals_session_get_bundle (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), NULL);

  return self->bundle;
}

/**
 * annals_session_set_bundle:
 * @self: a session
 * @bundle: (nullable): the bundle to open
 *
 * Opens a bundle with nothing selected and no bookmarks, its first article in the reader.
 */
void
annals_session_set_bundle (AnnalsSession *self,
                           AnnalsBundle  *bundle)
{
  guint    n_sources = 0;
  gboolean had_filter;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (bundle == NULL || ANNALS_IS_BUNDLE (bundle));

  if (self->bundle == bundle)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  annals_session_select_nothing (self);
  had_filter = annals_session_is_filtered (self);
  annals_filter_set_bundle (self->filter, bundle);
  set_index (self, &self->place.source, ANNALS_NONE, PROP_READING_SOURCE);
  g_hash_table_remove_all (self->bookmarks);
  g_set_object (&self->bundle, bundle);
  if (bundle != NULL)
    annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_sources && self->place.source == ANNALS_NONE; i++)
    if (annals_bundle_get_article (bundle, i) != NULL)
      set_index (self, &self->place.source, i, PROP_READING_SOURCE);
  self->place.has_offset = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUNDLE]);
  g_object_thaw_notify (G_OBJECT (self));
  annals_session_clear_history (self);
  if (had_filter)
    annals_session_emit_filter_changed (self);
}

/**
 * annals_session_get_selected_event:
 * @self: a session
 *
 * Returns: index of the chosen event, or %ANNALS_NONE
 */
guint
annals_session_get_selected_event (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);

  return self->place.event;
}

/**
 * annals_session_get_selected_era:
 * @self: a session
 *
 * Returns: index of the chosen era, or %ANNALS_NONE
 */
guint
annals_session_get_selected_era (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);

  return self->place.era;
}

/**
 * annals_session_select_event:
 * @self: a session
 * @event: index of an event of the open bundle
 *
 * Chooses an event. The reader follows to a source that tells it with a passage in its article: the
 * one being read if it does, else the first; to one without a passage if none has any.
 */
void
annals_session_select_event (AnnalsSession *self,
                             guint          event)
{
  AnnalsSessionPlace before;
  guint              n_events;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  annals_bundle_get_events (self->bundle, &n_events);
  g_return_if_fail (event < n_events);

  if (self->place.event == event)
    return;

  before = annals_session_begin (self);
  set_index (self, &self->place.era, ANNALS_NONE, PROP_SELECTED_ERA);
  set_event (self, event);
  follow_event (self, event);
  annals_session_end (self, &before);
}

/**
 * annals_session_select_era:
 * @self: a session
 * @era: index of an era of the open bundle
 *
 * Chooses an era in place of an event. The reader shows the source that draws it so, if one does.
 */
void
annals_session_select_era (AnnalsSession *self,
                           guint          era)
{
  AnnalsSessionPlace before;
  const AnnalsEra   *eras;
  guint              n_eras;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  eras = annals_bundle_get_eras (self->bundle, &n_eras);
  g_return_if_fail (era < n_eras);

  before = annals_session_begin (self);
  set_event (self, ANNALS_NONE);
  set_index (self, &self->place.passage, ANNALS_NONE, PROP_READING_PASSAGE);
  set_index (self, &self->place.era, era, PROP_SELECTED_ERA);
  if (eras[era].source != ANNALS_NONE &&
      annals_bundle_get_article (self->bundle, eras[era].source) != NULL)
    set_index (self, &self->place.source, eras[era].source, PROP_READING_SOURCE);
  annals_session_end (self, &before);
}

/**
 * annals_session_select_nothing:
 * @self: a session
 *
 * Chooses neither an event nor an era: the bundle itself is the subject.
 */
void
annals_session_select_nothing (AnnalsSession *self)
{
  AnnalsSessionPlace before;
  g_return_if_fail (ANNALS_IS_SESSION (self));

  before = annals_session_begin (self);
  set_event (self, ANNALS_NONE);
  set_index (self, &self->place.era, ANNALS_NONE, PROP_SELECTED_ERA);
  set_index (self, &self->place.passage, ANNALS_NONE, PROP_READING_PASSAGE);
  annals_session_end (self, &before);
}

/**
 * annals_session_get_reading_source:
 * @self: a session
 *
 * Returns: index of the source in the reader, or %ANNALS_NONE
 */
guint
annals_session_get_reading_source (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);

  return self->place.source;
}

/**
 * annals_session_read_source:
 * @self: a session
 * @source: index of a source of the open bundle
 *
 * Brings a source into the reader. If it tells the selected event, its first passage on it is
 * the one being read, else none is.
 */
void
annals_session_read_source (AnnalsSession *self,
                            guint          source)
{
  AnnalsSessionPlace   before;
  const AnnalsAccount *accounts;
  const AnnalsEvent   *event;
  guint                passage = ANNALS_NONE;
  guint                n_sources;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  annals_bundle_get_sources (self->bundle, &n_sources);
  g_return_if_fail (source < n_sources);

  accounts = annals_bundle_get_accounts (self->bundle, NULL);
  if (self->place.event != ANNALS_NONE)
    {
      event = &annals_bundle_get_events (self->bundle, NULL)[self->place.event];
      for (guint i = event->accounts.count; i > 0; i--)
        {
          const AnnalsAccount *account = &accounts[event->accounts.first + i - 1];

          if (account->source == source && account->passages.count > 0)
            passage = account->passages.first;
        }
    }

  before = annals_session_begin (self);
  set_index (self, &self->place.source, source, PROP_READING_SOURCE);
  set_index (self, &self->place.passage, passage, PROP_READING_PASSAGE);
  annals_session_end (self, &before);
}

/**
 * annals_session_get_reading_passage:
 * @self: a session
 *
 * Returns: index of the passage being read, or %ANNALS_NONE
 */
guint
annals_session_get_reading_passage (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);

  return self->place.passage;
}

/**
 * annals_session_read_passage:
 * @self: a session
 * @passage: index of a passage of the open bundle
 *
 * Brings a passage into the reader, and chooses the event that rests on it.
 */
void
annals_session_read_passage (AnnalsSession *self,
                             guint          passage)
{
  AnnalsSessionPlace   before;
  const AnnalsAccount *account;
  const AnnalsPassage *passages;
  guint                n_passages;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  passages = annals_bundle_get_passages (self->bundle, &n_passages);
  g_return_if_fail (passage < n_passages);

  account = &annals_bundle_get_accounts (self->bundle, NULL)[passages[passage].account];

  before = annals_session_begin (self);
  set_index (self, &self->place.era, ANNALS_NONE, PROP_SELECTED_ERA);
  set_event (self, account->event);
  set_index (self, &self->place.source, account->source, PROP_READING_SOURCE);
  set_index (self, &self->place.passage, passage, PROP_READING_PASSAGE);
  annals_session_end (self, &before);
}

/**
 * annals_session_is_bookmarked:
 * @self: a session
 * @event: index of an event of the open bundle
 *
 * Returns: whether the reader has bookmarked the event
 */
gboolean
annals_session_is_bookmarked (AnnalsSession *self,
                              guint          event)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  return g_hash_table_contains (self->bookmarks, GUINT_TO_POINTER (event));
}

static int
compare_indices (gconstpointer a,
                 gconstpointer b)
{
  guint32 left = *(const guint32 *) a;
  guint32 right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

/**
 * annals_session_list_bookmarks:
 * @self: a session
 *
 * Lists the bookmarked events of the open bundle. Cost: O(m log m) in bookmarks.
 *
 * Returns: (transfer full) (element-type guint32): indices of events, in ascending order
 */
GArray *
annals_session_list_bookmarks (AnnalsSession *self)
{
  GArray        *events = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer       key;

  g_return_val_if_fail (ANNALS_IS_SESSION (self), events);

  g_hash_table_iter_init (&iter, self->bookmarks);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      guint32 event = GPOINTER_TO_UINT (key);

      g_array_append_val (events, event);
    }
  g_array_sort (events, compare_indices);
  return events;
}

/**
 * annals_session_set_bookmarked:
 * @self: a session
 * @event: index of an event of the open bundle
 * @is_bookmarked: whether it is bookmarked
 *
 * Tells the widgets of a bookmark. Only for the one who has put it on disk before.
 */
void
annals_session_set_bookmarked (AnnalsSession *self,
                               guint          event,
                               gboolean       is_bookmarked)
{
  gboolean is_changed;

  g_return_if_fail (ANNALS_IS_SESSION (self));

  is_changed = is_bookmarked ? g_hash_table_add (self->bookmarks, GUINT_TO_POINTER (event))
                             : g_hash_table_remove (self->bookmarks, GUINT_TO_POINTER (event));
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_BOOKMARK_CHANGED], 0, event);
}

/**
 * annals_session_get_chosen_account:
 * @self: a session
 *
 * Returns: index of the account whose value is looked at, or %ANNALS_NONE
 */
guint
annals_session_get_chosen_account (AnnalsSession *self)
{
  g_return_val_if_fail (ANNALS_IS_SESSION (self), ANNALS_NONE);

  return self->account;
}

/**
 * annals_session_choose_account:
 * @self: a session
 * @account: index of an account of the selected event, or %ANNALS_NONE
 *
 * Looks at what one account says: the timeline points out where it puts the event.
 */
void
annals_session_choose_account (AnnalsSession *self,
                               guint          account)
{
  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (account == ANNALS_NONE || self->place.event != ANNALS_NONE);
  g_return_if_fail (account == ANNALS_NONE ||
                    annals_bundle_get_accounts (self->bundle, NULL)[account].event ==
                      self->place.event);

  set_index (self, &self->account, account, PROP_CHOSEN_ACCOUNT);
}

/* --- for the other source files of the session --------------------------------------------- */

/**
 * annals_session_set_place:
 * @self: a session
 * @place: what was chosen in the open bundle at another time
 *
 * Chooses all of a place at once, and announces what is new of it.
 */
void
annals_session_set_place (AnnalsSession            *self,
                          const AnnalsSessionPlace *place)
{
  g_object_freeze_notify (G_OBJECT (self));
  set_event (self, place->event);
  set_index (self, &self->place.era, place->era, PROP_SELECTED_ERA);
  set_index (self, &self->place.source, place->source, PROP_READING_SOURCE);
  set_index (self, &self->place.passage, place->passage, PROP_READING_PASSAGE);
  self->place = *place;
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * annals_session_emit_history_changed:
 * @self: a session
 *
 * Emits #AnnalsSession::history-changed.
 */
void
annals_session_emit_history_changed (AnnalsSession *self)
{
  g_signal_emit (self, signals[SIGNAL_HISTORY_CHANGED], 0);
}

/**
 * annals_session_emit_place_restored:
 * @self: a session
 *
 * Emits #AnnalsSession::place-restored.
 */
void
annals_session_emit_place_restored (AnnalsSession *self)
{
  g_signal_emit (self, signals[SIGNAL_PLACE_RESTORED], 0);
}

/**
 * annals_session_emit_filter_changed:
 * @self: a session
 *
 * Emits #AnnalsSession::filter-changed.
 */
void
annals_session_emit_filter_changed (AnnalsSession *self)
{
  g_signal_emit (self, signals[SIGNAL_FILTER_CHANGED], 0);
}
