"""One claim to be judged: its words where they stand, what was read in them, and what people have made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from rich.text import Text

from sayso.export import words
from sayso.export.page import Page, as_text
from sayso.export.reviews import short, state_words, told_of
from sayso.export.terminal import claim_lines
from sayso.export.visible import visible
from sayso.ledger.reviews.kinds import Subject
from sayso.ledger.veiling import Shown
from sayso.types import Claim, Document, StatementLedger

_AROUND: Final = 240
"""Characters of the text that are shown on either side of a claim's sentences at first; each "more" shows as many again, twice."""
_OPENED, _CLOSED = "⟦", "⟧"
"""What stands around the claim's words: neither is of any script, and each has one column."""
_MARGIN: Final = "  "


@dataclass(frozen=True, slots=True)
class Look:
    """How cards are laid out: columns, whether colour and signs beyond ASCII may be used."""

    width: int = 80
    colour: bool = False
    unicode: bool = True


def render_card(found: Shown, claim: Claim, *, place: str, more: int, look: Look) -> str:
    """Give a claim as lines of at most `look.width` columns (40 to 120), with a line end after each.

    `place` says which of how many it is; `more` how often more of the text was asked for: then also who takes part, by their ids.
    """
    page = Page.of(look.width, look.unicode)
    document = found.ledger.document
    where = words.place_of(document, claim.start)
    subject = short(Subject(found.statement, claim.id))
    state = state_words(found, claim.id)
    page.add(Text(f"{place} · {subject} · {state}", "bold"), Text(f" · {visible(document.name)} {where}", "dim"))
    page.space()
    page.add(*_in_context(found.ledger, claim, _AROUND * (1 + 2 * more)), indent=_MARGIN)
    page.space()
    note = f"confidence {claim.confidence:.2f}"
    claim_lines(page, found.ledger, claim, note=note, told=told_of(found))
    if more:
        page.space()
        for line in _known(found.ledger, claim):
            page.add(Text(line), indent=f"{_MARGIN}    ", first=_MARGIN)
    return as_text(page.lines, colour=look.colour, unicode=look.unicode)


def _in_context(ledger: StatementLedger, claim: Claim, room: int) -> Iterator[Text]:
    """Give the claim's words, marked, in the sentences that hold them, with `room` characters more on either side."""
    text, (first, last) = ledger.document.text, _sentences(ledger, claim)
    before, after = _left(ledger, first, room), _right(ledger, last, room)
    predicate = claim.predicate
    yield Text(_flowing(text[before : claim.start], cut=bool(text[:before].strip())), "dim")
    yield Text(_OPENED, "bold yellow")
    if claim.start <= predicate.start and predicate.end <= claim.end:
        yield Text(_flowing(text[claim.start : predicate.start]), "bold")
        yield Text(_flowing(predicate.text), "bold cyan")
        yield Text(_flowing(text[predicate.end : claim.end]), "bold")
    else:
        yield Text(_flowing(claim.text), "bold")
    yield Text(_CLOSED, "bold yellow")
    yield Text(_flowing(text[claim.end : after], goes_on=bool(text[after:].strip())), "dim")


def _sentences(ledger: StatementLedger, claim: Claim) -> tuple[int, int]:
    """Give where the sentences that share words with a claim begin and end."""
    inside = [(start, end) for start, end in ledger.sentences if start < claim.end and claim.start < end]
    begins = min((start for start, _ in inside), default=claim.start)
    return min(begins, claim.start), max(max((end for _, end in inside), default=claim.end), claim.end)


def _left(ledger: StatementLedger, at: int, room: int) -> int:
    """Give where the sentences begin that stand before a place, as many as there is room for; a word where not one has room."""
    begins, text = max(0, at - room), ledger.document.text
    whole = [start for start, _ in ledger.sentences if begins <= start < at]
    word = re.search(r"(?<=\s)\S", text[begins:at]) if begins else None
    return min(whole, default=begins + word.start() if word else begins)


def _right(ledger: StatementLedger, at: int, room: int) -> int:
    """Give where the sentences end that stand behind a place, as many as there is room for; a word where not one has room."""
    ends, text = at + room, ledger.document.text
    whole = [end for _, end in ledger.sentences if at < end <= ends]
    word = at + max((found.start() for found in re.finditer(r"\s", text[at:ends])), default=0)
    return max(whole, default=word if len(text) > ends else len(text))


def _flowing(text: str, *, cut: bool = False, goes_on: bool = False) -> str:
    """Give text in one line, paragraphs parted by a stroke; blanks at its ends stay, so that pieces join as they stood."""
    line = re.sub(r"\s*\n\s*", " / ", text)
    shown = visible(re.sub(r"[^\S\u00a0]+", " ", line))
    return f"{'[…] ' if cut else ''}{shown}{' […]' if goes_on else ''}"


def _known(ledger: StatementLedger, claim: Claim) -> Iterator[str]:
    """Give who takes part and who says so, by the ids that corrections name them by."""
    entities = {entity.id: entity for entity in ledger.entities}
    for part in claim.participants:
        entity = entities.get(part.entity or "")
        called = ", ".join(visible(name) for name in entity.names) if entity else ""
        known = f" = {entity.id} {visible(entity.caption)}" + (f" ({called})" if called else "") if entity else ""
        yield f"{part.role}: {visible(part.text)}{known}"
    attributions = {one.id: one for one in ledger.attributions}
    for name in claim.chain:
        if (one := attributions.get(name)) is not None:
            source = visible(one.source.text or one.source.kind)
            yield f"source: {visible(name)} {source}, {one.manner}" + (f" “{visible(one.cue.text)}”" if one.cue else "")
    yield from _mentions(ledger, claim)
    yield _title(ledger.document)


def _mentions(ledger: StatementLedger, claim: Claim) -> Iterator[str]:
    inside = [one for one in ledger.mentions if claim.start <= one.start and one.end <= claim.end]
    if inside:
        yield "mentions: " + ", ".join(f"{visible(one.id)} {visible(one.text)}" for one in inside)


def _title(document: Document) -> str:
    issuer = visible(document.issuer.text) if document.issuer else "issuer not found"
    day = words.period_words(document.published.earliest, document.published.latest) if document.published else "no date"
    return f"statement: {visible(document.title.text) if document.title else visible(document.name)} · {issuer} · {visible(day)}"
