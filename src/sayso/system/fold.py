"""Folds pieces into edges, and keeps of them what one can look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from sayso.limits import MAX_MAP_EDGES, MAX_MAP_EVIDENCE, MAX_MAP_NODES
from sayso.system.nodes import Key, Nodes
from sayso.system.pieces import Piece
from sayso.system.types import Edge, Node, Omission

_LEMMAS_SHOWN = 3
Folded = Mapping[tuple[Key, Key, str], Sequence[Piece]]
"""The pieces of every edge to be: by where it starts and ends, and of what kind it is."""


def folded(pieces: Iterable[Piece]) -> Folded:
    """Put together what makes one edge."""
    found: dict[tuple[Key, Key, str], list[Piece]] = defaultdict(list)
    for piece in pieces:
        found[(piece.from_, piece.to, piece.kind)].append(piece)
    return found


def drawn(pieces: Folded, nodes: Nodes) -> tuple[tuple[Node, ...], tuple[Edge, ...], tuple[Omission, ...]]:
    """Give the nodes and edges of a map, the weightiest where there are too many, and what was left out."""
    weight: Counter[Key] = Counter()
    for (from_, to, _), found in pieces.items():
        weight[from_] += len(found)
        weight[to] += len(found) if to != from_ else 0
    chosen = [key for key, _ in sorted(weight.items(), key=lambda item: (-item[1], item[0]))[:MAX_MAP_NODES]]
    numbers = {key: number for number, key in enumerate(chosen, start=1)}
    inside = {ends: found for ends, found in pieces.items() if ends[0] in numbers and ends[1] in numbers}
    kept = sorted(inside.items(), key=lambda item: (-len(item[1]), numbers[item[0][0]], numbers[item[0][1]], item[0][2]))
    kept = kept[:MAX_MAP_EDGES]
    edges = tuple(edge(f"n{numbers[ends[0]]}", f"n{numbers[ends[1]]}", found) for ends, found in kept)
    touched = {end for one in edges for end in (one.from_, one.to)}
    found_nodes = tuple(nodes.node(key, number, weight[key]) for key, number in numbers.items() if f"n{number}" in touched)
    return found_nodes, edges, tuple(_omissions(len(weight), len(found_nodes), len(pieces), len(edges)))


def _omissions(all_nodes: int, nodes: int, all_edges: int, edges: int) -> Iterable[Omission]:
    why = f"the map shows at most {MAX_MAP_NODES} nodes and {MAX_MAP_EDGES} edges, those with the most claims"
    if all_nodes > nodes:
        yield Omission("nodes", all_nodes - nodes, why)
    if all_edges > edges:
        yield Omission("edges", all_edges - edges, why)


def edge(from_: str, to: str, pieces: Sequence[Piece]) -> Edge:
    """Give the edge of some pieces between two nodes. What one asserts and another denies is one edge, denied."""
    asserted = [piece for piece in pieces if not piece.denied]
    told = asserted or pieces
    return Edge(
        from_,
        to,
        _label(told),
        pieces[0].kind,
        tuple(piece.evidence for piece in [*told, *(piece for piece in pieces if piece.denied and asserted)][:MAX_MAP_EVIDENCE]),
        alleged=not any(piece.certain for piece in told),
        conditional=all(piece.supposed for piece in told),
        habitual=any(piece.habitual for piece in told),
        negative=not asserted,
        said_by=tuple(dict.fromkeys(piece.document for piece in asserted)),
        denied_by=tuple(dict.fromkeys(piece.document for piece in pieces if piece.denied)),
    )


def _label(pieces: Sequence[Piece]) -> str:
    counted = Counter(piece.label for piece in pieces)
    labels = [label for label, _ in sorted(counted.items(), key=lambda item: -item[1])]
    return " · ".join(labels[:_LEMMAS_SHOWN]) + (" …" if len(labels) > _LEMMAS_SHOWN else "")
