/* annals-swatch.c — a patch of a colour that the bundle gives, or a child on such a ground
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Colours of a style sheet are the style sheet's; those of a bundle are only known when it is
 * open. A bundle gives one colour for both styles, so on a dark ground it is drawn lighter.
 */

#include "config.h"

#include "detail/annals-swatch.h"

#include "compat/annals-compat.h"

/* How much of the colour goes into the ground behind a child, light and dark. */
#define WASH_LIGHT 0.26f
#define WASH_DARK  0.34f
/* How much white goes into the colour on a dark ground. */
#define LIFT_DARK 0.42f
#define RADIUS_PX 3

struct _AnnalsSwatch
{
  GtkWidget parent_instance;

  GdkRGBA color;
};

G_DEFINE_FINAL_TYPE (AnnalsSwatch, annals_swatch, GTK_TYPE_WIDGET)

static gboolean
has_dark_ground (GtkWidget *widget)
{
  GdkRGBA text;

  /* Light text means a dark ground. */
  annals_compat_widget_get_color (widget, &text);
  return text.green > 0.5f;
}

static void
annals_swatch_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  AnnalsSwatch   *self = ANNALS_SWATCH (widget);
  GtkWidget      *child = gtk_widget_get_first_child (widget);
  float           width = (float) gtk_widget_get_width (widget);
  float           height = (float) gtk_widget_get_height (widget);
  GdkRGBA         color = self->color;
  graphene_rect_t box = GRAPHENE_RECT_INIT (0, 0, width, height);
  GskRoundedRect  patch;

  if (child != NULL)
    color.alpha *= has_dark_ground (widget) ? WASH_DARK : WASH_LIGHT;
  else
    annals_swatch_adapt_color (widget, &self->color, &color);

  gsk_rounded_rect_init_from_rect (&patch, &box,
                                   child != NULL ? height / 2 : MIN (RADIUS_PX, width / 3));
  gtk_snapshot_push_rounded_clip (snapshot, &patch);
  gtk_snapshot_append_color (snapshot, &color, &box);
  gtk_snapshot_pop (snapshot);
  if (child != NULL)
    gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
annals_swatch_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (annals_swatch_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
annals_swatch_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (annals_swatch_parent_class)->dispose (object);
}

static void
annals_swatch_class_init (AnnalsSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = annals_swatch_dispose;
  widget_class->snapshot = annals_swatch_snapshot;
  widget_class->css_changed = annals_swatch_css_changed;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GENERIC);
}

static void
annals_swatch_init (AnnalsSwatch *self)
{
}

/**
 * annals_swatch_new:
 * @color: "#rrggbb" as the bundle gives it, or empty
 * @child: (nullable) (transfer floating): what stands on the colour
 *
 * Creates a patch of the colour; with a child, a pale ground for it.
 *
 * Returns: (transfer floating): the swatch
 */
GtkWidget *
annals_swatch_new (const char *color,
                   GtkWidget  *child)
{
  AnnalsSwatch *self = g_object_new (ANNALS_TYPE_SWATCH, NULL);

  annals_swatch_set_color (self, color);
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * annals_swatch_parse_color:
 * @text: "#rrggbb" as the bundle gives it, or empty
 * @color: (out caller-allocates): the colour; grey stands for what is none
 *
 * Reads a colour of the bundle.
 */
void
annals_swatch_parse_color (const char *text,
                           GdkRGBA    *color)
{
  g_return_if_fail (text != NULL);

  if (!gdk_rgba_parse (color, text))
    *color = (GdkRGBA){ 0.47f, 0.47f, 0.51f, 1 };
}

/**
 * annals_swatch_adapt_color:
 * @widget: the widget that draws it
 * @color: a colour of the bundle
 * @adapted: (out caller-allocates): the same, light enough where the widget's ground is dark
 *
 * Makes a colour of the bundle stand out from the ground of a widget.
 */
void
annals_swatch_adapt_color (GtkWidget     *widget,
                           const GdkRGBA *color,
                           GdkRGBA       *adapted)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  *adapted = *color;
  if (!has_dark_ground (widget))
    return;

  adapted->red += (1 - color->red) * LIFT_DARK;
  adapted->green += (1 - color->green) * LIFT_DARK;
  adapted->blue += (1 - color->blue) * LIFT_DARK;
}

/**
 * annals_swatch_set_color:
 * @self: a swatch
 * @color: "#rrggbb" as the bundle gives it, or empty
 *
 * Sets the colour; grey stands for what is none.
 */
void
annals_swatch_set_color (AnnalsSwatch *self,
                         const char   *color)
{
  g_return_if_fail (ANNALS_IS_SWATCH (self));
  g_return_if_fail (color != NULL);

  annals_swatch_parse_color (color, &self->color);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
