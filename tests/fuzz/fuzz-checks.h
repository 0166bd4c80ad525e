/* fuzz-checks.h — what must hold whatever a stranger has written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

#include <stddef.h>
#include <stdint.h>

/* The target: one of the files fuzz-*.c. libFuzzer gives both names. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);
int LLVMFuzzerInitialize (int    *argc,
                          char ***argv);

void fuzz_check_text (const char *text);
void fuzz_check_error (const GError *error);
void fuzz_check_date (const AnnalsDate *date);
void fuzz_check_anchor (const AnnalsAnchor *anchor,
                        AnnalsArticle      *article,
                        const char         *exact);
