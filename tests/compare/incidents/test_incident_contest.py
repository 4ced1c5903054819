"""Where two claims of a statement could be one with a claim of another, the likelier one keeps its score."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.incidents.contest import Contest
from sayso.compare.incidents.features import Prepared, prepare
from sayso.compare.incidents.figures import Context
from tests.compare.incidents.seen import account, seen

PAIRS = [(0, 1), (0, 2), (1, 2)]


def prepared(*, context: Context | None) -> list[Prepared]:
    """Give one claim of statement a and two of b."""
    told = [(document, claim) for document, claim in (("a", "c1"), ("b", "c1"), ("b", "c2"))]
    return prepare([replace(seen(account(name, "They fled"), claim, "flee", "They fled"), context=context) for name, claim in told])


def contested(scores: dict[tuple[int, int], float], context: Context | None) -> list[float]:
    return Contest(prepared(context=context), PAIRS, lambda pairs: [scores[pair] for pair in pairs]).score(PAIRS)


def test_the_likelier_partner_keeps_its_score_and_the_other_loses() -> None:
    best, second, within = contested({(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.4}, Context())
    assert best == 0.9
    assert second < 0.5
    assert within == 0.4


def test_two_equally_likely_partners_keep_theirs() -> None:
    assert contested({(0, 1): 0.7, (0, 2): 0.7, (1, 2): 0.4}, Context()) == [0.7, 0.7, 0.4]


def test_words_that_were_marked_by_hand_are_not_contested() -> None:
    assert contested({(0, 1): 0.9, (0, 2): 0.6, (1, 2): 0.4}, None) == [0.9, 0.6, 0.4]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_no_score_grows_and_what_excludes_goes_on_excluding(one: float, two: float, three: float) -> None:
    given_scores = {(0, 1): one, (0, 2): two, (1, 2): three}
    for score, before in zip(contested(given_scores, Context()), given_scores.values(), strict=True):
        assert score <= max(before, 0.0001)
        assert (score == 0.0) == (before == 0.0)
