/* annals-detail-parts.c — small widgets that the pages of the sidebar are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail-parts.h"

#include <glib/gi18n-lib.h>

#include "detail/annals-date-glyph.h"
#include "detail/annals-detail-words.h"
#include "detail/annals-swatch.h"

/* A label without a least width is measured as narrow as a letter, line by line, at each change. */
#define LEAST_WIDTH_CHARS 8

/* So many sources are named in a row, more are counted. */
#define MAX_NAMES 4

/* CSS classes of the states; each colours its word and its shape alike. */
static const char *const agreement_classes[] = {
  [ANNALS_AGREEMENT_NONE] = "single",
  [ANNALS_AGREEMENT_SINGLE] = "single",
  [ANNALS_AGREEMENT_AGREE] = "agree",
  [ANNALS_AGREEMENT_COMPATIBLE] = "compatible",
  [ANNALS_AGREEMENT_DENIED] = "denied",
  [ANNALS_AGREEMENT_CONFLICT] = "conflict",
};

/**
 * annals_detail_get_color:
 * @bundle: a bundle
 * @event: an event of it
 *
 * Returns: (transfer none): "#rrggbb" of the event's first category, or empty
 */
const char *
annals_detail_get_color (AnnalsBundle      *bundle,
                         const AnnalsEvent *event)
{
  const AnnalsCategory *categories = annals_bundle_get_categories (bundle, NULL);

  if (event->categories.count == 0)
    return "";

  return annals_bundle_get_text (
    bundle, categories[annals_bundle_get_event_categories (bundle, event)[0]].color);
}

/**
 * annals_detail_new_label:
 * @text: plain text
 * @css_class: (nullable): its class
 *
 * Creates a label that begins at the start edge and wraps.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
annals_detail_new_label (const char *text,
                         const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                "width-chars", LEAST_WIDTH_CHARS, NULL);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_shape (AnnalsAgreement agreement)
{
  GtkWidget *image = gtk_image_new_from_icon_name (annals_detail_get_agreement_icon (agreement));

  gtk_widget_add_css_class (image, agreement_classes[agreement]);
  gtk_widget_set_tooltip_text (image, annals_detail_describe_agreement (agreement));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  annals_detail_name_agreement (agreement), -1);

  return image;
}

/**
 * annals_detail_new_name:
 * @text: a few words
 * @css_class: its class
 *
 * Creates a label of one line that is cut only where it has to be.
 *
 * Returns: (transfer floating): the label
 */
GtkWidget *
annals_detail_new_name (const char *text,
                        const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/**
 * annals_detail_new_badge:
 * @agreement: a state
 *
 * Creates the shape and the word of a state.
 *
 * Returns: (transfer floating): the badge
 */
GtkWidget *
annals_detail_new_badge (AnnalsAgreement agreement)
{
  GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (annals_detail_get_agreement_icon (agreement));

  gtk_widget_add_css_class (badge, "annals-state");
  gtk_widget_add_css_class (badge, agreement_classes[agreement]);
  gtk_widget_set_tooltip_text (badge, annals_detail_describe_agreement (agreement));
  gtk_box_append (GTK_BOX (badge), image);
  gtk_box_append (GTK_BOX (badge), gtk_label_new (annals_detail_name_agreement (agreement)));

  return badge;
}

/**
 * annals_detail_new_square:
 * @color: "#rrggbb" or empty
 *
 * Creates a square of a colour, as categories have them.
 *
 * Returns: (transfer floating): the square
 */
GtkWidget *
annals_detail_new_square (const char *color)
{
  GtkWidget *square = annals_swatch_new (color, NULL);

  gtk_widget_add_css_class (square, "square");
  gtk_widget_set_valign (square, GTK_ALIGN_CENTER);

  return square;
}

static void
era_clicked_cb (AnnalsSession *session,
                GtkWidget     *chip)
{
  annals_session_select_era (session,
                             GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "era")));
}

/**
 * annals_detail_new_era_chip:
 * @session: a session with a bundle
 * @era: an era of it
 * @text: what it is called
 *
 * Creates a chip that leads to an era, on a ground of the era's colour.
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
annals_detail_new_era_chip (AnnalsSession *session,
                            guint          era,
                            const char    *text)
{
  AnnalsBundle    *bundle = annals_session_get_bundle (session);
  const AnnalsEra *record = &annals_bundle_get_eras (bundle, NULL)[era];
  GtkWidget       *chip = gtk_button_new ();
  GtkWidget       *label = gtk_label_new (text);
  g_autofree char *name = NULL;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "annals-chip");
  gtk_widget_add_css_class (chip, "wash");
  gtk_widget_set_tooltip_text (chip, text);
  /* Translators: a button that leads to an era. */
  name = g_strdup_printf (_ ("Era: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "era", GUINT_TO_POINTER (era));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (era_clicked_cb), session,
                           G_CONNECT_SWAPPED);

  return annals_swatch_new (annals_bundle_get_text (bundle, record->color), chip);
}

static void
name_row (GtkWidget         *row,
          AnnalsBundle      *bundle,
          const AnnalsEvent *event,
          const char        *date)
{
  g_autofree char *name = NULL;

  if (event->agreement == ANNALS_AGREEMENT_CONFLICT)
    /* Translators: an event as a screen reader says it: title, date. */
    name = g_strdup_printf (_ ("%s, %s, the sources disagree"),
                            annals_bundle_get_text (bundle, event->title), date);
  else
    name = g_strdup_printf (_ ("%s, %s"), annals_bundle_get_text (bundle, event->title), date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * annals_detail_new_line:
 * @text: plain text
 * @css_class: (nullable): its class
 *
 * Creates one line of a row, cut where it does not fit, with the whole text in its tooltip. It
 * costs the same whatever it says; a label is shaped again for each height the row could have.
 *
 * Returns: (transfer floating): the line
 */
GtkWidget *
annals_detail_new_line (const char *text,
                        const char *css_class)
{
  GtkWidget *line = gtk_inscription_new (text);

  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), LEAST_WIDTH_CHARS);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (line), LEAST_WIDTH_CHARS);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (line, text);
  if (css_class != NULL)
    gtk_widget_add_css_class (line, css_class);

  return line;
}

/* The date of an event, and who tells it: by name where they are few. */
static char *
write_caption (AnnalsBundle *bundle,
               guint         event,
               const char   *date)
{
  const AnnalsSource      *sources = annals_bundle_get_sources (bundle, NULL);
  g_autoptr (GArray)       tellers = annals_detail_list_tellers (bundle, event);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv)           list = NULL;
  g_autofree char         *who = NULL;

  if (tellers->len == 0)
    return g_strdup (date);

  for (guint i = 0; i < tellers->len && tellers->len <= MAX_NAMES; i++)
    {
      guint            source = g_array_index (tellers, guint32, i);
      g_autofree char *name =
        annals_detail_write_author (annals_bundle_get_text (bundle, sources[source].short_name));

      g_strv_builder_add (names, name);
    }
  list = g_strv_builder_end (names);
  who = tellers->len <= MAX_NAMES
          ? g_strjoinv (", ", list)
          : g_strdup_printf (ngettext ("%u source", "%u sources", tellers->len), tellers->len);

  /* Translators: under the title of an event in a list: its date, and the sources that tell it. */
  return g_strdup_printf (_ ("%s · %s"), date, who);
}

/**
 * annals_detail_new_event_row:
 * @session: a session with a bundle
 * @event: an event of it
 *
 * Creates a row for a list box: the shape of the date, title over date and sources, ribbon, and
 * the shape of agreement.
 *
 * Returns: (transfer floating): the row, with the event as its data "event"
 */
GtkWidget *
annals_detail_new_event_row (AnnalsSession *session,
                             guint          event)
{
  AnnalsBundle      *bundle = annals_session_get_bundle (session);
  const AnnalsEvent *record = &annals_bundle_get_events (bundle, NULL)[event];
  const char        *edtf = annals_bundle_get_text (bundle, record->edtf);
  g_autofree char   *date = *edtf != '\0' ? annals_date_to_text (edtf, ANNALS_DATE_SHORT)
                                          : g_strdup (_ ("undated"));
  g_autofree char   *caption = write_caption (bundle, event, date);
  GtkWidget         *row = gtk_list_box_row_new ();
  GtkWidget         *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget         *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget         *ribbon = gtk_image_new_from_icon_name ("annals-ribbon-symbolic");

  gtk_box_append (GTK_BOX (lines),
                  annals_detail_new_line (annals_bundle_get_text (bundle, record->title), NULL));
  gtk_box_append (GTK_BOX (lines), annals_detail_new_line (caption, "annals-row-date"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_add_css_class (ribbon, "annals-mine");
  gtk_widget_set_visible (ribbon, annals_session_is_bookmarked (session, event));
  gtk_accessible_update_property (GTK_ACCESSIBLE (ribbon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Bookmarked"), -1);
  gtk_box_append (GTK_BOX (box), annals_date_glyph_new (&record->date,
                                                        annals_detail_get_color (bundle, record)));
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), ribbon);
  gtk_box_append (GTK_BOX (box), new_shape (record->agreement));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data (G_OBJECT (row), "event", GUINT_TO_POINTER (event));
  name_row (row, bundle, record, date);

  return row;
}

/* Leads to the list behind a figure, which may be closed. */
static void
figure_clicked_cb (GtkWidget *target)
{
  if (GTK_IS_EXPANDER (target))
    gtk_expander_set_expanded (GTK_EXPANDER (target), TRUE);
  gtk_widget_child_focus (target, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
new_figure_button (GtkWidget  *figure,
                   const char *number,
                   const char *unit,
                   GtkWidget  *target)
{
  GtkWidget       *button = gtk_button_new ();
  g_autofree char *name = g_strdup_printf ("%s %s", number, unit);

  gtk_button_set_child (GTK_BUTTON (button), figure);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (figure_clicked_cb), target,
                           G_CONNECT_SWAPPED);

  return button;
}

/* A number over what it counts. With a target, and something to count, it is a button. */
static void
add_figure (AnnalsWrapBox *box,
            guint          number,
            const char    *unit,
            const char    *css_class,
            GtkWidget     *target)
{
  GtkWidget       *figure = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget       *count = gtk_label_new (text);
  GtkWidget       *name = gtk_label_new (unit);

  gtk_widget_add_css_class (figure, "annals-figure");
  gtk_widget_add_css_class (count, "annals-number");
  gtk_widget_add_css_class (name, "annals-caption");
  if (number > 0 && css_class != NULL)
    gtk_widget_add_css_class (count, css_class);
  gtk_box_append (GTK_BOX (figure), count);
  gtk_box_append (GTK_BOX (figure), name);
  if (number > 0 && target != NULL)
    figure = new_figure_button (figure, text, unit, target);
  gtk_widget_set_hexpand (figure, TRUE);
  annals_wrap_box_append (box, figure);
}

/**
 * annals_detail_fill_figures:
 * @box: a box
 * @bundle: the bundle of the events counted
 * @figures: how well they are told
 * @targets: the lists behind them
 *
 * Puts the figures in place of what the box holds, a number and what it counts in each cell.
 */
void
annals_detail_fill_figures (AnnalsWrapBox             *box,
                            AnnalsBundle              *bundle,
                            const AnnalsDetailFigures *figures,
                            const AnnalsDetailTargets *targets)
{
  guint            n_sources;
  g_autofree char *of_sources = NULL;

  annals_bundle_get_sources (bundle, &n_sources);
  /* Translators: stands under a number: "4" "of 5 sources". */
  of_sources =
    g_strdup_printf (ngettext ("of %u source", "of %u sources", n_sources), n_sources);

  annals_wrap_box_remove_all (box);
  /* Translators: each of these stands under its number. */
  add_figure (box, figures->n_events, ngettext ("event", "events", figures->n_events), NULL, NULL);
  add_figure (box, figures->n_sources, of_sources, NULL, NULL);
  add_figure (box, figures->n_conflicts, _ ("in conflict"), "conflict", targets->conflicts);
  add_figure (box, figures->n_single, _ ("on one source"), NULL, targets->single);
  add_figure (box, figures->n_undated, _ ("undated"), NULL, targets->undated);
}

static PangoAttribute *
new_attribute (AnnalsMarkKind kind)
{
  switch (kind)
    {
    case ANNALS_MARK_EMPHASIS:
    case ANNALS_MARK_QUOTE:
      return pango_attr_style_new (PANGO_STYLE_ITALIC);
    case ANNALS_MARK_STRONG:
    case ANNALS_MARK_HEADING:
      return pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    case ANNALS_MARK_CODE:
    case ANNALS_MARK_CODE_BLOCK:
      return pango_attr_family_new ("monospace");
    case ANNALS_MARK_PARAGRAPH:
    case ANNALS_MARK_LIST_ITEM:
    case ANNALS_MARK_RULE:
    case ANNALS_MARK_LINK:
    case ANNALS_MARK_IMAGE:
      return NULL;
    }

  g_return_val_if_reached (NULL);
}

/**
 * annals_detail_set_prose:
 * @label: a label
 * @markdown: Markdown of the bundle
 *
 * Shows a short text: emphasis, headings and code as the author marked them, and nothing that a
 * label would take for markup of its own. An empty text hides the label.
 */
void
annals_detail_set_prose (GtkLabel   *label,
                         const char *markdown)
{
  g_autoptr (AnnalsArticle) article = annals_article_new (markdown, -1, ANNALS_ARTICLE_MARKDOWN);
  PangoAttrList            *attributes = pango_attr_list_new ();
  const AnnalsMark         *marks;
  guint                     n_marks;

  marks = annals_article_get_marks (article, &n_marks);
  for (guint i = 0; i < n_marks; i++)
    {
      PangoAttribute *attribute = new_attribute (marks[i].kind);

      if (attribute == NULL)
        continue;
      attribute->start_index = (guint) annals_article_get_byte (article, marks[i].start);
      attribute->end_index = (guint) annals_article_get_byte (article, marks[i].end);
      pango_attr_list_insert (attributes, attribute);
    }

  gtk_label_set_text (label, annals_article_get_text (article, NULL));
  gtk_label_set_attributes (label, attributes);
  gtk_widget_set_visible (GTK_WIDGET (label), annals_article_get_n_chars (article) > 0);
  pango_attr_list_unref (attributes);
}

/**
 * annals_detail_clear:
 * @box: a #GtkBox or #GtkListBox
 *
 * Takes all children away.
 */
void
annals_detail_clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    {
      if (GTK_IS_LIST_BOX (box))
        gtk_list_box_remove (GTK_LIST_BOX (box), child);
      else
        gtk_box_remove (GTK_BOX (box), child);
    }
}

/**
 * annals_detail_dispose_template:
 * @widget: a widget with a template that is being disposed of
 * @type: the type that has the template
 *
 * Lets go of the children of a template: of those that have a name, as the template would, and of
 * those that have none.
 */
void
annals_detail_dispose_template (GtkWidget *widget,
                                GType      type)
{
  GtkWidget *child;

  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}
