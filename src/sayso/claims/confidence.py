"""How sure the reading of a claim is: the chance that a careful annotator has it with the same chain, agents and patients.

A logistic regression over what is known of the claim when it has been read (`EVIDENCE`), fitted on the dev part of the Sayso corpus
(`python -m training confidence`); `python -m benchmarks accuracy … --only calibration` prints how well it is calibrated (Guo et al.
2017). The weights are data (`data/confidence.tsv`): one column for readings with the second network's signals, one without.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from sayso.claims.attributed import Attributed
from sayso.claims.syntax import Syntax
from sayso.claims.vocabulary import rows
from sayso.types import Claim

EVIDENCE: Final = (
    "always",
    "verb",
    "noun",
    "agents",
    "patients",
    "no-agent",
    "no-patient",
    "others",
    "pronoun",
    "name",
    "act",
    "state",
    "chain",
    "depth",
    "quoted",
    "length",
    "predicate-odds",
    "cue-odds",
    "content-chance",
    "own-odds",
    "label-chance",
)
"""The names of what `evidence_of` gives, in its order."""
_LONG: Final = 40
_ODDS: Final = 6.0
_MANY: Final = 3
_ENOUGH: Final = 30.0
_LEAST, _MOST = 0.02, 0.98


def graded(syntax: Syntax, claims: Sequence[Claim], attributed: Sequence[Attributed]) -> tuple[Claim, ...]:
    """Give the claims with their confidence."""
    weights = _weights()[syntax.signals is not None]
    by_id = {one.attribution.id: one for one in attributed}
    return tuple(replace(claim, confidence=_chance(weights, evidence_of(syntax, claim, by_id))) for claim in claims)


def evidence_of(syntax: Syntax, claim: Claim, attributed: Mapping[str, Attributed]) -> tuple[float, ...]:
    """Give what is known of a claim as numbers of order one, in the order of `EVIDENCE`."""
    token = _head(syntax, claim)
    agents = [part for part in claim.participants if part.role == "agent"]
    patients = [part for part in claim.participants if part.role == "patient"]
    begin, after = syntax.sentences[syntax.sentence_of[token]]
    words = [part.text.lower() for part in (*agents, *patients)]
    return (
        1.0,
        float(syntax.pos[token] == "VERB"),
        float(syntax.pos[token] == "NOUN"),
        float(min(len(agents), _MANY)),
        float(min(len(patients), _MANY)),
        float(not agents),
        float(not patients),
        float(min(len(claim.participants) - len(agents) - len(patients), _MANY)),
        float(any(word in {"it", "they", "them", "this", "that", "which", "he", "she", "we", "i"} for word in words)),
        float(any(part.text[:1].isupper() for part in agents)),
        float(claim.act is not None),
        float(claim.kind != "event"),
        float(bool(claim.chain)),
        float(max(len(claim.chain) - 1, 0)),
        float(bool(claim.chain) and attributed[claim.chain[-1]].attribution.form == "direct"),
        min((after - begin) / _LONG, 3.0),
        *_from_signals(syntax, token, [attributed[name] for name in claim.chain], claim),
    )


def _from_signals(syntax: Syntax, token: int, chain: Sequence[Attributed], claim: Claim) -> tuple[float, ...]:
    """Give what the second network says of a claim's predicate and of the cues above it; zeros without it."""
    signals = syntax.signals
    if signals is None:
        return (0.0, 0.0, 0.0, 0.0, 0.0)
    cues = [float(signals.odds("cue")[one.cue_head]) for one in chain if one.cue_head is not None]
    inside = 0.0
    if chain and chain[-1].cue_head in signals.roles:
        roles = signals.roles[chain[-1].cue_head]
        if 0 <= token - roles.first < roles.chances.shape[1]:
            inside = float(roles.chances[2, token - roles.first])
    own = 0.0 if chain else -_clipped(float(signals.odds("content")[token]))
    labels = min(signals.chances(name, token)[value] for name, value in (("tense", claim.tense), ("mood", claim.mood)))
    return _clipped(float(signals.odds("predicate")[token])), _clipped(min(cues, default=0.0)), inside, own, labels


def _clipped(odds: float) -> float:
    return max(-_ODDS, min(_ODDS, odds)) / _ODDS


def _head(syntax: Syntax, claim: Claim) -> int:
    """Give the token that heads a claim's predicate."""
    first = bisect_left(syntax.end, claim.predicate.start + 1)
    last = max(first, bisect_left(syntax.start, claim.predicate.end) - 1)
    return next((token for token in range(first, last + 1) if not first <= syntax.head[token] <= last), last)


def _chance(weights: Sequence[float], evidence: Sequence[float]) -> float:
    odds = math.fsum(weight * value for weight, value in zip(weights, evidence, strict=True))
    return round(min(max(1.0 / (1.0 + math.exp(-max(odds, -_ENOUGH))), _LEAST), _MOST), 2)


@cache
def _weights() -> dict[bool, tuple[float, ...]]:
    """Read the weights: with signals, and without."""
    table = {name: (float(with_signals), float(without)) for name, with_signals, without in rows("confidence")}
    return {True: tuple(table[name][0] for name in EVIDENCE), False: tuple(table[name][1] for name in EVIDENCE)}
