/* annals-sheet.h — a timeline as a picture that stands alone: with title, legend and sources
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "core/annals-bundle.h"
#include "layout/annals-outline.h"

G_BEGIN_DECLS

/* Bounds of a sheet in pixels, and of a picture's pixels for each of the sheet's. On a narrower one
 * the timeline has no strip of eras. */
#define ANNALS_SHEET_MIN_WIDTH  700.0
#define ANNALS_SHEET_MAX_WIDTH  16384.0
#define ANNALS_SHEET_MIN_HEIGHT 200.0
#define ANNALS_SHEET_MAX_HEIGHT 16384.0
#define ANNALS_SHEET_MIN_SCALE  0.25
#define ANNALS_SHEET_MAX_SCALE  8.0
/* A picture of more pixels than these would take more memory than most machines like to give. */
#define ANNALS_SHEET_MAX_PIXELS 67108864.0

#define ANNALS_SHEET_ERROR (annals_sheet_error_quark ())

/**
 * AnnalsSheetError:
 * @ANNALS_SHEET_ERROR_SPAN: there is nothing to show in the chosen time
 * @ANNALS_SHEET_ERROR_SIZE: the timeline does not fit on so small a sheet, or the picture would be
 *   too large
 * @ANNALS_SHEET_ERROR_DRAWING: the drawing library failed
 */
typedef enum
{
  ANNALS_SHEET_ERROR_SPAN,
  ANNALS_SHEET_ERROR_SIZE,
  ANNALS_SHEET_ERROR_DRAWING,
} AnnalsSheetError;

/**
 * AnnalsSheetFormat:
 * @ANNALS_SHEET_PNG: pixels
 * @ANNALS_SHEET_SVG: shapes and text
 * @ANNALS_SHEET_PDF: a page, with its fonts in it
 */
typedef enum
{
  ANNALS_SHEET_PNG,
  ANNALS_SHEET_SVG,
  ANNALS_SHEET_PDF,
} AnnalsSheetFormat;

/**
 * AnnalsSheetInput:
 * @bundle: whose timeline
 * @era: the era that is shown, or %ANNALS_NONE
 * @lower: first second that is shown, or %ANNALS_INSTANT_MIN for as early as there is something
 * @upper: first second that is no longer shown, or %ANNALS_INSTANT_MAX
 * @group_by: what the events of a group of rows share
 * @period: (nullable): words for these, if the caller has chosen them
 * @width: in pixels of 1/96 inch, %ANNALS_SHEET_MIN_WIDTH to %ANNALS_SHEET_MAX_WIDTH
 * @height: likewise; 0 for as high as the content is
 * @is_dark: whether the ground is dark
 *
 * All that a sheet depends on. An era and bounds may be given together; then both limit.
 */
typedef struct
{
  AnnalsBundle *bundle;
  guint         era;
  AnnalsInstant lower;
  AnnalsInstant upper;
  AnnalsGroupBy group_by;
  const char   *period;
  double        width;
  double        height;
  gboolean      is_dark;
} AnnalsSheetInput;

/**
 * AnnalsSheetSummary:
 * @width: in pixels of 1/96 inch
 * @height: likewise
 * @n_drawn: events with a mark of their own
 * @n_counted: events that stand in counts only
 * @n_labelled: events of @n_drawn with their title beside or in their mark
 * @n_undated: events in the tray, those counted there included
 * @n_conflicts: how many of the events on the sheet their sources dispute
 * @lower: first second that is shown
 * @upper: first second after it
 *
 * What is on a sheet.
 */
typedef struct
{
  double        width;
  double        height;
  guint         n_drawn;
  guint         n_counted;
  guint         n_labelled;
  guint         n_undated;
  guint         n_conflicts;
  AnnalsInstant lower;
  AnnalsInstant upper;
} AnnalsSheetSummary;

typedef struct _AnnalsSheet AnnalsSheet;

GQuark annals_sheet_error_quark (void);

AnnalsSheet *annals_sheet_new (const AnnalsSheetInput *input,
                               GError                **error)
  G_GNUC_WARN_UNUSED_RESULT;
void                      annals_sheet_free (AnnalsSheet *self);
const AnnalsSheetSummary *annals_sheet_get_summary (const AnnalsSheet *self);
GBytes                   *annals_sheet_export (AnnalsSheet      *self,
                                               AnnalsSheetFormat format,
                                               double            scale,
                                               GError          **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnnalsSheet, annals_sheet_free)

G_END_DECLS
