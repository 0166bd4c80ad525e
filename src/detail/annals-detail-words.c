/* annals-detail-words.c — what the sidebar says about events, eras and who says what of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "detail/annals-detail-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A set of more dates is grouped by its bounds. */
#define MAX_MEMBERS 64

/* More distinct dates of one event are not grouped at all. */
#define MAX_GROUPED 128

/* So many dates stand beside the one that places an event, more are counted. */
#define MAX_DATES_NAMED 3

/* So many sources are named in a row, more are counted. */
#define MAX_SOURCES_NAMED 8

/* Dates further apart than this are not counted in days. */
#define MAX_DAYS_APART 60

/* The states of agreement: the word, what it means, and the shape that stands for it. */
static const struct
{
  const char *name;
  const char *meaning;
  const char *icon;
} agreements[] = {
  [ANNALS_AGREEMENT_NONE] = { "", "", "annals-single-symbolic" },
  [ANNALS_AGREEMENT_SINGLE] = { N_ ("single"), N_ ("Only one source says it."),
                                "annals-single-symbolic" },
  [ANNALS_AGREEMENT_AGREE] = { N_ ("agree"), N_ ("Every source says the same."),
                               "annals-agree-symbolic" },
  [ANNALS_AGREEMENT_COMPATIBLE] = { N_ ("compatible"),
                                    N_ ("Both can be true: one is more exact, or says more."),
                                    "annals-compatible-symbolic" },
  [ANNALS_AGREEMENT_DENIED] = { N_ ("denied"), N_ ("A source says it was not so."),
                                "annals-denied-symbolic" },
  [ANNALS_AGREEMENT_CONFLICT] = { N_ ("conflict"), N_ ("Not all of this can be true."),
                                  "annals-conflict-symbolic" },
};

static gboolean
is_date (const AnnalsProperty *property)
{
  return strcmp (property->name, "date") == 0;
}

/* --- values -------------------------------------------------------------------------------- */

/* A stretch of time that a value allows: its bounds, or those of a member of a set. */
typedef struct
{
  AnnalsValue  *value; /* borrowed */
  AnnalsInstant lower;
  AnnalsInstant upper;
} Stretch;

static void
add_stretches (GArray      *stretches,
               AnnalsValue *value)
{
  g_autoptr (GArray) members = NULL;

  if (value->date.kind == ANNALS_DATE_ONE_OF || value->date.kind == ANNALS_DATE_ALL_OF)
    members = annals_date_list_members (value->text);
  if (members == NULL || members->len == 0 || members->len > MAX_MEMBERS)
    {
      Stretch whole = { value, value->date.lower, value->date.upper };

      g_array_append_val (stretches, whole);
      return;
    }

  for (guint i = 0; i < members->len; i++)
    {
      const AnnalsDate *member = &g_array_index (members, AnnalsDate, i);
      Stretch           part = { value, member->lower, member->upper };

      g_array_append_val (stretches, part);
    }
}

/* Values that allow an instant, in their own order. */
static GPtrArray *
list_holders (GArray       *stretches,
              AnnalsInstant instant)
{
  GPtrArray *holders = g_ptr_array_new ();

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gboolean       is_new = holders->len == 0 ||
                        g_ptr_array_index (holders, holders->len - 1) != stretch->value;

      if (is_new && stretch->lower <= instant && instant < stretch->upper)
        g_ptr_array_add (holders, stretch->value);
    }

  return holders;
}

static guint
count_accounts (GPtrArray *group)
{
  guint n_accounts = 0;

  for (guint i = 0; i < group->len; i++)
    n_accounts += ((const AnnalsValue *) g_ptr_array_index (group, i))->accounts->len;

  return n_accounts;
}

/* The dates that most accounts hold possible at once. Of stretches that overlap pairwise, the
 * latest beginning lies in all of them, so the beginnings are all the instants there are to try. */
static GPtrArray *
find_largest_group (GPtrArray *values)
{
  g_autoptr (GArray)    stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  g_autoptr (GPtrArray) largest = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    add_stretches (stretches, g_ptr_array_index (values, i));

  for (guint i = 0; i < stretches->len; i++)
    {
      g_autoptr (GPtrArray) group =
        list_holders (stretches, g_array_index (stretches, Stretch, i).lower);

      if (count_accounts (group) > count_accounts (largest))
        {
          g_ptr_array_unref (largest);
          largest = g_steal_pointer (&group);
        }
    }

  return g_steal_pointer (&largest);
}

static gboolean
is_grouped (GPtrArray   *groups,
            AnnalsValue *value)
{
  for (guint i = 0; i < groups->len; i++)
    if (g_ptr_array_find (g_ptr_array_index (groups, i), value, NULL))
      return TRUE;

  return FALSE;
}

/* Moves values into groups of those that can be true together, as long as there are any. */
static void
take_groups (GPtrArray *groups,
             GPtrArray *values)
{
  while (values->len > 0)
    {
      GPtrArray *group = find_largest_group (values);

      g_ptr_array_add (groups, group);
      if (group->len == 0)
        g_ptr_array_add (group, g_ptr_array_index (values, 0));
      for (guint i = 0; i < group->len; i++)
        g_ptr_array_remove (values, g_ptr_array_index (group, i));
    }
}

/**
 * annals_detail_group_values:
 * @property: a property of an event
 *
 * Gathers the dates that can be true together, the largest group first: which dates a group has
 * depends on nothing but who says what. Denials stand alone, and so do the values of any other
 * property and dates too many to look through. Cost: O(n³) in the distinct values.
 *
 * Returns: (transfer full) (element-type GPtrArray): groups of #AnnalsValue borrowed from @property
 */
GPtrArray *
annals_detail_group_values (const AnnalsProperty *property)
{
  GPtrArray            *groups;
  g_autoptr (GPtrArray) dates = g_ptr_array_new ();
  gboolean              has_few = property->values->len <= MAX_GROUPED;

  groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < property->values->len && is_date (property) && has_few; i++)
    {
      AnnalsValue *value = g_ptr_array_index (property->values, i);

      if (value->date.kind != ANNALS_DATE_NONE && value->polarity == ANNALS_POLARITY_ASSERTS)
        g_ptr_array_add (dates, value);
    }
  take_groups (groups, dates);

  for (guint i = 0; i < property->values->len; i++)
    if (!is_grouped (groups, g_ptr_array_index (property->values, i)))
      {
        GPtrArray *group = g_ptr_array_new ();

        g_ptr_array_add (group, g_ptr_array_index (property->values, i));
        g_ptr_array_add (groups, group);
      }

  return groups;
}

/* --- how far apart ------------------------------------------------------------------------- */

static char *
write_years (gint64 years)
{
  gulong n = (gulong) years;

  return g_strdup_printf (ngettext ("%lu year apart", "%lu years apart", n), n);
}

static char *
write_months (gint64 months)
{
  gulong n = (gulong) months;

  if (months % 12 == 0)
    return write_years (months / 12);

  return g_strdup_printf (ngettext ("%lu month apart", "%lu months apart", n), n);
}

static char *
write_days (gint64 days)
{
  gulong n = (gulong) days;

  return g_strdup_printf (ngettext ("%lu day apart", "%lu days apart", n), n);
}

/**
 * annals_detail_write_gap:
 * @a: a date
 * @b: another one
 *
 * Tells how far two dates lie apart that cannot both be true, in the coarser of their units: from
 * beginning to beginning where each is a single day, month or year, else from the end of the one
 * to the beginning of the other. A span is called by what the calendar counts, never averaged.
 *
 * Returns: (transfer full) (nullable): "2 years apart", or %NULL where that cannot be said
 */
char *
annals_detail_write_gap (const AnnalsDate *a,
                         const AnnalsDate *b)
{
  const AnnalsDate *early = a->lower <= b->lower ? a : b;
  const AnnalsDate *late = early == a ? b : a;
  gboolean          is_alike = early->kind == ANNALS_DATE_SINGLE &&
                      late->kind == ANNALS_DATE_SINGLE &&
                      early->start_precision == late->start_precision;
  guint         unit = MAX (early->end_precision, late->start_precision);
  AnnalsInstant from = is_alike ? early->lower : early->upper;
  AnnalsCivil   x;
  AnnalsCivil   y;
  gint64        months;
  gint64        days;

  if (a->kind == ANNALS_DATE_NONE || b->kind == ANNALS_DATE_NONE || early->upper > late->lower ||
      unit > ANNALS_PRECISION_YEAR)
    return NULL;

  annals_instant_to_civil (from, &x);
  annals_instant_to_civil (late->lower, &y);
  months = (y.year - x.year) * 12 + (y.month - x.month);
  days = (late->lower - from) / ANNALS_SECONDS_PER_DAY;

  if (unit >= ANNALS_PRECISION_SEASON)
    return months >= 12 ? write_years (months / 12) : NULL;
  if (unit == ANNALS_PRECISION_DAY && days > 0 && days <= MAX_DAYS_APART)
    return write_days (days);

  return months > 0 ? write_months (months) : NULL;
}

/* --- who against whom ---------------------------------------------------------------------- */

/* "one source each, a tie", "3 against 1", "2 against 2, a tie" */
static char *
write_support (GPtrArray *groups)
{
  guint first;
  guint second;

  if (groups->len != 2)
    return NULL;

  first = count_accounts (g_ptr_array_index (groups, 0));
  second = count_accounts (g_ptr_array_index (groups, 1));
  if (first == 1 && second == 1)
    return g_strdup (_ ("one source each, a tie"));
  /* Translators: numbers of sources that stand on either side of a disagreement. */
  if (first == second)
    return g_strdup_printf (_ ("%u against %u, a tie"), first, second);

  return g_strdup_printf (_ ("%u against %u"), MAX (first, second), MIN (first, second));
}

/**
 * annals_detail_write_headline:
 * @property: a property of an event
 *
 * Sums up in a few words how the values of a property stand to each other.
 *
 * Returns: (transfer full): the words, empty where the state says it all
 */
char *
annals_detail_write_headline (const AnnalsProperty *property)
{
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const AnnalsValue    *a;
  const AnnalsValue    *b;
  char                 *part;

  if (property->agreement != ANNALS_AGREEMENT_CONFLICT)
    return g_strdup ("");

  groups = annals_detail_group_values (property);
  if (groups->len > 2)
    g_ptr_array_add (
      parts,
      g_strdup_printf (ngettext ("%u answer", "%u different answers", groups->len), groups->len));
  if (property->values->len == 2)
    {
      a = g_ptr_array_index (property->values, 0);
      b = g_ptr_array_index (property->values, 1);
      part = annals_detail_write_gap (&a->date, &b->date);
      if (part != NULL)
        g_ptr_array_add (parts, part);
    }

  part = write_support (groups);
  a = g_ptr_array_index (property->values, 0);
  if (a->is_preferred)
    {
      g_free (part);
      part = g_strdup (_ ("the bundle prefers one"));
    }
  if (part == NULL && property->is_tie)
    part = g_strdup (_ ("a tie"));
  if (part != NULL)
    g_ptr_array_add (parts, part);
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

static AnnalsProperty *
find_date (GPtrArray *properties)
{
  for (guint i = 0; i < properties->len; i++)
    if (is_date (g_ptr_array_index (properties, i)))
      return g_ptr_array_index (properties, i);

  return NULL;
}

static gboolean
has_text (GPtrArray  *group,
          const char *text)
{
  for (guint i = 0; i < group->len; i++)
    if (strcmp (((const AnnalsValue *) g_ptr_array_index (group, i))->text, text) == 0)
      return TRUE;

  return FALSE;
}

/* Takes @words and gives them back with another date. */
static char *
add_date (char       *words,
          const char *edtf)
{
  g_autofree char *before = words;
  g_autofree char *other = annals_date_to_text (edtf, ANNALS_DATE_LONG);

  /* Translators: a date, and another one that a source gives instead. */
  return g_strdup_printf (_ ("%s, or %s"), before, other);
}

static char *
count_dates (char *words,
             guint n_more)
{
  g_autofree char *before = words;

  /* Translators: dates that sources give, and how many more there are. */
  return g_strdup_printf (ngettext ("%s, or %u other", "%s, or %u others", n_more), before, n_more);
}

/**
 * annals_detail_write_dating:
 * @bundle: a bundle
 * @event: an event of it
 *
 * Writes the date of an event as a historian would: the one that places it, and the others that
 * sources hold against it, the first few by name.
 *
 * Returns: (transfer full): "October 2012, or October 2014"
 */
char *
annals_detail_write_dating (AnnalsBundle *bundle,
                            guint         event)
{
  const char *edtf =
    annals_bundle_get_text (bundle, annals_bundle_get_events (bundle, NULL)[event].edtf);
  g_autoptr (GPtrArray) properties = annals_agreement_list_properties (bundle, event);
  g_autoptr (GPtrArray) groups = NULL;
  AnnalsProperty       *date = find_date (properties);
  char                 *words;
  guint                 n_named = 0;
  guint                 n_more = 0;

  if (*edtf == '\0')
    return g_strdup (_ ("Undated"));

  words = annals_date_to_text (edtf, ANNALS_DATE_LONG);
  if (date == NULL || date->agreement != ANNALS_AGREEMENT_CONFLICT)
    return words;

  groups = annals_detail_group_values (date);
  for (guint i = 0; i < groups->len; i++)
    {
      GPtrArray         *group = g_ptr_array_index (groups, i);
      const AnnalsValue *first = g_ptr_array_index (group, 0);

      if (has_text (group, edtf) || first->polarity == ANNALS_POLARITY_DENIES)
        continue;
      if (n_named < MAX_DATES_NAMED)
        words = add_date (words, first->text);
      else
        n_more++;
      n_named++;
    }

  return n_more == 0 ? words : count_dates (words, n_more);
}

/* --- sources ------------------------------------------------------------------------------- */

/**
 * annals_detail_list_tellers:
 * @bundle: a bundle
 * @event: an event of it
 *
 * Returns: (transfer full) (element-type guint32): the sources that tell the event, each once
 */
GArray *
annals_detail_list_tellers (AnnalsBundle *bundle,
                            guint         event)
{
  const AnnalsAccount *accounts = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsRange   *range = &annals_bundle_get_events (bundle, NULL)[event].accounts;
  GArray              *tellers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = range->first; i < range->first + range->count; i++)
    {
      gboolean is_new = TRUE;

      for (guint j = 0; j < tellers->len && is_new; j++)
        is_new = g_array_index (tellers, guint32, j) != accounts[i].source;
      if (is_new)
        g_array_append_val (tellers, accounts[i].source);
    }

  return tellers;
}

/**
 * annals_detail_write_author:
 * @short_name: short name of a source: "Askari 2014", "Arif, undated"
 *
 * Returns: (transfer full): the name without the year
 */
char *
annals_detail_write_author (const char *short_name)
{
  const char *end = strstr (short_name, ", ");
  const char *space = strrchr (short_name, ' ');

  if (end == NULL && space != NULL && g_ascii_isdigit (space[1]))
    end = space;

  return end == NULL || end == short_name ? g_strdup (short_name)
                                          : g_strndup (short_name, (gsize) (end - short_name));
}

static char *
dup_author (AnnalsBundle *bundle,
            guint         source)
{
  const AnnalsSource *sources = annals_bundle_get_sources (bundle, NULL);

  return annals_detail_write_author (annals_bundle_get_text (bundle, sources[source].short_name));
}

/**
 * annals_detail_write_silence:
 * @bundle: a bundle
 * @event: an event of it
 *
 * Tells how many sources tell an event and which do not. Silence is a finding, too.
 *
 * Returns: (transfer full): "2 sources · Arif is silent"
 */
char *
annals_detail_write_silence (AnnalsBundle *bundle,
                             guint         event)
{
  g_autoptr (GArray) tellers = annals_detail_list_tellers (bundle, event);
  g_autoptr (GArray) silent = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree char   *count = NULL;
  g_autofree char   *one = NULL;
  g_autofree char   *other = NULL;
  g_autofree char   *silence = NULL;
  guint              n_sources;

  annals_bundle_get_sources (bundle, &n_sources);
  for (guint32 i = 0; i < n_sources; i++)
    {
      gboolean tells = FALSE;

      for (guint j = 0; j < tellers->len && !tells; j++)
        tells = g_array_index (tellers, guint32, j) == i;
      if (!tells)
        g_array_append_val (silent, i);
    }

  count = g_strdup_printf (ngettext ("%u source", "%u sources", tellers->len), tellers->len);
  if (silent->len == 0)
    return g_steal_pointer (&count);

  one = dup_author (bundle, g_array_index (silent, guint32, 0));
  if (silent->len > 1)
    other = dup_author (bundle, g_array_index (silent, guint32, 1));
  if (silent->len == 1)
    silence = g_strdup_printf (_ ("%s is silent"), one);
  else if (silent->len == 2)
    silence = g_strdup_printf (_ ("%s and %s are silent"), one, other);
  else
    silence =
      g_strdup_printf (ngettext ("%u is silent", "%u are silent", silent->len), silent->len);

  return g_strdup_printf ("%s · %s", count, silence);
}

/**
 * annals_detail_write_sources:
 * @bundle: a bundle
 * @accounts: (element-type guint32): accounts of it
 *
 * Returns: (transfer full): the sources that give the accounts: "Askari 2014, Iqbal 2021"; how many
 *   they are where they are too many to be named
 */
char *
annals_detail_write_sources (AnnalsBundle *bundle,
                             GArray       *accounts)
{
  const AnnalsAccount *records = annals_bundle_get_accounts (bundle, NULL);
  const AnnalsSource  *sources = annals_bundle_get_sources (bundle, NULL);
  GString             *list = NULL;

  if (accounts->len > MAX_SOURCES_NAMED)
    return g_strdup_printf (ngettext ("%u source", "%u sources", accounts->len), accounts->len);

  list = g_string_new (NULL);
  for (guint i = 0; i < accounts->len; i++)
    {
      guint source = records[g_array_index (accounts, guint32, i)].source;

      if (i > 0)
        g_string_append (list, ", ");
      g_string_append (list, annals_bundle_get_text (bundle, sources[source].short_name));
    }

  return g_string_free (list, FALSE);
}

/* --- properties and states ----------------------------------------------------------------- */

/**
 * annals_detail_write_property:
 * @name: name of a property as the bundle gives it
 *
 * Returns: (transfer full): the name for the reader; one of the bundle's own with a capital
 */
char *
annals_detail_write_property (const char *name)
{
  g_autofree char *first = NULL;
  g_autofree char *rest = NULL;

  if (strcmp (name, "date") == 0)
    return g_strdup (_ ("Date"));
  if (strcmp (name, "place") == 0)
    return g_strdup (_ ("Place"));
  if (strcmp (name, "participant") == 0)
    return g_strdup (_ ("People"));
  if (*name == '\0')
    return g_strdup (name);

  first = g_utf8_strup (name, (gssize) (g_utf8_next_char (name) - name));
  rest = g_strdup (g_utf8_next_char (name));
  g_strdelimit (rest, "-_", ' ');

  return g_strconcat (first, rest, NULL);
}

/**
 * annals_detail_write_value:
 * @property: name of a property
 * @value: a value of it
 *
 * Returns: (transfer full): the value in words; one that is denied says so
 */
char *
annals_detail_write_value (const char        *property,
                           const AnnalsValue *value)
{
  g_autofree char *words = strcmp (property, "date") == 0
                             ? annals_date_to_text (value->text, ANNALS_DATE_LONG)
                             : g_strdup (value->text);

  if (value->polarity == ANNALS_POLARITY_ASSERTS)
    return g_steal_pointer (&words);

  /* Translators: what a source denies. */
  return g_strdup_printf (_ ("not: %s"), words);
}

/**
 * annals_detail_name_agreement:
 * @agreement: a state
 *
 * Returns: (transfer none): its word
 */
const char *
annals_detail_name_agreement (AnnalsAgreement agreement)
{
  g_return_val_if_fail (agreement < G_N_ELEMENTS (agreements), "");

  return agreement == ANNALS_AGREEMENT_NONE ? "" : _ (agreements[agreement].name);
}

/**
 * annals_detail_describe_agreement:
 * @agreement: a state
 *
 * Returns: (transfer none): what it means, a sentence
 */
const char *
annals_detail_describe_agreement (AnnalsAgreement agreement)
{
  g_return_val_if_fail (agreement < G_N_ELEMENTS (agreements), "");

  return agreement == ANNALS_AGREEMENT_NONE ? "" : _ (agreements[agreement].meaning);
}

/**
 * annals_detail_get_agreement_icon:
 * @agreement: a state
 *
 * Returns: (transfer none): name of the icon whose shape stands for it
 */
const char *
annals_detail_get_agreement_icon (AnnalsAgreement agreement)
{
  g_return_val_if_fail (agreement < G_N_ELEMENTS (agreements), NULL);

  return agreements[agreement].icon;
}
