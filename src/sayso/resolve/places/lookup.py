"""Which places a name may mean, by how it is written: as itself, without generic words, respelled, or with a letter amiss."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from sayso.resolve.places.folding import NAME_MAX, fold, is_mixed
from sayso.resolve.places.gazetteer import Gazetteer, Named, Place
from sayso.resolve.places.layout import PlaceKind, division_key
from sayso.resolve.places.spelling import Asked, edited, plain, respelled, romanised, without_generic
from sayso.resolve.places.tables import Generic, directions, generics

Basis = Literal["name", "spelling", "edit"]
"""By what a place was found: one of its names; a name respelled; a name one letter away."""
Obstacle = Literal["unknown", "ambiguous", "mixed-scripts", "too-long"]
"""Why a name has no place."""

_SETTLED: Final[frozenset[PlaceKind]] = frozenset({"city", "town", "village"})
_WANTED: Final[dict[Generic, tuple[frozenset[PlaceKind], ...]]] = {
    "country": (frozenset({"country", "admin1"}),),
    "admin1": (frozenset({"admin1"}), frozenset({"admin2"}), _SETTLED),
    "admin2": (frozenset({"admin2"}), _SETTLED, frozenset({"admin1"})),
    "settled": (_SETTLED, frozenset({"admin1", "admin2"})),
    "region": (frozenset({"region", "sea"}),),
    "sea": (frozenset({"region", "sea"}),),
}
"""What a generic word allows, the nearest first: a district may be known by its seat alone."""
SEAT_RADIUS_KM: Final = 40
"""The radius of a division that is known by its seat alone."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may mean.

    `seat` where the words ask for a division and this is the place that it is named after; `part` where they mean a part of it.
    """

    place: Place
    main: bool
    basis: Basis = "name"
    seat: bool = False
    part: bool = False


def obstacle(name: str) -> Obstacle | None:
    """Tell why a name is not looked up at all: it is too long, or mixes scripts within a word, as look-alikes do."""
    if len(name) > NAME_MAX:
        return "too-long"
    return "mixed-scripts" if is_mixed(name) else None


def candidates(gazetteer: Gazetteer, name: str) -> list[Candidate]:
    """Give every place that a name may mean by its best kind of match; none where `obstacle` names a reason."""
    if obstacle(name):
        return []
    if _is_generic(name):
        return [one for one in _merged(gazetteer, [Asked(fold(name))]) if one.place.kind in {"region", "sea"}]
    forms = list(plain(name))
    groups = (
        [form for form in forms if form.kind is None and not form.part],
        [form for form in forms if form.kind is not None and not form.part],
        [form for form in forms if form.part],
    )
    return next((found for group in groups if (found := _merged(gazetteer, group))), None) or _respelled(gazetteer, name)


def _is_generic(name: str) -> bool:
    """Tell whether a name has nothing of its own ("East", "Central District"): regions alone go by such ("the Gulf")."""
    return all(word in generics() or word in directions() for word in fold(name).split())


def _merged(gazetteer: Gazetteer, forms: Sequence[Asked]) -> list[Candidate]:
    """Look several forms up; each place once, its own name before another one."""
    found: dict[str, Candidate] = {}
    for form in forms:
        for candidate in _fitting(_named(gazetteer, form), form.kind):
            if candidate.place.id not in found or candidate.main:
                found[candidate.place.id] = replace(candidate, part=form.part or form.kind == "site")
    if any(not candidate.seat for candidate in found.values()):
        return [candidate for candidate in found.values() if not candidate.seat]
    return list(found.values())


def _named(gazetteer: Gazetteer, form: Asked) -> list[Named]:
    divisions = [division_key(form.folded, form.kind)] if form.kind in {"admin1", "admin2"} else []
    return gazetteer.named_any([form.folded, *divisions])


def _fitting(found: Sequence[Named], kind: Generic | None, basis: Basis = "name") -> list[Candidate]:
    """Keep what the generic word allows; all without one."""
    for wanted in _WANTED[kind] if kind and kind in _WANTED else ():
        if left := [named for named in found if named.place.kind in wanted]:
            seat = kind in {"admin1", "admin2"} and wanted is _SETTLED
            return [Candidate(named.place, named.main, basis, seat) for named in left]
    return [] if kind and kind in _WANTED else [Candidate(named.place, named.main, basis) for named in found]


def _respelled(gazetteer: Gazetteer, name: str) -> list[Candidate]:
    bare, kind = without_generic(fold(name))
    found = _fitting(gazetteer.named_any(respelled(bare)), kind, "spelling")
    return found or _agreed(_fitting(gazetteer.named_any(edited(romanised(bare))), kind, "edit"))


def _agreed(found: Sequence[Candidate]) -> list[Candidate]:
    """Keep a place one letter away only where it is the only one."""
    return list(found) if len({candidate.place.id for candidate in found}) == 1 else []


Lookup = Callable[[str], Sequence[Candidate]]
"""Gives the candidates of a name; `candidates` with its gazetteer."""


def countries_of(found: Iterable[Candidate]) -> frozenset[str]:
    """Give the countries of several candidates; those in none, or in several, have none."""
    return frozenset(candidate.place.country for candidate in found if candidate.place.country)
