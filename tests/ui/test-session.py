#!/usr/bin/python3
"""test-session.py — the main job: era, event, article, passage, bookmark, and all of it again

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib

import ax
from ax import tap

BUNDLE = json.loads((pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) /
                     "data/bundle/pakistan-russia.annals").read_text(encoding="utf-8"))
ERA = "Rapprochement"
EVENT = "Foreign Minister Lavrov in Pakistan"
RIBBON = "Bookmark This Event"


def passage_of(source):
    """The words in which a source tells the event, as the bundle quotes them."""
    event = next(event for event in BUNDLE["events"] if event["title"] == EVENT)
    account = next(account for account in event["accounts"] if account["source"] == source)
    return account["passages"][0]["exact"]


def wait_marked(program, source):
    """Waits until the passage of a source is marked in the article, and in sight."""
    article = program.find("text", "Article")
    passage = passage_of(source)
    ax.wait(lambda: passage in ax.list_runs(article, "bg-color"), f"the passage “{passage}”")
    # The ground of what is being read is a tint of blue, which nothing else in the article is.
    ax.wait(lambda: program.count_pixels(
        article, lambda red, green, blue: blue - red > 15 and red > 180 and green > 200) > 1000,
            f"the passage “{passage}” on the screen")


def choose_event(program):
    program.find("frame", BUNDLE["title"])
    program.click(program.find("button", f"{ERA},.*"))
    program.find("label", "The span is drawn after .*")
    program.picture("session-era")
    program.click(program.find("list item", f"{EVENT}, October 2012, .*"))
    program.find("label", "October 2012, or October 2014")


def an_event_shows_its_article_passages_and_disagreement():
    with ax.Program() as program:
        program.find("frame", BUNDLE["title"])
        program.picture("session-start")
        choose_event(program)
        program.find("label", "The sources disagree")
        wait_marked(program, "iqbal")
        program.picture("session-event")
        program.click(program.find("button", "Show the passage of Askari 2014"))
        wait_marked(program, "askari")
        program.picture("session-other-account")
        return program.quit()


def a_bookmark_is_found_again_after_a_kill():
    with ax.Program() as program:
        choose_event(program)
        ribbon = program.find("button", RIBBON)
        program.click(ribbon)
        ax.wait(lambda: ax.is_on(ribbon), "a ribbon that is set")
        program.kill()
    with ax.Program() as program:
        program.find("frame", BUNDLE["title"])
        program.click(program.find("button", "Bookmarks"))
        program.click(program.find("list item", f"{EVENT}, October 2012"))
        program.find("label", "October 2012, or October 2014")
        wait_marked(program, "iqbal")
        ribbon = program.find("button", RIBBON)
        ax.wait(lambda: ax.is_on(ribbon), "a ribbon that is set")
        program.picture("session-bookmark")
        return program.quit("ctrl+q")


def it_is_as_good_in_the_dark():
    with ax.Program(env={"ADW_DEBUG_COLOR_SCHEME": "prefer-dark"}) as program:
        choose_event(program)
        program.find("label", "The sources disagree")
        program.picture("session-dark")
        window = program.find("frame")
        dark = program.count_pixels(window, lambda red, green, blue: red + green + blue < 300)
        _, _, width, height = program.box(window)
        complaints = [] if dark > width * height / 2 else ["most of the window is light"]
        return complaints + program.quit()


def the_window_comes_back_as_it_was_left():
    with ax.Program() as program:
        program.resize(1200, 800)
        program.quit()
    with ax.Program() as program:
        box = program.box(program.find("frame"))
        return ([] if box[2:] == (1200, 800) else [f"it came back as {box}"]) + program.quit()


tap.main("ui/session", [
    an_event_shows_its_article_passages_and_disagreement,
    a_bookmark_is_found_again_after_a_kill,
    it_is_as_good_in_the_dark,
    the_window_comes_back_as_it_was_left,
])
