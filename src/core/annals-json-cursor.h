/* annals-json-cursor.h — the tokens of JSON: texts, numbers, words and the space between them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AnnalsJsonMark:
 * @position: offset in bytes
 * @line: line from 1
 * @column: column in code points from 1
 */
typedef struct
{
  gsize position;
  guint line;
  guint column;
} AnnalsJsonMark;

/**
 * AnnalsJsonCursor:
 * @text: bytes that claim to be JSON; borrowed
 * @length: how many
 * @position: the next byte
 * @line: its line, from 1
 * @line_start: where that line begins
 * @n_continuation: bytes of the line so far that begin no code point
 * @code: (nullable): code of the problem, %NULL while there is none
 * @message: (nullable): the problem in one sentence; owned by who made the cursor
 * @problem_mark: where the problem is
 *
 * A place in a text, and what was found wrong there.
 */
typedef struct
{
  const char    *text;
  gsize          length;
  gsize          position;
  guint          line;
  gsize          line_start;
  gsize          n_continuation;
  const char    *code;
  char          *message;
  AnnalsJsonMark problem_mark;
} AnnalsJsonCursor;

AnnalsJsonMark annals_json_cursor_get_mark (const AnnalsJsonCursor *self);
gboolean       annals_json_cursor_is_at_end (const AnnalsJsonCursor *self);
char           annals_json_cursor_peek (const AnnalsJsonCursor *self);
gboolean       annals_json_cursor_fail (AnnalsJsonCursor     *self,
                                        const AnnalsJsonMark *mark,
                                        const char           *code,
                                        const char           *format,
                                        ...) G_GNUC_PRINTF (4, 5);
gboolean       annals_json_cursor_fail_at_character (AnnalsJsonCursor *self,
                                                     const char       *expected);
void           annals_json_cursor_skip_space (AnnalsJsonCursor *self);
gboolean       annals_json_cursor_scan_string (AnnalsJsonCursor *self,
                                               gsize             limit);
gboolean       annals_json_cursor_scan_number (AnnalsJsonCursor *self);
gboolean       annals_json_cursor_scan_literal (AnnalsJsonCursor *self);
gsize          annals_json_unescape (const char *raw,
                                     gsize       length,
                                     char       *buffer);

G_END_DECLS
