"""One wrong score cannot fuse two large groups; days and judgements hold groups apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import pytest

from sayso.compare.incidents.against import Stretch
from sayso.compare.incidents.clustering import Grouping
from sayso.compare.incidents.limits import SEEN_LINE, TOLD_LINE, Line
from tests.compare.incidents.seen import day

SIZE = 20


def made(
    scores: dict[tuple[int, int], float], stretches: Sequence[Stretch], apart: dict[int, frozenset[int]], line: Line = SEEN_LINE
) -> Grouping:
    """Give a grouping in which pairs without a score score 0.05, its best pairs taken first."""
    grouping = Grouping(stretches, apart, lambda pairs: [scores.get(pair, 0.05) for pair in pairs], line)
    grouping.agglomerate(sorted(scores, key=lambda pair: (-scores[pair], pair)))
    return grouping


def two_groups() -> dict[tuple[int, int], float]:
    """Score the pairs of 0 to 19, and those of 20 to 39, as one incident each."""
    return {pair: 0.8 for begin in (0, SIZE) for pair in combinations(range(begin, begin + SIZE), 2)}


NO_DAYS = [Stretch()] * (2 * SIZE)


def test_two_groups_without_a_link_stay_two() -> None:
    assert [len(one) for one in made(two_groups(), NO_DAYS, {}).groups()] == [SIZE, SIZE]


@pytest.mark.parametrize("line", [SEEN_LINE, TOLD_LINE])
@pytest.mark.parametrize(("score", "link"), [(0.79, (3, 27)), (0.99, (0, SIZE)), (0.99, (SIZE - 1, 2 * SIZE - 1))])
def test_one_wrong_link_does_not_fuse_two_incidents_of_twenty(score: float, link: tuple[int, int], line: Line) -> None:
    found = made(two_groups() | {link: score}, NO_DAYS, {}, line).groups()
    sizes = sorted((len(one) for one in found), reverse=True)
    # Where the wrong link is the best of all, its two ends meet first: one sighting may stand in the wrong group.
    assert sizes[0] <= SIZE + 1
    assert sizes[1] >= SIZE - 1


def test_groups_that_all_pairs_link_are_one() -> None:
    scores = dict.fromkeys(combinations(range(2 * SIZE), 2), 0.8)
    assert len(made(scores, NO_DAYS, {}).groups()) == 1


def test_no_chain_of_links_joins_what_its_days_exclude() -> None:
    stretches = [Stretch().with_days(day("2006-10-12")), Stretch(), Stretch().with_days(day("2015-10-12"))]
    found = made({(0, 1): 0.9, (1, 2): 0.9, (0, 2): 0.9}, stretches, {}).groups()
    assert [0, 1] in [list(one) for one in found]
    assert len(found) == 2


def test_what_was_judged_apart_stays_apart_through_others() -> None:
    scores = dict.fromkeys(combinations(range(4), 2), 0.9)
    found = made(scores, [Stretch()] * 4, {0: frozenset({3}), 3: frozenset({0})}).groups()
    assert all(not {0, 3} <= set(one) for one in found)


def test_days_of_a_group_exclude_just_where_two_of_its_sightings_do() -> None:
    group = Stretch().with_days(day("2015-10-01", "2015-10-31")).with_days(day("2015-10-12"))
    assert not group.excludes(Stretch().with_days(day("2015-10-19")))
    assert group.excludes(Stretch().with_days(day("2015-10-20")))
    assert not group.excludes(Stretch())


OBLIQUE = dict.fromkeys(combinations(range(4), 2), 0.9) | {(0, 4): 0.8, (1, 4): 0.8, (2, 4): 0.2, (3, 4): 0.1}


@pytest.mark.parametrize(("line", "groups"), [(SEEN_LINE, [(0, 1, 2, 3, 4)]), (TOLD_LINE, [(0, 1, 2, 3), (4,)])])
def test_what_half_of_a_group_is_like_belongs_to_it_by_the_better_half_alone(line: Line, groups: list[tuple[int, ...]]) -> None:
    assert made(OBLIQUE, [Stretch()] * 5, {}, line).groups() == groups


def test_what_a_single_member_is_like_does_not_belong_to_a_group() -> None:
    scores = dict.fromkeys(combinations(range(4), 2), 0.9) | {(0, 4): 0.8}
    assert made(scores, [Stretch()] * 5, {}).groups() == [(0, 1, 2, 3), (4,)]
