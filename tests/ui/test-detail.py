#!/usr/bin/python3
"""test-detail.py — the sidebar: accounts, chips that filter, and the way back

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib
import re
import tempfile

import ax
from ax import tap

BUNDLE = json.loads((pathlib.Path(os.environ["ANNALS_SOURCE_DIR"]) /
                     "data/bundle/pakistan-russia.annals").read_text(encoding="utf-8"))
TITLE = "Pakistan and Russia.*"
N_MANY = 300


def choose_disputed_event(program):
    """Diplomatic relations begin: 1 May 1948 for Aslam, 1949 for Iqbal."""
    program.find("frame", TITLE)
    program.resize(1400, 900)
    program.key("alt+Down", "alt+Down", "alt+Down")
    program.find("label", "1 May 1948, or 1949")


def write_bundle(folder, **members):
    path = pathlib.Path(folder) / "test.annals"
    bundle = {"format": "annals", "version": 1, "id": "test", "title": "Test", **members}
    path.write_text(json.dumps(bundle), encoding="utf-8")
    return path


def a_value_is_pointed_out():
    with ax.Program() as program:
        choose_disputed_event(program)
        choice = program.find("button", "1949, Iqbal 2021: point out on the timeline")
        program.click(choice)
        ax.wait(lambda: ax.is_on(choice), "a value that is chosen")
        other = program.find("button", "1 May 1948, Aslam 2016: point out on the timeline")
        program.click(other)
        ax.wait(lambda: ax.is_on(other) and not ax.is_on(choice), "one value that is chosen")
        program.picture("detail-value")
        program.click(other)
        ax.wait(lambda: not ax.is_on(other), "no value that is chosen")
        return program.quit()


def count_events(source=None):
    """How many events of the category of the disputed one there are, or a source tells of them."""
    return sum("diplomacy" in event["categories"] and
               (source is None or any(account["source"] == source for account in event["accounts"]))
               for event in BUNDLE["events"])


def chips_filter():
    all_of_them = f"{count_events()} of {len(BUNDLE['events'])} events"
    by_one = f"{count_events('iqbal')} of {len(BUNDLE['events'])} events"
    with ax.Program() as program:
        choose_disputed_event(program)
        category = program.find("button", "Only events of the category Diplomacy")
        program.click(category)
        program.find("label", all_of_them)
        program.click(program.find("button", "Only events that Iqbal 2021 tells"))
        program.find("label", by_one)
        program.picture("detail-filter")
        program.key("alt+Down")
        program.find("label", by_one)
        program.click(program.find("button", "No longer filter by Iqbal 2021"))
        program.find("label", all_of_them)
        program.click(program.find("button", "Clear the filter"))
        program.wait_gone("label", all_of_them)
        return program.quit()


def nothing_left_has_a_way_out():
    events = [{"id": "a", "title": "First", "date": "1900", "participants": ["Orrin"],
               "places": [{"name": "Halvek"}]},
              {"id": "b", "title": "Second", "date": "1910", "participants": ["Pell"],
               "places": [{"name": "Ysol"}]}]
    with tempfile.TemporaryDirectory() as folder:
        with ax.Program(write_bundle(folder, events=events)) as program:
            program.key("alt+Down")
            program.click(program.find("button", "Only events with Orrin"))
            program.find("label", "1 of 2 events")
            program.click(program.find("button", "Only events with Orrin"))
            program.wait_gone("label", "1 of 2 events")
            program.click(program.find("button", "Only events in Halvek"))
            program.key("alt+1", "Right", "Return")
            program.click(program.find("button", "Only events with Pell"))
            program.find("label", "no event is like that")
            program.picture("detail-filter-empty")
            program.click(program.find("button", "Clear the filter"))
            program.wait_gone("label", "no event is like that")
            return program.quit()


def the_way_back_is_kept():
    with ax.Program() as program:
        back, forward = program.find("button", "Back"), program.find("button", "Forward")
        complaints = ["back from nowhere"] if "sensitive" in ax.states(back) else []
        choose_disputed_event(program)
        program.click(program.find("button", "Show the passage of Iqbal 2021"))
        program.find("button", "Passage of Iqbal 2021, in the reader")
        program.key("alt+Page_Down")
        program.find("label", "The span is drawn after .*")
        program.click(back)
        program.find("button", "Passage of Iqbal 2021, in the reader")
        program.key("alt+3", "alt+Left")
        program.find("button", "Passage of Aslam 2016, in the reader")
        program.key("alt+Right", "alt+Right")
        program.find("label", "The span is drawn after .*")
        ax.wait(lambda: "sensitive" not in ax.states(forward), "the end of the way forward")
        return complaints + program.quit()


def three_hundred_accounts_stay_usable():
    sources = [{"id": f"s{i}", "csl": {"type": "book", "title": f"Book {i}",
                                       "author": [{"family": f"Author {i}"}]},
                **({"article": {"text": f"It was in {1900 + i % 7}.", "format": "plain"}}
                   if i % 2 else {})}
               for i in range(N_MANY)]
    accounts = [{"source": f"s{i}", "date": str(1900 + i % 7),
                 "passages": [{"exact": f"It was in {1900 + i % 7}."}] if i % 3 else []}
                for i in range(N_MANY)]
    events = [{"id": "a", "title": "Told by many", "accounts": accounts}]
    with tempfile.TemporaryDirectory() as folder:
        with ax.Program(write_bundle(folder, sources=sources, events=events)) as program:
            program.resize(600, 940)
            program.key("alt+Down", "alt+3")
            button = program.find("button", f"Show all {N_MANY} accounts")
            few = len(program.list("button", ".*: point out on the timeline"))
            program.find("label", "article not in the bundle")
            program.find("label", "no passage")
            program.picture("detail-many")
            program.click(button)
            ax.wait(lambda: len(program.list("button", ".*: point out on the timeline")) == N_MANY,
                    "all accounts")
            program.resize(1100, 700)
            program.picture("detail-all")
            complaints = [] if few <= 20 else [f"{few} accounts at first"]
            return complaints + program.quit()


def an_era_tells_its_sources_and_neighbours():
    with ax.Program() as program:
        program.find("frame", TITLE)
        program.key("alt+Page_Down", "alt+Page_Down")
        program.find("label", "The span is drawn after Farwa 2017.")
        program.find("label", "silent")
        program.find("label", "3 of 6")
        program.find("button", "Previous era: Early years, .*")
        following = program.find("button", "Next era: War and steel, .*")
        following.do_action(0)
        program.find("button", "Previous era: Détente and Tashkent, 1965–1970 · 6 events")
        return program.quit()


def figures_lead_to_their_lists():
    with ax.Program() as program:
        program.find("frame", TITLE)
        program.resize(600, 940)
        program.key("alt+3")
        program.click(program.find("button", "14 in conflict"))
        ax.wait(lambda: ax.role(program.focus()) == "list item", "the keyboard in the list")
        program.find("button", r"\d+ on one source").do_action(0)
        single = next(event for event in BUNDLE["events"]
                      if len({account["source"] for account in event["accounts"]}) == 1)
        program.find("list item", re.escape(single["title"]) + ", .*")
        program.picture("detail-bundle")
        return program.quit()


def the_evidence_is_a_list_too():
    with ax.Program() as program:
        choose_disputed_event(program)
        program.resize(640, 940)
        program.key("alt+3")
        expander = program.find("button", "Evidence: 2 passages")
        ax.wait(lambda: program.box(expander)[2] > 0, "a place of the list")
        program.click(expander)
        program.find("list item", "Evidence 1 of 2, as quoted, Aslam 2016")
        program.find("list item", "Evidence 2 of 2, as quoted, Iqbal 2021")
        program.picture("detail-evidence")
        return program.quit()


tap.main("ui/detail", [
    a_value_is_pointed_out,
    chips_filter,
    nothing_left_has_a_way_out,
    the_way_back_is_kept,
    three_hundred_accounts_stay_usable,
    an_era_tells_its_sources_and_neighbours,
    figures_lead_to_their_lists,
    the_evidence_is_a_list_too,
])
