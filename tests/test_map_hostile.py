"""`sayso map` of hostile words, from a ledger to the parser of the format that is drawn."""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pydot
import pytest

from sayso.cli import run
from sayso.export.maps import WRITERS
from sayso.export.maps.text import clean
from sayso.ledger.json_lines import to_json
from sayso.types import Entity, StatementLedger
from tests.export.maps.some_maps import HOSTILE
from tests.system.ledgers import DRIVERS, EVERYBODY, GUARDS, ODE, a_ledger, does, leads, said_by

OTHER = a_ledger(does("c1", GUARDS, "beat", ODE), id="other")


class Page(HTMLParser):
    """Refuses an element that would run or fetch something; counts the lists of claims."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts = self.lists = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        self.lists += tag == "details"
        assert tag not in {"b", "iframe", "object", "embed", "link", "base"}
        assert not [name for name, _ in attrs if name.startswith("on") or name == "href"]
        if tag == "img":  # a statement's own map: a picture that holds itself, well-formed whatever it is called
            ET.fromstring(b64decode((dict(attrs)["src"] or "").removeprefix("data:image/svg+xml;base64,")))
        else:
            assert "src" not in dict(attrs)


def _html(text: str) -> int:
    page = Page()
    page.feed(text)
    page.close()
    assert page.scripts == 1
    return page.lists


def _svg(text: str) -> int:
    root = ET.fromstring(text)
    assert not [one for one in root.iter() if one.tag.endswith(("script", "foreignObject"))]
    return len([one for one in root.iter() if (one.get("class") or "").startswith("edge")])


def _dot(text: str) -> int:
    graphs = pydot.graph_from_dot_data(text)
    assert graphs is not None
    return sum(len(graph.get_edges()) for graph in graphs)


EDGES: dict[str, Callable[[str], int]] = {
    "svg": _svg,
    "html": _html,
    "graphml": lambda text: int(nx.parse_graphml(text, force_multigraph=True).number_of_edges()),
    "json": lambda text: len(json.loads(text)["edges"]),
    "dot": _dot,
}
"""How many edges a map in each format has, by that format's own parser."""


def hostile(words: str, file: str) -> StatementLedger:
    """A statement in which every word of a stranger's is `words`: names, verbs, sources, passages, the file's name."""
    villain = Entity("x", "Organization", words, (words,))
    beat = does("c1", GUARDS, words or "-", villain, text=words, chain=("a1",))
    blame = does("c2", villain, words or "-", DRIVERS, act="ACCUSE", text=words)
    voices = [said_by("a1", villain, content=(words,)), said_by("a2", words, kind="unnamed", parent="a1", content=(words,))]
    issuer = f"press of {words}"
    rest: dict[str, Any] = {"attributions": voices, "links": [leads("c1", "c2")], "text": words, "name": file, "issuer": issuer}
    return a_ledger(beat, blame, id="hostile", entities=(*EVERYBODY, villain), **rest)


def drawn_of(*ledgers: StatementLedger, arguments: list[str]) -> str:
    """Give what the command draws of some ledgers."""
    Path("hostile.jsonl").write_text("".join(f"{to_json(ledger)}\n" for ledger in ledgers), encoding="utf-8")
    assert run(["map", "--ledger", "hostile.jsonl", "-o", "drawn", *arguments]) == 0
    return Path("drawn").read_bytes().decode("utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize(("view", "edges"), [("actors", 3), ("causes", 1), ("sources", 3)])
@pytest.mark.parametrize("words", HOSTILE)
def test_a_strangers_words_break_no_format(words: str, view: str, edges: int, form: str) -> None:
    drawn = drawn_of(hostile(words, f"{words}.txt"), OTHER, arguments=["-f", form, "--view", view])
    assert EDGES[form](drawn) == edges


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("words", [word for word in HOSTILE if word.strip()])
def test_a_strangers_name_can_be_asked_for_and_is_shown_without_what_cannot_be(words: str) -> None:
    text = drawn_of(hostile(words, "wire.txt"), OTHER, arguments=["-f", "graphml", "--of", words])
    graph: Any = nx.parse_graphml(text, force_multigraph=True)
    assert {label for _, label in graph.nodes(data="label")} == {"guards", clean(words), "drivers"}
