"""The places of one statement: its toponyms found and settled once, for its claims and its entities to be filled from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, partial

from sayso.claims.syntax import Syntax
from sayso.resolve.places.choose import Located, resolve_places
from sayso.resolve.places.find import country_hints, find_toponyms
from sayso.resolve.places.gazetteer import Gazetteer, open_gazetteer
from sayso.resolve.places.lookup import candidates
from sayso.resolve.places.setting import filled
from sayso.types import Entity, Span, Where


@dataclass(frozen=True, slots=True)
class Places:
    """What the names of places in a statement mean, in text order."""

    located: Sequence[Located]

    def filled(self, where: Where) -> Where:
        """Give a claim's place with what the gazetteer has of it."""
        return filled(where, self.located)

    def by_name(self) -> dict[str, str]:
        """Give the entry that each name means, where all its mentions mean that one."""
        found: dict[str, set[str]] = {}
        for one in self.located:
            found.setdefault(one.toponym.text, set()).add(one.place.id if one.place and not one.inside else "")
        return {name: ids.pop() for name, ids in found.items() if len(ids) == 1 and "" not in ids}

    def with_place(self, entity: Entity, names: Sequence[Span]) -> Entity:
        """Give an entity with its place and country, where its names are of one place.

        A place that always speaks or decides is the body that governs there: "Bishkek denied the report".
        """
        if entity.schema != "Address":
            return entity
        within = [one for one in self.located if any(_is_of(one, name) for name in names)]
        found = {one.place.id: one.place for one in within if one.place and not one.inside}
        countries = {one.place.country if one.place else one.country for one in within} - {None}
        country = tuple(code for code in countries if code) if len(countries) == 1 else ()
        schema = "PublicBody" if within and all(one.is_government for one in within) else entity.schema
        return replace(entity, schema=schema, place=next(iter(found)) if len(found) == 1 else None, country=country)


def places_of(syntax: Syntax) -> Places:
    """Find and settle a statement's places; SaysoError GAZETTEER_MISSING or GAZETTEER_DAMAGED."""
    gazetteer = gazetteer_once()
    toponyms = find_toponyms(syntax, gazetteer)
    return Places(resolve_places(syntax.text, toponyms, partial(candidates, gazetteer), country_hints(syntax)))


@cache
def gazetteer_once() -> Gazetteer:
    """Open the gazetteer that ships, once a process."""
    return open_gazetteer()


def _is_of(one: Located, name: Span) -> bool:
    return name.start < one.toponym.end and one.toponym.start < name.end
