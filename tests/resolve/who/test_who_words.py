"""The word lists behind the markables: every row has two columns, and every class is one that there is."""

from __future__ import annotations

import pytest

from sayso.resolve.who.markables import GENDERS, KINDS, determiner_kinds
from sayso.resolve.who.schemata import schema_of, schema_words
from sayso.resolve.who.words import gender_words, plain_words, pronouns


def test_every_pronoun_determiner_and_gender_is_one_that_there_is() -> None:
    assert {*pronouns().values(), *determiner_kinds().values()} <= set(KINDS)
    assert set(gender_words().values()) == {*GENDERS} - {"?"}
    assert set(plain_words().values()) == {"plain"}


def test_words_are_in_lower_case() -> None:
    for table in (pronouns(), gender_words(), plain_words(), *schema_words().values()):
        assert all(word == word.lower() for word in table)


@pytest.mark.parametrize(
    ("label", "names", "words", "schema"),
    [
        ("PERSON", ("Jonas Verel",), (), "Person"),
        ("PERSON", ("Bank Verel",), (), "Person"),
        ("GROUP", (), ("the residents",), "Group"),
        ("PLACE", ("Orlesk",), (), "Address"),
        ("ORG", ("Oka Council",), (), "PublicBody"),
        ("ORG", ("Oka Movement",), (), "Organization"),
        ("ORG", ("Ministry of the Interior",), (), "PublicBody"),
        ("ORG", ("Oka Mining Ltd.",), (), "Company"),
        ("ORG", ("Bank of the Ministry",), (), "Company"),
        ("ORG", ("(Oka Bank)",), (), "Company"),
        ("ORG", (), ("the police",), "PublicBody"),
        ("ORG", ("Oka Movement",), ("the police",), "Organization"),
        ("OTHER", (), ("the law",), "Thing"),
        ("OTHER", ("Oka Bank",), (), "Company"),
        ("WEAPON", (), ("the rifle",), "Thing"),
        ("ORG", (), (), "Organization"),
        ("ORG", ("Police" * 2000,), (), "Organization"),
    ],
)
def test_what_kind_of_thing_an_entity_is(label: str, names: tuple[str, ...], words: tuple[str, ...], schema: str) -> None:
    assert schema_of(label, names, words) == schema
