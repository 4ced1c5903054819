"""Settles a claim's labels between the rules and the second network; the act is the lexicon's alone.

The rules give one label, the network a chance for each. A rule's label counts as evidence of a fixed weight (log odds, as in a
naive Bayes combination of two witnesses); the label with the most evidence is taken. Without signals the rule's stands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final, TypeVar, cast

import numpy as np

from sayso.claims.syntax import Syntax
from sayso.types import Claim, Commitment, CommitmentValue

Label = TypeVar("Label", bound=str)

TRUST: Final[dict[str, float]] = {
    "mood": 1.5,
    "tense": 2.0,
    "polarity": 2.0,
    "kind": 2.0,
    "innermost": 2.0,
    "issuer": 2.0,
}
"""Log odds that a rule's label is given over the others; set on the Sayso corpus's dev part."""

CHOSEN_SHARE: Final = 0.5
"""The share of the chosen value in a claim's score; the rest is what the network expects."""

VALUES: Final[dict[CommitmentValue, float]] = {
    "CT+": 3.0,
    "PR+": 2.0,
    "PS+": 1.0,
    "U": 0.0,
    "PS-": -1.0,
    "PR-": -2.0,
    "CT-": -3.0,
}
"""FactBank's values on the scale of Lee et al. (2015)."""


def settled(syntax: Syntax, token: int, choice: str, by_rule: Label) -> Label:
    """Give the label of `choice` for the word at `token` that the rule's word and the network's chances speak for most."""
    if syntax.signals is None:
        return by_rule
    evidence = {label: np.log(chance + 1e-6) for label, chance in syntax.signals.chances(choice, token).items()}
    evidence[by_rule] = evidence.get(by_rule, -10.0) + TRUST[choice]
    return cast(Label, max(evidence, key=lambda label: evidence[label]))


def expected_value(syntax: Syntax, token: int) -> float | None:
    """Give the commitment that the network expects of a predicate, -3 to 3; None without signals."""
    if syntax.signals is None:
        return None
    chances = syntax.signals.chances("innermost", token)
    return sum(VALUES[cast(CommitmentValue, label)] * chance for label, chance in chances.items())


def with_signals(syntax: Syntax, token: int, claim: Claim) -> Claim:
    """Settle all labels of a claim whose predicate's head is at `token`, and grade its commitment."""
    if syntax.signals is None:
        return claim
    innermost = settled(syntax, token, "innermost", claim.commitment.innermost)
    issuer = settled(syntax, token, "issuer", claim.commitment.issuer) if claim.chain else innermost
    return replace(
        claim,
        kind=settled(syntax, token, "kind", claim.kind),
        mood=settled(syntax, token, "mood", claim.mood),
        tense=settled(syntax, token, "tense", claim.tense),
        polarity=settled(syntax, token, "polarity", claim.polarity),
        commitment=Commitment(innermost, issuer, _score(syntax, token, innermost)),
    )


def _score(syntax: Syntax, token: int, chosen: CommitmentValue) -> float:
    """Grade a claim as readers grade it (Lee et al. 2015), to whom what is reported weighs nearly what its source gives it."""
    expected = expected_value(syntax, token)
    return VALUES[chosen] if expected is None else round(CHOSEN_SHARE * VALUES[chosen] + (1 - CHOSEN_SHARE) * expected, 2)
