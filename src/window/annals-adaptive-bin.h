/* annals-adaptive-bin.h — a container that can be small and tells how big it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ANNALS_TYPE_ADAPTIVE_BIN (annals_adaptive_bin_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsAdaptiveBin, annals_adaptive_bin, ANNALS, ADAPTIVE_BIN, AdwBin)

G_END_DECLS
