/* annals-reader-marks.h — which stretches of a source's article tell which events
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-bundle.h"

G_BEGIN_DECLS

/**
 * AnnalsReaderRole:
 * @ANNALS_READER_ROLE_OTHER: tells an event that is not selected
 * @ANNALS_READER_ROLE_SELECTED: tells the selected event
 * @ANNALS_READER_ROLE_READ: tells the selected event and is the one being read
 *
 * What a marked passage is to the reader, from the faintest to the strongest.
 */
typedef enum
{
  ANNALS_READER_ROLE_OTHER,
  ANNALS_READER_ROLE_SELECTED,
  ANNALS_READER_ROLE_READ,
} AnnalsReaderRole;

/**
 * AnnalsReaderMark:
 * @start: first code point of the stretch in the article's plain text
 * @end: first code point after it
 * @passage: the passage that stands there
 * @event: the event that it tells
 * @role: an #AnnalsReaderRole
 * @is_exact: whether the words stand there as quoted
 * @is_disputed: whether the sources disagree on the event
 * @color: 0xrrggbb of the event's first category, or %ANNALS_NONE
 * @said_start: first code point of the source's words for a disputed date, within the stretch
 * @said_end: first code point after them; the same where there are none
 */
typedef struct
{
  guint   start;
  guint   end;
  guint32 passage;
  guint32 event;
  guint8  role;
  guint8  is_exact;
  guint8  is_disputed;
  guint32 color;
  guint   said_start;
  guint   said_end;
} AnnalsReaderMark;

GArray *annals_reader_list_marks (AnnalsBundle *bundle,
                                  guint         source,
                                  guint         event,
                                  guint         passage) G_GNUC_WARN_UNUSED_RESULT;
GArray *annals_reader_list_missing (AnnalsBundle *bundle,
                                    guint         source,
                                    guint         event) G_GNUC_WARN_UNUSED_RESULT;
GArray *annals_reader_list_candidates (AnnalsBundle *bundle,
                                       guint         passage) G_GNUC_WARN_UNUSED_RESULT;
GArray *annals_reader_list_sequence (AnnalsBundle *bundle,
                                     guint         event) G_GNUC_WARN_UNUSED_RESULT;
GArray *annals_reader_list_sources (AnnalsBundle *bundle,
                                    guint         event) G_GNUC_WARN_UNUSED_RESULT;
GArray *annals_reader_find_marks (GArray *marks,
                                  guint   offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
