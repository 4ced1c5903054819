"""Settles a claim's labels between the rules and the second network.

The rules give one label, the network a chance for each. A rule's label counts as evidence of a fixed weight (log odds, as in a
naive Bayes combination of two witnesses); the label with the most evidence is taken. Without signals the rule's stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final, TypeVar, cast

import numpy as np

from sayso.claims.syntax import Syntax
from sayso.types import Act, Claim, Commitment, CommitmentValue

Label = TypeVar("Label", bound=str)

TRUST: Final[dict[str, float]] = {
    "mood": 1.5,
    "tense": 1.5,
    "polarity": 2.0,
    "kind": 2.5,
    "innermost": 2.5,
    "issuer": 3.0,
}
"""Log odds that a rule's label is given over the others; set on the Sayso corpus's dev part."""
NO_ACT: Final = 2.5
"""The same for the lexicon's having no act: it lists what names one, and says less by its silence."""

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
    return _weighed(syntax.signals.chances(choice, token), by_rule, TRUST[choice])


def _weighed(chances: Mapping[str, float], by_rule: Label, trust: float) -> Label:
    """Give the label with the most evidence, the rule's own counting for so many log odds."""
    evidence = dict(zip(chances, np.log(np.array(list(chances.values())) + 1e-6).tolist(), strict=True))
    evidence[by_rule] = evidence.get(by_rule, -10.0) + trust
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
        act=_act(syntax, token, claim.act),
        commitment=Commitment(innermost, issuer, _score(syntax, token, innermost)),
    )


def _act(syntax: Syntax, token: int, by_lexicon: Act | None) -> Act | None:
    """Give the lexicon's act; where it has none, the event that the network is sure of, without a mode.

    The network takes no act away and changes none: its events are those of our corpus, where domestic politics has few and of few
    kinds (docs/accuracy.md has the figures).
    """
    if by_lexicon is not None:
        return by_lexicon
    assert syntax.signals is not None
    event = _weighed(syntax.signals.chances("plover", token), "", NO_ACT)
    return Act(event) if event else None


def _score(syntax: Syntax, token: int, chosen: CommitmentValue) -> float:
    """Grade a claim as readers grade it (Lee et al. 2015), to whom what is reported weighs nearly what its source gives it."""
    expected = expected_value(syntax, token)
    return VALUES[chosen] if expected is None else round(CHOSEN_SHARE * VALUES[chosen] + (1 - CHOSEN_SHARE) * expected, 2)
