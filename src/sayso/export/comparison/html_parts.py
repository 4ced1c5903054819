"""Pieces of the page of a comparison: strangers' words made safe, a quotation with its place."""

from __future__ import annotations

from html import escape

from sayso.export.comparison.wording import NO_WORDS, cut
from sayso.export.maps.text import clean
from sayso.export.quotations import Place, Quotation


def stranger(text: str) -> str:
    """Give words that may be a stranger's: escaped, legal, and apart from the direction of what stands around them."""
    return f"<bdi>{escape(clean(text))}</bdi>"


def quotation(found: Quotation) -> str:
    """Give a claim's words with whose they are, where they stand and how firmly they are held."""
    denied = ' · <span class="denies">in the negative</span>' if found.polarity == "negative" else ""
    return (
        f"<blockquote>“{stranger(cut(found.words))}”<p class=from>{stranger(found.statement)}, {found.place.words}"
        f" · {stranger(found.voice)} · {escape(found.commitment)}{denied} · {stranger(found.claim.claim)}</p></blockquote>"
    )


def passage(found: tuple[str, Place] | None) -> str:
    """Give a stretch of a statement with its place, or that there is none to show."""
    if found is None:
        return f'<p class="note">{escape(NO_WORDS)}</p>'
    words, place = found
    return f"<blockquote>{stranger(cut(words))}<p class=from>{place.words}</p></blockquote>"
