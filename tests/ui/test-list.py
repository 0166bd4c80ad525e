#!/usr/bin/python3
"""test-list.py — the list of events: by keyboard, spoken, and in step with everything else

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib

import ax
from ax import tap

TITLE = "Pakistan and Russia.*"
LIST = ("list", "List of events")
RIBBON = "Bookmark This Event"
FIRST_ERA = "Early years, 1947 to 1964, 6 events, 2 in conflict"
DISPUTED = "Diplomatic relations begin, 1 May 1948, Early years, 2 sources, they disagree"
N_EVENTS = len(json.loads((pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) /
                           "data/bundle/pakistan-russia.annals").read_text("utf-8"))["events"])


def open_list(program, width=1200, height=800):
    program.find("frame", TITLE)
    program.resize(width, height)
    program.key("ctrl+2")
    program.find(*LIST)
    ax.wait(lambda: ax.role(program.focus()) == "list item", "the keyboard in the list")


def wait_focus(program, name):
    ax.wait(lambda: ax.re.fullmatch(name, program.focus_name() or ""), f"the keyboard on {name}")


def the_keyboard_walks_the_list():
    with ax.Program() as program:
        open_list(program)
        wait_focus(program, FIRST_ERA)
        program.picture("list-wide")
        program.key("Down", "Down", "Down")
        wait_focus(program, DISPUTED)
        program.find("label", "1 May 1948, or 1949")
        program.key("End")
        last = ax.wait(lambda: program.focus_name() if "undated" in program.focus_name() else None,
                       "the last event, which is undated")
        program.key("Page_Up")
        ax.wait(lambda: program.focus_name() != last, "a page up")
        program.key("Home")
        wait_focus(program, FIRST_ERA)
        program.find("label", "Early years")
        return program.quit()


def groups_close_and_open():
    with ax.Program() as program:
        open_list(program)
        wait_focus(program, FIRST_ERA)
        program.key("Left")
        wait_focus(program, FIRST_ERA + ", collapsed")
        program.wait_gone("list item", DISPUTED)
        assert "expanded" not in ax.states(program.focus()), "a closed group says it is open"
        program.picture("list-collapsed")
        program.key("Right")
        wait_focus(program, FIRST_ERA)
        program.key("Right")
        wait_focus(program, "Early cooperation in schools.*")
        program.key("Left")
        wait_focus(program, FIRST_ERA)
        program.key("Return")
        wait_focus(program, FIRST_ERA + ", collapsed")
        # What is chosen elsewhere comes into sight, also out of a closed group.
        program.key("alt+Down")
        program.find("list item", DISPUTED)
        return program.quit()


def a_bookmark_is_set_in_the_list():
    with ax.Program() as program:
        open_list(program)
        program.key("Down", "Down", "Down")
        wait_focus(program, DISPUTED)
        program.key("b")
        ax.wait(lambda: ax.is_on(program.find("button", RIBBON)), "a ribbon that is set")
        program.find("list item", DISPUTED + ", bookmarked")
        program.picture("list-bookmark")
        program.key("b")
        program.find("list item", DISPUTED)
        return program.quit()


def every_event_is_in_the_list():
    with ax.Program() as program:
        open_list(program)
        spoken = ax.re.compile(r".+, .+, (no source|\d+ sources?)(, [^,]*){0,2}")
        rows = program.find(*LIST)
        names = {}
        program.key("Home")
        for _ in range(N_EVENTS):  # pages enough for any of them
            for node in program.list("list item", below=rows):
                names[node.get_name()] = ax.states(node)
            last = program.focus_name()
            program.key("Page_Down")
            if not ax.wait(lambda: program.focus_name(), "the keyboard") or \
                    program.focus_name() == last:
                break
        events = [name for name, states in names.items() if "expandable" not in states]
        complaints = [f"not as it is spoken: {name}" for name in events
                      if not spoken.fullmatch(name)]
        if len(events) < N_EVENTS:
            complaints.append(f"{len(events)} of {N_EVENTS} events")
        return complaints + program.quit()


def list_and_timeline_keep_in_step():
    with ax.Program() as program:
        open_list(program)
        program.key("Down", "Down", "Down")
        wait_focus(program, DISPUTED)
        assert ax.is_on(program.find("button", "Events as List")), "the switch is not at the list"
        program.key("ctrl+1")
        program.wait_gone(*LIST)
        assert ax.is_on(program.find("button", "Events as Timeline")), "nor at the timeline"
        ax.wait(lambda: any("selected" in ax.states(node)
                            for node in program.list("list item", DISPUTED)),
                "the same event selected on the timeline")
        program.key("alt+Down", "ctrl+2")
        ax.wait(lambda: "selected" in ax.states(program.focus()) and
                program.focus_name().startswith("Pakistan becomes a US defence partner"),
                "the next event in the list, with the keyboard")
        program.key("alt+2")
        ax.wait(lambda: program.focus_name() == "Article", "the keyboard in the article")
        program.key("alt+1")
        wait_focus(program, "Pakistan becomes a US defence partner.*")
        return program.quit()


def the_order_and_the_view_are_kept():
    with ax.Program() as program:
        open_list(program)
        program.find("button", "Order of the list: Date")
        program.click(program.find("button", "Title"))
        program.find("button", "Order of the list: Title")
        program.picture("list-by-title")
        program.quit()
    with ax.Program() as program:
        program.find(*LIST)
        program.find("button", "Order of the list: Title")
        return program.quit()


def a_narrow_window_has_the_list():
    with ax.Program() as program:
        program.find("frame", TITLE)
        program.resize(360, 640)
        program.click(program.find("button", "List"))
        program.find(*LIST)
        program.key("alt+1")
        wait_focus(program, FIRST_ERA)
        program.key("Down", "Down", "Down")
        wait_focus(program, DISPUTED)
        program.picture("list-narrow")
        program.key("Return")
        program.find("label", "1 May 1948, or 1949")
        program.wait_gone(*LIST)
        return program.quit()


tap.main("ui/list", [
    the_keyboard_walks_the_list,
    groups_close_and_open,
    a_bookmark_is_set_in_the_list,
    every_event_is_in_the_list,
    list_and_timeline_keep_in_step,
    a_narrow_window_has_the_list,
    # It leaves another order behind.
    the_order_and_the_view_are_kept,
])
