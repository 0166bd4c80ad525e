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

/* --- The command line ------------------------------------------------------------------------- */

static void
test_wrong_calls (Folder       *folder,
                  gconstpointer data)
{
  static const char *const calls[] = { "", "--frob", "frob",
                                       "frob a", "check", "check --json",
                                       "check -x a", "info", "info a b",
                                       "--json", "Check a.json" };

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
  g_auto (Outcome) help = { 0 };
  g_auto (Outcome) version = { 0 };

  run_tool (folder, "--help", NULL, &help);
  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "check FILE…"));
  g_assert_nonnull (strstr (help.out, "info FILE"));
  g_assert_cmpstr (help.err, ==, "");

  run_tool (folder, "--version", NULL, &version);
  g_assert_cmpint (version.status, ==, 0);
  g_assert_cmpstr (version.out, ==, "annals-tool " PACKAGE_VERSION "\n");
}

/* --- check ------------------------------------------------------------------------------------ */

typedef struct
{
  const char *arguments;
  const char *input;
  int         status;
  const char *out;
} Call;

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
    { "info counted.annals", NULL, 0, "Title: Bé\nEras: 1\nEvents: 4, of them undated: 2\n" },
    { "info missing", NULL, 2, "" },
    { "info -", "[]", 2, "" },
  };

  write_file (folder, "counted.annals", COUNTED);
  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_auto (Outcome) outcome = { 0 };

      g_test_message ("%s", calls[i].arguments);
      run_tool (folder, calls[i].arguments, calls[i].input, &outcome);
      g_assert_cmpint (outcome.status, ==, calls[i].status);
      g_assert_true ((*outcome.err != '\0') == (calls[i].status != 0));
      if (g_str_has_suffix (calls[i].out, "}\n"))
        g_assert_cmpstr (outcome.out, ==, calls[i].out);
      else
        g_assert_true (g_str_has_prefix (outcome.out, calls[i].out));
    }
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
  add_test ("/tool/full-disk", test_full_disk);
  add_test ("/tool/no-toolkit", test_no_toolkit);

  status = g_test_run ();
  g_free (tool);

  return status;
}
