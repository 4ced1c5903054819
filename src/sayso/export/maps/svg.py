"""A map as an SVG picture: no script, nothing fetched, well-formed whatever the names hold, and told in words as well."""

from __future__ import annotations

from xml.sax.saxutils import escape

from sayso.export.maps.drawing import edge_element, node_element, written
from sayso.export.maps.legend import Block, heading, left_out, legend, statements
from sayso.export.maps.picture import Picture, picture
from sayso.export.maps.shapes import number
from sayso.export.maps.style import DISCLAIMER, INK, SIZES, VIEWS
from sayso.export.words import plural
from sayso.system.types import Map


def render(map_: Map) -> str:
    """Give `map_` as an SVG document, in UTF-8 without a declaration of it, that ends with a line end."""
    return element(map_, picture(map_)) + "\n"


def element(map_: Map, drawn: Picture, *, role: str = "img") -> str:
    """Give the `<svg>` element of a placed map; its ids are `map-title`, `map-description`, `node-0` … and `edge-0` …"""
    margin = SIZES.page.margin
    wide = max(SIZES.page.narrowest, drawn.size[0])
    head, foot = heading(map_, wide), legend(map_, drawn, wide)
    tall = drawn.size[1] if map_.nodes else 40.0
    down = margin + head.height + 14
    below = down + tall + 26
    size = number(wide + 2 * margin), number(below + foot.height + margin)
    return "".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}" viewBox="0 0 {size[0]} {size[1]}" ',
            f'role="{role}" aria-labelledby="map-title map-description" font-family="{SIZES.text.family}">',
            f'<title id="map-title">{escape(_title(map_))}</title>',
            f'<desc id="map-description">{escape(_description(map_))}</desc>',
            f'<rect width="100%" height="100%" fill="{INK["paper"]}"/>',
            _group(head, margin, margin),
            f'<g transform="translate({number(margin + (wide - drawn.size[0]) / 2)} {number(down)})">',
            *(edge_element(edge, index, drawn.nodes) for index, edge in enumerate(drawn.edges)),
            *(node_element(node, index) for index, node in enumerate(drawn.nodes)),
            "</g>",
            _rule(margin, below - 14, wide) if foot.elements else "",
            _group(foot, margin, below),
            _nothing(map_, margin, down) if not map_.nodes else "",
            "</svg>",
        ]
    )


def _group(block: Block, right: float, down: float) -> str:
    return f'<g transform="translate({number(right)} {number(down)})">{"".join(block.elements)}</g>'


def _rule(left: float, y: float, wide: float) -> str:
    return f'<path d="M{number(left)} {number(y)}h{number(wide)}" stroke="{INK["quiet"]}" stroke-width="0.5"/>'


def _nothing(map_: Map, left: float, down: float) -> str:
    return written(VIEWS[map_.view]["empty"], (left, down + 22), SIZES.text.node + 1, centred=False)


def _title(map_: Map) -> str:
    return f"{VIEWS[map_.view]['title']}. {statements(map_)}"


def _description(map_: Map) -> str:
    if not map_.nodes:
        return f"{VIEWS[map_.view]['empty']} {DISCLAIMER}"
    counted = f"{plural(len(map_.nodes), 'node')} and {plural(len(map_.edges), 'edge')}."
    return " ".join(part for part in (DISCLAIMER, counted, left_out(map_)) if part)
