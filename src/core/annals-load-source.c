/* annals-load-source.c — sources of a bundle: CSL-JSON items and their articles
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-load-private.h"

#include "core/annals-file.h"
#include "core/annals-limits.h"
#include "core/annals-sanitize.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DIGEST_PREFIX "sha256:"
#define DIGEST_DIGITS 64
#define UTF8_BOM      "\xEF\xBB\xBF"

/* --- Names ------------------------------------------------------------------------------------ */

static char *
dup_member_line (const AnnalsJsonValue *object,
                 const char            *name)
{
  AnnalsJsonValue member;

  return annals_json_get_member (object, name, &member) ? annals_load_dup_line (&member) : NULL;
}

static void
append_word (GString    *text,
             const char *word)
{
  if (word == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, word);
}

/* Reads one CSL-JSON name: the whole into @full, and returns the part to cite it by. */
static char *
read_name (const AnnalsJsonValue *value,
           GString               *full)
{
  static const char *const parts[] = { "given", "dropping-particle", "non-dropping-particle",
                                       "family", "suffix" };
  g_autofree char         *family = NULL;
  g_autofree char         *literal = NULL;

  if (!annals_json_expect_object (value, NULL))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = dup_member_line (value, parts[i]);

      append_word (full, part);
      if (g_str_equal (parts[i], "family"))
        family = g_steal_pointer (&part);
    }

  literal = dup_member_line (value, "literal");
  if (literal != NULL)
    {
      g_string_assign (full, literal);
      return g_steal_pointer (&literal);
    }

  return family != NULL ? g_steal_pointer (&family) : g_strdup (full->str);
}

/**
 * annals_load_dup_names:
 * @value: a list of CSL-JSON names
 * @families: (element-type utf8) (nullable): gets the name to cite each by
 *
 * Returns: (transfer full): all names in one line
 */
char *
annals_load_dup_names (const AnnalsJsonValue *value,
                       GPtrArray             *families)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint               n_names;

  if (!annals_json_is_array (value))
    {
      annals_json_report_type (value, _ ("a list"));
      return g_strdup ("");
    }

  n_names = annals_json_count_items (value);
  for (guint i = 0; i < n_names; i++)
    {
      g_autoptr (GString) name = g_string_new (NULL);
      AnnalsJsonValue     item;
      g_autofree char    *family = NULL;

      annals_json_get_item (value, i, &item);
      family = read_name (&item, name);
      if (name->len == 0)
        continue;
      if (names->len > 0)
        g_string_append (names, ", ");
      g_string_append (names, name->str);
      if (families != NULL)
        g_ptr_array_add (families, g_steal_pointer (&family));
    }

  return g_strdup (names->str);
}

/* --- When it was issued ----------------------------------------------------------------------- */

static void
append_year (GString *edtf,
             gint64   year)
{
  const char *sign = year < 0 ? "-" : "";

  if (ABS (year) > 9999)
    g_string_append_c (edtf, 'Y');
  g_string_append_printf (edtf, "%s%04" G_GINT64_FORMAT, sign, ABS (year));
}

/* Numbers of CSL-JSON may be written as texts. */
static gboolean
read_date_part (const AnnalsJsonValue *value,
                gint64                *number)
{
  if (!annals_json_is_string (value))
    return annals_json_to_integer (value, ANNALS_YEAR_MIN, ANNALS_YEAR_MAX, number);

  if (g_ascii_string_to_signed (annals_json_to_string (value), 10, ANNALS_YEAR_MIN,
                                ANNALS_YEAR_MAX, number, NULL))
    return TRUE;

  annals_json_report_type (value, _ ("a whole number"));
  return FALSE;
}

/* Reads [year, month, day] as EDTF. CSL-JSON has no year 0: its −1 is 1 BCE, which EDTF calls 0. */
static gboolean
append_date_parts (GString               *edtf,
                   const AnnalsJsonValue *parts,
                   gint64                 season)
{
  guint n_parts;

  if (!annals_json_is_array (parts))
    {
      annals_json_report_type (parts, _ ("a list"));
      return FALSE;
    }

  n_parts = MIN (annals_json_count_items (parts), 3);
  for (guint i = 0; i < n_parts; i++)
    {
      AnnalsJsonValue item;
      gint64          number = 0;

      annals_json_get_item (parts, i, &item);
      if (!read_date_part (&item, &number))
        return FALSE;
      if (i == 0)
        append_year (edtf, number < 0 ? number + 1 : number);
      else
        g_string_append_printf (edtf, "-%02" G_GINT64_FORMAT, number);
    }

  if (n_parts == 1 && season != 0)
    g_string_append_printf (edtf, "-%02" G_GINT64_FORMAT, 20 + season);

  return n_parts > 0;
}

static char *
dup_date_parts (const AnnalsJsonValue *issued)
{
  g_autoptr (GString) edtf = g_string_new (NULL);
  AnnalsJsonValue     ranges;
  guint               n_ranges = annals_json_get_array (issued, "date-parts", &ranges);
  AnnalsJsonValue     member;
  gint64              season = 0;
  gboolean            is_circa = annals_json_get_member (issued, "circa", &member) &&
                      !annals_json_is_false (&member);

  if (annals_json_get_member (issued, "season", &member))
    annals_json_to_integer (&member, 1, 4, &season);

  for (guint i = 0; i < MIN (n_ranges, 2); i++)
    {
      AnnalsJsonValue parts;

      annals_json_get_item (&ranges, i, &parts);
      if (i > 0)
        g_string_append_c (edtf, '/');
      if (!append_date_parts (edtf, &parts, season))
        return NULL;
      if (is_circa)
        g_string_append_c (edtf, '~');
    }

  return n_ranges > 0 ? g_strdup (edtf->str) : NULL;
}

static char *
dup_words (const AnnalsJsonValue *issued)
{
  g_autofree char *raw = dup_member_line (issued, "raw");
  g_autofree char *literal = dup_member_line (issued, "literal");

  return raw != NULL ? g_steal_pointer (&raw) : g_steal_pointer (&literal);
}

/* Reads a CSL-JSON date as EDTF, or as its words where it has only words. */
static char *
dup_issued (const AnnalsJsonValue *issued,
            AnnalsDate            *date)
{
  g_autofree char   *edtf = NULL;
  g_autofree char   *words = NULL;
  g_autoptr (GError) error = NULL;

  *date = (AnnalsDate){ 0 };
  if (!annals_json_expect_object (issued, NULL))
    return NULL;

  edtf = dup_date_parts (issued);
  words = dup_words (issued);
  if (edtf == NULL)
    {
      if (words != NULL)
        annals_date_parse (words, date, NULL);
      return g_steal_pointer (&words);
    }

  if (!annals_date_parse (edtf, date, &error))
    annals_json_report (issued, "date-parts", ANNALS_SEVERITY_ERROR, "invalid-date",
                        _ ("“%s” cannot be placed in time: %s"), edtf, error->message);
  return g_steal_pointer (&edtf);
}

/* The year as a citation gives it, or NULL if there is no year. */
static char *
dup_year (const AnnalsDate *date)
{
  g_autoptr (GString) edtf = g_string_new (NULL);
  AnnalsCivil         civil;

  if (date->kind == ANNALS_DATE_NONE ||
      (date->lower == ANNALS_INSTANT_MIN && date->upper == ANNALS_INSTANT_MAX))
    return NULL;

  annals_instant_to_civil (date->lower != ANNALS_INSTANT_MIN ? date->lower : date->upper - 1,
                           &civil);
  append_year (edtf, civil.year);

  return annals_date_to_text (edtf->str, ANNALS_DATE_SHORT);
}

/* What a chip calls the source: "Askari 2014", "Arif, undated". */
static char *
dup_short_name (GPtrArray        *families,
                const char       *title,
                const char       *issued,
                const AnnalsDate *date)
{
  g_autofree char *year = dup_year (date);
  g_autofree char *author = NULL;

  if (families->len == 0)
    author = annals_sanitize_excerpt (title);
  else if (families->len == 1)
    author = g_strdup (families->pdata[0]);
  else if (families->len == 2)
    /* Translators: the two authors of a source, by family name. */
    author = g_strdup_printf (_ ("%s & %s"), (char *) families->pdata[0],
                              (char *) families->pdata[1]);
  else
    /* Translators: the first of several authors of a source, by family name. */
    author = g_strdup_printf (_ ("%s et al."), (char *) families->pdata[0]);

  if (year != NULL)
    /* Translators: how a source is called: its author and its year. */
    return g_strdup_printf (_ ("%s %s"), author, year);
  if (issued != NULL)
    /* Translators: how a source is called: its author and when it came out, in its own words. */
    return g_strdup_printf (_ ("%s, %s"), author, issued);

  /* Translators: how a source is called that does not say when it came out: its author. */
  return g_strdup_printf (_ ("%s, undated"), author);
}

/**
 * annals_load_new_names:
 *
 * Returns: (transfer full): an empty table of short names that nobody can make slow
 */
GHashTable *
annals_load_new_names (void)
{
  return g_hash_table_new_full (annals_id_hash, g_str_equal, g_free, NULL);
}

/* Two sources of one author and year must not look the same where only the short name stands. */
static AnnalsText
add_short_name (AnnalsLoad *load,
                const char *short_name)
{
  gpointer         last = g_hash_table_lookup (load->short_names, short_name);
  guint            number = GPOINTER_TO_UINT (last) + 1;
  g_autofree char *unique = NULL;

  g_hash_table_insert (load->short_names, g_strdup (short_name), GUINT_TO_POINTER (number));
  if (number == 1)
    return annals_bundle_builder_add_text (load->builder, short_name);

  /* Translators: the second, third, … source of one author and year: its name and its number. */
  unique = g_strdup_printf (_ ("%s (%u)"), short_name, number);
  return annals_bundle_builder_add_text (load->builder, unique);
}

/* --- Articles --------------------------------------------------------------------------------- */

static gboolean
is_digest (const char *text)
{
  const char *digits = text + strlen (DIGEST_PREFIX);

  return g_str_has_prefix (text, DIGEST_PREFIX) && strlen (digits) == DIGEST_DIGITS &&
         strspn (digits, "0123456789abcdefABCDEF") == DIGEST_DIGITS;
}

static void
check_digest (const AnnalsJsonValue *article,
              const char            *text,
              gsize                  length)
{
  AnnalsJsonValue  member;
  const char      *digest;
  g_autofree char *checksum = NULL;

  if (!annals_json_get_member (article, "digest", &member))
    return;
  digest = annals_json_to_string (&member);
  if (digest == NULL)
    return;
  if (!is_digest (digest))
    {
      annals_json_report (&member, NULL, ANNALS_SEVERITY_ERROR, "invalid-digest",
                          _ ("A digest is written as “sha256:” with 64 hexadecimal digits."));
      return;
    }

  checksum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);
  if (g_ascii_strcasecmp (checksum, digest + strlen (DIGEST_PREFIX)) != 0)
    annals_json_report (&member, NULL, ANNALS_SEVERITY_WARNING, "digest-mismatch",
                        _ ("The article is not the one that the bundle was made with; its digest "
                           "is %s%s."),
                        DIGEST_PREFIX, checksum);
}

/* Reads the file of an article; NULL and a report if that cannot be done. */
static GBytes *
read_article_file (AnnalsLoad            *load,
                   const AnnalsJsonValue *member,
                   const char            *reference)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *excerpt = NULL;
  GBytes            *bytes = NULL;
  const char        *code = "unreadable-article";

  if (load->folder != NULL)
    bytes = annals_file_read_below (load->folder, reference, ANNALS_MAX_ARTICLE_BYTES,
                                    load->cancellable, &error);
  else
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                         _ ("The bundle is in no folder"));
  if (bytes != NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return bytes;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME))
    code = "invalid-reference";
  excerpt = annals_sanitize_excerpt (reference);
  annals_json_report (member, NULL, ANNALS_SEVERITY_ERROR, code,
                      _ ("The article “%s” cannot be read. %s."), excerpt, error->message);
  return NULL;
}

static AnnalsArticle *
make_article (AnnalsLoad            *load,
              const AnnalsJsonValue *article,
              const AnnalsJsonValue *origin,
              const char            *text,
              gsize                  length)
{
  static const char *const formats[] = { "markdown", "plain", NULL };
  gboolean                 is_plain = annals_load_choice (article, "format", formats, NULL) == 1;

  check_digest (article, text, length);
  if (length >= strlen (UTF8_BOM) && memcmp (text, UTF8_BOM, strlen (UTF8_BOM)) == 0)
    {
      text += strlen (UTF8_BOM);
      length -= strlen (UTF8_BOM);
    }
  if (!g_utf8_validate_len (text, length, NULL))
    {
      annals_json_report (origin, NULL, ANNALS_SEVERITY_ERROR, "unreadable-article",
                          _ ("The article is not UTF-8 text."));
      return NULL;
    }
  if (length > ANNALS_MAX_ARTICLE_BYTES ||
      load->n_article_bytes + length > ANNALS_MAX_ARTICLE_BYTES_ALL)
    {
      annals_json_report (origin, NULL, ANNALS_SEVERITY_ERROR, "unreadable-article",
                          _ ("The article is too long: more than %lu bytes, or all articles "
                             "together more than %lu."),
                          ANNALS_MAX_ARTICLE_BYTES, ANNALS_MAX_ARTICLE_BYTES_ALL);
      return NULL;
    }

  load->n_article_bytes += length;
  return annals_article_new (text, (gssize) length,
                             is_plain ? ANNALS_ARTICLE_PLAIN : ANNALS_ARTICLE_MARKDOWN);
}

/* Reads the article of a source, which stands in the bundle or beside it. */
static AnnalsArticle *
read_article (AnnalsLoad            *load,
              const AnnalsJsonValue *article)
{
  static const char *const known[] = { "text", "file", "format", "language", "digest", NULL };
  AnnalsJsonValue          text;
  AnnalsJsonValue          file;
  gboolean                 has_text;
  gboolean                 has_file;
  const char              *words;
  const char              *reference;
  g_autoptr (GBytes)       bytes = NULL;
  gsize                    length;

  if (!annals_json_expect_object (article, known))
    return NULL;

  has_text = annals_json_get_member (article, "text", &text);
  has_file = annals_json_get_member (article, "file", &file);
  words = has_text ? annals_json_to_string (&text) : NULL;
  reference = has_file ? annals_json_to_string (&file) : NULL;
  if (!has_text && !has_file)
    annals_json_report_missing (article, "text");
  if (has_text)
    return words != NULL ? make_article (load, article, &text, words, strlen (words)) : NULL;
  if (reference == NULL)
    return NULL;

  bytes = read_article_file (load, &file, reference);
  if (bytes == NULL)
    return NULL;
  words = g_bytes_get_data (bytes, &length);
  return make_article (load, article, &file, words != NULL ? words : "", length);
}

/* --- Sources ---------------------------------------------------------------------------------- */

/* Reads the CSL-JSON item. Its members are not compared with a list: other programs define them,
 * and only what Annals shows is taken. */
static void
read_item (AnnalsLoad            *load,
           const AnnalsJsonValue *csl,
           const char            *id,
           AnnalsSource          *source)
{
  g_autoptr (GPtrArray) families = g_ptr_array_new_with_free_func (g_free);
  g_autofree char      *authors = NULL;
  g_autofree char      *title = NULL;
  g_autofree char      *issued = NULL;
  g_autofree char      *short_name = NULL;
  AnnalsJsonValue       member;
  AnnalsDate            date = { 0 };
  AnnalsText            container;

  source->type = annals_load_line (load, csl, "type");
  source->publisher = annals_load_line (load, csl, "publisher");
  container = annals_load_line (load, csl, "container-title");
  if (source->publisher == 0)
    source->publisher = container;
  source->url = annals_load_line (load, csl, "URL");
  source->language = annals_load_line (load, csl, "language");

  if (annals_json_get_member (csl, "author", &member))
    authors = annals_load_dup_names (&member, families);
  if (annals_json_get_member (csl, "issued", &member))
    issued = dup_issued (&member, &date);
  title = annals_load_dup_required_line (csl, "title");

  short_name = dup_short_name (families, title != NULL ? title : id, issued, &date);
  source->title = annals_bundle_builder_add_text (load->builder, title != NULL ? title : id);
  source->author = annals_bundle_builder_add_text (load->builder, authors);
  source->issued = annals_bundle_builder_add_text (load->builder, issued);
  source->short_name = add_short_name (load, short_name);
}

/**
 * annals_load_source:
 * @load: the load
 * @value: an element of "sources"
 */
void
annals_load_source (AnnalsLoad            *load,
                    const AnnalsJsonValue *value)
{
  static const char *const  known[] = { "id", "csl", "article", "note", NULL };
  AnnalsSource              source = { 0 };
  g_autoptr (AnnalsArticle) article = NULL;
  AnnalsJsonValue           member;
  const char               *id;

  if (!annals_json_expect_object (value, known))
    return;
  id = annals_load_id (load, value, ANNALS_RECORD_SOURCE);
  if (id == NULL)
    return;

  source.id = annals_bundle_builder_add_text (load->builder, id);
  if (!annals_json_get_member (value, "csl", &member))
    annals_json_report_missing (value, "csl");
  else if (annals_json_expect_object (&member, NULL))
    read_item (load, &member, id, &source);
  if (source.title == 0)
    source.title = source.short_name = source.id;
  source.note = annals_load_block (load, value, "note");

  if (annals_json_get_member (value, "article", &member))
    {
      AnnalsText language = 0;

      article = read_article (load, &member);
      if (annals_json_is_object (&member))
        language = annals_load_line (load, &member, "language");
      if (language != 0)
        source.language = language;
    }

  annals_bundle_builder_add_source (load->builder, &source, article);
}
