from __future__ import annotations

import itertools

import pytest

from sayso.export.maps.look import Looks
from sayso.export.maps.style import INK, KINDS, NODES, SIDES, STYLES
from tests.export.maps.some_maps import an_edge, small_map


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, two: str) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("kind", NODES)
def test_the_label_of_a_node_can_be_read_on_it_and_its_outline_seen(kind: str) -> None:
    assert contrast(INK["text"], NODES[kind]["fill"]) >= 7
    assert contrast(NODES[kind]["line"], INK["paper"]) >= 3


@pytest.mark.parametrize("colour", [*SIDES, INK["quiet"], INK["line"], INK["denied"], INK["text"]])
def test_what_is_written_on_paper_can_be_read(colour: str) -> None:
    assert contrast(colour, INK["paper"]) >= 4.5


def test_kinds_are_told_apart_without_colour() -> None:
    shapes = [style["shape"] for style in NODES.values()]
    assert len(set(shapes)) == len(shapes)
    assert set(NODES) == set(KINDS)


def test_lines_are_told_apart_without_colour() -> None:
    looks = Looks(small_map(an_edge()))
    edges = [
        an_edge(alleged=alleged, conditional=conditional) for alleged, conditional in itertools.product((False, True), repeat=2)
    ]
    assert len({looks.look(edge).dashes for edge in edges}) == 4


def test_every_style_has_words_for_the_legend() -> None:
    assert all(words["legend"] for words in STYLES.values())
