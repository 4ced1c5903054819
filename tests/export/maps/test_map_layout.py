from __future__ import annotations

import pytest

from sayso.export.maps.layout import lay_out
from sayso.export.maps.pack import packed
from sayso.export.maps.picture import picture
from sayso.system.types import View
from tests.export.maps.overlap import hidden_points, outside_area, overlapping_area
from tests.export.maps.some_maps import an_edge, small_map, some_map

VIEWS: tuple[View, ...] = ("actors", "causes", "sources")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("nodes", "edges"), [(10, 14), (40, 60), (80, 120)])
@pytest.mark.parametrize("seed", [1, 2])
def test_no_box_or_label_lies_on_another(view: View, nodes: int, edges: int, seed: int) -> None:
    drawn = picture(some_map(nodes, edges, view=view, sides=seed, seed=seed))
    assert overlapping_area(drawn) == 0


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(("nodes", "edges"), [(10, 14), (40, 60), (80, 120)])
def test_no_line_runs_behind_a_box_or_a_label(view: View, nodes: int, edges: int) -> None:
    assert hidden_points(picture(some_map(nodes, edges, view=view))) == 0


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_sticks_out_of_the_picture(view: View) -> None:
    assert outside_area(picture(some_map(40, 60, view=view))) == pytest.approx(0, abs=1e-6)


def test_what_leads_to_something_stands_left_of_it() -> None:
    chain = small_map(an_edge("c", "b"), an_edge("b", "a"), an_edge("c", "a"), view="causes")
    a, b, c = picture(chain).nodes
    assert c.box.x < b.box.x < a.box.x


def test_in_a_circle_of_causes_only_what_closes_it_turns_back() -> None:
    circle = small_map(an_edge("a", "b"), an_edge("b", "c"), an_edge("c", "a"), view="causes")
    lefts = [node.box.middle[0] for node in picture(circle).nodes]
    backwards = [edge for edge in picture(circle).edges if lefts[edge.start] > lefts[edge.end]]
    assert len(set(lefts)) == 3
    assert len(backwards) == 1


def test_parallel_and_opposite_edges_keep_lines_of_their_own() -> None:
    drawn = picture(small_map(an_edge("a", "b"), an_edge("a", "b", "warn"), an_edge("b", "a", "accuse"), labels=("x", "y")))
    assert len({edge.route.label.y for edge in drawn.edges}) == 3
    assert len({edge.route.there[0].start[1] for edge in drawn.edges}) == 3


def test_a_line_from_a_node_to_itself_begins_and_ends_there() -> None:
    drawn = picture(small_map(an_edge("a", "a"), labels=("guards",)))
    box = drawn.nodes[0].box
    there, onward = drawn.edges[0].route.there, drawn.edges[0].route.onward
    assert there[0].start[0] == onward[-1].end[0] == box.x + box.width
    assert drawn.edges[0].route.label.x > box.x + box.width
    assert there[0].loop


def test_parts_that_hang_together_by_nothing_are_packed_side_by_side() -> None:
    drawn = picture(some_map(30, 0))
    wide, tall = drawn.size
    filled = sum(node.box.width * node.box.height for node in drawn.nodes)
    assert 0.7 < wide / tall < 2.2
    assert filled / (wide * tall) > 0.25


def test_one_large_part_leaves_room_for_small_ones_beside_it() -> None:
    places, size = packed([(100, 100), (20, 40), (20, 40), (20, 40)], 10, 1.45)
    assert places[0] == (0, 0)
    assert size[0] <= 160
    assert size[1] <= 150


def test_a_star_of_forty_does_not_become_one_tall_column() -> None:
    spokes = lay_out([(100.0, 30.0)] * 41, [(50.0, 14.0)] * 40, [(0, node) for node in range(1, 41)], onward=False)
    wide, tall = spokes.size
    assert tall < 1.6 * wide


def test_the_same_map_is_placed_the_same_every_time() -> None:
    assert picture(some_map(40, 60)) == picture(some_map(40, 60))


@pytest.mark.parametrize("view", VIEWS)
def test_a_map_far_above_the_usual_size_is_still_placed(view: View) -> None:
    drawn = picture(some_map(200, 400, view=view))
    assert len(drawn.nodes) == 200
    assert overlapping_area(drawn) == 0


def test_a_map_without_nodes_has_no_size() -> None:
    assert lay_out([], [], [], onward=False).size == (0, 0)
