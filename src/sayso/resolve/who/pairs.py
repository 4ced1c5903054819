"""Pairs of markables that may stand for one thing, and how the two relate: likeness of words, agreement, syntax, quotations.

A markable's candidates are the nearest ones before it, and those before it that share a telling word, however far. The features are
those of the mention-pair tradition (Soon et al. 2001; Ng and Cardie 2002) as small categories; `resolve.who.scorer` weighs them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.claims.syntax import Syntax
from sayso.resolve.who.markables import GENDERS, KINDS, LABELS, NUMBERS, PLACES, Markable, initials_of, words_of
from sayso.types import Attribution

NEAREST: Final = 40
"""Candidates right before a markable; pronouns rarely reach further."""
SHARING: Final = 60
"""Candidates further back that share a word, the nearest of them."""
LONGEST: Final = 4_000
"""Markables of one statement that are paired; what stands behind them is left unresolved, so that time stays linear."""

WORDS: Final = ("none", "same", "same-head-other-words", "same-head-part", "part", "head-in-words", "initials", "share")
SYNTAX: Final = ("none", "appos", "copula", "holds", "held", "fellow", "joined")
QUOTES: Final = ("outside", "same", "into", "out-of", "other", "speaker", "speaks", "same-speaker")
DISTANCE_BOUNDS: Final = (1, 2, 3, 4, 5, 8, 12, 20, 40)
SENTENCE_BOUNDS: Final = (1, 2, 3, 4, 6, 10, 20)

SIZES: Final[dict[str, int]] = {
    "kinds": len(KINDS) ** 2,
    "labels": len(LABELS) ** 2,
    "numbers": len(NUMBERS) ** 2,
    "genders": len(GENDERS) ** 2,
    "places": len(PLACES) ** 2,
    "words": len(WORDS),
    "syntax": len(SYNTAX),
    "quotes": len(QUOTES),
    "distance": len(DISTANCE_BOUNDS) + 1,
    "sentences": len(SENTENCE_BOUNDS) + 1,
    "words-kind": len(WORDS) * len(KINDS),
    "quotes-kind": len(QUOTES) * len(KINDS),
}
"""The features of a pair in order, and how many values each has."""

_WORD_CODE: Final = {name: number for number, name in enumerate(WORDS)}

IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Candidate pairs, ordered by their later member: `later` and `earlier` index markables, a row of `features` follows SIZES."""

    later: IntArray
    earlier: IntArray
    features: IntArray


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A markable's words, and its head's lemma and form."""

    words: tuple[str, ...]
    telling: frozenset[str]
    lemma: str
    head: str


def find_pairs(syntax: Syntax, markables: Sequence[Markable], attributions: Sequence[Attribution]) -> Pairs:
    """Give every candidate pair with its features."""
    markables = markables[:LONGEST]
    words = _word_relations(syntax, markables)
    later, earlier = _candidates(len(markables), words)
    columns = _columns(markables)
    relations = _syntax_relations(syntax, markables)
    features = np.zeros((len(later), len(SIZES)), dtype=np.int64)
    for place, (name, sizes) in enumerate(
        (("kind", len(KINDS)), ("label", len(LABELS)), ("number", len(NUMBERS)), ("gender", len(GENDERS)), ("place", len(PLACES)))
    ):
        features[:, place] = columns[name][later] * sizes + columns[name][earlier]
    keys = later * LONGEST + earlier
    features[:, 5] = _looked_up(keys, words)
    features[:, 6] = _looked_up(keys, relations)
    features[:, 7] = _quote_relations(syntax, markables, attributions, later, earlier)
    features[:, 8] = np.searchsorted(DISTANCE_BOUNDS, later - earlier, side="right")
    features[:, 9] = np.searchsorted(SENTENCE_BOUNDS, columns["sentence"][later] - columns["sentence"][earlier], side="right")
    features[:, 10] = features[:, 5] * len(KINDS) + columns["kind"][later]
    features[:, 11] = features[:, 7] * len(KINDS) + columns["kind"][later]
    return Pairs(later, earlier, features)


def _columns(markables: Sequence[Markable]) -> dict[str, IntArray]:
    names = ("kind", "label", "number", "gender", "place", "sentence")
    return {name: np.array([getattr(one, name) for one in markables], dtype=np.int64) for name in names}


def _candidates(count: int, words: dict[int, int]) -> tuple[IntArray, IntArray]:
    """Give the later and the earlier members of all candidate pairs."""
    far: dict[int, list[int]] = defaultdict(list)
    for key in words:
        later, earlier = divmod(key, LONGEST)
        if later - earlier > NEAREST:
            far[later].append(earlier)
    numbers = np.arange(count)[:, None]
    near = numbers + np.arange(-NEAREST, 0)
    kept = [(later, earlier) for later, others in far.items() for earlier in sorted(others)[-SHARING:]]
    further = np.array(kept, dtype=np.int64).reshape(-1, 2)
    later_of = np.concatenate([further[:, 0], np.broadcast_to(numbers, near.shape)[near >= 0]])
    earlier_of = np.concatenate([further[:, 1], near[near >= 0]])
    order = np.argsort(later_of * LONGEST + earlier_of)
    return later_of[order], earlier_of[order]


def _looked_up(keys: IntArray, table: dict[int, int]) -> IntArray:
    """Give the value of each key, 0 where the table has none."""
    if not table:
        return np.zeros(len(keys), dtype=np.int64)
    known = np.array(sorted(table), dtype=np.int64)
    values = np.array([table[key] for key in known.tolist()], dtype=np.int64)
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where(known[at] == keys, values[at], 0)


def _word_relations(syntax: Syntax, markables: Sequence[Markable]) -> dict[int, int]:
    """Give the relation of the words of pairs that share any, or an abbreviation and what it stands for."""
    words = [() if one.form == "pronoun" else words_of(syntax, one) for one in markables]
    phrases = [
        _Phrase(own, frozenset(own), syntax.lemma[one.head], syntax.lower[one.head])
        for one, own in zip(markables, words, strict=True)
    ]
    by_word: dict[str, list[int]] = defaultdict(list)
    found: dict[int, int] = {}
    for later, own in enumerate(words):
        short = own[0].replace(".", "") if len(own) == 1 and syntax.words[markables[later].head].isupper() else ""
        letters = initials_of(own) if len(own) > 1 else ""
        near = {earlier for key in {*own, f"={letters}" if short == "" else f"{short}="} for earlier in by_word[key][-SHARING:]}
        for earlier in near:
            found[later * LONGEST + earlier] = _WORD_CODE[_words_relation(phrases[earlier], phrases[later])]
        for key in {*own, *((f"{letters}=",) if letters else ()), *((f"={short}",) if short else ())}:
            by_word[key].append(later)
    return found


def _words_relation(earlier: _Phrase, later: _Phrase) -> str:
    if earlier.words == later.words:
        return "same"
    part = later.telling <= earlier.telling or earlier.telling <= later.telling
    if earlier.lemma == later.lemma:
        return "same-head-part" if part else "same-head-other-words"
    if part:
        return "part"
    if later.head in earlier.telling or earlier.head in later.telling:
        return "head-in-words"
    return "initials" if later.telling.isdisjoint(earlier.telling) else "share"


def _syntax_relations(syntax: Syntax, markables: Sequence[Markable]) -> dict[int, int]:
    """Give how pairs of one sentence hang together, where they do."""
    at = {one.head: number for number, one in enumerate(markables)}
    found: dict[int, int] = {}
    for number, one in enumerate(markables):
        for relation, other in _related(syntax, one.head):
            if other in at and at[other] != number:
                first, second = sorted((at[other], number))
                relation_ = relation
                if relation == "holds" and first == number:
                    relation_ = "held"
                found.setdefault(second * LONGEST + first, SYNTAX.index(relation_))
    return found


def _related(syntax: Syntax, head: int) -> Iterator[tuple[str, int]]:
    """Give the heads that a head is tied to: its apposition, its predicate nominal, the phrases around it, its fellow arguments."""
    above = syntax.head[head]
    dep = syntax.dep[head]
    if dep == "appos":
        yield "appos", above
    if dep in {"nsubj", "nsubj:outer"} and syntax.with_dep(above, "cop"):
        yield "copula", above
    if dep == "conj":
        yield "joined", above
    if dep in {"nsubj", "nsubj:pass", "obj", "iobj", "obl"}:
        for fellow in syntax.children[above]:
            if fellow != head and syntax.dep[fellow] in {"nsubj", "nsubj:pass", "obj", "iobj", "obl"}:
                yield "fellow", fellow
    for ancestor in syntax.ancestors(head):
        if syntax.pos[ancestor] in {"VERB", "AUX"}:
            break
        yield "holds", ancestor


def _quote_relations(
    syntax: Syntax, markables: Sequence[Markable], attributions: Sequence[Attribution], later: IntArray, earlier: IntArray
) -> IntArray:
    """Give how the quotations around two markables relate, and whether one is the other's speaker."""
    quote, speaker = _quotes(syntax, markables, attributions)
    ours, theirs = quote[later], quote[earlier]
    same_speaker = (speaker[later] >= 0) & (speaker[later] == speaker[earlier])
    relations = np.select(
        [
            (speaker[later] == earlier) & (ours >= 0),
            (speaker[earlier] == later) & (theirs >= 0),
            (ours < 0) & (theirs < 0),
            ours == theirs,
            same_speaker,
            theirs < 0,
            ours < 0,
        ],
        [QUOTES.index(name) for name in ("speaker", "speaks", "outside", "same", "same-speaker", "into", "out-of")],
        QUOTES.index("other"),
    )
    return np.asarray(relations, dtype=np.int64)


def speakers_of(syntax: Syntax, markables: Sequence[Markable], attributions: Sequence[Attribution]) -> dict[int, int]:
    """Give for each markable inside a quotation the one that speaks it, -1 where no words name the speaker."""
    quote, speaker = _quotes(syntax, markables, attributions)
    return {number: int(speaker[number]) for number in np.flatnonzero(quote >= 0).tolist()}


def _quotes(syntax: Syntax, markables: Sequence[Markable], attributions: Sequence[Attribution]) -> tuple[IntArray, IntArray]:
    """Give for each markable the innermost quotation that holds it and the markable that speaks it; -1 for none."""
    quote, speaker = np.full(len(markables), -1, dtype=np.int64), np.full(len(markables), -1, dtype=np.int64)
    starts = [syntax.start[one.head] for one in markables]
    for number, attribution in enumerate(attributions):
        if attribution.form == "indirect":
            continue
        source = attribution.source
        told = source.start is not None and source.end is not None
        spoken_by = _top(syntax, markables, _within(starts, source.start or 0, source.end or 0)) if told else -1
        for span in attribution.content:
            inside = _within(starts, span.start, span.end)
            quote[inside.start : inside.stop], speaker[inside.start : inside.stop] = number, spoken_by
    return quote, speaker


def _within(starts: Sequence[int], first: int, after: int) -> range:
    """Give the markables whose heads stand between two places."""
    return range(bisect_left(starts, first), bisect_left(starts, after))


def _top(syntax: Syntax, markables: Sequence[Markable], inside: Sequence[int]) -> int:
    """Give the markable that heads a source's phrase: the one whose head no other's in it is above; -1 for none."""
    heads = {markables[at].head for at in inside}
    tops = [at for at in inside if not any(above in heads for above in syntax.ancestors(markables[at].head))]
    return tops[0] if tops else -1
