"""Every span that is printed equals its text: the whole ledger of every press release, and of each the map back to its bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from benchmarks.releases import releases
from benchmarks.table import Row
from sayso.ledger.json_lines import to_dict
from sayso.pipeline import Outcome, read_inputs

Json = dict[str, "Json"] | list["Json"] | str | int | float | bool | None


def span_rows(corpora: Path, limit: int | None = None, jobs: int = 2) -> list[Row]:
    """Read the releases and count the spans whose words are not those of the text at their offsets."""
    inputs = list(releases(corpora, limit))
    originals = {item.name: item.text for item in inputs}
    spans = wrong = unmapped = failed = tokens = 0
    for outcome in read_inputs(inputs, jobs=jobs):
        if outcome.ledger is None:
            failed += 1
            continue
        found, bad = check_spans(outcome)
        spans, wrong = spans + found, wrong + bad
        unmapped += wrongly_mapped(outcome, originals[outcome.name])
        tokens += len(outcome.ledger.document.text.split())
    note = f"{len(inputs)} press releases, {spans:,} spans"
    return [
        Row("spans that differ from their text", wrong, floor=0, at_most=True, note=note),
        Row("characters mapped to a wrong place", unmapped, floor=0, at_most=True, note=note),
        Row("releases not read", failed, note="with their reason codes on their outcomes"),
    ]


def check_spans(outcome: Outcome) -> tuple[int, int]:
    """Give the number of spans in one printed ledger and how many of them do not equal the text at their offsets."""
    assert outcome.ledger is not None
    printed = cast(Json, to_dict(outcome.ledger))
    text = outcome.ledger.document.text
    checks = [text[start:end] == words for start, end, words in _spans(printed)]
    return len(checks), checks.count(False)


def wrongly_mapped(outcome: Outcome, original: str) -> int:
    """Count the characters of a text format whose map does not lead back to the same character of the original."""
    assert outcome.ledger is not None
    document = outcome.ledger.document
    return sum(
        document.text[run.start + i] != original[run.origin.offset + i]
        for run in document.map
        if hasattr(run.origin, "offset")
        for i in range(run.length)
    )


def _spans(node: Json) -> Iterator[tuple[int, int, str]]:
    if isinstance(node, dict):
        start, end, text = node.get("start"), node.get("end"), node.get("text")
        if isinstance(start, int) and isinstance(end, int) and isinstance(text, str):
            yield start, end, text
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list):
        for value in node:
            yield from _spans(value)
