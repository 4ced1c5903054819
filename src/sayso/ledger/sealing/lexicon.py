"""What all seals in force hide, by its folded words, and the names of other people that stay as they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias, TypeVar

from sayso.ledger.sealing.folding import APOSTROPHE, HYPHEN, JOINT, LINE_END, Word, may_be_one
from sayso.ledger.sealing.seals import PERSON, Seal, bare_name, parts_of, words_in
from sayso.ledger.sealing.vocabulary import names_nobody

Words: TypeAlias = tuple[str, ...]
Pseudonyms: TypeAlias = frozenset[str]
Key = TypeVar("Key")
MIN_JOINED_LETTERS: Final = 6
"""Shortest name that is also hidden where its words are written as one (@RafikQori): shorter ones begin other words' looks."""
_BETWEEN: Final = frozenset(f" .{LINE_END}{HYPHEN}{APOSTROPHE}{JOINT}")
"""What may stand between the words of one name."""


@dataclass(frozen=True, slots=True)
class Sequences:
    """Sequences of words as a tree: what this one stands for, if it is whole, and what follows it, by the next word.

    `stems` are the beginnings of the words that follow.
    """

    value: Pseudonyms
    further: Mapping[str, Sequences]
    stems: frozenset[str]

    @classmethod
    def of(cls, whole: Mapping[Words, Pseudonyms]) -> Sequences:
        """Make the tree of a table of sequences; none is longer than `MAX_NAME_WORDS`, so that the tree is not deep."""
        below: defaultdict[str, dict[Words, Pseudonyms]] = defaultdict(dict)
        for words, value in whole.items():
            if words:
                below[words[0]][words[1:]] = value
        return cls(whole.get((), frozenset()), {word: cls.of(rest) for word, rest in below.items()}, _stems(below))

    def longest(self, text: str, words: list[Word], first: int) -> tuple[int, Pseudonyms] | None:
        """Give the index of the last word of the longest sequence that begins at word `first` of a folded text, and its value.

        A word may be in pieces (`may_be_one`); the last may be a plural.
        """
        best: tuple[int, Pseudonyms] | None = None
        reached = [(self, first)]
        while reached:
            further: list[tuple[Sequences, int]] = []
            for tree, place in reached:
                for word, last in readings(text, words, place, tree.stems):
                    found = tree.whole(word)
                    if found and (best is None or last > best[0]):
                        best = last, found
                    if word in tree.further and tree.further[word].further and _one_name_goes_on(text, words, last):
                        further.append((tree.further[word], last + 1))
            reached = further
        return best

    def whole(self, word: str) -> Pseudonyms:
        """Give what the sequence stands for that a last word, or what it is the plural of, makes whole."""
        found = (self.further[form].value for form in singulars(word) if form in self.further)
        return next(filter(None, found), frozenset())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is hidden: `names` as whole sequences, and `parts` of people's names.

    `spelled` are all names as the seals have them, `own` those of each pseudonym, as the sets of their words. `first` are the forms
    of words that anything hidden begins with, plurals too, for a quick look; `stems` are the beginnings of parts.
    """

    names: Sequences
    parts: Mapping[str, Pseudonyms]
    spelled: Mapping[Words, Pseudonyms]
    own: Mapping[str, tuple[frozenset[str], ...]]
    first: frozenset[str]
    stems: frozenset[str]

    @classmethod
    def of(cls, seals: Iterable[Seal]) -> Lexicon:
        """Gather what the seals hide."""
        names: defaultdict[Words, set[str]] = defaultdict(set)
        parts: defaultdict[str, set[str]] = defaultdict(set)
        spelled: defaultdict[Words, set[str]] = defaultdict(set)
        own: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for seal in seals:
            single = {part for spelled in seal.words for part in parts_of(spelled)} if seal.schema == PERSON else set()
            for part in single:
                parts[part].add(seal.pseudonym)
            for words in map(words_in, seal.words):
                spelled[words].add(seal.pseudonym)
                own[seal.pseudonym].append(frozenset(words))
                for form in _forms(words, single):
                    names[form].add(seal.pseudonym)
        begins = {words[0] for words in names} | set(parts)
        return cls(
            Sequences.of(_frozen(names)),
            _frozen(parts),
            _frozen(spelled),
            {shown: tuple(found) for shown, found in own.items()},
            frozenset(form for word in begins for form in (word, f"{word}s", f"{word}es")),
            _stems(parts),
        )

    def whole(self, name: str) -> Pseudonyms:
        """Give what a name is hidden behind if all of it is a hidden name, but for a title; else nothing."""
        return self.spelled.get(words_in(name)) or self.spelled.get(bare_name(name)) or frozenset()

    def part(self, word: str) -> Pseudonyms:
        """Give whose part a folded word is, in the singular or the plural."""
        return next((self.parts[form] for form in singulars(word) if form in self.parts), frozenset())

    def names_another(self, name: str) -> bool:
        """Tell whether a person's name shares a part with a hidden one and has words that the hidden one has not.

        An initial of the hidden name is none, nor is a title: "R. Qori" and "Colonel Qori" may be Rafik Qori. Who has all words of
        a hidden name is no other either: "Rafik Ahmed Qori".
        """
        words = bare_name(name)
        sharing = frozenset(shown for word in words for shown in self.part(word))
        return bool(sharing) and all(_is_another(words, self.own[shown]) for shown in sharing)


def _frozen(sets: Mapping[Key, set[str]]) -> dict[Key, Pseudonyms]:
    return {key: frozenset(found) for key, found in sets.items()}


def _forms(words: Words, single: Container[str]) -> Iterator[Words]:
    """Give the sequences that a hidden name is found by: its words, and all in one.

    A person's name of one word is left to the rules for parts: it may be the surname of others.
    """
    if len(words) > 1 and len("".join(words)) >= MIN_JOINED_LETTERS:
        yield ("".join(words),)
    if len(words) > 1 or words[0] not in single:
        yield words


def singulars(word: str) -> Iterator[str]:
    """Give a word, and what it may be the plural of: the Qoris, the Asteses."""
    yield word
    if len(word) > 3 and word.endswith("s"):
        yield word[:-1]
        if word.endswith("es"):
            yield word[:-2]


def readings(text: str, words: list[Word], place: int, stems: Container[str]) -> Iterator[tuple[str, int]]:
    """Give the word at a place and those that it may make with the next ones, each with the index of its last piece.

    It goes on for as long as what it has so far is one of `stems`.
    """
    word, last = words[place].text, place
    yield word, last
    while word in stems and last + 1 < len(words) and may_be_one(text, words[last], words[last + 1]):
        last += 1
        word += words[last].text
        yield word, last


def _stems(words: Iterable[str]) -> frozenset[str]:
    """Give all beginnings of words, themselves included: a plural has one piece more."""
    return frozenset(word[:length] for word in words for length in range(1, len(word) + 1))


def _one_name_goes_on(text: str, words: list[Word], place: int) -> bool:
    """Tell whether what stands between a word and the next can stand in a name."""
    return place + 1 < len(words) and _BETWEEN.issuperset(text[words[place].end : words[place + 1].start])


def _is_another(words: Words, own: Iterable[frozenset[str]]) -> bool:
    """Tell whether a name has words that a hidden one's spellings have not, and not all words of one of these."""
    known = frozenset().union(*own)
    if any(len(spelled) > 1 and spelled.issubset(words) for spelled in own):
        return False
    return any(_is_foreign(word, known) for word in words)


def _is_foreign(word: str, own: frozenset[str]) -> bool:
    """Tell whether a word of a name is none of a hidden name's, and says whose name it is."""
    if names_nobody(word) or any(form in own for form in singulars(word)):
        return False
    return len(word) > 1 or not any(one.startswith(word) for one in own)
