from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.matching import AttributionSpans, best_pairs, dice, match_attributions, match_claims
from corpus.scheme import GoldAttribution
from sayso.types import Attribution, Source, Span

ONE = AttributionSpans((0, 4), ((10, 30),))


@pytest.mark.parametrize(
    ("other", "matches"),
    [
        (AttributionSpans((0, 4), ((10, 30),)), True),
        (AttributionSpans((0, 20), ((10, 30),)), True),
        (AttributionSpans((2, 6), ((10, 30),)), True),
        (AttributionSpans((3, 7), ((10, 30),)), False),
        (AttributionSpans((40, 44), ((10, 30),)), False),
        (AttributionSpans(None, ((10, 30),)), False),
        (AttributionSpans((0, 4), ((20, 40),)), True),
        (AttributionSpans((0, 4), ((21, 41),)), False),
        (AttributionSpans((0, 4), ((10, 18), (22, 30))), True),
    ],
)
def test_attributions_match_by_half_of_their_contents_and_of_the_shorter_cue(other: AttributionSpans, matches: bool) -> None:
    assert match_attributions([ONE], [other]) == ([(0, 0)] if matches else [])
    assert match_attributions([other], [ONE]) == ([(0, 0)] if matches else [])


def test_bare_quotations_match_by_their_contents() -> None:
    assert match_attributions([AttributionSpans(None, ((0, 9),))], [AttributionSpans(None, ((0, 8),))]) == [(0, 0)]


def test_the_best_pair_is_taken_first() -> None:
    wide = AttributionSpans((0, 4), ((10, 34),))
    assert match_attributions([wide, ONE], [ONE]) == [(1, 0)]
    assert match_attributions([ONE, wide], [wide, ONE]) == [(0, 1), (1, 0)]


def test_an_attribution_of_a_ledger_and_one_of_the_corpus_are_matched_alike() -> None:
    gold = GoldAttribution("a1", None, None, "issuer", (0, 4), ((10, 30),), "assert", "direct")
    read = Attribution("a7", None, Source("issuer"), Span(0, 4, "said"), (Span(10, 30, "x" * 20),), "assert", "direct")
    assert AttributionSpans.of_gold(gold) == AttributionSpans.of_ledger(read) == ONE


def test_claims_match_by_their_predicates() -> None:
    assert match_claims([(0, 4), (10, 14)], [(12, 20), (4, 6)]) == [(1, 0)]


def test_of_two_claims_on_one_predicate_the_preferred_are_paired() -> None:
    assert match_claims([(0, 4), (0, 4)], [(0, 4), (0, 4)], lambda one, other: one != other) == [(0, 1), (1, 0)]


def test_dice_is_f_by_characters() -> None:
    assert dice([(0, 10)], [(5, 15)]) == 0.5
    assert dice([(0, 4), (6, 10)], [(0, 10)]) == pytest.approx(16 / 18)
    assert dice([], []) == 0.0


@given(st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=4, max_size=4))
def test_pairs_are_one_to_one_and_leave_no_two_that_match(scores: list[list[int]]) -> None:
    pairs = best_pairs(4, 4, lambda one, other: scores[one][other])
    firsts, seconds = {one for one, _ in pairs}, {other for _, other in pairs}
    assert len(firsts) == len(seconds) == len(pairs)
    assert all(scores[one][other] == 0 for one in set(range(4)) - firsts for other in set(range(4)) - seconds)
