"""Reported speech on PolNeAR (Newell, Margolin and Ruths 2018): how much of it the rules find. Measured, never tuned on.

What is counted, over all annotated documents together:

- **content F**, **source F**: by characters. The characters under any content (source) of the document, in the gold annotation and
  in ours, are two sets; precision and recall are of those sets, summed over the documents (micro-average).
- **attribution F**: whole attributions, matched one to one and greedily in text order. A match needs the cues to share a character
  (or both to be absent), the contents to agree with F of at least 0.5 by characters, and the sources to share a character (or both
  to be absent).

A text that several annotators have annotated is scored once for each of them, as a document of its own: the figure is the mean
agreement with an annotator, not with the kindest one. PolNeAR annotates only the outermost attributions, so only those of ours that
have no parent are scored. `Discuss` and `Discard` marks are left out, and so is an attribution without a content.

Run: python -m benchmarks accuracy CORPORA_DIR --only attribution
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.table import Row
from sayso.claims.attribution import find_attributions
from sayso.claims.syntax import syntax_of
from sayso.reading.pipeline import load_reader
from sayso.types import Block

Characters = frozenset[int]


@dataclass(frozen=True, slots=True)
class Part:
    """One attribution as sets of characters; an empty set stands for an absent part."""

    source: Characters
    cue: Characters
    content: Characters


@dataclass(slots=True)
class Score:
    """True positives, and how many there are in gold and in ours."""

    hits: int = 0
    gold: int = 0
    ours: int = 0

    @property
    def precision(self) -> float:
        """Give the share of ours that is right."""
        return self.hits / self.ours if self.ours else 0.0

    @property
    def recall(self) -> float:
        """Give the share of gold that was found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall."""
        return 2 * self.hits / (self.gold + self.ours) if self.gold + self.ours else 0.0

    def add(self, gold: Characters, ours: Characters) -> None:
        """Count two sets of characters."""
        self.hits += len(gold & ours)
        self.gold += len(gold)
        self.ours += len(ours)


@dataclass(slots=True)
class Scores:
    """All that is measured."""

    content: Score = field(default_factory=Score)
    source: Score = field(default_factory=Score)
    cue: Score = field(default_factory=Score)
    whole: Score = field(default_factory=Score)


def read_brat(annotation: str) -> list[Part]:
    """Read the attributions of a brat stand-off file: text-bound spans (`T`, discontinuous ones too) joined by events (`E`)."""
    spans: dict[str, Characters] = {}
    events: list[str] = []
    for line in annotation.splitlines():
        fields = line.split("\t")
        if len(fields) >= 2 and fields[0].startswith("T"):
            spans[fields[0]] = _characters(fields[1].split(" ", 1)[1])
        elif len(fields) >= 2 and fields[0].startswith("E"):
            events.append(fields[1])
    parts = [_part(event, spans) for event in events]
    return [part for part in parts if part.content]


def _characters(ranges: str) -> Characters:
    covered: set[int] = set()
    for piece in ranges.split(";"):
        start, end = piece.split()
        covered.update(range(int(start), int(end)))
    return frozenset(covered)


def _part(event: str, spans: dict[str, Characters]) -> Part:
    roles: dict[str, set[int]] = {"Source": set(), "Cue": set(), "Content": set()}
    for argument in event.split()[1:]:
        role, _, target = argument.partition(":")
        name = role.rstrip("0123456789")
        if name in roles:
            roles[name] |= spans.get(target, frozenset())
    return Part(*(frozenset(roles[name]) for name in ("Source", "Cue", "Content")))


def paragraphs_of(text: str) -> tuple[Block, ...]:
    """Give every line that holds words as a paragraph: PolNeAR's texts keep one paragraph to a line."""
    return tuple(Block(found.start(), found.end(), "paragraph") for found in re.finditer(r"\S[^\n]*", text))


def predictor(pipeline: str | None = None) -> Callable[[str], list[Part]]:
    """Give the reader and the rules as one function from text to its outermost attributions."""
    reader = load_reader(pipeline)

    def predict(text: str) -> list[Part]:
        found = find_attributions(syntax_of(reader(text)), paragraphs_of(text))
        parts = []
        for attribution in (item.attribution for item in found if item.attribution.parent is None):
            source, cue = attribution.source, attribution.cue
            parts.append(
                Part(
                    frozenset() if source.start is None or source.end is None else frozenset(range(source.start, source.end)),
                    frozenset() if cue is None else frozenset(range(cue.start, cue.end)),
                    frozenset(place for span in attribution.content for place in range(span.start, span.end)),
                )
            )
        return parts

    return predict


def measure(documents: Iterator[tuple[str, str]], predict: Callable[[str], list[Part]]) -> Scores:
    """Score predictions on (text, brat annotation) pairs; a text that comes again is read once."""
    scores, read = Scores(), {}
    for text, annotation in documents:
        gold = read_brat(annotation)
        if text not in read:
            read[text] = predict(text)
        ours = read[text]
        scores.content.add(_union(gold, "content"), _union(ours, "content"))
        scores.source.add(_union(gold, "source"), _union(ours, "source"))
        scores.cue.add(_union(gold, "cue"), _union(ours, "cue"))
        scores.whole.hits += matched(gold, ours)
        scores.whole.gold += len(gold)
        scores.whole.ours += len(ours)
    return scores


def _union(parts: Sequence[Part], role: str) -> Characters:
    sets: list[Characters] = [getattr(part, role) for part in parts]
    return frozenset().union(*sets)


def matched(gold: Sequence[Part], ours: Sequence[Part]) -> int:
    """Count whole attributions matched one to one, greedily in text order."""
    free = sorted(ours, key=lambda part: min(part.content))
    hits = 0
    for part in sorted(gold, key=lambda part: min(part.content)):
        place = next((index for index, other in enumerate(free) if _same(part, other)), None)
        if place is not None:
            del free[place]
            hits += 1
    return hits


def _same(gold: Part, ours: Part) -> bool:
    both = len(gold.content & ours.content)
    return (
        2 * both >= 0.5 * (len(gold.content) + len(ours.content)) and _meet(gold.cue, ours.cue) and _meet(gold.source, ours.source)
    )


def _meet(gold: Characters, ours: Characters) -> bool:
    return bool(gold & ours) if gold or ours else True


def documents_of(corpora: Path) -> Iterator[tuple[str, str]]:
    """Read the measuring set's (text, brat annotation) pairs."""
    with gzip.open(corpora / "dev" / "polnear-dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield row["text"], row["brat"]


FLOORS = {"content": 84.0, "source": 74.0, "cue": None, "whole": 60.0}
KNOWN = {"content": 67.2, "source": 58.6, "cue": 31.7, "whole": 39.4}
"""GenderGapTracker's rules on `en_core_web_md` by the same counts: known from a probe, not measured in this run."""


def polnear_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure on the corpora folder's PolNeAR: one row each for content, source, cue and whole attributions."""
    scores = measure(documents_of(corpora), predictor(pipeline))
    return [
        Row(
            f"PolNeAR dev, {'whole attributions' if name == 'whole' else name + ', by characters'}, F",
            100 * score.f1,
            floor=FLOORS[name],
            note=f"P {100 * score.precision:.1f}, R {100 * score.recall:.1f}; known: GenderGapTracker {KNOWN[name]}",
        )
        for name in KNOWN
        for score in [getattr(scores, name)]
    ]
