/* annals-tool.c — the command line: the library without a window
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include "core/annals-limits.h"

#include <gio/gunixinputstream.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define READ_SIZE 65536

/* Widths of the calls and the options in the help text. */
#define CALL_CHARS   15
#define OPTION_CHARS 20

typedef struct
{
  const char         *name;
  const char         *arguments; /* translatable */
  const char         *summary;   /* translatable */
  guint               max_arguments;
  AnnalsToolFunc      run;
  const GOptionEntry *options; /* its own; NULL if it has none */
} Command;

static const Command commands[] = {
  { "check", N_ ("FILE…"), N_ ("List what is wrong with bundles."), G_MAXUINT, annals_tool_check },
  { "info", N_ ("FILE"), N_ ("Count what a bundle holds."), 1, annals_tool_info },
  { "date", N_ ("EDTF…"), N_ ("Tell what dates mean."), G_MAXUINT, annals_tool_date },
  { "passages", N_ ("FILE"), N_ ("Tell where the quoted words stand in the articles."), 1,
    annals_tool_passages },
  { "conflicts", N_ ("FILE"), N_ ("List what the sources dispute."), 1, annals_tool_conflicts },
  { "render", N_ ("FILE"), N_ ("Draw the timeline as PNG, SVG or PDF."), 1, annals_tool_render,
    annals_tool_render_options },
};

/* --- For the commands ------------------------------------------------------------------------- */

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (STDIN_FILENO, FALSE);
  g_autoptr (GByteArray)   text = g_byte_array_new ();
  gsize                    n_read = 1;

  while (n_read > 0)
    {
      guint8 buffer[READ_SIZE];

      if (!g_input_stream_read_all (stream, buffer, sizeof buffer, &n_read, NULL, error))
        return NULL;
      if (text->len + n_read > ANNALS_MAX_FILE_BYTES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                       _ ("It is larger than %lu bytes"), ANNALS_MAX_FILE_BYTES);
          return NULL;
        }
      g_byte_array_append (text, buffer, (guint) n_read);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&text));
}

static AnnalsBundle *
load_standard_input (GPtrArray *diagnostics,
                     GError   **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = read_standard_input (&reason);
  g_autoptr (GFile)  folder = g_file_new_for_path (".");
  g_autofree char   *message = NULL;

  if (bytes != NULL)
    return annals_bundle_load_bytes (bytes, "-", folder, diagnostics, NULL, error);

  message = g_strdup_printf (_ ("Standard input cannot be read. %s."), reason->message);
  g_ptr_array_add (diagnostics, annals_diagnostic_new (ANNALS_SEVERITY_ERROR, "unreadable-file",
                                                       "-", 0, 0, NULL, message));
  g_set_error_literal (error, ANNALS_BUNDLE_ERROR, ANNALS_BUNDLE_ERROR_FILE, message);
  return NULL;
}

/**
 * annals_tool_load:
 * @argument: a file as the caller of the tool names it, "-" for standard input
 * @diagnostics: (element-type AnnalsDiagnostic): gets what is wrong with it, under that name
 * @error: return location for an error
 *
 * Loads a bundle. One that comes from standard input has its articles below the current folder.
 *
 * Errors: #AnnalsBundleError.
 *
 * Returns: (transfer full): the bundle
 */
AnnalsBundle *
annals_tool_load (const char *argument,
                  GPtrArray  *diagnostics,
                  GError    **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char  *name = NULL;
  AnnalsBundle     *bundle;

  if (g_str_equal (argument, "-"))
    return load_standard_input (diagnostics, error);

  file = g_file_new_for_commandline_arg (argument);
  bundle = annals_bundle_load (file, diagnostics, NULL, error);

  name = g_filename_display_name (argument);
  for (guint i = 0; i < diagnostics->len; i++)
    {
      AnnalsDiagnostic *problem = diagnostics->pdata[i];

      g_free (problem->file);
      problem->file = g_strdup (name);
    }

  return bundle;
}

/**
 * annals_tool_open:
 * @argument: a file as the caller of the tool names it, "-" for standard input
 *
 * Loads a bundle for a command that is not asked what is wrong with it. If it cannot be loaded,
 * the reasons are printed.
 *
 * Returns: (transfer full) (nullable): the bundle
 */
AnnalsBundle *
annals_tool_open (const char *argument)
{
  g_autoptr (GPtrArray) problems =
    g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
  AnnalsBundle *bundle = annals_tool_load (argument, problems, NULL);

  for (guint i = 0; bundle == NULL && i < problems->len; i++)
    {
      g_autofree char *text = annals_diagnostic_to_text (problems->pdata[i]);

      g_printerr ("%s\n", text);
    }

  return bundle;
}

/* --- The command line ------------------------------------------------------------------------- */

/* The width of “-o, --output=FILE” and its like, which is also printed. */
static int
print_option (const GOptionEntry *option)
{
  g_autofree char *value =
    option->arg_description != NULL ? g_strconcat ("=", _ (option->arg_description), NULL)
                                    : g_strdup ("");
  g_autofree char *call =
    option->short_name != 0
      ? g_strdup_printf ("-%c, --%s%s", option->short_name, option->long_name, value)
      : g_strdup_printf ("--%s%s", option->long_name, value);

  g_print ("  %s", call);
  return (int) g_utf8_strlen (call, -1);
}

static void
print_command_options (const Command *command)
{
  /* Translators: the name of a command, as “render”. */
  g_print (_ ("\nOptions of “%s”:\n"), command->name);
  for (const GOptionEntry *option = command->options; option->long_name != NULL; option++)
    {
      int n_chars = print_option (option);

      g_print ("%*s%s\n", MAX (OPTION_CHARS - n_chars, 1), "", _ (option->description));
    }
}

static void
print_help (void)
{
  g_print (_ ("Usage: annals-tool COMMAND [--json] FILE…\n\n"
              "Works on bundles of history without a window. “-” stands for standard input.\n\n"
              "Commands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *arguments = _ (commands[i].arguments);
      glong       n_chars = g_utf8_strlen (arguments, -1) + (glong) strlen (commands[i].name);

      g_print ("  %s %s%*s%s\n", commands[i].name, arguments,
               (int) MAX (CALL_CHARS - n_chars, 1), "", _ (commands[i].summary));
    }
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].options != NULL)
      print_command_options (&commands[i]);
  g_print (_ ("\nOptions:\n"
              "  --json         Print one JSON object per line\n"
              "  --version      Print the version\n"
              "  --help         Print this help\n\n"
              "Exit status: 0 good, 1 problems found, 2 not usable.\n"));
}

static int
fail_call (const char *message)
{
  g_printerr (_ ("annals-tool: %s\nTry “annals-tool --help”.\n"), message);
  return ANNALS_TOOL_UNUSABLE;
}

static const Command *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return &commands[i];

  return NULL;
}

/* Output that cannot be written, as on a full disk, must not look like success. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  g_printerr (_ ("annals-tool: The output cannot be written.\n"));
  return ANNALS_TOOL_UNUSABLE;
}

static int
run (GPtrArray *words,
     gboolean   is_json)
{
  const Command   *command = words->len > 0 ? find_command (words->pdata[0]) : NULL;
  g_autofree char *message = NULL;

  if (words->len == 0)
    return fail_call (_ ("A command is missing."));
  if (command == NULL)
    message = g_strdup_printf (_ ("There is no command “%s”."), (char *) words->pdata[0]);
  else if (words->len == 1 || words->len - 1 > command->max_arguments)
    /* Translators: the name of a command and what it works on, as “info FILE”. */
    message = g_strdup_printf (_ ("The call is “annals-tool %s %s”."), command->name,
                               _ (command->arguments));
  if (message != NULL)
    return fail_call (message);

  g_ptr_array_add (words, NULL);
  return finish_output (command->run ((char **) words->pdata + 1, is_json));
}

/* Whether a word is no option. Standard input and years before year 0 begin with a hyphen too. */
static gboolean
is_argument (const char *word)
{
  return word[0] != '-' || word[1] == '\0' || word[1] == 'X' || g_ascii_isdigit (word[1]);
}

/* Takes the options out of the call and lists what is left. GOption would read a negative year as a
 * row of options; so it skips what it does not know, and that is looked at here. */
static gboolean
parse_call (GOptionContext *context,
            int             argc,
            char           *argv[],
            GPtrArray      *words,
            GError        **error)
{
  int n_before = 1;
  int n_left;

  while (n_before < argc && !g_str_equal (argv[n_before], "--"))
    n_before++;

  n_left = n_before;
  if (!g_option_context_parse (context, &n_left, &argv, error))
    return FALSE;

  for (int i = 1; i < n_left; i++)
    {
      if (!is_argument (argv[i]))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION,
                       _ ("There is no option “%s”."), argv[i]);
          return FALSE;
        }
      g_ptr_array_add (words, argv[i]);
    }
  for (int i = n_before + 1; i < argc; i++)
    g_ptr_array_add (words, argv[i]);

  return TRUE;
}

/* A command's own options follow its name; of other commands they are no options. */
static void
add_command_options (GOptionContext *context,
                     int             argc,
                     char           *argv[])
{
  for (int i = 1; i < argc; i++)
    if (is_argument (argv[i]))
      {
        const Command *command = find_command (argv[i]);

        if (command != NULL && command->options != NULL)
          g_option_context_add_main_entries (context, command->options, GETTEXT_PACKAGE);
        return;
      }
}

int
main (int   argc,
      char *argv[])
{
  gboolean     is_json = FALSE;
  gboolean     is_version = FALSE;
  gboolean     is_help = FALSE;
  GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &is_version, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &is_help, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GPtrArray)      words = g_ptr_array_new ();
  g_autoptr (GError)         error = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_ignore_unknown_options (context, TRUE);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  add_command_options (context, argc, argv);
  if (!parse_call (context, argc, argv, words, &error))
    return fail_call (error->message);

  if (is_help)
    {
      print_help ();
      return finish_output (ANNALS_TOOL_GOOD);
    }
  if (is_version)
    {
      g_print ("annals-tool %s\n", PACKAGE_VERSION);
      return finish_output (ANNALS_TOOL_GOOD);
    }

  return run (words, is_json);
}
