from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.places.spelling import (
    SPELLINGS_MAX,
    edited,
    plain,
    respelled,
    romanised,
    without_direction,
    without_generic,
)
from sayso.resolve.places.tables import generics


@pytest.mark.parametrize(
    ("folded", "bare", "kind"),
    [
        ("osh oblast", "osh", "admin1"),
        ("nookat district", "nookat", "admin2"),
        ("village of gulcha", "gulcha", "settled"),
        ("city of the hague", "hague", "settled"),
        ("baghdad international airport", "baghdad", "site"),
        ("port said", "port said", None),
        ("district", "district", None),
        ("city city", "city", "settled"),
        ("village of the city", "the", "settled"),
        ("osh", "osh", None),
    ],
)
def test_words_that_say_what_a_place_is_come_off(folded: str, bare: str, kind: str | None) -> None:
    assert without_generic(folded) == (bare, kind)


@given(st.lists(st.sampled_from([*sorted(generics()), "of", "the", "osh"]), min_size=1, max_size=8))
def test_any_row_of_such_words_ends_with_a_name_left(words: list[str]) -> None:
    bare, _ = without_generic(" ".join(words))
    assert bare


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Nookatskii raion", "nookat"),
        ("Ноокатский район", "nookat"),
        ("Ошская область", "osh"),
        ("Anbar", "al anbar"),
        ("Al-Anbar province", "anbar"),
        ("northern Syria", "syria"),
        ("Bishkek's", "bishkek"),
    ],
)
def test_a_name_is_looked_up_in_its_plain_forms(name: str, form: str) -> None:
    assert form in [asked.folded for asked in plain(name)]


def test_what_stands_first_is_what_is_written() -> None:
    assert next(iter(plain("New York City"))).folded == "new york city"


@pytest.mark.parametrize(
    ("folded", "spelling"),
    [("naukat", "nookat"), ("uzghen", "uzgen"), ("dzhalalabad", "jalalabad"), ("qarasuu", "karasuu"), ("гулча", "gulcha")],
)
def test_a_romanised_name_has_other_spellings(folded: str, spelling: str) -> None:
    assert spelling in respelled(folded)


@given(st.text(alphabet="abkhzyouе ", max_size=40))
def test_spellings_are_bounded_and_leave_the_name_itself_out(folded: str) -> None:
    found = respelled(folded)
    assert len(found) <= SPELLINGS_MAX
    assert folded not in found


def test_only_long_names_may_have_a_letter_amiss() -> None:
    assert edited("nookat") == []
    assert "fallujah" in edited("falluja" + "g")


def test_directions_before_a_name_mean_a_part() -> None:
    assert without_direction("north eastern syria") == "syria"
    assert without_direction("north") == "north"


def test_latin_names_are_not_romanised() -> None:
    assert romanised("osh") == "osh"
    assert romanised("жалал абад") == "zhalal abad"
