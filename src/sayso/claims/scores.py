"""The score of a commitment, from what its sources hold."""

from __future__ import annotations

from typing import Final

from sayso.types import Commitment, CommitmentValue

_SCORES: Final = {"CT+": 2.6, "PR+": 1.5, "PS+": 0.7, "U": 0.0, "PS-": -0.7, "PR-": -1.5, "CT-": -2.6}
_REPORTED: Final = {"CT+": 1.6, "PR+": 1.0, "PS+": 0.4, "U": 0.0, "PS-": -0.4, "PR-": -1.0, "CT-": -1.6}
_OF_WHAT_IS_TO_COME: Final = 0.5


def scored(innermost: CommitmentValue, issuer: CommitmentValue, *, reported: bool, future: bool) -> Commitment:
    """Give a commitment with its score, from -3, certainly not, to 3, certainly, as in Lee et al. (2015).

    What others say, where the issuer does not commit itself, and what is to come count less.
    """
    score = _REPORTED[innermost] if reported and issuer == "U" else _SCORES[issuer]
    return Commitment(innermost, issuer, round(score * (_OF_WHAT_IS_TO_COME if future else 1), 2))
