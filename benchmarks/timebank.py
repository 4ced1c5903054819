"""Times found and normalised, on TimeBank as TempEval-3 cleaned it (Pustejovsky et al. 2003; UzZaman et al. 2013).

The text of every document is read as it stands, without its mark-up; the gold is its TIMEX3 tags, each with its extent, type and
value; the statement's date is the document's creation time. As in TempEval-3's scorer:

- **strict**: a found extent counts where it equals a gold one; **relaxed**: where it overlaps one, each of either side once;
- **type** and **value**: the share of the overlapping pairs with the same TIMEX3 type, and the same value as a string;
- the rows by type count the gold of that type, and what was found of it.

Values are what the text alone gives: anchors are the creation time, the times told before and the tense of the clause. Measured,
never tuned on.

Run: python -m benchmarks accuracy CORPORA_DIR --only times
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.table import Row
from sayso.claims.syntax import syntax_of
from sayso.claims.time_expressions import times_of
from sayso.reading.pipeline import load_reader
from sayso.resolve.dates import parse_date
from sayso.resolve.times.passage import passage_of, read_passage

FLOORS = {"strict": 70.0, "value": 75.0}
TYPES = ("DATE", "TIME", "DURATION", "SET")


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: `[start, end)` in code points, its TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Story:
    """A document: its text, its creation time as TIMEX3 writes it, and its gold expressions in order."""

    text: str
    created: str
    times: tuple[Timex, ...]


Finder = Callable[[Story], Sequence[Timex]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over documents: gold and found expressions, equal extents, overlapping pairs, and what agrees on those."""

    gold: int
    found: int
    strict: int
    relaxed: int
    types: int
    values: int

    @property
    def strict_f(self) -> float:
        """F of equal extents, in percent."""
        return _f(self.strict, self.gold, self.found)

    @property
    def relaxed_f(self) -> float:
        """F of overlapping extents, in percent."""
        return _f(self.relaxed, self.gold, self.found)

    @property
    def type_accuracy(self) -> float:
        """Share of the overlapping pairs with the same type, in percent."""
        return 100 * self.types / self.relaxed if self.relaxed else 0.0

    @property
    def value_accuracy(self) -> float:
        """Share of the overlapping pairs with the same value, in percent."""
        return 100 * self.values / self.relaxed if self.relaxed else 0.0


def _f(right: int, gold: int, found: int) -> float:
    return 200 * right / (gold + found) if gold + found else 0.0


def story_of(tml: str) -> Story:
    """Read a TimeML document: code points of TEXT's characters without its tags."""
    root = ElementTree.fromstring(tml)
    created = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    assert created is not None
    assert body is not None
    times: list[Timex] = []
    text = "".join(_pieces(body, 0, times))
    return Story(text, created.get("value", ""), tuple(sorted(times, key=lambda time: time.start)))


def _pieces(node: ElementTree.Element, start: int, times: list[Timex]) -> list[str]:
    """Give the text of a node in pieces, and note the TIMEX3 tags below it by where they begin and end."""
    pieces = [node.text or ""]
    place = start + len(pieces[0])
    for child in node:
        inside = _pieces(child, place, times)
        length = sum(map(len, inside))
        if child.tag == "TIMEX3" and length:
            times.append(Timex(place, place + length, child.get("type", ""), child.get("value", "")))
        pieces += [*inside, child.tail or ""]
        place += length + len(pieces[-1])
    return pieces


def stories(corpora: Path) -> Iterator[Story]:
    """Read the measuring set."""
    with gzip.open(corpora / "dev" / "timebank.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield story_of(json.loads(line)["tml"])


def our_finder(pipeline: str | None = None) -> Finder:
    """Give Sayso's reading of a document's times."""
    nlp = load_reader(pipeline)

    def find(story: Story) -> list[Timex]:
        syntax = syntax_of(nlp(story.text))
        times = times_of(syntax)
        created = parse_date(story.created[:10])
        passage = passage_of(story.text, syntax.sentence_spans(), created.latest if created else None)
        told = read_passage(passage, times)
        return [Timex(one.start, one.end, time.type, time.value) for (one, _), time in zip(times, told, strict=True)]

    return find


def pairs(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Pair overlapping expressions, equal extents first, each of either side at most once."""
    taken: set[Timex] = set()
    matched: list[tuple[Timex, Timex]] = []
    for equal in (True, False):
        for one in gold:
            if any(one is left for left, _ in matched):
                continue
            other = next((time for time in found if time not in taken and _meets(one, time, equal)), None)
            if other is not None:
                taken.add(other)
                matched.append((one, other))
    return matched


def _meets(one: Timex, other: Timex, equal: bool) -> bool:
    if equal:
        return (one.start, one.end) == (other.start, other.end)
    return one.start < other.end and other.start < one.end


def score(read: Sequence[tuple[Sequence[Timex], Sequence[Timex]]], type_: str | None = None) -> Score:
    """Score (gold, found) by document; for one type: its gold with what met it, and what was found as it."""
    counts: Counter[str] = Counter()
    for gold, found in read:
        matched = [(one, other) for one, other in pairs(gold, found) if type_ in {None, one.type}]
        counts["gold"] += sum(type_ in {None, time.type} for time in gold)
        met = {other for _, other in matched}
        counts["found"] += sum(type_ in {None, time.type} or time in met for time in found)
        counts["strict"] += sum((one.start, one.end) == (other.start, other.end) for one, other in matched)
        counts["relaxed"] += len(matched)
        counts["types"] += sum(one.type == other.type for one, other in matched)
        counts["values"] += sum(one.value == other.value for one, other in matched)
    return Score(**{name: counts[name] for name in ("gold", "found", "strict", "relaxed", "types", "values")})


def timebank_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure extents, types and values on TimeBank."""
    finder = our_finder(pipeline)
    read = [(story.times, finder(story)) for story in stories(corpora)]
    whole = score(read)
    note = f"{whole.gold} expressions, {whole.found} found; HeidelTime publishes about 81 strict, 78 value"
    rows = [
        Row("TimeBank: extents strict, F", whole.strict_f, floor=FLOORS["strict"], note=note),
        Row("TimeBank: extents relaxed, F", whole.relaxed_f),
        Row("TimeBank: type, accuracy on matched", whole.type_accuracy),
        Row("TimeBank: value, accuracy on matched", whole.value_accuracy, floor=FLOORS["value"]),
    ]
    return [*rows, *(_type_row(read, type_) for type_ in TYPES)]


def _type_row(read: Sequence[tuple[Sequence[Timex], Sequence[Timex]]], type_: str) -> Row:
    found = score(read, type_)
    note = f"relaxed {found.relaxed_f:.1f}, value {found.value_accuracy:.1f}, of {found.gold}"
    return Row(f"TimeBank: {type_} extents strict, F", found.strict_f, note=note)
