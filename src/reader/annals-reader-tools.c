/* annals-reader-tools.c — the buttons of the reader: contents, find, appearance
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/annals-reader-tools.h"

#include <glib/gi18n-lib.h>

/* Indentation of a heading for each level below the first, px. */
#define INDENT_PX 14

struct _AnnalsReaderTools
{
  GtkWidget parent_instance;

  /* template children */
  GtkMenuButton *contents;
  GtkPopover    *contents_popover;
  GtkListView   *headings;
  GtkButton     *zoom;

  AnnalsArticle *article;  /* owned, nullable */
  GArray        *offsets;  /* owned; guint, code point of each heading */
  GArray        *levels;   /* owned; guint, level of each heading */
  guint          focus_id; /* source that takes the keyboard to the list, or 0 */
  gboolean       is_fresh; /* whether the list has the headings of the article */
};

G_DEFINE_FINAL_TYPE (AnnalsReaderTools, annals_reader_tools, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_HEADING_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
has_headings (AnnalsArticle *article)
{
  guint             n_marks;
  const AnnalsMark *marks = annals_article_get_marks (article, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == ANNALS_MARK_HEADING)
      return TRUE;

  return FALSE;
}

static GtkStringList *
list_headings (AnnalsReaderTools *self)
{
  GtkStringList    *list = gtk_string_list_new (NULL);
  const char       *text = annals_article_get_text (self->article, NULL);
  guint             n_marks;
  const AnnalsMark *marks = annals_article_get_marks (self->article, &n_marks);

  for (guint i = 0; i < n_marks; i++)
    if (marks[i].kind == ANNALS_MARK_HEADING)
      {
        gsize start = annals_article_get_byte (self->article, marks[i].start);
        gsize end = annals_article_get_byte (self->article, marks[i].end);
        char *words = g_strdelimit (g_strndup (text + start, end - start), "\n", ' ');

        gtk_string_list_take (list, words);
        g_array_append_val (self->offsets, marks[i].start);
        g_array_append_val (self->levels, marks[i].level);
      }

  return list;
}

static gboolean
focus_headings_cb (gpointer data)
{
  AnnalsReaderTools *self = data;

  self->focus_id = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self->headings)))
    gtk_widget_grab_focus (GTK_WIDGET (self->headings));
  return G_SOURCE_REMOVE;
}

/* The keyboard goes to the list, when that has its rows and the popover the keyboard. */
static void
contents_mapped_cb (AnnalsReaderTools *self)
{
  if (self->focus_id == 0)
    self->focus_id = g_idle_add_full (G_PRIORITY_LOW, focus_headings_cb, self, NULL);
}

/* The headings are listed when they are asked for: a book has thousands. */
static void
fill_contents (GtkMenuButton *button,
               gpointer       data)
{
  AnnalsReaderTools        *self = data;
  g_autoptr (GtkStringList) list = NULL;
  GtkSelectionModel        *model;

  if (self->is_fresh || self->article == NULL)
    return;

  self->is_fresh = TRUE;
  g_array_set_size (self->offsets, 0);
  g_array_set_size (self->levels, 0);
  list = list_headings (self);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&list))));
  gtk_list_view_set_model (self->headings, model);
  g_object_unref (model);
}

static void
heading_setup_cb (AnnalsReaderTools *self,
                  GtkListItem       *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  g_object_set (label, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_list_item_set_child (item, label);
}

static void
heading_bind_cb (AnnalsReaderTools *self,
                 GtkListItem       *item)
{
  GtkWidget       *label = gtk_list_item_get_child (item);
  GtkStringObject *heading = gtk_list_item_get_item (item);
  guint            level = g_array_index (self->levels, guint, gtk_list_item_get_position (item));

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (heading));
  gtk_widget_set_tooltip_text (label, gtk_string_object_get_string (heading));
  gtk_widget_set_margin_start (label, (int) (level - 1) * INDENT_PX);
}

static void
heading_activate_cb (AnnalsReaderTools *self,
                     guint              position)
{
  gtk_popover_popdown (self->contents_popover);
  g_signal_emit (self, signals[SIGNAL_HEADING_CHOSEN], 0,
                 g_array_index (self->offsets, guint, position));
}

static void
annals_reader_tools_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&ANNALS_READER_TOOLS (object)->focus_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_READER_TOOLS);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (annals_reader_tools_parent_class)->dispose (object);
}

static void
annals_reader_tools_finalize (GObject *object)
{
  AnnalsReaderTools *self = ANNALS_READER_TOOLS (object);

  g_clear_pointer (&self->article, annals_article_unref);
  g_array_unref (self->offsets);
  g_array_unref (self->levels);

  G_OBJECT_CLASS (annals_reader_tools_parent_class)->finalize (object);
}

static void
annals_reader_tools_class_init (AnnalsReaderToolsClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_reader_tools_dispose;
  object_class->finalize = annals_reader_tools_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-reader-tools.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsReaderTools, contents);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReaderTools, contents_popover);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReaderTools, headings);
  gtk_widget_class_bind_template_child (widget_class, AnnalsReaderTools, zoom);
  gtk_widget_class_bind_template_callback (widget_class, contents_mapped_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, heading_activate_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);

  /**
   * AnnalsReaderTools::heading-chosen:
   * @self: the buttons
   * @offset: code point of the article at which the heading begins
   *
   * A heading was chosen from the contents.
   */
  signals[SIGNAL_HEADING_CHOSEN] =
    g_signal_new ("heading-chosen", ANNALS_TYPE_READER_TOOLS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
annals_reader_tools_init (AnnalsReaderTools *self)
{
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  self->levels = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->contents, fill_contents, self, NULL);
}

/**
 * annals_reader_tools_set_article:
 * @self: the buttons
 * @article: (nullable) (transfer none): what is read
 */
void
annals_reader_tools_set_article (AnnalsReaderTools *self,
                                 AnnalsArticle     *article)
{
  g_return_if_fail (ANNALS_IS_READER_TOOLS (self));

  if (self->article == article)
    return;

  g_clear_pointer (&self->article, annals_article_unref);
  self->is_fresh = FALSE;
  if (article != NULL)
    self->article = annals_article_ref (article);
  gtk_widget_set_sensitive (GTK_WIDGET (self->contents),
                            article != NULL && has_headings (article));
}

/**
 * annals_reader_tools_set_zoom:
 * @self: the buttons
 * @zoom: the size of the text in percent
 */
void
annals_reader_tools_set_zoom (AnnalsReaderTools *self,
                              guint              zoom)
{
  g_autofree char *text = NULL;

  g_return_if_fail (ANNALS_IS_READER_TOOLS (self));

  /* Translators: size of a text */
  text = g_strdup_printf (_ ("%u %%"), zoom);
  gtk_button_set_label (self->zoom, text);
}
