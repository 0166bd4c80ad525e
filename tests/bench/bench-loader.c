/* bench-loader.c — time and memory from a bundle's file to the bundle, beside json-glib alone
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Makes bundles of several sizes from a seed and measures each load in a process of its own, so
 * that one cannot warm up or bloat the other. The yardstick is json-glib parsing the same file in
 * one piece and visiting every value, which is what a program without this loader would do. One
 * JSON object a line; `ratio` and `memory_ratio` are ours over the yardstick's.
 */

#include "config.h"

#include "core/annals-loader.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <sys/resource.h>

#define SEED          20260101
#define N_WORDS       20000
#define N_CATEGORIES  12
#define N_SOURCES     500
#define N_RUNS        3
#define N_SMALL_LOADS 20
#define DENSITY       6 /* the higher, the more events lie near the present */
#define FIRST_YEAR    (-3000)
#define LAST_YEAR     2020

typedef struct
{
  double seconds;
  double megabytes;
} Cost;

/* --- Data ------------------------------------------------------------------------------------- */

/* A word of a made-up language, the same for the same number. */
static void
append_word (GString *text,
             guint    number)
{
  static const char *const syllables[] = { "ka", "ru", "mel", "to", "vin", "sa", "dor", "li",
                                           "pen", "ho", "ras", "ni", "gal", "be", "tur", "wo" };

  for (guint rest = number + 1; rest > 0; rest /= G_N_ELEMENTS (syllables))
    g_string_append (text, syllables[rest % G_N_ELEMENTS (syllables)]);
}

/* Words as languages have them: the n-th most frequent turns up 1/n as often as the first. */
static void
append_words (GString *text,
              GRand   *random,
              guint    n_words)
{
  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_word (text, (guint) pow (N_WORDS, g_rand_double (random)) - 1);
    }
}

static int
make_year (GRand *random)
{
  double age = pow (g_rand_double (random), DENSITY);

  return LAST_YEAR - (int) (age * (LAST_YEAR - FIRST_YEAR));
}

static void
append_date (GString *text,
             GRand   *random)
{
  int year = make_year (random);
  int month = g_rand_int_range (random, 1, 13);

  g_string_append_printf (text, year < 0 ? "-%04d" : "%04d", ABS (year));
  g_string_append_printf (text, "-%02d-%02d", month, g_rand_int_range (random, 1, 29));
  if (g_rand_double (random) < 0.3)
    g_string_append_printf (text, "/%04d", MAX (year, 0) + g_rand_int_range (random, 1, 40));
}

static void
append_event (GString *text,
              GRand   *random,
              guint    number)
{
  gint32 n_accounts = g_rand_int_range (random, 1, 4);

  g_string_append_printf (text, "{\"id\":\"e%u\",\"title\":\"", number);
  append_words (text, random, (guint) g_rand_int_range (random, 3, 9));
  g_string_append (text, "\",\"date\":\"");
  append_date (text, random);
  g_string_append_printf (text, "\",\"categories\":[\"c%d\"],\"summary\":\"",
                          g_rand_int_range (random, 0, N_CATEGORIES));
  append_words (text, random, (guint) g_rand_int_range (random, 8, 13));
  g_string_append (text, ". ");
  append_words (text, random, (guint) g_rand_int_range (random, 8, 13));
  g_string_append (text, ".\",\"accounts\":[");
  for (gint32 i = 0; i < n_accounts; i++)
    g_string_append_printf (text, "%s{\"source\":\"s%d\"}", i > 0 ? "," : "",
                            g_rand_int_range (random, 0, N_SOURCES));
  g_string_append (text, "]}");
}

static void
append_head (GString *text,
             GRand   *random)
{
  g_string_append (text, "{\"format\":\"annals\",\"version\":1,\"id\":\"bench\","
                         "\"title\":\"Bench\",\n\"categories\":[");
  for (guint i = 0; i < N_CATEGORIES; i++)
    g_string_append_printf (text, "%s{\"id\":\"c%u\",\"label\":\"Category %u\"}",
                            i > 0 ? ",\n" : "", i, i);
  g_string_append (text, "],\n\"sources\":[");
  for (guint i = 0; i < N_SOURCES; i++)
    {
      g_string_append_printf (text, "%s{\"id\":\"s%u\",\"csl\":{\"title\":\"", i > 0 ? ",\n" : "",
                              i);
      append_words (text, random, 6);
      g_string_append (text, "\"}}");
    }
  g_string_append (text, "],\n\"events\":[");
}

static void
write_bundle (const char *path,
              guint       n_events)
{
  g_autoptr (GRand)   random = g_rand_new_with_seed (SEED);
  g_autoptr (GString) text = g_string_new (NULL);
  FILE               *file = g_fopen (path, "w");

  if (file == NULL)
    g_error ("%s cannot be written", path);

  append_head (text, random);
  for (guint i = 0; i < n_events; i++)
    {
      g_string_append (text, i > 0 ? ",\n" : "\n");
      append_event (text, random, i);
      fwrite (text->str, 1, text->len, file);
      g_string_truncate (text, 0);
    }
  fputs ("]}\n", file);
  if (fclose (file) != 0)
    g_error ("%s cannot be written", path);
}

/* --- One measurement, in a process of its own ------------------------------------------------- */

static gsize
walk (JsonNode *node)
{
  gsize n_values = 1;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode      *member;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &member))
        n_values += walk (member);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n_values += walk (json_array_get_element (array, i));
    }

  return n_values;
}

/* Loads as often as told. What is loaded is freed between the loads, but not on the clock. */
static void
measure (const char *way,
         const char *location,
         guint       n_loads)
{
  g_autoptr (GFile)  file = g_file_new_for_commandline_arg (location);
  g_autoptr (GError) error = NULL;
  gint64             microseconds = 0;
  struct rusage      usage;

  for (guint i = 0; i < n_loads; i++)
    {
      g_autoptr (AnnalsBundle) bundle = NULL;
      g_autoptr (JsonParser)   parser = NULL;
      gint64                   start = g_get_monotonic_time ();

      if (g_str_equal (way, "load"))
        {
          bundle = annals_bundle_load (file, NULL, NULL, &error);
        }
      else
        {
          parser = json_parser_new ();
          if (json_parser_load_from_file (parser, location, &error) &&
              walk (json_parser_get_root (parser)) == 0)
            g_error ("%s holds nothing", location);
        }
      microseconds += g_get_monotonic_time () - start;
      if (error != NULL)
        g_error ("%s: %s", location, error->message);
    }

  getrusage (RUSAGE_SELF, &usage);
  g_print ("%.9g %.9g\n", (double) microseconds / G_USEC_PER_SEC / n_loads,
           (double) usage.ru_maxrss / 1024);
}

/* --- All of them ------------------------------------------------------------------------------ */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static Cost
run (char *self,
     char *way,
     char *location,
     guint n_loads)
{
  g_autofree char *count = g_strdup_printf ("%u", n_loads);
  char            *arguments[] = { self, way, location, count, NULL };
  double           seconds[N_RUNS];
  double           megabytes[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      g_autofree char   *output = NULL;
      g_autoptr (GError) error = NULL;
      char              *end;

      if (!g_spawn_sync (NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL,
                         &error))
        g_error ("%s", error->message);
      seconds[i] = g_ascii_strtod (output, &end);
      megabytes[i] = g_ascii_strtod (end, NULL);
      if (seconds[i] <= 0)
        g_error ("%s %s failed", way, location);
    }

  qsort (seconds, N_RUNS, sizeof *seconds, compare_doubles);
  qsort (megabytes, N_RUNS, sizeof *megabytes, compare_doubles);
  return (Cost){ seconds[N_RUNS / 2], megabytes[N_RUNS / 2] };
}

static void
compare (char       *self,
         const char *folder,
         guint       n_events)
{
  g_autofree char *path = g_build_filename (folder, "bundle.json", NULL);
  guint            n_loads = n_events <= 1000 ? N_SMALL_LOADS : 1;
  Cost             ours;
  Cost             theirs;

  write_bundle (path, n_events);
  theirs = run (self, (char[]){ "json-glib" }, path, n_loads);
  ours = run (self, (char[]){ "load" }, path, n_loads);
  g_print ("{\"name\": \"load\", \"events\": %u, \"seconds\": %.6f, \"peak_mb\": %.1f, "
           "\"yardstick_seconds\": %.6f, \"yardstick_peak_mb\": %.1f, \"ratio\": %.3f, "
           "\"memory_ratio\": %.3f, \"microseconds_per_event\": %.3f}\n",
           n_events, ours.seconds, ours.megabytes, theirs.seconds, theirs.megabytes,
           ours.seconds / theirs.seconds, ours.megabytes / theirs.megabytes,
           ours.seconds * G_USEC_PER_SEC / n_events);
  g_remove (path);
}

static void
compare_built_in (char *self,
                  char *location)
{
  Cost first = run (self, (char[]){ "load" }, location, 1);
  Cost ours = run (self, (char[]){ "load" }, location, N_SMALL_LOADS);
  Cost theirs = run (self, (char[]){ "json-glib" }, location, N_SMALL_LOADS);

  g_print ("{\"name\": \"load-built-in\", \"seconds\": %.6f, \"first_seconds\": %.6f, "
           "\"peak_mb\": %.1f, \"yardstick_seconds\": %.6f, \"ratio\": %.3f}\n",
           ours.seconds, first.seconds, ours.megabytes, theirs.seconds,
           ours.seconds / theirs.seconds);
}

/* bench-loader BUILT-IN-BUNDLE [EVENTS…] */
int
main (int   argc,
      char *argv[])
{
  static const char *const sizes[] = { "1000", "10000", "100000", NULL };
  const char *const       *wanted = sizes;
  g_autofree char         *folder = NULL;
  g_autoptr (GError)       error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc == 4 && (g_str_equal (argv[1], "load") || g_str_equal (argv[1], "json-glib")))
    {
      measure (argv[1], argv[2], (guint) atoi (argv[3]));
      return 0;
    }
  if (argc < 2)
    g_error ("The built-in bundle must be named");

  folder = g_dir_make_tmp ("annals-bench-XXXXXX", &error);
  if (folder == NULL)
    g_error ("%s", error->message);

  compare_built_in (argv[0], argv[1]);
  if (argc > 2)
    wanted = (const char *const *) argv + 2;
  for (; *wanted != NULL; wanted++)
    compare (argv[0], folder, (guint) atoi (*wanted));
  g_rmdir (folder);

  return 0;
}
