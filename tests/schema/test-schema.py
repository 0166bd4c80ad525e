#!/usr/bin/python3
"""test-schema.py — what the JSON Schema of the format accepts, the loader accepts, and no more

SPDX-License-Identifier: GPL-3.0-or-later

Each case is one good bundle with one thing changed. Two that know nothing of each other judge it:
annals-tool, by whether it tells of an error, and the validator jsonschema with the schema in data/.
Notes and warnings do not count.

What a schema cannot say is listed in BEYOND, with the code of the loader's error: there the schema
accepts and the loader does not. Of what is no JSON at all, a schema can say nothing.
"""

import copy
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SOURCE_DIR = pathlib.Path(os.environ["ANNALS_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE_DIR / "tests" / "support"))
import tap  # noqa: E402

TOOL = os.path.abspath(sys.argv[1])
SCHEMA = SOURCE_DIR / "data" / "annals-bundle.schema.json"
EDTF = SOURCE_DIR / "tests" / "core" / "edtf.tsv"
BUILT_IN = SOURCE_DIR / "data" / "bundle" / "pakistan-russia.annals"

REMOVED = object()

GOOD = {
    "format": "annals", "version": 1, "id": "halvek", "title": "The Halvek crossing",
    "description": "A *bridge*.", "language": "en", "license": "CC-BY-4.0",
    "creator": [{"literal": "The ferry guild"}],
    "eras": [
        {"id": "ysolne", "label": "Reign of Ysolne", "period": "1211~/1240", "parent": None,
         "description": "She built.", "source": "brenn", "color": "#7a5cff"},
        {"id": "winters", "label": "The hard winters", "period": "1213/1217", "parent": "ysolne"}],
    "categories": [{"id": "disaster", "label": "Disaster", "color": "#c64600"}],
    "sources": [
        {"id": "guild", "csl": {"title": "Roll of the ferry guild", "issued": {"raw": "1217"}}},
        {"id": "brenn",
         "csl": {"type": "book", "title": "Valley Tellings", "publisher": "Fenwick",
                 "container-title": "Tellings", "URL": "https://example.org/", "language": "en",
                 "author": [{"family": "Brenn", "given": "Ada", "suffix": "jr",
                             "dropping-particle": "de", "non-dropping-particle": "van"}],
                 "issued": {"date-parts": [[1987, 5, 14], ["1988"]], "season": 2, "circa": True,
                            "raw": "1987", "literal": "in 1987"}},
         "article": {"text": "It fell in the third winter.", "format": "plain", "language": "en",
                     "digest": "sha256:" + 64 * "0"},
         "note": "collected orally"}],
    "events": [
        {"id": "fall", "title": "The bridge falls", "date": "1216", "summary": "The ice took it.",
         "categories": ["disaster"], "participants": ["Orrin"],
         "places": [{"name": "Halvek", "geo": [10.1, 47.2]}], "importance": 0.8,
         "era": "ysolne", "media": [{"file": "bridge.png"}],
         "accounts": [
             {"source": "guild", "date": "1216", "stated": "in 1216", "rank": "preferred",
              "rankReason": "nearest in time",
              "claims": [{"property": "participant", "value": "Pell", "polarity": "denies"}]},
             {"source": "brenn", "date": "1213-24", "calendar": "julian",
              "passages": [{"exact": "the third winter", "prefix": "It fell in ",
                            "suffix": ".", "start": 11, "end": 27}]}],
         "resolution": {"property": "date", "note": "The guild was there."}}]}

# --- Cases: a JSON Pointer and the value to be put there ------------------------------------------

DATE = "/events/0/date"
DATES = [line.split("\t") for line in EDTF.read_text(encoding="utf-8").splitlines()
         if line and not line.startswith("#")]

# Of the form of dates, but not of a time, an offset, a year or a range that there can be.
IMPOSSIBLE_DATES = [
    "2001-21-01", "Y2006", "Y-2006", "Y17E0", "1950S0", "1985-04-12T25:00:00",
    "1985-04-12T24:00:01", "1985-04-12T23:60:30", "1985-04-12T23:20:60",
    "1985-04-12T23:20:30+15:00", "1985-04-12T23:20:30-13:00", "1985-04-12T23:20:30-00:00",
    "1985-04-12T23:20:30+05:60", "Y-10000/-4500", "[1984..1985-01]"]

GOOD_DATES = [date for _, date, level, *_ in DATES if level != "-"] + [
    "[" + "1950," * 203 + "1950]"]
BAD_DATES = [date for _, date, level, kind, *_ in DATES
             if level == "-" and kind == "syntax" and date not in IMPOSSIBLE_DATES] + [
    "1985\n", "[1985]\n", "\u0031\u0661\u0031\u0031", "[" + "1950," * 204 + "1950]"]

VALID = [("", {"format": "annals", "version": 1, "id": "b", "title": "B"})] + [
    (DATE, date) for date in GOOD_DATES] + [
    ("/more", {"anything": [1, None]}), ("/events/0/more", 5), ("/sources/0/csl/DOI", 5),
    ("/id", "Any line, up to 500 characters"), ("/title", "ö"), ("/title", 600 * "t"),
    ("/description", ""), ("/license", ""), ("/creator", []), ("/creator/0", {}), ("/events", []),
    ("/creator/0/given", ""), ("/eras/0/description", "\u202e"), ("/eras/0/color", "#ABCDEF"),
    ("/eras/1/parent", None), ("/eras/1/id", "a b"), ("/eras/1/id", "Ὀδύσσεια"),
    ("/events/0/id", 256 * "é"), ("/events/0/id", "\U0001f600"), ("/events/0/id", "a\u200db"),
    ("/sources/1/csl/issued", {}), ("/sources/1/csl/issued/date-parts", []),
    ("/sources/1/csl/issued/date-parts", [[]]), ("/sources/1/csl/issued/date-parts", [["+1987"]]),
    ("/sources/1/csl/issued/circa", "yes"), ("/sources/1/csl/issued/date-parts", [[-44, 3, 15]]),
    ("/sources/1/csl/issued/date-parts", [["-44", "3"]]), ("/sources/1/article/text", ""),
    ("/sources/1/article", {"file": "article.md"}),
    ("/sources/1/article", {"file": "a/b/c/d/e/f/g/article.md"}),
    ("/sources/1/article", {"text": "It fell.", "file": "../elsewhere.md"}),
    ("/sources/1/article/digest", "sha256:" + 32 * "aF"), ("/sources/1/article/format", "markdown"),
    ("/events/0/summary", "two\n\nparagraphs"), ("/events/0/summary", 70000 * "s"),
    ("/events/0/participants", 1000 * ["Orrin"]), ("/events/0/participants", [""]),
    ("/events/0/places/0/name", ""), ("/events/0/places/0/geo", [-180, 90]),
    ("/events/0/places/0/geo", [180, -90.0]), ("/events/0/importance", 0),
    ("/events/0/importance", 1.0), ("/events/0/importance", 1e-9), ("/events/0/media", [1, "a"]),
    ("/events/0/resolution", []), ("/events/0/resolution/note", " "),
    ("/events/0/resolution", [{"property": "date", "note": "n"}]),
    ("/events/0/accounts/1/calendar", "gregorian"), ("/events/0/accounts/0/rank", "normal"),
    ("/events/0/accounts/0/claims/0/polarity", "asserts"),
    ("/events/0/accounts/1/passages/0/start", 0),
    ("/events/0/accounts/1/passages/0/end", 2147483647),
    ("/events/0/accounts/1/passages/0/exact", "\u00a0")]

BLANK = [" ", "\t\n", "\u00a0\u3000", "\u200b", "\u202e\u202c", "\u0001", "\U000e0041", "\ufeff"]

INVALID = [("", value) for value in ([], 5, None, "annals", {})] + [
    (DATE, date) for date in BAD_DATES] + [
    (f"/{name}", blank) for name in ("id", "title") for blank in BLANK] + [
    ("/sources/1/csl/title", blank) for blank in BLANK] + [
    ("/events/0/accounts/0/claims/0/value", blank) for blank in BLANK] + [
    ("/format", "Annals"), ("/format", 1), ("/version", "1"), ("/version", 2), ("/version", 1.5),
    ("/version", True), ("/events", {}), ("/events", None), ("/eras", 4097 * [GOOD["eras"][0]]),
    ("/creator", "me"), ("/creator", ["me"]), ("/creator/0/literal", 5), ("/creator/0/family", 5),
    ("/eras/0/color", "#c6460"), ("/eras/0/color", "#c646001"), ("/eras/0/color", "red"),
    ("/eras/0/color", "#c64600\n"), ("/eras/0/color", "#c6460g"), ("/eras/0/color", ""),
    ("/eras/0/parent", 5), ("/eras/0/parent", False), ("/events/0/id", ""),
    ("/events/0/id", " a"), ("/events/0/id", "a "), ("/events/0/id", "a  b"),
    ("/events/0/id", "a\nb"), ("/events/0/id", "a\n"), ("/events/0/id", "a\tb"),
    ("/events/0/id", "a\u00a0b"), ("/events/0/id", "a\u200bb"), ("/events/0/id", "a\u0085b"),
    ("/events/0/id", "a\u2028b"), ("/events/0/id", "\U000e0041a"), ("/events/0/id", 257 * "é"),
    ("/sources/1/csl/issued/date-parts", [1987]), ("/sources/1/csl/issued/date-parts", [[None]]),
    ("/sources/1/csl/issued/date-parts", [["May"]]), ("/sources/1/csl/issued/date-parts", [[1.5]]),
    ("/sources/1/csl/issued/date-parts", [[290000000001]]),
    ("/sources/1/csl/issued/date-parts", [["1987 "]]), ("/sources/1/csl/issued/season", 0),
    ("/sources/1/csl/issued/date-parts", [[""]]), ("/sources/1/csl/issued/season", 5),
    ("/sources/1/csl/author", 1001 * [{}]), ("/sources/1/article", {}),
    ("/sources/1/article/format", "html"), ("/sources/1/article/text", (4 * 2**20 + 1) * "x"),
    ("/sources/1/article/digest", "md5:0"), ("/sources/1/article/digest", "sha256:00"),
    ("/sources/1/article/digest", "sha256:" + 63 * "0" + "g"),
    ("/sources/1/article/digest", "sha256:" + 65 * "0")] + [
    ("/sources/1/article", {"file": name}) for name in (
        "", "/etc/passwd", "../article.md", "a/../article.md", "./article.md", "a//article.md",
        "a/", "file:///article.md", "http://localhost/article.md", "%2e%2e/article.md",
        "article .md", "..\\article.md", "1/2/3/4/5/6/7/8/article.md", "article.md\n",
        "ärticle.md")] + [
    ("/events/0/participants", 1001 * ["Orrin"]), ("/events/0/media", 1001 * [1]),
    ("/events/0/places/0/geo", [10]), ("/events/0/places/0/geo", [1, 2, 3]),
    ("/events/0/places/0/geo", [180.5, 0]), ("/events/0/places/0/geo", [0, -90.5]),
    ("/events/0/places/0/geo", ["10", "47"]), ("/events/0/importance", 1.01),
    ("/events/0/importance", -0.01), ("/events/0/importance", "high"),
    ("/events/0/resolution", [{"property": "date"}]), ("/events/0/resolution", ["note"]),
    ("/events/0/resolution/note", "\u0001"), ("/events/0/accounts/0/rank", "best"),
    ("/events/0/accounts/1/calendar", "islamic"),
    ("/events/0/accounts/0/claims/0/polarity", "maybe"),
    ("/events/0/accounts/1/passages/0/start", -1), ("/events/0/accounts/1/passages/0/start", 0.5),
    ("/events/0/accounts/1/passages/0/end", 2147483648),
    ("/events/0/accounts/1/passages/0/exact", ""), ("/events/0/accounts/1/passages/0/exact", " \n"),
    ("/events/0", {str(number): number for number in range(257)}), ("/events/0", {1025 * "n": 1})]

# What no schema can say: the loader alone rejects it, with this code.
# Of dates the form is in the schema, the calendar and the order of two ends are not.
BEYOND = [(DATE, date, "invalid-date") for date in IMPOSSIBLE_DATES] + [
    (DATE, date, "date-order" if kind == "order" else "invalid-date")
    for _, date, level, kind, *_ in DATES if level == "-" and kind != "syntax"] + [
    # Ids: each kind has its own, all different, and what is named is there.
    ("/eras/1/id", "ysolne", "duplicate-id"), ("/sources/1/id", "guild", "duplicate-id"),
    ("/events", 2 * GOOD["events"], "duplicate-id"), ("/eras/0/source", "x", "dangling-source"),
    ("/eras/1/parent", "x", "dangling-parent"), ("/eras/0/parent", "winters", "era-cycle"),
    ("/eras/0/parent", "ysolne", "era-cycle"),
    ("/events/0/categories", ["x"], "dangling-category"), ("/events/0/era", "x", "dangling-era"),
    ("/events/0/accounts/0/source", "x", "dangling-source"),
    # Dates elsewhere.
    ("/eras/0/period", "1240/1211", "date-order"),
    ("/sources/1/csl/issued/date-parts", [[1987, 13]], "invalid-date"),
    ("/sources/1/csl/issued/date-parts", [[1987], [1986]], "invalid-date"),
    ("/sources/1/csl/issued/date-parts", [["290000000001"]], "wrong-type"),
    # Passages: one member against another.
    ("/events/0/accounts/1/passages/0/end", 10, "passage-order"),
    # Bytes: a schema counts characters, and one value at a time.
    ("/sources/1/article/text", 2200000 * "é", "json-limit-string"),
    ("/events/0/media", 900 * [100 * [1]], "too-large"),
    ("/events/0/more", 3 * [3 * 2**20 * "x"], "too-large"),
    # What is inside members that the format does not know, and marks on one letter.
    ("/more", [{str(number): number for number in range(257)}], "json-limit-members"),
    ("/more", {1025 * "n": 1}, "json-limit-string"),
    ("/events/0/id", "a" + 31 * "\u0301", "invalid-id"),
    # Files: they must be there and hold text.
    ("/sources/1/article", {"file": "missing.md"}, "unreadable-article"),
    ("/sources/1/article", {"file": "latin1.md"}, "unreadable-article"),
    # JSON Schema takes 1.0 for a whole number; the loader wants it written without a fraction.
    ("/version", 1.0, "wrong-version"), ("/sources/1/csl/issued/season", 2.0, "wrong-type"),
    ("/events/0/accounts/1/passages/0/start", 11.0, "wrong-type")]

# Codes of errors that a change of any one value can cause and no schema can see.
BEYOND_CODES = {"duplicate-id", "dangling-source", "dangling-parent", "dangling-category",
                "dangling-era", "passage-order"}

ANY_VALUES = [REMOVED, None, True, 5, -1, 0.5, "", "x", "1950", [], {}, [5], ["x"], [[]], [{}],
              {"x": 1}, {"id": "new"}]


# --- Judging --------------------------------------------------------------------------------------

def change(pointer, value):
    """The good bundle with another value at a place, or without it."""
    if not pointer:
        return copy.deepcopy(value)
    bundle = copy.deepcopy(GOOD)
    around = bundle
    *way, last = pointer.split("/")[1:]
    for step in way:
        around = around[int(step) if isinstance(around, list) else step]
    if isinstance(around, list):
        last = int(last)
    if value is REMOVED:
        del around[last]
    else:
        around[last] = copy.deepcopy(value)
    return bundle


def list_places(value, pointer=""):
    """A JSON Pointer for each value inside a value."""
    items = (value.items() if isinstance(value, dict) else
             enumerate(value) if isinstance(value, list) else ())
    for name, member in items:
        yield f"{pointer}/{name}"
        yield from list_places(member, f"{pointer}/{name}")


def load_validator():
    try:
        import jsonschema
    except ImportError:
        raise tap.Skip("python3-jsonschema is not installed") from None
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def list_errors(bundles):
    """The codes of the loader's errors, a set for each bundle."""
    errors = [set() for _ in bundles]
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for path in (folder, folder.joinpath(*"abcdefg")):
            path.mkdir(parents=True, exist_ok=True)
            (path / "article.md").write_text("It fell in the third winter.", encoding="utf-8")
        (folder / "latin1.md").write_bytes(b"\xe9t\xe9")
        for number, bundle in enumerate(bundles):
            (folder / f"{number}.annals").write_text(json.dumps(bundle), encoding="utf-8")
        told = subprocess.run(
            [TOOL, "check", "--json", *(f"{number}.annals" for number in range(len(bundles)))],
            cwd=folder, stdout=subprocess.PIPE, text=True, check=False)
    assert told.returncode in (0, 1), told.returncode
    for line in told.stdout.splitlines():
        problem = json.loads(line)
        if problem["severity"] == "error":
            errors[int(problem["file"].split(".")[0])].add(problem["code"])
    return errors


def describe(case):
    pointer, value = case[:2]
    return f"{pointer} = " + ("nothing" if value is REMOVED else json.dumps(value)[:60])


def judge(cases):
    """Yields (case, whether the schema accepts it, codes of the loader's errors)."""
    validator = load_validator()
    bundles = [change(*case[:2]) for case in cases]
    for case, bundle, errors in zip(cases, bundles, list_errors(bundles)):
        yield case, validator.is_valid(bundle), errors


# --- Tests ----------------------------------------------------------------------------------------

def good_bundles():
    validator = load_validator()
    built_in = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    complaints = [error.message for bundle in (GOOD, built_in)
                  for error in validator.iter_errors(bundle)]
    complaints += sorted(list_errors([GOOD])[0])
    return complaints + tap.run(TOOL, "check", BUILT_IN).splitlines()


def valid_cases():
    return [f"{describe(case)}: schema {is_valid}, loader {sorted(errors)}"
            for case, is_valid, errors in judge(VALID) if not is_valid or errors]


def invalid_cases():
    return [f"{describe(case)}: schema {is_valid}, loader {sorted(errors)}"
            for case, is_valid, errors in judge(INVALID) if is_valid or not errors]


def beyond_a_schema():
    return [f"{describe(case)}: schema {is_valid}, loader {sorted(errors)}"
            for case, is_valid, errors in judge(BEYOND) if not is_valid or case[2] not in errors]


def any_value_anywhere():
    """Every value of the good bundle is left out, and replaced by values of every kind."""
    cases = [(place, value) for place in list_places(GOOD) for value in ANY_VALUES]
    complaints = []
    for case, is_valid, errors in judge(cases):
        # Whether three numbers are a day is a matter of the calendar.
        beyond = BEYOND_CODES | ({"invalid-date"} if "/date-parts/" in case[0] else set())
        if is_valid != (not errors - beyond):
            complaints.append(f"{describe(case)}: schema {is_valid}, loader {sorted(errors)}")
    return complaints


tap.main("schema", [good_bundles, valid_cases, invalid_cases, beyond_a_schema, any_value_anywhere])
