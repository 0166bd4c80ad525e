/* annals-detail-words.h — what the sidebar says about events, eras and who says what of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-agreement.h"

G_BEGIN_DECLS

GPtrArray  *annals_detail_group_values (const AnnalsProperty *property) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_gap (const AnnalsDate *a,
                                     const AnnalsDate *b) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_headline (const AnnalsProperty *property) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_dating (AnnalsBundle *bundle,
                                        guint         event) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_placing (AnnalsBundle *bundle,
                                         guint         event) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_silence (AnnalsBundle *bundle,
                                         guint         event) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_author (const char *short_name) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_sources (AnnalsBundle *bundle,
                                         GArray       *accounts) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_property (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char       *annals_detail_write_value (const char        *property,
                                       const AnnalsValue *value) G_GNUC_WARN_UNUSED_RESULT;
GArray     *annals_detail_list_tellers (AnnalsBundle *bundle,
                                        guint         event) G_GNUC_WARN_UNUSED_RESULT;
const char *annals_detail_name_agreement (AnnalsAgreement agreement);
const char *annals_detail_describe_agreement (AnnalsAgreement agreement);
const char *annals_detail_get_agreement_icon (AnnalsAgreement agreement);

G_END_DECLS
