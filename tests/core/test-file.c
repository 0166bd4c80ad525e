/* test-file.c — files are read whole within a limit, or not at all
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What strangers' bundles may name, and what a folder may hold, is tried in test-loader-files.c.
 */

#include "config.h"

#include "core/annals-file.h"

#define BUNDLE      "resource://" APP_PATH "/bundle/pakistan-russia.annals"
#define FOLDER      "resource://" APP_PATH "/bundle"
#define SMALL_LIMIT 16
#define LARGE_LIMIT (64 * 1024 * 1024)

/* The limit holds for what is compiled in as for every other file. */
static void
test_resource_limit (void)
{
  g_autoptr (GFile)  file = g_file_new_for_uri (BUNDLE);
  g_autoptr (GFile)  folder = g_file_new_for_uri (FOLDER);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  whole = annals_file_read (file, LARGE_LIMIT, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (whole), >, SMALL_LIMIT);

  none = annals_file_read (file, SMALL_LIMIT, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_null (none);
  g_clear_error (&error);

  none = annals_file_read_below (folder, "pakistan-russia.annals", SMALL_LIMIT, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_null (none);
}

/* A limit is the last size that is read. */
static void
test_limit (void)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = g_file_new_tmp (NULL, &stream, &error);
  g_autoptr (GBytes)        whole = NULL;
  g_autoptr (GBytes)        none = NULL;

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), "Halvek", 6,
                             NULL, NULL, &error);
  g_assert_no_error (error);

  whole = annals_file_read (file, 6, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), "Halvek", 6);

  none = annals_file_read (file, 5, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_null (none);
  g_file_delete (file, NULL, NULL);
}

static void
test_cancelled (void)
{
  g_autoptr (GFileIOStream) stream = NULL;
  g_autoptr (GError)        error = NULL;
  g_autoptr (GFile)         file = g_file_new_tmp (NULL, &stream, &error);
  g_autoptr (GCancellable)  cancellable = g_cancellable_new ();
  g_autoptr (GBytes)        none = NULL;

  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (stream)), "Halvek", 6,
                             NULL, NULL, &error);
  g_assert_no_error (error);

  g_cancellable_cancel (cancellable);
  none = annals_file_read (file, LARGE_LIMIT, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (none);
  g_file_delete (file, NULL, NULL);
}

/* No network, whatever name leads there. */
static void
test_elsewhere (void)
{
  g_autoptr (GFile)  file = g_file_new_for_uri ("http://localhost/a.annals");
  g_autoptr (GFile)  folder = g_file_new_for_uri ("http://localhost/");
  g_autoptr (GBytes) none = NULL;
  g_autoptr (GError) error = NULL;

  none = annals_file_read (file, LARGE_LIMIT, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_null (none);
  g_clear_error (&error);

  none = annals_file_read_below (folder, "a.annals", LARGE_LIMIT, NULL, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_null (none);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/file/resource-limit", test_resource_limit);
  g_test_add_func ("/core/file/limit", test_limit);
  g_test_add_func ("/core/file/cancelled", test_cancelled);
  g_test_add_func ("/core/file/elsewhere", test_elsewhere);

  return g_test_run ();
}
