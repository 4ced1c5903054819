from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.export.maps import draw
from sayso.export.maps.style import SIDES
from sayso.system.types import Evidence, Map, Omission, Side
from tests.export.maps.some_maps import HOSTILE, an_edge, small_map, some_map

SVG = "{http://www.w3.org/2000/svg}"
DISCLAIMER = "What the statements assert; not a finding."


def parsed(map_: Map) -> ET.Element:
    return ET.fromstring(draw(map_, "svg"))


def texts(map_: Map) -> list[str]:
    return ["".join(element.itertext()) for element in parsed(map_).iter(f"{SVG}text")]


def edge_titles(map_: Map) -> list[str]:
    groups = parsed(map_).iter(f"{SVG}g")
    return [group.findtext(f"{SVG}title", "") for group in groups if group.get("class", "").startswith("edge")]


@pytest.mark.parametrize("name", HOSTILE)
def test_any_name_makes_a_well_formed_picture(name: str) -> None:
    map_ = small_map(an_edge(label=name), labels=(name, "drivers"))
    map_ = Map(map_.view, (Side("d0", name),), map_.nodes, map_.edges, (Omission(name, 3, name),))
    root = parsed(map_)
    assert not list(root.iter(f"{SVG}script"))
    assert not [key for element in root.iter() for key in element.attrib if key.startswith("on") or key.endswith("href")]


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_no_text_breaks_the_xml(text: str) -> None:
    parsed(small_map(an_edge(label=text), labels=(text, text)))


def test_a_title_names_view_and_statement_and_says_what_a_map_is_not() -> None:
    assert texts(small_map(an_edge()))[:3] == ["Who does what to whom", "Statement: press-release-2015.txt", DISCLAIMER]


def test_who_cannot_see_the_picture_is_told_its_edges_in_sentences() -> None:
    claims = (Evidence("d0", "c1", "…", ("a witness",)), Evidence("d0", "c2", "…", ()))
    root = parsed(small_map(an_edge(evidence=claims, alleged=True)))
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title", "").startswith("Who does what to whom")
    assert DISCLAIMER in root.findtext(f"{SVG}desc", "")
    titles = edge_titles(small_map(an_edge(evidence=claims, alleged=True)))
    assert titles == ["guards arrest drivers: 2 claims, alleged, said by press-release-2015.txt"]


def test_a_shortened_label_is_whole_in_the_title() -> None:
    name = "the Ministry of Internal Affairs and of the Emergency Situations of the Republic of Kyrgyzstan"
    root = parsed(small_map(labels=(name,)))
    assert any(element.text == f"{name} (group, 1 claim)" for element in root.iter(f"{SVG}title"))
    assert any(text.endswith("…") for text in texts(small_map(labels=(name,))))


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ({"alleged": True}, ["alleged"]),
        ({"conditional": True}, ["supposed, asked or demanded"]),
        ({"habitual": True}, ["↻ every time", "told of every time"]),
        ({"negative": True}, ["not arrest", "told as not done"]),
        ({"denied_by": ("d0",)}, ["✗ denied", "denied by somebody"]),
    ],
)
def test_a_style_has_its_mark_and_its_line_in_the_legend_only_where_it_occurs(rest: dict[str, object], words: list[str]) -> None:
    assert set(words) <= set(texts(small_map(an_edge(**rest))))
    assert not set(words) & set(texts(small_map(an_edge())))


def test_alleged_is_dashed_and_conditional_dotted() -> None:
    assert "stroke-dasharray" not in draw(small_map(an_edge()), "svg")
    assert 'stroke-dasharray="7 4"' in draw(small_map(an_edge(alleged=True)), "svg")
    assert 'stroke-dasharray="0.1 4"' in draw(small_map(an_edge(conditional=True)), "svg")


def test_what_one_side_alone_asserts_has_its_letter_and_its_colour() -> None:
    map_ = small_map(an_edge(said_by=("d1",)), an_edge("b", "c", said_by=("d0", "d1")), sides=2)
    assert texts(map_).count("B") == 2  # on the edge and in the legend
    assert f'stroke="{SIDES[1]}"' in draw(map_, "svg")
    assert "only bulletin of the State Committee.pdf" in texts(map_)
    assert "asserted by several of them" in texts(map_)


def test_what_one_side_asserts_and_another_denies_is_contested() -> None:
    map_ = small_map(an_edge(said_by=("d0",), denied_by=("d1",)), sides=2)
    assert "A · contested" in texts(map_)
    assert "contested: one statement asserts it, another denies it" in texts(map_)
    assert edge_titles(map_)[0].endswith("said by press-release-2015.txt, denied by bulletin of the State Committee.pdf")


def test_what_some_of_three_assert_bears_their_letters() -> None:
    assert "A C" in texts(small_map(an_edge(said_by=("d0", "d2")), sides=3))


def test_what_is_left_out_is_said_below() -> None:
    map_ = small_map(an_edge())
    map_ = Map(
        map_.view, map_.sides, map_.nodes, map_.edges, (Omission("edges", 120, "a map draws 60"), Omission("nodes", 3, "sealed"))
    )
    assert "Left out: 120 edges: a map draws 60; 3 nodes: sealed" in texts(map_)


def test_right_to_left_names_are_drawn_so() -> None:
    drawn = draw(small_map(labels=("السلام عليكم",)), "svg")
    assert re.search(r'<text [^>]*direction="rtl" style="unicode-bidi:\s*isolate">السلام', drawn)


def test_a_number_never_stands_among_letters_from_right_to_left() -> None:
    claims = tuple(Evidence("d0", f"c{number}", "…", ()) for number in range(3))
    assert {"arrest ×3"} <= set(texts(small_map(an_edge(evidence=claims))))
    assert {"اعتقل", "×3"} <= set(texts(small_map(an_edge(label="اعتقل", evidence=claims))))


def test_a_name_from_right_to_left_is_isolated_in_a_sentence() -> None:
    (title,) = edge_titles(small_map(an_edge(), labels=("السلام", "drivers")))
    assert title.startswith("\u2068السلام\u2069 arrest drivers: ")


def test_what_has_no_name_is_said_to_have_none() -> None:
    assert texts(small_map(an_edge(label=""), labels=("", "drivers"))).count("(no name)") == 2


@pytest.mark.parametrize("view", ["actors", "causes", "sources"])
def test_a_map_without_nodes_says_so_in_words(view: str) -> None:
    empty = Map(view, (Side("d0", "wire.txt"),), (), ())  # type: ignore[arg-type]
    assert any(text.startswith("No ") for text in texts(empty))


def test_the_same_map_gives_the_same_picture() -> None:
    assert draw(some_map(40, 60, sides=2), "svg") == draw(some_map(40, 60, sides=2), "svg")
