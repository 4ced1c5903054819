"""Events of PLOVER's gold records (Open Event Data Alliance): is the ledger's act the one that the coders gave? Measured only.

A record is right where a claim whose predicate shares a character with the words marked as the event has the record's event as its
`act.plover`. Speech acts ("accused", "rejected", "called for") are claims where they are acts towards somebody, so that the same
rule holds for them; a cue without a claim has no event. Two figures stand beside it: the loose one asks only that any claim of the
sentence has the event, the strict one that the first such claim in the text that has an act at all has it.

The records are coded by PLOVER's first edition; its names are read as those of the later sixteen events (the codebook's own table
of 2021): DEMAND is REQUEST, DISAPPROVE and INVESTIGATE are ACCUSE, FIGHT is ASSAULT.

Run: python -m benchmarks accuracy CORPORA_DIR --only plover
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.sentence import Range, read_sentence
from benchmarks.table import Row
from sayso.pipeline import Reader
from sayso.types import StatementLedger

FLOOR = 70.0
LATER = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
_OPEN = re.compile(r"\(([A-Z]{3}(?:/[A-Z]{3})*):\s*")


@dataclass(frozen=True, slots=True)
class Record:
    """A coded sentence: its text, its event by the later names, and where the event's words stand."""

    text: str
    event: str
    marked: tuple[Range, ...]


def records_of(corpora: Path) -> Iterator[Record]:
    """Read the measuring set."""
    with gzip.open(corpora / "dev" / "plover-gsr.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            info = row["textInfo"]
            plain, marks = unmarked(info if isinstance(info, str) else info["markup"])
            yield Record(row["text"], LATER.get(row["event"], row["event"]), aligned(plain, row["text"], marks))


def unmarked(markup: str) -> tuple[str, tuple[Range, ...]]:
    """Take the marks `(SRC: …)` off a marked-up sentence; with its text, the ranges of the parts marked `EVT`.

    Marks nest, and some are closed with a brace; a bracket that opens no mark stays in the text.
    """
    plain, marks, place = "", [], 0
    pending: list[tuple[str, int]] = []
    while place < len(markup):
        opened = _OPEN.match(markup, place)
        if opened is not None:
            pending.append((opened[1], len(plain)))
            place = opened.end()
            continue
        sign = markup[place]
        place += 1
        if sign in ")}" and pending and pending[-1][0] != "(":
            name, start = pending.pop()
            if "EVT" in name:
                marks.append((start, len(plain)))
            continue
        if sign == "(":
            pending.append(("(", len(plain)))
        elif sign == ")" and pending:
            pending.pop()
        plain += sign
    return plain, tuple(marks)


def aligned(plain: str, text: str, marks: Sequence[Range]) -> tuple[Range, ...]:
    """Carry ranges of `plain` over to `text`, which differs in blanks and slips; a range without a counterpart is left out."""
    places: dict[int, int] = {}
    for match in SequenceMatcher(None, plain, text, autojunk=False).get_matching_blocks():
        places |= {match.a + step: match.b + step for step in range(match.size)}
    found = []
    for start, end in marks:
        there = [places[at] for at in range(start, end) if at in places]
        if there:
            found.append((min(there), max(there) + 1))
    return tuple(found)


def acts_at(ledger: StatementLedger, marked: Sequence[Range]) -> list[str]:
    """Give the events of the claims whose predicates meet any of the ranges, in text order."""
    return [
        claim.act.plover
        for claim in ledger.claims
        if claim.act is not None and any(claim.predicate.start < end and start < claim.predicate.end for start, end in marked)
    ]


def plover_rows(corpora: Path, pipeline: str | None = None) -> list[Row]:
    """Measure on the corpora folder's records, beside the commonest event for all of them."""
    reader = Reader(pipeline)
    counts: Counter[str] = Counter()
    events: Counter[str] = Counter()
    for record in records_of(corpora):
        events[record.event] += 1
        ledger = read_sentence(reader, record.text)
        if ledger is None:
            continue
        acts = acts_at(ledger, record.marked)
        counts["right"] += record.event in acts
        counts["strict"] += acts[:1] == [record.event]
        counts["loose"] += record.event in acts_at(ledger, [(0, len(record.text))])
    total = max(events.total(), 1)
    (_, commonest) = events.most_common(1)[0]
    loose, strict = 100 * counts["loose"] / total, 100 * counts["strict"] / total
    note = f"{total} records; any claim of the sentence {loose:.1f}, first act {strict:.1f}"
    return [
        Row(
            "PLOVER records: event of the marked words, of 16",
            100 * counts["right"] / total,
            " %",
            floor=FLOOR,
            peer=100 * commonest / total,
            note=f"{note}; peer: the commonest event",
        )
    ]
