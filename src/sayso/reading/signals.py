"""What the second network says of a statement's words: who is reported, how firmly, of which kind; the claims layer reads it.

Its heads stand on the encoder's third layer of states, with three layers of their own, so that trees and names stay what they are.
Every inventory is in the order of the network's outputs; trainer and reader share this module.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any, Final, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from sayso.types import ClaimKind, CommitmentValue, FlagName, Manner, Mood, Polarity, Tense

FloatArray = NDArray[np.float32]

SIGNALS: Final = "sayso_signals"
"""The key under which a Doc's `user_data` holds them."""
PLOVER: Final = (
    "", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""No event, then the 16 of the PLOVER codebook (Open Event Data Alliance)."""
ROLES: Final = ("none", "source", "content", "cue")
"""What a word is to a cue."""
CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "manner": get_args(Manner),
    "kind": get_args(ClaimKind),
    "tense": get_args(Tense),
    "mood": get_args(Mood),
    "polarity": get_args(Polarity),
    "plover": PLOVER,
    "innermost": get_args(CommitmentValue),
    "issuer": get_args(CommitmentValue),
}
"""Heads that choose one label for a word: manner at a cue's head, the rest at a predicate's."""
FLAGS: Final[tuple[str, ...]] = get_args(FlagName)
MARKS: Final = ("cue", "predicate", "content", "source", "conflict", *FLAGS)
"""Heads that say yes or no of a word, as log odds."""
GRADES: Final = ("factuality", "particular", "dynamic", "hypothetical")
"""Heads that grade a predicate on the scales of UDS (White et al. 2016; Govindarajan et al. 2019), -3 to 3."""

ROLES_KEPT: Final = -2.5
"""Log odds of a cue above which a word's roles are kept: far below what makes a cue, as rules may find one there."""

_BOUNDS: Final = dict(zip(CHOICES, accumulate((len(labels) for labels in CHOICES.values()), initial=0), strict=False))
_MARK: Final = {name: number for number, name in enumerate(MARKS)}
_GRADE: Final = {name: number for number, name in enumerate(GRADES)}


class SignalScores(NamedTuple):
    """What the network says of a batch: [rows, words, labels]; `roles[b, i, r, j]` scores word `j` as in role `r` to cue `i`."""

    marks: FloatArray
    choices: FloatArray
    grades: FloatArray
    roles: FloatArray


@dataclass(frozen=True, slots=True)
class CueRoles:
    """What the words from `first` on are to one cue: [roles, words] probabilities."""

    first: int
    chances: FloatArray


@dataclass(frozen=True, slots=True)
class Signals:
    """What was said of a statement's words, or of a Doc's tokens: scores by word, and by cue."""

    marks: FloatArray
    choices: FloatArray
    grades: FloatArray
    roles: dict[int, CueRoles]
    _tables: dict[str, NDArray[np.float64]] = field(default_factory=dict, repr=False, compare=False)

    def chance(self, mark: str, word: int) -> float:
        """Give the probability of a mark."""
        return float(1.0 / (1.0 + np.exp(-np.clip(self.marks[word, _MARK[mark]], -30.0, 30.0))))

    def odds(self, mark: str) -> FloatArray:
        """Give the log odds of a mark for every word."""
        found: FloatArray = self.marks[:, _MARK[mark]]
        return found

    def chances(self, choice: str, word: int) -> dict[str, float]:
        """Give the probability of each label of a choice."""
        if choice not in self._tables:
            self._tables[choice] = self._table(choice)
        return dict(zip(CHOICES[choice], self._tables[choice][word].tolist(), strict=True))

    def _table(self, choice: str) -> NDArray[np.float64]:
        """Give every word's probabilities of a choice's labels: what one claim asks, the next asks too."""
        scores = self.choices[:, _BOUNDS[choice] : _BOUNDS[choice] + len(CHOICES[choice])].astype(np.float64)
        odds = np.exp(scores - scores.max(1, keepdims=True))
        found: NDArray[np.float64] = odds / odds.sum(1, keepdims=True)
        return found

    def grade(self, name: str, word: int) -> float:
        """Give a grade, -3 to 3."""
        return float(np.clip(self.grades[word, _GRADE[name]], -3.0, 3.0))


def packed(signals: Signals) -> dict[str, object]:
    """Give signals as plain arrays, as a Doc's `user_data` can be written to bytes with."""
    cues = sorted(signals.roles)
    return {
        "marks": signals.marks,
        "choices": signals.choices,
        "grades": signals.grades,
        "cues": cues,
        "first": [signals.roles[cue].first for cue in cues],
        "chances": [signals.roles[cue].chances for cue in cues],
    }


def unpacked(found: Mapping[str, Any]) -> Signals:
    """Give the signals that were packed."""
    roles = {
        int(cue): CueRoles(int(first), chances)
        for cue, first, chances in zip(found["cues"], found["first"], found["chances"], strict=True)
    }
    return Signals(found["marks"], found["choices"], found["grades"], roles)


def signals_of(doc: Doc) -> Signals | None:
    """Give what the second network said of a Doc's tokens; None where it did not read it."""
    found = doc.user_data.get(SIGNALS)
    return None if found is None else unpacked(found)


def no_signals(words: int) -> Signals:
    """Give room for the signals of so many words."""
    count = sum(len(labels) for labels in CHOICES.values())
    marks, choices, grades = (np.zeros((words, width), dtype=np.float32) for width in (len(MARKS), count, len(GRADES)))
    return Signals(marks, choices, grades, {})


def moved(signals: Signals, places: NDArray[np.int64], tokens: int) -> Signals:
    """Move signals from words to the tokens at `places`; what is said of the white space between them is nothing."""
    found = no_signals(tokens)
    found.marks[:] = -20.0
    for table, own in ((found.marks, signals.marks), (found.choices, signals.choices), (found.grades, signals.grades)):
        table[places] = own
    roles = {}
    for cue, one in signals.roles.items():
        own_places = places[one.first : one.first + one.chances.shape[1]]
        first = int(own_places[0])
        chances = np.zeros((len(ROLES), int(own_places[-1]) - first + 1), dtype=np.float32)
        chances[:, own_places - first] = one.chances
        roles[int(places[cue])] = CueRoles(first, chances)
    return Signals(found.marks, found.choices, found.grades, roles)


def roles_of(scores: FloatArray, first: int) -> CueRoles:
    """Give one cue's roles from their scores, [roles, words]."""
    odds = np.exp(scores - scores.max(0, keepdims=True))
    return CueRoles(first, odds / odds.sum(0, keepdims=True))
