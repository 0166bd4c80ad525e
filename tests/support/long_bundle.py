#!/usr/bin/python3
"""long_bundle.py — a bundle of any length, the same for the same seed

As in what people collect, events grow denser towards the present, three in ten last for a while,
and eras nest and overlap. By hand: long_bundle.py 100000 > long.annals

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import random
import sys

FIRST_YEAR, LAST_YEAR = 1000, 2020
N_CATEGORIES = 12
SYLLABLES = ["ba", "dor", "el", "fi", "gan", "hu", "ir", "kel", "lo", "mar", "nu", "os", "pre",
             "qua", "ris", "sun", "tal", "ul", "ven", "zor"]


def make_date(rng):
    """Half of all events fall into the last fifth of the time."""
    year = LAST_YEAR - int((LAST_YEAR - FIRST_YEAR) * rng.random() ** 2.3)
    kind = rng.random()
    if kind < 0.2:
        return f"{year}"
    if kind < 0.3:
        return f"{year}-{rng.randint(1, 12):02}"
    day = f"{year}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
    if kind < 0.7:
        return day
    return f"{day}/{year + 1 + int(30 * rng.random() ** 4)}"


def make_eras():
    """Centuries, quarters of each, and one that lies across two of them."""
    eras = []
    for start in range(FIRST_YEAR, LAST_YEAR, 100):
        eras.append({"id": f"c{start}", "label": f"Century {start // 100 + 1}",
                     "period": f"{start}/{min(start + 99, LAST_YEAR)}"})
        eras += [{"id": f"q{year}", "label": f"Quarter {year}", "parent": f"c{start}",
                  "period": f"{year}/{min(year + 24, LAST_YEAR)}"}
                 for year in range(start, min(start + 100, LAST_YEAR), 25)]
    eras.append({"id": "across", "label": "Between two centuries", "period": "1875/1925"})
    return eras


def make(n_events, seed=1):
    """The bundle as a value that json can write."""
    rng = random.Random(seed)
    words = ["".join(rng.choices(SYLLABLES, k=rng.randint(1, 4))) for _ in range(2000)]
    events = [{
        "id": f"e{number}",
        "title": " ".join(rng.choices(words, k=rng.randint(2, 7))).capitalize(),
        "date": make_date(rng),
        "categories": [f"k{rng.randrange(N_CATEGORIES)}"],
        "importance": round(rng.random(), 2),
        "accounts": [{"source": f"s{number % 3}"}],
    } for number in range(n_events)]
    return {
        "format": "annals", "version": 1, "id": f"long-{n_events}-{seed}",
        "title": f"{n_events} events", "language": "en",
        "eras": make_eras(),
        "categories": [{"id": f"k{number}", "label": f"Category {number + 1}"}
                       for number in range(N_CATEGORIES)],
        "sources": [{"id": f"s{number}", "csl": {"type": "book", "title": f"Source {number + 1}"}}
                    for number in range(3)],
        "events": events,
    }


if __name__ == "__main__":
    json.dump(make(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1), sys.stdout)
