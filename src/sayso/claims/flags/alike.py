"""Words that the second network finds very like those that annotators flagged."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from sayso.claims.flags.passage import Passage
from sayso.claims.quotation import Range
from sayso.claims.syntax import PUNCTUATION
from sayso.types import Flag, FlagName

SURE: Final[dict[FlagName, float]] = {
    "loaded-language": 0.95,
    "prediction": 0.95,
    "threat": 0.95,
    "slogan": 0.97,
    "rhetorical-question": 0.97,
    "hearsay": 0.97,
    "insinuation": 0.97,
    "collective-blame": 0.97,
}
"""The chance from which a word counts as flagged, set on the Sayso corpus's dev part."""

_REASON: Final[dict[FlagName, str]] = {
    "loaded-language": "wording like that which annotators flagged as loaded",
    "prediction": "wording like that which annotators flagged as prediction",
    "threat": "wording like that which annotators flagged as a threat",
    "slogan": "wording like that which annotators flagged as a slogan",
    "rhetorical-question": "wording like that which annotators flagged as a question that asserts",
    "hearsay": "wording like that which annotators flagged as hearsay",
    "insinuation": "wording like that which annotators flagged as insinuation",
    "collective-blame": "wording like that which annotators flagged as blame of a whole group",
}
_SHORTEST: Final = 4
"""Tokens of the shortest clause or sentence that is flagged; single words are flagged as loaded language only."""
_GAP: Final = 1
_LOOSE_ENDS: Final = frozenset({"ADP", "AUX", "CCONJ", "DET", "PART", "SCONJ"})


def find_alike(passage: Passage) -> Iterator[Flag]:
    """Give the runs of words above the chance for each flag; none where another pipeline than Sayso's read the text."""
    if passage.syntax.signals is None:
        return
    for name, sure in SURE.items():
        for run in _runs(passage, name, sure):
            trimmed = _trimmed(passage, run, name)
            if trimmed is not None:
                yield passage.flag(name, trimmed, _REASON[name])


def _runs(passage: Passage, name: FlagName, sure: float) -> Iterator[Range]:
    """Give stretches of one sentence whose words are above the chance, with gaps of one word at most."""
    signals, syntax = passage.syntax.signals, passage.syntax
    assert signals is not None
    above = (signals.odds(name) >= _odds(sure)).tolist()
    if not any(above):
        return
    for _, (first, last) in passage.sentences():
        run: Range | None = None
        for token in range(first, last + 1):
            if not above[token] or syntax.pos[token] in PUNCTUATION:
                continue
            if run is not None and token - run[1] <= _GAP + 1:
                run = run[0], token
                continue
            if run is not None:
                yield run
            run = token, token
        if run is not None:
            yield run


def _odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def _trimmed(passage: Passage, run: Range, name: FlagName) -> Range | None:
    """Cut a run at phrase borders: no article before it, no preposition after it; None where too little is left."""
    first, last = run
    pos = passage.syntax.pos
    if name != "loaded-language":
        return _whole(passage, run) if last - first + 1 >= _SHORTEST else None
    while first < last and pos[first] in _LOOSE_ENDS:
        first += 1
    while last > first and pos[last] in _LOOSE_ENDS:
        last -= 1
    return None if pos[first] in _LOOSE_ENDS else (first, last)


def _whole(passage: Passage, run: Range) -> Range:
    """Give the clause of the first claim whose predicate lies in a run, with the run; or the run alone."""
    head = next((token for token in range(run[0], run[1] + 1) if token in passage.heads), None)
    if head is None:
        return run
    first, last = passage.clause(head)
    return min(first, run[0]), max(last, run[1])
