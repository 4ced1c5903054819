"""What a statement says of countries, divisions and spots, beside the name that is asked about."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from sayso.resolve.places.gazetteer import Place
from sayso.resolve.places.globe import distance_km

NEAR_KM: Final = 100.0
"""How near another populated place counts as near."""
_CELLS_BESIDE: Final = 3
"""How many degrees east and west are searched: 100 km up to latitude 70."""


class Context:
    """The places of a statement, each counted once; `hints` counts words of countries, by ISO 3166-1 code in lower case."""

    def __init__(self, places: Iterable[Place], hints: Mapping[str, int]) -> None:
        """Count the places."""
        self._places = {place.id: place for place in places}
        self._countries = Counter(hints)
        self._divisions: Counter[str] = Counter()
        self._cells: defaultdict[tuple[int, int], list[Place]] = defaultdict(list)
        for place in self._places.values():
            self._add(place)
        self._total = self._countries.total()

    def country(self, place: Place, own: Place | None) -> float:
        """Give how far the statement is about a place's country, in [0, 1): how surely it is, and how much of it.

        `own` is what the name asked about was taken for before: it must not speak for itself.
        """
        own = own if own and own.country and own.id in self._places else None
        mine = _weight(own) if own and own.country == place.country else 0
        count = self._countries[place.country] - mine if place.country else 0
        total = self._total - (_weight(own) if own else 0)
        return count / (1 + count) * count / total if count > 0 else 0.0

    def has_division(self, place: Place, own: Place | None) -> bool:
        """Tell whether another place than `own` is or lies in a place's first-level division."""
        division = _division(place)
        if division is None:
            return False
        mine = own is not None and own.id in self._places and _division(own) == division
        return self._divisions[division] > mine

    def is_near(self, place: Place, own: Place | None) -> bool:
        """Tell whether another populated place than `own` is near a populated place."""
        if not place.is_settled:
            return False
        spots = (spot for spot in self._around(place) if own is None or spot.id != own.id)
        return any(distance_km(place.point, spot.point) <= NEAR_KM for spot in spots)

    def _add(self, place: Place) -> None:
        if place.country:
            self._countries[place.country] += _weight(place)
        if division := _division(place):
            self._divisions[division] += 1
        if place.is_settled:
            self._cells[_cell(place)].append(place)

    def _around(self, place: Place) -> Iterator[Place]:
        row, column = _cell(place)
        for north in (-1, 0, 1):
            for east in range(-_CELLS_BESIDE, _CELLS_BESIDE + 1):
                yield from self._cells.get((row + north, column + east), ())


def _weight(place: Place) -> int:
    """Give how much naming a place says of its country: twice as much if it is the country."""
    return 2 if place.kind == "country" else 1


def _division(place: Place) -> str | None:
    return place.id if place.kind == "admin1" else place.admin1_id


def _cell(place: Place) -> tuple[int, int]:
    return math.floor(place.lat), math.floor(place.lon)
