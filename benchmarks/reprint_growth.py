"""How time and memory grow with the number of statements among which reprints are looked for.

The statements are made up: words drawn by rank as in a natural text (Zipf), a topic's own words among them, a footer for each
issuer; one in ten is an earlier one with a seventh of its words changed. Each size is measured in a process of its own.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
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
LEAST_MEGABYTES = 1.0
"""Growth of a process below this tells nothing: the interpreter takes memory in blocks."""


def growth_rows(sizes: Sequence[int] = SIZES) -> list[Row]:
    """Measure each size, and the exponent from the smallest to the largest."""
    measured = [_measured(size) for size in sizes]
    rows = []
    for size, (seconds, megabytes, found) in zip(sizes, measured, strict=True):
        note = f"processor time; {WORDS} words each; {found:,} reprints found"
        rows.append(Row(f"reprints among {size:,} statements", seconds, " s", note=note))
        rows.append(
            Row(f"reprints among {size:,} statements: memory", megabytes, " MB", note="above an empty index, texts included")
        )
    (first, *_), (last, *_) = measured[0], measured[-1]
    rows.append(Row("reprints: growth exponent of time", _exponent(sizes, first, last), floor=GROWTH_FLOOR, at_most=True))
    memory = _exponent(sizes, max(measured[0][1], LEAST_MEGABYTES), max(measured[-1][1], LEAST_MEGABYTES))
    return [*rows, Row("reprints: growth exponent of memory", memory, floor=GROWTH_FLOOR, at_most=True)]


def _exponent(sizes: Sequence[int], first: float, last: float) -> float:
    return math.log(last / first) / math.log(sizes[-1] / sizes[0])


def _measured(size: int) -> tuple[float, float, int]:
    """Give seconds of a processor, megabytes and reprints, measured in a process that is sent the statements one by one."""
    command = [sys.executable, "-m", "benchmarks.reprint_growth"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        told, _ = process.communicate("".join(f"{statement.text}\n" for statement in made_up(size)))
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    seconds, megabytes, found = json.loads(told)
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


def _main() -> None:
    index = ReprintIndex()
    start, held = time.process_time(), _peak_megabytes()
    for number, line in enumerate(sys.stdin):
        index.add(Printed(f"s{number}", None, line))
    found = len(index.reprints())
    print(json.dumps([time.process_time() - start, _peak_megabytes() - held, found]))


def _peak_megabytes() -> float:
    """Give the most memory that this process has held since it began; getrusage would count its parent's. Linux alone tells it."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")) / 1024


if __name__ == "__main__":
    _main()
