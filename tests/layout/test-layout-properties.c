/* test-layout-properties.c — what holds for every layout of every bundle
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bundles and views come from a random generator with a fixed seed, so that a failure repeats.
 */

#include "config.h"

#include "layout-fixture.h"

#include <math.h>

#define N_BUNDLES 20 /* each grouping has its share */
#define N_VIEWS   12

static const char *const words[] = { "treaty", "visit", "the", "oil", "minister", "of", "war",
                                     "agreement", "a", "Неделя", "שלום", "harbour-master" };

static void
append_date (GString *json,
             GRand   *rand)
{
  int year = g_rand_int_range (rand, 1900, 1990);
  int month = g_rand_int_range (rand, 1, 13);
  int span = g_rand_int_range (rand, 1, 12);

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
    case 1:
      g_string_append_printf (json, "%d-%02d-%02d", year, month, g_rand_int_range (rand, 1, 28));
      break;
    case 2:
    case 3:
      g_string_append_printf (json, "%d-%02d", year, month);
      break;
    case 4:
    case 5:
      g_string_append_printf (json, "%d", year);
      break;
    case 6:
      g_string_append_printf (json, "%d~", year);
      break;
    case 7:
      g_string_append_printf (json, "%d/%d", year, year + span);
      break;
    case 8:
      g_string_append_printf (json, "%d/%d~", year, year + span);
      break;
    case 9:
      g_string_append_printf (json, "%d/..", year);
      break;
    case 10:
      g_string_append_printf (json, "%d/", year);
      break;
    default:
      g_string_append_printf (json, "[%d,%d]", year, year + span);
      break;
    }
}

/* None, one or two. */
static void
append_categories (GString *json,
                   GRand   *rand)
{
  int first = g_rand_int_range (rand, 0, 5);

  if (first == 4)
    return;
  g_string_append_printf (json, ",'categories':['c%d'", first);
  if (g_rand_int_range (rand, 0, 3) == 0)
    g_string_append_printf (json, ",'c%d'", (first + 1) % 4);
  g_string_append_c (json, ']');
}

/* Few people in many events, and many in few; some named twice. */
static void
append_people (GString *json,
               GRand   *rand)
{
  g_string_append (json, ",'participants':[");
  for (int n = g_rand_int_range (rand, 0, 4), i = 0; i < n; i++)
    g_string_append_printf (json, "%s'P%d'", i > 0 ? "," : "",
                            g_rand_int_range (rand, 0, i > 1 ? 400 : 5));
  g_string_append_printf (json, "],'places':[{'name':'L%d'}]", g_rand_int_range (rand, 0, 7));
}

static void
append_event (GString *json,
              GRand   *rand,
              guint    index)
{
  g_string_append_printf (json, "%s{'id':'e%u','title':'", index > 0 ? "," : "", index);
  for (int n = g_rand_int_range (rand, 1, 9); n > 0; n--)
    g_string_append_printf (json, "%s ", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  g_string_append_printf (json, "%u','importance':%.2f", index, g_rand_double (rand));
  append_categories (json, rand);
  append_people (json, rand);
  if (g_rand_int_range (rand, 0, 12) == 0)
    {
      g_string_append (json, ",'date':'");
      append_date (json, rand);
      g_string_append (json, "'}");
      return;
    }
  g_string_append (json, ",'accounts':[{'source':'a','rank':'preferred','rankReason':'r','date':'");
  append_date (json, rand);
  g_string_append (json, "'}");
  if (g_rand_int_range (rand, 0, 4) == 0)
    {
      g_string_append (json, ",{'source':'b','date':'");
      append_date (json, rand);
      g_string_append (json, "'}");
    }
  if (g_rand_int_range (rand, 0, 4) == 0)
    g_string_append (json, ",{'source':'c'}");
  g_string_append (json, "]}");
}

static AnnalsBundle *
make_bundle (GRand *rand)
{
  g_autoptr (GString) json = g_string_new (
    "'categories':[{'id':'c0','label':'A'},{'id':'c1','label':'B'},{'id':'c2','label':'C'},"
    "{'id':'c3','label':'D'}],'sources':[{'id':'a','csl':{'type':'book','title':'A'}},"
    "{'id':'b','csl':{'type':'book','title':'B'}},"
    "{'id':'c','csl':{'type':'book','title':'C'}}],"
    "'eras':[{'id':'one','label':'One','period':'1900/1939'},"
    "{'id':'two','label':'Two','period':'1935/1980'},"
    "{'id':'in','label':'Inside two','period':'1940/1950','parent':'two'}],'events':[");
  int n_events = g_rand_int_range (rand, 1, g_rand_int_range (rand, 0, 4) > 0 ? 250 : 1500);

  for (int i = 0; i < n_events; i++)
    append_event (json, rand, (guint) i);
  g_string_append_c (json, ']');
  return load_json (json->str);
}

/* Somewhere, at some zoom, in a window of some size. */
static void
choose_view (LayoutFixture *fixture,
             GRand         *rand)
{
  AnnalsLayoutInput *input = &fixture->input;
  guint              n_events;

  annals_bundle_get_events (fixture->bundle, &n_events);
  input->width = g_rand_int_range (rand, 320, 1700);
  input->height = g_rand_int_range (rand, 160, 900);
  input->scale = annals_scale_new (
    0, 1.0, annals_layout_get_view_width (fixture->outline, input->width, &fixed_metrics));
  annals_scale_fit (&input->scale, fixture->outline->lower, fixture->outline->upper, 16.0);
  annals_scale_zoom (&input->scale, g_rand_double (rand) * input->scale.width_px,
                     pow (2.0, g_rand_double (rand) * 12.0));
  input->selected_event = (guint) g_rand_int_range (rand, 0, (gint32) n_events);
  input->focused_event = (guint) g_rand_int_range (rand, 0, (gint32) n_events);
}

/* Some order; some groups collapsed. */
static void
choose_groups (LayoutFixture *fixture,
               GRand         *rand)
{
  AnnalsOutline *outline = fixture->outline;

  annals_outline_order_groups (outline, (AnnalsGroupOrder) g_rand_int_range (
                                          rand, 0, ANNALS_N_GROUP_ORDERS));
  annals_outline_move_group (outline,
                             (guint) g_rand_int_range (rand, 0, (int) outline->groups->len),
                             g_rand_int_range (rand, -2, 3));
  for (guint i = 0; i < outline->groups->len; i++)
    annals_outline_set_collapsed (outline, i, g_rand_int_range (rand, 0, 5) == 0);
}

typedef void (*Check) (LayoutFixture *fixture,
                       GRand         *rand);

static void
check_all (gconstpointer data)
{
  Check             check = *(const Check *) data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (1947);

  for (guint i = 0; i < N_BUNDLES; i++)
    {
      LayoutFixture fixture;

      fixture_init_by (&fixture, make_bundle (rand), i % ANNALS_N_GROUP_BY, 800.0, 400.0);
      choose_groups (&fixture, rand);
      for (guint j = 0; j < N_VIEWS; j++)
        {
          choose_view (&fixture, rand);
          fixture_lay_out (&fixture);
          check (&fixture, rand);
        }
      fixture_clear (&fixture);
    }
}

/* Labels outside bars keep apart from each other and from the marks of others, in sight. Only
 * those of the selected and the focused event may stand over marks. */
static void
check_labels (LayoutFixture *fixture,
              GRand         *rand)
{
  const AnnalsLayout *layout = fixture->layout;

  for (guint i = 0; i < layout->labels->len; i++)
    {
      const AnnalsLabelItem *label = &g_array_index (layout->labels, AnnalsLabelItem, i);

      g_assert_cmpfloat (label->x0, >=, layout->view_x);
      g_assert_cmpfloat (label->x1, <=, layout->input.width);
      for (guint j = 0; j < i; j++)
        {
          const AnnalsLabelItem *other = &g_array_index (layout->labels, AnnalsLabelItem, j);

          if (fabs (other->y - label->y) > 2.0 || (label->flags & ANNALS_LABEL_OVER) != 0 ||
              (other->flags & ANNALS_LABEL_OVER) != 0)
            continue;
          g_assert_true (label->x1 < other->x0 || label->x0 > other->x1);
        }
    }
}

/* How often each event is drawn or counted in a group. */
static void
count_members (const AnnalsLayout *layout,
               guint               group,
               guint              *seen)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);

      if (mark->group == group)
        seen[mark->event]++;
    }
  for (guint i = 0; i < layout->counts->len; i++)
    {
      const AnnalsCountItem *count = &g_array_index (layout->counts, AnnalsCountItem, i);
      g_autoptr (GArray)     members = NULL;

      if (count->group != group)
        continue;
      members = annals_layout_list_members (layout, i, G_MAXUINT);
      for (guint j = 0; j < members->len; j++)
        seen[g_array_index (members, guint32, j)]++;
      g_assert_cmpuint (g_ascii_strtoull (strchr (count->text, '+'), NULL, 10), ==, members->len);
      g_assert_cmpuint (count->n, ==, members->len);
    }
}

/* Whether an event is of a group, worked out from the bundle alone. The keys of places and people
 * are numbers that nobody knows: there the label tells. */
static gboolean
belongs (LayoutFixture     *fixture,
         const AnnalsGroup *group,
         const AnnalsEvent *event)
{
  AnnalsBundle        *bundle = fixture->bundle;
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsPlace   *places = annals_bundle_get_places (bundle, NULL);
  gboolean             is_dated = FALSE;

  switch (fixture->outline->group_by)
    {
    case ANNALS_GROUP_BY_CATEGORY:
      for (guint i = 0; i < event->categories.count; i++)
        if (annals_bundle_get_event_categories (bundle, event)[i] == group->key)
          return TRUE;
      return event->categories.count == 0 && group->key == ANNALS_GROUP_WITHOUT;
    case ANNALS_GROUP_BY_SOURCE:
      for (guint i = 0; i < event->accounts.count; i++)
        {
          if (accounts[event->accounts.first + i].source == group->key)
            return TRUE;
          is_dated |= accounts[event->accounts.first + i].date.kind != ANNALS_DATE_NONE;
        }
      return !is_dated && group->key == ANNALS_GROUP_WITHOUT;
    case ANNALS_GROUP_BY_PLACE:
      return g_str_equal (annals_bundle_get_text (bundle, places[event->places.first].name),
                          group->label);
    case ANNALS_GROUP_BY_PERSON:
      for (guint i = 0; i < event->participants.count; i++)
        if (g_str_equal (annals_bundle_get_text (
                           bundle, annals_bundle_get_event_participants (bundle, event)[i]),
                         group->label))
          return TRUE;
      return event->participants.count == 0 && group->key == ANNALS_GROUP_WITHOUT;
    case ANNALS_GROUP_BY_NONE:
    case ANNALS_N_GROUP_BY:
    default:
      return TRUE;
    }
}

/* Whether somebody has no group of his own and is among the others. */
static gboolean
is_among_others (LayoutFixture     *fixture,
                 const AnnalsEvent *event)
{
  for (guint i = 0; i < event->participants.count; i++)
    {
      gboolean    has_group = FALSE;
      const char *name = annals_bundle_get_text (
        fixture->bundle, annals_bundle_get_event_participants (fixture->bundle, event)[i]);

      for (guint j = 0; j < fixture->outline->groups->len; j++)
        has_group |=
          g_strcmp0 (g_array_index (fixture->outline->groups, AnnalsGroup, j).label, name) == 0;
      if (!has_group)
        return TRUE;
    }

  return FALSE;
}

/* Where it stands there: by source, where one of the source's accounts puts it. */
static const AnnalsDate *
get_expected_date (LayoutFixture     *fixture,
                   const AnnalsGroup *group,
                   const AnnalsEvent *event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (fixture->bundle, NULL);

  if (fixture->outline->group_by == ANNALS_GROUP_BY_SOURCE)
    for (guint i = event->accounts.first; i < event->accounts.first + event->accounts.count; i++)
      if (accounts[i].source == group->key)
        return &accounts[i].date;

  return &event->date;
}

/* With room for all rows, every event whose date is in sight is drawn or counted just once in every
 * group that it belongs to, and in no other. */
static void
check_once (LayoutFixture *fixture,
            GRand         *rand)
{
  const AnnalsLayout *layout;
  const AnnalsEvent  *events;
  guint               n_events;
  AnnalsInstant       left;
  AnnalsInstant       right;

  fixture->input.height += 30000.0;
  layout = fixture_lay_out (fixture);
  events = annals_bundle_get_events (fixture->bundle, &n_events);
  left = annals_scale_get_instant (&layout->input.scale, 0.0);
  right = annals_scale_get_instant (&layout->input.scale, layout->input.scale.width_px);
  for (guint i = 0; i < fixture->outline->groups->len; i++)
    {
      const AnnalsGroup *group = &g_array_index (fixture->outline->groups, AnnalsGroup, i);
      g_autofree guint  *seen = g_new0 (guint, n_events);

      count_members (layout, i, seen);
      for (guint j = 0; j < n_events; j++)
        {
          const AnnalsDate *date = get_expected_date (fixture, group, &events[j]);
          gboolean          is_of = group->key == ANNALS_GROUP_OTHERS
                                      ? is_among_others (fixture, &events[j])
                                      : belongs (fixture, group, &events[j]);

          g_assert_cmpuint (seen[j], <=, is_of ? 1 : 0);
          if (is_of && date->kind != ANNALS_DATE_NONE && date->lower < right &&
              annals_time_index_get_end (date) > left)
            g_assert_cmpuint (seen[j], ==, 1);
        }
    }
}

/* A mark is hit in its middle, unless something that must be seen stands over it. */
static void
check_hits (LayoutFixture *fixture,
            GRand         *rand)
{
  const AnnalsLayout *layout;

  fixture->input.selected_event = ANNALS_NONE;
  fixture->input.focused_event = ANNALS_NONE;
  layout = fixture_lay_out (fixture);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);
      double                x0 = MAX (mark->shape.x0, layout->view_x);
      double                x1 = MIN (mark->shape.x1, layout->input.width);
      AnnalsHit             hit;

      if (x1 <= x0 || mark->y < layout->rows_y || mark->y >= layout->tray_y)
        continue;
      hit = annals_layout_hit (layout, (x0 + x1) / 2.0, mark->y);
      g_assert_cmpint (hit.kind, ==, ANNALS_HIT_EVENT);
      g_assert_cmpuint (hit.index, ==, mark->event);
    }
  for (guint i = 0; i < layout->eras->len; i++)
    {
      const AnnalsEraCell *cell = &g_array_index (layout->eras, AnnalsEraCell, i);
      AnnalsHit            hit = annals_layout_hit (layout, (cell->x0 + cell->x1) / 2.0,
                                                    cell->y + cell->height / 2.0);

      g_assert_cmpint (hit.kind, ==, ANNALS_HIT_ERA);
      g_assert_cmpuint (hit.index, ==, cell->era);
    }
}

/* Slots of a row never touch, at this zoom of the class. */
static void
check_rows (LayoutFixture *fixture,
            GRand         *rand)
{
  const AnnalsLayout *layout = fixture->layout;

  for (guint i = 0; i < layout->row_bands->len; i++)
    {
      const AnnalsRowBand *band = &g_array_index (layout->row_bands, AnnalsRowBand, i);
      double               end = -ANNALS_SCALE_FAR_PX;

      for (guint j = band->marks.first; j < band->marks.first + band->marks.count; j++)
        {
          const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, j);

          if (mark->event == layout->input.selected_event ||
              mark->event == layout->input.focused_event)
            continue;
          g_assert_cmpfloat (mark->shape.x0, >=, end);
          end = mark->shape.x1;
        }
    }
}

/* The right edge cuts no count. It stands beside the marks of its row and the other counts, not on
 * them; only where a chosen
 * bar leaves no room in the whole row, it stands over that. */
static void
check_counts (LayoutFixture *fixture,
              GRand         *rand)
{
  const AnnalsLayout *layout = fixture->layout;

  for (guint i = 0; i < layout->counts->len; i++)
    {
      const AnnalsCountItem *count = &g_array_index (layout->counts, AnnalsCountItem, i);

      g_assert_true (count->x1 <= layout->input.width || count->x0 >= layout->input.width);
      for (guint j = 0; j < layout->marks->len; j++)
        {
          const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, j);

          double x0;
          double x1;

          annals_rows_get_extents (layout->rows, mark->group, mark->event, &layout->input.scale,
                                   &x0, &x1);
          if (x0 <= 90.0 && x1 >= layout->input.scale.width_px - 90.0)
            continue;
          if (fabs (mark->y - count->y) < 1.0)
            g_assert_true (count->x1 < mark->shape.x0 || count->x0 > mark->shape.x1);
        }
      for (guint j = 0; j < i; j++)
        {
          const AnnalsCountItem *other = &g_array_index (layout->counts, AnnalsCountItem, j);

          if (fabs (other->y - count->y) < 1.0)
            g_assert_true (count->x1 < other->x0 || count->x0 > other->x1);
        }
    }
}

/* The same event has a mark in each of its groups. */
static gpointer
get_mark_key (const AnnalsMarkItem *mark)
{
  return GUINT_TO_POINTER (mark->event * 128 + mark->group + 1);
}

/* Panning moves all marks by the same amount and none to another row. */
static void
check_panning (LayoutFixture *fixture,
               GRand         *rand)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray)     marks = g_array_copy (fixture->layout->marks);
  double                 delta = (g_rand_double (rand) - 0.5) * fixture->input.width;

  for (guint i = 0; i < marks->len; i++)
    {
      AnnalsMarkItem *mark = &g_array_index (marks, AnnalsMarkItem, i);

      g_hash_table_insert (before, get_mark_key (mark), mark);
    }

  annals_scale_pan (&fixture->input.scale, delta);
  fixture_lay_out (fixture);
  for (guint i = 0; i < fixture->layout->marks->len; i++)
    {
      const AnnalsMarkItem *mark = &g_array_index (fixture->layout->marks, AnnalsMarkItem, i);
      const AnnalsMarkItem *old = g_hash_table_lookup (before, get_mark_key (mark));

      if (old == NULL)
        continue;
      g_assert_cmpfloat_with_epsilon (mark->y, old->y, 1e-9);
      if (fabs (old->shape.x0) < ANNALS_SCALE_FAR_PX / 2.0)
        g_assert_cmpfloat_with_epsilon (mark->shape.x0, old->shape.x0 - delta, 0.01);
    }
}

/* Where an event stands among the rows of its group, or -1. */
static int
find_row_of_mark (const AnnalsLayout   *layout,
                  const AnnalsMarkItem *mark)
{
  for (guint i = 0; i < layout->groups->len; i++)
    {
      const AnnalsGroupBand *group = &g_array_index (layout->groups, AnnalsGroupBand, i);

      for (guint j = 0; j < group->rows.count; j++)
        {
          const AnnalsRowBand *band =
            &g_array_index (layout->row_bands, AnnalsRowBand, group->rows.first + j);

          if (mark->y > band->y0 && mark->y < band->y1)
            return (int) (group->rows.first + j);
        }
    }

  return -1;
}

/* Coming closer takes no mark from its row and no event from sight that stays in the view; only
 * where there are few events, much closer the rows are divided anew. */
static void
check_zooming (LayoutFixture *fixture,
               GRand         *rand)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (NULL, NULL);
  double                 place = g_rand_double (rand) * fixture->input.scale.width_px;

  fixture->input.height += 30000.0;
  fixture->input.selected_event = ANNALS_NONE;
  fixture->input.focused_event = ANNALS_NONE;
  for (guint step = 0; step < 12; step++)
    {
      double              row_zoom = fixture->rows->seconds_per_px;
      const AnnalsLayout *layout = fixture_lay_out (fixture);
      guint               n_lost;

      if (fixture->rows->seconds_per_px < row_zoom)
        g_hash_table_remove_all (rows);
      n_lost = g_hash_table_size (rows);

      for (guint i = 0; i < layout->marks->len; i++)
        {
          const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);
          gpointer              key = get_mark_key (mark);
          gpointer              row = GINT_TO_POINTER (find_row_of_mark (layout, mark) + 1);

          if (!g_hash_table_contains (rows, key))
            continue;
          g_assert_true (g_hash_table_lookup (rows, key) == row);
          n_lost--;
        }
      g_assert_cmpuint (n_lost, ==, 0);

      /* Of these, those that will still be in the view. */
      g_hash_table_remove_all (rows);
      annals_scale_zoom (&fixture->input.scale, place, 1.0 + 2.0 * g_rand_double (rand));
      for (guint i = 0; i < layout->marks->len; i++)
        {
          const AnnalsMarkItem *mark = &g_array_index (layout->marks, AnnalsMarkItem, i);
          double                x0;
          double                x1;

          annals_rows_get_extents (fixture->rows, mark->group, mark->event, &fixture->input.scale,
                                   &x0, &x1);
          if (x1 >= 0.0 && x0 <= fixture->input.scale.width_px)
            g_hash_table_insert (rows, get_mark_key (mark),
                                 GINT_TO_POINTER (find_row_of_mark (layout, mark) + 1));
        }
    }
}

/* Rows do not depend on what was looked at before, nor on how much of it was worked out at once. */
static void
check_order (LayoutFixture *fixture,
             GRand         *rand)
{
  g_autofree char *fresh = NULL;
  g_autofree char *piecewise = NULL;

  g_clear_pointer (&fixture->layout, annals_layout_free);
  g_clear_pointer (&fixture->rows, annals_rows_free);
  fresh = annals_layout_dump (fixture_lay_out (fixture));

  g_clear_pointer (&fixture->layout, annals_layout_free);
  g_clear_pointer (&fixture->rows, annals_rows_free);
  fixture->input.most_work = 1;
  do
    {
      AnnalsScale elsewhere = fixture->input.scale;

      annals_scale_pan (&fixture->input.scale, 3000.0 * g_rand_double (rand) - 1500.0);
      fixture_lay_out (fixture);
      fixture->input.scale = elsewhere;
    }
  while (!fixture_lay_out (fixture)->is_complete);
  piecewise = annals_layout_dump (fixture->layout);
  fixture->input.most_work = G_MAXUINT;
  g_assert_cmpstr (piecewise, ==, fresh);
}

static const struct
{
  const char *path;
  Check       check;
} checks[] = {
  { "/layout/properties/labels-keep-apart", check_labels },
  { "/layout/properties/drawn-or-counted-once", check_once },
  { "/layout/properties/hits", check_hits },
  { "/layout/properties/marks-keep-apart", check_rows },
  { "/layout/properties/counts-step-aside", check_counts },
  { "/layout/properties/panning-changes-no-row", check_panning },
  { "/layout/properties/zooming-changes-no-row", check_zooming },
  { "/layout/properties/order-changes-nothing", check_order },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    g_test_add_data_func (checks[i].path, &checks[i].check, check_all);

  return g_test_run ();
}
