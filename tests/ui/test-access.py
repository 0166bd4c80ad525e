#!/usr/bin/python3
"""test-access.py — everything has a name, and everything can be done without a pointer

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib

import ax
from ax import tap

BUNDLE = json.loads((pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) /
                     "data/bundle/pakistan-russia.annals").read_text("utf-8"))
N_EVENTS = len(BUNDLE["events"])
ERAS = [era["label"] for era in BUNDLE["eras"] if not era.get("parent")]

TITLE = "Pakistan and Russia.*"
EVENT = "Diplomatic relations begin"
RIBBON = "Bookmark This Event"
CONTROLS = {
    "button", "check box", "combo box", "entry", "list", "list item", "menu item", "radio button",
    "slider", "spin button", "switch", "text", "toggle button",
}
# What GTK calls a widget that was given no name.
NAMELESS = ax.re.compile(r"|(Gtk|Adw|Annals)[A-Z]\w*")
# More steps than there are stops: a keyboard that has not come round by then is caught somewhere.
MOST_STOPS = 200


def list_nameless(program, where):
    """Looks again if a widget goes while it is looked at."""
    return ax.wait(lambda: (
        [f"{where}: a nameless {ax.role(node)} in {node.get_parent().get_name()!r}"
         for node in ax.walk(program.root)
         if ax.role(node) in CONTROLS and NAMELESS.fullmatch(node.get_name() or "")],
    ), "a look at all widgets")[0]


def every_control_has_a_name():
    with ax.Program() as program:
        program.find("frame", TITLE)
        complaints = list_nameless(program, "start")
        program.key("alt+Down", "ctrl+d", "F9")
        program.find("list item", "Early cooperation in schools, trade and culture, 1947.*1950")
        complaints += list_nameless(program, "event and bookmark")
        program.key("F9", "alt+Page_Down")
        program.find("label", "The span is drawn after .*")
        complaints += list_nameless(program, "era")
        program.resize(360, 640)
        program.wait_gone("text", "Article")
        complaints += list_nameless(program, "narrow")
        return complaints + program.quit()


def the_main_job_needs_no_pointer():
    with ax.Program() as program:
        program.find("frame", TITLE)
        program.resize(1200, 800)
        ribbon = program.find("button", RIBBON)
        ax.wait(lambda: program.focus_name() == "Timeline", "the keyboard in the timeline")
        program.key("Page_Down")
        program.find("label", "Era 1 of .*")
        program.key("Right")
        ax.wait(lambda: program.focus_name() != "Timeline", "the keyboard on an event")
        program.key("Return")
        ax.wait(lambda: "sensitive" in ax.states(ribbon), "a selected event")
        program.key("alt+Down", "alt+Up", "alt+2")
        article = program.find("text", "Article")
        ax.wait(lambda: program.focus_name() == "Article", "the keyboard in the article")
        ax.wait(lambda: ax.list_runs(article, "bg-color"), "a marked passage")
        program.key("alt+3", "ctrl+d")
        ax.wait(lambda: ax.is_on(ribbon), "a ribbon that is set")
        program.key("F9")
        ax.wait(lambda: ax.role(program.focus()) == "list item", "the keyboard in the bookmarks")
        program.picture("keyboard-bookmarks")
        program.key("Return", "F9", "alt+1", "ctrl+plus", "ctrl+minus", "ctrl+0")
        program.key("F10")
        program.find("menu item", ".*Keyboard Shortcuts.*")
        program.picture("menu")
        program.key("Escape", "ctrl+question")
        program.find("label", "Next era")
        program.picture("shortcuts")
        program.key("Escape")
        program.wait_gone("label", "Next era")
        return program.quit()


def the_keyboard_comes_round():
    with ax.Program() as program:
        program.find("frame", TITLE)
        ax.wait(lambda: program.focus_name() == "Timeline", "the keyboard in the timeline")
        program.resize(1200, 800)
        program.key("alt+Down", "alt+Down", "alt+Down")
        program.find("label", "1 May 1948, or 1949")
        stops, names, complaints = [program.focus()], [], []
        for _ in range(MOST_STOPS):
            last = stops[-1]
            program.key("Tab")
            stops.append(ax.wait(lambda: program.changed_focus(last), f"a stop after {names}"))
            names.append(stops[-1].get_name() or "")
            if stops[-1] in stops[:-1]:
                break
        else:
            complaints.append(f"no way back to the timeline: {names}")
        complaints += [f"nameless after {names[:i]}" for i, name in enumerate(names)
                       if NAMELESS.fullmatch(name)]
        complaints += [f"never came to {name}" for name in
                       (RIBBON, "Main Menu", "Next era", "Zoom in", "Aslam 2016", "Article")
                       if name not in names]
        return complaints + program.quit()


def every_event_of_the_timeline_is_reached_and_named():
    spoken = ax.re.compile(r"(.+, (no source|\d+ sources?)(, [^,]*){0,2})")
    with ax.Program() as program:
        program.find("frame", TITLE)
        ax.wait(lambda: program.focus_name() == "Timeline", "the keyboard in the timeline")
        program.key("End")
        last = ax.wait(lambda: program.focus() if "undated" in (program.focus_name() or "")
                       else None, "the last event, which is undated").get_name()
        program.key("b")
        program.find("list item", ax.re.escape(last) + ", bookmarked")
        program.key("b")
        program.find("list item", ax.re.escape(last))
        program.key("Home")
        names = [ax.wait(lambda: program.focus_name() if program.focus_name() != last else None,
                         "the first event")]
        node = program.focus()
        for _ in range(MOST_STOPS):
            program.key("Right")
            node = ax.wait(lambda: program.changed_focus(node), f"an event after {names[-1]}")
            names.append(node.get_name())
            if names[-1] == last:
                break
        complaints = [f"not as it is spoken: {name}" for name in names
                      if not spoken.fullmatch(name)]
        if len(names) != N_EVENTS or len(set(names)) != N_EVENTS:
            complaints.append(f"{len(set(names))} of {N_EVENTS} events in {len(names)} steps")
        return complaints + program.quit()


def the_keyboard_stands_where_it_is_seen():
    def is_in_sight(view):
        """What has no place stands in the corner, as wide as a pixel."""
        x, y, width, height = program.box(program.focus())
        return width > 5 and x >= view[0] and y > view[1] and x + width <= view[0] + view[2] + 1 \
            and y + height <= view[1] + view[3] + 1

    with ax.Program() as program:
        program.find("frame", TITLE)
        ax.wait(lambda: program.focus_name() == "Timeline", "the keyboard in the timeline")
        program.resize(1200, 800)
        view = program.box(program.find("list", "Timeline"))
        program.key("End")
        ax.wait(lambda: "undated" in (program.focus_name() or "") and is_in_sight(view),
                "the last event, which is undated, in the tray")
        program.picture("keyboard-tray")
        program.key("Page_Down")
        for key, era in (("Page_Down", ERAS[1]), ("Page_Down", ERAS[2]), ("Page_Up", ERAS[1])):
            program.key(key)
            ax.wait(lambda era=era: f", {era}," in (program.focus_name() or "")
                    and is_in_sight(view), f"the keyboard in the era “{era}”")
        program.picture("keyboard-era")
        return program.quit()


tap.main("ui/access", [
    every_control_has_a_name,
    the_main_job_needs_no_pointer,
    the_keyboard_comes_round,
    every_event_of_the_timeline_is_reached_and_named,
    the_keyboard_stands_where_it_is_seen,
])
