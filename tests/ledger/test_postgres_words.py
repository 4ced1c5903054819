"""Words are found on a server just as in a file: the same words, the same stems, the same rows in a row."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from postgres_clusters import ServerPlace
from small_ledgers import READER, numbered

from sayso.ledger import open_ledger
from sayso.ledger.database.base import Asked
from sayso.ledger.database.fts5 import MADE, matching_rows
from sayso.ledger.database.stems import stem
from sayso.ledger.database.tables import SEARCHED
from sayso.ledger.database.tsvector import MAX_PLACES, MAX_WORDS, vector_of, words_of
from sayso.ledger.search import Search
from sayso.ledger.verify import verify

ENDINGS = (
    "", "s", "es", "ed", "ing", "eed", "y", "ies", "sses", "ational", "tional", "enci", "izer", "logi", "bli", "alli", "entli",
    "eli", "ousli", "ization", "ation", "ator", "alism", "iveness", "fulness", "ousness", "aliti", "iviti", "biliti", "icate",
    "ative",
    "alize", "iciti", "ical", "ful", "ness", "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent",
    "sion", "tion", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize", "e", "ll",
)  # fmt: skip
BEGINNINGS = st.text("abcdeilostuvwxyz", max_size=6)
LETTERS = "abcXYZ 019 _-'’.éÉñøßΣςЙёЁІї٣ⅷ½한글\u0301\u0338\u0915\u093f\t\n…"
"""Of several scripts; which of the newest letters are letters depends on how old a database is."""


def words_in_a_file(text: str) -> list[str]:
    """Give the words that SQLite's index makes of a text, in order."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(MADE)
        database.execute("CREATE VIRTUAL TABLE places USING fts5vocab(claim_words, instance)")
        database.execute("INSERT INTO claim_words (rowid, words) VALUES (1, ?)", (text,))
        return [term for (term,) in database.execute("SELECT term FROM places ORDER BY offset")]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        # The paper's own examples, rule by rule.
        ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("agreed", "agre"), ("plastered", "plaster"), ("sing", "sing"),
        ("hopping", "hop"), ("falling", "fall"), ("filing", "file"), ("happy", "happi"), ("sky", "sky"), ("relational", "relat"),
        ("vietnamization", "vietnam"), ("triplicate", "triplic"), ("hopefulness", "hope"), ("adoption", "adopt"), ("rate", "rate"),
        ("controlling", "control"), ("roll", "roll"),
        # Too short and too long ones, and those of other letters.
        ("as", "as"), ("a" * 63 + "es", "a" * 63 + "es"), ("аресты", "аресты"), ("2015", "2015"),
    ],
)  # fmt: skip
def test_words_have_the_stems_of_the_paper(word: str, expected: str) -> None:
    assert stem(word) == expected


@settings(max_examples=300, deadline=None)
@given(st.lists(st.builds("".join, st.tuples(BEGINNINGS, st.sampled_from(ENDINGS), st.sampled_from(ENDINGS))), max_size=30))
def test_english_words_have_the_stems_that_they_have_in_a_file(words: list[str]) -> None:
    assert list(words_of(" ".join(words))) == words_in_a_file(" ".join(words))


@settings(max_examples=300, deadline=None)
@given(st.text(LETTERS, max_size=40))
def test_text_of_any_script_is_parted_into_the_words_that_it_has_in_a_file(text: str) -> None:
    assert list(words_of(text)) == words_in_a_file(text)


@given(st.text(max_size=200))
def test_no_text_makes_a_vector_that_the_server_does_not_take(text: str) -> None:
    places = sorted(place for one in vector_of(text).values() for place in one)
    assert places == list(range(1, len(places) + 1))
    assert all(word.isalnum() or any("\ue000" <= letter <= "\uf8ff" for letter in word) for word in vector_of(text))


PHRASES = st.lists(st.sampled_from(["guards", "Guard", "locked", "gates", "the", "é"]), min_size=1, max_size=3).map(" ".join)
FIELDS = st.sampled_from([("words", "who", "whom"), ("who", "whom"), ("location",), ("source",)])


def test_rows_are_found_on_a_server_as_in_a_file(on_server: ServerPlace) -> None:
    rows = st.lists(st.fixed_dictionaries({name: st.none() | st.lists(PHRASES, max_size=3).map(" ".join) for name in SEARCHED}))
    asked = st.lists(st.builds(Asked, FIELDS, PHRASES, st.booleans()), max_size=3)
    with closing(open_ledger(on_server.of(on_server.owner), create=True)) as kept:

        @settings(max_examples=60, deadline=None)
        @given(asked, rows)
        def found_alike(asked: list[Asked], rows: list[dict[str, str | None]]) -> None:
            assert kept.database.matching_rows(asked, rows) == matching_rows(asked, rows)

        found_alike()


@pytest.mark.parametrize(
    "words", ["x " * 60_000, "y" * 200_000, " ".join(map(str, range(100_000))), "é" * 5_000, "\U0001d400" * 4_000], ids=range(5)
)
def test_a_claim_of_any_length_is_kept_and_found_by_what_it_begins_with(on_server: ServerPlace, words: str) -> None:
    found = numbered(1)
    predicate = replace(found.claims[0].predicate, start=0, end=1, text=words[:1])
    claim = replace(found.claims[0], participants=(), end=len(words), text=words, predicate=predicate)
    document = replace(found.document, text=words)
    with closing(open_ledger(on_server.of(on_server.owner), create=True)) as kept:
        kept.add(replace(found, document=document, claims=(claim,), sentences=((0, len(words)),)), READER)
        first = words.split(maxsplit=1)[0]
        assert [one.id for one in kept.search(Search((first,)))] == ["c1"]
        assert [one.id for one in kept.search(Search((words,)))] in (["c1"], [])  # the rest may be left out
        assert verify(kept) == []


def test_what_a_vector_does_not_hold_is_left_out() -> None:
    assert {len(places) for places in vector_of("x " * 60_000).values()} == {MAX_PLACES}
    assert len(vector_of(" ".join(map(str, range(MAX_WORDS + 5))))) == MAX_WORDS
