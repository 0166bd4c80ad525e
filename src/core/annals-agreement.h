/* annals-agreement.h — per property of an event: who says what, and whether they agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsValue:
 * @text: the value: an EDTF expression for the date, else the words of the bundle
 * @date: bounds of a date value; kind %ANNALS_DATE_NONE for the others
 * @polarity: whether its accounts assert or deny the value
 * @is_preferred: whether an account of rank preferred stands behind it
 * @accounts: (element-type guint32): indexes of the accounts that give the value, in file order
 *
 * One distinct value and everybody who gives it.
 */
typedef struct
{
  const char    *text;
  AnnalsDate     date;
  AnnalsPolarity polarity;
  gboolean       is_preferred;
  GArray        *accounts;
} AnnalsValue;

/**
 * AnnalsProperty:
 * @name: "date", "place", "participant" or a name of the bundle's own
 * @agreement: how the values stand to each other
 * @values: (element-type AnnalsValue): distinct values, the best supported first
 * @is_tie: in a conflict, whether no value has more support than every other
 * @resolution: (nullable): the bundle's own note on the conflict
 *
 * One property of one event. Strings are borrowed from the bundle.
 */
typedef struct
{
  const char     *name;
  AnnalsAgreement agreement;
  GPtrArray      *values;
  gboolean        is_tie;
  const char     *resolution;
} AnnalsProperty;

/**
 * AnnalsPlacing:
 * @ANNALS_PLACING_NOWHERE: nothing dates the event, or only accounts that the bundle has set aside
 * @ANNALS_PLACING_OWN: the bundle gives the event a date of its own
 * @ANNALS_PLACING_ONLY: one account alone gives a date that counts
 * @ANNALS_PLACING_PREFERRED: the account is of rank preferred
 * @ANNALS_PLACING_FIRST: the account comes first in the file among several that are as good
 *
 * Why an event stands where it does on the axis.
 */
typedef enum
{
  ANNALS_PLACING_NOWHERE,
  ANNALS_PLACING_OWN,
  ANNALS_PLACING_ONLY,
  ANNALS_PLACING_PREFERRED,
  ANNALS_PLACING_FIRST,
} AnnalsPlacing;

GPtrArray    *annals_agreement_list_properties (AnnalsBundle *bundle,
                                                guint         event) G_GNUC_WARN_UNUSED_RESULT;
void          annals_agreement_summarise (AnnalsBundle *bundle,
                                          guint         event,
                                          guint8       *date_agreement,
                                          guint8       *loudest);
AnnalsPlacing annals_agreement_explain_placing (AnnalsBundle *bundle,
                                                guint         event);
const char   *annals_agreement_get_name (AnnalsAgreement agreement);

G_END_DECLS
