/* annals-list-row.c — an event in the list: two lines, or one under the titles of the columns
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   narrow: [mark] Title                      [ribbon] [state]
 *           [    ] 2003 ≠ 2002 · Aslam 2016, Iqbal 2021
 *   wide:   [mark] date | title | era | 2 sources, they disagree | place | [ribbon] [state]
 *
 * Which of the two is a matter of the width the row gets, and of nothing else. The texts are
 * inscriptions, which never ask for more room than there is: a list has hundreds of rows.
 */

#include "config.h"

#include "list/annals-list-row.h"

#include <glib/gi18n-lib.h>

#include "core/annals-event-words.h"
#include "list/annals-list-columns.h"
#include "render/annals-render-glyph.h"
#include "render/annals-snapshot-painter.h"

#define WIDE_PADDING_PX   7
#define NARROW_PADDING_PX 5
#define LINE_GAP_PX       1
#define STATE_PX          48

/* A line names the sources of so many accounts, and so many places. */
#define MOST_SOURCES 4

static const struct
{
  const char *icon;
  const char *css_class;
} agreements[] = {
  [ANNALS_AGREEMENT_NONE] = { NULL, "single" },
  [ANNALS_AGREEMENT_SINGLE] = { "annals-single-symbolic", "single" },
  [ANNALS_AGREEMENT_AGREE] = { "annals-agree-symbolic", "agree" },
  [ANNALS_AGREEMENT_COMPATIBLE] = { "annals-compatible-symbolic", "compatible" },
  [ANNALS_AGREEMENT_DENIED] = { "annals-denied-symbolic", "denied" },
  [ANNALS_AGREEMENT_CONFLICT] = { "annals-conflict-symbolic", "conflict" },
};

struct _AnnalsListRow
{
  GtkWidget parent_instance;

  /* template children */
  GtkInscription *title;
  GtkInscription *line;
  GtkInscription *date;
  GtkInscription *era;
  GtkInscription *sources;
  GtkInscription *place;
  GtkWidget      *state;
  GtkWidget      *ribbon;
  GtkImage       *agreement;

  const AnnalsListLook *look; /* borrowed, nullable */
  guint                 event;
  const char           *agreement_class; /* nullable: the CSS class that the icon has now */
};

G_DEFINE_FINAL_TYPE (AnnalsListRow, annals_list_row, GTK_TYPE_WIDGET)

static const AnnalsEvent *
get_record (AnnalsListRow *self)
{
  AnnalsBundle *bundle = annals_session_get_bundle (self->look->session);

  return &annals_bundle_get_events (bundle, NULL)[self->event];
}

/* --- words --------------------------------------------------------------------------------- */

static char *
write_date (AnnalsBundle *bundle,
            AnnalsText    edtf)
{
  return annals_date_to_text (annals_bundle_get_text (bundle, edtf), ANNALS_DATE_SHORT);
}

/* The date that another source holds against the one that places the event, if one does. */
static char *
write_other_date (AnnalsBundle      *bundle,
                  const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);

  if (event->date_agreement != ANNALS_AGREEMENT_CONFLICT)
    return NULL;

  for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
    if (accounts[i].date.kind != ANNALS_DATE_NONE &&
        !annals_date_overlaps (&accounts[i].date, &event->date))
      return write_date (bundle, accounts[i].edtf);

  return NULL;
}

/* "Oct 2012 ≠ Oct 2014" */
static char *
write_dates (AnnalsBundle      *bundle,
             const AnnalsEvent *event)
{
  g_autofree char *date = NULL;
  g_autofree char *other = NULL;

  if (event->date.kind == ANNALS_DATE_NONE)
    return g_strdup (_ ("undated"));

  date = write_date (bundle, event->edtf);
  other = write_other_date (bundle, event);
  return other != NULL ? g_strdup_printf ("%s ≠ %s", date, other) : g_steal_pointer (&date);
}

static gboolean
is_told_before (const AnnalsAccount *accounts,
                guint                first,
                guint                index)
{
  for (guint i = first; i < index; i++)
    if (accounts[i].source == accounts[index].source)
      return TRUE;

  return FALSE;
}

/* "Aslam 2016, Iqbal 2021" */
static char *
write_sources (AnnalsBundle      *bundle,
               const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, NULL);
  guint                first = event->accounts.first;
  GString             *text = g_string_new (NULL);

  for (guint i = first; i < first + MIN (event->accounts.count, MOST_SOURCES); i++)
    {
      if (is_told_before (accounts, first, i))
        continue;
      if (text->len > 0)
        g_string_append (text, ", ");
      g_string_append (text,
                       annals_bundle_get_text (bundle, sources[accounts[i].source].short_name));
    }
  if (event->accounts.count > MOST_SOURCES)
    g_string_append (text, ", …");
  if (text->len == 0)
    g_string_append (text, _ ("no source"));

  return g_string_free (text, FALSE);
}

static char *
write_places (AnnalsBundle      *bundle,
              const AnnalsEvent *event)
{
  const AnnalsPlace *places = annals_bundle_get_places (bundle, NULL);
  GString           *text = g_string_new (NULL);

  for (guint i = 0; i < event->places.count && i < MOST_SOURCES; i++)
    {
      if (i > 0)
        g_string_append (text, ", ");
      g_string_append (text,
                       annals_bundle_get_text (bundle, places[event->places.first + i].name));
    }

  return g_string_free (text, FALSE);
}

/* The sign of conflict is raspberry wherever it stands. */
static void
set_dates (GtkInscription    *inscription,
           const AnnalsTheme *theme,
           const char        *text,
           gboolean           is_conflict)
{
  const char               *sign = is_conflict ? g_strstr_len (text, -1, "≠") : NULL;
  g_autoptr (PangoAttrList) attributes = NULL;

  gtk_inscription_set_text (inscription, text);
  if (sign != NULL)
    {
      PangoAttribute *color = pango_attr_foreground_new (
        (guint16) (theme->conflict.red * 65535.f), (guint16) (theme->conflict.green * 65535.f),
        (guint16) (theme->conflict.blue * 65535.f));
      PangoAttribute *weight = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      color->start_index = weight->start_index = (guint) (sign - text);
      color->end_index = weight->end_index = color->start_index + (guint) strlen ("≠");
      attributes = pango_attr_list_new ();
      pango_attr_list_insert (attributes, color);
      pango_attr_list_insert (attributes, weight);
    }
  gtk_inscription_set_attributes (inscription, attributes);
}

/* --- what is shown ------------------------------------------------------------------------- */

static void
show_facts (AnnalsListRow     *self,
            AnnalsBundle      *bundle,
            const AnnalsEvent *event)
{
  const AnnalsEra *eras = annals_bundle_get_eras (bundle, NULL);
  g_autofree char *dates = write_dates (bundle, event);
  g_autofree char *names = write_sources (bundle, event);
  /* Translators: an event in a list: its date, short names of the sources that tell it. */
  g_autofree char *line = g_strdup_printf (_ ("%s · %s"), dates, names);
  g_autofree char *sources = annals_event_describe_sources (bundle, self->event);
  g_autofree char *places = write_places (bundle, event);
  gboolean         is_conflict = event->agreement == ANNALS_AGREEMENT_CONFLICT;

  gtk_inscription_set_text (self->title, annals_bundle_get_text (bundle, event->title));
  set_dates (self->line, self->look->theme, line, is_conflict);
  set_dates (self->date, self->look->theme, dates, is_conflict);
  gtk_inscription_set_text (
    self->era,
    event->era != ANNALS_NONE ? annals_bundle_get_text (bundle, eras[event->era].label) : "");
  gtk_inscription_set_text (self->sources, sources);
  gtk_inscription_set_text (self->place, places);
  if (is_conflict)
    gtk_widget_add_css_class (GTK_WIDGET (self->sources), "conflict");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sources), "conflict");
}

static void
show_agreement (AnnalsListRow *self,
                guint          agreement)
{
  GtkWidget *icon = GTK_WIDGET (self->agreement);

  if (self->agreement_class != NULL)
    gtk_widget_remove_css_class (icon, self->agreement_class);
  self->agreement_class = agreements[agreement].css_class;
  gtk_widget_add_css_class (icon, self->agreement_class);
  gtk_image_set_from_icon_name (self->agreement, agreements[agreement].icon);
}

/* The list's own row is what has the focus and is spoken. */
static void
update_name (AnnalsListRow *self,
             AnnalsBundle  *bundle,
             gboolean       is_bookmarked)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = annals_event_describe (bundle, self->event, is_bookmarked, ", ");
  g_autofree char *tooltip = annals_event_describe (bundle, self->event, is_bookmarked, "\n");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  if (parent == NULL)
    return;
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_reset_state (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_STATE_EXPANDED);
}

/* --- widget -------------------------------------------------------------------------------- */

static int
get_natural_height (gpointer child)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static void
annals_list_row_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  AnnalsListRow *self = ANNALS_LIST_ROW (widget);
  int            title = get_natural_height (self->title);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      gtk_widget_measure (GTK_WIDGET (self->title), orientation, -1, minimum, natural, NULL, NULL);
      *minimum += ANNALS_LIST_TEXT_PX + STATE_PX + ANNALS_LIST_MARGIN_PX;
      *natural = MAX (*natural, *minimum);
    }
  else if (annals_list_columns_are_shown (for_size))
    *minimum = *natural = title + 2 * WIDE_PADDING_PX;
  else
    *minimum = *natural =
      title + LINE_GAP_PX + get_natural_height (self->line) + 2 * NARROW_PADDING_PX;
}

static void
allocate_columns (AnnalsListRow *self,
                  int            height)
{
  GtkWidget *children[] = {
    [ANNALS_LIST_COLUMN_DATE] = GTK_WIDGET (self->date),
    [ANNALS_LIST_COLUMN_TITLE] = GTK_WIDGET (self->title),
    [ANNALS_LIST_COLUMN_ERA] = GTK_WIDGET (self->era),
    [ANNALS_LIST_COLUMN_SOURCES] = GTK_WIDGET (self->sources),
    [ANNALS_LIST_COLUMN_PLACE] = GTK_WIDGET (self->place),
    [ANNALS_LIST_COLUMN_STATE] = self->state,
  };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    annals_list_columns_allocate (GTK_WIDGET (self), children[i], (AnnalsListColumn) i, height);
}

static void
allocate_lines (AnnalsListRow *self,
                int            width,
                int            height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  int        state_x = width - ANNALS_LIST_MARGIN_PX - STATE_PX;
  int        room = state_x - ANNALS_LIST_TEXT_PX - ANNALS_LIST_MARGIN_PX / 2;
  int        title = get_natural_height (self->title);
  int        line = get_natural_height (self->line);
  int        y = (height - title - LINE_GAP_PX - line) / 2;

  annals_list_columns_place (widget, GTK_WIDGET (self->title), ANNALS_LIST_TEXT_PX, y, room, title);
  annals_list_columns_place (widget, GTK_WIDGET (self->line), ANNALS_LIST_TEXT_PX,
                             y + title + LINE_GAP_PX, room, line);
  annals_list_columns_place (widget, self->state, state_x, 0, STATE_PX, height);
}

static void
annals_list_row_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  AnnalsListRow *self = ANNALS_LIST_ROW (widget);
  gboolean       is_wide = annals_list_columns_are_shown (width);

  gtk_widget_set_child_visible (GTK_WIDGET (self->line), !is_wide);
  gtk_widget_set_child_visible (GTK_WIDGET (self->date), is_wide);
  gtk_widget_set_child_visible (GTK_WIDGET (self->era), is_wide);
  gtk_widget_set_child_visible (GTK_WIDGET (self->sources), is_wide);
  gtk_widget_set_child_visible (GTK_WIDGET (self->place), is_wide);
  if (is_wide)
    allocate_columns (self, height);
  else
    allocate_lines (self, width, height);
}

static void
draw_glyph (AnnalsListRow *self,
            GtkSnapshot   *snapshot)
{
  AnnalsBundle         *bundle = annals_session_get_bundle (self->look->session);
  const AnnalsEvent    *event = get_record (self);
  AnnalsSnapshotPainter painter = annals_snapshot_painter_init (snapshot, NULL);
  guint                 category = ANNALS_NONE;
  GtkWidget            *widget = GTK_WIDGET (self);
  double                x = ANNALS_LIST_MARGIN_PX;
  double                y = gtk_widget_get_height (widget) / 2.0;

  if (event->categories.count > 0)
    category = annals_bundle_get_event_categories (bundle, event)[0];
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (widget) - ANNALS_LIST_MARGIN_PX - ANNALS_GLYPH_PX;
  annals_render_glyph (&painter.parent, self->look->theme, &event->date, category, x, y);
}

static void
annals_list_row_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnnalsListRow *self = ANNALS_LIST_ROW (widget);

  if (self->look != NULL)
    draw_glyph (self, snapshot);

  GTK_WIDGET_CLASS (annals_list_row_parent_class)->snapshot (widget, snapshot);
}

static GtkSizeRequestMode
annals_list_row_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annals_list_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNALS_TYPE_LIST_ROW);

  G_OBJECT_CLASS (annals_list_row_parent_class)->dispose (object);
}

static void
annals_list_row_class_init (AnnalsListRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_list_row_dispose;
  widget_class->get_request_mode = annals_list_row_get_request_mode;
  widget_class->measure = annals_list_row_measure;
  widget_class->size_allocate = annals_list_row_size_allocate;
  widget_class->snapshot = annals_list_row_snapshot;

  gtk_widget_class_set_css_name (widget_class, "listevent");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_template_from_resource (widget_class, APP_PATH "/ui/annals-list-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, title);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, line);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, date);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, era);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, sources);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, place);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, state);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, ribbon);
  gtk_widget_class_bind_template_child (widget_class, AnnalsListRow, agreement);
}

static void
annals_list_row_init (AnnalsListRow *self)
{
  self->event = ANNALS_NONE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * annals_list_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
annals_list_row_new (void)
{
  return g_object_new (ANNALS_TYPE_LIST_ROW, NULL);
}

/**
 * annals_list_row_bind:
 * @self: a row within a list
 * @look: what it needs, until it is unbound
 * @event: index of the event to show
 *
 * Shows an event as it is now, and names the list's own row for those who hear it.
 */
void
annals_list_row_bind (AnnalsListRow        *self,
                      const AnnalsListLook *look,
                      guint                 event)
{
  AnnalsBundle      *bundle = annals_session_get_bundle (look->session);
  gboolean           is_bookmarked = annals_session_is_bookmarked (look->session, event);
  const AnnalsEvent *record;

  g_return_if_fail (ANNALS_IS_LIST_ROW (self));

  self->look = look;
  self->event = event;
  record = get_record (self);
  show_facts (self, bundle, record);
  show_agreement (self, record->agreement);
  gtk_widget_set_visible (self->ribbon, is_bookmarked);
  update_name (self, bundle, is_bookmarked);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * annals_list_row_unbind:
 * @self: a row
 *
 * Forgets the event.
 */
void
annals_list_row_unbind (AnnalsListRow *self)
{
  g_return_if_fail (ANNALS_IS_LIST_ROW (self));

  self->look = NULL;
  self->event = ANNALS_NONE;
}
