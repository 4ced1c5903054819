"""The words of claims, and where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.quotations import Quotations
from tests.compared_by_hand import COUNCIL, MINISTRY, Said, a_statement, ref


def test_on_pages_the_page_is_told_and_elsewhere_the_paragraph() -> None:
    found = Quotations([COUNCIL, MINISTRY])
    places = [one.place.words for claim in (ref(COUNCIL, "c3"), ref(MINISTRY, "c2")) if (one := found.find(claim))]
    assert places == ["par. 3", "p. 2"]


def test_a_claim_is_told_with_whose_word_it_is_and_how_firmly() -> None:
    found = Quotations([MINISTRY])
    own, cited = found.all([ref(MINISTRY), ref(MINISTRY, "c2")])
    assert (own.voice, own.commitment, own.polarity) == ("in its own voice", "certain", "negative")
    assert (cited.voice, cited.commitment, cited.polarity) == ("Karrow hospital says", "certain", "positive")
    assert own.speaker is not None
    assert cited.speaker is not None
    assert (own.speaker.entity, cited.speaker.entity) == ("e1", "e2")


def test_files_are_called_without_the_folder_that_all_are_in() -> None:
    one, two = (a_statement(id, "Wire", Said("x"), name=f"a/b/{id}/c.txt") for id in ("one", "two"))
    assert [Quotations([one, two]).name(statement.document.id) for statement in (one, two)] == ["one/c.txt", "two/c.txt"]
    assert Quotations([one]).name(one.document.id) == "c.txt"
    assert Quotations([one, COUNCIL]).name(one.document.id) == "a/b/one/c.txt"
    assert Quotations([]).name("sha256:gone") == "sha256:gone"


@given(st.lists(st.text("ab \n", min_size=1).filter(lambda words: "\n\n" not in words and words.strip("\n") == words), min_size=1))
def test_every_claim_stands_where_its_words_are(words: list[str]) -> None:
    statement = a_statement("any", "Wire", *map(Said, words))
    found = Quotations([statement])
    for number, claim in enumerate(statement.claims, 1):
        quotation = found.find(ref(statement, claim.id))
        assert quotation is not None
        assert statement.document.text[quotation.place.start : quotation.place.end] == quotation.words
        assert quotation.place.paragraph == number
