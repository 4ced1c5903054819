"""A map as GraphML with typed keys, for Gephi, Cytoscape and yEd; written by networkx."""

from __future__ import annotations

import importlib
import re
from typing import Any

from sayso.export.maps.legend import left_out, statements
from sayso.export.maps.look import Looks
from sayso.export.maps.style import DISCLAIMER, VIEWS
from sayso.export.maps.text import clean
from sayso.system.types import Edge, Map


def render(map_: Map) -> str:
    """Give `map_` as GraphML in UTF-8 that ends with a line end; nodes are n0, n1, …, edges e0, e1, … in the map's order.

    What XML cannot hold is `�`; documents are named by their sides' names, several joined by "; ".
    """
    nx = importlib.import_module("networkx")  # late: no other format needs it, and it takes a third of a second
    looks = Looks(map_)
    graph = nx.MultiDiGraph()
    graph.graph.update(_about(map_))
    numbers = {node.id: f"n{number}" for number, node in enumerate(map_.nodes)}
    names = {side.document: clean(side.name) for side in map_.sides}
    for node in map_.nodes:
        graph.add_node(
            numbers[node.id],
            label=clean(node.label),
            kind=node.kind,
            claims=node.claims,
            entity=clean(node.id),
            documents=_listed(node.documents, names),
        )
    for number, edge in enumerate(map_.edges):
        values = _edge(edge, names) | {"sentence": looks.sentence(edge)}
        graph.add_edge(numbers[edge.from_], numbers[edge.to], key=f"e{number}", **values)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + _with_xml_booleans("\n".join(nx.generate_graphml(graph))) + "\n"


def _with_xml_booleans(text: str) -> str:
    """Write truth values as XML Schema does, in small letters: networkx writes them as Python does."""
    keys = "|".join(re.findall(r'<key id="(\w+)"[^>]* attr\.type="boolean"', text))
    values = rf'(<data key="(?:{keys})">)(True|False)(?=</data>)'
    return re.sub(values, lambda found: found[1] + found[2].lower(), text) if keys else text


def _about(map_: Map) -> dict[str, str]:
    nothing = {} if map_.nodes else {"empty": VIEWS[map_.view]["empty"]}
    omitted = {"left_out": left_out(map_)} if map_.omitted else {}
    return {
        "title": VIEWS[map_.view]["title"],
        "view": map_.view,
        "statements": statements(map_),
        "note": DISCLAIMER,
        **nothing,
        **omitted,
    }


def _edge(edge: Edge, names: dict[str, str]) -> dict[str, Any]:
    return {
        "label": clean(edge.label),
        "kind": clean(edge.kind),
        "weight": float(len(edge.evidence)),
        "alleged": edge.alleged,
        "conditional": edge.conditional,
        "habitual": edge.habitual,
        "negative": edge.negative,
        "said_by": _listed(edge.said_by, names),
        "denied_by": _listed(edge.denied_by, names),
    }


def _listed(documents: tuple[str, ...], names: dict[str, str]) -> str:
    return "; ".join(names.get(document, clean(document)) for document in documents)
