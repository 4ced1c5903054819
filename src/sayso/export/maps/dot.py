"""A map in DOT, for Graphviz and what else reads it; styles of lines as in the picture, sentences as tooltips."""

from __future__ import annotations

import re

from sayso.export.maps.legend import left_out, statements
from sayso.export.maps.look import Look, Looks
from sayso.export.maps.style import DISCLAIMER, INK, KINDS, NODES, VIEWS
from sayso.export.maps.text import clean
from sayso.export.words import plural
from sayso.system.types import Edge, Map

_SHAPES = {
    "pill": "oval",
    "rounded": "box",
    "double": "box",
    "cut": "octagon",
    "hexagon": "hexagon",
    "house": "house",
    "slanted": "parallelogram",
    "note": "note",
    "broken": "box",
}


_ENTITY = re.compile("&(?=#?[A-Za-z0-9]+;)")


def render(map_: Map) -> str:
    """Give `map_` as a digraph whose nodes are n0, n1, … in the map's order; all text is quoted, none is read as markup."""
    looks = Looks(map_)
    numbers = {node.id: f"n{number}" for number, node in enumerate(map_.nodes)}
    lines = [
        "digraph sayso {",
        f"  graph [{_attributes(_graph(map_))}];",
        f"  node [{_attributes(_NODE)}];",
        f"  edge [{_attributes(_EDGE)}];",
    ]
    for node in map_.nodes:
        style = NODES[node.kind]
        values = {
            "label": clean(node.label),
            "kind": node.kind,
            "claims": str(node.claims),
            "shape": _SHAPES[style["shape"]],
            "fillcolor": style["fill"],
            "color": style["line"],
            "tooltip": f"{clean(node.label)} ({KINDS[node.kind]}, {plural(node.claims, 'claim')})",
        }
        if style["shape"] == "double":
            values["peripheries"] = "2"
        if style["shape"] == "broken":
            values["style"] = "filled,dotted"
        lines.append(f"  {numbers[node.id]} [{_attributes(values)}];")
    for edge in map_.edges:
        values = _edge(edge, looks.look(edge), looks.sentence(edge))
        lines.append(f"  {numbers[edge.from_]} -> {numbers[edge.to]} [{_attributes(values)}];")
    return "\n".join([*lines, "}"]) + "\n"


_NODE = {"style": "filled", "fontname": "Arial", "fontsize": "11", "fontcolor": INK["text"]}
_EDGE = {"fontname": "Arial", "fontsize": "9", "fontcolor": INK["text"], "color": INK["line"]}


def _graph(map_: Map) -> dict[str, str]:
    nothing = "" if map_.nodes else VIEWS[map_.view]["empty"]
    title = [VIEWS[map_.view]["title"], statements(map_), DISCLAIMER, nothing, left_out(map_)]
    return {
        "rankdir": "LR",
        "labelloc": "t",
        "labeljust": "l",
        "fontname": "Arial",
        "label": ". ".join(p.rstrip(".") for p in title if p) + ".",
    }


def _edge(edge: Edge, look: Look, sentence: str) -> dict[str, str]:
    style = "dotted" if edge.conditional else "dashed" if edge.alleged else "solid"
    marks = f" ({look.marks})" if look.marks else ""
    return {
        "label": look.label + marks,
        "kind": clean(edge.kind),
        "weight": str(len(edge.evidence)),
        "style": style,
        "color": look.colour,
        "penwidth": f"{look.thickness:.1f}",
        "tooltip": sentence,
        **({"arrowhead": "normaltee"} if edge.negative else {}),
    }


def _attributes(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={_quoted(value)}" for name, value in values.items())


def _quoted(text: str) -> str:
    """Quote `text` so that it stands for itself: a backslash would begin an escape (\\N is the node's name), `&amp;` be a sign."""
    return '"' + _ENTITY.sub("&amp;", text).replace("\\", "\\\\").replace('"', '\\"') + '"'
