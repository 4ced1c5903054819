"""The benchmark of places: how its figures are formed."""

from __future__ import annotations

import pytest

from benchmarks.trnews import Gold, country_numbers, f_score, matched, standing
from sayso.resolve.places.choose import Located
from sayso.resolve.places.containers import Toponym
from sayso.resolve.places.gazetteer import Gazetteer


def _gold(start: int, end: int) -> Gold:
    return Gold(start, end, None, None)


def _found(start: int, end: int) -> Located:
    return Located(Toponym(start, end, "x" * (end - start)))


@pytest.mark.parametrize(("stated", "expected"), [(0, 0), (5, 0), (20, 22), (31, 22), (200, None)])
def test_a_phrase_stands_where_it_is_nearest_to_its_stated_offset(stated: int, expected: int | None) -> None:
    assert standing("Osh and then, much later, "[:22] + "Osh again", "Osh", stated) == expected


@pytest.mark.parametrize(
    ("gold", "found", "pairs"),
    [
        ([(0, 5)], [(0, 5)], 1),
        ([(0, 5)], [(0, 9)], 1),
        ([(4, 9)], [(0, 9)], 1),
        ([(2, 5)], [(0, 9)], 0),
        ([(0, 5), (6, 9)], [(0, 9)], 1),
        ([(0, 9)], [(0, 5), (6, 9)], 1),
    ],
)
def test_spans_match_at_either_edge_and_once(gold: list[tuple[int, int]], found: list[tuple[int, int]], pairs: int) -> None:
    assert len(matched([_gold(*span) for span in gold], [_found(*span) for span in found])) == pairs


def test_an_exact_span_goes_before_one_that_shares_an_edge() -> None:
    [pair] = matched([_gold(0, 5)], [_found(0, 9), _found(0, 5)])
    assert pair.found.toponym.end == 5


def test_f_is_of_found_and_gold() -> None:
    assert f_score(3, 4, 6) == pytest.approx(60.0)
    assert f_score(0, 0, 0) == 0.0


def test_countries_have_geonames_numbers(gazetteer: Gazetteer) -> None:
    assert country_numbers(gazetteer)["kg"] == 1527747
