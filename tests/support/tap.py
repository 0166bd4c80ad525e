"""Runs plain functions as a TAP program: a returned text is a failure, Skip is a skipped test.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import shutil
import subprocess
import sys
import traceback


class Skip(Exception):
    """Raised by a test that cannot run here; its text is the reason."""


def require(program):
    """Returns the path of a program, or skips the test that needs it."""
    path = shutil.which(program)
    if path is None:
        raise Skip(f"{program} is not installed")
    return path


def run(*command, **options):
    """Runs a command; returns what it printed if it failed, else nothing."""
    done = subprocess.run(
        [str(part) for part in command],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, **options)
    return done.stdout.strip() or f"exit status {done.returncode}" if done.returncode else ""


def main(prefix, tests):
    """Runs all tests and prints TAP. A test is a function that returns complaints: a text or a
    list of lines, empty if all is well."""
    print(f"1..{len(tests)}", flush=True)
    failed = 0
    for number, test in enumerate(tests, 1):
        name = f"/{prefix}/{test.__name__.replace('_', '-')}"
        try:
            complaints = test()
        except Skip as reason:
            print(f"ok {number} {name} # SKIP {reason}", flush=True)
            continue
        except Exception:  # the remaining tests still have something to say
            complaints = traceback.format_exc()

        if isinstance(complaints, str):
            complaints = complaints.splitlines()
        for line in complaints:
            print(f"# {name}: {line}", file=sys.stderr, flush=True)
        print(f"{'not ok' if complaints else 'ok'} {number} {name}", flush=True)
        failed += bool(complaints)
    sys.exit(1 if failed else 0)
