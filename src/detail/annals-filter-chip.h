/* annals-filter-chip.h — a category, a name or a source; pressed, it is what is asked for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "core/annals-session.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_FILTER_CHIP (annals_filter_chip_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsFilterChip, annals_filter_chip, ANNALS, FILTER_CHIP, GtkWidget)

GtkWidget *annals_filter_chip_new (AnnalsSession   *session,
                                   AnnalsFilterKind kind,
                                   const char      *value,
                                   GtkWidget       *leader) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
