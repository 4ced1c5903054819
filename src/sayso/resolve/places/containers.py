"""Places that a statement itself puts into one another: "Portland, Oregon", "Gulcha in Alay district"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from sayso.resolve.places.folding import fold
from sayso.resolve.places.globe import Point, distance_km
from sayso.resolve.places.lookup import Candidate
from sayso.resolve.places.tables import directions, generics

BETWEEN_MAX: Final = 60
"""Code points that may stand between a place and the one that it lies in."""
CHAIN_MAX: Final = 3
"""How many containers of one place are followed ("Gulcha, Alay district, Osh, Kyrgyzstan")."""

SEAT_KM: Final = 60
"""How far from its seat a division that is known by that alone may still hold a place."""
_LINK: Final = re.compile(r"\s*(?:,\s*(?:in\s+|of\s+)?|\(\s*|\bin\s+|\bof\s+)")
_BESIDE: Final = frozenset({"the", "in", "of", "neighbouring", "neighboring", "nearby"})
LEVEL: Final = {
    "continent": 0,
    "region": 1,
    "sea": 1,
    "country": 2,
    "admin1": 3,
    "admin2": 4,
    "site": 6,
    "city": 5,
    "town": 5,
    "village": 5,
}
"""How deep a kind of place lies in others."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text, `[start, end)` in code points.

    `government` where its syntax is that of those who rule from there ("Bishkek denied"): what it names is found all the same.
    `full` is the name that it is looked up by where that is not its text, as for an abbreviation.
    """

    start: int
    end: int
    text: str
    government: bool = False
    full: str | None = None

    @property
    def name(self) -> str:
        """The name to look up."""
        return self.full or self.text


def links(text: str, toponyms: Sequence[Toponym]) -> dict[int, int]:
    """Give, by number, which toponym the text writes as lying in the next one; whether it can, the gazetteer has to say."""
    return {
        number: number + 1
        for number, (one, other) in enumerate(pairwise(toponyms))
        if one.end <= other.start <= one.end + BETWEEN_MAX and _is_link(text[one.end : other.start])
    }


def chain(number: int, linked: dict[int, int]) -> list[int]:
    """Give the toponyms after `number` that may hold it, nearest first."""
    found: list[int] = []
    while number in linked and len(found) < CHAIN_MAX:
        number = linked[number]
        found.append(number)
    return found


def holds(container: Candidate, candidate: Candidate) -> bool:
    """Tell whether the gazetteer has one place in another: by country, first-level division, or nearness to a wider one."""
    outer, inner = container.place, candidate.place
    if LEVEL[outer.kind] >= LEVEL[inner.kind] and not (container.seat and not candidate.seat):
        return False
    if outer.kind == "country":
        return inner.country == outer.country
    if outer.kind == "admin1":
        return inner.admin1_id == outer.id
    return near(outer.point, inner.point, max(outer.radius_km * 1.5, SEAT_KM if container.seat else 0))


def near(one: Point, other: Point, kilometres: float) -> bool:
    """Tell whether two points lie within a distance."""
    return distance_km(one, other) <= kilometres


def _is_link(between: str) -> bool:
    """Tell whether the words between two names put the first into the second."""
    found = _LINK.match(between)
    if found is None:
        return False
    words = fold(between[found.end() :]).split()
    return all(word in _BESIDE or word in generics() or word in directions() for word in words)
