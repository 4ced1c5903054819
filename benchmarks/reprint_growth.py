"""How time and memory grow with the number of statements among which reprints are looked for.

The statements are made up: words drawn by rank as in a natural text (Zipf), a topic's own words among them, a footer for each
issuer; one in ten is an earlier one with a seventh of its words changed. Each size is measured in a process of its own.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from random import Random

from benchmarks.table import Row
from sayso.compare.reprints import Printed, ReprintIndex

SIZES = (1_000, 10_000)
SEED = 7
WORDS = 300
"""Words of a statement: the releases of the corpus have 360 in the median."""
VOCABULARY = 40_000
TOPIC_WORDS = 200
STATEMENTS_PER_TOPIC = 40
ISSUERS = 50
FOOTER_WORDS = 40
REPRINTED = 0.1
CHANGED = 1 / 7
GROWTH_FLOOR = 1.2


def growth_rows(sizes: Sequence[int] = SIZES) -> list[Row]:
    """Measure each size, and the exponent from the smallest to the largest."""
    measured = [_measured(size) for size in sizes]
    rows = []
    for size, (seconds, megabytes, found) in zip(sizes, measured, strict=True):
        note = f"{size:,} statements of {WORDS} words; {found:,} reprints found"
        rows.append(Row(f"reprints among {size:,} statements", seconds, " s", note=note))
        rows.append(
            Row(f"reprints among {size:,} statements: memory", megabytes, " MB", note="above an empty index, texts included")
        )
    (first, *_), (last, *_) = measured[0], measured[-1]
    rows.append(Row("reprints: growth exponent of time", _exponent(sizes, first, last), floor=GROWTH_FLOOR, at_most=True))
    memory = _exponent(sizes, measured[0][1], measured[-1][1])
    return [*rows, Row("reprints: growth exponent of memory", memory, floor=GROWTH_FLOOR, at_most=True)]


def _exponent(sizes: Sequence[int], first: float, last: float) -> float:
    return math.log(last / first) / math.log(sizes[-1] / sizes[0])


def _measured(size: int) -> tuple[float, float, int]:
    """Give seconds, megabytes and reprints, measured in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.reprint_growth", str(size)], check=True, stdout=subprocess.PIPE, encoding="utf-8"
    )
    seconds, megabytes, found = json.loads(done.stdout)
    return seconds, megabytes, found


def made_up(size: int) -> Iterator[Printed]:
    """Make statements, the same for the same size."""
    rng = Random(SEED)
    footers = [_words(rng, FOOTER_WORDS, []) for _ in range(ISSUERS)]
    topics = [_words(rng, TOPIC_WORDS, []) for _ in range(max(1, size // STATEMENTS_PER_TOPIC))]
    before: list[list[str]] = []
    for number in range(size):
        if before and rng.random() < REPRINTED:
            words = [_word(rng) if rng.random() < CHANGED else word for word in rng.choice(before)]
        else:
            words = _words(rng, WORDS, rng.choice(topics))
            before.append(words)
        yield Printed(f"s{number}", None, " ".join([*words, *rng.choice(footers)]))


def _words(rng: Random, count: int, topic: Sequence[str]) -> list[str]:
    return [rng.choice(topic) if topic and rng.random() < 0.25 else _word(rng) for _ in range(count)]


def _word(rng: Random) -> str:
    """Draw a word; its rank is spread as its logarithm is even."""
    return f"w{int(VOCABULARY ** rng.random())}"


def _main(size: int) -> None:
    statements = list(made_up(size))
    index = ReprintIndex()
    index.add(Printed("first", None, statements[0].text[:0]))
    texts = sum(len(statement.text) for statement in statements) / 2**20
    start, held = time.perf_counter(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for statement in statements:
        index.add(statement)
    found = len(index.reprints())
    seconds = time.perf_counter() - start
    megabytes = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - held) / 1024 + texts
    print(json.dumps([seconds, megabytes, found]))


if __name__ == "__main__":
    _main(int(sys.argv[1]))
