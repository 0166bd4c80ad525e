/* annals-detail-parts.h — small widgets that the pages of the sidebar are made of
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "compat/annals-wrap-box.h"
#include "core/annals-session.h"
#include "detail/annals-detail-lists.h"

G_BEGIN_DECLS

const char *annals_detail_get_color (AnnalsBundle *bundle, const AnnalsEvent *event);
GtkWidget  *annals_detail_new_label (const char *text,
                                     const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *annals_detail_new_name (const char *text,
                                    const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *annals_detail_new_line (const char *text,
                                    const char *css_class) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *annals_detail_new_badge (AnnalsAgreement agreement) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *annals_detail_new_square (const char *color) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *annals_detail_new_era_chip (AnnalsSession *session,
                                        guint          era,
                                        const char    *text) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget  *annals_detail_new_event_row (AnnalsSession *session,
                                         guint          event) G_GNUC_WARN_UNUSED_RESULT;
void        annals_detail_fill_figures (AnnalsWrapBox             *box,
                                        AnnalsBundle              *bundle,
                                        const AnnalsDetailFigures *figures,
                                        const AnnalsDetailTargets *targets);
void        annals_detail_set_prose (GtkLabel   *label,
                                     const char *markdown);
void        annals_detail_dispose_template (GtkWidget *widget,
                                            GType      type);
void        annals_detail_clear (GtkWidget *box);

G_END_DECLS
