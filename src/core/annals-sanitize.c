/* annals-sanitize.c — takes from strangers' texts what deceives the eye or stalls the drawing
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Fields of one line (names, titles, labels) stand among words of ours, so whatever turns the
 * writing direction or cannot be seen is taken out of them; the joiners that Persian, Hindi and
 * emoji need stay. Fields with paragraphs keep their direction marks. Both lose control characters
 * and have long runs of combining marks cut, which stall older versions of HarfBuzz.
 */

#include "config.h"

#include "core/annals-sanitize.h"

#include "core/annals-limits.h"

#define EXCERPT_CHARS 60

typedef struct
{
  gunichar first;
  gunichar last;
} Range;

/* Not shown by themselves, or turning what follows: marks and overrides of direction, fillers
 * without width, tags. */
static const Range hidden_ranges[] = {
  { 0x00AD, 0x00AD },   /* soft hyphen */
  { 0x061C, 0x061C },   /* Arabic letter mark */
  { 0x200B, 0x200B },   /* zero width space */
  { 0x200E, 0x200F },   /* direction marks */
  { 0x202A, 0x202E },   /* embeddings and overrides of direction */
  { 0x2060, 0x2060 },   /* word joiner */
  { 0x2066, 0x2069 },   /* isolates */
  { 0xFEFF, 0xFEFF },   /* zero width no-break space */
  { 0xE0000, 0xE007F }, /* tags */
};

static gboolean
is_hidden (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (hidden_ranges); i++)
    if (c >= hidden_ranges[i].first && c <= hidden_ranges[i].last)
      return TRUE;

  return FALSE;
}

/* Counts the marks on one letter; characters without a shape do not begin a new letter. */
static gboolean
is_mark_too_many (gunichar c,
                  guint   *n_marks)
{
  if (g_unichar_ismark (c))
    return ++*n_marks > ANNALS_MAX_COMBINING_MARKS;
  if (g_unichar_type (c) != G_UNICODE_FORMAT)
    *n_marks = 0;

  return FALSE;
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x2028 || c == 0x2029 || c == 0x85;
}

/* Whether nothing needs to be touched: printable ASCII, in lines with single spaces inside only.
 * Most texts are nothing else. */
static gboolean
is_plain (const char *text,
          gboolean    is_line,
          gsize      *length)
{
  gsize i = 0;

  for (; text[i] != '\0'; i++)
    {
      guint8 c = (guint8) text[i];

      if (c >= 0x7F || (c < ' ' && (is_line || c != '\n')))
        return FALSE;
      if (is_line && c == ' ' && (i == 0 || text[i + 1] == ' ' || text[i + 1] == '\0'))
        return FALSE;
    }

  *length = i;
  return TRUE;
}

static char *
sanitize (const char          *text,
          gsize                max_chars,
          gboolean             is_line,
          AnnalsSanitizeFlags *done)
{
  GString *clean;
  gsize    n_chars = 0;
  guint    n_marks = 0;
  gboolean has_gap = FALSE;

  *done = 0;
  if (is_plain (text, is_line, &n_chars) && n_chars <= max_chars)
    return g_strndup (text, n_chars);

  n_chars = 0;
  clean = g_string_new (NULL);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar code = g_utf8_get_char (c);

      if (code == '\r' && !is_line)
        code = c[1] == '\n' ? 0 : '\n';
      if (code == 0)
        continue;
      if (is_line && is_space (code))
        {
          has_gap = TRUE;
          continue;
        }
      if ((g_unichar_iscntrl (code) && code != '\n' && code != '\t') ||
          (is_line && is_hidden (code)) || is_mark_too_many (code, &n_marks))
        {
          *done |= ANNALS_SANITIZE_REMOVED;
          continue;
        }
      if (has_gap && clean->len > 0)
        {
          g_string_append_c (clean, ' ');
          n_chars++;
        }
      has_gap = FALSE;
      if (n_chars >= max_chars)
        {
          *done |= ANNALS_SANITIZE_CUT;
          g_string_append (clean, "…");
          break;
        }
      g_string_append_unichar (clean, code);
      n_chars++;
    }

  return g_string_free (clean, FALSE);
}

/**
 * annals_sanitize_line:
 * @text: valid UTF-8
 * @done: (out) (optional): what was done to it, white space aside
 *
 * Makes a text fit for one line among other words: white space becomes single spaces, at most
 * %ANNALS_MAX_LINE_CHARS code points remain, and nothing hidden does.
 *
 * Returns: (transfer full): the text as it may be shown
 */
char *
annals_sanitize_line (const char          *text,
                      AnnalsSanitizeFlags *done)
{
  AnnalsSanitizeFlags unwanted;

  return sanitize (text, ANNALS_MAX_LINE_CHARS, TRUE, done != NULL ? done : &unwanted);
}

/**
 * annals_sanitize_block:
 * @text: valid UTF-8
 * @done: (out) (optional): what was done to it, line ends aside
 *
 * Makes a text of paragraphs fit to be shown: lines end with LF, at most %ANNALS_MAX_BLOCK_CHARS
 * code points remain, and no control characters do.
 *
 * Returns: (transfer full): the text as it may be shown
 */
char *
annals_sanitize_block (const char          *text,
                       AnnalsSanitizeFlags *done)
{
  AnnalsSanitizeFlags unwanted;

  return sanitize (text, ANNALS_MAX_BLOCK_CHARS, FALSE, done != NULL ? done : &unwanted);
}

/**
 * annals_sanitize_excerpt:
 * @text: valid UTF-8
 *
 * Makes a text short and harmless enough to be quoted in a message.
 *
 * Returns: (transfer full): its beginning in one line
 */
char *
annals_sanitize_excerpt (const char *text)
{
  AnnalsSanitizeFlags unwanted;

  return sanitize (text, EXCERPT_CHARS, TRUE, &unwanted);
}
