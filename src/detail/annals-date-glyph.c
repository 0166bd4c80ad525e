/* annals-date-glyph.c — the timeline's mark of a date, small enough for a line of text
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One mark has one shape everywhere: a day is a dot, a month a slab, a year or more an outlined
 * bar ("some time in it"), an interval a body on a rail ("all through"), a set two members. What
 * is only about a date has soft ends. A ghost is hollow.
 */

#include "config.h"

#include "detail/annals-date-glyph.h"

#include "compat/annals-compat.h"
#include "detail/annals-swatch.h"

#define GLYPH_PX 16

/* Width and height of the shapes, the radius of their corners and the width of their outlines, in
 * pixels. */
#define DOT_PX     10
#define SLAB_W_PX  6
#define BAR_W_PX   14
#define BAR_H_PX   10
#define SLAB_H_PX  12
#define MEMBER_PX  6
#define RADIUS_PX  2.5f
#define OUTLINE_PX 1.5f
#define RAIL_PX    2.5f
#define CAP_PX     2.f

/* How much of the colour goes into the body of a bar and of an interval. */
#define BAR_TINT  0.18f
#define SPAN_TINT 0.32f

struct _AnnalsDateGlyph
{
  GtkWidget parent_instance;

  AnnalsDate date;
  GdkRGBA    color;
  gboolean   is_ghost;
};

G_DEFINE_FINAL_TYPE (AnnalsDateGlyph, annals_date_glyph, GTK_TYPE_WIDGET)

static graphene_rect_t
center_box (float width,
            float height)
{
  graphene_rect_t box;

  graphene_rect_init (&box, (GLYPH_PX - width) / 2, (GLYPH_PX - height) / 2, width, height);
  return box;
}

static void
draw_body (GtkSnapshot           *snapshot,
           const graphene_rect_t *box,
           float                  radius,
           const GdkRGBA         *color)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, box, radius);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, color, box);
  gtk_snapshot_pop (snapshot);
}

static void
draw_outline (GtkSnapshot           *snapshot,
              const graphene_rect_t *box,
              float                  radius,
              const GdkRGBA         *color)
{
  const float    widths[] = { OUTLINE_PX, OUTLINE_PX, OUTLINE_PX, OUTLINE_PX };
  const GdkRGBA  colors[] = { *color, *color, *color, *color };
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, box, radius);
  gtk_snapshot_append_border (snapshot, &shape, widths, colors);
}

static void
draw_solid (AnnalsDateGlyph *self,
            GtkSnapshot     *snapshot,
            float            width,
            float            height,
            float            radius,
            const GdkRGBA   *color)
{
  graphene_rect_t box = center_box (width, height);

  if (self->is_ghost)
    draw_outline (snapshot, &box, radius, color);
  else
    draw_body (snapshot, &box, radius, color);
}

/* Fades to both ends, as nobody knows where they are. */
static void
draw_soft (GtkSnapshot   *snapshot,
           const GdkRGBA *color)
{
  graphene_rect_t  box = center_box (BAR_W_PX, BAR_H_PX);
  graphene_point_t end = GRAPHENE_POINT_INIT (box.origin.x + box.size.width, box.origin.y);
  GskColorStop     stops[] = { { 0, *color }, { 0.5f, *color }, { 1, *color } };

  stops[0].color.alpha = 0;
  stops[2].color.alpha = 0;
  gtk_snapshot_append_linear_gradient (snapshot, &box, &box.origin, &end, stops,
                                       G_N_ELEMENTS (stops));
}

static void
draw_bar (AnnalsDateGlyph *self,
          GtkSnapshot     *snapshot,
          const GdkRGBA   *color)
{
  graphene_rect_t box = center_box (BAR_W_PX, BAR_H_PX);
  GdkRGBA         tint = *color;

  tint.alpha *= BAR_TINT;
  if (!self->is_ghost)
    draw_body (snapshot, &box, RADIUS_PX, &tint);
  draw_outline (snapshot, &box, RADIUS_PX, color);
}

static void
draw_span (AnnalsDateGlyph *self,
           GtkSnapshot     *snapshot,
           const GdkRGBA   *color)
{
  graphene_rect_t box = center_box (BAR_W_PX, BAR_H_PX);
  graphene_rect_t part = box;
  GdkRGBA         tint = *color;

  if (self->is_ghost)
    {
      draw_outline (snapshot, &box, 0, color);
      return;
    }

  tint.alpha *= SPAN_TINT;
  gtk_snapshot_append_color (snapshot, &tint, &box);
  part.origin.y += box.size.height - RAIL_PX;
  part.size.height = RAIL_PX;
  gtk_snapshot_append_color (snapshot, color, &part);
  part = box;
  part.size.width = CAP_PX;
  gtk_snapshot_append_color (snapshot, color, &part);
  part.origin.x += box.size.width - CAP_PX;
  gtk_snapshot_append_color (snapshot, color, &part);
}

static void
draw_set (GtkSnapshot   *snapshot,
          const GdkRGBA *color)
{
  graphene_rect_t member = center_box (BAR_W_PX, BAR_H_PX);

  member.size.width = MEMBER_PX;
  draw_outline (snapshot, &member, RADIUS_PX, color);
  member.origin.x += BAR_W_PX - MEMBER_PX;
  draw_outline (snapshot, &member, RADIUS_PX, color);
}

static void
draw_single (AnnalsDateGlyph *self,
             GtkSnapshot     *snapshot,
             const GdkRGBA   *color)
{
  if ((self->date.start_flags & ANNALS_DATE_APPROXIMATE) != 0 && !self->is_ghost)
    draw_soft (snapshot, color);
  else if (self->date.start_precision <= ANNALS_PRECISION_DAY)
    draw_solid (self, snapshot, DOT_PX, DOT_PX, DOT_PX / 2.f, color);
  else if (self->date.start_precision <= ANNALS_PRECISION_SEASON)
    draw_solid (self, snapshot, SLAB_W_PX, SLAB_H_PX, RADIUS_PX, color);
  else
    draw_bar (self, snapshot, color);
}

static void
annals_date_glyph_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AnnalsDateGlyph *self = ANNALS_DATE_GLYPH (widget);
  GdkRGBA          color;

  if (self->is_ghost)
    annals_compat_widget_get_color (widget, &color);
  else
    annals_swatch_adapt_color (widget, &self->color, &color);

  switch ((AnnalsDateKind) self->date.kind)
    {
    case ANNALS_DATE_NONE:
      break;
    case ANNALS_DATE_SINGLE:
      draw_single (self, snapshot, &color);
      break;
    case ANNALS_DATE_INTERVAL:
      draw_span (self, snapshot, &color);
      break;
    case ANNALS_DATE_ONE_OF:
    case ANNALS_DATE_ALL_OF:
      draw_set (snapshot, &color);
      break;
    }
}

static void
annals_date_glyph_measure (GtkWidget     *widget,
                           GtkOrientation orientation,
                           int            for_size,
                           int           *minimum,
                           int           *natural,
                           int           *minimum_baseline,
                           int           *natural_baseline)
{
  *minimum = *natural = GLYPH_PX;
}

static void
annals_date_glyph_css_changed (GtkWidget         *widget,
                               GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (annals_date_glyph_parent_class)->css_changed (widget, change);

  gtk_widget_queue_draw (widget);
}

static void
annals_date_glyph_class_init (AnnalsDateGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->css_changed = annals_date_glyph_css_changed;
  widget_class->measure = annals_date_glyph_measure;
  widget_class->snapshot = annals_date_glyph_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
annals_date_glyph_init (AnnalsDateGlyph *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * annals_date_glyph_new:
 * @date: a date
 * @color: "#rrggbb" of its event's category, or empty
 *
 * Creates the mark of a date that places an event.
 *
 * Returns: (transfer floating): the glyph
 */
GtkWidget *
annals_date_glyph_new (const AnnalsDate *date,
                       const char       *color)
{
  AnnalsDateGlyph *self;

  g_return_val_if_fail (date != NULL, NULL);
  g_return_val_if_fail (color != NULL, NULL);

  self = g_object_new (ANNALS_TYPE_DATE_GLYPH, NULL);
  self->date = *date;
  annals_swatch_parse_color (color, &self->color);

  return GTK_WIDGET (self);
}

/**
 * annals_date_glyph_new_ghost:
 * @date: a date
 *
 * Creates the mark of a date that a source holds against the one that places the event.
 *
 * Returns: (transfer floating): the glyph
 */
GtkWidget *
annals_date_glyph_new_ghost (const AnnalsDate *date)
{
  GtkWidget *self = annals_date_glyph_new (date, "");

  ANNALS_DATE_GLYPH (self)->is_ghost = TRUE;
  gtk_widget_add_css_class (self, "conflict");

  return self;
}
