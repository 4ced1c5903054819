"""What one reading of a statement has otherwise than another, and which reviews would go over from the one to the other.

A review goes over only with a part that is the same in both readings in all that a person saw of it: every field that can be
corrected, under the new ids, and, as a page shows them beside a claim, the sources of its chain and what entities are called.
How sure the reader was (`confidence`) and its graded score are set aside: no page shows them, and other weights give others.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, Final

from sayso.ledger.json_lines import Json
from sayso.ledger.reviews.apply import CORRECTABLE, Reading, made_by
from sayso.ledger.reviews.kinds import DOCUMENT, Review
from sayso.ledger.reviews.matching import PARTS, Ids, Part, match_parts
from sayso.ledger.reviews.state import MAKING, moved, renamed

ASIDE: Final = ("confidence", "score")
"""What of a part is no difference: numbers of the reader's, which nobody is shown on a page."""
SHOWN_OF_ENTITY: Final = ("schema", "caption")
"""What of an entity is seen with every part that names it."""
_GONE: Final = "~"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that two readings have otherwise, with what stands in each; ids are each reading's own."""

    field: str
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class Named:
    """A part by its id, and the words that it is known by."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A part that both readings have and tell otherwise: its id and words in the first, its id in the other, and the fields."""

    before: str
    after: str
    words: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class ListDifference:
    """What two readings have otherwise in one list: parts that only the first has, that only the other has, and that changed."""

    gone: tuple[Named, ...]
    new: tuple[Named, ...]
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What the reading of event `after` has otherwise than that of `before`.

    `lists` are by the name of the list (`matching.PARTS`, and `document` where its fields differ). `parts` is what `settle` wants
    of an adoption: every part that is the same in both, by its ids, with what people put in by hand where all that it names is.
    `carried` and `left` are the reviews in force that would go over and that would not.
    With `other_text` the readings have not even the same reading text, and no part of the one is one of the other.
    """

    before: int
    after: int
    other_text: bool
    lists: Mapping[str, ListDifference]
    parts: Ids
    carried: tuple[Review, ...]
    left: tuple[Review, ...]


def difference(before: tuple[int, str], after: tuple[int, str], made: Iterable[Review], held: Iterable[Review]) -> Difference:
    """Compare two readings of one statement, each its event and its kept line; their reviews are `made`, those in force `held`.

    Reviews have the ids that their parts have in the first reading.
    """
    old, new = json.loads(before[1]), json.loads(after[1])
    pairs = _Pairs(old, new, match_parts(old, new))
    lists = {name: _list_difference(pairs, name) for name in PARTS}
    document = pairs.changes(DOCUMENT, old[DOCUMENT], new[DOCUMENT])
    if document:
        lists[DOCUMENT] = ListDifference((), (), (Changed(DOCUMENT, DOCUMENT, old[DOCUMENT]["name"], document),))
    statement, other_text = old[DOCUMENT]["id"], old[DOCUMENT]["text"] != new[DOCUMENT]["text"]
    same = pairs.same() | ({} if document else {DOCUMENT: DOCUMENT})
    parts: Ids = {} if other_text else same | _made_by_hand(made, statement, same)
    carried, left = list[Review](), list[Review]()
    for review in held:
        (left if moved(review, statement, parts) is None else carried).append(review)
    return Difference(before[0], after[0], other_text, lists, parts, tuple(carried), tuple(left))


class _Lenient(dict[str, str]):
    """The ids of another reading; a part that is not in it has one that no part has."""

    def __missing__(self, name: str) -> str:
        return f"{_GONE}{name}"


class _Pairs:
    """Two readings, and which part of the one is which of the other."""

    def __init__(self, old: Reading, new: Reading, ids: Ids) -> None:
        self.old, self.new, self.ids = _by_id(old), _by_id(new), ids
        self._lenient = _Lenient(ids)

    def changes(self, name: str, before: Part, after: Part) -> tuple[FieldChange, ...]:
        """Give the fields of a part that the readings have otherwise."""
        fields = (field for field in CORRECTABLE[name] if self._seen(before, field) != seen(after.get(field)))
        return tuple(FieldChange(field, before.get(field), after.get(field)) for field in fields)

    def _seen(self, part: Part, field: str) -> Json:
        return seen(renamed(part.get(field), self._lenient, field))

    def same(self) -> Ids:
        """Give the parts that are the same in all that a person saw of them, and with them."""
        equal = {one for name in PARTS for one in self._equal(name)}
        return {
            one: self.ids[one]
            for name in PARTS
            for one in self.old[name]
            if one in equal and self._stands(self.old[name][one], equal)
        }

    def _equal(self, name: str) -> Iterator[str]:
        for one, before in self.old[name].items():
            if one in self.ids and not self.changes(name, before, self.new[name][self.ids[one]]):
                yield one

    def _stands(self, part: Part, equal: AbstractSet[str]) -> bool:
        """Tell whether what is seen with a part is the same: its sources, up to the outermost, and what all entities are called."""
        above = list(self._above(part))
        if any(one not in equal or one not in self.old["attributions"] for one in above):
            return False
        seen_with = [part, *(self.old["attributions"][one] for one in above)]
        return all(self._is_called_so(entity) for one in seen_with for entity in _entities_of(one))

    def _above(self, part: Part) -> Iterator[str]:
        """Give the attributions that a part rests on, each once."""
        waiting, known = [*part.get("chain", ()), part.get("parent")], set[str]()
        while waiting:
            name = waiting.pop()
            if name is not None and name not in known:
                known.add(name)
                yield name
                waiting.append(self.old["attributions"].get(name, {}).get("parent"))

    def _is_called_so(self, entity: str) -> bool:
        before, after = self.old["entities"].get(entity), self.new["entities"].get(self._lenient[entity])
        return before is not None and after is not None and all(before[one] == after[one] for one in SHOWN_OF_ENTITY)


def seen(value: Json) -> Json:
    """Give of a value what is seen of it."""
    if isinstance(value, dict):
        return {key: seen(one) for key, one in value.items() if key not in ASIDE}
    return [seen(one) for one in value] if isinstance(value, list) else value


def _by_id(reading: Reading) -> dict[str, dict[str, dict[str, Any]]]:
    return {name: {one["id"]: one for one in reading[name]} for name in PARTS}


def _entities_of(part: Part) -> Iterator[str]:
    holders = [part, part.get("source") or {}, *(part.get("participants") or ())]
    yield from (one["entity"] for one in holders if one.get("entity") is not None)
    yield from part.get("candidates") or ()


def _list_difference(pairs: _Pairs, name: str) -> ListDifference:
    old, new = pairs.old[name], pairs.new[name]
    taken = set(pairs.ids.values())
    changed = (
        Changed(one, pairs.ids[one], _words(before), fields)
        for one, before in old.items()
        if one in pairs.ids and (fields := pairs.changes(name, before, new[pairs.ids[one]]))
    )
    gone = tuple(Named(one, _words(part)) for one, part in old.items() if one not in pairs.ids)
    came = tuple(Named(one, _words(part)) for one, part in new.items() if one not in taken)
    return ListDifference(gone, came, tuple(changed))


def _words(part: Part) -> str:
    """Give what a part is known by: its own words, what an entity is called, or who reports and how."""
    if "source" not in part:
        return str(part["text"] if "text" in part else part["caption"])
    source = part["source"]["text"] or part["source"]["kind"]
    return f"{source}: {part['cue']['text']}" if part["cue"] else str(source)


def _made_by_hand(made: Iterable[Review], statement: str, same: Mapping[str, str]) -> Ids:
    """Give what reviews put in, as itself, where all that they name goes over."""
    found: Ids = {}
    for review in sorted(made, key=lambda one: one.event):
        if review.kind not in MAKING:
            continue
        itself = {made_by(review.event): made_by(review.event)}
        if moved(review, statement, {**same, **found, **itself}) is not None:
            found |= itself
    return found
