/* annals-load-era.c — categories and eras of a bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "core/annals-load-private.h"

#include "core/annals-sanitize.h"

#include <glib/gi18n-lib.h>

/**
 * annals_load_category:
 * @load: the load
 * @value: an element of "categories"
 */
void
annals_load_category (AnnalsLoad            *load,
                      const AnnalsJsonValue *value)
{
  static const char *const known[] = { "id", "label", "color", NULL };
  AnnalsCategory           category;
  const char              *id;

  if (!annals_json_expect_object (value, known))
    return;
  id = annals_load_id (load, value, ANNALS_RECORD_CATEGORY);
  if (id == NULL)
    return;

  category.id = annals_bundle_builder_add_text (load->builder, id);
  category.label = annals_load_required_line (load, value, "label", id);
  category.color = annals_load_color (load, value, "color");
  annals_bundle_builder_add_category (load->builder, &category);
}

static void
read_parent (AnnalsLoad            *load,
             const AnnalsJsonValue *value)
{
  AnnalsLoadParent parent = { .value = *value, .parent = ANNALS_NONE };
  AnnalsJsonValue  member;

  parent.value.node = NULL;
  if (annals_json_get_member (value, "parent", &member) && !annals_json_is_null (&member))
    {
      parent.id = g_strdup (annals_json_to_string (&member));
      parent.offset = member.offset;
    }
  g_array_append_val (load->parents, parent);
}

/**
 * annals_load_era:
 * @load: the load
 * @value: an element of "eras"
 *
 * An era without a good period stays, without a place on the axis.
 */
void
annals_load_era (AnnalsLoad            *load,
                 const AnnalsJsonValue *value)
{
  static const char *const known[] = { "id", "label", "period", "parent", "description",
                                       "source", "color", NULL };
  AnnalsEra                era = { .parent = ANNALS_NONE };
  AnnalsJsonValue          member;
  const char              *id;

  if (!annals_json_expect_object (value, known))
    return;
  id = annals_load_id (load, value, ANNALS_RECORD_ERA);
  if (id == NULL)
    return;

  era.id = annals_bundle_builder_add_text (load->builder, id);
  era.label = annals_load_required_line (load, value, "label", id);
  if (!annals_json_get_member (value, "period", &member))
    annals_json_report_missing (value, "period");
  era.period = annals_load_date (load, value, "period", &era.date);
  era.description = annals_load_block (load, value, "description");
  era.color = annals_load_color (load, value, "color");
  era.source = annals_load_reference (load, value, "source", ANNALS_RECORD_SOURCE,
                                      "dangling-source");

  if (annals_bundle_builder_add_era (load->builder, &era) == ANNALS_NONE)
    {
      annals_json_report (value, NULL, ANNALS_SEVERITY_ERROR, "too-many-eras",
                          _ ("Only the first %d eras are read."), ANNALS_MAX_ERAS);
      return;
    }

  read_parent (load, value);
}

/* The name of the parent as it stood in the file, to report by. */
static AnnalsJsonValue
get_parent_value (const AnnalsLoadParent *link)
{
  return (AnnalsJsonValue){
    .document = link->value.document,
    .span = link->value.span,
    .parent = &link->value,
    .name = "parent",
    .index = G_MAXUINT,
    .offset = link->offset,
  };
}

static void
find_parents (AnnalsLoad *load)
{
  for (guint i = 0; i < load->parents->len; i++)
    {
      AnnalsLoadParent *link = &g_array_index (load->parents, AnnalsLoadParent, i);
      AnnalsJsonValue   value = get_parent_value (link);
      g_autofree char  *excerpt = NULL;

      if (link->id == NULL)
        continue;
      link->parent = annals_bundle_builder_find (load->builder, ANNALS_RECORD_ERA, link->id);
      if (link->parent != ANNALS_NONE)
        continue;

      excerpt = annals_sanitize_excerpt (link->id);
      annals_json_report (&value, NULL, ANNALS_SEVERITY_ERROR, "dangling-parent",
                          _ ("There is no “%s” in this bundle."), excerpt);
    }
}

/* Follows the parents of each era up to the outermost or to an era known to lead there; who meets
 * an era of this very walk again has gone round, and the link that closes the circle is cut. */
static void
break_cycles (AnnalsLoad *load)
{
  guint             n_eras = load->parents->len;
  g_autofree guint *walks = g_new0 (guint, n_eras + 1);

  for (guint i = 0; i < n_eras; i++)
    {
      guint era = i;

      while (era != ANNALS_NONE && walks[era] == 0)
        {
          AnnalsLoadParent *link = &g_array_index (load->parents, AnnalsLoadParent, era);

          walks[era] = i + 1;
          if (link->parent != ANNALS_NONE && walks[link->parent] == i + 1)
            {
              AnnalsJsonValue value = get_parent_value (link);

              annals_json_report (&value, NULL, ANNALS_SEVERITY_ERROR, "era-cycle",
                                  _ ("The eras are parts of each other in a circle; this link "
                                     "is left out."));
              link->parent = ANNALS_NONE;
            }
          era = link->parent;
        }
    }
}

/**
 * annals_load_join_eras:
 * @load: the load, after all eras are read
 *
 * Finds the parents of the eras and makes sure that they form no circle.
 *
 * Cost: O(n) in the eras.
 */
void
annals_load_join_eras (AnnalsLoad *load)
{
  find_parents (load);
  break_cycles (load);

  for (guint i = 0; i < load->parents->len; i++)
    annals_bundle_builder_set_era_parent (
      load->builder, i, g_array_index (load->parents, AnnalsLoadParent, i).parent);
}
