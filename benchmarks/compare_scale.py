"""What joining costs: time and memory for 1,000, 10,000 and 100,000 claims of invented statements, and how it grows.

Statements are made by chance with a fixed seed: each tells of one of as many incidents as there are ten claims, with words, names,
days and towns of its own, a few claims a statement. The growth is the slope of time over size on logarithmic scales, by least
squares; memory is the peak that Python's allocator sees of the sightings' comparison, each size in one run.

Run: python -m benchmarks compare-scale
"""

from __future__ import annotations

import datetime
import math
import random
import time
import tracemalloc
from collections.abc import Sequence

from benchmarks.table import Row
from sayso.compare.deeds import deed_named
from sayso.compare.incidents import Sighting, join
from sayso.compare.incidents.days import Days
from sayso.compare.incidents.figures import Context, Figure
from sayso.compare.incidents.meaning import Scene
from sayso.compare.incidents.sighting import Account, Party
from sayso.compare.incidents.words import listed_words, name_keys, stem

SEED = 20151013
SIZES = (1_000, 10_000, 100_000)
CLAIMS_OF_ONE = 10
"""Claims of one incident, on average."""
CLAIMS_OF_STATEMENT = 4
FLOOR = 1.2
"""The growth exponent that may not be passed."""
VERBS = ("arrest", "kill", "escape", "burn", "shoot", "detain", "search", "beat", "expel", "attack", "bomb", "release")
SYLLABLES = ("ka", "mo", "ri", "ten", "sul", "var", "bek", "jo", "lan", "dur", "ish", "per")
FIRST = datetime.date(2006, 1, 1).toordinal()


def compare_scale_rows(sizes: Sequence[int] = SIZES) -> list[Row]:
    """Give the seconds and the peak memory by size, and the growth exponent."""
    seconds = []
    rows = []
    for size in sizes:
        sightings = made_sightings(size)
        begin = time.perf_counter()
        found = join(sightings)
        seconds.append(time.perf_counter() - begin)
        rows.append(Row(f"incidents of {size:,} claims", round(seconds[-1], 2), " s", note=f"{len(found.incidents):,} incidents"))
    rows.append(Row(f"incidents of {sizes[-2]:,} claims: peak memory", round(peak_megabytes(sizes[-2])), " MB"))
    rows.append(Row("growth exponent of time", round(growth(sizes, seconds), 3), floor=FLOOR, at_most=True))
    return rows


def growth(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """Give the slope of the logarithm of time over that of size."""
    across, up = [math.log(size) for size in sizes], [math.log(second) for second in seconds]
    middle, height = sum(across) / len(across), sum(up) / len(up)
    return sum((x - middle) * (y - height) for x, y in zip(across, up, strict=True)) / sum((x - middle) ** 2 for x in across)


def peak_megabytes(size: int) -> float:
    """Give the peak of what joining so many claims allocates."""
    sightings = made_sightings(size)
    tracemalloc.start()
    try:
        join(sightings)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def made_sightings(size: int) -> list[Sighting]:
    """Make claims of invented statements, the same ones every time."""
    chance = random.Random(SEED)
    vocabulary = listed_words()
    found: list[Sighting] = []
    while len(found) < size:
        incident = random.Random(chance.randrange(max(1, size // CLAIMS_OF_ONE)))
        found += _statement(len(found), incident, chance, vocabulary)
    return found[:size]


def _statement(number: int, incident: random.Random, chance: random.Random, vocabulary: Sequence[str]) -> list[Sighting]:
    town, victim = _name(incident), f"{_name(incident)} {_name(incident)}"
    verb, day = incident.choice(VERBS), FIRST + incident.randrange(5000)
    topic = [incident.choice(vocabulary) for _ in range(30)]
    words = tuple(chance.sample(topic, 18) + [chance.choice(vocabulary) for _ in range(30)])
    names = tuple(sorted(name_keys(f"{town} {victim}")))
    account = Account(f"d{number:07}", Days(day + 1, day + 1), words, names)
    befallen = Figure(frozenset({"guard"}), frozenset({name_keys(victim)}), of_person=True)
    year = datetime.date.fromordinal(day).year
    own = []
    for place in range(CLAIMS_OF_STATEMENT):
        lemma = verb if place == 0 else chance.choice(VERBS)
        clause = (lemma, *chance.sample(words, 8))
        parties = (Party("patient", frozenset(victim.lower().split()), name_keys(victim)),)
        own.append(
            Sighting(
                account,
                f"c{place + 1}",
                lemma,
                stem(lemma),
                None,
                parties,
                Days(day, day) if place == 0 else None,
                None,
                (),
                clause,
                clause,
                frozenset(),
                frozenset(names),
                place,
                Scene(f"The guard {lemma} {' '.join(clause[1:])} .", 10, 10 + len(lemma)),
                context=Context(deed_named(lemma), (befallen,), (), Days(day, day), frozenset({year})),
            )
        )
    return own


def _name(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3)).title()
