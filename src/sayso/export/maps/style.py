"""Sizes, colours and words of a map, as `data/*.toml` states them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Final, TypedDict


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("sayso.export.maps").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class TextSizes:
    """Family and sizes of the writing; `line_height` is a share of the size."""

    family: str
    title: float
    small: float
    node: float
    edge: float
    line_height: float


@dataclass(frozen=True, slots=True)
class NodeSizes:
    """How a node's box fits its label and the lines that meet it."""

    widest: float
    claim_widest: float
    lines: int
    margin_x: float
    margin_y: float
    port: float
    ports_tallest: float


@dataclass(frozen=True, slots=True)
class EdgeSizes:
    """How an edge's label is broken and kept clear."""

    widest: float
    lines: int
    margin_x: float
    margin_y: float


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is kept free between what stands on a map."""

    nodes: float
    labels: float
    bends: float
    columns: float
    steep: float
    steepest: float
    parts: float


@dataclass(frozen=True, slots=True)
class PageSizes:
    """The page around the map."""

    margin: float
    aspect: float
    narrowest: float


@dataclass(frozen=True, slots=True)
class Sizes:
    """All sizes, in CSS pixels."""

    text: TextSizes
    node: NodeSizes
    edge: EdgeSizes
    gap: Gaps
    page: PageSizes


class NodeStyle(TypedDict):
    """How nodes of a kind are drawn."""

    fill: str
    line: str
    shape: str


class Ink(TypedDict):
    """Colours of what has no kind and no side."""

    paper: str
    text: str
    quiet: str
    line: str
    denied: str


class EdgeWords(TypedDict):
    """What a style of edges is called in the legend, and what marks it beside a label."""

    legend: str
    mark: str


class ViewWords(TypedDict):
    """A view's title, and what stands in place of a map without nodes."""

    title: str
    empty: str


def _sizes() -> Sizes:
    table = _table("sizes")
    return Sizes(
        TextSizes(**table["text"]),
        NodeSizes(**table["node"]),
        EdgeSizes(**table["edge"]),
        Gaps(**table["gap"]),
        PageSizes(**table["page"]),
    )


_PALETTE: Final = _table("palette")
_WORDS: Final = _table("words")

SIZES: Final = _sizes()
INK: Final[Ink] = _PALETTE["ink"]
SIDES: Final[list[str]] = _PALETTE["sides"]["colours"]
NODES: Final[dict[str, NodeStyle]] = _PALETTE["node"]

DISCLAIMER: Final[str] = _WORDS["disclaimer"]
ISSUER: Final[str] = _WORDS["issuer"]
OWN: Final[str] = _WORDS["own"]
QUOTED: Final[str] = _WORDS["quoted"]
NAMELESS: Final[str] = _WORDS["nameless"]
LEFT_OUT: Final[str] = _WORDS["left_out"]
VIEWS: Final[dict[str, ViewWords]] = _WORDS["view"]
KINDS: Final[dict[str, str]] = _WORDS["kind"]
STYLES: Final[dict[str, EdgeWords]] = _WORDS["style"]
