"""The fields `agent` and `patient`: who did it and whom it was done to, by entities across statements, else by descriptions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.compare.deeds import deed_of, is_loss_of_life
from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.voices import Identity
from sayso.compare.voices.identity import Key
from sayso.compare.voices.speaking import SPEAKS, issuer_of, names_nobody, words_of_kind
from sayso.compare.words import head_of, noun_classes, number_words, table, words_of
from sayso.resolve.naming import compare_names
from sayso.types import Participant

LIKE_NAMES: Final = 0.75
"""Score from which two names in the same part of one happening are of one: lower than among strangers."""
SHORTEST_DOER: Final = 5
"""Letters of a noun from which its ending tells that it is of a doer: "docker", not "tier"."""
_DOERS: Final = ("er", "or", "ist", "man", "woman", "eer", "ian", "ee")
_OWN: Final = frozenset({"we", "us", "our", "ours", "i", "me", "my"})
_THEIRS: Final = frozenset({"his", "her", "its", "their"})
_INDEFINITE: Final = frozenset({"a", "an"})
_FAMILIES: Final = {"Person": "person", "Organization": "body", "PublicBody": "body", "Company": "body"}
_ACTING: Final = frozenset({"Person", "Organization", "PublicBody", "Company", "Group", "LegalEntity"})
_EMPTY_TEXTS: Final = frozenset({"it", "this", "that", "which", "who", "those", "what", "he", "she", "they", "him", "her", "them"})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something in a happening. `key` is its entity's across statements, `side` that of the body it is said to be of.

    `names` are what it is called by, none for what is only described; `family` is "person" or "body", "" for the rest; `head` is
    the head noun of a description, `definite` where that is of somebody known ("the preacher", "his brother").
    """

    key: Key | None
    side: Key | None
    names: tuple[str, ...]
    family: str
    definite: bool
    head: str
    words: frozenset[str]


def read_agent(cells: Sequence[Cell], identity: Identity) -> Told | None:
    """Give who a voice says did it: a name before a description; no thing, and nobody where a passive names none."""
    found = [(one, cell) for cell in cells if not _is_dying(cell) for one in cell.claim.participants if one.role == "agent"]
    return _best([(one, cell) for one, cell in found if _can_act(one, cell)], identity)


def read_patient(cells: Sequence[Cell], identity: Identity) -> Told | None:
    """Give to whom or what a voice says it was done: a name before a description. Who dies is the one it is done to."""
    found = [
        (one, cell)
        for cell in cells
        for one in cell.claim.participants
        if (one.role == "patient" and head_of(one.text) != "life") or (one.role == "agent" and _is_dying(cell))
    ]
    return _best(found, identity)


def relate_parties(one: Told, other: Told) -> Relation:
    """Tell how two parties of one happening stand: see `_relation`; descriptions of the same people are the same."""
    return _relation(one.basis, other.basis)


def _relation(one: Party, other: Party) -> Relation:
    """Tell how two parties stand: by what they are, by whose people they are, then by names, else by descriptions."""
    if (one.key is not None and one.key == other.key) or _of_one_side(one, other):
        return "same"
    if one.names and other.names:
        # A person and the body it acts for, or a place that stands for who is there, exclude one another no more than two words do.
        return "same" if _like(one, other) else "apart" if one.family == other.family != "" else "narrower"
    if one.names or other.names:
        named, described = (one, other) if one.names else (other, one)
        return "same" if described.definite and named.family == "person" else "narrower" if one.names else "wider"
    return "apart" if one.side and other.side else _described(one, other)


def _of_one_side(one: Party, other: Party) -> bool:
    """Tell whether the people of the one are those of the other, or the one is the other's body."""
    return bool(one.side or other.side) and (one.side or one.key) == (other.side or other.key)


def _described(one: Party, other: Party) -> Relation:
    """Tell how two descriptions stand: one that says no more than "men" is wider, unless they share a word; others are the same."""
    wide, others = one.head in _wide_words(), other.head in _wide_words()
    if one.head and other.head and wide != others and not (one.words & other.words):
        return "wider" if wide else "narrower"
    return "same"


def _like(one: Party, other: Party) -> bool:
    """Tell whether names are close enough for two in the same part: alike, or the one's words among the other's."""
    schema = "Person" if one.family == "person" else "Organization"
    return any(
        set(words_of(a)) <= set(words_of(b))
        or set(words_of(b)) <= set(words_of(a))
        or (one.family == other.family and compare_names(a, b, schema).score >= LIKE_NAMES)
        for a in one.names
        for b in other.names
    )


def _best(found: Sequence[tuple[Participant, Cell]], identity: Identity) -> Told | None:
    """Give the participant that tells most: one with a name, then one that is somebody's, then the first described."""
    parties = [
        (party_of(one, cell, identity), one, cell) for one, cell in found if not names_nobody(one.text) and _tells(one, cell)
    ]
    if not parties:
        return None
    party, participant, cell = min(parties, key=lambda item: (_rank(item[0]), item[2].order, item[1].start))
    entity = identity.entity(cell.held.id, participant.entity)
    words = entity.caption if entity is not None and entity.names else " ".join(participant.text.split())
    refs = tuple(dict.fromkeys(one.ref for _, _, one in parties))
    return Told(cell.voice, cell.held.id, words, refs, party)


def _tells(one: Participant, cell: Cell) -> bool:
    """Tell whether a phrase says who it is: no pronoun that stands for nobody known, and no time."""
    if cell.claim.when is not None and cell.claim.when.start <= one.start < cell.claim.when.end and one.entity is None:
        return False
    return one.entity is not None or one.text.casefold() not in _EMPTY_TEXTS


def _rank(party: Party) -> tuple[int, int]:
    return 0 if party.names else 1 if party.side else 2, party.head in _wide_words()


def party_of(one: Participant, cell: Cell, identity: Identity) -> Party:
    """Give a participant as it is compared."""
    entity = identity.entity(cell.held.id, one.entity)
    names = entity.names if entity is not None else ()
    known = entity is not None and (bool(names) or identity.is_judged(cell.held.id, entity.id))
    key = identity.of_entity(cell.held.id, entity.id) if entity is not None and known else None
    text = entity.caption if entity is not None and one.text.casefold() in _EMPTY_TEXTS | _OWN else one.text
    side = None if names else _side(text, one, cell, identity)
    definite = text.casefold().split()[:1] != [] and text.casefold().split()[0] not in _INDEFINITE and not text[0].isdigit()
    family = _FAMILIES.get(entity.schema, "") if entity is not None else ""
    head = "" if head_of(text) in number_words() or head_of(text).isdigit() else head_of(text)
    return Party(key, side, names, family, definite, head, frozenset(words_of(text)))


def _side(text: str, one: Participant, cell: Cell, identity: Identity) -> Key | None:
    """Give the body that described people belong to: the speaker's for "ours", the one named in "officers of the Regiment"."""
    first = one.text.casefold().split()[:1]
    if _OWN.intersection(first) or _is_speakers(one, cell):
        return cell.voice
    named = [
        mention
        for mention in cell.held.mentions_within(one.start, one.end)
        if mention.form == "name" and mention.entity is not None
    ]
    bodies = [mention for mention in named if mention.label == "ORG"]
    return identity.of_entity(cell.held.id, bodies[0].entity or "") if bodies and text else None


def _is_speakers(one: Participant, cell: Cell) -> bool:
    """Tell whether people are said to be of a cited speaker's side: the minister on "anyone in his ministry"."""
    words = one.text.casefold().split()
    return cell.spoken.speaker != issuer_of(cell.held) and not _THEIRS.isdisjoint(words)


def _can_act(one: Participant, cell: Cell) -> bool:
    """Tell whether a participant is somebody: by its entity, its mention's label, its head noun, or as "we"."""
    words = one.text.casefold()
    entity = cell.held.entities.get(one.entity or "")
    if entity is not None:
        return entity.schema in _ACTING and not _is_thing(head_of(one.text))
    mention = cell.held.mentions.get(one.mention or "")
    if mention is not None and mention.label in SPEAKS and (mention.label != "PLACE" or mention.form == "name"):
        return True
    head = head_of(one.text)
    known = noun_classes().get(head)
    if known is not None or entity is not None:
        return known in SPEAKS
    return words in _OWN or head in _people_words() | words_of_kind("any") or _is_doers_noun(head)


def _is_doers_noun(head: str) -> bool:
    """Tell whether a noun is formed as those for people who do something are."""
    return len(head) >= SHORTEST_DOER and head.endswith(_DOERS)


def _is_thing(head: str) -> bool:
    return noun_classes().get(head) in {"WEAPON", "TIME"}


def _is_dying(cell: Cell) -> bool:
    """Tell whether a claim tells of a death: its subject, an agent to the reader, is the one it is done to."""
    patients = any(one.role == "patient" and head_of(one.text) != "life" for one in cell.claim.participants)
    return is_loss_of_life(cell.claim) or (deed_of(cell.claim) == "death" and not patients)


def _people_words() -> frozenset[str]:
    return _wide_words() | _forces()


@cache
def _wide_words() -> frozenset[str]:
    return frozenset(row[0] for row in table("matrix", "wide_words"))


@cache
def _forces() -> frozenset[str]:
    return frozenset(row[0] for row in table("matrix", "forces"))


def sides(parties: Iterable[Party]) -> set[Key]:
    """Give the keys by which some parties, or the bodies that they are of, are known."""
    return {key for party in parties for key in (party.key, party.side) if key is not None}
