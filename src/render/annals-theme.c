/* annals-theme.c — the colours of a timeline, for the eras and categories of a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A colour that a bundle asks for gives the hue only: it is made darker or lighter until it can be
 * told from the ground, text from 4.5 : 1 on, edges from 3 : 1 on. Contrast is that of
 * WCAG 2.1, section 1.4.3.
 */

#include "config.h"

#include "render/annals-theme.h"

#include <math.h>

#define CATEGORY_CONTRAST 4.5
/* On a dark ground colours of the same contrast look dull beside white text. */
#define DARK_CATEGORY_CONTRAST 7.5
#define ERA_CONTRAST           3.0

/* How much is left of a colour that stands back. */
#define DIMMED_SHARE 0.38

static const char *const light_categories[] = { "#0a6e76", "#2c7436", "#a44d08",
                                                "#6a45ad", "#776108", "#4b4b55" };
static const char *const dark_categories[] = { "#5cc6cc", "#82cd89", "#f0a561",
                                               "#bba3f2", "#d6bd55", "#c5c4cd" };
static const char *const era_colors[] = { "#6f86b0", "#b3880f", "#bd6a4c", "#857f78",
                                          "#4f9bb5", "#789a55", "#a97bb8" };

static AnnalsColor
parse (const char *text)
{
  AnnalsColor color = { 0.5f, 0.5f, 0.5f, 1.0f };

  annals_color_parse (&color, text);
  return color;
}

static double
linearise (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (const AnnalsColor *color)
{
  return 0.2126 * linearise ((double) color->red) + 0.7152 * linearise ((double) color->green) +
         0.0722 * linearise ((double) color->blue);
}

/**
 * annals_theme_get_contrast:
 * @a: an opaque colour
 * @b: another
 *
 * Returns: the contrast of the two, 1 to 21
 */
double
annals_theme_get_contrast (const AnnalsColor *a,
                           const AnnalsColor *b)
{
  double one = get_luminance (a) + 0.05;
  double other = get_luminance (b) + 0.05;

  return one > other ? one / other : other / one;
}

/**
 * annals_theme_mix:
 * @over: a colour
 * @ground: what lies under it
 * @share: 0 for the ground to 1 for the colour
 *
 * Returns: the opaque mixture
 */
AnnalsColor
annals_theme_mix (const AnnalsColor *over,
                  const AnnalsColor *ground,
                  double             share)
{
  float part = (float) share;

  return (AnnalsColor){
    .red = over->red * part + ground->red * (1.0f - part),
    .green = over->green * part + ground->green * (1.0f - part),
    .blue = over->blue * part + ground->blue * (1.0f - part),
    .alpha = 1.0f,
  };
}

/**
 * annals_theme_fade:
 * @color: a colour
 * @alpha: 0 to 1
 *
 * Returns: the colour with its opacity multiplied
 */
AnnalsColor
annals_theme_fade (const AnnalsColor *color,
                   double             alpha)
{
  AnnalsColor faded = *color;

  faded.alpha *= (float) alpha;
  return faded;
}

/* A channel of a colour whose brightest is @value, in the model of hue, saturation and value:
 * with less value, or with more of it and less saturation. */
static float
shift (float    channel,
       float    value,
       float    share,
       gboolean is_lighter)
{
  float brighter = value + (1.0f - value) * share;
  float distance = value > 0.0f ? 1.0f - channel / value : 0.0f;

  if (!is_lighter)
    return channel * (1.0f - share);
  return brighter * (1.0f - distance * (1.0f - 0.6f * share));
}

/* Keeps the hue: darker on a light ground, lighter and paler on a dark one. */
static AnnalsColor
ensure_contrast (const AnnalsColor *wish,
                 const AnnalsColor *ground,
                 double             contrast)
{
  gboolean    is_dark = get_luminance (ground) < 0.18;
  AnnalsColor color = *wish;
  float       value = MAX (wish->red, MAX (wish->green, wish->blue));

  color.alpha = 1.0f;
  for (int step = 1; step <= 20 && annals_theme_get_contrast (&color, ground) < contrast; step++)
    {
      float share = (float) step / 20.0f;

      color.red = shift (wish->red, value, share, is_dark);
      color.green = shift (wish->green, value, share, is_dark);
      color.blue = shift (wish->blue, value, share, is_dark);
    }

  return color;
}

/**
 * annals_theme_new:
 * @is_dark: whether the ground is dark
 *
 * Makes a theme with the program's own colours and those of no bundle.
 *
 * Returns: (transfer full): the theme
 */
AnnalsTheme *
annals_theme_new (gboolean is_dark)
{
  AnnalsTheme *self = g_new0 (AnnalsTheme, 1);

  self->is_dark = is_dark;
  self->view = parse (is_dark ? "#1d1d20" : "#ffffff");
  self->text = parse (is_dark ? "#ffffff" : "#333338");
  self->secondary = parse (is_dark ? "#b9b9c0" : "#5f5f66");
  self->accent = parse (is_dark ? "#81d0ff" : "#0461be");
  self->accent_text = parse (is_dark ? "#10202c" : "#ffffff");
  self->conflict = parse (is_dark ? "#ff8ab8" : "#b3125c");
  self->mine = parse (is_dark ? "#f5c211" : "#ad7000");
  self->categories = g_array_new (FALSE, FALSE, sizeof (AnnalsColor));
  self->eras = g_array_new (FALSE, FALSE, sizeof (AnnalsColor));
  return self;
}

/**
 * annals_theme_free:
 * @self: (nullable): a theme
 */
void
annals_theme_free (AnnalsTheme *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->categories);
  g_array_unref (self->eras);
  annals_theme_free (self->dimmed);
  g_free (self);
}

static AnnalsColor
choose_category (const AnnalsTheme *self,
                 const char        *wish,
                 guint              index)
{
  const char *const *palette = self->is_dark ? dark_categories : light_categories;
  AnnalsColor        color;

  if (!annals_color_parse (&color, wish))
    color = parse (palette[index % G_N_ELEMENTS (light_categories)]);
  return ensure_contrast (&color, &self->view,
                          self->is_dark ? DARK_CATEGORY_CONTRAST : CATEGORY_CONTRAST);
}

/* The colours of what stands back, mixed rather than translucent: shapes lie over each other. */
static void
update_dimmed (AnnalsTheme *self)
{
  AnnalsTheme *dimmed = annals_theme_new (self->is_dark);

  g_clear_pointer (&self->dimmed, annals_theme_free);
  dimmed->view = self->view;
  dimmed->is_high_contrast = self->is_high_contrast;
  dimmed->text = annals_theme_mix (&self->text, &self->view, DIMMED_SHARE);
  dimmed->secondary = annals_theme_mix (&self->secondary, &self->view, DIMMED_SHARE);
  dimmed->accent = annals_theme_mix (&self->accent, &self->view, DIMMED_SHARE);
  dimmed->accent_text = self->accent_text;
  dimmed->conflict = annals_theme_mix (&self->conflict, &self->view, DIMMED_SHARE);
  dimmed->mine = annals_theme_mix (&self->mine, &self->view, DIMMED_SHARE);
  for (guint i = 0; i < self->categories->len; i++)
    {
      AnnalsColor color = annals_theme_mix (&g_array_index (self->categories, AnnalsColor, i),
                                            &self->view, DIMMED_SHARE);

      g_array_append_val (dimmed->categories, color);
    }
  self->dimmed = dimmed;
}

/**
 * annals_theme_set_bundle:
 * @self: a theme whose other colours are set
 * @bundle: (nullable): a bundle
 *
 * Gives every category and every outermost era of the bundle a colour.
 */
void
annals_theme_set_bundle (AnnalsTheme  *self,
                         AnnalsBundle *bundle)
{
  const AnnalsCategory *categories;
  const AnnalsEra      *eras;
  guint                 n_categories;
  guint                 n_eras;

  g_array_set_size (self->categories, 0);
  g_array_set_size (self->eras, 0);
  if (bundle == NULL)
    return;

  categories = annals_bundle_get_categories (bundle, &n_categories);
  for (guint i = 0; i < n_categories; i++)
    {
      const char *wish = annals_bundle_get_text (bundle, categories[i].color);
      AnnalsColor color = choose_category (self, wish, i);

      g_array_append_val (self->categories, color);
    }

  eras = annals_bundle_get_eras (bundle, &n_eras);
  for (guint i = 0; i < n_eras; i++)
    {
      AnnalsColor color;

      if (eras[i].parent != ANNALS_NONE)
        continue;
      if (!annals_color_parse (&color, annals_bundle_get_text (bundle, eras[i].color)))
        color = parse (era_colors[self->eras->len % G_N_ELEMENTS (era_colors)]);
      color = ensure_contrast (&color, &self->view, ERA_CONTRAST);
      g_array_append_val (self->eras, color);
    }
  update_dimmed (self);
}

/**
 * annals_theme_get_category:
 * @self: a theme
 * @category: index of a category, or %ANNALS_NONE
 *
 * Returns: its colour; for no category that of secondary text
 */
AnnalsColor
annals_theme_get_category (const AnnalsTheme *self,
                           guint              category)
{
  if (category >= self->categories->len)
    return self->secondary;
  return g_array_index (self->categories, AnnalsColor, category);
}

/**
 * annals_theme_get_era:
 * @self: a theme
 * @hue: number of an outermost era
 *
 * Returns: its colour
 */
AnnalsColor
annals_theme_get_era (const AnnalsTheme *self,
                      guint              hue)
{
  if (hue >= self->eras->len)
    return self->secondary;
  return g_array_index (self->eras, AnnalsColor, hue);
}
