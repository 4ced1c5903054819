"""The field `where`: places, compared by the gazetteer where it has both, else by what the texts themselves say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.compare.deeds import deed_of
from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.matrix.setting import nearest
from sayso.compare.types import Spot
from sayso.compare.voices import Identity
from sayso.compare.words import words_of
from sayso.resolve.places.containers import LEVEL
from sayso.resolve.places.folding import fold
from sayso.resolve.places.globe import distance_km
from sayso.resolve.places.tables import directions, generics
from sayso.types import Claim, Where

MAX_PARTS: Final = 4
"""Parts of a phrase that are read: "the bridge at Oka, Halm district, Upper Torrel"."""
NEXT_WITHIN: Final = 80
"""Code points behind a place in which the one that it lies in ends."""
_SPLIT: Final = re.compile(r"\s*(?:,|\(|\b(?:in|of|at|near|on|from|below|above|outside|inside)\b)\s*")
_JOINS: Final = re.compile(r"\s*(?:,|\bin|\bof|\bat)(?:\s+the)?\s+$|^\s*,\s*$")
_SICKBED: Final = "hospital"
_BARE: Final = frozenset({"there", "here", "where"})
_LEVELS: Final = {"country": 2, "admin1": 3, "admin2": 4, "settled": 5, "region": 1, "sea": 1, "site": 6}
"""How deep the place lies that a word beside its name tells of, as `resolve.places` counts it."""
_UNKNOWN: Final = 5
SITE: Final = _LEVELS["site"]
"""The level of a spot in a settlement."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as it is compared: the words of each part of the phrase, narrow to wide, how deep it lies, and the entry, if any.

    `head` is the noun that says what kind of spot it is.
    """

    parts: tuple[frozenset[str], ...]
    level: int
    entry: Where | None
    head: str = ""

    @property
    def words(self) -> frozenset[str]:
        """All words of its phrase."""
        return frozenset().union(*self.parts)

    def is_like(self, other: Place) -> bool:
        """Tell whether two phrases name one place: by their first parts, or, for spots of one kind, by all words of the shorter."""
        if self.parts[0] == other.parts[0]:
            return True
        same_kind = self.level == other.level == SITE and self.head == other.head
        return same_kind and (self.words <= other.words or other.words <= self.words)

    def is_in(self, other: Place) -> bool:
        """Tell whether the phrase puts the place into the other: it names that behind itself, or holds its name and more."""
        return other.parts[0] in self.parts or other.parts[0] < self.parts[0]


def read_where(cells: Sequence[Cell], identity: Identity) -> Told | None:  # noqa: ARG001 (every field is read alike)
    """Give the narrowest place that a voice names for it."""
    found = [(place, phrase, cell) for cell in cells for phrase, place in _places_of(cell.claim, cell)]
    inherited = not found
    found = found or [(place, phrase, cell) for cell in cells for phrase, place in _places_around(cell)]
    if not found:
        return None
    place, phrase, cell = max(found, key=lambda item: (item[0].level, len(item[0].parts), [-ord(c) for c in item[1][:8]]))
    refs = tuple(dict.fromkeys(one.ref for _, _, one in found))
    return Told(cell.voice, cell.held.id, phrase, refs, place, inherited=inherited, place=_spot(phrase, place.entry))


def relate_places(one: Told, other: Told) -> Relation:
    """Tell how two places stand.

    The gazetteer decides where it has both. Else the words do: a place is in what its own phrase, or another one, puts it into; a
    district holds a village unless somebody says otherwise. Two settlements without a word in common exclude one another.
    """
    first, second = one.basis, other.basis
    if first.is_like(second):
        return "same"
    if first.entry and second.entry and (found := _by_gazetteer(first.entry, second.entry)):
        return found
    if first.is_in(second):
        return "narrower"
    if second.is_in(first):
        return "wider"
    if first.level != second.level:
        return "narrower" if first.level > second.level else "wider"
    return "narrower" if first.words & second.words or first.level == SITE else "apart"


def settle_places(told: Sequence[Told]) -> list[Told]:
    """Put each place into what the others' phrases put it into, and let it lie as deep as the clearest of its phrases says."""
    levels: dict[frozenset[str], int] = {}
    above: dict[frozenset[str], set[frozenset[str]]] = {}
    for one in told:
        parts = one.basis.parts
        levels[parts[0]] = min(levels.get(parts[0], SITE), one.basis.level)
        for place, part in enumerate(parts):
            above.setdefault(part, set()).update(parts[place + 1 :])
    return [replace(one, basis=_settled(one.basis, levels, above)) for one in told]


def _settled(place: Place, levels: Mapping[frozenset[str], int], above: Mapping[frozenset[str], set[frozenset[str]]]) -> Place:
    wider = {part for own in place.parts for part in above[own]} - set(place.parts)
    return replace(place, parts=(*place.parts, *sorted(wider, key=sorted)), level=levels[place.parts[0]])


def _by_gazetteer(one: Where, other: Where) -> Relation | None:
    """Tell how two entries stand; None where neither the division nor the distance says so."""
    if one.gazetteer == other.gazetteer:
        return "narrower" if one.inside and not other.inside else "wider" if other.inside and not one.inside else None
    if one.country and other.country and one.country != other.country:
        return "apart"
    if None in (one.lat, one.lon, other.lat, other.lon):
        return None
    apart = distance_km((one.lat or 0.0, one.lon or 0.0), (other.lat or 0.0, other.lon or 0.0))
    wide, narrow = (one, other) if (one.radius_km or 0) >= (other.radius_km or 0) else (other, one)
    if wide.kind == "country" or (wide.kind == "admin1" and wide.name == narrow.admin1) or apart <= (wide.radius_km or 0):
        return "wider" if wide is one else "narrower"
    return "apart" if apart > (wide.radius_km or 0) + (narrow.radius_km or 0) else None


def _places_around(cell: Cell) -> list[tuple[str, Place]]:
    """Give the places that the rest of the sentence names, else those that the passage is set in."""
    return _places_of_sentence(cell) or _places_of_passage(cell)


def _places_of_sentence(cell: Cell) -> list[tuple[str, Place]]:
    """Give the places that the sentence names outside the claim."""
    sentences = cell.held.ledger.sentences
    start, end = sentences[cell.held.sentence_at(cell.claim.predicate.start)] if sentences else (0, 0)
    whole = replace(cell.claim, start=start, end=max(end, start + 1), where=None)
    return _places_of(whole, cell)


def _places_of_passage(cell: Cell) -> list[tuple[str, Place]]:
    """Give the places that the passage is set in."""
    claim = nearest(cell, lambda claim: bool(_places_of(claim, cell)), paragraph=True)
    return _places_of(claim, cell) if claim is not None else []


def _places_of(claim: Claim, cell: Cell) -> list[tuple[str, Place]]:
    return [(phrase, place) for phrase, where in _phrases(claim, cell) if (place := _place(phrase, where))]


def _phrases(claim: Claim, cell: Cell) -> Iterator[tuple[str, Where | None]]:
    """Give the phrases for places in a claim: its own place, else those that stand within the claim."""
    where = claim.where
    if where is not None and _is_sickbed(claim, where):
        return
    if where is not None and where.text.casefold() not in _BARE:
        yield _whole(cell, claim, where.start, where.end), where if where.gazetteer else None
        return
    for start, end in _places_within(claim, cell):
        yield _whole(cell, claim, start, end), None


def _is_sickbed(claim: Claim, where: Where) -> bool:
    """Tell whether a place is where somebody died of what was done elsewhere."""
    return deed_of(claim) == "death" and _SICKBED in words_of(where.text)


def _places_within(claim: Claim, cell: Cell) -> list[tuple[int, int]]:
    """Give the places named within a claim, the longest of those that overlap; no agent, which a place's name may stand for."""
    agents = [(one.start, one.end) for one in claim.participants if one.role == "agent"]
    spans = sorted(
        (mention.start, -mention.end)
        for mention in cell.held.mentions_within(claim.start, claim.end)
        if mention.label == "PLACE"
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


def _place(phrase: str, entry: Where | None) -> Place | None:
    pieces = [piece for piece in _SPLIT.split(phrase) if words_of(piece)][:MAX_PARTS]
    named = [piece for piece in pieces if len(pieces) == 1 or not _is_generic(piece)]
    parts = tuple(_own_words(piece) for piece in named if len(piece.strip(" .")) > 1)
    if not parts:
        return None
    level = LEVEL.get(entry.kind or "", _UNKNOWN) if entry and not entry.inside else _level(pieces[0])
    return Place(parts, level, entry, words_of(pieces[0])[-1])


def _is_generic(piece: str) -> bool:
    """Tell whether a part says nothing but of what kind the place is: "the village" of Oka."""
    return all(fold(word) in generics() for word in words_of(piece))


def _own_words(piece: str) -> frozenset[str]:
    """Give the words of a part that are its name; all of them where it has no name but a kind ("the bridge")."""
    words = frozenset(words_of(piece))
    own = frozenset(word for word in words if fold(word) not in generics() and fold(word) not in directions())
    return own or words


def _level(piece: str) -> int:
    """Give how deep a place lies by the words of its first part: what ends in a common noun is a spot in what follows."""
    words = [fold(word) for word in words_of(piece)]
    kinds = [_LEVELS[generics()[word]] for word in words if word in generics()]
    if kinds:
        return min(kinds)
    return SITE if piece.rsplit(maxsplit=1)[-1].islower() else _UNKNOWN


def _spot(phrase: str, entry: Where | None) -> Spot:
    if entry is None:
        return Spot(phrase)
    return Spot(entry.name or phrase, entry.country, entry.lat, entry.lon, entry.kind, entry.gazetteer)
