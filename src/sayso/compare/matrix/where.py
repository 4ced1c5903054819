"""The field `where`: places, compared by the gazetteer where it has both, else by what the texts themselves say of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.compare.matrix.cells import Cell, Relation, Told
from sayso.compare.matrix.spots import MAX_PARTS, Phrase, phrases_for, phrases_in, phrases_of_patients, phrases_within
from sayso.compare.settings import told_around
from sayso.compare.types import Spot
from sayso.compare.voices import Identity
from sayso.compare.words import words_of
from sayso.resolve.places.containers import LEVEL
from sayso.resolve.places.folding import fold
from sayso.resolve.places.globe import distance_km
from sayso.resolve.places.tables import directions, generics
from sayso.types import Claim, Where

_SPLIT: Final = re.compile(r"\s*(?:,|\(|\b(?:in|of|at|near|on|from|below|above|outside|inside)\b)\s*")
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
    """Give the narrowest place that a voice names for it, else one that its clause, sentence or passage names."""
    if own := _found(cells, phrases_for):
        return _narrowest(own)
    steps = [found for phrases in _FURTHER if (found := _found(cells, phrases))]
    if not steps:
        return None
    instead = [replace(_narrowest([one]), inherited=True) for found in steps for one in found]
    return replace(_narrowest(steps[0]), inherited=True, instead=tuple(instead))


def _found(cells: Sequence[Cell], phrases: Callable[[Claim, Cell], Iterable[Phrase]]) -> list[tuple[Place, str, Cell]]:
    return [(place, phrase, cell) for cell in cells for phrase, place in _placed(phrases(cell.claim, cell))]


def _narrowest(found: Sequence[tuple[Place, str, Cell]]) -> Told:
    place, phrase, cell = max(found, key=lambda item: (item[0].level, len(item[0].parts), [-ord(c) for c in item[1][:8]]))
    refs = tuple(dict.fromkeys(one.ref for _, _, one in found))
    return Told(cell.voice, cell.held.id, phrase, refs, place, place=_spot(phrase, place.entry))


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


def _phrases_of_sentence(claim: Claim, cell: Cell) -> list[Phrase]:
    """Give the places that the rest of the sentence names."""
    sentences = cell.held.ledger.sentences
    start, end = sentences[cell.held.sentence_at(claim.predicate.start)] if sentences else (0, 0)
    return phrases_within(replace(claim, start=start, end=max(end, start + 1), where=None), cell)


def _phrases_of_passage(claim: Claim, cell: Cell) -> list[Phrase]:
    """Give the places that the passage is set in, those of the nearest claim first."""
    return [phrase for one in told_around(cell.held, claim, paragraph=True) for phrase in phrases_in(one, cell)]


def _phrases_of_paragraph(claim: Claim, cell: Cell) -> list[Phrase]:
    """Give the places that the paragraph names before the claim's sentence."""
    text, place = cell.held.text, claim.predicate.start
    start = text.rfind("\n", 0, place) + 1
    return phrases_within(replace(claim, start=start, end=max(cell.held.sentence_around(place)[0], start + 1), where=None), cell)


_FURTHER: Final = (phrases_within, phrases_of_patients, _phrases_of_sentence, _phrases_of_passage, _phrases_of_paragraph)
"""Where else a place is sought, the likeliest first."""


def _placed(phrases: Iterable[Phrase]) -> list[tuple[str, Place]]:
    return [(phrase, place) for phrase, where in phrases if (place := _place(phrase, where))]


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
