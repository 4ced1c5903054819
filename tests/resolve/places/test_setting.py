from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.resolve.places.choose import Located
from sayso.resolve.places.setting import filled, setting
from sayso.types import Span, Where

Resolver = Callable[..., list[Located]]


def _phrase(marked: str) -> Span:
    text = "".join(piece.split("|")[0] for piece in marked.replace("]", "[").split("["))
    return Span(0, len(text), text)


@pytest.mark.parametrize(
    ("phrase", "name", "inside"),
    [
        ("the village of [Gulcha] in [Osh], [Kyrgyzstan]", "Gul’cha", False),
        ("[Portland], [Oregon]", "Portland", False),
        ("the village of [Zarqoltepa] in [Nookat|Nookat district], [Kyrgyzstan]", "Nookat", True),
        ("[northern Syria]", "Syria", True),
    ],
)
def test_the_narrowest_name_of_a_phrase_decides(resolved: Resolver, phrase: str, name: str, inside: bool) -> None:
    found = setting(_phrase(phrase), resolved(phrase))
    assert found is not None
    assert (found.place.name, found.inside) == (name, inside)


def test_a_phrase_without_a_known_place_has_no_setting(resolved: Resolver) -> None:
    assert setting(_phrase("[Xqzwv]"), resolved("[Xqzwv]")) is None
    assert setting(Span(0, 6, "nowhere"), []) is None


def test_a_claims_place_is_filled_from_the_gazetteer(resolved: Resolver) -> None:
    where = filled(Where(0, 6, "Nookat"), resolved("[Nookat]"))
    assert (where.name, where.country, where.kind, where.gazetteer) == ("Nookat", "kg", "town", "geonames:1528339")
    assert where.text == "Nookat"


def test_a_claims_place_keeps_its_words_where_only_the_country_is_sure(resolved: Resolver) -> None:
    where = filled(Where(0, 11, "Springfield"), resolved("[Springfield]"))
    assert (where.name, where.country, where.lat, where.gazetteer) == (None, "us", None, None)


def test_names_outside_the_phrase_do_not_count(resolved: Resolver) -> None:
    located = resolved("a house; [Osh]")
    assert filled(Where(0, 7, "a house"), located) == Where(0, 7, "a house")
