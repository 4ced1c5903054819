from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from sayso.export.maps import draw
from sayso.system.types import Evidence, Map, Side
from tests.export.maps.some_maps import HOSTILE, an_edge, small_map, some_map


class Page(HTMLParser):
    """Every element with its attributes, the text outside of style and script, and what the script holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.script = ""
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.script += data
        elif self._inside != "style":
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(map_: Map) -> Page:
    return Page(draw(map_, "html"))


def test_the_policy_allows_the_one_script_and_nothing_from_outside() -> None:
    found = page(some_map(15, 22))
    policy = next(meta["content"] for meta in found.all("meta") if meta.get("http-equiv") == "Content-Security-Policy")
    digest = base64.b64encode(hashlib.sha256(found.script.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert f"script-src 'sha256-{digest}'" in policy
    assert len(found.all("script")) == 1


def test_nothing_is_fetched_and_nothing_runs_from_an_attribute() -> None:
    found = page(some_map(15, 22, sides=2))
    names = {name for _, attributes in found.elements for name in attributes}
    assert not names & {"src", "href", "xlink:href", "srcset", "action", "data", "background"}
    assert not [name for name in names if name.startswith("on")]
    assert "url(" not in draw(some_map(15, 22), "html")


@pytest.mark.parametrize("name", HOSTILE)
def test_names_and_quotations_are_text(name: str) -> None:
    evidence = (Evidence(name, name, name, (name,)),)
    map_ = small_map(an_edge(label=name, evidence=evidence), labels=(name, name))
    found = page(Map(map_.view, (Side("d0", name),), map_.nodes, map_.edges))
    plain = page(small_map(an_edge(evidence=(Evidence("d", "c", "t", ("s",)),)), labels=("a", "b")))
    kept = {"text"}  # wrapped labels differ in their number of lines
    assert [tag for tag, _ in found.elements if tag not in kept] == [tag for tag, _ in plain.elements if tag not in kept]
    draw(map_, "html").encode("utf-8")


def test_every_edge_opens_to_its_claims_with_quotation_chain_and_document() -> None:
    evidence = (
        Evidence("d0", "c1", "the guards arrested nine drivers", ()),
        Evidence("d0", "c2", "guards took the drivers away", ("Velmar Herald", "a witness"), denied=True),
    )
    found = page(small_map(an_edge(evidence=evidence)))
    assert [details["id"] for details in found.all("details")] == ["claims-0"]
    assert "“the guards arrested nine drivers”issuer · press-release-2015.txt · c1" in found.text
    assert "“guards took the drivers away”Velmar Herald → a witness · denied · press-release-2015.txt · c2" in found.text


def test_edges_in_picture_and_list_answer_to_each_other_by_number() -> None:
    found = page(some_map(15, 22))
    drawn = [group["id"] for group in found.all("g") if (group.get("class") or "").startswith("edge")]
    assert [f"claims-{(name or '').removeprefix('edge-')}" for name in drawn] == [details["id"] for details in found.all("details")]


def test_claims_are_filtered_by_whose_words_they_are() -> None:
    own, quoted = Evidence("d0", "c1", "x", ()), Evidence("d0", "c2", "y", ("a witness",))
    map_ = small_map(an_edge(evidence=(own,)), an_edge(evidence=(quoted,)), an_edge(evidence=(own, quoted)))
    found = page(map_)
    assert [details["class"] for details in found.all("details")] == ["own", "quoted", "mixed"]
    assert [item["class"] for item in found.all("li")] == ["own", "quoted", "own", "quoted"]
    assert {box["id"] for box in found.all("input")} == {"own", "quoted"}


def test_a_page_without_edges_says_so() -> None:
    assert re.search(r"No actors", page(Map("actors", (Side("d0", "wire.txt"),), (), ())).text)
    assert "No edges." in page(small_map()).text


def test_ids_are_unique() -> None:
    ids = [attributes["id"] for _, attributes in page(some_map(15, 22)).elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_each_of_a_few_statements_has_its_own_picture_with_its_name_beside_the_one_of_all() -> None:
    one = Map("actors", (Side("a", "first <b>.txt"),), (), ())
    other = Map("actors", (Side("b", "second.txt"),), (), ())
    page = draw(Map("actors", (*one.sides, *other.sides), (), (), parts=(one, other)), "html")
    assert page.count("<img ") == 2
    assert "first &lt;b&gt;.txt" in page
    assert page.count('id="map-title"') == 1
    assert "img-src data:" in page
    assert "<img " not in draw(one, "html")
