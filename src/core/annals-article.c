/* annals-article.c — a source's article as plain text with the marks that its Markdown carried
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every offset of a bundle counts code points of the plain text, so this text must come out the
 * same for everybody. It is made in one pass over the tree of cmark: leaf blocks stand one blank
 * line apart, a list's items too, whether the list is tight or loose; the marker of an item is
 * drawn by the reader and no part of the text. A soft break is a space, a hard break a line feed,
 * a thematic break one U+2014, an image its alternative text, raw HTML its own characters.
 *
 * Code points and bytes are turned into each other through the byte of every 256th code point.
 */

#include "config.h"

#include "core/annals-article.h"

#include "core/annals-article-private.h"

#include <cmark.h>
#include <string.h>

/* Beyond these cmark 0.30 needs more than a second for an article: it walks all open containers
 * for every line, and all open brackets for every one that closes. */
#define MAX_CONTAINERS   32
#define MAX_IMAGES       2000
#define MAX_BRACKETS     20000
#define MAX_MARKDOWN     (1024 * 1024)
#define COLUMNS_PER_LIST 2

/* Marks that lie deeper than this are not told; a reader could not show them apart. */
#define MAX_MARK_DEPTH 64

/* As many combining marks follow one another in any language, and more are dropped: text shaping
 * and normalisation take quadratic time for them (UAX #15, Stream-Safe Text Format). */
#define MAX_COMBINING_RUN 30

#define CHARS_PER_STEP 256

#define THEMATIC_BREAK "\u2014"

/* The macro of GLib hands functions to a transparent union, which is an extension of the compiler. */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
G_DEFINE_BOXED_TYPE (AnnalsArticle, annals_article, annals_article_ref, annals_article_unref)
#pragma GCC diagnostic pop

/* --- The plain text while it grows ---------------------------------------------------------- */

typedef struct
{
  GString      *text;        /* owned */
  gsize         content_end; /* end of what is not a separator */
  guint         n_combining; /* combining marks right before the end */
  GArray       *marks;       /* owned; AnnalsMark, offsets in bytes */
  GArray       *open;        /* owned; guint, indexes of the marks that are not closed yet */
  GStringChunk *targets;     /* owned */
  guint         n_skipped;   /* marks opened beyond MAX_MARK_DEPTH */
  guint         quote_depth;
  guint         list_depth;
} Writer;

static void
writer_init (Writer *self,
             gsize   size_hint)
{
  *self = (Writer){
    .text = g_string_sized_new (size_hint),
    .marks = g_array_new (FALSE, TRUE, sizeof (AnnalsMark)),
    .open = g_array_new (FALSE, FALSE, sizeof (guint)),
    .targets = g_string_chunk_new (256),
  };
}

/* Appends text without control characters but line feed and tab, and without floods of marks. */
static void
write_text (Writer     *self,
            const char *text,
            gsize       length)
{
  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        {
          self->n_combining = 0;
          if (c >= 0x20 ? c != 0x7f : c == '\n' || c == '\t')
            g_string_append_c (self->text, (char) c);
          continue;
        }

      self->n_combining = g_unichar_ismark (c) ? self->n_combining + 1 : 0;
      if (self->n_combining <= MAX_COMBINING_RUN && !g_unichar_iscntrl (c))
        g_string_append_len (self->text, p, g_utf8_skip[(guchar) *p]);
    }

  self->content_end = self->text->len;
}

/* Starts a block: one blank line lies between it and what stands before. */
static void
begin_block (Writer *self)
{
  if (self->text->len > 0 && self->text->len == self->content_end)
    g_string_append (self->text, "\n\n");
  self->n_combining = 0;
}

static void
open_mark (Writer        *self,
           AnnalsMarkKind kind,
           guint          level,
           guint          number,
           const char    *target)
{
  AnnalsMark mark = {
    .kind = kind,
    .level = level,
    .number = number,
    .start = (guint) self->text->len,
    .target = target == NULL ? NULL : g_string_chunk_insert (self->targets, target),
  };
  guint index = self->marks->len;

  if (self->open->len >= MAX_MARK_DEPTH)
    {
      self->n_skipped++;
      return;
    }

  g_array_append_val (self->marks, mark);
  g_array_append_val (self->open, index);
}

static void
close_mark (Writer *self)
{
  guint index;

  if (self->n_skipped > 0)
    {
      self->n_skipped--;
      return;
    }

  index = g_array_index (self->open, guint, self->open->len - 1);
  g_array_set_size (self->open, self->open->len - 1);
  g_array_index (self->marks, AnnalsMark, index).end = (guint) self->content_end;
}

static void
write_marked (Writer        *self,
              AnnalsMarkKind kind,
              const char    *text,
              gsize          length)
{
  open_mark (self, kind, 0, 0, NULL);
  write_text (self, text, length);
  close_mark (self);
}

/* --- From the tree of cmark to marks ---------------------------------------------------------- */

/* A block of characters ends with the line feed of its last line, which is no part of the text. */
static void
write_literal_block (Writer        *self,
                     AnnalsMarkKind kind,
                     const char    *literal)
{
  gsize length = strlen (literal);

  while (length > 0 && literal[length - 1] == '\n')
    length--;

  begin_block (self);
  write_marked (self, kind, literal, length);
}

/* cmark has no ordinals for items, so the list keeps the next one as its user data. */
static guint
take_ordinal (cmark_node *list)
{
  guint ordinal;

  if (cmark_node_get_list_type (list) != CMARK_ORDERED_LIST)
    return 0;

  ordinal = GPOINTER_TO_UINT (cmark_node_get_user_data (list));
  cmark_node_set_user_data (list, GUINT_TO_POINTER (ordinal + 1));
  return ordinal;
}

static void
enter_list (Writer     *self,
            cmark_node *node)
{
  begin_block (self);
  self->list_depth++;
  cmark_node_set_user_data (node, GINT_TO_POINTER (cmark_node_get_list_start (node)));
}

static void
enter_quote (Writer *self)
{
  begin_block (self);
  self->quote_depth++;
  open_mark (self, ANNALS_MARK_QUOTE, self->quote_depth, 0, NULL);
}

static void
enter_block (Writer        *self,
             AnnalsMarkKind kind,
             guint          level,
             guint          number)
{
  begin_block (self);
  open_mark (self, kind, level, number, NULL);
}

static void
enter_node (Writer     *self,
            cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);

  switch (cmark_node_get_type (node))
    {
    case CMARK_NODE_HEADING:
      enter_block (self, ANNALS_MARK_HEADING, (guint) cmark_node_get_heading_level (node), 0);
      break;
    case CMARK_NODE_PARAGRAPH:
    case CMARK_NODE_CUSTOM_BLOCK:
      enter_block (self, ANNALS_MARK_PARAGRAPH, 0, 0);
      break;
    case CMARK_NODE_BLOCK_QUOTE:
      enter_quote (self);
      break;
    case CMARK_NODE_LIST:
      enter_list (self, node);
      break;
    case CMARK_NODE_ITEM:
      enter_block (self, ANNALS_MARK_LIST_ITEM, self->list_depth,
                   take_ordinal (cmark_node_parent (node)));
      break;
    case CMARK_NODE_CODE_BLOCK:
      write_literal_block (self, ANNALS_MARK_CODE_BLOCK, literal);
      break;
    case CMARK_NODE_HTML_BLOCK:
      write_literal_block (self, ANNALS_MARK_PARAGRAPH, literal);
      break;
    case CMARK_NODE_THEMATIC_BREAK:
      write_literal_block (self, ANNALS_MARK_RULE, THEMATIC_BREAK);
      break;
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
      write_text (self, literal, strlen (literal));
      break;
    case CMARK_NODE_CODE:
      write_marked (self, ANNALS_MARK_CODE, literal, strlen (literal));
      break;
    case CMARK_NODE_SOFTBREAK:
      write_text (self, " ", 1);
      break;
    case CMARK_NODE_LINEBREAK:
      write_text (self, "\n", 1);
      break;
    case CMARK_NODE_EMPH:
      open_mark (self, ANNALS_MARK_EMPHASIS, 0, 0, NULL);
      break;
    case CMARK_NODE_STRONG:
      open_mark (self, ANNALS_MARK_STRONG, 0, 0, NULL);
      break;
    case CMARK_NODE_LINK:
      open_mark (self, ANNALS_MARK_LINK, 0, 0, cmark_node_get_url (node));
      break;
    case CMARK_NODE_IMAGE:
      open_mark (self, ANNALS_MARK_IMAGE, 0, 0, cmark_node_get_url (node));
      break;
    case CMARK_NODE_NONE:
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_CUSTOM_INLINE:
      break;
    }
}

/* cmark exits no leaf, so every node that comes here has opened a mark but lists and the root. */
static void
exit_node (Writer     *self,
           cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_CUSTOM_INLINE)
    return;

  if (type == CMARK_NODE_LIST)
    {
      self->list_depth--;
      return;
    }

  if (type == CMARK_NODE_BLOCK_QUOTE)
    self->quote_depth--;
  close_mark (self);
}

/* The tree can be a hundred thousand nodes deep, hence the iterator and no recursion. */
static void
write_markdown (Writer     *self,
                const char *source,
                gsize       length)
{
  cmark_node      *document = cmark_parse_document (source, length, CMARK_OPT_DEFAULT);
  cmark_iter      *iter = cmark_iter_new (document);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter_node (self, cmark_iter_get_node (iter));
    else
      exit_node (self, cmark_iter_get_node (iter));

  cmark_iter_free (iter);
  cmark_node_free (document);
}

/* --- Plain format ------------------------------------------------------------------------------- */

/* Finds the end of a line, and in @next the start of the one after it. */
static const char *
find_line_end (const char  *line,
               const char  *end,
               const char **next)
{
  const char *p = line;

  while (p < end && *p != '\n' && *p != '\r')
    p++;

  *next = p;
  if (p < end)
    *next = p[0] == '\r' && p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;

  return p;
}

static gboolean
is_blank (const char *start,
          const char *end)
{
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static void
write_plain (Writer     *self,
             const char *source,
             gsize       length)
{
  const char *end = source + length;
  gboolean    is_in_paragraph = FALSE;

  for (const char *line = source, *next; line < end; line = next)
    {
      const char *line_end = find_line_end (line, end, &next);

      if (is_blank (line, line_end))
        {
          if (is_in_paragraph)
            close_mark (self);
          is_in_paragraph = FALSE;
          continue;
        }

      if (is_in_paragraph)
        write_text (self, "\n", 1);
      else
        enter_block (self, ANNALS_MARK_PARAGRAPH, 0, 0);
      write_text (self, line, (gsize) (line_end - line));
      is_in_paragraph = TRUE;
    }

  if (is_in_paragraph)
    close_mark (self);
}

/* --- What cmark must not see --------------------------------------------------------------------- */

/* Length of the container marker at @p, 0 if there is none. */
static gsize
measure_marker (const char *p,
                const char *end)
{
  const char *q = p;

  if (*p == '>')
    return 1;

  if (*p == '-' || *p == '+' || *p == '*')
    q++;
  else
    {
      while (q < end && q - p < 9 && g_ascii_isdigit (*q))
        q++;
      if (q == p || q == end || (*q != '.' && *q != ')'))
        return 0;
      q++;
    }

  return q == end || *q == ' ' || *q == '\t' ? (gsize) (q - p) : 0;
}

/* How many containers a line may lie in or open: markers count, and so does the indentation before
 * them, by which lists nest. */
static guint
count_containers (const char *line,
                  const char *end)
{
  guint n_columns = 0;
  guint n_markers = 0;

  for (const char *p = line; p < end;)
    {
      gsize length;

      if (*p == ' ' || *p == '\t')
        {
          n_columns += n_markers > 0 ? 0 : *p == ' ' ? 1
                                                     : 4;
          p++;
          continue;
        }

      length = measure_marker (p, end);
      if (length == 0)
        break;
      n_markers++;
      p += length;
    }

  return n_markers == 0 ? 0 : n_markers + n_columns / COLUMNS_PER_LIST;
}

static gboolean
is_hostile (const char *source,
            gsize       length)
{
  const char *end = source + length;
  guint       n_brackets = 0;
  guint       n_images = 0;

  if (length > MAX_MARKDOWN)
    return TRUE;

  for (const char *line = source, *next; line < end; line = next)
    {
      const char *line_end = find_line_end (line, end, &next);

      if (count_containers (line, line_end) > MAX_CONTAINERS)
        return TRUE;

      for (const char *p = line; p < line_end; p++)
        if (*p == '[')
          {
            n_brackets++;
            n_images += p > line && p[-1] == '!';
          }
    }

  return n_brackets > MAX_BRACKETS || n_images > MAX_IMAGES;
}

/* --- Normalisation and offsets ------------------------------------------------------------------- */

/* Whether normalisation may join the character to the one before it: all that may are marks, but
 * for the vowels and final consonants of Hangul. */
static gboolean
joins_backwards (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c >= 0x300 && (g_unichar_ismark (c) || (c >= 0x1160 && c <= 0x11ff));
}

static int
compare_sizes (gconstpointer a,
               gconstpointer b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

/* Every byte at which a mark begins or ends, and the end of the text, in order. A mark that ends
 * inside a character takes the whole of it. */
static GArray *
list_cuts (Writer *self)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   end = (guint) self->text->len;

  for (guint i = 0; i < self->marks->len; i++)
    {
      AnnalsMark *mark = &g_array_index (self->marks, AnnalsMark, i);
      guint      *ends[] = { &mark->start, &mark->end };

      for (guint j = 0; j < G_N_ELEMENTS (ends); j++)
        {
          const char *p = self->text->str + *ends[j];

          while (*p != '\0' && joins_backwards (p))
            p = g_utf8_next_char (p);
          *ends[j] = (guint) (p - self->text->str);
          g_array_append_val (cuts, *ends[j]);
        }
    }
  g_array_append_val (cuts, end);
  g_array_sort (cuts, compare_sizes);

  return cuts;
}

static guint
find_cut (GArray *cuts,
          guint   byte)
{
  guint index = 0;

  g_array_binary_search (cuts, &byte, compare_sizes, &index);
  return index;
}

/* Brings the text into NFC and turns the offsets of the marks from bytes into code points. Between
 * two cuts nothing joins across, so the pieces can be normalised one by one. */
static void
normalise (Writer *self)
{
  g_autoptr (GArray) cuts = list_cuts (self);
  g_autoptr (GArray) offsets = g_array_sized_new (FALSE, FALSE, sizeof (guint), cuts->len);
  GString           *text = g_string_sized_new (self->text->len);
  guint              from = 0;
  guint              n_chars = 0;

  for (guint i = 0; i < cuts->len; i++)
    {
      guint            to = g_array_index (cuts, guint, i);
      g_autofree char *piece = NULL;

      if (to > from)
        {
          piece = g_utf8_normalize (self->text->str + from, (gssize) (to - from), G_NORMALIZE_NFC);
          g_string_append (text, piece);
          n_chars += (guint) g_utf8_strlen (piece, -1);
          from = to;
        }
      g_array_append_val (offsets, n_chars);
    }

  for (guint i = 0; i < self->marks->len; i++)
    {
      AnnalsMark *mark = &g_array_index (self->marks, AnnalsMark, i);

      mark->start = g_array_index (offsets, guint, find_cut (cuts, mark->start));
      mark->end = g_array_index (offsets, guint, find_cut (cuts, mark->end));
    }

  g_string_free (self->text, TRUE);
  self->text = text;
}

static void
drop_empty_marks (GArray *marks)
{
  guint n_kept = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      AnnalsMark mark = g_array_index (marks, AnnalsMark, i);

      if (mark.end > mark.start)
        g_array_index (marks, AnnalsMark, n_kept++) = mark;
    }
  g_array_set_size (marks, n_kept);
}

static void
index_chars (AnnalsArticle *self)
{
  guint n_chars = 0;

  self->steps = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (const char *p = self->text; *p != '\0'; p = g_utf8_next_char (p), n_chars++)
    if (n_chars % CHARS_PER_STEP == 0)
      {
        guint32 byte = (guint32) (p - self->text);

        g_array_append_val (self->steps, byte);
      }

  self->n_chars = n_chars;
}

/* --- Public -------------------------------------------------------------------------------------- */

/**
 * annals_article_new:
 * @source: the article as written, at most 1 GiB; what is not UTF-8 in it becomes U+FFFD
 * @length: bytes of @source, or -1 if it ends with a NUL
 * @format: how @source is to be read
 *
 * Makes the plain text of an article and its marks. The text is in NFC, its lines end with a line
 * feed, its blocks stand one blank line apart, and of the control characters only tabs are left.
 * A run of combining marks is cut after thirty. Markdown that would keep the parser busy for
 * seconds is taken as plain text. Cost: O(n log n).
 *
 * Returns: (transfer full): the article
 */
AnnalsArticle *
annals_article_new (const char         *source,
                    gssize              length,
                    AnnalsArticleFormat format)
{
  AnnalsArticle   *self;
  g_autofree char *valid = NULL;
  Writer           writer;
  gsize            size;

  g_return_val_if_fail (source != NULL, NULL);
  g_return_val_if_fail (length <= (1 << 30), NULL);

  size = length < 0 ? strlen (source) : (gsize) length;
  if (!g_utf8_validate_len (source, size, NULL))
    {
      valid = g_utf8_make_valid (source, (gssize) size);
      source = valid;
      size = strlen (valid);
    }

  self = g_new0 (AnnalsArticle, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->is_degraded = format == ANNALS_ARTICLE_MARKDOWN && is_hostile (source, size);

  writer_init (&writer, size);
  if (format == ANNALS_ARTICLE_MARKDOWN && !self->is_degraded)
    write_markdown (&writer, source, size);
  else
    write_plain (&writer, source, size);
  g_string_truncate (writer.text, writer.content_end);
  normalise (&writer);
  drop_empty_marks (writer.marks);
  g_array_unref (writer.open);

  self->n_bytes = writer.text->len;
  self->text = g_string_free (writer.text, FALSE);
  self->marks = writer.marks;
  self->targets = writer.targets;
  index_chars (self);

  return self;
}

/**
 * annals_article_ref:
 * @self: an article
 *
 * Takes a reference. Thread: any.
 *
 * Returns: (transfer full): @self
 */
AnnalsArticle *
annals_article_ref (AnnalsArticle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * annals_article_unref:
 * @self: (transfer full): an article
 *
 * Gives a reference back; with the last one the article is freed. Thread: any.
 */
void
annals_article_unref (AnnalsArticle *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_array_unref (self->steps);
  g_array_unref (self->marks);
  g_string_chunk_free (self->targets);
  g_free (self);
}

/**
 * annals_article_get_text:
 * @self: an article
 * @n_bytes: (out) (optional): length of the text in bytes
 *
 * Gets the plain text, which every offset into the article counts.
 *
 * Returns: (transfer none): UTF-8 in NFC
 */
const char *
annals_article_get_text (AnnalsArticle *self,
                         gsize         *n_bytes)
{
  g_return_val_if_fail (self != NULL, "");

  if (n_bytes != NULL)
    *n_bytes = self->n_bytes;

  return self->text;
}

/**
 * annals_article_get_n_chars:
 * @self: an article
 *
 * Returns: the length of the plain text in code points
 */
guint
annals_article_get_n_chars (AnnalsArticle *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_chars;
}

/**
 * annals_article_get_byte:
 * @self: an article
 * @offset: a code point, counted from 0; beyond the text stands for its end
 *
 * Finds the byte at which a code point begins. Cost: a walk over at most 256 code points.
 *
 * Returns: the byte, counted from 0
 */
gsize
annals_article_get_byte (AnnalsArticle *self,
                         guint          offset)
{
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (offset >= self->n_chars)
    return self->n_bytes;

  p = self->text + g_array_index (self->steps, guint32, offset / CHARS_PER_STEP);
  return (gsize) (g_utf8_offset_to_pointer (p, offset % CHARS_PER_STEP) - self->text);
}

/**
 * annals_article_get_offset:
 * @self: an article
 * @byte: a byte of the plain text, counted from 0; beyond the text stands for its end
 *
 * Finds the code point that a byte belongs to. Cost: a binary search and a walk over at most 256
 * code points.
 *
 * Returns: the code point, counted from 0
 */
guint
annals_article_get_offset (AnnalsArticle *self,
                           gsize          byte)
{
  guint       low = 0;
  guint       high;
  guint       offset;
  const char *p;

  g_return_val_if_fail (self != NULL, 0);

  if (byte >= self->n_bytes)
    return self->n_chars;

  /* The last step at or before the byte; the first stands at 0. */
  high = self->steps->len;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->steps, guint32, middle) <= byte)
        low = middle;
      else
        high = middle;
    }

  offset = low * CHARS_PER_STEP;
  p = self->text + g_array_index (self->steps, guint32, low);
  while (g_utf8_next_char (p) <= self->text + byte)
    {
      p = g_utf8_next_char (p);
      offset++;
    }

  return offset;
}

/**
 * annals_article_get_marks:
 * @self: an article
 * @n_marks: (out) (optional): how many there are
 *
 * Gets the marks in the order of their starts, the outer before the inner; none is empty. An item
 * without any text has therefore no mark, and marks nested more than 64 deep are left out.
 *
 * Returns: (array length=n_marks) (transfer none): the marks
 */
const AnnalsMark *
annals_article_get_marks (AnnalsArticle *self,
                          guint         *n_marks)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (n_marks != NULL)
    *n_marks = self->marks->len;

  return (const AnnalsMark *) (gconstpointer) self->marks->data;
}

/**
 * annals_article_is_degraded:
 * @self: an article
 *
 * Returns: whether the article is Markdown that is shown as plain text, since it would have kept
 *   the parser busy for too long
 */
gboolean
annals_article_is_degraded (AnnalsArticle *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_degraded;
}
