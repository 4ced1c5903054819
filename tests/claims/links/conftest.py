"""Links as one line each: `flood -> close: cause (because)`, with the marks behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from operator import attrgetter

import pytest
from spacy.tokens import Doc

from sayso.claims.attribution import find_attributions
from sayso.claims.extract import find_claims
from sayso.claims.links import find_links
from sayso.claims.syntax import syntax_of
from sayso.pipeline import Reader
from sayso.types import Claim, Link, Predicate, StatementLedger

Lines = list[str]


def lines_of(links: Sequence[Link], claims: Sequence[Claim], word: Callable[[Predicate], str]) -> Lines:
    """Write links by a word of their claims' predicates; `-` stands for a cue where no words are."""
    told = {claim.id: word(claim.predicate) for claim in claims}
    return [
        " ".join(
            [
                f"{told[link.from_]} -> {told[link.to]}: {link.relation} ({'-' if link.cue is None else link.cue.text})",
                *(["negative"] if link.polarity == "negative" else []),
                *(["habitual"] if link.habitual else []),
                *(["conditional"] if link.conditional else []),
            ]
        )
        for link in links
    ]


@pytest.fixture(scope="session")
def links_in(doc_from: Callable[..., Doc]) -> Callable[[str], Lines]:
    """Give the links of sentences parsed by hand, by lemmas: in `doc_from`'s notation; no network speaks of them."""

    def found(notation: str) -> Lines:
        syntax = syntax_of(doc_from(notation))
        attributed = find_attributions(syntax, ())
        claims = find_claims(syntax, attributed, ())
        return lines_of(find_links(syntax, claims, attributed), claims, attrgetter("lemma"))

    return found


@pytest.fixture(scope="session")
def read() -> Callable[[str], StatementLedger]:
    """Read a text as a file's, with Sayso's own weights."""
    reader = Reader()
    return lambda text: reader.read(text.encode("utf-8"), "a.txt")


@pytest.fixture(scope="session")
def links_read(read: Callable[[str], StatementLedger]) -> Callable[[str], Lines]:
    """Give the links of a text that is read whole, by the words as they stand."""

    def found(text: str) -> Lines:
        ledger = read(text)
        return lines_of(ledger.links, ledger.claims, attrgetter("text"))

    return found
