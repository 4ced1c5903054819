from __future__ import annotations

from sayso.compare.reprints.holders import Holders
from sayso.compare.reprints.thresholds import BY_COUNT, BY_RARITY, HOLDERS


def holding(*statements: list[int]) -> Holders:
    holders = Holders()
    for number, pairs in enumerate(statements):
        holders.add(number, pairs)
    return holders


def test_the_statements_that_share_most_pairs_are_candidates() -> None:
    assert holding([1, 2, 3], [3, 4, 5], [8, 9]).candidates([2, 3, 4, 5]) == [0, 1]


def test_one_pair_in_common_makes_no_candidate() -> None:
    assert holding([1, 2, 3]).candidates([3, 4, 5]) == []


def test_every_holder_is_counted_though_few_are_remembered() -> None:
    holders = holding(*[[1, 2]] * 100)
    assert holders.count(1) == 100
    assert holders.count(9) == 0
    assert max(holders.candidates([1, 2])) < HOLDERS


def test_a_rare_passage_is_found_among_much_that_all_share() -> None:
    furniture = list(range(100, 130))
    crowd = [furniture] * 20
    holders = holding(*crowd, [*furniture[:5], 1, 2, 3])
    assert 20 in holders.candidates([*furniture, 1, 2, 3])


def test_no_more_candidates_are_given_than_can_be_paid_for() -> None:
    holders = holding(*[[1, 2, number] for number in range(10, 30)])
    assert len(holders.candidates([1, 2])) <= BY_COUNT + BY_RARITY


def test_a_long_statement_has_more_candidates() -> None:
    holders = holding(*[[2 * number, 2 * number + 1] for number in range(500)])
    assert len(holders.candidates(range(1000))) >= 10
