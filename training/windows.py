"""Cutting examples into training windows, and roughening them as real statements are rough.

Every epoch cuts anew. Roughened, at the rates in `Rates`: curly or straight quotes, a missing final mark, a heading in capitals, no
capitals at all, no punctuation at all, paragraphs run together, a window that begins or ends in mid-sentence.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sayso.reading.features import GAP
from training.examples import Example, sentences_of

UNKNOWN = -1


@dataclass
class Window:
    """Consecutive words of one document. `head` counts from the window's first word; UNKNOWN heads and layers are not learnt."""

    words: list[str]
    gaps: list[int]
    sentence: list[int] | None = None
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemma: list[str] | None = None
    head: list[int] | None = None
    dep: list[str] | None = None
    names: list[str] | None = None


@dataclass(frozen=True)
class Rates:
    """How often each roughening befalls a window (or, for `final`, `capitals`, a sentence)."""

    single: float = 0.12
    ragged: float = 0.2
    quotes: float = 0.3
    final: float = 0.03
    capitals: float = 0.04
    uncased: float = 0.03
    bare: float = 0.05
    joined: float = 0.15
    least_words: int = 20
    most_words: int = 170
    joints: tuple[str, ...] = field(default=("spaces", "space"))


def cut(example: Example, rates: Rates, chance: random.Random) -> Iterator[Window]:
    """Cut a document into windows of whole sentences, once over; some then lose their first or last words."""
    bounds = list(sentences_of(example))
    at = 0
    while at < len(bounds):
        size = 1 if chance.random() < rates.single else chance.randint(rates.least_words, rates.most_words)
        upto = at + 1
        while upto < len(bounds) and bounds[upto][1] - bounds[at][0] <= size:
            upto += 1
        begin, end = bounds[at][0], bounds[upto - 1][1]
        if end - begin > rates.most_words * 1.3 or (upto - at > 1 and chance.random() < rates.ragged):
            begin, end = _ragged(begin, end, rates, chance)
        yield _window(example, begin, end)
        at = upto


def _ragged(begin: int, end: int, rates: Rates, chance: random.Random) -> tuple[int, int]:
    if end - begin > rates.most_words:
        begin = chance.randint(begin, end - rates.most_words)
        return begin, begin + rates.most_words
    if chance.random() < 0.5:
        return begin + chance.randint(0, (end - begin) // 4), end
    return begin, end - chance.randint(0, (end - begin) // 4)


def _window(example: Example, begin: int, end: int) -> Window:
    window = Window(list(example.words[begin:end]), list(example.gaps[begin:end]))
    for layer in ("sentence", "upos", "xpos", "lemma", "dep", "names"):
        values = getattr(example, layer)
        if values is not None:
            setattr(window, layer, list(values[begin:end]))
    if example.head is not None:
        window.head = [up - begin if begin <= up < end else UNKNOWN for up in example.head[begin:end]]
    return window


def pieces_of_plain(example: Example, words: int) -> Iterator[Window]:
    """Cut a document without sentences into windows of so many words."""
    for begin in range(0, len(example.words), words):
        yield _window(example, begin, min(begin + words, len(example.words)))


def roughen(window: Window, rates: Rates, chance: random.Random) -> Window:
    """Change a window's surface in place of its labels, at the given rates."""
    if chance.random() < rates.quotes:
        _requote(window, chance)
    if window.head is not None:
        if chance.random() < rates.bare:
            _drop(window, [at for at in range(len(window.words)) if _is_loose_mark(window, at)], chance.choice(rates.joints))
        else:
            _drop(window, _final_marks(window, rates, chance), "space")
        _capitals(window, rates, chance)
    if chance.random() < rates.uncased:
        window.words = [word.lower() for word in window.words]
    if chance.random() < rates.joined:
        window.gaps = [GAP["space"] if gap == GAP["paragraph"] else gap for gap in window.gaps]
    return window


QUOTES = {'"': ("“", "”"), "“": ('"', '"'), "”": ('"', '"'), "``": ("“", "“"), "''": ("”", "”")}
APOSTROPHES = {"'": "’", "’": "'"}


def _requote(window: Window, chance: random.Random) -> None:
    """Swap straight marks for curly ones and back; a straight pair opens and closes in turn."""
    swap, opening = chance.random() < 0.7, True
    for at, word in enumerate(window.words):
        if word in QUOTES:
            window.words[at] = QUOTES[word][0 if opening else 1]
            opening = not opening
        elif swap and any(mark in word for mark in APOSTROPHES):
            window.words[at] = "".join(APOSTROPHES.get(char, char) for char in word)


def _is_loose_mark(window: Window, at: int) -> bool:
    """Tell whether a word is a mark that nothing hangs from."""
    assert window.head is not None
    assert window.upos is not None
    return window.upos[at] == "PUNCT" and window.head[at] != at and window.words[at] not in {"-", "'"}


def _final_marks(window: Window, rates: Rates, chance: random.Random) -> list[int]:
    assert window.sentence is not None
    last = [at for at in range(len(window.words)) if at + 1 == len(window.words) or window.sentence[at] != window.sentence[at + 1]]
    return [at for at in last if chance.random() < rates.final and _is_loose_mark(window, at)]


def _drop(window: Window, places: Sequence[int], gap: str) -> None:
    """Take words out; what came after each now follows at `gap`. A word that others hang from stays."""
    assert window.head is not None
    heads = set(window.head)
    gone = {at for at in places if at not in heads}
    if not gone or len(gone) == len(window.words):
        return
    for at in gone:
        if at + 1 < len(window.words) and window.gaps[at + 1] != GAP["paragraph"]:
            window.gaps[at + 1] = GAP[gap] if at + 1 not in gone else window.gaps[at]
    kept = [at for at in range(len(window.words)) if at not in gone]
    place = {at: number for number, at in enumerate(kept)}
    window.head = [place.get(window.head[at], UNKNOWN) for at in kept]
    for layer in ("words", "gaps", "sentence", "upos", "xpos", "lemma", "dep", "names"):
        values = getattr(window, layer)
        if values is not None:
            setattr(window, layer, [values[at] for at in kept])


def _capitals(window: Window, rates: Rates, chance: random.Random) -> None:
    """Write a short sentence all in capitals, as headings are."""
    assert window.sentence is not None
    for number in set(window.sentence):
        places = [at for at, own in enumerate(window.sentence) if own == number]
        if len(places) <= 14 and chance.random() < rates.capitals:
            for at in places:
                window.words[at] = window.words[at].upper()
