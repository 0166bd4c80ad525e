#!/usr/bin/python3
"""test-narrow.py — one window from 360 px to a wide screen, with as many panes as there is room for

SPDX-License-Identifier: GPL-3.0-or-later
"""

import ax
from ax import tap

TITLE = "Pakistan and Russia.*"
FIRST_EVENT = "Diplomatic relations begin"
# Each pane has something in it that no other pane has.
PANES = {
    "timeline": ("list", "Timeline"),
    "article": ("text", "Article"),
    "detail": ("label", "The Annals project · .*"),
}


def expect_panes(program, *names):
    """Waits until exactly these panes are in sight."""
    for name, node in PANES.items():
        if name in names:
            program.find(*node)
        else:
            program.wait_gone(*node)


def a_narrow_window_shows_one_pane_at_a_time():
    with ax.Program() as program:
        program.find("frame", TITLE)
        program.resize(360, 640)
        expect_panes(program, "timeline")
        program.picture("narrow-timeline")
        program.click(program.find("button", "Article"))
        expect_panes(program, "article")
        program.picture("narrow-article")
        program.click(program.find("button", "Detail"))
        expect_panes(program, "detail")
        program.picture("narrow-detail")
        program.click(program.find("button", "Bookmarks"))
        program.find("panel", "No Bookmarks Yet")
        expect_panes(program)
        program.picture("narrow-bookmarks")
        program.click(program.find("button", "Timeline"))
        expect_panes(program, "timeline")
        return program.quit()


def a_narrow_window_leads_from_the_event_to_its_passage():
    with ax.Program() as program:
        program.find("frame", TITLE)
        program.resize(360, 640)
        expect_panes(program, "timeline")
        program.click(program.find("list item", f"{FIRST_EVENT}, .*"))
        card = program.find("button", FIRST_EVENT)
        program.picture("narrow-card")
        program.click(card)
        program.find("label", "1 May 1948, or 1949")
        program.picture("narrow-event")
        program.click(program.find("button", "Show the passage of Iqbal 2021"))
        article = program.find("text", "Article")
        ax.wait(lambda: ax.list_runs(article, "bg-color"), "a marked passage")
        program.picture("narrow-passage")
        return program.quit()


def every_width_has_its_panes():
    widths = {
        600: ["timeline"],
        700: ["timeline", "detail"],
        800: ["timeline", "detail"],
        1099: ["timeline", "detail"],
        1100: ["timeline", "article", "detail"],
        1590: ["timeline", "article", "detail"],
    }
    with ax.Program() as program:
        program.find("frame", TITLE)
        for width, names in widths.items():
            program.resize(width, 900)
            expect_panes(program, *names)
            program.picture(f"width-{width}")
        program.resize(800, 294)
        ax.wait(lambda: len([pane for pane in PANES.values() if program.list(*pane)]) == 1,
                "one pane in a low window")
        program.picture("low")
        program.resize(360, 294)
        program.picture("smallest")
        return program.quit()


tap.main("ui/narrow", [
    a_narrow_window_shows_one_pane_at_a_time,
    a_narrow_window_leads_from_the_event_to_its_passage,
    every_width_has_its_panes,
])
