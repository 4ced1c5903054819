"""What a map of statements is: nodes joined by directed edges, each edge opening to the claims that it was folded from.

A map shows what statements assert. An edge is there because somebody says so; nothing in it is a finding of Sayso's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

View = Literal["actors", "causes", "sources"]
"""`actors`: who does what to whom. `causes`: what leads to what. `sources`: who cites, accuses, addresses whom."""

NodeKind = Literal["Person", "Organization", "PublicBody", "Company", "Group", "Address", "Thing", "Claim", "Unnamed"]
"""An entity's schema; `Claim` for a happening or state in the view of causes, `Unnamed` for a source without identity."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody or something on a map. `id` is its own within the map; `claims` counts those that it takes part in there.

    `documents` are the ids of the statements that speak of it, in the order that they were given.
    """

    id: str
    label: str
    kind: NodeKind
    claims: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A claim, link or attribution that an edge was folded from.

    `claim` is its id in its document's ledger (a link's: that of the claim that leads to the other), `text` its words. `chain`
    tells whose word it is, outermost first, as captions; empty where it is the issuer's own. `denied` where it is said not to be.
    """

    document: str
    claim: str
    text: str
    chain: tuple[str, ...]
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """What `from_` does to `to`, or leads to: `label` in words, `kind` a PLOVER event, a relation of links or a manner.

    `alleged` where no evidence is held as certain by the statement's issuer, `conditional` where all of it is only supposed, asked
    or demanded, `habitual` where some is told of every time, `negative` where it is told as not done. `said_by` and `denied_by` are
    the ids of the documents that assert and that deny it.
    """

    from_: str
    to: str
    label: str
    kind: str
    evidence: tuple[Evidence, ...]
    alleged: bool = False
    conditional: bool = False
    habitual: bool = False
    negative: bool = False
    said_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Omission:
    """What a map leaves out: how many (`count`) of what (`what`, "edges"), and `why`, in words."""

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Side:
    """A statement on the map: its id, and the name that it is shown by."""

    document: str
    name: str


@dataclass(frozen=True, slots=True)
class Map:
    """A map of one statement or of several, `sides`. Every edge joins two of `nodes`; ids of nodes are unique.

    `parts` are the maps of the statements by themselves, in their order, where there are a few of them; else there are none.
    """

    view: View
    sides: tuple[Side, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    omitted: tuple[Omission, ...] = ()
    parts: tuple[Map, ...] = ()
