"""ECB+ as sightings: the events that its annotators marked, seen as the reader's claims are (Cybulska and Vossen 2014).

Each document's annotated sentences are read as a statement. A gold mention that a claim's predicate meets is that claim, so that
what is learnt is what readers have; any other takes the parties, the time and the place of the claim that holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.compare.incidents.sighting import Sighting, Surroundings
from sayso.compare.incidents.words import stem
from sayso.intake import read_statement
from sayso.pipeline import Reader
from sayso.types import Span, StatementLedger
from training.corpora import Row, rows

BEFORE_NONE = frozenset(
    (".", ",", ";", ":", "!", "?", ")", "]", "}", "%", "''", "'s", "'re", "'ve", "'ll", "'d", "'m", "n't", "’s", "'")
)
"""Tokens that no space stands before."""
AFTER_NONE = frozenset(("(", "[", "{", "``", "$", "#"))
"""Tokens that no space stands after."""
AROUND = 60
"""Code points of its sentence on either side of a mention that no claim holds: its clause."""


@dataclass(frozen=True)
class EcbMention:
    """A gold mention: its subtopic ("12ecb", "12ecbplus"), its event (`chain`), the corpus's lemma of its head, how it is seen."""

    id: str
    document: str
    topic: str
    chain: str
    lemma: str
    sighting: Sighting


def ecb_mentions(corpora: Path, name: str, reader: Reader) -> list[EcbMention]:
    """Give the gold mentions of `ecbplus-train` or `ecbplus-dev`, documents in the file's order."""
    by_document: dict[str, list[Row]] = {}
    for row in rows(corpora, name):
        by_document.setdefault(row["doc_id"], []).append(row)
    return [mention for own in by_document.values() for mention in _mentions(own, reader)]


def _mentions(own: Sequence[Row], reader: Reader) -> Iterator[EcbMention]:
    text, places = joined(own[0]["mention_context"])
    ledger = reader.read_statement(read_statement(text.encode("utf-8"), own[0]["doc_id"]))
    yield from seen_mentions(own, ledger, places)


def seen_mentions(own: Sequence[Row], ledger: StatementLedger, places: Sequence[tuple[int, int]]) -> Iterator[EcbMention]:
    """Give a document's mentions; `places` are its tokens' in the text that was read."""
    surroundings = Surroundings(ledger)
    for row in own:
        start, end = places[row["tokens_number"][0]][0], places[row["tokens_number"][-1]][1]
        sighting = _sighting(surroundings, ledger, Span(start, end, row["tokens_str"]), row)
        yield EcbMention(
            row["mention_id"], row["doc_id"], row["topic_id"], row["coref_chain"], row["mention_head_lemma"].lower(), sighting
        )


def joined(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """Write tokens as running text; give it and where each stands in it."""
    text = ""
    places: list[tuple[int, int]] = []
    before = "("
    for token in tokens:
        word = '"' if token in {"``", "''"} else token
        text += "" if token in BEFORE_NONE or before in AFTER_NONE else " "
        places.append((len(text), len(text) + len(word)))
        text += word
        before = token
    return text, places


def _sighting(surroundings: Surroundings, ledger: StatementLedger, span: Span, row: Row) -> Sighting:
    lemma = row["mention_head_lemma"].lower()
    meeting = [claim for claim in ledger.claims if claim.predicate.start < span.end and span.start < claim.predicate.end]
    if meeting:
        found = surroundings.sighting(min(meeting, key=lambda claim: claim.predicate.end - claim.predicate.start))
    else:
        found = _beside(surroundings, ledger, span)
    return replace(found, claim=row["mention_id"], lemma=lemma, stem=stem(lemma))


def _beside(surroundings: Surroundings, ledger: StatementLedger, span: Span) -> Sighting:
    """Give a mention that is no claim's predicate: who reports it, what the claim that holds it says, and the words around it."""
    found = surroundings.of_words(span, AROUND)
    cues = [one for one in ledger.attributions if one.cue and one.cue.start < span.end and span.start < one.cue.end]
    if cues:
        return replace(found, parties=(surroundings.speaker(cues[0].source),))
    holding = [claim for claim in ledger.claims if claim.start <= span.start and span.end <= claim.end]
    held = min(holding, key=lambda claim: claim.end - claim.start, default=None)
    if held is None:
        return found
    whole = surroundings.sighting(held)
    parties = tuple(replace(party, role="other") for party in whole.parties)
    return replace(found, parties=parties, when=whole.when, where=whole.where)
