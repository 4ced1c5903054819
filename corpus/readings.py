"""The Sayso corpus beside the program's own reading of the same texts: each read as a user's file, offsets in the text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from corpus.errors import CorpusError
from corpus.linking.scheme import GoldLink
from corpus.load import AnnotatedText, load_corpus
from corpus.scheme import (
    GoldAttribution,
    GoldClaim,
    GoldDocument,
    GoldFlag,
    GoldParticipant,
    Offsets,
    PloverEvent,
    Split,
)
from sayso.errors import SaysoError
from sayso.pipeline import Reader
from sayso.types import Act, Attribution, Claim, Document, Flag, Offset, Span, StatementLedger

GOLD = Path(__file__).parent / "gold"
"""The corpus of the repository: a folder of stand-off files for each split."""

ToOriginal = Callable[[int, int], Offsets | None]
"""From a span of the reading text to its span of the original, or None where it has none."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An annotated text and what the program reads in it, with offsets of the same text.

    `confidence` is that of `ours.claims`, in their order, and `links` join these. `refused` is the program's reason not to read the
    text; then `ours` is empty.
    """

    text: str
    gold: GoldDocument
    ours: GoldDocument
    confidence: tuple[float, ...]
    refused: SaysoError | None = None
    links: tuple[GoldLink, ...] = ()


def readings(corpora: Path, split: Split, gold: Path = GOLD, pipeline: str | None = None) -> list[Reading]:
    """Read every text of one part of the corpus. CorpusError: what `load_corpus` raises, and TEXT_MISSING for an empty part."""
    texts = load_corpus(gold, corpora, [split])
    if not texts:
        raise CorpusError("TEXT_MISSING", f"{gold / split} holds no annotated text.", "Compile sheets of that part into it.")
    reader = Reader(pipeline)
    return [read_as_file(reader, item) for item in texts]


def read_as_file(reader: Reader, item: AnnotatedText) -> Reading:
    """Read one text as a user's file would be; a text that is refused is a reading in which nothing is found."""
    try:
        ledger = reader.read(item.text.encode("utf-8"), f"{item.gold.id}.txt")
    except SaysoError as error:
        nothing = replace(item.gold, annotator="sayso", segments=(), attributions=(), claims=(), flags=())
        return Reading(item.text, item.gold, nothing, (), error)
    confidence = tuple(claim.confidence for claim in ledger.claims)
    return Reading(item.text, item.gold, gold_of(ledger, item.gold), confidence, links=links_of(ledger, item.gold.id))


def to_original(document: Document) -> ToOriginal:
    """Give the way from spans of the reading text to spans of the original, both in code points and half-open.

    A span's ends move inward to its first and last character that has an origin: a blank that intake put in has none. The result is
    None where no character has one, where the origin is a page, where the ends lie in different parts of a container, and where the
    original has them in another order.
    """
    runs = document.map
    starts = [run.start for run in runs]

    def origin(index: int, at: int) -> tuple[str | None, int] | None:
        place = runs[index].origin
        return (place.part, place.offset + at - runs[index].start) if isinstance(place, Offset) else None

    def move(start: int, end: int) -> Offsets | None:
        first, last = bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1
        if first < 0 or start >= runs[first].start + runs[first].length:
            first += 1
        if last < first or start >= end:
            return None
        from_ = origin(first, max(start, runs[first].start))
        to = origin(last, min(end, runs[last].start + runs[last].length) - 1)
        if from_ is None or to is None or from_[0] != to[0] or to[1] < from_[1]:
            return None
        return from_[1], to[1] + 1

    return move


def gold_of(ledger: StatementLedger, like: GoldDocument) -> GoldDocument:
    """Give the ledger in the corpus' shape, with offsets of the original text that `like` annotates, and its id, hash and split.

    Attributions and claims keep their order. CorpusError OFFSETS where a span of the ledger has no place in the original: that is a
    defect of the reading, not a miss.
    """
    place = _placing(ledger, like.id)
    flags = {GoldFlag(flag.name, place(flag)): None for flag in ledger.flags}
    return replace(
        like,
        annotator="sayso",
        segments=(),
        attributions=tuple(_attribution(item, place) for item in ledger.attributions),
        claims=tuple(_claim(item, place) for item in ledger.claims),
        flags=tuple(flags),
    )


def links_of(ledger: StatementLedger, document: str) -> tuple[GoldLink, ...]:
    """Give the ledger's links in the corpus' shape; CorpusError OFFSETS as `gold_of`, naming the document by its id."""
    place = _placing(ledger, document)
    return tuple(
        GoldLink(
            from_=link.from_,
            to=link.to,
            relation=link.relation,
            cue=place(link.cue) if link.cue else None,
            polarity=link.polarity,
            habitual=link.habitual,
            conditional=link.conditional,
        )
        for link in ledger.links
    )


def _placing(ledger: StatementLedger, document: str) -> Callable[[Span | Flag], Offsets]:
    """Give the way from the ledger's spans, which all have a place in the original, to that place."""
    move = to_original(ledger.document)

    def place(span: Span | Flag) -> Offsets:
        moved = move(span.start, span.end)
        if moved is None:
            reason = f"{document}: the span {span.start} to {span.end} of the ledger has no place in the original."
            raise CorpusError("OFFSETS", reason, "Mend the map of the reading text.")
        return moved

    return place


def _attribution(attribution: Attribution, place: Callable[[Span | Flag], Offsets]) -> GoldAttribution:
    source = attribution.source
    named = source.start is not None and source.end is not None
    return GoldAttribution(
        id=attribution.id,
        parent=attribution.parent,
        source=place(Span(source.start or 0, source.end or 0, source.text or "")) if named else None,
        source_kind=source.kind,
        cue=place(attribution.cue) if attribution.cue else None,
        content=tuple(place(span) for span in attribution.content),
        manner=attribution.manner,
        form=attribution.form,
    )


def _claim(claim: Claim, place: Callable[[Span | Flag], Offsets]) -> GoldClaim:
    return GoldClaim(
        id=claim.id,
        predicate=place(claim.predicate),
        kind=claim.kind,
        mood=claim.mood,
        tense=claim.tense,
        polarity=claim.polarity,
        plover=_event(claim.act),
        participants=tuple(GoldParticipant(one.role, place(one)) for one in claim.participants),
        when=place(claim.when) if claim.when else None,
        where=place(claim.where) if claim.where else None,
        attribution=claim.chain[-1] if claim.chain else None,
        innermost=claim.commitment.innermost,
        issuer=claim.commitment.issuer,
    )


def _event(act: Act | None) -> PloverEvent | None:
    return cast(PloverEvent, act.plover) if act else None
