/* fuzz-edtf.c — dates that anybody may have written
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fuzz-checks.h"

static void
check_words (const char *edtf)
{
  for (AnnalsDateForm form = ANNALS_DATE_LONG; form <= ANNALS_DATE_SHORT; form++)
    {
      g_autofree char *words = annals_date_to_text (edtf, form);
      g_autofree char *julian = annals_date_to_julian_text (edtf, form);

      fuzz_check_text (words);
      g_assert_cmpstr (words, !=, "");
      if (julian != NULL)
        fuzz_check_text (julian);
    }
}

static void
check_members (const char       *edtf,
               const AnnalsDate *date)
{
  g_autoptr (GArray) members = annals_date_list_members (edtf);

  g_assert_cmpuint (members->len, >, 0);
  for (guint i = 0; i < members->len; i++)
    {
      const AnnalsDate *member = &g_array_index (members, AnnalsDate, i);

      fuzz_check_date (member);
      g_assert_cmpint (member->lower, >=, date->lower);
      g_assert_cmpint (member->upper, <=, date->upper);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char   *edtf = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  AnnalsDate         date;

  if (annals_date_parse (edtf, &date, &error))
    {
      g_assert_no_error (error);
      fuzz_check_date (&date);
      check_members (edtf, &date);
      check_words (edtf);
    }
  else
    {
      g_autoptr (GArray) members = annals_date_list_members (edtf);
      g_autofree char   *words = annals_date_to_text (edtf, ANNALS_DATE_LONG);

      fuzz_check_error (error);
      g_assert_cmpuint (members->len, ==, 0);
      g_assert_cmpstr (words, ==, edtf);
    }

  return 0;
}
