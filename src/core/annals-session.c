/* annals-session.c — what is open, chosen and in sight: the only thing the widgets share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widgets never call each other. One of them changes the session, the others hear of it by
 * `notify`. The session keeps its parts in step: an event chosen brings a source that tells it
 * into the reader, a passage chosen brings its event and its source, a new bundle clears all.
 */

#include "config.h"

#include "core/annals-session.h"

struct _AnnalsSession
{
  GObject parent_instance;

  AnnalsBundle *bundle;    /* owned, nullable */
  GHashTable   *bookmarks; /* owned; event indexes as pointers */

  guint event;
  guint era;
  guint source;
  guint passage;
};

G_DEFINE_FINAL_TYPE (AnnalsSession, annals_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_BUNDLE,
  PROP_SELECTED_EVENT,
  PROP_SELECTED_ERA,
  PROP_READING_SOURCE,
  PROP_READING_PASSAGE,
  N_PROPS
};

enum
{
  SIGNAL_BOOKMARK_CHANGED,
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
      gboolean is_read = accounts[i].source == self->source;

      if (rate < best_rate ||
          (rate == best_rate && (!is_read || accounts[best].source == self->source)))
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
      set_index (self, &self->passage, ANNALS_NONE, PROP_READING_PASSAGE);
      return;
    }

  set_index (self, &self->source, accounts[account].source, PROP_READING_SOURCE);
  set_index (self, &self->passage,
             accounts[account].passages.count > 0 ? accounts[account].passages.first : ANNALS_NONE,
             PROP_READING_PASSAGE);
}

static void
annals_session_finalize (GObject *object)
{
  AnnalsSession *self = ANNALS_SESSION (object);

  g_clear_object (&self->bundle);
  g_clear_pointer (&self->bookmarks, g_hash_table_unref);

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
      g_value_set_uint (value, self->event);
      break;
    case PROP_SELECTED_ERA:
      g_value_set_uint (value, self->era);
      break;
    case PROP_READING_SOURCE:
      g_value_set_uint (value, self->source);
      break;
    case PROP_READING_PASSAGE:
      g_value_set_uint (value, self->passage);
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
}

static void
annals_session_init (AnnalsSession *self)
{
  self->bookmarks = g_hash_table_new (NULL, NULL);
  self->event = ANNALS_NONE;
  self->era = ANNALS_NONE;
  self->source = ANNALS_NONE;
  self->passage = ANNALS_NONE;
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
  guint n_sources = 0;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (bundle == NULL || ANNALS_IS_BUNDLE (bundle));

  if (self->bundle == bundle)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  annals_session_select_nothing (self);
  set_index (self, &self->source, ANNALS_NONE, PROP_READING_SOURCE);
  g_hash_table_remove_all (self->bookmarks);
  g_set_object (&self->bundle, bundle);
  if (bundle != NULL)
    annals_bundle_get_sources (bundle, &n_sources);
  for (guint i = 0; i < n_sources && self->source == ANNALS_NONE; i++)
    if (annals_bundle_get_article (bundle, i) != NULL)
      set_index (self, &self->source, i, PROP_READING_SOURCE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUNDLE]);
  g_object_thaw_notify (G_OBJECT (self));
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

  return self->event;
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

  return self->era;
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
  guint n_events;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  annals_bundle_get_events (self->bundle, &n_events);
  g_return_if_fail (event < n_events);

  if (self->event == event)
    return;

  g_object_freeze_notify (G_OBJECT (self));
  set_index (self, &self->era, ANNALS_NONE, PROP_SELECTED_ERA);
  set_index (self, &self->event, event, PROP_SELECTED_EVENT);
  follow_event (self, event);
  g_object_thaw_notify (G_OBJECT (self));
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
  const AnnalsEra *eras;
  guint            n_eras;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  eras = annals_bundle_get_eras (self->bundle, &n_eras);
  g_return_if_fail (era < n_eras);

  g_object_freeze_notify (G_OBJECT (self));
  set_index (self, &self->event, ANNALS_NONE, PROP_SELECTED_EVENT);
  set_index (self, &self->passage, ANNALS_NONE, PROP_READING_PASSAGE);
  set_index (self, &self->era, era, PROP_SELECTED_ERA);
  if (eras[era].source != ANNALS_NONE &&
      annals_bundle_get_article (self->bundle, eras[era].source) != NULL)
    set_index (self, &self->source, eras[era].source, PROP_READING_SOURCE);
  g_object_thaw_notify (G_OBJECT (self));
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
  g_return_if_fail (ANNALS_IS_SESSION (self));

  g_object_freeze_notify (G_OBJECT (self));
  set_index (self, &self->event, ANNALS_NONE, PROP_SELECTED_EVENT);
  set_index (self, &self->era, ANNALS_NONE, PROP_SELECTED_ERA);
  set_index (self, &self->passage, ANNALS_NONE, PROP_READING_PASSAGE);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Place of a dated event in the chronology, or G_MAXUINT. */
static guint
find_in_chronology (const guint32 *chronology,
                    guint          n_dated,
                    guint          event)
{
  for (guint i = 0; i < n_dated; i++)
    if (chronology[i] == event)
      return i;

  return G_MAXUINT;
}

/* First event of the selected era in the chronology, or what comes next after the era's beginning;
 * without an era the very first. */
static guint
find_entry (AnnalsSession *self,
            const guint32 *chronology,
            guint          n_dated)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->bundle, NULL);
  const AnnalsEra   *eras = annals_bundle_get_eras (self->bundle, NULL);

  if (self->era == ANNALS_NONE)
    return 0;

  for (guint i = 0; i < n_dated; i++)
    if (events[chronology[i]].era == self->era ||
        events[chronology[i]].date.lower >= eras[self->era].date.lower)
      return i;

  return n_dated - 1;
}

/**
 * annals_session_step_event:
 * @self: a session
 * @step: how many events to go on in the order of the axis; negative goes back
 *
 * Chooses the next or previous dated event. With none chosen it enters at the selected era's
 * first event, or at the first of all. Cost: O(n).
 *
 * Returns: %FALSE if there is no event that way
 */
gboolean
annals_session_step_event (AnnalsSession *self,
                           int            step)
{
  const guint32 *chronology;
  guint          n_dated;
  guint          place;
  gint64         target;

  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  if (self->bundle == NULL)
    return FALSE;

  chronology = annals_bundle_get_chronology (self->bundle, &n_dated);
  if (n_dated == 0)
    return FALSE;

  place = find_in_chronology (chronology, n_dated, self->event);
  target = place == G_MAXUINT ? (gint64) find_entry (self, chronology, n_dated)
                              : (gint64) place + step;
  if (target < 0 || target >= (gint64) n_dated)
    return FALSE;

  annals_session_select_event (self, chronology[target]);
  return TRUE;
}

static int
compare_eras (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  const AnnalsEra *eras = data;
  guint32          i = *(const guint32 *) a;
  guint32          j = *(const guint32 *) b;
  int              order = annals_date_compare (&eras[i].date, &eras[j].date);

  return order != 0 ? order : (i > j) - (i < j);
}

/* Dated eras with the same parent as @like, in the order of the axis. */
static GArray *
list_sibling_eras (AnnalsBundle *bundle,
                   guint         like)
{
  g_autoptr (GArray) siblings = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint              n_eras;
  const AnnalsEra   *eras = annals_bundle_get_eras (bundle, &n_eras);
  guint32            parent = like == ANNALS_NONE ? ANNALS_NONE : eras[like].parent;

  for (guint32 i = 0; i < n_eras; i++)
    if (eras[i].parent == parent && eras[i].date.kind != ANNALS_DATE_NONE)
      g_array_append_val (siblings, i);

  g_array_sort_with_data (siblings, compare_eras, (gpointer) (guintptr) eras);
  return g_steal_pointer (&siblings);
}

/**
 * annals_session_step_era:
 * @self: a session
 * @step: how many eras to go on among those of the same parent; negative goes back
 *
 * Chooses the next or previous era. It starts from the chosen era, else from the era of the
 * chosen event, else enters at the first. Cost: O(m log m).
 *
 * Returns: %FALSE if there is no era that way
 */
gboolean
annals_session_step_era (AnnalsSession *self,
                         int            step)
{
  g_autoptr (GArray) siblings = NULL;
  guint              from;
  gint64             target = 0;

  g_return_val_if_fail (ANNALS_IS_SESSION (self), FALSE);

  if (self->bundle == NULL)
    return FALSE;

  from = self->era;
  if (from == ANNALS_NONE && self->event != ANNALS_NONE)
    from = annals_bundle_get_events (self->bundle, NULL)[self->event].era;

  siblings = list_sibling_eras (self->bundle, from);
  for (guint i = 0; i < siblings->len; i++)
    if (g_array_index (siblings, guint32, i) == from)
      target = (gint64) i + step;

  if (target < 0 || target >= (gint64) siblings->len)
    return FALSE;

  annals_session_select_era (self, g_array_index (siblings, guint32, target));
  return TRUE;
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

  return self->source;
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
  const AnnalsAccount *accounts;
  const AnnalsEvent   *event;
  guint                passage = ANNALS_NONE;
  guint                n_sources;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  annals_bundle_get_sources (self->bundle, &n_sources);
  g_return_if_fail (source < n_sources);

  accounts = annals_bundle_get_accounts (self->bundle, NULL);
  if (self->event != ANNALS_NONE)
    {
      event = &annals_bundle_get_events (self->bundle, NULL)[self->event];
      for (guint i = event->accounts.count; i > 0; i--)
        {
          const AnnalsAccount *account = &accounts[event->accounts.first + i - 1];

          if (account->source == source && account->passages.count > 0)
            passage = account->passages.first;
        }
    }

  g_object_freeze_notify (G_OBJECT (self));
  set_index (self, &self->source, source, PROP_READING_SOURCE);
  set_index (self, &self->passage, passage, PROP_READING_PASSAGE);
  g_object_thaw_notify (G_OBJECT (self));
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

  return self->passage;
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
  const AnnalsAccount *account;
  const AnnalsPassage *passages;
  guint                n_passages;

  g_return_if_fail (ANNALS_IS_SESSION (self));
  g_return_if_fail (self->bundle != NULL);
  passages = annals_bundle_get_passages (self->bundle, &n_passages);
  g_return_if_fail (passage < n_passages);

  account = &annals_bundle_get_accounts (self->bundle, NULL)[passages[passage].account];

  g_object_freeze_notify (G_OBJECT (self));
  set_index (self, &self->era, ANNALS_NONE, PROP_SELECTED_ERA);
  set_index (self, &self->event, account->event, PROP_SELECTED_EVENT);
  set_index (self, &self->source, account->source, PROP_READING_SOURCE);
  set_index (self, &self->passage, passage, PROP_READING_PASSAGE);
  g_object_thaw_notify (G_OBJECT (self));
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
