"""The one way out of a ledger: whatever is shown of it passes the veil over its sealed names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Final, TypeVar

from sqlalchemy import Connection

from sayso.errors import LedgerError
from sayso.ledger.chain import Event, canonical
from sayso.ledger.current import Current, current, reviews_of_kind, whole
from sayso.ledger.database.base import Database
from sayso.ledger.database.tables import SEARCHED
from sayso.ledger.events import payload_of
from sayso.ledger.json_lines import Json
from sayso.ledger.judgements import judgements
from sayso.ledger.reviews.differ import Changed, Difference, FieldChange, ListDifference, Named
from sayso.ledger.reviews.kinds import Draft, Review, ReviewKind, Subject
from sayso.ledger.reviews.state import PartState, in_force
from sayso.ledger.sealing import PERSON, Key, Seal, Veil, check_key, longer_names, pseudonym, seal_words
from sayso.ledger.search import FoundClaim, Search, asked_of, find_claims
from sayso.resolve.across import resolve_judgements
from sayso.types import StatementLedger

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SEALING: Final[tuple[ReviewKind, ...]] = ("seal", "unseal")
NAMES_SHOWN: Final = "names-shown"
"""The event of looking behind the veil: its payload holds the reason."""
_LIFTING: Final[tuple[ReviewKind, ...]] = (*SEALING, "redo")
T = TypeVar("T", bound="DataclassInstance")


@dataclass(frozen=True, slots=True)
class Sealed:
    """A seal in force: its event, who sealed when and why, the pseudonym, and the fingerprint of the key that it was made with."""

    event: int
    at: str
    reviewer: str
    reason: str
    subject: Subject
    pseudonym: str
    schema: str
    words: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as it stands, as it is shown: `event` is the reading's that counts, `ledger` that reading as people have left it.

    `reviews` are all of the statement, in force or not, `held` those that hold, under their parts' present ids.
    """

    statement: str
    event: int
    ledger: StatementLedger
    reviews: tuple[Review, ...]
    held: tuple[Review, ...]
    _current: Current = field(repr=False)

    def state(self, part: str) -> PartState:
        """Give what holds of a part; its `last` is what whoever judges it next must have seen."""
        found = self._current.state(part)
        notes = {review.event: review for review in self.held}
        return replace(found, notes=tuple(notes[note.event] for note in found.notes))

    def reviews_of(self, part: str) -> list[Review]:
        """Give every review that touches a part, in force or not, in order."""
        numbers = {review.event for review in self._current.reviews_of(part)}
        return [review for review in self.reviews if review.event in numbers]


def seals(connection: Connection, name: str) -> list[Sealed]:
    """Give the seals in force, in order; IntegrityError INTEGRITY where an event of one cannot be read."""
    with whole(name):
        return [_sealed(one) for one in in_force(reviews_of_kind(connection, _LIFTING)) if one.kind == "seal"]


def veil_of(held: Iterable[Sealed]) -> Veil:
    """Give the veil that seals make."""
    return Veil.of(Seal(one.event, one.words, one.pseudonym, one.schema) for one in held)


def shown(found: Current, veil: Veil) -> Shown:
    """Give a statement as it is shown."""
    reviews = tuple(veiled_review(one, veil) for one in found.reviews)
    held = tuple(veiled_review(one, veil) for one in found.settled.held)
    return Shown(found.statement, found.event, veil.ledger(found.ledger), reviews, held, found)


def veiled_review(review: Review, veil: Veil) -> Review:
    """Give a review as it is shown."""
    if veil.is_empty:
        return review
    words = {name: veil.json(getattr(review, name)) for name in ("reason", "value", "replaced")}
    return replace(review, **words)


def veiled_difference(found: Difference, veil: Veil) -> Difference:
    """Give what two readings have otherwise as it is shown."""
    if veil.is_empty:
        return found

    def named(parts: Iterable[Named]) -> tuple[Named, ...]:
        return tuple(Named(one.id, veil.text(one.words)) for one in parts)

    def changed(one: Changed) -> Changed:
        fields = tuple(FieldChange(field.field, veil.json(field.before), veil.json(field.after)) for field in one.fields)
        return replace(one, words=veil.text(one.words), fields=fields)

    lists = {
        name: ListDifference(named(one.gone), named(one.new), tuple(map(changed, one.changed))) for name, one in found.lists.items()
    }
    carried, left = (tuple(veiled_review(one, veil) for one in reviews) for reviews in (found.carried, found.left))
    return replace(found, lists=lists, carried=carried, left=left)


def veiled_event(event: Event, veil: Veil) -> Event:
    """Give an event as it is shown: its hash is that of what it holds behind the veil."""
    return event if veil.is_empty else replace(event, payload=canonical(veil.json(payload_of(event))))


def veiled_row(row: T, veil: Veil) -> T:
    """Give a frozen row of texts (of a list or of a search) as it is shown."""
    if veil.is_empty:
        return row
    texts = {one.name: getattr(row, one.name) for one in fields(row)}
    return replace(row, **{name: veil.text(text) for name, text in texts.items() if isinstance(text, str)})


def is_open(connection: Connection, name: str, statement: str, veil: Veil) -> bool:
    """Tell whether nothing in a statement is hidden; what was never read may hold anything."""
    try:
        found = current(connection, name, statement).ledger
    except LedgerError as error:
        if error.code == "NOT_FOUND":
            return False
        raise
    return veil.ledger(found) == found


def find_shown(
    connection: Connection, database: Database, wanted: Search, held: Sequence[Sealed], limit: int | None = None
) -> list[FoundClaim]:
    """Give the claims that are looked for, as they are shown; the first `limit` of them.

    They are looked for as they are shown too: a sealed name finds nothing, its pseudonym what stands behind it.
    """
    asked, veil = asked_of(wanted), veil_of(held)
    told = " ".join(one.words for one in asked).casefold()
    behind = any(seal.pseudonym.casefold() in told for seal in held)  # then the index of what is hidden cannot help
    if veil.is_empty:
        return list(find_claims(connection, database, wanted, asked, limit))
    found = [veiled_row(one, veil) for one in find_claims(connection, database, wanted, [] if behind else asked)]
    matches = database.matching_rows(asked, [{name: getattr(one, name) for name in SEARCHED} for one in found])
    return [one for one, fits in zip(found, matches, strict=True) if fits][:limit]


def draft_of_seal(connection: Connection, found: Current, part: str, more: Iterable[str], reason: str, key: Key) -> Draft:
    """Give the review that seals an entity: all its names here and in the entities judged the same, and `more` words.

    The pseudonym is that of its caption, so that one key gives it in every ledger. LedgerError NOT_FOUND, SEAL_EMPTY,
    SEAL_TOO_LARGE, and KEY_WRONG where the ledger's seals were made with another key.
    """
    entity = next((one for one in found.ledger.entities if one.id == part), None)
    if entity is None:
        raise LedgerError("NOT_FOUND", f"there is no entity {part} to seal.", "See `sayso show --format json`.")
    held = seals(connection, found.name)
    for one in held:
        check_key(key, one.fingerprint)
    names = (entity.caption, *entity.names)
    longer = longer_names(found.ledger.document.text, names) if entity.schema == PERSON else []
    words = seal_words((*names, *longer, *_other_names(connection, found, part), *more))
    taken = {one.pseudonym for one in held if one.words[0].casefold() != entity.caption.casefold()}
    seal = Seal(0, words, pseudonym(key, entity.schema, entity.caption, taken), entity.schema)
    value: Json = {"key": key.fingerprint, "pseudonym": seal.pseudonym, "schema": seal.schema, "words": list(seal.words)}
    return Draft("seal", Subject(found.statement, part), reason, value=value)


def _other_names(connection: Connection, found: Current, part: str) -> list[str]:
    """Give the names of the entities of other statements that were judged to be the same."""
    same = resolve_judgements(judgements(connection)).members((found.statement, part)) - {(found.statement, part)}
    names: list[str] = []
    for statement, other in sorted(same):
        entities = current(connection, found.name, statement).ledger.entities
        names += [name for one in entities if one.id == other for name in (one.caption, *one.names)]
    return names


def _sealed(review: Review) -> Sealed:
    value = review.value
    assert isinstance(value, dict)
    words = value["words"]
    assert isinstance(words, list)
    return Sealed(
        event=review.event,
        at=review.at,
        reviewer=review.reviewer,
        reason=review.reason,
        subject=review.subject,
        pseudonym=str(value["pseudonym"]),
        schema=str(value["schema"]),
        words=tuple(map(str, words)),
        fingerprint=str(value["key"]),
    )
