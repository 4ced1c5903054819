"""A whole reading with its hidden words replaced, everywhere: spans are moved with their text, all other strings are veiled.

What is a string and not named here as structure is veiled, so that a field that is added later hides what it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from operator import attrgetter
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from sayso.ledger.sealing.finding import Finder, shown_for
from sayso.ledger.sealing.lexicon import Lexicon
from sayso.ledger.sealing.replacing import Replacement
from sayso.ledger.sealing.seals import PERSON, bare_name
from sayso.types import Document, Entity, Span, StatementLedger, Where

_IDS: Final = "id entity mention parent chain candidates from_ to place gazetteer"
_CODES: Final = "schema media_type language country code label kind plover mode earliest latest"
_STRUCTURE: Final = frozenset(f"{_IDS} {_CODES}".split())
"""Fields whose strings are ids, codes and dates, never words of a text. Those of a fixed vocabulary are known by their type."""


def finder_for(ledger: StatementLedger, lexicon: Lexicon, others: Iterable[str]) -> Finder:
    """Give the finder for one reading: it also knows the names that the reading has for other people, and for the sealed ones."""
    sealed = {entity.id: entity for entity in ledger.entities if _pseudonym_of(entity, lexicon)}
    people = [one for one in ledger.mentions if one.label == "PERSON" and one.form == "name"]
    named = {one.text for one in people if one.entity not in sealed}
    named |= {name for one in ledger.entities if one.schema == PERSON and one.id not in sealed for name in one.names}
    akin = {name for one in sealed.values() if one.schema == PERSON for name in one.names}
    return Finder.of(lexicon, named.union(others), akin | {one.text for one in people if one.entity in sealed})


def veiled(ledger: StatementLedger, finder: Finder) -> StatementLedger:
    """Give a reading without its hidden words; every span is again `text[start:end]` of the new text.

    A span that begins or ends inside hidden words takes in the whole pseudonym. A sealed entity has one name; a sealed place has
    no coordinates and no entry of a gazetteer. The same object where nothing is hidden.
    """
    hits = finder.hits(ledger.document.text)
    found = _Rewriter(finder, Replacement.of(ledger.document.text, hits)).reading(ledger)
    return ledger if found == ledger else found


class _Rewriter:
    """Moves what stands in one reading; strings that come again are looked through once."""

    def __init__(self, finder: Finder, text: Replacement) -> None:
        self._finder, self._text = finder, text
        self._known: dict[str, str] = {}

    def reading(self, ledger: StatementLedger) -> StatementLedger:
        """Rewrite a whole reading."""
        return replace(
            ledger,
            document=self.document(ledger.document),
            sentences=self._text.bounds(ledger.sentences),
            mentions=self.any(ledger.mentions),
            entities=self.any(ledger.entities),
            attributions=self.any(ledger.attributions),
            claims=self.any(ledger.claims),
            links=self.any(ledger.links),
            flags=self.any(ledger.flags),
        )

    def any(self, value: Any) -> Any:
        """Rewrite any value of a reading that may hold words, by its kind."""
        kind = type(value)
        if kind is str:
            return self.words(value)
        if kind is tuple:
            return tuple(map(self.any, value)) if value else value
        return self.entity(value) if kind is Entity else self.thing(value)

    def words(self, words: str) -> str:
        """Rewrite a string that stands in no text."""
        found = self._known.get(words)
        if found is None:
            found = self._known[words] = Replacement.of(words, self._finder.hits(words)).text
        return found

    def document(self, document: Document) -> Document:
        """Rewrite the document: its text, the map of that, and what is told of it."""
        new: Document = self.thing(replace(document, text="", map=()))
        return replace(new, text=self._text.text, map=self._text.runs(document.map))

    def entity(self, entity: Entity) -> Entity:
        """Rewrite an entity; one that is sealed has its pseudonym for its only name."""
        shown = _pseudonym_of(entity, self._finder.lexicon)
        new: Entity = self.thing(entity)
        caption = shown or new.caption
        names = (shown,) if shown else tuple(dict.fromkeys(new.names))
        hidden = caption != entity.caption or names != entity.names
        return replace(new, caption=caption, names=names, place=None if hidden else entity.place)

    def thing(self, thing: Any) -> Any:
        """Rewrite any other part of a reading: its place and words, if it has a place, and its strings."""
        kind: type = type(thing)
        plan = _plan(kind)
        values = list(plan.values(thing))
        for place in plan.worded:
            if values[place] is not None:
                values[place] = self.any(values[place])
        if plan.start is not None and values[plan.start] is not None:
            values[plan.start] = start = self._text.start(values[plan.start])
            values[plan.start + 1] = end = self._text.end(values[plan.start + 1])
            if plan.text is not None:
                values[plan.text] = self._text.text[start:end]
        new = kind(*values)
        return self._without_place(thing, new) if kind is Where else new

    def _without_place(self, where: Where, new: Where) -> Where:
        """Take from a place that is hidden what tells it by other means than its name."""
        if new.name == where.name and not self._text.touches(where.start, where.end):
            return new
        return replace(new, lat=None, lon=None, gazetteer=None, admin1=None, radius_km=None)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a type is rewritten: the indexes of fields that may hold words, of `start` (`end` is next) and of the `text` there."""

    values: Callable[[Any], tuple[Any, ...]]
    worded: tuple[int, ...]
    start: int | None
    text: int | None


@cache
def _plan(kind: type) -> _Plan:
    names = [field.name for field in fields(kind)]
    start = names.index("start") if "start" in names else None
    text = names.index("text") if start is not None and "text" in names else None
    hints = get_type_hints(kind)
    kept = {name for name in names if name in _STRUCTURE or _is_plain(hints[name])} | (
        {"text"} if issubclass(kind, Span) else set()
    )
    return _Plan(attrgetter(*names), tuple(place for place, name in enumerate(names) if name not in kept), start, text)


def _is_plain(hint: object) -> bool:
    """Tell whether a field holds no words by its type: numbers, what is of a fixed vocabulary, and what is made of these.

    None may stand beside them.
    """
    if get_origin(hint) in (Union, UnionType):
        return all(one is type(None) or _is_plain(one) for one in get_args(hint))
    if isinstance(hint, type) and is_dataclass(hint):
        plan = _plan(hint)
        return not plan.worded and plan.start is None
    return hint in (int, float, bool) or get_origin(hint) is Literal


def _pseudonym_of(entity: Entity, lexicon: Lexicon) -> str | None:
    """Give the pseudonym of an entity one of whose names is hidden as a whole; where that is several, those that all names share.

    A name of one word does not do where another name of the entity is somebody else's: the surname of two.
    """
    found = [(name, whose) for name in (entity.caption, *entity.names) if (whose := lexicon.whole(name))]
    surest = [whose for name, whose in found if len(bare_name(name)) > 1]
    if not surest and not any(map(lexicon.names_another, entity.names)):
        surest = [whose for _, whose in found]
    return shown_for(frozenset.intersection(*surest) or frozenset.union(*surest)) if surest else None
