/* annals-citation.c — a source as it is cited: for people, and for programs that keep references
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The values come from strangers. None of them may end its field, begin another or become a
 * command of TeX.
 */

#include "config.h"

#include "core/annals-citation.h"

#include <string.h>

/* Types of the Citation Style Language as BibTeX and RIS know them; what is not here is "misc" and
 * "GEN". */
static const struct
{
  const char *csl;
  const char *bibtex;
  const char *ris;
} types[] = {
  { "article", "article", "JOUR" },
  { "article-journal", "article", "JOUR" },
  { "article-magazine", "article", "MGZN" },
  { "article-newspaper", "article", "NEWS" },
  { "bill", "misc", "BILL" },
  { "book", "book", "BOOK" },
  { "chapter", "incollection", "CHAP" },
  { "dataset", "misc", "DATA" },
  { "entry-dictionary", "incollection", "DICT" },
  { "entry-encyclopedia", "incollection", "ENCYC" },
  { "legislation", "misc", "STAT" },
  { "manuscript", "unpublished", "MANSCPT" },
  { "map", "misc", "MAP" },
  { "pamphlet", "booklet", "PAMP" },
  { "paper-conference", "inproceedings", "CPAPER" },
  { "personal_communication", "misc", "PCOMM" },
  { "post", "misc", "ELEC" },
  { "post-weblog", "misc", "BLOG" },
  { "report", "techreport", "RPRT" },
  { "thesis", "phdthesis", "THES" },
  { "webpage", "misc", "ELEC" },
};

#define KEY_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-"

static gboolean
is_part (const AnnalsCitation *self)
{
  return g_str_has_prefix (self->type, "article") || g_str_equal (self->type, "chapter");
}

/* A value in one line, without control characters. */
static char *
dup_line (const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  GString         *line = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_break = c == 0x2028 || c == 0x2029 || g_unichar_iscntrl (c);

      if (!is_break)
        g_string_append_unichar (line, c);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }

  return g_strstrip (g_string_free (line, FALSE));
}

/* Year, month and day at the beginning of a date, as far as they are told; how many there are. */
static int
read_date (const char *issued,
           int         parts[3])
{
  gsize length = strlen (issued);

  for (gsize i = 0; i < length; i++)
    if (i == 4 || i == 7 ? issued[i] != '-' : !g_ascii_isdigit (issued[i]))
      return 0;
  if (length != 4 && length != 7 && length != 10)
    return 0;

  parts[0] = (int) g_ascii_strtoll (issued, NULL, 10);
  parts[1] = length > 4 ? (int) g_ascii_strtoll (issued + 5, NULL, 10) : 0;
  parts[2] = length > 7 ? (int) g_ascii_strtoll (issued + 8, NULL, 10) : 0;
  return length == 4 ? 1 : length == 7 ? 2
                                       : 3;
}

/* --- for people ------------------------------------------------------------------------------ */

static void
add_sentence (GString    *text,
              const char *value)
{
  g_autofree char *line = dup_line (value);
  gsize            length = strlen (line);

  if (length == 0)
    return;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, line);
  if (strchr (".!?", line[length - 1]) == NULL)
    g_string_append_c (text, '.');
}

static char *
write_reference (const AnnalsCitation *self)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *publisher = dup_line (self->publisher);
  g_autofree char *issued = annals_date_to_text (self->issued, ANNALS_DATE_LONG);
  g_autofree char *url = dup_line (self->url);
  g_autofree char *imprint = NULL;

  imprint =
    g_strconcat (publisher, *publisher != '\0' && *issued != '\0' ? ", " : "", issued, NULL);
  add_sentence (text, self->author);
  add_sentence (text, self->title);
  add_sentence (text, imprint);
  /* A full stop would look like a part of the address. */
  if (*url != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", url);

  return g_string_free (text, FALSE);
}

/* --- BibTeX ---------------------------------------------------------------------------------- */

static char *
escape_bibtex (const char *value)
{
  g_autofree char *line = dup_line (value);
  GString         *text = g_string_new (NULL);

  for (const char *p = line; *p != '\0'; p++)
    if (*p == '\\')
      g_string_append (text, "\\textbackslash{}");
    else if (*p == '~')
      g_string_append (text, "\\textasciitilde{}");
    else if (*p == '^')
      g_string_append (text, "\\textasciicircum{}");
    /* A brace counts for BibTeX even if TeX is told to print it. */
    else if (*p == '{')
      g_string_append (text, "\\textbraceleft{}");
    else if (*p == '}')
      g_string_append (text, "\\textbraceright{}");
    else
      g_string_append_printf (text, strchr ("#$%&_", *p) != NULL ? "\\%c" : "%c", *p);

  return g_string_free (text, FALSE);
}

/* Addresses are taken letter by letter, so that only what ends the field is written otherwise. */
static char *
escape_url (const char *value)
{
  g_autofree char *line = dup_line (value);
  GString         *text = g_string_new (NULL);

  for (const char *p = line; *p != '\0'; p++)
    g_string_append_printf (text, strchr ("{}\\ ", *p) != NULL ? "%%%02X" : "%c", (guchar) *p);

  return g_string_free (text, FALSE);
}

static void
add_bibtex (GString    *text,
            const char *name,
            const char *escaped)
{
  if (*escaped != '\0')
    g_string_append_printf (text, ",\n  %s = {%s}", name, escaped);
}

static const char *
name_bibtex_imprint (const char *type)
{
  if (g_str_equal (type, "article"))
    return "journal";
  if (g_str_has_prefix (type, "in"))
    return "booktitle";
  if (g_str_equal (type, "techreport"))
    return "institution";

  return g_str_equal (type, "phdthesis") ? "school" : "publisher";
}

static char *
write_bibtex (const AnnalsCitation *self)
{
  GString         *text = g_string_new ("@");
  const char      *type = "misc";
  g_autofree char *key = g_strcanon (g_strdup (self->id), KEY_CHARACTERS,
                                     '-');
  g_autofree char *title = escape_bibtex (self->title);
  g_autofree char *author = escape_bibtex (self->author);
  g_autofree char *names = *author != '\0' ? g_strdup_printf ("{%s}", author) : g_strdup ("");
  g_autofree char *publisher = escape_bibtex (self->publisher);
  g_autofree char *issued = escape_bibtex (self->issued);
  g_autofree char *url = escape_url (self->url);
  g_autofree char *language = escape_bibtex (self->language);
  int              parts[3];

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].csl, self->type))
      type = types[i].bibtex;

  g_string_append_printf (text, "%s{%s", type, *key != '\0' ? key : "source");
  /* Braces within keep BibTeX from taking the authors apart, and the title from lower case. */
  add_bibtex (text, "author", names);
  add_bibtex (text, "title", title);
  add_bibtex (text, name_bibtex_imprint (type), publisher);
  add_bibtex (text, read_date (self->issued, parts) > 0 ? "date" : "year", issued);
  add_bibtex (text, "url", url);
  add_bibtex (text, "langid", language);
  g_string_append (text, "\n}\n");

  return g_string_free (text, FALSE);
}

/* --- RIS ------------------------------------------------------------------------------------- */

static void
add_ris (GString    *text,
         const char *tag,
         const char *value)
{
  g_autofree char *line = dup_line (value);

  if (*line != '\0')
    g_string_append_printf (text, "%s  - %s\r\n", tag, line);
}

static char *
write_ris (const AnnalsCitation *self)
{
  GString    *text = g_string_new (NULL);
  const char *type = "GEN";
  int         parts[3];
  int         n_parts = read_date (self->issued, parts);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (types[i].csl, self->type))
      type = types[i].ris;

  add_ris (text, "TY", type);
  add_ris (text, "ID", self->id);
  add_ris (text, "AU", self->author);
  add_ris (text, "TI", self->title);
  add_ris (text, is_part (self) ? "T2" : "PB",
           self->publisher);
  if (n_parts > 0)
    g_string_append_printf (text, "PY  - %04d\r\n", parts[0]);
  if (n_parts == 2)
    g_string_append_printf (text, "DA  - %04d/%02d//\r\n", parts[0], parts[1]);
  else if (n_parts == 3)
    g_string_append_printf (text, "DA  - %04d/%02d/%02d/\r\n", parts[0], parts[1], parts[2]);
  else if (n_parts == 0)
    add_ris (text, "DA", self->issued);
  add_ris (text, "UR", self->url);
  add_ris (text, "LA", self->language);
  g_string_append (text, "ER  - \r\n");

  return g_string_free (text, FALSE);
}

/* --- CSL-JSON -------------------------------------------------------------------------------- */

static void
add_json_string (GString    *text,
                 const char *value)
{
  g_autofree char *line = dup_line (value);

  g_string_append_c (text, '"');
  for (const char *p = line; *p != '\0'; p++)
    g_string_append_printf (text, *p == '"' || *p == '\\' ? "\\%c" : "%c", *p);
  g_string_append_c (text, '"');
}

static void
add_json (GString    *text,
          const char *name,
          const char *value)
{
  if (*value == '\0')
    return;

  g_string_append_printf (text, ",\n    \"%s\": ", name);
  add_json_string (text, value);
}

static char *
write_csl_json (const AnnalsCitation *self)
{
  GString *text = g_string_new ("[\n  {\n    \"id\": ");
  int      parts[3];
  int      n_parts = read_date (self->issued, parts);

  add_json_string (text, self->id);
  add_json (text, "type", *self->type != '\0' ? self->type : "document");
  add_json (text, "title", self->title);
  if (*self->author != '\0')
    {
      g_string_append (text, ",\n    \"author\": [{ \"literal\": ");
      add_json_string (text, self->author);
      g_string_append (text, " }]");
    }
  add_json (text,
            is_part (self) ? "container-title" : "publisher",
            self->publisher);
  if (n_parts > 0)
    {
      g_string_append_printf (text, ",\n    \"issued\": { \"date-parts\": [[%d", parts[0]);
      for (int i = 1; i < n_parts; i++)
        g_string_append_printf (text, ", %d", parts[i]);
      g_string_append (text, "]] }");
    }
  else if (*self->issued != '\0')
    {
      g_string_append (text, ",\n    \"issued\": { \"raw\": ");
      add_json_string (text, self->issued);
      g_string_append (text, " }");
    }
  add_json (text, "URL", self->url);
  add_json (text, "language", self->language);
  g_string_append (text, "\n  }\n]\n");

  return g_string_free (text, FALSE);
}

/* --- public ---------------------------------------------------------------------------------- */

/**
 * annals_citation_init:
 * @self: (out caller-allocates): what is cited
 * @bundle: a bundle, which must outlive @self
 * @source: a source of it
 *
 * Takes what a bundle tells of a source.
 */
void
annals_citation_init (AnnalsCitation *self,
                      AnnalsBundle   *bundle,
                      guint           source)
{
  const AnnalsSource *record = &annals_bundle_get_sources (bundle, NULL)[source];

  *self = (AnnalsCitation){
    .id = annals_bundle_get_text (bundle, record->id),
    .type = annals_bundle_get_text (bundle, record->type),
    .title = annals_bundle_get_text (bundle, record->title),
    .author = annals_bundle_get_text (bundle, record->author),
    .publisher = annals_bundle_get_text (bundle, record->publisher),
    .issued = annals_bundle_get_text (bundle, record->issued),
    .url = annals_bundle_get_text (bundle, record->url),
    .language = annals_bundle_get_text (bundle, record->language),
  };
}

/**
 * annals_citation_write:
 * @self: what is cited
 * @format: how it is to be written
 *
 * Writes a reference. Whatever the values hold, each stays in its own field.
 *
 * Returns: (transfer full): UTF-8
 */
char *
annals_citation_write (const AnnalsCitation *self,
                       AnnalsCitationFormat  format)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (format)
    {
    case ANNALS_CITATION_REFERENCE:
      return write_reference (self);
    case ANNALS_CITATION_BIBTEX:
      return write_bibtex (self);
    case ANNALS_CITATION_RIS:
      return write_ris (self);
    case ANNALS_CITATION_CSL_JSON:
      return write_csl_json (self);
    }

  g_return_val_if_reached (NULL);
}
