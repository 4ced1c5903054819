"""From scores to trees.

The root of a sentence is the word that gains most by being it; every other word's head is the best-scoring one in its
sentence. If that goes nowhere round it is the best tree with one root, for no choice in it could be better. Only where it goes
round is the maximum spanning tree sought (Chu and Liu 1965; Edmonds 1967); a price on roots makes it have exactly one (Gabow and
Tarjan 1984).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sayso.reading.encoder import FloatArray

LongArray = NDArray[np.int64]

NEVER = np.float32(-1e9)


def greedy_heads(arcs: FloatArray, sentence: NDArray[np.int32]) -> LongArray:
    """Give each word's best head in its own sentence, one root in each, [rows, words]; `sentence` is -1 where none is wanted.

    The words of one sentence stand together in one row. The heads may go round.
    """
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, :, None]
    same &= ~np.eye(sentence.shape[1], dtype=np.bool_)
    scores = np.where(same, arcs, NEVER)
    heads: LongArray = scores.argmax(-1)
    rows, words = np.nonzero(sentence >= 0)
    if not len(rows):
        return heads
    gain = arcs[rows, words, words] - scores[rows, words, heads[rows, words]]
    own = sentence[rows, words]
    firsts = np.flatnonzero(np.r_[True, own[1:] != own[:-1]])
    best = np.repeat(np.maximum.reduceat(gain, firsts), np.diff(np.r_[firsts, len(own)]))
    roots = np.flatnonzero(gain == best)
    # Of words that gain alike the first is the root.
    roots = roots[np.r_[True, own[roots][1:] != own[roots][:-1]]]
    heads[rows[roots], words[roots]] = words[roots]
    return heads


def is_tree(heads: Sequence[int] | LongArray) -> bool:
    """Tell whether heads (a root's is its own) make one tree with one root."""
    return not broken_sentences(np.asarray(heads), np.zeros(len(heads), dtype=np.int64), 1).any()


def broken_sentences(heads: LongArray, sentence: LongArray, count: int) -> NDArray[np.bool_]:
    """Tell for each of `count` sentences whether its heads fail to make one tree; `heads` and `sentence` run over all words."""
    places = np.arange(len(heads))
    roots = np.bincount(sentence[heads == places], minlength=count)
    above = heads.copy()
    # Each turn doubles the height climbed; what has not come to a root by then goes round.
    longest = int(np.bincount(sentence, minlength=count).max(initial=1))
    for _ in range(longest.bit_length()):
        above = above[above]
    stuck = np.bincount(sentence[heads[above] != above], minlength=count)
    return np.asarray((roots != 1) | (stuck > 0))


def best_tree(arcs: FloatArray) -> LongArray:
    """Give the heads of the best tree with exactly one root; `arcs[i, j]` scores `j` as the head of `i`, the diagonal roots."""
    count = len(arcs)
    scores = np.full((count + 1, count + 1), -np.inf)
    scores[1:, 1:] = arcs
    # Dearer than all other arcs together can win back: one root, the fewest there can be.
    price = 2.0 * float(np.abs(arcs).sum()) + 1.0
    scores[1:, 0] = np.diagonal(arcs) - price
    np.fill_diagonal(scores, -np.inf)
    heads = _spanning(scores)[1:] - 1
    return np.where(heads < 0, np.arange(count), heads)


def _spanning(scores: NDArray[np.float64]) -> LongArray:
    """Give the maximum spanning arborescence from node 0; `scores[i, j]` is that of `j` as the head of `i`."""
    heads = scores.argmax(1)
    heads[0] = 0
    found_ring = _ring(heads)
    if not found_ring:
        return np.asarray(heads)
    ring = np.asarray(found_ring)
    inside = np.zeros(len(scores), dtype=bool)
    inside[ring] = True
    outside = np.flatnonzero(~inside)
    kept = scores[ring, heads[ring]]
    # Entering the ring at a node gives up the arc that the node has in it.
    entering = scores[np.ix_(ring, outside)] - kept[:, None]
    leaving = scores[np.ix_(outside, ring)]
    enter_at, leave_from = entering.argmax(0), leaving.argmax(1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = scores[np.ix_(outside, outside)]
    smaller[size, :size] = entering[enter_at, np.arange(size)] + kept.sum()
    smaller[:size, size] = leaving[np.arange(size), leave_from]
    smaller[0, :] = -np.inf
    found = _spanning(smaller)
    for place in range(1, size):
        up = int(found[place])
        heads[outside[place]] = ring[leave_from[place]] if up == size else outside[up]
    up = int(found[size])
    heads[ring[enter_at[up]]] = outside[up]
    return np.asarray(heads)


def _ring(heads: LongArray) -> list[int]:
    """Give the nodes of one ring of heads, or none; node 0 heads itself and is no ring."""
    state = [0] * len(heads)
    state[0] = 2
    for first in range(1, len(heads)):
        path, at = [], first
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return []
