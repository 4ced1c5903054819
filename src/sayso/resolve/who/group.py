"""A statement's markables grouped by what they stand for.

Names come first: those that are spellings of one name are one group (`spellings`). "I" and "we" inside a quotation stand for its
source, outside every quotation for the issuer. Everything else chooses, in text order, the group that its candidates speak most
for, or none: the probabilities of all candidates in one group count together, as in entity-level ranking (Clark and Manning 2016).
Two groups about equally likely, and the markable stays by itself, with both kept as what it may mean.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from sayso.claims.clauses import Clauses
from sayso.claims.syntax import Syntax
from sayso.reading.who import FloatArray
from sayso.resolve.naming import same_name
from sayso.resolve.who.markables import KINDS, LABELS, NUMBERS, Markable, find_markables
from sayso.resolve.who.pairs import SYNTAX, WORDS, Pairs, find_pairs, speakers_of
from sayso.resolve.who.scorer import score_pairs
from sayso.resolve.who.sieve import sieve
from sayso.resolve.who.spellings import Spellings, find_spellings
from sayso.types import Attribution, Issuer

AHEAD: Final = 1.25
"""How many times likelier the best group must be than the next one: below, both readings are open. Set on held-out texts."""
HOPELESS: Final = -4.0
"""Score at and below which a candidate does not count: "none" is fifty times likelier."""
NO_ONE: Final = -1
"""The speaker of a quotation without a source, and of what stands outside quotations where no issuer is known."""

TITLES: Final = frozenset({"nmod:desc", "compound"})
_TITLED: Final = frozenset({"PERSON", "PLACE"})
"""Labels of names that a title stands before; a surname alone is easily read as a place."""
_NAMED_BESIDE: Final = frozenset({"PERSON", "ORG"})
_NO_PERSON: Final = frozenset({"PLACE", "ORG", "TIME", "WEAPON"})

Groups = list[list[int]]
"""Numbers of markables, in text order; every markable is in one group."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """A statement's markables and their groups.

    `issuer` is the number of the group that the issuer speaks as, if any; `open` gives the groups that an unresolved markable may
    mean, two or more.
    """

    markables: Sequence[Markable]
    groups: Groups
    spellings: Spellings
    issuer: int | None = None
    open: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def group_markables(
    syntax: Syntax,
    attributions: Sequence[Attribution],
    issuer: Issuer | None = None,
    places: Mapping[str, str] | None = None,
) -> Grouped:
    """Group a statement's markables: by the learnt scores, or by the rules of `sieve` where another pipeline read the text.

    `places` gives the place that each name of one is of, so that "U.S." and "United States" are one.
    """
    clauses = Clauses(syntax)
    markables = find_markables(clauses)
    pairs = find_pairs(syntax, markables, attributions)
    spellings = find_spellings([named(clauses, one) for one in markables if is_named(clauses, one)], places)
    joining = _Joining(clauses, markables, spellings)
    joining.seed_names()
    joining.seed_titles()
    joining.seed_appositions()
    joining.seed_speakers(attributions, issuer)
    if syntax.vectors is None:
        for group in sieve(markables, pairs):
            joining.join_all(group)
    else:
        joining.choose(pairs, score_pairs(markables, pairs, syntax.vectors))
    joining.join_speakers()
    return joining.grouped()


def grouped_by_rules(syntax: Syntax, attributions: Sequence[Attribution]) -> Grouped:
    """Group a statement's markables by the rules of `sieve` alone."""
    markables = find_markables(Clauses(syntax))
    return Grouped(markables, sieve(markables, find_pairs(syntax, markables, attributions)), find_spellings([]))


def is_named(clauses: Clauses, markable: Markable) -> bool:
    """Tell whether a markable is headed by a name that the reader found."""
    return clauses.name_at(markable.head) is not None


def named(clauses: Clauses, markable: Markable) -> tuple[str, str]:
    """Give the words and the label of the name that heads a markable."""
    number = clauses.name_at(markable.head)
    assert number is not None
    first, after, label = clauses.syntax.entities[number]
    return clauses.syntax.span(first, after - 1).text, label


class _Joining:
    """Groups in the making, as a forest: every markable leads to its group's root; the issuer is one more, behind the last."""

    def __init__(self, clauses: Clauses, markables: Sequence[Markable], spellings: Spellings) -> None:
        self._clauses, self._markables, self._spellings = clauses, markables, spellings
        self._issuer = len(markables)
        self._up = list(range(len(markables) + 1))
        self._spoken_of: list[set[str]] = [*({KINDS[one.kind]} for one in markables), set()]
        self._name_of: dict[int, str] = {}
        self._named: list[int] = []
        self._spoken_by: dict[int, int] = {}
        self._open: dict[int, tuple[int, ...]] = {}

    def seed_names(self) -> None:
        """Join the names that are one name's spellings; one that might shorten several is left open."""
        first: dict[str, int] = {}
        for number, markable in enumerate(self._markables):
            if not is_named(self._clauses, markable):
                continue
            key = self._spellings.of(named(self._clauses, markable)[0])
            self._name_of[number] = key
            self._named.append(number)
            self._join(number, first.setdefault(key, number))
        for key, fuller in self._spellings.left.items():
            if key in first:
                self._open[first[key]] = tuple(first[other] for other in fuller if other in first)

    def seed_titles(self) -> None:
        """Join a title to the person whose name it stands before: "then Deputy Prime Minister Ode"."""
        at = {markable.head: number for number, markable in enumerate(self._markables)}
        named = set(self._named)
        syntax = self._clauses.syntax
        for number, markable in enumerate(self._markables):
            above = at.get(syntax.head[markable.head], number)
            titled = above != number and above in named and syntax.dep[markable.head] in TITLES
            if titled and LABELS[markable.label] == "PERSON" and LABELS[self._markables[above].label] in _TITLED:
                self._join(number, above)

    def seed_appositions(self) -> None:
        """Join a person's or a body's name to the description that it stands beside: "the mayor, Mira Ode".

        Not in a list, where a comma parts one from the next.
        """
        at = {markable.head: number for number, markable in enumerate(self._markables)}
        syntax = self._clauses.syntax
        for number, markable in enumerate(self._markables):
            above = at.get(syntax.head[markable.head], number)
            pair = (self._markables[above], markable)
            beside = above != number and syntax.dep[markable.head] == "appos" and {one.form for one in pair} == {"name", "nominal"}
            alone = not any(syntax.with_dep(one.head, "conj") for one in pair) and syntax.dep[pair[0].head] != "conj"
            if beside and alone and pair[0].label == pair[1].label and LABELS[markable.label] in _NAMED_BESIDE:
                self._join(number, above)

    def seed_speakers(self, attributions: Sequence[Attribution], issuer: Issuer | None) -> None:
        """Note who speaks each "I" and "we", and which name the issuer bears."""
        speakers = speakers_of(self._clauses.syntax, self._markables, attributions)
        for number, markable in enumerate(self._markables):
            if KINDS[markable.kind] in {"i", "we"}:
                speaker = speakers.get(number, self._issuer if issuer else NO_ONE)
                if speaker not in {NO_ONE, number}:
                    self._spoken_by[number] = speaker
        if issuer is not None and (bearer := self._bearer(issuer)) is not None:
            self._join(self._issuer, bearer)

    def _bearer(self, issuer: Issuer) -> int | None:
        """Give the named markable that the issuer is: of the same name, or one that makes up most of the issuer's words."""
        key = self._spellings.of(issuer.text)
        same = [number for number in self._named if self._name_of[number] == key or self._is_titled(number, issuer)]
        if same or issuer.start is None or issuer.end is None:
            return same[0] if same else None
        syntax = self._clauses.syntax
        inside = [
            number
            for number in self._named
            if issuer.start <= syntax.start[self._markables[number].head] < issuer.end
            and 2 * len(named(self._clauses, self._markables[number])[0]) > len(issuer.text)
        ]
        return inside[0] if len({self._root(number) for number in inside}) == 1 else None

    def _is_titled(self, number: int, issuer: Issuer) -> bool:
        """Tell whether the issuer's words are a person's name with a title: "U.S. Senator Mira Ode"."""
        text, label = named(self._clauses, self._markables[number])
        return label == "PERSON" and " " in text and issuer.text.endswith(text) and same_name(text, issuer.text, "Person")

    def choose(self, pairs: Pairs, scores: FloatArray) -> None:
        """Let each markable choose a group, in text order."""
        bounds = np.searchsorted(pairs.later, np.arange(len(self._markables) + 1)).tolist()
        earlier = pairs.earlier.tolist()
        tied = np.isin(pairs.features[:, 6], (SYNTAX.index("appos"), SYNTAX.index("copula")))
        same_thing = (tied | (pairs.features[:, 5] == WORDS.index("initials"))).tolist()
        for later in range(len(self._markables)):
            if later in self._spoken_by or self._root(later) < later:
                continue
            hopeful = np.flatnonzero(scores[bounds[later] : bounds[later + 1]] > HOPELESS) + bounds[later]
            allowed = [at for at in hopeful.tolist() if self._may_join(later, earlier[at], same_thing[at])]
            if allowed:
                self._choose_one(later, [earlier[at] for at in allowed], scores[allowed])

    def _may_join(self, later: int, earlier: int, same_thing: bool) -> bool:
        """Tell whether two markables may be one: never two names of which neither spells the other, save in an apposition."""
        return self._may_be_one_person(later, earlier) and self._names_allow(later, earlier, same_thing)

    def _names_allow(self, later: int, earlier: int, same_thing: bool) -> bool:
        mine, theirs = self._name_in(later), self._name_in(earlier)
        if mine is None or theirs is None or mine == theirs:
            return True
        people = {self._spellings.label.get(mine), self._spellings.label.get(theirs)} == {"PERSON"}
        return same_thing and not people

    def _may_be_one_person(self, later: int, earlier: int) -> bool:
        """Tell whether "he" and "she" allow it: never both for one, and neither for several, a place or a body."""
        kinds = self._spoken_of[self._root(later)] | self._spoken_of[self._root(earlier)]
        if not kinds & {"he", "she"}:
            return True
        return not kinds >= {"he", "she"} and not any(self._is_no_person(number) for number in (later, earlier))

    def _is_no_person(self, number: int) -> bool:
        markable = self._markables[number]
        several = NUMBERS[markable.number] == "plural" and KINDS[markable.kind] != "they"
        return markable.form == "nominal" and (several or LABELS[markable.label] in _NO_PERSON)

    def _name_in(self, number: int) -> str | None:
        """Give the name that a markable's group bears: its own, or that of who speaks it, whom it joins last."""
        root = self._root(number)
        speaker = self._spoken_by.get(root, self._spoken_by.get(number))
        spoken = None if speaker is None else self._name_of.get(self._root(speaker))
        return self._name_of.get(root) or self._name_of.get(number) or spoken

    def _choose_one(self, later: int, candidates: Sequence[int], scores: FloatArray) -> None:
        highest = max(0.0, float(scores.max()))
        weight: dict[int, float] = defaultdict(float)
        for candidate, own in zip(candidates, np.exp(scores - highest).tolist(), strict=True):
            weight[self._root(candidate)] += own
        best, *rest = sorted(weight.items(), key=lambda item: -item[1])
        likelier = [group for group, own in rest if own * AHEAD > best[1]]
        if best[1] <= np.exp(-highest):
            return
        if likelier and self._markables[later].form != "name":
            self._open[later] = (best[0], *likelier)
        elif not likelier:
            self._join(later, best[0])

    def join_speakers(self) -> None:
        """Join "I" and "we" to who speaks them, save where something of another name has joined them before."""
        for number, speaker in self._spoken_by.items():
            if self._names_allow(number, speaker, same_thing=False):
                self._join(number, speaker)

    def join_all(self, group: Sequence[int]) -> None:
        """Join the members of a group that the rules found, save spoken ones and what bears another name."""
        for number in group[1:]:
            if number not in self._spoken_by and self._may_join(number, group[0], False):
                self._join(number, group[0])

    def _root(self, number: int) -> int:
        while self._up[number] != number:
            self._up[number] = self._up[self._up[number]]
            number = self._up[number]
        return number

    def _join(self, number: int, other: int) -> None:
        """Join two groups; a name of either is the whole group's. The earlier root stays, the issuer's never."""
        low, high = sorted((self._root(number), self._root(other)))
        if low == high:
            return
        self._up[high] = low
        self._spoken_of[low] |= self._spoken_of[high]
        if high in self._name_of:
            self._name_of.setdefault(low, self._name_of[high])

    def grouped(self) -> Grouped:
        """Give the groups in text order."""
        members: dict[int, list[int]] = defaultdict(list)
        for number in range(len(self._markables)):
            members[self._root(number)].append(number)
        at = {root: place for place, root in enumerate(members)}
        still_open = {
            each: tuple(dict.fromkeys(at[self._root(other)] for other in others))
            for number, others in self._open.items()
            if len({self._root(other) for other in others} - {self._root(number)}) > 1
            for each in (members[self._root(number)] if number in self._name_of else (number,))
        }
        return Grouped(self._markables, list(members.values()), self._spellings, at.get(self._root(self._issuer)), still_open)
