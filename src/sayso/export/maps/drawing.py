"""Nodes, edges and writing as SVG elements."""

from __future__ import annotations

import math
from xml.sax.saxutils import escape

from sayso.export.maps.layout import Box, Curve, Point
from sayso.export.maps.look import Look
from sayso.export.maps.picture import MARK_SIZE, DrawnEdge, DrawnNode
from sayso.export.maps.shapes import inset, number, outline
from sayso.export.maps.style import INK, KINDS, NODES, SIZES
from sayso.export.maps.text import clean, isolated, runs_right_to_left
from sayso.export.words import plural

_ARROW_LENGTH, _ARROW_HALF = 8.0, 3.6
_BAR_HALF = 6.0
_LOOP_HALF = 13.0
"""How far a loop swings up and down before it meets its label."""


def written(text: str, at: Point, size: float, *, colour: str = INK["text"], weight: str = "", centred: bool = True) -> str:
    """Give one line of writing whose baseline stands at `at`: centred there, or begun there.

    Centred, it is a name and runs from right to left where its first strong letter does; else it is a sentence of the map's own.
    """
    turned = centred and runs_right_to_left(text)
    parts = [f'<text x="{number(at[0])}" y="{number(at[1])}" font-size="{number(size)}" fill="{colour}"']
    parts += [' text-anchor="middle"'] if centred else []
    parts += [f' font-weight="{weight}"'] if weight else []
    parts += [' direction="rtl"'] if turned else []
    parts += [' style="unicode-bidi:isolate"'] if not text.isascii() else []
    return "".join(parts) + f">{escape(text)}</text>"


def node_element(drawn: DrawnNode, index: int) -> str:
    """Give a node: its outline, its label, and a title with the whole label, its kind and its number of claims."""
    style = NODES[drawn.node.kind]
    title = f"{isolated(clean(drawn.node.label))} ({KINDS[drawn.node.kind]}, {plural(drawn.node.claims, 'claim')})"
    return "".join(
        [
            f'<g class="node" id="node-{index}"><title>{escape(title)}</title>',
            *shape_elements(drawn.node.kind, drawn.box),
            *_lines(drawn.lines, drawn.box.middle, SIZES.text.node, (), style["line"]),
            "</g>",
        ]
    )


def shape_elements(kind: str, box: Box) -> list[str]:
    """Give the outline of a node of `kind` around `box`."""
    style = NODES[kind]
    around, inside = outline(style["shape"], box)
    dashes = ' stroke-dasharray="2 2.5"' if style["shape"] == "broken" else ""
    found = [f'<path d="{around}" fill="{style["fill"]}" stroke="{style["line"]}" stroke-width="1.3"{dashes}/>']
    if inside:
        found.append(f'<path d="{inside}" fill="none" stroke="{style["line"]}" stroke-width="0.8"/>')
    return found


def _lines(lines: tuple[str, ...], middle: Point, size: float, marks: tuple[str, ...], colour: str) -> list[str]:
    """Give lines, and marks below them, centred on `middle`."""
    step, mark_step = size * SIZES.text.line_height, MARK_SIZE * SIZES.text.line_height
    x, y = middle
    top = y - (len(lines) * step + len(marks) * mark_step) / 2
    # A baseline stands about 0.78 of the line's height down, for letters with and without descenders to look centred.
    found = [written(line, (x, top + (place + 0.78) * step), size) for place, line in enumerate(lines)]
    top += len(lines) * step
    return found + [
        written(mark, (x, top + (place + 0.78) * mark_step), MARK_SIZE, colour=colour, weight="bold")
        for place, mark in enumerate(marks)
    ]


def edge_element(drawn: DrawnEdge, index: int, nodes: tuple[DrawnNode, ...]) -> str:
    """Give an edge: its line with what is marked on it, its label, and a title that tells it in a sentence."""
    there, onward = _to_outlines(drawn, nodes)
    tip, rightward = onward[-1].end, onward[-1].end[0] > onward[-1].start[0]
    path = f"{_path(there)}{_path((*onward[:-1], _shortened(onward[-1])))}"
    mark_colour = INK["denied"] if "denied" in drawn.look.styles else drawn.look.colour
    parts = [
        f'<g class="edge {drawn.voice}" id="edge-{index}"><title>{escape(drawn.sentence)}</title>',
        f'<path d="{path}" fill="none" stroke="none" stroke-width="12" pointer-events="stroke"/>',
        *line_elements(path, drawn.look),
        _arrow(tip, rightward, drawn.look.colour),
    ]
    if drawn.edge.negative:
        parts.append(bar_element(*_halfway(there[-1]), drawn.look.colour))
    parts += _lines(drawn.lines, drawn.route.label.middle, SIZES.text.edge, drawn.marks, mark_colour)
    return "".join([*parts, "</g>"])


def line_elements(path: str, look: Look) -> list[str]:
    """Give the stroke of an edge along `path`; twofold where it is contested."""
    ends = 'stroke-linecap="round"' if look.dashes.startswith("0.1") or " 0.1" in look.dashes else 'stroke-linecap="butt"'
    dashes = f' stroke-dasharray="{look.dashes}"' if look.dashes else ""
    dotted = 0.3 if look.dashes.startswith("0.1") else 0.0  # dots look thinner than a line of their width
    if "contested" in look.styles:
        outer = f'<path d="{path}" fill="none" stroke="{look.colour}" stroke-width="{number(look.thickness + 3)}" {ends}{dashes}/>'
        return [outer, f'<path d="{path}" fill="none" stroke="{INK["paper"]}" stroke-width="{number(look.thickness)}"/>']
    return [
        f'<path d="{path}" fill="none" stroke="{look.colour}" stroke-width="{number(look.thickness + dotted)}" {ends}{dashes}/>'
    ]


def bar_element(at: Point, slope: Point, colour: str) -> str:
    """Give the bar across a line that tells what is said not to be done; `slope` is the line's direction there."""
    length = math.hypot(*slope) or 1.0
    dx, dy = -slope[1] / length * _BAR_HALF, slope[0] / length * _BAR_HALF
    (x, y) = at
    return f'<path d="M{number(x - dx)} {number(y - dy)}L{number(x + dx)} {number(y + dy)}" stroke="{colour}" stroke-width="2.6"/>'


def _arrow(tip: Point, rightward: bool, colour: str) -> str:
    back = -_ARROW_LENGTH if rightward else _ARROW_LENGTH
    x, y = tip
    base = f"{number(x + back)} {number(y - _ARROW_HALF)}L{number(x + back)} {number(y + _ARROW_HALF)}"
    return f'<path d="M{number(x)} {number(y)}L{base}Z" fill="{colour}"/>'


def _to_outlines(drawn: DrawnEdge, nodes: tuple[DrawnNode, ...]) -> tuple[tuple[Curve, ...], tuple[Curve, ...]]:
    """Lengthen a route's ends from the boxes of its nodes to their outlines."""
    there, onward = list(drawn.route.there), list(drawn.route.onward)
    first, last = there[0], onward[-1]
    there[0] = first._replace(start=_on_outline(first.start, nodes[drawn.start]))
    onward[-1] = last._replace(end=_on_outline(last.end, nodes[drawn.end]))
    return tuple(there), tuple(onward)


def _on_outline(point: Point, node: DrawnNode) -> Point:
    right = point[0] > node.box.middle[0]
    depth = inset(node.shape, node.box, point[1], right=right)
    return (point[0] - depth if right else point[0] + depth), point[1]


def _shortened(curve: Curve) -> Curve:
    """End a stretch where its arrow's head begins."""
    (x1, _), (x2, y2) = curve.start, curve.end
    sign = 1 if x2 > x1 else -1
    x = x2 - sign * (_ARROW_LENGTH - 1)
    bend_end = min(curve.bend_end, x) if sign > 0 else max(curve.bend_end, x)
    return curve._replace(bend_end=bend_end, end=(x, y2))


def _path(curves: tuple[Curve, ...]) -> str:
    found = [f"M{_at(curves[0].start)}"]
    for curve in curves:
        first, second, third, fourth = bend_points(curve)
        outward = curve.end[0] > curve.start[0]
        # A loop turns back before its label, so that one half ends there and the other begins.
        found.append(f"M{_at(first)}" if curve.loop and not outward else f"H{number(first[0])}")
        found.append(f"C{_at(second)} {_at(third)} {_at(fourth)}")
        found.append("" if curve.loop and outward else f"H{number(curve.end[0])}")
    return "".join(found)


def _at(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def bend_points(curve: Curve) -> tuple[Point, Point, Point, Point]:
    """Give the four points of a stretch's bend; half a loop is level at its node and upright where it meets its label."""
    (x1, y1), (x2, y2) = curve.start, curve.end
    if not curve.loop:
        middle = (curve.bend_start + curve.bend_end) / 2
        return (curve.bend_start, y1), (middle, y1), (middle, y2), (curve.bend_end, y2)
    out = x2 > x1
    foot, tip = ((curve.bend_start, y1), (x2 - 1, y2)) if out else ((curve.bend_end, y2), (x1 - 1, y1))
    away = math.copysign(_LOOP_HALF, foot[1] - tip[1])
    points = foot, (foot[0] + 0.7 * (tip[0] - foot[0]), foot[1] + away / 2), (tip[0], tip[1] + away), tip
    return points if out else points[::-1]


def _halfway(curve: Curve) -> tuple[Point, Point]:
    """Give the middle of a stretch's bend, and its direction there."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = bend_points(curve)
    middle = ((x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8)
    return middle, (x3 + x2 - x1 - x0, y3 + y2 - y1 - y0)
