/* replay.c — gives every file of a corpus folder to a fuzz target, without libFuzzer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each file is given whole and cut short. One named *.repeat is the beginning of a large input.
 */

#include "config.h"

#include "fuzz-checks.h"

#include <string.h>

#define N_CUTS        16
#define REPEATED_SIZE (256 * 1024)

static const char *folder;

/* In memory of its own size, so that the sanitizers see what is read beyond it. */
static void
give (const GString *contents,
      gsize          size)
{
  g_autofree guint8 *data = g_malloc (MAX (size, 1));

  memcpy (data, contents->str, size);
  g_assert_cmpint (LLVMFuzzerTestOneInput (data, size), ==, 0);
}

static void
test_file (gconstpointer data)
{
  const char         *name = data;
  g_autofree char    *path = g_build_filename (folder, name, NULL);
  g_autofree char    *seed = NULL;
  g_autoptr (GString) contents = NULL;
  g_autoptr (GError)  error = NULL;
  gsize               size;

  g_file_get_contents (path, &seed, &size, &error);
  g_assert_no_error (error);

  contents = g_string_new_len (seed, (gssize) size);
  if (g_str_has_suffix (name, ".repeat"))
    while (contents->len < REPEATED_SIZE)
      g_string_append_len (contents, seed, (gssize) size);
  else
    for (gsize i = 0; i < N_CUTS; i++)
      give (contents, contents->len * i / N_CUTS);
  give (contents, contents->len);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir)      dir = NULL;
  g_autoptr (GError)    error = NULL;
  g_autofree char      *target = NULL;
  const char           *name;

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  folder = argv[1];
  target = g_path_get_basename (folder);

  dir = g_dir_open (folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 0);
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *test_path = NULL;

      test_path = g_strdup_printf ("/fuzz/%s/%s", target, (char *) names->pdata[i]);
      g_test_add_data_func (test_path, names->pdata[i], test_file);
    }

  return g_test_run ();
}
