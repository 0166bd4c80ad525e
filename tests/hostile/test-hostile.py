#!/usr/bin/python3
"""test-hostile.py — files that strangers send, through annals-tool: nothing breaks, all is told

SPDX-License-Identifier: GPL-3.0-or-later

Usage: test-hostile.py TOOL [--sanitized | --table]

Each file is given to `annals-tool check` and `annals-tool info`, in processes of their own. What
they say, how they end and what of the file loads is compared; so is the peak of their memory with
a bound, unless the program is built for a sanitizer. Times are told and not judged. With --table
no test is run, but a table of all inputs is printed.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "support"))
import inputs  # noqa: E402
import json_texts  # noqa: E402
import tap  # noqa: E402

TOOL = os.path.abspath(sys.argv[1])
IS_SANITIZED = "--sanitized" in sys.argv[2:]
DEADLINE_S = 120
SENTENCE = re.compile(r"[A-Z“].*[^ ]")

# What a sanitizer finds must not end the program with a status that has a meaning here. Whole
# backtraces of allocations would cost ten times the time.
ENVIRONMENT = {
    "G_DEBUG": "fatal-warnings", "LC_ALL": "C.UTF-8", **os.environ,
    "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":exitcode=99:fast_unwind_on_malloc=1",
}


class Outcome:
    """One run of the tool to its end."""

    def __init__(self, *arguments):
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            start = time.monotonic()
            process = subprocess.Popen([TOOL, *map(str, arguments)], stdin=subprocess.DEVNULL,
                                       stdout=out, stderr=err, env=ENVIRONMENT)
            guard = threading.Timer(DEADLINE_S, process.kill)
            guard.start()
            _, status, usage = os.wait4(process.pid, 0)
            guard.cancel()
            self.seconds = time.monotonic() - start
            self.status = process.returncode = os.waitstatus_to_exitcode(status)
            self.cpu_seconds = usage.ru_utime + usage.ru_stime
            self.peak_mb = usage.ru_maxrss / 1024
            out.seek(0)
            err.seek(0)
            self.out = out.read().decode()
            self.err = err.read().decode(errors="replace")


def apart(make):
    """Calls a function in a process of its own and gives what it returns: the memory that making a
    large file takes would count as that of the programs started later."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        with os.fdopen(writer, "w", encoding="utf-8") as pipe:
            pipe.write(json.dumps(make()))
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader, encoding="utf-8") as pipe:
        result = pipe.read()
    os.waitpid(child, 0)
    return json.loads(result)


def try_input(item):
    """Gives one file to the tool; returns its size, where its problem stands, and two outcomes."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder) / "folder"
        folder.mkdir()

        def make():
            path, place = inputs.write(item, folder)
            size = path.lstat().st_blocks * 512 if path.exists() else 0
            return str(path), size, place

        path, size, place = apart(make)
        return path, size, place, Outcome("check", path), Outcome("info", "--json", path)


def judge(item, path, size, place, check, info):
    """Yields what is not as it must be."""
    if check.err or (item.loads is not None and info.err):
        yield f"unexpected words: {check.err}{info.err}"[:2000]
    if check.status != item.status:
        yield f"check ended with {check.status}, not {item.status}"

    first = check.out.partition("\n")[0]
    line, column = place
    where = f":{line}:{column or '[0-9]+'}" if line else ""
    pointer = f" \\({re.escape(item.pointer)}\\)" if item.pointer else ""
    told = re.fullmatch(f"{re.escape(path)}{where}: {item.severity}: (.*) "
                        f"\\[{item.code}\\]{pointer}", first)
    if told is None:
        yield f"said “{first[:300]}”, not {where} {item.severity} [{item.code}] {item.pointer}"
    elif not SENTENCE.fullmatch(told[1]) or not re.search(item.words, told[1]):
        yield f"the message is “{told[1]}”"

    if item.loads is None:
        if info.status == 0 or info.out:
            yield f"something loads: {info.out}"
    elif info.status != 0:
        yield f"info ended with {info.status}"
    else:
        loaded = json.loads(info.out)
        yield from (f"{key} is {loaded[key]}, not {value}" for key, value in item.loads.items()
                    if loaded[key] != value)

    bound = item.most_mb or inputs.LEAST_MB + inputs.MB_PER_MB * size / inputs.MIB
    peak = max(check.peak_mb, info.peak_mb)
    if not IS_SANITIZED and peak > bound:
        yield f"took {peak:.0f} MB, more than {bound:.0f}"


def make_test(item):
    def test():
        outcome = try_input(item)
        check = outcome[3]
        print(f"# {item.name}: {check.seconds * 1000:.0f} ms, {check.peak_mb:.0f} MB", flush=True)
        return list(judge(item, *outcome))
    test.__name__ = re.sub("[^a-z0-9]+", "-", item.name.lower()).strip("-")
    return test


# --- Texts that are JSON, or are not --------------------------------------------------------------

def list_codes(texts):
    """The codes of the loader's errors that are about JSON, a set for each text."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{number}.json" for number in range(len(texts))]
        for name, text in zip(names, texts):
            pathlib.Path(folder, name).write_bytes(text)
        there = os.getcwd()
        os.chdir(folder)
        outcome = Outcome("check", "--json", *names)
        os.chdir(there)
    assert outcome.status in (0, 1) and not outcome.err, (outcome.status, outcome.err[:2000])
    codes = {name: set() for name in names}
    for line in outcome.out.splitlines():
        problem = json.loads(line)
        if problem["severity"] == "error" and problem["code"].startswith("json-"):
            codes[problem["file"]].add(problem["code"])
    return list(codes.values())


def put_into_event(text):
    """A text as a value inside an event, where another part of the loader reads it."""
    start = inputs.quote(inputs.HEAD + "," + inputs.EVENTS[:-1] + ",'x':").encode()
    return start + text + b"}]}"


def reject_constant(word):
    raise ValueError(word)


def is_json(text):
    """What another parser says, of the standard library and strict but for NaN and Infinity."""
    try:
        json.loads(text.decode(), parse_constant=reject_constant)
    except (ValueError, RecursionError):
        return False
    return True


def json_table():
    """The table itself is judged by a parser that knows nothing of ours."""
    return ([f"is not JSON: {text[:80]}" for text in json_texts.ACCEPT if not is_json(text)]
            + [f"is JSON: {text[:80]}" for text in json_texts.REJECT if is_json(text)])


def json_accepted():
    texts = [text for text in json_texts.ACCEPT for text in (text, put_into_event(text))]
    return [f"{text[:120]}: {codes}" for text, codes in zip(texts, list_codes(texts)) if codes]


def json_rejected():
    texts = [text for text in json_texts.REJECT for text in (text, put_into_event(text))]
    return [f"{text[:120]}: {codes}" for text, codes in zip(texts, list_codes(texts))
            if len(codes) != 1]


def json_choice():
    texts, expected = zip(*json_texts.CHOICE)
    return [f"{text[:120]}: {codes}, not {code}"
            for text, code, codes in zip(texts, expected, list_codes(texts))
            if codes != ({code} if code is not None else set())]


def json_text_values():
    """Each text comes out as it is meant."""
    complaints = []
    for text, meant in json_texts.TEXTS:
        bundle = b'{"format":"annals","version":1,"id":"b","title":' + text + b"}"
        with tempfile.NamedTemporaryFile() as file:
            file.write(bundle)
            file.flush()
            outcome = Outcome("info", "--json", file.name)
        title = json.loads(outcome.out)["title"] if outcome.status == 0 else outcome.err
        if title != meant:
            complaints.append(f"{text[:80]}: {title!r}")
    return complaints


# --- Table ----------------------------------------------------------------------------------------

def describe_loads(item):
    if item.loads is None:
        return "nothing"
    return ", ".join(f"{value} {key}" for key, value in item.loads.items())


def print_table():
    print("| input | said first | loads | ms | CPU ms | peak MB |\n|---|---|---|--:|--:|--:|")
    for item in inputs.INPUTS:
        path, size, place, check, info = try_input(item)
        wrong = list(judge(item, path, size, place, check, info))
        said = check.out.partition("\n")[0].removeprefix(path).replace("|", "\\|")
        said = re.sub(r"(\(/.{60}).*\)$", r"\1…)", said.lstrip(": "))
        print(f"| {item.name} | {said} | {describe_loads(item)}{' — WRONG' if wrong else ''} "
              f"| {check.seconds * 1000:.0f} | {check.cpu_seconds * 1000:.0f} "
              f"| {check.peak_mb:.0f} |", flush=True)


if "--table" in sys.argv[2:]:
    print_table()
else:
    tap.main("hostile", [json_table, json_accepted, json_rejected, json_choice, json_text_values,
                         *map(make_test, inputs.INPUTS)])
