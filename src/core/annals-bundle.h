/* annals-bundle.h — a loaded bundle: immutable packed records, shared between threads without locks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "core/annals-article.h"
#include "core/annals-date.h"
#include "core/annals-passage.h"

G_BEGIN_DECLS

#define ANNALS_TYPE_BUNDLE (annals_bundle_get_type ())

G_DECLARE_FINAL_TYPE (AnnalsBundle, annals_bundle, ANNALS, BUNDLE, GObject)

/* Stands for "no such record" wherever an index is kept. */
#define ANNALS_NONE G_MAXUINT32

/**
 * AnnalsText:
 *
 * A string of the bundle: its place in the bundle's one pool, read with annals_bundle_get_text().
 * 0 is the empty string, which also stands for "not told".
 */
typedef guint32 AnnalsText;

/**
 * AnnalsRange:
 * @first: index of the first record
 * @count: how many follow each other from there
 *
 * Neighbouring records of one table that belong to one record of another.
 */
typedef struct
{
  guint32 first;
  guint32 count;
} AnnalsRange;

/**
 * AnnalsAgreement:
 *
 * How the values that sources give one property of one event stand to each other, from the
 * quietest to the loudest.
 */
typedef enum
{
  ANNALS_AGREEMENT_NONE,       /* nobody tells it */
  ANNALS_AGREEMENT_SINGLE,     /* one source */
  ANNALS_AGREEMENT_AGREE,      /* every source the same */
  ANNALS_AGREEMENT_COMPATIBLE, /* bounds overlap, precision differs */
  ANNALS_AGREEMENT_DENIED,     /* a source says it was not so, nobody says that it was */
  ANNALS_AGREEMENT_CONFLICT,   /* bounds do not meet, or one asserts what another denies */
} AnnalsAgreement;

typedef enum
{
  ANNALS_RANK_NORMAL,
  ANNALS_RANK_PREFERRED,
  ANNALS_RANK_DEPRECATED,
} AnnalsRank;

/**
 * AnnalsCalendar:
 *
 * The calendar in which a source gives its date. The bundle's own dates are always Gregorian.
 */
typedef enum
{
  ANNALS_CALENDAR_GREGORIAN,
  ANNALS_CALENDAR_JULIAN,
} AnnalsCalendar;

typedef enum
{
  ANNALS_POLARITY_ASSERTS,
  ANNALS_POLARITY_DENIES,
} AnnalsPolarity;

/* Tables of the bundle. Records stand in file order unless a comment says otherwise. */

typedef struct
{
  AnnalsText id;
  AnnalsText label;
  AnnalsText period;      /* EDTF */
  AnnalsText description; /* Markdown */
  AnnalsText color;       /* "#rrggbb" or empty */
  guint32    parent;      /* era or ANNALS_NONE; never a cycle */
  guint32    source;      /* source that draws the era so, or ANNALS_NONE */
  AnnalsDate date;
} AnnalsEra;

typedef struct
{
  AnnalsText id;
  AnnalsText label;
  AnnalsText color; /* "#rrggbb" or empty */
} AnnalsCategory;

typedef struct
{
  AnnalsText id;
  AnnalsText title;
  AnnalsText author;     /* all authors as text: "Hasan Askari" */
  AnnalsText short_name; /* "Askari 2014", "Arif, undated"; unique enough for a chip */
  AnnalsText publisher;  /* publisher or container title */
  AnnalsText issued;     /* EDTF or the words of `issued.raw`, or empty */
  AnnalsText type;       /* CSL type */
  AnnalsText url;        /* as written, unchecked */
  AnnalsText language;   /* BCP 47, or empty */
  AnnalsText note;
  guint32    article; /* article or ANNALS_NONE */
} AnnalsSource;

typedef struct
{
  AnnalsText name;
  double     latitude;  /* degrees, NaN if not told */
  double     longitude; /* degrees, NaN if not told */
} AnnalsPlace;

typedef struct
{
  AnnalsText  id;
  AnnalsText  title;
  AnnalsText  edtf;       /* the date that places the event: its own or an account's; or empty */
  AnnalsText  summary;    /* Markdown */
  AnnalsDate  date;       /* of edtf; kind ANNALS_DATE_NONE if nothing dates the event */
  float       importance; /* 0 to 1, 0.5 if not told */
  guint32     dating;     /* account whose date places the event, ANNALS_NONE if its own does */
  guint32     era;        /* innermost era that holds the event's beginning, else the first in which
                           * its date may lie, else the one that the bundle names, or ANNALS_NONE */
  AnnalsRange accounts;
  AnnalsRange categories;   /* in annals_bundle_get_event_categories() */
  AnnalsRange participants; /* in annals_bundle_get_event_participants() */
  AnnalsRange places;
  guint8      agreement;      /* loudest AnnalsAgreement of all its properties */
  guint8      date_agreement; /* AnnalsAgreement of its date */
} AnnalsEvent;

typedef struct
{
  guint32     event;
  guint32     source;
  AnnalsText  edtf;   /* this source's date, or empty */
  AnnalsText  stated; /* this source's words for it */
  AnnalsText  rank_reason;
  AnnalsDate  date; /* of edtf; kind ANNALS_DATE_NONE if undated */
  AnnalsRange passages;
  AnnalsRange claims;
  guint8      rank;     /* AnnalsRank */
  guint8      calendar; /* AnnalsCalendar of the source */
} AnnalsAccount;

typedef struct
{
  guint32      account;
  AnnalsText   exact;
  AnnalsText   prefix;
  AnnalsText   suffix;
  gint64       start; /* as the bundle tells it, -1 if not told */
  gint64       end;
  AnnalsAnchor anchor; /* where it was found in the source's article */
} AnnalsPassage;

typedef struct
{
  guint32    account;
  AnnalsText property; /* "participant", "place", or a name of the bundle's own */
  AnnalsText value;
  guint8     polarity; /* AnnalsPolarity */
} AnnalsClaim;

typedef struct
{
  guint32    event;
  AnnalsText property;
  AnnalsText note;
} AnnalsResolution;

const char *annals_bundle_get_text (AnnalsBundle *self,
                                    AnnalsText    text);
const char *annals_bundle_get_id (AnnalsBundle *self);
const char *annals_bundle_get_title (AnnalsBundle *self);
const char *annals_bundle_get_description (AnnalsBundle *self);
const char *annals_bundle_get_language (AnnalsBundle *self);
const char *annals_bundle_get_license (AnnalsBundle *self);
const char *annals_bundle_get_creator (AnnalsBundle *self);

const AnnalsEra        *annals_bundle_get_eras (AnnalsBundle *self,
                                                guint        *n_eras);
const AnnalsCategory   *annals_bundle_get_categories (AnnalsBundle *self,
                                                      guint        *n_categories);
const AnnalsSource     *annals_bundle_get_sources (AnnalsBundle *self,
                                                   guint        *n_sources);
const AnnalsEvent      *annals_bundle_get_events (AnnalsBundle *self,
                                                  guint        *n_events);
const AnnalsAccount    *annals_bundle_get_accounts (AnnalsBundle *self,
                                                    guint        *n_accounts);
const AnnalsPassage    *annals_bundle_get_passages (AnnalsBundle *self,
                                                    guint        *n_passages);
const AnnalsClaim      *annals_bundle_get_claims (AnnalsBundle *self,
                                                  guint        *n_claims);
const AnnalsPlace      *annals_bundle_get_places (AnnalsBundle *self,
                                                  guint        *n_places);
const AnnalsResolution *annals_bundle_get_resolutions (AnnalsBundle *self,
                                                       guint        *n_resolutions);

const guint32    *annals_bundle_get_event_categories (AnnalsBundle      *self,
                                                      const AnnalsEvent *event);
const AnnalsText *annals_bundle_get_event_participants (AnnalsBundle      *self,
                                                        const AnnalsEvent *event);
const guint32    *annals_bundle_get_chronology (AnnalsBundle *self,
                                                guint        *n_dated);
guint             annals_bundle_find_in_chronology (AnnalsBundle *self,
                                                    guint         event);
AnnalsArticle    *annals_bundle_get_article (AnnalsBundle *self,
                                             guint         source);
gboolean          annals_bundle_get_bounds (AnnalsBundle  *self,
                                            AnnalsInstant *lower,
                                            AnnalsInstant *upper);
guint             annals_bundle_find_event (AnnalsBundle *self,
                                            const char   *id);
guint             annals_bundle_find_era (AnnalsBundle *self,
                                          const char   *id);
GPtrArray        *annals_bundle_get_diagnostics (AnnalsBundle *self);

G_END_DECLS
