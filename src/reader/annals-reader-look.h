/* annals-reader-look.h — the size, the face and the paper in which articles are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ANNALS_READER_MIN_ZOOM 50
#define ANNALS_READER_MAX_ZOOM 400

/**
 * AnnalsReaderLook:
 * @zoom: size of the text in percent of its usual size
 * @is_sans: whether the text has the face of the desktop, not that of books
 * @paper: "auto" for the style of the desktop, or "light", "dark" or "sepia"; static
 */
typedef struct
{
  guint       zoom;
  gboolean    is_sans;
  const char *paper;
} AnnalsReaderLook;

guint       annals_reader_look_step_zoom (guint zoom,
                                          int   step);
const char *annals_reader_look_find_paper (const char *name);
void        annals_reader_look_apply_paper (const AnnalsReaderLook *look,
                                            GtkWidget              *widget);
void        annals_reader_look_apply_text (const AnnalsReaderLook *look,
                                           GtkWidget              *view);

G_END_DECLS
