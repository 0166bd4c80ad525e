"""The files that strangers send: what each holds, what is said of it, and what of it still loads.

Most are one good event, "e", beside one thing that is wrong; the event must load. In texts ' stands
for ", and ▸ for the place of the first problem.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import dataclasses
import itertools
import os
import pathlib
import socket
import typing

MARK = "▸"
HEAD = "{'format':'annals','version':1,'id':'b','title':'B'"
EVENT = "{'id':'e','title':'E','date':'1216'}"
EVENTS = "'events':[" + EVENT
CSL = "'csl':{'title':'S'}"

MIB = 1024 * 1024
DEPTH = 10_000_000
MAX_ELEMENTS = 2_000_000

# What most need: the program itself, and a few times the file.
LEAST_MB = 48
MB_PER_MB = 5


@dataclasses.dataclass
class Input:
    """A bad file: what makes it, what is said of it first, and what `annals-tool info` tells of it,
    None if nothing loads. A byte of a text that is not UTF-8 is a surrogate, as Python has it."""
    name: str
    make: typing.Callable[[pathlib.Path], pathlib.Path] | str | bytes
    code: str
    pointer: str = ""
    words: str = ""  # a regular expression for the message
    loads: dict | None = None
    severity: str = "error"
    place: tuple | None = None
    status: int = 1
    most_mb: int = 0  # of memory, where it is not the usual


def quote(text):
    return text.replace("'", '"')


def find_mark(text):
    """Line and column of the mark, counted from 1 in characters."""
    before = text.partition(MARK)[0]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def write(self, folder):
    """Makes the file of an input; returns its path and where its first problem stands."""
    path = folder / "bad.annals"
    content, place = self.make, self.place
    if callable(content):
        content = content(folder)
    if isinstance(content, pathlib.Path):
        return content, place or (0, 0)
    if isinstance(content, str):
        if MARK in content:
            place = find_mark(content)
        content = quote(content).replace(MARK, "").encode(errors="surrogateescape")
    path.write_bytes(content)
    return path, place or (0, 0)


# --- Not JSON, or JSON that two readers would read in two ways ------------------------------------

NOT_JSON = [
    Input("empty file", MARK, "json-empty", words="empty"),
    Input("prose", MARK + "In the year 1216", "json-syntax"),
    Input("second root", HEAD + "}\n" + MARK + "{}", "json-trailing"),
    Input("comment", HEAD + "," + MARK + "/* */}", "json-syntax"),
    Input("torn in a name", HEAD + "," + EVENTS + ",\n{'tit" + MARK, "json-truncated", "/events/1"),
    Input("byte order mark", b"\xef\xbb\xbf" + quote(HEAD + "," + EVENTS + "]}").encode(),
          "json-bom",
          severity="warning", place=(1, 1), loads={"events": 1}),
    *(Input(name, quote(HEAD + "}").encode(name), "json-encoding", place=(1, 1), words="UTF-8")
      for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")),
    Input("Latin-1", HEAD + ",'x':'caf" + MARK + "\udce9'}", "json-utf8", "/x", "UTF-8"),
    Input("overlong UTF-8", HEAD + ",'x':'" + MARK + "\udcc0\udcaf'}", "json-utf8", "/x", "UTF-8"),
    Input("\\u0000", HEAD + "," + EVENTS + ",{'id':'f','title':'x" + MARK + "\\u0000y'}]}",
          "json-null-character", "/events/1/title"),
    Input("lone surrogate", HEAD + ",'x':['ok','" + MARK + "\\udead']}", "json-surrogate", "/x/1"),
    Input("number beyond a double", HEAD + ",'x':" + MARK + "1e999}", "json-number-range", "/x"),
    Input("number beyond 64 bits", HEAD + ",'x':" + MARK + "9223372036854775808}",
          "json-number-range", "/x"),
    Input("member twice", HEAD + ",\n'title':'C'".replace("'title'", MARK + "'title'") + "}",
          "json-duplicate-name", "/title", "same name"),
    Input("member twice, spelt in two ways",
          HEAD + "," + EVENTS[:-1] + ",\n " + MARK + "'d\\u0061te':'1300'}]}",
          "json-duplicate-name",
          "/events/0/date", "same name"),
]


# --- Too much -------------------------------------------------------------------------------------

def many(start, item, n, end=""):
    """A text of many like items."""
    return lambda folder: start + "".join(map(item, range(n)) if callable(item) else item * n) + end


def list_colliding_names(n_bits):
    """Names that have one hash under djb2, which is that of GLib's hash tables."""
    return ("".join(pair) for pair in itertools.product(("az", "bY"), repeat=n_bits))


def fnv(text, state=2166136261):
    for byte in text:
        state = (state ^ byte) * 16777619 & 0xffffffff
    return state


def list_fnv_colliding_names(length):
    """256 names of one length and one hash under FNV-1a of 32 bits: eight times a pair of blocks
    with equal hashes, of which each half of a pair leads on to the next (Joux 2004)."""
    prefix = b"n" * (length - 8 * 4)
    state, pairs = fnv(prefix), []
    for _ in range(8):
        seen = {}
        for letters in itertools.product(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJ", repeat=4):
            hashed = fnv(letters, state)
            if hashed in seen:
                pairs.append((seen[hashed], bytes(letters)))
                state = hashed
                break
            seen[hashed] = bytes(letters)
    return [(prefix + b"".join(blocks)).decode() for blocks in itertools.product(*pairs)]


def make_object(names):
    return "{" + ",".join(f"'{name}':0" for name in names) + "}"


def one_object_of_colliding_names(folder):
    names = make_object(list_colliding_names(16)).split(",")
    names[256] = MARK + names[256]
    return HEAD + "," + EVENTS + "],'x':" + ",".join(names) + "}"


def full_objects_of_colliding_names(folder):
    names = make_object(list_colliding_names(8))
    return HEAD + "," + EVENTS + "],'x':" + MARK + "[" + ",".join([names] * 200) + "]}"


def full_objects_of_long_colliding_names(folder):
    names = make_object(list_fnv_colliding_names(1000))
    return HEAD + "," + EVENTS + "],'x':" + MARK + "[" + ",".join([names] * 8) + "]}"


def ids_that_collide(folder):
    ids = list_colliding_names(16)
    events = ",".join(f"{{'id':'{name}','title':'E','date':'1216'}}" for name in ids)
    return HEAD + ",'events':[" + events + "," + MARK + "0]}"


def problems_far_into_an_element(folder):
    filler = f"'x':{MARK}'{'x' * (4 * MIB - 1024)}','y':'{'y' * (4 * MIB - 32768)}'"
    wrong = ",".join(["0"] * 1000)
    return (HEAD + "," + EVENTS + ",{'id':'f','title':'F'," + filler + ",'participants':[" + wrong
            + "]}]}")


def wide_objects(n_members):
    names = ",".join(f"'{n}':0" for n in range(n_members - 1))
    return HEAD + "," + EVENTS + ",{'id':'f',\n" + names + "," + MARK + "'last':0}]}"


def eras(*links, too_many=False):
    records = [f"{{'id':'{name}','label':'A','period':'1216','parent':{parent}}}"
               for name, parent in links]
    if too_many:
        records.append(MARK + "{'id':'last','label':'A','period':'1216'}")
    return HEAD + "," + EVENTS + "],'eras':[" + ",".join(records) + "]}"


def sparse_file(folder):
    path = folder / "bad.annals"
    path.touch()
    os.truncate(path, 100 << 30)
    return path


TOO_MUCH = [
    Input("65 deep", HEAD + "," + EVENTS + "],'x':" + "[" * 63 + MARK + "[" + "]" * 64 + "}",
          "json-limit-depth", "/x" + "/0" * 63, "64"),
    Input("10 million [", many("[" * 64 + MARK, "[", DEPTH), "json-limit-depth", "/0" * 64, "64"),
    Input("10 million {\"a\":", many('{"a":' * 64 + MARK, '{"a":', DEPTH), "json-limit-depth",
          "/a" * 64, "64"),
    Input("10 million [ in an event, and closed",
          lambda folder: HEAD + "," + EVENTS + "," + "[" * 62 + MARK + "[" * (DEPTH - 62)
          + "]" * DEPTH + "]}", "json-limit-depth", "/events/1" + "/0" * 62, "64"),
    Input("257 members", wide_objects(256), "json-limit-members", "/events/1/last", "256"),
    Input("2 MB of colliding names in one object", one_object_of_colliding_names,
          "json-limit-members", "/x/" + "az" * 7 + "bY" + "az" * 8, "256"),
    Input("200 objects of 256 colliding names", full_objects_of_colliding_names, "unknown-member",
          "/x", severity="note", status=0, loads={"events": 1}),
    Input("2 MB of long names that collide otherwise", full_objects_of_long_colliding_names,
          "unknown-member", "/x", severity="note", status=0, loads={"events": 1}),
    Input("65,536 events whose ids collide", ids_that_collide, "wrong-type", "/events/65536",
          loads={"events": 65536}),
    Input("text of 4 MiB and a byte", lambda folder: HEAD + "," + EVENTS + "],'x':" + MARK + "'"
          + "x" * (4 * MIB + 1) + "'}", "json-limit-string", "/x", "4194304"),
    Input("title of 4 MiB", lambda folder: HEAD + ",'events':[{'id':'e','title':" + MARK + "'"
          + "x" * 4 * MIB + "','date':'1216'}]}", "too-long", "/events/0/title", "500",
          severity="warning", loads={"events": 1}),
    Input("name of 1,025 bytes", HEAD + "," + EVENTS + "]," + MARK + "'" + "n" * 1025 + "':0}",
          "json-limit-string", words="1024"),
    Input("2,000,001 elements", many(HEAD + "," + EVENTS, ",0", MAX_ELEMENTS - 1,
          "," + MARK + "0]}"),
          "json-limit-elements", f"/events/{MAX_ELEMENTS}", "2000000", most_mb=256),
    Input("1,999,999 elements without an id", many(HEAD + "," + EVENTS + "," + MARK + "{}", ",{}",
                                                  MAX_ELEMENTS - 2, "]}"),
          "missing-member", "/events/1/id", loads={"events": 1}, most_mb=256),
    Input("10 MB of []", many(HEAD + "," + EVENTS + "],'x':" + MARK + "[[]", ",[]", 3_333_333,
          "]}"),
          "unknown-member", "/x", severity="note", status=0, loads={"events": 1}),
    Input("event of 65,537 values", lambda folder: HEAD + "," + EVENTS + "," + MARK
          + "{'id':'f','title':'F','x':[" + ",".join(["0"] * 65536) + "]}]}", "too-large",
          "/events/1", loads={"events": 1}),
    Input("event of more than 8 MiB", lambda folder: HEAD + "," + EVENTS + "," + MARK
          + "{'id':'f','title':'F','x':['" + "','".join(["x" * 3 * MIB] * 3) + "']}]}", "too-large",
          "/events/1", loads={"events": 1}),
    Input("1,001 people in an event",
          lambda folder: HEAD + "," + EVENTS[:-1] + ",'participants':" + MARK
          + "['" + "','".join(["P"] * 1001) + "']}]}", "too-many-items", "/events/0/participants",
          "1000", loads={"events": 1}),
    Input("4,097 eras", lambda folder: eras(*((n, "null") for n in range(4096)), too_many=True),
          "too-many-eras", "/eras/4096", "4096", loads={"events": 1, "eras": 4096}),
    Input("100,000 wrong dates", many(
        HEAD + "," + EVENTS + ",{'id':'f','title':'E','date':" + MARK + "'soon'}",
        lambda n: f",{{'id':'{n}','title':'E','date':'soon'}}", 99_999, "]}"), "invalid-date",
          "/events/1/date", "year of four digits", loads={"events": 100_001, "undated": 100_000},
          most_mb=96),
    Input("1,000 problems behind 8 MiB of an event", problems_far_into_an_element,
          "unknown-member", "/events/1/x", severity="note", loads={"events": 2}),
    Input("file of 100 GB", sparse_file, "file-too-large", words="1073741824"),
]


# --- Not a file -----------------------------------------------------------------------------------

def pipe(folder):
    os.mkfifo(folder / "bad.annals")
    return folder / "bad.annals"


def local_socket(folder):
    there = os.getcwd()
    os.chdir(folder)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("bad.annals")
    os.chdir(there)
    return folder / "bad.annals"


def link_to(target):
    def make(folder):
        (folder / "bad.annals").symlink_to(target)
        return folder / "bad.annals"
    return make


NO_FILES = [Input(name, make, "unreadable-file", words=words, status=2) for name, make, words in (
    ("pipe", pipe, "not a regular file"),
    ("socket", local_socket, "No such device"),
    ("device", lambda folder: pathlib.Path("/dev/zero"), "not a regular file"),
    ("folder", lambda folder: folder, "folder"),
    ("nothing", lambda folder: folder / "bad.annals", "No such file"),
    ("link to nothing", link_to("nowhere"), "No such file"),
    ("link to itself", link_to("bad.annals"), "symbolic links"),
    ("link to a device", link_to("/dev/zero"), "not a regular file"),
    ("memory of the process", lambda folder: pathlib.Path("/proc/self/mem"), ""))]


# --- Articles -------------------------------------------------------------------------------------

def reference(name, put=None):
    """A bundle whose article is a file beside it, which put makes."""
    def make(folder):
        (folder.parent / "outside.md").write_text("Outside.", encoding="utf-8")
        if put is not None:
            put(folder)
        return (HEAD + "," + EVENTS + "],'sources':[{'id':'s'," + CSL + ",\n 'article':{'file':"
                + MARK + f"'{name}'}}}}]}}")
    return make


def bad_reference(name, code, reference_to, put=None, words=""):
    return Input(name, reference(reference_to, put), code, "/sources/0/article/file", words,
                 loads={"events": 1, "sources": 1, "articles": 0})


def link_file(folder):
    (folder / "link.md").symlink_to("../outside.md")


def link_folder(folder):
    (folder / "out").symlink_to("..")


def link_device(folder):
    (folder / "link.md").symlink_to("/dev/zero")


def huge_article(folder):
    (folder / "a.md").touch()
    os.truncate(folder / "a.md", 100 << 30)


REFERENCES = [
    bad_reference("article above the folder", "invalid-reference", "../outside.md", words="below"),
    bad_reference("article above, by a detour", "invalid-reference", "a/../../outside.md"),
    bad_reference("article by its whole path", "invalid-reference", "/etc/passwd"),
    bad_reference("article by file:", "invalid-reference", "file:///etc/passwd"),
    bad_reference("article by http:", "invalid-reference", "http://localhost/a.md"),
    bad_reference("article with escapes", "invalid-reference", "%2e%2e/outside.md"),
    bad_reference("link out of the folder", "unreadable-article", "link.md", link_file),
    bad_reference("folder that links out", "unreadable-article", "out/outside.md", link_folder),
    bad_reference("link to a device beside", "unreadable-article", "link.md", link_device),
    bad_reference("article is a pipe", "unreadable-article", "pipe",
                  lambda folder: os.mkfifo(folder / "pipe"), "regular"),
    bad_reference("article is a folder", "unreadable-article", "sub",
                  lambda folder: (folder / "sub").mkdir(), "folder"),
    bad_reference("article of 100 GB", "unreadable-article", "a.md", huge_article, "10485760"),
    bad_reference("article in Latin-1", "unreadable-article", "a.md",
                  lambda folder: (folder / "a.md").write_bytes(b"caf\xe9"), "UTF-8"),
]

# Each froze cmark 0.30, or its CommonMark siblings, for seconds or minutes.
BOMBS = {
    "lists and blank lines": lambda size: "".join(
        " " * 2 * (n % 200) + "* a\n\n" for n in range(size // 200)),
    "list in list in list": lambda size: "* " * (size // 2) + "a",
    "quote in quote in quote": lambda size: ">" * (size // 2) + "a*" * (size // 4),
    "numbered lists": lambda size: "1. " * (size // 3) + "a",
    "pictures that never end": lambda size: "![[]()" * (size // 6),
    "links that never end": lambda size: "[a](<b" * (size // 6),
    "brackets": lambda size: "[" * (size // 2) + "]" * (size // 2),
    "nested emphasis": lambda size: "*a **a " * (size // 7),
    "emphasis that never closes": lambda size: "*_" * (size // 2),
    "backticks of all lengths": lambda size: "".join("`" * n + "e" for n in range(1,
    int((2 * size) ** .5))),
    "comments that never end": lambda size: "<!--" * (size // 4),
    "instructions that never end": lambda size: "<?" * (size // 2),
    "declarations that never end": lambda size: "<!A " * (size // 4),
    "entities": lambda size: "&" * size,
    "references": lambda size: "[a]: " + "b" * 1000 + "\n\n" + "[a] " * (size // 4 - 300),
    "definitions": lambda size: "".join(f"[{n}]: /\n" for n in range(size // 14)),
    "underlines": lambda size: "a\n" + "=" * size,
    "tables of pipes": lambda size: "|" * size,
    "one word": lambda size: "x" * size,
    "line feeds": lambda size: "\n" * size,
}


def quoted_in(n_events, passages):
    """A bundle whose one article is the file a.md, and each of whose events has the passages."""
    events = ",".join(f"{{'id':'{n}','title':'E','accounts':[{{'source':'s','passages':"
                      f"[{passages}]}}]}}" for n in range(n_events))
    return (HEAD + ",'sources':[{'id':'s'," + CSL + ",'article':{'file':'a.md'}}],'events':["
            + events + "]}")


def bomb(make):
    def write_bundle(folder):
        (folder / "a.md").write_text(make(1_000_000), encoding="utf-8")
        return quoted_in(1, "{'exact':" + MARK + "'The harvest was good in that year.'}")
    return write_bundle


ARTICLES = [
    Input(f"Markdown: {name}", bomb(make), "passage-orphaned",
          "/events/0/accounts/0/passages/0/exact", severity="warning",
          loads={"events": 1, "articles": 1, "passages": 1}, most_mb=256)
    for name, make in BOMBS.items()]


# --- Text that freezes or fools who shows it ------------------------------------------------------

def in_title(title):
    return (HEAD + ",'events':[{'id':'e','title':" + MARK + f"'{title}','date':'1216'}}]}}")


def in_article(text):
    return (HEAD + "," + EVENTS + "],'sources':[{'id':'s'," + CSL + ",'article':{'text':'" + text
            + "'}}],'x':" + MARK + "0}")


TEXTS = [
    Input("title of 200 kB combining marks", lambda folder: in_title("a" + "\u0301" * 100_000),
          "hidden-characters", "/events/0/title", severity="warning", loads={"events": 1}),
    Input("id of combining marks", lambda folder: HEAD + "," + EVENTS + ",{'id':" + MARK + "'a"
          + "\u0301" * 100 + "','title':'F'}]}", "invalid-id", "/events/1/id", loads={"events": 1}),
    Input("article of 900 kB combining marks", lambda folder: in_article("a" + "\u0301" * 450_000),
          "unknown-member", "/x", severity="note", status=0, loads={"events": 1, "articles": 1}),
    Input("article of marks in all orders",
          lambda folder: in_article("a" + "\u0301\u0327" * 225_000),
          "unknown-member", "/x", severity="note", status=0, loads={"events": 1, "articles": 1}),
    Input("title that turns its direction", lambda folder: in_title("evil\u202egpj.exe\u2066"),
          "hidden-characters", "/events/0/title", severity="warning", loads={"events": 1}),
    Input("title of zero-width characters", in_title("\u200b\u2060\ufeff" * 1000),
          "hidden-characters", "/events/0/title", severity="warning", loads={"events": 1}),
    Input("title of markup", HEAD + ",'events':[{'id':'e','title':'<span size=200000>%s_%n & </i>',"
          "'date':'1216'}],'x':" + MARK + "0}", "unknown-member", "/x", severity="note", status=0,
          loads={"events": 1}),
    Input("title of 100,000 line feeds",
          lambda folder: in_title("a" + "\\n" * 100_000 + "\\u0007b"),
          "hidden-characters", "/events/0/title", severity="warning", loads={"events": 1}),
]


# --- What has no meaning --------------------------------------------------------------------------

def chain_of_eras(folder):
    return eras(*((n, f"'{n + 1}'") for n in range(4095)), (4095, MARK + "'0'"))


def passages_that_are_nowhere(folder):
    words = " ".join(f"word{n * n % 9973} on day {n}" for n in range(50_000))[:1_000_000]
    (folder / "a.md").write_text(words, encoding="utf-8")
    exact = "The harvest of that year was good, and nobody counted the days until winter. " * 6
    passages = ",".join(f"{{'exact':{MARK if n == 0 else ''}'{n} {exact}'}}" for n in range(900))
    return quoted_in(4, passages)


MEANING = [
    Input("another format", "{'format':" + MARK + "'chronicle','version':1}", "wrong-format",
          "/format",
          "annals"),
    Input("a newer version", "{'format':'annals','version':" + MARK + "99}", "wrong-version",
          "/version",
          "version 1"),
    Input("eras in a circle", eras(("a", "'b'"), ("b", "'c'"), ("c", MARK + "'a'")), "era-cycle",
          "/eras/2/parent", "circle", loads={"events": 1, "eras": 3}),
    Input("era that is its own parent", eras(("a", MARK + "'a'")), "era-cycle", "/eras/0/parent",
          loads={"events": 1, "eras": 1}),
    Input("circle of 4,096 eras", chain_of_eras, "era-cycle", "/eras/4095/parent",
          loads={"events": 1, "eras": 4096}),
    Input("id twice", HEAD + "," + EVENTS + ",{'id':" + MARK + "'e','title':'F'}]}", "duplicate-id",
          "/events/1/id", "“e”", loads={"events": 1}),
    Input("event of nobody's account", HEAD + "," + EVENTS[:-1] + ",'accounts':[{'source':" + MARK
          + "'nobody','date':'1217'}]}]}", "dangling-source", "/events/0/accounts/0/source",
          "nobody",
          loads={"events": 1, "accounts": 0}),
    Input("30 February", HEAD + "," + EVENTS + ",{'id':'f','title':'F','date':" + MARK
          + "'1216-02-30'}]}", "invalid-date", "/events/1/date", "1216-02-30",
          loads={"events": 2, "undated": 1}),
    Input("year beyond the Big Bang", HEAD + "," + EVENTS + ",{'id':'f','title':'F','date':" + MARK
          + "'Y-999999999999'}]}", "invalid-date", "/events/1/date", loads={"events": 2,
          "undated": 1}),
    Input("event that is a number", HEAD + "," + EVENTS + "," + MARK + "7]}", "wrong-type",
          "/events/1",
          "object", loads={"events": 1}),
    Input("events that are no list", HEAD + ",'events':" + MARK + "{'id':'e'}}", "wrong-type",
          "/events",
          "a list", loads={"events": 0}),
    Input("100,000 events on one day", many(
        HEAD + ",'x':" + MARK + "0," + EVENTS,
        lambda n: f",{{'id':'{n}','title':'E','date':'1216-05-14'}}", 99_999, "]}"),
        "unknown-member",
          "/x", severity="note", status=0, loads={"events": 100_000, "undated": 0}, most_mb=128),
    Input("from the Big Bang to the far future",
          HEAD + ",'x':" + MARK + "0,'events':[{'id':'a','title':'A',"
          "'date':'Y-13800000000'},{'id':'z','title':'Z','date':'Y290000000000'}]}",
          "unknown-member",
          "/x", severity="note", status=0, loads={"events": 2, "undated": 0}),
    Input("3,600 passages that are nowhere in 1 MB", passages_that_are_nowhere, "passage-orphaned",
          "/events/0/accounts/0/passages/0/exact", severity="warning",
          loads={"events": 4, "passages": 3600}, most_mb=128),
]

INPUTS = NOT_JSON + TOO_MUCH + NO_FILES + REFERENCES + ARTICLES + TEXTS + MEANING
