from __future__ import annotations

import pytest

from sayso.export.words import (
    count_words,
    day_words,
    firmness,
    link_words,
    manner_words,
    period_words,
    place_of,
    when_words,
    where_words,
)
from sayso.types import (
    Attribution,
    CommitmentValue,
    Count,
    Link,
    Manner,
    MapRun,
    Source,
    SourceKind,
    Span,
    StatementLedger,
    When,
    Where,
)


@pytest.mark.parametrize(
    ("value", "negative", "words"),
    [
        ("CT+", False, ("certain", 3, False)),
        ("PR+", False, ("probable", 2, False)),
        ("PS+", False, ("possible", 1, False)),
        ("U", False, ("not committed", 0, False)),
        ("CT-", False, ("denied", 3, True)),
        ("PR-", False, ("improbable", 2, True)),
        ("PS-", False, ("perhaps not", 1, True)),
        # "The police did not shoot", said for certain: the page shows "did not shoot", and nobody denies that.
        ("CT-", True, ("certain", 3, False)),
        ("CT+", True, ("denied", 3, True)),
        ("U", True, ("not committed", 0, False)),
    ],
)
def test_commitment_is_told_from_the_words_on_the_page(
    value: CommitmentValue, negative: bool, words: tuple[str, int, bool]
) -> None:
    assert firmness(value, negative) == words


@pytest.mark.parametrize(
    ("source", "kind", "manner", "words"),
    [
        ("Ivo Marten", "named", "assert", "Ivo Marten says"),
        ("the drivers", "described", "deny", "the drivers deny"),
        ("They", "described", "ask", "They ask"),
        ("the minister of roads", "described", "believe", "the minister of roads believes"),
        ("the families of the drivers", "described", "direct", "the families of the drivers urge"),
        ("The mayor and her deputy", "described", "accuse", "The mayor and her deputy accuse"),
        ("Human Rights Office", "named", "threaten", "Human Rights Office threatens"),
        ("the press", "described", "commit", "the press promises"),
        (None, "unnamed", "predict", "somebody not named predicts"),
        (None, "impersonal", "assert", "it is said (no source named)"),
        (None, "impersonal", "accuse", "it is alleged (no source named)"),
    ],
)
def test_an_attribution_reads_as_a_sentence(source: str | None, kind: SourceKind, manner: Manner, words: str) -> None:
    attribution = Attribution("a1", None, Source(kind), None, (Span(0, 1, "x"),), manner, "indirect")
    assert manner_words(attribution, source) == words


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2031-03-12", "2031-03-12", "12 March 2031"),
        ("2031-01-01", "2031-04-30", "1 January 2031 to 30 April 2031"),
        ("2031-01-01", None, "from 1 January 2031"),
        (None, "2031-04-30", "until 30 April 2031"),
        (None, None, ""),
    ],
)
def test_a_period_is_written_out(earliest: str | None, latest: str | None, words: str) -> None:
    assert period_words(earliest, latest) == words


def test_a_day_that_is_none_is_shown_as_it_is() -> None:
    assert day_words("2031-02-30") == "2031-02-30"


def test_a_date_that_the_text_writes_out_is_not_said_twice() -> None:
    assert when_words(When(0, 16, "On 12 March 2031", "2031-03-12", "2031-03-12", "text")) == ("On 12 March 2031", "")
    assert when_words(When(0, 6, "Monday", "2031-03-10", "2031-03-10", "document")) == ("Monday", "10 March 2031")


def test_a_place_is_told_with_its_gazetteer_entry() -> None:
    assert where_words(Where(0, 9, "in Velmar", "Velmar", "xv")) == ("in Velmar", "Velmar, XV")
    assert where_words(Where(0, 9, "in Velmar")) == ("in Velmar", "")


@pytest.mark.parametrize(
    ("text", "of", "least", "most", "words"),
    [
        ("3", "guards", 3, 3, ("3 guards", "")),
        ("1,200", "people", 1200, 1200, ("1,200 people", "")),
        ("nine", "drivers", 9, 9, ("nine drivers", "9")),
        ("at least 30", "people", 30, None, ("at least 30 people", "30 or more")),
        ("dozens", "", 24, 99, ("dozens", "24 to 99")),
        ("up to ten", "men", None, 10, ("up to ten men", "at most 10")),
        ("many", "men", None, None, ("many men", "")),
    ],
)
def test_a_count_is_told_in_the_texts_words_and_as_a_number(
    text: str, of: str, least: int | None, most: int | None, words: tuple[str, str]
) -> None:
    assert count_words(Count(0, len(text), text, of, None, least, most)) == words


def test_a_place_in_the_document_is_its_page_or_its_offset(ledger: StatementLedger, text_ledger: StatementLedger) -> None:
    runs = ledger.document.map
    assert isinstance(runs[1], MapRun)
    assert place_of(ledger.document, 0) == "p.1"
    assert place_of(ledger.document, runs[1].start - 1) == "p.1"
    assert place_of(ledger.document, runs[1].start) == "p.2"
    assert place_of(ledger.document, 10**6) == "@1000000"
    assert place_of(text_ledger.document, 31) == "@31"


@pytest.mark.parametrize(
    ("link", "words"),
    [
        (Link("c1", "c2", "purpose", Span(0, 2, "to"), ()), "purpose “to”"),
        (Link("c1", "c2", "result", None, ()), "result"),
        (Link("c1", "c2", "cause", Span(0, 9, "prevented"), (), "negative"), "cause “prevented” (does not lead there)"),
        (Link("c1", "c2", "sequence", Span(0, 5, "af\x07ter"), (), habitual=True), "sequence “af�ter” (every time)"),
        (Link("c1", "c2", "cause", None, (), "negative", conditional=True), "cause (does not lead there, supposed)"),
    ],
)
def test_a_link_tells_its_relation_its_words_and_its_marks(link: Link, words: str) -> None:
    assert link_words(link) == words
