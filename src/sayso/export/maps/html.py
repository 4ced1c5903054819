"""A map as one page that needs nothing else: the picture, and beside it each edge with the claims that it was folded from.

Nothing is fetched, and the page's own policy forbids it. Without script the list opens and filters all the same.
"""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from typing import Final

from sayso.export.maps.legend import left_out
from sayso.export.maps.picture import DrawnEdge, Picture, picture
from sayso.export.maps.style import DISCLAIMER, ISSUER, OWN, QUOTED, VIEWS
from sayso.export.maps.svg import element
from sayso.export.maps.text import clean
from sayso.system.types import Evidence, Map

_DATA: Final = files("sayso.export.maps").joinpath("data")


def render(map_: Map) -> str:
    """Give `map_` as an HTML document in UTF-8 that ends with a line end."""
    style = _DATA.joinpath("page.css").read_text(encoding="utf-8")
    script = _DATA.joinpath("page.js").read_text(encoding="utf-8")
    drawn = picture(map_)
    title = f"{VIEWS[map_.view]['title']}: {', '.join(clean(side.name) for side in map_.sides)}"
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            '<meta name="referrer" content="no-referrer">',
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            "</head>",
            "<body>",
            "<main>",
            f"<figure>{element(map_, drawn, role='group')}{_apart(map_)}</figure>",
            f"<aside>{_list(map_, drawn)}</aside>",
            "</main>",
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        ]
    )


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    allowed = f"img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _apart(map_: Map) -> str:
    """Give the maps of the statements by themselves, side by side: pictures of their own, whose ids cannot meet."""
    if not map_.parts:
        return ""
    return f'<h2>Each statement by itself</h2><div class="apart">{"".join(_part(one) for one in map_.parts)}</div>'


def _part(map_: Map) -> str:
    told = f"{VIEWS[map_.view]['title']}: {', '.join(clean(side.name) for side in map_.sides)}"
    picture_of = base64.b64encode(element(map_, picture(map_)).encode()).decode()
    return f'<img alt="{escape(told)}" src="data:image/svg+xml;base64,{picture_of}">'


def _list(map_: Map, drawn: Picture) -> str:
    names = {side.document: clean(side.name) for side in map_.sides}
    head = f'<h1>Edges and their claims</h1><p class="note">{escape(DISCLAIMER)}</p>'
    if not drawn.edges:
        return f'{head}<p class="note">{escape(VIEWS[map_.view]["empty"] if not map_.nodes else "No edges.")}</p>{_omitted(map_)}'
    filters = "".join(
        f'<label><input type="checkbox" id="{key}" checked> {escape(words)}</label>'
        for key, words in (("own", OWN), ("quoted", QUOTED))
    )
    edges = "\n".join(_edge(edge, number, names) for number, edge in enumerate(drawn.edges))
    return f"{head}<fieldset><legend>Show claims in</legend>{filters}</fieldset>\n{edges}\n{_omitted(map_)}"


def _omitted(map_: Map) -> str:
    said = left_out(map_)
    return f'<p class="note">{escape(said)}</p>' if said else ""


def _edge(drawn: DrawnEdge, number: int, names: dict[str, str]) -> str:
    claims = "".join(_claim(evidence, names) for evidence in drawn.edge.evidence)
    return (
        f'<details class="{drawn.voice}" id="claims-{number}"><summary><bdi>{escape(drawn.sentence)}</bdi></summary>'
        f"<ol>{claims}</ol></details>"
    )


def _claim(evidence: Evidence, names: dict[str, str]) -> str:
    voices = " → ".join(f"<bdi>{escape(clean(source))}</bdi>" for source in evidence.chain) or escape(ISSUER)
    denied = ' · <span class="mark">denied</span>' if evidence.denied else ""
    document = names.get(evidence.document, clean(evidence.document))
    return (
        f'<li class="{"quoted" if evidence.chain else "own"}"><blockquote><bdi>“{escape(clean(evidence.text))}”</bdi></blockquote>'
        f'<p class="from">{voices}{denied} · <bdi>{escape(document)}</bdi> · {escape(clean(evidence.claim))}</p></li>'
    )
