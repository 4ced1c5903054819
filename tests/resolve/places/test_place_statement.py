"""A statement's places, once for all its claims and entities: what is filled in, and what is left when names are of two places."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from sayso.resolve.places.choose import Located
from sayso.resolve.places.containers import Toponym
from sayso.resolve.places.gazetteer import Place
from sayso.resolve.places.statement import Places
from sayso.types import Entity, Span, Where

ORLESK = Place("p1", "Orlesk", "city", 40.5, 72.8, 5, country="kg")
TARVEN = Place("p2", "Tarven", "city", 41.0, 70.0, 5, country="kg")
NORVIK = Place("p3", "Norvik", "city", 55.0, 60.0, 5, country="kz")
NAMES = (Span(0, 6, "Orlesk"), Span(20, 26, "Orlesk"))


def located(start: int, place: Place | None, country: str | None = None, inside: bool = False) -> Located:
    return Located(Toponym(start, start + 6, "Orlesk"), place, None, None, country, inside)


def entity(schema: str = "Address") -> Entity:
    return Entity("e1", schema, "Orlesk", ("Orlesk",))


FOUND: list[tuple[str, Sequence[Located], str | None, tuple[str, ...]]] = [
    ("both names are of one place", (located(0, ORLESK), located(20, ORLESK)), "p1", ("kg",)),
    ("names of two places of one country", (located(0, ORLESK), located(20, TARVEN)), None, ("kg",)),
    ("names of two countries", (located(0, ORLESK), located(20, NORVIK)), None, ()),
    ("only the country is sure", (located(0, None, "kg"),), None, ("kg",)),
    ("what holds it is not it", (located(0, ORLESK, inside=True),), None, ("kg",)),
    ("nothing is known", (located(0, None),), None, ()),
    ("another name's place says nothing", (located(9, NORVIK),), None, ()),
    ("no places at all", (), None, ()),
]


@pytest.mark.parametrize(("story", "found", "place", "country"), FOUND, ids=[row[0] for row in FOUND])
def test_an_entity_has_the_place_that_all_its_names_have(
    story: str, found: Sequence[Located], place: str | None, country: tuple[str, ...]
) -> None:
    filled = Places(found).with_place(entity(), NAMES)
    assert (filled.place, filled.country) == (place, country), story


@pytest.mark.parametrize("schema", ["Person", "Organization", "Group"])
def test_what_is_no_place_gets_none(schema: str) -> None:
    assert Places((located(0, ORLESK),)).with_place(entity(schema), NAMES) == entity(schema)


def test_a_claims_place_is_filled_with_what_its_words_name() -> None:
    places = Places((located(3, ORLESK),))
    filled = places.filled(Where(0, 9, "in Orlesk"))
    assert (filled.name, filled.country, filled.lat, filled.lon) == ("Orlesk", "kg", 40.5, 72.8)
    assert places.filled(Where(20, 30, "in Norvik.")) == Where(20, 30, "in Norvik.")


def test_a_capital_that_only_speaks_is_the_body_that_governs_from_it() -> None:
    capital = Place("p4", "Orlesk", "city", 40.5, 72.8, 5, country="kg", capital=True)
    speaks, lies = (Located(Toponym(start, start + 6, "Orlesk", government=start == 0), capital) for start in (0, 20))
    assert Places((speaks,)).with_place(entity(), NAMES).schema == "PublicBody"
    assert Places((speaks, lies)).with_place(entity(), NAMES).schema == "Address"
