#!/usr/bin/python3
"""test-bookmarks.py — bookmarks outlive a kill, a removal by mistake and a change of the bundle

SPDX-License-Identifier: GPL-3.0-or-later
"""

import contextlib
import json
import os
import pathlib
import shutil

import ax
from ax import tap

LIBRARY = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "annals"
RIBBON = "Bookmark This Event"


def forget_everything():
    if LIBRARY.is_dir():
        shutil.rmtree(LIBRARY)
    else:
        LIBRARY.unlink(missing_ok=True)


def write_bundle(*event_ids):
    events = [{"id": name, "title": f"The {name}", "date": str(1216 + index)}
              for index, name in enumerate(event_ids)]
    path = pathlib.Path(os.environ["HOME"]) / "halvek.annals"
    path.write_text(json.dumps({
        "format": "annals", "version": 1, "id": "halvek", "title": "The Halvek crossing",
        "events": events}), encoding="utf-8")
    return path


def bookmark_next_event(program):
    ribbon = program.find("button", RIBBON)
    program.key("alt+Down")
    ax.wait(lambda: "sensitive" in ax.states(ribbon), "an event that can be bookmarked")
    program.key("ctrl+d")
    ax.wait(lambda: ax.is_on(ribbon), "a ribbon that is set")


@contextlib.contextmanager
def one_bookmark(*event_ids):
    """The program with a bookmark on the first event, and the list of bookmarks in sight."""
    forget_everything()
    with ax.Program(write_bundle(*event_ids)) as program:
        program.find("frame", "The Halvek crossing")
        bookmark_next_event(program)
        program.key("F9")
        program.find("list item", f"The {event_ids[0]}, 1216")
        yield program


def a_bookmark_survives_a_kill():
    with one_bookmark("fall", "feast") as program:
        program.picture("bookmarks-filled")
        program.kill()
    with ax.Program(write_bundle("fall", "feast")) as program:
        program.find("frame", "The Halvek crossing")
        ribbon = program.find("button", RIBBON)
        program.key("F9")
        row = program.find("list item", "The fall, 1216")
        program.click(row)
        ax.wait(lambda: ax.is_on(ribbon), "the bookmarked event to be selected")
        return program.quit()


def removing_can_be_undone():
    with one_bookmark("fall", "feast") as program:
        ribbon = program.find("button", RIBBON)
        program.click(program.find("button", "Remove the bookmark on “The fall”"))
        program.wait_gone("list item", "The fall, 1216")
        ax.wait(lambda: not ax.is_on(ribbon), "a ribbon that is not set")
        program.find("label", "No Bookmarks Yet")
        program.picture("bookmarks-empty")
        program.click(program.find("button", "Undo.*"))
        program.find("list item", "The fall, 1216")
        ax.wait(lambda: ax.is_on(ribbon), "a ribbon that is set again")
        return program.quit()


def the_delete_key_removes_the_focused_bookmark():
    with one_bookmark("fall", "feast") as program:
        bookmark_next_event(program)
        program.find("list item", "The feast, 1217")
        program.key("F9", "F9")  # away and back brings the keyboard into the list
        ax.wait(lambda: ax.role(program.focus()) == "list item", "the keyboard in the list")
        program.key("Delete")
        program.wait_gone("list item", "The fall, 1216")
        program.find("list item", "The feast, 1217")
        return program.quit()


def a_bookmark_outlives_its_event():
    with one_bookmark("fall", "feast") as program:
        program.kill()
    with ax.Program(write_bundle("feast")) as program:
        program.find("frame", "The Halvek crossing")
        program.key("F9")
        program.find("list item", "The fall, no longer in this bundle")
        program.picture("bookmarks-gone")
        return program.quit()


def a_library_that_cannot_be_kept_is_told():
    forget_everything()
    LIBRARY.write_text("A file stands where the folder should be.", encoding="utf-8")
    with ax.Program(write_bundle("fall")) as program:
        notice = program.find("button", "Close This Notice")
        program.picture("library-notice")
        program.click(notice)
        program.wait_gone("button", "Close This Notice")
        complaints = program.quit()
    forget_everything()
    return complaints


tap.main("ui/bookmarks", [
    a_bookmark_survives_a_kill,
    removing_can_be_undone,
    the_delete_key_removes_the_focused_bookmark,
    a_bookmark_outlives_its_event,
    a_library_that_cannot_be_kept_is_told,
])
