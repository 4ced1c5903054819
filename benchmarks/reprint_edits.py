"""Edits that editors make to a text, made by chance: cut, put in another order, reworded, embedded in another text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from random import Random

PIECE_WORDS = 30
"""Least words of a piece that is cut out or moved: a paragraph, or several short ones."""

LONGEST_PIECE = 90
"""Most words of a piece: longer paragraphs, and texts without any, are divided."""

KEPT = (0.3, 0.7)
"""Share of the words that a cut leaves."""

EMBEDDED_WORDS = (60, 120)
"""Words of a passage that is embedded in another text."""

REPLACED, DROPPED = 0.8, 0.1
"""Of the words changed: how many give way to another and how many are dropped; behind the rest another is put in."""

_WORD = re.compile(r"[^\W\d_]+")
_BREAK = re.compile(r"\n+|\s{3,}")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a corpus, the most frequent first, and the rank of each."""

    ranked: tuple[str, ...]
    rank: Mapping[str, int]

    @classmethod
    def of(cls, texts: Iterable[str]) -> Vocabulary:
        """Count the words of texts, lower case."""
        counts = Counter(word.lower() for text in texts for word in _WORD.findall(text))
        ranked = tuple(sorted(counts, key=lambda word: (-counts[word], word)))
        return cls(ranked, {word: rank for rank, word in enumerate(ranked)})

    def other(self, word: str, rng: Random) -> str:
        """Give another word of about the same frequency: up to a tenth of its rank away, five places at least."""
        rank = self.rank.get(word.lower(), len(self.ranked) - 1)
        reach = max(5, rank // 10)
        low, high = max(0, rank - reach), min(len(self.ranked) - 1, rank + reach)
        choice = rng.randint(low, high - 1)
        return self.ranked[choice + (choice >= rank)]


@dataclass(frozen=True, slots=True)
class Edited:
    """An edited text; `passage` is where the words of the source stand in it, `[start, end)` in code points."""

    text: str
    passage: tuple[int, int]


Edit = Callable[[str, str, Vocabulary, Random], Edited]
"""From the source, a host to embed it in, the corpus' words and chance."""


def pieces(text: str) -> list[str]:
    """Give a text's paragraphs, short ones together and long ones divided."""
    found: list[list[str]] = [[]]
    for paragraph in _BREAK.split(text):
        words = paragraph.split()
        for start in range(0, len(words), LONGEST_PIECE):
            if len(found[-1]) >= PIECE_WORDS:
                found.append([])
            found[-1].extend(words[start : start + LONGEST_PIECE])
    return [" ".join(words) for words in found if words]


def cut(text: str, rng: Random) -> str:
    """Keep 30 to 70 % of the words: pieces in their order, the last one in part."""
    parts = pieces(text)
    left = max(1, round(len(text.split()) * rng.uniform(*KEPT)))
    kept: dict[int, str] = {}
    for place in rng.sample(range(len(parts)), len(parts)):
        words = parts[place].split()[:left]
        if words:
            kept[place] = " ".join(words)
            left -= len(words)
    return "\n".join(kept[place] for place in sorted(kept))


def reordered(text: str, rng: Random) -> str:
    """Put the pieces in another order."""
    parts = pieces(text)
    return "\n".join(rng.sample(parts, len(parts)))


def reworded(text: str, rate: float, vocabulary: Vocabulary, rng: Random) -> str:
    """Change words at a rate, each by itself; numbers stay."""

    def changed(match: re.Match[str]) -> str:
        word = match.group()
        if rng.random() >= rate:
            return word
        way = rng.random()
        if way < REPLACED:
            return vocabulary.other(word, rng)
        return "" if way < REPLACED + DROPPED else f"{word} {vocabulary.other(word, rng)}"

    return _WORD.sub(changed, text)


def embedded(text: str, host: str, rng: Random) -> Edited:
    """Put 60 to 120 words of a text, in a row, between two pieces of another."""
    words = text.split()
    size = min(len(words), rng.randint(*EMBEDDED_WORDS))
    start = rng.randint(0, len(words) - size)
    passage = " ".join(words[start : start + size])
    parts = pieces(host)
    before = "\n".join(parts[: rng.randint(0, len(parts))])
    after = host_rest(parts, before)
    begin = len(before) + 1 if before else 0
    return Edited(f"{before}\n{passage}\n{after}".strip("\n"), (begin, begin + len(passage)))


def host_rest(parts: list[str], before: str) -> str:
    """Give the pieces that do not stand before the passage."""
    return "\n".join(parts[len(before.split("\n")) if before else 0 :])


def _whole(text: str) -> Edited:
    return Edited(text, (0, len(text)))


def _mixed(source: str, vocabulary: Vocabulary, rng: Random) -> Edited:
    return _whole(reworded(reordered(cut(source, rng), rng), 0.2, vocabulary, rng))


def _rewording(rate: float) -> Edit:
    return lambda source, _host, vocabulary, rng: _whole(reworded(source, rate, vocabulary, rng))


EDITS: Mapping[str, Edit] = {
    "cut to 30–70 %": lambda source, _host, _vocabulary, rng: _whole(cut(source, rng)),
    "reordered": lambda source, _host, _vocabulary, rng: _whole(reordered(source, rng)),
    "10 % reworded": _rewording(0.1),
    "20 % reworded": _rewording(0.2),
    "30 % reworded": _rewording(0.3),
    "40 % reworded": _rewording(0.4),
    "cut, reordered, 20 % reworded": lambda source, _host, vocabulary, rng: _mixed(source, vocabulary, rng),
    "embedded": lambda source, host, _vocabulary, rng: embedded(source, host, rng),
    "embedded, 20 % reworded": lambda source, host, vocabulary, rng: embedded(reworded(source, 0.2, vocabulary, rng), host, rng),
}
"""Each kind of edit that is measured, by the name it has in the table."""

EMBEDDING = frozenset(kind for kind in EDITS if kind.startswith("embedded"))
"""The edits whose text holds its host as well."""
