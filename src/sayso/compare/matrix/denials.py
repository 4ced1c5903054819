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

_WORDS: Final = re.compile(r"[\w'-]+")


def denied_fields(rule: FieldRule, denied: Sequence[Cell], asserted: Sequence[Cell], identity: Identity) -> Iterator[Told]:
    """Give what a voice's denials in one statement say of a field.

    A side that denies its own part ("we did not lay the mine") denies the doer; where it speaks of any doer ("nobody of ours, not
    anyone in the ministry"), the deed too. Every other denial is of the deed, also "we laid a finger on no one". A voice that tells
    of the deed elsewhere does not deny it.
    """
    own = [cell for cell in denied if _own_part(cell, identity) and (_of_any_doer(cell) or not _of_anybody(cell))]
    if rule.name == "agent" and own and (told := rule.read(own, identity)):
        yield replace(told, denied=True)
    if rule.name == "act" and not asserted:
        of_deed = [cell for cell in denied if cell not in own or _of_any_doer(cell)]
        if of_deed and (told := rule.read(of_deed, identity)):
            yield replace(told, denied=True)


def _own_part(cell: Cell, identity: Identity) -> bool:
    """Tell whether the doer whom a denied claim names is the voice itself, or its people."""
    issuer = identity.of(issuer_of(cell.held))
    for one in cell.claim.participants:
        if one.role == "agent" and not names_nobody(one.text):
            party = party_of(one, cell, identity)
            if {party.key, party.side} & {cell.voice, issuer}:
                return True
    return False


def _of_any_doer(cell: Cell) -> bool:
    """Tell whether a denied claim is of any doer of a side: "anyone in the ministry"."""
    agents = [one.text for one in cell.claim.participants if one.role == "agent"]
    return any(not words_of_kind("any").isdisjoint(_WORDS.findall(text.casefold())) for text in agents)


def _of_anybody(cell: Cell) -> bool:
    """Tell whether a denied claim is of anybody at all: "on anyone", "no one"."""
    words = _WORDS.findall(cell.claim.text.casefold())
    return not words_of_kind("any").isdisjoint(words) or any(names_nobody(one.text) for one in cell.claim.participants)
