"""The names of one statement joined where they are spellings, or shortenings, of one name.

A name joins what bears the same words; a person's also the only fuller name that it shortens ("Velt" beside one "Aron Velt") or
spells otherwise. Two fuller names left: it stays by itself, and both are given.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sayso.resolve.across.blocking import organisation_name_keys, person_keys
from sayso.resolve.naming import same_name
from sayso.resolve.naming.parts import PersonName, split_person
from sayso.resolve.naming.scripts import fold

SAME_BODY: Final = 0.9
"""Likeness from which two bodies' names of one statement are one: a word more may make another body ("Oka Youth Party")."""
MOST_COMPARED: Final = 20
"""Fuller names that one name is compared with: a block of more says too little."""
_NOT_PART_OF_A_NAME = re.compile(r"^(?:the|The|THE)\s+|['’]s?$")


@dataclass(frozen=True, slots=True)
class Spellings:
    """Which name each name belongs to, by their keys; `left` gives the fuller ones that a name might shorten, two or more."""

    whole: Mapping[str, str]
    label: Mapping[str, str]
    left: Mapping[str, tuple[str, ...]]

    def of(self, text: str) -> str:
        """Give the key of the whole name that a name belongs to."""
        key = name_key(text)
        return self.whole.get(key, key)


def name_key(text: str) -> str:
    """Give the form under which two spellings count as the same name: no article or possessive, case and spaces folded."""
    return clean_name(text).casefold()


def clean_name(text: str) -> str:
    """Give a name without article and possessive; the text itself where nothing else is in it."""
    return " ".join(_NOT_PART_OF_A_NAME.sub("", " ".join(text.split())).split()) or text


def find_spellings(names: Sequence[tuple[str, str]], places: Mapping[str, str] | None = None) -> Spellings:
    """Join names, given as (text, label) in text order; labels are those of mentions. Names of one place in `places` are one."""
    label = _majority_labels(names)
    texts = {name_key(text): clean_name(text) for text, _ in names}
    whole = _names_of_one_place(texts, places or {})
    left: dict[str, tuple[str, ...]] = {}
    people = [key for key in texts if label[key] == "PERSON"]
    others = [key for key in texts if label[key] in {"ORG", "GROUP"}]
    for keys, is_person in ((people, True), (others, False)):
        candidates = _Candidates(texts, is_person)
        for key in sorted(keys, key=lambda one: -len(one.split())):
            near = dict.fromkeys(whole.get(other, other) for other in candidates.of(key))
            found = [other for other in near if candidates.same(key, other)]  # no chains: the whole name itself must fit
            if len(found) == 1:
                whole[key] = found[0]
            elif found:
                left[key] = tuple(found)
            candidates.add(key)
    return Spellings(whole, label, left)


def _names_of_one_place(texts: Mapping[str, str], places: Mapping[str, str]) -> dict[str, str]:
    """Give for each name of a place the first name of the same place."""
    first: dict[str, str] = {}
    return {key: first.setdefault(places[text], key) for key, text in texts.items() if text in places}


def _majority_labels(names: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Give each name one label: that of most of its mentions, the earliest on a tie."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for text, label in names:
        seen[name_key(text)][label] += 1
    return {key: labels.most_common(1)[0][0] for key, labels in seen.items()}


class _Candidates:
    """The fuller names so far, looked up by what a shorter or other spelling shares with them."""

    def __init__(self, texts: Mapping[str, str], people: bool) -> None:
        self._texts, self._people = texts, people
        self._blocks: dict[str, list[str]] = defaultdict(list)
        self._parts: dict[str, PersonName] = {}
        self._same: dict[tuple[str, str], bool] = {}

    def of(self, key: str) -> list[str]:
        """Give the names that `key` is a spelling or shortening of."""
        near = dict.fromkeys(other for block in self._keys(key) for other in self._blocks[block][:MOST_COMPARED])
        return [other for other in near if self.same(key, other)]

    def add(self, key: str) -> None:
        """Make a name one that later ones may belong to."""
        for block in self._keys(key):
            self._blocks[block].append(key)

    def _keys(self, key: str) -> list[str]:
        text = self._texts[key]
        if not self._people:
            return list(organisation_name_keys(text))
        return [*person_keys(text), *(f"={fold(part.text)}" for part in self._person(key).parts)]

    def same(self, key: str, other: str) -> bool:
        """Tell whether `key` is a spelling or shortening of another name; two names are compared once."""
        pair = (key, other)
        if pair not in self._same:
            self._same[pair] = self._are_same(key, other)
        return self._same[pair]

    def _are_same(self, key: str, other: str) -> bool:
        text, fuller = self._texts[key], self._texts[other]
        if not self._people:
            return same_name(text, fuller, "Organization", SAME_BODY)
        mine, theirs = self._person(key), self._person(other)
        if shortens(mine, theirs):
            return True
        return mine.suffixes == theirs.suffixes and same_name(text, fuller, "Person")

    def _person(self, key: str) -> PersonName:
        if key not in self._parts:
            self._parts[key] = split_person(self._texts[key])
        return self._parts[key]


def shortens(short: PersonName, full: PersonName) -> bool:
    """Tell whether every part of a name stands in a fuller one, in its order, and neither names another's kin."""
    own, theirs = [fold(part.text) for part in short.parts], [fold(part.text) for part in full.parts]
    if not own or len(own) >= len(theirs) or short.kin_of or full.kin_of or set(short.suffixes) - set(full.suffixes):
        return False
    rest = iter(theirs)
    return all(part in rest for part in own) and not all(len(part) == 1 for part in own)
