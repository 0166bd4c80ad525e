#!/usr/bin/python3
"""test-stalls.py — the window answers while large and hostile files load, and shows what it can

SPDX-License-Identifier: GPL-3.0-or-later

What the hostile files are and what of them loads, tests/hostile/inputs.py knows. The longest time
that the window took to answer is told for each, and not judged: a machine under load is slow.
"""

import json
import os
import pathlib
import subprocess
import sys

import ax
from ax import tap

sys.path.insert(0, str(pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) / "tests" / "hostile"))
import inputs  # noqa: E402

FOLDER = pathlib.Path(os.environ["HOME"]) / "files"
FOLDER.mkdir()

# Each of these could stop a window: by its size, by text that is slow to draw, by its problems.
LOADING = [
    "100,000 wrong dates", "100,000 events on one day", "circle of 4,096 eras",
    "1,001 people in an event", "65,536 events whose ids collide", "title of 4 MiB",
    "title of 200 kB combining marks", "title of 100,000 line feeds", "title of markup",
    "article of 900 kB combining marks", "article of marks in all orders",
    "from the Big Bang to the far future"] + [
    f"Markdown: {name}" for name in inputs.BOMBS]
REFUSED = ["10 million [", "2,000,001 elements", "2 MB of colliding names in one object", "pipe",
           "file of 100 GB", "lone surrogate"]


class Watch:
    """Tells how long the window took to answer."""

    def __init__(self, program):
        self.process = subprocess.Popen([os.environ["MEASURE_STALL"], program.window],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(ax.DEADLINE_S)

    def longest_ms(self):
        """The longest time since the last call."""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


def tell(name, longest_ms):
    print(f"# {name}: the window answered after {longest_ms:.0f} ms at most", flush=True)


def open_in_running(path):
    """A second start hands the file over to the first and ends."""
    return tap.run(ax.PROGRAM, path, timeout=ax.DEADLINE_S)


def make(item, number):
    """Makes the file of an input, under a title of its own if it has one."""
    folder = FOLDER / f"{number}"
    folder.mkdir()
    path, _ = inputs.write(item, folder)
    if path.is_file() and item.loads is not None:
        title = b'"title":"Hostile %d"' % number
        path.write_bytes(path.read_bytes().replace(b'"title":"B"', title))
    return path


def large_bundle():
    """100,000 events with all that events have."""
    sources = [{"id": f"s{n}", "csl": {"title": f"Roll {n}", "issued": {"raw": str(1200 + n)}},
                "article": {"text": "In that year the bridge fell. " * 200}} for n in range(50)]
    eras = [{"id": f"a{n}", "label": f"Reign {n}", "period": f"{1000 + 20 * n}/{1020 + 20 * n}"}
            for n in range(50)]
    events = [{"id": f"e{n}", "title": f"Event {n} of the many", "summary": "What happened. " * 5,
               "date": f"{1000 + n % 1000}-{n % 12 + 1:02}", "categories": [f"c{n % 12}"],
               "participants": [f"Person {n % 500}"], "places": [{"name": f"Place {n % 300}"}],
               "accounts": [{"source": f"s{n % 50}", "date": f"{1000 + n % 1000}",
                             "passages": [{"exact": "In that year the bridge fell.", "start": 0,
                                           "end": 29}]},
                            {"source": f"s{(n + 1) % 50}", "date": f"{1000 + (n + n % 2) % 1000}"}]}
              for n in range(100_000)]
    return {"format": "annals", "version": 1, "id": "large", "title": "A hundred thousand events",
            "categories": [{"id": f"c{n}", "label": f"Category {n}"} for n in range(12)],
            "eras": eras, "sources": sources, "events": events}


def a_large_bundle_does_not_stop_the_window():
    path = FOLDER / "large.annals"
    path.write_text(json.dumps(large_bundle()), encoding="utf-8")
    with ax.Program() as program, Watch(program) as watch:
        program.find("frame", "Pakistan and Russia.*")
        watch.longest_ms()
        complaints = open_in_running(path) or []
        program.wait_title("A hundred thousand events.*")
        tell("until it is there", watch.longest_ms())
        program.picture("large-bundle")
        tell("its first picture", watch.longest_ms())
        for keys in (["Right"] * 5, ["Page_Down"] * 5, ["ctrl+plus"] * 10, ["ctrl+minus"] * 10,
                     ["End", "Home"]):
            program.key(*keys)
            program.picture("large-bundle-keys")
            tell(" ".join(keys[:2]), watch.longest_ms())
        return complaints + program.quit()


def hostile_bundles_do_not_stop_the_window():
    complaints = []
    items = {item.name: item for item in inputs.INPUTS}
    with ax.Program() as program, Watch(program) as watch:
        program.find("frame", "Pakistan and Russia.*")
        for number, name in enumerate(LOADING):
            path = make(items[name], number)
            watch.longest_ms()
            complaints += open_in_running(path) or []
            program.wait_title(f"Hostile {number}.*")
            program.key("Home", "Return")
            program.picture(f"hostile-{number}")
            tell(name, watch.longest_ms())
        return complaints + program.quit()


def refused_files_do_not_stop_the_window():
    complaints = []
    items = {item.name: item for item in inputs.INPUTS}
    with ax.Program() as program, Watch(program) as watch:
        program.find("frame", "Pakistan and Russia.*")
        for number, name in enumerate(REFUSED, len(LOADING)):
            path = make(items[name], number)
            watch.longest_ms()
            complaints += open_in_running(path) or []
            heading = "“bad.annals” cannot be opened"
            program.find("label", heading)
            tell(name, watch.longest_ms())
            program.key("Escape")
            program.wait_gone("label", heading)
        return complaints + program.quit()


tap.main("ui/stalls", [
    a_large_bundle_does_not_stop_the_window,
    hostile_bundles_do_not_stop_the_window,
    refused_files_do_not_stop_the_window,
])
