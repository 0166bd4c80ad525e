/* annals-search-text.c — a text as passages are compared in it, with the way back to the original
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each code point is taken for itself, from left to right, so that what comes out is in the order
 * of what went in, and each byte of it can name the code point that it came from. A character that
 * decomposes gives several code points with one origin; one that is dropped is nobody's origin.
 */

#include "config.h"

#include "core/annals-search-text.h"

/* Canonical combining classes of marks that are fixed to letters as accents are, and of the points
 * of Hebrew, Arabic and Syriac. */
#define FIRST_ACCENT_CLASS 200
#define FIRST_POINT_CLASS  10
#define LAST_POINT_CLASS   36

typedef struct
{
  gunichar    from;
  gunichar    to;
  const char *text;
} Replacement;

/* Characters that typesetting and copying put in place of others, ordered by code point. */
static const Replacement replacements[] = {
  { 0x00ab, 0x00ab, "\"" },  /* « */
  { 0x00ad, 0x00ad, "" },    /* soft hyphen */
  { 0x00bb, 0x00bb, "\"" },  /* » */
  { 0x200b, 0x200d, "" },    /* zero-width space, non-joiner, joiner */
  { 0x2010, 0x2015, "-" },   /* hyphens and dashes */
  { 0x2018, 0x201b, "'" },   /* ‘ ’ ‚ ‛ */
  { 0x201c, 0x201f, "\"" },  /* “ ” „ ‟ */
  { 0x2026, 0x2026, "..." }, /* … */
  { 0x2032, 0x2032, "'" },   /* ′ */
  { 0x2033, 0x2033, "\"" },  /* ″ */
  { 0x2060, 0x2060, "" },    /* word joiner */
  { 0x2212, 0x2212, "-" },   /* minus */
  { 0xfeff, 0xfeff, "" },    /* byte-order mark */
};

typedef struct
{
  GString         *text;
  GArray          *origins;
  AnnalsSearchForm form;
} Writer;

static const char *
find_replacement (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (replacements) && replacements[i].from <= c; i++)
    if (c <= replacements[i].to)
      return replacements[i].text;

  return NULL;
}

static void
write_text (Writer     *self,
            const char *text,
            guint32     origin)
{
  for (; *text != '\0'; text++)
    {
      g_string_append_c (self->text, *text);
      g_array_append_val (self->origins, origin);
    }
}

/* Whether a mark is an accent, or a point that Hebrew, Arabic or Syriac may leave out. The marks of
 * Indic scripts, Thai and kana make other letters, and names differ by nothing else. */
static gboolean
is_accent (gunichar c)
{
  int combining_class = g_unichar_combining_class (c);

  return g_unichar_type (c) == G_UNICODE_NON_SPACING_MARK &&
         (combining_class >= FIRST_ACCENT_CLASS ||
          (combining_class >= FIRST_POINT_CLASS && combining_class <= LAST_POINT_CLASS));
}

static void
write_char (Writer  *self,
            gunichar c,
            guint32  origin)
{
  char             utf8[7] = { 0 };
  g_autofree char *folded = NULL;

  if (self->form == ANNALS_SEARCH_FOLDED && c < 0x80)
    c = (gunichar) g_ascii_tolower ((char) c);
  else if (self->form == ANNALS_SEARCH_FOLDED && is_accent (c))
    return;

  g_unichar_to_utf8 (c, utf8);
  if (self->form == ANNALS_SEARCH_FOLDED && c >= 0x80)
    folded = g_utf8_casefold (utf8, -1);
  write_text (self, folded == NULL ? utf8 : folded, origin);
}

static void
write_original (Writer  *self,
                gunichar c,
                guint32  origin)
{
  const char *replacement = c < 0x80 ? NULL : find_replacement (c);
  gunichar    parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize       n_parts;

  if (g_unichar_isspace (c))
    {
      if (self->text->len == 0 || self->text->str[self->text->len - 1] != ' ')
        write_text (self, " ", origin);
      return;
    }

  if (replacement != NULL)
    {
      write_text (self, replacement, origin);
      return;
    }

  n_parts = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));
  for (gsize i = 0; i < n_parts; i++)
    write_char (self, parts[i], origin);
}

/**
 * annals_search_text_new:
 * @original: valid UTF-8 in NFC
 * @form: how far differences are to be levelled
 *
 * Brings a text into a search form. Cost: O(n).
 *
 * Returns: (transfer full): the text with the way back
 */
AnnalsSearchText *
annals_search_text_new (const char      *original,
                        AnnalsSearchForm form)
{
  AnnalsSearchText *self = g_new0 (AnnalsSearchText, 1);
  GArray           *origins = g_array_new (FALSE, FALSE, sizeof (guint32));
  Writer            writer = { g_string_new (NULL), origins, form };
  guint32           origin = 0;

  for (const char *p = original; *p != '\0'; p = g_utf8_next_char (p), origin++)
    write_original (&writer, g_utf8_get_char (p), origin);
  g_array_append_val (origins, origin);

  self->n_bytes = writer.text->len;
  self->text = g_string_free (writer.text, FALSE);
  self->origins = (guint32 *) (gpointer) g_array_free (origins, FALSE);

  return self;
}

/**
 * annals_search_text_free:
 * @self: (transfer full): a text
 */
void
annals_search_text_free (AnnalsSearchText *self)
{
  g_free (self->text);
  g_free (self->origins);
  g_free (self);
}
