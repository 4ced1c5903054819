"""How much of what is drawn lies on top of something else: areas in square pixels, and lines that run behind boxes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from sayso.export.maps.drawing import bend_points
from sayso.export.maps.layout import Box, Point
from sayso.export.maps.picture import Picture


def overlapping_area(drawn: Picture) -> float:
    """Sum of what any two boxes, of nodes or of labels, share."""
    boxes = [node.box for node in drawn.nodes] + [edge.route.label for edge in drawn.edges]
    return sum(_shared(one, two) for one, two in combinations(boxes, 2))


def outside_area(drawn: Picture) -> float:
    """Sum of what sticks out of the picture."""
    page = Box(-0.01, -0.01, drawn.size[0] + 0.02, drawn.size[1] + 0.02)
    boxes = [node.box for node in drawn.nodes] + [edge.route.label for edge in drawn.edges]
    return sum(box.width * box.height - _shared(box, page) for box in boxes)


def hidden_points(drawn: Picture) -> int:
    """Number of points, among many along the edges, that lie inside a box of a node or of a label."""
    boxes = [node.box for node in drawn.nodes] + [edge.route.label for edge in drawn.edges]
    return sum(
        _inside(point, box) for edge in drawn.edges for point in _points(edge.route.there + edge.route.onward) for box in boxes
    )


def _points(curves) -> Iterator[Point]:  # type: ignore[no-untyped-def]
    for curve in curves:
        (x0, y0), (x1, y1), (x2, y2), (x3, y3) = bend_points(curve)
        yield from (curve.start, curve.end) if not curve.loop else ()
        for step in range(21):
            t = step / 20
            a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3
            yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _inside(point: Point, box: Box) -> bool:
    slack = 0.5
    return box.x + slack < point[0] < box.x + box.width - slack and box.y + slack < point[1] < box.y + box.height - slack


def _shared(one: Box, two: Box) -> float:
    wide = min(one.x + one.width, two.x + two.width) - max(one.x, two.x)
    tall = min(one.y + one.height, two.y + two.height) - max(one.y, two.y)
    return wide * tall if wide > 1e-6 and tall > 1e-6 else 0.0
