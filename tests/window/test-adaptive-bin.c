/* test-adaptive-bin.c — the container asks for little, gives what is needed and tells its size
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "window/annals-adaptive-bin.h"

typedef struct
{
  int n_times;
  int width;
  int height;
} Told;

static void
resized_cb (AnnalsAdaptiveBin *bin,
            int                width,
            int                height,
            Told              *told)
{
  told->n_times++;
  told->width = width;
  told->height = height;
}

static void
run_pending (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A bin around something that needs much more room than it asks for. */
static GtkWidget *
make_bin (GtkWidget **child)
{
  GtkWidget *bin = g_object_ref_sink (g_object_new (ANNALS_TYPE_ADAPTIVE_BIN, NULL));

  *child = gtk_label_new ("A pane");
  gtk_widget_set_size_request (*child, 900, 700);
  adw_bin_set_child (ADW_BIN (bin), *child);
  return bin;
}

static void
test_measure (void)
{
  GtkWidget *child;
  GtkWidget *bin = make_bin (&child);
  int        minimum;
  int        natural;

  gtk_widget_measure (bin, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_cmpint (natural, ==, 900);
  gtk_widget_measure (bin, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <=, 294);
  g_assert_cmpint (natural, ==, 700);

  g_assert_finalize_object (bin);
}

static void
test_allocate (void)
{
  GtkWidget *child;
  GtkWidget *bin = make_bin (&child);
  Told       told = { 0 };

  g_signal_connect (bin, "resized", G_CALLBACK (resized_cb), &told);
  gtk_widget_size_allocate (bin, &(GtkAllocation){ 0, 0, 360, 294 }, -1);
  gtk_widget_size_allocate (bin, &(GtkAllocation){ 0, 0, 360, 640 }, -1);
  g_assert_cmpint (told.n_times, ==, 0);
  run_pending ();
  g_assert_cmpint (told.n_times, ==, 1);
  g_assert_cmpint (told.width, ==, 360);
  g_assert_cmpint (told.height, ==, 640);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 900);
  g_assert_cmpint (gtk_widget_get_height (child), ==, 700);

  gtk_widget_size_allocate (bin, &(GtkAllocation){ 0, 0, 1400, 900 }, -1);
  run_pending ();
  g_assert_cmpint (told.n_times, ==, 2);
  g_assert_cmpint (gtk_widget_get_width (child), ==, 1400);
  g_assert_cmpint (gtk_widget_get_height (child), ==, 900);

  g_assert_finalize_object (bin);
}

/* Nothing is told to nobody once the bin is gone. */
static void
test_early_end (void)
{
  GtkWidget *child;
  GtkWidget *bin = make_bin (&child);
  Told       told = { 0 };

  g_signal_connect (bin, "resized", G_CALLBACK (resized_cb), &told);
  gtk_widget_size_allocate (bin, &(GtkAllocation){ 0, 0, 360, 294 }, -1);
  g_assert_finalize_object (bin);
  run_pending ();
  g_assert_cmpint (told.n_times, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (!gtk_init_check ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }

  g_test_add_func ("/window/adaptive-bin/measure", test_measure);
  g_test_add_func ("/window/adaptive-bin/allocate", test_allocate);
  g_test_add_func ("/window/adaptive-bin/early-end", test_early_end);

  return g_test_run ();
}
