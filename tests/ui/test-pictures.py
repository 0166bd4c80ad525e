#!/usr/bin/python3
"""test-pictures.py — what the timeline looks like: every style, width and zoom, and hostile bundles

The pictures are for a person to look at. The test itself holds that the window takes every size,
that nothing is complained of, and that what is spoken of a hostile bundle is right.
With PICTURES=all in the environment every style is shown at every width and zoom.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib
import tempfile

import ax
from ax import tap

TITLE = "Pakistan and Russia.*"
HEIGHT = 900
NARROW = 640
WIDTHS = [1400, 800, 360, 2560]
STYLES = {
    "light": {},
    "dark": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"},
    "contrast": {"ADW_DEBUG_HIGH_CONTRAST": "1"},
    "dark-contrast": {"ADW_DEBUG_COLOR_SCHEME": "prefer-dark", "ADW_DEBUG_HIGH_CONTRAST": "1"},
}
# Clicks of the wheel: the whole, some years, some weeks.
ZOOMS = {"whole": 0, "years": 8, "weeks": 17}
IS_ALL = os.environ.get("PICTURES") == "all"
WHEEL_UP = 4


def list_views(style):
    """Which zooms and widths are taken: all of them, or each at least once."""
    if IS_ALL:
        return [(zoom, width) for zoom in ZOOMS for width in WIDTHS]
    if style == "light":
        return [("whole", width) for width in WIDTHS] + [("years", 1400), ("weeks", 360)]
    return [("whole", 1400), ("whole", 360), ("years", 1400)]


def show_timeline(program, width):
    """A narrow window may show another pane."""
    if width < NARROW:
        program.find("button", "Article")

    def is_shown():
        if program.list("list", "Timeline"):
            return True
        program.click(program.find("button", "Timeline"))
        return False

    ax.wait(is_shown, "the timeline")


def zoom_in(program, n_clicks):
    """With the pointer where something happened in most years."""
    if n_clicks > 0:
        x, y, width, height = program.box(program.find("list", "Timeline"))
        program.point(x + width * 4 // 5, y + height - 18)
        program.xdotool("click", "--repeat", n_clicks, "--delay", 20, WHEEL_UP)


def picture_style(style):
    with ax.Program(env=STYLES[style]) as program:
        program.find("frame", TITLE)
        clicks = 0
        for zoom, width in list_views(style):
            program.resize(width, HEIGHT)
            show_timeline(program, width)
            zoom_in(program, ZOOMS[zoom] - clicks)
            clicks = ZOOMS[zoom]
            program.picture(f"timeline-{style}-{zoom}-{width}")
        return program.quit()


def light():
    return picture_style("light")


def dark():
    return picture_style("dark")


def high_contrast():
    return picture_style("contrast")


def dark_high_contrast():
    return picture_style("dark-contrast")


# --- Hostile bundles


def make_events(titles, dates):
    return [{"id": f"e{i}", "title": title, "date": date, "accounts": []}
            for i, (title, date) in enumerate(zip(titles, dates))]


def make_years(n_events):
    return [f"{1000 + i * 1000 // n_events:04}-{i % 12 + 1:02}-{i % 28 + 1:02}"
            for i in range(n_events)]


def make_nested(depth):
    return [{"id": f"a{i}", "label": f"Age {i}", "period": f"{1000 + i}/{1999 - i}",
             **({"parent": f"a{i - 1}"} if i > 0 else {})} for i in range(depth)]


def one_instant():
    return {"events": make_events([f"Bell {i}" for i in range(300)], ["1916-04-24T12:00:00"] * 300)}


def ages_and_minutes():
    dates = ["Y-13800000000", "Y-4543E6", "Y-66043000", "2014-11-20T12:00:00",
             "2014-11-20T12:01:00", "2014-11-20T12:02:30"]
    titles = ["The Big Bang", "The Earth forms", "An impact", "The bell rings", "The door opens",
              "The guests sit down"]
    return {"events": make_events(titles, dates)}


def same_titles():
    return {"events": make_events(["The same"] * 100000, make_years(100000))}


def long_titles():
    return {"events": make_events([("A title that does not end " * 20)[:500]] * 40, make_years(40))}


def one_word():
    return {"events": make_events(["Donaudampfschifffahrtsgesellschaft" * 14] * 40,
                                  make_years(40))}


def right_to_left():
    words = ["معركة عين جالوت بين المماليك والمغول", "سقوط بغداد", "תחילת המסע הגדול", "فتح"]
    return {"events": make_events(words * 10, make_years(40)),
            "eras": [{"id": "a", "label": "العصر المملوكي", "period": "1250/1517"}]}


def emoji():
    words = ["🎉🎊 Feast 👩‍👩‍👧‍👦", "🏰", "⚔️ Battle of the 🌉", "🇫🇷🇷🇺 Treaty"]
    return {"events": make_events(words * 10, make_years(40))}


def nested_eras():
    return {"eras": make_nested(60), "events": make_events(["One", "Two"], ["1200", "1800"])}


def no_eras():
    return {"events": make_events(["One", "Two"], ["1200", "1800"])}


def no_events():
    return {"events": [], "eras": [{"id": "a", "label": "An age", "period": "1200/1300"}]}


def one_event():
    return {"events": make_events(["The only one"], ["1215-06-15"])}


def nothing_dated():
    return {"events": [{"id": f"e{i}", "title": f"Tale {i}", "accounts": []} for i in range(30)]}


BUNDLES = [one_instant, ages_and_minutes, same_titles, long_titles, one_word, right_to_left, emoji,
           nested_eras, no_eras, no_events, one_event, nothing_dated]


def picture_bundle(folder, make):
    name = make.__name__.replace("_", "-")
    path = pathlib.Path(folder) / f"{name}.annals"
    path.write_text(json.dumps({"format": "annals", "version": 1, "id": name, "title": name,
                                "sources": [], **make()}), encoding="utf-8")
    with ax.Program(path) as program:
        program.find("frame", name)
        program.resize(1400, HEIGHT)
        show_timeline(program, 1400)
        program.picture(f"hostile-{name}-1400")
        program.resize(360, 640)
        show_timeline(program, 360)
        program.picture(f"hostile-{name}-360")
        return [f"{name}: {complaint}" for complaint in program.quit()]


def hostile_bundles():
    with tempfile.TemporaryDirectory() as folder:
        return [line for make in BUNDLES for line in picture_bundle(folder, make)]


tap.main("ui/pictures", [light, dark, high_contrast, dark_high_contrast, hostile_bundles])
