"""The usual tool in the same run: MinHash over word shingles with LSH, by `datasketch`, where it is installed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec

from sayso.compare.reprints import Printed

SHINGLE = 3
PERMUTATIONS = 128
THRESHOLD = 0.2
"""Jaccard from which on a pair is given: of three-word shingles at 20 % of words changed, 0.34 are left in common."""

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
