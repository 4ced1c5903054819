"""The words of claims, and where they stand: what every report that tells of claims of several statements shows beside them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from sayso.compare.types import ClaimRef, EntityRef
from sayso.export.words import firmness, manner_words, run_at
from sayso.types import Attribution, Claim, Document, PageBox, Polarity, StatementLedger

OWN_VOICE = "in its own voice"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: `[start, end)` of the reading text, the `page` on pages (from 1), else the `paragraph` (from 1)."""

    start: int
    end: int
    page: int | None
    paragraph: int

    @property
    def words(self) -> str:
        """Give the place for a reader: "p. 3" where there are pages, else "par. 4"."""
        return f"par. {self.paragraph}" if self.page is None else f"p. {self.page}"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A claim's words as the text has them: strangers' words, which whoever shows them makes safe.

    `statement` is the file's name as `Quotations.name` gives it. `chain` tells on whose word, outermost first ("the agency says"),
    and is empty for the issuer's own claims. `commitment` says in words how firmly the innermost source holds what the clause says.
    `speaker` is the entity of that source, where it has one.
    """

    claim: ClaimRef
    statement: str
    words: str
    place: Place
    chain: tuple[str, ...]
    commitment: str
    polarity: Polarity
    speaker: EntityRef | None

    @property
    def voice(self) -> str:
        """Give on whose word, in one line."""
        return " → ".join(self.chain) or OWN_VOICE


class Quotations:
    """The claims of statements, looked up by what a comparison calls them."""

    def __init__(self, ledgers: Iterable[StatementLedger]) -> None:
        given = list(ledgers)
        folder = _common_folder([ledger.document.name for ledger in given])
        self._pages = {ledger.document.id: _Paged(ledger.document, folder) for ledger in given}
        self._found = {found.claim: found for ledger in given for found in _quotations(ledger, self._pages[ledger.document.id])}

    @property
    def documents(self) -> tuple[Document, ...]:
        """Give the statements, in the order in which they were given."""
        return tuple(paged.document for paged in self._pages.values())

    def find(self, claim: ClaimRef) -> Quotation | None:
        """Give a claim's quotation; None where it is none of these statements'."""
        return self._found.get(claim)

    def all(self, claims: Iterable[ClaimRef]) -> tuple[Quotation, ...]:
        """Give the quotations of claims, without those that there are none of."""
        return tuple(found for claim in claims if (found := self._found.get(claim)) is not None)

    def name(self, document: str) -> str:
        """Give what a statement's file is called, without the folder that all are in; its id where it is none of these."""
        paged = self._pages.get(document)
        return document if paged is None else paged.name

    def passage(self, document: str, start: int, end: int) -> tuple[str, Place] | None:
        """Give a stretch of a statement's reading text with its place; None where there is none such."""
        paged = self._pages.get(document)
        if paged is None or not 0 <= start < end <= len(paged.document.text):
            return None
        return paged.document.text[start:end], paged.place(start, end)


def _common_folder(names: list[str]) -> str:
    """Give the folder that all files are in, with its slash; empty where they are in none together."""
    folders = [name.split("/")[:-1] for name in names]
    shared = [parts[0] for parts in takewhile(lambda parts: len(set(parts)) == 1, zip(*folders, strict=False))]
    return "".join(f"{part}/" for part in shared)


class _Paged:
    """A statement whose places can be told: its paragraphs are what empty lines part (`sayso.intake.normalise`)."""

    def __init__(self, document: Document, folder: str) -> None:
        self.document = document
        self.name = document.name.removeprefix(folder)
        self._ends = [found.start() for found in re.finditer("\n\n", document.text)]

    def place(self, start: int, end: int) -> Place:
        run = run_at(self.document.map, start)
        page = run.origin.page if run is not None and isinstance(run.origin, PageBox) else None
        return Place(start, end, page, bisect_right(self._ends, start) + 1)


def _quotations(ledger: StatementLedger, paged: _Paged) -> Iterator[Quotation]:
    attributions = {one.id: one for one in ledger.attributions}
    for claim in ledger.claims:
        yield _quotation(claim, tuple(attributions[name] for name in claim.chain if name in attributions), paged)


def _quotation(claim: Claim, chain: tuple[Attribution, ...], paged: _Paged) -> Quotation:
    document = paged.document
    return Quotation(
        claim=ClaimRef(document.id, claim.id),
        statement=paged.name,
        words=claim.text,
        place=paged.place(claim.start, claim.end),
        chain=tuple(manner_words(one, _source_name(one, document)) for one in chain),
        commitment=firmness(claim.commitment.innermost, claim.polarity == "negative")[0],
        polarity=claim.polarity,
        speaker=_speaker(document, chain),
    )


def _source_name(attribution: Attribution, document: Document) -> str | None:
    """Give the source's words, or the issuer's name for the issuer."""
    if attribution.source.kind == "issuer" and document.issuer is not None:
        return document.issuer.text
    return attribution.source.text


def _speaker(document: Document, chain: tuple[Attribution, ...]) -> EntityRef | None:
    issuer = document.issuer.entity if document.issuer is not None else None
    entity = chain[-1].source.entity if chain and chain[-1].source.kind != "issuer" else issuer
    return None if entity is None else EntityRef(document.id, entity)
