"""Folds pieces into edges, and keeps of them what one can look at."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.limits import MAX_MAP_EDGES, MAX_MAP_EVIDENCE, MAX_MAP_NODES
from sayso.system.nodes import Key, Nodes
from sayso.system.pieces import Piece
from sayso.system.types import Edge, Evidence, Node, Omission

_LEMMAS_SHOWN = 3
Ends = tuple[Key, Key, str]
"""Where an edge starts and ends, and of what kind it is."""
Folded = Mapping[Ends, Sequence[Piece]]
"""The pieces of every edge to be."""


def folded(pieces: Iterable[Piece]) -> Folded:
    """Put together what makes one edge."""
    found: dict[Ends, list[Piece]] = defaultdict(list)
    for piece in pieces:
        found[piece.from_, piece.to, piece.kind].append(piece)
    return found


def drawn(pieces: Folded, nodes: Nodes) -> tuple[tuple[Node, ...], tuple[Edge, ...], tuple[Omission, ...]]:
    """Give the nodes and edges of a map, those of most claims where there are too many, and what was left out."""
    claims = _claims_of_nodes(pieces)
    kept = _kept(pieces, claims)
    inside = {end for ends in kept for end in ends[:2]}
    numbers = {key: number for number, key in enumerate(sorted(inside, key=lambda key: (-claims[key], key)), start=1)}
    kept.sort(key=lambda ends: (-len(pieces[ends]), numbers[ends[0]], numbers[ends[1]], ends[2]))
    found_nodes = tuple(nodes.node(key, number, claims[key]) for key, number in numbers.items())
    edges = tuple(edge(f"n{numbers[ends[0]]}", f"n{numbers[ends[1]]}", pieces[ends]) for ends in kept)
    hidden = sum(len(pieces[ends]) - len(one.evidence) for ends, one in zip(kept, edges, strict=True))
    return found_nodes, edges, tuple(_omissions(len(claims) - len(numbers), len(pieces) - len(kept), hidden))


def _claims_of_nodes(pieces: Folded) -> Mapping[Key, int]:
    """Count the claims, links or attributions that every node takes part in; one that joins it to several others counts once."""
    found: dict[Key, set[Evidence]] = defaultdict(set)
    for (from_, to, _), those in pieces.items():
        for end in (from_, to):
            found[end].update(piece.evidence for piece in those)
    return {key: len(evidence) for key, evidence in found.items()}


def _kept(pieces: Folded, claims: Mapping[Key, int]) -> list[Ends]:
    """Give the edges that a map has room for: those of most claims first, among equals those between the nodes of most claims.

    Edges are taken, not nodes: the busiest nodes may have nothing to do with one another.
    """
    kept: list[Ends] = []
    inside: set[Key] = set()
    for ends in sorted(pieces, key=lambda ends: (-len(pieces[ends]), -claims[ends[0]] - claims[ends[1]], ends)):
        more = inside | set(ends[:2])
        if len(more) <= MAX_MAP_NODES and len(kept) < MAX_MAP_EDGES:
            inside = more
            kept.append(ends)
    return kept


def _omissions(nodes: int, edges: int, claims: int) -> Iterator[Omission]:
    why = f"the map shows at most {MAX_MAP_NODES} nodes and {MAX_MAP_EDGES} edges, those with the most claims"
    if nodes:
        yield Omission("nodes", nodes, why)
    if edges:
        yield Omission("edges", edges, why)
    if claims:
        yield Omission("claims", claims, f"an edge opens to at most {MAX_MAP_EVIDENCE}")


def edge(from_: str, to: str, pieces: Sequence[Piece]) -> Edge:
    """Give the edge of some pieces between two nodes. What one asserts and another denies is one edge, denied."""
    asserted = [piece for piece in pieces if not piece.denied]
    denied = [piece for piece in pieces if piece.denied]
    told = asserted or denied
    return Edge(
        from_,
        to,
        _label(told),
        pieces[0].kind,
        _evidence(asserted, denied),
        alleged=not any(piece.certain for piece in told),
        conditional=all(piece.supposed for piece in told),
        habitual=any(piece.habitual for piece in told),
        negative=not asserted,
        said_by=tuple(dict.fromkeys(piece.document for piece in asserted)),
        denied_by=tuple(dict.fromkeys(piece.document for piece in denied)),
    )


def _evidence(asserted: Sequence[Piece], denied: Sequence[Piece]) -> tuple[Evidence, ...]:
    """Give what asserts, then what denies; where it is too much, half the room is kept for the denials."""
    first = asserted[: max(MAX_MAP_EVIDENCE - len(denied), MAX_MAP_EVIDENCE // 2)]
    return tuple(piece.evidence for piece in [*first, *denied][:MAX_MAP_EVIDENCE])


def _label(pieces: Sequence[Piece]) -> str:
    counted = Counter(piece.label for piece in pieces)
    labels = [label for label, _ in sorted(counted.items(), key=lambda item: -item[1])]
    return " · ".join(labels[:_LEMMAS_SHOWN]) + (" …" if len(labels) > _LEMMAS_SHOWN else "")
