/* annals-reader-copy.c — takes words and references out of the reader
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "reader/annals-reader-copy.h"

#include <glib/gi18n-lib.h>

#include "core/annals-citation.h"

/**
 * annals_reader_copy_reference:
 * @widget: any widget on the display
 * @bundle: a bundle
 * @source: a source of it
 * @format: "reference", "bibtex", "ris" or "csl-json"
 *
 * Puts a reference to the source into the clipboard.
 */
void
annals_reader_copy_reference (GtkWidget    *widget,
                              AnnalsBundle *bundle,
                              guint         source,
                              const char   *format)
{
  static const char *const names[] = {
    [ANNALS_CITATION_REFERENCE] = "reference",
    [ANNALS_CITATION_BIBTEX] = "bibtex",
    [ANNALS_CITATION_RIS] = "ris",
    [ANNALS_CITATION_CSL_JSON] = "csl-json",
  };
  AnnalsCitation citation;

  annals_citation_init (&citation, bundle, source);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], format))
      {
        g_autofree char *text = annals_citation_write (&citation, (AnnalsCitationFormat) i);

        gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
      }
}

/**
 * annals_reader_copy_with_citation:
 * @widget: any widget on the display
 * @bundle: a bundle
 * @source: a source of it
 * @words: words of the source's article
 *
 * Puts the words between quotation marks into the clipboard, and where they come from below them.
 */
void
annals_reader_copy_with_citation (GtkWidget    *widget,
                                  AnnalsBundle *bundle,
                                  guint         source,
                                  const char   *words)
{
  AnnalsCitation   citation;
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;

  annals_citation_init (&citation, bundle, source);
  reference = annals_citation_write (&citation, ANNALS_CITATION_REFERENCE);
  /* Translators: words of a source, and the reference to it. */
  text = g_strdup_printf (_ ("“%s”\n— %s"), words, reference);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}
