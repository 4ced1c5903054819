"""Which of the places that a name may mean is meant: by the statement's other places and by how well known each is.

Every candidate gets a sum of points, in orders of magnitude of people; the constants below are all there are. They were set on
sentences written for the purpose, from what news readers take a bare name for, and on no measuring set. The candidate ahead by
MARGIN is taken; where none is, the name stays unresolved, with the country if all that are left share it.

The method is that of the gazetteer-based geoparsers (Leidner 2007, Toponym Resolution in Text): containment, one sense per
discourse, population, nearness.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.resolve.places.containers import Toponym, chain, holds, links
from sayso.resolve.places.context import Context
from sayso.resolve.places.folding import fold
from sayso.resolve.places.gazetteer import Place
from sayso.resolve.places.globe import distance_km
from sayso.resolve.places.lookup import SEAT_RADIUS_KM, Basis, Candidate, Lookup, Obstacle, countries_of, obstacle

KIND_POINTS: Final = {"continent": 10.0, "country": 9.5, "region": 9.0, "sea": 9.0, "site": 6.0, "admin1": 0.8, "admin2": -1.0}
"""What a kind adds: to nothing for those above the divisions, to the order of magnitude of its people for all others."""
BY_KIND_ALONE: Final = frozenset({"continent", "country", "region", "sea", "site"})
UNKNOWN_PEOPLE: Final = 300
CAPITAL: Final = 2.5
OTHER_NAME: Final = -1.5
BASIS_POINTS: Final[Mapping[Basis, float]] = {"name": 0.0, "spelling": -1.5, "edit": -2.0}
CONTAINED: Final = 8.0
"""For lying in the place that the text puts it into."""
COUNTRY: Final = 4.0
"""What a statement about its country and no other adds."""
DIVISION: Final = 1.0
"""For another place of the statement in the same first-level division."""
NEAR: Final = 0.5
MARGIN: Final = 0.3
"""How far ahead the one that is taken must be: twice the people, other things being equal."""
PASSES: Final = 3
"""How often all names are chosen anew: first each by itself, then by what the others were taken for."""
SEAT_SHARE: Final = 0.1
"""The share of a division's people from which its namesake city is what the bare name means."""
FAMOUS: Final = 6.0
LEAST: Final = 4.0
"""Points under which a place of a country that the statement does not speak of is not believed."""


@dataclass(frozen=True, slots=True)
class Located:
    """What became of a toponym: its place, or the reason why it has none and the country that is sure even so (or None).

    `inside` where `place` is not what is named but holds it: the text puts an unknown name into it, or names a part of it or a spot
    in it ("northern Syria", "Baghdad airport"). An unknown name keeps its `obstacle` beside that.
    """

    toponym: Toponym
    place: Place | None = None
    basis: Basis | None = None
    obstacle: Obstacle | None = None
    country: str | None = None
    inside: bool = False

    @property
    def is_government(self) -> bool:
        """Whether the name stands for those who rule a country or a division of one, or from a capital."""
        place = self.place
        return self.toponym.government and place is not None and (place.capital or place.kind in {"country", "admin1"})


def resolve_places(text: str, toponyms: Sequence[Toponym], lookup: Lookup, hints: Mapping[str, int] | None = None) -> list[Located]:
    """Give what each toponym of a statement means, in the order of `toponyms` (by `start`, not overlapping).

    `hints` counts words of countries that are no places ("Iraqi"), by ISO 3166-1 code in lower case.
    """
    names = {toponym.name: toponym.text for toponym in toponyms}
    found = {name: lookup(name) or (lookup(text) if text != name else ()) for name, text in names.items()}
    linked = links(text, toponyms)
    contained = [_contained(number, toponyms, found, linked) for number in range(len(toponyms))]
    senses = [Sense()] * len(toponyms)
    for _ in range(PASSES):
        context = Context((sense.taken.place for sense in senses if sense.taken), hints or {})
        senses = _settle(toponyms, contained, senses, context)
    located = [_located(toponym, sense) for toponym, sense in zip(toponyms, senses, strict=True)]
    return [_held(number, located, linked) for number in range(len(located))]


@dataclass(frozen=True, slots=True)
class Options:
    """The candidates of one toponym, and whether the text's container chose them."""

    candidates: tuple[Candidate, ...]
    by_container: bool = False


@dataclass(frozen=True, slots=True)
class Sense:
    """The candidate that is taken, or None and the countries of those that are left."""

    taken: Candidate | None = None
    left: frozenset[str] = frozenset()
    any: bool = False


def _contained(
    number: int, toponyms: Sequence[Toponym], found: Mapping[str, Sequence[Candidate]], linked: dict[int, int]
) -> Options:
    """Keep the candidates that lie in the nearest place which the text puts them into and which the gazetteer has them in.

    Where none does, a namesake elsewhere is not what is meant, unless it is famous and the two names only stand in a list.
    """
    mine = found[toponyms[number].name]
    outers = chain(number, linked)
    for outer in outers:
        held = [one for one in mine if any(holds(container, one) for container in found[toponyms[outer].name])]
        if held:
            return Options(tuple(held), by_container=True)
    if outers and any(one.place.kind in {"country", "admin1"} for outer in outers for one in found[toponyms[outer].name]):
        return Options(tuple(one for one in mine if prior(one) >= FAMOUS))
    return Options(tuple(mine))


def _settle(toponyms: Sequence[Toponym], options: Sequence[Options], before: Sequence[Sense], context: Context) -> list[Sense]:
    """Choose for each toponym by all others; a name that a container explains once means the same throughout."""
    chosen: dict[tuple[str, Options], Sense] = {}
    explained: dict[str, Sense] = {}
    for toponym, option, earlier in zip(toponyms, options, before, strict=True):
        if (toponym.name, option) not in chosen:
            chosen[toponym.name, option] = _choose(option, context, earlier.taken.place if earlier.taken else None)
        sense = chosen[toponym.name, option]
        if option.by_container and sense.taken:
            explained.setdefault(fold(toponym.name), sense)
    return [
        chosen[toponym.name, option] if option.by_container else explained.get(fold(toponym.name), chosen[toponym.name, option])
        for toponym, option in zip(toponyms, options, strict=True)
    ]


def _choose(option: Options, context: Context, own: Place | None) -> Sense:
    """Take the candidate that is ahead of all others by MARGIN; `own` is what was taken before."""
    scored = [(points(one, context, own) + (CONTAINED if option.by_container else 0.0), one) for one in option.candidates]
    if not scored:
        return Sense()
    ranked = _without_own_division(scored)
    best, taken = ranked[0]
    left = [candidate for score, candidate in ranked if score > best - MARGIN]
    if len(left) == 1 and best >= LEAST and _is_believed(taken, option, context, own):
        return Sense(taken, any=True)
    return Sense(left=countries_of(left) if best >= LEAST else frozenset(), any=True)


def _is_believed(candidate: Candidate, option: Options, context: Context, own: Place | None) -> bool:
    """Believe a respelled name only where its country is spoken of or nothing else is meant by it."""
    if candidate.basis == "name" or option.by_container:
        return True
    return len(option.candidates) == 1 or context.country(candidate.place, own) > 0


def _without_own_division(ranked: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Of a city and what it lies in by the same name, keep the country, and a division where few of its people live in the city.

    The one that is kept has the points of both: whichever is meant, the name is as well known.
    """
    score = {candidate.place.id: points for points, candidate in ranked}
    dropped: set[str] = set()
    cities = [candidate for _, candidate in ranked if candidate.place.is_settled]
    for division in (candidate for _, candidate in ranked if candidate.place.kind in {"country", "admin1", "admin2"}):
        for city in (one for one in cities if _is_seat(one.place, division.place)):
            kept, other = (city, division) if _is_meant(city, division) else (division, city)
            score[kept.place.id] = max(score[kept.place.id], score[other.place.id])
            dropped.add(other.place.id)
    kept_ones = [(score[candidate.place.id], candidate) for _, candidate in ranked if candidate.place.id not in dropped]
    return sorted(kept_ones, key=lambda pair: (-pair[0], pair[1].place.id))


def _is_meant(city: Candidate, division: Candidate) -> bool:
    """Tell whether the name that a city shares with its division means the city."""
    if division.place.kind == "country":
        return False
    own_name = city.main or not division.main or division.place.kind == "admin2"
    return own_name and (city.place.capital or city.place.population >= SEAT_SHARE * division.place.population)


def _is_seat(city: Place, division: Place) -> bool:
    """Tell whether a city lies in a division, as far as the gazetteer knows."""
    if division.kind == "country":
        return city.country == division.country
    if division.kind == "admin1":
        return city.admin1_id == division.id
    return city.admin1_id == division.admin1_id and distance_km(city.point, division.point) <= division.radius_km + SEAT_RADIUS_KM


def points(candidate: Candidate, context: Context, own: Place | None) -> float:
    """Give a candidate's points in a context; `own` is what the name was taken for before."""
    place = candidate.place
    score = prior(candidate) + COUNTRY * context.country(place, own)
    score += DIVISION if context.has_division(place, own) else 0.0
    return score + (NEAR if context.is_near(place, own) else 0.0)


def prior(candidate: Candidate) -> float:
    """Give a candidate's points without any context."""
    place = candidate.place
    score = KIND_POINTS.get(place.kind, 0.0) + BASIS_POINTS[candidate.basis]
    if place.kind in BY_KIND_ALONE:
        return score
    score += math.log10(place.population or UNKNOWN_PEOPLE)
    return score + (CAPITAL if place.capital else 0.0) + (OTHER_NAME if candidate.basis == "name" and not candidate.main else 0.0)


def _located(toponym: Toponym, sense: Sense) -> Located:
    if sense.taken:
        place = replace(sense.taken.place, kind="admin2", radius_km=SEAT_RADIUS_KM) if sense.taken.seat else sense.taken.place
        return Located(toponym, place, sense.taken.basis, country=place.country, inside=sense.taken.part)
    country = next(iter(sense.left)) if len(sense.left) == 1 else None
    reason = obstacle(toponym.name) or ("ambiguous" if sense.any else "unknown")
    return Located(toponym, obstacle=reason, country=country)


def _held(number: int, located: Sequence[Located], linked: dict[int, int]) -> Located:
    """Give an unknown name the nearest known place that the text puts it into."""
    one = located[number]
    if one.obstacle != "unknown" or one.toponym.government:
        return one
    for outer in (located[other] for other in chain(number, linked)):
        if outer.place is not None:
            return replace(one, place=outer.place, country=outer.country, inside=True)
    return one
