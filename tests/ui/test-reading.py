#!/usr/bin/python3
"""test-reading.py — the article: words found, contents, size, links, and what strangers write

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import pathlib
import tempfile

import ax
from ax import Atspi, tap

TITLE = "Pakistan and Russia.*"
HOSTILE = """[go](javascript:alert(1)) and [there](https://a.example/x)

<script>alert("raw")</script>

![a map](../../etc/passwd) <b onclick="x()">bold</b>
"""


def write_bundle(folder):
    path = pathlib.Path(folder) / "test.annals"
    sources = [
        {"id": "a", "csl": {"type": "book", "title": "Bad Leaves"},
         "article": {"format": "markdown", "text": HOSTILE}},
        {"id": "b", "csl": {"type": "book", "title": "No Leaves"}},
        {"id": "c", "csl": {"type": "book", "title": "Gone Leaves"},
         "article": {"file": "gone.md", "format": "markdown"}},
    ]
    events = [
        {"id": "silent", "title": "An account without a passage", "date": "1216",
         "accounts": [{"source": "a", "date": "1216"}]},
        {"id": "gone", "title": "A passage of no article", "date": "1217",
         "accounts": [{"source": "c", "date": "1217", "passages": [{"exact": "the lost words"}]}]},
    ]
    path.write_text(json.dumps({"format": "annals", "version": 1, "id": "test", "title": "Test",
                                "sources": sources, "events": events}), encoding="utf-8")
    return path


def go_to_article(program):
    program.key("alt+2")
    ax.wait(lambda: program.focus_name() == "Article", "the keyboard in the article")
    return program.find("text", "Article")


def words_are_found():
    with ax.Program() as program:
        program.find("frame", TITLE)
        article = go_to_article(program)
        program.key("ctrl+f")
        ax.wait(lambda: program.focus_name() == "Words to find", "the keyboard in the find bar")
        program.write("moscow")
        first = program.find("label", r"\d+ of \d+").get_name().split(" of ")
        program.key("Return")
        following = int(first[0]) % int(first[1]) + 1
        program.find("label", f"{following} of {first[1]}")
        ax.wait(lambda: len(ax.list_runs(article, "bg-color")) >= 3, "the places found")
        program.picture("reading-find")
        program.key("Escape")
        ax.wait(lambda: program.focus_name() == "Article", "the keyboard back in the article")
        program.wait_gone("text", "Words to find")
        return program.quit()


def headings_are_gone_to():
    with ax.Program() as program:
        program.find("frame", TITLE)
        article = go_to_article(program)
        program.click(program.find("button", "Contents"))
        program.picture("reading-contents")
        program.find("label", "Arms and soldiers")
        program.key("Down", "Down", "Return")
        place = ax.text(article).index("Arms and soldiers")
        ax.wait(lambda: Atspi.Text.get_caret_offset(article) == place, "the cursor at the heading")
        return program.quit()


def the_text_has_a_size_of_its_own():
    with ax.Program() as program:
        program.find("frame", TITLE)
        go_to_article(program)
        program.key("ctrl+plus", "ctrl+plus")
        program.click(program.find("button", "Appearance of the article"))
        program.find("button", "125 %")
        program.find("button", "Sepia")
        program.picture("reading-appearance")
        program.key("Escape")
        go_to_article(program)
        program.key("ctrl+0")
        program.click(program.find("button", "Appearance of the article"))
        program.find("button", "100 %")
        program.key("Escape")
        return program.quit()


def a_link_is_shown_and_not_followed():
    with tempfile.TemporaryDirectory() as folder, ax.Program(write_bundle(folder)) as program:
        program.find("frame", "Test")
        article = go_to_article(program)
        ax.wait(lambda: "<script>" in ax.text(article), "raw HTML as text")
        program.key("ctrl+Home", "Return")
        program.find("label", r"javascript:alert\(1\)")
        program.find("label", "Addresses of this kind are not opened from here.")
        program.find("button", "Copy Address")
        complaints = ["it offers to open a script"] if program.list("button", "Open") else []
        program.picture("reading-bad-link")
        program.key("Escape")
        program.wait_gone("button", "Copy Address")
        program.key("ctrl+Right", "ctrl+Right", "Right", "Right", "Return")
        program.find("label", "https://a.example/x")
        program.find("button", "Open")
        program.key("Escape")
        return complaints + program.quit()


def what_is_missing_is_said():
    with tempfile.TemporaryDirectory() as folder, ax.Program(write_bundle(folder)) as program:
        program.find("frame", "Test")
        program.key("alt+Down")
        program.find("label", "No passages")
        program.key("alt+Down")
        program.find("label", "This source has no article")
        program.picture("reading-no-article")
        return program.quit()


if __name__ == "__main__":
    tap.main("ui", [words_are_found, headings_are_gone_to, the_text_has_a_size_of_its_own,
                    a_link_is_shown_and_not_followed, what_is_missing_is_said])
