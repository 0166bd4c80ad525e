/* annals-tool-render.c — “annals-tool render”: the timeline as a picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "tool/annals-tool-private.h"

#include "core/annals-date.h"
#include "render/annals-sheet.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DEFAULT_WIDTH 1400.0

/* What the caller has chosen; texts are owned by the parser of the command line. */
static struct
{
  char    *output;
  char    *format;
  char    *era;
  char    *from;
  char    *to;
  char    *width;
  char    *height;
  char    *scale;
  char    *group_by;
  gboolean is_dark;
} options;

const GOptionEntry annals_tool_render_options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
    N_ ("Write to this file; “-” is standard output"), N_ ("FILE") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
    N_ ("Draw as png, svg or pdf; else the name of the file tells"), N_ ("FORMAT") },
  { "era", 0, 0, G_OPTION_ARG_STRING, &options.era, N_ ("Draw this era"), N_ ("ID") },
  { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_ ("Begin at this date"), N_ ("EDTF") },
  { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("End with this date"), N_ ("EDTF") },
  { "width", 0, 0, G_OPTION_ARG_STRING, &options.width,
    N_ ("Width in pixels of 1/96 inch (1400)"), N_ ("PX") },
  { "height", 0, 0, G_OPTION_ARG_STRING, &options.height,
    N_ ("Height; as high as the content if not given"), N_ ("PX") },
  { "scale", 0, 0, G_OPTION_ARG_STRING, &options.scale,
    N_ ("Pixels of a PNG for each of these (1)"), N_ ("FACTOR") },
  { "group-by", 0, 0, G_OPTION_ARG_STRING, &options.group_by,
    N_ ("Group the rows by none, category (if not given), source, place or person"), N_ ("WHAT") },
  { "dark", 0, 0, G_OPTION_ARG_NONE, &options.is_dark, N_ ("Draw on a dark ground"), NULL },
  { NULL },
};

static const struct
{
  const char       *name;
  AnnalsSheetFormat format;
} formats[] = {
  { "png", ANNALS_SHEET_PNG },
  { "svg", ANNALS_SHEET_SVG },
  { "pdf", ANNALS_SHEET_PDF },
};

typedef struct
{
  AnnalsSheetInput  input;
  AnnalsSheetFormat format;
  double            scale;
  char             *period; /* owned */
} Request;

static void
clear_request (Request *request)
{
  g_clear_pointer (&request->period, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Request, clear_request)

static int
fail (const char *message)
{
  g_printerr (_ ("annals-tool: %s\n"), message);
  return ANNALS_TOOL_UNUSABLE;
}

/* --- The options ------------------------------------------------------------------------------ */

/* The name of a file ends in its format, unless the format is given. */
static gboolean
read_format (AnnalsSheetFormat *format,
             GError           **error)
{
  const char *name = options.format;

  if (name == NULL)
    {
      const char *dot = strrchr (options.output, '.');

      name = dot != NULL ? dot + 1 : "";
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_ascii_strcasecmp (name, formats[i].name) == 0)
      {
        *format = formats[i].format;
        return TRUE;
      }

  if (options.format != NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("There is no format “%s”; there are png, svg and pdf."), name);
  else
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("The name of the file must end in .png, .svg or .pdf, or --format tell "
                            "the format."));
  return FALSE;
}

/* A decimal number within bounds; without one it stays as it is. */
static gboolean
read_number (const char *name,
             const char *text,
             double      least,
             double      most,
             double     *number,
             GError    **error)
{
  char  *end;
  double value;

  if (text == NULL)
    return TRUE;
  value = g_ascii_strtod (text, &end);
  if (*text != '\0' && *end == '\0' && value >= least && value <= most)
    {
      *number = value;
      return TRUE;
    }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--%s must be a number from %g to %g, not “%s”."), name, least, most, text);
  return FALSE;
}

static gboolean
read_date (const char *name,
           const char *edtf,
           AnnalsDate *date,
           GError    **error)
{
  g_autoptr (GError) reason = NULL;

  if (edtf == NULL)
    return TRUE;
  if (!annals_date_parse (edtf, date, &reason))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--%s: “%s” is not a date. %s"), name, edtf, reason->message);
      return FALSE;
    }
  if (date->kind == ANNALS_DATE_SINGLE)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--%s must be a single date, not “%s”."), name, edtf);
  return FALSE;
}

/* “1990 – 1999”, “from 1990” or “until 1999”. */
static char *
dup_period (void)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (options.from != NULL)
    from = annals_date_to_text (options.from, ANNALS_DATE_SHORT);
  if (options.to != NULL)
    to = annals_date_to_text (options.to, ANNALS_DATE_SHORT);
  if (from != NULL && to != NULL)
    return g_str_equal (from, to) ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  if (from != NULL)
    /* Translators: a timeline that begins at a date. */
    return g_strdup_printf (_ ("from %s"), from);
  if (to != NULL)
    /* Translators: a timeline that ends with a date. */
    return g_strdup_printf (_ ("until %s"), to);
  return NULL;
}

static gboolean
read_span (Request *request,
           GError **error)
{
  AnnalsDate from = { .lower = ANNALS_INSTANT_MIN };
  AnnalsDate to = { .upper = ANNALS_INSTANT_MAX };

  if (!read_date ("from", options.from, &from, error) || !read_date ("to", options.to, &to, error))
    return FALSE;
  if (from.lower >= to.upper)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("The picture would end before it begins: --from %s, --to %s."), options.from,
                   options.to);
      return FALSE;
    }

  request->input.lower = from.lower;
  request->input.upper = to.upper;
  request->period = dup_period ();
  request->input.period = request->period;
  return TRUE;
}

static gboolean
read_grouping (AnnalsGroupBy *group_by,
               GError       **error)
{
  *group_by = ANNALS_GROUP_BY_CATEGORY;
  if (options.group_by == NULL || annals_group_by_from_name (options.group_by, group_by))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("Rows cannot be grouped by “%s”, only by none, category, source, place or "
                  "person."),
               options.group_by);
  return FALSE;
}

static gboolean
read_options (Request *request,
              GError **error)
{
  if (options.output == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                           _ ("Where to draw must be told: --output FILE."));
      return FALSE;
    }
  request->scale = 1.0;
  request->input.era = ANNALS_NONE;
  request->input.width = DEFAULT_WIDTH;
  request->input.is_dark = options.is_dark;
  return read_format (&request->format, error) &&
         read_grouping (&request->input.group_by, error) &&
         read_number ("width", options.width, ANNALS_SHEET_MIN_WIDTH, ANNALS_SHEET_MAX_WIDTH,
                      &request->input.width, error) &&
         read_number ("height", options.height, ANNALS_SHEET_MIN_HEIGHT, ANNALS_SHEET_MAX_HEIGHT,
                      &request->input.height, error) &&
         read_number ("scale", options.scale, ANNALS_SHEET_MIN_SCALE, ANNALS_SHEET_MAX_SCALE,
                      &request->scale, error) &&
         read_span (request, error);
}

static gboolean
find_era (Request *request,
          GError **error)
{
  const AnnalsEra *eras;

  if (options.era == NULL)
    return TRUE;
  request->input.era = annals_bundle_find_era (request->input.bundle, options.era);
  eras = annals_bundle_get_eras (request->input.bundle, NULL);
  if (request->input.era != ANNALS_NONE && eras[request->input.era].date.kind != ANNALS_DATE_NONE)
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("There is no era “%s” in the file."), options.era);
  return FALSE;
}

/* --- The output ------------------------------------------------------------------------------- */

/* Whether both names lead to the same file, by links too. */
static gboolean
is_same_file (const char *input,
              const char *output)
{
  const char           *attributes = G_FILE_ATTRIBUTE_ID_FILE;
  g_autoptr (GFile)     from = g_file_new_for_commandline_arg (input);
  g_autoptr (GFile)     to = g_file_new_for_commandline_arg (output);
  g_autoptr (GFileInfo) from_info = NULL;
  g_autoptr (GFileInfo) to_info = NULL;

  if (g_str_equal (input, "-"))
    return FALSE;
  from_info = g_file_query_info (from, attributes, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  to_info = g_file_query_info (to, attributes, G_FILE_QUERY_INFO_NONE, NULL, NULL);
  return from_info != NULL && to_info != NULL &&
         g_strcmp0 (g_file_info_get_attribute_string (from_info, attributes),
                    g_file_info_get_attribute_string (to_info, attributes)) == 0;
}

/* Devices and pipes take what they are given; nothing can be put in their place. */
static gboolean
write_stream (const char   *path,
              gconstpointer data,
              gsize         length,
              GError      **error)
{
  FILE    *stream = g_fopen (path, "wb");
  gboolean is_written = stream != NULL && fwrite (data, 1, length, stream) == length;

  /* What is still in the stream's own memory may fail to arrive, too. */
  if (stream != NULL && fclose (stream) != 0)
    is_written = FALSE;
  if (is_written)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
               _ ("“%s” cannot be written: %s."), options.output, g_strerror (errno));
  return FALSE;
}

/* A file is written beside the old one and takes its place: nobody ever sees half a picture. */
static gboolean
write_output (GBytes  *content,
              GError **error)
{
  gsize              length;
  gconstpointer      data = g_bytes_get_data (content, &length);
  g_autoptr (GError) reason = NULL;
  char              *target;
  const char        *path = options.output;
  gboolean           is_written;

  /* Whether standard output takes it is looked at when the command has ended. */
  if (g_str_equal (path, "-"))
    {
      fwrite (data, 1, length, stdout);
      return TRUE;
    }

  /* A link stays, and what it leads to is replaced. */
  target = realpath (path, NULL);
  if (target != NULL)
    path = target;
  if (target != NULL && !g_file_test (target, G_FILE_TEST_IS_REGULAR))
    is_written = write_stream (target, data, length, error);
  else
    {
      is_written = g_file_set_contents_full (path, data, (gssize) length,
                                             G_FILE_SET_CONTENTS_CONSISTENT, 0666, &reason);
      if (!is_written)
        g_set_error (error, reason->domain, reason->code, _ ("“%s” cannot be written: %s."),
                     options.output, reason->message);
    }
  free (target);
  return is_written;
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            double       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_double_value (builder, number);
}

static void
print_json (const Request            *request,
            const AnnalsSheetSummary *summary,
            gsize                     n_bytes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char        *from = annals_tool_dup_first_day (summary->lower);
  g_autofree char        *to = annals_tool_dup_last_day (summary->upper);

  json_builder_begin_object (builder);
  annals_tool_add_text (builder, "file", options.output);
  annals_tool_add_text (builder, "format", formats[request->format].name);
  add_number (builder, "width", summary->width);
  add_number (builder, "height", summary->height);
  annals_tool_add_text (builder, "from", from);
  annals_tool_add_text (builder, "to", to);
  annals_tool_add_count (builder, "drawn", summary->n_drawn);
  annals_tool_add_count (builder, "labelled", summary->n_labelled);
  annals_tool_add_count (builder, "counted", summary->n_counted);
  annals_tool_add_count (builder, "undated", summary->n_undated);
  annals_tool_add_count (builder, "conflicts", summary->n_conflicts);
  annals_tool_add_count (builder, "bytes", (guint) n_bytes);
  json_builder_end_object (builder);

  annals_tool_print_json (builder);
}

static gboolean
render (Request *request,
        gboolean is_json,
        GError **error)
{
  g_autoptr (AnnalsSheet) sheet = annals_sheet_new (&request->input, error);
  g_autoptr (GBytes)      content = NULL;

  if (sheet == NULL)
    return FALSE;
  content = annals_sheet_export (sheet, request->format, request->scale, error);
  if (content == NULL || !write_output (content, error))
    return FALSE;
  if (is_json)
    print_json (request, annals_sheet_get_summary (sheet), g_bytes_get_size (content));
  return TRUE;
}

/**
 * annals_tool_render:
 * @files: (array zero-terminated=1): one file, "-" for standard input
 * @is_json: whether to print a JSON object about what was drawn
 *
 * Draws the timeline of a bundle as the options say.
 *
 * Returns: the exit status
 */
int
annals_tool_render (char   **files,
                    gboolean is_json)
{
  g_auto (Request)         request = { 0 };
  g_autoptr (GError)       error = NULL;
  g_autoptr (AnnalsBundle) bundle = NULL;

  if (!read_options (&request, &error))
    return fail (error->message);
  if (is_json && g_str_equal (options.output, "-"))
    return fail (_ ("Standard output cannot take both the picture and --json."));
  if (is_same_file (files[0], options.output))
    return fail (_ ("The picture would overwrite the file that it shows."));

  bundle = annals_tool_open (files[0]);
  if (bundle == NULL)
    return ANNALS_TOOL_UNUSABLE;
  request.input.bundle = bundle;
  if (!find_era (&request, &error) || !render (&request, is_json, &error))
    return fail (error->message);

  return ANNALS_TOOL_GOOD;
}
