"""Two names of people set side by side, part by part.

Each part of one name is paired with the part of the other that it sounds like; the score is the likeness of what is paired, lowered
for what is missing on one side and broken by what contradicts: another given name beside the same surname, another father, Jr. and
Sr. After the part-wise comparison of rigour and nomenklatura's logic-v2, with listed given names told apart (`known_names`).
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from sayso.resolve.naming.compounds import Part
from sayso.resolve.naming.given import is_muslim_name, is_surname_like, known_by_sounds, known_names, without_gender
from sayso.resolve.naming.parts import PersonName, without_father_ending
from sayso.resolve.naming.scripts import fold, scripts_of, sounds
from sayso.resolve.naming.sounding import CONVENTION, likeness, likeness_of_sounds

PAIRED: Final = 0.62
"""Least likeness of two words that are spellings of one part rather than two parts; below it they contradict each other."""
PAIRED_ACROSS: Final = 0.8
"""The same for words in two scripts: no slip of the pen is expected in a transliteration."""
LISTED: Final = 0.97
"""Likeness of two listed spellings of one given name."""
DISTINCT: Final = 0.4
"""Most likeness of two listed given names that are different names."""
JOINED: Final = 0.88
"""Least likeness of two words of a name, written as one, and what the other name has in their place."""
SAME_INITIAL: Final = 0.8
"""Likeness of an initial and a word that begins with it: compatible, and no more."""
ONE_WORD: Final = 0.5
"""Score of names that share one word only, be it a surname or a given name: no match."""
LONE_NAME: Final = 0.85
"""Score of two names of one and the same word each."""
ANOTHER_FATHER: Final = 2.0
"""How much more a difference weighs in a father's name: short, and what kin are told apart by."""
CONTRADICTED: Final = 0.4
"""Most that two names score whose parts contradict each other."""
MISSING: Final = {"given": 0.06, "patronymic": 0.03, "initial": 0.02, "surname": 0.12}
"""What a part that only one side has takes off, by its role."""
SWAPPED: Final = 0.05
"""What another order of the words takes off where an ending or a comma accounts for it."""
SWAPPED_GIVEN_NAMES: Final = 0.3
"""The same where both words are given names (Ali Hasan, Hasan Ali): these are two people."""
SUFFIX_ON_ONE_SIDE: Final = 0.06
FIRST_MISSING: Final = 0.25
"""What is taken off where one name only begins later: "Uday Saddam Hussein" beside "Saddam Hussein" is a son's name."""
_OFTEN_LEFT_OUT: Final = frozenset({"muslim:muhammad", "muslim:ahmad"})


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two parts, by their places in the two names, and how alike they are."""

    first: int
    second: int
    likeness: float
    initial: bool = False


def compare_people(first: PersonName, second: PersonName) -> tuple[float, tuple[str, ...]]:
    """Give the score in [0, 1] of two people's names and the reasons that speak for or against."""
    if first.names_nobody or second.names_nobody:
        return 0.0, ("kin",)
    one, other = _joined_alike(first.parts, second.parts)
    pairings = pair_up(one, other)
    if not pairings:
        return 0.0, ("different names",)
    left = [part for number, part in enumerate(one) if all(pair.first != number for pair in pairings)]
    right = [part for number, part in enumerate(other) if all(pair.second != number for pair in pairings)]
    reasons = _contradictions(first, second, left, right)
    if _is_turned_round(pairings, one, other):
        reasons = ("father and son", *reasons)
    score = _likeness_of(pairings, one, other)
    if reasons:
        return min(score, CONTRADICTED), reasons
    return _lowered(score, pairings, (one, other), (left, right), (first, second))


def _lowered(
    score: float,
    pairings: Sequence[Pairing],
    names: tuple[Sequence[Part], Sequence[Part]],
    lone: tuple[Sequence[Part], Sequence[Part]],
    written: tuple[PersonName, PersonName],
) -> tuple[float, tuple[str, ...]]:
    """Lower the score for what is missing, shortened or in another order."""
    reasons: list[str] = []
    whole = [pair for pair in pairings if not pair.initial]
    if len(whole) < 2 and not (len(whole) == 1 and len(pairings) > 1):
        if len(names[0]) == len(names[1]) == 1 and whole:
            return min(score, LONE_NAME), ("one word",)
        return min(score, ONE_WORD), ("only one word shared",)
    if len(whole) < len(pairings):
        reasons.append("initials")
    if missing := [*lone[0], *lone[1]]:
        reasons.append("parts missing")
        score -= sum(MISSING[part.role] for part in missing)
    if _begins_later(pairings, names[0], 0) or _begins_later(pairings, names[1], 1):
        reasons.append("first name missing")
        score -= FIRST_MISSING
    if _crossed(pairings):
        reasons.append("another order")
        score -= _order_cost(pairings, names)
    if bool(written[0].suffixes) != bool(written[1].suffixes):
        reasons.append("suffix on one side")
        score -= SUFFIX_ON_ONE_SIDE
    return max(0.0, score), tuple(reasons)


def _contradictions(first: PersonName, second: PersonName, left: Sequence[Part], right: Sequence[Part]) -> tuple[str, ...]:
    found = []
    if first.gender and second.gender and first.gender != second.gender:
        found.append("another gender")
    if first.suffixes and second.suffixes and set(first.suffixes) != set(second.suffixes):
        found.append("different suffixes")
    if left and right:
        both = {part.role for part in left} & {part.role for part in right}
        found.append("different fathers" if both == {"patronymic"} else "different names")
    return tuple(found)


def _likeness_of(pairings: Sequence[Pairing], one: Sequence[Part], other: Sequence[Part]) -> float:
    """Give the mean likeness, drawn towards the least: one part that is off outweighs the rest."""
    weights = [0.5 if pair.initial or "patronymic" in (one[pair.first].role, other[pair.second].role) else 1.0 for pair in pairings]
    mean = sum(pair.likeness * weight for pair, weight in zip(pairings, weights, strict=True)) / sum(weights)
    return (mean + min(pair.likeness for pair in pairings)) / 2


def pair_up(one: Sequence[Part], other: Sequence[Part]) -> list[Pairing]:
    """Pair the parts of two names, the likeliest pairs first, whole words before initials."""
    candidates = [
        Pairing(i, j, alike, "initial" in (a.role, b.role))
        for i, a in enumerate(one)
        for j, b in enumerate(other)
        if (alike := part_likeness(a, b)) > 0
    ]
    candidates.sort(key=lambda pair: (pair.initial, -pair.likeness, abs(pair.first - pair.second), pair.first, pair.second))
    taken: list[Pairing] = []
    for pair in candidates:
        if all(pair.first != used.first and pair.second != used.second for used in taken):
            taken.append(pair)
    return sorted(taken, key=lambda pair: pair.first)


def part_likeness(first: Part, second: Part) -> float:
    """Give how alike two parts are, 0 where they are not spellings of one part."""
    if "initial" in (first.role, second.role):
        return SAME_INITIAL if _same_initial(first, second) else 0.0
    alike = _fathers(first, second) if first.role == second.role == "patronymic" else word_likeness(first.text, second.text)
    if first.article != second.article:
        alike = max(alike, likeness(first.article + first.text, second.text), likeness(first.text, second.article + second.text))
    across = scripts_of(first.text) != scripts_of(second.text)
    return alike if alike >= (PAIRED_ACROSS if across else PAIRED) else 0.0


def _fathers(first: Part, second: Part) -> float:
    """Give how alike two fathers' names are, however each is formed: Askarovich, Askar uulu, bin Askar."""
    one, other = (without_father_ending(sounds(part.text)[0]) for part in (first, second))
    alike = likeness_of_sounds(one, other)
    alike = alike if alike >= CONVENTION else 1.0 - (1.0 - alike) * ANOTHER_FATHER
    return _told_apart(alike, known_by_sounds(one), known_by_sounds(other))


def _told_apart(alike: float, first: frozenset[str], second: frozenset[str]) -> float:
    if first and second:
        return max(alike, LISTED) if first & second else min(alike, DISTINCT)
    return alike


@lru_cache(maxsize=131072)
def word_likeness(first: str, second: str) -> float:
    """Give how alike two words of names are: by their sounds, and by what given name they are or are formed from."""
    alike = likeness(first, second)
    if is_surname_like(first) and is_surname_like(second):
        alike = max(alike, likeness(*(without_gender(sounds(word)[0]) for word in (first, second))))
    return _told_apart(alike, known_names(first), known_names(second))


def _same_initial(first: Part, second: Part) -> bool:
    starts = [{spelled[0] for spelled in sounds(part.text)} for part in (first, second)]
    if first.role == second.role == "initial":
        return bool(starts[0] & starts[1])
    return bool(starts[0] & starts[1]) or fold(first.text)[:1] == fold(second.text)[:1]


def _begins_later(pairings: Sequence[Pairing], name: Sequence[Part], side: int) -> bool:
    """Tell whether a name goes on with the father's names, and the other begins at the father's: it is the son's name."""
    first = next((number for number, part in enumerate(name) if part.role == "given"), None)
    if first is None or known_names(name[first].text) & _OFTEN_LEFT_OUT or not any(is_muslim_name(part.text) for part in name):
        return False
    places = [(pair.second, pair.first) if side else (pair.first, pair.second) for pair in pairings]
    return all(place != first for place, _ in places) and any(place > first and beside == 0 for place, beside in places)


def _is_turned_round(pairings: Sequence[Pairing], one: Sequence[Part], other: Sequence[Part]) -> bool:
    """Tell whether one name's father is the other's bearer: Hasan bin Ali, Ali bin Hasan."""
    crossed = {(one[pair.first].role, other[pair.second].role) for pair in pairings} if _crossed(pairings) else set()
    return bool({("given", "patronymic"), ("patronymic", "given")} & crossed)


def _crossed(pairings: Sequence[Pairing]) -> bool:
    places = [pair.second for pair in pairings]
    return places != sorted(places)


def _order_cost(pairings: Sequence[Pairing], names: tuple[Sequence[Part], Sequence[Part]]) -> float:
    if any(names[0][pair.first].role == names[1][pair.second].role == "patronymic" for pair in pairings):
        return SWAPPED
    words = [names[0][pair.first].text for pair in pairings if not pair.initial]
    given = len(words) > 1 and all(known_names(word) and not is_surname_like(word) for word in words)
    return SWAPPED_GIVEN_NAMES if given else SWAPPED


def _joined_alike(one: Sequence[Part], other: Sequence[Part]) -> tuple[Sequence[Part], Sequence[Part]]:
    """Join two neighbouring parts of a name where the other writes them as one word."""
    return _joined(one, other), _joined(other, one)


def _joined(parts: Sequence[Part], beside: Sequence[Part]) -> Sequence[Part]:
    for number in range(len(parts) - 1):
        first, second = parts[number], parts[number + 1]
        if "initial" in (first.role, second.role):
            continue
        alone = [part for part in beside if part.text not in (first.text, second.text)]
        for whole, part in itertools.product(_as_one(first, second), alone):
            if _comparable(whole, part.text) and word_likeness(whole, part.text) >= JOINED:
                return [*parts[:number], Part(whole, second.role, first.article), *parts[number + 2 :]]
    return parts


def _comparable(first: str, second: str) -> bool:
    """Tell whether two words are near enough in length to be one; Arabic script needs about two thirds of the letters."""
    return 5 * min(len(first), len(second)) >= 3 * max(len(first), len(second))


def _as_one(first: Part, second: Part) -> tuple[str, ...]:
    link = second.article.removeprefix("ا")
    return (first.text + second.text, first.text + link + second.text)[: 2 if link else 1]
