/* annals-loader.c — from a stranger's file to a bundle, with every problem told and placed
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two stages. annals-json-scan.c reads all bytes as strict JSON and records where each element of
 * the four sections stands; nothing is built yet, and what is not JSON ends here. Then the
 * annals-load files take one element after the other, check it and put it into the builder; events,
 * of which there may be a million, on all processors, see annals-load-parts.c. So memory holds the
 * text, a few thousand elements and the packed bundle, whatever the size of the file.
 */

#include "config.h"

#include "core/annals-loader.h"

#include "core/annals-file.h"
#include "core/annals-limits.h"
#include "core/annals-load-private.h"
#include "core/annals-sanitize.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT_NAME    "annals"
#define FORMAT_VERSION 1
#define UTF8_BOM       "\xEF\xBB\xBF"

#define BYTES_PER_FORGET (1024 * 1024)
#define PROGRESS_STEPS   1000

/* What of the progress is done when the text is scanned, and when the events are read. */
#define SCANNED_FRACTION 0.25
#define READ_FRACTION    0.85

// clang-format off
G_DEFINE_QUARK (annals_bundle_error, annals_bundle_error)
// clang-format on

/* One request for a bundle: where from, and whom to tell. */
typedef struct
{
  const char        *name;
  GFile             *file; /* that the text was read from for this request alone; nullable */
  GFile             *folder;
  GPtrArray         *diagnostics;
  GCancellable      *cancellable;
  AnnalsProgressFunc progress;
  gpointer           progress_data;
} Request;

/* What is read while the events are. */
typedef struct
{
  const AnnalsLoad *load;
  const Request    *request;
  GArray           *elements;
  gsize             forgotten; /* the text up to here is given back */
} EventsRead;

typedef struct
{
  const char *name;
  void (*read) (AnnalsLoad            *load,
                const AnnalsJsonValue *value);
} Section;

/* In the order in which they are read, before the events. */
static const Section sections[] = {
  { "categories", annals_load_category },
  { "sources", annals_load_source },
  { "eras", annals_load_era },
};

static const char *const section_names[] = { "categories", "sources", "eras", "events", NULL };

static const char *const header_names[] = { "format", "version", "id", "title", "description",
                                            "language", "license", "creator", NULL };

static void
tell_progress (const Request *request,
               double         fraction)
{
  if (request->progress != NULL)
    request->progress (fraction, request->progress_data);
}

/* Ends a load: the first problem that is fatal becomes the error. */
static void
set_error (GError                **error,
           AnnalsBundleError       code,
           const AnnalsDiagnostic *problem)
{
  g_autofree char *text = annals_diagnostic_to_text (problem);

  g_set_error_literal (error, ANNALS_BUNDLE_ERROR, (int) code, text);
}

/* --- Header ----------------------------------------------------------------------------------- */

static gboolean
read_header_member (AnnalsLoad           *load,
                    const AnnalsJsonScan *scan,
                    const char           *name,
                    AnnalsJsonValue      *value)
{
  const AnnalsJsonMember *member = annals_json_scan_find (scan, name);

  return member != NULL &&
         annals_json_read (&load->document, &member->value, name, G_MAXUINT, value);
}

static AnnalsJsonValue
get_root (AnnalsLoad           *load,
          const AnnalsJsonScan *scan)
{
  return (AnnalsJsonValue){
    .document = &load->document,
    .span = &scan->root,
    .index = G_MAXUINT,
  };
}

/* What stands where something else should: a text or number itself, else what it is. */
static char *
dup_found (const AnnalsJsonValue *value)
{
  g_autofree char *excerpt = NULL;

  if (annals_json_is_integer (value))
    return g_strdup (value->node->text);
  if (!annals_json_is_string (value))
    return g_strdup (annals_json_describe (value));

  excerpt = annals_sanitize_excerpt (annals_json_to_string (value));
  return g_strdup_printf ("“%s”", excerpt);
}

static void
report_format (const AnnalsJsonValue *value)
{
  g_autofree char *found = dup_found (value);

  annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "wrong-format",
                      _ ("This is not a bundle of Annals: its “format” is %s, not “%s”."), found,
                      FORMAT_NAME);
}

static void
report_version (const AnnalsJsonValue *value)
{
  g_autofree char *found = dup_found (value);

  annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "wrong-version",
                      _ ("This program reads version %d of the bundle format only, not %s."),
                      FORMAT_VERSION, found);
}

/* A file of another format or a newer version is not read at all: half of it would be guesses. */
static gboolean
check_format (AnnalsLoad           *load,
              const AnnalsJsonScan *scan,
              GError              **error)
{
  GPtrArray      *diagnostics = load->document.diagnostics;
  guint           n_before = diagnostics->len;
  AnnalsJsonValue root = get_root (load, scan);
  AnnalsJsonValue value;
  gint64          version = 0;

  if (!read_header_member (load, scan, "format", &value))
    annals_json_report (&root, "format", ANNALS_SEVERITY_ERROR, "wrong-format",
                        _ ("This is not a bundle of Annals: it does not say that its “format” is "
                           "“%s”."),
                        FORMAT_NAME);
  else if (!annals_json_is_string (&value) ||
           !g_str_equal (annals_json_to_string (&value), FORMAT_NAME))
    report_format (&value);
  else if (!read_header_member (load, scan, "version", &value))
    annals_json_report (&root, "version", ANNALS_SEVERITY_ERROR, "wrong-version",
                        _ ("This program reads version %d of the bundle format only; this bundle "
                           "does not say which it is."),
                        FORMAT_VERSION);
  else if (!annals_json_is_integer (&value) ||
           !annals_json_to_integer (&value, G_MININT64, G_MAXINT64, &version) ||
           version != FORMAT_VERSION)
    report_version (&value);
  else
    return TRUE;

  set_error (error, ANNALS_BUNDLE_ERROR_FORMAT, diagnostics->pdata[n_before]);
  return FALSE;
}

static char *
dup_header_text (AnnalsLoad           *load,
                 const AnnalsJsonScan *scan,
                 const char           *name,
                 char *(*read) (const AnnalsJsonValue *value))
{
  AnnalsJsonValue value;

  return read_header_member (load, scan, name, &value) ? read (&value) : NULL;
}

/* A line that a bundle must have. */
static char *
dup_required_line (AnnalsLoad           *load,
                   const AnnalsJsonScan *scan,
                   const char           *name)
{
  AnnalsJsonValue root = get_root (load, scan);
  AnnalsJsonValue value;
  char           *line = NULL;

  if (!read_header_member (load, scan, name, &value))
    {
      if (annals_json_scan_find (scan, name) == NULL)
        annals_json_report_missing (&root, name);
      return NULL;
    }

  line = annals_load_dup_line (&value);
  if (line == NULL && annals_json_is_string (&value))
    annals_json_report (&value, NULL, ANNALS_SEVERITY_ERROR, "missing-member",
                        _ ("The member “%s” is missing or empty."), name);

  return line;
}

static char *
dup_creators (const AnnalsJsonValue *value)
{
  return annals_load_dup_names (value, NULL);
}

static void
read_header (AnnalsLoad           *load,
             const AnnalsJsonScan *scan)
{
  g_autofree char *fallback = annals_sanitize_line (load->document.file, NULL);
  g_autofree char *id = dup_required_line (load, scan, "id");
  g_autofree char *title = dup_required_line (load, scan, "title");
  g_autofree char *description = dup_header_text (load, scan, "description", annals_load_dup_block);
  g_autofree char *language = dup_header_text (load, scan, "language", annals_load_dup_line);
  g_autofree char *license = dup_header_text (load, scan, "license", annals_load_dup_line);
  g_autofree char *creator = dup_header_text (load, scan, "creator", dup_creators);

  annals_bundle_builder_set_header (load->builder,
                                    &(AnnalsBundleHeader){
                                      .id = id != NULL ? id : fallback,
                                      .title = title != NULL ? title : fallback,
                                      .description = description,
                                      .language = language,
                                      .license = license,
                                      .creator = creator,
                                    });
}

static void
report_unknown_members (AnnalsLoad           *load,
                        const AnnalsJsonScan *scan)
{
  for (guint i = 0; i < scan->members->len; i++)
    {
      const AnnalsJsonMember *member = &g_array_index (scan->members, AnnalsJsonMember, i);
      AnnalsJsonValue         value = {
                .document = &load->document,
                .span = &member->value,
                .name = member->name,
                .index = G_MAXUINT,
      };

      if (!g_strv_contains (header_names, member->name) &&
          !g_strv_contains (section_names, member->name))
        annals_json_report_unknown (&value, NULL);
      else if (g_strv_contains (section_names, member->name) && member->elements == NULL)
        annals_json_report_type (&value, _ ("a list"));
    }
}

/* --- Sections --------------------------------------------------------------------------------- */

static GArray *
get_elements (const AnnalsJsonScan *scan,
              const char           *name)
{
  const AnnalsJsonMember *member = annals_json_scan_find (scan, name);

  return member != NULL ? member->elements : NULL;
}

static gboolean
read_section (AnnalsLoad    *load,
              const Section *section,
              GArray        *elements)
{
  for (guint i = 0; elements != NULL && i < elements->len; i++)
    {
      const AnnalsJsonSpan *span = &g_array_index (elements, AnnalsJsonSpan, i);
      AnnalsJsonValue       value;

      if (g_cancellable_is_cancelled (load->cancellable))
        return FALSE;
      if (annals_json_read (&load->document, span, section->name, i, &value))
        section->read (load, &value);
    }

  return !g_cancellable_is_cancelled (load->cancellable);
}

/* The text of the events shrinks while their records grow. That of other sections stays, as the
 * parents of eras are reported late. */
static void
step_events_cb (guint    n_read,
                gpointer data)
{
  EventsRead *self = data;
  double      fraction = (double) n_read / self->elements->len;
  gsize       end = n_read > 0 ? g_array_index (self->elements, AnnalsJsonSpan, n_read - 1).end : 0;

  tell_progress (self->request,
                 SCANNED_FRACTION + (READ_FRACTION - SCANNED_FRACTION) * fraction);
  if (self->request->file == NULL || end < self->forgotten + BYTES_PER_FORGET)
    return;

  annals_file_forget (self->request->file, self->load->document.text + self->forgotten,
                      self->load->document.text + end);
  self->forgotten = end;
}

/* Searches for passages ask the thread for what may stop them. */
static void
push_cancellable (GCancellable *cancellable)
{
  if (cancellable != NULL)
    g_cancellable_push_current (cancellable);
}

static void
pop_cancellable (GCancellable *cancellable)
{
  if (cancellable != NULL)
    g_cancellable_pop_current (cancellable);
}

static gboolean
read_events (AnnalsLoad    *load,
             const Request *request,
             GArray        *elements)
{
  EventsRead events = { load, request, elements, 0 };
  gboolean   is_read;

  if (elements == NULL || elements->len == 0)
    return TRUE;

  events.forgotten = g_array_index (elements, AnnalsJsonSpan, 0).start;
  push_cancellable (load->cancellable);
  is_read = annals_load_events (load, elements, step_events_cb, &events);
  pop_cancellable (load->cancellable);

  return is_read;
}

static gboolean
read_sections (AnnalsLoad           *load,
               const Request        *request,
               const AnnalsJsonScan *scan)
{
  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    if (!read_section (load, &sections[i], get_elements (scan, sections[i].name)))
      return FALSE;

  return read_events (load, request, get_elements (scan, "events"));
}

static void
clear_parent (gpointer data)
{
  g_free (((AnnalsLoadParent *) data)->id);
}

static AnnalsBundle *
build (const Request        *request,
       const char           *text,
       const AnnalsJsonScan *scan,
       GError              **error)
{
  g_autoptr (AnnalsJsonTree)      tree = annals_json_tree_new ();
  g_autoptr (AnnalsJsonLocator)   locator = annals_json_locator_new (text);
  g_autoptr (AnnalsBundleBuilder) builder = annals_bundle_builder_new ();
  g_autoptr (GHashTable)          short_names = annals_load_new_names ();
  g_autoptr (GArray)              parents = g_array_new (FALSE, FALSE, sizeof (AnnalsLoadParent));
  AnnalsBundle                   *bundle = NULL;
  gboolean                        is_read;
  AnnalsLoad                      load = {
                         .document = { .file = request->name, .text = text },
                         .builder = builder,
                         .folder = request->folder,
                         .cancellable = request->cancellable,
                         .short_names = short_names,
                         .parents = parents,
  };

  load.document.diagnostics = request->diagnostics;
  load.document.tree = tree;
  load.document.locator = locator;
  g_array_set_clear_func (parents, clear_parent);
  if (!check_format (&load, scan, error))
    return NULL;

  read_header (&load, scan);
  report_unknown_members (&load, scan);
  is_read = read_sections (&load, request, scan);
  if (is_read)
    {
      annals_load_join_eras (&load);
      annals_json_report_unlisted (&load.document);
      tell_progress (request, READ_FRACTION);
      bundle = annals_bundle_builder_finish (builder, request->diagnostics, request->cancellable);
    }
  if (bundle == NULL)
    g_cancellable_set_error_if_cancelled (request->cancellable, error);
  else
    tell_progress (request, 1);

  return bundle;
}

/* --- Text ------------------------------------------------------------------------------------- */

static void
scan_progress_cb (double   fraction,
                  gpointer data)
{
  tell_progress (data, fraction * SCANNED_FRACTION);
}

static AnnalsBundle *
load_text (Request    *request,
           const char *text,
           gsize       length,
           GError    **error)
{
  g_autoptr (AnnalsJsonScan) scan = NULL;
  AnnalsDiagnostic          *problem = NULL;
  AnnalsJsonWatch            watch = {
               .cancellable = request->cancellable,
               .progress = scan_progress_cb,
               .data = request,
  };

  if (length >= strlen (UTF8_BOM) && memcmp (text, UTF8_BOM, strlen (UTF8_BOM)) == 0)
    {
      text += strlen (UTF8_BOM);
      length -= strlen (UTF8_BOM);
      g_ptr_array_add (request->diagnostics,
                       annals_diagnostic_new (ANNALS_SEVERITY_WARNING, "json-bom", request->name,
                                              1, 1, NULL,
                                              _ ("The file begins with a byte order mark, which "
                                                 "JSON does not allow.")));
    }

  scan = annals_json_scan_new (text, length, request->name, section_names, &watch, &problem);
  if (scan != NULL)
    {
      tell_progress (request, SCANNED_FRACTION);
      return build (request, text, scan, error);
    }

  if (problem == NULL)
    {
      g_cancellable_set_error_if_cancelled (request->cancellable, error);
      return NULL;
    }

  set_error (error,
             g_str_has_prefix (problem->code, "json-limit-") ? ANNALS_BUNDLE_ERROR_LIMIT
                                                             : ANNALS_BUNDLE_ERROR_JSON,
             problem);
  g_ptr_array_add (request->diagnostics, problem);
  return NULL;
}

static AnnalsBundle *
load_bytes (Request *request,
            GBytes  *bytes,
            GError **error)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);

  return load_text (request, text != NULL ? text : "", length, error);
}

/* --- Files ------------------------------------------------------------------------------------ */

static AnnalsBundle *
load_file (Request *request,
           GFile   *file,
           GError **error)
{
  g_autofree char   *name = g_file_get_parse_name (file);
  g_autoptr (GFile)  folder = g_file_get_parent (file);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = annals_file_read (file, ANNALS_MAX_FILE_BYTES, request->cancellable,
                                               &reason);
  g_autofree char   *message = NULL;
  gboolean           is_limit;

  request->name = name;
  request->file = file;
  request->folder = folder;
  if (bytes != NULL)
    return load_bytes (request, bytes, error);

  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }

  is_limit = g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  message = g_strdup_printf (_ ("The file cannot be read. %s."), reason->message);
  g_ptr_array_add (request->diagnostics,
                   annals_diagnostic_new (ANNALS_SEVERITY_ERROR,
                                          is_limit ? "file-too-large" : "unreadable-file", name, 0,
                                          0, NULL, message));
  set_error (error, is_limit ? ANNALS_BUNDLE_ERROR_LIMIT : ANNALS_BUNDLE_ERROR_FILE,
             request->diagnostics->pdata[request->diagnostics->len - 1]);
  return NULL;
}

static GPtrArray *
take_diagnostics (GPtrArray *diagnostics)
{
  if (diagnostics != NULL)
    return g_ptr_array_ref (diagnostics);

  return g_ptr_array_new_with_free_func ((GDestroyNotify) annals_diagnostic_free);
}

/**
 * annals_bundle_load:
 * @file: a file on this computer, or a compiled-in resource
 * @diagnostics: (element-type AnnalsDiagnostic) (nullable): gets what is wrong with the file, also
 *   if it cannot be loaded; shared with the bundle
 * @cancellable: (nullable): to stop the load
 * @error: return location for an error
 *
 * Reads a bundle. What is wrong with it is told in @diagnostics and left out; the rest loads.
 *
 * Errors: #AnnalsBundleError, %G_IO_ERROR_CANCELLED.
 *
 * Thread: any. Cost: O(n log n) in the file's events, and the time to look for its passages.
 *
 * Returns: (transfer full): the bundle
 */
AnnalsBundle *
annals_bundle_load (GFile        *file,
                    GPtrArray    *diagnostics,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (GPtrArray) list = take_diagnostics (diagnostics);
  Request               request = { .diagnostics = list, .cancellable = cancellable };

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return load_file (&request, file, error);
}

/**
 * annals_bundle_load_bytes:
 * @bytes: text of a bundle
 * @name: name for the diagnostics
 * @folder: (nullable): folder below which the bundle's articles stand; %NULL if there is none
 * @diagnostics: (element-type AnnalsDiagnostic) (nullable): gets what is wrong with the text
 * @cancellable: (nullable): to stop the load
 * @error: return location for an error
 *
 * Reads a bundle that is in memory already, as annals_bundle_load() does from a file.
 *
 * Returns: (transfer full): the bundle
 */
AnnalsBundle *
annals_bundle_load_bytes (GBytes       *bytes,
                          const char   *name,
                          GFile        *folder,
                          GPtrArray    *diagnostics,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (GPtrArray) list = take_diagnostics (diagnostics);
  Request               request = {
                  .name = name,
                  .folder = folder,
                  .diagnostics = list,
                  .cancellable = cancellable,
  };

  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  return load_bytes (&request, bytes, error);
}

/* --- In a thread ------------------------------------------------------------------------------ */

/* A load in a thread. Its progress is a number that the thread writes and an idle of the caller's
 * context reads; while an idle is on its way, no second one is sent. */
typedef struct
{
  gatomicrefcount    ref_count;
  GFile             *file;
  GMainContext      *context;
  AnnalsProgressFunc progress;
  gpointer           progress_data;
  int                step;       /* atomic */
  int                is_pending; /* atomic */
  gboolean           is_done;    /* of the caller's context */
} Background;

static void
background_unref (Background *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->file);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}

static gboolean
tell_caller_cb (gpointer data)
{
  Background *self = data;

  g_atomic_int_set (&self->is_pending, 0);
  if (!self->is_done)
    self->progress ((double) g_atomic_int_get (&self->step) / PROGRESS_STEPS, self->progress_data);

  return G_SOURCE_REMOVE;
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  Background *self = data;
  int         step = (int) (fraction * PROGRESS_STEPS);
  GSource    *source;

  if (step <= g_atomic_int_get (&self->step))
    return;
  g_atomic_int_set (&self->step, step);
  if (!g_atomic_int_compare_and_exchange (&self->is_pending, 0, 1))
    return;

  g_atomic_ref_count_inc (&self->ref_count);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, tell_caller_cb, self, (GDestroyNotify) background_unref);
  g_source_set_static_name (source, "annals-load-progress");
  g_source_attach (source, self->context);
  g_source_unref (source);
}

static void
load_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Background           *self = task_data;
  g_autoptr (GPtrArray) diagnostics = take_diagnostics (NULL);
  Request               request = {
                  .diagnostics = diagnostics,
                  .cancellable = cancellable,
                  .progress = self->progress != NULL ? progress_cb : NULL,
                  .progress_data = self,
  };
  GError       *error = NULL;
  AnnalsBundle *bundle = load_file (&request, self->file, &error);

  if (bundle != NULL)
    g_task_return_pointer (task, bundle, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * annals_bundle_load_async:
 * @file: a file on this computer, or a compiled-in resource
 * @progress: (nullable) (scope notified): told how far the load is, until @callback is called
 * @progress_data: data for @progress
 * @cancellable: (nullable): to stop the load
 * @callback: called when the bundle is there or an error is
 * @user_data: data for @callback
 *
 * Reads a bundle in a thread, see annals_bundle_load(). The diagnostics are those of the bundle.
 */
void
annals_bundle_load_async (GFile              *file,
                          AnnalsProgressFunc  progress,
                          gpointer            progress_data,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Background       *self;

  g_return_if_fail (G_IS_FILE (file));

  self = g_new0 (Background, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->file = g_object_ref (file);
  self->context = g_main_context_ref_thread_default ();
  self->progress = progress;
  self->progress_data = progress_data;

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_return_on_cancel (task, TRUE); /* the thread stops when it next looks */
  g_task_set_name (task, "annals-bundle-load");
  g_task_set_task_data (task, self, (GDestroyNotify) background_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * annals_bundle_load_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Returns: (transfer full): the bundle
 */
AnnalsBundle *
annals_bundle_load_finish (GAsyncResult *result,
                           GError      **error)
{
  Background *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  self = g_task_get_task_data (G_TASK (result));
  self->is_done = TRUE;

  return g_task_propagate_pointer (G_TASK (result), error);
}
