"""What a denial takes out of play: the deed, or only its doer, where a side denies its own part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.compare.deeds import deed_of
from sayso.compare.matrix.cells import Cell, FieldRule, Told
from sayso.compare.matrix.parties import Party, is_denied_party, party_of
from sayso.compare.voices import Identity
from sayso.compare.voices.disowning import US
from sayso.compare.voices.speaking import SPEAKS, issuer_of, names_nobody, words_of_kind
from sayso.compare.words import head_of, noun_classes
from sayso.types import Participant

_WORDS: Final = re.compile(r"[\w'-]+")
_ACCUSED: Final = re.compile(r"\bthat\s+(?:the\s+|some\s+)?$", re.IGNORECASE)


def denied_fields(rule: FieldRule, denied: Sequence[Cell], asserted: Sequence[Cell], identity: Identity) -> Iterator[Told]:
    """Give what a voice's denials in one statement say of a field.

    A side that denies its own part ("we did not lay the mine") denies the doer; where it speaks of any doer ("nobody of ours, not
    anyone in the ministry"), the deed too. Every other denial is of the deed, also "we laid a finger on no one"; one of what others
    accuse somebody of ("suggestions that guards beat them are false") is of both. A voice that tells of the deed elsewhere does not
    deny it.
    """
    denied = [_with_doer(cell) for cell in denied]
    own = [cell for cell in denied if _own_part(cell, identity) and (_of_any_doer(cell) or not _of_anybody(cell))]
    if rule.name == "agent":
        yield from _denied_doers(rule, denied, own, asserted, identity)
    if rule.name == "act":
        of_deed = [cell for cell in denied if cell not in own or _of_any_doer(cell) or _of_accusation(cell)]
        of_deed = [cell for cell in of_deed if not _told_elsewhere(cell, asserted)]
        if of_deed and (told := rule.read(of_deed, identity)):
            yield replace(told, denied=True)


def _told_elsewhere(cell: Cell, asserted: Sequence[Cell]) -> bool:
    """Tell whether a voice tells of what it denies: of what it is accused of, only where it tells of a deed of that kind."""
    if _of_accusation(cell):
        return deed_of(cell.claim) in {deed_of(other.claim) for other in asserted}
    return bool(asserted)


def _denied_doers(
    rule: FieldRule, denied: Sequence[Cell], own: Sequence[Cell], asserted: Sequence[Cell], identity: Identity
) -> Iterator[Told]:
    """Give whom a voice's denials say not to have done it: its own side, or whom others accuse."""
    of_doer = [cell for cell in denied if cell in own or (_of_accusation(cell) and not _told_elsewhere(cell, asserted))]
    told = rule.read(of_doer, identity) if of_doer else None
    part = [cell for cell in own if _is_nobodys(cell)] + [cell for cell in asserted if cell.spoken.disowns is not None]
    if told is None and part:
        told = _without_part(part[0])
    if told is not None:
        yield replace(told, denied=True, replaced=_is_replaced(told, (*of_doer, *part), rule.read(asserted, identity), asserted))


def _is_replaced(denied: Told, showing: Sequence[Cell], told: Told | None, asserted: Sequence[Cell]) -> bool:
    """Tell whether a voice that denies a doer gives another one for a deed of the same kind."""
    if told is None or is_denied_party(denied, told):
        return False
    deeds = {deed_of(cell.claim) for cell in showing} - {""}
    return any(deed_of(cell.claim) in deeds for cell in asserted if cell.ref in told.claims)


def _without_part(cell: Cell) -> Told:
    """Give the side that a voice says had no part: its own, or the one that it names."""
    words = cell.spoken.disowns or US
    is_own = words == US
    party = Party(None, cell.voice if is_own else None, (), "", "" if is_own else head_of(words), own=is_own)
    return Told(cell.voice, cell.held.id, cell.spoken.speaker.words if is_own else words, (cell.ref,), party, denied=True)


def _with_doer(cell: Cell) -> Cell:
    """Give a denied claim of an accusation with whom it names before its predicate, where the reader gave it no doer."""
    if not _of_accusation(cell) or any(one.role == "agent" for one in cell.claim.participants):
        return cell
    start, _ = cell.held.sentence_around(cell.claim.predicate.start)
    for mention in cell.held.mentions_within(start, cell.claim.predicate.start):
        if mention.label in SPEAKS and _ACCUSED.search(cell.held.text[start : mention.start]):
            doer = Participant(mention.start, mention.end, mention.text, "agent", mention.id, mention.entity)
            claim = replace(cell.claim, participants=(*cell.claim.participants, doer))
            return replace(cell, spoken=replace(cell.spoken, claim=claim))
    return cell


def _of_accusation(cell: Cell) -> bool:
    """Tell whether what a claim denies is said in its sentence to be what others claim: "allegations that guards beat them"."""
    start, _ = cell.held.sentence_around(cell.claim.predicate.start)
    before = cell.held.text[start : cell.claim.predicate.start].casefold()
    words = _WORDS.findall(before)
    return "that" in words and not words_of_kind("accusation").isdisjoint(words[: len(words) - words[::-1].index("that")])


def _own_part(cell: Cell, identity: Identity) -> bool:
    """Tell whether the doer whom a denied claim names is the voice itself, or its people, or nobody of theirs."""
    issuer = identity.of(issuer_of(cell.held))
    for one in cell.claim.participants:
        if one.role == "agent" and names_nobody(one.text):
            if not words_of_kind("ours").isdisjoint(_WORDS.findall(one.text.casefold())) or _holds_voice(one, cell, identity):
                return True
        elif one.role == "agent":
            party = party_of(one, cell, identity)
            if {party.key, party.side} & {cell.voice, issuer}:
                return True
    return False


def _is_nobodys(cell: Cell) -> bool:
    return any(one.role == "agent" and names_nobody(one.text) for one in cell.claim.participants)


def _holds_voice(one: Participant, cell: Cell, identity: Identity) -> bool:
    """Tell whether a phrase names the voice: "no employee of the Company"."""
    named = [mention.entity for mention in cell.held.mentions_within(one.start, one.end) if mention.entity is not None]
    return any(identity.of_entity(cell.held.id, entity) == cell.voice for entity in named)


def _of_any_doer(cell: Cell) -> bool:
    """Tell whether a denied claim is of any doer of a side: "anyone in the ministry"."""
    agents = [one.text for one in cell.claim.participants if one.role == "agent"]
    return any(not words_of_kind("any").isdisjoint(_WORDS.findall(text.casefold())) for text in agents)


def _of_anybody(cell: Cell) -> bool:
    """Tell whether a denied claim is of anybody at all: "on anyone", "no one"; who did it to nothing denies his part."""
    words = _WORDS.findall(cell.claim.text.casefold())
    others = [one.text for one in cell.claim.participants if one.role != "agent"]
    return not words_of_kind("any").isdisjoint(words) or any(names_nobody(text) and not _names_no_thing(text) for text in others)


def _names_no_thing(phrase: str) -> bool:
    """Tell whether a phrase names none of some things: "nothing", "no stones"."""
    head = head_of(phrase)
    return head == "nothing" or (phrase.casefold().startswith("no ") and head != "one" and noun_classes().get(head) not in SPEAKS)
