/* annals-window-private.h — what the source files of the window share
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "window/annals-window.h"

#include "store/annals-library.h"
#include "window/annals-loading-bar.h"
#include "window/annals-panes.h"

G_BEGIN_DECLS

struct _AnnalsWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwWindowTitle   *title;
  GtkButton        *ribbon;
  GtkWidget        *notice; /* what is wrong with the library */
  GtkLabel         *notice_text;
  AnnalsLoadingBar *loading_bar;
  AdwToastOverlay  *toasts;
  GtkStack         *stack;
  AdwStatusPage    *failure;
  AnnalsPanes      *panes;

  /* owned */
  AnnalsSession *session;
  AnnalsLibrary *library;
  GSettings     *settings;    /* NULL if the schema is not installed */
  GCancellable  *cancellable; /* closes what waits for an answer when the window goes */
  gboolean       is_built_in; /* the open bundle came with the program */
  guint          patience;    /* source that shows the window though nothing is loaded yet */
};

void annals_window_install_open_actions (GtkWidgetClass *widget_class);
void annals_window_add_drop_target (AnnalsWindow *self);
void annals_window_loaded_cb (AnnalsWindow *self,
                              GFile        *file,
                              AnnalsBundle *bundle);
void annals_window_failed_cb (AnnalsWindow *self,
                              GFile        *file,
                              const GError *error);

void     annals_window_install_bookmark_actions (GtkWidgetClass *widget_class);
void     annals_window_open_library (AnnalsWindow *self);
void     annals_window_read_bookmarks (AnnalsWindow *self);
gboolean annals_window_is_bookmarked (AnnalsWindow *self);
void     annals_window_set_bookmarked (AnnalsWindow *self,
                                       gboolean      is_bookmarked);

G_END_DECLS
