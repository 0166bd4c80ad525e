/* annals-text-cache.c — texts of the timeline, shaped and measured only once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "render/annals-text-cache.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* What a window shows is a few hundred; beyond this the oldest go. */
#define MOST_ENTRIES 6000
/* So many go between two frames: all at once would take as long as several frames. */
#define LEAST_TRIMMED 64
/* The size of the desktop's text in pixels at scale 1. */
#define BASE_TEXT_PX (11.0 * 96.0 / 72.0)

typedef struct
{
  AnnalsTextStyle style;
  int             width; /* pixels to ellipsise to, -1 for the natural width */
  const char     *text;  /* of a key in the cache: right behind it */
} Key;

typedef struct
{
  AnnalsTextLine line;
  guint          frame; /* when it was last asked for */
} Entry;

struct _AnnalsTextCache
{
  PangoContext *context; /* owned */
  GHashTable   *entries; /* owned: Key to Entry */
  GQueue        order;   /* Key, from the oldest on; owned by @entries */
  guint         frame;   /* counts the trims */
  double        font_scale;
};

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_str_hash (key->text) * 31 + (guint) key->style * 7 + (guint) key->width;
}

static gboolean
equal_keys (gconstpointer a,
            gconstpointer b)
{
  const Key *left = a;
  const Key *right = b;

  return left->style == right->style && left->width == right->width &&
         g_str_equal (left->text, right->text);
}

static void
free_entry (gpointer data)
{
  Entry          *entry = data;
  AnnalsTextLine *line = &entry->line;

  if (line->drawn != NULL)
    line->free_drawn (line->drawn);
  g_object_unref (line->layout);
  g_free (entry);
}

/* A key with a text of its own, in one piece. */
static Key *
copy_key (const Key *from)
{
  gsize length = strlen (from->text) + 1;
  Key  *key = g_malloc (sizeof (Key) + length);

  *key = *from;
  key->text = memcpy (key + 1, from->text, length);
  return key;
}

/**
 * annals_text_cache_new:
 * @context: where fonts come from: a widget's, or one of a font map
 *
 * Makes a cache. Font and text scale are those of the context now.
 *
 * Returns: (transfer full): the cache
 */
AnnalsTextCache *
annals_text_cache_new (PangoContext *context)
{
  AnnalsTextCache            *self = g_new0 (AnnalsTextCache, 1);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double                      size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  self->context = g_object_ref (context);
  self->entries = g_hash_table_new_full (hash_key, equal_keys, g_free, free_entry);
  g_queue_init (&self->order);
  self->font_scale = size > 1.0 ? CLAMP (size / BASE_TEXT_PX, 0.5, 4.0) : 1.0;
  return self;
}

/**
 * annals_text_cache_new_for_picture:
 *
 * Makes a cache that depends on no display and no setting of a desktop: for the same fonts every
 * text has the same size, and a larger picture is the same picture larger.
 *
 * Returns: (transfer full): the cache
 */
AnnalsTextCache *
annals_text_cache_new_for_picture (void)
{
  PangoFontMap         *map = pango_cairo_font_map_get_default ();
  PangoContext         *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font = pango_font_description_from_string ("Sans 11");
  AnnalsTextCache      *self;

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96.0);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_font_description (context, font);
  pango_context_set_language (context, pango_language_get_default ());
  self = annals_text_cache_new (context);

  pango_font_description_free (font);
  cairo_font_options_destroy (options);
  g_object_unref (context);
  return self;
}

/**
 * annals_text_cache_free:
 * @self: (nullable): a cache
 */
void
annals_text_cache_free (AnnalsTextCache *self)
{
  if (self == NULL)
    return;

  g_queue_clear (&self->order);
  g_hash_table_unref (self->entries);
  g_object_unref (self->context);
  g_free (self);
}

/* Pixels and weight of each style. */
static const struct
{
  double      size_px;
  PangoWeight weight;
  gboolean    is_underlined;
  gboolean    is_tabular;
} fonts[ANNALS_N_TEXT_STYLES] = {
  [ANNALS_TEXT_TITLE] = { 20.0, PANGO_WEIGHT_BOLD, FALSE, FALSE },
  [ANNALS_TEXT_LABEL] = { 12.0, PANGO_WEIGHT_NORMAL, FALSE, FALSE },
  [ANNALS_TEXT_LABEL_BOLD] = { 12.0, PANGO_WEIGHT_BOLD, FALSE, FALSE },
  [ANNALS_TEXT_LABEL_UNDERLINED] = { 12.0, PANGO_WEIGHT_NORMAL, TRUE, FALSE },
  [ANNALS_TEXT_BAR] = { 11.0, PANGO_WEIGHT_MEDIUM, FALSE, FALSE },
  [ANNALS_TEXT_BAR_BOLD] = { 11.0, PANGO_WEIGHT_BOLD, FALSE, FALSE },
  [ANNALS_TEXT_SMALL] = { 11.0, PANGO_WEIGHT_NORMAL, FALSE, TRUE },
  [ANNALS_TEXT_SMALL_BOLD] = { 11.0, PANGO_WEIGHT_BOLD, FALSE, TRUE },
};

/* Cairo refuses a whole text for one of the code points that stand for no character. */
static gboolean
is_character (gunichar code)
{
  return (code & 0xfffe) != 0xfffe && (code < 0xfdd0 || code > 0xfdef);
}

static char *
dup_drawable (const char *text)
{
  GString *drawable = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar code = g_utf8_get_char (at);

      g_string_append_unichar (drawable, is_character (code) ? code : 0xfffd);
    }
  return g_string_free (drawable, FALSE);
}

static PangoLayout *
new_layout (const AnnalsTextCache *self,
            const char            *text,
            AnnalsTextStyle        style,
            int                    width)
{
  g_autofree char      *drawable = dup_drawable (text);
  PangoLayout          *layout = pango_layout_new (self->context);
  PangoAttrList        *attributes = pango_attr_list_new ();
  PangoFontDescription *font =
    pango_font_description_copy (pango_context_get_font_description (self->context));

  pango_font_description_set_absolute_size (font, fonts[style].size_px * self->font_scale *
                                                    PANGO_SCALE);
  pango_font_description_set_weight (font, fonts[style].weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  if (fonts[style].is_underlined)
    pango_attr_list_insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE));
  if (fonts[style].is_tabular)
    pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);

  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_text (layout, drawable, -1);
  if (width >= 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  return layout;
}

static AnnalsTextLine *
get_line (AnnalsTextCache *self,
          const char      *text,
          AnnalsTextStyle  style,
          int              width)
{
  Key             key = { style, width, text };
  Key            *kept;
  Entry          *entry = g_hash_table_lookup (self->entries, &key);
  AnnalsTextLine *line;
  PangoRectangle  logical;

  if (entry != NULL)
    {
      entry->frame = self->frame;
      return &entry->line;
    }

  entry = g_new0 (Entry, 1);
  entry->frame = self->frame;
  line = &entry->line;
  line->layout = new_layout (self, text, style, width);
  pango_layout_get_extents (line->layout, NULL, &logical);
  line->width = (double) logical.width / PANGO_SCALE;
  line->height = (double) logical.height / PANGO_SCALE;
  kept = copy_key (&key);
  g_queue_push_tail (&self->order, kept);
  g_hash_table_insert (self->entries, kept, entry);
  return line;
}

static double
measure (const char     *text,
         AnnalsTextStyle style,
         gpointer        data)
{
  return get_line (data, text, style, -1)->width;
}

/**
 * annals_text_cache_get_metrics:
 * @self: a cache
 *
 * Returns: metrics that measure with this cache, and live as long as it does
 */
AnnalsMetrics
annals_text_cache_get_metrics (AnnalsTextCache *self)
{
  return (AnnalsMetrics){ .measure = measure, .data = self, .font_scale = self->font_scale };
}

/**
 * annals_text_cache_dup_family:
 * @self: a cache
 *
 * Returns: (transfer full): the family that texts are written in, in quotes as CSS wants it
 */
char *
annals_text_cache_dup_family (AnnalsTextCache *self)
{
  const PangoFontDescription *wish = pango_context_get_font_description (self->context);
  g_autoptr (PangoFont)       font = pango_context_load_font (self->context, wish);
  PangoFontDescription       *found;
  g_autofree char            *family = NULL;

  if (font == NULL)
    return g_strdup ("sans-serif");
  found = pango_font_describe (font);
  family = g_strdelimit (g_strdup (pango_font_description_get_family (found)), "'\\", ' ');
  pango_font_description_free (found);
  return g_strdup_printf ("'%s'", family);
}

/**
 * annals_text_cache_trim:
 * @self: a cache
 *
 * Forgets some of the oldest if there are too many, but none that was asked for since the trim
 * before. Call it between two frames.
 */
void
annals_text_cache_trim (AnnalsTextCache *self)
{
  guint n_entries = g_hash_table_size (self->entries);
  guint n_trimmed = 0;

  if (n_entries > MOST_ENTRIES)
    n_trimmed = MAX (LEAST_TRIMMED, (n_entries - MOST_ENTRIES) / 8);
  for (guint i = 0; i < n_trimmed; i++)
    {
      Key         *key = g_queue_pop_head (&self->order);
      const Entry *entry = g_hash_table_lookup (self->entries, key);

      if (entry->frame == self->frame)
        g_queue_push_tail (&self->order, key);
      else
        g_hash_table_remove (self->entries, key);
    }
  self->frame++;
}

/**
 * annals_text_cache_get_line:
 * @self: a cache
 * @text: what to write
 * @style: in which style
 * @width: room in pixels, to which a longer text is ellipsised; negative for any
 *
 * Returns: (transfer none): the line; good until the cache is trimmed
 */
AnnalsTextLine *
annals_text_cache_get_line (AnnalsTextCache *self,
                            const char      *text,
                            AnnalsTextStyle  style,
                            double           width)
{
  AnnalsTextLine *line = get_line (self, text, style, -1);

  if (width >= 0.0 && line->width > width + 0.5)
    return get_line (self, text, style, (int) width);
  return line;
}
