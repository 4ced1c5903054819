"""The fields `agent` and `patient`: who did it and whom it was done to, by entities across statements, else by descriptions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from sayso.compare.deeds import deed_nouns, deed_of, is_loss_of_life
from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.voices import Identity
from sayso.compare.voices.identity import Key
from sayso.compare.voices.speaking import SPEAKS, issuer_of, names_nobody, words_of_kind
from sayso.compare.words import OWN_SIDE, head_of, noun_classes, number_words, table, words_of
from sayso.resolve.naming import compare_names
from sayso.types import Claim, Participant

LIKE_NAMES: Final = 0.75
"""Score from which two names in the same part of one happening are of one: lower than among strangers."""
SHORTEST_DOER: Final = 5
"""Letters of a noun from which its ending tells that it is of a doer: "docker", not "tier"."""
_DOERS: Final = ("er", "or", "ist", "man", "woman", "eer", "ian", "ee")
_THEIRS: Final = frozenset({"his", "her", "its", "their"})
_SUFFERED: Final = frozenset({"death", "wounding"})
"""Deeds whose subject is the one that it is done to, where nobody else is."""
_FAMILIES: Final = {"Person": "person", "Organization": "body", "PublicBody": "body", "Company": "body"}
_ACTING: Final = frozenset({"Person", "Organization", "PublicBody", "Company", "Group", "LegalEntity"})
_EMPTY_TEXTS: Final = frozenset({"it", "this", "that", "which", "who", "those", "what", "he", "she", "they", "him", "her", "them"})
_ABOUT: Final = (
    *("at least", "at most", "no fewer than", "more than", "up to", "about", "around", "some", "over", "nearly", "almost", "only"),
)
"""What stands before a number to say how exact it is."""
_PRIVATE: Final = frozenset({"company", "private", "hired", "estate"})
"""Words beside "guards" that tell that these are no state's."""
_BANNED: Final = frozenset({"banned", "outlawed", "underground", "terrorist", "extremist"})
"""Words beside "members", "group" or "organisation" that tell of rebels."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody or something in a happening. `key` is its entity's across statements, `side` that of the body it is said to be of.

    `names` are what it is called by, none for what is only described; `family` is "person" or "body", "" for the rest; `head` is
    the head noun of a description. `camp` is that which its words put it in, "" where they do not; `own` where the speaker calls it
    his ("our men"). `guessed` where the names are the reader's guess: it took "he" or "the brother" for whom they name.
    """

    key: Key | None
    side: Key | None
    names: tuple[str, ...]
    family: str
    head: str
    camp: str = ""
    own: bool = False
    guessed: bool = False


def read_agent(cells: Sequence[Cell], identity: Identity) -> Told | None:
    """Give who a voice says did it: a name before a description; no thing, and nobody where a passive names none."""
    found = [
        (one, cell) for cell in cells for one in cell.claim.participants if one.role == "agent" and not befell("agent", cell.claim)
    ]
    return _best([(one, cell) for one, cell in found if _can_act(one, cell)], identity)


def read_patient(cells: Sequence[Cell], identity: Identity) -> Told | None:
    """Give to whom or what a voice says it was done: a name before a description. Who dies is the one it is done to."""
    found = [
        (one, cell)
        for cell in cells
        for one in cell.claim.participants
        if befell(one.role, cell.claim) and head_of(one.text) != "life"
    ]
    return _best(found, identity)


def relate_parties(one: Told, other: Told) -> Relation:
    """Tell how two parties of one happening stand: see `_relation`; descriptions of the same people are the same."""
    return _relation(one.basis, other.basis)


def is_denied_party(denied: Told, told: Told) -> bool:
    """Tell whether a denied party is the one that a voice names, or of its side: by entities, as descriptions leave it open."""
    return _of_one_side(denied.basis, told.basis) or (denied.basis.key is not None and denied.basis.key == told.basis.key)


def _relation(one: Party, other: Party) -> Relation:
    """Tell how two parties stand: by what they are, by whose people they are, then by names, else by descriptions."""
    if (one.key is not None and one.key == other.key) or _of_one_side(one, other):
        return "same"
    if one.camp and other.camp and one.camp != other.camp and not (one.names and other.names):
        return "apart"
    if one.names and other.names:
        return _relation_of_names(one, other)
    if one.names or other.names:
        # A description of one person or thing names nobody else; one of a body's people leaves open of which body they are.
        named, described = (one, other) if one.names else (other, one)
        if any(described.head in words_of(name) for name in named.names):
            return "same"
        return "same" if named.family != "body" else "narrower" if one.names else "wider"
    return "apart" if one.side and other.side and not (one.own or other.own) else "same"


def _relation_of_names(one: Party, other: Party) -> Relation:
    """Tell how two parties with names stand: a guess of the reader's excludes nobody.

    A person and the body it acts for, or a place that stands for who is there, exclude one another no more than two words do.
    """
    if one.guessed or other.guessed or _like(one, other):
        return "same"
    return "apart" if one.family == other.family != "" else "narrower"


def _of_one_side(one: Party, other: Party) -> bool:
    """Tell whether the people of the one are those of the other, or the one is the other's body."""
    return bool(one.side or other.side) and (one.side or one.key) == (other.side or other.key)


def _like(one: Party, other: Party) -> bool:
    """Tell whether names are close enough for two in the same part: alike, or the one's words among the other's."""
    schema = "Person" if one.family == "person" else "Organization"
    return any(
        set(words_of(a)) <= set(words_of(b))
        or set(words_of(b)) <= set(words_of(a))
        or (one.family == other.family and compare_names(a, b, schema).score >= LIKE_NAMES)
        or (one.family == other.family == "person" and _fits(a, b))
        for a in one.names
        for b in other.names
    )


def _fits(one: str, other: str) -> bool:
    """Tell whether each part of the shorter name is a part of the longer, or the first letter of one: "Nurlan", "Esbek N.T."."""
    short, full = sorted((_parts(one), _parts(other)), key=len)
    return bool(short) and all(any(_is_part(part, whole) for whole in full) for part in short)


def _is_part(one: str, other: str) -> bool:
    """Tell whether two parts of names are one, or one is the other's first letter."""
    return one == other or (1 in {len(one), len(other)} and one[0] == other[0])


def _parts(name: str) -> list[str]:
    """Give the parts of a name in lower case, every initial by itself."""
    return [part for part in re.split(r"[\s.]+", name.casefold()) if part]


def _best(found: Sequence[tuple[Participant, Cell]], identity: Identity) -> Told | None:
    """Give the participant that tells most: one with a name, then one that is somebody's, then the first described."""
    parties = [
        (party_of(one, cell, identity), one, cell) for one, cell in found if not names_nobody(one.text) and _tells(one, cell)
    ]
    if not parties:
        return None
    party, participant, cell = min(parties, key=lambda item: (_rank(item[0]), item[2].order, item[1].start))
    entity = identity.entity(cell.held.id, participant.entity)
    is_named = entity is not None and bool(entity.names) and not party.guessed
    words = entity.caption if entity is not None and is_named else without_number(" ".join(participant.text.split()))
    refs = tuple(dict.fromkeys(one.ref for _, _, one in parties))
    return Told(cell.voice, cell.held.id, words, refs, party)


def without_number(phrase: str) -> str:
    """Give a description without how many it is of, which is a field of its own: "men" for "at least two men"."""
    found = _counted().fullmatch(phrase)
    return f"{found['before'] or ''}{found['rest']}" if found else phrase


@cache
def _counted() -> re.Pattern[str]:
    """Give what finds a description that begins with a number, and has a noun behind it."""
    words = "|".join(sorted(number_words(), key=len, reverse=True))
    number = rf"(?:\d[\d,]*(?= (?-i:[a-z]))|{words})"
    before = rf"(?P<before>(?:the|these|those|all|our|their|his|its) )?(?:(?:{'|'.join(_ABOUT)}) )*(?:an? )?"
    return re.compile(rf"{before}{number}(?:[ -]{number})* (?P<rest>(?!of\b|or\b|to\b|and\b).+)", re.IGNORECASE)


def _tells(one: Participant, cell: Cell) -> bool:
    """Tell whether a phrase says who or what it is: no pronoun that stands for nobody known, no time and no deed."""
    head = head_of(one.text)
    if head in deed_nouns() or head in _saying_nothing():
        return False
    if cell.claim.when is not None and cell.claim.when.start <= one.start < cell.claim.when.end and one.entity is None:
        return False
    entity = cell.held.entities.get(one.entity or "")
    if entity is not None and not entity.names and entity.caption.casefold() in _EMPTY_TEXTS:
        return False
    return entity is not None or one.text.casefold() not in _EMPTY_TEXTS


def _rank(party: Party) -> tuple[int, int]:
    return 0 if party.names else 1 if party.side else 2, party.head in _wide_words()


def party_of(one: Participant, cell: Cell, identity: Identity) -> Party:
    """Give a participant as it is compared."""
    entity = identity.entity(cell.held.id, one.entity)
    names = entity.names if entity is not None else ()
    known = entity is not None and (bool(names) or identity.is_judged(cell.held.id, entity.id))
    key = identity.of_entity(cell.held.id, entity.id) if entity is not None and known else None
    text = entity.caption if entity is not None and one.text.casefold() in _EMPTY_TEXTS | OWN_SIDE else one.text
    own = (not names or _is_us(one)) and _is_own(text, one, cell)
    names = () if own else names
    side = cell.voice if own else None if names else _side(text, one, cell, identity)
    family = _FAMILIES.get(entity.schema, "") if entity is not None else ""
    head = "" if head_of(text) in number_words() or head_of(text).isdigit() else head_of(text)
    words = words_of(text)
    camp = _camp_of_names(names) if names else _camp(head, words)
    guessed = bool(names) and not any(set(words_of(one.text)) & set(words_of(name)) for name in names)
    return Party(key, side, names, family, head, camp, own, guessed)


def _camp_of_names(names: Iterable[str]) -> str:
    """Give the camp that a name's own words tell of: "Mounted Corps"."""
    return next((_camps()[word] for name in names for word in words_of(name) if _camps().get(word) == "force"), "")


def _camp(head: str, words: Sequence[str]) -> str:
    """Give the camp that people are said to stand in; "" where neither their noun nor what they are members of tells it."""
    if head in _camps():
        return _camps()[head]
    if head == "guard" and not _PRIVATE.isdisjoint(words):
        return "private"
    return "rebel" if not _BANNED.isdisjoint(words) else ""


def _side(text: str, one: Participant, cell: Cell, identity: Identity) -> Key | None:
    """Give the body that described people belong to: the one named in "officers of the Regiment"."""
    named = [
        mention
        for mention in cell.held.mentions_within(one.start, one.end)
        if mention.form == "name" and mention.entity is not None
    ]
    bodies = [mention for mention in named if mention.label == "ORG"]
    return identity.of_entity(cell.held.id, bodies[0].entity or "") if bodies and text else None


def _is_own(text: str, one: Participant, cell: Cell) -> bool:
    """Tell whether described people are the speaker's: "our men", or a cited speaker's "his men"."""
    return bool(text) and (not OWN_SIDE.isdisjoint(one.text.casefold().split()[:1]) or _is_speakers(one, cell))


def _is_us(one: Participant) -> bool:
    return one.role == "patient" and one.text.casefold() in OWN_SIDE


def _is_speakers(one: Participant, cell: Cell) -> bool:
    """Tell whether people are said to be of a cited speaker's side: the minister on "anyone in his ministry"."""
    words = one.text.casefold().split()
    return cell.spoken.speaker != issuer_of(cell.held) and not _THEIRS.isdisjoint(words)


def _can_act(one: Participant, cell: Cell) -> bool:
    """Tell whether a participant is somebody: by its entity, its mention's label, its head noun, or as "we"."""
    head, words = head_of(one.text), one.text.casefold()
    if head in _people_words() or head in _camps() or words in OWN_SIDE:
        return True
    entity = cell.held.entities.get(one.entity or "")
    if entity is not None:
        return entity.schema in _ACTING and not _is_thing(head)
    mention = cell.held.mentions.get(one.mention or "")
    if mention is not None and mention.label in SPEAKS and (mention.label != "PLACE" or mention.form == "name"):
        return True
    known = noun_classes().get(head)
    if known is not None:
        return known in SPEAKS - {"PLACE"}
    return head in words_of_kind("any") or _is_doers_noun(head)


def _is_doers_noun(head: str) -> bool:
    """Tell whether a noun is formed as those for people who do something are."""
    return len(head) >= SHORTEST_DOER and head.endswith(_DOERS)


def _is_thing(head: str) -> bool:
    return noun_classes().get(head) in {"WEAPON", "TIME"}


def befell(role: str, claim: Claim) -> bool:
    """Tell whether what a claim tells befell its participants of a role.

    It did the patients; the subject of a death or a wound, an agent to the reader; and whom a noun's "of" brings, where nobody else
    is named ("the capture of five guards").
    """
    patients = [one for one in claim.participants if one.role == "patient" and head_of(one.text) != "life"]
    if role == "agent":
        return is_loss_of_life(claim) or (not patients and deed_of(claim) in _SUFFERED)
    if role == "other":
        return not patients and claim.predicate.lemma in deed_nouns()
    return role == "patient"


def _people_words() -> frozenset[str]:
    return _wide_words() | _forces()


@cache
def _wide_words() -> frozenset[str]:
    return frozenset(row[0] for row in table("matrix", "wide_words"))


@cache
def _camps() -> Mapping[str, str]:
    return {row[0]: row[1] for row in table("matrix", "camps")}


@cache
def _saying_nothing() -> frozenset[str]:
    return frozenset(row[0] for row in table("matrix", "no_parties"))


@cache
def _forces() -> frozenset[str]:
    return frozenset(row[0] for row in table("matrix", "forces"))


def sides(parties: Iterable[Party]) -> set[Key]:
    """Give the keys by which some parties, or the bodies that they are of, are known."""
    return {key for party in parties for key in (party.key, party.side) if key is not None}
