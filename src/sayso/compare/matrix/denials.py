"""What a denial takes out of play: the deed, or only its doer, where a side denies its own part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sayso.compare.matrix.cells import Cell, FieldRule, Told
from sayso.compare.matrix.parties import party_of
from sayso.compare.voices import Identity
from sayso.compare.voices.speaking import issuer_of, names_nobody, words_of_kind
from sayso.compare.words import head_of, noun_classes
from sayso.types import Participant

_WORDS: Final = re.compile(r"[\w'-]+")
_PRONOUNS: Final = frozenset({"one", "nobody", "none", "nothing"})
_OURS: Final = frozenset({"our", "ours", "us"})


def denied_fields(rule: FieldRule, denied: Sequence[Cell], asserted: Sequence[Cell], identity: Identity) -> Iterator[Told]:
    """Give what a voice's denials in one statement say of a field.

    A side that denies its own part ("we did not lay the mine") denies the doer; where it speaks of any doer ("nobody of ours, not
    anyone in the ministry"), the deed too. Every other denial is of the deed, also "we laid a finger on no one". A voice that tells
    of the deed elsewhere does not deny it.
    """
    own = [cell for cell in denied if _own_part(cell, identity) and (_of_any_doer(cell) or not _of_anybody(cell))]
    if rule.name == "agent" and own and (told := rule.read(own, identity) or _none_of_ours(own, identity)):
        yield replace(told, denied=True)
    if rule.name == "act" and not asserted:
        of_deed = [cell for cell in denied if not _is_general(cell) and (cell not in own or _of_any_doer(cell))]
        if of_deed and (told := rule.read(of_deed, identity)):
            yield replace(told, denied=True)


def _own_part(cell: Cell, identity: Identity) -> bool:
    """Tell whether the doer whom a denied claim names is the voice itself, or its people."""
    return next(_own_doers(cell, identity), None) is not None


def _own_doers(cell: Cell, identity: Identity) -> Iterator[Participant]:
    """Give the doers of a claim that are the voice itself, or its people, also where these are none ("nobody of ours")."""
    issuer = identity.of(issuer_of(cell.held))
    for one in cell.claim.participants:
        if one.role == "agent":
            party = party_of(one, cell, identity)
            ours = {party.key, party.side} & {cell.voice, issuer} if not names_nobody(one.text) else _is_none_of_ours(one)
            if ours:
                yield one


def _is_none_of_ours(one: Participant) -> bool:
    """Tell whether a doer is said to be none of the speaker's: "nobody of ours"."""
    return names_nobody(one.text) and not _OURS.isdisjoint(_WORDS.findall(one.text.casefold()))


def _none_of_ours(cells: Sequence[Cell], identity: Identity) -> Told | None:
    """Give whom a voice denies to have done it where it says so of none of its people."""
    found = [(one, cell) for cell in cells for one in _own_doers(cell, identity) if names_nobody(one.text)]
    if not found:
        return None
    one, cell = found[0]
    party = replace(party_of(one, cell, identity), key=None, side=cell.voice, names=(), own=True)
    return Told(cell.voice, cell.held.id, " ".join(one.text.split()), tuple(dict.fromkeys(c.ref for _, c in found)), party)


def _is_general(cell: Cell) -> bool:
    """Tell whether a claim is of what is never done, not of this happening: "one does not kill a child"."""
    return any(one.role == "agent" and one.text.casefold() == "one" for one in cell.claim.participants)


def _of_any_doer(cell: Cell) -> bool:
    """Tell whether a denied claim is of any doer of a side: "anyone in the ministry"."""
    agents = [one.text for one in cell.claim.participants if one.role == "agent"]
    return any(not words_of_kind("any").isdisjoint(_WORDS.findall(text.casefold())) for text in agents)


def _of_anybody(cell: Cell) -> bool:
    """Tell whether a denied claim is of anybody at all: "on anyone", "no one"."""
    words = _WORDS.findall(cell.claim.text.casefold())
    return not words_of_kind("any").isdisjoint(words) or any(_is_nobody(one) for one in cell.claim.participants)


def _is_nobody(one: Participant) -> bool:
    """Tell whether a participant is none at all: "no one", not "no stones" nor "nobody of ours"."""
    if not names_nobody(one.text) or _is_none_of_ours(one):
        return False
    head = head_of(one.text)
    return one.role != "patient" or head in _PRONOUNS or noun_classes().get(head) in {"PERSON", "GROUP", "ORG"}
