/* annals-metrics.h — how large things are: text as whoever draws it measures it, and fixed sizes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsTextStyle:
 *
 * The kinds of text on and around the timeline. What font each has is the drawing's business.
 */
typedef enum
{
  ANNALS_TEXT_LABEL,
  ANNALS_TEXT_LABEL_BOLD,
  ANNALS_TEXT_LABEL_UNDERLINED,
  ANNALS_TEXT_BAR,
  ANNALS_TEXT_BAR_BOLD,
  ANNALS_TEXT_SMALL,
  ANNALS_TEXT_SMALL_BOLD,
  ANNALS_TEXT_TITLE,
  ANNALS_N_TEXT_STYLES
} AnnalsTextStyle;

/**
 * AnnalsMeasureFunc:
 * @text: what to measure
 * @style: in which style
 * @data: whatever was given with the function
 *
 * Returns: width of the text in pixels
 */
typedef double (*AnnalsMeasureFunc) (const char     *text,
                                     AnnalsTextStyle style,
                                     gpointer        data);

/**
 * AnnalsMetrics:
 * @measure: measures text
 * @data: for @measure
 * @font_scale: the desktop's text scale, 1.0 at 96 dpi; heights grow with it
 */
typedef struct
{
  AnnalsMeasureFunc measure;
  gpointer          data;
  double            font_scale;
} AnnalsMetrics;

/**
 * annals_metrics_measure:
 * @metrics: who measures
 * @text: what to measure
 * @style: in which style
 *
 * Returns: width of the text in pixels
 */
static inline double
annals_metrics_measure (const AnnalsMetrics *metrics,
                        const char          *text,
                        AnnalsTextStyle      style)
{
  return metrics->measure (text, style, metrics->data);
}

G_END_DECLS
