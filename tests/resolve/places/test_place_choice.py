from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from sayso.resolve.places.choose import Located, resolve_places
from sayso.resolve.places.containers import Toponym
from sayso.resolve.places.gazetteer import Gazetteer
from sayso.resolve.places.lookup import candidates

Resolver = Callable[..., list[Located]]


def _last(located: list[Located]) -> tuple[str, str | None] | None:
    place = located[-1].place
    return (place.name, place.admin1 or place.country) if place else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He flew to [Paris].", ("Paris", "Île-de-France")),
        ("He lives in [Texas], so it is [Texas] where he went; from [Paris], [Texas], to [Paris]", ("Paris", "Texas")),
        ("[Oregon] voters; [Portland], [Oregon]; again [Portland]", ("Portland", "Oregon")),
        ("Shelling in [Syria] went on; it reached [Tartus]", ("Ţarţūs", "Tartus")),
        ("Officials in [Tbilisi] spoke of [Gori] and [Georgia]", ("Georgia", "ge")),
        ("Voters in [Atlanta] and [Savannah], in the [United States], in [Georgia]", ("Georgia", "us")),
        ("Fighting in [Homs]", ("Homs", "Homs")),
        ("The governor of [Homs|Homs province]", ("Homs", "sy")),
        ("They left [Nookatskii|Nookatskii raion]", ("Nookat", "Osh Region")),
        ("They live in [Нookат]", None),
        ("They left [Nookat|Nookat city]", ("Nookat", "Osh Region")),
        ("In [Kyrgyzstan] they came to [Naukat]", ("Nookat", "Osh Region")),
        ("Snow fell on [New York]", ("New York City", "New York")),
        ("Ships left [Hong Kong]", ("Hong Kong", "hk")),
        ("Ships left [the Gulf]", ("Persian Gulf", None)),
    ],
)
def test_a_name_means_what_the_rest_of_the_statement_says(
    resolved: Resolver, text: str, expected: tuple[str, str | None] | None
) -> None:
    assert _last(resolved(text)) == expected


def test_words_of_a_country_speak_for_it(resolved: Resolver) -> None:
    assert _last(resolved("Troops entered [Tripoli]", {"lb": 9})) == ("Tripoli", "Liban-Nord")
    assert _last(resolved("Troops entered [Tripoli]", {"ly": 5})) == ("Tripoli", "Tripoli")


def test_two_that_are_left_stay_two_but_share_a_country(resolved: Resolver) -> None:
    [one] = resolved("He was born in [Springfield]")
    assert (one.place, one.obstacle, one.country) == (None, "ambiguous", "us")


def test_a_village_that_the_gazetteer_does_not_have_lies_in_the_place_that_the_text_puts_it_into(resolved: Resolver) -> None:
    village, district, country = resolved("the village of [Zarqoltepa], in [Nookat|Nookat district], [Kyrgyzstan]")
    assert (village.obstacle, village.inside, village.country) == ("unknown", True, "kg")
    assert village.place == district.place
    assert country.place is not None


def test_a_namesake_elsewhere_is_not_the_village_that_is_meant(resolved: Resolver) -> None:
    village, *_ = resolved("the village of [Qurayn] in [Homs], [Syria]")
    assert village.country == "sy"
    assert village.inside


def test_a_list_of_cities_puts_none_into_another(resolved: Resolver) -> None:
    assert [one.place.country for one in resolved("in [Moscow], [London], and [Cairo]") if one.place] == ["ru", "gb", "eg"]


def test_a_part_of_a_place_is_inside_it(resolved: Resolver) -> None:
    [north] = resolved("in [northern Syria]")
    assert north.inside
    assert north.place is not None
    assert north.place.name == "Syria"


@pytest.mark.parametrize("name", ["East", "Central District", "the South"])
def test_words_of_direction_and_kind_alone_are_no_names(resolved: Resolver, name: str) -> None:
    assert [one.place for one in resolved(f"[{name}]")] == [None]


@pytest.mark.parametrize(("name", "government"), [("Bishkek", True), ("Kyrgyzstan", True), ("Nookat", False), ("Xqzwv", False)])
def test_only_countries_divisions_and_capitals_have_governments(gazetteer: Gazetteer, name: str, government: bool) -> None:
    toponym = Toponym(0, len(name), name, government=True)
    [one] = resolve_places(name, [toponym], partial(candidates, gazetteer))
    assert one.is_government is government


@pytest.mark.parametrize(("name", "obstacle"), [("Nооkat", "mixed-scripts"), ("o" * 10_000, "too-long"), ("Xqzwv", "unknown")])
def test_what_cannot_be_found_says_why(resolved: Resolver, name: str, obstacle: str) -> None:
    [one] = resolved(f"[{name}]")
    assert (one.place, one.obstacle, one.country) == (None, obstacle, None)


def test_a_name_does_not_speak_for_itself(resolved: Resolver) -> None:
    once = resolved("[Springfield]")
    often = resolved("[Springfield] " * 20)
    assert {one.place for one in often} == {once[0].place}


def test_a_statement_of_many_names_is_settled_in_time(resolved: Resolver) -> None:
    names = ["Springfield", "San Antonio", "Osh", "Homs", "Victoria", "Santa Cruz", "London", "Paris"]
    located = resolved(" ".join(f"[{name}]" for name in names * 500))
    assert len(located) == 4000


def test_no_names_no_places(resolved: Resolver) -> None:
    assert resolved("nothing here") == []
