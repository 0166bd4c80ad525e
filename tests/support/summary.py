#!/usr/bin/python3
"""Counts the tests within every test program and prints `N passed, N failed` as the last line.

A program that speaks TAP counts with each of its tests, any other one as a single test. A program
that crashed, timed out or did not keep its plan counts as failed, whatever it had passed before.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import re
import sys

RESULT = re.compile(
    r"^(not )?ok\b[\s\d]*([^#\n]*)(?:#\s*(SKIP|TODO)\b(.*))?", re.IGNORECASE | re.MULTILINE)
BAD = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


def count(program):
    """Returns how many tests of one program passed, failed and were skipped, and says which were
    skipped and why."""
    passed = failed = skipped = 0
    for is_bad, name, directive, reason in RESULT.findall(program.get("stdout") or ""):
        if directive.upper() == "SKIP":
            print(f"skipped: {name.strip()} ({reason.strip()})")
            skipped += 1
        elif is_bad and directive.upper() != "TODO":
            failed += 1
        else:
            passed += 1

    result = program["result"].upper()
    if result in BAD and failed == 0:
        failed = 1
    elif result == "SKIP" and passed + failed + skipped == 0:
        skipped = 1
    elif passed + failed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def main(paths):
    passed = failed = skipped = 0
    for path in paths:
        with open(path, encoding="utf-8") as log:
            for line in log:
                program = json.loads(line)
                of_program = count(program)
                passed += of_program[0]
                failed += of_program[1]
                skipped += of_program[2]
                if of_program[1] > 0:
                    print(f"failed: {program['name']} ({program['result']})")
    if skipped > 0:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 0 if failed == 0 and passed > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
