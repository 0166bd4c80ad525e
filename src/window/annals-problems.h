/* annals-problems.h — the dialog that lists what is wrong with a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_PROBLEMS (annals_problems_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsProblems, annals_problems, ANNALS, PROBLEMS, AdwWindow)

GtkWidget *annals_problems_new (GtkWindow *parent,
                                GPtrArray *diagnostics) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
