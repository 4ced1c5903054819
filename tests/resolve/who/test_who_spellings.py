"""Which names of a statement are spellings, or shortenings, of one name, and which are left open."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.resolve.naming.parts import split_person
from sayso.resolve.who import spellings as spellings_module
from sayso.resolve.who.spellings import MOST_COMPARED, clean_name, find_spellings, name_key, shortens


def groups_of(label: str, *names: str) -> list[list[str]]:
    """Give the names of one label in their groups."""
    spellings = find_spellings([(name, label) for name in names])
    found: dict[str, list[str]] = {}
    for name in names:
        found.setdefault(spellings.of(name), []).append(name)
    return list(found.values())


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("the Oka Council", "Oka Council"),
        ("The Oka Council's", "Oka Council"),
        ("OKA COUNCIL’s", "OKA COUNCIL"),
        ("Residents'", "Residents"),
        ("Oka\n  Council", "Oka Council"),
        ("Theodor Velt", "Theodor Velt"),
        ("the", "the"),
        ("’s", "’s"),
    ],
)
def test_article_possessive_and_line_breaks_are_no_part_of_a_name(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_the_same_name_is_one_whatever_its_article_case_or_possessive() -> None:
    assert name_key("The Oka Council's") == name_key("OKA COUNCIL")
    assert len(groups_of("ORG", "the Oka Council", "Oka Council", "OKA COUNCIL’s")) == 1


PEOPLE: list[tuple[str, tuple[str, ...], list[list[str]]]] = [
    ("a surname, and a given name, of the only one of that name", ("Aron Velt", "Velt", "Aron"), [["Aron Velt", "Velt", "Aron"]]),
    ("a surname before its fuller name", ("Velt", "Aron Velt"), [["Velt", "Aron Velt"]]),
    ("a title says nothing against it", ("Aron Velt", "Mr. Velt"), [["Aron Velt", "Mr. Velt"]]),
    ("an initial stands for a name", ("Rashot Kamalov", "R. Kamalov"), [["Rashot Kamalov", "R. Kamalov"]]),
    ("another initial for another", ("Rashot Kamalov", "T. Kamalov"), [["Rashot Kamalov"], ["T. Kamalov"]]),
    ("spelled differently", ("Rashot Kamalov", "Rashat Kamolov"), [["Rashot Kamalov", "Rashat Kamolov"]]),
    ("surname first", ("Rashot Kamalov", "KAMALOV Rashot"), [["Rashot Kamalov", "KAMALOV Rashot"]]),
    ("the middle one left out", ("Aron Mikel Velt", "Aron Velt"), [["Aron Mikel Velt", "Aron Velt"]]),
    ("father and son of one name", ("Aron Velt", "Mira Velt"), [["Aron Velt"], ["Mira Velt"]]),
    ("a son is nobody's spelling", ("Aron Velt", "Velt's son"), [["Aron Velt"], ["Velt's son"]]),
    ("the elder and the younger", ("Aron Velt Sr.", "Aron Velt Jr."), [["Aron Velt Sr."], ["Aron Velt Jr."]]),
    ("letters that only look like it", ("Aron Velt", "Аrоn Velt"), [["Aron Velt"], ["Аrоn Velt"]]),
]


@pytest.mark.parametrize(("story", "names", "expected"), PEOPLE, ids=[row[0] for row in PEOPLE])
def test_names_of_people(story: str, names: tuple[str, ...], expected: list[list[str]]) -> None:
    assert groups_of("PERSON", *names) == expected, story


def test_a_surname_of_two_people_stays_apart_and_both_are_given() -> None:
    names = [(name, "PERSON") for name in ("Aron Velt", "Mira Velt", "Velt")]
    spellings = find_spellings(names)
    assert spellings.of("Velt") == "velt"
    assert set(spellings.left["velt"]) == {"aron velt", "mira velt"}
    assert set(spellings.left) == {"velt"}


def test_two_spellings_of_one_fuller_name_are_one_candidate() -> None:
    names = [(name, "PERSON") for name in ("Rashot Kamalov", "Rashat Kamolov", "Kamalov")]
    spellings = find_spellings(names)
    assert not spellings.left
    assert len({spellings.of(name) for name, _ in names}) == 1


def test_a_name_that_no_one_bears_is_its_own() -> None:
    assert find_spellings([]).of("The Oka Council") == "oka council"


ORGANISATIONS = [
    (("the Ministry of the Interior", "Interior Ministry"), 1),
    (("Oka Council", "Orlesk Council"), 2),
    (("Oka Council", "Okа Council"), 2),  # the last letter of the second is Cyrillic
    (("Oka Party", "Orlesk Party"), 2),
]


@pytest.mark.parametrize(("names", "count"), ORGANISATIONS)
def test_names_of_bodies(names: tuple[str, ...], count: int) -> None:
    assert len(groups_of("ORG", *names)) == count


def test_places_join_by_the_same_words_alone() -> None:
    assert groups_of("PLACE", "Orlesk", "Orlesk's", "Orlesk County") == [["Orlesk", "Orlesk's"], ["Orlesk County"]]


def test_a_person_and_a_body_are_never_one() -> None:
    spellings = find_spellings([("Aron Velt", "PERSON"), ("Velt", "ORG")])
    assert spellings.of("Velt") == "velt"


def test_most_mentions_decide_a_names_label() -> None:
    names = [("Tarven", "PERSON"), ("Tarven", "PLACE"), ("Tarven's", "PLACE")]
    assert find_spellings(names).label == {"tarven": "PLACE"}
    assert find_spellings(names[:2]).label == {"tarven": "PERSON"}


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("Velt", "Aron Velt", True),
        ("Aron Velt", "Aron Mikel Velt", True),
        ("Velt Aron", "Aron Mikel Velt", False),
        ("Aron Velt", "Aron Velt", False),
        ("A.", "A. Velt", False),
        ("Velt's son", "Aron Velt", False),
        ("Velt Jr.", "Aron Velt", False),
        ("Velt", "Aron Velt Jr.", True),
    ],
)
def test_what_shortens_a_name(short: str, full: str, expected: bool) -> None:
    assert shortens(split_person(short), split_person(full)) is expected


@pytest.mark.parametrize("label", ["PERSON", "ORG", "GROUP", "PLACE"])
@pytest.mark.parametrize("name", ["a" * 10_000, "Velt " * 2_000, "\0", "\u202eVelt", "’s" * 5_000, "'"])
def test_names_of_ten_thousand_characters_and_of_none_join_nothing_else(label: str, name: str) -> None:
    began = time.process_time()
    spellings = find_spellings([("Aron Velt", label), (name, label)])
    assert spellings.of("Aron Velt") == "aron velt"
    assert time.process_time() - began < 5


def invented(count: int) -> list[str]:
    """Give invented words, all different in their consonants."""
    letters = "bdgklmnprst"
    return [
        "".join(f"{letters[number // len(letters) ** place % len(letters)]}{'aiou'[place]}" for place in range(4)).capitalize()
        for number in range(count)
    ]


def test_two_thousand_people_are_each_compared_with_a_few_only(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def another(first: str, second: str, _: str) -> bool:
        compared.append(f"{first} {second}")
        return False

    monkeypatch.setattr(spellings_module, "same_name", another)
    names = [f"Aron {surname}" for surname in invented(2000)]
    began = time.process_time()
    found = find_spellings([(name, "PERSON") for name in names])
    assert time.process_time() - began < 20
    assert not found.whole
    assert len(compared) < 2000 * 3 * MOST_COMPARED


WORDS = st.lists(
    st.sampled_from(["Aron", "Velt", "Mira", "R.", "Oka", "the", "Mr.", "Jr.", "son", "of", "'s"]), min_size=1, max_size=4
)


@given(names=st.lists(st.tuples(WORDS.map(" ".join), st.sampled_from(["PERSON", "ORG", "PLACE"])), max_size=8))
def test_whole_names_are_names_that_were_given_and_open_ones_have_two_candidates(names: list[tuple[str, str]]) -> None:
    spellings = find_spellings(names)
    keys = {name_key(name) for name, _ in names}
    assert {spellings.of(name) for name, _ in names} <= keys
    for key, candidates in spellings.left.items():
        assert key not in spellings.whole
        assert len(set(candidates)) > 1
        assert set(candidates) <= keys
    for key, whole in spellings.whole.items():
        assert whole not in spellings.whole, key
