"""The verdict of a field: what decides first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.compare.matrix.cells import Relation, Told
from sayso.compare.matrix.counts import relate_counts
from sayso.compare.matrix.verdicts import verdict_of
from sayso.compare.types import VERDICTS, Verdict


def told(voice: str, least: float, most: float, denied: bool = False) -> Told:
    return Told(("document", voice), "document", f"{least}..{most}", (), ((least, most), True), denied)


def verdict(*said: Told) -> Verdict:
    return verdict_of(said, relate_counts)


def test_two_numbers_that_exclude_one_another_differ_whatever_else_is_said() -> None:
    assert verdict(told("a", 9, 9), told("b", 6, 6), told("c", 9, 9, denied=True)) == "differ"


def test_a_denial_decides_before_how_many_speak() -> None:
    assert verdict(told("a", 9, 9), told("b", 9, 9, denied=True)) == "denied"
    assert verdict(told("b", 9, 9, denied=True)) == "denied"


def test_one_voice_alone_is_single_in_two_statements_too() -> None:
    assert verdict(told("a", 9, 9), told("a", 9, 9)) == "single"


def test_one_voice_that_contradicts_itself_differs() -> None:
    assert verdict(told("a", 9, 9), told("a", 6, 6)) == "differ"


def test_the_same_number_agrees_and_a_wider_one_is_compatible() -> None:
    assert verdict(told("a", 9, 9), told("b", 9, 9)) == "agree"
    assert verdict(told("a", 9, 9), told("b", 6, float("inf"))) == "compatible"


INTERVALS = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(sorted)
SAID = st.lists(st.tuples(st.sampled_from("abc"), INTERVALS, st.booleans()), min_size=1, max_size=6)


@given(SAID, st.randoms(use_true_random=False))
def test_the_order_of_voices_changes_no_verdict(said: list[tuple[str, list[int], bool]], random: object) -> None:
    values = [told(voice, least, most, denied) for voice, (least, most), denied in said]
    shuffled = list(values)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdict(*values) == verdict(*shuffled)
    assert verdict(*values) in VERDICTS


@given(INTERVALS, INTERVALS)
def test_relations_of_numbers_mirror_one_another(one: list[int], other: list[int]) -> None:
    mirror: dict[Relation, Relation] = {"same": "same", "apart": "apart", "wider": "narrower", "narrower": "wider"}
    first, second = told("a", one[0], one[1]), told("b", other[0], other[1])
    assert relate_counts(first, second) == mirror[relate_counts(second, first)]
