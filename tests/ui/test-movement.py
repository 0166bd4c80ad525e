#!/usr/bin/python3
"""test-movement.py — moving about on the timeline with a real pointer and real keys

What has moved where is read from the places of two events and from the overview's slider, which
tells the years in sight. The session has no animations, except where a test asks for them.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import os
import pathlib
import re
import time

import ax
from ax import Atspi, GLib, tap

TITLE = "Pakistan and Russia, 1947 to 2021"
LEFT, RIGHT = "The Soviet Union ends", "Prime Minister Fradkov in Pakistan"
# The middle of the month of each.
LEFT_YEAR, RIGHT_YEAR = 1991.96, 2007.29
SELECTED = "Helicopters and tanks from Moscow"
# Places are told in whole pixels, before a zoom and after it.
EPSILON_PX = 1.0
WHEEL_ZOOM, WHEEL_TIME_PX = 1.25, 90
UP, DOWN, TO_RIGHT = 4, 5, 7
DWELL_S = 0.6
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "gtk-4.0/settings.ini"


class Timeline:
    """The timeline of a running program as someone sees it who looks at two events."""

    def __init__(self, program):
        self.program = program
        program.find("frame", TITLE)
        program.resize(1400, 900)
        self.slider = program.find("slider", "Overview of the whole time")
        self.find_marks()
        self.start = self.rest()

    def find_marks(self):
        self.marks = [self.program.find("list item", f"{name},.*") for name in (LEFT, RIGHT)]

    def places(self):
        """Their middles: a short mark is drawn wider than it lasts."""
        try:
            boxes = [self.program.box(mark) for mark in self.marks]
        except GLib.Error:  # marks that go out of sight come again as others
            self.find_marks()
            boxes = [self.program.box(mark) for mark in self.marks]
        return [x + width / 2 for x, _, width, _ in boxes]

    def rest(self):
        """Where the two are once two looks find them in the same places."""
        looks = [None]

        def are_still():
            looks.append((self.places(), self.in_sight()))
            return looks[-1] == looks[-2]

        ax.wait(are_still, "a view at rest")
        return looks[-1][0]

    def in_sight(self):
        return self.slider.get_description()

    def year(self):
        return Atspi.Value.get_current_value(self.slider)

    def wait_places(self, places, what, factor=1):
        epsilon = EPSILON_PX * (1 + factor)
        ax.wait(lambda: all(abs(seen - wanted) <= epsilon
                            for seen, wanted in zip(self.places(), places)),
                f"{what}: {places} after {self.start}")

    def wait_zoomed(self, x, factor, what):
        """Waits for all to be farther from a place by a factor, which itself stays."""
        self.wait_places([x + (place - x) * factor for place in self.start], what, factor)

    def wait_panned(self, dx, what):
        self.wait_places([place + dx for place in self.start], what)

    def point(self, x):
        """At a place of the axis, where there is nothing to click on."""
        _, y, _, height = self.program.box(self.program.find("list", "Timeline"))
        self.program.point(x, y + height - 18)

    def axis(self):
        """Where the axis begins, and its width."""
        x, _, width, _ = self.program.box(self.slider)
        return x, width

    def turn(self, button, times, *keys):
        for key in keys:
            self.program.xdotool("keydown", key)
        self.program.xdotool("click", "--repeat", times, "--delay", 20, button)
        for key in keys:
            self.program.xdotool("keyup", key)

    @staticmethod
    def dwell():
        """Stays for as long as makes a view one to come back to."""
        end = time.monotonic() + DWELL_S
        ax.wait(lambda: time.monotonic() > end, "time to pass")

    def home(self):
        """Back to where the test began."""
        self.program.key("ctrl+0")
        self.wait_places(self.start, "the way home")


@contextlib.contextmanager
def animations():
    before = SETTINGS.read_text()
    SETTINGS.write_text(before.replace("gtk-enable-animations=0", "gtk-enable-animations=1"))
    try:
        yield
    finally:
        SETTINGS.write_text(before)


def the_wheel_zooms_at_the_pointer():
    with ax.Program() as program:
        timeline = Timeline(program)
        # Far from the pointer: a zoom never goes back to the selection.
        program.click(program.find("list item", f"{SELECTED},.*"))
        program.find("label", SELECTED)
        timeline.start = timeline.rest()
        x = round(timeline.start[0]) + 40
        timeline.point(x)
        timeline.turn(UP, 2)
        timeline.wait_zoomed(x, WHEEL_ZOOM ** 2, "wheel")
        timeline.turn(DOWN, 2)
        timeline.wait_zoomed(x, 1, "wheel back")
        timeline.turn(UP, 1, "ctrl")
        timeline.wait_zoomed(x, WHEEL_ZOOM, "wheel with Control")
        program.picture("movement-zoomed")
        return program.quit()


def the_wheel_goes_along_time():
    with ax.Program() as program:
        timeline = Timeline(program)
        x = round(timeline.start[0])
        timeline.point(x)
        timeline.turn(UP, 2)
        timeline.wait_zoomed(x, WHEEL_ZOOM ** 2, "wheel")
        timeline.start = timeline.places()
        timeline.turn(TO_RIGHT, 1)
        timeline.wait_panned(-WHEEL_TIME_PX, "a wheel to the side")
        timeline.turn(UP, 2, "shift")
        timeline.wait_panned(WHEEL_TIME_PX, "wheel with Shift")
        return program.quit()


def press_and_move(program, timeline, dx, *keys):
    """Presses in the middle of the axis and moves, without letting go."""
    x, width = timeline.axis()
    x += width // 2
    timeline.point(x)
    for key in keys:
        program.xdotool("keydown", key)
    program.xdotool("mousedown", 1)
    for step in range(1, 6):
        program.xdotool("mousemove_relative", "--", dx // 5, 0)
    for key in keys:
        program.xdotool("keyup", key)
    return x


def a_drag_takes_the_view_along():
    with ax.Program() as program:
        timeline = Timeline(program)
        x = round(timeline.start[0])
        timeline.point(x)
        timeline.turn(UP, 2)
        timeline.wait_zoomed(x, WHEEL_ZOOM ** 2, "wheel")
        timeline.start = timeline.rest()
        press_and_move(program, timeline, -150)
        timeline.wait_panned(-150, "drag")
        program.key("Escape")
        timeline.wait_panned(0, "drag taken back")
        program.xdotool("mouseup", 1)
        press_and_move(program, timeline, -150)
        timeline.wait_panned(-150, "another drag")
        program.xdotool("mouseup", 1)
        # Without animations nothing glides.
        timeline.rest()
        timeline.wait_panned(-150, "rest after a drag")
        return program.quit()


def a_drag_that_is_let_go_glides_on():
    with animations(), ax.Program() as program:
        timeline = Timeline(program)
        timeline.point(round(timeline.start[0]))
        timeline.turn(UP, 2)
        timeline.start = timeline.rest()
        x, width = timeline.axis()
        year = timeline.year()
        timeline.point(x + width // 2)
        steps = ["mousemove_relative", "--", -20, 0, "sleep", 0.01] * 10
        program.xdotool("mousedown", 1, *steps, "mouseup", 1)
        ax.wait(lambda: timeline.places()[1] < timeline.start[1] - 220, "more than the drag's 200")
        # A press stops it where it is.
        program.xdotool("mousedown", 1)
        program.xdotool("mouseup", 1)
        ax.wait(lambda: timeline.year() != year, "news of where the view has come to")
        return program.quit()


def a_double_click_comes_closer():
    with ax.Program() as program:
        timeline = Timeline(program)
        x = round(timeline.start[0]) + 30
        timeline.point(x)
        program.xdotool("click", "--repeat", 2, "--delay", 60, 1)
        timeline.wait_zoomed(x, 2, "double click")
        return program.quit()


def a_double_click_with_shift_goes_farther_away():
    with ax.Program() as program:
        timeline = Timeline(program)
        x = round(timeline.start[0]) + 30
        timeline.point(x)
        timeline.turn(UP, 3)
        timeline.wait_zoomed(x, WHEEL_ZOOM ** 3, "wheel")
        program.xdotool("keydown", "shift", "click", "--repeat", 2, "--delay", 60, 1,
                        "keyup", "shift")
        timeline.wait_panned(0, "double click with Shift, but no farther than the whole")
        return program.quit()


def a_band_fills_the_view():
    with ax.Program() as program:
        timeline = Timeline(program)
        _, width = timeline.axis()
        press_and_move(program, timeline, 200, "shift")
        accent = program.count_pixels(program.find("list", "Timeline"),
                                      lambda red, green, blue: blue > red + 120)
        program.key("Escape")
        program.xdotool("mouseup", 1)
        timeline.rest()
        timeline.wait_zoomed(0, 1, "a band taken back")
        x = press_and_move(program, timeline, 200, "shift")
        ax.keep(ax.look("png"), "movement-band")
        program.xdotool("mouseup", 1)
        years_per_px = (RIGHT_YEAR - LEFT_YEAR) / (timeline.start[1] - timeline.start[0])
        middle = LEFT_YEAR + (x + 100 - timeline.start[0]) * years_per_px
        ax.wait(lambda: abs(timeline.year() - middle) < 0.2, "the band in the middle of the view")
        # What was 200 pixels wide fills the axis: the same drag goes so much less far.
        before = timeline.year()
        press_and_move(program, timeline, -200)
        program.xdotool("mouseup", 1)
        step = 200 * years_per_px * 200 / width
        ax.wait(lambda: abs(timeline.year() - before - step) < 0.1, "the band as wide as the view")
        program.picture("movement-in-band")
        return ([] if accent > 500 else ["no band was drawn"]) + program.quit()


def the_history_leads_back_and_forward():
    with ax.Program() as program:
        timeline = Timeline(program)
        whole = timeline.in_sight()
        back = program.find("button", "Back to the last view")
        assert "sensitive" not in ax.states(back), "a way back from the first view"
        program.click(program.find("button", "Rapprochement,.*"))
        ax.wait(lambda: "sensitive" in ax.states(back), "a way back as soon as there is a move")
        ax.wait(lambda: timeline.in_sight() != whole, "the era")
        era = timeline.in_sight()
        timeline.point(sum(timeline.axis()) // 2)
        timeline.turn(UP, 5)
        ax.wait(lambda: timeline.in_sight() != era, "closer")
        near = timeline.in_sight()
        wanted = [("alt+Left", era), ("alt+Left", whole), ("alt+Right", era), ("alt+Right", near)]
        for dwell in (False, True):
            for key, place in wanted:
                program.key(key)
                ax.wait(lambda place=place: timeline.in_sight() == place, f"{place} after {key}")
                if dwell:
                    timeline.dwell()
        program.click(back)
        ax.wait(lambda: timeline.in_sight() == era, "the era after a click")
        timeline.point(sum(timeline.axis()) // 2)
        # Last, as GTK 4.8 gives the next click to where such a button was pressed.
        for button, place in ((9, near), (8, era), (8, whole), (9, era)):
            program.xdotool("click", button)
            ax.wait(lambda place=place: timeline.in_sight() == place, f"{place} after {button}")
        return program.quit()


def there_is_a_way_to_all_era_and_selection():
    with ax.Program() as program:
        timeline = Timeline(program)
        whole = timeline.in_sight()
        program.click(program.find("list item", f"{SELECTED},.*"))
        program.find("label", SELECTED)
        program.key("ctrl+9")
        ax.wait(lambda: re.search("196[45].*197[01]", timeline.in_sight()), "the era of the event")
        program.key("ctrl+8")
        ax.wait(lambda: timeline.in_sight() == "In sight: Dec 1965 – Jan 1972", "the event")
        program.picture("movement-selection")
        timeline.point(sum(timeline.axis()) // 2)
        timeline.turn(DOWN, 40)
        ax.wait(lambda: timeline.in_sight() == whole, "no farther than the whole")
        timeline.point(timeline.axis()[0] + 100)
        timeline.turn(UP, 10)
        timeline.turn(6, 60)
        program.picture("movement-first-end")
        timeline.home()
        program.click(program.list("button", "More ways to move")[-1])
        program.find("menu item", ".*Show the Selection.*")
        program.picture("movement-menu")
        program.key("Down", "Return")
        ax.wait(lambda: timeline.in_sight() != whole, "a choice from the menu")
        return program.quit()


def the_eras_tell_where_one_is():
    with ax.Program() as program:
        timeline = Timeline(program)
        program.find("label", "Eras")
        timeline.point(round(timeline.start[0]))
        timeline.turn(UP, 12)
        program.find("label", "Era 5 of 7")
        program.key("ctrl+0")
        program.find("label", "Eras")
        return program.quit()


def the_overview_moves_the_view():
    with ax.Program() as program:
        timeline = Timeline(program)
        x, y, width, height = program.box(timeline.slider)
        whole = timeline.in_sight()
        program.click(program.find("button", "Afghanistan,.*"))
        ax.wait(lambda: timeline.in_sight() != whole, "the era")
        middle = y + height // 2
        program.point(x + width * 9 // 10, middle)
        program.xdotool("click", 1)
        ax.wait(lambda: timeline.year() > 2008, "a jump to the click")
        place = timeline.year()
        program.drag((x + width * 9 // 10, middle), (x + width // 2, middle))
        ax.wait(lambda: timeline.year() < place - 20, "a dragged handle")
        place = timeline.year()
        # The years of the whole lie between margins of 16 pixels.
        years_per_px = 75 / (width - 32)
        span = 11 + 2 * 72 * 11 / (width - 144)
        end = x + 16 + (place + span / 2 - 1947) / years_per_px
        program.drag((round(end), middle), (round(end) + 100, middle))
        ax.wait(lambda: abs(timeline.year() - place - 50 * years_per_px) < 0.5,
                "a handle drawn out at its end")
        program.picture("movement-overview")
        return program.quit()


def the_overview_is_a_slider():
    with ax.Program() as program:
        timeline = Timeline(program)
        whole = timeline.in_sight()
        program.click(program.find("button", "Afghanistan,.*"))
        ax.wait(lambda: timeline.in_sight() != whole, "the era")
        for _ in range(40):
            if program.focus_name() == "Overview of the whole time":
                break
            last = program.focus()
            program.key("shift+Tab")
            ax.wait(lambda last=last: program.changed_focus(last), "another stop")
        year, span = timeline.year(), timeline.in_sight()
        program.key("Right")
        ax.wait(lambda: timeline.year() > year + 0.5, "a step on")
        program.picture("movement-slider")
        program.key("Left")
        ax.wait(lambda: abs(timeline.year() - year) < 0.1, "a step back")
        program.key("shift+Right")
        ax.wait(lambda: timeline.year() > year + 0.3 and timeline.in_sight() != span, "a later end")
        program.key("shift+Left", "ctrl+Left")
        ax.wait(lambda: timeline.year() < year - 0.3, "an earlier beginning")
        Atspi.Value.set_current_value(timeline.slider, 2000)
        ax.wait(lambda: abs(timeline.year() - 2000) < 0.1, "a value that was set")
        return program.quit()


tap.main("ui/movement", [
    the_wheel_zooms_at_the_pointer,
    the_wheel_goes_along_time,
    a_drag_takes_the_view_along,
    a_drag_that_is_let_go_glides_on,
    a_double_click_comes_closer,
    a_double_click_with_shift_goes_farther_away,
    a_band_fills_the_view,
    the_history_leads_back_and_forward,
    there_is_a_way_to_all_era_and_selection,
    the_eras_tell_where_one_is,
    the_overview_moves_the_view,
    the_overview_is_a_slider,
])
