/* annals-sheet-export.c — a sheet as a file: PNG, SVG or PDF
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same sheet gives the same bytes, with the same fonts and libraries: no file tells when it was
 * made.
 */

#include "config.h"

#include "render/annals-cairo-painter.h"
#include "render/annals-sheet-private.h"
#include "render/annals-svg-painter.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A sheet's pixel is 1/96 inch, a point of a page 1/72. */
#define POINTS_PER_PX 0.75

static cairo_status_t
append_bytes (void                *data,
              const unsigned char *bytes,
              unsigned int         length)
{
  g_byte_array_append (data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (GByteArray    *bytes,
        cairo_status_t status,
        GError       **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);

  g_byte_array_unref (bytes);
  g_set_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_DRAWING,
               _ ("The picture cannot be drawn: %s."), cairo_status_to_string (status));
  return NULL;
}

static void
draw (AnnalsSheet *self,
      cairo_t     *cr,
      double       scale)
{
  AnnalsCairoPainter painter = annals_cairo_painter_init (cr, self->texts);

  cairo_scale (cr, scale, scale);
  annals_sheet_draw (self, &painter.parent);
}

static GBytes *
export_png (AnnalsSheet *self,
            double       scale,
            GError     **error)
{
  double           width = ceil (self->summary.width * scale);
  double           height = ceil (self->summary.height * scale);
  GByteArray      *bytes;
  cairo_surface_t *surface;
  cairo_t         *cr;
  cairo_status_t   status;

  if (width * height > ANNALS_SHEET_MAX_PIXELS || MAX (width, height) > G_MAXINT16)
    {
      g_set_error (error, ANNALS_SHEET_ERROR, ANNALS_SHEET_ERROR_SIZE,
                   _ ("A picture of %.0f × %.0f pixels is too large."), width, height);
      return NULL;
    }

  bytes = g_byte_array_new ();
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  cr = cairo_create (surface);
  draw (self, cr, scale);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return finish (bytes, status, error);
}

static GBytes *
export_pdf (AnnalsSheet *self,
            GError     **error)
{
  GByteArray      *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
    append_bytes, bytes, self->summary.width * POINTS_PER_PX, self->summary.height * POINTS_PER_PX);
  cairo_t       *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Annals");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  draw (self, cr, POINTS_PER_PX);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return finish (bytes, status, error);
}

static GBytes *
export_svg (AnnalsSheet *self)
{
  AnnalsSvgPainter *painter =
    annals_svg_painter_new (self->summary.width, self->summary.height, self->title,
                            annals_bundle_get_language (self->input.bundle), self->texts,
                            annals_sheet_describe_event, self);
  char *document;

  annals_sheet_draw (self, (AnnalsPainter *) (gpointer) painter);
  document = annals_svg_painter_finish (painter);
  return g_bytes_new_take (document, strlen (document));
}

/**
 * annals_sheet_export:
 * @self: a sheet
 * @format: as what
 * @scale: pixels of a PNG for each of the sheet's, %ANNALS_SHEET_MIN_SCALE to
 *   %ANNALS_SHEET_MAX_SCALE; the others have no pixels
 * @error: return location for an error
 *
 * Draws the sheet into a file's content. The page of a PDF is as large as the sheet.
 *
 * Errors: %ANNALS_SHEET_ERROR_SIZE, %ANNALS_SHEET_ERROR_DRAWING.
 *
 * Returns: (transfer full): the content
 */
GBytes *
annals_sheet_export (AnnalsSheet      *self,
                     AnnalsSheetFormat format,
                     double            scale,
                     GError          **error)
{
  switch (format)
    {
    case ANNALS_SHEET_PNG:
      return export_png (self, scale, error);
    case ANNALS_SHEET_PDF:
      return export_pdf (self, error);
    case ANNALS_SHEET_SVG:
    default:
      return export_svg (self);
    }
}
