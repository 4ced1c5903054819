"""The usual tool in the same run: MinHash over word shingles with LSH, by `datasketch`, where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec

from sayso.compare.reprints import Printed

SHINGLE = 2
PERMUTATIONS = 128
THRESHOLD = 0.15
"""Jaccard from which on a pair is given. Of shingles of two and three words and thresholds of 0.1 to 0.2, the best on the half
of the releases that our thresholds were tuned on."""

_WORD = re.compile(r"\w+")


def minhash_pairs(statements: Iterable[Printed]) -> set[frozenset[str]] | None:
    """Give the pairs of ids that datasketch's LSH finds and MinHash confirms; None where it is not installed."""
    if find_spec("datasketch") is None:
        return None
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    known: dict[str, MinHash] = {}
    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    pairs = set()
    for statement in statements:
        words = _WORD.findall(statement.text.lower())
        own = MinHash(num_perm=PERMUTATIONS)
        own.update_batch([" ".join(words[start : start + SHINGLE]).encode() for start in range(len(words) - SHINGLE + 1)])
        found = [name for name in index.query(own) if known[name].jaccard(own) >= THRESHOLD]
        pairs |= {frozenset((name, statement.id)) for name in found}
        known[statement.id] = own
        index.insert(statement.id, own)
    return pairs
