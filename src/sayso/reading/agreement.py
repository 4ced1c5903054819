"""From the words' name labels to names, a statement's mentions of one name in agreement.

A sentence alone often does not tell what a name is; the statement as a whole does ("one sense per discourse", Gale, Church and
Yarowsky 1992). What the heads make of every word of every mention of the same words is added up and decides the kind of all of
them, and words that are named more often than not are named everywhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder import FloatArray

Span = tuple[int, int]
"""First word and the word after the last."""
NameSpan = tuple[int, int, str]
"""First word, word after the last, kind."""

PERSON: Final = "PERSON"
LONGEST_NAME: Final = 12
"""Words of the longest name that is looked for again."""


def kind_masses(scores: FloatArray, labels: Sequence[str], kinds: Sequence[str]) -> FloatArray:
    """Give each word's probability of being in a name of each kind, [words, kinds], from the scores of its BIO labels."""
    odds = np.exp(scores - scores.max(-1, keepdims=True))
    odds /= odds.sum(-1, keepdims=True)
    members = np.array([[float(label[2:] == kind) for kind in kinds] for label in labels], dtype=np.float32)
    return np.asarray(odds @ members, dtype=np.float32)


def name_spans(words: Sequence[str], labels: Sequence[str], numbers: NDArray[np.int64], breaks: NDArray[np.bool_]) -> list[Span]:
    """Give the spans of BIO labels. A name does not run over a break; whether a word goes on with one does not hang on its kind.

    Words without a capital or digit are taken off the ends of a name that has one.
    """
    found: list[list[int]] = []
    for word in np.flatnonzero(numbers).tolist():
        if labels[numbers[word]][0] == "I" and found and found[-1][1] == word and not breaks[word]:
            found[-1][1] = word + 1
        else:
            found.append([word, word + 1])
    return [_trimmed(words, begin, end) for begin, end in found]


def _trimmed(words: Sequence[str], begin: int, end: int) -> Span:
    large = [word for word in range(begin, end) if any(char.isupper() or char.isdigit() for char in words[word])]
    return (large[0], large[-1] + 1) if large else (begin, end)


def agreed(words: Sequence[str], spans: Sequence[Span], masses: FloatArray, kinds: Sequence[str]) -> list[NameSpan]:
    """Give a statement's names with their kinds, mentions in agreement, in order, none overlapping."""
    mentions: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for begin, end in spans:
        mentions[tuple(words[begin:end])].append((begin, end))
    passed = _passed_over(words, spans, mentions)
    totals = {name: np.sum([masses[begin:end].mean(0) for begin, end in places], axis=0) for name, places in mentions.items()}
    families = _families(totals, kinds)
    found: list[NameSpan] = []
    for name, places in mentions.items():
        total = totals[name] + (families.get(name[0], 0) if len(name) == 1 else 0)
        everywhere = [*places, *passed[name]] if len(places) > len(passed[name]) else places
        found += [(begin, end, kinds[int(total.argmax())]) for begin, end in everywhere]
    return sorted(found)


def _families(totals: dict[tuple[str, ...], FloatArray], kinds: Sequence[str]) -> dict[str, FloatArray]:
    """Give by last word what is known of the persons named in full: a family name alone is most likely theirs."""
    found: dict[str, FloatArray] = {}
    for name, total in totals.items():
        if len(name) > 1 and kinds[int(total.argmax())] == PERSON:
            found[name[-1]] = found.get(name[-1], 0) + total
    return found


def _passed_over(
    words: Sequence[str], spans: Sequence[Span], mentions: dict[tuple[str, ...], list[Span]]
) -> dict[tuple[str, ...], list[Span]]:
    """Give where the words of names stand without being named."""
    taken = {word for begin, end in spans for word in range(begin, end)}
    sizes: dict[str, set[int]] = defaultdict(set)
    for name in mentions:
        if len(name) <= LONGEST_NAME and name[0][:1].isupper():
            sizes[name[0]].add(len(name))
    found: dict[tuple[str, ...], list[Span]] = defaultdict(list)
    for word in range(len(words)):
        if words[word] not in sizes:
            continue
        for size in sorted(sizes[words[word]], reverse=True):
            name = tuple(words[word : word + size])
            if name in mentions and taken.isdisjoint(range(word, word + size)):
                found[name].append((word, word + size))
                taken.update(range(word, word + size))
                break
    return found
