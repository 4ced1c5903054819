"""The scorer of coreference, against examples of the literature worked out by hand."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.conll import Figures, average, scores

LUO = ("12345", "67", "89ABC")
"""The key of Luo (2005), figure 1, one letter a mention."""

# Luo (2005), table 1: what MUC, B-cubed and φ4-CEAF give. Worked out for (a), which runs the last two clusters together:
#   MUC  R 9/9, P (4 + 5)/(4 + 6);  B³ R 1, P (5·5/5 + 2·2/7 + 5·5/7)/12;  φ4: 1 + 2·5/(5 + 7) = 1.833, R of 3, P of 2.
LUO_RESPONSES = [
    (("12345", "6789ABC"), 0.947, 0.865, 0.733),
    (("1234589ABC", "67"), 0.947, 0.737, 0.667),
    (("123456789ABC",), 0.900, 0.545, 0.294),
    (tuple("123456789ABC"), 0.0, 0.400, 0.178),
]

PRADHAN = ("abc", "defg")
PRADHAN_RESPONSE = ("ab", "cd", "fghi")
"""Key and response of Pradhan et al. (2014), section 4: "e" is missed, "h" and "i" are not in the key."""


@pytest.mark.parametrize(("ours", "muc", "b_cubed", "ceaf"), LUO_RESPONSES)
def test_the_responses_of_luo(ours: tuple[str, ...], muc: float, b_cubed: float, ceaf: float) -> None:
    found = scores(LUO, ours)
    assert (found.muc.f1, found.b_cubed.f1, found.ceaf_e.f1) == (
        pytest.approx(muc, abs=5e-4),
        pytest.approx(b_cubed, abs=5e-4),
        pytest.approx(ceaf, abs=5e-4),
    )


def test_predicted_mentions_as_pradhan_and_others_have_them() -> None:
    found = scores(PRADHAN, PRADHAN_RESPONSE)
    # MUC: the key's links 2 + 3, kept (3 - 2) + (4 - 3); the response's 1 + 1 + 3, kept 1 + 0 + (4 - 3).
    assert found.muc == Figures(2 / 5, 2 / 5)
    # B³: shared mentions squared over the key's sizes 4/3 + 1/3 + 1/4 + 4/4, of 7; over the response's 4/2 + 1/2 + 1/2 + 4/4, of 8.
    assert found.b_cubed.recall == pytest.approx((4 / 3 + 1 / 3 + 1 / 4 + 1) / 7)
    assert found.b_cubed.precision == pytest.approx(4 / 8)
    # CEAFe: abc with ab is 4/5, defg with fghi 4/8: 1.3 of the key's 2 and of the response's 3.
    assert found.ceaf_e.recall == pytest.approx(0.65)
    assert found.ceaf_e.precision == pytest.approx(1.3 / 3)
    assert found.average == pytest.approx((0.400 + 0.457 + 0.520) / 3, abs=1e-3)


def test_the_example_of_bagga_and_baldwin() -> None:
    # Bagga and Baldwin (1998): joining 12345 to 89ABC is worse than joining it to 67, which MUC can't tell. Precisions 58% and 76%.
    assert scores(LUO, ("1234589ABC", "67")).b_cubed.precision == pytest.approx(7 / 12)
    assert scores(LUO, ("12345", "6789ABC")).b_cubed.precision == pytest.approx(16 / 21)


def test_singletons_count_or_are_left_out_on_both_sides() -> None:
    gold, ours = ("ab", "c", "d"), ("ab", "c", "e")
    assert average(gold, ours, singletons=False) == 1.0
    found = scores(gold, ours)
    assert found.muc.f1 == 1.0
    assert found.b_cubed == Figures(3 / 4, 3 / 4)
    assert found.ceaf_e == Figures(2 / 3, 2 / 3)


def test_a_mention_in_two_clusters_counts_in_the_first() -> None:
    assert scores(("abc",), ("ab", "bc")) == scores(("abc",), ("ab", "c"))


@pytest.mark.parametrize(("gold", "ours"), [((), ()), ((), ("ab",)), (("ab",), ()), (("",), ("ab",))])
def test_nothing_found_or_nothing_to_find_is_zero_not_an_error(gold: tuple[str, ...], ours: tuple[str, ...]) -> None:
    assert average(gold, ours) == 0.0


def test_documents_scored_together_keep_their_mentions_apart() -> None:
    gold = [{("x", 0), ("x", 1)}, {("y", 0), ("y", 1)}]
    assert average(gold, gold) == 1.0
    assert average(gold, [{("x", 0), ("y", 0)}, {("x", 1), ("y", 1)}]) < 0.5


MENTIONS = st.integers(0, 11)
SIDE = st.dictionaries(MENTIONS, st.integers(0, 4))


def partition(of: dict[int, int]) -> list[set[int]]:
    return [{mention for mention, group in of.items() if group == number} for number in sorted(set(of.values()))]


@given(SIDE, SIDE)
def test_the_pairing_of_clusters_is_the_best_of_all(first: dict[int, int], second: dict[int, int]) -> None:
    gold, ours = partition(first), partition(second)
    small, large = sorted((gold, ours), key=len)
    best = max(
        sum(2 * len(one & other) / (len(one) + len(other)) for one, other in zip(small, order, strict=False))
        for order in permutations(large)
    )
    found = scores(gold, ours).ceaf_e
    assert found.recall == pytest.approx(best / len(gold) if gold else 0.0)
    assert found.precision == pytest.approx(best / len(ours) if ours else 0.0)


@given(SIDE)
def test_a_partition_equals_itself(of: dict[int, int]) -> None:
    clusters = partition(of)
    if any(len(cluster) > 1 for cluster in clusters):
        assert average(clusters, clusters) == pytest.approx(1.0)


def test_many_clusters_are_paired_in_little_time() -> None:
    gold = [range(at, at + 7) for at in range(0, 2100, 7)]
    ours = [range(at, at + 5) for at in range(0, 2100, 5)]
    assert 0 < average(gold, ours) < 1
