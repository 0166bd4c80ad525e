/* annals-text-tag.c — a text tag whose colour a screen reader can ask for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * To tell a screen reader of a coloured word, GTK 4.8 reads `foreground` of its tag as a colour.
 * That property is a string and can only be written, so GTK goes on with whatever the stack holds
 * and crashes. Here a property of that name is what GTK takes it for. Later versions of GTK read
 * `foreground-rgba` and never look at it.
 */

#include "config.h"

#include "compat/annals-text-tag.h"

struct _AnnalsTextTag
{
  GtkTextTag parent_instance;
};

G_DEFINE_FINAL_TYPE (AnnalsTextTag, annals_text_tag, GTK_TYPE_TEXT_TAG)

enum
{
  PROP_0,
  PROP_FOREGROUND,
};

static void
annals_text_tag_get_property (GObject    *object,
                              guint       property,
                              GValue     *value,
                              GParamSpec *pspec)
{
  GdkRGBA *color = NULL;

  if (property != PROP_FOREGROUND)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, pspec);
      return;
    }

  g_object_get (object, "foreground-rgba", &color, NULL);
  g_value_take_boxed (value, color);
}

static void
annals_text_tag_class_init (AnnalsTextTagClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = annals_text_tag_get_property;

  /**
   * AnnalsTextTag:foreground:
   *
   * The same as #GtkTextTag:foreground-rgba.
   */
  g_object_class_install_property (
    object_class, PROP_FOREGROUND,
    g_param_spec_boxed ("foreground", NULL, NULL, GDK_TYPE_RGBA,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
annals_text_tag_init (AnnalsTextTag *self)
{
}

/**
 * annals_text_tag_new:
 * @name: name of the tag
 *
 * Creates a tag. Whoever colours text takes this one.
 *
 * Returns: (transfer full): the tag
 */
GtkTextTag *
annals_text_tag_new (const char *name)
{
  return g_object_new (ANNALS_TYPE_TEXT_TAG, "name", name, NULL);
}
