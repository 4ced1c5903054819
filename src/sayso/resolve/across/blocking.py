"""Which entities of a ledger are worth comparing: pairs that share a key, never all pairs.

Keys are rough on purpose: consonants of one part of a name beside the first sound of another, a listed given name, an
organisation's own words (`naming`). A key that many entities share says little; its entities are put in the order of their sounds
and each is paired with the next few only (sorted neighbourhood, Hernández and Stolfo 1995), so the number of pairs grows with the
number of entities, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from sayso.limits import MAX_NAME_CHARS
from sayso.resolve.across.entities import LedgerEntity
from sayso.resolve.naming.given import known_names
from sayso.resolve.naming.organisations import organisation_keys, split_organisation
from sayso.resolve.naming.parts import split_person
from sayso.resolve.naming.scripts import skeleton, sounds

LARGEST_BLOCK: Final = 24
"""Entities of one key that are all compared with one another."""
WINDOW: Final = 6
"""Neighbours that an entity of a larger block is compared with."""
MAX_NAMES: Final = 8
"""Names of one entity that give keys: the fullest ones."""
MAX_KEYED_PARTS: Final = 6
"""Parts of one name that give keys."""

Pair = tuple[int, int]
"""Places of two entities in the sequence given, the smaller first."""


def candidate_pairs(entities: Sequence[LedgerEntity]) -> list[Pair]:
    """Give the pairs that share a key and may be the same kind of thing, in order; at most linear in the number of entities."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, entity in enumerate(entities):
        for key in entity_keys(entity):
            blocks[key].append(number)
    found = {pair for block in blocks.values() for pair in _pairs_of(block, entities)}
    return sorted(pair for pair in found if entities[pair[0]].families & entities[pair[1]].families)


def _pairs_of(block: Sequence[int], entities: Sequence[LedgerEntity]) -> Iterator[Pair]:
    if len(block) <= LARGEST_BLOCK:
        yield from combinations(block, 2)
        return
    ordered = sorted(block, key=lambda number: (_sounding(entities[number]), number))
    for place, number in enumerate(ordered):
        for other in ordered[place + 1 : place + 1 + WINDOW]:
            yield min(number, other), max(number, other)


def _sounding(entity: LedgerEntity) -> str:
    """Give an entity's first name as sorted consonants: the same whatever the script and the order of the words."""
    words = entity.names[0][:MAX_NAME_CHARS].split() if entity.names else []
    return " ".join(sorted(skeleton(spelled[0]) for word in words if (spelled := sounds(word))))


def entity_keys(entity: LedgerEntity) -> frozenset[str]:
    """Give the keys of an entity's names, of people and of organisations as its schema allows."""
    keys: set[str] = set()
    for name in [name for name in entity.names if len(name) <= MAX_NAME_CHARS][:MAX_NAMES]:
        if "person" in entity.families:
            keys.update(person_keys(name))
        if entity.families - {"person"}:
            keys.update(organisation_name_keys(name))
    return frozenset(keys)


def person_keys(name: str) -> Iterable[str]:
    """Give keys of a person's name: each part's consonants with the first sound of another part, or alone where it is the only one.

    Initials give a first sound only, so "R. Kamalov" shares "kml+r" with "Rashot Kamalov".
    """
    parts = split_person(name).parts[:MAX_KEYED_PARTS]
    words = [(_roots(part.text), _first_sound(part.text)) for part in parts]
    whole = [number for number, part in enumerate(parts) if part.role != "initial"]
    if len(parts) == 1:
        return {f"p:{root}" for root in words[0][0]}
    return {
        f"p:{root}+{words[other][1]}"
        for number in whole
        for root in words[number][0]
        for other in range(len(parts))
        if other != number
    }


def _roots(word: str) -> frozenset[str]:
    """Give the consonants of each reading of a word, and the given names that it is listed as."""
    return frozenset(skeleton(spelled) for spelled in sounds(word)) | known_names(word)


_FIRST = str.maketrans("aeouyVAEiYjGvWfFhHkKgC", "aaaaaaaaiiiivvvvhhkkkk")


def _first_sound(word: str) -> str:
    spelled = sounds(word)
    return spelled[0][:1].translate(_FIRST) if spelled else ""


def organisation_name_keys(name: str) -> Iterable[str]:
    """Give keys of an organisation's name: each word of its own, and every two words that only say of what kind it is."""
    keys = organisation_keys(split_organisation(name))[:MAX_KEYED_PARTS]
    own = {f"o:{skeleton(key)}" for key, weight in keys if weight >= 1.0}
    common = sorted({key for key, weight in keys if weight < 1.0})
    joined = {f"o:{one}+{other}" for one, other in combinations(common, 2)}
    letters = {f"o:{''.join(key[0] for key, _ in keys)}"} if len(keys) > 2 else set()
    return own | joined | letters | ({f"o:{common[0]}"} if len(common) == 1 and not own else set())
