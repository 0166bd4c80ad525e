/* test-tool.c — annals-tool as its callers see it: arguments, output, exit status
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <sys/wait.h>

#define GOOD "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"B\"}"

/* One of everything that “info” counts; dates and sources disagree about the first event. */
#define COUNTED                                                                                   \
  "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"Bé\",\n"                        \
  " \"eras\":[{\"id\":\"a\",\"label\":\"A\",\"period\":\"-0100/1300\"}],\n"                       \
  " \"sources\":[{\"id\":\"s\",\"csl\":{\"title\":\"S\"},\"article\":{\"text\":\"It fell.\"}},\n" \
  "  {\"id\":\"t\",\"csl\":{\"title\":\"T\"}}],\n"                                                \
  " \"events\":[{\"id\":\"e\",\"title\":\"E\",\"accounts\":[\n"                                   \
  "   {\"source\":\"s\",\"date\":\"-0043-03\",\"passages\":[{\"exact\":\"It fell.\"}]},\n"        \
  "   {\"source\":\"t\",\"date\":\"-0040\"}]},\n"                                                 \
  "  {\"id\":\"f\",\"title\":\"F\",\"date\":\"12/..\"},\n"                                        \
  "  {\"id\":\"g\",\"title\":\"G\",\"date\":\"1216-02\"},\n"                                      \
  "  {\"id\":\"h\",\"title\":\"H\"}]}"

/* A passage for each state. In the plain text, “The bridge fell in 1216 …” is one paragraph. */
#define ARTICLE                                                                                 \
  "Old roads met here. The bridge at Halvek was broken by the ice in the winter of 1216, when " \
  "Orrin kept the toll. They prayed. They wept. They prayed. Nobody rebuilt the stone pillars " \
  "before the wars had ended."
#define QUOTED                                                                                  \
  "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"B\",\n"                        \
  " \"sources\":[{\"id\":\"s\",\"csl\":{\"title\":\"S\"},\"article\":{\"text\":\"" ARTICLE      \
  "\"}},\n {\"id\":\"t\",\"csl\":{\"title\":\"T\"}}],\n"                                        \
  " \"events\":[{\"id\":\"e\",\"title\":\"E\",\"accounts\":[{\"source\":\"t\",\"passages\":[\n" \
  "   {\"exact\":\"The bridge\"}]},\n"                                                          \
  "  {\"source\":\"s\",\"passages\":[%s]}]}]}"

#define COUNTED_TEXT                                           \
  "Title: Bé\nEras: 1\nEvents: 4, of them undated: 2\n"       \
  "Sources: 2, with an article: 1\nAccounts: 2\nPassages: 1\n" \
  "Conflicts: 1\nEarliest day: -0043-03-01\nLatest day: 1216-02-29\n"

static char *tool; /* path of the program */

typedef struct
{
  char *path; /* of a folder for this test */
} Folder;

typedef struct
{
  int   status;
  char *out;
  char *err;
} Outcome;

static void
clear_outcome (Outcome *outcome)
{
  g_clear_pointer (&outcome->out, g_free);
  g_clear_pointer (&outcome->err, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, clear_outcome)

static void
folder_set_up (Folder       *folder,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  folder->path = g_dir_make_tmp ("annals-tool-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
folder_tear_down (Folder       *folder,
                  gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (folder->path, 0, NULL);
  const char      *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder->path, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder->path);
  g_clear_pointer (&folder->path, g_free);
}

static void
write_file (Folder     *folder,
            const char *name,
            const char *content)
{
  g_autofree char   *path = g_build_filename (folder->path, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, content, -1, &error);
  g_assert_no_error (error);
}

/* Runs the tool in @folder with @arguments, parted by blanks, and @input. */
static void
run_tool (Folder     *folder,
          const char *arguments,
          const char *input,
          Outcome    *outcome)
{
  g_autofree char                *call = g_strdup_printf ("%s %s", tool, arguments);
  g_auto (GStrv)                  words = g_strsplit (call, " ", -1);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
    G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError)      error = NULL;

  g_subprocess_launcher_set_cwd (launcher, folder->path);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, input != NULL ? input : "", NULL, &outcome->out,
                                 &outcome->err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  outcome->status = g_subprocess_get_exit_status (process);
}

/* What is printed, up to its end if that ends a line. */
typedef struct
{
  const char *arguments;
  const char *input;
  int         status;
  const char *out;
} Call;

/* Where a file cannot be used, the reason is printed apart from the answers. */
static void
check_calls (Folder     *folder,
             const Call *calls,
             gsize       n_calls)
{
  for (gsize i = 0; i < n_calls; i++)
    {
      g_auto (Outcome) outcome = { 0 };

      g_test_message ("%s", calls[i].arguments);
      run_tool (folder, calls[i].arguments, calls[i].input, &outcome);
      g_assert_cmpint (outcome.status, ==, calls[i].status);
      g_assert_cmpint (*outcome.err != '\0', ==, calls[i].status == 2);
      if (*calls[i].out == '\0' || g_str_has_suffix (calls[i].out, "\n"))
        g_assert_cmpstr (outcome.out, ==, calls[i].out);
      else
        g_assert_true (g_str_has_prefix (outcome.out, calls[i].out));
    }
}

/* --- The command line ------------------------------------------------------------------------- */

static void
test_wrong_calls (Folder       *folder,
                  gconstpointer data)
{
  static const char *const calls[] = { "", "--frob", "frob",
                                       "frob a", "check", "check --json",
                                       "check -x a", "info", "info a b",
                                       "--json", "Check a.json",
                                       "date", "date --json", "date -x",
                                       "date ---0043", "passages", "passages a b",
                                       "conflicts", "conflicts a b" };

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto (Outcome) outcome = { 0 };
      g_autofree char *call = g_strchomp (g_strdup (calls[i]));

      g_test_message ("%s", calls[i]);
      run_tool (folder, *call != '\0' ? call : "--", NULL, &outcome);
      g_assert_cmpint (outcome.status, ==, 2);
      g_assert_cmpstr (outcome.out, ==, "");
      g_assert_true (g_str_has_prefix (outcome.err, "annals-tool: "));
      g_assert_nonnull (strstr (outcome.err, "--help"));
    }
}

static void
test_help (Folder       *folder,
           gconstpointer data)
{
  static const char *const calls[] = { "check FILE…", "info FILE", "date EDTF…", "passages FILE",
                                       "conflicts FILE", "render FILE", "--era=ID" };
  g_auto (Outcome)         help = { 0 };
  g_auto (Outcome)         version = { 0 };

  run_tool (folder, "--help", NULL, &help);
  g_assert_cmpint (help.status, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    g_assert_nonnull (strstr (help.out, calls[i]));
  g_assert_cmpstr (help.err, ==, "");

  run_tool (folder, "--version", NULL, &version);
  g_assert_cmpint (version.status, ==, 0);
  g_assert_cmpstr (version.out, ==, "annals-tool " PACKAGE_VERSION "\n");
}

/* --- check ------------------------------------------------------------------------------------ */

static const Call checks[] = {
  { "check good.annals", NULL, 0, "" },
  { "check --json good.annals", NULL, 0, "" },
  { "check -", GOOD, 0, "" },
  { "check note.annals", NULL, 0,
    "note.annals:2:6: note: The format has no such member; it is not shown. "
    "[unknown-member] (/x)\n" },
  { "check bad.annals", NULL, 1,
    "bad.annals:3:34: error: “May” cannot be placed in time: " },
  { "check bom.annals", NULL, 1, "bom.annals:1:1: warning: " },
  { "check -", "", 1, "-:1:1: error: The file is empty. [json-empty]\n" },
  { "check -", "[1,\n 2", 1,
    "-:2:3: error: The file ends too early: a comma or “]” is expected here. "
    "[json-truncated] (/1)\n" },
  { "check missing.annals", NULL, 2,
    "missing.annals: error: The file cannot be read. No such file or directory. "
    "[unreadable-file]\n" },
  { "check .", NULL, 2, ".: error: The file cannot be read. It is a folder. [unreadable-file]\n" },
  { "check good.annals missing.annals bom.annals", NULL, 2, "missing.annals: error: " },
  { "check good.annals bom.annals good.annals", NULL, 1, "bom.annals:1:1: warning: " },
};

static void
test_check (Folder       *folder,
            gconstpointer data)
{
  write_file (folder, "good.annals", GOOD);
  write_file (folder, "bom.annals", "\xEF\xBB\xBF" GOOD);
  write_file (folder, "note.annals",
              "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"B\",\n \"x\":1}");
  write_file (folder, "bad.annals",
              "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"B\",\n"
              " \"events\":[\n  {\"id\":\"é\",\"title\":\"E\",\"date\":  \"May\"}]}");

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      g_test_message ("%s", checks[i].arguments);
      run_tool (folder, checks[i].arguments, checks[i].input, &outcome);
      g_assert_cmpint (outcome.status, ==, checks[i].status);
      g_assert_cmpstr (outcome.err, ==, "");
      if (*checks[i].out == '\0' || g_str_has_suffix (checks[i].out, "\n"))
        g_assert_cmpstr (outcome.out, ==, checks[i].out);
      else
        g_assert_true (g_str_has_prefix (outcome.out, checks[i].out));
    }
}

static void
test_check_json (Folder       *folder,
                 gconstpointer data)
{
  static const char *const names[] = { "file", "line", "column", "severity", "code",
                                       "message", "pointer", NULL };
  g_auto (Outcome)         outcome = { 0 };
  g_autoptr (GList)        members = NULL;
  g_autoptr (JsonNode)     node = NULL;
  g_autoptr (GError)       error = NULL;
  JsonObject              *object;
  guint                    n_members = 0;

  run_tool (folder, "check --json - missing", "{\"a\":\n\"\\q\"}", &outcome);
  g_assert_cmpint (outcome.status, ==, 2);
  g_assert_nonnull (strchr (outcome.out, '\n'));
  g_assert_nonnull (strstr (outcome.out, "{\"file\":\"missing\",\"line\":null,\"column\":null,"
                                         "\"severity\":\"error\",\"code\":\"unreadable-file\","));

  *strchr (outcome.out, '\n') = '\0';
  node = json_from_string (outcome.out, &error);
  g_assert_no_error (error);
  object = json_node_get_object (node);
  members = json_object_get_members (object);
  for (GList *l = members; l != NULL; l = l->next)
    g_assert_cmpstr (l->data, ==, names[n_members++]);
  g_assert_cmpuint (n_members, ==, G_N_ELEMENTS (names) - 1);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, "-");
  g_assert_cmpint (json_object_get_int_member (object, "line"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "column"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (object, "severity"), ==, "error");
  g_assert_cmpstr (json_object_get_string_member (object, "code"), ==, "json-escape");
  g_assert_cmpstr (json_object_get_string_member (object, "pointer"), ==, "/a");
}

/* --- info ------------------------------------------------------------------------------------- */

static void
test_info (Folder       *folder,
           gconstpointer data)
{
  static const Call calls[] = {
    { "info --json counted.annals", NULL, 0,
      "{\"title\":\"Bé\",\"eras\":1,\"events\":4,\"undated\":2,\"sources\":2,\"articles\":1,"
      "\"accounts\":2,\"passages\":1,\"conflicts\":1,\"earliest\":\"-0043-03-01\","
      "\"latest\":\"1216-02-29\"}\n" },
    { "info --json -", COUNTED, 0, "{\"title\":\"Bé\",\"eras\":1," },
    { "info --json -", GOOD, 0,
      "{\"title\":\"B\",\"eras\":0,\"events\":0,\"undated\":0,\"sources\":0,\"articles\":0,"
      "\"accounts\":0,\"passages\":0,\"conflicts\":0,\"earliest\":null,\"latest\":null}\n" },
    { "info counted.annals", NULL, 0, COUNTED_TEXT },
    { "info missing", NULL, 2, "" },
    { "info -", "[]", 2, "" },
  };

  write_file (folder, "counted.annals", COUNTED);
  check_calls (folder, calls, G_N_ELEMENTS (calls));
}

/* --- date ------------------------------------------------------------------------------------- */

#define NOT_A_DATE                                                                         \
  "\"valid\":false,\"level\":null,\"earliest\":null,\"latest\":null,\"approximate\":null," \
  "\"uncertain\":null,\"text\":null,\"reason\":\""

static const struct
{
  const char *edtf;
  const char *answer; /* what follows the input; of what is no date, its beginning */
} dates[] = {
  { "2014-11-20", "true,\"level\":0,\"earliest\":\"2014-11-20\",\"latest\":\"2014-11-20\","
                  "\"approximate\":false,\"uncertain\":false,\"text\":\"20 November 2014\"}" },
  { "-0043-03-15", "true,\"level\":1,\"earliest\":\"-0043-03-15\",\"latest\":\"-0043-03-15\","
                   "\"approximate\":false,\"uncertain\":false,\"text\":\"15 March 44 BCE\"}" },
  { "0000-02", "true,\"level\":0,\"earliest\":\"0000-02-01\",\"latest\":\"0000-02-29\","
               "\"approximate\":false,\"uncertain\":false,\"text\":\"February 1 BCE\"}" },
  { "Y170000002", "true,\"level\":1,\"earliest\":\"170000002-01-01\","
                  "\"latest\":\"170000002-12-31\",\"approximate\":false,"
                  "\"uncertain\":false," },
  { "Y-17E7", "true,\"level\":2,\"earliest\":\"-170000000-01-01\","
              "\"latest\":\"-170000000-12-31\",\"approximate\":false,\"uncertain\":false," },
  { "1985-04-12/..", "true,\"level\":1,\"earliest\":\"1985-04-12\",\"latest\":null,"
                     "\"approximate\":false,\"uncertain\":false," },
  { "/1985", "true,\"level\":1,\"earliest\":null,\"latest\":\"1985-12-31\","
             "\"approximate\":false,\"uncertain\":false," },
  { "1984~", "true,\"level\":1,\"earliest\":\"1984-01-01\",\"latest\":\"1984-12-31\","
             "\"approximate\":true,\"uncertain\":false,\"text\":\"about 1984\"}" },
  { "1984?/2004", "true,\"level\":1,\"earliest\":\"1984-01-01\",\"latest\":\"2004-12-31\","
                  "\"approximate\":false,\"uncertain\":true," },
  { "2004-%06", "true,\"level\":2,\"earliest\":\"2004-06-01\",\"latest\":\"2004-06-30\","
                "\"approximate\":true,\"uncertain\":true," },
  { "[1667,1668~,1670..1672]", "true,\"level\":2,\"earliest\":\"1667-01-01\","
                               "\"latest\":\"1672-12-31\",\"approximate\":true," },
  { "1969-12-31T23:59:59Z", "true,\"level\":0,\"earliest\":\"1969-12-31\","
                            "\"latest\":\"1969-12-31\"," },
  { "2004-01-01T10:10:10+05:00", "true,\"level\":0,\"earliest\":\"2004-01-01\"," },
  { "199", NOT_A_DATE },
  { "1985-02-30", NOT_A_DATE },
  { "", NOT_A_DATE },
};

static void
test_date_json (Folder       *folder,
                gconstpointer data)
{
  g_autoptr (GString) input = g_string_new (NULL);
  g_auto (Outcome)    outcome = { 0 };
  g_auto (GStrv)      lines = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_string_append_printf (input, i % 2 == 0 ? "%s\n" : "%s\r\n", dates[i].edtf);
  run_tool (folder, "date --json -", input->str, &outcome);
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.err, ==, "");

  lines = g_strsplit (outcome.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (dates) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gboolean         is_valid = g_str_has_prefix (dates[i].answer, "true");
      g_autofree char *start = g_strdup_printf ("{\"input\":\"%s\",%s%s", dates[i].edtf,
                                                is_valid ? "\"valid\":" : "", dates[i].answer);

      g_test_message ("%s", lines[i]);
      if (strlen (start) < strlen (lines[i]))
        lines[i][strlen (start)] = '\0';
      g_assert_cmpstr (lines[i], ==, start);
    }
}

static void
test_date_text (Folder       *folder,
                gconstpointer data)
{
  static const Call calls[] = {
    { "date 1985", NULL, 0, "1985: 1985 (1985-01-01 to 1985-12-31, level 0)\n" },
    { "date 1985-04 -0043", NULL, 0,
      "1985-04: April 1985 (1985-04-01 to 1985-04-30, level 0)\n"
      "-0043: 44 BCE (-0043-01-01 to -0043-12-31, level 1)\n" },
    { "date -- -0043", NULL, 0, "-0043: 44 BCE (-0043-01-01 to -0043-12-31, level 1)\n" },
    { "date -XXXX", NULL, 0, "-XXXX: " },
    { "date 1985/..", NULL, 0, "1985/..: from 1985 (1985-01-01 to .., level 1)\n" },
    { "date ../1985", NULL, 0, "../1985: until 1985 (.. to 1985-12-31, level 1)\n" },
    { "date 199", NULL, 1, "199: not a date. Expected a year of four digits" },
    { "date 199 1985", NULL, 1, "199: not a date. " },
    { "date -", "", 0, "" },
    { "date -", "1985", 0, "1985: 1985 (" },
    { "date -", "\n", 1, ": not a date. " },
    { "date -", "\033[2J\n", 1, "[2J: not a date. " },
    { "date 1001 - 1003", "1002\n", 0,
      "1001: 1001 (1001-01-01 to 1001-12-31, level 0)\n"
      "1002: 1002 (1002-01-01 to 1002-12-31, level 0)\n"
      "1003: 1003 (1003-01-01 to 1003-12-31, level 0)\n" },
  };

  check_calls (folder, calls, G_N_ELEMENTS (calls));
}

/* Bytes that are no text, among them one that ends C strings, do not hide in a date. */
static void
test_date_bytes (Folder       *folder,
                 gconstpointer data)
{
  static const char               input[] = "1985\0\n19\x80\x38\x35\n";
  g_autoptr (GBytes)              bytes = g_bytes_new_static (input, sizeof input - 1);
  g_autoptr (GBytes)              out = NULL;
  g_autoptr (GError)              error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
    G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawn (launcher, &error, tool, "date",
                                                                 "--json", "-", NULL);
  g_autofree char        *text = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate (process, bytes, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 1);
  text = g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_true (g_str_has_prefix (text, "{\"input\":\"1985\xEF\xBF\xBD\",\"valid\":false,"));
  g_assert_nonnull (strstr (text, "\n{\"input\":\"19\xEF\xBF\xBD"
                                  "85\",\"valid\":false,"));
}

/* --- passages --------------------------------------------------------------------------------- */

static const struct
{
  const char *passage;
  const char *state;
  const char *method;
  int         start; /* -1 where nothing is marked */
  int         end;
} quotes[] = {
  { "{\"exact\":\"Old roads\",\"start\":0,\"end\":9}", "found", "position", 0, 9 },
  { "{\"exact\":\"Orrin kept the toll\"}", "found", "exact", 91, 110 },
  { "{\"exact\":\"Orrin  kept the\\ntoll\"}", "found", "normalised", 91, 110 },
  { "{\"exact\":\"ORRIN KEPT THE TOLL\"}", "found", "folded", 91, 110 },
  { "{\"exact\":\"The bridge at Halvek was broken by the ice\",\"prefix\":\"and all was lost. \","
    "\"suffix\":\" on the day of the fair\"}",
    "moved", "exact", 20, 62 },
  { "{\"exact\":\"Nobody rebuilt these stone pillars before the wars had ended\"}", "changed",
    "fuzzy", 149, 207 },
  { "{\"exact\":\"They prayed\"}", "ambiguous", NULL, -1, -1 },
  { "{\"exact\":\"The bridge at Halvek was broken by the ice in the winter of 1218\"}",
    "contradicted", NULL, -1, -1 },
  { "{\"exact\":\"No herring was landed in all that year\"}", "orphaned", NULL, -1, -1 },
  { "{\"exact\":\" \"}", "invalid", "none", -1, -1 },
};

static char *
dup_quoted (void)
{
  g_autoptr (GString) passages = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    g_string_append_printf (passages, i > 0 ? ",%s" : "%s", quotes[i].passage);

  return g_strdup_printf (QUOTED, passages->str);
}

static void
check_offset (JsonObject *object,
              const char *name,
              int         offset)
{
  if (offset < 0)
    g_assert_true (json_object_get_null_member (object, name));
  else
    g_assert_cmpint (json_object_get_int_member (object, name), ==, offset);
}

static void
test_passages_json (Folder       *folder,
                    gconstpointer data)
{
  g_autofree char *bundle = dup_quoted ();
  g_auto (Outcome) outcome = { 0 };
  g_auto (GStrv)   lines = NULL;

  run_tool (folder, "passages --json -", bundle, &outcome);
  g_assert_cmpint (outcome.status, ==, 1);
  g_assert_cmpstr (outcome.err, ==, "");

  lines = g_strsplit (outcome.out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, G_N_ELEMENTS (quotes) + 2);
  g_assert_true (g_str_has_prefix (lines[0], "{\"event\":\"e\",\"source\":\"t\",\"index\":0,"
                                             "\"state\":\"skipped\",\"method\":\"none\","
                                             "\"score\":0"));
  g_assert_true (g_str_has_suffix (lines[0], ",\"start\":null,\"end\":null}"));
  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autoptr (GError)   error = NULL;
      g_autoptr (JsonNode) node = json_from_string (lines[i + 1], &error);
      JsonObject          *object = json_node_get_object (node);

      g_assert_no_error (error);
      g_test_message ("%s", lines[i + 1]);
      g_assert_cmpuint (json_object_get_size (object), ==, 8);
      g_assert_cmpstr (json_object_get_string_member (object, "event"), ==, "e");
      g_assert_cmpstr (json_object_get_string_member (object, "source"), ==, "s");
      g_assert_cmpint (json_object_get_int_member (object, "index"), ==, i);
      g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, quotes[i].state);
      if (quotes[i].method != NULL)
        g_assert_cmpstr (json_object_get_string_member (object, "method"), ==, quotes[i].method);
      g_assert_cmpfloat (json_object_get_double_member (object, "score"), >=, 0);
      g_assert_cmpfloat (json_object_get_double_member (object, "score"), <=, 1);
      check_offset (object, "start", quotes[i].start);
      check_offset (object, "end", quotes[i].end);
    }
}

static void
test_passages_text (Folder       *folder,
                    gconstpointer data)
{
  g_autofree char *bundle = dup_quoted ();
  const Call       calls[] = {
          { "passages counted.annals", NULL, 0, "e, s, passage 0: found (" },
          { "passages -", bundle, 1, "e, t, passage 0: skipped (none, 0.00)\ne, s, passage 0: " },
          { "passages -", GOOD, 0, "" },
          { "passages missing", NULL, 2, "" },
          { "passages -", "{}", 2, "" },
  };

  write_file (folder, "counted.annals", COUNTED);
  check_calls (folder, calls, G_N_ELEMENTS (calls));
}

/* --- conflicts -------------------------------------------------------------------------------- */

#define DISPUTED                                                                                 \
  "{\"format\":\"annals\",\"version\":1,\"id\":\"b\",\"title\":\"B\",\n"                         \
  " \"sources\":[{\"id\":\"s\",\"csl\":{\"title\":\"S\"}},"                                      \
  "{\"id\":\"t\",\"csl\":{\"title\":\"T\"}}],\n"                                                 \
  " \"events\":[{\"id\":\"e\",\"title\":\"E\",\"accounts\":[\n"                                  \
  "   {\"source\":\"t\",\"date\":\"1213\"},{\"source\":\"t\",\"date\":\"1213\"},\n"              \
  "   {\"source\":\"s\",\"date\":\"1216\",\"rank\":\"preferred\",\"rankReason\":\"r\","          \
  "\"claims\":[{\"property\":\"participant\",\"value\":\"Pell\",\"polarity\":\"denies\"}]}]},\n" \
  "  {\"id\":\"f\",\"title\":\"F\",\"accounts\":[{\"source\":\"s\",\"date\":\"1213\"},"          \
  "{\"source\":\"t\",\"date\":\"1213-04\"}]}]}"

static void
test_conflicts (Folder       *folder,
                gconstpointer data)
{
  static const Call calls[] = {
    { "conflicts --json -", DISPUTED, 0,
      "{\"event\":\"e\",\"property\":\"date\",\"state\":\"conflict\",\"values\":["
      "{\"value\":\"1216\",\"sources\":[\"s\"]},{\"value\":\"1213\",\"sources\":[\"t\"]}]}\n"
      "{\"event\":\"e\",\"property\":\"participant\",\"state\":\"denied\",\"values\":["
      "{\"value\":\"Pell\",\"sources\":[\"s\"],\"polarity\":\"denies\"}]}\n" },
    { "conflicts -", DISPUTED, 0,
      "e, date: conflict: 1216 (s); 1213 (t)\n"
      "e, participant: denied: not Pell (s)\n" },
    { "conflicts --json -", GOOD, 0, "" },
    { "conflicts missing", NULL, 2, "" },
    { "conflicts -", "", 2, "" },
  };

  check_calls (folder, calls, G_N_ELEMENTS (calls));
}

/* --- Surroundings ----------------------------------------------------------------------------- */

static void
test_full_disk (Folder       *folder,
                gconstpointer data)
{
  g_autofree char *call = g_strdup_printf (
    "sh -c '\"%s\" --help > /dev/full 2> /dev/null'", tool);
  g_autoptr (GError) error = NULL;
  int                status;

  if (!g_file_test ("/dev/full", G_FILE_TEST_EXISTS))
    {
      g_test_skip ("There is no /dev/full.");
      return;
    }

  g_spawn_command_line_sync (call, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 2);
}

static void
test_no_toolkit (Folder       *folder,
                 gconstpointer data)
{
  g_autofree char   *content = NULL;
  gsize              length;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (tool, &content, &length, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    content[i] = content[i] != '\0' ? content[i] : ' ';
  g_assert_nonnull (strstr (content, "libgio-2.0"));
  g_assert_null (strstr (content, "libgtk-4"));
}

static void
add_test (const char *path,
          void (*test) (Folder *, gconstpointer))
{
  g_test_add (path, Folder, NULL, folder_set_up, test, folder_tear_down);
}

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  tool = g_canonicalize_filename (argv[argc - 1], NULL);

  add_test ("/tool/wrong-calls", test_wrong_calls);
  add_test ("/tool/help", test_help);
  add_test ("/tool/check", test_check);
  add_test ("/tool/check-json", test_check_json);
  add_test ("/tool/info", test_info);
  add_test ("/tool/date-json", test_date_json);
  add_test ("/tool/date-text", test_date_text);
  add_test ("/tool/date-bytes", test_date_bytes);
  add_test ("/tool/passages-json", test_passages_json);
  add_test ("/tool/passages-text", test_passages_text);
  add_test ("/tool/conflicts", test_conflicts);
  add_test ("/tool/full-disk", test_full_disk);
  add_test ("/tool/no-toolkit", test_no_toolkit);

  status = g_test_run ();
  g_free (tool);

  return status;
}
