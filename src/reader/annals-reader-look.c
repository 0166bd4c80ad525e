/* annals-reader-look.c — the size, the face and the paper in which articles are read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of it is style classes; annals-reader.css says what they mean.
 */

#include "config.h"

#include "reader/annals-reader-look.h"

/* The style sheet has a class for each of these. */
static const guint zooms[] = { 50, 60, 70, 80, 90, 100, 110, 125,
                               150, 175, 200, 250, 300, 350, 400 };

static const char *const papers[] = { "auto", "light", "dark", "sepia" };

static guint
find_zoom (guint zoom)
{
  guint nearest = 0;

  for (guint i = 1; i < G_N_ELEMENTS (zooms); i++)
    if (ABS ((int) zooms[i] - (int) zoom) < ABS ((int) zooms[nearest] - (int) zoom))
      nearest = i;

  return nearest;
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    has_class)
{
  if (has_class && !gtk_widget_has_css_class (widget, name))
    gtk_widget_add_css_class (widget, name);
  else if (!has_class && gtk_widget_has_css_class (widget, name))
    gtk_widget_remove_css_class (widget, name);
}

/**
 * annals_reader_look_step_zoom:
 * @zoom: a size in percent
 * @step: how many sizes larger, or smaller if negative
 *
 * Returns: a size that there is, in percent
 */
guint
annals_reader_look_step_zoom (guint zoom,
                              int   step)
{
  int index = (int) find_zoom (zoom) + step;

  return zooms[CLAMP (index, 0, (int) G_N_ELEMENTS (zooms) - 1)];
}

/**
 * annals_reader_look_find_paper:
 * @name: (nullable): name of a paper
 *
 * Returns: (transfer none): the same name, or that of the usual paper if there is no such one
 */
const char *
annals_reader_look_find_paper (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_strcmp0 (name, papers[i]) == 0)
      return papers[i];

  return papers[0];
}

/**
 * annals_reader_look_apply_paper:
 * @look: a look
 * @widget: what stands on the paper
 *
 * Gives a widget the colours of the paper.
 */
void
annals_reader_look_apply_paper (const AnnalsReaderLook *look,
                                GtkWidget              *widget)
{
  for (guint i = 1; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *name = g_strconcat ("paper-", papers[i], NULL);

      set_class (widget, name, g_str_equal (look->paper, papers[i]));
    }
}

/**
 * annals_reader_look_apply_text:
 * @look: a look
 * @view: what shows the text
 *
 * Gives a text its size and its face.
 */
void
annals_reader_look_apply_text (const AnnalsReaderLook *look,
                               GtkWidget              *view)
{
  guint zoom = zooms[find_zoom (look->zoom)];

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      g_autofree char *name = g_strdup_printf ("zoom-%u", zooms[i]);

      set_class (view, name, zooms[i] == zoom && zoom != 100);
    }
  set_class (view, "sans", look->is_sans);
}
