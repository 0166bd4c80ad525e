/* annals-compat.h — what differs between the versions of GTK and libadwaita, behind one face
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AnnalsAbout:
 * @name: name of the program
 * @icon_name: name of its icon
 * @version: its version
 * @comments: one sentence on what it is for
 * @developer: who made it
 * @website: address of its home page
 * @license: its licence
 * @translators: credits of the translation shown, or empty
 *
 * What the about window tells.
 */
typedef struct
{
  const char *name;
  const char *icon_name;
  const char *version;
  const char *comments;
  const char *developer;
  const char *website;
  GtkLicense  license;
  const char *translators;
} AnnalsAbout;

void   annals_compat_open_file_async (GtkWindow          *parent,
                                      const char         *title,
                                      GListModel         *filters,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
GFile *annals_compat_open_file_finish (GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void   annals_compat_show_message (GtkWindow  *parent,
                                   const char *heading,
                                   const char *body,
                                   const char *close_label);
void   annals_compat_show_about (GtkWindow         *parent,
                                 const AnnalsAbout *about);
void   annals_compat_widget_get_color (GtkWidget *widget,
                                       GdkRGBA   *color);

G_END_DECLS
