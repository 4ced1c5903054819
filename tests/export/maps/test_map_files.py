"""Maps for other tools: GraphML, DOT, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from xml.etree import ElementTree as ET

import networkx as nx
import pydot
import pytest

from sayso.errors import UsageError
from sayso.export.maps import WRITERS, draw
from sayso.export.maps.text import clean
from sayso.system.types import Map, Side
from tests.export.maps.some_maps import HOSTILE, an_edge, small_map, some_map

GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
EMPTY = Map("actors", (Side("d0", "wire.txt"),), (), ())


def read_graphml(map_: Map) -> nx.MultiDiGraph:
    return nx.parse_graphml(draw(map_, "graphml"), force_multigraph=True)


def test_graphml_reads_back_with_its_types() -> None:
    graph = read_graphml(small_map(an_edge(alleged=True, denied_by=("d1",)), sides=2))
    assert graph.nodes["n0"] == {
        "label": "guards",
        "kind": "Group",
        "claims": 1,
        "entity": "a",
        "documents": "press-release-2015.txt",
    }
    edge = graph.edges["n0", "n1", "e0"]
    assert edge["label"] == "arrest"
    assert edge["weight"] == 1.0
    assert edge["alleged"] is True
    assert edge["conditional"] is False
    assert edge["said_by"] == "press-release-2015.txt"
    assert edge["denied_by"] == "bulletin of the State Committee.pdf"


def test_graphml_keeps_parallel_edges_loops_and_numbers_of_things() -> None:
    graph = read_graphml(some_map(40, 60))
    assert (graph.number_of_nodes(), graph.number_of_edges()) == (40, 60)


def test_graphml_writes_truth_values_and_keys_as_its_schema_does() -> None:
    text = draw(small_map(an_edge(label="True", habitual=True)), "graphml")
    root = ET.fromstring(text.encode())
    keys = {key.get("id"): key.get("attr.type") for key in root.iter(f"{GRAPHML}key")}
    assert len(keys) == len(list(root.iter(f"{GRAPHML}key")))
    values = [data.text for data in root.iter(f"{GRAPHML}data") if keys[data.get("key")] == "boolean"]
    assert sorted(map(str, values)) == ["false", "false", "false", "true"]
    assert "True" in [data.text for data in root.iter(f"{GRAPHML}data")]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_survives_graphml(name: str) -> None:
    graph = read_graphml(small_map(an_edge(label=name), labels=(name, "drivers")))
    assert graph.nodes["n0"]["label"] == clean(name)


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_survives_dot(name: str) -> None:
    (graph,) = pydot.graph_from_dot_data(draw(small_map(an_edge(label=name), labels=(name, "drivers")), "dot"))
    nodes = {node.get_name(): node for node in graph.get_nodes()}
    assert {"n0", "n1"} <= set(nodes)
    shown = nodes["n0"].get("label")
    assert shown[1:-1].replace('\\"', '"').replace("\\\\", "\\").replace("&amp;", "&") == clean(name)
    assert [(edge.get_source(), edge.get_destination()) for edge in graph.get_edges()] == [("n0", "n1")]


def test_dot_draws_lines_as_the_picture_does() -> None:
    map_ = small_map(an_edge(alleged=True), an_edge("b", "c", conditional=True), an_edge("c", "a"))
    (graph,) = pydot.graph_from_dot_data(draw(map_, "dot"))
    assert [edge.get("style") for edge in graph.get_edges()] == ['"dashed"', '"dotted"', '"solid"']


def test_dot_of_a_whole_map_parses() -> None:
    (graph,) = pydot.graph_from_dot_data(draw(some_map(40, 60, sides=2), "dot"))
    assert len(graph.get_edges()) == 60


def test_json_has_the_fields_of_the_types_and_the_text_as_it_is() -> None:
    name = 'lone \ud83d, "quoted", \u2028'
    text = draw(small_map(an_edge(label=name), labels=("guards", "drivers")), "json")
    text.encode("utf-8")
    map_ = json.loads(text)
    assert map_["schema"] == "sayso-map/1"
    assert list(map_) == ["schema", "view", "sides", "nodes", "edges", "omitted", "parts"]
    assert map_["edges"][0]["from"] == "a"
    assert map_["edges"][0]["label"] == name
    assert map_["edges"][0]["evidence"] == [
        {"document": "d0", "claim": "c1", "text": "the guards arrested the drivers", "chain": [], "denied": False}
    ]


@pytest.mark.parametrize("format_", WRITERS)
def test_a_map_without_nodes_is_valid_in_every_format(format_: str) -> None:
    text = draw(EMPTY, format_)
    assert format_ == "json" or "No actors" in text
    assert text.endswith("\n")


@pytest.mark.parametrize("format_", WRITERS)
def test_the_same_map_gives_the_same_text(format_: str) -> None:
    assert draw(some_map(15, 22, sides=2), format_) == draw(some_map(15, 22, sides=2), format_)


@pytest.mark.parametrize("format_", WRITERS)
def test_every_format_can_be_encoded(format_: str) -> None:
    for name in HOSTILE:
        draw(small_map(an_edge(label=name), labels=(name, name)), format_).encode("utf-8")


def test_another_format_is_refused_with_the_known_ones_named() -> None:
    with pytest.raises(UsageError, match="svg, html, graphml, json, dot"):
        draw(EMPTY, "png")


@pytest.mark.parametrize("format_", ["svg", "graphml"])
def test_another_process_gives_the_same_bytes(format_: str) -> None:
    program = (
        "import hashlib; from sayso.export.maps import draw; from tests.export.maps.some_maps import some_map; "
        f"print(hashlib.sha256(draw(some_map(20, 30, view='causes', sides=3), {format_!r}).encode()).hexdigest())"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | {"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
