"""What the second network might say of a parsed sentence, written by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import accumulate

import numpy as np
from spacy.tokens import Doc

from sayso.claims.syntax import Syntax, syntax_of
from sayso.reading.signals import CHOICES, MARKS, ROLES, SIGNALS, Signals, no_signals, packed, roles_of

SURE = 8.0
FIRST = dict(zip(CHOICES, accumulate((len(labels) for labels in CHOICES.values()), initial=0), strict=False))


def silent(tokens: int) -> Signals:
    """Give signals that mark nothing."""
    signals = no_signals(tokens)
    signals.marks[:] = -SURE
    return signals


def mark(signals: Signals, name: str, token: int, odds: float = SURE) -> None:
    """Set a mark's log odds."""
    signals.marks[token, MARKS.index(name)] = odds


def choose(signals: Signals, choice: str, token: int, label: str, odds: float = SURE) -> None:
    """Speak for one label of a choice, at so many log odds over each other one."""
    signals.choices[token, FIRST[choice] + CHOICES[choice].index(label)] = odds


def give_roles(signals: Signals, cue: int, roles: Mapping[str, Iterable[int]], first: int = 0, after: int | None = None) -> None:
    """Say of the tokens from `first` to `after` what they are to a cue; those not named are nothing to it."""
    end = len(signals.marks) if after is None else after
    scores = np.zeros((len(ROLES), end - first), dtype=np.float32)
    scores[ROLES.index("none")] = SURE / 2
    for role, tokens in roles.items():
        scores[ROLES.index(role), [token - first for token in tokens]] = SURE
    signals.roles[cue] = roles_of(scores, first)


def heard(doc: Doc, signals: Signals | None) -> Syntax:
    """Give the view of a Doc that carries these signals."""
    if signals is not None:
        doc.user_data[SIGNALS] = packed(signals)
    return syntax_of(doc)
