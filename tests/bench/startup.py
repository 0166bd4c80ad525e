#!/usr/bin/python3
# startup.py — time from start to the first complete frame, as a ratio to an empty libadwaita window
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: startup.py EMPTY-WINDOW ANNALS [ROUNDS]

Starts both programs in turn in the session that it runs in and waits for the line that each prints
after its first complete frame. The two alternate, so that whatever else the machine does meets
both. Prints one JSON object: seconds are medians, the ratio is that of the medians.
"""

import json
import os
import statistics
import subprocess
import sys
import time


def measure(command):
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if line.startswith("first-frame"):
                elapsed = time.monotonic() - start
                process.stdout.read()
                break
        else:
            raise SystemExit(f"{command[0]} ended without a frame")
    return elapsed


def main():
    empty, annals = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 15
    os.environ.setdefault("GSETTINGS_BACKEND", "memory")
    commands = {"empty": [empty], "annals": [annals, "--exit-after-startup"]}
    seconds = {name: [] for name in commands}
    for command in commands.values():
        measure(command)  # Warms the caches of the file system, for both alike.
    for _ in range(rounds):
        for name, command in commands.items():
            seconds[name].append(measure(command))
    medians = {name: statistics.median(values) for name, values in seconds.items()}
    print(json.dumps({
        "name": "startup",
        "rounds": rounds,
        "empty_s": round(medians["empty"], 4),
        "annals_s": round(medians["annals"], 4),
        "ratio": round(medians["annals"] / medians["empty"], 3),
    }))


if __name__ == "__main__":
    main()
