/* test-theme.c — colours that can be told from their ground
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "../core/load-json.h"
#include "render/annals-theme.h"

static AnnalsColor
parse (const char *text)
{
  AnnalsColor color;

  g_assert_true (annals_color_parse (&color, text));
  return color;
}

/* The figures of WCAG 2.1: black on white is 21 : 1, and #767676 the lightest grey of 4.5 : 1. */
static void
test_contrast (void)
{
  AnnalsColor white = parse ("#ffffff");
  AnnalsColor black = parse ("#000000");
  AnnalsColor grey = parse ("#767676");

  g_assert_cmpfloat_with_epsilon (annals_theme_get_contrast (&white, &black), 21.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (annals_theme_get_contrast (&black, &black), 1.0, 1e-3);
  g_assert_cmpfloat_with_epsilon (annals_theme_get_contrast (&grey, &white), 4.54, 0.01);
}

/* Whatever a bundle asks for, and without a wish too, in both styles. */
static void
test_readable (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json (
    "'categories':[{'id':'a','label':'A','color':'#ffff00'},"
    "{'id':'b','label':'B','color':'#000001'},{'id':'c','label':'C','color':'#808080'},"
    "{'id':'d','label':'D'},{'id':'e','label':'E','color':'#ffffff'},{'id':'f','label':'F'},"
    "{'id':'g','label':'G'},{'id':'h','label':'H'},{'id':'i','label':'I'}],"
    "'eras':[{'id':'x','label':'X','period':'1900','color':'#fefefe'},"
    "{'id':'y','label':'Y','period':'1901'},{'id':'z','label':'Z','period':'1901','parent':'y'}],"
    "'events':[]");

  for (int is_dark = 0; is_dark < 2; is_dark++)
    {
      g_autoptr (AnnalsTheme) theme = annals_theme_new (is_dark);

      annals_theme_set_bundle (theme, bundle);
      g_assert_cmpuint (theme->categories->len, ==, 9);
      g_assert_cmpuint (theme->eras->len, ==, 2);
      g_assert_cmpfloat (annals_theme_get_contrast (&theme->text, &theme->view), >=, 7.0);
      g_assert_cmpfloat (annals_theme_get_contrast (&theme->conflict, &theme->view), >=, 4.5);
      for (guint i = 0; i <= 9; i++)
        {
          AnnalsColor color = annals_theme_get_category (theme, i < 9 ? i : ANNALS_NONE);

          g_assert_cmpfloat (annals_theme_get_contrast (&color, &theme->view), >=, 4.5);
        }
      for (guint i = 0; i < 2; i++)
        {
          AnnalsColor color = annals_theme_get_era (theme, i);

          g_assert_cmpfloat (annals_theme_get_contrast (&color, &theme->view), >=, 3.0);
        }
    }
}

/* The words of the page on colours: 38 % of the colour, on any ground. */
static void
test_dimmed (void)
{
  g_autoptr (AnnalsBundle) bundle = load_json ("'categories':[{'id':'a','label':'A'}],'events':[]");
  g_autoptr (AnnalsTheme)  theme = annals_theme_new (FALSE);
  AnnalsColor              color;
  AnnalsColor              dimmed;

  annals_theme_set_bundle (theme, bundle);
  annals_theme_set_bundle (theme, bundle);
  color = annals_theme_get_category (theme, 0);
  dimmed = annals_theme_get_category (theme->dimmed, 0);
  g_assert_cmpfloat_with_epsilon (dimmed.red, 0.38f * color.red + 0.62f * theme->view.red, 1e-5);
  g_assert_cmpfloat_with_epsilon ((double) dimmed.alpha, 1.0, 1e-6);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/theme/contrast", test_contrast);
  g_test_add_func ("/render/theme/readable", test_readable);
  g_test_add_func ("/render/theme/dimmed", test_dimmed);

  return g_test_run ();
}
