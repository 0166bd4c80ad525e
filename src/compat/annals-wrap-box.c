/* annals-wrap-box.c — children in a line, and in further lines where the width runs out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Stands in for AdwWrapBox, which came with libadwaita 1.7. Lines are filled greedily, in one
 * pass. A child that expands claims its minimum width and shares what is left of its line with
 * the other expanding ones; any other child claims its natural width.
 */

#include "config.h"

#include "compat/annals-wrap-box.h"

struct _AnnalsWrapBox
{
  GtkWidget parent_instance;

  int spacing;
  int line_spacing;
};

G_DEFINE_FINAL_TYPE (AnnalsWrapBox, annals_wrap_box, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SPACING,
  PROP_LINE_SPACING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  GtkWidget *first;       /* first child of the line */
  GtkWidget *end;         /* first child that is no more of the line, or NULL */
  int        claimed;     /* width of its children and the gaps between them, px */
  int        n_expanding; /* children that share what is left */
} WrapLine;

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);

  return child;
}

static int
claim_width (GtkWidget *child,
             int        available)
{
  int minimum;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return minimum;

  return CLAMP (available, minimum, natural);
}

/* Gathers the line that begins with @first. FALSE if there is no child left. */
static gboolean
take_line (AnnalsWrapBox *self,
           GtkWidget     *first,
           int            width,
           WrapLine      *line)
{
  *line = (WrapLine){ .first = skip_hidden (first) };

  for (line->end = line->first; line->end != NULL;
       line->end = skip_hidden (gtk_widget_get_next_sibling (line->end)))
    {
      int claimed = claim_width (line->end, width);

      if (line->end != line->first)
        claimed += self->spacing;
      if (line->end != line->first && claimed > width - line->claimed)
        break;
      line->claimed += claimed;
      line->n_expanding += gtk_widget_compute_expand (line->end, GTK_ORIENTATION_HORIZONTAL);
    }

  return line->first != NULL;
}

/* Width of @child, the @nth expanding one of its line; what does not divide goes to the first. */
static int
share_width (const WrapLine *line,
             GtkWidget      *child,
             int             width,
             int             nth)
{
  int left = MAX (width - line->claimed, 0);
  int claimed = claim_width (child, width);

  if (!gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
    return claimed;

  return claimed + left / line->n_expanding + (nth < left % line->n_expanding ? 1 : 0);
}

static void
measure_line (const WrapLine *line,
              int             width,
              int            *minimum,
              int            *natural)
{
  int nth = 0;

  *minimum = 0;
  *natural = 0;
  for (GtkWidget *child = line->first; child != line->end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int share = share_width (line, child, width, nth);
      int child_minimum;
      int child_natural;

      nth += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, share, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural = MAX (*natural, child_natural);
    }
}

static void
measure_width (AnnalsWrapBox *self,
               int           *minimum,
               int           *natural)
{
  GtkWidget *child;

  *minimum = 0;
  *natural = 0;
  for (child = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (self))); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum;
      int child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? self->spacing : 0);
    }
}

static void
measure_height (AnnalsWrapBox *self,
                int            width,
                int           *minimum,
                int           *natural)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self));
  WrapLine   line;

  *minimum = 0;
  *natural = 0;
  while (take_line (self, first, width, &line))
    {
      int line_minimum;
      int line_natural;
      int gap = *natural > 0 ? self->line_spacing : 0;

      measure_line (&line, width, &line_minimum, &line_natural);
      *minimum += line_minimum + gap;
      *natural += line_natural + gap;
      if (line.end == NULL)
        break;
      first = line.end;
    }
}

static GtkSizeRequestMode
annals_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
annals_wrap_box_measure (GtkWidget     *widget,
                         GtkOrientation orientation,
                         int            for_size,
                         int           *minimum,
                         int           *natural,
                         int           *minimum_baseline,
                         int           *natural_baseline)
{
  AnnalsWrapBox *self = ANNALS_WRAP_BOX (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    measure_width (self, minimum, natural);
  else
    measure_height (self, for_size < 0 ? G_MAXINT : for_size, minimum, natural);
}

static void
allocate_line (AnnalsWrapBox  *self,
               const WrapLine *line,
               int             width,
               int             y,
               int             height)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int      x = 0;
  int      nth = 0;

  for (GtkWidget *child = line->first; child != line->end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int           share = share_width (line, child, width, nth);
      GtkAllocation allocation = { is_rtl ? width - x - share : x, y, share, height };

      nth += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      gtk_widget_size_allocate (child, &allocation, -1);
      x += share + self->spacing;
    }
}

static void
annals_wrap_box_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  AnnalsWrapBox *self = ANNALS_WRAP_BOX (widget);
  GtkWidget     *first = gtk_widget_get_first_child (widget);
  int            y = 0;
  WrapLine       line;

  while (take_line (self, first, width, &line))
    {
      int minimum;
      int natural;

      measure_line (&line, width, &minimum, &natural);
      /* A line that is the only one takes the whole height, so that children can be centred. */
      if (y == 0 && line.end == NULL)
        natural = MAX (natural, height);
      allocate_line (self, &line, width, y, natural);
      y += natural + self->line_spacing;
      if (line.end == NULL)
        break;
      first = line.end;
    }
}

static void
annals_wrap_box_dispose (GObject *object)
{
  annals_wrap_box_remove_all (ANNALS_WRAP_BOX (object));

  G_OBJECT_CLASS (annals_wrap_box_parent_class)->dispose (object);
}

static void
annals_wrap_box_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AnnalsWrapBox *self = ANNALS_WRAP_BOX (object);

  switch (property)
    {
    case PROP_SPACING:
      g_value_set_int (value, self->spacing);
      break;
    case PROP_LINE_SPACING:
      g_value_set_int (value, self->line_spacing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
    }
}

static void
annals_wrap_box_set_property (GObject      *object,
                              guint         property,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  AnnalsWrapBox *self = ANNALS_WRAP_BOX (object);
  int           *field = property == PROP_SPACING ? &self->spacing : &self->line_spacing;

  if (property != PROP_SPACING && property != PROP_LINE_SPACING)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }
  if (*field == g_value_get_int (value))
    return;

  *field = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (object, pspec);
}

static void
annals_wrap_box_class_init (AnnalsWrapBoxClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = annals_wrap_box_dispose;
  object_class->get_property = annals_wrap_box_get_property;
  object_class->set_property = annals_wrap_box_set_property;
  widget_class->get_request_mode = annals_wrap_box_get_request_mode;
  widget_class->measure = annals_wrap_box_measure;
  widget_class->size_allocate = annals_wrap_box_size_allocate;

  /**
   * AnnalsWrapBox:spacing:
   *
   * Gap between neighbours of a line, in pixels.
   */
  properties[PROP_SPACING] =
    g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  /**
   * AnnalsWrapBox:line-spacing:
   *
   * Gap between lines, in pixels.
   */
  properties[PROP_LINE_SPACING] =
    g_param_spec_int ("line-spacing", NULL, NULL, 0, G_MAXINT16, 0,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "wrapbox");
}

static void
annals_wrap_box_init (AnnalsWrapBox *self)
{
}

/**
 * annals_wrap_box_new:
 *
 * Creates an empty box.
 *
 * Returns: (transfer floating): the box
 */
GtkWidget *
annals_wrap_box_new (void)
{
  return g_object_new (ANNALS_TYPE_WRAP_BOX, NULL);
}

/**
 * annals_wrap_box_append:
 * @self: a box
 * @child: (transfer none): a widget without a parent
 *
 * Adds a child behind the others.
 */
void
annals_wrap_box_append (AnnalsWrapBox *self,
                        GtkWidget     *child)
{
  g_return_if_fail (ANNALS_IS_WRAP_BOX (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

/**
 * annals_wrap_box_remove_all:
 * @self: a box
 *
 * Takes all children away.
 */
void
annals_wrap_box_remove_all (AnnalsWrapBox *self)
{
  GtkWidget *child;

  g_return_if_fail (ANNALS_IS_WRAP_BOX (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}
