#!/usr/bin/python3
"""test-opening.py — files that are good, partly good and no good, opened in the real window

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib
import subprocess

import ax
from ax import tap

FOLDER = pathlib.Path(os.environ["HOME"]) / "files"
FOLDER.mkdir()
GOOD = {
    "format": "annals", "version": 1, "id": "halvek", "title": "The Halvek crossing",
    "eras": [], "sources": [],
    "events": [{"id": "fall", "title": "The bridge falls", "date": "1216"}],
}

# What is no bundle at all, and what the reader is told about it.
NO_BUNDLES = {
    "nothing.annals": (b"", "empty"),
    "prose.annals": (b"In the year 1216\nthe bridge fell", r"prose\.annals:1:1: error"),
    "torn.annals": (b'{ "format": "annals",\n  "version": 1,\n  "events": [', r"torn\.annals:3:14"),
    "other.annals": (b'{ "type": "FeatureCollection" }', "format"),
    "future.annals": (b'{ "format": "annals", "version": 99 }', "version"),
    "latin.annals": (b'{ "format": "annals", "title": "Caf\xe9" }', "UTF-8"),
    "deep.annals": (b"[" * 100000, r"deep\.annals:1:\d+"),
}


def write(name, content):
    path = FOLDER / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(json.dumps(content, indent=2), encoding="utf-8")
    return path


def open_in_running(path):
    """A second start hands the file over to the first and ends."""
    return tap.run(ax.PROGRAM, path, timeout=ax.DEADLINE_S)


def expect_message(program, name, told):
    """Waits for the message on a file, reads it, and closes it as a person does."""
    heading = f"“{name}” cannot be opened"
    program.find("label", ax.re.escape(heading))
    program.find("label", f"(?s).*({told}).*")
    program.picture(f"message-{name.split('.')[0]}")
    program.key("Escape")
    program.wait_gone("label", ax.re.escape(heading))


def a_broken_file_shows_why_and_leaves_the_window_usable():
    path = write("broken.annals", b'{ "format": "annals",\n  "version": 1,,\n}')
    with ax.Program(path) as program:
        program.find("label", "“broken.annals” cannot be opened")
        program.find("label", r".*broken\.annals:2:16: error: .*")
        program.picture("failure-page")
        program.click(program.find("button", "Open the Built-in Bundle"))
        program.find("frame", "Pakistan and Russia.*")
        return program.quit()


def what_cannot_be_opened_leaves_the_open_bundle_alone():
    complaints = []
    with ax.Program() as program:
        program.find("frame", "Pakistan and Russia.*")
        for name, (content, told) in NO_BUNDLES.items():
            complaints += open_in_running(write(name, content)) or []
            expect_message(program, name, told)
        complaints += open_in_running(FOLDER) or []
        expect_message(program, FOLDER.name, "It is a folder")
        os.mkfifo(FOLDER / "pipe.annals")
        complaints += open_in_running(FOLDER / "pipe.annals") or []
        expect_message(program, "pipe.annals", "regular file")
        complaints += open_in_running(FOLDER / "gone.annals") or []
        expect_message(program, "gone.annals", "No such file|not exist")
        program.find("frame", "Pakistan and Russia.*")
        return complaints + program.quit()


def a_good_file_takes_the_place_of_the_open_bundle():
    with ax.Program() as program:
        program.find("frame", "Pakistan and Russia.*")
        complaints = open_in_running(write("good.annals", GOOD)) or []
        program.find("frame", "The Halvek crossing")
        return complaints + program.quit()


def the_dialog_opens_a_file():
    path = write("chosen.annals", {**GOOD, "title": "The chosen crossing"})
    with ax.Program() as program:
        program.find("frame", "Pakistan and Russia.*")
        program.key("ctrl+o")
        # GTK 4.8 can crash when its file dialog is looked at through the accessibility bus.
        program.wait_window("Open a Bundle")
        program.picture("open-dialog")
        program.write(str(path))  # a path typed anywhere in the dialog goes to its entry
        program.key("Return")
        program.wait_window("Open a Bundle", is_there=False)
        program.find("frame", "The chosen crossing")
        return program.quit()


def drop(program, path, place, title):
    """Drags a file to a place until its bundle is open: a server under load can miss a drag."""
    source = subprocess.Popen([os.environ["DRAG_SOURCE"], path])
    try:
        program.wait_window("Source of a drag")
        start = program.move_window("Source of a drag", 1300, 100)
        for _ in range(3):
            program.drag(start, place)
            try:
                ax.wait(lambda: program.list("frame", title), f"the bundle “{title}”", 5)
                return
            except AssertionError:
                continue
        program.find("frame", title)
    finally:
        source.terminate()
        source.wait(ax.DEADLINE_S)


def a_file_can_be_dropped_on_every_pane():
    with ax.Program() as program:
        program.find("frame", "Pakistan and Russia.*")
        program.resize(1200, 800)
        for name, height in (("timeline", 250), ("article", 700)):
            path = write(f"{name}.annals", {**GOOD, "title": f"Dropped on the {name}"})
            drop(program, path, (300, height), f"Dropped on the {name}")
        return program.quit()


def slow_bundle():
    """A bundle that takes long to load on every machine: thousands of passages that are nowhere in
    articles of the greatest length, which only a whole search of each can tell."""
    words = " ".join(f"word{n * n % 9973} on day {n}" for n in range(50_000))[:1_000_000]
    lost = "The harvest of that year was good, and nobody counted the days until winter. " * 6
    return {**GOOD, "sources": [{"id": f"s{n}", "csl": {"title": "S"},
                                 "article": {"text": f"{n} {words}"}} for n in range(20)],
            "events": [{"id": f"e{n}", "title": f"Event {n}", "date": "1216", "accounts": [
                {"source": f"s{n}", "passages": [{"exact": f"{i} {lost}"} for i in range(900)]}]}
                       for n in range(20)]}


def a_long_load_shows_its_progress_and_can_be_cancelled():
    path = FOLDER / "long.annals"
    path.write_text(json.dumps(slow_bundle()), encoding="utf-8")
    with ax.Program() as program:
        program.find("frame", "Pakistan and Russia.*")
        complaints = open_in_running(path) or []
        cancel = program.find("button", "Cancel")
        program.find("label", "Opening “long.annals”")
        program.click(cancel)
        program.wait_gone("label", "Opening “long.annals”")
        program.find("frame", "Pakistan and Russia.*")
        complaints += open_in_running(write("good.annals", GOOD)) or []
        program.find("frame", "The Halvek crossing")
        return complaints + program.quit()


def a_partly_bad_file_loads_and_lists_its_problems():
    bad_events = [
        {"id": "when", "title": "Some day", "date": "once upon a time"},
        {"id": "fall", "title": "The same id again", "date": "1217"},
        {"id": "who", "title": "Told by nobody", "accounts": [{"source": "nobody"}]},
    ]
    path = write("partly.annals", {**GOOD, "events": GOOD["events"] + bad_events})
    with ax.Program(path) as program:
        program.find("frame", "The Halvek crossing")
        program.find("label", r"\d+ problems in this file")
        program.picture("problems-toast")
        program.click(program.find("button", "Show( Show)?"))
        dialog = program.find(None, "Problems in This File")
        row = r".*partly\.annals:\d+:\d+: .*"
        told = ax.wait(
            lambda: " ".join(node.get_name() for node in program.list("list item", row, dialog)),
            "the rows of the list")
        program.picture("problems-dialog")
        program.key("Return")  # the dialog begins at its button
        program.find("label", "The list is on the clipboard")
        program.key("Escape")
        program.wait_gone(None, "Problems in This File")
        complaints = [f"no problem on {pointer}" for pointer in
                      ("/events/1/date", "/events/2", "/events/3/accounts/0")
                      if pointer not in told]
        return complaints + program.quit()


def the_version_needs_no_display():
    environment = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    done = subprocess.run([ax.PROGRAM, "--version"], env=environment, stdout=subprocess.PIPE,
                          text=True, check=False)
    return [] if ax.re.fullmatch(r"annals \d+\.\d+\.\d+\n", done.stdout) else [repr(done)]


def without_a_display_it_says_so():
    environment = {name: value for name, value in os.environ.items()
                   if name not in ("DISPLAY", "G_DEBUG")}
    done = subprocess.run([ax.PROGRAM], env=environment, stderr=subprocess.PIPE, text=True,
                          check=False, timeout=ax.DEADLINE_S)
    return [] if done.returncode == 1 and "display" in done.stderr else [repr(done)]


tap.main("ui/opening", [
    a_broken_file_shows_why_and_leaves_the_window_usable,
    what_cannot_be_opened_leaves_the_open_bundle_alone,
    a_good_file_takes_the_place_of_the_open_bundle,
    the_dialog_opens_a_file,
    a_file_can_be_dropped_on_every_pane,
    a_long_load_shows_its_progress_and_can_be_cancelled,
    a_partly_bad_file_loads_and_lists_its_problems,
    the_version_needs_no_display,
    without_a_display_it_says_so,
])
