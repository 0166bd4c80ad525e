/* annals-limits.h — how much a stranger's file may ask for, in one table
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every limit is far above what a bundle of a million events needs and far below what hurts. Sizes
 * are bytes and counts are inclusive: the limit itself is still accepted.
 */

#pragma once

/* The whole file: a million events with accounts take a third of it. */
#define ANNALS_MAX_FILE_BYTES (1024UL * 1024UL * 1024UL)

/* Arrays and objects inside each other; the format itself needs ten. */
#define ANNALS_MAX_JSON_DEPTH 64

/* Members of one object: so few are looked through faster than a hash table would be made, and no
 * choice of names can make that slow. */
#define ANNALS_MAX_JSON_MEMBERS 256

/* One string, and the name of one member, as they stand in the file. */
#define ANNALS_MAX_STRING_BYTES (4UL * 1024UL * 1024UL)
#define ANNALS_MAX_NAME_BYTES   1024UL

/* Events, eras, sources and categories of a file together. */
#define ANNALS_MAX_ELEMENTS 2000000

/* One event, era, source or category: each value takes 32 bytes while it is read. */
#define ANNALS_MAX_ELEMENT_BYTES  (8UL * 1024UL * 1024UL)
#define ANNALS_MAX_ELEMENT_VALUES 65536

/* Entries of one list inside an element: accounts, passages, people … */
#define ANNALS_MAX_LIST 1000

/* One article, and all articles of a bundle together. */
#define ANNALS_MAX_ARTICLE_BYTES      (10UL * 1024UL * 1024UL)
#define ANNALS_MAX_ARTICLE_BYTES_ALL  (512UL * 1024UL * 1024UL)
#define ANNALS_MAX_REFERENCE_SEGMENTS 8

/* Code points of an id, of a field of one line, and of a field with paragraphs. */
#define ANNALS_MAX_ID_CHARS    256
#define ANNALS_MAX_LINE_CHARS  500
#define ANNALS_MAX_BLOCK_CHARS 65536

/* Marks on one letter: more of them freeze older versions of HarfBuzz (CVE-2023-25193). */
#define ANNALS_MAX_COMBINING_MARKS 30

/* Listed problems of a file, and how many of them may be notes, lest notes crowd out errors. */
#define ANNALS_MAX_DIAGNOSTICS 1000
#define ANNALS_MAX_NOTES       250
