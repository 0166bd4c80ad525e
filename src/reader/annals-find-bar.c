/* annals-find-bar.c — finds words in the article that is read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An article may be a book, so it is searched in another thread; what was asked last counts.
 */

#include "config.h"

#include "reader/annals-find-bar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "compat/annals-wrap-box.h"
#include "core/annals-article-find.h"

/* More places than this are not listed: nobody walks through them. */
#define MAX_FOUND 10000

struct _AnnalsFindBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkSearchEntry  *entry;
  GtkLabel        *count;
  GtkToggleButton *whole_words;
  GtkToggleButton *match_case;

  AnnalsReaderView *view;        /* weak, nullable */
  AnnalsArticle    *article;     /* owned, nullable */
  GCancellable     *cancellable; /* owned, nullable; of the search that goes on */
  GArray           *found;       /* owned; AnnalsStretch */
  int               current;     /* the place shown, -1 before one is */
};

G_DEFINE_FINAL_TYPE (AnnalsFindBar, annals_find_bar, GTK_TYPE_WIDGET)

/* What a search is made of. */
typedef struct
{
  AnnalsArticle  *article;
  char           *words;
  AnnalsFindFlags flags;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  annals_article_unref (question->article);
  g_free (question->words);
  g_free (question);
}

static void
show_count (AnnalsFindBar *self)
{
  g_autofree char *text = NULL;
  gboolean         has_words = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';

  if (self->found->len == 0)
    text = g_strdup (has_words ? _ ("Not found") : "");
  else if (self->found->len >= MAX_FOUND)
    /* Translators: the place that is shown, of more than this many. */
    text = g_strdup_printf (_ ("%d of more than %d"), self->current + 1, MAX_FOUND);
  else
    /* Translators: the place that is shown, and how many there are. */
    text = g_strdup_printf (_ ("%d of %u"), self->current + 1, self->found->len);

  gtk_label_set_text (self->count, text);
  if (self->found->len == 0 && has_words)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.next", self->found->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "find.previous", self->found->len > 0);
}

static void
show_current (AnnalsFindBar *self)
{
  if (self->view != NULL && self->current >= 0)
    {
      const AnnalsStretch *place = &g_array_index (self->found, AnnalsStretch, self->current);

      annals_reader_view_select (self->view, place->start, place->end);
    }
  show_count (self);
}

static void
set_found (AnnalsFindBar *self,
           GArray        *found)
{
  guint from = self->view != NULL ? annals_reader_view_get_cursor (self->view) : 0;

  g_array_unref (self->found);
  self->found = found;
  self->current = found->len > 0 ? 0 : -1;
  /* The first place at or after the text cursor, as when one reads on. */
  for (guint i = 0; i < found->len; i++)
    if (g_array_index (found, AnnalsStretch, i).start >= from)
      {
        self->current = (int) i;
        break;
      }

  if (self->view != NULL)
    annals_reader_view_set_found (self->view, found);
  show_current (self);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  const Question *question = task_data;

  g_task_return_pointer (
    task,
    annals_article_find (question->article, question->words, question->flags, MAX_FOUND),
    (GDestroyNotify) g_array_unref);
}

static void
searched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  AnnalsFindBar     *self = ANNALS_FIND_BAR (source);
  g_autoptr (GArray) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (found != NULL && g_task_get_cancellable (G_TASK (result)) == self->cancellable)
    set_found (self, g_steal_pointer (&found));
}

static void
forget_search (AnnalsFindBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (AnnalsFindBar *self)
{
  const char       *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GTask) task = NULL;
  Question         *question;

  forget_search (self);
  if (*words == '\0' || self->article == NULL || !gtk_widget_get_visible (GTK_WIDGET (self)))
    {
      set_found (self, g_array_new (FALSE, FALSE, sizeof (AnnalsStretch)));
      return;
    }

  question = g_new0 (Question, 1);
  question->article = annals_article_ref (self->article);
  question->words = g_strdup (words);
  if (gtk_toggle_button_get_active (self->match_case))
    question->flags |= ANNALS_FIND_MATCH_CASE;
  if (gtk_toggle_button_get_active (self->whole_words))
    question->flags |= ANNALS_FIND_WHOLE_WORDS;

  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, searched_cb, NULL);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
stop_search_cb (AnnalsFindBar *self)
{
  annals_find_bar_close (self);
}

static void
activate_cb (AnnalsFindBar *self)
{
  annals_find_bar_step (self, 1);
}

static void
previous_match_cb (AnnalsFindBar *self)
{
  annals_find_bar_step (self, -1);
}

static gboolean
key_pressed_cb (AnnalsFindBar  *self,
                guint           key,
                guint           code,
                GdkModifierType state)
{
  gboolean is_enter = key == GDK_KEY_Return || key == GDK_KEY_KP_Enter;

  if (!is_enter || (state & gtk_accelerator_get_default_mod_mask ()) != GDK_SHIFT_MASK)
    return GDK_EVENT_PROPAGATE;

  annals_find_bar_step (self, -1);
  return GDK_EVENT_STOP;
}

static void
step_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  annals_find_bar_step (ANNALS_FIND_BAR (widget), g_str_equal (action, "find.next") ? 1 : -1);
}

static void
close_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  annals_find_bar_close (ANNALS_FIND_BAR (widget));
}

/* --- object -------------------------------------------------------------------------------- */

static void
annals_find_bar_dispose (GObject *object)
{
  AnnalsFindBar *self = ANNALS_FIND_BAR (object);
  GtkWidget     *child;

  forget_search (self);
  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNALS_TYPE_FIND_BAR);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (annals_find_bar_parent_class)->dispose (object);
}

static void
annals_find_bar_finalize (GObject *object)
{
  AnnalsFindBar *self = ANNALS_FIND_BAR (object);

  g_clear_pointer (&self->article, annals_article_unref);
  g_array_unref (self->found);

  G_OBJECT_CLASS (annals_find_bar_parent_class)->finalize (object);
}

static void
annals_find_bar_class_init (AnnalsFindBarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_find_bar_dispose;
  object_class->finalize = annals_find_bar_finalize;

  g_type_ensure (ANNALS_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, AnnalsFindBar, count);
  gtk_widget_class_bind_template_child (widget_class, AnnalsFindBar, whole_words);
  gtk_widget_class_bind_template_child (widget_class, AnnalsFindBar, match_case);
  gtk_widget_class_bind_template_callback (widget_class, search);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_match_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);

  gtk_widget_class_install_action (widget_class, "find.next", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, step_action);
  gtk_widget_class_install_action (widget_class, "find.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "find.close", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
}

static void
annals_find_bar_init (AnnalsFindBar *self)
{
  self->found = g_array_new (FALSE, FALSE, sizeof (AnnalsStretch));
  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  show_count (self);
}

/**
 * annals_find_bar_set_view:
 * @self: a find bar
 * @view: (nullable): the view that shows what is found
 */
void
annals_find_bar_set_view (AnnalsFindBar    *self,
                          AnnalsReaderView *view)
{
  g_return_if_fail (ANNALS_IS_FIND_BAR (self));

  g_set_weak_pointer (&self->view, view);
}

/**
 * annals_find_bar_set_article:
 * @self: a find bar
 * @article: (nullable) (transfer none): the article that its view shows
 *
 * Looks for the same words in another article.
 */
void
annals_find_bar_set_article (AnnalsFindBar *self,
                             AnnalsArticle *article)
{
  g_return_if_fail (ANNALS_IS_FIND_BAR (self));

  if (self->article == article)
    return;

  g_clear_pointer (&self->article, annals_article_unref);
  if (article != NULL)
    self->article = annals_article_ref (article);
  search (self);
}

/**
 * annals_find_bar_open:
 * @self: a find bar
 *
 * Shows the bar and takes the keyboard to it. Words that are selected in the article are what is
 * looked for.
 */
void
annals_find_bar_open (AnnalsFindBar *self)
{
  g_autofree char *words = NULL;

  g_return_if_fail (ANNALS_IS_FIND_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (self->view != NULL)
    words = annals_reader_view_dup_selection (self->view);
  if (words != NULL && strchr (words, '\n') == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  search (self);
}

/**
 * annals_find_bar_close:
 * @self: a find bar
 *
 * Hides the bar and takes the keyboard back to the article, at the place found last.
 */
void
annals_find_bar_close (AnnalsFindBar *self)
{
  g_return_if_fail (ANNALS_IS_FIND_BAR (self));

  if (self->view != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  search (self);
}

/**
 * annals_find_bar_step:
 * @self: a find bar
 * @step: 1 for the next place, -1 for the previous one
 *
 * Shows another place; after the last comes the first.
 */
void
annals_find_bar_step (AnnalsFindBar *self,
                      int            step)
{
  int n_found;

  g_return_if_fail (ANNALS_IS_FIND_BAR (self));

  n_found = (int) self->found->len;
  if (n_found == 0)
    return;

  self->current = (self->current + step + n_found) % n_found;
  show_current (self);
}
