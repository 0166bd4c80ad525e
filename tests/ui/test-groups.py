#!/usr/bin/python3
"""test-groups.py — rows are grouped, collapsed and moved by keyboard, and count what has no room

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib
import tempfile

import ax
from ax import tap

BUNDLE = json.loads((pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) /
                     "data/bundle/pakistan-russia.annals").read_text("utf-8"))
ACCOUNTS = [account for event in BUNDLE["events"] for account in event["accounts"]]
CATEGORY = "Diplomacy, [0-9]+ events.*"
SECOND = "Defence, [0-9]+ events.*"
SOURCE = "Askari 2014, %d events, %d undated" % tuple(
    sum(("date" in account) == is_dated for account in ACCOUNTS if account["source"] == "askari")
    for is_dated in (True, False))


def start(program):
    program.find("frame", "Pakistan and Russia.*")
    program.resize(1400, 900)
    ax.wait(lambda: program.focus_name() == "Timeline", "the keyboard in the timeline")


def groups_by_keyboard():
    """Tab comes to the headings; arrows collapse them, and with Control move them."""
    with ax.Program() as program:
        start(program)
        program.key("Tab")
        heading = program.find("button", CATEGORY)
        ax.wait(lambda: ax.re.fullmatch(CATEGORY, program.focus_name()), "the first heading")
        ax.wait(lambda: "expanded" in ax.states(heading), "an open group")
        height = program.box(heading)[3]
        program.key("Left")
        ax.wait(lambda: "expanded" not in ax.states(heading), "a collapsed group")
        ax.wait(lambda: program.box(heading)[3] < height, "a lower heading")
        program.picture("group-collapsed")
        program.key("Return")
        ax.wait(lambda: "expanded" in ax.states(heading), "an open group again")
        second = program.find("button", SECOND)
        program.key("ctrl+Down")
        ax.wait(lambda: program.box(heading)[1] > program.box(second)[1], "another order")
        program.key("Up")
        ax.wait(lambda: ax.re.fullmatch(SECOND, program.focus_name()), "the heading above")
        return program.quit()


def by_source():
    """The next grouping is by source; it is still so when the program is opened again."""
    with ax.Program() as program:
        start(program)
        program.key("Tab", "g")
        program.find("button", SOURCE)
        program.wait_gone("button", CATEGORY)
        ax.wait(lambda: "undated" in program.focus_name(), "the keyboard on a heading")
        program.picture("groups-by-source")
        complaints = program.quit()
    with ax.Program() as program:
        start(program)
        program.find("button", SOURCE)
        program.key("g")
        program.find("button", "Moscow, [0-9]+ events.*")
        program.picture("groups-by-place")
        program.key("g")
        program.find("button", "India, [0-9]+ events.*")
        program.picture("groups-by-person")
        program.key("g")
        program.find("button", "All events, [0-9]+ events, [0-9]+ undated")
        program.picture("groups-none")
        program.key("g")
        program.find("button", CATEGORY)
        return complaints + program.quit()


def write_crowds(folder, n_last):
    """Crowds of events, each on one day; so many on the last day."""
    numbers = {1000 + 50 * i: 60 for i in range(10)} | {1700: n_last}
    events = [{"id": f"e{year}-{i}", "title": f"Of {year}", "date": f"{year}-03-04"}
              for year, n_events in numbers.items() for i in range(n_events)]
    path = pathlib.Path(folder) / "crowds.annals"
    path.write_text(json.dumps({"format": "annals", "version": 1, "id": "crowds",
                                "title": "Crowds", "events": events}), encoding="utf-8")
    return path


def list_last(program):
    """The marks on the last day, once the window has its size."""
    program.find("frame", "Crowds")
    program.resize(1400, 900)
    program.picture("crowds")
    return program.list("list item", "Of 1700, .*", below=program.find("list", "Timeline"))


def a_count_of_one_is_its_event():
    """A click on “+1” selects: a list of one would be one more click."""
    with tempfile.TemporaryDirectory() as folder:
        with ax.Program(write_crowds(folder, 60)) as program:
            n_shown = len(list_last(program))
            complaints = program.quit()
        with ax.Program(write_crowds(folder, n_shown + 1)) as program:
            marks = list_last(program)
            if len(marks) != n_shown:
                complaints.append(f"{len(marks)} marks, not {n_shown}: this is no count of one")
            boxes = sorted(map(program.box, marks), key=lambda box: box[1])
            x, y, width, height = boxes[-1]
            program.point(x + width // 2, y + height // 2 + y - boxes[-2][1])
            program.xdotool("click", 1)
            ax.wait(lambda: any("selected" in ax.states(mark) for mark in program.list(
                "list item", "Of 1700, .*", below=program.find("list", "Timeline"))), "a selection")
            program.picture("count-of-one")
            return complaints + program.quit()


tap.main("groups", [groups_by_keyboard, by_source, a_count_of_one_is_its_event])
