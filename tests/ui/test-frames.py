#!/usr/bin/python3
"""test-frames.py — how smoothly a hundred thousand events move under a wheel and a dragging hand

Prints the intervals between frames as figures. They are no condition of the test, as machines
differ and are shared; that something was drawn for the input, and that nothing was complained of,
is. To measure other sizes: FRAMES_EVENTS=1000000 in the environment.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import pathlib
import statistics
import tempfile
import time

import ax
from ax import tap

import long_bundle

N_EVENTS = int(os.environ.get("FRAMES_EVENTS", "100000"))
N_STEPS = 120  # of a drag
# More often than frames are drawn: a frame never has to wait for its input.
STEP_S = 0.008


def turn_wheel(program, place, button, n_steps):
    program.point(*place)
    program.xdotool("click", "--repeat", n_steps, "--delay", int(STEP_S * 1000), button)


def drag(program, place, distance):
    """There and most of the way back in small steps, as fast as a hand."""
    program.point(*place)
    program.xdotool("mousedown", 1)
    steps = []
    for step in range(N_STEPS):
        dx = -distance if 30 <= step % 60 < 55 else distance
        steps += ["mousemove_relative", "--", dx, 0, "sleep", STEP_S]
    program.xdotool(*steps)
    program.xdotool("mouseup", 1)


def measure(moves, name, action):
    """Notes from when to when something was done."""
    start = time.monotonic()
    action()
    moves.append((name, start, time.monotonic()))


def print_figures(name, frames):
    intervals = [(later[1] - earlier[1]) * 1000 for earlier, later in zip(frames, frames[1:])]
    drawing = [(end - begin) * 1000 for begin, end in frames]
    intervals.sort()
    print(f"# {name}: {len(frames)} frames; interval median {statistics.median(intervals):.1f}, "
          f"95 % {intervals[int(len(intervals) * 0.95)]:.1f}, max {intervals[-1]:.1f} ms; "
          f"drawing median {statistics.median(drawing):.1f}, max {max(drawing):.1f} ms", flush=True)


def read_frames(log):
    log.seek(0)
    return [tuple(int(part) / 1e6 for part in line.split()[1:])
            for line in log if line.startswith("frame ")]


def it_moves_with_the_hand():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as log:
        path = pathlib.Path(folder) / "long.annals"
        path.write_text(json.dumps(long_bundle.make(N_EVENTS)), encoding="utf-8")
        moves = []
        with ax.Program("--log-frames", path, output=log) as program:
            program.find("frame", f"{N_EVENTS} events")
            program.find("button", "Century 20.*")
            program.resize(1400, 900)
            x, y, width, height = program.box(program.find("list", "Timeline"))
            place = (x + width * 3 // 4, y + height // 2)
            measure(moves, "wheel in", lambda: turn_wheel(program, place, 4, 60))
            measure(moves, "wheel out", lambda: turn_wheel(program, place, 5, 60))
            program.picture("frames-whole")
            turn_wheel(program, place, 4, 14)
            measure(moves, "drag", lambda: drag(program, place, 12))
            measure(moves, "wheel to the left", lambda: turn_wheel(program, place, 6, 60))
            measure(moves, "wheel to the right", lambda: turn_wheel(program, place, 7, 60))
            program.picture("frames-near")
            complaints = program.quit()
        frames = read_frames(log)
        for name, start, end in moves:
            seen = [frame for frame in frames if start <= frame[1] <= end]
            if len(seen) < 3:
                complaints.append(f"{name}: only {len(seen)} frames")
            else:
                print_figures(name, seen)
        return complaints


tap.main("ui/frames", [it_moves_with_the_hand])
