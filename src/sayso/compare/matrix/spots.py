"""The phrases by which a claim says where it happened: the place that the reader found, spots, and places in its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import Final

from sayso.compare.deeds import deed_of
from sayso.compare.matrix.cells import Cell
from sayso.compare.words import head_of, noun_classes, singular, table, words_of
from sayso.resolve.places.folding import fold
from sayso.resolve.places.tables import generics
from sayso.types import Claim, Where

Phrase = tuple[str, Where | None]
"""A phrase for a place, and what the reader's gazetteer has for it."""

MAX_PARTS: Final = 4
"""Parts of a phrase that are read: "the bridge at Oka, Halm district, Upper Torrel"."""
NEXT_WITHIN: Final = 80
"""Code points behind a place in which the one that it lies in ends."""
_JOINS: Final = re.compile(r"\s*(?:,|\bin|\bof|\bat)(?:\s+the)?\s+$|^\s*,\s*$")
_PREPOSITION: Final = re.compile(r"\b(?:in|at|on|inside|outside|near|within|behind|beside|along|through|from)\s+", re.IGNORECASE)
"""Before a noun for a spot, these say where; "from" does of those who flee or are taken."""
_ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "her", "their", "our"})
_WORD: Final = re.compile(r"[^\W\d_][\w'-]*")
NAMELESS: Final = 2
"""Words of a phrase that says of a place, known already, no more than its kind: "the town"."""
_SPOT_WORDS: Final = 4
"""Words of a spot's phrase at most, the article aside."""
_SICKBED: Final = "hospital"
_BARE: Final = frozenset({"there", "here", "where"})
_POINTING: Final = frozenset({"same", "this", "that"})
_BETWEEN: Final = frozenset({"of", "as", "and", "or", "that", "to", "for", "by", "with"})
"""Words that begin another phrase: "at the disposal of the court" is at no court."""
_SIDES: Final = frozenset({"north", "south", "east", "west", "front", "northeast", "northwest", "southeast", "southwest"})
_SAYING_NOTHING: Final = _SIDES | {"scene", "place", "spot", "location", "custody", "area", "world", "country", "way"}
"""Nouns for places that say nothing of where it was."""


def phrases_for(claim: Claim, cell: Cell) -> Iterator[Phrase]:
    """Give what a claim itself says of where it happened: the place that the reader found for it, and spots behind prepositions."""
    where = claim.where
    if where is not None and not _is_sickbed(claim, where.text) and not _is_empty(where.text):
        yield _whole(cell, claim, where.start, where.end), where if where.gazetteer else None
    for start, end in _spots_within(claim, cell):
        yield _whole(cell, claim, start, end), None


def phrases_within(claim: Claim, cell: Cell) -> list[Phrase]:
    """Give the places that are named within a claim's clause."""
    if claim.where is not None and _is_sickbed(claim, claim.where.text):
        return []
    return [(_whole(cell, claim, start, end), None) for start, end in _places_within(claim, cell)]


def phrases_of_patients(claim: Claim, cell: Cell) -> list[Phrase]:
    """Give the spots that a claim says something was done to: who clears the bridge does it there."""
    patients = [one for one in claim.participants if one.role == "patient" and _is_one_spot(one.text)]
    return [(_whole(cell, claim, one.start, one.end), None) for one in patients if not _is_empty(one.text)]


def phrases_in(claim: Claim, cell: Cell) -> list[Phrase]:
    """Give what a claim itself says of where it happened, else the places named within it."""
    return list(phrases_for(claim, cell)) or phrases_within(claim, cell)


def _is_sickbed(claim: Claim, phrase: str) -> bool:
    """Tell whether a place is where somebody died of what was done elsewhere."""
    return deed_of(claim) == "death" and _SICKBED in words_of(phrase)


def _is_empty(phrase: str) -> bool:
    """Tell whether a phrase only points back, or says nothing of which place it was: "the same prison", "the scene"."""
    words = phrase.casefold().split()
    if any(word[:1].isupper() for word in phrase.split()[1:]):
        return False
    if words[:1] == ["the"] and len(words) == NAMELESS and generics().get(fold(words[1]), "site") != "site":
        return True
    return words[-1] in _BARE | _SAYING_NOTHING or not _POINTING.isdisjoint(words[:2])


def _spots_within(claim: Claim, cell: Cell) -> Iterator[tuple[int, int]]:
    """Give the spots that stand behind a preposition of place in a claim: "in the yard", "at the ford"."""
    text = cell.held.text[claim.start : claim.end]
    for found in _PREPOSITION.finditer(text):
        end = _end_of_spot(text, found.end())
        if end is not None:
            phrase = text[found.end() : end]
            if not _is_empty(phrase) and not _is_sickbed(claim, phrase):
                yield claim.start + found.end(), claim.start + end


def _end_of_spot(text: str, start: int) -> int | None:
    """Give where the first noun for a spot ends among the first words of a phrase, if no other preposition comes before it."""
    article = _WORD.match(text, start)
    if article is None or article[0].casefold() not in _ARTICLES:
        return None
    before = article.end()
    words = islice(_WORD.finditer(text, before, before + NEXT_WITHIN), _SPOT_WORDS)
    for word in words:
        if text[before : word.start()].strip() or word[0] in _BETWEEN:
            return None
        if _is_spot(word[0]):
            return word.end()
        before = word.end()
    return None


def _is_one_spot(phrase: str) -> bool:
    """Tell whether a phrase is of one spot that is known already: "the bridge", not "a hundred homes"."""
    words = phrase.casefold().split()
    return words[:1] == ["the"] and words[-1] == head_of(phrase) and _is_spot(words[-1])


def _is_spot(word: str) -> bool:
    noun = singular(word.casefold())
    return noun in _spots() or noun_classes().get(noun) == "PLACE"


@cache
def _spots() -> frozenset[str]:
    return frozenset(row[0] for row in table("matrix", "spots"))


def _places_within(claim: Claim, cell: Cell) -> list[tuple[int, int]]:
    """Give the places named within a claim, the longest of those that overlap; no agent, which a place's name may stand for."""
    agents = [(one.start, one.end) for one in claim.participants if one.role == "agent"]
    spans = sorted(
        (mention.start, -mention.end)
        for mention in cell.held.mentions_within(claim.start, claim.end)
        if (mention.label == "PLACE" or (mention.form == "name" and mention.text.casefold() in cell.places))
        and mention.form != "pronoun"
        and any(letter.isupper() for letter in mention.text)
        and (mention.start, mention.end) not in agents
    )
    found: list[tuple[int, int]] = []
    for start, end in spans:
        if not found or start >= found[-1][1]:
            found.append((start, -end))
    return found


def _whole(cell: Cell, claim: Claim, start: int, end: int) -> str:
    """Give the phrase with the generic word behind it and the places that the text puts it into ("Oka, Halm district")."""
    text, limit = cell.held.text, claim.end
    for _ in range(MAX_PARTS):
        behind = re.match(r"\s+([a-z]+)\b", text[end:limit])
        if behind and fold(behind[1]) in generics():
            end += behind.end()
        following = [one for one in cell.held.mentions_within(end + 1, min(limit, end + NEXT_WITHIN)) if one.label == "PLACE"]
        nearest = min(following, key=lambda one: (one.start, -one.end), default=None)
        if nearest is None or not _JOINS.search(text[end : nearest.start]) or nearest.start - end > 8:
            break
        end = nearest.end
    return " ".join(text[start:end].split())
