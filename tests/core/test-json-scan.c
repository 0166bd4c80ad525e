/* test-json-scan.c — what is JSON, what is not, and where the first problem stands
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Expectations follow the grammar of RFC 8259.
 */

#include "config.h"

#include "core/annals-json-locate.h"
#include "core/annals-json-scan.h"
#include "core/annals-json-tree.h"
#include "core/annals-limits.h"

#include <json-glib/json-glib.h>
#include <string.h>

static AnnalsJsonScan *
scan (const char        *text,
      gsize              length,
      AnnalsDiagnostic **problem)
{
  static const char *const sections[] = { "events", NULL };

  return annals_json_scan_new (text, length, "test.json", sections, NULL, problem);
}

static void
assert_accepted (const char *text,
                 gsize       length)
{
  AnnalsDiagnostic          *problem;
  g_autoptr (AnnalsJsonScan) found = scan (text, length, &problem);

  g_assert_cmpstr (problem != NULL ? problem->message : "", ==, "");
  g_assert_nonnull (found);
}

static void
assert_rejected (const char *text,
                 gsize       length,
                 const char *code)
{
  g_autoptr (AnnalsDiagnostic) problem = NULL;
  g_autoptr (AnnalsJsonScan)   found = scan (text, length, &problem);

  g_assert_null (found);
  g_assert_nonnull (problem);
  g_assert_cmpstr (problem->code, ==, code);
}

/* --- The grammar ------------------------------------------------------------------------------ */

static const char *const accepted[] = {
  /* one value of each kind, white space around it */
  "null",
  " true ",
  "\t\r\nfalse\n",
  "0",
  "\"\"",
  "[]",
  "{}",
  "[ ]",
  "{\n}",
  /* numbers */
  "-0",
  "[-1, 0, 1, 10, 1234567890]",
  "[0.0, -0.0, 0.1, 10.01, -1.5]",
  "[1e1, 1E1, 1e+1, 1e-1, 0e0, 0E+00, 0.5e-05]",
  "[9223372036854775807, -9223372036854775808]",
  "[1.7976931348623157e308, 5e-324, 1e-400]",
  "[0.000000000000000000000000000000000000000000000000000000000000000000000000000000000000001]",
  /* texts */
  "\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"",
  "\"\\u0041 \\u00e9 \\u00E9 \\u20aC \\uFFFF \\u0001\"",
  "\"\\ud834\\udd1e \\uD834\\uDD1E\"",
  "\"\\\\u0000 \\\\ud800\"",
  "\"/ // /* # ' `\"",
  "\"\x7F\"",
  "\"é ж 漢 \xF0\x9D\x84\x9E\"",
  "\"\xC2\x80 \xDF\xBF \xE0\xA0\x80 \xEF\xBF\xBF \xF0\x90\x80\x80 \xF4\x8F\xBF\xBF\"",
  "\"\xE2\x80\xA8\xE2\x80\xA9\"",
  /* structure */
  "[1,2,[3,[4]],{}]",
  "{\"\":0}",
  "{\"a\":{\"a\":{\"a\":[]}}}",
  "{\"a\" : 1 , \"b\" : [ 1 , 2 ] }",
  "{\"a\":1,\"A\":2,\"a \":3,\"\\u0001\":4}",
  "[[],[],{},{}]",
  "[\"a\",\"a\"]",
  "{\"a\":{\"b\":1},\"b\":1}",
};

static void
test_accepted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_test_message ("%s", accepted[i]);
      assert_accepted (accepted[i], strlen (accepted[i]));
    }
}

/* Whatever the scan lets through, json-glib can read too. */
static void
test_parser_agrees (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (accepted); i++)
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError)     error = NULL;

      g_test_message ("%s", accepted[i]);
      json_parser_load_from_data (parser, accepted[i], -1, &error);
      g_assert_no_error (error);
    }
}

typedef struct
{
  const char *text;
  const char *code;
  guint       line;
  guint       column;
  const char *pointer;
} Rejected;

static const Rejected rejected[] = {
  /* nothing */
  { "", "json-empty", 1, 1, "" },
  { " \n\t\r\n  ", "json-empty", 3, 3, "" },
  /* ends too early */
  { "[", "json-truncated", 1, 2, "/0" },
  { "{", "json-truncated", 1, 2, "" },
  { "[1", "json-truncated", 1, 3, "/0" },
  { "[1,", "json-truncated", 1, 4, "/1" },
  { "{\"a\"", "json-truncated", 1, 5, "/a" },
  { "{\"a\":", "json-truncated", 1, 6, "/a" },
  { "{\"a\":1", "json-truncated", 1, 7, "/a" },
  { "{\"a\":1,", "json-truncated", 1, 8, "" },
  { "\"abc", "json-truncated", 1, 5, "" },
  { "\"abc\\\"", "json-truncated", 1, 7, "" },
  { "{\"a\":[{\"b\":\"c\n", "json-control-character", 1, 14, "/a/0/b" },
  /* something behind the end */
  { "1 2", "json-trailing", 1, 3, "" },
  { "{} {}", "json-trailing", 1, 4, "" },
  { "[]]", "json-trailing", 1, 3, "" },
  { "{}\n\n  x", "json-trailing", 3, 3, "" },
  { "null // why", "json-trailing", 1, 6, "" },
  { "\"a\",", "json-trailing", 1, 4, "" },
  /* not the structure of JSON */
  { "[1,]", "json-syntax", 1, 4, "/1" },
  { "[,1]", "json-syntax", 1, 2, "/0" },
  { "[1 2]", "json-syntax", 1, 4, "/0" },
  { "[1;2]", "json-syntax", 1, 3, "/0" },
  { "[1}", "json-syntax", 1, 3, "/0" },
  { "{\"a\":1]", "json-syntax", 1, 7, "/a" },
  { "{\"a\":1,}", "json-syntax", 1, 8, "" },
  { "{,\"a\":1}", "json-syntax", 1, 2, "" },
  { "{\"a\" 1}", "json-syntax", 1, 6, "/a" },
  { "{\"a\":}", "json-syntax", 1, 6, "/a" },
  { "{\"a\"::1}", "json-syntax", 1, 6, "/a" },
  { "{a:1}", "json-syntax", 1, 2, "" },
  { "{'a':1}", "json-syntax", 1, 2, "" },
  { "{1:1}", "json-syntax", 1, 2, "" },
  { "{null:1}", "json-syntax", 1, 2, "" },
  { "['a']", "json-syntax", 1, 2, "/0" },
  { "]", "json-syntax", 1, 1, "" },
  { ":", "json-syntax", 1, 1, "" },
  { "/* a */ 1", "json-syntax", 1, 1, "" },
  { "# a\n1", "json-syntax", 1, 1, "" },
  { "var x = {};", "json-syntax", 1, 1, "" },
  { "[1\f]", "json-syntax", 1, 3, "/0" },
  { "[1,\xC2\xA0"
    "2]",
    "json-syntax", 1, 4, "/1" },
  { "[\xE2\x80\xA8]", "json-syntax", 1, 2, "/0" },
  { "{\"a\":1 \"b\":2}", "json-syntax", 1, 8, "/a" },
  /* words */
  { "True", "json-syntax", 1, 1, "" },
  { "[nul]", "json-syntax", 1, 2, "/0" },
  { "[truE]", "json-syntax", 1, 2, "/0" },
  { "[nullx]", "json-syntax", 1, 6, "/0" },
  { "[undefined]", "json-syntax", 1, 2, "/0" },
  { "[NaN]", "json-syntax", 1, 2, "/0" },
  { "[Infinity]", "json-syntax", 1, 2, "/0" },
  /* numbers */
  { "[01]", "json-number", 1, 2, "/0" },
  { "[-01]", "json-number", 1, 2, "/0" },
  { "[00]", "json-number", 1, 2, "/0" },
  { "[1.]", "json-number", 1, 2, "/0" },
  { "[1.e1]", "json-number", 1, 2, "/0" },
  { "[1e]", "json-number", 1, 2, "/0" },
  { "[1e+]", "json-number", 1, 2, "/0" },
  { "[1E.5]", "json-number", 1, 2, "/0" },
  { "[-]", "json-number", 1, 2, "/0" },
  { "[--1]", "json-number", 1, 2, "/0" },
  { "[-Infinity]", "json-number", 1, 2, "/0" },
  { "-", "json-number", 1, 1, "" },
  { "[+1]", "json-syntax", 1, 2, "/0" },
  { "[.5]", "json-syntax", 1, 2, "/0" },
  { "[0x1F]", "json-syntax", 1, 3, "/0" },
  { "[1_000]", "json-syntax", 1, 3, "/0" },
  { "[1.2.3]", "json-syntax", 1, 5, "/0" },
  { "[1e1.5]", "json-syntax", 1, 5, "/0" },
  { "[\xEF\xBC\x91]", "json-syntax", 1, 2, "/0" },
  { "[1e999]", "json-number-range", 1, 2, "/0" },
  { "[-1e999]", "json-number-range", 1, 2, "/0" },
  { "[1e309]", "json-number-range", 1, 2, "/0" },
  { "[9223372036854775808]", "json-number-range", 1, 2, "/0" },
  { "[-9223372036854775809]", "json-number-range", 1, 2, "/0" },
  { "[99999999999999999999999]", "json-number-range", 1, 2, "/0" },
  /* texts */
  { "[\"a\tb\"]", "json-control-character", 1, 4, "/0" },
  { "[\"\x01\"]", "json-control-character", 1, 3, "/0" },
  { "[\"a\nb\"]", "json-control-character", 1, 4, "/0" },
  { "[\"\\x41\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\a\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\'\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\U0041\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\u\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\u00A\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\u00g0\"]", "json-escape", 1, 3, "/0" },
  { "[\"\\u+123\"]", "json-escape", 1, 3, "/0" },
  { "\"\\", "json-escape", 1, 2, "" },
  { "\"\\u12", "json-escape", 1, 2, "" },
  { "{\"a\":\"x\\u0000y\"}", "json-null-character", 1, 8, "/a" },
  { "{\"a\\u0000\":1}", "json-null-character", 1, 4, "" },
  { "[\"\\ud800\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\ud800x\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\ud800\\n\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\ud800\\u0041\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\ud800\\ud800\\udc00\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\udc00\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\udc00\\ud800\"]", "json-surrogate", 1, 3, "/0" },
  { "[\"\\ud800\\u00\"]", "json-escape", 1, 9, "/0" },
  /* bytes */
  { "[\"\xFF\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xC0\x80\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xC3\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\x80\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xE0\x80\xAF\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xED\xA0\x80\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xF4\x90\x80\x80\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xF5\x80\x80\x80\"]", "json-utf8", 1, 3, "/0" },
  { "[\"\xE2\x82\"]", "json-utf8", 1, 3, "/0" },
  { "[\"é漢\xFF\"]", "json-utf8", 1, 5, "/0" },
  { "[\xFF]", "json-utf8", 1, 2, "/0" },
  { "{\"a\":1\xE2\x82", "json-utf8", 1, 7, "/a" },
  { "\xEF\xBB\xBF{}", "json-syntax", 1, 1, "" },
  { "\xFE\xFF", "json-encoding", 1, 1, "" },
  { "\xFF\xFE[", "json-encoding", 1, 1, "" },
  /* names */
  { "{\"a\":1,\"a\":1}", "json-duplicate-name", 1, 8, "/a" },
  { "{\"a\":1,\n \"b\":2,\n \"\\u0061\":3}", "json-duplicate-name", 3, 2, "/a" },
  { "{\"é\":1,\"\\u00e9\":1}", "json-duplicate-name", 1, 8, "/é" },
  { "{\"\\ud834\\udd1e\":1,\"\xF0\x9D\x84\x9E\":1}", "json-duplicate-name", 1, 19,
    "/\xF0\x9D\x84\x9E" },
  { "{\"\":1,\"\":1}", "json-duplicate-name", 1, 7, "/" },
  { "[{\"x\":{\"a/b~c\":0,\"q\":{\"d\":[0,1,x]}}}]", "json-syntax", 1, 32, "/0/x/q/d/2" },
  { "{\"a/b~c\":x}", "json-syntax", 1, 10, "/a~1b~0c" },
  /* lines and columns */
  { "{\n  \"é\": \"ж漢\",\r\n  \"b\": x\n}", "json-syntax", 3, 8, "/b" },
  { "[\r1,\r\rx]", "json-syntax", 4, 1, "/1" },
  { "[\"éé\", x]", "json-syntax", 1, 8, "/1" },
};

static void
test_rejected (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rejected); i++)
    {
      const Rejected              *row = &rejected[i];
      g_autoptr (AnnalsDiagnostic) problem = NULL;
      g_autoptr (AnnalsJsonScan)   found = scan (row->text, strlen (row->text), &problem);

      g_test_message ("row %u", i);
      g_assert_null (found);
      g_assert_nonnull (problem);
      g_assert_cmpstr (problem->code, ==, row->code);
      g_assert_cmpuint (problem->line, ==, row->line);
      g_assert_cmpuint (problem->column, ==, row->column);
      g_assert_cmpstr (problem->pointer, ==, row->pointer);
      g_assert_cmpint (problem->severity, ==, ANNALS_SEVERITY_ERROR);
      g_assert_true (g_utf8_validate (problem->message, -1, NULL));
    }
}

static void
test_nul_bytes (void)
{
  static const struct
  {
    const char *text;
    gsize       length;
    const char *code;
  } rows[] = {
    { "\0", 1, "json-syntax" },
    { "[\0]", 3, "json-encoding" },
    { "\0[\0]", 4, "json-encoding" },
    { "[\0\0\0]\0\0\0", 8, "json-encoding" },
    { "[1\0]", 4, "json-syntax" },
    { "[\"a\0b\"]", 7, "json-control-character" },
    { "[]\0", 3, "json-trailing" },
    { "\"\\\0", 3, "json-escape" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    assert_rejected (rows[i].text, rows[i].length, rows[i].code);
}

/* --- Limits ----------------------------------------------------------------------------------- */

static char *
repeat (const char *text,
        guint       n,
        const char *end)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (out, text);
  g_string_append (out, end);

  return g_string_free (out, FALSE);
}

static void
test_depth (void)
{
  static const guint       depths[] = { 63, 64, 65, 1024, 100000, 10000000 };
  static const char *const openings[] = { "[", "{\"a\":", "[{\"a\":" };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    for (guint j = 0; j < G_N_ELEMENTS (openings); j++)
      {
        g_autofree char *text = repeat (openings[j], depths[i], "");
        guint            depth = depths[i] * (j == 2 ? 2 : 1);

        assert_rejected (text, strlen (text),
                         depth > ANNALS_MAX_JSON_DEPTH ? "json-limit-depth" : "json-truncated");
      }

  for (guint n = 1; n <= ANNALS_MAX_JSON_DEPTH; n++)
    {
      g_autofree char *end = repeat ("]", n, "");
      g_autofree char *text = repeat ("[", n, end);

      assert_accepted (text, strlen (text));
    }
}

static char *
make_object (guint n_members)
{
  GString *text = g_string_new ("{");

  for (guint i = 0; i < n_members; i++)
    g_string_append_printf (text, "%s\"m%u\":%u", i > 0 ? "," : "", i, i);
  g_string_append_c (text, '}');

  return g_string_free (text, FALSE);
}

static void
test_members (void)
{
  for (guint n = ANNALS_MAX_JSON_MEMBERS - 1; n <= ANNALS_MAX_JSON_MEMBERS + 1; n++)
    {
      g_autofree char *text = make_object (n);

      if (n <= ANNALS_MAX_JSON_MEMBERS)
        assert_accepted (text, strlen (text));
      else
        assert_rejected (text, strlen (text), "json-limit-members");
    }
}

static void
test_lengths (void)
{
  static const struct
  {
    const char *start;
    gsize       limit;
    const char *end;
  } rows[] = {
    { "[\"", ANNALS_MAX_STRING_BYTES, "\"]" },
    { "{\"", ANNALS_MAX_NAME_BYTES, "\":1}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize n = rows[i].limit - 1; n <= rows[i].limit + 1; n++)
      {
        g_autofree char *inside = g_strnfill (n, 'x');
        g_autofree char *text = g_strconcat (rows[i].start, inside, rows[i].end, NULL);

        if (n <= rows[i].limit)
          assert_accepted (text, strlen (text));
        else
          assert_rejected (text, strlen (text), "json-limit-string");
      }
}

static void
test_elements (void)
{
  g_autofree char *most = repeat ("0,", ANNALS_MAX_ELEMENTS - 1, "0]}");
  g_autofree char *many = g_strconcat ("{\"events\":[", most, NULL);
  g_autofree char *more = g_strconcat ("{\"events\":[0,", most, NULL);
  g_autofree char *other = g_strconcat ("{\"other\":[0,", most, NULL);

  assert_accepted (many, strlen (many));
  assert_rejected (more, strlen (more), "json-limit-elements");
  assert_accepted (other, strlen (other));
}

/* Names that collide under djb2, the hash of g_str_hash(): a parser that hashes them freezes. */
static void
test_colliding_names (void)
{
  g_autoptr (GString) text = g_string_new ("{");

  for (guint i = 0; i < 1 << 16; i++)
    {
      g_string_append (text, i > 0 ? ",\"" : "\"");
      for (guint bit = 0; bit < 16; bit++)
        g_string_append (text, i >> bit & 1 ? "az" : "bY");
      g_string_append (text, "\":0");
    }
  g_string_append_c (text, '}');
  g_assert_cmpuint (text->len, >, 2000000);

  g_test_timer_start ();
  assert_rejected (text->str, text->len, "json-limit-members");
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 1.0);
}

/* Many objects as full of members as allowed: the search for duplicates stays cheap. */
static void
test_full_objects (void)
{
  g_autofree char *object = make_object (ANNALS_MAX_JSON_MEMBERS);
  g_autofree char *entry = g_strconcat (object, ",", NULL);
  g_autofree char *list = repeat (entry, 1000, "0]");
  g_autofree char *text = g_strconcat ("[", list, NULL);

  g_test_timer_start ();
  assert_accepted (text, strlen (text));
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
}

/* --- Damage ----------------------------------------------------------------------------------- */

static const char sample[] =
  "{\"format\": \"annals\", \"n\": [1, -2.5e3, true, null],\n"
  " \"events\": [{\"id\": \"a\\u00e9\\n\", \"é\": {}}, []]}";

static void
test_truncated (void)
{
  for (gsize n = 0; n < sizeof sample - 1; n++)
    {
      g_autofree char             *part = g_memdup2 (sample, n + 1);
      g_autoptr (AnnalsDiagnostic) problem = NULL;
      g_autoptr (AnnalsJsonScan)   found = scan (part, n, &problem);

      g_assert_null (found);
      g_assert_nonnull (problem);
    }
}

/* Every byte replaced by every other: whatever is still accepted, json-glib reads too. */
static void
test_replaced_bytes (void)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  for (gsize n = 0; n < sizeof sample - 1; n++)
    for (guint byte = 0; byte < 256; byte++)
      {
        g_autofree char             *copy = g_memdup2 (sample, sizeof sample - 1);
        g_autoptr (AnnalsDiagnostic) problem = NULL;
        g_autoptr (AnnalsJsonScan)   found = NULL;
        g_autoptr (GError)           error = NULL;

        copy[n] = (char) byte;
        found = scan (copy, sizeof sample - 1, &problem);
        g_assert_true ((found == NULL) == (problem != NULL));
        if (found == NULL)
          continue;
        json_parser_load_from_data (parser, copy, sizeof sample - 1, &error);
        g_assert_no_error (error);
      }
}

static void
test_cancelled (void)
{
  g_autofree char           *text = repeat ("[],", 100000, "");
  g_autofree char           *list = g_strconcat ("[", text, "0]", NULL);
  g_autoptr (GCancellable)   cancellable = g_cancellable_new ();
  g_autoptr (AnnalsJsonScan) found = NULL;
  AnnalsDiagnostic          *problem;

  g_cancellable_cancel (cancellable);
  found = annals_json_scan_new (list, strlen (list), "test.json", NULL,
                                &(AnnalsJsonWatch){ .cancellable = cancellable }, &problem);
  g_assert_null (found);
  g_assert_null (problem);
}

/* --- What is recorded ------------------------------------------------------------------------- */

static void
test_spans (void)
{
  AnnalsDiagnostic          *problem;
  g_autoptr (AnnalsJsonScan) found = scan (sample, sizeof sample - 1, &problem);
  const AnnalsJsonMember    *events = annals_json_scan_find (found, "events");
  const AnnalsJsonMember    *numbers = annals_json_scan_find (found, "n");
  const AnnalsJsonSpan      *first;
  const AnnalsJsonSpan      *second;

  g_assert_cmpuint (found->members->len, ==, 3);
  g_assert_null (annals_json_scan_find (found, "id"));
  g_assert_cmpuint (found->root.start, ==, 0);
  g_assert_cmpuint (found->root.end, ==, sizeof sample - 1);

  g_assert_null (numbers->elements);
  g_assert_cmpuint (numbers->value.n_values, ==, 5);
  g_assert_cmpmem (sample + numbers->value.start, numbers->value.end - numbers->value.start,
                   "[1, -2.5e3, true, null]", 23);

  g_assert_cmpuint (events->elements->len, ==, 2);
  first = &g_array_index (events->elements, AnnalsJsonSpan, 0);
  second = &g_array_index (events->elements, AnnalsJsonSpan, 1);
  g_assert_cmpuint (first->line, ==, 2);
  g_assert_cmpuint (first->column, ==, 13);
  g_assert_cmpuint (first->n_values, ==, 3);
  g_assert_cmpint (sample[first->end - 1], ==, '}');
  g_assert_cmpmem (sample + second->start, second->end - second->start, "[]", 2);
  g_assert_cmpuint (second->n_values, ==, 1);
}

/* Every value of an element, with its place in the file. */
static void
test_tree (void)
{
  static const char text[] =
    "{\"events\": [{\"é\": \"ж]}\",\n\t\"a/b~c\" : [1, \"\\\\\\\"\", {\"x\" : true}],\r\n"
    "\"o\":{}, \"\\u006C\":\n\n  -1e5, \"f\":[false,null,-0]}]}";
  static const struct
  {
    AnnalsJsonType type;
    const char    *name;
    const char    *text;
    guint          n_items;
    guint          n_nodes;
    guint          line;
    guint          column;
  } rows[] = {
    { ANNALS_JSON_OBJECT, NULL, NULL, 5, 13, 1, 13 },
    { ANNALS_JSON_STRING, "é", "ж]}", 0, 1, 1, 19 },
    { ANNALS_JSON_ARRAY, "a/b~c", NULL, 3, 5, 2, 12 },
    { ANNALS_JSON_INTEGER, NULL, "1", 0, 1, 2, 13 },
    { ANNALS_JSON_STRING, NULL, "\\\"", 0, 1, 2, 16 },
    { ANNALS_JSON_OBJECT, NULL, NULL, 1, 2, 2, 24 },
    { ANNALS_JSON_TRUE, "x", NULL, 0, 1, 2, 31 },
    { ANNALS_JSON_OBJECT, "o", NULL, 0, 1, 3, 5 },
    { ANNALS_JSON_FLOAT, "l", "-1e5", 0, 1, 5, 3 },
    { ANNALS_JSON_ARRAY, "f", NULL, 3, 4, 5, 13 },
    { ANNALS_JSON_FALSE, NULL, NULL, 0, 1, 5, 14 },
    { ANNALS_JSON_NULL, NULL, NULL, 0, 1, 5, 20 },
    { ANNALS_JSON_INTEGER, NULL, "-0", 0, 1, 5, 25 },
  };
  AnnalsDiagnostic             *problem;
  g_autoptr (AnnalsJsonScan)    found = scan (text, sizeof text - 1, &problem);
  const AnnalsJsonMember       *events = annals_json_scan_find (found, "events");
  const AnnalsJsonSpan         *span = &g_array_index (events->elements, AnnalsJsonSpan, 0);
  g_autoptr (AnnalsJsonTree)    tree = annals_json_tree_new ();
  g_autoptr (AnnalsJsonLocator) locator = annals_json_locator_new (text);
  const AnnalsJsonNode         *nodes = annals_json_tree_read (tree, text, span);

  g_assert_cmpuint (span->n_values, ==, G_N_ELEMENTS (rows));
  for (guint i = G_N_ELEMENTS (rows); i-- > 0;)
    {
      AnnalsJsonMark mark = annals_json_locator_find (locator, span, span->start + nodes[i].offset);

      g_test_message ("%u", i);
      g_assert_cmpint (nodes[i].type, ==, rows[i].type);
      g_assert_cmpstr (nodes[i].name, ==, rows[i].name);
      g_assert_cmpstr (nodes[i].text, ==, rows[i].text);
      g_assert_cmpuint (nodes[i].n_items, ==, rows[i].n_items);
      g_assert_cmpuint (nodes[i].n_nodes, ==, rows[i].n_nodes);
      g_assert_cmpuint (mark.line, ==, rows[i].line);
      g_assert_cmpuint (mark.column, ==, rows[i].column);
    }
}

/* Places in long elements, where characters of several bytes lie across the marks of the locator,
 * asked for in every order. */
static void
test_locate_far (void)
{
  static const char *const units[] = { "a", "é", "語", "\U0001f600", "\\n", "語\\n" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString)           text = g_string_new ("{\"events\":[[\"\"],[");
      g_autoptr (AnnalsJsonScan)    found = NULL;
      g_autoptr (AnnalsJsonTree)    tree = annals_json_tree_new ();
      g_autoptr (AnnalsJsonLocator) locator = NULL;
      const AnnalsJsonSpan         *span;
      const AnnalsJsonNode         *nodes;
      AnnalsDiagnostic             *problem;

      for (guint j = 0; j < 60; j++)
        {
          g_string_append (text, j > 0 ? ",\n\"" : "\"");
          for (guint k = 0; k < 100 * j; k++)
            g_string_append (text, units[i]);
          g_string_append_c (text, '"');
        }
      g_string_append (text, "]]}");
      found = scan (text->str, text->len, &problem);
      locator = annals_json_locator_new (text->str);
      span = &g_array_index (annals_json_scan_find (found, "events")->elements, AnnalsJsonSpan, 1);
      nodes = annals_json_tree_read (tree, text->str, span);

      for (guint j = 0; j < 60; j++)
        {
          guint          item = j * 37 % 60;
          AnnalsJsonMark mark = annals_json_locator_find (locator, span,
                                                          span->start + nodes[1 + item].offset);

          g_assert_cmpuint (mark.line, ==, 1 + item);
          g_assert_cmpuint (mark.column, ==, item == 0 ? 18 : 1);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/json-scan/accepted", test_accepted);
  g_test_add_func ("/core/json-scan/parser-agrees", test_parser_agrees);
  g_test_add_func ("/core/json-scan/rejected", test_rejected);
  g_test_add_func ("/core/json-scan/nul-bytes", test_nul_bytes);
  g_test_add_func ("/core/json-scan/limit-depth", test_depth);
  g_test_add_func ("/core/json-scan/limit-members", test_members);
  g_test_add_func ("/core/json-scan/limit-lengths", test_lengths);
  g_test_add_func ("/core/json-scan/limit-elements", test_elements);
  g_test_add_func ("/core/json-scan/colliding-names", test_colliding_names);
  g_test_add_func ("/core/json-scan/full-objects", test_full_objects);
  g_test_add_func ("/core/json-scan/truncated", test_truncated);
  g_test_add_func ("/core/json-scan/replaced-bytes", test_replaced_bytes);
  g_test_add_func ("/core/json-scan/cancelled", test_cancelled);
  g_test_add_func ("/core/json-scan/spans", test_spans);
  g_test_add_func ("/core/json-scan/tree", test_tree);
  g_test_add_func ("/core/json-scan/locate-far", test_locate_far);

  return g_test_run ();
}
