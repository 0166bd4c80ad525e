/* loader-fixture.h — bundles for the tests of the loader, written so that they can be read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "core/annals-loader.h"

G_BEGIN_DECLS

/* The beginning of a bundle without problems, and one source without an article. */
#define HEAD   "{'format':'annals','version':1,'id':'b','title':'B'"
#define SOURCE "'sources':[{'id':'s','csl':{'title':'S'}}]"

/**
 * BadInput:
 * @name: what is wrong, for the path of the test
 * @text: a bundle; ' stands for ", and ^ marks the place of the first problem
 * @code: code of the first problem
 * @pointer: its JSON Pointer
 * @dump: what still loads, as fixture_dump() writes it; %NULL if nothing does
 */
typedef struct
{
  const char *name;
  const char *text;
  const char *code;
  const char *pointer;
  const char *dump;
} BadInput;

GPtrArray    *fixture_new_diagnostics (void);
char         *fixture_make_text (const char *text,
                                 guint      *line,
                                 guint      *column);
AnnalsBundle *fixture_load (const char *text,
                            GFile      *folder,
                            GPtrArray  *diagnostics,
                            GError    **error);
char         *fixture_dump (AnnalsBundle *bundle);
void          fixture_assert_bad_input (const BadInput *row,
                                        GFile          *folder);
void          fixture_add_bad_inputs (const char     *prefix,
                                      const BadInput *rows,
                                      guint           n_rows,
                                      GTestDataFunc   test);

G_END_DECLS
