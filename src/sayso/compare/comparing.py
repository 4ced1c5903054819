"""Statements set against one another: incidents joined, each with its matrix, its stances and its independent sources."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sayso.compare.echoes import with_echoes_given_back
from sayso.compare.incidents import Joined, Joiner, of_claims
from sayso.compare.independence import CARRYING, carried, independent
from sayso.compare.labels import label_of
from sayso.compare.matrix import Cell, compare_fields
from sayso.compare.reprints import Printed, Reprint, ReprintIndex, find_reprints
from sayso.compare.stances import standings, voices_of
from sayso.compare.statements import Held
from sayso.compare.types import (
    Carried,
    ClaimRef,
    Comparison,
    Incident,
    ReprintPair,
    SharedPassage,
    Stance,
    Suggestion,
    Voice,
)
from sayso.compare.voices import Identity, Spoken, spoken
from sayso.compare.voices.naming import Cast
from sayso.resolve.across import Judgement
from sayso.types import StatementLedger

ID_CHARS = 12
"""Hexadecimal digits of an incident's id: two of a million incidents share one with odds of one in 500."""


def compare(ledgers: Iterable[StatementLedger], judgements: Iterable[Judgement] = ()) -> Comparison:
    """Set statements against one another; their order changes nothing, and one that is given twice counts once.

    `judgements` are what people judged: of claims, whether they tell of one happening; of entities, whether they are one. Raises
    JudgementError CONTRADICTION where two judgements cannot hold together.
    """
    comparer = Comparer()
    for ledger in ledgers:
        comparer.add(ledger)
    return comparer.comparison(judgements)


class Comparer:
    """Statements to be compared, to which more can be added: what was scored and found among those before is kept."""

    def __init__(self) -> None:
        self._held: dict[str, Held] = {}
        self._joiner = Joiner()
        self._reprints = ReprintIndex()

    def add(self, ledger: StatementLedger) -> None:
        """Add a statement; one that is there already is replaced by its new reading."""
        document = ledger.document
        if document.id not in self._held:
            self._reprints.add(Printed(document.id, _day(ledger), document.text))
        self._held[document.id] = Held(ledger)
        self._joiner.add(of_claims(ledger))

    def comparison(self, judgements: Iterable[Judgement] = ()) -> Comparison:
        """Compare the statements that were added, by judgements as `compare` takes them."""
        held = [self._held[name] for name in sorted(self._held)]
        of_claims_, of_entities = _by_subject(held, judgements)
        joined = self._joiner.joined(of_claims_)
        reprints = tuple(reprint_pair(reprint) for reprint in self._reprints.reprints())
        groups = [tuple(ClaimRef(*key) for key in incident.sightings) for incident in joined.incidents]
        incidents, voices = set_against(held, groups, of_entities, reprints)
        return Comparison(incidents, _suggestions(joined, incidents), reprints, voices)


def set_against(
    held: Sequence[Held],
    groups: Iterable[Sequence[ClaimRef]],
    judgements: Iterable[Judgement] = (),
    reprints: Sequence[ReprintPair] = (),
) -> tuple[tuple[Incident, ...], tuple[Voice, ...]]:
    """Give the incidents that groups of claims make, and all voices in them. A claim may be in one group only."""
    by_id = {one.id: one for one in held}
    identity = Identity(held, judgements)
    told = [[_spoken(by_id, ref) for ref in sorted(set(group))] for group in groups]
    printed = [pair.documents for pair in reprints if pair.kind in CARRYING]
    for group in told:
        speakers = [speaker for _, one in group for speaker in (one.speaker, *(outer for outer, _ in one.passing))]
        within = {speaker.document for speaker in speakers}
        identity.settle_reprints(speakers, [pair for pair in printed if within.issuperset(pair)])
        identity.settle(speakers)
    cast = Cast(identity, (one for group in told for _, one in group))
    pairs = _pairs_by_document(reprints)
    incidents = [_incident(with_echoes_given_back(_cells(group, identity), identity), identity, cast, pairs) for group in told]
    ordered = sorted(incidents, key=lambda incident: (-incident.sources, incident.id))
    return tuple(ordered), cast.voices


def _cells(group: Iterable[tuple[Held, Spoken]], identity: Identity) -> list[Cell]:
    return [Cell(held, one, identity.of(one.speaker)) for held, one in group]


def _spoken(held: Mapping[str, Held], ref: ClaimRef) -> tuple[Held, Spoken]:
    statement = held[ref.document]
    return statement, spoken(statement, statement.claims[ref.claim])


def _incident(cells: Sequence[Cell], identity: Identity, cast: Cast, pairs: Mapping[str, Sequence[ReprintPair]]) -> Incident:
    claims = tuple(sorted(cell.ref for cell in cells))
    standing = standings(cells, identity)
    documents = sorted({one.document for one in standing})
    between = [pair for document in documents for pair in pairs.get(document, ())]
    accounts = carried(cells, standing, between, identity)
    alone = sorted((cast.id_of(voice) for voice in independent(standing, accounts)), key=_number)
    fields = compare_fields(cells, identity, cast.id_of)
    return Incident(
        id=incident_id(claims[0]),
        label=label_of(cells, fields),
        claims=claims,
        fields=fields,
        stances=tuple(Stance(cast.id_of(one.voice), one.document, one.stance, one.claim) for one in standing),
        sources=len(voices_of(standing)),
        independent_sources=len(alone),
        independent=tuple(alone),
        carried=tuple(Carried(cast.id_of(source), cast.id_of(carrier), by) for source, carrier, by in accounts),
    )


def incident_id(first: ClaimRef) -> str:
    """Give the id of the incident whose first claim that is."""
    return "i" + hashlib.sha256(f"{first.document}\n{first.claim}".encode()).hexdigest()[:ID_CHARS]


def reprints_among(ledgers: Iterable[StatementLedger]) -> tuple[ReprintPair, ...]:
    """Give the reprints among statements, whose ids must differ."""
    found = find_reprints(Printed(ledger.document.id, _day(ledger), ledger.document.text) for ledger in ledgers)
    return tuple(reprint_pair(reprint) for reprint in found)


def reprint_pair(reprint: Reprint) -> ReprintPair:
    """Give a reprint in the published shape."""
    passages = tuple(SharedPassage(one.first, one.second, one.density, one.quoted) for one in reprint.passages)
    return ReprintPair(reprint.documents, passages, reprint.share, reprint.first, reprint.kind)


def _pairs_by_document(reprints: Iterable[ReprintPair]) -> dict[str, list[ReprintPair]]:
    """Give each pair under its second document, so that an incident finds it once."""
    found: dict[str, list[ReprintPair]] = {}
    for pair in reprints:
        found.setdefault(pair.documents[1], []).append(pair)
    return found


def _by_subject(held: Iterable[Held], judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Judgement]]:
    """Give judgements of claims and those of entities, each kind by itself; of what is not there, none."""
    claims = {(one.id, claim.id) for one in held for claim in one.ledger.claims}
    rows = list(judgements)
    of_claims_ = [row for row in rows if row.first in claims or row.second in claims]
    return of_claims_, [row for row in rows if row not in of_claims_]


def _suggestions(joined: Joined, incidents: Iterable[Incident]) -> tuple[Suggestion, ...]:
    incident_of = {claim: incident.id for incident in incidents for claim in incident.claims}
    found = []
    for one in joined.suggestions:
        first, second = ClaimRef(*one.first), ClaimRef(*one.second)
        found.append(Suggestion((incident_of[first], incident_of[second]), (first, second), one.score, one.reasons))
    return tuple(found)


def _day(ledger: StatementLedger) -> date | None:
    """Give the day that a statement was published; None where that is not one day."""
    published = ledger.document.published
    if published is None or published.earliest != published.latest:
        return None
    try:
        return date.fromisoformat(published.earliest)
    except ValueError:
        return None


def _number(name: str) -> tuple[int, str]:
    return len(name), name
