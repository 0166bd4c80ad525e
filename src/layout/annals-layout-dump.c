/* annals-layout-dump.c — a layout as text that a person and a test can read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "layout/annals-layout.h"

static const char *const shape_names[] = { "dot", "slab", "box", "span", "stub", "set" };

static void
dump_shape (GString           *text,
            const AnnalsShape *shape)
{
  static const char *const flags[] = { "hatched", "fades-in", "fades-out",
                                       "open-start", "open-end", "breaks-left" };

  g_string_append_printf (text, "%s %.0f..%.0f", shape_names[shape->kind], shape->x0, shape->x1);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (shape->flags & (1u << i))
      g_string_append_printf (text, " %s", flags[i]);
}

static void
dump_states (GString *text,
             guint32  state)
{
  static const char *const states[] = { "selected", "focused", "hovered",
                                        "bookmarked", "conflict", "filtered-out" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (state & (1u << i))
      g_string_append_printf (text, " %s", states[i]);
}

static void
dump_label (GString               *text,
            const AnnalsLabelItem *label)
{
  static const char *const flags[] = { "in-bar", "cut", "ribbon", "sign",
                                       "pill", "ghost", "over", "solid" };

  g_string_append_printf (text, "    label %.0f..%.0f “%s”", label->x0, label->x1, label->text);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (label->flags & (1u << i))
      g_string_append_printf (text, " %s", flags[i]);
  g_string_append_c (text, '\n');
}

static void
dump_mark (GString              *text,
           const AnnalsLayout   *self,
           const AnnalsMarkItem *mark)
{
  const AnnalsEvent *events = annals_bundle_get_events (self->input.outline->bundle, NULL);

  g_string_append_printf (
    text, "  %s ", annals_bundle_get_text (self->input.outline->bundle, events[mark->event].id));
  dump_shape (text, &mark->shape);
  dump_states (text, mark->state);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < mark->companions.count; i++)
    {
      static const char *const   kinds[] = { "ghost", "one-of", "all-of" };
      const AnnalsCompanionItem *item =
        &g_array_index (self->companions, AnnalsCompanionItem, mark->companions.first + i);

      g_string_append_printf (text, "    %s ", kinds[item->kind]);
      dump_shape (text, &item->shape);
      g_string_append (text, item->is_chosen ? " chosen" : "");
      g_string_append (text, item->is_hidden ? " hidden\n" : "\n");
    }
  if (mark->label >= 0)
    dump_label (text, &g_array_index (self->labels, AnnalsLabelItem, mark->label));
}

static void
dump_row (GString             *text,
          const AnnalsLayout  *self,
          const AnnalsRowBand *band)
{
  g_string_append_printf (text, " row %.0f..%.0f\n", band->y0, band->y1);
  for (guint i = band->marks.first; i < band->marks.first + band->marks.count; i++)
    dump_mark (text, self, &g_array_index (self->marks, AnnalsMarkItem, i));
  for (guint i = band->counts.first; i < band->counts.first + band->counts.count; i++)
    {
      const AnnalsCountItem *count = &g_array_index (self->counts, AnnalsCountItem, i);

      g_string_append_printf (text, "  count %s %.0f..%.0f\n", count->text, count->x0, count->x1);
    }
}

static void
dump_rows (GString            *text,
           const AnnalsLayout *self)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      const AnnalsGroupBand *group = &g_array_index (self->groups, AnnalsGroupBand, i);

      g_string_append_printf (text, "group %s %s%s%s%s\n", group->label ? group->label : "—",
                              group->count, group->detail != NULL ? " · " : "",
                              group->detail != NULL ? group->detail : "",
                              group->is_collapsed ? " collapsed" : "");
      for (guint j = 0; j < self->silences->len; j++)
        {
          const AnnalsSilenceItem *silence = &g_array_index (self->silences, AnnalsSilenceItem, j);

          if (silence->group == i)
            g_string_append_printf (text, " silence “%s”\n", silence->text);
        }
      for (guint j = group->rows.first; j < group->rows.first + group->rows.count; j++)
        dump_row (text, self, &g_array_index (self->row_bands, AnnalsRowBand, j));
    }
}

static void
dump_axis (GString            *text,
           const AnnalsLayout *self)
{
  g_string_append_printf (text, "axis %.0f", self->axis_y);
  if (self->context != NULL)
    g_string_append_printf (text, " [%s]", self->context);
  for (guint i = 0; i < self->ticks->len; i++)
    {
      const AnnalsTick *tick = &g_array_index (self->ticks, AnnalsTick, i);

      if (tick->is_major && tick->text[0] != '\0')
        g_string_append_printf (text, " %.0f:%s%s", tick->x_px, tick->text,
                                tick->is_emphasised ? "!" : "");
    }
  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->flags->len; i++)
    {
      const AnnalsFlagItem *flag = &g_array_index (self->flags, AnnalsFlagItem, i);

      g_string_append_printf (text, "flag %.0f “%s”%s%s\n", flag->x, flag->text,
                              flag->is_ghost ? " ghost" : "", flag->is_span ? " span" : "");
    }
}

/**
 * annals_layout_dump:
 * @self: a layout
 *
 * Writes a layout down, an item a line, positions in whole pixels.
 *
 * Returns: (transfer full): the text
 */
char *
annals_layout_dump (const AnnalsLayout *self)
{
  GString         *text = g_string_new (NULL);
  const AnnalsEra *eras = annals_bundle_get_eras (self->input.outline->bundle, NULL);

  for (guint i = 0; i < self->eras->len; i++)
    {
      const AnnalsEraCell *cell = &g_array_index (self->eras, AnnalsEraCell, i);

      g_string_append_printf (
        text, "era %s lane %u %.0f..%.0f%s “%s”%s\n",
        annals_bundle_get_text (self->input.outline->bundle, eras[cell->era].id), cell->lane,
        cell->x0, cell->x1, cell->is_selected ? " selected" : "", cell->label ? cell->label : "",
        cell->detail ? cell->detail : "");
    }
  dump_rows (text, self);
  if (self->message != NULL)
    g_string_append_printf (text, "message %.0f “%s”\n", self->message_x, self->message);
  for (guint i = 0; i < self->chips->len; i++)
    g_string_append_printf (text, "undated %s\n",
                            g_array_index (self->chips, AnnalsChipItem, i).text);
  dump_axis (text, self);

  return g_string_free (text, FALSE);
}
