"""The words that tie claims together: every listed one is well-formed, listed once, and does what its row says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import get_args

import pytest
from link_samples import ATTACK, BUILT, ENTER, SEARCH

from sayso.claims.links.lexicon import Place, WordClass, causing_verbs, connectives, link_words, longest
from sayso.claims.vocabulary import rows
from sayso.types import LinkRelation

COMPLEMENTS = {"clause", "infinitive", "from", "noun"}
CONNECTIVES = [pytest.param(*row, id=f"{row[0]} of a {row[1]}") for row in rows("links")]


@pytest.mark.parametrize(
    ("name", "key", "vocabularies"),
    [
        (
            "links",
            2,
            (set(get_args(Place)), set(get_args(LinkRelation)), {"forward", "back"}, {"negative", "habitual", "-"}),
        ),
        ("link_words", 2, (set(get_args(WordClass)),)),
        ("causing_verbs", 1, ({"positive", "negative"},)),
    ],
)
def test_every_row_is_well_formed_and_listed_once(name: str, key: int, vocabularies: tuple[set[str], ...]) -> None:
    listed = rows(name)
    columns = 1 + len(vocabularies) + (name == "causing_verbs")
    assert {len(row) for row in listed} == {columns}
    assert all(row[0] == row[0].strip().lower() != "" for row in listed)
    for number, allowed in enumerate(vocabularies, start=1):
        assert {row[number] for row in listed} <= allowed
    assert [row for row, count in Counter(tuple(row[:key]) for row in listed).items() if count > 1] == []
    assert all(row == [cell.strip() for cell in row] for row in listed)


def test_verbs_of_causing_say_which_complements_name_the_effect() -> None:
    assert all(verb.complements <= COMPLEMENTS for verb in causing_verbs().values() if verb.complements != {"-"})
    assert all("+" in name for name, verb in causing_verbs().items() if verb.complements == {"-"})
    assert all(verb.negative for verb in causing_verbs().values() if "from" in verb.complements)


@pytest.mark.parametrize(("of_class", "word"), [("content", "right"), ("judging", "thank"), ("outcome", "kill")])
def test_words_of_each_class_are_told_apart(of_class: WordClass, word: str) -> None:
    assert [one for one in get_args(WordClass) if word in link_words(one)] == [of_class]


@pytest.mark.parametrize("place", get_args(Place))
def test_no_connective_is_longer_than_the_longest(place: Place) -> None:
    assert max(map(len, connectives(place))) == longest(place)


@pytest.mark.parametrize(("cue", "place", "relation", "direction", "mark"), CONNECTIVES)
def test_every_connective_ties_its_clause_as_its_row_says(
    links_in: Callable[[str], list[str]], cue: str, place: Place, relation: str, direction: str, mark: str
) -> None:
    told = (ENTER, SEARCH) if place == "infinitive" else (ATTACK, SEARCH)
    marked, other = reversed(told) if place == "infinitive" else told
    first, then = (marked, other) if direction == "forward" else (other, marked)
    (line,) = links_in(BUILT[place](cue))
    assert line == f"{first} -> {then}: {relation} ({cue})" + ("" if mark == "-" else f" {mark}")
