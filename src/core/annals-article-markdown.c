/* annals-article-markdown.c — from CommonMark to plain text with marks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every offset of a bundle counts code points of the plain text, so this text must come out the
 * same for everybody. It is made in one pass over the tree of cmark: leaf blocks stand one blank
 * line apart, a list's items too, whether the list is tight or loose; the marker of an item is
 * drawn by the reader and no part of the text. A soft break is a space, a hard break a line feed,
 * a thematic break one U+2014, an image its alternative text, raw HTML its own characters.
 */

#include "config.h"

#include "core/annals-article-markdown.h"

#include "core/annals-article-private.h"
#include "core/annals-limits.h"

#include <cmark.h>
#include <string.h>

/* Beyond these cmark 0.30 needs more than a second for an article: it walks all open containers
 * for every line, and all open brackets of a paragraph for every one that closes. So the squares
 * of the counts add up, from one blank line to the next. */
#define MAX_CONTAINERS   32
#define MAX_IMAGES       2000
#define MAX_BRACKETS     20000
#define COLUMNS_PER_LIST 2

/* Each line, and each character that may begin a mark, can become two nodes of 150 bytes. Ten
 * megabytes of prose have a tenth of this. */
#define MAX_PIECES 2000000

#define THEMATIC_BREAK "\u2014"

typedef struct
{
  AnnalsArticleWriter *writer; /* borrowed */
  guint                quote_depth;
  guint                list_depth;
} Walk;

static void
write_marked (Walk          *self,
              AnnalsMarkKind kind,
              const char    *text,
              gsize          length)
{
  annals_article_writer_open_mark (self->writer, kind, 0, 0, NULL);
  annals_article_writer_add_text (self->writer, text, length);
  annals_article_writer_close_mark (self->writer);
}

/* A block of characters ends with the line feed of its last line, which is no part of the text. */
static void
write_literal_block (Walk          *self,
                     AnnalsMarkKind kind,
                     const char    *literal)
{
  gsize length = strlen (literal);

  while (length > 0 && literal[length - 1] == '\n')
    length--;

  annals_article_writer_begin_block (self->writer);
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
enter_list (Walk       *self,
            cmark_node *node)
{
  annals_article_writer_begin_block (self->writer);
  self->list_depth++;
  cmark_node_set_user_data (node, GINT_TO_POINTER (cmark_node_get_list_start (node)));
}

static void
enter_quote (Walk *self)
{
  annals_article_writer_begin_block (self->writer);
  self->quote_depth++;
  annals_article_writer_open_mark (self->writer, ANNALS_MARK_QUOTE, self->quote_depth, 0, NULL);
}

static void
enter_block (Walk          *self,
             AnnalsMarkKind kind,
             guint          level,
             guint          number)
{
  annals_article_writer_begin_block (self->writer);
  annals_article_writer_open_mark (self->writer, kind, level, number, NULL);
}

static void
open_inline (Walk       *self,
             cmark_node *node)
{
  static const AnnalsMarkKind kinds[] = {
    [CMARK_NODE_EMPH] = ANNALS_MARK_EMPHASIS,
    [CMARK_NODE_STRONG] = ANNALS_MARK_STRONG,
    [CMARK_NODE_LINK] = ANNALS_MARK_LINK,
    [CMARK_NODE_IMAGE] = ANNALS_MARK_IMAGE,
  };
  AnnalsMarkKind kind = kinds[cmark_node_get_type (node)];

  /* Nodes without an address give NULL for it. */
  annals_article_writer_open_mark (self->writer, kind, 0, 0, cmark_node_get_url (node));
}

static void
enter_node (Walk       *self,
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
      annals_article_writer_add_text (self->writer, literal, strlen (literal));
      break;
    case CMARK_NODE_CODE:
      write_marked (self, ANNALS_MARK_CODE, literal, strlen (literal));
      break;
    case CMARK_NODE_SOFTBREAK:
      annals_article_writer_add_text (self->writer, " ", 1);
      break;
    case CMARK_NODE_LINEBREAK:
      annals_article_writer_add_text (self->writer, "\n", 1);
      break;
    case CMARK_NODE_EMPH:
    case CMARK_NODE_STRONG:
    case CMARK_NODE_LINK:
    case CMARK_NODE_IMAGE:
      open_inline (self, node);
      break;
    case CMARK_NODE_NONE:
    case CMARK_NODE_DOCUMENT:
    case CMARK_NODE_CUSTOM_INLINE:
      break;
    }
}

/* cmark exits no leaf, so every node that comes here has opened a mark but lists and the root. */
static void
exit_node (Walk       *self,
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
  annals_article_writer_close_mark (self->writer);
}

/**
 * annals_article_markdown_write:
 * @writer: takes the text and the marks
 * @source: CommonMark, valid UTF-8
 * @length: bytes of @source
 *
 * Renders Markdown as plain text with marks.
 */
void
annals_article_markdown_write (AnnalsArticleWriter *writer,
                               const char          *source,
                               gsize                length)
{
  Walk             walk = { .writer = writer };
  cmark_node      *document = cmark_parse_document (source, length, CMARK_OPT_DEFAULT);
  cmark_iter      *iter = cmark_iter_new (document);
  cmark_event_type event;

  /* The tree can be a hundred thousand nodes deep, hence the iterator and no recursion. */
  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    if (event == CMARK_EVENT_ENTER)
      enter_node (&walk, cmark_iter_get_node (iter));
    else
      exit_node (&walk, cmark_iter_get_node (iter));

  cmark_iter_free (iter);
  cmark_node_free (document);
}

/* --- What cmark must not see ---------------------------------------------------------------- */

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

/* What cmark would have to deal with. */
typedef struct
{
  guint64 bracket_effort;
  guint64 image_effort;
  guint64 n_brackets; /* in the present paragraph */
  guint64 n_images;
  gsize   n_pieces;
} Flood;

static void
end_paragraph (Flood *self)
{
  self->bracket_effort += self->n_brackets * self->n_brackets;
  self->image_effort += self->n_images * self->n_images;
  self->n_brackets = 0;
  self->n_images = 0;
}

static void
count_line (Flood      *self,
            const char *line,
            const char *end)
{
  gboolean is_blank = TRUE;

  self->n_pieces++;
  for (const char *p = line; p < end; p++)
    {
      is_blank = is_blank && (*p == ' ' || *p == '\t');
      if (strchr ("[]*_`\\<&!", *p) == NULL)
        continue;
      self->n_pieces++;
      self->n_brackets += *p == '[';
      self->n_images += *p == '[' && p > line && p[-1] == '!';
    }

  if (is_blank)
    end_paragraph (self);
}

/**
 * annals_article_markdown_is_hostile:
 * @source: Markdown
 * @length: bytes of @source
 *
 * Looks for what keeps cmark busy for seconds, or takes gigabytes: containers in containers, floods
 * of brackets and of marks, and sheer length. Cost: O(n).
 *
 * Returns: whether @source had better be taken as plain text
 */
gboolean
annals_article_markdown_is_hostile (const char *source,
                                    gsize       length)
{
  const char *end = source + length;
  Flood       flood = { 0 };

  if (length > ANNALS_MAX_ARTICLE_BYTES)
    return TRUE;

  for (const char *line = source, *next; line < end; line = next)
    {
      const char *line_end = annals_article_find_line_end (line, end, &next);

      if (count_containers (line, line_end) > MAX_CONTAINERS)
        return TRUE;

      count_line (&flood, line, line_end);
      if (flood.n_pieces > MAX_PIECES)
        return TRUE;
    }

  end_paragraph (&flood);
  return flood.bracket_effort > (guint64) MAX_BRACKETS * MAX_BRACKETS ||
         flood.image_effort > (guint64) MAX_IMAGES * MAX_IMAGES;
}
