"""Headings, and sentences that go on with a cited account: whose word it is where somebody is cited, it is there too."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.compare.deeds import deed_nouns
from sayso.compare.matrix import Cell
from sayso.compare.voices import Identity, cited_before, issuer_of
from sayso.compare.voices.identity import Key

ENDS: Final = (".", "!", "?", '"', "”", ":", ";")
"""What a paragraph of whole sentences ends with; a line that ends otherwise, above a text, is a heading."""
HEADING_CHARS: Final = 120
"""Longest heading: a longer paragraph may end with the agency that it is from, "(OKA)"."""
_BARE: Final = re.compile(r"(?:the|that|this) \w+", re.IGNORECASE)
_OWN_EYES: Final = re.compile(r"\b(?:I|[Ww]e|us|our own|our (?:correspondent|reporter|team|staff))\b")
"""Words by which an issuer speaks of what it saw itself."""


def with_echoes_given_back(cells: Sequence[Cell], identity: Identity) -> list[Cell]:
    """Give the claims of an incident; where a statement only cites somebody for it, its echoes of that report, they assert nothing.

    An echo is a heading, or stands behind a cited account in the same paragraph ("The minister said that arms were found. Two
    rifles came to light."), whatever the source was cited for there. Where the issuer tells of the happening elsewhere in the
    statement, its echoes are its own words too. Whom a heading alone cites, says nothing where the text below tells the same.
    """
    cells = [_without_headings_source(cell, cells, identity) for cell in cells]
    cited: dict[str, set[Key]] = {}
    for cell in cells:
        if cell.spoken.passing and cell.spoken.stance == "asserts":
            cited.setdefault(cell.held.id, set()).add(cell.voice)
    echoes = {cell.ref for cell in cells if _is_issuers(cell) and _is_echo(cell, cited.get(cell.held.id, set()), identity)}
    own = {cell.held.id for cell in cells if _is_issuers(cell) and cell.ref not in echoes}
    return [_as_report(cell) if cell.ref in echoes and cell.held.id not in own else cell for cell in cells]


def _is_issuers(cell: Cell) -> bool:
    return not cell.spoken.passing and cell.spoken.stance == "asserts"


def _without_headings_source(cell: Cell, cells: Sequence[Cell], identity: Identity) -> Cell:
    """Give a claim; one of a heading, whose source no claim below it has, as what the issuer passes on."""
    if not cell.spoken.passing or not _is_heading(cell):
        return cell
    below = [other for other in cells if other.held.id == cell.held.id and not _is_heading(other)]
    if not below or any(other.voice == cell.voice for other in below):
        return cell
    issuer = issuer_of(cell.held)
    spoken = replace(cell.spoken, speaker=issuer, stance="reports", passing=())
    return replace(cell, spoken=spoken, voice=identity.of(issuer))


def _is_heading(cell: Cell) -> bool:
    start, end = _paragraph(cell)
    return end < len(cell.held.text) and end - start <= HEADING_CHARS and not cell.held.text[start:end].rstrip().endswith(ENDS)


def _is_echo(cell: Cell, cited: set[Key], identity: Identity) -> bool:
    """Tell whether a claim stands in a heading, or in a paragraph behind what one of those who are cited is cited for."""
    if _is_heading(cell) or _points_back(cell):
        return bool(cited)
    start, _ = _paragraph(cell)
    sentence, end = cell.held.sentence_around(cell.claim.predicate.start)
    if _OWN_EYES.search(cell.held.text[sentence:end]):
        return False
    return any(identity.of(speaker) in cited for speaker in cited_before(cell.held, start, cell.claim))


def _points_back(cell: Cell) -> bool:
    """Tell whether a claim is a bare noun for a happening that the text tells of elsewhere: "two days after the shooting"."""
    return cell.claim.predicate.lemma in deed_nouns() and _BARE.fullmatch(cell.claim.text) is not None


def _paragraph(cell: Cell) -> tuple[int, int]:
    """Give the range of the paragraph that a claim stands in."""
    text, start = cell.held.text, cell.claim.predicate.start
    end = text.find("\n", start)
    return text.rfind("\n", 0, start) + 1, end if end >= 0 else len(text)


def _as_report(cell: Cell) -> Cell:
    return replace(cell, spoken=replace(cell.spoken, stance="reports"))
