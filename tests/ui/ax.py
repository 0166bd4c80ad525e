"""Drives the real window: finds its widgets on the accessibility bus, sends real pointer and key
events to where they are, and takes pictures.

Nothing here waits for a time to pass: every step waits for what it needs, up to a deadline.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import warnings

sys.path.insert(0, str(pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) / "tests" / "support"))
import tap  # noqa: E402

try:
    import gi

    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print("1..0 # SKIP the Python bindings of AT-SPI are not installed")
    sys.exit(0)

warnings.filterwarnings("ignore", category=DeprecationWarning)
Atspi.init()

DEADLINE_S = 30
SMALLEST_WINDOW_PX = 360
PROGRAM, PICTURES = sys.argv[1], pathlib.Path(sys.argv[2])

# Newer versions of AT-SPI have other words for the same.
ROLES = {"push button": "button", "toggle button": "button", "grouping": "panel"}

# Nothing goes wrong when later versions of GTK say this while the labels of an alert are given
# their size.
HARMLESS = re.compile(r"Trying to measure GtkLabel \S+ for width of 324, ")


# What has told last that it has the keyboard. A look at all nodes in turn can miss it on its way.
focused = []


def focus_cb(event):
    if event.detail1:
        focused[:] = [event.source]


focus_listener = Atspi.EventListener.new(focus_cb)
focus_listener.register("object:state-changed:focused")


def wait(condition, what, deadline_s=DEADLINE_S):
    """Returns the first true value of a condition. Widgets that go away meanwhile do not count."""
    end = time.monotonic() + deadline_s
    while True:
        while GLib.MainContext.default().iteration(False):
            pass
        try:
            value = condition()
            if value:
                return value
        except GLib.Error:
            pass
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.02)  # between two looks


def walk(node):
    """All nodes at and below one, parents first."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield from walk(child)


def role(node):
    name = node.get_role_name()
    return ROLES.get(name, name)


def states(node):
    return {state.value_nick for state in node.get_state_set().get_states()}


def is_on(node):
    """Whether a toggle button is pressed or a check is set."""
    return bool(states(node) & {"checked", "pressed"})


def text(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def list_runs(node, attribute):
    """Stretches of a text that have an attribute, such as a ground of their own; a change of
    another attribute within does not part them."""
    whole, stretches, offset, last = text(node), [], 0, None
    while offset < len(whole):
        attributes, start, end = Atspi.Text.get_attribute_run(node, offset, False)
        if attribute in attributes:
            if last == start:
                stretches[-1] += whole[start:end]
            else:
                stretches.append(whole[start:end])
            last = end
        offset = max(end, offset + 1)
    return stretches


def matches(node, wanted_role, wanted_name):
    if wanted_role is not None and role(node) != wanted_role:
        return False
    return wanted_name is None or re.fullmatch(wanted_name, node.get_name() or "") is not None


def look(form, box=None):
    """A picture of the screen, or of a box on it: x, y, width, height."""
    crop = [] if box is None else ["-crop", "{2}x{3}+{0}+{1}".format(*box), "+repage"]
    return subprocess.run(["import", "-window", "root", *crop, "-depth", "8", f"{form}:-"],
                          stdout=subprocess.PIPE, check=True).stdout


def keep(picture, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    (PICTURES / f"{name}.png").write_bytes(picture)


class Program:
    """A running Annals with one window."""

    def __init__(self, *arguments, env=None, output=None):
        focused.clear()
        self.errors = tempfile.TemporaryFile("w+")
        environment = {name: value for name, value in os.environ.items() if name != "G_DEBUG"}
        self.process = subprocess.Popen(
            [PROGRAM, *map(str, arguments)], stdout=output, stderr=self.errors,
            env={**environment, **(env or {})})
        self.root = wait(self._find_root, "the program on the accessibility bus")
        self.find("frame")
        self.window = wait(self._find_window, "the window on the screen")
        version = [int(part) for part in self.root.get_toolkit_version().split(".")]
        self.is_imprecise = version >= [4, 10]

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if self.process.poll() is None:
            if kind is not None:
                keep(look("png"), f"failure-{pathlib.Path(sys.argv[0]).stem}")
            self.process.kill()
        self.process.wait()
        self.errors.close()

    def _find_root(self):
        assert self.process.poll() is None, f"it ended early: {self.read_errors()}"
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            node = desktop.get_child_at_index(index)
            if node is not None and node.get_process_id() == self.process.pid:
                return node
        return None

    def _find_window(self):
        """The largest one: a tooltip has a window of its own, and may be the first to be there."""
        found = self.xdotool("search", "--onlyvisible", "--pid", self.process.pid).split()
        sizes = {window: self._geometry(window)[2:] for window in found}
        window = max(found, key=lambda found: sizes[found][0] * sizes[found][1], default=None)
        return window if window and sizes[window][0] >= SMALLEST_WINDOW_PX else None

    @staticmethod
    def xdotool(*arguments):
        done = subprocess.run(
            ["xdotool", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, check=False)
        return done.stdout.strip()

    def read_errors(self):
        self.errors.seek(0)
        return self.errors.read()

    def complaints(self):
        """Warnings that the program has printed."""
        lines = self.read_errors().splitlines()
        return [line for line in lines
                if re.search("WARNING|CRITICAL|ERROR", line) and not HARMLESS.search(line)]

    # --- What there is

    def list(self, wanted_role=None, name=None, below=None):
        return [node for node in walk(below or self.root) if matches(node, wanted_role, name)]

    def find(self, wanted_role=None, name=None, below=None):
        """The first node with a role and a name, a regular expression, as soon as it is there."""
        return wait(
            lambda: next((node for node in walk(below or self.root)
                          if matches(node, wanted_role, name)), None),
            f"{wanted_role or 'anything'} called “{name or '…'}”")

    def wait_gone(self, wanted_role, name):
        wait(lambda: not self.list(wanted_role, name), f"the end of {wanted_role} “{name}”")

    def wait_title(self, pattern):
        """Waits for the window to have a title, without a question to the program itself."""
        wait(lambda: re.fullmatch(pattern, self.xdotool("getwindowname", self.window)),
             f"the title “{pattern}”")

    def wait_window(self, title, is_there=True):
        """Waits for a window on the screen to be there, or not to be."""
        wait(lambda: bool(self.xdotool("search", "--onlyvisible", "--name", title)) == is_there,
             f"the window “{title}” to be {'there' if is_there else 'gone'}")

    def focus(self):
        """What has the keyboard, if anything."""
        if focused:
            return focused[0]
        return next((node for node in walk(self.root) if "focused" in states(node)), None)

    def focus_name(self):
        focus = self.focus()
        return focus.get_name() if focus is not None else None

    def changed_focus(self, last):
        """What has the keyboard, unless it is still the last."""
        focus = self.focus()
        return focus if focus != last else None

    # --- What a person does

    def _geometry(self, window):
        pairs = self.xdotool("getwindowgeometry", "--shell", window).splitlines()
        values = dict(pair.split("=") for pair in pairs)
        return [int(values.get(key, 0)) for key in ("X", "Y", "WIDTH", "HEIGHT")]

    def box(self, node):
        """Place of a node on the screen: x, y, width, height."""
        frame = node
        while role(frame) not in ("frame", "dialog", "window") and frame.get_parent() is not None:
            frame = frame.get_parent()
        outer = Atspi.Component.get_extents(frame, Atspi.CoordType.WINDOW)
        inner = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
        x, y, width, height = self._geometry(self.window)
        # Where there is no compositor, the window has a plain border of the same width all round.
        x += (width - outer.width) // 2 - outer.x
        y += (height - outer.height) // 2 - outer.y
        if node == frame:  # from GTK 4.10 on with its border, which lies before the origin
            return x, y, inner.width + 2 * inner.x, inner.height + 2 * inner.y
        return x + inner.x, y + inner.y, inner.width, inner.height

    def click(self, node, button=1):
        # From 4.10 on GTK leaves the paddings of all parents out of the places it tells: a small
        # button is missed. The pointer is put to the test with GTK 4.8, and with larger things.
        if self.is_imprecise and button == 1 and role(node) == "button":
            node.do_action(0)
            return
        box = wait(lambda: self._get_steady_box(node), f"a place of “{node.get_name()}”")
        self.xdotool("mousemove", box[0] + box[2] // 2, box[1] + box[3] // 2)
        self.xdotool("click", button)

    def _get_steady_box(self, node):
        """A layout may be under way: a place counts once two looks find the same."""
        first = self.box(node)
        time.sleep(0.05)
        return first if first[2] > 0 and first[3] > 0 and self.box(node) == first else None

    def point(self, x, y):
        """Brings the pointer to a place on the screen."""
        self.xdotool("mousemove", x, y)

    def key(self, *keys):
        self.xdotool("key", "--delay", 40, *keys)

    def write(self, words):
        self.xdotool("type", "--delay", 20, words)

    def drag(self, start, end):
        """Drags from one place on the screen to another, in steps as a hand does."""
        self.xdotool("mousemove", *start)
        self.xdotool("mousedown", 1)
        for step in range(1, 9):
            self.xdotool("mousemove", start[0] + (end[0] - start[0]) * step // 8,
                          start[1] + (end[1] - start[1]) * step // 8)
            time.sleep(0.05)  # between two steps
        self.xdotool("mouseup", 1)

    def move_window(self, title, x, y):
        """Moves another window; returns the place of its middle."""
        window = self.xdotool("search", "--onlyvisible", "--name", title).split()[-1]
        self.xdotool("windowmove", window, x, y)
        wait(lambda: self._geometry(window)[:2] == [x, y], f"the window “{title}” at {x}, {y}")
        _, _, width, height = self._geometry(window)
        return x + width // 2, y + height // 2

    def resize(self, width, height):
        """Gives the window a size without its border."""
        frame = self.find("frame")
        outer, inner = self._geometry(self.window), self.box(frame)
        self.xdotool("windowsize", self.window,
                      width + outer[2] - inner[2], height + outer[3] - inner[3])
        wait(lambda: self.box(frame)[2:] == (width, height), f"a window of {width} × {height}")

    def picture(self, name):
        """Keeps what the window shows, for a person to look at, once two looks find the same."""
        x, y, width, _ = self._geometry(self.window)
        self.xdotool("mousemove", x + width // 2, y + 10)  # away from what would have a tooltip
        looks = []

        def is_still():
            looks.append(look("png", self._geometry(self.window)))
            return len(looks) > 1 and looks[-1] == looks[-2]

        wait(is_still, "a picture that does not change")
        keep(looks[-1], name)

    def count_pixels(self, node, predicate):
        """How many pixels of a node on the screen are as a predicate of red, green, blue says."""
        pixels = look("rgb", self.box(node))
        return sum(predicate(*pixels[i:i + 3]) for i in range(0, len(pixels), 3))

    # --- How it ends

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def quit(self, key="ctrl+w"):
        """Ends it as a person does, which takes every widget apart; returns what was wrong."""
        self.key(key)
        status = self.process.wait(DEADLINE_S)
        complaints = self.complaints()
        return complaints + ([f"exit status {status}"] if status else [])
