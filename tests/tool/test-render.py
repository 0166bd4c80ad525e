#!/usr/bin/python3
"""test-render.py — “annals-tool render”: what stands in the pictures, and what no call can break

SPDX-License-Identifier: GPL-3.0-or-later

Usage: test-render.py TOOL

Pictures are judged by what is in them, not by their bytes: fonts differ from machine to machine.
"""

import json
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zlib

ROOT = pathlib.Path(os.environ["ANNALS_SOURCE_DIR"])
sys.path.insert(0, str(ROOT / "tests" / "support"))
import tap  # noqa: E402

TOOL = os.path.abspath(sys.argv[1])
BUILT_IN = ROOT / "data" / "bundle" / "pakistan-russia.annals"
SVG = "{http://www.w3.org/2000/svg}"
FOLDER = tempfile.TemporaryDirectory(prefix="annals-render-")
HOME = pathlib.Path(FOLDER.name)

# What viewers must not be led astray by: markup, right to left, emoji, what XML has no place for.
HOSTILE = [
    "</text><script>alert(1)</script>", "]]> & <!-- \" ' -->", "&amp; &#0; %s %n",
    "الجسر في حلفك 1216", "גשר (abc) נפל", "🏰🧊 ice 👨‍👩‍👧‍👦",
    "tab\tand\u0001bell\u0007\ufffe\u200e\u202eabc",
    "word" * 100, "e\u0301" * 100, "漢字の題名", " ", "x",
]


def bundle(events, **members):
    return {"format": "annals", "version": 1, "id": "b", "title": "Test", "events": events,
            **members}


def event(number, title, date=None):
    return {"id": f"e{number}", "title": title, **({"date": date} if date else {})}


def draw(*arguments, source=None, **options):
    """Runs the tool; a bundle given as @source goes through standard input."""
    environment = {key: value for key, value in os.environ.items()
                   if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [TOOL, "render", *map(str, arguments)], cwd=HOME, env=environment, check=False,
        input=json.dumps(source).encode() if source is not None else b"",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def get_picture(*arguments, source, form="svg"):
    done = draw("-", "-o", "-", "--format", form, *arguments, source=source)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def get_svg(*arguments, source):
    return xml.fromstring(get_picture(*arguments, source=source))


def get_texts(picture):
    return ["".join(text.itertext()) for text in picture.iter(f"{SVG}text")]


def get_names(picture):
    """What a viewer tells about each event: the titles of their groups."""
    return {group.get("data-event"): group.find(f"{SVG}title").text
            for group in picture.iter(f"{SVG}g") if group.get("class") == "event"}


def get_pixels(picture):
    """Width, height and rows of a PNG of eight bits a channel; RFC 2083, sections 3 and 6."""
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    at, data, header = 8, b"", None
    while at < len(picture):
        length, kind = struct.unpack(">I4s", picture[at:at + 8])
        body = picture[at + 8:at + 8 + length]
        header = struct.unpack(">IIBBBBB", body) if kind == b"IHDR" else header
        data += body if kind == b"IDAT" else b""
        assert kind not in (b"tIME", b"tEXt"), "a PNG tells when or by what it was made"
        at += length + 12
    width, height, depth, colour = header[:4]
    assert (depth, colour) == (8, 2), header
    raw, rows, before = zlib.decompress(data), [], bytes(width * 3)
    for y in range(height):
        start = y * (width * 3 + 1)
        rows.append(unfilter(raw[start], raw[start + 1:start + 1 + width * 3], before))
        before = rows[-1]
    return width, height, rows


def unfilter(kind, line, above):
    if kind == 0:
        return line
    row = bytearray(line)
    for i, value in enumerate(row):
        left, up, corner = (row[i - 3] if i > 2 else 0), above[i], (above[i - 3] if i > 2 else 0)
        if kind == 4:
            guess = left + up - corner
            near = min((abs(guess - left), 0, left), (abs(guess - up), 1, up),
                       (abs(guess - corner), 2, corner))[2]
        else:
            near = {1: left, 2: up, 3: (left + up) // 2}[kind]
        row[i] = (value + near) & 255
    return bytes(row)


def built_in_bundle():
    """Each event is told: in or beside its mark, or in the lists below; eras and sources too."""
    complaints = []
    content = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    for width, *height in ((700,), (800,), (1400,), (2560,), (1123, "--height", "1588")):
        done = draw("--json", BUILT_IN, "-o", "a.svg", "--width", width, *height)
        told = json.loads(done.stdout)
        picture = xml.parse(HOME / "a.svg").getroot()
        texts = get_texts(picture)
        whole = "\n".join(texts)
        names = get_names(picture)
        for record in content["events"]:
            if record["title"] not in whole:
                complaints.append(f"{width}: no text “{record['title']}”")
            if not names.get(record["id"], "").startswith(record["title"]):
                complaints.append(f"{width}: no mark of {record['id']}")
        complaints += [f"{width}: no era “{era['label']}”" for era in content["eras"]
                       if era["label"] not in whole]
        complaints += [f"{width}: no “{text}”" for text in
                       (content["title"], f"Licence: {content['license']}", "Legend")
                       if text not in texts]
        complaints += [f"{width}: no source “{source['csl']['title']}”"
                       for source in content["sources"] if source["csl"]["title"] not in whole]
        if told["drawn"] + told["counted"] + told["undated"] != len(content["events"]):
            complaints.append(f"{width}: {told}")
        if (float(picture.get("width")), float(picture.get("height"))) != \
                (told["width"], told["height"]) or told["width"] != width:
            complaints.append(f"{width}: the size is not {told['width']} × {told['height']}")
    return complaints


def one_era():
    """Of an era there is what happened in it, and nothing else."""
    content = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    done = draw("--json", BUILT_IN, "-o", "a.svg", "--era", "war-and-steel")
    told = json.loads(done.stdout)
    names = get_names(xml.parse(HOME / "a.svg").getroot())
    complaints = [f"{record['id']} is drawn" for record in content["events"]
                  if record["id"] in names and not any(
                      "1970" < date[:4] < "1979" or "/" in date or "197" in date
                      for date in [record.get("date", "")] +
                      [account.get("date", "") for account in record["accounts"]])]
    if (told["from"], told["to"], told["undated"]) != ("1971-01-01", "1978-12-31", 0):
        complaints.append(f"told {told}")
    if told["drawn"] + told["counted"] != len(names):
        complaints.append(f"{len(names)} names, told {told}")
    return complaints


def groupings():
    """An event stands in each of its groups; a source says how much it tells, or nothing."""
    content = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    events = content["events"]
    accounts = [account for record in events for account in record["accounts"]]
    places = {place["name"] for record in events for place in record.get("places", [])
              if any("date" in told for told in [record, *record["accounts"]])}
    people = {name for record in events for name in record.get("participants", [])
              if any("date" in told for told in [record, *record["accounts"]])}
    wanted = {
        "none": {"All events"}, "place": places,
        "person": people if len(people) <= 60 else {f"{len(people) - 60} other people"},
        "category": {category["label"] for category in content["categories"]},
        "source": set(),
    }
    for source in content["sources"]:
        told = [account for account in accounts if account["source"] == source["id"]]
        undated = sum("date" not in account for account in told)
        wanted["source"].add(f"{len(told)} of {len(events)} · {undated} undated" if undated else
                             f"{len(told)} of {len(events)} events")
    complaints = []
    for grouping, texts in wanted.items():
        told = json.loads(draw("--json", BUILT_IN, "-o", "a.svg", "--group-by", grouping,
                               "--width", "2560").stdout)
        shown = set(get_texts(xml.parse(HOME / "a.svg").getroot()))
        # Names that are too long for the column end in an ellipsis.
        complaints += [f"{grouping}: no “{text}”" for text in sorted(texts)
                       if not any(other.startswith(text[:10]) for other in shown)]
        if told["drawn"] + told["counted"] + told["undated"] != len(events):
            complaints.append(f"{grouping}: {told}")
    draw(BUILT_IN, "-o", "a.svg", "--group-by", "source", "--era", "war-and-steel")
    if "silent on these years" not in get_texts(xml.parse(HOME / "a.svg").getroot()):
        complaints.append("nobody is silent")
    return complaints


def spans():
    """From and to are days of the date that is given: its first and its last."""
    source = bundle([event(1, "one", "1990"), event(2, "two", "2000-05"), event(3, "three", "2010"),
                     event(4, "lost", "1985/"), event(5, "open", "1980/.."), event(6, "undated")])
    cases = [((), {1, 2, 3, 4, 5, 6}), (("--from", "1991"), {2, 3, 5}),
             (("--to", "1990"), {1, 4, 5}), (("--from", "2000-06", "--to", "2009"), {5}),
             (("--from", "2010-12-31"), {3, 5}),
             (("--from", "-0043", "--to", "1979-12-31"), set())]
    complaints = []
    for arguments, wanted in cases:
        found = {int(name[1:]) for name in get_names(get_svg(*arguments, source=source))}
        if found != wanted:
            complaints.append(f"{arguments}: {found}, not {wanted}")
    return complaints


def hostile_titles():
    """Whatever a title is, the file is XML, and its text is that title or the beginning of it."""
    source = bundle([event(i, title, f"{1900 + i}") for i, title in enumerate(HOSTILE)] +
                    [event(100 + i, title) for i, title in enumerate(HOSTILE)],
                    title="<b>]]>&", license="</text>&", language="en\"><",
                    categories=[{"id": "c", "label": "<c/>"}])
    picture = get_svg(source=source)
    complaints = [f"an element {element.tag}" for element in picture.iter()
                  if element.tag in (f"{SVG}script", f"{SVG}b", f"{SVG}c")]
    texts = get_texts(picture)
    for title in HOSTILE[:6]:
        if not any(title in text for text in texts):
            complaints.append(f"no text {title!r}")
    if not any(text.startswith("wordword") and text.endswith("…") for text in texts):
        complaints.append("a long title is not cut")
    for name in texts + list(get_names(picture).values()):
        if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", name):
            complaints.append(f"a control character in {name!r}")
    for form in ("png", "pdf"):
        get_picture(source=source, form=form)
    return complaints


def long_title():
    """A title is broken into lines; of one that is longer still the end is cut."""
    title = " ".join(f"word{i}" for i in range(40))
    texts = get_texts(get_svg("--width", "1000", source=bundle([], title=title)))
    lines = [text for text in texts if text.startswith("word")]
    cut = get_texts(get_svg(source=bundle([], title="letters" * 70)))
    complaints = []
    if " ".join(lines) != title or len(lines) < 2:
        complaints.append(f"lines {lines}")
    if sum(text.startswith("letters") and text.endswith("…") for text in cut) != 1:
        complaints.append("a word that is too long is not cut")
    return complaints


def deep_eras():
    """Every era of the time that is shown is named, up to a number, and the others counted."""
    eras = [{"id": f"e{i}", "label": f"Depth {i};", "period": f"{1000 + i}/{1900 - i}",
             **({"parent": f"e{i - 1}"} if i else {})} for i in range(20)]
    eras.append({"id": "late", "label": "Late;", "period": "1950/1960"})
    shown = "\n".join(get_texts(get_svg("--to", "1900", source=bundle([], eras=eras))))
    complaints = [f"{era['label']} is {'missing' if era['id'] != 'late' else 'there'}"
                  for era in eras if (era["label"] in shown) != (era["id"] != "late")]
    for i in range(20, 60):
        eras.append({"id": f"e{i}", "label": f"Depth {i};", "period": f"{1000 + i}/{1900 - i}",
                     "parent": f"e{i - 1}"})
    shown = "\n".join(get_texts(get_svg("--to", "1900", source=bundle([], eras=eras))))
    named, rest = shown.count("Depth"), re.search(r"and (\d+) more eras", shown)
    if rest is None or named + int(rest.group(1)) != 60:
        complaints.append(f"{named} of 60 are named")
    return complaints


def right_to_left():
    """Text that begins at the right has its anchor there."""
    picture = get_svg(source=bundle([event(1, "الجسر في حلفك", "1216"), event(2, "abc", "1300")]))
    texts = {"".join(text.itertext()): text for text in picture.iter(f"{SVG}text")}
    arabic, latin = texts["الجسر في حلفك"], texts["abc"]
    if (arabic.get("direction"), latin.get("direction")) != ("rtl", None):
        return "the direction is wrong"
    width = float(arabic.get("textLength"))
    if not 20 < width < 200 or float(arabic.get("x")) < width:
        return f"at {arabic.get('x')}, {width} wide"
    return ""


def edge_cases():
    """No events, one event, all at one instant, all of time beside a minute."""
    moment = "2014-11-20T10:00:00Z"
    cases = {
        "empty": [],
        "one": [event(1, "one", "1216")],
        "undated": [event(1, "one")],
        "moment": [event(i, f"title {i}", moment) for i in range(300)],
        "ages": [event(1, "big", "Y-13800000000"), event(2, "minute", moment)],
        "open": [event(1, "before", "../1900"), event(2, "after", "1900/..")],
    }
    complaints = []
    for name, events in cases.items():
        for form in ("svg", "png", "pdf"):
            done = draw("--json", "-", "-o", f"{name}.{form}", source=bundle(events))
            if done.returncode != 0:
                complaints.append(f"{name}: {done.stderr.decode()}")
                continue
            told = json.loads(done.stdout)
            if told["drawn"] + told["counted"] + told["undated"] != len(events):
                complaints.append(f"{name}: {told}")
    return complaints


def pixels():
    """A PNG has the size that is asked for, its ground, and much that is not ground."""
    complaints = []
    for arguments, size, ground in [
            (("--width", "800", "--height", "500"), (800, 500), b"\xff\xff\xff"),
            (("--width", "800", "--height", "500", "--dark"), (800, 500), b"\x1d\x1d\x20"),
            (("--width", "700", "--height", "400", "--scale", "1.5"), (1050, 600),
             b"\xff\xff\xff")]:
        picture = get_picture(*arguments, form="png", source=bundle(
            [event(i, f"event {i}", str(1900 + 9 * i)) for i in range(9)]))
        width, height, rows = get_pixels(picture)
        share = sum(row[x:x + 3] != ground for row in rows for x in range(0, len(row), 3))
        share /= width * height
        if (width, height) != size or rows[0][:3] != ground or rows[-1][-3:] != ground:
            complaints.append(f"{arguments}: {width} × {height} on {rows[0][:3].hex()}")
        if not 0.01 < share < 0.7:
            complaints.append(f"{arguments}: {share:.0%} of the pixels are drawn on")
    return complaints


def pages():
    """A page is as large as the picture, and has fonts, but no pictures and no date in it."""
    content = get_picture("--width", "1000", "--height", "600", form="pdf", source=bundle(
        [event(1, "The bridge falls", "1216"), event(2, "about", "1300~"),
         event(3, "perhaps", "1220/1290?")]))
    unpacked = content
    for match in re.finditer(rb"stream\r?\n(.*?)endstream", content, re.S):
        try:
            unpacked += zlib.decompress(match.group(1))
        except zlib.error:
            pass
    complaints = []
    if not re.search(rb"/MediaBox *\[ *0 0 750(\.0*)? 450(\.0*)? *\]", unpacked):
        complaints.append("the page is not 750 × 450 points")
    for name, is_wanted in [(rb"/FontFile", True), (rb"/ToUnicode", True),
                            (rb"/Subtype */Image", False), (rb"/CreationDate", False)]:
        if bool(re.search(name, unpacked)) != is_wanted:
            complaints.append(f"{name.decode()} is {'missing' if is_wanted else 'there'}")
    return complaints


def page_text():
    """Text of a page can be copied."""
    pdftotext = tap.require("pdftotext")
    content = json.loads(BUILT_IN.read_text(encoding="utf-8"))
    draw(BUILT_IN, "-o", "text.pdf")
    text = subprocess.run([pdftotext, "-raw", HOME / "text.pdf", "-"], check=True,
                          stdout=subprocess.PIPE).stdout.decode()
    return [f"no text “{record['title']}”" for record in content["events"]
            if record["title"] not in text]


def same_bytes():
    """The same call gives the same file."""
    return [form for form in ("png", "svg", "pdf")
            if get_picture(source=json.loads(BUILT_IN.read_text(encoding="utf-8")), form=form) !=
            get_picture(source=json.loads(BUILT_IN.read_text(encoding="utf-8")), form=form)]


def grey_print():
    """Whatever two categories look like in grey, their rows have names; no mark is colour alone."""
    source = bundle([event(1, "one", "1216"), event(2, "two", "1217")],
                    categories=[{"id": "a", "label": "Ay"}, {"id": "b", "label": "Be"}])
    source["events"][0]["categories"] = ["a"]
    source["events"][1]["categories"] = ["b"]
    texts = get_texts(get_svg(source=source))
    return [name for name in ("Ay", "Be") if texts.count(name) != 2]


def legend():
    """The legend has what is used, and nothing else."""
    kinds = {
        "a day": "1216-01-10", "a month": "1216-01", "some time in it": "1216", "about": "1216~",
        "all through": "1216/1220", "goes on": "1216/..", "uncertain": "1216?",
        "the other end is unknown": "1216/", "one of these": "[1216,1220]",
        "each of these": "{1216,1220}",
    }
    beside = {"about": "some time in it", "uncertain": "some time in it",
              "each of these": "some time in it", "goes on": "all through"}
    complaints = []
    for words, date in kinds.items():
        texts = get_texts(get_svg(source=bundle([event(1, "X", date), event(2, "Y", "1300-01-10"),
                                                 event(3, "Z", "1100-01-10")])))
        shown = {text for text in texts if text in kinds}
        allowed = {words, "a day", beside.get(words)}
        if words not in shown or shown - allowed:
            complaints.append(f"{date}: {shown}")
    return complaints


def wrong_calls():
    """Status 2, a sentence, nothing on standard output, and no file."""
    (HOME / "good.annals").write_text(json.dumps(bundle(
        [event(1, "x", "1216")], eras=[{"id": "e", "label": "E", "period": "1200/1300"}])))
    calls = [
        "good.annals", "good.annals -o", "good.annals -o no.gif", "good.annals -o no",
        "good.annals -o no.png --format gif", "none.annals -o no.png", "good.annals -o none/no.png",
        "good.annals -o no.png --width 10", "good.annals -o no.png --width 1e9",
        "good.annals -o no.png --width nan", "good.annals -o no.png --width 800px",
        "good.annals -o no.png --height -5", "good.annals -o no.png --height inf",
        "good.annals -o no.png --scale 0", "good.annals -o no.png --scale 99",
        "good.annals -o no.png --width 16384 --height 16384",
        "good.annals -o no.png --era none", "good.annals -o no.png --from soon",
        "good.annals -o no.png --from 1216/1220", "good.annals -o no.png --from 1300 --to 1200",
        "good.annals -o no.png --era e --from 1400", "good.annals -o no.png --group-by size",
        "good.annals -o no.svg --height 205", "good.annals -o - --format png --json",
        "good.annals good.annals -o no.png", "-o no.png", "good.annals -o no.png --frob",
        "good.annals -o good.annals --format svg", "good.annals -o ./good.annals --format svg",
        "good.annals -o link.svg",
    ]
    before = (HOME / "good.annals").read_bytes()
    if not (HOME / "link.svg").is_symlink():
        (HOME / "link.svg").symlink_to("good.annals")
    complaints = []
    for call in calls:
        done = draw(*call.split())
        message = done.stderr.decode()
        is_sentence = re.search(r"[.)’”\]]$", message.strip(), re.M)
        if done.returncode != 2 or done.stdout or not is_sentence:
            complaints.append(f"“{call}”: {done.returncode} {message!r}")
    if (HOME / "good.annals").read_bytes() != before:
        complaints.append("the bundle is overwritten")
    complaints += [f"there is {path.name}" for path in HOME.glob("no*")]
    return complaints


def whole_files_only():
    """An old picture stays until the new one is whole; a link stays a link, a device a device."""
    folder = HOME / "kept"
    folder.mkdir()
    (folder / "a.svg").write_text("old")
    (folder / "b.svg").symlink_to("a.svg")
    source = bundle([event(1, "x", "1216")])
    draw("-", "-o", folder / "a.svg", "--width", "1", source=source)
    complaints = []
    if (folder / "a.svg").read_text() != "old":
        complaints.append("a failed call has touched the old picture")
    draw("-", "-o", folder / "b.svg", source=source)
    if not (folder / "b.svg").is_symlink() or "<svg" not in (folder / "a.svg").read_text():
        complaints.append("the link is replaced, not what it leads to")
    if sorted(path.name for path in folder.iterdir()) != ["a.svg", "b.svg"]:
        complaints.append("something is left over")
    shutil.rmtree(folder)
    for arguments in (("-o", "/dev/full"), ("-o", "-")):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([TOOL, "render", "-", "--format", "svg", *arguments], check=False,
                                  input=json.dumps(source).encode(), stdout=full,
                                  stderr=subprocess.PIPE)
        if done.returncode != 2 or not done.stderr:
            complaints.append(f"{arguments} on a full disk: {done.returncode}")
    if not pathlib.Path("/dev/full").is_char_device():
        complaints.append("the device is replaced")
    return complaints


tap.main("render", [
    built_in_bundle, one_era, groupings, spans, hostile_titles, long_title, deep_eras,
    right_to_left, edge_cases, pixels, pages, page_text, same_bytes, grey_print, legend,
    wrong_calls, whole_files_only])
